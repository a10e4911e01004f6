"""Finds what is in a workbook and cannot be copied into another one, sheet by sheet, by its parts in the file."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from sco_scheduler.domain.messages import Phrase, Said

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

_PICTURES = Phrase("lost-pictures")
_SHAPES = Phrase("lost-shapes")
_CHARTS = Phrase("lost-charts")
_PIVOTS = Phrase("lost-pivots")

_IN_SHEET = (
    (Phrase("lost-sparklines"), rb":sparklineGroup[ >]"),
    # Bars have their rule in the old form too; what is only in the new one is lost.
    (Phrase("lost-rules"), rb'<x14:cfRule (?![^>]*type="dataBar")|<x14:dataValidation '),
    (Phrase("lost-controls"), rb"<(?:\w+:)?(?:controls|oleObjects)[ >]"),
    (Phrase("lost-slicers"), rb":(?:slicerList|timelineRefs)[ >]"),
    (_PICTURES, rb"<(?:picture|legacyDrawingHF) "),
)
_IN_DRAWING = (
    (_PICTURES, rb"<(?:\w+:)?pic[ >]"),
    (_SHAPES, rb"<(?:\w+:)?(?:sp|cxnSp|grpSp|relIds)[ >]"),
)
LOST_ON = Phrase("lost-on-sheet")
"""A ``sheet``, or a workbook, and the ``kinds`` of what is lost on it."""

_CHART = rb"<(?:\w+:)?chart [^>]*id="


def not_kept(path: Path, book: Workbook, own: Sequence[str]) -> tuple[Said, ...]:
    """Name each sheet of a workbook that has something which the next build cannot keep, and what that is.

    Parameters
    ----------
    book
        The workbook as it was opened, by which charts are counted that could not be read.
    own
        The sheets that the organizer added, which pictures are on that belong to no sheet.
    """
    found: list[Said] = []
    with zipfile.ZipFile(path) as archive:
        names = frozenset(archive.namelist())
        parts = dict(_sheets(archive))
        for title, part in parts.items():
            charts = len(book[title]._charts) if title in book.sheetnames else 0
            kinds = tuple(dict.fromkeys(_kinds(archive, names, part, charts)))
            if kinds:
                found.append(LOST_ON(sheet=title, kinds=kinds))
        if not found and any(re.match(r"xl/(media|pivotTables)/", name) for name in names):
            found.append(LOST_ON(sheet=", ".join(own) or path.name, kinds=(_PICTURES,)))
    return tuple(found)


def _sheets(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """The title and the part of each sheet."""
    targets = _relations(archive, "xl/workbook.xml")
    for sheet in ElementTree.fromstring(archive.read("xl/workbook.xml")).iter():
        if sheet.tag.endswith("}sheet"):
            key = next((value for name, value in sheet.attrib.items() if name.endswith("}id")), "")
            if key in targets:
                yield sheet.attrib["name"], targets[key][1]


def _relations(archive: zipfile.ZipFile, part: str) -> dict[str, tuple[str, str]]:
    """The kind and the part of each relation of a part, by its ID."""
    folder, name = posixpath.split(part)
    try:
        root = ElementTree.fromstring(archive.read(f"{folder}/_rels/{name}.rels"))
    except KeyError:
        return {}
    return {
        one.attrib["Id"]: (
            one.attrib["Type"].rpartition("/")[2],
            posixpath.normpath(posixpath.join("/" + folder, one.attrib["Target"])).lstrip("/"),
        )
        for one in root
    }


def _kinds(archive: zipfile.ZipFile, names: Collection[str], part: str, charts: int) -> Iterator[Phrase]:
    """What of a sheet cannot be kept; ``charts`` of its charts could be read."""
    if part not in names:
        return
    content = archive.read(part)
    yield from (phrase for phrase, pattern in _IN_SHEET if re.search(pattern, content))
    for kind, target in _relations(archive, part).values():
        if kind == "pivotTable":
            yield _PIVOTS
        elif kind == "drawing" and target in names:
            drawing = archive.read(target)
            yield from (phrase for phrase, pattern in _IN_DRAWING if re.search(pattern, drawing))
            if len(re.findall(_CHART, drawing)) > charts:
                yield _CHARTS
