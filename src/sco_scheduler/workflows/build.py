"""Builds a schedule from an event in memory: solves, verifies and explains."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sco_scheduler.agendas.build_report import Summary, numbered
from sco_scheduler.background import gc_paused
from sco_scheduler.domain.event import Event
from sco_scheduler.domain.goals import GoalResult, rerun_order
from sco_scheduler.domain.messages import ENGLISH, Phrase, Said
from sco_scheduler.domain.outcome import Conflict, Outcome, Status, Unmet
from sco_scheduler.domain.schedule import Published, Schedule
from sco_scheduler.engine.budget import NullWatch, Watch
from sco_scheduler.engine.params import Options
from sco_scheduler.engine.solve import solve
from sco_scheduler.insight.summary import TabularSchedule, summarize
from sco_scheduler.insight.unmet import explain
from sco_scheduler.verify import Verdict
from sco_scheduler.verify import verify as verify_schedule
from sco_scheduler.workflows import phrases
from sco_scheduler.workflows.errors import OwnResultRefused
from sco_scheduler.workflows.inputs import DEFAULTS, BuildOptions, read
from sco_scheduler.workflows.limits import RERUN_PATIENCE, RERUN_SECONDS

_MANY_REQUESTS = 50_000
"""From this number of requests on, examining all reasons takes a noticeable time because of the number of objects."""

FIRST_SECONDS = Options().time_limit
"""The default limit of seconds of solving."""

RERUN_PAIRS = 3_000
"""Up to this number of requested pairs a rerun is that quick; the example has a thousand."""


def seconds_of(event: Event, published: Published | None, options: BuildOptions) -> float:
    """Return the limit of seconds of solving; by default it depends on the size and on moves for gain."""
    if options.time_limit is not None:
        return options.time_limit
    return RERUN_SECONDS if _is_quick(event, published, options) else FIRST_SECONDS


def patience_of(event: Event, published: Published | None, options: BuildOptions) -> float:
    """Return the seconds beyond the limit while it is not proved that no fewer meetings have to be lost or moved.

    There are none if the options name a limit, or for what has long enough.
    """
    if options.patience is not None:
        return options.patience
    return RERUN_PATIENCE if options.time_limit is None and _is_quick(event, published, options) else 0.0


def _is_quick(event: Event, published: Published | None, options: BuildOptions) -> bool:
    """Whether it is a rerun of no large event that moves only what has to move."""
    return published is not None and options.allow_moves == 0 and len(event.requests_by_pair) <= RERUN_PAIRS


def goals_of(event: Event, options: BuildOptions) -> tuple[str, ...]:
    """Return the order of goals of a first build: that of the options, else the event's own."""
    return tuple(options.goals) if options.goals is not None else event.settings.goals


class Follower(Watch, Protocol):
    """The interface of a listener to a run: to its solve, as ``Watch``, and to its stages."""

    def stage(self, text: Said) -> None:
        """Receive the stage of the run."""

    def counted(self, done: int, total: int, what: Said) -> None:
        """Receive the progress within the stage.

        Parameters
        ----------
        done
            The number completed.
        total
            The total number; 0 if it is not known.
        what
            The name of what is counted.
        """


class NullFollower(NullWatch):
    """A follower that ignores everything and never stops."""

    def stage(self, text: Said) -> None:
        """Ignore it."""

    def counted(self, done: int, total: int, what: Said) -> None:
        """Ignore it."""


@dataclass(frozen=True)
class Build:
    """The result of solving an event.

    ``schedule``, ``summary``, ``goals`` and ``unmet`` are present unless the rules conflict
    (``conflict`` then says which rows) or time ran out before any schedule was found. The schedule
    has passed the verifier.
    """

    event: Event
    status: Status
    schedule: TabularSchedule | None = None
    summary: Summary | None = None
    goals: tuple[GoalResult, ...] = ()
    unmet: tuple[Unmet, ...] = ()
    conflict: Conflict | None = None
    seconds: float = 0.0


def build(
    event: Event | str | Path,
    options: BuildOptions = DEFAULTS,
    *,
    published: Published | None = None,
    follower: Follower | None = None,
    explained: bool = True,
    numbers: Published | None = None,
) -> Build:
    """Solve an event (or the registrations workbook at a path), verify the result and explain it.

    Parameters
    ----------
    event
        The event, or the path of its registrations.
    options
        How to solve it; options about workbooks are ignored.
    published
        The schedule that the delegates have, for a rerun.
    follower
        Receives stages and progress, and may stop the solve.
    explained
        Whether to find the reasons of unmet requests.
    numbers
        The rows whose numbers the meetings of their pairs get, if these are not those of ``published``.

    Returns
    -------
    Build
        The schedule, the proofs of its goals, and the reasons of unmet requests.

    Raises
    ------
    Stopped
        If ``event`` is a path and findings stop the work.
    OwnResultRefused
        If the verifier refused the result, which is a bug of the program.
    """
    if not isinstance(event, Event):
        event = read(event)
    follower = follower or NullFollower()
    follower.stage(phrases.SOLVING)
    order = goals_of(event, options)
    searching = Options(
        time_limit=seconds_of(event, published, options),
        patience=patience_of(event, published, options),
        seed=options.seed,
        reproducible=options.reproducible,
        goals=order,
        allow_moves=options.allow_moves,
        value_slack=options.value_slack if published is None else 0.0,
        spread_delegates=True,
    )
    order = order if published is None else rerun_order(order, moves_allowed=options.allow_moves != 0)
    outcome = solve(event, published, searching, follower)
    if outcome.schedule is None:
        return Build(event, outcome.status, conflict=outcome.conflict, seconds=outcome.seconds)
    with gc_paused(to_stay=len(event.requests) > _MANY_REQUESTS):
        follower.stage(Phrase("stage-verifying"))
        schedule = numbered(Schedule(event, outcome.schedule.meetings), published or numbers)
        _check(verify_schedule(schedule.event, schedule.meetings, published, tally=follower.counted), outcome)
        follower.stage(phrases.EXPLAINING)
        tally = follower.counted
        unmet = explain(schedule, published=published, order=order, tally=tally) if explained else ()
    return Build(
        event=event,
        status=outcome.status,
        schedule=TabularSchedule.of(schedule),
        summary=summarize(schedule, outcome.goals, unmet),
        goals=outcome.goals,
        unmet=unmet,
        seconds=outcome.seconds,
    )


def _check(verdict: Verdict, outcome: Outcome) -> None:
    """Refuse a schedule that breaks a rule, or whose goals have other values than claimed."""
    faults = [f"{v.rule.code} {ENGLISH.text(f'rule-{v.rule.code}.title')}: {v.text}" for v in verdict.violations]
    faults += [
        f"The goal {g.name} is said to be {g.value}, and is {verdict.goals[g.name]}."
        for g in outcome.goals
        if g.name in verdict.goals and verdict.goals[g.name] != g.value
    ]
    if faults:
        raise OwnResultRefused(faults)
