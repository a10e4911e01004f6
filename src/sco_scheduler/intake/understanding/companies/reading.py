"""Reads companies and their people from sheets of any form, each value with its cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from sco_scheduler.domain.event import Role
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.understanding.cells.bilingual import in_one_language
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.cells.contents import figures_of, speaks_of_absence
from sco_scheduler.intake.understanding.cells.hour_columns import asks_first_if_there
from sco_scheduler.intake.understanding.cells.matrix_titles import company_in_title
from sco_scheduler.intake.understanding.cells.questions import ABOUT, ANSWERS, DETAILS, NOBODY, PAIRS
from sco_scheduler.intake.understanding.cells.sayings import apart
from sco_scheduler.intake.understanding.cells.slots import IN_SLOTS, says_otherwise, within_slot
from sco_scheduler.intake.understanding.companies.answered_values import format_value, is_open, says_languages
from sco_scheduler.intake.understanding.companies.built import (
    Answer,
    CompanyRecord,
    Filled,
    moment_in,
    moments_of_answers,
)
from sco_scheduler.intake.understanding.companies.contradictions import by_name
from sco_scheduler.intake.understanding.companies.days_of_hours import (
    OF_HOURS,
    asks_once_if_there,
    away_in_slots,
    day_of_cell,
    denies_day,
    on_day,
    said_on_day,
    untold_days,
)
from sco_scheduler.intake.understanding.companies.hours import HoursReader, is_part, more_hours
from sco_scheduler.intake.understanding.companies.later_rows import (
    ATTRIBUTES,
    adds_wish,
    has_a_wish_in_each_row,
    heads_part,
    is_whole,
    says_added,
    says_it_is_old,
    says_nothing_new,
    says_replaced,
)
from sco_scheduler.intake.understanding.companies.people import (
    beside_people,
    names_offices,
    people_by_row,
    people_of,
    person_in_row,
    takes_absence,
    whole_name,
)
from sco_scheduler.intake.understanding.companies.settling import Settler
from sco_scheduler.intake.understanding.companies.sheet_words import GONE
from sco_scheduler.intake.understanding.companies.sides_of_rows import roles_in_row
from sco_scheduler.intake.understanding.meanings.planned import Plan, naming_columns
from sco_scheduler.intake.understanding.meanings.unlisted import Named, bare_name, zones_above
from sco_scheduler.intake.understanding.names.matching import Part
from sco_scheduler.intake.understanding.wording.words import is_blank, people_in
from sco_scheduler.intake.values.asides import without_other_days
from sco_scheduler.intake.values.clauses import is_whole_day
from sco_scheduler.intake.values.entries import normalized, written
from sco_scheduler.intake.values.languages import (
    asks_for_interpreter,
    joined_languages,
    languages_of_answer,
    says_only_need,
)
from sco_scheduler.intake.values.limits import both_limits, limit_beside, limit_in, says_limit
from sco_scheduler.intake.values.presence import says_absent, says_there
from sco_scheduler.intake.values.readings import read_when
from sco_scheduler.intake.values.statuses import gone_beside_hours, status_of
from sco_scheduler.intake.values.timestamps import is_before

_DATED, _TITLED = 0.9, 0.7


class CompanyCollector:
    """Reads the companies of planned sheets, and then their people."""

    def __init__(self, settler: Settler, hours: HoursReader) -> None:
        self._settler, self._hours = settler, hours
        self._names, self._built = settler.names, settler.built
        self._said: list[tuple[Cell, str]] = []
        self._denied: tuple[str, list[tuple[Cell, str]]] | None = None
        """What a no to being there all day means, in the row that is read."""

    def companies(self, plan: Plan) -> None:
        """Read the companies of a sheet; of several answers by one company the later replaces the earlier."""
        own, role_column = naming_columns(plan), plan.column("role")
        columns = {c.number: plan.meanings[c.number].field for c in plan.region.columns if c.number in plan.meanings}
        void = self._void_rows(plan)
        self._built.absentees |= {person for row in void if (person := person_in_row(plan, row))}
        moments = moments_of_answers(plan.region.columns, columns)
        dated = any(c.profile.dates >= _DATED and c.score("nothing") >= _TITLED for c in plan.region.columns)
        one_each = not dated and has_a_wish_in_each_row(plan, self._names)
        offices = names_offices(plan.column("contact"))
        places: dict[str, list[int]] = {}
        rows = ((n, row, self._values(plan, row, columns)) for n, row in enumerate(plan.region.rows) if row not in void)
        for place, row, values in rows:
            if not any(name in values for name in ("id", "company", "local")) or heads_part(plan, row, values):
                continue
            name = next(values[key] for key in ("id", "company", "local") if key in values)
            naming = next((c for c in own if row in c.cells), None)
            cell = plan.region.cell(row, naming) if naming is not None else name[1]
            key, roles = self._key(plan, values), set(roles_in_row(self._settler, plan, row, role_column, cell))
            sent = moment_in(row, moments)
            record = CompanyRecord(key, values, roles, [cell], people_of(values, offices=offices), sent, self._said)
            record.denied = self._denied[0] if self._denied is not None else ""
            before = [plan.region.rows[n] for n in places.get(key, ())]
            earlier, beside, again = self._built.records.get(key), place - 1 in places.get(key, ()), bool(before)
            last_row = before[-1] if before else row
            if (
                earlier is not None
                and again
                and (
                    self._is_struck_beside(plan, record, earlier) or says_nothing_new(plan, row, () if sent else before)
                )
            ):
                self._built.replaced.append((earlier.shown, cell, earlier.rows[-1]))
                continue
            places.setdefault(key, []).append(place)
            if earlier is None:
                self._built.records[key] = record
            elif again and self._taken(plan, (row, last_row), earlier, record, of_two=len(before) == 1):
                pass
            elif cell in earlier.rows or (
                beside and (not dated or sent in {(), earlier.moment}) and adds_wish(earlier, record)
            ):
                earlier.rows.append(cell)
            elif one_each and again and adds_wish(earlier, record, notes=False):
                earlier.add(record)
            elif not again or earlier.rows[0].sheet != cell.sheet or (plan.familiar and not plan.wish_columns()):
                self._add_of_another_list(plan, earlier, record)
            elif not (earlier.roles & record.roles) and earlier.roles != record.roles:
                earlier.add(record)  # one company in two roles, with a row for each
            elif earlier.is_of_others(record) and not self._settler.latest_counts:
                self._join(earlier, record)
            elif (merged := naming is not None and row in naming.again) or not is_whole(plan, row, last_row):
                earlier.add(record, instead=() if merged else DETAILS)
            else:
                self._replace(plan, earlier, record)

    def _is_struck_beside(self, plan: Plan, one: CompanyRecord, other: CompanyRecord) -> bool:
        """Whether the name of a company is struck through in all rows of one record, and not in those of another.

        A name that is written once for several rows is that of one answer.
        """
        struck, rows = self._settler.struck, (*one.rows, *other.rows)
        if not struck or not struck.issuperset(one.rows) or not struck.isdisjoint(other.rows):
            return False
        return not any(cell.row in column.again for column in naming_columns(plan) for cell in rows)

    def _taken(
        self, plan: Plan, rows: tuple[int, int], earlier: CompanyRecord, later: CompanyRecord, *, of_two: bool
    ) -> bool:
        """Take a row as it says itself: in place of the ``earlier`` one, or added to it; False if it says neither.

        A row above that adds companies was given later, if the moments say so or these two are all.
        """
        if (
            self._is_struck_beside(plan, earlier, later)
            or says_replaced(plan, rows[0])
            or says_it_is_old(plan, rows[1])
        ):
            self._replace(plan, earlier, later)
            return True
        added = says_added(plan, rows[0], self._names, self._settler.decider)
        if added:
            self._built.add_answer(earlier, later)
            return True
        newer = is_before(later.moment, earlier.moment) or (of_two and not (later.moment and earlier.moment))
        if newer and says_added(plan, rows[1], self._names, self._settler.decider):
            self._built.add_older_answer(earlier, later)
            return True
        return False

    def _add_of_another_list(self, plan: Plan, earlier: CompanyRecord, later: CompanyRecord) -> None:
        """Add what another list says of a company; a role that the first does not state is asked about."""
        if plan.column("role") is not None and earlier.roles and later.roles - earlier.roles:
            self._built.both.append((plan.sheet, later.rows[0]))
        values, sheets = dict(earlier.values), [row.sheet for row in earlier.rows]
        person = person_in_row(plan, later.rows[0].row or 0)
        if person in self._built.absentees or takes_absence(earlier.people, person, later.values):
            later.people, later.values = [], {n: v for n, v in later.values.items() if n != "not_available"}
            later.hours = []
        if self._tells_name(plan, earlier, later):
            earlier.values["company"] = later.values["company"]
        earlier.add(later)
        if not plan.familiar and earlier.values != values:
            self._built.amended.update(sheets)  # a sheet of the format does not state it

    @staticmethod
    def _tells_name(plan: Plan, earlier: CompanyRecord, later: CompanyRecord) -> bool:
        """Whether a row has the name of its company, and in a column of short names what another list calls it.

        So has a row of the list by whose longer name the company is known: ``E01 | Aceites Sierra Mágina S.C.A.``
        """
        if "company" not in later.values:
            return False
        short = [c.cells.get(later.rows[0].row or 0, "") for c in plan.region.columns if c.short]
        told, before, known = (fold(str(n)) for n in (later.values["company"][0], earlier.shown, earlier.key))
        shown = fold(str(earlier.values.get("local", ("",))[0]))
        return before in set(map(fold, short)) or (shown != told == known and len(told) > len(before))

    def _join(self, earlier: CompanyRecord, later: CompanyRecord) -> None:
        """Add an answer of another person of a company to the first."""
        for record in (earlier, later):
            record.values.pop("not_available", None)  # it belongs to one person
            record.hours = []
        earlier.add(later)
        entry = next((e for e in self._built.joined if e[0] == later.shown), None)
        if entry is None:
            self._built.joined.append((later.shown, [*earlier.rows]))
        else:
            entry[1].extend(later.rows)

    def _void_rows(self, plan: Plan) -> set[int]:
        """The rows without effect: rows that mean nobody according to the map, and replaced or cancelled rows.

        A cancelled row is that of one person if other people of the company come.
        """
        nobody = {
            row
            for column in naming_columns(plan)
            for row, text in column.cells.items()
            if self._settler.decider.said(("names", text)) == NOBODY
        }
        status = plan.column("status")
        if status is None:
            return nobody
        said = {row: status_of(text) for row, text in status.cells.items()}
        names = {
            row: self._names.find(c.cells[row]).company or fold(c.cells[row])
            for c in reversed(naming_columns(plan))
            for row in c.cells
        }
        people = people_by_row(plan)
        standing: dict[str | None, set[str]] = {}
        for row in plan.region.rows:
            if not said.get(row):
                standing.setdefault(names.get(row), set()).add(people.get(row, ""))
        void = {row for row, meant in said.items() if meant == "void" and names.get(row) in standing}
        alone = {row for row, meant in said.items() if meant == GONE and row in people}
        return nobody | void | {row for row in alone if standing.get(names.get(row), set()) - {people[row], ""}}

    def named(self, named: Named, own: Sequence[Column] = ()) -> None:
        """Add companies that no sheet lists, and that only wishes name.

        Those in the titles of a matrix are on one side, others opposite to the requesters.
        """
        region = named.region
        if named.by_row is not None:
            self._named_by_row(named, named.by_row)
            return
        first = min(column.number for column in named.columns)
        asking = [named.beside] if named.beside is not None else own or [c for c in region.columns if c.number < first]
        cells: dict[str, tuple[str, Cell]] = {}
        sides: dict[str, Counter[Role]] = {}
        for key, name, column, row in self._named_in(named):
            if key not in self._built.records:
                cells.setdefault(key, (name, region.cell(region.header[-1] if named.titles else row, column)))
                roles = self._settler.roles_of_names([c.cells[row] for c in asking if row in c.cells])
                sides.setdefault(key, Counter()).update({role.other: count for role, count in roles.items()})
        every = sum(sides.values(), Counter[Role]())
        zones = zones_above(named) if named.titles else {}
        if named.role is None and not every:
            return
        for key, (name, cell) in cells.items():
            counted = every if named.titles or len(set(sides[key].values())) < len(sides[key]) else sides[key] or every
            self._built.take_named(key, name, named.role or max(Role, key=counted.__getitem__), cell)
            if cell.column in zones:
                self._built.records[key].values["zone"] = zones[cell.column]

    def _named_in(self, named: Named) -> Iterator[tuple[str, str, Column, int]]:
        """The companies in columns or their titles: key, name, column and row of each."""
        for column in named.columns:
            if named.titles:
                key = company_in_title(column, self._names)
                yield from ((key, key, column, row) for row in named.region.rows if key is not None)
                continue
            for row, text in column.cells.items():
                for name in self._names.pieces(text):
                    key = self._names.find(name).company
                    if key is not None and not is_blank(name):
                        yield key, bare_name(name), column, row

    def _named_by_row(self, named: Named, says: Column) -> None:
        """Add the two companies of each row, with a column that has the role of the first."""
        sheet = named.region.grid.name
        first, second = named.columns
        for row, text in says.cells.items():
            roles = self._settler.words.roles_in(sheet, text, named.region.cell(row, says), says.profile.filled)
            if len(roles) != 1:
                continue
            role = next(iter(roles))
            for column, side in ((first, role), (second, role.other)):
                key = self._names.find(column.cells.get(row, "")).company
                if key is None or is_blank(column.cells[row]):
                    continue
                cell = named.region.cell(row, column)
                record = self._built.records.get(key)
                if record is None:
                    self._built.take_named(key, column.cells[row], side, cell)
                elif side not in record.roles:
                    record.roles.add(side)
                    self._built.both.append((sheet, cell))

    def _replace(self, plan: Plan, earlier: CompanyRecord, later: CompanyRecord) -> None:
        """Replace the first answer of the same people in a list by a second one; rows of other lists stay."""
        first = Answer(earlier.shown, earlier.rows[-1], earlier.moment)
        if self._built.later_of(first, Answer(later.shown, later.rows[0], later.moment)) is first:
            return
        if self._names.find(later.shown).company is None:
            self._names.add(earlier.key, [later.shown])
        sheet = later.rows[0].sheet  # another sheet may not have asked for it
        kept = {k: value for k, value in earlier.values.items() if value[1].sheet != sheet or k not in _OF_ANSWER}
        named = {k: of for k, of in kept.items() if k in {"id", "company", "local"} and of[1].sheet != sheet}
        earlier.values.clear()
        earlier.values.update({**kept, **later.values, **named})
        answers = {plan.region.cell(row, c).of_row for row in plan.region.rows for c in plan.region.columns}
        earlier.rows = [*(row for row in earlier.rows if row.of_row not in answers), *later.rows]
        earlier.roles = later.roles or earlier.roles
        earlier.people = later.people or earlier.people
        earlier.hours = [*(said for said in earlier.hours if said[0].sheet != sheet), *later.hours]
        earlier.moment = later.moment

    def _values(self, plan: Plan, row: int, columns: Mapping[int, str]) -> dict[str, Filled]:
        values: dict[str, Filled] = {}
        self._said, self._denied = [], None
        for column in plan.attending_first:
            name = columns.get(column.number)
            name = IN_SLOTS[name] if name in IN_SLOTS and says_otherwise(column, row) else name
            if name is None or name in _ELSEWHERE or row not in column.cells:
                continue
            split = apart(column.cells[row]) if name in ATTRIBUTES else None
            split = None if split and name == "contact" and not beside_people(split[1]) else split
            text = split[0] if split is not None else column.cells[row]
            if name == "people":
                values[name] = (people_in(text) or 0, plan.region.cell(row, column))
                continue
            if name == "languages" and any(map(asks_for_interpreter, column.titles)):
                if says_only_need(text) and says_languages(plan, row, columns):
                    continue  # the languages here need an interpreter
                text = languages_of_answer(text)
            if is_open(name, text):
                continue
            value = format_value(name, column.raw.get(row, text) if split is None else text, text, column.title)
            cell = plan.region.cell(row, column)
            if name in OF_HOURS:
                self._said.append((cell, said_on_day(column, text)))
                self._take_hours(plan, (row, column), name, (text, value), cell, values)
                continue
            if name == "languages" and name in values:  # a separate column for each option of the question
                values[name] = joined_languages(values[name], (value, cell))
            if name == "maximum" and name in values:  # one column for each day, another in total
                values[name] = (value := both_limits(values[name][0], value)), values[name][1]
            values.setdefault(name, (value, cell))
        gone = {"status": values.pop(GONE)} if GONE in values else {}
        self._settle_status(plan, row, values)
        values |= gone
        if (absent := away_in_slots(plan, row) or self._denied) is not None:
            before, at = values.get("not_available", ("", absent[1][0][0]))
            once = asks_once_if_there(plan)
            self._denied = absent if once and not before else None
            if not (once and is_part(written(before), absent[0])):  # ``all day: no``, ``until 15:30``
                values["not_available"] = f"{before}; {absent[0]}" if before else absent[0], at
                self._said[:0] = [one for one in absent[1] if self._said and one not in self._said]
        told = {"contact": None if plan.familiar else whole_name(plan, row), "priority": plan.told_vip(row)}
        if plan.familiar and told["priority"] is not None and "priority" not in values:
            self._built.amended.add(plan.sheet)
        return values | {name: value for name, value in told.items() if value is not None}

    def _take_hours(
        self,
        plan: Plan,
        at: tuple[int, Column],
        name: str,
        said: tuple[str, object],
        cell: Cell,
        values: dict[str, Filled],
    ) -> None:
        """Read a cell below a title of hours: an absence, possibly a limit or a cancellation."""
        (row, column), (text, value) = at, said
        if isinstance(value, str) and (rest := self._without_limit(text, cell, values)) != text:
            text = value = rest
        untimed, figures = read_when(without_other_days(text, column.days)) is None, figures_of(column)
        if untimed and says_limit(text) and not (figures.has_number(text) or figures.has_day(text)):
            values.setdefault("maximum", (limit_in(text), cell))
            return
        if (day := day_of_cell(column, row, plan.region.columns, plan.meanings)) is None:
            return
        asked = name == "available" or (name == "not_available" and asks_first_if_there(column))
        there = says_there(text) if asked and not figures.places(text) else None  # ``1``
        there = False if day and (says_absent(text) or (untimed and denies_day(text, column, asked=asked))) else there
        gone = 0.0 if day and there is False else gone_beside_hours(text, timed=not untimed)
        if gone and self._settler.meaning_of_remark(text, cell, None, gone=gone) == GONE:
            values[GONE] = GONE, cell
            return
        if day and name == "not_available" and is_whole_day(normalized(in_one_language(text))):
            value = day
        elif there or (day and there is False):
            value = "" if there else within_slot(column, day) if name == "available" else day
        else:
            value = self._hours.of_cell(name, column, (text, value), cell, who := plan.called(row), dated=bool(day))
            if isinstance(value, str):
                days = () if day else untold_days(value, column, plan.region.columns, plan.meanings)
                value = self._hours.of_some_day(f"{column.title}: {text}", cell, who, days) if days else value
                read = value != text
                value = on_day(value, day)
                within = within_slot(column, value) if name == "available" and day and read else value
                value = within or (value if speaks_of_absence(text) else "")  # ``not after 13:30`` below a morning
        if value and asked and day and there is False and asks_once_if_there(plan):
            self._denied = written(value), [(cell, said_on_day(column, text))]
        elif value:
            before = values.get("not_available")
            values["not_available"] = (value, cell) if before is None else (more_hours(before[0], value), before[1])

    def _without_limit(self, text: str, cell: Cell, values: dict[str, Filled]) -> str:
        """A cell of hours without the clause that limits the meetings, which is taken: ``до 16, не более 5 встреч``."""
        clause, rest = limit_beside(text)
        limit = limit_in(clause) if clause else None
        if limit is None:
            return text
        known = values.get("maximum")
        values["maximum"] = (limit, cell) if known is None else (both_limits(known[0], limit), known[1])
        return rest

    def _settle_status(self, plan: Plan, row: int, values: dict[str, Filled]) -> None:
        """Keep only a cancellation of a status, in the words of the format."""
        if (number := plan.region.begun.get(row)) is not None:
            values.pop("status", None)
            if self._settler.leaves_out(plan, row, next((str(v) for v, _ in values.values()), "")):
                values["status"] = GONE, plan.region.cell(row, number)
            return
        column = plan.column("status") if "status" in values else None
        if column is None or status_of(column.cells[row]) == "void":
            return
        _, cell = values.pop("status")
        if not self._settler.words.comes(plan, column.cells[row], cell, column):
            values["status"] = GONE, cell

    def _key(self, plan: Plan, values: Mapping[str, Filled]) -> str:
        cells = {str(values[name][0]): values[name][1] for name in ("id", "company", "local") if name in values}
        for text in sorted(by_name(cells), key=self._names.is_said):  # an ambiguous name may have an answer
            found = self._names.find(text).company
            if fold(text) in self._settler.doubted and not self._names.is_said(text):
                side = next(iter(plan.roles)) if plan.roles is not None and len(plan.roles) == 1 else None
                found = self._settler.company_named(plan, Part(text, None), cells[text], side, listed=True)
                others = [name for name in cells if name != text and self._names.find(name).company is None]
                if found is not None and others:
                    self._names.add(found, others)  # such as its code
            if found is not None:
                return found
        return fold(str(next(values[n][0] for n in ("id", "company", "local") if n in values)))

    def delegates(self, plan: Plan) -> None:
        """Read the people of a sheet with one per row, in addition to a list of companies."""
        own, offices = naming_columns(plan), names_offices(plan.column("contact"))
        columns = {c.number: plan.meanings[c.number].field for c in plan.region.columns if c.number in plan.meanings}
        for row in plan.region.rows:
            asker = self._settler.asker(plan, row, own)
            record = asker[0] if asker is not None else None
            values = self._values(plan, row, columns)
            people = people_of(values, offices=offices)
            if record is None or not people:
                continue
            if "listed" not in record.values:
                record.contacts, record.people = record.people, []
            record.values["listed"] = ("yes", record.rows[0])
            record.people += people

    def details(self, plan: Plan) -> None:
        """Read attributes of companies from a sheet of answers or wishes: absences, limits and the like.

        Absences and languages are added to the known ones; other attributes must not contradict another sheet.
        """
        self._replace_answers(plan)
        pairs = plan.holds == PAIRS and plan.column("from") is not None
        fields = {*DETAILS, *OF_HOURS, "slot", "slot away", *(ABOUT if pairs else ())}
        found = [
            (c, m) for c in plan.region.columns if (m := plan.meanings.get(c.number)) is not None and m.field in fields
        ]
        for way in ("from", "to"):
            column = plan.column(way) if pairs else None
            own = [column] if column is not None else naming_columns(plan)
            columns = {c.number: m.field for c, m in found if m.of_target == (way == "to")}
            for row in plan.region.rows if columns else ():
                values = self._values(plan, row, columns) if row not in plan.replaced else {}
                whose = self._settler.asker(plan, row, own) if values else None
                if whose is None or whose[0] is None:
                    continue
                person = person_in_row(plan, row)
                other = person in self._built.absentees or takes_absence(whose[0].people, person, values)
                told = values.keys() - {"not_available"} if other else values
                whose[0].hours += self._said if not other else ()
                for name in (name for name in DETAILS if name in told):
                    self._amend(whose[0], name, values[name], plan.sheet)
                for name in (name for name in ABOUT if name in values):
                    whose[0].values.setdefault(name, values[name])

    def _replace_answers(self, plan: Plan) -> None:
        """Replace the earlier of two answers of a company of another list, by times, choices or its own words."""
        fields = {number: meaning.field for number, meaning in plan.meanings.items()}
        moments = moments_of_answers(plan.region.columns, fields)
        target, asker, chosen = plan.column("to"), plan.column("from"), [*fields.values()].count("choice") > 1
        lists = (
            plan.holds == ANSWERS and not has_a_wish_in_each_row(plan, self._names)
            if target is None or asker is None
            else any(len(self._names.split(text)) > 1 for text in target.texts)
        )
        if plan.familiar or not lists:
            return
        own, person = [asker] if asker else naming_columns(plan), plan.column("contact")
        last: dict[str, tuple[int, Answer]] = {}
        for row in plan.region.rows:
            record, (_, cell) = self._settler.asker(plan, row, own) or (None, ("", Cell(plan.sheet)))
            if record is None:
                continue
            answer, before = Answer(record.shown, cell, moment_in(row, moments)), last.get(record.key)
            people = {fold(person.cells.get(n, "")) for n in (row, before[0])} if person and before else set[str]()
            again = len(people - {""}) < _TWO and (bool(moments) or chosen or says_replaced(plan, row))
            if before is not None and again and is_whole(plan, row, before[0]):
                if self._built.later_of(before[1], answer) is before[1]:
                    plan.replaced.add(row)
                    continue
                plan.replaced.add(before[0])
            last[record.key] = row, answer

    def _amend(self, record: CompanyRecord, name: str, value: Filled, sheet: str) -> None:
        """Add an attribute from a further sheet to a company; report a contradiction."""
        known = record.values.get(name)
        self._built.amended |= {cell.sheet for cell in record.rows}
        if known is None:
            record.values[name] = value
        elif normalized(written(known[0])) == normalized(written(value[0])):
            return
        elif name == "languages":
            record.values[name] = joined_languages(known, value)
        elif name == "not_available":
            record.values[name] = f"{written(known[0])}; {written(value[0])}", known[1]
        else:
            self._settler.meaning_of_remark(written(value[0]), value[1], None)


_TWO, _ELSEWHERE = 2, frozenset({"wishes", "choice", "matrix", "askers", "nothing", "role", "slot", "slot away"})
_OF_ANSWER = frozenset({"notes", *DETAILS}) - {"zone", "table"}
"""What a later answer replaces by leaving it blank."""
