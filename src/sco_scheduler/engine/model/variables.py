"""The decision variables of the CP-SAT model, and sums of them that several rules use.

A literal ``x[item, mode, slot]`` says that the item is held then, by those delegates. Tables are
counted, not indexed: which table a meeting gets is decided afterwards, and only a meeting that keeps
its published table or has a fixed one claims a particular table here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ortools.sat.python import cp_model

from sco_scheduler.engine.problem import NONE, Problem


class Choice(NamedTuple):
    """One way to hold an item: by this mode, in this slot."""

    item: int
    mode: int
    slot: int


class Variables:
    """Literals for every choice, with look-ups by item, delegate, zone and slot.

    ``only`` restricts the model to some items (the others are not held), and ``placed`` leaves an item
    no other choice than the one given.
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
                if not item.history:  # what is past is exempt from tables that are lost since
                    self.by_zone_slot[item.zone, t].append(choice)
                if item.table >= 0 and not item.history:
                    self.by_table_slot[item.zone, item.table, t].append(choice)
                if mode.need != NONE:
                    self.by_need[mode.need, item.zone, t].append(choice)

    def total(self, choices: Iterable[Choice]) -> Expression:
        """How many of the choices are taken."""
        return add_up(self.x[c] for c in choices)

    def at_most_one(self, choices: Iterable[Choice]) -> None:
        """Take at most one of the choices; meetings of the past that break this are exempt, and block the others."""
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
        """A literal: the delegate has a meeting in the slot. None where there can be none.

        Parameters
        ----------
        delegate
            The delegate.
        slot
            The slot.
        """
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

    def in_zone(self, delegate: int, zone: int, slot: int) -> Expression:
        """1 where the delegate has a meeting in that zone and slot, else 0.

        Parameters
        ----------
        delegate
            The delegate.
        zone
            The zone.
        slot
            The slot.
        """
        choices = self.by_delegate_slot.get((delegate, slot), ())
        here = [c for c in choices if self.problem.items[c.item].zone == zone]
        return add_up([1]) if self.twice_in_the_past(here) else self.total(here)

    def twice_in_the_past(self, choices: Iterable[Choice]) -> bool:
        """Whether the past has several of these meetings of one delegate and slot, which rules exempt."""
        return sum(self.problem.items[c.item].history for c in choices) > 1

    def zones_of(self, delegate: int) -> list[int]:
        """The zones in which the delegate could have a meeting, in order."""
        days = range(len(self.problem.slots))
        return sorted(
            {self.problem.items[c.item].zone for t in days for c in self.by_delegate_slot.get((delegate, t), ())}
        )


Expression = cp_model.LinearExpr
"""A linear expression; a sum without terms is the constant 0, which the model takes as well."""


def add_up(terms: Iterable[cp_model.LinearExprT]) -> Expression:
    """The sum of the terms."""
    return cp_model.LinearExpr.sum(list(terms))


def weigh(terms: Iterable[tuple[cp_model.IntVar, int]]) -> Expression:
    """The sum of the variables times their weights."""
    pairs = list(terms)
    return cp_model.LinearExpr.weighted_sum([x for x, _ in pairs], [w for _, w in pairs])
