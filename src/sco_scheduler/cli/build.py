"""``schedule build``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import wraps
from pathlib import Path
from typing import Any, cast

import click
from rich.console import Console

from sco_scheduler.cli.app import COMMANDS, reports_findings
from sco_scheduler.cli.exits import Exit
from sco_scheduler.cli.json_report import build_object, print_json, rerun_object
from sco_scheduler.cli.parameters import (
    GOAL_ORDER,
    MEETING,
    MOMENT,
    PAIR,
    Command,
    FiniteRange,
    Source,
    addition_options,
    in_language,
    json_option,
    output_option,
    quiet_option,
    reading_options,
    registrations_argument,
    reproducible_option,
    seconds_option,
    seed_option,
    with_language,
)
from sco_scheduler.cli.process import following
from sco_scheduler.domain.messages import Phrase, Speech
from sco_scheduler.domain.outcome import Status
from sco_scheduler.intake import Previous
from sco_scheduler.output.terminal.changes import print_prices, print_rerun, print_unchanged
from sco_scheduler.output.terminal.console import print_said, standard_error, standard_output
from sco_scheduler.output.terminal.findings import print_brief, print_conflict
from sco_scheduler.output.terminal.summary import print_summary
from sco_scheduler.workflows.build_workbook import WorkbookBuild, build_workbook
from sco_scheduler.workflows.earlier_build import read_earlier_build
from sco_scheduler.workflows.inputs import MOST_MOVES, BuildOptions, default_output

_EXITS = {Status.CONFLICT: Exit.CONFLICT, Status.NO_SCHEDULE: Exit.NO_SCHEDULE}

_OPTIONS: tuple[Callable[[Any], Any], ...] = (
    seconds_option(
        "The most seconds of solving; it ends earlier when everything is proved.  "
        "[default: 30; 7 in a rerun that moves only what has to, up to 20 while fewest lost and moved is not proved]",
    ),
    seed_option,
    reproducible_option,
    click.option(
        "--order",
        "goals",
        type=GOAL_ORDER,
        metavar="GOALS",
        help="The goals of this run in their order, such as 'musts; value; gaps'.",
    ),
    click.option(
        "--from",
        "since",
        type=MOMENT,
        metavar="TIME",
        help="What starts before then is history and stays: 10:40, '2025-06-12 10:40' or now.",
    ),
    click.option(
        "--allow-moves",
        type=click.IntRange(min=0, max=MOST_MOVES),
        metavar="N",
        help="Up to N published meetings may move where that gains something.  [default: 0]",
    ),
    click.option("--rearrange", is_flag=True, help="Any number may move where that gains something."),
    click.option(
        "--hold",
        type=MEETING,
        multiple=True,
        metavar="P,S[@TIME]",
        help="Repair the published schedule so that this pair meets, at a time if one is named: no more meetings move "
        "than have to, and none are added.",
    ),
    click.option(
        "--give-up", type=PAIR, multiple=True, metavar="P,S", help="With --hold: this meeting gives way to it."
    ),
    click.option("--move-nobody", is_flag=True, help="With --hold: every other meeting stays where it is."),
    addition_options("table", "interpreter", "delegate", "maximum"),
    click.option(
        "--value-slack",
        type=FiniteRange(0, 100),
        default=BuildOptions.value_slack,
        metavar="PERCENT",
        help="What of the value a first build may give up for the goals after it.  [default: 0]",
    ),
    click.option("--fresh", is_flag=True, help="Forget the published schedule."),
    click.option("--prices", is_flag=True, help="Also find what 1, 3 and 10 further moves would gain (30 s at most)."),
)
"""The options for the fields of ``BuildOptions``, under the fields' names, in the order of the help."""


def _building_options(command: Command) -> Command:
    """Add the options of a build to a command, which receives them as ``options``."""

    @wraps(command)
    def run(*args: object, rearrange: bool, **given: object) -> object:
        names = [field.name for field in fields(BuildOptions) if field.name in given]
        chosen: dict[str, Any] = {name: given.pop(name) for name in names}
        _refuse_together(chosen, rearrange=rearrange)
        chosen["allow_moves"] = None if rearrange else chosen["allow_moves"] or 0
        return command(*args, options=BuildOptions(**chosen), **given)

    made: Any = run
    for option in reversed(_OPTIONS):
        made = option(made)
    return cast("Command", made)


def _refuse_together(chosen: Mapping[str, Any], *, rearrange: bool) -> None:
    """Raise a usage error for options that contradict each other."""
    ctx = click.get_current_context()
    limited = chosen["allow_moves"] is not None
    if rearrange and (limited or chosen["prices"]):
        raise click.UsageError(in_language(ctx, Phrase("usage-no-limit")), ctx)
    if chosen["fresh"] and (chosen["since"] is not None or limited or rearrange or chosen["prices"]):
        raise click.UsageError(in_language(ctx, Phrase("usage-forgets")), ctx)
    if (chosen["give_up"] or chosen["move_nobody"]) and not chosen["hold"]:
        raise click.UsageError(in_language(ctx, Phrase("usage-hold-too")), ctx)
    solving = chosen["goals"] is not None or limited or rearrange or chosen["prices"] or chosen["value_slack"] > 0
    if chosen["hold"] and (chosen["fresh"] or solving):
        raise click.UsageError(in_language(ctx, Phrase("usage-hold-alone")), ctx)


@click.command(short_help=COMMANDS["build"])
@registrations_argument
@output_option(
    "-o", "--output", help_="The agendas workbook, OUT.xlsx.  [default: <name>-agendas.xlsx beside the registrations]"
)
@_building_options
@reading_options
@json_option("Print one JSON object on standard output, all else on standard error.")
@quiet_option
@with_language
@click.pass_context
@reports_findings(build_object("findings"), brief=True)
def build(
    ctx: click.Context,
    *,
    source: Source,
    output: Path | None,
    options: BuildOptions,
    as_json: bool,
    quiet: bool,
    speech: Speech,
) -> None:
    """Make the agendas workbook from the workbook REGISTRATIONS.

    Reads and checks the registrations, solves, verifies the result and writes it. A folder of CSV files
    (purchasers.csv, suppliers.csv, requests.csv, …), or these files one by one, may stand in the workbook's
    place. An agendas workbook
    that is there already is the published schedule: what it holds is kept as far as can be, also what
    was edited by hand on its sheet Meetings, and the workbook itself stays as a dated copy in the
    folder history. Ctrl-C takes the best schedule so far, verifies and writes it; a second Ctrl-C
    gives up.

    \b
    Examples:
      schedule build registrations.xlsx
      schedule build registrations.xlsx -o friday.xlsx --time-limit 120
      schedule build registrations.xlsx --order "musts; value; gaps"
      schedule build registrations.xlsx --order "value; lost_time" --value-slack 1
      schedule build registrations.xlsx --from now
      schedule build exported/ -o agendas.xlsx
      schedule build purchasers.csv suppliers.csv requests.csv
      schedule build export.xlsx --map form.toml
      schedule build registrations.xlsx --allow-moves 3 --prices
      schedule build registrations.xlsx --hold P003,S014 --table A+1
      schedule build registrations.xlsx --json --quiet > result.json
    """
    err = standard_error()
    talk = err if as_json else standard_output()
    reading = source.options if as_json or quiet else source.settled(speech, lambda: _previous(source, output))
    with following(err, speech, quiet=quiet) as follower:
        done = build_workbook(source.files, output, options, reading, follower=follower)
        follower.finished(done.build.goals)
    _print_result(done, talk=talk, err=err, quiet=quiet, speech=speech)
    if as_json:
        print_json(_object(done, speech))
    ctx.exit(_EXITS.get(done.build.status, Exit.DONE))


def _previous(source: Source, output: Path | None) -> Previous | None:
    """The decisions of the earlier build that is rerun, if there is one."""
    return read_earlier_build(output or default_output(source.files)).previous


def _print_result(done: WorkbookBuild, *, talk: Console, err: Console, quiet: bool, speech: Speech) -> None:
    """Print the result of a finished run."""
    if not quiet:
        print_brief(err, done.findings, speech)
    if done.build.conflict is not None:
        print_conflict(err, done.build.conflict, speech)
    elif done.build.status is Status.NO_SCHEDULE:
        print_said(err, Phrase("no-schedule-found")(seconds=done.build.seconds), speech)
    elif done.unchanged and done.rerun is not None and not quiet:
        print_unchanged(talk, done.rerun, speech)
    elif done.report is not None and not quiet:
        if done.rerun is not None:
            print_rerun(talk, done.report, done.rerun, speech)
            print_prices(talk, done.rerun.prices, speech)
        print_summary(talk, done.report, done.written, done.history, speech)


def _object(done: WorkbookBuild, speech: Speech) -> dict[str, object]:
    build_ = done.build
    found = build_object(
        build_.status.value,
        findings=done.findings,
        goals=build_.goals,
        schedule=build_.schedule,
        unmet=build_.unmet,
        seconds=build_.seconds,
        output=done.output,
        conflict=build_.conflict,
        summary=done.report.summary if done.report is not None else None,
        speech=speech,
    )
    if done.rerun is not None:
        changes = done.report.changes if done.report is not None else None
        found["rerun"] = rerun_object(done.rerun, changes or (), speech, unchanged=done.unchanged)
    return found
