"""Changes of one line tried in forks of a process that has the tests loaded."""

import json

from benchmarks.forked import NOT_TRIED, NOTICED, SURVIVES, Forked, outcomes
from benchmarks.one_line_changes import Change
from benchmarks.reach import ROOT

NAMES, TESTS = "src/sco_scheduler/domain/names.py", "tests/domain/test_names.py"
CITY = "tests/domain/test_names_short.py::test_a_city_that_many_share_is_left_out_in_every_script"
TRIM, FOLD = (
    f"{TESTS}::test_what_is_trimmed_is_at_the_ends",
    f"{TESTS}::test_what_is_one_name[ACME Trading-acme trading]",
)


def _change(old, new):
    lines = (ROOT / NAMES).read_text(encoding="utf-8").splitlines()
    number = next(n for n, line in enumerate(lines) if old in line)
    start = len(lines[number].partition(old)[0].encode())
    return Change(NAMES, number + 1, start, start + len(old.encode()), new)


def test_changes_of_functions_of_constants_and_of_what_cannot_be_changed(tmp_path):
    expected = {
        _change("text.strip(INVISIBLE", "text.lstrip(INVISIBLE"): (NOTICED, TRIM),
        _change(".casefold()", ".swapcase()"): (NOTICED, FOLD),
        _change("_SHORT = 200", "_SHORT = 201"): (SURVIVES, ""),
        _change('"\\ufeff\\u200b', '"\\ufeff'): (NOTICED, TRIM),
        _change("(name)] == 1), names", "(name)] != 1), names"): (NOTICED, CITY),
        _change("maxsize=131072", "maxsize=131073"): (
            NOT_TRIED,
            "no function or constant of the running program has it",
        ),
        _change("_SHORT = 200", "_SHORT = none"): (NOTICED, "(the module cannot be imported)"),
    }
    every_line = f"{(1 << 400) - 1:x}"
    reach = {"seconds": {TRIM: 0.1, FOLD: 0.2, CITY: 0.3}, "lines": {NAMES: [(n, every_line) for n in range(2)]}}
    place = tmp_path / "reach.json"
    place.write_text(json.dumps(reach | {"texts": {NAMES: (ROOT / NAMES).read_text(encoding="utf-8")}}))
    found = outcomes(list(expected), place, [TRIM, FOLD, CITY], most=5.0, jobs=1, seconds=60.0)
    assert {change: (outcome, by) for change, outcome, by in found} == expected


def test_new_tests_come_before_those_that_were_measured_and_those_of_the_module_first(tmp_path):
    own, other = (f"tests/{file}.py::test" for file in ("domain/test_names", "cli/test_build"))
    text = (ROOT / NAMES).read_text(encoding="utf-8")
    seconds = {f"{own}_slow": 2.0, f"{own}_quick": 1.0, f"{own}_elsewhere": 0.1, f"{other}_quick": 0.2}
    lines = {NAMES: [(n, f"{(1 << 400) - 1:x}") for n in (0, 1, 3)]}
    reach, order = tmp_path / "reach.json", tmp_path / "order.json"
    reach.write_text(json.dumps({"seconds": seconds, "lines": lines, "texts": {NAMES: text}}))
    order.write_text(
        json.dumps({"reach": str(reach), "changes": [], "told": 0, "most": 60.0, "jobs": 1, "seconds": 60.0})
    )
    known = {*seconds, f"{own}_new", f"{other}_new"}
    found = Forked(order)._tests(_change(".casefold()", ".swapcase()"), text, known)
    assert found == [f"{own}_{name}" for name in ("new", "quick", "slow", "elsewhere")] + [
        f"{other}_{name}" for name in ("new", "quick")
    ]
