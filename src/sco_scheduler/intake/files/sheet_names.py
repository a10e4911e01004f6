"""The names of a workbook's sheets, without reading their cells."""

from __future__ import annotations

import re
import zipfile
from html import unescape
from pathlib import Path

from sco_scheduler.domain.record import MEETINGS_SHEET, RECORD_SHEET


def sheet_names(path: Path) -> frozenset[str]:
    """Return the names of the sheets of an .xlsx workbook; none if it is no such file."""
    try:
        with zipfile.ZipFile(path) as archive:
            text = archive.read("xl/workbook.xml").decode("utf-8", "replace")
    except (OSError, KeyError, zipfile.BadZipFile):
        return frozenset()
    return frozenset(unescape(name) for name in re.findall(r'<(?:\w+:)?sheet\b[^>]*?\bname="([^"]*)"', text))


def has_schedule(path: Path) -> bool:
    """Whether a file is an agendas workbook of this program."""
    return {MEETINGS_SHEET, RECORD_SHEET} <= sheet_names(path)
