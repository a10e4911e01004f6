"""Solves leave Ctrl-C to the program."""

import random
import signal
from pathlib import Path

import pytest

from sco_scheduler.engine import search
from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.search.solvers import LinearProgram, solver_without_signals

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


def market_split() -> tuple[LinearProgram, list]:
    """Things to divide so that four sums come out at exactly half: far too hard for branch and bound."""
    numbers = random.Random(38)
    program = LinearProgram(integer=True)
    things = [program.column(integer=True) for _ in range(40)]
    slacks = []
    for _ in range(5):
        weights = [numbers.randrange(100) for _ in things]
        over, under = program.column(1e4), program.column(1e4)
        half = sum(weights) // 2
        program.row(half, half, [*zip(things, weights, strict=True), (over, 1), (under, -1)])
        slacks += [over, under]
    return program, [(slack, 1) for slack in slacks]


def test_the_program_hears_of_ctrl_c_while_integers_are_searched():
    """SCIP would take it, end its own search only, and let the rest of the solve go on to its limit."""
    program, objective = market_split()
    heard: list[int] = []
    polls: list[int] = []

    def stopped() -> bool:
        polls.append(1)
        if len(polls) == 10:  # the search is under way
            signal.raise_signal(signal.SIGINT)
        return bool(heard)

    before = signal.signal(signal.SIGINT, lambda number, frame: heard.append(number))
    try:
        program.solve(objective, Budget(60.0, stopped=stopped))
    finally:
        signal.signal(signal.SIGINT, before)
    assert heard == [signal.SIGINT]
    assert len(polls) >= 10, "it was still searching"


def test_every_solver_of_the_engine_is_such_a_one():
    own = ENGINE / "search" / "solvers.py"
    others = [
        path for path in ENGINE.rglob("*.py") if path != own and ".CpSolver()" in path.read_text(encoding="utf-8")
    ]
    assert others == []
    assert own.read_text(encoding="utf-8").count(".CpSolver()") == 1


def test_every_programme_of_the_engine_is_made_in_one_place():
    makers = [path for path in ENGINE.rglob("*.py") if "CreateSolver(" in path.read_text(encoding="utf-8")]
    assert makers == [ENGINE / "search" / "solvers.py"]


def test_no_solve_holds_up_the_thread_that_hears_of_ctrl_c():
    """But for those of proofs, which have a thread of their own: else a second Ctrl-C would wait for the solver."""
    direct = [path for path in ENGINE.rglob("*.py") if "solver.solve(" in path.read_text(encoding="utf-8")]
    proofs = [path for path in direct if path.is_relative_to(ENGINE / "gaps" / "proof")]
    assert {*direct} - {*proofs} == {ENGINE / "search" / "solvers.py"}
