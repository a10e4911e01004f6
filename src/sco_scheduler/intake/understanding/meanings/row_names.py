"""Tells by structure which column names the company of each row, and which ones only choose from other companies."""

from __future__ import annotations

from collections.abc import Sequence

from sco_scheduler.domain.event import Level
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.understanding.cells.columns import Column, has_tokens
from sco_scheduler.intake.understanding.cells.person_names import is_person
from sco_scheduler.intake.understanding.cells.sayings import speaks
from sco_scheduler.intake.understanding.meanings.blocks import blocks_of
from sco_scheduler.intake.understanding.meanings.shapes import is_list
from sco_scheduler.intake.understanding.wording.words import is_tick, says_yes_or_no
from sco_scheduler.resources import lazy_regex

_EACH, _AGAIN, _OTHER, _TITLED, _LEAST = 0.9, 0.6, 0.42, 0.7, 0.42
"""The least shares of filled rows and of different names if some answer twice, the most of other contents; scores."""

_LONGEST_NAME, _SHORTEST_NAME = 80, 3


def chosen_from_others(columns: Sequence[Column]) -> frozenset[int]:
    """The columns that only choose from companies which other columns offer or list, behind those that name the rows.

    The company of a row stands in every row. A company that is a must or unwanted need not, and is among the options
    of ticks or in the lists of the other columns.
    """
    blocks, lists = blocks_of(columns), [column for column in columns if is_list(column)]
    if not blocks and not lists:
        return frozenset()
    options = {fold(option) for block in blocks for option in block.options.values()}
    texts = {c.number: set(map(fold, c.texts)) for c in columns}
    parts = {c.number: {part for text in texts[c.number] for part in _LISTED.split(text)} for c in lists}
    found = set[int]()
    for column in columns:
        own = texts[column.number]
        offered = options.union(*(parts[c.number] for c in lists if c is not column))
        among = sum(text in offered or offered.issuperset(_LISTED.split(text)) for text in own)
        if not own or among < _EACH * len(own):
            continue
        asks = column.level is not Level.WANT or column.score("wishes") > 0
        others = (c for c in columns if c is not column and texts[c.number].isdisjoint(own))
        if any(
            (asks and c.score("company") >= _LEAST and may_be_of_rows(c))
            or (_is_fuller(c, column) and c.score("contact") < _TITLED and may_be_of_rows(c))
            for c in others
        ):
            found.add(column.number)
    return frozenset(found)


def _is_fuller(column: Column, other: Column) -> bool:
    """Whether a column stands before another and has texts in more rows."""
    return column.number < other.number and column.profile.full > other.profile.full


def may_be_of_rows(column: Column) -> bool:
    """Whether nearly every row has a text that may be the name of its company; some may have answered twice."""
    p = column.profile
    plain = max(p.emails, p.phones, p.countries, p.languages, p.roles, p.levels, p.times, p.dates) < _OTHER
    short = _SHORTEST_NAME <= p.length <= _LONGEST_NAME
    different = min(p.full, p.letters) >= _EACH and p.distinct >= max(2, _AGAIN * p.filled)
    if not (plain and short and different) or column.choice is not None or has_tokens(column) or is_list(column):
        return False
    return not any(speaks(t) or is_tick(t) or says_yes_or_no(t) is not None for t in column.texts)


def of_rows(columns: Sequence[Column]) -> Column | None:
    """The first column with a name for each row, if the titles of others offer companies; people only if none is left.

    Nothing else would tell the company of a row below a title that is not known.
    """
    chosen = chosen_from_others(columns)
    blocks = [block for block in blocks_of(columns) if not all(map(str.isdigit, block.options.values()))]
    first = min((n for block in blocks for n in block.options), default=0)
    other = ("wishes", "notes", "products", "contact", "title", "zone", "nothing")
    named = [
        c
        for c in columns
        if c.number < first
        and c.number not in chosen
        and may_be_of_rows(c)
        and max(map(c.score, other)) < _TITLED
        and c.level is Level.WANT
    ]
    people = [c for c in named if all(is_person(text, full=True) for text in c.texts)]
    return next((c for c in named if c not in people), named[0] if named else None)


_LISTED = lazy_regex(r"\s*[;；、\n┋|,，]\s*")
