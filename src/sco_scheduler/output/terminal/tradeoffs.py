"""Prints trade-offs: a table of schedules with bars for each question."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console

from sco_scheduler.agendas.answers import Point
from sco_scheduler.domain.messages import ENGLISH, Speech
from sco_scheduler.output.terminal import phrases
from sco_scheduler.output.terminal.console import NARROW, Prose, heading, print_said, table
from sco_scheduler.output.terminal.goals import goal_title

_BAR = 16
"""Columns of the longest bar."""

_EIGHTHS = " ▏▎▍▌▋▊▉█"


def bar(value: int, most: int) -> str:
    """Return a bar in eighths of a character.

    Parameters
    ----------
    value
        Its length.
    most
        The value of the longest bar.
    """
    eighths = round(value * _BAR * 8 / most) if most > 0 else 0
    return "█" * (eighths // 8) + (_EIGHTHS[eighths % 8] if eighths % 8 else "")


def print_trade_off(
    console: Console, title: str, goals: tuple[str, str], rows: Sequence[Point], speech: Speech = ENGLISH
) -> None:
    """Print the schedules of one question: figures with bounds, a bar for the second goal, and options.

    Parameters
    ----------
    console
        The console.
    title
        The question.
    goals
        The two goals.
    rows
        The schedules.
    speech
        The language.
    """
    say = speech.say
    console.print(heading(title))
    one, other = (goal_title(goal, speech) for goal in goals)
    most = max((row.values[1] for row in rows), default=0)
    if console.width < NARROW:
        for row in rows:
            told = phrases.TRADE_OFF_LINE(one=one, first=_figure(row, 0), other=other, second=_figure(row, 1))
            print_said(console, told, speech)
    else:
        made = table(one, other, "", say(phrases.TRADE_OFF_MEETINGS), right=(0, 1, 3))
        for row in rows:
            made.add_row(_figure(row, 0), _figure(row, 1), bar(row.values[1], most), f"{row.meetings:,}")
        console.print(made)
    for row in rows:
        console.print(Prose(f"{row.values[0]:,}, {row.values[1]:,}: {row.command}", hang="  "))
    console.print()


def _figure(row: Point, n: int) -> str:
    """A value, with its bound behind it where that is known and another one."""
    value, bound = row.values[n], row.bounds[n]
    return f"{value:,}" if bound is None or bound == value else f"{value:,} ({bound:,})"
