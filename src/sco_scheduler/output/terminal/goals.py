"""Goals in words: what was reached, and whether that is proved or only good."""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from sco_scheduler.domain.goals import GOALS, Sense
from sco_scheduler.domain.outcome import GoalResult
from sco_scheduler.output.terminal.console import plain, table

_PROVED = {
    "musts": "no schedule holds more musts",
    "kept": "losing fewer is impossible",
    "slot_moves": "moving fewer is impossible",
    "table_changes": "fewer is impossible",
    "person_changes": "fewer is impossible",
    "minimums": "no schedule misses fewer",
    "value": "no schedule has more value",
    "balance": "no schedule is more even",
    "gaps": "no schedule has fewer gaps",
    "gaps_purchasers": "no schedule has fewer gaps",
    "gaps_suppliers": "no schedule has fewer gaps",
    "zone_moves": "no schedule has fewer moves",
    "table_moves": "no schedule has fewer moves",
}


def title(name: str) -> str:
    """A goal's title, or its name where the catalogue has none."""
    goal = GOALS.get(name)
    return goal.title if goal is not None else name


def quality(result: GoalResult) -> str:
    """``proved: no schedule has more value``, or ``good: at most 3 fewer are possible``."""
    scope = f" ({plain(result.scope)})" if result.scope else ""
    goal = GOALS.get(result.name)
    if result.proved:
        return f"proved: {_PROVED.get(result.name, 'no schedule is better')}{scope}"
    if result.bound is None or goal is None:
        return f"good: how much better is possible is not known{scope}"
    room = max(0, result.bound - result.value if goal.sense is Sense.MOST else result.value - result.bound)
    if room == 0:
        return f"good: no better one is known to be possible{scope}"
    word = "more" if goal.sense is Sense.MOST else "fewer"
    return f"good: at most {room:,} {word} {'is' if room == 1 else 'are'} possible{scope}"


def goal_line(result: GoalResult) -> str:
    """A goal on one line, for outputs that are no terminal."""
    return f"{title(result.name)}: {result.value:,}, {quality(result)} ({result.seconds:.1f} s)"


def goal_table(goals: Sequence[GoalResult]) -> Table:
    """Every goal with its value and quality; each is meant given the goals above it."""
    rows = table("Goal", "Value", "How good", right=(1,))
    for result in goals:
        style = "green" if result.proved else "yellow"
        rows.add_row(title(result.name), f"{result.value:,}", Text(quality(result), style=style))
    return rows
