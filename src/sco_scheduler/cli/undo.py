"""``schedule undo``."""

from __future__ import annotations

from pathlib import Path

import click

from sco_scheduler.cli import phrases
from sco_scheduler.cli.app import COMMANDS
from sco_scheduler.cli.exits import Exit
from sco_scheduler.cli.failing import say_path
from sco_scheduler.cli.language import with_language
from sco_scheduler.domain.messages import Speech
from sco_scheduler.output.terminal.console import standard_error, standard_output
from sco_scheduler.output.terminal.findings import print_findings
from sco_scheduler.workflows.failures import Stopped
from sco_scheduler.workflows.undoing import undo as bring_back


@click.command(short_help=COMMANDS["undo"])
@click.argument("agendas", type=click.Path(path_type=Path))
@with_language
@click.pass_context
def undo(ctx: click.Context, *, agendas: Path, speech: Speech) -> None:
    """Bring back the agendas workbook that the last build replaced at AGENDAS.

    What stands there now is kept in the folder history, and another undo brings that back.

    \b
    Example:
      schedule undo registrations-agendas.xlsx
    """
    try:
        done = bring_back(agendas)
    except Stopped as stopped:
        print_findings(standard_error(), stopped.findings, speech)
        ctx.exit(Exit.FINDINGS)
    out = standard_output()
    for target, copy in done.restored:
        say_path(out, phrases.RESTORED(path=str(target), copy=str(copy)), speech)
    if done.kept is not None:
        say_path(out, phrases.KEPT_AS(path=str(done.kept)), speech)
