"""The result of reading sheets of any layout: companies and wishes, and the format's sheets made from them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from typing import NamedTuple

from sco_scheduler.domain.event import Level, Role
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.table.grids import Grid, vocabulary
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.cells.questions import DETAILS
from sco_scheduler.intake.understanding.companies.same_person import is_one_person, words_of_name
from sco_scheduler.intake.understanding.lists.catalogues import SharedNumber
from sco_scheduler.intake.understanding.lists.references import Reference
from sco_scheduler.intake.values.countries import is_country
from sco_scheduler.intake.values.entries import written
from sco_scheduler.intake.values.timestamps import Readings, is_before, timestamps_of
from sco_scheduler.resources import lazy_regex

Filled = tuple[object, Cell]
"""A value and the cell that it came from."""


def moments_of_answers(columns: Sequence[Column], fields: Mapping[int, str]) -> list[dict[int, Readings]]:
    """When the answers of a list were given, by row, for each column without another field that says so."""
    dated = (c for c in columns if max(c.profile.dates, c.profile.moments) >= _DATED)
    sent = (c for c in dated if c.score("nothing") >= _TITLED or c.profile.moments >= _DATED)
    return [found for c in sent if fields.get(c.number, "nothing") == "nothing" and (found := timestamps_of(c.raw))]


def moment_in(row: int, moments: Iterable[Mapping[int, Readings]]) -> Readings:
    """When the answer of a row was given, by the first column that says so."""
    return next((at[row] for at in moments if row in at), ())


_DATED, _TITLED = 0.9, 0.7


@dataclass
class CompanyRecord:
    """A company, merged from one or several rows: its values by field, its roles, its people."""

    key: str
    values: dict[str, Filled]
    roles: set[Role]
    rows: list[Cell]
    people: list[dict[str, Filled]] = field(default_factory=list)
    moment: Readings = ()
    hours: list[tuple[Cell, str]] = field(default_factory=list)
    """What it says of when it is there or away, by cell."""
    denied: str = ""
    """The hours of which it says only that it is not there all the time; a remark may say when."""
    contacts: list[dict[str, Filled]] = field(default_factory=list)
    """The people whom other sheets name, beside one that lists all people."""
    differing: list[tuple[str, Filled, Filled]] = field(default_factory=list)
    """The terms of its meetings in which its rows differ: what counts, and what another row says."""
    own_terms: dict[Role, dict[str, tuple[Filled | None, Filled]]] = field(default_factory=dict)
    """What its row in one of two roles says of terms in which they differ, beside what was taken of both rows."""

    @property
    def named(self) -> str:
        """The text by which other sheets name it: its ID, else its name."""
        value = self.values.get("id") or self.values.get("company") or self.values.get("local")
        return str(value[0]) if value is not None else self.key

    @property
    def shown(self) -> str:
        """The text by which messages name it."""
        value = self.values.get("company") or self.values.get("local") or self.values.get("id")
        return str(value[0]) if value is not None else self.key

    def add(self, later: CompanyRecord, *, instead: Collection[str] = ()) -> None:
        """Add what another row says of it, in place of what it has of the fields ``instead``.

        Of two rows in different roles each says the terms of its role; else those that differ are noted.
        """
        own = {key: (self.values.get(key), later.values.get(key)) for key in _TERMS}
        differing = {key: pair for key, pair in own.items() if _said(pair[0]) != _said(pair[1])}
        self.values |= {k: v for k, v in later.values.items() if k in instead or k not in self.values}
        if self.roles and later.roles and not self.roles & later.roles:
            for roles, place in ((self.roles, 0), (later.roles, 1)):
                terms = {key: (pair[place], self.values[key]) for key, pair in differing.items()}
                self.own_terms |= dict.fromkeys(roles, terms)
        else:
            noted = differing.keys() - {"products", *instead}
            self.differing += [(k, one, other) for k, (one, other) in differing.items() if k in noted and one and other]
        self.roles |= later.roles
        self.rows += later.rows
        self.people += later.people
        self.hours += later.hours

    def in_role(self, role: Role) -> dict[str, Filled]:
        """Its values in one of its roles: where its rows differ those of that role, unless a remark changed them."""
        own = {k: v for k, (v, both) in self.own_terms.get(role, {}).items() if self.values.get(k) == both}
        values = {key: own.get(key, value) for key, value in self.values.items()}
        return {key: value for key, value in values.items() if value is not None}

    def is_of_others(self, later: CompanyRecord) -> bool:
        """Whether another row of it is of another person, with a different name and e-mail address."""
        names = [[_PHONE.sub("", str(p["delegate"][0])) for p in r.people] for r in (self, later)]
        mails = [{fold(str(p["email"][0])) for p in r.people if "email" in p} for r in (self, later)]
        if not names[0] or not names[1] or any(is_one_person(*pair) for pair in product(*names)):
            return False
        return not (mails[0] & mails[1])

    def answers(self, cells: Mapping[int, str]) -> list[str]:
        """What its rows have in a column, by the cells of the column."""
        return [cells[row] for _, row in (place.of_row for place in self.rows) if row in cells]

    def is_replaced_at(self, cell: Cell) -> bool:
        """Whether the row of a cell, on a list of companies, is replaced by a later answer of the company."""
        return not any(place.of_row == cell.of_row for place in self.rows)

    def shorten(self, name: str) -> None:
        """Remove from its name the remark after it in the same cell."""
        bare = _BEHIND_NAME.split(name)[0].strip()
        self.values |= {key: (bare, cell) for key, (value, cell) in self.values.items() if value == name and bare}


_TERMS = ("minimum", "maximum", "zone", "priority", "table", "products")
"""What a company says of its meetings in one role."""


def _said(value: Filled | None) -> str:
    return "" if value is None else fold(written(value[0]))


_PHONE = lazy_regex(r"[\s,，;；/:：(（]*\+?\d[\d\s()/-]{6,}[)）]?\s*$")
"""A telephone number behind a name."""
_WITH_COUNTRY = lazy_regex(r"(.*\S)\s*(?:[(（]\s*([^()（）]+?)\s*[)）]|[,，]\s*([^,，()（）]+))")
_FEWEST_PARTED, _NEARLY_ALL = 2, 0.8
_BEHIND_NAME = lazy_regex(r"\s*[(（\[【;；\n]|\s+[-–—/]\s|[:：]")
"""The end of a name in a cell with a remark after it."""


@dataclass(frozen=True)
class Wish:
    """A wish: the requester and the target as texts that the directory finds, and its cell."""

    asker: str
    target: str
    level: Level
    rank: int | None
    cell: Cell
    extras: Mapping[str, Filled] = field(default_factory=dict)
    raw: Mapping[str, Filled] = field(default_factory=dict)
    """The values of a row of the format's own sheet Requests, which are kept as they are."""

    mirrored: bool = False
    """Whether the target states it, as linked records do in addition to the requester's statement."""

    def graded(self, level: Level, rank: int | None, cell: Cell) -> Wish:
        """The wish at a level and a rank that another cell gives it; a row of the format has them from there."""
        said: dict[str, Filled] = {"level": (level.value, cell)} if level is not self.level else {}
        said |= {"rank": (rank, cell)} if rank not in {None, self.rank} else {}
        return replace(self, level=level, rank=rank, raw={**self.raw, **said} if self.raw else {})


@dataclass
class WishCount:
    """The number of wishes of a sheet, by what happened to them."""

    sheet: str
    wishes: int = 0
    askers: set[str] = field(default_factory=set)
    columns: set[str] = field(default_factory=set)
    nobody: list[Cell] = field(default_factory=list)
    dropped: int = 0
    """Wishes that were withdrawn, or that a later answer replaced, which are not among the ``wishes``."""

    cells: set[Cell] = field(default_factory=set)
    """The cells of the wishes; those of a part of a sheet are of the sheet."""


class Answer(NamedTuple):
    """An answer of a company: its name there, its cell, and when it was given."""

    shown: str
    cell: Cell
    sent: Readings


class Contradiction(NamedTuple):
    """A row whose code belongs to another company: the cells of the code and of the name, and both companies."""

    cell: Cell
    named: Cell
    code: str
    company: str
    other: str


@dataclass
class Built:
    """The result of reading all sheets."""

    records: dict[str, CompanyRecord] = field(default_factory=dict)
    wishes: list[Wish] = field(default_factory=list)
    counts: dict[str, WishCount] = field(default_factory=dict)
    replaced: list[tuple[str, Cell, Cell]] = field(default_factory=list)
    joined: list[tuple[str, list[Cell]]] = field(default_factory=list)
    added: set[tuple[str, int | None]] = field(default_factory=set)
    """The rows that add wishes to an earlier answer of their company, by sheet and row."""

    added_above: set[tuple[str, int | None]] = field(default_factory=set)
    """Those of these rows that stand above the answer to which they add."""

    absentees: set[frozenset[str]] = field(default_factory=set)
    """The people who do not come while others of their companies do, by the words of their names."""

    both: list[tuple[str, Cell]] = field(default_factory=list)
    roleless: list[Cell] = field(default_factory=list)
    sides_asked: set[Cell] = field(default_factory=set)
    """Those of these cells about which there is a question."""

    named: dict[tuple[Role, str], dict[str, Cell]] = field(default_factory=dict)
    """The companies that no sheet lists, by role and the sheet that names them, each with its first cell."""

    shared_numbers: Sequence[SharedNumber] = ()
    """Row numbers that two lists share, and that are not IDs."""

    references: Sequence[Reference] = ()
    """Columns that identify companies by other attributes, such as a contact person."""

    unranked: list[tuple[Cell, str]] = field(default_factory=list)
    """The columns whose lists are in the order of a form's options, so that the order is no ranking."""

    replies: dict[str, list[tuple[str, Cell]]] = field(default_factory=dict)
    """The replies by those asked that a status gives, by the sheet of the requests, each with its cell."""

    everyone: list[tuple[Cell, str, int]] = field(default_factory=list)
    """The cells that request the whole other side, or all but some: the cell, its text, and the number of wishes."""

    ranked: set[tuple[str, int]] = field(default_factory=set)
    """The columns whose lists are taken as rankings, by sheet and number."""

    amended: set[str] = field(default_factory=set)
    """The sheets for whose companies a remark added information."""

    comments: Mapping[Cell, str] = field(default_factory=dict)
    """The comments on cells, whether anything was read of them or not."""

    remarks: dict[tuple[Cell, str], list[str]] = field(default_factory=dict)
    """The remarks and other texts that were interpreted, by cell, each with what follows from it as in a map."""

    contradictions: Sequence[Contradiction] = ()
    """The rows whose code belongs to another company."""

    replaced_names: list[tuple[Cell, str, CompanyRecord, int]] = field(default_factory=list)
    """The misspelt names: cell, name, company, and certainty in per cent."""

    def take_named(self, key: str, name: str, role: Role, cell: Cell) -> None:
        """Add a company that no sheet lists, and that a cell names."""
        self.records[key] = CompanyRecord(key, {"company": (name, cell)}, {role}, [cell])
        self.named.setdefault((role, cell.sheet), {})[name] = cell

    def later_of(self, upper: Answer, lower: Answer) -> Answer:
        """The one of two answers that replaces the other: that given later, or the lower if this is not known."""
        earlier, later = (lower, upper) if is_before(lower.sent, upper.sent) else (upper, lower)
        self.replaced.append((later.shown, earlier.cell, later.cell))
        return later

    def add_answer(self, earlier: CompanyRecord, later: CompanyRecord) -> None:
        """Add an answer of a company that adds wishes to those of an earlier one, which stay."""
        self.added |= {cell.of_row for cell in later.rows}
        later.people = _others(later.people, earlier.people)
        earlier.add(later, instead=DETAILS)

    def add_older_answer(self, later: CompanyRecord, earlier: CompanyRecord) -> None:
        """Add the answer below one of its company that was given later and adds wishes to it."""
        rows = {cell.of_row for cell in later.rows}
        self.added |= rows
        self.added_above |= rows
        earlier.people = _others(earlier.people, later.people)
        later.add(earlier)

    def part_countries(self) -> None:
        """Take the country behind names of companies as theirs, where nearly all names of a side end with one."""
        sides: dict[tuple[str, frozenset[Role]], list[CompanyRecord]] = {}
        for record in self.records.values():
            sides.setdefault((record.rows[0].sheet if record.rows else "", frozenset(record.roles)), []).append(record)
        for records in sides.values():
            named = {
                record.key: _WITH_COUNTRY.fullmatch(str(record.values.get("company", ("",))[0])) for record in records
            }
            found = {
                key: match for key, match in named.items() if match is not None and is_country(match[2] or match[3])
            }
            if len(found) < _FEWEST_PARTED or len(found) < _NEARLY_ALL * len(records):
                continue  # ``Siemens (China)`` may be a name
            for record in (self.records[key] for key in found):
                cell = record.values["company"][1]
                bare, aside, behind = found[record.key].groups()
                record.values["company"] = bare, cell
                record.values.setdefault("country", (aside or behind, cell))

    @property
    def sided_wishes(self) -> list[Wish]:
        """The wishes without those of and for companies whose side is blank, which stops the work by itself."""
        rows = {cell.of_row for cell in self.roleless}
        blank = [r for r in self.records.values() if not r.roles and any(c.of_row in rows for c in r.rows)]
        names = {fold(name) for record in blank for name in (record.named, record.shown)}
        return [wish for wish in self.wishes if names.isdisjoint((fold(wish.asker), fold(wish.target)))]

    def merge_repeated(self) -> None:
        """Merge a wish and a must, or two musts, for the same company by the same requester into one must.

        It has the rank that either has; other musts are told as repeated.

        A wish in a column without order is merged with one in another column of the row that gives its rank.
        """
        places: dict[tuple[str, str], int] = {}
        kept: list[Wish] = []
        for wish in self.wishes:
            place = places.setdefault((fold(wish.asker), fold(wish.target)), len(kept)) if not wish.raw else len(kept)
            before = kept[place] if place < len(kept) else None
            if before is not None and (_make_a_must(before, wish) or _gives_rank(before, wish)):
                must, rank = Level.MUST in {before.level, wish.level}, before.rank or wish.rank
                one = replace(before, level=Level.MUST, rank=rank)
                kept[place] = one if must else before if before.rank else wish
                if (count := self.count_at(wish.cell)) is not None:
                    count.wishes -= 1
            else:
                kept.append(wish)
        self.wishes = kept

    def count_at(self, cell: Cell) -> WishCount | None:
        """The count to which the wishes of a cell belong."""
        parts = (count for count in self.counts.values() if cell in count.cells)
        return next(parts, self.counts.get(cell.sheet))

    def drop(self, cell: Cell, number: int = 1) -> None:
        """Count some wishes of a cell as withdrawn or replaced."""
        if (count := self.count_at(cell)) is not None:
            count.dropped += number
            count.wishes -= number if cell in count.cells else 0


_OF_WISH_AND_MUST = {Level.WANT, Level.MUST}


def _others(people: Sequence[dict[str, Filled]], known: Sequence[dict[str, Filled]]) -> list[dict[str, Filled]]:
    """Those of some people who are not among others."""
    names = [str(person["delegate"][0]) for person in known]
    return [p for p in people if not any(is_one_person(str(p["delegate"][0]), name) for name in names)]


def _make_a_must(one: Wish, other: Wish) -> bool:
    """Whether two wishes for a company are one must: a wish and a must, or two musts of which one alone has a rank."""
    levels, ranked = {one.level, other.level}, {one.rank is None, other.rank is None}
    return levels == _OF_WISH_AND_MUST or (levels == {Level.MUST} and len(ranked) > 1)


def _gives_rank(one: Wish, other: Wish) -> bool:
    """Whether one of two wishes has a rank, and the other none in another column of the same row."""
    at = [wish.cell.of_row for wish in (one, other)]
    wanted = one.level is other.level is Level.WANT and (one.rank is None) is not (other.rank is None)
    return wanted and at[0] == at[1] and one.cell.column != other.cell.column


# The sheets of the format

_COLUMNS = (
    *("id", "company", "local", "country", "zone", "products", "languages", "not_available", "minimum", "maximum"),
    *("priority", "table", "contact", "email", "phone", "status", "agenda_language", "notes"),
)


def company_grid(records: Iterable[CompanyRecord], role: Role, name: str) -> Grid | None:
    """Make the sheet Purchasers or Suppliers of the companies in that role; None if there are none."""
    rows = [record.in_role(role) for record in records if role in record.roles]
    return _grid("Purchasers", name, _COLUMNS, rows)


def delegate_grid(records: Iterable[CompanyRecord], name: str) -> Grid | None:
    """Make the sheet Delegates of the companies with several people; None if there are none."""
    rows = []
    for record in records:
        people = list({words_of_name(str(person["delegate"][0])): person for person in record.people}.values())
        count, place = record.values.get("people", (0, record.rows[0]))
        if int(str(count)) > 1:
            people += [{"delegate": (str(number), place)} for number in range(len(people) + 1, int(str(count)) + 1)]
        if len(people) > 1 or ("listed" in record.values and people):
            rows += [{"company": (record.named, record.rows[0]), **person} for person in people]
    return _grid("Delegates", name, ("company", "delegate", "title", "languages", "not_available", "email"), rows)


def request_grid(wishes: Sequence[Wish], name: str) -> Grid | None:
    """Make the sheet Requests; None if there are no wishes."""
    rows: list[dict[str, Filled]] = []
    asked = {(fold(wish.asker), fold(wish.target)) for wish in wishes if not wish.mirrored}
    for wish in wishes:
        if wish.mirrored and wish.level is Level.WANT and (fold(wish.asker), fold(wish.target)) in asked:
            continue
        if wish.raw:
            rows.append(dict(wish.raw))
            continue
        row: dict[str, Filled] = {"from": (wish.asker, wish.cell), "to": (wish.target, wish.cell)}
        if wish.rank is not None:
            row["rank"] = (wish.rank, wish.cell)
        if wish.level is not Level.WANT:
            row["level"] = (wish.level.value, wish.cell)
        rows.append({**row, **wish.extras})
    return _grid("Requests", name, ("from", "to", "rank", "level", "session", "delegate", "after", "notes"), rows)


def _grid(sheet: str, name: str, columns: Sequence[str], rows: Sequence[Mapping[str, Filled]]) -> Grid | None:
    if not rows:
        return None
    used = [column for column in columns if any(column in row for row in rows)]
    words = vocabulary().sheets[sheet].columns
    cells: dict[int, dict[int, object]] = {1: {place: words[key].name() for place, key in enumerate(used, start=1)}}
    origins: dict[tuple[int, int], Cell] = {}
    for number, row in enumerate(rows, start=2):
        cells[number] = {place: row[key][0] for place, key in enumerate(used, start=1) if key in row}
        origins |= {(number, place): row[key][1] for place, key in enumerate(used, start=1) if key in row}
        if cells[number]:
            first = next(iter(row.values()))[1]
            origins[number, 0] = Cell(first.sheet, first.row)
    return Grid(name, cells, origins=origins)
