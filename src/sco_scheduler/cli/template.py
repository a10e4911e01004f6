"""``schedule template``."""

from __future__ import annotations

from pathlib import Path

import click

from sco_scheduler.cli.app import COMMANDS, reports_findings
from sco_scheduler.cli.parameters import must_end, with_language
from sco_scheduler.domain.messages import LANGUAGES, Speech
from sco_scheduler.output.terminal.console import WRITTEN_TO, print_path, standard_output
from sco_scheduler.workflows.starters import make_template


@click.command(short_help=COMMANDS["template"])
@click.argument("file", type=click.Path(path_type=Path), callback=must_end(".xlsx"))
@click.option(
    "--headers",
    "lang",
    type=click.Choice(LANGUAGES),
    default="en",
    show_default=True,
    help="The language of the headers.",
)
@click.option(
    "--force", is_flag=True, help="Replace a file that is there; it is kept as a dated copy in the folder history."
)
@with_language
@reports_findings()
def template(*, file: Path, lang: str, force: bool, speech: Speech) -> None:
    """Write an empty registration workbook to FILE, with every sheet, dropdowns and a note on each header.

    \b
    Examples:
      schedule template registrations.xlsx
      schedule template registrations-ru.xlsx --headers ru
    """
    written = make_template(file, lang=lang, overwrite=force)
    print_path(standard_output(), WRITTEN_TO(path=str(written)), speech)
