"""``schedule show``."""

from __future__ import annotations

from pathlib import Path

import click

from sco_scheduler.cli.app import COMMANDS, reports_findings
from sco_scheduler.cli.parameters import agendas_argument, in_language, with_language
from sco_scheduler.domain.messages import Phrase, Speech
from sco_scheduler.output.terminal.agenda import print_agenda
from sco_scheduler.output.terminal.console import standard_output
from sco_scheduler.workflows.show import show as show_agendas


@click.command(short_help=COMMANDS["show"])
@agendas_argument
@click.argument("who", nargs=-1, metavar="[ID|NAME]")
@click.option("--all", "everybody", is_flag=True, help="Print the agendas of all companies.")
@with_language
@click.pass_context
@reports_findings()
def show(ctx: click.Context, *, agendas: Path, who: tuple[str, ...], everybody: bool, speech: Speech) -> None:
    """Print a company's agenda from the workbook AGENDAS, as its Meetings sheet stands now.

    The company is named by its ID, its name, or a part of its name that no other has.

    \b
    Examples:
      schedule show registrations-agendas.xlsx P003
      schedule show registrations-agendas.xlsx foton
      schedule show registrations-agendas.xlsx --all
    """
    if everybody == bool(who):
        raise click.UsageError(in_language(ctx, Phrase("usage-one-or-all")), ctx)
    shown = show_agendas(agendas, None if everybody else " ".join(who))
    out = standard_output()
    for agenda in shown.agendas:
        print_agenda(out, agenda, speech, why=shown.without_meetings.get(agenda.company.id, ""))
