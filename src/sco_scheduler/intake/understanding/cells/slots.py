"""Columns that each ask about the hours or the day in their title, as ``12 June 9:00-10:00``, by yes, no or ticks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from sco_scheduler.domain.names import fold
from sco_scheduler.intake.understanding.cells.bilingual import in_one_language
from sco_scheduler.intake.understanding.cells.boxes import behind_question
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.cells.fields import NOTHING, Meaning
from sco_scheduler.intake.understanding.cells.hour_columns import DENIES, PREFERS, is_presence
from sco_scheduler.intake.understanding.hour_spans import bounds, folded_hours, spans_in
from sco_scheduler.intake.understanding.slashed_days import with_days_of_title
from sco_scheduler.intake.understanding.wording.sheet_notes import words_of_note
from sco_scheduler.intake.understanding.wording.word_lists import title_says
from sco_scheduler.intake.understanding.wording.words import bare_title
from sco_scheduler.intake.values.clauses import DAY_END, NOON, NOON_AT, figure_of, is_whole_day
from sco_scheduler.intake.values.days_of_event import with_days_of_event
from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.intake.values.presence import absence_in_figures, says_absent, says_there
from sco_scheduler.intake.values.title_hours import hours_of_title
from sco_scheduler.intake.values.tongues import translated, without_marks
from sco_scheduler.intake.values.weekdays import weekdays_called
from sco_scheduler.resources import lazy_regex

_TITLED = 0.7
"""The least score of a title that asks for absence."""

_MOSTLY = 0.6
"""The least share of answers that are yes, below days that are asked about alike, if yes means presence."""

_FEWEST_ROWS = 3
"""The fewest rows by which ticks tell that they mean presence."""


def slot_hours(column: Column) -> tuple[str, bool] | None:
    """The session, the hours or the day that a column asks about, and whether its titles have no other content."""
    asked = _hours_asked(column)
    undated = asked is None or not asked[1] or _HOURS_ALONE.fullmatch(asked[0]) is not None
    if undated and (found := _day_and_words(column)) is not None:
        return found[0], asked is not None and asked[1]
    return asked


_HOURS_ALONE = lazy_regex(r"\d{1,2}:\d\d-\d{1,2}:\d\d")


def _hours_asked(column: Column) -> tuple[str, bool] | None:
    named = next((t for t in column.titles if fold(t) in column.sessions or _SESSION.fullmatch(bare_title(t))), None)
    if named is not None:
        return named, True
    told, found = hours_in(column.title), _on_day_of_event(column)
    if told is None or (found is not None and found[1] and not told[1]):
        told = found or told  # ``Mer. 07/10 9h-12h30``
    elif found is not None and found[1] >= told[1] and not _names_day(told[0], column):
        told = found
    if told is not None:
        return told
    if (day := weekday_below(column)) is not None:
        return day, True
    if len(column.titles) > 1 and (found := hours_in(column.titles[1])) is not None and found[1]:
        return found  # the lower of two rows
    for option in behind_question(column.title):
        if (found := hours_in(option)) is not None:
            return found[0], found[1] and (is_presence(column) or column.score("not_available") >= _TITLED)
    return None


def _day_and_words(column: Column) -> tuple[str, str] | None:
    """The one day of the event, with its hours, in a title above yes, no or hours in any language, and its other words.

    None for other titles, and where no cell says yes or no.
    """
    dated = with_days_of_title(column.title, column.days or column.undated)
    days = _DAYS.findall(dated)
    rest = folded_hours(_DAYS.sub(" ", dated))
    spans = [span for span in spans_in(rest) if bounds(span)[0] < bounds(span)[1]]
    if len(days) != 1 or len(spans) > 1:
        return None
    said = {text: says_there(text) for text in column.looked_at}
    mere = [text for text, there in said.items() if there is not None]
    if not mere or not all(there is not None or _says_hours(text) for text, there in said.items()):
        return None
    day = days[0] if column.days else _DAYS.sub(_undated, days[0])
    for span in spans:
        start, end = bounds(span)
        return f"{day} {start:%H:%M}-{end:%H:%M}", " ".join(f"{rest[: span.start()]} {rest[span.end() :]}".split())
    return day, " ".join(rest.split())


def _undated(day: re.Match[str]) -> str:
    """A date without its year, which no title says."""
    return f"{int(day[0][5:7])}月{int(day[0][8:])}日"


def day_said(column: Column) -> str:
    """The one day of the event, whose year nothing says, in the title of a column; '' without one."""
    days = _DAYS.findall(with_days_of_title(column.title, column.undated)) if not column.days else []
    return _DAYS.sub(_undated, days[0]) if len(days) == 1 else ""


_DAYS = lazy_regex(r"\d{4}-\d\d-\d\d")


def _says_hours(text: str) -> bool:
    return absence_in_figures(normalized(text), present=True) is not None


def _asked_alike(columns: Collection[Column]) -> dict[int, float]:
    """The columns whose titles differ only in the day of the event and its hours, with the share of yes in their rows.

    Hours of presence are a yes. Columns whose titles have no other words are none of them.
    """
    others = [column for column in columns if not (_asks_itself(column) or _is_of_service(column))]
    found = {column.number: asked for column in others if (asked := _day_and_words(column)) is not None}
    days = {(day.partition(" ")[0], rest) for day, rest in found.values()}
    words = Counter(rest for _, rest in days)
    if sum(count > 1 for count in words.values()) != 1:
        return {}  # lunch and dinner of each day
    alike = [column for column in columns if column.number in found and words[found[column.number][1]] > 1]
    said = [says_there(text) is not False for column in alike for text in column.cells.values()]
    return {column.number: sum(said) / len(said) for column in alike}


def _is_of_service(column: Column) -> bool:
    """Whether the title of a column has a word for a meal, a hotel or the like."""
    return _names_service(normalized(column.title))


@lru_cache(maxsize=16384)
def _names_service(title: str) -> bool:
    return any(words_of_note(kind).search(title) is not None for kind in ("meals", "services"))


def _asks_itself(column: Column) -> bool:
    """Whether a title is no more than hours or a day."""
    asked = _hours_asked(column)
    return asked is not None and asked[1]


def asks_of_hours(column: Column) -> bool:
    """Whether a title is about the hours or the day in it, and nothing else that its cells answer."""
    return _asks_itself(column) or (_day_and_words(column) is not None and not _is_of_service(column))


def weekday_below(column: Column) -> str | None:
    """The day of the event that the lower of two titles names only by its day of the week, as ``Do``."""
    name = without_marks(normalized(column.titles[1])).strip(" .") if len(column.titles) > 1 else ""
    days = [day for day in column.days or column.undated if day.weekday() in weekdays_called(name)]
    if len(days) != 1:
        return None
    return days[0].isoformat() if column.days else f"{days[0].month}月{days[0].day}日"


def _on_day_of_event(column: Column) -> tuple[str, bool] | None:
    """The hours or the day in a title with a day of the event; None for other titles."""
    dated = with_days_of_title(column.title, column.days or column.undated)
    found = hours_in(dated) if dated != column.title else None
    if found is None or column.days:
        return found
    return _DAY_ALONE.sub(_undated, found[0]), found[1]


def _names_day(hours: str, column: Column) -> bool:
    return with_days_of_event(hours, column.days or column.undated) != hours


@lru_cache(maxsize=131072)
def hours_in(title: str) -> tuple[str, bool] | None:
    """The hours, half day or day in a title of any language, and whether it has no other content."""
    plain = _SHORT_DAY.sub(r"\1.\2.", in_one_language(title)).replace("午前", "上午").replace("午後", "下午")
    english = translated(plain)
    texts = dict.fromkeys((plain, english, _WEEKDAY.sub(" ", english)))  # ``12 june thursday``
    found = [hours for hours in map(hours_of_title, texts) if hours is not None]
    return next((hours for hours in found if hours[1]), found[0] if found else None)


_SHORT_DAY = lazy_regex(r"(?<![\d./:])(\d{1,2})[./]([1-9])(?![\d./:])")
"""A day and a month without a dot behind it, which is no time: ``17.6``."""


_WEEKDAY = lazy_regex(r"(?<=\w) (?:mon|tues|wednes|thurs|fri|satur|sun)day\b")

_SESSION = lazy_regex(
    r"(?:session|slot|block|round|сессия|слот|блок|раунд|тур|场次|时段|轮次)\s*[№#]?\s*\d{1,2}|第\S{1,2}[场轮]"
)
"""A generic name of a session."""


def there_in(texts: Collection[str]) -> dict[str, bool | None]:
    """Whether each of the cells below hours means presence; a cross next to ticks means absence."""
    told = {text: says_there(text) for text in texts}
    ticked = any(said is True and text not in _EXES for text, said in told.items())
    crosses = _CROSSES | (_EXES if _TICKS & told.keys() else frozenset())
    return {text: False if ticked and text in crosses else said for text, said in told.items()}


_TICK = "✓"
_TICKS = frozenset(f"{_TICK}✔√☑○●")
_CROSSES, _EXES = frozenset("×✗✘✕☒"), frozenset("xXхХ")
"""Signs for no, and letters that mean no next to ticks."""


def slot_columns(columns: Sequence[Column], *, there: bool = False) -> dict[int, Meaning]:
    """The columns that each ask for presence at the hours in their title.

    Parameters
    ----------
    columns
        The candidates among the columns of a list.
    there
        Whether columns beside them, in which some cells say hours, surely ask for presence.
    """
    found: dict[int, Meaning] = {}
    alike = _asked_alike(columns)
    asking = [
        (column, hours)
        for column in columns
        if (column.number in alike or _hours_asked(column) is not None) and (hours := slot_hours(column)) is not None
    ]
    asking = [(column, hours) for column, hours in asking if hours[1] or not _is_of_service(column)]
    told = there_in({text for column, _ in asking for text in _ticks(column).values()})
    asking = [(c, hours) for c, hours in asking if all(told[text] is not None for text in _ticks(c).values())]
    answers = {told[text] for column, _ in asking for text in _ticks(column).values()}
    mixed = bool(_TICKS & told.keys() and _EXES & told.keys())  # a cross may be a tick
    sparse = answers == {True} and _are_of_absence([column for column, _ in asking])
    for column, hours in asking if answers else ():
        away = _asks_for_absence(column)
        before = found.get(column.number - 1, NOTHING)
        # A question may stand above the first of its options alone.
        goes_on = not away and before.field == "slot away" and hours[1] and not is_presence(column)
        # Unticked hours mean absence, or that the company stopped ticking.
        clear = away or goes_on or there or False in answers or _are_of_presence([column for column, _ in asking])
        sure = 0.5 if not hours[1] or mixed else 0.94 if clear else 0.7
        if alike.get(column.number, 0.0) > _MOSTLY and not (away or mixed):  # few are away on either day
            sure = 0.94 if _is_of_presence(column) else 0.8
        away = away or goes_on or (sparse and not is_presence(column))
        found[column.number] = Meaning(
            "slot away" if away else "slot", min(sure, before.certainty) if goes_on else sure
        )
    return found


def columns_of_hours(columns: Sequence[Column]) -> dict[int, Meaning]:
    """The columns that each ask about the hours or the day in their title, by yes and no or by hours."""
    parts = columns_of_parts(columns)
    there = any(column.number in parts and not _asks_for_absence(column) for column in columns)
    return parts | slot_columns(columns, there=there and all(of.certainty >= _SURE for of in parts.values()))


def _is_of_presence(column: Column) -> bool:
    """Whether a title asks for presence, perhaps by one word beside its day and hours."""
    words = _day_and_words(column)
    return is_presence(column) or (words is not None and title_says(" ".join(_WORD.findall(words[1])), "present"))


_WORD = lazy_regex(r"[^\W\d_]+")


def _asks_for_absence(column: Column) -> bool:
    return DENIES.search(bare_title(column.title)) is not None or column.score("not_available") >= _TITLED


_SURE = 0.94


def columns_of_parts(columns: Sequence[Column]) -> dict[int, Meaning]:
    """The columns whose cells say yes, no, or which part of the hours or the day in their title somebody is there.

    Titles with other words are such if they differ only in the day and the hours.
    """
    alike = _asked_alike(columns)
    asking = [column for column in columns if _asks_itself(column) or column.number in alike]
    parts = [column for column in asking if column.cells and _says_parts(column)]
    beside = [column for column in asking if not _asks_for_absence(column)] if parts else []
    told = {text for column in (*parts, *beside) for text in column.looked_at}
    sure = _SURE if any(says_there(text) is False or is_whole_day(normalized(text)) for text in told) else 0.8
    doubtful = [column for column in asking if column.number in alike and not _is_of_presence(column)]
    sure = min(sure, 0.8) if doubtful else sure
    return {column.number: Meaning("available", sure) for column in parts} if len(asking) > 1 else {}


def _says_parts(column: Column) -> bool:
    texts = [text for text in column.looked_at if says_there(text) is None]
    hours = [absence_in_figures(normalized(text), present=True) for text in texts]
    return bool(hours) and None not in hours and len(texts) < len(column.looked_at)


def within_slot(column: Column, away: str) -> str:
    """The hours of absence of a cell of presence as far as they are within the hours that its title asks about.

    Parameters
    ----------
    away
        A list of ranges, each with its day, of which those of the title's day are limited to its hours.
    """
    slot = slot_hours(column)
    match = _SLOT.fullmatch(slot[0]) if slot is not None else None
    if match is None or not (match["start"] or match["half"]):
        return away
    start, end = (match["start"], match["end"]) if match["start"] else _HALVES[match["half"]]
    kept = [_within(entry, start, end) for entry in away.split("; ")] if away else []
    return "; ".join(entry for entry in kept if entry)


_SLOT = lazy_regex(r"(?:(?P<day>.*\S) )?(?:(?P<start>\d{1,2}:\d\d)-(?P<end>\d{1,2}:\d\d)|(?P<half>morning|afternoon))")
_HALVES = {"morning": ("", NOON), "afternoon": (NOON, "")}
_ENTRY = lazy_regex(r"(?P<day>\S.*? )?(?P<start>\d{1,2}:\d\d|noon)?-(?P<end>\d{1,2}:\d\d|noon)?")


def _within(entry: str, start: str, end: str) -> str:
    """A range as far as it is within two moments of a day; '' if it is outside, unchanged if it is no range."""
    match, whole = _ENTRY.fullmatch(entry), _DAY_ALONE.fullmatch(entry)
    if match is None and whole is None:
        return entry
    day = (match["day"] or "").strip() if match is not None else entry
    first = max(_moment(match["start"] if match is not None else None, 0.0), _moment(start, 0.0))
    last = min(_moment(match["end"] if match is not None else None, DAY_END), _moment(end, DAY_END))
    return f"{day} {figure_of(first, last)}".strip() if first < last else ""


_DAY_ALONE = lazy_regex(r"\d{4}-\d\d-\d\d")


def _moment(text: str | None, otherwise: float) -> float:
    if not text:
        return otherwise
    return NOON_AT if text == NOON else int(text.partition(":")[0]) * 60.0 + int(text.partition(":")[2])


def _ticks(column: Column) -> dict[int, str]:
    """The cells below hours by row, where a form repeats a chosen option instead of a tick as a tick."""
    options = {fold(text) for text in (*column.titles, *behind_question(column.title))}
    return {row: _TICK if fold(text) in options else text for row, text in column.cells.items()}


def _are_of_presence(columns: Sequence[Column]) -> bool:
    """Whether ticks below hours mean presence by themselves: each row has one, and some have all.

    Nobody registers who is busy all the time, and who has ticked some hours has seen the others.
    """
    ticked = [frozenset(column.cells) for column in columns]
    answered = len(frozenset().union(*ticked)) == max(column.rows for column in columns) >= _FEWEST_ROWS
    prefers = any(PREFERS.search(bare_title(title)) for column in columns for title in column.titles)
    return len(columns) > 1 and answered and bool(frozenset.intersection(*ticked)) and not prefers


def _are_of_absence(columns: Sequence[Column]) -> bool:
    """Whether ticks below hours probably mean absence: most rows have none, and none has all."""
    ticked = [frozenset(column.cells) for column in columns]
    some = len(frozenset().union(*ticked))
    return len(columns) > 1 and 2 * some < max(c.rows for c in columns) and not frozenset.intersection(*ticked)


def missed_slots(asking: Mapping[Column, bool], row: int) -> dict[Column, str]:
    """The hours that a row states as absence, by column.

    Parameters
    ----------
    asking
        The columns that each ask about some hours, and whether each asks for absence.
    """
    ticks = {column: _ticks(column) for column in asking}
    there = there_in({text for of_column in ticks.values() for text in of_column.values()})
    # Next to explicit noes a blank is no answer.
    blank = None if False in there.values() else False
    if not any(row in column.cells for column in asking):
        return {}
    said = {column: there[ticks[column][row]] if row in column.cells else blank for column in asking}
    missed = [c for c, away in asking.items() if said[c] is away or says_absent(c.cells.get(row, ""))]
    return {c: hours[0] for c in missed if (hours := slot_hours(c)) is not None}


IN_SLOTS = {"slot": "available", "slot away": "not_available"}
"""The field of other answers below hours that are asked about, by that of their column."""


def says_otherwise(column: Column, row: int) -> bool:
    """Whether a cell below hours that are asked about has words or figures that say neither yes nor no."""
    text = _ticks(column).get(row, "")
    return any(map(str.isalnum, text)) and text not in _EXES and says_there(text) is None


def put_signs_in_words(columns: Sequence[Column], told: Mapping[str, str]) -> None:
    """Replace signs below hours or days that are asked about by the hours of presence that a legend gives for them.

    Parameters
    ----------
    told
        What legends say that signs mean, by the folded signs.
    """
    away = {sign: absence_in_figures(normalized(meant), present=True) for sign, meant in told.items()}
    # A tick for the whole day says so itself.
    hours = {s: told[s] for s, hours in away.items() if hours or (hours is not None and says_there(s) is None)}
    for column in columns:
        used = hours.keys() & {fold(text) for text in column.looked_at}
        if used and (asked := slot_hours(column)) is not None and asked[1]:
            column.cells = {row: hours.get(fold(text), text) for row, text in column.cells.items()}
            column.raw = {row: value for row, value in column.raw.items() if fold(str(value)) not in used}
            column.__post_init__()


def asks_of_day(column: Column) -> bool:
    """Whether a title is a day, and all cells say which part of it somebody is there, one of them all day."""
    hours = slot_hours(column)
    texts = {normalized(text) for text in column.looked_at}
    if hours is None or not hours[1] or "-" in _DAY_ALONE.sub("", hours[0]) or not any(map(is_whole_day, texts)):
        return False
    return all(says_there(t) is not None or absence_in_figures(t, present=True) is not None for t in texts)
