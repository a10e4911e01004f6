"""Assigns meanings to the columns of a list of wishes with a pair in each row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sco_scheduler.domain.event import Level
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.understanding.cells.assignment import assign
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.cells.fields import (
    NOTHING,
    VALIDITY,
    Meaning,
    company_scores,
    names_a_side,
    pair_scores,
    says_something_else,
)
from sco_scheduler.intake.understanding.cells.questions import ABOUT, DETAILS
from sco_scheduler.intake.understanding.lists.regions import Region
from sco_scheduler.intake.understanding.meanings.doubts import says_status, says_who_asked
from sco_scheduler.intake.understanding.meanings.levels_by_names import explains_itself, levels_of_pairs
from sco_scheduler.intake.understanding.meanings.planned import Plan
from sco_scheduler.intake.understanding.meanings.shapes import graded_rows, is_grouped, may_name, pair_sides, wish_rows
from sco_scheduler.intake.understanding.meanings.standing import Standing
from sco_scheduler.intake.understanding.wording.askers import asked_by
from sco_scheduler.intake.understanding.wording.legends import legend_of, told_of_signs
from sco_scheduler.intake.understanding.wording.words import roles_of, side_of_title, title_score
from sco_scheduler.intake.values.request_statuses import status_of_request, took_place

_REPEATED, _TITLED, _OF_SIDES = 1.3, 0.7, 0.75
_MOST_WORDS = 12
"""The most words of a column that a legend explains."""

_OF_ASKER = (*DETAILS, *ABOUT)
"""The attributes of requester or target that a list of wishes may repeat in each row."""


def _is_explained(column: Column, remarks: Sequence[str]) -> bool:
    """Whether a legend explains every sign or word of a column, some of them as levels, and not all as one level."""
    signs = {fold(text) for text in column.looked_at}
    replies = any(status_of_request(text) is not None for text in signs)
    words = signs if len(signs) <= _MOST_WORDS and not replies else ()
    legend, told = legend_of(remarks, words), told_of_signs(remarks, words)
    said = {legend.get(sign) for sign in signs}
    return all(sign in told or sign in legend for sign in signs) and len(said) > 1


def pair_meanings(  # noqa: PLR0915  # one after the other, each on what those before it left
    region: Region, free: Sequence[Column], known: Mapping[int, Meaning], legends: Sequence[str] = ()
) -> dict[int, Meaning]:
    """Assign meanings to the free columns of a list of wishes: the two sides, attributes of a side, then the rest.

    Parameters
    ----------
    legends
        The texts of the workbook that may explain signs.
    """
    free = [c for c in free if not any(map(took_place, c.titles))]
    taken = {meaning.field for meaning in known.values()}
    found: dict[int, Meaning] = {}
    sides = [] if {"from", "to"} & taken else [c for c, _ in pair_sides(region) if c in free]
    if len(sides) == 2:
        first, second = sorted(sides, key=lambda c: c.number)
        found = {first.number: Meaning("from", 0.95), second.number: Meaning("to", 0.95)}
        taken |= {"from", "to"}
    found |= _of_sides([c for c in free if c.number not in found], region, two=len(sides) == 2)
    found |= levels_of_pairs([c for c in free if c.number not in found])
    remarks = (*region.remarks.values(), *legends)
    explained = [c for c in free if c.number not in found and _is_explained(c, remarks)]
    if "level" not in taken | {m.field for m in found.values()}:
        found |= {c.number: Meaning("level", 0.94) for c in explained[:1]}
    naming = (c for c in region.columns if c.profile.companies >= _NAMING and c.profile.unique < 1.0)
    fields = {c.number: found.get(c.number, known.get(c.number, NOTHING)).field for c in region.columns}
    asking = next((c for c in region.columns if fields[c.number] == "from"), next(naming, None))
    if asking is not None and "status" not in taken:
        of_askers = [c for c in free if c.number not in found and says_status(c) and _is_of_each(c, asking)]
        found |= {c.number: Meaning("status", 0.93) for c in of_askers[:1]}
    graded = [c for c in free if c.number not in found or c in explained[:1]]
    said = [c for c in graded if says_status(c) or pair_scores(c).get("level", 0.0) > 0]
    if len(said) == 1 and says_status(said[0]) and "level" not in taken | {m.field for m in found.values()}:
        found[said[0].number] = Meaning("level", 0.93)
    elif len(said) > 1:  # next to the levels, the validity of each request
        found |= {c.number: Meaning("level", 0.93) for c in said if says_status(c)}
    names_asker = [c for c in free if c.number not in found and _names_one_of_row(c)] if sides else []
    if len(names_asker) == 1:
        found[names_asker[0].number] = Meaning("asker", 0.93)
    elif "asker" not in taken:
        found |= _of_who_asks([c for c in free if c.number not in found], sides)
    found |= _of_the_other_side([c for c in free if found.get(c.number, NOTHING).field in {"nothing", "asker"}])
    left = [c for c in free if c.cells and c.number not in found]
    unranked = {c.number for c in left if max(c.score("maximum"), c.score("minimum")) >= _TITLED}
    unranked |= {c.number for c in left if says_something_else(c) and c.score("rank") < _TITLED}
    scores = {
        c.number: {
            k: v for k, v in pair_scores(c).items() if k not in taken and (k != "rank" or c.number not in unranked)
        }
        for c in left
    }
    found |= {number: Meaning(name, sure) for number, (name, sure) in assign(scores).items()}
    found |= _second_levels([c for c in left if c.number not in found], {**known, **found})
    rows = wish_rows(region)
    rows = rows if rows is not None and rows.told else graded_rows(region)
    if rows is not None and {rows.asker, rows.target} <= set(free) and not {"from", "to"} & taken:
        found = {number: m for number, m in found.items() if m.field not in {"from", "to"}}
        found |= {rows.asker.number: Meaning("from", 0.93), rows.target.number: Meaning("to", 0.93)}
    sides_found = {m.field for m in found.values()} | taken
    named = [
        c
        for c in free
        if c.profile.companies >= 0.6 and found.get(c.number, NOTHING).field not in {"from", "to", "asker"}
    ]
    # The rows of a requester are adjacent, those of a target are not.
    grouped = is_grouped(named)
    for side_field in ("from", "to"):
        if side_field not in sides_found and named:
            told = names_a_side(named[0]) and ("to" in sides_found or side_field == "to")
            told = told or (len(named) == 1 and bool(sides_found & {"from", "to"}))
            told = told or any(m.field == "asker" for m in found.values())  # each row states the requester
            found[named.pop(0).number] = Meaning(side_field, 0.93 if told or grouped else 0.8)
    wished = [c for c in free if found.get(c.number, NOTHING).field == "nothing" and c.level is Level.WANT]
    wished = [c for c in wished if c.score("wishes") >= _TITLED]
    if "to" not in {m.field for m in found.values()} | taken and len(wished) == 1:
        found[wished[0].number] = Meaning("to", 0.8)  # of whose names few are as on their list
    found |= _swapped_sides([c for c in free if found.get(c.number, NOTHING).field in {"from", "to"}], found)
    two = [next((c for c in free if found.get(c.number, NOTHING).field == way), None) for way in ("from", "to")]
    rest = [c for c in left if c.number not in found]
    if two[0] is None:
        return found
    owned = {c.number: _owner(c, two) for c in rest}
    found |= _of_company(two[0], [c for c in rest if owned[c.number] in {None, two[0]}])
    of_target = _of_company(two[1], [c for c in rest if owned[c.number] is two[1]]) if two[1] is not None else {}
    return found | {number: replace(meaning, of_target=True) for number, meaning in of_target.items()}


def _is_of_each(column: Column, asking: Column) -> bool:
    """Whether a column repeats one text in all rows of each requester, of whom several have several rows."""
    said: dict[str, list[str]] = {}
    for row, name in asking.cells.items():
        said.setdefault(fold(name), []).append(column.cells.get(row, ""))
    several = [texts for texts in said.values() if len(texts) > 1]
    return len(several) > 1 and all(len(set(texts)) == 1 for texts in several) and len(set(map(str, said.values()))) > 1


def of_pairs(region: Region, said: Mapping[int, Meaning]) -> dict[int, Meaning]:
    """The meanings of columns in the map as those of pairs, where it has words for a list of companies.

    Its ``Company`` beside wishes or refusals is who asks.
    """
    naming = {c.number for c in region.columns if c.profile.companies >= _NAMING}
    ways = {"company": "from", "wishes": "to", "askers": "from"}
    fields = {meaning.field for meaning in said.values()}
    return {
        number: replace(meaning, field=ways[meaning.field])
        if number in naming and meaning.field in ways and ways[meaning.field] not in fields
        else meaning
        for number, meaning in said.items()
    }


_NAMING = 0.6
"""The minimum share of companies in a column that names them."""


def _second_levels(columns: Sequence[Column], found: Mapping[int, Meaning]) -> dict[int, Meaning]:
    """The columns that grade wishes by few short words, beside a column of levels that tells their kind."""
    beside = any(meaning.field == "level" for meaning in found.values())
    few = (c for c in columns if 2 <= c.profile.distinct <= _MOST_WORDS and c.profile.length <= _LONGEST_GRADE)
    return {c.number: Meaning("level", 0.93) for c in few if beside and c.score("level") >= _SURELY}


_SURELY, _LONGEST_GRADE = 0.9, 8


def _names_one_of_row(column: Column) -> bool:
    """Whether a column names a company in most rows, which a column of replies to some requests does not."""
    return column.profile.companies >= _NAMING and column.profile.full >= _TITLED


def _of_who_asks(columns: Sequence[Column], sides: Sequence[Column]) -> dict[int, Meaning]:
    """The columns that say which side asks."""
    return {c.number: Meaning("asker", 0.93) for c in columns if says_who_asked(c) or _has_initials(c, sides)}


def _has_initials(column: Column, sides: Sequence[Column]) -> bool:
    """Whether the two words or letters of a column begin the titles of the two sides: ``E`` for ``Einkäufer``."""
    texts = {fold(text) for text in column.looked_at}
    begun = [{text for text in texts for title in side.titles if fold(title).startswith(text)} for side in sides]
    return len(texts) == len(begun) == 2 and all(len(of_one) == 1 for of_one in begun) and begun[0] != begun[1]


def _of_the_other_side(columns: Sequence[Column]) -> dict[int, Meaning]:
    """The column with the role of the company that is asked, next to one with that of the requester."""
    sided = [c for c in columns if c.profile.roles >= _OF_SIDES]
    if len(sided) != 2:
        return {}
    asker, other = sorted(sided, key=lambda c: pair_scores(c).get("asker", 0.0), reverse=True)
    roles = [(roles_of(text)[0], roles_of(other.cells.get(row, ""))[0]) for row, text in asker.cells.items()]
    return {other.number: NOTHING} if all(one and two and one.isdisjoint(two) for one, two in roles) else {}


def _owner(column: Column, two: Sequence[Column | None]) -> Column | None:
    """The side, of requester and target, that the title of an attribute names; None if it names none or both."""
    sides = {side_of_title(title) for title in column.titles} - {None}
    named = [
        of
        for of in two
        if of is not None
        and (
            any(fold(title).startswith(f"{fold(name)} ") for title in column.titles for name in of.titles)
            or (len(sides) == 1 and sides == {side_of_title(name) for name in of.titles} - {None})
        )
    ]
    return named[0] if len(named) == 1 else None


def _swapped_sides(columns: Sequence[Column], found: Mapping[int, Meaning]) -> dict[int, Meaning]:
    """Swap the two sides, if the title of the supposed targets says that they request."""
    asking = [any(map(asked_by, c.titles)) for c in columns]
    if len(columns) != 2 or asking.count(True) != 1 or found[columns[asking.index(True)].number].field == "from":
        return {}
    return {c.number: Meaning("from" if asks else "to", 0.95) for c, asks in zip(columns, asking, strict=True)}


def _of_sides(columns: Sequence[Column], region: Region, *, two: bool) -> dict[int, Meaning]:
    """The columns with the level of the wish, or the level or rank of one side; ``two``: two columns name sides."""
    found: dict[int, Meaning] = {}
    for column in columns:
        side = next((s for title in column.titles if (s := side_of_title(title)) is not None), None)
        if explains_itself(column, region.remarks.values()):
            found[column.number] = Meaning("level", 0.95)
        elif side is not None and (column.profile.levels >= 0.6 or (two and column.profile.ticks >= 0.8)):
            found[column.number] = Meaning("level", 0.94, side=side)
        elif side is not None and column.profile.ranks >= 0.9 and two and not _is_attribute(column):
            found[column.number] = Meaning("rank", 0.94, side=side)
    return found


def _is_attribute(column: Column) -> bool:
    """Whether a title is that of an attribute of a company, such as a limit of its meetings."""
    return max(map(column.score, _OF_ASKER)) >= _TITLED > column.score("rank")


def _of_company(asker: Column, columns: Sequence[Column]) -> dict[int, Meaning]:
    """The columns of a list of wishes that have the same value in all rows of a requester, or of a target."""
    rows: dict[str, list[int]] = {}
    for row, text in asker.cells.items():
        rows.setdefault(fold(text), []).append(row)
    if _REPEATED * len(rows) > len(asker.cells):
        return {}
    same = [
        c for c in columns if all(len({c.cells.get(row) for row in of_one} - {None}) <= 1 for of_one in rows.values())
    ]
    scores = {
        c.number: {
            name: score for name, score in company_scores(c).items() if name in _OF_ASKER and c.score(name) >= _TITLED
        }
        for c in same
    }
    return {number: Meaning(name, sure) for number, (name, sure) in assign(scores).items()}


def grades_pairs(column: Column, asker: Column | None, target: Column | None, level: Column | None = None) -> bool:
    """Whether the few words or signs of a column differ both between rows of one requester and rows of one target.

    Beside a column of levels they are none, unless that says whether the requests are still valid, or has no level for
    one of their words.
    """
    if level is not None and not says_status(level) and not completes(column, level):
        return False
    return _tells_rows_apart(column, asker, target, least=2)


def grade_of_pairs(plan: Plan, column: Column) -> tuple[Meaning, float] | None:
    """What few words in the rows of pairs may say, with certainty: a level, or beside one whether requests are valid.

    These may also be one word in some rows.
    """
    asker, target, level = (plan.column(name) for name in ("from", "to", "level"))
    if grades_pairs(column, asker, target, level):
        return Meaning("level", _UNSURE), _UNSURE
    other = column.score("notes") >= _TITLED or _names_channels(column)  # notes are read one by one
    valid = level is not None and not other and _tells_rows_apart(column, asker, target, least=1)
    return (Meaning(VALIDITY, _UNSURE), _UNSURE) if valid else None


def graded_too(plan: Plan, found: tuple[Meaning, float] | None) -> bool:
    """Whether words that may be levels or statuses stand beside a column of levels."""
    return found is not None and found[0].field == "level" and plan.column("level") is not None


def _names_channels(column: Column) -> bool:
    """Whether some word of a column is one for e-mail or telephone, by which a request came."""
    return any(title_score(text, name) >= _CALLED for text in column.looked_at for name in ("email", "phone"))


def _tells_rows_apart(column: Column, asker: Column | None, target: Column | None, least: int) -> bool:
    """Whether at least so many words, and few, differ both between rows of one requester and rows of one target."""
    p = column.profile
    few = least <= p.distinct <= _MOST_WORDS and p.filled >= 2 * p.distinct and p.length <= _LONGEST_WORD
    other = says_something_else(column) or max(map(column.score, ("nothing", "rank", "role"))) >= _CALLED
    other = other or any(map(took_place, column.titles))
    if asker is None or target is None or not few or other or max(p.numbers, p.times, p.dates) >= _MOSTLY:
        return False
    return all(_differs_within(column, of, blank=least == 1) for of in (asker, target))


def completes(column: Column, level: Column) -> bool:
    """Whether a column has words of its own for the rows without a level, such as ``please not`` beside ``request``."""
    said = [
        {fold(text) for row, text in column.cells.items() if (row in level.cells) is told} for told in (True, False)
    ]
    return all(said) and said[0].isdisjoint(said[1])


def _differs_within(column: Column, of: Column, *, blank: bool) -> bool:
    """Whether rows of one company have different words, or ``blank``s too, which thus are no attributes of it."""
    said: dict[str, set[str]] = {}
    for row in of.cells if blank else column.cells:
        said.setdefault(of.cells.get(row, ""), set()).add(column.cells.get(row, ""))
    return any(len(words) > 1 for words in said.values())


_MOST_WORDS, _LONGEST_WORD, _MOSTLY, _CALLED, _UNSURE = 5, 30, 0.9, 0.7, 0.5


def pairs_names(region: Region, own: Column, said: Standing) -> bool:
    """Whether each row of a list pairs two names of other lists, whatever the titles, and has no name of its own.

    ``own``, the column that may have it, is one of the two then, or seldom filled, or counts the pairs in codes to
    which nothing refers. Other columns, such as remarks on some requests, then name no companies.
    """
    named = [c for c in region.columns if may_name(c) and c.choice is None]
    counting = own.counts_in_codes and not own.referred
    asks, asked = (max(named, key=lambda c: c.score(way), default=own) for way in ("from", "to"))
    if counting and asks is not asked and min(asks.score("from"), asked.score("to")) >= _SIDES_TOLD:
        return True  # the names may be short
    named = [c for c in named if c.profile.unique < _AGAIN and said.share(c) >= _ELSEWHERE]
    if len(named) != len(("from", "to")) or not (own in named or counting or own.profile.full < _FILLED):
        return False
    first, second = (c.cells for c in named)
    return all(fold(text) != fold(second.get(row, "")) for row, text in first.items())


_AGAIN, _ELSEWHERE, _FILLED, _SIDES_TOLD = 0.9, 0.8, 0.5, 0.8
"""The maximum share of different names, the minimum share of names that occur elsewhere, the share of rows with a name
from which on a list has names of its own, and the minimum score of titles that say who asks and whom."""
