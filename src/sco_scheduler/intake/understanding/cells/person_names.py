"""Tells names of people from other texts, by their form: a few words with capitals, none of which is an office."""

from __future__ import annotations

import re
from functools import lru_cache

from sco_scheduler.resources import lazy_regex

AMPERSAND = r"(?<!\b\w)&(?!\w\b)"
"""An *and* sign between names, not that inside of an abbreviation: ``F&B``, ``R&D``."""

_FIRM = lazy_regex(rf"\s*(?:[/|;；\n+]|{AMPERSAND})\s*")
_AND = r"\s*、\s*|\s+(?:and|и|und|et)\s+|(?<=[\u4e00-\u9fff])[和与及]"
_LISTING = lazy_regex(_AND)
_SOFT = lazy_regex(rf"\s*[,，]\s*|{_AND}")


def names_of_people(text: str, *, offices: bool = False) -> list[str]:
    """The names of the people in one cell: ``Ann Lee / Bob Wu``; the whole text if it does not surely name several.

    A comma or an *and* separates full names only: ``Lee, Ann`` and ``Ann Lee, director`` are one person each.

    Parameters
    ----------
    offices
        Whether each comma stands before an office, whatever its name.
    """
    for separator, full in ((_FIRM, False), (_LISTING if offices else _SOFT, True)):
        parts = _parts(separator, text)
        if len(parts) > 1 and all(is_person(part, full=full, offices=offices) for part in parts):
            return parts
    parts = _parts(_SOFT, text) if offices else []
    return parts if _are_alike(parts) and all(is_person(part, full=True) for part in parts) else [text]


def _parts(separator: re.Pattern[str], text: str) -> list[str]:
    return [part for part in separator.split(text.strip()) if part]


def _are_alike(parts: list[str]) -> bool:
    """Whether several texts end in one family name, or each has an office in brackets, so that none is an office."""
    asides = all(_ASIDE.search(part) is not None for part in parts)
    return len(parts) > 1 and (asides or len({_ASIDE.sub("", part).rpartition(" ")[2] for part in parts}) == 1)


@lru_cache(maxsize=131072)
def is_person(text: str, *, full: bool, offices: bool = False) -> bool:
    """Whether a text looks like the name of a person; ``full``: with given and family name."""
    bare = _ASIDE.sub("", text)
    name, *office = COMMA.split(bare, maxsplit=1)
    behind = office[0] if office else ""
    bare = name if offices or (not full and (_JOB.search(behind) or behind[:1].islower())) else bare
    if _JOB.search(bare) is not None:
        return False
    if _HAN_NAME.fullmatch(bare) is not None:
        return True
    words = ADDRESS.sub("", bare).split()
    named = all(word[:1].isupper() and not any(map(str.isdigit, word)) and "@" not in word for word in words)
    return named and 1 + full <= len(words) <= _MOST_WORDS


COMMA = lazy_regex(r"\s*[,，]\s*")
_MOST_WORDS = 4
_ASIDE = lazy_regex(r"\s*[(（][^()（）]*[)）]")
_HAN_NAME = lazy_regex(r"[\u4e00-\u9fff]{2,4}(?:先生|女士|小姐)?")
ADDRESS = lazy_regex(
    r"^(?:mr|ms|mrs|miss|dr|prof|г-н|г-жа|господин|госпожа|chị|anh|ông|bà|cô|chú|bác|herr|frau|mme|mlle|m|sra?|pan[ií]?)"
    r"\b\.?\s*",
    re.IGNORECASE,
)
_JOB = lazy_regex(
    r"\b(?:[a-z]&[a-z]|manager|director|head|chief|president|owner|founder|engineer|assistant|secretary|officer|representative|"
    r"sales|export|import|purchas\w*|procurement|marketing|department|office|team|partners?|others?|colleagues?|guests?|"
    r"wife|husband|c[eft]o|vp|tbc|tba|llc|ltd|inc|gmbh|buyer|executive|coordinator|supervisor|consultant|specialist|"
    r"analyst|accountant|trader|chair\w*|"
    r"leiter(?:in)?|geschäftsführ\w+|einkäufer(?:in)?|\w*einkauf|\w*vertrieb|abteilung\w*|"
    r"direct(?:eur|rice|ora?|oare)|responsable|gérante?|acheteu\w+|achats|ventes|commercial\w*|"
    r"gerente|jefe|jefa|compras|ventas|vendas|encargad[oa]|comprador\w*|direttore|direttrice|responsabile|acquisti|vendite|"
    r"dyrektor|kierownik|prezes|zakup\w+|sprzedaż\w*|ředitel\w*|riaditeľ\w*|vedoucí|vezető|igazgató|beszerz\w+|achiziții|"
    r"müdür\w*|başkan\w*|uzman\w*|satın ?alma|ihracat|satış|sorumlu\w*|yönetici\w*|direktor|inkoop\w*|verkoop|"
    r"menejer\w*|boshli\w+|giám đốc|trưởng phòng|nhân viên|kinh doanh|manajer|direktur)\b|"
    r"(?<=\S )(?:md|mgr|mngr|dir|sec|sek|rep|asst|coord|gm|gl|sor)\b\.?\s*$|^\s*(?:dir|mngr|sec|asst|coord)\.?\s+\w|"
    r"менедж|директор|руковод|начальник|заместит|инженер|помощник|отдел|специалист|секретар|глав|бухгалтер|закупщик|"
    r"\b(?:рук|нач|зам|спец|дир|менедж|гл)\.|\b(?:меңгеруш\w+|басты\w+|бөлім\w*|бошли\w+|мудир\w*|керівник\w*)|"
    r"经理|总监|主任|主管|董事|总裁|部|公司|工程师|助理|负责人|待定|采购|销售|部長|課長|社長|係長|担当|"
    r"대표|부장|과장|이사|팀장|차장|مدير|مدیر|مسؤول",
    re.IGNORECASE,
)
"""Words of an office, which is no person. ``Md.`` and ``Mgr.`` before a name are a name and a degree."""
