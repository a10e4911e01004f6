"""``schedule diff``."""

from __future__ import annotations

from pathlib import Path

import click

from sco_scheduler.cli.app import COMMANDS, reports_findings
from sco_scheduler.cli.json_report import change_object, finding_objects, print_json
from sco_scheduler.cli.parameters import json_option, with_language
from sco_scheduler.domain.messages import Speech
from sco_scheduler.output.terminal.changes import print_diff
from sco_scheduler.output.terminal.console import standard_error, standard_output
from sco_scheduler.output.terminal.findings import print_findings
from sco_scheduler.workflows.compare import diff as compare_workbooks


@click.command(short_help=COMMANDS["diff"])
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--all", "everything", is_flag=True, help="List the meetings that were kept too.")
@json_option()
@with_language
@reports_findings({"changes": []})
def diff(*, old: Path, new: Path, everything: bool, as_json: bool, speech: Speech) -> None:
    """Show what is different in the agendas workbook NEW from the agendas workbook OLD.

    Company by company, then meeting by meeting: moved, added, dropped, another table, delegate or
    interpreter, each with why. The sheets Meetings of both count as they stand now.

    \b
    Examples:
      schedule diff last-week.xlsx registrations-agendas.xlsx
      schedule diff printed.xlsx registrations-agendas.xlsx --all
    """
    found = compare_workbooks(old, new)
    if as_json:
        changes = [change_object(row, speech) for row in found.rows]
        findings = finding_objects(found.findings, speech)
        print_json({"status": "ok", "changes": changes, "findings": findings})
        return
    print_findings(standard_error(), found.findings, speech)
    print_diff(standard_output(), found.rows, found.old, found.new, speech, kept=everything)
