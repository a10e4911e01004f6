"""Builds that were stopped by hand: the same command goes on with them, as long as nobody has got an agenda."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from sco_scheduler.domain.goals import GOALS, GoalResult, Sense
from sco_scheduler.domain.record import Unfinished
from sco_scheduler.workflows.agendas_file import default_folder, messages_folder
from sco_scheduler.workflows.inputs import BuildOptions
from sco_scheduler.workflows.rerun.published import RerunStart


def starts_anew(before: RerunStart, agendas: Path, options: BuildOptions) -> bool:
    """Whether a build may replace the schedule of a first build that was stopped, since nobody has or edited it.

    Parameters
    ----------
    before
        That schedule, as its workbook has it now.
    agendas
        The workbook.
    options
        Those of the present build; what they ask of a published schedule needs that schedule.
    """
    plain = options.allow_moves == 0 and not (options.hold or options.additions or options.goals or options.since)
    stopped = before.read.record.unfinished is Unfinished.FIRST
    return plain and stopped and not _is_edited(before) and not was_handed_out(agendas)


def _is_edited(before: RerunStart) -> bool:
    """Whether rows of Meetings were moved, added, taken out, locked or filled in."""
    rows = before.published.meetings
    marked = any(row.locked or not row.is_held or not row.outcome.is_blank for row in rows)
    return marked or Counter(before.read.written or ()) != Counter(row.meeting for row in rows)


def was_handed_out(agendas: Path) -> bool:
    """Whether something was printed or written to delegates from a workbook, into the default folders."""
    return default_folder(agendas).is_dir() or messages_folder(agendas).is_dir()


def is_no_better(goals: Sequence[GoalResult], before: Sequence[GoalResult]) -> bool:
    """Whether the results of a build are worse than those of the one before, or the same without a further proof."""
    now, then = _ordered(goals), _ordered(before)
    proved = [sum(goal.proved for goal in results) for results in (goals, before)]
    return now < then or (now == then and proved[0] <= proved[1])


def _ordered(goals: Sequence[GoalResult]) -> list[int]:
    """The values of goals in their order, such that more is better."""
    return [goal.value if GOALS[goal.name].sense is Sense.MOST else -goal.value for goal in goals]
