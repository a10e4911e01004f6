"""The literature's events, solved and checked: ``python -m benchmarks.b2bsp DIR``.

Options: ``--limit SECONDS`` for each event, ``--only PATTERN``, ``--variants COUNT`` (that many seeded variants of
the events instead of the events, from number ``--first`` on, so that a long run may be cut into parts), ``--seed``
(of the variants and of the solver), ``--repeat COUNT`` (each event with so many solver seeds, for the tail of the
times), ``--json``.

``DIR`` holds ``.dzn`` files, itself or in folders, and if the optima are known ``optima.csv`` with the
columns ``instance``, ``set`` and ``optimum`` beside them. Each event is solved in a process of its
own, so that its peak memory is its own, and the verifier checks every schedule. Exit code 1 says that
an answer was wrong.
"""

from __future__ import annotations

import argparse
import csv
import json
import multiprocessing
import resource
import statistics
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from benchmarks.dzn import Data, parse, to_event
from benchmarks.dzn_variants import variant
from benchmarks.machine import print_facts

DEFAULT_DIRECTORY = Path(__file__).resolve().parents[2] / "shared" / "benchmarks" / "b2bsp"
_INFEASIBLE = "infeasible"


@dataclass(frozen=True)
class Result:
    """One event's answer: ``seconds`` of solving, peak memory in MB, and the known optimum ('' if none is)."""

    event: str
    status: str
    gaps: int | None
    bound: int | None
    proved: bool
    seconds: float
    memory_mb: int
    optimum: str
    size: str
    complaint: str = ""
    note: str = ""
    """What a variant has changed."""

    @property
    def settled(self) -> bool:
        """Whether the fewest gaps are proved, or that there is no schedule."""
        return self.right and (self.proved or self.status == _INFEASIBLE)

    @property
    def right(self) -> bool:
        """Whether nothing contradicts the answer: neither the verifier nor the known optimum."""
        if self.complaint:
            return False
        if not self.optimum or not (self.proved or self.status == _INFEASIBLE):
            return True
        answer = _INFEASIBLE if self.status == _INFEASIBLE else str(self.gaps)
        return answer == self.optimum

    def as_json(self) -> dict[str, object]:
        """The fields of ``--json``."""
        keys = ("event", "status", "gaps", "bound", "proved", "seconds", "memory_mb", "optimum", "note")
        return {key: value for key, value in asdict(self).items() if key in keys}


@dataclass(frozen=True)
class Case:
    """An event to solve: its data, its known optimum ('' if none is), and a note for the table."""

    data: Data
    optimum: str = ""
    note: str = ""


def cases(paths: Sequence[Path], optima: Mapping[str, str]) -> Iterator[Case]:
    """The events of files, with their known optima."""
    for path in paths:
        yield Case(parse(path.read_text(encoding="utf-8"), path.stem), optima.get(path.stem, ""))


def variants(paths: Sequence[Path], seed: int, numbers: Iterable[int]) -> Iterator[Case]:
    """Seeded variants of the events of files."""
    events = [case.data for case in cases(paths, {})]
    for number in numbers:
        made = variant(events, seed, number)
        yield Case(made.data, note=", ".join(made.changes))


def run(case: Case, limit: float, seed: int) -> Result:
    """Solve one event in a process of its own."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_child, args=(case, limit, seed, theirs))
    process.start()
    theirs.close()
    try:
        result: Result = ours.recv()
    except EOFError:
        result = Result(case.data.name, "crashed", None, None, False, 0.0, 0, case.optimum, "", "the process died")
    process.join()
    return result


def _child(case: Case, limit: float, seed: int, answer: Connection) -> None:
    answer.send(_solve(case, limit, seed))
    answer.close()


def _solve(case: Case, limit: float, seed: int) -> Result:
    from sco_scheduler.domain.outcome import Status
    from sco_scheduler.engine import Options, solve
    from sco_scheduler.engine.params import ConflictParams, SearchParams
    from sco_scheduler.verify import verify

    event = to_event(case.data)
    size = f"{len(event.fixed)} × {len(event.companies)}, {len(event.slots)} slots, {len(event.zones[0].tables)} tables"
    started = time.perf_counter()
    silent = SearchParams(conflicts=ConflictParams(seconds=0.0))
    outcome = solve(event, options=Options(time_limit=limit, seed=seed, params=silent))
    seconds = time.perf_counter() - started
    goal = next((goal for goal in outcome.goals if goal.name == "gaps"), None)
    status = outcome.status.value
    if outcome.status is Status.CONFLICT:
        confirmed = outcome.conflict is not None and outcome.conflict.confirmed
        status = _INFEASIBLE if confirmed else f"{_INFEASIBLE}, not confirmed"
    complaint = ""
    if outcome.schedule is not None and goal is not None:
        verdict = verify(event, outcome.schedule.meetings)
        if not verdict.ok:
            complaint = verdict.violations[0].text
        elif verdict.goals["gaps"] != goal.value:
            complaint = f"the verifier counts {verdict.goals['gaps']} gaps"
    return Result(
        case.data.name,
        status,
        goal.value if goal else None,
        goal.bound if goal else None,
        bool(goal and goal.proved),
        round(seconds, 2),
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        case.optimum,
        size,
        complaint,
        case.note,
    )


def optima_in(directory: Path) -> Mapping[str, str]:
    """The known optima by the stem of the file; empty where the directory has none."""
    known: dict[str, str] = {}
    for path in sorted(directory.rglob("optima.csv")):
        with path.open(encoding="utf-8", newline="") as rows:
            known |= {f"{row['instance']}.{row['set']}": row["optimum"] for row in csv.DictReader(rows)}
    return known


def print_result(result: Result) -> None:
    """One line of the table."""
    found = result.status if result.gaps is None else f"{result.gaps} gaps, bound {result.bound}"
    proof = "proved" if result.proved else ("" if result.status == _INFEASIBLE else "not proved")
    mark = "" if result.right else f"  WRONG {result.complaint}"
    print(
        f"{result.event:32} {result.size:34} {found:20} {proof:10} {result.seconds:6.2f} s {result.memory_mb:5} MB"
        f"  {result.note or 'optimum ' + (result.optimum or 'unknown')}{mark}",
        flush=True,
    )


def print_total(results: Iterable[Result]) -> None:
    """How many are right and settled, and how long all took together."""
    rows = list(results)
    slowest = max(rows, key=lambda row: row.seconds)
    print(
        f"{sum(row.settled for row in rows)} of {len(rows)} right and settled in "
        f"{sum(row.seconds for row in rows):.1f} s of solving, "
        f"median {statistics.median(row.seconds for row in rows):.1f} s, the slowest {slowest.event} in "
        f"{slowest.seconds:.1f} s; up to {max(row.memory_mb for row in rows)} MB"
    )
    for row in rows:
        if not row.settled:
            print(f"not settled: {row.event} ({row.status}, {row.gaps} gaps, bound {row.bound})")


def print_tails(results: Iterable[Result]) -> None:
    """For each event that was solved with several seeds: the fastest, median and slowest time, and the open runs."""
    runs: dict[str, list[Result]] = {}
    for result in results:
        runs.setdefault(result.event, []).append(result)
    for event, rows in runs.items():
        times = sorted(row.seconds for row in rows)
        unsettled = sum(not row.settled for row in rows)
        span = f"{times[0]:.1f} to {times[-1]:.1f} s, median {statistics.median(times):.1f} s"
        print(f"{event:32} {len(rows)} seeds: {span}, {unsettled} not settled")


def main(arguments: list[str] | None = None) -> int:
    """The command; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.b2bsp", description=__doc__.splitlines()[0])
    parser.add_argument("directory", nargs="?", type=Path, default=DEFAULT_DIRECTORY)
    parser.add_argument("--limit", type=float, default=60.0, help="seconds for each event (default 60)")
    parser.add_argument("--only", default="", metavar="PATTERN", help="only events whose name matches, e.g. 'tic-13*'")
    parser.add_argument("--variants", type=int, default=0, metavar="COUNT", help="solve so many variants instead")
    parser.add_argument("--first", type=int, default=0, metavar="NUMBER", help="number of the first variant")
    parser.add_argument("--seed", type=int, default=0, help="of the variants and of the solver")
    parser.add_argument("--repeat", type=int, default=1, metavar="COUNT", help="solve each with so many seeds")
    parser.add_argument("--json", action="store_true", help="print a list of objects instead of a table")
    options = parser.parse_args(arguments)
    paths = sorted(options.directory.rglob(f"{options.only or '*'}.dzn")) if options.directory.is_dir() else []
    if options.only and not paths:
        paths = sorted(options.directory.rglob(f"*{options.only.strip('*')}*.dzn"))
    if not paths:
        print(f"SKIPPED: no events in {options.directory}", file=sys.stderr)
        if options.json:
            print("[]")
        return 0
    if not options.json:
        print_facts([options.seed])
    if options.variants:
        numbers = range(options.first, options.first + options.variants)
        chosen = variants(paths, options.seed, numbers)
    else:
        chosen = cases(paths, optima_in(options.directory))
    results = []
    for case in chosen:
        for seed in range(options.seed, options.seed + options.repeat):
            results.append(run(case, options.limit, seed))
            if not options.json:
                print_result(results[-1])
    if options.json:
        print(json.dumps([result.as_json() for result in results], indent=1))
    else:
        if options.repeat > 1:
            print_tails(results)
        print_total(results)
    return 0 if all(result.right for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
