"""The Index sheet: every delegate, linked to the agenda."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sco_scheduler.agendas.delegates import IndexEntry
from sco_scheduler.agendas.people import roles_of
from sco_scheduler.output.excel.book import Book, Link, Value
from sco_scheduler.output.excel.lists import Column, write_list
from sco_scheduler.output.excel.sheet_names import link_to

NAME = "Index"

COLUMNS = (
    Column("ID", 9),
    Column("Company", 36),
    Column("Local name", 26),
    Column("Country", 15),
    Column("Delegate", 24),
    Column("Role", 14),
    Column("Meetings", 10, "number"),
    Column("First meeting", 17, "moment"),
    Column("Agenda", 34),
)
WORKBOOK = Column("Workbook", 30)

SENTENCE = "Every delegate. Click on the agenda to open it; ‹ Index leads back here."


@dataclass(frozen=True, slots=True)
class Place:
    """Where an agenda is: the name of its sheet, and the workbook where that is another one."""

    sheet: str
    workbook: Path | None = None


def write(book: Book, entries: Sequence[IndexEntry], places: Mapping[str, Place]) -> None:
    """Write the sheet; ``places`` says where the agenda of a delegate is, by key."""
    elsewhere = any(place.workbook is not None for place in places.values())
    write_list(
        book,
        NAME,
        "Index",
        (*COLUMNS, WORKBOOK) if elsewhere else COLUMNS,
        _values(entries, places, elsewhere=elsewhere),
        sentence=SENTENCE,
        frozen=2,
        expected=len(entries),
    )


def _values(
    entries: Sequence[IndexEntry], places: Mapping[str, Place], *, elsewhere: bool
) -> Iterator[tuple[Value, ...]]:
    for entry in entries:
        company, place = entry.company, places.get(entry.delegate.key)
        values: tuple[Value, ...] = (
            company.id,
            company.name,
            company.local_name,
            company.country,
            entry.delegate.name,
            roles_of(company),
            entry.meetings,
            entry.first,
            _link(place) if place is not None else "cancelled",
        )
        if elsewhere:
            values += (place.workbook.name if place is not None and place.workbook is not None else "this one",)
        yield values


def _link(place: Place) -> Link:
    target = link_to(place.sheet)
    if place.workbook is not None:
        target = f"external:{place.workbook.name}#" + target.removeprefix("internal:")
    return Link(target, place.sheet)
