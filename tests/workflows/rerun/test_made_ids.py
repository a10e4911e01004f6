"""IDs that were made up stay with their companies' names, whatever the registrations and Meetings say of them."""

import openpyxl
import pytest

from sco_scheduler.intake import read_agendas
from sco_scheduler.workflows.verify import verify_workbook
from tests.workflows.late import begun, codes, places, put, without

PURCHASERS = [["ID", "Company", "Contact"], [None, "Alpha", "Ann"], [None, "Beta", "Bob"]]
NOVA = ["P002", "Nova", "Nina"]
SUPPLIERS = [["ID", "Company", "Zone"], ["S1", "Foton", "A"]]
REQUESTS = [["From", "To"], ["Alpha", "S1"], ["Beta", "S1"]]


@pytest.fixture
def day(tmp_path):
    """A day with its first build, in which Alpha has got the ID P001 and Beta P002."""
    return begun(tmp_path, Purchasers=PURCHASERS, Suppliers=SUPPLIERS, Requests=REQUESTS)


def held(day):
    """The time of each purchaser's meeting, by name."""
    read = read_agendas(day.agendas)
    names = {company.id: company.name for company in read.event.companies}
    return {names[row.meeting.purchaser]: f"{row.meeting.start:%H:%M}" for row in read.rows if not row.status}


def nova_registers(day, *requests):
    day.register(Purchasers=[*PURCHASERS, NOVA], Suppliers=SUPPLIERS, Requests=[*REQUESTS, *requests])


def test_a_company_keeps_its_meetings_when_its_made_up_id_is_given_to_another(day):
    before = held(day)
    nova_registers(day, ["Nova", "S1"])
    done = day.build()
    assert codes(done) == {"id-made-before"}
    after = held(day)
    assert {name: after[name] for name in before} == before
    assert set(places(done)) == {("P001", "S1"), ("P002", "S1"), ("P003", "S1")}
    assert [(change.kind, change.purchaser) for change in done.report.changes] == [("added", "P002")]
    assert day.build().unchanged
    assert not codes(day.build())


@pytest.mark.parametrize("sells_too", [False, True])
def test_the_finding_names_both_companies_and_the_new_id(day, sells_too):
    suppliers = [*SUPPLIERS, *[["P002", "Nova", "A"]] * sells_too]
    day.register(Purchasers=[*PURCHASERS, NOVA], Suppliers=suppliers, Requests=REQUESTS)
    (finding,) = [finding for finding in day.build().findings if finding.code == "id-made-before"]
    assert [str(cell) for cell in finding.cells] == ["Purchasers!A4", "Purchasers!B3"]
    assert "P002 was made up for Beta" in str(finding.message)
    assert "now stands with Nova: Beta keeps its meetings under the ID P003" in str(finding.message)


def test_the_agendas_of_the_others_are_not_printed_again(day):
    nova_registers(day)
    agendas = day.build().report.agendas.delegates
    assert {key: [state.build for state in states] for key, states in agendas.items()} == {
        "P001#1": [1],
        "P002#1": [2],
        "P003#1": [1],
        "S1#1": [1],
    }


def test_notes_and_edits_by_hand_stay_with_the_name(day):
    day.edit(lambda sheet: put(sheet, ("P002", "S1"), Notes="signed", Lock="yes"))
    nova_registers(day)
    day.build()
    (row,) = [row for row in read_agendas(day.agendas).rows if row.meeting.purchaser == "P003"]
    assert (row.outcome.notes, row.locked) == ("signed", True)


def test_a_company_that_is_given_an_id_keeps_its_meetings(day):
    before = held(day)
    day.register(Purchasers=[*PURCHASERS[:2], ["B7", "Beta", "Bob"]], Suppliers=SUPPLIERS, Requests=REQUESTS)
    done = day.build()
    assert held(day) == before
    assert ("B7", "S1") in places(done)
    assert not done.report.changes
    assert day.build().unchanged


def test_a_company_whose_made_up_id_is_written_down_keeps_it(day):
    before = held(day)
    day.register(Purchasers=[*PURCHASERS[:2], ["P002", "Beta", "Bob"]], Suppliers=SUPPLIERS, Requests=REQUESTS)
    assert not codes(day.build())
    assert held(day) == before


def test_verify_reads_the_workbook_by_the_names_too(day):
    nova_registers(day)
    verdict = verify_workbook(day.folder / "day.xlsx", day.agendas)
    assert {meeting.purchaser for meeting in verdict.meetings} == {"P001", "P003"}


def test_without_the_record_the_name_decides_whose_row_it_is(day):
    before = held(day)
    without(day.agendas, "Record")
    first, *others = PURCHASERS
    day.register(Purchasers=[first, [None, "Nova", "Nina"], *others], Suppliers=SUPPLIERS, Requests=REQUESTS)
    done = day.build()
    assert held(day) == before
    assert set(places(done)) == {("P002", "S1"), ("P003", "S1")}
    assert "meeting-name-differs" not in codes(done)


def test_without_the_record_an_id_of_the_registrations_decides(tmp_path):
    day = begun(tmp_path)
    without(day.agendas, "Record")
    day.edit(lambda sheet: put(sheet, ("P1", "S1"), Purchaser="Altai Agro", Notes="signed"))
    done = day.build()
    assert ("P1", "S1") in places(done)
    assert "meeting-name-differs" in codes(done)
    assert [row.meeting.purchaser for row in read_agendas(day.agendas).rows if row.outcome.notes] == ["P1"]


def test_what_the_organizer_added_stays_with_the_name(day):
    def add(sheet):
        title = sheet.max_column + 1
        for row in sheet.iter_rows():
            if row[0].value == "ID":
                sheet.cell(row[0].row, title).value = "Gift"
            if row[1].value == "Beta":
                sheet.cell(row[0].row, title).value = "tea"

    day.edit(add, "Companies")
    nova_registers(day)
    day.build()
    rows = openpyxl.load_workbook(day.agendas)["Companies"].iter_rows(values_only=True)
    assert {row[1]: row[-1] for row in rows if row[1] in {"Alpha", "Beta", "Nova"}} == {
        "Alpha": None,
        "Beta": "tea",
        "Nova": None,
    }
