"""The event in integers: what every method of the engine works on, and placements of it with the values of their goals.

Everything is an index: slots in time order, zones in the order of the sheet, companies, delegates, interpreter classes,
and *items*. An item is a meeting that may be held (or, if mandatory, has to be): one for each allowed pair, and one for
each row that pins a meeting. A *mode* of an item is one choice of delegates with the slots in which both can attend,
every rule that concerns the meeting alone already applied. What is left to the solvers are the rules that tie meetings
to each other. A *placement* is the mode and slot of each item that is held.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import accumulate, pairwise
from typing import NamedTuple

from sco_scheduler.domain.event import Delegate, Event, Interpreter, Pair, Slot, Span
from sco_scheduler.domain.schedule import PublishedMeeting

ANY = -1
"""Any table or interpreter will do."""
NONE = -1
"""No interpreter is needed; no published slot."""
GONE = -2
"""The interpreter of a published meeting is no longer registered."""

GAP_GROUPS = {"gaps": frozenset({0, 1}), "gaps_purchasers": frozenset({0}), "gaps_suppliers": frozenset({1})}
"""The goals that count gaps, each with the groups of delegates (``Problem.gap_group``) whose gaps it counts."""


class Mode(NamedTuple):
    """One choice of delegates for an item.

    ``slots`` are the slots in which both delegates can attend, in order. ``need`` is the index of the kind of
    interpreter that they need, or NONE.
    """

    purchaser_delegate: int
    supplier_delegate: int
    slots: tuple[int, ...]
    need: int


class Place(NamedTuple):
    """The slot, table and people of a published meeting, as indices of today's event.

    ``slot`` is NONE if its time is no longer a slot. ``table`` is ANY if it no longer exists; ``interpreter`` is
    ANY if the meeting had none, and GONE if that person is no longer registered.
    """

    slot: int
    table: int
    purchaser_delegate: int
    supplier_delegate: int
    interpreter: int


@dataclass(slots=True)
class Item:
    """A meeting that may be held.

    ``value`` is in points, as the event's settings define them; ``must`` says that it counts in the goal *musts*.
    ``table`` is the index of the only table in the zone that it may use, or ANY. ``interpreter`` is the one that a pin
    names, or ANY. ``published`` is its published place in a rerun, and ``counts_as_kept`` whether losing it counts in
    the goal *kept*.
    """

    index: int
    pair: Pair
    purchaser: int
    supplier: int
    zone: int
    value: int
    must: bool
    modes: tuple[Mode, ...]
    mandatory: bool = False
    table: int = ANY
    interpreter: int = ANY
    published: Place | None = None
    published_row: PublishedMeeting | None = None
    counts_as_kept: bool = False
    history: bool = False


class Choice(NamedTuple):
    """A way to hold an item: a mode and a slot."""

    item: int
    mode: int
    slot: int


class InterpreterClass(NamedTuple):
    """Interchangeable interpreters: same languages, zone and absences."""

    members: tuple[int, ...]
    zone: int
    """The only zone they work in, or ANY."""
    slots: frozenset[int]


class Target(NamedTuple):
    """A company's minimum or maximum in one role, over the items in which it has that role."""

    company: int
    role: str
    limit: int
    items: tuple[int, ...]


class After(NamedTuple):
    """If both are held, ``earlier`` ends before ``later`` starts (indices of items)."""

    later: int
    earlier: int


@dataclass
class Problem:
    """An indexed event, immutable. The docstring of the module defines the terms.

    ``capacity[z][t]`` counts the open tables; ``table_open[z][k]`` is the set of slots in which
    table k of zone z is available. ``serves[k][z]`` lists the interpreter classes that can serve
    need k in zone z. ``too_near[t]`` lists the later slots of the same day that cannot be reached
    from slot t in another zone in time; all empty if walking fits into every pause. ``gap_group[d]`` is
    0 for delegates whose gaps count as purchasers' and 1 for all others.
    """

    event: Event
    slots: tuple[Slot, ...]
    day: tuple[int, ...]
    day_slots: tuple[tuple[int, ...], ...]
    zones: tuple[str, ...]
    capacity: tuple[tuple[int, ...], ...]
    table_labels: tuple[tuple[str, ...], ...]
    table_open: tuple[tuple[frozenset[int], ...], ...]
    companies: tuple[str, ...]
    delegates: tuple[str, ...]
    company_of: tuple[int, ...]
    delegates_of: tuple[tuple[int, ...], ...]
    gap_group: tuple[int, ...]
    items: list[Item]
    maxima: list[Target]
    minima: list[Target]
    afters: list[After]
    interpreters: tuple[str, ...]
    classes: tuple[InterpreterClass, ...]
    class_of: tuple[int, ...]
    serves: list[list[tuple[int, ...]]]
    too_near: tuple[tuple[int, ...], ...]
    gap_spread: int | None
    seated: str
    must_pairs: dict[Pair, tuple[int, ...]] = field(default_factory=dict)
    """Pairs that count in the goal *musts*, with their items."""

    @cached_property
    def walking(self) -> bool:
        """Whether walking takes longer than some pause, so that rule R5 binds."""
        return any(self.too_near)

    @cached_property
    def minutes(self) -> list[int]:
        """The length of each slot in minutes, which is the time lost by waiting through it."""
        return [int((slot.end - slot.start).total_seconds()) // 60 for slot in self.slots]

    @property
    def side_weights(self) -> tuple[int, int]:
        """The weight of a minute lost by a delegate, for each of the two gap groups."""
        return self.event.settings.purchaser_weight, self.event.settings.supplier_weight

    @cached_property
    def interpreted_history(self) -> list[tuple[int, int, int]]:
        """The interpreters' past meetings: (interpreter, slot, zone)."""
        return [
            (place.interpreter, place.slot, item.zone)
            for item in self.items
            if item.history and (place := item.published) is not None and place.interpreter >= 0 and place.slot != NONE
        ]

    @cached_property
    def size(self) -> int:
        """The number of (item, mode, slot) choices, which is the number of literals of the complete model."""
        return sum(len(mode.slots) for item in self.items for mode in item.modes)

    @cached_property
    def open_size(self) -> int:
        """The number of choices without mandatory meetings that have a single choice."""
        sizes = ((item.mandatory, sum(len(mode.slots) for mode in item.modes)) for item in self.items)
        return sum(size for mandatory, size in sizes if size > 1 or not mandatory)


_NOBODY = -2
"""The need of two delegates whom the interpreter named by a pin cannot serve."""


class InterpreterClasses:
    """The event's interpreters grouped into classes, and the needs collected while the problem is indexed.

    ``apart`` names interpreters who form a class of their own, as pins and long walks require.
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
        """The need of two delegates, or NONE if they share a language or one of them names none.

        Returns
        -------
        int
            An index into ``serves``, or NONE.
        """
        if not self._counts or not a.languages or not b.languages or a.languages & b.languages:
            return NONE
        key = (a.languages, b.languages)
        if key not in self._needs:
            speakers = [self._people[group.members[0]].languages for group in self.classes]
            able = [g for g, spoken in enumerate(speakers) if spoken & a.languages and spoken & b.languages]
            self._add(key, able)
        return self._needs[key]

    def need_of_named(self, interpreter: int, need: int) -> int:
        """The need that only the named interpreter can serve; no one can if that person does not speak to both.

        Parameters
        ----------
        need
            The need of the two delegates by their languages, or NONE.

        Returns
        -------
        int
            An index into ``serves``.
        """
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


class Placement:
    """The held items with their mode and slot. Immutable by convention."""

    __slots__ = ("taken",)

    def __init__(self, taken: Mapping[int, Choice]) -> None:
        self.taken = dict(sorted(taken.items()))

    def choices(self) -> Iterator[Choice]:
        """The choices taken, in order of their items."""
        return iter(self.taken.values())

    def __len__(self) -> int:
        return len(self.taken)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Placement) and self.taken == other.taken

    def __hash__(self) -> int:
        return hash(tuple(self.taken.values()))


def published_placement(problem: Problem) -> Placement:
    """The published meetings that are still possible at their published places, as a placement to start from."""
    taken = {}
    for item in problem.items:
        place = item.published
        if place is None or place.slot == NONE:
            continue
        for m, mode in enumerate(item.modes):
            same = (mode.purchaser_delegate, mode.supplier_delegate) == place[2:4]
            if place.slot in mode.slots and (same or item.index not in taken):
                taken[item.index] = Choice(item.index, m, place.slot)
                if same:
                    break
    return Placement(taken)


def measure(problem: Problem, placement: Placement, goals: Iterable[str]) -> dict[str, int]:
    """Compute the values of goals that depend on slots and people only.

    Parameters
    ----------
    goals
        Names of goals; those of a rerun and ``table_moves``, which depend on tables and interpreters, are skipped.

    Returns
    -------
    dict[str, int]
        The value of each goal by its name.
    """
    makers: dict[str, Callable[[Problem, Placement], int]] = {
        "musts": _musts,
        "minimums": _minimums,
        "value": _value,
        "balance": _balance,
        **{goal: partial(_gaps, groups) for goal, groups in GAP_GROUPS.items()},
        "zone_moves": _zone_moves,
        "lost_time": _lost_time,
    }
    return {goal: makers[goal](problem, placement) for goal in goals if goal in makers}


def _musts(problem: Problem, placement: Placement) -> int:
    return sum(any(i in placement.taken for i in items) for items in problem.must_pairs.values())


def _minimums(problem: Problem, placement: Placement) -> int:
    return sum(max(0, t.limit - sum(i in placement.taken for i in t.items)) for t in problem.minima)


def _value(problem: Problem, placement: Placement) -> int:
    return sum(problem.items[i].value for i in placement.taken)


def _balance(problem: Problem, placement: Placement) -> int:
    counts: dict[int, int] = defaultdict(int)
    for i in placement.taken:
        counts[problem.items[i].supplier] += 1
    return sum(n * n for n in counts.values())


def choices_by_delegate(problem: Problem, placement: Placement) -> dict[int, list[Choice]]:
    """Each delegate's choices in time order; delegates without meetings are omitted."""
    found: dict[int, list[Choice]] = defaultdict(list)
    for choice in sorted(placement.choices(), key=lambda c: c.slot):
        mode = problem.items[choice.item].modes[choice.mode]
        found[mode.purchaser_delegate].append(choice)
        found[mode.supplier_delegate].append(choice)
    return found


def gaps_between(busy: Iterable[int], day: Sequence[int]) -> int:
    """The number of gaps of a delegate with meetings in these slots.

    Parameters
    ----------
    busy
        The slots of the meetings, in time order.
    day
        The day of each slot.
    """
    return sum(day[a] == day[b] and b > a + 1 for a, b in pairwise(busy))


def gaps_of_delegates(problem: Problem, placement: Placement) -> dict[int, int]:
    """The number of gaps of each delegate who has a meeting."""
    rows = choices_by_delegate(problem, placement)
    return {delegate: gaps_between((c.slot for c in held), problem.day) for delegate, held in rows.items()}


def _gaps(groups: frozenset[int], problem: Problem, placement: Placement) -> int:
    gaps = gaps_of_delegates(problem, placement)
    return sum(n for delegate, n in gaps.items() if problem.gap_group[delegate] in groups)


def minutes_between(problem: Problem) -> Callable[[Choice, Choice], int]:
    """A function that gives the minutes a delegate loses between two consecutive meetings: waiting, and walking."""
    passed, walk = [0, *accumulate(problem.minutes)], problem.event.settings.walk_minutes

    def minutes(a: Choice, b: Choice) -> int:
        if problem.day[a.slot] != problem.day[b.slot]:
            return 0
        moves = problem.items[a.item].zone != problem.items[b.item].zone
        return max(0, passed[b.slot] - passed[a.slot + 1]) + walk * moves

    return minutes


def _lost_time(problem: Problem, placement: Placement) -> int:
    minutes = minutes_between(problem)
    return sum(
        problem.side_weights[problem.gap_group[delegate]] * sum(minutes(a, b) for a, b in pairwise(rows))
        for delegate, rows in choices_by_delegate(problem, placement).items()
    )


def _zone_moves(problem: Problem, placement: Placement) -> int:
    return sum(
        problem.day[a.slot] == problem.day[b.slot] and problem.items[a.item].zone != problem.items[b.item].zone
        for rows in choices_by_delegate(problem, placement).values()
        for a, b in pairwise(rows)
    )
