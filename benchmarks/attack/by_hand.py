"""Edits of the sheet Meetings by hand: mostly sensible, now and then a slip.

The sheet is edited in the XML of the workbook, which takes a hundredth of the time of reading and saving all of it.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any
from xml.etree import ElementTree

from benchmarks.attack.program import COLUMNS
from benchmarks.attack.spec import FIRST_DAY, Spec, clock, day_text

Edit = dict[str, Any]
"""An edit of the sheet Meetings: ``do`` (set, delete, add), the ``row`` (counted from 0), and ``cells`` by header."""

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_IDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DAY_0 = date(1899, 12, 30)
ElementTree.register_namespace("", _MAIN)
ElementTree.register_namespace("r", _IDS)


def random_edit(spec: Spec, chance: Random) -> Edit:
    """An edit by hand: mostly sensible, now and then a slip of the hand."""
    row = chance.randrange(6)
    kind = chance.choice(
        ("lock", "lock", "cancel", "no-show", "delete", "time", "table", "person", "add", "odd", "lock and move")
    )
    slot = chance.choice(spec.slots)
    moment = {"Date": f"day {slot.day}", "Start": f"minute {slot.start}", "End": f"minute {slot.end}"}
    company = chance.choice(spec.companies)
    zone = chance.choice(spec.zones)
    label = chance.choice(zone.tables) if zone.tables else "1"
    cells: dict[str, str | None] = {
        "lock": {"Lock": "yes"},
        "cancel": {"Status": "cancelled"},
        "no-show": {"Status": "no-show"},
        "time": moment,
        "lock and move": {**moment, "Lock": "yes"},
        "table": {"Table": label},
        "person": {"Purchaser delegate": chance.choice([d.name for d in company.delegates] or ["Nobody Known"])},
        "add": {
            **moment,
            "Purchaser ID": chance.choice([c.id for c in spec.companies if c.purchaser]),
            "Supplier ID": chance.choice([c.id for c in spec.companies if c.supplier]),
            "Zone": zone.code,
            "Table": label,
            "Lock": chance.choice((None, "yes")),
        },
        "odd": chance.choice(
            (
                {"Purchaser ID": "P999"},
                {"Supplier delegate": "Somebody Else"},
                {"Start": "text half past nine"},
                {"Table": "99"},
                {"Zone": "Q"},
                {"Lock": "maybe"},
                {"Status": "postponed"},
                {"Interpreter": "I9"},
                {"Date": None},
            )
        ),
    }.get(kind, {})
    return {"do": {"delete": "delete", "add": "add"}.get(kind, "set"), "row": row, "cells": cells}


def edit(agendas: Path, edits: Sequence[Edit]) -> int:
    """Edit the sheet Meetings as a user would; returns how many edits found their row."""
    with zipfile.ZipFile(agendas) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = _part(parts)
    root = ElementTree.fromstring(parts[name])
    sheet = _Sheet(root, [_text(item) for item in ElementTree.fromstring(parts["xl/sharedStrings.xml"])])
    done = sum(sheet.edited(change) for change in edits)
    parts[name] = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    with zipfile.ZipFile(agendas, "w") as archive:
        for path, data in parts.items():
            archive.writestr(path, data)
    return done


def _part(parts: dict[str, bytes]) -> str:
    """The part of the workbook that holds the sheet Meetings."""
    sheets = ElementTree.fromstring(parts["xl/workbook.xml"]).iter(f"{{{_MAIN}}}sheet")
    wanted = next(sheet.get(f"{{{_IDS}}}id") for sheet in sheets if sheet.get("name") == "Meetings")
    found = ElementTree.fromstring(parts["xl/_rels/workbook.xml.rels"])
    target = next(str(item.get("Target")) for item in found if item.get("Id") == wanted)
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _text(item: ElementTree.Element) -> str:
    return "".join(part.text or "" for part in item.iter(f"{{{_MAIN}}}t"))


class _Sheet:
    """The rows of the sheet Meetings in its XML."""

    def __init__(self, root: ElementTree.Element, texts: Sequence[str]) -> None:
        data = root.find(f"{{{_MAIN}}}sheetData")
        assert data is not None
        self.data, self.texts = data, texts
        self.top = next(n for n, row in enumerate(data) if "Meeting" in map(self._value, row))

    def _value(self, cell: ElementTree.Element) -> str:
        found = cell.findtext(f"{{{_MAIN}}}v") or _text(cell)
        return self.texts[int(found)] if cell.get("t") == "s" and found else found

    def _filled(self) -> list[ElementTree.Element]:
        """The rows below the header of which one of the columns of the format says something."""
        return [row for row in self.data[self.top + 1 :] if any(self._value(c) for c in list(row)[: len(COLUMNS)])]

    def edited(self, change: Edit) -> bool:
        """Carry an edit out; whether its row is there."""
        rows = self._filled()
        if change["do"] == "add":
            last = rows[-1] if rows else self.data[self.top]
            row = ElementTree.Element(f"{{{_MAIN}}}row", {"r": str(int(last.get("r", "0")) + 1)})
            at = list(self.data).index(last) + 1
            if at < len(self.data) and self.data[at].get("r") == row.get("r"):
                del self.data[at]
            self.data.insert(at, row)
        elif change["row"] >= len(rows):
            return False
        else:
            row = rows[change["row"]]
        if change["do"] == "delete":
            self._remove(row)
            return True
        for title, value in change["cells"].items():
            self._put(row, title, value, rows[0] if rows else None)
        return True

    def _remove(self, row: ElementTree.Element) -> None:
        at = list(self.data).index(row)
        self.data.remove(row)
        for below in self.data[at:]:
            number = int(below.get("r", "0")) - 1
            below.set("r", str(number))
            for cell in below:
                cell.set("r", re.sub(r"\d+", str(number), cell.get("r", "")))

    def _put(self, row: ElementTree.Element, title: str, value: str | None, like: ElementTree.Element | None) -> None:
        """Put a value in a cell, which keeps its style; a new one takes that of another row."""
        letter = chr(ord("A") + COLUMNS[title] - 1)
        cells = {re.sub(r"\d+", "", cell.get("r", "")): cell for cell in row}
        style = {
            re.sub(r"\d+", "", cell.get("r", "")): cell.get("s") for cell in (*(like if like is not None else ()), *row)
        }.get(letter)
        if letter in cells:
            row.remove(cells[letter])
        place = sum(len(other) < 2 and other < letter for other in cells if other != letter)
        cell = ElementTree.Element(f"{{{_MAIN}}}c", {"r": f"{letter}{row.get('r')}"})
        if style is not None:
            cell.set("s", style)
        row.insert(place, cell)
        what, _, number = (value or "").partition(" ")
        if what in ("day", "minute") and style is not None:
            day = (FIRST_DAY - _DAY_0 + timedelta(days=int(number))).days if what == "day" else int(number) / 1440
            ElementTree.SubElement(cell, f"{{{_MAIN}}}v").text = str(day)
        elif value:
            text = {"day": day_text, "minute": clock}[what](int(number)) if what in ("day", "minute") else value
            cell.set("t", "inlineStr")
            inner = ElementTree.SubElement(cell, f"{{{_MAIN}}}is")
            ElementTree.SubElement(inner, f"{{{_MAIN}}}t").text = text.removeprefix("text ")
