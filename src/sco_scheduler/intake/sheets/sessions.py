"""Reads the Sessions and Programme sheets: blocks of slots on one or several days.

``epoch`` is the day of serial number 0 in the workbook.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time

from sco_scheduler.domain.event import ProgrammeItem, Session, Settings, slots_of
from sco_scheduler.domain.findings import Findings
from sco_scheduler.domain.messages import Cell, Phrase
from sco_scheduler.domain.names import fold
from sco_scheduler.intake import kinds
from sco_scheduler.intake.table.grids import vocabulary
from sco_scheduler.intake.table.rows import Layout, Row, SheetTable
from sco_scheduler.intake.values.dates import clock_text, read_day
from sco_scheduler.intake.values.entries import whole_minutes, written
from sco_scheduler.intake.values.times import read_clock

LAYOUT = Layout("Sessions", needed=(("session",), ("date",), ("start",), ("end",)))
PROGRAMME = Layout("Programme", needed=(("start",), ("title",)))

_DEFAULT = (("Morning", 9, 12), ("Afternoon", 14, 17))


def default_sessions(day: date, settings: Settings, found: Findings) -> tuple[Session, ...]:
    """Return the sessions of an event without any: 09:00-12:00 and 14:00-17:00 on one day."""
    found.add(kinds.SESSIONS_DEFAULT, Cell("Sessions"), date=day.isoformat())
    return tuple(
        Session(
            name,
            datetime.combine(day, time(start)),
            datetime.combine(day, time(end)),
            settings.slot_minutes,
            settings.changeover_minutes,
        )
        for name, start, end in _DEFAULT
    )


def read_sessions(table: SheetTable, settings: Settings, epoch: datetime, found: Findings) -> tuple[Session, ...]:
    """Read the sessions of the sheet, in its order."""
    sessions: list[Session] = []
    for row in table:
        session = _session(row, settings, epoch, found)
        if session is not None:
            sessions.append(_named(session, sessions, row, found))
    return tuple(sessions)


def read_programme(
    table: SheetTable | None, sessions: Sequence[Session], epoch: datetime, found: Findings
) -> tuple[ProgrammeItem, ...]:
    """Read the lines of the Programme sheet in order of time; one without a date is on every day of the sessions."""
    if table is None:
        return ()
    days = sorted({session.date for session in sessions})
    items = [item for row in table for item in _items(row, days, epoch, found)]
    return tuple(sorted(items, key=lambda item: item.start))


def _items(row: Row, days: Sequence[date], epoch: datetime, found: Findings) -> Iterator[ProgrammeItem]:
    words = vocabulary().sheets["Programme"].columns
    for key in ("start", "title"):
        if row.value(key) is None:
            found.add(kinds.CELL_NEEDED, row.cell(key), column=words[key].told)
            return
    start, end = (read_clock(row.value(key)) for key in ("start", "end"))
    for key, moment in (("start", start), ("end", end)):
        if moment is None and row.value(key) is not None:
            found.add(kinds.TIME_UNREADABLE, row.cell(key), value=row.text(key))
            return
    given = read_day(row.value("date"), row.cell("date"), epoch, found)
    if start is None or (row.value("date") is not None and given is None):
        return
    for day in days if given is None else [given]:
        midnight = datetime.combine(day, time())
        until = midnight + end if end is not None and end > start else None
        titles = (row.text("title"), row.text("title_zh"), row.text("title_ru"))
        yield ProgrammeItem(midnight + start, until, *titles, row.text("place"))


def check_sessions(sessions: Sequence[Session], settings: Settings, found: Findings) -> None:
    """Report sessions that overlap, sessions without a slot, and an event without one."""
    ordered = sorted(sessions, key=lambda s: (s.start, s.end))
    for i, first in enumerate(ordered):
        for second in ordered[i + 1 :]:
            if second.start >= first.end:
                break
            found.add(
                kinds.SESSIONS_OVERLAP,
                second.cell,
                first.cell,
                first=first.name,
                first_times=_times(first),
                second=second.name,
                second_times=_times(second),
                date=first.date.isoformat(),
            )
    for session in sessions:
        if not slots_of([session]):
            minutes = int((session.end - session.start).total_seconds() // 60)
            found.add(
                kinds.SESSION_NO_SLOT,
                session.cell or settings.cells.get("slot_minutes"),
                name=session.name,
                minutes=minutes,
                slot=session.slot_minutes,
            )
    if sessions and not slots_of(sessions):
        found.add(kinds.NO_SLOTS, settings.cells.get("slot_minutes") or Cell("Sessions"))


def _session(row: Row, settings: Settings, epoch: datetime, found: Findings) -> Session | None:
    words = vocabulary().sheets["Sessions"].columns
    absent = [key for key in ("date", "start", "end") if row.value(key) is None]
    for key in absent:
        found.add(kinds.CELL_NEEDED, row.cell(key), column=words[key].told)
    day = read_day(row.value("date"), row.cell("date"), epoch, found)
    start, end = (read_clock(row.value(key)) for key in ("start", "end"))
    for key, moment in (("start", start), ("end", end)):
        if moment is None and key not in absent:
            found.add(kinds.TIME_UNREADABLE, row.cell(key), value=row.text(key))
    slot = _minutes(row, "slot_minutes", settings.slot_minutes, 1, found)
    changeover = _minutes(row, "changeover_minutes", settings.changeover_minutes, 0, found)
    if start is not None and end is not None and end <= start:
        name = row.text("session")
        found.add(
            kinds.END_BEFORE_START,
            row.cell("end"),
            row.cell("start"),
            value=Phrase("a-session")(name=name) if name else Phrase("unnamed-session"),
            start=clock_text(start),
            end=clock_text(end),
        )
        return None
    if day is None or start is None or end is None:
        return None
    midnight = datetime.combine(day, time())
    return Session(row.text("session"), midnight + start, midnight + end, slot, changeover, _cell(row))


def _named(session: Session, before: Sequence[Session], row: Row, found: Findings) -> Session:
    """The session with a name, made up if the sheet has none."""
    if session.name:
        # One name in another case is the same session; requests then find both by either.
        same = next((other.name for other in before if fold(other.name) == fold(session.name)), session.name)
        return replace(session, name=same)
    taken = {fold(other.name) for other in before}
    number = next(n for n in range(1, len(before) + 2) if f"session {n}" not in taken)
    name = _numbered(number)
    found.add(kinds.SESSION_NAMELESS, row.place, name=name)
    return replace(session, name=name)


def _numbered(number: int) -> str:
    return f"Session {number}"


def _minutes(row: Row, key: str, default: int, least: int, found: Findings) -> int:
    value = row.value(key)
    if value is None:
        return default
    number = whole_minutes(value)
    if number is None or number < least:
        what = vocabulary().sheets["Sessions"].columns[key].told
        found.add(kinds.NUMBER_NOT_WHOLE, row.cell(key), what=what, value=written(value), least=least)
        return default
    return number


def _cell(row: Row) -> Cell:
    return row.cell("session") if row.text("session") else row.cell("start")


def _times(session: Session) -> str:
    midnight = datetime.combine(session.date, time())
    return f"{clock_text(session.start - midnight)}-{clock_text(session.end - midnight)}"
