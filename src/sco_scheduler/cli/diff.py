"""``schedule diff``."""

from __future__ import annotations

from pathlib import Path

import click

from sco_scheduler.cli.app import COMMANDS
from sco_scheduler.cli.exits import Exit
from sco_scheduler.cli.json_report import change_object, finding_object, print_json
from sco_scheduler.output.terminal.changes import print_diff
from sco_scheduler.output.terminal.console import standard_error, standard_output
from sco_scheduler.output.terminal.findings import print_findings
from sco_scheduler.workflows.comparing import diff as compare_workbooks
from sco_scheduler.workflows.failures import Stopped


@click.command(short_help=COMMANDS["diff"])
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object on standard output.")
@click.pass_context
def diff(ctx: click.Context, *, old: Path, new: Path, as_json: bool) -> None:
    """Show what is different in the agendas workbook NEW from the agendas workbook OLD.

    Company by company, then meeting by meeting: moved, added, dropped, another table, delegate or
    interpreter, each with why. The sheets Meetings of both count as they stand now.

    \b
    Example:
      schedule diff "history/registrations-agendas 2025-06-11 18.20.03.xlsx" registrations-agendas.xlsx
    """  # noqa: D301  # \b is click's mark for a paragraph that keeps its lines
    err = standard_error()
    try:
        found = compare_workbooks(old, new)
    except Stopped as stopped:
        print_findings(err, stopped.findings)
        if as_json:
            print_json({"status": "findings", "changes": [], "findings": [finding_object(f) for f in stopped.findings]})
        ctx.exit(Exit.FINDINGS)
    if as_json:
        changes = [change_object(row) for row in found.rows]
        print_json({"status": "ok", "changes": changes, "findings": [finding_object(f) for f in found.findings]})
        return
    print_findings(err, found.findings)
    print_diff(standard_output(), found.rows, found.old, found.new)
