"""Which published meetings a late change can reach."""

from pathlib import Path

import pytest

from sco_scheduler.domain.event import Event
from sco_scheduler.domain.schedule import Published
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.problem import published_placement
from sco_scheduler.engine.rerun.affected import AffectedMeetings
from tests.events import at, company, event, interpreter, meeting, published, request, span, zone
from tests.output.layout import compared
from tests.random_events import random_rerun


def reached(case: Event, rows: Published) -> set[str]:
    """The pairs that are reached."""
    problem = index(case, rows)
    return {
        " ".join(problem.items[i].pair) for i in AffectedMeetings(problem, published_placement(problem).taken).found
    }


def test_nothing_is_reached_where_no_rule_is_broken():
    case = event(slots=3, tables=2)
    rows = published(meeting(case, "P1", "S1", 0), meeting(case, "P2", "S2", 0, table="2"))
    assert reached(case, rows) == set()


def test_a_meeting_that_cannot_be_where_it_was_is_reached():
    case = event(suppliers=[company("S1"), company("S2", away=[span("09:00", "09:20")])], tables=2)
    rows = published(meeting(case, "P1", "S1", 0), meeting(case, "P2", "S2", 0, table="2"))
    assert reached(case, rows) == {"P2 S2"}


def test_all_meetings_of_a_slot_with_too_few_tables_are_reached():
    before = event(slots=3, tables=2)
    rows = published(
        meeting(before, "P1", "S1", 0), meeting(before, "P2", "S2", 0, table="2"), meeting(before, "P1", "S2", 1)
    )
    assert reached(event(slots=3, tables=1), rows) == {"P1 S1", "P2 S2"}


def test_a_new_must_reaches_those_it_may_push_out():
    requests = ["P1 > S1", "P2 > S2 must"]
    case = event(slots=1, tables=1, requests=requests)
    assert reached(case, published(meeting(case, "P1", "S1", 0))) == {"P1 S1"}


def test_a_lower_maximum_reaches_all_meetings_of_the_company():
    before = event(slots=2, tables=2, requests=["P1 > S1", "P1 > S2"])
    rows = published(meeting(before, "P1", "S1", 0), meeting(before, "P1", "S2", 1))
    late = event(
        purchasers=[company("P1", maximum=1), company("P2")], slots=2, tables=2, requests=["P1 > S1", "P1 > S2"]
    )
    assert reached(late, rows) == {"P1 S1", "P1 S2"}


def test_a_missing_interpreter_reaches_the_meetings_of_that_slot_only():
    people = {
        "purchasers": [company("P1", languages=["ru"]), company("P2", languages=["ru"])],
        "suppliers": [company("S1", languages=["zh"]), company("S2", languages=["zh"])],
        "slots": 2,
        "tables": 2,
        "requests": ["P1 > S1", "P2 > S2", "P1 > S2"],
    }
    two = [interpreter("I1", "ru", "zh"), interpreter("I2", "ru", "zh")]
    before = event(**people, interpreters=two)
    rows = published(
        meeting(before, "P1", "S1", 0, interpreter="I1"),
        meeting(before, "P2", "S2", 0, table="2", interpreter="I2"),
        meeting(before, "P1", "S2", 1, interpreter="I1"),
    )
    assert reached(event(**people, interpreters=two[:1]), rows) == {"P1 S1", "P2 S2"}


def test_a_gap_spread_ties_everybody_to_everybody():
    case = event(slots=3, tables=2, gap_spread=1)
    rows = published(meeting(case, "P1", "S1", 0), meeting(case, "P2", "S2", 0, table="2"))
    assert reached(case, rows) == {"P1 S1", "P2 S2"}


def test_walking_that_takes_longer_than_before_reaches_both_meetings():
    hall = {
        "suppliers": [company("S1", zone="A"), company("S2", zone="B")],
        "tables": [zone("A"), zone("B")],
        "slots": 2,
        "requests": ["P1 > S1", "P1 > S2"],
    }
    before = event(**hall, walk_minutes=0)
    rows = published(meeting(before, "P1", "S1", 0), meeting(before, "P1", "S2", 1, zone="B"))
    assert reached(event(**hall, walk_minutes=0), rows) == set()
    assert reached(event(**hall, walk_minutes=15), rows) == {"P1 S1", "P1 S2"}


def test_two_meetings_at_one_fixed_table_are_both_reached():
    sellers = [company("S1", table="1"), company("S2", table="1"), company("S3")]
    case = event(purchasers=3, suppliers=sellers, slots=2, tables=3)
    rows = published(
        meeting(case, "P1", "S1", 0), meeting(case, "P2", "S2", 0), meeting(case, "P3", "S3", 0, table="2")
    )
    assert reached(case, rows) == {"P1 S1", "P2 S2"}


def test_a_new_meeting_reaches_those_who_may_lose_their_interpreter():
    people = {
        "purchasers": [company("P1", languages=["ru"]), company("P2", languages=["ru"])],
        "suppliers": [company("S1", languages=["zh"]), company("S2", languages=["zh"])],
        "slots": 1,
        "tables": 2,
        "requests": ["P1 > S1", "P2 > S2 must"],
    }
    one, two = [interpreter("I1", "ru", "zh")], [interpreter("I1", "ru", "zh"), interpreter("I2", "ru", "zh")]
    few, enough = event(**people, interpreters=one), event(**people, interpreters=two)
    assert reached(few, published(meeting(few, "P1", "S1", 0, interpreter="I1"))) == {"P1 S1"}
    assert reached(enough, published(meeting(enough, "P1", "S1", 0, interpreter="I1"))) == set()


def test_where_people_have_to_walk_interpreters_who_can_serve_as_published_are_in_nobodys_way():
    """Where one cannot, everybody of that day who needs one may have to change; others are left alone."""
    hall = {
        "suppliers": [company("S1", languages=["zh"]), company("S2", zone="B", languages=["zh"]), company("S3")],
        "tables": [zone("A", 2), zone("B", 1)],
        "slots": 3,
        "requests": ["P1 > S1", "P1 > S2", "P2 > S3"],
        "walk_minutes": 10,
    }
    russian = {"purchasers": [company("P1", languages=["ru"]), company("P2")], **hall}
    both = [interpreter("I1", "ru", "zh"), interpreter("I2", "ru", "zh")]
    case = event(**russian, interpreters=both)
    rows = published(
        meeting(case, "P1", "S1", 0, interpreter="I1"),
        meeting(case, "P1", "S2", 2, zone="B", interpreter="I1"),
        meeting(case, "P2", "S3", 0, table="2"),
    )
    assert reached(case, rows) == set()
    for changed in (
        [interpreter("I1", "ru"), both[1]],
        [interpreter("I1", "ru", "zh", away=[span("09:00", "09:20")]), both[1]],
        [interpreter("I1", "ru", "zh", zone="A"), both[1]],
    ):
        assert reached(event(**russian, interpreters=changed), rows) == {"P1 S1", "P1 S2"}


@pytest.mark.parametrize(("interpreters", "pairs"), [(2, {"P1 S1"}), (3, set()), (4, set())])
def test_two_new_meetings_need_an_interpreter_each(interpreters, pairs):
    people = {
        "purchasers": [company(f"P{n}", languages=["ru"]) for n in (1, 2, 3)],
        "suppliers": [company(f"S{n}", languages=["zh"]) for n in (1, 2, 3)],
        "slots": 1,
        "tables": 3,
        "requests": ["P1 > S1", "P2 > S2 must", "P3 > S3 must"],
    }
    case = event(**people, interpreters=[interpreter(f"I{n}", "ru", "zh") for n in range(1, interpreters + 1)])
    assert reached(case, published(meeting(case, "P1", "S1", 0, interpreter="I1"))) == pairs


@pytest.mark.parametrize(
    ("walk", "zone_of_new", "free", "pairs"),
    [
        (15, "B", "09:25", {"P1 S1"}),
        (15, "B", "09:50", set()),
        (15, "A", "09:25", set()),
        (5, "B", "09:25", set()),
    ],
)
@pytest.mark.parametrize("earlier", [False, True])
def test_a_new_must_reaches_whom_one_could_not_walk_from_or_to(walk, zone_of_new, free, pairs, earlier):
    starts = ["09:00", "09:25", "09:50"]
    wanted = {"09:25": "09:25", "09:50": "09:00"}[free] if earlier else free
    away = [span(start, f"{start[:3]}{int(start[3:]) + 5:02d}") for start in starts if start != wanted]
    hall = {
        "suppliers": [company("S1"), company("S2", zone=zone_of_new, away=away)],
        "tables": [zone("A", 2), zone("B")],
        "slots": 3,
        "requests": ["P1 > S1", "P1 > S2 must"],
    }
    case = event(**hall, walk_minutes=walk)
    assert reached(case, published(meeting(case, "P1", "S1", 2 if earlier else 0))) == pairs


@pytest.mark.parametrize(
    ("maximum", "new", "pairs"), [(1, "2", {"1"}), (2, "2", set()), (2, "23", {"1"}), (3, "23", set())]
)
@pytest.mark.parametrize("side", ["P", "S"])
def test_a_new_must_reaches_the_meetings_of_a_company_that_has_its_maximum(side, maximum, new, pairs):
    limited, other = company(f"{side}1", maximum=maximum), "S" if side == "P" else "P"
    others = [company(f"{other}1"), *(company(f"{other}{n}", away=[span("09:00", "09:20")]) for n in new)]
    requests = ["P1 > S1", *(f"P1 > S{n} must" if side == "P" else f"P{n} > S1 must" for n in new)]
    buyers, sellers = ([limited], others) if side == "P" else (others, [limited])
    case = event(purchasers=buyers, suppliers=sellers, slots=2, tables=3, requests=requests)
    assert reached(case, published(meeting(case, "P1", "S1", 0))) == {f"P{n} S{n}" for n in pairs}


@pytest.mark.parametrize(("slot", "pairs"), [(0, {"P1 S1", "P1 S2"}), (1, {"P1 S1", "P1 S2"}), (2, set())])
def test_two_meetings_out_of_the_order_that_is_wished_are_both_reached(slot, pairs):
    requests = ["P1 > S1", request("P1 > S2", after=["S1"]), "P2 > S3"]
    buyers = [company("P1", delegates=2), company("P2")]
    case = event(purchasers=buyers, suppliers=3, slots=3, tables=3, requests=requests)
    rows = published(
        meeting(case, "P1", "S1", 1),
        meeting(case, "P1", "S2", slot, table="2", delegates=(2, 1)),
        meeting(case, "P2", "S3", 1, table="3"),
    )
    assert reached(case, rows) == pairs


def test_a_new_must_reaches_the_meeting_that_it_has_to_come_after_and_no_other():
    hall = {"suppliers": [company("S1"), company("S2", away=[span("09:00", "09:20")])], "slots": 2, "tables": 2}
    for after, pairs in ((["S1"], {"P1 S1"}), ([], set())):
        case = event(**hall, requests=["P1 > S1", request("P1 > S2 must", after=after), "P2 > S1"])
        rows = published(meeting(case, "P1", "S1", 0), meeting(case, "P2", "S1", 1, table="2"))
        assert reached(case, rows) == pairs


def test_a_new_must_reaches_those_whose_people_it_needs_and_no_others():
    away = [span("09:25", "09:45")]
    case = event(
        purchasers=[company("P1"), company("P2", away=away), company("P3")],
        suppliers=3,
        slots=2,
        tables=3,
        requests=["P1 > S1", "P2 > S1 must", "P3 > S3", "P1 > S2"],
    )
    rows = published(
        meeting(case, "P1", "S1", 0), meeting(case, "P3", "S3", 0, table="2"), meeting(case, "P1", "S2", 1)
    )
    assert reached(case, rows) == {"P1 S1"}


@pytest.mark.parametrize(("third", "further"), [("P3 S3", set()), ("P1 S3", {"P1 S3"})])
def test_near_is_what_is_reached_and_who_is_in_the_way_of_one_move_of_it(third, further):
    """One of the two that have to move finds room beside the third; both would not."""
    away = [span("09:00", "09:20")]
    case = event(purchasers=3, suppliers=[company("S1", away=away), company("S2", away=away), company("S3")], tables=2)
    rows = published(
        meeting(case, "P1", "S1", 0), meeting(case, "P2", "S2", 0, table="2"), meeting(case, *third.split(), 1)
    )
    problem = index(case, rows)
    near = AffectedMeetings(problem, published_placement(problem).taken).near
    assert {" ".join(problem.items[i].pair) for i in near} == {"P1 S1", "P2 S2"} | further


@pytest.mark.parametrize("own", ["1", "2"])
def test_a_new_must_reaches_who_sits_at_the_only_table_that_it_may_have(own):
    sellers = [company("S1", table="1"), company("S2", table=own), company("S3")]
    case = event(purchasers=3, suppliers=sellers, slots=1, tables=3, requests=["P1 > S1", "P2 > S2 must", "P3 > S3"])
    rows = published(meeting(case, "P1", "S1", 0), meeting(case, "P3", "S3", 0, table="3"))
    assert reached(case, rows) == ({"P1 S1"} if own == "1" else set())


@pytest.mark.parametrize(
    ("slots", "zones", "first", "until", "pairs"),
    [
        ((0, 2), "AB", "I1", None, set()),
        ((0, 1), "AB", "I1", None, {"P1 S1", "P2 S2"}),
        ((0, 1), "AA", "I1", None, set()),
        ((0, 1), "AB", "I2", None, set()),
        ((0, 1), "AB", None, None, {"P1 S1", "P2 S2"}),
        ((0, 1), "AB", "I1", at("09:10"), {"P2 S2"}),
    ],
)
def test_an_interpreter_who_cannot_walk_to_where_she_serves_next_may_change(slots, zones, first, until, pairs):
    """So may one whom the first meeting lacks; what is past stays as it was."""
    hall = {
        "purchasers": [company("P1", languages=["ru"]), company("P2", languages=["ru"])],
        "suppliers": [company(f"S{n}", zone=z, languages=["zh"]) for n, z in enumerate(zones, 1)],
        "tables": [zone("A", 2), zone("B", 2)],
        "slots": 3,
        "requests": ["P1 > S1", "P2 > S2"],
    }
    both = [interpreter("I1", "ru", "zh"), interpreter("I2", "ru", "zh")]
    case = event(**hall, walk_minutes=10, interpreters=both)
    served = (("P1", "S1", slots[0], first), ("P2", "S2", slots[1], "I1"))
    held = [meeting(case, one, other, slot, interpreter=person) for one, other, slot, person in served]
    assert reached(case, published(*held, until=until)) == pairs


def test_meetings_at_one_time_are_reached_with_those_that_some_of_them_leave_no_time_to_walk_to():
    sellers = [company("S1"), company("S2", zone="B"), company("S3")]
    hall = {"purchasers": 1, "suppliers": sellers, "tables": [zone("A"), zone("B")], "slots": 2}
    for walk, pairs in ((5, {"P1 S1", "P1 S2"}), (10, {"P1 S1", "P1 S2", "P1 S3"})):
        case = event(**hall, walk_minutes=walk)
        held = [meeting(case, "P1", seller, slot) for seller, slot in (("S1", 0), ("S2", 0), ("S3", 1))]
        assert reached(case, published(*held)) == pairs


def test_who_is_reached_in_random_reruns():
    lines = []
    for seed in range(120):
        problem = index(*random_rerun(seed))
        affected = AffectedMeetings(problem, published_placement(problem).taken)
        found = (sorted(part) for part in (affected.displaced, affected.arriving, affected.found, affected.near))
        lines.append(f"{seed} of {len(affected.base)}: {' '.join(map(str, found))}")
    compared(Path(__file__).parent / "golden" / "affected.txt", lines)
