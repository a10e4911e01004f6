"""One thing done at the desk on people and places: who has come, leaves or walks in, which table is closed."""

from __future__ import annotations

import click

from sco_scheduler.cli.desk_step import desk_action, moment_of
from sco_scheduler.cli.desk_typed import end_of_day, languages_meant, one_table_meant, zone_meant
from sco_scheduler.cli.parameters import MOMENT
from sco_scheduler.domain.event import Role
from sco_scheduler.workflows.companies import find_company
from sco_scheduler.workflows.desk import presence
from sco_scheduler.workflows.desk.day import Day, Step
from sco_scheduler.workflows.desk.finding import interpreter_called, people_of
from sco_scheduler.workflows.desk.repairs import Desk
from sco_scheduler.workflows.moments import Moment

_AT = click.option("--at", type=MOMENT, metavar="TIME", help="From when on.  [default: now]")
_UNTIL = click.option("--until", type=MOMENT, metavar="TIME", help="Until when.  [default: the end of the day]")


@desk_action("arrived", click.argument("who", nargs=-1, required=True, metavar="WHO"))
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


@desk_action("no-show", click.argument("who", nargs=-1, required=True, metavar="WHO"), agree=True)
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


@desk_action(
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


@desk_action("leaves", click.argument("who", nargs=-1, required=True, metavar="WHO"), _AT, _UNTIL, agree=True)
def leaves(day: Day, desk: Desk, *, who: tuple[str, ...], at: Moment | None, until: Moment | None) -> Step:
    """Note that WHO is away: a company or an interpreter, by ID or name, or one person by name.

    Who leaves early is away from --at on, and who comes late --until then. It is done at once if no meeting is in
    the way. Otherwise the cheapest way is told, which --take takes. `schedule arrived` brings them back.

    \b
    Examples:
      schedule leaves registrations-agendas.xlsx P003 --at 15:00
      schedule leaves registrations-agendas.xlsx Elena Orlova --until 10:30
      schedule leaves day-agendas.xlsx I02 --at 11:00 --until 12:00 --take
    """
    name = " ".join(who)
    start, end = (moment_of(moment, day) if moment is not None else None for moment in (at, until))
    interpreter = interpreter_called(day.event, name)
    if interpreter is not None:
        return presence.interpreter_away(day, interpreter, start or day.now, end or end_of_day(day), desk)
    return presence.leaves(day, people_of(day.event, name), start, end, desk)


@desk_action("close", click.argument("table"), _AT, _UNTIL, agree=True)
def close(day: Day, desk: Desk, *, table: str, at: Moment | None, until: Moment | None) -> Step:
    """Close the table TABLE, such as A/5, for a time.

    It is done at once if no meeting is held there then. Otherwise the cheapest way is told, which --take takes.

    \b
    Examples:
      schedule close registrations-agendas.xlsx A/5
      schedule close day-agendas.xlsx A/5 --at 10:40 --until 11:30 --take
    """
    zone, label = one_table_meant(day, table)
    start, end = (moment_of(moment, day) if moment is not None else None for moment in (at, until))
    return presence.close_table(day, zone, label, start or day.now, end or end_of_day(day), desk)


@desk_action("reopen", click.argument("table"))
def reopen(day: Day, desk: Desk, *, table: str) -> Step:
    """Open the table TABLE again, which the desk has closed; meetings that were given up for that come back.

    \b
    Example:
      schedule reopen registrations-agendas.xlsx A/5
    """
    zone, label = one_table_meant(day, table)
    return presence.open_table(day, zone, label, desk)
