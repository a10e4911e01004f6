"""Finds the columns that may name the companies of a list: their name, their local name and their ID."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from operator import itemgetter

from sco_scheduler.domain.event import Level
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.company_names import core_of, script_of, sound_of
from sco_scheduler.intake.understanding.cells.columns import LONGEST_CODE, Column, is_coded
from sco_scheduler.intake.understanding.cells.fields import (
    names_a_side,
    says_something_else,
    scores_of,
)
from sco_scheduler.intake.understanding.cells.profiles import NAME_FORM
from sco_scheduler.intake.understanding.lists.regions import Region
from sco_scheduler.intake.understanding.meanings.matrix_columns import matrix_titles
from sco_scheduler.intake.understanding.meanings.name_columns import may_name_rows, tells_rows_apart
from sco_scheduler.intake.understanding.meanings.row_names import chosen_from_others, of_rows
from sco_scheduler.intake.understanding.meanings.shapes import is_list
from sco_scheduler.intake.understanding.meanings.standing import Standing

_LEAST = 0.42
"""The minimum score of a column for the names of a list."""


def are_codes(own: Column, region: Region, regions: Sequence[Region]) -> bool:
    """Whether the names of a list are codes, which another list has next to their names."""
    codes = {fold(text) for text in own.texts}
    if not is_coded(own):
        return False
    for other in regions:
        for column in other.columns:
            p = column.profile
            if other is region or p.unique < 0.95 or p.length > LONGEST_CODE or not column.cells:
                continue
            if codes <= {fold(text) for text in column.texts} and any(
                c is not column and c.profile.length > p.length for c in own_columns(other)
            ):
                return True
    return False


def own_columns(region: Region, said: Standing | None = None) -> list[Column]:
    """The columns that may name the companies of a list: the name, the local name and the ID."""
    told = {c.number for c in region.columns if c.said == "company" and c.cells and not is_list(c)}
    scores = scores_of([c for c in region.columns if c.cells])
    chosen = chosen_from_others(region.columns)
    rated = []
    for column in region.columns:
        if column.number in scores:
            named = max(column.score("company"), 0.85 if names_a_side(column) else 0.0)
            wishing = column.choice is not None or column.score("wishes") > named or column.number in chosen
            score = scores[column.number].get("company", 0.0) * (0.3 if wishing or is_list(column) else 1.0)
            rated.append((float(column.number in told) if told else score, column))
    best = titled = _best_titled(rated, region, said)
    if best is None or best[0] < 0.7:
        recurring = (r for r in (_by_recurrence(c, said) for c in region.columns) if r is not None)
        best = max(recurring, default=best, key=itemgetter(0))
    if (best is None or best[0] < _LEAST) and (rows_of := of_rows(region.columns)) is not None:
        best = (_LEAST, rows_of)
    if (best is None or best[0] < _LEAST) and matrix_titles(region):
        rows = [c for c in region.columns[:2] if tells_rows_apart(c)]
        best = (_LEAST, rows[0]) if rows else None
    if (best is None or best[0] < _LEAST) and any(c.score("wishes") >= NAMED_SO for c in region.columns):
        texts = list(filter(may_name_rows, first_columns(region)))
        best = (_LEAST, min(texts, key=is_coded)) if texts else None
    if best is None or best[0] < _LEAST:
        return []
    name, codes = best[1], None
    if titled is not None and titled[1] is not name and titled[0] >= _LEAST and _names_codes(titled[1], name):
        name, codes = titled[1], name
    elif is_coded(name) and name.score("company") < NAMED_SO:
        texts = [c for c in first_columns(region) if may_name_rows(c) and not says_something_else(c)]
        beside = next((c for c in texts if _names_codes(c, name)), None)
        name, codes = (beside, name) if beside is not None else (name, None)
    own = [name]
    for of in ("local", "id"):
        those = [c for c in region.columns if c not in own and (c.said == of or (of == "id" and c is codes))]
        those += [c for c in region.columns if c not in own and scores.get(c.number, {}).get(of, 0.0) >= 0.7]
        own += those[:1]
    own += [c for c in region.columns if c not in own and _has_local_names(c, own[0])]
    return [c for c in own if c is own[0] or _is_unique_by_company(c, own[0])]


def _best_titled(
    rated: Sequence[tuple[float, Column]], region: Region, said: Standing | None
) -> tuple[float, Column] | None:
    """The column with the best title, or one before it and the people that has names, to which other lists refer.

    A column behind people may have their offices, which some languages call as they call a company's name: ``Unvan``.
    """
    best = max(rated, default=None, key=itemgetter(0))
    if best is None or best[0] < NAMED_SO:
        return best
    people = [column.number for column in region.columns if column.score("contact") >= NAMED_SO]
    before = [of for of in rated if of[0] >= NAMED_SO and any(of[1].number < n < best[1].number for n in people)]
    return max((best, *before), key=lambda of: (said.share(of[1]) if said else 0.0, of[1].profile.forms))


def _is_unique_by_company(column: Column, own: Column) -> bool:
    """Whether a column is nearly unique by company; a value of several companies identifies none of them."""
    both = column.cells.keys() & own.cells.keys()
    texts, names = ({fold(c.cells[row]) for row in both} for c in (column, own))
    return len(texts) >= _EACH * len(names)


_FIRST_COLUMNS = 4


def first_columns(region: Region) -> list[Column]:
    """The first columns with words: those before them that number or date the rows put no name further back."""
    worded = (c for c in region.columns if any(any(map(str.isalpha, text)) for text in c.texts))
    return [*islice(worded, _FIRST_COLUMNS)]


def _has_local_names(column: Column, own: Column) -> bool:
    """Whether a column has the names of the companies in another script."""
    titled = max(column.score("company"), column.score("local")) > 0 or names_a_side(column)
    plain = (titled or may_name_rows(column)) and column.score("wishes") < NAMED_SO and not is_list(column)
    both = column.cells.keys() & own.cells.keys() if plain else ()
    named = [(column.cells[row], own.cells[row]) for row in both]
    scripts = [tuple(map(script_of, names)) for names in named]
    if len(scripts) < _EACH * len(own.cells) or any(one == other or "" in (one, other) for one, other in scripts):
        return False
    return titled or 2 * sum(
        NAME_FORM.search(text) is not None or _sounds_like(text, name) for text, name in named
    ) > len(named)


def _sounds_like(text: str, name: str) -> bool:
    """Whether a text sounds like a name in another script, apart from their legal forms."""
    from rapidfuzz.distance import OSA

    one, other = (sound_of(core_of(of).text) for of in (text, name))
    return len(one) > 0 and OSA.distance(one, other) * _ALIKE <= max(len(one), len(other))


_ALIKE = 3
"""One letter of so many may differ."""


NAMED_SO = 0.7


def _names_codes(names: Column, codes: Column) -> bool:
    """Whether a column has the names for the codes in another."""
    return is_coded(codes) and names.profile.unique >= _EACH and names.profile.length > codes.profile.length


_EACH = 0.9


def _by_recurrence(column: Column, said: Standing | None) -> tuple[float, Column] | None:
    """A column of names without a title for them, if most of them occur elsewhere too."""
    p = column.profile
    if (
        said is None
        or is_list(column)
        or p.unique < 0.95
        or p.filled < 2
        or p.letters < 0.9
        or p.length > 80
        or p.emails >= 0.3
    ):
        return None
    if max(p.countries, p.languages, p.roles, p.levels) >= 0.5 or column.choice is not None:
        return None
    titled = max(map(column.score, ("wishes", "contact", "products")))
    if titled >= NAMED_SO or column.level is not Level.WANT:
        return None
    share = said.share(column)
    return (0.3 + 0.6 * share * p.full, column) if share >= 0.5 and p.full >= 0.9 else None
