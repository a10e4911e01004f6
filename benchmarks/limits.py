"""Whether a time limit is kept: ``python -m benchmarks.limits``.

    python -m benchmarks.limits [--full 2 5 10 30] [--largest 20 60] [--shape NAME] [--seed 1] [--json]

Solves a generated full-size event, and the largest, each with several limits, each solve in a process
of its own, and prints the wall time of the solve beside its limit. At full size a solve may end a
second late, at the largest by 5% of the limit; it ends earlier where everything is proved. "stage" is
what the solve worked on when the limit passed, where it was late.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time

from benchmarks.generate import full_size, largest
from benchmarks.machine import print_facts
from benchmarks.shapes import SHAPES
from sco_scheduler.engine import Options, Progress, solve

SECOND = 1.0
"""How late a solve of a full-size event may end, in seconds."""

SHARE = 0.05
"""How late a solve of the largest event may end, as a share of its limit."""


class _Last:
    """A watch that notes what the solve told last before its limit passed."""

    def __init__(self, limit: float) -> None:
        self._limit = limit
        self.told = ""

    def progress(self, update: Progress) -> None:
        if update.seconds <= self._limit:
            self.told = f"{update.goal} {update.note}".strip()

    def stopped(self) -> bool:
        return False


def measure(size: str, shape: str, seed: int, limit: float) -> dict[str, object]:
    """Solve one event in this process."""
    event = largest(seed) if size == "largest" else full_size(seed, shape)
    last = _Last(limit)
    start = time.perf_counter()
    outcome = solve(event, None, Options(time_limit=limit, seed=seed), last)
    seconds = time.perf_counter() - start
    late = max(0.0, seconds - limit)
    return {
        "size": size,
        "limit": limit,
        "seconds": round(seconds, 2),
        "late": round(late, 2),
        "kept": late <= (SHARE * limit if size == "largest" else SECOND),
        "meetings": len(outcome.schedule.meetings) if outcome.schedule is not None else 0,
        "stage": last.told if late > 0 else "",
    }


def in_own_process(size: str, shape: str, seed: int, limit: float) -> dict[str, object]:
    """Solve one event in a fresh process."""
    words = ("--only", size, "--shape", shape, "--seed", str(seed), "--full", str(limit))
    command = [sys.executable, "-m", "benchmarks.limits", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{size}, limit {limit:g} s: the solving process failed\n{done.stderr}")
    found: dict[str, object] = json.loads(done.stdout)
    return found


def main(arguments: list[str] | None = None) -> int:
    """The command; the exit code is 1 where a limit was not kept."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--full", nargs="*", type=float, default=[2, 5, 10, 30], help="limits at full size, in seconds")
    parser.add_argument("--largest", nargs="*", type=float, default=[20, 60], help="limits at the largest, in seconds")
    parser.add_argument("--shape", choices=list(SHAPES), default="standard", help="of the full-size event")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true", help="print a list of objects instead of the table")
    parser.add_argument("--only", help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.only:
        print(json.dumps(measure(given.only, given.shape, given.seed, given.full[0])))
        return 0
    print_facts([given.seed])
    if not given.json:
        print(f"{'size':<8} {'limit':>6} {'seconds':>8} {'late':>6} {'kept':>5} {'meetings':>9}  stage")
    rows = []
    for size, limits in (("full", given.full), ("largest", given.largest)):
        for limit in limits:
            row = in_own_process(size, given.shape, given.seed, limit)
            rows.append(row)
            if not given.json:
                kept = "yes" if row["kept"] else "NO"
                numbers = f"{limit:>6g} {row['seconds']:>8} {row['late']:>6} {kept:>5} {row['meetings']:>9}"
                print(f"{size:<8} {numbers}  {row['stage']}", flush=True)
    if given.json:
        print(json.dumps(rows, indent=2))
    return 0 if all(row["kept"] for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
