"""Parses sentences about absences: ``must leave by 4 pm``, ``9点半到``, ``с 14 до 15 занята``.

The times of a sentence are found with the words around them. A word of arriving means absence before its time, a
word of leaving absence after it; words of being busy or free apply to the hours next to them. Without such words the
title above the cell decides. Ambiguous texts get several readings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from sco_scheduler.intake.values.asides import as_arrival, without_conveyance, without_yes
from sco_scheduler.intake.values.clauses import (
    DAY_END,
    LIKELY,
    NOON,
    NOON_AT,
    OPEN,
    SURE,
    Clause,
    Stretch,
    Time,
    clauses_of,
    explained,
    figure_of,
    is_whole_day,
    names_time,
    rewritten,
    with_unknown_month,
)
from sco_scheduler.intake.values.dates import DAY, UNDATED_DAY, may_be_day, tokens, with_days, words_of
from sco_scheduler.intake.values.elsewhere import as_busy, without_greeting, without_morning, without_pace
from sco_scheduler.intake.values.hours_across_days import away_by_marks, each_day_of, without_days_of_none
from sco_scheduler.intake.values.neighbours import with_neighbours
from sco_scheduler.intake.values.persons import stays_on
from sco_scheduler.intake.values.said_hours import Said, agrees, all_of, clash, cut_parts, is_short, join_arrivals
from sco_scheduler.intake.values.stretches import Away, complement, union
from sco_scheduler.intake.values.tongues import translated
from sco_scheduler.resources import kept_regex, lazy_regex, whole_words, words_of_kinds


@dataclass(frozen=True)
class Reading:
    """A reading of a text about absences.

    Attributes
    ----------
    away
        A list of ranges, such as ``-11:00; 16:00-``; '' if there is no absence.
    sure
        The certainty, from 0 to 1.
    told
        Whether the text alone implies it, independently of its title.
    others
        Other possible readings.
    """

    away: str
    sure: float
    told: bool
    others: tuple[str, ...] = ()


@lru_cache(maxsize=131072)
def read_when(text: str, *, present: bool = False, placed: bool = False) -> Reading | None:
    """Parse the absences in a text; None if it has no time.

    Parameters
    ----------
    text
        The text, folded.
    present
        Whether the title above it asks for presence.
    placed
        Whether the days of *Friday* and *the second day* are known.
    """
    text = without_conveyance(without_pace(without_morning(without_greeting(without_not_only(text)))))
    if (busy := as_busy(text)) != text:
        found = read_when(busy, present=present, placed=placed)
        if found is not None and _OF_HOURS.search(found.away) is not None:
            return found  # who is at a place for days, as at a hotel, is not busy there
    said = _without_brackets_of_hours(without_not_only(translated(text)))
    found = _read(said, present=present, placed=placed)
    if found is not None and found.away == WHOLE_DAY and found.told:
        found = _by_clauses(said, found, present=present, placed=placed)
    if found is not None and (
        any(f"{int(hour):02}:" not in found.away for hour in _UNREAD_HOUR.findall(said))
        or _leaves_hours(said, found.away)
    ):
        found = replace(found, sure=min(found.sure, LIKELY))
    if said != text and (found is None or found.sure < SURE or not found.told):
        other = _read(text, present=present, placed=placed)
        if other is not None and other.told and (found is None or (found.sure <= other.sure and " " not in found.away)):
            found = other
    if present and (found is None or found.sure < SURE) and (rest := without_yes(text)) != text:
        bare = read_when(rest, present=present, placed=placed)  # ``ano, od 11:00``
        found = bare if bare is not None and bare.sure >= SURE else found
    if found is not None and NOON in " ".join((found.away, *found.others)) and _tells_twelve(said):
        away, *others = (figures.replace(NOON, "12:00") for figures in (found.away, *found.others))
        return replace(found, away=away, others=tuple(others))
    return found


def _by_clauses(text: str, found: Reading, *, present: bool, placed: bool) -> Reading:
    """The reading of a text that takes the whole day by hours of several clauses, which then say one thing twice.

    ``After four we are busy, please put all before four``: nobody who names hours is away all day. If the clauses
    differ, the first is the likelier.
    """
    every = [_read(clause, present=present, placed=placed) for clause in _CLAUSE.split(text) if clause]
    told = [clause for clause in every if clause is not None and clause.told and _OF_HOURS.search(clause.away)]
    if len(told) < len([clause for clause in every if clause is not None]) or len(told) < 2:
        return found
    first, *others = dict.fromkeys(clause.away for clause in told)
    return (
        replace(told[0], sure=min(clause.sure for clause in told))
        if not others
        else replace(told[0], away=first, sure=LIKELY, others=tuple(others))
    )


_CLAUSE = lazy_regex(r"[,，;；。!！]\s*")


def _without_brackets_of_hours(text: str) -> str:
    """A text with days alone whose hours or part of the day stand without brackets: ``away on 12 june (afternoon)``."""

    def is_of(said: str, *, day: bool) -> bool:
        found = _read(said.strip(), present=False, placed=False)
        kinds = [of.search(found.away) is not None for of in (_ANY_DAY, _OF_HOURS)] if found is not None else []
        return kinds == [day, not day]

    if "(" not in text or not is_of(_BRACKETS.sub(" ", text), day=True):
        return text
    return _BRACKETS.sub(lambda match: f" {match[1]} " if is_of(match[1], day=False) else match[0], text)


_BRACKETS = lazy_regex(r"\(([^()]{2,40})\)")


def doubted(found: Reading | None, text: str) -> Reading | None:
    """A reading of a folded text, at most likely if unknown words may change its hours, or *not only* begins it.

    So is one of a person beside whom somebody else stays, and one of what was said before other hours of now.
    """
    if found is None or found.sure < SURE or not found.away:
        return found
    unsaid = _not_only().match(text) is not None or leaves_words(translated(text), told=found.told)
    return replace(found, sure=LIKELY) if unsaid or is_overruled(text) else found


def is_overruled(text: str) -> bool:
    """Whether the hours of a folded text may not bind: somebody else is there, or other words are those of now.

    ``Was mornings only, now all day is fine``; ``director until 14:00, I stay``.
    """
    return stays_on(text) or _differs_now(text)


def _differs_now(text: str) -> bool:
    now = _now().search(text)
    if now is None or not all(any(map(str.isalpha, side)) for side in (text[: now.start()], text[now.end() :])):
        return False
    found, said = read_when(text), read_when(text[now.end() :])
    return found is not None and (said is None or said.away != found.away)


@lru_cache(maxsize=1)
def _now() -> re.Pattern[str]:
    return kept_regex(whole_words(words_of_kinds("event_words.json", "now")))


def leaves_words(text: str, *, told: bool) -> bool:
    """Whether unknown words of a text in English may change its hours: they may be its day, or join a bare hour.

    ``Xyz 12:00-13:00`` may be on one day only, and ``at 10 and xyz`` at half past ten. Beside a day, and beside words
    that tell whether somebody is there, or why not, others mostly are a reason.

    Parameters
    ----------
    text
        The text, folded, with the phrases of known languages in English.
    told
        Whether its words tell presence or absence.
    """
    found = [(str(match.lastgroup), match[0]) for match in tokens().finditer(rewritten(with_days(text)))]
    kinds = {kind for kind, word in found if kind != "part" or _is_known(word)} - _TELL_NOTHING
    if not told and not kinds and any(kind == "other" and not _is_known(word) for kind, word in found):
        return True
    return any(
        (one[0], joint[0], other[0]) == ("time", "and", "other")
        and _FULL_HOUR.search(one[1]) is not None
        and not _is_known(other[1])
        for (one, joint), (_, other) in pairwise(pairwise(found))
    )


_TELL_NOTHING = frozenset({"other", "filler", "and", "sep", "time"})
_FULL_HOUR = lazy_regex(r"(?<![:.\d])\d{1,2}(?::00)?\s*$")


def _is_known(word: str) -> bool:
    return word.isdecimal() or _known().fullmatch(word) is not None


@lru_cache(maxsize=1)
def _known() -> re.Pattern[str]:
    """A pattern of words that say nothing by themselves, and of those around times and for them."""
    sections = ("before", "behind", "columns", "beside")
    return kept_regex("|".join(source for section in sections for source in words_of(section).values()))


def without_not_only(text: str) -> str:
    """A folded text without the part from ``not only`` to the next comma, if it says something before."""
    match = _not_only().search(text)
    if match is None:
        return text
    head, tail = text[: match.start()], text[match.end() :]
    return f"{head}{tail}".strip() if any(map(str.isalpha, head)) else text


@lru_cache(maxsize=1)
def _not_only() -> re.Pattern[str]:
    before = r"[\s,;(–—-]*(?:(?<![^\W\d_])(?:and|but|a|а|und|et|y|e|i|и|та|và)\s+)?"
    return kept_regex(rf"{before}(?<![^\W\d_])(?:{words_of('denied')['not only']})(?![^\W\d_]|\s*$)[^,;，；]*")


def _tells_twelve(text: str) -> bool:
    """Whether a text has the hour of noon in figures, which then is no pause: ``until lunch (12:00)``."""
    times = [time for clause in clauses_of(rewritten(with_days(text))) for time in clause.times]
    return any(int(NOON_AT) in {time.first, time.last} for time in times)


def _leaves_hours(text: str, away: str) -> bool:
    """Whether a reading has days only, and the text hours, or a word such as *until* before or behind unknown ones."""
    if not away or _OF_HOURS.search(away) is not None:
        return False
    rest = _ANY_DAY.sub(" ", text)
    return _ANY_HOUR.search(rest) is not None or _BOUND_OF_UNKNOWN.search(rest) is not None


_ANY_DAY = lazy_regex(DAY)
_ANY_HOUR = lazy_regex(
    r"(?<![\d:.])\d{1,2}(?::\d\d(?!\d)|(?:[.:][0-5]\d)?\s?(?:[ap]\.?\s?m\b|o'clock\b|uhr\b|час|ч\b|h\b|[点點时時]))"
)
_OF_HOURS = lazy_regex(r":|noon")
_BOUND_OF_UNKNOWN = lazy_regex(r"(?<!\w)(?:until|till|from|after|before)(?:\s+(?!the\s*$)[^\W\d_]|\s*(?:$|[,.;)]))")


def _read(text: str, *, present: bool, placed: bool) -> Reading | None:
    """Parse a text that is read as it is."""
    plain = _read_plainly(text, present=present, placed=placed)
    if plain is not None:
        return plain
    text = each_day_of(text)
    if not present and (kept := without_days_of_none(text)) != text:
        return _read(kept, present=present, placed=placed) if kept else Reading("", SURE, told=False)
    undated = with_unknown_month(text)
    if undated is not None:
        found = _read(undated, present=present, placed=placed)
        return replace(found, sure=min(found.sure, LIKELY)) if found is not None else None
    return _read_days(text, present=present, placed=placed)


def _read_plainly(text: str, *, present: bool, placed: bool) -> Reading | None:
    """Parse an answer about whole days, or one that begins with all of them; None for others."""
    if _NO_ABSENCE.fullmatch(text) is not None and not present:
        return Reading("", LIKELY, told=False, others=(text[text.rindex(" ") + 1 :],))
    if (marked := away_by_marks(text)) is not None:
        return Reading("; ".join(marked), SURE if present else LIKELY, told=True)
    if is_whole_day(text):
        # Constant absence would be a cancellation: more likely a question for absences was misunderstood.
        return Reading("", SURE if present else LIKELY, told=False, others=() if present else (WHOLE_DAY,))
    whole = _ALL_DAYS_FIRST.match(text)
    rest = _read(text[whole.end() :], present=True, placed=placed) if whole is not None else None
    if rest is not None and not rest.told:
        # A restriction of a presence that was stated for all days, unless the title asks for absences.
        return Reading(rest.away, SURE if present else LIKELY, told=False, others=rest.others)
    return None


def _read_days(text: str, *, present: bool, placed: bool) -> Reading | None:
    """Parse a text whose days and hours are in figures, some of which may be either."""
    if len(text) > _LONGEST or not names_time(text) or _UNCERTAIN_DATE.search(text):
        return None
    if may_be_day(text) and not placed:
        found = _read_times(rewritten(text), present=present, placed=placed)
        other = _read_times(rewritten(with_days(text, every=True)), present=present, placed=placed)
        others = () if other is None or found is None or other.away == found.away else (other.away,)
        return replace(found, sure=min(found.sure, LIKELY), others=(*others, *found.others)) if found else other
    return _read_times(rewritten(with_days(text)), present=present, placed=placed)


_NO_ABSENCE = lazy_regex(
    r"(?:none|nothing|no absences?|нет|ничего|keine\w*|nichts|aucun\w*|rien|ningun\w*|nada|nessun\w*|niente|"
    r"nenhum\w*|geen|niets|yok|"
    r"nincs|brak|nic|无|没有)(?: \w{1,3}){0,2} \d{4}-\d\d-\d\d"
)
"""No absence on a day, or rather nobody there: ``none on 9 February``."""

_UNREAD_HOUR = lazy_regex(
    r"(?<![^\W\d_])(?:from|until|before|after) (1\d|2[0-2]|0?[7-9])(?= [^\W\d_])(?! (?:o'clock|[ap]m|people|persons?|"
    r"of|days?|meetings?|minutes?|hours?|and|or|to|on|in|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))"
)
"""An hour before an unknown word, which may leave it out of a reading."""

_UNREAD_DAY = lazy_regex(
    r"(?<![\w.:,/-])\d{1,2}-(?:én|án|jén|ján)(?!\w)|(?<![\w.:,/-])\d{1,2}\.(?=\s\d{1,2}[:.h]\d\d)|"
    r"(?<!\w)(?:el|le|il|o|dia|día|am|den|op) \d{1,2}\.?(?= [^\W\d_])(?! (?:uhr|h|horas?|heures?|ore|of|de)\b)"
    r"(?! (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))|(?<!\w)(?:terça|quarta|quinta|sexta|segunda)(?!\w)|"
    r"(?:сен|шем)би|сенбі|шанба|shanba|жұма|juma|曜|요일|الثلاثاء|الأربعاء|الخميس|الاثنين|الجمعة|(?<!\w)(?:poniedział|"
    r"wtor(?:ek|ku)|środ|czwart|piąt|pond[ěe]l|[úu]ter|střed|čtvrt|maandag|dinsdag|woensdag|donderdag)"
)
"""A day that no other pattern reads, so that the hours beside it may be of one day only."""


def _read_times(text: str, *, present: bool, placed: bool) -> Reading | None:
    """Parse absences from times in figures and days with their month."""
    clauses = with_neighbours(explained(clauses_of(as_arrival(text))), present=present)
    days = {day for clause in clauses for day in clause.days}
    if len(days) == 1 and not any(clause.times or clause.words for clause in clauses):
        return None
    found = _joined(clauses, present=present)
    undated = (not placed and any(map(_UNDATED.match, days))) or _UNREAD_DAY.search(text) is not None
    return replace(found, sure=min(found.sure, LIKELY)) if found is not None and undated else found


ALL_DAYS = (
    r"(?:(?:on|for) )?(?:both|both days|all(?: the| three)? days|every day)(?: of the (?:event|show|fair))?|"
    r"(?:for )?the (?:whole|entire|full) (?:event|show|fair)|"
    r"(?:(?:pendant |durante |for |on )?(?:tous )?(?:les|los|as|os|all|all the|the|alle|die|все|i|oba|cả)) [2-5] "
    r"(?:jours|journées|d[ií]as|dias|days|tage|dagen|giorni|dn[iya]|dana|дня|дней|ngày)(?: (?:entiers|completos))?|"
    r"(?:на )?(?:оба|все)(?: два| три)?(?: дня?)?(?: мероприятия)?|"
    r"(?:两|三|全部|所有)天|"
    r"(?:an )?(?:beiden?|allen?) tagen?|tous les jours|todos l?os d[ií]as|tutti (?:e due )?i giorni|"
    r"i due giorni|wszystkie dni|(?:przez )?oba dni|barcha kunlar\w*|барлық күндер\w*|(?:в )?(?:усі|всі) дні|"
    r"(?:všechny|oba) dny|minden nap(?:on)?|(?:în )?(?:toate|ambele) zilele?|alle dagen|beide dagen|"
    r"svaki dan|svi dani|сви дани|tất cả các ngày|semua hari|"
    r"(?:كل|جميع) الأيام|همه روزها|ทุกวัน|매일"
)
"""Words for all days of the event."""


_LONGEST = 300
_UNDATED = lazy_regex(UNDATED_DAY)
_ALL_DAYS_FIRST = lazy_regex(rf"(?:yes|да)?[\s,]*(?:{ALL_DAYS})\s*[,;:，；：.–—(（-]\s*")
_UNCERTAIN_DATE = lazy_regex(r"\d{1,2}/\d{1,2}|\d{1,2}-\d{1,2}-\d{4}")

# What they mean


def named_hours(text: str) -> tuple[str, frozenset[str]] | None:
    """The only day, part of a day or hours in a folded text, and the kinds of its other words.

    None if there is none, or there are several, or just a time.
    """
    clauses = explained(clauses_of(rewritten(with_days(text))))
    days = {day for clause in clauses for day in clause.days}
    times = [time for clause in clauses for time in clause.times]
    if max(len(days), len({time.hours for time in times})) != 1 or any(time.how in {"point", "at"} for time in times):
        return None
    hours = times[0].hours if times else (0.0, DAY_END)
    return _figures({next(iter(days), ""): [hours]}), frozenset(word for clause in clauses for word in clause.words)


def _joined(clauses: Sequence[Clause], *, present: bool) -> Reading | None:
    """Combine the statements of all clauses."""
    said = Said()
    timed = {day for clause in clauses for day in clause.days if clause.times and clause.says("only", "come", "there")}
    said.left |= {day for clause in clauses if _is_departure(clause) for day in clause.days if day in timed}
    for clause in clauses:
        if not (_is_departure(clause) and said.left.issuperset(clause.days)):
            _take(clause, said, present=present)
    cut_parts(said, present=present)
    join_arrivals(said)
    if said.untold.keys() - {*said.away, *said.there, ""} and (said.away or said.there):
        said.vague = True  # no statement on some of the days
    if said.away and said.there:
        said.sure = min(said.sure, LIKELY) if clash(said) else said.sure
        others = {d: hours for d, hours in said.there.items() if d and (present or d in said.only)}
        others = {} if "" in said.away else {d: others[d] for d in others.keys() - said.away.keys()}
        away = {**said.away, **complement(others)}  # ``arriving 13 May, on 12 May only in the morning``
    elif said.away or said.there:
        away = said.away or complement(said.there)
    elif said.untold:
        away = complement(said.untold) if present else said.untold
        following = any(
            0 < start <= p.first and end == DAY_END for p in said.points for start, end in all_of(said.untold)
        )
        said.sure = min(said.untold_sure, LIKELY) if following else said.untold_sure  # ``13:00 flight, so p.m. on``
    elif said.others and not said.points:
        return Reading("", LIKELY, told=False, others=(_figures({said.others[0].day: [said.others[0].hours]}),))
    else:
        return _of_points(said.points)
    told = bool(said.away or said.there)
    if told and not agrees(said, away):
        said.sure = min(said.sure, LIKELY)
    sure = min(said.sure, LIKELY) if said.vague else said.sure
    if sure < SURE and not present and is_short(rest := complement(away)):
        away = rest
    afternoons = {day: [(NOON_AT, DAY_END)] for day in said.mornings}
    first, other = _figures(away), _figures({**away, **afternoons} if afternoons else complement(away))
    alone = [_figures({day: away[day]}) for day in away] if len(away) > 1 and sure <= OPEN else []
    return Reading(first, sure, told, (*alone, other) if sure < SURE else ())


def _is_departure(clause: Clause) -> bool:
    """Whether a clause only says on which day somebody leaves, whose hours another may tell."""
    told = bool(clause.days) and not clause.times and clause.says("leave", "moved", "travel")
    return (
        told and not clause.says("arrive", "not", "away", "only", "except", "rest", "unsure") and not clause.of_others
    )


def _of_points(points: Sequence[Time]) -> Reading | None:
    """The reading of a bare time, which may be one of arrival or departure, or of two in one journey on a day."""
    travels = all(point.verb for point in points) and len({point.day for point in points}) == 1
    if not points or len({point.first for point in points}) > (2 if travels else 1):
        return None
    point, days = min(points, key=lambda point: point.first), dict.fromkeys(point.day for point in points)
    until, start = max(point.first for point in points), point.first
    ways = [_figures({day: [hours] for day in days}) for hours in ((0.0, until), (start, DAY_END))]
    late = point.verb == "leave" or (point.first > NOON_AT + 60 and point.verb != "arrive")
    first, other = reversed(ways) if late else ways
    return Reading(first, OPEN, told=False, others=(other,))


def _take(clause: Clause, said: Said, *, present: bool) -> None:
    """Add the statements of one clause."""
    fetched = clause.says("contact") and not clause.of_others
    if clause.says("unsure") or (clause.times and (fetched or clause.says("thing"))):
        said.vague = True  # it may be an interpreter's arrival or departure
    if clause.says("rest"):
        return
    times = _narrowed(clause.times)
    if clause.of_others:
        said.others += times
        return
    if not times and clause.days:
        _take_days(clause, said, present=present)
    for time in times:
        day = time.day or (clause.days[0] if clause.days else "")
        time.day = day
        kind, hours, sure = _absence_or_presence(clause, time, present=present)
        if kind == "points":
            said.points.append(time)
            continue
        said.add(kind, day, hours)
        part = kind == "away" and time.how == "part" and hours == (0.0, DAY_END)
        said.mornings |= {day} if part and sure < SURE else set()
        if time.verb or clause.says("arrive", "leave"):
            said.moved.add(day)
        if kind == "away" and time.how == "part" and hours == time.hours:
            said.parts[day, hours] = min(sure, time.sure)
        elif kind == "untold":
            said.untold_sure = min(said.untold_sure, sure, time.sure)
        else:
            said.sure = min(said.sure, sure, time.sure)
        if clause.says("only") and kind == "there" and day:
            said.vague = said.vague or day not in said.left  # on the days before the departure they are there
            said.only.add(day)
    if times and set(clause.days) - {time.day for time in times}:
        said.vague = True  # a day has no hours, or they stand before it: ``9:00-10:00 12 June 11:00-12:00 13 June``


def _take_days(clause: Clause, said: Said, *, present: bool) -> None:
    """Add the statements of a clause on days without hours."""
    away = clause.says("not", "away")
    if len(clause.days) == 1 and clause.says("except") and set(clause.words) <= _EXCEPTED:
        said.add("away", clause.days[0], (0.0, DAY_END))
        said.sure = min(said.sure, SURE if present else LIKELY)
        return
    if len(clause.days) > 1 or (clause.decides and not away) or (present and not away):
        said.vague = True
        return
    told = clause.says("away") or (away and clause.says("come", "there", "plan", "slot", "filler", "all"))
    sure = SURE if told or not clause.words else LIKELY
    said.add("away" if away else "untold", clause.days[0], (0.0, DAY_END))
    said.sure, said.untold_sure = min(said.sure, sure), min(said.untold_sure, sure)


_EXCEPTED = frozenset({"except", "all", "there", "come", "filler"})
"""The kinds of words of a clause that leaves out a whole day, and no hours of it that nobody knows."""


def _narrowed(times: list[Time]) -> list[Time]:
    """The times without parts of the day for which other times state the hours."""
    exact = [time for time in times if time.how != "part"]
    return [
        time
        for time in times
        if time.how != "part" or not any(time.hours[0] <= t.first <= time.hours[1] for t in exact if t is not time)
    ]


def _absence_or_presence(clause: Clause, time: Time, *, present: bool) -> tuple[str, Stretch, float]:
    """Whether the hours of a time are absence or presence, by the words of its clause, with certainty."""
    hours, point = time.hours, time.how in {"point", "at"}
    denied = clause.says("not")
    verb = time.verb or next((word for word in clause.words if word in {"arrive", "leave"}), "")
    around = time.verb != "except" and not (denied or clause.says("away")) and _surrounds(time, clause)
    if verb == "except" or clause.says("block") or around:  # ``9:00-17:00 except lunch 12:00-13:00``
        kept = around or (verb == "except" and (clause.says("away") or denied))
        return ("there" if kept else "away"), hours, LIKELY if point else SURE
    if clause.says("travel") and point and verb != "arrive":
        before = {*clause.words[: clause.words.index("travel")]}
        if verb == "leave" and {"leave", "moved"} & before and not denied:  # ``leaves at 16:00 for the train``
            return "away", (time.first, DAY_END), SURE if time.how == "at" else LIKELY
        time.verb = time.verb or verb or "travel"
        return "points", hours, OPEN  # the departure of a vehicle, and not of the person
    if verb and not (denied and time.how in {"range", "part"}):
        kind, away, sure = _moved(verb, time, denied=denied)
        return kind, away, min(sure, LIKELY) if clause.says("event") else sure  # possibly of a lunch
    if denied or clause.says("away") or time.how == "latest":
        here = clause.says("there", "come")
        busy = denied and clause.says("away") and not here and not clause.says("plan", "slot", "event")
        vague = point or time.how == "by" or clause.says("only" if denied else "there")
        return ("there" if busy else "away"), hours, LIKELY if vague else SURE
    return _of_words(clause, time, present=present)


def _surrounds(time: Time, clause: Clause) -> bool:
    """Whether a time is a range with all that its clause leaves out within it."""
    left_out = [other for other in clause.times if other.verb == "except"]
    return time.how == "range" and bool(left_out) and all(time.first < o.first and o.last < time.last for o in left_out)


def _of_words(clause: Clause, time: Time, *, present: bool) -> tuple[str, Stretch, float]:
    """The meaning of a time by words other than negations and words of arriving or leaving."""
    hours, point = time.hours, time.how in {"point", "at"}
    if clause.says("stay"):
        return "there", ((0.0, time.first) if time.how in {"by", "point", "at"} else hours), SURE
    if clause.says("come") and (time.how == "by" or point):
        return "away", (0.0, time.first), SURE
    if clause.says("only", "there") or (clause.says("come", "plan") and not clause.says("event")):
        crowded = clause.words.count("other") > _FEW_OTHERS  # ``we work with ten firms of the afternoon tea trade``
        clear = not point and time.how != "by" and not clause.says("event") and not crowded
        return ("points" if point else "there"), hours, SURE if clear else LIKELY
    if clause.says("event"):
        clear = time.how in {"range", "until", "from", "part"}
        return ("points" if point else "away"), hours, SURE if clear else LIKELY
    if point:
        return "points", hours, OPEN
    vague = clause.says("number") or (clause.says("other", "travel") and (present or time.how != "range"))
    vague = vague or (present and bool(clause.days))  # no statement on the other days
    return "untold", hours, LIKELY if vague or time.how == "by" else SURE


_FEW_OTHERS = 2


def _moved(verb: str, time: Time, *, denied: bool) -> tuple[str, Stretch, float]:
    """The absence before an arrival or after a departure."""
    if verb == "arrive":
        if time.how == "part":
            return "away", (0.0, time.first or NOON_AT), SURE if time.first else OPEN
        clear = (
            time.how != "range" and (time.how != "before" or denied) and not (denied and time.how in {"after", "from"})
        )
        return "away", (0.0, time.last if time.how == "range" else time.first), SURE if clear else LIKELY
    clear = (
        time.how != "range" and not denied and not (time.how == "part" and time.first < NOON_AT and time.last > NOON_AT)
    )
    if time.early and time.day and not denied:
        time.sure = SURE  # that nothing of the day is left
        return "away", (0.0, DAY_END), SURE
    if time.morning and time.sure == SURE and time.day and not denied:
        return "away", (0.0, DAY_END), LIKELY  # perhaps after some hours
    if time.how == "part":
        start = time.last if time.first == 0 else time.first
        return "away", (start, DAY_END), SURE if clear and time.first else LIKELY
    return "away", (time.first, DAY_END), SURE if clear else LIKELY


# Hours


def _figures(hours: Away) -> str:
    """A list of ranges, each after its day; a day alone stands for all of its hours."""
    return "; ".join(
        f"{day} {figure_of(start, end)}".strip() if (start, end) != (0.0, DAY_END) else day or WHOLE_DAY
        for day, stretches in sorted(hours.items())
        for start, end in union(stretches)
    )


WHOLE_DAY = "00:00-24:00"
