"""Cuts the texts of lists of names where that does not depend on known names: numbers, levels, commas."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from sco_scheduler.domain.event import Level
from sco_scheduler.domain.names import trim
from sco_scheduler.intake.understanding.words import level_of, sure_level
from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.resources import lazy_regex

HARD = lazy_regex(r"[;；、\n\r\u2028\u2029┋|｜•·●▪◦►→\t]+|\s+//\s+|<br\s*/?>")
"""Delimiters that never occur within a name."""

QUOTED = lazy_regex(r"«[^«»]+»|“[^“”„]+[“”]|„[^“”„]+[“”]|\"[^\"]+\"|《[^《》]+》")
"""A name in quotation marks."""

_CIRCLED = lazy_regex("[①-⑳]")


def level_apart(text: str) -> tuple[str, str]:
    """A name without the level after it, and the level: ``Jade Tea: must meet``, ``Jade Tea (must)``."""
    aside = _LAST_ASIDE.search(text := trim(text))
    name, colon, said = text.rpartition(":" if ":" in text else "：")
    name, colon, said = (text[: aside.start()], aside[1], aside[2]) if aside is not None else (name, colon, said)
    said = trim(said)
    alone = colon and HARD.search(text) is None and said[1:] == said[1:].lower()  # and has no other name
    found = level_of(said) if aside is not None and len(said) <= _LONGEST_LEVEL else None
    sure = sure_level(said) is not None or (found is not None and found[1] >= _CERTAIN)
    if aside is not None and sure_level(said) is Level.NO:  # else it may refuse another company
        sure = _REFUSED.fullmatch(normalized(said)) is not None
    return (trim(name), said) if alone and trim(name) and sure else (text, "")


_LAST_ASIDE = lazy_regex(r"([(（\[【])([^()（）\[\]【】]*)[)）\]】]$")
_LONGEST_LEVEL, _CERTAIN = 40, 0.9


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
    numbers = re.findall(r"(?<!\S)[(（]?(\d{1,2})[)）.、．]", text)
    return (len(numbers) > 1 and numbers == [str(n) for n in range(1, len(numbers) + 1)]) or bool(_CIRCLED.search(text))


def at_commas(text: str) -> list[str]:
    """Split a text at commas outside of quotation marks."""
    within = [match.span() for match in QUOTED.finditer(text)]
    commas = [m.start() for m in re.finditer("[,，]", text) if not any(a < m.start() < b for a, b in within)]
    ends = [*commas, len(text)]
    return [text[start:end] for start, end in zip((0, *(place + 1 for place in commas)), ends, strict=True)]


def without_also(text: str, names: Callable[[str], bool]) -> str:
    """A text with an additional name in brackets in place of the brackets: ``Jade Tea (and also Fuling Tea)``."""
    if "(" not in text and "（" not in text:
        return text
    return _ALSO.sub(lambda match: f"; {match[1] or ''}{match[2]}" if names(match[2]) else match[0], text)


_ALSO = lazy_regex(
    r"\s*[(（]\s*(?:(?:and also|and|also|plus|as well as|а также|также|и ещ[её]|и|плюс)(?=\s)|"
    r"([^\s()（）]{0,6}?)(?:另外?|再?加上?|以及|还有|还想见))\s*([^()（）]{2,80})[)）]",
    re.IGNORECASE,
)
"""Brackets with a further name, unlike those with information on the name before."""
