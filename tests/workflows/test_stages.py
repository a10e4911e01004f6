"""What somebody who waits is told: the stage of each run, and how far it has come."""

from __future__ import annotations

import pytest

from sco_scheduler.domain.event import FixedMeeting
from sco_scheduler.domain.messages import Said
from sco_scheduler.workflows.agendas_file import read_agendas_file
from sco_scheduler.workflows.build import BuildOptions, NullFollower
from sco_scheduler.workflows.repair import repaired_build
from sco_scheduler.workflows.rerun.published import read_published
from sco_scheduler.workflows.why import why
from tests.workflows.late import Day, begun


class Ear(NullFollower):
    """Remembers what it was told."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.counts: dict[str, tuple[int, int]] = {}
        self.steps: list[int] = []

    def stage(self, text: Said) -> None:
        self.heard.append(str(text))

    def counted(self, done: int, total: int, what: Said) -> None:
        self.counts[str(what)] = done, total
        self.steps.append(done)


@pytest.fixture
def day(tmp_path) -> Day:
    return begun(tmp_path, Zones=[["Zone", "Name", "Tables"], ["A", "Hall", 1]])


def test_a_build_of_a_workbook_reads_solves_verifies_explains_answers_and_writes(day):
    ear = Ear()
    day.build(follower=ear, fresh=True)
    assert ear.heard == [
        "Reading",
        "Solving",
        "Verifying",
        "Explaining",
        "Finding what unmet requests would take",
        "Writing",
    ]
    assert all(done == total for done, total in ear.counts.values())


def test_a_question_is_solved_and_of_a_company_counted(day):
    of_pair, of_company = Ear(), Ear()
    why(day.agendas, "P1", "S1", follower=of_pair)
    why(day.agendas, "P1", follower=of_company)
    assert of_pair.heard == of_company.heard == ["Solving"]
    assert of_pair.counts == {}
    ((done, total),) = of_company.counts.values()
    assert done == total > 1
    assert set(of_company.steps) == set(range(total + 1)), "each request may take long"


def test_a_repair_is_solved_and_explained(day):
    file = read_agendas_file(day.agendas)
    published = read_published(day.agendas, file.event).published
    ear = Ear()
    repaired_build(file.event, published, BuildOptions(hold=(FixedMeeting("P1", "S1"),)), ear)
    assert ear.heard == ["Solving", "Explaining"]
