"""``schedule check``."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from sco_scheduler.cli.app import COMMANDS
from sco_scheduler.cli.capacity_report import print_capacity, print_event
from sco_scheduler.cli.exits import Exit
from sco_scheduler.cli.json_report import finding_object, print_json
from sco_scheduler.cli.language import with_language
from sco_scheduler.cli.mapping import map_name, tell_map
from sco_scheduler.cli.marking import refuse_without_answers, workbook_name, write_copies
from sco_scheduler.cli.parameters import Source, reading_options, registrations_argument
from sco_scheduler.domain.messages import SENTENCE, Speech
from sco_scheduler.output import phrases
from sco_scheduler.output.terminal.console import Prose, heading, plain, standard_error, standard_output
from sco_scheduler.output.terminal.findings import print_findings
from sco_scheduler.workflows.checking import Check
from sco_scheduler.workflows.checking import check as check_registrations
from sco_scheduler.workflows.failures import Stopped


@click.command(short_help=COMMANDS["check"])
@registrations_argument
@reading_options
@click.option(
    "--write-map",
    type=click.Path(path_type=Path),
    callback=map_name,
    metavar="FILE",
    help="Write what was understood as a map FILE.toml, to be edited and given to --map.",
)
@click.option(
    "--annotate",
    type=click.Path(path_type=Path),
    callback=workbook_name,
    metavar="OUT",
    help="Write a copy as OUT.xlsx with the cells coloured and commented, to send back.",
)
@click.option(
    "--fix",
    type=click.Path(path_type=Path),
    callback=workbook_name,
    metavar="OUT",
    help="Write a copy as OUT.xlsx with each accepted near match in place and marked; asks one by one.",
)
@click.option(
    "--accept-above",
    type=click.IntRange(0, 100),
    metavar="SCORE",
    help="With --fix: take the near matches that are at least so alike, and ask nothing.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object on standard output.")
@with_language
@click.pass_context
def check(
    ctx: click.Context,
    *,
    registrations: tuple[Path, ...],
    encoding: str | None,
    form: Path | None,
    write_map: Path | None,
    annotate: Path | None,
    fix: Path | None,
    accept_above: int | None,
    as_json: bool,
    speech: Speech,
) -> None:
    """Report every finding in the workbook REGISTRATIONS, and its capacity, without solving.

    A folder of CSV files (purchasers.csv, suppliers.csv, requests.csv, …), or these files one by one, may
    stand in its place. Capacity is told per zone and slot (tables against what is asked), per company
    (minimums out of reach, and why) and per pair of languages (interpreters against need). Exits 1 if a
    finding stops the work.

    \b
    Examples:
      schedule check registrations.xlsx
      schedule check exported/ --encoding gb18030
      schedule check purchasers.csv suppliers.csv requests.csv
      schedule check export.xlsx --write-map form.toml
      schedule check export.xlsx --map form.toml
      schedule check registrations.xlsx --annotate marked.xlsx
      schedule check registrations.xlsx --fix mended.xlsx --accept-above 90
    """
    refuse_without_answers(ctx, fix, accept_above)
    found = check_registrations(registrations, encoding=encoding, form=form)
    if as_json:
        print_json(_object(found, speech))
    else:
        out = standard_output()
        print_findings(out, found.findings, speech)
        if not found.findings:
            out.print(speech.say(SENTENCE(text=phrases.NO_FINDINGS)))
        if found.intake.rows:
            out.print(heading(speech.say(phrases.ROWS)))
            for rows in found.intake.rows:
                out.print(Prose(plain(speech.say(SENTENCE(text=rows.told)))))
            out.print()
        if found.event is not None and found.capacity is not None:
            print_event(out, found.event, speech)
            print_capacity(out, found.event, found.capacity, speech)
    try:
        source = Source(registrations, encoding, form)
        write_copies(source, found, speech, annotated=annotate, fixed=fix, accept_above=accept_above)
        if write_map is not None:
            tell_map(source, write_map, speech)
    except Stopped as stopped:
        print_findings(standard_error(), stopped.findings, speech)
        ctx.exit(Exit.FINDINGS)
    ctx.exit(Exit.DONE if found.ok else Exit.FINDINGS)


def _object(found: Check, speech: Speech) -> dict[str, object]:
    room = asdict(found.capacity) if found.capacity is not None else None
    if room is not None and found.capacity is not None:
        for entry, told in zip(room["out_of_reach"], found.capacity.out_of_reach, strict=True):
            entry["why"] = speech.say(told.why)
        for key in ("zones", "languages"):
            room[key] = [
                load | {"start": load["start"].isoformat(), "asked": round(load["asked"], 2)} for load in room[key]
            ]
    return {
        "status": "ok" if found.ok else "findings",
        "findings": [finding_object(f, speech) for f in found.findings],
        "rows": [
            {"sheet": rows.sheet, "rows": rows.rows, **{name: number for name, number in rows.parts if number}}
            for rows in found.intake.rows
        ],
        "capacity": room,
    }
