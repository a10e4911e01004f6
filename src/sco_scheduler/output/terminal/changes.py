"""Prints what a rerun kept and changed and which of that is proved, and lists of outdated agendas."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.console import Console, Group
from rich.table import Table

from sco_scheduler.agendas.build_report import BuildReport, ChangeRow, Price, Rerun, clock_time
from sco_scheduler.agendas.changes import Outdated
from sco_scheduler.domain.event import Event
from sco_scheduler.domain.messages import ENGLISH, PAIR, SENTENCE, Phrase, Said, Speech
from sco_scheduler.domain.schedule import Meeting
from sco_scheduler.output import phrases as common
from sco_scheduler.output.terminal.console import NARROW, Prose, plain, print_said, table
from sco_scheduler.output.terminal.summary import print_open
from sco_scheduler.output.texts.rerun import Naming, more_time, sentences, source, tally_changes

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


def print_unchanged(console: Console, rerun: Rerun, speech: Speech = ENGLISH) -> None:
    """Print that a rerun had nothing to do."""
    told, advice = Phrase("unchanged")(source=source(rerun)), Phrase("meetings-stand")
    if rerun.searched is not None:
        told = Phrase("no-better-found")(source=source(rerun), seconds=rerun.searched)
        advice = Phrase("meetings-stand-go-on")
    print_said(console, told, speech, style="bold")
    print_open(console, rerun.open, speech)
    print_said(console, advice(count=rerun.meetings), speech)
    print_prices(console, rerun.prices, speech)


def print_rerun(console: Console, report: BuildReport, rerun: Rerun, speech: Speech = ENGLISH) -> None:
    """Print a rerun's starting point, its changes, what is proved, and the cost of keeping the published schedule."""
    changes = report.changes or ()
    print_said(console, Phrase("kept-to")(source=source(rerun), count=rerun.meetings), speech, style="bold")
    for told in sentences(report, rerun):
        print_said(console, told, speech)
    advice = more_time(report)
    if advice is not None:
        print_said(console, advice, speech)
    if not changes:
        print_said(console, Phrase("no-change"), speech)
        return
    naming = Naming(report.schedule.event, report.earlier or report.schedule.event)
    _Changes(console, naming, speech).print(changes[:_CHANGES_SHOWN])
    if len(changes) > _CHANGES_SHOWN:
        print_said(console, Phrase("more-changes")(count=len(changes) - _CHANGES_SHOWN), speech)


def print_prices(console: Console, prices: Sequence[Price], speech: Speech = ENGLISH) -> None:
    """Print the gain of further moves, next to the result without them.

    Parameters
    ----------
    prices
        The prices; the first is without further moves.
    """
    if not prices:
        return
    print_said(console, Phrase("heading-prices"), speech, style="bold")
    if console.width < NARROW:
        for price in prices:
            label, moved, missing, value, gain = _price(price, prices[0], speech)
            told = Phrase("price-line")(moves=label, moved=moved, missing=missing, value=value)
            print_said(console, Phrase("gained")(price=told, gain=gain) if gain else told, speech, hang="- ")
    else:
        columns = (
            Phrase("heading-further-moves"),
            Phrase("heading-meetings-moved"),
            Phrase("heading-missing"),
            common.VALUE,
            Phrase("heading-gain"),
        )
        rows = table(*map(speech.say, columns), right=(1, 2, 3, 4))
        for price in prices:
            rows.add_row(*_price(price, prices[0], speech))
        console.print(rows)
    for price in prices:
        if price.nearer:
            companies = speech.semicolon.join(map(plain, price.nearer))
            print_said(console, Phrase("nearer")(moves=price.moves, companies=companies), speech)


def _price(price: Price, base: Price, speech: Speech) -> tuple[str, str, str, str, str]:
    """The cells of a price: moves allowed, meetings moved, missing to the minimums, value, gain."""
    value = (Phrase("exactly") if price.proved else Phrase("or-better"))(value=price.value)
    gain = price.value - base.value
    return (
        speech.say(Phrase("up-to")(moves=price.moves) if price.moves else Phrase("no-moves")),
        speech.number(price.moved),
        speech.number(price.missing),
        speech.say(value),
        f"{'-' if gain < 0 else '+'}{speech.number(abs(gain))}" if price.moves else "",
    )


def print_diff(
    console: Console, rows: Sequence[ChangeRow], old: Event, new: Event, speech: Speech = ENGLISH, *, kept: bool = False
) -> None:
    """Print the differences of two schedules, by company, then meeting by meeting.

    Parameters
    ----------
    kept
        Whether to print kept meetings too.
    """
    shown = rows if kept else [row for row in rows if row.kind != "kept"]
    naming = Naming(new, old)
    print_said(console, SENTENCE(text=tally_changes(rows, speech=speech)), speech, style="bold")
    for company in companies_of(shown, old, new):
        own = [row for row in rows if company in (row.purchaser, row.supplier)]
        console.print()
        told = Phrase("changes-of-company")(
            id=company, company=naming.company(company), tally=tally_changes(own, speech=speech)
        )
        print_said(console, told, speech, style="bold")
        _Changes(console, naming, speech, company).print([row for row in own if row in shown])


def companies_of(rows: Iterable[ChangeRow], old: Event, new: Event) -> list[str]:
    """List the companies of changes in the order of the registrations, unregistered ones first."""
    concerned = {company for row in rows for company in (row.purchaser, row.supplier)}
    place = {company.id: i for i, company in enumerate(new.companies)}
    gone = {company.id: i - len(old.companies) for i, company in enumerate(old.companies)}
    return sorted(concerned, key=lambda company: (place.get(company, gone.get(company, 0)), company))


@dataclass(frozen=True)
class _Changes:
    """Prints changes in a table, or as a list in a narrow terminal.

    With ``company`` only the other side of each meeting is named.
    """

    console: Console
    naming: Naming
    speech: Speech
    company: str | None = None

    def print(self, rows: Sequence[ChangeRow]) -> None:
        """Print the changes."""
        if self.console.width < NARROW:
            for row in rows:
                self._print_entry(row)
        else:
            self.console.print(self._table(rows))

    def _print_entry(self, row: ChangeRow) -> None:
        style = _STYLES.get(row.kind, "")
        self.console.print(Prose(self._companies(row), hang=f"{self._kind(row)}  ", hang_style=style))
        places = [self._place(row, m) for m in (row.before, row.after) if m is not None]
        if row.kind == "kept":
            places = places[:1]
        self.console.print(Prose(" -> ".join(places), hang="  "))
        if row.why:
            self.console.print(Prose(self._why(row), hang="  "))

    def _table(self, rows: Sequence[ChangeRow]) -> Table:
        wide = self.console.width >= _WIDE
        headings = [
            Phrase("heading-change"),
            Phrase("heading-meeting") if self.company is None else Phrase("heading-with"),
            Phrase("heading-before"),
            Phrase("heading-now"),
        ]
        found = table(*map(self.speech.say, [*headings, common.WHY] if wide else headings), least=(7, None, 10, 10))
        for row in rows:
            who, why = Prose(self._companies(row)), Prose(self._why(row), hang="" if wide or not row.why else "-> ")
            places = [Prose(self._place(row, m)) for m in (row.before, row.after)]
            kind = Prose(self._kind(row), style=_STYLES.get(row.kind, ""))
            if wide:
                found.add_row(kind, who, *places, why)
            else:
                found.add_row(kind, Group(who, why) if row.why else who, *places)
        return found

    def _kind(self, row: ChangeRow) -> str:
        return self.speech.say(common.CHANGES.get(row.kind, row.kind))

    def _why(self, row: ChangeRow) -> str:
        return self.speech.say(row.why)

    def _companies(self, row: ChangeRow) -> str:
        sides = [f"{self.naming.company(i)} ({i})" for i in (row.purchaser, row.supplier) if i != self.company]
        told = PAIR(purchaser=sides[0], supplier=sides[1]) if len(sides) > 1 else sides[0]
        return self.speech.say(told)

    def _place(self, row: ChangeRow, meeting: Meeting | None) -> str:
        if meeting is None:
            return "-"
        time = self.speech.say(clock_time(self.naming.now, meeting.start))
        people = [*self.naming.delegates(row, meeting), self.naming.interpreter(meeting)]
        return " ".join(filter(None, (time, meeting.place, *people)))


def print_outdated(
    console: Console, rows: Sequence[Outdated], interpreters: Sequence[str], since: Said, speech: Speech = ENGLISH
) -> None:
    """Print the companies with outdated agendas, in the order in which they are affected, and the interpreters.

    Parameters
    ----------
    since
        The state with which the agendas are compared.
    """
    say = speech.say
    if not rows:
        print_said(console, Phrase("no-agenda-changed")(since=since), speech)
    else:
        print_said(console, Phrase("agendas-changed")(count=len(rows), since=since), speech, style="bold")
    for row in rows:
        first = f"{row.affected_from:%Y-%m-%d %H:%M}" if row.affected_from is not None else say(Phrase("any-time"))
        console.print(Prose(f"{first}  {row.name} ({row.company})", style="bold"))
        reach = ", ".join(text for text in (row.contact, row.phone, row.email) if text)
        console.print(Prose(reach or say(Phrase("no-contact")), hang="  "))
        for note in row.notes:
            print_said(console, note, speech, hang="  - ")
    if interpreters:
        print_said(console, Phrase("interpreters-changed")(names=tuple(interpreters)), speech)
