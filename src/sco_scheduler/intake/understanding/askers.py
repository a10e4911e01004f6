"""Recognises columns of requesters: ``Requested by``, ``Buyers who want to meet them``."""

from __future__ import annotations

import re
from functools import lru_cache

from sco_scheduler.resources import lazy_regex

_ASKED_BY = lazy_regex(
    r"\b(?:requested|wanted|invited|asked(?: for)?|chosen|selected) by\b|"
    r"who (?:wants|asked|requested|chose)|"
    r"(?<!с )(?:кто|кем) (?:из [\w ]{3,30} )?(?:запрос|пригла|выбра|хочет|хотят|проси|желает)|"
    r"запрошен\w* (?:кем|кому|у)|"
    r"被.{0,4}(?:约|邀|选)|谁(?:想|约|邀)|"
    r"\b(?:buyers?|purchasers?|importers?|suppliers?|exhibitors?|sellers?|companies|firms|partners|those|visitors) "
    r"(?:(?:who|that|which) (?:want|wish|would like|ask|request|cho[os]|select|pick|signed)|"
    r"(?:wishing|wanting|asking|requesting|interested))|"
    r"\binterested (?:buyers|purchasers|importers|suppliers|exhibitors|companies|firms|parties)|"
    r"(?<!с )которые (?:хотят|хотели бы|желают|выбрали|запросили|просят|записались)|"
    r"желающ\w+ (?:встретиться|провести|к)|кто записал|"
    r"(?:заинтересованн|выбравш|запросивш|записавш)\w* (?:закуп|покуп|постав|компан|фирм|участ|его|её|ее|их|этого)|"
    r"(?:закуп|покуп|постав|импорт)\w+,? (?:выбравш|запросивш|записавш|желающ)|"
    r"(?:有意向?|提出[^的,，]{1,6}|(?:选择|想|希望|要求)[^的,，]{0,4}[该本此][^的,，]{1,6})的"
    r"(?:采购商|买家|供应商|展商|企业|公司|客户)",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def asked_by(title: str) -> bool:
    """Whether the companies below a title request meetings with the row's company, and not the reverse."""
    return _ASKED_BY.search(title) is not None
