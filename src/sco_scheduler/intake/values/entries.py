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
from sco_scheduler.resources import data_file, lazy_regex

_CONTROL = frozenset({"Cc", "Cs"})
_SEPARATORS = lazy_regex(r"[;；、\n\r\u2028\u2029]+")
_LINE_SEPARATOR = lazy_regex("[\u2028\u2029]")
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
_SHORT = 200
"""The maximum length of a text that is compared with names."""

_INVISIBLE = lazy_regex(f"[{INVISIBLE_EDGE}\u00ad]")
_BETWEEN_WORDS = lazy_regex(r"[\s_]+")

_MANY = 1000
"""The number of choices from which on only whole texts are compared, to save time."""


def normalized(text: str) -> str:
    """Normalise a text for parsing numbers, dates and times: folded, without invisible marks, with single spaces.

    Full-width digits and punctuation become ordinary ones, and non-breaking spaces ordinary spaces.
    """
    return _normalized_short(text) if len(text) <= _SHORT else _normalized(text)


@lru_cache(maxsize=16384)
def _normalized_short(text: str) -> str:
    return _normalized(text)


def _normalized(text: str) -> str:
    return " ".join(fold(_INVISIBLE.sub("", text)).split())


def fold_header(text: str) -> str:
    """Normalise headers, sheet names and settings for comparison.

    Removes white space, a trailing ``*``, ``:`` or ``?``, ``(s)``, case, and the difference of ё and е.
    """
    return _fold_short_header(text) if len(text) <= _SHORT else _fold_header(text)


@lru_cache(maxsize=16384)
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


def _is_none(char: str) -> bool:
    """Whether a code point is one of Unicode's noncharacters."""
    return ord(char) & 0xFFFE == 0xFFFE or "\ufdd0" <= char <= "\ufdef"


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
        text = normalized(value).removeprefix("'")
        if len(text) <= 15 and _WHOLE.fullmatch(text):
            return int(re.split("[.,]", text)[0])
    return None


_LIMITS = {
    "maximum": r"max(?:imum)?\.?|up to|no more than|not more than|at most|only|just|limit(?:ed)?(?: us)?(?: to)?|"
    r"макс\.?|максимум|(?:прос\w+ |всего )?не более|(?:прос\w+ |всего )?не больше|лимит|только|до|всего|"
    r"(?:最多|至多|顶多|只能?|仅|不要?超过|上限|限)(?:只?能|可以?|想|愿意?|希望)?"
    r"(?:安排|约?见面?|会见|洽谈|对接|谈|约|接待|聊|参加|进行)?|以内|之内|以下|封顶|为限",
    "minimum": r"min(?:imum)?\.?|at least|no less than|not less than|мин\.?|минимум|не менее|не меньше|от|"
    r"最少|至少|不少于",
}
_POLITE = "please|pls|plz|thanks|thank you|пожалуйста|спасибо|谢谢|请|麻烦|kindly"
_MEETINGS = (
    r"(?:one-to-one )?(?:(?:meetings?|mtgs?|talks?|slots?|appointments?)(?: (?:in total|overall|altogether))?|"
    r"companies|suppliers|buyers|exhibitors|partners|встреч\w*|бесед\w*|переговор\w*|"
    r"компани\w*|поставщик\w*|закупщик\w*|покупател\w*|партн[её]р\w*|(?:场|次)(?:会面|洽谈|见面|会谈|对接)?|"
    r"[个家位](?:公司|企业|供应商|采购商|客户|展商|买家|厂家|单位)?)"
)
_BEFORE_LIMIT = (
    r"(?:we )?(?:can|could|would like to|want to|want|prefer to|will|have time for) "
    r"(?:meet (?:with )?|take |do |have |see )?|"
    r"(?:мы )?(?:можем|сможем|готовы|хотим|хотели бы|планируем) (?:провести |встретиться |принять )?|"
    r"(?:мы |провед[её]м |примем |встретимся )|我们|我方|我司|每家"
)
"""Words before a limit that say who sets it: ``we can meet``."""

_OF_LIMIT = r"(?:(?:meet|take|do|have|see|with|meet with|с|со|провести|принять|встретиться с|встреча с) )?"
"""Words between those for the limit and its number: ``no more than with 3 companies``."""


_ENOUGH = "就够了?|足够了?|即可|就行|就好|is enough|are enough|достаточно|хватит"
_ALL_TOLD = (
    "in (?:total|all)|total|overall|altogether|в (?:сумме|целом|общей сложности)|за (?:всё|все) время|总共|一共|合计"
)
_NUMERALS = {
    word: str(number)
    for words in (
        "one two three four five six seven eight nine ten",
        "один два три четыре пять шесть семь восемь девять десять",
        "одной двух трех четырех пяти шести семи восьми девяти десяти",
        "一 二 三 四 五 六 七 八 九 十",
    )
    for number, word in enumerate(words.split(), start=1)
} | {"两": "2", "одну": "1", "две": "2", "трёх": "3", "четырёх": "4"}
_WORDS = "|".join(word for word in _NUMERALS if len(word) > 1)
_NUMERAL = lazy_regex(rf"(?<![^\W\d_])(?:{_WORDS})(?![^\W\d_])|[一二两三四五六七八九十](?=[场次个家位])")
"""Numbers in words; a Chinese one precedes a measure word."""


@lru_cache(maxsize=4)
def _limit_of(what: str) -> re.Pattern[str]:
    word = rf"(?:{_LIMITS[what]})"
    before, behind = (
        rf"(?:(?:{_POLITE})[\s,.]*)?(?:(?:{_BEFORE_LIMIT})(?={word}))?(?:{word}\s*[:=]?\s*{_OF_LIMIT})?",
        rf"\s*(?:{_MEETINGS})?(?:[\s,]*(?:{word}|{_POLITE}|{_ENOUGH}|{_ALL_TOLD}))*\.?",
    )
    return re.compile(rf"{before}(?P<number>\d{{1,3}})(?:-[хмтиь]{{1,2}})?{behind}")


def read_limit(value: object, what: str) -> int | None:
    """Parse the ``minimum`` or ``maximum`` of meetings, given as a number or in words such as ``max 6``.

    Parameters
    ----------
    what
        Which of the two; limits with words for the other are ignored.
    """
    number = whole_number(value)
    if number is None and isinstance(value, str):
        told = _NUMERAL.sub(lambda found: _NUMERALS[found[0]], normalized(value))
        match = _limit_of(what).fullmatch(told)
        number = int(match["number"]) if match is not None else None
    return number


def answered_limit(value: object, what: str) -> int | None:
    """The ``minimum`` or ``maximum`` in an answer to a question for it: its only number, or that of a range.

    None if the words around the number are for the other limit, or count per day or other things than meetings.
    """
    number = read_limit(value, what)
    if number is not None or not isinstance(value, str):
        return number
    text = _NUMERAL.sub(lambda found: _NUMERALS[found[0]], normalized(value))
    other = _LIMITS["minimum" if what == "maximum" else "maximum"]
    found = [int(n) for n in re.findall(r"\d+", text)]
    ranged = _ONE_RANGE.search(text) is not None and len(found) == _ENDS and found[0] < found[1]
    if (
        _PER_TIME.search(text)
        or re.search(rf"(?<![^\W\d_])(?:{other})(?![a-zа-я])", text)
        or max(found, default=100) > 99
    ):
        return None
    return found[what == "maximum"] if ranged else found[0] if len(found) == 1 else None


_ENDS, _MOST_MEETINGS = 2, 100
_ONE_RANGE = lazy_regex(r"\d\s*(?:[-–—~]|to|or|до|или|至|到)\s*\d")
_PER_TIME = lazy_regex(
    r"\bper (?!compan|firm|delegat|person)|/\s?[a-zа-я]|\bdaily\b|"
    r"\b(?:a|each|every) (?:day|hour|session|morning|afternoon)\b|\bв (?:день|час|сессию)|кажд\w+ (?:день|час)|"
    r"за (?:день|час|сессию)|ежедневн|每[天日场小]|[%:.,/]\d|\d\s*(?:%|мин|min|час|hour|分|小时|点|天)"
)
"""Words for a number per day or hour, or not of meetings."""


def says_no_limit(text: str) -> bool:
    """Whether an answer to how many meetings means any number: ``no limit``, ``as many as you can``."""
    return _NO_LIMIT.fullmatch(normalized(text).strip(" .!。！")) is not None


_NO_LIMIT = lazy_regex(
    r"(?:there is )?(?:no|without(?: any| a)?)(?: (?:upper|maximum))?[\s-]*(?:limits?|limitations?|restrictions?|"
    r"maximum|max)|"
    r"not limited|unlimited|any(?: number)?(?: of (?:them|meetings))?|as many(?: as .+)?|all(?: of them)?|"
    r"the more the better|(?:it )?doesn't matter|"
    r"без (?:ограничени\w+|лимита)|не ?ограничен\w*|неограниченно\w*|сколько .+|любое(?: (?:количество|число))?|"
    r"чем больше,? тем лучше|как можно больше|нет (?:ограничени\w+|лимита)|не важно|вс[её] равно|"
    r"(?:没有?|无|不设?)(?:上限|限制?|限定)|越多越好|多多益善|尽量多|都可以?|均可|随意|不限(?:数量|场次)?"
)
_LIMIT_WORD = lazy_regex(_LIMITS["maximum"])


def says_limit(text: str) -> bool:
    """Whether a text states a maximum of meetings: ``max. 4 meetings please``."""
    told = whole_number(text) is None and read_limit(text, "maximum") is not None
    said = normalized(text)
    return told and (_LIMIT_WORD.search(said) is not None or re.search(_ENOUGH, said) is not None)


def limit_in(text: str) -> int | None:
    """The maximum of meetings in a text that may contain other words; None if it has no number, or several."""
    told = read_limit(text, "maximum")
    numbers = _SMALL_NUMBER.findall(_NUMERAL.sub(lambda found: _NUMERALS[found[0]], normalized(text)))
    return told if told is not None or len(numbers) != 1 else int(numbers[0])


_SMALL_NUMBER = lazy_regex(r"(?<![\d:.])\d{1,2}(?![\d:.])")


def whole_minutes(value: object) -> int | None:
    """Parse a whole number of minutes, with or without its unit, or as a time such as 0:20."""
    if isinstance(value, time):
        return 60 * value.hour + value.minute if not value.second and not value.microsecond else None
    match = _MINUTES.fullmatch(normalized(value)) if isinstance(value, str) else None
    return int(match[1]) if match is not None else whole_number(value)


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
    """Split a list of names, unless the text is one name; commas count too if every part is then a known name."""
    if known(text):
        return [text]
    return [part for piece in read_list(text, cell, found) for part in split_loosely(piece, known, commas=False)]


_DIGITS = "一二三四五六七八九"
_RANK = lazy_regex(
    r"(?:(?:no|nr)\.?|[#n]°?|rank|priority|приоритет|место|第)?\s*"
    r"\(?(?P<number>\d{1,6}|[一二三四五六七八九十]{1,3})\)?"
    r"(?:st|nd|rd|th|-?(?:ый|ой|ий|й|ая|я|ое|е))?"
    r"\s*(?:место|приоритет|位|名|个|志愿|选择|选|[.、)])?"
)


def read_rank(value: object) -> int | None:
    """Parse the rank of a cell; None for other contents and ranks below 1."""
    rank = whole_number(value)
    if rank is None and isinstance(value, str):
        match = _RANK.fullmatch(normalized(value))
        rank = _number(match["number"]) if match is not None else None
    return rank if rank is not None and rank >= 1 else None


def _number(text: str) -> int | None:
    """Parse a number in Arabic digits, or a Chinese one below 100."""
    if text.isdigit() and text.isascii():
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
