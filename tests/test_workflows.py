"""The program from Python: what ``from sco_scheduler import …`` gives."""

import subprocess
import sys
import textwrap
from datetime import datetime

import pytest
from openpyxl import load_workbook

import sco_scheduler
from sco_scheduler.domain.event import Event
from sco_scheduler.domain.messages import catalogue
from sco_scheduler.domain.outcome import GoalResult, Outcome, Status
from sco_scheduler.domain.schedule import Published, Schedule
from sco_scheduler.intake import KINDS as READING
from sco_scheduler.resources import example_file
from sco_scheduler.workflows import build as building
from sco_scheduler.workflows.build import build
from sco_scheduler.workflows.build_workbook import build_workbook, default_output
from sco_scheduler.workflows.check import check
from sco_scheduler.workflows.companies import find_company
from sco_scheduler.workflows.errors import KINDS, FileInTheWay, OwnResultRefused, Stopped, Unknown
from sco_scheduler.workflows.options import BuildOptions
from sco_scheduler.workflows.registrations import read
from sco_scheduler.workflows.show import show
from sco_scheduler.workflows.starters import make_examples, make_template
from sco_scheduler.workflows.verify import verify, verify_workbook
from tests.events import event, meeting


def test_the_example_of_the_package_runs_as_it_stands(tmp_path, monkeypatch):
    monkeypatch.chdir(example_file("small.xlsx").parents[1])
    text = sco_scheduler.__doc__ or ""
    example = textwrap.dedent(text.split("::\n", 1)[1].split("\n\n``build_workbook``")[0])
    done = subprocess.run([sys.executable, "-c", example], capture_output=True, text=True, check=True)
    assert "value" in done.stdout
    assert "proved" in done.stdout


def test_the_package_gives_every_name_it_promises():
    for name in sco_scheduler.__all__:
        assert getattr(sco_scheduler, name).__name__ == name
    assert set(sco_scheduler.__all__) <= set(dir(sco_scheduler))


def test_a_name_that_it_does_not_have():
    with pytest.raises(AttributeError, match="has no attribute 'solve_it'"):
        _ = sco_scheduler.solve_it


@pytest.mark.parametrize(
    "code",
    [
        "from sco_scheduler import verify",
        "import sco_scheduler.verify.rules; from sco_scheduler import verify",
        "from sco_scheduler.verify import Verdict; from sco_scheduler import verify",
    ],
)
def test_verify_is_the_function_whatever_was_imported_before(code):
    check = f"{code}; from sco_scheduler.verify import Verdict; print(callable(verify))"
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"


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

    def explain(schedule, *, published, order, tell):
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


def test_reading(tmp_path):
    assert isinstance(read(example_file("small.xlsx")), Event)
    with pytest.raises(Stopped, match="There is no file") as caught:
        read(tmp_path / "nowhere.xlsx")
    assert len(caught.value.findings) == 1


def test_checking(tmp_path):
    found = check(example_file("small.xlsx"))
    assert found.ok
    assert found.capacity is not None
    nothing = check(tmp_path / "nowhere.xlsx")
    assert not nothing.ok
    assert nothing.capacity is None


def test_from_file_to_file(tmp_path):
    source, _ = sorted(make_examples(tmp_path), key=lambda p: p.stat().st_size)
    moment = datetime(2025, 6, 1, 12, 30)
    done = build_workbook(source, now=moment, options=BuildOptions(time_limit=5))
    assert done.output == default_output(source) == tmp_path / "small-agendas.xlsx"
    assert done.report is not None
    assert (done.report.revision, done.report.built_at, done.report.inputs) == (1, moment, ("small.xlsx",))
    assert done.history is None
    assert build_workbook(source, options=BuildOptions(time_limit=5)).unchanged
    again = build_workbook(source, options=BuildOptions(time_limit=5, fresh=True))
    assert again.report is not None
    assert (again.report.revision, [r.number for r in again.report.revisions]) == (2, [1, 2])
    assert again.history == tmp_path / "history"
    judged = verify_workbook(source, done.output)
    assert judged.ok
    assert len(judged.meetings) == len(again.report.schedule.meetings)
    shown = show(done.output, "P1")
    assert shown.agendas[0].company.id == "P1"
    assert len(show(done.output).agendas) == len(shown.event.companies)


def test_the_output_may_be_elsewhere_and_a_text(tmp_path):
    done = build_workbook(str(example_file("small.xlsx")), str(tmp_path / "x.xlsx"), BuildOptions(time_limit=5))
    assert done.output == tmp_path / "x.xlsx"
    assert "Meetings" in load_workbook(done.output).sheetnames


def test_nothing_is_overwritten(tmp_path):
    target = make_template(tmp_path / "empty.xlsx", lang="zh")
    with pytest.raises(FileInTheWay) as caught:
        make_template(target)
    assert caught.value.path == target
    make_template(target, overwrite=True)
    make_examples(tmp_path / "trial")
    with pytest.raises(FileInTheWay):
        make_examples(tmp_path / "trial")


def test_finding_companies():
    of = event(purchasers=12, suppliers=2)
    assert find_company(of, " s1 ").id == "S1"
    assert find_company(of, "company p1").id == "P1"
    assert find_company(of, "P12").id == "P12"
    with pytest.raises(Unknown) as caught:
        find_company(of, "y P1")
    assert caught.value.ambiguous
    assert len(caught.value.candidates) == 4
    with pytest.raises(Unknown) as caught:
        find_company(of, "Compny S2")
    assert not caught.value.ambiguous
    assert "S2  Company S2" in caught.value.candidates


def test_the_findings_of_the_workflows_are_no_others_of_reading():
    assert not KINDS.keys() & READING.keys()
    assert all(catalogue("en")[f"{code}.{part}"] for code in KINDS for part in ("title", "sentence", "example"))


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
