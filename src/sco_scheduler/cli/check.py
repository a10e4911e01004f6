"""``schedule check``, with the copies and the map that it writes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path

import click
from rich.console import Console

from sco_scheduler.agendas.build_report import PAIRS_UNASKED, company_with_id
from sco_scheduler.cli import process
from sco_scheduler.cli.app import COMMANDS, reports_findings
from sco_scheduler.cli.exits import Exit
from sco_scheduler.cli.json_report import finding_objects, print_json, question_object
from sco_scheduler.cli.parameters import (
    Source,
    in_language,
    json_option,
    output_option,
    reading_options,
    registrations_argument,
    with_language,
)
from sco_scheduler.domain.event import Event
from sco_scheduler.domain.messages import SENTENCE, Phrase, Said, Speech
from sco_scheduler.insight.capacity import ALL_LANGUAGES, Capacity, Load, OutOfReach, Total
from sco_scheduler.intake import counts_of, event_counts
from sco_scheduler.intake.phrases import IN_ROLE
from sco_scheduler.output import phrases
from sco_scheduler.output.terminal.console import (
    NARROW,
    Heat,
    HeatMap,
    Prose,
    heading,
    plain,
    print_said,
    standard_error,
    standard_output,
    table,
)
from sco_scheduler.output.terminal.findings import print_findings
from sco_scheduler.output.texts.words import day_name
from sco_scheduler.workflows.check import Check, Proposal, correct, proposals
from sco_scheduler.workflows.check import annotate as write_annotated
from sco_scheduler.workflows.check import check as check_registrations
from sco_scheduler.workflows.check import write_map as save_map
from sco_scheduler.workflows.inputs import no_earlier

_LANGUAGE_LOAD = Phrase("heading-language-load")
_ASKED = Phrase("heading-asked")
_SHARE = Phrase("heading-share")
_OUT_OF_REACH = Phrase("heading-out-of-reach")


def _print_event(out: Console, event: Event, speech: Speech) -> None:
    """Print the event's name and the numbers of companies, slots and tables."""
    here = [c for c in event.companies if not c.cancelled]
    parts = [
        Phrase("count-purchasers")(count=sum(c.purchaser is not None for c in here)),
        Phrase("count-suppliers")(count=sum(c.supplier is not None for c in here)),
        Phrase("count-slots")(count=len(event.slots)),
        Phrase("count-tables")(count=sum(len(z.tables) for z in event.zones), zones=len(event.zones)),
    ]
    if event.interpreters is not None:
        parts.append(Phrase("count-interpreters")(count=len(event.interpreters)))
    out.print(heading(event.settings.name))
    print_said(out, SENTENCE(text=tuple(parts)), speech)


def _print_capacity(out: Console, event: Event, room: Capacity, speech: Speech) -> None:
    """Print the capacity of tables and interpreters against the requests by slot, and minimums out of reach."""
    never = room.pairs_asked - room.pairs_possible
    pairs = (
        Phrase("pairs-asked-never")(count=room.pairs_asked, never=never)
        if never
        else Phrase("pairs-asked")(count=room.pairs_asked)
    )
    print_said(out, pairs, speech)
    if room.pairs_unasked:
        print_said(out, PAIRS_UNASKED(count=room.pairs_unasked), speech)
    print_said(out, Phrase("load-spread"), speech)
    out.print()
    columns = (phrases.ZONE, _ASKED, Phrase("heading-table-slots"), _SHARE)
    _print_load(out, Phrase("heading-table-load"), columns, room.zones, room.zone_totals, speech)
    if room.language_totals:
        out.print()
        columns = (Phrase("heading-languages"), _ASKED, Phrase("heading-interpreter-slots"), _SHARE)
        _print_load(out, _LANGUAGE_LOAD, columns, room.languages, room.language_totals, speech)
    out.print()
    if room.out_of_reach:
        _print_out_of_reach(out, event, room.out_of_reach, speech)
    else:
        print_said(out, Phrase("minimums-in-reach"), speech)


def _print_out_of_reach(out: Console, event: Event, entries: Iterable[OutOfReach], speech: Speech) -> None:
    say = speech.say
    if out.width < NARROW:
        print_said(out, phrases.COLON(text=_OUT_OF_REACH), speech, style="bold")
        for entry in entries:
            parts = {"minimum": entry.minimum, "role": IN_ROLE[entry.role], "reachable": entry.reachable}
            line = Phrase("minimum-line")(company=company_with_id(event, entry.company), why=entry.why, **parts)
            print_said(out, line, speech, hang="- ")
        return
    columns = (Phrase("heading-company"), Phrase("heading-minimum"), Phrase("heading-within-reach"), phrases.WHY)
    rows = table(*map(say, columns), title=say(_OUT_OF_REACH), right=(1, 2))
    rows.columns[0].min_width = 16
    for entry in entries:
        minimum = say(Phrase("minimum-as")(minimum=entry.minimum, role=IN_ROLE[entry.role]))
        rows.add_row(Prose(company_with_id(event, entry.company)), minimum, str(entry.reachable), Prose(say(entry.why)))
    out.print(rows)


def _print_load(
    out: Console,
    title: Phrase,
    columns: Sequence[Phrase],
    loads: Iterable[Load],
    totals: Sequence[Total],
    speech: Speech,
) -> None:
    say = speech.say
    rows = table(*map(say, columns), title=say(title), right=(1, 2, 3))
    for total in totals:
        share = f"{round(100 * total.asked / total.room)}%" if total.room else Phrase("no-room") if total.asked else "-"
        asked, room = speech.number(total.asked), speech.number(total.room)
        rows.add_row(plain(say(_named(title, total.name))), asked, room, say(share))
    out.print(rows)

    heat = [Heat(say(_named(title, load.name)), load.start, load.asked, load.room) for load in loads]
    out.print(HeatMap(say(Phrase("heading-slot-by-slot")), heat, partial(day_name, speech=speech)))


def _named(title: Phrase, name: str) -> Said:
    """The name of a zone, or of a pair of languages."""
    if title != _LANGUAGE_LOAD:
        return name
    return Phrase("all-languages") if name == ALL_LANGUAGES else phrases.languages_between(name)


_CELLS_NAMED = 3
"""The largest number of cells of one text that a question names."""


@click.command(short_help=COMMANDS["check"])
@registrations_argument
@reading_options
@output_option(
    "--write-map",
    ending=".toml",
    metavar="FILE",
    help_="Write what was understood as a map FILE.toml, to be edited and given to --map.",
)
@output_option("--annotate", help_="Write a copy as OUT.xlsx with the cells coloured and commented, to send back.")
@output_option(
    "--fix", help_="Write a copy as OUT.xlsx with each accepted near match in place and marked; asks one by one."
)
@click.option(
    "--accept-above",
    type=click.IntRange(0, 100),
    metavar="SCORE",
    help="With --fix: take the near matches that are at least so alike, and ask nothing.",
)
@click.option(
    "--all", "whole", is_flag=True, help="Show every finding in full, whatever stops the work, and every default."
)
@json_option()
@with_language
@click.pass_context
@reports_findings()
def check(
    ctx: click.Context,
    *,
    source: Source,
    write_map: Path | None,
    annotate: Path | None,
    fix: Path | None,
    accept_above: int | None,
    whole: bool,
    as_json: bool,
    speech: Speech,
) -> None:
    """Report every finding in the workbook REGISTRATIONS, and its capacity, without solving.

    A folder of CSV files (purchasers.csv, suppliers.csv, requests.csv, …), or these files one by one, may
    stand in its place. Capacity is told per zone and slot (tables against what is asked), per company
    (minimums out of reach, and why) and per pair of languages (interpreters against need). What stops the
    work stands first and alone, one kind at a time; the others are counted, and the defaults are one line.
    Exits 1 if a finding stops the work.

    \b
    Examples:
      schedule check registrations.xlsx
      schedule check registrations.xlsx --all
      schedule check exported/ --encoding gb18030
      schedule check purchasers.csv suppliers.csv requests.csv
      schedule check export.xlsx --write-map form.toml
      schedule check export.xlsx --map form.toml
      schedule check export.xlsx --assume 0.7
      schedule check registrations.xlsx --annotate marked.xlsx
      schedule check registrations.xlsx --fix mended.xlsx --accept-above 90
    """
    _refuse_without_answers(ctx, fix, accept_above)
    # A copy to mend or to send back has the unknown names and levels of its requests as they are.
    earlier = no_earlier if annotate is None and fix is None else None
    reading = source.options if as_json else source.settled(speech, earlier)
    found = check_registrations(source.files, reading)
    if as_json:
        print_json(_object(found, speech))
    else:
        _print(found, speech, whole=whole)
    _write_copies(source, found, speech, annotated=annotate, fixed=fix, accept_above=accept_above)
    if write_map is not None:
        _print_map(source, write_map, speech)
    ctx.exit(Exit.DONE if found.ok else Exit.FINDINGS)


def _print(found: Check, speech: Speech, *, whole: bool) -> None:
    """Print the findings, the event, and its capacity."""
    out = standard_output()
    if all(finding.kind.default for finding in found.findings):
        out.print(speech.say(SENTENCE(text=phrases.NO_FINDINGS)))
    print_findings(out, found.findings, speech, whole=whole)
    if found.intake.rows:
        out.print(heading(speech.say(Phrase("heading-rows"))))
        counts = counts_of(found.event) if found.event is not None else ()
        read = (*(r.told for r in found.intake.rows), *(w.told for w in found.intake.wishes), *counts)
        for sentence in read:
            print_said(out, SENTENCE(text=sentence), speech)
        out.print()
    if found.event is not None and found.capacity is not None:
        _print_event(out, found.event, speech)
        _print_capacity(out, found.event, found.capacity, speech)


def _object(found: Check, speech: Speech) -> dict[str, object]:
    room = asdict(found.capacity) if found.capacity is not None else None
    if room is not None and found.capacity is not None:
        for entry, load in zip(room["out_of_reach"], found.capacity.out_of_reach, strict=True):
            entry["why"] = speech.say(load.why)
        for key in ("zones", "languages"):
            room[key] = [
                load | {"start": load["start"].isoformat(), "asked": round(load["asked"], 2)} for load in room[key]
            ]
    return {
        "status": "ok" if found.ok else "findings",
        "findings": finding_objects(found.findings, speech),
        "rows": [
            {"sheet": rows.sheet, "rows": rows.rows, **{name: number for name, number in rows.parts if number}}
            for rows in found.intake.rows
        ],
        "wishes": [
            asdict(wishes) | {"nobody": [str(cell) for cell in wishes.nobody]} for wishes in found.intake.wishes
        ],
        "questions": [question_object(question, speech) for question in found.intake.questions],
        "counts": event_counts(found.event) if found.event is not None else None,
        "capacity": room,
    }


def _refuse_without_answers(ctx: click.Context, fix: Path | None, accept_above: int | None) -> None:
    """Raise usage errors for a score without ``--fix``, and for ``--fix`` without a terminal or a score."""
    if accept_above is not None and fix is None:
        raise click.UsageError(in_language(ctx, Phrase("usage-score-alone")), ctx)
    if fix is not None and accept_above is None and not process.at_a_terminal():
        raise click.UsageError(in_language(ctx, Phrase("usage-nobody-to-ask")), ctx)


def _write_copies(
    source: Source,
    found: Check,
    speech: Speech,
    *,
    annotated: Path | None,
    fixed: Path | None,
    accept_above: int | None,
) -> None:
    """Write the requested copies, and print their names on standard error."""
    if annotated is not None:
        findings = found.findings
        write_annotated(source.files, annotated, findings, source.options, speech)
        click.echo(speech.say(Phrase("annotated")(path=str(annotated), count=len(findings))), err=True)
    if fixed is not None:
        offered = proposals(found.findings)
        accepted = (
            _ask_proposals(offered, speech) if accept_above is None else [p for p in offered if p.score >= accept_above]
        )
        if not accepted:
            click.echo(speech.say(Phrase("none-accepted")(path=str(fixed), count=len(offered))), err=True)
            return
        correct(source.files, fixed, accepted, source.options, speech)
        taken = Phrase("accepted")(path=str(fixed), accepted=len(accepted), count=len(offered))
        click.echo(speech.say(taken), err=True)


def _ask_proposals(offered: Sequence[Proposal], speech: Speech) -> list[Proposal]:
    """Ask at the terminal which proposals to accept; equal texts in several cells are asked once."""
    same: dict[tuple[str, str], list[Proposal]] = {}
    for proposal in offered:
        same.setdefault((proposal.text, proposal.company), []).append(proposal)
    accepted: list[Proposal] = []
    console = standard_error()
    for together in same.values():
        first, cells = together[0], [proposal.cell for proposal in together]
        where: object = tuple(cells[:_CELLS_NAMED])
        if len(cells) > _CELLS_NAMED:
            where = phrases.CELLS_BEYOND(listed=where, count=len(cells) - _CELLS_NAMED)
        question = Phrase("accept")(cell=where, text=first.text, proposal=first.shown)
        print_said(console, question, speech)
        if click.confirm("", default=False, err=True):
            accepted += together
    return accepted


def _print_map(source: Source, out: Path, speech: Speech) -> None:
    """Write the map, and print its name on standard error."""
    kept = save_map(source.files, out, source.options)
    if kept is None:
        what = Phrase("map-written")(path=str(out))
    else:
        what = Phrase("map-written-kept")(path=str(out), kept=str(kept))
    click.echo(speech.say(what), err=True)
