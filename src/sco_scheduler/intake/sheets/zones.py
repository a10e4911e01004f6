"""Reads the Zones and Tables sheets: negotiation zones, their tables, and the times at which these are closed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from sco_scheduler.domain.event import Span, Table, TableChoice, Zone, joined
from sco_scheduler.domain.findings import Findings
from sco_scheduler.domain.messages import Cell, Phrase
from sco_scheduler.domain.names import fold, fold_alike
from sco_scheduler.intake import kinds, phrases
from sco_scheduler.intake.table.grids import vocabulary
from sco_scheduler.intake.table.rows import Layout, Row, SheetTable
from sco_scheduler.intake.values.entries import LabelsUnreadableError, nearest, normalized, table_labels, written
from sco_scheduler.intake.values.times import Calendar, read_ranges

ZONES = Layout("Zones", needed=(("zone",), ("tables",)))
TABLES = Layout("Tables", needed=(("zone",), ("table",)))

ONLY_ZONE = "A"
"""The code of the only zone of an event that names none."""


_ZONE_WORD = r"(?:(?:zone|area|hall|section|зона|зал|сектор|展区|洽谈区|区域)\s*)?"
_ZONE_WORD_BEHIND = r"(?:zone|area|hall|section|зона|зал|сектор|展区|洽谈区|区域|区|馆)"
"""Words before or after the code of a zone: ``Zone A``, ``зона A``, ``A区``."""


class ZoneCodes:
    """Finds zones and tables by the text of a cell. Zones keep their order."""

    def __init__(self, zones: Sequence[Zone]) -> None:
        self.zones = tuple(zones)
        self._by_code = {fold(zone.code): zone for zone in zones}
        self._by_name = self._named()
        self._by_look = looks((zone.code, zone) for zone in zones)
        self._labels = {fold(zone.code): {fold(t.label): t.label for t in zone.tables} for zone in zones}
        self._looks = {fold(zone.code): looks((t.label, t.label) for t in zone.tables) for zone in zones}

    @property
    def shown(self) -> Phrase | tuple[str, ...]:
        """The codes of all zones, for a message."""
        return tuple(zone.code for zone in self.zones) or phrases.NONE

    def _named(self) -> dict[str, Zone]:
        """The zone of each unique folded name."""
        names: dict[str, list[Zone]] = {}
        for zone in self.zones:
            for name in {fold(name) for name in (zone.name, zone.name_zh, zone.name_ru) if name}:
                names.setdefault(name, []).append(zone)
        return {name: zones[0] for name, zones in names.items() if len(zones) == 1}

    def find(self, text: str) -> Zone | None:
        """Find a zone by a code, a unique name, or a code with its name: ``A (Vehicles)``.

        A code of Cyrillic letters is that of Latin ones that look the same.
        """
        folded = fold(text)
        found = self._by_code.get(folded) or self._by_name.get(folded) or self._with_name(folded)
        return found or self._by_look.get(fold_alike(text))

    def report_look(self, text: str, zone: Zone, cell: Cell, found: Findings) -> None:
        """Report a text that only looks like the code of its zone."""
        if fold(text) != fold(zone.code) and self._by_look.get(fold_alike(text)) is zone:
            found.add(kinds.LETTERS_ALIKE, cell, zone.cell, value=text, meant=zone.code)

    def _with_name(self, folded: str) -> Zone | None:
        """Find a zone by its code with the word for a zone, with its own name after it, or with both."""
        for code, zone in self._by_code.items():
            match = re.fullmatch(
                rf"{_ZONE_WORD}{re.escape(code)}(?:\s*{_ZONE_WORD_BEHIND})?(?P<rest>(?:\W.*|$))", folded
            )
            if match is None:
                continue
            name = match["rest"].strip(" .:;,-–—/|()（）[]【】：，、")
            if not name or self._by_name.get(name) is zone:
                return zone
        return None

    def likely(self, text: str) -> str | None:
        """Return the code that was probably meant: of the zone with a similar name, else with a similar code."""
        # A short code may be a part of any text, and would be nearer than the intended name.
        return nearest(text, {name: zone.code for name, zone in self._by_name.items()}) or nearest(
            text, [zone.code for zone in self.zones]
        )

    def label(self, zone: Zone, text: str) -> str | None:
        """Return the label of a table of a zone, as the zone writes it; None if there is none."""
        code = fold(zone.code)
        return self._labels[code].get(fold(text)) or self._looks[code].get(fold_alike(text))

    def choice(self, text: str, home: Zone | None = None) -> TableChoice | None:
        """Return the table of ``5`` or ``A/5``; None if no zone has it."""
        for zone in self.zones if home is None else (home, *self.zones):
            label = self.label(zone, text)
            if label is not None:
                return TableChoice(label)
        code, _, rest = normalized(text).partition("/")
        named = self.find(code)
        label = self.label(named, rest) if named is not None else None
        return TableChoice(label, named.code) if named is not None and label is not None else None

    def likely_table(self, text: str) -> str | None:
        """The label that was probably meant."""
        return nearest(text, list({label: None for labels in self._labels.values() for label in labels.values()}))


_Meant = TypeVar("_Meant")


def looks(named: Iterable[tuple[str, _Meant]]) -> dict[str, _Meant]:
    """What each text means, by its look in Latin letters, without those that look like another."""
    by_look: dict[str, list[_Meant]] = {}
    for text, meant in named:
        by_look.setdefault(fold_alike(text), []).append(meant)
    return {look: meant[0] for look, meant in by_look.items() if len(meant) == 1}


def read_zones(table: SheetTable, calendar: Calendar, found: Findings) -> tuple[Zone, ...]:
    """Read the zones of the sheet."""
    zones: dict[str, Zone] = {}
    for row in table:
        code = row.text("zone")
        if not code:
            column = vocabulary().sheets["Zones"].columns["zone"].told
            found.add(kinds.CELL_NEEDED, row.cell("zone"), column=column)
            continue
        first = zones.get(fold_alike(code))
        if first is not None:
            found.add(kinds.ZONE_TWICE, row.cell("zone"), first.cell, value=code)
            continue
        zones[fold_alike(code)] = Zone(
            code,
            row.text("name"),
            row.text("name_zh"),
            row.text("name_ru"),
            _tables(row, code, found),
            _closed(row, calendar, found),
            row.cell("zone"),
        )
    return tuple(zones.values())


def default_zones(codes: Iterable[str], found: Findings) -> tuple[Zone, ...]:
    """Make a zone, without tables yet, for each code that suppliers name; one if they name none.

    Codes that look alike are one, as most write it.
    """
    spelt: dict[str, Counter[str]] = {}
    for code in filter(None, codes):
        spelt.setdefault(fold_alike(code), Counter())[code] += 1
    distinct = [spellings.most_common(1)[0][0] for spellings in spelt.values()] or [ONLY_ZONE]
    found.add(kinds.ZONES_DEFAULT, Cell("Zones"), zones=distinct)
    return tuple(Zone(code) for code in distinct)


def at_least(counts: Mapping[str, int], earlier: Mapping[str, int]) -> dict[str, int]:
    """Return numbers of tables, none smaller than before: a table that has meetings must not vanish."""
    before = {fold(code): count for code, count in earlier.items()}
    return {code: max(count, before.get(fold(code), 0)) for code, count in counts.items()}


def with_default_tables(
    zones: Sequence[Zone], counts: Mapping[str, int], named: Mapping[str, Sequence[str]]
) -> tuple[Zone, ...]:
    """Give default zones the tables that companies name, and numbers from ``1`` on up to the count, at least one.

    Parameters
    ----------
    named
        The labels of the tables that companies name, by the code of their zone.
    """
    return tuple(replace(z, tables=_numbered(counts[z.code], named.get(z.code, ()))) for z in zones)


def _numbered(count: int, named: Sequence[str]) -> tuple[Table, ...]:
    labels = list({fold_alike(label): label for label in named}.values())
    numbers = [int(label) for label in labels if label.isascii() and label.isdecimal() and len(label) <= _MOST_DIGITS]
    others = [label for label in labels if label not in map(str, numbers)]
    most = max(count - len(others), 0 if others else 1, *numbers, 0)
    return tuple(map(Table, (*(str(number) for number in range(1, most + 1)), *others)))


_MOST_DIGITS = 2
"""The most digits of a label that counts tables; larger numbers are those of stands."""


def close_tables(table: SheetTable, zones: Sequence[Zone], calendar: Calendar, found: Findings) -> tuple[Zone, ...]:
    """Add the closures of the Tables sheet to zones."""
    codes = ZoneCodes(zones)
    closed: dict[tuple[str, str], list[Span]] = {}
    for row in table:
        spans = _closed(row, calendar, found)
        zone = _zone_of(row, codes, found)
        text = row.text("table")
        label = codes.label(zone, text) if zone is not None else None
        if zone is not None and label is not None:
            closed.setdefault((zone.code, label), []).extend(spans)
        elif zone is not None and text:
            likely = nearest(text, [t.label for t in zone.tables])
            where = Phrase("in-the-zone")(zone=zone.code)
            found.add(kinds.TABLE_UNKNOWN, row.cell("table"), zone.cell, suggestion=likely, value=text, where=where)
        elif zone is not None:
            column = vocabulary().sheets["Tables"].columns["table"].told
            found.add(kinds.CELL_NEEDED, row.cell("table"), column=column)
    return tuple(
        replace(
            zone, tables=tuple(replace(t, closed=joined(closed.get((zone.code, t.label), ()))) for t in zone.tables)
        )
        for zone in zones
    )


def _zone_of(row: Row, codes: ZoneCodes, found: Findings) -> Zone | None:
    code = row.text("zone")
    if not code and len(codes.zones) == 1:
        return codes.zones[0]
    if not code:
        column = vocabulary().sheets["Tables"].columns["zone"].told
        found.add(kinds.CELL_NEEDED, row.cell("zone"), column=column)
        return None
    zone = codes.find(code)
    if zone is None:
        likely = codes.likely(code)
        found.add(kinds.ZONE_UNKNOWN, row.cell("zone"), suggestion=likely, value=code, choices=codes.shown)
    else:
        codes.report_look(code, zone, row.cell("zone"), found)
    return zone


def _tables(row: Row, code: str, found: Findings) -> tuple[Table, ...]:
    cell = row.cell("tables")
    if row.value("tables") is None:
        column = vocabulary().sheets["Zones"].columns["tables"].told
        found.add(kinds.CELL_NEEDED, cell, column=column)
        return ()
    try:
        labels = table_labels(row.value("tables"))
    except LabelsUnreadableError as error:
        found.add(kinds.TABLES_UNREADABLE, cell, value=written(row.value("tables")), reason=error.reason)
        return ()
    if not labels:
        found.add(kinds.ZONE_NO_TABLES, cell, zone=code)
    distinct: dict[str, str] = {}
    for label in labels:
        if fold_alike(label) in distinct:
            found.add(kinds.TABLE_TWICE, cell, zone=code, value=label)
        distinct.setdefault(fold_alike(label), label)
    return tuple(Table(label) for label in distinct.values())


def _closed(row: Row, calendar: Calendar, found: Findings) -> tuple[Span, ...]:
    value = row.value("closed")
    return () if value is None else read_ranges(value, row.cell("closed"), calendar, found)
