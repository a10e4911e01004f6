"""Two workbooks side by side, and whose agenda is out of date."""

from datetime import datetime

import pytest

from sco_scheduler.workflows.compare import changed_agendas, diff
from sco_scheduler.workflows.desk import actions
from sco_scheduler.workflows.errors import Stopped
from tests.cli.books import SHEETS
from tests.workflows.desk.day import QUICK, number, opened, write
from tests.workflows.late import REQUESTS, TABLES, begun, cancelled, extended, put, without


@pytest.fixture
def day(tmp_path):
    """A day with its first build; phone numbers and emails are known."""
    return begun(tmp_path, **extended("Purchasers", "Phone", P1="+7 111", P2="+7 222"))


def rerun(day, **changed):
    """The next build, with phone numbers still known."""
    day.register(**extended("Purchasers", "Phone", P1="+7 111", P2="+7 222"), **changed)
    return day.build()


def test_a_workbook_has_no_differences_from_itself(day):
    found = diff(day.agendas, day.agendas)
    assert {row.kind for row in found.rows} == {"kept"}
    assert len(found.rows) == 4


def test_differences_with_reasons(day):
    rerun(day, **cancelled("S2"))
    (old,) = day.copies
    found = diff(old, day.agendas)
    assert sorted(row.kind for row in found.rows) == ["dropped", "dropped", "kept", "kept"]
    assert {str(row.why) for row in found.rows} == {"", "Chongqing Pumps (S2) cancelled (Suppliers!H3)."}
    back = diff(day.agendas, old)
    assert {str(row.why) for row in back.rows if row.kind == "added"} == {
        "Chongqing Pumps (S2) registered since (Suppliers!B3)."
    }


def test_edits_by_hand_count_in_a_diff(day):
    copy = day.folder / "printed.xlsx"
    copy.write_bytes(day.agendas.read_bytes())
    day.edit(lambda sheet: put(sheet, ("P1", "S1"), Status="cancelled"))
    (dropped,) = [row for row in diff(copy, day.agendas).rows if row.kind != "kept"]
    assert (dropped.kind, str(dropped.why).split(" (")[0]) == ("dropped", "Marked cancelled by hand")


def test_a_workbook_without_its_record_cannot_be_compared(day):
    without(day.agendas, "Record")
    with pytest.raises(Stopped):
        diff(day.agendas, day.agendas)
    with pytest.raises(Stopped):
        changed_agendas(day.agendas)


def test_whose_agenda_changed_in_the_last_build(day):
    rerun(day, **cancelled("S2"))
    found = changed_agendas(day.agendas)
    assert str(found.since) == "revision 1"
    assert [row.company for row in found.companies] == ["P1", "S2", "P2"]
    first = found.companies[0]
    assert (first.name, first.contact, first.phone) == ("Petrov Trading", "Ivan Petrov", "+7 111")
    assert first.affected_from == datetime(2025, 6, 12, 9, 25)
    assert tuple(map(str, first.notes)) == ("09:25 Chongqing Pumps: dropped",)
    assert tuple(map(str, found.companies[1].notes)) == ("There is no agenda any more.",)


def test_whose_agenda_changed_since_a_revision(day):
    rerun(day, **cancelled("S2"))
    rerun(day)
    companies = changed_agendas(day.agendas).companies
    assert {row.company for row in companies} == {"P1", "S2", "P2"}
    listed = ["P1", "P2", "S1", "S2"]  # the order of the event's own lists, for those affected at one time
    assert [*companies] == sorted(companies, key=lambda row: (row.affected_from, listed.index(row.company)))
    since = changed_agendas(day.agendas, 1)
    assert [len(row.notes) for row in since.companies] == [2, 2, 2]
    assert changed_agendas(day.agendas, 3).companies == ()
    with pytest.raises(Stopped, match="knows the revisions 1 to 3, not 9"):
        changed_agendas(day.agendas, 9)


def test_whose_agenda_changed_since_an_older_workbook(day):
    rerun(day, **cancelled("S2"))
    rerun(day)
    oldest = day.copies[0]
    assert str(changed_agendas(day.agendas, oldest).since) == f"the workbook {oldest.name}"
    before = [row.company for row in changed_agendas(day.copies[1], oldest).companies]
    assert before == ["P1", "S2", "P2"]


def test_after_the_first_build_nothing_that_was_printed_is_out_of_date(day):
    found = changed_agendas(day.agendas)
    assert (str(found.since), found.companies, found.interpreters) == ("revision 1, the first build", (), ())


def test_a_latecomer_has_a_new_agenda(day):
    late = [*SHEETS["Purchasers"], ["P3", "Ural Steel", "Russia", "Pavel Ural"]]
    day.register(Purchasers=late, Requests=[*REQUESTS, ["P3", "S1", 1, None]], Zones=[TABLES[0], ["A", "Hall", 3]])
    day.build()
    (new,) = [row for row in changed_agendas(day.agendas).companies if row.company == "P3"]
    (note,) = map(str, new.notes)
    assert note == f"{new.affected_from:%H:%M} Foton Motors: added at A/{note[-1]}"


def test_a_workbook_that_remembers_no_agendas(day):
    def forget(sheet):
        row = next(r for r in range(1, sheet.max_row + 1) if sheet.cell(r, 1).value == "agendas")
        sheet.delete_rows(row)

    day.edit(forget, "Record")
    with pytest.raises(Stopped, match="does not say which agenda changed when"):
        changed_agendas(day.agendas)


def test_whose_agenda_changed_is_the_whole_day_at_the_desk(tmp_path):
    path = write(tmp_path)
    for pair in (("P2", "S3"), ("P3", "S4")):
        file = opened(path)
        m = number(file, *pair)
        file.do(lambda day, m=m: actions.cancel(day, m, QUICK))
    assert {row.company for row in changed_agendas(path).companies} == {"P2", "P3", "S3", "S4"}
