"""The file of a workbook below its reader: checks before it is opened, and a fast scanner for plain parts.

Files that are no workbooks, or too large, are refused. Most sheets contain only rows of plain numbers and texts: their
cells and texts are scanned by patterns, where openpyxl would create an object of each. A part with anything else
(formulas, rich texts, Boolean values, errors) is not scanned, and openpyxl reads it.
"""

from __future__ import annotations

import errno
import html
import re
import zipfile
import zlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from io import FileIO
from itertools import takewhile
from pathlib import Path
from xml.etree import ElementTree
from xml.parsers import expat

from sco_scheduler.domain.findings import Findings
from sco_scheduler.domain.messages import Phrase, Tally
from sco_scheduler.intake import kinds, phrases
from sco_scheduler.intake.files.missing import nearest_path
from sco_scheduler.intake.files.open_document import CONTENT, MIME
from sco_scheduler.intake.table.grids import ErrorValue, column_number

MOST_BYTES = 400_000_000
"""The largest unpacked size of a workbook, in bytes."""

MOST_CELLS = 1_600_000
"""The largest number of cells that are read: those of the largest event known, with 330,000 requests, and some more.
Empty formatted cells count."""

MOST_STREAMED = 4_000_000
"""The largest number of cells of a workbook that is streamed with only some sheets: each cell takes less memory."""

MOST_OTHERS = 200_000
"""The largest number of other elements: styles, links, merged areas and the like, each of which is slow to read."""

LAST_COLUMN = 16_384
"""The last column that a worksheet can have."""

_PIECE = 1 << 20
_OVERLAP = 512
"""Longer than any pattern that is searched, so that none is missed between two pieces."""

_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_CELL_TAGS = tuple(b"<c" + end for end in (b" ", b">", b"/", b"\n", b"\r", b"\t", b"\v", b"\f"))
_OTHER = re.compile(rb"<(?!(?:\w+:)?(?:c|v|f|is|t|row|r|rPr|si)[\s/>]|[/?!])")
"""An element that is neither a row, nor a cell or a part of one."""
_LONG_NAME = re.compile(rb"<(?:\w+:)?definedName\b[^>]{0,2000}>[^<]{8193}")
"""A defined name that is longer than a formula can be. A reader may take quadratic time in its length."""
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_PLACE = re.compile(rb"""<(?:\w+:)?(?:c|row)\s[^>]{0,200}?\br\s*=\s*["']([A-Za-z]{0,12})(\d{1,20})""")
"""The position of a cell or a row, which may be far away: a reader may create all cells before it."""
_AREA = re.compile(
    rb'<(?:\w+:)?(?:mergeCell|hyperlink)\s[^>]{0,300}?\bref="\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})"'
)
"""Ranges of which openpyxl creates every cell."""
_OLD = "xls"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENDINGS = {".xlsx", ".xlsm", ".xltx", ".xltm"}


_MEGABYTE = 1_000_000


class CountedFile(FileIO):
    """A file open for reading; ``tally`` is called for every megabyte read."""

    def __init__(self, path: Path, tally: Tally) -> None:
        super().__init__(path)
        self._tally = tally
        self._total = -(-path.stat().st_size // _MEGABYTE)
        self._read = 0

    def read(self, size: int | None = -1, /) -> bytes:
        """Read as in ``FileIO``."""
        data = super().read(-1 if size is None else size) or b""
        before, self._read = self._read, self._read + len(data)
        done = self._read // _MEGABYTE
        if done > before // _MEGABYTE:
            # An archive's directory is read before its content, which is then read again.
            self._tally(min(done, self._total), self._total, Phrase("megabytes-read"))
        return data


@dataclass(frozen=True)
class Container:
    """A file that is a workbook and safe to open.

    ``formulas``: whether a cell contains a formula. ``open_document``: it is an .ods file; ``old``: one of Excel 97.
    """

    path: Path
    formulas: bool
    open_document: bool = False
    old: bool = False


def open_container(path: Path, found: Findings, *, streamed: bool = False) -> Container | None:
    """Check a file; None if it cannot be a workbook, which is reported.

    Parameters
    ----------
    streamed
        Whether it is streamed with only some of its sheets.
    """
    kind = _kind_of(path, found)
    if kind is None:
        return None
    if kind == _OLD:
        return Container(path, formulas=False, old=True)
    try:
        with zipfile.ZipFile(path) as archive:
            other = _is_open_document(archive)
            formulas = _checked(archive, path, found, open_document=other, streamed=streamed)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError) as error:
        found.add(kinds.FILE_DAMAGED, path=path.name, reason=reason_of(error))
        return None
    if formulas is None:
        return None
    if path.suffix.lower() not in ({".ods"} if other else _ENDINGS):
        found.add(kinds.FILE_EXTENSION, path=path.name)
    return Container(path, formulas, other)


def _is_open_document(archive: zipfile.ZipFile) -> bool:
    """Whether an archive is an OpenDocument spreadsheet."""
    names = archive.namelist()
    if CONTENT not in names or "mimetype" not in names:
        return False
    with archive.open("mimetype") as file:
        return file.read(100).startswith(MIME)


def is_workbook(head: bytes) -> bool:
    """Whether a file with this beginning is a workbook of any kind, and not text."""
    return head.startswith((_OLE, b"PK\x03\x04"))


def dense_size(path: Path) -> int:
    """The number of cells of the largest sheet's rectangle from its first to its last cell, including empty ones."""
    largest = 0
    with zipfile.ZipFile(path) as archive:
        for member in archive.infolist():
            if _is_sheet(member.filename):
                rows, columns = 0, 0
                for piece in _pieces(archive, member):
                    for match in _PLACE.finditer(piece):
                        rows = max(rows, int(match[2]))
                        columns = max(columns, column_number(match[1].decode()))
                largest = max(largest, rows * columns)
    return largest


def _kind_of(path: Path, found: Findings) -> str | None:
    """``zip`` if the file is an archive, ``xls`` if it may be one of Excel 97; else None, and reported."""
    try:
        if path.exists() and not path.is_file():
            if path.is_dir():
                found.add(kinds.FILE_FOLDER, path=str(path))
            else:
                found.add(kinds.FILE_UNREADABLE, path=str(path), reason=phrases.NO_ORDINARY_FILE)
            return None
        with path.open("rb") as file:
            head = file.read(8)
            if head == _OLE:
                # An encrypted workbook is an OLE file whose directory, in UTF-16, names these streams.
                rest = file.read(64_000_000)
                encrypted = "EncryptedPackage".encode("utf-16-le") in rest
                if encrypted:
                    found.add(kinds.FILE_ENCRYPTED, path=path.name)
                return None if encrypted else _OLD
    except FileNotFoundError:
        found.add(kinds.FILE_MISSING, suggestion=nearest_path(path), path=str(path))
        return None
    except (OSError, ValueError) as error:
        found.add(kinds.FILE_UNREADABLE, path=str(path), reason=reason_of(error))
        return None
    if head[:4] == b"PK\x03\x04":
        return "zip"
    if head[:2] == b"PK":
        found.add(kinds.FILE_DAMAGED, path=path.name, reason=Phrase("nothing-in-archive"))
    else:
        reason = Phrase("file-of-another-kind") if head else Phrase("file-empty")
        found.add(kinds.FILE_NOT_WORKBOOK, path=path.name, reason=reason)
    return None


def _checked(
    archive: zipfile.ZipFile, path: Path, found: Findings, *, open_document: bool, streamed: bool
) -> bool | None:
    """Whether the workbook has formulas; None if it is no workbook or too large, which is reported."""
    members = archive.infolist()
    if not open_document and not _has_worksheets(members, path, found):
        return None
    unpacked, cells, others, formulas = 0, 0, 0, False
    most = MOST_STREAMED if streamed else MOST_CELLS
    for member in members:
        if not member.filename.lower().endswith((".xml", ".rels")):
            continue  # other members, such as pictures, are never unpacked
        sheet, parsed = _is_sheet(member.filename), not (open_document or streamed) and _is_parsed(member.filename)
        for piece in _pieces(archive, member):
            fresh = len(piece) - _OVERLAP
            unpacked += fresh
            if unpacked > MOST_BYTES:
                limit = phrases.MEGABYTES(count=MOST_BYTES // 1_000_000)
                found.add(kinds.FILE_TOO_LARGE, path=path.name, amount=Phrase("more-than-it-should"), limit=limit)
                return None
            refusal = _refusal(piece)
            if refusal is not None:
                found.add(kinds.FILE_DAMAGED, path=path.name, reason=refusal)
                return None
            if parsed:
                others += _fresh_matches(_OTHER, piece)
            if sheet:
                cells += _fresh_cells(piece)
                if b"mergeCell" in piece or b"hyperlink" in piece:
                    cells += sum(_area(match) for match in _AREA.finditer(piece) if match.end() > _OVERLAP)
                formulas = formulas or ((b"<f" in piece or b":f" in piece) and _FORMULA.search(piece) is not None)
        if cells > most:
            amount, limit = phrases.CELLS(count=cells), phrases.CELLS(count=most)
            found.add(kinds.FILE_TOO_LARGE, path=path.name, amount=amount, limit=limit)
            return None
        if others > MOST_OTHERS:
            amount, limit = phrases.ELEMENTS(count=others), phrases.ELEMENTS(count=MOST_OTHERS)
            found.add(kinds.FILE_TOO_LARGE, path=path.name, amount=amount, limit=limit)
            return None
    return formulas


def _has_worksheets(members: Iterable[zipfile.ZipInfo], path: Path, found: Findings) -> bool:
    """Whether these are the members of an Excel workbook; other kinds of files are reported."""
    names = {member.filename.lower() for member in members}
    if "xl/workbook.xml" in names or any(name.startswith("xl/worksheets/") for name in names):
        return True
    if "xl/workbook.bin" in names or "content.xml" in names:
        kind = Phrase("binary-workbook") if "xl/workbook.bin" in names else Phrase("no-spreadsheet")
        found.add(kinds.FILE_OLD_FORMAT, path=path.name, reason=kind)
    else:
        found.add(kinds.FILE_NOT_WORKBOOK, path=path.name, reason=Phrase("no-worksheets"))
    return False


def _pieces(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """The member in pieces, each preceded by the end of the one before (or spaces)."""
    before = b" " * _OVERLAP
    with archive.open(member) as stream:
        while fresh := stream.read(_PIECE):
            piece = before + fresh
            yield piece
            before = piece[-_OVERLAP:]


def _fresh_cells(piece: bytes) -> int:
    """Count the cells in a piece outside of the overlap, by simple counting if no namespace prefix is used."""
    if b":c" in piece:
        return _fresh_matches(_CELL, piece)
    head = piece[:_OVERLAP]
    return sum(piece.count(tag) - head.count(tag) for tag in _CELL_TAGS)


def _fresh_matches(pattern: re.Pattern[bytes], piece: bytes) -> int:
    """Count the matches of a pattern in a piece that end outside of the overlap."""
    before = sum(1 for _ in takewhile(lambda match: match.end() <= _OVERLAP, pattern.finditer(piece)))
    return len(pattern.findall(piece)) - before


def _is_sheet(name: str) -> bool:
    return name.lower().startswith("xl/worksheets/") and name.lower().endswith(".xml")


def _refusal(piece: bytes) -> Phrase | None:
    """Why a piece of XML is unsafe for readers; None if it is safe."""
    if b"<!" in piece and _ENTITY.search(piece):
        return Phrase("entities")
    if b"definedName" in piece and _LONG_NAME.search(piece):
        return phrases.READER_SAYS(error="a defined name is longer than a formula can be")
    return None


def _is_parsed(name: str) -> bool:
    """Whether a reader parses a part into other elements than texts: all but the shared texts."""
    return name.lower() != "xl/sharedstrings.xml"


def _area(match: re.Match[bytes]) -> int:
    first, top, last, bottom = match.groups()
    columns = abs(column_number(last.decode()) - column_number(first.decode())) + 1
    return columns * (abs(int(bottom) - int(top)) + 1)


def reason_of(error: Exception) -> Phrase:
    """Return why a file cannot be read; for rare errors, in the words of the system or the library."""
    if isinstance(error, PermissionError):
        return Phrase("not-allowed")
    if isinstance(error, FileNotFoundError):
        return Phrase("no-longer-there")
    if isinstance(error, OSError) and error.errno == errno.ENAMETOOLONG:
        return Phrase("not-a-file-name")
    if isinstance(error, (zipfile.BadZipFile, zlib.error, EOFError)):
        return Phrase("broken-archive")
    if isinstance(error.__cause__, expat.ExpatError):
        return Phrase("no-xml")
    text = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return phrases.READER_SAYS(error=text[:1].lower() + text[1:].rstrip("."))


# Scanning plain parts


_PLAIN = (
    rb'<c r="@[A-Z]{1,3}+)@[0-9]{1,7}+)"(?: s="@[0-9]++)")?+(?: t="@n|s|inlineStr)")?+ ?+'
    rb'(?:/>|>(?:<v>@[^<]++)</v>|<is><t(?: xml:space="preserve")?+>@[^<]++)</t></is>)?+</c>)'
)
"""A plain cell, with ``@`` at the start of groups: column, row, style, kind, number or index of a text, text."""

_PLAIN_CELL = re.compile(_PLAIN.replace(b"@", b"("))
_ROWS = re.compile(rb"\s*+(?:<row(?: [^<>]*)?(?:/>|>\s*+(?:%b\s*+)*+</row>)\s*+)*+" % _PLAIN.replace(b"@", b"(?:"))
_ARRANGED = re.compile(rb'<row [^<>]*?(?<= )(?:hidden="(?:1|true)"|outlineLevel="[1-9])[^<>]*>')
_ENCODING = re.compile(rb"""<\?xml [^>]*encoding=["']([^"']*)""")
_REFUSED = bytes({*range(32)} - {9, 10})
"""Bytes that an XML parser rejects or changes: control characters and carriage return."""

_BEGIN, _END = b"<sheetData>", b"</sheetData>"
_TEXT = re.compile(r'<si>(?:<t(?: xml:space="preserve")?+>([^<]*+)</t>|<t/>)</si>|<si/>')
_ESCAPED = b"_x005F_"
"""An escaped underscore, which openpyxl reads in two ways, with and without rich text."""


ScannedCell = tuple[int, int, int, object, bool]
"""A cell: row and column from 1, style by number, value (None for a blank cell), and whether that is an error."""

CellMatch = tuple[bytes, bytes, bytes, bytes, bytes, bytes]
"""A cell as in the part: column, row, style, kind, number or index of a shared text, and text."""


@dataclass(frozen=True)
class Scan:
    """A worksheet's part that contains only plain cells.

    Attributes
    ----------
    head
        The part before the rows.
    body
        The rows with their cells.
    arranged
        The hidden or grouped rows, without their cells.
    tail
        The part after the rows.
    """

    head: bytes
    body: bytes
    arranged: bytes
    tail: bytes

    @classmethod
    def of(cls, part: bytes) -> Scan | None:
        """Scan a part; None if it contains anything but plain cells."""
        begin, end = part.find(_BEGIN) + len(_BEGIN), part.rfind(_END)
        if begin < len(_BEGIN) or end < begin:
            return None
        body = part[begin:end]
        if not _ROWS.fullmatch(body) or not _can_be_scanned(part, body):
            return None
        arranged = (row if row.endswith(b"/>") else row + b"</row>" for row in _ARRANGED.findall(body))
        return cls(part[:begin], body, b"".join(arranged), part[end:])

    @property
    def is_all(self) -> bool:
        """Whether its cells have all values: merged areas remove values, and links may add some."""
        return b"<mergeCell" not in self.tail and b"<hyperlink" not in self.tail

    def without_cells(self, first: bytes = b"") -> bytes:
        """The part without cells; ``first`` are rows to put in their place."""
        return self.head + first + self.arranged + self.tail

    def matches(self) -> list[CellMatch]:
        """The cells in raw form, in a fraction of the time of ``cells``."""
        return _PLAIN_CELL.findall(self.body)

    def cells(self, values: CellValues) -> Iterator[ScannedCell]:
        """The cells with their values, in the order of the part."""
        columns: dict[bytes, int] = {}
        for match in _PLAIN_CELL.finditer(self.body):
            letters, row, style, kind, value, text = match.groups(b"")
            column = columns.get(letters) or columns.setdefault(letters, column_number(letters.decode()))
            look = int(style) if style else 0
            if value or text:
                yield int(row), column, look, *values.of(kind, look, value, text)
            else:
                yield int(row), column, look, None, False


def _can_be_scanned(part: bytes, texts: bytes) -> bool:
    """Whether a part is in UTF-8, and contains nothing that an XML parser would reject or change."""
    encoding = _ENCODING.search(part, 0, 200)
    return (not encoding or encoding[1].lower() == b"utf-8") and len(texts.translate(None, _REFUSED)) == len(texts)


MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
"""The namespace of a workbook's elements."""


STYLES = "xl/styles.xml"
"""The part with the styles of cells."""


def is_struck(font: ElementTree.Element) -> bool:
    """Whether a font, or that of a run of text, is struck through."""
    strike = font.find(f"{MAIN}strike")
    return strike is not None and strike.get("val", "1") not in {"0", "false", "f"}


EPOCH, EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
"""Day 0 of a workbook's dates, and of one whose dates count from 1904."""


@dataclass(frozen=True)
class CellValues:
    """The values of the cells of a workbook.

    Attributes
    ----------
    texts
        The shared texts.
    dates
        The numbers of the styles that show a number as a date or a time.
    durations
        Those that show it as a duration.
    epoch
        Day 0 of its dates.
    """

    texts: Sequence[str]
    dates: Collection[int]
    durations: Collection[int]
    epoch: datetime

    def of(self, kind: bytes, style: int, value: bytes, text: bytes) -> tuple[object, bool]:
        """The value that openpyxl reads in a nonblank cell, and whether it is an error."""
        if kind == b"s" and value:
            return self.texts[int(value)], False
        if not value:
            plain = text.decode()
            return html.unescape(plain) if "&" in plain else plain, False
        number = float(value) if b"." in value or b"E" in value or b"e" in value else int(value)
        if style not in self.dates:
            return number, False
        try:
            return self._moment(number, duration=style in self.durations), False
        except (OverflowError, ValueError):
            return "#VALUE!", True

    def _moment(self, days: float, *, duration: bool) -> datetime | time | timedelta:
        """Convert a number to a date, a time or a duration, to the millisecond."""
        if duration:
            length = timedelta(days=days)
            return timedelta(seconds=length.total_seconds() // 1, microseconds=round(length.microseconds, -3))
        day, fraction = divmod(days, 1)
        clock = timedelta(milliseconds=round(fraction * 86_400_000))
        if 0 <= days < 1 and clock.days == 0:
            return (datetime.min + clock).time()
        # Excel considers 1900 a leap year, so that days before March have another number.
        day += 0 < days < 60 and self.epoch == EPOCH
        return self.epoch + timedelta(days=day) + clock


def shared_texts(part: bytes) -> list[str] | None:
    """The texts of a part of shared texts in order; None if it contains anything but plain texts."""
    if b"<sst" not in part or b"<!" in part or _ESCAPED in part or not _can_be_scanned(part, part):
        return None
    whole = part.decode()
    texts = _TEXT.findall(whole)
    if len(texts) != whole.count("<si"):
        return None
    return list(map(html.unescape, texts)) if "&" in whole else texts


def take_values(cells: Iterable[ScannedCell], rows: dict[int, dict[int, object]]) -> None:
    """Store the values of nonempty cells in rows, by the numbers of row and column."""
    for row, column, _, value, is_error in cells:
        if value is not None and value != "":
            rows.setdefault(row, {})[column] = ErrorValue(str(value)) if is_error else value
