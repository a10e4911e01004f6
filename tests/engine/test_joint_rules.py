"""What binds several items together: limits by company and role, the order of meetings, musts of a pair."""

from sco_scheduler.domain.schedule import Published
from sco_scheduler.engine.indexing import index
from tests.events import company, event, meeting, published, request


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
