"""Clauses that tell what was said before, and is replaced by what the rest of the text says: ``was no, now yes``."""

from __future__ import annotations

from functools import lru_cache

from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.resources import lazy_regex


def tells_earlier(clause: str) -> bool:
    """Whether a folded clause tells what was said, wished or true before: ``at first we said no``."""
    return _EARLIER.match(clause) is not None


@lru_cache(maxsize=131072)
def without_earlier(text: str) -> str:
    """A text without its clauses that tell what was said before; the whole text if no other words are left."""
    if _EARLIER.search(normalized(text)) is None:
        return text
    parts = _CLAUSES.split(text)
    kept = [part for part in parts if not tells_earlier(normalized(part))]
    return ", ".join(kept) if len(kept) < len(parts) and any(map(_has_word, kept)) else text


def _has_word(part: str) -> bool:
    return any(map(str.isalpha, part))


_CLAUSES = lazy_regex(r"\s*[,，;；。()（）](?!\s*(?:что|чтобы|that|dass|que)\b)\s*|\.\s+|\s[–—-]\s")
_EARLIER = lazy_regex(
    r"(?:我们?|他们|她们)?(?:原(?:来|先|本)|原(?=[说定写填报计])|本来|之前|上次|先前|此前|最初|一开始)"
    r"(?:我们?|是|只|在表[里上]|曾)?(?:说|写|填|定|报|选|标|登记|勾|要求|计划|想|有|不)|"
    r"(?:originally|initially|earlier|previously|formerly|until now|so far|before(?: that)?[:,])(?= |:|,)|"
    r"(?:at first|first|last (?:time|week)|yesterday)(?: (?:we|i|they|she|he))?(?: had)? "
    r"(?:said|wrote|put|ticked|asked|marked|listed|wanted|thought|planned)\b|"
    r"(?:(?:the|my|our|their) )?(?:old|earlier|previous|former|first|original) (?:list|selection|choices?|wish(?:es)?|"
    r"ones?|answer|form) (?:was|were|had|named|said|contained)\b|"
    r"(?:(?:die|der|das|meine|unsere) )?(?:alte|frühere|vorige|bisherige|ursprüngliche)[rs]? (?:liste|auswahl|wünsche) "
    r"(?:war|waren|hatte|enthielt)\b|"
    r"(?:стар|прежн|предыдущ|перв)\w+ (?:список|выбор|заявк|вариант)\w*(?: был[аио]?\b|:)|"
    r"(?:旧|原|之前|上一|先前)(?:的)?(?:名单|选择|意向|那份)(?:是|为|有|写的)|"
    r"(?:it |we |i |they |she |he )?(?:was|were|had)(?! (?:not )?(?:nice|good|great|glad|happy|a pleasure))\b|"
    r"(?:извините\W+(?:за \w+\W+)?)?(?:(?:сначала|раньше|ранее|до этого|в (?:прошл\w+ )?(?:письме|заявке|анкете|раз)|"
    r"изначально|первоначально|вчера) (?:мы |я |нам |они )?(?:[а-я]+л(?:а|и|о|ось|ись|ся)?|было?)|(?:мы )?(?:был[оаи]?|"
    r"стоял[оаи]?))(?![а-я])|"
    r"(?:ursprünglich|zuerst|anfangs|bisher|vorher)\b|(?:d['’]abord|au départ|initialement|auparavant)\b|"
    r"(?:al principio|inicialmente|antes (?:dij|pus|quer|est[aá]b)\w+)|(?:önce(?:den|ki)?|ilk başta)\b"
)
"""How a clause begins that tells what was said before."""
