"""``schedule suggest``: what it prints and writes."""

from __future__ import annotations

import json

import pytest

from tests.cli.books import check_golden, registrations, run


@pytest.fixture
def few(tmp_path):
    """An agendas workbook of a day on which nobody asked for S2, who sells what P1 looks for."""
    day = registrations(tmp_path, Requests=[["From", "To"], ["P1", "S1"], ["P2", "S1"]])
    assert run("build", day, "-q", "--reproducible", "--time-limit", "2").exit_code == 0
    return tmp_path / "day-agendas.xlsx"


def test_what_is_printed_is_as_in_the_golden_file(few):
    result = run("suggest", few)
    assert result.exit_code == 0
    check_golden("suggest", result.stdout)


def test_programs_read_the_same_and_both_files_are_written(few, tmp_path):
    words = ["--add", tmp_path / "more.xlsx", "--out", tmp_path / "pages.xlsx"]
    told = json.loads(run("suggest", few, "S2", *words, "--json").stdout)
    assert len(told["suggestions"]) == 2
    assert (tmp_path / "more.xlsx").is_file()
    assert (tmp_path / "pages.xlsx").is_file()
