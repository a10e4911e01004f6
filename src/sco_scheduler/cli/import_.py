"""``schedule import``."""

from __future__ import annotations

from pathlib import Path

import click

from sco_scheduler.cli.app import COMMANDS, reports_findings
from sco_scheduler.cli.exits import Exit
from sco_scheduler.cli.parameters import Source, output_option, reading_options, registrations_argument, with_language
from sco_scheduler.domain.messages import Phrase, Speech
from sco_scheduler.output.terminal.console import WRITTEN_TO, print_path, standard_error, standard_output
from sco_scheduler.output.terminal.findings import print_findings
from sco_scheduler.workflows.questions import import_registrations, is_imported


@click.command("import", short_help=COMMANDS["import"])
@registrations_argument
@output_option(
    "-o",
    "--output",
    "out",
    required=True,
    help_="The workbook to write, OUT.xlsx; one that is there is kept as a dated copy in the folder history.",
)
@reading_options
@with_language
@click.pass_context
@reports_findings()
def import_(ctx: click.Context, *, source: Source, out: Path, speech: Speech) -> None:
    """Write what was understood of REGISTRATIONS, an export of any form, as a workbook of this program.

    Each cell that was taken from another sheet has a comment with the place that it came from. What is not sure
    is asked at a terminal, and the answers are kept in NAME-map.toml beside the registrations; without a terminal
    it stops with the questions. REGISTRATIONS is never changed. Remarks that were answered become notes of OUT,
    and OUT-map.toml beside it keeps them from being asked about again.

    \b
    Examples:
      schedule import "Form Responses.xlsx" -o registrations.xlsx
      schedule import export.csv -o registrations.xlsx --assume 0.7
      schedule import export.xlsx -o registrations.xlsx --map form.toml
    """
    intake, files = import_registrations(source.files, out, source.settled(speech))
    print_findings(standard_error(), intake.findings, speech)
    done = is_imported(intake)
    written = WRITTEN_TO if done else Phrase("written-in-part")
    print_path(standard_output(), written(path=str(out)), speech)
    for further in files[1:]:
        print_path(standard_output(), WRITTEN_TO(path=str(further)), speech)
    ctx.exit(Exit.DONE if done else Exit.FINDINGS)
