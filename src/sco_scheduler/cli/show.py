"""``schedule show``."""

from __future__ import annotations

from pathlib import Path

import click

from sco_scheduler.cli.app import COMMANDS
from sco_scheduler.cli.exits import Exit
from sco_scheduler.cli.language import with_language
from sco_scheduler.domain.messages import Speech
from sco_scheduler.output.terminal.agenda import print_agenda
from sco_scheduler.output.terminal.console import plain, standard_error, standard_output
from sco_scheduler.output.terminal.findings import print_findings
from sco_scheduler.workflows.failures import Stopped, Unknown
from sco_scheduler.workflows.showing import show as show_agendas

_CANDIDATES_SHOWN = 12


@click.command(short_help=COMMANDS["show"])
@click.argument("agendas", type=click.Path(path_type=Path))
@click.argument("who", nargs=-1, metavar="[ID|NAME]")
@click.option("--all", "everybody", is_flag=True, help="Print the agendas of all companies.")
@with_language
@click.pass_context
def show(ctx: click.Context, *, agendas: Path, who: tuple[str, ...], everybody: bool, speech: Speech) -> None:
    """Print a company's agenda from the workbook AGENDAS, as its Meetings sheet stands now.

    The company is named by its ID, its name, or a part of its name that no other has.

    \b
    Examples:
      schedule show registrations-agendas.xlsx P003
      schedule show registrations-agendas.xlsx foton
      schedule show registrations-agendas.xlsx --all
    """  # noqa: D301  # \b is click's mark for a paragraph that keeps its lines
    if everybody == bool(who):
        raise click.UsageError("Name one company, or give --all for all of them.", ctx)
    err = standard_error()
    try:
        shown = show_agendas(agendas, None if everybody else " ".join(who))
    except Stopped as stopped:
        print_findings(err, stopped.findings, speech)
        ctx.exit(Exit.FINDINGS)
    except Unknown as unknown:
        err.print(plain(str(unknown)))
        if unknown.candidates:
            err.print("Which of these?" if unknown.ambiguous else "Maybe one of these?")
            for candidate in unknown.candidates[:_CANDIDATES_SHOWN]:
                err.print(f"  {plain(candidate)}")
            if len(unknown.candidates) > _CANDIDATES_SHOWN:
                err.print(f"  and {len(unknown.candidates) - _CANDIDATES_SHOWN} more")
        ctx.exit(Exit.FINDINGS)
    out = standard_output()
    for agenda in shown.agendas:
        print_agenda(out, agenda)
