"""What a build finds out beyond its schedule: prices of unmet requests, and the changes that would bring most.

Both take a share of the time limit, which the solve leaves them, and a quick rerun stays quick: what it has no
time for is told as the build before found it.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

from sco_scheduler.agendas.report import BuildReport
from sco_scheduler.domain.event import Event
from sco_scheduler.domain.outcome import Status
from sco_scheduler.domain.record import AnswersGiven, PriceNote
from sco_scheduler.domain.schedule import Published
from sco_scheduler.output.texts.answers import NOT_COMPUTED, gain_notes, price_note
from sco_scheduler.workflows import phrases
from sco_scheduler.workflows.build import Follower, seconds_of
from sco_scheduler.workflows.options import BuildOptions
from sco_scheduler.workflows.unmet_prices import unmet_prices
from sco_scheduler.workflows.whatif import best_gains

GAINS_SHOWN = 5

_SHARE, _SECONDS = 0.15, 4.5
"""The part of the time limit for all answers, and the most of it; twice as much where the solve ended early."""

_OF_A_RERUN = 0.1
"""The part of the time that solving a rerun took."""

_PRICES = 0.4
"""The part of the time for prices; the rest is for changes of the event."""

_QUICKLY_ANSWERED = 500
"""Up to so many requested pairs everything is answered in a moment."""

_LEAST = 1.0
"""With less time nothing that needs a relaxation is begun in a larger event: one takes half a second."""


@dataclass(frozen=True)
class AnswersTime:
    """The time for the answers of one build.

    Attributes
    ----------
    solving
        The options of the solve, which leaves the share of the answers.
    reserved
        The seconds of that share.
    rerun
        Whether there is a published schedule, on which the answers take no longer than the solve.
    """

    solving: BuildOptions
    reserved: float
    rerun: bool

    @classmethod
    def of(cls, event: Event, published: Published | None, options: BuildOptions) -> AnswersTime:
        """Keep the share of the answers back from a build.

        Parameters
        ----------
        event
            The event.
        published
            The schedule that is rerun, if any.
        options
            The options of the build.
        """
        limit = seconds_of(event, published, options)
        reserved = min(_SECONDS, _SHARE * limit)
        if options.reproducible or len(event.requests_by_pair) <= _QUICKLY_ANSWERED:
            return cls(options, reserved, rerun=False)
        return cls(replace(options, time_limit=limit - reserved), reserved, rerun=published is not None)

    def seconds(self, solved: float) -> float:
        """The seconds for the answers, where the solve took so long."""
        if self.rerun:
            return min(self.reserved, _OF_A_RERUN * solved)
        unspent = (self.solving.time_limit or 0.0) - solved
        return self.reserved + min(self.reserved, max(0.0, unspent))


def answers_of(
    report: BuildReport, before: AnswersGiven, options: BuildOptions, share: AnswersTime, follower: Follower
) -> AnswersGiven:
    """Find the prices of unmet requests and the best changes, as far as their time goes.

    Parameters
    ----------
    report
        The build.
    before
        What the builds before found, told again where this one has no time.
    options
        How it was built. What changes would bring depends on the speed of the machine, so that a reproducible build
        does not look for it.
    share
        The time.
    follower
        Hears of it, and may stop it.
    """
    follower.stage(phrases.ANSWERING)
    begun, seconds = time.monotonic(), share.seconds(report.seconds)
    quick = len(report.schedule.event.requests_by_pair) <= _QUICKLY_ANSWERED
    few = not (quick or options.reproducible) and seconds < _LEAST
    found = unmet_prices(
        report.schedule,
        report.unmet,
        report.published,
        seconds if few else _PRICES * seconds,
        reproducible=options.reproducible,
        placed_only=few,
        stopped=follower.stopped,
    )
    known = before.by_pair
    prices = []
    for pair, price in found.items():
        earlier = known.get(pair)
        if not price.computed and earlier is not None and earlier.told != NOT_COMPUTED:
            prices.append(earlier)
        else:
            prices.append(PriceNote(*pair, price_note(report.schedule.event, price), report.revision))
    answers = replace(before, prices=tuple(prices))
    if not report.unmet or report.status is Status.INTERRUPTED:
        return replace(answers, gains=(), gains_revision=0, left_out=0)
    if options.reproducible:
        return replace(answers, gains=(), gains_revision=0, left_out=0)
    if few and before.gains:
        return answers
    left = 0.0 if few else seconds - (time.monotonic() - begun)
    gains = best_gains(report.schedule, GAINS_SHOWN, left, follower.stopped)
    return replace(
        answers, gains=gain_notes(gains, GAINS_SHOWN), gains_revision=report.revision, left_out=gains.left_out
    )
