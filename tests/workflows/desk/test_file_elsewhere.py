"""What happens to the workbook outside of the desk: edits in Excel, older states saved over it, locks and moves."""

from __future__ import annotations

from datetime import time

import openpyxl
import pytest

from sco_scheduler.domain.record import Presence
from sco_scheduler.domain.schedule import MeetingStatus
from sco_scheduler.workflows import history
from sco_scheduler.workflows.agendas_file import read_agendas_file
from sco_scheduler.workflows.desk import actions, presence
from sco_scheduler.workflows.desk import file as desk_file
from sco_scheduler.workflows.errors import Refused, Stopped
from sco_scheduler.workflows.undo import undo as bring_back
from tests.workflows.desk.day import QUICK, number, opened, undo


def edit(path, change):
    """Edit the sheet Meetings as Excel does: ``change`` is given the sheet and the number of each column by title."""
    book = openpyxl.load_workbook(path)
    sheet = book["Meetings"]
    change(sheet, {cell.value: cell.column for cell in sheet[1]})
    book.save(path)


def row_of(sheet, titles, purchaser, supplier):
    column = titles["Purchaser ID"], titles["Supplier ID"]
    wanted = [purchaser, supplier]
    return next(n for n in range(2, sheet.max_row + 1) if [sheet.cell(n, c).value for c in column] == wanted)


def noted(sheet, titles):
    sheet.cell(2, titles["Notes"]).value = "good talk"


def cancelled(sheet, titles):
    sheet.cell(row_of(sheet, titles, "P3", "S4"), titles["Status"]).value = "cancelled"


def told(file):
    return sorted((n.company, str(n.text)) for n in file.day().desk.waiting)


def test_what_was_edited_in_excel_meanwhile_stays(path):
    file = opened(path)
    edit(path, noted)
    file.do(lambda day: presence.arrived(day, ["P1#1"], QUICK))
    assert read_agendas_file(path).rows[0].outcome.notes == "good talk"


def test_a_workbook_that_is_open_elsewhere_is_not_written(path):
    file, before = opened(path), path.read_bytes()
    path.with_name(f"~${path.name}").write_bytes(b"\x05Olga ")
    with pytest.raises(Refused, match="Olga"):
        file.do(lambda day: presence.arrived(day, ["P1#1"], QUICK))
    assert path.read_bytes() == before


def test_what_is_saved_in_excel_while_the_desk_writes_stays_and_so_does_what_was_done(path, monkeypatch):
    file = opened(path)
    m = number(file, "P2", "S3")
    real, turns = desk_file.write_agendas, []

    def interrupted(*words, before, **more):
        def meanwhile():
            turns.append("written")
            if len(turns) == 1:
                edit(path, noted)
            before()

        return real(*words, before=meanwhile, **more)

    monkeypatch.setattr(desk_file, "write_agendas", interrupted)
    file.do(lambda day: actions.cancel(day, m, QUICK))
    again = read_agendas_file(path)
    assert len(turns) == 2
    assert again.rows[0].outcome.notes == "good talk"
    assert next(row for row in again.rows if row.meeting.number == m).status is MeetingStatus.CANCELLED
    assert len(again.record.desk.log) == 1


def test_a_workbook_that_is_gone_for_a_while_is_written_once_it_is_there_again(path):
    file = opened(path)
    file.take(lambda day: presence.arrived(day, ["P1#1"], QUICK), agreed=False)
    elsewhere = path.rename(path.with_name("elsewhere.xlsx"))
    for _ in range(2):
        with pytest.raises(Stopped) as stopped:
            file.save()
        assert "not there any more" in str(stopped.value.findings[0].message)
    assert file.unsaved == 1
    assert not path.exists()
    elsewhere.rename(path)
    assert file.save() == ()
    assert opened(path).day().presence("P1#1") == "arrived"


def test_who_is_concerned_by_what_was_edited_in_excel_is_to_be_told(path):
    file = opened(path)
    edit(path, cancelled)
    file.merge()
    assert [company for company, _ in told(file)] == ["P3", "S4"]
    assert "dropped" in told(file)[0][1]
    assert str(file.day().desk.log[-1].text) == "Edited in the workbook: 1 meeting."
    file.do(lambda day: presence.arrived(day, ["P1#1"], QUICK))
    assert told(opened(path)) == told(file)
    file.do(lambda day: actions.told(day, [n for n in day.desk.waiting if n.company == "P3"], QUICK))
    assert [company for company, _ in told(opened(path))] == ["S4"]


def test_who_is_concerned_by_what_was_edited_before_the_desk_is_to_be_told(path):
    edit(path, cancelled)
    assert [company for company, _ in told(opened(path))] == ["P3", "S4"]


def test_nobody_is_told_of_what_was_edited_in_the_past_or_only_noted(path):
    def missed(sheet, titles):
        sheet.cell(row_of(sheet, titles, "P1", "S1"), titles["Status"]).value = "no-show"
        sheet.cell(row_of(sheet, titles, "P2", "S2"), titles["Notes"]).value = "good talk"

    edit(path, missed)
    file = opened(path)
    assert told(file) == []
    assert file.day().desk.log == ()


def test_a_row_added_in_excel_is_told_and_has_a_number(path):
    def added(sheet, titles):
        source, row = row_of(sheet, titles, "P3", "S4"), sheet.max_row + 1
        for column in range(1, sheet.max_column + 1):
            sheet.cell(row, column).value = sheet.cell(source, column).value
        for title, value in (("Meeting", None), ("Purchaser ID", "P1"), ("Purchaser", None), ("Start", time(11, 5))):
            sheet.cell(row, titles[title]).value = value
        for title in ("End", "Purchaser delegate", "Supplier delegate"):
            sheet.cell(row, titles[title]).value = None

    edit(path, added)
    file = opened(path)
    assert [company for company, _ in told(file)] == ["P1", "S4"]
    assert number(file, "P1", "S4")
    cancelled_too = number(file, "P1", "S4")
    file.do(lambda day: actions.cancel(day, cancelled_too, QUICK))
    assert [company for company, _ in told(opened(path))] == []


def test_a_row_without_a_number_that_is_not_held_is_no_hindrance(path):
    def unnumbered(sheet, titles):
        cancelled(sheet, titles)
        sheet.cell(row_of(sheet, titles, "P3", "S4"), titles["Meeting"]).value = None

    edit(path, unnumbered)
    file = opened(path)
    file.do(lambda day: presence.arrived(day, ["P1#1"], QUICK))
    assert [row.meeting.pair for row in opened(path).file.rows if not row.is_held] == [("P3", "S4")]


def test_what_is_done_while_the_workbook_is_open_elsewhere_waits_until_it_is_closed(path):
    file = opened(path)
    file.do(lambda day: presence.arrived(day, ["P1#1"], QUICK))
    lock, before = path.with_name(f".~lock.{path.name}#"), path.read_bytes()
    lock.write_text("Olga,,,;", encoding="utf-8")
    file.take_back("Anna")
    file.take(lambda day: presence.arrived(day, ["P2#1"], QUICK), agreed=False)
    with pytest.raises(Stopped, match="Olga"):
        file.save()
    assert (file.unsaved, path.read_bytes()) == (2, before)
    edit(path, cancelled)
    lock.unlink()
    assert file.save() == ()
    found = read_agendas_file(path)
    assert found.record.desk.presence == {"P2#1": Presence.ARRIVED}
    assert MeetingStatus.CANCELLED in {row.status for row in found.rows}


def test_a_workbook_that_is_gone_is_told_when_it_is_looked_for(path):
    file = opened(path)
    path.unlink()
    with pytest.raises(Stopped, match="day-agendas"):
        file.merge()


def test_what_was_done_is_done_again_where_an_older_state_was_saved_over_it(path):
    one, other = opened(path), opened(path)
    m = number(one, "P2", "S3")
    open_elsewhere = openpyxl.load_workbook(path)
    open_elsewhere["Meetings"]["U2"].value = "noted in a script"
    one.do(lambda day: presence.arrived(day, ["P1#1"], QUICK))
    one.do(lambda day: actions.cancel(day, m, QUICK))
    other.do(lambda day: presence.arrived(day, ["P3#1"], QUICK))
    one.merge()
    open_elsewhere.save(path)
    assert one.merge() == ()
    told = one.recalled()
    assert told.own == one.unwritten
    assert len(one.unwritten) == 2
    assert list(map(str, told.others)) == ["Delegate 1 of P3 arrived."]
    assert one.save() == ()
    # The other desk sees only what the first has made of it.
    assert other.save() == ()
    other.merge()
    assert other.save() == ()
    found = read_agendas_file(path)
    there = Presence.ARRIVED
    assert (found.record.desk.presence["P1#1"], found.record.desk.presence["P3#1"]) == (there, there)
    assert next(row for row in found.rows if row.meeting.number == m).status is MeetingStatus.CANCELLED
    assert "noted in a script" in {row.outcome.notes for row in found.rows}
    assert [entry.text for entry in found.record.desk.log] == [entry.text for entry in other.file.record.desk.log]
    assert len(found.record.desk.log) == 3
    one.merge()
    assert one.recalled() is None
    undo(one, QUICK.name)
    assert next(row for row in read_agendas_file(path).rows if row.meeting.number == m).is_held


def test_what_cannot_be_done_again_on_an_older_state_is_told(path):
    file = opened(path)
    m = number(file, "P2", "S3")
    open_elsewhere = openpyxl.load_workbook(path)
    sheet = open_elsewhere["Meetings"]
    row = next(r for r in range(2, 9) if sheet.cell(r, 1).value == m)
    sheet.delete_rows(row)
    file.do(lambda day: actions.cancel(day, m, QUICK))
    open_elsewhere.save(path)
    (lost,) = file.merge()
    assert "Cancelled" in str(lost.reason)
    assert file.unsaved == 0
    told = file.recalled()
    assert (len(told.own), told.others) == (1, ())


def test_what_a_restored_copy_takes_back_is_not_done_again(path):
    file = opened(path)
    file.do(lambda day: presence.arrived(day, ["P1#1"], QUICK))
    bring_back(path)
    file.merge()
    assert (file.unsaved, file.recalled()) == (0, None)
    assert "P1#1" not in file.day().desk.presence


def test_a_copy_in_history_is_not_written(file, path):
    file.do(lambda day: presence.arrived(day, ["P1#1"], QUICK))
    copy = history.newest_copy(path)
    before = copy.read_bytes()
    with pytest.raises(Stopped) as stopped:
        opened(copy)
    assert f"is a copy that is kept of {path}" in str(stopped.value)
    assert copy.read_bytes() == before
    assert history.kept_of(path) is None


def test_a_folder_is_no_workbook_that_is_gone(tmp_path):
    with pytest.raises(Stopped, match="is a folder"):
        opened(tmp_path)
