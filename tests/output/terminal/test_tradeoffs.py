"""Trade-offs on the terminal."""

import io

from sco_scheduler.agendas.answers import Point, TradeOff
from sco_scheduler.output.terminal.console import console_for
from sco_scheduler.output.terminal.tradeoffs import bar, print_trade_off

ROWS = (
    Point(TradeOff.VALUE_OR_TIME, ("value", "lost_time"), 0.0, (9707, 860), (9707, 180), 480, ()),
    Point(TradeOff.VALUE_OR_TIME, ("value", "lost_time"), 1.0, (9610, 430), (9707, None), 475, ()),
)


def _printed(width):
    out = io.StringIO()
    print_trade_off(console_for(out, width=width), "Value or time", ("value", "lost_time"), ROWS)
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


def test_a_narrow_terminal_has_lines():
    printed = _printed(50)
    assert "9,610 (9,707)" in printed
    assert max(map(len, printed.splitlines())) <= 50
