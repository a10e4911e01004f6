"""Certainty of the meaning of a column, and what unused columns may say about meetings.

Each column is judged alone, by measured thresholds; ``plans`` weighs the columns of a sheet against each other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from sco_scheduler.domain.event import Level, Role
from sco_scheduler.intake.understanding.cells.both_ways import tells_both_ways
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.cells.contents import (
    asks_for_days,
    asks_for_nobody,
    asks_how_heard,
    contradicts,
    has_sizes,
    is_ticked_by_day,
    is_untitled,
    several_things,
)
from sco_scheduler.intake.understanding.cells.day_columns import told_by_cells_alone
from sco_scheduler.intake.understanding.cells.fields import (
    COMPANY_FIELDS,
    NOTHING,
    Meaning,
    lists_numbers,
    refers_by_title,
    says_something_else,
)
from sco_scheduler.intake.understanding.cells.hour_columns import (
    PREFERS,
    answers_with_hours,
    arrives_by_day,
    asks_when,
    is_of_absence,
    is_presence,
    journey_meaning,
    may_arrive,
    moves,
    tell_themselves,
    tells_absences,
    tells_hours,
    tells_presence,
)
from sco_scheduler.intake.understanding.cells.person_names import is_person
from sco_scheduler.intake.understanding.cells.profiles import MOST_LOOKED_AT, NAME_FORM
from sco_scheduler.intake.understanding.cells.questions import COMPANIES, PAIRS, WISHES, name_of
from sco_scheduler.intake.understanding.cells.sayings import speaks
from sco_scheduler.intake.understanding.cells.slots import asks_of_day, slot_hours
from sco_scheduler.intake.understanding.cells.ticked_hours import offers_hours
from sco_scheduler.intake.understanding.meanings.asked_names import (
    asks_for_names,
    insists_on_names,
    refuses_somebody,
)
from sco_scheduler.intake.understanding.meanings.levels_by_names import decides_some, has_levels_alone, levels_of_rows
from sco_scheduler.intake.understanding.meanings.limit_columns import counts_on, limit_in_words, limit_or_rank
from sco_scheduler.intake.understanding.meanings.people_columns import asks_who_comes, may_be_people
from sco_scheduler.intake.understanding.wording.orders import states_order
from sco_scheduler.intake.understanding.wording.words import (
    bare_title,
    is_blank,
    is_serial_title,
    people_in,
    says_yes_or_no,
    side_of_title,
    sure_level,
)
from sco_scheduler.intake.values.clauses import often_all_day
from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.intake.values.journeys import WAYS
from sco_scheduler.intake.values.languages import (
    asks_for_interpreter,
    languages_in_order,
    languages_of_answer,
    needs_none,
    needs_one,
    wants_chinese,
)
from sco_scheduler.intake.values.presence import DAY
from sco_scheduler.intake.values.request_statuses import took_place
from sco_scheduler.intake.values.statuses import says_adding, says_gone, says_vip, status_of
from sco_scheduler.resources import lazy_regex


def certainty_of(meaning: Meaning, column: Column) -> float:  # noqa: PLR0911  # one answer for each field
    """The certainty of a column's meaning, from its title and its cells."""
    if meaning.field in {"available", "not_available"} and tell_themselves(column):
        return max(meaning.certainty, 0.93)
    if meaning.field == "not_available" and is_presence(column):
        return min(meaning.certainty, 0.5)
    if (
        meaning.field in {"available", *WAYS}
        and not told_by_cells_alone(column)
        and any(told(column) for told in (tells_presence, offers_hours, asks_when, arrives_by_day))
    ):
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
        # Only the title can say that no company requests meetings with it, or that a cell says nothing else.
        told = meaning.field == "priority" and all(map(says_vip, column.looked_at))
        return max(meaning.certainty, 0.92) if told or column.score(meaning.field) >= 0.72 else meaning.certainty
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
    """Whether a title counts negotiators, who can all be in meetings at once, and not all visitors."""
    return any(map(_NEGOTIATE.search, map(bare_title, column.titles)))


_NEGOTIATE = lazy_regex(
    r"delegat|representativ|negotiat|meet|parallel|simultan|делегат|представител|переговор|встреч|параллел|одновремен|"
    r"代表|洽谈|会谈|会面|见面|同时"
)


def levels_beside_choices(
    columns: Sequence[Column], found: Mapping[int, Meaning], free: Sequence[Column]
) -> dict[int, Meaning]:
    """The columns of levels directly to the right of a choice; at least two, or one with a title for levels.

    So too any column of words for levels alone beside the one wish of each row of a block, or that grades it.

    Parameters
    ----------
    free
        The candidates, of which those with another meaning need the latter.
    """
    beside = [
        column
        for before, column in pairwise(columns)
        if column in free
        and column.number not in found
        and found.get(before.number, NOTHING).field in {"choice", "wishes"}
        and before.profile.lists <= 0.2
        and (column.profile.levels >= 0.6 or _has_repeated_words(column) or _is_titled_level(column))
        and column.profile.companies < 0.5
        and not any(map(says_vip, column.looked_at))
        and column.cells.keys() <= before.cells.keys()
    ]
    beside = beside if len(beside) > 1 else [c for c in beside if _is_titled_level(c)]
    blocks = any(c.again for c in columns)
    ranked = [c for c in columns if found.get(c.number, NOTHING).field != "rank"] if blocks else []
    beside += [
        column
        for before, column in pairwise(ranked)
        if column in free
        and found.get(before.number, NOTHING).field in {"choice", "wishes"}
        and before.profile.lists <= 0.2
        and has_levels_alone(column)
        and column.cells.keys() <= before.cells.keys()
    ]
    return levels_of_rows(columns, found, free) | {c.number: Meaning("level", 0.94) for c in beside}


def _is_titled_level(column: Column) -> bool:
    """Whether a title is about levels, or is the level of the wishes that are ticked below it: ``Must``."""
    return column.score("level") >= _TITLED or (column.profile.ticks >= _OPTIONS and column.level is not Level.WANT)


def _has_repeated_words(column: Column) -> bool:
    """Whether the cells are a few repeated words, and the title names no other field."""
    p = column.profile
    few = 2 <= p.distinct <= _MOST_GRADES and p.filled >= 2 * p.distinct and p.length <= _LONGEST_GRADE
    return few and p.letters >= _OPTIONS and not says_something_else(column) and column.score("nothing") < _TITLED


_MOST_GRADES, _LONGEST_GRADE, _OPTIONS = 5, 30, 0.9
_SPARE = 0.6
"""The certainty of wishes by unknown names below a title such as ``If time permits, also``."""


def is_past(column: Column) -> bool:
    """Whether a title asks what was, which is no wish: who told somebody of the event, or whom he met before."""
    return asks_how_heard(column.title) or any(map(took_place, column.titles))


def may_matter(column: Column, holds: str) -> tuple[Meaning, float] | None:
    """The possible meaning of an unused column, with its certainty; None if it is irrelevant for meetings."""
    if column.counted or column.cited or column.of_event or is_past(column) or _numbers_rows(column):
        return None
    # The requester may be named by an unknown name, such as that of a person.
    unknown = holds == PAIRS and asks_who_asked(column) and column.profile.companies == 0.0
    found = (NOTHING, 0.5) if unknown else None
    both = (Meaning("available", 0.93), 0.93) if holds != PAIRS and tells_both_ways(column) else None
    found = both or ((_matters_by_cells(column, holds) or _needs_interpreters(column)) if holds != PAIRS else found)
    elsewhere = says_something_else(column) and column.score("wishes") < 0.7 and column.profile.companies < 0.8
    elsewhere = elsewhere and not asks_for_days(column.title)
    if found is not None or elsewhere:
        return found
    found = _status_meaning(column, holds) or _names_companies(column, holds)
    if found is not None:
        return found
    if column.score("nothing") >= 0.72:
        sure = 0.93 if arrives_by_day(column) else 0.6 if may_arrive(column) else 0.0
        return (journey_meaning(column, sure), sure) if holds != PAIRS and sure else None
    found = _asks_for_companies(column, holds)
    if found is not None or column.score("notes") >= 0.7:
        # Remarks in a column of notes are read one by one, except levels of wishes in a list of pairs.
        graded = holds == PAIRS and any(sure_level(text) in {Level.MUST, Level.NO} for text in column.looked_at)
        return (Meaning("level", 0.6), 0.6) if found is None and graded else found
    refused = (Meaning("wishes", _VOIDED, Level.NO), _VOIDED) if holds != PAIRS and refuses_somebody(column) else None
    level, told = column.level_told
    asked = column.score("wishes") > 0.0 or told == 1.0  # and not just by ``(if possible)`` behind another title
    spare = holds != PAIRS and level is Level.MAYBE and asked and column.profile.times == 0.0
    spare = spare and column.profile.letters >= _OPTIONS
    found = (Meaning("wishes", _SPARE, Level.MAYBE), _SPARE) if spare else None
    found = found or tells_absences(column, holds) or refused or limit_or_rank(column, holds) or _groups(column, holds)
    numbered = column.numbered and not (holds == COMPANIES and counts_on(column))
    asks = column.level is not Level.WANT or column.score("wishes") >= _WEAKLY
    of_companies = numbered and (asks or _has_long_numbers(column))
    other = Meaning("wishes", 0.5, column.level) if of_companies else NOTHING
    return found or ((other, 0.5) if numbered or is_ticked_by_day(column) else None)


def _numbers_rows(column: Column) -> bool:
    """Whether a column numbers the rows of a list that is longer than any list of choices."""
    return len(column.cells) > MOST_LOOKED_AT and column.serial


def _has_long_numbers(column: Column) -> bool:
    """Whether all numbers have several digits, so that those of companies are hardly counts by chance."""
    return all(len(number) > 1 for text in column.looked_at for number in _DIGITS.findall(text))


_DIGITS = lazy_regex(r"\d+")


def _matters_by_cells(column: Column, holds: str) -> tuple[Meaning, float] | None:  # noqa: PLR0911  # one for each kind
    """The possible meaning of an unused column by its cells, whatever its title."""
    if column.profile.emails >= 0.5 and refers_by_title(column):
        return Meaning("wishes", 0.5, column.level), 0.5
    if _counts_people(column):
        # A head count may include drivers, who attend no meetings.
        return NOTHING, 0.6 if counts_delegates(column) else 0.93
    if column.labels_few:
        return NOTHING, 0.5
    if column.score("notes") >= _TITLED:
        return None  # read one by one
    if (limit := limit_in_words(column)) is not None:
        return limit
    asks_when = column.score("not_available") >= _TITLED or is_presence(column)
    several = several_things(column)
    # A column without a title has ``cancelled on 3 March`` beside ``asks for one more meeting``.
    said = column.looked_at if not column.title.strip() else ()
    mixed = any(map(says_gone, said)) and any(map(says_adding, said))
    if mixed or several == 1.0 or (several and not asks_when and is_untitled(column) and not refers_by_title(column)):
        return Meaning("notes", sure := 0.93 if mixed or 2 * several >= 1 else 0.6), sure
    if not asks_when and asks_of_day(column):
        return Meaning("available", 0.93), 0.93
    if answers_with_hours(column):
        return Meaning("available", sure := 0.93 if is_presence(column) and slot_hours(column) else 0.5), sure
    of_days = DAY.search(normalized(column.title)) is not None or tells_hours(column)
    if not asks_when and of_days and often_all_day(column.cells.values()):
        return Meaning("available", _ALL_DAY), _ALL_DAY
    if asks_when or not tells_hours(column):
        return None
    if PREFERS.search(bare_title(column.title)) is not None:
        return NOTHING, 0.5  # a company that prefers the morning is present in the afternoon too
    sure = 0.93 if is_of_absence(column) or (holds == COMPANIES and tell_themselves(column)) else 0.5
    of_day = slot_hours(column)
    if sure < _OPTIONS and of_day is not None and of_day[1] and "-" not in of_day[0]:
        return Meaning("available", sure), sure  # parts of the day below a day: more often presence
    away = journey_meaning(column, sure, "not_available")
    away = away if away.field == "not_available" else Meaning(away.field, 0.5)
    return away, away.certainty


_ALL_DAY = 0.6


def _needs_interpreters(column: Column) -> tuple[Meaning, float] | None:
    """The languages of a company as the meaning of a column that asks whether an interpreter is needed.

    Whether one is needed says nothing else of meetings: interpreters are there for who shares no language.
    """
    if not any(map(asks_for_interpreter, column.titles)):
        return None
    said = (t for t in column.cells.values() if not (is_blank(t) or needs_none(t) or needs_one(t)))
    texts = [text for text in said if says_yes_or_no(text) is None]
    if not texts:
        return NOTHING, 0.93
    named = sum(bool(languages_in_order(languages_of_answer(text))) for text in texts)
    sure = 0.93 if named == len(texts) and not any(map(wants_chinese, texts)) else 0.5
    return (Meaning("languages", sure), sure) if named else None


def says_who_asked(column: Column) -> bool:
    """Whether a title asks which side of a pair requested the meeting, and the cells are few words such as *guest*."""
    p = column.profile
    few = p.letters >= _WORDED and p.distinct <= _MOST_GRADES and p.length <= _LONGEST_GRADE and p.companies < _WORDED
    return few and 2 * p.distinct <= p.filled + 1 and asks_who_asked(column)


def asks_who_asked(column: Column) -> bool:
    """Whether a title asks which side of a pair requested the meeting."""
    return any(_WHO_ASKED.search(title) is not None for title in column.titles)


_WORDED = 0.5
_WHO_ASKED = lazy_regex(
    r"\b(?:requested|asked(?: for)?|initiated|proposed|submitted|invited) by\b|\binitiat(?:or|ing (?:side|party))\b|"
    r"\bwho (?:asked|requested|initiated|proposed)\b|\brequest(?:er|or|ing (?:side|party))\b|"
    r"заявител|инициатор|кто (?:запрос|попрос|иницииров|предлож|пригласил)|кем (?:запрош|иницииров|предлож)|"
    r"чья (?:заявка|инициатива)|提出方|发起方|申请方|邀约方|请求方|谁(?:提出|发起|申请|邀约)|由谁",
    re.IGNORECASE,
)


def _status_meaning(column: Column, holds: str) -> tuple[Meaning, float] | None:
    """The meaning of a column of statuses: whether a company comes, or a request is still valid."""
    if holds == PAIRS and (says_status(column) or _has_statuses(column)):
        return Meaning("level", 0.6), 0.6
    if holds == COMPANIES and asks_who_comes(column):
        return Meaning("status", 0.6), 0.6
    titled = column.score("status") >= _TITLED
    other = max(column.score("nothing"), column.score("notes")) >= _TITLED
    sure = 0.93 if titled else 0.6
    return (
        (Meaning("status", sure), sure)
        if holds == COMPANIES and (titled or not other) and _has_statuses(column)
        else None
    )


def _names_companies(column: Column, holds: str) -> tuple[Meaning, float] | None:
    """The meaning of a column if some of its cells name companies."""
    p = column.profile
    if p.companies < 0.15 or p.companies * p.filled < 1 or p.numbers >= 0.8:
        return None
    if asks_for_nobody(column) or (holds == PAIRS and column.level is not Level.WANT):
        return NOTHING, _VOIDED if asks_for_nobody(column) else 0.5  # not the level of the row's pair: it names others
    wishing = column.score("wishes") >= 0.7 or (column.choice is not None and states_order(column.titles))
    level, told = column.level_told
    if holds != PAIRS and not wishing and level is Level.WANT and _in_sentences(column):
        return Meaning("notes", 0.93), 0.93  # read one by one
    known = p.companies >= 0.34 or wishing  # else ``其中必须见面的采购商``
    sure = min(told, (0.92 if wishing or level is not Level.WANT else 0.5) if known else 0.6)
    return (Meaning("wishes", sure, level), sure) if known or level is not Level.WANT else (NOTHING, 0.5)


def _in_sentences(column: Column) -> bool:
    """Whether most cells are sentences, or say something of meetings in words, and are no lists of names."""
    texts = [text for text in column.looked_at if not is_blank(text)]
    said = [text for text in texts if _ENDED.search(NAME_FORM.sub("", text)) is not None or speaks(text)]
    return 2 * len(said) > len(texts)


_ENDED = lazy_regex(r"[^\W\d_]{2,}[)»\"”]?\.(?:\s+\w|\s*$)|。")
"""The end of a sentence, and not that of initials."""


def _asks_for_companies(column: Column, holds: str) -> tuple[Meaning, float] | None:
    """The meaning of a column with a title for wishes, or of one with the levels of a list of pairs."""
    p = column.profile
    if holds != PAIRS:
        if asks_for_nobody(column) and not all(map(is_blank, column.looked_at)):
            return NOTHING, _VOIDED
        named = p.letters >= 0.3 or (column.score("maximum") < _TITLED and lists_numbers(column))
        named = named and not all(map(is_blank, column.looked_at))
        least = max(0.72, column.score("notes")) if column.score("notes") < _TITLED or not decides_some(column) else 1.0
        named = named and (column.score("wishes") >= least or insists_on_names(column))
        level, told = column.level_told
        # Each unknown name of those who are refused is asked about anyway.
        refuses = level is Level.NO and column.score("wishes") >= _TITLED
        other = max(p.emails, p.phones, p.times, p.dates, p.numbers) > 0.0
        sure = min(told, 0.93 if (refuses and not other) or asks_for_names(column) else 0.5)
        return (Meaning("wishes", sure, level), sure) if named else None
    titled = max(column.score("level"), column.score("rank")) >= 0.7
    words = column.looked_at
    told = any(sure_level(word) in {Level.MUST, Level.MAYBE, Level.NO} for word in words)
    few = len(words) <= _MOST_GRADES and p.unique < 0.7 and told and not says_something_else(column)
    levels = (p.levels >= 0.6 and (told or column.score("notes") < _TITLED)) or few or (titled and p.levels > 0)
    return (Meaning("level", 0.6), 0.6) if levels and p.distinct <= 12 and p.filled >= 2 else None


def _groups(column: Column, holds: str) -> tuple[Meaning, float] | None:
    """The meaning of a column that groups companies: zones by codes, or levels or roles by words."""
    p = column.profile
    coded = p.letters >= 0.9 and p.length <= 3 and 2 <= p.distinct <= 12 and not _are_words(column)
    coded = coded and (column.score("table") < 0.35 or 2 * p.unique <= 1)  # stands differ between companies
    coded = coded and p.unique < 0.9 and not all(says_yes_or_no(text) is not None for text in column.looked_at)
    coded = coded and column.score("status") < _TITLED and (column.score("zone") > 0 or not has_sizes(column))
    coded = coded and not all(map(_HONORIFIC.fullmatch, map(normalized, column.cells.values())))
    if coded and holds == COMPANIES and not (is_serial_title(column.title) and p.unique >= 0.99):
        sided = column.score("role") > 0 and p.distinct <= 3
        return Meaning("role" if sided else "zone", 0.55), 0.55
    levels = p.distinct <= 12 and holds != PAIRS and _says_levels(column)
    roles = p.roles >= 0.75 and p.distinct <= 6 and p.length <= 40
    ticked = holds == COMPANIES and p.ticks >= _TICKED and column.level is not Level.WANT
    return (NOTHING, 0.5) if ticked or (p.filled >= 2 and (levels or roles)) else None


_HONORIFIC = lazy_regex(r"(?:mr|ms|mrs|mx|dr|m|mme|mlle|hr|fr|sr|sra|г-н|г-жа|先生|女士|小姐)[./]*")
"""Forms of address, which look like codes."""


def _are_words(column: Column) -> bool:
    """Whether all cells are Chinese words, such as kinds of goods, and not codes of halls."""
    return all(_HAN.fullmatch(text) is not None and text[-1] not in "区馆厅号层座" for text in column.looked_at)


_HAN = lazy_regex("[\u3400-\u9fff]+(?:[、，,；;/ ]+[\u3400-\u9fff]+)*")


def says_status(column: Column) -> bool:
    """Whether a column has the status of each request, such as ``Accepted`` and ``Cancelled by sender``."""
    p = column.profile
    return 2 <= p.distinct <= _MOST_STATUSES and p.letters >= _OPTIONS and column.score("status") >= _TITLED


def _has_statuses(column: Column) -> bool:
    """Whether all cells are statuses, of companies that come and of companies that do not."""
    texts = column.looked_at
    said = {status_of(text) for text in texts}
    return len(texts) <= _MOST_STATUSES and None not in said and "" in said and len(said) > 1


_MOST_STATUSES, _TITLED, _TICKED, _VOIDED = 12, 0.7, 0.8, 0.6


_OF_PEOPLE = 0.35
"""The least score of a title for counts of people."""


def _counts_people(column: Column) -> bool:
    """Whether the cells are head counts, and some company has several people."""
    if column.score("people") < _OF_PEOPLE:
        return False
    counts = [people_in(text) or 0 for text in column.cells.values()]
    return bool(counts) and max(counts) > 1 and 10 * counts.count(0) <= len(counts)


def _says_levels(column: Column) -> bool:
    """Whether the cells are words for levels, and not just yes or no."""
    texts = column.looked_at
    levels = {sure_level(text) for text in texts if says_yes_or_no(text) is None}
    return bool(levels) and None not in levels and (Level.MUST in levels or len(levels) > 1)


def options_of(holds: str, column: Column) -> list[str]:
    """The possible meanings of a column, as options of a question."""
    if holds == PAIRS:
        sides = [f"{side} {what}" for what in ("level", "rank") for side in Role] if side_of_title(column.title) else []
        flags = (WISHES[Level.NO], WISHES[Level.MUST]) if column.profile.ticks >= _OPTIONS else ()
        return ["From", "To", "Rank", "Level", "Status", "asker", *sides, *flags, "Notes", "nothing"]
    fields = [name_of(Meaning(name, 1.0)) for name in sorted(COMPANY_FIELDS, key=column.score, reverse=True)[:2]]
    table = ("Table",) if column.profile.unique == 1.0 else ()  # each company may have its own table
    counts = ("Maximum", "Minimum", "people", *table) if column.profile.numbers >= _OPTIONS else ()
    heads = ("matrix",) if column.profile.length <= _LONGEST_SIGN else ()
    journeys = tuple(WAYS) if moves(column) or max(column.profile.times, column.profile.dates) >= 0.5 else ()
    there = (*journeys, "Not available", "available")
    levels = ("Level",) if decides_some(column) or _has_repeated_words(column) else ()
    labels = ("Priority",) if column.labels_few else ("Contact",) if may_be_people(column) else ()
    return [*WISHES.values(), "askers", "role", *levels, *labels, *there, *fields, *counts, *heads, "Notes", "nothing"]


_LONGEST_SIGN = 3


def unexplained(column: Column, holds: str) -> tuple[Meaning, float] | None:
    """The most likely meaning, with its certainty, of a column of words on an unknown topic; None for any other.

    In words that are not known it may say anything of meetings. A few repeated words beside pairs are most likely
    levels; a column of a list of companies most likely says nothing. Sentences are read one by one, as remarks.
    """
    p = column.profile
    texts = [text for text in column.cells.values() if not is_blank(text)]
    titled = any(column.score(name) >= _WEAKLY and not contradicts(column, name) for name in _OF_WORDS)
    other = max(p.moments, p.dates, p.emails, p.countries, p.phones, p.languages) >= _OF_A_KIND
    people = _MOSTLY * len(texts) <= sum(is_person(text, full=True) for text in texts) or may_be_people(column)
    told = (
        not column.title or titled or other or people or column.counted or column.cited or asks_how_heard(column.title)
    )
    constant = len(set(texts)) == 1 < len(texts)
    if told or constant or _HALF * len(texts) >= sum(map(_is_worded, texts)) or any(map(speaks, texts)):
        return None
    graded = holds == PAIRS and 1 < p.distinct <= _MOST_GRADES and p.filled >= 2 * p.distinct
    return (Meaning("level", 0.5), 0.5) if graded and p.length <= _LONGEST_GRADE else (NOTHING, 0.6)


_OF_WORDS = (
    *("nothing", "notes", "products", "contact", "title", "country", "zone", "table"),
    *("company", "local", "id", "short", "delegate", "session", "staff"),
)
"""The fields whose titles explain a column of words that is not used, which says nothing of when and whom to meet."""

_WEAKLY, _OF_A_KIND, _HALF, _MOSTLY, _FEW_WORDS = 0.35, 0.3, 0.5, 0.7, 3


def _is_worded(text: str) -> bool:
    """Whether a text has a few words, and is neither an answer, nor a code, nor a sentence."""
    words = _WORD.findall(text)
    return 0 < len(words) <= _FEW_WORDS and says_yes_or_no(text) is None


_WORD = lazy_regex(r"[^\W\d_\u3040-\u30ff\u3400-\u9fff]{3,}|[\u3040-\u30ff\u3400-\u9fff]{2,6}")
