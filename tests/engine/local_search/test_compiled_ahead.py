"""Code that is compiled ahead: it is what is called later, and is waited for no longer than said."""

from types import SimpleNamespace

import pytest

from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.local_search import compiled, moves
from sco_scheduler.engine.value.flows import solve_flows
from tests.random_events import random_event


def test_what_is_compiled_ahead_is_what_is_called_later():
    """The types of the arrays that the board is compiled for are those of an event's."""
    compiled.load("board")
    signatures = len(moves.anneal_board.signatures)
    solve_flows(index(random_event(54, pins=False)), Budget(), moves=4_000)
    assert len(moves.anneal_board.signatures) == signatures


@pytest.mark.parametrize(
    ("seconds", "least", "most"), [(None, None, None), (5.0, 4.0, 5.0), (0.0, 0.0, 0.0), (-1.0, 0.0, 0.0)]
)
def test_no_longer_is_waited_for_code_than_was_said(seconds, least, most):
    waited = []
    compilation = object.__new__(compiled.Compilation)
    compilation._name, compilation._running = "board", None
    compilation._loading = SimpleNamespace(done=lambda given: waited.append(given) or False)
    assert compilation.ready(seconds) is False
    assert waited == [None] if least is None else least <= waited[0] <= most
