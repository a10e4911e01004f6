from dataclasses import replace

import pytest

from sco_scheduler.agendas.build_report import MinimumMissed, Occupancy, WishesMet
from sco_scheduler.agendas.day_report import day_report
from sco_scheduler.agendas.rows import company_rows
from sco_scheduler.domain.event import Role
from sco_scheduler.domain.goals import GoalResult
from sco_scheduler.domain.outcome import Reason, Unmet
from sco_scheduler.domain.schedule import PublishedMeeting, Schedule
from sco_scheduler.insight.summary import minimums_missed, own_reasons, summarize
from sco_scheduler.insight.unmet import explain
from tests.events import at, company, event, fixed, interpreter, meeting, span, zone


def asked():
    return event(
        purchasers=[company("P1", minimum=3), company("P2")],
        suppliers=[company("S1"), company("S2"), company("S3", cancelled=True)],
        tables=[zone("A", 2, [span("09:25", "09:45")])],
        requests=["P1 > S1 must", "P1 > S2 #1", "P2 > S1 #2", "S1 > P2", "P2 > S2 no", "S2 > P2 #1", "P1 > S3 #3"],
    )


def test_the_figures_of_a_small_schedule():
    of = asked()
    found = summarize(Schedule(of, (meeting(of, "P1", "S1", 0), meeting(of, "P2", "S1", 1))))
    assert (found.meetings, found.pairs_held, found.pairs_asked) == (2, 2, 3)
    assert (found.musts_held, found.musts_asked) == (1, 1)
    assert found.value == 40 + (18 + 2 + 10)
    assert found.minimums_missed == (MinimumMissed("P1", Role.PURCHASER, 1, 3),)
    assert found.gaps_purchasers == found.gaps_suppliers == 0


def test_wishes_count_where_the_meeting_may_be_held():
    of = asked()
    found = summarize(Schedule(of, (meeting(of, "P2", "S1", 0),)))
    assert found.purchaser_wishes == (WishesMet(1, 0, 1), WishesMet(2, 1, 1), WishesMet(None, 0, 1))
    assert found.supplier_wishes == (WishesMet(None, 1, 1),)


def test_a_fixed_meeting_that_nobody_asked_for_counts_as_asked_for():
    of = event(requests=["P1 > S2"], fixed=[fixed("P1", "S1")])
    found = summarize(Schedule(of, (meeting(of, "P1", "S1", 0),)))
    assert (found.pairs_held, found.pairs_asked, found.pairs_unasked) == (1, 2, 1)


def test_of_unmet_requests_a_must_says_why_a_minimum_is_missed_and_those_of_another_role_do_not():
    both = company("B1", minimum=1)
    of = event(purchasers=[both, company("P1")], suppliers=[both, company("S1"), company("S2")], requests=[])
    unmet = [
        Unmet(pair, Reason.GOALS, value=value, must=must, text=text)
        for pair, value, must, text in (
            (("B1", "S1"), 30, False, "first"),
            (("B1", "S2"), 20, True, "second"),
            (("P1", "B1"), 99, True, "third"),
        )
    ]
    missed = summarize(Schedule(of, ()), unmet=unmet).minimums_missed
    why = {row.role: str(row.why) for row in missed}
    assert "second" in why[Role.PURCHASER]
    assert "third" in why[Role.SUPPLIER]


def test_occupancy_counts_open_tables():
    of = asked()
    found = summarize(Schedule(of, (meeting(of, "P1", "S1", 0),)))
    assert found.occupancy == (Occupancy("A", at("09:00"), 1, 2), Occupancy("A", at("09:25"), 0, 0))


def test_the_build_is_taken_at_its_word_for_the_goals_it_reports():
    of = asked()
    assert summarize(Schedule(of), [GoalResult("gaps_purchasers", 7)]).gaps_purchasers == 7


def test_a_request_cannot_be_held_and_unmet():
    of = asked()
    schedule = Schedule(of, (meeting(of, "P1", "S1", 0),))
    with pytest.raises(ValueError, match="both held and unmet"):
        summarize(schedule, unmet=[Unmet(("P1", "S1"), Reason.WISHES)])


def test_who_misses_a_minimum_and_by_how_much():
    of = event(purchasers=[company("P1", minimum=3), company("P2")], suppliers=[company("S1", minimum=1)])
    missed = minimums_missed(of, [meeting(of, "P1", "S1", 0)])
    assert [(c.id, role.value, missing) for c, role, missing in missed] == [("P1", "purchaser", 2)]


def test_a_company_below_its_minimum_is_explained_as_a_whole():
    alone = company("P1", languages=["ur"], minimum=2)
    of = event(
        purchasers=[
            alone,
            company("P2", minimum=3, languages=["zh"]),
            company("P3", minimum=1, languages=["zh"]),
            company("P4", minimum=1, languages=["zh"]),
        ],
        suppliers=[company("S1", languages=["zh"]), company("S2", languages=["zh"])],
        slots=1,
        requests=["P1 > S1", "P1 > S2", "P2 > S1", "P3 > S1", "P4 > S1", "P4 > S2"],
        interpreters=[interpreter("I1", "ru", "zh")],
    )
    schedule = Schedule(of, (meeting(of, "P2", "S1", 0),))
    told = {m.company: str(m.why) for m in summarize(schedule, (), explain(schedule)).minimums_missed}
    assert told["P1"] == "it speaks Urdu only, and no interpreter does"
    assert told["P2"] == "only 1 meeting was asked for"
    assert told["P3"].startswith("one meeting was asked for and is not held: ")
    assert told["P4"].startswith(
        "2 meetings that were asked for are not held; the most valuable one, with Company S1: "
    )


def test_an_agenda_tells_only_what_concerns_nobody_else():
    of = event(
        purchasers=[company("P1", languages=["ur"]), company("P2"), company("P3"), company("P4", cancelled=True)],
        suppliers=[company("S1", languages=["zh"])],
        slots=1,
        requests=["P1 > S1", "P2 > S1", "P4 > S1"],
        interpreters=[interpreter("I1", "ru", "zh")],
    )
    told = own_reasons(Schedule(of, (meeting(of, "P2", "S1", 0),)))
    assert {company: str(reason) for company, reason in told.items()} == {
        "P1": "it speaks Urdu only, and no interpreter does",
        "P3": "nobody asked for a meeting with it, nor it for one",
    }


def test_each_company_without_a_meeting_is_told_why_as_a_whole():
    of = event(
        purchasers=[company("P1", languages=["ur"]), company("P2", languages=["zh"]), company("P3", cancelled=True)],
        suppliers=[company("S1", languages=["zh"]), company("S2", languages=["zh"])],
        slots=1,
        requests=["P1 > S1", "P2 > S1"],
        interpreters=[interpreter("I1", "ru", "zh")],
    )
    schedule = Schedule(of, (meeting(of, "P2", "S1", 0),))
    told = {who: str(why) for who, why in summarize(schedule, (), explain(schedule)).without_meetings.items()}
    assert told == {
        "P1": "it speaks Urdu only, and no interpreter does",
        "S2": "nobody asked for a meeting with it, nor it for one",
    }
    assert [u.pair for u in explain(schedule, of={"P1"})] == [("P1", "S1")]
    assert explain(schedule, of={"S2"}) == ()


def test_whose_wishes_are_all_refused_or_withdrawn_is_not_told_that_nobody_asked():
    of = event(
        purchasers=[company("P1"), company("P2")],
        suppliers=[company("S1"), company("S2"), company("S3", cancelled=True)],
        requests=["P1 > S1", "S1 > P1 no", "P2 > S3", "S2 > P2 no"],
    )
    assert {company: str(reason) for company, reason in own_reasons(Schedule(of, ())).items()} == {
        "S2": "nobody asked for a meeting with it, nor it for one"
    }


def test_the_same_wishes_count_in_the_summary_on_companies_and_in_the_report():
    of = asked()
    held = meeting(of, "P2", "S1", 0)
    found = summarize(Schedule(of, (held,)))
    for role, wishes in ((Role.PURCHASER, found.purchaser_wishes), (Role.SUPPLIER, found.supplier_wishes)):
        reported = [w for w in day_report(of, [PublishedMeeting(held)]).wishes if w.role is role]
        assert tuple(WishesMet(w.rank, w.planned, w.asked) for w in reported) == wishes
        rows = [row for row in company_rows(Schedule(of, (held,))) if row.company.terms(role) is not None]
        assert sum(row.wishes_asked for row in rows) == sum(w.asked for w in wishes)
        assert sum(row.wishes_met for row in rows) == sum(w.met for w in wishes)


def test_wishes_are_counted_by_rank_in_the_order_of_the_ranks():
    wanted = ["P1 > S1 #3", "P1 > S2", "P2 > S1 #1", "P2 > S2 #2", "S1 > P1 #2"]
    of = event(requests=wanted)
    found = summarize(Schedule(of, (meeting(of, "P1", "S1", 0), meeting(of, "P1", "S2", 1))), (), ())
    assert found.purchaser_wishes == (WishesMet(1, 0, 1), WishesMet(2, 0, 1), WishesMet(3, 1, 1), WishesMet(None, 1, 1))
    assert found.supplier_wishes == (WishesMet(2, 1, 1),)


def test_whom_no_interpreter_can_serve_with_those_who_asked_is_told_so_on_the_own_agenda():
    """I1 speaks kk and ru: S1, whom P1 asked for, speaks zh. P2 could be served, and S2 needs nobody."""
    of = event(
        purchasers=[company("P1", languages=["ur"]), company("P2", languages=["kk"])],
        suppliers=[company("S1", languages=["zh", "ru"]), company("S2", languages=["ur"])],
        requests=["P1 > S1"],
        interpreters=[interpreter("I1", "kk", "ru"), interpreter("I2", "ur", "kk")],
    )
    reasons = own_reasons(Schedule(of, ()))
    told = "1 meeting was asked for, and no interpreter speaks the languages of both sides"
    assert {company: str(reason) for company, reason in reasons.items() if company in {"P1", "S1"}} == {
        "P1": told,
        "S1": told,
    }
    for other in ("P2 > S1", "P1 > S2"):
        with_other = replace(of, requests=event(requests=["P1 > S1", other]).requests)
        assert set(own_reasons(Schedule(with_other, ()))) & set(other.split(" > ")) == set()
