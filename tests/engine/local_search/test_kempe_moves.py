"""The rules that tie meetings to each other hold while they move; each alone, on a handful of meetings."""

import numpy as np
import pytest

from sco_scheduler.domain.event import Delegate
from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.gaps.annealing import Phase, anneal
from sco_scheduler.engine.gaps.annealing_problem import annealing_from
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.local_search.kempe_moves import anneal_chunk
from sco_scheduler.engine.local_search.kempe_state import (
    BEST,
    BEST_COLUMN,
    BEST_WAY,
    COLUMN,
    COUNT,
    COUNTS,
    KEY,
    SERIAL,
    STAMP,
    WAY,
    WAYS,
    WEIGHT,
    arrays_of,
)
from sco_scheduler.engine.problem import Choice, Placement, measure
from tests.engine.held import holds
from tests.engine.local_search.plain import without_numba
from tests.events import company, event, interpreter, request, span, zone

GAPS = ("gaps_purchasers", "gaps_suppliers")


def _annealed(case, places, modes=None, **more):
    """The placement after annealing, from the slots given by pair; with its problem."""
    problem = index(case)
    chosen = {
        item.index: Choice(item.index, (modes or {}).get(item.pair, 0), places[item.pair]) for item in problem.items
    }
    start = annealing_from(problem, Placement(chosen), **more)
    result = anneal(start.problem, start.slots, start.ways, Budget(60.0), moves=4_000, seed=3)
    return problem, start.placement(result)


def _held(problem, placement):
    rows = []
    for i, choice in placement.taken.items():
        mode = problem.items[i].modes[choice.mode]
        people = problem.delegates[mode.purchaser_delegate], problem.delegates[mode.supplier_delegate]
        rows.append(f"{people[0]} {people[1]} {choice.slot}")
    return rows


def test_two_tables_are_never_three():
    case = event(purchasers=3, suppliers=3, slots=5, tables=1, requests=["P1 > S1", "P1 > S2", "P2 > S3", "P3 > S3"])
    places = {("P1", "S1"): 0, ("P1", "S2"): 4, ("P2", "S3"): 1, ("P3", "S3"): 3}
    problem, placement = _annealed(case, places)
    assert measure(problem, placement, GAPS) == {"gaps_purchasers": 0, "gaps_suppliers": 0}
    assert len({c.slot for c in placement.choices()}) == 4


def test_a_fixed_table_is_held_by_one_meeting_at_a_time():
    suppliers = [company("S1", delegates=2, table="1"), company("S2")]
    case = event(purchasers=2, suppliers=suppliers, slots=4, tables=3, requests=["P1 > S1", "P2 > S1", "P1 > S2"])
    problem, placement = _annealed(case, {("P1", "S1"): 0, ("P2", "S1"): 3, ("P1", "S2"): 2})
    slots = [c.slot for c in placement.choices() if problem.items[c.item].pair[1] == "S1"]
    assert len(set(slots)) == 2
    assert holds(case, *_held(problem, placement))


def test_one_interpreter_serves_one_meeting_at_a_time():
    case = event(
        purchasers=[company("P1", languages=["ru"]), company("P2", languages=["ru"])],
        suppliers=[company("S1", languages=["zh"]), company("S2", languages=["zh"])],
        slots=6,
        tables=2,
        interpreters=[interpreter("I1", "ru", "zh")],
    )
    places = {("P1", "S1"): 0, ("P1", "S2"): 2, ("P2", "S1"): 5, ("P2", "S2"): 4}
    problem, placement = _annealed(case, places)
    assert len({c.slot for c in placement.choices()}) == 4
    assert holds(case, *_held(problem, placement))
    assert measure(problem, placement, GAPS)["gaps_purchasers"] == 0


def test_interpreters_are_reassigned_so_that_another_can_serve():
    purchasers = [company("P1", languages=["ru"]), company("P2", languages=["kk"])]
    suppliers = [company("S1", languages=["zh"]), company("S2", languages=["zh"])]
    case = event(
        purchasers=purchasers,
        suppliers=suppliers,
        slots=6,
        tables=2,
        interpreters=[interpreter("I1", "ru", "kk", "zh"), interpreter("I2", "ru", "zh")],
    )
    places = {("P1", "S1"): 0, ("P1", "S2"): 5, ("P2", "S1"): 2, ("P2", "S2"): 4}
    problem, placement = _annealed(case, places)
    assert measure(problem, placement, GAPS) == {"gaps_purchasers": 0, "gaps_suppliers": 0}
    assert holds(case, *_held(problem, placement))


def test_a_meeting_stays_after_the_one_it_has_to_follow():
    rows = [request("P1 > S1", after=["S2"]), "P1 > S2", "P2 > S1", "P2 > S2"]
    case = event(purchasers=2, suppliers=2, slots=5, tables=2, requests=rows)
    places = {("P1", "S1"): 4, ("P1", "S2"): 0, ("P2", "S1"): 1, ("P2", "S2"): 3}
    problem, placement = _annealed(case, places)
    when = {problem.items[c.item].pair: c.slot for c in placement.choices()}
    assert when["P1", "S2"] < when["P1", "S1"]
    assert measure(problem, placement, GAPS) == {"gaps_purchasers": 0, "gaps_suppliers": 0}


def test_a_gap_spread_that_is_kept_stays_kept():
    case = event(purchasers=2, suppliers=3, slots=6, tables=2, gap_spread=0)
    places = {("P1", "S1"): 0, ("P1", "S2"): 1, ("P1", "S3"): 2, ("P2", "S1"): 1, ("P2", "S2"): 2, ("P2", "S3"): 3}
    problem, placement = _annealed(case, places)
    assert measure(problem, placement, GAPS) == {"gaps_purchasers": 0, "gaps_suppliers": 0}
    assert holds(case, *_held(problem, placement))


def test_gaps_are_closed_in_keeping_with_their_spread():
    case = event(purchasers=2, suppliers=3, slots=6, tables=2, gap_spread=1, requests=["P1 > S1", "P1 > S2", "P2 > S3"])
    places = {("P1", "S1"): 0, ("P1", "S2"): 3, ("P2", "S3"): 1}
    problem, placement = _annealed(case, places)
    assert measure(problem, placement, GAPS) == {"gaps_purchasers": 0, "gaps_suppliers": 0}
    assert holds(case, *_held(problem, placement))


def test_meetings_are_handed_over_between_the_people_of_a_company():
    case = event(
        purchasers=[company("P1", delegates=2), company("P2")],
        suppliers=4,
        slots=4,
        tables=4,
        requests=["P1 > S1", "P1 > S2", "P1 > S3", "P1 > S4"],
    )
    places = {("P1", "S1"): 0, ("P1", "S2"): 1, ("P1", "S3"): 2, ("P1", "S4"): 3}
    problem = index(case)
    modes = {item.pair: item.index % 2 for item in problem.items}
    everybody = {item.index for item in problem.items}
    _, placement = _annealed(case, places, modes, stay=everybody)
    assert measure(problem, placement, GAPS)["gaps_purchasers"] == 0
    _, same = _annealed(case, places, modes, stay=everybody, same_people=everybody)
    assert measure(problem, same, GAPS)["gaps_purchasers"] == 2


@pytest.mark.parametrize(("spread", "gaps"), [(0, 2), (1, 1)])
def test_nothing_is_handed_over_that_breaks_the_gap_spread(spread, gaps):
    """Each company has one gap. That of P1 can be closed by a handover alone."""
    places = {("P1", "S1"): 0, ("P1", "S2"): 1, ("P1", "S3"): 2, ("P2", "S3"): 0, ("P2", "S1"): 2, ("P2", "S2"): 3}
    case = event(
        purchasers=[company("P1", delegates=2), company("P2")],
        suppliers=3,
        slots=4,
        tables=3,
        requests=[" > ".join(pair) for pair in places],
        gap_spread=spread,
    )
    problem, placement = _annealed(case, places, {("P1", "S2"): 1}, stay={*range(6)})
    assert measure(problem, placement, GAPS) == {"gaps_purchasers": gaps, "gaps_suppliers": 3}
    assert holds(case, *_held(problem, placement))


def test_a_handover_leaves_nobody_without_an_interpreter():
    speakers = [
        Delegate("P1#1", "Ann", languages=frozenset({"zh"})),
        Delegate("P1#2", "Bek", languages=frozenset({"ru"})),
    ]
    people = company("P1", delegates=2)
    people = type(people)(people.id, people.name, purchaser=people.purchaser, delegates=tuple(speakers))
    case = event(
        purchasers=[people, company("P2", languages=["ru"])],
        suppliers=[company(f"S{n}", languages=["zh"]) for n in range(1, 4)],
        slots=3,
        tables=3,
        requests=["P1 > S1", "P1 > S2", "P1 > S3", "P2 > S3"],
        interpreters=[interpreter("I1", "ru", "zh")],
    )
    places = {("P1", "S1"): 0, ("P1", "S2"): 1, ("P1", "S3"): 2, ("P2", "S3"): 1}
    problem, placement = _annealed(case, places)
    assert holds(case, *_held(problem, placement))


@pytest.mark.parametrize("minutes", [5, 10])
def test_delegates_walk_only_where_there_is_time(minutes):
    case = event(
        purchasers=2,
        suppliers=[company("S1"), company("S2", zone="B"), company("S3")],
        tables=[zone("A", 2), zone("B", 2)],
        slots=8,
        walk_minutes=minutes,
    )
    places = {("P1", "S1"): 0, ("P1", "S2"): 4, ("P1", "S3"): 7, ("P2", "S1"): 7, ("P2", "S2"): 2, ("P2", "S3"): 0}
    problem, placement = _annealed(case, places)
    assert holds(case, *_held(problem, placement))
    gaps = measure(problem, placement, GAPS)["gaps_purchasers"]
    assert gaps == (0 if minutes == 5 else 2)


def test_an_interpreter_who_has_to_walk_is_left_where_he_is():
    case = event(
        purchasers=[company("P1", languages=["ru"]), company("P2", languages=["ru"])],
        suppliers=[company("S1", languages=["zh"]), company("S2", languages=["zh"], zone="B")],
        tables=[zone("A", 1), zone("B", 1)],
        slots=7,
        requests=["P1 > S1", "P2 > S2"],
        walk_minutes=10,
        interpreters=[interpreter("I1", "ru", "zh")],
    )
    problem, placement = _annealed(case, {("P1", "S1"): 1, ("P2", "S2"): 5}, interpreters={0: 0, 1: 0})
    assert holds(case, *_held(problem, placement))


@pytest.mark.parametrize("several", ["purchasers", "suppliers"])
def test_a_meeting_is_handed_over_on_either_side_where_its_slot_is_given(several):
    """Each company of the other side comes in one slot; two delegates have every other meeting, each with a gap."""
    times = event(slots=4).slots
    letter, hosts = ("S", "P9") if several == "purchasers" else ("P", "S9")
    guests = [
        company(f"{letter}{n}", away=[span(f"{s.start:%H:%M}", f"{s.end:%H:%M}") for s in times if s is not times[n]])
        for n in range(4)
    ]
    sides = {"purchasers": guests, "suppliers": guests} | {several: [company(hosts, delegates=2)]}
    case = event(**sides, slots=4, tables=4)
    places = {item.pair: int(next(c[1:] for c in item.pair if c != hosts)) for item in index(case).items}
    problem, placement = _annealed(case, places, {pair: slot % 2 for pair, slot in places.items()})
    assert [c.slot for c in placement.choices()] == list(places.values())
    assert measure(problem, placement, GAPS) == {"gaps_purchasers": 0, "gaps_suppliers": 0}


def test_where_all_tables_are_taken_another_meeting_makes_room_for_one_that_moves():
    case = event(purchasers=2, suppliers=2, slots=2, tables=1, requests=["P1 > S1", "P2 > S2"])
    with without_numba("local_search.kempe_moves", "local_search.kempe_state", "gaps.annealing_problem") as modules:
        moves, state, problem = modules
        start = problem.annealing_from(index(case), Placement({n: Choice(n, 0, n) for n in range(2)}))
        s = state.arrays_of(start.problem, start.slots, start.ways, 1)
        here, there = map(int, s.column_of[:2])
        assert moves._collect_balanced(s, 0, here, there) == 2
        assert sorted(s.scratch[state.CHAIN, :2].tolist()) == [0, 1]


def _sixteen_meetings(key):
    """An annealing of sixteen meetings in two zones, each of which two or more people may hold; its arrays."""
    case = event(
        purchasers=[company(f"P{n}", delegates=2) for n in range(4)],
        suppliers=[company(f"S{n}", zone="AB"[n % 2], delegates=1 + n % 2) for n in range(4)],
        tables=[zone("A", 3), zone("B", 3)],
        slots=9,
    )
    chosen = {}
    for item in index(case).items:
        p, s = (int(code[1:]) for code in item.pair)
        chosen[item.index] = Choice(item.index, s % 2, 2 * ((p + s) % 4) + p % 2)
    start = annealing_from(index(case), Placement(chosen))
    s = arrays_of(start.problem, start.slots, start.ways, 1)
    s.number[WEIGHT : WEIGHT + COUNTS], s.number[KEY : KEY + COUNTS] = (1, 1, 1, 1), key
    s.number[BEST] = s.number[COUNT : COUNT + COUNTS] @ s.number[KEY : KEY + COUNTS]
    return start.problem, s._replace(threshold=Phase(1.0, (1, 1, 1, 1), key, hot=2.0).thresholds(0.0))


@pytest.mark.parametrize("first", range(COUNTS))
def test_the_best_placement_is_the_one_of_the_best_key_whatever_counts_first(first):
    key = np.array([1000 ** ((n - first) % COUNTS) for n in range(COUNTS)])
    problem, s = _sixteen_meetings(key)
    improved = 0
    for _ in range(200):
        s.number[BEST] = begun = s.number[COUNT : COUNT + COUNTS] @ key
        s.meeting[:, [BEST_COLUMN, BEST_WAY]] = s.meeting[:, [COLUMN, WAY]]
        anneal_chunk(s, 40)
        slots = [s.column_of.tolist().index(column) for column in s.meeting[:-1, BEST_COLUMN]]
        best = arrays_of(problem, np.array(slots), s.meeting[:-1, BEST_WAY] - s.meeting[:-1, WAYS], 1)
        assert best.number[COUNT : COUNT + COUNTS] @ key == s.number[BEST] <= begun
        improved += s.number[BEST] < begun
    assert improved > 20


def test_where_no_serial_number_is_left_for_chains_they_begin_again():
    """The last of a number of 32 bits; that a meeting was in a chain of the same number long ago means nothing."""
    held = []
    for serial, stamp in ((0, 0), (2**31 - 10, 1)):
        _, s = _sixteen_meetings((1, 1, 1, 1))
        for _ in range(50):
            s.number[SERIAL], s.meeting[:-1, STAMP] = serial, stamp
            anneal_chunk(s, 50)
        held.append(s.meeting[:-1, [COLUMN, WAY]].tolist())
    assert held[0] == held[1]
