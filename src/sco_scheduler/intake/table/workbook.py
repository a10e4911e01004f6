"""Identifies the sheets of a workbook (by a map, by names, by columns), and reads the rows of each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from sco_scheduler.domain.findings import Findings
from sco_scheduler.domain.messages import Cell, Phrase
from sco_scheduler.intake import kinds, phrases
from sco_scheduler.intake.files.csv_files import ENDINGS
from sco_scheduler.intake.sheets import companies as people
from sco_scheduler.intake.sheets import event, identities, zones
from sco_scheduler.intake.sheets.fixed import FIXED
from sco_scheduler.intake.sheets.requests import REQUESTS
from sco_scheduler.intake.table.grids import (
    NO_MAP,
    NOTHING_SAID,
    Book,
    FormMap,
    Grid,
    SheetMap,
    vocabulary,
    with_usual_signs,
)
from sco_scheduler.intake.table.headers import find_header
from sco_scheduler.intake.table.programmes import programme_of
from sco_scheduler.intake.table.rows import Layout, SheetTable, read_table, with_words
from sco_scheduler.intake.understanding.book import understand_book
from sco_scheduler.intake.understanding.cells.questions import Decider
from sco_scheduler.intake.understanding.event_hours import tells_times
from sco_scheduler.intake.understanding.lists.paint import without_struck_parts
from sco_scheduler.intake.understanding.names.matching import SURE
from sco_scheduler.intake.understanding.telling import said, tell_understanding
from sco_scheduler.intake.understanding.understood import Understanding
from sco_scheduler.intake.values.entries import fold_header, nearest, written
from sco_scheduler.intake.values.languages import asks_for_interpreter, languages_in_order
from sco_scheduler.resources import lazy_regex


def find_sheets(book: Book, wanted: Sequence[str], found: Findings, *, tell_hidden: bool = True) -> dict[str, Grid]:
    """Find the wanted sheets of a workbook by name.

    Of two sheets with the same meaning the one with the canonical name counts, else the first.
    """
    by_name = folded_names(wanted)
    sheets: dict[str, Grid] = {}
    for grid in sorted(book.grids, key=lambda g: by_name.get(fold_header(g.name)) != g.name):
        key = by_name.get(fold_header(grid.name))
        if key is None:
            continue
        if key in sheets:
            told = vocabulary().sheets[key].sheet.told
            found.add(kinds.SHEET_TWICE, Cell(grid.name), used=sheets[key].name, other=grid.name, sheet=told)
            continue
        sheets[key] = grid
        if grid.hidden and tell_hidden:
            found.add(kinds.SHEET_HIDDEN, Cell(grid.name), sheet=grid.name)
    return sheets


def report_other_sheets(
    book: Book,
    wanted: Sequence[str],
    sheets: Mapping[str, Grid],
    needed: Sequence[str],
    found: Findings,
    *,
    others: bool = True,
    understood: Collection[str] = (),
) -> None:
    """Report missing sheets, and unread ones, with their probable meanings; ``understood`` are further read ones."""
    present_names = [*sorted(understood), *(grid.name for grid in book.grids)]
    by_name = folded_names(wanted)
    read = {id(grid) for grid in sheets.values()}
    titles = [g.name for g in book.grids if fold_header(g.name) not in by_name and id(g) not in read]
    absent = {
        name: key for key in wanted if key not in sheets for name in vocabulary().sheets[key].sheet.spellings().values()
    }
    taken = set()
    for key in needed:
        if key in sheets:
            continue
        names = [name for name, other in absent.items() if other == key]
        likely = next((title for title in titles if nearest(title, names, least=80)), None)
        taken.add(likely)
        present = listed(present_names) if present_names else phrases.NO_SHEETS
        found.add(
            kinds.SHEET_MISSING,
            Cell(key),
            suggestion=likely,
            sheet=vocabulary().sheets[key].sheet.told,
            present=present,
        )
    for grid in book.grids if any(key not in sheets for key in needed) else ():
        if _is_chat(grid):
            found.add(kinds.SHEET_OF_CHAT, Cell(grid.name), sheet=grid.name)
    if not others:
        return
    near = {
        title: meant
        for title in titles
        if title not in taken and (meant := nearest(title, absent, least=80, misspelt=True)) is not None
    }
    for title, meant in near.items():
        told = vocabulary().sheets[meant].sheet.told
        found.add(kinds.SHEET_MISSPELT, Cell(title), suggestion=told, sheet=title)
    unknown = [title for title in titles if title not in near and title not in taken]
    if unknown:
        found.add(kinds.SHEET_UNKNOWN, *map(Cell, unknown), sheets=listed(unknown))
    for grid in book.grids if "Interpreters" not in sheets else ():
        if grid.name in unknown and _lists_interpreters(grid):
            found.add(kinds.INTERPRETERS_UNREAD, Cell(grid.name), sheet=grid.name)


def _lists_interpreters(grid: Grid) -> bool:
    """Whether a sheet by its name lists interpreters, and names their languages in any of its columns."""
    if not asks_for_interpreter(grid.name):
        return False
    texts = [(column, written(value)) for row in grid.rows.values() for column, value in row.items()]
    named = Counter(column for column, text in texts if languages_in_order(text))
    return any(count >= _FEWEST_INTERPRETERS for count in named.values())


_FEWEST_INTERPRETERS = 2


def _is_chat(grid: Grid) -> bool:
    """Whether most lines of a sheet have a time, an author and a message, as in the export of a messenger."""
    texts = [" ".join(map(written, values.values())) for values in grid.rows.values() if values]
    narrow = all(len(values) < _WIDE for values in grid.rows.values())
    return narrow and len(texts) >= _WIDE and 2 * sum(_MESSAGE.match(text) is not None for text in texts) > len(texts)


_WIDE = 3
_MESSAGE = lazy_regex(
    r"\[?\d{1,4}[./-]\d{1,2}[./-]\d{2,4}[,\s]{1,3}\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]m)?\]?"
    r"\s{0,2}[-–—]?\s{0,2}[^:：]{2,60}[:：]\s*\S",
    re.IGNORECASE,
)


def listed(names: Sequence[str], most: int = 12) -> Phrase | tuple[str, ...]:
    """Return names for a message; of very many the first ones and the number of others."""
    shown, more = tuple(names[:most]), len(names) - most
    return Phrase("and-more")(listed=shown, count=more) if more > 0 else shown


def folded_names(wanted: Sequence[str]) -> dict[str, str]:
    """The canonical name of the wanted sheets by each of their folded names."""
    sheets = vocabulary().sheets
    return {folded: key for key in wanted for folded in sheets[key].sheet.spellings()}


_NO_MAPS: Mapping[str, SheetMap] = {}

_UNDERSTOOD = frozenset({"Purchasers", "Suppliers", "Requests", "Delegates"})
"""The sheets that are recognised by their content, if they do not have the columns of the format."""

_FEWEST = 3
"""The least number of known columns that identify a sheet by themselves: From and To alone could be of flights."""

_FEWEST_CHOSEN = 2
"""The least number in a file that the user named, which is meant to be read."""


def with_sheets_by_columns(
    book: Book,
    layouts: Mapping[str, Layout],
    sheets: Mapping[str, Grid],
    found: Findings,
    forms: Mapping[str, SheetMap] = _NO_MAPS,
) -> dict[str, Grid]:
    """Find missing sheets by their columns; each is reported.

    A sheet is used if its name contains or resembles the missing one's and its columns fit
    it; or if its columns fit the missing one better than any other.
    """
    result = dict(sheets)
    by_name = folded_names(list(layouts))
    for grid in book.grids:
        called = by_name.get(fold_header(grid.name))
        fits = _fits(grid, layouts, forms) if grid.rows and called not in _UNDERSTOOD else {}
        if not fits or called in fits:
            continue
        open_ = [key for key in fits if key not in result and (key != "Programme" or _may_be_printed(grid, result))]
        key = _likely_layout(grid.name if called is None else "", fits, open_, width=_width(grid), chosen=book.chosen)
        if key is not None:
            result = {other: of for other, of in result.items() if of is not grid} | {key: grid}
            found.add(
                kinds.SHEET_BY_COLUMNS,
                Cell(grid.name),
                sheet=grid.name,
                meant=vocabulary().sheets[key].sheet.told,
                count=fits[key],
            )
    return result


def _may_be_printed(grid: Grid, sheets: Mapping[str, Grid]) -> bool:
    """Whether a sheet with the columns of a programme is one by its name, or beside sessions, which it else states."""
    return "Sessions" in sheets or _hints_at(grid.name, "Programme")


def meant_sheet(grid: Grid, layouts: Mapping[str, Layout], forms: Mapping[str, SheetMap] = _NO_MAPS) -> str | None:
    """Return the sheet that a given file is, by its name and columns; None if it is not clear."""
    fits = _fits(grid, layouts, forms)
    return _likely_layout(grid.name, fits, list(fits), width=0, chosen=True)


def _width(grid: Grid) -> int:
    """The number of cells of the widest row of a sheet."""
    return max(map(len, grid.rows.values()), default=0)


def _fits(grid: Grid, layouts: Mapping[str, Layout], forms: Mapping[str, SheetMap]) -> dict[str, int]:
    """The number of columns of each layout that a sheet has, for layouts whose needed columns it has."""
    fits = {key: _fit(grid, layout, forms.get(key, NOTHING_SAID)) for key, layout in layouts.items()}
    return {key: fit for key, fit in fits.items() if fit}


def _fit(grid: Grid, layout: Layout, form: SheetMap) -> int:
    """The number of columns of a layout that a sheet has; 0 if a needed one is missing."""
    header = find_header(grid, vocabulary().sheets[layout.key], form)
    if header is None or not all(any(key in header.columns for key in group) for group in layout.needed):
        return 0
    return len(header.columns)


def _likely_layout(name: str, fits: Mapping[str, int], open_: Sequence[str], *, width: int, chosen: bool) -> str | None:
    """Which of the unassigned layouts a sheet with that name is.

    Without a hint by its name, half of its columns have to be known.
    """
    hinted = [key for key in open_ if _hints_at(name, key)]
    if len(hinted) == 1:
        return hinted[0]
    fewest = _FEWEST_CHOSEN if chosen else _FEWEST
    best = [key for key, fit in fits.items() if fit == max(fits.values()) and fit >= fewest]
    known = len(best) == 1 and best[0] in open_ and 2 * fits[best[0]] >= width
    return best[0] if known and not hinted else None


def _hints_at(name: str, key: str) -> bool:
    """Whether the name of a sheet contains one of the names of the wanted one, or is similar to one."""
    folded = fold_header(name)
    spellings = vocabulary().sheets[key].sheet.spellings()
    long = [told for spelling, told in spellings.items() if len(spelling) >= _LETTERS]
    return any(spelling in folded for spelling in spellings) or (
        nearest(name, long, least=80, misspelt=True) is not None
    )


_LETTERS = 6
"""The least length of a name that may be misspelt: ``Points`` is near to ``Pins``, and is not meant."""


LAYOUTS = {
    layout.key: layout
    for layout in (
        event.EVENT,
        event.SESSIONS,
        zones.ZONES,
        zones.TABLES,
        *identities.LAYOUTS.values(),
        people.DELEGATES,
        REQUESTS,
        people.INTERPRETERS,
        FIXED,
        event.PROGRAMME,
    )
}
"""Every sheet of the format, in its order."""

NEEDED = tuple(phrases.ROW_OF)
"""The needed sheets."""


def read_tables(
    book: Book, form: FormMap, found: Findings, sure: float = SURE, *, requests_to_come: bool
) -> tuple[dict[str, SheetTable], set[str], Understanding | None]:
    """Read the rows of every sheet that has rows, by its canonical name; and find the sheets that cannot be used.

    Missing sheets are reported. Sheets that do not have the names and columns of the format are
    interpreted by their content.

    Parameters
    ----------
    requests_to_come
        Whether missing requests are not reported.
    """
    of_names, decider = Findings(), Decider(form, sure)
    book = with_usual_signs(book)
    book = without_struck_parts(book, decider) if any(grid.is_struck_in_part for grid in book.grids) else book
    sheets = sheets_of(book, form, of_names)
    book = _with_told_sessions(book, sheets, form)
    needed_columns = {key: layout.needed for key, layout in LAYOUTS.items()}
    known = understand_book(_without_ignored(book, form), sheets, needed_columns, form, decider)
    if known is not None:
        sheets = {key: grid for key, grid in sheets.items() if grid.name not in known.used} | known.grids
        tell_understanding(known, form, found)
        found.extend(of_names.only_stopping(read=known.used))
    else:
        found.extend(of_names)
    if sheets.get("Purchasers") is not None and sheets.get("Purchasers") is sheets.get("Suppliers"):
        grid = sheets["Purchasers"]
        found.add(kinds.BOTH_ROLES, Cell(grid.name), count=len(grid.rows) - 1, sheet=grid.name)
    tables, empty, unusable = {}, [], set()
    for key, layout in LAYOUTS.items():
        if key not in sheets:
            continue
        of_sheet = Findings()
        if not form.of(key).columns:
            sheets[key] = _with_usual_header(key, sheets[key], found)
        raw = known is None or sheets[key].name not in known.used  # else reported with how it was understood
        own_form = NO_MAP if sheets[key].origins else form
        table = read_table(sheets[key], layout, of_sheet, around=raw, form=own_form)
        found.extend(of_sheet)
        if table is not None:
            tables[key] = with_words(key, table, form)
        elif of_sheet.stopped:
            unusable.add(key)
        else:
            empty.append(key)
    needed = [key for key in NEEDED if not (key == "Requests" and (requests_to_come or _has_wishes(tables)))]
    named = [key for key, of_sheet in form.sheets.items() if of_sheet.sheet]
    absent = [key for key in needed if key not in named]  # others are reported already
    _report_rest(_without_ignored(book, form), sheets, absent, known, found, others=not book.chosen)
    for key in empty:
        if key in needed:
            name, otherwise = sheets[key].name, phrases.OR_WISHES if key == "Requests" else ""
            found.add(kinds.SHEET_EMPTY, Cell(name), sheet=name, row=phrases.ROW_OF[key], otherwise=otherwise)
    if "Requests" not in tables and "Requests" not in needed and not requests_to_come:
        found.add(kinds.REQUESTS_FROM_WISHES, Cell("Requests"))
    return tables, unusable, known


def _with_told_sessions(book: Book, sheets: dict[str, Grid], form: FormMap) -> Book:
    """The workbook with the sessions that a map tells, if it has none; they are added to its sheets."""
    told = form.answers.get(("dates", "event")) if "Sessions" not in sheets else None
    if told is None:
        return book
    from sco_scheduler.intake.understanding.told_sessions import sessions_grid

    sessions = sessions_grid(told, form.cell("dates", "event"))
    if sessions is None:
        return book
    sheets["Sessions"] = sessions
    return replace(book, grids=(*book.grids, sessions))


def _with_usual_header(key: str, grid: Grid, found: Findings) -> Grid:
    """A sheet with the columns of the format, if it can have others; without rows if its form is not known."""
    if key != "Programme":
        return _with_setting_header(grid, found) if key == "Event" else grid
    programme = programme_of(grid, event.PROGRAMME.needed)
    if programme is None:  # it is only printed, and states hours all the same
        found.add(kinds.SHEET_UNKNOWN, Cell(grid.name), sheets=listed([grid.name]))
    return programme or Grid(grid.name, {})


def _with_setting_header(grid: Grid, found: Findings) -> Grid:
    """A sheet of the event with the settings among its labels and values, if it has no header but such facts."""
    if find_header(grid, vocabulary().sheets["Event"], NOTHING_SAID) is not None:
        return grid
    known = {folded for word in vocabulary().settings.values() for folded in word.spellings()}
    facts = {row: [(c, written(v)) for c, v in sorted(values.items())] for row, values in grid.rows.items()}
    settings = {row: said for row, said in facts.items() if len(said) > 1 and fold_header(said[0][1]) in known}
    times = {row for row, said in facts.items() if tells_times(": ".join(text for _, text in said))}
    if any(len(said) > _WIDE for said in facts.values()) or not settings.keys() | times:
        return grid
    rows: dict[int, dict[int, object]] = {1: {1: "Setting", 2: "Value"}}
    origins: dict[tuple[int, int], Cell] = {}
    for number, (row, cells) in enumerate(settings.items(), start=2):
        rows[number] = {n: grid.rows[row][column] for n, (column, _) in enumerate(cells[:2], 1)}
        origins |= {(number, n): grid.cell(row, column) for n, (column, _) in enumerate([(0, ""), *cells[:2]])}
    left = {row: ": ".join(t for _, t in said) for row, said in facts.items() if row not in settings.keys() | times}
    if left:
        told = [phrases.ROW_IS(row=row, text=text) for row, text in left.items()]
        found.add(kinds.ROWS_NOT_USED, Cell(grid.name, min(left)), sheet=grid.name, rows=told)
    return Grid(grid.name, rows, origins=origins)


def _report_rest(
    book: Book,
    sheets: Mapping[str, Grid],
    absent: Sequence[str],
    known: Understanding | None,
    found: Findings,
    *,
    others: bool,
) -> None:
    """Report missing and unread sheets, except those that were interpreted by their content."""
    if known is None:
        report_other_sheets(book, list(LAYOUTS), sheets, absent, found, others=others)
        return
    if known.questions or _report_one_side(sheets, known, found):
        absent = ()
    read = known.used | {cell.sheet for cell, _ in known.built.remarks}
    rest = replace(book, grids=tuple(grid for grid in book.grids if grid.name not in read))
    report_other_sheets(rest, list(LAYOUTS), sheets, absent, found, others=others, understood=known.used)


def _report_one_side(sheets: Mapping[str, Grid], known: Understanding, found: Findings) -> bool:
    """Report if all companies of sheets of any form are on one side; return whether they are."""
    sides = [key for key in ("Purchasers", "Suppliers") if key in sheets]
    if len(sides) != 1 or any(
        fold_header(name) in vocabulary().sheets[sides[0]].sheet.spellings() for name in known.used
    ):
        return False
    where, count = tuple(sorted(known.used)), len(sheets[sides[0]].rows) - 1
    role = said(sides[0].lower())
    found.add(kinds.ONE_SIDE, *map(Cell, where), count=count, sheets=where, role=role)
    return True


def sheets_of(book: Book, form: FormMap, found: Findings) -> dict[str, Grid]:
    """Find each sheet: the one that the map names, else by its name, else by its columns."""
    mapped = _mapped(book, form, found)
    open_ = _without_ignored(book, form)
    wanted = [key for key in LAYOUTS if not form.of(key).sheet]
    by_name = find_sheets(open_, wanted, Findings() if book.chosen else found)
    taken = {id(grid) for grid in mapped.values()}
    free = replace(open_, grids=tuple(grid for grid in open_.grids if id(grid) not in taken))
    sheets = with_sheets_by_columns(free, LAYOUTS, {**mapped, **by_name}, found, form.sheets)
    _report_passed_over(free, form, sheets, found)
    return {key: sheets[key] for key in LAYOUTS if key in sheets}


def _mapped(book: Book, form: FormMap, found: Findings) -> dict[str, Grid]:
    """The sheets that the map names. One may be named for several."""
    mapped: dict[str, Grid] = {}
    for key, of_sheet in form.sheets.items():
        if not of_sheet.sheet:
            continue
        grids = _called(of_sheet.sheet, book)
        cell, meant = form.cell(key, "sheet"), vocabulary().sheets[key].sheet.told
        if len(grids) == 1:
            mapped[key] = grids[0]
        elif grids:
            names = [grid.name for grid in grids]
            found.add(kinds.MAP_SHEET_SEVERAL, cell, meant=meant, sheet=of_sheet.sheet, names=listed(names))
        else:
            names = [grid.name for grid in book.grids]
            found.add(
                kinds.MAP_SHEET,
                cell,
                suggestion=nearest(of_sheet.sheet, names),
                meant=meant,
                sheet=of_sheet.sheet,
                present=listed(names) if names else phrases.NO_SHEETS,
            )
    for name in sorted({grid.name for grid in mapped.values() if grid.hidden}):
        found.add(kinds.SHEET_HIDDEN, Cell(name), sheet=name)
    return mapped


def _called(name: str, book: Book) -> list[Grid]:
    """The sheets with a name, which may be that of a CSV file with its suffix, or have a ``*`` for any letters."""
    bare = name.rpartition(".")[0] if name.lower().endswith(tuple(ENDINGS)) else ""
    for wanted in filter(None, (name, bare)):
        pattern = re.compile(".*".join(re.escape(fold_header(part)) for part in wanted.split("*")))
        found = [grid for grid in book.grids if pattern.fullmatch(fold_header(grid.name))]
        exact = [grid for grid in found if fold_header(grid.name) == fold_header(wanted)]
        if found:
            return exact[:1] or found
    return []


def _without_ignored(book: Book, form: FormMap) -> Book:
    ignored = {fold_header(name) for name in form.ignore} - {
        fold_header(of_sheet.sheet) for of_sheet in form.sheets.values()
    }
    return replace(book, grids=tuple(grid for grid in book.grids if fold_header(grid.name) not in ignored))


def _report_passed_over(free: Book, form: FormMap, sheets: Mapping[str, Grid], found: Findings) -> None:
    """Report sheets whose content is already read from another one, and files without known content."""
    read = {id(grid) for grid in sheets.values()}
    by_name = folded_names(list(LAYOUTS))
    for grid in free.grids:
        if id(grid) in read:
            continue
        key = by_name.get(fold_header(grid.name)) or (meant_sheet(grid, LAYOUTS, form.sheets) if free.chosen else None)
        if key is not None and key in sheets:
            kind = kinds.FILE_TWICE if free.chosen else kinds.SHEET_TWICE
            # Of two sheets with known names the second is reported where the first is found.
            if free.chosen or form.of(key).sheet:
                told = vocabulary().sheets[key].sheet.told
                found.add(kind, Cell(grid.name), used=sheets[key].name, other=grid.name, sheet=told)
        elif free.chosen and key is None:
            first = next(iter(grid.rows.values()), {})
            texts = [written(value) for value in first.values()] or phrases.NONE
            found.add(kinds.FILE_UNKNOWN, Cell(grid.name), sheet=grid.name, first=texts)


def _has_wishes(tables: Mapping[str, SheetTable]) -> bool:
    companies = [tables[key] for key in ("Purchasers", "Suppliers") if key in tables]
    return any(row.value("wishes") is not None for table in companies for row in table)
