"""Each action is written whole, kept in history, taken back on demand, and shared between two desks."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from types import SimpleNamespace

import openpyxl
import pytest

from sco_scheduler.domain.event import Role
from sco_scheduler.domain.messages import Phrase
from sco_scheduler.domain.outcome import Reason, Unmet
from sco_scheduler.domain.record import AnswersGiven, Presence, PriceNote
from sco_scheduler.domain.schedule import MeetingStatus
from sco_scheduler.output.excel.workbook import write_agendas
from sco_scheduler.workflows import history
from sco_scheduler.workflows.agendas_file import read_agendas_file
from sco_scheduler.workflows.desk import actions, presence
from sco_scheduler.workflows.desk import file as desk_file
from sco_scheduler.workflows.errors import Refused, Stopped, not_written
from tests.events import at, span
from tests.workflows.desk.day import QUICK, number, opened, small_report, undo, write


@pytest.fixture
def path(tmp_path):
    return write(tmp_path)


def test_what_was_done_is_read_again(path):
    file = opened(path)
    m = number(file, "P2", "S3")
    file.do(lambda day: presence.arrived(day, ["P1#1"], QUICK))
    file.do(lambda day: actions.cancel(day, m, QUICK))
    file.do(lambda day: presence.walk_in(day, "Oasis", Role.PURCHASER, "A", wishes=["S3"], desk=QUICK))
    again = read_agendas_file(path)
    assert not again.record.damaged
    assert again.record.desk == file.file.record.desk
    assert again.event == file.file.event
    assert again.rows == file.file.rows
    assert again.record.desk.presence["P1#1"] is Presence.ARRIVED
    assert next(row for row in again.rows if row.meeting.number == m).status is MeetingStatus.CANCELLED


def test_the_day_is_the_same_object_while_nothing_changes(path):
    file = opened(path)
    first = file.day()
    assert file.day() is first
    file.do(lambda day: presence.arrived(day, ["P1#1"], QUICK))
    assert file.day() is not first
    assert file.day() is file.day()


def test_the_workbook_before_is_kept(path):
    before = path.read_bytes()
    opened(path).do(lambda day: presence.arrived(day, ["P1#1"], QUICK))
    assert [copy.read_bytes() for copy in (path.parent / "history").iterdir()] == [before]


def test_the_log_is_a_sheet(path):
    file = opened(path)
    file.do(lambda day: actions.cancel(day, number(file, "P2", "S3"), QUICK))
    rows = list(openpyxl.load_workbook(path)["Desk"].iter_rows(values_only=True))
    texts = [" ".join(str(cell) for cell in row if cell is not None) for row in rows]
    assert any("Anna" in text and "Cancelled" in text for text in texts)
    assert sum("dropped" in text and "Anna" not in text for text in texts) == 2


def test_an_action_that_disturbs_others_is_not_written_unless_agreed(path):
    file, before = opened(path), path.read_bytes()

    def close(day):
        return presence.close_table(day, "A", "1", at("10:15"), at("11:30"), QUICK)

    assert file.do(close).asks
    assert path.read_bytes() == before
    file.do(close, agreed=True)
    assert path.read_bytes() != before


def test_an_action_is_taken_back_and_both_stay_in_the_log(path):
    file = opened(path)
    m = number(file, "P2", "S3")
    file.do(lambda day: actions.cancel(day, m, QUICK))
    undo(file, "Anna")
    again = read_agendas_file(path)
    assert next(row for row in again.rows if row.meeting.number == m).status is MeetingStatus.HELD
    assert ["Cancelled" in str(e.text) for e in again.record.desk.log] == [True, True]
    assert "Taken back" in str(again.record.desk.log[1].text)
    assert [revision.number for revision in again.record.revisions] == [1, 2, 3]
    with pytest.raises(Refused):
        undo(file, "Anna")


def test_two_desks_lose_nothing_of_either(path):
    one, two = opened(path), opened(path)
    one.do(lambda day: presence.arrived(day, ["P1#1"], QUICK))
    assert two.changed
    two.do(lambda day: presence.arrived(day, ["P2#1"], QUICK))
    one.do(lambda day: actions.cancel(day, number(one, "P3", "S4"), QUICK))
    again = read_agendas_file(path)
    assert set(again.record.desk.presence) == {"P1#1", "P2#1"}
    assert len(again.record.desk.log) == 3


def test_what_another_desk_made_impossible_is_refused(path):
    one, two = opened(path), opened(path)
    m = number(one, "P3", "S4")
    one.do(lambda day: actions.cancel(day, m, QUICK))
    with pytest.raises(Refused, match="not held"):
        two.do(lambda day: actions.move(day, m, at("11:05"), desk=QUICK))


def test_what_was_edited_in_excel_meanwhile_stays(path):
    file = opened(path)
    book = openpyxl.load_workbook(path)
    sheet = book["Meetings"]
    titles = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(2, titles["Notes"]).value = "good talk"
    book.save(path)
    file.do(lambda day: presence.arrived(day, ["P1#1"], QUICK))
    assert read_agendas_file(path).rows[0].outcome.notes == "good talk"


def test_an_action_is_taken_back_though_another_desk_has_written_since(path):
    one, two = opened(path), opened(path)
    m = number(one, "P3", "S4")
    one.do(lambda day: actions.cancel(day, m, QUICK))
    two.do(lambda day: presence.arrived(day, ["P2#1"], QUICK))
    undo(one, "Anna")
    day = opened(path).day()
    assert ("P3", "S4") in {meeting.pair for meeting in day.schedule.meetings}
    assert day.presence("P2#1") is Presence.ARRIVED
    assert day.desk.waiting == ()


def test_what_another_desk_has_changed_again_is_not_taken_back(path):
    one, two = opened(path), opened(path)
    m = number(one, "P3", "S4")
    one.do(lambda day: actions.move(day, m, at("11:05"), desk=QUICK))
    two.do(lambda day: actions.cancel(day, m, QUICK))
    with pytest.raises(Refused, match="since"):
        undo(one, "Anna")


def test_who_was_told_already_is_told_again_when_it_is_taken_back(path):
    desk = opened(path)
    m = number(desk, "P3", "S4")
    desk.do(lambda day: actions.cancel(day, m, QUICK))
    opened(path).do(lambda day: actions.told(day, [n for n in day.desk.waiting if n.company == "S4"], QUICK))
    undo(desk, "Anna")
    waiting = opened(path).day().desk.waiting
    assert [notice.company for notice in waiting] == ["S4"]
    assert "added" in str(waiting[0].text)


def test_a_walk_in_a_closed_table_and_an_absence_are_taken_back(path):
    desk = opened(path)
    before = desk.day()
    desk.do(lambda day: presence.walk_in(day, "Oasis", Role.PURCHASER, "A", wishes=["S3"], desk=QUICK))
    desk.do(lambda day: presence.close_table(day, "B", "2", at("10:00"), at("11:00"), QUICK))
    desk.do(lambda day: presence.interpreter_away(day, "I2", at("10:00"), at("11:00"), QUICK))
    opened(path).do(lambda day: presence.arrived(day, ["P2#1"], QUICK))
    for _ in range(3):
        undo(desk, "Anna")
    event, record = opened(path).day().event, opened(path).day().desk
    assert (event.companies, event.zones, event.requests) == (
        before.event.companies,
        before.event.zones,
        before.event.requests,
    )
    assert event.interpreters == before.event.interpreters
    assert (record.walk_ins, record.closed, record.requests, record.absences) == ((), {}, (), {})


def test_a_workbook_that_is_open_elsewhere_is_not_written(path):
    file, before = opened(path), path.read_bytes()
    path.with_name(f"~${path.name}").write_bytes(b"\x05Olga ")
    with pytest.raises(Refused, match="Olga"):
        file.do(lambda day: presence.arrived(day, ["P1#1"], QUICK))
    assert path.read_bytes() == before


def test_what_was_taken_is_shown_before_it_is_written(path):
    file, before = opened(path), path.read_bytes()
    file.take(lambda day: presence.arrived(day, ["P1#1"], QUICK), agreed=False)
    assert file.day().presence("P1#1") is Presence.ARRIVED
    assert (file.unsaved, path.read_bytes()) == (1, before)
    assert file.save() == ()
    assert read_agendas_file(path).record.desk.presence == {"P1#1": Presence.ARRIVED}


def test_what_waits_is_done_again_on_top_of_what_others_have_written(path):
    one, two = opened(path), opened(path)
    m = number(one, "P3", "S4")
    one.take(lambda day: presence.arrived(day, ["P1#1"], QUICK), agreed=False)
    one.take(lambda day: actions.move(day, m, at("11:05"), desk=QUICK), agreed=False)
    two.do(lambda day: actions.cancel(day, m, QUICK))
    one.take(lambda day: presence.arrived(day, ["P2#1"], QUICK), agreed=False)  # what waits is not given up by it
    one.take_back("Anna")
    lost = one.save()
    assert [str(refused.reason).startswith("Somebody else has written") for refused in lost] == [True]
    again = read_agendas_file(path)
    assert again.record.desk.presence == {"P1#1": Presence.ARRIVED}
    assert next(row for row in again.rows if row.meeting.number == m).status is MeetingStatus.CANCELLED
    assert ["Cancelled" in str(e.text) for e in again.record.desk.log] == [True, False, False, False]


def test_what_is_saved_in_excel_while_the_desk_writes_stays_and_so_does_what_was_done(path, monkeypatch):
    file = opened(path)
    m = number(file, "P2", "S3")
    real, turns = desk_file.write_agendas, []

    def interrupted(*words, before, **more):
        def meanwhile():
            turns.append("written")
            if len(turns) == 1:
                book = openpyxl.load_workbook(path)
                titles = {cell.value: cell.column for cell in book["Meetings"][1]}
                book["Meetings"].cell(2, titles["Notes"]).value = "good talk"
                book.save(path)
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


def cancelled(sheet, titles):
    sheet.cell(row_of(sheet, titles, "P3", "S4"), titles["Status"]).value = "cancelled"


def told(file):
    return sorted((n.company, str(n.text)) for n in file.day().desk.waiting)


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
    def noted(sheet, titles):
        sheet.cell(row_of(sheet, titles, "P1", "S1"), titles["Status"]).value = "no-show"
        sheet.cell(row_of(sheet, titles, "P2", "S2"), titles["Notes"]).value = "good talk"

    edit(path, noted)
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


def test_changes_names_what_was_done_as_the_reason_and_no_edit_by_hand(path):
    file = opened(path, at("08:50"))
    away = [span("09:00", "11:25")] * 2
    for interpreter, gone in zip(("I1", "I2"), away, strict=True):
        file.do(
            lambda day, i=interpreter, s=gone: presence.interpreter_away(day, i, s.start, s.end, QUICK), agreed=True
        )
    rows = list(openpyxl.load_workbook(path)["Changes"].iter_rows(values_only=True))
    assert "the last action at the desk" in str(rows[1][0])
    whys = {str(row[7]) for row in rows[4:] if row[7]}
    assert whys == {"The interpreter Interpreter I2 is away from 09:00 to 11:25."}


def test_what_is_proved_stays_so_while_the_schedule_is_the_same(path):
    report = small_report()
    proved = tuple(replace(goal, bound=goal.value, proved=True) for goal in report.goals)
    write_agendas(path, replace(report, goals=proved))
    file = opened(path)
    file.do(lambda day: presence.arrived(day, ["P1#1"], QUICK))
    again = read_agendas_file(path).record
    assert again.goals == proved != ()
    opened(path).do(lambda day: actions.cancel(day, number(file, "P2", "S3"), QUICK))
    assert not any(goal.proved for goal in read_agendas_file(path).record.goals)


def test_an_action_is_taken_on_top_of_what_another_desk_has_written(path):
    here, there, seen = opened(path), opened(path), []
    there.do(lambda day: presence.arrived(day, ["P1#1"], QUICK))

    def action(day):
        seen.append(day.presence("P1#1"))
        return presence.arrived(day, ["P2#1"], QUICK)

    here.take(action, agreed=False)
    assert seen == [Presence.ARRIVED]


def test_what_another_desk_has_changed_again_is_not_taken_back_in_memory_either(path):
    here, there = opened(path), opened(path)
    m = number(here, "P2", "S3")
    here.do(lambda day: actions.move(day, m, at("11:05"), desk=QUICK))
    there.do(lambda day: actions.cancel(day, m, QUICK))
    with pytest.raises(Refused):
        here.take_back("Anna")
    assert not here.unsaved


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


def test_what_waits_is_waiting_once_when_others_have_written(path):
    here, there = opened(path), opened(path)
    here.take(lambda day: presence.arrived(day, ["P2#1"], QUICK), agreed=False)
    there.do(lambda day: presence.arrived(day, ["P1#1"], QUICK))
    assert here.merge() == ()
    assert here.unsaved == len(here.unwritten) == 1
    here.save()
    assert here.unsaved == 0
    day = opened(path).day()
    assert (day.presence("P1#1"), day.presence("P2#1")) == (Presence.ARRIVED, Presence.ARRIVED)
    assert len(day.desk.log) == 2


def test_what_cannot_be_written_was_not_done(path, monkeypatch):
    """A command has no screen on which it could wait: the day is again as it is in the workbook."""

    def full(*_):
        raise not_written(Phrase("disk-full"))

    file, before = opened(path), path.read_bytes()
    monkeypatch.setattr(file, "save", full)
    with pytest.raises(Stopped):
        file.do(lambda day: presence.arrived(day, ["P1#1"], QUICK))
    assert (file.unsaved, file.day().desk.presence, file.path.read_bytes()) == (0, {}, before)


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


def test_an_action_is_repeated_on_what_was_done_while_it_was_thought_of(path):
    file, days = opened(path), []

    def slowly(day):
        days.append(day)
        if len(days) == 1:
            file.do(lambda day: presence.arrived(day, ["P3#1"], QUICK))
        return presence.arrived(day, ["P1#1"], QUICK)

    file.do(slowly)
    assert file.day().desk.presence == {"P1#1": Presence.ARRIVED, "P3#1": Presence.ARRIVED}


def test_additions_are_read_again_where_another_process_has_written_and_only_there(path, monkeypatch):
    file, stamps = opened(path), iter("112")
    monkeypatch.setattr(desk_file, "Stamp", SimpleNamespace(of=lambda _: next(stamps)))
    monkeypatch.setattr(desk_file, "read_own_content", lambda _: object())
    first, again, changed = (file.own_content() for _ in range(3))
    assert again is first
    assert changed is not first


def test_prices_are_kept_of_what_is_still_unmet():
    answers = AnswersGiven((PriceNote("P1", "S1", ""), PriceNote("P2", "S2", "")))
    left = desk_file._with_unmet_prices(answers, [Unmet(("P2", "S2"), Reason.GOALS)])
    assert [price.purchaser for price in left.prices] == ["P2"]


def test_what_a_restored_copy_takes_back_is_not_done_again(path):
    file = opened(path)
    file.do(lambda day: presence.arrived(day, ["P1#1"], QUICK))
    history.undo(path)
    file.merge()
    assert (file.unsaved, file.recalled()) == (0, None)
    assert "P1#1" not in file.day().desk.presence
