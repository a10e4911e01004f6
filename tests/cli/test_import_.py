"""``schedule import``: what was understood of an export, as a workbook of the program."""

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from sco_scheduler.cli import process
from sco_scheduler.cli.app import schedule
from tests.intake.books import bare, save
from tests.intake.understanding.cells.test_questions import doubtful


@pytest.fixture
def export(tmp_path, monkeypatch):
    monkeypatch.setattr(process, "at_a_terminal", lambda: True)
    return save(tmp_path / "export.xlsx", doubtful())


def test_an_import_is_written_and_said(export):
    out = export.parent / "registrations.xlsx"
    result = CliRunner().invoke(schedule, ["import", str(export), "-o", str(out)], input="2\n\n")
    assert result.exit_code == 0
    assert str(out) in result.stdout.replace("\n", "")
    assert out.exists()
    assert "was understood as" in " ".join(result.stderr.split())
    assert {"Purchasers", "Suppliers"} <= set(load_workbook(out).sheetnames)


@pytest.mark.parametrize(("away", "code"), [("2027-03-17", 0), ("sometimes", 1)])
def test_an_absence_goes_on_in_what_is_written_though_no_sheet_gives_the_days(tmp_path, away, code):
    sheets = bare()
    sheets["Purchasers"] = [["Company", "Not available"], ["Altyn Trade", away], ["Ural Import", None]]
    source, out = save(tmp_path / "trade.xlsx", sheets), tmp_path / "out.xlsx"
    result = CliRunner().invoke(schedule, ["import", str(source), "-o", str(out)])
    assert result.exit_code == code
    assert ("only in part" in result.stdout) is (code == 1)
    assert CliRunner().invoke(schedule, ["check", str(out)]).exit_code == 1


def test_the_name_has_to_be_that_of_a_workbook(export):
    result = CliRunner().invoke(schedule, ["import", str(export), "-o", str(export.parent / "out.csv")])
    assert result.exit_code == 2
    assert not (export.parent / "out.csv").exists()


@pytest.mark.parametrize("command", [["import", "-o"], ["check", "--annotate"]])
def test_what_is_made_of_registrations_never_replaces_a_schedule(tmp_path, command):
    source = save(tmp_path / "trade.xlsx", bare())
    agendas = save(tmp_path / "trade-agendas.xlsx", {"Meetings": [["Meeting"]], "Record": [["Format"]]})
    before = agendas.read_bytes()
    result = CliRunner().invoke(schedule, [command[0], str(source), command[1], str(agendas)])
    assert (result.exit_code, agendas.read_bytes()) == (1, before)
    assert "Choose another name" in " ".join(result.stderr.split())
