"""Reads chat messages in which companies signed up one below the other, with their wishes and remarks."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold, trim
from sco_scheduler.intake.table.grids import Book, Grid
from sco_scheduler.intake.understanding.cells.sayings import NAMES_TIME, speaks
from sco_scheduler.intake.understanding.wording.words import roles_of
from sco_scheduler.intake.values.entries import written
from sco_scheduler.intake.values.limits import says_limit
from sco_scheduler.intake.values.presence import tells_absence, told_absence
from sco_scheduler.resources import lazy_regex

_MEETS = "(?:见|约|谈|对接)"
_SAYS = lazy_regex(
    r"(?:(?P<refusals>(?:не (?:хо\w+|жела\w+|буд\w+) (?:встречаться|видеть)|не встречаться|кроме)(?: со?\b)?|"
    rf"(?:does not|do not|doesn't|don't) want(?: to (?:meet|see))?\b|not with\b|avoids?\b|"
    rf"(?:不想|不要|不愿|别|不){_MEETS}|(?:(?<=[;；。,，.\n])|(?<=[;；。,，.\n] ))(?:but |но |а )?"
    r"(?:not|no|except|без|нельзя|не хо\w+|не|кроме)\b(?: со?\b)?|"
    r"\bbut not\b|\bно не\b)|"
    r"(?P<musts>обязательно(?: встретиться| увидеть)?(?: со?\b)?|must (?:meet|see)|"
    rf"(?:必须?|一定要?|务必){_MEETS})|"
    r"(?P<wishes>(?:хо(?:чет|тим|тят|тели бы)|желает|желаем) (?:встретиться|видеть|увидеть)(?: со?\b)?|"
    rf"(?:wants?|would like) to (?:meet|see)|(?:很?想|希望|意向|要){_MEETS}|"
    r"(?:(?<=[:：–—-])|(?<=[:：–—-] ))(?:wants?|would like|interested in|хо(?:чет|тят|тим|чу)|жела\w+|интересу\w+)\b))"
    r"[ :：]*",
    re.IGNORECASE,
)
"""Phrases that introduce names that are wished for, insisted on or refused."""

_NUMBER = lazy_regex(r"\s*(?:\d{1,3}\s*[.、．)）:：]|[①-⑳]|[-*•])\s*")
_SENT = lazy_regex(r"\s*[\[(]?\d{1,4}[./-]\d{1,2}(?:[./-]\d{2,4})?,?\s+\d{1,2}:\d{2}(?::\d{2})?[\])]?\s*(?:-\s)?")
_SENDER = lazy_regex(r"[^:：]{1,40}[:：]\s*(?=[^:：]{2,60}[:：])")
"""The prefix of a message in chat programs: its time, and its sender if another name follows."""

_PEOPLE = lazy_regex(
    r"[\s,，、;；:：—–-]*[(（]?\s*\d{1,2}\s*(?:人|位|чел\w*\.?|people|persons?|pax)\s*[)）]?[\s,，;；:：—–-]*$"
)
_EDGE = " \t,，;；。.:：—–-"
_COLON = lazy_regex(r"(?<!\d)[:：]|[:：](?!\d)")
"""A colon outside of a time of day."""

_STATEMENTS = lazy_regex(r"[,，;；。\n]+|\.\s+")
_ASIDE = lazy_regex(r"\s*[(（\[]([^()（）\[\]]{1,20})[)）\]]$")
_PERSON = lazy_regex(r"\s*[-–—－]\s*")
_SIDES = {"采": "采购商", "买": "采购商", "供": "供应商", "卖": "供应商"}
"""Abbreviated words for the two sides."""

_TITLES = {
    "company": "Company",
    "role": "Buyer or supplier",
    "contact": "Contact",
    "wishes": "Wants to meet",
    "musts": "Must meet",
    "refusals": "Does not want to meet",
    "notes": "Remarks",
}
_OF_SIDES = frozenset({"role", "contact"})
_NOBODY = frozenset(
    {"", "we", "i", "our company", "мы", "я", "наша компания", "我们", "我", "我司", "我方", "我公司", "біз", "biz"}
)
"""Placeholders in the place of a name."""

_WISHING = frozenset({"wishes", "musts", "refusals"})
_FEWEST, _AT_LEAST, _MOST = 3, 2, 0.6
"""The minimum number of lines of a chain and of lines with a word for wishes; the minimum share with wishes."""


@dataclass
class _Line:
    """The content of a line: its company, the names by their level, and its remarks."""

    cell: Cell
    who: str
    said: dict[str, list[str]] = field(default_factory=dict)


def with_chains(book: Book) -> Book:
    """The workbook with a list in place of the lines of a chat."""
    return replace(book, grids=tuple(map(_with_chain, book.grids)))


def _with_chain(grid: Grid) -> Grid:
    """The list of the companies that signed up; the sheet itself if it is no chat."""
    texts = list(_lines(grid))
    lines = [_parse_line(text, cell) for text, cell in texts]
    if sum(bool(line.said.keys() & _WISHING) for line in lines) >= _AT_LEAST:
        for (text, _), line in zip(texts, lines, strict=True):
            _take_behind_colon(text, line)
    telling = [bool(line.said.keys() & _WISHING) for line in lines]
    _take_sides([line for line, tells in zip(lines, telling, strict=True) if tells])
    numbered = [_NUMBER.match(text) is not None for text, _ in texts]
    both = [tells and counts for tells, counts in zip(telling, numbered, strict=True)]
    if sum(telling) < _FEWEST or sum(telling) < _MOST * sum(numbered):
        return grid
    first = (both if sum(both) >= _AT_LEAST else telling).index(True)  # lines above explain the form
    askers = {fold(line.who) for line, tells in zip(lines[first:], telling[first:], strict=True) if tells}
    if askers & _NOBODY:
        return grid
    sided = {fold(line.who) for line in lines if "role" in line.said}
    closed = _is_closed(lines, sided)
    titles = [key for key in _TITLES if key not in _OF_SIDES or any(key in line.said for line in lines)]
    rows: dict[int, Mapping[int, object]] = {}
    origins: dict[tuple[int, int], Cell] = {}
    for number, ((text, cell), line) in enumerate(zip(texts, lines, strict=True), start=1):
        if telling[number - 1] and number <= first:
            continue  # instructions: ``Company, number of people, whom you want to meet``
        place = number + (number > first)
        entry = number > first and (telling[number - 1] or numbered[number - 1])
        if closed and entry:
            entry = fold(line.who) in sided
            _take_notes(line, sided)
            place += 0 if entry else len(texts) + 1  # a change of an earlier line, or a greeting, below the list
        rows[place] = _cells(line, titles) if entry else {1: text}
        origins |= {(place, column): cell for column in (0, *rows[place])}
    rows[first + 1] = dict(enumerate((_TITLES[key] for key in titles), start=1))
    origins |= {(first + 1, column): texts[first][1] for column in (0, *rows[first + 1])}
    return replace(grid, rows=dict(sorted(rows.items())), origins=origins, merged=())


def _take_sides(lines: Sequence[_Line]) -> None:
    """Take the side in brackets behind the company of each line, and the person behind a dash: ``Orda-Aliya (buyer)``.

    Nothing is taken unless most lines have a side.
    """
    told = [(line, aside, _SIDES.get(aside[1], aside[1])) for line in lines if (aside := _ASIDE.search(line.who))]
    sided = [(line, aside, side) for line, aside, side in told if roles_of(side)[0]]
    if len(sided) < _MOST * len(lines):
        return
    for line, aside, side in sided:
        who, *person = _PERSON.split(line.who[: aside.start()].strip(_EDGE), maxsplit=1)
        line.who = who.strip(_EDGE)
        line.said |= {"role": [side], **({"contact": person} if person else {})}


def _is_closed(lines: Sequence[_Line], askers: Collection[str]) -> bool:
    """Whether companies of both sides signed up, which ask for one another and for hardly anybody else."""
    said = [line.said[kind] for line in lines if "role" in line.said for kind in _WISHING & line.said.keys()]
    names = [fold(name) for parts in said if parts for name in _BETWEEN.split(parts[0]) if name.strip()]
    return bool(names) and sum(any(asker in name for asker in askers) for name in names) >= _MOST * len(names)


_BETWEEN = lazy_regex(r"[、/]+")


def _take_notes(line: _Line, askers: Collection[str]) -> None:
    """Take what names nobody behind the names of a line for remarks: ``needs a large table``."""
    for kind in _WISHING & line.said.keys():
        first, *behind = line.said[kind] or [""]
        named = [part for part in behind if any(asker in fold(part) for asker in askers)]
        line.said["notes"] = [*line.said.get("notes", ()), *(part for part in behind if part not in named)]
        line.said[kind] = [first, *named] if first else []


def _take_behind_colon(text: str, line: _Line) -> None:
    """Take the names after a colon for wishes if a line has no word for them, unlike others."""
    wishes = line.said.keys() & _WISHING
    who, *behind = _COLON.split(line.who if wishes else _bare(text), maxsplit=1)
    if not any(map(str.strip, behind)) or _SENT.match(who) or (not wishes and _is_about_times(behind[0])):
        return  # such as a message of one person
    line.who = who.strip(_EDGE)
    named = [said for part in _STATEMENTS.split(behind[0]) if (said := part.strip(_EDGE))]
    line.said["wishes"] = [*named, *line.said.get("wishes", ())]


def _bare(text: str) -> str:
    """A line without its number and the prefix of a chat program."""
    bare = _NUMBER.sub("", text, count=1) if _NUMBER.match(text) else text
    sent = _SENT.match(bare)
    sender = _SENDER.match(bare, sent.end()) if sent is not None else None
    return bare if sender is None else bare[sender.end() :]


def _cells(line: _Line, titles: Sequence[str]) -> dict[int, object]:
    said = {"company": [line.who], **line.said}
    joined = {column: "; ".join(said.get(name, ())) for column, name in enumerate(titles, start=1)}
    return {column: text for column, text in joined.items() if text}


def _lines(grid: Grid) -> Iterator[tuple[str, Cell]]:
    """The lines of a sheet with one text per row, or all in one cell; none if its rows have several cells."""
    if any(len(values) > 1 for values in grid.rows.values()):
        return
    for row, values in grid.rows.items():
        for column, value in values.items():
            lines = written(value).split("\n")
            apart = sum(_NUMBER.match(line) is not None for line in lines) >= _FEWEST
            for text in lines if apart else [written(value)]:
                if bare := trim(text):
                    yield bare, grid.cell(row, column)


def _parse_line(text: str, cell: Cell) -> _Line:
    """Parse a line."""
    bare = _bare(text)
    found = list(_SAYS.finditer(bare))
    head = bare[: found[0].start()] if found else bare
    who, *behind = (part.strip(_EDGE) for part in _STATEMENTS.split(head)) if found else (head,)
    people = _PEOPLE.search(who)
    line = _Line(cell, who[: people.start()].strip(_EDGE) if people is not None else who.strip(_EDGE))
    line.said["notes"] = [part for part in behind if part and _PEOPLE.fullmatch(part) is None]
    ends = [*(match.start() for match in found[1:]), len(bare)][: len(found)]
    for match, end in zip(found, ends, strict=True):
        for part in _STATEMENTS.split(bare[match.end() : end]):
            kind = "notes" if _is_about_times(part) else str(match.lastgroup)
            line.said.setdefault(kind, []).extend([said] if (said := part.strip(_EDGE)) else [])
    return line


def _is_about_times(text: str) -> bool:
    """Whether a part of a line has no name, and is about times or numbers of meetings."""
    told = tells_absence(text) or told_absence(text) is not None or says_limit(text) or speaks(text)
    return bool(told or NAMES_TIME.search(text))
