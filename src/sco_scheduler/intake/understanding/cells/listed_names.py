"""Finds all companies that a remark lists, with their numbers, and the unknown names that it lists beside them."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from sco_scheduler.domain.event import Level
from sco_scheduler.domain.names import trim
from sco_scheduler.intake.company_names import AND
from sco_scheduler.intake.understanding.cells.sayings import level_beside
from sco_scheduler.intake.understanding.names.matching import NameIndex
from sco_scheduler.intake.understanding.wording.words import denies
from sco_scheduler.intake.values.countries import is_country
from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.intake.values.month_names import may_be_month
from sco_scheduler.intake.values.tongues import without_marks
from sco_scheduler.intake.values.weekdays import weekdays_called
from sco_scheduler.resources import lazy_regex

_MARKS = 0xE000
"""The first of the signs that stand for names of companies in a text."""

_NUMBER = r"(?:(?<=\s)|(?<=[:：;；,，、(（\ue000-\uf8ff])|^)(?:[(（]?(?P<n>\d{1,2})[).）、．:](?!\d)|(?P<c>[①-⑳]))\s*"
_NUMBERED = lazy_regex(_NUMBER)
_BEFORE_NUMBER = _NUMBER.replace("?P<n>", "").replace("?P<c>", "")
_ITEMS = lazy_regex(
    rf"(?={_BEFORE_NUMBER})|[;；、,，\n|•]|\s(?:{AND}|&|\+)\s|\sو(?=[\u0621-\u064a\ue000-\uf8ff])|[和与及跟]",
    re.IGNORECASE,
)
_COMMA = lazy_regex(r"\s*[;；,，\n|•]?\s*")
_MARK = lazy_regex("[\ue000-\uf8ff]")
_CAPITALS = lazy_regex(
    r"(?<![^\W\d_])(?:[«“„\"]\s*)?[^\W\d_a-zа-яё]\w*(?:[\s'’.&-]+[^\W\d_a-zа-яё]\w*)*(?:\s*[»”\"])?[\s.!]*$"
)
"""Words with capitals, or in a script without capitals, at the end of an item."""

_INITIALS, _MOST_WORDS = lazy_regex(r"(?<!\w)[^\W\d_]"), 4


@dataclass
class Listed:
    """The companies that a text lists, each with its number or None, and the unknown names beside them."""

    companies: dict[str, int | None] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)


def listed_in(names: NameIndex, text: str, here: Collection[str | None], level: Level) -> Listed:
    """The companies that a text lists at one level, by their names or by distinctive words of these.

    Items that say the contrary are left out. Other names beside these companies, with capitals where the script has
    them, are listed as unknown.

    Parameters
    ----------
    here
        The companies that the text is about.
    """
    keys: list[str] = []

    def mark(key: str) -> str:
        keys.append(key)
        return chr(_MARKS + len(keys) - 1)

    own = min(filter(None, here), default=None)  # the same one whatever the order of a set
    marked = names.mentions(text, own, mark)[1]
    marked = names.called(marked, {*here, *keys}, instead=mark)[1]
    found = Listed()
    places = [(0, ""), *((m.end(), m[0]) for m in _ITEMS.finditer(marked))]
    ends = [*(m.start() for m in _ITEMS.finditer(marked)), len(marked)]
    items = [
        (marked[start:end], by) for (start, by), end in zip(places, ends, strict=True) if marked[start:end].strip()
    ]
    told = [_MARK.search(item) is not None for item, _ in items]
    for place, (item, by) in enumerate(items):
        match = _NUMBERED.match(item.lstrip())
        number = None if match is None else int(match["n"]) if match["n"] else ord(match["c"]) - ord("①") + 1
        bare = item.lstrip()[match.end() :] if match is not None else item
        if _says_contrary(_MARK.sub(" ", bare), level):
            continue
        of_item = [keys[ord(sign) - _MARKS] for sign in _MARK.findall(bare)]
        beside = any(told[max(0, place - 1) : place + 2]) and not of_item
        name = _name_in(bare, first=place == 0, joined=not _COMMA.fullmatch(by)) if beside else ""
        further = names.called(bare, {*here, *keys})[0] if beside else []  # by another word than the first of its name
        key = further[0] if len(further) == 1 else names.find(name).company if name else None
        if key is None and name and not names.is_said(name) and not names.mentions(name)[0]:
            found.unknown.append(name)
        for one in (*of_item, *([key] if key is not None else [])):
            if one not in here:
                found.companies.setdefault(one, number)
    return found


def _says_contrary(rest: str, level: Level) -> bool:
    if level is Level.NO:
        said = level_beside(rest)
        return said is Level.MUST or (said is Level.WANT and len(rest.split()) > 1)  # not a mere ``please``
    return denies(rest) or level_beside(rest) is Level.NO


def _name_in(item: str, *, first: bool, joined: bool) -> str:
    """The name at the end of an item without a known company; '' if there is none, as in a sentence of its own.

    Parameters
    ----------
    first
        Whether nothing is before the item.
    joined
        Whether a word for ``and``, or a number, is before it, and not only a comma.
    """
    match = _CAPITALS.search(item)
    name = trim(match[0]).strip(" .!") if match is not None else ""
    whole = name == trim(item).strip(" .!")
    cased = name.lower() != name.upper()
    small = any(sign.islower() for sign in _INITIALS.findall(name))  # ``ü`` in ``wünscht``
    if (first and whole) or (not cased and not (whole and joined)) or small or len(name.split()) > _MOST_WORDS:
        return ""
    told = not joined and (is_country(name) or (not whole and _is_time(name)))
    return name if len(name) > 1 and not told else ""


def _is_time(name: str) -> bool:
    """Whether words with capitals at the end of a clause end in a month or a weekday: ``tender closes end July``."""
    word = normalized(name.rsplit(maxsplit=1)[-1])
    return bool(may_be_month(word) or weekdays_called(without_marks(word)))
