"""Replaces the revisions in the Record of an agendas workbook, and those printed on its agendas; nothing else changes.

The parts of the file are exchanged as they are, since a library would lose what it does not know of the organizer's
own content.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from sco_scheduler.agendas.rows import index_rows
from sco_scheduler.domain.codec import HEADER, RecordRow, pack, unpack
from sco_scheduler.domain.messages import LANGUAGES
from sco_scheduler.domain.record import RECORD_SHEET, AgendaRevision, Record
from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.output.excel.workbook import AGENDAS_IN_ONE, sheet_names
from sco_scheduler.output.texts.words import words

_RENUMBERED = ("built", "revisions", "agendas", "last_number")
"""The entries of the Record that are replaced."""

_FOOTER = re.compile(rb"<oddFooter>[^<]*</oddFooter>")


def renumbered(workbook: bytes, before: Record, after: Record) -> bytes:
    """Return a workbook with other revisions.

    Parameters
    ----------
    workbook
        The file's content.
    before
        Its Record.
    after
        That with other revisions.

    Raises
    ------
    ValueError, KeyError, zipfile.BadZipFile
        If it is no workbook with a Record.
    """
    entries = after.entries()
    changed = {name: entries[name] for name in _RENUMBERED}
    whole = BytesIO()
    with zipfile.ZipFile(BytesIO(workbook)) as old, zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as new:
        parts = sheet_parts(old)
        instead = {parts[RECORD_SHEET]: _record_part({**unpack(_rows(workbook)), **changed})}
        for title, states in _agendas(before, after):
            if title in parts:
                instead[parts[title]] = _with_footer(old.read(parts[title]), *states)
        for member in old.infolist():
            data = instead.get(member.filename)
            new.writestr(member, old.read(member) if data is None else data)
    return whole.getvalue()


def sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """The part of each sheet by its title."""
    relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {one.attrib["Id"]: one.attrib["Target"] for one in relations}
    found = {}
    for sheet in ElementTree.fromstring(archive.read("xl/workbook.xml")).iter():
        key = next((value for name, value in sheet.attrib.items() if name.endswith("}id")), "")
        if sheet.tag.endswith("}sheet") and key in targets:
            found[sheet.attrib["name"]] = posixpath.normpath(posixpath.join("/xl", targets[key])).lstrip("/")
    return found


def _rows(workbook: bytes) -> list[tuple[object, object, object]]:
    """The rows of the Record, below its header."""
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(workbook), read_only=True)
    rows = book[RECORD_SHEET].iter_rows(min_row=2, max_col=3, values_only=True)
    return [(row[0], row[1], row[2]) for row in rows]


def _record_part(entries: Mapping[str, object]) -> bytes:
    titles = "".join(_text(f"{letter}1", title) for letter, title in zip("ABC", HEADER, strict=True))
    rows = "".join(_row(number, row) for number, row in enumerate(pack(entries), start=2))
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f'<sheetData><row r="1">{titles}</row>{rows}</sheetData></worksheet>'
    ).encode()


def _row(number: int, row: RecordRow) -> str:
    key, part, text = row
    cells = f'{_text(f"A{number}", key)}<c r="B{number}"><v>{part}</v></c>{_text(f"C{number}", text)}'
    return f'<row r="{number}">{cells}</row>'


def _text(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def _agendas(before: Record, after: Record) -> Iterator[tuple[str, tuple[AgendaRevision, AgendaRevision]]]:
    """The sheet of each agenda with another revision, with its revisions before and after."""
    if before.event is None or before.meetings is None:
        return
    schedule = Schedule(before.event, before.meetings)
    entries = [entry for entry in index_rows(schedule) if entry.has_agenda]
    # Agendas of a larger event are in further volumes.
    _, sheets = sheet_names(schedule.event, entries if len(entries) <= AGENDAS_IN_ONE else [])
    # Without revisions of its own, an agenda has that of the workbook.
    built = tuple(AgendaRevision(one.revision, one.revision, one.time) for one in (before.built,) if one is not None)
    for key, title in sheets.items():
        old, new = before.agendas.delegates.get(key, built), after.agendas.delegates.get(key, built)
        if old and new and old[-1] != new[-1]:
            yield title, (old[-1], new[-1])


def _with_footer(sheet: bytes, old: AgendaRevision, new: AgendaRevision) -> bytes:
    def put(footer: re.Match[bytes]) -> bytes:
        text = footer[0]
        for lang in LANGUAGES:
            text = text.replace(_printed(old, lang), _printed(new, lang))
        return text

    return _FOOTER.sub(put, sheet)


def _printed(revision: AgendaRevision, lang: str) -> bytes:
    time = f"{revision.made_at:%Y-%m-%d %H:%M}"
    return escape(words(lang)["workbook.built"].format(time=time, number=revision.number)).encode()
