"""The sheet Changes of a rerun."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sco_scheduler.agendas.build_report import ChangeRow, Rerun
from sco_scheduler.domain.schedule import Schedule
from tests.agendas.samples import report, small_schedule
from tests.output.reading import texts, values, written


def test_changes_are_listed_where_there_is_a_list_of_them(tmp_path: Path):
    schedule = small_schedule()
    first, second, _ = schedule.meetings
    changes = (
        ChangeRow("moved", "P001", "S001", first, replace(first, table="2"), "Table 1 is lost."),
        ChangeRow("dropped", "P002", "S001", second),
    )
    rerun = Rerun("small-agendas.xlsx", 1, None, 3, 100)
    book = written(tmp_path, report(schedule, changes=changes, rerun=rerun))
    assert book.sheetnames[:4] == ["Summary", "Index", "Meetings", "Changes"]
    rows = [row for row in values(book["Changes"]) if row[2] in {"Moved", "Dropped"}]
    assert [(row[0], row[2], row[3]) for row in rows] == [
        ("P001", "Moved", "S001"),
        ("P002", "Dropped", "S001"),
        ("S001", "Moved", "P001"),
        ("S001", "Dropped", "P002"),
    ]
    moved, dropped = rows[:2]
    assert moved[5:] == (
        "12 June 09:00, zone A, table 1, interpreter Wang Li",
        "12 June 09:00, zone A, table 2, interpreter Wang Li",
        "Table 1 is lost.",
    )
    assert dropped[5:7] == ("12 June 09:25, zone A, table 2", "–")
    assert any("published before (2 kept, 1 dropped, 1 moved)" in text for text in texts(book["Changes"]))


def test_changes_at_the_desk_are_those_of_its_last_action(tmp_path: Path):
    schedule = small_schedule()
    dropped = schedule.meetings[1]
    book = written(tmp_path, report(schedule, changes=(ChangeRow("dropped", *dropped.pair, dropped),)))
    told = [text for text in texts(book["Changes"]) if "last action at the desk changed (3 kept, 1 dropped)" in text]
    assert len(told) == 1


def test_a_company_with_changes_is_told_how_many_meetings_it_keeps(tmp_path: Path):
    schedule = small_schedule()
    first, *_ = schedule.meetings
    changes = (ChangeRow("moved", *first.pair, first, replace(first, table="2"), "Table 1 is lost."),)
    rows = [row for row in values(written(tmp_path, report(schedule, changes=changes))["Changes"]) if row[0]]
    others = {company: len(held) - 1 for company, held in schedule.by_company.items() if company in first.pair}
    kept = {row[0]: row[4] for row in rows if row[2] == "Kept"}
    assert kept == {company: f"Meetings: {n}" for company, n in others.items() if n}
    assert kept


def test_changes_name_who_has_left_by_the_registrations_of_then(tmp_path: Path):
    schedule = small_schedule()
    then = schedule.event
    gone = replace(
        then,
        companies=tuple(c for c in then.companies if c.id != "P001"),
        requests=tuple(r for r in then.requests if "P001" not in r.pair),
    )
    left = Schedule(gone, tuple(m for m in schedule.meetings if m.purchaser != "P001"))
    changes = tuple(ChangeRow("dropped", *m.pair, m) for m in schedule.meetings if m.purchaser == "P001")
    book = written(tmp_path, report(left, changes=changes, earlier=then))
    name = then.company_by_id["P001"].name
    assert name in texts(book["Changes"])
