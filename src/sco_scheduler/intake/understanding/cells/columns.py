"""A column of a sheet of unknown layout: its titles, and statistics of its cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache, wraps
from itertools import islice, pairwise
from typing import Any, TypeVar

from sco_scheduler.domain.event import Level
from sco_scheduler.intake.table.grids import letters, vocabulary
from sco_scheduler.intake.understanding.cells.profiles import MOST_LOOKED_AT, Profile
from sco_scheduler.intake.understanding.names.matching import NameIndex
from sco_scheduler.intake.understanding.wording.orders import ranks_by_priority, states_order
from sco_scheduler.intake.understanding.wording.places import choice_number
from sco_scheduler.intake.understanding.wording.polarity import polarity_of, told_level
from sco_scheduler.intake.understanding.wording.word_lists import names_of_names
from sco_scheduler.intake.understanding.wording.words import (
    bare_title,
    is_serial_title,
    sure_level,
    title_score,
)
from sco_scheduler.intake.values.dates import month_first
from sco_scheduler.intake.values.entries import normalized, whole_number
from sco_scheduler.intake.values.statuses import says_vip, status_of
from sco_scheduler.resources import lazy_regex

Found = TypeVar("Found")


@dataclass(eq=False)
class Column:
    """A column of a region: its titles, most likely first, and its non-empty cells by row."""

    number: int
    titles: tuple[str, ...]
    cells: Mapping[int, str]
    raw: Mapping[int, object]
    rows: int = 0
    again: frozenset[int] = frozenset()
    """The rows for which a cell counts that was written once for several rows."""

    profile: Profile = field(default_factory=Profile, init=False)
    referred: bool = field(default=False, init=False)
    """Whether other columns refer to companies by its values."""

    repeated: bool = field(default=False, init=False)
    """Whether some rows have the same code or number, and these are of one company each, registered again."""

    cited: bool = field(default=False, init=False)
    """Whether other columns refer to companies by its values, such as stands, which have no other use."""

    tabled: bool = field(default=False, init=False)
    """Whether all its values are labels of listed tables."""

    of_others: bool = field(default=False, init=False)
    """Whether it names companies other than its row's, by its title or by comparison with other sheets."""

    counted: bool = field(default=False, init=False)
    """Whether its cells are counts of the row's company in a column of the workbook."""

    short: bool = field(default=False, init=False)
    """Whether it has short names of the rows' companies, by which other lists may call them."""

    names: str = field(default="", init=False)
    """The field of a given or a family name beside the other: ``contact``, or ``nothing``; '' for other columns."""

    said: str | None = field(default=None, init=False)
    """Its field according to the organizer."""

    days: tuple[date, ...] = field(default=(), init=False)
    """The days of the event, in order, as far as the workbook states them."""

    undated: tuple[date, ...] = field(default=(), init=False)
    """The days in a possible year, if the workbook states none."""

    of_event: bool = field(default=False, init=False)
    """Whether all rows have the same text, with the days and hours of the event."""

    sessions: frozenset[str] = field(default=frozenset(), init=False)
    """The folded names of the event's sessions, as far as the workbook states them."""

    shared: bool = field(default=False, init=False)
    """Whether several companies have the same text, on a list with one row for each."""

    misparted: tuple[str, ...] = field(default=(), init=False)
    """The delimiters of names according to the map, if with them known companies in its cells are not found."""

    numbered: bool = field(default=False, init=False)
    """Whether it may refer to companies by their numbers on a list without a title that says so."""

    found: dict[object, Any] = field(default_factory=dict, init=False, repr=False)
    """The scores, and the results of ``remembered`` functions, since the last change."""

    def __setattr__(self, name: str, value: object) -> None:
        """Set an attribute; if its value is another, drop what was ``found`` before."""
        if self.__dict__.get(name) is not value:
            self.__dict__[name] = value
            self.__dict__["found"] = {}

    def __post_init__(self) -> None:
        """Compute the statistics of the cells."""
        self.profile = Profile(self.once, self.raw, self.rows, len(self.cells) - len(self.once))

    @property
    def counts(self) -> Mapping[str, int]:
        """The number of cells of each different text, in the order of their first rows."""
        if Counter not in self.found:
            self.found[Counter] = Counter(self.cells.values())
        counts: Mapping[str, int] = self.found[Counter]
        return counts

    @property
    def texts(self) -> AbstractSet[str]:
        """The different texts of the cells, in the order of their first rows."""
        return self.counts.keys()

    @property
    def looked_at(self) -> AbstractSet[str]:
        """The first of the different texts: all but of a very long list, and enough to judge what the column holds."""
        if islice not in self.found:
            self.found[islice] = dict.fromkeys(islice(self.counts, MOST_LOOKED_AT)).keys()
        texts: AbstractSet[str] = self.found[islice]
        return texts

    @property
    def once(self) -> list[str]:
        """The texts of the cells, those for several rows once."""
        return [text for row, text in self.cells.items() if row not in self.again]

    @property
    def says_vip(self) -> bool:
        """Whether the cells are priorities of companies, at least one of them VIP."""
        texts = self.texts
        known = (says_vip(text) or vocabulary().choice("priority", text) is not None for text in texts)
        return any(map(says_vip, texts)) and all(known)

    @property
    def labels_few(self) -> bool:
        """Whether few rows have the same word for a side as a label, such as ``key buyer``, and not as their side."""
        p = self.profile
        return p.distinct == 1 and p.full < 0.5 and p.roles >= _SIDED and self.score("role") == 0.0

    @property
    def offered(self) -> bool:
        """Whether the title offers the few words of the cells to choose from: ``Are you a buyer or an advisor?``."""
        title = normalized(self.title)
        return 2 <= self.profile.distinct <= _OFFERED and all(normalized(text) in title for text in self.texts)

    @property
    def title(self) -> str:
        """The title as it is displayed."""
        return self.titles[0] if self.titles else ""

    @property
    def letters(self) -> str:
        """The letters of the column."""
        return letters(self.number)

    def score(self, name: str) -> float:
        """The score of the titles for a field."""
        if name not in self.found:
            told = "nothing" if self.of_staff else self.names
            self.found[name] = float(name == told) if told else _score_of_titles(self.titles, name)
        return float(self.found[name])

    @property
    def of_staff(self) -> bool:
        """Whether it has the people of the organizer who look after the companies: ``Account Owner``, ``куратор``.

        A title such as ``Sales rep`` may also mean a person of the company, unless several companies have the same.
        """
        return self._as_staff >= _NAMED_SO or (self._as_staff > 0 and self.shared)

    @cached_property
    def _as_staff(self) -> float:
        """The score of the titles for such people, 0 for what these write: ``组委会备注``, ``confirmed``."""
        if any(_score_of_titles(self.titles, name) >= _NAMED_SO for name in ("notes", "status")):
            return 0.0
        score = _score_of_titles(self.titles, "staff")
        return 0.0 if score and any(status_of(text) is not None for text in self.looked_at) else score

    @property
    def serial(self) -> bool:
        """Whether the cells number the rows, up or down, possibly with those between that are none."""
        numbers = [int(text) for text in self.cells.values() if text.isdecimal() and len(text) <= 9]
        if len(numbers) < max(2, len(self.cells)):
            return len(numbers) == len(self.cells) == 1 and numbers[0] == 1
        rows = (range(len(numbers)), self.cells)
        up, down = (
            any(len({n - sign * row for n, row in zip(numbers, of, strict=True)}) == 1 for of in rows)
            for sign in (1, -1)
        )
        return (up and numbers[0] <= 1) or ((up or down) and len(numbers) >= 3)

    @property
    def restarts(self) -> bool:
        """Whether the cells count from 1 repeatedly, like ranks of one company after another."""
        texts = self.once
        return sum(text == "1" and (not n or texts[n - 1] != "1") for n, text in enumerate(texts)) > 1

    @property
    def counts_again(self) -> bool:
        """Whether the cells count up without a gap repeatedly, from 1, or from 2 if 1 is elsewhere."""
        if not self.restarts:
            return False
        numbers = [whole_number(text) or 0 for text in self.once]
        steps = all(number in {1, before + 1} or number == 2 < before for before, number in pairwise(numbers))
        begins = bool(numbers) and (numbers[0] == 1 or (numbers[0] == 2 and max(numbers) > 2))
        return begins and steps

    @cached_property
    def counts_in_codes(self) -> bool:
        """Whether each row has its own code, in order up or down: ``P1``, ``P2``; ``A01``, ``A02``, ``B03``."""
        codes = [_IN_ORDER.fullmatch(text) for text in self.cells.values()]
        keys = [(code[1].casefold(), int(code[2])) for code in codes if code is not None]
        orders = (keys, keys[::-1]) if len(keys) >= _MANY else (keys,)
        rising = any(all(one < other for one, other in pairwise(of)) for of in orders)
        full = self.profile.full >= _EACH or len(codes) + 1 == self.rows >= _MANY  # all but a total
        return rising and len(keys) == len(codes) >= 2 and full

    @property
    def level_told(self) -> tuple[Level, float]:
        """The level of the companies in the column by its titles, or by brackets after its title, with certainty."""
        return told_level(self.title, self.level, brackets=not states_order([self.title]))

    @cached_property
    def level(self) -> Level:
        """The level of the companies in the column, by its titles."""
        if is_serial_title(self.title) and (self.profile.letters < 0.5 or "№" in self.title or self.counts_in_codes):
            return Level.WANT  # ``No`` is an abbreviation of number
        for title in self.titles:
            known = vocabulary().choice("level", bare_title(title))
            if known is not None:
                return Level(known)
        said = polarity_of(self.title)
        if said is Level.MUST and ranks_by_priority(self.title):
            said = Level.WANT  # whom to meet first, and not only whom to meet in any case
        alone = sure_level(bare_title(self.title))
        return said if alone in {None, Level.NO} else alone  # just ``Very important``

    @cached_property
    def choice(self) -> int | None:
        """The number of the choice in the title."""
        return next((number for title in self.titles if (number := choice_number(title)) is not None), None)

    @cached_property
    def month_first(self) -> bool | None:
        """Whether dates such as ``12/4/2026`` have the month first, if other cells of the column show it."""
        return month_first(self.cells.values())

    def samples(self, most: int = 4) -> tuple[str, ...]:
        """Some different values of the cells."""
        return tuple(dict.fromkeys(text if len(text) <= 60 else text[:59] + "…" for text in self.cells.values()))[:most]

    def profiled(self, index: NameIndex, columns: Sequence[Column] = ()) -> None:
        """Look for companies in the cells, once their names are known; numbers of tables are none.

        Parameters
        ----------
        columns
            All columns of its list.
        """
        if self.score("table") < _CALLED or any(map(str.isalpha, "".join(self.cells.values()))):
            asking = (c for c in columns if c.choice or c.score("wishes") >= max(_ASKING, c.score("company")))
            others = [*{*columns} - {self, *asking}]
            in_short = max(map(self.score, _OF_OTHERS)) < _NAMED_SO
            self.profile.find_companies(
                index, (lambda text: self._named_beside(text, others, index)) if in_short else None
            )
        self.found = {}

    def _named_beside(self, text: str, others: Sequence[Column], index: NameIndex) -> set[str | None]:
        rows = [row for row, cell in self.cells.items() if cell == text]
        return {index.find(c.cells[row]).company for c in others for row in rows if row in c.cells} - {None}


_CALLED, _ASKING = 0.9, 0.35
_OF_OTHERS = ("products", "country", "zone", "contact", "title", "notes", "status", "nothing")
"""The fields of titles below which words of names are something else."""


def remembered(of: Callable[[Column], Found]) -> Callable[[Column], Found]:
    """Make a function of one column return its earlier result until the column changes."""

    @wraps(of)
    def found(column: Column) -> Found:
        if of not in column.found:
            column.found[of] = of(column)
        known: Found = column.found[of]
        return known

    return found


_IN_ORDER = lazy_regex(r"([^\W\d_]{1,4})[-\s]?(\d{1,5})")
_EACH, _MANY = 0.9, 4
"""A code of letters and a number, and the share of rows that have one if the codes number the rows."""

_SIDED = 0.75
"""The minimum share of words for roles in a column of them."""


def tell_shared(columns: Sequence[Column]) -> None:
    """Tell each column of a list with one row for each company whether several companies have the same in it."""
    names = [c for c in columns if max(map(c.score, ("company", "id"))) >= _NAMED_SO and c.profile.filled >= _SEVERAL]
    alone = any(c.profile.unique == 1 for c in names)
    for column in columns if alone else ():
        p = column.profile
        column.shared = p.filled >= _SEVERAL and p.unique <= _FEW


def tell_names(columns: Sequence[Column]) -> None:
    """Tell the columns of given and of family names, if a list has both: ``Vorname``, ``Nachname``."""
    two = [next((c for c in columns if bare_title(c.title) in words), None) for words in names_of_names()]
    for column, field_name in zip(two, ("contact", "nothing"), strict=True):
        if column is not None and None not in two:
            column.names = field_name


_NAMED_SO, _SEVERAL, _FEW, _OFFERED = 0.7, 4, 0.67, 4
"""The minimum score of a sure title, and the number of companies and of different texts that show shared ones."""


def is_coded(column: Column) -> bool:
    """Whether the cells are short codes or numbers, like IDs."""
    return column.profile.length <= LONGEST_CODE and all(any(map(str.isdigit, t)) for t in column.texts)


LONGEST_CODE = 10
"""The maximum mean length of the codes of a list."""


def has_tokens(column: Column) -> bool:
    """Whether all cells are tokens that a form tool makes for each answer: ``2d08cd9a5c12c90f379d``, ``BKpnMX``."""
    texts = [*column.cells.values()]
    mixed = len(texts) > 1 == len(set(map(len, texts))) and 2 * len([*filter(_MIXED.search, texts)]) > len(texts)
    return bool(texts) and all(map((_KEY if mixed else _TOKEN).fullmatch, texts))


_TOKEN, _KEY = lazy_regex(r"(?=.*\d)(?=.*[a-zA-Z])[\da-zA-Z-]{10,}"), lazy_regex(r"(?=.*[a-zA-Z])[\da-zA-Z_-]{5,}")
_MIXED = lazy_regex(r"[a-z](?:[A-Z]|.*\d)|\d.*[a-z]|[A-Z]{2}[a-z]")  # as in no word


@lru_cache(maxsize=131072)
def _score_of_titles(titles: tuple[str, ...], name: str) -> float:
    weighed = zip(titles, (1.0, 0.97, 0.9), strict=False)
    return max((title_score(title, name) * weight for title, weight in weighed), default=0.0)
