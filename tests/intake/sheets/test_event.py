"""Event, Sessions, Zones and Tables, sentence by sentence of FORMAT.md."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from sco_scheduler.domain.event import OUTCOMES, Seated, Settings
from sco_scheduler.domain.goals import FIRST_BUILD
from sco_scheduler.intake import Previous
from sco_scheduler.intake.values.entries import MOST_TABLES, LabelsUnreadableError, table_labels
from tests.intake.books import append, bare, base, codes, company_of, event_of, only, put, read, serious, setting

# ---------------------------------------------------------------- only the needed sheets


def test_only_three_sheets_are_needed_and_every_default_is_said(tmp_path):
    intake = read(tmp_path, bare(), today=date(2025, 6, 12))

    assert serious(intake.findings) == []
    said = {"settings-default", "sessions-default", "zones-default", "delegates-default", "interpreters-default"}
    assert said <= set(codes(intake.findings))
    event = intake.event
    assert event is not None
    assert event.settings == Settings(name="trade")
    assert event.settings.goals == FIRST_BUILD
    times = [(s.name, s.start, s.end, s.slot_minutes, s.changeover_minutes) for s in event.sessions]
    assert times == [
        ("Morning", datetime(2025, 6, 12, 9), datetime(2025, 6, 12, 12), 20, 5),
        ("Afternoon", datetime(2025, 6, 12, 14), datetime(2025, 6, 12, 17), 20, 5),
    ]
    assert event.interpreters is None
    assert event.fixed == ()


def test_an_optional_sheet_without_rows_counts_as_missing(tmp_path):
    sheets = base()
    for key in ("Event", "Sessions", "Zones", "Delegates", "Interpreters", "Fixed"):
        sheets[key] = sheets[key][:1]
    sheets["Tables"] = []
    intake = read(tmp_path, sheets, today=date(2025, 6, 12))
    assert serious(intake.findings) == []
    assert intake.event is not None
    assert intake.event.interpreters is None
    assert [z.code for z in intake.event.zones] == ["A", "B"]


def test_the_default_day_is_kept_on_reruns(tmp_path):
    first = read(tmp_path, bare(), today=date(2025, 6, 12))
    again = read(tmp_path, bare(), today=date(2025, 9, 1), previous=Previous(default_date=first.default_date))
    assert first.default_date == again.default_date == date(2025, 6, 12)
    assert first.event == again.event
    assert read(tmp_path, base(), today=date(2025, 9, 1)).default_date is None


# ---------------------------------------------------------------- Event


def test_all_settings(tmp_path):
    sheets = base()
    sheets["Event"] = [
        ["Setting", "Value"],
        ["Event", "China and SCO trade days"],
        ["Venue", "Hall 3"],
        ["Time zone", "asia/almaty"],
        ["Languages", "English, 中文; русский"],
        ["Slot minutes", "25"],
        ["Changeover minutes", 0],
        ["Walk minutes", 7],
        ["Seated", "Suppliers"],
        ["Purchaser minimum", 1],
        ["Purchaser maximum", 9],
        ["Supplier minimum", 0],
        ["Supplier maximum", 4],
        ["Purchaser weight", 3],
        ["Supplier weight", 0],
        ["Mutual bonus", 12],
        ["Gap spread", 2],
        ["Goals", "musts; value; gaps"],
    ]
    sheets["Fixed"] = sheets["Fixed"][:1]
    put(sheets, "Suppliers", 2, "Maximum", 2)
    event = event_of(tmp_path, sheets)
    cells = event.settings.cells
    assert event.settings == Settings(
        "China and SCO trade days",
        "Hall 3",
        "Asia/Almaty",
        ("en", "zh", "ru"),
        25,
        0,
        7,
        Seated.SUPPLIERS,
        3,
        0,
        12,
        2,
        ("musts", "value", "gaps"),
    )
    assert str(cells["slot_minutes"]) == "Event!B6"
    purchaser, supplier, own = (company_of(event, c) for c in ("P001", "S002", "S001"))
    assert purchaser.purchaser is not None
    assert supplier.supplier is not None
    assert own.supplier is not None
    assert (purchaser.purchaser.minimum, purchaser.purchaser.maximum) == (1, 9)
    assert supplier.supplier.maximum == 4
    assert own.supplier.maximum == 2


def test_a_blank_setting_has_its_default(tmp_path):
    sheets = base()
    put(sheets, "Event", 3, "Value", None)
    intake = read(tmp_path, sheets)
    assert intake.event is not None
    assert intake.event.settings.slot_minutes == 20
    assert "Slot minutes 20" in only(intake, "settings-default").message


@pytest.mark.parametrize(
    ("text", "seated"),
    [
        ("nobody", Seated.NOBODY),
        ("никто", Seated.NOBODY),
        ("无", Seated.NOBODY),
        ("закупщики", Seated.PURCHASERS),
        ("采购", Seated.PURCHASERS),
        ("продавцы", Seated.SUPPLIERS),
    ],
)
def test_seated_in_other_languages(tmp_path, text, seated):
    sheets = base()
    setting("Seated", text)(sheets)
    assert event_of(tmp_path, sheets).settings.seated is seated


def test_the_likely_goal_setting_and_time_zone_are_suggested(tmp_path):
    sheets = base()
    for name, value in (("Goals", "musts; valeu"), ("Time zone", "Asia/Shanhai"), ("Walk minuts", 3)):
        setting(name, value)(sheets)
    intake = read(tmp_path, sheets)
    suggestions = {f.code: str(f.suggestion) for f in intake.findings if f.suggestion}
    assert suggestions == {
        "goal-unknown": "value",
        "time-zone-unknown": "Asia/Shanghai",
        "setting-unknown": "Walk minutes",
    }


# ---------------------------------------------------------------- Sessions


def test_a_session_may_have_minutes_of_its_own(tmp_path):
    sheets = base()
    sheets["Sessions"][0] += ["Slot minutes", "Changeover minutes"]
    sheets["Sessions"][2] += [30, 0]
    event = event_of(tmp_path, sheets)
    assert [(s.slot_minutes, s.changeover_minutes) for s in event.sessions] == [(20, 5), (30, 0)]
    assert [s.start.strftime("%H:%M") for s in event.slots[7:]] == [
        "14:00",
        "14:30",
        "15:00",
        "15:30",
        "16:00",
        "16:30",
    ]


def test_a_session_holds_slots_as_long_as_the_next_still_ends_by_its_end(tmp_path):
    event = event_of(tmp_path, base())
    assert [s.start.strftime("%H:%M") for s in event.slots[:8]] == [
        "09:00",
        "09:25",
        "09:50",
        "10:15",
        "10:40",
        "11:05",
        "11:30",
        "14:00",
    ]


def test_sessions_that_touch_do_not_overlap(tmp_path):
    sheets = base()
    append("Sessions", "Noon", datetime(2025, 6, 12), time(12), time(14))(sheets)
    assert serious(read(tmp_path, sheets).findings) == []


def test_one_name_may_stand_on_several_days(tmp_path):
    sheets = base()
    append("Sessions", "MORNING", datetime(2025, 6, 13), time(9), time(10))(sheets)
    put(sheets, "Suppliers", 2, "Not available", "morning")
    event = event_of(tmp_path, sheets)
    assert [s.name for s in event.sessions] == ["Morning", "Afternoon", "Morning"]
    assert [s.start.date() for s in company_of(event, "S001").delegates[0].absences] == [
        date(2025, 6, 12),
        date(2025, 6, 13),
    ]


def test_a_session_that_cannot_be_read_is_reported_once(tmp_path):
    sheets = base()
    put(sheets, "Sessions", 2, "Start", "nine")
    put(sheets, "Suppliers", 2, "Not available", "Morning")
    put(sheets, "Requests", 2, "Session", "Morning")
    assert codes(read(tmp_path, sheets).findings).count("time-unreadable") == 1
    assert not {"range-unreadable", "request-session"} & set(codes(read(tmp_path, sheets).findings))


# ---------------------------------------------------------------- Zones and Tables


@pytest.mark.parametrize(
    ("value", "labels"),
    [
        (3, ["1", "2", "3"]),
        (3.0, ["1", "2", "3"]),
        ("3", ["1", "2", "3"]),
        ("A1-A3", ["A1", "A2", "A3"]),
        ("A1 – A3", ["A1", "A2", "A3"]),
        ("A1-3", ["A1", "A2", "A3"]),
        ("A09-A11", ["A09", "A10", "A11"]),
        ("A1; A2；B7、C-1", ["A1", "A2", "B7", "C-1"]),
        ("4-6; VIP", ["4", "5", "6", "VIP"]),
        (0, []),
    ],
)
def test_a_number_of_tables_or_labels(value, labels):
    assert table_labels(value) == labels


@pytest.mark.parametrize(
    "value",
    [
        -1,
        2.5,
        "2.5",
        "2,5",
        "-4",
        "A16-A1",
        "A1-B5",
        "12 tables",
        "12张",
        "1-999999",
        10_001,
        True,
        date(2025, 1, 16),
        "x" * 61,
        "1" * 5000 + "-2",
    ],
)
def test_what_names_no_tables(value):
    with pytest.raises(LabelsUnreadableError):
        table_labels(value)


def test_zones_with_names_tables_and_closures(tmp_path):
    sheets = base()
    sheets["Zones"] = [
        ["Zone", "Name", "Name (zh)", "Name (ru)", "Tables", "Closed"],
        ["A", "Vehicles", "车辆", "Машины", 4, "Afternoon"],
        ["B", "Machines", None, None, "B1-B3", None],
    ]
    zone = event_of(tmp_path, sheets).zones[0]
    assert (zone.code, zone.name, zone.name_zh, zone.name_ru) == ("A", "Vehicles", "车辆", "Машины")
    assert [t.label for t in zone.tables] == ["1", "2", "3", "4"]
    assert [(s.start.hour, s.end.hour, str(s.cell)) for s in zone.closed] == [(14, 17, "Zones!F2")]


def test_single_tables_that_are_not_to_be_had(tmp_path):
    sheets = base()
    sheets["Tables"] = [["Zone", "Table", "Closed"], ["a", 2, "Morning"], ["A", "2", "16:00-"], ["B", "b1", "Morning"]]
    zones = event_of(tmp_path, sheets).zones
    assert [len(t.closed) for t in zones[0].tables] == [0, 2, 0, 0]
    assert [len(t.closed) for t in zones[1].tables] == [1, 0, 0]


def test_default_zones_have_as_many_tables_as_they_can_use(tmp_path):
    sheets = base()
    del sheets["Zones"]
    sheets["Fixed"] = sheets["Fixed"][:1]
    for n in range(4, 9):
        append("Suppliers", f"S00{n}", f"Maker {n}", "A")(sheets)
    zones = event_of(tmp_path, sheets).zones
    # A: seven suppliers, but only three purchasing delegates; B: one supplier.
    assert {z.code: len(z.tables) for z in zones} == {"A": 3, "B": 1}


def test_cancelled_companies_use_no_default_table(tmp_path):
    sheets = base()
    del sheets["Zones"]
    sheets["Fixed"] = sheets["Fixed"][:1]
    put(sheets, "Suppliers", 3, "Status", "cancelled")
    put(sheets, "Suppliers", 4, "Status", "cancelled")
    assert {z.code: len(z.tables) for z in event_of(tmp_path, sheets).zones} == {"A": 1, "B": 1}


def test_suppliers_that_name_no_zone_meet_in_the_one_there_is(tmp_path):
    sheets = {**bare(), "Suppliers": [["Company"], ["Chongqing Motors"], ["River Machines"]]}
    event = event_of(tmp_path, sheets)
    assert len(event.zones) == 1
    assert {c.supplier.zone for c in event.companies if c.supplier} == {event.zones[0].code}


@pytest.mark.parametrize(
    "text",
    ["machines", "B machines", "B (Machines)", "B. Machines", "Zone B", "B区", "B区（机械）", "B zone", "зона B"],
)
def test_a_zone_is_found_by_its_name_and_by_its_code_beside_it(tmp_path, text):
    sheets = base()
    sheets["Zones"] = [[*row, name] for row, name in zip(sheets["Zones"], ["Name (zh)", "车辆", "机械"], strict=True)]
    put(sheets, "Suppliers", 2, "Zone", text)
    put(sheets, "Fixed", 2, "Table", None)
    assert company_of(event_of(tmp_path, sheets), "S001").supplier.zone == "B"


@pytest.mark.parametrize("text", ["machinse", "B Vehicles", "B2", "hall"])
def test_a_zone_is_not_found_by_a_name_that_is_not_its_own(tmp_path, text):
    sheets = base()
    put(sheets, "Suppliers", 2, "Zone", text)
    assert only(read(tmp_path, sheets), "zone-unknown").where == "Suppliers!C2"


@pytest.mark.parametrize("word", ["none", "нет", "无", "None"])
@pytest.mark.parametrize("name", ["Purchaser maximum", "Supplier maximum", "Gap spread"])
def test_a_default_that_is_none_may_be_written_as_it_is_shown(tmp_path, name, word):
    sheets = base()
    setting(name, word)(sheets)
    intake = read(tmp_path, sheets)
    assert serious(intake.findings) == []
    assert intake.event is not None
    assert intake.event.settings.gap_spread is None or name != "Gap spread"


def test_as_many_tables_as_are_read_and_one_more():
    for written in (f"A1-A{MOST_TABLES}", MOST_TABLES):
        assert len(table_labels(written)) == MOST_TABLES
    with pytest.raises(LabelsUnreadableError, match=f"A1-A{MOST_TABLES + 1}"):
        table_labels(f"A1-A{MOST_TABLES + 1}")
    for written in (MOST_TABLES + 1, f"A1-A{MOST_TABLES}, B1"):
        with pytest.raises(LabelsUnreadableError):
            table_labels(written)


@pytest.mark.parametrize(
    ("text", "outcomes"),
    [("Deal; No deal; Deal", ("Deal", "No deal")), ("; ".join(OUTCOMES), ()), (OUTCOMES[0], (OUTCOMES[0],)), ("", ())],
)
def test_the_choices_of_outcomes_are_ones_own_or_those_of_the_format(tmp_path, text, outcomes):
    sheets = base()
    setting("Outcomes", text or None)(sheets)
    assert event_of(tmp_path, sheets).settings.outcomes == outcomes
