"""What a rerun changed of the published schedule, for the goals that keep it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable
from dataclasses import dataclass

from sco_scheduler.domain.schedule import Meeting, MeetingStatus
from sco_scheduler.verify.case import Case


@dataclass(frozen=True, slots=True)
class Changes:
    """Counts over the published meetings that could still be held.

    ``lost`` are not held; of those held, ``slot_moves`` are at another time, ``table_changes`` at their
    time in another zone or at another table, ``person_changes`` in their place with another delegate
    or interpreter.
    """

    lost: int
    slot_moves: int
    table_changes: int
    person_changes: int


def changes(case: Case) -> Changes:
    """Compare each pair's meetings with its published ones.

    Published meetings count where they are neither taken out nor history, both companies are
    registered and the pair is still allowed; at most as often as the pair may meet besides its
    history. Where a pair meets several times, its meetings are set against the published ones so
    that first as many as possible keep their time, then their table, then their people.
    """
    lost = slot_moves = table_changes = person_changes = 0
    for pair in case.pairs.published:
        before = [r.meeting for r in case.pairs.published[pair] if r.status is MeetingStatus.HELD]
        before = [m for m in before if not case.is_history(m)]
        held = case.by_pair.get(pair, [])
        now = [m for m in held if not case.is_history(m)]
        allowed = case.pairs.times_allowed(pair) - (len(held) - len(now))
        due = max(0, min(len(before), allowed))
        kept = min(due, len(now))
        same_time = min(kept, _in_common(before, now, lambda m: m.start))
        same_place = min(kept, _in_common(before, now, lambda m: (m.start, m.zone, m.table)))
        same = min(kept, _in_common(before, now, lambda m: (m.start, m.zone, m.table, m.delegates, m.interpreter)))
        lost += due - kept
        slot_moves += kept - same_time
        table_changes += same_time - same_place
        person_changes += same_place - same
    return Changes(lost, slot_moves, table_changes, person_changes)


def _in_common(before: list[Meeting], now: list[Meeting], part: Callable[[Meeting], Hashable]) -> int:
    """How many meetings of the one list can be set against one of the other that is the same in this part."""
    return (Counter(map(part, before)) & Counter(map(part, now))).total()
