"""``schedule verify``."""

from __future__ import annotations

from pathlib import Path

import click

from sco_scheduler.cli.app import COMMANDS, reports_findings
from sco_scheduler.cli.exits import Exit
from sco_scheduler.cli.json_report import finding_objects, print_json
from sco_scheduler.cli.parameters import (
    Source,
    agendas_argument,
    json_option,
    reading_options,
    registrations_argument,
    with_language,
)
from sco_scheduler.domain.findings import Severity
from sco_scheduler.domain.messages import Phrase, Speech
from sco_scheduler.output.terminal.console import standard_output
from sco_scheduler.output.terminal.findings import print_findings, print_verdict
from sco_scheduler.workflows.verify import Verification, verify_workbook


@click.command(short_help=COMMANDS["verify"])
@registrations_argument
@agendas_argument
@reading_options
@json_option()
@with_language
@click.pass_context
@reports_findings({"meetings": 0, "violations": [], "goals": {}})
def verify(ctx: click.Context, *, source: Source, agendas: Path, as_json: bool, speech: Speech) -> None:
    """Check the workbook AGENDAS, also one edited by hand, against the workbook REGISTRATIONS.

    Tells every broken rule with its row, and recomputes every goal. Exits 1 if a rule is broken. A folder of
    CSV files, or these one by one, may stand in the place of the registrations.

    \b
    Example:
      schedule verify registrations.xlsx registrations-agendas.xlsx
    """
    found = verify_workbook(source.files, agendas, source.options)
    if as_json:
        print_json(_object(found, speech))
    else:
        out = standard_output()
        print_findings(out, [f for f in found.findings if f.severity is not Severity.NOTE], speech)
        out.print(speech.say(Phrase("meetings-checked")(count=len(found.meetings))))
        print_verdict(out, found.verdict, found.cells, speech)
    ctx.exit(Exit.DONE if found.ok else Exit.FINDINGS)


def _object(found: Verification, speech: Speech) -> dict[str, object]:
    return {
        "status": "ok" if found.ok else "refused",
        "meetings": len(found.meetings),
        "violations": [
            {
                "rule": v.rule.code,
                "title": speech.text(f"rule-{v.rule.code}.title"),
                "text": v.text_in(speech),
                "cells": [str(c) for c in cells],
            }
            for v, cells in zip(found.verdict.violations, found.cells, strict=True)
        ],
        "goals": found.verdict.goals,
        "findings": finding_objects(found.findings, speech),
    }
