"""Understands a whole workbook of any form, as far as its own sheets do not have the names of the format."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from sco_scheduler.domain.event import Level, Role
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.table.form_map import FormMap
from sco_scheduler.intake.table.grids import Book, Grid, is_total, vocabulary
from sco_scheduler.intake.understanding.built import Built, company_grid, delegate_grid, request_grid
from sco_scheduler.intake.understanding.columns import Column
from sco_scheduler.intake.understanding.companies import CompanyCollector
from sco_scheduler.intake.understanding.fields import WEIGHTY, Meaning, wish_meaning
from sco_scheduler.intake.understanding.filling import filled, with_colours, with_grades
from sco_scheduler.intake.understanding.matching import SURE
from sco_scheduler.intake.understanding.own_sheets import OWN, OwnSheets, comments_of, tables_of
from sco_scheduler.intake.understanding.pairs import PairReader
from sco_scheduler.intake.understanding.parts import (
    gathered,
    parted,
    stacked,
    turned,
    upright,
    with_labels,
    with_wishes_of_forms,
    without_shared_numbers,
)
from sco_scheduler.intake.understanding.plans import Plan, Planner
from sco_scheduler.intake.understanding.questions import (
    ANSWERS,
    COMPANIES,
    DELEGATES,
    DETAILS,
    NOTHING_HELD,
    PAIRS,
    ROLES,
    Decider,
    Question,
)
from sco_scheduler.intake.understanding.ratings import Scales
from sco_scheduler.intake.understanding.references import Reference
from sco_scheduler.intake.understanding.regions import Region, find_region, matrix_company
from sco_scheduler.intake.understanding.remarks import RemarkReader, may_say, rows_apart, says_remark, sheet_may_matter
from sco_scheduler.intake.understanding.settling import Settler, legend_of, short_rows
from sco_scheduler.intake.understanding.several import each_alone, with_askers
from sco_scheduler.intake.understanding.shapes import pair_sides, wish_rows, without_echoes
from sco_scheduler.intake.understanding.side_sheets import amends, with_absences, without_earlier
from sco_scheduler.intake.understanding.sides import Sides
from sco_scheduler.intake.understanding.universe import Universe, likely_role, own_columns
from sco_scheduler.intake.understanding.wishes import WishReader
from sco_scheduler.intake.understanding.words import means_level, polarity_of, roles_of, title_score
from sco_scheduler.intake.values.absences import tells_itself
from sco_scheduler.intake.values.entries import fold_header, written
from sco_scheduler.resources import lazy_regex

_MAY_MATTER = 0.5
"""How sure it is that a sheet means nothing that names companies and says something of them."""

_SAMPLES = 4
_MOST_WISHES = 200
"""The most names of a cell of the format's own wishes that are asked for one by one."""

_MADE_ID = lazy_regex(r"[ps]?\d+")
"""A number, or an ID such as is made up for a company that has none: whose it is is known once rows are read."""

_AND = frozenset({"", "и", "and", "和", "与", "及"})
"""What stands between the names of a list; also nothing."""


@dataclass
class Understanding:
    """What was understood of a workbook.

    ``grids`` are the sheets of the format that were made of it; ``plans`` how each sheet was read;
    ``questions`` what is not sure, the weightiest first, and ``taken`` the guesses that were sure enough.
    """

    grids: dict[str, Grid]
    plans: list[Plan]
    questions: Sequence[Question]
    taken: Sequence[Question]
    built: Built
    used: set[str] = field(default_factory=set)
    """The names of the sheets that were read in this way."""


def understand_book(
    book: Book,
    sheets: Mapping[str, Grid],
    needed: Mapping[str, Sequence[Sequence[str]]],
    form: FormMap,
    sure: float | None = None,
) -> Understanding | None:
    """Make the sheets of the format from sheets of any form; None where the workbook has them as they are.

    Parameters
    ----------
    book
        The workbook, without sheets that mean nothing.
    sheets
        Its sheets that have the names or the columns of the format, by their canonical names.
    needed
        The groups of columns of which each sheet of the format needs one at least.
    form
        The map, with the answers of the organizer.
    sure
        The certainty from which a guess is taken without a question; 0.9 by default.
    """
    return _Reading(book, sheets, needed, form, SURE if sure is None else sure).understanding()


class _Reading:
    def __init__(
        self,
        book: Book,
        sheets: Mapping[str, Grid],
        needed: Mapping[str, Sequence[Sequence[str]]],
        form: FormMap,
        sure: float,
    ) -> None:
        self._decider = Decider(form, sure)
        book = without_earlier(book, self._decider)
        book = with_colours(book)
        self._comments = comments_of(book)
        book, self._starred = with_grades(book)
        book, self._code_books = with_labels(book)
        book, self._gathered = gathered(with_wishes_of_forms(book))
        book, self._shared_numbers = without_shared_numbers(upright(filled(with_askers(with_absences(book)))))
        sheets = {key: grid for key, grid in sheets.items() if any(grid is other for other in book.grids)}
        self._book, self._form = book, form
        self._universe, self._references = Universe(), list[Reference]()
        self._names = self._universe.names
        self._tables = tables_of(sheets)
        self._own = OwnSheets(sheets, needed, form, self._names)
        self._parted: dict[str, str] = {}
        """The sheet of each of several lists that stand side by side, by its name."""

        self._free = [part for grid in book.grids if self._own.leaves(grid) for part in self._parts(grid)]

    def _parts(self, grid: Grid) -> Sequence[Grid]:
        """The lists of a sheet, of which one may stand beside the other."""
        parts: tuple[Grid, ...] = (grid,)
        if not self._own.is_familiar(grid):
            lists = tuple(part for beside in parted(turned(grid, self._book)) for part in stacked(beside))
            parts = tuple(each_alone(part, self._book, self._decider) for part in lists)
        if len(parts) > 1:
            self._parted |= {part.name: grid.name for part in parts}
        return parts

    def understanding(self) -> Understanding | None:
        """Plan and build, unless all is there in the form of the format."""
        told = {id(self._own.familiar[key][0]) for key in self._own.told & self._own.familiar.keys()}
        if self._own.whole and all(id(grid) in told for grid in self._free) and not self._has_texts():
            return None
        regions = self._regions()
        if not regions:
            return None
        plans = self._plans(regions)
        self._ask_for_texts({region.grid.name for region, _ in regions})
        if self._own.whole and not self._more_than_familiar(plans):
            return None
        if not any(plan.holds == COMPANIES for plan in plans) and not self._universe.named:
            return None
        return self._built(plans)

    def _has_texts(self) -> bool:
        """Whether familiar lists have wishes, notes or comments, which may say more, or levels in words of a scale."""
        grid, columns, _ = self._own.familiar.get("Requests") or (Grid("", {}), {}, ())
        place = columns.get("level", 0)
        words = {written(values[place]) for values in grid.rows.values() if place in values}
        if self._comments or any(map(_is_unusual_level, words)):
            return True
        for key in ("Purchasers", "Suppliers"):
            grid, columns, _ = self._own.familiar.get(key) or (Grid("", {}), {}, ())
            places = {columns[name] for name in ("wishes", "notes") if name in columns}
            first = min(grid.rows, default=0)
            if any(not places.isdisjoint(values) for row, values in grid.rows.items() if row > first):
                return True
        return False

    def _regions(self) -> list[tuple[Region, str]]:
        """The lists of the free sheets, with the key of those that are familiar; all companies are known then."""
        keys = {id(grid): key for key, (grid, _, _) in self._own.familiar.items()}
        first: list[tuple[Grid, Region | None]] = []
        for grid in self._free:
            lines = self._own.familiar[keys[id(grid)]][2] if id(grid) in keys else ()
            first.append((grid, self._profiled(find_region(grid, self._names, lines))))
        familiar = {grid.name: (key, columns) for key, (grid, columns, _) in self._own.familiar.items()}
        self._universe.take([region for _, region in first if region is not None], familiar)
        self._universe.take_aliases(self._form)
        found = []
        for grid, region in first:
            # Now that companies are known, they may be the header of a matrix.
            again = find_region(grid, self._names) if id(grid) not in keys else None
            last = self._profiled(again if again is not None else region)
            if last is not None:
                if not keys.get(id(grid)) or keys[id(grid)] in {"Purchasers", "Suppliers"}:
                    self._references += self._universe.resolved(last)
                    last = self._profiled(last)
                    assert last is not None
                if id(grid) not in keys:
                    last.columns = without_echoes(last, self._names)
                last.paired = not keys.get(id(grid)) and self._universe.pairs_up(last)
                referred = {c.number for c in region.columns if c.referred} if region is not None else set()
                for column in last.columns:
                    column.referred = column.number in referred
                found.append((last, keys.get(id(grid), "")))
        self._universe.tell_counts([region for region, key in found if not key])
        return found

    def _profiled(self, region: Region | None) -> Region | None:
        if region is None:
            return None
        for column in region.columns:
            told = self._form.separators_of(region.grid.name, f"column {column.letters}", *column.titles)
            for text in column.cells.values() if told else ():
                self._names.separate(text, told)
            column.profiled(self._names)
            column.tabled = bool(column.cells) and {fold(text) for text in column.cells.values()} <= self._tables
        return region

    def _plans(self, regions: Sequence[tuple[Region, str]]) -> list[Plan]:
        planner = Planner(self._names, self._decider)
        plans = []
        for region, key in regions:
            if key in OWN or key == "Delegates":
                holds = {"Requests": PAIRS, "Delegates": DELEGATES}.get(key, COMPANIES)
                plan = planner.plan(region, holds, 1.0, self._own.familiar[key][1], self._own.passed[id(region.grid)])
                plan.familiar = key
                if holds == COMPANIES:
                    plan.roles = ROLES[key.lower()]
            else:
                holds, certainty = self._likely(region)
                if holds == NOTHING_HELD and sheet_may_matter(region.grid, region, self._names):
                    certainty = _MAY_MATTER
                plan = planner.plan(region, holds, certainty)
            plans.append(plan)
        Sides(self._names, self._decider).decide(plans, lambda plan: self._likely_role(plan.region))
        return plans

    def _ask_for_texts(self, read: Collection[str]) -> None:
        """Ask for sheets without a list that say something of companies."""
        for grid in self._free:
            if grid.name in read or not sheet_may_matter(grid, None, self._names):
                continue
            first = min(grid.rows)
            texts = tuple(written(value) for values in grid.rows.values() for value in values.values())[:_SAMPLES]
            self._decider.holds(grid.cell(first, 0), texts, NOTHING_HELD, _MAY_MATTER, len(grid.rows))

    def _likely_role(self, region: Region) -> tuple[str, float]:
        found = likely_role(region, self._book.name)
        if found[1] < 0.9 and len(self._free) > 1:
            taken = {likely_role_of(grid.name) for grid in self._free} - {""}
            taken |= {key.lower() for key in ("Purchasers", "Suppliers") if key in self._own.familiar}
            if len(taken) == 1:
                return ("suppliers" if "purchasers" in taken else "purchasers"), 0.7
        return found

    def _likely(self, region: Region) -> tuple[str, float]:  # noqa: PLR0911, PLR0912 - one answer for each kind of sheet
        """What a sheet most likely holds, and how sure that is."""
        named_so = [key for key in (*OWN, "Delegates") if self._is_called(region, key)]
        if named_so:
            return {"Requests": PAIRS, "Delegates": DELEGATES}.get(named_so[0], COMPANIES), 0.95
        columns = [c for c in region.columns if c.cells]
        if not columns or not len(self._names):
            return NOTHING_HELD, 0.9
        if pair_sides(region):
            return PAIRS, 0.95
        if self._is_other_matter(region):
            return NOTHING_HELD, 0.95
        if amends(region, self._universe):
            return ANSWERS, 0.95
        named = [c for c in columns if c.profile.companies >= 0.6]
        listed = region.grid.name in self._universe.listing
        found = wish_rows(region)
        if found is not None and {found.asker, found.target} <= set(named):
            alone = listed and not self._universe.lists_elsewhere(region, found.asker)
            return (COMPANIES, 0.93) if alone else (PAIRS, 0.95)
        wishing = [c for c in columns if (m := wish_meaning(c)) is not None and m.certainty >= 0.75]
        matrix = sum(any(matrix_company(title, self._names) for title in c.titles) for c in region.columns)
        asking = max((c.score("from") for c in columns), default=0.0)
        asked = max((c.score("to") for c in columns), default=0.0)
        singles = [c for c in named if c.profile.lists <= 0.3]
        if (
            listed
            and self._own.whole
            and id(region.grid) not in {id(grid) for grid, _, _ in self._own.by_columns.values()}
        ):
            return NOTHING_HELD, 0.95  # an older list beside the one that counts
        by_titles = asking >= 0.9 and asked >= 0.9
        if (
            len(singles) == 2
            and (by_titles or self._is_of_refusals(region))
            and all(self._universe.lists_elsewhere(region, c) for c in singles)
        ):
            return PAIRS, 0.95
        elsewhere = listed and wishing and self._universe.lists_elsewhere(region, all_of_them=True)
        if elsewhere and not self._says_role(region):
            return ANSWERS, 0.93  # such as corrections by companies of both sides
        paired = len(singles) >= 2 and by_titles
        if listed and paired and singles[0].profile.unique > 0.95 and not self._universe.lists_elsewhere(region):
            return COMPANIES, 0.93  # each asks for one company, and no other sheet lists who asks
        if listed and not (paired and (len(columns) == 2 or singles[0].profile.unique < 0.7)):
            return COMPANIES, 0.95
        if len(singles) >= 2 and matrix < 3 and not [c for c in wishing if c.choice is not None]:
            by_title = asking >= 0.72 and asked >= 0.72
            repeats = min(singles[0].profile.unique, singles[1].profile.unique) < 0.8
            if by_title:
                return PAIRS, 0.95
            if repeats and len(singles) == 2:
                return PAIRS, 0.85 if asked >= 0.4 or asking >= 0.4 else 0.7
        if named and (matrix >= 3 or wishing or len(named) >= 2):
            return ANSWERS, 0.93
        people = max((c.score("contact") for c in columns), default=0.0)
        if named and people >= 0.7 and named[0].profile.companies >= 0.8 and self._delegate_titles(region):
            return DELEGATES, 0.8
        if len(named) == 1 and any(c.profile.levels >= 0.7 or c.score("not_available") >= 0.7 for c in columns):
            return ANSWERS, 0.6
        return NOTHING_HELD, 0.95

    @staticmethod
    def _is_of_refusals(region: Region) -> bool:
        """Whether a sheet is called after refusals, or musts."""
        above = [text for row, text in region.remarks.items() if row < region.header[0]]
        return any(polarity_of(text) is not Level.WANT for text in (region.grid.name, *above))

    def _says_role(self, region: Region) -> bool:
        """Whether a sheet says by its name, or in a column, on which side its companies are."""
        return likely_role(region)[1] >= SURE or any(c.profile.roles >= 0.75 for c in region.columns)

    def _is_other_matter(self, region: Region) -> bool:
        """Whether a sheet is called after hotels or the like, and asks nothing of companies listed elsewhere."""
        if title_score(region.grid.name, "nothing") < 0.7:
            return False
        if any(
            c.score("wishes") >= 0.7 or c.choice is not None or c.score("not_available") >= 0.7
            for c in region.columns
            if c.profile.companies >= 0.34 or c.profile.times >= 0.5
        ):
            return False
        named = [c for c in region.columns if c.profile.companies >= 0.6]
        return all(self._universe.lists_elsewhere(region, column) for column in named)

    def _is_called(self, region: Region, key: str) -> bool:
        """Whether a sheet has a name of the format, and so much of its columns that it can be that sheet."""
        if fold_header(region.grid.name) not in vocabulary().sheets[key].sheet.spellings():
            return False
        columns = [c for c in region.columns if c.cells]
        if key == "Requests":
            return sum(c.profile.companies >= 0.6 and c.profile.lists <= 0.3 for c in columns) == 2
        if key == "Delegates":
            listed = region.grid.name in self._universe.listing and not self._universe.lists_elsewhere(region)
            named = any(c.profile.companies >= 0.8 for c in columns)
            return named and not listed and not any(c.profile.roles >= 0.75 for c in columns)
        return bool(own_columns(region))

    def _delegate_titles(self, region: Region) -> bool:
        return any(c.score("title") >= 0.7 or c.score("languages") >= 0.7 for c in region.columns) or (
            fold_header(region.grid.name) in vocabulary().sheets["Delegates"].sheet.spellings()
        )

    def _more_than_familiar(self, plans: Sequence[Plan]) -> bool:
        """Whether there is more to read than the columns that have the names of the format."""
        columns = {id(grid): set(known.values()) for grid, known, _ in self._own.by_columns.values()}
        below = {plan.sheet: plan.region.header[-1] for plan in plans}
        for cell, text in self._comments.items():
            if self._names.mentioned(text) or (says_remark(text) and cell.row > below.get(cell.sheet, cell.row)):
                return True
        if any(self._says_more(plan, columns.get(id(plan.region.grid), set())) for plan in plans):
            return True
        return any(question.kind in {"column", "holds"} for question in self._decider.open)

    def _says_more(self, plan: Plan, known: Collection[int]) -> bool:
        """Whether a sheet says more than the columns that have the names of the format, or in other words."""
        if not known:
            return plan.holds != NOTHING_HELD
        notes, level = (plan.column(name) for name in ("notes", "level"))
        texts = notes.cells.values() if notes is not None else ()
        words = set(level.cells.values()) if level is not None else ()
        return (
            any(_matters(m) for c, m in plan.meanings.items() if c not in known)
            or any(self._names.mentioned(text) or tells_itself(text) or may_say(text) for text in texts)
            or any(map(_is_unusual_level, words))
            or any(self._leaves_over(column) for column, _ in plan.wish_columns() if column.number in known)
        )

    def _leaves_over(self, wishes: Column) -> bool:
        """Whether a column of wishes says more than names that are known."""
        cells = (self._names.split(text) for text in wishes.cells.values() if not is_total(text))
        return any(
            len(parts) <= _MOST_WISHES
            and any(part.remark or (part.company is None and not _are_made_ids(part.text)) for part in parts)
            for parts in cells
        )

    def _built(self, plans: list[Plan]) -> Understanding | None:
        legend = legend_of(short_rows(self._book.grids))
        settler = Settler(self._names, self._decider, self._universe.people, legend)
        self._take_companies(plans, CompanyCollector(settler))
        scales = Scales(self._decider, self._starred)
        wishes, pairs = WishReader(settler, scales, plans), PairReader(settler, scales)
        for plan in plans:
            if plan.holds == PAIRS:
                pairs.pairs(plan)
        for plan in plans:
            if plan.holds in {COMPANIES, ANSWERS}:
                wishes.wishes(plan)
        wishes.replace_corrected(plans)
        wishes.ask_contradictions()
        settler.built.raise_to_musts()
        remarks = RemarkReader(settler)
        for plan in plans:
            if plan.holds != NOTHING_HELD:
                remarks.remarks(plan)
                remarks.rows(plan, rows_apart(plan, self._names))
        remarks.comments(plans, self._comments)
        built = settler.built
        built.shared_numbers = self._shared_numbers
        built.references = self._references
        grids = self._grids(plans, built)
        if self._is_left_to_the_format(plans, grids):
            return None
        return Understanding(
            grids,
            plans,
            self._decider.in_order(),
            tuple(self._decider.taken),
            built,
            {self._parted.get(plan.sheet, plan.sheet) for plan in plans if plan.holds != NOTHING_HELD}
            | set(self._code_books)
            | {name for plan in plans for name in self._gathered.get(plan.sheet, ())},
        )

    def _take_companies(self, plans: Sequence[Plan], companies: CompanyCollector) -> None:
        """Take the companies that sheets list or name, their people, and what further sheets say of them."""
        for plan in plans:
            if plan.holds == COMPANIES:
                companies.companies(plan)
        for named in self._universe.named:
            companies.named(named)
        for plan in plans:
            if plan.holds == DELEGATES and not plan.familiar:
                companies.delegates(plan)
            if plan.holds in {ANSWERS, PAIRS} and not plan.familiar:
                companies.details(plan)

    def _is_left_to_the_format(self, plans: Sequence[Plan], grids: Mapping[str, Grid]) -> bool:
        """Whether a side is missing, which is said as of any workbook, and nothing else that was read would be lost."""
        whole = {"Purchasers", "Suppliers"} <= grids.keys()
        asked = any(question.kind != "name" for question in self._decider.open)
        return not (whole or asked or any(_matters(m) for plan in plans for m in plan.meanings.values()))

    def _adds(self, plan: Plan) -> bool:
        """Whether columns of a familiar sheet are read that do not have the names of the format."""
        known = self._own.familiar[plan.familiar][1].values()
        return bool(plan.wish_columns()) or any(
            meaning.field != "nothing" for column, meaning in plan.meanings.items() if column not in known
        )

    def _grids(self, plans: Sequence[Plan], built: Built) -> dict[str, Grid]:
        def source(*holds: str, key: str = "") -> str:
            own = next((p.sheet for p in plans if p.familiar == key), None)
            return own or next((p.sheet for p in plans if p.holds in holds), key)

        records = list(built.records.values())
        grids = {
            "Purchasers": company_grid(records, Role.PURCHASER, source(COMPANIES, key="Purchasers")),
            "Suppliers": company_grid(records, Role.SUPPLIER, source(COMPANIES, key="Suppliers")),
            "Requests": request_grid(built.wishes, source(PAIRS, ANSWERS, COMPANIES, key="Requests")),
        }
        for plan in plans:
            if (
                plan.familiar in {"Purchasers", "Suppliers"}
                and not self._adds(plan)
                and plan.sheet not in built.amended
            ):
                grids[plan.familiar] = plan.region.grid
            if plan.familiar == "Delegates":
                grids["Delegates"] = plan.region.grid
        if "Delegates" not in grids:
            grids["Delegates"] = delegate_grid(records, source(DELEGATES, COMPANIES, key="Delegates"))
        return {key: grid for key, grid in grids.items() if grid is not None}


def _matters(meaning: Meaning) -> bool:
    """Whether what a column says decides who meets whom and when."""
    return meaning.field in {*WEIGHTY, *DETAILS, "wishes", "choice", "matrix"}


def _is_unusual_level(word: str) -> bool:
    """Whether a word means a level that the format has another word for, such as ``High``."""
    return vocabulary().choice("level", word) is None and means_level(word)


def likely_role_of(name: str) -> str:
    """The role that the name of a sheet says; '' where it says none."""
    named, _ = roles_of(name)
    return "" if len(named) != 1 else "purchasers" if Role.PURCHASER in named else "suppliers"


def _are_made_ids(text: str) -> bool:
    """Whether a text is nothing but IDs that may be given to companies without one: ``S003, S001 and P002``."""
    words = [word for word in re.split(r"[,，;；、/&\s]+", fold(text)) if word not in _AND]
    return bool(words) and all(map(_MADE_ID.fullmatch, words))
