"""Finds the companies in titles of columns of a matrix: a name, a name after a question, or a question about one."""

from __future__ import annotations

import re
from functools import lru_cache

from sco_scheduler.intake.understanding.cells.boxes import behind_question
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.cells.sayings import apart
from sco_scheduler.intake.understanding.names.matching import SURE, NameIndex
from sco_scheduler.intake.understanding.wording.words import level_of
from sco_scheduler.intake.values.countries import is_country
from sco_scheduler.intake.values.statuses import says_vip
from sco_scheduler.resources import lazy_regex


def named_in(title: str, names: NameIndex) -> str:
    """The name in a title of a matrix, after a question or alone: the part most similar to a company's name."""
    asked = asked_about(title)
    if asked:
        return asked
    texts = (title, *behind_question(title), *_lines(title), *_short_names(title))
    near = [(found.alike, found.certainty, text) for text in texts if (found := names.near(text)) is not None]
    return max(near)[2] if near else title


def matrix_company(title: str, names: NameIndex) -> str | None:
    """The company in the title of a column of a matrix, alone or after a question: ``Rate them [Altyn Trade]``."""
    split = apart(title)
    found = names.find(split[0] if split is not None and says_vip(split[1]) else title)
    if found.company is not None:
        return found.company
    asked = asked_about(title)
    if asked and (key := names.find(asked).company) is not None:
        return key
    name, _, said = title.rpartition(" ")  # ``Altyn Trade wants``
    texts = (name, *behind_question(title)) if name and level_of(said) is not None else behind_question(title)
    return next((key for text in (*texts, *_lines(title)) if (key := names.find(text).company) is not None), None)


def _lines(title: str) -> tuple[str, ...]:
    """The name and the code of a title of both: ``S01 Jade Tea``, often in two lines; empty for any other title."""
    match = _CODED.fullmatch(title.strip())
    return () if match is None else (match["name"], *([match["code"]] if match["code"][0].isalpha() else ()))


def _short_names(title: str) -> tuple[str, ...]:
    """The name before a country or its code in brackets: ``Brandt (D)``; empty for any other title."""
    match = _ORIGIN.fullmatch(title.strip())
    coded = match is not None and (match["of"].isupper() or is_country(match["of"]))
    return (match["name"],) if match is not None and coded else ()


_ORIGIN = lazy_regex(r"(?P<name>[^()（）]*\w[^()（）]*?)\s*[(（]\s*(?P<of>[A-Z]{1,3}|[^\W\d_][^()（）]{2,30})\s*[)）]")

_CODED = lazy_regex(r"(?P<code>[^\W\d_]{0,4}[-.]?\d{1,5})\s+(?P<name>\S.*)", re.DOTALL)


def headed_by(title: str, names: NameIndex) -> str | None:
    """The company in the title of a column of a matrix, by its name or certainly by a part of it."""
    near = names.near(named_in(title, names)) if matrix_company(title, names) is None else None
    return near[0] if near is not None and near[1] >= SURE else matrix_company(title, names)


_ASKED_ABOUT = lazy_regex(
    r"(?:(?:do|would|will|are|is) (?:you|your company) (?:\w+ ){0,4}?(?:meet(?:ing)?|see|talk(?: to)?|interested in)"
    r"(?: with| in| a meeting with)*|(?:a )?meeting with)\s+(?P<a>.+?)|"
    r"(?:(?:хот\w+|жела\w+|готов\w*|нужна|интересна)(?: бы)?(?: ли)?(?: вы| вам)? )?(?:встретиться|встреча|переговоры) "
    r"(?:с|со) (?:компани\w+ )?(?P<b>.+?)|"
    r"(?:您|贵公司|你们)?(?:是否|愿不愿意|想不想)?(?:愿意|希望|想要?|需要|有意)?(?:与|和|跟|同)(?P<c>.+?)(?:进行|安排)?"
    r"(?:洽谈|会面|见面|会谈|对接|交流|接洽)(?:吗|么)?|是否(?:愿意|希望|想要?|需要)(?:见|会见|约见)(?P<d>.+?)",
    re.IGNORECASE,
)
"""A question about one company: ``Would you like to meet Altyn Trade?``."""


@lru_cache(maxsize=131072)
def asked_about(title: str) -> str:
    """The company in a question about a single company; '' for other titles."""
    match = _ASKED_ABOUT.fullmatch(re.sub(r"^\s*(?:\d{1,3}|[a-z]\d{1,3})\s*[.、)）:：]\s*", "", title).strip(" ?？*。"))
    return next((text for text in match.groups() if text), "").strip() if match is not None else ""


def company_in_title(column: Column, names: NameIndex) -> str | None:
    """The company in the title of a matrix column, without the upper row of a two-row header."""
    return next((key for title in column.titles if (key := matrix_company(title, names)) is not None), None)
