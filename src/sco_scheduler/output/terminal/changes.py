"""What a rerun kept and changed, what is proved of it, and the lists that the desk works from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sco_scheduler.agendas.outdated import Outdated
from sco_scheduler.agendas.people import company_name, interpreter_label
from sco_scheduler.agendas.report import BuildReport, ChangeRow, Price, Rerun
from sco_scheduler.domain.event import Event
from sco_scheduler.domain.outcome import GoalResult
from sco_scheduler.domain.schedule import Meeting
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
    console.print(heading(f"Nothing has changed since {_state(rerun)}: nothing is solved or written."))
    console.print(
        f"Its {count(rerun.meetings, 'meeting')} stand. To look for a better schedule, "
        "give --allow-moves N or --rearrange; to forget this one, --fresh."
    )
    print_prices(console, rerun.prices)


def print_rerun(console: Console, report: BuildReport, rerun: Rerun) -> None:
    """What a rerun started from, what it changed, what of that is proved, and what keeping costs."""
    changes = report.changes or ()
    console.print(heading(f"Kept to {_state(rerun)}, with {count(rerun.meetings, 'meeting')}."))
    if rerun.history_until is not None:
        until = f"{rerun.history_until:%Y-%m-%d %H:%M}"
        console.print(f"What starts before {until} is history and stays as it is.")
    for line in (*_proved(report.goals, changes), *_cost(report, rerun)):
        console.print(line)
    if changes:
        console.print(changes_table(console, changes[:_CHANGES_SHOWN], report.schedule.event))
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


def print_diff(console: Console, rows: Sequence[ChangeRow], old: Event, new: Event) -> None:
    """Two schedules side by side: company by company, then meeting by meeting."""
    changed = [row for row in rows if row.kind != "kept"]
    console.print(heading(f"{_tally(rows)}."))
    for company in companies_of(changed, old, new):
        own = [row for row in rows if company in (row.purchaser, row.supplier)]
        event = new if company in new.company_by_id else old
        console.print()
        console.print(heading(f"{company}  {plain(company_name(event, company))}: {_tally(own)}"))
        console.print(changes_table(console, [row for row in own if row.kind != "kept"], new, old, company))


def companies_of(rows: Iterable[ChangeRow], old: Event, new: Event) -> list[str]:
    """The companies that are concerned, in the order of the registrations, those that have left first."""
    concerned = {company for row in rows for company in (row.purchaser, row.supplier)}
    place = {company.id: i for i, company in enumerate(new.companies)}
    gone = {company.id: i - len(old.companies) for i, company in enumerate(old.companies)}
    return sorted(concerned, key=lambda company: (place.get(company, gone.get(company, 0)), company))


def changes_table(
    console: Console, rows: Sequence[ChangeRow], event: Event, earlier: Event | None = None, company: str | None = None
) -> Table:
    """Changes in a table; with ``company`` only the other side of each meeting is named."""
    wide = console.width >= _WIDE
    columns = ("With" if company is not None else "Meeting", "Before", "Now")
    found = table("Change", *columns, *(("Why",) if wide else ()), change=7, before=10, now=10)
    several = len({m.start.date() for row in rows for m in (row.before, row.after) if m is not None}) > 1
    for row in rows:
        who = _who(row, event, earlier or event, company)
        texts = [who if wide or not row.why else f"{who}\n-> {plain(row.why)}"]
        texts += [_place(m, event, dated=several) for m in (row.before, row.after)]
        texts += [plain(row.why)] if wide else []
        found.add_row(Text(row.kind, style=_STYLES.get(row.kind, "")), *texts)
    return found


def _who(row: ChangeRow, event: Event, earlier: Event, company: str | None) -> str:
    ids = [i for i in (row.purchaser, row.supplier) if i != company]
    names = (company_name(event if i in event.company_by_id else earlier, i) for i in ids)
    return plain(" with ".join(f"{name} ({i})" for name, i in zip(names, ids, strict=True)))


def _place(meeting: Meeting | None, event: Event, *, dated: bool) -> str:
    if meeting is None:
        return "-"
    text = f"{meeting.start:%m-%d %H:%M}" if dated else f"{meeting.start:%H:%M}"
    interpreter = interpreter_label(event, meeting.interpreter)
    return plain(f"{text} {meeting.zone}/{meeting.table}" + (f" {interpreter}" if interpreter else ""))


def _state(rerun: Rerun) -> str:
    when = f" of {rerun.built_at:%Y-%m-%d %H:%M}" if rerun.built_at is not None else ""
    number = f", revision {rerun.revision}" if rerun.revision is not None else ""
    return f"the published schedule{when} in {plain(rerun.source)}{number}"


def _tally(rows: Sequence[ChangeRow]) -> str:
    """``412 kept, 1 dropped, 2 moved``."""
    counted = Counter(row.kind for row in rows)
    kinds = dict.fromkeys(("kept", *_STYLES, *counted))
    return ", ".join(f"{counted[kind]:,} {kind}" for kind in kinds if counted[kind]) or "No meetings"


def _proved(goals: Sequence[GoalResult], changes: Sequence[ChangeRow]) -> list[str]:
    """The sentences on what had to change: how many, and whether fewer is impossible."""
    found = {goal.name: goal for goal in goals}
    kinds = Counter(row.kind for row in changes)
    lines = []
    kept = found.get("kept")
    if kept is not None:
        freed = kinds["dropped"] - kept.value
        if freed > 0:
            lines.append(f"{count(freed, 'meeting')} fell away with what was cancelled, refused or taken out.")
        lines.append(_needed(kept, "be given up"))
    names = [goal.name for goal in goals]
    if {"value", "slot_moves"} <= found.keys() and names.index("value") < names.index("slot_moves"):
        # Moves were allowed: they come after value in the order of goals.
        moved = found.pop("slot_moves")
        fewer = "; fewer would cost value" if moved.proved else ""
        lines.append(f"{count(moved.value, 'meeting')} moved, as was allowed for gain{fewer}.")
    needs = (("slot_moves", "move"), ("table_changes", "change tables"), ("person_changes", "change people"))
    lines += [_needed(found[name], what) for name, what in needs if name in found and found[name].value]
    still = [what for name, what in needs if name in found and not found[name].value]
    if still:
        lines.append(f"No meeting had to {' or '.join(still)}.")
    if kinds["added"]:
        lines.append(f"{count(kinds['added'], 'meeting')} {'was' if kinds['added'] == 1 else 'were'} added.")
    return lines


def _needed(goal: GoalResult, what: str) -> str:
    """Such as that 2 meetings had to move, and that fewer is impossible."""
    if goal.value == 0:
        return f"No meeting had to {what}."
    if goal.proved:
        return f"{count(goal.value, 'meeting')} had to {what}; fewer is impossible."
    least = f"; at least {goal.bound:,} have to" if goal.bound else "; that fewer suffice is not excluded"
    return f"{count(goal.value, 'meeting')} {what} now{least}."


def _cost(report: BuildReport, rerun: Rerun) -> list[str]:
    value = report.summary.value
    lines = [f"The value was {rerun.value:,} and is {value:,}."]
    if rerun.value_bound is not None:
        room = max(0, rerun.value_bound - value)
        if room:
            lines.append(f"What keeping costs: a fresh build could reach {rerun.value_bound:,} at most, {room:,} more.")
        else:
            lines.append("Keeping costs no value: a fresh build could not reach more.")
    return lines


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
