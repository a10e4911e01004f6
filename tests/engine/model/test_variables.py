"""Gap literals count the gaps of every day that a delegate can have."""

from itertools import product

import pytest
from ortools.sat.python import cp_model

from sco_scheduler.engine.model.variables import ever, gap_ends


def solved(slots, taken):
    """The value of each ``met`` and the number of gaps for the slots taken, where others can never be used."""
    model = cp_model.CpModel()
    used = [model.new_bool_var("") if t in slots else None for t in range(5)]
    met = ever(model, used)
    ends = gap_ends(model, used, met)
    for t, literal in enumerate(used):
        if literal is not None:
            model.add(literal == (t in taken))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    assert solver.solve(model) == cp_model.OPTIMAL
    reached = [literal is not None and solver.boolean_value(literal) for literal in met]
    return reached, sum(solver.boolean_value(end) for end in ends)


@pytest.mark.parametrize("slots", [{0, 1, 2, 3, 4}, {0, 2, 4}, {1, 2, 4}])
def test_every_pattern_of_a_day(slots):
    for pattern in product((False, True), repeat=len(slots)):
        taken = {t for t, used in zip(sorted(slots), pattern, strict=True) if used}
        met, gaps = solved(slots, taken)
        assert met == [any(s <= t for s in taken) for t in range(5)]
        assert gaps == sum(1 for s in taken if s - 1 not in taken and any(r < s for r in taken))
