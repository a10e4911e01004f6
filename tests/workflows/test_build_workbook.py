"""From registrations to an agendas workbook, with what the options of a build change."""

import zipfile
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from openpyxl import load_workbook

from sco_scheduler.agendas.build_report import ChangeRow
from sco_scheduler.domain.event import FixedMeeting, Role
from sco_scheduler.domain.record import Record
from sco_scheduler.domain.schedule import Published
from sco_scheduler.resources import example_file
from sco_scheduler.workflows import phrases
from sco_scheduler.workflows.additions import BadAddition, parse
from sco_scheduler.workflows.build import NullFollower
from sco_scheduler.workflows.build_workbook import WorkbookBuild, _as_ordered, _Task, build_workbook
from sco_scheduler.workflows.desk import presence
from sco_scheduler.workflows.desk.file import DeskFile
from sco_scheduler.workflows.earlier_build import EarlierBuild
from sco_scheduler.workflows.errors import OwnResultRefused, Stopped
from sco_scheduler.workflows.inputs import BuildOptions, default_output, map_beside
from sco_scheduler.workflows.show import show
from sco_scheduler.workflows.starters import make_examples
from sco_scheduler.workflows.verify import verify_workbook
from tests.cli.books import registrations
from tests.events import at, event
from tests.workflows.desk.day import QUICK
from tests.workflows.late import begun, cancelled


def test_the_event_is_built_with_the_capacities_that_are_asked_for(tmp_path):
    source = registrations(tmp_path)
    plain = build_workbook(source, tmp_path / "plain.xlsx", BuildOptions(reproducible=True))
    options = BuildOptions(reproducible=True, additions=(parse("table", "A+2"),))
    more = build_workbook(source, tmp_path / "more.xlsx", options)
    before, after = (done.build.event.zone_by_code["A"].tables for done in (plain, more))
    assert len(after) == len(before) + 2


def test_a_capacity_of_what_the_event_does_not_have_writes_nothing(tmp_path):
    with pytest.raises(BadAddition):
        build_workbook(registrations(tmp_path), tmp_path / "out.xlsx", BuildOptions(additions=(parse("table", "Q+1"),)))
    assert not (tmp_path / "out.xlsx").exists()


def test_from_file_to_file(tmp_path):
    source, _ = sorted(make_examples(tmp_path), key=lambda p: p.stat().st_size)
    moment = datetime(2025, 6, 1, 12, 30)
    done = build_workbook(source, now=moment, options=BuildOptions(time_limit=5))
    assert done.output == default_output(source) == tmp_path / "small-agendas.xlsx"
    assert done.report is not None
    assert (done.report.built.revision, done.report.built.time, done.report.built.inputs) == (
        1,
        moment,
        ("small.xlsx",),
    )
    assert done.history is None
    assert build_workbook(source, options=BuildOptions(time_limit=5)).unchanged
    again = build_workbook(source, options=BuildOptions(time_limit=5, fresh=True))
    assert again.report is not None
    assert (again.report.built.revision, [r.number for r in again.report.revisions]) == (2, [1, 2])
    assert (done.report.changes, again.report.changes) == (None, None)  # so that there is no sheet Changes
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


def test_a_build_searches_for_what_the_desk_left_to_be_met(tmp_path):
    day = begun(tmp_path)
    assert day.build().unchanged
    desk = DeskFile(day.agendas, lambda _: at("08:50"))
    desk.do(lambda known: presence.walk_in(known, "Oasis", Role.PURCHASER, "A", wishes=["S2"], desk=QUICK))
    done = day.build()
    assert not done.unchanged
    assert done.build.schedule is not None
    assert ("W1", "S2") in {meeting.pair for meeting in done.build.schedule.meetings}
    assert day.build().unchanged


def test_what_the_verifier_refuses_is_left_beside_the_output_to_be_sent(tmp_path, monkeypatch):
    def refused(*_, **__):
        raise OwnResultRefused(["P1 is in two places at 09:00."])

    monkeypatch.setattr("sco_scheduler.workflows.build_workbook.build", refused)
    out = tmp_path / "out.xlsx"
    with pytest.raises(OwnResultRefused) as told:
        build_workbook(registrations(tmp_path), out, BuildOptions(reproducible=True, seed=7))
    assert told.value.report == tmp_path / "out-refused.txt"
    text = told.value.report.read_text(encoding="utf-8")
    assert "P1 is in two places at 09:00." in text
    assert "seed=7" in text
    assert not out.exists()


def test_sheets_of_ones_own_that_cannot_be_kept_are_told_before_the_solve_and_after(tmp_path):
    day = begun(tmp_path)

    def add_own(sheet):
        sheet.parent.create_sheet("Mine").append([1, 2, 3])

    day.edit(add_own)
    with zipfile.ZipFile(day.agendas, "a") as archive:
        archive.writestr("xl/media/image1.png", b"")  # a picture, which would be lost
    stages = []

    class Ear(NullFollower):
        def stage(self, text):
            stages.append(str(text))

    day.register(**cancelled("S2"))
    done = day.build(follower=Ear())
    assert [text for text in stages if "Mine" in text] == [str(phrases.NOT_KEPT_OF_YOURS(sheets=("Mine (pictures)",)))]
    (finding,) = [found for found in done.findings if found.code == "additions-lost"]
    assert "Mine" in finding.message


def test_the_cause_of_a_change_is_what_was_asked_for_or_else_as_before():
    rows = [
        ChangeRow("moved", "P1", "S1", why="closed"),
        ChangeRow("added", "P1", "S2"),
        ChangeRow("dropped", "P2", "S1"),
    ]
    asked = BuildOptions(hold=(FixedMeeting("P1", "S2"),), give_up=(("P2", "S1"),))
    causes = [row.why if isinstance(row.why, str) else row.why.key for row in _as_ordered(rows, asked)]
    assert causes == ["closed", "cause-held-as-asked", "cause-given-up-as-asked"]


def _task(last: int = 0, *, first: bool = False, **more: Any) -> _Task:
    """The task of a build after one whose highest number was 5."""
    of = event()
    start: Any = None if first else SimpleNamespace(published=Published((), last_number=5), unchanged=True, **more)
    nothing: Any = None
    return _Task((), of, of, nothing, EarlierBuild(Record(of, last_number=last)), start, ())


def test_the_next_number_is_above_those_of_the_schedule_and_of_what_undo_removed():
    assert [_task(last).published.last_number for last in (0, 5, 7)] == [5, 5, 7]
    assert _task(7, first=True).published is None


@pytest.mark.parametrize(
    ("options", "nothing"),
    [
        ({}, True),
        ({"allow_moves": 1}, False),
        ({"allow_moves": None}, False),
        ({"goals": ("value",)}, False),
        ({"hold": (("P1", "S1"),)}, False),
        ({"additions": (parse("table", "A+2"),)}, False),
    ],
)
def test_nothing_is_done_where_nothing_changed_and_nothing_is_asked(options: dict[str, Any], *, nothing: bool):
    assert _task().nothing_to_do(BuildOptions(**options)) is nothing
    assert not _task(first=True).nothing_to_do(BuildOptions(**options))


def test_files_of_several_folders_need_a_place_for_the_workbook(tmp_path):
    (tmp_path / "b").mkdir()
    files = [tmp_path / "a.csv", tmp_path / "c.csv", tmp_path / "b" / "d.csv"]
    for file in files:
        file.touch()
    assert default_output(files[:2]) == tmp_path / "registrations-agendas.xlsx"
    with pytest.raises(Stopped):
        default_output(files[1:])


def test_the_registrations_are_not_written_over(tmp_path):
    source = registrations(tmp_path)
    before = source.read_bytes()
    with pytest.raises(Stopped) as stopped:
        build_workbook(source, source)
    assert source.read_bytes() == before
    assert "registrations" in str(stopped.value.findings[0].details)


def test_a_workbook_of_a_folder_has_its_name_and_stands_beside_it_or_in_the_one_of_work(tmp_path, monkeypatch):
    (tmp_path / "fair").mkdir()
    assert default_output(tmp_path / "fair") == tmp_path / "fair-agendas.xlsx"
    monkeypatch.chdir(tmp_path / "fair")
    assert default_output(".") == Path("fair-agendas.xlsx")


def test_the_map_of_the_folder_of_work_is_the_one_of_its_whole_path(tmp_path, monkeypatch):
    inside = tmp_path / "fair" / "inside"
    inside.mkdir(parents=True)
    assert map_beside(tmp_path / "fair") == tmp_path / "fair-map.toml"
    monkeypatch.chdir(tmp_path / "fair")
    assert map_beside(".") == map_beside("inside/..") == tmp_path / "fair-map.toml"
    monkeypatch.chdir(inside)
    assert map_beside("..") == tmp_path / "fair-map.toml"
    assert map_beside("/").name == "-map.toml"


def test_a_build_without_files_has_no_output():
    nothing: Any = None
    files = ((), (Path("a.xlsx"), Path("b.xlsx")))
    assert [WorkbookBuild(nothing, None, written, None, ()).output for written in files] == [None, Path("a.xlsx")]
