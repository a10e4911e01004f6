"""Understands a whole workbook of any form, as far as its sheets do not have the names of the format."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from sco_scheduler.domain.event import Role
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.table.grids import Book, FormMap, Grid, column_number
from sco_scheduler.intake.understanding.cells.columns import tell_names, tell_shared
from sco_scheduler.intake.understanding.cells.looks import STRUCK_LOOK, is_gone
from sco_scheduler.intake.understanding.cells.questions import (
    ANSWERS,
    AS_READ,
    COMPANIES,
    DELEGATES,
    HOURS,
    NOTHING_HELD,
    PAIRS,
    REMARKS,
    ROLES,
    Decider,
    Question,
    folded,
)
from sco_scheduler.intake.understanding.cells.slots import put_signs_in_words
from sco_scheduler.intake.understanding.companies.built import Built, company_grid, delegate_grid, request_grid
from sco_scheduler.intake.understanding.companies.contradictions import contradictions
from sco_scheduler.intake.understanding.companies.earlier_sheets import of_this_year, without_earlier
from sco_scheduler.intake.understanding.companies.hours import HoursReader
from sco_scheduler.intake.understanding.companies.linked_sheets import with_linked_rows
from sco_scheduler.intake.understanding.companies.people import part_absences
from sco_scheduler.intake.understanding.companies.reading import CompanyCollector
from sco_scheduler.intake.understanding.companies.settling import Settler
from sco_scheduler.intake.understanding.companies.side_sheets import (
    as_listed,
    may_hold,
)
from sco_scheduler.intake.understanding.companies.sides import Sides, role_beside
from sco_scheduler.intake.understanding.companies.universe import Universe
from sco_scheduler.intake.understanding.companies.words_aside import words_aside
from sco_scheduler.intake.understanding.days_of_any_year import without_year
from sco_scheduler.intake.understanding.event_blocks import (
    blocks_around,
    blocks_of_sheets,
    told_in_blocks,
    without_event_lines,
)
from sco_scheduler.intake.understanding.event_days import days_said, tell_days, tell_days_said
from sco_scheduler.intake.understanding.event_hours import (
    NO_HOURS,
    days_of_meetings,
    hours_said,
    tell_starts,
    tells_event,
)
from sco_scheduler.intake.understanding.event_texts import (
    comments_of_event,
    lines_of_event,
    repeated_events,
)
from sco_scheduler.intake.understanding.layouts.cards import with_laid_cards
from sco_scheduler.intake.understanding.layouts.excerpts import Excerpts
from sco_scheduler.intake.understanding.layouts.feet import without_feet
from sco_scheduler.intake.understanding.layouts.filling import filled
from sco_scheduler.intake.understanding.layouts.forms import gathered, with_wishes_of_forms
from sco_scheduler.intake.understanding.layouts.nested import with_nested_lists
from sco_scheduler.intake.understanding.layouts.numbered_blocks import with_numbered_blocks
from sco_scheduler.intake.understanding.layouts.outlines import with_outlines, with_tables_of_askers
from sco_scheduler.intake.understanding.layouts.parts import parted, turned, with_labels
from sco_scheduler.intake.understanding.layouts.several import each_alone, part_as_told, with_askers
from sco_scheduler.intake.understanding.layouts.sideways import upright
from sco_scheduler.intake.understanding.layouts.stacks import stacked, tables_apart
from sco_scheduler.intake.understanding.lists.catalogues import without_shared_numbers
from sco_scheduler.intake.understanding.lists.paint import (
    STARS,
    STRUCK,
    Painted,
    with_colours,
    with_grades,
    with_struck_marks,
    without_struck_marks,
    without_struck_parts,
)
from sco_scheduler.intake.understanding.lists.painted_lines import with_painted_marks, without_painted_marks
from sco_scheduler.intake.understanding.lists.platforms import with_columns_for_questions, with_requests_apart
from sco_scheduler.intake.understanding.lists.regions import Region, SheetOfList
from sco_scheduler.intake.understanding.lists.twins import levels_of_twins
from sco_scheduler.intake.understanding.meanings.choices import raise_choices
from sco_scheduler.intake.understanding.meanings.joined_hours import join_hours
from sco_scheduler.intake.understanding.meanings.name_columns import with_listed_names
from sco_scheduler.intake.understanding.meanings.planned import Plan, naming_columns
from sco_scheduler.intake.understanding.meanings.plans import Planner
from sco_scheduler.intake.understanding.meanings.shapes import without_echoes
from sco_scheduler.intake.understanding.meanings.unused_sheets import FINDINGS_SHEETS
from sco_scheduler.intake.understanding.names.matching import SURE, NameIndex
from sco_scheduler.intake.understanding.names.whole_codes import with_whole_codes
from sco_scheduler.intake.understanding.offered_hours import hours_offered, last_answer
from sco_scheduler.intake.understanding.own_sheets import (
    FURTHER,
    OWN,
    OwnSheets,
    comments_of,
    is_written,
    matters,
    sessions_of,
    tables_of,
)
from sco_scheduler.intake.understanding.programme_hours import hours_of_programme
from sco_scheduler.intake.understanding.remarks.accounting import Account, Text, decided_by
from sco_scheduler.intake.understanding.remarks.formatting import LookReader
from sco_scheduler.intake.understanding.remarks.reading import RemarkReader
from sco_scheduler.intake.understanding.sheet_contents import SheetContents
from sco_scheduler.intake.understanding.stated_years import with_stated_year
from sco_scheduler.intake.understanding.understood import Understanding
from sco_scheduler.intake.understanding.wishes.orders_told import OrdersTold
from sco_scheduler.intake.understanding.wishes.pairs import PairReader
from sco_scheduler.intake.understanding.wishes.ratings import Scales
from sco_scheduler.intake.understanding.wishes.reading import WishReader
from sco_scheduler.intake.understanding.wording.legends import short_rows, told_of_signs
from sco_scheduler.intake.values.entries import written

_MAY_MATTER, _SAMPLES = 0.5, 4
"""Certainty that a sheet about companies is irrelevant; the texts that a question shows."""


_OF_PARTS = frozenset({"name", "word", "cell"})
"""The kinds of questions on what may be a part of a cell."""


def understand_book(
    book: Book,
    sheets: Mapping[str, Grid],
    needed: Mapping[str, Sequence[Sequence[str]]],
    form: FormMap,
    decider: Decider | None = None,
) -> Understanding | None:
    """Make the sheets of the format from sheets of any form; None if the workbook has them already.

    Parameters
    ----------
    book
        The workbook, without irrelevant sheets.
    sheets
        Its sheets with the names or the columns of the format, by their canonical names.
    needed
        For each sheet of the format groups of columns, of each of which it needs at least one.
    decider
        Decides the questions, some of which may be open already.
    """
    decider = decider or Decider(form)
    asked = Understanding({}, [], decider.in_order(), tuple(decider.taken), Built()) if decider.open else None
    return _Reading(book, sheets, needed, decider).understanding() or asked


class _Reading:
    def __init__(
        self, book: Book, sheets: Mapping[str, Grid], needed: Mapping[str, Sequence[Sequence[str]]], decider: Decider
    ) -> None:
        self._decider, form = decider, decider.form
        book = without_earlier(book, self._decider) if len(book.grids) > len(sheets) else book
        self._raw = [g for g in book.grids if not is_written(g) and fold(g.name) not in FINDINGS_SHEETS]
        painted = any(grid.is_painted for grid in book.grids)
        book, self._painted = with_colours(book) if painted else (book, Painted())
        self._comments = comments_of(book)
        starred = any(str(v)[:1] in STARS for grid in book.grids for row in grid.rows.values() for v in row.values())
        book, self._starred = with_grades(book) if starred else (book, frozenset[str]())
        self._code_books: tuple[str, ...] = ()
        own = OwnSheets(sheets, needed, form, NameIndex())
        foreign = not own.whole or len(book.grids) > len(sheets)
        marked = with_painted_marks(with_struck_marks(book), self._painted) if painted else book
        was = {id(new): old for old, new in zip(book.grids, marked.grids, strict=True)}
        now = {id(old): new for old, new in zip(book.grids, marked.grids, strict=True)}
        named = {key: now.get(id(grid), grid) for key, grid in sheets.items()}
        told = {sheets[key].name for key in own.told}
        known = {grid.name for grid, _, _ in own.familiar.values()}
        known |= {grid.name for key, grid in sheets.items() if key not in OWN}
        marked, self._blocks, alone = without_event_lines(marked, known) if foreign else (marked, [], set[str]())
        book = self._excerpts.tried(marked, lambda b: with_laid_cards(upright(b, told))) if foreign else marked
        if foreign:
            book = self._excerpts.tried(book, lambda b: self._as_lists(tables_apart(b, named), named))
            book = as_listed(book, decider)
        book = filled(book, [named[key] for key in FURTHER if key in named])
        if any(grid.name not in told for grid in book.grids):
            book = self._excerpts.tried(book, lambda b: upright(b, told))
        book = replace(book, grids=tuple(was.get(id(grid), grid) for grid in book.grids))
        if painted:
            book, self._painted = without_painted_marks(book, self._painted, marked)
            book, self._comments = without_struck_marks(book, self._comments)
        if any(grid.runs for grid in book.grids):
            book = without_struck_parts(book, decider)
        book, self._shared_numbers = without_shared_numbers(book, decider) if foreign or own.numbered else (book, ())
        sheets = {key: grid for key, grid in sheets.items() if any(grid is other for other in book.grids)}
        self._book, self._form = book, form
        kept = {grid.cell(row, 0).sheet for grid in book.grids for row in list(grid.rows)[:1]}
        self._titled = (*book.grids, *(grid for grid in self._raw if grid.name not in kept))
        """The sheets with what stood above lists that were joined to others."""
        self._told = NO_HOURS
        """The hours that lines outside of lists state together with the days."""

        self._universe = Universe()
        self._names = self._universe.names
        self._tables = tables_of(sheets)
        self._sessions, self._days = sessions_of(sheets)
        self._own = OwnSheets(sheets, needed, form, self._names)
        self._parted: dict[str, str] = {}
        """The original sheet of each list that was split off from others next to it, by its name."""

        free = (grid for grid in book.grids if self._own.leaves(grid) and grid.name not in alone)
        self._free = [part for grid in free for part in self._parts(grid)]

    @cached_property
    def _excerpts(self) -> Excerpts:
        return Excerpts()

    def _names_any(self, text: str) -> bool:
        """Whether a text names a company."""
        return bool(self._names.mentioned(text))

    def _as_lists(self, book: Book, sheets: Mapping[str, Grid]) -> Book:
        """The workbook with lists in place of sheets with other layouts."""
        others = {grid.name for key, grid in sheets.items() if key not in {*OWN, "Delegates"}}
        book, self._code_books = with_listed_names(
            *with_labels(with_nested_lists(with_numbered_blocks(with_whole_codes(book, others))))
        )
        own = {id(grid) for key, grid in sheets.items() if key != "Requests"}
        # No row of an outline has more cells.
        narrow = {g.name for g in book.grids if max(map(len, g.rows.values()), default=0) <= 2 - (id(g) in own)}
        book = with_outlines(book, narrow) if narrow else book
        book = with_tables_of_askers(book, at_top=True) if len(book.grids) > 1 else book
        told = {grid.name: self._decider.said(("form", grid.name, "holds")) for grid in book.grids}
        pairs = [name for name, holds in told.items() if holds is not None and fold(holds) == PAIRS]
        book = gathered(with_wishes_of_forms(with_columns_for_questions(with_linked_rows(book)), pairs))
        return with_requests_apart(with_askers(with_tables_of_askers(book) if len(book.grids) > 1 else book))

    def _parts(self, grid: Grid) -> Sequence[Grid]:
        """The lists of a sheet, possibly next to each other."""
        parts: tuple[Grid, ...] = (grid,)
        if not self._own.is_familiar(grid):
            short = self._excerpts.of(grid)
            parts = parts if short is not grid and self._split(short) == (short,) else self._split(grid)
        if len(parts) > 1:
            self._parted |= {part.name: grid.name for part in parts}
        return parts

    @cached_property
    def _short_rows(self) -> tuple[str, ...]:
        """The rows of all sheets that may explain signs."""
        return tuple(short_rows(self._book.grids))

    def _split(self, grid: Grid) -> tuple[Grid, ...]:
        lists = tuple(part for beside in parted(turned(grid, self._book)) for part in stacked(beside))
        return tuple(each_alone(p, self._book, self._decider) for part in lists for p in without_feet(part))

    def understanding(self) -> Understanding | None:
        """Plan and build, unless the workbook is complete in the form of the format."""
        told = {id(self._own.familiar[key][0]) for key in self._own.told & self._own.familiar.keys()}
        if (
            self._own.whole
            and not self._comments
            and not self._painted.meanings
            and all(id(grid) in told for grid in self._free)
            and not self._own.has_texts()
        ):
            return None
        regions = self._regions()
        if not regions:
            return None
        self._repeated = [grid for region, _ in regions for grid in repeated_events(region)]
        self._repeated += [g for r, _ in regions for g in comments_of_event(r, self._comments, self._names_any)]
        self._titled += tuple(self._repeated)
        self._told = told_in_blocks(
            [
                *self._blocks,
                *blocks_of_sheets(self._free, self._names_any),
                *blocks_around((r for r, _ in regions), self._names_any),
            ]
        )
        if not self._told.sessions:
            self._repeated += [g for r, _ in regions for g in lines_of_event(r, self._names_any)]
        tell_days([region for region, _ in regions if not self._days], self._titled)
        signs = told_of_signs(self._short_rows)
        for region, _ in regions:
            put_signs_in_words(region.columns, signs)
            join_hours(region, self._decider.field_of)
            raise_choices(region.columns, self._names)
        plans = self._plans(regions)
        self._ask_for_texts({region.grid.name for region, _ in regions})
        asked = any(question.kind in {"column", "holds"} for question in self._decider.open)
        more = bool(self._painted.meanings) or self._own.leave_out(plans)
        if self._own.whole and not asked and not (more or any(self._left_over(plans))):
            return None
        if not any(plan.holds == COMPANIES for plan in plans) and not self._universe.named:
            return None
        return self._built(plans)

    def _regions(self) -> list[tuple[Region, str]]:
        """The lists of the free sheets, each with its key in the format or ''; indexes all companies."""
        keys = {id(grid): key for key, (grid, _, _) in self._own.familiar.items()}
        first: list[tuple[Grid, SheetOfList, Region | None]] = []
        for grid in self._free:
            lines = self._own.familiar[keys[id(grid)]][2] if id(grid) in keys else self._told_header(grid)
            sheet = SheetOfList(grid)
            first.append((grid, sheet, self._profiled(sheet.region(self._names, lines))))
        familiar = {grid.name: (key, columns) for key, (grid, columns, _) in self._own.familiar.items()}
        self._universe.take([region for _, _, region in first if region is not None], familiar)
        self._universe.take_aliases(self._form)
        found = []
        for grid, sheet, region in first:
            # Known companies may be titles of a matrix.
            again = sheet.region(self._names, self._told_header(grid)) if id(grid) not in keys else None
            last = self._profiled(again if again is not None else region)
            if last is not None:
                before = {c.number: c for c in region.columns} if region is not None else {}
                for column in last.columns:
                    column.repeated = column.number in before and before[column.number].repeated
                if not keys.get(id(grid)) or keys[id(grid)] in {"Purchasers", "Suppliers"}:
                    self._universe.resolve(last)
                    last = self._profiled(last)
                    assert last is not None
                if id(grid) not in keys:
                    last.columns = without_echoes(last, self._names)
                for column in last.columns:
                    if (was := before.get(column.number)) is not None:
                        column.referred, column.of_others, column.names = was.referred, was.of_others, was.names
                        column.short = was.short
                last.paired = not keys.get(id(grid)) and self._universe.pairs_up(last)
                found.append((last, keys.get(id(grid), "")))
        self._universe.tell_cited([region for region, _ in found])
        self._universe.tell_counts([region for region, _ in found])
        return found

    def _told_header(self, grid: Grid) -> tuple[int, ...]:
        """The rows of a sheet that are its header by the map; empty if it says none, or one that the sheet lacks."""
        path = folded(("form", grid.name, "header"))
        told = tuple(map(int, self._form.answers.get(path, "").split()))
        rows = {grid.cell(row, 0).row: row for row, values in grid.rows.items() if values}
        if told and rows.keys() >= {*told}:
            self._decider.used.add(path)
            return tuple(rows[row] for row in told)
        return ()

    def _profiled(self, region: Region | None) -> Region | None:
        if region is None:
            return None
        tell_names(region.columns)
        tell_shared(region.columns)
        tell_starts(region.columns)
        for column in region.columns:
            column.said, column.days = self._decider.field_of(region.grid.name, column), self._days
            column.sessions = self._sessions
            part_as_told(region, column, self._names, self._form)
            column.profiled(self._names, region.columns)
            column.tabled = bool(column.cells) and all(fold(text) in self._tables for text in column.texts)
        return region

    def _plans(self, regions: Sequence[tuple[Region, str]]) -> list[Plan]:
        self._twins = levels_of_twins([region for region, key in regions if key not in OWN])
        planner = Planner(self._names, self._decider, self._twins, self._short_rows)
        plans = []
        for region, key in regions:
            if key in OWN or key == "Delegates":
                holds = {"Requests": PAIRS, "Delegates": DELEGATES}.get(key, COMPANIES)
                plan = planner.plan(region, holds, 1.0, self._own.familiar[key][1], self._own.passed[id(region.grid)])
                plan.familiar = key
                if holds == COMPANIES:
                    plan.roles = ROLES[key.lower()]
            else:
                contents = SheetContents(self._names, self._own, self._universe)
                holds, certainty = of_this_year(region, contents.likely(region), self._free)
                if holds == NOTHING_HELD and self._may_hold(region.grid, region):
                    certainty = _MAY_MATTER
                plan = planner.plan(region, holds, certainty)
            plans.append(plan)
        names = [*(grid.name for grid in self._free), *self._own.familiar] if len(self._free) > 1 else []
        Sides(self._names, self._decider).decide(plans, lambda plan: role_beside(plan.region, self._book.name, names))
        self._universe.named += planner.named
        return plans

    def _left_over(self, plans: Sequence[Plan]) -> Iterator[Text]:
        """The unused texts of all sheets that may say something about meetings."""
        decided = decided_by(self._decider, plans, self._raw) | {(name, "") for name in self._code_books}
        answered = {path[-1] for path, said in self._form.answers.items() if path[0] == REMARKS and said != AS_READ}
        doubles = {name for both in self._universe.doubted.items() if both[1] for name in map(fold, both)}
        return Account(self._names, self._raw, self._comments, tells_event, answered, doubles).texts(plans, decided)

    def _may_hold(self, grid: Grid, region: Region | None) -> bool:
        """Whether an unused sheet may hold companies, or say something of them."""
        programme = hours_of_programme(grid, ()) is not None
        return may_hold(grid, region, self._universe, self._raw, programme=programme)

    def _ask_for_texts(self, read: Collection[str]) -> None:
        """Ask about sheets without a list that have information on companies."""
        for grid in self._free:
            if grid.name in read or not self._may_hold(grid, None):
                continue
            texts = tuple(written(value) for values in grid.rows.values() for value in values.values())[:_SAMPLES]
            self._decider.holds(grid.cell(min(grid.rows), 0), texts, NOTHING_HELD, _MAY_MATTER, len(grid.rows))

    def _built(self, plans: list[Plan]) -> Understanding | None:
        universe = self._universe
        answered = last_answer(plans)
        stated = hours_said(self._repeated, ()) if self._repeated else NO_HOURS
        stated = self._told.or_else(stated)
        offered = stated.or_else(NO_HOURS if stated.sessions else hours_offered(plans, answered))
        offered = offered if not self._days else NO_HOURS
        lists = {plan.sheet for plan in plans if plan.holds != NOTHING_HELD}
        known = offered.days or days_of_meetings(self._titled, lists)
        stated_days = days_said(plans, self._titled, known)
        if without_year(stated_days) < without_year(self._told.beside):
            stated_days = self._told.beside  # a title may have only the first of two days
        days = with_stated_year(stated_days, self._raw) if not self._days else ()
        tell_days_said(plans, days, self._titled, answered)
        said = (*self._short_rows, *self._comments.values())
        struck = [cell for cell, text in self._comments.items() if text.startswith(STRUCK)]
        settler = Settler(self._names, self._decider, universe.people, said, universe.doubted, struck)
        if is_gone(self._painted.meanings.get(STRUCK_LOOK, "")):
            settler.gone_if_struck = SURE
        settler.newcomers.owners, settler.words.aside = universe.owners, words_aside(plans, self._names)
        self._take_companies(plans, settler, HoursReader(self._decider, self._sessions))
        scales = Scales(self._decider, self._starred)
        orders = OrdersTold(self._raw, self._comments, plans)
        wishes, pairs = WishReader(settler, scales, plans, orders), PairReader(settler, scales, self._twins, orders)
        for plan in (plan for plan in plans if plan.holds == PAIRS):
            pairs.pairs(plan)
        for plan in plans:
            if plan.holds in {COMPANIES, ANSWERS}:
                wishes.wishes(plan)
        wishes.replace_corrected(plans)
        wishes.ask_contradictions()
        known_days = next((c.days for plan in plans for c in plan.region.columns if c.days), ())
        remarks, looks = RemarkReader(settler, self._comments, known_days), LookReader(settler, self._painted)
        looks.take(plans)
        for text in (*wishes.beside, *wishes.lists.beside, *looks.texts, *self._left_over(plans)):
            remarks.take(text)
        (built := settler.built).merge_repeated()
        if any(path[0] == HOURS for path in self._form.answers):
            from sco_scheduler.intake.understanding.confirmations.hours import correct_hours

            correct_hours(built.records.values(), self._decider)
        built.contradictions = [found for plan in plans for found in contradictions(plan, self._names)]
        built.shared_numbers, built.comments = self._shared_numbers, self._comments
        built.references = tuple(self._universe.resolved.values())
        grids = self._grids(plans, built)
        asked = any(question.kind != "name" for question in self._decider.open)
        lost = any(matters(meaning) for plan in plans for meaning in plan.meanings.values())
        if not ({"Purchasers", "Suppliers"} <= grids.keys() or asked or lost):
            return None  # a side is missing, which is reported as for any workbook
        return Understanding(
            grids,
            plans,
            self._questions(),
            tuple(self._decider.taken),
            built,
            {self._parted.get(plan.sheet, plan.sheet) for plan in plans if plan.holds != NOTHING_HELD}
            | set(self._code_books)
            | {c.sheet for p in plans if p.holds != NOTHING_HELD for c in p.region.grid.origins.values()},
            self._decider.used | {("names", name) for name in self._names.asked_for},
            days,
            offered,
            answered,
            settler.newcomers.typed_names,
            settler.newcomers.likely,
        )

    def _questions(self) -> tuple[Question, ...]:
        """The open questions in their order, each on a part of a cell with the whole text of that cell."""
        raw = {grid.name: grid for grid in self._raw}
        found = []
        for question in self._decider.in_order():
            cell = question.cells[0] if question.kind in _OF_PARTS and question.cells else None
            grid = raw.get(cell.sheet) if cell is not None and cell.column else None
            whole = written(grid.rows.get(cell.row, {}).get(column_number(cell.column), "")) if grid and cell else ""
            inside = fold(question.subject) in fold(whole) != fold(question.subject)
            found.append(replace(question, within=" ".join(whole.split())) if inside else question)
        return tuple(found)

    def _take_companies(self, plans: Sequence[Plan], settler: Settler, hours: HoursReader) -> None:
        """Read the companies that sheets list or name, their people, and the details on further sheets."""
        companies = CompanyCollector(settler, hours)
        settler.learn_names(plans)
        # Lists with names that may be those of others, misspelt or short, are read when all others are known.
        for plan in sorted((p for p in plans if p.holds == COMPANIES), key=settler.doubts_names):
            companies.companies(plan)
        for named in self._universe.named:
            own = next((naming_columns(plan) for plan in plans if plan.sheet == named.region.grid.name), [])
            companies.named(named, own)
        settler.built.part_countries()
        settler.take_newcomers(plans)
        for plan in plans:
            if plan.holds == DELEGATES and not plan.familiar:
                companies.delegates(plan)
            if plan.holds in {ANSWERS, PAIRS} and not plan.familiar:
                companies.details(plan)
        part_absences(settler.built.records.values())

    def _grids(self, plans: Sequence[Plan], built: Built) -> dict[str, Grid]:
        def source(*holds: str, key: str = "") -> str:
            own = next((p.sheet for p in plans if p.familiar == key), None)
            return own or next((p.sheet for p in plans if p.holds in holds), key)

        records = list(built.records.values())
        grids = {
            "Purchasers": company_grid(records, Role.PURCHASER, source(COMPANIES, key="Purchasers")),
            "Suppliers": company_grid(records, Role.SUPPLIER, source(COMPANIES, key="Suppliers")),
            "Requests": request_grid(built.sided_wishes, source(PAIRS, ANSWERS, COMPANIES, key="Requests")),
        }
        for plan in plans:
            if (
                plan.familiar in {"Purchasers", "Suppliers"}
                and not self._own.more_in(plan)
                and plan.sheet not in built.amended
                and not any(role in (plan.roles or ()) for role, _ in built.named)
            ):
                grids[plan.familiar] = plan.region.grid
            if plan.familiar == "Delegates":
                grids["Delegates"] = plan.region.grid
        if "Delegates" not in grids:
            grids["Delegates"] = delegate_grid(records, source(DELEGATES, COMPANIES, key="Delegates"))
        return {key: grid for key, grid in grids.items() if grid is not None}
