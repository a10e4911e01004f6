import io
import re
import threading
from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.console import Console

from sco_scheduler.domain.goals import GoalResult
from sco_scheduler.engine.budget import Progress
from sco_scheduler.output.terminal import live as live_module
from sco_scheduler.output.terminal.console import NARROW, console_for
from sco_scheduler.output.terminal.live import SILENCE, RunDisplay, StepLine
from sco_scheduler.output.texts.words import goal_title, speech

MUSTS = GoalResult("musts", 27, 27, proved=True, seconds=0.4)
VALUE = GoalResult("value", 900, 912, seconds=8.0)
LOST = GoalResult("lost_time", 790, 300, seconds=2.0)


def test_without_a_terminal_one_line_a_stage_and_a_goal():
    out = io.StringIO()
    with RunDisplay(console_for(out)) as display:
        display.stage("Solving")
        display.progress(Progress("musts", 3, 27, 0.1, 29.9))
        display.progress(Progress("value", 870, 912, 2.0, 28.0, (MUSTS,)))
        display.progress(Progress("value", 880, 912, 3.0, 27.0, (MUSTS,)))
        display.stopping()
        display.finished((MUSTS, VALUE))
    assert out.getvalue().splitlines() == [
        "Solving ...",
        "Musts held: 27, proved: no schedule holds more musts (0.4 s)",
        "Stopping with the best schedule so far; Ctrl-C again gives up without writing.",
        "Value of the meetings: 900, good: at most 12 more are possible (8.0 s)",
    ]


def test_at_the_end_of_the_solve_what_became_better_since_is_said_and_the_rest_told_before_the_next_stage():
    out = io.StringIO()
    with RunDisplay(console_for(out)) as display:
        display.stage("Solving")
        display.progress(Progress("lost_time", 790, 300, 2.0, 28.0, (MUSTS, LOST)))
        final = (MUSTS, replace(LOST, value=780), GoalResult("table_moves", 14, 4, seconds=0.2))
        display.progress(Progress("", None, None, 9.0, 0.0, final, ended=True))
        display.stage("Writing")
        # Such as the price of further moves, with values of its own.
        priced = (MUSTS, replace(LOST, value=500))
        display.progress(Progress("", None, None, 9.0, 0.0, priced, ended=True))
        display.finished(final)
    assert out.getvalue().splitlines() == [
        "Solving ...",
        "Musts held: 27, proved: no schedule holds more musts (0.4 s)",
        "Lost time: 790, good: at most 490 fewer are possible (2.0 s)",
        "In the end: Lost time: 780, good: at most 480 fewer are possible (2.0 s)",
        "Table moves: 14, good: at most 10 fewer are possible (0.2 s)",
        "Writing ...",
    ]


class Flushed(io.StringIO):
    flushes = 0

    def flush(self):
        self.flushes += 1


def test_every_line_is_flushed():
    out = Flushed()
    with RunDisplay(console_for(out)) as display:
        display.stage("Reading")
    assert out.flushes > 0


def test_in_a_terminal_the_cursor_is_there_again_when_it_ends(monkeypatch):
    monkeypatch.setenv("TERM", "xterm")  # a dumb terminal has no cursor to hide
    out = io.StringIO()
    with RunDisplay(Console(file=out, force_terminal=True, width=80, markup=False)) as display:
        display.stage("Reading")
        assert out.getvalue().rfind("\x1b[?25l") > out.getvalue().rfind("\x1b[?25h")
    assert out.getvalue().rfind("\x1b[?25h") > out.getvalue().rfind("\x1b[?25l")


def drawn(display: RunDisplay, width: int = 80) -> str:
    out = io.StringIO()
    Console(file=out, width=width, markup=False, highlight=False).print(display._draw())
    return out.getvalue()


class Clock:
    seconds = 100.0

    def __call__(self):
        return self.seconds


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def live(clock):
    out = io.StringIO()
    display = RunDisplay(Console(file=out, force_terminal=True, width=80, markup=False), clock)
    with display:
        yield display


def test_in_a_terminal_the_goal_worked_on_with_value_bound_distance_and_time(live):
    live.stage("Solving")
    live.progress(Progress("value", 870, 912, 2.0, 28.4, (MUSTS,), note="peeling slots"))
    text = drawn(live)
    assert "Solving, 0 s, 28 s left" in text
    assert "> " in text
    assert "bound 912, 42 away" in text
    assert text.index("Musts held") < text.index("Value of the meetings")
    assert "proved" in text
    assert "peeling slots" in text
    assert "Ctrl-C stops and writes" in text


def test_the_time_runs_on_between_updates(live, clock):
    live.stage("Solving")
    live.progress(Progress("value", 870, 912, 2.0, 28.0))
    clock.seconds += 5
    assert "Solving, 5 s, 23 s left" in drawn(live)
    clock.seconds += 50
    assert "Solving, 55 s, 0 s left" in drawn(live)


def test_before_there_is_a_value(live):
    live.stage("Solving")
    live.progress(Progress("value", None, None, 2.0, 28.4))
    assert "no bound yet" in drawn(live)


def test_a_narrow_terminal_keeps_a_line_a_goal(live):
    live.stage("Solving")
    live.progress(Progress("value", 870, 912, 2.0, 28.4, (MUSTS,)))
    assert max(map(len, drawn(live, width=40).splitlines())) <= 40


@pytest.mark.parametrize("lang", ["en", "zh", "ru"])
def test_a_narrow_terminal_shows_every_goal_with_its_value(lang):
    console = Console(file=io.StringIO(), force_terminal=True, width=40, markup=False)
    display = RunDisplay(console, speech=speech(lang))
    display.stage("Solving")
    display.progress(Progress("value", 870, 912, 2.0, 28.4, (MUSTS,), note="placing"))
    lines = drawn(display, width=40).splitlines()
    assert max(map(cell_len, lines)) <= 40
    shown = {" ".join(line.split()) for line in lines}
    assert {f"{goal_title('musts', speech(lang))} 27", f"> {goal_title('value', speech(lang))} 870"} <= shown


@pytest.mark.parametrize(("width", "green"), [(40, ["27"]), (NARROW - 1, ["27"]), (NARROW, []), (80, [])])
def test_a_proved_value_is_green_where_nothing_else_says_so(width, green):
    out = io.StringIO()
    console = Console(file=out, width=width, markup=False, force_terminal=True, color_system="standard")
    display = RunDisplay(console)
    display.stage("Solving")
    display.progress(Progress("gaps", None, None, 2.0, 28.4, (MUSTS, VALUE)))
    console.print(display._draw())
    assert re.findall("\x1b\\[32m *(\\d+)", out.getvalue()) == green


def test_the_next_stage_leaves_the_goals_behind(live):
    live.stage("Solving")
    live.progress(Progress("value", 870, 912, 2.0, 28.4, (MUSTS,)))
    live.stage("Writing")
    assert drawn(live).split() in ([spin, "Writing,", "0", "s"] for spin in "-\\|/")


def test_while_it_stops(live):
    live.stage("Solving")
    live.progress(Progress("value", 870, 912, 2.0, 28.4))
    live.stopping()
    assert "gives up without writing" in drawn(live)


def test_in_a_terminal_how_far_a_stage_has_come(live, clock):
    live.stage("Reading")
    live.counted(12_000, 350_000, "rows")
    clock.seconds += 3
    assert "Reading, 3 s" in drawn(live)
    assert "12,000 of 350,000 rows" in drawn(live)
    live.counted(7, 0, "agendas")
    assert "7 agendas" in drawn(live)
    live.stage("Writing")
    assert "agendas" not in drawn(live)


def test_a_wish_to_stop_is_answered_in_a_terminal_though_nobody_else_tells_of_it():
    wish = []
    display = RunDisplay(Console(file=io.StringIO(), force_terminal=True), stopped=lambda: bool(wish))
    display.stage("Solving")
    assert "Stopping" not in drawn(display)
    wish.append("Ctrl-C")
    assert "Stopping with the best schedule so far" in drawn(display)


def test_a_run_that_writes_nothing_does_not_speak_of_writing():
    wish = []
    console = Console(file=io.StringIO(), force_terminal=True)
    display = RunDisplay(console, stopped=lambda: bool(wish), writes=False)
    display.stage("Solving")
    wish.append("Ctrl-C")
    assert "Stopping with what was found so far" in drawn(display)
    assert "writing" not in drawn(display)


@pytest.fixture
def lines(clock):
    """A display without a terminal that looks only when it is told to, and what it has said since last asked."""
    out = io.StringIO()
    display = RunDisplay(console_for(out), clock)

    def said():
        text = out.getvalue()
        out.seek(0)
        out.truncate()
        return text.splitlines()

    return display, said


def test_after_a_silence_a_line_tells_where_the_run_stands(lines, clock):
    display, said = lines
    display.print_due()
    assert said() == []  # nothing has begun
    display.stage("Reading")
    said()
    clock.seconds += SILENCE - 1
    display.print_due()
    assert said() == []
    clock.seconds += 1
    display.counted(12_000, 350_000, "rows")
    display.print_due()
    assert said() == ["  Reading, 5 s: 12,000 of 350,000 rows"]
    display.print_due()
    assert said() == []


def test_after_a_silence_in_a_solve_the_goal_with_its_value_and_bound(lines, clock):
    display, said = lines
    display.stage("Solving")
    clock.seconds += SILENCE
    display.print_due()
    assert said() == ["Solving ...", "  Solving, 5 s"]
    display.progress(Progress("value", 870, 912, 5.0, 25.0))
    clock.seconds += SILENCE
    display.print_due()
    assert said() == ["  Solving, 10 s, 20 s left: Value of the meetings, 870 so far, bound 912, 42 away"]
    display.progress(Progress("value", None, None, 10.0, 20.0, note="peeling slots"))
    clock.seconds += SILENCE
    display.print_due()
    assert said() == ["  Solving, 15 s, 15 s left: Value of the meetings, none so far, no bound yet, peeling slots"]


@pytest.mark.parametrize(
    ("stage", "answer"),
    [("Solving", "Stopping with the best schedule so far"), ("Writing", "The schedule is there and will be written")],
)
def test_a_wish_to_stop_is_answered_once_by_what_it_means_now(clock, stage, answer):
    out = io.StringIO()
    display = RunDisplay(console_for(out), clock, stopped=lambda: True)
    display.stage("Solving")
    display.progress(Progress("value", 870, 912, 2.0, 28.0))
    if stage != "Solving":
        display.stage(stage)
    display.print_due()
    display.print_due()
    display.stopping()
    assert out.getvalue().count("Ctrl-C again gives up without writing.") == 1
    assert answer in out.getvalue()


def test_it_looks_by_itself(monkeypatch):
    monkeypatch.setattr(live_module, "SILENCE", 0.0)
    monkeypatch.setattr(live_module, "_LOOK", 0.001)
    out = Waiting()
    with RunDisplay(console_for(out)) as display:
        display.stage("Reading")
        assert out.told.wait(10)
    assert not display._pulse._thread.is_alive()


class Waiting(io.StringIO):
    """Knows when a second line has come."""

    def __init__(self):
        super().__init__()
        self.told = threading.Event()

    def write(self, text):
        if "Reading, 0 s" in text:
            self.told.set()
        return super().write(text)


def test_a_step_is_shown_in_a_terminal_alone_and_removed_at_the_end():
    for terminal, silent, shown in ((True, False, True), (True, True, False), (False, False, False)):
        out = io.StringIO()
        console = Console(file=out, force_terminal=terminal, width=80, _environ={"TERM": "xterm"})
        with StepLine(console, silent=silent) as line:
            line.show("Reading the workbook")
        assert ("Reading the workbook" in out.getvalue()) is shown
        assert out.getvalue().endswith("\x1b[2K") is shown


def test_before_a_schedule_is_found_the_bound_alone_is_told():
    told = [
        str(live_module._bound(Progress("value", value, bound, 1.0, 9.0)))
        for value, bound in ((None, 912), (900, 912), (3, None))
    ]
    assert "912" in told[0]
    assert "12" in told[1].replace("912", "")
    assert len(set(told)) == 3
