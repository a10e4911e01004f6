"""Words for one person, and texts about her hours that say that somebody else of her company is there."""

from __future__ import annotations

import re
from functools import lru_cache

from sco_scheduler.resources import kept_regex, lazy_regex, whole_words, words_of_kinds

PERSON = lazy_regex(
    r"\b(?:mr|mrs|ms|miss|dr|prof|he|she)\b|"
    r"\b(?:my|our|his|her|one of (?:us|our|the|my)|the) (?:\w+ ){0,2}(?:colleagues?|director|boss|manager|partner|"
    r"assistant|deputy|interpreter|translator|ceo|president|chairman|delegates?|representatives?|engineer|wife|husband|staff)\b|"
    r"^(?:colleague|director|boss|manager|interpreter|translator|one (?:person|delegate|of \w+))\b|"
    r"(?<![а-я])(?:г-н|г-жа|господин|госпожа|коллег\w|(?:ген)?директор\w*|руководител\w|начальник|менеджер|заместитель|"
    r"переводчи\w+|он|она|од(?:ин|на) из)(?![а-я])|"
    r"[\u3400-\u9fff](?:先生|女士|小姐|总监|经理|主任|总|部長|社長|課長)|同事|老板|领导|翻译|[他她](?!们)|其中[一1][位人]|"
    r"さん|様は|同僚|通訳|(?:부장|과장|사장|대리|대표|팀장|동료)|"
    r"\b(?:herr|frau|kolleg(?:e|in|en)|geschäftsführer\w*|chef(?:in)?|dolmetscher\w*|monsieur|mme|collègue|directeur|"
    r"directrice|interprète|señora?|sra?|colega|compañer[oa]|directora?|jef[ea]|intérprete|signora?|sig|collega|"
    r"direttore|bay|bayan|meslektaşım\w*|arkadaşım\w*|müdür\w*|tercüman\w*|pan|pani|kolega|koleżanka|dyrektor|pak|ibu|"
    r"bapak|rekan|ông|anh|chị|đồng nghiệp)\b|السيدة?|زميل\w*|مدير|مترجم|آقای|خانم|همکار\w*"
)
"""Words for one person."""


@lru_cache(maxsize=131072)
def stays_on(text: str) -> bool:
    """Whether a folded text says that somebody is there beside who is away: ``director until 14:00, I stay``.

    So it does if one clause has the hour of one person, and another speaks of *I* or *we*.
    """
    if _stays().search(text) is not None:
        return True
    clauses = _CLAUSES.split(text)
    timed = [clause for clause in clauses if PERSON.search(clause) is not None and _HOUR.search(clause) is not None]
    return bool(timed) and any(clause not in timed and _WE.search(clause) is not None for clause in clauses)


@lru_cache(maxsize=1)
def _stays() -> re.Pattern[str]:
    return kept_regex(whole_words(words_of_kinds("event_words.json", "stays on")))


_CLAUSES = lazy_regex(r"[,;，；。!！()（）]|\.(?!\d)|\s[–—-]\s|\bbut\b|\bно\b")
_HOUR = lazy_regex(r"\d|\b(?:noon|lunch|morning|afternoon)\b|обед|утр|полд|[上中下]午")
_WE = lazy_regex(r"(?<![^\W\d_])(?:i|we|я|мы|ich|wir|je|nous|yo|nosotros|ben|biz)(?![^\W\d_])|我们?(?![司方])")
