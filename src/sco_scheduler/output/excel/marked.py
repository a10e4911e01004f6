"""Writes copies of the registrations with findings or corrections marked, to send back to registrants."""

from __future__ import annotations

import contextlib
import re
import warnings
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from sco_scheduler.domain.findings import Finding, Severity, by_importance
from sco_scheduler.domain.messages import ENGLISH, Cell, Phrase, Said, Speech
from sco_scheduler.intake.table.grids import Book, Grid, letters
from sco_scheduler.intake.values.entries import with_part_replaced
from sco_scheduler.output import phrases
from sco_scheduler.output.excel.provenance import SheetNames
from sco_scheduler.output.files import in_memory
from sco_scheduler.output.texts.words import clean, cut

if TYPE_CHECKING:
    from openpyxl.cell import Cell as SheetCell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_COLOURS = {Severity.STOPS: "FFC7CE", Severity.CHANGES: "FFEB9C", Severity.NOTE: "DDEBF7"}
_CORRECTED = "C6EFCE"
_LIST = (phrases.SEVERITY, phrases.CELL, phrases.WHAT_IS_THERE, phrases.WHAT_TO_DO, Phrase("heading-code"))
_WIDTHS = (10, 24, 70, 50, 26)
_AUTHOR = "schedule check"
_LONGEST_COMMENT = 2000


@dataclass(frozen=True)
class Correction:
    """A new text for a cell, or for a part of it. ``why`` is written in the comment."""

    cell: Cell
    before: str
    after: str
    why: Said


def write_annotated(
    path: Path, source: Path, read: Book, findings: Iterable[Finding], speech: Speech = ENGLISH
) -> None:
    """Write a copy in which each finding's cells are coloured and commented, and a sheet that lists all findings.

    Parameters
    ----------
    source
        The registrations; an .xlsx workbook keeps its formatting, other files become plain workbooks.
    read
        The registrations as they were read, for files that are no .xlsx workbook.
    findings
        The findings to mark.
    """
    ordered = by_importance(findings)
    by_cell: dict[Cell, list[Finding]] = {}
    for finding in ordered:
        for cell in finding.cells:
            by_cell.setdefault(cell, []).append(finding)

    def mark(copy: Copy) -> None:
        for cell, found in by_cell.items():
            text = "\n".join(_comment(f, speech) for f in found)
            _mark(copy, cell, _COLOURS[found[0].severity], text)
        _add_list(copy, ordered, speech)

    save_copy(path, source, read, mark)


def write_corrected(
    path: Path, source: Path, read: Book, corrections: Sequence[Correction], speech: Speech = ENGLISH
) -> None:
    """Write a copy with the corrections applied, each coloured and with a comment that quotes the old text.

    Raises
    ------
    NotWritten
        If the copy could not be written.
    """

    def mark(copy: Copy) -> None:
        for correction in corrections:
            target = copy.cell(correction.cell)
            if target is None:
                continue
            text = "" if target.value is None else str(target.value)
            write_value(target, with_part_replaced(text, correction.before, correction.after))
            earlier = f"{target.comment.text}\n" if target.comment is not None else ""
            told = speech.say(Phrase("comment-corrected")(before=correction.before, why=correction.why))
            _mark(copy, correction.cell, _CORRECTED, earlier + told)

    save_copy(path, source, read, mark)


def _comment(finding: Finding, speech: Speech) -> str:
    message = speech.paragraph(finding.message_in(speech), finding.advice_in(speech))
    return speech.say(Phrase("comment-line")(severity=phrases.SEVERITIES[finding.severity], message=message))


@dataclass(frozen=True)
class Copy:
    """A workbook to be marked.

    ``titles`` has the names of its sheets that differ from the original ones; ``results`` the cached results of its
    formulas.
    """

    book: Workbook
    titles: Mapping[str, str] = field(default_factory=dict)
    results: Mapping[str, Mapping[str, object]] = field(default_factory=dict)

    def cell(self, cell: Cell) -> SheetCell:
        """The copy of a cell: of merged cells the first, of a whole row the one in column A; None for a whole sheet."""
        name = self.titles.get(cell.sheet, cell.sheet)
        if name not in self.book.sheetnames or cell.row == 0:
            return None
        sheet = self.book[name]
        place = f"{cell.column or 'A'}{cell.row}"
        merged = next((area for area in sheet.merged_cells.ranges if place in area), None)
        return sheet[place] if merged is None else sheet.cell(merged.min_row, merged.min_col)

    def save(self, path: Path) -> None:
        """Write the copy with the results of its formulas; at least one sheet is visible."""
        if all(sheet.sheet_state != "visible" for sheet in self.book.worksheets):
            self.book.worksheets[0].sheet_state = "visible"
        states = [sheet.sheet_state for sheet in self.book.worksheets]
        self.book.active = states.index("visible")
        with in_memory(path) as file:
            self.book.save(file)
        _put_results(path, {sheet.title: sheet.path.lstrip("/") for sheet in self.book.worksheets}, self.results)


def save_copy(path: Path, source: Path, read: Book, mark: Callable[[Copy], None]) -> None:
    """Write a copy with marks, formatted like the source if that is an .xlsx workbook, else plain.

    Raises
    ------
    NotWritten
        If the copy could not be written.
    """
    if source.is_file() and source.suffix.lower() not in {".ods", ".xls", ".csv", ".tsv", ".txt"}:
        # Workbooks that openpyxl refuses to read were read in a simpler way; those that it cannot write, or that it
        # cannot read after writing, are copied in that way too.
        with contextlib.suppress(Exception):
            copy = _converted_copy(source)
            mark(copy)
            copy.save(path)
            _converted_copy(path)
            return
    copy = _plain(read)
    mark(copy)
    copy.save(path)


def _converted_copy(source: Path) -> Copy:
    import openpyxl

    with warnings.catch_warnings(), source.open("rb") as file:
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(file)
        if all(cell.data_type != "f" for sheet in book.worksheets for cell in sheet._cells.values()):
            return Copy(book)
        return Copy(book, {}, _formula_results(book, openpyxl.load_workbook(file, data_only=True)))


def _plain(read: Book) -> Copy:
    import openpyxl

    book, names, titles = openpyxl.Workbook(), SheetNames(reserved=()), {}
    book.remove(book.active)
    book.epoch = read.epoch
    for grid in read.grids:
        titles[grid.name] = names.give(grid.name)
        _add_sheet(book.create_sheet(titles[grid.name]), grid)
    if not book.worksheets:
        book.create_sheet("Registrations")
    return Copy(book, titles)


def _add_sheet(sheet: Worksheet, grid: Grid) -> None:
    """Fill a sheet with the values, merged cells and hidden rows and columns of one that was read."""
    for row, values in grid.rows.items():
        for column, value in values.items():
            write_value(sheet.cell(row, column), value)
    for top, bottom, first, last in grid.merged:
        sheet.merge_cells(start_row=top, end_row=bottom, start_column=first, end_column=last)
    for row in grid.hidden_rows:
        sheet.row_dimensions[row].hidden = True
    for column in grid.hidden_columns:
        sheet.column_dimensions[letters(column)].hidden = True
    if grid.hidden:
        sheet.sheet_state = "hidden"


def write_value(target: SheetCell, value: object) -> None:
    """Write a value into a cell; a text is always written as text."""
    target.value = clean(value) if isinstance(value, str) else value
    if isinstance(value, str):
        target.data_type = "s"  # a name that starts with = stays a name


def _mark(copy: Copy, cell: Cell, colour: str, text: str) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    target = copy.cell(cell)
    if target is not None:
        target.fill = PatternFill("solid", start_color=colour)
        target.comment = Comment(cut(clean(text), _LONGEST_COMMENT), _AUTHOR, height=120, width=360)


def _add_list(copy: Copy, findings: Sequence[Finding], speech: Speech) -> None:
    """Add the sheet that lists the findings, each linked to its first cell; it prints on as few pages as possible."""
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.worksheet.hyperlink import Hyperlink

    sheet = copy.book.create_sheet(speech.say(Phrase("sheet-findings")))
    severities = (speech.say(phrases.SEVERITIES[f.severity]) for f in findings)
    lines = [
        (severity, f.where_in(speech), f.message_in(speech), f.advice_in(speech), f.code)
        for severity, f in zip(severities, findings, strict=True)
    ]
    for row, line in enumerate([tuple(map(speech.say, _LIST)), *lines], start=1):
        for column, text in enumerate(line, start=1):
            target = sheet.cell(row, column)
            write_value(target, text)
            target.alignment = Alignment(wrap_text=True, vertical="top")
            if row == 1:
                target.font = Font(bold=True)
        if row > 1:
            finding = findings[row - 2]
            sheet.cell(row, 1).fill = PatternFill("solid", start_color=_COLOURS[finding.severity])
            place = copy.cell(finding.cells[0]) if finding.cells else None
            if place is not None:
                name = place.parent.title.replace("'", "''")
                sheet.cell(row, 2).hyperlink = Hyperlink(ref=f"B{row}", location=f"'{name}'!{place.coordinate}")
                sheet.cell(row, 2).style = "Hyperlink"
                sheet.cell(row, 2).alignment = Alignment(wrap_text=True, vertical="top")
    for letter, width in zip("ABCDE", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes, sheet.print_title_rows = "A2", "1:1"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage = 0, True


_FORMULA = re.compile(
    r'<c r="(?P<place>[A-Z]{1,3}\d{1,7})"(?P<style>(?: s="\d+")?)[^>]*>'
    r"(?P<formula><f(?:\s[^>]*)?(?:/>|>[^<]*</f>))<v\s*(?:/>|></v>)</c>"
)
"""A cell with a formula and no result, in the form in which openpyxl has just written it.

A regular expression suffices, since the file's only writer has a known form, and cells that do not match stay as they
are. ElementTree would rewrite each sheet with other namespace prefixes.
"""


def _formula_results(formulas: Workbook, values: Workbook) -> dict[str, dict[str, object]]:
    """Collect the cached results of formulas; formulas that were never calculated are omitted."""
    # Accessed by their place: openpyxl's public methods create every empty cell up to the last one.
    results: dict[str, dict[str, object]] = {}
    for sheet in formulas.worksheets:
        calculated = values[sheet.title]._cells
        results[sheet.title] = {
            f"{cell.column_letter}{cell.row}": _result_of(calculated[place])
            for place, cell in sheet._cells.items()
            if cell.data_type == "f" and place in calculated and calculated[place].value is not None
        }
    return results


def _put_results(path: Path, members: Mapping[str, str], results: Mapping[str, Mapping[str, object]]) -> None:
    """Write the results of formulas into a workbook that was just saved."""
    wanted = {members[sheet]: of_sheet for sheet, of_sheet in results.items() if of_sheet and sheet in members}
    if not wanted:
        return
    whole = path.with_name(f"{path.name}.whole")
    path.replace(whole)
    try:
        with zipfile.ZipFile(whole) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
            for member in old.infolist():
                data = old.read(member)
                of_sheet = wanted.get(member.filename)
                new.writestr(member, data if of_sheet is None else _with_results(data.decode(), of_sheet).encode())
    finally:
        whole.unlink()


def _result_of(cell: SheetCell) -> object:
    """The result of a formula in file form: a time as its number; an error marked as one."""
    from openpyxl.utils.datetime import to_excel

    value = cell.value
    if isinstance(value, (date, datetime, time, timedelta)):
        return float(to_excel(value, cell.parent.parent.epoch))
    return _Error(value) if cell.data_type == "e" else value


class _Error(str):
    """The error value of a formula, such as ``#REF!``."""

    __slots__ = ()


def _with_results(sheet: str, results: Mapping[str, object]) -> str:
    def put(match: re.Match[str]) -> str:
        result = results.get(match["place"])
        if result is None:
            return match[0]
        kind, text = _written_result(result)
        return f'<c r="{match["place"]}"{match["style"]}{kind}>{match["formula"]}<v>{text}</v></c>'

    return _FORMULA.sub(put, sheet)


def _written_result(result: object) -> tuple[str, str]:
    """The type of a result as an attribute of its cell, and its text."""
    if isinstance(result, bool):
        return ' t="b"', str(int(result))
    if isinstance(result, (int, float)):
        return "", repr(result)
    return (' t="e"' if isinstance(result, _Error) else ' t="str"'), escape(clean(str(result)))
