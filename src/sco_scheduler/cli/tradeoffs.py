"""``schedule tradeoffs``."""

from __future__ import annotations

from dataclasses import asdict

import click

from sco_scheduler.agendas.answers import FIGURES, Point, TradeOff
from sco_scheduler.cli.app import COMMANDS, reports_findings
from sco_scheduler.cli.exits import Exit
from sco_scheduler.cli.json_report import print_json
from sco_scheduler.cli.parameters import (
    Source,
    json_option,
    reading_options,
    registrations_argument,
    reproducible_option,
    seconds_option,
    seed_option,
    with_language,
)
from sco_scheduler.domain.messages import Phrase, Speech
from sco_scheduler.output.terminal.answers import print_trade_off
from sco_scheduler.output.terminal.console import print_said, standard_error, standard_output
from sco_scheduler.output.terminal.findings import print_conflict
from sco_scheduler.output.terminal.live import StepLine
from sco_scheduler.workflows.limits import TRADEOFFS_SECONDS
from sco_scheduler.workflows.tradeoffs import Tradeoffs
from sco_scheduler.workflows.tradeoffs import tradeoffs as find_tradeoffs

QUESTIONS = {
    "value-or-time": Phrase("trade-off-value-time"),
    "gaps-or-moves": Phrase("trade-off-gaps-moves"),
    "value-or-balance": Phrase("trade-off-value-balance"),
}


@click.command(short_help=COMMANDS["tradeoffs"])
@registrations_argument
@seconds_option(
    f"The most seconds of solving for all schedules together.  [default: {TRADEOFFS_SECONDS:g}]", TRADEOFFS_SECONDS
)
@seed_option
@reproducible_option
@reading_options
@json_option()
@with_language
@click.pass_context
@reports_findings({})
def tradeoffs(
    ctx: click.Context,
    *,
    source: Source,
    time_limit: float,
    seed: int,
    reproducible: bool,
    as_json: bool,
    speech: Speech,
) -> None:
    """Show what one goal costs in another, by several schedules of the workbook REGISTRATIONS.

    Value given up against lost time, gaps against moves between zones, balance against value. Each line is
    a schedule that the verifier has passed, with the bound of a figure in brackets where one is known, and
    with the options of schedule build that give it. Nothing is written.

    \b
    Examples:
      schedule tradeoffs registrations.xlsx
      schedule tradeoffs registrations.xlsx --time-limit 120
      schedule tradeoffs registrations.xlsx --json
    """
    with StepLine(standard_error(), speech, silent=as_json) as steps:
        found = find_tradeoffs(
            source.files,
            time_limit=time_limit,
            seed=seed,
            reproducible=reproducible,
            reading=source.options,
            on_step=steps.show,
        )
    if as_json:
        print_json(_object(found))
    elif found.conflict is not None:
        print_conflict(standard_error(), found.conflict, speech)
    else:
        console = standard_output()
        for question in TradeOff:
            print_trade_off(
                console, speech.say(QUESTIONS[question.value]), FIGURES[question], found.of(question), speech
            )
        print_said(console, Phrase("trade-off-brackets"), speech)
        if found.published is not None:
            print_said(console, Phrase("trade-off-fresh")(path=str(found.published)), speech)
    ctx.exit(Exit.DONE if found.conflict is None else Exit.CONFLICT)


def _object(found: Tradeoffs) -> dict[str, object]:
    return {
        "status": "ok" if found.conflict is None else "conflict",
        "points": [_point(point) for point in found.points],
    }


def _point(point: Point) -> dict[str, object]:
    return {
        "question": point.question.value,
        "order": list(point.order),
        "value_slack": point.value_slack,
        "meetings": point.meetings,
        "weighed": [
            {"goal": goal, "value": value, "bound": bound}
            for goal, value, bound in zip(FIGURES[point.question], point.values, point.bounds, strict=True)
        ],
        "goals": [asdict(goal) for goal in point.figures],
        "command": point.command,
    }
