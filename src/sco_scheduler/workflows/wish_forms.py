"""Writes a form for each company in which it chooses its partners."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from sco_scheduler.agendas.build_report import cancellation
from sco_scheduler.domain.event import Company
from sco_scheduler.domain.findings import Findings
from sco_scheduler.domain.messages import Phrase
from sco_scheduler.intake import Intake
from sco_scheduler.intake.answers.form import read_wish_form
from sco_scheduler.output.excel.wish_form import form_language, possible_partners, write_wish_form
from sco_scheduler.output.file_names import hyphenated
from sco_scheduler.output.files import replace_together
from sco_scheduler.workflows.companies import find_company
from sco_scheduler.workflows.errors import FileInTheWay, make_folder, not_written, writing
from sco_scheduler.workflows.inputs import AS_IT_IS, ReadOptions, Registrations, beside, read_with_findings


@dataclass(frozen=True)
class WrittenForm:
    """A form that was written, and its recipient."""

    company: Company
    path: Path
    language: str
    choices: int


@dataclass(frozen=True)
class WrittenForms:
    """The forms that were written, and their folder; ``idle`` are companies without possible partners."""

    folder: Path
    forms: tuple[WrittenForm, ...]
    idle: tuple[Company, ...]
    intake: Intake

    @property
    def invented_day(self) -> date | None:
        """The day in the forms if the registrations state none, so that it means nothing."""
        return None if self.intake.days_told else self.intake.default_date


def write_wish_forms(
    registrations: Registrations,
    out: str | Path | None = None,
    options: ReadOptions = AS_IT_IS,
    *,
    companies: Sequence[str] = (),
    overwrite: bool = False,
) -> WrittenForms:
    """Write a form for each company that is registered and has not cancelled.

    Parameters
    ----------
    out
        The folder of the forms, created if needed; by default ``<name>-wishes`` next to the registrations.
    companies
        IDs or parts of names, if only some are to have a form.
    overwrite
        Replace forms that were filled in; a dated copy of each is kept.

    Raises
    ------
    Stopped
        If findings stop the work, or a form cannot be written.
    FileInTheWay
        If a filled-in form would be replaced.
    Unknown
        If no company, or more than one, has the name.
    """
    event, intake = read_with_findings(registrations, options, requests_to_come=True)
    wanted = [find_company(event, name) for name in companies] or [c for c in event.companies if not c.cancelled]
    for company in wanted:
        if away := cancellation(event, company.id):
            raise not_written(Phrase("no-form-for-cancelled")(cancelled=away))
    folder = Path(out) if out is not None else beside(registrations, "-wishes")
    written, idle = [], []
    for company in wanted:
        lang = form_language(event, company)
        choices = len(possible_partners(event, company, lang))
        if choices:
            written.append(WrittenForm(company, folder / f"{form_stem(company)}.xlsx", lang, choices))
        else:
            idle.append(company)
    filled = [entry.path for entry in written if entry.path.exists() and not overwrite and _is_filled(entry.path)]
    if filled:
        raise FileInTheWay(filled[0])
    with writing():
        make_folder(folder, asked_for=True)
        replace_together(
            {w.path: partial(write_wish_form, event=event, company=w.company, lang=w.language) for w in written},
            keep=overwrite,
        )
    return WrittenForms(folder, tuple(written), tuple(idle), intake)


def form_stem(company: Company) -> str:
    """The name of a company's form without its suffix: ``wishes-P001-KazAgro-LLP``."""
    return "-".join(filter(None, ("wishes", hyphenated(company.id), hyphenated(company.name))))


def _is_filled(path: Path) -> bool:
    """Whether a file differs from a form as it was sent."""
    form = read_wish_form(path, Findings())
    return form is None or form.filled
