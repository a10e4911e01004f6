import gc
import weakref

import pytest

from sco_scheduler.background import gc_paused


def test_it_rests_inside_and_works_again_afterwards_also_after_an_error():
    assert gc.isenabled()
    with gc_paused():
        assert not gc.isenabled()
        with gc_paused():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(KeyError), gc_paused():
        {}["nothing"]
    assert gc.isenabled()


def test_where_it_is_off_it_stays_off():
    gc.disable()
    try:
        with gc_paused():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_is_to_stay_is_looked_at_no_more():
    before = gc.get_freeze_count()
    with gc_paused(to_stay=True):
        made = [[] for _ in range(1_000)]
    assert gc.isenabled()
    assert gc.get_freeze_count() >= before + len(made)


def test_cycles_from_before_are_not_kept_with_what_is_to_stay():
    with gc_paused():
        cycle: list[object] = []
        cycle.append(cycle)
        gone = weakref.ref(_Held(cycle))
        del cycle
        assert gone() is not None
    with gc_paused(to_stay=True):
        assert gone() is None


class _Held:
    """Something in a cycle."""

    def __init__(self, cycle: list[object]) -> None:
        cycle.append(self)
