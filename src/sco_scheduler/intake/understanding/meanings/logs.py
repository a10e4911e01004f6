"""Recognises sheets of messages or changes, one in each row: who says it, and what, as a sentence."""

from __future__ import annotations

from collections.abc import Collection

from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.cells.hour_columns import tells_hours
from sco_scheduler.intake.understanding.lists.regions import Region
from sco_scheduler.intake.understanding.names.matching import NameIndex
from sco_scheduler.resources import lazy_regex

_FEWEST_WORDS, _MOST_WORDS, _LONGEST_NAME = 3, 5, 50
"""The least mean number of words of sentences, the most of names, and the mean length of names."""

_TITLED, _DATED, _LETTERED, _KNOWN, _REACHED = 0.7, 0.7, 0.8, 0.7, 0.9
_ATTRIBUTES = ("products", "country", "languages", "email", "phone", "zone", "wishes", "level", "table")
_FEWEST_SMALL, _FEWEST_SIGNS, _MOSTLY = 2, 5, 0.6
_SMALL = lazy_regex(r"(?<![^\W\d_])[a-zà-öø-ÿа-яёα-ωāēīūčšžłąęőűğışț]\w*")
_SIGNS = lazy_regex(r"[\u0590-\u0eff\u10a0-\u10ff\u3040-\ud7ff]")
_WORDS = lazy_regex(r"[\u3400-\u9fff]{1,2}|[^\W\d_\u3400-\u9fff]+")


def messages_in(region: Region) -> tuple[Column, Column] | None:
    """The columns of who says something and of what is said; None if a sheet is no list of messages.

    Beside them are only days, numbers, short words, such as who noted it, and how to reach who says it; no other
    attributes of companies.
    """
    columns = [c for c in region.columns if c.cells and c.profile.dates < _DATED and c.profile.numbers < _DATED]
    columns = [c for c in columns if max(c.profile.emails, c.profile.phones) < _REACHED]
    if any(c.score(name) >= _TITLED or c.choice is not None for c in columns for name in _ATTRIBUTES):
        return None
    if all(c.profile.dates < _DATED and c.profile.numbers < _DATED for c in region.columns if c.cells):
        return None  # without days it may be a list with remarks
    if any(c.profile.dates >= _DATED and tells_hours(c) for c in region.columns):
        return None  # the hours of somebody, with the reason
    said = [c for c in columns if _words(c) >= _FEWEST_WORDS and _are_sentences(c)]
    others = [c for c in columns if c not in said]
    if len(said) != 1 or said[0].profile.full < _MOSTLY or any(_is_wordy(c) or c.profile.emails > 0 for c in others):
        return None  # of few rows: remarks on answers
    names = [c for c in others if c.profile.letters >= _LETTERED and c.profile.length <= _LONGEST_NAME]
    titled = {c: max(c.score("from"), c.score("company")) >= _TITLED for c in names}
    best = max(names, key=lambda c: (c.profile.companies, titled[c], c.profile.distinct, -c.number), default=None)
    return (best, said[0]) if best is not None and any(c.profile.dates >= _DATED for c in region.columns) else None


def _are_sentences(column: Column) -> bool:
    """Whether most cells have words in small letters, or several signs of a script without letters of two sizes.

    Names of companies are no sentences.
    """
    if column.profile.forms >= _MOSTLY:
        return False
    texts = column.cells.values()
    said = [len(_SMALL.findall(text)) >= _FEWEST_SMALL or len(_SIGNS.findall(text)) >= _FEWEST_SIGNS for text in texts]
    return sum(said) >= _MOSTLY * len(said)


def _is_wordy(column: Column) -> bool:
    return _words(column) > _MOST_WORDS and column.profile.forms < _MOSTLY


def _words(column: Column) -> float:
    texts = list(column.cells.values())
    return sum(len(_WORDS.findall(text)) for text in texts) / len(texts)


def tells_of_known(texts: Collection[str], said: Collection[str], names: NameIndex) -> bool:
    """Whether most texts name known companies, perhaps shortened or misspelt, and what is said is more than names."""
    known = sum(
        names.find(text).company is not None
        or names.near(text) is not None
        or len(names.called(text)[0]) == 1
        or len(names.mentions(text)[0]) == 1  # such as an ID with a name as another script has it
        for text in texts
    )
    return known >= _KNOWN * len(texts) and sum(map(names.share, said)) < len(said) / 2


def name_subjects(who: Column, said: Column, names: NameIndex) -> bool:
    """Whether messages begin with the company that they are about, and the other column only tells who passed them on.

    Most of them begin with a name, and several cells of the other column name no company: ``the embassy``.
    """
    bare = [text.lstrip(_QUOTES) for text in said.cells.values()]
    texts = [text for text in bare if (rest := names.mentions(text)[1].lstrip(_QUOTES)) and rest[:1] != text[:1]]
    unknown = [text for text in who.cells.values() if names.find(text).company is None]
    return len(texts) >= _MOSTLY * len(said.cells) and len(unknown) >= _SOME * len(who.cells)


_SOME, _QUOTES = 0.3, " '\"«»“”„‘’《》「」"
