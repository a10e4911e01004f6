"""What one more meeting would do."""

import pytest

from sco_scheduler.domain.event import Event
from sco_scheduler.domain.schedule import Meeting, Schedule
from sco_scheduler.insight.placing import Additions
from tests.events import event, meeting, published


@pytest.fixture
def of():
    return event(purchasers=1, suppliers=3, slots=4, tables=2, gap_spread=0)


def held(of: Event) -> tuple[Meeting, ...]:
    return (meeting(of, "P1", "S1", 0),)


def test_more_value_is_better(of):
    assert Additions(Schedule(of, held(of)), ("value",), None).improves(meeting(of, "P1", "S2", 1))


@pytest.mark.parametrize(("slot", "better"), [(1, True), (2, False)])
def test_a_gap_that_comes_first_makes_it_worse(of, slot, better):
    judge = Additions(Schedule(of, held(of)), ("gaps", "value"), None)
    assert judge.improves(meeting(of, "P1", "S2", slot)) is better


def test_goals_that_nothing_changes_do_not_make_it_better(of):
    assert not Additions(Schedule(of, held(of)), ("minimums",), None).improves(meeting(of, "P1", "S2", 1))


def test_a_published_meeting_that_was_lost_makes_it_better(of):
    before = published(meeting(of, "P1", "S2", 3))
    judge = Additions(Schedule(of, held(of)), ("musts", "kept", "gaps"), before)
    assert judge.improves(meeting(of, "P1", "S2", 2))
    assert not judge.improves(meeting(of, "P1", "S3", 2))


@pytest.mark.parametrize(("slot", "keeps"), [(1, True), (2, False)])
def test_the_gap_spread_is_kept_or_not(of, slot, keeps):
    judge = Additions(Schedule(of, held(of)), ("value",), None)
    assert judge.keeps_spread(meeting(of, "P1", "S2", slot)) is keeps


def test_the_gap_spread_is_the_difference_of_the_most_and_the_fewest_gaps(of, monkeypatch):
    judge, way = Additions(Schedule(of, held(of)), ("value",), None), meeting(of, "P1", "S2", 1)
    for gaps, keeps in (((2, 2), True), ((2, 1), False), ((0, 1), False), ((0, 0), True)):
        monkeypatch.setattr(judge, "_gaps", dict.fromkeys(judge._gaps, gaps[0]))
        monkeypatch.setattr(judge, "_gaps_with", lambda _, last=gaps[1]: dict.fromkeys(("P1", "S2"), last))
        assert of.settings.gap_spread == 0
        assert judge.keeps_spread(way) is keeps
