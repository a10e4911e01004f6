"""Which tests reach which lines: by statement, through changes of the module since, and how many of them are run."""

from benchmarks.reach import Reached, statement

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
