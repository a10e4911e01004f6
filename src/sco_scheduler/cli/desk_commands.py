"""One thing done at the desk: ``free``, ``book``, ``move``, ``cancel``, ``swap``, ``arrived``, and the like."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from sco_scheduler.agendas.report import company_with_id
from sco_scheduler.cli.app import COMMANDS
from sco_scheduler.cli.desk_typed import end_of_day, label_meant, languages_meant, zone_meant
from sco_scheduler.cli.errors import reports_findings
from sco_scheduler.cli.json_report import change_object, print_json
from sco_scheduler.cli.parameters import MOMENT, Command, agendas_argument, json_option, user_name, with_language
from sco_scheduler.cli.process import Exit
from sco_scheduler.domain.event import Role, Slot
from sco_scheduler.domain.messages import Phrase, Speech
from sco_scheduler.insight.placing import Partner, partners
from sco_scheduler.output.terminal.console import plain, print_said, standard_error, standard_output, table
from sco_scheduler.workflows.companies import find_company, pair_in_roles
from sco_scheduler.workflows.desk import actions, presence
from sco_scheduler.workflows.desk.day import Day, Step
from sco_scheduler.workflows.desk.file import Action, DeskFile, cheapest
from sco_scheduler.workflows.desk.finding import interpreter_called, people_of
from sco_scheduler.workflows.desk.refusals import NOT_FREE, busy_company, later_slot, refuse_cancelled
from sco_scheduler.workflows.desk.repairs import Desk
from sco_scheduler.workflows.errors import Refused
from sco_scheduler.workflows.moments import Moment, clock, resolve
from sco_scheduler.workflows.phrases import NOT_KEPT_OF_YOURS

_PARTNERS_SHOWN = 12


def _options(*, agree: bool) -> Callable[[Command], Command]:
    """The options of all these commands; ``agree``: the command can disturb others."""

    def decorated(command: Command) -> Command:
        command = with_language(command)
        command = json_option()(command)
        command = click.option(
            "--now",
            type=MOMENT,
            metavar="TIME",
            help="The present, such as 10:40; what has started by then stays.  [default: the clock]",
        )(command)
        if agree:
            command = click.option(
                "--take", is_flag=True, help="Take the cheapest way, though others are disturbed by it."
            )(command)
        return command

    return decorated


def _do(file: DeskFile, action: Action, *, take: bool, as_json: bool, speech: Speech) -> None:
    """Do it, and tell what came of it; where it is refused, why, and the cheapest way."""
    ctx = click.get_current_context()
    if (lost := file.own_content().lost) and not as_json:
        print_said(standard_error(), NOT_KEPT_OF_YOURS(sheets=lost), speech)
    try:
        step = file.do(action, agreed=take)
    except Refused as refused:
        way = refused.way
        if take and way is not None:
            # What was shown is what is done, unless somebody has written meanwhile: then it is worked out anew.
            version = file.version
            step = file.do(lambda day: way if file.version == version else cheapest(action)(day), agreed=True)
        else:
            _tell_refused(refused, file.day(), as_json=as_json, speech=speech)
            ctx.exit(Exit.FINDINGS)
    done = take or not step.asks
    if as_json:
        print_json({"status": "done" if done else "asks", **_step(step, speech)})
    else:
        console = standard_output() if done else standard_error()
        print_said(console, step.text, speech)
        if done:
            _tell_changes(step, speech, console=console)
        else:
            _tell_way(step, file.day(), speech, console)
    ctx.exit(Exit.DONE if done else Exit.FINDINGS)


def _action(
    name: str, *params: Callable[[Command], Command], agree: bool = False
) -> Callable[[Callable[..., Step]], click.Command]:
    """Make a command of a function that makes a step of the day at a desk, with its own arguments and options."""

    def decorated(action: Callable[..., Step]) -> click.Command:
        @wraps(action)
        def run(*, agendas: Path, now: Moment | None, as_json: bool, speech: Speech, **given: Any) -> None:  # noqa: ANN401  # what its options hold
            desk, take = Desk(user_name()), given.pop("take", True)
            file = DeskFile(agendas, clock(now))
            _do(file, lambda day: action(day, desk, **given), take=take, as_json=as_json, speech=speech)

        command: Any = _options(agree=agree)(reports_findings({})(run))
        for param in reversed(params):
            command = param(command)
        return click.command(name, short_help=COMMANDS[name])(agendas_argument(command))

    return decorated


def _tell_refused(refused: Refused, day: Day, *, as_json: bool, speech: Speech) -> None:
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
        _tell_way(way, day, speech, console)


def _tell_way(way: Step, day: Day, speech: Speech, console: Console) -> None:
    """Tell a step that was not taken: how cheap it is, whom it disturbs, and how to take it."""
    who = tuple(day.named(company) for company in way.disturbed)
    told = Phrase("desk-cheapest") if way.proved else Phrase("desk-best-found")
    print_said(console, told(count=len(way.changes), who=who or Phrase("desk-nobody-else")), speech)
    _tell_changes(way, speech, console=console)
    print_said(console, Phrase("desk-take"), speech)


def _tell_changes(step: Step, speech: Speech, *, console: Console) -> None:
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


def _at(moment: Moment, day: Day) -> datetime:
    return resolve(moment, day.event, day.now)


@click.command("free", short_help=COMMANDS["free"])
@agendas_argument
@click.argument("who", nargs=-1, required=True, metavar="WHO")
@click.option("--at", type=MOMENT, metavar="TIME", help="Only in the slot that starts then, such as 10:40.")
@_options(agree=False)
@reports_findings({})
def free(
    *,
    agendas: Path,
    who: tuple[str, ...],
    at: Moment | None,
    now: Moment | None,
    as_json: bool,
    speech: Speech,
) -> None:
    """List whom the company WHO can meet with nobody moved: partners who are free, with a table and an interpreter.

    WHO may be a person too. Unmet wishes come first with their value, then others. Without --at every slot that has
    not begun is listed.

    \b
    Examples:
      schedule free registrations-agendas.xlsx P003
      schedule free registrations-agendas.xlsx "Ural Import" --at 10:40
    """
    day = DeskFile(agendas, clock(now)).day()
    company = day.event.company_of_delegate[people_of(day.event, " ".join(who))[0]]
    refuse_cancelled(day, company.id)
    slots = [later_slot(day, _at(at, day))] if at is not None else day.ahead()
    found = {slot: partners(day.schedule, company.id, slot, day.hall) for slot in slots}
    if as_json:
        print_json({"status": "ok", "company": company.id, "free": _partner_objects(day, found)})
    else:
        busy = busy_company(day, company.id, slots[0]) if at is not None else ""
        if busy:
            print_said(standard_output(), NOT_FREE(when=day.at(slots[0].start), who=(busy,)), speech)
        else:
            _print_partners(day, found, _PARTNERS_SHOWN if at is None else None, speech)


def _partner_objects(day: Day, found: Mapping[Slot, Sequence[Partner]]) -> list[dict[str, object]]:
    return [
        {
            "start": slot.start.isoformat(),
            "company": partner.company,
            "name": day.named(partner.company),
            "wished": partner.wished,
            "value": partner.value,
            "zone": partner.meeting.zone,
            "table": partner.meeting.table,
            "interpreter": partner.meeting.interpreter,
        }
        for slot, several in found.items()
        for partner in several
    ]


def _print_partners(day: Day, found: Mapping[Slot, Sequence[Partner]], most: int | None, speech: Speech) -> None:
    """Print a table with so many partners of each slot at most; None is all."""
    console = standard_output()
    titles = (
        Phrase("free-time"),
        Phrase("free-company"),
        Phrase("free-wish"),
        Phrase("free-place"),
        Phrase("free-interpreter"),
    )
    rows = table(*map(speech.say, titles), right=(2,))
    for slot, several in found.items():
        for partner in several[:most]:
            meeting = partner.meeting
            value = str(partner.value) if partner.wished else ""
            place = meeting.place
            named = plain(company_with_id(day.event, partner.company))
            rows.add_row(speech.say(day.clock(slot.start)), named, value, place, meeting.interpreter or "")
    if rows.row_count:
        console.print(rows)
    else:
        print_said(console, Phrase("free-nobody"), speech)


@_action(
    "book",
    click.argument("who"),
    click.argument("other"),
    click.option(
        "--at",
        type=MOMENT,
        metavar="TIME",
        help="The start of the slot, such as 10:40; otherwise the first that suits.",
    ),
    click.option("--table", metavar="LABEL", help="The table, in the supplier's zone; otherwise one that is free."),
    agree=True,
)
def book(day: Day, desk: Desk, *, who: str, other: str, at: Moment | None, table: str | None) -> Step:
    """Book a meeting of the companies WHO and OTHER in the workbook AGENDAS.

    It is held in the slot of --at, otherwise in the first one in which both are free. It is done at once if no rule
    is broken and nobody else is disturbed. Otherwise the reason is told and the cheapest way, which --take takes.

    \b
    Examples:
      schedule book registrations-agendas.xlsx P003 S061 --at 10:40
      schedule book day-agendas.xlsx "Ural Import" foton --at 10:40 --take
    """
    one, two = (find_company(day.event, name).id for name in (who, other))
    label = label_meant(day, table or "", day.event.zone_of(pair_in_roles(day.event, one, two)))
    return actions.book(day, one, two, _at(at, day) if at is not None else None, label, desk)


@_action(
    "move",
    click.argument("meeting"),
    click.option("--to", type=MOMENT, metavar="TIME", help="The start of the new slot; otherwise it stays."),
    click.option("--table", metavar="LABEL", help="The new table, in the same zone; otherwise one that is free."),
    agree=True,
)
def move(day: Day, desk: Desk, *, meeting: str, to: Moment | None, table: str | None) -> Step:
    """Move the meeting of the number MEETING to another slot or table of the workbook AGENDAS.

    It is done at once if no rule is broken and nobody else is disturbed. Otherwise the reason is told and the
    cheapest way, which --take takes.

    \b
    Examples:
      schedule move registrations-agendas.xlsx M012 --to 11:05
      schedule move registrations-agendas.xlsx M012 --table 7
    """
    if to is None and table is None:
        raise click.UsageError("Give --to, --table or both.")
    known = day.row(meeting).meeting
    start = _at(to, day) if to is not None else known.start
    return actions.move(day, meeting, start, label_meant(day, table or "", known.zone), desk)


@_action("cancel", click.argument("meeting"))
def cancel(day: Day, desk: Desk, *, meeting: str) -> Step:
    """Cancel the meeting of the number MEETING in the workbook AGENDAS; its table is free then.

    \b
    Example:
      schedule cancel registrations-agendas.xlsx M012
    """
    return actions.cancel(day, meeting, desk)


@_action("swap", click.argument("meeting"), click.argument("other"))
def swap(day: Day, desk: Desk, *, meeting: str, other: str) -> Step:
    """Let the meetings of the numbers MEETING and OTHER change their tables.

    \b
    Example:
      schedule swap registrations-agendas.xlsx M012 M015
    """
    return actions.swap(day, meeting, other, desk)


@_action("arrived", click.argument("who", nargs=-1, required=True, metavar="WHO"))
def arrived(day: Day, desk: Desk, *, who: tuple[str, ...]) -> Step:
    """Note that WHO has arrived: a company or an interpreter, by ID or name, or one person by name.

    For somebody who was noted as a no-show, or as having left, the meetings that are still ahead come back where
    they break no rule and nobody has to move for them.

    \b
    Examples:
      schedule arrived registrations-agendas.xlsx P003
      schedule arrived registrations-agendas.xlsx Elena Orlova
      schedule arrived registrations-agendas.xlsx I02
    """
    name = " ".join(who)
    interpreter = interpreter_called(day.event, name)
    if interpreter is not None:
        return presence.interpreter_back(day, interpreter, desk)
    return presence.arrived(day, people_of(day.event, name), desk)


@_action("no-show", click.argument("who", nargs=-1, required=True, metavar="WHO"), agree=True)
def no_show(day: Day, desk: Desk, *, who: tuple[str, ...]) -> Step:
    """Note that WHO has not come: a company or an interpreter, by ID or name, or one person by name.

    The meetings from the running slot on get the status no-show: tables and partners are free then, and the
    partners are listed to be told. An interpreter is away for the rest of the day: others take over, or the cheapest
    way is told, which --take takes.

    \b
    Examples:
      schedule no-show registrations-agendas.xlsx P003
      schedule no-show registrations-agendas.xlsx I02 --take
    """
    name = " ".join(who)
    interpreter = interpreter_called(day.event, name)
    if interpreter is not None:
        return presence.interpreter_away(day, interpreter, day.now, end_of_day(day), desk)
    return presence.no_show(day, people_of(day.event, name), desk)


@_action(
    "walk-in",
    click.argument("name"),
    click.option(
        "--role", type=click.Choice([role.value for role in Role]), required=True, help="Whether it buys or sells."
    ),
    click.option("--zone", default="", metavar="CODE", help="The zone; a supplier needs one."),
    click.option("--languages", default="", metavar="LIST", help='Languages that are spoken, such as "ru, en".'),
    click.option(
        "--wish", "wishes", multiple=True, metavar="WHO", help="Whom it wishes to meet; may be given several times."
    ),
    click.option("--person", default="", metavar="NAME", help="Who has come."),
    click.option("--phone", default="", metavar="NUMBER", help="The telephone."),
)
def walk_in(
    day: Day,
    desk: Desk,
    *,
    name: str,
    role: str,
    zone: str,
    languages: str,
    wishes: tuple[str, ...],
    person: str,
    phone: str,
) -> Step:
    """Register the company NAME, which has come without a registration, in the workbook AGENDAS.

    It gets an ID, counts as arrived, and stays in later builds. `schedule free` then says whom it can meet.

    \b
    Example:
      schedule walk-in day-agendas.xlsx "Oasis Trade" --role purchaser --wish S061
    """
    wanted = [find_company(day.event, wish).id for wish in wishes]
    code, spoken = zone_meant(day.event, zone), languages_meant(languages)
    return presence.walk_in(day, name, Role(role), code, spoken, wanted, person=person, phone=phone, desk=desk)
