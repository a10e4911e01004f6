"""Variants of the literature's events: seeded, not infeasible by plain counting, and really changed."""

import random

import pytest

from benchmarks.b2bsp import main
from benchmarks.dzn import parse, to_event
from benchmarks.dzn_variants import CHANGES, may_fit, variant
from tests.benchmarks.test_b2bsp import SMALL

ROWS = "|".join(f"{a},{b},3\n" for a in range(1, 5) for b in range(5, 9))
LARGER = f"nBusiness = 8; nMeetings = 16; nTables = 4; nTotalSlots = 10; nMorningSlots = 5; requested = [|{ROWS}|];"


@pytest.fixture
def events():
    return [parse(SMALL, "small"), parse(LARGER, "larger")]


def test_variant_depends_on_seed_and_number_alone(events):
    assert variant(events, 1, 5) == variant(events, 1, 5)
    drawn = [variant(events, seed, number) for seed in (1, 2) for number in range(10)]
    assert len({made.data.name for made in drawn}) == len(drawn)
    assert len({(made.data.requested, made.data.forbidden, made.data.n_slots) for made in drawn}) > 5


def test_every_variant_is_an_event_that_counting_does_not_exclude(events):
    for number in range(40):
        made = variant(events, 3, number)
        assert may_fit(made.data)
        assert made.changes
        assert len(to_event(made.data).fixed) == len(made.data.requested)


@pytest.mark.parametrize("name", CHANGES)
def test_change_changes_something_and_leaves_an_event(events, name):
    changed = CHANGES[name](events[1], random.Random(1))
    assert changed != events[1]
    assert len(to_event(changed).fixed) == len(changed.requested)


def test_precedences_have_an_order(events):
    changed = CHANGES["other precedences"](events[1], random.Random(2))
    done: set[int] = set()
    while len(done) < len(changed.requested):
        ready = {m + 1 for m, before in enumerate(changed.precedences) if before <= done} - done
        assert ready
        done |= ready


def test_more_meetings_than_slots_do_not_fit(events):
    assert may_fit(events[1])
    assert not may_fit(parse(LARGER.replace("nTotalSlots = 10", "nTotalSlots = 3")))
    assert not may_fit(parse(LARGER.replace("nTables = 4", "nTables = 1")))


def test_variants_are_solved_in_place_of_the_events(tmp_path, capsys):
    (tmp_path / "larger.original.dzn").write_text(LARGER, encoding="utf-8")
    assert main([str(tmp_path), "--variants", "1", "--seed", "4", "--limit", "10"]) == 0
    told = capsys.readouterr().out
    assert "larger.original 4.0" in told
    assert "1 of 1 right and settled" in told
