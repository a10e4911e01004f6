"""Late changes to a published schedule: how long a rerun takes, and whom it disturbs.

    python -m benchmarks.changes [--events example standard] [--changes 60] [--sequences 4] [--only KIND ...]
                                 [--seed 1] [--limit SECONDS] [--fresh 10] [--folder DIR] [--json]

Each event is written as a registrations workbook, built once and so published. Then 100 seeded late changes
are applied: of every kind in turn, each alone to the first schedule, and in sequences of ten where every
rerun starts from the one before. A rerun is the command ``schedule build`` in a process of its own, from
the changed workbooks to the new one: seconds are its wall time. ``fewest proved`` says of how many reruns
it is proved that no fewer meetings can be lost, moved or changed, ``value proved`` of how many that they
lost no value that a schedule which keeps so much allows. ``changed by fresh`` is what a build that forgets
the published schedule would change of the meetings that could stay, once for each kind (``--fresh 0``
leaves it out). ``--only`` takes kinds by their names, and ``sequence``. Ends with 1 unless every rerun had
a result whose changes are proved to be the fewest.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from benchmarks.generate import full_size
from benchmarks.late_changes import KINDS, State, change, edit_meetings
from benchmarks.machine import print_facts
from benchmarks.registrations import write_registrations
from benchmarks.watching import PROGRAM
from sco_scheduler.domain.event import Event
from sco_scheduler.domain.goals import RERUN_ONLY
from sco_scheduler.engine import Options, solve
from sco_scheduler.intake import read_agendas
from sco_scheduler.output.files import HISTORY
from sco_scheduler.resources import example_file
from sco_scheduler.verify import verify
from sco_scheduler.workflows.compare import changed_agendas
from sco_scheduler.workflows.inputs import Moment, read
from sco_scheduler.workflows.rerun.published import read_published

EXAMPLES = {"example": "registrations.xlsx", "small": "small.xlsx"}
"""The example workbooks by the names that this benchmark gives them."""

SEQUENCE = "sequence"
LENGTH = 10
"""The changes of a sequence."""


@dataclass(frozen=True, slots=True)
class Row:
    """One rerun.

    ``lost`` are the meetings given up that could stay, ``moved`` those at another time, ``replaced`` those
    with another table, delegate or interpreter alone. ``proved`` says that fewer of all these are
    impossible, ``value_proved`` that no value was left. Without a result ``status`` says why.
    """

    event: str
    kind: str
    number: int
    seconds: float
    status: str
    lost: int = 0
    moved: int = 0
    replaced: int = 0
    agendas: int = 0
    value_before: int = 0
    value_after: int = 0
    value_bound: int | None = None
    proved: bool = False
    value_proved: bool = False
    fresh_changed: int | None = None


@dataclass(frozen=True)
class Bench:
    """An event under change: where its workbooks are, and how long solving may take (None: as by default)."""

    name: str
    folder: Path
    limit: float | None
    fresh: float

    @property
    def registrations(self) -> Path:
        """The registrations workbook."""
        return self.folder / "event.xlsx"

    @property
    def agendas(self) -> Path:
        """The agendas workbook."""
        return self.folder / "event-agendas.xlsx"

    def begin_again(self, first: Path) -> None:
        """Put the first schedule in its place, as if nothing had been built since."""
        shutil.rmtree(self.folder / HISTORY, ignore_errors=True)
        shutil.copy2(first, self.agendas)

    def state(self, event: Event, state: State | None = None) -> State:
        """What the agendas workbook publishes now."""
        return State(event, read_agendas(self.agendas).rows, since=state.since if state is not None else None)

    def build(self, *words: str) -> tuple[float, Mapping[str, Any], str]:
        """Run ``schedule build``: its wall time, its JSON object, and what it said on standard error."""
        limit = () if self.limit is None else ("--time-limit", str(self.limit))
        command = [*PROGRAM, "build", str(self.registrations), "--json", "--quiet", *limit, *words]
        start = time.perf_counter()
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        seconds = time.perf_counter() - start
        return seconds, json.loads(done.stdout or '{"status": "no output"}'), done.stderr

    def rerun(self, kind: str, number: int, state: State, *, fresh: bool = True) -> Row:
        """Write a late change into the workbooks and build again."""
        write_registrations(self.registrations, state.event)
        edit_meetings(self.agendas, state)
        others = self._changed_by_fresh(state) if fresh and self.fresh else None
        since = ("--from", f"{state.since:%Y-%m-%d %H:%M}") if state.since is not None else ()
        seconds, found, said = self.build(*since)
        seconds = round(seconds, 2)
        goals = {goal["name"]: goal for goal in found.get("goals", ())}
        if "rerun" not in found or not goals:
            print(said, file=sys.stderr)
            return Row(self.name, kind, number, seconds, found["status"])
        rerun = found["rerun"]
        if rerun["unchanged"]:
            value = rerun["value"]
            done = (0, 0, 0, 0, value, value, None, True, True)
            return Row(self.name, kind, number, seconds, "unchanged", *done, others)
        return Row(
            event=self.name,
            kind=kind,
            number=number,
            seconds=seconds,
            status=found["status"],
            lost=goals["kept"]["value"],
            moved=goals["slot_moves"]["value"],
            replaced=goals["table_changes"]["value"] + goals["person_changes"]["value"],
            agendas=sum(len(company.delegates) for company in changed_agendas(self.agendas).companies),
            value_before=rerun["value"],
            value_after=goals["value"]["value"],
            value_bound=rerun["value_bound"],
            proved=all(goals[goal]["proved"] for goal in RERUN_ONLY),
            value_proved=goals["value"]["proved"],
            fresh_changed=others,
        )

    def _changed_by_fresh(self, state: State) -> int:
        """How many of the published meetings that could stay are elsewhere or gone after a fresh build."""
        since = Moment(state.since.time(), state.since.date()) if state.since is not None else None
        earlier = read_published(self.agendas, read(self.registrations), since)
        outcome = solve(earlier.event, None, Options(time_limit=self.fresh))
        meetings = outcome.schedule.meetings if outcome.schedule is not None else ()
        goals = verify(earlier.event, meetings, earlier.published).goals
        return sum(goals[goal] for goal in RERUN_ONLY)


def event_of(name: str, seed: int) -> Event:
    """An example, or a generated event of that shape."""
    return read(example_file(EXAMPLES[name])) if name in EXAMPLES else full_size(seed, name)


def run(bench: Bench, seed: int, changes: int, sequences: int, kinds: list[str]) -> Iterator[Row]:
    """All changes of one event: each kind in turn, alone, then sequences of ten."""
    write_registrations(bench.registrations, event_of(bench.name, seed))
    event = read(bench.registrations)
    seconds, found, said = bench.build("--seed", str(seed))
    if found.get("output") is None:
        raise SystemExit(f"{bench.name}: no schedule was built\n{said}")
    print(f"{bench.name}: {len(found['meetings'])} meetings built in {seconds:.1f} s", file=sys.stderr, flush=True)
    first = bench.folder / "first.xlsx"
    shutil.copy2(bench.agendas, first)
    start = bench.state(event)
    alone = [kind for kind in kinds if kind != SEQUENCE]
    for number in range(changes if alone else 0):
        bench.begin_again(first)
        kind = alone[number % len(alone)]
        changed = change(kind, Random(f"{bench.name} {seed} {number}"), start)
        yield bench.rerun(kind, number, changed, fresh=number < len(alone))
    for sequence in range(sequences if SEQUENCE in kinds else 0):
        bench.begin_again(first)
        state = start
        rng = Random(f"{bench.name} {seed} sequence {sequence}")
        for step in range(LENGTH):
            changed = change(rng.choice(list(KINDS)), rng, state)
            yield bench.rerun(SEQUENCE, sequence * LENGTH + step, changed, fresh=False)
            state = bench.state(changed.event, changed)


HEADER = (
    ("kind", 22),
    ("n", 4),
    ("median s", 9),
    ("slowest s", 10),
    ("lost", 10),
    ("moved", 9),
    ("table or people", 16),
    ("agendas changed", 16),
    ("value before", 13),
    ("after", 8),
    ("fresh at most", 14),
    ("fewest proved", 14),
    ("value proved", 13),
    ("changed by fresh", 17),
)


def table(rows: list[Row]) -> list[str]:
    """A line a kind and one for all; numbers are medians, with the most in brackets. Then what had no result."""
    found = [" ".join(name.rjust(width) for name, width in HEADER)]
    done = [row for row in rows if row.value_before or row.value_after]
    for kind in (*KINDS, SEQUENCE):
        own = [row for row in done if row.kind == kind]
        if own:
            found.append(_line(kind, own))
    if len({row.kind for row in done}) > 1:
        found.append(_line("all", done))
    failed = [row for row in rows if row not in done]
    return found + [f"{row.kind} {row.number}: {row.status} after {row.seconds:.1f} s" for row in failed]


def _line(kind: str, rows: list[Row]) -> str:
    fresh = [row.fresh_changed for row in rows if row.fresh_changed is not None]
    bounds = [row.value_bound for row in rows if row.value_bound is not None]
    cells = [
        kind,
        len(rows),
        f"{median(row.seconds for row in rows):.1f}",
        f"{max(row.seconds for row in rows):.1f}",
        *(_typical([getattr(row, name) for row in rows]) for name in ("lost", "moved", "replaced", "agendas")),
        f"{median(row.value_before for row in rows):,.0f}",
        f"{median(row.value_after for row in rows):,.0f}",
        f"{median(bounds):,.0f}" if bounds else "-",
        f"{sum(row.proved for row in rows)}/{len(rows)}",
        f"{sum(row.value_proved for row in rows)}/{len(rows)}",
        _typical(fresh) if fresh else "-",
    ]
    return " ".join(str(cell).rjust(width) for cell, (_, width) in zip(cells, HEADER, strict=True))


def _typical(values: list[int]) -> str:
    return f"{median(values):g} ({max(values)})"


@contextmanager
def _place(folder: Path | None, name: str) -> Iterator[Path]:
    if folder is None:
        with tempfile.TemporaryDirectory() as made:
            yield Path(made)
    else:
        (folder / name).mkdir(parents=True, exist_ok=True)
        yield folder / name


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    names = "example, small, or shapes of generate (default example and standard)"
    parser.add_argument("--events", nargs="+", default=["example", "standard"], help=names)
    parser.add_argument("--changes", type=int, default=60, help="single changes an event (default 60)")
    parser.add_argument("--sequences", type=int, default=4, help="sequences of ten an event (default 4)")
    parser.add_argument("--only", nargs="+", choices=[*KINDS, SEQUENCE], metavar="KIND", help="only these kinds")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=float, help="seconds of solving, each (default as `schedule build`)")
    parser.add_argument("--fresh", type=float, default=10.0, help="seconds for a fresh build, 0 for none (default 10)")
    parser.add_argument("--folder", type=Path, help="where the workbooks go, and stay with their history")
    parser.add_argument("--json", action="store_true", help="print a list of objects instead of the tables")
    given = parser.parse_args(arguments)
    print_facts([given.seed])
    rows: list[Row] = []
    for name in given.events:
        own: list[Row] = []
        with _place(given.folder, name) as folder:
            bench = Bench(name, folder, given.limit, given.fresh)
            for row in run(bench, given.seed, given.changes, given.sequences, given.only or [*KINDS, SEQUENCE]):
                print(f"{name} {row.kind} {row.number}: {row.seconds:.1f} s, {row.status}", file=sys.stderr, flush=True)
                own.append(row)
        rows += own
        if not given.json:
            print(f"\n{name}, seed {given.seed}", *table(own), sep="\n", flush=True)
    if given.json:
        print(json.dumps([asdict(row) for row in rows], indent=2))
    return 0 if rows and all(row.proved for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
