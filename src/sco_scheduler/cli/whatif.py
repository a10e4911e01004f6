"""``schedule whatif``."""

from __future__ import annotations

import click

from sco_scheduler.cli.app import COMMANDS, reports_findings
from sco_scheduler.cli.json_report import print_json, what_if_object
from sco_scheduler.cli.parameters import (
    Source,
    addition_options,
    json_option,
    quiet_option,
    reading_options,
    registrations_argument,
    seconds_option,
    with_language,
)
from sco_scheduler.cli.process import following
from sco_scheduler.domain.messages import Speech
from sco_scheduler.output.terminal.answers import print_what_if
from sco_scheduler.output.terminal.console import standard_error, standard_output
from sco_scheduler.workflows.additions import Addition
from sco_scheduler.workflows.limits import CHANGE_SOLVE_SECONDS
from sco_scheduler.workflows.whatif import what_if


@click.command(short_help=COMMANDS["whatif"])
@registrations_argument
@addition_options("table", "interpreter", "slot", "close", "without", "delegate", "maximum", "setting")
@click.option("--solve", is_flag=True, help="Find schedules instead of bounds.")
@seconds_option(
    f"With --solve: the most seconds of each solve.  [default: {CHANGE_SOLVE_SECONDS:g}]", CHANGE_SOLVE_SECONDS
)
@reading_options
@json_option()
@quiet_option
@with_language
@reports_findings({"now": None, "changes": []})
def whatif(
    *,
    source: Source,
    additions: tuple[Addition, ...],
    solve: bool,
    time_limit: float,
    as_json: bool,
    quiet: bool,
    speech: Speech,
) -> None:
    """Say what a change would bring to the event of REGISTRATIONS, which may be an agendas workbook too.

    Options given together are one change. Musts, minimums and value are bounds by the relaxation, which the
    best schedule does not exceed; with --solve they are those of a schedule, and of an agendas workbook of a
    rerun, with the number of agendas that would change. Without options every single change worth a thought is
    looked at: tables, slots, interpreters, delegates, maximums.

    \b
    Examples:
      schedule whatif registrations.xlsx
      schedule whatif day-agendas.xlsx --table B+1 --interpreter ru-zh+1 --solve
      schedule whatif registrations.xlsx --close A@10:40-12:00 --without P003
      schedule whatif registrations.xlsx --setting "walk minutes=0" --json
    """
    with following(standard_error(), speech, quiet=quiet, writes=False) as follower:
        found = what_if(
            source.files, additions, solve=solve, seconds=time_limit, reading=source.options, follower=follower
        )
    if as_json:
        print_json(what_if_object(found))
    else:
        print_what_if(standard_output(), found, speech)
