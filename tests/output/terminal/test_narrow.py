"""A narrow terminal shows all that a wide one shows, in lines of its width, without the headers of tables."""

from __future__ import annotations

import io
import re

import pytest
from rich.cells import cell_len

from sco_scheduler.agendas.build_report import Price
from sco_scheduler.domain.goals import GoalResult
from sco_scheduler.output.terminal.changes import print_diff, print_prices
from sco_scheduler.output.terminal.console import NARROW, console_for
from sco_scheduler.output.terminal.summary import print_goals
from sco_scheduler.output.texts.words import speech
from tests.output.terminal.test_changes import DROPPED, EVENT, KEPT, MOVED

PRICES = (Price(0, 0, 2, 900, True), Price(1, 1, 1, 910, True, ("Altai (P2)",)), Price(3, 2, 1, 915))
GOALS = (GoalResult("musts", 3, 3, True), GoalResult("value", 1280, 1300), GoalResult("gaps", 4))
SHOWN = {
    "diff": lambda console, lang: print_diff(console, [MOVED, DROPPED, KEPT], EVENT, EVENT, speech(lang), kept=True),
    "prices": lambda console, lang: print_prices(console, PRICES, speech(lang)),
    "goals": lambda console, lang: print_goals(console, GOALS, speech(lang)),
}


def lines(name: str, lang: str, width: int) -> list[str]:
    out = io.StringIO()
    SHOWN[name](console_for(out, width=width), lang)
    return out.getvalue().splitlines()


def figures(shown: list[str]) -> set[str]:
    """The numbers, times, tables and IDs that are shown."""
    return set(re.findall(r"\d\d:\d\d|[A-Z]/?\d+|\+?\d+(?:,\d+)*", " ".join(shown)))


@pytest.mark.parametrize("lang", ["en", "zh", "ru"])
@pytest.mark.parametrize("name", SHOWN)
def test_nothing_is_left_out_for_want_of_width(name, lang):
    wide, narrow = lines(name, lang, 160), lines(name, lang, NARROW - 1)
    assert len(figures(wide)) > 3
    assert figures(wide) <= figures(narrow)
    assert all(cell_len(line) <= NARROW - 1 for line in narrow)
    assert wide != narrow


@pytest.mark.parametrize("name", SHOWN)
def test_a_terminal_is_narrow_below_a_width(name):
    def borders(width: int) -> bool:
        return any(set("─━│┃┏┡") & set(line) for line in lines(name, "en", width))

    assert borders(NARROW) == borders(160) != borders(NARROW - 1)
