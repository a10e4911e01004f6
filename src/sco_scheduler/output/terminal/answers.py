"""Prints answers: reasons of unmet requests with the ways to meet them, effects of changes, suggestions."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from rich.console import Console

from sco_scheduler.agendas.answers import (
    Answer,
    Cost,
    Figures,
    Moved,
    PairStatus,
    Repair,
    Suggestion,
    Way,
    WayKind,
    WhatChange,
    WhatIf,
    Why,
)
from sco_scheduler.agendas.report import company_with_id, delegate_labels, interpreter_label, pair_with_ids
from sco_scheduler.domain.event import Event, Pair
from sco_scheduler.domain.messages import ENGLISH, Clauses, Phrase, Said, Sentence, Speech
from sco_scheduler.domain.schedule import Meeting
from sco_scheduler.output.phrases import NOTHING_HELPS, languages_between, what_change
from sco_scheduler.output.terminal.console import heading, plain, print_path, print_said
from sco_scheduler.output.texts.answers import meeting_place, reasons_of

HELD = Phrase("why-held")
DISPLACED = Phrase("why-displaced")
REFUSED = Phrase("why-refused")
NOT_REQUESTED = Phrase("why-not-requested")
NO_REQUESTS = Phrase("why-no-requests")
IMPOSSIBLE = Phrase("why-impossible")
FORBIDDEN = Phrase("why-forbidden")
FORBIDDING = Phrase("why-forbidding")
NOT_COMPUTED = Phrase("why-not-computed")
NO_WAY_FOUND = Phrase("why-no-way-found")
NO_HELP = Phrase("why-maximum-no-help")
WAYS = {WayKind.NOBODY: Phrase("way-nobody"), WayKind.MOVES: Phrase("way-moves"), WayKind.VALUE: Phrase("way-value")}
SWAP = Phrase("way-swap")
WITH_MORE = {
    WayKind.MAXIMUM: Phrase("way-maximum"),
    WayKind.TABLE: Phrase("way-table"),
    WayKind.INTERPRETER: Phrase("way-interpreter"),
    WayKind.DELEGATE: Phrase("way-delegate"),
}
PROVED = Phrase("way-proved")
NOT_PROVED = Phrase("way-not-proved")
COST = Phrase("way-cost")
COST_AND_PEOPLE = Phrase("way-cost-and-people")
MORE_MISSING = Phrase("way-more-missing")
FEWER_MISSING = Phrase("way-fewer-missing")
MOVES = Phrase("way-moves-from-to")
CHANGES = Phrase("way-changes")
INTERPRETER = Phrase("way-interpreter-now")
NO_INTERPRETER = Phrase("way-no-interpreter-now")
DELEGATE = Phrase("way-delegate-now")
FALLS = Phrase("way-falls")
HOLDS = Phrase("way-holds")
PAIR_AND_VALUE = Phrase("why-pair")

NOW = Phrase("whatif-now")
NOW_AT_BEST = Phrase("whatif-now-at-best")
BEST = Phrase("whatif-best")
LEFT_OUT = Phrase("whatif-left-out")
AT_BEST = Phrase("whatif-at-best")
SOLVED = Phrase("whatif-solved")
BOUND = Phrase("whatif-bound")
LEFT = Phrase("whatif-left")
COSTS = Phrase("whatif-costs")
RANGE = Phrase("whatif-from-to")
COSTS_VALUE = Phrase("whatif-costs-value")
COSTS_MUSTS = Phrase("whatif-costs-musts")
COSTS_MINIMUMS = Phrase("whatif-costs-minimums")
AGENDAS = Phrase("whatif-agendas")

NO_SUGGESTIONS = Phrase("suggest-nobody")
NOBODY_SINCE = Phrase("suggest-nobody-since")
COULD_MEET = Phrase("suggest-could-meet")
COULD_MEET_INSTEAD = Phrase("suggest-could-meet-instead")
TOGETHER = Phrase("suggest-together")
PAGES = Phrase("suggest-pages")
ADDED_TO = Phrase("suggest-added-to")

_DISPLACED_SHOWN = 5
_CHANGES_SHOWN = 12


def print_why(console: Console, why: Why, speech: Speech = ENGLISH) -> None:
    """Print each pair with its reason, and the ways to hold it with the cost of each."""
    if not why.answers:
        print_said(console, NO_REQUESTS, speech)
    for i, answer in enumerate(why.answers):
        if i:
            console.print()
        _Printer(console, why.event, speech).answer(answer)


def print_what_if(console: Console, found: WhatIf, speech: Speech = ENGLISH) -> None:
    """Print the figures now, and with each change."""

    def say(told: Said, hang: str = "", style: str = "") -> None:
        print_said(console, told, speech, hang=hang, style=style)

    now = found.now
    told = NOW if now.reached else NOW_AT_BEST
    say(told(musts=now.musts, minimums=now.minimums, value=now.value, meetings=now.meetings))
    if found.at_best is not None:
        most = found.at_best
        say(NOW_AT_BEST(musts=most.musts, minimums=most.minimums, value=most.value, meetings=most.meetings))
    if not found.changes:
        say(NOTHING_HELPS)
    elif len(found.changes) > 1:
        say(BEST(count=min(len(found.changes), _CHANGES_SHOWN)))
    for change in found.changes[:_CHANGES_SHOWN]:
        console.print()
        say(
            Sentence(Clauses(tuple(what_change(*option, event=found.event) for option in change.options))), "* ", "bold"
        )
        say(_brings(change, now), "  ")
        if change.cost is not None:
            say(_costs(change.cost), "  ")
        if change.agendas_changed is not None:
            say(AGENDAS(count=change.agendas_changed), "  ")
        words = shlex.join(word for option in change.options for word in option)
        console.print(f"  {plain(words)}", soft_wrap=True, style="cyan")
    if found.left_out:
        say(LEFT_OUT(count=found.left_out))


def _brings(change: WhatChange, now: Figures) -> Said:
    figures = change.figures
    told = SOLVED if figures.reached else LEFT if change.cost is not None else AT_BEST if now.reached else BOUND
    return told(
        musts=figures.musts,
        minimums=figures.minimums,
        value=figures.value,
        gain=f"{change.gain:+,}",
        meetings=figures.meetings,
    )


def _costs(cost: Cost) -> Said:
    goals = {COSTS_VALUE: cost.value, COSTS_MUSTS: cost.musts, COSTS_MINIMUMS: cost.minimums}
    parts = [
        told(cost=RANGE(least=f"{least:,}", most=f"{most:,}") if least < most else f"{most:,}")
        for told, (least, most) in goals.items()
        if most or told is COSTS_VALUE
    ]
    return COSTS(count=cost.hit, costs=Clauses(tuple(parts)))


def print_suggestions(
    console: Console,
    event: Event,
    suggestions: Sequence[Suggestion],
    written: Path | None,
    speech: Speech = ENGLISH,
    *,
    pages: Path | None = None,
    nobody: Said = "",
) -> None:
    """Print the suggested partners by company, with reasons and a time and place to meet.

    Parameters
    ----------
    written
        The copy of the registrations that has them, if one was written.
    pages
        The workbook of pages to be ticked, if one was written.
    nobody
        Why nobody can be suggested, where that is known.
    """
    if not suggestions:
        print_said(console, Sentence(NOBODY_SINCE(why=nobody)) if nobody else NO_SUGGESTIONS, speech)
    for company, some in groupby(suggestions, key=lambda s: s.company):
        console.print(heading(company_with_id(event, company)))
        for suggestion in some:
            partner = company_with_id(event, suggestion.partner)
            place = meeting_place(event, suggestion.meeting)
            could = COULD_MEET if suggestion.together else COULD_MEET_INSTEAD
            told = could(partner=partner, place=place, reasons=reasons_of(event, suggestion))
            print_said(console, told, speech, hang="* ")
        console.print()
    if len(suggestions) > 1:
        count = len({s.meeting.pair for s in suggestions if s.together})
        print_said(console, TOGETHER(count=count, all=len({s.meeting.pair for s in suggestions})), speech)
    if written is not None:
        print_path(console, ADDED_TO(path=str(written)), speech)
    if pages is not None:
        count = len({suggestion.company for suggestion in suggestions})
        print_path(console, PAGES(path=str(pages), count=count), speech)


class _Printer:
    def __init__(self, console: Console, event: Event, speech: Speech) -> None:
        self._console = console
        self._event = event
        self._speech = speech

    def answer(self, answer: Answer) -> None:
        """Print one answer."""
        told = PAIR_AND_VALUE(pair=self._pair(answer.pair), value=answer.value)
        self._console.print(heading(self._speech.say(told)))
        self._reason(answer)
        for way in answer.ways:
            self._way(way)
        if answer.no_help:
            self._console.print()
            self._say(NO_HELP(name=tuple(company_with_id(self._event, company) for company in answer.no_help)))

    def _reason(self, answer: Answer) -> None:
        if answer.held is not None:
            self._say(HELD(place=self._place(answer.held)))
            if answer.displaced:
                some: list[Said] = [self._pair(u.pair) for u in answer.displaced[:_DISPLACED_SHOWN]]
                some += ["…"] * (len(answer.displaced) > _DISPLACED_SHOWN)
                self._say(DISPLACED(count=len(answer.displaced), pairs=Clauses(tuple(some))))
            return
        if answer.status is PairStatus.NOT_REQUESTED:
            self._say(NOT_REQUESTED)
        elif answer.unmet is not None:
            self._say(answer.unmet.text)
        else:
            self._say(REFUSED)
        if answer.impossible:
            self._say(IMPOSSIBLE)
        elif answer.forbidding and answer.status is PairStatus.UNMET:
            self._say(FORBIDDEN)
        for row in answer.forbidding:
            self._say(FORBIDDING(row=row.text, cell=row.cell), hang="- ")
        if answer.status is not PairStatus.UNMET or answer.impossible:
            return
        if not answer.computed:
            self._say(NOT_COMPUTED)
        elif not answer.ways:
            self._say(NO_WAY_FOUND)

    def _way(self, way: Way) -> None:
        repair = way.repair
        if way.kind is WayKind.SWAP:
            name: Said = SWAP(count=len(repair.dropped))
        else:
            name = WITH_MORE[way.kind](name=self._resources(way)) if way.resources else WAYS[way.kind]
        proof = PROVED if repair.proved else NOT_PROVED
        elsewhere = sum(m.elsewhere for m in repair.moved)
        people = len(repair.moved) - elsewhere
        cost = (COST_AND_PEOPLE(people=people) if people else COST).with_blanks(
            moved=elsewhere,
            dropped=len(repair.dropped),
            change=f"{repair.value_change:+,}",
            agendas=repair.agendas_changed,
            proof=proof,
        )
        self._console.print()
        self._say(Sentence(name), hang="* ", style="bold")
        self._say(cost, hang="  ")
        if repair.missing_change:
            missing = MORE_MISSING if repair.missing_change > 0 else FEWER_MISSING
            self._say(missing(count=abs(repair.missing_change)), hang="  ")
        for told in self._details(repair):
            self._say(told, hang="  - ")
        self._console.print(f"  {plain(way.command)}", soft_wrap=True, style="cyan")

    def _resources(self, way: Way) -> tuple[Said, ...]:
        """What there is one more of, as the reader calls it."""
        names = [resource.rpartition("+")[0] for resource in way.resources]
        if way.kind is WayKind.INTERPRETER:
            return tuple(map(languages_between, names))
        named = way.kind in {WayKind.DELEGATE, WayKind.MAXIMUM}
        return tuple(company_with_id(self._event, name) if named else name for name in names)

    def _details(self, repair: Repair) -> list[Said]:
        held: list[Said] = [HOLDS(pair=self._pair(m.pair), place=self._place(m)) for m in repair.added]
        held += map(self._moved, repair.moved)
        held += [FALLS(pair=self._pair(m.pair), place=self._place(m)) for m in repair.dropped]
        return held

    def _moved(self, moved: Moved) -> Said:
        """Where a meeting moves to, or which of its people change where it stays."""
        pair, before, after = self._pair(moved.after.pair), moved.before, moved.after
        if moved.elsewhere:
            return MOVES(pair=pair, before=self._place(before), after=self._place(after))
        now: list[Said] = []
        if before.interpreter != after.interpreter:
            name = interpreter_label(self._event, after.interpreter)
            now.append(INTERPRETER(name=name) if after.interpreter else NO_INTERPRETER)
        labels = delegate_labels(self._event)
        now += [DELEGATE(name=labels.get(key, key)) for key in after.delegates if key not in before.delegates]
        return CHANGES(pair=pair, place=self._place(after), now=tuple(now))

    def _pair(self, pair: Pair) -> Said:
        return pair_with_ids(self._event, pair)

    def _place(self, meeting: Meeting) -> Said:
        return meeting_place(self._event, meeting)

    def _say(self, told: Said, *, hang: str = "", style: str = "") -> None:
        print_said(self._console, told, self._speech, hang=hang, style=style)
