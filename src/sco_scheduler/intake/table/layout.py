"""Describes the layout of registrations as it was understood, in the terms of a map of their form."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sco_scheduler.domain.findings import Findings
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.table.form_map import LANGUAGES, WORDS
from sco_scheduler.intake.table.grids import Book, FormMap, Grid, vocabulary, with_usual_signs
from sco_scheduler.intake.table.headers import Header, find_header, misspelt, title_line
from sco_scheduler.intake.table.rows import COLUMNS, SheetTable, read_table
from sco_scheduler.intake.table.workbook import LAYOUTS, NEEDED, sheets_of
from sco_scheduler.intake.understanding.book import understand_book
from sco_scheduler.intake.understanding.cells.fields import NOTHING
from sco_scheduler.intake.understanding.cells.questions import COMPANIES, NOTHING_HELD, ROLES, Decider, Path, name_of
from sco_scheduler.intake.understanding.lists.paint import without_struck_parts
from sco_scheduler.intake.understanding.meanings.planned import Plan
from sco_scheduler.intake.understanding.understood import Understanding
from sco_scheduler.intake.values.entries import fold_header, nearest, split_languages
from sco_scheduler.intake.values.language_names import language_codes

_MOST_TITLES = 12
"""The largest number of titles reported of a sheet that is not read."""


@dataclass(frozen=True)
class UnderstoodSheet:
    """One sheet of the format as it was found.

    All columns and settings are given by their canonical names. ``columns`` has the title of each that was
    found; ``near`` the titles that probably mean a missing one; ``missing`` the needed ones that are
    missing, in groups of which one is needed; ``others`` the missing optional columns.
    ``ignore`` are the titles that are not read, of which ``twins`` have the same meaning as another column.
    """

    key: str
    sheet: str
    header: tuple[int, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    near: Mapping[str, str] = field(default_factory=dict)
    missing: tuple[tuple[str, ...], ...] = ()
    others: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    twins: Mapping[str, str] = field(default_factory=dict)
    settings: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Understood:
    """The complete interpretation.

    ``missing`` are needed sheets that were not found. ``unread`` are sheets without a known meaning,
    with the first titles of each, and ``near`` the probable meanings of some of them.
    ``words`` has, for each kind, the words whose meaning was found; ``unknown`` those without a
    known one. ``answers`` has the knowledge about sheets of any form, names and words, by its path in a
    map; ``asked`` has the uncertain guesses, which must not become answers of a map.
    """

    name: str
    sheets: tuple[UnderstoodSheet, ...]
    missing: tuple[str, ...]
    unread: Mapping[str, tuple[str, ...]]
    near: Mapping[str, str]
    words: Mapping[str, Mapping[str, tuple[str, ...]]]
    unknown: Mapping[str, tuple[str, ...]]
    encoding: str | None = None
    answers: Mapping[Path, str] = field(default_factory=dict)
    asked: Mapping[Path, str] = field(default_factory=dict)
    separators: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    """The separators of lists of names, by the sheet and the title; '' means every column of the sheet."""


def understood(book: Book, form: FormMap, encoding: str | None = None) -> Understood:
    """Describe the layout of a workbook as a map would."""
    decider = Decider(form)
    book = with_usual_signs(book)
    book = without_struck_parts(book, decider) if any(grid.is_struck_in_part for grid in book.grids) else book
    sheets = sheets_of(book, form, Findings())
    needed = {key: layout.needed for key, layout in LAYOUTS.items()}
    known = understand_book(book, sheets, needed, form, decider)
    plans = [plan for plan in known.plans if not plan.familiar] if known is not None else []
    questions = known.questions if known is not None else ()
    asked = {question.path: question.guess for question in questions}
    of_any_form = {plan.sheet for plan in plans if plan.holds != NOTHING_HELD}
    made = set(known.grids) if known is not None and not known.questions else set()
    sheets = {key: grid for key, grid in sheets.items() if grid.name not in of_any_form}
    read = {id(grid) for grid in sheets.values()}
    unread = {
        g.name: _first_titles(g)
        for g in book.grids
        if id(g) not in read and g.name not in of_any_form and ("form", g.name, "holds") not in asked
    }
    missing = [key for key in NEEDED if key not in sheets and key not in made]
    if "Requests" in missing and _have_wishes(sheets, form):
        missing.remove("Requests")
    absent = {
        name: key
        for key in LAYOUTS
        if key not in sheets
        for name in vocabulary().sheets[key].sheet.spellings().values()
    }
    near = {title: nearest(title, absent, least=80, misspelt=True) for title in unread if title not in form.ignore}
    words, unknown = _words(sheets, form)
    kept = set(_further_columns(known)) if known is not None else set()
    names = {fold_header(grid.name): grid.name for grid in book.grids}
    return Understood(
        book.name,
        tuple(_sheet(key, grid, form, kept) for key, grid in sheets.items() if grid.rows),
        tuple(missing),
        unread,
        {title: key for title, key in near.items() if key is not None},
        words,
        unknown,
        encoding or form.encoding,
        {path: answer for path, answer in _answers(plans, known, form) if path not in asked},
        asked,
        {(names.get(sheet, sheet), title): texts for (sheet, title), texts in form.separators.items()},
    )


def _further_columns(known: Understanding) -> Iterator[tuple[str, int]]:
    """Columns of the format's own sheets, by sheet and number, that have a meaning without a name of the format."""
    asked = {(cell.sheet, cell.column) for q in known.questions if q.kind == "column" for cell in q.cells}
    for plan in known.plans:
        for column in plan.region.columns if plan.familiar else ():
            meaning = plan.meanings.get(column.number, NOTHING)
            if meaning.field not in {"nothing", "notes"} or (plan.sheet, column.letters) in asked:
                yield plan.sheet, column.number


def _answers(plans: Sequence[Plan], known: Understanding | None, form: FormMap) -> Iterator[tuple[Path, str]]:
    """The knowledge about sheets of any form, names and words: by interpretation, and from the map."""
    names = {}
    for plan in plans:
        if plan.holds != NOTHING_HELD:
            names[fold_header(plan.sheet)] = plan.sheet
            yield from _of_plan(plan)
    for question in known.taken if known is not None else ():
        if question.kind in OF_SHEETS and question.sheet in names.values():
            yield question.path, question.guess
    for path, answer in form.answers.items():
        if path[0] != "form":
            yield path, answer
        elif path[2] != "separators" and (path[1] not in names or path[2] in OF_SHEETS):
            yield ("form", names.get(path[1], path[1]), *path[2:]), answer


OF_SHEETS = ("around", "askers", "header", "numbers", "order", "rows", "struck")
"""Entries of a map for a whole sheet, besides its content and the role."""


def _of_plan(plan: Plan) -> Iterator[tuple[Path, str]]:
    yield ("form", plan.sheet, "holds"), plan.holds
    role = next((name for name, roles in ROLES.items() if roles == plan.roles), "") if plan.holds == COMPANIES else ""
    if role:
        yield ("form", plan.sheet, "role"), role
    titles = [fold_header(column.title) for column in plan.region.columns]
    for column in plan.region.columns:
        once = column.title and titles.count(fold_header(column.title)) == 1
        if column.cells:
            title = column.title if once else f"column {column.letters}"
            yield ("form", plan.sheet, "columns", title), name_of(plan.meanings.get(column.number, NOTHING))


def _first_titles(grid: Grid) -> tuple[str, ...]:
    """The texts of the fullest of the first rows, which is probably the header."""
    rows = list(grid.rows.values())[:5]
    fullest = max(rows, key=len, default={})
    return tuple(title_line(value) for value in fullest.values())[:_MOST_TITLES]


def _have_wishes(sheets: Mapping[str, Grid], form: FormMap) -> bool:
    headers = [_header(key, sheets[key], form) for key in ("Purchasers", "Suppliers") if key in sheets]
    return any(header is not None and "wishes" in header.columns for header in headers)


def _header(key: str, grid: Grid, form: FormMap) -> Header | None:
    return find_header(grid, vocabulary().sheets[key], form.of(key))


def _sheet(key: str, grid: Grid, form: FormMap, kept: Collection[tuple[str, int]]) -> UnderstoodSheet:
    header = _header(key, grid, form)
    if header is None:
        return UnderstoodSheet(key, grid.name, missing=_names(key, LAYOUTS[key].needed))
    seen, names = header.seen, {name: word.name() for name, word in header.words.columns.items()}
    near = misspelt(header)
    absent = [name for name in names if name not in header.columns]
    needed = [group for group in LAYOUTS[key].needed if all(name in absent for name in group)]
    grouped = {name for group in LAYOUTS[key].needed for name in group}
    further = {column for column in header.unread if (grid.name, column) in kept}
    unread = header.unread.keys() - further
    ignored = sorted({*unread, *header.ignored, *(column for column, _ in header.twins)} - near.keys())
    titles = {column: seen.name_of(column, header.titles.get(column, "")) for column in ignored}
    column_of = header.words.column_of()
    meant = {title: column_of.get(fold_header(header.titles.get(column, ""))) for column, title in titles.items()}
    return UnderstoodSheet(
        key,
        grid.name,
        (header.upper, header.row) if header.upper is not None else (header.row,),
        {
            names[name]: seen.name_of(header.columns[name], header.titles.get(header.columns[name], ""))
            for name in names
            if name in header.columns
        },
        {names[name]: seen.name_of(column, header.titles[column]) for column, name in near.items()},
        _names(key, needed),
        tuple(names[name] for name in absent if name not in grouped and name not in near.values()),
        tuple(titles.values()),
        {title: names[name] for title, name in meant.items() if name is not None},
        dict(_settings(grid, form)) if key == "Event" else {},
    )


def _names(key: str, groups: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    columns = vocabulary().sheets[key].columns
    return tuple(tuple(columns[name].name() for name in group) for group in groups)


def _settings(grid: Grid, form: FormMap) -> Iterator[tuple[str, str]]:
    """The settings whose names are not the canonical ones."""
    table = read_table(grid, LAYOUTS["Event"], Findings(), form=form)
    names = {folded: word.name() for word in vocabulary().settings.values() for folded in word.spellings()}
    names |= {fold_header(text): vocabulary().settings[key].name() for key, text in form.of("Event").settings.items()}
    for row in table or ():
        text = title_line(row.text("setting"))
        name = names.get(fold_header(text))
        if name is not None and name != text:
            yield name, text


def _words(
    sheets: Mapping[str, Grid], form: FormMap
) -> tuple[dict[str, dict[str, tuple[str, ...]]], dict[str, tuple[str, ...]]]:
    """For each kind, the words whose meaning was found, and those without a known one."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    unknown: dict[str, tuple[str, ...]] = {}
    tables = {key: read_table(grid, LAYOUTS[key], Findings(), form=form) for key, grid in sheets.items()}
    for kind, places in (*COLUMNS.items(), ("seated", ())):
        texts = {text: None for sheet, column in places for text in _texts(tables.get(sheet), column)}
        if kind == "seated":
            texts = dict.fromkeys(_seated(tables.get("Event"), form))
        for text in texts:
            meaning = _meaning(kind, text, form)
            if meaning is None:
                unknown[kind] = (*unknown.get(kind, ()), text)
            elif fold(meaning) != fold(text):
                found.setdefault(kind, {})[meaning] = (*found.get(kind, {}).get(meaning, ()), text)
    return found, unknown


def _texts(table: SheetTable | None, column: str) -> Iterator[str]:
    for row in table or ():
        text = row.text(column)
        yield from (split_languages(text) if column == LANGUAGES else [text] if text else [])


def _seated(table: SheetTable | None, form: FormMap) -> Iterator[str]:
    """The text for the seated side on the sheet Event."""
    names = {*vocabulary().settings["seated"].spellings(), fold_header(form.of("Event").settings.get("seated", ""))}
    return (row.text("value") for row in table or () if fold_header(row.text("setting")) in names and row.text("value"))


def _meaning(kind: str, text: str, form: FormMap) -> str | None:
    """The meaning of a word, in the terms of a map; None if it has none."""
    if kind == LANGUAGES:
        return form.words.get(kind, {}).get(fold(text)) or language_codes().get(fold(text))
    choices = vocabulary().choices[_CHOICES.get(kind, kind)]
    meant = choices.get(fold(form.words.get(kind, {}).get(fold(text), text)))
    names = {choices[fold(word)]: name for name, word in WORDS[kind].items()}
    return names[meant] if meant is not None else None


_CHOICES = {"status": "company_status"}
"""The kinds of choices whose names in a map differ from the vocabulary."""
