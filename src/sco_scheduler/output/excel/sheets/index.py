"""The Index sheet: every delegate, linked to the agenda."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sco_scheduler.agendas.rows import IndexEntry
from sco_scheduler.domain.event import Company
from sco_scheduler.domain.messages import Sentence
from sco_scheduler.output.excel.book import CellValue, ColumnFormat, Link, WorkbookWriter, write_list
from sco_scheduler.output.excel.sheet_names import link_to

COLUMNS = (
    ColumnFormat("id", 9),
    ColumnFormat("company", 27),
    ColumnFormat("local_name", 18),
    ColumnFormat("country", 14),
    ColumnFormat("delegate", 18),
    ColumnFormat("role", 13),
    ColumnFormat("meetings", 9, "number"),
    ColumnFormat("first_meeting", 17, "moment"),
    ColumnFormat("agenda", 31),
)
WORKBOOK_COLUMN = ColumnFormat("workbook", 30)
WHY_NONE = ColumnFormat("why_none", 27)
"""Where there are companies without a meeting: why they have none."""


@dataclass(frozen=True, slots=True)
class AgendaPlace:
    """Where an agenda is: the name of its sheet, and the workbook where that is another one."""

    sheet: str
    workbook: Path | None = None


def write(book: WorkbookWriter, entries: Sequence[IndexEntry], places: Mapping[str, AgendaPlace]) -> None:
    """Write the sheet.

    Parameters
    ----------
    places
        The sheet, or other workbook, of each agenda by the delegate's key.
    """
    elsewhere = any(place.workbook is not None for place in places.values())
    others = (
        *((WORKBOOK_COLUMN,) if elsewhere else ()),
        *((WHY_NONE,) if book.report.summary.without_meetings else ()),
    )
    write_list(
        book,
        book.say("sheet_index"),
        book.say("sheet_index"),
        (*COLUMNS, *others),
        _values(book, entries, places, elsewhere=elsewhere),
        sentence=book.say("index_about"),
        frozen=2,
        expected=len(entries),
    )


def _values(
    book: WorkbookWriter, entries: Sequence[IndexEntry], places: Mapping[str, AgendaPlace], *, elsewhere: bool
) -> Iterator[tuple[CellValue, ...]]:
    without = book.report.summary.without_meetings
    for entry in entries:
        company, place = entry.company, places.get(entry.delegate.key)
        values: tuple[CellValue, ...] = (
            company.id,
            company.name,
            company.local_name,
            book.country(company.country),
            entry.delegate.name,
            role_words(book, company),
            entry.meetings,
            entry.first,
            _link(place) if place is not None else book.say("cancelled"),
        )
        if elsewhere:
            other = place.workbook if place is not None else None
            values += (book.say("this_one") if other is None else other.name,)
        if without:
            values += (book.speech.say(Sentence(without[company.id])) if company.id in without else "",)
        yield values


def role_words(book: WorkbookWriter, company: Company) -> str:
    """Return the company's roles in the workbook's language."""
    both = company.purchaser is not None and company.supplier is not None
    return book.say("role_both" if both else "role_purchaser" if company.purchaser is not None else "role_supplier")


def _link(place: AgendaPlace) -> Link:
    target = link_to(place.sheet)
    if place.workbook is not None:
        target = f"external:{place.workbook.name}#" + target.removeprefix("internal:")
    return Link(target, place.sheet)
