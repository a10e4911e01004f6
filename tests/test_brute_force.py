"""The brute force itself: by hand on events whose optimum is plain, and against the verifier."""

from dataclasses import replace

import pytest

from sco_scheduler.domain.event import Seated
from sco_scheduler.verify import verify
from tests.brute_force import fewest_table_moves, optimum, value
from tests.events import at, block, company, event, fixed, interpreter, meeting, published, request, span, zone
from tests.random_events import random_event, random_rerun, seeds


def test_one_table_and_two_slots_hold_the_two_best_pairs():
    e = event(requests=["P1 > S1 #1", "P1 > S2 #2", "P2 > S1 #5"], slots=2, tables=1)
    best = optimum(e)
    assert best is not None
    assert best.goals["value"] == 2 * 10 + 2 * 9
    assert {m.pair for m in best.meetings} == {("P1", "S1"), ("P1", "S2")}


def test_values_follow_level_rank_role_priority_and_mutual_bonus():
    e = event(
        purchasers=[company("P1"), company("P2", vip=True)],
        requests=["P1 > S1 must", "S1 > P1 #3", "P2 > S1 #12", "P2 > S2 maybe", "S2 > P2"],
    )
    assert value(e, ("P1", "S1")) == 20 * 2 + 8 + 10
    assert value(e, ("P2", "S1")) == 2 * 2 * 2
    assert value(e, ("P2", "S2")) == 1 * 2 * 2 + 2


def test_musts_come_before_value_unless_the_order_says_otherwise():
    e = event(requests=["S1 > P1 must", "P2 > S1 #1", "S1 > P2 #1"], slots=1)
    first, other = optimum(e), optimum(e, goals=("value", "musts"))
    assert first is not None
    assert other is not None
    assert first.goals["musts"] == 1
    assert other.goals["musts"] == 0


def test_a_gap_is_counted_once_a_run():
    early, late = company("S1", away=[span("09:25", "12:00")]), company("S2", away=[span("09:00", "10:15")])
    at_the_ends = event(purchasers=1, suppliers=[early, late], slots=4)
    counted = replace(at_the_ends, settings=replace(at_the_ends.settings, goals=("value", "gaps_purchasers")))
    gaps, waiting = optimum(counted), optimum(at_the_ends)
    assert gaps is not None
    assert waiting is not None
    assert gaps.goals["gaps_purchasers"] == 1
    assert waiting.goals["lost_time"] == 2 * (20 + 20)  # two slots of 20 minutes, at the purchasers' weight


def test_walking_keeps_two_zones_apart():
    two = [company("S1", zone="A"), company("S2", zone="B")]
    near = optimum(event(purchasers=1, suppliers=two, slots=2, tables=[zone("A"), zone("B")], walk_minutes=5))
    far = optimum(event(purchasers=1, suppliers=two, slots=2, tables=[zone("A"), zone("B")], walk_minutes=6))
    assert near is not None
    assert far is not None
    assert (len(near.meetings), near.goals["lost_time"]) == (2, 2 * 5)
    assert len(far.meetings) == 1


def test_an_interpreter_serves_one_meeting_at_a_time():
    e = event(
        purchasers=[company(p, languages=["ru"]) for p in ("P1", "P2")],
        suppliers=[company(s, languages=["zh"]) for s in ("S1", "S2")],
        requests=["P1 > S1", "P2 > S2"],
        interpreters=[interpreter("I1", "ru", "zh")],
        slots=1,
        tables=2,
    )
    best = optimum(e)
    assert best is not None
    assert [m.interpreter for m in best.meetings] == ["I1"]


def test_after_is_kept_or_one_is_left_out():
    rows = [request("P1 > S1", after=["S2"]), request("P1 > S2", after=["S1"])]
    best = optimum(event(requests=rows, slots=3))
    assert best is not None
    assert len(best.meetings) == 1


def test_pins_on_one_table_and_slot_conflict():
    pins = [fixed("P1", "S1", at("09:00")), fixed("P2", "S2", at("09:00"))]
    assert optimum(event(fixed=pins, tables=1)) is None
    assert optimum(event(fixed=pins, tables=2)) is not None


def test_a_published_meeting_stays_unless_its_place_is_gone():
    e = event(requests=["P1 > S1"], slots=2, purchasers=[company("P1", away=[span("09:25", "09:45")])], tables=2)
    stays = optimum(e, published(meeting(e, "P1", "S1", 0, table="2")))
    moves = optimum(e, published(meeting(e, "P1", "S1", 1)))
    assert stays is not None
    assert moves is not None
    assert (stays.goals["slot_moves"], stays.goals["table_changes"], stays.meetings[0].table) == (0, 0, "2")
    assert (moves.goals["kept"], moves.goals["slot_moves"]) == (0, 1)


def test_history_stays_whatever_the_rules_say():
    e = event(requests=["P1 > S1 no", "P1 > S2"], slots=[block(2, name="Morning")])
    best = optimum(e, published(meeting(e, "P1", "S1", 0), until=at("09:25")))
    assert best is not None
    assert [(m.pair, m.start) for m in best.meetings] == [(("P1", "S1"), at("09:00")), (("P1", "S2"), at("09:25"))]


@pytest.mark.parametrize(("seated", "moves"), [(Seated.PURCHASERS, 0), (Seated.SUPPLIERS, 1), (Seated.NOBODY, 0)])
def test_tables_are_given_so_that_the_seated_side_moves_least(seated, moves):
    # S1 meets both purchasers, who each keep the one table that a fixed table leaves them.
    e = event(purchasers=[company("P1", table="1"), company("P2", table="2")], suppliers=1, tables=2, seated=seated)
    held = [meeting(e, "P1", "S1", 0, table="1"), meeting(e, "P2", "S1", 1, table="2")]
    assert fewest_table_moves(e, held) == moves


def test_a_visit_to_another_zone_does_not_make_a_table_forgotten():
    sellers = [company("S1", table="1"), company("S2", zone="B"), company("S3", table="2")]
    e = event(purchasers=1, suppliers=sellers, tables=[zone("A", 2), zone("B", 1)], slots=3)
    held = [
        meeting(e, "P1", "S1", 0, table="1"),
        meeting(e, "P1", "S2", 1, table="1"),
        meeting(e, "P1", "S3", 2, table="2"),
    ]
    assert fewest_table_moves(e, held) == 1


def test_a_meeting_in_the_other_role_does_not_make_a_table_forgotten():
    both = company("B1")
    sellers = [both, company("S1", table="1"), company("S2", table="2")]
    e = event(purchasers=[both, company("P1")], suppliers=sellers, tables=2, slots=3)
    buys_sells_buys = [
        meeting(e, "B1", "S1", 0, table="1"),
        meeting(e, "P1", "B1", 1, table="2"),
        meeting(e, "B1", "S2", 2, table="2"),
    ]
    assert fewest_table_moves(e, buys_sells_buys) == 1


@pytest.mark.parametrize("seed", seeds(0, 80))
def test_the_verifier_agrees_on_random_events(seed):
    e = random_event(seed)
    best = optimum(e)
    if best is None:
        assert e.fixed or e.settings.gap_spread is not None, "only pins can make the rules conflict"
        return
    verdict = verify(e, best.meetings)
    assert verdict.ok, verdict.violations
    assert {goal: verdict.goals[goal] for goal in best.goals} == dict(best.goals)
    assert fewest_table_moves(e, best.meetings) <= verdict.goals["table_moves"]


@pytest.mark.parametrize("seed", seeds(0, 80))
def test_the_verifier_agrees_on_random_reruns(seed):
    e, before = random_rerun(seed)
    best = optimum(e, before)
    if best is None:
        assert e.fixed or e.settings.gap_spread is not None or any(row.locked for row in before.meetings)
        return
    verdict = verify(e, best.meetings, before)
    assert verdict.ok, verdict.violations
    assert {goal: verdict.goals[goal] for goal in best.goals} == dict(best.goals)
