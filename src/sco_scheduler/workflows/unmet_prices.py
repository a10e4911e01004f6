"""Prices unmet requests: the cheapest way to hold each must and first wish that a new schedule does not hold.

The prices are those that ``schedule why`` finds by the workbook that is being written: the same repairs of the
same rows. They are found within a share of the time of the build, the ways that move nobody first. Apart from
``build_workbook``, since it is a search of its own on a schedule that is finished.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from sco_scheduler.agendas.answers import Change, NoRepair, Repair, RepairMode, UnmetPrice
from sco_scheduler.agendas.report import meeting_rows
from sco_scheduler.domain.event import Event, Pair
from sco_scheduler.domain.outcome import HOPELESS, Unmet
from sco_scheduler.domain.schedule import Published, PublishedMeeting, Schedule
from sco_scheduler.workflows.build import RERUN_PAIRS
from sco_scheduler.workflows.repair import SECONDS, LeastValueRepairs, Standing, moving_nobody

_COUNTED = 2
"""The searches of a reproducible build, each with its part of the share as counted work."""


def unmet_prices(
    schedule: Schedule,
    unmet: Sequence[Unmet],
    published: Published | None,
    seconds: float,
    *,
    reproducible: bool = False,
    placed_only: bool = False,
    stopped: Callable[[], bool] = lambda: False,
) -> dict[Pair, UnmetPrice]:
    """Find the cheapest way to hold each must and first wish that is not held.

    Parameters
    ----------
    schedule
        The new schedule.
    unmet
        The requests that it does not meet, in the order in which they are to be priced.
    published
        The schedule that it is a rerun of, whose locks stay.
    seconds
        For all searches together.
    reproducible
        Whether searches are limited by their number and by counted work, instead of by the clock.
    placed_only
        Whether only ways that move nobody are looked for.
    stopped
        Whether no further search shall begin.

    Returns
    -------
    dict[Pair, UnmetPrice]
        A price for each must and first wish among ``unmet``; one that was not reached says so.
    """
    event = schedule.event
    wanted = [entry for entry in unmet if _counts(event, entry)]
    prices = {entry.pair: UnmetPrice() for entry in wanted}
    # One search of a larger event takes longer than the share.
    if not wanted or len(event.requests_by_pair) > RERUN_PAIRS:
        return prices
    rows = meeting_rows(schedule, published)
    marked = tuple(PublishedMeeting(row.meeting, row.locked, row.status, outcome=row.outcome) for row in rows)
    standing = Standing(event, Published(marked, frozenset(entry.pair for entry in unmet if entry.must)))
    share = _Share(seconds, stopped, counted=reproducible)
    left = []
    for entry in wanted:
        if entry.reason in HOPELESS:
            prices[entry.pair] = UnmetPrice(computed=True)
            continue
        found = moving_nobody(standing, Change.holding(entry.pair), entry.pair, share.next)
        if isinstance(found, Repair) or not found.impossible:
            prices[entry.pair] = _price(found)
        else:
            left.append(entry.pair)
    least = LeastValueRepairs(standing, left)
    for pair in left if not placed_only else ():
        work = share.next()
        if work > 0.0:
            prices[pair] = _price(least.hold(pair, seconds=work), work)
    return prices


def _counts(event: Event, entry: Unmet) -> bool:
    return entry.must or any(request.rank == 1 for request in event.requests_by_pair.get(entry.pair, ()))


def _price(found: Repair | NoRepair, seconds: float = SECONDS) -> UnmetPrice:
    """The price of a repair; none for one that is unproved for want of the usual time."""
    if isinstance(found, NoRepair):
        return UnmetPrice(computed=found.impossible)
    if not found.proved and seconds < SECONDS:
        return UnmetPrice()
    pairs = {row.pair for row in found.change.hold}
    held = next(meeting for meeting in found.schedule.meetings if meeting.pair in pairs)
    moved = 0 if found.mode is RepairMode.NOBODY else len(found.moved)  # another interpreter moves nobody
    return UnmetPrice(True, held, moved, len(found.dropped), found.value_change)


class _Share:
    """What is left for searches: seconds of the clock, or a number of searches whose work is counted."""

    def __init__(self, seconds: float, stopped: Callable[[], bool], *, counted: bool) -> None:
        self._seconds, self._stopped = seconds, stopped
        self._end = None if counted else time.monotonic() + seconds
        self._searches = _COUNTED

    def next(self) -> float:
        """The seconds of work for the next search; 0 where there is to be none."""
        if self._stopped():
            return 0.0
        if self._end is not None:
            return max(0.0, min(SECONDS, self._end - time.monotonic()))
        self._searches -= 1
        return self._seconds / _COUNTED if self._searches >= 0 else 0.0
