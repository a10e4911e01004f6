"""Groups columns that are options of one question, such as ``Whom not to invite? [Altyn Trade]``, to ask once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, takewhile

from sco_scheduler.domain.event import Level
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.cells.contents import is_of_partners
from sco_scheduler.intake.understanding.cells.fields import NOTHING, Meaning
from sco_scheduler.intake.understanding.cells.joined_labels import is_only_other
from sco_scheduler.intake.understanding.cells.matrix_titles import asked_about, matrix_company, named_in
from sco_scheduler.intake.understanding.cells.profiles import NAME_FORM
from sco_scheduler.intake.understanding.names.matching import SURE, NameIndex
from sco_scheduler.intake.understanding.wording.polarity import may_refuse, polarity_of
from sco_scheduler.intake.understanding.wording.words import (
    is_blank,
    is_tick,
    level_of,
    means_level,
    sure_level,
    title_score,
)
from sco_scheduler.resources import lazy_regex

_FEWEST, _LETTERS, _SIGNS = 3, 4, 15
"""The minimum number of columns of a question, its minimum length, and the maximum number of different answers."""

_ENDS = lazy_regex(r"(?:[\[【(（:：/|»—]|[)）\]】*?？。]\s*[-–—]?|\.(?=\S)|\s[-–—→]\s|->|…)\s*[\[【(（]?")
"""Delimiters between a question and its option: ``Rate them: ``, ``Whom to meet? [``, ``question.``."""


@dataclass(frozen=True, eq=False)
class Block:
    """The columns of one question; ``options`` has the option of each, by the number of the column."""

    question: str
    columns: tuple[Column, ...]
    options: Mapping[int, str]

    @property
    def name(self) -> str:
        """The question as a map writes it."""
        return self.question.strip(" \t[【(（:：/|-–—")

    @property
    def is_numbered(self) -> bool:
        """Whether its options are only places in an order: 1, 2 and 3, or ①, ② and ③, below one heading."""
        return all(fold(text).isdecimal() for text in self.options.values())

    @property
    def answers(self) -> set[str]:
        """The contents of the cells, except cells that repeat their option."""
        return {t for c in self.columns for t in c.texts if fold(t) != fold(self.options[c.number])}

    def never_with(self, other: Block) -> bool:
        """Whether the same options appear in another question too, and no company chooses an option in both."""
        both = [
            (column, same)
            for column in self.columns
            for same in other.columns
            if self.options[column.number] == other.options[same.number] and column.cells and same.cells
        ]
        return len(both) >= _FEWEST and not any(column.cells.keys() & same.cells.keys() for column, same in both)


def blocks_of(columns: Sequence[Column]) -> list[Block]:
    """The groups of columns with few different answers, or with numbered choices."""
    found = []
    for question, run in _runs(columns):
        every = {c.number: _option(c, question) for c in run}
        options = {number: text for number, text in every.items() if not is_only_other(text)}
        together = [c for c in run if c.number in options]
        block = Block(question, tuple(together), options)
        fewest, few = (2, True) if block.is_numbered else (_FEWEST, len(set(map(fold, block.answers))) <= _SIGNS)
        if len(set(options.values())) == len(together) >= fewest and few:
            found.append(block)
    return found


def beside_options(blocks: Sequence[Block], columns: Collection[Column], chosen: Collection[Column]) -> list[Column]:
    """The columns with other signs than the options of a question for wishes, and no names of companies as titles.

    Parameters
    ----------
    blocks
        The questions of a sheet.
    columns
        The candidates.
    chosen
        The columns whose cells repeat their titles, which are options if no title has the question in front.
    """
    grouped = {number for block in blocks for number in block.options}
    asked = {n for block in blocks if title_score(block.name, "wishes") >= _TITLED for n in block.options}
    options = [c for c in columns if c.number in asked] or [c for c in columns if c in chosen]
    if len(options) < _FEWEST or not (asked or any(NAME_FORM.search(c.title) for c in options)):
        return []
    signs = {fold(text) for c in options for text in c.texts}
    alike = {c for c in columns if c.cells and {fold(text) for text in c.texts} <= signs}
    others = (c for c in columns if c not in alike and c.number not in grouped and c not in chosen)
    return [c for c in others if not NAME_FORM.search(c.title) and not asked_about(c.title)]


def heads(column: Column, block: Block | None, names: NameIndex) -> bool:
    """Whether a column has a company as title, or an option, and below it not names of other companies.

    A list may have few names among other texts: ``nobody in particular``, ``Altyn Trade``.
    """
    if column.profile.companies >= _HALF or (block is None and matrix_company(column.title, names) is None):
        return False
    if block is not None and block.is_numbered:
        return False  # its options are places in an order
    heading = fold(block.options[column.number] if block is not None else column.title)
    texts = {text for text in column.texts if not is_blank(text) and fold(text) not in heading}
    said = {text for text in texts if not is_tick(text) and not means_level(text)}
    near = (names.near(piece) for text in said for piece in (*names.pieces(text), text))
    named = any(n is not None and n.certainty >= SURE for n in near)
    return not (named and 2 * len(said) > len(texts))


_HALF, _ALIKE = 0.5, 0.93


def as_beside(block: Block | None, column: Column, meanings: Mapping[int, Meaning]) -> tuple[Meaning, float] | None:
    """The wishes of the columns with the other places of one heading, if a column has words as well; else None."""
    others = block.columns if block is not None and block.is_numbered else ()
    found = [meanings[c.number] for c in others if c is not column and c.number in meanings]
    wishes = [meaning for meaning in found if meaning.field in {"wishes", "choice"}]
    alike = len(wishes) == len(found) > 0 and column.profile.letters > _HALF
    return (replace(wishes[0], certainty=_ALIKE), _ALIKE) if alike else None


def in_places(blocks: Sequence[Block], meanings: Mapping[int, Meaning]) -> dict[int, Meaning]:
    """The columns of wishes with places below one heading as choices in this order, unless some have several names."""
    return {
        column.number: replace(meaning, field="choice", place=place)
        for block in blocks
        if block.is_numbered and all(column.profile.lists <= _FEW_LISTS for column in block.columns)
        for column in block.columns
        if (meaning := meanings.get(column.number, NOTHING)).field == "wishes" and meaning.level is Level.WANT
        if (place := int(fold(block.options[column.number])))
    }


_FEW_LISTS = 0.2


def is_question(title: str) -> bool:
    """Whether a title is a question about companies, and not a name: ``Whom do you not want to meet?``."""
    asks = polarity_of(title) is not Level.WANT or title_score(title, "wishes") >= _TITLED
    return title.rstrip().endswith(("?", "？")) and asks and not asked_about(title)


def whole(sheet: str, columns: Sequence[Column]) -> Block:
    """A matrix as one question, named like its sheet, with the companies as options."""
    return Block(sheet, tuple(columns), {column.number: column.title for column in columns})


def levels_of_blocks(blocks: Sequence[Block], found: Mapping[int, Meaning]) -> dict[int, Meaning]:
    """Set the level of matrix columns by their question; it is uncertain if the question does not state it.

    Parameters
    ----------
    blocks
        The questions of a sheet.
    found
        The meanings of its columns as far as known, by their number.
    """
    result: dict[int, Meaning] = {}
    asking = {b: cs for b in blocks if (cs := [c for c in b.columns if _is_matrix(found, c)])}
    again = Counter(fold(option) for block in asking for option in block.options.values())
    wanting = [block for block in asking if polarity_of(block.name) is Level.WANT]
    first = max(wanting, key=lambda block: title_score(block.name, "wishes"), default=None)
    for block, columns in asking.items():
        answers, level = block.answers, polarity_of(block.name)
        ticks = all(map(_is_ticked_or_not, answers))
        if len({sure_level(text) for text in answers if not is_tick(text)} - {None, Level.NO}) > 1:
            continue  # the cells state the level
        titled = title_score(block.name, "wishes") >= _TITLED and not (first and block.never_with(first))
        alone = all(again[fold(option)] == 1 for option in block.options.values())  # such as the companies of one hall
        if level is Level.WANT and may_refuse(block.name):
            result |= {c.number: replace(found[c.number], level=Level.NO, certainty=_UNSURE) for c in columns}
        elif level is Level.WANT and is_of_partners(block.name):
            result |= {c.number: replace(NOTHING, certainty=_UNSURE) for c in columns}
        elif level is not Level.WANT or not (block is first or titled or alone):
            sure = _SURE if level is not Level.WANT and ticks else _UNSURE
            result |= {c.number: replace(found[c.number], level=level, certainty=sure) for c in columns}
    return result


def levels_of_titles(
    columns: Sequence[Column], blocks: Sequence[Block], found: Mapping[int, Meaning], names: NameIndex
) -> dict[int, Meaning]:
    """Set the level of matrix columns by the question before the name in their title, if too few have the question."""
    grouped = {number for block in blocks for number in block.options}
    result: dict[int, Meaning] = {}
    for column in (c for c in columns if c.number not in grouped and _is_matrix(found, c)):
        name = named_in(column.title, names)
        level = polarity_of(column.title.replace(name, " "))
        if level is not Level.WANT and not any(map(sure_level, column.texts - _TICKED)):
            ticks = all(map(_is_ticked_or_not, column.texts))
            result[column.number] = replace(found[column.number], level=level, certainty=_SURE if ticks else _UNSURE)
    return result


def _is_ticked_or_not(text: str) -> bool:
    return is_tick(text) or is_blank(text, words=False) or fold(text) in {"0", "false"}


_TICKED = frozenset({"yes", "Yes", "YES", "да", "Да", "是"})


def _is_matrix(found: Mapping[int, Meaning], column: Column) -> bool:
    return found.get(column.number, NOTHING).field == "matrix"


_TITLED, _SURE, _UNSURE = 0.7, 0.94, 0.6


def _runs(columns: Sequence[Column]) -> Iterator[tuple[str, list[Column]]]:
    """Runs of neighbouring columns that share a question, in a row above or as a prefix of their titles."""
    question, run = "", list[Column]()
    for column in columns:
        above = column.titles[-1] if _has_two_lines(column) else ""
        same = (
            above == question
            if above or (run and _has_two_lines(run[0]))
            else _common_question(question, column) == question
        )
        if run and question and same:
            run.append(column)
            continue
        plain = len(run) == 1 and not above and not _has_two_lines(run[0])
        if plain and (start := _common_question(run[0].title, column)):
            question, run = start, [*run, column]
            continue
        if len(run) > 1:
            yield question, run
        question, run = above or column.title, [column]
    if len(run) > 1:
        yield question, run


def _has_two_lines(column: Column) -> bool:
    return len(column.titles) > 2 and column.titles[0] == f"{column.titles[2]} {column.titles[1]}"


def _common_question(begun: str, column: Column) -> str:
    """The common prefix of a title and another text, up to a delimiter; '' if it is too short to be a question."""
    alike = sum(1 for _ in takewhile(lambda two: two[0] == two[1], zip(begun, column.title, strict=False)))
    start = column.title[: max((m.end() for m in _ENDS.finditer(column.title) if m.end() <= alike), default=0)]
    return start if sum(map(str.isalpha, start)) >= _LETTERS and len(start) < len(column.title) else ""


def _option(column: Column, question: str) -> str:
    option = column.titles[1] if _has_two_lines(column) else column.title.removeprefix(question)
    option = option.lstrip(_MARKS) or option
    return option.strip(" \t[]【】()（）") if not _ENDING.search(option) else option.strip().rstrip("]】")


_MARKS = " \t>»→|:："
"""Marks of form tools between a question and its option: ``Whom to meet? >> Altyn Trade``."""

_ENDING = lazy_regex(r"[(（][^()（）]*[)）]")


def behind_question(titles: Mapping[Column, str]) -> dict[Column, str]:
    """The names without the question that all titles repeat: ``Rate them [Altyn Trade]``."""
    about = {c: name for c, t in titles.items() if (name := asked_about(t))}
    if len(about) >= _FEWEST and 2 * len(about) >= len(titles):
        return about
    inside = {c: m for c, t in titles.items() if (m := _IN_BRACKETS.search(t)) is not None}
    begins = {c: re.sub(r"\d+", "", titles[c][: m.start()]) for c, m in inside.items()}
    starts = Counter(begins.values())
    common = [start for start, _ in starts.most_common(2) if start.strip() and starts[start] >= 2]
    within = {c: m[1] for c, m in inside.items() if begins[c] in common}
    if len(within) >= _FEWEST and 4 * len(within) >= 3 * len(titles):
        return within
    start = _repeated_start(list(titles.values()))
    end = _repeated_end(list(titles.values()))
    return {c: t[len(start) : len(t) - len(end)] for c, t in titles.items()}


def _repeated_end(titles: Sequence[str]) -> str:
    """The common suffix of all titles if it is a word for wishes: `` wants`` of ``Altyn Trade wants``; else ''."""
    backwards = [title[::-1] for title in titles]
    alike = "".join(
        letter
        for letter, _ in takewhile(lambda two: two[0] == two[1], zip(min(backwards), max(backwards), strict=False))
    )
    end = alike[::-1]
    word = end[end.index(" ") :] if " " in end else ""
    return word if level_of(word) is not None else ""


_IN_BRACKETS = lazy_regex(r"[\[【(（:：/]\s*([^\[\]【】()（）]+?(?:[(（][^()（）]*[)）])?)\s*[\]】)）]?\s*$")
_ENDS_QUESTION = lazy_regex(r".*(?:\s(?:[-–—|→»]|-?>+)\s|[)）\]】*?？:：]\s*[-–—]?\s*|[\w]{4,}[?？.。]\s+)", re.DOTALL)
"""The end of a question that precedes a company's name: ``Rate them: ``, ``对接意愿（必填）-``."""


def _repeated_start(titles: Sequence[str]) -> str:
    """The question that is the common prefix of all titles; '' if there is none."""
    alike = takewhile(lambda two: two[0] == two[1], zip(min(titles), max(titles), strict=False))
    found = _ENDS_QUESTION.match("".join(letter for letter, _ in alike))
    start = found[0] if found is not None else ""
    worded = any(map(str.isalpha, re.sub(r"[(（\[【].*?[)）\]】]", "", start)))  # not just a city in brackets
    return start if worded and all(len(start) < len(title) for title in titles) else ""


def repeats_title(column: Column) -> bool:
    """Whether the non-empty cells of a column only repeat its title: the option of a question."""
    return {fold(text) for text in column.texts} <= {fold(column.title)}


def repeats_option(column: Column) -> bool:
    """Whether the cells of a column only repeat the end of its title: the option behind its question."""
    title = fold(column.title.rstrip(" ])）】"))
    return all(title.endswith(fold(text.rstrip(" ])）】"))) for text in column.texts)


def chosen_options(columns: Sequence[Column]) -> set[Column]:
    """The columns of a multiple-choice question whose cells repeat their title: ``Altyn Trade``.

    They are neighbours, some are chosen more than once, and none is a language, a country or a time.
    """
    found: set[Column] = set()
    for again, group in groupby(columns, key=lambda c: bool(c.cells) and repeats_title(c)):
        beside = list(group) if again else []
        often = sum(c.profile.filled for c in beside) > len(beside) >= _FEWEST
        if often and not any(max(c.profile.languages, c.profile.countries, c.profile.times) >= 0.5 for c in beside):
            found.update(beside)
    return found


def cited_options(columns: Sequence[Column], found: Mapping[Column, str]) -> dict[Column, str]:
    """The options of which a question on wishes or refusals names several, with their neighbours: companies.

    Other options of the form, such as those of absence, are none of them.
    """
    titles = {fold(title): column for column, title in found.items() if repeats_title(column)}
    cited: set[str] = set()
    for column in columns:
        named = {fold(text) for text in column.texts} & titles.keys()
        if column not in found and len(named) > 1 and max(map(column.score, _OF_WISHES)) >= _WEAKLY:
            cited |= named
    groups = [list(group) for same, group in groupby(columns, key=lambda c: fold(c.title) in titles) if same]
    return {c: found[c] for group in groups if any(fold(c.title) in cited for c in group) for c in group if c in found}


_OF_WISHES, _WEAKLY = ("wishes", "refusals", "musts"), 0.35
