"""The Meetings sheet, which the organizer may edit and a rerun reads again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from sco_scheduler.agendas.build_report import company_name, delegate_labels, meeting_rows
from sco_scheduler.domain.event import OUTCOMES
from sco_scheduler.domain.record import MEETINGS_SHEET
from sco_scheduler.domain.schedule import MeetingOutcome, MeetingStatus, PublishedMeeting
from sco_scheduler.intake.table.grids import vocabulary
from sco_scheduler.output.excel.book import CellValue, ColumnFormat, WorkbookWriter, write_list
from sco_scheduler.output.texts.words import outcome_word

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet


COLUMNS = (
    ColumnFormat("meeting", 9),
    ColumnFormat("date", 10, "date"),
    ColumnFormat("start", 7, "time"),
    ColumnFormat("end", 7, "time"),
    ColumnFormat("zone", 7, "cell_middle", zoned=True),
    ColumnFormat("table", 7, "cell_middle"),
    ColumnFormat("purchaser_id", 11),
    ColumnFormat("purchaser", 27),
    ColumnFormat("purchaser_delegate", 15),
    ColumnFormat("supplier_id", 9.5),
    ColumnFormat("supplier", 27),
    ColumnFormat("supplier_delegate", 15),
    ColumnFormat("interpreter", 11),
    ColumnFormat("lock", 7, "cell_middle"),
    ColumnFormat("status", 8, "cell_middle"),
    ColumnFormat("held", 7, "cell_middle"),
    ColumnFormat("outcome", 16),
    ColumnFormat("amount", 13, "amount"),
    ColumnFormat("currency", 9, "cell_middle"),
    ColumnFormat("rating", 7, "cell_middle"),
    ColumnFormat("notes", 34),
)
"""The format's columns, in its order: those of the schedule, then those of the day.

Those of the schedule have room on one page on its side, in letters that can be read.
"""

PRINTED_COLUMNS = 15
"""The columns that are printed: those of the schedule."""

CURRENCIES = ("CNY", "USD", "EUR", "RUB", "KZT", "UZS", "KGS", "BYN", "AMD", "MNT")
"""What the dropdown of Currency proposes; anything else may be written."""

_STATUSES = {MeetingStatus.CANCELLED: "cancelled", MeetingStatus.NO_SHOW: "no_show"}
_LONGEST_LIST = 255
"""The most characters of a list of choices in a cell's rule."""

SPARE_ROWS = 500
"""Rows below the last meeting that have the dropdowns too, for meetings added by hand."""


def write(book: WorkbookWriter) -> None:
    """Write the sheet: held meetings, and rows that were taken out, in order of time, zone and table."""
    rows = meeting_rows(book.report.schedule, book.report.published, book.report.filled)
    name, headers = book.say("sheet_meetings"), titles(book.lang)
    values = _values(book, rows)
    sheet, header, last = write_list(
        book,
        name,
        name,
        COLUMNS,
        values,
        frozen=1,
        expected=len(rows),
        titles=tuple(headers.values()),
        printed=PRINTED_COLUMNS,
    )
    _dropdowns(book, sheet, header + 1, last + SPARE_ROWS)
    # The columns of the day are for the screen: on paper they would make all letters small.
    sheet.print_area(header, 0, last, PRINTED_COLUMNS - 1)


def titles(lang: str) -> dict[str, str]:
    """The headers in a language by their keys, as they are read again."""
    words = vocabulary().sheets[MEETINGS_SHEET].columns
    return {column.key: words[column.key].name(lang) for column in COLUMNS}


def _values(book: WorkbookWriter, rows: tuple[PublishedMeeting, ...]) -> Iterator[tuple[CellValue, ...]]:
    event = book.event
    labels = delegate_labels(event)
    for row in rows:
        meeting = row.meeting
        yield (
            meeting.number,
            meeting.start.date(),
            meeting.start.time(),
            meeting.end.time(),
            meeting.zone,
            meeting.table,
            meeting.purchaser,
            company_name(event, meeting.purchaser),
            labels.get(meeting.purchaser_delegate, meeting.purchaser_delegate),
            meeting.supplier,
            company_name(event, meeting.supplier),
            labels.get(meeting.supplier_delegate, meeting.supplier_delegate),
            meeting.interpreter or "",
            book.say("yes") if row.locked else "",
            book.say(_STATUSES[row.status]) if row.status.value else "",
            *_outcome(book, row.outcome),
        )


def _outcome(book: WorkbookWriter, outcome: MeetingOutcome) -> Iterator[CellValue]:
    """The columns that are filled in on the day: what the organizer wrote as it was, all else in words and figures."""
    held = "" if outcome.held is None else book.say("yes" if outcome.held else "no")
    shown: Mapping[str, CellValue] = {
        "held": held,
        "outcome": outcome_word(outcome.outcome, book.lang),
        "amount": outcome.amount,
        "currency": outcome.currency,
        "rating": outcome.rating,
        "notes": outcome.notes,
    }
    for key, value in shown.items():
        noted = outcome.as_noted(key)
        yield value if noted is None else noted


def _dropdowns(book: WorkbookWriter, sheet: Worksheet, first: int, last: int) -> None:
    """The choices of the columns that are filled by hand; those of the day advise and do not forbid."""
    say = book.say
    outcomes = tuple(outcome_word(name, book.lang) for name in book.event.settings.outcomes or OUTCOMES)
    statuses = tuple(say(word) for word in _STATUSES.values())
    choices: Mapping[str, tuple[tuple[str, ...], str, str]] = {
        "lock": ((say("yes"),), say("lock_says"), say("lock_error")),
        "status": (statuses, say("status_says"), say("status_error")),
        "held": ((say("yes"), say("no")), say("held_says"), ""),
        "outcome": (outcomes, say("outcome_says"), ""),
        "currency": (CURRENCIES, say("currency_says"), ""),
        "rating": (tuple("12345"), say("rating_says"), ""),
    }
    headers = titles(book.lang)
    for column, key in enumerate(headers):
        if key in choices:
            _choice(sheet, column, headers[key], (first, last), *choices[key])


def _choice(
    sheet: Worksheet, column: int, title: str, rows: tuple[int, int], choices: Sequence[str], message: str, error: str
) -> None:
    if sum(map(len, choices)) + len(choices) > _LONGEST_LIST:
        return
    check: dict[str, object] = {
        "validate": "list",
        "source": list(choices),
        "input_title": title,
        "input_message": message,
    }
    if error:
        check |= {"error_title": title, "error_message": error}
    else:
        check["show_error"] = False
    sheet.data_validation(rows[0], column, rows[1], column, check)
