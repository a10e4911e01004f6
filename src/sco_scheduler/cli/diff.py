"""``schedule diff``."""

from __future__ import annotations

from pathlib import Path

import click

from sco_scheduler.cli.app import COMMANDS
from sco_scheduler.cli.exits import Exit
from sco_scheduler.cli.json_report import change_object, finding_object, print_json
from sco_scheduler.cli.language import with_language
from sco_scheduler.domain.messages import Speech
from sco_scheduler.output.terminal.changes import print_diff
from sco_scheduler.output.terminal.console import standard_error, standard_output
from sco_scheduler.output.terminal.findings import print_findings
from sco_scheduler.workflows.comparing import diff as compare_workbooks
from sco_scheduler.workflows.failures import Stopped


@click.command(short_help=COMMANDS["diff"])
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--all", "everything", is_flag=True, help="List the meetings that were kept too.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object on standard output.")
@with_language
@click.pass_context
def diff(ctx: click.Context, *, old: Path, new: Path, everything: bool, as_json: bool, speech: Speech) -> None:
    """Show what is different in the agendas workbook NEW from the agendas workbook OLD.

    Company by company, then meeting by meeting: moved, added, dropped, another table, delegate or
    interpreter, each with why. The sheets Meetings of both count as they stand now.

    \b
    Examples:
      schedule diff last-week.xlsx registrations-agendas.xlsx
      schedule diff printed.xlsx registrations-agendas.xlsx --all
    """
    err = standard_error()
    try:
        found = compare_workbooks(old, new)
    except Stopped as stopped:
        print_findings(err, stopped.findings, speech)
        if as_json:
            findings = [finding_object(f, speech) for f in stopped.findings]
            print_json({"status": "findings", "changes": [], "findings": findings})
        ctx.exit(Exit.FINDINGS)
    if as_json:
        changes = [change_object(row, speech) for row in found.rows]
        findings = [finding_object(f, speech) for f in found.findings]
        print_json({"status": "ok", "changes": changes, "findings": findings})
        return
    print_findings(err, found.findings, speech)
    print_diff(standard_output(), found.rows, found.old, found.new, speech, kept=everything)
