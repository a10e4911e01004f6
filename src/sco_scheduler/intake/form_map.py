"""A map of a form's export: which sheet holds what, which title is which column, and what words mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sco_scheduler.domain.cells import Cell

WORDS: Mapping[str, Mapping[str, str]] = {
    "level": {"must": "must", "want": "want", "maybe": "maybe", "no": "no"},
    "priority": {"VIP": "VIP", "none": "no"},
    "status": {"cancelled": "cancelled", "registered": "registered"},
    "seated": {"purchasers": "purchasers", "suppliers": "suppliers", "nobody": "nobody"},
}
"""What a map may give words for: the meanings by their names, with the word that each is read as."""

LANGUAGES = "languages"
"""The one kind of words whose meanings are too many to be listed: codes such as ``ru``."""


def _nothing() -> dict[str, str]:
    return {}


@dataclass(frozen=True)
class SheetMap:
    """What a map says of one sheet; what it leaves out is found as without a map.

    ``columns`` gives each column's title, or ``column C``, by its key, and ``settings`` what a setting of
    the sheet Event is called, by its key. ``header`` has the row of the header, or its two rows.
    ``ignore`` are titles that mean nothing here.
    """

    sheet: str = ""
    header: tuple[int, ...] = ()
    columns: Mapping[str, str] = field(default_factory=_nothing)
    ignore: tuple[str, ...] = ()
    settings: Mapping[str, str] = field(default_factory=_nothing)


NOTHING_SAID = SheetMap()
"""A sheet that a map does not speak of."""


@dataclass(frozen=True)
class FormMap:
    """A whole map. ``ignore`` are sheets that mean nothing here, and ``encoding`` is that of CSV files.

    ``words`` gives for each kind, by the folded word, what it is read as. ``name`` is the name of the
    map's file, and ``lines`` tells where in it an entry stands, by its path.
    """

    sheets: Mapping[str, SheetMap] = field(default_factory=dict)
    ignore: tuple[str, ...] = ()
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    encoding: str | None = None
    name: str = field(default="", compare=False)
    lines: Mapping[tuple[str, ...], int] = field(default_factory=dict, compare=False)

    def of(self, key: str) -> SheetMap:
        """What it says of a sheet."""
        return self.sheets.get(key, NOTHING_SAID)

    def cell(self, *path: str) -> Cell:
        """Where an entry stands in the map's file; of one that has no line of its own, what it belongs to."""
        known = next((path[:n] for n in range(len(path), 0, -1) if path[:n] in self.lines), None)
        return Cell(self.name, self.lines[known] if known is not None else 0)


NO_MAP = FormMap()
"""A map that says nothing: everything is found."""
