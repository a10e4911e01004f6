"""What is edited by hand and cannot be understood is told before a command of the desk writes the workbook anew."""

from __future__ import annotations

import pytest
from openpyxl import load_workbook

from sco_scheduler.cli.exits import Exit
from tests.cli.books import run
from tests.workflows.desk.day import write


@pytest.fixture
def path(tmp_path):
    return write(tmp_path)


def edit(path, title, value):
    """Write into a cell of the last row of Meetings."""
    book = load_workbook(path)
    sheet = book["Meetings"]
    column = next(cell.column for cell in sheet[1] if cell.value == title)
    sheet.cell(sheet.max_row, column).value = value
    book.save(path)


@pytest.mark.parametrize(
    ("title", "value", "told"),
    [
        ("Interpreter", "Wang", "There is no interpreter Wang; the row is read without one."),
        ("Purchaser delegate", "Vera", "Vera is not a delegate of"),
    ],
)
@pytest.mark.parametrize("words", [("arrived", "P1"), ("free", "P1"), ("arrived", "P1", "--json")])
def test_what_cannot_be_understood_is_told(path, monkeypatch, title, value, told, words):
    monkeypatch.setenv("COLUMNS", "200")
    edit(path, title, value)
    result = run(words[0], path, *words[1:], "--now", "09:30")
    assert result.exit_code == Exit.DONE
    assert told in result.stderr
    assert "Meetings!" in result.stderr


@pytest.mark.parametrize("words", [("arrived", "P1"), ("free", "P1"), ("arrived", "P1", "--json")])
def test_an_unknown_status_stops_the_desk_before_anything_is_written(path, monkeypatch, words):
    monkeypatch.setenv("COLUMNS", "200")
    edit(path, "Status", "late")
    before = path.read_bytes()
    result = run(words[0], path, *words[1:], "--now", "09:30")
    assert result.exit_code == Exit.FINDINGS
    assert "The status late is unknown, so it is not certain that the meeting is held." in result.stderr
    assert path.read_bytes() == before


def test_a_rule_that_an_edit_breaks_is_told(path, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    edit(path, "Table", "9")
    result = run("arrived", path, "P1", "--now", "09:30")
    assert result.exit_code == Exit.DONE
    assert "Against the rules, as the workbook stands:" in result.stderr
    assert "B/9" in result.stderr


def test_the_form_of_outcomes_tells_it_too(path, tmp_path):
    edit(path, "Status", "late")
    form = tmp_path / "form.csv"
    form.write_text("Meeting,Outcome\nM001,order\n", encoding="utf-8")
    result = run("outcomes", path, form)
    assert result.exit_code == Exit.FINDINGS
    assert "The status late is unknown" in " ".join(result.stderr.split())
