"""Finds what beside the hours of a statement says how they are meant: that earlier is not possible, or a call's day."""

from __future__ import annotations

from sco_scheduler.intake.values.clauses import clauses_of
from sco_scheduler.resources import lazy_regex


def as_arrival(text: str) -> str:
    """A folded text as one about an arrival, if it says that earlier is not possible: ``from 11:00, not earlier``."""
    match = _EARLIER.search(text)
    head = text[: match.start()] if match is not None else ""
    if match is None or not any(clause.says("not") for clause in clauses_of(match[0])):
        return text
    begins = [time for clause in clauses_of(head) for time in clause.times if time.how in {"from", "after"}]
    return f"arriving {head}{text[match.end() :]}" if len(begins) == 1 else text


_EARLIER = lazy_regex(
    r"(?<=\S)(?:[,;.(–—-]|\s(?:and|и|und|et|y|e|i|ve|va))\s*[^,;.()\d]*?"
    r"(?:(?<![^\W\d_])(?:earlier|sooner|before (?:that|then)|раньше|ранее|früher|eher|"
    r"plus t[oô]t|avant|antes|prima|eerder|wcze[sś]niej|d[rř][ií]ve|sk[oô]r|hamarabb|"
    r"kor[aá]bban|mai devreme|по-рано|νωρ[ιί]τερα|раніше|раней|daha erken|öncesi\w*|daha tez|"
    r"ертерек|бұрын|эртерээк|oldinroq|ilgariroq|avval\w*|tidigare|tidligere|aikaisemmin|prej|"
    r"ranije|раније|anksčiau|agr[aā]k|varem|sớm hơn|som hon|lebih awal|sebelumnya|قبل ذلك|"
    r"زودتر|לפני כן|מוקדם יותר|पहले|უფრო ადრე|ավելի շուտ|пештар)(?![^\W\d_])|"
    r"再早|更早|太早|之前(?=$|[^\d])|それ以前|その前|더 일찍|그 전|ก่อนหน้า)[^,;.()\d]*"
)


def without_day_of_call(text: str) -> str:
    """A folded text without the day of a call or letter before what it says: ``Tel. 11.05: there only on 20 May``."""
    return _CALLED.sub("", text)


_CALLED = lazy_regex(
    r"^\W*(?:(?:по )?тел(?:\.|ефон\w*)?|(?:по|за)?звон\w*|телефонд\w*|письмо\w*|"
    r"tel(?:\.|ef[oó]n\w*|efon\w*)?|phon\w*|calls?|called|(?:e-?)?mail\w*|fax|whatsapp|"
    r"telegram|anruf\w*|appel\w*|llam\w*|lig(?:ou|ação)|chiamat\w*|gebeld|arad[ıi]\w*|"
    r"zadzwon\w*|qo'ng'iroq\w*|қоңырау\w*|电话|来电|電話|전화|اتصل|اتصال|تماس)[\s,:]*"
    r"(?:от |vom |du |del |dated )?(?:\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?)\s*[:：,–—-]\s*(?=[^\W\d_])"
)
