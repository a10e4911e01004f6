"""A schedule under construction in plain Python that keeps every rule: possible places and blocking items.

Sets of slots are bit masks, so that "both are free, the zone has a table, no one has to run" is a few
``&``. Interpreters are assigned at once, by an augmenting path of the slot's bipartite matching. The gap
spread (R9) is the only rule that a draft may break: it can be checked only when all meetings are placed.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator

from sco_scheduler.engine.problem import ANY, NONE, Choice, Placement, Problem


def bits(mask: int) -> Iterator[int]:
    """The positions of the bits that are set, lowest first."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


class Draft:
    """The items placed so far, each with its mode and slot, and the remaining capacities.

    ``where[i]`` is the (mode, slot) of item ``i``, or None. ``free[d]`` has a bit for each slot in which delegate ``d``
    has no meeting; ``at[d]`` maps the other slots to items. ``room[z][t]`` is the number of free tables of a zone in a
    slot, ``share[z][t]`` that number divided by one more than all tables, and ``open[z]`` has a bit for each slot with
    a free table. ``near[t]`` has a bit for each slot between which and ``t`` there is no time to walk to another zone
    (None without walking), and ``around[d]`` for the slots near to meetings of delegate ``d``.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        slots = len(problem.slots)
        self.every = (1 << slots) - 1
        self.masks = _masks(problem)
        self.where: list[tuple[int, int] | None] = [None] * len(problem.items)
        self.free = [self.every] * len(problem.delegates)
        self.at: list[dict[int, int]] = [{} for _ in problem.delegates]
        self.room = [list(row) for row in problem.capacity]
        self.share = [[n / (1 + n) for n in row] for row in problem.capacity]
        self._by_share = [sorted((n, t) for t, n in enumerate(row)) for row in self.share]
        self.open = [sum(1 << t for t, n in enumerate(row) if n > 0) for row in self.room]
        self.here: list[list[dict[int, None]]] = [[{} for _ in range(slots)] for _ in problem.zones]
        self.claimed: dict[tuple[int, int], int] = {}
        self.targets: list[list[int]] = [[] for _ in problem.items]
        history = {item.index for item in problem.items if item.history}
        past = [sum(i in history for i in target.items) for target in problem.maxima]
        self.left = [max(target.limit, n) for target, n in zip(problem.maxima, past, strict=True)]
        for k, target in enumerate(problem.maxima):
            for i in target.items:
                self.targets[i].append(k)
        self.after: dict[int, list[tuple[int, bool]]] = {}
        for rule in problem.afters:
            self.after.setdefault(rule.later, []).append((rule.earlier, True))
            self.after.setdefault(rule.earlier, []).append((rule.later, False))
        self.near = _near(problem)
        self.around = [0] * len(problem.delegates)
        self._too_near: list[list[int] | None] = [None] * len(problem.delegates)
        """By delegate and zone: slots that are near to meetings in other zones; None if not computed."""
        self._journal: list[tuple[int, int, int, int]] = []
        """The undo log: (item, NONE, NONE, NONE) for one placed, (item, mode, slot, NONE) for one
        removed, and (item, interpreter before, slot, people able) for one whose interpreter changed."""
        self._interpret()

    def _interpret(self) -> None:
        """Set up the interpreters: the idle ones of each slot, and those able to serve each need in each zone."""
        problem = self.problem
        people = len(problem.interpreters)
        self.served_by: dict[int, int] = {}
        self.serving: list[dict[int, int]] = [{} for _ in range(people)]
        self.idle = [0] * len(problem.slots)
        self._relieved = [-1] * len(problem.slots)
        self._busy: list[dict[int, int]] = [{} for _ in problem.slots]
        self._asked: dict[int, int] = {}
        for group in problem.classes:
            members = sum(1 << p for p in group.members)
            for t in group.slots:
                self.idle[t] |= members
        self.able = [
            [sum(1 << p for g in groups for p in problem.classes[g].members) for groups in by_zone]
            for by_zone in problem.serves
        ]
        self.person_zone: list[dict[int, int]] = [{} for _ in range(people)]
        for person, slot, zone in problem.interpreted_history:
            self.idle[slot] &= ~(1 << person)
            self.person_zone[person][slot] = zone

    # Queries

    def placement(self) -> Placement:
        """The present placement."""
        return Placement({i: Choice(i, *place) for i, place in enumerate(self.where) if place is not None})

    def slots_for(self, i: int, m: int) -> int:
        """The slots in which an item can be held in a mode without moving others; interpreters may be exchanged.

        Parameters
        ----------
        m
            The mode, as its index in the item's list.

        Returns
        -------
        int
            A bit for each slot.
        """
        item = self.problem.items[i]
        mode = item.modes[m]
        mask = self.masks[i][m] & self.free[mode.purchaser_delegate] & self.free[mode.supplier_delegate]
        mask &= self.open[item.zone]
        if mask and item.table != ANY:
            mask &= ~self.claimed.get((item.zone, item.table), 0)
        if mask:
            mask = self.reachable_in_order(i, m, mask)
        if mask and mode.need != NONE:
            able = self.able[mode.need][item.zone]
            for t in bits(mask):
                if not able & self.idle[t] and not able & self.obtainable(t):
                    mask &= ~(1 << t)
        return mask

    def reachable_in_order(self, i: int, m: int, mask: int) -> int:
        """Restrict slots to those that walking and ``After`` allow; delegates and tables are not checked.

        Parameters
        ----------
        mask
            The slots, as bits.
        """
        if i in self.after:
            mask = self.in_order(i, mask)
        if self.near is not None and mask:
            item = self.problem.items[i]
            for d in item.modes[m][:2]:
                too_near = self._too_near[d]
                if too_near is None:
                    too_near = self._walks_of(d)
                mask &= ~too_near[item.zone]
        return mask

    def in_order(self, i: int, mask: int) -> int:
        """Restrict slots to those that the ``After`` wishes of an item allow, given the placed items.

        Parameters
        ----------
        mask
            The slots, as bits.
        """
        for other, later in self.after.get(i, ()):
            place = self.where[other]
            if place is not None:
                mask &= -(2 << place[1]) if later else (1 << place[1]) - 1
        return mask

    def _walks_of(self, d: int) -> list[int]:
        found = self._too_near[d] = [0] * len(self.room)
        self.around[d] = 0
        assert self.near is not None
        for t, i in self.at[d].items():
            self._add_walk(d, self.problem.items[i].zone, self.near[t])
        return found

    def _add_walk(self, d: int, zone: int, near: int) -> None:
        """Remove the slots near to a meeting from the slots of its delegate in other zones."""
        too_near = self._too_near[d]
        if too_near is None:
            return
        self.around[d] |= near
        here = too_near[zone]
        too_near[:] = [slots | near for slots in too_near]
        too_near[zone] = here

    def roomiest(self, zone: int, mask: int) -> int:
        """The slot in which the largest share of a zone's tables is free, the last of equals.

        Parameters
        ----------
        mask
            The slots to choose from, bit t for slot t; at least one.
        """
        return next(t for _, t in reversed(self._by_share[zone]) if mask >> t & 1)

    def full(self, i: int) -> list[int]:
        """The indices of the maxima that an item counts for and that are reached."""
        return [k for k in self.targets[i] if self.left[k] <= 0]

    def obtainable(self, t: int) -> int:
        """The interpreters, as bits, who are idle in a slot or can be relieved by others; walking is ignored."""
        found = self._relieved[t]
        if found < 0:
            found = self.idle[t]
            busy = [(able, people) for able, people in self._busy[t].items() if people]
            grown = True
            while grown and busy:
                grown = False
                for able, people in busy:
                    if able & found and people & ~found:
                        found |= people
                        grown = True
            self._relieved[t] = found
        return found

    def could_relieve(self, able: int, t: int) -> list[int]:
        """The items of a slot whose removal would free one of these interpreters, directly or via others.

        Parameters
        ----------
        able
            The interpreters, bit k for interpreter k.
        """
        grown = True
        while grown:
            before = able
            for person in bits(able):
                i = self.serving[person].get(t)
                if i is not None:
                    able |= self._asked[i]
            grown = able != before
        return [self.serving[person][t] for person in bits(able) if t in self.serving[person]]

    # Changes

    def put(self, i: int, m: int, t: int) -> bool:
        """Place an item.

        Parameters
        ----------
        t
            A slot that ``slots_for`` allows.

        Returns
        -------
        bool
            False if no interpreter is available; the draft is then unchanged.
        """
        item = self.problem.items[i]
        need = item.modes[m].need
        if need != NONE and not self._serve(i, self.able[need][item.zone], item.zone, t):
            return False
        self._enter(i, m, t)
        self._journal.append((i, NONE, NONE, NONE))
        return True

    def take(self, i: int) -> tuple[int, int]:
        """Remove a placed item; return its mode and slot."""
        place = self.where[i]
        assert place is not None
        if i in self.served_by:
            self._assign(i, NONE, self._asked[i], place[1])
        self._leave(i)
        self._journal.append((i, *place, NONE))
        return place

    def mark(self) -> int:
        """Mark the present state for ``rollback``; earlier marks become invalid."""
        self._journal.clear()
        return 0

    def rollback(self, mark: int = 0) -> None:
        """Undo all changes since the mark."""
        while len(self._journal) > mark:
            i, m, t, able = self._journal.pop()
            if able != NONE:
                self._set_person(i, m, able, t)
            elif m == NONE:
                self._leave(i)
            else:
                self._enter(i, m, t)

    @property
    def changes(self) -> int:
        """A mark of the present state that keeps earlier marks valid."""
        return len(self._journal)

    def shift(self, moves: Iterable[tuple[int, int]]) -> bool:
        """Move items to other slots simultaneously, each in its mode; nothing moves if a rule forbids it."""
        mark = self.changes
        wanted = [(i, self.take(i)[0], t) for i, t in moves]
        for i, m, t in wanted:
            if not self.slots_for(i, m) >> t & 1 or not self.put(i, m, t):
                self.rollback(mark)
                return False
        return True

    def _enter(self, i: int, m: int, t: int) -> None:
        """Add an item to the slots, tables, maxima and people that it uses."""
        item = self.problem.items[i]
        self.where[i] = (m, t)
        bit = 1 << t
        for d in item.modes[m][:2]:
            self.free[d] &= ~bit
            self.at[d][t] = i
            if self.near is not None:
                self._add_walk(d, item.zone, self.near[t])
        if not item.history:
            self._add_room(item.zone, t, -1)
            if self.room[item.zone][t] <= 0:
                self.open[item.zone] &= ~bit
            self.here[item.zone][t][i] = None
            if item.table != ANY:
                self.claimed[item.zone, item.table] = self.claimed.get((item.zone, item.table), 0) | bit
        for k in self.targets[i]:
            self.left[k] -= 1

    def _leave(self, i: int) -> None:
        """Undo ``_enter``."""
        place = self.where[i]
        assert place is not None
        m, t = place
        item = self.problem.items[i]
        bit = 1 << t
        for d in item.modes[m][:2]:
            del self.at[d][t]
            self.free[d] |= bit
            self._too_near[d] = None
        self._add_room(item.zone, t, 1)
        if self.room[item.zone][t] > 0:
            self.open[item.zone] |= bit
        del self.here[item.zone][t][i]
        if item.table != ANY:
            self.claimed[item.zone, item.table] &= ~bit
        for k in self.targets[i]:
            self.left[k] += 1
        self.where[i] = None

    def _add_room(self, z: int, t: int, tables: int) -> None:
        by_share = self._by_share[z]
        del by_share[bisect_left(by_share, (self.share[z][t], t))]
        self.room[z][t] += tables
        self.share[z][t] = self.room[z][t] / (1 + self.problem.capacity[z][t])
        insort(by_share, (self.share[z][t], t))

    # Interpreters

    def _serve(self, i: int, able: int, zone: int, t: int) -> bool:
        """Assign an interpreter to an item among those able, by an augmenting path."""
        free = self._idle_person(able, zone, t)
        if free != NONE:
            self._assign(i, free, able, t)
            return True
        return self._augment(i, able, t, [0])

    def _augment(self, i: int, able: int, t: int, seen: list[int]) -> bool:
        """Assign an interpreter to an item: a busy one passes a meeting on to others (augmenting path).

        ``seen`` holds, as bits, the interpreters visited; it is shared by the whole search.
        """
        zone = self.problem.items[i].zone
        for person in bits(able & self.obtainable(t)):
            other = self.serving[person].get(t)
            if other is None or seen[0] >> person & 1:
                continue
            seen[0] |= 1 << person
            if not self._can_walk(person, zone, t):
                continue
            others = self._asked[other]
            free = self._idle_person(others, self.problem.items[other].zone, t)
            if free != NONE:
                self._assign(other, free, others, t)
            elif not self._augment(other, others, t, seen):
                continue
            self._assign(i, person, able, t)
            return True
        return False

    def _idle_person(self, able: int, zone: int, t: int) -> int:
        for person in bits(able & self.idle[t]):
            if self._can_walk(person, zone, t):
                return person
        return NONE

    def _can_walk(self, person: int, zone: int, t: int) -> bool:
        if self.near is None:
            return True
        near = self.near[t]
        return not any(near >> slot & 1 and z != zone for slot, z in self.person_zone[person].items())

    def _assign(self, i: int, person: int, able: int, t: int) -> None:
        self._journal.append((i, self.served_by.get(i, NONE), t, self._asked.get(i, able)))
        self._set_person(i, person, able, t)

    def _set_person(self, i: int, person: int, able: int, t: int) -> None:
        """Set the interpreter of an item (NONE for none), and update the slot's idle and busy interpreters."""
        self._relieved[t] = -1
        before = self.served_by.pop(i, NONE)
        if before != NONE:
            asked = self._asked.pop(i)
            if self.serving[before].get(t) == i:
                self._busy[t][asked] &= ~(1 << before)
                self.idle[t] |= 1 << before
                del self.serving[before][t], self.person_zone[before][t]
        if person != NONE:
            self.served_by[i] = person
            self._asked[i] = able
            self._busy[t][able] = self._busy[t].get(able, 0) | 1 << person
            self.serving[person][t] = i
            self.person_zone[person][t] = self.problem.items[i].zone
            self.idle[t] &= ~(1 << person)


def _masks(problem: Problem) -> list[tuple[int, ...]]:
    """The slots of each mode of each item as bit masks; the same tuples of slots occur many times."""
    known: dict[int, int] = {}  # by the identity of the tuples, which many items share: hashing takes longer
    for item in problem.items:
        for mode in item.modes:
            if id(mode.slots) not in known:
                known[id(mode.slots)] = sum(1 << t for t in mode.slots)
    return [tuple([known[id(mode.slots)] for mode in item.modes]) for item in problem.items]


def _near(problem: Problem) -> list[int] | None:
    """For each slot, the earlier and later ones not reachable from it in another zone; None without walking."""
    if not problem.walking:
        return None
    found = [0] * len(problem.slots)
    for t, later in enumerate(problem.too_near):
        for u in later:
            found[t] |= 1 << u
            found[u] |= 1 << t
    return found
