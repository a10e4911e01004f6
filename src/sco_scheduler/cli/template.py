"""``schedule template``."""

from __future__ import annotations

from pathlib import Path

import click

from sco_scheduler.cli import phrases
from sco_scheduler.cli.app import COMMANDS
from sco_scheduler.cli.exits import Exit
from sco_scheduler.cli.failing import print_in_the_way, say_path
from sco_scheduler.cli.language import environment_speech
from sco_scheduler.output.terminal.console import standard_error, standard_output
from sco_scheduler.output.terminal.findings import print_findings
from sco_scheduler.output.terminal.phrases import WRITTEN_TO
from sco_scheduler.workflows.failures import FileInTheWay, Stopped
from sco_scheduler.workflows.starting import make_template


@click.command(short_help=COMMANDS["template"])
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--lang",
    type=click.Choice(["en", "zh", "ru"]),
    default="en",
    show_default=True,
    help="The language of the headers.",
)
@click.option(
    "--force", is_flag=True, help="Replace a file that is there; it is kept as a dated copy in the folder history."
)
@click.pass_context
def template(ctx: click.Context, *, file: Path, lang: str, force: bool) -> None:
    """Write an empty registration workbook to FILE, with every sheet, dropdowns and a note on each header.

    \b
    Examples:
      schedule template registrations.xlsx
      schedule template registrations-ru.xlsx --lang ru
    """
    err, speech = standard_error(), environment_speech()
    try:
        written = make_template(file, lang=lang, overwrite=force)
    except FileInTheWay as there:
        print_in_the_way(err, there, phrases.OTHER_NAME, speech)
        ctx.exit(Exit.FINDINGS)
    except Stopped as stopped:
        print_findings(err, stopped.findings, speech)
        ctx.exit(Exit.FINDINGS)
    say_path(standard_output(), WRITTEN_TO(path=str(written)), speech)
