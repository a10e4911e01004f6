"""``schedule example``."""

from __future__ import annotations

from pathlib import Path

import click

from sco_scheduler.cli.app import COMMANDS, reports_findings
from sco_scheduler.cli.errors import OTHER_FOLDER
from sco_scheduler.cli.parameters import with_language
from sco_scheduler.domain.messages import Speech
from sco_scheduler.output.terminal.console import WRITTEN_TO, print_path, standard_output
from sco_scheduler.workflows.starters import make_examples


@click.command(short_help=COMMANDS["example"])
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option(
    "--force", is_flag=True, help="Replace files that are there; they are kept as dated copies in the folder history."
)
@with_language
@reports_findings(instead=OTHER_FOLDER)
def example(*, folder: Path, force: bool, speech: Speech) -> None:
    """Write the example registrations into the folder DIR: one of full size, one with a handful of rows.

    \b
    Example:
      schedule example trial
    """
    written = make_examples(folder, overwrite=force)
    out = standard_output()
    for path in written:
        print_path(out, WRITTEN_TO(path=str(path)), speech)
