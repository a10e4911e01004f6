"""What is fixed, by a row of Fixed or a lock, and stands in the way of every repair at the desk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sco_scheduler.domain.event import FixedMeeting, TableChoice
from sco_scheduler.domain.messages import Cell, Phrase, in_brackets
from sco_scheduler.domain.schedule import PublishedMeeting, Schedule
from sco_scheduler.domain.values import pair_value
from sco_scheduler.insight.hall import Hall
from sco_scheduler.insight.placing import placings
from sco_scheduler.workflows.desk.day import Day

Pin = tuple[PublishedMeeting, Cell | None]
"""A meeting that is fixed or locked, with the cell that says so."""


def pins_in_the_way(after: Day) -> list[Pin]:
    """Find the meetings ahead that are fixed and cannot be held as that says.

    Those that could not be even if no other meeting were held; where each of them could, the least valuable of the
    smallest set of rows that cannot all be kept.

    Parameters
    ----------
    after
        The day after an action for which there is no repair.
    """
    empty = Hall(Schedule(after.event, ()))
    pins = list(_pins(after))
    alone = [(row, cell) for fixed, row, cell in pins if next(placings(empty, fixed, after.now), None) is None]
    return alone or _least_of_conflict(after, [(row, cell) for _, row, cell in pins])


def told_of(day: Day, pins: list[Pin]) -> Phrase:
    """Say which meetings these are, with their cells."""
    rows = [Phrase("desk-pin")(meeting=day.meeting_named(row.meeting), at=in_brackets(cell)) for row, cell in pins]
    return Phrase("desk-pinned")(meetings=tuple(rows))


def _pins(day: Day) -> Iterator[tuple[FixedMeeting, PublishedMeeting, Cell | None]]:
    """The meetings ahead that have to be held as they are, with what has to be of each."""
    fixed = {row.pair: row for row in day.event.fixed}
    for row in day.rows:
        meeting = row.meeting
        if not row.is_held or meeting.start < day.now:
            continue
        if row.locked:
            table = TableChoice(meeting.table, meeting.zone)
            yield FixedMeeting(*meeting.pair, meeting.start.date(), meeting.start.time(), table), row, row.cell
        elif meeting.pair in fixed:
            yield fixed[meeting.pair], row, fixed[meeting.pair].cell


def _least_of_conflict(day: Day, pins: list[Pin]) -> list[Pin]:
    # The solver takes a while to load, and hardly any action has no repair.
    from sco_scheduler.agendas.answers import Change
    from sco_scheduler.workflows.repair import Standing, forbidding

    named = tuple(replace(row, cell=row.cell or _own_cell(row)) for row in day.published.meetings)
    conflict = forbidding(Standing(day.event, replace(day.published, meetings=named)), Change())
    cells = {row.cell for row in conflict.rows} if conflict is not None else set()
    found = [(row, cell) for row, cell in pins if (cell or _own_cell(row)) in cells]
    return sorted(found, key=lambda pin: pair_value(day.event, pin[0].meeting.pair))[:1]


def _own_cell(row: PublishedMeeting) -> Cell:
    """A cell by which a row is known again that has none since the workbook was written."""
    return Cell("Meetings", 0, row.meeting.number)
