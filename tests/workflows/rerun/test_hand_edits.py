"""Rows edited by hand that cannot stand: each is told with its cell, why, and what became of it."""

import pytest

from sco_scheduler.agendas.build_report import meeting_rows
from sco_scheduler.workflows.agendas_file import read_agendas_file
from sco_scheduler.workflows.undo import undo
from sco_scheduler.workflows.verify import verify_workbook
from tests.cli.books import SHEETS
from tests.workflows.late import REQUESTS, begun, clock, codes, column, extended, places, put, row_of


def not_kept(done):
    """Where each row stands that is not held as it was edited, and what is said of it."""
    return {f.where: str(f.message) for f in done.findings if f.code == "hand-edit-not-kept"}


def at(sheet, pair, start, end, **values):
    """Give the row of a pair another time."""
    put(sheet, pair, Start=clock(start), End=clock(end), **values)


def copied(sheet, pair, **values):
    """Add a row like that of a pair, with some cells changed."""
    row, new = row_of(sheet, *pair), sheet.max_row + 1
    for c in range(2, column(sheet, "Lock")):
        sheet.cell(new, c).value = sheet.cell(row, c).value
    for title, value in values.items():
        sheet.cell(new, column(sheet, title.replace("_", " "))).value = value


OTHER_SUPPLIER = {"Supplier_ID": "S2", "Supplier": None, "Supplier_delegate": None}


def test_a_row_moved_into_an_absence(day):
    day.register(**extended("Purchasers", "Not available", P1="09:00-09:20"))
    day.build()
    day.edit(lambda sheet: at(sheet, ("P1", "S1"), "09:00", "09:20"))
    done = day.build()
    ((where, said),) = not_kept(done).items()
    time, _ = places(done)["P1", "S1"]
    assert where.startswith("Meetings!A")
    assert f"at 2025-06-12 09:00 at A/1, but this is held at 2025-06-12 {time} at A/" in said
    assert ". Delegate Ivan Petrov (Petrov Trading, P1) is not available 09:00-09:20" in said


def test_what_a_row_breaks_alone_says_more_than_what_it_breaks_with_others(day):
    nobody_asks = [row for row in REQUESTS if row[:2] != ["P1", "S2"]]
    day.register(Requests=nobody_asks)
    day.build()
    day.edit(lambda sheet: copied(sheet, ("P1", "S1"), **OTHER_SUPPLIER))
    (said,) = not_kept(day.build()).values()
    assert "but this is not held. Nobody asked for the meeting of Petrov Trading (P1) with Chongqing Pumps (S2)" in said


def test_a_lock_holds_what_nobody_asked_for_and_that_breaks_no_rule(day):
    nobody_asks = [row for row in REQUESTS if row[:2] != ["P1", "S2"]]
    day.register(Requests=nobody_asks)
    day.build()

    def add(sheet):
        copied(sheet, ("P1", "S1"), **OTHER_SUPPLIER, Lock="yes")
        at(sheet, ("P1", "S2"), "09:00", "09:20")

    day.edit(add)
    done = day.build()
    assert places(done)["P1", "S2"][0] == "09:00"
    assert codes(done) == set()


@pytest.mark.parametrize(("lock", "code"), [("yes", "lock-void"), (None, "hand-edit-void")])
def test_a_row_of_a_pair_that_refuses_is_told_once_and_is_none_of_the_meetings_kept(day, lock, code):
    before = places(day.build())

    def add(sheet):
        copied(sheet, ("P2", "S1"), **OTHER_SUPPLIER, Lock=lock)
        at(sheet, ("P2", "S2"), "09:00", "09:20")

    requests = [row for row in REQUESTS if row[:2] != ["S2", "P2"]]
    day.register(Requests=requests)
    day.build()
    held = len(places(day.build()))
    day.register(Requests=[*requests, ["S2", "P2", None, "no"]])
    day.edit(add)
    done = day.build()
    told = [f for f in done.findings if f.severity < 3]
    assert [(f.code, f.where.split(",")[0]) for f in told] == [(code, f"Meetings!A{held + 2}")]
    assert "says no (Requests!A" in told[0].message
    assert "write yes under Lock" not in told[0].advice
    assert done.rerun.meetings == held == len(done.build.schedule.meetings)
    assert before != {}


def test_a_pair_on_a_second_row_is_told_where_it_meets(day):
    before = places(day.build())
    day.edit(lambda sheet: copied(sheet, ("P1", "S1"), Start=clock("09:00"), End=clock("09:20")))
    done = day.build()
    assert places(done) == before
    ((where, said),) = not_kept(done).items()
    assert where == "Meetings!A6"
    assert f"but this is held at 2025-06-12 {before['P1', 'S1'][0]}" in said
    assert "should meet once at most" in said


def test_a_row_that_was_given_to_another_pair(day):
    day.edit(lambda sheet: put(sheet, ("P1", "S1"), **OTHER_SUPPLIER))
    done = day.build()
    assert ("P1", "S1") not in places(done), "its row is gone"
    ((where, said),) = not_kept(done).items()
    assert where == "Meetings!A4"
    assert "Petrov Trading (P1) with Chongqing Pumps (S2)" in said


@pytest.mark.parametrize(
    "others", [OTHER_SUPPLIER, {"Purchaser_ID": "S1", "Purchaser": None, "Supplier_ID": "P1", "Supplier": None}]
)
def test_a_meeting_whose_row_names_another_pair_now_is_dropped_with_that_cause(day, others):
    day.edit(lambda sheet: put(sheet, ("P1", "S1"), **others))
    done = day.build()
    (dropped,) = [row for row in done.report.changes if (row.purchaser, row.supplier) == ("P1", "S1")]
    named = "(S1) with Petrov Trading (P1)" if "Purchaser_ID" in others else "(P1) with Chongqing Pumps (S2)"
    assert str(dropped.why).startswith("Its row (Meetings!A4) was changed by hand, and is one of ")
    assert named in str(dropped.why)
    day.edit(lambda sheet: sheet.delete_rows(2))
    assert {str(row.why) for row in day.build().report.changes} <= {"Its row was deleted from Meetings."}


@pytest.mark.parametrize("number", ["M001", "m001"])
def test_a_number_that_stands_on_two_rows_is_told_with_both(day, number):
    before = {m.number: m.pair for m in day.build().build.schedule.meetings}
    day.edit(lambda sheet: sheet.cell(3, column(sheet, "Meeting"), number))
    found = verify_workbook(day.folder / "day.xlsx", day.agendas).findings
    done = day.build()
    for findings in (found, done.findings):
        (told,) = [f for f in findings if f.code == "meeting-number-twice"]
        assert [str(cell) for cell in told.cells] == ["Meetings!A3", "Meetings!A2"]
        assert str(told.message).startswith(f"The number {number} stands on another row too")
    (report,) = [m for m in done.build.schedule.meetings if m.number == "M001"]
    assert report.pair == before["M001"]
    assert "meeting-number-twice" not in codes(day.build())


def test_a_row_that_gives_way_to_a_lock_of_the_registrations(day):
    """What a row breaks is no rule by itself: the row of Fixed needs the place."""
    day.edit(lambda sheet: at(sheet, ("P1", "S1"), "09:00", "09:20"))
    fixed = [["Purchaser", "Supplier", "Start"], ["P1", "S2", clock("09:00")]]
    day.register(Fixed=fixed)
    done = day.build()
    assert places(done)["P1", "S2"][0] == "09:00"
    (said,) = not_kept(done).values()
    assert said.endswith("It gave way to what comes first: pins, musts, and more of what was published.")


INTERPRETERS = [["ID", "Name", "Languages"], ["I1", "Anna", "ru, zh"], ["I2", "Boris", "ru, zh"]]


TONGUES = {
    "Purchasers": [[*SHEETS["Purchasers"][0], "Languages"], *([*row, "ru"] for row in SHEETS["Purchasers"][1:])],
    "Suppliers": [[*SHEETS["Suppliers"][0], "Languages"], *([*row, "zh"] for row in SHEETS["Suppliers"][1:])],
}


def test_a_cancelled_row_of_an_interpreter_who_has_left_is_nothing_to_tell(tmp_path):
    day = begun(tmp_path, Interpreters=INTERPRETERS, **TONGUES)
    boris = next(m.pair for m in day.build().build.schedule.meetings if m.interpreter == "I2")
    day.edit(lambda sheet: put(sheet, boris, Status="cancelled"))
    day.register(Interpreters=INTERPRETERS[:2], **TONGUES)
    assert codes(day.build()) == set()
    again = day.build()
    assert again.unchanged
    assert codes(again) == set()
    assert boris not in places(again)
    assert not read_agendas_file(day.agendas).edited


def test_an_interpreter_chosen_by_hand_who_is_busy(tmp_path):
    day = begun(tmp_path, Interpreters=INTERPRETERS, **TONGUES)
    day.edit(lambda sheet: [put(sheet, pair, Interpreter="I1") for pair in places(day.build())])
    done = day.build()
    held = {f"Meetings!A{n}": m for n, m in enumerate(done.build.schedule.meetings, start=2)}
    told = not_kept(done)
    assert told
    assert all(held[where].interpreter == "I2" for where in told)
    assert all("but this is held there with the interpreter Boris. " in said for said in told.values())
    assert all("Anna" in said.split("Boris. ")[1] for said in told.values()), "why"


def test_a_name_that_is_nobody_is_told_though_the_row_reads_as_it_was_written(day):
    day.edit(lambda sheet: put(sheet, ("P1", "S1"), Purchaser_delegate="Somebody"))
    done = day.build()
    (unknown,) = [f for f in done.findings if f.code == "meeting-unknown-delegate"]
    assert unknown.where == "Meetings!I4"


def test_a_new_meeting_never_gets_the_number_of_a_cancelled_one(tmp_path):
    day = begun(tmp_path, Requests=REQUESTS[:3])
    day.edit(lambda sheet: put(sheet, ("P1", "S2"), Status="cancelled"))
    day.register()
    done = day.build()
    assert done.report is not None
    numbers = [row.meeting.number for row in meeting_rows(done.report.schedule, done.report.published)]
    assert len(numbers) == 4
    assert sorted(set(numbers)) == sorted(numbers)


@pytest.mark.parametrize("taken_back", [True, False])
def test_a_new_meeting_never_gets_the_number_of_one_of_a_build_before(tmp_path, taken_back):
    """It was given up by the build between them, or that build was taken back."""
    day = begun(tmp_path, Requests=REQUESTS[:3])
    day.register(Requests=REQUESTS[:4])
    assert number_of(day.build(), REQUESTS[3]) == "M003"
    day.register(Requests=REQUESTS[:3])
    if taken_back:
        undo(day.agendas)
    else:
        day.build()
    day.register(Requests=[*REQUESTS[:3], REQUESTS[4]])
    assert number_of(day.build(), REQUESTS[4]) == "M004"


def number_of(done, request):
    asker, asked = request[:2]
    return next(m.number for m in done.report.schedule.meetings if {asker, asked} == set(m.pair))
