"""Prints trade-offs: a table of schedules with bars for each question."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console

from sco_scheduler.agendas.answers import Point
from sco_scheduler.domain.goals import GOALS, Sense
from sco_scheduler.domain.messages import ENGLISH, Phrase, Speech
from sco_scheduler.output.terminal.console import NARROW, Prose, heading, print_said, table
from sco_scheduler.output.texts.speeches import goal_title

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
