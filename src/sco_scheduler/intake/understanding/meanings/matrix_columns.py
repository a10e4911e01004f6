"""Recognises the columns of a matrix: names of companies as titles, with ticks, ranks or words of level below them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from sco_scheduler.domain.event import Level, Role
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.table.grids import is_total
from sco_scheduler.intake.understanding.cells.bilingual import in_one_language
from sco_scheduler.intake.understanding.cells.columns import Column, is_coded
from sco_scheduler.intake.understanding.cells.contents import is_agreement, is_ticked_by_day
from sco_scheduler.intake.understanding.cells.fields import NOTHING, Meaning, is_other_matter
from sco_scheduler.intake.understanding.cells.marks import MOST_SIGNS, is_mark, with_signs_of_their_own
from sco_scheduler.intake.understanding.cells.matrix_titles import asked_about, headed_by, matrix_company, named_in
from sco_scheduler.intake.understanding.cells.profiles import MOST_LOOKED_AT, NAME_FORM
from sco_scheduler.intake.understanding.cells.sayings import apart
from sco_scheduler.intake.understanding.cells.slots import hours_in
from sco_scheduler.intake.understanding.lists.number_columns import counts_others
from sco_scheduler.intake.understanding.lists.regions import Region
from sco_scheduler.intake.understanding.meanings.blocks import (
    Block,
    behind_question,
    beside_options,
    blocks_of,
    chosen_options,
    cited_options,
    is_question,
    repeats_option,
    repeats_title,
)
from sco_scheduler.intake.understanding.meanings.choices import numbered_answers, stem
from sco_scheduler.intake.understanding.names.matching import NameIndex
from sco_scheduler.intake.understanding.wording.legends import BETWEEN_SIGNS, explained_signs, explained_words
from sco_scheduler.intake.understanding.wording.words import (
    is_blank,
    is_serial_title,
    level_of,
    roles_of,
    says_yes_or_no,
    side_of_title,
    sure_level,
    title_score,
)
from sco_scheduler.intake.values.countries import is_country
from sco_scheduler.intake.values.languages import halves_in_two_scripts
from sco_scheduler.intake.values.statuses import says_vip
from sco_scheduler.resources import lazy_regex

_MATRIX_COLUMNS, _STARTED = 3, 2

_MAY_WISH = 0.35
"""The minimum score of a title for wishes, so that texts below it are not taken for remarks in a matrix."""


def matrix_titles(region: Region) -> dict[Column, str]:
    """The names in titles of columns with only ticks, ranks or words of level; none if there are few such columns."""
    found: dict[Column, str] = {}
    odd: dict[Column, str] = {}
    signs: set[str] = set()
    scale, chosen_from = _scale(region), chosen_options(region.columns)
    blocks = blocks_of(region.columns)
    asked = {number: name for block in blocks for number, name in block.options.items()}
    wishing = {n for block in blocks if title_score(block.name, "wishes") >= _MAY_WISH for n in block.options}
    numbered = numbered_answers(region.columns, asked)
    explained = {fold(sign) for text in region.remarks.values() for sign, _ in explained_signs(text)}
    stems = [stem(column.title) for column in region.columns]
    for (before, own_stem), column in zip(pairwise(stems), region.columns[1:], strict=True):
        if before != own_stem and min(stems.count(before), stems.count(own_stem)) > 1:
            continue  # a series of names, each with its level
        if column.said not in {None, "matrix", "wishes"} or column.number in numbered:
            continue
        title = column.title
        own = asked.get(column.number) or _own_title(region, column)
        own = split[0] if (split := apart(own)) is not None and says_vip(split[1]) else own  # ``Altyn Trade, VIP``
        known = max(title_score(own, name) for name in _HEADERS)
        plain = in_one_language(own)
        hours = hours_in(column.titles[1] if len(column.titles) == _STARTED else title)
        asks = own.rstrip().endswith(("?", "？")) and own not in column.cells.values() and not asked_about(title)
        asks = asks or is_question(plain) or is_agreement(column) or is_ticked_by_day(column)
        if is_total(title) or not any(map(str.isalpha, title)) or asks or (hours and hours[1]):
            continue
        texts = {fold(text) for text in column.texts}
        each = is_coded(column) and column.profile.unique >= 0.9 and column.profile.letters == 1.0
        if (
            (column.serial and column.profile.full >= _FULL)
            or (each and column.profile.filled > _MATRIX_COLUMNS)  # such as the stands of the companies
            or len(texts) > MOST_LOOKED_AT
            or (known >= _LIKELY and not NAME_FORM.search(own))
            or column.choice is not None
            or not (texts or re.search(r"[\[【(（]", title) or asked_about(title))
        ):
            continue
        chosen = (
            column in chosen_from
            or (column.number in wishing and texts == {fold(own)})
            or (repeats_title(column) and NAME_FORM.search(title) is not None)
        )
        rated = bool(texts) and (texts <= scale or chosen)
        if rated or (marks := {text for text in texts if text in explained or is_mark(text)}) == texts:
            found[column] = title
            signs |= {"x"} if texts and (chosen or repeats_title(column)) else texts  # a chosen option is a tick
        elif marks or title_score(own, "wishes") < _MAY_WISH:
            odd[column] = title
    others = beside_options(blocks, {**found, **odd}, chosen_from)
    lone = with_signs_of_their_own(found) if not scale else set()
    for column in [column for column in found if column in others or column in lone or counts_others(column, found)]:
        del found[column]
    odd = {column: title for column, title in odd.items() if column not in others}
    mostly = {column: title for column, title in odd.items() if found and _shares_signs(column, signs)}
    if len(found) + len(mostly) < _MATRIX_COLUMNS or len(signs) > MOST_SIGNS + len(region.rows) or not signs:
        return {}
    # Single remarks in place of signs are tolerated.
    found = _with_columns_between(region, found | mostly, odd)
    found = cited_options(region.columns, found) or found
    if all(column.number in asked for column in found):
        return {column: asked[column.number] for column in found}
    lower = [c.titles[1] for c in found if len(c.titles) > len(region.header) > 1]
    place = 1 + (2 * sum(map(is_country, lower)) > len(lower))  # countries may be below the names
    # The question may be only above the first column, or not be part of the names.
    if place > 1 or any(len(c.titles) == 1 for c in found) or len(set(map(fold, lower))) == len(found):
        found = {c: c.titles[place] if len(c.titles) > len(region.header) > 1 else t for c, t in found.items()}
    return {column: name for column, name in behind_question(found).items() if any(c.isalpha() for c in name)}


def _with_columns_between(region: Region, found: Mapping[Column, str], odd: Mapping[Column, str]) -> dict[Column, str]:
    """The columns with names as titles, with similar columns between them and in their groups."""
    numbers = [column.number for column in found]
    found = {**found, **{c: t for c, t in odd.items() if min(numbers) < c.number < max(numbers)}}
    between = [c for c in region.columns if min(numbers) < c.number < max(numbers) and c not in found]
    groups = {c.titles[-1] for c in found if len(c.titles) > len(region.header) > 1}
    between += [c for c in region.columns[1:] if c.titles[-1:] and c.titles[-1] in groups and c not in between]
    unasked = {c: c.title for c in between if c not in found and (repeats_title(c) or is_like(c, found))}
    found |= {c: t for c, t in unasked.items() if any(map(str.isalpha, t)) and not is_total(t)}
    return {column: found[column] for column in sorted(found, key=lambda c: c.number)}


def _own_title(region: Region, column: Column) -> str:
    """The title of a column without a heading shared with its neighbours in a header of two rows."""
    return column.titles[1] if len(region.header) > 1 and len(column.titles) > len(region.header) else column.title


def _scale(region: Region) -> set[str]:
    """The few words, folded, with which the columns of companies or of one question are rated, known or not."""
    blocks = blocks_of(region.columns)
    told = (b for b in blocks if title_score(b.name, "wishes") >= _TITLED or level_of(b.name) is not None)
    wishing = [*told, *filter(_hold_levels, blocks)]
    asked = {number for block in wishing for number in block.options}
    named = {c.number for c in region.columns[1:] if NAME_FORM.search(c.title) and c.score("company") < _TITLED}
    few = [c for c in region.columns[1:] if 0 < c.profile.distinct <= _STEPS]
    crossed = len(roles_of(region.columns[0].title)[0]) == len(Role)  # ``Buyer \\ Supplier``
    named |= {c.number for c in few if crossed and max(map(c.score, _HEADERS)) < _EXACT}
    texts = {fold(text) for column in few for text in column.texts}
    explained = {fold(word) for text in region.remarks.values() for word, _ in explained_words(text, texts)}
    rated = [c for c in few if c.number in asked | named or {fold(text) for text in c.texts} <= explained]
    said = {c: {fold(text) for text in c.texts if not NAME_FORM.search(text)} for c in rated}
    words = Counter(word for of in said.values() for word in of)
    for column in [c for c in rated if max((words[w] for w in said[c]), default=2) == 1]:  # a name: ``[Other]``
        words -= Counter(said.pop(column))
    filled = sum(c.profile.filled for c in said) if len(said) >= _MATRIX_COLUMNS else 0
    signs = {part for word in words for part in BETWEEN_SIGNS.split(word)}  # those of both sides may be in one cell
    most = min(filled / 2, 2 * sum(n > 1 for n in words.values()))
    fits = len(signs) <= (MOST_SIGNS if crossed else _STEPS) and len(words) <= most
    return set(words) if fits else set()


def sharing_words(region: Region) -> list[Column]:
    """Columns of few short words that they have in common, whatever these and the titles mean; none if they are few.

    They may be a matrix in unknown words below unknown names.
    """
    among = [c for c in region.columns[1:] if c.title and c.choice is None and 0 < c.profile.distinct <= _STEPS]
    among = [c for c in among if c.profile.length <= _LONGEST_WORD and max(map(c.score, _HEADERS)) < _EXACT]
    among = [c for c in among if c.profile.companies == 0.0 and c.score("wishes") < _WEAKLY and c.level is Level.WANT]
    said = {c: {fold(t) for t in c.texts if not is_blank(t)} for c in among}
    said = {c: words for c, words in said.items() if words and any(map(_is_unknown_word, words))}
    often = Counter(word for words in said.values() for word in words)
    found = [c for c, words in said.items() if 2 * sum(often[word] > 1 for word in words) >= len(words)]
    unknown = [c for c in found if max(map(c.score, _HEADERS)) < _WEAKLY]
    return found if len(found) > _MATRIX_COLUMNS and 2 * len(unknown) > len(found) else []


def _is_unknown_word(word: str) -> bool:
    """Whether a word is neither an answer to a question nor a number."""
    return any(map(str.isalpha, word)) and says_yes_or_no(word) is None and not is_country(word)


_LONGEST_WORD = 20


def _hold_levels(block: Block) -> bool:
    """Whether the columns of a question have few words, and among them two different known levels."""
    texts = {text for column in block.columns for text in column.texts}
    return len(texts) <= _STEPS and len({sure_level(text) for text in texts} - {None}) > 1


_STEPS = 7
"""The maximum number of words of a scale."""


def is_like(column: Column, others: Collection[Column]) -> bool:
    """Whether a column has the signs of others, so that its title is a name even if it contains the word of a field.

    Examples are ``Hotel Supply`` or ``Seed Technology`` between columns of other companies.
    """
    texts = {fold(text) for text in column.texts}
    signs = {fold(text) for other in others for text in other.texts}
    known = max((title_score(column.title, name) for name in _HEADERS), default=0.0)
    asks = column.title.rstrip().endswith(("?", "？"))
    # Ranks in a few rows may happen to count: 3, 2, 1.
    numbers = column.serial and (column.profile.full >= _FULL or is_serial_title(column.title))
    plain = not (numbers or column.choice or asks or counts_others(column, others))
    shared = sum(fold(text) in signs for text in column.cells.values())
    alike = bool(texts) and (texts <= signs or 2 * shared > len(column.cells))
    answers = all(says_yes_or_no(text) is not None for text in texts)  # to a question such as ``Hotel needed``
    alike = alike and known < (_LIKELY if answers else _EXACT)
    return plain and (alike or (_shares_signs(column, signs) and known < _LIKELY))


def beside_matrix(column: Column, matrix: Collection[Column]) -> tuple[Meaning, float] | None:
    """The possible meaning of a column next to those of a matrix that has their signs; None for any other.

    Its title has words of another field, which the name of a company may have too, above all if it is in two scripts
    as the other titles are.
    """
    texts, signs = {fold(text) for text in column.texts}, {fold(text) for other in matrix for text in other.texts}
    shared = texts & signs
    alike = texts <= signs or (bool(shared) and all(map(is_mark, texts))) or any(map(_is_unknown_word, shared))
    next_to = any(abs(other.number - column.number) == 1 for other in matrix)
    own = max((title_score(column.title, name) for name in _HEADERS), default=0.0) < _EXACT
    answers = all(says_yes_or_no(text) is not None and text not in _TICKS for text in texts)  # to another question
    if not (next_to and own and alike) or answers or counts_others(column, matrix):
        return None
    twice = bool(halves_in_two_scripts(column.title)) and all(halves_in_two_scripts(c.title) for c in matrix)
    return (Meaning("matrix", _LIKELY), _LIKELY) if twice else (NOTHING, _LIKELY)


_TICKS = frozenset({"x", "х", "v", "+"})


def _shares_signs(column: Column, signs: Collection[str]) -> bool:
    """Whether at least half of a column's cells are signs that its neighbours have."""
    return 2 * sum(fold(text) in signs for text in column.cells.values()) >= len(column.cells) > 0


_LIKELY, _EXACT, _FULL = 0.6, 0.9, 0.9
_HEADERS = (
    *("maximum", "minimum", "rank", "level", "nothing", "zone", "country", "products", "languages", "email"),
    *("role", "status", "priority", "not_available", "notes", "table", "id", "contact", "phone"),
)
"""The fields of columns that are not companies of a matrix."""


def says_wishes(region: Region, headed: Mapping[Column, str]) -> bool:
    """Whether there is evidence that signs below titles are wishes, or that the titles are names of companies."""
    names = headed.values()
    above = [text for row, text in region.remarks.items() if row < region.header[0]]
    corner = region.columns[0].title
    around = [region.grid.name, corner, *above, *(c.title for c in region.columns[1:2])]
    asking = sum(
        bool(asked_about(c.title)) or title_score(c.title, "wishes") >= _TITLED or _asks_for_side(c, name)
        for c, name in headed.items()
    )
    wishing = any(title_score(text, "wishes") >= _TITLED for text in around) or 2 * asking > len(headed)
    first = min((c.number for c in headed), default=0)
    sided = any(side_of_title(c.title) is not None for c in region.columns if c.number < first)
    named_so = any(
        _MATRIX.search(text) or max(title_score(text, "wishes"), title_score(text, "rank")) >= _WEAKLY
        for text in (region.grid.name, *above)
    )
    both = len(roles_of(corner)[0]) == 2 or any(char in corner for char in "\\/|×")
    forms = sum(bool(NAME_FORM.search(name)) for name in names)
    return wishing or both or (sided and named_so) or forms * 4 >= len(names)


def _asks_for_side(column: Column, name: str) -> bool:
    """Whether a question before a name asks for meetings with one side, and its answers are levels."""
    question = column.title.partition(name)[0].strip(" [【(（:：-–—")
    asked = title_score(question, "wishes") >= _WEAKLY and len(roles_of(question)[0]) == 1
    return asked and (not column.cells or column.profile.levels >= _TITLED)


_MATRIX = lazy_regex(r"matri[xc]|матриц|矩阵|grid|сетка", re.IGNORECASE)
_TITLED, _WEAKLY = 0.7, 0.35


def matrix_meanings(region: Region, columns: Sequence[Column], names: NameIndex, *, alone: bool) -> dict[int, Meaning]:
    """The columns of a matrix, which have companies as titles: cells state how each row wishes to meet them.

    Parameters
    ----------
    columns
        The candidates.
    alone
        Whether nothing else is known about its columns, so that titles may be unknown names.
    """
    ticked = matrix_titles(region)
    headed = {
        c: key
        for c in columns
        if (key := next((k for t in c.titles if (k := matrix_company(t, names))), None))
        or (c in ticked and (key := headed_by(ticked[c], names)))
    }
    if not headed:
        return {c.number: Meaning("matrix", 0.5) for c in ticked if c in columns and alone}
    if len(headed) < _MATRIX_COLUMNS and not (len(headed) >= 2 and len(headed) + 1 >= len(region.columns)):
        return {}
    found = {
        c.number: Meaning("matrix", 0.95, company=key)
        for c, key in headed.items()
        if c.profile.companies < 0.5 or repeats_option(c) or {names.find(t).company for t in c.texts} == {key}
    }
    signs = {fold(text) for c in headed if c.number in found and c.profile.companies < 0.5 for text in c.texts}
    for column in columns if signs else ():
        # A title that is not exactly a company's name: asked about if it is not similar.
        alike = column.cells and {fold(text) for text in column.texts} <= signs
        behind = ticked.get(column) in column.titles[1:]  # a name below the question of its neighbours
        if column not in headed and alike and (behind or _may_head(column, list(headed), names)):
            found[column.number] = Meaning("matrix", 0.95)
    return found


def _may_head(column: Column, headed: Sequence[Column], names: NameIndex) -> bool:
    """Whether a title may be the name of a company, like those of its neighbours in a matrix."""
    if column.level is not Level.WANT or column.score("wishes") >= 0.7 or column.choice is not None:
        return False
    if is_total(column.title) or any((is_other_matter(column), is_agreement(column), counts_others(column, headed))):
        return False
    if max(map(column.score, _OF_FIELDS), default=0.0) >= 0.6 or not any(map(str.isalpha, column.title)):
        return False
    name = named_in(column.title, names)
    framed = [c for c in headed if named_in(c.title, names) != c.title]
    return names.near(name) is not None or (name == column.title) is (2 * len(framed) < len(headed))


_OF_FIELDS = (
    *("maximum", "minimum", "people", "country", "zone", "languages", "role", "status", "priority", "notes"),
    *("not_available", "contact", "email", "phone", "products", "rank", "level", "id", "table"),
)
"""The fields of titles that are not names of companies."""
