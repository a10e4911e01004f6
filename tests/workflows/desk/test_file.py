"""Each action is written whole, kept in history, taken back on demand, and shared between two desks."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import openpyxl
import pytest

from sco_scheduler.domain.event import Role
from sco_scheduler.domain.messages import Phrase
from sco_scheduler.domain.outcome import Reason, Unmet
from sco_scheduler.domain.record import AnswersGiven, Presence, PriceNote
from sco_scheduler.domain.schedule import MeetingStatus
from sco_scheduler.output.excel.workbook import write_agendas
from sco_scheduler.output.texts.words import speech
from sco_scheduler.workflows.agendas_file import read_agendas_file
from sco_scheduler.workflows.desk import actions, presence
from sco_scheduler.workflows.desk import file as desk_file
from sco_scheduler.workflows.errors import Refused, Stopped, not_written
from sco_scheduler.workflows.verify import refuse_broken_rules
from tests.events import at, span
from tests.workflows.desk.day import QUICK, number, opened, small_report, undo


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


def test_a_desk_whose_clock_is_behind_goes_on_from_the_later_time_where_rules_would_be_broken(path):
    """P1 leaves during its meeting of 09:00, which by the clock of the other desk has not begun."""
    opened(path, at("09:03")).do(lambda day: presence.leaves(day, ["P1#1"], until=at("09:25"), desk=QUICK))
    behind = opened(path, at("08:59"))
    assert behind.day().now == at("09:03")
    assert behind.day() is behind.day()
    assert behind.clock_behind is not None
    for lang in ("en", "ru", "zh"):
        told = speech(lang).say(behind.clock_behind)
        assert "08:59" in told
        assert "09:03" in told
    behind.do(lambda day: presence.no_show(day, ["P3#1"], QUICK))
    written = read_agendas_file(path)
    refuse_broken_rules(written)
    assert (written.record.history_until, behind.day().now) == (at("09:03"), at("09:03"))
    assert opened(path, at("09:04")).clock_behind is None


def test_a_clock_that_is_behind_counts_where_that_breaks_no_rule(path):
    opened(path, at("09:03")).do(lambda day: presence.arrived(day, ["P1#1"], QUICK))
    behind = opened(path, at("08:59"))
    assert (behind.day().now, behind.clock_behind) == (at("08:59"), None)


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


def test_what_would_disturb_more_than_was_seen_is_not_done_on_top_of_what_others_have_written(path):
    here, there = opened(path), opened(path)

    def action(day):
        if day.presence("P2#1") is not Presence.ARRIVED:
            return presence.arrived(day, ["P1#1"], QUICK)
        return presence.close_table(day, "A", "1", at("10:15"), at("11:30"), QUICK)

    here.take(action, agreed=False)
    there.do(lambda day: presence.arrived(day, ["P2#1"], QUICK))
    (lost,) = here.save()
    assert "Somebody else has written the workbook since: look at it first." in str(lost.reason)
    assert opened(path).day().desk.closed == {}


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
