"""``schedule report``: where the files go, what is told, and the figures for programs."""

from __future__ import annotations

import json

import pytest

from sco_scheduler.domain.schedule import MeetingOutcome
from sco_scheduler.workflows.desk import actions
from tests.cli.books import run
from tests.workflows.desk.day import QUICK, number, opened, write


@pytest.fixture
def agendas(tmp_path):
    """Of six planned meetings two are noted: one was held with a deal, one was missed."""
    file = opened(write(tmp_path))
    for pair, outcome in (
        (("P1", "S1"), MeetingOutcome(held=True, outcome="order", amount=10.0, currency="USD", rating=4)),
        (("P2", "S2"), MeetingOutcome(held=False, notes="ill")),
    ):
        m = number(file, *pair)
        file.do(lambda day, m=m, outcome=outcome: actions.noted(day, m, outcome, QUICK))
    return file.path


def test_the_report_is_written_beside_the_workbook_in_the_languages_wanted(agendas):
    result = run("report", agendas, "--languages", "en")
    folder = agendas.with_name("day-agendas-report")
    assert result.exit_code == 0
    assert sorted(path.name for path in folder.iterdir()) == ["report-en.pdf", "report-en.xlsx"]
    told = " ".join(result.stdout.split())
    assert "6 meetings" in told
    assert "1 held" in told
    for path in folder.iterdir():
        assert str(path) in result.stdout.replace("\n", "")


def test_a_language_named_twice_is_written_once(agendas, tmp_path):
    out = tmp_path / "ministry"
    written = run("report", agendas, "--out", out, "--languages", "ZH, zh").stdout
    assert [line for line in written.splitlines() if line.startswith("Written")] == [
        f"Written: {out / name}" for name in ("report-zh.pdf", "report-zh.xlsx")
    ]


def test_figures_for_programs_write_no_file(agendas):
    result = run("report", agendas, "--json")
    figures = json.loads(result.stdout)
    assert result.exit_code == 0
    assert figures["status"] == "ok"
    assert {key: figures["total"][key] for key in ("planned", "held", "missed", "not_noted")} == {
        "planned": 6,
        "held": 1,
        "missed": 1,
        "not_noted": 4,
    }
    assert figures["deals"][0]["amount"] == 10.0
    assert figures["by_company"]["P1"]["held"] == 1
    assert figures["by_zone"]["A"]["planned"] == 5
    assert figures["rating"] == 4
    assert figures["written"] == []
    assert not agendas.with_name("day-agendas-report").exists()


def test_figures_with_a_folder_write_into_it(agendas, tmp_path):
    figures = json.loads(run("report", agendas, "--json", "--out", tmp_path / "ministry", "--languages", "ru").stdout)
    written = [str(tmp_path / "ministry" / name) for name in ("report-ru.pdf", "report-ru.xlsx")]
    assert figures["written"] == written
    assert sorted(map(str, (tmp_path / "ministry").iterdir())) == written


def test_a_workbook_that_is_none_ends_with_a_finding(tmp_path):
    result = run("report", tmp_path / "nothing.xlsx")
    assert result.exit_code == 1
    assert "1 finding that stops the work" in result.stderr
    assert list(tmp_path.iterdir()) == []
