"""Identifies the company of a row whose name and code belong to different companies."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.understanding.cells.questions import ANSWERS, COMPANIES
from sco_scheduler.intake.understanding.companies.built import Contradiction
from sco_scheduler.intake.understanding.meanings.planned import Plan, naming_columns
from sco_scheduler.intake.understanding.names.matching import NameIndex
from sco_scheduler.resources import lazy_regex

_CODE = lazy_regex(r"[^\W\d_]{0,4}[\s_.-]?\d{1,8}[^\W\d_]?")


def by_name(texts: Iterable[str]) -> list[str]:
    """The identifiers of a row's company, names before codes, since errors in codes are more likely to go unnoticed."""
    return sorted(texts, key=lambda text: _CODE.fullmatch(text.strip()) is not None)


def company_of(found: Sequence[tuple[str, str | None, Cell]], known: Collection[str]) -> tuple[str, Cell] | None:
    """The known company of a row, and the cell that names it; the name takes precedence over another company's code.

    Parameters
    ----------
    found
        The identifiers of the row, each with its company.
    """
    told = {text: (key, cell) for text, key, cell in found if key is not None and key in known}
    several = len({key for key, _ in told.values()}) > 1
    return next((told[text] for text in (by_name(told) if several else told)), None)


def contradictions(plan: Plan, names: NameIndex) -> Iterator[Contradiction]:
    """The rows of a list of companies, or of answers, that name two companies."""
    own = naming_columns(plan) if plan.holds in {COMPANIES, ANSWERS} and not plan.familiar else []
    for row in plan.region.rows:
        columns = {c.cells[row]: c for c in own if row in c.cells}
        found = [(text, key) for text in by_name(columns) if (key := names.find(text).company) is not None]
        for text, key in found[1:]:
            if key != found[0][1]:
                cell, named = (plan.region.cell(row, columns[said]) for said in (text, found[0][0]))
                yield Contradiction(cell, named, text, found[0][1], key)
