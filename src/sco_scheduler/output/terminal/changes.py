"""What a rerun kept and changed, what is proved of it, and the lists that the desk works from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sco_scheduler.agendas.outdated import Outdated
from sco_scheduler.agendas.report import BuildReport, ChangeRow, Price, Rerun
from sco_scheduler.domain.event import Event
from sco_scheduler.domain.schedule import Meeting
from sco_scheduler.output.keeping import sentences, source
from sco_scheduler.output.naming import Naming, tally
from sco_scheduler.output.terminal.console import count, heading, plain, table

_STYLES = {
    "dropped": "bold red",
    "moved": "yellow",
    "table changed": "cyan",
    "delegate changed": "cyan",
    "interpreter changed": "cyan",
    "added": "green",
    "kept": "dim",
}
_CHANGES_SHOWN = 12
_WIDE = 110


def print_unchanged(console: Console, rerun: Rerun) -> None:
    """That there was nothing to do."""
    console.print(heading(f"Nothing has changed since {plain(source(rerun))}: nothing is solved or written."))
    console.print(
        f"Its {count(rerun.meetings, 'meeting')} stand. To look for a better schedule, "
        "give --allow-moves N or --rearrange; to forget this one, --fresh."
    )
    print_prices(console, rerun.prices)


def print_rerun(console: Console, report: BuildReport, rerun: Rerun) -> None:
    """What a rerun started from, what it changed, what of that is proved, and what keeping costs."""
    changes = report.changes or ()
    console.print(heading(f"Kept to {plain(source(rerun))}, with {count(rerun.meetings, 'meeting')}."))
    for line in sentences(report, rerun):
        console.print(line)
    naming = Naming(report.schedule.event, report.earlier or report.schedule.event)
    if changes:
        console.print(changes_table(console, changes[:_CHANGES_SHOWN], naming))
        if len(changes) > _CHANGES_SHOWN:
            console.print(f"And {len(changes) - _CHANGES_SHOWN} more, on the sheet Changes.")
    else:
        console.print("No meeting has changed.")


def print_prices(console: Console, prices: Sequence[Price]) -> None:
    """What further moves would gain, beside what there is."""
    if not prices:
        return
    base = prices[0]
    rows = table("Further moves", "Meetings moved", "Missing to the minimums", "Value", "Gain", right=(1, 2, 3, 4))
    for price in prices:
        label = f"up to {price.moves}" if price.moves else "none"
        gain = f"{price.value - base.value:+,}" if price.moves else ""
        mark = "" if price.proved else " or better"
        rows.add_row(label, f"{price.moved:,}", f"{price.missing:,}", f"{price.value:,}{mark}", gain)
    console.print(heading("What further moves would gain"))
    console.print(rows)
    for price in prices:
        if price.nearer:
            console.print(f"Up to {price.moves}: nearer to their minimum are {plain('; '.join(price.nearer))}.")


def print_diff(console: Console, rows: Sequence[ChangeRow], old: Event, new: Event, *, kept: bool = False) -> None:
    """Two schedules side by side: company by company, then meeting by meeting; with ``kept`` those kept too."""
    shown = rows if kept else [row for row in rows if row.kind != "kept"]
    naming = Naming(new, old)
    console.print(heading(f"{tally(rows)}."))
    for company in companies_of(shown, old, new):
        own = [row for row in rows if company in (row.purchaser, row.supplier)]
        console.print()
        console.print(heading(f"{company}  {plain(naming.company(company))}: {tally(own)}"))
        console.print(changes_table(console, [row for row in own if row in shown], naming, company))


def companies_of(rows: Iterable[ChangeRow], old: Event, new: Event) -> list[str]:
    """The companies that are concerned, in the order of the registrations, those that have left first."""
    concerned = {company for row in rows for company in (row.purchaser, row.supplier)}
    place = {company.id: i for i, company in enumerate(new.companies)}
    gone = {company.id: i - len(old.companies) for i, company in enumerate(old.companies)}
    return sorted(concerned, key=lambda company: (place.get(company, gone.get(company, 0)), company))


def changes_table(console: Console, rows: Sequence[ChangeRow], naming: Naming, company: str | None = None) -> Table:
    """Changes in a table; with ``company`` only the other side of each meeting is named."""
    wide = console.width >= _WIDE
    columns = ("With" if company is not None else "Meeting", "Before", "Now")
    found = table("Change", *columns, *(("Why",) if wide else ()), change=7, before=10, now=10)
    several = len({m.start.date() for row in rows for m in (row.before, row.after) if m is not None}) > 1
    for row in rows:
        who = _who(row, naming, company)
        texts = [who if wide or not row.why else f"{who}\n-> {plain(row.why)}"]
        texts += [_place(row, m, naming, dated=several) for m in (row.before, row.after)]
        texts += [plain(row.why)] if wide else []
        found.add_row(Text(row.kind, style=_STYLES.get(row.kind, "")), *texts)
    return found


def _who(row: ChangeRow, naming: Naming, company: str | None) -> str:
    ids = [i for i in (row.purchaser, row.supplier) if i != company]
    return plain(" with ".join(f"{naming.company(i)} ({i})" for i in ids))


def _place(row: ChangeRow, meeting: Meeting | None, naming: Naming, *, dated: bool) -> str:
    if meeting is None:
        return "-"
    time = f"{meeting.start:%m-%d %H:%M}" if dated else f"{meeting.start:%H:%M}"
    people = [*naming.delegates(row, meeting), naming.interpreter(meeting)]
    return plain(" ".join(filter(None, (time, f"{meeting.zone}/{meeting.table}", *people))))


def print_outdated(console: Console, rows: Sequence[Outdated], interpreters: Sequence[str], since: str) -> None:
    """The companies whose agenda is out of date, in the order in which they are affected, and the interpreters."""
    if not rows:
        console.print(f"No company's agenda has changed since {plain(since)}.")
    else:
        companies = count(len(rows), "company has an agenda", "companies have an agenda")
        console.print(heading(f"{companies} that changed since {plain(since)}"))
    for row in rows:
        first = f"{row.affected_from:%Y-%m-%d %H:%M}" if row.affected_from is not None else "any time"
        console.print(Text(f"{first}  {plain(row.name)} ({row.company})", style="bold"))
        reach = [row.contact, row.phone, row.email]
        console.print(_indented(", ".join(text for text in reach if text) or "no contact is registered"))
        for note in row.notes:
            console.print(_indented(f"- {note}"))
    if interpreters:
        console.print(f"Interpreters with a changed agenda: {plain(', '.join(interpreters))}.")


def _indented(text: str) -> Padding:
    return Padding(Text(plain(text)), (0, 0, 0, 2))
