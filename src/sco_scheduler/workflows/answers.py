"""Merges the returned wish forms into a copy of the registrations, or into what was understood of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from zoneinfo import ZoneInfo

from sco_scheduler.agendas.build_report import company_with_id
from sco_scheduler.domain.event import Company, Event
from sco_scheduler.domain.findings import Finding, Findings, Severity, by_importance
from sco_scheduler.domain.messages import ENGLISH, Phrase, Speech
from sco_scheduler.domain.names import fold
from sco_scheduler.intake import kinds
from sco_scheduler.intake.answers.folder import (
    latest,
    marks,
    may_be_form,
    only_in,
    read_answers,
    second_of,
    stray_forms,
)
from sco_scheduler.intake.answers.form import WishForm
from sco_scheduler.output.files import HISTORY
from sco_scheduler.workflows.answered_details import NoPlace
from sco_scheduler.workflows.answering_companies import CompaniesOfForms, Identified
from sco_scheduler.workflows.errors import Stopped, not_written
from sco_scheduler.workflows.inputs import (
    AS_IT_IS,
    ReadOptions,
    Registrations,
    files_of,
    form_of,
    intake_of,
    map_beside,
    refuse_onto,
    refuse_onto_schedule,
)
from sco_scheduler.workflows.joined_answers import CompanyAnswer, Joined, Joining, Registered
from sco_scheduler.workflows.joined_registrations import Base, base_as_understood, base_of_copy
from sco_scheduler.workflows.wish_forms import form_stem

__all__ = ["Collected", "CompanyAnswer", "collect"]


@dataclass(frozen=True)
class Collected:
    """The returned forms. ``missing`` have not answered; ``refused`` are the files that could not be used at all.

    ``map`` is the map of ``output``, if it has one. ``understood``: ``output`` is no copy of the registrations, which
    have another form, but has what was understood of them.
    """

    event: Event
    answers: tuple[CompanyAnswer, ...]
    missing: tuple[Company, ...]
    refused: tuple[str, ...]
    findings: tuple[Finding, ...]
    output: Path
    map: Path | None = None
    understood: bool = False


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
        The copy, an .xlsx workbook; an existing one is kept as a dated copy. Registrations of another form than the
        format's are written in the format, as far as they were understood.

    Returns
    -------
    Collected
        Each company's answer, the companies without one, and all findings, most serious first.

    Raises
    ------
    Stopped
        If findings in the registrations stop the work, the folder is missing, it is not certain of which company a form
        is, or the copy cannot be written.
    """
    folder, out, files = Path(folder), Path(out), files_of(registrations)
    refuse_onto(out, files)
    refuse_onto_schedule(out)
    if may_be_form(out):
        raise not_written(Phrase("onto-form")(path=str(out)))
    if not folder.is_dir():
        raise not_written(Phrase("no-folder-of-answers")(path=str(folder)))
    intake = intake_of(registrations, options, requests_to_come=True)
    if intake.event is None or intake.opened is None:
        raise Stopped(intake.findings)
    event, answers = intake.event, intake.opened.form.answers
    found = Findings()
    companies = CompaniesOfForms(event, answers)
    forms = _Forms(event, companies, form_of(registrations, options) or map_beside(registrations), found)
    forms.take(read_answers(folder, found, (*files, out)))
    if found.stopped:
        raise Stopped(found.all())
    forms.report_outside(folder, files)
    counting = [(company, forms.counting(company, folder)) for company in event.companies if company.id in forms.of]
    filled = [(company, form) for company, form in counting if form.filled]
    answered = {company.id for company, _ in filled}
    missing = tuple(c for c in event.companies if not c.cancelled and c.id not in answered)
    if missing:
        found.add(kinds.ANSWER_MISSING, count=len(missing))
    copy = base_of_copy(registrations, intake, out, options)
    merged = _merged(copy, filled, answers, strict=True) if copy is not None else None
    understood = copy is None or merged is None
    if copy is not None and merged is not None:
        of_map = copy.write(out, merged.joined, speech)
    else:
        with base_as_understood(registrations, intake, out, options) as base:
            merged = _merged(base, filled, answers, strict=False)
            assert merged is not None
            of_map = base.write(out, merged.joined, speech)
        found.add(kinds.ANSWERS_INTO_FORMAT, path=str(out))
    findings = by_importance([*found.all(), *map(_as_written, merged.found.all())])
    refused = tuple(str(f.details["file"]) for f in findings if f.kind in _REFUSALS)
    return Collected(event, tuple(merged.answers), missing, refused, findings, out, of_map, understood)


@dataclass(frozen=True)
class _Merged:
    """The merged forms: the changes, each company's answer, and the findings."""

    joined: Joined
    answers: Sequence[CompanyAnswer]
    found: Findings


def _as_written(finding: Finding) -> Finding:
    """A finding about a text on a form that stands in the copy as it was written: it stops a build, and not this."""
    if finding.severity is not Severity.STOPS:
        return finding
    return replace(finding, kind=replace(finding.kind, severity=Severity.CHANGES))


def _merged(
    base: Base, filled: Iterable[tuple[Company, WishForm]], answers: Mapping[tuple[str, ...], str], *, strict: bool
) -> _Merged | None:
    """Merge the forms of companies; None if ``strict`` and something that they change has no cell of its own."""
    registered = Registered(base.event, base.places, CompaniesOfForms(base.event, answers), answers, strict)
    merged = _Merged(Joined(), [], Findings())
    try:
        of_forms = [
            Joining(registered, base.event.company_by_id[company.id], form, merged.joined, merged.found).join()
            for company, form in filled
        ]
    except NoPlace:
        return None
    return _Merged(merged.joined, of_forms, merged.found)


_REFUSALS = (
    kinds.ANSWER_REFUSED,
    kinds.ANSWER_UNREADABLE,
    kinds.ANSWER_NO_FORM,
    kinds.ANSWER_OTHER_EVENT,
    kinds.ANSWER_COMPANY_UNKNOWN,
    kinds.ANSWER_CANCELLED,
)
"""The findings that say that a file could not be used at all."""


_IN_HISTORY = Phrase("in-folder-of-replaced")


class _Forms:
    """The forms that came back, by the ID of their company, as ``of``."""

    def __init__(self, event: Event, companies: CompaniesOfForms, of_map: Path, found: Findings) -> None:
        self._event, self._companies, self._map, self._found = event, companies, of_map, found
        self.of: dict[str, list[WishForm]] = {}

    def take(self, forms: Iterable[WishForm]) -> None:
        """Assign forms to their companies; those of other events and of unknown companies are reported."""
        own, found = self._event.settings.name, self._found
        for form in forms:
            shown, of = form.shown, f"{form.name} ({form.company})"
            identified = self._companies.identified(form.name, form.company)
            company = identified.company
            if self._is_of_other_event(form):
                found.add(kinds.ANSWER_OTHER_EVENT, file=shown, company=of, event=form.event, own=own)
            elif company is None and identified.is_doubtful:
                self._report_doubtful(form, identified)
            elif company is None:
                found.add(kinds.ANSWER_COMPANY_UNKNOWN, file=shown, company=of)
            elif company.cancelled:
                named = company_with_id(self._event, company.id)
                found.add(kinds.ANSWER_CANCELLED, company.cancelled_cell, file=shown, company=named)
            else:
                if identified.changed:
                    named = company_with_id(self._event, company.id)
                    found.add(kinds.ANSWER_NAME_CHANGED, company.cell, file=shown, name=of, company=named)
                if sheets := form.without_keys:
                    found.add(kinds.ANSWER_KEYS_MISSING, file=shown, company=of, sheets=sheets)
                self.of.setdefault(company.id, []).append(form)

    def _is_of_other_event(self, form: WishForm) -> bool:
        """Whether form and registrations state the names of two events."""
        stated = "name" in self._event.settings.cells and bool(form.event)
        return stated and fold(form.event) != fold(self._event.settings.name)

    def _report_doubtful(self, form: WishForm, identified: Identified) -> None:
        likely = identified.likely or identified.other
        assert likely is not None, "some company may be meant"
        now = [company_with_id(self._event, c.id) for c in (identified.other, identified.likely) if c is not None]
        line = " = ".join(json.dumps(name, ensure_ascii=False) for name in (form.name, likely.name or likely.id))
        details = {"file": form.shown, "company": f"{form.name} ({form.company})", "map": str(self._map)}
        self._found.add(
            kinds.ANSWER_COMPANY_DOUBTFUL, likely.cell, **details, others=tuple(dict.fromkeys(now)), line=line
        )

    def report_outside(self, folder: Path, files: Iterable[Path]) -> None:
        """Report forms that were filled in but lie outside the folder: next to it, or next to the registrations."""
        history = folder / HISTORY
        for form in stray_forms(folder, [folder.absolute().parent, *(f.absolute().parent for f in files), history]):
            company = self._companies.identified(form.name, form.company).company
            inside = self.of.get(company.id, ()) if company is not None else ()
            if company is None or self._is_of_other_event(form) or any(form.content == o.content for o in inside):
                continue
            replaced = form.path.parent == history.absolute()
            if replaced and any(other.filled for other in inside):
                continue
            named = company_with_id(self._event, company.id)
            place = _IN_HISTORY if replaced else Phrase("outside-folder")(folder=str(folder))
            self._found.add(kinds.ANSWER_OUTSIDE, file=str(form.path), company=named, place=place)

    def counting(self, company: Company, folder: Path) -> WishForm:
        """The valid form of a company; the others are reported."""
        counts, same, earlier = latest(self.of[company.id])
        named = company_with_id(self._event, company.id)
        for other in same if counts.filled else ():
            self._found.add(kinds.ANSWER_SAME, file=counts.shown, other=other.shown, company=named)
        for other in earlier:
            when = counts.saved.astimezone(ZoneInfo(self._event.settings.time_zone))
            details = {"later": counts.shown, "earlier": other.shown, "when": f"{when:%Y-%m-%d %H:%M}"}
            same_second = second_of(other) == second_of(counts)
            kind = kinds.ANSWER_SAME_TIME if same_second else kinds.ANSWER_LATER_VERSION
            self._found.add(kind, company=named, **details)
            later = marks(counts)
            for answer in other.answers:
                if answer.changed and answer.name not in later:
                    text = marks(other)[answer.name] or answer.comment
                    details = {"company": named, "text": text, "other": answer.name}
                    self._found.add(kinds.ANSWER_EARLIER_WISH, answer.wish_cell, **details)
            for said, cell in only_in(other, counts):
                self._found.add(kinds.ANSWER_EARLIER_ENTRY, cell, company=named, text=said)
        inside = Path(counts.shown).parent
        if counts.filled and inside != Path():
            self._found.add(kinds.ANSWER_ELSEWHERE, file=counts.shown, company=named, folder=str(folder / inside))
        if not counts.filled and (counts.resaved or counts.path.stem != form_stem(company)):
            self._found.add(kinds.ANSWER_EMPTY, file=counts.shown, company=named)
        return counts
