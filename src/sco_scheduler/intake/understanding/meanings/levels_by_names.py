"""Infers the level of columns from the names in them compared with other columns, and from signs and ticks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from sco_scheduler.domain.event import Level
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.cells.fields import NOTHING, Meaning, says_something_else
from sco_scheduler.intake.understanding.meanings.choices import stem
from sco_scheduler.intake.understanding.names.matching import NameIndex
from sco_scheduler.intake.understanding.wording.indications import asks_which, names_meetings, names_rivals
from sco_scheduler.intake.understanding.wording.legends import explained_in, explained_signs
from sco_scheduler.intake.understanding.wording.places import place_of
from sco_scheduler.intake.understanding.wording.polarity import may_refuse
from sco_scheduler.intake.understanding.wording.words import (
    ABOVE_ALL,
    bare_title,
    denies,
    is_blank,
    is_tick,
    level_of,
    means_level,
    says_yes_or_no,
    sure_level,
)
from sco_scheduler.intake.values.statuses import says_vip
from sco_scheduler.resources import lazy_regex

_TITLED = 0.7
_FEW = 2
"""The minimum number of names in a second list to infer its level."""

_SPARSE, _MANY = 0.75, 0.5
"""The maximum share of requesters with refusals, and the minimum share of companies with wishes."""

_TOLD, _ALONE = 0.6, 0.92
"""The certainty of the level of a second list by its names, and of refusals also by title, or of the only list."""


def levels_by_names(columns: Sequence[Column], found: Mapping[int, Meaning], index: NameIndex) -> dict[int, Meaning]:
    """The level of columns whose titles state none.

    A shorter list that repeats names of a longer one is a list of musts. A list that few companies fill in, and that
    repeats no names, is probably one of refusals. A single list is one of wishes if most companies name several.

    Parameters
    ----------
    columns
        The columns of a list of companies that name companies.
    found
        Their meanings by their titles, by their number.

    Returns
    -------
    dict[int, Meaning]
        The changed meanings, with level or certainty.
    """
    plain = [c for c in columns if is_plain(found[c.number])]
    named = {c.number: rows for c in columns if (rows := _named_in(c, index))}
    first = [c for c in columns if found[c.number].field == "choice" and c.number in named]
    first = first or sorted((c for c in plain if c.number in named), key=lambda c: -_per_row(named[c.number]))[:1]
    wishes: dict[int, set[str]] = {}
    for column in first:
        for row, names in named[column.number].items():
            wishes.setdefault(row, set()).update(names)
    if len(named) == len(first) == len(plain) == 1 and _per_row(wishes) > 1 and len(wishes) >= _MANY * first[0].rows:
        meaning = found[first[0].number]
        return {first[0].number: replace(meaning, certainty=max(_ALONE, meaning.certainty))}
    refused = any(found[c.number].level is Level.NO for c in columns)
    result = {}
    for column in plain:
        own: dict[int, set[str]] = {}
        for row, names in (at for c in plain if _differ_by_number(c, column) for at in named.get(c.number, {}).items()):
            own.setdefault(row, set()).update(names)
        above_all = refused or ABOVE_ALL.search(column.title) is not None
        level = None if column in first or column.score("wishes") >= _TITLED else _level(own, wishes, must=above_all)
        if level is Level.NO and _asks_without_refusing(column):
            level = None
        if level is not None:
            meaning = found[column.number]
            told = level is Level.NO and denies(bare_title(column.title))
            result[column.number] = replace(meaning, level=level, certainty=_ALONE if told else _TOLD)
    left = [c for c in plain if c.number not in result]
    if result and len(left) == 1 and left[0] in first:  # all other lists have other levels
        meaning = found[left[0].number]
        result[left[0].number] = replace(meaning, certainty=max(_ALONE, meaning.certainty))
    return result


def _asks_without_refusing(column: Column) -> bool:
    """Whether a title asks for companies in words that are known and that refuse nobody."""
    title = column.title
    if denies(bare_title(title)) or may_refuse(title) or names_rivals(title):
        return False
    return column.score("wishes") > 0.0 or asks_which(title) or names_meetings(title)


def is_wishing(meaning: Meaning | None) -> bool:
    """Whether a column names companies in a list or as one of several choices."""
    return meaning is not None and meaning.field in {"wishes", "choice"}


def is_plain(meaning: Meaning | None) -> bool:
    """Whether a column has a list of wishes without further information."""
    return meaning is not None and meaning.field == "wishes" and meaning.level is Level.WANT


def raised_by_titles(columns: Sequence[Column], found: Mapping[int, Meaning], index: NameIndex) -> dict[int, Meaning]:
    """The columns that are probably musts, since their titles say *most important* next to a column of wishes.

    They certainly are if each cell names one company of the wishes of its row.
    """
    plain = [c for c in columns if is_plain(found.get(c.number))]
    raised = [c for c in plain if ABOVE_ALL.search(bare_title(c.title)) is not None]
    beside = [c for c in plain if c not in raised]
    beside = beside if any(c.score("wishes") >= _TITLED for c in beside) else []
    sure = {c.number: _ALONE if _names_one_each(c, beside, index) else _TOLD for c in raised if beside}
    return {n: replace(found[n], level=Level.MUST, certainty=certainty) for n, certainty in sure.items()}


def _names_one_each(column: Column, others: Sequence[Column], index: NameIndex) -> bool:
    """Whether each cell names one company, with few exceptions one that another column names in the same row."""
    named, wished = _named_in(column, index), [_named_in(other, index) for other in others]
    again = sum(any(keys <= of.get(row, set()) for of in wished) for row, keys in named.items())
    alone = _NOT_FIRST.search(bare_title(column.title)) is None and not denies(bare_title(column.title))
    alone = alone and all(len(index.split(text)) == 1 for text in column.texts)
    return alone and len(named) > 1 and again >= _REPEATED * len(named)


_REPEATED = 0.9
_NOT_FIRST = lazy_regex(
    r"\b(?:second|third|2nd|3rd|next|not|less|least|other|also)\b|втор|трет[ьи]|следующ|\bне\b|менее|друг|ещ[её]|"
    r"第[二三]|其次|不|次要|其他"
)
"""Words of titles about others than the single most important company."""


def doubted(plain: Sequence[Column], found: Mapping[int, Meaning], index: NameIndex) -> dict[int, Meaning]:
    """The columns of wishes whose level is uncertain, since there are several next to each other.

    Exceptions are columns with a title for wishes, unless the same names appear in them, and columns of the other side,
    which has its own questions.
    """
    result: dict[int, Meaning] = {}
    for column in plain if len({stem(c.title) for c in plain}) > 1 else ():
        others = [o for o in plain if o is not column and not _differ_entirely(column, o, index)]
        clear = [o for o in others if o.score("wishes") >= _TITLED]
        same = any(_share_answers(column, other, index) for other in clear)
        if others and (column.score("wishes") < _TITLED or same):
            meaning = found[column.number]
            # What few answer beside the wishes of most is as likely whom they refuse.
            few = any(_FEW_ANSWERS * len(column.once) < len(other.once) for other in others)
            result[column.number] = replace(meaning, certainty=min(0.6 if few else 0.75, meaning.certainty))
    return result


_FEW_ANSWERS = 3


def _differ_entirely(column: Column, other: Column, index: NameIndex) -> bool:
    """Whether two questions have different requesters and different names, as separate questions of the two sides."""
    named = [set[str]().union(*map(index.mentioned, c.cells.values())) for c in (column, other)]
    return not column.cells.keys() & other.cells.keys() and all(named) and not named[0] & named[1]


def _share_answers(column: Column, other: Column, index: NameIndex) -> bool:
    """Whether two questions have answers in the same rows with the same names, which no form asks for twice."""
    named = [{part.company for text in c.texts for part in index.split(text)} - {None} for c in (column, other)]
    return bool(column.cells.keys() & other.cells.keys()) and bool(named[0] & named[1])


def _differ_by_number(column: Column, other: Column) -> bool:
    """Whether two titles differ only in a number or an ordinal: ``Veto`` and ``Second veto``."""
    short, long = sorted((bare_title(column.title), bare_title(other.title)), key=len)
    return short == long or (bool(short) and f" {long} ".endswith(f" {short} ") and place_of(long) is not None)


def _level(own: Mapping[int, Collection[str]], wishes: Mapping[int, Collection[str]], *, must: bool) -> Level | None:
    """The level of a second list next to wishes, each given as the companies by row; None if it cannot be inferred.

    If another list has the refusals, or the title says *most important* (``must``), a single other name is
    also a must.
    """
    count = sum(len(names) for row, names in own.items() if row in wishes)
    again = sum(name in wishes.get(row, ()) for row, names in own.items() for name in names)
    if count < _FEW:
        return None
    if again == count and _per_row(own) < _per_row(wishes):
        return Level.MUST
    if again or len(own) > _SPARSE * len(wishes) or _per_row(wishes) <= 1:
        return None
    if must:
        return Level.MUST if _per_row(own) == 1 else None
    return Level.NO


def _named_in(column: Column, index: NameIndex) -> dict[int, set[str]]:
    """The companies that a column names, by row; rows with unknown names are left out."""
    rows = {row: {part.company for part in index.split(text)} for row, text in column.cells.items()}
    return {row: {key for key in keys if key is not None} for row, keys in rows.items() if keys and None not in keys}


def _per_row(named: Mapping[int, Collection[str]]) -> float:
    """The mean number of companies named per row."""
    return sum(map(len, named.values())) / len(named) if named else 0.0


def explains_itself(column: Column, remarks: Iterable[str] = ()) -> bool:
    """Whether a title or the remarks explain the signs of a column: ``Importance (3 - must, 0 - no)``.

    Parameters
    ----------
    remarks
        The remarks around the list.
    """
    told = [entry for title in column.titles for entry in explained_in(title)]
    told += [entry for text in remarks for entry in explained_signs(text)]
    signs = {fold(sign) for sign, meant in told if level_of(meant) is not None}
    return len(signs) > 1 and {fold(text) for text in column.texts} <= signs


def levels_of_pairs(columns: Sequence[Column]) -> dict[int, Meaning]:
    """The levels of columns of ticks in a list of pairs, and of columns that mark some rows with one level.

    Parameters
    ----------
    columns
        The columns that no title explains.
    """
    found = {c.number: Meaning("wishes", _MARKED, c.level) for c in columns if _marks_rows(c)}
    asking = [c for c in columns if c.number not in found and _are_ticks(c) and _asks(c)]
    if len(asking) == 1:
        found[asking[0].number] = Meaning("level", _MARKED)
        for column in columns:
            said = {sure_level(text) for text in column.texts}
            if column is not asking[0] and len(said) == 1 and said <= {Level.MUST, Level.NO}:
                found[column.number] = Meaning("wishes", _MARKED, said.pop() or Level.WANT)
    return found


_MARKED = 0.94


def _are_ticks(column: Column) -> bool:
    """Whether all cells are ticks, or say yes or no."""
    return bool(column.cells) and all(is_tick(t) or says_yes_or_no(t) is not None for t in column.texts)


def _marks_rows(column: Column) -> bool:
    """Whether a column marks the rows that are musts, or refusals: ``Blocked`` above ticks."""
    return column.level is not Level.WANT and _are_ticks(column)


def _asks(column: Column) -> bool:
    return column.score("wishes") >= _TITLED or level_of(bare_title(column.title)) is not None


def has_levels_alone(column: Column) -> bool:
    """Whether all cells, below a title for remarks or wishes, are words for levels, some for musts or refusals.

    Below any other title, unless it is known to ask for something else, all are for musts or refusals.
    """
    texts = [text for text in column.cells.values() if not is_blank(text) or says_yes_or_no(text) is not None]
    found = (level_of(text) if says_yes_or_no(text) is None else None for text in texts)
    said = [of for of in found if of is not None and of[1] >= _PLAINLY]
    titled = max(map(column.score, ("notes", "level", "wishes"))) >= _TITLED
    open_ = max(map(column.score, ("nothing", "status", "not_available", "priority"))) < _SOME
    titled = titled or (open_ and all(of in _DECIDED for of, _ in said))
    titled = titled and not says_something_else(column)
    decided = column.profile.companies == 0 and any(of in _DECIDED for of, _ in said)
    return titled and decided and len(said) == len(texts)


def decides_some(column: Column) -> bool:
    """Whether some cells, of which none names a company, are words for musts or refusals, and no mere yes or no."""
    worded = (text for text in column.looked_at if says_yes_or_no(text) is None)
    return column.profile.companies == 0 and any(sure_level(text) in _DECIDED for text in worded)


_DECIDED = frozenset({Level.MUST, Level.NO})
_PLAINLY = 0.9


def levels_of_rows(
    columns: Sequence[Column], found: Mapping[int, Meaning], free: Sequence[Column]
) -> dict[int, Meaning]:
    """The one column that grades the one wish in each row of companies that have several rows.

    Its words differ between the rows of a company, as no attribute of the company does, and are levels or steps, or the
    title is one of levels or priorities above unknown words.

    Parameters
    ----------
    free
        The candidates, of which those with another meaning are none.
    """
    own = next((c for c in columns if found.get(c.number, NOTHING).field == "company"), None)
    listed = [c for c in columns if is_wishing(found.get(c.number)) and not c.again]
    if own is None or len(listed) != 1 or listed[0].profile.lists > _FEW_LISTS:
        return {}
    if not own.again and len(listed[0].cells.keys() - own.cells.keys()) < _FEW:
        return {}
    graded = [c for c in free if c.number not in found and c.cells.keys() <= listed[0].cells.keys()]
    graded = [c for c in graded if not c.again and _has_few_words(c) and _differs_in_rows(c, own)]
    graded = [c for c in graded if _has_steps(c)] or [c for c in graded if max(map(c.score, _GRADES)) > 0]
    return {c.number: Meaning("level", _MARKED if _has_steps(c) else _TOLD) for c in graded if len(graded) == 1}


def _has_few_words(column: Column) -> bool:
    """Whether the cells are a few words that may be levels."""
    p = column.profile
    few = p.distinct <= _MOST_STEPS and p.length <= _LONGEST_STEP and p.companies == 0 and p.letters >= _SOME
    other = says_something_else(column) or max(map(column.score, _OF_OTHERS)) >= _TITLED
    other = other or column.level is not Level.WANT  # a title for whom to avoid
    return few and not other and not any(map(says_vip, column.looked_at))


def _has_steps(column: Column) -> bool:
    """Whether most words are levels or steps, some for musts or refusals if not all are."""
    words = [text for text in column.texts if not is_blank(text) and says_yes_or_no(text) is None]
    steps = sum(means_level(text) or means_level(_NUMBER_OF_STEP.sub("", text)) for text in words)
    return len(words) > 1 and (steps == len(words) or (2 * steps >= len(words) and decides_some(column)))


def _differs_in_rows(column: Column, own: Column) -> bool:
    """Whether the words of a column differ between the rows of a company, which few may name, more often than not."""
    said: dict[str, list[str]] = {}
    name = ""
    for row in sorted(column.cells.keys() | own.cells.keys()):
        name = own.cells.get(row, name)
        if row in column.cells:
            said.setdefault(name, []).append(column.cells[row])
    several = [texts for texts in said.values() if len(texts) > 1]
    return len(several) > 1 and 2 * sum(len(set(texts)) > 1 for texts in several) > len(several)


_NUMBER_OF_STEP = lazy_regex(r"^\d\s*[-–—.:)/]\s*")
_FEW_LISTS = 0.2
_OF_OTHERS, _GRADES = ("status", "notes", "not_available", "wishes"), ("level", "priority")


def grades_row(column: Column) -> bool:
    """Whether a title is about levels, and so are most cells, by which all wishes of their rows may be graded."""
    p = column.profile
    titled = column.score("level") >= _TITLED and max(map(column.score, _OTHERWISE)) < _TITLED
    few = p.distinct <= _MOST_STEPS and p.length <= _LONGEST_STEP and p.companies < _SOME <= p.letters
    if not titled or not few or says_something_else(column):
        return False
    graded = [sure_level(text) is not None for text in column.cells.values() if says_yes_or_no(text) is None]
    return 2 * sum(graded) > len(column.cells)


_MOST_STEPS, _LONGEST_STEP, _SOME = 8, 30, 0.5
_OTHERWISE = ("status", "priority", "notes", "not_available")
