"""Tells when a wish form was saved."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sco_scheduler.resources import lazy_regex


def saved(path: Path) -> datetime:
    """The time at which a workbook was saved, from its properties or else the file."""
    return stamp(path) or datetime.fromtimestamp(path.stat().st_mtime, UTC)


def stamp(path: Path) -> datetime | None:
    """The time at which another program saved a workbook, from its properties; None if they do not have it.

    LibreOffice writes the local time without its zone, which is taken to be that of this computer.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            names = [name for name in ("docProps/core.xml", "meta.xml") if name in archive.namelist()]
            text = archive.read(names[0]).decode("utf-8", "replace") if names else ""
    except (OSError, zipfile.BadZipFile):
        text = ""
    match = _MODIFIED.search(text)
    if match is None:
        return None
    own = datetime.fromisoformat(match[1] + (match[2] or "")).astimezone(UTC)
    # A form that was never saved by another program has the fixed creation time of all forms.
    return own if own - MADE > timedelta(days=1) else None


_MODIFIED = lazy_regex(
    r"<(?:dcterms:modified|dc:date)[^>]*>(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:[.,]\d+)?(Z|[+-]\d\d:?\d\d)?"
)

MADE = datetime(2000, 1, 1, tzinfo=UTC)
"""The fixed creation time of every form, so that the same registrations give the same bytes."""
