"""Where and by whom a pair that does not meet could still meet, before anything stands in its way.

The terms are those that ``reasons`` defines.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from sco_scheduler.domain.event import Company, Delegate, Level, Pair, Request, Role, Session, Zone
from sco_scheduler.domain.schedule import Meeting
from sco_scheduler.verify.case import SlotTime, bound_table, first_overlapping
from sco_scheduler.verify.rules.interpreter_present import needs_interpreter, speaks_to_both
from sco_scheduler.verify.rules.pins_and_wishes import in_sessions, sessions_by_name
from tests.oracles.reasons.room import Room
from tests.oracles.reasons.slots import Starts

Choice = tuple[Delegate, Delegate]
"""A delegate of the purchaser and one of the supplier."""


@dataclass(frozen=True)
class Prospect:
    """What an unmet pair could be given: choices of delegates that fit the wishes, a zone, and slots."""

    pair: Pair
    zone: Zone
    label: str | None
    """The table that a side is bound to in the zone."""
    choices: tuple[Choice, ...]
    open: Starts
    """The slots that are open to the pair."""


class Prospects:
    """The prospects of the pairs that do not meet in a finished schedule."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._case = room.case

    def zone_of(self, pair: Pair) -> Zone | None:
        """The zone in which the pair would meet, if the event has it."""
        supplier = self._company(pair[1])
        return self._case.event.zone_by_code.get(supplier.supplier.zone if supplier.supplier is not None else "")

    def bound_tables(self, pair: Pair) -> set[str]:
        """The labels of the tables that either side is bound to in the zone of the pair."""
        zone = self.zone_of(pair)
        labels = (
            bound_table(self._company(pair[0]), Role.PURCHASER, zone),
            bound_table(self._company(pair[1]), Role.SUPPLIER, zone),
        )
        return {label for label in labels if label is not None}

    def common(self, pair: Pair) -> Starts:
        """The slots in which the zone is open and somebody of either side is present."""
        zone = self.zone_of(pair)
        if zone is None:
            return frozenset()
        return self._room.zone_open(zone) & self._present(pair[0]) & self._present(pair[1])

    def prospect(self, pair: Pair) -> Prospect:
        """What the pair could be given, where its zone is known and no two tables bind it."""
        zone = self.zone_of(pair)
        assert zone is not None
        requests = self._case.pairs.requests(pair)
        named = {r.delegate for r in requests if r.delegate is not None}
        choices = tuple(
            (one, other)
            for one in self._company(pair[0]).delegates
            for other in self._company(pair[1]).delegates
            if named <= {one.key, other.key}
        )
        present: Starts = frozenset().union(*(self._room.present(a) & self._room.present(b) for a, b in choices))
        slots = (self._room.slots.at[start] for start in self.common(pair) & present)
        open_to_pair = frozenset(slot.start for slot in slots if self._wished(pair, requests, slot))
        return Prospect(pair, zone, next(iter(self.bound_tables(pair)), None), choices, open_to_pair)

    def never_spoken(self, prospect: Prospect) -> bool:
        """Whether every choice in every slot needs an interpreter of whom none is present, busy or not."""
        event, zone = self._case.event, prospect.zone
        return all(
            needs_interpreter(event, *choice) and not self._suitable(choice, zone, start)
            for choice in prospect.choices
            for start in prospect.open & self._room.present(choice[0]) & self._room.present(choice[1])
        )

    def _suitable(self, choice: Choice, zone: Zone, start: datetime) -> list[str]:
        slot = self._room.slots.at[start]
        return [
            i.id
            for i in self._case.event.interpreters or ()
            if i.zone in (None, zone.code)
            and speaks_to_both(i, *choice)
            and first_overlapping(i.absences, slot.start, slot.end) is None
        ]

    def _wished(self, pair: Pair, requests: Iterable[Request], slot: SlotTime) -> bool:
        """Whether a meeting of the pair in the slot is in the sessions wished and breaks no ``After``."""
        for request in requests:
            if request.sessions and not in_sessions(self._sessions, request.sessions, slot.start, slot.end):
                return False
            earlier = (m for company in request.after for m in self._case.between(request.asker, company))
            if any(m.end > slot.start for m in earlier):
                return False
        return all(slot.end <= m.start for m in self._later(pair))

    def _later(self, pair: Pair) -> list[Meeting]:
        """The meetings held of either side that are asked to be after the pair's."""
        purchaser, supplier = pair
        wished = [*self._named_after[purchaser, supplier], *self._named_after[supplier, purchaser]]
        return [m for other in wished for m in self._case.by_pair.get(other, ())]

    @cached_property
    def _named_after(self) -> dict[tuple[str, str], list[Pair]]:
        """The pairs that a company asked for after meeting another: under (the asker, the company named)."""
        found: dict[tuple[str, str], list[Pair]] = defaultdict(list)
        for request in self._case.event.requests:
            for company in request.after if request.level is not Level.NO else ():
                found[request.asker, company].append(request.pair)
        return found

    @cached_property
    def _sessions(self) -> dict[str, list[Session]]:
        return sessions_by_name(self._case.event)

    def _present(self, company_id: str) -> Starts:
        """The slots in which some delegate of the company is present."""
        return frozenset().union(*(self._room.present(d) for d in self._company(company_id).delegates))

    def _company(self, company_id: str) -> Company:
        return self._case.event.company_by_id[company_id]
