"""The Changes sheet: what became of the published schedule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sco_scheduler.agendas.people import moment
from sco_scheduler.agendas.report import ChangeRow
from sco_scheduler.domain.schedule import Meeting
from sco_scheduler.output.excel.book import Book, Value
from sco_scheduler.output.excel.lists import Column, write_list
from sco_scheduler.output.texts.rerun import Naming, tally

NAME = "Changes"

COLUMNS = (
    Column("Company ID", 11, "cell_bold"),
    Column("Company", 30, "cell_bold"),
    Column("Change", 16),
    Column("With ID", 11),
    Column("With", 30),
    Column("Before", 30),
    Column("Now", 30),
    Column("Why", 50),
)

SENTENCE = (
    "What is different from the schedule that was published before ({tally}): company by company, so that "
    "each meeting stands here twice, once for either side. Companies that keep all their meetings are left out."
)


def write(book: Book) -> None:
    """Write the sheet, where the report has changes (a first build has none to tell)."""
    report = book.report
    changes = report.changes
    if changes is None:
        return
    naming = Naming(book.event, report.earlier or book.event)
    kept = len(report.schedule.meetings) - sum(change.after is not None for change in changes)
    write_list(
        book,
        NAME,
        "Changes",
        COLUMNS,
        _rows(book, naming, changes),
        sentence=SENTENCE.format(tally=tally(changes, kept)),
        frozen=2,
        nothing="Nothing has changed.",
    )


def _rows(book: Book, naming: Naming, changes: Sequence[ChangeRow]) -> Iterator[tuple[Value, ...]]:
    """The changes of each company, and how many meetings it keeps."""
    held = book.report.schedule.by_company
    for company, rows in by_company(book, changes).items():
        yield from (_values(naming, company, change) for change in rows)
        kept = len(held.get(company, ())) - sum(change.after is not None for change in rows)
        if kept:
            told = f"{kept:,} meeting{'' if kept == 1 else 's'}"
            yield (company, naming.company(company), "Kept", "", told, "", "", "")


def by_company(book: Book, changes: Sequence[ChangeRow]) -> dict[str, list[ChangeRow]]:
    """The changes under either of their companies: these as registered, those that have left last."""
    found: dict[str, list[ChangeRow]] = {company.id: [] for company in book.event.companies}
    for change in changes:
        for company in (change.purchaser, change.supplier):
            found.setdefault(company, []).append(change)
    return {company: rows for company, rows in found.items() if rows}


def _values(naming: Naming, company: str, change: ChangeRow) -> tuple[Value, ...]:
    other = change.supplier if company == change.purchaser else change.purchaser
    return (
        company,
        naming.company(company),
        change.kind.capitalize(),
        other,
        naming.company(other),
        _place(naming, change, change.before),
        _place(naming, change, change.after),
        str(change.why),
    )


def _place(naming: Naming, change: ChangeRow, meeting: Meeting | None) -> str:
    if meeting is None:
        return "–"
    parts = [f"{moment(meeting.start)}, zone {meeting.zone}, table {meeting.table}"]
    parts += [f"delegate {name}" for name in naming.delegates(change, meeting)]
    interpreter = naming.interpreter(meeting)
    return ", ".join([*parts, f"interpreter {interpreter}"] if interpreter else parts)
