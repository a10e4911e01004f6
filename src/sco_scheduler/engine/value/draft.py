"""A schedule under construction in plain Python that keeps every rule: what may be placed where, and who is in the way.

Slots are bits of an integer, so that "both are free, the zone has a table, nobody has to run" is a few
``&``. Interpreters are given at once, by an augmenting path of the slot's bipartite matching. The gap
spread (R9) is the one rule that a draft may break: it can only be judged once all meetings are placed.
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
    """The items placed so far, each with its mode and slot, and what is left of everybody's time.

    ``where[i]`` is the (mode, slot) of item ``i``, or None. ``free[d]`` has a bit for each slot in which
    delegate ``d`` has no meeting; ``at[d]`` maps the other slots to items. ``room[z][t]`` counts the
    tables of a zone that are left in a slot, ``share[z][t]`` is their share of one more than all, and ``open[z]`` has
    a bit for each slot with any left. ``near[t]`` has a bit for each slot from which one cannot walk to another zone
    for slot ``t`` (None without walking), and ``around[d]`` the slots that are near to meetings of delegate ``d``.
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
        past = [sum(i in history for i in target.items) if history else 0 for target in problem.maxima]
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
        """By delegate and zone: slots that are near to meetings in other zones; None where it has to be worked out."""
        self._journal: list[tuple[int, int, int, int]] = []
        """What was done, to be undone: (item, NONE, NONE, NONE) for one placed, (item, mode, slot, NONE) for one
        taken out, and (item, interpreter before, slot, people able) for one whose interpreter changed."""
        self._interpret()

    def _interpret(self) -> None:
        """Set up who interprets: the idle people of each slot, and those able to serve each need in each zone."""
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

    # Reading

    def placement(self) -> Placement:
        """What is placed."""
        return Placement({i: Choice(i, *place) for i, place in enumerate(self.where) if place is not None})

    def slots_for(self, i: int, m: int) -> int:
        """The slots in which an item can be held by a mode with no other meeting moved; interpreters may be exchanged.

        Parameters
        ----------
        m
            The mode, as its place in the item's list.

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
        if mask and (i in self.after or self.near is not None):
            mask = self.bound(i, m, mask)
        if mask and mode.need != NONE:
            able = self.able[mode.need][item.zone]
            for t in bits(mask):
                if not able & self.idle[t] and not able & self.to_be_had(t):
                    mask &= ~(1 << t)
        return mask

    def bound(self, i: int, m: int, mask: int) -> int:
        """Restrict slots to those that walking and ``After`` allow; free delegates and tables are not looked at.

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
        """Restrict slots to those that the ``After`` wishes of an item allow beside what is placed.

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
        """Note what a meeting with these slots near it leaves to a delegate of the slots of other zones."""
        too_near = self._too_near[d]
        if too_near is None:
            return
        self.around[d] |= near
        here = too_near[zone]
        too_near[:] = [slots | near for slots in too_near]
        too_near[zone] = here

    def roomiest(self, zone: int, mask: int) -> int:
        """The slot among these (as bits, not none) in which the largest share of a zone's tables is left, the last.

        Parameters
        ----------
        mask
            The slots to choose from, bit t for slot t; at least one.
        """
        return next(t for _, t in reversed(self._by_share[zone]) if mask >> t & 1)

    def full(self, i: int) -> list[int]:
        """The maxima (their indices) that an item counts for and that are reached."""
        return [k for k in self.targets[i] if self.left[k] <= 0]

    def to_be_had(self, t: int) -> int:
        """The interpreters, as bits, who are idle in a slot or can be relieved there; walking is ignored."""
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
        """The items of a slot any of which, taken out, frees one of these interpreters (bits), others taking over.

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

    # Changing

    def put(self, i: int, m: int, t: int) -> bool:
        """Place an item.

        Parameters
        ----------
        t
            A slot that ``slots_for`` allows.

        Returns
        -------
        bool
            False where no interpreter can be had; nothing is changed then.
        """
        item = self.problem.items[i]
        need = item.modes[m].need
        if need != NONE and not self._serve(i, self.able[need][item.zone], item.zone, t):
            return False
        self._enter(i, m, t)
        self._journal.append((i, NONE, NONE, NONE))
        return True

    def take(self, i: int) -> tuple[int, int]:
        """Take a placed item out again; return its mode and slot."""
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
        """Undo all that was placed and taken out since the mark."""
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
        """A mark of the state now that leaves earlier marks good."""
        return len(self._journal)

    def shift(self, moves: Iterable[tuple[int, int]]) -> bool:
        """Move items to other slots all at once, by the mode that each has; nothing moves if a rule forbids."""
        mark = self.changes
        wanted = [(i, self.take(i)[0], t) for i, t in moves]
        for i, m, t in wanted:
            if not self.slots_for(i, m) >> t & 1 or not self.put(i, m, t):
                self.rollback(mark)
                return False
        return True

    def _enter(self, i: int, m: int, t: int) -> None:
        """Enter an item into slots, tables, maxima and the people it takes."""
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
        """Find an interpreter for an item among those able, others taking over from each other on the way."""
        free = self._idle_person(able, zone, t)
        if free != NONE:
            self._assign(i, free, able, t)
            return True
        return self._augment(i, able, t, [0])

    def _augment(self, i: int, able: int, t: int, seen: list[int]) -> bool:
        """Give an item an interpreter by an augmenting path: somebody able and busy passes a meeting on to others.

        ``seen`` holds, as bits, the people tried already; it is shared by the whole search.
        """
        zone = self.problem.items[i].zone
        for person in bits(able & self.to_be_had(t)):
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
        """Set who interprets for an item (NONE: nobody), and what the slot keeps of who is idle and who is busy."""
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
    """The slots of each mode of each item as bits; few different tuples of slots meet again and again."""
    known: dict[int, int] = {}  # by the identity of the slots, which many items share: to hash them takes longer
    for item in problem.items:
        for mode in item.modes:
            if id(mode.slots) not in known:
                known[id(mode.slots)] = sum(1 << t for t in mode.slots)
    return [tuple([known[id(mode.slots)] for mode in item.modes]) for item in problem.items]


def _near(problem: Problem) -> list[int] | None:
    """For each slot, the earlier and later ones that one cannot reach from it in another zone; None without walking."""
    if not problem.walking:
        return None
    found = [0] * len(problem.slots)
    for t, later in enumerate(problem.too_near):
        for u in later:
            found[t] |= 1 << u
            found[u] |= 1 << t
    return found
