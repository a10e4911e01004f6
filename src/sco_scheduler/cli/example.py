"""``schedule example``."""

from __future__ import annotations

from pathlib import Path

import click

from sco_scheduler.cli import phrases
from sco_scheduler.cli.app import COMMANDS
from sco_scheduler.cli.exits import Exit
from sco_scheduler.cli.failing import print_in_the_way, say_path
from sco_scheduler.cli.language import with_language
from sco_scheduler.domain.messages import Speech
from sco_scheduler.output.terminal.console import standard_error, standard_output
from sco_scheduler.output.terminal.findings import print_findings
from sco_scheduler.output.terminal.phrases import WRITTEN_TO
from sco_scheduler.workflows.failures import FileInTheWay, Stopped
from sco_scheduler.workflows.starting import make_examples


@click.command(short_help=COMMANDS["example"])
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option(
    "--force", is_flag=True, help="Replace files that are there; they are kept as dated copies in the folder history."
)
@with_language
@click.pass_context
def example(ctx: click.Context, *, folder: Path, force: bool, speech: Speech) -> None:
    """Write the example registrations into the folder DIR: one of full size, one with a handful of rows.

    \b
    Example:
      schedule example trial
    """
    err = standard_error()
    try:
        written = make_examples(folder, overwrite=force)
    except FileInTheWay as there:
        print_in_the_way(err, there, phrases.OTHER_FOLDER, speech)
        ctx.exit(Exit.FINDINGS)
    except Stopped as stopped:
        print_findings(err, stopped.findings, speech)
        ctx.exit(Exit.FINDINGS)
    out = standard_output()
    for path in written:
        say_path(out, WRITTEN_TO(path=str(path)), speech)
