"""Commands for single actions at the desk: on meetings, ``free`` to ``held``; on people and places, ``arrived`` on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from sco_scheduler.agendas.build_report import company_with_id
from sco_scheduler.cli.app import COMMANDS, reports_findings
from sco_scheduler.cli.desk_step import desk_action, moment_of, options, warn_of_the_day, warn_of_the_workbook
from sco_scheduler.cli.desk_typed import (
    amount_meant,
    label_meant,
    languages_meant,
    one_table_meant,
    outcome_meant,
    period_meant,
    zone_meant,
)
from sco_scheduler.cli.json_report import print_json
from sco_scheduler.cli.parameters import MOMENT, agendas_argument, in_language
from sco_scheduler.domain.event import OUTCOMES, Role, Slot
from sco_scheduler.domain.messages import LANGUAGES, Phrase, Speech
from sco_scheduler.domain.record import Presence
from sco_scheduler.insight.placing import Partner, partners
from sco_scheduler.intake.values.entries import currency_code
from sco_scheduler.output.terminal.console import plain, print_said, standard_output, table
from sco_scheduler.output.texts.words import outcome_word
from sco_scheduler.workflows.companies import find_company, pair_in_roles
from sco_scheduler.workflows.desk import actions, presence
from sco_scheduler.workflows.desk.actions import NOT_FREE, busy_company, later_slot, refuse_cancelled
from sco_scheduler.workflows.desk.day import Day, Step
from sco_scheduler.workflows.desk.file import DeskFile
from sco_scheduler.workflows.desk.finding import interpreter_called, people_of
from sco_scheduler.workflows.desk.repairs import Desk
from sco_scheduler.workflows.inputs import Moment, clock

_PARTNERS_SHOWN = 12
_AWAY = {Presence.NO_SHOW, Presence.LEFT}


@click.command("free", short_help=COMMANDS["free"])
@agendas_argument
@click.argument("who", nargs=-1, required=True, metavar="WHO")
@click.option("--at", type=MOMENT, metavar="TIME", help="Only in the slot that starts then, such as 10:40.")
@options(agree=False)
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
    file = DeskFile(agendas, clock(now))
    day = file.day()
    warn_of_the_workbook(file, speech)
    company = day.event.company_of_delegate[people_of(day.event, " ".join(who))[0]]
    warn_of_the_day(day, speech)
    refuse_cancelled(day, company.id)
    start = moment_of(at, day)
    slots = [later_slot(day, start)] if start is not None else day.ahead()
    found = {slot: partners(day.schedule, company.id, slot, day.hall) for slot in slots}
    if as_json:
        print_json({"status": "ok", "company": company.id, "free": _partner_objects(day, found)})
    else:
        busy = busy_company(day, company.id, slots[0]) if at is not None else ""
        if busy:
            print_said(standard_output(), NOT_FREE(when=day.at(slots[0].start), who=(busy,)), speech)
        elif all(day.presence(delegate.key) in _AWAY for delegate in company.delegates):
            print_said(standard_output(), Phrase("free-absent")(company=day.named(company.id)), speech)
        elif not day.ahead():
            print_said(standard_output(), day.over, speech)
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
    """Print a table with at most so many partners of each slot; None for all."""
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


@desk_action(
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
    return actions.book(day, one, two, moment_of(at, day), label, desk)


@desk_action(
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
        raise _usage_error(Phrase("usage-move-where"))
    known = day.row(meeting).meeting
    return actions.move(
        day, meeting, moment_of(to, day, known.start) or known.start, label_meant(day, table or "", known.zone), desk
    )


@desk_action("cancel", click.argument("meeting"))
def cancel(day: Day, desk: Desk, *, meeting: str) -> Step:
    """Cancel the meeting of the number MEETING in the workbook AGENDAS; its table is free then.

    \b
    Example:
      schedule cancel registrations-agendas.xlsx M012
    """
    return actions.cancel(day, meeting, desk)


@desk_action("swap", click.argument("meeting"), click.argument("other"))
def swap(day: Day, desk: Desk, *, meeting: str, other: str) -> Step:
    """Let the meetings of the numbers MEETING and OTHER change their tables.

    \b
    Example:
      schedule swap registrations-agendas.xlsx M012 M015
    """
    return actions.swap(day, meeting, other, desk)


@desk_action(
    "held",
    click.argument("meeting"),
    click.option("--no", "missed", is_flag=True, help="It did not take place."),
    click.option("--outcome", metavar="WORD", help="What came of it, such as order; how the word begins is enough."),
    click.option("--amount", metavar="SUM", help="The intended deal, such as 12000."),
    click.option("--currency", metavar="CODE", help="Its currency, such as USD."),
    click.option("--rating", type=click.IntRange(1, 5), help="How good it was, from 1 to 5."),
    click.option("--notes", metavar="TEXT", help="A remark, in place of the one that is there."),
)
def held(
    day: Day,
    desk: Desk,
    *,
    meeting: str,
    missed: bool,
    outcome: str | None,
    amount: str | None,
    currency: str | None,
    rating: int | None,
    notes: str | None,
) -> Step:
    """Note that the meeting of the number MEETING took place, and what came of it; what is not given stays.

    \b
    Examples:
      schedule held registrations-agendas.xlsx M012
      schedule held day-agendas.xlsx M012 --outcome order --amount 12000
      schedule held registrations-agendas.xlsx M012 --no
    """
    choices = day.event.settings.outcomes or OUTCOMES
    shown = [[outcome_word(choice, lang) for lang in LANGUAGES] for choice in choices]
    given: dict[str, Any] = {
        "outcome": outcome and outcome_meant(outcome, choices, shown),
        "amount": amount and amount_meant(amount),
        "currency": currency and currency_code(currency),
        "rating": rating,
        "notes": notes,
    }
    if missed and any(value is not None for key, value in given.items() if key != "notes"):
        raise _usage_error(Phrase("usage-not-held-alone"))
    if all(value is None for value in given.values()):
        return actions.held(day, meeting, not missed, desk)
    noted = {key: value for key, value in given.items() if value is not None}
    return actions.noted(day, meeting, replace(day.row(meeting).outcome, held=not missed, **noted), desk)


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
        return presence.interpreter_away(day, interpreter, *_period(day, None, None), desk)
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
    interpreter = interpreter_called(day.event, name)
    if interpreter is not None:
        return presence.interpreter_away(day, interpreter, *_period(day, at, until), desk)
    start = moment_of(at, day)
    end = moment_of(until, day, start)
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
    return presence.close_table(day, zone, label, *_period(day, at, until), desk)


@desk_action("reopen", click.argument("table"))
def reopen(day: Day, desk: Desk, *, table: str) -> Step:
    """Open the table TABLE again, which the desk has closed; meetings that were given up for that come back.

    \b
    Example:
      schedule reopen registrations-agendas.xlsx A/5
    """
    zone, label = one_table_meant(day, table)
    return presence.open_table(day, zone, label, desk)


def _period(day: Day, at: Moment | None, until: Moment | None) -> tuple[datetime, datetime]:
    return period_meant(day, moment_of(at, day), lambda on: moment_of(until, day, on))


def _usage_error(what: Phrase) -> click.UsageError:
    ctx = click.get_current_context()
    return click.UsageError(in_language(ctx, what), ctx)
