"""An agenda in the terminal."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from sco_scheduler.agendas.delegates import AgendaRow, DelegateAgenda
from sco_scheduler.agendas.people import day_title
from sco_scheduler.agendas.timetable import RowKind
from sco_scheduler.output.terminal.console import count, heading, plain, table


def print_agenda(console: Console, agenda: DelegateAgenda) -> None:
    """A delegate's agenda, day by day: meetings, free slots, absences and breaks."""
    company = agenda.company
    name = " / ".join(dict.fromkeys(n for n in (company.name, company.local_name) if n)) or company.id
    console.print(heading(plain(f"{name} ({company.id})")))
    person = ", ".join(p for p in (agenda.delegate.name, agenda.delegate.title, company.country) if p)
    meetings = count(agenda.meetings, "meeting")
    console.print(plain(f"{person}: {meetings}" if person else meetings))
    for day in agenda.days:
        rows = table(
            "Time", "Zone", "Table", "Meets", "Interpreter", title=day_title(day.date), time=11, zone=4, table=5
        )
        for row in day.rows:
            rows.add_row(f"{row.start:%H:%M}-{row.end:%H:%M}", *_cells(row))
        console.print(rows)


def _cells(row: AgendaRow) -> tuple[str | Text, ...]:
    if row.kind is not RowKind.MEETING:
        return "", "", Text(row.kind.value, style="dim"), ""
    country = row.company.country if row.company is not None else ""
    who = f"{row.company_name}, {country}" if country else row.company_name
    met = Text(plain(who), style="bold")
    if row.delegate:
        met.append(f"\n{plain(row.delegate)}", style="not bold")
    return plain(row.zone), plain(row.table), met, plain(row.interpreter)
