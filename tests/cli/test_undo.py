"""``schedule undo``, and that it, ``diff`` and ``changed`` tell of a file that is not there."""

import json

import pytest

from tests.cli.books import run
from tests.workflows.late import cancelled, content, put, rebuild


def test_undo(late):
    late.edit(lambda sheet: put(sheet, ("P1", "S1"), Status="cancelled"))
    before = content(late.agendas)
    rebuild(late)
    result = run("undo", late.agendas)
    assert result.exit_code == 0
    assert "is again as in" in result.stdout
    assert "another undo brings it back" in result.stdout
    assert content(late.agendas) == before


@pytest.mark.parametrize("command", ["changed", "undo", "diff"])
def test_a_file_that_is_not_there(command, tmp_path):
    missing = tmp_path / "nothing.xlsx"
    words = [missing, missing] if command == "diff" else [missing]
    result = run(command, *words)
    assert result.exit_code == 1
    assert "nothing.xlsx" in "".join(result.stderr.split())  # a narrow table folds long paths
    if command != "undo":
        assert json.loads(run(command, *words, "--json").stdout)["status"] == "findings"


def test_undo_and_undo_of_undo(late):
    first = content(late.agendas)
    rebuild(late, **cancelled("S2"))
    second = content(late.agendas)
    states = []
    for _ in range(4):
        assert run("undo", late.agendas).exit_code == 0
        states.append(content(late.agendas))
    assert states == [first, second, first, second]
    assert len(late.copies) == 5, "every state that was replaced is kept"
