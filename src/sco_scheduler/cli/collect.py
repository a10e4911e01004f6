"""``schedule collect``."""

from __future__ import annotations

from pathlib import Path

import click

from sco_scheduler.cli.app import COMMANDS, reports_findings
from sco_scheduler.cli.json_report import finding_objects, print_json
from sco_scheduler.cli.parameters import (
    Source,
    json_option,
    output_option,
    reading_options,
    registrations_argument,
    with_language,
)
from sco_scheduler.domain.messages import Phrase, Speech
from sco_scheduler.output.terminal.console import (
    WRITTEN_TO,
    heading,
    plain,
    print_path,
    print_said,
    standard_output,
    table,
)
from sco_scheduler.output.terminal.findings import print_findings
from sco_scheduler.workflows.answers import Collected
from sco_scheduler.workflows.answers import collect as collect_answers


@click.command(short_help=COMMANDS["collect"])
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@registrations_argument
@output_option(
    "-o", "--output", "out", required=True, help_="The copy of the registrations, OUT.xlsx, with what was answered."
)
@reading_options
@json_option()
@with_language
@reports_findings({"answers": [], "missing": []})
def collect(*, folder: Path, source: Source, out: Path, as_json: bool, speech: Speech) -> None:
    """Read the forms in DIR, and write a copy of REGISTRATIONS with what they say.

    The forms are those of `schedule wishes`, under whatever names and in whatever folders inside DIR. Of two
    answers of one company the one that was saved later counts, and that is said. Photos, PDFs and other files are
    named and left out. Each wish says the file and the cell that it came from; at the end stands who has not
    answered. Of REGISTRATIONS of another form, such as an export, what was understood is written as `schedule
    import` writes it, and the answers into that. REGISTRATIONS is never changed.

    \b
    Examples:
      schedule collect answers registrations.xlsx -o with-wishes.xlsx
      schedule collect answers registrations.xlsx -o with-wishes.xlsx --json
      schedule build with-wishes.xlsx
    """
    collected = collect_answers(folder, source.files, out, source.options, speech)
    if as_json:
        print_json(_object(collected, speech))
    else:
        _print(collected, speech)


def _print(collected: Collected, speech: Speech) -> None:
    """Print the forms' answers, company by company, and the companies without an answer."""
    console = standard_output()
    print_findings(console, collected.findings, speech)
    answers = collected.answers
    if answers:
        titles = (
            Phrase("forms-answered-company"),
            Phrase("forms-answered-file"),
            Phrase("forms-answered-wishes"),
            Phrase("forms-answered-refusals"),
            Phrase("forms-answered-details"),
        )
        rows = table(*map(speech.say, titles), right=(2, 3, 4))
        for answer in answers:
            counts = (answer.wishes, answer.refusals, answer.details)
            rows.add_row(plain(answer.company.name or answer.company.id), plain(answer.file), *map(str, counts))
        console.print(rows)
    if collected.missing:
        console.print(heading(speech.say(Phrase("forms-not-answered")(count=len(collected.missing)))))
        for company in collected.missing:
            reach = [text for text in (company.contact, company.email, company.phone) if text]
            console.print(plain(f"  {company.id}  {company.name}  {', '.join(reach)}"), soft_wrap=True)
        console.print()
    totals = {
        "answers": len(answers),
        "wishes": sum(answer.wishes for answer in answers),
        "refusals": sum(answer.refusals for answer in answers),
        "details": sum(answer.details for answer in answers),
        "withdrawn": sum(answer.withdrawn for answer in answers),
    }
    print_said(console, Phrase("forms-collected")(**totals), speech)
    for path in filter(None, (collected.output, collected.map)):
        print_path(console, WRITTEN_TO(path=str(path)), speech)


def _object(collected: Collected, speech: Speech) -> dict[str, object]:
    return {
        "status": "ok",
        "answers": [
            {
                "company": answer.company.id,
                "name": answer.company.name,
                "file": answer.file,
                "wishes": answer.wishes,
                "refusals": answer.refusals,
                "withdrawn": answer.withdrawn,
                "details": answer.details,
            }
            for answer in collected.answers
        ],
        "missing": [{"company": c.id, "name": c.name, "email": c.email or None} for c in collected.missing],
        "refused": list(collected.refused),
        "output": str(collected.output),
        "map": str(collected.map) if collected.map is not None else None,
        "understood": collected.understood,
        "findings": finding_objects(collected.findings, speech),
    }
