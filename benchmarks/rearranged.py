"""Whether exports are read alike however they are arranged: ``python -m benchmarks.rearranged [-v] [--only NAME]``.

Each workbook of ``tests/intake/exports_compared`` is changed in ways that leave its meaning to a reader as it is:
an empty column on the left, a title above, numbered titles, names in capitals, another sheet beside it and so on
(metamorphic testing). Then it is read with every guess taken, as by ``--assume 0``. The table tells for each
arrangement how many are read as before, how many deviate from what their makers say they hold where they did not
before and ask something new, and how many deviate without a new question.
"""

from __future__ import annotations

import argparse
import re
import tempfile
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from benchmarks.by_others import FOLDER, TODAY, Meant, deviations, exports_in, meant_by, read_as_guessed
from benchmarks.machine import print_facts
from sco_scheduler.domain.findings import stops
from sco_scheduler.domain.names import fold
from sco_scheduler.intake import Intake, read_registrations
from sco_scheduler.intake.understanding.cells.fields import NOTHING
from sco_scheduler.intake.understanding.cells.questions import NOTHING_HELD
from sco_scheduler.intake.understanding.meanings.plans import Plan

_WISHES = ("wishes", "choice", "askers")
_NAMES = ("company", "local", "from", "to", *_WISHES)
"""Fields with names of companies."""

_MOVABLE = (
    "country",
    "contact",
    "email",
    "phone",
    "notes",
    "maximum",
    "minimum",
    "not_available",
    "languages",
    "role",
    NOTHING,
)
"""Fields whose columns tell the same wherever they stand."""


@dataclass(frozen=True)
class Lists:
    """The lists of a workbook as it was read before."""

    plans: Sequence[Plan]
    seed: int | str

    @cached_property
    def chance(self) -> Random:
        """The source of what is chosen at random."""
        return Random(self.seed)

    def on(self, sheet: Worksheet) -> Plan | None:
        """The only list of a sheet, if it stands on it as it is read."""
        found = [plan for plan in self.plans if plan.sheet == sheet.title]
        return found[0] if len(found) == 1 and not found[0].region.grid.origins else None


def _shifted(sheet: Worksheet, *, row: int = 0, column: int = 0, number: int = 1) -> None:
    """Insert empty rows or columns, and move what is merged with the cells."""
    for area in list(sheet.merged_cells.ranges):
        if row and area.min_row >= row:
            area.shift(row_shift=number)
        elif row and area.max_row >= row:
            area.expand(down=number)
        elif column and area.min_col >= column:
            area.shift(col_shift=number)
        elif column and area.max_col >= column:
            area.expand(right=number)
    if row:
        sheet.insert_rows(row, number)
    else:
        sheet.insert_cols(column, number)


def _texts(sheet: Worksheet) -> Iterator[Cell]:
    for line in sheet.iter_rows():
        for cell in line:
            if isinstance(cell, Cell) and isinstance(cell.value, str) and not cell.value.startswith("="):
                yield cell


def _titles(sheet: Worksheet, lists: Lists) -> Iterator[Cell]:
    plan = lists.on(sheet)
    for number in plan.region.header if plan is not None and len(plan.region.header) == 1 else ():
        for cell in sheet[number]:
            if isinstance(cell, Cell) and isinstance(cell.value, str):
                yield cell


def _named(sheet: Worksheet, lists: Lists, fields: Sequence[str] = _NAMES) -> Iterator[Cell]:
    """The cells of the rows of a list with names of companies."""
    plan = lists.on(sheet)
    if plan is None:
        return
    rows = set(plan.region.rows)
    for column in plan.region.columns:
        if plan.meanings.get(column.number, NOTHING).field in fields:
            for row in rows:
                cell = sheet.cell(row, column.number)
                if isinstance(cell, Cell) and isinstance(cell.value, str):
                    yield cell


def _empty_column(book: Workbook, lists: Lists) -> bool:
    for sheet in book.worksheets:
        _shifted(sheet, column=1)
    return True


def _empty_rows(book: Workbook, lists: Lists) -> bool:
    for sheet in book.worksheets:
        _shifted(sheet, row=1, number=2)
    return True


def _title_above(book: Workbook, lists: Lists) -> bool:
    for sheet in book.worksheets:
        _shifted(sheet, row=1, number=2)
        sheet.cell(1, 1).value = "B2B Forum 2026"
    return True


def _numbered_rows(book: Workbook, lists: Lists) -> bool:
    done = False
    for sheet in book.worksheets:
        if (plan := lists.on(sheet)) is None or not plan.region.header[-1]:
            continue
        if any(c.title and c.title[0] in "#№NnП序" for c in plan.region.columns[:1]):
            continue
        _shifted(sheet, column=1)
        sheet.cell(plan.region.header[-1], 1).value = "№"
        for count, row in enumerate(plan.region.rows, start=1):
            sheet.cell(row, 1).value = count
        done = True
    return done


def _contact_columns(book: Workbook, lists: Lists) -> bool:
    done = False
    named: set[str] = set()
    for sheet in book.worksheets:
        if (plan := lists.on(sheet)) is None or not plan.region.header[-1] or len(plan.region.rows) < 3:
            continue
        names = {fold(str(cell.value)) for cell in _named(sheet, lists, ("company", "local"))}
        again = sum(any(name in one or one in name for one in named) for name in names)
        named |= names
        if any(meaning.field == "email" for meaning in plan.meanings.values()) or 2 * again > len(names):
            continue  # another address of a company would say that somebody else writes
        last = sheet.max_column
        for place, title in enumerate(("E-mail", "Tel."), start=1):
            sheet.cell(plan.region.header[-1], last + place).value = title
        for count, row in enumerate(plan.region.rows, start=1):
            sheet.cell(row, last + 1).value = f"office{count}@{lists.chance.randrange(10**6)}.example.org"
            sheet.cell(row, last + 2).value = f"+86 23 6{count:03} {lists.chance.randrange(1000, 9999)}"
        done = True
    return done


def _each_cell(
    cells: Callable[[Worksheet, Lists], Iterator[Cell]], change: Callable[[int, str], str]
) -> Callable[[Workbook, Lists], bool]:
    """Change the text of each of some cells of a sheet, given its number among them."""

    def changed(book: Workbook, lists: Lists) -> bool:
        done = False
        for sheet in book.worksheets:
            for place, cell in enumerate(cells(sheet, lists), start=1):
                before = str(cell.value)
                cell.value = change(place, before)
                done = done or cell.value != before
        return done

    return changed


def _each_title(change: Callable[[int, str], str]) -> Callable[[Workbook, Lists], bool]:
    return _each_cell(_titles, change)


def _each_name(change: Callable[[str], str], fields: Sequence[str] = _NAMES) -> Callable[[Workbook, Lists], bool]:
    return _each_cell(lambda sheet, lists: _named(sheet, lists, fields), lambda _, text: change(text))


def _each_text(change: Callable[[str], str]) -> Callable[[Workbook, Lists], bool]:
    return _each_cell(lambda sheet, _: _texts(sheet), lambda _, text: change(text))


def _hotel(book: Workbook, lists: Lists) -> bool:
    sheet = book.create_sheet("Hotel")
    for row in (("Room", "Guest", "Nights"), (301, "A. Serikov", 2), (302, "Li Wei", 3), (305, "M. Karimova", 2)):
        sheet.append(row)
    return True


def _foot(book: Workbook, lists: Lists) -> bool:
    for sheet in book.worksheets:
        sheet.cell(sheet.max_row + 2, 1).value = "Exported 2026-09-01 10:15"
    return True


def _last_column(book: Workbook, lists: Lists) -> bool:
    done = False
    for sheet in book.worksheets:
        if (plan := lists.on(sheet)) is None or sheet.merged_cells.ranges:
            continue
        movable = [
            c.number
            for c in plan.region.columns[:-1]
            if plan.meanings.get(c.number, NOTHING).field in _MOVABLE and c.title
        ]
        if not movable or len(plan.region.header) > 1:
            continue
        number, last = lists.chance.choice(movable), sheet.max_column + 1
        letter = get_column_letter(number)
        sheet.move_range(f"{letter}1:{letter}{sheet.max_row}", cols=last - number)
        sheet.delete_cols(number)
        done = True
    return done


def _rows_reversed(book: Workbook, lists: Lists) -> bool:
    done = False
    for sheet in book.worksheets:
        plan = lists.on(sheet)
        if plan is None or sheet.merged_cells.ranges or plan.region.sections or plan.holds != "companies":
            continue
        rows = list(plan.region.rows)
        names = [str(sheet.cell(row, c.number).value) for c in plan.region.columns[:1] for row in rows]
        if len(set(names)) < len(names) or any(cell.comment for row in rows for cell in sheet[row]):
            continue
        lines = [[(cell.value, cell._style) for cell in sheet[row]] for row in rows]
        for row, line in zip(rows, reversed(lines), strict=True):
            for place, (value, style) in enumerate(line, start=1):
                sheet.cell(row, place).value, sheet.cell(row, place)._style = value, style
        done = True
    return done


def _gaps(book: Workbook, lists: Lists) -> bool:
    done = False
    for sheet in book.worksheets:
        plan = lists.on(sheet)
        if plan is None or sheet.merged_cells.ranges or len(plan.region.rows) < 6:
            continue
        for row in reversed(plan.region.rows[3::4]):
            _shifted(sheet, row=row)
        done = True
    return done


def _as_text(book: Workbook, lists: Lists) -> bool:
    done = False
    for sheet in book.worksheets:
        for line in sheet.iter_rows():
            for cell in line:
                value: Any = cell.value
                if isinstance(value, (int, float)) and not isinstance(value, bool) and isinstance(cell, Cell):
                    cell.value, cell.number_format, done = f"{value:g}" if value < 1e6 else str(value), "@", True
                elif isinstance(value, datetime) and isinstance(cell, Cell):
                    at = value.time() != datetime.min.time()
                    cell.value, done = value.strftime("%d.%m.%Y %H:%M" if at else "%d.%m.%Y"), True
                elif isinstance(value, date) and isinstance(cell, Cell):
                    cell.value, done = value.strftime("%d.%m.%Y"), True
    return done


def _sheet_name(book: Workbook, lists: Lists) -> bool:
    if len(book.worksheets) > 1:
        return False
    book.worksheets[0].title = "Sheet1"
    return True


def _other_order(book: Workbook, lists: Lists) -> bool:
    book._sheets.reverse()
    return len(book.worksheets) > 1


def _on_one_sheet(*, beside: bool) -> Callable[[Workbook, Lists], bool]:
    """Put the lists of all sheets on the first, each below the name of its sheet, with empty cells between them."""

    def changed(book: Workbook, lists: Lists) -> bool:
        first, *others = book.worksheets
        if not others or any(sheet.merged_cells.ranges or lists.on(sheet) is None for sheet in book.worksheets):
            return False
        _shifted(first, row=1)
        first.cell(1, 1).value = first.title
        for sheet in others:
            row, column = (0, first.max_column + 1) if beside else (first.max_row + 2, 0)
            first.cell(row + 1, column + 1).value = sheet.title
            for cell in (cell for line in sheet.iter_rows() for cell in line if isinstance(cell, Cell)):
                copy = first.cell(row + 1 + cell.row, column + cell.column, cell.value)
                assert isinstance(copy, Cell)
                copy.number_format, copy.fill, copy.font = cell.number_format, cell.fill.copy(), cell.font.copy()
                copy.comment = cell.comment and cell.comment.__copy__()
            book.remove(sheet)
        first.title = "Sheet1"
        return True

    return changed


def _loose(text: str) -> str:
    return "  " + text.replace(" ", "\u00a0", 1) + " "


_FORMS = (
    (re.compile(r"\bCo\., ?Ltd\.?"), "Co Ltd"),
    (re.compile(r"\bLtd\."), "Ltd"),
    (re.compile(r"[«»“”„\"]"), ""),
    (re.compile(r"\bLLC\b"), "L.L.C."),
    (re.compile(r"有限责任公司|股份有限公司|有限公司"), "公司"),
    (re.compile(r"\bPvt\. Ltd\b"), "Private Limited"),
)


def _other_forms(text: str) -> str:
    for pattern, other in _FORMS:
        text = pattern.sub(other, text)
    return text


ARRANGEMENTS: dict[str, Callable[[Workbook, Lists], bool]] = {
    "empty column on the left": _empty_column,
    "two empty rows above": _empty_rows,
    "title above": _title_above,
    "rows numbered": _numbered_rows,
    "e-mail and telephone added": _contact_columns,
    "titles numbered": _each_title(lambda n, title: f"{n}. {title}"),
    "titles with a star": _each_title(lambda _, title: f"{title} *"),
    "titles with a colon": _each_title(lambda _, title: f"{title.rstrip(':：')}:"),
    "titles in capitals": _each_title(lambda _, title: title.upper()),
    "titles in two lines": _each_title(lambda _, title: title.replace(" ", "\n", 1)),
    "names in capitals": _each_name(str.upper),
    "wishes in small letters": _each_name(str.lower, _WISHES),
    "other legal forms in wishes": _each_name(_other_forms, _WISHES),
    "loose spaces": _each_text(_loose),
    "another sheet": _hotel,
    "foot": _foot,
    "a column last": _last_column,
    "rows reversed": _rows_reversed,
    "gaps between rows": _gaps,
    "numbers and dates as text": _as_text,
    "sheet named Sheet1": _sheet_name,
    "sheets in reverse order": _other_order,
    "lists below each other": _on_one_sheet(beside=False),
    "lists beside each other": _on_one_sheet(beside=True),
}


def tried(path: Path, names: Sequence[str], seed: int = 1) -> Iterator[tuple[str, list[str], bool]]:
    """Read a workbook in other arrangements.

    Yields
    ------
    tuple[str, list[str], bool]
        The arrangement, the deviations that it adds, and whether a new question or stop comes with it.
    """
    before = read_as_guessed(path)
    known = before.opened.understanding if before.opened is not None else None
    if known is None:
        return
    meant = meant_by(path)
    with tempfile.TemporaryDirectory() as folder:  # saved again, since the library keeps no text with parts of its own
        openpyxl.load_workbook(path).save(again := Path(folder) / path.name)
        usual = _told(before, meant) | _told(read_as_guessed(again), meant)
    plans = [plan for plan in known.plans if plan.holds != NOTHING_HELD]
    asked: set[tuple[str, str, str]] | None = None
    for name in names:
        book = openpyxl.load_workbook(path)
        if not ARRANGEMENTS[name](book, Lists(plans, f"{seed} {name} {path.stem}")):
            continue
        with tempfile.TemporaryDirectory() as folder:
            other = Path(folder) / path.name
            book.save(other)
            added = sorted((_told(read_as_guessed(other), meant) - usual).elements())
            if not added:
                yield name, [], False
                continue
            if asked is None:
                asked = _asked(read_registrations([path], today=TODAY))
            now = read_registrations([other], today=TODAY)
            new = not _asked(now) <= asked or bool(stops(f for f in now.findings if f.code != "question"))
            yield name, added, new


def _told(intake: Intake, meant: Meant) -> Counter[str]:
    """The deviations, whatever the letters and spaces of the names in them."""
    return Counter(map(fold, deviations(intake, meant)))


def _asked(intake: Intake) -> set[tuple[str, str, str]]:
    """What is asked, with the guesses."""
    return {(question.kind, question.subject, question.guess) for question in intake.questions}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-v", "--verbose", action="store_true", help="list the deviations")
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER, help="exports with what they hold beside them")
    parser.add_argument("--only", default="", help="arrangements with this in their name")
    parser.add_argument("--first", type=int, default=0, help="the export to begin with")
    parser.add_argument("--step", type=int, default=1, help="every which export is tried")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    warnings.simplefilter("ignore")
    print_facts()
    names = [name for name in ARRANGEMENTS if chosen.only in name]
    counts = {name: Counter[str]() for name in names}
    for path in exports_in(chosen.folder)[chosen.first :: chosen.step]:
        if path.suffix != ".xlsx":
            continue
        for name, added, new in tried(path, names, chosen.seed):
            counts[name]["alike" if not added else "asked" if new else "silent"] += 1
            if added and chosen.verbose:
                print(f"{path.stem} {name}: {'asks' if new else 'SILENT'}", flush=True)
                for line in added[:6]:
                    print(f"    {line}")
    print(f"{'arrangement':<30} {'alike':>6} {'asked':>6} {'silent':>6}")
    for name, of in counts.items():
        print(f"{name:<30} {of['alike']:>6} {of['asked']:>6} {of['silent']:>6}")


if __name__ == "__main__":
    main()
