"""Solves leave Ctrl-C to the program."""

from pathlib import Path

import pytest

from sco_scheduler.engine import search
from sco_scheduler.engine.search.solvers import solver_without_signals

ENGINE = Path(search.__file__).parents[1]


def caught() -> bool:
    """Whether this process still has a handler for Ctrl-C, as the system knows it."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    (mask,) = (int(line.split()[1], 16) for line in lines if line.startswith("SigCgt"))
    return bool(mask & 2)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells")
def test_a_solve_leaves_the_handler_of_ctrl_c_in_place():
    from ortools.sat.python import cp_model

    before = caught()
    model = cp_model.CpModel()
    model.maximize(model.new_bool_var("x"))
    solver_without_signals().solve(model)
    assert caught() == before


def test_every_solver_of_the_engine_is_such_a_one():
    own = ENGINE / "search" / "solvers.py"
    others = [
        path for path in ENGINE.rglob("*.py") if path != own and ".CpSolver()" in path.read_text(encoding="utf-8")
    ]
    assert others == []
    assert own.read_text(encoding="utf-8").count(".CpSolver()") == 1
