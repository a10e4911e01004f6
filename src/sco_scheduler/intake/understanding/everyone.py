"""Reads cells that request all companies of the other side or all but some: ``all but 2 and 9``, ``除3号外全部``."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from sco_scheduler.domain.event import Level
from sco_scheduler.domain.names import trim
from sco_scheduler.resources import lazy_regex

if TYPE_CHECKING:
    from sco_scheduler.intake.understanding.built import Built, CompanyRecord
    from sco_scheduler.intake.understanding.matching import NameIndex

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
_ALONE = lazy_regex(
    rf"(?:{_ALL}{_WHO}|(?:со? )?вс(?:е|ех|еми|ем)(?: \w+)?|"
    r"(?:全部|所有|全都)(?:企业|公司|供应商|展商|采购商|买家|卖家|客户|单位)?"
    r"(?:都|均)?(?:可以?|想|要)?(?:见面?|谈|洽谈|约见?|对接)?)\s*[.!。！]?",
    re.IGNORECASE,
)
"""A request for all companies, without names."""


@lru_cache(maxsize=16384)
def exceptions_in(text: str) -> str | None:
    """The exceptions of a cell that requests all others; '' if it requests all, None if it does neither."""
    bare = trim(text).rstrip(".。!！ ")
    for frame in _FRAMES:
        match = frame.fullmatch(bare)
        if match is not None:
            return trim(match["but"])
    return "" if _ALONE.fullmatch(bare) is not None else None


def for_all(text: str, names: NameIndex, built: Built, record: CompanyRecord, level: Level) -> dict[str, Level] | None:
    """The wishes of a cell that requests all companies of the other side, or all but some; None for other cells.

    Exceptions become refusals, as after any ``except``; earlier wishes of the company are kept.

    Parameters
    ----------
    record
        The requester.
    level
        The level of the column.

    Returns
    -------
    dict[str, Level] | None
        The level of each company, by the text by which other sheets name it.
    """
    but = exceptions_in(text) if names.find(text).company is None and not names.is_said(text) else None
    sides = {role.other for role in record.roles}
    if but is None or not sides or (level is Level.NO and not but):
        return None
    left = dict.fromkeys(part.company for part in names.split(but)) if but else {}
    others = {key: r.named for key, r in built.records.items() if r is not record and r.roles & sides}
    if left.keys() - others.keys():
        return None
    asked = {wish.target for wish in built.wishes if wish.asker == record.named}
    found = {named: level for key, named in others.items() if key not in left and named not in asked}
    refused = {others[key]: Level.NO for key in left if key is not None and level is not Level.NO}
    return found | refused
