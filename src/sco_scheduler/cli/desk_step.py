"""Commands for single actions at the desk: their options, and the output of the result."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from sco_scheduler.cli.app import COMMANDS, reports_findings
from sco_scheduler.cli.desk_phrases import BROKEN, BROKEN_TOLD
from sco_scheduler.cli.exits import Exit
from sco_scheduler.cli.json_report import change_object, print_json
from sco_scheduler.cli.parameters import MOMENT, Command, agendas_argument, json_option, user_name, with_language
from sco_scheduler.domain.messages import Phrase, Speech
from sco_scheduler.intake.kinds import MEETING_NUMBER_TWICE
from sco_scheduler.output.terminal.console import plain, print_said, standard_error, standard_output
from sco_scheduler.output.terminal.findings import print_serious
from sco_scheduler.workflows.desk.day import Day, Step
from sco_scheduler.workflows.desk.file import Action, DeskFile, cheapest
from sco_scheduler.workflows.desk.repairs import Desk
from sco_scheduler.workflows.errors import Refused
from sco_scheduler.workflows.inputs import Moment, clock, resolve
from sco_scheduler.workflows.phrases import NOT_KEPT_OF_YOURS


def options(*, agree: bool) -> Callable[[Command], Command]:
    """The options of all these commands; ``agree``: the command can disturb others."""

    def decorated(command: Command) -> Command:
        command = with_language(command)
        command = json_option()(command)
        command = click.option(
            "--now",
            type=MOMENT,
            metavar="TIME",
            help="The present, such as 10:40; what starts before then stays.  [default: the clock]",
        )(command)
        if agree:
            command = click.option(
                "--take", is_flag=True, help="Take the cheapest way, though others are disturbed by it."
            )(command)
        return command

    return decorated


def _do(file: DeskFile, action: Action, *, take: bool, as_json: bool, speech: Speech) -> None:
    """Do the action and print the result; if it is refused, the reason, and the cheapest way."""
    ctx = click.get_current_context()
    if (lost := file.own_content().lost) and not as_json:
        print_said(standard_error(), NOT_KEPT_OF_YOURS(sheets=lost), speech)
    try:
        step = file.do(action, agreed=take)
    except Refused as refused:
        way = refused.way
        if take and way is not None:
            # The way is done as shown, unless somebody has written in the meantime: then it is computed again.
            version = file.version
            step = file.do(lambda day: way if file.version == version else cheapest(action)(day), agreed=True)
        else:
            _print_refused(refused, file.day(), as_json=as_json, speech=speech)
            ctx.exit(Exit.FINDINGS)
    done = take or not step.asks
    if as_json:
        print_json({"status": "done" if done else "asks", **_step(step, speech)})
    else:
        console = standard_output() if done else standard_error()
        print_said(console, step.text, speech)
        if done:
            _print_changes(step, speech, console=console)
        else:
            _print_alternative(step, file.day(), speech, console)
    ctx.exit(Exit.DONE if done else Exit.FINDINGS)


def warn_of_the_day(day: Day, speech: Speech) -> None:
    """Print that the present is on no day of the event."""
    if (told := day.on_no_day) is not None:
        print_said(standard_error(), told, speech, style="bold yellow")


def warn_of_the_workbook(file: DeskFile, speech: Speech) -> None:
    """Print what is read otherwise than it stands in a workbook edited by hand, and the rules that it breaks."""
    console = standard_error()
    if (told := file.clock_behind) is not None:
        print_said(console, told, speech, style="bold yellow")
    print_serious(console, file.misread, speech)
    rules = [violation.message for violation in file.day().violations]
    if rules:
        print_said(console, BROKEN, speech, style="bold yellow")
        for rule in rules[:BROKEN_TOLD]:
            print_said(console, rule, speech)
        if len(rules) > BROKEN_TOLD:
            console.print(f"… +{len(rules) - BROKEN_TOLD}")


def desk_action(
    name: str, *params: Callable[[Command], Command], agree: bool = False
) -> Callable[[Callable[..., Step]], click.Command]:
    """Make a command from a function that makes a step of the day at a desk, with its own arguments and options."""

    def decorated(action: Callable[..., Step]) -> click.Command:
        @wraps(action)
        def run(*, agendas: Path, now: Moment | None, as_json: bool, speech: Speech, **given: Any) -> None:  # noqa: ANN401  # what its options hold
            desk, take = Desk(user_name()), given.pop("take", True)
            file = DeskFile(agendas, clock(now))
            warn_of_the_day(file.day(), speech)
            warn_of_the_workbook(file, speech)

            def step(day: Day) -> Step:
                _refuse_unclear(file, given.values())
                return action(day, desk, **given)

            _do(file, step, take=take, as_json=as_json, speech=speech)

        command: Any = options(agree=agree)(reports_findings({})(run))
        for param in reversed(params):
            command = param(command)
        return click.command(name, short_help=COMMANDS[name])(agendas_argument(command))

    return decorated


def _refuse_unclear(file: DeskFile, words: Iterable[object]) -> None:
    """Raise ``Refused`` if a word is the number of several meetings in the workbook."""
    given = {word.strip().casefold() for word in words if isinstance(word, str)}
    for found in file.file.findings:
        number = str(found.details.get("value", ""))
        if found.kind is MEETING_NUMBER_TWICE and number.casefold() in given:
            raise Refused(Phrase("desk-number-twice")(number=number, cells=found.cells))


def _print_refused(refused: Refused, day: Day, *, as_json: bool, speech: Speech) -> None:
    way = refused.way
    if as_json:
        print_json(
            {
                "status": "refused",
                "reason": speech.say(refused.reason),
                "others": [speech.say(other) for other in refused.others],
                "way": _step(way, speech) if way is not None else None,
            }
        )
        return
    console = standard_error()
    print_said(console, refused.reason, speech)
    for other in refused.others:
        print_said(console, other, speech)
    if way is not None:
        _print_alternative(way, day, speech, console)


def _print_alternative(way: Step, day: Day, speech: Speech, console: Console) -> None:
    """Print a step that was not done: its costs, the people disturbed, and the option that does it."""
    who = tuple(day.named(company) for company in way.disturbed)
    told = Phrase("desk-cheapest") if way.proved else Phrase("desk-best-found")
    print_said(console, told(count=len(way.changes), who=who or Phrase("desk-nobody-else")), speech)
    _print_changes(way, speech, console=console)
    print_said(console, Phrase("desk-take"), speech)


def _print_changes(step: Step, speech: Speech, *, console: Console) -> None:
    for notice in step.notices:
        console.print(plain(f"  {step.day.named(notice.company)}: {speech.say(notice.text)}"), soft_wrap=True)


def _step(step: Step, speech: Speech) -> dict[str, object]:
    return {
        "text": speech.say(step.text),
        "changes": [change_object(change, speech) for change in step.changes],
        "disturbed": list(step.disturbed),
        "proved": step.proved,
        **({"company": step.company} if step.company else {}),
    }


def moment_of(moment: Moment | None, day: Day, on: datetime | None = None) -> datetime | None:
    """The time of the day given by an option; None without it.

    Parameters
    ----------
    on
        A moment on the day to which a time alone belongs; None for the present.
    """
    if moment is None:
        return None
    return resolve(moment, day.event, on if on is not None and moment.clock is not None else day.now)
