"""Recognises the format's own sheets in a workbook, and whether their contents can be read completely."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import lru_cache
from itertools import pairwise

from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.domain.record import MEETINGS_SHEET, RECORD_SHEET
from sco_scheduler.intake.table.grids import Book, FormMap, Grid, is_total, letters, vocabulary
from sco_scheduler.intake.table.headers import Header, find_header
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.cells.fields import WEIGHTY, Meaning
from sco_scheduler.intake.understanding.cells.marks import SENTENCE, sign_of_name
from sco_scheduler.intake.understanding.cells.questions import DETAILS, NOTHING_HELD
from sco_scheduler.intake.understanding.cells.sayings import (
    apart,
    of_all_meetings,
    says_surely,
    segments,
    speaks,
)
from sco_scheduler.intake.understanding.event_blocks import MOST_LINES, event_lines_below
from sco_scheduler.intake.understanding.lists.closing_lines import closing_lines
from sco_scheduler.intake.understanding.lists.regions import find_region
from sco_scheduler.intake.understanding.meanings.planned import Plan
from sco_scheduler.intake.understanding.meanings.shapes import pair_sides
from sco_scheduler.intake.understanding.names.matching import NameIndex
from sco_scheduler.intake.understanding.remarks.accounting import READ
from sco_scheduler.intake.understanding.wishes.pairs import MADE_ID
from sco_scheduler.intake.understanding.wishes.ratings import count_from_one
from sco_scheduler.intake.understanding.wording.words import hints, means_level, roles_of, side_of_title, title_score
from sco_scheduler.intake.values.dates import read_date
from sco_scheduler.intake.values.entries import (
    LabelsUnreadableError,
    fold_header,
    normalized,
    read_rank,
    table_labels,
    written,
)
from sco_scheduler.intake.values.languages import interpreted_in
from sco_scheduler.intake.values.presence import SPAN, absence_in_figures, ranges_apart
from sco_scheduler.intake.values.statuses import says_gone, status_of, voids_row

OWN = ("Purchasers", "Suppliers", "Requests")
"""The sheets that may have any other form."""

_SIDES = ("Purchasers", "Suppliers")
FURTHER = ("Event", "Sessions", "Zones", "Tables", "Interpreters", "Fixed")
"""The sheets of the format without alternative forms."""


_MOST_WISHES = 200
"""The maximum number of names in a cell of the format's own wishes that are asked about one by one."""

_AND = frozenset({"", "и", "and", "和", "与", "及"})
"""Words between the names of a list, or nothing."""

Familiar = tuple[Grid, dict[str, int], tuple[int, ...]]
"""A sheet, its columns by their key, and the rows of its header."""


class OwnSheets:
    """The sheets of a workbook with the names or the columns of the format.

    ``familiar`` are those that are read as the format's own, ``by_columns`` all with the columns of one, ``told``
    those with a completely understood header, and ``passed`` the columns, by the identity of their sheet, that
    are irrelevant or repeat another column. ``whole``: nothing necessary for an event is missing. ``numbered``: a list
    of companies has plain numbers as IDs.
    """

    def __init__(
        self, sheets: Mapping[str, Grid], needed: Mapping[str, Sequence[Sequence[str]]], form: FormMap, names: NameIndex
    ) -> None:
        self.familiar: dict[str, Familiar] = {}
        self.by_columns: dict[str, Familiar] = {}
        self.told: set[str] = set()
        self.passed: dict[int, set[int]] = {}
        self._sheets, self._form, self._names = sheets, form, names
        for key, grid in sheets.items():
            self._take(key, grid, needed[key])
        self._unregister()
        self._fixed = self._decided_sheets()
        self._names_taken = {
            fold_header(name) for key in self.familiar for name in vocabulary().sheets[key].sheet.spellings()
        }
        self._known = {id(grid) for grid, _, _ in self.familiar.values()}
        listed = {"Purchasers", "Suppliers"}
        self.whole = listed <= self.by_columns.keys() and (
            "Requests" in self.by_columns or any("wishes" in self.by_columns[key][1] for key in listed)
        )
        self.numbered = any(_has_numbers(self.by_columns[key]) for key in listed & self.by_columns.keys())
        if self.whole:
            for key, found in self.by_columns.items():
                if key in self.told or self._has_same_header(found[0], found[2]):
                    self.familiar.setdefault(key, found)

    def leaves(self, grid: Grid) -> bool:
        """Whether a sheet is to be understood: it has rows, and is not read as a sheet of the format."""
        return (
            id(grid) not in self._fixed
            and bool(grid.rows)
            and not is_written(grid)
            and (id(grid) in self._known or fold_header(grid.name) not in self._names_taken)
        )

    def is_familiar(self, grid: Grid) -> bool:
        """Whether the name of a sheet identifies it as the format's own."""
        return id(grid) in self._known

    def has_texts(self) -> bool:
        """Whether the format's own sheets may have texts beyond their columns, or levels in words of a scale."""
        if any(map(_is_unusual_level, set(self._texts_of("Requests", "level")))):
            return True
        if any(True for key in _SIDES for _ in self._texts_of(key, "wishes")):
            return True
        if any(map(voids_row, set(self._texts_of("Requests", "notes")))):
            return True
        notes = {text for key in OWN for text in self._texts_of(key, "notes", but="status")}
        texts = {text for key, grid in self._sheets.items() for text in self._free_texts(key, grid)}
        free = [text for text in texts if hints([text])]
        if not notes and not free:
            return False
        names, own = NameIndex(), dict[str, str]()
        for key in _SIDES:
            grid, columns, lines = self.familiar.get(key) or (Grid("", {}), {}, ())
            naming = [columns[name] for name in ("company", "local") if name in columns]
            for row, values in grid.rows.items() if lines else ():
                of_row = [written(values[c]) for c in naming if c in values]
                if of_row and row not in lines:
                    names.add(fold(of_row[0]), of_row)
                    own |= {fold(name): fold(of_row[0]) for name in of_row}
        # A name such as Pleasant Plus contains keywords, but only means its own company.
        return any(map(_note_may_matter, notes)) or any(
            _may_matter(text) or names.mentioned(text) - {own.get(fold(text), "")} for text in (*notes, *free)
        )

    def _texts_of(self, key: str, column: str, but: str = "") -> Iterator[str]:
        """The texts of a column of one of the format's own sheets, without the rows with a text in another column."""
        grid, columns, lines = self.familiar.get(key) or (Grid("", {}), {}, ())
        place, told = columns.get(column, -1), columns.get(but, -1)
        for row, values in grid.rows.items():
            if place in values and row not in lines and told not in values:
                yield written(values[place])

    def _free_texts(self, key: str, grid: Grid) -> Iterator[str]:
        """The texts of a sheet of the format outside of the columns of notes, words or hours that its reader knows."""
        columns: Mapping[str, int]
        _, columns, lines = self.familiar.get(key) or (grid, {}, ())
        if not lines and (header := find_header(grid, vocabulary().sheets[key], self._form.of(key))) is not None:
            columns, lines = header.columns, (header.row,)
        noted = key in OWN and key in self.familiar
        taken = {c for name, c in columns.items() if key in FURTHER or name in READ or (noted and name == "notes")}
        for row, values in grid.rows.items():
            for column, value in values.items() if row not in lines else ():
                if column not in taken and isinstance(value, str):
                    yield value

    def leave_out(self, plans: Sequence[Plan]) -> bool:
        """Whether plans read more than the columns with names of the format."""
        columns = {id(grid): set(known.values()) for grid, known, _ in self.by_columns.values()}
        return any(self._says_more(plan, columns.get(id(plan.region.grid), set())) for plan in plans)

    def _says_more(self, plan: Plan, known: Collection[int]) -> bool:
        """Whether a sheet has more content than the columns with names of the format, or other words."""
        if not known:
            return plan.holds != NOTHING_HELD
        level = plan.column("level")
        words = level.texts if level is not None else ()
        return (
            any(matters(m) for c, m in plan.meanings.items() if c not in known)
            or any(map(_is_unusual_level, words))
            or any(self._has_unknown_names(column) for column, _ in plan.wish_columns() if column.number in known)
        )

    def _has_unknown_names(self, wishes: Column) -> bool:
        """Whether a column of wishes has more than known names."""
        cells = (self._names.split(text) for text in wishes.cells.values() if not is_total(text))
        return any(
            len(parts) <= _MOST_WISHES
            and any(
                part.remark or sign_of_name(part.text) or (part.company is None and not _are_made_ids(part.text))
                for part in parts
            )
            for parts in cells
        )

    def more_in(self, plan: Plan) -> bool:
        """Whether a plan reads columns of a familiar sheet without names of the format."""
        known = self.familiar[plan.familiar][1].values()
        return bool(plan.wish_columns()) or any(
            meaning.field != "nothing" for column, meaning in plan.meanings.items() if column not in known
        )

    def _take(self, key: str, grid: Grid, needed: Sequence[Sequence[str]]) -> None:
        """Register a sheet with the columns that the format needs."""
        named = fold_header(grid.name) in vocabulary().sheets[key].sheet.spellings() or self._form.of(key).sheet
        if not named and title_score(grid.name, "nothing") >= 0.7:
            return  # a sheet of hotels has columns ``From`` and ``To`` too
        header = find_header(grid, vocabulary().sheets[key], self._form.of(key))
        if header is not None and (_has_void_rows(grid, header) or self._leaves_out_names(key, grid, header)):
            return  # a row may be replaced, and its ID is no clearer than its name
        if header is not None and key in _SIDES and _has_lines_below(grid, header.row):
            return  # no rows of companies, as they would be read
        if header is None or not all(any(column in header.columns for column in group) for group in needed):
            return
        if self._is_told_otherwise(grid, header):
            return
        if key == "Requests" and header.ranked and not _counts_from_one(grid, header):
            return  # possibly ratings
        lines = (header.upper, header.row) if header.upper else (header.row,)
        self.by_columns[key] = grid, dict(header.columns), lines
        twins = {column for column, twin in header.twins if twin != "wishes"}
        self.passed.setdefault(id(grid), set()).update(twins | header.ignored)
        if _is_complete(grid, header):
            self.told.add(key)
        if named and (key in self.told or self._has_same_header(grid, lines)):
            self.familiar[key] = self.by_columns[key]

    def _is_told_otherwise(self, grid: Grid, header: Header | None = None) -> bool:
        """Whether the map gives other contents to a sheet of any form, or another meaning to a column of the format."""
        said = [path[2:] for path in self._form.answers if path[:2] == ("form", fold_header(grid.name))]
        names = set[str]()
        if header is not None:
            for column in header.columns.values():
                names |= {fold(header.titles.get(column, "")), fold(f"column {letters(column)}")}
        return any(path[0] != "columns" or path[-1] in names for path in said)

    def _leaves_out_names(self, key: str, grid: Grid, header: Header) -> bool:
        """Whether only the ID of each company would be read, and not a column with a title for companies."""
        if key not in _SIDES or {"company", "local"} & header.columns.keys() or self._form.of(key).sheet:
            return False
        unread = [column for column in grid.rows[header.row] if column not in header.columns.values()]
        for column in unread:
            title = written(grid.rows[header.row][column])
            texts = [written(v[column]) for row, v in grid.rows.items() if row > header.row and column in v]
            names = len(set(texts)) == len(texts) > 1 and all(any(map(str.isalpha, text)) for text in texts)
            if title_score(title, "company") >= 0.7 or side_of_title(title) is not None or names:
                return True
        return False

    def _unregister(self) -> None:
        """Unregister sheets with ambiguous names, or with more content than the format has."""
        listed = {"Purchasers", "Suppliers"} & self.by_columns.keys()
        if "Delegates" in self.familiar and (not listed or _has_roles(*self.familiar["Delegates"][::2], self._names)):
            del self.familiar["Delegates"]  # ``Participants`` may be the companies
        if "Requests" in self.familiar and (not listed or self._has_requester_column(*self.familiar["Requests"][:2])):
            del self.familiar["Requests"]
            self.told.discard("Requests")

    def _decided_sheets(self) -> set[int]:
        """The sheets that need no understanding: a map names them, or the format reads them otherwise."""
        several = [id(grid) for grid, _, _ in self.by_columns.values()]
        fixed = {grid for grid in several if several.count(grid) > 1}  # a map may name one sheet for several
        fixed |= {id(self._sheets[key]) for key in FURTHER if key in self._sheets and self._sheets[key].rows}
        return fixed | {
            id(grid)
            for key, grid in self._sheets.items()
            if self._form.of(key).sheet and key not in self.by_columns and not self._is_told_otherwise(grid)
        }

    def _has_requester_column(self, grid: Grid, columns: Mapping[str, int]) -> bool:
        """Whether a list of pairs has a column for the requester, or for what either side says."""
        if not set().union(*grid.rows.values()) - set(columns.values()):
            return False  # every column is read
        region = find_region(grid, self._names)
        for column in region.columns if region is not None else ():
            column.profiled(self._names)
        if region is None or not pair_sides(region):
            return False
        unread = [c for c in region.columns if c.cells and c.number not in columns.values()]
        return any(
            (c.profile.roles >= 0.75 and c.profile.distinct <= 12)
            or (side_of_title(c.title) is not None and max(c.profile.levels, c.profile.ranks) >= 0.6)
            for c in unread
        )

    def _has_same_header(self, grid: Grid, lines: tuple[int, ...]) -> bool:
        """Whether the header has the same last row if it is found without the names of the format."""
        region = find_region(grid, self._names)
        return region is None or region.header[-1] <= lines[-1]


def _has_numbers(found: Familiar) -> bool:
    grid, columns, _ = found
    return any(written(row.get(columns.get("id", 0), "")).isdecimal() for row in grid.rows.values())


def _is_complete(grid: Grid, header: Header) -> bool:
    """Whether every non-empty column has a title, each a name of the format, with wishes in one column."""
    filled = {column for row, cells in grid.rows.items() if row > header.row for column in cells}
    several = any(key == "wishes" for _, key in header.twins)
    return not several and not header.unread and filled <= header.titles.keys()


def sessions_of(sheets: Mapping[str, Grid]) -> tuple[frozenset[str], tuple[date, ...]]:
    """The folded names of the sessions of the sheet Sessions, and its days in order."""
    header = find_header(sheets["Sessions"], vocabulary().sheets["Sessions"]) if "Sessions" in sheets else None
    if header is None:
        return frozenset(), ()
    rows = [values for row, values in sheets["Sessions"].rows.items() if row > header.row]
    days = {day for values in rows for value in values.values() if (day := read_date(value)) is not None}
    names = [written(values[named]) for values in rows if (named := header.columns.get("session", -1)) in values]
    return frozenset(map(fold, names)), tuple(sorted(days))


def tables_of(sheets: Mapping[str, Grid]) -> frozenset[str]:
    """The folded labels of the tables on the format's own sheets."""
    labels: list[str] = []
    for key, column in (("Zones", "tables"), ("Tables", "table")):
        header = find_header(sheets[key], vocabulary().sheets[key]) if key in sheets else None
        if header is None or column not in header.columns:
            continue
        values = [
            v[header.columns[column]]
            for row, v in sheets[key].rows.items()
            if row > header.row and header.columns[column] in v
        ]
        for value in values:
            with suppress(LabelsUnreadableError):
                labels += table_labels(value) if key == "Zones" else [written(value)]
    return frozenset(map(fold, labels))


def _counts_from_one(grid: Grid, header: Header) -> bool:
    """Whether the numbers of the format's own Requests are evidently ranks."""
    groups: dict[str, list[int]] = {}
    for row, values in grid.rows.items():
        number = read_rank(values.get(header.columns["rank"]))
        if row > header.row and number is not None and "from" in header.columns:
            groups.setdefault(fold(str(values.get(header.columns["from"], ""))), []).append(number)
    return count_from_one(groups.values())


def _has_lines_below(grid: Grid, header: int) -> bool:
    """Whether lines at the end of a list, after an empty row or notes, are about the event, or name no company."""
    last = [*grid.rows][-MOST_LINES - 1 :]
    gap = any(row > before + 1 for before, row in pairwise(last))
    if not gap and (not last or len(grid.rows[last[-1]]) > 1):
        return False
    return bool(closing_lines(grid, header) or (gap and event_lines_below(grid, may_be=True)))


def _has_void_rows(grid: Grid, header: Header) -> bool:
    """Whether the status of some row makes it invalid."""
    if (place := header.columns.get("status")) is None:
        return False
    return any(status_of(text) == "void" for text in {written(v[place]) for v in grid.rows.values() if place in v})


def _has_roles(grid: Grid, lines: tuple[int, ...], names: NameIndex) -> bool:
    """Whether a column below this header has the roles purchaser and supplier."""
    if not _may_have_roles(grid):
        return False
    region = find_region(grid, names, lines)
    return region is not None and any(
        c.profile.roles >= 0.75 and c.profile.filled >= 2 and c.score("company") < 0.9 for c in region.columns
    )


def _may_have_roles(grid: Grid) -> bool:
    """Quick test whether half of the cells of a column name a role, before the list is searched."""
    told: dict[int, list[bool]] = {}
    for values in grid.rows.values():
        for column, value in values.items():
            told.setdefault(column, []).append(roles_of(written(value))[1] > 0.0)
    return any(2 * sum(cells) >= len(cells) for cells in told.values())


def comments_of(book: Book) -> dict[Cell, str]:
    """The comments on cells, except on sheets written by the program, and the notes of its template."""
    return {
        grid.cell(*place): text
        for grid in book.grids
        if grid.comments and not is_written(grid)
        for place, text in grid.comments.items()
        if text not in _notes()
    }


@lru_cache(maxsize=1)
def _notes() -> frozenset[str]:
    """The template's notes on its columns and settings, in each language, as comments are read."""
    words = [*vocabulary().settings.values(), *(w for s in vocabulary().sheets.values() for w in s.columns.values())]
    return frozenset(note.strip() for word in words for note in word.notes.values())


def is_written(grid: Grid) -> bool:
    """Whether a sheet was written by the program: Meetings, or the Record."""
    for key, most in ((MEETINGS_SHEET, 6), (RECORD_SHEET, 3)):
        if fold_header(grid.name) in vocabulary().sheets[key].sheet.spellings():
            header = find_header(grid, vocabulary().sheets[key])
            return header is not None and len(header.columns) >= most
    return False


def _may_matter(text: str) -> bool:
    """Quick test whether a text may explicitly say something about meetings; companies are not needed."""
    return speaks(text) or bool(apart(text)) or of_all_meetings(text)


def _note_may_matter(text: str) -> bool:
    """Whether a remark may state an absence, a cancellation, a language, or a wish to make sure of a meeting."""
    parts = (*segments(text), *ranges_apart(text).split("; "))
    figures = any(absence_in_figures(normalized(part)) is not None for part in parts)
    return (
        figures
        or SPAN.search(text) is not None
        or says_gone(text) > 0.0  # also if it may be a person who does not come
        or says_surely(text)
        or (interpreted_in(text)[0] != "")
    )


def matters(meaning: Meaning) -> bool:
    """Whether the meaning of a column affects meetings."""
    return meaning.field in {*WEIGHTY, *DETAILS, "wishes", "choice", "matrix", "local"}


def _is_unusual_level(word: str) -> bool:
    """Whether a word means a level for which the format has another word, such as ``High``, or is a whole remark."""
    if vocabulary().choice("level", word) is not None or not word:
        return False
    return means_level(word) or SENTENCE.match(word) is not None


def _are_made_ids(text: str) -> bool:
    """Whether a text has only IDs as they are generated for companies without one: ``S003, S001 and P002``."""
    words = [word for word in re.split(r"[,，;；、/&\s]+", fold(text)) if word not in _AND]
    return bool(words) and all(map(MADE_ID.fullmatch, words))
