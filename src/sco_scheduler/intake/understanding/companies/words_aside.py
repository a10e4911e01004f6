"""Finds the words in columns of roles whose companies have no meetings, such as visitors and sponsors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sco_scheduler.domain.event import Level, Role
from sco_scheduler.intake.understanding.cells.questions import COMPANIES, PAIRS
from sco_scheduler.intake.understanding.cells.sayings import level_beside
from sco_scheduler.intake.understanding.meanings.planned import Plan, naming_columns
from sco_scheduler.intake.understanding.names.matching import NameIndex
from sco_scheduler.intake.understanding.wording.words import is_blank, roles_of
from sco_scheduler.resources import lazy_regex


def words_aside(plans: Sequence[Plan], names: NameIndex) -> set[tuple[str, str]]:
    """The unknown words in columns of roles, with their sheet, whose companies ask for nobody and are not asked for.

    They have no meetings whatever the word means, such as visitors and sponsors. Only where both sides are known.
    """
    open_ = [(plan, word, own) for plan in plans for word, own in _without_wishes(plan)]
    asked = dict.fromkeys(text for plan in plans for text in _texts_of_wishes(plan)) if open_ else ()
    parts = [part for text in asked for part in names.split(text)]
    wanted = {part.company for part in parts if part.company is not None}
    wanted |= {key for text in asked for key in (*names.mentioned(text), *names.called(text)[0])}
    unknown = "\n".join(part.text for part in parts if part.company is None).casefold()
    return {
        (plan.sheet, word)
        for plan, word, own in open_
        if wanted.isdisjoint(names.find(text).company for text in own)
        and not any(part in unknown for text in own for part in _PARTS.findall(text.casefold()))
    }


def _without_wishes(plan: Plan) -> Iterator[tuple[str, list[str]]]:
    """The unknown words in the column of roles of a list, with the names of their companies, if none of these asks."""
    column = plan.column("role")
    words = dict.fromkeys(column.cells.values()) if column is not None else {}
    wishing = [c for c, _ in plan.wish_columns()]
    if column is None or not wishing or frozenset[Role]().union(*(roles_of(word)[0] for word in words)) != set(Role):
        return
    used = {c.number for c in (column, *naming_columns(plan))}
    for word in (word for word in words if not roles_of(word)[0]):
        rows = [row for row, text in column.cells.items() if text == word]
        own = [c.cells[row] for c in naming_columns(plan) for row in rows if row in c.cells]
        blank = all(is_blank(c.cells.get(row, "-")) for c in wishing for row in rows)
        others = [c for c in plan.region.columns if c.number not in used and c not in wishing]
        said = (c.cells[row] for c in others for row in rows if row in c.cells)
        if own and blank and all(level_beside(text) in {None, Level.NO} for text in said):
            yield word, own


_PARTS = lazy_regex(r"[^\W\d_\u3400-\u9fff]{4,}|[\u3400-\u9fff]{2}")


def _texts_of_wishes(plan: Plan) -> Iterator[str]:
    """The texts that name companies as asking or asked for, and the titles of matrices."""
    for column, meaning in plan.wish_columns():
        yield from column.titles if meaning.field == "matrix" else column.cells.values()
    pair = filter(None, (plan.column("from"), plan.column("to"))) if plan.holds == PAIRS else ()
    for column in pair if plan.holds in {COMPANIES, PAIRS} else naming_columns(plan):
        yield from column.cells.values()
