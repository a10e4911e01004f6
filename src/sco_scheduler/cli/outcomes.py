"""``schedule outcomes``."""

from __future__ import annotations

from pathlib import Path

import click

from sco_scheduler.cli.app import COMMANDS, reports_findings
from sco_scheduler.cli.json_report import finding_objects, print_json
from sco_scheduler.cli.parameters import (
    ENCODING_HELP,
    agendas_argument,
    json_option,
    known_encoding,
    user_name,
    with_language,
)
from sco_scheduler.domain.messages import Phrase, Speech
from sco_scheduler.output.terminal.console import print_said, standard_output
from sco_scheduler.output.terminal.findings import print_findings


@click.command("outcomes", short_help=COMMANDS["outcomes"])
@agendas_argument
@click.argument("form", type=click.Path(path_type=Path))
@click.option("--replace", "replace_noted", is_flag=True, help="The form counts where something else is noted already.")
@click.option("--encoding", callback=known_encoding, metavar="NAME", help=ENCODING_HELP)
@json_option()
@with_language
@reports_findings({"meetings": [], "rows": 0, "matched": 0})
def outcomes(
    *, agendas: Path, form: Path, replace_noted: bool, encoding: str | None, as_json: bool, speech: Speech
) -> None:
    """Take over into the workbook AGENDAS what FORM, an export of a feedback form, says of meetings.

    FORM is a CSV file, or a workbook whose first sheet counts. A row tells its meeting by number, by both companies,
    or by a company and the time. Titles of columns may be in English, Chinese or Russian: outcome, amount, currency,
    rating, notes, and whether it was held. What is noted already stays unless --replace is given, and notes are
    added. Rows that belong to no meeting and values that differ are told with their cell.

    \b
    Examples:
      schedule outcomes registrations-agendas.xlsx feedback.csv
      schedule outcomes registrations-agendas.xlsx feedback.csv --replace --json
    """
    from sco_scheduler.workflows.desk.actions import OUTCOMES
    from sco_scheduler.workflows.desk.file import DeskFile
    from sco_scheduler.workflows.desk.repairs import Desk
    from sco_scheduler.workflows.inputs import clock
    from sco_scheduler.workflows.outcomes import take_over

    file = DeskFile(agendas, clock(None))
    taken = take_over(file, form, encoding=encoding, replace_noted=replace_noted, desk=Desk(user_name()))
    if as_json:
        findings = finding_objects(taken.findings, speech)
        print_json(
            {
                "status": "ok",
                "meetings": list(taken.meetings),
                "rows": taken.rows,
                "matched": taken.matched,
                "findings": findings,
            }
        )
        return
    console = standard_output()
    print_findings(console, taken.findings, speech)
    print_said(console, Phrase("outcomes-read")(rows=taken.rows, taken=taken.matched), speech)
    if taken.meetings:
        print_said(console, OUTCOMES(count=len(taken.meetings), file=form.name), speech)
    else:
        print_said(console, Phrase("outcomes-nothing"), speech)
