"""Prints an agenda."""

from __future__ import annotations

from rich.console import Console, Group

from sco_scheduler.agendas.rows import AgendaDay, AgendaRow, DelegateAgenda, RowKind
from sco_scheduler.domain.messages import ENGLISH, Phrase, Said, Sentence, Speech
from sco_scheduler.output import phrases as common
from sco_scheduler.output.terminal.console import NARROW, Prose, plain, print_said, table
from sco_scheduler.output.texts.words import day_name, programme_line

_ROW_KINDS = {RowKind.FREE: Phrase("row-free"), RowKind.AWAY: Phrase("row-away"), RowKind.BREAK: Phrase("row-break")}


def print_agenda(console: Console, agenda: DelegateAgenda, speech: Speech = ENGLISH, *, why: Said = "") -> None:
    """Print a delegate's agenda, day by day: meetings, free slots, absences and breaks.

    Parameters
    ----------
    why
        The reason why the company has no meeting at all, if it has none.
    """
    company = agenda.company
    name = " / ".join(dict.fromkeys(n for n in (company.name, company.local_name) if n)) or company.id
    console.print(Prose(f"{name} ({company.id})", style="bold"))
    person = ", ".join(p for p in (agenda.delegate.name, agenda.delegate.title, company.country) if p)
    meetings = Phrase("count-meetings")(count=agenda.meetings)
    told = Phrase("person-meetings")(person=person, meetings=meetings) if person else meetings
    print_said(console, told, speech)
    if why:
        print_said(console, Sentence(Phrase("agenda-none-since")(why=why)), speech)
    for day in agenda.days:
        if console.width < NARROW:
            _print_list(console, day, speech)
        else:
            _print_table(console, day, speech)


def _print_table(console: Console, day: AgendaDay, speech: Speech) -> None:
    headings = (
        Phrase("heading-time"),
        common.ZONE,
        Phrase("heading-table"),
        Phrase("heading-meets"),
        Phrase("heading-interpreter"),
    )
    rows = table(*map(speech.say, headings), title=day_name(day.date, speech), least=(11, 4, 5))
    for row in day.rows:
        if row.kind is RowKind.MEETING:
            met = Group(*[Prose(text, style="bold" if i == 0 else "") for i, text in enumerate(_met(row))])
            rows.add_row(_time(row), plain(row.zone), plain(row.table), met, Prose(row.interpreter))
        else:
            rows.add_row(_time(row), "", "", Prose(_kind_of_row(row, speech), style="dim"), "")
    console.print(rows)


def _print_list(console: Console, day: AgendaDay, speech: Speech) -> None:
    """Print a day as a list for a narrow terminal: time and place on a line, the company below."""
    console.print()
    console.print(Prose(day_name(day.date, speech), style="bold"))
    for row in day.rows:
        if row.kind is not RowKind.MEETING:
            console.print(Prose(_kind_of_row(row, speech), hang=f"{_time(row)}  ", style="dim"))
            continue
        place = Phrase("at-place")(zone=row.zone, table=row.table)
        print_said(console, place, speech, hang=f"{_time(row)}  ")
        for i, text in enumerate(_met(row)):
            console.print(Prose(text, hang="  ", style="bold" if i == 0 else ""))
        if row.interpreter:
            told = speech.say(Phrase("with-interpreter")(name=row.interpreter))
            console.print(Prose(told, hang="  "))
    console.print()


def _time(row: AgendaRow) -> str:
    start = f"{row.start:%H:%M}"
    return start if row.item is not None and row.item.end is None else f"{start}-{row.end:%H:%M}"


def _kind_of_row(row: AgendaRow, speech: Speech) -> str:
    """The word for a row without a meeting: free, away, a break, or a programme item."""
    if row.item is not None:
        return programme_line(row.item, speech.lang)
    return speech.say(_ROW_KINDS[row.kind])


def _met(row: AgendaRow) -> list[str]:
    """The partner company with its country, and its delegate below."""
    country = row.company.country if row.company is not None else ""
    who = f"{row.company_name}, {country}" if country else row.company_name
    return [text for text in (who, row.delegate) if text]
