"""Shows the cost of one goal in another, by a few verified schedules of one event."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from sco_scheduler.agendas.answers import FIGURES, Point, TradeOff
from sco_scheduler.domain.event import Event
from sco_scheduler.domain.findings import Finding, by_importance
from sco_scheduler.domain.messages import OnStep, Phrase
from sco_scheduler.domain.outcome import Conflict, Status
from sco_scheduler.engine.budget import Budget
from sco_scheduler.workflows.build import Build, NullFollower, build
from sco_scheduler.workflows.errors import Stopped
from sco_scheduler.workflows.inputs import (
    AS_IT_IS,
    BuildOptions,
    ReadOptions,
    Registrations,
    default_output,
    files_of,
    read_with_findings,
)
from sco_scheduler.workflows.limits import TRADEOFFS_SECONDS

_GIVEN_UP = (0.0, 1.0, 2.0, 5.0)
"""The percentages of the value given up, point by point."""

_LEAD = ("musts", "minimums", "value")

Try = tuple[TradeOff, tuple[str, ...], float]
"""A trade-off, an order of goals for it, and the percentage of the value given up."""


@dataclass(frozen=True)
class Tradeoffs:
    """The schedules found, for each trade-off; or the conflict if the pins allow none.

    ``published`` is the agendas workbook whose meetings a build would keep, None if there is none.
    """

    event: Event
    points: tuple[Point, ...]
    findings: tuple[Finding, ...]
    conflict: Conflict | None = None
    published: Path | None = None

    def of(self, question: TradeOff) -> tuple[Point, ...]:
        """The points of one trade-off."""
        return tuple(point for point in self.points if point.question is question)


def tries() -> tuple[Try, ...]:
    """List the schedules to build, in the order in which they are shown."""
    ends = (("gaps", "zone_moves"), ("lost_time",), ("zone_moves", "gaps"))
    return (
        *((TradeOff.VALUE_OR_TIME, (*_LEAD, "lost_time"), percent) for percent in _GIVEN_UP),
        *((TradeOff.GAPS_OR_MOVES, (*_LEAD, "balance", *end), 0.0) for end in ends),
        *((TradeOff.VALUE_OR_BALANCE, (*_LEAD, "balance"), percent) for percent in _GIVEN_UP),
    )


def tradeoffs(
    registrations: Registrations,
    *,
    time_limit: float = TRADEOFFS_SECONDS,
    seed: int = 0,
    reproducible: bool = False,
    reading: ReadOptions = AS_IT_IS,
    on_step: OnStep = lambda _: None,
) -> Tradeoffs:
    """Build the same event several times, each time with another balance of two goals.

    Parameters
    ----------
    time_limit
        The limit of seconds of solving for all schedules together.

    Returns
    -------
    Tradeoffs
        The figures of the schedules, each of which has passed the verifier.

    Raises
    ------
    Stopped
        If findings stop the work.
    """
    files = files_of(registrations)
    event, intake = read_with_findings(files, reading)
    published = _published(files)
    findings = by_importance(intake.findings)
    points: list[Point] = []
    budget, all_tries = Budget(time_limit), tries()
    for n, (question, order, value_slack) in enumerate(all_tries):
        on_step(Phrase("trade-off-built")(number=n + 1, count=len(all_tries)))
        left = max(0.5, budget.remaining()) / (len(all_tries) - n)
        seconds = time_limit / len(all_tries) if reproducible else left
        options = BuildOptions(
            time_limit=seconds, seed=seed, reproducible=reproducible, goals=order, value_slack=value_slack
        )
        built = build(event, options, follower=NullFollower(), explained=False)
        if built.status is Status.CONFLICT:
            return Tradeoffs(event, (), findings, built.conflict)
        if built.schedule is not None:
            points.append(replace(_point(question, order, value_slack, built), fresh=published is not None))
    return Tradeoffs(event, tuple(points), findings, published=published)


def _published(files: tuple[Path, ...]) -> Path | None:
    """Return the agendas workbook at the place where a build writes it without ``-o``, if it is there."""
    try:
        output = default_output(files)
    except Stopped:  # files in several folders have no such place
        return None
    return output if output.is_file() else None


def _point(question: TradeOff, order: tuple[str, ...], value_slack: float, built: Build) -> Point:
    """The values of the two goals in one build, with bounds if the goals were pursued."""
    assert built.summary is not None
    pursued = {goal.name: goal for goal in built.goals}
    summary = built.summary
    counted = {
        "value": summary.value,
        "lost_time": summary.lost_time,
        "gaps": summary.gaps_purchasers + summary.gaps_suppliers,
        "zone_moves": summary.zone_moves,
        "balance": pursued["balance"].value if "balance" in pursued else 0,
    }
    one, other = FIGURES[question]
    bounds = [pursued[name].bound if name in pursued else None for name in (one, other)]
    values = (counted[one], counted[other])
    return Point(question, order, value_slack, values, (bounds[0], bounds[1]), summary.meetings, built.goals)
