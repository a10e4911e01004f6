"""Interpreter classes, and which of them can serve what two delegates need."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable

from sco_scheduler.domain.event import Delegate, Interpreter
from sco_scheduler.domain.time import Span
from sco_scheduler.engine.problem import ANY, NONE, InterpreterClass

_NOBODY = -2
"""The need of two people whom the interpreter that a pin names cannot serve."""


class InterpreterClasses:
    """The event's interpreters in classes, and the needs met so far while the problem is indexed.

    ``apart`` names interpreters who form a class of their own, as pins and long walks demand.
    ``serves[need][zone]`` lists the classes that can serve a need in a zone.
    """

    def __init__(
        self,
        interpreters: Iterable[Interpreter] | None,
        zone_index: dict[str, int],
        free_slots: Callable[[Iterable[Span]], frozenset[int]],
        apart: Collection[str],
    ) -> None:
        self._counts = interpreters is not None
        self._people = tuple(interpreters or ())
        self._zones = len(zone_index)
        self.index = {person.id: i for i, person in enumerate(self._people)}
        groups: dict[tuple[frozenset[str], int, frozenset[int], int], list[int]] = defaultdict(list)
        for i, person in enumerate(self._people):
            zone = ANY if person.zone is None else zone_index.get(person.zone, ANY)
            alone = i if person.id in apart else ANY
            groups[person.languages, zone, free_slots(person.absences), alone].append(i)
        self.classes = tuple(
            InterpreterClass(tuple(members), zone, free) for (_, zone, free, _), members in groups.items()
        )
        member_of = {member: g for g, group in enumerate(self.classes) for member in group.members}
        self.class_of = tuple(member_of[i] for i in range(len(self._people)))
        self.serves: list[list[tuple[int, ...]]] = []
        self._needs: dict[tuple[frozenset[str], frozenset[str]] | int, int] = {}

    def need(self, a: Delegate, b: Delegate) -> int:
        """What the two need between them, or NONE where they share a language or one has none."""
        if not self._counts or not a.languages or not b.languages or a.languages & b.languages:
            return NONE
        key = (a.languages, b.languages)
        if key not in self._needs:
            speakers = [self._people[group.members[0]].languages for group in self.classes]
            able = [g for g, spoken in enumerate(speakers) if spoken & a.languages and spoken & b.languages]
            self._add(key, able)
        return self._needs[key]

    def need_of_named(self, interpreter: int, need: int) -> int:
        """The need that only the named interpreter serves; nobody can where they do not speak to both."""
        group = self.class_of[interpreter]
        if need != NONE and not any(group in able for able in self.serves[need]):
            return self._add(_NOBODY, [])
        return self._add(interpreter, [group])

    def _add(self, key: tuple[frozenset[str], frozenset[str]] | int, able: list[int]) -> int:
        if key not in self._needs:
            self._needs[key] = len(self.serves)
            zones = range(self._zones)
            self.serves.append([tuple(g for g in able if self.classes[g].zone in {ANY, z}) for z in zones])
        return self._needs[key]
