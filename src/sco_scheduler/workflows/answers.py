"""Merges the returned wish forms into a copy of the registrations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from sco_scheduler.agendas.build_report import company_with_id
from sco_scheduler.domain.event import Company, Event, Level, Request
from sco_scheduler.domain.findings import Finding, Findings, by_importance
from sco_scheduler.domain.messages import ENGLISH, Cell, Phrase, Said, Speech
from sco_scheduler.domain.names import fold
from sco_scheduler.intake import kinds, read_places
from sco_scheduler.intake.answers.folder import latest, marks, read_answers, stray_forms
from sco_scheduler.intake.answers.form import Answered, Mark, WishForm, is_refusal, read_mark
from sco_scheduler.intake.directory import Directory
from sco_scheduler.intake.table.rows import SheetTable
from sco_scheduler.intake.values.entries import written
from sco_scheduler.output.excel.joined import CellChange, NewRow, write_joined
from sco_scheduler.output.files import replace_whole
from sco_scheduler.workflows.answered_details import JOINED, JOINED_BEFORE, WITHDRAWN, Details, name_in_rows
from sco_scheduler.workflows.errors import not_written, writing
from sco_scheduler.workflows.inputs import (
    AS_IT_IS,
    ReadOptions,
    Registrations,
    files_of,
    form_of,
    read_with_findings,
    refuse_onto,
)
from sco_scheduler.workflows.wish_forms import form_stem


@dataclass(frozen=True)
class CompanyAnswer:
    """A company's answer: its valid form, and the number of its new or changed wishes and refusals."""

    company: Company
    file: str
    wishes: int
    refusals: int
    withdrawn: int
    details: int


@dataclass(frozen=True)
class Collected:
    """The returned forms. ``missing`` have not answered; ``refused`` are the files that could not be used at all."""

    event: Event
    answers: tuple[CompanyAnswer, ...]
    missing: tuple[Company, ...]
    refused: tuple[str, ...]
    findings: tuple[Finding, ...]
    output: Path


@dataclass
class _Joined:
    """The changes to be written."""

    changes: list[CellChange] = field(default_factory=list)
    additions: list[NewRow] = field(default_factory=list)


def collect(
    folder: str | Path,
    registrations: Registrations,
    out: str | Path,
    options: ReadOptions = AS_IT_IS,
    speech: Speech = ENGLISH,
) -> Collected:
    """Read the returned forms, and write a copy of the registrations with their answers.

    Parameters
    ----------
    folder
        The folder of the forms, with subfolders; file names do not matter.
    registrations
        The registrations, as for ``read``; they are never changed.
    out
        The copy, an .xlsx workbook; an existing one is kept as a dated copy.

    Returns
    -------
    Collected
        Each company's answer, the companies without one, and all findings, most serious first.

    Raises
    ------
    Stopped
        If findings in the registrations stop the work, the folder is missing, or the copy cannot be written.
    """
    folder, out, files = Path(folder), Path(out), files_of(registrations)
    refuse_onto(out, files)
    if not folder.is_dir():
        raise not_written(Phrase("no-folder-of-answers")(path=str(folder)))
    event, _ = read_with_findings(registrations, options, requests_to_come=True)
    form = form_of(registrations, options)
    places = read_places(files, encoding=options.encoding, form=form, sure=options.sure)
    assert places is not None, "they were read a moment ago"
    found = Findings()
    forms = read_answers(folder, found, (*files, out))
    by_company = _by_company(event, forms, found)
    _report_outside(event, folder, files, by_company, found)
    joined, answers = _Joined(), []
    for company in event.companies:
        if company.id not in by_company:
            continue
        counting = _counting(event, company, by_company[company.id], folder, found)
        if counting.filled:
            answers.append(_Joining(event, company, counting, places[1], joined, found).join())
    answered = {answer.company.id for answer in answers}
    missing = tuple(c for c in event.companies if not c.cancelled and c.id not in answered)
    if missing:
        found.add(kinds.ANSWER_MISSING, count=len(missing))
    with writing():
        replace_whole(
            out, lambda path: write_joined(path, files[0], *places, joined.changes, joined.additions, speech), keep=True
        )
    findings = by_importance(found.all())
    refused = tuple(str(f.details["file"]) for f in findings if f.kind in _REFUSALS)
    return Collected(event, tuple(answers), missing, refused, findings, out)


_REFUSALS = (
    kinds.ANSWER_REFUSED,
    kinds.ANSWER_UNREADABLE,
    kinds.ANSWER_NO_FORM,
    kinds.ANSWER_OTHER_EVENT,
    kinds.ANSWER_COMPANY_UNKNOWN,
    kinds.ANSWER_CANCELLED,
)
"""The findings that say that a file could not be used at all."""


def _by_company(event: Event, forms: Iterable[WishForm], found: Findings) -> dict[str, list[WishForm]]:
    """The forms of each company by its ID; forms of unknown companies are reported."""
    directory = Directory.of_companies(event.companies)
    by_company: dict[str, list[WishForm]] = {}
    for form in forms:
        shown, of = form.shown, f"{form.name} ({form.company})"
        company = _company(event, directory, form.name, form.company, same_event=_same(form.event, event))
        if company is None and not _same(form.event, event):
            found.add(kinds.ANSWER_OTHER_EVENT, file=shown, company=of, event=form.event, own=event.settings.name)
        elif company is None:
            found.add(kinds.ANSWER_COMPANY_UNKNOWN, file=shown, company=of)
        elif company.cancelled:
            found.add(
                kinds.ANSWER_CANCELLED, company.cancelled_cell, file=shown, company=company_with_id(event, company.id)
            )
        else:
            by_company.setdefault(company.id, []).append(form)
    return by_company


def _same(name: str, event: Event) -> bool:
    return fold(name) == fold(event.settings.name)


def _company(event: Event, directory: Directory, name: str, id_: str, *, same_event: bool = True) -> Company | None:
    """The company with a name, else with an ID of the same event; generated IDs can shift when rows change."""
    known = directory.find(name, loosely=False)
    if isinstance(known, str):
        return event.company_by_id[known]
    company = event.company_by_id.get(id_)
    return company if same_event else None


def _report_outside(
    event: Event, folder: Path, files: Iterable[Path], by_company: Mapping[str, list[WishForm]], found: Findings
) -> None:
    """Report forms that were filled in but lie outside the folder: next to it, or next to the registrations."""
    directory = Directory.of_companies(event.companies)
    for form in stray_forms(folder, [folder.absolute().parent, *(file.absolute().parent for file in files)]):
        company = _company(event, directory, form.name, form.company, same_event=_same(form.event, event))
        if company is None or any(form.content == other.content for other in by_company.get(company.id, ())):
            continue
        found.add(
            kinds.ANSWER_OUTSIDE, file=str(form.path), company=company_with_id(event, company.id), folder=str(folder)
        )


def _counting(event: Event, company: Company, forms: list[WishForm], folder: Path, found: Findings) -> WishForm:
    """The valid form of a company; the others are reported."""
    counts, same, earlier = latest(forms)
    named = company_with_id(event, company.id)
    for other in same if counts.filled else ():
        found.add(kinds.ANSWER_SAME, file=counts.shown, other=other.shown, company=named)
    for other in earlier:
        details = {"later": counts.shown, "earlier": other.shown, "when": f"{counts.saved:%Y-%m-%d %H:%M}"}
        found.add(kinds.ANSWER_LATER_VERSION, company=named, **details)
        later = marks(counts)
        for answer in other.answers:
            if answer.changed and answer.name not in later:
                text = marks(other)[answer.name] or answer.comment
                found.add(kinds.ANSWER_EARLIER_WISH, answer.wish_cell, company=named, text=text, other=answer.name)
    inside = Path(counts.shown).parent
    if counts.filled and inside != Path():
        found.add(kinds.ANSWER_ELSEWHERE, file=counts.shown, company=named, folder=str(folder / inside))
    if not counts.filled and counts.path.stem != form_stem(company):
        found.add(kinds.ANSWER_EMPTY, file=counts.shown, company=named)
    return counts


class _Joining:
    """Merges the form of one company."""

    def __init__(
        self,
        event: Event,
        company: Company,
        form: WishForm,
        tables: Mapping[str, SheetTable],
        joined: _Joined,
        found: Findings,
    ) -> None:
        self._event, self._company, self._form = event, company, form
        self._tables, self._joined, self._found = tables, joined, found
        self._directory = Directory.of_companies(event.companies)
        self._rows: dict[str, list[Request]] = {}
        for request in event.requests:
            if request.asker == company.id:
                self._rows.setdefault(request.target, []).append(request)
        self._count: Counter[str] = Counter()

    def join(self) -> CompanyAnswer:
        """Collect the changes and additions of the form; return their numbers."""
        self._report_texts()
        wanted = self._wanted()
        if any(self._changed(target, *wish) for target, wish in wanted.items()):
            self._give_up_list(wanted)
        for target, (answer, mark) in wanted.items():
            self._ask(target, answer, mark)
        details = Details(self._event, self._company, self._form, self._tables, self._found)
        self._joined.changes += details.changes
        self._joined.additions += details.additions
        self._report_ranks(wanted)
        count = self._count
        return CompanyAnswer(
            self._company,
            self._form.shown,
            count["wishes"],
            count["refusals"],
            count["withdrawn"],
            len(details.changes) + len(details.additions),
        )

    @cached_property
    def _named(self) -> str:
        """The company's name in messages."""
        return company_with_id(self._event, self._company.id)

    def _report_texts(self) -> None:
        for stray in self._form.strays:
            self._found.add(kinds.ANSWER_TEXT_UNUSED, stray.cell, company=self._named, text=stray.text)
        for struck in self._form.struck:
            self._found.add(kinds.ANSWER_STRUCK, struck.cell, company=self._named, text=struck.text)
        if self._form.gone:
            self._found.add(kinds.ANSWER_ROWS_MISSING, company=self._named, count=len(self._form.gone))

    def _wanted(self) -> dict[str, tuple[Answered, Mark | None]]:
        """The form's answers about companies, by their ID, that differ from the form as sent."""
        wanted: dict[str, tuple[Answered, Mark | None]] = {}
        for answer in self._form.answers:
            if not answer.changed:
                continue
            target = _company(self._event, self._directory, answer.name, answer.id)
            mark = self._mark(answer)
            text = mark.text if mark is not None else answer.comment
            details = {"company": self._named, "text": text, "other": answer.name}
            if target is None or target.id == self._company.id or not self._company.can_meet(target):
                near = getattr(self._directory.find(answer.name), "likely", None) if target is None else None
                self._found.add(kinds.WISH_TARGET_UNKNOWN, answer.wish_cell, suggestion=near, **details)
            elif target.id in wanted:
                self._found.add(kinds.WISH_ROW_TWICE, answer.wish_cell, **details)
            else:
                wanted[target.id] = answer, mark
        return wanted

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
        rows = [row for row in self._rows.get(target, []) if self._is_row(row)]
        refused = mark is not None and mark.level is Level.NO and is_refusal(answer.no)
        cell = answer.no_cell if refused else answer.wish_cell
        if mark is None and not rows and not self._rows.get(target):
            if answer.comment:
                details = {"company": self._named, "text": answer.comment}
                self._found.add(kinds.ANSWER_TEXT_UNUSED, answer.comment_cell, **details)
            return
        if mark is None:
            self._count["withdrawn"] += 1
            for row in rows:
                self._empty(row, WITHDRAWN(cell=cell, before=_level(row)))
            return
        self._count["refusals" if mark.level is Level.NO else "wishes"] += 1
        level = str(mark.level) if mark.level is not None else mark.text
        notes = _noted(answer, mark, cell)
        values: dict[str, object] = {"rank": mark.rank, "level": level, "notes": notes}
        if rows:
            first, *others = rows
            assert first.cell is not None, "a request that was read has a cell"
            source = JOINED_BEFORE(cell=cell, text=mark.text, before=_level(first))
            for column, value in values.items():
                both = f"{first.notes} {value}".strip() if column == "notes" else value
                told = source if column == "level" else ""
                self._joined.changes.append(CellChange("Requests", first.cell.row, column, both, told))
            for row in others:
                self._empty(row, WITHDRAWN(cell=cell, before=_level(row)))
            return
        asker, other = name_in_rows(self._company), name_in_rows(self._event.company_by_id[target])
        self._joined.additions.append(
            NewRow("Requests", {"from": asker, "to": other} | values, JOINED(cell=cell, text=mark.text))
        )

    def _is_row(self, request: Request) -> bool:
        table = self._tables.get("Requests")
        return table is not None and request.cell is not None and request.cell.sheet == table.sheet

    def _empty(self, request: Request, source: Said) -> None:
        """Clear the cells of a request's row; the rows below keep their places."""
        assert request.cell is not None, "a request that was read has a cell"
        table = self._tables["Requests"]
        for column in table.columns:
            told = source if column == "from" else ""
            self._joined.changes.append(CellChange("Requests", request.cell.row, column, None, told))

    def _give_up_list(self, wanted: Mapping[str, object]) -> None:
        """Move the wishes of a cell Wishes to rows, if the form changes any wish of the company."""
        emptied = set()
        for target, requests in self._rows.items():
            for request in requests:
                cell = request.cell
                if cell is None or self._is_row(request):
                    continue
                if cell not in emptied:
                    emptied.add(cell)
                    self._joined.changes.append(
                        CellChange(self._sheet_of(cell), cell.row, "wishes", None, self._form.shown)
                    )
                if target not in wanted:
                    asker, other = name_in_rows(self._company), name_in_rows(self._event.company_by_id[target])
                    values = {"from": asker, "to": other, "rank": request.rank, "notes": str(cell)}
                    self._joined.additions.append(NewRow("Requests", values, str(cell)))

    def _sheet_of(self, cell: Cell) -> str:
        return next(key for key, table in self._tables.items() if table.sheet == cell.sheet)

    def _report_ranks(self, wanted: Mapping[str, tuple[Answered, Mark | None]]) -> None:
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


def _noted(answer: Answered, mark: Mark, cell: Cell) -> str:
    """The comment of a request: the company's remark, the reason of a refusal, and the cell of the form."""
    reason = mark.text if mark.level is Level.NO and is_refusal(answer.no) and len(mark.text) > 4 else ""
    return " ".join(filter(None, (answer.comment, reason, str(cell))))


def _level(request: Request) -> str:
    """A request's level and rank: ``1 want``."""
    return f"{request.rank} {request.level}" if request.rank is not None else str(request.level)
