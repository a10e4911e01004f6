"""How the engine grows: the standard event at 1, 3, 10 and 30 times its size, and the largest.

    python -m benchmarks.growth [--sizes 1 3 10 30 largest] [--seed 1] [--limit 60] [--json] [--picture docs/growth.svg]

Each size is solved in a process of its own with the program's own engine, so that seconds and
memory are its own, and every schedule is checked by the program's verifier. The bound is the
relaxation's (``value`` of the meetings). "settled" is when work on the value ended, in seconds; then
gaps and moves are improved until the limit ("seconds"). Memory is the process's peak.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.generate import growth, largest
from benchmarks.growth_picture import draw
from benchmarks.machine import facts, print_facts
from benchmarks.stopwatch import Stopwatch
from sco_scheduler.domain.event import Event
from sco_scheduler.engine import Options, solve
from sco_scheduler.verify import verify

SIZES = ("1", "3", "10", "30", "largest")


def event_of(size: str, seed: int) -> Event:
    return largest(seed) if size == "largest" else growth(int(size), seed)


def measure(size: str, seed: int, limit: float) -> dict[str, object]:
    """Solve one size in this process."""
    event = event_of(size, seed)
    watch = Stopwatch()
    start = time.perf_counter()
    outcome = solve(event, None, Options(time_limit=limit, seed=seed), watch)
    seconds = time.perf_counter() - start
    meetings = outcome.schedule.meetings if outcome.schedule is not None else ()
    start = time.perf_counter()
    verdict = verify(event, meetings)
    goals = {goal.name: {"value": goal.value, "bound": goal.bound, "proved": goal.proved} for goal in outcome.goals}
    value, bound = (goals.get("value", {}).get(key) for key in ("value", "bound"))
    return {
        "size": size,
        "purchasers": sum(c.purchaser is not None for c in event.companies),
        "suppliers": sum(c.supplier is not None for c in event.companies),
        "pairs": len(event.requests_by_pair),
        "slots": len(event.slots),
        "interpreters": len(event.interpreters or ()),
        "meetings": len(meetings),
        "value": value,
        "bound": bound,
        "below_bound_percent": None if not value or not bound else round(100 * (bound - value) / bound, 3),
        "proved": bool(goals.get("value", {}).get("proved")),
        "value_seconds": round(watch.settled.get("value", seconds), 1),
        "seconds": round(seconds, 1),
        "verify_seconds": round(time.perf_counter() - start, 1),
        "memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "valid": verdict.ok,
        "goals": goals,
    }


def in_own_process(size: str, seed: int, limit: float) -> dict[str, object]:
    """Solve one size in a fresh process."""
    command = [sys.executable, "-m", "benchmarks.growth", "--only", size, "--seed", str(seed), "--limit", str(limit)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{size}: the solving process failed\n{done.stderr}")
    found: dict[str, object] = json.loads(done.stdout)
    return found


_COLUMNS = (
    *("size", "purchasers", "suppliers", "pairs", "meetings", "value", "bound", "below"),
    *("settled", "seconds", "MB", "valid"),
)


def line(row: dict[str, object]) -> str:
    """A row of the table."""
    below = "proved" if row["proved"] else f"{row['below_bound_percent']}%"
    cells = [row[key] for key in ("size", "purchasers", "suppliers", "pairs", "meetings", "value", "bound")]
    cells += [below, row["value_seconds"], row["seconds"], row["memory_mb"], "yes" if row["valid"] else "NO"]
    return "  ".join(f"{cell!s:>10}" for cell in cells)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", nargs="+", default=list(SIZES), help="times the standard event, or largest")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=float, default=60.0, help="seconds of solving (default 60)")
    parser.add_argument("--json", action="store_true", help="print a list of objects instead of the table")
    parser.add_argument("--picture", type=Path, help="also draw the curve into this SVG file")
    parser.add_argument("--only", help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.only:
        print(json.dumps(measure(given.only, given.seed, given.limit)))
        return 0
    print_facts([given.seed])
    if not given.json:
        print("  ".join(f"{name:>10}" for name in _COLUMNS))
    rows = []
    for size in given.sizes:
        rows.append(in_own_process(size, given.seed, given.limit))
        if not given.json:
            print(line(rows[-1]), flush=True)
    if given.json:
        print(json.dumps(rows, indent=2))
    if given.picture is not None:
        given.picture.parent.mkdir(parents=True, exist_ok=True)
        given.picture.write_text(draw(rows, facts()), encoding="utf-8")
    return 0 if all(row["valid"] for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
