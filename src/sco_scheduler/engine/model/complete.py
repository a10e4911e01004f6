"""The complete CP-SAT model of an event: every rule, and one expression for each goal.

``table_moves`` is not included: tables are assigned afterwards, with slots and people given.

In a rerun, a meeting keeps its published table if it stays in its slot and claims that table;
of all claims of one table and slot (kept or fixed), one is granted. Meetings without a claim take any
remaining table, so counting tables still suffices for them. A meeting keeps its people if, in addition, the
same delegates attend and the same interpreter, if any, serves: a claim of a person, granted once per slot.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, partial

from ortools.sat.python import cp_model

from sco_scheduler.engine.methods import (
    BASIC_RULES,
    FURTHER_RULES,
    RERUN_GOALS,
    SELECTION_GOALS,
    TABLE_GOALS,
    TIMING_GOALS,
    Method,
)
from sco_scheduler.engine.model.constraints.company_maximum import company_maximum
from sco_scheduler.engine.model.constraints.delegate_one_meeting import delegate_one_meeting
from sco_scheduler.engine.model.constraints.gap_spread import gap_spread
from sco_scheduler.engine.model.constraints.interpreter_present import Serve, interpreter_present
from sco_scheduler.engine.model.constraints.pair_meets_once import pair_meets_once
from sco_scheduler.engine.model.constraints.pins_and_wishes import pins_and_wishes
from sco_scheduler.engine.model.constraints.table_one_meeting import table_one_meeting
from sco_scheduler.engine.model.constraints.walking_time import walking_time
from sco_scheduler.engine.model.variables import Expression, GapLiterals, Variables, add_up, ever, weigh
from sco_scheduler.engine.problem import ANY, GAP_GROUPS, GONE, NONE, Choice, Item, Place, Placement, Problem

METHOD = Method(
    title="Complete model (CP-SAT)",
    purpose="States every rule and goal; can solve any event alone, and proves.",
    when="Small events goal by goal; the placing of chosen pairs; reruns.",
    honours=(*BASIC_RULES, *FURTHER_RULES, *SELECTION_GOALS, *TIMING_GOALS, *RERUN_GOALS),
    cannot_take=TABLE_GOALS,
)
"""What this method does with each rule and goal."""


class Model:
    """The CP-SAT model with every rule, and the goals' expressions to optimise or constrain.

    ``only`` restricts the model to some items (the others are not held), and ``placed`` leaves an item one choice.
    The model can solve any event alone; other methods provide bounds and hints.
    """

    def __init__(
        self,
        problem: Problem,
        only: Iterable[int] | None = None,
        *,
        placed: Mapping[int, Choice] | None = None,
        with_gap_spread: bool = True,
    ) -> None:
        self.problem = problem
        self.cp_model = cp_model.CpModel()
        self.variables = v = Variables(self.cp_model, problem, only, placed)
        self.gaps = GapLiterals(v)
        delegate_one_meeting(v)
        pair_meets_once(v)
        table_one_meeting(v)
        walking_time(v)
        company_maximum(v)
        serve = interpreter_present(v)
        pins_and_wishes(v)
        if with_gap_spread and problem.gap_spread is not None:
            gap_spread(v, self.gaps)
        self.objectives = Objectives(v, self.gaps, serve)

    def hint(self, placement: Placement) -> None:
        """Hint a placement to the solver; every item that is not in it is hinted as not held."""
        self.cp_model.clear_hints()
        taken = set(placement.choices())
        for choice, literal in self.variables.x.items():
            self.cp_model.add_hint(literal, choice in taken)

    def placement(self, solver: cp_model.CpSolver) -> Placement:
        """The placement of the solution that the solver found."""
        taken: dict[int, Choice] = {}
        for choice, literal in self.variables.x.items():
            if solver.boolean_value(literal):
                taken[choice.item] = choice
        return Placement(taken)


class Objectives:
    """The goals' expressions over one model, built on first use."""

    def __init__(self, v: Variables, gaps: GapLiterals, serve: Serve) -> None:
        self._v = v
        self._gaps = gaps
        self._serve = serve
        self._made: dict[str, Expression] = {}
        self._keeping: KeptLiterals | None = None

    def expression(self, goal: str) -> Expression:
        """The value of a goal, by its name in the catalogue."""
        if goal not in self._made:
            self._made[goal] = self._makers()[goal]()
        return self._made[goal]

    def _makers(self) -> dict[str, Callable[[], Expression]]:
        return {
            "musts": self._musts,
            "kept": lambda: self.keeping().lost,
            "slot_moves": lambda: self.keeping().slot_moves,
            "table_changes": lambda: self.keeping().changes_in_place[0],
            "person_changes": lambda: self.keeping().changes_in_place[1],
            "minimums": self._minimums,
            "value": self._value,
            "balance": self._balance,
            **{goal: partial(self._gaps_of, groups) for goal, groups in GAP_GROUPS.items()},
            "zone_moves": self._zone_moves,
            "lost_time": self._lost_time,
        }

    def _musts(self) -> Expression:
        """Each pair counts once, even if pins hold it several times."""
        v = self._v
        terms: list[cp_model.LinearExprT] = []
        for items in v.problem.must_pairs.values():
            if any(v.problem.items[i].mandatory for i in items):
                terms.append(1)
            else:
                terms += [v.x[c] for i in items for c in v.by_item[i]]
        return add_up(terms)

    def _minimums(self) -> Expression:
        v = self._v
        terms: list[cp_model.LinearExprT] = []
        for target in v.problem.minima:
            short = v.model.new_int_var(0, target.limit, f"short{target.company}.{target.role}")
            held = v.total(c for i in target.items for c in v.by_item[i])
            v.model.add(short + held >= target.limit)
            terms.append(short)
        return add_up(terms)

    def _value(self) -> Expression:
        v = self._v
        return weigh((literal, v.problem.items[choice.item].value) for choice, literal in v.x.items())

    def _balance(self) -> Expression:
        """Squares as sums of odd numbers, which is convex, so that the linear relaxation is tight."""
        v = self._v
        terms: list[cp_model.LinearExprT] = []
        for items in self.supplied():
            held = v.total(c for i in items for c in v.by_item[i])
            steps = [v.model.new_bool_var("") for _ in items]
            v.model.add(add_up(steps) == held)
            for above, below in zip(steps[1:], steps, strict=False):
                v.model.add_implication(above, below)
            terms += [(2 * k + 1) * step for k, step in enumerate(steps)]
        return add_up(terms)

    def supplied(self) -> list[list[int]]:
        """For each supplying company, the items of the model in which it is the supplier."""
        found: dict[int, list[int]] = {}
        for item in self._v.problem.items:
            if self._v.by_item[item.index]:
                found.setdefault(item.supplier, []).append(item.index)
        return list(found.values())

    def _gaps_of(self, groups: frozenset[int]) -> Expression:
        problem = self._v.problem
        counted = [d for d in range(len(problem.delegates)) if problem.gap_group[d] in groups]
        return add_up([literal for d in counted for literal in self._gaps.of(d)])

    def _lost_time(self) -> Expression:
        """The weighted minutes that delegates wait through slots and walk between zones."""
        v, problem = self._v, self._v.problem
        terms: list[tuple[Expression, int]] = []
        for delegate, group in enumerate(problem.gap_group):
            weight, zones = problem.side_weights[group], v.zones_of(delegate)
            walk = weight * problem.event.settings.walk_minutes
            for day in problem.day_slots:
                terms += [(wait, weight * problem.minutes[t]) for t, wait in _waits_of(v, delegate, day)]
                if len(zones) > 1:
                    terms += [(move, walk) for move in _zone_moves_of(v, delegate, zones, day)]
        return weigh(terms)

    def _zone_moves(self) -> Expression:
        v = self._v
        terms: list[Expression] = []
        for delegate in range(len(v.problem.delegates)):
            zones = v.zones_of(delegate)
            if len(zones) > 1:
                for day in v.problem.day_slots:
                    terms += _zone_moves_of(v, delegate, zones, day)
        return add_up(terms)

    def keeping(self) -> KeptLiterals:
        """The expressions that compare with the published schedule."""
        if self._keeping is None:
            self._keeping = KeptLiterals(self._v, self._serve)
        return self._keeping


def _zone_moves_of(v: Variables, delegate: int, zones: list[int], day: tuple[int, ...]) -> list[Expression]:
    """Expressions that are at least 1 if a meeting is in another zone than the delegate's previous one of the day.

    ``last[z]`` is 1 if the delegate's latest meeting of the day so far was in zone z; it is a constant after a
    meeting that is certain.
    """
    model = v.model
    moves: list[Expression] = []
    last: dict[int, Expression | int] = {}
    # A delegate whom a hand edit put into two zones at once has been last in both.
    twice = any(v.twice_in_the_past(v.by_delegate_slot.get((delegate, t), ())) for t in day)
    for t in day:
        certain = v.certain_zone(delegate, t)
        if certain is not None:
            others = [last[z] for z in zones if last and z != certain]
            if any(isinstance(other, int) for other in others):
                moves.append(add_up(others))  # constants, at most one of which is 1
            elif others:
                moves.append(move := model.new_bool_var(f"move{delegate}.{t}"))
                for before in others if twice else [add_up(others)]:
                    model.add(move >= before)
            last = {z: int(z == certain) for z in zones}
            continue
        used = v.used(delegate, t)
        if used is None:
            continue
        here = {z: v.in_zone(delegate, z, t) for z in zones}
        if last:
            move = model.new_bool_var(f"move{delegate}.{t}")
            for z in zones:
                others = [last[y] for y in zones if y != z]
                for before in others if twice else [add_up(others)]:
                    model.add(move >= here[z] + before - 1)
            moves.append(move)
        following: dict[int, Expression | int] = {}
        for z in zones:
            literal = model.new_bool_var(f"last{delegate}.{z}.{t}")
            model.add(literal >= here[z])
            if last:
                model.add(literal >= last[z] - used)
            following[z] = literal
        last = following
    return moves


def _waits_of(v: Variables, delegate: int, day: tuple[int, ...]) -> list[tuple[int, Expression]]:
    """The slots in which a delegate may have to wait, each with an expression that is at least 1 if so.

    A delegate waits through each slot without a meeting between two meetings of the day. Between two certain meetings
    a slot is either used or waited through.
    """
    model = v.model
    certain = [k for k, t in enumerate(day) if v.certain_zone(delegate, t) is not None]
    first, last = (certain[0], certain[-1]) if certain else (len(day), -1)
    used = [None if k in certain else v.used(delegate, t) for k, t in enumerate(day)]
    before, after = ever(model, used[:first]), ever(model, used[last + 1 :][::-1])[::-1]
    waits: list[tuple[int, Expression]] = []
    for k in range(1, len(day) - 1):
        if k in certain:
            continue
        now = used[k]
        if first < k < last:
            waits.append((day[k], add_up([1]) if now is None else 1 - now))
            continue
        beside = [*(() if k > first else (before[k - 1],)), *(() if k < last else (after[k - last],))]
        around = [literal for literal in beside if literal is not None]
        if len(around) == len(beside):
            wait = model.new_bool_var(f"wait{delegate}.{day[k]}")
            model.add_bool_or([wait, *(~literal for literal in around), *([] if now is None else [now])])
            waits.append((day[k], wait))
    return waits


Claims = dict[tuple[int, int], list[tuple[int, cp_model.IntVar]]]
"""Claims by (interpreter, slot), each with its zone."""


class KeptLiterals:
    """Expressions for the four goals of a rerun; each counts published meetings."""

    def __init__(self, v: Variables, serve: Serve) -> None:
        self._v = v
        self._serve = serve
        lost: list[Expression] = []
        slot_moves: list[Expression] = []
        self.same_slot: dict[int, list[Choice]] = {}
        self.same_table: dict[int, cp_model.IntVar] = {}
        self.same_people: dict[int, cp_model.IntVar] = {}
        for item in v.problem.items:
            place = item.published
            if place is None or not item.counts_as_kept:
                continue
            i = item.index
            held = v.held(i)
            lost.append(self._lost(i))
            self.same_slot[i] = [c for c in v.by_item[i] if c.slot == place.slot]
            stays = v.total(self.same_slot[i])
            slot_moves.append(held - stays)
        self.lost = add_up(lost)
        self.slot_moves = add_up(slot_moves)

    @cached_property
    def changes_in_place(self) -> tuple[Expression, Expression]:
        """The changes of tables and of people; built on first use, since earlier goals do not need them."""
        table_changes: list[Expression] = []
        person_changes: list[Expression] = []
        for i, here in self.same_slot.items():
            item = self._v.problem.items[i]
            assert item.published is not None, "it is one that counts as kept"
            keeps_table = self._keeps_table(item, item.published)
            table_changes.append(self._v.total(here) - keeps_table)
            person_changes.append(keeps_table - self._keeps_people(item, item.published))
        self._grant_tables()
        self._grant_interpreters()
        return add_up(table_changes), add_up(person_changes)

    def _lost(self, i: int) -> Expression:
        """A literal that is 1 if the item is not held: sums of literals have a fast linear relaxation."""
        literal = self._v.model.new_bool_var(f"lost{i}")
        self._v.model.add_exactly_one([literal, *(self._v.x[c] for c in self._v.by_item[i])])
        return literal

    def _keeps_table(self, item: Item, place: Place) -> Expression:
        problem = self._v.problem
        stays = self.same_slot[item.index]
        open_then = (
            place.table != ANY and place.slot != NONE and place.slot in problem.table_open[item.zone][place.table]
        )
        if not stays or not open_then or item.table not in {ANY, place.table}:
            return add_up([])
        literal = self._v.model.new_bool_var(f"same table{item.index}")
        self._v.model.add(literal <= self._v.total(stays))
        self.same_table[item.index] = literal
        return literal

    def _keeps_people(self, item: Item, place: Place) -> Expression:
        """A literal that may be 1 only if a published meeting keeps its slot, table and people; 0 if it cannot."""
        v = self._v
        if item.index not in self.same_table:
            return add_up([])
        same = [
            c
            for c in self.same_slot[item.index]
            if item.modes[c.mode].purchaser_delegate == place.purchaser_delegate
            and item.modes[c.mode].supplier_delegate == place.supplier_delegate
            and self._could_serve(item, c, place.interpreter)
        ]
        if not same:
            return add_up([])
        literal = v.model.new_bool_var(f"same people{item.index}")
        v.model.add(literal <= self.same_table[item.index])
        v.model.add(literal <= v.total(same))
        self.same_people[item.index] = literal
        return literal

    def _could_serve(self, item: Item, choice: Choice, interpreter: int) -> bool:
        """Whether the published interpreter (or none) fits the need of the choice."""
        need = item.modes[choice.mode].need
        if interpreter == GONE:
            return False
        if need == NONE or interpreter == ANY:
            return need == NONE and interpreter == ANY
        group = self._v.problem.class_of[interpreter]
        return (need, item.zone, choice.slot, group) in self._serve

    def _grant_tables(self) -> None:
        """Grant one claim for each table and slot, counting meetings that have the table as their fixed one."""
        v = self._v
        claims: dict[tuple[int, int, int], list[cp_model.IntVar]] = defaultdict(list)
        for i, literal in self.same_table.items():
            item = v.problem.items[i]
            assert item.published is not None
            if item.table == ANY:
                claims[item.zone, item.published.table, item.published.slot].append(literal)
        for key, literals in claims.items():
            fixed = [v.x[c] for c in v.by_table_slot.get(key, ())]
            if len(literals) + len(fixed) > 1:
                v.model.add_at_most_one([*literals, *fixed])

    def _grant_interpreters(self) -> None:
        """Grant one claim for each interpreter and slot, and to a class no more claims than meetings it serves."""
        v, problem = self._v, self._v.problem
        by_person: Claims = defaultdict(list)
        by_class: dict[tuple[int, int, int, int], list[cp_model.IntVar]] = defaultdict(list)
        for i, literal in self.same_people.items():
            item = problem.items[i]
            place = item.published
            assert place is not None
            if place.interpreter == ANY:
                continue
            by_person[place.interpreter, place.slot].append((item.zone, literal))
            needs = {
                item.modes[c.mode].need
                for c in self.same_slot[i]
                if (item.modes[c.mode].purchaser_delegate, item.modes[c.mode].supplier_delegate)
                == (place.purchaser_delegate, place.supplier_delegate)
            }
            for need in needs:
                by_class[need, item.zone, place.slot, problem.class_of[place.interpreter]].append(literal)
        for claims in by_person.values():
            if len(claims) > 1:
                v.model.add_at_most_one([literal for _, literal in claims])
        self._grant_walks(by_person)
        for key, literals in by_class.items():
            v.model.add(add_up(literals) <= self._serve[key])

    def _grant_walks(self, claims: Claims) -> None:
        """Forbid claims of an interpreter who cannot walk from one to the other, or from a past meeting."""
        problem, model = self._v.problem, self._v.model
        for (person, slot), here in claims.items():
            for later in problem.too_near[slot]:
                for there, other in claims.get((person, later), ()):
                    for literal in (x for zone, x in here if zone != there):
                        model.add_at_most_one(literal, other)
        for person, slot, zone in problem.interpreted_history:
            for later in problem.too_near[slot]:
                model.add_bool_and([~x for there, x in claims.get((person, later), ()) if there != zone])
