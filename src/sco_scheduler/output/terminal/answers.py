"""Prints answers: reasons of unmet requests with ways to meet them, effects of changes, suggestions, trade-offs."""

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
    Point,
    Repair,
    Suggestion,
    Way,
    WayKind,
    WhatChange,
    WhatIf,
    Why,
)
from sco_scheduler.agendas.build_report import (
    cancellation,
    company_with_id,
    delegate_labels,
    interpreter_label,
    meeting_place,
    pair_with_ids,
)
from sco_scheduler.domain.event import Event, Pair
from sco_scheduler.domain.goals import GOALS, Sense
from sco_scheduler.domain.messages import ENGLISH, Clauses, Phrase, Said, Sentence, Speech, in_brackets, one_of
from sco_scheduler.domain.schedule import Meeting
from sco_scheduler.output.phrases import NOTHING_HELPS, languages_between, reasons_of, what_change
from sco_scheduler.output.terminal.console import NARROW, Prose, heading, plain, print_path, print_said, table
from sco_scheduler.output.texts.words import goal_title

WAYS = {WayKind.NOBODY: Phrase("way-nobody"), WayKind.MOVES: Phrase("way-moves"), WayKind.VALUE: Phrase("way-value")}
WITH_MORE = {
    WayKind.MAXIMUM: Phrase("way-maximum"),
    WayKind.TABLE: Phrase("way-table"),
    WayKind.INTERPRETER: Phrase("way-interpreter"),
    WayKind.DELEGATE: Phrase("way-delegate"),
}

MORE = {
    WayKind.TABLE: Phrase("more-table"),
    WayKind.INTERPRETER: Phrase("more-interpreter"),
    WayKind.DELEGATE: Phrase("more-delegate"),
}

NOW_AT_BEST = Phrase("whatif-now-at-best")
COSTS_VALUE = Phrase("whatif-costs-value")

_DISPLACED_SHOWN = 5
_CHANGES_SHOWN = 12


def print_why(console: Console, why: Why, speech: Speech = ENGLISH) -> None:
    """Print each pair with its reason, and the ways to hold it with the cost of each."""
    if not why.answers:
        away = cancellation(why.event, why.company) if why.company is not None else ""
        print_said(console, Sentence(away) if away else Phrase("why-no-requests"), speech)
    for i, answer in enumerate(why.answers):
        if i:
            console.print()
        _Printer(console, why.event, speech).answer(answer)


def print_what_if(console: Console, found: WhatIf, speech: Speech = ENGLISH) -> None:
    """Print the present figures, and those with each change."""

    def say(told: Said, hang: str = "", style: str = "") -> None:
        print_said(console, told, speech, hang=hang, style=style)

    now = found.now
    told = Phrase("whatif-now") if now.reached else NOW_AT_BEST
    say(told(musts=now.musts, minimums=now.minimums, value=now.value, meetings=now.meetings))
    if found.at_best is not None:
        most = found.at_best
        say(NOW_AT_BEST(musts=most.musts, minimums=most.minimums, value=most.value, meetings=most.meetings))
    if not found.changes:
        say(NOTHING_HELPS)
    shown = [change for place, change in enumerate(found.changes) if place < _CHANGES_SHOWN or change.alike]
    if len(shown) > 1:
        say(Phrase("whatif-best")(count=len(shown)))
    for change in shown:
        console.print()
        say(
            Sentence(Clauses(tuple(what_change(*option, event=found.event) for option in change.options))), "* ", "bold"
        )
        say(_brings(change, now), "  ")
        if change.cost is not None:
            say(_costs(change.cost), "  ")
            for meeting in change.cost.meetings[:_CHANGES_SHOWN]:
                pair = pair_with_ids(found.event, meeting.pair)
                say(Phrase("whatif-no-place")(pair=pair, place=meeting_place(found.event, meeting)), "  - ")
            if (more := len(change.cost.meetings) - _CHANGES_SHOWN) > 0:
                say(Phrase("why-and-more")(count=more), "  - ")
        if change.alike:
            others = tuple(languages_between(value.rpartition("+")[0]) for _, value in change.alike)
            say(Phrase("whatif-alike")(languages=others), "  ")
        if change.agendas_changed is not None:
            say(Phrase("whatif-agendas")(count=change.agendas_changed), "  ")
        words = shlex.join(word for option in change.options for word in option)
        console.print(f"  {plain(words)}", soft_wrap=True, style="cyan")
    if found.changes and found.now.reached and not found.solved:
        say(Phrase("whatif-agendas-by-solving"))
    if found.left_out:
        say(Phrase("whatif-left-out")(count=found.left_out))


def _brings(change: WhatChange, now: Figures) -> Said:
    figures = change.figures
    told = Phrase("whatif-at-best") if now.reached else Phrase("whatif-bound")
    if figures.reached:
        told = Phrase("whatif-solved")
    elif change.cost is not None:
        told = Phrase("whatif-left")
    return told(
        musts=figures.musts,
        minimums=figures.minimums,
        value=figures.value,
        gain=f"{change.gain:+,}",
        meetings=figures.meetings,
    )


def _costs(cost: Cost) -> Said:
    goals = {
        COSTS_VALUE: cost.value,
        Phrase("whatif-costs-musts"): cost.musts,
        Phrase("whatif-costs-minimums"): cost.minimums,
    }
    parts = [told(cost=_between(least, most)) for told, (least, most) in goals.items() if most or told is COSTS_VALUE]
    return Phrase("whatif-costs")(count=cost.hit, costs=Clauses(tuple(parts)))


def _between(least: int, most: int) -> Said:
    """A range of costs; a negative one, which goals before it leave room for, is no cost."""
    if least < 0 < most:
        return Phrase("whatif-up-to")(most=f"{most:,}")
    return Phrase("whatif-from-to")(least=f"{least:,}", most=f"{most:,}") if least < most else f"{most:,}"


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
        The copy of the registrations with them, if one was written.
    pages
        The workbook of pages for ticking, if one was written.
    nobody
        Why there are no suggestions, if that is known.
    """
    if not suggestions:
        print_said(
            console,
            Sentence(Phrase("suggest-nobody-since")(why=nobody)) if nobody else Phrase("suggest-nobody"),
            speech,
        )
    for company, some in groupby(suggestions, key=lambda s: s.company):
        console.print(heading(company_with_id(event, company)))
        for suggestion in some:
            partner = company_with_id(event, suggestion.partner)
            place = meeting_place(event, suggestion.meeting)
            could = Phrase("suggest-could-meet") if suggestion.together else Phrase("suggest-could-meet-instead")
            told = could(partner=partner, place=place, reasons=reasons_of(event, suggestion))
            print_said(console, told, speech, hang="* ")
        console.print()
    every = {s.meeting.pair for s in suggestions}
    if len(every) > 1:  # one is suggested to both of its companies
        count = len({s.meeting.pair for s in suggestions if s.together})
        print_said(console, Phrase("suggest-together")(count=count, all=len(every)), speech)
    if written is not None:
        print_path(console, Phrase("suggest-added-to")(path=str(written)), speech)
    if pages is not None:
        count = len({suggestion.company for suggestion in suggestions})
        print_path(console, Phrase("suggest-pages")(path=str(pages), count=count), speech)


class _Printer:
    def __init__(self, console: Console, event: Event, speech: Speech) -> None:
        self._console = console
        self._event = event
        self._speech = speech

    def answer(self, answer: Answer) -> None:
        """Print one answer."""
        told = Phrase("why-pair")(pair=self._pair(answer.pair), value=answer.value)
        self._console.print(heading(self._speech.say(told)))
        self._reason(answer)
        for way in answer.ways:
            self._way(way)
        if answer.no_help:
            self._console.print()
            names = tuple(company_with_id(self._event, company) for company in answer.no_help)
            self._say(Phrase("why-maximum-no-help")(name=names))
        if answer.no_more:
            self._console.print()
            self._say(Phrase("why-no-more")(kinds=one_of([MORE[kind] for kind in answer.no_more])))

    def _reason(self, answer: Answer) -> None:
        if answer.held is not None:
            self._held(answer, answer.held)
            return
        if answer.taken_out is not None:
            at = in_brackets(answer.taken_out.cell)
            self._say(Sentence(Phrase("why-taken-out")(row=answer.taken_out.text, at=at)))
        if answer.status is PairStatus.NOT_REQUESTED:
            away = [told for company in answer.pair if (told := cancellation(self._event, company))]
            for told in away or [Phrase("why-not-requested")]:
                self._say(Sentence(told))
        else:
            self._say(answer.unmet.text if answer.unmet is not None else Phrase("why-refused"))
        for told in answer.also:
            self._say(Sentence(told))
        if answer.impossible:
            self._say(Phrase("why-impossible"))
        elif answer.forbidding and answer.status is PairStatus.UNMET:
            self._say(Phrase("why-forbidden"))
        for row in answer.forbidding:
            told = Phrase("why-forbidding")(row=row.text, cell=row.cell) if row.cell is not None else row.text
            self._say(told, hang="- ")
        if answer.status is not PairStatus.UNMET or answer.impossible:
            return
        if not answer.computed:
            self._say(Phrase("why-not-computed"))
        elif not answer.ways:
            self._say(Phrase("why-no-way-found"))

    def _held(self, answer: Answer, meeting: Meeting) -> None:
        """Print where they meet, and the most valuable requests that the meeting displaced."""
        self._say(Phrase("why-held")(place=self._place(meeting)))
        if not answer.displaced:
            return
        some: list[Said] = [self._pair(u.pair) for u in answer.displaced[:_DISPLACED_SHOWN]]
        if (more := len(answer.displaced) - _DISPLACED_SHOWN) > 0:
            some.append(Phrase("why-and-more")(count=more))
        self._say(Phrase("why-displaced")(count=len(answer.displaced), pairs=Clauses(tuple(some))))

    def _way(self, way: Way) -> None:
        repair = way.repair
        if way.kind is WayKind.SWAP:
            name: Said = Phrase("way-swap")(count=len(repair.dropped))
        else:
            name = WITH_MORE[way.kind](name=self._resources(way)) if way.resources else WAYS[way.kind]
        proof = Phrase("way-proved") if repair.proved else Phrase("way-not-proved")
        elsewhere = sum(m.elsewhere for m in repair.moved)
        people = len(repair.moved) - elsewhere
        cost = (Phrase("way-cost-and-people")(people=people) if people else Phrase("way-cost")).with_blanks(
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
            missing = Phrase("way-more-missing") if repair.missing_change > 0 else Phrase("way-fewer-missing")
            self._say(missing(count=abs(repair.missing_change)), hang="  ")
        for told in self._details(repair):
            self._say(told, hang="  - ")
        self._console.print(f"  {plain(way.command)}", soft_wrap=True, style="cyan")
        for row in way.rows:
            self._say(Phrase("way-to-last")(row=row), hang="  ")

    def _resources(self, way: Way) -> tuple[Said, ...]:
        """The resources that are added, in the reader's words."""
        names = [resource.rpartition("+")[0] for resource in way.resources]
        if way.kind is WayKind.INTERPRETER:
            return tuple(map(languages_between, names))
        named = way.kind in {WayKind.DELEGATE, WayKind.MAXIMUM}
        return tuple(company_with_id(self._event, name) if named else name for name in names)

    def _details(self, repair: Repair) -> list[Said]:
        held: list[Said] = [Phrase("way-holds")(pair=self._pair(m.pair), place=self._place(m)) for m in repair.added]
        held += map(self._moved, repair.moved)
        held += [Phrase("way-falls")(pair=self._pair(m.pair), place=self._place(m)) for m in repair.dropped]
        return held

    def _moved(self, moved: Moved) -> Said:
        """The new place of a meeting, or its changed people if the place stays."""
        pair, before, after = self._pair(moved.after.pair), moved.before, moved.after
        if moved.elsewhere:
            return Phrase("way-moves-from-to")(pair=pair, before=self._place(before), after=self._place(after))
        now: list[Said] = []
        if before.interpreter != after.interpreter:
            name = interpreter_label(self._event, after.interpreter)
            now.append(
                Phrase("way-interpreter-now")(name=name) if after.interpreter else Phrase("way-no-interpreter-now")
            )
        labels = delegate_labels(self._event)
        now += [
            Phrase("way-delegate-now")(name=labels.get(key, key))
            for key in after.delegates
            if key not in before.delegates
        ]
        return Phrase("way-changes")(pair=pair, place=self._place(after), now=tuple(now))

    def _pair(self, pair: Pair) -> Said:
        return pair_with_ids(self._event, pair)

    def _place(self, meeting: Meeting) -> Said:
        return meeting_place(self._event, meeting)

    def _say(self, told: Said, *, hang: str = "", style: str = "") -> None:
        print_said(self._console, told, self._speech, hang=hang, style=style)


# Trade-offs

_BAR = 16
"""The length of the longest bar, in columns."""

_EIGHTHS = " ▏▎▍▌▋▊▉█"


def bar(value: int, most: int) -> str:
    """Return a bar in eighths of a character."""
    eighths = round(value * _BAR * 8 / most) if most > 0 else 0
    return "█" * (eighths // 8) + (_EIGHTHS[eighths % 8] if eighths % 8 else "")


def print_trade_off(
    console: Console, title: str, goals: tuple[str, str], rows: Sequence[Point], speech: Speech = ENGLISH
) -> None:
    """Print the schedules of one trade-off: figures with bounds, a bar for the second goal, and options.

    Of schedules with the same figures only the first is shown, with the number of others; dominated schedules, which
    ran out of time, are only counted too.
    """
    say = speech.say
    first = {row.values: i for i, row in reversed(list(enumerate(rows)))}
    every, rows = len(rows), [row for i, row in enumerate(rows) if first[row.values] == i]
    unlike, rows = len(rows), [row for row in rows if not any(_beats(other, row, goals) for other in rows)]
    console.print(heading(title))
    one, other = (goal_title(goal, speech) for goal in goals)
    most = max((row.values[1] for row in rows), default=0)
    if console.width < NARROW:
        for row in rows:
            told = Phrase("trade-off-line")(
                one=one, first=_figure(row, 0, speech), other=other, second=_figure(row, 1, speech)
            )
            print_said(console, told, speech)
    else:
        made = table(one, other, "", say(Phrase("trade-off-meetings")), right=(0, 1, 3))
        for row in rows:
            made.add_row(
                _figure(row, 0, speech), _figure(row, 1, speech), bar(row.values[1], most), speech.number(row.meetings)
            )
        console.print(made)
    for row in rows:
        figures = "; ".join(map(speech.number, row.values))
        console.print(Prose(f"{figures}: {row.command}", hang="  "))
    if unlike < every:
        print_said(console, Phrase("trade-off-same")(count=every - unlike), speech)
    if len(rows) < unlike:
        print_said(console, Phrase("trade-off-beaten")(count=unlike - len(rows)), speech)
    console.print()


def _beats(one: Point, other: Point, goals: tuple[str, str]) -> bool:
    """Whether a schedule dominates another: no goal is worse, and the figures differ."""
    signs = [1 if GOALS[goal].sense is Sense.MOST else -1 for goal in goals]
    as_good = all(sign * a >= sign * b for sign, a, b in zip(signs, one.values, other.values, strict=True))
    return as_good and one.values != other.values


def _figure(row: Point, n: int, speech: Speech) -> str:
    """A value, followed by its bound if that is known and different."""
    value, bound = row.values[n], row.bounds[n]
    told = speech.number(value)
    return told if bound is None or bound == value else f"{told} ({speech.number(bound)})"
