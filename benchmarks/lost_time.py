"""Minutes that delegates wait or walk, on events of generated shapes: ``python -m benchmarks.lost_time``.

Options: ``--shape NAME`` (repeatable; default: standard), ``--seeds FROM-TO`` (default 0-20, TO left out),
``--limit SECONDS`` (default 30), ``--strict`` (pursue gaps and zone moves one after the other, as an order may
still name them, for comparison), ``--json``.

For each event: weighted minutes lost and their bound, minutes of purchasers and of all others, gaps and zone
moves, as the verifier counts them; then medians. Events that nothing was tuned on are seeds from 20 on.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
from dataclasses import asdict, dataclass

from benchmarks.generate import full_size
from benchmarks.machine import print_facts
from benchmarks.shapes import SHAPES
from sco_scheduler.engine.params import Options
from sco_scheduler.engine.solve import solve
from sco_scheduler.verify import verify
from sco_scheduler.verify.case import Case
from sco_scheduler.verify.verdict import lost_minutes

STRICT = ("musts", "minimums", "value", "balance", "gaps_purchasers", "gaps_suppliers", "zone_moves", "table_moves")
"""The order of the first release: the gaps of purchasers, of suppliers and the zone moves one after the other."""


@dataclass(frozen=True, slots=True)
class Row:
    """One event: its meetings, whether the verifier passed it, and what it loses."""

    shape: str
    seed: int
    meetings: int
    valid: bool
    value: int
    lost_time: int
    bound: int | None
    purchasers: int
    others: int
    gaps: int
    zone_moves: int
    seconds: float


def measure(shape: str, seed: int, limit: float, *, strict: bool = False) -> Row:
    """Solve one event, and let the verifier count."""
    event = full_size(seed, shape)
    outcome = solve(event, options=Options(time_limit=limit, seed=seed, goals=STRICT if strict else None))
    meetings = outcome.schedule.meetings if outcome.schedule is not None else ()
    verdict = verify(event, meetings)
    purchasers, others = lost_minutes(Case(event, meetings))
    bounds = {goal.name: goal.bound for goal in outcome.goals}
    return Row(
        shape=shape,
        seed=seed,
        meetings=len(meetings),
        valid=verdict.ok,
        value=verdict.goals["value"],
        lost_time=verdict.goals["lost_time"],
        bound=bounds.get("lost_time"),
        purchasers=purchasers,
        others=others,
        gaps=verdict.goals["gaps"],
        zone_moves=verdict.goals["zone_moves"],
        seconds=round(outcome.seconds, 1),
    )


def print_row(row: Row) -> None:
    """One line an event."""
    bound = "-" if row.bound is None else f"{row.bound:,}"
    print(
        f"{row.shape:<18} {row.seed:>4} {row.meetings:>8} {row.lost_time:>9,} {bound:>7} {row.purchasers:>10,} "
        f"{row.others:>7,} {row.gaps:>5} {row.zone_moves:>6} {row.seconds:>7}  {'' if row.valid else 'NOT VALID'}"
    )
    sys.stdout.flush()


def _span(text: str) -> range:
    first, _, end = text.partition("-")
    return range(int(first), int(end) if end else int(first) + 1)


def main(arguments: list[str] | None = None) -> int:
    """The command; the exit code is 1 where a schedule was not valid."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.lost_time", description=str(__doc__).splitlines()[0])
    parser.add_argument("--shape", action="append", choices=list(SHAPES), metavar="NAME")
    parser.add_argument("--seeds", type=_span, default=range(20), metavar="FROM-TO")
    parser.add_argument("--limit", type=float, default=30.0, help="seconds of solving an event")
    parser.add_argument("--strict", action="store_true", help="gaps and zone moves one after the other")
    parser.add_argument("--json", action="store_true", help="print a list of objects instead of a table")
    options = parser.parse_args(arguments)
    if not options.json:
        print_facts(options.seeds)
        print(f"{'shape':<18} seed meetings lost time   bound purchasers  others  gaps  moves seconds")
    rows = []
    for shape in options.shape or ["standard"]:
        for seed in options.seeds:
            rows.append(measure(shape, seed, options.limit, strict=options.strict))
            if not options.json:
                print_row(rows[-1])
    if options.json:
        print(json.dumps([asdict(row) for row in rows], indent=1))
    else:
        print(f"median lost time {statistics.median(row.lost_time for row in rows):,g}")
    return 0 if all(row.valid for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
