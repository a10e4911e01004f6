"""Interpreters in classes: who is told apart, what two people need, and whom a pin names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sco_scheduler.domain.event import Delegate
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.problem import ANY, NONE, InterpreterClasses
from tests.events import at, company, event, fixed, interpreter, meeting, published, span, zone


def _person(*languages):
    return Delegate("X#1", "Somebody", languages=frozenset(languages))


def _classes(*people, apart=()):
    """Classes of two zones and four slots; an absence takes the first slot."""
    return InterpreterClasses(
        people, {"A": 0, "B": 1}, lambda spans: frozenset(range(1 if list(spans) else 0, 4)), apart
    )


def test_only_who_is_alike_in_everything_shares_a_class():
    found = _classes(
        interpreter("I1", "ru", "zh"),
        interpreter("I2", "zh", "ru"),
        interpreter("I3", "ru", "zh", zone="B"),
        interpreter("I4", "ru", "zh", away=[span("09:00", "09:20")]),
        interpreter("I5", "ru", "en"),
        interpreter("I6", "ru", "zh"),
        apart=["I6"],
    )
    assert [group.members for group in found.classes] == [(0, 1), (2,), (3,), (4,), (5,)]
    assert [group.zone for group in found.classes] == [ANY, 1, ANY, ANY, ANY]
    assert found.class_of == (0, 0, 1, 2, 3, 4)
    assert found.index["I5"] == 4


@pytest.mark.parametrize("others", [("ru", "en"), ()])
def test_who_shares_a_language_or_names_none_needs_nobody(others):
    found = _classes(interpreter("I1", "ru", "zh"))
    assert found.need(_person("ru"), _person(*others)) == NONE


def test_without_a_sheet_of_interpreters_nobody_needs_one():
    found = InterpreterClasses(None, {"A": 0}, lambda spans: frozenset(), ())
    assert found.need(_person("ru"), _person("zh")) == NONE


def test_a_need_is_served_by_who_speaks_to_both_in_their_zone():
    found = _classes(
        interpreter("I1", "ru", "zh"), interpreter("I2", "kk", "en", "zh", zone="B"), interpreter("I3", "ru", "en")
    )
    need = found.need(_person("ru", "kk"), _person("zh"))
    assert found.serves[need] == [(0,), (0, 1)]
    assert found.need(_person("ru", "kk"), _person("zh")) == need, "the same languages are the same need"
    assert found.serves[found.need(_person("mn"), _person("zh"))] == [(), ()]


def test_a_named_interpreter_serves_alone_and_only_whom_they_speak_to():
    found = _classes(interpreter("I1", "ru", "zh"), interpreter("I2", "ru", "zh"), apart=["I2"])
    need = found.need(_person("ru"), _person("zh"))
    assert found.serves[found.need_of_named(1, need)] == [(1,), (1,)]
    assert found.serves[found.need_of_named(1, NONE)] == [(1,), (1,)], "named where nobody would be needed"
    other = found.need(_person("kk"), _person("zh"))
    assert found.serves[found.need_of_named(1, other)] == [(), ()]


def test_a_named_interpreter_of_one_zone_serves_in_that_zone_alone():
    found = _classes(interpreter("I1", "ru", "zh", zone="B"))
    need = found.need(_person("ru"), _person("zh"))
    assert found.serves[found.need_of_named(0, need)] == [(), (0,)]


def test_sizes_count_choices_and_leave_out_what_is_certain():
    case = event(purchasers=1, suppliers=2, slots=4, tables=[zone("A", 2)])
    assert (index(case).size, index(case).open_size) == (8, 8)
    rows = published(meeting(case, "P1", "S1", 1), locked=[0])
    pinned = index(case, rows)
    assert pinned.size == 5
    assert pinned.open_size == 4


def test_what_is_certain_to_be_held_is_open_while_its_time_is():
    case = event(purchasers=1, suppliers=2, slots=4, tables=[zone("A", 2)], requests=["P1 > S2"])
    assert index(replace(case, fixed=(fixed("P1", "S1"),))).open_size == 8
    assert index(replace(case, fixed=(fixed("P1", "S1", at("09:00")),))).open_size == 4
    away = [span("09:25", "12:00")]
    narrow = event(purchasers=1, suppliers=[company("S1", away=away)], slots=4, requests=["P1 > S1"])
    assert index(narrow).open_size == 1, "one choice, which may be left out"
