"""Reruns from file to file: nothing to do, what is kept, history, moves and their prices."""

import time
from dataclasses import replace
from datetime import datetime

import pytest

from sco_scheduler.domain.goals import RERUN_ONLY, GoalResult
from sco_scheduler.domain.outcome import Status
from sco_scheduler.workflows import build as building
from sco_scheduler.workflows import build_answers
from sco_scheduler.workflows import build_workbook as workbooks
from sco_scheduler.workflows.build_answers import as_it_stands
from sco_scheduler.workflows.inputs import parse_moment
from tests.cli.books import SHEETS
from tests.workflows.late import REQUESTS, TABLES, begun, cancelled, clock, codes, extended, places, put


def test_nothing_changed_means_nothing_is_done(day, monkeypatch):
    before = day.agendas.stat()
    monkeypatch.setattr(building, "solve", None)
    done = day.build(seed=5, time_limit=1)
    assert done.unchanged
    assert done.written == ()
    assert done.history is None
    assert (done.rerun.source, done.rerun.revision, done.rerun.meetings) == ("day-agendas.xlsx", 1, 4)
    assert len(done.build.schedule.meetings) == 4
    assert done.build.goals
    assert (day.agendas.stat().st_mtime_ns, day.copies) == (before.st_mtime_ns, [])


def test_a_rerun_after_a_rerun_does_nothing(day):
    day.register(**cancelled("S2"))
    assert not day.build().unchanged
    assert day.build().unchanged


def test_a_rerun_with_nothing_to_do_tells_its_own_goals_and_not_those_of_the_rerun_before(day):
    start = places(day.build())["P1", "S1"][0]
    end = {"09:00": "09:20", "09:25": "09:45", "09:50": "10:10"}[start]
    day.register(**extended("Purchasers", "Not available", P1=f"{start}-{end}"))
    moved = {goal.name: goal.value for goal in day.build().build.goals}
    assert moved["slot_moves"] > 0
    standing = {goal.name: goal for goal in day.build().build.goals}
    assert standing.keys() == moved.keys()
    for name in RERUN_ONLY:
        assert (standing[name].value, standing[name].bound, standing[name].proved) == (0, 0, True)
    assert standing["value"].value == moved["value"]


PROVED = GoalResult("value", 9, 9, proved=True)


@pytest.mark.parametrize(
    ("goals", "status"),
    [
        ((PROVED, replace(PROVED, name="gaps")), Status.OPTIMAL),
        ((PROVED, GoalResult("gaps", 2, 1)), Status.FEASIBLE),
        ((PROVED, GoalResult("gaps", 2, 2, proved=True, scope="these tables")), Status.FEASIBLE),
        ((PROVED, GoalResult("slot_moves", 2, 1)), Status.OPTIMAL),
        ((), Status.FEASIBLE),
    ],
)
def test_what_stands_is_optimal_where_every_goal_is_proved_for_all_schedules(day, monkeypatch, goals, status):
    """Nothing is moved, which is as few as can be, whatever was moved by the build before."""

    def standing(earlier, event):
        record = replace(earlier.read.record, goals=goals)
        return as_it_stands(replace(earlier, read=replace(earlier.read, record=record)), event)

    monkeypatch.setattr(workbooks, "as_it_stands", standing)
    done = day.build()
    assert done.unchanged
    assert (done.build.status, [goal.name for goal in done.build.goals]) == (status, [goal.name for goal in goals])


def test_tables_that_were_counted_since_no_zones_are_named_are_kept(tmp_path):
    no_zones = {"Zones": [["Zone", "Name", "Tables"]]}
    day = begun(tmp_path, **no_zones)
    before = places(day.build())
    assert {table for _, table in before.values()} == {"1", "2"}
    day.register(**no_zones, **cancelled("S2"))
    assert places(day.build()) == {pair: place for pair, place in before.items() if pair[1] == "S1"}
    day.register(**no_zones)
    assert len(day.build().build.event.zones[0].tables) == 2
    assert day.build().unchanged


def test_registrations_in_another_form_are_the_same(day):
    day.register(Requests=[[*row, None, ""] for row in REQUESTS])
    assert day.build().unchanged


def test_an_order_of_goals_or_moves_ask_for_a_solve(day):
    assert not day.build(goals=("musts", "value")).unchanged
    assert not day.build(allow_moves=1).unchanged
    assert not day.build(allow_moves=None).unchanged


def test_a_cancellation_only_drops_who_cancelled(day):
    before = places(day.build())
    day.register(**cancelled("S2"))
    done = day.build()
    assert places(done) == {pair: place for pair, place in before.items() if pair[1] == "S1"}
    assert {(c.kind, c.supplier) for c in done.report.changes} == {("dropped", "S2")}
    assert done.report.rerun.value == 88
    assert done.report.rerun.value_bound == done.report.summary.value == 60
    assert done.history is not None


def test_freed_places_go_to_requests_that_were_unmet(tmp_path):
    one = [TABLES[0], ["A", "Hall", 1]]
    day = begun(tmp_path, Zones=one)
    (left_out,) = {("P1", "S1"), ("P1", "S2"), ("P2", "S1"), ("P2", "S2")} - places(day.build()).keys()
    assert left_out == ("P2", "S2")
    before = places(day.build())
    day.register(Zones=one, Requests=[row for row in REQUESTS if row[:2] != ["P1", "S2"]])
    done = day.build()
    freed = before.pop(("P1", "S2"))
    assert places(done) == before | {left_out: freed}
    (added,) = [str(c.why) for c in done.report.changes if c.kind == "added"]
    assert added.startswith("Asked for before; takes a time that the dropped Petrov Trading (P1)")


def test_what_has_started_is_history(day):
    before = places(day.build())
    day.register(**cancelled("S1"))
    done = day.build(since=parse_moment("09:30"))
    past = {pair: place for pair, place in before.items() if place[0] < "09:30"}
    assert past.items() <= places(done).items()
    assert all(place[0] < "09:30" for pair, place in places(done).items() if pair[1] == "S1")
    assert done.rerun.history_until == datetime(2025, 6, 12, 9, 30)


def test_a_company_that_left_stays_in_what_is_history(day):
    before = places(day.build())
    day.register(
        Suppliers=[SHEETS["Suppliers"][0], SHEETS["Suppliers"][2]],
        Requests=[row for row in REQUESTS if "S1" not in row],
    )
    done = day.build(since=parse_moment("09:30"))
    past = {pair: place for pair, place in before.items() if place[0] < "09:30"}
    assert past.items() <= places(done).items()
    assert [str(c.why) for c in done.report.changes] == ["Foton Motors (S1) is no longer registered."]


def test_slots_that_are_gone_stay_in_what_is_history(day):
    before = places(day.build())
    sessions = [list(row) for row in SHEETS["Sessions"]]
    sessions[1][2:] = [sessions[1][2].replace(hour=9, minute=50), sessions[1][2].replace(hour=11)]
    day.register(Sessions=sessions)
    assert places(day.build(since=parse_moment("09:30"))) == before


MORNING = {"Sessions": [SHEETS["Sessions"][0], [*SHEETS["Sessions"][1][:2], clock("09:50"), clock("11:00")]]}


def test_a_rerun_after_one_with_history_does_nothing_either(day):
    day.register(**cancelled("S1"), **MORNING)
    assert not day.build(since=parse_moment("09:30")).unchanged
    assert day.build(since=parse_moment("09:30")).unchanged
    assert day.build(since=parse_moment("09:49")).unchanged
    plain = day.build()
    assert plain.unchanged
    assert "history-forgotten" not in codes(plain)


def test_history_that_is_kept_no_longer_is_told(day):
    before = places(day.build())
    day.register(**cancelled("S1"))
    day.build(since=parse_moment("09:30"))
    day.register(**cancelled("S1"), Requests=REQUESTS[:4])
    done = day.build()
    assert "had started by 2025-06-12 09:30" in next(f.message for f in done.findings if f.code == "history-forgotten")
    assert len(places(done)) < len([place for place in before.values() if place[0] < "09:30"]) + 2


def test_a_must_that_was_not_held_is_no_reason_to_move(tmp_path):
    one = [TABLES[0], ["A", "Hall", 1]]
    musts = [[*row[:3], "must"] for row in REQUESTS[1:]]
    day = begun(tmp_path, Zones=one, Requests=[REQUESTS[0], *musts])
    before = places(day.build(prices=True))
    assert len(before) == 3
    day.register(Zones=one, Requests=[REQUESTS[0], *musts], **extended("Purchasers", "Phone", P1="+7 1"))
    done = day.build()
    assert (places(done), done.rerun.prices) == (before, ())
    assert {g.name: g.value for g in done.build.goals}["kept"] == 0


def test_prices_are_computed_and_need_no_writing(day):
    done = day.build(prices=True)
    assert done.unchanged
    assert [price.moves for price in done.rerun.prices] == [0, 1, 3, 10]
    assert {price.value for price in done.rerun.prices} == {88}
    day.register(**cancelled("S2"))
    again = day.build(prices=True)
    assert [(price.moves, price.value) for price in again.rerun.prices] == [(0, 60), (1, 60), (3, 60), (10, 60)]


def test_prices_say_whose_minimum_a_move_would_help(tmp_path):
    """P2 is away but for the last slot, which S1 spends with P1: one move frees S1 for P2."""
    one = {"Requests": [REQUESTS[0], ["P1", "S1", 1, None], ["P2", "S1", None, "maybe"]]}
    day = begun(tmp_path, **one, **extended("Purchasers", "Not available", P2="09:00-10:10"))
    last = {"Start": clock("09:50"), "End": clock("10:10")}
    day.edit(lambda sheet: put(sheet, ("P1", "S1"), **last))
    day.build()
    day.register(**one, **extended("Purchasers", "Not available", P2="09:00-09:45"))
    none, first, *_ = day.build(prices=True).rerun.prices
    assert (none.missing, none.nearer) == (1, ())
    assert (first.moved, first.missing, first.nearer, first.proved) == (1, 0, ("Altai Agro (P2)",), True)


def test_prices_have_a_time_limit_of_their_own(day, monkeypatch):
    seen = []
    solve = building.solve

    def watch(event, published, options, follower):
        seen.append((options.allow_moves, options.time_limit))
        return solve(event, published, options, follower)

    monkeypatch.setattr(building, "solve", watch)
    day.register(**cancelled("S2"))
    day.build(allow_moves=2, prices=True, price_seconds=6)
    assert seen == [(2, 5), (3, 2), (5, 2), (12, 2)]


@pytest.mark.parametrize("order", [("musts", "value", "minimums", "gaps"), ("musts", "minimums", "value", "gaps")])
def test_prices_pursue_all_that_they_tell_and_nothing_after_it(day, monkeypatch, order):
    seen = []
    solve = building.solve

    def watch(event, published, options, follower):
        seen.append(options.goals)
        return solve(event, published, options, follower)

    monkeypatch.setattr(building, "solve", watch)
    day.register(**cancelled("S2"))
    day.build(goals=order, prices=True)
    assert seen == [order, order[:3], order[:3], order[:3]]


def test_a_schedule_that_is_refused_gives_no_price(day, monkeypatch):
    solve = building.solve

    def wrong(event, published, options, follower):
        outcome = solve(event, published, options, follower)
        spoiled = tuple(replace(goal, value=goal.value + 1) for goal in outcome.goals)
        return outcome if options.allow_moves != 3 else replace(outcome, goals=spoiled)

    monkeypatch.setattr(building, "solve", wrong)
    done = day.build(prices=True)
    assert [price.moves for price in done.rerun.prices] == [0, 1, 10]


def test_an_older_workbook_that_lacks_entries_of_the_record_is_taken(day, monkeypatch):
    def forget(sheet):
        for row in range(sheet.max_row, 1, -1):
            if sheet.cell(row, 1).value in {"built", "goals", "marked", "agendas", "unmet_musts"}:
                sheet.delete_rows(row)

    day.edit(forget, "Record")
    done = day.build()
    assert done.unchanged
    assert (done.rerun.revision, done.rerun.built_at, done.build.goals) == (None, None, ())
    day.register(**cancelled("S2"))
    assert codes(day.build()) == {"revisions-start-anew"}
    day.register()
    assert codes(day.build()) == set()


def test_damaged_entries_of_the_record_are_told(day):
    def spoil(sheet):
        for row in range(2, sheet.max_row + 1):
            if sheet.cell(row, 1).value in {"goals", "marked", "unmet_musts", "event"}:
                sheet.cell(row, 3).value = "spoiled"

    day.edit(spoil, "Record")
    done = day.build()
    assert "record-damaged" in codes(done)
    assert not done.unchanged
    assert len(places(done)) == 4


def test_the_value_of_keeping_is_bounded(day, monkeypatch):
    monkeypatch.setattr(build_answers, "value_bound", lambda event, reached: 123)
    day.edit(lambda sheet: put(sheet, ("P1", "S2"), Status="cancelled"))
    assert day.build().rerun.value_bound == 123


def test_whoever_stops_the_run_does_not_wait_for_the_bound(day, monkeypatch):
    monkeypatch.setattr(build_answers, "value_bound", lambda event, reached: time.sleep(60))
    follower = building.NullFollower()
    monkeypatch.setattr(follower, "stopped", lambda: True, raising=False)
    day.edit(lambda sheet: put(sheet, ("P1", "S2"), Status="cancelled"))
    done = day.build(follower=follower)
    assert done.output is not None
    assert done.rerun.value_bound is None


def test_what_is_history_counts_in_maxima_value_gaps_and_after(day):
    """P1 met S1 at 09:00 and meets S2 at 09:50; then it may meet once only, or must meet S2 after S1."""

    def spread(sheet):
        put(sheet, ("P1", "S1"), Start=clock("09:00"), End=clock("09:20"))
        put(sheet, ("P1", "S2"), Start=clock("09:50"), End=clock("10:10"))
        put(sheet, ("P2", "S2"), Start=clock("09:25"), End=clock("09:45"))
        put(sheet, ("P2", "S1"), Start=clock("09:50"), End=clock("10:10"))

    day.edit(spread)
    before = places(day.build())
    assert (before["P1", "S1"][0], before["P1", "S2"][0]) == ("09:00", "09:50")
    published = day.agendas.read_bytes()

    day.register(**extended("Purchasers", "Maximum", P1=1))
    once = day.build(since=parse_moment("09:25"))
    assert places(once) == {pair: place for pair, place in before.items() if pair != ("P1", "S2")}
    assert once.report.summary.value == 88 - 18, "the must of P1 with S1 counts, the wish of rank 2 is gone"

    day.agendas.write_bytes(published)
    header, *rows = REQUESTS
    after = [[*header, "After"], *([*row, "S1" if row[:2] == ["P1", "S2"] else None] for row in rows)]
    day.register(Requests=after)
    kept = day.build(since=parse_moment("09:25"))
    assert places(kept) == before
    assert kept.report.summary.gaps_purchasers == 1
    idle = 2 * 20 + 20  # P1's minutes weigh twice as much as S1's
    assert {goal.name: goal.value for goal in kept.build.goals}["lost_time"] == idle
