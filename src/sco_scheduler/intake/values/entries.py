"""Parses lists, names, numbers, currencies and table labels as people write them in one cell."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, datetime, time
from functools import lru_cache

from sco_scheduler.domain.findings import Findings
from sco_scheduler.domain.messages import Cell, Phrase
from sco_scheduler.domain.names import INVISIBLE_EDGE, fold, trim
from sco_scheduler.intake import kinds, phrases
from sco_scheduler.intake.values.native_days import with_thai_months
from sco_scheduler.intake.values.typed_hours import typed_number
from sco_scheduler.resources import data_file, folded_data, lazy_regex, words_of_kinds

_CONTROL = frozenset({"Cc", "Cs"})
_SEPARATORS = lazy_regex(r"[;；、\n\r\u2028\u2029]+")
_OTHER_SPACES, _LINE_SEPARATOR = lazy_regex(r"[\u00a0\u2000-\u200a\u202f\u205f]"), lazy_regex("[\u2028\u2029]")
_COMMAS = lazy_regex(r"[,，]+")
_LOOSE = lazy_regex(r"[/／|｜\t+]+|\s+(?:and|и)\s+|[和与及]")
_SPLITS = [
    lazy_regex(f"({'|'.join(p.pattern for p in few)})")
    for few in ([_SEPARATORS], [_SEPARATORS, _COMMAS], [_SEPARATORS, _COMMAS, _LOOSE])
]
"""Delimiters of a list, the most certain first; names may contain the later ones."""

_PLURAL = lazy_regex(r"\((?:s|es|и|ы|ов)\)")
_WHOLE = lazy_regex(r"[+-]?\d+([.,]0*)?")
_MINUTES = lazy_regex(r"(\d{1,4})\s*(?:'|′|min(?:ute)?s?\.?|分钟?|мин(?:ут[аы]?)?\.?)")
YES = frozenset(words_of_kinds("answers.json", "yes"))
NO = frozenset(words_of_kinds("answers.json", "no"))
"""The answers yes and no in all languages, folded."""

_SHORT = 200
"""The maximum length of a text that is compared with names."""

_INVISIBLE = lazy_regex(f"[{INVISIBLE_EDGE}\u00ad]")
_BETWEEN_WORDS = lazy_regex(r"[\s_]+")

_MANY = 1000
"""The number of choices from which on only whole texts are compared, to save time."""


def normalized(text: str) -> str:
    """Normalise a text for parsing numbers, dates and times: folded, without invisible marks, with single spaces.

    Full-width digits and punctuation become ordinary ones, and non-breaking spaces ordinary spaces. The name of a month
    in a further language beside the day becomes the English one: ``28 сәуір`` and ``Ekim 16`` are days. A day in two
    languages is left once: ``5月13日 13 May``.
    """
    return _normalized_short(text) if len(text) <= _SHORT else _normalized(text)


@lru_cache(maxsize=131072)
def _normalized_short(text: str) -> str:
    return _normalized(text)


def _normalized(text: str) -> str:
    visible = text if text.isascii() else _INVISIBLE.sub("", text)
    folded = " ".join(fold(visible).replace("\u0307", "").split())  # of a Turkish capital
    folded = _WITHOUT_APOSTROPHE.sub(r"\1n't", folded) if "nt " in folded else folded
    folded = _IN_KOREAN.sub(r"\1月\2日", folded) if "월" in folded else folded
    folded = _IN_MONGOLIAN.sub(r"\1月\2日", folded) if "сар" in folded else folded
    if _MAY_BE_DAY.search(folded) is None:
        return folded
    folded = _IN_AUTUMN.sub(_of_language, folded) if "listopad" in folded else folded
    folded = with_thai_months(folded) if ".ค" in folded or ".ย" in folded or ".พ" in folded else folded
    folded = _DAY_AND_MONTH.sub(_in_english, folded)
    return _TWICE.sub(_once, folded) if _REPEATED.search(folded) is not None else folded


_WITHOUT_APOSTROPHE = lazy_regex(
    r"(?<!\w)(do|does|did|is|are|was|were|ca|wo|could|would|should)nt(?= (?:want|need|meet|arrange|put|schedule|book|"
    r"plan|match|pair|seat|see|come|attend|join|make|like|wish|have|be|bring|invite|talk|sit|add|include|use|know|yet)(?!\w))"
)
"""An English verb with a negation without its apostrophe, unlike the French word *dont*."""

_IN_AUTUMN = lazy_regex(r"(?<!\w)listopada?(?!\w)")
_POLISH = lazy_regex(r"[ąęłńśźż]|\b(?:godz|godzin\w*|dnia|rano|spotka\w*|nie|obecno\w*)\b|\d{4} ?r\b")
_CROATIAN = lazy_regex(r"[čšžđ]|\b(?:sat[ai]?|susret\w*|sastan\w*|ujutro|dana|godine|niste|nisu|kad[ae]?)\b")


def _of_language(match: re.Match[str]) -> str:
    """A month that is November in Polish and October in Croatian, by the language of the text; unchanged in doubt."""
    polish, croatian = (of.search(match.string) is not None for of in (_POLISH, _CROATIAN))
    if polish is croatian:
        return match[0]
    return "listopadu" if polish else "října"


_MAY_BE_DAY = lazy_regex(r"(?<!\d)\d{1,2}(?!\d)")
_LETTER = r"(?:[^\W\d_]|[\u0900-\u0963\u0980-\u09e3\u0a00-\u0dff\u0e31-\u0ebd\u102b-\u103e\u17b6-\u17d3])"
"""A letter, or a vowel sign of a script in which these are no letters."""

_DAY_AND_MONTH = lazy_regex(
    rf"(?<![\w.:/])(?P<day>\d{{1,2}})(?P<nth>er|[.º°oaª]|οσ|-[^\W\d_]{{1,5}}(?= )|-(?=[^\W\d_]))?\s?(?:de |di )?"
    rf"(?P<name>(?:تشرين|كانون) [^\W\d_]+|{_LETTER}{{3,}}?)"
    rf"(?P<at>['’]?(?:[дт][аеә]|[dt][aeə]))?(?!{_LETTER}|['’])(?: de(?= \d{{4}}))?|"
    r"(?<!\w)(?!mar[st] )(?P<first>[^\W\d_]{4,})(?= \d{1,2}(?![\w:.]))"
)
"""A day with its month, perhaps in the locative, or a month before a day."""


_IN_MONGOLIAN = lazy_regex(r"(?<!\d)(\d{1,2})(?:\s?-?\s?р)? сарын (\d{1,2})(?:\s?-?\s?н(?:ы|ий|д|ээс|аас)?)?(?![\d\w])")
"""A day of a month in figures in Mongolian, with the ending of its case: ``6-р сарын 4-нд``."""

_IN_KOREAN = lazy_regex(r"(?<!\d)(\d{1,2})\s?월\s?(\d{1,2})\s?일")
"""A day in Korean, written as in Chinese and Japanese but for its signs."""


def _in_english(match: re.Match[str]) -> str:
    """A day with the English name of its month, or the name only; unchanged unless it is one of a further language.

    A month that is known anyway keeps its name without the endings of such a language: ``3-чү июнь``, ``5-июнда``.
    """
    whole = f"{match['name']}{match['at'] or ''}"
    month = _further_months().get(match["first"] or (whole if whole in _further_months() else match["name"]))
    ends = match["at"] or (_ORDINAL.fullmatch(match["nth"] or "") is not None)
    if month is None and ends and match["name"] in months():
        month = match["name"]
    if month is None:
        return match[0]
    return month if match["first"] else f"{match['day']} {month}"


_ORDINAL = lazy_regex(r"-(?!о?[ег])[^\W\d_]+")
"""The ending of a numeral, but not of Russian, where a day with it is read as it is."""
_REPEATED = lazy_regex(r"(?<!\d)(\d{1,2})(?!\d).{1,30}?(?<!\d)\1(?!\d)")
_DATED = (
    r"(?:(?P<m{0}>\d{{1,2}})\s*月\s*(?P<d{0}>\d{{1,2}})\s*[日号]?|"
    r"(?P<day{0}>\d{{1,2}})(?:st|nd|rd|th)? (?P<name{0}>[^\W\d_]{{3,}})|"
    r"(?P<first{0}>[^\W\d_]{{3,}})\.? (?P<last{0}>\d{{1,2}})(?:st|nd|rd|th)?(?![\w:.]))"
)
_TWICE = lazy_regex(rf"(?<!\w)(?P<one>{_DATED.format(1)})[\s/|(（]+{_DATED.format(2)}[)）]?")


def _once(match: re.Match[str]) -> str:
    """The first of two neighbouring days, if they are equal."""
    days = [
        (
            int(match[f"m{n}"] or 0) or months().get(match[f"name{n}"] or match[f"first{n}"] or ""),
            int(match[f"d{n}"] or match[f"day{n}"] or match[f"last{n}"]),
        )
        for n in (1, 2)
    ]
    return match["one"] if days[0] == days[1] and days[0][0] else match[0]


@lru_cache(maxsize=1)
def months() -> Mapping[str, int]:
    """The number of a month by each of its names, from ``data/months.json``."""
    data = json.loads(folded_data("months.json"))
    return {name: int(number) for number, names in data.items() for name in names}


def in_ascii_digits(text: str) -> str:
    """A text with the digits of any script as those of ASCII: ``٩:٠٠`` as ``9:00``."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)


def month_called(word: str) -> int:
    """The number of the month that a folded word means in any language, 0 for none."""
    return months().get(word) or months().get(_further_months().get(word, ""), 0)


def names_of_month(number: int) -> list[str]:
    """The names of a month in all languages, folded."""
    further = json.loads(folded_data("months_further.json"))
    return [*(name for name, of in months().items() if of == number), *further[str(number)]]


@lru_cache(maxsize=1)
def _further_months() -> Mapping[str, str]:
    """The English name of each month by its names in further languages."""
    english = {number: name for name, number in reversed(list(months().items()))}
    data = json.loads(folded_data("months_further.json"))
    return {name: english[int(number)] for number, names in data.items() for name in names}


def fold_header(text: str) -> str:
    """Normalise headers, sheet names and settings for comparison.

    Removes white space, a trailing ``*``, ``:`` or ``?``, ``(s)``, case, and the difference of ё and е.
    """
    return _fold_short_header(text) if len(text) <= _SHORT else _fold_header(text)


@lru_cache(maxsize=131072)
def _fold_short_header(text: str) -> str:
    return _fold_header(text)


def _fold_header(text: str) -> str:
    bare = _BETWEEN_WORDS.sub("", _INVISIBLE.sub("", fold(text))).replace("ё", "е")
    bare = _PLURAL.sub("", bare)
    return bare.rstrip("*:?").strip()


def without_control(text: str) -> str:
    """Remove characters that no workbook can contain: control characters and noncharacters of Unicode.

    Line breaks and tabs stay; line and paragraph separators become ordinary line breaks.
    """
    if text.isprintable():
        return text
    text = _LINE_SEPARATOR.sub("\n", text)
    return "".join(c for c in text if c in "\n\r\t" or not (unicodedata.category(c) in _CONTROL or _is_none(c)))


def with_plain_spaces(text: str) -> str:
    """Write no-break spaces and those of other widths as ordinary ones: ``11.11.\u00a0a.m.``."""
    return text if text.isprintable() else _OTHER_SPACES.sub(" ", text)


def _is_none(char: str) -> bool:
    """Whether a code point is one of Unicode's noncharacters."""
    return ord(char) & 0xFFFE == 0xFFFE or "\ufdd0" <= char <= "\ufdef"


def may_be_typed(value: object) -> bool:
    """Whether a value may be a number that was typed into a cell formatted as a time: a moment around 1900 or 1904."""
    return isinstance(value, datetime) and value.year <= 1904


def written(value: object) -> str:
    """Format a cell's value as the organizer would write it: 12.0 as ``12``, a day as ``2025-06-12``."""
    if type(value) is str:
        return trim(value)
    text = str(value)
    if value is None:
        text = ""
    elif isinstance(value, bool):
        text = text.upper()
    elif isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        text = str(int(value))
    elif may_be_typed(value) and (number := typed_number(value)) is not None:
        text = f"{number:g}"
    elif isinstance(value, datetime):
        text = value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    elif isinstance(value, time):
        text = value.isoformat("minutes")
    return trim(text)


def split_list(text: str) -> list[str]:
    """Split a list in one cell at ``;``, ``；``, ``、`` and line breaks, without empty parts."""
    return [part for part in map(trim, _SEPARATORS.split(text)) if part]


def split_commas(text: str) -> list[str]:
    """Split a text at ``,`` and ``，``, without empty parts."""
    return [part for part in map(trim, _COMMAS.split(text)) if part]


def split_loosely(text: str, known: Callable[[str], bool], *, commas: bool = True) -> list[str]:
    """Split a text at slashes, bars and tabs, or commas, if every part is then known; else return it whole."""
    if known(text):
        return [text]
    for pattern in (_COMMAS, _LOOSE) if commas else (_LOOSE,):
        parts = [part for part in map(trim, pattern.split(text)) if part]
        if len(parts) > 1 and all(map(known, parts)):
            return parts
    return [text]


def with_part_replaced(text: str, part: str, other: str) -> str:
    """Replace the first matching part of a list in one cell, and leave the rest unchanged.

    Without a matching part the first occurrence within the text is replaced, else the whole text.
    """
    for pattern in _SPLITS:
        pieces = pattern.split(text)
        for place, piece in enumerate(pieces):
            if trim(without_control(piece)) == part:
                start = len(piece) - len(piece.lstrip())
                pieces[place] = piece[:start] + other + piece[len(piece.rstrip()) :]
                return "".join(pieces)
    return text.replace(part, other, 1) if part in text else other


def split_languages(text: str) -> list[str]:
    """Split a list of languages, also at commas."""
    return [part for piece in split_list(text) for part in split_commas(piece)]


def whole_number(value: object) -> int | None:
    """Parse the whole number of a cell, given as a number or as text; None for other contents."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 1e15 else None
    if isinstance(value, str):
        if value.isascii() and value.isdecimal():
            return int(value) if len(value) <= 15 else None
        text = normalized(value).removeprefix("'")
        if len(text) <= 15 and _WHOLE.fullmatch(text):
            return int(text.replace(",", ".").partition(".")[0])
    return None


def whole_minutes(value: object) -> int | None:
    """Parse a whole number of minutes, with or without its unit, or as a time such as 0:20."""
    if isinstance(value, time):
        return 60 * value.hour + value.minute if not value.second and not value.microsecond else None
    match = _MINUTES.fullmatch(normalized(value)) if isinstance(value, str) else None
    return int(match[1]) if match is not None else whole_number(value)


def minutes_with_break(value: object) -> tuple[int, int] | None:
    """Parse minutes of a meeting with those of the break after it: ``25 min + 5 min break``; None for other values."""
    match = _WITH_BREAK.fullmatch(normalized(value)) if isinstance(value, str) else None
    return (int(match[1]), int(match[2])) if match is not None and int(match[1]) else None


_WITH_BREAK = lazy_regex(
    r"(\d{1,3})\s*(?:'|min\w*\.?|分钟?|мин\w*\.?)?[\s,]*(?:\+|plus|and|und|et|и|плюс|加|外加|另)\s*(\d{1,3})\s*"
    r"(?:'|min\w*\.?|分钟?|мин\w*\.?)?\s*(?:for )?(?:break|pause|changeover|buffer|gap|turnaround|wechsel|перерыв|"
    r"пауз|休息|间隔|换场)\w*"
)


def nearest(
    text: str, choices: Mapping[str, str] | Collection[str], *, least: float = 70, misspelt: bool = False
) -> str | None:
    """The choice most similar to a text; None if none is similar.

    With a mapping, its keys are compared and the value of the nearest is returned. The result is only a
    suggestion: a true match can score lower than a false one.

    Parameters
    ----------
    choices
        The candidates.
    least
        The minimum score, 0 to 100.
    misspelt
        Whether only misspellings count, not a choice that is a part of the text.
    """
    from rapidfuzz import fuzz, process, utils

    scorer = fuzz.ratio if misspelt or len(choices) > _MANY else fuzz.WRatio
    found = process.extractOne(
        text[:_SHORT], list(choices), scorer=scorer, processor=utils.default_process, score_cutoff=least
    )
    if found is None:
        return None
    return choices[found[0]] if isinstance(choices, Mapping) else str(found[0])


MOST = 500
"""The maximum number of entries that are read, far more than anybody can meet."""


def read_list(text: str, cell: Cell, found: Findings) -> list[str]:
    """Split a list at the usual delimiters."""
    parts = split_list(text)
    if len(parts) > MOST:
        found.add(kinds.LIST_TOO_LONG, cell, count=len(parts), most=MOST)
    return parts[:MOST]


def read_names(text: str, cell: Cell, found: Findings, known: Callable[[str], bool]) -> list[str]:
    """Split a list of names, unless the text is one name, also at slashes and bars if every part is a known name."""
    if known(text):
        return [text]
    return [part for piece in read_list(text, cell, found) for part in split_loosely(piece, known, commas=False)]


_DIGITS = "一二三四五六七八九"
_PRIORITY = (
    r"priority|приоритет|пріоритет|ưu tiên|priorität|priorité|prioridade?|priorità|priorytet|öncelik|prioritas|"
    r"priorita|prioritet|prioriteit|prioritás|prioritate|προτεραιότητα|우선 ?순위|"
    r"优先级?|優先(?:度|順位)?|الأولوية|أولوية|"
    r"اولویت|עדיפות|प्राथमिकता|პრიორიტეტი|ustuvorlik|басымдық|ลำดับ(?:ความสำคัญ)?(?:ที่)?|อันดับ(?:ที่)?"
)
_PLACE = (
    r"place|место|місце|месца|място|мјесто|mjesto|mesto|miesto|místo|miejsce|lugar|luogo|posto|platz|plats|plads|plass|plaats|"
    r"sıra|o['ʻ’]rin|орын|орун|θέση|hely|vieta|koht|sija"
)
_RANK = lazy_regex(
    rf"(?:(?:no|nr)\.?|[#n]°?|rank|{_PRIORITY}|место|第)?\s*"
    r"\(?(?P<number>\d{1,6}|[一二三四五六七八九十]{1,3})\)?"
    r"(?:st|nd|rd|th|°|[ao](?=\s+\w)|ère?|er|re|[èe]me|-?(?:ый|ой|ий|й|ая|я|ое|е))?"
    rf"\s*(?:位|名|个|志愿|志望|希望|选择|选|候补|候補|지망|순위|등|번째|番目|[.、)]?\s*(?:{_PRIORITY}|{_PLACE})|[.、)])?"
)


def read_rank(value: object) -> int | None:
    """Parse the rank of a cell; None for other contents and ranks below 1."""
    rank = whole_number(value)
    if rank is None and isinstance(value, str):
        match = _RANK.fullmatch(normalized(value))
        rank = _number(match["number"]) if match is not None else None
    return rank if rank is not None and rank >= 1 else None


def _number(text: str) -> int | None:
    """Parse a number in digits of any script, or a Chinese one below 100."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.partition("十")
    if len(tens) > 1 or len(ones) > 1 or "十" in ones:
        return None
    high = (_DIGITS.index(tens) + 1 if tens else 1) if ten else 0
    low = ones if ten else tens
    return 10 * high + (_DIGITS.index(low) + 1 if low else 0)


MOST_TABLES = 10_000
"""The maximum number of tables of one zone; larger numbers are typing errors."""

_LONGEST = 60
"""The maximum length of a label or a range of labels."""

_RANGE = lazy_regex(r"(.*?)(\d+)\s*[-–—−‑~～至]\s*(.*?)(\d+)")
_NUMBER = lazy_regex(r"[-+]?\d+([.,]\d+)?")
_COUNTED = lazy_regex(r"\d+\s*(tables?|张|张桌|个|桌|стол\w*|шт\.?)")


class LabelsUnreadableError(ValueError):
    """Raised for a text that is no list of tables; ``reason`` says why."""

    def __init__(self, reason: Phrase) -> None:
        self.reason = reason
        super().__init__(str(reason))


def table_labels(value: object) -> list[str]:
    """Return the table labels of a cell of the column Tables, with repetitions.

    Raises
    ------
    LabelsUnreadableError
        If it is neither a whole number of 0 or more nor a list of labels.
    """
    if isinstance(value, (date, datetime, time)):
        raise LabelsUnreadableError(Phrase("date-or-time"))
    number = whole_number(value)
    if number is not None:
        return _numbered(number)
    text = written(value)
    if not isinstance(value, str) or _NUMBER.fullmatch(fold(text)):
        raise LabelsUnreadableError(Phrase("whole-tables"))
    if _COUNTED.fullmatch(fold(text)):
        raise LabelsUnreadableError(Phrase("number-alone"))
    labels = [label for part in split_list(text) for label in _labels_of(part)]
    if len(labels) > MOST_TABLES:
        raise LabelsUnreadableError(phrases.TOO_MANY_TABLES(count=MOST_TABLES))
    return labels


def _numbered(number: int) -> list[str]:
    if number < 0:
        raise LabelsUnreadableError(Phrase("negative-tables"))
    if number > MOST_TABLES:
        raise LabelsUnreadableError(phrases.TOO_MANY_TABLES(count=MOST_TABLES))
    return [str(n + 1) for n in range(number)]


def _labels_of(part: str) -> list[str]:
    if len(part) > _LONGEST:
        raise LabelsUnreadableError(Phrase("long-label")(text=f"{part[:20]}…"))
    match = _RANGE.fullmatch(part)
    if match is None:
        return [part]
    prefix, first, other, last = match.groups()
    if other and fold(other) != fold(prefix):
        raise LabelsUnreadableError(Phrase("two-letters")(text=part))
    if int(last) < int(first):
        raise LabelsUnreadableError(Phrase("backwards")(text=part))
    if int(last) - int(first) >= MOST_TABLES:
        raise LabelsUnreadableError(Phrase("long-range")(text=part, count=MOST_TABLES))
    width = len(first) if first.startswith("0") else 0
    return [f"{prefix}{number:0{width}d}" for number in range(int(first), int(last) + 1)]


def currency_code(text: str) -> str:
    """The code of a currency, such as ``CNY`` for ``人民币``; an unknown text is returned unchanged.

    Any three letters count as a code, since an event may use any currency.
    """
    bare = text.strip()
    known = _codes().get(_bare(bare))
    if known is not None:
        return known
    return bare.upper() if len(bare) == 3 and bare.isascii() and bare.isalpha() else bare


def known_currency(text: str) -> str | None:
    """The code of a currency with this name or code; None if it is unknown."""
    return _codes().get(_bare(text))


def _bare(text: str) -> str:
    return fold(text).rstrip(". ")


@lru_cache(maxsize=1)
def _codes() -> Mapping[str, str]:
    known: Mapping[str, Sequence[str]] = json.loads(data_file("currencies.json").read_text(encoding="utf-8"))
    return {_bare(text): code for code, texts in known.items() for text in (code, *texts)}
