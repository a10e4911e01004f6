"""Trade-offs on the terminal."""

import io
from dataclasses import replace

from sco_scheduler.agendas.answers import Point, TradeOff
from sco_scheduler.output.terminal.answers import bar, print_trade_off
from sco_scheduler.output.terminal.console import console_for
from sco_scheduler.output.texts.words import speech

ROWS = (
    Point(TradeOff.VALUE_OR_TIME, ("value", "lost_time"), 0.0, (9707, 860), (9707, 180), 480, ()),
    Point(TradeOff.VALUE_OR_TIME, ("value", "lost_time"), 1.0, (9610, 430), (9707, None), 475, ()),
)


def _printed(width, rows=ROWS, lang="en"):
    out = io.StringIO()
    print_trade_off(console_for(out, width=width), "Value or time", ("value", "lost_time"), rows, speech(lang))
    return out.getvalue()


def test_a_bar_is_as_long_as_its_value():
    assert bar(100, 100) == "█" * 16
    assert bar(50, 100) == "█" * 8
    assert bar(0, 100) == ""
    assert bar(0, 0) == ""
    assert bar(1, 128) == "▏"


def test_a_bound_stands_in_brackets_where_it_is_another_value():
    printed = _printed(80)
    assert "9,610 (9,707)" in printed
    assert "9,707 (9,707)" not in printed
    assert "430 (" not in printed


def test_schedules_with_the_same_figures_are_shown_once_and_counted():
    printed = _printed(80, (ROWS[0], replace(ROWS[0], value_slack=2.0), *ROWS[1:], replace(ROWS[0], value_slack=5.0)))
    assert printed.count("9,707; 860: ") == printed.count("9,610; 430: ") == 1
    assert printed.index("9,707; 860: ") < printed.index("9,610; 430: ")
    assert "--value-slack 2" not in printed
    assert "2 further schedules have the same figures." in printed
    assert "further" not in _printed(80)


def test_a_schedule_that_another_one_beats_is_no_trade_off_and_is_counted():
    worse = replace(ROWS[1], value_slack=5.0, values=(9600, 430), bounds=(None, None))
    printed = _printed(80, (*ROWS, worse))
    assert "9,600" not in printed
    assert "1 schedule is left out: in the time that there was, another line came out better." in " ".join(
        printed.split()
    )
    assert "left out" not in _printed(80)


def test_thousands_are_set_apart_as_in_the_language():
    assert "9\u00a0610 (9\u00a0707)" in _printed(80, lang="ru")


def test_a_narrow_terminal_has_lines():
    printed = _printed(50)
    assert "9,610 (9,707)" in printed
    assert max(map(len, printed.splitlines())) <= 50
