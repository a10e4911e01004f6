"""What the verifier says, in a table."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console

from sco_scheduler.domain.cells import Cell
from sco_scheduler.domain.goals import GOALS
from sco_scheduler.domain.messages import ENGLISH, Speech
from sco_scheduler.output import phrases
from sco_scheduler.output.terminal.console import plain, table
from sco_scheduler.output.terminal.goals import print_goal, title
from sco_scheduler.output.terminal.prose import NARROW, Prose
from sco_scheduler.verify import Verdict


def print_verdict(
    console: Console, verdict: Verdict, cells: Sequence[Sequence[Cell]], speech: Speech = ENGLISH
) -> None:
    """Every violation with the cells it stands in (one entry of ``cells`` a violation), and every goal's value."""
    if verdict.ok:
        console.print(Prose(speech.say(phrases.ALL_KEPT), style="bold"))
    else:
        console.print(Prose(speech.say(phrases.VIOLATIONS(count=len(verdict.violations))), style="bold"))
        _print_violations(console, verdict, cells, speech)
    _print_goals(console, verdict, speech)


def _print_violations(console: Console, verdict: Verdict, cells: Sequence[Sequence[Cell]], speech: Speech) -> None:
    narrow = console.width < NARROW
    rows = table(*map(speech.say, (phrases.RULE, phrases.CELL, phrases.WHAT_IS_WRONG)))
    rows.columns[0].min_width, rows.columns[1].min_width = 4, 10
    for violation, where in zip(verdict.violations, cells, strict=True):
        code, listed, text = violation.rule.code, plain(speech.say(tuple(where))), plain(violation.text_in(speech))
        if narrow:
            console.print()
            console.print(Prose(listed, hang=f"{code}  ", hang_style="bold"))
            console.print(Prose(text, hang="  "))
        else:
            rows.add_row(code, Prose(listed), Prose(text))
    console.print("" if narrow else rows)


def _print_goals(console: Console, verdict: Verdict, speech: Speech) -> None:
    narrow = console.width < NARROW
    rows = table(*map(speech.say, (phrases.GOAL, phrases.VALUE, phrases.WHAT_IT_COUNTS)), right=(1,))
    for name, value in verdict.goals.items():
        goal = GOALS.get(name)
        counts = speech.text(f"goal-{name}.sentence", goal.sentence) if goal is not None else ""
        if narrow:
            print_goal(console, name, value, counts, speech)
        else:
            rows.add_row(Prose(title(name, speech)), speech.number(value), Prose(counts))
    console.print("" if narrow else rows)
