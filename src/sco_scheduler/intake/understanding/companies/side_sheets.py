"""Recognises sheets with further attributes of companies that are listed elsewhere, such as ``Absences``."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time

from sco_scheduler.domain.event import Level
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.table.grids import Book, Grid
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.cells.fields import company_scores
from sco_scheduler.intake.understanding.cells.questions import COMPANIES, DETAILS, Decider
from sco_scheduler.intake.understanding.companies.sides import likely_role
from sco_scheduler.intake.understanding.companies.universe import Universe
from sco_scheduler.intake.understanding.layouts.parts import is_title
from sco_scheduler.intake.understanding.lists.regions import Region
from sco_scheduler.intake.understanding.meanings.planned import Plan
from sco_scheduler.intake.understanding.meanings.shapes import naming
from sco_scheduler.intake.understanding.meanings.unlisted import looks_like_name
from sco_scheduler.intake.understanding.meanings.unused_sheets import sheet_may_matter
from sco_scheduler.intake.understanding.names.matching import SURE
from sco_scheduler.intake.understanding.wording.orders import order_in
from sco_scheduler.intake.understanding.wording.polarity import polarity_of
from sco_scheduler.intake.understanding.wording.sheet_notes import says_corrected
from sco_scheduler.intake.understanding.wording.words import bare_title, says_yes_or_no, title_score
from sco_scheduler.intake.values.clauses import is_whole_day
from sco_scheduler.intake.values.dates import clock_of, clock_text
from sco_scheduler.intake.values.entries import normalized, written
from sco_scheduler.intake.values.presence import DAY, bound_of, day_of, names_all_days, says_there
from sco_scheduler.intake.values.readings import WHOLE_DAY
from sco_scheduler.resources import lazy_regex

_ALONE = tuple(name for name in DETAILS if name not in {"zone", "table"})
"""The attributes that identify such a sheet; a zone or a table may be all that a list of companies has."""

_OF_LISTS = ("country", "products", "contact", "email", "phone", "role", "wishes", "from", "to", "level")
"""Fields that only lists of companies, or of their wishes, have."""

_OF_COMPANIES, _OF_PEOPLE = ("zone", "table", "maximum", "minimum", "priority", "status"), ("contact", "email", "phone")
_TOLD = 0.7


def is_of_refusals(region: Region) -> bool:
    """Whether the name of a sheet is about refusals, or musts."""
    above = [text for row, text in region.remarks.items() if row < region.header[0]]
    return any(polarity_of(text) is not Level.WANT for text in (region.grid.name, *above))


def says_role(region: Region) -> bool:
    """Whether a sheet states the side of its companies by its name, or in a column."""
    return likely_role(region)[1] >= SURE or any(c.profile.roles >= 0.75 for c in region.columns)


def has_terms_of_companies(columns: Sequence[Column]) -> bool:
    """Whether a title is about what only companies have, and no people of them: a country, limits, wishes."""
    return any(
        c.score(name) >= _TOLD for c in columns for name in (*_OF_LISTS, *_OF_COMPANIES) if name not in _OF_PEOPLE
    )


def is_other_matter(region: Region, universe: Universe) -> bool:
    """Whether the name of a sheet is about hotels or the like, and it requests no listed companies."""
    if title_score(region.grid.name, "nothing") < _TOLD:
        return False
    if any(
        c.score("wishes") >= _TOLD or c.choice is not None or c.score("not_available") >= _TOLD
        for c in region.columns
        if c.profile.companies >= 0.34 or c.profile.times >= 0.5
    ):
        return False
    return all(universe.lists_elsewhere(region, column) for column in naming(region.columns))


def amends(region: Region, universe: Universe) -> bool:
    """Whether a sheet names companies that others list, with only hours, limits and similar attributes."""
    columns = [c for c in region.columns if c.cells]
    named = [c for c in columns if c.profile.companies >= _NAMED]
    others = [c for c in columns if c not in named]
    if not named or not others or any(c.profile.lists > _SEVERAL or c.choice is not None for c in named):
        return False
    if len(named) > 1 and not _say_the_same(named, universe):
        return False
    untimed = [c for c in others if c.profile.times < _TOLD]  # ``From`` and ``To`` may be times
    if any(c.score(name) >= _TOLD for c in untimed for name in _OF_LISTS) or any(
        c.profile.roles >= _TOLD for c in others
    ):
        return False
    if not all(universe.lists_elsewhere(region, column) for column in named):
        return False
    return any(_is_detail(region, column) for column in others)


_NAMED, _SEVERAL = 0.8, 0.1


def _say_the_same(columns: list[Column], universe: Universe) -> bool:
    """Whether columns name the same company in each row, as an ID and a name do."""
    first, *others = columns
    find = universe.names.find
    return all(
        find(text).company == find(first.cells[row]).company
        for column in others
        for row, text in column.cells.items()
        if row in first.cells
    )


def _is_detail(region: Region, column: Column) -> bool:
    """Whether a column has attributes of companies, by its own title and cells, or by those of its sheet."""
    scores = company_scores(column)
    if any(scores.get(name, 0.0) >= _TOLD and column.score(name) >= _TOLD for name in _ALONE):
        return True
    p = column.profile
    if title_score(region.grid.name, "not_available") >= _TOLD and max(p.times, p.dates) >= 0.5:
        return True
    return title_score(region.grid.name, "maximum") >= _TOLD and p.maxima >= _NAMED


def with_absences(book: Book) -> Book:
    """The workbook with one column of ranges in place of separate columns for start and end of absences."""
    return replace(book, grids=tuple(_with_absences(grid) for grid in book.grids))


_HEADER_ROWS = 10
_DAYS = lazy_regex(r"\b(?:date|day)\b|дата|день|日期")
_AWAY = lazy_regex(r"\b(?:away|absen\w+|отсутств\w+|abwesen\w+)$|缺席$")
"""A heading of absences, in its last word."""


def _with_absences(grid: Grid) -> Grid:
    for header, values in list(grid.rows.items())[:_HEADER_ROWS]:
        titles = {column: written(value) for column, value in values.items()}
        named = [c for c, t in titles.items() if max(title_score(t, name) for name in ("company", "id")) >= _TOLD]
        bounds = {b: c for c, t in titles.items() if len(t) <= _SHORT and (b := bound_of(t)) is not None}
        above = (grid.name, *(written(v) for row, cells in grid.rows.items() if row < header for v in cells.values()))
        away = any(
            title_score(text, "not_available") >= _TOLD or _AWAY.search(bare_title(text))
            for text in (*above, *(titles[c] for c in bounds.values()))
        )
        if not named or len(bounds) < len(("from", "until")):
            continue
        free = [column for column in titles if column not in bounds.values()]
        said = ((c, of) for c in free if (of := _presence_said(grid, header, c)))
        status, there = next(said if _of_clocks(grid, header, bounds.values()) else iter(()), (0, {}))
        if not away and not status:
            continue
        day = next((c for c in free if _DAYS.search(bare_title(titles[c])) or _has_days(grid, header, c)), 0)
        places = day, bounds["from"], bounds["until"]
        present = {
            row: (tuple(written(values.get(c, "")) for c in (named[0], day)), values)
            for row, values in grid.rows.items()
            if row > header and there.get(normalized(written(values.get(status, ""))))
        }
        return _joined(grid, header, places, status, _between_presences(present, places))
    return grid


def _between_presences(
    present: Mapping[int, tuple[tuple[str, ...], Mapping[int, object]]], places: tuple[int, int, int]
) -> dict[int, str]:
    """The absences between hours of presence, of each company and day in the first of its rows; '' in the others.

    Parameters
    ----------
    present
        The rows of presence, each with its company and day.
    """
    hours: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    first: dict[tuple[str, ...], int] = {}
    for row, (of, values) in present.items():
        start, end = (_moment(values.get(place))[1] or "" for place in places[1:])
        hours.setdefault(of, []).append((start, end))
        first.setdefault(of, row)
    found = dict.fromkeys(present, "")
    for of, row in first.items():
        starts, ends = zip(*sorted(hours[of]), strict=True)
        gaps = [(end, start) for end, start in zip(("", *ends), (*starts, ""), strict=True) if end or start]
        day = _day(present[row][1][places[0]]) if places[0] in present[row][1] else ""
        whole = any(start == end == "" for start, end in hours[of])
        told = (
            [] if whole else [f"{day} {end}-{start}".strip() for end, start in gaps if not end or end < (start or "24")]
        )
        found[row] = "; ".join(told)
    return found


def _has_days(grid: Grid, header: int, column: int) -> bool:
    """Whether all cells of a column below a header are days."""
    cells = [values[column] for row, values in grid.rows.items() if row > header and column in values]
    texts = [normalized(written(cell)) for cell in cells if not isinstance(cell, date)]
    return bool(cells) and all(day_of(text) is not None or DAY.fullmatch(text) is not None for text in texts)


def _of_clocks(grid: Grid, header: int, columns: Collection[int]) -> bool:
    """Whether all cells of columns below a header are times of day, unlike when an answer was begun and sent."""
    rows = [values for row, values in grid.rows.items() if row > header]
    moments = [_moment(values[column]) for values in rows for column in columns if column in values]
    return bool(moments) and all(clock is not None and not day for day, clock in moments)


def _presence_said(grid: Grid, header: int, column: int) -> dict[str, bool]:
    """For each text of a column of statuses, whether it means that somebody is there; empty for other columns.

    A word is negated if it contains another one: ``verfügbar`` and ``nicht verfügbar``. A text alone in its row, such
    as when the list was made, is no entry.
    """
    cells = (written(values.get(column, "")) for row, values in grid.rows.items() if row > header and len(values) > 1)
    texts = {normalized(text) for text in cells}
    if not 1 <= len(texts) <= _MOST_STATUSES or "" in texts or any(map(_LISTS_NAMES.search, texts)):
        return {}
    said: dict[str, bool] = {}
    for text in texts:
        there = False if title_score(text, "not_available") >= _TOLD else says_there(text)
        longer, shorter = any(other in text for other in texts - {text}), any(text in o for o in texts - {text})
        told = there if there is not None else (False if longer else True if shorter else None)
        if told is None or says_yes_or_no(text) is not None or not any(map(str.isalpha, text)):
            return {}
        said[text] = told
    return said


_MOST_STATUSES = 4
_LISTS_NAMES = lazy_regex(r"[;；、,，\n|┋]")
"""Delimiters of names: lists with them are no statuses, though one may contain another."""


_SHORT = 30


def _joined(grid: Grid, header: int, places: tuple[int, int, int], status: int, present: Mapping[int, str]) -> Grid:
    """The sheet with days, starts and ends of absences joined to ranges in the column of the starts.

    Parameters
    ----------
    status
        The column that says whether somebody is there then; 0 without one.
    present
        The absences around the hours of the rows that say so.
    """
    rows: dict[int, Mapping[int, object]] = {}
    origins: dict[tuple[int, int], Cell] = {}
    for row, values in grid.rows.items():
        if row < header:
            rows[row] = values
            continue
        ranged: object | None = present.get(row, "Not available")
        if row > header and row not in present:
            ranged = _range([values.get(place) for place in places])
            if ranged is None:
                return grid  # other content
        kept = {column: value for column, value in values.items() if column not in {*places, status}}
        rows[row] = dict(sorted({**kept, **({places[1]: ranged} if ranged else {})}.items()))
        origins[row, places[1]] = grid.cell(row, places[1])
    return replace(grid, rows=rows, origins={**grid.origins, **origins})


def _range(values: list[object | None]) -> str | None:
    """A range from day, start and end; '' if all are empty, None if they have other content."""
    day, *ends = values
    day = None if day is not None and names_all_days(written(day)) else day
    ends = [None if end is not None and is_whole_day(normalized(written(end))) else end for end in ends]
    moments = [_moment(end) for end in ends]
    told = [said for said, _ in moments if said] or ([_day(day)] if day is not None else [])
    clocks = [clock for _, clock in moments]
    if any(end is not None and clock is None for end, clock in zip(ends, clocks, strict=True)):
        return None
    if len(set(told)) > 1:  # from a time of one day to one of another
        return f"{told[0]} {clocks[0] or ''}-; {told[1]} -{clocks[1] or ''}"
    if not any(clocks):
        return "".join(told[:1]) or (WHOLE_DAY if any(value is not None for value in values) else "")
    return f"{''.join(told[:1])} {clocks[0] or ''}-{clocks[1] or ''}".strip()


def _day(value: object) -> str:
    return value.strftime("%Y-%m-%d") if isinstance(value, date) else written(value)


def _moment(value: object | None) -> tuple[str, str | None]:
    """The day of a moment, if it has one, and the time of day."""
    if isinstance(value, datetime):
        return _day(value), value.strftime("%H:%M")
    text = normalized(written(value)) if isinstance(value, str) else ""
    day, _, clock = text.rpartition(" ")
    if day and clock_of(text) is None and clock_of(clock) is not None and _DAY_BEFORE.fullmatch(day.strip(" ,")):
        return day.strip(" ,"), _clock(clock)
    return "", _clock(value)


_DAY_BEFORE = lazy_regex(r"\d{1,4}[./-]\d{1,2}(?:[./-]\d{1,4})?|.*\d.*[^\W\d_]{3,}.*|\d{1,2}月\d{1,2}日?")
"""A possible day before a time."""


def _clock(value: object | None) -> str | None:
    if isinstance(value, (datetime, time)):
        return value.strftime("%H:%M")
    found = clock_of(normalized(written(value))) if value is not None else None
    return clock_text(found) if found is not None else None


def may_hold(
    grid: Grid, region: Region | None, universe: Universe, grids: Sequence[Grid], *, programme: bool = False
) -> bool:
    """Whether an unused sheet may hold companies, which a ``programme`` only does if it says something of them."""
    listed = not programme and _may_list_companies(grid, universe, grids)
    return listed or sheet_may_matter(grid, region, universe.names)


def as_listed(book: Book, decider: Decider) -> Book:
    """The workbook with sheets of absences, and of names that are companies by the map, as lists with titles."""
    return replace(book, grids=tuple(_with_title(grid, decider) for grid in with_absences(book).grids))


def _with_title(grid: Grid, decider: Decider) -> Grid:
    """A sheet of names without a header that holds companies by the map, with a title for the names."""
    said = decider.said(("form", grid.name, "holds"))
    found = _names_alone(grid) if said is not None and fold(said) == COMPANIES else None
    if found is None or found[1]:
        return grid
    column, rows = found[2], {row + 1: values for row, values in grid.rows.items()}
    origins = {(row + 1, c): grid.cell(row, c) for row, values in grid.rows.items() for c in (0, *values)}
    first = min(grid.rows)
    origins |= {(first, c): grid.cell(first, c) for c in (0, column)}
    return Grid(grid.name, {first: {column: "Company"}, **rows}, hidden=grid.hidden, origins=origins)


def _names_alone(grid: Grid) -> tuple[list[str], bool, int] | None:
    """The texts of a sheet with one column of texts, and small numbers beside them; whether it has a title, and where.

    None if the sheet has anything else, or the title is that of people, products or the like.
    """
    rows = [{c: written(value) for c, value in sorted(values.items())} for values in grid.rows.values() if values]
    headed = any(not t.isdecimal() and is_title(t) for t in rows[0].values()) if rows else False
    if headed and len(rows[0]) == 1 and title_score(next(iter(rows[0].values())), "company") < _TITLED:
        return None
    naming = {c for row in rows[headed:] for c, text in row.items() if not text.isdecimal()}
    names = [row[c] for row in rows[headed:] for c in naming if c in row]
    numbers = [text for row in rows[headed:] for c, text in row.items() if c not in naming]
    if len(naming) != 1 or not _FEWEST_NAMES <= len(names) <= _MOST_NAMES or len(names) < len(rows) - headed:
        return None
    return (names, headed, naming.pop()) if all(len(text) <= _LONGEST_NUMBER for text in numbers) else None


def _may_list_companies(grid: Grid, universe: Universe, grids: Sequence[Grid]) -> bool:
    """Whether a sheet has nothing but texts that may be names of companies, and small numbers beside them.

    They may be some companies of a list, or new ones; all companies of a list, and words that occur in cells of other
    sheets, are the choices of a form.
    """
    found = _names_alone(grid) if not grid.hidden and title_score(grid.name, "nothing") < _TITLED else None
    if found is None or any(order_in(text) is not None for text in found[0]):
        return False
    names = found[0]
    keys = {key for name in names if (key := universe.names.find(name).company) is not None}
    if 2 * len(keys) > len(names):
        return not universe.lists_all(keys)
    wanted = set(map(fold, names))
    rows = (values for other in grids if other.name != grid.name for values in other.rows.values())
    elsewhere = wanted & {fold(value) for values in rows for value in values.values() if isinstance(value, str)}
    told = [name for name in names if looks_like_name(name) and fold(name) not in universe.people]
    return len(told) >= _LIKE_NAMES * len(names) and 2 * len(elsewhere) < len(wanted)


_TITLED, _FEWEST_NAMES, _LIKE_NAMES, _LONGEST_NUMBER, _MOST_NAMES = 0.7, 2, 0.8, 3, 500


def replaces(plan: Plan) -> bool:
    """Whether the name of a sheet, or the text above its list, says that it replaces earlier answers."""
    above = [text for row, text in plan.region.remarks.items() if row < plan.region.header[0]]
    return not plan.familiar and any(_REPLACES.search(text) or says_corrected(text) for text in (plan.sheet, *above))


_REPLACES = lazy_regex(
    r"correct(?:ion|ed)|amend|supersed|replac\w+|instead of|revised|"
    r"исправлен|уточнен|замен(?:а|я|ены|ить)|взамен|вместо (?:прежн|ранее|перв)|更正|替代|替换|以本表为准|修订|勘误",
    re.IGNORECASE,
)
