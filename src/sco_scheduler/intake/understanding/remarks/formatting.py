"""Applies the looks of cells with names to companies and wishes: by a legend, or by the organizer's answer."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from sco_scheduler.domain.event import Level
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.cells.fields import NOTHING
from sco_scheduler.intake.understanding.cells.looks import (
    LETTERS,
    NO_MEANING,
    STRUCK_LOOK,
    Look,
    hue_of,
    is_gone,
    level_meant,
)
from sco_scheduler.intake.understanding.cells.marks import sign_of_name
from sco_scheduler.intake.understanding.cells.questions import DELEGATES, NOTHING_HELD, PAIRS, Question
from sco_scheduler.intake.understanding.companies.built import CompanyRecord, Wish
from sco_scheduler.intake.understanding.companies.settling import Settler
from sco_scheduler.intake.understanding.companies.sheet_words import GONE, LEVELS
from sco_scheduler.intake.understanding.lists.paint import Painted
from sco_scheduler.intake.understanding.meanings.planned import Plan
from sco_scheduler.intake.understanding.names.matching import SURE
from sco_scheduler.intake.understanding.remarks.accounting import Text
from sco_scheduler.intake.understanding.remarks.remarks_beside import own_columns_of
from sco_scheduler.intake.values.statuses import says_gone, says_vip

VIP = "VIP"
COLOUR_MEANINGS = (*LEVELS, VIP, GONE, NO_MEANING)
"""What a colour may mean by an answer of a map."""

_FEW, _MANY_VALUES, _UNTOLD = 3, 2, 0.3
"""A colour is rare on at most one in so many names; a column of classes repeats each value so often on average."""


@dataclass(frozen=True)
class _Place:
    """A cell with a name in a list: its row, and the column of the list."""

    plan: Plan
    row: int
    column: Column
    cell: Cell


def _called(place: _Place) -> str:
    """What a cell is called: the name in it, the title of a matrix, or the two companies of a box with its sign."""
    plan, column = place.plan, place.column
    if place.row not in plan.region.rows:
        return column.title
    if plan.meanings.get(column.number, NOTHING).field != "matrix":
        return column.cells[place.row]
    return f"{plan.called(place.row)} – {column.title}: {column.cells[place.row]}"


def _is_of_who_left(place: _Place) -> bool:
    """Whether a text in the row of a cell says that its company does not come."""
    columns = place.plan.region.columns if place.plan.holds != PAIRS else ()
    return any(says_gone(column.cells[place.row]) >= SURE for column in columns if place.row in column.cells)


def _repeats_sign(plan: Plan, places: Sequence[_Place]) -> bool:
    """Whether cells are just those of a matrix with one sign, whose meaning the look then only shows: ``M``."""
    matrix = [column for column, meaning in plan.wish_columns() if meaning.field == "matrix"]
    signs = {fold(place.column.cells[place.row]) for place in places}
    if len(signs) != 1 or any(place.column not in matrix for place in places):
        return False
    sign = signs.pop()
    alike = sum(fold(text) == sign for column in matrix for text in column.cells.values())
    return alike == len(places) and (len(places) > 1 or not sign.isdecimal())


class LookReader:
    """Applies looks once all wishes are read; ``texts`` are the meanings that are to be read like comments."""

    def __init__(self, settler: Settler, painted: Painted) -> None:
        self._settler, self._painted = settler, painted
        self._names, self._built = settler.names, settler.built
        self.texts: list[Text] = []

    def take(self, plans: Sequence[Plan]) -> None:
        """Apply the looks of the cells of all lists, and those of boxes that say who of the two asks."""
        if self._painted.asking:
            self._built.wishes = [said for wish in self._built.wishes for said in self._as_asked(wish)]
        signed = any(self._is_told(self._settler.words.explained(sign)) for sign in self._settler.words.signs)
        for plan in plans if self._painted.looks or self._settler.struck or signed else ():
            if plan.holds in {NOTHING_HELD, DELEGATES}:
                continue
            found: dict[Look, list[_Place]] = {}
            for place in self._places(plan):
                looks = self._painted.looks.get(place.cell, ())
                struck = place.cell in self._settler.struck and place.row not in plan.region.rows
                for look in (*looks, STRUCK_LOOK) if struck else looks:
                    found.setdefault(look, []).append(place)
                self._take_sign(place)
            for look, places in found.items():
                told = self._painted.meanings.get(look)
                meaning = told or (self._asked(plan, look, places) if look != STRUCK_LOOK else "")
                before = len(self.texts)
                if meaning and meaning != NO_MEANING:
                    self._apply(places, meaning)
                if not told and (is_gone(meaning) or says_vip(meaning)):  # by an answer, of cells without a company
                    del self.texts[before:]

    def _as_asked(self, wish: Wish) -> list[Wish]:
        """A wish as its box says: turned if the other side asks, and both ways if both do."""
        sides = self._painted.asking.get(wish.cell, frozenset())
        asker = self._built.records.get(self._names.find(wish.asker).company or "")
        if not sides or asker is None or len(asker.roles) != 1:
            return [wish]
        turned = replace(wish, asker=wish.target, target=wish.asker)
        return [said for said, asks in ((wish, asker.roles <= sides), (turned, not sides <= asker.roles)) if asks]

    @staticmethod
    def _is_told(meaning: str) -> bool:
        return is_gone(meaning) or says_vip(meaning)

    def _take_sign(self, place: _Place) -> None:
        """Apply a sign beside a company's own name that a legend explains as a VIP or as not coming."""
        text = place.column.cells.get(place.row, place.column.title)
        sign = sign_of_name(text) if place.plan.holds != PAIRS else ""
        meaning = self._settler.words.explained(sign) if sign else ""
        inside, own = place.row in place.plan.region.rows, place.column in own_columns_of(place.plan)
        if not self._is_told(meaning) or (inside and not own):
            return
        asker = self._settler.asker(place.plan, place.row, own_columns_of(place.plan)) if inside else None
        key = self._company_above(place) or ""
        record = self._built.records.get(key) if asker is None else asker[0]
        if record is not None:
            self._apply_to_company(place, record, meaning)
            self._rename(record, sign)

    def _rename(self, record: CompanyRecord, sign: str) -> None:
        """Remove a sign from the name of a company, also in its wishes and those for it."""
        before = record.named
        for name in {"company", "local"} & record.values.keys():
            value, cell = record.values[name]
            record.values[name] = str(value).replace(sign, "").strip(), cell
        after = {before: record.named}
        self._built.wishes = [
            replace(wish, asker=after.get(wish.asker, wish.asker), target=after.get(wish.target, wish.target))
            for wish in self._built.wishes
        ]

    @staticmethod
    def _naming(plan: Plan) -> list[Column]:
        """The columns of a list with names of companies that may be painted."""
        return list(dict.fromkeys((*own_columns_of(plan), *(column for column, _ in plan.wish_columns()))))

    def _places(self, plan: Plan) -> Iterator[_Place]:
        """The cells with names of a list, the titles of a matrix last."""
        for column in self._naming(plan):
            for row in column.cells:
                yield _Place(plan, row, column, plan.region.cell(row, column))
        header = plan.region.header[-1]
        for column, meaning in plan.wish_columns():
            if meaning.field == "matrix":
                yield _Place(plan, header, column, plan.region.cell(header, column))

    def _asked(self, plan: Plan, look: Look, places: Sequence[_Place]) -> str:
        """Ask for the meaning of a look that no legend explains; '' if it has none."""
        word = f"{'A' if look[0] == LETTERS else '■'} {look[1]}"
        path = ("words", "colour", word)
        said = self._settler.decider.said(path)
        inside = [place for place in places if place.row in place.plan.region.rows]
        if said is None and (plan.familiar or not inside or not self._is_rare(plan, inside)):
            return ""
        if said is None and self._settler.words.tell_sides(p.column.cells[p.row] for p in inside):
            return ""  # a legend explains the signs themselves, such as ``B!``
        if said is None and len(inside) == len(places) and all(map(_is_of_who_left, inside)):
            return ""  # a remark of its row says why
        if said is None and len(inside) == len(places) and _repeats_sign(plan, inside):
            return ""
        cells = tuple(sorted({place.cell for place in places}))
        samples = tuple(dict.fromkeys(map(_called, places)))
        options, about = COLOUR_MEANINGS, (hue_of(look[1]), cells, samples)
        asked = Question("colour", plan.sheet, *about, options, NO_MEANING, _UNTOLD, len(cells), path)
        return self._settler.decider.decide(asked)

    def _is_rare(self, plan: Plan, places: Sequence[_Place]) -> bool:
        """Whether few names of a list have a look, and no column has a value in just these rows."""
        columns, rows = {place.column.number for place in places}, {place.row for place in places}
        full = sum(len(column.cells) for column in plan.region.columns if column.number in columns)
        if _FEW * len(places) > full:
            return False
        for column in plan.region.columns:
            values = {column.cells.get(row) for row in rows}
            value = values.pop() if len(values) == 1 else None
            of_value = {row for row, text in column.cells.items() if text == value}
            classes = _MANY_VALUES * len(column.texts) <= len(column.cells)
            if value is not None and of_value == rows and (classes or len(rows) > 1):
                return False
        return True

    def _apply(self, places: Sequence[_Place], meaning: str) -> None:
        painted = {place.cell for place in places}
        rows = {(p.plan.sheet, p.row) for p in places if p.plan.holds != PAIRS and self._names_row(p, painted)}
        wished = {(p.plan.sheet, p.row) for p in places} if any(self._wishes_at(p) for p in places) else set()
        for place in places:
            named = (place.plan.sheet, place.row) in rows
            if place.row not in place.plan.region.rows:
                self._apply_to_company(place, self._built.records.get(self._company_above(place) or ""), meaning)
            elif place.plan.holds == PAIRS:
                self._apply_to_pair(place, places, meaning)
            elif place.column in own_columns_of(place.plan):
                if place.column in own_columns_of(place.plan)[:1] or not self._is_first(place, places):
                    self._apply_to_row(place, meaning, leveled=(place.plan.sheet, place.row) in wished)
            elif not (named and (is_gone(meaning) or says_vip(meaning))):
                self._apply_to_wishes(place, meaning)

    @staticmethod
    def _names_row(place: _Place, painted: Collection[Cell]) -> bool:
        """Whether a cell names the company of its row, or the name of which the row has a part is among the painted."""
        own, region = own_columns_of(place.plan), place.plan.region
        return place.column in own or any(
            place.row in column.again and region.written_at(place.row, column) in painted for column in own
        )

    @staticmethod
    def _is_first(place: _Place, places: Collection[_Place]) -> bool:
        """Whether an earlier column that names the company of a row has the look too."""
        first = own_columns_of(place.plan)[0]
        return any(other.row == place.row and other.column is first for other in places)

    def _company_above(self, place: _Place) -> str | None:
        meanings = (meaning for column, meaning in place.plan.wish_columns() if column is place.column)
        return next((meaning.company for meaning in meanings), None)

    def _apply_to_row(self, place: _Place, meaning: str, *, leveled: bool) -> None:
        """Apply the look of a company's own name; a level is one of its wishes, if these have the look too."""
        asker = self._settler.asker(place.plan, place.row, own_columns_of(place.plan))
        if is_gone(meaning) or says_vip(meaning) or not leveled:
            self._apply_to_company(place, asker[0] if asker is not None else None, meaning)

    def _apply_to_company(self, place: _Place, record: CompanyRecord | None, meaning: str) -> None:
        if record is not None and (is_gone(meaning) or says_vip(meaning)):
            self._built.amended |= {cell.sheet for cell in record.rows}
            if is_gone(meaning):
                record.values["status"] = (GONE, place.cell)
            else:
                record.values.setdefault("priority", (VIP, place.cell))
        else:
            self.texts.append(Text(meaning, place.cell, place.plan, place.row, place.column, comment=True))

    def _apply_to_pair(self, place: _Place, places: Collection[_Place], meaning: str) -> None:
        """Apply the look of one name of a pair to the company, or that of the pair to the wish."""
        both = {p.column.number for p in places if p.plan is place.plan and p.row == place.row}
        asker, target = place.plan.column("from"), place.plan.column("to")
        of_company = is_gone(meaning) or says_vip(meaning)
        if of_company and asker is not None and self._is_of_asker(place, asker, places):
            key = self._names.find(asker.cells[place.row]).company
            self._apply_to_company(place, self._built.records.get(key or ""), meaning)
        elif says_vip(meaning) or (is_gone(meaning) and len(both) == 1 and place.column is not target):
            key = self._names.find(place.column.cells[place.row]).company
            self._apply_to_company(place, self._built.records.get(key or ""), meaning)
        elif place.column is target or len(both) == 1:
            self._apply_to_wishes(place, meaning)

    @staticmethod
    def _is_of_asker(place: _Place, asker: Column, places: Collection[_Place]) -> bool:
        """Whether a look of a pair is that of the name which asks: it is on all of several rows, and on this name."""
        rows = {row for row, name in asker.cells.items() if name == asker.cells.get(place.row)}
        painted = {p.row for p in places if p.plan is place.plan}
        return len(rows) > 1 and rows <= painted and any(p.column is asker and p.row in rows for p in places)

    def _wishes_at(self, place: _Place) -> list[Wish]:
        """The wishes of a cell; in a list of pairs those of its row."""
        if place.plan.holds == PAIRS and (target := place.plan.column("to")) is not None:
            cell = place.plan.region.cell(place.row, target)
            return [w for w in self._built.wishes if w.cell == cell] if place.cell.row == cell.row else []
        return [wish for wish in self._built.wishes if wish.cell == place.cell]

    def _apply_to_wishes(self, place: _Place, meaning: str) -> None:
        """Give the wishes of a cell the level of its look, or drop them if it means that they are withdrawn."""
        wishes, level = self._wishes_at(place), level_meant(meaning)
        if says_vip(meaning):
            for key in {part.company for part in self._names.split(place.column.cells[place.row])}:
                self._apply_to_company(place, self._built.records.get(key or ""), meaning)
        elif not wishes or (level is None and not is_gone(meaning)) or any(wish.raw for wish in wishes):
            self.texts.append(Text(meaning, place.cell, place.plan, place.row, place.column, comment=True))
        elif says_gone(meaning) and level is not Level.NO:
            gone = [wish for wish in wishes if wish.level is not Level.NO]  # a refusal that is painted alike stays
            self._built.wishes = [wish for wish in self._built.wishes if wish not in gone]
            self._built.drop(place.cell, len(gone))
        elif level is not None:
            changed = [
                replace(w, level=level) if w in wishes and w.level is Level.WANT else w for w in self._built.wishes
            ]
            self._built.wishes = changed
