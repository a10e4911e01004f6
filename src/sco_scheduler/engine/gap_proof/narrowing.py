"""Slots that a meeting cannot take, found before any search: what is left is what classes and windows see."""

from __future__ import annotations

from dataclasses import replace

from sco_scheduler.engine.gap_proof.problem import GapProblem


def narrow(problem: GapProblem, *, by_order: bool = True) -> GapProblem:
    """The same problem with fewer slots a meeting; no placement is lost.

    A meeting with one slot left keeps everybody else of its two delegates out of it, and fills a
    table; of two meetings in order the later one starts after the first slot of the earlier, and the
    earlier one before the last slot of the later. Without ``by_order`` that is left out, which keeps
    delegates alike. A meeting may be left without a slot.
    """
    slots = [set(meeting.slots) for meeting in problem.meetings]
    while _settle(problem, slots) or (by_order and _order(problem, slots)):
        pass
    meetings = tuple(replace(m, slots=frozenset(left)) for m, left in zip(problem.meetings, slots, strict=True))
    return replace(problem, meetings=meetings)


def _settle(problem: GapProblem, slots: list[set[int]]) -> bool:
    """Take the slots of settled meetings from their delegates' others, and full ones from everybody."""
    changed = False
    room = {(z, t): tables for z, row in enumerate(problem.capacity) for t, tables in enumerate(row)}
    settled = {i: next(iter(left)) for i, left in enumerate(slots) if len(left) == 1}
    for i, slot in settled.items():
        meeting = problem.meetings[i]
        room[meeting.zone, slot] -= 1
        for other in {*problem.of_delegate[meeting.a], *problem.of_delegate[meeting.b]} - {i}:
            changed |= _take(slots[other], {slot})
    for i, left in enumerate(slots):
        if i not in settled:
            zone = problem.meetings[i].zone
            changed |= _take(left, {t for t in left if room[zone, t] <= 0})
    return changed


def _order(problem: GapProblem, slots: list[set[int]]) -> bool:
    """Cut off what lies before the first slot of an earlier meeting, or after the last of a later one."""
    changed = False
    for earlier, later in problem.after:
        if slots[earlier] and slots[later]:
            first, last = min(slots[earlier]), max(slots[later])
            changed |= _take(slots[later], {t for t in slots[later] if t <= first})
            changed |= _take(slots[earlier], {t for t in slots[earlier] if t >= last})
    return changed


def _take(left: set[int], away: set[int]) -> bool:
    """Remove slots from a set; whether that changed it."""
    before = len(left)
    left -= away
    return len(left) < before
