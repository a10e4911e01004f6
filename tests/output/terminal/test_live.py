import io

import pytest
from rich.console import Console

from sco_scheduler.domain.outcome import GoalResult
from sco_scheduler.engine.watch import Progress
from sco_scheduler.output.terminal.console import console_for
from sco_scheduler.output.terminal.live import RunDisplay

MUSTS = GoalResult("musts", 27, 27, proved=True, seconds=0.4)
VALUE = GoalResult("value", 900, 912, seconds=8.0)


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
        "Stopping: the best schedule so far is taken.",
        "Value of the meetings: 900, good: at most 12 more are possible (8.0 s)",
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
    assert "Solving, 28 s left" in text
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
    assert "Solving, 23 s left" in drawn(live)
    clock.seconds += 50
    assert "Solving, 0 s left" in drawn(live)


def test_before_there_is_a_value(live):
    live.stage("Solving")
    live.progress(Progress("value", None, None, 2.0, 28.4))
    assert "no bound yet" in drawn(live)


def test_a_narrow_terminal_keeps_a_line_a_goal(live):
    live.stage("Solving")
    live.progress(Progress("value", 870, 912, 2.0, 28.4, (MUSTS,)))
    assert max(map(len, drawn(live, width=40).splitlines())) <= 40


def test_the_next_stage_leaves_the_goals_behind(live):
    live.stage("Solving")
    live.progress(Progress("value", 870, 912, 2.0, 28.4, (MUSTS,)))
    live.stage("Writing")
    assert drawn(live).split() in ([spin, "Writing"] for spin in "-\\|/")


def test_while_it_stops(live):
    live.stage("Solving")
    live.progress(Progress("value", 870, 912, 2.0, 28.4))
    live.stopping()
    assert "gives up without writing" in drawn(live)
