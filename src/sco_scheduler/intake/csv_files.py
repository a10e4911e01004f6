"""Reads a folder of CSV files as one workbook: each file is a sheet of its name.

The encoding is that of the byte order mark, else UTF-8, else what charset-normalizer makes of it
among the encodings that forms are exported in. The separator is the one under which the file has the
most names of columns. Both are told, since a wrong one still reads something.
"""

from __future__ import annotations

import codecs
import csv
import io
from functools import lru_cache
from pathlib import Path

from sco_scheduler.domain.cells import Cell
from sco_scheduler.intake.collecting import Findings
from sco_scheduler.intake.container import MOST_CELLS
from sco_scheduler.intake.grids import Book, ErrorValue, Grid
from sco_scheduler.intake.kinds import files as kinds
from sco_scheduler.intake.text import fold_header
from sco_scheduler.intake.vocabulary import vocabulary

ENDINGS = {".csv", ".tsv", ".txt"}
"""The files of a folder that are read; others are left alone."""

MOST_BYTES = 100_000_000
"""The most bytes of one file that are read."""

_LONGEST_CELL = 10_000_000
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LIKELY = ["utf_8", "gb18030", "cp1251", "cp1252"]
_NAMES = {"utf-8-sig": "UTF-8", "utf-8": "UTF-8", "utf_8": "UTF-8", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}
_SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs"}
_SAMPLE_ROWS = 60
_ERRORS = {"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!"}


def is_csv(path: Path) -> bool:
    """Whether a path is a folder, or a file that is named like a CSV file."""
    return path.is_dir() or path.suffix.lower() in ENDINGS - {".txt"}


def open_csv(path: Path, found: Findings, encoding: str | None = None) -> Book | None:
    """Read the CSV files of a folder, or a single one; None where that cannot be, which is then reported.

    Args:
        path: the folder, or the file.
        found: takes the findings.
        encoding: the encoding of all files; by default each one's own is found out.

    """
    try:
        files = sorted(f for f in path.iterdir() if _is_part(f)) if path.is_dir() else [path]
        if not files:
            found.add(kinds.FOLDER, path=str(path))
            return None
        grids = [_grid(file, found, encoding) for file in files]
    except OSError as error:
        found.add(kinds.UNREADABLE, path=str(path), reason=(error.strerror or str(error)).lower())
        return None
    read = tuple(grid for grid in grids if grid is not None)
    return Book(path.name if path.is_dir() else path.stem, read) if len(read) == len(grids) else None


def _is_part(file: Path) -> bool:
    return file.is_file() and file.suffix.lower() in ENDINGS and not file.name.startswith((".", "~"))


def _grid(file: Path, found: Findings, encoding: str | None) -> Grid | None:
    size = file.stat().st_size
    if size > MOST_BYTES:
        found.add(
            kinds.TOO_LARGE, path=file.name, amount=f"{size // 1_000_000} MB", limit=f"{MOST_BYTES // 1_000_000} MB"
        )
        return None
    decoded = _decoded(file.read_bytes(), encoding)
    if decoded is None:
        named = f" as {encoding}" if encoding else ""
        found.add(kinds.CSV_ENCODING, Cell(file.stem), path=file.name, named=named)
        return None
    text, name = decoded
    separator, skipped = _separator(text)
    csv.field_size_limit(_LONGEST_CELL)
    rows: dict[int, dict[int, object]] = {}
    cells = 0
    try:
        for number, line in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator), start=1):
            filled = {column: _value(value) for column, value in enumerate(line, start=1) if value.strip()}
            cells += len(line)
            if cells > MOST_CELLS:
                found.add(kinds.TOO_LARGE, path=file.name, amount=f"{cells:,} cells", limit=f"{MOST_CELLS:,} cells")
                return None
            if filled and number > skipped:
                rows[number] = filled
    except csv.Error as error:
        found.add(kinds.DAMAGED, path=file.name, reason=str(error))
        return None
    found.add(kinds.CSV_READ, Cell(file.stem), path=file.name, encoding=name, separator=_SEPARATORS[separator])
    return Grid(file.stem, rows)


def _value(text: str) -> object:
    return ErrorValue(text) if text in _ERRORS else text


def _decoded(data: bytes, encoding: str | None) -> tuple[str, str] | None:
    """The text and the name of the encoding; None where no encoding fits."""
    for candidate in [encoding] if encoding else _candidates(data):
        try:
            return data.decode(candidate).removeprefix("\ufeff"), _NAMES.get(candidate.lower(), candidate.upper())
        except (UnicodeError, LookupError):
            continue
    if encoding:
        return None
    from charset_normalizer import from_bytes  # noqa: PLC0415 - only where it is not UTF-8

    best = from_bytes(data, cp_isolation=_LIKELY).best()
    return (str(best), _NAMES.get(best.encoding, best.encoding.upper())) if best is not None else None


def _candidates(data: bytes) -> list[str]:
    """The encodings that can be told by looking."""
    marked = [name for mark, name in _MARKS if data.startswith(mark)]
    if marked:
        return marked
    head = data[:4000]
    if head.count(0) * 4 > len(head):  # UTF-16 without its mark: every other byte of what is Latin is 0
        return ["utf-16-le" if head[1::2].count(0) >= head[::2].count(0) else "utf-16-be"]
    return ["utf-8"]


def _separator(text: str) -> tuple[str, int]:
    """The separator, and how many rows at the top only name it (``sep=;``)."""
    head = text[:500_000]
    first = head.split("\n", 1)[0].strip().lower().strip('"')
    if first.startswith("sep=") and first[4:] in _SEPARATORS:
        return first[4:], 1
    return max(_SEPARATORS, key=lambda separator: _names(head, separator)), 0


def _names(text: str, separator: str) -> tuple[int, int]:
    """The most names of columns in one of the first rows, and the cells of the first rows."""
    most, cells = 0, 0
    try:
        for number, line in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator)):
            if number >= _SAMPLE_ROWS:
                break
            most = max(most, len({fold_header(value) for value in line} & _titles()))
            cells += len(line)
    except csv.Error:
        return most, 0
    return most, cells


@lru_cache(maxsize=1)
def _titles() -> frozenset[str]:
    """The folded names of all columns of all sheets."""
    return frozenset(title for sheet in vocabulary().sheets.values() for title in sheet.column_of())
