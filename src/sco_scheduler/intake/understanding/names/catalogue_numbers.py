"""Reads the numbers of companies on a list in cells and remarks, with the signs and levels beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from sco_scheduler.domain.names import trim
from sco_scheduler.intake.company_names import AND_NOT_OR
from sco_scheduler.intake.understanding.names.listed_texts import exceptions_in
from sco_scheduler.intake.understanding.wording.words import level_of, sure_level
from sco_scheduler.resources import lazy_regex

STAND = (
    r"\b(?:stands?|stalls?|booths?|puestos?|estandes?|stánd\w*|stoisk\w+|stendi\w*|gian hàng|bilik)\b|"
    r"(?<![а-я])стенд\w*|展位|摊位|展台|ブース|부스|บูธ|غرفه|جناح|דוכן|स्टॉल|स्टाल"
)
"""Words for the place of a company in the hall, whose number may stand for the company."""

_ONE_NUMBER = (
    rf"(?:(?:{STAND})\s*)?"
    r"(?:(?:(?:№{1,2}|#|nos\.?|no\.|numbers?|номера?|номерам?и?|第|编号)\s*:?|no(?!\s*[:：]))\s*)?"
    r"\d{1,4}[号번番]?(?:\s?[-–—]\s?\d{1,4}[号번番]?)?(?:(?:企业|公司|展商|供应商|采购商)(?=\W|$))?"
)
_AND = rf"(?:(?:{AND_NOT_OR})\s|و)\s*"
_LISTED_NUMBERS = lazy_regex(
    rf"{_ONE_NUMBER}(?:(?:\s*[;；、,，،؛/+&和与及]\s*(?:{_AND})?|\s+(?:{_AND})?){_ONE_NUMBER})*\s*[.。;；,，،]?",
    re.IGNORECASE,
)
_NUMBER_OR_RANGE = lazy_regex(r"(\d+)(?:[号번番]?\s?[-–—]\s?(\d+))?")
_LONGEST_RANGE = 50
"""The maximum size of a range of numbers."""

_TITLED = 0.7


def named_by_numbers(text: str, names: Mapping[str, str]) -> str:
    """The names of the numbers in a cell, each behind its sign, or before the level behind it."""
    text = _with_refused_number(text)
    if (but := exceptions_in(text)) is not None:
        listed = _signed_numbers(but) if but else None
        return "; ".join(names.get(number, number) for _, number in listed) if listed else text
    if graded := with_levels(text) if _signed_numbers(text) is None else ():
        parts = ("; ".join(f"{names.get(n, n)}{said}" for n in numbers) for numbers, said, _ in graded)
        return "; ".join(f"{head}{part}" for (_, _, head), part in zip(graded, parts, strict=True))
    said = []
    for group in _GROUPS.split(text):
        signed = _signed_numbers(group)
        said.append("; ".join(f"{s} {names.get(n, n)}".strip() for s, n in signed) if signed else group.strip())
    return "; ".join(said)


def marks_each(texts: Iterable[str]) -> bool:
    """Whether the sign of a number holds for it alone, since in some cell of a column it stands before a later one.

    ``4, 10, ◎3`` says so of ``◎4, 2, 9`` too.
    """
    return any(_LATER_SIGN.search(text) is not None for text in texts)


def without_signs(text: str) -> str:
    """A text without the signs before numbers."""
    return _SIGN_BEFORE.sub("", text)


def named_in_cell(text: str, names: Mapping[str, str], *, each: bool) -> str:
    """A cell with names in place of the numbers in it, with their signs and levels; other contents are kept.

    Parameters
    ----------
    each
        A sign that stands at its number without a blank (``◎4, 2``) holds for this number alone.
    """
    if numbers_in(text) is not None:
        return named_by_numbers(text, names)
    parts = [part for part in _ANY_COMMA.split(text) if part.strip()]
    if each and parts and all(_MARKED_NUMBER.fullmatch(part) is not None for part in parts):
        return "; ".join(named_by_numbers(part, names) for part in parts)
    return named_beside_names(text, names)


def named_beside_names(text: str, names: Mapping[str, str]) -> str:
    """The names of numbers beside names in a cell, with their signs: ``Lotus Glass, 4, 6!``; else the text."""
    parts = _parts_beside_names(text)
    numbers = [number for _, of in parts for _, number in of or ()]
    if not numbers or any(number not in names for number in numbers):
        return text
    named = ("; ".join(f"{s} {names[n]}".strip() for s, n in of) if of else part for part, of in parts)
    return "; ".join(named)


def numbers_beside_names(text: str) -> tuple[str, ...] | None:
    """The numbers of a cell in which others are names, without leading zeros; None if a part is both or neither."""
    if (numbers := numbers_in(text)) is not None:
        return numbers
    parts = _parts_beside_names(text)
    return tuple(number for _, of in parts for _, number in of or ()) if parts else None


def _parts_beside_names(text: str) -> list[tuple[str, tuple[tuple[str, str], ...] | None]]:
    """Each part of a cell, with its numbers and their signs, or None for a name; empty if one has digits in words."""
    if _LOOKED_UP in text:
        return []  # ``Jade Tea;#3`` has the number of its name
    parts = [part.strip() for part in _ANY_COMMA.split(text) if part.strip()]
    told = [(part, _signed_numbers(part) if any(map(str.isdigit, part)) else None) for part in parts]
    known = all(of or not any(map(str.isdigit, part)) for part, of in told)
    signed = [any(sign for sign, _ in of) for _, of in told if of]
    return told if known and (len(signed) < len(told) or len(told) == 1 or not any(signed)) else []  # whose sign it is


_LOOKED_UP = ";#"
"""Between a name and its number in a cell of a list that looks values up in another one."""


@lru_cache(maxsize=131072)
def numbers_in(text: str) -> tuple[str, ...] | None:
    """The numbers of a cell with only numbers, or with numbers as exceptions, without leading zeros; else None.

    Levels or signs beside the numbers, or before several, are no other content.
    """
    text = _with_refused_number(text)
    but = exceptions_in(text)
    if but == "":
        return ()
    signed = _signed_numbers(but or text)
    if signed is not None:
        return tuple(number for _, number in signed)
    graded = with_levels(text) if but is None else ()
    return tuple(number for numbers, _, _ in graded for number in numbers) or None


@lru_cache(maxsize=131072)
def _signed_numbers(text: str) -> tuple[tuple[str, str], ...] | None:
    """The numbers of a cell with only numbers, each with the sign that holds for it; None for other contents.

    A sign holds for the numbers after it, up to the next sign or a semicolon, unless it stands at each of its own:
    ``★1, ★8, ○ 3, 5, 10–12``. Whether a single sign without a blank holds for more than its number is open.
    """
    found: list[tuple[str, str]] = []
    for part in _GROUPS.split(text):
        pieces = _SIGN_BEFORE.split(_SIGN_BEHIND.sub(r"\2\1", part))
        several = {sign for sign in pieces[1::2] if pieces[1::2].count(sign) > 1}
        for sign, said in zip(("", *pieces[1::2]), pieces[::2], strict=True):
            listed = said.strip(" ,，、")
            if not listed:
                continue
            numbers = numbers_of(listed) if _LISTED_NUMBERS.fullmatch(listed) is not None else ()
            if not numbers:
                return None
            own = len(numbers_of(_SOFT.split(listed)[0])) if sign else 0
            if sign and len(numbers) > own and sign not in several and not said[:1].isspace():
                return None
            found += [(sign if sign not in several or n < own else "", number) for n, number in enumerate(numbers)]
    return tuple(found) if found or not text else None


_SIGN_BEHIND = lazy_regex(r"(\d{1,4})\s?([★☆⭐✩○◯●◎〇×✕✖✗✘✓✔√△▲▽▼◇◆□■?？!！]{1,3})(?=\s*(?:[,，、;；]|$))")
_GROUPS, _SOFT = lazy_regex(r"[;；\n\r]+"), lazy_regex(r"[,，、]")
_ANY_COMMA = lazy_regex(r"[,，、;；،\n\r]+")
_LATER_SIGN = lazy_regex(r"\d\s*[,，、;；]\s*[★☆⭐✩○◯●◎〇×✕✖✗✘✓✔√△▲▽▼◇◆□■?？!！]{1,3}\d")
_SIGN_BEFORE = lazy_regex(r"([★☆⭐✩○◯●◎〇×✕✖✗✘✓✔√△▲▽▼◇◆□■?？!！]{1,3})(?=\s*(?:№\s*)?\d)")
"""A sign before a number of a list."""
_MARKED_NUMBER = lazy_regex(r"\s*[★☆⭐✩○◯●◎〇×✕✖✗✘✓✔√△▲▽▼◇◆□■?？!！]{0,3}(?:№\s*)?\d{1,4}\s*")


def _with_refused_number(text: str) -> str:
    """The text with a colon behind ``no`` before a number among numbers without a word: it refuses, and counts none."""
    return text if NO_NUMBER.match(text) is not None else _REFUSED.sub("; no: ", text)


NO_NUMBER = lazy_regex(r"\bno\s+(?=\d)", re.IGNORECASE)
_REFUSED = lazy_regex(r"(?:[\s,;，；]|\b(?:and|but)\b)*\bno\s+(?=\d)", re.IGNORECASE)


@lru_cache(maxsize=131072)
def with_levels(text: str) -> tuple[tuple[tuple[str, ...], str, str], ...]:
    """The numbers of each item of a list, the level behind it, and the one that heads it; empty for other texts.

    Examples are ``No. 1 (must), 2, 5 – no`` and ``must: 1, 2; no: 5``.
    """
    found: list[tuple[tuple[str, ...], str, str]] = []
    place = 0
    while place < len(text):
        match = _GRADED_ITEM.match(text, place)
        if match is None or match.end() == place:
            return ()
        head, said = trim(match["head"] or ""), trim(match["said"] or "")
        bare = said.strip(" ()（）-–—:：")
        if (head and sure_level(head) is None) or (bare and any(map(str.isalnum, bare)) and not _grades(bare)):
            return ()
        behind = "" if not said else said if not bare or not any(map(str.isalnum, bare)) else f" ({bare})"
        found.append((numbers_of(match["numbers"]), behind, f"{head}: " if head else ""))
        place = match.end()
    return tuple(found) if any(said or head for _, said, head in found) else ()


def _grades(word: str) -> bool:
    """Whether a word behind a number is a level, with some certainty."""
    found = level_of(word)
    return found is not None and found[1] >= _TITLED


_GRADED_ITEM = lazy_regex(
    rf"\s*(?:(?P<head>[^\W\d][^\d:：;；,，\n]{{1,24}})[:：]\s*)?(?P<numbers>{_ONE_NUMBER})"
    r"(?P<said>\s*[(（][^()（）\d]{1,40}[)）]|\s*[-–—:：]\s*[^\W\d][^\d;；、,，/|\n()（）]{0,40}|\s*[!*★☆✓✔♥+×✗❌]{1,3}|"
    r"\s+[^\W\d][^\d;；、,，/|\n()（）]{1,40})?\s*(?:[;；、,，/|\n.。]\s*|(?:and|и)\s+|[和与及]\s*|$|(?=\s))",
    re.IGNORECASE,
)


def numbers_of(text: str) -> tuple[str, ...]:
    """The numbers in a text, without leading zeros, with ranges such as ``6-8`` expanded."""
    found: list[str] = []
    for first, last in _NUMBER_OR_RANGE.findall(text):
        several = (
            range(int(first), int(last) + 1) if last and int(first) < int(last) <= int(first) + _LONGEST_RANGE else ()
        )
        found += map(str, several) if several else [bare_number(n) for n in (first, last) if n]
    return tuple(found)


class Numbers:
    """The numbers of companies on lists, whether or not they are IDs."""

    def __init__(self) -> None:
        self._companies: dict[str, str | None] = {}

    def add(self, number: str, company: str | None) -> None:
        """Add the number of a company, without leading zeros; one of two companies is none."""
        self._companies[number] = company if self._companies.get(number, company) == company else None

    def company(self, text: str) -> str | None:
        """The company of a number: ``207``, ``№ 207``; None for any other text."""
        numbers = numbers_in(text) or () if len(text) <= _LONGEST_NUMBER else ()
        return self._companies.get(numbers[0]) if len(numbers) == 1 else None


_LONGEST_NUMBER = 20


def listed_numbers(text: str) -> list[str]:
    """The several numbers of which alone a text consists, as they are written; empty for any other, and for ranges."""
    if _LISTED_NUMBERS.fullmatch(text) is None or any(last for _, last in _NUMBER_OR_RANGE.findall(text)):
        return []
    found = _DIGITS.findall(text)
    return found if len(found) > 1 else []


_DIGITS = lazy_regex(r"\d+")


def called_numbers_in(text: str) -> tuple[str, ...]:
    """The numbers of a cell with only numbers that are called so, each for itself: ``No. 6, No. 2``."""
    match = _CALLED_NUMBERS.fullmatch(text) if len(text) <= _LONGEST_LIST and any(map(str.isdigit, text)) else None
    return numbers_of(text) if match is not None else ()


_LONGEST_LIST = 100
_CALLED = (
    r"(?:(?:№|#|(?<!\w)(?:no|nr|núm|num|n[º°]|n\.[º°])\.?(?!\w)|n[º°]|номер|رقم|رقم ال|מס['׳]?|ลำดับ|số)\s*\d{1,3}|"
    r"第?\d{1,3}\s?[号號番번])"
)
_CALLED_NUMBERS = lazy_regex(rf"\s*{_CALLED}(?:\s*[,;、，；،؛/+&\n]\s*{_CALLED})*\s*[.。]?", re.IGNORECASE)


def with_names_of_numbers(text: str, names: Mapping[str, str]) -> str:
    """Replace the numbers of a list in a remark by names: ``except No. 5``, ``7 - must``.

    Parameters
    ----------
    names
        The names by their numbers, without leading zeros.
    """

    def name(match: re.Match[str]) -> str:
        return names.get(bare_number(match[1]), match[0])

    begins = _NUMBER_AND_LEVEL.fullmatch(text)
    if begins is not None and level_of(begins[2]) is not None and bare_number(begins[1]) in names:
        return f"{names[bare_number(begins[1])]} - {begins[2]}"
    return _COUNTED_NUMBER.sub(name, _CALLED_NUMBER.sub(name, text))


_CALLED_NUMBER = lazy_regex(
    rf"(?:(?:{STAND})\s*)?(?:№|#|\bno\.|\bnr\.?|\bnúm\.?|\bnumber|\bномер\w*|{STAND})\s*(\d{{1,4}})(?!\d)",
    re.IGNORECASE,
)
_COUNTED_NUMBER = lazy_regex(r"(?<![\w.])(\d{1,3})번(?=\s*(?:[은는이가을를와과만도,.]|업체|기업|회사))")
_NUMBER_AND_LEVEL = lazy_regex(r"\s*(\d{1,4})\s*[-–—:：]\s*(\D{2,40})")


def bare_number(number: str) -> str:
    """A number without blanks and leading zeros."""
    return trim(number).lstrip("0")
