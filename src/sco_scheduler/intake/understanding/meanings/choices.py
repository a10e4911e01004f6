"""Recognises columns of one choice each and their order, by their titles or by numbers and words in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from sco_scheduler.domain.event import Level
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.company_names import script_of
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.cells.fields import NOTHING, Meaning
from sco_scheduler.intake.understanding.cells.questions import OF_PAIRS
from sco_scheduler.intake.understanding.names.matching import SURE, NameIndex
from sco_scheduler.intake.understanding.wording.places import choice_number, place_of
from sco_scheduler.intake.understanding.wording.words import (
    is_serial_title,
    is_tick,
    level_of,
    says_yes_or_no,
    sure_level,
)
from sco_scheduler.intake.values.entries import fold_header, whole_number
from sco_scheduler.resources import lazy_regex

_LISTS, _SURE, _FEWEST, _WEAKLY, _UNSURE = 0.2, 0.95, 2, 0.35, 0.6


def in_order(columns: Sequence[Column], found: Mapping[int, Meaning]) -> dict[int, Meaning]:
    """Assign ordered choices to neighbouring columns such as ``意向企业1`` to ``意向企业5``, or with a repeated title.

    Parameters
    ----------
    columns
        The columns that name companies, in their order.
    found
        Their meanings as far as known, by their number.
    """
    levels = {c.number: found[c.number].level for c in columns}
    seconds = any(place_in_titles(c) == _SECOND for c in columns if levels[c.number] is Level.WANT)
    first = {c.number for c in columns if seconds and levels[c.number] is Level.MUST and place_in_titles(c) == 1}
    wanted = [c for c in columns if levels[c.number] is Level.WANT or c.number in first]  # ``首选``, before ``次选``
    single = [c for c in wanted if c.profile.lists <= _LISTS]
    result = _numbered_choices(single)
    groups: dict[str, list[Column]] = {}
    titles = _without_asides(single)
    title, last = "", 0
    for column in single:
        title = title if not column.title and column.number == last + 1 else stem(titles[column.number])
        last = column.number
        if column.number not in result:  # below a merged title, or behind the only one, columns have none
            groups.setdefault(title, []).append(column)
    for group in groups.values():
        if len(group) < _FEWEST:
            continue
        places = [c.choice or last_number(titles[c.number]) or place_of(c.title) for c in group]
        if None in places or len(set(places)) != len(places):
            places = list(range(1, len(group) + 1))
        for column, place in zip(group, places, strict=True):
            result[column.number] = Meaning("choice", _SURE, place=place or 0)
    # Next to choices by title, other numbered columns may be refusals: ``Red card``, ``Second red card``.
    chosen = {n: m for n, m in {**found, **result}.items() if m.field == "choice" and n in {c.number for c in single}}
    clear = {c.number for c in single if choice_number(c.title) is not None or c.score("wishes") >= _WEAKLY}
    clear |= {c.number for group in groups.values() if group[0].number in clear for c in group if not c.title}
    bare = {c.number for c in single if place_of(c.title) and c.title.isalpha() and script_of(c.title) != "han"}
    others = chosen.keys() - clear - bare if chosen.keys() & clear else ()  # ``Second`` alone is one of them
    unclear = dict.fromkeys(others, Meaning("wishes", _UNSURE))
    return result | unclear


def raise_choices(columns: Sequence[Column], names: NameIndex) -> None:
    """Let ticks in a column that calls one of the choices a must stand for the company that the row chose.

    ``Meeting with the first choice is a must``, ticked or answered yes, beside ``Choice 1`` and further choices.
    """
    for column in columns:
        raises = column.cells and column.level is Level.MUST and all(map(_is_ticked_or_not, column.texts))
        chosen = [c for c in columns if raises and c is not column and c.profile.companies > 0 and _names(column, c)]
        if len(chosen) != 1:
            continue
        ticked = [row for row, text in column.cells.items() if is_tick(text) or says_yes_or_no(text)]
        column.cells = {row: chosen[0].cells[row] for row in ticked if row in chosen[0].cells}
        column.raw, column.again = column.cells, frozenset()
        column.__post_init__()
        column.profiled(names)


def _names(column: Column, choice: Column) -> bool:
    """Whether a title has the number or the title of a choice."""
    title = fold(choice.title)
    return choice.choice is not None and (choice.choice == column.choice or title in fold(column.title))


def _is_ticked_or_not(text: str) -> bool:
    return is_tick(text) or says_yes_or_no(text) is not None or fold(text) in _UNTICKED


_UNTICKED = {"☐", "□"}


def _without_asides(columns: Sequence[Column]) -> dict[int, str]:
    """The titles of columns by their number, each number of a series without an aside: ``Buyer 1 (most important)``."""
    bare = {c.number: _ASIDE.sub("", c.title) for c in columns}
    places: dict[str, list[int | None]] = {}
    for title in bare.values():
        places.setdefault(stem(title), []).append(last_number(title))
    counted = {name for name, of in places.items() if len(set(of)) == len(of) > 1}
    return {c.number: bare[c.number] if stem(bare[c.number]) in counted else c.title for c in columns}


_ASIDE = lazy_regex(r"(?<=\d)\s*[(（\[][^()（）\[\]\d]+[)）\]]\s*$")


def _numbered_choices(columns: Sequence[Column]) -> dict[int, Meaning]:
    """Neighbours whose titles count from one: ``Top pick``, ``Second``, ``Third``; or ``A``, ``B``."""
    runs: list[list[Column]] = [[]]
    before: Column | None = None
    for column in columns:
        place = place_in_titles(column)
        if runs[-1] and place == len(runs[-1]) + 1:
            runs[-1].append(column)
        elif place == _SECOND and before is not None:
            runs.append([before, column])
        else:
            runs.append([column] if place == 1 else [])
        before = column if place is None else None
    return {
        column.number: Meaning("choice", _SURE, place=place)
        for run in runs
        if len(run) >= _FEWEST
        for place, column in enumerate(run, start=1)
    }


_SECOND = 2


def place_in_titles(column: Column) -> int | None:
    """The place that the title of a column says, or what it has below a heading: ``Second``, ``Partners / First``."""
    return next((n for title in column.titles[:2] if (n := place_of(title)) is not None), None)


def numbered_answers(columns: Sequence[Column], options: Mapping[int, str]) -> set[int]:
    """The columns that each have one of several numbered answers to a question, and not one of its options.

    Either their parts recur, ``1 >> Company`` and ``2 >> Company``, or they count up in whatever word above names of
    companies, ``[Sıra 1]`` and ``[Sıra 2]``.

    Parameters
    ----------
    options
        The options of questions by the numbers of their columns.
    """
    parts = {number: m[1] for number, name in options.items() if (m := _NUMBERED_PART.fullmatch(name)) is not None}
    repeated = Counter(parts.values())
    found = {number for number, part in parts.items() if repeated[part] > 1}
    series: dict[str, list[tuple[Column, int]]] = {}
    for column in columns:
        place = _NUMBERED_WORD.fullmatch(options.get(column.number, ""))
        if place is not None:
            series.setdefault(stem(column.title), []).append((column, int(place[1])))
    for those in series.values():
        counted = len(those) > 1 and [place for _, place in those] == list(range(1, len(those) + 1))
        if counted and all(_may_be_names(column) for column, _ in those):
            found |= {column.number for column, _ in those}
    return found


def _may_be_names(column: Column) -> bool:
    """Whether cells are no signs, words of levels or numbers."""
    p = column.profile
    return not p.filled or (p.letters >= _TITLED and p.length > _LONGEST_SIGN and p.levels < _NUMBERS)


_NUMBERED_PART = lazy_regex(r"\d{1,2}\s*(?:>>|[.:/»|–-])\s*(\D+)")
"""A part of each of several numbered answers: ``1 >> Company``, ``1 >> Priority``, ``2 >> Company``."""

_NUMBERED_WORD = lazy_regex(r"[^\W\d]+\W*(\d{1,2})\W*")
_LONGEST_SIGN = 3


def levels_in_front(
    columns: Sequence[Column], found: Mapping[int, Meaning], free: Sequence[Column]
) -> dict[int, Meaning]:
    """The column of levels for all companies to its right in the same row, if requesters have several rows each.

    Parameters
    ----------
    columns
        All columns of a list, in their order.
    found
        Their meanings as far as known, by their number.
    free
        The candidates.
    """
    kinds = [found[c.number].field if c.number in found else "" for c in columns]
    own = next((c for c, kind in zip(columns, kinds, strict=True) if kind == "company"), None)
    first = next((n for n, kind in enumerate(kinds) if kind in {"wishes", "choice"}), 0)
    if own is None or own.profile.unique > _REPEATED:
        return {}
    told = [c for c in columns[:first] if c in free and c.profile.levels >= _LEVELS and c.profile.unique <= _REPEATED]
    levels = {c.number: {sure_level(text) for text in c.texts} for c in told}
    told = [c for c in told if len(levels[c.number]) > 1 and {Level.MUST, Level.NO} & levels[c.number]]
    return {told[-1].number: Meaning("level", _SURE)} if told else {}


def levels_alike(columns: Sequence[Column], found: Mapping[int, Meaning]) -> dict[int, Meaning]:
    """The columns beside choices with the title of a column of levels but for its number, whatever their few cells say.

    Parameters
    ----------
    columns
        All columns of a list, in their order.
    found
        Their meanings as far as known, by their number.
    """
    kinds = {c.number: found[c.number].field for c in columns if c.number in found}
    stems = {stem(c.title) for c in columns if kinds.get(c.number) == "level"}
    beside = [c for before, c in pairwise(columns) if kinds.get(before.number) in {"choice", "wishes"}]
    alike = [c for c in beside if stem(c.title) in stems and kinds.get(c.number) not in {"level", "choice"}]
    return {c.number: Meaning("level", _SURE) for c in alike}


_REPEATED, _LEVELS = 0.7, 0.9


def stem(title: str) -> str:
    """A title without its number, which is equal for all columns of a series."""
    before, _, last = title.rpartition(".")
    return fold_header(_NUMBERED.sub("", before if before and last.isdigit() else title))


_NUMBERED = lazy_regex(r"\d+(?:st|nd|rd|th|-?(?:й|ый|ой|ий|я|ая|е|ое))?(?!\w)|\d+", re.IGNORECASE)
"""A number in figures, as a cardinal or an ordinal: ``3``, ``3rd``, ``3-я``."""


def last_number(title: str) -> int | None:
    """The number at the end of a title; None if there is none."""
    digits = ""
    for char in reversed(title.strip(" )]）】*?:：")):
        if not char.isdecimal():
            break
        digits = char + digits
    return int(digits) if digits and len(digits) <= _DIGITS else None


_DIGITS = 2


def only_wishes(found: Mapping[int, Meaning]) -> dict[int, Meaning]:
    """Confirm the only column of names without a level as wishes, if another column has the refusals."""
    named = {number: meaning for number, meaning in found.items() if meaning.field in {"wishes", "choice"}}
    refused = any(meaning.level is Level.NO and meaning.certainty >= SURE for meaning in named.values())
    plain = {number: meaning for number, meaning in named.items() if meaning.level is Level.WANT}
    if not refused or len(plain) != 1:
        return {}
    return {number: replace(meaning, certainty=max(_BESIDE, meaning.certainty)) for number, meaning in plain.items()}


_BESIDE = 0.7
"""Certainty that names next to a column of refusals are wishes."""


def wishes_beside(column: Column, columns: Sequence[Column], meanings: Mapping[int, Meaning]) -> Column | None:
    """The column directly before or behind one, whose cells name one company each, so that numbers can rank it."""
    place = next((n for n, other in enumerate(columns) if other.number == column.number), 0)
    beside = [columns[n] for n in (place - 1, place + 1) if 0 <= n < len(columns) and columns[n].cells]
    wishing = (c for c in beside if meanings.get(c.number, NOTHING).field in {"wishes", "choice"})
    return next((c for c in wishing if c.profile.lists <= _LISTS and c.level is not Level.NO), None)


def ticks_wishes(column: Column, columns: Sequence[Column], meanings: Mapping[int, Meaning]) -> bool:
    """Whether a column ticks some of the wishes beside it, of which each has a row of its own."""
    wishes = wishes_beside(column, columns, meanings)
    own = next((c for c in columns if meanings.get(c.number, NOTHING).field == "company"), None)
    if wishes is None or own is None or len(own.texts) == len(own.cells):
        return False
    return column.profile.ticks >= _RANKED and column.cells.keys() <= wishes.cells.keys()


def may_rank(column: Column, columns: Sequence[Column], meanings: Mapping[int, Meaning]) -> bool:
    """Whether a column has numbers beside wishes, which may be their ranks."""
    return column.profile.numbers >= _NUMBERS and wishes_beside(column, columns, meanings) is not None


def misplaced(columns: Sequence[Column], said: Mapping[int, Meaning], meanings: Mapping[int, Meaning]) -> set[int]:
    """The columns of a list of companies to which a map gives a meaning of pairs, or ranks without wishes beside."""
    of_pairs = [c for c in columns if said.get(c.number, NOTHING).field in OF_PAIRS]
    return {c.number for c in of_pairs if said[c.number].field != "rank" or not may_rank(c, columns, meanings)}


def rank_of_wishes(column: Column, columns: Sequence[Column], meanings: Mapping[int, Meaning]) -> float:
    """The certainty that the numbers of a column rank the wishes beside it, each in a row of its own; 0 if they do not.

    The numbers of each company, whose further rows need not name it, count from 1 in any order.
    """
    wishes = wishes_beside(column, columns, meanings)
    own = next((c for c in columns if meanings.get(c.number, NOTHING).field == "company"), None)
    if wishes is None or own is None or is_serial_title(column.title) or column.profile.ranks < _RANKED:
        return 0.0
    numbers: dict[str, list[int]] = {}
    runs: dict[int, list[int]] = {}
    asked, company, run = set[tuple[str, str]](), "", 0
    for row in sorted({*own.cells, *wishes.cells, *column.cells}):
        run = run if fold(own.cells.get(row, company)) == company else row
        company = fold(own.cells.get(row, company))
        wish = company, fold(wishes.cells.get(row, ""))
        if (number := whole_number(column.cells.get(row, ""))) is not None:
            runs.setdefault(run, []).append(number)
            if wish not in asked:
                numbers.setdefault(company, []).append(number)
        asked |= {wish} if wish[1] else set()  # a wish that was sent again keeps its number
    again = any(len(set(of)) < len(of) for of in numbers.values())  # somebody answered again further below
    each = [*(runs if again else numbers).values()]
    several = [of for of in each if len(of) > 1]
    if len(several) < _FEWEST or any(len(set(of)) < len(of) for of in several):
        return 0.0
    counted = all(set(of) == set(range(1, len(of) + 1)) for of in each)
    return 0.93 if counted or column.score("rank") >= _TITLED else 0.6


_RANKED, _TITLED, _NUMBERS = 0.9, 0.7, 0.5


def series(columns: Sequence[Column], found: Mapping[int, Meaning]) -> dict[int, Meaning]:
    """All columns of a series of choices of which some are known, the first of which may ask: ``Buyers - Pref. 1``."""
    known = {c.number: found[c.number] for c in columns if found.get(c.number, NOTHING).field == "choice"}
    known = known or _counted_up(columns, found)
    stems = [stem(c.title) for c in columns if c.number in known]
    others = [(c, place) for c in columns if c.number not in found and (place := c.choice or last_number(c.title))]
    gaps = {*range(1, max((m.place for m in known.values()), default=0))} - {m.place for m in known.values()}
    further = {
        c.number: Meaning("choice", 0.93, place=place)
        for c, place in others
        if ((own := stem(c.title)) and any(one.endswith(own) if c.choice else one == own for one in stems))
        or (c.choice in gaps and min(known) < c.number < max(known))  # ``第三志愿``, with short names alone
        if c.choice is not None or place in gaps
    }
    places = {meaning.place for meaning in (known | further).values()}
    if further and places == {*range(1, len(known | further) + 1)}:
        known = {number: replace(meaning, certainty=max(meaning.certainty, 0.93)) for number, meaning in known.items()}
    return known | further


def _counted_up(columns: Sequence[Column], found: Mapping[int, Meaning]) -> dict[int, Meaning]:
    """The choices of columns called alike but for numbers from 1 on, the first of wishes: ``Meeting_1``."""
    groups: dict[str, list[Column]] = {}
    for column in columns:
        meaning = found.get(column.number, NOTHING)
        wishing = meaning.field in {"wishes", NOTHING.field} and meaning.level is Level.WANT is column.level
        if wishing and column.score("wishes") >= _WEAKLY and column.profile.letters > 0:
            groups.setdefault(stem(column.title), []).append(column)
    for group in groups.values():
        numbers = [last_number(column.title) for column in group]
        asking = found.get(group[0].number, NOTHING).field == "wishes"
        if asking and len(group) >= _FEWEST and numbers == [*range(1, len(group) + 1)]:
            return {c.number: Meaning("choice", 0.93, place=place) for place, c in enumerate(group, start=1)}
    return {}


def is_unclear_beside_choices(column: Column, columns: Sequence[Column], meanings: Mapping[int, Meaning]) -> bool:
    """Whether names may be no further wishes, since numbered choices have these and their title does not say so.

    It may say in unknown words whom they do not want to meet, or must.
    """
    chosen = [c for c in columns if c.choice is not None and meanings.get(c.number, NOTHING).field == "choice"]
    meaning = meanings.get(column.number, NOTHING)
    wishing = meaning.field in {"wishes", NOTHING.field} and meaning.level is Level.WANT is column.level
    both = len(chosen) >= _FEWEST and not chosen[0].cells.keys().isdisjoint(column.cells)  # not of the other side
    return both and wishing and level_of(column.title) is None
