"""Tells what each clause of a remark says of the companies that it names: ``X is a must, please add Y too``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache

from sco_scheduler.domain.event import Level
from sco_scheduler.intake.understanding.cells.facts import SENTENCES, states_terms
from sco_scheduler.intake.understanding.cells.plain_clauses import is_filling
from sco_scheduler.intake.understanding.cells.questions import WISHES, WITHDRAWN
from sco_scheduler.intake.understanding.cells.sayings import level_beside, tells_order
from sco_scheduler.intake.understanding.names.matching import NameIndex
from sco_scheduler.intake.understanding.wording.conditions import hangs_on_time, is_no_must, needs_named, tells_past
from sco_scheduler.intake.understanding.wording.exceptions import leaves_out
from sco_scheduler.intake.understanding.wording.indications import exchanges, level_indicated, takes_back
from sco_scheduler.intake.understanding.wording.negations import NEGATED, NOT_MISSED
from sco_scheduler.intake.understanding.wording.polarity import denies_meeting
from sco_scheduler.intake.understanding.wording.word_lists import denies_anything, has_negation, plain
from sco_scheduler.intake.understanding.wording.word_lists import insists as is_indispensable
from sco_scheduler.intake.understanding.wording.words import affirmed
from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.intake.values.statuses import says_adding
from sco_scheduler.intake.values.tongues import translated
from sco_scheduler.resources import BEGINS_WORD, kept_regex, lazy_regex, words_of_kinds

KEPT = "kept"
"""The meaning of a clause that only leaves a wish as it is."""

Said = list[tuple[str, set[str]]]
"""Meanings as in a map, or ``KEPT``, each with the companies of a clause, in the order of the text."""


def said_by_clauses(text: str, names: NameIndex, others: AbstractSet[str], own: str | None) -> Said:
    """What the clauses of a text say of the companies ``others`` that it names, each of its own.

    Empty if a clause with names says nothing known, one without any may say something of them, or all say the same.
    """
    keys: list[str] = []

    def mark(key: str) -> str:
        keys.append(key)
        return chr(_MARKS + len(keys) - 1)

    if any(_MARKS <= ord(sign) < _LAST for sign in text):
        return []
    marked = names.mentions(text, own, mark)[1]
    marked = names.called(marked, {own, *keys}, instead=mark)[1]
    told: list[tuple[str | None, set[str]]] = []
    ordered = tells_order(text)  # ``above all X, then Y``: both are mere wishes
    carried: str | None = None  # to names in further clauses, unlike what stands behind its own: ``X is a must, Y``
    for clause in _clauses(marked):
        named = {keys[ord(sign) - _MARKS] for sign in clause if _MARKS <= ord(sign) < _MARKS + len(keys)} & others
        rest = _MARK.sub(" ", clause)
        meaning = WISHES[Level.NO] if leaves_out(clause) else _meaning_of(rest)
        if states_terms(rest):
            return []
        if named and meaning is None and not ordered and _comes_next(rest):
            meaning = WISHES[Level.WANT]
        if named:
            goes_on = meaning is None and told and is_filling(rest)
            told.append((carried if goes_on else meaning, named))
            if not goes_on:
                ahead, *_, behind = _MARK.split(clause)
                before = _meaning_of(ahead)
                alone = meaning not in {before, WISHES[Level.WANT]} and _meaning_of(behind) == meaning
                carried = before if alone else meaning
        elif meaning is not None and told and (joined := _joined(told[-1][0], meaning)) is not None:
            told[-1] = (joined, told[-1][1])  # ``…, if room is left``
        elif meaning is not None and len(rest.split()) > 1:
            return []
    found = [(meaning, named) for meaning, named in told if meaning is not None]
    each = [key for _, named in found for key in named]
    meanings = {meaning for meaning, _ in found}
    several = len(meanings) > 1 and len(found) == len(told) and not (exchanges(text) and meanings & _NOT_EXCHANGED)
    return found if several and len(each) == len({*each}) and {*each} == others else []


_NOT_EXCHANGED = frozenset({WISHES[Level.NO], WISHES[Level.MAYBE]})


def _joined(before: str | None, behind: str) -> str | None:
    """The meaning of a clause with that of one without names behind it; None if they contradict each other."""
    if before is None or before == behind:
        return behind
    return behind if (before, behind) == (WISHES[Level.WANT], WISHES[Level.MAYBE]) else None


_MARKS, _LAST = 0xE000, 0xF900
_MARK = lazy_regex("[\ue000-\uf8ff]")


def _clauses(marked: str) -> Iterator[str]:
    """The clauses of a text with signs for its names: what stands between stops, commas and words for ``but``."""
    for sentence in SENTENCES.split(marked):
        for part in _COMMAS.split(sentence):
            pieces = [piece for piece in _whereas().split(part) if piece is not None]
            apart = len(pieces) > 1 and sum(_MARK.search(piece) is not None for piece in pieces) > 1
            yield from (piece for piece in (pieces if apart else [part]) if any(map(_is_said, piece)))


def _is_said(sign: str) -> bool:
    return sign.isalpha() or _MARK.match(sign) is not None


_COMMAS = lazy_regex(r"[,，;；、،]|\s[–—-]\s|[.!?。！？](?=\s|$)|(?<=[。！？])")


@lru_cache(maxsize=1)
def _whereas() -> re.Pattern[str]:
    return kept_regex(rf"{BEGINS_WORD}(?:{'|'.join(words_of_kinds(_FILE, 'whereas'))})", re.IGNORECASE)


_FILE = "clause_words.json"


@lru_cache(maxsize=4)
def _words(kind: str) -> re.Pattern[str]:
    every = dict.fromkeys(plain(word).replace("ς", "σ") for word in words_of_kinds(_FILE, kind))
    return kept_regex(rf"{BEGINS_WORD}(?:{'|'.join(every)})")


def _comes_next(rest: str) -> bool:
    """Whether a clause without its names only says that they come next, behind a must: ``Then``."""
    return _words("next").match(plain(normalized(rest))) is not None and level_beside(rest) is None


@lru_cache(maxsize=131072)
def _meaning_of(rest: str) -> str | None:
    """What a clause without its names says of them; None if that is unknown, or several things."""
    if not any(map(str.isalpha, rest)) or tells_past(rest):
        return None
    level = _level_of(rest)
    if level is Level.MUST or level is Level.MAYBE or takes_back(rest):
        taken = level is not Level.MUST and takes_back(rest) and not hangs_on_time(rest)
        return WITHDRAWN if taken else None if level is None else WISHES[level]
    denied = any(map(_negates, (rest, translated(rest))))
    if (given_up := _says("give up", rest)) or denied or level is Level.NO:
        return None if given_up and denied else WITHDRAWN if given_up else WISHES[Level.NO]
    return KEPT if _says("keep", rest) else WISHES[Level.WANT] if says_adding(rest) or level is Level.WANT else None


def _level_of(rest: str) -> Level | None:
    """The level of a clause without its names by its words for one; None without any."""
    bare, beside = normalized(rest), level_beside(rest)
    if is_no_must(rest) or (hangs_on_time(rest) and beside in {None, Level.WANT}):
        return Level.MAYBE
    must = NOT_MISSED.search(affirmed(bare)) or is_indispensable(bare) or needs_named(rest)
    if must or Level.MUST in {beside, level_indicated(rest)}:
        return Level.MUST
    return Level.NO if denies_meeting(rest) or _says("do not", rest) else beside


def _says(kind: str, rest: str) -> bool:
    return _words(kind).search(plain(normalized(rest)).replace("ς", "σ")) is not None


def _negates(text: str) -> bool:
    bare = normalized(text)
    return has_negation(bare) or denies_anything(bare) or NEGATED.search(affirmed(bare)) is not None
