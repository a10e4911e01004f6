import io
import re
from pathlib import Path

import pytest

from sco_scheduler import engine
from sco_scheduler.domain.goals import GOALS, GoalResult
from sco_scheduler.output.phrases import SCOPES
from sco_scheduler.output.terminal.console import console_for
from sco_scheduler.output.terminal.live import NOTES
from sco_scheduler.output.terminal.summary import goal_line, print_goals, quality
from sco_scheduler.output.texts.words import goal_title, speech
from tests.output.layout import compared


@pytest.mark.parametrize(
    ("result", "words"),
    [
        (GoalResult("value", 90, 90, proved=True), "proved: no schedule has more value"),
        (GoalResult("value", 87, 90), "good: at most 3 more are possible"),
        (GoalResult("gaps", 9, 8), "good: at most 1 fewer is possible"),
        (GoalResult("balance", 1779, 0), "good: how much better is possible is not known"),
        (GoalResult("gaps", 9, 9), "good: no better one is known to be possible"),
        (GoalResult("gaps", 9), "good: how much better is possible is not known"),
        (
            GoalResult("table_moves", 4, 4, proved=True, scope="times given"),
            "proved: no schedule has fewer moves (times given)",
        ),
        (GoalResult("another", 4, 5), "good: how much better is possible is not known"),
        (GoalResult("another", 4, proved=True), "proved: no schedule is better"),
    ],
)
def test_a_proved_optimum_is_told_from_a_good_one(result, words):
    assert quality(result) == words


def test_every_goal_of_the_catalogue_has_words():
    for name in GOALS:
        assert "is better" not in quality(GoalResult(name, 1, 1, proved=True))


@pytest.mark.parametrize(
    ("result", "lang", "words"),
    [
        (GoalResult("value", 90, 90, proved=True), "zh", "已证明：没有价值更高的日程"),
        (GoalResult("gaps", 1209, 9), "ru", "хорошо: возможно меньше, но не более чем на 1\u00a0200"),
        (
            GoalResult("table_moves", 4, 4, proved=True, scope="slots and people given"),
            "zh",
            "以既定的时段和人员为前提",
        ),
    ],
)
def test_in_other_languages(result, lang, words):
    assert words in quality(result, speech(lang))


def test_what_the_engine_says_of_bounds_and_of_its_work_has_words():
    """The engine speaks in codes, such as ``compiling``; each needs its phrase."""
    source = "".join(path.read_text(encoding="utf-8") for path in Path(engine.__path__[0]).rglob("*.py"))
    notes = set(re.findall(r'\bnote="(\w+)"', source))
    assert notes == NOTES.keys()
    assert set(re.findall(r'scope = "([^"]+)"', source)) == SCOPES.keys()


def test_titles():
    assert goal_title("gaps_purchasers") == "Gaps of purchasers"
    assert goal_title("another") == "another"


def test_one_line():
    result = GoalResult("musts", 27, 27, proved=True, seconds=0.44)
    assert goal_line(result) == "Musts held: 27, proved: no schedule holds more musts (0.4 s)"


def test_the_table_has_a_row_a_goal():
    out = io.StringIO()
    print_goals(console_for(out), [GoalResult("value", 12345, 12400), GoalResult("gaps", 3, 3, proved=True)])
    lines = out.getvalue().splitlines()
    assert any("Value of the meetings" in x and "12,345" in x and "at most 55 more" in x for x in lines)
    assert any("Gaps" in x and "proved" in x for x in lines)


@pytest.mark.parametrize("width", [40, 90])
def test_goals_are_printed_as_in_the_golden_file(width):
    stream = io.StringIO()
    goals = (GoalResult("musts", 3, 3, proved=True), GoalResult("value", 12_087, 12_090), GoalResult("gaps", 9))
    console = console_for(stream, width=width)
    print_goals(console, goals)
    console.print("below")
    lines = [line.rstrip() for line in stream.getvalue().splitlines()]
    compared(Path(__file__).parent / "golden" / f"goals-{width}.txt", lines)


@pytest.mark.parametrize(
    ("lang", "count", "words"),
    [
        ("en", 1, "proved: no schedule holds more musts (1 must that was unmet before is not counted)"),
        ("en", 2, "(2 musts that were unmet before are not counted)"),
        ("ru", 1, "(не считая 1 обязательной встречи, которой не было в прежнем расписании)"),
        ("ru", 5, "(не считая 5 обязательных встреч, которых не было в прежнем расписании)"),
        ("zh", 3, "（不计此前未安排的 3 项必须会面）"),
    ],
)
def test_musts_that_a_rerun_does_not_count_are_told(lang, count, words):
    assert words in quality(GoalResult("musts", 1, 1, proved=True, older_musts=count), speech(lang))
