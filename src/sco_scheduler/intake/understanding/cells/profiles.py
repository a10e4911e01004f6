"""Statistics of the cells of a column: the shares of names, times, days, numbers and words for levels."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, datetime, time
from functools import cached_property, lru_cache

from sco_scheduler.domain.names import fold
from sco_scheduler.intake.understanding.names.listed_texts import exceptions_in
from sco_scheduler.intake.understanding.names.matching import NameIndex
from sco_scheduler.intake.understanding.wording.indications import names_hour
from sco_scheduler.intake.understanding.wording.places import rank_of
from sco_scheduler.intake.understanding.wording.words import is_blank, is_tick, level_of, roles_of
from sco_scheduler.intake.values.countries import is_country
from sco_scheduler.intake.values.days_in_words import with_persian_days_of_any_year
from sco_scheduler.intake.values.entries import split_languages, whole_number
from sco_scheduler.intake.values.language_names import language_codes
from sco_scheduler.intake.values.languages import told_languages, without_answer
from sco_scheduler.intake.values.limits import answers_limit, says_no_limit
from sco_scheduler.intake.values.presence import DAY
from sco_scheduler.intake.values.tongues import in_english
from sco_scheduler.resources import lazy_regex

MOST_LOOKED_AT = 300
"""The number of distinct values of a column that are examined."""

EMAIL = lazy_regex(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_PHONE = lazy_regex(r"\+?[\d\s()./-]{7,}\d(?:\s*(?:ext|доб)\.?\s*\d+)?")
_TIME = lazy_regex(r"(?<!\d)\d{1,2}\s*[:：.hч]\s*\d{2}(?!\d)|\d{1,2}\s*(?:am|pm|час|点|时)", re.IGNORECASE)
DATE = lazy_regex(r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?|\d{1,2}月\d{1,2}日?", re.IGNORECASE)
_MONEY = lazy_regex(r"[$€£¥₽₸₹]|\b(?:usd|eur|rmb|cny|rub|руб|тенге)\b|[万千]?元", re.IGNORECASE)
_MOMENT = lazy_regex(
    r"(?i)\d[-/.年月]\d{1,4}.*[T\s]\d{1,2}:\d{2}(?::\d{2}|\s*(?:[ap]m)?$)|"
    r"\d[-/. ][^\W\d_]{3,9}\.?[-/. ,]+\d{4},?\s+\d{1,2}:\d{2}|^[^\W\d_]{3,9}\.? \d{1,2},? \d{4},? \d{1,2}:\d{2}"
)
"""A date with a time of day to the second: a time stamp."""

_DAY_PART = lazy_regex(
    r"(?i)morning|afternoon|evening|noon|all day|before|after|until|утр|днём|днем|вечер|весь день|до |после|"
    r"上午|下午|全天|早上|晚上|中午|之前|之后|前|后"
)
NAME_FORM = lazy_regex(
    r"(?i)\b(?:ltd|llc|llp|inc|corp|jsc|gmbh|co|plc|ооо|ао|оао|зао|пао|тоо|ип|чп|осоо|ххк)\b\.?|有限|公司|集团|厂$"
)


@lru_cache(maxsize=131072)
def _says_time(text: str) -> bool:
    return (_TIME.search(text) or _DAY_PART.search(text)) is not None and _MONEY.search(text) is None


@lru_cache(maxsize=131072)
def _names_day(text: str) -> bool:
    """Whether a text has a day in figures or with the name of a month; a short one also with that of any language."""
    if (DATE.search(text) or DAY.search(text.lower())) is not None:
        return True
    if len(text) > _LONGEST_DAY or not any(map(str.isdecimal, text)):
        return False
    return DAY.search(in_english(with_persian_days_of_any_year(text))) is not None


@lru_cache(maxsize=131072)
def _languages(text: str) -> float:
    parts = split_languages(_OPTIONS.sub(";", text := without_answer(text)))
    known = language_codes()
    if not parts:
        return 0.0
    hits = sum(fold(part) in known or all(fold(word.strip("(),")) in known for word in part.split()) for part in parts)
    if hits == len(parts):
        return 1.0
    said = told_languages(text) if len(text) <= _LONGEST_SENTENCE and not names_hour(text) else None  # ``Fr 15:30``
    return 1.0 if said is not None and not said.unclear else hits / len(parts)


_OPTIONS = lazy_regex(r";#|[/┋|]")
"""Delimiters of the chosen options of a question."""

_LONGEST_SENTENCE, _LONGEST_DAY = 120, 20
"""The maximum lengths of a sentence about the languages that somebody speaks, and of a day."""


_MOSTLY, _SEVERAL, _FEWEST = 0.8, 3, 2
"""The share of cells with names from which on first words of names are names too; the fewest companies of which, also
of a short list."""


class Profile:
    """Statistics of a column's cells; all shares are of its non-empty cells, from 0 to 1.

    Shares are computed on first use, since most are needed only if the title is unclear.
    """

    def __init__(
        self, texts: Sequence[str] = (), raw: Mapping[int, object] | None = None, rows: int = 0, again: int = 0
    ) -> None:
        counted = Counter(texts)
        self.filled, self.distinct, self.full = len(texts), len(counted), (len(texts) + again) / rows if rows else 0.0
        self._index: NameIndex | None = None
        self._beside: Callable[[str], Collection[str | None]] | None = None
        self._raw = raw or {}
        self._few = counted.most_common(MOST_LOOKED_AT)
        self._looked = sum(count for _, count in self._few)

    def find_companies(self, index: NameIndex, beside: Callable[[str], Collection[str | None]] | None = None) -> None:
        """Use the companies that are known by now for ``companies`` and ``lists``.

        Parameters
        ----------
        beside
            The companies that other cells of the rows with a text name; None if first words of names are no names.
        """
        self._index, self._beside = index, beside
        self.__dict__.pop("companies", None)
        self.__dict__.pop("lists", None)

    @cached_property
    def companies(self) -> float:
        """The share of known companies among cells with information; 0 before any are known."""
        index = self._index
        if not index:
            return 0.0
        few = [(but if (but := exceptions_in(text)) else text, count) for text, count in self._few]
        named = [(text, count) for text, count in few if not is_blank(text)]
        looked = sum(count for _, count in named)
        known = sum(index.share(text) * count for text, count in named) / looked if looked else 0.0
        return known if known >= _MOSTLY or self._beside is None else max(known, self._named_in_short(index, named))

    def _named_in_short(self, index: NameIndex, named: Sequence[tuple[str, int]]) -> float:
        """The share of cells with nothing but first words of names, or whole ones; 0 if few companies are meant.

        Words of the names of their rows, such as cities, name no others.
        """
        meant, beside = set[str](), self._beside
        looked = sum(count for _, count in named)
        unknown = 0
        for text, count in named:
            keys = {index.meant(piece) for piece in index.pieces(text)}
            unknown += count if None in keys or (beside and not keys.isdisjoint(beside(text))) else 0
            meant |= {key for key in keys if key is not None}
            if unknown > (1 - _MOSTLY) * looked:
                return 0.0
        return 1 - unknown / looked if len(meant) >= max(_FEWEST, min(_SEVERAL, looked - 1)) else 0.0

    @cached_property
    def lists(self) -> float:
        """The share of cells with several names."""
        index = self._index
        return self._share(lambda text: len(index.split(text)) > 1) if index else 0.0

    def _share(self, amount: Callable[[str], float]) -> float:
        return sum(float(amount(text)) * count for text, count in self._few) / self._looked if self._few else 0.0

    def _moments(self, kind: type | tuple[type, ...]) -> float:
        return sum(isinstance(value, kind) for value in self._raw.values()) / self.filled if self.filled else 0.0

    @property
    def unique(self) -> float:
        """The number of different values per non-empty cell."""
        return self.distinct / self.filled if self.filled else 0.0

    @cached_property
    def emails(self) -> float:
        """The share of cells with an e-mail address."""
        return self._share(lambda text: "@" in text and EMAIL.search(text) is not None)

    @cached_property
    def phones(self) -> float:
        """The share of phone numbers."""
        return self._share(lambda text: bool(_PHONE.fullmatch(text)) and sum(c.isdigit() for c in text) >= 7)

    @cached_property
    def countries(self) -> float:
        """The share of names of countries."""
        return self._share(is_country)

    @cached_property
    def languages(self) -> float:
        """The share of lists of languages."""
        return self._share(_languages)

    @cached_property
    def times(self) -> float:
        """The share of cells with a time of day."""
        return max(self._moments(time), self._share(_says_time))

    @cached_property
    def dates(self) -> float:
        """The share of cells with a day."""
        said = self._share(_names_day)
        return max(self._moments((date, datetime)), said)

    @cached_property
    def moments(self) -> float:
        """The share of time stamps, such as those of form submissions."""
        return self._share(lambda text: _MOMENT.search(text) is not None)

    @cached_property
    def ticks(self) -> float:
        """The share of ticks."""
        return self._share(is_tick)

    @cached_property
    def numbers(self) -> float:
        """The share of whole numbers."""
        return self._share(lambda text: whole_number(text) is not None)

    @cached_property
    def maxima(self) -> float:
        """The share of numbers and words for maxima, such as ``max 6``."""
        return self._share(lambda text: answers_limit(text, "maximum") or says_no_limit(text))

    @cached_property
    def minima(self) -> float:
        """The share of numbers and words for minima."""
        return self._share(lambda text: answers_limit(text, "minimum"))

    @cached_property
    def ranks(self) -> float:
        """The share of ranks."""
        return self._share(lambda text: (rank_of(text) or 0) > 0)

    @cached_property
    def levels(self) -> float:
        """The share of words for levels, weighted by their certainty."""
        return self._share(
            lambda text: level[1] if (level := level_of(text)) is not None and not text.isdigit() else 0.0
        )

    @cached_property
    def roles(self) -> float:
        """The share of words for roles, weighted by their certainty."""
        return self._share(lambda text: roles_of(text)[1])

    @cached_property
    def forms(self) -> float:
        """The share of cells with a company's legal form."""
        return self._share(lambda text: NAME_FORM.search(text) is not None)

    @cached_property
    def letters(self) -> float:
        """The share of cells with a letter."""
        return self._share(lambda text: any(map(str.isalpha, text)))

    @cached_property
    def length(self) -> float:
        """The mean number of characters."""
        return self._share(len)
