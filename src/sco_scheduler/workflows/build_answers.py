"""Computes what a build reports besides its schedule: prices of unmet requests, and the changes with the largest gain.

For a rerun, also its starting point, what keeping costs and what moves would gain.

Prices are those that ``schedule why`` finds in the written workbook: the same repairs of the same rows,
first those without moves. All answers take a share of the time limit, which is reserved during the solve and counts
as work rather than time by the clock: a busy machine takes longer, within bounds. A quick rerun stays quick: answers
that it has no time for are taken from the build before.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from sco_scheduler.agendas.answers import Change, NoRepair, Repair, RepairMode, UnmetPrice, WhatChange, WhatIf
from sco_scheduler.agendas.build_report import BuildReport, Price, Rerun, company_with_id, meeting_place, meeting_rows
from sco_scheduler.background import BackgroundTask
from sco_scheduler.domain.event import Event, FixedMeeting, Pair
from sco_scheduler.domain.goals import RERUN_ONLY
from sco_scheduler.domain.messages import Clauses, Note, Phrase, Said
from sco_scheduler.domain.outcome import HOPELESS, Status, Unmet
from sco_scheduler.domain.record import AnswersGiven, PriceNote
from sco_scheduler.domain.schedule import Published, PublishedMeeting, Schedule, held_schedule, pair_value
from sco_scheduler.engine import value_bound
from sco_scheduler.engine.budget import Budget
from sco_scheduler.insight.summary import TabularSchedule, minimums_missed
from sco_scheduler.output import phrases
from sco_scheduler.verify import verify
from sco_scheduler.workflows.build import RERUN_PAIRS, Build, Follower, goals_of, patience_of, seconds_of
from sco_scheduler.workflows.errors import OwnResultRefused
from sco_scheduler.workflows.inputs import BuildOptions
from sco_scheduler.workflows.limits import REPAIR_SECONDS
from sco_scheduler.workflows.repair import LeastValueRepairs, RepairBase, moving_nobody
from sco_scheduler.workflows.rerun.published import RerunStart
from sco_scheduler.workflows.whatif import best_gains, candidates, room_for

GAINS_SHOWN = 5

_SHARE, _SECONDS = 0.2, 6.0
"""The share of the time limit for all answers, and its maximum; twice as much if the solve ended early."""

_OF_A_RERUN = 0.1
"""The share for a rerun, of the time that its solve took."""

_PRICES = 0.6
"""The share for prices; the rest is for changes of the event."""

_QUICKLY_ANSWERED = 500
"""Up to this number of requested pairs, all answers are computed in a moment."""

_PATIENCE = 4.0
"""Upper limit of the time by the clock, as a multiple of the work."""

_COUNTED = 2
"""The number of searches of a reproducible build, among which the counted work is divided."""

_MOST_PAIRS = 10_000
"""Above this number of requested pairs, a single change of the event takes longer than a build may use."""

_LEAST = 1.5
"""With less time no relaxation of a larger event is started: it takes half a second."""

_POLL_SECONDS = 0.05
"""The seconds between two looks at whether the run was stopped."""

NOT_COMPUTED = Phrase("price-not-computed")

_UP_TO = {"musts": Phrase("gain-musts"), "minimums": Phrase("gain-minimums"), "meetings": Phrase("gain-meetings")}


@dataclass(frozen=True)
class AnswersTime:
    """The time for the answers of one build.

    Attributes
    ----------
    solving
        The options of the solve, with the limit reduced by the reserved seconds.
    reserved
        The seconds reserved for the answers.
    rerun
        Whether there is a published schedule; the answers then take no longer than the solve.
    """

    solving: BuildOptions
    reserved: float
    rerun: bool

    @classmethod
    def of(cls, event: Event, published: Published | None, options: BuildOptions) -> AnswersTime:
        """Reserve the share of the answers from a build's limit."""
        limit = seconds_of(event, published, options)
        reserved = min(_SECONDS, _SHARE * limit)
        if options.reproducible or len(event.requests_by_pair) <= _QUICKLY_ANSWERED:
            return cls(options, reserved, rerun=False)
        patience = patience_of(event, published, options)
        solving = replace(options, time_limit=limit - reserved, patience=patience)
        return cls(solving, reserved, rerun=published is not None)

    def seconds(self, solved: float) -> float:
        """The seconds of work for the answers, after a solve that took ``solved`` seconds."""
        if self.rerun:
            return min(self.reserved, _OF_A_RERUN * solved)
        return self.reserved + min(self.reserved, self._unspent(solved))

    def longest(self, solved: float) -> float:
        """The limit of that work in seconds by the clock, on a machine that is busy with other work too.

        The rest of the time limit, and the share once more: on an idle machine the work is done by then.
        """
        return min(2.0 * self.reserved + self._unspent(solved), _PATIENCE * self.seconds(solved))

    def _unspent(self, solved: float) -> float:
        return max(0.0, (self.solving.time_limit or 0.0) - solved)


def answers_of(
    report: BuildReport, before: AnswersGiven, options: BuildOptions, share: AnswersTime, follower: Follower
) -> AnswersGiven:
    """Find the prices of unmet requests and the best changes, within their time.

    Parameters
    ----------
    before
        The answers of the builds before, reused if this one has no time.
    options
        The options of the build. The gains of changes depend on the speed of the machine, so a reproducible build
        does not compute them.
    """
    follower.stage(Phrase("stage-answering"))
    seconds = share.seconds(report.seconds)
    clock = Budget(share.longest(report.seconds), stopped=follower.stopped)
    quick = len(report.schedule.event.requests_by_pair) <= _QUICKLY_ANSWERED
    few = not (quick or options.reproducible) and seconds < _LEAST
    # All threads of this process count: a linear programme is solved in a separate thread.
    work = Budget(seconds if few else _PRICES * seconds, now=time.process_time, parent=clock)
    if options.reproducible:
        work = Budget(_PRICES * share.reserved, counted=True, stopped=follower.stopped)
    found = unmet_prices(report.schedule, report.unmet, report.published, work, placed_only=few, filled=report.filled)
    answers = replace(before, prices=_price_notes(report, before, found))
    if not report.unmet or report.status is Status.INTERRUPTED or options.reproducible:
        return replace(answers, gains=(), gains_revision=0, left_out=0)
    left = seconds - clock.elapsed
    many = len(report.schedule.event.requests_by_pair) > _MOST_PAIRS
    few = few or many or not (quick or left >= _LEAST)
    if few and before.gains:
        return answers
    if few:
        left_out = len(list(candidates(report.schedule.event, by_value=False)))
        return replace(answers, gains=(), gains_revision=report.built.revision, left_out=left_out)
    gains = best_gains(report.schedule, GAINS_SHOWN, left, follower.stopped)
    return replace(
        answers, gains=gain_notes(gains, GAINS_SHOWN), gains_revision=report.built.revision, left_out=gains.left_out
    )


def _price_notes(report: BuildReport, before: AnswersGiven, found: Mapping[Pair, UnmetPrice]) -> tuple[PriceNote, ...]:
    """The prices to be stored; those that this build did not compute are taken from an earlier build."""
    known = before.by_pair
    notes = []
    for pair, price in found.items():
        earlier = known.get(pair)
        if not price.computed and earlier is not None and earlier.told != NOT_COMPUTED:
            notes.append(earlier)
        else:
            notes.append(PriceNote(*pair, price_note(report.schedule.event, price), report.built.revision))
    return tuple(notes)


def unmet_prices(
    schedule: Schedule,
    unmet: Sequence[Unmet],
    published: Published | None,
    budget: Budget,
    *,
    placed_only: bool = False,
    filled: Sequence[PublishedMeeting] = (),
) -> dict[Pair, UnmetPrice]:
    """Find the cheapest way to hold each unmet must and first wish: musts first, then the most valuable.

    Parameters
    ----------
    published
        The schedule that this one is a rerun of, whose locks stay.
    budget
        Limit of all searches together; a counted one limits their number too, for reproducible results.
    placed_only
        Whether to consider only ways without moves.
    filled
        The rows with notes of a forgotten schedule, as for ``meeting_rows``.

    Returns
    -------
    dict[Pair, UnmetPrice]
        A price for each must and first wish among ``unmet``; marked as not computed if time ran out.
    """
    event = schedule.event
    wanted = [entry for entry in unmet if _counts(event, entry)]
    prices = {entry.pair: UnmetPrice() for entry in wanted}
    wanted.sort(key=lambda entry: (not entry.must, -pair_value(event, entry.pair)))
    # One search of a larger event takes longer than the share.
    if not wanted or len(event.requests_by_pair) > RERUN_PAIRS:
        return prices
    rows = meeting_rows(schedule, published, filled)
    base = RepairBase(event, Published(rows, frozenset(entry.pair for entry in unmet if entry.must)))
    share = _Share(budget)
    left = []
    prices |= {entry.pair: UnmetPrice(computed=True) for entry in wanted if entry.reason in HOPELESS}
    for entry in (entry for entry in wanted if entry.reason not in HOPELESS):
        found = moving_nobody(base, Change((FixedMeeting(*entry.pair),)), entry.pair, share.next)
        if isinstance(found, Repair) or not found.impossible:
            prices[entry.pair] = _price(found)
        else:
            left.append(entry.pair)
    least = LeastValueRepairs(base, left)
    for pair in left if not placed_only else ():
        work = share.next()
        if work > 0.0:
            prices[pair] = _price(least.hold(pair, seconds=work), work)
    return prices


def _counts(event: Event, entry: Unmet) -> bool:
    return entry.must or any(request.rank == 1 for request in event.requests_by_pair.get(entry.pair, ()))


def _price(found: Repair | NoRepair, seconds: float = REPAIR_SECONDS) -> UnmetPrice:
    """The price of a repair; no price if it is not proved because its time limit was shorter than usual."""
    if isinstance(found, NoRepair):
        return UnmetPrice(computed=found.impossible)
    if not found.proved and seconds < REPAIR_SECONDS:
        return UnmetPrice()
    pairs = {row.pair for row in found.change.hold}
    held = next(meeting for meeting in found.schedule.meetings if meeting.pair in pairs)
    moved = 0 if found.mode is RepairMode.NOBODY else len(found.moved)  # a change of interpreters is not a move
    return UnmetPrice(True, held, moved, len(found.dropped), found.value_change, found.missing_change)


def price_note(event: Event, price: UnmetPrice) -> Note:
    """The price of an unmet must or first wish in words."""
    if price.held is None:
        return Phrase("price-not-possible") if price.computed else NOT_COMPUTED
    if price.dropped:
        change = f"{price.value_change:+,}"
        if price.missing_change > 0:
            return Phrase("price-gives-up-minimums")(count=price.dropped, change=change, missing=price.missing_change)
        return Phrase("price-gives-up")(count=price.dropped, change=change)
    place = meeting_place(event, price.held)
    return Phrase("price-moves")(count=price.moved, place=place) if price.moved else Phrase("price-nobody")(place=place)


def gain_notes(found: WhatIf, most: int) -> tuple[Note, ...]:
    """The gains of the best single changes in words, or that there are none.

    Parameters
    ----------
    found
        The changes, the best first.
    most
        The largest number of changes to name.
    """
    told = tuple(_gain(found, change) for change in found.changes[:most])
    return (phrases.NOTHING_HELPS,) if not told and not found.left_out else told


def _gain(found: WhatIf, change: WhatChange) -> Note:
    """The gain of a change; its meetings are compared with the most that could be held now, whatever their value."""
    now, best = found.now, change.figures
    gains = {"musts": best.musts - now.musts, "minimums": now.minimums - best.minimums}
    gains["meetings"] = best.meetings - (found.at_best or now).meetings
    parts: list[Said] = [_UP_TO[goal](count=count) for goal, count in gains.items() if count > 0]
    parts.append(Phrase("gain-value")(gain=f"{change.gain:+,}"))
    names = Clauses(tuple(phrases.what_change(*option, event=found.event) for option in change.options))
    return Phrase("gain-of-change")(change=names, gains=Clauses(tuple(parts)))


class _Share:
    """The remaining budget of searches, or a number of searches whose work is counted."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._searches = _COUNTED if budget.counted else None

    def next(self) -> float:
        """The seconds of work for the next search; 0 for none."""
        if self._budget.stopped():
            return 0.0
        if self._searches is None:
            return min(REPAIR_SECONDS, self._budget.remaining())
        self._searches -= 1
        return self._budget.remaining() / _COUNTED if self._searches >= 0 else 0.0


PRICED_MOVES = (1, 3, 10)
"""The numbers of further moves whose gain ``--prices`` computes."""


_PRICED = ("minimums", "value")
"""The goals with a price; goals after them need not be pursued for it."""


def describe_start(earlier: RerunStart, *, bound: int | None = None, prices: tuple[Price, ...] = ()) -> Rerun:
    """Describe the starting point of a rerun.

    Parameters
    ----------
    bound
        An upper bound of the value of a schedule without a published one, if known.
    """
    built, printed = earlier.read.record.built, earlier.printed
    known = next((goal.value for goal in earlier.read.record.goals if goal.name == "value"), None)
    return Rerun(
        source=earlier.path.name,
        revision=built.revision if built is not None else None,
        built_at=built.time if built is not None else None,
        meetings=sum(row.is_held and row.meeting not in earlier.added_in_vain for row in earlier.published.meetings),
        value=verify(printed.event, printed.meetings).goals["value"] if known is None else known,
        history_until=earlier.published.history_until,
        value_bound=bound,
        prices=prices,
        zone=printed.event.settings.time_zone,
        open=tuple(goal.name for goal in earlier.read.record.goals if not goal.proved),
    )


def fresh_build_bound(event: Event, schedule: Schedule | None, follower: Follower) -> int | None:
    """An upper bound of the value of the best schedule without a published one, given a schedule of a rerun.

    None without a schedule, or if the run is stopped before it is known.
    """
    if schedule is None:
        return None
    found = room_for(event, schedule.meetings)
    bound = BackgroundTask(lambda: value_bound(event, None if found is None else found[1]))
    while not bound.done(_POLL_SECONDS):
        if follower.stopped():
            return None
    return bound.result()


def as_it_stands(earlier: RerunStart, event: Event) -> Build:
    """Return the published schedule as the result of a build that had nothing to do: nothing is lost or moved."""
    goals = tuple(
        replace(goal, value=0, bound=0, proved=True) if goal.name in RERUN_ONLY else goal
        for goal in earlier.read.record.goals
    )
    proved = bool(goals) and all(goal.proved_outright for goal in goals)
    schedule = TabularSchedule.of(held_schedule(event, earlier.published.meetings))
    return Build(event, Status.OPTIMAL if proved else Status.FEASIBLE, schedule=schedule, goals=goals)


def priced(
    earlier: RerunStart, options: BuildOptions, base: Build, solved: Callable[[BuildOptions], Build]
) -> tuple[Price, ...]:
    """Find the gain of 1, 3 and 10 further moves, each by a solve of its own.

    Without a limit on moves there are no prices; a schedule that the verifier refuses has none either.

    Parameters
    ----------
    solved
        Solves the event with other options: with that many moves allowed, a share of the seconds, and only the goals up
        to those with a price.
    """
    if options.allow_moves is None or base.schedule is None:
        return ()
    found = [_price_of_moves(earlier, 0, base, base.schedule)]
    already = max(options.allow_moves, found[0].moved)
    order = goals_of(earlier.event, options)
    goals = order[: 1 + max((k for k, goal in enumerate(order) if goal in _PRICED), default=len(order))]
    for moves in PRICED_MOVES:
        try:
            seconds = options.price_seconds / len(PRICED_MOVES)
            limits = replace(options, allow_moves=already + moves, time_limit=seconds, patience=0.0)
            done = solved(replace(limits, goals=goals))
        except OwnResultRefused:
            continue
        if done.schedule is not None:
            price = _price_of_moves(earlier, moves, done, done.schedule)
            found.append(replace(price, nearer=_nearer(base.schedule, done.schedule)))
    return tuple(found)


def _price_of_moves(earlier: RerunStart, moves: int, done: Build, schedule: Schedule) -> Price:
    goals = {goal.name: goal for goal in done.goals}
    values = verify(done.event, schedule.meetings, earlier.published).goals
    proved = all(goals[name].proved for name in _PRICED if name in goals)
    return Price(moves, values["slot_moves"], values["minimums"], values["value"], proved)


def _nearer(before: Schedule, after: Schedule) -> tuple[str, ...]:
    """The companies that are closer to a minimum in the second schedule than in the first."""
    event = after.event
    left = {(company.id, role): missing for company, role, missing in minimums_missed(event, after.meetings)}
    nearer = [
        company.id
        for company, role, missing in minimums_missed(event, before.meetings)
        if left.get((company.id, role), 0) < missing
    ]
    return tuple(company_with_id(event, company) for company in dict.fromkeys(nearer))
