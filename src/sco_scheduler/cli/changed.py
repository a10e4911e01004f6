"""``schedule changed``."""

from __future__ import annotations

from pathlib import Path

import click

from sco_scheduler.agendas.changes import Outdated
from sco_scheduler.cli.app import COMMANDS, reports_findings
from sco_scheduler.cli.json_report import print_json
from sco_scheduler.cli.parameters import agendas_argument, json_option, with_language
from sco_scheduler.domain.messages import Speech
from sco_scheduler.output.terminal.changes import print_outdated
from sco_scheduler.output.terminal.console import standard_output
from sco_scheduler.workflows.compare import changed_agendas


@click.command(short_help=COMMANDS["changed"])
@agendas_argument
@click.option(
    "--since",
    metavar="FILE|REVISION",
    help="What was printed: an older agendas workbook, or its revision number.  "
    "[default: what was last printed, else the revision before, or that before the desk]",
)
@json_option()
@with_language
@reports_findings({"companies": []})
def changed(*, agendas: Path, since: str | None, as_json: bool, speech: Speech) -> None:
    """List the companies whose printed agenda is out of date, with contact, phone and email.

    They come in the order in which they are affected by time: the list to telephone from. AGENDAS is
    the agendas workbook.

    \b
    Examples:
      schedule changed registrations-agendas.xlsx
      schedule changed registrations-agendas.xlsx --since 3
      schedule changed registrations-agendas.xlsx --since printed.xlsx
    """
    found = changed_agendas(agendas, int(since) if since is not None and since.isdecimal() else since)
    if as_json:
        companies = [_object(row, speech) for row in found.companies]
        interpreters = list(found.interpreters)
        print_json(
            {"status": "ok", "since": speech.say(found.since), "companies": companies, "interpreters": interpreters}
        )
    else:
        print_outdated(standard_output(), found.companies, found.interpreters, found.since, speech)


def _object(row: Outdated, speech: Speech) -> dict[str, object]:
    return {
        "company": row.company,
        "name": row.name,
        "contact": row.contact,
        "phone": row.phone,
        "email": row.email,
        "affected_from": row.affected_from.isoformat() if row.affected_from is not None else None,
        "delegates": list(row.delegates),
        "changes": [speech.say(note) for note in row.notes],
    }
