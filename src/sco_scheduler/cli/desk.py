"""``schedule desk``."""

from __future__ import annotations

import os
from pathlib import Path

import click

from sco_scheduler.cli.app import COMMANDS
from sco_scheduler.cli.exits import Exit
from sco_scheduler.cli.parameters import MOMENT, in_language, user_name, with_language
from sco_scheduler.domain.messages import Phrase, Speech
from sco_scheduler.output.terminal.console import print_said, standard_error
from sco_scheduler.workflows.inputs import Moment, clock


@click.command(short_help=COMMANDS["desk"])
@click.argument("agendas", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--now",
    type=MOMENT,
    metavar="TIME",
    help="The present, such as 10:40, for a rehearsal.  [default: the clock]",
)
@click.option("--name", metavar="NAME", help="What this desk is called in the log.  [default: the user]")
@click.option(
    "--printer",
    default="",
    metavar="COMMAND",
    help="What prints a PDF, such as 'lp -d desk'; without it the keys for printing say where the file is.",
)
@with_language
def desk(*, agendas: Path, now: Moment | None, name: str | None, printer: str, speech: Speech) -> None:
    """Work at the desk on the day with the workbook AGENDAS, as a full screen.

    Type to find anybody; Enter opens the agenda, and the last line tells the keys. What breaks no rule and disturbs
    nobody else is done at once; otherwise the cheapest repair is shown with who is affected, and asked. The workbook
    is written whole after each action, and several desks may work on it.

    \b
    Examples:
      schedule desk registrations-agendas.xlsx
      schedule desk registrations-agendas.xlsx --name "Desk 2" --lang zh
      schedule desk registrations-agendas.xlsx --now 10:40
    """
    from sco_scheduler.cli.process import at_a_terminal

    ctx = click.get_current_context()
    if not at_a_terminal():
        raise click.UsageError(in_language(ctx, Phrase("usage-desk-no-terminal")), ctx)
    # The time that a terminal waits after Esc for the rest of a key sequence: a tenth of a second by default.
    os.environ.setdefault("ESCDELAY", "30")
    from sco_scheduler.cli.desk_app import DeskApp
    from sco_scheduler.cli.desk_ending import Ending

    app = DeskApp(agendas, clock(now), name or user_name(), speech, printer=printer)
    with Ending(app) as ending:
        app.run()
    if app.file is not None and (lost := app.file.unwritten):
        print_said(standard_error(), Phrase("desk-ui-were-lost"), speech)
        for text in lost:
            print_said(standard_error(), text, speech)
        ctx.exit(Exit.FINDINGS if ending.code is None else ending.code)
    if ending.code is not None:
        ctx.exit(ending.code)
