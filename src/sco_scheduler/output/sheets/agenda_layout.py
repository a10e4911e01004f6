"""How an agenda lies on its pages: which way up, how wide its columns and how high its rows are.

A day is to stay on one page, as large as can be. A page on its side has wide columns and suits most
agendas; where a full day does not fit there, an upright page has narrower columns and more rows.
Heights are estimated from the text, so that every program shows the same rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sco_scheduler.agendas.delegates import AgendaDay, AgendaRow, DelegateAgenda
from sco_scheduler.agendas.timetable import RowKind
from sco_scheduler.output.text import clean, lines, one_line

HEADERS = ("Time", "Zone", "Table", "Company", "Country", "Products", "Delegate", "Interpreter")

# Widths of the columns: with interpreters, and without.
_SIDEWAYS = ((14, 7, 9, 38, 15, 30, 21, 16), (14, 7, 9, 42, 16, 40, 23))
_UPRIGHT = ((13, 6, 8, 31, 12, 22, 17, 13), (13, 6, 8, 35, 13, 27, 19))

SIDEWAYS_HEIGHT = 490.0
"""The height for rows, in points, of a page on its side that the columns fill at full size."""

UPRIGHT_HEIGHT = 900.0
"""The same of an upright page, which the columns fill when printed at five sixths of their size."""

SHRINK = 1.4
"""How many times too high a single day may be, to be printed smaller as a whole."""

TITLE, TITLE_SIZE = 24.0, 1.75
"""The height of a line of the title, and how much wider it is than other text."""

DAY, HEADER, BREAK, IDLE = 22.0, 22.0, 18.0, 20.0
"""Heights of rows, in points: the day's title, the columns' headers, a break, a slot without a meeting."""

LEGEND = 16.0


@dataclass(frozen=True, slots=True)
class Layout:
    """What ``choose`` decides: columns, heights of the title and of each day's rows, and the pages."""

    widths: Sequence[float]
    title: float
    heights: Mapping[date, Sequence[float]]
    landscape: bool
    one_page: bool


def choose(agenda: DelegateAgenda, title: str, zones: int, *, interpreters: bool) -> Layout:
    """The layout of an agenda under this title, with so many zones in its legend."""
    kind = 0 if interpreters else 1
    sideways = _layout(agenda, title, zones, _SIDEWAYS[kind], landscape=True)
    if sideways.one_page or _days_fit(sideways, SIDEWAYS_HEIGHT):
        return sideways
    return _layout(agenda, title, zones, _UPRIGHT[kind], landscape=False)


def _layout(agenda: DelegateAgenda, title: str, zones: int, widths: Sequence[float], *, landscape: bool) -> Layout:
    heights = {day.date: [row_height(row, widths) for row in day.rows] for day in agenda.days}
    title_height = TITLE * lines(title, sum(widths) / TITLE_SIZE - 4)
    layout = Layout(widths, title_height, heights, landscape=landscape, one_page=False)
    whole = _heading(layout) + sum(map(_day_height, heights.values())) + LEGEND * zones
    shrink = SHRINK if len(heights) == 1 else 1.0
    fits = whole <= shrink * (SIDEWAYS_HEIGHT if landscape else UPRIGHT_HEIGHT)
    return Layout(widths, title_height, heights, landscape=landscape, one_page=fits)


def _days_fit(layout: Layout, page: float) -> bool:
    """Whether each day has room on a page of its own; several pages are never shrunk to a height."""
    return len(layout.heights) > 1 and all(
        _heading(layout) + _day_height(day) <= page for day in layout.heights.values()
    )


def _heading(layout: Layout) -> float:
    return layout.title + HEADER + 60.0


def _day_height(heights: Sequence[float]) -> float:
    return DAY + sum(heights)


def texts(row: AgendaRow) -> tuple[str, ...]:
    """What stands in the columns from Company on, in a row with a meeting."""
    company = row.company
    country, products = (company.country, company.products) if company is not None else ("", "")
    return (_both_names(row), one_line(country), _shortened(products), one_line(row.delegate), row.interpreter)


def row_height(row: AgendaRow, widths: Sequence[float]) -> float:
    """The height of a row, in points."""
    if row.kind is RowKind.BREAK:
        return BREAK
    if row.kind is not RowKind.MEETING:
        return IDLE
    company, *others = texts(row)
    needed = lines(company, (widths[3] - 2) / 1.08)  # bold is wider
    for text, room in zip(others, widths[4:], strict=False):
        if len(text) * 2 > room - 2:
            needed = max(needed, lines(text, room - 2))
    return max(27.0, needed * 13.0 + 6.0)


def zones_of(days: Sequence[AgendaDay]) -> set[str]:
    """The codes of the zones in which the agenda has meetings."""
    return {row.zone for day in days for row in day.rows if row.zone}


def _both_names(row: AgendaRow) -> str:
    local = row.company.local_name if row.company is not None else ""
    names = (row.company_name, local) if local != row.company_name else (row.company_name,)
    return "\n".join(filter(None, map(one_line, names)))


def _shortened(text: str) -> str:
    """A long description is cut, so that a day stays on its page."""
    text = clean(text)
    return text if len(text) <= 160 else text[:159].rstrip() + "…"
