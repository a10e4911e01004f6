"""Reads the texts of lists of names as far as that needs no known names: levels, commas, all but some."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import lru_cache

from sco_scheduler.domain.event import Level
from sco_scheduler.domain.names import fold_name, trim
from sco_scheduler.intake.company_names import AND, ANY_AND
from sco_scheduler.intake.understanding.names.everyone import left_out_in
from sco_scheduler.intake.understanding.wording.polarity import says_refusal
from sco_scheduler.intake.understanding.wording.words import is_blank, level_of, sure_level
from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.resources import lazy_regex

HARD = lazy_regex(r"[;；、\n\r\u2028\u2029┋|｜•·●▪◦►→\t]+|\s+//\s+|<br\s*/?>")
"""Delimiters that never occur within a name."""

QUOTED = lazy_regex(r"«[^«»]+»|“[^“”„]+[“”]|„[^“”„]+[“”]|\"[^\"]+\"|《[^《》]+》")
"""A name in quotation marks."""

BRACKETS = lazy_regex(r"\s*[(（\[【]([^)）\]】]*)[)）\]】]\s*")
_CIRCLED = lazy_regex("[①-⑳]")
LEADING_NUMBER = lazy_regex(
    r"^\s*(?:[(（]?\d{1,2}[)）]|\d{1,2}[.:、．](?!\s*\d+(?:\W|$))|"
    r"№\s*\d{1,2}(?!\d|\s*(?:[,;，；،]|$))[.:]?|#\d{1,2}(?!\d)[.:]?|"
    r"\d{1,2}\s*[-–—]\s|[①-⑳]|[*•·–—-]\s)\s*"
)
"""The number before a name of a list, unless it is all that is there: ``№ 104``, ``№ 4, № 7``."""

INLINE_NUMBERING = lazy_regex(r"(?:(?<=\s)|^)\d{1,2}(?:[).、．]\s*|[-–—]\s+)(?=\D)|[①-⑳]\s*(?=\D)")

SOFT = lazy_regex(rf"([,，/／+&]|\s(?:{AND})\s|\s[-–—]\s|\s[*~#=^<>:]+\s|\s{{2,}}|以及|[和与及])", re.IGNORECASE)
"""Delimiters that may also be part of a name."""

BROKEN = lazy_regex(rf"(\s{ANY_AND})[ \t]*\n\s*", re.IGNORECASE)
"""The word ``and`` in names, in any language, or a sign that replaces it, at the end of a line."""

BY_STRENGTH = (
    lazy_regex(r"\s+[/／]\s+"),
    lazy_regex("[,，]"),
    lazy_regex(rf"\s(?:{AND})\s|以及|[和与及]", re.IGNORECASE),
    lazy_regex("[/／+&]"),
)
"""Delimiters of names, the most certain first."""

BLANKS = lazy_regex(r"\s+")

BEFORE_SIGN = lazy_regex(r"[,，](?=\s*[★☆⭐○◯●◎〇×✕✖✗✘✓✔√△▲]\s*\w)")
NUMBERED_ITEM = lazy_regex(r";#(?:\d+(?:;#|$))?")
"""Delimiters of SharePoint lookup values, each followed by its number: ``Altyn Trade;#11;#Ural Import;#33``."""


def asides_of(name: str) -> set[str]:
    """The contents of the brackets of a name, folded."""
    return {aside for match in BRACKETS.finditer(name) if (aside := fold_name(match[1]))}


def is_remark(aside: str) -> bool:
    """Whether the contents of brackets after a name are a remark, such as a level or a time of day."""
    return ((found := level_of(aside)) is not None and found[1] >= 0.9) or bool(re.search(r"\d[:：]\d{2}", aside))


def level_apart(text: str) -> tuple[str, str]:
    """A name without the level after it, and the level: ``Jade Tea: must meet``, ``Jade Tea (must)``."""
    aside = _LAST_ASIDE.search(text := trim(text))
    name, colon, said = text.rpartition(":" if ":" in text else "：")
    if aside is not None:
        name, colon, said = text[: aside.start()], aside[1], aside[2]
    said = trim(said)
    alone = colon and HARD.search(text) is None and said[1:] == said[1:].lower()  # and has no other name
    if not alone or not trim(name):
        return text, ""
    level, certainty = level_of(said) or (None, 0.0)
    sure = certainty >= _CERTAIN
    if aside is not None and level is Level.NO:  # else it may refuse another company
        sure = _REFUSED.fullmatch(normalized(said)) is not None
    return (trim(name), said) if sure else (text, "")


def level_behind_dash(text: str) -> tuple[str, str]:
    """A name without the level behind a dash, and the level: ``Jade Tea – no``; no level in other texts."""
    match = _DASHED.fullmatch(text)
    return (match[1], trim(match[2])) if match is not None and sure_level(trim(match[2])) is not None else (text, "")


_DASHED = lazy_regex(r"\s*(.*\S)\s+[-–—]\s*([^-–—]+)", flags=16)
_LAST_ASIDE = lazy_regex(r"([(（\[【])([^()（）\[\]【】]*)[)）\]】]$")
_CERTAIN = 0.9


def repeats_colleague(text: str, answers: Iterable[str]) -> bool:
    """Whether a text refers to the names that a colleague gave in another row: ``same as my colleague``.

    Parameters
    ----------
    answers
        What the rows of the same company have in the same column.
    """
    if not _refers_to_colleague(text):
        return False
    return any(not is_blank(answer) and not _refers_to_colleague(answer) for answer in answers)


def _refers_to_colleague(text: str) -> bool:
    return _AS_COLLEAGUE.fullmatch(normalized(text).strip(" .!()（）。")) is not None


_AS_COLLEAGUE = lazy_regex(
    r"(?:(?:the )?same(?: (?:list|choices|wishes|answers?|companies))? as|as|see|like|identical to)(?: for)? "
    r"(?:my|our|the) (?:colleagues?|co-?workers?|boss|director|other (?:delegate|answer|form))(?:['’]s?)?"
    r"(?: (?:list|choices|wishes|answers?|form))?|"
    r"(?:(?:то же(?: самое)?|те же|так же|аналогично|см\.?|смотри(?:те)?)[,\s]*)?(?:(?:что|как) (?:и )?)?"
    r"(?:у )?(?:мо\w+ |наш\w+ )?коллег\w*|"
    r"(?:同|与|和|跟|见|参照)(?:我的?|我们)?同事(?:的(?:选择|意向)?)?(?:一样|相同|一致)?"
)

_REFUSED = lazy_regex(
    r"(?:please )?(?:(?:do )?not(?: to)?(?: want(?:ed)?| needed| meet)?|no|no meeting|refuse[ds]?|avoid|rejected)|"
    r"(?:не (?:надо|нужн\w+|хо[тч]\w+|встреча\w+|назначать)|нет|отказ|кроме)|"
    r"(?:不(?:想|要|用|需要?)?(?:见面?|谈)?|勿(?:安排|见)|拒绝|排除)",
    re.IGNORECASE,
)
"""A refusal that names nobody."""


def at_levels(text: str) -> Iterator[str]:
    """Split a text at the commas behind levels in brackets: ``Jade Tea (must), River Machines``."""
    start = 0
    for match in _BEHIND_ASIDE.finditer(text):
        if level_apart(text[start : match.start()])[1]:
            yield text[start : match.start()]
            start = match.end()
    yield text[start:]


_BEHIND_ASIDE = lazy_regex(r"(?<=[)）\]】])\s*[,，]")


def counts_up(text: str) -> bool:
    """Whether the names in a text are numbered from 1 on."""
    numbers = [int(number) for number in re.findall(r"(?<!\S)[(（]?(\d{1,2})(?:[)）.、．]|\s?[-–—]\s)", text)]
    return (len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1))) or bool(_CIRCLED.search(text))


def by_place(text: str, known: Collection[str]) -> str:
    """A list whose entries are numbered from 1 on, in any order and by any sign, by these numbers and without them.

    Parameters
    ----------
    text
        The list: ``1、Altyn；2、Jade Tea``, ``2 - Altyn, 1 - Jade Tea``.
    known
        The folded names and codes of companies, of which an entry with its number may be one: ``1-A``.
    """
    bare = list(_BARE_NUMBER.finditer(text)) if text.startswith("1") else []
    if len(bare) > 1 and [int(match[1]) for match in bare] == [*range(1, len(bare) + 1)]:
        ends = [*(match.start() for match in bare[1:]), len(text)]
        entries = [text[match.end() : end].strip(_BETWEEN) for match, end in zip(bare, ends, strict=True)]
        numbered = [fold_name(text[match.start(1) : end]) for match, end in zip(bare, ends, strict=True)]
        return text if known and any(one in known for one in numbered) else ";".join(entries)
    places = list(_PLACE.finditer(text)) if text[:1] in _FIRST else []
    numbers = [int(m["number"]) if m["number"].isdecimal() else _IN_WORDS.index(m["number"]) + 1 for m in places]
    if len(places) < 2 or places[0].start() or {*numbers} != {*range(1, max(numbers) + 1)}:
        return text
    ends = [*(match.start() for match in places[1:]), len(text)]
    if any(fold_name(text[m.start("number") : end]) in known for m, end in zip(places, ends, strict=True)):
        return text
    entries = [text[match.end() : end] for match, end in zip(places, ends, strict=True)]
    return ";".join(entries[place] for place in sorted(range(len(entries)), key=numbers.__getitem__))


_BARE_NUMBER = lazy_regex(
    r"(?:(?<![^\s,，;；、/|])|(?<=[\u3400-\u9fff]))(\d{1,2})"
    r"(?:[)）.、．:：]?\s+(?=[^\W\d])|[)）.、．:：](?=[^\W\d])|(?=[^\W\d号a-z]{2}|(?!st|nd|rd|th)[a-z]{3}))",
    re.IGNORECASE,
)
"""A number before an entry, with or without a sign or a blank between: ``1 Altyn 2 Jade Tea``, ``1翡翠 2天工``."""

_BETWEEN = " ,，;；、/|"

_IN_WORDS = "一二三四五六七八九十"
_FIRST = frozenset(f"0123456789(（{_IN_WORDS}")
_PLACE = lazy_regex(
    rf"(?:^|[;；、,，|/\n\t]\s*)[(（]?(?P<number>\d{{1,2}}|[{_IN_WORDS}])(?:st|nd|rd|th|-?[йяе]|[°º])?\s*"
    r"(?:[)）、,，;；:：=|/／.．–—-]\s*|\s)(?=[^\d\s;；、,，|/／.:：)）–—-])"
)
"""The number before an entry of a list, with the sign that ends the entry before it."""


def at_commas(text: str) -> list[str]:
    """Split a text at commas outside of quotation marks."""
    within = [match.span() for match in QUOTED.finditer(text)]
    commas = [m.start() for m in re.finditer("[,，،]", text) if not any(a < m.start() < b for a, b in within)]
    ends = [*commas, len(text)]
    return [text[start:end] for start, end in zip((0, *(place + 1 for place in commas)), ends, strict=True)]


def closes_brackets(text: str) -> bool:
    """Whether a text has as many opening brackets as closing ones, as a whole name has."""
    return all(text.count(start) == text.count(end) for start, end in ("()", "（）", "[]"))


def without_also(text: str, names: Callable[[str], bool]) -> str:
    """A text with an additional name in brackets in place of the brackets: ``Jade Tea (and also Fuling Tea)``."""
    return _ALSO.sub(lambda match: f"; {match[1] or ''}{match[2]}" if names(match[2]) else match[0], text)


_ALSO = lazy_regex(
    r"\s*[(（]\s*(?:(?:and also|and|also|plus|as well as|а также|также|и ещ[её]|и|плюс)(?=\s)|"
    r"([^\s()（）]{0,6}?)(?:另外?|再?加上?|以及|还有|还想见))\s*([^()（）]{2,80})[)）]",
    re.IGNORECASE,
)
"""Brackets with a further name, unlike those with information on the name before."""


_ALL = r"(?:all|every(?:one|body)?)(?: of (?:them|these|those))?"
_WHO = (
    r"(?: (?:the )?(?:other )?(?:compan(?:y|ies)|firms?|suppliers?|exhibitors?|sellers?|buyers?|purchasers?|"
    r"participants?|numbers?|stands?))?"
)
_ALL_ENGLISH = rf"(?:we (?:want|would like) to (?:meet|see) )?(?:{_ALL}|any(?:one|body)?){_WHO}"
_ALL_RUSSIAN = (
    r"(?:хотим |хотел[аи]? бы )?(?:(?:со? )?(?:все|всех|всеми|всем|любые|любыми|любых))"
    r"(?: (?:компани|поставщик|участник|экспонент|покупател|закупщик|номер|фирм)\w*)?"
)
_ALL_CHINESE = (
    r"(?:其他|其余|余下)?(?:全部|所有|全|都|均|皆)(?:的)?(?:企业|公司|供应商|展商|采购商|买家|卖家|客户|单位)?"
    r"(?:都|均|全)?(?:可以?|想|要|愿意?|希望)?(?:见面?|谈|洽谈|约见?|对接|会面|要)?"
)
_BUT = (
    r"(?:except(?:ing|ion)?(?: for)?|but(?: not)?|other than|apart from|excluding|without|minus|not|"
    r"кроме|за исключением|исключая|без|не)\s*:?"
)
_FRAMES = (
    lazy_regex(rf"(?:{_ALL_ENGLISH}|{_ALL_RUSSIAN})\s*[,(–—-]?\s*{_BUT}\s+(?P<but>.+?)\)?", re.IGNORECASE),
    lazy_regex(rf"{_BUT}\s+(?P<but>.+?)\s*[,;:–—-]?\s*(?:{_ALL_ENGLISH}|{_ALL_RUSSIAN})", re.IGNORECASE),
    lazy_regex(rf"除了?(?P<but>.+?)(?:以外|之外|外|除外)?\s*[,，]?\s*(?:我们?)?{_ALL_CHINESE}", re.IGNORECASE),
    lazy_regex(
        rf"{_ALL_CHINESE}\s*[,，(（]?\s*(?:除了?|不含|不包括|不要)(?P<but>.+?)(?:以外|之外|外|除外)?[)）]?",
        re.IGNORECASE,
    ),
    lazy_regex(rf"(?P<but>.+?)(?:除外|以外|之外)\s*[,，]?\s*{_ALL_CHINESE}", re.IGNORECASE),
)
_NO_WHO = "одинаков|равн|хорошо|ок|ясно|понятно|нормально|верно|правильно|отлично"
"""The beginnings of words behind *all* in Russian with which it asks for nobody: ``все одинаково``, ``все равно``."""

_ALONE = lazy_regex(
    rf"(?:{_ALL}{_WHO}|(?:со? )?вс(?:е|ех|еми|ем)(?: (?!(?:{_NO_WHO})\w*)\w+)?|"
    r"(?:全部|所有|全都)(?:企业|公司|供应商|展商|采购商|买家|卖家|客户|单位)?"
    r"(?:都|均)?(?:可以?|想|要)?(?:见面?|谈|洽谈|约见?|对接)?)\s*[.!。！]?",
    re.IGNORECASE,
)
"""A request for all companies, without names."""


def leading_sign(text: str) -> str:
    """The sign before a text; '' if there is none."""
    sign = _LEADING_SIGN.match(text.strip())
    return sign[0] if sign is not None else ""


_LEADING_SIGN = lazy_regex(r"[★☆⭐○◯●◎〇×✕✖✗✘✓✔√△▲▽▼◇◆□■]{1,3}")


@lru_cache(maxsize=131072)
def exceptions_in(text: str) -> str | None:
    """The exceptions of a cell that requests all others; '' if it requests all, None if it does neither.

    What brackets add to refuse them again, is left out: ``all except Jade Tea (not to meet)``.
    """
    bare = trim(text).rstrip(".。!！ ")
    bare = bare[len(leading_sign(bare)) :].strip()
    refused = _REFUSED_AGAIN.fullmatch(bare)
    if refused is not None and (says_refusal(refused[2]) or sure_level(refused[2]) is Level.NO):
        left = _exceptions_in(refused[1])
        if left:
            return left
    return _exceptions_in(bare)


_REFUSED_AGAIN = lazy_regex(r"(.+?)\s*[(（\[【]([^()（）\[\]【】]+)[)）\]】]")


def takes_anyone(text: str) -> bool:
    """Whether a text minds nobody, rather than asks for all: ``都可以，除了翡翠``."""
    return _TAKES_ANYONE.search(text) is not None


_TAKES_ANYONE = lazy_regex(
    r"(?:都|均|皆|全|全部)(?:可以?|行|好|可接受|没问题)(?![见约谈对会])|随便|随意|任意|任何|不限|无所谓"
)


def _exceptions_in(bare: str) -> str | None:
    for frame in _FRAMES:
        match = frame.fullmatch(bare)
        if match is not None:
            return trim(match["but"])
    return "" if _ALONE.fullmatch(bare) is not None else left_out_in(bare)


def begins_alike(aside: str, name: str) -> bool:
    """Whether a single word in brackets begins as a word of a name: ``Хуася (Урумчи)``, ``Урумчийская … «Хуася»``."""
    word = fold_name(aside)
    start = word[: max(_BEGINNING - 1, min(_BEGINNING, len(word) - 1))]
    return " " not in word and any(other.startswith(start) for other in _WORDS.findall(fold_name(name)))


_BEGINNING = 4
_WORDS = lazy_regex(r"[^\W\d_]{3,}")
