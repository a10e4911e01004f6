"""The second, independent statement of every rule and goal, in clock times and names.

Nothing here depends on how a schedule was made: everything is derived again from sessions, spans of
time, requests and the meetings' own times. ``rules`` has a module for each rule, ``goals`` the value
of each goal.
"""

from __future__ import annotations

from collections.abc import Sequence

from sco_scheduler.domain.event import Event
from sco_scheduler.domain.messages import Phrase, Tally, no_tally, tallied
from sco_scheduler.domain.schedule import Meeting, Published
from sco_scheduler.verify.case import Case, Verdict, Violation
from sco_scheduler.verify.goals import goal_values
from sco_scheduler.verify.rules import CHECKS

__all__ = ["Verdict", "Violation", "verify"]


def verify(
    event: Event, meetings: Sequence[Meeting], published: Published | None = None, *, tally: Tally = no_tally
) -> Verdict:
    """Check every rule and recompute every goal of a schedule from any source.

    Parameters
    ----------
    event
        The event.
    meetings
        Any meetings: companies, people, times and places that the event does not have are violations, never errors.
    published
        The schedule that the meetings are a rerun of. Locked rows and history have to stay, what was taken out has to
        stay out, and the goals of a rerun are computed too.
    tally
        Called with the number of rules checked so far.

    Returns
    -------
    Verdict
        All violations, and the values of the goals.
    """
    case = Case(event, tuple(meetings), published)
    checks = tallied(CHECKS, Phrase("rules-checked"), tally, every=1)
    violations = tuple(violation for check in checks for violation in check(case))
    return Verdict(violations, goal_values(case))
