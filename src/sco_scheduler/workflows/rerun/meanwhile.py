"""Notices edits that were saved in the agendas workbook while a build ran, and takes them over if nothing conflicts."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from pathlib import Path

from sco_scheduler.domain.schedule import MeetingStatus
from sco_scheduler.verify import verify
from sco_scheduler.workflows.build import Build
from sco_scheduler.workflows.rerun.published import Earlier


def state_of(path: Path) -> str:
    """Return a digest of a file's state; '' without a file."""
    return sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def fits(earlier: Earlier, now: Earlier, done: Build) -> bool:
    """Whether a finished schedule is also one for the workbook as it was saved while it was solved.

    Parameters
    ----------
    earlier
        The published schedule that the build started from.
    now
        The same workbook as it stands now.
    done
        What was built.

    Returns
    -------
    bool
        True where the edits ask for nothing but what the schedule has: every row that was changed is held as it now
        stands, or is not held, and the rules and the values of all goals are the same by both. Notes, outcomes, locks
        on meetings that stay and rows taken out that are not held are such edits.
    """
    if done.schedule is None or now.event != earlier.event or now.read.record != earlier.read.record:
        return False
    held = set(done.schedule.meetings)
    edited = Counter(now.published.meetings) - Counter(earlier.published.meetings)
    if any(row.status is MeetingStatus.HELD and row.meeting not in held for row in edited):
        return False
    verdict = verify(done.event, done.schedule.meetings, now.published)
    return verdict.ok and all(verdict.goals.get(goal.name, goal.value) == goal.value for goal in done.goals)
