"""Assigns a table to each meeting, given slots and people: the goal *table_moves*.

A delegate's meetings in the seated role on one day in one zone are best at one table, whatever the delegate does in
between: visits to other zones, meetings in the other role. Each zone and day is a separate problem. Its slots are
filled in time order: fixed and published tables first, then delegates stay at their table where they can, and an
arriving delegate gets a table to which no other delegate is about to return. The remaining moves are reduced by
exchanges and, in small problems, by CP-SAT, which also proves a bound.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import chain, combinations, pairwise
from random import Random

import numpy as np
from numpy.typing import NDArray
from ortools.sat.python import cp_model

from sco_scheduler.domain.event import Seated
from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.methods import (
    BASIC_RULES,
    FURTHER_RULES,
    RERUN_GOALS,
    SELECTION_GOALS,
    TABLE_GOALS,
    TIMING_GOALS,
    Method,
    without,
)
from sco_scheduler.engine.model.variables import add_up
from sco_scheduler.engine.params import TABLE_ROUNDS, TABLE_SLOTS, Options
from sco_scheduler.engine.problem import ANY, Choice, Placement, Problem, choices_by_delegate
from sco_scheduler.engine.search.solvers import new_solver, run

METHOD = Method(
    title="Assignment of tables",
    purpose="A table for each meeting, with the fewest moves between tables.",
    when="At the end, slots and people given; once more where people were spread.",
    honours=("table_one_meeting", "supplier_zone", "table_changes", *TABLE_GOALS),
    not_concerned=(
        *without(BASIC_RULES, "table_one_meeting", "supplier_zone"),
        *FURTHER_RULES,
        *SELECTION_GOALS,
        *TIMING_GOALS,
        *without(RERUN_GOALS, "table_changes"),
    ),
)
"""What this method does with each rule and goal."""


_NEVER = 1 << 30


@dataclass(frozen=True, slots=True)
class TableAssignment:
    """A table (its index in the zone) for each held item, the number of table moves, and a bound of it.

    ``bound`` holds for the given slots, people and kept tables. ``rooms`` has, for each zone and day, which meetings
    follow each other at one table where nobody moves, and the bound of its moves.
    """

    tables: dict[int, int]
    table_moves: int
    bound: int
    rooms: Mapping[tuple[int, int], tuple[frozenset[tuple[int, int]], int]] = field(default_factory=dict)


def assign_tables(
    problem: Problem,
    placement: Placement,
    options: Options,
    budget: Budget,
    earlier: TableAssignment | None = None,
) -> TableAssignment:
    """Assign a table to every meeting: fixed and published tables first, then with few moves between tables.

    Parameters
    ----------
    options
        Workers and seed of the search, and the largest model that is built.
    budget
        Limit of the search for fewer moves and its proof; if it is 0, tables are assigned slot by slot only.
    earlier
        An assignment for the same slots and perhaps other people, to start from. Its tables and bounds stay where these
        people follow each other as those did.

    Returns
    -------
    TableAssignment
        The tables, their moves, and a bound of the moves.
    """
    follows = _follows(problem, placement)
    tables: dict[int, int] = {}
    rooms: dict[tuple[int, int], list[Choice]] = defaultdict(list)
    for choice in placement.choices():
        item = problem.items[choice.item]
        if item.history:
            assert item.published is not None, "what is past was published"
            tables[choice.item] = item.published.table
        else:
            rooms[item.zone, problem.day[choice.slot]].append(choice)
    over = {a: b for a, b in follows.items() if a in tables and b in tables}
    bound = sum(tables[a] != tables[b] for a, b in over.items())  # moves between past meetings
    assigned = {at: _ZoneDay(problem, at[0], choices, follows, tables) for at, choices in rooms.items()}
    known = {} if earlier is None else earlier.rooms
    bounds = {at: known[at][1] for at, room in assigned.items() if at in known and known[at][0] == room.follow}
    share = budget.remaining() / max(1, len(rooms) - len(bounds))
    for at, room in assigned.items():
        if earlier is None:
            room.fill()
        else:
            room.tables = {item: earlier.tables[item] for item in room.slot_of}
        if at not in bounds:
            bounds[at] = room.improve(options, budget.within(share))
        tables |= room.tables
    moves = sum(tables[a] != tables[b] for a, b in follows.items())
    proved = {at: (room.follow, bounds[at]) for at, room in assigned.items()}
    return TableAssignment(tables, moves, max(bound + sum(bounds.values()), 0), proved)


def _follows(problem: Problem, placement: Placement) -> dict[int, int]:
    """For each item in which a delegate is seated, the next such item of the delegate in the same zone and day."""
    seat = {Seated.PURCHASERS.value: 0, Seated.SUPPLIERS.value: 1}.get(problem.seated)
    found: dict[int, int] = {}
    if seat is None:
        return found
    for delegate, rows in choices_by_delegate(problem, placement).items():
        visits: dict[tuple[int, int], list[Choice]] = defaultdict(list)
        for choice in rows:
            item = problem.items[choice.item]
            if item.modes[choice.mode][seat] == delegate:
                visits[item.zone, problem.day[choice.slot]].append(choice)
        found |= {a.item: b.item for a, b in chain.from_iterable(map(pairwise, visits.values()))}
    return found


@cache
def _every_choice(count: int) -> NDArray[np.bool_]:
    """[choice, place]: all subsets of ``count`` places, as rows of truth values."""
    return ((np.arange(1 << count)[:, None] >> np.arange(count)) & 1).astype(np.bool_)


class _ZoneDay:
    """The meetings of one zone on one day."""

    def __init__(
        self, problem: Problem, zone: int, choices: list[Choice], follows: dict[int, int], past: dict[int, int]
    ) -> None:
        self.problem = problem
        self.zone = zone
        self.open = problem.table_open[zone]
        self.slot_of = {c.item: c.slot for c in choices}
        self.links = [(a, b) for a, b in follows.items() if b in self.slot_of]
        self.before = {b: a for a, b in self.links}
        self.follow = frozenset(self.links)
        self.past = past
        self.tables: dict[int, int] = {}
        self.by_slot: dict[int, list[int]] = defaultdict(list)
        for choice in choices:
            self.by_slot[choice.slot].append(choice.item)

    def fill(self) -> None:
        """Assign tables slot by slot, in time order."""
        returns: dict[int, int] = {}  # by table: the slot in which a delegate returns to it
        after = dict(self.links)
        for slot in sorted(self.by_slot):
            taken = self._bound_tables(slot)
            waiting = [i for i in self.by_slot[slot] if i not in self.tables]
            for i in waiting:
                last = self._last_table(i)
                if last != ANY and last not in taken and slot in self.open[last]:
                    self.tables[i] = last
                    taken.add(last)
            free = [k for k, opened in enumerate(self.open) if slot in opened and k not in taken]
            free.sort(key=lambda k: -returns.get(k, _NEVER) if returns.get(k, _NEVER) > slot else -_NEVER)
            for i in waiting:
                if i not in self.tables:
                    self.tables[i] = self._roomiest(free, i, after)
            for i in self.by_slot[slot]:
                returns[self.tables[i]] = self.slot_of[after[i]] if i in after else _NEVER

    def _roomiest(self, free: list[int], item: int, after: dict[int, int]) -> int:
        """The free table for an arriving delegate: preferably one that stays open for the whole visit."""
        stay = []
        while item in after:
            item = after[item]
            stay.append(self.slot_of[item])
        best = next((k for k in free if all(t in self.open[k] for t in stay)), free[0])
        free.remove(best)
        return best

    def _last_table(self, item: int) -> int:
        before = self.before.get(item)
        if before is None:
            return ANY
        return self.tables.get(before, self.past.get(before, ANY))

    def _bound_tables(self, slot: int) -> set[int]:
        """Assign fixed tables, then published ones that are still available."""
        taken: set[int] = set()
        for i in self.by_slot[slot]:
            if self.problem.items[i].table != ANY:
                self.tables[i] = self.problem.items[i].table
                taken.add(self.tables[i])
        for i in self.by_slot[slot]:
            table = self._published_table(i, slot)
            if i not in self.tables and table not in taken | {ANY}:
                self.tables[i] = table
                taken.add(table)
        return taken

    def _published_table(self, item: int, slot: int) -> int:
        place = self.problem.items[item].published
        if place is None or place.slot != slot or place.table == ANY or slot not in self.open[place.table]:
            return ANY
        return place.table

    def moves(self) -> int:
        """The number of moves of the present assignment."""
        return sum(self._last_table(b) != self.tables[b] for _, b in self.links)

    def improve(self, options: Options, budget: Budget) -> int:
        """Reduce the moves; return the bound that is proved for this zone and day."""
        bound = self._fewest_with_these_kept(options, budget)
        return 0 if self.moves() and self._several_at_one_table() else bound

    def _several_at_one_table(self) -> bool:
        """Whether published meetings are at one table in one slot, so that others of them could keep it than now."""
        places = [(t, self._published_table(i, t)) for i, t in self.slot_of.items()]
        known = [place for place in places if place[1] != ANY]
        return len(set(known)) < len(known)

    def _fewest_with_these_kept(self, options: Options, budget: Budget) -> int:
        """Reduce the moves, with the published tables that are kept now; return the bound that is proved for these."""
        moves = self.moves()
        free = sum(len(self._choices(i, t)) > 1 for i, t in self.slot_of.items())
        if moves == 0 or free == 0:
            return moves  # no free table, as in a rerun in which every meeting keeps its table
        finishing = options.params.finishing
        size = len(self.slot_of) * len(self.open)
        if size > finishing.largest_table_model or budget.remaining() <= 0.0:
            return 0
        if free > finishing.few_free_tables:
            self._exchange(Random(options.seed), budget.share(finishing.exchanging_share), finishing.work_an_exchange)
            moves = self.moves()
            if not moves:
                return 0
        return self._fewest(options, budget, moves)

    def _fewest(self, options: Options, budget: Budget, moves: int) -> int:
        """Minimise the moves by CP-SAT, with the present tables as hint; return the proved bound."""
        model = cp_model.CpModel()
        at: dict[tuple[int, int], cp_model.IntVar] = {}
        for slot, items in self.by_slot.items():
            for i in items:
                for k in self._choices(i, slot):
                    at[i, k] = model.new_bool_var(f"at{i}.{k}")
                    model.add_hint(at[i, k], self.tables[i] == k)
                model.add_exactly_one([at[i, k] for k in self._choices(i, slot)])
            for k in range(len(self.open)):
                model.add_at_most_one([at[i, k] for i in items if (i, k) in at])
        stays: list[cp_model.IntVar] = []
        for a, b in self.links:
            if a in self.past:
                stays += [at[b, self.past[a]]] if (b, self.past[a]) in at else []
            both = [k for k in range(len(self.open)) if (a, k) in at and (b, k) in at]
            here = [model.new_bool_var(f"stays{a}.{k}") for k in both]
            for literal, k in zip(here, both, strict=True):
                model.add_implication(literal, at[a, k])
                model.add_implication(literal, at[b, k])
            model.add_at_most_one(here)
            stays += here
        for i in self._symmetry_breaking():
            model.add(at[i, self.tables[i]] == 1)
        model.maximize(add_up(stays))
        solver = new_solver(options, budget)
        # Core-guided search: most bounds come from sets of meetings that cannot all stay, which the LP does not see.
        solver.parameters.optimize_with_core = True
        solver.parameters.linearization_level = 0
        if run(solver, model, budget) not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
            return 0
        if round(solver.objective_value) > len(self.links) - moves:
            self.tables = {i: k for (i, k), literal in at.items() if solver.boolean_value(literal)}
        return len(self.links) - round(solver.best_objective_bound)

    def _symmetry_breaking(self) -> list[int]:
        """The meetings of one slot whose tables may be fixed without loss (symmetry breaking).

        Tables that are open in the same slots and have no past meetings or meetings without a choice are
        interchangeable. Fixing the assignment in the fullest slot in which only such tables are left removes all but
        one of the symmetric solutions.
        """
        decided = {i for i, t in self.slot_of.items() if len(self._choices(i, t)) == 1}
        named = {self.tables[i] for i in decided} | {self.past[a] for a, _ in self.links if a in self.past}
        best: list[int] = []
        for t, items in self.by_slot.items():
            taken = {self.tables[i] for i in items if i in decided}
            left = [k for k, opened in enumerate(self.open) if t in opened and k not in taken]
            if named.isdisjoint(left) and len({self.open[k] for k in left}) == 1:
                best = max(best, [i for i in items if i not in decided], key=len)
        return best

    def _exchange(self, rng: Random, budget: Budget, work: float) -> None:
        """Reduce the moves by exchanges between two tables, each pair in turn; a pair uses ``work`` of the budget.

        For two tables, the best set of slots in which they exchange their meetings is found by enumeration; ties are
        broken at random, to leave local optima.
        """
        at = {(k, self.slot_of[i]): i for i, k in self.tables.items()}
        allowed = {i: frozenset(self._choices(i, t)) for i, t in self.slot_of.items()}
        least, fruitless = self.moves(), 0
        while least > 0 and fruitless < TABLE_ROUNDS:
            pairs = list(combinations(range(len(self.open)), 2))
            rng.shuffle(pairs)
            for one, other in pairs:
                if budget.expired():
                    return
                budget.spend(work)
                for slot in self._slots_to_exchange(at, allowed, one, other, rng):
                    for table, item in ((other, at.pop((one, slot), None)), (one, at.pop((other, slot), None))):
                        if item is not None:
                            at[table, slot] = item
                            self.tables[item] = table
            moves = self.moves()
            least, fruitless = min(least, moves), 0 if moves < least else fruitless + 1

    def _slots_to_exchange(
        self, at: dict[tuple[int, int], int], allowed: dict[int, frozenset[int]], one: int, other: int, rng: Random
    ) -> list[int]:
        """The slots in which two tables exchange their meetings for the fewest moves between them.

        ``at`` maps (table, slot) to items, and ``allowed`` has the tables that each item may have.
        """
        here = {t: ((one, at.get((one, t))), (other, at.get((other, t)))) for t in self.by_slot}
        slots = [
            t
            for t, both in here.items()
            if any(i is not None for _, i in both)
            and all(i is None or one + other - table in allowed[i] for table, i in both)
        ]
        if len(slots) > TABLE_SLOTS:
            slots = rng.sample(slots, TABLE_SLOTS)
        place = {t: n for n, t in enumerate(slots)}
        exchanged = _every_choice(len(slots))
        moves = np.zeros(len(exchanged), np.int16)
        for table, item in chain.from_iterable(here.values()):
            if item is None or (last := self._last_table(item)) not in {one, other}:
                continue
            differs = np.full(len(exchanged), last != table)
            for i in (item, self.before[item]):
                if i in self.slot_of and self.slot_of[i] in place:
                    differs ^= exchanged[:, place[self.slot_of[i]]]
            moves += differs
        best = np.flatnonzero(moves == moves.min())
        chosen = exchanged[best[rng.randrange(len(best))]]
        return [t for t, n in place.items() if chosen[n]]

    def _choices(self, item: int, slot: int) -> list[int]:
        """The tables that a meeting may have without further changes against the published schedule."""
        fixed = self.problem.items[item].table
        if fixed != ANY:
            return [fixed]
        if self._published_table(item, slot) == self.tables[item]:
            return [self.tables[item]]
        return [k for k, opened in enumerate(self.open) if slot in opened]
