"""Groups of meetings that keep a pair out of a slot, and whether the meetings named for it are those."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from sco_scheduler.domain.schedule import Meeting

Faults = tuple[list[Meeting], list[Sequence[Meeting]]]
"""Meetings named that are not in the way, and groups of which none is named."""


class InTheWay:
    """One group for each thing that is taken: of each group at least one meeting is to be named, and no others.

    In a large event thousands of pairs are kept out by the very same meetings, so what was found of
    a list of names is remembered: a list is known again by being the same object.
    """

    def __init__(self, groups: Sequence[Sequence[Meeting]]) -> None:
        self.groups = groups
        self._known: dict[int, tuple[Sequence[Meeting], Faults]] = {}

    @cached_property
    def _all(self) -> frozenset[Meeting]:
        return frozenset(m for group in self.groups for m in group)

    def faults(self, named: Sequence[Meeting]) -> Faults:
        """What is wrong with naming these meetings."""
        known = self._known.get(id(named))
        # The list is kept with what was found of it, so that no other can come to have its identity.
        if known is None:
            known = self._known[id(named)] = (named, self._found(named))
        return known[1]

    def _found(self, named: Sequence[Meeting]) -> Faults:
        strangers = [meeting for meeting in named if meeting not in self._all]
        wanted = set(named)
        return strangers, [group for group in self.groups if wanted.isdisjoint(group)]
