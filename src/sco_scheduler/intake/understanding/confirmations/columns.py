"""Asks whether the columns of sheets were understood rightly: all in one question, once nothing else is open.

Where a column had to be asked about, the organizer sees what the other columns of all sheets were taken for,
if they were understood by their cells or by words of their titles that are not clear.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sco_scheduler.domain.event import Level
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.table.grids import FormMap
from sco_scheduler.intake.understanding.cells.columns import Column, has_tokens
from sco_scheduler.intake.understanding.cells.day_columns import asks_for_days_there
from sco_scheduler.intake.understanding.cells.fields import NOTHING, company_scores
from sco_scheduler.intake.understanding.cells.questions import (
    ALL,
    COLUMNS,
    COMPANIES,
    NOTHING_HELD,
    PAIRS,
    Question,
    folded,
    name_of,
)
from sco_scheduler.intake.understanding.meanings.doubts import options_of
from sco_scheduler.intake.understanding.meanings.people_columns import may_be_people
from sco_scheduler.intake.understanding.meanings.planned import Plan
from sco_scheduler.intake.understanding.names.matching import SURE
from sco_scheduler.intake.understanding.wording.words import says_yes_or_no
from sco_scheduler.intake.values.entries import fold_header
from sco_scheduler.resources import lazy_regex

_CERTAINTY = 0.87
_FURTHER = ("Company", "ID", "Languages", "Maximum", "Minimum", "Status", "Table")
"""What a column of companies may say, beside what its question offers."""


def questions_of_columns(plans: Sequence[Plan], form: FormMap) -> tuple[Question, ...]:
    """The questions whether columns were understood rightly; none of those that the map answers."""
    asked = any(p[0] == "form" and p[2] == "columns" and said != "nothing" for p, said in form.answers.items())
    if (COLUMNS, ALL) in form.answers:
        return ()
    return tuple(
        _question(plan, column)
        for plan in plans
        if plan.holds != NOTHING_HELD and not plan.familiar
        for column in (dict.fromkeys((*_rivals(plan), *_shown(plan))) if asked else _rivals(plan))
        if (COLUMNS, fold(column.title)) not in form.answers
        and not any(folded(("form", plan.sheet, "columns", name)) in form.answers for name in _names(column))
    )


def _names(column: Column) -> tuple[str, ...]:
    return (f"column {column.letters}", *column.titles)


def _shown(plan: Plan) -> Iterator[Column]:
    """The columns whose titles do not plainly say what they were taken for, or whose cells name companies besides.

    Not among them are the names of a list, if they are sure, those of a matrix, names and addresses of people, and
    unused ones with plain answers or with what a form tool fills for itself.
    """
    for column in plan.region.columns:
        known = plan.meanings.get(column.number, NOTHING)
        meaning = known.field
        if meaning == "company" and known.certainty >= SURE:
            continue
        plain = all(text.isdecimal() or says_yes_or_no(text) is not None for text in column.texts)
        of_tool = meaning == NOTHING.field and (plain or column.profile.moments >= _MOSTLY or has_tokens(column))
        of_tool = of_tool or _reaches_people(column, meaning)
        naming = meaning in _NAMING or column.profile.companies < _SOME
        titled = naming and column.score("wishes" if meaning == "choice" else meaning) >= _TITLED
        titled = titled or (meaning == "available" and asks_for_days_there(column))
        if column.cells and column.title and not (titled or of_tool or meaning in {"matrix", "slot", "slot away"}):
            yield column


def _rivals(plan: Plan) -> tuple[Column, ...]:
    """The column of the companies of a list and those that their titles and cells show as likely for it, if any."""
    own = plan.column("company") if plan.holds == COMPANIES else None
    if own is None or own.said is not None:
        return ()
    sure = company_scores(own).get("company", 0.0)
    others = [
        column
        for column in plan.region.columns
        if column.number != own.number
        and column.said is None
        and column.level is Level.WANT
        and not any(map(_LISTED.search, column.texts))
        and max(map(column.score, ("wishes", "contact", "notes"))) < _TITLED <= column.score("company")
        and company_scores(column).get("company", 0.0) >= max(_TITLED, sure - _NEAR)
        and plan.meanings.get(column.number, NOTHING).field not in {"id", "local", "matrix", "choice"}
    ]
    return (own, *others) if others else ()


_LISTED = lazy_regex(r"[;；,，、\n]")
_NEAR = 0.1
"""How much less a column may score than that of the companies so that it could be the one."""


def _reaches_people(column: Column, meaning: str) -> bool:
    """Whether the cells are people, telephones or e-mail addresses, or the word that a tool has in place of these."""
    p = column.profile
    if meaning == "contact":
        return may_be_people(column)
    addressed = p.distinct == 1 and max(column.score("email"), column.score("phone")) >= _TITLED
    return meaning in {NOTHING.field, "email", "phone"} and (p.emails + p.phones >= _MOSTLY or addressed)


_MOSTLY, _TITLED, _SOME = 0.9, 0.7, 0.3
_NAMING = frozenset({"company", "local", "id", "wishes", "choice", "askers", "from", "to"})
"""The meanings of columns that name companies."""


def _question(plan: Plan, column: Column) -> Question:
    region, guess = plan.region, name_of(plan.meanings.get(column.number, NOTHING))
    same = [c for c in region.columns if c is not column and fold_header(c.title) == fold_header(column.title)]
    name = column.title if not same else f"column {column.letters}"
    further = _FURTHER if plan.holds == COMPANIES else ("Company",) if plan.holds != PAIRS else ()
    options = tuple(dict.fromkeys([guess, *options_of(plan.holds, column), *further]))
    cells, path = (region.cell(region.header[-1], column),), ("form", plan.sheet, "columns", name)
    about = (column.title, cells, column.samples(), options, guess, _CERTAINTY, column.profile.filled, path)
    return Question(COLUMNS, plan.sheet, *about)
