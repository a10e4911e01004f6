"""A build imports what it may not need only where it does; CP-SAT still finds pandas when asked for series of it."""

from __future__ import annotations

import subprocess
import sys

_SERIES = """
import sys
import sco_scheduler.engine
from ortools.sat.python import cp_model

assert "pandas" not in sys.modules
import pandas

model = cp_model.CpModel()
chosen = model.new_bool_var_series("chosen", pandas.Index(["a", "b", "c"]))
assert isinstance(chosen, pandas.Series)
model.add(chosen.sum() == 2)
solver = cp_model.CpSolver()
solver.solve(model)
print(int(solver.boolean_values(chosen).sum()))
"""


def test_pandas_is_imported_only_where_it_is_used() -> None:
    done = subprocess.run([sys.executable, "-c", _SERIES], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "2"), done.stderr


_LATER = """
import sys
import sco_scheduler.cli.build

later = {"jinja2", "llvmlite", "numba", "openpyxl", "pandas", "pypinyin", "textual", "xlsxwriter"}
print(*sorted(later & {*sys.modules}))
"""


def test_a_build_begins_without_libraries_that_only_some_builds_need() -> None:
    done = subprocess.run([sys.executable, "-c", _LATER], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr
