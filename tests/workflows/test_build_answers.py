"""What a build finds out beyond its schedule: within its share, and told again until somebody looks anew."""

from dataclasses import replace

import pytest

from sco_scheduler.domain.event import Event
from sco_scheduler.domain.record import AnswersGiven, PriceNote
from sco_scheduler.engine.budget import Budget
from sco_scheduler.workflows import build_answers
from sco_scheduler.workflows.agendas_file import read_agendas_file
from sco_scheduler.workflows.build import NullFollower
from sco_scheduler.workflows.build_answers import AnswersTime, _Share, answers_of
from sco_scheduler.workflows.desk import presence
from sco_scheduler.workflows.desk.file import DeskFile
from sco_scheduler.workflows.inputs import BuildOptions
from sco_scheduler.workflows.limits import REPAIR_SECONDS
from tests.agendas.samples import report, small_schedule
from tests.events import at
from tests.workflows.late import Day
from tests.workflows.test_build_answers_prices import FOUR_FIRST, ONE_TABLE, begun, priced


@pytest.fixture
def large(monkeypatch) -> Event:
    """An event that counts as one in which answers take time."""
    monkeypatch.setattr(build_answers, "_QUICKLY_ANSWERED", 0)
    return small_schedule().event


def test_the_solve_leaves_a_share_of_its_limit_for_the_answers(large):
    share = AnswersTime.of(large, None, BuildOptions(time_limit=20.0))
    assert share.solving.time_limit == 16.0
    assert (share.seconds(solved=15.0), share.seconds(solved=1.0)) == (5.0, 8.0)
    rerun = AnswersTime.of(large, report(small_schedule()).published or object(), BuildOptions(time_limit=20.0))
    assert rerun.seconds(solved=1.0) == pytest.approx(0.1)
    # By the clock they may take longer where the machine is busy with other work.
    assert (share.longest(solved=15.0), share.longest(solved=1.0)) == (9.0, 23.0)
    assert rerun.longest(solved=1.0) == pytest.approx(0.4)


@pytest.mark.parametrize("published", [None, object()], ids=["first build", "rerun"])
def test_a_reproducible_build_keeps_its_limit_and_its_share(large, published):
    options = BuildOptions(time_limit=20.0, reproducible=True)
    share = AnswersTime.of(large, published, options)
    assert share.solving == options
    assert (share.seconds(solved=20.0), share.seconds(solved=1.0)) == (4.0, 8.0)


@pytest.mark.parametrize("published", [None, object()], ids=["first build", "rerun"])
def test_a_small_event_keeps_its_limit_and_its_share(published):
    options = BuildOptions(time_limit=20.0)
    share = AnswersTime.of(small_schedule().event, published, options)
    assert share.solving == options
    assert (share.seconds(solved=20.0), share.seconds(solved=1.0)) == (4.0, 8.0)


def test_without_time_the_answers_of_the_build_before_are_told_as_such(large):
    build = replace(report(small_schedule(), revision=2), seconds=0.0)
    (entry,) = (u for u in build.unmet if u.pair == ("P002", "S002"))
    told = AnswersGiven((PriceNote(*entry.pair, "as it was", 1),), ("a table more",), 1)
    share = AnswersTime(BuildOptions(), 3.0, rerun=True)
    assert answers_of(build, told, BuildOptions(), share, NullFollower()) == told


def test_the_desk_keeps_what_the_build_found(tmp_path):
    day: Day = begun(tmp_path, Zones=ONE_TABLE, Requests=FOUR_FIRST)
    before = priced(day)
    ((pair, told),) = before.items()
    DeskFile(day.agendas, lambda _: at("08:00")).do(lambda there: presence.arrived(there, ["P1#1"]))
    assert priced(day) == {pair: f"{told} (by build 1)"}
    assert [price.revision for price in read_agendas_file(day.agendas).record.answers.prices] == [1]


def test_a_reproducible_build_has_so_many_searches_with_an_equal_part_of_the_work_each():
    rounds = _Share(Budget(10.0, counted=True))
    assert [rounds.next() for _ in range(4)] == [5.0, 5.0, 0.0, 0.0]
    assert _Share(Budget(10.0, counted=True, stopped=lambda: True)).next() == 0.0
    by_clock = _Share(Budget(10.0, now=lambda: 0.0))
    assert [by_clock.next() for _ in range(4)] == [REPAIR_SECONDS] * 4
