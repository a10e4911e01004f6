"""Explains why a request is not met, and finds the cheapest ways to meet it."""

from __future__ import annotations

import itertools
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from sco_scheduler.agendas.answers import Answer, Change, NoRepair, PairStatus, Repair, RepairMode, Way, WayKind, Why
from sco_scheduler.agendas.build_report import company_with_id
from sco_scheduler.domain.event import Event, FixedMeeting, Level, Pair, Role
from sco_scheduler.domain.findings import Finding, stops
from sco_scheduler.domain.messages import SENTENCE, Phrase, Said, tallied
from sco_scheduler.domain.outcome import HOPELESS, Conflict, ConflictRow, Reason, Unmet
from sco_scheduler.domain.schedule import Meeting, PublishedMeeting, Schedule, is_must, pair_value
from sco_scheduler.engine.budget import Budget
from sco_scheduler.insight.placing import companies_at_maximum
from sco_scheduler.insight.unmet import AT_MAXIMUM, LOOKED_AT, explain
from sco_scheduler.intake import AgendasBook
from sco_scheduler.workflows import phrases
from sco_scheduler.workflows.additions import Addition, Resource, added, parse, rows_to_add
from sco_scheduler.workflows.build import Follower, NullFollower
from sco_scheduler.workflows.companies import find_company, pair_in_roles
from sco_scheduler.workflows.errors import EVENT_MISSING, Stopped
from sco_scheduler.workflows.limits import COMPANY_SECONDS, RESOURCE_SECONDS
from sco_scheduler.workflows.phrases import CANCELLED
from sco_scheduler.workflows.repair import LeastValueRepairs, RepairBase, forbidding, moving_nobody, taken_out
from sco_scheduler.workflows.rerun.published import RerunStart, read_published
from sco_scheduler.workflows.whatif import meetings_by_languages

_SWAPS = 8
"""The most exchanges searched for a way without moves; most are decided without a search."""

_ADDABLE = {Reason.GOALS, Reason.CAN_BE_ADDED}
"""Reasons of a meeting that could be added to the present schedule."""


def why(agendas: str | Path, who: str, whom: str | None = None, *, follower: Follower | None = None) -> Why:
    """Explain why a pair meets or does not, and how it could be met.

    Parameters
    ----------
    agendas
        The agendas workbook; its sheet Meetings is used in its present state.
    who
        A company, by ID, name or part of a name.
    whom
        The other company; None asks about every request of and for ``who``.
    follower
        Receives stages and progress, and may stop the search.

    Raises
    ------
    Stopped
        If the workbook cannot be read.
    Unknown
        If no company, or more than one, has a name.
    Refused
        If both only buy, or both only sell.
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
    budget = Budget(COMPANY_SECONDS, stopped=follower.stopped)
    follower.stage(phrases.SOLVING)
    answers = tuple(
        pair_answers.answer(pair, seconds=0.0 if budget.stopped() else budget.remaining())
        for pair in tallied(pairs, LOOKED_AT, follower.counted, every=1)
    )
    return Why(event, answers, first.id)


def _read_repairable(path: Path) -> RerunStart:
    """Read the published schedule of a workbook, by the event in its own Record."""
    book = AgendasBook(path)
    event = book.own.record.event
    if event is None:
        found = book.own.findings
        raise Stopped(found if stops(found) else [*found, Finding(EVENT_MISSING, details={"path": str(path)})])
    return read_published(path, event, book=book)


def in_exchange(base: RepairBase, pair: Pair) -> Repair | None:
    """Find the repair that gives up the least valued meeting of either company for another one, without moves.

    If no single meeting suffices, one of each is given up. Musts, pins and past meetings are never given up.

    Returns
    -------
    Repair | None
        The repair, proved if it is the cheapest with as many given up; None if none was found.
    """
    event, published = base.event, base.published
    fixed = {row.pair for row in event.fixed}
    rows = (row for row in published.meetings if row.is_held and not (row.locked or published.is_history(row.meeting)))
    free = [row.meeting.pair for row in rows]
    free = [other for other in free if other not in fixed and not is_must(event, other)]
    own = [[other for other in free if company in other] for company in pair]
    searched = 0
    for choices in ({frozenset([other]) for some in own for other in some}, map(frozenset, itertools.product(*own))):
        for drop in sorted(choices, key=lambda d: (sum(pair_value(event, other) for other in d), sorted(d))):
            seconds = RESOURCE_SECONDS if searched < _SWAPS else 0.0
            change = Change((FixedMeeting(*pair),), drop)
            found = moving_nobody(base, change, pair, partial(float, seconds))
            if isinstance(found, Repair):
                return replace(found, proved=not searched)
            searched += not found.impossible
    return None


class _PairAnswers:
    """Answers questions about pairs of one published schedule."""

    def __init__(self, path: Path, earlier: RerunStart, pairs: Sequence[Pair]) -> None:
        self.path = path
        self.earlier = earlier
        self.event = earlier.event
        rows = earlier.published.meetings
        self._out = {row.meeting.pair: row for row in rows if not row.is_held and row.meeting.pair in pairs}
        # A cancelled row need not stay so: the requested meeting may be held again.
        left = tuple(row for row in rows if row.is_held or row.meeting.pair not in self._out)
        self.published = replace(earlier.published, meetings=left)
        self.base = RepairBase(earlier.event, self.published)
        self.schedule = self.base.schedule
        self.unmet = {u.pair: u for u in explain(self.schedule, published=self.published, searched=False)}
        self._open = [pair for pair in pairs if pair in self.unmet and self.unmet[pair].reason not in HOPELESS]
        self.least = LeastValueRepairs(self.base, self._open)
        self._by_raised: dict[tuple[str, ...], tuple[RepairBase, LeastValueRepairs]] = {}

    def answer(self, pair: Pair, *, seconds: float | None) -> Answer:
        """Answer about one pair; ways are searched within ``seconds`` (None: without a limit)."""
        found = self._answer(pair, seconds)
        row = self._out.get(pair) if found.status is PairStatus.UNMET else None
        return replace(found, taken_out=self._taken_out(row)) if row is not None else found

    def _taken_out(self, row: PublishedMeeting) -> ConflictRow:
        """The row that cancels a meeting; if the desk cancelled it, also by whom and when."""
        told = taken_out(self.event, row)
        log = self.earlier.read.record.desk.log
        own = (e for e in reversed(log) if isinstance(e.text, Phrase) and row.meeting.number in str(e.text))
        entry = next((e for e in own if isinstance(e.text, Phrase) and e.text.key == CANCELLED.key), None)
        if entry is not None:
            told = Phrase("row-taken-out-by")(row=told, desk=entry.desk, time=f"{entry.at:%Y-%m-%d %H:%M}")
        return ConflictRow(row.cell, told)

    def _answer(self, pair: Pair, seconds: float | None) -> Answer:
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
        found = Answer(pair, PairStatus.UNMET, value, unmet=unmet, also=self._full_too(pair))
        if seconds is not None and seconds <= 0.0:
            return found
        ways, conflict, impossible = self._ways(pair)
        rows, full = _rows_of(conflict), self._full(pair)
        kinds = {way.kind for way in ways}
        no_help = full if ways and WayKind.MAXIMUM not in kinds else ()
        more = () if full or impossible or WayKind.NOBODY in kinds else self._resources_of(pair)
        found = replace(found, ways=ways, impossible=impossible, forbidding=rows, computed=True, no_help=no_help)
        return replace(found, no_more=tuple(kind for kind in more if kind not in kinds))

    def _resources_of(self, pair: Pair) -> tuple[WayKind, ...]:
        """The kinds of resources that were tried with one more."""
        return tuple(dict.fromkeys(kind for kind, _, _ in _with_one_more(self.event, pair)))

    def _forbidding(self, pair: Pair) -> tuple[ConflictRow, ...]:
        return _rows_of(forbidding(self.base, Change((FixedMeeting(*pair),))))

    def _displaced(self, meeting: Meeting) -> tuple[Unmet, ...]:
        """Requests that could be met if this meeting were not held."""
        rest = tuple(m for m in self.schedule.meetings if m != meeting)
        without = explain(Schedule(self.event, rest), published=self.published, searched=False)
        found = [
            u
            for u in without
            if u.pair != meeting.pair and u.reason in _ADDABLE and self.unmet[u.pair].reason not in _ADDABLE
        ]
        return tuple(sorted(found, key=lambda u: (not u.must, -u.value)))

    def _ways(self, pair: Pair) -> tuple[tuple[Way, ...], Conflict | None, bool]:
        """The ways to hold a meeting of the pair; and the conflict, if none can exist."""
        change = Change((FixedMeeting(*pair),))
        still = moving_nobody(self.base, change, pair)
        if isinstance(still, Repair):
            return (self._way(WayKind.NOBODY, still),), None, False
        ways: list[Way] = []
        conflict, impossible = None, False
        least = self.least.hold(pair, explain=True)
        if isinstance(least, Repair):
            ways.append(self._way(WayKind.VALUE if least.dropped else WayKind.MOVES, least))
        else:
            conflict, impossible = least.conflict, least.impossible
        enough = isinstance(least, Repair) and not least.dropped
        swap = in_exchange(self.base, pair) if not enough else None
        if swap is not None and (isinstance(least, NoRepair) or _disturbance(least) > _disturbance(swap)):
            ways.insert(0, self._way(WayKind.SWAP, swap))
        full = self._full(pair)
        raised = self._raised(pair, full) if full else None
        if raised is not None and (not isinstance(least, Repair) or _cost(raised) < _cost(least)):
            ways.append(self._way(WayKind.MAXIMUM, raised, tuple(f"{company}+1" for company in full)))
        for kind, resource, event in _with_one_more(self.event, pair) if not full else ():
            more = Change((FixedMeeting(*pair),), event=event)
            found = moving_nobody(self.base, more, pair, lambda: RESOURCE_SECONDS)
            if isinstance(found, Repair):
                ways.append(self._way(kind, found, (resource,)))
        return tuple(ways), conflict, impossible and not ways

    def _raised(self, pair: Pair, full: tuple[str, ...]) -> Repair | None:
        """The cheapest repair if these companies may hold one more meeting."""
        base, least = self._with_raised(full)
        found = moving_nobody(base, Change((FixedMeeting(*pair),)), pair, lambda: RESOURCE_SECONDS)
        if not isinstance(found, Repair):
            found = least.hold(pair)
        return found if isinstance(found, Repair) else None

    def _with_raised(self, full: tuple[str, ...]) -> tuple[RepairBase, LeastValueRepairs]:
        known = self._by_raised.get(full)
        if known is None:
            raised = (Addition(Resource.MAXIMUM, company) for company in full)
            base = RepairBase(added(self.event, *raised), self.published)
            pairs = [pair for pair in self._open if self._full(pair) == full]
            known = self._by_raised[full] = base, LeastValueRepairs(base, pairs)
        return known

    def _full(self, pair: Pair) -> tuple[str, ...]:
        """The companies of a pair that are at their maximum."""
        unmet = self.unmet[pair]
        return unmet.who if unmet.reason is Reason.AT_MAXIMUM else ()

    def _full_too(self, pair: Pair) -> tuple[Said, ...]:
        """The companies at their maximum, each in a sentence, if that is not the reason told."""
        full = companies_at_maximum(self.schedule, pair) if not self._full(pair) else ()
        sides = ((c, role, self.event.company_by_id[c].terms(role)) for c, role in zip(pair, Role, strict=True))
        return tuple(
            SENTENCE(text=AT_MAXIMUM[role](company=company_with_id(self.event, company), count=terms.maximum))
            for company, role, terms in sides
            if company in full and terms is not None
        )

    def _way(self, kind: WayKind, found: Repair, resources: tuple[str, ...] = ()) -> Way:
        additions = [parse(_OPTIONS[kind], resource) for resource in resources]
        rows = tuple(row for addition in additions for row in rows_to_add(self.event, addition))
        return Way(kind, found, self._command(kind, found, resources), resources, rows)

    def _held(self, row: FixedMeeting) -> str:
        """A meeting in the syntax of ``--hold``: ``P003,S014@10:40``."""
        pair = ",".join(row.pair)
        if row.start is None or row.date is None:
            return pair
        days = self.event.days
        return f"{pair}@{row.date}T{row.start:%H:%M}" if len(days) > 1 else f"{pair}@{row.start:%H:%M}"

    def _command(self, kind: WayKind, found: Repair, resources: tuple[str, ...]) -> str:
        """The command that makes this repair, run in the folder from which the workbook's path is relative."""
        built = self.earlier.read.record.built
        sources = (built.sources if built is not None else ()) or ("registrations.xlsx",)
        words = ["schedule", "build", *(str(self.path.parent / name) for name in sources), "-o", str(self.path)]
        words += [word for row in found.change.hold for word in ("--hold", self._held(row))]
        words += [word for pair in sorted(found.change.drop) for word in ("--give-up", ",".join(pair))]
        words += [word for resource in resources for word in (f"--{_OPTIONS[kind]}", resource)]
        if found.found_as is RepairMode.NOBODY:
            words.append("--move-nobody")
        return shlex.join(words)


_OPTIONS = {
    WayKind.MAXIMUM: "maximum",
    WayKind.TABLE: "table",
    WayKind.INTERPRETER: "interpreter",
    WayKind.DELEGATE: "delegate",
}


def _disturbance(found: Repair) -> tuple[int, int]:
    """The numbers of meetings that change, and of those given up."""
    return len(found.moved), len(found.dropped)


def _rows_of(conflict: Conflict | None) -> tuple[ConflictRow, ...]:
    """The rows of a conflict without the requested meeting; the desk's notes have no cell either."""
    rows = conflict.rows if conflict is not None else ()
    return tuple(row for row in rows if row.cell is not None or not _asks_for_meeting(row))


def _asks_for_meeting(row: ConflictRow) -> bool:
    return isinstance(row.text, Phrase) and row.text.key in {"row-meets-at", "row-meets-any-time"}


def _cost(found: Repair) -> tuple[int, int, int]:
    """The value lost, the meetings given up and those changed in any way."""
    return -found.value_change, len(found.dropped), len(found.moved)


def _with_one_more(event: Event, pair: Pair) -> Iterator[tuple[WayKind, str, Event]]:
    """The event with one more table, interpreter or delegate that the pair needs, as ``build`` adds it."""
    zone = event.zone_of(pair)
    if zone in event.zone_by_code:
        yield WayKind.TABLE, f"{zone}+1", added(event, Addition.table(zone, 1))
    for one, other in _languages_short(event, pair):
        yield WayKind.INTERPRETER, f"{one}-{other}+1", added(event, Addition.interpreter(one, other, 1))
    for company in pair:
        yield WayKind.DELEGATE, f"{company}+1", added(event, Addition.delegate(company, 1))


def _languages_short(event: Event, pair: Pair) -> list[tuple[str, str]]:
    """Languages of the first delegates of both, if they share none: the pair that most requested meetings need."""
    if event.interpreters is None:
        return []
    sides = [c.delegates[0].languages if (c := event.company_by_id[i]).delegates else frozenset() for i in pair]
    if not all(sides) or sides[0] & sides[1]:
        return []
    served = meetings_by_languages(event)
    both = ((one, other) for one in sides[0] for other in sides[1])
    return [min(both, key=lambda two: (-served[min(two), max(two)], two))]
