"""The sheets of pairs: Meetings, which the organizer may edit and a rerun reads again, and Unmet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sco_scheduler.agendas.build_report import company_name, delegate_labels
from sco_scheduler.agendas.rows import SlotReason, slot_reason, unmet_rows
from sco_scheduler.domain.event import OUTCOMES, Level, Pair, Request
from sco_scheduler.domain.messages import Phrase
from sco_scheduler.domain.outcome import Reason
from sco_scheduler.domain.record import MEETINGS_SHEET, with_former
from sco_scheduler.domain.schedule import MeetingOutcome, MeetingStatus, PublishedMeeting
from sco_scheduler.intake.table.grids import vocabulary
from sco_scheduler.output.excel.book import CellValue, ColumnFormat, WorkbookWriter, write_list
from sco_scheduler.output.excel.styles import width
from sco_scheduler.output.texts.words import outcome_word

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet


MEETINGS_COLUMNS = (
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
"""The format's columns, in order: those of the schedule, then those of the day.

The columns of the schedule fit on one landscape page in legible letters.
"""

MEETINGS_PRINTED = 15
"""The columns that are printed: those of the schedule."""

CURRENCIES = ("CNY", "USD", "EUR", "RUB", "KZT", "UZS", "KGS", "BYN", "AMD", "MNT")
"""The proposals of the dropdown of Currency; other values are allowed."""

_STATUSES = {MeetingStatus.CANCELLED: "cancelled", MeetingStatus.NO_SHOW: "no_show"}
_LONGEST_LIST = 255
"""The largest number of characters of a list of choices in a validation rule."""

SPARE_ROWS = 500
"""Rows below the last meeting that also have the dropdowns, for meetings added by hand."""


def write_meetings(book: WorkbookWriter) -> None:
    """Write the sheet Meetings: held meetings and cancelled rows, in order of time, zone and table."""
    rows = book.report.rows
    name, headers = book.say("sheet_meetings"), titles(book.lang)
    values = _meeting_values(book, rows)
    sheet, header, last = write_list(
        book,
        name,
        name,
        MEETINGS_COLUMNS,
        values,
        frozen=1,
        expected=len(rows),
        titles=tuple(headers.values()),
        printed=MEETINGS_PRINTED,
    )
    _dropdowns(book, sheet, header + 1, last + SPARE_ROWS)
    # The columns of the day are not printed: they would make all letters small.
    sheet.print_area(header, 0, last, MEETINGS_PRINTED - 1)


def titles(lang: str) -> dict[str, str]:
    """The headers of Meetings in a language by their keys, by which they are read again."""
    words = vocabulary().sheets[MEETINGS_SHEET].columns
    return {column.key: words[column.key].name(lang) for column in MEETINGS_COLUMNS}


def _meeting_values(book: WorkbookWriter, rows: tuple[PublishedMeeting, ...]) -> Iterator[tuple[CellValue, ...]]:
    event = with_former(book.event, book.report.left)
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
    """The columns of the day: raw values of the organizer as written, all others formatted."""
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
    """The dropdowns of the columns to be filled by hand; those of the day advise and do not forbid."""
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


# Unmet


UNMET_COLUMNS = (
    ColumnFormat("purchaser_id", 11),
    ColumnFormat("purchaser", 18),
    ColumnFormat("supplier_id", 11),
    ColumnFormat("supplier", 26),
    ColumnFormat("purchaser_asked", 8),
    ColumnFormat("purchaser_rank", 8, "number"),
    ColumnFormat("supplier_asked", 8),
    ColumnFormat("supplier_rank", 8, "number"),
    ColumnFormat("value", 8, "number"),
    ColumnFormat("reason", 14.9, "cell_bold"),
    ColumnFormat("why", 60),
    ColumnFormat("cheapest_way", 15),
    ColumnFormat("cells", 17),
)
# Columns of 15 characters are narrowed on paper like those of names, which would break reasons.

UNMET_PRINTED = len(UNMET_COLUMNS) - 1
"""The cells of the registrations are not printed: with them a row would not fit on one page."""

REASON_WORDS: Mapping[Reason | SlotReason, str] = {
    Reason.REFUSED: "reason_refused",
    Reason.CANCELLED: "reason_cancelled",
    Reason.DIFFERENT_TABLES: "reason_different_tables",
    Reason.NO_COMMON_SLOT: "reason_no_common_slot",
    Reason.WISHES: "reason_wishes",
    Reason.NO_INTERPRETER: "reason_no_interpreter_at_all",
    Reason.AT_MAXIMUM: "reason_at_maximum",
    Reason.EVERY_SLOT_TAKEN: "reason_every_slot_taken",
    Reason.GAP_SPREAD: "reason_gap_spread",
    Reason.GOALS: "reason_goals",
    Reason.TIME_RAN_OUT: "reason_time_ran_out",
    Reason.CAN_BE_ADDED: "reason_can_be_added",
    Reason.OVER: "reason_over",
    SlotReason.TABLES_FULL: "reason_tables_full",
    SlotReason.PURCHASER_FULL: "reason_purchaser_full",
    SlotReason.SUPPLIER_FULL: "reason_supplier_full",
    SlotReason.NEVER_FREE: "reason_never_free",
    SlotReason.NO_INTERPRETER: "reason_no_interpreter",
    SlotReason.TOO_FAR: "reason_too_far",
    SlotReason.TABLES_AND_INTERPRETERS: "reason_tables_and_interpreters",
    SlotReason.TABLES_AND_PEOPLE: "reason_tables_and_people",
    SlotReason.INTERPRETERS_AND_PEOPLE: "reason_interpreters_and_people",
    SlotReason.TABLES_INTERPRETERS_AND_PEOPLE: "reason_tables_interpreters_and_people",
}
"""The key of the word for each reason; EVERY_SLOT_TAKEN has one for each obstacle."""


def write_unmet(book: WorkbookWriter) -> None:
    """Write the sheet Unmet: each unmet request with its reason, in the order of the report."""
    sheet, _, last = write_list(
        book,
        book.say("sheet_unmet"),
        book.say("unmet_title"),
        _unmet_columns(book),
        _unmet_rows(book),
        sentence=" ".join(filter(None, (book.say("unmet_about"), _counted(book)))),
        frozen=2,
        nothing=book.say("unmet_none"),
        expected=len(book.report.unmet),
        printed=UNMET_PRINTED,
    )
    sheet.print_area(0, 0, max(last, _LEAST_ROW), UNMET_PRINTED - 1)


def _unmet_columns(book: WorkbookWriter) -> list[ColumnFormat]:
    """The columns, those of levels as wide as the longest word of one."""
    longest = 1.6 + max(1.08 * width(book.say(word)) for word in _LEVELS.values())
    return [
        replace(column, width=max(column.width, longest)) if column.key in _OF_LEVELS else column
        for column in UNMET_COLUMNS
    ]


_LEAST_ROW = 4
"""The row, from 0, of the text that every request is met."""


def _counted(book: WorkbookWriter) -> str:
    """The number of requests with each reason, the commonest first; '' if all are met."""
    counts = Counter(REASON_WORDS[slot_reason(entry)] for entry in book.report.unmet)
    told = book.speech.semicolon.join(f"{book.say(word)} {count}" for word, count in counts.most_common())
    return f"{told}." if told else ""


def _unmet_rows(book: WorkbookWriter) -> Iterator[tuple[CellValue, ...]]:
    event = book.event
    for row in unmet_rows(event, book.report.unmet):
        purchaser, supplier = row.unmet.pair
        yield (
            purchaser,
            company_name(event, purchaser),
            supplier,
            company_name(event, supplier),
            *_level_and_rank(book, row.purchaser),
            *_level_and_rank(book, row.supplier),
            row.unmet.value,
            book.say(REASON_WORDS[slot_reason(row.unmet)]),
            book.speech.say(row.unmet.text),
            _price(book, row.unmet.pair),
            ", ".join(map(str, row.unmet.cells)),
        )


def _price(book: WorkbookWriter, pair: Pair) -> str:
    """The price of a must or first wish; '' for other requests."""
    price = book.report.answers.by_pair.get(pair)
    if price is None:
        return ""
    if price.revision == book.report.built.revision:
        return book.speech.say(price.told)
    return book.speech.say(Phrase("price-of-build")(told=price.told, build=price.revision))


def _level_and_rank(book: WorkbookWriter, request: Request | None) -> tuple[CellValue, CellValue]:
    return ("", None) if request is None else (book.say(_LEVELS[request.level]), request.rank)


_OF_LEVELS = frozenset({"purchaser_asked", "supplier_asked"})
"""The columns of Unmet with a level."""

_LEVELS: Mapping[Level, str] = {
    Level.MUST: "level_must",
    Level.WANT: "level_want",
    Level.MAYBE: "level_maybe",
    Level.NO: "level_no",
}
