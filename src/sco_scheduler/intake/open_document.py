"""How large the sheets of an OpenDocument workbook are, before anything is made of them.

A file of a few hundred bytes can say that a filled cell is repeated over a million rows and a thousand
columns, and every reader makes all of them. Here the repeats are multiplied and nothing is made.
"""

from __future__ import annotations

import zipfile
from xml.parsers import expat

CONTENT = "content.xml"
"""The member of the archive that holds the cells."""

_MIME = b"application/vnd.oasis.opendocument.spreadsheet"
_TABLE, _ROW = "table:table", "table:table-row"
_CELLS = {"table:table-cell", "table:covered-table-cell"}


def is_open_document(archive: zipfile.ZipFile) -> bool:
    """Whether an archive is an OpenDocument spreadsheet."""
    names = archive.namelist()
    if CONTENT not in names or "mimetype" not in names:
        return False
    with archive.open("mimetype") as file:
        return file.read(100).startswith(_MIME)


def filled_size(archive: zipfile.ZipFile) -> int:
    """The cells of all sheets from the first to the last filled row and column, empty ones between included.

    Raises:
        ValueError: it is no XML.

    """
    counter = _Counter()
    parser = expat.ParserCreate()
    parser.StartElementHandler = counter.start
    parser.EndElementHandler = counter.end
    try:
        with archive.open(CONTENT) as file:
            parser.ParseFile(file)
    except expat.ExpatError as error:
        raise ValueError(f"its content is no XML ({error})") from error
    return counter.total


class _Counter:
    """Follows the elements of the sheets."""

    def __init__(self) -> None:
        self.total = 0
        self._rows = self._columns = self._filled_rows = 0
        self._repeat = self._row_width = self._row_filled = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        if name == _TABLE:
            self._rows = self._columns = self._filled_rows = 0
        elif name == _ROW:
            self._repeat = _repeated(attributes, "table:number-rows-repeated")
            self._row_width = self._row_filled = 0
        elif name in _CELLS:
            self._row_width += _repeated(attributes, "table:number-columns-repeated")
            if "office:value-type" in attributes:
                self._row_filled = self._row_width

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if name == _ROW:
            self._rows += self._repeat
            if self._row_filled:
                self._filled_rows = self._rows
                self._columns = max(self._columns, self._row_filled)
        elif name == _TABLE:
            self.total += self._filled_rows * self._columns


def _repeated(attributes: dict[str, str], key: str) -> int:
    text = attributes.get(key, "1")
    return int(text) if text.isascii() and text.isdigit() else 1
