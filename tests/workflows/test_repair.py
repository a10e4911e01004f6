"""A repair costs as little as it says, compared with trying everything; and every repair keeps the rules."""

from dataclasses import replace

import pytest

from sco_scheduler.agendas.answers import Change, NoRepair, Repair, RepairMode
from sco_scheduler.agendas.changes import changed
from sco_scheduler.domain.event import Event, FixedMeeting, Level, Pair
from sco_scheduler.domain.goals import GoalResult, rerun_order
from sco_scheduler.domain.outcome import Reason, Status
from sco_scheduler.domain.schedule import MeetingStatus, Published, PublishedMeeting, is_must, pair_value
from sco_scheduler.verify import verify
from sco_scheduler.workflows import repair as repairing
from sco_scheduler.workflows import why as explaining
from sco_scheduler.workflows.build import NullFollower
from sco_scheduler.workflows.inputs import BuildOptions
from sco_scheduler.workflows.repair import LeastValueRepairs, RepairBase, repair
from sco_scheduler.workflows.why import in_exchange
from tests.brute_force import optimum
from tests.events import at, company, event, interpreter, meeting
from tests.random_events import random_event


def base_of(of: Event) -> RepairBase | None:
    """A schedule of the event with every other meeting that it could hold, as published."""
    best = optimum(of, None, ("musts", "value"))
    if best is None:
        return None
    held = tuple(PublishedMeeting(m, locked=i % 5 == 4) for i, m in enumerate(best.meetings) if i % 3 != 2)
    return RepairBase(of, Published(held))


def unmet_of(base: RepairBase) -> list[Pair]:
    of, held = base.event, set(base.schedule.by_pair)
    return [
        pair
        for pair, requests in of.requests_by_pair.items()
        if pair not in held and all(r.level is not Level.NO for r in requests)
    ]


def forced(base: RepairBase, pair: Pair) -> tuple[Event, Published]:
    """The event of the published pairs and this one, which is fixed."""
    of = base.event
    pairs = {pair, *base.schedule.by_pair}
    requests = tuple(r for r in of.requests if r.pair in pairs)
    fixed = tuple(row for row in of.fixed if row.pair != pair)
    return replace(of, requests=requests, fixed=(*fixed, FixedMeeting(*pair))), base.published


@pytest.mark.parametrize("least", ["S1", "S2", "S3"])
def test_of_meetings_of_which_any_would_do_the_least_valued_is_given_up(least):
    suppliers = ["S1", "S2", "S3", "S4"]
    of = event(
        purchasers=[company("P1")],
        suppliers=[company(s) for s in suppliers],
        requests=[f"P1 > {s} {'#1' if s == 'S4' else 'maybe' if s == least else '#2'}" for s in suppliers],
        slots=3,
        tables=1,
    )
    base = RepairBase(of, Published(tuple(PublishedMeeting(meeting(of, "P1", f"S{n + 1}", n)) for n in range(3))))
    found = repair(base, Change((FixedMeeting("P1", "S4"),)), RepairMode.KEPT)
    assert isinstance(found, Repair)
    assert found.proved
    assert [m.pair for m in found.dropped] == [("P1", least)]
    assert not found.moved


@pytest.mark.parametrize(("impossible", "status"), [(True, Status.CONFLICT), (False, Status.NO_SCHEDULE)])
def test_only_what_cannot_be_is_called_a_conflict(monkeypatch, impossible, status):
    monkeypatch.setattr(repairing, "repair", lambda *_, **__: NoRepair(impossible=impossible))
    build = repairing.repaired_build(event(), Published(()), BuildOptions(), NullFollower())
    assert build.status is status


@pytest.mark.parametrize("seed", range(12))
def test_no_cheaper_repair_exists(seed):
    of = random_event(seed)
    base = base_of(of)
    if base is None:
        return
    shared = LeastValueRepairs(base, unmet_of(base))
    for pair in unmet_of(base)[:2]:
        small, published = forced(base, pair)
        locked = replace(published, meetings=tuple(replace(row, locked=True) for row in published.meetings))
        modes = (RepairMode.NOBODY, RepairMode.MOVES, RepairMode.VALUE)
        still, fewest, least = (repair(base, Change((FixedMeeting(*pair),)), mode) for mode in modes)
        assert isinstance(still, Repair) == (optimum(small, locked, ("musts",)) is not None)
        best = optimum(small, published, rerun_order(("musts",)))
        if isinstance(fewest, Repair):
            assert best is not None
            assert best.goals["kept"] == 0
            assert fewest.proved
            assert sum(m.before.start != m.after.start for m in fewest.moved) == best.goals["slot_moves"]
            assert not fewest.dropped
        else:
            assert best is None or best.goals["kept"] > 0
        pins = tuple(row for row in published.meetings if row.locked)
        most = optimum(small, Published(pins), ("musts", "value"))
        assert isinstance(least, Repair) == (most is not None)
        if isinstance(least, Repair) and most is not None:
            before = sum(pair_value(of, m.pair) for m in base.schedule.meetings)
            assert least.proved
            assert least.value_change == most.goals["value"] - before
            same = shared.hold(pair)
            assert isinstance(same, Repair)
            figures = [(r.value_change, len(r.dropped), r.proved) for r in (least, same)]
            assert figures[0] == figures[1]
        for found in (still, fewest, least):
            if isinstance(found, Repair):
                assert verify(of, found.schedule.meetings, published).ok
                assert pair in found.schedule.by_pair
                said = changed(base.schedule, found.schedule)
                assert found.agendas_changed == len(said.delegates) + len(said.gone) + len(said.interpreters)


@pytest.mark.parametrize("seed", range(24))
def test_no_cheaper_exchange_of_one_meeting_exists(seed):
    of = random_event(seed)
    base = base_of(of)
    if base is None:
        return
    rows = [row for row in base.published.meetings if not row.locked]
    fixed = {row.pair for row in of.fixed}
    for pair in unmet_of(base)[:2]:
        small, published = forced(base, pair)
        locked = tuple(replace(row, locked=True) for row in published.meetings)
        losses = []
        for out in {row.meeting.pair for row in rows}:
            if not {*out} & {*pair} or out in fixed or is_must(of, out):
                continue
            rest = Published(tuple(row for row in locked if row.meeting.pair != out))
            asked = replace(small, requests=tuple(r for r in small.requests if r.pair != out))
            if optimum(asked, rest, ("musts",)) is not None:
                losses.append(pair_value(of, out))
        found = in_exchange(base, pair)
        if losses:
            assert found is not None
            assert [pair_value(of, m.pair) for m in found.dropped] == [min(losses)]
            assert found.proved
        if found is not None:
            assert [m for m in found.moved if m.elsewhere] == []
            assert verify(of, found.schedule.meetings, published).ok


def test_an_exchange_is_not_called_the_cheapest_where_a_cheaper_one_was_not_settled(monkeypatch):
    suppliers = ["S1", "S2", "S3", "S4"]
    of = event(
        purchasers=[company("P1")],
        suppliers=[company(s) for s in suppliers],
        requests=[f"P1 > {s} {'#1' if s == 'S4' else 'maybe' if s == 'S2' else '#2'}" for s in suppliers],
        slots=3,
        tables=1,
    )
    held = tuple(PublishedMeeting(meeting(of, "P1", s, i)) for i, s in enumerate(suppliers[:3]))
    base = RepairBase(of, Published(held))
    cheapest = in_exchange(base, ("P1", "S4"))
    assert cheapest is not None
    assert ([m.pair for m in cheapest.dropped], cheapest.proved) == ([("P1", "S2")], True)
    search = explaining.moving_nobody

    def out_of_time(base, change, pair, seconds):
        return NoRepair(impossible=False) if ("P1", "S2") in change.drop else search(base, change, pair, seconds)

    monkeypatch.setattr(explaining, "moving_nobody", out_of_time)
    dearer = in_exchange(base, ("P1", "S4"))
    assert dearer is not None
    assert dearer.dropped[0].pair != ("P1", "S2")
    assert not dearer.proved


@pytest.fixture
def full() -> RepairBase:
    """One table, two slots, both taken: P1 with S1 and P2 with S1."""
    of = event(
        purchasers=[company("P1"), company("P2"), company("P3")],
        suppliers=2,
        slots=2,
        requests=["P1 > S1 #1", "P2 > S1", "P3 > S2 #1"],
    )
    return RepairBase(
        of, Published(tuple(PublishedMeeting(meeting(of, p, "S1", i)) for i, p in enumerate(("P1", "P2"))))
    )


def test_others_give_way_where_every_table_is_taken(full: RepairBase):
    assert isinstance(repair(full, Change((FixedMeeting("P3", "S2"),)), RepairMode.NOBODY), NoRepair)
    assert repair(full, Change((FixedMeeting("P3", "S2"),)), RepairMode.MOVES) == NoRepair(impossible=True)
    found = repair(full, Change((FixedMeeting("P3", "S2"),)), RepairMode.VALUE)
    assert isinstance(found, Repair)
    assert [m.pair for m in found.dropped] == [("P2", "S1")]
    assert (found.value_change, found.proved, len(found.added)) == (20 - 4, True, 1)
    # P2 and P3, S1 and S2: each has another agenda.
    assert found.agendas_changed == 4


def test_a_meeting_that_falls_may_be_missing_to_a_minimum(full: RepairBase):
    """P2 holds its one meeting, and P1 wishes no second one: what is worth more costs P2 its minimum."""
    second = full.event.company_by_id["P2"]
    below = replace(second, purchaser=replace(second.purchaser, minimum=1))
    companies = tuple(below if c.id == "P2" else c for c in full.event.companies)
    base = RepairBase(replace(full.event, companies=companies), full.published)
    found = repair(base, Change((FixedMeeting("P3", "S2"),)), RepairMode.VALUE)
    assert isinstance(found, Repair)
    assert (found.value_change, found.missing_change) == (16, 1)
    without = repair(full, Change((FixedMeeting("P3", "S2"),)), RepairMode.VALUE)
    assert isinstance(without, Repair)
    assert (without.value_change, without.missing_change) == (16, 0)


def test_with_a_table_more_nobody_is_disturbed(full: RepairBase):
    (zone,) = full.event.zones
    more = replace(full.event, zones=(replace(zone, tables=(*zone.tables, replace(zone.tables[0], label="2"))),))
    found = repair(full, Change((FixedMeeting("P3", "S2"),), event=more), RepairMode.NOBODY)
    assert isinstance(found, Repair)
    assert (found.moved, found.dropped, [m.table for m in found.added]) == ((), (), ["2"])


def test_a_meeting_is_dropped_and_its_place_is_free(full: RepairBase):
    change = Change((FixedMeeting("P3", "S2"),), frozenset({("P1", "S1")}))
    found = repair(full, change, RepairMode.NOBODY)
    assert isinstance(found, Repair)
    assert [m.pair for m in found.dropped] == [("P1", "S1")]


def test_a_meeting_is_moved_by_holding_it_elsewhere(full: RepairBase):
    first, second = full.event.slots
    change = Change((FixedMeeting("P1", "S1", second.start.date(), second.start.time()),))
    found = repair(full, change, RepairMode.MOVES)
    assert isinstance(found, Repair)
    assert {m.before.pair: m.after.start for m in found.moved} == {
        ("P1", "S1"): second.start,
        ("P2", "S1"): first.start,
    }


@pytest.mark.parametrize("mode", [RepairMode.VALUE, RepairMode.NOBODY])
def test_what_the_rows_forbid_is_impossible_and_says_which(mode):
    of = event(
        purchasers=1,
        suppliers=2,
        slots=1,
        requests=["P1 > S1", "P1 > S2"],
        interpreters=[interpreter("I1", "ru", "zh")],
    )
    row = PublishedMeeting(meeting(of, "P1", "S1", 0), locked=True)
    found = repair(RepairBase(of, Published((row,))), Change((FixedMeeting("P1", "S2"),)), mode, explain=True)
    assert isinstance(found, NoRepair)
    assert found.impossible
    assert found.conflict is not None
    assert found.conflict.rows


def test_rows_that_were_taken_out_stay_out(full: RepairBase):
    rows = (replace(full.published.meetings[0], status=MeetingStatus.CANCELLED), full.published.meetings[1])
    found = repair(RepairBase(full.event, Published(rows)), Change((FixedMeeting("P3", "S2"),)), RepairMode.NOBODY)
    assert isinstance(found, Repair)
    assert ("P1", "S1") not in found.schedule.by_pair


def test_pairs_that_share_their_work_need_no_solve_of_their_own(full: RepairBase, monkeypatch):
    alone = repair(full, Change((FixedMeeting("P3", "S2"),)), RepairMode.VALUE)

    def placed(base, change, mode, **more):
        assert mode is RepairMode.NOBODY, "it was solved on its own"
        return repair(base, change, mode, **more)

    monkeypatch.setattr(repairing, "repair", placed)
    found = LeastValueRepairs(full, unmet_of(full)).hold(("P3", "S2"))
    assert isinstance(found, Repair)
    assert isinstance(alone, Repair)
    assert (found.dropped, found.value_change, found.proved) == (alone.dropped, alone.value_change, True)


def test_a_repair_is_proved_where_each_of_its_goals_is():
    known = [GoalResult("musts", 1, 1, proved=True), GoalResult("kept", 0, 0), GoalResult("value", 4, 4, proved=True)]
    assert repairing._proved(known, ["musts", "value"])
    assert not repairing._proved(known, ["musts", "kept"])
    assert not repairing._proved(known, ["musts", "slot_moves"])


def test_a_row_that_was_taken_out_is_what_forbids_its_pair(full: RepairBase):
    row = replace(full.published.meetings[0], status=MeetingStatus.CANCELLED)
    base = RepairBase(full.event, Published((row, full.published.meetings[1])))
    found = repairing.forbidding(base, Change((FixedMeeting(*row.meeting.pair),)))
    assert found is not None
    assert [entry.cell for entry in found.rows] == [row.cell]


@pytest.mark.parametrize(
    ("locked", "until", "forbidden"), [(False, None, False), (True, None, True), (False, at("09:10"), True)]
)
def test_only_what_is_locked_or_past_forbids_a_pair(until, *, locked: bool, forbidden: bool):
    of = event(purchasers=[company("P1", maximum=1)], suppliers=2, requests=["P1 > S1", "P1 > S2"])
    rows = (PublishedMeeting(meeting(of, "P1", "S1", 0), locked=locked),)
    base = RepairBase(of, Published(rows, history_until=until))
    assert (repairing.forbidding(base, Change((FixedMeeting("P1", "S2"),))) is not None) is forbidden


def test_what_a_repair_leaves_out_though_it_could_be_held_was_not_looked_for():
    """Nothing but what is to be held is added: no search for more ran out of time."""
    of = event(slots=3, tables=2)
    rows = Published((PublishedMeeting(meeting(of, "P1", "S1", 0)),))
    done = repairing.repaired_build(of, rows, BuildOptions(hold=(FixedMeeting("P2", "S2"),)), NullFollower())
    assert {m.pair for m in done.schedule.meetings} == {("P1", "S1"), ("P2", "S2")}
    assert {unmet.pair: unmet.reason for unmet in done.unmet} == {
        ("P1", "S2"): Reason.CAN_BE_ADDED,
        ("P2", "S1"): Reason.CAN_BE_ADDED,
    }
