"""Repairs a published schedule: holds or changes something at the least cost.

The reason of an unmet request, the effect of a change, a booking at the desk: each asks for the cheapest schedule
that holds the requested meetings and otherwise equals the published one. ``repair`` finds it by the engine's rerun, and
it is verified before it is returned.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from sco_scheduler.agendas.answers import Change, Moved, NoRepair, Repair, RepairMode
from sco_scheduler.agendas.build_report import at_times, company_name, numbered
from sco_scheduler.domain.event import Event, FixedMeeting, Pair, TableChoice
from sco_scheduler.domain.findings import Finding
from sco_scheduler.domain.goals import GoalResult, rerun_order
from sco_scheduler.domain.messages import Phrase
from sco_scheduler.domain.outcome import Conflict, ConflictRow, Outcome, Status
from sco_scheduler.domain.schedule import Meeting, Published, PublishedMeeting, Schedule, held_schedule, pair_value
from sco_scheduler.engine.budget import Budget, NullWatch
from sco_scheduler.engine.conflicts import rows_forbidding
from sco_scheduler.engine.params import ConflictParams, Options, SearchParams
from sco_scheduler.engine.rerun.least_value import LeastValue, SharedLeastValue, give_up_least_value
from sco_scheduler.engine.solve import solve
from sco_scheduler.insight.hall import Hall
from sco_scheduler.insight.placing import all_placings, placings
from sco_scheduler.insight.summary import TabularSchedule, minimums_missed, summarize
from sco_scheduler.insight.unmet import explain as explain_unmet
from sco_scheduler.insight.unmet import fits_but_for_interpreters
from sco_scheduler.verify import Verdict, verify
from sco_scheduler.workflows import phrases
from sco_scheduler.workflows.build import Build, Follower
from sco_scheduler.workflows.companies import find_company, pair_in_roles
from sco_scheduler.workflows.errors import NOTHING_TO_REPAIR, OwnResultRefused, Stopped
from sco_scheduler.workflows.inputs import BuildOptions
from sco_scheduler.workflows.limits import REPAIR_CHECK_SECONDS, REPAIR_SECONDS

_TRIES = 100
"""The most places tried for meetings with all others fixed before a solver is used."""

_KEPT = ("kept", "slot_moves")
"""The goals that a repair has to prove: meetings given up, then meetings moved."""

_FIRST = ("musts", "minimums", "value")
"""The goals that break ties between repairs with the same numbers of meetings given up and changed."""


@dataclass(frozen=True)
class RepairBase:
    """The starting point of a repair: the event and its published rows."""

    event: Event
    published: Published

    @cached_property
    def schedule(self) -> Schedule:
        """The published schedule."""
        return held_schedule(self.event, self.published.meetings)


def repair(
    base: RepairBase,
    change: Change,
    mode: RepairMode,
    *,
    seconds: float = REPAIR_SECONDS,
    explain: bool = False,
    stopped: Callable[[], bool] = lambda: False,
) -> Repair | NoRepair:
    """Find the cheapest schedule that contains a change.

    Nothing else is added: pairs that are neither published nor to be held are left out, so that the repair
    concerns the change alone. The same call gives the same repair.

    Parameters
    ----------
    seconds
        The limit of work, counted as in a reproducible build.
    explain
        Whether a conflict is narrowed down to the fewest rows.
    stopped
        Polled for a stop; used by ``RepairMode.KEPT`` alone.

    Returns
    -------
    Repair | NoRepair
        The repaired schedule, or why there is none within the limit.

    Raises
    ------
    OwnResultRefused
        If the verifier refused it, which is a bug of the program.
    """
    if mode is RepairMode.NOBODY:
        return _others_fixed(base, change, seconds, explain)
    if mode is RepairMode.VALUE:
        return _of_least_value(base, change, seconds, explain)
    event = _forced(base, change)
    published = _without(base.published, change)
    if mode is RepairMode.KEPT:
        options = replace(_options(seconds, explain=explain), goals=_FIRST)
        return _result(base, change, mode, solve(event, published, options, _Watch(stopped)), _KEPT)
    outcome = solve(event, published, _options(seconds, explain=explain))
    lost = next((goal for goal in outcome.goals if goal.name == "kept"), None)
    if lost is not None and lost.value > 0:
        return NoRepair(impossible=lost.bound is not None and lost.bound > 0)
    return _result(base, change, mode, outcome, _KEPT)


def moving_nobody(
    base: RepairBase, change: Change, pair: Pair, seconds: Callable[[], float] = lambda: REPAIR_SECONDS
) -> Repair | NoRepair:
    """Find a way to hold a pair without moving others; a solver is used only if direct placing does not decide it.

    Parameters
    ----------
    seconds
        Called before a search for its limit of work; 0 skips the search.
    """
    rest = tuple(m for m in base.schedule.meetings if m.pair not in change.drop)
    schedule = Schedule(change.event or base.event, rest)
    if not fits_but_for_interpreters(schedule, pair, base.published):
        return NoRepair(impossible=True)
    most = seconds()
    return repair(base, change, RepairMode.NOBODY, seconds=most) if most > 0.0 else NoRepair(impossible=False)


def _others_fixed(base: RepairBase, change: Change, seconds: float, explain: bool) -> Repair | NoRepair:
    """The repair with all others fixed: by direct placing, else by a solver with every row locked."""
    found = _placed(base, change)
    if found.repair is not None:
        return found.repair
    if found.all_tried and not explain:
        return NoRepair(impossible=True)
    left = _without(base.published, change)
    locked = replace(left, meetings=tuple(replace(row, locked=True) for row in left.meetings))
    outcome = solve(_forced(base, change), locked, _options(seconds, explain=explain))
    return _result(base, change, RepairMode.NOBODY, outcome, _KEPT)


@dataclass(frozen=True)
class _Placed:
    """A repair by placing meetings with all others fixed, or whether none exists, as all places were tried."""

    repair: Repair | None
    all_tried: bool = False


def _placed(base: RepairBase, change: Change) -> _Placed:
    """Place the meetings one after the other with all others fixed."""
    event = change.event or base.event
    until = base.published.history_until
    held = held_schedule(event, _without(base.published, change).meetings)
    tries = [_TRIES]

    def placed(schedule: Schedule, rows: Sequence[FixedMeeting]) -> Schedule | None:
        if not rows:
            done = numbered(schedule, base.published)
            return done if _verdict(base, change, done).ok else None
        for way in placings(Hall(schedule), rows[0], until):
            tries[0] -= 1
            if tries[0] < 0:
                return None
            found = placed(way.done(schedule), rows[1:])
            if found is not None:
                return found
        return None

    found = placed(held, change.hold)
    if found is not None:
        return _Placed(_repair(base, change, RepairMode.NOBODY, found, proved=True))
    surely = len(change.hold) == 1 and change.hold[0].pair not in held.by_pair
    return _Placed(None, surely and tries[0] == _TRIES and all(all_placings(event, row) for row in change.hold))


class LeastValueRepairs:
    """Repairs that hold one pair each and give up the least value, as ``repair`` finds them; the pairs share the work.

    Parameters
    ----------
    pairs
        The pairs; with several, each needs less work than alone.
    """

    def __init__(self, base: RepairBase, pairs: Sequence[Pair]) -> None:
        self._base = base
        self._pairs = tuple(pairs)

    @cached_property
    def _shared(self) -> SharedLeastValue:
        event, published = self._base.event, self._base.published
        wanted = {*self._pairs, *self._base.schedule.by_pair}
        asked = tuple(request for request in event.requests if request.pair in wanted)
        return SharedLeastValue(replace(event, requests=asked), published, self._pairs, _options(REPAIR_SECONDS))

    def hold(self, pair: Pair, *, seconds: float = REPAIR_SECONDS, explain: bool = False) -> Repair | NoRepair:
        """Find the repair that holds a pair at the least loss.

        Parameters
        ----------
        seconds
            The limit of work if the shared relaxation does not decide it.
        explain
            Whether to name the rows that forbid it, if there is none.
        """
        change = Change((FixedMeeting(*pair),))
        fixed = any(row.pair == pair for row in self._base.event.fixed)
        if not (fixed or explain or self._could_meet_alone(pair)):
            return NoRepair(impossible=True)
        chosen = self._shared.hold(pair) if not fixed else None
        if chosen is None:
            return repair(self._base, change, RepairMode.VALUE, seconds=seconds, explain=explain)
        return _giving_up(self._base, change, chosen, seconds)

    @cached_property
    def _empty(self) -> Hall:
        return Hall(Schedule(self._base.event, ()))

    def _could_meet_alone(self, pair: Pair) -> bool:
        """Whether the pair could meet in an empty hall: a quick check, while proving the contrary takes two solves."""
        until = self._base.published.history_until
        return next(placings(self._empty, FixedMeeting(*pair), until), None) is not None


def _of_least_value(base: RepairBase, change: Change, seconds: float, explain: bool) -> Repair | NoRepair:
    """The repair that gives up the least value: first which meetings to drop, with proof, then the fewest moves."""
    chosen = give_up_least_value(_forced(base, change), _without(base.published, change), _options(seconds))
    if chosen.excluded:
        return _impossible(base, change, seconds, explain)
    return _giving_up(base, change, chosen, seconds)


def _giving_up(base: RepairBase, change: Change, chosen: LeastValue, seconds: float) -> Repair | NoRepair:
    """The repair that gives up the chosen pairs."""
    if chosen.given_up is None:
        return NoRepair(impossible=False)
    drop = change.drop | chosen.given_up
    rows = {row.pair: row for row in change.hold}
    at = tuple(
        replace(rows.get(pair, FixedMeeting(*pair)), date=start.date(), start=start.time())
        for pair, start in chosen.times
    )
    found = repair(base, replace(change, hold=at, drop=drop), RepairMode.NOBODY, seconds=seconds)
    if isinstance(found, NoRepair):  # a meeting that stays in its slot needs another table or delegate
        found = repair(base, replace(change, drop=drop), RepairMode.MOVES, seconds=seconds)
    return replace(found, mode=RepairMode.VALUE, proved=chosen.proved) if isinstance(found, Repair) else found


def _impossible(base: RepairBase, change: Change, seconds: float, explain: bool) -> NoRepair:
    """The answer that no repair exists, with the rows that forbid it if requested."""
    if not explain:
        return NoRepair(impossible=True)
    return NoRepair(impossible=True, conflict=forbidding(base, change))


def forbidding(base: RepairBase, change: Change) -> Conflict | None:
    """Find the smallest set of rows that forbids a change, given pins and past meetings.

    Returns
    -------
    Conflict | None
        The rows, including the meetings to be held, which have no cell; None if nothing forbids it.
    """
    pairs = {row.pair for row in change.hold}
    event = replace(_forced(base, change), requests=(change.event or base.event).requests)
    out = [r for r in base.published.meetings if r.meeting.pair in pairs and not r.is_held]
    if out:
        return Conflict(tuple(ConflictRow(row.cell, taken_out(event, row)) for row in out[:1]))
    pinned, published = _with_pins_only(event, _without(base.published, change))
    return rows_forbidding(pinned, published, _options(REPAIR_SECONDS), Budget(REPAIR_SECONDS))


def taken_out(event: Event, row: PublishedMeeting) -> Phrase:
    """Say which row of the sheet Meetings cancels a meeting; a deleted row has no cell."""
    purchaser, supplier = (company_name(event, company) for company in row.meeting.pair)
    when = at_times(event, [row.meeting.start])
    if row.cell is None:
        return Phrase("row-deleted")(purchaser=purchaser, supplier=supplier, when=when)
    return Phrase("row-taken-out")(purchaser=purchaser, supplier=supplier, when=when, status=row.status.value)


def repaired_build(event: Event, published: Published | None, options: BuildOptions, follower: Follower) -> Build:
    """Repair a published schedule by the options of a build, instead of solving it again.

    Raises
    ------
    Stopped
        If nothing is published.
    Unknown
        If a company of a pair to hold or to give up is not registered.
    Refused
        If both sides of a pair only buy, or both only sell.
    OwnResultRefused
        If the verifier refused the repair, which is a bug of the program.
    """
    if published is None:
        raise Stopped([Finding(NOTHING_TO_REPAIR)])
    follower.stage(phrases.SOLVING)
    change = _registered(event, Change(options.hold, frozenset(options.give_up)))
    mode = RepairMode.NOBODY if options.move_nobody else RepairMode.MOVES
    found = repair(RepairBase(event, published), change, mode, explain=True)
    if isinstance(found, NoRepair):
        return Build(event, Status.CONFLICT if found.impossible else Status.NO_SCHEDULE, conflict=found.conflict)
    schedule = Schedule(event, found.schedule.meetings)
    follower.stage(phrases.EXPLAINING)
    values = verify(event, schedule.meetings, published).goals
    goals = tuple(GoalResult(name, values[name]) for name in rerun_order(event.settings.goals) if name in values)
    unmet = explain_unmet(schedule, published=published, tally=follower.counted, searched=False)
    summary = summarize(schedule, goals, unmet)
    return Build(event, Status.FEASIBLE, TabularSchedule.of(schedule), summary, goals, unmet)


def _registered(event: Event, change: Change) -> Change:
    """The change with companies by their IDs and in their roles; raises ``Unknown`` or ``Refused``."""

    def known(pair: Pair) -> Pair:
        return pair_in_roles(event, *(find_company(event, company).id for company in pair))

    pairs = [(row, known(row.pair)) for row in change.hold]
    hold = tuple(replace(row, purchaser=one, supplier=other) for row, (one, other) in pairs)
    return replace(change, hold=hold, drop=frozenset(map(known, change.drop)))


def _forced(base: RepairBase, change: Change) -> Event:
    """The event with the meetings to hold among its fixed ones, and without requests for others."""
    event = change.event or base.event
    pairs = {row.pair for row in change.hold}
    wanted = pairs | (base.schedule.by_pair.keys() - change.drop)
    requests = tuple(r for r in event.requests if r.pair in wanted)
    fixed = tuple(row for row in event.fixed if row.pair not in pairs)
    return replace(event, requests=requests, fixed=(*fixed, *change.hold))


def _without(published: Published, change: Change) -> Published:
    """The published schedule without the meetings that are given up or held elsewhere; past meetings stay."""
    out = change.drop | {row.pair for row in change.hold}

    def stays(row: PublishedMeeting) -> bool:
        return row.meeting.pair not in out or (row.is_held and published.is_history(row.meeting))

    return replace(published, meetings=tuple(filter(stays, published.meetings)))


def _with_pins_only(event: Event, published: Published) -> tuple[Event, Published | None]:
    """The event with locked rows as fixed meetings, and the published past: the pins of a least-value search."""
    if published.history_until is not None:
        rows = published.meetings
        pins = tuple(row for row in rows if row.locked or published.is_history(row.meeting))
        return event, replace(published, meetings=pins)
    held = [(row, row.meeting) for row in published.meetings if row.locked and row.is_held]
    locked = tuple(
        FixedMeeting(*m.pair, m.start.date(), m.start.time(), TableChoice(m.table, m.zone), cell=row.cell)
        for row, m in held
        if all(fixed.pair != m.pair for fixed in event.fixed)
    )
    return replace(event, fixed=(*event.fixed, *locked)), None


class _Watch(NullWatch):
    """Stops a search when its caller abandons it."""

    def __init__(self, stopped: Callable[[], bool]) -> None:
        self._stopped = stopped

    def stopped(self) -> bool:
        """Whether it was abandoned."""
        return self._stopped()


def _options(seconds: float, *, explain: bool = False) -> Options:
    params = SearchParams(conflicts=ConflictParams(check_seconds=min(REPAIR_CHECK_SECONDS, seconds)))
    return Options(time_limit=seconds, workers=1, reproducible=True, goals=("musts",), explain=explain, params=params)


def _proved(goals: Iterable[GoalResult], names: Sequence[str]) -> bool:
    found = {goal.name: goal.proved for goal in goals}
    return all(found.get(name, False) for name in names)


def _result(
    base: RepairBase, change: Change, mode: RepairMode, outcome: Outcome, goals: Sequence[str]
) -> Repair | NoRepair:
    if outcome.schedule is None:
        return NoRepair(impossible=outcome.conflict is not None, conflict=outcome.conflict)
    event = change.event or base.event
    schedule = numbered(Schedule(event, outcome.schedule.meetings), base.published)
    verdict = _verdict(base, change, schedule)
    if not verdict.ok:
        raise OwnResultRefused([violation.text for violation in verdict.violations])
    return _repair(base, change, mode, schedule, proved=_proved(outcome.goals, goals))


def _repair(base: RepairBase, change: Change, mode: RepairMode, schedule: Schedule, *, proved: bool) -> Repair:
    """The repair for a verified schedule, with its costs."""
    before, after = Counter(base.schedule.meetings), Counter(schedule.meetings)
    gone, new = list((before - after).elements()), list((after - before).elements())
    moved = []
    for meeting in tuple(gone):
        same = next((m for m in new if m.pair == meeting.pair), None)
        if same is not None:
            gone.remove(meeting)
            new.remove(same)
            moved.append(Moved(meeting, same))
    return Repair(
        mode=mode,
        schedule=schedule,
        moved=tuple(moved),
        dropped=tuple(gone),
        added=tuple(new),
        value_change=_value(schedule.event, schedule.meetings) - _value(schedule.event, before.elements()),
        missing_change=_missing(schedule.event, schedule.meetings) - _missing(schedule.event, before.elements()),
        before=base.schedule,
        proved=proved,
        change=change,
        found_as=mode,
    )


def _verdict(base: RepairBase, change: Change, schedule: Schedule) -> Verdict:
    """The verifier's verdict on a repair for the whole event, including whether it contains the change."""
    event = schedule.event
    pairs = {row.pair for row in change.hold}
    fixed = (*(row for row in event.fixed if row.pair not in pairs), *change.hold)
    return verify(replace(event, fixed=fixed), schedule.meetings, _without(base.published, change))


def _value(event: Event, meetings: Iterable[Meeting]) -> int:
    return sum(pair_value(event, meeting.pair) for meeting in meetings)


def _missing(event: Event, meetings: Iterable[Meeting]) -> int:
    return sum(missing for _, _, missing in minimums_missed(event, meetings))
