"""``schedule why``."""

from __future__ import annotations

from pathlib import Path

import click

from sco_scheduler.cli.app import COMMANDS, reports_findings
from sco_scheduler.cli.json_report import print_json, why_object
from sco_scheduler.cli.parameters import agendas_argument, json_option, quiet_option, with_language
from sco_scheduler.cli.process import following
from sco_scheduler.domain.messages import Speech
from sco_scheduler.output.terminal.answers import print_why
from sco_scheduler.output.terminal.console import standard_error, standard_output
from sco_scheduler.workflows.why import why as explain_why


@click.command(short_help=COMMANDS["why"])
@agendas_argument
@click.argument("who")
@click.argument("whom", required=False)
@json_option()
@quiet_option
@with_language
@reports_findings({"requests": []})
def why(*, agendas: Path, who: str, whom: str | None, as_json: bool, quiet: bool, speech: Speech) -> None:
    """Say why WHO does not meet WHOM by the workbook AGENDAS, and the cheapest ways in which they still could.

    Without WHOM, every request of and for the company is answered. Each way is a complete schedule that was
    found by solving and passed by the verifier: moving nobody, with the fewest meetings moved, giving up the least
    value, giving up a meeting in exchange, or with one more table, interpreter or delegate, or one more meeting in
    a maximum. It names the meetings that move or fall, and the command that makes it. Nothing is written here.

    \b
    Examples:
      schedule why registrations-agendas.xlsx P003 S014
      schedule why registrations-agendas.xlsx foton
      schedule why registrations-agendas.xlsx P003 S014 --json
    """
    with following(standard_error(), speech, quiet=quiet, writes=False) as follower:
        found = explain_why(agendas, who, whom, follower=follower)
    if as_json:
        print_json(why_object(found, speech))
    else:
        print_why(standard_output(), found, speech)
