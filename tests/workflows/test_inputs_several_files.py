"""Several CSV files from the registrations to the agendas workbook, and again."""

from __future__ import annotations

import pytest
from openpyxl import load_workbook

from sco_scheduler.workflows.build_workbook import build_workbook
from sco_scheduler.workflows.check import annotate, check
from sco_scheduler.workflows.errors import Stopped
from sco_scheduler.workflows.inputs import BuildOptions, default_output
from sco_scheduler.workflows.verify import verify_workbook
from tests.intake.books import bare
from tests.intake.files.test_csv_files import write_folder


@pytest.fixture
def files(tmp_path):
    return sorted(write_folder(tmp_path / "exported", bare()).iterdir())


def test_the_agendas_workbook_lies_beside_them_and_a_rerun_finds_it(tmp_path, files, monkeypatch):
    first = build_workbook(files, options=BuildOptions(time_limit=5))
    assert first.output == tmp_path / "exported" / "registrations-agendas.xlsx"
    assert first.report is not None
    assert first.report.built.inputs == ("purchasers.csv", "requests.csv", "suppliers.csv")
    monkeypatch.chdir(tmp_path / "exported")
    again = build_workbook([file.name for file in reversed(files)], options=BuildOptions(time_limit=5))
    assert again.unchanged
    assert verify_workbook(files, first.output).ok


def test_from_several_folders_the_place_must_be_told(tmp_path, files):
    elsewhere = files[0].rename(tmp_path / files[0].name)
    spread = [elsewhere, *files[1:]]
    with pytest.raises(Stopped) as stopped:
        default_output(spread)
    assert "several folders" in stopped.value.findings[0].message
    done = build_workbook(spread, tmp_path / "out.xlsx", options=BuildOptions(time_limit=5))
    assert done.output == tmp_path / "out.xlsx"


def test_the_output_is_none_of_them(files):
    with pytest.raises(Stopped):
        build_workbook(files, files[1], options=BuildOptions(time_limit=5))


def test_a_marked_copy_has_a_sheet_for_each(tmp_path, files):
    with files[1].open("a") as requests:
        requests.write("Altyn Trade,Nobody\n")
    found = check(files)
    annotate(files, tmp_path / "marked.xlsx", found.findings)
    book = load_workbook(tmp_path / "marked.xlsx")
    assert book.sheetnames == ["purchasers", "requests", "suppliers", "Findings"]
    assert book["requests"]["B4"].comment is not None
