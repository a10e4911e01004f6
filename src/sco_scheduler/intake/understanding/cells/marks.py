"""Marks next to the names in a list of wishes, and words before them, that may state their level: ``★``."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field

from sco_scheduler.domain.event import Level
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.company_names import AND
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.cells.looks import PAINT
from sco_scheduler.intake.understanding.cells.sayings import level_beside, refused_in
from sco_scheduler.intake.understanding.names.matching import SURE, NameIndex, Part
from sco_scheduler.intake.understanding.wording.indications import (
    begins_with_some,
    exchanges,
    names_day,
    names_hour,
    names_meetings,
)
from sco_scheduler.intake.understanding.wording.legends import JOINED_SIGNS, is_degree
from sco_scheduler.intake.understanding.wording.polarity import polarity_of, says_refusal
from sco_scheduler.intake.understanding.wording.words import (
    ABOVE_ALL,
    denies,
    is_blank,
    is_tick,
    level_of,
    sure_level,
)
from sco_scheduler.intake.values.countries import is_country
from sco_scheduler.intake.values.entries import nearest, normalized, read_rank, whole_number
from sco_scheduler.intake.values.statuses import has_condition, is_of_person
from sco_scheduler.resources import lazy_regex

_SIGN = lazy_regex(
    r"[^\w\s()（）\[\]【】{}<>\u3008-\u301b\u3200-\u33ff｢｣｛｝'\"«»“”‘’.,，。;；:：、/／&|+-]{1,5}|[+]{2,5}"
)
"""A sign that is not part of a name."""

_BRACKETED = lazy_regex(rf"\s*[(（\[]?({_SIGN.pattern})[)）\]]?\s*")
_PLUS_OR_MINUS = lazy_regex(r"[(（\[]\s*([-–—−－+＋])\s*[)）\]]$")
_LONGEST = 30


def sign_of_name(text: str) -> str:
    """The sign before or after a name: ``★`` of ``Altyn Trade ★``; '' if there is none.

    A separator may follow it.
    """
    text = text.rstrip(" ,，;；、/")
    behind = next((m[1] for m in _BRACKETED.finditer(text) if m.end() == len(text)), "")
    behind = "" if unicodedata.category(behind[:1] or " ").startswith("M") else behind  # a vowel, as in Hindi
    bracketed = _PLUS_OR_MINUS.search(text.strip())
    if bracketed is not None:
        return "+" if bracketed[1] in "+＋" else "-"
    before = _SIGN.match(text.strip())
    return behind or (before[0] if before is not None and before[0][0] not in "*•·●▪◦→>–—" else "")


_PLUS, _MINUS = lazy_regex(r"(?:^|[\n;；,，、|])\s*[+＋]"), lazy_regex(r"[-–—−－]\s*$")


def is_minus(text: str, name: str, texts: Iterable[str]) -> bool:
    """Whether a minus precedes a name in a list, and a plus precedes others of its column."""
    before = text.partition(name.lstrip("-–—−－ "))[0]
    return _MINUS.search(before) is not None and any(map(_PLUS.search, texts))


@dataclass
class Marks:
    """The marks of a column of wishes: signs or words next to the names of several companies, but not of all.

    Signs are always marks. A text in brackets after a name, or a separate part after it, is a mark if the same text
    follows other names too, unlike a city or a product of one company.
    """

    words: dict[str, set[str]] = field(default_factory=dict)
    """The companies next to whose names each word occurs, by the folded word."""

    def take(self, text: str, parts: Sequence[Part]) -> None:
        """Add a cell and its parts."""
        for place, part in enumerate(parts):
            following = parts[place + 1] if place + 1 < len(parts) else None
            behind = following.text if following is not None and following.company is None else ""
            if behind and not re.search(rf"{re.escape(part.text)}\s*[-–—:：]*\s*{re.escape(behind)}", text):
                behind = ""  # the next, unknown name
            for word in filter(None, (part.remark, behind)) if part.company is not None else ():
                if len(word) <= _LONGEST and not is_country(word):
                    self.words.setdefault(fold(word), set()).add(part.company or "")

    def is_mark(self, word: str) -> bool:
        """Whether a word next to a name is a mark."""
        return len(self.words.get(fold(word), ())) > 1


def marks_of(texts: Iterable[str], names: NameIndex) -> Marks:
    """The marks of the cells of a column."""
    marks = Marks()
    for text in texts:
        marks.take(text, names.split(text))
    return marks


def level_of_doubled(text: str, texts: Iterable[str]) -> str | None:
    """A must for ``++`` and a wish for ``+`` if a column has both, and no longer sequence of plus signs."""
    lengths = {len(other) for other in texts if set(other) == {"+"}}
    return {1: "want", 2: "must"}.get(len(text)) if set(text) == {"+"} and lengths == {1, 2} else None


def headed_by_levels(text: str, names: NameIndex) -> list[tuple[Level | None, str]]:
    """The parts of a cell that begin with their level: ``Must: Altyn Trade; No: River Machines``.

    A sentence before the first level has none of its own: ``Jade Tea. Refuses: River Machines``.
    """
    heads = [m for m in _HEADED.finditer(text) if (found := level_of(m[2])) is not None and found[1] >= _SURE]
    if not heads or names.find(text).company is not None:
        return []
    before = text[: heads[0].start()].strip()
    if before and heads[0]["end"] is None:
        return []
    ends = [*(match.start() for match in heads[1:]), len(text)]
    levels = [found[0] for match in heads if (found := level_of(match[2])) is not None]
    parts = [(level, text[m.end() : end]) for level, m, end in zip(levels, heads, ends, strict=True)]
    return [(None, before), *parts] if before else list(parts)


_SURE = 0.9
_HEADED = lazy_regex(
    r"(?:^|[\n;；|,，]|(?P<end>(?<=\w)\.\s|。))\s*([^\s:：;；,，。\n](?:(?!\.\s)[^:：;；,，。\n]){0,24}?)\s*[:：](?!\s*\d)\s*"
)
"""A label before a colon in a list."""


def named_with_level(names: NameIndex, text: str) -> tuple[str | None, str]:
    """The only company that a part of a list names or calls by a word, and the rest of the part: ``NOT Baijie``."""
    named, rest = names.mentions(text)
    named, rest = (named, rest) if named else names.called(text)
    told = len(named) == 1 and level_beside(rest) is not None and _AND_NAME.search(rest) is None
    told = told and not names.called(rest, named)[0]
    return (named[0], rest.strip()) if told else (None, text)


def named_together(names: NameIndex, text: str) -> list[str]:
    """The companies that a sentence wants to meet, in order, if it names or calls several: ``hope to meet A and B``."""
    named, marked = names.mentions(text, None, lambda _: "\0")
    keys = {*named}
    while (called := names.called(marked, keys, instead=lambda _: "\0"))[0]:
        keys, marked = keys | {*called[0]}, called[1]
    words, between = text.split(), marked.split("\0")[1:-1]
    if not 1 < len(keys) == len(between) + 1 or len(words) > _MOST_WORDS or None in map(_JOINS.fullmatch, between):
        return []
    if level_beside(marked.replace("\0", " ")) is not Level.WANT:
        return []
    begins = [" ".join(words[:end]) for end in range(1, len(words) + 1)]
    found = [key for begin in begins for key in (*names.mentions(begin)[0], *names.called(begin)[0]) if key in keys]
    return list(dict.fromkeys(found)) if keys == {*found} else []


_MOST_WORDS = 20
_JOINS = lazy_regex(rf"\s*(?:[,，、&+]|(?<![^\W\d_])(?:{AND})(?![^\W\d_]))\s*(?:[^\W\d_a-zа-я]\w*[\s-]+)*")
"""What joins the names of a list, with the other words of the second name before it."""


def wished_besides(text: str) -> tuple[str, str]:
    """A wish for companies that no list has, and its level: ``maybe somebody from Hechuan``, ``Hechuan Pumps if free``.

    Two empty texts for what may be the level of the name before it: ``maybe in the morning``, ``must meet urgently``.
    """
    if not text or len(text) > _LONGEST_WISH or level_of(text) is None or _is_beside_companies(text):
        return "", ""
    places = [match.end() for match in _BETWEEN_WORDS.finditer(text)]
    for place in places:
        level, rest = text[:place].strip(), text[place:].strip(" ,:-–—")
        if rest and sure_level(level) is not None and (begins_with_some(rest) or _NAMED.match(rest) is not None):
            return rest, level
    for place in places:
        rest, level = text[:place].strip(" ,:-–—"), text[place:].strip()
        some = begins_with_some(rest) or _SEVERAL_CAPITALS.match(rest) is not None
        if level and some and level_of(rest) is None and sure_level(level) is not None:
            return rest, level
    return "", ""


def _is_beside_companies(text: str) -> bool:
    """Whether a text is about a time, a person or meetings as such, whose capitals are no names of companies."""
    return names_hour(text) or names_day(text) or is_of_person(text) or names_meetings(text)


_LONGEST_WISH = 60
_BETWEEN_WORDS = lazy_regex(r"\s+|(?<=[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])(?=[^\W\d_])")
_NAMED = lazy_regex(r"[A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐӘҒҚҢӨҰҮҺ][^\W\d_]*[^\W\d_A-ZА-ЯЁ]")
"""A word with a capital that is no abbreviation."""

_SEVERAL_CAPITALS = lazy_regex(rf"{_NAMED.pattern}\w*\s+{_NAMED.pattern}")

_AND_NAME = lazy_regex(rf"(?<![^\W\d_])(?:{AND})\s+[A-ZА-ЯЁ][^\W\d_]{{2}}")
"""A further name behind the first: ``Jade and Lotus, by all means``."""


def refused_beside(names: NameIndex, text: str) -> tuple[str, str, str] | None:
    """A name, and a refused company in brackets after it, as text and key; one that takes its place is not refused."""
    match = _NAME_AND_ASIDE.fullmatch(text.strip())
    if match is None or exchanges(match[2]):
        return None
    of_aside = _REFUSED_ASIDE.fullmatch(match[2].strip())
    refused = refused_in(match[2]) or (of_aside[1] if of_aside is not None else "")
    key = names.find(refused).company
    if key is None:
        near, called = names.near(refused), names.called(refused)[0]
        key = near.key if near is not None and near.certainty >= SURE else called[0] if len(called) == 1 else None
    return (match[1].strip(), refused, key) if key is not None and names.find(match[1]).company != key else None


def exchanged_beside(names: NameIndex, text: str) -> tuple[str, str] | None:
    """A name with its remark, and the rest of the brackets behind it with the company that takes its place.

    ``Jade Tea (no longer, Hongyan instead)`` is ``Jade Tea (no longer)`` and ``Hongyan instead``.
    """
    match = _NAME_AND_ASIDE.fullmatch(text.strip())
    if match is None or not exchanges(match[2]):
        return None
    cut = _CUT.search(match[2])
    if cut is None or names.mentions(match[2][: cut.start()])[0] or not names.mentions(match[2][cut.end() :])[0]:
        return None
    return f"{match[1].strip()} ({match[2][: cut.start()].strip()})", match[2][cut.end() :].strip()


_CUT = lazy_regex(r"[,，;；]\s*|\s[–—-]\s")
_NAME_AND_ASIDE = lazy_regex(r"([^()（）\[\]【】]+)[(（\[【]([^()（）\[\]【】]+)[)）\]】]")
_REFUSED_ASIDE = lazy_regex(r"(?:请)?(?:不要|不见|不约|不谈|别|勿|除了?)([^\s，。；]{2,20}?)(?:除外|以外)?")


def certainty_of_degree(text: str, cells: Collection[str]) -> float:
    """Certainty that a step of importance or interest is a wish, and no must; 0 for other words.

    It is high for all steps but the highest of the cells, such as ``important`` beside ``very important``, and for the
    highest if another word is a must.
    """
    if not is_degree(text):
        return 0.0
    others = {other for other in cells if fold(other) != fold(text)}
    levels = {other: sure_level(other) for other in others}
    higher = any(fold(text) in fold(o) and levels[o] is not Level.NO for o in others if is_degree(o))
    below = level_of(text) is not None and any(levels[o] is Level.MUST and not is_degree(o) for o in others)
    return 0.92 if higher or below else 0.6


def likely_level(
    text: str, level: tuple[Level, float] | None, cells: Callable[[], Collection[str]]
) -> tuple[str, float]:
    """The likely level of a word by its meaning alone, with certainty.

    Parameters
    ----------
    level
        The level of the words in it, with certainty, if it has any.
    cells
        Gives the words among which it stands, which are needed for few words.
    """
    said, against = polarity_of(text), denies(text) or (whole_number(text) or 0) < 0
    may_be_step = level[0] is Level.MUST if level is not None else not against and said is not Level.NO
    if may_be_step and (sure := certainty_of_degree(text, cells())):
        return Level.WANT.value, sure
    if SENTENCE.match(text) is not None and (level is None or level[1] < SURE):
        beside = level_beside(text)
        if beside is not None and (beside is not Level.NO or against or says_refusal(text)):
            return beside.value, _RAISED
    if level is not None:
        return level[0].value, level[1]
    if said is Level.WANT and not against and has_condition(normalized(text)):
        return Level.MAYBE.value, _RAISED
    if said is Level.WANT and not against:  # even the highest degree is no must
        return said.value, _RAISED if ABOVE_ALL.search(text) is not None else _UNTOLD
    return (said if said is not Level.WANT else Level.NO).value, _RAISED


SENTENCE = lazy_regex(r"(?:\S*[^\W\d_]\S*\s+){3}\S|[\u3040-\u30ff\u3400-\u9fff，、,]{6}")
"""The beginning of a text of four words, or of six characters of a script without blanks."""

_RAISED, _UNTOLD = 0.6, 0.3
"""Certainty of a level that something in a word says, and of a wish, since nothing in it says another."""

_SPELT = 75
"""The score from which a word is a misspelt level."""


def level_or_misspelt(text: str, words: Callable[[], Collection[str]]) -> tuple[str, float]:
    """The likely level of a word by its meaning or, if it has none, its spelling, with certainty.

    Parameters
    ----------
    words
        Gives all words of the column.
    """
    guess, certainty = likely_level(text, level := level_of(text), words)
    if level is not None or certainty >= _RAISED:
        return guess, certainty
    spelt = nearest(text, list(Level), least=_SPELT, misspelt=True)
    return (spelt, _RAISED) if spelt is not None else (guess, certainty)


MOST_SIGNS, _NOT_TICKED = 15, frozenset({"0", "n", "no", "false", "ложь"})
"""The maximum number of different signs in a matrix, and words in place of no tick."""


def is_mark(text: str) -> bool:
    """Whether a cell of a matrix, folded, is a sign: a tick, a rank, a level, or a short text."""
    return is_tick(text) or is_blank(text) or bool(read_rank(text)) or text in _NOT_TICKED or _is_sign(text)


def _is_sign(text: str) -> bool:
    repeated = len(set(text)) == 1 and len(text) <= MOST_SIGNS and not text.isalnum()  # ``★★★``
    short = len(text) <= 2 and _WORD_OF_TWO.fullmatch(text) is None
    joined = JOINED_SIGNS.fullmatch(text) is not None
    return short or repeated or joined or text.startswith(PAINT) or level_of(text) is not None


_WORD_OF_TWO = lazy_regex(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]{2}")
"""A word of two signs of a script that writes syllables, such as a name."""


def with_signs_of_their_own(columns: Collection[Column]) -> set[Column]:
    """The columns that share no kind of sign with others, such as the numbers of rows beside stars."""
    kinds = {c: {_kind_of_sign(text, c.title) for text in c.texts} for c in columns if c.cells}
    often = Counter(kind for of in kinds.values() for kind in of)
    return {column for column, of in kinds.items() if "tick" not in of and all(often[kind] == 1 for kind in of)}


def _kind_of_sign(text: str, title: str) -> str:
    """A number, a tick or a level, all of which single letters and signs may be too, or a text."""
    if read_rank(text):
        return "number"
    ticks = is_tick(text) or is_blank(text) or fold(text) in fold(title)
    return "tick" if ticks or sum(map(str.isalnum, text)) <= 1 or level_of(text) is not None else fold(text)
