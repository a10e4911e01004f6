"""The companies of a workbook: those that its sheets list, and those that only pairs or a matrix name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from operator import itemgetter

from sco_scheduler.domain.event import Level, Role
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.table.grids import FormMap
from sco_scheduler.intake.understanding.cells.bilingual import with_further_names
from sco_scheduler.intake.understanding.cells.columns import Column, is_coded
from sco_scheduler.intake.understanding.cells.fields import company_scores, names_a_side, says_something_else
from sco_scheduler.intake.understanding.cells.profiles import MOST_LOOKED_AT
from sco_scheduler.intake.understanding.cells.questions import NOBODY, ROLE_OF_NEW, ROLES
from sco_scheduler.intake.understanding.cells.sayings import apart
from sco_scheduler.intake.understanding.companies.later_rows import NONE, PARTLY, Contacts
from sco_scheduler.intake.understanding.companies.own_columns import NAMED_SO, are_codes, first_columns, own_columns
from sco_scheduler.intake.understanding.companies.sides import likely_role
from sco_scheduler.intake.understanding.lists.references import CompanyReferences, Reference
from sco_scheduler.intake.understanding.lists.regions import Region
from sco_scheduler.intake.understanding.meanings.blocks import repeats_title
from sco_scheduler.intake.understanding.meanings.logs import messages_in, name_subjects, tells_of_known
from sco_scheduler.intake.understanding.meanings.matrix_columns import matrix_titles
from sco_scheduler.intake.understanding.meanings.name_columns import (
    asks_in_pairs,
    may_name_rows,
    names_in_another_script,
)
from sco_scheduler.intake.understanding.meanings.pair_columns import pairs_names
from sco_scheduler.intake.understanding.meanings.shapes import is_list, pair_sides, wish_rows
from sco_scheduler.intake.understanding.meanings.standing import Standing, tell_answer_numbers, without_explanations
from sco_scheduler.intake.understanding.meanings.unlisted import Named, asks_for_listed, unlisted
from sco_scheduler.intake.understanding.names.coded_options import take_codes_before_names
from sco_scheduler.intake.understanding.names.matching import BY_QUOTED, NameIndex
from sco_scheduler.intake.understanding.wording.polarity import polarity_of
from sco_scheduler.intake.understanding.wording.word_lists import names_of_names
from sco_scheduler.intake.understanding.wording.words import bare_title, roles_of, title_score
from sco_scheduler.intake.values.countries import is_country
from sco_scheduler.intake.values.statuses import says_replacing

_FEW_ROWS = 2
_SURELY_OF_SIDE = 0.9
_SLIP = 0.9
"""The certainty of a name with a slip or two, which may be that of another row of a list too."""

_FEWEST_KNOWN, _MOST_SHORT = 2, 100
"""The fewest names of a list that others have too, and the most that are compared with those of others."""

_PLAIN = 0.8
"""The rating of a list with nothing but names."""


@dataclass
class Universe:
    """The companies of a workbook by their names, with the sheets that list them.

    ``listing`` are the sheets that list companies; ``named`` companies that only wishes name.
    """

    names: NameIndex = field(default_factory=NameIndex)
    listing: set[str] = field(default_factory=set)
    logs: set[str] = field(default_factory=set)
    """The sheets with messages of listed companies, or changes to what they said."""

    shortened: set[str] = field(default_factory=set)
    """The sheets with a matrix of listed companies, most of whose rows have these by the first words of their names."""

    named: list[Named] = field(default_factory=list)
    references: CompanyReferences = field(default_factory=CompanyReferences)
    resolved: dict[Cell, Reference] = field(default_factory=dict)
    """The columns with references that were replaced by names, by their headers."""

    people: dict[str, str | None] = field(default_factory=dict)
    """The company of each person and e-mail address on the lists, by folded name; None if there are several."""

    doubted: dict[str, str] = field(default_factory=dict)
    """Names of lists, folded, that are probably other spellings of listed companies: each with that one, if known."""

    _sides: set[Role] = field(default_factory=set)
    """The sides with a list of companies."""

    _own: dict[str, Column] = field(default_factory=dict)
    """The column that names the companies of each list, by its sheet."""

    _rows: dict[str, dict[int, str]] = field(default_factory=dict)
    """The names of the companies of the lists, by sheet and row."""

    _lists: list[Region] = field(default_factory=list)
    """The lists of companies, in the order in which they were indexed."""

    _owned: dict[str, list[tuple[str, str, str]]] = field(default_factory=dict)
    """The companies by each folded text next to their names, with the sheet and the column that contain it."""

    def take(self, regions: Sequence[Region], familiar: Mapping[str, tuple[str, Mapping[str, int]]]) -> None:
        """Index the names of all companies.

        Parameters
        ----------
        familiar
            The key of each sheet of the format among them, by its name, with its columns.
        """
        said = Standing(regions := without_explanations(regions))
        _note_references(regions, said, familiar)
        for region in regions:
            tell_answer_numbers(region.columns)
        listing = _listing(regions, said, familiar)
        messages = {r.grid.name: m for r in regions if r.grid.name not in familiar and (m := messages_in(r))}
        listing.sort(key=lambda item: (item[0].grid.name in messages, -item[2]))
        listing = _fuller_first(listing)
        for place, (region, own, rating) in enumerate(listing):
            if place and region.grid.name in messages and self._take_messages(region, *messages[region.grid.name]):
                continue
            if place and self._heads_by_short_names(region, own[0]):
                self.shortened.add(region.grid.name)
                continue
            if rating >= 1.0 or place == 0 or self._is_new(region, own[0]):
                self._list(region, own)
                self._sides |= _sides_of(region)
        self._resolve([r for r in regions if familiar.get(r.grid.name, ("",))[0] in {"", "Purchasers", "Suppliers"}])
        for region in regions:
            if region.grid.name in messages and region.grid.name not in self.listing | self.logs:
                self._take_messages(region, *messages[region.grid.name])
        listing = [item for item in listing if item[0].grid.name not in self.logs]
        further = [(region, own) for region, own, rating in listing if rating >= _PLAIN]
        left = [(region, own) for region, own in further if region.grid.name not in self.listing]
        if len(self.listing) == 1 and len(left) == 1 and not self._names_listed(left[0][1][0]):
            self._list(*left[0])  # the other side, without further evidence
            self._sides |= _sides_of(left[0][0])
        self._list_untitled([r for r in regions if r.grid.name not in familiar and r.grid.name not in self.logs])
        take_codes_before_names((c.cells.values() for r in regions for c in r.columns), self.names)
        alone = len(self._sides) < len(Role) and self._is_single_list()
        for region in regions:
            key = familiar.get(region.grid.name, ("", {}))[0]
            if (alone or key != "Requests") and region.grid.name not in self.logs:
                naming = self._own.get(region.grid.name)
                self.named += unlisted(region, self.names, self._sides, naming, alone=alone, familiar=bool(key))

    def _take_messages(self, region: Region, who: Column, said: Column) -> bool:
        """Take a sheet as messages of listed companies, if it names them; return whether it does."""
        told = tells_of_known(who.texts, said.texts, self.names)
        told = told or name_subjects(who, said, self.names)
        self.logs |= {region.grid.name} if told else set()
        return told

    def _resolve(self, regions: Sequence[Region]) -> None:
        """Replace references by names, so that no number or person is taken for an unlisted company."""
        for region in filter(self.resolve, regions):
            for column in region.columns:
                column.profiled(self.names, region.columns)

    def _is_single_list(self) -> bool:
        """Whether one list has all listed companies, so that a side may have no list."""
        keys = [{self.names.find(text).company for text in rows.values()} for rows in self._rows.values()]
        return not keys or set().union(*keys) == max(keys, key=len)

    def _list_untitled(self, regions: Sequence[Region]) -> None:
        """Index lists without a title for names, as far as they name companies of other lists.

        If no title of the workbook is one for names, all sheets that may be lists of companies are indexed.
        """
        nothing = not self.listing
        for region in regions:
            own = min(filter(may_name_rows, first_columns(region)), key=is_coded, default=None)
            if (
                own is None
                or own_columns(region)
                or (asks_in_pairs(region) and not nothing)
                or region.grid.name in self.listing
                or title_score(region.grid.name, "nothing") >= NAMED_SO
            ):
                continue
            others = [c for c in region.columns if c is not own]
            listed = sum(map(self._names_listed, others))
            if own.counts_in_codes and not own.referred and sum(map(self._may_name_listed, others)) > 1:
                continue  # the numbers of requests: ``R-101 | Altyn Trade | Jade Tea``
            if nothing or listed:
                self._list(region, [own])

    def _is_new(self, region: Region, own: Column) -> bool:
        """Whether a list with wishes names companies that no other list has, nor all of them by their first words."""
        texts = list(own.cells.values())
        known = sum(self.names.find(text).company is not None for text in texts)
        meant = sum(self.names.meant(text) is not None for text in texts)
        wishing = any(c.choice is not None or c.score("wishes") >= 0.7 for c in region.columns) or matrix_titles(region)
        return (
            2 * known < len(texts)
            and meant < len(texts)
            and (bool(wishing) or any(c is not own and self._names_listed(c) for c in region.columns))
        )

    def _heads_by_short_names(self, region: Region, own: Column) -> bool:
        """Whether most rows of a matrix have listed companies by their first words; the others are asked about."""
        texts = list(own.cells.values())
        known = sum(self.names.find(text).company is not None for text in texts)
        meant = sum(self.names.meant(text) is not None for text in texts)
        return 2 * known < len(texts) and 4 * meant >= 3 * len(texts) and bool(matrix_titles(region))

    def _names_listed(self, column: Column) -> bool:
        """Whether most names in a column are on the lists indexed so far."""
        texts = islice(dict.fromkeys(column.cells.values()), MOST_LOOKED_AT)
        known = [part.company is not None for text in texts for part in self.names.split(text)]
        return bool(known) and 2 * sum(known) > len(known)

    def _may_name_listed(self, column: Column) -> bool:
        """Whether most cells of a column name listed companies, also by the first words or written almost alike."""
        texts = list(islice(dict.fromkeys(column.cells.values()), MOST_LOOKED_AT))
        known = sum(self.names.meant(text) is not None or self.names.near(text) is not None for text in texts)
        return 2 * known > len(texts)

    def _list(self, region: Region, own: Sequence[Column]) -> None:
        here, contacts = set[str](), Contacts(region, own)
        by_row: dict[int, str] = {}
        named = {row: [c.cells[row] for c in own if row in c.cells] for row in region.rows}
        every = with_further_names(named)
        keys = {
            row: next((k for n in of_row if (k := self.names.find(n).company)), None) for row, of_row in every.items()
        }
        firsts = [names[0] for names in named.values() if names]
        only = 5 * sum(key is not None for key in keys.values()) >= 4 * len(keys)  # the companies of other lists
        again = 2 * sum(key is not None for key in keys.values()) > len(keys) or _shortens(self.names, firsts)
        before = {name: self.names.find(name).company for names in named.values() for name in names[1:]}
        by_name = 2 * sum(self.names.find(name).company is not None for name in firsts) > len(firsts)
        for row, names in filter(itemgetter(1), named.items()):
            known = keys[row] or next((k for n in names if (k := self.names.find(n).company)), None)
            marked = next((s[0] for n in names if (s := apart(n)) is not None and says_replacing(s[1])), "")
            if (key := self.names.find(marked).company) in here and key is not None:
                self.names.add(key, names)  # a further row of it: ``Altyn Trade (REVISED)``
                by_row[row] = names[0]
                continue
            if known is not None and (by_name or known in here) and self._is_called_otherwise(names, known):
                known = None  # a code or another name of this row's company
            near = self.names.near(names[0]) if again and known is None and len(names) == 1 else None
            same = near is not None and near.same
            again_here = near is not None and near.key in keys.values() and not (only and near.certainty > _SLIP)
            doubt = PARTLY if same and not again_here else NONE
            branch = known in here and any(not is_country(aside) for n in names for aside in self.names.differing(n))
            double = contacts.double_of(row, names, self.names) if known is None else ""
            if doubt is NONE and (branch or known is None):
                doubt, known = contacts.likeness(row, names, known), None  # both names are on one list
            if double or doubt is not NONE:
                spelt = [name for name in names if not any(map(str.isdigit, name))] if double else []
                self.doubted |= {fold((spelt or names)[0]): double} if double or doubt is PARTLY else {}
                continue
            here.add(known or names[0])
            contacts.take(row, known or names[0], names)
            own_names = [n for n in names if before.get(n) in {None, known}]  # without codes of theirs on another sheet
            split_off = [split[0] for name in names if (split := apart(name))]
            self.names.add(known or names[0], [*own_names, *every[row][len(names) :], *split_off])
            self._take_people(region, row, known or names[0])
            by_row[row] = names[0]
        self._rows[region.grid.name] = by_row
        self._own[region.grid.name] = own[0]
        self._lists.append(region)
        for number, name in self.references.take(region, by_row, own):
            self.names.numbers.add(number, self.names.find(name).company)
        self.listing.add(region.grid.name)

    def _is_called_otherwise(self, names: Sequence[str], key: str) -> bool:
        """Whether exactly one further name of a row belongs to a company with another name than the row's."""
        found = [self.names.find(name).company for name in names]
        shorter = fold(key) in fold(names[0]) and key in names[1:]  # its short name
        return found[0] is None and found.count(key) == 1 and not shorter and self.names.differs(names[0], key)

    def lists_elsewhere(self, region: Region, column: Column | None = None, *, all_of_them: bool = False) -> bool:
        """Whether most companies, or all, of a list or of one of its columns are also on another list.

        Parameters
        ----------
        column
            One of its columns; None for the names of its rows.
        """
        texts = self._rows.get(region.grid.name, {}).values() if column is None else column.cells.values()
        keys = {self.names.meant(text) for text in texts}
        rest = (text for sheet, rows in self._rows.items() if sheet != region.grid.name for text in rows.values())
        others = {self.names.find(text).company for text in rest}
        return bool(keys) and (keys <= others if all_of_them else 2 * len(keys & others) > len(keys))

    def lists_all(self, keys: Collection[str]) -> bool:
        """Whether some companies are all those of a list."""
        return any(
            {self.names.find(text).company for text in rows.values()} <= set(keys) for rows in self._rows.values()
        )

    def lacks_side(self, region: Region) -> bool:
        """Whether the name of a sheet states a side of which no sheet lists companies."""
        role, certainty = likely_role(region)
        return bool(self.listing) and certainty >= _SURELY_OF_SIDE and not ROLES[role] & self._sides

    def pairs_up(self, region: Region) -> bool:
        """Whether columns with titles for the two sides name companies that other sheets list."""
        named = [c for c in region.columns if names_a_side(c) and not is_list(c)]
        return len(named) == 2 and all(self.lists_elsewhere(region, column) for column in named)

    def tell_counts(self, regions: Sequence[Region]) -> None:
        """Mark the columns of lists that count how often the row's company is named, or how many it names."""
        lists = [region for region in regions if region.grid.name in self.listing]
        numbers = [(region, c) for region in lists for c in region.columns if c.profile.numbers >= 0.9]
        if not numbers:
            return
        own = {id(column) for column in self._own.values()}
        naming = [[c for c in r.columns if c.profile.companies >= 0.6 and id(c) not in own] for r in regions]
        apart = [[c] for columns in naming for c in columns]
        several = [c for c in (*naming, [c for columns in naming for c in columns]) if len(c) > 1]
        groups = [*apart, *several, *([c for c in columns if c.level is not Level.NO] for columns in several)]
        counts = [
            Counter(p.company for c in columns for text in c.cells.values() for p in self.names.split(text))
            for columns in groups
        ]
        for region, column in numbers:
            rows = {row: self.names.find(name).company for row, name in self._rows[region.grid.name].items()}
            told = {row: column.cells.get(row, "0") for row in rows}
            named = [
                {row: sum(len(self.names.split(c.cells[row])) for c in columns if row in c.cells) for row in rows}
                for columns in groups
                if all(c in region.columns for c in columns)
            ]
            named += [{row: count[key] for row, key in rows.items()} for count in counts]
            column.counted = column.profile.distinct > 1 and any(
                all(text == str(of_row[row]) for row, text in told.items()) for of_row in named
            )

    def tell_cited(self, regions: Sequence[Region]) -> None:
        """Mark the columns that other columns refer to, if they are not IDs."""
        for region in regions:
            for column in region.columns:
                column.cited = self.references.cites(region.grid.name, column)
                if column.cited and is_coded(column):
                    self._take_codes(region, column)

    def _take_codes(self, region: Region, column: Column) -> None:
        """Index the codes in columns of references as names too, since remarks use them."""
        owners: dict[str, set[str]] = {}
        for row, text in column.cells.items():
            key = self.names.find(self._rows.get(region.grid.name, {}).get(row, "")).company
            if key is not None and any(map(str.isalpha, text)):
                owners.setdefault(text, set()).add(key)
        for text, keys in owners.items():
            if len(keys) == 1 and self.names.find(text).company is None:
                self.names.add(keys.pop(), [text])

    def resolve(self, region: Region) -> bool:
        """Replace references on a sheet by names; return whether there are any."""
        found = self.references.resolve(region, self._rows.get(region.grid.name, {}))
        self.resolved |= {reference.cell: reference for reference in found}
        return bool(found)

    def _take_people(self, region: Region, row: int, company: str) -> None:
        """Index the people and e-mail addresses in a row of a list of companies."""
        texts = [c.cells[row] for c in region.columns if row in c.cells and c.score("contact") >= 0.35]
        texts += [c.cells[row] for c in region.columns if row in c.cells and c.profile.emails >= 0.6]
        parts = [
            next((c.cells[row] for c in region.columns if row in c.cells and bare_title(c.title) in words), "")
            for words in names_of_names()
        ]
        if all(parts):
            texts += [" ".join(parts), " ".join(reversed(parts)), "".join(reversed(parts))]
        for text in map(fold, texts):
            if self.people.setdefault(text, company) != company:
                self.people[text] = None

    def owners(self, text: str, cell: Cell) -> list[str]:
        """The companies in whose rows of a list a text occurs, such as a common brand or person.

        Parameters
        ----------
        cell
            The cell that names a company by it, in a column without attributes of its own rows.
        """
        if not self._owned:
            for region in self._lists:
                rows, own = self._rows[region.grid.name], self._own[region.grid.name]
                naming = [c for c in region.columns if c is not own and max(map(c.score, _OF_SEVERAL)) < NAMED_SO]
                for column, row in ((c, row) for c in naming for row in c.cells if row in rows):
                    key = self.names.find(rows[row]).company
                    if key is not None:
                        owner = key, region.grid.name, column.letters
                        self._owned.setdefault(fold(column.cells[row]), []).append(owner)
        found = self._owned.get(fold(text), [])
        return list(dict.fromkeys(key for key, *place in found if place != [cell.sheet, cell.column]))

    def take_aliases(self, form: FormMap) -> None:
        """Apply the organizer's meanings of names."""
        for path, answer in form.answers.items():
            if path[0] == "names":
                role = ROLE_OF_NEW.get(answer)
                company = self.names.find(answer).company
                if role is not None and self.names.find(path[-1]).company is None:
                    self.names.add(path[-1], [path[-1]])
                elif role is None and (company is not None or fold(answer) == NOBODY):
                    self.names.alias(path[-1], company)


_OF_SEVERAL = ("wishes", "zone", "country", "languages", "role", "status", "notes", "not_available", "nothing")
"""The fields of titles whose cells do not identify companies."""


def _fuller_first(
    listing: Sequence[tuple[Region, list[Column], float]],
) -> list[tuple[Region, list[Column], float]]:
    """The lists in their order, but each after one that has its companies by longer names: ``Медцентр «Ясен»``."""
    found = list(listing)
    names = {id(region): [*dict.fromkeys(own[0].cells.values())] for region, own, _ in found}
    for item in (item for item in listing if item[2] >= 1.0):
        short = names[id(item[0])]
        for other in found[found.index(item) + 1 :]:
            fuller = names[id(other[0])]
            if other[2] >= 1.0 and 0 < len({*short} & {*fuller}) < len(short) <= len(fuller):
                index = NameIndex()
                for name in fuller:
                    index.add(name, [name])
                if _shortens(index, short):
                    found.remove(item)
                    found.insert(found.index(other) + 1, item)
                    break
    return found


def _shortens(index: NameIndex, names: Sequence[str]) -> bool:
    """Whether the names of a list are known, most of the others surely as short forms of longer names: ``Ясен``."""
    parts = map(index.find, names)
    keys = [part.company if part.certainty != BY_QUOTED else None for part in parts]
    rest = list(dict.fromkeys(name for name, key in zip(names, keys, strict=True) if key is None))
    known = {key for key in keys if key is not None}
    if not rest or max(len(known), len(rest) - 1) < _FEWEST_KNOWN or len(rest) > _MOST_SHORT:
        return False
    near = (index.near(name) for name in rest)
    meant = [of.key for of in near if of is not None and of.same and of.certainty >= _SURELY_OF_SIDE]
    return 4 * len(meant) >= 3 * len(rest) and len({*known, *meant}) == len(known) + len(meant)


def _lists_companies(region: Region, own: Column, said: Standing) -> float:
    """The rating of a sheet as a list of companies: at least 1 if it has different attributes of each."""
    fields: dict[str, float] = {}
    for column in region.columns:
        if column is own or not column.cells:
            continue
        for name, score in company_scores(column).items():
            fields[name] = max(fields.get(name, 0.0), score)
    telling = sum(
        fields.get(name, 0.0) >= 0.7
        for name in ("role", "country", "email", "phone", "products", "languages", "zone", "contact")
    )
    pairs = max(c.score("from") for c in region.columns) >= 0.9 and max(c.score("to") for c in region.columns) >= 0.9
    rating = 0.3 * telling + (0.5 if own.profile.unique >= 0.9 else 0.0) + (0.3 if own.score("company") >= 0.7 else 0.0)
    rating += 0.5 if likely_role(region)[1] >= 0.9 or names_a_side(own) else 0.0
    rating += 0.5 if own.profile.unique >= 0.9 and said.share(own) >= 0.5 else 0.0
    rating -= 1.0 if title_score(region.grid.name, "nothing") >= 0.7 else 0.0  # hotels, transfers, invoices
    return rating - (1.0 if pairs and own.profile.unique < 0.9 else 0.0)


def _sides_of(region: Region) -> frozenset[Role]:
    """The sides of the companies of a list, as far as a column, its name, its title or headings in it state them."""
    saying = [c for c in region.columns if c.profile.roles >= 0.75 and c.score("company") < 0.9]
    said = [c for c in saying if not (repeats_title(c) and len(c.title.split()) > 1)]  # a name such as ``Hotel Supply``
    if said:
        return frozenset(role for column in said for text in column.cells.values() for role in roles_of(text)[0])
    headings = [roles_of(heading)[0] for heading in region.sections.values()]
    sections = frozenset(role for roles in headings if len(roles) == 1 for role in roles)
    if len(sections) == len(Role):
        return sections
    role, certainty = likely_role(region)
    return frozenset() if certainty < 0.9 else ROLES[role]


def _note_references(
    regions: Sequence[Region], said: Standing, familiar: Mapping[str, tuple[str, Mapping[str, int]]]
) -> None:
    """Mark each column that refers to companies of other lists, or names companies other than its rows'."""
    for region in regions:
        for column in region.columns:
            column.referred, column.repeated = said.refers(column), said.repeats_rows(column)
        named = [c for c in region.columns if may_name_rows(c) and c.score("contact") < NAMED_SO]
        named = [c for c in named if not is_coded(c) and 3 * said.share(c) < 1.0]  # a list of its own
        whole = len(region.rows) > _FEW_ROWS and polarity_of(region.grid.name) is Level.WANT
        for column in region.columns if whole and region.grid.name not in familiar else ():
            others = any(c.number < column.number for c in named)
            column.of_others = others and bool(column.cells) and said.names_others(column, region)


def _listing(
    regions: Sequence[Region], said: Standing, familiar: Mapping[str, tuple[str, Mapping[str, int]]]
) -> list[tuple[Region, list[Column], float]]:
    """The sheets that may list companies: each with the columns of their names, and a rating."""
    listing: list[tuple[Region, list[Column], float]] = []
    for region in regions:
        key, columns = familiar.get(region.grid.name, ("", {}))
        if key in {"Purchasers", "Suppliers"}:
            own = [c for name in ("id", "company", "local") for c in region.columns if c.number == columns.get(name)]
            own += [c for c in region.columns if c.referred and c not in own]
            named = [c for c in region.columns if c.number == columns.get("company")]
            further = [c for c in region.columns if c.number not in columns.values() and c not in own]
            own += _short_names(further, named[0], region, said) if named else []
            local = [c for c in further if named and "local" not in columns and names_in_another_script(c, named[0])]
            own += [c for c in local if c not in own][:1]
            listing.append((region, own, 2.0))
            continue
        if key == "Requests":
            continue
        if (found := wish_rows(region)) and (found.told or asks_for_listed(found, region, regions)):
            continue
        if not pair_sides(region) and (own := own_columns(region, said)) and not are_codes(own[0], region, regions):
            if pairs_names(region, own[0], said):
                continue
            own += _short_names([c for c in region.columns if c not in own], own[0], region, said)
            codes = [c for c in region.columns if c not in own and not says_something_else(c)]
            own += [c for c in codes if said.lists_again(c, own[0], region)][:1]
            listing.append((region, own, _lists_companies(region, own[0], said)))
    return listing


def _short_names(columns: Sequence[Column], own: Column, region: Region, said: Standing) -> list[Column]:
    """The first of some columns that has short names of a list's companies, which is told to have them."""
    found = [column for column in columns if said.is_short_for(column, own, region)][:1]
    for column in found:
        column.short = True
    return found
