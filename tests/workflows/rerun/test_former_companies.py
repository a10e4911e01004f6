"""A company that was deleted keeps its name in the rows of the meetings that it does not have any more."""

import pytest
from openpyxl import load_workbook

from sco_scheduler.output.texts.words import speech
from sco_scheduler.workflows.agendas_file import read_agendas_file
from sco_scheduler.workflows.report import write_report
from tests.cli.books import SHEETS, run
from tests.workflows.late import REQUESTS, codes, column, put, row_of

WITHOUT_P2 = {
    "Purchasers": [row for row in SHEETS["Purchasers"] if row[0] != "P2"],
    "Requests": [row for row in REQUESTS if "P2" not in row],
}


@pytest.fixture
def gone(day):
    """A day on which a row of a company was cancelled, before the company was deleted."""
    day.edit(lambda sheet: put(sheet, ("P2", "S1"), Status="cancelled"))
    day.register(**WITHOUT_P2)
    day.build()
    return day


def row(day, *pair):
    sheet = load_workbook(day.agendas)["Meetings"]
    number = row_of(sheet, *pair)
    return {title: sheet.cell(number, column(sheet, title)).value for title in ("Purchaser", "Purchaser delegate")}


def name_of(company):
    return next(line for line in SHEETS["Purchasers"] if line[0] == company)


def test_a_cancelled_row_has_the_names_of_who_was_deleted_in_this_and_later_builds(gone):
    _, name, *_ = name_of("P2")
    wanted = row(gone, "P2", "S1")
    assert wanted["Purchaser"] == name
    assert not str(wanted["Purchaser delegate"]).startswith("P2")
    for _ in range(2):
        gone.register(**WITHOUT_P2, Zones=[["Zone", "Name", "Tables"], ["A", "Hall", 3]])
        done = gone.build()
        assert "meeting-unknown-company" not in codes(done)
        assert row(gone, "P2", "S1") == wanted
    assert [company.id for company in read_agendas_file(gone.agendas).record.former] == ["P2"]


def test_the_desk_works_beside_such_a_row_and_keeps_it(gone):
    wanted = row(gone, "P2", "S1")
    assert run("arrived", gone.agendas, "P1").exit_code == 0
    assert row(gone, "P2", "S1") == wanted
    assert run("show", gone.agendas, "S1").exit_code == 0
    assert write_report(gone.agendas).report.event is not None


def test_who_is_registered_again_is_no_former_company(gone):
    gone.register()
    gone.build()
    assert read_agendas_file(gone.agendas).record.former == ()


@pytest.mark.parametrize("lang", ["en", "ru", "zh"])
def test_a_lock_for_who_was_deleted_is_told_with_the_name(day, lang):
    day.edit(lambda sheet: put(sheet, ("P2", "S1"), Lock="yes"))
    day.register(**WITHOUT_P2)
    (told,) = [finding for finding in day.build().findings if finding.code == "lock-void"]
    said = told.message_in(speech(lang))
    _, name, *_ = name_of("P2")
    assert said.count(name) == 2
    assert f"{name} (P2)" in said
