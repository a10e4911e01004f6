"""Seeded variants of the public B2B events, for measuring proofs on events that nothing was tuned to.

A variant is an event of the literature with one to three changes of the kinds in ``CHANGES``. Draws that plain
counting shows to be infeasible (a participant with more meetings than slots, more meetings than tables and
slots) are drawn again; whether the others have a schedule is for the solver to say.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from benchmarks.dzn import Data

_DRAWS = 100
"""How often the changes of one kind are drawn for an event, and how many events and kinds, before it is given up."""


@dataclass(frozen=True)
class Variant:
    """A changed event, and the names of what was changed."""

    data: Data
    changes: tuple[str, ...]


def variant(events: Sequence[Data], seed: int, number: int) -> Variant:
    """The variant of a seed and number.

    Parameters
    ----------
    events
        The events that variants are made of, in a fixed order.
    seed
        Of the whole series.
    number
        Of the variant in the series; it depends on no other.

    Returns
    -------
    Variant
        A variant that counting alone does not show to be infeasible; its name tells event, seed and number.

    Raises
    ------
    ValueError
        None was found.
    """
    chance = random.Random(f"{seed}.{number}")
    for _ in range(_DRAWS):
        event = chance.choice(events)
        names = chance.sample(list(CHANGES), chance.choice((1, 1, 2, 3)))
        for _ in range(_DRAWS):
            data = event
            for name in names:
                data = CHANGES[name](data, chance)
            if may_fit(data):
                return Variant(replace(data, name=f"{data.name} {seed}.{number}"), tuple(names))
    raise ValueError(f"no variant {seed}.{number} of {len(events)} events")


def may_fit(data: Data) -> bool:
    """Whether counting participants' slots and tables does not exclude holding all meetings."""
    if not data.requested or len(data.requested) > data.n_tables * data.n_slots:
        return False
    meetings: Counter[int] = Counter()
    slots: dict[int, set[int]] = {}
    for row, slot in zip(data.requested, data.fixed, strict=True):
        possible = _slots_of(data, row, slot)
        if not possible:
            return False
        for participant in row[:2]:
            meetings[participant] += 1
            slots.setdefault(participant, set()).update(possible)
    return all(count <= len(slots[participant]) for participant, count in meetings.items())


def _slots_of(data: Data, row: tuple[int, int, int], slot: int) -> set[int]:
    """The slots in which a meeting's session and both participants' absences allow it."""
    first = data.n_morning_slots + 1 if row[2] == 2 else 1
    last = data.n_morning_slots if row[2] == 1 else data.n_slots
    absent = data.forbidden[row[0] - 1] | data.forbidden[row[1] - 1]
    return {t for t in range(first, last + 1) if t not in absent and slot in (0, t)}


def fewer_tables(data: Data, chance: random.Random) -> Data:
    """One to three tables less."""
    return replace(data, n_tables=max(1, data.n_tables - chance.randint(1, 3)))


def fewer_slots(data: Data, chance: random.Random) -> Data:
    """The last one or two slots less; what was fixed there is free."""
    n_slots = max(2, data.n_slots - chance.randint(1, 2))
    return replace(
        data,
        n_slots=n_slots,
        n_morning_slots=min(data.n_morning_slots, n_slots),
        forbidden=tuple(frozenset(t for t in absent if t <= n_slots) for absent in data.forbidden),
        fixed=tuple(slot if slot <= n_slots else 0 for slot in data.fixed),
    )


def other_absences(data: Data, chance: random.Random) -> Data:
    """As many absences as before, or one in twenty of all slots, of other participants at other times."""
    every = [(p, t) for p in range(data.n_participants) for t in range(1, data.n_slots + 1)]
    count = sum(map(len, data.forbidden)) or len(every) // 20
    absent: list[set[int]] = [set() for _ in range(data.n_participants)]
    for participant, slot in chance.sample(every, count):
        absent[participant].add(slot)
    fixed = tuple(
        0 if slot and (slot in absent[row[0] - 1] or slot in absent[row[1] - 1]) else slot
        for row, slot in zip(data.requested, data.fixed, strict=True)
    )
    return replace(data, forbidden=tuple(map(frozenset, absent)), fixed=fixed)


def other_precedences(data: Data, chance: random.Random) -> Data:
    """New precedences between meetings that share one participant, for a tenth of all meetings."""
    order = list(range(len(data.requested)))
    chance.shuffle(order)
    pairs = Counter(frozenset(row[:2]) for row in data.requested)
    found: list[set[int]] = [set() for _ in order]
    wanted = max(1, len(order) // 10)
    for place, later in enumerate(order):
        if wanted and pairs[frozenset(data.requested[later][:2])] == 1:
            before = [m for m in order[:place] if _share_one(data, m, later, pairs)]
            if before:
                found[later].add(chance.choice(before) + 1)
                wanted -= 1
    return replace(data, precedences=tuple(map(frozenset, found)))


def _share_one(data: Data, a: int, b: int, pairs: Counter[frozenset[int]]) -> bool:
    one, other = frozenset(data.requested[a][:2]), frozenset(data.requested[b][:2])
    return pairs[one] == 1 and len(one & other) == 1


def dropped_meetings(data: Data, chance: random.Random) -> Data:
    """Between a twentieth and a fifth of the meetings less."""
    count = len(data.requested)
    dropped = set(chance.sample(range(count), max(1, int(count * chance.uniform(0.05, 0.2)))))
    return _without(data, dropped)


def _without(data: Data, dropped: Collection[int]) -> Data:
    left = [m for m in range(len(data.requested)) if m not in dropped]
    number = {old + 1: new + 1 for new, old in enumerate(left)}
    return replace(
        data,
        requested=tuple(data.requested[m] for m in left),
        fixed=tuple(data.fixed[m] for m in left),
        precedences=tuple(frozenset(number[e] for e in data.precedences[m] if e in number) for m in left),
    )


CHANGES: dict[str, Callable[[Data, random.Random], Data]] = {
    "fewer tables": fewer_tables,
    "fewer slots": fewer_slots,
    "other absences": other_absences,
    "other precedences": other_precedences,
    "dropped meetings": dropped_meetings,
}
"""What a variant may have changed."""
