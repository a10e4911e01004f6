"""Recognises who asks by titles: ``Requested by``, ``Buyers who want to meet them``, ``Choices of the buyers``."""

from __future__ import annotations

import re
from functools import lru_cache

from sco_scheduler.intake.understanding.words import title_score
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


def names_askers(text: str) -> float:
    """The certainty that the only side in a text above a matrix asks; 0 if it may be the side that is asked for."""
    if _OF_TARGETS.search(text) is not None:
        return 0.0
    # A side in a title may be the target, if nothing says that it answered.
    return 0.95 if title_score(text, "wishes") >= _TITLED or _WANTS.search(text) is not None else 0.6


_TITLED = 0.7
_WANTS = lazy_regex(
    r"want|wish|request|choice|chos|select|answer|respon[ds]|opinion|fill(?:ed|s)?\b|\btick|\bmark(?:ed|s)?\b|complet|"
    r"\bsa(?:y|ys|id)\b|\btold\b|хот|жела|сказа|ответ|отвеч|мнени|заполн|выбор|выбра|отме[тч]|простав|"
    r"想|意|选|希望|约|回答|填写|打[勾√]|标[记注]",
    re.IGNORECASE,
)
"""Words of a title about wishing or answering."""

_OF_TARGETS = lazy_regex(
    r"\byou\b|\b(?:chosen|wanted|selected|requested|asked)\b|\b(?:вы|вам)\b|(?:выбран|отмечен|запрошен)н|[您你贵]|选中的",
    re.IGNORECASE,
)
"""Words of a title that names those who are asked for, or may: ``Which suppliers would you like to meet?``."""
