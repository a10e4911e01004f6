"""Recognises columns with names of the row's company: its own name, one in another script, or a repetition."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from sco_scheduler.domain.event import Level
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.company_names import core_of, script_of
from sco_scheduler.intake.table.grids import Book, Grid
from sco_scheduler.intake.understanding.cells.columns import Column, has_tokens, is_coded
from sco_scheduler.intake.understanding.cells.fields import NOTHING, Meaning, names_a_side
from sco_scheduler.intake.understanding.cells.matrix_titles import matrix_company
from sco_scheduler.intake.understanding.cells.person_names import is_person
from sco_scheduler.intake.understanding.cells.profiles import NAME_FORM
from sco_scheduler.intake.understanding.cells.sayings import speaks
from sco_scheduler.intake.understanding.lists.regions import Region
from sco_scheduler.intake.understanding.meanings.matrix_columns import matrix_titles
from sco_scheduler.intake.understanding.meanings.row_names import chosen_from_others, of_rows
from sco_scheduler.intake.understanding.meanings.shapes import is_list
from sco_scheduler.intake.understanding.names.listed_texts import BRACKETS
from sco_scheduler.intake.understanding.names.matching import SURE, NameIndex
from sco_scheduler.intake.understanding.wording.words import bare_title, is_blank, is_tick, says_yes_or_no, title_score
from sco_scheduler.intake.values.entries import written
from sco_scheduler.resources import lazy_regex

_PARTS = lazy_regex(r"\s*[:：|｜–—→]+\s*|\s+[-/\\]+\s+")
"""Delimiters between a company's name and other words of a record: ``Deal: Altyn Trade``, ``Altyn Trade - 2027``."""

_ITSELF, _NAMED, _LETTERED, _TITLED, _LEAST, _OF_ROWS = 0.9, 0.92, 0.8, 0.7, 0.35, 0.5
_MOSTLY, _NAMING, _WORDS = 0.8, 0.15, 2
_NO_OTHER, _LONGEST_NAME = 0.42, 80


def own_name(
    columns: Sequence[Column], scores: Mapping[int, Mapping[str, float]], region: Region, names: NameIndex
) -> tuple[Column, float] | None:
    """Find the column with the companies' own names, and its certainty; None if there is no likely one.

    Parameters
    ----------
    scores
        The score of each column for each field, by its number.
    """
    rated = []
    corner, titles = region.columns[0], matrix_titles(region)
    named = any(c is not corner and c.score("company") >= _TITLED for c in columns)
    if corner in columns and 0 < corner.score("wishes") > corner.score("company") and titles and not named:
        return corner, _NAMED  # ``Who wants whom``
    chosen = chosen_from_others(region.columns)
    for column in columns:
        score = scores[column.number].get("company", 0.0)
        score *= 0.3 if column.number in chosen else 1.0
        wishing = column.score("wishes")
        if matrix_company(column.title, names) is not None:
            score *= 0.3  # headed by a company: a column of a matrix
        if column.choice is not None or (wishing >= 0.7 and (wishing > column.score("company") or is_list(column))):
            score *= 0.3
        if is_coded(column):
            score *= 0.8
        if column.profile.companies < _LETTERED and any(
            other.profile.companies >= _LETTERED and other.profile.unique >= _ITSELF and not other.profile.lists
            for other in columns[: columns.index(column)]
        ):
            score *= 0.5  # the column before it has known names
        first = 0.02 if column.number == region.columns[0].number else 0.0
        rated += [(score + first, -column.number, column)] if score else []
    if not rated or max(rated)[0] < _LEAST:
        texts = [
            c
            for c in columns
            if c.profile.companies >= 0.6
            and c.profile.unique >= (_OF_ANSWERS if c is corner and titles else _EACH)
            and c.choice is None
            and c.score("wishes") < _LEAST
            and c.level is Level.WANT
            and c.profile.lists < 0.3
            and c.number not in chosen
        ]
        if texts:
            best = min(texts, key=is_coded)  # the first one with names, or with codes
            return best, _NAMED if best is corner and titles else 0.7
        if firms := [c for c in columns if _is_of_answerer(c)]:
            return firms[0], 0.7
        rows_of = of_rows(region.columns)
        return (rows_of, _OF_ROWS) if rows_of in columns and rows_of is not None else None
    rating, _, best = max(rated)  # column numbers break ties
    if _has_people(best) and (firms := [c for c in columns if c is not best and _is_of_answerer(c)]):
        return firms[0], _NAMED  # ``Name``, ``Your hotel or group``
    others = [column for column in columns if column is not best]
    only = best.profile.unique >= _ITSELF and all(map(_has_no_names, others))
    called = names_a_side(best) and all(other is best or score < _TITLED for score, _, other in rated)
    return best, max(_NAMED if only or called else 0.0, min(1.0, rating))


def _has_people(column: Column) -> bool:
    """Whether a title asks just for a name, and most cells may be those of people."""
    texts = column.looked_at
    people = sum(is_person(text, full=True) for text in texts) >= _MOSTLY * len(texts) > 0
    return people and _NAME_ALONE.fullmatch(bare_title(column.title)) is not None


def _is_of_answerer(column: Column) -> bool:
    """Whether a title asks what the one who answers calls her own, and each cell has another name."""
    return _YOUR.match(bare_title(column.title)) is not None and may_name_rows(column)


_NAME_ALONE = lazy_regex(
    r"(?:your |full |first and last )*names?|(?:ваше )?имя(?: и фамилия)?|фио|姓名|名字|nom|nombre|nome|"
    r"ad[ıi] soyad[ıi]"
)
_YOUR = lazy_regex(
    r"(?:(?:the )?name of )?(?:your|ваш[аеи]?|ihre?|votre|sus?|vostr[ao]|sua|seu|twoj[ae])\s"
    r"(?:[^\W\d_]+[\s/&,-]*){1,4}\W*$|(?:贵|您(?:的|所在(?:的)?))(?:[\u3400-\u9fff/]{1,8})\W*$"
)

_EACH, _OF_ANSWERS = 0.9, 0.6
"""The least share of different names in a list of companies, and before a matrix that some answered again."""


def _has_no_names(column: Column) -> bool:
    """Whether the cells are codes, numbers or ticks."""
    texts = column.looked_at
    answers = all(is_tick(text) or says_yes_or_no(text) is not None for text in texts)
    return is_coded(column) or column.profile.letters < _LETTERED or answers


def tells_rows_apart(column: Column) -> bool:
    """Whether a column may name the rows of a matrix: with a different text in each that is no token of a form tool."""
    return min(column.profile.letters, column.profile.unique) >= _ITSELF and not has_tokens(column)


def may_name_rows(column: Column) -> bool:
    """Whether each row has a different text that is no e-mail address, list, wish or remark, whatever its title."""
    p = column.profile
    each = p.unique >= _ITSELF and p.full >= _ITSELF and p.letters >= _ITSELF and 3 <= p.length <= _LONGEST_NAME
    if not each or max(column.score("wishes"), column.score("notes")) >= _TITLED or column.choice is not None:
        return False
    plain = max(p.emails, p.phones, p.countries, p.languages, p.roles, p.levels, p.times, p.dates) < _NO_OTHER
    return plain and not (is_list(column) or has_tokens(column))


def may_be_local(column: Column, own: Column) -> bool:
    """Whether a column may have the names of the companies in another script, or in another form.

    Parameters
    ----------
    own
        The column with the companies' own names.
    """
    both = [(text, own.cells[row]) for row, text in column.cells.items() if row in own.cells]
    if column.score("local") >= _TITLED or not both:
        return True
    if (
        _has_common_part(list(column.cells.values()))
        or _has_common_frame(both)
        or 2 * sum(_says_more(*two) for two in both) >= len(both)
    ):
        return False
    titled = column.score("local") > 0 or column.score("company") >= _TITLED
    other = titled or 2 * sum(_is_other_form(*two) for two in both) >= len(both)
    return other and not any(map(speaks, column.looked_at))  # remarks about times are not names


def names_in_another_script(column: Column, own: Column) -> bool:
    """Whether a column titled as names, though not of people, has those of the companies in another script: ``名称``.

    Parameters
    ----------
    own
        The column with the companies' own names.
    """
    titled = column.score("company") > max(0.0, column.score("contact"), column.score("products"))
    both = [(text, own.cells[row]) for row, text in column.cells.items() if row in own.cells]
    other = sum(_alphabet(text) != _alphabet(name) for text, name in both)
    p = column.profile
    each = min(p.unique, p.full, p.letters) >= _ITSELF and column.choice is None and not is_list(column)
    return titled and each and bool(both) and other >= _ITSELF * len(both) and may_be_local(column, own)


def _alphabet(text: str) -> str:
    """The script of the first letter of a text, as Unicode calls it: ``HANGUL``."""
    return next((unicodedata.name(char, "").partition(" ")[0] for char in text if char.isalpha()), "")


def without_local(scores: Mapping[str, float]) -> dict[str, float]:
    """The scores of a column without the field of local names."""
    return {name: score for name, score in scores.items() if name != "local"}


def names_its_row(column: Column, found: Mapping[int, Meaning], region: Region, names: NameIndex) -> bool:
    """Whether a column only repeats the company of its row, as on an invoice, wherever it names one."""
    own = [c for c in region.columns if found.get(c.number, NOTHING).field in {"id", "company", "local"}]
    if column.profile.companies < _NAMING or not own:
        return False
    told = {row: {part.company for part in names.split(text)} - {None} for row, text in column.cells.items()}
    known = {row: keys for row, keys in told.items() if keys}
    same = sum(
        len(keys) == 1 and any(names.find(c.cells.get(row, "")).company in keys for c in own)
        for row, keys in known.items()
    )
    return 2 * len(known) > len(told) and same >= _ITSELF * len(known)


def with_codes(own: Column, certainty: float, columns: Sequence[Column], names: NameIndex) -> dict[int, Meaning]:
    """The column of the own names, and the one with the codes of the same companies, if others list both.

    Rows whose name is unknown as it is written do not count, as long as most are known.
    """
    for column in columns:
        if column is own or not is_coded(column) or column.profile.companies < _ITSELF or column.profile.lists:
            continue
        coded = {row: names.find(text).company for row, text in column.cells.items() if row in own.cells}
        named = {row: key for row in coded if (key := names.find(own.cells[row]).company) is not None}
        same = sum(coded[row] == key for row, key in named.items())
        if 2 * len(named) > len(column.cells) and same >= _ITSELF * len(named):
            sure = max(certainty, _NAMED) if own.score("company") >= _TITLED else certainty
            return {own.number: Meaning("company", sure), column.number: Meaning("id", _NAMED)}
    return {own.number: Meaning("company", certainty)}


def repeats_row(column: Column, found: Mapping[int, Meaning], region: Region) -> bool:
    """Whether most cells are names with a legal form, or have a word of their row's name: ``Order of Jade Tea``."""
    own = [c for c in region.columns if found.get(c.number, NOTHING).field in {"company", "local", "from", "to"}]
    different = column.profile.unique >= _ITSELF
    alike = sum(
        (different and NAME_FORM.search(text) is not None)
        or any(_long_words(text) & _long_words(c.cells.get(row, "")) for c in own)
        for row, text in column.cells.items()
    )
    return alike >= _MOSTLY * len(column.cells)


@lru_cache(maxsize=131072)
def _long_words(text: str) -> frozenset[str]:
    return frozenset({word for word in _WORD.findall(fold(text)) if len(word) >= _LONG_WORD})


_WORD, _LONG_WORD = lazy_regex(r"[^\W\d_]+"), 4


def _has_common_frame(both: Sequence[tuple[str, str]]) -> bool:
    """Whether nearly all texts have the same words around the name that are not a legal form."""
    frames = [
        tuple(map(str.strip, fold(text).split(fold(name), 1)))
        for text, name in both
        if fold(name) in fold(text) and core_of(text).text != core_of(name).text
    ]
    most = max(Counter(frames).values(), default=0)
    return most > 1 and most >= _MOSTLY * len(both)


def _has_common_part(texts: Sequence[str]) -> bool:
    """Whether nearly all texts have the same words at the start or the end, separated by a delimiter."""
    parted = [parts for text in texts if len(parts := _PARTS.split(text.strip())) > 1]
    most = max((n for end in (0, -1) for n in Counter(fold(parts[end]) for parts in parted).values()), default=0)
    return most > 1 and most >= _MOSTLY * len(texts)


def _says_more(text: str, name: str) -> bool:
    """Whether a text contains the whole name of a company and further words."""
    known, said = fold(name), fold(text)
    parted = len(_PARTS.split(text.strip())) > len(_PARTS.split(name.strip()))
    return known in said and known != said and (parted or len(said.replace(known, " ").split()) > _WORDS)


def _is_other_form(text: str, name: str) -> bool:
    """Whether a text is in another script than a name, or one contains the core of the other."""
    one, other = core_of(text), core_of(name)
    return script_of(text) != script_of(name) or one.text in other.text or other.text in one.text


# Tables of names


def with_listed_names(book: Book, known: tuple[str, ...] = ()) -> tuple[Book, tuple[str, ...]]:
    """The workbook with one name for each company in place of those that a sheet pairs with it, without such sheets.

    Parameters
    ----------
    known
        The names of sheets that were left out before, to which those of such sheets are added.
    """
    listed = _listed_names(book)
    tables = {grid.name: pairs for grid in book.grids if (pairs := _names_in_pairs(grid, listed))}
    if len(tables) != 1:
        return book, known
    pairs = next(iter(tables.values()))
    names = (r"\s+".join(map(re.escape, name.split())) for name in sorted(pairs, key=len, reverse=True))
    called = re.compile("|".join(rf"(?<!\w){name}(?!\w)" for name in names), re.IGNORECASE)
    folded = {_folded(name): other for name, other in pairs.items()}
    rows = {
        grid.name: {
            row: {
                c: called.sub(lambda m: folded.get(_folded(m[0]), m[0]), v) if isinstance(v, str) else v
                for c, v in values.items()
            }
            for row, values in grid.rows.items()
        }
        for grid in book.grids
    }
    grids = tuple(replace(grid, rows=rows[grid.name]) for grid in book.grids if grid.name not in tables)
    return replace(book, grids=grids), (*known, *tables)


def _folded(name: str) -> str:
    return " ".join(fold(name).split())


def _listed_names(book: Book) -> dict[str, dict[str, int]]:
    """The texts of columns in which each stands once, but of wishes, folded, with the longest column of each sheet."""
    found: dict[str, dict[str, int]] = {}
    for grid in book.grids:
        columns: dict[int, list[str]] = {}
        for values in grid.rows.values():
            for column, value in values.items():
                columns.setdefault(column, []).append(fold(value) if isinstance(value, str) else "")
        for texts in columns.values():
            asked = any(title_score(text, "wishes") >= _TITLED for text in texts[:_HEADER_ROWS])
            if len(set(texts)) == len(texts) >= _FEWEST_NAMES and not asked:
                for text in texts:
                    lengths = found.setdefault(text, {})
                    lengths[grid.name] = max(len(texts), lengths.get(grid.name, 0))
    return found


def _names_in_pairs(grid: Grid, listed: Mapping[str, Mapping[str, int]]) -> dict[str, str]:
    """The names that a sheet pairs with names that other sheets list; empty for other sheets."""
    rows = [[written(value) for _, value in sorted(values.items())] for values in grid.rows.values()]
    if len(rows) <= _FEWEST_NAMES or any(len(texts) != len(rows[0]) for texts in rows) or len(rows[0]) != _WORDS:
        return {}
    pairs: dict[str, str] = {}
    scripts = 0
    for one, other in rows[1:]:
        if any(is_blank(name) or not any(map(str.isalpha, name)) for name in (one, other)):
            continue
        lists = (listed.get(fold(name), {}) for name in (one, other))
        first, second = (max((n for sheet, n in of.items() if sheet != grid.name), default=0) for of in lists)
        scripts += not any(map(str.isdigit, one + other)) and script_of(one) != script_of(other)  # digits of a code
        if first != second:
            pairs |= {other: one} if first > second else {one: other}
    few = min(len(pairs), scripts) < _MOSTLY * (len(rows) - 1)
    return {} if few or len({*pairs, *pairs.values()}) < 2 * len(pairs) else pairs


_FEWEST_NAMES, _HEADER_ROWS = 3, 2


def names_in_short(
    column: Column, meanings: Mapping[int, Meaning], region: Region, names: NameIndex, *, leading: bool = False
) -> bool:
    """Whether most names in a column are short names, each certainly of one company other than its row's.

    Parameters
    ----------
    leading
        Whether they have to be the first words of names; others are those of trades too: ``packaging``.
    """
    own = [c for c in region.columns if meanings.get(c.number, NOTHING).field in {"id", "company", "local"}]
    told = []
    for row, text in islice(column.cells.items(), _LOOKED_AT):
        here = {names.find(c.cells[row]).company for c in own if row in c.cells}
        pieces = names.pieces(BRACKETS.sub(" ", text))
        near = [names.near(name) for name in pieces if not leading or names.meant(name) is not None]
        told += [found is not None and found.certainty >= SURE and found.key not in here for found in near]
        told += [False] * (len(pieces) - len(near))
    return 0 < len(told) <= 2 * sum(told)


def named_at_levels(
    columns: Sequence[Column], found: Mapping[int, Meaning], region: Region, names: NameIndex
) -> dict[int, Meaning]:
    """The columns without a meaning whose titles only say a level of wishes, above short names of companies."""
    free = [c for c in columns if c.number not in found and c.level is not Level.WANT]
    free = [c for c in free if not any(c.score(name) > 0 for name in OF_OTHERS)]
    return {c.number: Meaning("wishes", _NAMED, c.level) for c in free if names_in_short(c, found, region, names)}


OF_OTHERS = ("products", "zone", "country", "contact", "title", "notes", "nothing", "phone", "email", "table", "role")
"""Fields of columns whose cells contain words of names."""

_LOOKED_AT = 50
"""The number of cells of a column examined for short names."""


def asks_in_pairs(region: Region) -> bool:
    """Whether a list has a column of who asks and one of who is asked, by their titles."""
    columns = [c for c in region.columns if max(c.profile.times, c.profile.dates, c.profile.moments) < _TIMED]
    asking, asked = (
        [column for column in columns if column.score(name) >= max(_TITLED_SO, column.score(other) + _CLEARLY)]
        for name, other in (("from", "company"), ("to", "wishes"))
    )
    if len(asking) != 1 or not any(column is not asking[0] and not is_list(column) for column in asked):
        return False
    others = [column for column in region.columns if column not in (*asking, *asked)]
    return all(c.choice is None and max(map(c.score, ("wishes", "company"))) < _TITLED_SO for c in others)


_TITLED_SO, _CLEARLY, _TIMED = 0.9, 0.1, 0.5
"""The least score of titles of both sides of a pair, its distance from others, and the share of times of hours."""
