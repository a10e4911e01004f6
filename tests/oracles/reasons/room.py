"""What room a finished schedule leaves: who is there and who is taken in which slot."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from sco_scheduler.domain.event import Delegate, Zone
from sco_scheduler.verify.case import Case
from tests.oracles.reasons.free_interpreters import FreeInterpreters
from tests.oracles.reasons.free_tables import FreeTables
from tests.oracles.reasons.slots import Slots, Starts, overlaps

_Key = TypeVar("_Key")


class Room:
    """The room of one schedule; on a rerun with history, in what is not history."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.slots = Slots(case)
        self.tables = FreeTables(case, self.slots)
        self.interpreters = FreeInterpreters(case, self.slots)
        self._present: dict[str, Starts] = {}
        self._open: dict[str, Starts] = {}
        self._busy: dict[str, Starts] = {}
        self._far: dict[tuple[str, str], Starts] = {}

    def present(self, delegate: Delegate) -> Starts:
        """The slots that none of the delegate's absences overlaps."""
        return _remembered(self._present, delegate.key, lambda: self.slots.clear_of(delegate.absences))

    def zone_open(self, zone: Zone) -> Starts:
        """The slots in which the zone is open."""
        return _remembered(self._open, zone.code, lambda: self.slots.clear_of(zone.closed))

    def busy(self, key: str) -> Starts:
        """The slots that a meeting of the delegate overlaps."""
        meetings = self.case.by_delegate.get(key, [])
        return _remembered(
            self._busy, key, lambda: self.slots.where(lambda slot: any(overlaps(slot, m) for m in meetings))
        )

    def too_far(self, key: str, zone: Zone) -> Starts:
        """The slots that leave the delegate no time to walk between them, in this zone, and some meeting elsewhere."""
        meetings, near = self.case.by_delegate.get(key, []), self.slots.no_time_to_walk
        return _remembered(
            self._far,
            (key, zone.code),
            lambda: self.slots.where(lambda slot: any(near(slot, zone, m) for m in meetings)),
        )


def _remembered(known: dict[_Key, Starts], key: _Key, find: Callable[[], Starts]) -> Starts:
    if key not in known:
        known[key] = find()
    return known[key]
