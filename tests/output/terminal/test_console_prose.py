import io

import pytest
from rich.cells import cell_len

from sco_scheduler.output.terminal.console import Prose, console_for, wrapped

CHINESE = (
    "区域“D”不在工作表“区域 (Zones)”中；其中有：A、B、C。请修正代码，或在“区域 (Zones)”中添加该区域。是否应为：B？"
)
ENGLISH = "The zone D is not on the sheet Zones, which has: A, B, C. Mend the code."


def test_english_is_broken_at_blanks():
    assert wrapped(ENGLISH, 24) == ["The zone D is not on the", "sheet Zones, which has:", "A, B, C. Mend the code."]


def test_chinese_is_broken_between_any_two_characters_but_not_before_a_closing_sign():
    lines = wrapped(CHINESE, 24)
    assert all(cell_len(line) <= 24 for line in lines)
    assert all(cell_len(line) >= 20 for line in lines[:-1]), "lines are filled"
    assert not any(line[0] in "，。；：？、”）" or line[-1] in "“（" for line in lines)


@pytest.mark.parametrize("text", [CHINESE, ENGLISH, "a\u00a0b", "1\u00a0200 строк: “одна”", "x" * 90, "", " a  b "])
@pytest.mark.parametrize("width", [1, 2, 12, 24, 40])
def test_nothing_is_lost(text, width):
    lines = wrapped(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cell_len(line) <= max(width, 2) for line in lines)


def test_lines_hang():
    out = io.StringIO()
    console_for(out, width=20).print(Prose("Mend the code, or add the zone.", hang="-> "))
    assert out.getvalue().splitlines() == ["-> Mend the code, or", "   add the zone."]


def test_a_column_has_room_for_the_longest_word_beside_what_precedes_it():
    console = console_for(io.StringIO(), width=40)
    for text, least, most in (("Mend the code", 7, 16), ("x" * 90, 40, 40), ("", 3, 3)):
        assert console.measure(Prose(text, hang="-> ")) == (least, most)


def test_nothing_steers_the_terminal():
    out = io.StringIO()
    console_for(out, width=40).print(Prose("Foton\x1b[2J\nMotors\u202e", hang="- "))
    assert out.getvalue() == "- Foton [2J Motors\n"
