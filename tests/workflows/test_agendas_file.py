"""What an agendas workbook says of itself, as it was written and as it was edited, with its Record or without."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sco_scheduler.domain.record import AgendaRevision, AgendaRevisions, Record, Revision
from sco_scheduler.domain.schedule import PublishedMeeting
from sco_scheduler.workflows.agendas_file import AgendasFile
from tests.agendas.samples import at, small_schedule

SAVED = 1_750_000_000.75


@pytest.fixture
def file(tmp_path: Path) -> AgendasFile:
    """A workbook of which the Record has the meetings, and nothing else."""
    path = tmp_path / "x-agendas.xlsx"
    path.touch()
    os.utime(path, (SAVED, SAVED))
    schedule = small_schedule()
    rows = tuple(map(PublishedMeeting, schedule.meetings))
    return AgendasFile(path, schedule.event, rows, Record(meetings=schedule.meetings), ())


def test_what_was_edited_by_hand_is_not_as_written_and_has_the_time_of_its_saving(file: AgendasFile):
    assert (file.edited, file.saved_at) == (False, None)
    taken_out = replace(file, rows=file.rows[1:])
    assert taken_out.edited
    assert taken_out.saved_at == datetime.fromtimestamp(SAVED, UTC)
    assert taken_out.as_written.meetings == file.schedule.meetings
    assert taken_out.schedule.meetings == file.schedule.meetings[1:]


def test_without_the_meetings_of_the_record_it_counts_as_written_as_it_is(file: AgendasFile):
    unknown = replace(file, rows=file.rows[1:], record=Record())
    assert not unknown.edited
    assert unknown.as_written.meetings == unknown.schedule.meetings


def test_number_and_time_are_those_of_the_last_build_else_of_the_file(file: AgendasFile):
    assert (file.revision, file.built_at) == (1, datetime.fromtimestamp(int(SAVED)))
    builds = (Revision(1, at("08:00"), "first"), Revision(4, at("09:00"), "again"))
    built = replace(file, record=replace(file.record, revisions=builds))
    assert (built.revision, built.built_at) == (4, at("09:00"))


def test_the_last_state_of_each_agenda_counts(file: AgendasFile):
    states = tuple(AgendaRevision(number, number, at(f"1{number}:00")) for number in (1, 2))
    agendas = AgendaRevisions({"P001#1": states, "P002#1": ()}, {"I1": states[:1]})
    found = replace(file, record=replace(file.record, agendas=agendas)).own_revisions
    assert found == {"P001#1": (2, at("12:00")), "I1": (1, at("11:00"))}


def test_in_other_languages_no_agenda_keeps_one_that_is_not_among_them(file: AgendasFile):
    languages = ("ru", "zh")
    companies = tuple(
        replace(company, agenda_language=("ru", "en")[n % 2]) for n, company in enumerate(file.event.companies)
    )
    event = replace(file.event, companies=companies)
    found = replace(file, event=event).in_languages(languages).event
    assert found.settings.languages == languages
    assert [company.agenda_language for company in found.companies] == [
        ("ru", "")[n % 2] for n in range(len(companies))
    ]
