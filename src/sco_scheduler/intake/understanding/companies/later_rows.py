"""Tells what a further row of a company is: a wish alone, a second person, or an answer that replaces the first."""

from __future__ import annotations

from sco_scheduler.intake.understanding.cells.fields import NOTHING
from sco_scheduler.intake.understanding.cells.sayings import apart
from sco_scheduler.intake.understanding.companies.built import (
    CompanyRecord,
)
from sco_scheduler.intake.understanding.meanings.planned import Plan
from sco_scheduler.intake.values.entries import normalized, written
from sco_scheduler.intake.values.statuses import says_replacing

ATTRIBUTES = frozenset({"id", "company", "local", "country", "zone", "languages", "contact", "title", "email", "phone"})
"""Attributes of a company that may be followed by a remark about its meetings."""

_OF_PERSON = ATTRIBUTES | {"role", "status", "nothing"}
_OF_WISH = frozenset({"level", "rank"})


def adds_wish(earlier: CompanyRecord, later: CompanyRecord, *, notes: bool = True) -> bool:
    """Whether a row only adds a wish to a company, since its attributes are the same as in an earlier row.

    Parameters
    ----------
    notes
        Whether the notes have to be the same too; otherwise they belong to the wish.
    """
    of_wish = _OF_WISH if notes else {*_OF_WISH, "notes"}
    said = [{k: normalized(written(v)) for k, (v, _) in r.values.items() if k not in of_wish} for r in (earlier, later)]
    if not notes:
        return all(said[0].get(name, value) == value for name, value in said[1].items())
    return said[1].items() <= said[0].items()


def says_replaced(plan: Plan, row: int) -> bool:
    """Whether a row says that it replaces an earlier one of its company, in a remark or beside its name."""
    said = [
        (apart(column.cells[row]) or ("", ""))[1] if field in {"company", "local"} else column.cells[row]
        for column in plan.region.columns
        if (field := plan.meanings.get(column.number, NOTHING).field) in _SAYING and row in column.cells
    ]
    return any(map(says_replacing, said))


_SAYING = frozenset({"notes", "status", "company", "local", NOTHING.field})


def is_whole(plan: Plan, row: int, before: int) -> bool:
    """Whether a row can replace an earlier one of its company, and is no remark, or a second person without wishes."""
    filled = [sum(n in column.cells for column in plan.region.columns) for n in (row, before)]
    asked = {number for number, meaning in plan.meanings.items() if meaning.field not in _OF_PERSON}
    said = [any(n in c.cells for c in plan.region.columns if c.number in asked) for n in (row, before)]
    return 2 * filled[0] >= filled[1] and said[0] >= said[1]
