"""The place of a text of a workbook, and the companies that it concerns."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.understanding.companies.built import CompanyRecord


@dataclass(frozen=True)
class TextPlace:
    """The place of a text, and the companies that it concerns.

    ``asker`` is the company of its row with the text that names it; ``here`` are all companies that identify the row,
    and ``about`` those to which a bare ``must`` or ``not`` applies, such as the pair of the row.
    """

    cell: Cell
    asker: tuple[CompanyRecord | None, str] | None
    here: AbstractSet[str | None] = frozenset()
    about: AbstractSet[str] = frozenset()
    of_one: bool = False
    """Whether it concerns one of several delegates."""

    comment: bool = False
    """Whether it is a comment, which may give a level to the company of its cell in one word."""

    days: Sequence[date] = ()
    """The days of the event, if known."""

    listed: bool = False
    """Whether the row lists the company, or answers for it, so that the text may be its cancellation."""

    answers: bool = False
    """Whether the row answers for a company that another sheet lists, and a later one may say otherwise."""

    pair: bool = False
    """Whether the row is a request, so that the text may be its withdrawal, unless it is ``listed`` too."""
