"""The full-size example, from its file to the agendas workbook, as its user meets it.

    python -m benchmarks.example [--limit 30] [--seed 0] [--json]

Prints the wall time and the peak memory of ``schedule build`` (a process of its own, Python's start
included), the time that ``schedule --help`` takes once its files are in the system's cache, the time
to read and check the registrations and to write the agendas workbook, a rerun after nothing changed
and one after a cancellation, and each goal with its bound and whether it is proved.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.machine import facts, print_facts

EXAMPLE = Path(__file__).parents[1] / "examples" / "registrations.xlsx"

_PROGRAM = (sys.executable, "-m", "sco_scheduler")
_TIMES = 9
"""Runs of what takes well under a second; the median counts."""


@dataclass(frozen=True)
class Run:
    """A command that ran: its wall time, the most memory it held at once, and what it printed."""

    seconds: float
    megabytes: int
    printed: str


def run(*words: str | Path) -> Run:
    """Run the program in a process of its own.

    Raises
    ------
    RuntimeError
        It failed.
    """
    with tempfile.TemporaryFile("w+", encoding="utf-8") as output:
        start = time.perf_counter()
        child = subprocess.Popen([*_PROGRAM, *map(str, words)], stdout=output, stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode != 0:
            raise RuntimeError(f"schedule {' '.join(map(str, words))} exits {child.returncode}")
        output.seek(0)
        return Run(seconds, round(used.ru_maxrss / 1024), output.read())


def median(job: Callable[[], object]) -> float:
    """The median wall time of a job, in seconds, after one run that does not count."""
    job()
    times = []
    for _ in range(_TIMES):
        start = time.perf_counter()
        job()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def measure(limit: float, seed: int) -> dict[str, object]:
    """All figures, by their names; seconds unless the name says otherwise."""
    with tempfile.TemporaryDirectory() as name:
        registrations = Path(shutil.copy(EXAMPLE, name))
        words = ("build", registrations, "--json", "--quiet", "--time-limit", str(limit), "--seed", str(seed))
        first = run(*words)
        again = run(*words)
        cancel_first_purchaser(registrations)
        rerun = run(*words)
        built = json.loads(first.printed)
        changed = json.loads(rerun.printed)
        return {
            "build": round(first.seconds, 1),
            "build_mb": first.megabytes,
            "solving": built["seconds"],
            "rerun_unchanged": round(again.seconds, 1),
            "rerun_cancelled": round(rerun.seconds, 1),
            "rerun_moves": next(g["value"] for g in changed["goals"] if g["name"] == "slot_moves"),
            "help": round(median(lambda: run("--help")), 3),
            "read_and_check": round(median(read_and_check), 2),
            "write": round(median(writing(registrations)), 2),
            "meetings": len(built["meetings"]),
            "unmet": len(built["unmet"]),
            "goals": built["goals"],
        }


def cancel_first_purchaser(registrations: Path) -> None:
    """Mark the first purchaser of the workbook cancelled."""
    from openpyxl import load_workbook

    book = load_workbook(registrations)
    sheet = book["Purchasers"]
    column = next(cell.column for cell in sheet[1] if cell.value == "Status")
    sheet.cell(2, column, "cancelled")
    book.save(registrations)


def read_and_check() -> None:
    """What ``schedule check`` does, without printing."""
    from sco_scheduler import check

    assert check(EXAMPLE).ok


def writing(registrations: Path) -> Callable[[], object]:
    """A job that writes the agendas workbook of a schedule, solved briefly beforehand."""
    from sco_scheduler import BuildOptions, build_workbook
    from sco_scheduler.output.excel.workbook import write_agendas

    made = build_workbook(registrations, registrations.with_name("written.xlsx"), options=BuildOptions(time_limit=3))
    report, path = made.report, made.output
    assert report is not None, "the example gives a schedule"
    assert path is not None, "and a workbook"
    return lambda: write_agendas(path, report, keep=False)


def show(figures: dict[str, object]) -> None:
    """The figures as two tables in Markdown."""
    rows = {
        "`schedule build`, wall time": f"{figures['build']} s",
        "… of it solving": f"{figures['solving']:.1f} s",
        "… peak memory": f"{figures['build_mb']} MB",
        "`schedule build` again, nothing changed": f"{figures['rerun_unchanged']} s",
        "`schedule build` again, a purchaser cancelled": f"{figures['rerun_cancelled']} s",
        "… meetings moved": figures["rerun_moves"],
        "`schedule --help`, warm": f"{figures['help']} s",
        "reading and checking": f"{figures['read_and_check']} s",
        "writing the workbook": f"{figures['write']} s",
        "meetings held": figures["meetings"],
        "requests not met, each with its reason": figures["unmet"],
    }
    print("| | |\n|---|---:|")
    for name, figure in rows.items():
        print(f"| {name} | {figure} |")
    print("\n| Goal | Value | Bound | |\n|---|---:|---:|---|")
    goals = figures["goals"]
    assert isinstance(goals, list), "goals are a list of objects"
    for goal in goals:
        bound = "unknown" if goal["bound"] is None else goal["bound"]
        print(f"| `{goal['name']}` | {goal['value']} | {bound} | {'proved' if goal['proved'] else 'good'} |")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure the full-size example.")
    parser.add_argument("--limit", type=float, default=30.0, help="seconds of solving (default 30)")
    parser.add_argument("--seed", type=int, default=0, help="seed of the build (default 0)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    arguments = parser.parse_args()
    print_facts([arguments.seed])
    figures = measure(arguments.limit, arguments.seed)
    if arguments.json:
        print(json.dumps({"machine": facts([arguments.seed]), **figures}, indent=2))
    else:
        show(figures)


if __name__ == "__main__":
    main()
