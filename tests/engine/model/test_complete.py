"""The complete model: which items and choices it has, its hints, and which rules it states."""

from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.model.complete import Model
from sco_scheduler.engine.problem import Choice, Placement
from tests.events import event


def test_only_the_items_that_are_asked_for_can_be_held():
    problem = index(event(purchasers=2, suppliers=2, slots=2))
    assert {choice.item for choice in Model(problem).variables.x} == {0, 1, 2, 3}
    assert {choice.item for choice in Model(problem, [1, 3]).variables.x} == {1, 3}


def test_an_item_that_is_placed_has_one_choice_left():
    problem = index(event(purchasers=2, suppliers=2, slots=2))
    there = Choice(1, 0, 1)
    model = Model(problem, placed={1: there})
    assert model.variables.by_item[1] == [there]
    assert len(model.variables.by_item[0]) == 2


def test_a_hint_tells_of_every_choice_and_takes_the_place_of_an_earlier_one():
    problem = index(event(purchasers=2, suppliers=2, slots=2))
    model = Model(problem)
    for slot in (0, 1):
        model.hint(Placement({2: Choice(2, 0, slot)}))
        hint = model.cp_model.proto.solution_hint
        assert sorted(hint.vars) == sorted(literal.index for literal in model.variables.x.values())
        taken = [place for place, value in zip(hint.vars, hint.values, strict=True) if value]
        assert taken == [model.variables.x[Choice(2, 0, slot)].index]


def test_the_gap_spread_is_stated_where_an_event_has_one_and_it_is_wanted():
    plain, spread = (index(event(purchasers=2, suppliers=2, slots=4, gap_spread=most)) for most in (None, 0))

    def rows(problem, **how):
        return len(Model(problem, **how).cp_model.proto.constraints)

    without = rows(plain)
    assert rows(spread) > without
    assert rows(spread, with_gap_spread=False) == rows(plain, with_gap_spread=False) == without
