"""Whether memory grows from build to build: ``python -m benchmarks.memory``.

Options: ``--builds N`` (default 50), ``--limit SECONDS`` of solving (default 2), ``--seed N``,
``--registrations FILE`` (default: the full-size example), ``--json``.

Builds the same registrations again and again in one process, each time from the workbook to a new
agendas workbook, and prints what the process holds in memory after every ten builds, and how much
more that is than after the first ten. What one build leaves for Python's collector to find is
collected before it is weighed.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.machine import print_facts
from benchmarks.watching import resident
from sco_scheduler.workflows.build_workbook import build_workbook
from sco_scheduler.workflows.inputs import BuildOptions

EXAMPLE = Path(__file__).parents[1] / "examples" / "registrations.xlsx"
EVERY = 10
GROWTH = 1.05
"""Memory after the last build may be so many times that after the first ten."""


def weigh(registrations: Path, builds: int, limit: float, seed: int) -> list[dict[str, float]]:
    """Megabytes and seconds from the start after every ten builds."""
    rows: list[dict[str, float]] = []
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        for done in range(1, builds + 1):
            output = Path(folder) / f"{done}.xlsx"
            build_workbook(registrations, output, options=BuildOptions(fresh=True, time_limit=limit, seed=seed))
            output.unlink()
            if done % EVERY == 0:
                gc.collect()
                seconds = round(time.perf_counter() - began, 1)
                rows.append({"builds": done, "megabytes": resident(os.getpid()), "seconds": seconds})
    return rows


def main(arguments: list[str] | None = None) -> int:
    """The command; the exit code is 1 where memory grew by more than it may."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--builds", type=int, default=50)
    parser.add_argument("--limit", type=float, default=2.0, help="seconds of solving each")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--registrations", type=Path, default=EXAMPLE)
    parser.add_argument("--json", action="store_true", help="print a list of objects instead of the table")
    given = parser.parse_args(arguments)
    if given.builds < EVERY:
        parser.error(f"at least {EVERY} builds are needed to compare with")
    print_facts([given.seed])
    rows = weigh(given.registrations, given.builds, given.limit, given.seed)
    first = rows[0]["megabytes"]
    for row in rows:
        row["ratio"] = round(row["megabytes"] / first, 3)
    if given.json:
        print(json.dumps(rows, indent=2))
    else:
        print(f"{'builds':>7} {'MB':>7} {'ratio':>7} {'seconds':>9}")
        for row in rows:
            print(f"{row['builds']:>7} {row['megabytes']:>7,} {row['ratio']:>7.3f} {row['seconds']:>9.1f}")
    return 0 if rows[-1]["ratio"] <= GROWTH else 1


if __name__ == "__main__":
    sys.exit(main())
