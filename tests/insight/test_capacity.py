"""Room against what is asked; whatever is called out of reach is so."""

from dataclasses import replace

import pytest

from sco_scheduler.domain.event import Role
from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.engine.params import Options
from sco_scheduler.engine.solve import solve
from sco_scheduler.insight.capacity import ALL_LANGUAGES, NOBODY_ASKED, Load, OutOfReach, Total, capacity
from sco_scheduler.insight.summary import summarize
from tests.events import at, company, event, fixed, interpreter, meeting, request, span, zone
from tests.random_events import random_event


def test_tables_against_what_is_asked():
    of = event(purchasers=2, suppliers=2, tables=[zone("A", 2, [span("09:25", "09:30")])], slots=3)
    found = capacity(of)
    assert (found.pairs_asked, found.pairs_possible) == (4, 4)
    assert found.zones == (
        Load("A", at("09:00"), 2, 2.0),
        Load("A", at("09:25"), 0, 0.0),
        Load("A", at("09:50"), 2, 2.0),
    )
    assert found.zone_totals == (Total("A", 4, 4),)
    assert found.languages == found.language_totals == ()


def test_refused_and_cancelled_pairs_are_not_asked_and_hopeless_ones_not_possible():
    of = event(
        purchasers=[company("P1"), company("P2", away=[span("08:00", "18:00")])],
        suppliers=[company("S1"), company("S2", cancelled=True)],
        requests=["P1 > S1", "P1 > S2", "P2 > S1", "S1 > P1 no"],
    )
    found = capacity(of)
    assert (found.pairs_asked, found.pairs_possible) == (1, 0)


def test_interpreters_against_need():
    of = event(
        purchasers=[company("P1", languages=["ru"]), company("P2", languages=["en"])],
        suppliers=[company("S1", languages=["zh"])],
        slots=1,
        interpreters=[interpreter("I1", "ru", "zh"), interpreter("I2", "en", "fr")],
    )
    found = capacity(of)
    assert found.language_totals == (Total("en-zh", 0, 1), Total("ru-zh", 1, 1), Total(ALL_LANGUAGES, 2, 2))
    assert found.languages[:2] == (Load("en-zh", at("09:00"), 0, 0.0), Load("ru-zh", at("09:00"), 1, 1.0))
    assert found.pairs_possible == 1


def test_several_languages_count_under_those_that_most_interpreters_speak():
    of = event(
        purchasers=[company("P1", languages=["ru", "kk"])],
        suppliers=[company("S1", languages=["zh"])],
        interpreters=[interpreter("I1", "ru", "zh"), interpreter("I2", "ru", "zh"), interpreter("I3", "kk", "zh")],
    )
    assert capacity(of).language_totals == (Total("ru-zh", 4, 1), Total(ALL_LANGUAGES, 6, 1))


def test_two_languages_are_the_same_whichever_side_speaks_which():
    of = event(
        purchasers=[company("P1", languages=["zh"]), company("P2", languages=["ru"])],
        suppliers=[company("S1", languages=["ru"]), company("S2", languages=["zh"])],
        requests=["P1 > S1", "P2 > S2"],
        interpreters=[interpreter("I1", "ru", "zh")],
    )
    assert capacity(of).language_totals == (Total("ru-zh", 2, 2), Total(ALL_LANGUAGES, 2, 2))


def test_a_language_that_is_no_code_may_hold_the_sign_between_two():
    of = event(
        purchasers=[company("P1", languages=["serbo-croatian"])],
        suppliers=[company("S1", languages=["zh"])],
        interpreters=[interpreter("I1", "serbo-croatian", "zh")],
    )
    assert capacity(of).language_totals[0].room == 2


def test_a_minimum_that_nobody_can_interpret_for():
    of = event(
        purchasers=[company("P1", languages=["ur"], minimum=1)],
        suppliers=[company("S1", languages=["zh"])],
        interpreters=[interpreter("I1", "ru", "zh")],
    )
    assert str(reach(of).why) == "it speaks Urdu only, and no interpreter does"


def test_a_minimum_that_interpreters_of_its_language_cannot_serve():
    of = event(
        purchasers=[company("P1", languages=["ur"], minimum=1)],
        suppliers=[company("S1", languages=["zh"])],
        interpreters=[interpreter("I1", "ru", "ur")],
    )
    assert str(reach(of).why) == (
        "1 meeting asked for as a purchaser and 1 without an interpreter who speaks both languages"
    )


def test_nobody_needs_an_interpreter():
    of = event(interpreters=[interpreter("I1", "ru", "zh")])
    assert capacity(of).languages == ()


def reach(of, company="P1"):
    return next((x for x in capacity(of).out_of_reach if x.company == company), None)


def test_a_minimum_that_nobody_asks_for():
    of = event(purchasers=[company("P1", minimum=1)], suppliers=1, requests=[])
    assert reach(of) == OutOfReach("P1", Role.PURCHASER, 1, 0, NOBODY_ASKED)
    assert str(NOBODY_ASKED) == "nobody asked for a meeting with it, nor it for one"


def test_a_minimum_above_what_may_be_held():
    sellers = [company("S1"), company("S2"), company("S3", away=[span("08:00", "18:00")])]
    of = event(
        purchasers=[company("P1", minimum=2)],
        suppliers=sellers,
        requests=["P1 > S1", "P1 > S2", "S2 > P1 no", "P1 > S3"],
    )
    found = reach(of)
    assert (found.minimum, found.reachable) == (2, 1)
    assert str(found.why) == (
        "3 meetings asked for as a purchaser, 1 refused or cancelled and 1 without a slot in which both can be there"
    )


def test_a_minimum_above_the_slots_that_are_left():
    of = event(purchasers=[company("P1", minimum=3, away=[span("09:25", "18:00")])], suppliers=3, slots=3, tables=3)
    assert str(reach(of).why) == "3 meetings asked for as a purchaser and the other 3 share 1 slot"


def test_a_second_delegate_doubles_the_reach():
    of = event(purchasers=[company("P1", minimum=2, delegates=2)], suppliers=2, slots=1, tables=2)
    assert reach(of) is None


def test_a_meeting_that_must_move_aside_for_another_is_moved():
    late = company("S2", away=[span("09:25", "18:00")])
    of = event(purchasers=[company("P1", minimum=2)], suppliers=[company("S1"), late], slots=2)
    assert reach(of) is None


def test_fixed_meetings_count():
    of = event(purchasers=[company("P1", minimum=1)], suppliers=1, requests=[], fixed=[fixed("P1", "S1")])
    assert reach(of) is None
    held = summarize(Schedule(of, (meeting(of, "P1", "S1", 0),)))
    assert capacity(of).pairs_asked == held.pairs_asked == 1
    assert capacity(of).pairs_unasked == held.pairs_unasked == 1


def test_session_and_delegate_wishes_bind():
    of = event(purchasers=[company("P1", minimum=1)], suppliers=1, requests=[request("P1 > S1", sessions=["Evening"])])
    assert reach(of).reachable == 0


NEVER_THERE = "1 meeting asked for as a purchaser and 1 without a slot in which both can be there"


def test_a_zone_that_is_not_there_has_no_room():
    of = event(purchasers=[company("P1", minimum=1)], suppliers=[company("S1", zone="Z")])
    assert capacity(of).pairs_possible == 0
    assert str(reach(of).why) == NEVER_THERE


def test_different_tables_have_no_room():
    of = event(purchasers=[company("P1", table="1", minimum=1)], suppliers=[company("S1", table="2")], tables=2)
    assert capacity(of).pairs_possible == 0
    assert str(reach(of).why) == NEVER_THERE


@pytest.mark.parametrize("seed", range(15))
def test_no_schedule_reaches_what_is_out_of_reach(seed):
    of = random_event(seed, pins=False)
    of = replace(of, settings=replace(of.settings, goals=("minimums",)))
    schedule = solve(of, options=Options(time_limit=5, workers=1, reproducible=True)).schedule
    assert schedule is not None
    for entry in capacity(of).out_of_reach:
        side = 0 if entry.role is Role.PURCHASER else 1
        held = sum(m.pair[side] == entry.company for m in schedule.meetings)
        assert held <= entry.reachable < entry.minimum
