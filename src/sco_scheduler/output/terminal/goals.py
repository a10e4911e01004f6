"""Prints goals with their values, and whether each is proved or only good."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console

from sco_scheduler.domain.goals import GOALS, Sense
from sco_scheduler.domain.messages import ENGLISH, Phrase, Said, Speech
from sco_scheduler.domain.outcome import GoalResult
from sco_scheduler.output import phrases as common
from sco_scheduler.output.phrases import SCOPES
from sco_scheduler.output.terminal.console import NARROW, Prose, plain, print_said, table
from sco_scheduler.output.texts.speeches import goal_title

_PROVED_OF = {name: Phrase(f"proved-{name.replace('_', '-')}") for name in GOALS}
"""What the proof of each goal says."""

_IN_SCOPE = Phrase("quality-scope")
"""In what part only a bound holds, by the words of the engine."""


def quality(result: GoalResult, speech: Speech = ENGLISH) -> str:
    """Describe a result: ``proved: no schedule has more value``, or ``good: at most 3 fewer are possible``."""
    told = _quality(result)
    if result.scope:
        told = _IN_SCOPE(quality=told, scope=SCOPES.get(result.scope, plain(result.scope)))
    return speech.say(told)


def _quality(result: GoalResult) -> Said:
    goal = GOALS.get(result.name)
    if result.proved:
        return Phrase("quality-proved")(why=_PROVED_OF.get(result.name, Phrase("proved-any")))
    if result.bound is None or goal is None:
        return Phrase("quality-unknown")
    most = goal.sense is Sense.MOST
    room = max(0, result.bound - result.value if most else result.value - result.bound)
    if room == 0:
        return Phrase("quality-no-better")
    return Phrase("quality-more")(room=room) if most else Phrase("quality-fewer")(room=room)


def goal_line(result: GoalResult, speech: Speech = ENGLISH) -> str:
    """Describe a goal on one line, for outputs that are no terminal."""
    goal, how_good = goal_title(result.name, speech), quality(result, speech)
    told = Phrase("goal-line")(goal=goal, value=result.value, quality=how_good, seconds=result.seconds)
    return speech.say(told)


def print_goals(console: Console, goals: Sequence[GoalResult], speech: Speech = ENGLISH) -> None:
    """Print every goal with its value and quality, each given the goals above it."""
    if console.width < NARROW:
        for result in goals:
            print_goal(console, result.name, result.value, quality(result, speech), speech, _style(result))
        console.print()
        return
    columns = (common.GOAL, common.VALUE, Phrase("heading-how-good"))
    rows = table(*map(speech.say, columns), right=(1,))
    for result in goals:
        how_good = Prose(quality(result, speech), style=_style(result))
        rows.add_row(Prose(goal_title(result.name, speech)), speech.number(result.value), how_good)
    console.print(rows)


def print_goal(console: Console, name: str, value: int, below: str, speech: Speech, style: str = "") -> None:
    """Print a goal with its value in a narrow terminal, with a text below."""
    told = Phrase("labelled")(label=goal_title(name, speech), text=speech.number(value))
    print_said(console, told, speech)
    console.print(Prose(below, hang="  ", style=style))


def _style(result: GoalResult) -> str:
    return "green" if result.proved else "yellow"
