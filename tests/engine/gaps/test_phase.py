"""Compiled code that is not there yet is waited for, outside of the time limit, unless the solve is stopped."""

from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.local_search import precompile
from sco_scheduler.engine.params import Options
from sco_scheduler.engine.progress import NullWatch
from sco_scheduler.engine.state import SolveContext, SolveState
from tests.engine.held import tuned
from tests.events import event


class Clock:
    """A clock that goes on by a second each time that it is read."""

    time = 0.0

    def __call__(self):
        self.time += 1.0
        return self.time


class Compiling:
    """Code that is there once it was asked for a few times."""

    kept = False

    def __init__(self, times):
        self.times = times

    def ready(self, seconds):
        self.times -= 1
        return self.times < 0


class Notes(NullWatch):
    """Keeps what was told."""

    def __init__(self):
        self.notes = []

    def progress(self, update):
        self.notes.append(update.note)


def state_that_compiles(monkeypatch, code, *, options=None, **more):
    monkeypatch.setattr(precompile, "Compilation", lambda name: code)
    watch = Notes()
    context = SolveContext((), options or Options(workers=1), Budget(60.0, now=Clock(), **more), watch)
    return SolveState(context, index(event())), watch


def test_the_time_of_compiling_is_told_and_added_to_the_limit(monkeypatch):
    state, watch = state_that_compiles(monkeypatch, Compiling(5))
    before = state.budget.remaining() + state.budget.elapsed
    assert state.wait_for_code("annealing", "gaps")
    assert set(watch.notes) == {"compiling"}
    assert state.budget.remaining() + state.budget.elapsed > before + 5.0


def test_what_only_has_to_be_loaded_takes_the_time_of_the_solve(monkeypatch):
    code = Compiling(5)
    code.kept = True
    state, watch = state_that_compiles(monkeypatch, code)
    before = state.budget.remaining() + state.budget.elapsed
    assert state.wait_for_code("annealing", "gaps")
    assert watch.notes == []
    assert state.budget.remaining() + state.budget.elapsed <= before + 1.0


def test_a_stop_ends_the_wait(monkeypatch):
    state, _ = state_that_compiles(monkeypatch, Compiling(10**9), stopped=lambda: True)
    assert not state.wait_for_code("annealing", "gaps")


def test_nobody_waits_for_ever(monkeypatch):
    state, _ = state_that_compiles(monkeypatch, Compiling(10**9), options=Options(params=_patient(20.0)))
    assert not state.wait_for_code("annealing", "gaps")


def _patient(seconds):
    from dataclasses import replace

    return replace(tuned().params, compiling_seconds=seconds)
