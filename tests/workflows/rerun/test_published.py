"""The published schedule as its workbook stands, edited and damaged by hand."""

from dataclasses import replace
from typing import Any

import pytest
from openpyxl import load_workbook

from sco_scheduler.domain.findings import Finding, Severity
from sco_scheduler.domain.record import FORMAT_VERSION, Record
from sco_scheduler.domain.schedule import PublishedMeeting
from sco_scheduler.intake.kinds import MEETING_UNKNOWN_COMPANY
from sco_scheduler.intake.results import AgendasRead
from sco_scheduler.output.texts.words import speech
from sco_scheduler.workflows.errors import HAND_EDIT_NO_SLOT, Stopped
from sco_scheduler.workflows.rerun.published import _registered, _unchanged, _unmet_musts, at_no_slot
from sco_scheduler.workflows.verify import verify_workbook
from tests.cli.books import SHEETS
from tests.events import at, company, event, meeting
from tests.workflows.late import (
    REQUESTS,
    begun,
    cancelled,
    clock,
    codes,
    column,
    extended,
    places,
    put,
    row_of,
    without,
)

EVENT = event(slots=3)


def stopped(day):
    """The findings that stop a build, which writes nothing."""
    before = day.agendas.read_bytes()
    with pytest.raises(Stopped) as caught:
        day.build()
    assert day.agendas.read_bytes() == before
    return {f.code: f for f in caught.value.findings}


def copy_place(sheet, source, target):
    """Put one pair's meeting where another's is."""
    for title in ("Start", "End", "Table"):
        put(sheet, target, **{title: sheet.cell(row_of(sheet, *source), column(sheet, title)).value})


# What the organizer may do


def test_a_row_that_was_deleted_is_a_cancellation(day):
    day.edit(lambda sheet: sheet.delete_rows(row_of(sheet, "P1", "S2")))
    done = day.build()
    assert ("P1", "S2") not in places(done)
    assert [str(c.why) for c in done.report.changes] == ["Its row was deleted from Meetings."]
    assert load_workbook(day.agendas)["Meetings"].max_row == 5, "the row comes back, marked cancelled"
    assert day.build().unchanged


@pytest.mark.parametrize("status", ["cancelled", "no-show", None])
def test_a_meeting_that_is_out_stays_out_when_its_row_is_deleted(day, status):
    """Even with ``None``: deleting a row takes it out, and deleting what the build wrote for it changes nothing."""

    def taken_out(sheet):
        put(sheet, ("P1", "S2"), Status=status)
        if status is None:
            sheet.delete_rows(row_of(sheet, "P1", "S2"))

    day.edit(taken_out)
    assert ("P1", "S2") not in places(day.build())
    day.edit(lambda sheet: sheet.delete_rows(row_of(sheet, "P1", "S2")))
    done = day.build()
    assert ("P1", "S2") not in places(done)
    (told,) = [f for f in done.findings if f.code == "out-row-deleted"]
    assert "(P1)" in told.message
    sheet = load_workbook(day.agendas)["Meetings"]
    assert sheet.cell(row_of(sheet, "P1", "S2"), column(sheet, "Status")).value == (status or "cancelled")
    assert day.build().unchanged
    day.edit(lambda sheet: put(sheet, ("P1", "S2"), Status=None))
    done = day.build()
    assert ("P1", "S2") in places(done)
    assert "out-row-deleted" not in codes(done)


def test_a_row_that_is_out_and_misread_stays_out(day):
    day.edit(lambda sheet: put(sheet, ("P1", "S2"), Status="cancelled"))
    day.build()
    day.edit(lambda sheet: put(sheet, ("P1", "S2"), Supplier="Nobody", Supplier_ID="S77"))
    assert ("P1", "S2") not in places(day.build())


@pytest.mark.parametrize("status", ["cancelled", "no-show", None])
def test_a_row_of_fixed_that_gives_way_to_meetings_is_named(tmp_path, status):
    fixed = [["Purchaser", "Supplier", "Date", "Start"], ["P1", "S2", None, clock("09:25")], ["P2", "S1", None, None]]
    day = begun(tmp_path, Fixed=fixed)

    def taken_out(sheet):
        put(sheet, ("P1", "S2"), Status=status)
        if status is None:
            sheet.delete_rows(row_of(sheet, "P1", "S2"))

    day.edit(taken_out)
    done = day.build()
    assert ("P1", "S2") not in places(done)
    (told,) = [f for f in done.findings if f.code == "fixed-taken-out"]
    assert told.cells[0].sheet == "Fixed"
    assert told.cells[0].row == 2
    for lang in ("en", "ru", "zh"):
        assert "(P1)" in told.message_in(speech(lang))
    found = verify_workbook(day.folder / "day.xlsx", day.agendas)
    assert found.ok
    assert [f.code for f in found.findings if f.severity < 3] == ["fixed-taken-out"]
    day.edit(lambda sheet: put(sheet, ("P1", "S2"), Status=None))
    done = day.build()
    assert places(done)["P1", "S2"][0] == "09:25"
    assert "fixed-taken-out" not in codes(done)


def test_a_company_whose_row_was_deleted_and_not_its_wishes_is_told_once_with_what_cancels_it(day):
    left = SHEETS["Purchasers"][:2]
    day.register(Purchasers=left)
    with pytest.raises(Stopped) as stopped:
        day.build()
    (finding,) = [finding for finding in stopped.value.findings if finding.severity is Severity.STOPS]
    assert (finding.code, finding.where) == ("company-left", "Requests!A4, Requests!B5")
    assert finding.message.startswith("P2 (Altai Agro) has its place in the published schedule")
    assert "write cancelled under Status" in finding.advice
    day.register(Purchasers=left, Requests=REQUESTS[:3])
    assert {company for pair in places(day.build()) for company in pair} == {"P1", "S1", "S2"}


def test_a_company_that_has_another_id_now_is_not_gone(day):
    day.register(Purchasers=[*SHEETS["Purchasers"][:2], ["P9", "Altai Agro"]])
    with pytest.raises(Stopped) as stopped:
        day.build()
    told = [finding.code for finding in stopped.value.findings if finding.severity is Severity.STOPS]
    assert told == ["request-unknown-company"] * 2


@pytest.mark.parametrize("status", ["cancelled", "no-show"])
def test_a_row_with_a_status_is_not_scheduled_again(day, status):
    day.edit(lambda sheet: put(sheet, ("P1", "S2"), Status=status))
    done = day.build()
    assert ("P1", "S2") not in places(done)
    assert f"Marked {status} by hand (Meetings!" in str(done.report.changes[0].why)
    assert day.build().unchanged
    day.register(**cancelled("P2"))
    assert ("P1", "S2") not in places(day.build())


def test_taking_the_status_away_brings_the_meeting_back(day):
    before = places(day.build())
    day.edit(lambda sheet: put(sheet, ("P1", "S2"), Status="cancelled"))
    day.build()
    day.edit(lambda sheet: put(sheet, ("P1", "S2"), Status=None))
    assert places(day.build()) == before


def test_a_row_that_was_moved_stays_where_it_is(day):
    day.edit(lambda sheet: put(sheet, ("P1", "S1"), Start=clock("09:00"), End=clock("09:20")))
    done = day.build()
    assert places(done)["P1", "S1"][0] == "09:00"
    assert [(c.kind, str(c.why)) for c in done.report.changes] == [("moved", "Changed by hand (Meetings!A4).")]
    assert {g.name: g.value for g in done.build.goals}["slot_moves"] == 0
    assert day.build().unchanged


def test_a_row_that_was_added_stays(day):
    day.edit(lambda sheet: put(sheet, ("P1", "S2"), Status="cancelled"))
    day.build()

    def add(sheet):
        row, new = row_of(sheet, "P1", "S2"), sheet.max_row + 1
        for c in range(2, column(sheet, "Lock")):
            sheet.cell(new, c).value = sheet.cell(row, c).value

    day.edit(add)
    done = day.build()
    assert ("P1", "S2") in places(done)
    assert str(done.report.changes[0].why).startswith("Added by hand (Meetings")


def test_a_lock_pins_its_row(day):
    day.edit(lambda sheet: put(sheet, ("P1", "S1"), Lock="yes"))
    where = places(day.build())["P1", "S1"]
    assert day.build().unchanged
    day.register(**extended("Purchasers", "Not available", P2="09:00-09:45"))
    assert places(day.build(allow_moves=None))["P1", "S1"] == where


def test_a_lock_that_cannot_hold_is_dropped_with_a_finding(day):
    day.edit(lambda sheet: put(sheet, ("P1", "S1"), Lock="yes"))
    day.register(**cancelled("S1"))
    done = day.build()
    assert places(done).keys() == {("P1", "S2"), ("P2", "S2")}
    (void,) = [f for f in done.findings if f.code == "lock-void"]
    assert void.where.startswith("Meetings!")
    assert "Foton Motors has cancelled (Suppliers!" in void.message


def test_a_lock_against_a_no_is_dropped(day):
    day.edit(lambda sheet: put(sheet, ("P1", "S1"), Lock="yes"))
    day.register(Requests=[*SHEETS["Requests"][:1], ["P1", "S1", None, "no"], ["P1", "S2", 2, None]])
    (void,) = [f for f in day.build().findings if f.code == "lock-void"]
    assert "Petrov Trading says no (Requests!" in void.message


# What breaks a rule


def test_a_pair_on_two_rows_meets_once_where_it_was_written(day):
    before = places(day.build())

    def double(sheet):
        row, new = row_of(sheet, "P1", "S1"), sheet.max_row + 1
        for c in range(1, column(sheet, "Lock")):
            sheet.cell(new, c).value = sheet.cell(row, c).value
        put(sheet, ("P1", "S1"), Table="9")

    day.edit(double)
    done = day.build()
    assert any("should meet once at most" in f.message for f in done.findings)
    assert places(done) == before
    assert {g.name: g.value for g in done.build.goals}["table_changes"] == 0


def test_two_rows_on_one_table_are_named_and_repaired(day):
    day.edit(lambda sheet: copy_place(sheet, ("P1", "S1"), ("P2", "S2")))
    done = day.build()
    (broken,) = [f for f in done.findings if f.code == "hand-edit-breaks-rule"]
    assert broken.where == "Meetings!A4, Meetings!A5"
    assert "Table A/1 has two meetings at once" in broken.message
    goals = {g.name: g.value for g in done.build.goals}
    assert (goals["kept"], goals["slot_moves"], goals["table_changes"]) == (0, 0, 1)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "No slot starts at 2025-06-12 07:12"),
        ("ru", "Ни один слот не начинается в 2025-06-12 07:12"),
        ("zh", "没有从 2025-06-12 07:12 开始的会面时段"),
    ],
)
def test_at_a_time_that_is_no_slot_the_meeting_stays_where_it_was_published(day, lang, said):
    before = places(day.build(allow_moves=None))
    day.edit(lambda sheet: put(sheet, ("P1", "S1"), Start=clock("07:12")))
    done = day.build()
    assert places(done) == before
    assert codes(done) == {"hand-edit-no-slot"}
    (told,) = [f for f in done.findings if f.code == "hand-edit-no-slot"]
    assert told.message_in(speech(lang)).startswith(said)
    assert done.report.changes == ()
    goals = {g.name: g.value for g in done.build.goals}
    assert (goals["kept"], goals["slot_moves"], goals["table_changes"]) == (0, 0, 0)


def test_what_else_was_edited_in_a_row_at_no_slot_counts():
    then = replace(meeting(EVENT, "P1", "S1", 0), number="M001")
    row = PublishedMeeting(replace(then, start=at("07:12"), end=at("07:32"), table="2"))
    ((found,), (told,)) = at_no_slot([row], [then], None, EVENT)
    assert found.meeting == replace(then, table="2")
    assert told.kind is HAND_EDIT_NO_SLOT
    gone = replace(then, start=at("08:00"), end=at("08:20"))
    assert at_no_slot([row], [gone], None, EVENT) == ((row,), [])


def test_a_locked_row_or_an_added_one_at_no_slot_gets_no_other_time():
    rows = [
        PublishedMeeting(replace(meeting(EVENT, "P1", "S1", 0), start=at("07:12"), number=number), locked)
        for number, locked in (("M001", True), ("", False))
    ]
    written = (replace(meeting(EVENT, "P1", "S1", 0), number="M001"),)
    assert at_no_slot(rows, written, None, EVENT) == (tuple(rows), [])


def test_a_published_time_that_is_no_slot_any_more(day):
    sessions = [SHEETS["Sessions"][0], ["Morning", SHEETS["Sessions"][1][1], clock("09:10"), clock("11:10")]]
    day.register(Sessions=sessions)
    done = day.build()
    assert codes(done) == {"published-session-gone"}
    assert {c.kind for c in done.report.changes} == {"moved"}


def test_an_unknown_company_leaves_the_meeting_as_it_was_written(day):
    day.edit(lambda sheet: put(sheet, ("P1", "S1"), Purchaser_ID="P9", Purchaser="Nobody"))
    done = day.build()
    assert codes(done) == {"meeting-unknown-company", "published-row-as-written"}
    assert done.report.changes == ()
    assert ("P1", "S1") in places(done)


def test_a_table_that_does_not_exist(day):
    day.edit(lambda sheet: put(sheet, ("P1", "S1"), Table="9"))
    done = day.build()
    assert codes(done) == {"meeting-unknown-table", "hand-edit-breaks-rule", "hand-edit-not-kept"}
    assert places(done)["P1", "S1"][1] in {"1", "2"}


def test_an_edit_that_is_not_kept_is_told(day):
    def busy(sheet):
        put(sheet, ("P1", "S2"), Start=clock("09:00"), End=clock("09:20"))
        put(sheet, ("P1", "S1"), Start=clock("09:00"), End=clock("09:20"), Lock="yes")

    day.edit(busy)
    done = day.build()
    (undone,) = [f for f in done.findings if f.code == "hand-edit-not-kept"]
    assert undone.where.startswith("Meetings!A")
    assert "Petrov Trading (P1) with Chongqing Pumps (S2) at 2025-06-12 09:00" in undone.message
    assert f"this is held at 2025-06-12 {places(done)['P1', 'S2'][0]} at A/" in undone.message
    assert places(done)["P1", "S1"][0] == "09:00"


def test_a_row_added_by_hand_that_cannot_be_held_is_told(day):
    nobody = [SHEETS["Requests"][0], *[row for row in REQUESTS[1:] if row[:2] != ["P1", "S2"]]]
    day.register(Requests=nobody)
    day.build()

    def add(sheet):
        row, new = row_of(sheet, "P1", "S1"), sheet.max_row + 1
        for c in range(2, column(sheet, "Lock")):
            sheet.cell(new, c).value = sheet.cell(row, c).value
        sheet.cell(new, column(sheet, "Supplier ID")).value = "S2"
        sheet.cell(new, column(sheet, "Supplier")).value = sheet.cell(new, column(sheet, "Supplier delegate")).value = (
            None
        )

    day.edit(add)
    done = day.build()
    assert any("but this is not held" in f.message for f in done.findings if f.code == "hand-edit-not-kept")
    assert ("P1", "S2") not in places(done)


# Damage


def test_a_missing_column_stops_and_says_which(day):
    day.edit(lambda sheet: sheet.delete_cols(column(sheet, "Start")))
    found = stopped(day)
    assert "no column Start" in found["column-missing"].message
    assert "--fresh" in found["published-unreadable"].advice


def test_a_missing_sheet_stops_and_fresh_forgets_it(day):
    without(day.agendas, "Meetings")
    damaged = day.agendas.read_bytes()
    assert "There is no sheet Meetings" in stopped(day)["sheet-missing"].message
    done = day.build(fresh=True)
    assert len(places(done)) == 4
    assert [copy.read_bytes() for copy in day.copies] == [damaged]


def test_a_missing_record_is_told_and_worked_around(day):
    before = places(day.build())
    without(day.agendas, "Record")
    day.register(**cancelled("P2"))
    done = day.build()
    assert "record-missing" in codes(done)
    assert places(done) == {pair: place for pair, place in before.items() if pair[0] == "P1"}
    assert done.rerun.revision is None


def test_what_is_no_workbook_stops(day):
    day.agendas.write_bytes(b"junk")
    assert "published-unreadable" in stopped(day)
    day.build(fresh=True)
    assert [copy.read_bytes() for copy in day.copies] == [b"junk"]


def test_another_format_is_refused(day):
    def another(sheet):
        row = next(r for r in range(1, sheet.max_row + 1) if sheet.cell(r, 1).value == "version")
        sheet.cell(row, 3).value = "99"

    day.edit(another, "Record")
    found = stopped(day)["agendas-version"]
    assert found.message == f"The workbook has the format 99; this program reads format {FORMAT_VERSION}."


def others(count):
    """Registrations in which so many of the four companies have another name."""
    rows = {name: [list(row) for row in SHEETS[name]] for name in ("Purchasers", "Suppliers")}
    for row in [*rows["Purchasers"][1:], *rows["Suppliers"][1:]][:count]:
        row[1] = f"Another {row[0]}"
    for row in rows["Suppliers"][1:]:
        row[2] = ""
    return rows


def test_the_schedule_of_another_event_is_refused(day):
    day.register(**others(3))
    found = stopped(day)["published-other-event"]
    assert "of its 4 companies only 1 are registered here" in found.message
    assert len(places(day.build(fresh=True))) == 4


def test_half_of_the_companies_suffice(day):
    day.register(**others(2))
    assert day.build().report.changes is not None


def test_another_event_is_known_without_a_record_too(day):
    without(day.agendas, "Record")
    day.register(**others(4))
    assert "published-other-event" in stopped(day)


# People who left the registrations

INTERPRETERS = [["ID", "Name", "Languages"], ["I1", "Anna", "ru, zh"], ["I2", "Boris", "ru, zh"]]
DELEGATES = [["Company", "Delegate"], ["P1", "Oleg"], ["P1", "Pavel"], ["P2", "Rita"]]


@pytest.fixture
def spoken(tmp_path):
    """A day with interpreters, and a purchaser who sends two people."""
    return begun(tmp_path, **staff())


def staff(interpreters=INTERPRETERS, delegates=DELEGATES):
    """Registrations in which every meeting needs an interpreter."""
    tongues = extended("Purchasers", "Languages", P1="ru", P2="ru") | extended(
        "Suppliers", "Languages", S1="zh", S2="zh"
    )
    return tongues | {"Interpreters": interpreters, "Delegates": delegates}


def test_an_interpreter_who_left_is_no_edit_by_hand(spoken):
    spoken.register(**staff(interpreters=INTERPRETERS[:2]))
    done = spoken.build()
    assert codes(done) == set()
    assert {str(c.why) for c in done.report.changes if c.kind != "added"} == {"Boris no longer works here."}


def test_delegates_are_known_by_name_when_others_leave(spoken):
    before = {m.pair: m for m in spoken.build().build.schedule.meetings}
    by_pavel = {pair for pair, m in before.items() if m.purchaser_delegate == "P1#2"}
    by_oleg = {pair for pair, m in before.items() if m.purchaser_delegate == "P1#1"}
    spoken.register(**staff(delegates=[DELEGATES[0], *DELEGATES[2:]]))
    done = spoken.build()
    assert codes(done) == set()
    disturbed = {(c.purchaser, c.supplier): str(c.why) for c in done.report.changes}
    assert not by_pavel & disturbed.keys()
    assert disturbed == dict.fromkeys(by_oleg, "Oleg of Petrov Trading (P1) no longer attends.")


def test_locks_that_clash_are_a_conflict_of_these_rows(day):
    def clash(sheet):
        copy_place(sheet, ("P1", "S1"), ("P2", "S2"))
        for pair in (("P1", "S1"), ("P2", "S2")):
            put(sheet, pair, Lock="yes")

    day.edit(clash)
    done = day.build()
    assert done.build.conflict is not None
    assert [str(row.cell) for row in done.build.conflict.rows] == ["Meetings!A4", "Meetings!A5"]
    assert done.written == ()


@pytest.mark.parametrize("record", [True, False])
def test_somebody_who_is_not_known_is_told_and_another_attends(day, record):
    if not record:
        without(day.agendas, "Record")
    day.edit(lambda sheet: put(sheet, ("P1", "S1"), Purchaser_delegate="Ivan Petrof"))
    done = day.build()
    (finding,) = [f for f in done.findings if f.code == "meeting-unknown-delegate"]
    assert finding.suggestion == "Ivan Petrov"
    assert "Ivan Petrov" in finding.message
    assert {m.purchaser_delegate for m in done.build.schedule.meetings if m.purchaser == "P1"} == {"P1#1"}


def test_a_row_whose_number_was_changed_keeps_its_own(day):
    number = (
        load_workbook(day.agendas)["Meetings"].cell(row_of(load_workbook(day.agendas)["Meetings"], "P1", "S1"), 1).value
    )

    def renumber(sheet):
        sheet.cell(row_of(sheet, "P1", "S1"), 1).value = "M077"
        sheet.delete_rows(row_of(sheet, "P1", "S2"))

    day.edit(renumber)
    done = day.build()
    assert {m.number for m in done.report.schedule.meetings if m.pair == ("P1", "S1")} == {number}


@pytest.mark.parametrize(("record", "unchanged"), [({"meetings": ()}, True), ({"meetings": None}, False)])
def test_nothing_is_called_unchanged_without_the_meetings_of_the_record(record: dict[str, Any], *, unchanged: bool):
    of = event()
    assert _unchanged(AgendasRead(record=Record(of, **record)), of) is unchanged
    assert not _unchanged(AgendasRead(record=Record(None, **record)), of)
    assert not _unchanged(AgendasRead(record=Record(event(purchasers=3), **record)), of)
    assert not _unchanged(AgendasRead(record=Record(of, **record, damaged=frozenset({"marked"}))), of)


def test_a_must_that_was_unmet_is_an_old_one_where_nobody_has_changed_its_requests():
    then, now = (event(requests=["P1 > S1 must", f"P2 > S2 {level}"]) for level in ("must", "must #1"))
    pairs = frozenset({("P1", "S1"), ("P2", "S2")})
    for earlier, left in ((then, {("P1", "S1")}), (now, pairs), (None, pairs)):
        assert _unmet_musts(AgendasRead(record=Record(earlier, unmet_musts=pairs)), now) == left


def test_companies_are_known_by_either_name_and_without_a_record_by_those_of_the_rows():
    then = event(purchasers=[replace(company("P1"), local_name="阿尔泰"), company("P2")], suppliers=1)
    now = event(purchasers=[replace(company("P1"), name="Altay", local_name="阿尔泰")], suppliers=1)
    assert _registered(AgendasRead(record=Record(then)), now) == (3, 2)
    nameless = event(purchasers=[replace(company("P1"), name=""), replace(company("P2"), name="")], suppliers=1)
    one = event(purchasers=[replace(company("P2"), name=""), company("P3")], suppliers=1)
    assert _registered(AgendasRead(record=Record(nameless)), one) == (3, 2)  # without a name, by the ID
    nobody = Finding(MEETING_UNKNOWN_COMPANY, details={"value": "X"})
    rows = (PublishedMeeting(meeting(then, "P1", "S1", 0)),)
    assert _registered(AgendasRead(rows, findings=(nobody,)), now) == (3, 2)
