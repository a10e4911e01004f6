"""Joins checkbox (one-hot) columns of one question into one column with the chosen options."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sco_scheduler.domain.event import Role
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.cells.joined_labels import is_other, with_labels_apart
from sco_scheduler.intake.understanding.cells.profiles import NAME_FORM
from sco_scheduler.intake.understanding.wording.words import is_blank, is_tick, roles_of, says_yes_or_no, title_score
from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.intake.values.language_names import language_called
from sco_scheduler.intake.values.presence import DAY, says_hours
from sco_scheduler.resources import lazy_regex

_BEHIND_QUESTION = tuple(
    map(
        lazy_regex,
        (
            r"^[^/]{1,60}/(.+)$",
            r"[\[【(（]([^\[\]【】()（）]+)[\]】)）]\s*$",
            r"[\[【]([^\[\]【】]+)[\]】]\s*$",
            r"(?:[:：—–|→»-]|\s-?>+)\s+(.+)$",
            r"[:：—–-]\s*(.+)$",
            r"(?<![^\n]).*[?？。.]\s*(.+)$",  # from the start of a line: a match from elsewhere is one from there, too
            r"(?<=[?？。.])\s*(.+)$",
            r"[)）】]\s*(.+)$",
        ),
    )
)
"""Where an option follows the question in a title: after a slash, in brackets, after a colon or a full stop."""


@dataclass(frozen=True)
class _Option:
    """The option of a checkbox column: a language or a day, with its question if the title contains it."""

    text: str
    language: str
    question: str


def with_joined_boxes(columns: Sequence[Column], find: Callable[[str], str | None]) -> tuple[Column, ...]:
    """The columns of a list, with the checkbox columns of each question joined."""
    return _with_joined_grids(_with_joined_sides(_with_joined_options(with_labels_apart(columns))), find)


def without_language_of_form(
    scores: Mapping[int, dict[str, float]], columns: Sequence[Column]
) -> dict[int, dict[str, float]]:
    """The scores of columns, without languages for those with one code in each cell beside others of languages.

    A form tool writes so in which language the form was filled in.
    """
    asked = [c for c in columns if c.profile.languages >= _LISTED and c.score("languages") >= _ASKED]
    coded = {c.number for c in asked if all(map(_CODE.fullmatch, c.texts))}
    of_form = coded if len(coded) < len(asked) else ()
    return {n: {k: v for k, v in of.items() if k != "languages" or n not in of_form} for n, of in scores.items()}


_CODE, _ASKED = lazy_regex(r"[a-z]{2}(?:[-_][A-Za-z]{2,4})?"), 0.7


def _with_joined_options(columns: Sequence[Column]) -> list[Column]:
    """The columns, with the checkbox columns of a question for languages or days joined."""
    joined: list[Column] = []
    group: list[tuple[Column, _Option]] = []
    for column in (*columns, None):
        option = _option(column, group) if column is not None else None
        first = group[0][1] if group else None
        if (
            first is None
            or option is None
            or bool(option.language) != bool(first.language)
            or (option.question not in {"", first.question})
        ):
            named = len(group) > 1 and (first is None or first.language or first.question)
            # Where one of the days has a sign for no, each of them has ticks of its own.
            named = named and not (column is not None and option is None and _is_of_group(column, group[0][0]))
            joined += [_joined_options(group)] if named else [boxes for boxes, _ in group]
            group = []
        if column is not None and option is not None:
            group.append((column, option))
        elif column is not None:
            joined.append(column)
    return joined


def _is_of_group(column: Column, other: Column) -> bool:
    """Whether a column asks for a day below the same heading as another, and has signs in its cells."""
    heads = len(column.titles) == len(other.titles) == _READINGS and column.titles[-1] == other.titles[-1]
    signs = all(len(text) == 1 for text in column.texts)
    return heads and signs and DAY.search(normalized(column.titles[1])) is not None


def _option(column: Column, before: Sequence[tuple[Column, _Option]]) -> _Option | None:
    """The option of a checkbox column, or a column of *other* languages that follows such columns; else None."""
    texts = {text: title for title in column.titles[:2] for text in (title, *behind_question(title))}
    for text in sorted(texts, key=len):
        language = language_called(text)
        day = len(text) <= _LONGEST_DAY and DAY.search(normalized(text)) and not says_hours(text)
        if (language or day) and _is_ticked(column, text):
            whole = column.titles[-1] if len(column.titles) > 2 else texts[text].rpartition(text)[0]
            below = column.titles[1] if len(column.titles) > 2 else "0"
            if day and DAY.search(normalized(whole)) and not any(map(str.isdigit, below)):
                return None  # a part of the day above it
            return _Option(text, language, whole.strip(" [【(（:：/—–-"))
    others = before and before[0][1].language and any(map(is_other, column.titles))
    return _Option("", "other", "") if others and column.profile.languages >= _LISTED else None


def behind_question(title: str) -> Iterator[str]:
    """Candidates for the option at the end of a title, without the sign that it has to be answered."""
    title = _REQUIRED.sub("", title)
    yield from (_closed(match[1]) for pattern in _BEHIND_QUESTION if (match := pattern.search(title)) is not None)


_REQUIRED = lazy_regex(r"(?<=[\]】)）])\s*[*＊:：]\s*$")
"""The sign of a question that has to be answered, or a colon, behind the brackets of an option."""


def _closed(text: str) -> str:
    """A text without the bracket that closes one before it."""
    text = text.strip()
    while text and text[-1] in _OPENING and _OPENING[text[-1]] not in text:
        text = text[:-1].strip()
    return text


_OPENING = {")": "(", "）": "（", "]": "[", "】": "【"}


def _is_ticked(column: Column, option: str) -> bool:
    """Whether all cells are yes, no, blank or the title's option."""
    spoken, titles = language_called(option), {fold(option), *map(fold, column.titles)}
    return all(
        fold(text) in titles
        or (spoken and language_called(text) == spoken)
        or is_blank(text)
        or is_tick(text)
        or says_yes_or_no(text) is not None
        for text in column.texts
    )


_LISTED, _LONGEST_DAY = 0.9, 40


def _joined_options(group: Sequence[tuple[Column, _Option]]) -> Column:
    """The chosen languages or days of each row; ``no`` if none of the days is chosen."""
    option = group[0][1]
    boxes = [(column, box.text) for column, box in group]
    return _joined(option.question or "Languages", boxes, "; ", none="" if option.language else "no")


def _joined(question: str, boxes: Sequence[tuple[Column, str]], between: str, none: str = "") -> Column:
    """One column with the chosen options of each row, titled with its question; ``none`` if nothing is chosen."""
    chosen: dict[int, list[str]] = {}
    for column, option in boxes:
        for row, text in column.cells.items():
            ticked = [] if is_blank(text) or says_yes_or_no(text) is False else [option or text]
            chosen.setdefault(row, []).extend(ticked)
    texts = {row: between.join(found) or none for row, found in sorted(chosen.items()) if found or none}
    first = boxes[0][0]
    return Column(first.number, (question,), texts, {}, first.rows)


def _with_joined_sides(columns: Sequence[Column]) -> list[Column]:
    """The columns, with adjacent checkbox columns for both sides, of which most rows tick one, joined to their side."""
    joined: list[Column] = []
    group: list[tuple[Column, _Side]] = []
    for column in (*columns, None):
        box = _side_box(column) if column is not None else None
        if box is None or (group and box.question != group[0][1].question):
            joined += [_joined_sides(group)] if _ticks_sides(group) else [boxes for boxes, _ in group]
            group = []
        if column is not None and box is not None:
            group.append((column, box))
        elif column is not None:
            joined.append(column)
    return joined


@dataclass(frozen=True)
class _Side:
    """The side of a checkbox column, with its text and the question if the title contains it."""

    text: str
    role: Role
    question: str


def _side_box(column: Column) -> _Side | None:
    """The side of a checkbox column: ``Buyer``, ``Your role [I sell]``; None of others, as of a question for wishes."""
    texts = {text: title for title in column.titles[:2] for text in (title, *behind_question(title))}
    for text in sorted(texts, key=len):
        roles, certainty = roles_of(text)
        short = len(text.split()) <= _LONGEST_SIDE and NAME_FORM.search(text) is None
        if short and len(roles) == 1 and certainty >= _LISTED and _is_ticked(column, text):
            whole = column.titles[-1] if len(column.titles) > 2 else texts[text].rpartition(text)[0]
            asks = any(title_score(said, "wishes") > 0 for said in (*column.titles, whole))
            return _Side(text, next(iter(roles)), whole.strip(" [【(（:：/—–-")) if not asks else None
    return None


def _ticks_sides(group: Sequence[tuple[Column, _Side]]) -> bool:
    """Whether checkbox columns are for both sides, and most rows of the list tick exactly one of them."""
    if len({box.role for _, box in group}) < len(Role):
        return False
    ticked = Counter(
        row
        for column, _ in group
        for row, text in column.cells.items()
        if not is_blank(text) and says_yes_or_no(text) is not False
    )
    single = sum(count == 1 for count in ticked.values())
    return _MOSTLY * group[0][0].rows <= single


def _joined_sides(group: Sequence[tuple[Column, _Side]]) -> Column:
    return _joined(group[0][1].question or "Role", [(column, box.text) for column, box in group], "; ")


_MOSTLY, _LONGEST_SIDE = 0.7, 4
"""The share of rows that tick one side, and the most words for a side."""


def _with_joined_grids(columns: Sequence[Column], find: Callable[[str], str | None]) -> tuple[Column, ...]:
    """The columns, with ticks below each heading joined, if several headings have columns for the same companies.

    Each heading is then a question of its own, such as whom a company wants to meet and whom not.
    """
    groups: dict[str, dict[str, Column]] = {}
    for column in columns:
        company = find(column.titles[1]) if len(column.titles) == _READINGS else None
        if company is not None and all(is_tick(t) or is_blank(t) for t in column.texts):
            groups.setdefault(column.titles[-1], {})[company] = column
    asked = Counter(company for group in groups.values() for company in group)
    several = {title: group for title, group in groups.items() if len(group) > 1 and max(asked[c] for c in group) > 1}
    if len(several) < 2:
        return tuple(columns)
    inside = {column.number for group in several.values() for column in group.values()}
    joined = {}
    for title, group in several.items():
        column = _joined(title, [(column, column.titles[1]) for column in group.values()], "\n")
        joined[column.number] = column
    return tuple(joined.get(c.number, c) for c in columns if c.number in joined or c.number not in inside)


_READINGS = 3
"""The number of readings of a title below a heading: both together, the title and the heading."""
