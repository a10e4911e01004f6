"""The Unmet sheet: each request that is not met, with the reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from sco_scheduler.agendas.build_report import company_name
from sco_scheduler.agendas.rows import SlotReason, slot_reason, unmet_rows
from sco_scheduler.domain.event import Level, Pair, Request
from sco_scheduler.domain.messages import Phrase
from sco_scheduler.domain.outcome import Reason
from sco_scheduler.output.excel.book import CellValue, ColumnFormat, WorkbookWriter, write_list

COLUMNS = (
    ColumnFormat("purchaser_id", 11),
    ColumnFormat("purchaser", 18),
    ColumnFormat("supplier_id", 11),
    ColumnFormat("supplier", 21),
    ColumnFormat("purchaser_asked", 14.9),
    ColumnFormat("purchaser_rank", 8, "number"),
    ColumnFormat("supplier_asked", 14.9),
    ColumnFormat("supplier_rank", 8, "number"),
    ColumnFormat("value", 8, "number"),
    ColumnFormat("reason", 14.9, "cell_bold"),
    ColumnFormat("why", 57),
    ColumnFormat("cheapest_way", 15),
    ColumnFormat("cells", 17),
)
# Columns of 15 characters are made narrower on paper as those of names are, and levels and reasons are then broken.

PRINTED_COLUMNS = len(COLUMNS) - 1
"""The cells of the registrations are for the screen: with them a row has no room on one page."""

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
"""The word for each reason; that every slot is taken is told by what takes them."""


def write(book: WorkbookWriter) -> None:
    """Write the sheet, in the order of the report."""
    sheet, _, last = write_list(
        book,
        book.say("sheet_unmet"),
        book.say("unmet_title"),
        COLUMNS,
        _values(book),
        sentence=" ".join(filter(None, (book.say("unmet_about"), _counted(book)))),
        frozen=2,
        nothing=book.say("unmet_none"),
        expected=len(book.report.unmet),
        printed=PRINTED_COLUMNS,
    )
    sheet.print_area(0, 0, max(last, _LEAST_ROW), PRINTED_COLUMNS - 1)


_LEAST_ROW = 4
"""The row, from 0, of what stands there when every request is met."""


def _counted(book: WorkbookWriter) -> str:
    """How many requests have each reason, the commonest first; '' where all are met."""
    counts = Counter(REASON_WORDS[slot_reason(entry)] for entry in book.report.unmet)
    told = book.speech.semicolon.join(f"{book.say(word)} {count}" for word, count in counts.most_common())
    return f"{told}." if told else ""


def _values(book: WorkbookWriter) -> Iterator[tuple[CellValue, ...]]:
    event = book.event
    for row in unmet_rows(event, book.report.unmet):
        purchaser, supplier = row.unmet.pair
        yield (
            purchaser,
            company_name(event, purchaser),
            supplier,
            company_name(event, supplier),
            *_asked(book, row.purchaser),
            *_asked(book, row.supplier),
            row.unmet.value,
            book.say(REASON_WORDS[slot_reason(row.unmet)]),
            book.speech.say(row.unmet.text),
            _cheapest_way(book, row.unmet.pair),
            ", ".join(map(str, row.unmet.cells)),
        )


def _cheapest_way(book: WorkbookWriter, pair: Pair) -> str:
    """The price of a must or first wish; other requests have none."""
    price = book.report.answers.by_pair.get(pair)
    if price is None:
        return ""
    if price.revision == book.report.built.revision:
        return book.speech.say(price.told)
    return book.speech.say(Phrase("price-of-build")(told=price.told, build=price.revision))


def _asked(book: WorkbookWriter, request: Request | None) -> tuple[CellValue, CellValue]:
    return ("", None) if request is None else (book.say(_LEVELS[request.level]), request.rank)


_LEVELS: Mapping[Level, str] = {
    Level.MUST: "level_must",
    Level.WANT: "level_want",
    Level.MAYBE: "level_maybe",
    Level.NO: "level_no",
}
