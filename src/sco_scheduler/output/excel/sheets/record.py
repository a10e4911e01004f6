"""The hidden Record sheet: the data that a rerun needs beyond the other sheets."""

from __future__ import annotations

from sco_scheduler.agendas.build_report import BuildReport, meeting_rows
from sco_scheduler.domain.record import FORMAT_VERSION, HEADER, RECORD_SHEET, TEXTS_ENTRY, Record, pack
from sco_scheduler.domain.schedule import PublishedMeeting, highest_number
from sco_scheduler.output.excel.book import WorkbookWriter


def write(book: WorkbookWriter) -> None:
    """Write the sheet, last of all, and hide it; it names the sheets of the workbook too."""
    sheet = book.add(RECORD_SHEET)
    style = book.styles["text"]
    sheet.write_row(0, 0, HEADER, style)
    entries = {**record(book.report, tuple(book.names)).entries(), TEXTS_ENTRY: book.texts.entry()}
    for row, (key, part, text) in enumerate(pack(entries), start=1):
        sheet.write_string(row, 0, key, style)
        sheet.write_number(row, 1, part, style)
        sheet.write_string(row, 2, text, style)
    sheet.hide()


def record(report: BuildReport, sheets: tuple[str, ...] = ()) -> Record:
    """Make the Record of a build."""
    rows = meeting_rows(report.schedule, report.published, report.filled)
    marked = [row for row in rows if row.locked or not row.is_held]
    return Record(
        event=report.schedule.event,
        meetings=report.schedule.meetings,
        built=report.built,
        history_until=report.published.history_until if report.published is not None else None,
        default_date=report.default_date,
        default_tables=dict(report.default_tables),
        ids=dict(report.ids),
        goals=report.goals,
        unmet_musts=frozenset(entry.pair for entry in report.unmet if entry.must),
        revisions=report.revisions,
        agendas=report.agendas,
        marked=tuple(PublishedMeeting(row.meeting, row.locked, row.status) for row in marked),
        desk=report.desk,
        answers=report.answers,
        sheets=sheets,
        last_number=highest_number((row.meeting for row in rows), report.last_number),
        version=FORMAT_VERSION,
    )
