"""Splits the cells of lists of names, with the sentence behind a name as the remark of this name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sco_scheduler.intake.company_names import is_form, script_of
from sco_scheduler.intake.understanding.cells.sayings import level_beside, speaks
from sco_scheduler.intake.understanding.meanings.unlisted import looks_like_name
from sco_scheduler.intake.understanding.names.matching import NameIndex, Part
from sco_scheduler.intake.understanding.wording.conditions import tells_past
from sco_scheduler.intake.understanding.wording.indications import about_meetings, may_be_away, takes_back
from sco_scheduler.intake.understanding.wording.words import sure_level
from sco_scheduler.intake.values.countries import is_country
from sco_scheduler.resources import lazy_regex


def parts_of(names: NameIndex, text: str) -> Sequence[Part]:
    """The parts of a cell that lists names, where a name has the whole sentence behind it as its remark.

    Of ``Jade Tea - only after lunch, we are late, Lotus Textile`` these are ``Jade Tea`` with the remark ``only after
    lunch, we are late``, and ``Lotus Textile``. A sentence stands behind a dash or a colon, and neither it nor what
    belongs to it up to the next name may be a name.
    """
    parts = names.split(text)
    if len(text) > _LONGEST or not any(_is_unknown(names, part) for part in parts):
        return parts
    spans = _spans(text, parts)
    found: list[Part] = []
    place = 0
    while place < len(parts) and spans:
        part, said, last = _begun(names, text, parts, spans, place)
        while said and last < len(parts) and _is_unknown(names, parts[last]) and _goes_on(names, parts[last].text):
            last += 1
        remark = text[said : spans[last - 1][1]].strip() if said else ""
        if remark and _is_sentence(names, remark):
            found.append(replace(part, remark=remark))
            place = last
        else:
            found.append(parts[place])
            place += 1
    return found or parts


def _spans(text: str, parts: Sequence[Part]) -> list[tuple[int, int]]:
    """Where the parts stand in a cell; none if any is not written there."""
    spans: list[tuple[int, int]] = []
    end = 0
    for part in parts:
        start = text.find(part.text, end)
        if start < 0:
            return []
        end = start + len(part.text)
        spans.append((start, end))
    return spans


def _begun(
    names: NameIndex, text: str, parts: Sequence[Part], spans: Sequence[tuple[int, int]], place: int
) -> tuple[Part, int, int]:
    """The name at a place, where a text behind it begins, 0 if none does, and the place of the part after that."""
    part, (start, end) = parts[place], spans[place]
    if _is_unknown(names, part):
        headed = _HEADED.match(part.text)
        named = names.find(headed[1]) if headed is not None else part
        if headed is not None and named.company is not None and not named.remark:
            return named, start + headed.end(), place + 1
        return part, 0, place + 1
    behind = place + 1
    if part.company is not None and part.remark and part.text.endswith(part.remark):  # ``Jade Tea: must, after 2 pm``
        return part, end - len(part.remark), behind
    if part.company is None or part.remark or behind == len(parts) or not _is_unknown(names, parts[behind]):
        return part, 0, place + 1
    said = spans[behind][0]
    return part, said if _DASH.fullmatch(text[end:said]) is not None else 0, place + 2


def _is_unknown(names: NameIndex, part: Part) -> bool:
    return part.company is None and not names.is_said(part.text)


def _goes_on(names: NameIndex, text: str) -> bool:
    """Whether an unknown text behind a sentence belongs to it, and is no name."""
    if names.near(text) is not None or names.called(text, leading=True)[0] or is_form(text):
        return False
    return not looks_like_name(text) or _says(text)


def _is_sentence(names: NameIndex, text: str) -> bool:
    """Whether a text behind a name is a remark on it of several words, and neither a name nor a word for a level."""
    if is_country(text) or is_form(text) or names.mentioned(text):
        return False
    near = names.near(text)
    if (near is not None and near.same) or (names.called(text)[0] and not _says(text)):
        return False
    if sure_level(text) is not None:  # ``a must, please``, unlike ``must``
        return near is None and len(_WORD.findall(text)) + len(_LETTER.findall(text)) > 1
    if _says(text):
        return True
    if script_of(text) == "han":
        return not looks_like_name(text)
    words = _WORD.findall(text)
    small = sum(word == word.lower() for word in words)
    return len(words) > 1 and not words[0].istitle() and 2 * small > len(words)


def _says(text: str) -> bool:
    """Whether a text says something about meetings, or tells of earlier ones."""
    return (
        speaks(text)
        or about_meetings(text)
        or level_beside(text) is not None
        or takes_back(text)
        or may_be_away(text)
        or tells_past(text)
    )


_LONGEST = 600
"""The longest cell that is looked through, in characters."""

_DASH = lazy_regex(r"\s*[-–—:：]+\s*")
_HEADED = lazy_regex(r"([^:：\n]{2,60}?)\s*(?:[:：]|\s[-–—]+\s)\s*(?=\S)")
"""A name, with the sign behind it."""

_WORD = lazy_regex(r"[^\W\d_]{2,}", re.UNICODE)
_LETTER = lazy_regex(r"(?<!\w)[^\W\d_](?!\w)")
"""A word of one letter, such as an article."""
