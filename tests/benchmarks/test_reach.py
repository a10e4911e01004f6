"""Which tests reach which lines: by statement, through changes of the module since, and how many of them are run."""

import os
import subprocess
import sys

import pytest

from benchmarks.reach import ROOT, Reached, statement

PATH = "src/sco_scheduler/verify/case.py"
TEXT = "LIMIT = 3\n\ndef price(\n    count=1,\n):\n    total = (\n        count + 1\n    )\n    return total\n"
SLOW, QUICK, OWN = "tests/cli/test_a.py::test_slow", "tests/cli/test_a.py::test_quick", "tests/verify/test_b.py::test_c"
REACHED = Reached(
    {SLOW: 5.0, QUICK: 1.0, OWN: 9.0},
    {PATH: [(0, 1 << 6 | 1 << 7 | 1 << 9), (1, 1 << 7), (2, 1 << 1 | 1 << 7)]},
    {PATH: TEXT},
)


def test_the_tests_of_a_statement_come_from_the_fastest():
    assert REACHED.tests(PATH, 7, TEXT) == REACHED.tests(PATH, 6, TEXT) == [QUICK, SLOW, OWN]
    assert REACHED.tests(PATH, 9, TEXT) == [SLOW]
    assert REACHED.tests("src/sco_scheduler/other.py", 1, TEXT) == []


def test_what_runs_at_an_import_is_reached_by_all_that_reach_the_module():
    assert REACHED.tests(PATH, 1, TEXT) == REACHED.tests(PATH, 4, TEXT) == [QUICK, SLOW, OWN]


def test_a_decorator_belongs_to_its_function():
    assert statement("x = 1\n\n\n@cache(\n    3\n)\ndef f():\n    return x\n", 5) == (4, 7, True)


def test_a_line_that_has_moved_is_found_and_a_new_one_belongs_to_all():
    moved = TEXT.replace("    total = (", "    count += 2\n    total = (")
    assert REACHED.tests(PATH, 10, moved) == [SLOW]
    assert REACHED.tests(PATH, 6, moved) == [QUICK, SLOW, OWN]


def test_as_many_tests_are_run_as_there_is_time_for_and_one_at_least():
    assert REACHED.quick([QUICK, SLOW, OWN], 6.5) == [QUICK, SLOW]
    assert REACHED.quick([OWN], 1.0) == [OWN]
    assert REACHED.files(PATH) == {"tests/cli/test_a.py", "tests/verify/test_b.py"}


def test_each_test_is_noted_with_the_lines_that_it_reaches(tmp_path):
    pytest.importorskip("coverage")
    path, tests = "src/sco_scheduler/domain/names.py", "tests/domain/test_names.py"
    environment = dict(os.environ) | {"REACH": str(tmp_path / "reach.json"), "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    words = [sys.executable, "-m", "pytest", "-q", "-p", "benchmarks.reach", "-p", "no:cacheprovider", tests]
    subprocess.run(words, cwd=ROOT, env=environment, check=True, capture_output=True)
    reached, text = Reached.read(tmp_path / "reach.json"), (ROOT / path).read_text(encoding="utf-8")
    alike = 1 + next(n for n, line in enumerate(text.splitlines()) if ".translate(_LATIN_LOOKS)" in line)
    assert reached.tests(path, alike, text) == [f"{tests}::test_names_of_other_letters_are_others"]
    assert reached.files(path) == {tests}
