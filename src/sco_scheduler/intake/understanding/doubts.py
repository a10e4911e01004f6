"""How sure the meaning of a column is, and what a column that is not used may say about meetings.

It judges one column by itself, by measured thresholds; ``plans`` weighs the columns of a sheet against each other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from itertools import combinations, islice, pairwise

from sco_scheduler.domain.event import Level, Role
from sco_scheduler.intake.understanding.columns import MOST_LOOKED_AT, Column
from sco_scheduler.intake.understanding.fields import (
    COMPANY_FIELDS,
    NOTHING,
    Meaning,
    lists_numbers,
    refers_by_title,
    says_something_else,
)
from sco_scheduler.intake.understanding.questions import COMPANIES, MOST_DIGITS, PAIRS, WISHES, name_of
from sco_scheduler.intake.understanding.words import (
    bare_title,
    denies,
    is_serial_title,
    people_in,
    says_yes_or_no,
    side_of_title,
    sure_level,
)
from sco_scheduler.intake.values.absences import absence_in_figures, bound_of, tells_itself
from sco_scheduler.intake.values.clock import clock_of
from sco_scheduler.intake.values.entries import normalized, read_limit, whole_number
from sco_scheduler.intake.values.presence import choices_in, day_of, hours_of_title, moment_of, says_there, stretch_of
from sco_scheduler.intake.values.statuses import status_of
from sco_scheduler.resources import lazy_regex


def certainty_of(meaning: Meaning, column: Column) -> float:  # noqa: PLR0911 - one answer for each field
    """How sure it is that a column has a meaning, by what its title and its cells say together."""
    if meaning.field == "not_available" and is_presence(column):
        return min(meaning.certainty, 0.5)
    if meaning.field == "available" and (tells_presence(column) or offers_hours(column) or _asks_when(column)):
        return max(meaning.certainty, 0.93)
    if (
        meaning.field == "not_available"
        and max(column.profile.times, column.profile.dates) >= 0.5
        and column.score("not_available") >= 0.35
    ):
        return max(meaning.certainty, 0.93)
    if meaning.field == "people" and not counts_delegates(column):
        return min(meaning.certainty, 0.5)
    if meaning.field in {"status", "people"} and column.score("nothing") < 0.7 and column.score(meaning.field) >= 0.35:
        return max(meaning.certainty, 0.93)
    if meaning.field in {"minimum", "maximum", "status", "priority", "not_available"}:
        # That no company asks for it, or that it says nothing else, is told by the title.
        return max(meaning.certainty, 0.92) if column.score(meaning.field) >= 0.72 else meaning.certainty
    if meaning.field == "rank" and column.profile.numbers >= 0.95 and column.profile.ranks >= 0.95:
        return max(meaning.certainty, 0.91)
    if meaning.field in {"from", "to", "rank", "level"} and column.score(meaning.field) >= 0.72:
        return max(meaning.certainty, 0.92)
    if meaning.field == "company" and column.profile.companies >= 0.8 and column.score("company") >= 0.7:
        return max(meaning.certainty, 0.95)
    if meaning.field == "role" and column.profile.roles >= 0.75:
        return max(meaning.certainty, 0.93)
    if meaning.field in {"level", "asker"} and max(column.profile.levels, column.profile.roles) >= 0.75:
        return max(meaning.certainty, 0.93)
    return meaning.certainty


def counts_delegates(column: Column) -> bool:
    """Whether a title counts those who negotiate, each of whom can be in a meeting, and not merely all who come."""
    return any(map(_NEGOTIATE.search, map(bare_title, column.titles)))


_NEGOTIATE = lazy_regex(
    r"delegat|representativ|negotiat|meet|parallel|simultan|делегат|представител|переговор|встреч|параллел|одновремен|"
    r"代表|洽谈|会谈|会面|见面|同时"
)


def is_presence(column: Column) -> bool:
    """Whether a title asks when somebody is there, and not when away."""
    title = bare_title(column.title)
    if _DENIES.search(title) is not None:
        return False
    if _arrives_by_day(column):
        return True
    asked = any(word in title for word in _PRESENCE) or _CAN_COME.search(title) is not None
    return column.score("not_available") < 0.7 and asked


_DENIES = lazy_regex(
    r"(?:\bnot|n't|\bunable to|\bcannot)\b(?:\s+\w+){0,2}\s+"
    r"(?:attend|come|be|participate|take part|meet|join|make it|available)|"
    r"\b(?:unavailable|busy|absent|away)\b|"
    r"не (?:\w+ )?(?:сможете|можете|сможет|может|будете|будет|доступ\w*|участв\w*|присутств\w*)|занят|отсутств|"
    r"(?:不能|无法|不可|不便|不)(?:参加|出席|到场|参会|在场)|没空|缺席"
)
"""What asks when somebody is not there."""

_BY_DAY = lazy_regex(r"arriv|depart|leav|прибыт|приезд|отъезд|убыт|уезжа|到达|抵达|离开|离会|到会")
_TRAVEL = lazy_regex(
    r"flight|hotel|train|airport|check.?in|date|рейс|гостиниц|отел|поезд|аэропорт|дата|航班|酒店|车次|日期"
)
_LODGING = lazy_regex(r"hotel|check.?in|check.?out|гостиниц|отел|酒店|入住|退房")
_OPENS, _CLOSES = timedelta(hours=7), timedelta(hours=20)
"""The hours between which who arrives or leaves at a time of day does so at the event, and not at the airport."""

_PRESENCE = (
    *("availab", "attend", "be there", "present", "presence", "whole day", "full day", "all day"),
    *("here from", "here until", "here till", "доступ", "весь день", "присутств", "на месте"),
    *("可用", "全天", "到场时间", "出席时间", "参加时间", "在场", "参加场次", "出席场次", "参会场次"),
)


def _arrives_by_day(column: Column) -> bool:
    """Whether a column says at what time of the event's days a company comes or leaves."""
    title = bare_title(column.title)
    if not _BY_DAY.search(title) or bound_of(column.title) is None or not column.cells:
        return False
    if all(moment_of(text) is not None for text in column.cells.values()):
        return _LODGING.search(title) is None  # who comes by air is not there before, either
    return not _TRAVEL.search(title) and all(map(_is_daytime, column.cells.values()))


def _is_daytime(text: str) -> bool:
    clock = clock_of(normalized(text))
    return tells_itself(text) if clock is None else _OPENS <= clock <= _CLOSES


_CAN_COME = lazy_regex(r"(?<!不)可.{0,5}(?:时间|时段)|(?<!не )(?:можете|сможете|готовы) (?:быть|участвовать|прийти)")
"""What asks when somebody can come."""


def tells_presence(column: Column) -> bool:
    """Whether cells below a title of presence surely say so: hours ``from`` or ``until``, or words of their own."""
    texts = set(column.cells.values())
    if bound_of(column.title) is not None and all(
        clock_of(normalized(text)) is not None or tells_itself(text) for text in texts
    ):
        return True
    return 2 * sum(map(tells_itself, texts)) >= len(texts) and all(
        absence_in_figures(normalized(text), present=True) is not None for text in texts
    )


def slot_columns(columns: Sequence[Column]) -> dict[int, Meaning]:
    """The columns that each ask whether somebody is there at the hours of their title.

    Parameters
    ----------
    columns
        The columns of a list that may be such.
    """
    found: dict[int, Meaning] = {}
    asking = [
        (column, hours)
        for column in columns
        if (hours := hours_of_title(column.title)) is not None
        and all(says_there(text) is not None for text in column.cells.values())
    ]
    answers = {says_there(text) for column, _ in asking for text in column.cells.values()}
    for column, hours in asking if answers else ():
        away = _DENIES.search(bare_title(column.title)) is not None or column.score("not_available") >= 0.7
        # Who ticks some hours may be away in the others, or may not have gone on ticking.
        sure = 0.5 if not hours[1] else 0.94 if away or False in answers else 0.7
        found[column.number] = Meaning("slot away" if away else "slot", sure)
    return found


def levels_beside_choices(
    columns: Sequence[Column], found: Mapping[int, Meaning], free: Sequence[Column]
) -> dict[int, Meaning]:
    """The columns that say, right behind a choice, how much it is wanted; there are two at least, or its title says so.

    Parameters
    ----------
    free
        Those that may be such.
    """
    beside = [
        column
        for before, column in pairwise(columns)
        if column in free
        and found.get(before.number, NOTHING).field in {"choice", "wishes"}
        and before.profile.lists <= 0.2
        and (column.profile.levels >= 0.6 or _grades(column))
        and column.profile.companies < 0.5
        and column.cells.keys() <= before.cells.keys()
    ]
    titled = any(column.score("level") >= 0.7 for column in beside)
    return {c.number: Meaning("level", 0.94) for c in beside} if len(beside) > 1 or titled else {}


def _grades(column: Column) -> bool:
    """Whether cells are few words that come again and again, whatever they mean, and the title names no other field."""
    p = column.profile
    few = 2 <= p.distinct <= _MOST_GRADES and p.filled >= 2 * p.distinct and p.length <= _LONGEST_GRADE
    return few and p.letters >= _OPTIONS and not says_something_else(column) and column.score("nothing") < _TITLED


_MOST_GRADES, _LONGEST_GRADE, _OPTIONS = 5, 30, 0.9


def offers_hours(column: Column) -> bool:
    """Whether cells are lists of hours of days, as of a form that offers them to tick."""
    texts = set(column.cells.values())
    return bool(texts) and all(
        (found := stretch_of(part)) is not None and bool(found[0]) for text in texts for part in choices_in(text)
    )


def _offers_names(column: Column) -> bool:
    """Whether cells choose among a few names, as of sessions, and do not merely answer yes or no."""
    parts = [part for text in column.cells.values() for part in choices_in(text)]
    few = 2 <= len(set(parts)) <= _MOST_STATUSES and len(set(parts)) < len(parts)
    return few and column.profile.letters >= _OPTIONS and all(says_yes_or_no(part) is None for part in parts)


def _asks_when(column: Column) -> bool:
    """Whether a title asks when somebody can come, and all cells are hours or parts of the day."""
    texts = set(column.cells.values())
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
    r"можете (?:быть|участвовать|присутствовать)|可.{0,5}(?:时间|时段)|(?:参会|出席|到场|参加)(?:时间|时段)"
)
"""What asks for the hours at which somebody is there, and for no others."""


def may_matter(column: Column, holds: str) -> tuple[Meaning, float] | None:
    """What a column that is not used may say about meetings, and how sure that is; None where it says nothing."""
    if column.counted or column.cited:
        return None
    found = _matters_by_cells(column) if holds != PAIRS else None
    elsewhere = says_something_else(column) and column.score("wishes") < 0.7 and column.profile.companies < 0.8
    if found is not None or elsewhere:
        return found
    found = _withdraws(column, holds) or _names_companies(column)
    if found is not None:
        return found
    if column.score("nothing") >= 0.72:
        return (Meaning("available", 0.93), 0.93) if holds != PAIRS and _arrives_by_day(column) else None
    found = _asks_for_companies(column, holds)
    if found is not None or column.score("notes") >= 0.7:
        # The remarks of a column of notes are looked at one by one, but for levels of the wishes beside them.
        graded = holds == PAIRS and any(sure_level(text) in {Level.MUST, Level.NO} for text in column.cells.values())
        return (Meaning("level", 0.6), 0.6) if found is None and graded else found
    return _tells_absences(column, holds) or _limits(column, holds) or _groups(column, holds)


def _matters_by_cells(column: Column) -> tuple[Meaning, float] | None:
    """What the cells of a column say of companies, whatever its title is about."""
    if column.profile.emails >= 0.5 and refers_by_title(column):
        return Meaning("wishes", 0.5, column.level), 0.5
    if _counts_heads(column):
        return NOTHING, 0.6  # who comes may be a driver: each as a delegate would be in meetings of his own
    remarks = column.score("notes") >= _TITLED  # looked at one by one
    if not remarks and _limits_in_words(column):
        return Meaning("maximum", 0.55), 0.55
    asks_when = column.score("not_available") >= _TITLED or is_presence(column)
    if remarks or asks_when or not _tells_hours(column):
        return None
    if _PREFERS.search(bare_title(column.title)) is not None:
        return NOTHING, 0.5  # who prefers the morning is there in the afternoon too
    sure = 0.93 if _is_of_absence(column) else 0.5
    return Meaning("not_available", sure), sure


def _withdraws(column: Column, holds: str) -> tuple[Meaning, float] | None:
    """Whether a column says that a company comes, or that a request still stands."""
    if holds == PAIRS and (says_status(column) or _says_who_comes(column)):
        return Meaning("level", 0.6), 0.6
    if holds == COMPANIES and asks_who_comes(column):
        return Meaning("status", 0.6), 0.6
    titled = column.score("status") >= _TITLED
    other = max(column.score("nothing"), column.score("notes")) >= _TITLED
    sure = 0.93 if titled else 0.6
    return (
        (Meaning("status", sure), sure)
        if holds == COMPANIES and (titled or not other) and _says_who_comes(column)
        else None
    )


def _names_companies(column: Column) -> tuple[Meaning, float] | None:
    """Whether a column names companies, if only some of its cells do."""
    p = column.profile
    if p.companies < 0.15 or p.companies * p.filled < 1 or p.numbers >= 0.8:
        return None
    wishing = column.score("wishes") >= 0.7
    sure = 0.92 if wishing or column.level is not Level.WANT else 0.5
    return (Meaning("wishes", sure, column.level), sure) if p.companies >= 0.34 or wishing else (NOTHING, 0.5)


def _asks_for_companies(column: Column, holds: str) -> tuple[Meaning, float] | None:
    """Whether a column is called after wishes, or says the level of those of a list of pairs."""
    p = column.profile
    if holds != PAIRS:
        named = p.letters >= 0.3 or (column.score("maximum") < _TITLED and lists_numbers(column))
        return (Meaning("wishes", 0.5, column.level), 0.5) if column.score("wishes") >= 0.72 and named else None
    titled = max(column.score("level"), column.score("rank")) >= 0.7
    words = set(column.cells.values())
    told = any(sure_level(word) in {Level.MUST, Level.MAYBE, Level.NO} for word in words)
    few = len(words) <= _MOST_GRADES and p.unique < 0.7 and told and not says_something_else(column)
    levels = p.levels >= 0.6 or few or (titled and p.levels > 0)
    return (Meaning("level", 0.6), 0.6) if levels and p.distinct <= 12 and p.filled >= 2 else None


def _tells_absences(column: Column, holds: str) -> tuple[Meaning, float] | None:
    """Whether a column says when somebody is there, or away."""
    p = column.profile
    if is_presence(column) and (_looks_away(column) or tells_presence(column)):
        sure = 0.93 if tells_presence(column) or offers_hours(column) or _asks_when(column) else 0.8
        return Meaning("available", sure), sure
    if holds != PAIRS and is_presence(column) and _offers_names(column):
        return Meaning("available", 0.6), 0.6
    if _PREFERS.search(bare_title(column.title)) is not None and column.score("not_available") < _TITLED:
        return (NOTHING, 0.5) if _looks_away(column) else None
    if column.score("not_available") >= 0.6 or _looks_away(column):
        sure = 0.93 if column.score("not_available") >= 0.7 and max(p.times, p.dates) >= 0.5 else 0.55
        return Meaning("not_available", sure), sure
    return None


def _limits(column: Column, holds: str) -> tuple[Meaning, float] | None:
    """Whether the numbers of a column limit or rank meetings; ticks in a list of pairs may mean anything."""
    p = column.profile
    if column.score("maximum") >= 0.7 and holds != PAIRS and any(map(str.isdigit, "".join(column.cells.values()))):
        return Meaning("maximum", 0.6), 0.6
    if holds == PAIRS and p.ticks >= _TICKED > p.numbers:
        return NOTHING, 0.5
    serial = is_serial_title(column.title) and (holds != PAIRS or p.distinct == 1 or not column.restarts)
    if serial or not _looks_limited(column, holds):
        return None
    sure = 0.92 if holds == PAIRS and column.counts_again else 0.55
    return Meaning("rank" if holds == PAIRS else "maximum", sure), sure


def _groups(column: Column, holds: str) -> tuple[Meaning, float] | None:
    """Whether a column puts companies into few groups: zones by their codes, or levels or roles in words."""
    p = column.profile
    coded = p.letters >= 0.9 and p.length <= 3 and 2 <= p.distinct <= 12
    coded = coded and (column.score("table") < 0.35 or 2 * p.unique <= 1)  # no two companies have one stand
    coded = coded and p.unique < 0.9 and not all(says_yes_or_no(text) is not None for text in column.cells.values())
    if coded and holds == COMPANIES and not (is_serial_title(column.title) and p.unique >= 0.99):
        sided = column.score("role") > 0 and p.distinct <= 3
        return Meaning("role" if sided else "zone", 0.55), 0.55
    levels = p.distinct <= 12 and holds != PAIRS and _says_levels(column)
    roles = p.roles >= 0.75 and p.distinct <= 6 and p.length <= 40
    ticked = holds == COMPANIES and p.ticks >= _TICKED and column.level is not Level.WANT
    return (NOTHING, 0.5) if ticked or (p.filled >= 2 and (levels or roles)) else None


def _limits_in_words(column: Column) -> bool:
    """Whether all cells say in words how many meetings there may be: ``4 meetings``, ``до 5 встреч``, ``最多4场``."""
    texts = set(column.cells.values())
    return bool(texts) and all(whole_number(text) is None and read_limit(text, "maximum") is not None for text in texts)


def says_status(column: Column) -> bool:
    """Whether a column says what became of each request, such as ``Accepted`` and ``Cancelled by sender``."""
    p = column.profile
    return 2 <= p.distinct <= _MOST_STATUSES and p.letters >= _OPTIONS and column.score("status") >= _TITLED


def _says_who_comes(column: Column) -> bool:
    """Whether cells are statuses, some of companies that come and some of those that do not."""
    texts = set(column.cells.values())
    said = {status_of(text) for text in texts}
    return len(texts) <= _MOST_STATUSES and None not in said and "" in said and len(said) > 1


def asks_who_comes(column: Column) -> bool:
    """Whether a title asks whether somebody comes, and somebody says no."""
    said = {says_yes_or_no(text) for text in column.cells.values()}
    return said == {True, False} and _COMES.fullmatch(bare_title(column.title)) is not None


_COMES = lazy_regex(
    r"(?:will you |are you |do you |can you )?(?:come|coming|attend|attending|participate|participating|take part|"
    r"taking part|be there|confirmed|attendance|participation)(?: (?:in person|confirmed|the event))?|"
    r"(?:вы )?(?:приед\w+|прид\w+|участву\w+|будет\w*|участие|присутствие)(?: ли)?(?: (?:подтверждено|на встречах))?|"
    r"(?:是否)?(?:确认)?(?:参加|出席|参会|到会|到场|来)(?:吗|否)?"
)
"""What asks whether a company comes at all."""

_MOST_STATUSES, _TITLED, _TICKED = 12, 0.7, 0.8


def _counts_heads(column: Column) -> bool:
    """Whether cells are counts of people, of several by one company at least."""
    counts = [people_in(text) or 0 for text in column.cells.values()]
    return column.score("people") >= 0.35 and bool(counts) and max(counts) > 1 and 10 * counts.count(0) <= len(counts)


def _says_levels(column: Column) -> bool:
    """Whether cells are words for a must, a wish, a maybe or a refusal, and do not merely answer yes or no."""
    texts = set(column.cells.values())
    levels = {sure_level(text) for text in texts if says_yes_or_no(text) is None}
    return bool(levels) and None not in levels and (Level.MUST in levels or len(levels) > 1)


def _looks_away(column: Column) -> bool:
    """Whether cells look like hours or days, and are no moments at which a form was sent."""
    p = column.profile
    days = {day for text in column.cells.values() if (day := day_of(text)) is not None}
    apart = len(days) > 3 and max(days) - min(days) > _LONGEST_EVENT
    bare = p.times < 0.5  # a day with a part of it is when somebody is away, however many say another
    in_turn = bare and p.filled > 3 and (p.unique >= 0.8 or _go_on(column))
    sent = p.dates >= 0.9 and (p.moments >= 0.9 or _is_of_all(column) or apart or in_turn)
    return max(p.times, p.dates) >= 0.5 and not sent and column.score("products") < 0.5


def _tells_hours(column: Column) -> bool:
    """Whether most cells are stretches of a day, and none a moment: ``14:00-15:00``, ``until 10:30``."""
    texts = set(column.cells.values())
    said = sum(absence_in_figures(normalized(text)) is not None for text in texts)
    return 2 * said >= len(texts) and column.profile.moments == 0.0 and not _is_of_all(column)


def _is_of_all(column: Column) -> bool:
    """Whether the same day stands beside everybody, who are not all away on it."""
    p = column.profile
    return p.full >= 0.75 and p.filled > 2 and p.distinct == 1 and p.dates == 1.0


def _is_of_absence(column: Column) -> bool:
    """Whether a title denies, and all cells are stretches of a day: when somebody is not there, in whatever words."""
    title = bare_title(column.title)
    told = all(absence_in_figures(normalized(text)) is not None for text in column.cells.values())
    return told and (denies(title) or _OUT.search(title) is not None)


_PREFERS = lazy_regex(
    r"prefer|best time|\bconvenient|(?<!не)(?<!не )удобн|предпоч|желаем|希望.{0,4}时|(?<!不)方便.{0,2}时|首选时"
)
"""What asks for hours that somebody likes best."""

_OUT = lazy_regex(r"n't\b|\bcannot\b|\bout(?:side)? of\b|\baway\b|\babsen|\bbusy\b|занят|отсутств")
"""What says that somebody is not there, and is no denial of its own."""


def _go_on(column: Column) -> bool:
    """Whether each row has a day and they go on from row to row, as those of answers do."""
    texts = islice(column.cells.values(), MOST_LOOKED_AT)
    days = [day for text in texts if (day := day_of(text)) is not None]
    if column.profile.full < _OPTIONS:
        return False
    rises = sum(one < other for one, other in combinations(days, 2))
    falls = sum(one > other for one, other in combinations(days, 2))
    return len(set(days)) >= _FEWEST_DAYS and rises >= _OPTIONS * (rises + falls)


_FEWEST_DAYS, _LONGEST_EVENT = 3, timedelta(days=10)
"""The days between two absences from an event; what lies further apart is when something was sent or received."""


def _looks_limited(column: Column, holds: str) -> bool:
    """Whether cells are small numbers that do not merely count the rows, or each row as one."""
    p = column.profile
    numbers = [int(text) for text in column.cells.values() if text.isdecimal() and len(text) <= MOST_DIGITS]
    each_once = p.unique >= 0.99 and len(numbers) > 2
    numbered = each_once and (column.serial or max(numbers) > _MOST_MEETINGS or len(numbers) > _FEW)
    counting = numbered or (holds == PAIRS and p.distinct == 1 and p.filled > 1)
    return p.numbers >= 0.9 and bool(numbers) and max(numbers) <= 100 and not counting


_MOST_MEETINGS, _FEW = 30, 8
"""The largest limit that a company likely has, and of how many companies each may have another one by chance."""


def options_of(holds: str, column: Column) -> list[str]:
    """What a column of a sheet may mean, for a question."""
    if holds == PAIRS:
        sides = [f"{side} {what}" for what in ("level", "rank") for side in Role] if side_of_title(column.title) else []
        flags = (WISHES[Level.NO], WISHES[Level.MUST]) if column.profile.ticks >= _OPTIONS else ()
        return ["From", "To", "Rank", "Level", "asker", *sides, *flags, "Notes", "nothing"]
    fields = [name_of(Meaning(name, 1.0)) for name in sorted(COMPANY_FIELDS, key=column.score, reverse=True)[:2]]
    counts = ("Maximum", "Minimum", "people") if column.profile.numbers >= _OPTIONS else ()
    heads = ("matrix",) if column.profile.length <= _LONGEST_SIGN else ()
    there = ("Not available", "available")
    return [*WISHES.values(), "askers", "role", *there, *fields, *counts, *heads, "Notes", "nothing"]


_LONGEST_SIGN = 3
