"""Recognises requests for all companies, or for all but some, in languages other than English, Russian and Chinese."""

from __future__ import annotations

from functools import lru_cache

from sco_scheduler.intake.understanding.wording.words import roles_of, title_score
from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.resources import is_joined, lazy_regex

_BARE_ALL = (
    r"alle[nrs]?|sämtliche|tous|toutes|tod[oa]s|tutt[ie]|wszys(?:cy|tkie|tkich|tkimi)|hepsi(?:yle|ni)?|tümü|tüm|bütün|"
    r"herkes|tất cả|semua(?:nya)?|seluruh|الجميع|جميع|كل|كافة|همه|تمام|барлы(?:қ|ғы)(?:мен)?|бардыгы|баары|"
    r"hamma(?:si)?|barcha(?:si)?|ҳамма(?:си)?|барча(?:си)?|вс[ії]х?|усіх?|všich(?:ni|ny)|všechny|všet(?:ci|ky)|"
    r"mind(?:enki|en|egyik)?|összes|toți|toti|toate|sv[ie]|сви|всички|allemaal|iedereen|alla|kaikki|όλ(?:οι|ες|α|ους)|"
    r"hamısı|כולם|כל|सभी"
)
_JOINED_ALL = r"전체|전부|모두|모든|すべて|全て|全社|全部|全員|ทั้งหมด|ทุก"
_BUT = (
    r"außer|ausser|ausgenommen|bis auf|ohne|sauf|excepté|hormis|à l['’]exception d(?:e|u|es)|excepto|exceto|salvo|"
    r"menos|a excepción de|com exceção d[eao]|tranne|eccetto|ad eccezione di|oprócz|poza|z wyjątkiem|trừ|"
    r"ngoại trừ|kecuali|selain|ما عدا|عدا|باستثناء|إلا|سوى|به جز|بجز|به غیر از|غیر از|крім|окрім|за винятком|kromě|"
    r"mimo|vyjma|až na|okrem|kivéve|cu excepția|în afară de|exceptând|mai puțin|osim|izuzev|осим|изузев|освен|без|"
    r"с изключение на|behalve|uitgezonderd|met uitzondering van|utom|förutom|undtagen|unntatt|paitsi|εκτός(?: από)?|"
    r"ยกเว้น|מלבד|למעט"
)
_BUT_BEHIND = (
    r"\s+(?:hariç|dışında(?:ki)?|haricinde|kivételével|kivéve)(?!\w)|\s?(?:을|를)?\s?(?:제외(?:하고|한)?|빼고)|"
    r"\s?(?:以外の?|を除(?:く|いて|き)|除く)|[\s-]?[тдн][ае]н (?:басқа|өзге|бөлек|башка)(?!\w)|"
    r"[\s-]?dan tashqari(?!\w)|[\s-]?дан ташқари(?!\w)|[\s-]?d[aə]n başqa(?!\w)|\s+को छोड़कर"
)
_LEFT_OUT = lazy_regex(
    r"(?:(?<![^\W\d_])(?:except(?:ing)?(?: for)?|other than|apart from|aside from|excluding|besides|save for|but for|"
    r"кроме|за исключением|помимо|außer|ausser|ausgenommen|bis auf|sauf|excepté|hormis|autres? que|excepto|exceto|"
    r"salvo|tranne|eccetto|oprócz|poza|z wyjątkiem|trừ|ngoài|kecuali|selain|ما عدا|عدا|باستثناء|إلا|سوى|غير|به جز|بجز|"
    r"به غیر از|غیر از|крім|окрім|за винятком|kromě|mimo|vyjma|okrem|kivéve|cu excepția|în afară de|osim|izuzev|осим|"
    r"изузев|освен|behalve|uitgezonderd|utom|förutom|undtagen|unntatt|paitsi|εκτός(?: από)?)(?![^\W\d_])[\s:]*|除了?|"
    rf"ยกเว้น|מלבד |למעט )\x00|\x00(?:{_BUT_BEHIND}|\s?(?:以外|之外|除外|外(?![贸资籍商国])))"
)
"""A sign in place of a name that a text leaves out: ``other than X``, ``X以外``; ``without X`` refuses it."""

_EVERY = rf"(?:(?<!\w)(?:{_BARE_ALL})(?!\w)|(?:{_JOINED_ALL})(?![\uac00-\ud7af]))"
_ALL = rf"{_EVERY}(?P<whom>(?:\s?[^\W\d_]+){{0,2}}?)"
_SOME = lazy_regex(_EVERY)
_FRAMES = tuple(
    map(
        lazy_regex,
        (
            rf"{_ALL}\s*[,،(–—-]?\s*(?:{_BUT})(?!\w)\s*:?\s*(?P<but>.+?)\)?",
            rf"(?:{_BUT})(?!\w)\s+(?P<but>.+?)\s*[,،;:–—-]?\s+{_ALL}",
            rf"(?P<but>.+?)(?:{_BUT_BEHIND})\s*[,、،]?\s*{_ALL}",
            rf"{_ALL}\s*[,、،(（–—-]\s*(?P<but>.+?)(?:{_BUT_BEHIND})[)）]?",
        ),
    )
)
_ALONE = lazy_regex(_ALL)
_AMBIGUOUS = frozenset({"mind", "alla", "toti", "svi", "sve"})
"""Words that may be a name or stand for something else if nothing is beside them."""


@lru_cache(maxsize=131072)
def left_out_in(text: str) -> str | None:
    """What a text leaves out that asks for all others; '' if it asks for all, None if it does neither.

    All of a kind, such as ``alle Chemiefirmen außer X``, are not all.
    """
    bare = normalized(text)
    if len(bare) > _LONGEST or _SOME.search(bare) is None:
        return None
    for frame in _FRAMES:
        found = frame.fullmatch(bare)
        if found is not None and _are_companies(found["whom"]):
            return text[found.start("but") : found.end("but")] if len(bare) == len(text) else found["but"]
    found = _ALONE.fullmatch(bare)
    return "" if found is not None and bare not in _AMBIGUOUS and _are_companies(found["whom"]) else None


def beside_left_out(text: str) -> str:
    """What a text says beside leaving out the company in whose place it has a null character, folded; '' for others.

    ``no tea firms except X`` says ``no tea firms``.
    """
    rest = _LEFT_OUT.sub("", folded := text.casefold())
    return rest if rest != folded and any(map(str.isalpha, rest)) else ""


def _are_companies(whom: str) -> bool:
    """Whether the words behind one for all are only those for companies or a side, or articles."""
    words = [word for word in whom.split() if len(word) > _ARTICLE or is_joined(word)]
    return all(roles_of(word)[0] or title_score(word, "company") >= _SAID for word in words)


_LONGEST, _ARTICLE, _SAID = 200, 3, 0.85
