"""Merges a returned wish form into the registrations: its wishes, refusals and remarks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from sco_scheduler.agendas.build_report import company_with_id
from sco_scheduler.domain.event import Company, Event, Level, Request
from sco_scheduler.domain.findings import Findings
from sco_scheduler.domain.messages import Cell, Phrase, Said
from sco_scheduler.domain.names import fold
from sco_scheduler.intake import kinds
from sco_scheduler.intake.answers.form import CONFIRMED, Answered, Mark, WishForm, is_plain, is_refusal, read_mark
from sco_scheduler.intake.own_places import OwnPlaces
from sco_scheduler.intake.table.grids import letters
from sco_scheduler.intake.values.entries import written
from sco_scheduler.output.excel.joined import CellChange, NewRow
from sco_scheduler.output.texts.words import words
from sco_scheduler.workflows.answered_details import (
    JOINED,
    JOINED_BEFORE,
    WITHDRAWN,
    Details,
    NoPlace,
    name_in_rows,
    rows_of,
)
from sco_scheduler.workflows.answering_companies import CompaniesOfForms


@dataclass(frozen=True)
class CompanyAnswer:
    """A company's answer: its valid form, and the number of its new or changed wishes and refusals."""

    company: Company
    file: str
    wishes: int
    refusals: int
    withdrawn: int
    details: int


@dataclass
class Joined:
    """The changes to be written."""

    changes: list[CellChange] = field(default_factory=list)
    additions: list[NewRow] = field(default_factory=list)


@dataclass(frozen=True)
class Registered:
    """The registrations into which forms are merged.

    ``answers`` are those of their map. ``strict``: ``NoPlace`` is raised where a form changes what has no cell of its
    own, such as a wish in a remark.
    """

    event: Event
    places: OwnPlaces
    companies: CompaniesOfForms
    answers: Mapping[tuple[str, ...], str]
    strict: bool
    told: set[str] = field(default_factory=set)
    """The names on forms that were reported as changed."""

    @cached_property
    def requests(self) -> Mapping[int, int]:
        """The number of requests in each row of Requests."""
        rows = (self.row_of(request) for request in self.event.requests)
        return Counter(row for row in rows if row is not None)

    def tell_changed(self, name: str, id_: str, company: Company, file: str, found: Findings) -> None:
        """Report once that a company has another name or ID than on the forms."""
        if fold(name) not in self.told:
            self.told.add(fold(name))
            own = company_with_id(self.event, company.id)
            found.add(kinds.ANSWER_NAME_CHANGED, company.cell, file=file, name=f"{name} ({id_})", company=own)

    def row_of(self, request: Request) -> int | None:
        """The row of Requests that states a request, and no remark of it."""
        row = self.places.row("Requests", request.cell)
        if row is None or request.cell is None:
            return None
        columns = self.places.tables["Requests"].columns
        named = {letters(columns[key]) for key in ("from", "to") if key in columns}
        return row if request.cell.column in {*named, ""} else None


_Answer = tuple[Answered, Mark | None]


class Joining:
    """Merges the form of one company."""

    def __init__(
        self, registered: Registered, company: Company, form: WishForm, joined: Joined, found: Findings
    ) -> None:
        self._registered, self._event, self._places = registered, registered.event, registered.places
        self._company, self._form, self._joined, self._found = company, form, joined, found
        self._rows: dict[str, list[Request]] = {}
        for request in self._event.requests:
            if request.asker == company.id:
                self._rows.setdefault(request.target, []).append(request)
        self._count: Counter[str] = Counter()
        self._remarks: list[tuple[str, Cell]] = []

    def join(self) -> CompanyAnswer:
        """Collect the changes and additions of the form; return their numbers.

        Raises
        ------
        NoPlace
            If registrations are merged strictly, and something that the form changes has no cell of its own.
        """
        self._report_texts()
        wanted, unknown = self._wanted()
        changed = {target: wish for target, wish in wanted.items() if self._changed(target, *wish)}
        if changed:
            self._give_up_list(wanted, changed)
        for target, (answer, mark) in wanted.items():
            self._ask(target, answer, mark)
        for answer, mark in unknown:
            self._ask_unknown(answer, mark)
        details = Details(self._event, self._company, self._form, self._places, self._found)
        if self._registered.strict and details.without_place:
            raise NoPlace
        self._joined.changes += details.changes
        self._joined.additions += details.additions
        self._remarks += details.remarks
        self._note()
        self._report_ranks()
        count = self._count
        return CompanyAnswer(
            self._company,
            self._form.shown,
            count["wishes"],
            count["refusals"],
            count["withdrawn"],
            details.count,
        )

    @cached_property
    def _named(self) -> str:
        """The company's name in messages."""
        return company_with_id(self._event, self._company.id)

    def _report_texts(self) -> None:
        for stray in self._form.strays:
            self._remarks.append((f"{stray.beside}: {stray.text}" if stray.beside else stray.text, stray.cell))
        confirmed = self._form.entries.get(CONFIRMED)
        if confirmed is not None and not _is_yes(confirmed.text):
            label = words(self._form.language)[f"wishes.{CONFIRMED}"]
            self._remarks.append((f"{label}: {confirmed.text}", confirmed.cell))
        for struck in self._form.struck:
            self._found.add(kinds.ANSWER_STRUCK, struck.cell, company=self._named, text=struck.text)
        identified = self._registered.companies.identified
        here = {a.company for answer in self._form.answers if (a := identified(answer.name, answer.id)).company}
        gone = [id_ for id_, name in self._form.gone if identified(name, id_).company not in here]
        if gone:
            self._found.add(kinds.ANSWER_ROWS_MISSING, company=self._named, count=len(gone))

    def _wanted(self) -> tuple[dict[str, _Answer], list[_Answer]]:
        """The answers that differ from the form as sent: about companies, by their ID, and about others."""
        wanted: dict[str, _Answer] = {}
        unknown: list[_Answer] = []
        for answer in self._form.answers:
            if not answer.changed:
                continue
            identified = self._registered.companies.identified(answer.name, answer.id)
            target = identified.company
            mark = self._mark(answer)
            details = {
                "company": self._named,
                "text": mark.text if mark is not None else answer.comment,
                "other": answer.name,
            }
            if target is None or target.id == self._company.id or not self._company.can_meet(target):
                if mark is not None:
                    near = identified.likely
                    suggestion = company_with_id(self._event, near.id) if near is not None else None
                    then = _STOPS if target is None else _LEFT_OUT
                    at = answer.wish_cell
                    self._found.add(kinds.WISH_TARGET_UNKNOWN, at, suggestion=suggestion, then=then, **details)
                unknown.append((answer, mark))
                continue
            if identified.changed:
                self._registered.tell_changed(answer.name, answer.id, target, self._form.shown, self._found)
            if target.id in wanted:
                first, its_mark = wanted[target.id]
                refused = (
                    mark is not None and mark.level is Level.NO and (its_mark is None or its_mark.level is not Level.NO)
                )
                counts = _REFUSAL_COUNTS if refused else _FIRST_COUNTS
                self._found.add(kinds.WISH_ROW_TWICE, answer.wish_cell, counts=counts, **details)
                if refused:
                    wanted[target.id] = answer, mark
                self._remark(first if refused else answer)
            else:
                wanted[target.id] = answer, mark
        return wanted, unknown

    def _mark(self, answer: Answered) -> Mark | None:
        """The answer about a company: a refusal takes precedence over a wish."""
        mark = read_mark(answer.wish)
        details = {"company": self._named, "other": answer.name}
        if is_refusal(answer.no):
            no = written(answer.no)
            if mark is not None and mark.level is not Level.NO:
                cells = answer.wish_cell, answer.no_cell
                self._found.add(kinds.WISH_AND_NO, *cells, text=mark.text, no=no, **details)
            return Mark(Level.NO, None, no)
        if mark is not None and mark.level is None:
            self._found.add(kinds.WISH_MARK_UNKNOWN, answer.wish_cell, text=mark.text, **details)
        elif mark is not None and mark.level is Level.NO:
            self._found.add(kinds.WISH_NO_AS_WISH, answer.wish_cell, text=mark.text, **details)
        return mark

    def _changed(self, target: str, answer: Answered, mark: Mark | None) -> bool:
        """Whether the registrations differ from the answer."""
        rows = self._rows.get(target, [])
        if not rows or mark is None:
            return bool(rows) != (mark is not None) or bool(answer.comment and rows)
        return (rows[0].level, rows[0].rank) != (mark.level, mark.rank) or bool(answer.comment)

    def _ask(self, target: str, answer: Answered, mark: Mark | None) -> None:
        """Change or add the row of one wish."""
        there = self._rows.get(target, [])
        rows = [(request, row) for request in there if (row := self._row(request)) is not None]
        refused = mark is not None and mark.level is Level.NO and is_refusal(answer.no)
        cell = answer.no_cell if refused else answer.wish_cell
        if mark is None:
            self._count["withdrawn"] += bool(there)
            for request, row in rows:
                self._empty(row, WITHDRAWN(cell=cell, before=_level(request)))
            self._remark(answer)
            return
        self._count["refusals" if mark.level is Level.NO else "wishes"] += 1
        values = _values(answer, mark, cell)
        if rows:
            (first, place), *others = rows
            source = JOINED_BEFORE(cell=cell, text=mark.text, before=_level(first))
            for column, value in values.items():
                both = "\n".join(filter(None, (first.notes, str(value)))) if column == "notes" else value
                told = source if column == "level" else ""
                self._joined.changes.append(CellChange("Requests", place, column, both, told))
            for request, row in others:
                self._empty(row, WITHDRAWN(cell=cell, before=_level(request)))
            return
        self._add(name_in_rows(self._event.company_by_id[target]), values, JOINED(cell=cell, text=mark.text))

    def _ask_unknown(self, answer: Answered, mark: Mark | None) -> None:
        """Add a row for a company that is not registered, or cannot be met; a check of the copy asks about it."""
        if mark is None:
            self._remark(answer)
            return
        self._count["refusals" if mark.level is Level.NO else "wishes"] += 1
        source = JOINED(cell=answer.wish_cell, text=mark.text)
        self._add(answer.name, _values(answer, mark, answer.wish_cell), source)

    def _remark(self, answer: Answered) -> None:
        """Keep a remark about a company for which no request is registered or left."""
        if answer.comment:
            self._remarks.append((f"{answer.name}: {answer.comment}", answer.comment_cell))

    def _note(self) -> None:
        """Write remarks into the notes of the company, each on its line."""
        key, row, _ = rows_of(self._company, self._places)[0]
        text = self._places.text(key, row, "notes")
        told = [path[-1] for path in self._registered.answers if path[0] == "remarks"]
        if self._remarks and self._registered.strict and any(said in fold(text) for said in told):
            raise NoPlace  # as a part of a longer text it would be read without its answer
        for remark, cell in self._remarks:
            if remark in text.split("\n"):
                continue
            text = "\n".join(filter(None, (text, remark)))
            self._joined.changes.append(CellChange(key, row, "notes", text, JOINED(cell=cell, text=remark)))
            self._found.add(kinds.ANSWER_TEXT_UNUSED, cell, company=self._named, text=remark)

    def _row(self, request: Request) -> int | None:
        """The row of Requests that has a request and no other; None if it is stated elsewhere."""
        row = self._registered.row_of(request)
        return row if row is not None and self._registered.requests[row] == 1 else None

    def _add(self, other: str, values: Mapping[str, object], source: Said) -> None:
        asker = name_in_rows(self._company)
        self._joined.additions.append(NewRow("Requests", {"from": asker, "to": other, **values}, source))

    def _empty(self, row: int, source: Said) -> None:
        """Clear the cells of a request's row; the rows below keep their places."""
        for column in self._places.tables["Requests"].columns:
            told = source if column == "from" else ""
            self._joined.changes.append(CellChange("Requests", row, column, None, told))

    def _give_up_list(self, wanted: Mapping[str, object], changed: Iterable[str]) -> None:
        """Move the wishes of a cell Wishes to rows, as the form changes a wish of the company."""
        emptied = set()
        for target, requests in self._rows.items():
            for request in requests:
                place = self._places.list_at(request.cell) if request.cell is not None else None
                if self._row(request) is not None or place is None:
                    if self._registered.strict and target in changed and self._row(request) is None:
                        raise NoPlace
                    continue
                if place not in emptied:
                    emptied.add(place)
                    self._joined.changes.append(CellChange(*place, "wishes", None, self._form.shown))
                if target not in wanted:
                    level = None if request.level is Level.WANT else str(request.level)
                    values = {"rank": request.rank, "level": level, "notes": str(request.cell)}
                    other = name_in_rows(self._event.company_by_id[target])
                    self._add(other, values, str(request.cell))

    def _report_ranks(self) -> None:
        by_rank: dict[int, list[Answered]] = {}
        for answer in self._form.answers:
            mark = read_mark(answer.wish)
            if mark is not None and mark.rank is not None and not is_refusal(answer.no):
                by_rank.setdefault(mark.rank, []).append(answer)
        for rank, several in sorted(by_rank.items()):
            if len(several) > 1 and any(answer.changed for answer in several):
                others: tuple[str | Phrase, ...] = tuple(answer.name for answer in several)
                cells = [answer.wish_cell for answer in several]
                self._found.add(kinds.WISH_RANK_TWICE, *cells, company=self._named, rank=rank, others=others)


_STOPS, _LEFT_OUT = Phrase("wish-stops-build"), Phrase("wish-left-out")
_FIRST_COUNTS, _REFUSAL_COUNTS = Phrase("first-row-counts"), Phrase("refusal-counts")


def _values(answer: Answered, mark: Mark, cell: Cell) -> dict[str, object]:
    """The values of a request's row."""
    level = str(mark.level) if mark.level is not None else mark.text
    return {"rank": mark.rank, "level": level, "notes": _noted(answer, mark, cell)}


def _noted(answer: Answered, mark: Mark, cell: Cell) -> str:
    """The comment of a request: the company's remark, the reason of a refusal or further words, and the form's cell."""
    reason = mark.level is Level.NO and is_refusal(answer.no) and len(mark.text) > 4
    return " ".join(filter(None, (answer.comment, mark.text if reason or mark.more else "", str(cell))))


def _is_yes(text: str) -> bool:
    mark = read_mark(text)
    return mark is None or (is_plain(text) and mark.level is Level.WANT)


def _level(request: Request) -> str:
    """A request's level and rank: ``1 want``."""
    return f"{request.rank} {request.level}" if request.rank is not None else str(request.level)
