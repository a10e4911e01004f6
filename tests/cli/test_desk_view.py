"""What the screen of the desk says of the day."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sco_scheduler.cli.desk_view import DeskView, fitted
from sco_scheduler.domain.event import Role
from sco_scheduler.insight.placing import partners
from sco_scheduler.output.texts.words import speech
from sco_scheduler.workflows.desk import actions, presence
from sco_scheduler.workflows.desk.finding import search
from tests.events import at, company
from tests.workflows.desk.day import QUICK, number, opened, small_event, write


@pytest.fixture
def file(tmp_path):
    return opened(write(tmp_path))


def test_who_is_late_stands_first_where_nothing_is_searched(file):
    view = DeskView(speech("en"))
    listed = [found.company.id for found in view.first(file.day())]
    assert listed[:2] == ["P2", "S2"]
    assert sorted(listed) == ["P1", "P2", "P3", "S1", "S2", "S3", "S4"]


def test_before_the_day_the_time_has_its_date(file):
    view, day = DeskView(speech("en")), file.day()
    assert view.top(day).startswith("09:30 ")
    assert view.top(replace(day, now=day.now - timedelta(days=1))).startswith("2025-06-11 09:30 ")


def test_a_line_of_the_list_has_id_state_and_name(file):
    view, day = DeskView(speech("en")), file.day()
    rows = {
        text: view.found_row(day, next(iter(search(day, text)))) for text in ("company p2", "a/2", "interpreter i2")
    }
    assert rows["company p2"][::2] == ("P2", "P2")
    states = {text: view.found_row(day, next(iter(search(day, f"company {text}"))))[1] for text in ("p2", "p3")}
    assert states == {"p2": "late", "p3": ""}
    assert rows["a/2"][0] == "M004"
    assert rows["interpreter i2"][0] == "I2"


def test_an_agenda_names_the_other_side(file):
    view, day = DeskView(speech("en")), file.day()
    rows = [view.agenda_row(day, row, "P1") for row in day.agenda("P1")]
    # "Company", with which most names begin, tells none of them from another.
    assert [str(row[4]) for row in rows] == ["S1", "S2"]
    suppliers = {own: [str(view.agenda_row(day, row, own)[4]) for row in day.agenda(own)] for own in ("S1", "S2")}
    assert suppliers == {own: [row.meeting.purchaser for row in day.agenda(own)] for own in suppliers}
    assert all(suppliers.values())
    assert {(cell.no_wrap, cell.overflow) for row in rows for cell in row} == {(True, "ellipsis")}
    assert "P1 P1" in view.heading(day, "P1")


def test_a_meeting_that_was_taken_out_is_struck_through_and_no_other(file):
    out = number(file, "P1", "S2")
    file.do(lambda day: actions.cancel(day, out, QUICK))
    view, day = DeskView(speech("en")), file.day()
    looks = {
        str(cells[2]): [str(c.style) for c in cells]
        for cells in (view.agenda_row(day, r, "P1") for r in day.agenda("P1"))
    }
    assert looks.pop(out) == ["strike", "strike", "", "", "strike", "strike", ""]
    assert {look for row in looks.values() for look in row} == {""}


def test_of_many_changes_the_first_are_told_and_how_many_more(file):
    view = DeskView(speech("en"))
    step = file.do(lambda day: presence.no_show(day, ["P2#1"], QUICK))
    assert [notice.company for notice in step.notices] == ["S2", "S3"]
    assert len(view.changes(step, 12)) == len(step.changes)
    assert view.changes(step, 0) == [f"  … +{len(step.changes)}"]
    assert view.notices(step, 1)[1:] == [f"  … +{len(step.notices) - 1}"]
    assert len(view.notices(step, len(step.notices))) == len(step.notices)
    assert len(view.changes(step, len(step.changes))) == len(step.changes)
    assert view.changes(step, len(step.changes) - 1)[-1] == "  … +1"


def test_the_lines_above_the_agenda_tell_of_the_slot_that_runs_or_else_of_the_next(file):
    view, day = DeskView(speech("en")), file.day()
    for clock, top in (
        ("09:30", "now 09:25-09:45   next 09:50   free: tables A 1, B 2, interpreters 2"),
        ("09:47", "now -   next 09:50   free: tables A 0, B 2, interpreters 2"),
        ("09:10", "now 09:00-09:20   next 09:25   free: tables A 1, B 2, interpreters 1"),
        ("12:00", "now -   next -   free: tables -, interpreters 0"),
    ):
        assert view.top(replace(day, now=at(clock))) == f"{clock}   {top}"
    alone = replace(day.event, interpreters=None)
    assert view.top(replace(day, now=at("09:30"), event=alone)).endswith("free: tables A 1, B 2")
    late = "to be told: 0   late: 2   P2, S2"
    assert view.second(day, 0) == late
    assert view.second(day, 3, trouble=True) == f"not written: 3   {late}"
    saving, told = view.second(day, 3).split("   ", 1)
    assert (bool(saving), "3" in saving, told) == (True, False, late)
    assert view.second(replace(day, now=at("09:22")), 0) == "to be told: 0   late: 0   -"
    file.do(lambda day: presence.no_show(day, ["P2#1"], QUICK))
    assert view.second(file.day(), 0).startswith("to be told: 2 ")


def test_only_the_agenda_of_a_company_with_several_delegates_has_a_column_for_them(tmp_path):
    happening = small_event()
    companies = (company("P1", languages=["ru"], delegates=2), *happening.companies[1:])
    file = opened(write(tmp_path, replace(happening, companies=companies)))
    view, day = DeskView(speech("en")), file.day()
    shown = [(None, None), ("P2", None), ("P1", "P1#1"), ("P1", None)]
    assert [len(view.agenda_columns(day, *which)) for which in shown] == [7, 7, 7, 8]
    rows = [view.agenda_row(day, day.agenda("P1")[0], *which) for which in shown[2:]]
    assert [len(row) for row in rows] == [7, 8]
    assert str(rows[1][5]) == "Delegate 1 of P1"


def test_the_name_in_its_own_script_is_told_where_it_is_another_one(tmp_path):
    happening = small_event()
    names = {"P1": ("ТОО «АгроСтеппе»", "АгроСтеппе"), "P2": ("Qazaq Auto", "Қазақ Авто")}
    named = [replace(c, name=n, local_name=o) for c in happening.companies[:2] for n, o in (names[c.id],)]
    day = opened(write(tmp_path, replace(happening, companies=(*named, *happening.companies[2:])))).day()
    shown = [DeskView.both_names(day, day.event.company_by_id[company]) for company in names]
    assert shown == ["АгроСтеппе", "Qazaq Auto / Қазақ Авто"]


def test_a_company_without_a_meeting_is_told_why(tmp_path):
    happening = small_event()
    idle = replace(company("S5", languages=["ur"]), supplier=happening.company_by_id["S1"].supplier)
    day = opened(write(tmp_path, replace(happening, companies=(*happening.companies, idle)))).day()
    view = DeskView(speech("en"))
    assert view.nothing(day, "S1") == ""
    assert view.nothing(day, "S5") == "No meeting: nobody asked for a meeting with it, nor it for one"


def test_a_walk_in_is_told_the_wish_that_is_free_besides_why_the_other_is_not_held(file):
    file.do(lambda day: presence.leaves(day, ["S2#1"], desk=QUICK), agreed=True)
    step = file.do(lambda day: presence.walk_in(day, "Oasis", Role.PURCHASER, "", wishes=["S2", "S4"], desk=QUICK))
    day, company = file.day(), step.day.desk.walk_ins[-1].id
    assert not day.agenda(company)
    lines = DeskView(speech("en")).nothing(day, company).splitlines()
    found = [partner for slot in day.ahead() for partner in partners(day.schedule, company, slot)]
    assert [line for line in lines if "could be met" in line] == ["S4 could be met at 09:50 at B/1: f books it."]
    assert {partner.company for partner in found if partner.wished} == {"S4"}
    assert lines[-1].startswith("No meeting: ")


def test_who_was_wished_for_has_a_star_and_the_value_and_others_neither(file):
    day = file.day()
    slot = day.slot(at("11:05"))
    view = DeskView(speech("en"))
    found = {partner.company: view.partner(day, partner) for partner in partners(day.schedule, "P1", slot)}
    wished = {company for company, line in found.items() if line.startswith("★")}
    assert (wished, set(found)) == ({"S4"}, {"S3", "S4"})
    assert all(line.startswith(" " * 5) for company, line in found.items() if company not in wished)
    assert found["S4"].split() == ["★", "16", "11:05", "B/1", "S4", "S4"]


def test_who_is_away_for_a_time_is_told_until_it_is_over(file):
    view = DeskView(speech("en"))
    file.do(lambda day: presence.leaves(day, ["P1#1"], at("10:40"), at("11:05"), QUICK), agreed=True)
    file.do(lambda day: presence.interpreter_away(day, "I1", at("10:40"), at("11:30"), QUICK), agreed=True)
    day, later = file.day(), replace(file.day(), now=at("11:10"))
    assert "away 10:40-11:05" in view.heading(day, "P1")
    assert "away" not in view.heading(later, "P1")
    for known in (day, later):
        (found,) = search(known, "I1")[:1]
        assert view.found_row(known, found)[:2] == ("I1", "away 10:40-11:30")


@pytest.mark.parametrize(
    ("widths", "room", "found"),
    [
        ([5, 5, 32, 20], 80, [5, 5, 32, 20]),
        ([5, 5, 32, 20], 60, [5, 5, 22, 20]),
        ([5, 5, 32, 20], 50, [5, 5, 16, 16]),
        ([5, 5, 32, 20], 20, [5, 5, 12, 12]),
        ([], 20, []),
    ],
)
def test_the_widest_columns_give_way(widths, room, found):
    assert fitted(widths, room) == found


@pytest.mark.parametrize(("whole", "found"), [(0, [12, 5, 13]), (1, [13, 5, 12])])
def test_the_first_columns_may_be_kept_whole(whole, found):
    assert fitted([13, 5, 20], 36, whole) == found


def test_of_a_person_the_own_state_is_told(tmp_path):
    happening = small_event()
    first, *others = happening.companies
    several = replace(
        first, delegates=tuple(replace(first.delegates[0], key=f"P1#{n}", name=f"Ann {n}") for n in (1, 2))
    )
    file = opened(write(tmp_path, replace(happening, companies=(several, *others))))
    file.do(lambda day: presence.arrived(day, ["P1#1"], QUICK))
    view, day = DeskView(speech("en")), file.day()
    states = {name: view.found_row(day, search(day, name)[0])[1] for name in ("ann 1", "ann 2", "p1")}
    assert states == {"ann 1": "arrived", "ann 2": "", "p1": "arrived 1/2"}


def test_a_meeting_is_found_with_what_became_of_it(file):
    view, away, past = DeskView(speech("en")), number(file, "P1", "S2"), number(file, "P1", "S1")
    file.do(lambda day: actions.cancel(day, away, QUICK))
    file.do(lambda day: actions.held(day, past, True, QUICK))
    day = file.day()
    rows = {number: [view.found_row(day, found) for found in search(day, number)] for number in (away, past)}
    assert rows == {
        away: [(away, "cancelled", "09:50 A/1 P1 / S2")],
        past: [(past, "held", "09:00 A/1 P1 / S1")],
    }


def test_what_is_held_stands_before_what_was_taken_out(file):
    out = number(file, "P1", "S2")
    file.do(lambda day: actions.cancel(day, out, QUICK))
    found = [found.meeting.number for found in search(file.day(), "09:50")]
    assert found == [number(file, "P3", "S1"), out]


def test_whose_meetings_were_taken_out_need_not_be_told_why_there_is_none(file):
    file.do(lambda day: presence.no_show(day, ["P2#1"], QUICK))
    assert DeskView(speech("en")).nothing(file.day(), "P2") == ""
