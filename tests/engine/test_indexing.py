"""From an event to integers: values, needs, limits, and where published meetings stand."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sco_scheduler.domain.schedule import MeetingStatus, Published, PublishedMeeting, meeting_value
from sco_scheduler.engine.indexing import _Indexer, _matched, index
from sco_scheduler.engine.problem import ANY, GONE, NONE, Problem
from tests.events import at, block, company, event, fixed, interpreter, meeting, published, request, zone
from tests.output.layout import compared_part
from tests.random_events import random_event, random_rerun


@pytest.mark.parametrize(
    ("requests", "value"),
    [
        (["P1 > S1 must"], 40),
        (["P1 > S1 #1"], 20),
        (["P1 > S1 #9"], 4),
        (["P1 > S1 #30"], 4),
        (["P1 > S1"], 4),
        (["P1 > S1 maybe"], 2),
        (["S1 > P1 #1"], 10),
        (["P1 > S1 #1", "S1 > P1 must"], 20 + 20 + 10),
        (["P1 > S1 #1", "S1 > P1 maybe"], 20 + 1),
    ],
)
def test_the_value_of_a_meeting(requests, value):
    small = event(requests=requests)
    assert meeting_value(small, small.requests) == value


def test_a_vip_counts_double_in_that_role():
    small = event(purchasers=[company("P1", vip=True)], requests=["P1 > S1 #1", "S1 > P1 #1"])
    assert meeting_value(small, small.requests) == 40 + 10 + 10


def test_weights_and_bonus_are_settings():
    small = event(requests=["P1 > S1", "S1 > P1"], purchaser_weight=3, supplier_weight=5, mutual_bonus=7)
    assert meeting_value(small, small.requests) == 6 + 10 + 7


def test_a_fixed_meeting_nobody_asked_for_is_worth_nothing():
    (item,) = index(event(requests=[], fixed=[fixed("P1", "S1")])).items
    assert (item.value, item.must, item.mandatory) == (0, False, True)


def test_slots_too_near_to_walk():
    assert not index(event(walk_minutes=60)).walking  # one zone
    two = event(tables=[zone("A"), zone("B")], slots=[block(3, length=20, pause=5)], walk_minutes=30)
    assert index(two).too_near == ((1,), (2,), ())


def test_interpreters_that_nobody_can_tell_apart_form_a_class():
    people = [interpreter("I1", "ru", "zh"), interpreter("I2", "ru", "zh"), interpreter("I3", "kk", "zh")]
    problem = index(event(interpreters=people))
    assert sorted(len(group.members) for group in problem.classes) == [1, 2]


def test_where_walking_spans_a_slot_every_interpreter_is_told_apart():
    people = [interpreter("I1", "ru", "zh"), interpreter("I2", "ru", "zh")]
    places = {"tables": [zone("A"), zone("B")], "slots": [block(3, length=20, pause=5)], "interpreters": people}
    near, far = (index(event(walk_minutes=minutes, **places)) for minutes in (30, 31))
    assert [[len(later) for later in problem.too_near] for problem in (near, far)] == [[1, 1, 0], [2, 1, 0]]
    assert [len(group.members) for group in near.classes] == [2]
    assert [len(group.members) for group in far.classes] == [1, 1]


def test_a_pair_that_shares_a_language_needs_nobody():
    speakers = event(
        purchasers=[company("P1", languages=["ru", "en"])],
        suppliers=[company("S1", languages=["zh", "en"]), company("S2", languages=["zh"])],
        interpreters=[interpreter("I1", "ru", "zh")],
    )
    first, second = index(speakers).items
    assert first.modes[0].need == NONE
    assert second.modes[0].need != NONE


def test_where_published_meetings_stand():
    small = event(slots=2, tables=2)
    rows = published(meeting(small, "P1", "S1", 1, table="2"))
    item = next(item for item in index(small, rows).items if item.pair == ("P1", "S1"))
    assert item.published[:2] == (1, 1)
    assert item.counts_as_kept
    assert item.table == ANY


def test_a_published_time_that_is_no_slot_any_more():
    before = event(slots=3)
    rows = published(meeting(before, "P1", "S1", 2))
    after = event(slots=2)
    item = next(item for item in index(after, rows).items if item.pair == ("P1", "S1"))
    assert item.published.slot == NONE
    assert item.counts_as_kept


def test_new_meetings_only_after_what_is_history():
    small = event(slots=3)
    problem = index(small, published(until=at("09:25")))
    assert {t for item in problem.items for mode in item.modes for t in mode.slots} == {1, 2}


def test_what_is_past_is_in_the_zone_it_was_in():
    halls = [zone("A"), zone("B")]
    before = event(suppliers=1, tables=halls, slots=3)
    rows = published(meeting(before, "P1", "S1", 0), meeting(before, "P2", "S1", 1), until=at("09:25"))
    after = event(suppliers=[company("S1", zone="B")], tables=halls, slots=3)
    past, later = sorted(index(after, rows).items, key=lambda item: not item.history)
    assert (past.zone, past.published.table) == (0, 0)
    assert (later.zone, later.published.table) == (1, ANY)


def test_an_interpreter_who_is_gone_is_not_nobody():
    before = event(slots=2)
    rows = published(meeting(before, "P1", "S1", 0, interpreter="I9"), meeting(before, "P2", "S2", 1))
    places = {item.pair: item.published for item in index(before, rows).items if item.published is not None}
    assert [places[pair].interpreter for pair in (("P1", "S1"), ("P2", "S2"))] == [GONE, ANY]


def pairs(problem, items):
    return [problem.items[i].pair for i in items]


def test_a_limit_counts_the_meetings_of_its_role():
    both = company("B1", maximum=1)
    requests = ["P1 > B1", "B1 > S1", "P1 > S1"]
    problem = index(event(purchasers=[company("P1"), both], suppliers=[company("S1"), both], requests=requests))
    found = {target.role: (target.limit, pairs(problem, target.items)) for target in problem.maxima}
    assert found == {"purchaser": (1, [("B1", "S1")]), "supplier": (1, [("P1", "B1")])}
    assert problem.minima == []


def test_who_has_cancelled_misses_no_minimum():
    people = [company("P1", minimum=2), company("P2", minimum=1, cancelled=True)]
    problem = index(event(purchasers=people, requests=["P1 > S1", "P2 > S1"]))
    assert [(problem.companies[target.company], target.limit) for target in problem.minima] == [("P1", 2)]


def test_after_binds_the_meetings_of_the_asking_side_that_are_not_past():
    wish = request("P1 > S2", after=["S1"])
    case = event(slots=3, requests=["P1 > S1", "P2 > S1", wish])
    problem = index(case)
    assert [pairs(problem, (a.earlier, a.later)) for a in problem.afters] == [[("P1", "S1"), ("P1", "S2")]]
    rows = published(meeting(case, "P1", "S2", 0), until=case.slots[1].start)
    assert index(case, rows).afters == []


def test_a_must_that_was_not_held_before_is_none_any_more():
    case = event(requests=["P1 > S1 must", "P2 > S2 must", "P1 > S2"])
    stale = Published((), unmet_musts=frozenset({("P2", "S2")}))
    assert set(index(case).must_pairs) == {("P1", "S1"), ("P2", "S2")}
    assert set(index(case, stale).must_pairs) == {("P1", "S1")}


def test_fixed_rows_of_a_pair_claim_the_published_meetings_that_they_are_about():
    small = event(slots=3, tables=2, requests=["P1 > S1"], fixed=[fixed("P1", "S1"), fixed("P1", "S1", at("09:25"))])
    rows = published(meeting(small, "P1", "S1", 1), meeting(small, "P1", "S1", 2))
    anywhere, at_half_past = (item for item in index(small, rows).items if item.pair == ("P1", "S1"))
    assert (anywhere.published.slot, at_half_past.published.slot) == (2, 1)


def test_a_meeting_that_was_taken_out_answers_the_fixed_row_that_says_most_of_it():
    small = event(slots=3, tables=2, requests=["P1 > S1"], fixed=[fixed("P1", "S1"), fixed("P1", "S1", at("09:25"))])
    gone = PublishedMeeting(meeting(small, "P1", "S1", 1), status=MeetingStatus.NO_SHOW)
    (left,) = (item for item in index(small, Published((gone,))).items if item.pair == ("P1", "S1"))
    assert {t for mode in left.modes for t in mode.slots} == {0, 1, 2}


def test_rows_of_a_pair_are_about_the_published_meetings_that_they_say_most_of():
    of = event(purchasers=1, suppliers=1, slots=4, tables=2)
    places = [PublishedMeeting(meeting(of, "P1", "S1", slot)) for slot in (0, 1, 2, 3)]
    rows = [fixed("P1", "S1", at("10:15")), fixed("P1", "S1", at("09:25")), fixed("P1", "S1")]
    assert _matched(rows, places) == [places[3], places[1], places[0]]
    assert _matched(rows, places[1:2]) == [None, places[1], None]
    assert _matched(rows[1:], []) == [None, None]
    assert _matched(rows[:1], [*places[:3], *places[:3], places[3]]) == [places[0]], "seven are taken in their order"


def test_of_meetings_at_the_same_time_a_row_is_about_the_one_at_its_table_and_then_with_its_interpreter():
    of = event(slots=3, tables=2)
    here, there, ann, bob = places = [
        PublishedMeeting(meeting(of, "P1", "S1", slot, table=table, interpreter=name))
        for slot, table, name in [(0, "1", "I1"), (0, "2", "I1"), (1, "2", "I1"), (1, "2", "I2")]
    ]
    at_table, with_bob = fixed("P1", "S1", at("09:00"), table="2"), fixed("P1", "S1", interpreter="I2")
    assert _matched([at_table, with_bob], places) == [there, bob]
    assert _matched([with_bob, at_table], [bob, ann, there, here]) == [bob, there]
    assert _matched([fixed("P1", "S1", at("09:00"), table="9")], [ann, here]) == [here], "the time counts first"
    assert _matched([fixed("P1", "S1", table="1", interpreter="I2")], [bob, here]) == [here], "then the table"


def test_what_was_published_is_not_held_again_where_nobody_asks_for_it_any_more():
    case = event(slots=2, requests=[])
    row = meeting(case, "P1", "S1", 0)
    assert index(case, published(row)).items == []
    assert [item.pair for item in index(case, published(row, locked=[0])).items] == [("P1", "S1")]


def test_a_pair_that_was_taken_out_stands_again_on_another_row_that_is_held():
    case = event(slots=2, requests=["P1 > S1"])
    gone = PublishedMeeting(meeting(case, "P1", "S1", 0), status=MeetingStatus.CANCELLED)
    (item,) = index(case, published(gone, meeting(case, "P1", "S1", 1))).items
    assert (item.published.slot if item.published else None, item.counts_as_kept, item.mandatory) == (1, True, False)
    assert index(case, published(gone)).items == []


@pytest.mark.parametrize("seed", range(40))
def test_pairs_with_no_wish_but_to_meet_are_indexed_as_any_other(seed, monkeypatch):
    of = random_event(seed)
    found = index(of)
    monkeypatch.setattr(_Indexer, "_add_simple", lambda *_: False)
    assert found == index(of)


def told(problem: Problem) -> Iterator[str]:
    """What an index says, in a line for each item, and one for everything else."""
    for i in problem.items:
        words = [word for word in ("must", "mandatory", "counts_as_kept", "history") if getattr(i, word)]
        where = f"zone {i.zone}, table {i.table}, interpreter {i.interpreter}, published {tuple(i.published or ())}"
        modes = [f"{m.purchaser_delegate}-{m.supplier_delegate}/{m.need} in {m.slots}" for m in i.modes]
        yield f"{' '.join(i.pair)} {i.value} {' '.join(words)}: {where}: {'; '.join(modes)}"
    alike = "day", "zones", "capacity", "company_of", "delegates_of", "gap_group", "interpreters", "class_of", "serves"
    for name in (*alike, "too_near", "maxima", "minima", "must_pairs", "walking", "minutes", "interpreted_history"):
        yield f"{name}: {getattr(problem, name)}"
    yield f"after: {[(a.later, a.earlier) for a in problem.afters]}"
    yield f"classes: {[(c.members, c.zone, sorted(c.slots)) for c in problem.classes]}"
    yield f"open tables: {[[sorted(slots) for slots in zone] for zone in problem.table_open]}"


@pytest.mark.parametrize("seed", range(20))
def test_the_whole_index_of_random_reruns(seed):
    compared_part(Path(__file__).parent / "golden" / "index.txt", str(seed), list(told(index(*random_rerun(seed)))))


@pytest.mark.parametrize("pair", [("P9", "S1"), ("P1", "S9"), ("P9", "S9"), ("S1", "S2"), ("P1", "P2")])
def test_pairs_of_companies_that_are_gone_or_on_the_other_side_have_no_item(pair):
    given = event(requests=["P1 > S1"])
    row = meeting(given, "P1", "S1", 0)
    gone = replace(row, purchaser=pair[0], supplier=pair[1], purchaser_delegate="X#1", supplier_delegate="X#2")
    problem = index(given, published(row, gone))
    assert [item.pair for item in problem.items] == [("P1", "S1")]
