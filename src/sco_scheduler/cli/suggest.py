"""``schedule suggest``."""

from __future__ import annotations

from pathlib import Path

import click

from sco_scheduler.cli.app import COMMANDS, reports_findings
from sco_scheduler.cli.json_report import print_json, suggestions_object
from sco_scheduler.cli.parameters import agendas_argument, json_option, output_option, with_language
from sco_scheduler.domain.messages import Speech
from sco_scheduler.output.terminal.answers import print_suggestions
from sco_scheduler.output.terminal.console import standard_output
from sco_scheduler.workflows.suggest import suggest as suggest_partners


@click.command(short_help=COMMANDS["suggest"])
@agendas_argument
@click.argument("who", required=False)
@output_option("--add", help_="Write a copy of the registrations with the suggestions as requests of level maybe.")
@output_option(
    "--out",
    metavar="FILE",
    help_="Write a workbook with a page for each company, in its language, to print or mail, with boxes to tick.",
)
@json_option()
@with_language
@reports_findings({"suggestions": []})
def suggest(
    *, agendas: Path, who: str | None, add: Path | None, out: Path | None, as_json: bool, speech: Speech
) -> None:
    """Suggest partners whom nobody asked for, by the workbook AGENDAS: to WHO, or to all who have few meetings.

    Each suggestion says why, and when and where the two could meet with everybody else as they are: both are
    free, and a table and an interpreter are available. Nobody is suggested who said no or was refused.

    \b
    Examples:
      schedule suggest registrations-agendas.xlsx
      schedule suggest registrations-agendas.xlsx P003
      schedule suggest registrations-agendas.xlsx --out suggestions.xlsx
      schedule suggest registrations-agendas.xlsx --add with-suggestions.xlsx
    """
    found = suggest_partners(agendas, who, add, speech, pages=out)
    if as_json:
        print_json(suggestions_object(found.event, found.suggestions, found.written, found.pages))
    else:
        print_suggestions(
            standard_output(),
            found.event,
            found.suggestions,
            found.written,
            speech,
            pages=found.pages,
            nobody=found.nobody,
        )
