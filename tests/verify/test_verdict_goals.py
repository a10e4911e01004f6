from dataclasses import replace

import pytest

from sco_scheduler.domain.event import Seated
from sco_scheduler.verify import verify
from sco_scheduler.verify.case import Case
from sco_scheduler.verify.verdict import GoalValues
from tests.events import block, company, event, fixed, meeting, published, span, zone

DAYS = [block(3, "09:00"), block(2, "14:00"), block(3, "09:00", day=2)]


def goal(name, e, meetings, was=None):
    return verify(e, meetings, was).goals[name]


def test_nothing_is_held():
    e = event(requests=["P1 > S1 must"])
    assert set(verify(e, []).goals.values()) == {0}


def test_musts_count_pairs():
    e = event(requests=["P1 > S1 must", "S1 > P1 must", "P1 > S2", "S2 > P2 must"], fixed=[fixed("P1", "S1")] * 2)
    held = [meeting(e, "P1", "S1", 0), meeting(e, "P1", "S1", 1), meeting(e, "P1", "S2", 1)]
    assert goal("musts", e, held) == 1
    assert goal("musts", e, [*held, meeting(e, "P2", "S2", 0)]) == 2


def test_one_side_marking_must_is_enough():
    e = event(requests=["P1 > S1 maybe", "S1 > P1 must"])
    assert goal("musts", e, [meeting(e, "P1", "S1", 0)]) == 1


def test_musts_of_a_rerun_leave_out_those_that_were_unmet():
    e = event(requests=["P1 > S1 must", "P2 > S2 must"])
    was = replace(published(), unmet_musts=frozenset({("P1", "S1")}))
    assert goal("musts", e, [meeting(e, "P1", "S1", 0), meeting(e, "P2", "S2", 1)], was) == 1


def test_minimums_by_role_and_without_the_cancelled():
    people = {
        "purchasers": [company("P1", minimum=2), company("B1", minimum=2), company("P2", minimum=9, cancelled=True)],
        "suppliers": [company("B1", minimum=2), company("S1", minimum=1)],
    }
    e = event(**people, requests=["P1 > B1", "B1 > S1", "P1 > S1"], slots=3)
    assert goal("minimums", e, []) == 7
    assert goal("minimums", e, [meeting(e, "P1", "B1", 0), meeting(e, "B1", "S1", 1)]) == 1 + (1 + 1) + 0
    assert goal("minimums", e, [meeting(e, "P1", "S1", 0), meeting(e, "P1", "B1", 1)]) == 0 + (2 + 1) + 0


@pytest.mark.parametrize(
    ("requests", "value"),
    [
        (["P1 > S1 must"], 20 * 2),
        (["S1 > P1 must"], 20),
        (["P1 > S1 #1"], 10 * 2),
        (["P1 > S1 #9"], 2 * 2),
        (["P1 > S1 #40"], 2 * 2),
        (["P1 > S1"], 2 * 2),
        (["P1 > S1 maybe"], 1 * 2),
        (["P1 > S1 maybe", "S1 > P1 must"], 2 + 20),
        (["P1 > S1 #2", "S1 > P1 #3"], 9 * 2 + 8 + 10),
        (["P1 > S1 must", "S1 > P1"], 40 + 2 + 10),
        ([], 0),
    ],
)
def test_value_of_a_meeting(requests, value):
    e = event(requests=requests)
    assert goal("value", e, [meeting(e, "P1", "S1", 0)]) == value


def test_vip_doubles_its_own_requests_in_its_role():
    e = event(purchasers=[company("P1", vip=True)], requests=["P1 > S1 #1", "S1 > P1 #1"])
    assert goal("value", e, [meeting(e, "P1", "S1", 0)]) == 10 * 2 * 2 + 10 + 10
    both = company("B1", vip=True)
    both = replace(both, supplier=replace(both.supplier, vip=False))
    e = event(purchasers=[company("P1"), both], suppliers=[both], requests=["B1 > P1 #1"])
    assert goal("value", e, [meeting(e, "P1", "B1", 0)]) == 10


def test_weights_and_bonus_are_settings_and_fixed_pairs_count_each_time():
    e = event(
        requests=["P1 > S1 #1", "S1 > P1 #1"],
        purchaser_weight=3,
        supplier_weight=0,
        mutual_bonus=7,
        fixed=[fixed("P1", "S1")] * 2,
    )
    assert goal("value", e, [meeting(e, "P1", "S1", 0), meeting(e, "P1", "S1", 1)]) == 2 * (30 + 7)


def test_balance_counts_meetings_as_supplier():
    both = company("B1")
    e = event(purchasers=[company("P1"), company("P2"), both], suppliers=[both, company("S1")], slots=4)
    held = [meeting(e, "P1", "B1", 0), meeting(e, "P2", "B1", 1), meeting(e, "B1", "S1", 2)]
    assert goal("balance", e, held) == 2 * 2 + 1


def test_gaps_are_runs_between_meetings_of_one_day():
    e = event(suppliers=8, slots=DAYS)
    days = {n: meeting(e, "P1", f"S{1 + n}", n) for n in range(8)}
    assert goal("gaps", e, [days[0], days[3]]) == 1  # two idle slots and lunch are one gap
    assert goal("gaps", e, [days[2], days[3]]) == 0  # lunch is no slot
    assert goal("gaps", e, [days[0], days[2], days[4]]) == 2
    assert goal("gaps", e, [days[4], days[7]]) == 0  # another day
    assert goal("gaps", e, [days[1]]) == 0


def test_lost_time_weighs_the_minutes_of_each_side_by_its_own_weight():
    e = event(suppliers=2, slots=[block(3, pause=0)], purchaser_weight=3, supplier_weight=1)
    waits = [meeting(e, "P1", "S1", 0), meeting(e, "P1", "S2", 2)]
    assert goal("lost_time", e, waits) == 20 * 3
    waits = [meeting(e, "P1", "S1", 0), meeting(e, "P2", "S1", 2)]
    assert goal("lost_time", e, waits) == 20 * 1


def test_walking_to_another_zone_is_lost_time():
    sellers = [company("S1"), company("S2", zone="B"), company("S3")]
    hall = {"suppliers": sellers, "tables": [zone("A"), zone("B")], "slots": DAYS}
    e = event(**hall, walk_minutes=7, purchaser_weight=2)
    there = [meeting(e, "P1", "S1", 0), meeting(e, "P1", "S2", 2)]
    assert goal("lost_time", e, there) == (20 + 7) * 2
    assert goal("lost_time", e, [*there, meeting(e, "P1", "S3", 4), meeting(e, "P1", "S2", 5)]) == (20 + 7 + 20 + 7) * 2


def test_idle_slots_count_though_nobody_could_use_them():
    idle = span("09:25", "09:45")
    e = event(purchasers=[company("P1", away=[idle])], suppliers=2, slots=3, tables=[zone("A", closed=[idle])])
    assert goal("gaps", e, [meeting(e, "P1", "S1", 0), meeting(e, "P1", "S2", 2)]) == 1


def test_gaps_of_each_delegate_and_side():
    both = company("B1")
    e = event(
        purchasers=[company("P1", delegates=2), both], suppliers=[both, company("S1"), company("S2")], tables=2, slots=3
    )
    held = [
        meeting(e, "P1", "S1", 0),
        meeting(e, "P1", "S2", 0, table="2", delegates=(2, 1)),
        meeting(e, "P1", "B1", 2, delegates=(2, 1)),
    ]
    values = verify(e, held).goals
    assert (values["gaps"], values["gaps_purchasers"], values["gaps_suppliers"]) == (1, 1, 0)
    # B1 sells in slot 0 and buys in slot 2: it is on the Purchasers sheet, so its gap is a purchaser's.
    held = [meeting(e, "P1", "B1", 0), meeting(e, "B1", "S1", 2)]
    values = verify(e, held).goals
    assert (values["gaps"], values["gaps_purchasers"], values["gaps_suppliers"]) == (1, 1, 0)
    held = [meeting(e, "P1", "S1", 0), meeting(e, "B1", "S1", 2)]
    values = verify(e, held).goals
    assert (values["gaps"], values["gaps_purchasers"], values["gaps_suppliers"]) == (1, 0, 1)


def test_zone_moves_of_delegates_on_one_day():
    sellers = [company("S1"), company("S2", zone="B"), company("S3")]
    e = event(suppliers=sellers, tables=[zone("A", 2), zone("B", 2)], slots=DAYS)
    a, b, c = meeting(e, "P1", "S1", 0), meeting(e, "P1", "S2", 1), meeting(e, "P1", "S3", 4)
    assert goal("zone_moves", e, [a, b, c]) == 2
    assert goal("zone_moves", e, [a, c]) == 0
    assert goal("zone_moves", e, [a, meeting(e, "P1", "S2", 5)]) == 0


@pytest.mark.parametrize(("seated", "moves"), [(Seated.PURCHASERS, 2), (Seated.SUPPLIERS, 1), (Seated.NOBODY, 0)])
def test_table_moves_of_the_seated_side(seated, moves):
    e = event(suppliers=3, tables=3, slots=DAYS, seated=seated)
    held = [
        meeting(e, "P1", "S1", 0, table="1"),
        meeting(e, "P1", "S2", 1, table="2"),
        meeting(e, "P1", "S3", 3, table="1"),
        meeting(e, "P2", "S1", 4, table="3"),
        meeting(e, "P2", "S2", 5, table="1"),  # another day
    ]
    assert goal("table_moves", e, held) == moves


@pytest.mark.parametrize(("back_at", "moves"), [("1", 0), ("2", 1)])
def test_who_comes_back_to_a_zone_wants_the_table_of_before(back_at, moves):
    sellers = [company("S1"), company("S2", zone="B"), company("S3")]
    e = event(purchasers=1, suppliers=sellers, tables=[zone("A", 2), zone("B", 2)], slots=DAYS)
    held = [
        meeting(e, "P1", "S1", 0, table="1"),
        meeting(e, "P1", "S2", 1, table="2"),
        meeting(e, "P1", "S3", 2, table=back_at),
    ]
    assert goal("table_moves", e, held) == moves


def test_table_moves_count_in_the_seated_role_alone():
    both = company("B1")
    e = event(purchasers=[company("P1"), both], suppliers=[both, company("S1")], tables=2, slots=2)
    for sells, buys in ((0, 1), (1, 0)):
        held = [meeting(e, "P1", "B1", sells, table="1"), meeting(e, "B1", "S1", buys, table="2")]
        assert goal("table_moves", e, held) == 0


@pytest.mark.parametrize(("sells_at", "back_at", "moves"), [("1", "1", 0), ("1", "2", 1), ("2", "1", 0), ("2", "2", 1)])
@pytest.mark.parametrize("seated", [Seated.PURCHASERS, Seated.SUPPLIERS])
def test_a_meeting_in_the_other_role_does_not_make_a_table_forgotten(sells_at, back_at, moves, seated):
    both = company("B1")
    buying, selling = [both, company("P1"), company("P2")], [both, company("S1"), company("S2")]
    e = event(purchasers=buying, suppliers=selling, tables=2, slots=3, seated=seated)
    pairs = [("B1", "S1"), ("P1", "B1"), ("B1", "S2")]
    if seated is Seated.SUPPLIERS:
        pairs = [("P1", "B1"), ("B1", "S1"), ("P2", "B1")]
    tables = ("1", sells_at, back_at)
    held = [meeting(e, *pair, n, table=tables[n]) for n, pair in enumerate(pairs)]
    assert goal("table_moves", e, held) == moves


def test_goals_of_a_rerun_are_there_only_on_a_rerun():
    e = event()
    rerun = {"kept", "slot_moves", "table_changes", "person_changes"}
    assert not rerun & set(verify(e, []).goals)
    assert rerun <= set(verify(e, [], published()).goals)


def test_only_the_minimums_of_some_companies_may_be_counted():
    e = event(purchasers=[company("P1", minimum=2), company("P2", minimum=3)], suppliers=[company("S1", minimum=1)])
    case = Case(e, (meeting(e, "P1", "S1", 0),))
    assert GoalValues(case).of("minimums") == 1 + 3
    assert GoalValues(case, [e.company_by_id["P1"]]).of("minimums") == 1
    assert GoalValues(case, []).of("minimums") == 0
