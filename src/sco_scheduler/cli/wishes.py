"""``schedule wishes``."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from sco_scheduler.cli.app import COMMANDS, reports_findings
from sco_scheduler.cli.errors import OTHER_FOLDER
from sco_scheduler.cli.json_report import finding_objects, print_json
from sco_scheduler.cli.parameters import (
    Source,
    first_of,
    folder_option,
    json_option,
    reading_options,
    registrations_argument,
    with_language,
)
from sco_scheduler.domain.event import Company
from sco_scheduler.domain.findings import Severity
from sco_scheduler.domain.messages import Phrase, Speech
from sco_scheduler.output.terminal.console import print_path, print_said, standard_error, standard_output
from sco_scheduler.output.terminal.findings import print_findings
from sco_scheduler.workflows.inputs import AS_IT_IS, ReadOptions, beside
from sco_scheduler.workflows.wish_forms import WrittenForms, write_wish_forms

FORM_LANGUAGES = {"en": Phrase("form-language-en"), "zh": Phrase("form-language-zh"), "ru": Phrase("form-language-ru")}

_NAMED = 12
"""The most companies that are named in a sentence."""


@click.command(short_help=COMMANDS["wishes"])
@registrations_argument
@folder_option("<name>-wishes beside the registrations")
@click.option(
    "--company",
    "companies",
    multiple=True,
    metavar="WHO",
    help="Write the form of this company alone, by ID or name; may be given several times.",
)
@click.option(
    "--force", is_flag=True, help="Replace forms that were filled in; they are kept as dated copies in history."
)
@reading_options
@json_option()
@with_language
@reports_findings({"forms": [], "idle": []}, instead=OTHER_FOLDER)
def wishes(
    *, source: Source, out: Path | None, companies: tuple[str, ...], force: bool, as_json: bool, speech: Speech
) -> None:
    """Write a small workbook for each company in REGISTRATIONS, to be mailed, filled in and sent back.

    It is in the company's language, and lists who is on the other side, with a column to rank or tick, one for
    no, and a sheet to correct hours, languages and delegates. Any office program will do. Purchasers and
    Suppliers are enough in REGISTRATIONS; wishes that are there already stand in the forms.

    \b
    Examples:
      schedule wishes registrations.xlsx
      schedule wishes registrations.xlsx --out forms --company P012
      schedule collect registrations-wishes registrations.xlsx -o with-wishes.xlsx
    """
    written = write_wish_forms(source.files, out, source.options, companies=companies, overwrite=force)
    if as_json:
        print_json(_object(written, speech))
    else:
        _print(written, source, speech)


def _print(written: WrittenForms, source: Source, speech: Speech) -> None:
    console = standard_output()
    print_findings(standard_error(), [f for f in written.intake.findings if f.severity is Severity.CHANGES], speech)
    counts = Counter(form.language for form in written.forms)
    languages = tuple(
        Phrase("forms-in")(count=counts[lang], language=name) for lang, name in FORM_LANGUAGES.items() if counts[lang]
    )
    print_path(
        console,
        Phrase("forms-written")(count=len(written.forms), folder=str(written.folder), languages=languages),
        speech,
    )
    day = written.invented_day
    if day is not None:
        print_said(console, Phrase("forms-invented-day")(day=day.isoformat()), speech, style="bold yellow")
    without = [form.company for form in written.forms if not _address(form.company)]
    if without:
        print_said(console, Phrase("forms-no-address")(count=len(without), companies=_names(without)), speech)
    if written.idle:
        print_said(console, Phrase("forms-idle")(companies=_names(written.idle)), speech)
    out = beside(source.files, "-with-wishes.xlsx").name
    words = [str(written.folder), *map(str, source.files), "-o", out, *_reading_options(source.options)]
    print_path(console, Phrase("forms-back")(command=shlex.join(["schedule", "collect", *words])), speech)


def _reading_options(options: ReadOptions) -> Iterator[str]:
    """The options of the command line by which the same registrations are read in the same way."""
    if options.encoding is not None:
        yield from ("--encoding", options.encoding)
    if options.form is not None:
        yield from ("--map", str(options.form))
    if options.sure != AS_IT_IS.sure:
        yield from ("--assume", f"{options.sure:g}")


def _address(company: Company) -> str:
    return company.email or next((delegate.email for delegate in company.delegates if delegate.email), "")


def _names(companies: Iterable[Company]) -> tuple[str, ...]:
    return first_of((company.name or company.id for company in companies), _NAMED)


def _object(written: WrittenForms, speech: Speech) -> dict[str, object]:
    return {
        "status": "ok",
        "forms": [
            {
                "company": form.company.id,
                "name": form.company.name,
                "file": str(form.path),
                "language": form.language,
                "choices": form.choices,
                "email": _address(form.company) or None,
            }
            for form in written.forms
        ],
        "idle": [company.id for company in written.idle],
        "findings": finding_objects(written.intake.findings, speech),
    }
