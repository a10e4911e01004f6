"""Full-size events of many shapes, goal by goal: ``python -m benchmarks.events``.

Options: ``--shape NAME`` (repeatable; default: standard), ``--all-shapes``, ``--seeds N`` (default 20),
``--limit SECONDS`` (default 30), ``--plain SECONDS`` (how long plain CP-SAT may take beside it; 0 leaves
the comparison out), ``--json``.

For each event and goal: the value reached, its bound, whether it is proved, and after how many seconds
of the solve it was done with; and when the first bound of all and the bound of the value were told. The
comparison is CP-SAT with default parameters on the same model of rules and goals, one goal after
the other, in the same process. Every schedule is checked by the verifier.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from dataclasses import dataclass

from ortools.sat.python import cp_model

from benchmarks.generate import full_size
from benchmarks.machine import forget_peak, peak_megabytes, print_facts
from benchmarks.shapes import SHAPES
from benchmarks.stopwatch import Stopwatch
from sco_scheduler.domain.event import Event
from sco_scheduler.domain.goals import GOALS, Sense
from sco_scheduler.engine import Options, solve
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.model.complete import Model
from sco_scheduler.engine.search.lexicographic import LexicographicSolver
from sco_scheduler.verify import verify

Cell = dict[str, object]
"""A goal's value, bound, proved and seconds."""


@dataclass(frozen=True)
class Row:
    """One event: what was reached, and what plain CP-SAT reached beside it."""

    shape: str
    seed: int
    meetings: int
    valid: bool
    seconds: float
    memory_mb: int
    first_bound: float | None
    """Seconds until any bound was told."""
    value_bound: float | None
    """Seconds until the bound of the value was told."""
    goals: dict[str, Cell]
    plain: dict[str, Cell]


def measure(shape: str, seed: int, limit: float, plain_seconds: float) -> Row:
    """Solve one event, check it, and let plain CP-SAT try."""
    event = full_size(seed, shape)
    watch = Stopwatch()
    forget_peak()
    outcome = solve(event, options=Options(time_limit=limit, seed=seed), watch=watch)
    peak = peak_megabytes()
    meetings = outcome.schedule.meetings if outcome.schedule is not None else ()
    goals: dict[str, Cell] = {
        g.name: {
            "value": g.value,
            "bound": g.bound,
            "proved": g.proved,
            "seconds": round(watch.settled.get(g.name, outcome.seconds), 2),
        }
        for g in outcome.goals
    }
    return Row(
        shape=shape,
        seed=seed,
        meetings=len(meetings),
        valid=outcome.schedule is not None and verify(event, meetings).ok,
        seconds=round(outcome.seconds, 2),
        memory_mb=peak,
        first_bound=min(watch.bounded.values(), default=None),
        value_bound=watch.bounded.get("value"),
        goals=goals,
        plain=_plain(event, plain_seconds) if plain_seconds > 0 else {},
    )


def _plain(event: Event, seconds: float) -> dict[str, Cell]:
    """CP-SAT with default parameters on the complete model, goal by goal."""
    began = time.perf_counter()
    model = Model(index(event))
    search = LexicographicSolver(model, Options())
    found: dict[str, Cell] = {}
    for goal in event.settings.goals:
        if goal == "table_moves":
            break  # the model counts tables and does not know them: they are given afterwards
        left = seconds - (time.perf_counter() - began)
        if left <= 0.1:
            break
        expression = model.objectives.expression(goal)
        if GOALS[goal].sense is Sense.MOST:
            model.cp_model.maximize(expression)
        else:
            model.cp_model.minimize(expression)
        solver = cp_model.CpSolver()
        solver.parameters.max_time_in_seconds = left
        status = solver.solve(model.cp_model)
        if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
            break
        value = round(solver.objective_value)
        proved = status == cp_model.OPTIMAL
        spent = round(time.perf_counter() - began, 2)
        found[goal] = {"value": value, "bound": round(solver.best_objective_bound), "proved": proved, "seconds": spent}
        model.hint(model.placement(solver))
        search.lock(goal, value)  # as the program does, whether it is proved or not
    return found


def print_row(row: Row) -> None:
    """One line a goal."""
    verdict = "valid" if row.valid else "NOT VALID"
    told = "never" if row.value_bound is None else f"after {row.value_bound:.2f} s"
    print(f"\n{row.shape}, seed {row.seed}: {row.meetings} meetings, {verdict}, {row.seconds} s, bound of value {told}")
    print(f"  {'goal':<16} {'value':>7} {'bound':>7} {'proved':>7} {'s':>7}   {'plain':>7} {'proved':>7} {'s':>7}")
    for goal, cell in row.goals.items():
        bound = "-" if cell["bound"] is None else cell["bound"]
        line = f"  {goal:<16} {cell['value']:>7} {bound:>7} {_yes(cell)} {cell['seconds']:>7}"
        beside = row.plain.get(goal)
        if beside is not None:
            line += f"   {beside['value']:>7} {_yes(beside)} {beside['seconds']:>7}"
        print(line)
    sys.stdout.flush()


def _yes(cell: Cell) -> str:
    return f"{'yes' if cell['proved'] else 'no':>7}"


def print_summary(rows: list[Row]) -> None:
    """Medians and worst cases of each shape."""
    for shape in dict.fromkeys(row.shape for row in rows):
        own = [row for row in rows if row.shape == shape]
        valid, peak = sum(row.valid for row in own), max(row.memory_mb for row in own)
        print(f"\n{shape}: {len(own)} seeds, {valid} valid, peak {peak} MB")
        _print_bounds("first bound told", [row.first_bound for row in own])
        _print_bounds("bound of the value told", [row.value_bound for row in own])
        columns = f"{'from the bound: median':>23} {'worst':>6}   {'seconds: median':>16} {'worst':>6}"
        print(f"  {'goal':<16} {'proved':>7} {columns}")
        for goal in dict.fromkeys(goal for row in own for goal in row.goals):
            cells = [row.goals[goal] for row in own if goal in row.goals]
            gaps = [abs(int(str(c["value"])) - int(str(c["bound"]))) for c in cells if c["bound"] is not None]
            seconds = [float(str(c["seconds"])) for c in cells]
            proved = sum(bool(c["proved"]) for c in cells)
            apart = f"{statistics.median(gaps):>23g} {max(gaps):>6}" if gaps else f"{'-':>23} {'-':>6}"
            spent = f"{statistics.median(seconds):>16.2f} {max(seconds):>6.2f}"
            print(f"  {goal:<16} {proved:>4}/{len(cells):<2} {apart}   {spent}")
        _print_plain(own)


def _print_bounds(what: str, times: list[float | None]) -> None:
    known = [seconds for seconds in times if seconds is not None]
    if known:
        told = f"on {len(known)} of {len(times)}, after a median of {statistics.median(known):.2f} s"
        print(f"  {what} {told}, at worst {max(known):.2f} s")


def _print_plain(rows: list[Row]) -> None:
    """How far plain CP-SAT came, goal by goal."""
    for goal in dict.fromkeys(goal for row in rows for goal in row.plain):
        cells = [row.plain[goal] for row in rows if goal in row.plain]
        proved = sum(bool(c["proved"]) for c in cells)
        median = statistics.median(float(str(c["seconds"])) for c in cells)
        ended = f"median end after {median:.2f} s"
        print(f"  plain CP-SAT: {goal} reached on {len(cells)}, proved on {proved} of {len(rows)}, {ended}")


def main(arguments: list[str] | None = None) -> int:
    """The command; the exit code is 1 where a schedule was not valid."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.events", description=str(__doc__).splitlines()[0])
    parser.add_argument(
        "--shape", action="append", choices=list(SHAPES), metavar="NAME", help="a shape of events (repeatable)"
    )
    parser.add_argument("--all-shapes", action="store_true")
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--limit", type=float, default=30.0, help="seconds of solving an event")
    parser.add_argument("--plain", type=float, default=30.0, help="seconds for plain CP-SAT; 0: no comparison")
    parser.add_argument("--json", action="store_true", help="print a list of objects instead of tables")
    options = parser.parse_args(arguments)
    shapes = list(SHAPES) if options.all_shapes else options.shape or ["standard"]
    print_facts(range(options.seeds))
    rows = []
    for shape in shapes:
        for seed in range(options.seeds):
            rows.append(measure(shape, seed, options.limit, options.plain))
            if not options.json:
                print_row(rows[-1])
    if options.json:
        print(json.dumps([row.__dict__ for row in rows], indent=1))
    else:
        print_summary(rows)
    return 0 if all(row.valid for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
