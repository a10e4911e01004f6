"""``schedule check``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

import click
from rich.console import Console

from sco_scheduler.agendas.people import company_name
from sco_scheduler.cli.app import COMMANDS
from sco_scheduler.cli.exits import Exit
from sco_scheduler.cli.json_report import finding_object, print_json
from sco_scheduler.cli.marking import refuse_without_answers, workbook_name, write_copies
from sco_scheduler.cli.parameters import ENCODING_HELP, known_encoding
from sco_scheduler.domain.event import Event
from sco_scheduler.insight.capacity import Capacity, Load, Total
from sco_scheduler.output.terminal.console import count, heading, plain, standard_error, standard_output, table
from sco_scheduler.output.terminal.findings import print_findings, tally
from sco_scheduler.output.terminal.heat import Heat, HeatMap
from sco_scheduler.workflows.checking import Check
from sco_scheduler.workflows.checking import check as check_registrations
from sco_scheduler.workflows.failures import Stopped

_SPREAD = (
    "Slot by slot, each meeting asked for is spread evenly over the slots that both sides could use: "
    "100 is as much as there is room for."
)


@click.command(short_help=COMMANDS["check"])
@click.argument("registrations", type=click.Path(path_type=Path))
@click.option("--encoding", callback=known_encoding, metavar="NAME", help=ENCODING_HELP)
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
@click.pass_context
def check(
    ctx: click.Context,
    *,
    registrations: Path,
    encoding: str | None,
    annotate: Path | None,
    fix: Path | None,
    accept_above: int | None,
    as_json: bool,
) -> None:
    """Report every finding in the workbook REGISTRATIONS, and its capacity, without solving.

    A folder of CSV files (purchasers.csv, suppliers.csv, requests.csv, …) may stand in its place.
    Capacity is told per zone and slot (tables against what is asked), per company (minimums out of
    reach, and why) and per pair of languages (interpreters against need). Exits 1 if a finding stops
    the work.

    \b
    Examples:
      schedule check registrations.xlsx
      schedule check exported/ --encoding gb18030
      schedule check registrations.xlsx --annotate marked.xlsx
      schedule check registrations.xlsx --fix mended.xlsx --accept-above 90
    """  # noqa: D301  # \b is click's mark for a paragraph that keeps its lines
    refuse_without_answers(ctx, fix, accept_above)
    found = check_registrations(registrations, encoding=encoding)
    if as_json:
        print_json(_object(found))
    else:
        out = standard_output()
        print_findings(out, found.findings)
        if not found.findings:
            out.print(f"{tally(())}.")
        if found.intake.rows:
            out.print(heading("What became of the rows"))
            for rows in found.intake.rows:
                out.print(plain(f"{rows.text}."))
            out.print()
        if found.event is not None and found.capacity is not None:
            _print_event(out, found.event)
            _print_capacity(out, found.event, found.capacity)
    try:
        write_copies(registrations, found, annotated=annotate, fixed=fix, accept_above=accept_above, encoding=encoding)
    except Stopped as stopped:
        print_findings(standard_error(), stopped.findings)
        ctx.exit(Exit.FINDINGS)
    ctx.exit(Exit.DONE if found.ok else Exit.FINDINGS)


def _print_event(out: Console, event: Event) -> None:
    here = [c for c in event.companies if not c.cancelled]
    purchasers = sum(c.purchaser is not None for c in here)
    suppliers = sum(c.supplier is not None for c in here)
    tables = sum(len(z.tables) for z in event.zones)
    out.print(heading(plain(event.settings.name)))
    out.print(
        f"{count(purchasers, 'purchaser')}, {count(suppliers, 'supplier')}, {count(len(event.slots), 'slot')}, "
        f"{count(tables, 'table')} in {count(len(event.zones), 'zone')}"
        + (f", {count(len(event.interpreters), 'interpreter')}" if event.interpreters is not None else "")
        + "."
    )


def _print_capacity(out: Console, event: Event, room: Capacity) -> None:
    line = f"{count(room.pairs_asked, 'pair')} asked for"
    never = room.pairs_asked - room.pairs_possible
    out.print(f"{line}, {never:,} of them without a slot in which to meet." if never else f"{line}.")
    out.print(_SPREAD)
    out.print()
    columns = ("Zone", "Meetings asked", "Tables x slots", "Share")
    _print_load(out, "Tables against what is asked", columns, room.zones, room.zone_totals)
    if room.language_totals:
        out.print()
        columns = ("Languages", "Meetings asked", "Interpreters x slots", "Share")
        _print_load(out, "Interpreters against need", columns, room.languages, room.language_totals)
    out.print()
    if not room.out_of_reach:
        out.print("Every minimum can be reached by itself.")
        return
    rows = table("Company", "Minimum", "Within reach", "Why", title="Minimums out of reach", right=(1, 2), company=16)
    for entry in room.out_of_reach:
        name = f"{company_name(event, entry.company)} ({entry.company})"
        rows.add_row(plain(name), f"{entry.minimum} as {entry.role}", str(entry.reachable), plain(entry.why))
    out.print(rows)


def _print_load(
    out: Console, title: str, columns: Sequence[str], loads: Iterable[Load], totals: Sequence[Total]
) -> None:
    rows = table(*columns, title=title, right=(1, 2, 3))
    for total in totals:
        share = f"{round(100 * total.asked / total.room)}%" if total.room else "no room" if total.asked else "-"
        rows.add_row(plain(total.name), f"{total.asked:,}", f"{total.room:,}", share)
    out.print(rows)
    out.print(HeatMap("Slot by slot, in %", [Heat(x.name, x.start, x.asked, x.room) for x in loads]))


def _object(found: Check) -> dict[str, object]:
    room = asdict(found.capacity) if found.capacity is not None else None
    if room is not None:
        for key in ("zones", "languages"):
            room[key] = [
                load | {"start": load["start"].isoformat(), "asked": round(load["asked"], 2)} for load in room[key]
            ]
    return {
        "status": "ok" if found.ok else "findings",
        "findings": [finding_object(f) for f in found.findings],
        "rows": [
            {"sheet": rows.sheet, "rows": rows.rows, **{name: number for name, number in rows.parts if number}}
            for rows in found.intake.rows
        ],
        "capacity": room,
    }
