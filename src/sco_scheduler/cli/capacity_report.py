"""The room of an event against what is asked of it, as ``schedule check`` prints it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from rich.console import Console

from sco_scheduler.agendas.report import company_name
from sco_scheduler.domain.event import Event
from sco_scheduler.domain.messages import SENTENCE, Phrase, Said, Speech
from sco_scheduler.insight.capacity import ALL_LANGUAGES, Capacity, Load, OutOfReach, Total
from sco_scheduler.intake.phrases import IN_ROLE
from sco_scheduler.output import phrases
from sco_scheduler.output.terminal.console import NARROW, Prose, heading, plain, table
from sco_scheduler.output.terminal.heat import Heat, HeatMap
from sco_scheduler.output.texts.words import day_name


def print_event(out: Console, event: Event, speech: Speech) -> None:
    """The event's name, and how much it holds."""
    here = [c for c in event.companies if not c.cancelled]
    parts = [
        phrases.PURCHASERS(count=sum(c.purchaser is not None for c in here)),
        phrases.SUPPLIERS(count=sum(c.supplier is not None for c in here)),
        phrases.SLOTS(count=len(event.slots)),
        phrases.TABLES(count=sum(len(z.tables) for z in event.zones), zones=len(event.zones)),
    ]
    if event.interpreters is not None:
        parts.append(phrases.INTERPRETERS(count=len(event.interpreters)))
    out.print(heading(plain(event.settings.name)))
    out.print(Prose(speech.say(SENTENCE(text=tuple(parts)))))


def print_capacity(out: Console, event: Event, room: Capacity, speech: Speech) -> None:
    """Tables and interpreters against what is asked, slot by slot, and the minimums that are out of reach."""
    say = speech.say
    never = room.pairs_asked - room.pairs_possible
    pairs = phrases.PAIRS_NEVER(count=room.pairs_asked, never=never) if never else phrases.PAIRS(count=room.pairs_asked)
    out.print(Prose(say(pairs)))
    out.print(Prose(say(phrases.SPREAD)))
    out.print()
    columns = (phrases.ZONE, phrases.ASKED, phrases.TABLE_SLOTS, phrases.SHARE)
    _print_load(out, phrases.TABLE_LOAD, columns, room.zones, room.zone_totals, speech)
    if room.language_totals:
        out.print()
        columns = (phrases.LANGUAGES, phrases.ASKED, phrases.INTERPRETER_SLOTS, phrases.SHARE)
        _print_load(out, phrases.LANGUAGE_LOAD, columns, room.languages, room.language_totals, speech)
    out.print()
    if room.out_of_reach:
        _print_out_of_reach(out, event, room.out_of_reach, speech)
    else:
        out.print(Prose(say(phrases.IN_REACH)))


def _print_out_of_reach(out: Console, event: Event, entries: Iterable[OutOfReach], speech: Speech) -> None:
    say = speech.say
    if out.width < NARROW:
        out.print(Prose(say(phrases.COLON(text=phrases.OUT_OF_REACH)), style="bold"))
        for entry in entries:
            parts = {"minimum": entry.minimum, "role": IN_ROLE[entry.role], "reachable": entry.reachable}
            told = phrases.MINIMUM_LINE(company=_company(event, entry), why=entry.why, **parts)
            out.print(Prose(plain(say(told)), hang="- "))
        return
    columns = (phrases.COMPANY, phrases.MINIMUM, phrases.WITHIN_REACH, phrases.WHY)
    rows = table(*map(say, columns), title=say(phrases.OUT_OF_REACH), right=(1, 2))
    rows.columns[0].min_width = 16
    for entry in entries:
        minimum = say(phrases.MINIMUM_AS(minimum=entry.minimum, role=IN_ROLE[entry.role]))
        rows.add_row(Prose(_company(event, entry)), minimum, str(entry.reachable), Prose(plain(say(entry.why))))
    out.print(rows)


def _company(event: Event, entry: OutOfReach) -> str:
    return plain(f"{company_name(event, entry.company)} ({entry.company})")


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
        share = f"{round(100 * total.asked / total.room)}%" if total.room else phrases.NO_ROOM if total.asked else "-"
        asked, room = speech.number(total.asked), speech.number(total.room)
        rows.add_row(plain(say(_named(total.name))), asked, room, say(share))
    out.print(rows)

    heat = [Heat(say(_named(load.name)), load.start, load.asked, load.room) for load in loads]
    out.print(HeatMap(say(phrases.SLOT_BY_SLOT), heat, partial(day_name, speech=speech)))


def _named(name: str) -> Said:
    return phrases.ALL_LANGUAGES if name == ALL_LANGUAGES else name
