"""Building a schedule in memory: solved, verified, explained, with stages told."""

import pytest

from sco_scheduler.domain.goals import GoalResult
from sco_scheduler.domain.outcome import Outcome, Status
from sco_scheduler.domain.schedule import Published, Schedule
from sco_scheduler.resources import example_file
from sco_scheduler.workflows import build as building
from sco_scheduler.workflows.build import build
from sco_scheduler.workflows.errors import OwnResultRefused
from sco_scheduler.workflows.inputs import BuildOptions
from sco_scheduler.workflows.verify import verify
from tests.events import event, meeting


@pytest.fixture
def small():
    """Two meetings that can both be held, solved by the engine."""
    return event(purchasers=2, suppliers=2, slots=2, tables=2, requests=["P1 > S1 must", "P2 > S2 #1", "P2 > S1 no"])


def test_build_gives_a_verified_schedule_with_its_figures(small):
    done = build(small, options=BuildOptions(time_limit=5, reproducible=True))
    assert done.schedule is not None
    assert done.summary is not None
    assert (done.summary.pairs_held, done.summary.value) == (2, 60)
    assert verify(small, done.schedule).ok
    assert verify(small, list(done.schedule.meetings)).goals["value"] == 60
    assert list(done.schedule.to_frame()["meeting"]) == ["M001", "M002"]
    assert {g.name for g in done.goals} >= {"musts", "value"}


def test_build_takes_a_path_too():
    assert build(example_file("small.xlsx"), options=BuildOptions(time_limit=5)).schedule is not None


def test_the_follower_hears_of_stages_and_progress(small):
    class Ear:
        def __init__(self):
            self.heard = []
            self.counts = {}

        def stage(self, text):
            self.heard.append(str(text))

        def counted(self, done, total, what):
            self.counts[str(what)] = (done, total)

        def progress(self, update):
            self.heard.append(update.goal)

        def stopped(self):
            return False

    ear = Ear()
    build(small, follower=ear, options=BuildOptions(time_limit=5))
    assert ear.heard[0] == "Solving"
    assert ear.heard[-2:] == ["Verifying", "Explaining"]
    assert ear.counts.keys() == {"rules checked", "requested pairs looked at"}
    assert all(done == total for done, total in ear.counts.values())


def test_the_order_of_a_rerun_is_used_for_reasons(small, monkeypatch):
    seen = []

    def explain(schedule, *, published, order, tally):
        seen.append(order)
        return ()

    held = (meeting(small, "P1", "S1", 0), meeting(small, "P2", "S2", 0, table="2"))
    monkeypatch.setattr(building, "explain", explain)
    monkeypatch.setattr(building, "solve", lambda *words: Outcome(Status.FEASIBLE, Schedule(small, held)))
    build(small, published=Published(), options=BuildOptions(goals=["musts", "value"]))
    assert seen == [("musts", "kept", "slot_moves", "table_changes", "person_changes", "value")]


def test_a_wrong_result_of_our_own_is_refused(small, monkeypatch):
    wrong = Outcome(Status.OPTIMAL, Schedule(small, ()), (GoalResult("musts", 1, 1, proved=True),))
    monkeypatch.setattr(building, "solve", lambda *words: wrong)
    with pytest.raises(OwnResultRefused, match="The goal musts is said to be 1, and is 0") as caught:
        build(small)
    assert caught.value.report is None


@pytest.mark.parametrize(
    ("published", "moves", "pairs", "seconds"),
    [
        (None, 0, 1, 30),
        (Published(), 0, 1, 7.0),
        (Published(), 3, 1, 30),
        (Published(), None, 1, 30),
        (Published(), 0, 3_001, 30),
    ],
)
def test_the_time_that_solving_gets_unless_somebody_says(published, moves, pairs, seconds):
    requests = [f"P1 > S{number}" for number in range(1, pairs + 1)]
    asked = event(purchasers=1, suppliers=pairs, requests=requests)
    assert building.seconds_of(asked, published, BuildOptions(allow_moves=moves)) == seconds
    assert building.patience_of(asked, published, BuildOptions(allow_moves=moves)) == (13.0 if seconds == 7.0 else 0.0)


def test_who_names_a_limit_waits_no_longer():
    asked = event(requests=["P1 > S1"])
    assert building.seconds_of(asked, Published(), BuildOptions(time_limit=5.0)) == 5.0
    assert building.patience_of(asked, Published(), BuildOptions(time_limit=5.0)) == 0.0
    assert building.patience_of(asked, Published(), BuildOptions(time_limit=5.0, patience=2.0)) == 2.0
