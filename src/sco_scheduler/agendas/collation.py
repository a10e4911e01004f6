"""Names in each script: alphabetical order, Chinese by pinyin, and romanization."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache

from sco_scheduler.agendas.build_report import company_name
from sco_scheduler.agendas.rows import IndexEntry, index_rows
from sco_scheduler.domain.event import Event
from sco_scheduler.domain.names import fold
from sco_scheduler.domain.schedule import Schedule

SortKey = tuple[object, ...]


class Script(StrEnum):
    """The script of a name, by its first letter, in the order in which lists have them."""

    LATIN = "latin"
    CYRILLIC = "cyrillic"
    CHINESE = "chinese"
    OTHER = "other"


_SCRIPTS = tuple(Script)

_SURNAMES: Mapping[str, str] = {
    "单": "shan",
    "單": "shan",
    "曾": "zeng",
    "仇": "qiu",
    "查": "zha",
    "区": "ou",
    "區": "ou",
    "解": "xie",
    "朴": "piao",
    "任": "ren",
    "盖": "ge",
    "尉迟": "yu chi",
    "万俟": "mo qi",
    "长孙": "zhang sun",
    "乐": "yue",
    "翟": "zhai",
    "覃": "qin",
    "缪": "miao",
    "燕": "yan",
    "纪": "ji",
    "宓": "mi",
    "洗": "xian",
    "冼": "xian",
    "员": "yun",
    "折": "she",
    "黑": "he",
    "秘": "bi",
    "种": "chong",
    "重": "chong",
    "哈": "ha",
    "葛": "ge",
    "华": "hua",
    "繁": "po",
    "召": "shao",
}
"""Readings of these characters as surnames, if they differ, or may differ, from the usual reading."""


def sorting_script(name: str) -> Script:
    """The script of the first letter of a name; a name without letters counts as Latin."""
    letter = next((char for char in name if char.isalpha()), "")
    title = unicodedata.name(letter, "") if letter else ""
    if not title or title.startswith(("LATIN", "FULLWIDTH LATIN")):
        return Script.LATIN
    if title.startswith("CYRILLIC"):
        return Script.CYRILLIC
    return Script.CHINESE if title.startswith("CJK") else Script.OTHER


_SCRIPT_OF = {"en": Script.LATIN, "zh": Script.CHINESE, "ru": Script.CYRILLIC}


def company_name_in(event: Event, company: str, lang: str) -> str:
    """Return the name of a company in the script of a language, else its main name."""
    known = event.company_by_id.get(company)
    own = (known.name, known.local_name) if known is not None else ()
    return next(
        (name for name in own if name and sorting_script(name) is _SCRIPT_OF.get(lang)), company_name(event, company)
    )


def names_in(event: Event, lang: str) -> Mapping[str, str]:
    """Return the name of each company by its ID, in the script of a language if it has one."""
    return {company.id: company_name_in(event, company.id, lang) for company in event.companies}


def sort_key(name: str, *, person: bool = False) -> SortKey:
    """Return the sort key of a name: by script, then by the script's alphabet, then by digits.

    Numbers count as numbers (``Table 2`` before ``Table 10``), case and accents come last. Chinese is
    ordered syllable by syllable, by pinyin.

    Parameters
    ----------
    person
        Whether to read the first Chinese character as a surname.
    """
    script = sorting_script(name)
    syllables = _pinyin(name, person=person) if script is Script.CHINESE else ()
    return (_SCRIPTS.index(script), syllables, _letters(name), name)


def initial(name: str, *, person: bool = False) -> str:
    """Return the letter under which an index lists a name: ``B`` for 巴 (*bā*), ``Ж`` for Жигули; ``#`` for digits."""
    if sorting_script(name) is Script.CHINESE:
        return _pinyin(name, person=person)[0][:1].upper()
    letter = next((char for char in _letters_only(name) if char.isalnum()), "#")
    return letter.upper() if letter.isalpha() else "#"


@lru_cache(maxsize=20_000)
def _pinyin(name: str, *, person: bool) -> tuple[str, ...]:
    from pypinyin import Style, lazy_pinyin

    text = "".join(char for char in name if char.isalnum())
    for length in (2, 1) if person else ():
        read = _SURNAMES.get(text[:length])
        if read is not None:
            return (*read.split(), *lazy_pinyin(text[length:], style=Style.TONE3, neutral_tone_with_five=True))
    return tuple(lazy_pinyin(text, style=Style.TONE3, neutral_tone_with_five=True)) or ("#",)


@lru_cache(maxsize=20_000)
def romanized(name: str) -> str:
    """Romanize a name in lower case such that common variant spellings become equal.

    Chinese by pinyin, the syllables of a word together; other scripts letter by letter (*х* is ``kh`` or ``h``,
    *й* and *ы* are ``y`` or ``i``, *қ* is ``q`` or ``k``).
    """
    from anyascii import anyascii
    from pypinyin import lazy_pinyin

    parts = (char if char.isalnum() or char.isspace() else " " for char in fold(name).replace("ё", "е"))
    letters = anyascii("".join(lazy_pinyin("".join(parts).replace("'", "")))).lower()
    for spelling, other in _SPELLINGS:
        letters = letters.replace(spelling, other)
    return letters


_SPELLINGS = (("kh", "h"), ("y", "i"), ("q", "k"), ("lv", "lu"), ("nv", "nu"), ("'", ""))


def _letters(name: str) -> tuple[tuple[int, int, str], ...]:
    """The parts of a name in order: numbers by their value, before words."""
    parts: list[tuple[int, int, str]] = []
    for word in _letters_only(name).split():
        digits = word.isdecimal() and len(word) < 19
        parts.append((0, int(word), "") if digits else (1, 0, word))
    return tuple(parts)


@lru_cache(maxsize=20_000)
def _letters_only(name: str) -> str:
    """Lower-case letters and digits without accents; й and ё keep theirs, which make letters of their own."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    plain = []
    for char in folded:
        if char.isalnum():
            base = char if char in "йё" else unicodedata.normalize("NFD", char)[0]
            # Ё comes after Е, unlike in Unicode.
            plain.append("е\uffff" if base == "ё" else base)
        else:
            plain.append(" ")
    return "".join(plain)


class Order(StrEnum):
    """The order of printed agendas: by zone and then the company's name, or by the company's name alone."""

    ZONE = "zone"
    NAME = "name"


def in_order(schedule: Schedule, order: Order) -> tuple[IndexEntry, ...]:
    """List the delegates with an agenda in the order in which the agendas are handed out.

    A delegate's zone is the one with most of the delegate's meetings, the first such zone of the event if tied;
    without meetings, the supplier's own. Delegates without a zone come last.
    """

    def place(entry: IndexEntry) -> SortKey:
        name = sort_key(company_name(schedule.event, entry.company.id))
        zone = _zone(schedule, entry) if order is Order.ZONE else 0
        return (zone, name, entry.company.id, entry.delegate.key)

    return tuple(sorted((entry for entry in index_rows(schedule) if entry.has_agenda), key=place))


def _zone(schedule: Schedule, entry: IndexEntry) -> int:
    codes = [zone.code for zone in schedule.event.zones]
    counts = Counter(meeting.zone for meeting in schedule.by_delegate[entry.delegate.key])
    if counts:
        return min(range(len(codes)), key=lambda i: -counts[codes[i]], default=0)
    supplier = entry.company.supplier
    return codes.index(supplier.zone) if supplier is not None and supplier.zone in codes else len(codes)
