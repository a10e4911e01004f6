"""Columns whose cells are days of the event, ticked or typed: on which days somebody is there."""

from __future__ import annotations

from collections.abc import Sequence

from sco_scheduler.intake.understanding.cells.columns import Column, remembered
from sco_scheduler.intake.understanding.cells.contents import is_throughout, says_something
from sco_scheduler.intake.understanding.cells.fields import NOTHING, Meaning
from sco_scheduler.intake.understanding.cells.hour_columns import (
    DENIES,
    PREFERS,
    denies_title,
    is_of_lodging,
    is_presence,
    moves,
)
from sco_scheduler.intake.understanding.wording.sheet_notes import words_of_note
from sco_scheduler.intake.understanding.wording.when_asked import asks_when, asks_who_is_there, is_about_elsewhere
from sco_scheduler.intake.understanding.wording.words import bare_title
from sco_scheduler.intake.values.dates import ONLY
from sco_scheduler.intake.values.days_of_event import with_days_of_event
from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.intake.values.languages import asks_for_interpreter
from sco_scheduler.intake.values.only_days import listed_days, only_days
from sco_scheduler.intake.values.whole_event import stays_throughout
from sco_scheduler.resources import lazy_regex

_SURE, _LIKELY, _OPEN, _TITLED, _SOME = 0.93, 0.8, 0.5, 0.7, 0.35
_FEWEST_ROWS = 3


def columns_of_days(columns: Sequence[Column]) -> dict[int, Meaning]:
    """The columns whose cells are lists of the event's days, with what their titles ask on days.

    Other words of their titles are those of the name or the place of the event: ``at Contact Expo (Hall 2)``. Below
    a title in unknown words they are days of presence, probably, if most rows name all days of the event.
    """
    found: dict[int, Meaning] = {}
    for column in filter(_lists_days_of_event, columns):
        bare = bare_title(without_names(column.title))
        if _asks_for_absence(column, bare):
            found[column.number] = Meaning("not_available", _SURE)
        elif _asks_what_is_needed(bare):
            found[column.number] = NOTHING
        elif _is_of_something_else(column, bare):
            continue
        elif is_about_elsewhere(bare):
            found[column.number] = Meaning("available", _OPEN)
        elif asks_who_is_there(bare) or is_presence(column):
            found[column.number] = Meaning("available", _SURE)
        elif _mostly_names_all(column):
            found[column.number] = Meaning("available", _LIKELY)
    return found


@remembered
def _lists_days_of_event(column: Column) -> bool:
    """Whether each cell is a list of days of the event, or all of them, and not all cells are alike."""
    if column.of_event or column.profile.moments:
        return False
    texts = [text for text in column.looked_at if says_something(text)]
    named = [_days_in(text, column) for text in texts if not _is_throughout(text, column)]
    return bool(named) and all(named) and 1 < len(_days_of(column)) <= _MOST_DAYS


def _is_throughout(text: str, column: Column) -> bool:
    return is_throughout(text) or stays_throughout(text, column.days or column.undated)


def _days_in(text: str, column: Column) -> frozenset[str]:
    """The days of a cell, as dates if the days of the event are known; none if it has others too."""
    days = column.days or column.undated
    dated = with_days_of_event(text, days)
    named = listed_days(dated) or _only_days(only_days(normalized(dated)) or "")
    known = {day.isoformat() for day in days}
    return frozenset(named) if not days or known.issuperset(named) else frozenset()


def _only_days(only: str) -> tuple[str, ...]:
    """The days on which somebody is there only, if it is so at all hours."""
    days = tuple(only.removeprefix(ONLY).split(" & "))
    return days if only and all(map(_ISO.fullmatch, days)) else ()


_ISO = lazy_regex(r"\d{4}-\d\d-\d\d")


@remembered
def _days_of(column: Column) -> frozenset[str]:
    """The days of the event, or if these are unknown, those of all cells."""
    days = column.days or column.undated
    named = frozenset(day for text in column.looked_at for day in _days_in(text, column))
    return frozenset(day.isoformat() for day in days) if days else named


_MOST_DAYS = 10


def told_by_cells_alone(column: Column) -> bool:
    """Whether days are probably those of presence, by how many rows name all of them, but not by the title."""
    found = columns_of_days([column]).get(column.number)
    return found is not None and found.field == "available" and found.certainty < _SURE


def asks_for_days_there(column: Column) -> bool:
    """Whether a column has days of the event, and its title plainly asks who is there on these."""
    found = columns_of_days([column]).get(column.number)
    return found is not None and found.field == "available" and found.certainty >= _SURE


def is_of_needs(column: Column) -> bool:
    """Whether a column has days of the event on which somebody needs something."""
    return _lists_days_of_event(column) and _asks_what_is_needed(bare_title(without_names(column.title)))


def _asks_for_absence(column: Column, bare: str) -> bool:
    """Whether a title asks on which days somebody is not there."""
    return column.score("not_available") >= _TITLED or asks_when(bare) is False or DENIES.search(bare) is not None


def _asks_what_is_needed(bare: str) -> bool:
    """Whether a title asks for meals, nights, interpreters or services on days, and not who comes when."""
    needed = any(words_of_note(kind).search(bare) for kind in ("meals", "services"))
    return (needed or is_of_lodging(bare) or asks_for_interpreter(bare)) and not asks_when(bare)


def _is_of_something_else(column: Column, bare: str) -> bool:
    """Whether a title may ask for absences, or asks for preferred days, for a journey, or for another matter."""
    asked = column.score("not_available") >= _SOME or denies_title(bare) or PREFERS.search(bare) is not None
    needed = asks_for_interpreter(bare) or column.score("nothing") >= _TITLED or moves(column) is not None
    return asked or needed or any(words_of_note(kind).search(bare) for kind in ("meals", "services"))


def _mostly_names_all(column: Column) -> bool:
    """Whether most rows name all days of the event, on which nobody registers to be away."""
    texts = [text for text in column.cells.values() if says_something(text)]
    every = [text for text in texts if _is_throughout(text, column) or _days_in(text, column) == _days_of(column)]
    return len(texts) >= _FEWEST_ROWS and 2 * len(every) > len(texts)


def without_names(title: str) -> str:
    """A title without names in quotation marks, unless little else is left of it."""
    bare = _QUOTED.sub(" ", title)
    return bare if sum(map(str.isalpha, bare)) >= _FEWEST_LETTERS else title


_QUOTED = lazy_regex(r"[«“„\"《「『〈][^«»“”„\"《》「」『』〈〉]{1,80}[»”“\"》」』〉]")
_FEWEST_LETTERS = 4
