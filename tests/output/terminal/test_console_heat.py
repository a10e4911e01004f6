import io
from datetime import timedelta

from sco_scheduler.output.terminal.console import Heat, HeatMap, console_for
from tests.events import at


def printed(cells, width=80, **console) -> str:
    out = io.StringIO()
    made = console_for(out, width=width)
    made.print(HeatMap("Occupancy", cells))
    return out.getvalue()


def row(name, *shares, day=1):
    start = at("09:00", day)
    return [Heat(name, start + timedelta(minutes=25 * i), used, room) for i, (used, room) in enumerate(shares)]


def test_percentages_under_the_clock():
    text = printed([*row("A", (0, 2), (1, 2), (2, 2)), *row("Bus", (1, 3), (0, 0), (4, 2))])
    assert text == ("Occupancy\n    09:        \n     00  25  50\nA     0  50 100\nBus  33   - 200\n")


def test_asked_for_where_there_is_no_room():
    assert "!!!" in printed(row("A", (1, 0)))


def test_each_day_has_a_block():
    text = printed([*row("A", (1, 1)), *row("A", (0, 1), day=2)])
    assert "Thursday 12 June 2025" in text
    assert "Friday 13 June 2025" in text


def test_a_day_wider_than_the_terminal_goes_on_below():
    text = printed(row("A", *[(1, 1)] * 30), width=40)
    assert max(map(len, text.splitlines())) <= 40
    assert text.count("100") == 30


def test_long_and_wide_names_keep_the_columns_straight():
    text = printed([*row("重庆汽车零部件与新能源汽车及农业机械区", *[(1, 1)] * 15), *row("A", *[(1, 1)] * 15)])
    assert text.splitlines()[-1] == "A" + " " * 19 + " 100" * 15


def test_a_long_name_is_whole_where_a_day_leaves_room():
    text = printed(row("английский – таджикский", *[(1, 1)] * 14))
    assert text.splitlines()[-1] == "английский – таджикский" + " 100" * 14


def test_full_is_red():
    out = io.StringIO()
    console = console_for(out)
    cells = HeatMap("", row("A", (1, 1)))
    styles = [str(span.style) for line in cells.__rich_console__(console, console.options) for span in line.spans]
    assert "black on red" in styles
