"""Scans the cells and texts of a workbook's parts by patterns, where openpyxl would make an object of each.

Most sheets have nothing but rows of plain numbers and texts. A part with anything else (formulas, rich texts, Boolean
values, errors) is not scanned, and openpyxl reads it. What stands around the cells openpyxl reads in any case.
"""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import IO, Any

from sco_scheduler.intake.table.grids import column_number

_PLAIN = (
    rb'<c r="@[A-Z]{1,3}+)@[0-9]{1,7}+)"(?: s="@[0-9]++)")?+(?: t="@n|s|inlineStr)")?+ ?+'
    rb'(?:/>|>(?:<v>@[^<]++)</v>|<is><t(?: xml:space="preserve")?+>@[^<]++)</t></is>)?+</c>)'
)
"""A plain cell, with ``@`` where a group opens: column, row, style, kind, number or place of a text, text."""

_CELL = re.compile(_PLAIN.replace(b"@", b"("))
_ROWS = re.compile(rb"\s*+(?:<row(?: [^<>]*)?(?:/>|>\s*+(?:%b\s*+)*+</row>)\s*+)*+" % _PLAIN.replace(b"@", b"(?:"))
_ARRANGED = re.compile(rb'<row [^<>]*?(?<= )(?:hidden="(?:1|true)"|outlineLevel="[1-9])[^<>]*>')
_ENCODING = re.compile(rb"""<\?xml [^>]*encoding=["']([^"']*)""")
_REFUSED = bytes({*range(32)} - {9, 10})
"""What a parser of XML refuses, or reads as something else: a carriage return."""

_BEGIN, _END = b"<sheetData>", b"</sheetData>"
_TEXT = re.compile(r'<si>(?:<t(?: xml:space="preserve")?+>([^<]*+)</t>|<t/>)</si>|<si/>')
_ESCAPED = b"_x005F_"
"""An underscore that openpyxl reads in two ways, with and without the looks of single letters."""


ScannedCell = tuple[int, int, int, object, bool]
"""A cell: row and column from 1, style by number, value (None for a blank cell), and whether that is an error."""

CellMatch = tuple[bytes, bytes, bytes, bytes, bytes, bytes]
"""A cell as it stands in the part: column, row, style, kind, number or place of a shared text, and text."""


@dataclass(frozen=True)
class Scan:
    """A worksheet's part that has nothing but plain cells.

    Attributes
    ----------
    head
        What stands before the rows.
    body
        The rows with their cells.
    arranged
        The rows that are hidden or in a group, without their cells.
    tail
        What stands behind the rows.
    """

    head: bytes
    body: bytes
    arranged: bytes
    tail: bytes

    @classmethod
    def of(cls, part: bytes) -> Scan | None:
        """Scan a part; None where it has more than plain cells."""
        begin, end = part.find(_BEGIN) + len(_BEGIN), part.rfind(_END)
        if begin < len(_BEGIN) or end < begin:
            return None
        body = part[begin:end]
        if not _ROWS.fullmatch(body) or not _can_be_scanned(part, body):
            return None
        arranged = (row if row.endswith(b"/>") else row + b"</row>" for row in _ARRANGED.findall(body))
        return cls(part[:begin], body, b"".join(arranged), part[end:])

    def without_cells(self, first: bytes = b"") -> bytes:
        """The part without cells; ``first`` are rows to put in their place."""
        return self.head + first + self.arranged + self.tail

    def matches(self) -> list[CellMatch]:
        """The cells as they stand in the part, in a fraction of the time of ``cells``."""
        return _CELL.findall(self.body)

    def cells(self, values: CellValues) -> Iterator[ScannedCell]:
        """The cells with their values, as the part has them."""
        columns: dict[bytes, int] = {}
        for match in _CELL.finditer(self.body):
            letters, row, style, kind, value, text = match.groups(b"")
            column = columns.get(letters) or columns.setdefault(letters, column_number(letters.decode()))
            look = int(style) if style else 0
            if value or text:
                yield int(row), column, look, *values.of(kind, look, value, text)
            else:
                yield int(row), column, look, None, False


def _can_be_scanned(part: bytes, texts: bytes) -> bool:
    """Whether a part is in UTF-8, and nothing in a piece of it is refused or changed by a parser."""
    encoding = _ENCODING.search(part, 0, 200)
    return (not encoding or encoding[1].lower() == b"utf-8") and len(texts.translate(None, _REFUSED)) == len(texts)


class CellValues:
    """The values of the cells of a workbook, of which openpyxl has read the styles and the shared texts."""

    def __init__(self, reader: Any) -> None:
        self._texts, self._book = reader.shared_strings, reader.wb
        self._dates = self._book._date_formats

    def of(self, kind: bytes, style: int, value: bytes, text: bytes) -> tuple[object, bool]:
        """The value that openpyxl reads in a cell that is not blank, and whether it is an error."""
        if kind == b"s" and value:
            return self._texts[int(value)], False
        if not value:
            plain = text.decode()
            return html.unescape(plain) if "&" in plain else plain, False
        number = float(value) if b"." in value or b"E" in value or b"e" in value else int(value)
        if style not in self._dates:
            return number, False
        from openpyxl.utils.datetime import from_excel

        try:
            return from_excel(number, self._book.epoch, timedelta=style in self._book._timedelta_formats), False
        except (OverflowError, ValueError):
            return "#VALUE!", True


def shared_texts(part: bytes) -> list[str] | None:
    """The texts of a part of shared texts in their order; None where it has more than plain texts."""
    if b"<sst" not in part or b"<!" in part or _ESCAPED in part or not _can_be_scanned(part, part):
        return None
    whole = part.decode()
    texts = _TEXT.findall(whole)
    if len(texts) != whole.count("<si"):
        return None
    return list(map(html.unescape, texts)) if "&" in whole else texts


class ThinArchive(zipfile.ZipFile):
    """The archive of a workbook of which some parts are read as something else."""

    instead: Mapping[str, bytes] = {}
    """By the names of the parts."""

    def open(self, name: Any, *args: Any, **options: Any) -> IO[bytes]:
        """Open a part, or what is read in its place."""
        part = self.instead.get(name)
        return super().open(name, *args, **options) if part is None else BytesIO(part)


@lru_cache(maxsize=1)
def reader_class() -> type[Any]:
    """The reader of openpyxl, which scans the shared texts and reads some parts as something else.

    Its ``archive`` is a ``ThinArchive``.
    """
    from openpyxl.packaging.manifest import Manifest
    from openpyxl.reader.excel import ExcelReader
    from openpyxl.xml.constants import SHARED_STRINGS

    class Reader(ExcelReader):
        def __init__(self, file: IO[bytes], **options: Any) -> None:
            super().__init__(file, **options)
            self.archive = ThinArchive(file)

        def read_strings(self) -> None:
            package: Manifest = self.package
            content = package.find(SHARED_STRINGS)
            texts = None if content is None else shared_texts(self.archive.read(content.PartName[1:]))
            if texts is None:
                super().read_strings()
            else:
                self.shared_strings = texts

    return Reader
