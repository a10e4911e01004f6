"""What a rerun did to the published schedule, what of that is proved, and what keeping costs: in sentences.

For the terminal and for the Summary sheet alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sco_scheduler.agendas.report import BuildReport, ChangeRow, Rerun
from sco_scheduler.domain.outcome import GoalResult

_NEEDS = (("slot_moves", "move"), ("table_changes", "change tables"), ("person_changes", "change people"))


def source(rerun: Rerun) -> str:
    """Which state of which workbook a rerun started from."""
    when = f" of {rerun.built_at:%Y-%m-%d %H:%M}" if rerun.built_at is not None else ""
    number = f", revision {rerun.revision}" if rerun.revision is not None else ""
    return f"the published schedule{when} in {rerun.source}{number}"


def meetings(number: int) -> str:
    """``1 meeting``, ``1,004 meetings``."""
    return f"{number:,} meeting{'' if number == 1 else 's'}"


def sentences(report: BuildReport, rerun: Rerun) -> list[str]:
    """What was kept and changed, and what keeping costs, a sentence or two each."""
    found = []
    if rerun.history_until is not None:
        found.append(f"What starts before {rerun.history_until:%Y-%m-%d %H:%M} is history and stays as it is.")
    return [*found, *_changed(report.goals, report.changes or ()), *_cost(report, rerun)]


def _changed(goals: Sequence[GoalResult], changes: Sequence[ChangeRow]) -> list[str]:
    """What had to change: how many, and whether fewer is impossible."""
    found = {goal.name: goal for goal in goals}
    kinds = Counter(row.kind for row in changes)
    lines = []
    kept = found.get("kept")
    if kept is not None:
        freed = kinds["dropped"] - kept.value
        if freed > 0:
            lines.append(f"{meetings(freed)} fell away with what was cancelled, refused or taken out.")
        lines.append(_needed(kept, "be given up"))
    names = [goal.name for goal in goals]
    if {"value", "slot_moves"} <= found.keys() and names.index("value") < names.index("slot_moves"):
        # Moves were allowed: they come after value in the order of goals.
        moved = found.pop("slot_moves")
        fewer = "; fewer would cost value" if moved.proved else ""
        lines.append(f"{meetings(moved.value)} moved, as was allowed for gain{fewer}.")
    lines += [_needed(found[name], what) for name, what in _NEEDS if name in found and found[name].value]
    still = [what for name, what in _NEEDS if name in found and not found[name].value]
    if still:
        lines.append(f"No meeting had to {' or '.join(still)}.")
    if kinds["added"]:
        lines.append(f"{meetings(kinds['added'])} {'was' if kinds['added'] == 1 else 'were'} added.")
    return lines


def _needed(goal: GoalResult, what: str) -> str:
    """Such as that 2 meetings had to move, and that fewer is impossible."""
    if goal.value == 0:
        return f"No meeting had to {what}."
    if goal.proved:
        return f"{meetings(goal.value)} had to {what}; fewer is impossible."
    least = f"; at least {goal.bound:,} have to" if goal.bound else "; that fewer suffice is not excluded"
    return f"{meetings(goal.value)} {what} now{least}."


def _cost(report: BuildReport, rerun: Rerun) -> list[str]:
    value = report.summary.value
    lines = [f"The value was {rerun.value:,} and is {value:,}."]
    if rerun.value_bound is not None:
        room = max(0, rerun.value_bound - value)
        if room:
            lines.append(f"What keeping costs: a fresh build could reach {rerun.value_bound:,} at most, {room:,} more.")
        else:
            lines.append("Keeping costs no value: a fresh build could not reach more.")
    return lines
