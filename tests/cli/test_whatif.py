"""``schedule whatif``: what it prints of one change and of every single one."""

from __future__ import annotations

import json

import pytest

from tests.cli.books import check_golden, run


@pytest.mark.parametrize(("words", "name"), [(("--table", "A+1"), "whatif-table"), ((), "whatif-all")])
def test_what_is_printed_is_as_in_the_golden_file(day, words, name):
    result = run("whatif", day, *words, "-q")
    assert result.exit_code == 0
    check_golden(name, result.stdout)


def test_programs_read_the_same(day):
    told = json.loads(run("whatif", day, "--table", "A+1", "-q", "--json").stdout)
    (change,) = told["changes"]
    assert (change["change"], change["gain"], change["bounds"]) == ("--table A+1", 0, True)
    assert (told["now"]["musts"], told["now"]["value"], told["left_out"]) == (1, 78, 0)
