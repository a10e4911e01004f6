"""Asks whether companies are companies of their own: all in one question, once nothing else is open.

Two spellings of one company that no rule joins become two companies, which meet twice. An organizer who was asked about
other matters anyway sees the companies that no sheet lists, those alone on a further sheet of companies listed before,
and those whose names are within longer ones of their side.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from sco_scheduler.domain.event import Role
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.company_names import core_of
from sco_scheduler.intake.table.grids import FormMap
from sco_scheduler.intake.understanding.cells.questions import (
    ALL,
    AS_READ,
    COLUMNS,
    FIRMS,
    HOURS,
    NOBODY,
    REMARKS,
    Question,
    is_corrected,
)
from sco_scheduler.intake.understanding.companies.built import Built, CompanyRecord

_CERTAINTY = 0.86
_MOST_OFFERED, _MOST_COMPANIES = 3, 2000
_MOSTLY = 0.75
"""The least share of the companies of a further sheet that stand on others too."""

_WORD = 3
"""The least length of a word that tells companies apart."""


def questions_of_companies(
    built: Built,
    form: FormMap,
    typed: Callable[[str], str | None] | None,
    likely: Callable[[CompanyRecord], list[CompanyRecord]] = lambda _: [],
) -> tuple[Question, ...]:
    """The questions whether companies are companies of their own; none of those that the map answers.

    Parameters
    ----------
    typed
        Interprets the names of companies, one on each line.
    likely
        Gives the companies with names like that of a company that no sheet lists.
    """
    if (FIRMS, ALL) in form.answers or not is_corrected(form, FIRMS, COLUMNS, REMARKS, HOURS):
        return ()
    answered = {path[-1] for path in form.answers if path[0] in {FIRMS, "names"}}
    return tuple(
        Question(
            FIRMS,
            cell.sheet,
            record.shown,
            (cell,),
            tuple(other.shown for other in others),
            (AS_READ, *(other.shown for other in others or likely(record)), NOBODY),
            AS_READ,
            _CERTAINTY,
            1.0,
            (FIRMS, record.shown),
            typed,
        )
        for record, cell, others in _doubtful(built)
        if fold(record.shown) not in answered
    )


def _doubtful(built: Built) -> Iterator[tuple[CompanyRecord, Cell, list[CompanyRecord]]]:
    """The companies that no sheet lists, and those within the name of another, with their cells and these others."""
    sides = {role: sum(role in record.roles for record in built.records.values()) for role in Role}
    unlisted = {key: cells for key, cells in built.named.items() if 2 * len(cells) < sides[key[0]]}  # else the list
    named = {fold(name): cell for cells in unlisted.values() for name, cell in cells.items()}
    named |= {fold(record.shown): record.rows[0] for record in _alone(built)}
    words = {key: _words(record) for key, record in built.records.items()}
    compared = list(built.records.values()) if len(built.records) <= _MOST_COMPANIES else []
    for record in built.records.values():
        own = words[record.key]
        others = [
            other
            for other in compared
            if own <= words[other.key]
            and len(record.shown) < len(other.shown)
            and other.roles & record.roles
            and "status" not in other.values
        ]
        cell = named.get(fold(record.shown))
        if (others or cell is not None) and record.rows and "status" not in record.values:
            yield record, cell or record.rows[0], others[:_MOST_OFFERED]


def _alone(built: Built) -> Iterator[CompanyRecord]:
    """The companies of a sheet most of whose companies stand on others too, while they do not."""
    sheets = {record.key: {cell.sheet for cell in record.rows} for record in built.records.values()}
    every = Counter(sheet for of_one in sheets.values() for sheet in of_one)
    shared = Counter(sheet for of_one in sheets.values() if len(of_one) > 1 for sheet in of_one)
    further = {sheet for sheet, count in every.items() if _MOSTLY * count <= shared[sheet] < count}
    first = {record.rows[0].sheet for record in built.records.values() if len(sheets[record.key]) > 1 and record.rows}
    yield from (
        record for record in built.records.values() if sheets[record.key] and sheets[record.key] <= further - first
    )


def _words(record: CompanyRecord) -> frozenset[str]:
    """The words of the name of a company that tell it apart, without its legal form and its city."""
    return frozenset(word for word in core_of(record.shown).words if len(word) >= _WORD) or frozenset({record.key})
