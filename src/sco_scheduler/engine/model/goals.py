"""One CP-SAT expression for each goal.

``table_moves`` is not here: it is decided over tables alone, with slots and people given.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from ortools.sat.python import cp_model

from sco_scheduler.engine.methods import GAP_GROUPS
from sco_scheduler.engine.model.constraints.interpreter_present import Serve
from sco_scheduler.engine.model.kept import KeptLiterals
from sco_scheduler.engine.model.variables import Expression, GapLiterals, Variables, add_up, ever, weigh


class Objectives:
    """The goals' expressions over one model, made when first asked for."""

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
        """Pairs count once, however often a pin holds them."""
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
        """Squares as sums of odd numbers: convex, so that the linear relaxation is tight."""
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
        """For each company that supplies, the items in which it does and that the model holds."""
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
        """Waiting literals, one for each slot that a delegate waits through, and the literals of zone moves."""
        problem = self._v.problem
        terms: list[tuple[cp_model.IntVar, int]] = []
        for delegate, group in enumerate(problem.gap_group):
            weight, zones = problem.side_weights[group], self._v.zones_of(delegate)
            for day in problem.day_slots:
                waits = _waits_of(self._v, delegate, day)
                terms += [(literal, weight * problem.minutes[t]) for t, literal in waits]
                if len(zones) > 1:
                    walk = weight * problem.event.settings.walk_minutes
                    terms += [(literal, walk) for literal in _zone_moves_of(self._v, delegate, zones, day)]
        return weigh(terms)

    def _zone_moves(self) -> Expression:
        v = self._v
        terms: list[cp_model.LinearExprT] = []
        for delegate in range(len(v.problem.delegates)):
            zones = v.zones_of(delegate)
            if len(zones) > 1:
                for day in v.problem.day_slots:
                    terms += _zone_moves_of(v, delegate, zones, day)
        return add_up(terms)

    def keeping(self) -> KeptLiterals:
        """The literals that compare with the published schedule."""
        if self._keeping is None:
            self._keeping = KeptLiterals(self._v, self._serve)
        return self._keeping


def _zone_moves_of(v: Variables, delegate: int, zones: list[int], day: tuple[int, ...]) -> list[cp_model.IntVar]:
    """Literals that are at least 1 where a meeting's zone is not that of the meeting before it.

    ``last[z]`` says that the delegate's latest meeting of the day so far was in zone z.
    """
    model = v.model
    moves: list[cp_model.IntVar] = []
    last: dict[int, Expression] = {}
    # Whoever was, by hand, in two zones at once was last in both.
    twice = any(v.twice_in_the_past(v.by_delegate_slot.get((delegate, t), ())) for t in day)
    for t in day:
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
        following: dict[int, Expression] = {}
        for z in zones:
            literal = model.new_bool_var(f"last{delegate}.{z}.{t}")
            model.add(literal >= here[z])
            if last:
                model.add(literal >= last[z] - used)
            following[z] = literal
        last = following
    return moves


def _waits_of(v: Variables, delegate: int, day: tuple[int, ...]) -> list[tuple[int, cp_model.IntVar]]:
    """The slots in which a delegate may have to wait, each with a literal that is at least 1 where that is so.

    Between two meetings of the day, each slot without a meeting is waited through.
    """
    model = v.model
    used = [v.used(delegate, t) for t in day]
    before, after = ever(model, used), ever(model, used[::-1])[::-1]
    waits = []
    for k in range(1, len(day) - 1):
        met, coming, now = before[k - 1], after[k + 1], used[k]
        if met is None or coming is None:
            continue
        wait = model.new_bool_var(f"wait{delegate}.{day[k]}")
        idle = [] if now is None else [now]
        model.add_bool_or([wait, met.negated(), coming.negated(), *idle])
        waits.append((day[k], wait))
    return waits
