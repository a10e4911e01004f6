"""The decision variables of the CP-SAT model, their sums that several rules use, and gap literals.

A literal ``x[item, mode, slot]`` says that the item is held in that slot, by the mode's delegates. Tables are
counted, not indexed: a meeting's table is assigned afterwards, and only a meeting that keeps
its published table or has a fixed one claims a particular table here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ortools.sat.python import cp_model

from sco_scheduler.engine.problem import NONE, Choice, Problem


class Variables:
    """Literals for every choice, with look-ups by item, delegate, zone and slot.

    ``only`` restricts the model to some items (the others are not held), and ``placed`` leaves an item
    only the given choice.
    """

    def __init__(
        self,
        model: cp_model.CpModel,
        problem: Problem,
        only: Iterable[int] | None = None,
        placed: Mapping[int, Choice] | None = None,
    ) -> None:
        self.model = model
        self.problem = problem
        self.x: dict[Choice, cp_model.IntVar] = {}
        self.by_item: list[list[Choice]] = [[] for _ in problem.items]
        self.by_delegate_slot: dict[tuple[int, int], list[Choice]] = defaultdict(list)
        self.by_zone_slot: dict[tuple[int, int], list[Choice]] = defaultdict(list)
        self.by_table_slot: dict[tuple[int, int, int], list[Choice]] = defaultdict(list)
        self.by_need: dict[tuple[int, int, int], list[Choice]] = defaultdict(list)
        self._used: dict[tuple[int, int], cp_model.IntVar] = {}
        self._in_zone: dict[tuple[int, int, int], cp_model.IntVar] = {}
        wanted = range(len(problem.items)) if only is None else sorted(only)
        for i in wanted:
            self._add_item(i, placed.get(i) if placed is not None else None)

    def _add_item(self, i: int, place: Choice | None) -> None:
        item = self.problem.items[i]
        for m, mode in enumerate(item.modes):
            for t in mode.slots:
                choice = Choice(i, m, t)
                if place is not None and choice != place:
                    continue
                self.x[choice] = self.model.new_bool_var(f"x{i}.{m}.{t}")
                self.by_item[i].append(choice)
                self.by_delegate_slot[mode.purchaser_delegate, t].append(choice)
                self.by_delegate_slot[mode.supplier_delegate, t].append(choice)
                if not item.history:  # past meetings are exempt from tables that were removed since
                    self.by_zone_slot[item.zone, t].append(choice)
                if item.table >= 0 and not item.history:
                    self.by_table_slot[item.zone, item.table, t].append(choice)
                if mode.need != NONE:
                    self.by_need[mode.need, item.zone, t].append(choice)

    def total(self, choices: Iterable[Choice]) -> Expression:
        """The number of choices that are taken."""
        return add_up(self.x[c] for c in choices)

    def at_most_one(self, choices: Iterable[Choice]) -> None:
        """Take at most one of the choices; past meetings that break this are exempt, and exclude all others."""
        chosen = list(choices)
        past = [c for c in chosen if self.problem.items[c.item].history]
        if len(past) > 1:
            for c in chosen:
                if not self.problem.items[c.item].history:
                    self.model.add(self.x[c] == 0)
        elif len(chosen) > 1:
            self.model.add_at_most_one([self.x[c] for c in chosen])

    def held(self, i: int) -> Expression:
        """1 where item ``i`` is held, else 0."""
        return self.total(self.by_item[i])

    def used(self, delegate: int, slot: int) -> cp_model.IntVar | None:
        """The literal that the delegate has a meeting in the slot; None if there can be none."""
        choices = self.by_delegate_slot.get((delegate, slot))
        if not choices:
            return None
        key = (delegate, slot)
        if key not in self._used:
            literal = self.model.new_bool_var(f"used{delegate}.{slot}")
            if self.twice_in_the_past(choices):
                self.model.add(literal == 1)
            else:
                self.model.add_exactly_one([literal.negated(), *(self.x[c] for c in choices)])
            self._used[key] = literal
        return self._used[key]

    def certain_zone(self, delegate: int, slot: int) -> int | None:
        """The zone in which the delegate certainly has a meeting in the slot; None if that is not certain."""
        for choice in self.by_delegate_slot.get((delegate, slot), ()):
            item = self.problem.items[choice.item]
            if item.mandatory and len(self.by_item[choice.item]) == 1:
                return None if self.twice_in_the_past(self.by_delegate_slot[delegate, slot]) else item.zone
        return None

    def in_zone(self, delegate: int, zone: int, slot: int) -> Expression:
        """1 where the delegate has a meeting in that zone and slot, else 0."""
        choices = self.by_delegate_slot.get((delegate, slot), ())
        here = [c for c in choices if self.problem.items[c.item].zone == zone]
        return add_up([1]) if self.twice_in_the_past(here) else self.total(here)

    def twice_in_the_past(self, choices: Iterable[Choice]) -> bool:
        """Whether several past meetings of one delegate and slot are among the choices; rules exempt them."""
        return sum(self.problem.items[c.item].history for c in choices) > 1

    def zones_of(self, delegate: int) -> list[int]:
        """The zones in which the delegate could have a meeting, in order."""
        days = range(len(self.problem.slots))
        return sorted(
            {self.problem.items[c.item].zone for t in days for c in self.by_delegate_slot.get((delegate, t), ())}
        )


Expression = cp_model.LinearExpr
"""A linear expression; a sum without terms is the constant 0, which the model accepts too."""


def add_up(terms: Iterable[cp_model.LinearExprT]) -> Expression:
    """The sum of the terms."""
    return cp_model.LinearExpr.sum(list(terms))


def weigh(terms: Iterable[tuple[Expression, int]]) -> Expression:
    """The sum of the terms times their weights."""
    pairs = list(terms)
    return cp_model.LinearExpr.weighted_sum([x for x, _ in pairs], [w for _, w in pairs])


# Gaps: whether a delegate has met in a slot or before ("met", a full equivalence, which propagates both ways), and
# whether a gap ends in a slot: it is used, the one before is not, and there was an earlier meeting. The complete
# model and the proofs of gaps share these functions; the proofs, which know the numbers of meetings, add
# implied constraints (``engine/gaps/proof/model.py``).

Literal = cp_model.BoolVarT


def ever(model: cp_model.CpModel, literals: Sequence[Literal | None]) -> list[Literal | None]:
    """Make the prefix disjunctions of a sequence of literals, each as a full equivalence.

    Parameters
    ----------
    model
        Receives the new literals and their clauses.
    literals
        [place]: a literal, None for false.

    Returns
    -------
    list[Literal | None]
        [place]: whether any of the literals up to there is true; None if none can be.
    """
    chain: list[Literal | None] = []
    so_far: Literal | None = None
    for literal in literals:
        if so_far is None:
            so_far = literal
        elif literal is not None:
            reached = model.new_bool_var("")
            model.add_implication(literal, reached)
            model.add_implication(so_far, reached)
            model.add_bool_or([literal, so_far, ~reached])
            so_far = reached
        chain.append(so_far)
    return chain


def gap_ends(
    model: cp_model.CpModel, used: Sequence[Literal | None], met: Sequence[Literal | None]
) -> list[cp_model.IntVar]:
    """Make a literal for each slot in which a gap can end; their sum is the number of gaps.

    Parameters
    ----------
    model
        Receives the new literals and their clauses.
    used
        [slot of the day]: whether the delegate has a meeting in it; None if that is impossible.
    met
        [slot of the day]: ``ever`` of ``used``.
    """
    ends = []
    for k in range(2, len(used)):
        now, before, earlier = used[k], used[k - 1], met[k - 1]
        if now is None or met[k - 2] is None or earlier is None:
            continue
        end = model.new_bool_var("")
        model.add_implication(end, now)
        if before is not None:
            model.add_implication(end, ~before)
        model.add_implication(end, earlier)
        model.add_bool_or([end, ~now, *([] if before is None else [before]), ~earlier])
        ends.append(end)
    return ends


class GapLiterals:
    """The gap literals of delegates, built on first use."""

    def __init__(self, v: Variables) -> None:
        self._v = v
        self._of: dict[int, list[cp_model.IntVar]] = {}

    def of(self, delegate: int) -> list[cp_model.IntVar]:
        """The literals whose sum is the delegate's number of gaps."""
        if delegate not in self._of:
            self._of[delegate] = []
            for day in self._v.problem.day_slots:
                used = [self._v.used(delegate, t) for t in day]
                # No gap can end after the last slot, so the literal is not needed.
                met = ever(self._v.model, used[:-1])
                self._of[delegate] += gap_ends(self._v.model, used, met)
        return self._of[delegate]
