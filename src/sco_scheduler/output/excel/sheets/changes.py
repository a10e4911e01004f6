"""The Changes sheet: the changes against the published schedule, by company."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sco_scheduler.agendas.build_report import ChangeRow, dated_time
from sco_scheduler.domain.schedule import Meeting
from sco_scheduler.output import phrases
from sco_scheduler.output.excel.book import CellValue, ColumnFormat, WorkbookWriter, write_list
from sco_scheduler.output.texts.rerun import Naming, tally_changes

COLUMNS = (
    ColumnFormat("company_id", 11, "cell_bold"),
    ColumnFormat("company", 30, "cell_bold"),
    ColumnFormat("change", 16),
    ColumnFormat("with_id", 11),
    ColumnFormat("with", 30),
    ColumnFormat("before", 30),
    ColumnFormat("now", 30),
    ColumnFormat("why", 50),
)


def write(book: WorkbookWriter, changes: Sequence[ChangeRow]) -> None:
    """Write the sheet.

    Parameters
    ----------
    changes
        The changes of a rerun, without kept meetings.
    """
    report = book.report
    naming = Naming(book.event, report.earlier or book.event)
    kept = len(report.schedule.meetings) - sum(change.after is not None for change in changes)
    about = "changes_about" if report.rerun is not None else "changes_at_desk"
    write_list(
        book,
        book.say("sheet_changes"),
        book.say("sheet_changes"),
        COLUMNS,
        _rows(book, naming, changes),
        sentence=book.say(about, tally=tally_changes(changes, kept, book.speech)),
        frozen=2,
        nothing=book.say("changes_none"),
    )


def _rows(book: WorkbookWriter, naming: Naming, changes: Sequence[ChangeRow]) -> Iterator[tuple[CellValue, ...]]:
    """The changes of each company, and the number of meetings it keeps."""
    held = book.report.schedule.by_company
    for company, rows in by_company(book, changes).items():
        yield from (_values(book, naming, company, change) for change in rows)
        kept = len(held.get(company, ())) - sum(change.after is not None for change in rows)
        if kept:
            told = book.say("kept_count", count=book.speech.number(kept))
            yield (company, naming.company(company), book.say("kept"), "", told, "", "", "")


def by_company(book: WorkbookWriter, changes: Sequence[ChangeRow]) -> dict[str, list[ChangeRow]]:
    """Group the changes under each of their companies, in the order of registration, unregistered ones last."""
    found: dict[str, list[ChangeRow]] = {company.id: [] for company in book.event.companies}
    for change in changes:
        for company in (change.purchaser, change.supplier):
            found.setdefault(company, []).append(change)
    return {company: rows for company, rows in found.items() if rows}


def _values(book: WorkbookWriter, naming: Naming, company: str, change: ChangeRow) -> tuple[CellValue, ...]:
    other = change.supplier if company == change.purchaser else change.purchaser
    return (
        company,
        naming.company(company),
        book.speech.say(phrases.CHANGES[change.kind]).capitalize(),
        other,
        naming.company(other),
        _place(book, naming, change, change.before),
        _place(book, naming, change, change.after),
        book.speech.say(change.why),
    )


def _place(book: WorkbookWriter, naming: Naming, change: ChangeRow, meeting: Meeting | None) -> str:
    if meeting is None:
        return "–"
    when = book.speech.say(dated_time(meeting.start))
    parts = [book.say("place", moment=when, zone=meeting.zone, table=meeting.table)]
    parts += [book.say("place_delegate", name=name) for name in naming.delegates(change, meeting)]
    interpreter = naming.interpreter(meeting)
    return ", ".join([*parts, book.say("place_interpreter", name=interpreter)] if interpreter else parts)
