"""Prints goals with their values, and whether each is proved or only good; and trade-offs between them, with bars."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console

from sco_scheduler.agendas.answers import Point
from sco_scheduler.domain.goals import GOALS, GoalResult, Sense
from sco_scheduler.domain.messages import ENGLISH, Phrase, Said, Speech
from sco_scheduler.output import phrases as common
from sco_scheduler.output.phrases import SCOPES
from sco_scheduler.output.terminal.console import NARROW, Prose, heading, plain, print_said, table
from sco_scheduler.output.texts.words import goal_title

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


_BAR = 16
"""Columns of the longest bar."""

_EIGHTHS = " ▏▎▍▌▋▊▉█"


def bar(value: int, most: int) -> str:
    """Return a bar in eighths of a character."""
    eighths = round(value * _BAR * 8 / most) if most > 0 else 0
    return "█" * (eighths // 8) + (_EIGHTHS[eighths % 8] if eighths % 8 else "")


def print_trade_off(
    console: Console, title: str, goals: tuple[str, str], rows: Sequence[Point], speech: Speech = ENGLISH
) -> None:
    """Print the schedules of one question: figures with bounds, a bar for the second goal, and options.

    Of schedules with the same figures the first is shown, and the others are counted, as are those that time ran out
    on so that another one has both goals better, or one better and the other alike.
    """
    say = speech.say
    first = {row.values: i for i, row in reversed(list(enumerate(rows)))}
    every, rows = len(rows), [row for i, row in enumerate(rows) if first[row.values] == i]
    unlike, rows = len(rows), [row for row in rows if not any(_beats(other, row, goals) for other in rows)]
    console.print(heading(title))
    one, other = (goal_title(goal, speech) for goal in goals)
    most = max((row.values[1] for row in rows), default=0)
    if console.width < NARROW:
        for row in rows:
            told = Phrase("trade-off-line")(
                one=one, first=_figure(row, 0, speech), other=other, second=_figure(row, 1, speech)
            )
            print_said(console, told, speech)
    else:
        made = table(one, other, "", say(Phrase("trade-off-meetings")), right=(0, 1, 3))
        for row in rows:
            made.add_row(
                _figure(row, 0, speech), _figure(row, 1, speech), bar(row.values[1], most), speech.number(row.meetings)
            )
        console.print(made)
    for row in rows:
        figures = "; ".join(map(speech.number, row.values))
        console.print(Prose(f"{figures}: {row.command}", hang="  "))
    if unlike < every:
        print_said(console, Phrase("trade-off-same")(count=every - unlike), speech)
    if len(rows) < unlike:
        print_said(console, Phrase("trade-off-beaten")(count=unlike - len(rows)), speech)
    console.print()


def _beats(one: Point, other: Point, goals: tuple[str, str]) -> bool:
    """Whether a schedule has no goal worse than another one, and not the same figures."""
    signs = [1 if GOALS[goal].sense is Sense.MOST else -1 for goal in goals]
    as_good = all(sign * a >= sign * b for sign, a, b in zip(signs, one.values, other.values, strict=True))
    return as_good and one.values != other.values


def _figure(row: Point, n: int, speech: Speech) -> str:
    """A value, with its bound behind it where that is known and another one."""
    value, bound = row.values[n], row.bounds[n]
    told = speech.number(value)
    return told if bound is None or bound == value else f"{told} ({speech.number(bound)})"
