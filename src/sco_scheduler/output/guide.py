"""What the Summary sheet tells of the workbook itself: its sheets, and what is left out of a large one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sco_scheduler.domain.event import Zone
from sco_scheduler.output.book import Book
from sco_scheduler.output.sheets import changes as changes_sheet
from sco_scheduler.output.sheets import companies as companies_sheet
from sco_scheduler.output.sheets import index as index_sheet
from sco_scheduler.output.sheets import interpreters as interpreters_sheet
from sco_scheduler.output.sheets import meetings as meetings_sheet
from sco_scheduler.output.sheets import tables as tables_sheet
from sco_scheduler.output.sheets import unmet as unmet_sheet
from sco_scheduler.output.sheets.index import Place
from sco_scheduler.output.sheets.summary import SheetNote


def guide(book: Book, grids: Sequence[str]) -> list[SheetNote]:
    """The sheets that the workbook has, and what is on each."""
    report = book.report
    notes = [
        SheetNote(index_sheet.NAME, "Every delegate, with a link to the agenda to print and hand out."),
        SheetNote(
            meetings_sheet.NAME,
            "Every meeting, one a row. You may edit this sheet: move a row, delete or add one, write yes under Lock "
            "to keep a meeting exactly as it is, or cancelled or no-show under Status. The next build starts from it.",
        ),
    ]
    if report.changes is not None:
        notes.append(SheetNote(changes_sheet.NAME, "What is different from the schedule published before, and why."))
    notes += [
        SheetNote(unmet_sheet.NAME, f"Meetings asked for that do not take place ({len(report.unmet):,}), and why."),
        SheetNote(companies_sheet.NAME, "What each company got: meetings, wishes met, gaps."),
        *(SheetNote(grid, "Tables down the side, times across: who meets where.") for grid in grids),
        SheetNote(tables_sheet.NAME, "The same as a list, with delegates and interpreters."),
    ]
    if book.event.interpreters:
        notes.append(SheetNote(interpreters_sheet.NAME, "Where each interpreter works, to print one by one."))
    return notes


def left_out(book: Book, drawn: Sequence[Zone], elsewhere: Mapping[str, Place]) -> list[str]:
    """What is not in the workbook because the event is large."""
    notes = []
    files = list(dict.fromkeys(place.workbook.name for place in elsewhere.values() if place.workbook is not None))
    if files:
        notes.append(
            f"For its size the event has the agendas in {len(files)} further workbooks beside this one, "
            f"{files[0]} and so on; the Index links to each."
        )
    without = [zone.code for zone in book.event.zones if zone not in drawn and zone.tables and book.event.slots]
    if without:
        notes.append(f"Too large for a grid: {', '.join(without)}. The sheet Tables lists what is held there.")
    if not tables_sheet.lists_free_slots(book):
        notes.append("For its size the sheet Tables leaves out the times in which a table is free.")
    return notes
