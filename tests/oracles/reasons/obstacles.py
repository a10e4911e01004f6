"""What keeps a pair out of a slot that is open to it, and whether the meetings named are in the way.

The obstacles are those that ``reasons`` defines.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sco_scheduler.domain.event import Delegate
from sco_scheduler.domain.outcome import Obstacle
from sco_scheduler.domain.schedule import Meeting
from sco_scheduler.verify.case import SlotTime
from sco_scheduler.verify.rules.interpreter_present import needs_interpreter
from tests.oracles.reasons.in_the_way import InTheWay
from tests.oracles.reasons.prospects import Choice, Prospect
from tests.oracles.reasons.room import Room
from tests.oracles.reasons.slots import overlaps

ORDER = (Obstacle.BUSY, Obstacle.CANNOT_WALK, Obstacle.TABLES_TAKEN, Obstacle.NO_INTERPRETER)
"""The order in which obstacles strike out choices."""


def choices_left(room: Room, prospect: Prospect, start: datetime) -> list[Choice]:
    """The choices by which the pair could meet in the slot that starts then; none where it has an obstacle."""
    return [c for c in _present(room, prospect, start) if not any(_hits(o, room, prospect, c, start) for o in ORDER)]


def obstacle_at(room: Room, prospect: Prospect, start: datetime) -> tuple[Obstacle, list[Choice]] | None:
    """The obstacle of a slot and the last choices that it struck out, or None where a choice is left."""
    left = _present(room, prospect, start)
    for obstacle in ORDER:
        hit = [c for c in left if _hits(obstacle, room, prospect, c, start)]
        if len(hit) == len(left):
            return obstacle, hit
        left = [c for c in left if c not in hit]
    return None


def _present(room: Room, prospect: Prospect, start: datetime) -> list[Choice]:
    return [(a, b) for a, b in prospect.choices if start in room.present(a) and start in room.present(b)]


def _hits(obstacle: Obstacle, room: Room, prospect: Prospect, choice: Choice, start: datetime) -> bool:
    """Whether the obstacle hits the choice in the slot that starts then."""
    zone = prospect.zone
    if obstacle is Obstacle.TABLES_TAKEN:
        return start in room.tables.taken(zone, prospect.label)
    if obstacle is Obstacle.NO_INTERPRETER:
        return needs_interpreter(room.case.event, *choice) and start in room.interpreters.nobody_for(*choice, zone)
    if obstacle is Obstacle.CANNOT_WALK:
        return any(start in room.too_far(d.key, zone) for d in choice)
    return any(start in room.busy(d.key) for d in choice)


def in_the_way(
    room: Room, prospect: Prospect, obstacle: Obstacle, struck: Sequence[Choice], slot: SlotTime
) -> InTheWay:
    """The meetings that are in the way, in a group for each table, interpreter or choice of delegates that is taken."""
    zone = prospect.zone
    if obstacle is Obstacle.TABLES_TAKEN:
        return room.tables.in_the_way(zone, prospect.label, slot)
    if obstacle is Obstacle.NO_INTERPRETER:
        return room.interpreters.in_the_way(struck, zone, slot)
    if obstacle is Obstacle.CANNOT_WALK:
        return InTheWay([[m for m in _of(room, c) if room.slots.no_time_to_walk(slot, zone, m)] for c in struck])
    return InTheWay([[m for m in _of(room, c) if overlaps(slot, m)] for c in struck])


def _of(room: Room, delegates: Iterable[Delegate]) -> list[Meeting]:
    return [m for d in delegates for m in room.case.by_delegate.get(d.key, ())]
