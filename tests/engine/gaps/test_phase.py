"""Annealing that is not loaded yet is waited for only as long as there is time."""

from threading import Event as Signal

from sco_scheduler.background import BackgroundTask
from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.gaps.phase import is_compiled
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.params import Options
from sco_scheduler.engine.state import SolveContext, SolveState
from tests.events import event


def test_who_is_still_loading_is_not_waited_for_beyond_the_time():
    state = SolveState(SolveContext((), Options(workers=1), Budget(20.0)), index(event()))
    assert is_compiled(state, 0.0)  # it never had to be loaded
    done = Signal()
    state.precompilation = BackgroundTask(lambda: (done.wait(30), None)[1])
    assert not is_compiled(state, 0.01)
    done.set()
    assert is_compiled(state, 10.0)
