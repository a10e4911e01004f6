"""Late changes to a published schedule: how long a rerun takes, and whom it disturbs.

    python -m benchmarks.changes [--events example standard] [--changes 100] [--seed 1] [--limit 30] [--json]

Each event is built once and published. Then seeded late changes of every kind are applied, each alone
and in sequences of ten, where every rerun starts from the one before. Seconds are the wall time of a
rerun: solving, verifying, explaining and writing the workbook. ``changed by fresh`` is what a build that
forgets the published schedule changes of the meetings that could stay (``--fresh 0`` leaves it out).
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from random import Random
from statistics import median

from benchmarks.generate import full_size
from benchmarks.late_changes import KINDS, Late, published_from
from benchmarks.machine import print_facts
from sco_scheduler.agendas.changes import changed
from sco_scheduler.agendas.report import BuildReport
from sco_scheduler.domain.event import Event
from sco_scheduler.domain.goals import RERUN_ONLY
from sco_scheduler.domain.outcome import Status
from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.engine import Options, solve
from sco_scheduler.insight.changes import compare, only_changes
from sco_scheduler.output.workbook import write_agendas
from sco_scheduler.resources import example_file
from sco_scheduler.verify import verify
from sco_scheduler.workflows.building import Build, build
from sco_scheduler.workflows.failures import OwnResultRefused
from sco_scheduler.workflows.reading import read

EXAMPLES = {"example": "registrations.xlsx", "small": "small.xlsx"}
"""The example workbooks by the names that this benchmark gives them."""

REFUSED = "refused by the verifier"
NO_RESULT = (Status.CONFLICT, Status.NO_SCHEDULE, REFUSED)

SEQUENCE = 10
"""The changes of a sequence."""


@dataclass(frozen=True, slots=True)
class Row:
    """One rerun. ``proved`` says that no fewer changes are possible, ``value_proved`` that no value was left."""

    event: str
    kind: str
    number: int
    seconds: float
    lost: int
    moved: int
    agendas: int
    value_before: int
    value_after: int
    proved: bool
    value_proved: bool
    fresh_changed: int | None = None
    status: str = ""


def event_of(name: str, seed: int) -> Event:
    return read(example_file(EXAMPLES[name])) if name in EXAMPLES else full_size(seed, name)


def measure(name: str, kind: str, number: int, state: Late, limit: float, fresh: float) -> tuple[Row, Late | None]:
    """One rerun after a late change, and the state that it leaves; None where there is no schedule."""
    before = Schedule(state.before, state.printed)
    start = time.perf_counter()
    try:
        done = build(state.event, published=state.published, time_limit=limit)
    except OwnResultRefused as refused:
        print(refused, file=sys.stderr)
        return _failed(name, kind, number, REFUSED, time.perf_counter() - start), None
    if done.schedule is None:
        return _failed(name, kind, number, done.status, time.perf_counter() - start), None
    _write(done, before, state)
    seconds = time.perf_counter() - start
    goals = {goal.name: goal for goal in done.goals}
    row = Row(
        event=name,
        kind=kind,
        number=number,
        seconds=round(seconds, 2),
        lost=goals["kept"].value,
        moved=sum(goals[goal].value for goal in RERUN_ONLY[1:]),
        agendas=len(changed(before, done.schedule).delegates),
        value_before=verify(state.before, state.printed).goals["value"],
        value_after=goals["value"].value,
        proved=all(goals[goal].proved for goal in RERUN_ONLY),
        value_proved=goals["value"].proved,
        fresh_changed=_fresh(state, fresh) if fresh else None,
        status=done.status,
    )
    return row, Late(state.event, published_from(done.schedule), done.schedule.meetings, state.event)


def _failed(name: str, kind: str, number: int, status: str, seconds: float) -> Row:
    return Row(name, kind, number, seconds, 0, 0, 0, 0, 0, proved=False, value_proved=False, status=status)


def _write(done: Build, before: Schedule, state: Late) -> None:
    assert done.schedule is not None
    assert done.summary is not None
    changes = only_changes(compare(before, done.schedule, state.published.meetings))
    now = datetime(2025, 6, 12, 8)
    report = BuildReport(
        done.schedule, done.summary, now, done.goals, done.unmet, published=state.published, changes=changes
    )
    with tempfile.TemporaryDirectory() as folder:
        write_agendas(Path(folder) / "agendas.xlsx", report)


def _fresh(state: Late, limit: float) -> int:
    """How many of the published meetings that could stay are elsewhere or gone after a fresh build."""
    outcome = solve(state.event, None, Options(time_limit=limit))
    meetings = outcome.schedule.meetings if outcome.schedule is not None else ()
    goals = verify(state.event, meetings, state.published).goals
    return sum(goals[goal] for goal in RERUN_ONLY)


def run(name: str, seed: int, changes: int, limit: float, fresh: float) -> list[Row]:
    """All changes of one event: each kind in turn, alone, then sequences of ten."""
    rng = Random(f"{name} {seed}")
    event = event_of(name, seed)
    first = build(event, time_limit=limit, seed=seed)
    if first.schedule is None:
        raise SystemExit(f"{name}: no schedule was built in {limit:g} s")
    start = Late(event, published_from(first.schedule), first.schedule.meetings, event)
    rows: list[Row] = []
    kinds = list(KINDS)
    for number in range(changes):
        kind = kinds[number % len(kinds)]
        rows.append(measure(name, kind, number, KINDS[kind](rng, start), limit, fresh)[0])
        tell(rows[-1])
    for sequence in range(changes // SEQUENCE):
        state: Late | None = start
        for step in range(SEQUENCE):
            if state is None:
                break
            change = KINDS[rng.choice(kinds)]
            row, state = measure(name, "sequence", sequence * SEQUENCE + step, change(rng, state), limit, 0)
            rows.append(row)
            tell(row)
    return rows


def tell(row: Row) -> None:
    print(f"{row.event} {row.kind} {row.number}: {row.seconds:.1f} s, {row.status}", file=sys.stderr, flush=True)


HEADER = (
    ("kind", 24),
    ("n", 4),
    ("median s", 9),
    ("slowest s", 10),
    ("lost", 9),
    ("moved", 9),
    ("agendas changed", 16),
    ("value before", 13),
    ("after", 9),
    ("proved", 8),
    ("value proved", 13),
    ("changed by fresh", 17),
)


def table(rows: list[Row]) -> list[str]:
    """A line a kind; numbers of changes are medians, with the most in brackets. Then what had no result."""
    found = ["".join(name.rjust(width) for name, width in HEADER)]
    for kind in (*KINDS, "sequence"):
        own = [row for row in rows if row.kind == kind and row.status not in NO_RESULT]
        if not own:
            continue
        fresh = [row.fresh_changed for row in own if row.fresh_changed is not None]
        cells = [
            kind,
            len(own),
            f"{median(row.seconds for row in own):.1f}",
            f"{max(row.seconds for row in own):.1f}",
            _typical([row.lost for row in own]),
            _typical([row.moved for row in own]),
            _typical([row.agendas for row in own]),
            f"{median(row.value_before for row in own):,.0f}",
            f"{median(row.value_after for row in own):,.0f}",
            f"{sum(row.proved for row in own)}/{len(own)}",
            f"{sum(row.value_proved for row in own)}/{len(own)}",
            _typical(fresh) if fresh else "-",
        ]
        found.append("".join(str(cell).rjust(width) for cell, (_, width) in zip(cells, HEADER, strict=True)))
    failed = [row for row in rows if row.status in NO_RESULT]
    return found + [f"{row.kind} {row.number}: {row.status} after {row.seconds:.1f} s" for row in failed]


def _typical(values: list[int]) -> str:
    return f"{median(values):g} ({max(values)})"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    names = "example, small, or shapes of generate (default example and standard)"
    parser.add_argument("--events", nargs="+", default=["example", "standard"], help=names)
    parser.add_argument("--changes", type=int, default=100, help="single changes an event (default 100)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=float, default=30.0, help="seconds of solving, each (default 30)")
    parser.add_argument("--fresh", type=float, default=10.0, help="seconds for a fresh build, 0 for none (default 10)")
    parser.add_argument("--json", action="store_true", help="print a list of objects instead of the tables")
    given = parser.parse_args(arguments)
    print_facts([given.seed])
    rows: list[Row] = []
    for name in given.events:
        own = run(name, given.seed, given.changes, given.limit, given.fresh)
        rows += own
        if not given.json:
            print(f"\n{name}, seed {given.seed}", *table(own), sep="\n", flush=True)
    if given.json:
        print(json.dumps([asdict(row) for row in rows], indent=2))
    return 0 if all(row.proved for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
