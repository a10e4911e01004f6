"""Reads a feedback form, a CSV file or a workbook: the outcome of meetings, row by row, with the cell of each value.

A row identifies its meeting by number, or by its companies, and the time if they meet more than once. Columns are
recognised by the words in their titles, in English, Chinese or Russian (``data/feedback.json``), and those of companies
also by their content. The submission time of an answer is ignored.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from sco_scheduler.domain.event import OUTCOMES, Event
from sco_scheduler.domain.findings import Finding, Findings
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold, fold_alike
from sco_scheduler.domain.schedule import MeetingOutcome, PublishedMeeting
from sco_scheduler.intake import kinds
from sco_scheduler.intake.directory import Directory
from sco_scheduler.intake.files.container import is_workbook
from sco_scheduler.intake.files.csv_files import open_csv
from sco_scheduler.intake.files.opening import open_book
from sco_scheduler.intake.phrases import NONE
from sco_scheduler.intake.sheets.meetings import DAY_COLUMNS, read_outcome
from sco_scheduler.intake.table.grids import Grid
from sco_scheduler.intake.table.rows import Row
from sco_scheduler.intake.values.entries import currency_code, known_currency, nearest, written
from sco_scheduler.intake.values.times import read_clock
from sco_scheduler.resources import folded_data

_COMPANIES = ("purchaser", "supplier", "own", "other")
_SUBMITTED = "submitted"
"""The meaning of titles of the submission time, which form programs add."""
_NAMES = 2 / 3
"""Least share of known companies among the texts of a column of company names."""
_HEADER_ROWS = 10
"""The number of filled rows at the top among which the header is searched."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """The entries of one row of the form for a meeting.

    Attributes
    ----------
    number
        The number of the meeting.
    outcome
        The outcome; blank fields are not set.
    cells
        The cell of each value, by its column.
    """

    number: str
    outcome: MeetingOutcome
    cells: Mapping[str, Cell]


@dataclass(frozen=True)
class FeedbackRead:
    """The rows that belong to a meeting, the total number of rows, and the findings."""

    rows: tuple[Feedback, ...] = ()
    total: int = 0
    findings: tuple[Finding, ...] = ()


def read_feedback(
    path: Path, event: Event, meetings: Sequence[PublishedMeeting], encoding: str | None = None
) -> FeedbackRead:
    """Read a feedback form.

    Parameters
    ----------
    event
        The event, whose companies the form names.
    meetings
        The rows of Meetings, including cancelled ones.
    encoding
        The encoding of a CSV file; None detects it.

    Returns
    -------
    FeedbackRead
        The result. Rows that belong to no meeting, and values that are not understood, are findings.
    """
    found = Findings()
    book = open_book(path, found) if _is_workbook(path) else open_csv([path], found, encoding)
    if book is None:
        return FeedbackRead(findings=found.all())
    grid = next((grid for grid in book.grids if grid.rows), book.grids[0])
    header, columns = _header(grid)
    finder = _Finder(event, meetings)
    columns = finder.with_companies(grid, header, columns)
    if not ("meeting" in columns or len([key for key in _COMPANIES if key in columns]) > 1 or _one_and_time(columns)):
        shown = [written(value) for value in grid.rows.get(header, {}).values()] or NONE
        found.add(kinds.FEEDBACK_NO_MEETING, Cell(grid.name, header), columns=shown)
        return FeedbackRead(findings=found.all())
    titles = {column: written(value) for column, value in grid.rows[header].items()}
    unread = [c for c, title in titles.items() if c not in columns.values() and _meaning(title)[1] != _SUBMITTED]
    if unread:
        cells = [grid.cell(header, column) for column in unread]
        found.add(kinds.FEEDBACK_COLUMNS, *cells, columns=[titles[column] for column in unread])
    unit = _Unit.of(titles.get(columns.get("amount", 0), ""))
    if unit.times != 1:
        place = grid.cell(header, columns["amount"])
        found.add(kinds.FEEDBACK_AMOUNTS, place, column=titles[columns["amount"]], times=unit.times)
    rows = list(_rows(grid, header, columns))
    read = tuple(_read(rows, finder, event.settings.outcomes or OUTCOMES, unit, found))
    return FeedbackRead(read, len(rows), found.all())


def _is_workbook(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as opened:
        return is_workbook(opened.read(8))


def _one_and_time(columns: Mapping[str, int]) -> bool:
    return "start" in columns and any(key in columns for key in _COMPANIES)


def _rows(grid: Grid, header: int, columns: Mapping[str, int]) -> Iterator[Row]:
    for number, filled in grid.rows.items():
        values = {key: filled[column] for key, column in columns.items() if written(filled.get(column))}
        if number > header and values:
            yield Row(grid.name, number, values, columns)


def _read(
    rows: Sequence[Row], finder: _Finder, choices: Sequence[str], unit: _Unit, found: Findings
) -> Iterator[Feedback]:
    for row in rows:
        number = finder.number(row, found)
        if number is None:
            continue
        outcome = read_outcome(row, choices)
        outcome = unit.applied(replace(outcome, currency=currency_code(outcome.currency)))
        for key, text in outcome.unread:
            known = list(choices) if key == "outcome" else []
            found.add(kinds.FEEDBACK_VALUE, row.cell(key), suggestion=nearest(text, known), value=text, meeting=number)
        if outcome.is_blank:
            found.add(kinds.FEEDBACK_BLANK, row.place, meeting=number)
            continue
        yield Feedback(number, outcome, {key: row.cell(key) for key in DAY_COLUMNS if key in row.values})


# Columns


@lru_cache(maxsize=1)
def _spellings() -> tuple[tuple[str, str], ...]:
    """The words of titles, each with its column, the longest first."""
    known: Mapping[str, Sequence[str]] = json.loads(folded_data("feedback.json"))
    pairs = [(_bare(text), key) for key, texts in known.items() for text in texts]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def _bare(text: str) -> str:
    words = " ".join(re.sub(r"[^\w]+", " ", fold(text)).split())
    return f" {words} "


_NOUNS = frozenset({"meeting", "start", *_COMPANIES})
_ASKS_WHOM = re.compile(r"\b(who|whom|which|meet|met)\b|как[оу]й|\bкем\b|[哪谁]")


def _meaning(title: str) -> tuple[int, str]:
    """The length of the words by which a title is recognised, and the column; 0 if it is not.

    The longest words count; but a mere noun for a meeting, company or time, as in ``Was the meeting held?``, gives way
    to what is asked about it.
    """
    bare = _bare(title)
    # Chinese has no spaces between words.
    found = [
        (text, key)
        for text, key in _spellings()
        if text in bare or (not text.isascii() and text.strip() in bare and not re.search("[а-я]", text))
    ]
    if not found:
        return 0, ""
    text, key = found[0]
    if key in _NOUNS and not _ASKS_WHOM.search(text):
        text, key = next(((told, about) for told, about in found if about in DAY_COLUMNS), (text, key))
    return len(text), key


def _header(grid: Grid) -> tuple[int, dict[str, int]]:
    """The row of the header, and the column of each key; of two titles the one with the longer match counts."""
    best: tuple[int, dict[str, int]] = (min(grid.rows, default=0), {})
    for number in list(grid.rows)[:_HEADER_ROWS]:
        found: dict[str, tuple[int, int]] = {}
        for column, value in grid.rows[number].items():
            length, key = _meaning(written(value))
            if key != _SUBMITTED and length > found.get(key, (0, 0))[0]:
                found[key] = length, column
        if len(found) > len(best[1]):
            best = number, {key: column for key, (_, column) in found.items()}
    return best


# Amounts

_TIMES = (
    (1_000_000_000, r"млрд|\bbillion"),
    (100_000_000, r"亿"),
    (1_000_000, r"百万|млн|\bmillion|\bmln\b|\bmio\b"),
    (10_000, r"万"),
    (1_000, r"千|тыс|\bthousand|\b000\b|\bk\b"),
)
"""Words in titles for numbers as a unit of amounts, such as thousand."""


@dataclass(frozen=True, slots=True)
class _Unit:
    """The unit of the amounts of a form, from the title of their column."""

    times: int = 1
    currency: str = ""

    @classmethod
    def of(cls, title: str) -> _Unit:
        """The unit in a title, such as ``意向金额（万元）`` or ``Сумма, тыс. руб.``."""
        bare = fold(title)
        times, word = next(((times, word) for times, word in _TIMES if re.search(word, bare)), (1, ""))
        rest = re.sub(word, " ", bare) if word else bare
        return cls(times, next(filter(None, map(known_currency, re.findall(r"[^\W\d_]+|[^\w\s]", rest))), ""))

    def applied(self, outcome: MeetingOutcome) -> MeetingOutcome:
        """An outcome with its amount multiplied out, in the currency of the title if the row names none."""
        if outcome.amount is None:
            return outcome
        return replace(outcome, amount=outcome.amount * self.times, currency=outcome.currency or self.currency)


# Meetings


class _Finder:
    """Finds the meeting of a row."""

    def __init__(self, event: Event, meetings: Sequence[PublishedMeeting]) -> None:
        self._meetings = [row.meeting for row in meetings]
        self._by_number = {fold_alike(m.number): m for m in self._meetings}
        self._digits = {m.number.lstrip("Mm").lstrip("0"): m for m in self._meetings}
        self._directory = Directory.of_companies(event.companies)

    def with_companies(self, grid: Grid, header: int, columns: Mapping[str, int]) -> dict[str, int]:
        """The columns, with columns of companies that their titles do not reveal, until both sides are known."""
        known = dict(columns)
        for column in sorted(grid.rows.get(header, {})):
            missing = [key for key in ("own", "other") if key not in known]
            named = sum(key in known for key in _COMPANIES)
            if named > 1 or not missing or column in known.values():
                continue
            texts = [
                text for row, values in grid.rows.items() if row > header and (text := written(values.get(column)))
            ]
            companies = sum(isinstance(self._directory.find(text, grid.cell(header, column)), str) for text in texts)
            if texts and companies >= _NAMES * len(texts):
                known[missing[0]] = column
        return known

    def number(self, row: Row, found: Findings) -> str | None:
        """The number of the row's meeting; None if it names none or several, which is reported."""
        text = row.text("meeting")
        companies = self._companies(row, found)
        if companies is None:
            return None
        if text:
            meeting = self._by_number.get(fold_alike(text)) or self._digits.get(text.lstrip("0"))
            if meeting is None or not companies <= set(meeting.pair):
                likely = nearest(text, [m.number for m in self._meetings])
                found.add(kinds.FEEDBACK_UNMATCHED, row.cell("meeting"), suggestion=likely, value=self._label(row))
                return None
            return meeting.number
        clock = read_clock(row.value("start"))
        at = None if clock is None else (datetime.min + clock).time()
        of_companies = [m for m in self._meetings if companies and companies <= set(m.pair)]
        known = [m for m in of_companies if at is None or m.start.time() == at]
        if not known and len(companies) > 1 and len(of_companies) == 1:
            known = of_companies  # a pair that meets once needs no time, which is often remembered wrongly
        if len(known) == 1:
            return known[0].number
        key = next((key for key in (*_COMPANIES, "start") if key in row.values), "meeting")
        likely = ", ".join(m.number for m in known[:5]) or None
        found.add(kinds.FEEDBACK_UNMATCHED, row.cell(key), suggestion=likely, value=self._label(row))
        return None

    def _companies(self, row: Row, found: Findings) -> set[str] | None:
        """The companies that a row names; None if one is unknown, which is reported."""
        companies = set()
        for key in _COMPANIES:
            text = row.text(key)
            if not text:
                continue
            company = self._directory.find(text, row.cell(key))
            if not isinstance(company, str):
                likely = getattr(company, "likely", None)
                found.add(kinds.FEEDBACK_UNMATCHED, row.cell(key), suggestion=likely, value=self._label(row))
                return None
            companies.add(company)
        return companies

    @staticmethod
    def _label(row: Row) -> str:
        return ", ".join(row.text(key) for key in ("meeting", *_COMPANIES, "start") if row.text(key)) or "-"
