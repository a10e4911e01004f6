"""Messages written beside a workbook: a draft for each address, a text for everybody, and only the changed ones."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.output.excel.workbook import write_agendas
from sco_scheduler.workflows.delegate_messages import write_messages
from sco_scheduler.workflows.desk import actions
from sco_scheduler.workflows.errors import Stopped
from tests.agendas.samples import report, small_schedule
from tests.workflows.desk.day import QUICK, number, opened, write


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    schedule = small_schedule()
    companies = tuple(
        replace(company, email="" if company.id == "S002" else f"{company.id}@example.org")
        for company in schedule.event.companies
    )
    event = replace(schedule.event, companies=companies)
    path = tmp_path / "x-agendas.xlsx"
    write_agendas(path, report(Schedule(event, schedule.meetings)))
    write_agendas(tmp_path / "now.xlsx", report(Schedule(event, schedule.meetings[1:])))
    return path


def test_everybody_has_a_text_and_who_has_an_address_a_draft_with_agenda_and_calendar(workbook: Path, tmp_path: Path):
    done = write_messages(workbook, tmp_path / "out")
    assert {message.company.id for message in done.without_address} == {"S002"}
    drafts = sorted(path.name for path in (tmp_path / "out/drafts").iterdir())
    texts = sorted(path.stem for path in (tmp_path / "out/texts").iterdir())
    assert len(texts) == len(done.messages) == len(drafts) + 1
    assert drafts[0] == "P001-KazAgro-LLP.eml"
    mail = message_from_bytes((tmp_path / "out/drafts" / drafts[0]).read_bytes(), policy=default)
    names = [part.get_filename() for part in mail.iter_attachments()]
    assert names == ["P001-KazAgro-LLP.pdf", "P001-KazAgro-LLP.ics"]
    assert done.list.is_file()
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "drafts",
        "last-messages.xlsx",
        "messages.xlsx",
        "texts",
    ]


def test_only_those_whose_agenda_changed_are_written_to(workbook: Path, tmp_path: Path):
    done = write_messages(tmp_path / "now.xlsx", tmp_path / "out", since=workbook)
    assert {message.company.id for message, _ in done.messages} == {"P001", "S001"}
    assert all("Cancelled: 09:00" in message.short for message, _ in done.messages)
    assert done.compared_with == workbook


def test_who_is_no_longer_registered_is_told_of_the_meetings_that_are_off(workbook: Path, tmp_path: Path):
    schedule = small_schedule()
    gone = schedule.meetings[0].purchaser
    left = tuple(company for company in schedule.event.companies if company.id != gone)
    asked = tuple(request for request in schedule.event.requests if gone not in request.pair)
    event = replace(schedule.event, companies=left, requests=asked)
    meetings = tuple(meeting for meeting in schedule.meetings if gone not in meeting.pair)
    write_agendas(tmp_path / "less.xlsx", report(Schedule(event, meetings)))
    done = write_messages(tmp_path / "less.xlsx", tmp_path / "out", since=workbook)
    (to_them,) = (message for message, _ in done.messages if message.company.id == gone)
    assert "Cancelled: 09:00" in to_them.short
    texts = [path.read_text("utf-8").strip() for path in (tmp_path / "out/texts").iterdir()]
    assert sorted(texts) == sorted(message.short for message, _ in done.messages)


def test_those_who_are_no_longer_registered_are_written_to_in_order(workbook: Path, tmp_path: Path):
    event = small_schedule().event
    event = replace(event, companies=(event.company_by_id["S003"],), requests=())
    write_agendas(tmp_path / "nobody.xlsx", report(Schedule(event, ())))
    done = write_messages(tmp_path / "nobody.xlsx", tmp_path / "out", since=workbook)
    assert [message.company.id for message, _ in done.messages] == ["P001", "P002", "S001", "S002"]


def test_changed_is_what_is_different_from_the_last_messages(workbook: Path, tmp_path: Path):
    write_messages(workbook, tmp_path / "out")
    done = write_messages(tmp_path / "now.xlsx", tmp_path / "out", only_changed=True)
    assert {message.company.id for message, _ in done.messages} == {"P001", "S001"}
    assert not write_messages(tmp_path / "now.xlsx", tmp_path / "out", only_changed=True).messages
    assert not (tmp_path / "out" / "history").exists(), "the folder is for sending, and keeps no older copies"


def test_changed_is_the_whole_day_at_the_desk_and_not_its_last_thing(tmp_path: Path):
    path = write(tmp_path)
    for pair in (("P2", "S3"), ("P3", "S4")):
        file = opened(path)
        m = number(file, *pair)
        file.do(lambda day, m=m: actions.cancel(day, m, QUICK))
    done = write_messages(path, only_changed=True)
    assert {message.company.id for message, _ in done.messages} == {"P2", "P3", "S3", "S4"}


def test_what_an_earlier_run_wrote_is_set_aside_and_not_sent_again(workbook: Path, tmp_path: Path):
    write_messages(workbook, tmp_path / "out")
    done = write_messages(tmp_path / "now.xlsx", tmp_path / "out", since=workbook)
    drafts = {path for _, path in done.messages if path is not None}
    assert set((tmp_path / "out/drafts").glob("*.eml")) == drafts
    assert {path.name for path in drafts} <= {path.name for path in (tmp_path / "out/drafts/earlier").iterdir()}


def test_without_an_older_workbook_nothing_can_be_compared(workbook: Path, tmp_path: Path):
    with pytest.raises(Stopped):
        write_messages(workbook, tmp_path / "out", only_changed=True)
    assert not (tmp_path / "out").exists()
