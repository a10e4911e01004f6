"""Agendas workbooks that are read again, as written and as edited by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from pathlib import Path
from typing import Any

import pytest

from sco_scheduler.domain.codec import encode, pack
from sco_scheduler.domain.event import Event
from sco_scheduler.domain.schedule import Meeting, MeetingStatus
from sco_scheduler.intake import AgendasRead, read_agendas
from sco_scheduler.intake.agendas import AgendasBook
from tests.intake.books import Sheets, append, base, cell, codes, event_of, rename, save
from tests.intake.told import told_of
from tests.output.layout import compared_part, parts_of
from tests.output.reading import MEETINGS_HEADER

AGENDAS_CODES = {
    "agendas-are-registrations",
    "agendas-version",
    "record-missing",
    "record-damaged",
    "agendas-sheets-lost",
    "meetings-columns-absent",
    "meeting-incomplete",
    "meeting-unknown-company",
    "meeting-company-gone",
    "meeting-name-differs",
    "meeting-unknown-delegate",
    "meeting-unknown-zone",
    "meeting-unknown-table",
    "meeting-unknown-interpreter",
    "meeting-end",
    "meeting-lock",
    "meeting-status",
}
"""The kinds that this module produces."""

HEADER = list(MEETINGS_HEADER[:15])
"""Without the columns of what came of the meetings."""

DAY = datetime(2025, 6, 12)


def at(hour: int, minute: int) -> datetime:
    return DAY.replace(hour=hour, minute=minute)


WRITTEN = (
    Meeting("P001", "S001", at(9, 25), at(9, 45), "A", "2", "P001#1", "S001#1", "I01", "M001"),
    Meeting("P002", "S002", at(9, 25), at(9, 45), "B", "B1", "P002#1", "S002#1", None, "M002"),
)


def agendas(event: Event, **entries: object) -> Sheets:
    """The workbook as written for two meetings."""
    first = [
        "M001",
        DAY,
        time(9, 25),
        time(9, 45),
        "A",
        "2",
        "P001",
        "Altyn Trade",
        "Aigul",
        "S001",
        "Chongqing Motors",
        "Li Wei",
        "I01",
        "yes",
        None,
    ]
    second = [
        "M002",
        DAY,
        time(9, 25),
        time(9, 45),
        "B",
        "B1",
        "P002",
        "Ural Import",
        "Oleg",
        "S002",
        "River Machines",
        "Wang Fang",
        None,
        None,
        None,
    ]
    values = {"version": "1", "event": encode(event), "meetings": encode(WRITTEN), "ids": {"X": "P009"}, **entries}
    record = [list(row) for row in pack(values)]
    return {"Meetings": [list(HEADER), first, second], "Record": [["Key", "Part", "Text"], *record]}


@pytest.fixture
def event(tmp_path) -> Event:
    return event_of(tmp_path, base())


def reread(folder: Path, sheets: Sheets, event: Event | None = None) -> AgendasRead:
    return read_agendas(save(folder / "trade-agendas.xlsx", sheets), event)


def test_as_written(tmp_path, event):
    found = reread(tmp_path, agendas(event))

    assert found.findings == ()
    assert found.record.version == "1"
    assert found.event == event
    assert found.written == WRITTEN
    assert tuple(row.meeting for row in found.rows) == WRITTEN
    assert [row.meeting.number for row in found.rows] == ["M001", "M002"]
    assert [row.locked for row in found.rows] == [True, False]
    assert [str(row.cell) for row in found.rows] == ["Meetings!A2", "Meetings!A3"]
    assert found.record.ids == {"X": "P009"}
    assert found.record.present == {"event", "meetings", "ids"}


def test_the_record_gives_back_the_cells_of_the_registrations(tmp_path, event):
    found = reread(tmp_path, agendas(event))
    assert found.event is not None
    assert [c.cell for c in found.event.companies] == [c.cell for c in event.companies]


def test_edited_by_hand(tmp_path, event):
    sheets = agendas(event)
    rows = sheets["Meetings"]
    rows[1][2:6] = ["10：15", None, "a", 3]
    rows[2][14] = "No-Show"
    rows.append([None, "2025-06-12", "14:00", None, "b", "b2", None, "altyn trade", "BEK", None, "River Machines"])

    found = reread(tmp_path, sheets, event)

    assert found.findings == ()
    moved, out, added = found.rows
    assert (moved.meeting.start, moved.meeting.end, moved.meeting.table) == (at(10, 15), at(10, 35), "3")
    assert out.status is MeetingStatus.NO_SHOW
    assert added.meeting == Meeting("P001", "S002", at(14, 0), at(14, 20), "B", "B2", "P001#2", "S002#1")
    assert found.written == WRITTEN


@pytest.mark.parametrize("text", ["cancelled", "Cancelled ", "取消", "отменено"])
def test_a_cancelled_meeting_stays_listed(tmp_path, event, text):
    sheets = agendas(event)
    sheets["Meetings"][1][14] = text
    assert reread(tmp_path, sheets).rows[0].status is MeetingStatus.CANCELLED


def test_a_deleted_row_is_in_what_was_written(tmp_path, event):
    sheets = agendas(event)
    del sheets["Meetings"][1]
    found = reread(tmp_path, sheets)
    assert len(found.rows) == 1
    assert found.written == WRITTEN


def test_no_meetings_at_all(tmp_path, event):
    sheets = agendas(event)
    del sheets["Meetings"][1:]
    found = reread(tmp_path, sheets)
    assert found.rows == ()
    assert found.findings == ()


def test_a_copied_row_gets_a_number_of_its_own(tmp_path, event):
    sheets = agendas(event)
    sheets["Meetings"].append(list(sheets["Meetings"][1]))
    assert [row.meeting.number for row in reread(tmp_path, sheets).rows] == ["M001", "M002", ""]


def test_a_delegate_written_by_key(tmp_path, event):
    sheets = agendas(event)
    sheets["Meetings"][1][8] = "P001#2"
    found = reread(tmp_path, sheets)
    assert found.findings == ()
    assert found.rows[0].meeting.purchaser_delegate == "P001#2"


def test_names_refer_to_the_given_event_and_then_to_the_record(tmp_path, event):
    registrations = base()
    registrations["Suppliers"][2][1] = "River Machines Group"
    del registrations["Suppliers"][1], registrations["Fixed"][1], registrations["Requests"][1]
    later = event_of(tmp_path, registrations)

    found = reread(tmp_path, agendas(event), later)

    assert codes(found.findings) == ["meeting-company-gone"]
    assert tuple(row.meeting for row in found.rows) == WRITTEN


def test_a_delegate_who_was_replaced(tmp_path, event):
    registrations = base()
    registrations["Delegates"][2][1] = "Cholpon"
    later = event_of(tmp_path, registrations)
    sheets = agendas(event)
    sheets["Meetings"][1][8] = "Bek"

    found = reread(tmp_path, sheets, later)

    assert codes(found.findings) == ["meeting-unknown-delegate"]
    assert "Cholpon" in found.findings[0].message
    assert found.rows[0].meeting.purchaser_delegate == "P001#2"


def test_without_a_record_and_an_event_the_rows_are_read_as_they_stand(tmp_path, event):
    sheets = agendas(event)
    del sheets["Record"]
    found = reread(tmp_path, sheets)
    assert codes(found.findings) == ["record-missing"]
    assert found.event is None
    assert found.written is None
    assert [row.meeting.pair for row in found.rows] == [m.pair for m in WRITTEN]
    assert found.rows[0].meeting.delegates == ("P001#Aigul", "S001#Li Wei")


def test_without_a_record_the_given_event_serves(tmp_path, event):
    sheets = agendas(event)
    del sheets["Record"]
    found = reread(tmp_path, sheets, event)
    assert tuple(row.meeting for row in found.rows) == WRITTEN


CASES: list[tuple[str, str, Any]] = [
    ("sheet-missing", "Meetings", lambda s: s.pop("Meetings")),
    ("column-missing", "Meetings!C1", rename("Meetings", "Start", "Starts at")),
    ("meetings-columns-absent", "Meetings row 1", rename("Meetings", "Lock", "XYZ")),
    ("agendas-version", "Record", lambda s: s.__setitem__("Record", [["Key", "Part", "Text"], ["version", 1, "7"]])),
    ("record-missing", "Record", lambda s: s.pop("Record")),
    ("record-damaged", "Record", lambda s: s["Record"].pop(1)),
    ("record-damaged", "Record", lambda s: s["Record"][2].__setitem__(2, "AAAA")),
    ("record-damaged", "Record", lambda s: s.__setitem__("Record", [["nothing"]])),
    ("record-damaged", "Record", lambda s: s["Record"].append(["meetings", 1, pack({"m": [{"no": 1}]})[0][2]])),
    ("meeting-incomplete", "Meetings!C2", cell("Meetings", 2, "Start", None)),
    ("meeting-incomplete", "Meetings!G4", append("Meetings", None, DAY, time(14), None, "A", "1")),
    ("date-unreadable", "Meetings!B2", cell("Meetings", 2, "Date", "tomorrow")),
    ("time-unreadable", "Meetings!C2", cell("Meetings", 2, "Start", "10.30x")),
    ("time-unreadable", "Meetings!D2", cell("Meetings", 2, "End", "late")),
    ("end-before-start", "Meetings!D2", cell("Meetings", 2, "Start", "12:30")),
    ("meeting-end", "Meetings!D2", cell("Meetings", 2, "Start", "10:15")),
    ("meeting-unknown-company", "Meetings!G2", cell("Meetings", 2, "Purchaser ID", "P099")),
    ("meeting-name-differs", "Meetings!H2", cell("Meetings", 2, "Purchaser ID", "P002")),
    ("meeting-unknown-delegate", "Meetings!L2", cell("Meetings", 2, "Supplier delegate", "Somebody")),
    ("meeting-unknown-zone", "Meetings!E2", cell("Meetings", 2, "Zone", "D")),
    ("meeting-unknown-table", "Meetings!F2", cell("Meetings", 2, "Table", 25)),
    ("meeting-unknown-interpreter", "Meetings!M2", cell("Meetings", 2, "Interpreter", "I99")),
    ("meeting-lock", "Meetings!N2", cell("Meetings", 2, "Lock", "keep")),
    ("meeting-status", "Meetings!O2", cell("Meetings", 2, "Status", "late")),
    ("cell-error", "Meetings!C2", cell("Meetings", 2, "Start", "#REF!")),
    ("formula-no-value", "Meetings!F2", cell("Meetings", 2, "Table", "=1+1")),
]


IDS = [f"{number} {code} {where}" for number, (code, where, _) in enumerate(CASES)]
SAID = Path(__file__).parent / "golden" / "findings of agendas.txt"


@pytest.mark.parametrize(
    ("said", "code", "where", "change"), [(i, *c) for i, c in zip(IDS, CASES, strict=True)], ids=IDS
)
def test_one_change_gives_the_finding_with_its_cell(tmp_path, event, said, code, where, change):
    sheets = agendas(event)
    change(sheets)

    found = [f for f in reread(tmp_path, sheets).findings if f.code == code]

    assert where in [str(f.cells[0]) for f in found]
    compared_part(SAID, said, told_of(found))


def test_what_the_cases_say_is_all_that_the_golden_file_has():
    assert list(parts_of(SAID)) == IDS
    assert not [line for part in parts_of(SAID).values() for line in part if "{" in line], "a blank that nobody filled"


def test_a_sheet_that_was_written_and_is_gone_is_told(tmp_path, event):
    sheets = agendas(event, sheets=["Summary", "Meetings", "Unmet", "Record"])
    (found,) = reread(tmp_path, sheets).findings
    assert found.code == "agendas-sheets-lost"
    assert "Summary, Unmet." in found.message
    whole = agendas(event, sheets=["Meetings", "Record"])
    assert reread(tmp_path, whole).findings == ()


def test_a_damaged_entry_leaves_the_others(tmp_path, event):
    sheets = agendas(event)
    sheets["Record"] = [row for row in sheets["Record"] if row[0] != "meetings"] + [["meetings", 2, "AAAA"]]
    found = reread(tmp_path, sheets)
    assert found.event == event
    assert found.written is None
    assert codes(found.findings) == ["record-damaged"]
    assert "edited by hand" in found.findings[0].message


def test_the_record_in_any_order(tmp_path, event):
    sheets = agendas(event)
    header, *rows = sheets["Record"]
    sheets["Record"] = [header, *reversed(rows)]
    assert reread(tmp_path, sheets).event == event


def test_own_columns_are_no_findings(tmp_path, event):
    sheets = agendas(event)
    for row, text in zip(sheets["Meetings"], ["Stattus", "hall 3", "10:00-11:00"], strict=True):
        row.append(text)
    assert reread(tmp_path, sheets).findings == ()


def test_a_workbook_that_was_read_is_read_with_other_ids_too(tmp_path, event):
    book = AgendasBook(save(tmp_path / "trade-agendas.xlsx", agendas(event)))
    assert [company.id for company in book.own.event.companies][:2] == ["P001", "P002"]
    other = book.by_ids([], {"P001": "P009"})
    assert [company.id for company in other.own.event.companies][:2] == ["P009", "P002"]
    assert book.by_ids([], {}) is book


@pytest.mark.parametrize("content", [b"", b"nothing", b"PK\x03\x04nothing"])
def test_a_file_that_is_no_workbook(tmp_path, content):
    path = tmp_path / "trade-agendas.xlsx"
    path.write_bytes(content)
    found = read_agendas(path)
    assert found.rows == ()
    assert found.findings[0].code in {"file-not-workbook", "file-damaged"}


def test_a_lock_that_is_unclear_counts_as_a_lock(tmp_path, event):
    sheets = agendas(event)
    sheets["Meetings"][2][13] = "keep"
    assert reread(tmp_path, sheets).rows[1].locked


@pytest.mark.parametrize("text", ["no", "否", "нет", "0"])
def test_a_lock_that_says_no(tmp_path, event, text):
    sheets = agendas(event)
    sheets["Meetings"][1][13] = text
    found = reread(tmp_path, sheets)
    assert found.findings == ()
    assert not found.rows[0].locked


def test_a_company_that_left_is_not_taken_for_one_with_nearly_its_name(tmp_path, event):
    registrations = base()
    del registrations["Suppliers"][1], registrations["Fixed"][1], registrations["Requests"][1]
    registrations["Suppliers"].append(["S009", "Motors Co., Ltd.", "A"])
    later = event_of(tmp_path, registrations)
    sheets = agendas(event)
    sheets["Meetings"][1][9] = None  # the ID of the supplier; its name alone says who it is

    found = reread(tmp_path, sheets, later)

    assert codes(found.findings) == ["meeting-company-gone"]
    assert found.rows[0].meeting.supplier == "S001"


def test_registrations_in_its_place_are_one_finding(tmp_path):
    path = save(tmp_path / "trade.xlsx", base())
    (finding,) = read_agendas(path).findings
    assert (finding.code, finding.suggestion) == ("agendas-are-registrations", None)
    (tmp_path / "trade-agendas.xlsx").touch()
    (finding,) = read_agendas(path).findings
    assert finding.suggestion == str(tmp_path / "trade-agendas.xlsx")


def test_a_table_may_be_written_with_its_zone(tmp_path, event):
    sheets = agendas(event)
    sheets["Meetings"][1][5] = "a/3"
    read = reread(tmp_path, sheets, event)
    assert read.rows[0].meeting.place == "A/3"
    assert read.findings == ()


@pytest.mark.parametrize(("name", "differs"), [("Altyn Trade", False), ("Altyn Group", False), ("Altyn", True)])
def test_a_name_is_that_of_the_registrations_or_of_when_it_was_written(tmp_path, event, name, differs):
    now = replace(
        event, companies=tuple(replace(c, name="Altyn Group") if c.id == "P001" else c for c in event.companies)
    )
    sheets = agendas(event)
    sheets["Meetings"][1][HEADER.index("Purchaser")] = name
    assert ("meeting-name-differs" in codes(reread(tmp_path, sheets, now).findings)) is differs
