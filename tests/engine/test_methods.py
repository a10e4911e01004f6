"""Every method says what it does with every rule and goal, and is given no event that it cannot take."""

from collections import Counter
from dataclasses import replace
from fnmatch import fnmatchcase
from importlib import import_module
from pathlib import Path

import pytest

from sco_scheduler.domain.goals import GOALS
from sco_scheduler.domain.outcome import Status
from sco_scheduler.engine import methods as declarations
from sco_scheduler.engine import solve
from sco_scheduler.engine.gaps import holding_all
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.methods import (
    BINDS,
    DECIDES_NOTHING,
    INDISPENSABLE,
    METHODS,
    SLUGS,
    Method,
    Stance,
    methods,
    still_good,
)
from sco_scheduler.engine.params import Options
from sco_scheduler.engine.value import flows
from sco_scheduler.verify import verify
from tests.engine.held import tuned
from tests.events import company, event, fixed, interpreter, zone

ENGINE = Path(declarations.__file__).parent

PROVING = ("model.complete", "gaps.holding_all")
"""Methods that prove schedules to be optimal by themselves."""


@pytest.mark.parametrize("name", METHODS)
def test_a_method_says_what_it_does_with_every_rule_and_goal(name):
    method = methods()[name]
    assert method.undeclared() == set()
    assert method.stances.keys() == {*SLUGS, *GOALS}


def test_a_rule_that_a_method_says_nothing_about_is_noticed(monkeypatch):
    monkeypatch.setattr(declarations, "SLUGS", (*SLUGS, "new_rule"))
    assert all(method.undeclared() == {"new_rule"} for method in methods().values())


def test_what_nothing_can_stand_in_for_takes_every_event():
    assert not any(set(methods()[name].cannot_take) & set(SLUGS) for name in INDISPENSABLE)


def test_nothing_is_declared_twice():
    with pytest.raises(ValueError, match="walking_time"):
        _ = Method("m", "p", "w", honours=("walking_time",), relaxes=("walking_time",)).stances


def test_every_declaration_is_listed():
    found = {
        ".".join(path.relative_to(ENGINE).with_suffix("").parts)
        for path in ENGINE.rglob("*.py")
        if "\nMETHOD = Method(" in path.read_text(encoding="utf-8")
    }
    assert found == set(METHODS)


def test_every_module_of_the_engine_is_covered_by_one_declaration_or_decides_nothing():
    modules = {
        ".".join(path.relative_to(ENGINE).with_suffix("").parts)
        for path in ENGINE.rglob("*.py")
        if path.name != "__init__.py"
    }
    covers = [(name, *parts) for name, parts in METHODS.items()]
    covers.append(DECIDES_NOTHING)
    found = Counter(
        module for patterns in covers for module in modules if any(fnmatchcase(module, p) for p in patterns)
    )
    assert {module for module in modules if found[module] != 1} == set()


def test_the_complete_model_honours_every_rule():
    stances = methods()["model.complete"].stances
    assert all(stances[slug] is Stance.HONOURS for slug in SLUGS)


@pytest.mark.parametrize("goal", GOALS)
def test_every_goal_is_pursued_by_some_method(goal):
    assert any(method.stances[goal] is Stance.HONOURS for method in methods().values())


@pytest.mark.parametrize("name", PROVING)
def test_a_method_that_proves_leaves_no_rule_out(name):
    assert not {slug for slug in methods()[name].relaxes if slug in SLUGS}


HAVE = {
    "delegate_one_meeting": {},
    "pair_meets_once": {},
    "table_one_meeting": {},
    "supplier_zone": {"suppliers": [company("S1", table="1")]},
    "walking_time": {"tables": [zone("A"), zone("B")], "walk_minutes": 60},
    "company_maximum": {"purchasers": [company("P1", maximum=1)]},
    "interpreter_present": {
        "purchasers": [company("P1", languages=["en"])],
        "suppliers": [company("S1", languages=["zh"])],
        "interpreters": [interpreter("I1", "en", "zh")],
    },
    "pins_and_wishes": {"fixed": [fixed("P1", "S1")]},
    "gap_spread": {"gap_spread": 1},
}
"""For each rule, an event that has it."""

BARE = {slug for slug, more in HAVE.items() if more}


def test_each_rule_has_a_test_for_events_that_have_it():
    assert set(BINDS) == set(SLUGS) == set(HAVE)


class AskedError(Exception):
    """A method was asked."""


ENTRIES = [
    ("value.construct", "value.construct.construct"),
    ("value.flow_problem", "value.flows.solve_flows"),
    ("gaps.annealing_problem", "gaps.annealing.anneal"),
    ("gaps.annealing_problem", "gaps.phases.give_up_for_lost_time"),
    ("gaps.phases", "gaps.phases.forced_gaps"),
    ("gaps.holding_all", "gaps.holding_all.solve_gaps"),
]
"""Each method that others can stand in for, with the functions in which its work begins."""


def _solved_by_all():
    """Solve an event that every method is asked for, where it can take it."""
    case = event(purchasers=3, suppliers=4, slots=4, tables=2)
    gaps = event(goals=("value", "gaps"), requests=["P1 > S1"])
    size = {"small": -1}
    for of, sizes in ((case, size), (case, {**size, "huge": -1}), (gaps, {})):
        solve(of, options=tuned(Options(workers=1, time_limit=2.0, value_slack=20.0), size=sizes))


def test_there_is_an_entry_for_each_method_that_others_can_stand_in_for():
    assert {method for method, _ in ENTRIES} == set(METHODS) - set(INDISPENSABLE)


@pytest.mark.parametrize(("method", "entry"), ENTRIES)
def test_a_method_is_asked_only_for_events_that_it_can_take(monkeypatch, method, entry):
    def asked(*_, **__):
        raise AskedError

    module, _, function = entry.rpartition(".")
    monkeypatch.setattr(import_module(f"sco_scheduler.engine.{module}"), function, asked)
    with pytest.raises(AskedError):
        _solved_by_all()
    none = replace(methods()[method], honours=(), relaxes=(), cannot_take=("delegate_one_meeting",))
    monkeypatch.setattr(import_module(f"sco_scheduler.engine.{method}"), "METHOD", none)
    _solved_by_all()


def test_an_event_with_a_gap_spread_is_not_given_to_flows(monkeypatch):
    def never(*_, **__):
        raise AssertionError("flows do not keep the gap spread")

    monkeypatch.setattr(flows, "solve_flows", never)
    case = event(purchasers=3, suppliers=4, slots=4, tables=2, gap_spread=1)
    outcome = solve(case, options=tuned(Options(workers=1, time_limit=5.0), size={"small": -1, "huge": -1}))
    assert outcome.status in {Status.FEASIBLE, Status.OPTIMAL}
    assert verify(case, outcome.schedule.meetings).ok


@pytest.mark.parametrize("slug", sorted(BARE & set(holding_all.METHOD.cannot_take)))
def test_what_the_proofs_of_gaps_cannot_take_is_seen(slug):
    assert holding_all.METHOD.can_take(index(event()))
    assert not holding_all.METHOD.can_take(index(event(**HAVE[slug])))


@pytest.mark.parametrize("slug", sorted(BARE & set(holding_all.METHOD.cannot_take)))
def test_an_event_with_a_rule_that_the_proofs_of_gaps_cannot_take_is_not_given_to_them(monkeypatch, slug):
    def never(*_, **__):
        raise AssertionError(f"the proofs of gaps do not keep {slug}")

    monkeypatch.setattr(holding_all, "solve_gaps", never)
    case = event(goals=("value", "gaps"), requests=["P1 > S1"], **HAVE[slug])
    outcome = solve(case, options=Options(workers=1, time_limit=5.0))
    assert outcome.status is Status.OPTIMAL
    assert verify(case, outcome.schedule.meetings).ok


@pytest.mark.parametrize(
    ("goal", "slack", "least"),
    [("value", 0.0, 400), ("value", 1.0, 396), ("value", 0.9, 397), ("value", 100.0, 0), ("musts", 50.0, 400)],
)
def test_no_more_than_so_many_percent_of_the_value_are_given_up(goal: str, slack: float, least: int):
    assert still_good(goal, 400, slack) == least


def test_names_are_left_out_of_a_declaration_one_by_one():
    assert declarations.without(("musts", "value", "balance"), "value", "kept") == ("musts", "balance")
