"""Recognises columns of hours, and whether they mean presence or absence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import combinations, islice

from sco_scheduler.intake.understanding.cells.columns import Column, remembered
from sco_scheduler.intake.understanding.cells.contents import (
    asks_for_days,
    contradicts,
    is_plain_presence,
    lists_days,
    says_something,
)
from sco_scheduler.intake.understanding.cells.fields import NOTHING, Meaning
from sco_scheduler.intake.understanding.cells.profiles import DATE, MOST_LOOKED_AT
from sco_scheduler.intake.understanding.cells.questions import PAIRS
from sco_scheduler.intake.understanding.cells.ticked_hours import lists_hours, offers_hours, ticks_mostly_all
from sco_scheduler.intake.understanding.wording.when_asked import asks_when as is_asked_when
from sco_scheduler.intake.understanding.wording.word_lists import contains_any, of_kind, plain, title_says
from sco_scheduler.intake.understanding.wording.words import bare_title, denies, is_blank, says_yes_or_no, title_score
from sco_scheduler.intake.values.asides import without_yes
from sco_scheduler.intake.values.clauses import is_whole_day
from sco_scheduler.intake.values.dates import ANY_YEAR, clock_of, leading_date, leading_day
from sco_scheduler.intake.values.days_of_event import with_days_of_event
from sco_scheduler.intake.values.entries import in_ascii_digits, normalized
from sco_scheduler.intake.values.journeys import (
    WAYS,
    Moment,
    is_around,
    is_there_anyway,
    misses,
    moments_of,
    moves_at,
    ways_of,
    with_verb,
)
from sco_scheduler.intake.values.offered_choices import choices_in, stretch_of
from sco_scheduler.intake.values.presence import (
    DAY,
    absence_in_figures,
    always_there,
    asks_from_until,
    bound_of,
    day_of,
    names_all_days,
    says_there,
    tells_absence,
    tells_itself,
)
from sco_scheduler.intake.values.readings import read_when
from sco_scheduler.intake.values.statuses import says_gone
from sco_scheduler.resources import lazy_regex

_TITLED, _LIKELY, _OPTIONS, _MOST_CHOICES = 0.7, 0.6, 0.9, 12


def is_presence(column: Column) -> bool:
    """Whether a title asks for presence, and not for absence."""
    title = bare_title(column.title)
    if DENIES.search(title) is not None or is_asked_when(title) is False:
        return False
    if arrives_by_day(column):
        return True
    if asks_from_until(column.title) and column.score("not_available") < _TITLED:
        return True
    asked = any(word in title for word in _PRESENCE) or _CAN_COME.search(title) is not None
    asked = asked or title_says(title, "present")
    asked = asked or (is_asked_when(title) is True and PREFERS.search(title) is None)
    asked = asked or (asks_for_days(column.title) and PREFERS.search(title) is None)
    asked = asked or (_DAYS.fullmatch(title) is not None and any(map(names_all_days, column.looked_at)))
    return column.score("not_available") < 0.7 and asked


def asks_first_if_there(column: Column) -> bool:
    """Whether a title of absences begins with a question for presence: ``Always there? If not, when are you away?``."""
    first, _, further = column.title.replace("？", "?").partition("?")
    return any(map(str.isalpha, further)) and title_score(f"{first}?", "not_available") < _TITLED


DENIES = lazy_regex(
    r"(?:\bnot|n't|\bunable to|\bcannot)\b(?:\s+\w+){0,2}\s+"
    r"(?:attend|come|be|participate|take part|meet|join|make it|available)|"
    r"\b(?:unavailable|busy|absent|away|miss(?:ing)?)\b|"
    r"не (?:\w+ )?(?:сможете|можете|сможет|может|будете|будет|доступ\w*|участв\w*|присутств\w*)|занят|отсутств|"
    r"\bno (?:\w+ )?(?:podr\w+|puede\w*|asist\w+|estar\w+|disponible)|\bnicht\b|\bpas\b|\bnon\b|\bnão\b|\bnie\b|"
    r"(?:不能|无法|不可|不便|不)(?:参加|出席|到场|参会|在场)|没空|缺席"
)
"""Questions for absence."""
_TRAVEL = lazy_regex(
    r"flight|hotel|train|airport|check.?in|date|рейс|гостиниц|отел|поезд|аэропорт|дата|航班|酒店|车次|日期"
)
_LODGING = lazy_regex(r"hotel|check.?in|check.?out|гостиниц|отел|酒店|入住|退房")


def is_of_lodging(title: str) -> bool:
    """Whether a title is about nights at a hotel."""
    return _LODGING.search(bare_title(title)) is not None


_OPENS, _CLOSES = timedelta(hours=7), timedelta(hours=20)
"""The hours between which a time of arrival or departure is that at the event, and not at the airport."""
_PRESENCE = (
    *("availab", "attend", "be there", "present", "presence", "whole day", "full day", "all day"),
    *("here from", "here until", "here till", "on site", "доступ", "весь день", "присутств", "на месте", "на площадке"),
    *("are you there", "are they there", "когда будут", "когда будете", "когда вы будете"),
    *("suits you", "suit you", "work for you", "works for you", "подходит", "подходят", "合适", "适合"),
    *("可用", "全天", "在场"),
    *(
        f"{comes}{when}"
        for comes in ("到场", "出席", "参加", "参会", "与会", "到会")
        for when in ("时间", "时段", "场次")
    ),
)


_DAYS = lazy_regex(
    r"days|tage|jours|d[ií]as|giorni|dagen|dage|dagar|дни|дні|дані|dni|dny|napok|zile|günler|күндер|kunlar|ngày|"
    r"hari|أيام|الأيام|ימים|ημέρες|päivät|dienos|dienas|päevad"
)
"""Titles that are only the word for days; they ask for presence if somebody is there on both days."""


def arrives_by_day(column: Column) -> bool:
    """Whether a column has times of arrival or departure on the event's days."""
    title, way = bare_title(column.title), moves(column)
    denied = denies_title(column.title)
    ways = {way for text in titles_read(column) for way in ways_of(text)} | ({way} if way is not None else set())
    said = [text for text in column.cells.values() if not is_blank(text) and not is_there_anyway(text)]
    if not ways or not said or denied or is_of_lodging(column.title):
        return False
    dated = {text: moments_of(text, way, column.days) for text in said}
    around = [text for text, moments in dated.items() if moments and all(_is_around(m, column.days) for m in moments)]
    if way is not None and column.days and 3 * len(around) >= 2 * len(dated):
        return True
    timed = any(moment.hours for moments in dated.values() for moment in moments)
    # An arrival by air implies absence before, too.
    daytime = len(ways) == 1 and not _TRAVEL.search(title)
    return (timed or daytime) and all(dated[text] if timed else _is_daytime(text, *ways) for text in said)


def _is_around(moment: Moment, days: Sequence[date]) -> bool:
    """Whether a journey is on a day of the event, or a few days before or after it."""
    place = moment.place
    return place is not None and bool(days) and is_around(date(place[0] or days[0].year, *place[1:]), days)


_RANGE_OF_HOURS = lazy_regex(r"\d{1,2}[:：]\d\d\s?[-–—~～至到]\s?\d{1,2}[:：]\d\d")


def journey_meaning(column: Column, certainty: float, otherwise: str = "available") -> Meaning:
    """The meaning of a column of journeys: when they arrive, or leave, if its title says so and no cell contradicts."""
    way = moves(column)
    both = any((ways := ways_of(text)) and way not in ways for text in column.looked_at)
    # Who is there the whole day, or else from one hour to another, tells no journey.
    stay = any(is_whole_day(normalized(text)) for text in column.looked_at)
    both = both or (stay and any(map(_RANGE_OF_HOURS.search, column.looked_at)))
    name = next((name for name, of in WAYS.items() if of == way and not both), otherwise)
    return Meaning(name, certainty)


def may_arrive(column: Column) -> bool:
    """Whether some arrivals or departures in a column may imply absence from a part of the event."""
    if (
        not (any(map(ways_of, column.titles)) or moves(column))
        or denies_title(column.title)
        or is_of_lodging(column.title)
    ):
        return False
    texts = column.looked_at
    if moves(column) is not None and _says_when(column) and not all(map(_is_plain, texts)):
        return True
    found = [moment for text in texts for moment in moments_of(text, moves(column), column.days)]
    days = [(day.year, day.month, day.day) for day in column.days]
    return any(m.hours or any(misses(m, day) for day in days) for m in found) or any(
        tells_absence(text) or (_CLOCK.search(text) and (DATE.search(text) or DAY.search(text))) for text in texts
    )


_CLOCK = lazy_regex(r"\d:\d{2}|\d\s*(?:[ap]m\b|点|час)")


def bound(column: Column) -> str | None:
    """Whether the titles of a column of times say ``from`` or ``until``; the lower row of a header takes precedence."""
    if lists_hours(column):
        return None
    return next((found for title in titles_read(column) if (found := bound_of(title)) is not None), None)


def moves(column: Column) -> str | None:
    """``from`` for a column of arrivals, ``until`` for one of departures; else None."""
    if lists_hours(column):
        return None
    said = (way_of(title) for title in titles_read(column) if not denies_title(title))
    return next((found for found in said if found is not None), None)


def denies_title(title: str) -> bool:
    """Whether a title has a negation, which is no *on the* of Portuguese."""
    return denies(_ON_DAY.sub(" ", bare_title(title)))


_ON_DAY = lazy_regex(r"(?<!\w)no (?=dia(?!\w)|(?:primeiro|segundo|último|final|evento)(?!\w))")


def way_of(title: str) -> str | None:
    """Whether a title in any language is one of arrivals or of departures."""
    found, bare = moves_at(title), bare_title(title)
    if found is not None or ways_of(title):
        return found
    ways = [way for name, way in WAYS.items() if title_says(bare, name)]
    return ways[0] if len(ways) == 1 else None


def titles_read(column: Column) -> tuple[str, ...]:
    """The titles of a column that say what it is about, that of the lower row of a header first."""
    return (*column.titles[1:2], column.title) if len(column.titles) > 2 else column.titles[:1]


def _is_plain(text: str) -> bool:
    """Whether a cell is a time or a date in figures, or no time at all."""
    bare = normalized(text)
    timed = clock_of(bare) is not None or leading_date(bare) is not None or leading_day(bare, (ANY_YEAR,)) is not None
    return timed or read_when(with_verb(bare, "from")) is None


def _is_daytime(text: str, *ways: str) -> bool:
    bare = without_yes(normalized(text))
    clock = clock_of(bare) if not moments_of(text, "from") else None
    if clock is not None:
        return _OPENS <= clock <= _CLOSES
    return tells_itself(text) or any(tells_itself(with_verb(bare, way)) for way in ways)


_CAN_COME = lazy_regex(
    r"(?<!不)可.{0,5}(?:时间|时段|日期)|(?<!не )(?:можете|сможете|готовы) (?:быть|участвовать|прийти)|"
    r"когда (?:же )?(?:вы|вам|ваш\w* \w+) (?:можете|сможете|можно|может|сможет|свободн\w+|готовы)|"
    r"\bwhen (?:can|could|will|are) you (?:come|meet|be (?:there|free)|free)\b|"
    r"(?:什么时候|什么时间|何时|几点|哪些?时[间段]).{0,4}?(?<!不)(?:方便|有空|可以|能来)|"
    r"(?:能否|可否|是否(?:能够?|可以)?)(?:全天|全程|都|按时)?(?:参加|出席|到场|参会|在场)"
)
"""Questions when somebody can come."""


def tells_presence(column: Column) -> bool:
    """Whether cells below a title of presence certainly mean it: hours ``from`` or ``until``, or explicit words.

    A few may say instead that the company does not come at all.
    """
    every = column.looked_at
    texts = {text for text in every if not says_gone(text) or any(map(str.isdigit, text))} or every
    if bound(column) is not None and all(
        clock_of(normalized(text)) is not None or tells_itself(text) for text in texts
    ):
        return True
    throughout = any(is_whole_day(normalized(text)) for text in texts)
    return (throughout or 2 * sum(map(tells_itself, texts)) >= len(texts)) and all(
        absence_in_figures(normalized(text), present=True) is not None for text in texts
    )


def _offers_names(column: Column) -> bool:
    """Whether cells are chosen from a few names, such as sessions, and are not just yes or no."""
    parts = [part for text in column.cells.values() for part in choices_in(text)]
    few = 2 <= len(set(parts)) <= _MOST_CHOICES and len(set(parts)) < len(parts)
    return few and column.profile.letters >= _OPTIONS and all(says_yes_or_no(part) is None for part in parts)


def asks_when(column: Column) -> bool:
    """Whether a title asks when somebody can come, and all cells are hours or parts of the day."""
    texts = column.looked_at
    return (
        _ASKS_WHEN.search(bare_title(column.title)) is not None
        and is_presence(column)
        and all(
            absence_in_figures(normalized(text), present=True) is not None or all(map(stretch_of, choices_in(text)))
            for text in texts
        )
    )


_ASKS_WHEN = lazy_regex(
    r"\bwhen\b.*\b(?:availab|attend|come|be there|present|free|join)|\b(?:time|hour|slot|session)s?\b.*\bavailab|"
    r"availab\w* (?:time|hour|slot|session)|(?:когда|в какое время|в какие часы).*(?:може|смож|готов|буд|доступ)|"
    r"можете (?:быть|участвовать|присутствовать)|可.{0,5}(?:时间|时段)|(?:参会|出席|到场|参加)(?:时间|时段)|"
    r"^(?:present|presence|on site|anwesend|присутствие|на площадке|在场(?:时间)?)$"
)
"""Questions for all hours of presence."""


def answers_with_hours(column: Column) -> bool:
    """Whether all cells say yes or no, or until or from when somebody is there; some say yes, and some hours."""
    texts = column.looked_at
    answers = {text: says_there(text) for text in texts}
    others = [text for text, there in answers.items() if there is None]
    hours = all(absence_in_figures(normalized(text), present=True) for text in others)
    return bool(others) and hours and True in answers.values() and not denies(bare_title(column.title))


def tells_absences(column: Column, holds: str) -> tuple[Meaning, float] | None:  # noqa: PLR0911  # one for each kind
    """The meaning of a column of presence or absence."""
    p = column.profile
    if _dates_rows(column) or measures_time(column):
        return None
    arrives = holds != PAIRS and arrives_by_day(column)
    by_days = lists_days(column)
    when = _looks_away(column) or _says_when(column)
    if arrives or (is_presence(column) and (when or tells_presence(column) or by_days)):
        told = arrives or by_days or tells_presence(column) or offers_hours(column) or asks_when(column)
        sure = 0.93 if told or is_plain_presence(column) else 0.8
        return journey_meaning(column, sure), sure
    if holds != PAIRS and ticks_mostly_all(column):
        sure = 0.5 if denies(bare_title(column.title)) or column.score("not_available") >= _TITLED else 0.93
        return Meaning("available", sure), sure
    if holds != PAIRS and moves(column) is not None and may_arrive(column):
        return journey_meaning(column, _LIKELY), _LIKELY
    if holds != PAIRS and is_presence(column) and _offers_names(column):
        return Meaning("available", 0.6), 0.6
    if PREFERS.search(bare_title(column.title)) is not None and column.score("not_available") < _TITLED:
        return (NOTHING, 0.5) if _looks_away(column) else None
    clocks = sum(clock_of(in_ascii_digits(normalized(text))) is not None for text in column.cells.values())
    bounds = clocks >= _MOST_TIMED * len(column.cells) and bound(column) is not None
    if bounds and column.score("not_available") < _LIKELY:
        return Meaning("available", 0.6), 0.6  # ``From``, ``To``: more often presence
    titled = column.score("not_available") >= _LIKELY and not contradicts(column, "not_available")
    if titled or (_looks_away(column) and not _are_days_of_something_else(column)):
        sure = 0.93 if column.score("not_available") >= 0.7 and max(p.times, p.dates) >= 0.5 else 0.55
        return journey_meaning(column, sure, "not_available") if not titled else Meaning("not_available", sure), sure
    days = asks_for_days(column.title) and not p.companies
    days = days or with_days_of_event(column.title, column.days) != column.title
    if holds != PAIRS and ((days and is_presence(column)) or _asks_in_vain(column)):
        return Meaning("available", 0.55), 0.55
    if holds != PAIRS and _names_days(column):
        return Meaning("not_available" if denies(column.title) else "available", 0.55), 0.55
    return None


def _asks_in_vain(column: Column) -> bool:
    """Whether a title asks when somebody can come, and an answer in words is none that a reader knows."""
    title = bare_title(column.title)
    asked = _ASKS_WHEN.search(title) is not None or contains_any(plain(title), of_kind("presence", "when"))
    if not (asked and is_presence(column)) or column.profile.companies or column.profile.moments:
        return False
    said = (text for text in column.cells.values() if not is_blank(text) and says_something(text))
    texts = [text for text in said if any(map(str.isalpha, text))]
    return any(says_yes_or_no(text) is None and says_there(text) is None and not always_there(text) for text in texts)


@remembered
def _says_when(column: Column) -> bool:
    """Whether most cells name a day of the event or hours, in any language."""
    texts = [text for text in column.looked_at if not is_blank(text) and not is_there_anyway(text)]
    said = [with_days_of_event(text, column.days) for text in texts]
    timed = sum(
        dated != text or read_when(normalized(dated)) is not None for text, dated in zip(texts, said, strict=True)
    )
    return bool(texts) and bool(column.days) and timed >= _MOST_TIMED * len(texts)


_MOST_TIMED = 0.6


def _names_days(column: Column) -> bool:
    """Whether a title with days, in whatever words, has days with further words in every cell."""
    texts = {column.title, *column.cells.values()}
    return bool(column.cells) and all(DAY.search(normalized(text)) is not None for text in texts)


def _looks_away(column: Column) -> bool:
    """Whether cells look like hours or days, and not like time stamps of forms."""
    p = column.profile
    days = {day for text in column.looked_at if (day := day_of(text)) is not None}
    apart = len(days) > 3 and max(days) - min(days) > _LONGEST_EVENT
    bare = p.times < 0.5  # a day with a part of it is an absence, even if cells differ
    in_turn = bare and p.filled > 3 and (p.unique >= 0.8 or _days_ascend(column))
    sent = p.moments >= 0.9 or (p.dates >= 0.9 and (_is_same_day(column) or apart or in_turn))
    left = any(map(says_gone, column.looked_at)) and not any(map(_is_away_in_part, column.looked_at))
    sent = sent or (left and column.score("not_available") < _WEAKLY)
    return max(p.times, p.dates) >= 0.5 and not sent and not _are_stands(column) and column.score("products") < 0.5


def _is_away_in_part(text: str) -> bool:
    """Whether a cell has hours or days of an absence, and does not say that a company left: ``withdrawn 2 March``."""
    return not says_gone(text) and absence_in_figures(normalized(text)) is not None


def _are_days_of_something_else(column: Column) -> bool:
    """Whether cells are dates far from the event in either order of day and month, such as those of payments."""
    days, texts = column.days, [normalized(text) for text in column.cells.values()]
    if not days or column.profile.dates < _OPTIONS or column.score("not_available") >= _WEAKLY:
        return False
    dated = [of[0] for text in texts if (of := leading_date(text) or leading_day(text, days)) is not None]
    turned = [day.replace(month=day.day, day=day.month) for day in dated if day.day <= _MONTHS]
    return len(dated) >= _OPTIONS * len(texts) and not any(is_around(day, days) for day in (*dated, *turned))


def _dates_rows(column: Column) -> bool:
    """Whether each row has a day, in chronological order, below a title for dates or, for enough days, any title."""
    cells = [_SHORT_DATE.fullmatch(text.strip()) for _, text in sorted(column.cells.items())]
    found = [(int(m[1]), int(m[2])) for m in cells if m is not None]
    titled = bare_title(column.title) in _DATES
    few = not titled and (len(found) <= _FEWEST_DAYS or len(set(found)) < _FEWEST_DAYS)
    if (
        few
        or column.score("not_available") >= _TITLED
        or len(found) < 2
        or len(found) < len(column.cells)
        or column.profile.full < _OPTIONS
    ):
        return False
    orders = [[of for of in order if 0 < of[0] <= _MONTHS] for order in (found, [of[::-1] for of in found])]
    return any(len(order) == len(found) and order == sorted(order) for order in orders)


_DATES = frozenset({"дата", "date", "日期", "datum", "күні", "sana"})
_SHORT_DATE = lazy_regex(r"(\d{1,2})[./月](\d{1,2})[./日]?(?:\d{2,4})?")
"""A day and a month, which look like a time."""

_MONTHS = 12


def tells_hours(column: Column) -> bool:
    """Whether most cells are ranges within a day, and none is a time stamp: ``14:00-15:00``, ``until 10:30``."""
    if _are_stands(column) or measures_time(column):
        return False
    texts = set(filter(says_something, column.cells.values()))
    said = sum(absence_in_figures(normalized(text)) is not None for text in texts)
    return bool(texts) and 2 * said >= len(texts) and column.profile.moments == 0.0 and not _is_same_day(column)


def measures_time(column: Column) -> bool:
    """Whether cells are durations to the second, such as the time that an answer took: ``0:06:14``, ``6分46秒``.

    Hours of absence have no seconds, apart from zeros that a spreadsheet adds.
    """
    found = [_LASTED.fullmatch(text) for text in column.cells.values()]
    if column.score("not_available") >= _TITLED or None in found:
        return False
    told = [match.groups() for match in found if match is not None]
    return any(int(colon or word or 0) for colon, word in told)


_LASTED = lazy_regex(
    r"\s*(?:\d{1,3}:\d{2}:(\d{2})|(?=\d)(?:\d+\s*(?:天|小?时|小时|d|h|hours?|дн?|ч|час\w*)\.?\s*)*"
    r"(?:\d+\s*(?:分钟?|m|min\w*|м|мин\w*)\.?\s*)?(?:(\d+)\s*(?:秒钟?|s|sec\w*|с|сек\w*)\.?)?)\s*",
    re.IGNORECASE,
)


def _are_stands(column: Column) -> bool:
    """Whether cells below a title for stands are codes of stands, which may look like hours: ``2.11``, ``N3-16``."""
    titled = column.score("table") >= _WEAKLY > column.score("not_available")
    return titled and all(map(_STAND.fullmatch, column.looked_at))


_STAND = lazy_regex(r"\s*+(?:[№#]\s*+)?[^\W\d_]{0,3}\d{0,3}\s*+(?:[-–./]\s*+)?[^\W\d_]?\d{1,4}[^\W\d_]?\s*")
_WEAKLY = 0.35
"""The minimum score of a title for a possible field."""


def _is_same_day(column: Column) -> bool:
    """Whether all rows have the same day, which cannot be an absence of all."""
    p = column.profile
    return p.full >= 0.75 and p.filled > 2 and p.distinct == 1 and p.dates == 1.0


def is_of_absence(column: Column) -> bool:
    """Whether a title has a negation, and all cells are ranges within a day, so that they are absences."""
    title = bare_title(column.title)
    texts = set(filter(says_something, column.cells.values()))
    told = bool(texts) and all(absence_in_figures(normalized(text)) is not None for text in texts)
    return told and (denies(title) or _OUT.search(title) is not None)


PREFERS = lazy_regex(
    r"prefer|best time|\bconvenient|(?<!не)(?<!не )удобн|предпоч|желаем|希望.{0,4}时|(?<!不)方便.{0,2}时|首选时"
)
"""Questions for preferred hours."""
_OUT = lazy_regex(r"n't\b|\bcannot\b|\bout(?:side)? of\b|\baway\b|\babsen|\bbusy\b|занят|отсутств")
"""Words for absence without a negation."""


def _days_ascend(column: Column) -> bool:
    """Whether each row has a day, and the days ascend like those of submitted answers."""
    texts = islice(column.cells.values(), MOST_LOOKED_AT)
    days = [day for text in texts if (day := day_of(text)) is not None]
    if column.profile.full < _OPTIONS:
        return False
    rises = sum(one < other for one, other in combinations(days, 2))
    falls = sum(one > other for one, other in combinations(days, 2))
    return len(set(days)) >= _FEWEST_DAYS and rises >= _OPTIONS * (rises + falls)


_FEWEST_DAYS = 3
_LONGEST_EVENT = timedelta(days=10)
"""The maximum distance in days between two absences from an event; time stamps may be farther apart."""


def tell_themselves(column: Column) -> bool:
    """Whether all cells explicitly state absence or presence, independently of the title."""
    texts = column.looked_at
    told = [text for text in texts if tells_absence(text)]
    others = (text for text in texts if not tells_absence(text))
    return (
        bool(told)
        and column.score("nothing") < _TITLED
        and all(is_blank(t) or always_there(t) or tells_itself(t) or says_gone(t) > 0 for t in others)
    )
