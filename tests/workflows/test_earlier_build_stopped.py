"""Builds that were stopped by hand, and what the same command does then."""

import pytest

from sco_scheduler.domain.goals import GoalResult
from sco_scheduler.domain.outcome import Status
from sco_scheduler.domain.record import Unfinished
from sco_scheduler.workflows import agendas_file
from sco_scheduler.workflows.build import NullFollower
from sco_scheduler.workflows.earlier_build import is_no_better
from tests.workflows.late import Day, begun, codes, extended, put


class Stopping(NullFollower):
    """Ctrl-C as soon as the solve begins."""

    def stopped(self):
        return True


@pytest.fixture
def day(tmp_path):
    """A day whose first build was stopped."""
    late = Day(tmp_path)
    late.register()
    done = late.build(Stopping())
    assert (done.build.status, done.report.unfinished) == (Status.INTERRUPTED, Unfinished.FIRST)
    return late


def test_the_same_command_goes_on_with_a_first_build_that_was_stopped(day):
    done = day.build()
    assert (done.build.status, done.unchanged, done.rerun) == (Status.OPTIMAL, False, None)
    assert done.report.unfinished is Unfinished.NO
    assert [revision.number for revision in done.report.revisions] == [1, 2]
    assert day.build().unchanged


def test_what_a_first_build_may_give_up_holds_when_it_goes_on(day):
    assert "value-slack-unused" not in codes(day.build(value_slack=2.0))
    assert "value-slack-unused" in codes(day.build(value_slack=2.0))


@pytest.mark.parametrize("folder", [agendas_file.default_folder, agendas_file.messages_folder])
def test_what_was_handed_out_is_kept_and_only_completed(day, folder):
    folder(day.agendas).mkdir()
    done = day.build()
    assert (done.rerun is not None, done.report.unfinished) == (True, Unfinished.NO)
    assert day.build().unchanged


def test_what_was_edited_is_kept(day):
    day.edit(lambda sheet: put(sheet, ("P1", "S1"), Lock="yes"))
    assert day.build().rerun is not None
    assert day.build().unchanged


def test_after_a_change_of_the_registrations_it_goes_on_all_the_same(day):
    day.register(**extended("Purchasers", "Phone", P1="+7 111"))
    assert day.build().report.unfinished is Unfinished.FIRST
    again = day.build()
    assert (again.rerun, again.build.status) == (None, Status.OPTIMAL)


def test_a_rerun_that_was_stopped_is_given_another_run_that_moves_nobody_needlessly(tmp_path):
    day = begun(tmp_path)
    day.register(**extended("Purchasers", "Phone", P1="+7 111"))
    assert day.build(Stopping()).report.unfinished is Unfinished.RERUN
    done = day.build()
    assert (done.unchanged, done.report.changes, done.report.unfinished) == (False, (), Unfinished.NO)
    assert day.build().unchanged


def test_a_search_that_finds_nothing_better_writes_nothing(day, monkeypatch):
    monkeypatch.setattr("sco_scheduler.workflows.build_workbook.is_no_better", lambda *_: True)
    before = day.agendas.read_bytes()
    done = day.build()
    assert (done.unchanged, done.written) == (True, ())
    assert done.rerun.searched == done.build.seconds or done.rerun.searched > 0
    assert day.agendas.read_bytes() == before


@pytest.mark.parametrize(
    ("value", "lost", "proved", "no_better"),
    [(60, 10, False, True), (60, 10, True, False), (60, 9, False, False), (59, 0, True, True), (61, 90, False, False)],
)
def test_results_are_compared_goal_by_goal(value, lost, proved, no_better):
    before = (GoalResult("value", 60, 61), GoalResult("lost_time", 10, 0))
    now = (GoalResult("value", value, 61, proved=proved), GoalResult("lost_time", lost, 0))
    assert is_no_better(now, before) == no_better
