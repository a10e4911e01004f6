"""Reads CSV files as one workbook: each file, of a folder or given by itself, is a sheet with its name.

The encoding is the declared one, else the likeliest. The separator is the one with which the
file has the most names of columns. Both are reported, since a wrong one still gives a result.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from sco_scheduler.domain.findings import Findings
from sco_scheduler.domain.messages import Cell, Phrase
from sco_scheduler.intake import kinds, phrases
from sco_scheduler.intake.files.container import is_workbook, reason_of
from sco_scheduler.intake.files.encodings import decoded, encoding_name, likeliest, sample_of, told_encoding
from sco_scheduler.intake.files.missing import nearest_path
from sco_scheduler.intake.table.grids import Book, ErrorValue, Grid, vocabulary
from sco_scheduler.intake.values.entries import fold_header
from sco_scheduler.resources import lazy_regex

ENDINGS = {".csv", ".tsv", ".txt"}
"""The suffixes of the files of a folder that are read; others are ignored."""

SEVERAL = "registrations"
"""The common name of several files given by themselves."""

MOST_BYTES = 100_000_000
"""The largest total size of all files, in bytes."""

MOST_WEIGHT = 2_500_000
"""The largest number of rows plus cells of one file."""

_LONGEST_CELL = 10_000_000
_LINE = lazy_regex(r"[^\r\n]*+(?:\r\n|\r|\n)|[^\r\n]+")
_SAMPLE_ROWS = 60
_ERRORS = {"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!"}


def open_csv(paths: Sequence[Path], found: Findings, encoding: str | None = None) -> Book | None:
    """Read the CSV files of a folder, or the given ones; None if that is impossible, which is then reported.

    Parameters
    ----------
    paths
        The folder, or the files.
    encoding
        The encoding of all files; by default each one's own is detected.
    """
    folder = paths[0] if len(paths) == 1 and paths[0].is_dir() else None
    try:
        files = sorted(f for f in folder.iterdir() if _is_part(f)) if folder is not None else list(paths)
    except OSError as error:
        _report_unreadable(paths[0], error, found)
        return None
    if folder is not None and not files:
        found.add(kinds.FILE_FOLDER, path=str(folder))
        return None
    names = _sheet_names(files)
    if not _readable(files, found):
        return None
    encodings = [encoding] * len(files) if encoding else _encodings(files)
    grids = [_grid(*part, found) for part in zip(files, names, encodings, strict=True)]
    read = tuple(grid for grid in grids if grid is not None)
    name = folder.name or folder.resolve().name if folder is not None else SEVERAL if len(files) > 1 else files[0].stem
    return Book(name, read, chosen=len(paths) > 1) if len(read) == len(grids) else None


def _readable(files: Sequence[Path], found: Findings) -> bool:
    """Whether all files can be opened and are not too large together; faults are reported."""
    size, whole = 0, True
    for file in files:
        try:
            if file.exists() and not file.is_file():
                found.add(kinds.FILE_UNREADABLE, path=str(file), reason=phrases.NO_ORDINARY_FILE)
                return False
            with file.open("rb") as opened:
                size += file.stat().st_size
                if is_workbook(opened.read(8)):
                    found.add(kinds.FILES_TOGETHER, path=file.name, what=Phrase("a-workbook"))
                    whole = False
        except FileNotFoundError:
            found.add(kinds.FILE_MISSING, suggestion=nearest_path(file), path=str(file))
            whole = False
        except (OSError, ValueError) as error:
            _report_unreadable(file, error, found)
            whole = False
    if size > MOST_BYTES:
        largest = max(files, key=lambda file: file.stat().st_size if file.exists() else 0)
        amount, limit = (phrases.MEGABYTES(count=n // 1_000_000) for n in (size, MOST_BYTES))
        found.add(kinds.FILE_TOO_LARGE, path=largest.name, amount=amount, limit=limit)
        return False
    return whole


def _encodings(files: Sequence[Path]) -> list[str]:
    """The encoding of each file, declared or guessed."""
    told: list[str | None] = []
    samples: list[bytes] = []
    for file in files:
        data = file.read_bytes()
        told.append(told_encoding(data))
        samples.append(sample_of(data) if told[-1] is None else b"")
    return [name if name is not None else judged for name, judged in zip(told, likeliest(samples), strict=True)]


def _report_unreadable(path: Path, error: Exception, found: Findings) -> None:
    found.add(kinds.FILE_UNREADABLE, path=str(path), reason=reason_of(error))


def _sheet_names(files: Sequence[Path]) -> list[str]:
    """The stem of each file's name, or as much of its path as distinguishes it from the others."""
    for names in ([f.stem for f in files], [f.name for f in files]):
        if max(Counter(map(fold_header, names)).values()) == 1:
            return names
    return [str(f) for f in files]


def _is_part(file: Path) -> bool:
    return file.is_file() and file.suffix.lower() in ENDINGS and not file.name.startswith((".", "~"))


def _grid(file: Path, name: str, encoding: str, found: Findings) -> Grid | None:
    """Read a CSV file as a grid; None if it cannot be decoded, is damaged or too large, which is reported."""
    text = decoded(file.read_bytes(), encoding)
    if text is None:
        named = Phrase("as-encoding")(encoding=encoding_name(encoding))
        found.add(kinds.CSV_ENCODING, Cell(name), path=file.name, named=named)
        return None
    separator, skipped = _separator(text)
    csv.field_size_limit(_LONGEST_CELL)
    rows: dict[int, dict[int, object]] = {}
    weight = 0
    try:
        for number, line in enumerate(csv.reader(_lines(text), delimiter=separator), start=1):
            filled = {column: _value(value) for column, value in enumerate(line, start=1) if value.strip()}
            weight += 1 + len(filled)
            if weight > MOST_WEIGHT:
                amount, limit = (phrases.CELLS(count=n) for n in (weight, MOST_WEIGHT))
                found.add(kinds.FILE_TOO_LARGE, path=file.name, amount=amount, limit=limit)
                return None
            if filled and number > skipped:
                rows[number] = filled
    except csv.Error as error:
        found.add(kinds.FILE_DAMAGED, path=file.name, reason=phrases.READER_SAYS(error=str(error)))
        return None
    found.add(
        kinds.CSV_READ,
        Cell(name),
        path=file.name,
        encoding=encoding_name(encoding),
        separator=phrases.SEPARATORS[separator],
    )
    return Grid(name, rows)


def _value(text: str) -> object:
    return ErrorValue(text) if text in _ERRORS else text


def _lines(text: str) -> Iterator[str]:
    """The lines of a text with their ends, lazily: a copy of the whole would take much memory."""
    return (match.group() for match in _LINE.finditer(text))


def _separator(text: str) -> tuple[str, int]:
    """The separator, and the number of rows at the top that only declare it (``sep=;``)."""
    head = text[:500_000]
    first = head.split("\n", 1)[0].strip().lower().strip('"')
    if first.startswith("sep=") and first[4:] in phrases.SEPARATORS:
        return first[4:], 1
    return max(phrases.SEPARATORS, key=lambda separator: _names(head, separator)), 0


def _names(text: str, separator: str) -> tuple[int, bool, int]:
    """The evidence for a separator: names of columns in one of the first rows, rows of equal length, their cells."""
    most, cells, lengths = 0, 0, set[int]()
    try:
        for number, line in enumerate(csv.reader(_lines(text), delimiter=separator)):
            if number >= _SAMPLE_ROWS:
                break
            most = max(most, len({fold_header(value) for value in line} & _titles()))
            cells += len(line)
            lengths |= {len(line)} if any(line) else set()
    except csv.Error:
        return most, False, 0
    return most, len(lengths) == 1 and min(lengths) > 1, cells


@lru_cache(maxsize=1)
def _titles() -> frozenset[str]:
    """The folded names of all columns of all sheets."""
    return frozenset(title for sheet in vocabulary().sheets.values() for title in sheet.column_of())
