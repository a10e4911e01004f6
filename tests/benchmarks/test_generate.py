"""Generated events: the same for a seed, of the size that is said, and sound."""

from dataclasses import replace

import pytest

from benchmarks.generate import full_size, generate, growth
from benchmarks.shapes import LARGEST, SHAPES
from sco_scheduler.domain.event import Event, Level

SMALL = {"purchasers": 8, "suppliers": 20, "pairs": 60, "tables": 9}


def assert_sound(event: Event) -> None:
    """Everything that is named is there, and nobody asks twice or both ways round."""
    companies, zones = event.company_by_id, event.zone_by_code
    assert len(companies) == len(event.companies)
    assert len({(r.asker, r.pair) for r in event.requests}) == len(event.requests)
    assert not any((b, a) in event.requests_by_pair for a, b in event.requests_by_pair)
    for r in event.requests:
        assert companies[r.purchaser].purchaser is not None
        assert companies[r.supplier].supplier is not None
        assert r.asker in r.pair
        assert set(r.after) <= companies.keys()
        assert r.delegate is None or r.delegate in event.delegate_by_key
        assert set(r.sessions) <= {s.name for s in event.sessions}
    for c in event.companies:
        for terms in (c.purchaser, c.supplier):
            assert terms is None or terms.zone in zones
            assert terms is None or terms.maximum is None or terms.minimum <= terms.maximum
    assert all(zone.tables for zone in event.zones)


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_gives_a_sound_event_of_its_size(shape):
    event = full_size(0, shape)
    expected = SHAPES[shape]
    assert len(event.requests_by_pair) == expected.pairs
    assert len(event.slots) == expected.days * expected.slots
    assert sum(len(z.tables) for z in event.zones) == expected.tables
    assert len(event.companies) == expected.purchasers + expected.suppliers
    assert len(event.interpreters or ()) == (expected.interpreters or 0)
    assert len(event.fixed) == expected.fixed
    assert sum(c.purchaser is not None and c.supplier is not None for c in event.companies) == expected.both
    assert_sound(event)


def test_a_seed_gives_the_same_event_and_another_seed_another():
    assert full_size(3, **SMALL) == full_size(3, **SMALL)
    assert full_size(3, **SMALL) != full_size(4, **SMALL)


def test_growth_multiplies_everything_but_slots():
    one, three = growth(1, 0), growth(3, 0)
    assert len(three.companies) == 3 * len(one.companies)
    assert len(three.requests_by_pair) == 3 * len(one.requests_by_pair)
    assert len(three.interpreters or ()) == 3 * len(one.interpreters or ())
    assert len(three.slots) == len(one.slots)


def test_interpreters_are_left_out_above_ten_times():
    assert growth(11, 0).interpreters is None


def test_the_largest_event_in_small_is_sound():
    event = generate(replace(LARGEST, purchasers=80, suppliers=70, pairs=1500, tables=40), "small", "small")
    away = [d for c in event.companies for d in c.delegates if d.absences]
    assert len(event.slots) == 72
    assert all(any(a.start == s.start and a.end == s.end for s in event.sessions) for d in away for a in d.absences)
    assert all(c.purchaser is None or c.purchaser.maximum is not None for c in event.companies)
    assert_sound(event)


def test_pins_are_of_present_companies_that_nobody_refused():
    event = full_size(1, "pinned")
    pinned = [company for row in event.fixed for company in row.pair]
    assert len(set(pinned)) == len(pinned)
    for row in event.fixed:
        assert all(r.level is not Level.NO for r in event.requests_by_pair[row.pair])
