"""Finds what beside the hours of a statement says how they are meant: that earlier is not possible, or a call's day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache

from sco_scheduler.intake.values.clauses import clauses_of
from sco_scheduler.intake.values.dates import words_of
from sco_scheduler.intake.values.days_of_event import with_days_of_event
from sco_scheduler.intake.values.entries import YES, month_called, normalized
from sco_scheduler.intake.values.tongues import in_english
from sco_scheduler.resources import any_of, kept_regex, lazy_regex


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


def without_conveyance(text: str) -> str:
    """A folded text without how somebody comes, before the hour from which they are there.

    The morning is that of the journey: ``coming by the morning flight, there from 11am``.
    """
    return _CONVEYANCE.sub("", text)


_CONVEYANCE = lazy_regex(
    r"\b(?:coming|arriving|flying in|travell?ing|comes?|arrives?) (?:in )?(?:by|with|on) (?:the |an? )?(?:early )?"
    r"(?:morning|first) (?:flight|train|bus|coach|plane|ferry)\s*[,;]\s*(?=[^\d,;]*\bfrom \d)|"
    r"\b(?:прилета|приезжа|прибыва|едут|едем|летят|летим)\w* (?:ранним |первым )?утренним (?:рейсом|поездом|автобусом)"
    r"\s*[,;]\s*(?=[^\d,;]*\bс \d)|"
    r"(?:乘|坐)(?:早班|上午的?)(?:飞机|航班|高铁|火车)(?:来|到|抵达)?[,，;；](?=[^\d,，;；]*\d)"
)


def without_day_of_call(text: str, days: Sequence[date] = ()) -> str:
    """A text without the day of a call or letter beside what it says: ``Tel. 11.05: there only on 20 May``.

    So with any clause of which the only figures are a date far from the ``days`` of the event, beside one of them:
    ``rang on 26/10, lands on Thursday at 11``.
    """
    text = _OF_DAY.sub(lambda match: "" if days and _is_apart(match, days) else match[0], _CALLED.sub("", text))
    text = _BARE.sub(lambda match: "" if days and _is_day_told(match, days) else match[0], text)
    for rest in _beside_other_days(text, days):
        if _DATE.search(with_days_of_event(rest, tuple(days))) is not None:
            return rest
    return text


def _is_day_told(match: re.Match[str], days: Sequence[date]) -> bool:
    """Whether bare figures such as ``18.05`` are a date before the event on which somebody phoned, wrote or paid.

    No word such as *at* or *until* makes them a time, and no word of coming or leaving stands beside them.
    """
    day = _day_before(int(match["one"]), int(match["month"]), days[0])
    if day is None or not _is_apart(match, days):
        return False
    begins = max((sign.end() for sign in _CLAUSE_ENDS.finditer(match.string, 0, match.start())), default=0)
    ends = _CLAUSE_ENDS.search(match.string, match.end())
    clause = match.string[begins : ends.start() if ends is not None else None]
    said = clauses_of(normalized(clause))
    times = [time.how for of in said for time in of.times]
    if times not in ([], ["point"]) or any(of.says(*_OF_PRESENCE) for of in said):
        return False
    return _told().search(normalized(clause.replace(match[0], " "))) is not None


_OF_PRESENCE = ("arrive", "leave", "moved", "there", "come", "only", "stay", "travel", "away", "except")


@lru_cache(maxsize=1)
def _told() -> re.Pattern[str]:
    """A pattern of words for what was told, sent or paid on a day."""
    letters = r"[^\W\d_\u2e80-\uffff]"
    return kept_regex(rf"(?<!{letters})(?:{words_of('dated')['told']})(?!{letters})")


def _day_before(number: int, month: int, event: date) -> date | None:
    """The last day of this number and month before the event, if it is at most some months before it."""
    for year in (event.year, event.year - 1):
        try:
            day = date(year, month, number)
        except ValueError:
            continue
        if day < event:
            return day if event - day <= _MONTHS_BEFORE else None
    return None


def without_other_days(text: str, days: Sequence[date]) -> str:
    """A text, folded, without dates far from the event, such as that of a letter: ``cancelled on 1.9.``."""
    return normalized(_OTHER_DAY.sub(lambda match: " " if days and _is_apart(match, days) else match[0], text))


def denies_beside_other_day(text: str, days: Sequence[date]) -> bool:
    """Whether all that a text says beside a day far from the event is a denial: ``wrote on 20/08, not coming``."""
    return any(
        clause.says("not", "away") and not clause.times
        for rest in _beside_other_days(text, days)
        if not any(map(str.isdecimal, rest))
        for clause in clauses_of(in_english(rest))
    )


def _beside_other_days(text: str, days: Sequence[date]) -> Iterator[str]:
    """What a text says before or behind a clause of which the only figures are a date far from the event."""
    for pattern in (_DATED_FIRST, _DATED_LAST) if days else ():
        match = pattern.search(text)
        if match is not None and _is_apart(match, days):
            yield text[: match.start()] or text[match.end() :]


def _is_apart(match: re.Match[str], days: Sequence[date]) -> bool:
    """Whether a day and its month in either order, or by its name, are far from the event."""
    said = match.groupdict()
    one, name = int(said["one"] or said["day"]), said.get("name")
    other = month_called(normalized(name)) if name else int(said.get("other") or said["month"] or 0)
    near = {days[0] + timedelta(days=n) for n in range(-_NEAR, (days[-1] - days[0]).days + _NEAR + 1)}
    pairs = {(one, other), (other, one)}
    return 0 < min(one, other) <= _MONTHS and not any((day.month, day.day) in pairs for day in near)


_NEAR, _MONTHS = 3, 12
_DATE = lazy_regex(r"\d{4}-\d\d-\d\d")
_OTHER = r"[^\d,;:()（），；：]*"
_FIGURES = (
    r"(?:(?P<one>\d{1,2})(?:/(?P<other>\d{1,2})(?:/\d{2,4})?|\.(?P<month>\d{1,2})\.(?:\d{2,4})?)(?!\d)|"
    r"(?P<day>\d{1,2})(?:\.|st|nd|rd|th)?\s(?:de |di |d'|of )?(?P<name>[^\W\d_]{3,}))"
)
_BARE = lazy_regex(
    r"\s*(?<![\d.:/–-])(?<!\d )(?<!\d)(?P<one>[0-3]?\d)\.(?P<month>0[1-9]|1[0-2])(?![\d:/]|\.\d|\s?[-–—~〜]\s?\d)"
)
"""Figures that may be a day or a time, and are no part of a range."""

_CLAUSE_ENDS = lazy_regex(r"[,;:()，；：（）。!?]|\.\s|\s[–—-]\s")
_MONTHS_BEFORE = timedelta(days=200)
_OTHER_DAY = lazy_regex(rf"(?<![\d.:/-]){_FIGURES}")
_OF_DAY = lazy_regex(
    r"\s*(?<!\w)(?:vom|от|dated)\s(?P<one>\d{1,2})\.(?P<month>\d{1,2})(?![\d:]|\.\d)\.?(?!\s?(?:bis|до|[-–—])(?!\w))"
)
"""The day of a letter or an answer, which could be an hour: ``vom 13.10.``."""

_DATED_FIRST = lazy_regex(rf"^{_OTHER}{_FIGURES}{_OTHER}(?:[,;:，；：]|\s[–—-])\s*(?=\D|\d{{1,2}}[./])")
_DATED_LAST = lazy_regex(rf"\s*[,;(（，；]{_OTHER}{_FIGURES}{_OTHER}[)）]?\s*$")
_CALLED = lazy_regex(
    r"^\W*(?:(?:по )?тел(?:\.|ефон\w*)?|(?:по|за)?звон\w*|телефонд\w*|письмо\w*|"
    r"tel(?:\.|ef[oó]n\w*|efon\w*)?|phon\w*|calls?|called|(?:e-?)?mail\w*|fax|whatsapp|"
    r"telegram|anruf\w*|appel\w*|llam\w*|lig(?:ou|ação)|chiamat\w*|gebeld|arad[ıi]\w*|"
    r"zadzwon\w*|qo'ng'iroq\w*|қоңырау\w*|电话|来电|電話|전화|اتصل|اتصال|تماس)[\s,:]*"
    r"(?:от |vom |du |del |dated )?(?:\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?)\s*[:：,–—-]\s*(?=[^\W\d_])",
    re.IGNORECASE,
)


def without_yes(text: str) -> str:
    """A folded answer to whether and when somebody is there, or arrives late or leaves early, without its *yes*."""
    found = _YES_FIRST.sub("", text)
    return found or text


_YES_WORDS = any_of(word for word in YES if len(word) > 1 and not word.isdecimal())
_YES_FIRST = lazy_regex(rf"^(?:{_YES_WORDS})(?![^\W\d_])[\s,،、，.;:–-]*")
