"""Explains why a request is not met, and finds the cheapest ways in which it could be."""

from __future__ import annotations

import shlex
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from sco_scheduler.agendas.answers import Answer, Change, PairStatus, Repair, RepairMode, Way, WayKind, Why
from sco_scheduler.domain.event import Event, FixedMeeting, Level, Pair
from sco_scheduler.domain.outcome import HOPELESS, Conflict, ConflictRow, Reason, Unmet, tallied
from sco_scheduler.domain.schedule import Meeting, Schedule
from sco_scheduler.domain.values import pair_value
from sco_scheduler.insight.phrases import LOOKED_AT
from sco_scheduler.insight.unmet import explain
from sco_scheduler.intake import AgendasBook
from sco_scheduler.workflows import phrases
from sco_scheduler.workflows.build import Follower, NullFollower
from sco_scheduler.workflows.companies import find_company, pair_in_roles
from sco_scheduler.workflows.errors import EVENT_MISSING, Stopped
from sco_scheduler.workflows.repair import LeastValueRepairs, Standing, forbidding, moving_nobody
from sco_scheduler.workflows.rerun.published import Earlier, read_published

COMPANY_SECONDS = 15.0
"""The time for the ways of all requests of a company; those after it have their reason alone."""

_RESOURCE_SECONDS = 0.5
"""The most work for a way with one more resource; a way that needs more is not listed."""

_ADDABLE = {Reason.GOALS, Reason.TIME_RAN_OUT}
"""Reasons of a meeting that could be added as the schedule stands."""


def why(agendas: str | Path, who: str, whom: str | None = None, *, follower: Follower | None = None) -> Why:
    """Explain why a pair meets or does not, and how it still could.

    Parameters
    ----------
    agendas
        The agendas workbook; its sheet Meetings counts as it is now.
    who
        A company, by ID, name or part of a name.
    whom
        The other company; None asks about every request of and for ``who``.
    follower
        Listens to the progress, and may stop the search.

    Raises
    ------
    Stopped
        The workbook cannot be read.
    Unknown
        No company, or more than one, has a name.
    Refused
        Both only buy, or both only sell.
    """
    path, follower = Path(agendas), follower or NullFollower()
    earlier = _read_repairable(path)
    event = earlier.event
    first = find_company(event, who)
    if whom is not None:
        follower.stage(phrases.SOLVING)
        pair = pair_in_roles(event, first.id, find_company(event, whom).id)
        return Why(event, (_PairAnswers(path, earlier, [pair]).answer(pair, seconds=None),))
    pairs = [p for p in event.requests_by_pair if first.id in p]
    pairs.sort(key=lambda pair: -pair_value(event, pair))
    pair_answers = _PairAnswers(path, earlier, pairs)
    answers, deadline = [], time.monotonic() + COMPANY_SECONDS
    follower.stage(phrases.SOLVING)
    for pair in tallied(pairs, LOOKED_AT, follower.counted, every=1):
        left = 0.0 if follower.stopped() else max(0.0, deadline - time.monotonic())
        answers.append(pair_answers.answer(pair, seconds=left))
    return Why(event, tuple(answers), first.id)


def _read_repairable(path: Path) -> Earlier:
    """Read the published schedule of a workbook, by the event in its own Record."""
    from sco_scheduler.domain.findings import Finding

    book = AgendasBook(path)
    event = book.own.record.event
    if event is None:
        raise Stopped([*book.own.findings, Finding(EVENT_MISSING, details={"path": str(path)})])
    return read_published(path, event, book=book)


class _PairAnswers:
    """Answers questions about some pairs of one published schedule."""

    def __init__(self, path: Path, earlier: Earlier, pairs: Sequence[Pair]) -> None:
        self.path = path
        self.earlier = earlier
        self.event = earlier.event
        self.standing = Standing(earlier.event, earlier.published)
        self.schedule = self.standing.schedule
        self.unmet = {u.pair: u for u in explain(self.schedule, published=earlier.published)}
        open_pairs = [pair for pair in pairs if pair in self.unmet and self.unmet[pair].reason not in HOPELESS]
        self.least = LeastValueRepairs(self.standing, open_pairs)

    def answer(self, pair: Pair, *, seconds: float | None) -> Answer:
        """Answer about one pair; ways are searched for within ``seconds`` (None: without a limit)."""
        value = pair_value(self.event, pair)
        held = self.schedule.by_pair.get(pair)
        if held:
            return Answer(pair, PairStatus.HELD, value, held=held[0], displaced=self._displaced(held[0]), computed=True)
        requests = self.event.requests_by_pair.get(pair, ())
        if any(r.level is Level.NO for r in requests):
            rows = self._forbidding(pair)
            return Answer(pair, PairStatus.REFUSED, value, unmet=self.unmet.get(pair), forbidding=rows, computed=True)
        if not requests:
            return Answer(pair, PairStatus.NOT_REQUESTED, value, computed=True)
        unmet = self.unmet[pair]
        if unmet.reason in HOPELESS:
            rows = self._forbidding(pair)
            return Answer(pair, PairStatus.UNMET, value, unmet=unmet, impossible=True, forbidding=rows, computed=True)
        found = Answer(pair, PairStatus.UNMET, value, unmet=unmet)
        if seconds is not None and seconds <= 0.0:
            return found
        ways, conflict, impossible = self._ways(pair)
        rows = _rows_of(conflict)
        return replace(found, ways=ways, impossible=impossible, forbidding=rows, computed=True)

    def _forbidding(self, pair: Pair) -> tuple[ConflictRow, ...]:
        return _rows_of(forbidding(self.standing, Change.holding(pair)))

    def _displaced(self, meeting: Meeting) -> tuple[Unmet, ...]:
        """Requests that could be added to the schedule if this meeting were not held."""
        rest = tuple(m for m in self.schedule.meetings if m != meeting)
        without = explain(Schedule(self.event, rest), published=self.earlier.published)
        return tuple(
            u
            for u in without
            if u.pair != meeting.pair and u.reason in _ADDABLE and self.unmet[u.pair].reason not in _ADDABLE
        )

    def _ways(self, pair: Pair) -> tuple[tuple[Way, ...], Conflict | None, bool]:
        """The ways to hold a meeting of the pair; why there is none, where there cannot be one."""
        change = Change.holding(pair)
        still = moving_nobody(self.standing, change, pair)
        if isinstance(still, Repair):
            return (self._way(WayKind.NOBODY, still),), None, False
        ways: list[Way] = []
        conflict, impossible = None, False
        least = self.least.hold(pair, explain=True)
        if isinstance(least, Repair):
            ways.append(self._way(WayKind.VALUE if least.dropped else WayKind.MOVES, least))
        else:
            conflict, impossible = least.conflict, least.impossible
        for kind, resource, event in _with_one_more(self.event, pair):
            more = Change.holding(pair, event=event)
            found = moving_nobody(self.standing, more, pair, lambda: _RESOURCE_SECONDS)
            if isinstance(found, Repair):
                ways.append(self._way(kind, found, resource))
        return tuple(ways), conflict, impossible and not ways

    def _way(self, kind: WayKind, found: Repair, resource: str = "") -> Way:
        return Way(kind, found, self._command(kind, found, resource), resource)

    def _held(self, row: FixedMeeting) -> str:
        """A meeting as ``--hold`` takes it: ``P003,S014@10:40``."""
        pair = ",".join(row.pair)
        if row.start is None or row.date is None:
            return pair
        days = self.event.days
        return f"{pair}@{row.date}T{row.start:%H:%M}" if len(days) > 1 else f"{pair}@{row.start:%H:%M}"

    def _command(self, kind: WayKind, found: Repair, resource: str) -> str:
        """The command that makes this repair, from where the workbook has the path that it was given by."""
        built = self.earlier.read.record.built
        sources = (built.sources if built is not None else ()) or ("registrations.xlsx",)
        words = ["schedule", "build", *(str(self.path.parent / name) for name in sources), "-o", str(self.path)]
        words += [word for row in found.change.hold for word in ("--hold", self._held(row))]
        words += [word for pair in sorted(found.change.drop) for word in ("--give-up", ",".join(pair))]
        if resource:
            words += [_OPTIONS[kind], resource]
        if found.found_as is RepairMode.NOBODY:
            words.append("--move-nobody")
        return shlex.join(words)


_OPTIONS = {WayKind.TABLE: "--table", WayKind.INTERPRETER: "--interpreter", WayKind.DELEGATE: "--delegate"}


def _rows_of(conflict: Conflict | None) -> tuple[ConflictRow, ...]:
    """The rows of a conflict that are in a sheet; the meeting asked for has none."""
    return tuple(row for row in conflict.rows if row.cell is not None) if conflict is not None else ()


def _with_one_more(event: Event, pair: Pair) -> Iterator[tuple[WayKind, str, Event]]:
    """The event with a table, an interpreter or a delegate more of what the pair needs, as ``build`` adds it."""
    from sco_scheduler.workflows.additions import Addition, added

    zone = event.zone_of(pair)
    if zone in event.zone_by_code:
        yield WayKind.TABLE, f"{zone}+1", added(event, Addition.table(zone, 1))
    for one, other in _languages_short(event, pair):
        yield WayKind.INTERPRETER, f"{one}-{other}+1", added(event, Addition.interpreter(one, other, 1))
    for company in pair:
        yield WayKind.DELEGATE, f"{company}+1", added(event, Addition.delegate(company, 1))


def _languages_short(event: Event, pair: Pair) -> list[tuple[str, str]]:
    """Languages of the first delegates of both, where they share none: the two that most requested meetings need."""
    from sco_scheduler.workflows.whatif import meetings_by_languages

    if event.interpreters is None:
        return []
    sides = [c.delegates[0].languages if (c := event.company_by_id[i]).delegates else frozenset() for i in pair]
    if not all(sides) or sides[0] & sides[1]:
        return []
    served = meetings_by_languages(event)
    both = ((one, other) for one in sides[0] for other in sides[1])
    return [min(both, key=lambda two: (-served[min(two), max(two)], two))]
