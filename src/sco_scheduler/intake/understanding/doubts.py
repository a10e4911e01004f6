"""How sure the meaning of a column is, and what a column that is not used may say about meetings.

It judges one column by itself, by measured thresholds; ``plans`` weighs the columns of a sheet against each other.
"""

from __future__ import annotations

from sco_scheduler.intake.understanding.columns import Column
from sco_scheduler.intake.understanding.fields import (
    NOTHING,
    Meaning,
    says_something_else,
)
from sco_scheduler.intake.understanding.map_words import COMPANIES, MOST_DIGITS, PAIRS
from sco_scheduler.intake.understanding.words import bare_title


def certainty_of(meaning: Meaning, column: Column) -> float:  # noqa: PLR0911 - one answer for each field
    """How sure it is that a column has a meaning, by what its title and its cells say together."""
    if meaning.field == "not_available" and is_presence(column):
        return min(meaning.certainty, 0.5)
    if meaning.field == "not_available" and max(column.profile.times, column.profile.dates) >= 0.5 \
            and column.score("not_available") >= 0.35:  # fmt: skip
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


def is_presence(column: Column) -> bool:
    """Whether a title asks when somebody is there, and not when away."""
    title = bare_title(column.title)
    return column.score("not_available") < 0.7 and any(
        word in title for word in ("availab", "attend", "доступ", "可用")
    )


def may_matter(  # noqa: PLR0911 - one answer for each kind of content
    column: Column, holds: str
) -> tuple[Meaning, float] | None:
    """What a column that is not used may say about meetings, and how sure that is; None where it says nothing."""
    p = column.profile
    noise = column.score("nothing")
    if says_something_else(column) and column.score("wishes") < 0.7 and p.companies < 0.8:
        return None
    if p.companies >= 0.15 and p.companies * p.filled >= 1 and p.numbers < 0.8:
        level = column.level
        return (
            (Meaning("wishes", 0.5, level), 0.5)
            if p.companies >= 0.34 or column.score("wishes") >= 0.7
            else (NOTHING, 0.5)
        )
    if noise >= 0.72:
        return None
    if column.score("wishes") >= 0.72 and p.letters >= 0.3 and holds != PAIRS:
        return Meaning("wishes", 0.5, column.level), 0.5
    if p.levels >= 0.6 and p.distinct <= 12 and p.filled >= 2 and holds == PAIRS:
        return Meaning("level", 0.6), 0.6
    if is_presence(column) and _looks_away(column):
        return Meaning("available", 0.8), 0.8
    if column.score("not_available") >= 0.6 or _looks_away(column):
        said_so = column.score("not_available") >= 0.7 and max(p.times, p.dates) >= 0.5
        return Meaning("not_available", 0.93 if said_so else 0.55), 0.93 if said_so else 0.55
    numbered = bare_title(column.title).rpartition(" ")[2] in _SERIAL_TITLES
    if _looks_limited(column) and not (numbered and (holds != PAIRS or p.distinct == 1)):
        return Meaning("rank" if holds == PAIRS else "maximum", 0.55), 0.55
    if p.letters >= 0.9 and p.length <= 3 and 2 <= p.distinct <= 12 and holds == COMPANIES:
        return Meaning("zone", 0.55), 0.55
    if p.roles >= 0.75 and p.distinct <= 6 and p.length <= 40 and p.filled >= 2:
        return NOTHING, 0.5
    return None


def _looks_away(column: Column) -> bool:
    """Whether cells look like hours or days, and are no moments at which a form was sent."""
    p = column.profile
    sent = p.dates >= 0.9 and (p.moments >= 0.9 or (p.unique >= 0.8 and p.filled > 3))
    return max(p.times, p.dates) >= 0.5 and not sent and column.score("products") < 0.5


_SERIAL_TITLES = frozenset({"no", "#", "序号", "номер", "п/п", "no п/п", "noп/п"})
"""Bare titles of a column that numbers its rows, of which a few rows give no sign in their numbers."""


def _looks_limited(column: Column) -> bool:
    """Whether cells are small numbers that do not merely count the rows."""
    p = column.profile
    numbers = [int(text) for text in column.cells.values() if text.isdecimal() and len(text) <= MOST_DIGITS]
    counting = p.unique >= 0.99 and len(numbers) > 2
    return p.numbers >= 0.9 and bool(numbers) and max(numbers) <= 100 and not counting
