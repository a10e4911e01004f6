"""Copies of the registrations with findings or corrections marked, to be sent back to who filled them in."""

from __future__ import annotations

import contextlib
import re
import warnings
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sco_scheduler.domain.cells import Cell
from sco_scheduler.domain.findings import Finding, Severity, by_importance
from sco_scheduler.domain.messages import ENGLISH, Said, Speech
from sco_scheduler.output import phrases
from sco_scheduler.output.text import clean, cut

Sheets = Mapping[str, Mapping[int, Mapping[int, object]]]
"""The values of each sheet by row and column, both from 1."""

_COLOURS = {Severity.STOPS: "FFC7CE", Severity.CHANGES: "FFEB9C", Severity.NOTE: "DDEBF7"}
_CORRECTED = "C6EFCE"
_LIST = (phrases.SEVERITY, phrases.CELL, phrases.WHAT_IS_THERE, phrases.WHAT_TO_DO, phrases.CODE)
_WIDTHS = (10, 24, 70, 50, 26)
_AUTHOR = "schedule check"
_LONGEST_COMMENT = 2000


@dataclass(frozen=True)
class Correction:
    """What is written in place of a text in a cell, or of a part of it. ``why`` is told beside it."""

    cell: Cell
    before: str
    after: str
    why: Said


def write_annotated(
    path: Path, source: Path, sheets: Sheets, findings: Iterable[Finding], speech: Speech = ENGLISH
) -> None:
    """Write a copy in which each finding's cells are coloured and commented, and a sheet that lists all findings.

    Args:
        path: the copy.
        source: the registrations; a workbook keeps its look, what is no .xlsx workbook gets a plain one.
        sheets: the values of the registrations, for what is no .xlsx workbook.
        findings: what was found in them.
        speech: how the language of the comments and of the list says messages.

    """
    book = _copy(source, sheets)
    ordered = by_importance(findings)
    by_cell: dict[Cell, list[Finding]] = {}
    for finding in ordered:
        for cell in finding.cells:
            by_cell.setdefault(cell, []).append(finding)
    for cell, found in by_cell.items():
        text = "\n".join(_comment(f, speech) for f in found)
        _mark(book, cell, _COLOURS[found[0].severity], text)
    _add_list(book, ordered, speech)
    book.save(path)


def write_corrected(
    path: Path, source: Path, sheets: Sheets, corrections: Sequence[Correction], speech: Speech = ENGLISH
) -> None:
    """Write a copy with the corrections made, each coloured and with a comment that says what stood there."""
    book = _copy(source, sheets)
    for correction in corrections:
        target = _target(book, correction.cell)
        if target is None:
            continue
        text = "" if target.value is None else str(target.value)
        corrected = text.replace(correction.before, correction.after, 1)
        _write(target, corrected if correction.before in text else correction.after)
        earlier = f"{target.comment.text}\n" if target.comment is not None else ""
        told = speech.say(phrases.CORRECTED(before=correction.before, why=correction.why))
        _mark(book, correction.cell, _CORRECTED, earlier + told)
    book.save(path)


def _comment(finding: Finding, speech: Speech) -> str:
    message = speech.paragraph(finding.message_in(speech), finding.advice_in(speech))
    return speech.say(phrases.MARKED(severity=phrases.SEVERITIES[finding.severity], message=message))


def _copy(source: Path, sheets: Sheets) -> Any:  # noqa: ANN401 - openpyxl has no types
    import openpyxl  # noqa: PLC0415 - slow to import

    if source.is_file() and source.suffix.lower() not in {".ods", ".csv", ".tsv", ".txt"}:
        # What openpyxl refuses was read in a simpler way, and is copied so.
        with contextlib.suppress(Exception), warnings.catch_warnings(), source.open("rb") as file:
            warnings.simplefilter("ignore")
            return openpyxl.load_workbook(file)
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(_title(name))
        for row, values in rows.items():
            for column, value in values.items():
                _write(sheet.cell(row, column), value)
    if not book.worksheets:
        book.create_sheet("Registrations")
    return book


def _title(name: str) -> str:
    """The name of a CSV file as the name of a sheet."""
    return re.sub(r"[\[\]:*?/\\]", "_", name)[:31] or "Sheet"


def _write(target: Any, value: object) -> None:  # noqa: ANN401 - openpyxl has no types
    target.value = clean(value) if isinstance(value, str) else value
    if isinstance(value, str):
        target.data_type = "s"  # a name that starts with = stays a name


def _target(book: Any, cell: Cell) -> Any:  # noqa: ANN401 - openpyxl has no types
    """The cell of the copy: of merged ones the first, of a whole row the one in column A; None for a whole sheet."""
    name = cell.sheet if cell.sheet in book.sheetnames else _title(cell.sheet)
    if name not in book.sheetnames or cell.row == 0:
        return None
    sheet = book[name]
    place = f"{cell.column or 'A'}{cell.row}"
    merged = next((area for area in sheet.merged_cells.ranges if place in area), None)
    return sheet[place] if merged is None else sheet.cell(merged.min_row, merged.min_col)


def _mark(book: Any, cell: Cell, colour: str, text: str) -> None:  # noqa: ANN401 - openpyxl has no types
    from openpyxl.comments import Comment  # noqa: PLC0415 - slow to import
    from openpyxl.styles import PatternFill  # noqa: PLC0415 - slow to import

    target = _target(book, cell)
    if target is not None:
        target.fill = PatternFill("solid", start_color=colour)
        target.comment = Comment(cut(clean(text), _LONGEST_COMMENT), _AUTHOR, height=120, width=360)


def _add_list(book: Any, findings: Sequence[Finding], speech: Speech) -> None:  # noqa: ANN401 - openpyxl has no types
    from openpyxl.styles import Alignment, Font, PatternFill  # noqa: PLC0415 - slow to import

    sheet = book.create_sheet(speech.say(phrases.LIST_OF_FINDINGS))
    lines = [
        (
            speech.say(phrases.SEVERITIES[f.severity]),
            f.where_in(speech),
            f.message_in(speech),
            f.advice_in(speech),
            f.code,
        )
        for f in findings
    ]
    for row, line in enumerate([tuple(map(speech.say, _LIST)), *lines], start=1):
        for column, text in enumerate(line, start=1):
            target = sheet.cell(row, column)
            _write(target, text)
            target.alignment = Alignment(wrap_text=True, vertical="top")
            if row == 1:
                target.font = Font(bold=True)
        if row > 1:
            sheet.cell(row, 1).fill = PatternFill("solid", start_color=_COLOURS[findings[row - 2].severity])
    for letter, width in zip("ABCDE", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
