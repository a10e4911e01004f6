"""``schedule undo``."""

from __future__ import annotations

from pathlib import Path

import click

from sco_scheduler.cli.app import COMMANDS, reports_findings
from sco_scheduler.cli.parameters import agendas_argument, with_language
from sco_scheduler.domain.messages import Phrase, Speech
from sco_scheduler.output.terminal.console import print_path, standard_output
from sco_scheduler.workflows.undo import undo as bring_back


@click.command(short_help=COMMANDS["undo"])
@agendas_argument
@with_language
@reports_findings()
def undo(*, agendas: Path, speech: Speech) -> None:
    """Bring back the agendas workbook that the last build, or action at the desk, replaced.

    What stands there now is kept in the folder history, and another undo brings that back.

    \b
    Example:
      schedule undo registrations-agendas.xlsx
    """
    done = bring_back(agendas)
    out = standard_output()
    for target, copy in done.restored:
        print_path(out, Phrase("restored")(path=str(target), copy=str(copy)), speech)
    if done.kept is not None:
        print_path(out, Phrase("kept-as")(path=str(done.kept)), speech)
