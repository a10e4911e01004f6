"""Reads the sheets Event, Sessions and Programme: the settings with their defaults, and the event's slots.

``epoch`` is the day of serial number 0 in the workbook.
"""

from __future__ import annotations

import zoneinfo
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from sco_scheduler.domain.event import OUTCOMES, ProgrammeItem, Role, Seated, Session, Settings, slots_of
from sco_scheduler.domain.findings import Findings
from sco_scheduler.domain.goals import GOALS, RERUN_ONLY
from sco_scheduler.domain.messages import Cell, Clauses, Phrase, Said
from sco_scheduler.domain.names import fold
from sco_scheduler.intake import kinds, phrases
from sco_scheduler.intake.table.grids import LANGUAGES, vocabulary
from sco_scheduler.intake.table.rows import Layout, Row, SheetTable
from sco_scheduler.intake.values.dates import clock_text, read_day
from sco_scheduler.intake.values.entries import (
    fold_header,
    minutes_with_break,
    nearest,
    normalized,
    split_languages,
    split_list,
    whole_minutes,
    whole_number,
    written,
)
from sco_scheduler.intake.values.language_names import language_codes
from sco_scheduler.intake.values.times import read_clock, start_and_end
from sco_scheduler.intake.values.typed_hours import likely_clock

EVENT = Layout("Event", needed=(("setting",), ("value",)))
SESSIONS = Layout("Sessions", needed=(("session",), ("date",), ("start",), ("end",)))
PROGRAMME = Layout("Programme", needed=(("start",), ("title",)))

_SLOT, _CHANGEOVER = "slot_minutes", "changeover_minutes"
_LEAST = {_SLOT: 1}
"""The least value of an integer setting, if that is not 0."""

_WHOLE = (
    *("slot_minutes", "changeover_minutes", "walk_minutes", "purchaser_minimum", "purchaser_maximum"),
    *("supplier_minimum", "supplier_maximum", "purchaser_weight", "supplier_weight", "mutual_bonus", "gap_spread"),
)


@dataclass(frozen=True)
class Limits:
    """The default minimum and maximum of meetings of a company in a role."""

    minimum: int = 0
    maximum: int | None = None
    minimum_cell: Cell | None = None
    maximum_cell: Cell | None = None


_NOTHING_STATED: Mapping[str, int] = {}


@dataclass(frozen=True)
class EventSheet:
    """The Event sheet as read: the settings, and the limits of each role."""

    settings: Settings
    limits: Mapping[Role, Limits]


def read_settings(
    table: SheetTable | None, file_name: str, found: Findings, stated: Mapping[str, int] = _NOTHING_STATED
) -> EventSheet:
    """Read the Event sheet.

    Parameters
    ----------
    file_name
        The event's name if nothing else gives one.
    stated
        Settings that other texts state, in place of their defaults.
    """
    rows = _rows_by_setting(table, found) if table is not None else {}
    two = minutes_with_break(rows[_SLOT].value("value")) if _SLOT in rows else None
    known = {*rows, *stated, *({_CHANGEOVER} if two is not None else ())}
    _report_defaults(known, table.sheet if table is not None else "Event", file_name, found)
    numbers = {key: _number(key, rows[key], found) for key in _WHOLE if key in rows and not (two and key == _SLOT)}
    given = {**stated, **{key: number for key, number in numbers.items() if number is not None}}
    if two is not None:
        given = {_CHANGEOVER: two[1], **given, _SLOT: two[0]}
        cell, shown = rows[_SLOT].cell("value"), rows[_SLOT].text("value")
        changeover = given[_CHANGEOVER]
        found.add(kinds.SETTING_TWO_NUMBERS, cell, value=shown, slot=two[0], changeover=changeover)
    cells = {key: row.cell("value") for key, row in rows.items()}
    limits = {role: _limits(role, given, cells, found) for role in Role}
    base = Settings()
    settings = Settings(
        name=rows["name"].text("value") if "name" in rows else file_name,
        venue=rows["venue"].text("value") if "venue" in rows else base.venue,
        time_zone=_time_zone(rows["time_zone"], found) if "time_zone" in rows else base.time_zone,
        languages=_print_languages(rows["languages"], found) if "languages" in rows else base.languages,
        slot_minutes=given.get("slot_minutes", base.slot_minutes),
        changeover_minutes=given.get("changeover_minutes", base.changeover_minutes),
        walk_minutes=given.get("walk_minutes", base.walk_minutes),
        seated=_seated(rows["seated"], found) if "seated" in rows else base.seated,
        purchaser_weight=given.get("purchaser_weight", base.purchaser_weight),
        supplier_weight=given.get("supplier_weight", base.supplier_weight),
        mutual_bonus=given.get("mutual_bonus", base.mutual_bonus),
        gap_spread=given.get("gap_spread", base.gap_spread),
        goals=_goals(rows["goals"], found) if "goals" in rows else base.goals,
        outcomes=_outcomes(rows["outcomes"]) if "outcomes" in rows else base.outcomes,
        page_address=rows["page_address"].text("value") if "page_address" in rows else base.page_address,
        logo=rows["logo"].text("value") if "logo" in rows else base.logo,
        cells=cells,
    )
    return EventSheet(settings, limits)


_NONE = frozenset({"none", "нет", "无"})
"""Values for a setting that has no default: the words by which its default is shown."""


def _rows_by_setting(table: SheetTable, found: Findings) -> dict[str, Row]:
    """The row of each setting that has a value. Of two rows for one setting the first counts."""
    key_of = {folded: word.key for word in vocabulary().settings.values() for folded in word.spellings()}
    names = {name: word.key for word in vocabulary().settings.values() for name in word.spellings().values()}
    rows: dict[str, Row] = {}
    for row in table:
        name = row.text("setting")
        if not name:
            found.add(kinds.SETTING_UNKNOWN, row.cell("setting"), value="''")
            continue
        key = key_of.get(fold_header(name))
        if key is None:
            near = nearest(name, names)
            likely = vocabulary().settings[near].told if near is not None else None
            found.add(kinds.SETTING_UNKNOWN, row.cell("setting"), suggestion=likely, value=name)
        elif row.value("value") is None or (usual_value(key) is None and normalized(row.text("value")) in _NONE):
            continue
        elif key in rows:
            first = rows[key]
            found.add(
                kinds.SETTING_TWICE,
                row.cell("setting"),
                first.cell("setting"),
                setting=vocabulary().settings[key].told,
                value=first.text("value"),
            )
        else:
            rows[key] = row
    return rows


def _report_defaults(rows: Collection[str], sheet: str, file_name: str, found: Findings) -> None:
    shown = []
    for key, word in vocabulary().settings.items():
        if key not in rows:
            shown.append(Phrase("setting-is")(setting=word.told, value=file_name if key == "name" else _default(key)))
    if shown:
        found.add(kinds.SETTINGS_DEFAULT, Cell(sheet), settings=shown)


def usual_value(key: str) -> int | str | None:
    """Return a setting's default as written in a cell; None if it is not a number, '' if it is not a text.

    Parameters
    ----------
    key
        The setting; the event's name is that of the file.
    """
    limit = key.rpartition("_")[2]
    if limit in {"minimum", "maximum"}:
        value = getattr(Limits(), limit)
    else:
        value = {"name": "", "outcomes": OUTCOMES}.get(key, getattr(Settings(), key))
    return value if isinstance(value, int | None) else str(value) if isinstance(value, str) else "; ".join(value)


def _default(key: str) -> Said:
    """A setting's default as it is shown."""
    if key == "outcomes":
        return Clauses(tuple(phrases.OUTCOMES[name] for name in OUTCOMES))
    value = usual_value(key)
    return phrases.NONE if value in {None, ""} else str(value)


_MOST = 1_000_000
"""The largest number in a setting; minutes of two years, and weights beyond which values are no longer exact."""


def _number(key: str, row: Row, found: Findings) -> int | None:
    least = _LEAST.get(key, 0)
    read = whole_minutes if key.endswith("_minutes") else whole_number
    number = read(row.value("value"))
    what, shown = vocabulary().settings[key].told, written(row.value("value"))
    if number is not None and number > _MOST:
        most = f"{_MOST:,}".replace(",", " ")
        found.add(kinds.NUMBER_TOO_LARGE, row.cell("value"), what=what, value=shown, most=most)
        return None
    if number is None or number < least:
        found.add(kinds.NUMBER_NOT_WHOLE, row.cell("value"), what=what, value=shown, least=least)
        return None
    return number


def _limits(role: Role, given: Mapping[str, int], cells: Mapping[str, Cell], found: Findings) -> Limits:
    low, high = f"{role}_minimum", f"{role}_maximum"
    minimum, maximum = given.get(low, 0), given.get(high)
    if maximum is not None and maximum < minimum:
        found.add(
            kinds.MAXIMUM_BELOW_MINIMUM,
            cells[high],
            cells[low],
            what=phrases.ONE_IN_ROLE[role],
            maximum=maximum,
            minimum=minimum,
        )
        return Limits()
    return Limits(minimum, maximum, cells.get(low), cells.get(high))


def _time_zone(row: Row, found: Findings) -> str:
    name = row.text("value")
    known = {fold(zone): zone for zone in sorted(zoneinfo.available_timezones())}
    zone = known.get(fold(name))
    if zone is None:
        found.add(kinds.TIME_ZONE_UNKNOWN, row.cell("value"), suggestion=nearest(name, known), value=name)
        return Settings().time_zone
    return zone


def _print_languages(row: Row, found: Findings) -> tuple[str, ...]:
    codes = language_codes()
    chosen: list[str] = []
    for part in split_languages(row.text("value")):
        code = codes.get(fold(part), part)
        if code not in LANGUAGES:
            found.add(kinds.PRINT_LANGUAGE_UNKNOWN, row.cell("value"), value=part, choices=LANGUAGES)
        elif code not in chosen:
            chosen.append(code)
    return tuple(chosen) or Settings().languages


def _seated(row: Row, found: Findings) -> Seated:
    text = row.text("value")
    choice = vocabulary().choice("seated", text)
    if choice is None:
        found.add(
            kinds.SETTING_CHOICE,
            row.cell("value"),
            suggestion=nearest(text, list(Seated)),
            setting=vocabulary().settings["seated"].told,
            value=text,
            choices=tuple(Seated),
        )
        return Settings().seated
    return Seated(choice)


def _outcomes(row: Row) -> tuple[str, ...]:
    """The choices of Outcome, without duplicates; empty for the format's own."""
    parts = [*dict.fromkeys(part for part in split_list(row.text("value")) if part)]
    return () if tuple(parts) == OUTCOMES else tuple(parts)


def _goals(row: Row, found: Findings) -> tuple[str, ...]:
    cell = row.cell("value")
    allowed = {fold(name): name for name in GOALS if name not in RERUN_ONLY}
    order: list[str] = []
    for part in split_list(row.text("value")):
        name = allowed.get(fold(part).replace(" ", "_"))
        if name is None and fold(part) in RERUN_ONLY:
            found.add(kinds.GOAL_OF_RERUN, cell, value=part)
        elif name is None:
            choices = "; ".join(allowed.values())
            found.add(kinds.GOAL_UNKNOWN, cell, suggestion=nearest(part, allowed), value=part, choices=choices)
        elif name in order:
            found.add(kinds.GOAL_TWICE, cell, value=name)
        else:
            order.append(name)
    return tuple(order) or Settings().goals


# Sessions and Programme


DEFAULT_SESSIONS = ((9, 12), (14, 17))


def default_sessions(days: Sequence[date], settings: Settings, found: Findings) -> tuple[Session, ...]:
    """Return the default sessions: 09:00-12:00 and 14:00-17:00 on each of the event's days."""
    found.add(kinds.SESSIONS_DEFAULT, Cell("Sessions"), date=tuple(day.isoformat() for day in days))
    hours = [(day, time(start), time(end)) for day in days for start, end in DEFAULT_SESSIONS]
    return stated_sessions(hours, settings)


def stated_sessions(hours: Sequence[tuple[date, time, time]], settings: Settings) -> tuple[Session, ...]:
    """Return the sessions of given hours, called after the half of the day, or Day if they are in both."""
    made: list[Session] = []
    for day, start, end in hours:
        name = _whole_or_half(start, end)
        taken = sum(session.date == day and session.name.startswith(name) for session in made)
        name = f"{name} {taken + 1}" if taken else name
        begins, ends = datetime.combine(day, start), datetime.combine(day, end)
        made.append(Session(name, begins, ends, settings.slot_minutes, settings.changeover_minutes))
    return tuple(made)


_MIDDAY, _BACK = time(12), time(14)


def _whole_or_half(start: time, end: time) -> str:
    """The name of the half of the day that a session is in, or of the whole day."""
    return "Afternoon" if start >= _MIDDAY else "Morning" if end <= _BACK else "Day"


def read_sessions(table: SheetTable, settings: Settings, epoch: datetime, found: Findings) -> tuple[Session, ...]:
    """Read the sessions of the sheet, in its order."""
    sessions: list[Session] = []
    for row in table:
        session = _session(row, settings, epoch, found)
        if session is not None:
            sessions.append(_session_named(session, sessions, row, found))
    return tuple(sessions)


def read_programme(
    table: SheetTable | None, sessions: Sequence[Session], epoch: datetime, found: Findings
) -> tuple[ProgrammeItem, ...]:
    """Read the lines of the Programme sheet in order of time; one without a date is on every day of the sessions."""
    if table is None:
        return ()
    days = sorted({session.date for session in sessions})
    items = [item for row in table for item in _programme_items(row, days, epoch, found)]
    return tuple(sorted(items, key=lambda item: item.start))


def _programme_items(row: Row, days: Sequence[date], epoch: datetime, found: Findings) -> Iterator[ProgrammeItem]:
    words = vocabulary().sheets["Programme"].columns
    for key in ("start", "title"):
        if row.value(key) is None:
            found.add(kinds.CELL_NEEDED, row.cell(key), column=words[key].told)
            return
    values = row.value("start"), row.value("end")
    if values[1] is None and (both := start_and_end(values[0])) is not None:  # ``09:00-10:00`` in one cell
        values = both
    start, end = map(read_clock, values)
    for key, moment, value in zip(("start", "end"), (start, end), values, strict=True):
        if moment is None and value is not None:
            found.add(
                kinds.TIME_UNREADABLE, row.cell(key), suggestion=likely_clock(row.value(key)), value=row.text(key)
            )
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
            found.add(
                kinds.TIME_UNREADABLE, row.cell(key), suggestion=likely_clock(row.value(key)), value=row.text(key)
            )
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
    return Session(row.text("session"), midnight + start, midnight + end, slot, changeover, _session_cell(row))


def _session_named(session: Session, before: Sequence[Session], row: Row, found: Findings) -> Session:
    """The session with a name, generated if the sheet has none."""
    if session.name:
        # A name in another case means the same session; requests then find both by either.
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


def _session_cell(row: Row) -> Cell:
    return row.cell("session") if row.text("session") else row.cell("start")


def _times(session: Session) -> str:
    midnight = datetime.combine(session.date, time())
    return f"{clock_text(session.start - midnight)}-{clock_text(session.end - midnight)}"
