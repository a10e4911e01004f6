"""Every agenda has a revision of its own, which rises only when that agenda changes."""

import shutil
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from openpyxl import load_workbook

from sco_scheduler.domain.findings import Finding
from sco_scheduler.domain.messages import Phrase
from sco_scheduler.domain.record import AgendaRevision, AgendaRevisions, Record, Revision
from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.insight.changes import compare, only_changes
from sco_scheduler.workflows import build_workbook, earlier_build
from sco_scheduler.workflows.build import NullFollower
from sco_scheduler.workflows.earlier_build import (
    EarlierBuild,
    _remembered,
    differences,
    next_revisions,
    read_earlier_build,
)
from sco_scheduler.workflows.errors import PREVIOUS_UNREADABLE, REVISIONS_ANEW
from sco_scheduler.workflows.inputs import AS_IT_IS, BuildOptions
from sco_scheduler.workflows.printed_files import Format, PrintWish
from sco_scheduler.workflows.printing import print_agendas
from sco_scheduler.workflows.undo import undo
from tests.events import at, company, event, interpreter, meeting
from tests.workflows.late import begun, cancelled

EVENT = event(slots=3, tables=2, interpreters=[interpreter("I1", "ru")])
FIRST = Schedule(EVENT, (meeting(EVENT, "P1", "S1", 0), meeting(EVENT, "P2", "S2", 0, table="2")))
MOMENT = datetime(2025, 6, 11, 18)


def states(*schedules, earlier=None):
    """The revisions after builds of these schedules."""
    found, printed = earlier or AgendaRevisions(), None
    for build, schedule in enumerate(schedules, start=1):
        changes = only_changes(compare(printed, schedule)) if printed is not None else ()
        found = next_revisions(found, printed, schedule, changes, build=build, made_at=MOMENT.replace(minute=build))
        printed = schedule
    return found


def numbers(found):
    """The number of each delegate's agenda."""
    return {key: known[-1].number for key, known in found.delegates.items()}


def test_the_first_build_numbers_every_agenda_1():
    found = states(FIRST)
    assert numbers(found) == dict.fromkeys(["P1#1", "P2#1", "S1#1", "S2#1"], 1)
    assert found.interpreters["I1"][-1].number == 1


def test_a_number_rises_only_where_the_agenda_changes():
    moved = Schedule(EVENT, (meeting(EVENT, "P1", "S1", 2), FIRST.meetings[1]))
    found = states(FIRST, moved, moved)
    assert numbers(found) == {"P1#1": 2, "S1#1": 2, "P2#1": 1, "S2#1": 1}
    last = found.delegates["P1#1"][-1]
    assert (last.build, last.made_at.minute) == (2, 2)
    assert (last.affected_from, str(last.note)) == (EVENT.slots[0].start, "09:00 Company S1: moved to 09:50 at A/1")
    assert found.delegates["P2#1"][-1].made_at.minute == 1
    assert numbers(states(FIRST, moved, FIRST)) == {"P1#1": 3, "S1#1": 3, "P2#1": 1, "S2#1": 1}


def test_a_new_name_changes_the_agendas_that_print_it():
    renamed = event(suppliers=[replace(company("S1"), name="Foton"), company("S2")], slots=3, tables=2)
    found = states(FIRST, Schedule(renamed, FIRST.meetings))
    assert numbers(found) == {"P1#1": 2, "S1#1": 2, "P2#1": 1, "S2#1": 1}
    assert (found.delegates["P1#1"][-1].affected_from, found.delegates["P1#1"][-1].note) == (None, "")


def test_the_interpreters_agendas_have_revisions_too():
    held = Schedule(EVENT, tuple(replace(m, interpreter="I1") for m in FIRST.meetings[:1]))
    found = states(FIRST, held)
    assert [s.number for s in found.interpreters["I1"]] == [1, 2]
    assert found.interpreters["I1"][-1].affected_from == EVENT.slots[0].start


def test_agendas_that_come_and_go():
    fewer = event(purchasers=1, slots=3, tables=2)
    found = states(FIRST, Schedule(fewer, FIRST.meetings[:1]))
    assert [(s.number, s.note) for s in found.delegates["P2#1"]] == [(1, ""), (2, Phrase("no-longer-agenda"))]
    more = event(purchasers=3, slots=3, tables=2)
    assert numbers(states(FIRST, Schedule(more, FIRST.meetings)))["P3#1"] == 1


def test_agendas_printed_before_anybody_counted_were_number_1():
    moved = Schedule(EVENT, (meeting(EVENT, "P1", "S1", 2), FIRST.meetings[1]))
    changes = only_changes(compare(FIRST, moved))
    found = next_revisions(AgendaRevisions(), FIRST, moved, changes, build=5, made_at=MOMENT)
    assert numbers(found) == {"P1#1": 2, "S1#1": 2, "P2#1": 1, "S2#1": 1}


def test_agendas_that_differ_come_in_the_order_of_their_keys():
    happening = event(purchasers=4, suppliers=4, slots=1, tables=4)
    pairs = [(f"P{n}", f"S{n}") for n in (3, 1, 4, 2)]
    printed = Schedule(happening, tuple(meeting(happening, *pair, 0, table=pair[0][1:]) for pair in pairs))
    gone = Schedule(happening, ())
    changes = only_changes(compare(printed, gone))
    found = differences(printed, gone, changes)
    assert list(found.delegates) == [f"{side}{n}#1" for side in "PS" for n in (1, 2, 3, 4)]


def test_interpreters_without_a_printed_agenda_come_in_order_too():
    before, after = (
        event(slots=1, tables=4, interpreters=[interpreter(key, "ru") for key in keys]) for keys in ("HFDB", "HGFECDBA")
    )
    held = meeting(before, "P1", "S1", 0)
    found = differences(Schedule(before, (held,)), Schedule(after, (held,)), ())
    assert [(key, difference.new) for key, difference in found.interpreters.items()] == [(key, True) for key in "ACEG"]


def test_each_printed_agenda_shows_its_own_revision(tmp_path):
    day = begun(tmp_path)
    first = datetime.fromisoformat(load_workbook(day.agendas).properties.created.isoformat())
    day.register(**cancelled("S2"))
    day.build(now=datetime(2025, 6, 12, 8, 30))
    book = load_workbook(day.agendas)
    feet = {name: book[name].oddFooter.left.text for name in book.sheetnames}
    assert "Built 2025-06-12 08:30, revision 2" in feet["P1 Petrov Trading"]
    assert f"Built {first:%Y-%m-%d %H:%M}, revision 1" in feet["S1 Foton Motors"]
    assert "Built 2025-06-12 08:30, revision 2" in feet["Meetings"]


def test_a_fresh_build_counts_on(tmp_path):
    day = begun(tmp_path)
    day.register(**cancelled("S2"))
    done = day.build(fresh=True)
    assert done.report.built.revision == 2
    assert done.report.changes is None
    assert done.report.agendas.delegates["P1#1"][-1].number == 2


def test_what_was_built_before_counts_without_a_day_of_its_own_in_the_record():
    recorded = Record(default_date=MOMENT.date(), present=frozenset({"default_date"}))
    other = MOMENT.date() + timedelta(days=1)
    cases = (
        (EarlierBuild(), None),
        (EarlierBuild(day=other), other),
        (EarlierBuild(recorded, day=other), MOMENT.date()),
    )
    for earlier, day in cases:
        assert (earlier.previous.default_date if earlier.previous is not None else None) == day


def test_numbers_and_ids_of_an_undone_build_go_on():
    undone = AgendaRevisions({"P1#1": (AgendaRevision(5, 2, MOMENT),)})
    given = next_revisions(AgendaRevisions(), None, FIRST, (), build=3, made_at=MOMENT, undone=undone)
    assert (numbers(given)["P1#1"], numbers(given)["P2#1"]) == (6, 1)
    renamed = EarlierBuild(undone=Record(agendas=undone, present=frozenset({"agendas"}))).by_ids({"P1": "P7"})
    assert renamed.undone.agendas.delegates.keys() == {"P7#1"}


def test_a_build_after_an_undo_gets_the_number_after_the_one_that_was_taken_back(tmp_path):
    day = begun(tmp_path)
    day.register(**cancelled("S2"))
    assert day.build().report.built.revision == 2
    undo(day.agendas)
    assert [revision.number for revision in read_earlier_build(day.agendas).record.revisions] == [1, 2, 3]
    assert read_earlier_build(day.agendas).last_number == 3
    assert day.build().report.built.revision == 4


def test_a_build_on_an_older_copy_put_back_by_hand_gets_a_number_above_what_was_printed(tmp_path):
    day = begun(tmp_path)
    first = day.agendas.read_bytes()
    day.register(**cancelled("S2"))
    day.build()
    print_agendas(day.agendas, wish=PrintWish(formats=(Format.XLSX,)))
    shutil.rmtree(day.folder / "history")
    day.agendas.write_bytes(first)
    day.register(**cancelled("S1"))
    built = day.build().report
    assert built.built.revision == 3
    assert {key: states[-1].number for key, states in built.agendas.delegates.items()} == {
        "P1#1": 3,
        "P2#1": 3,
        "S1#1": 2,
        "S2#1": 1,
    }


@pytest.mark.parametrize(("builds", "agendas", "lost"), [(1, 1, False), (1, 0, True), (0, 1, True), (0, 0, True)])
def test_it_is_told_where_the_numbers_of_builds_or_of_agendas_are_lost(builds: int, agendas: int, *, lost: bool):
    numbers = AgendaRevisions(dict.fromkeys(["P1#1"][:agendas], (AgendaRevision(1, 1, MOMENT),)))
    record = Record(EVENT, revisions=(Revision(1, MOMENT),) * builds, agendas=numbers, present=frozenset({"goals"}))
    book: Any = SimpleNamespace(own=SimpleNamespace(record=record))
    told = _remembered(Path("x.xlsx"), book).forgotten
    assert [finding.kind for finding in told] == [REVISIONS_ANEW] * lost


def test_that_numbers_start_anew_is_told_where_there_is_something_to_build(tmp_path, monkeypatch):
    day = begun(tmp_path)
    lost = replace(read_earlier_build(day.agendas), forgotten=(Finding(REVISIONS_ANEW),))
    monkeypatch.setattr(build_workbook, "read_earlier_build", lambda *_: lost)
    for changed, told in (({}, 0), (cancelled("S2"), 1)):
        day.register(**changed)
        task = build_workbook._read((tmp_path / "day.xlsx",), day.agendas, BuildOptions(), AS_IT_IS, NullFollower())
        assert [finding.kind for finding in task.found].count(REVISIONS_ANEW) == told


def test_a_schedule_was_printed_where_the_record_has_its_event_and_its_meetings():
    records = (Record(), Record(EVENT), Record(meetings=()), Record(EVENT, FIRST.meetings))
    assert [EarlierBuild(record).printed for record in records] == [None, None, None, FIRST]


@pytest.mark.parametrize(("present", "undone"), [(5, 7), (7, 5)])
def test_the_highest_number_is_that_of_both_where_a_build_was_undone(tmp_path, monkeypatch, present: int, undone: int):
    path, copy = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    path.touch()
    last = {path: present, copy: undone}
    of = {file: EarlierBuild(Record(revisions=(Revision(1, MOMENT),), last_number=last[file])) for file in last}
    monkeypatch.setattr(earlier_build, "_remembered", lambda file, _: of[file])
    monkeypatch.setattr(earlier_build, "newest_copy", lambda _: copy)
    monkeypatch.setattr(earlier_build, "dated", lambda *_: MOMENT)
    book: Any = object()
    monkeypatch.setattr(earlier_build, "AgendasBook", lambda _: book)
    found = read_earlier_build(path, book)
    assert (found.record.last_number, found.undone) == (7, of[copy].record)


@pytest.mark.parametrize(
    ("present", "damaged", "readable"),
    [
        ({"event", "meetings"}, (), False),
        ({"event", "goals"}, (), True),
        ({"event", "goals"}, ("answers",), True),
        ({"event", "goals"}, ("ids",), False),
        ((), ("ids",), False),
    ],
)
def test_a_record_without_what_is_kept_is_told_and_its_day_is_that_of_most_meetings(
    present, damaged, *, readable: bool
):
    record = Record(EVENT, present=frozenset(present), damaged=frozenset(damaged))
    rows = [SimpleNamespace(meeting=SimpleNamespace(start=at("09:00", day))) for day in (3, 2, 1, 2, 3)]
    book: Any = SimpleNamespace(own=SimpleNamespace(record=record, rows=rows))
    found = _remembered(Path("x.xlsx"), book)
    assert [finding.kind for finding in found.findings] == [PREVIOUS_UNREADABLE] * (not readable)
    assert found.day == (None if readable else at("09:00", 2).date())
