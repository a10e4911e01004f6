"""Tables, once slots and people are given: few moves for who is seated, proved."""

from dataclasses import replace
from random import Random
from zlib import crc32

import pytest

from benchmarks.generate import full_size
from sco_scheduler.domain.event import Seated
from sco_scheduler.engine import solve
from sco_scheduler.engine.assignment import tables
from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.problem import Choice, Placement
from sco_scheduler.engine.solve import to_schedule
from sco_scheduler.engine.value.construct import construct
from sco_scheduler.verify import verify
from tests.brute_force import fewest_table_moves
from tests.engine.held import ONE_WORKER, tuned
from tests.events import at, company, event, meeting, published, span, zone
from tests.random_events import random_event


def _table_moves(case, rows=None, options=ONE_WORKER):
    outcome = solve(case, rows, options)
    verdict = verify(case, outcome.schedule.meetings, rows)
    assert verdict.ok
    result = {g.name: g for g in outcome.goals}["table_moves"]
    assert result.value == verdict.goals["table_moves"]
    return result, outcome.schedule


def test_a_seated_purchaser_keeps_a_table():
    result, _ = _table_moves(event(purchasers=2, suppliers=3, slots=3, tables=2))
    assert (result.value, result.bound, result.proved) == (0, 0, True)
    assert not result.scope  # none is the fewest of all


def test_moves_that_are_left_are_proved_for_the_slots_given_alone():
    sellers = [company("S1", table="1"), company("S2", table="2")]
    result, _ = _table_moves(event(purchasers=1, suppliers=sellers, slots=2, tables=2))
    assert (result.value, result.bound, result.proved) == (1, 1, True)
    assert (result.scope, result.outright_bound, result.proved_outright) == ("slots and people given", None, False)


def test_suppliers_stay_where_they_are_the_seated_ones():
    result, schedule = _table_moves(event(purchasers=3, suppliers=2, slots=3, tables=2, seated=Seated.SUPPLIERS))
    assert result.value == 0
    assert len({m.table for m in schedule.meetings if m.supplier == "S1"}) == 1


def test_nobody_seated_nobody_moves():
    result, _ = _table_moves(event(purchasers=2, suppliers=3, slots=3, tables=2, seated=Seated.NOBODY))
    assert (result.value, result.proved) == (0, True)


def test_a_fixed_table_of_the_other_side_forces_moves():
    forced = event(purchasers=1, suppliers=[company("S1", table="1"), company("S2", table="2")], slots=2, tables=2)
    result, _ = _table_moves(forced)
    assert (result.value, result.bound, result.proved) == (1, 1, True)


def test_a_published_table_is_kept_even_at_the_price_of_a_move():
    small = event(purchasers=1, suppliers=2, slots=2, tables=[zone("A", 2)])
    rows = published(meeting(small, "P1", "S1", 0, table="1"), meeting(small, "P1", "S2", 1, table="2"))
    result, schedule = _table_moves(small, rows)
    assert [m.table for m in schedule.meetings] == ["1", "2"]
    assert (result.value, result.proved) == (1, True)


def test_moves_between_tables_that_are_all_kept_need_no_model_to_be_proved():
    small = event(purchasers=1, suppliers=2, slots=2, tables=[zone("A", 2)])
    rows = published(meeting(small, "P1", "S1", 0, table="1"), meeting(small, "P1", "S2", 1, table="2"))
    result, _ = _table_moves(small, rows, tuned(finishing={"largest_table_model": 0}))
    assert (result.value, result.bound, result.proved) == (1, 1, True)


@pytest.mark.parametrize(("written", "bound", "proved"), [("2", 0, False), ("1", 1, True)])
def test_who_keeps_a_table_that_two_were_published_at_is_not_all_that_could_be(written, bound, proved):
    sellers = [company("S1", table="1"), company("S2"), company("S3")]
    case = event(purchasers=2, suppliers=sellers, slots=2, tables=2, requests=["P1 > S1", "P1 > S3", "P2 > S2"])
    rows = published(
        meeting(case, "P1", "S1", 0, table="1"),
        meeting(case, "P2", "S2", 1, table=written),
        meeting(case, "P1", "S3", 1, table="2"),
    )
    result, _ = _table_moves(case, rows)
    assert (result.value, result.bound, result.proved) == (1, bound, proved)


@pytest.mark.parametrize(("largest", "bound", "proved"), [(6, 1, True), (5, 0, False)])
def test_a_zone_and_day_too_large_for_a_model_has_no_bound(largest, bound, proved):
    suppliers = [company("S1", table="1"), company("S2", table="2"), company("S3")]
    case = event(purchasers=1, suppliers=suppliers, slots=3, tables=2)
    result, _ = _table_moves(case, options=tuned(finishing={"largest_table_model": largest}))
    assert (result.value, result.bound, result.proved) == (1, bound, proved)


@pytest.mark.parametrize(("back_at", "moves"), [(None, 0), ("2", 0), ("1", 1)])
def test_who_comes_back_from_another_zone_wants_the_table_of_before(back_at, moves):
    first, second, third = (span(*times) for times in (("09:00", "09:20"), ("09:25", "09:45"), ("09:50", "10:10")))
    sellers = [
        company("S1", table="2", away=[second, third]),
        company("S2", zone="B", away=[first, third]),
        company("S3", table=back_at, away=[first, second]),
    ]
    case = event(purchasers=1, suppliers=sellers, tables=[zone("A", 2), zone("B", 1)], slots=3)
    result, schedule = _table_moves(case)
    assert (result.value, result.proved) == (moves, True)
    assert [m.table for m in schedule.meetings if m.zone == "A"] == ["2", back_at or "2"]


def test_moves_between_meetings_of_the_past_are_past():
    small = event(purchasers=1, suppliers=3, slots=3, tables=2)
    rows = published(
        meeting(small, "P1", "S1", 0, table="1"), meeting(small, "P1", "S2", 1, table="2"), until=at("09:50")
    )
    result, schedule = _table_moves(small, rows)
    assert (result.value, result.bound, result.proved) == (1, 1, True)
    assert schedule.meetings[-1].table == "2"


@pytest.mark.parametrize("seed", range(200, 230))
def test_no_assignment_of_tables_has_fewer_moves(seed):
    tiny = random_event(seed)
    outcome = solve(tiny, options=ONE_WORKER)
    if outcome.schedule is None:
        return
    reached = {g.name: g.value for g in outcome.goals}
    if "table_moves" in reached:
        assert reached["table_moves"] == fewest_table_moves(tiny, outcome.schedule.meetings)


@pytest.mark.parametrize("seed", range(60))
def test_no_names_of_tables_are_given_away_that_matter(seed, monkeypatch):
    monkeypatch.setattr(tables, "TABLE_ROUNDS", 0)  # what is left is left to the search
    rng = Random(seed)
    hours = [("09:00", "09:20"), ("09:25", "09:45"), ("09:50", "10:10"), ("10:15", "10:35")]
    room = zone("A", rng.choice((3, 4)))
    closed = {table.label: (span(*rng.choice(hours)),) for table in room.tables if rng.random() < 0.2}
    room = replace(room, tables=tuple(replace(table, closed=closed.get(table.label, ())) for table in room.tables))
    sellers = [
        company(f"S{n}", table=rng.choice("123") if rng.random() < 0.15 else None, away=[span(*rng.choice(hours))])
        for n in range(1, 6)
    ]
    case = event(purchasers=4, suppliers=sellers, slots=4, tables=[room])
    problem = index(case)
    first = construct(problem, ("value",))
    given = tables.assign_tables(problem, first.placement, ONE_WORKER, Budget())
    meetings = to_schedule(problem, first.placement, given.tables, first.interpreters).meetings
    assert verify(case, meetings).ok
    assert given.table_moves == given.bound == fewest_table_moves(case, meetings)


def test_exchanges_between_two_tables_find_fewer_moves(monkeypatch):
    case = full_size(11)
    problem = index(case)
    first = construct(problem, ("value",))
    monkeypatch.setattr(tables, "run", lambda *_: None)  # CP-SAT finds nothing
    found = []
    for rounds in (0, 2):
        monkeypatch.setattr(tables, "TABLE_ROUNDS", rounds)
        given = tables.assign_tables(problem, first.placement, ONE_WORKER, Budget())
        schedule = to_schedule(problem, first.placement, given.tables, first.interpreters)
        assert verify(case, schedule.meetings).ok
        found.append((given.table_moves, f"{crc32(repr(sorted(given.tables.items())).encode()):08x}"))
    assert found == [(50, "b496b967"), (30, "4727f979")]


def test_a_table_whose_guest_is_elsewhere_by_now_is_free_for_good():
    """P3 takes the table that P1 has left for a fixed one, and not that to which P2 comes back."""
    places = {"P1 > S1": 0, "P2 > S3": 0, "P1 > S2": 1, "P3 > S5": 1, "P2 > S4": 2, "P3 > S6": 2}
    suppliers = [company(f"S{n}", table="3" if n == 2 else None) for n in range(1, 7)]
    problem = index(event(purchasers=3, suppliers=suppliers, slots=3, tables=3, requests=places))
    chosen = {item.index: Choice(item.index, 0, places[" > ".join(item.pair)]) for item in problem.items}
    assert tables.assign_tables(problem, Placement(chosen), ONE_WORKER, Budget(0.0)).table_moves == 1


def test_exchanges_leave_who_has_a_fixed_table_there():
    """Exchanging the tables of either slot would spare both purchasers a move, but S1 and S3 have theirs."""
    suppliers = [company("S1", table="1"), company("S2"), company("S3", table="2"), company("S4")]
    case = event(
        purchasers=2, suppliers=suppliers, slots=2, tables=2, requests=["P1 > S1", "P1 > S3", "P2 > S2", "P2 > S4"]
    )
    result, _ = _table_moves(case, options=tuned(finishing={"few_free_tables": -1}))
    assert (result.value, result.bound, result.proved) == (2, 2, True)


def test_where_exchanges_leave_no_move_none_is_proved():
    """The only fixed table is taken by another when tables are given in the order of time."""
    asked = ["P1 > S2", "P1 > S3", "P1 > S4", "P2 > S2", "P2 > S3", "P2 > S4", "P3 > S1"]
    suppliers = [company("S1", table="2"), *(company(f"S{n}") for n in (2, 3, 4))]
    problem = index(event(purchasers=3, suppliers=suppliers, slots=4, tables=3, requests=asked))
    placement = construct(problem, ("value",)).placement
    options = tuned(finishing={"few_free_tables": -1})
    given = tables.assign_tables(problem, placement, options, Budget())
    assert (given.table_moves, given.bound) == (0, 0)


def test_tables_are_given_in_the_order_of_time():
    asked = ["P2 > S1", "P1 > S2", "P1 > S1", "P2 > S2"]
    problem = index(event(purchasers=2, suppliers=2, slots=2, tables=2, requests=asked))
    item = {problem.items[i].pair: i for i in range(len(problem.items))}
    late = [Choice(item["P2", "S1"], 0, 1), Choice(item["P1", "S2"], 0, 1)]
    early = [Choice(item["P1", "S1"], 0, 0), Choice(item["P2", "S2"], 0, 0)]
    placement = Placement({choice.item: choice for choice in (*late, *early)})
    assert tables.assign_tables(problem, placement, ONE_WORKER, Budget(0.0)).table_moves == 0
