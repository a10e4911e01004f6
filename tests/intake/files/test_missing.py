"""Where there is no such file, the one that was probably meant is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from sco_scheduler.intake import read_registrations
from sco_scheduler.intake.files.missing import nearest_path
from tests.intake.books import base, save


@pytest.fixture
def folder(tmp_path):
    for name in ("registrations.xlsx", "registrations-agendas.xlsx", "zones.ods", "~$registration.xlsx", "notes.md"):
        (tmp_path / name).touch()
    (tmp_path / "exported").mkdir()
    (tmp_path / "exported" / "suppliers.csv").touch()
    return tmp_path


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("registration.xlsx", "registrations.xlsx"),
        ("Registrations.XLSX", "registrations.xlsx"),
        ("registrations", "registrations.xlsx"),
        ("registrations.xls", "registrations.xlsx"),
        ("zones.xlsx", "zones.ods"),
        ("exportd", "exported"),
        ("exportd/supplier.csv", "exported/suppliers.csv"),
        ("exported/supliers.csv", "exported/suppliers.csv"),
        ("registration-agendas.xlsx", "registrations-agendas.xlsx"),
    ],
)
def test_the_nearest_name_is_proposed(folder, given, meant):
    assert nearest_path(folder / given) == str(folder / meant)


@pytest.mark.parametrize(
    "given",
    [
        *("hotels.xlsx", "notes.txt", "note.md", "nowhere/at/all.xlsx", "exportd/hotels.xlsx"),
        *("registration.xlsx/suppliers.csv", "zone.ods/suppliers.csv"),
    ],
)
def test_nothing_near_is_nothing_proposed(folder, given):
    assert nearest_path(folder / given) is None


def test_agendas_are_not_proposed_as_registrations_and_of_equal_names_the_first_is(tmp_path):
    (tmp_path / "registrations-agendas.xlsx").touch()
    assert nearest_path(tmp_path / "registrations-agenda.xlsx") is None
    for name in ("tradeC.xlsx", "tradeA.xlsx", "tradeB.xlsx"):
        (tmp_path / name).touch()
    assert nearest_path(tmp_path / "tradeD.xlsx") == str(tmp_path / "tradeA.xlsx")


def test_it_is_written_as_the_given_path_is(folder, monkeypatch):
    monkeypatch.chdir(folder)
    assert nearest_path(Path("registration.xlsx")) == "registrations.xlsx"


def test_the_finding_names_it(tmp_path):
    save(tmp_path / "registrations.xlsx", base())
    (finding,) = read_registrations(tmp_path / "registration.xlsx").findings
    assert finding.advice.endswith(f"Maybe {tmp_path / 'registrations.xlsx'}?")
