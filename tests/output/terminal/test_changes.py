"""What is told of a rerun, of two workbooks side by side, and to whom to telephone."""

import io
from dataclasses import replace
from datetime import datetime

import pytest

from sco_scheduler.agendas.build_report import BuildReport, ChangeRow, Price, Rerun, Summary
from sco_scheduler.agendas.changes import Outdated
from sco_scheduler.domain.goals import GoalResult
from sco_scheduler.domain.record import BuildStamp
from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.output.terminal.changes import (
    companies_of,
    print_diff,
    print_outdated,
    print_prices,
    print_rerun,
    print_unchanged,
)
from sco_scheduler.output.terminal.console import console_for
from tests.events import block, event, meeting

EVENT = event(purchasers=3, slots=3, tables=2)
OLD = meeting(EVENT, "P1", "S1", 0)
RERUN = Rerun("day.xlsx", 3, datetime(2025, 6, 11, 18), 40, 900, value_bound=950)
MOVED = ChangeRow("moved", "P1", "S1", OLD, meeting(EVENT, "P1", "S1", 1), "Its time is needed.")
DROPPED = ChangeRow("dropped", "P2", "S2", meeting(EVENT, "P2", "S2", 0), None, "Company S2 (S2) cancelled.")
KEPT = ChangeRow("kept", "P1", "S2", OLD, OLD)


def printed(how, *words, width=80, **keywords):
    """What a function prints, with every run of blanks as one."""
    stream = io.StringIO()
    how(console_for(stream, width=width), *words, **keywords)
    return " ".join(stream.getvalue().split())


def told(goals, changes, rerun=RERUN, value=930, **keywords):
    """What is told of a rerun with these goals and changes."""
    summary = Summary(40, 40, 40, 0, 0, value)
    report = BuildReport(
        Schedule(EVENT), summary, BuildStamp(datetime(2025, 6, 12)), tuple(goals), changes=tuple(changes)
    )
    return printed(print_rerun, report, rerun, **keywords)


def goals(kept=0, moved=0, table=0, person=0, *, proved=True, bound=None):
    """The goals of a rerun."""
    names = ("kept", "slot_moves", "table_changes", "person_changes")
    values = zip(names, (kept, moved, table, person), strict=True)
    return [GoalResult(name, value, value if proved else bound, proved) for name, value in values]


def test_what_had_to_change_and_that_fewer_is_impossible():
    text = told(goals(moved=1, table=2), [MOVED, DROPPED])
    assert "Kept to the published schedule of 2025-06-11 18:00 in day.xlsx, revision 3, with 40 meetings." in text
    assert "1 meeting dropped with what was cancelled, refused or taken out." in text
    assert "1 meeting had to move; fewer is impossible." in text
    assert "2 meetings had to change tables; fewer is impossible." in text
    assert "No meeting had to change people." in text


def test_moves_that_were_allowed_did_not_have_to_be():
    kept, moved, *rest = goals(moved=2)
    text = told([kept, GoalResult("value", 930, 930, True), moved, *rest], [MOVED])
    assert "2 meetings moved, as was allowed for gain; fewer would cost value." in text
    assert "had to move" not in text.replace("No meeting had to", "")


@pytest.mark.parametrize(
    ("bound", "said"),
    [
        (2, "3 meetings have to move as it is now; at least 2 in any case."),
        (None, "3 meetings have to move as it is now; that fewer suffice is not excluded."),
    ],
)
def test_what_is_not_proved_is_not_said_to_be(bound, said):
    text = told(goals(moved=3, proved=False, bound=bound), [MOVED])
    assert said in text
    assert "impossible" not in text


def test_one_that_is_given_up_without_a_proof_is_told_in_good_english():
    kept, *rest = goals()
    lost = replace(kept, value=1, bound=None, proved=False)
    text = told([lost, *rest], [])
    assert "1 meeting has to be given up as it is now; that fewer suffice is not excluded." in text


def test_what_keeping_costs():
    assert "What keeping costs: a fresh build could reach 950 at most, 20 more." in told(goals(), [])
    assert "Keeping costs no value" in told(goals(), [], value=950)
    assert "fresh build" not in told(goals(), [], replace(RERUN, value_bound=None))
    assert "The value was 900 and is 930." in told(goals(), [])


def test_no_change_and_many():
    assert told(goals(), []).endswith("No meeting has changed.")
    assert "And 8 more, on the sheet Changes." in told(goals(), [MOVED] * 20)
    assert "on the sheet Changes" not in told(goals(), [MOVED] * 12)
    added = ChangeRow("added", "P1", "S1", None, OLD)
    assert "2 meetings were added." in told(goals(), [added, added])


def test_history_is_told():
    since = replace(RERUN, history_until=datetime(2025, 6, 12, 10, 40), revision=None, built_at=None)
    text = told(goals(), [], since)
    assert "Kept to the published schedule in day.xlsx, with 40 meetings." in text
    assert "What starts before 2025-06-12 10:40 is history and stays as it is." in text


def test_nothing_to_do():
    text = printed(print_unchanged, RERUN)
    assert "nothing is solved or written" in text
    assert "Its 40 meetings stand." in text
    assert "Not proved" not in text
    text = printed(print_unchanged, replace(RERUN, zone="Asia/Shanghai"))
    assert "since the published schedule of 2025-06-11 18:00 (Asia/Shanghai) in day.xlsx" in text, "not the computer's"


def test_what_a_stopped_build_left_open():
    text = printed(print_unchanged, replace(RERUN, open=("value", "lost_time"), searched=12.34))
    assert "which you stopped, found no better schedule in 12.3 s: nothing is written." in text
    assert "Not proved to be the best: Value of the meetings, Lost time." in text
    assert "Its 40 meetings stand. The same command goes on with the search" in text
    assert "--allow-moves" not in text


def test_prices():
    text = printed(print_prices, (Price(0, 0, 2, 900, True), Price(1, 1, 1, 910, True), Price(3, 2, 1, 915)))
    assert "none 0 2 900" in text
    assert "up to 1 1 1 910 +10" in text
    assert "up to 3 2 1 915 or better +15" in text
    assert "up to 1 1 1 900 +0" in printed(print_prices, (Price(0, 0, 2, 900), Price(1, 1, 1, 900, True)))
    nearer = Price(1, 1, 0, 910, True, ("Petrov (P1)", "Altai (P2)"))
    assert printed(print_prices, (nearer,)).endswith("Up to 1: nearer to their minimum are Petrov (P1); Altai (P2).")
    assert printed(print_prices, ()) == ""


def test_a_diff_goes_company_by_company():
    text = printed(print_diff, [MOVED, DROPPED, KEPT], EVENT, EVENT, width=140)
    assert text.startswith("1 kept, 1 dropped, 1 moved.")
    assert "P1 Company P1: 1 kept, 1 moved" in text
    assert "moved Company S1 (S1) 09:00 A/1 09:25 A/1 Its time is needed." in text
    assert text.index("P1 Company P1") < text.index("P2 Company P2") < text.index("S1 Company S1")
    assert printed(print_diff, [], EVENT, EVENT) == "No meetings."


def test_a_diff_can_list_what_was_kept_too():
    assert "kept Company S2" not in printed(print_diff, [MOVED, KEPT], EVENT, EVENT, width=140)
    assert "kept Company S2 (S2) 09:00 A/1 09:00 A/1" in printed(
        print_diff, [MOVED, KEPT], EVENT, EVENT, width=140, kept=True
    )


def test_companies_that_have_left_come_first_by_their_old_names():
    now = event(purchasers=1, slots=3, tables=2)
    assert companies_of([MOVED, DROPPED], EVENT, now) == ["P2", "P1", "S1", "S2"]
    assert "P2 Company P2: 1 dropped" in printed(print_diff, [DROPPED], EVENT, now)


def test_dates_are_told_where_there_are_several():
    days = event(slots=[block(1), block(1, day=2)])
    moved = ChangeRow("moved", "P1", "S1", meeting(days, "P1", "S1", 0), meeting(days, "P1", "S1", 1))
    assert "12 June 09:00 A/1 13 June 09:00 A/1" in printed(print_diff, [moved], days, days, width=140)


def test_whom_to_telephone():
    row = Outdated("P1", "Petrov", "Ivan", "+7 1", "", datetime(2025, 6, 12, 9), ("P1#1",), ("09:00 x: dropped",))
    text = printed(
        print_outdated, [row, replace(row, affected_from=None, contact="", phone="")], ["Wang"], "revision 1"
    )
    assert text.startswith("2 companies have an agenda that changed since revision 1")
    assert "2025-06-12 09:00 Petrov (P1) Ivan, +7 1 - 09:00 x: dropped" in text
    assert "any time Petrov (P1) no contact is registered" in text
    assert text.endswith("Interpreters with a changed agenda: Wang.")
    assert printed(print_outdated, [], [], "revision 1") == "No company's agenda has changed since revision 1."


def test_the_reason_stands_below_the_change_where_there_is_no_room_beside_it():
    text = printed(print_diff, [MOVED, replace(KEPT, kind="added", before=None)], EVENT, EVENT, width=80)
    assert "-> Its time is needed." in text
    assert text.count("->") == 2  # with each of the two companies, and with the change without a reason nowhere
    assert printed(print_diff, [MOVED], EVENT, EVENT, width=40).count("A/1 Its time is needed.") == 2
    wide = printed(print_diff, [MOVED], EVENT, EVENT, width=110)
    assert "-> Its" not in wide
    assert "Its time is needed." in wide
