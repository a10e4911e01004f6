"""The hidden Record sheet: what a rerun needs and the other sheets cannot hold."""

from __future__ import annotations

from sco_scheduler.agendas.meetings import meeting_rows
from sco_scheduler.agendas.report import BuildReport
from sco_scheduler.domain.codec import encode
from sco_scheduler.domain.record import FORMAT_VERSION, HEADER, VERSION, pack
from sco_scheduler.domain.schedule import MeetingStatus, PublishedMeeting
from sco_scheduler.output.excel.book import Book

NAME = "Record"


def write(book: Book) -> None:
    """Write the sheet, last of all, and hide it; it names the sheets of the workbook too."""
    sheet = book.add(NAME)
    style = book.styles["text"]
    sheet.write_row(0, 0, HEADER, style)
    for row, (key, part, text) in enumerate(pack({**values(book.report), "sheets": book.names}), start=1):
        sheet.write_string(row, 0, key, style)
        sheet.write_number(row, 1, part, style)
        sheet.write_string(row, 2, text, style)
    sheet.hide()


def values(report: BuildReport) -> dict[str, object]:
    """The entries of the Record by key, as JSON takes them.

    ``meetings`` are those held as written; ``unmet_musts`` the pairs that a side marked must and
    that are not held; ``marked`` the rows of Meetings that were written with a lock or a status;
    ``agendas`` the revisions of each agenda; ``built`` says when, by which version, from which file;
    what started before ``history_until`` was history.
    """
    rows = meeting_rows(report.schedule, report.published)
    marked = [row for row in rows if row.locked or row.status is not MeetingStatus.HELD]
    return {
        VERSION: FORMAT_VERSION,
        "built": {
            "time": report.built_at.isoformat(),
            "program": report.program_version,
            "input": report.input_name,
            "revision": report.revision,
        },
        "history_until": encode(report.published.history_until if report.published is not None else None),
        "default_date": encode(report.default_date),
        "ids": encode(dict(report.ids)),
        "goals": encode(report.goals),
        "unmet_musts": encode(frozenset(entry.pair for entry in report.unmet if entry.must)),
        "revisions": encode(report.revisions),
        "agendas": encode(report.agendas),
        "marked": encode([PublishedMeeting(row.meeting, row.locked, row.status) for row in marked]),
        "meetings": encode(report.schedule.meetings),
        "event": encode(report.schedule.event),
    }
