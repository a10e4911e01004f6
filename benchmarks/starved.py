"""Whether a time limit is kept where the processor is not to be had: ``python -m benchmarks.starved``.

    python -m benchmarks.starved [--speeds 1 4 8] [--cores 2 1] [--limits 1 2 5 10 30] [--shape NAME] [--seed 1]
                                 [--kept] [--json]

A speed of 4 means a quarter: three busy processes beside the solve on each core that it may use. Each
solve of a generated full-size event runs in a process of its own, with a fresh folder for compiled code
unless ``--kept`` is given, in which case the code was compiled before. "compiling" are the seconds that
the solve waited for compiled code, which are added to its limit; "late" is by how much it ended after
both; "kept" says whether that is at most 1.5 s. "first" is when the first schedule was told; "value" its points
and the bound that the solve itself proved, "share" these points in percent of the bound that a solve of 10 s with
nothing beside it proved before, and "lost" the lost time or the gaps and zone moves.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager

from benchmarks.generate import full_size
from benchmarks.machine import cores, print_facts
from benchmarks.shapes import SHAPES
from sco_scheduler.domain.goals import GoalResult
from sco_scheduler.engine import Options, Progress, solve

LATE = 1.5
"""How late a solve may end, in seconds."""

_CALM_LIMIT = 10.0
"""The limit of the solve that proves the bound of the value, in seconds; it mostly needs one."""

_BUSY = "import os\nparent = os.getppid()\nwhile os.getppid() == parent:\n    sum(range(10**6))"
"""Ends with the benchmark, however that ends."""


class _Follower:
    """A listener that notes when the first schedule was told, and how long compiled code was waited for."""

    def __init__(self, limit: float) -> None:
        self.limit = limit
        self.first: float | None = None
        self.extension = 0.0
        self.told = ""

    def progress(self, update: Progress) -> None:
        """Note what is new in an update."""
        if self.first is None and update.value is not None:
            self.first = update.seconds
        self.extension = max(self.extension, update.seconds + update.time_left - self.limit)
        if update.time_left > 0.0:
            self.told = f"{update.goal} {update.note}".strip()

    def stopped(self) -> bool:
        """Never."""
        return False


def measure(shape: str, seed: int, limit: float) -> dict[str, object]:
    """Solve one event in this process."""
    event = full_size(seed, shape)
    follower = _Follower(limit)
    start = time.perf_counter()
    outcome = solve(event, None, Options(time_limit=limit, seed=seed), follower)
    seconds = time.perf_counter() - start
    late = max(0.0, seconds - limit - follower.extension)
    goals = {goal.name: goal for goal in outcome.goals}
    return {
        "seconds": round(seconds, 2),
        "compiling": round(follower.extension, 2),
        "late": round(late, 2),
        "kept": late <= LATE,
        "first": None if follower.first is None else round(follower.first, 2),
        "meetings": len(outcome.schedule.meetings) if outcome.schedule is not None else 0,
        "musts": _of_bound(goals["musts"]) if "musts" in goals else None,
        "value": _of_bound(goals["value"]) if "value" in goals else None,
        "lost": [goal.value for name, goal in goals.items() if name in _LOST],
        "stage": follower.told if late > 0.0 else "",
    }


def _of_bound(goal: GoalResult) -> str:
    """The value of a goal beside its bound, which is not known where time ran out before."""
    return f"{goal.value}/{'?' if goal.bound is None else goal.bound}"


def share_of_bound(value: str, calm: str) -> float | None:
    """The points of a value such as ``8896/9300`` in percent of the bound of another; None where one is not known."""
    points, bound = value.split("/", maxsplit=1)[0], calm.rsplit("/", maxsplit=1)[-1]
    return round(100 * int(points) / int(bound), 1) if points.isdigit() and bound.isdigit() and int(bound) else None


_LOST = ("lost_time", "gaps_purchasers", "gaps_suppliers", "zone_moves")


@contextmanager
def starved(speed: int, allowed: set[int]) -> Iterator[None]:
    """While it is entered, other processes leave one part in ``speed`` of each allowed core."""
    busy = []
    try:
        for core in sorted(allowed):
            for _ in range(speed - 1):
                process = subprocess.Popen([sys.executable, "-c", _BUSY])
                busy.append(process)
                if hasattr(os, "sched_setaffinity"):
                    os.sched_setaffinity(process.pid, {core})
        yield
    finally:
        for process in busy:
            process.kill()
            process.wait()


def _apart(shape: str, seed: int, limit: float, allowed: set[int], folder: str) -> dict[str, object]:
    """One solve in a process of its own, on the allowed cores, with its own folder for compiled code."""
    command = [sys.executable, "-m", "benchmarks.starved", "--alone", shape, str(seed), str(limit)]
    environment = {**os.environ, "NUMBA_CACHE_DIR": folder}

    def pin() -> None:
        if hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, allowed)

    done = subprocess.run(command, env=environment, preexec_fn=pin, stdout=subprocess.PIPE, check=True)
    found: dict[str, object] = json.loads(done.stdout)
    return found


def main() -> int:
    """Run the cases and print them, one a line; 1 where a limit was not kept."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--speeds", type=int, nargs="+", default=[1, 4, 8])
    parser.add_argument("--cores", type=int, nargs="+", default=[2, 1])
    parser.add_argument("--limits", type=float, nargs="+", default=[1, 2, 5, 10, 30])
    parser.add_argument("--shape", choices=SHAPES, default="standard")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kept", action="store_true")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--alone", nargs=3, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.alone:
        shape, seed, limit = given.alone
        print(json.dumps(measure(shape, int(seed), float(limit))))
        return 0
    print_facts([given.seed])
    every = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else list(range(cores()))
    rows: list[dict[str, object]] = []
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as base:
        calm = str(_apart(given.shape, given.seed, _CALM_LIMIT, set(every), base)["value"])
        if not given.json:
            print(f"value and bound of a calm solve of {_CALM_LIMIT:g} s: {calm}", flush=True)
        for count in given.cores:
            allowed = set(every[:count])
            for speed in given.speeds:
                for limit in given.limits:
                    folder = base if given.kept else tempfile.mkdtemp(dir=base)
                    if given.kept and not rows:
                        _apart(given.shape, given.seed, 5.0, allowed, folder)
                    with starved(speed, allowed):
                        found = _apart(given.shape, given.seed, limit, allowed, folder)
                    share = share_of_bound(str(found["value"]), calm)
                    row = {"cores": count, "speed": f"1/{speed}", "limit": limit, "share": share, **found}
                    rows.append(row)
                    if not given.json:
                        print("  ".join(f"{name} {value}" for name, value in row.items()), flush=True)
    if given.json:
        print(json.dumps(rows, indent=1))
    return 0 if all(row["kept"] for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
