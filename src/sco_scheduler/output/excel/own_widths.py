"""Finds the columns of an agendas workbook that the organizer has made wider or narrower."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sco_scheduler.output.excel.book import ColumnFormat, fitted

_EDGE = 5 / 7
"""What a file adds to a width, in characters: the room at both sides of a cell."""

_SAME = 0.5
"""Widths that differ by less are the same: office programs round them."""


def list_columns(name: str) -> Mapping[str, ColumnFormat]:
    """The columns of a list by their key.

    Parameters
    ----------
    name
        The English name of its sheet, one of ``KEYS``.
    """
    from sco_scheduler.output.excel.sheets import companies, index, meetings, tables, unmet

    columns = {
        "Meetings": meetings.COLUMNS,
        "Index": (*index.COLUMNS, index.WORKBOOK_COLUMN, index.WHY_NONE),
        "Companies": companies.COLUMNS,
        "Tables": tables.COLUMNS,
        "Unmet": unmet.COLUMNS,
    }[name]
    return {column.key: column for column in columns}


def own_list_widths(columns: Mapping[str, tuple[str, str]], sizes: Mapping[str, float], name: str) -> dict[str, float]:
    """Return the widths that the organizer gave to columns of a list, by their letter.

    Parameters
    ----------
    columns
        The key and the title of each column by its letter.
    sizes
        The width of each column by its letter.
    name
        The English name of the list's sheet.
    """
    from sco_scheduler.output.excel.sheets import meetings, unmet

    known = list_columns(name)
    places = {at: (known[key], title) for at, (key, title) in columns.items() if key in known}
    printed = {"Meetings": meetings.PRINTED_COLUMNS, "Unmet": unmet.PRINTED_COLUMNS}.get(name)
    made = fitted([column for column, _ in places.values()], [title for _, title in places.values()], printed)
    return _differing(sizes, {at: column.width for at, column in zip(places, made, strict=True)})


def own_sheet_widths(sizes: Mapping[str, float], letters: Sequence[str]) -> dict[str, float]:
    """Return the widths that the organizer gave to columns of a sheet that is no list, by their letter.

    The program's are those of the kind of sheet from which the fewest differ.

    Parameters
    ----------
    sizes
        The width of each column by its letter; some programs leave out those of the usual width.
    letters
        All columns of the sheet.
    """
    from sco_scheduler.output.excel.sheets import agenda, grid, interpreters, summary

    slots = (grid.SLOT_WIDTH,) * max(0, len(letters) - 1)
    kinds: Sequence[Sequence[float]] = (
        *agenda.WIDTHS,
        summary.WIDTHS,
        interpreters.WIDTHS,
        (grid.LABEL_WIDTH, *slots),
    )
    own = (
        _differing(sizes, dict(zip(letters, widths, strict=False))) for widths in kinds if len(widths) <= len(letters)
    )
    return min(own, key=len, default={})


def _differing(sizes: Mapping[str, Any], given: Mapping[str, float]) -> dict[str, float]:
    return {at: sizes[at] for at, width in given.items() if sizes.get(at) and abs(sizes[at] - width - _EDGE) > _SAME}
