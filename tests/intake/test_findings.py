"""Every kind of finding that a change of one thing in a registrations workbook gives, with its cell."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

import pytest

from sco_scheduler.domain.findings import Severity
from sco_scheduler.domain.messages import catalogue
from sco_scheduler.intake import KINDS
from tests.intake.answers.forms import ANSWER_CODES
from tests.intake.books import (
    Change,
    append,
    base,
    both,
    cell,
    codes,
    empty,
    read,
    rename,
    rename_sheet,
    serious,
    setting,
)
from tests.intake.files.test_container import FILE_CODES
from tests.intake.table.test_form_map_faults import MAP_CODES
from tests.intake.test_agendas import AGENDAS_CODES
from tests.intake.told import told_of
from tests.output.layout import compared_part, parts_of

CASES: list[tuple[str, str, Change]] = [
    ("event-empty", "Requests", both(*(cell("Requests", row, "To", "S9") for row in (2, 3, 4, 5)), empty("Fixed"))),
    # sheets and columns
    ("sheet-missing", "Suppliers", lambda s: s.pop("Suppliers")),
    ("question", "Requests!B1", both(rename("Requests", "From", "One"), rename("Requests", "To", "Other"))),
    ("sheet-empty", "Requests", empty("Requests")),
    ("sheet-empty", "Purchasers", empty("Purchasers")),
    ("sheet-twice", "Buyers", lambda s: s.__setitem__("Buyers", s["Purchasers"])),
    (
        "sheet-misspelt",
        "Intepreters",
        both(rename_sheet("Interpreters", "Intepreters"), lambda s: s["Intepreters"].pop(0)),
    ),
    ("sheet-by-columns", "Intepreters", rename_sheet("Interpreters", "Intepreters")),
    ("sheet-by-columns", "Registered sellers", rename_sheet("Suppliers", "Registered sellers")),
    ("row-total", "Suppliers!B5", append("Suppliers", None, "Total: 3", None, None, None, 12)),
    ("header-two-rows", "Suppliers row 1", lambda s: s["Suppliers"].insert(1, ["编号", "公司", "区域"])),
    ("sheet-unknown", "Hotel list", lambda s: s.__setitem__("Hotel list", [["Hotel"]])),
    ("column-missing", "Sessions row 1", rename("Sessions", "End", "XYZ")),
    ("header-missing", "Sessions", lambda s: s["Sessions"].pop(0)),
    ("column-misspelt", "Purchasers!E1", rename("Purchasers", "Not available", "Not avaliable")),
    ("column-unknown", "Suppliers!M1", cell("Suppliers", 2, "Hotel", "Hilton")),
    ("column-of-hours", "Interpreters!F1", cell("Interpreters", 2, "Shifts", "09:00-10:30")),
    ("column-twice", "Suppliers!M1", cell("Suppliers", 2, "Zone code", "B")),
    (
        "column-ranks",
        "Requests!C1",
        both(
            *(cell("Requests", row, "Level", value) for row, value in ((2, 1), (3, "2nd"), (4, "第三"), (5, 4))),
            lambda s: [row.pop(2) for row in s["Requests"]],
        ),
    ),
    ("columns-of-sides", "Requests!A1", both(rename("Requests", "From", "Buyer"), rename("Requests", "To", "Seller"))),
    ("cell-needed", "Sessions!D3", cell("Sessions", 3, "End", None)),
    ("cell-needed", "Zones!C2", cell("Zones", 2, "Tables", None)),
    ("cell-needed", "Zones!A2", both(*(cell("Zones", row, "Zone", None) for row in (2, 3)))),
    ("cell-needed", "Fixed!B2", cell("Fixed", 2, "Supplier", None)),
    ("cell-needed", "Delegates!A3", cell("Delegates", 3, "Company", None)),
    ("cell-needed", "Tables!B2", lambda s: s.__setitem__("Tables", [["Zone", "Table"], ["A", None]])),
    ("cell-needed", "Tables!A2", lambda s: s.__setitem__("Tables", [["Zone", "Table"], [None, "1"]])),
    # numbers, dates, times
    ("number-not-whole", "Suppliers!G2", cell("Suppliers", 2, "Maximum", 8.5)),
    ("number-not-whole", "Suppliers!F2", cell("Suppliers", 2, "Minimum", "many")),
    ("number-not-whole", "Suppliers!F2", cell("Suppliers", 2, "Minimum", -1)),
    ("number-not-whole", "Event!B5", setting("Purchaser weight", 1.5)),
    ("number-not-whole", "Event!B5", setting("Mutual bonus", "ten")),
    ("number-too-large", "Event!B5", setting("Mutual bonus", 1_000_001)),
    ("number-too-large", "Event!B5", setting("Walk minutes", 10**12)),
    ("number-not-whole", "Event!B3", cell("Event", 3, "Value", 0)),
    ("number-not-whole", "Event!B5", setting("Gap spread", -1)),
    ("number-not-whole", "Sessions!E2", cell("Sessions", 2, "Slot minutes", 0)),
    (
        "maximum-below-minimum",
        "Suppliers!G2",
        both(
            *(setting("Supplier maximum", 9), setting("Supplier minimum", 1)),
            *(cell("Suppliers", 2, "Minimum", 6), cell("Suppliers", 2, "Maximum", 4)),
        ),
    ),
    ("maximum-below-minimum", "Suppliers!F2", both(setting("Supplier maximum", 4), cell("Suppliers", 2, "Minimum", 6))),
    ("maximum-below-minimum", "Event!B6", both(setting("Purchaser minimum", 4), setting("Purchaser maximum", 3))),
    ("date-unreadable", "Sessions!B2", cell("Sessions", 2, "Date", "12th of June")),
    ("date-unreadable", "Fixed!C2", cell("Fixed", 2, "Date", "31.02.2025")),
    ("date-far-off", "Sessions!B2", cell("Sessions", 2, "Date", date(9999, 12, 31))),
    ("date-far-off", "Fixed!C2", cell("Fixed", 2, "Date", "1899-12-31")),
    ("date-ambiguous", "Fixed!C2", cell("Fixed", 2, "Date", "06/12/2025")),
    ("date-ambiguous", "Suppliers!E2", cell("Suppliers", 2, "Not available", "06/12/2025 09:00-10:30")),
    ("time-unreadable", "Sessions!C2", cell("Sessions", 2, "Start", "9 o'clock")),
    ("time-unreadable", "Sessions!D2", cell("Sessions", 2, "End", "25:00")),
    ("time-unreadable", "Fixed!D2", cell("Fixed", 2, "Start", 930)),
    ("end-before-start", "Sessions!D2", cell("Sessions", 2, "End", time(8))),
    ("end-before-start", "Suppliers!E2", cell("Suppliers", 2, "Not available", "10:30-09:00")),
    ("range-unreadable", "Suppliers!E2", cell("Suppliers", 2, "Not available", "after the talk")),
    ("range-unreadable", "Zones!D2", cell("Zones", 2, "Closed", "25:00-26:00")),
    ("range-unreadable", "Zones!D2", cell("Zones", 2, "Closed", time(9))),
    ("range-after-date", "Suppliers!E2", cell("Suppliers", 2, "Not available", "2025-06-12; 09:00-10:30")),
    (
        "range-other-day",
        "Suppliers!E2",
        both(
            lambda s: [s.pop(name) for name in ("Sessions", "Fixed")],
            cell("Suppliers", 2, "Not available", "2024-06-12"),
        ),
    ),
    ("range-outside", "Suppliers!E2", cell("Suppliers", 2, "Not available", "2024-06-12")),
    # settings
    ("settings-default", "Event", lambda s: None),
    ("setting-unknown", "Event!A5", setting("Slot minuts", 15)),
    ("setting-unknown", "Event!A5", setting("", 15)),
    ("setting-twice", "Event!A5", setting("Slot minutes", 25)),
    ("setting-choice", "Event!B5", setting("Seated", "everybody")),
    ("time-zone-unknown", "Event!B5", setting("Time zone", "Asia/Chongking")),
    ("print-language-unknown", "Event!B5", setting("Languages", "en; de")),
    ("goal-unknown", "Event!B5", setting("Goals", "musts; values")),
    ("goal-twice", "Event!B5", setting("Goals", "musts; value; musts")),
    ("goal-of-rerun", "Event!B5", setting("Goals", "musts; kept; value")),
    # sessions, zones, tables
    ("sessions-default", "Sessions", both(empty("Sessions"), empty("Fixed"))),
    ("session-nameless", "Sessions row 2", cell("Sessions", 2, "Session", None)),
    ("sessions-overlap", "Sessions!A4", append("Sessions", "Noon", datetime(2025, 6, 12), time(11, 30), time(13))),
    ("session-no-slot", "Sessions!A4", append("Sessions", "Tea", datetime(2025, 6, 12), time(13), time(13, 15))),
    ("no-slots", "Event!B3", cell("Event", 3, "Value", 200)),
    ("zones-default", "Zones", both(empty("Zones"), empty("Fixed"))),
    ("zone-twice", "Zones!A4", append("Zones", "a", "Again", None, None)),
    ("zone-unknown", "Suppliers!C2", cell("Suppliers", 2, "Zone", "D")),
    ("zone-unknown", "Interpreters!D2", cell("Interpreters", 2, "Zone", "D")),
    ("zone-unknown", "Tables!A2", lambda s: s.__setitem__("Tables", [["Zone", "Table"], ["D", "1"]])),
    ("zone-several", "Suppliers!C2", cell("Suppliers", 2, "Zone", "A; B")),
    ("zone-several", "Suppliers!C2", cell("Suppliers", 2, "Zone", "A, B")),
    ("zone-needed", "Suppliers!C2", cell("Suppliers", 2, "Zone", None)),
    ("zone-assumed", "Suppliers!C3", both(lambda s: s["Zones"].pop(), cell("Suppliers", 3, "Zone", None))),
    ("zone-interest-unknown", "Purchasers!C2", cell("Purchasers", 2, "Zone", "A; D")),
    ("tables-unreadable", "Zones!C2", cell("Zones", 2, "Tables", -3)),
    ("tables-unreadable", "Zones!C2", cell("Zones", 2, "Tables", 12.5)),
    ("tables-unreadable", "Zones!C2", cell("Zones", 2, "Tables", "A16-A1")),
    ("tables-unreadable", "Zones!C2", cell("Zones", 2, "Tables", datetime(2025, 1, 16))),
    ("table-twice", "Zones!C3", cell("Zones", 3, "Tables", "B1-B3; B2")),
    ("zone-no-tables", "Zones!C3", cell("Zones", 3, "Tables", 0)),
    ("table-unknown", "Suppliers!I2", cell("Suppliers", 2, "Table", 25)),
    ("table-unknown", "Fixed!E2", cell("Fixed", 2, "Table", "B2")),
    ("table-unknown", "Tables!B2", lambda s: s.__setitem__("Tables", [["Zone", "Table"], ["A", 25]])),
    ("table-not-in-zone", "Suppliers!I2", cell("Suppliers", 2, "Table", "B/B3")),
    # companies and people
    ("company-nameless", "Purchasers row 4", append("Purchasers", None, None, "A")),
    ("id-twice", "Suppliers!A5", append("Suppliers", "s001", "Another", "A")),
    ("company-twice", "Suppliers!B5", append("Suppliers", None, "chongqing motors", "A")),
    ("name-shared", "Suppliers!B5", append("Suppliers", "S009", "Altyn Trade", "A")),
    ("names-differ", "Suppliers!B5", append("Suppliers", "P001", "Quite Another", "A")),
    ("name-loose", "Requests!B6", append("Requests", "P002", "Spring-Parts Co., Ltd.")),
    ("companies-alike", "Suppliers!B5", append("Suppliers", "S009", "Spring Parts LLC", "A")),
    ("phone-rounded", "Suppliers!M2", cell("Suppliers", 2, "Phone", "8.61388E+12")),
    ("ids-made", "Suppliers!B4", cell("Suppliers", 4, "ID", None)),
    ("priority-unknown", "Suppliers!H2", cell("Suppliers", 2, "Priority", "Gold")),
    ("status-unknown", "Suppliers!K2", cell("Suppliers", 2, "Status", "second day only")),
    ("language-unknown", "Suppliers!D2", cell("Suppliers", 2, "Languages", "zh; Klingonese")),
    ("language-little", "Suppliers!D2", cell("Suppliers", 2, "Languages", "zh, basic Russian")),
    ("languages-unclear", "Suppliers!D2", cell("Suppliers", 2, "Languages", "Russian interpreter needed")),
    ("list-too-long", "Purchasers!L2", cell("Purchasers", 2, "Wishes", "; ".join(f"x{n}" for n in range(501)))),
    ("languages-many", "Suppliers!D2", cell("Suppliers", 2, "Languages", "; ".join(f"x{n}" for n in range(61)))),
    ("delegates-default", "Delegates", lambda s: None),
    ("delegate-company-unknown", "Delegates!A4", append("Delegates", "P099", "Nobody")),
    ("delegate-twice", "Delegates!B4", append("Delegates", "P001", "BEK")),
    ("delegate-nameless", "Delegates!B4", append("Delegates", "P001", None, "Director")),
    (
        "company-ambiguous",
        "Delegates!A4",
        both(append("Suppliers", "S009", "Altyn Trade", "A"), append("Delegates", "Altyn Trade", "X")),
    ),
    ("interpreters-default", "Interpreters", both(empty("Interpreters"), cell("Fixed", 2, "Interpreter", None))),
    ("interpreter-nameless", "Interpreters row 3", append("Interpreters", None, None, "zh")),
    ("interpreter-twice", "Interpreters!A3", append("Interpreters", "i01", "Other", "zh; ru")),
    ("interpreter-no-languages", "Interpreters!C3", append("Interpreters", "I02", "Silent", None)),
    # requests
    ("requests-from-wishes", "Requests", both(empty("Requests"), cell("Purchasers", 2, "Wishes", "S001"))),
    ("request-incomplete", "Requests!B6", append("Requests", "P001", None, 3)),
    ("request-unknown-company", "Requests!B6", append("Requests", "P001", "Sprng Parts")),
    ("request-unknown-company", "Requests!A6", append("Requests", "P077", "S001")),
    ("request-unknown-company", "Suppliers!L2", cell("Suppliers", 2, "Wishes", "P001; P055")),
    ("question", "Suppliers!L2", cell("Suppliers", 2, "Wishes", "P001; Nobody Ltd")),
    (
        "request-ambiguous-company",
        "Requests!A6",
        both(append("Suppliers", "S009", "Altyn Trade", "A"), append("Requests", "Altyn Trade", "S003")),
    ),
    (
        "request-ambiguous-company",
        "Requests!G3",
        both(append("Suppliers", "S009", "Spring Parts", "A"), cell("Requests", 3, "After", "Spring Parts")),
    ),
    ("request-itself", "Requests!B6", append("Requests", "P001", "Altyn Trade")),
    ("request-itself", "Suppliers!L2", cell("Suppliers", 2, "Wishes", "S001")),
    ("request-same-role", "Requests!B6", append("Requests", "P001", "P002")),
    ("request-same-role", "Suppliers!L2", cell("Suppliers", 2, "Wishes", "S002")),
    ("request-rank", "Requests!C2", cell("Requests", 2, "Rank", "first")),
    ("request-rank", "Requests!C2", cell("Requests", 2, "Rank", 1.5)),
    ("request-rank", "Requests!C2", cell("Requests", 2, "Rank", 0)),
    ("request-level", "Requests!D2", cell("Requests", 2, "Level", "turquoise")),
    ("request-session", "Requests!E2", cell("Requests", 2, "Session", "Morning; Evening")),
    ("request-delegate", "Requests!F2", cell("Requests", 2, "Delegate", "Oleg")),
    (
        "request-delegate-ambiguous",
        "Requests!F2",
        both(cell("Suppliers", 2, "Contact", "Bek"), cell("Requests", 2, "Delegate", "bek")),
    ),
    ("request-after", "Requests!G2", cell("Requests", 2, "After", "S999")),
    ("request-after-itself", "Requests!G2", cell("Requests", 2, "After", "S001")),
    ("request-after-no-meeting", "Requests!G4", cell("Requests", 4, "After", "S001")),
    ("request-twice", "Requests!A6", append("Requests", "P001", "S001", 3, "must")),
    ("request-repeated", "Requests!A6", append("Requests", "Altyn Trade", "s001", 1, "must")),
    # fixed
    ("fixed-unknown-company", "Fixed!A2", cell("Fixed", 2, "Purchaser", "P099")),
    (
        "fixed-ambiguous-company",
        "Fixed!B2",
        both(append("Suppliers", "S009", "Spring Parts", "A"), cell("Fixed", 2, "Supplier", "Spring Parts")),
    ),
    ("fixed-role", "Fixed!A2", cell("Fixed", 2, "Purchaser", "S003")),
    (
        "fixed-itself",
        "Fixed!B2",
        both(append("Suppliers", "P001", "Altyn Trade", "A"), cell("Fixed", 2, "Supplier", "P001")),
    ),
    ("fixed-no-slot", "Fixed!D2", cell("Fixed", 2, "Start", time(9, 30))),
    ("fixed-no-slot", "Fixed!C2", cell("Fixed", 2, "Date", datetime(2025, 6, 13))),
    ("fixed-interpreter", "Fixed!F2", cell("Fixed", 2, "Interpreter", "I99")),
    (
        "fixed-roles-turned",
        "Fixed!A2",
        both(
            append("Suppliers", "P001", "Altyn Trade", "A"),
            append("Purchasers", "S001", "Chongqing Motors", "A"),
            cell("Fixed", 2, "Purchaser", "S001"),
            cell("Fixed", 2, "Supplier", "P001"),
        ),
    ),
    (
        "limit-each",
        "Suppliers!G2",
        both(
            append("Sessions", "Morning", datetime(2025, 6, 13), time(9), time(12)),
            cell("Suppliers", 2, "Maximum", "4 per day"),
        ),
    ),
    ("setting-two-numbers", "Event!B3", cell("Event", 3, "Value", "25 min + 5 min break")),
    (
        "request-of-doubles",
        "Suppliers!B2",
        both(
            cell("Suppliers", 2, "Company", "Volga-Avtosnab"),
            append("Suppliers", "S009", "VOLGA AVTOSNAB LLC", "A"),
            append("Requests", "P001", "Volga Avtosnab Ltd"),
        ),
    ),
    (
        "name-shortened",
        "Requests!B6",
        both(cell("Suppliers", 3, "Company", "Волга-Автоснаб"), append("Requests", "P002", "Volga Avtosnab")),
    ),
    ("zone-list", "Suppliers!C2", both(empty("Zones"), cell("Suppliers", 2, "Zone", "A, C"))),
    ("company-only-id", "Purchasers!A3", cell("Purchasers", 3, "Company", None)),
    ("maximum-none", "Purchasers!G3", cell("Purchasers", 3, "Maximum", 0)),
    (
        "rows-like-entries",
        "Suppliers row 1",
        lambda s: s["Suppliers"].__setitem__(
            slice(0, 0), [["S008", "Jade Tea", "A", "zh"], ["S009", "Lamp House", "B", "zh"]]
        ),
    ),
    (
        "interpreters-unread",
        "Tercümanlar",
        both(
            lambda s: s.pop("Interpreters"),
            lambda s: s.__setitem__("Fixed", s["Fixed"][:1]),
            lambda s: s.__setitem__(
                "Tercümanlar", [["Dil", "Tercüman"], ["Rusça", "Leyla Yusufova"], ["Arapça", "Abdullah Sayed"]]
            ),
        ),
    ),
    ("request-of-several", "Requests!B2", cell("Requests", 2, "To", "S001; S002")),
    ("status-maybe-gone", "Suppliers!K2", cell("Suppliers", 2, "Status", "changed their mind")),
    ("letters-alike", "Suppliers!C3", cell("Suppliers", 3, "Zone", "В")),
    ("language-interpreted", "Suppliers!D2", cell("Suppliers", 2, "Languages", "Spanish (interpreter needed)")),
    (
        "languages-ignored",
        "Suppliers!D2",
        both(
            empty("Interpreters"),
            cell("Fixed", 2, "Interpreter", None),
            cell("Suppliers", 2, "Languages", "Russian interpreter needed"),
        ),
    ),
    ("row-without-name", "Suppliers!B5", append("Suppliers", None, "TBC")),
    ("row-of-remark", "Suppliers!B5", append("Suppliers", None, "(Anna comes later)")),
]


IDS = [f"{number} {code} {where}" for number, (code, where, _) in enumerate(CASES)]
SAID = Path(__file__).parent / "golden" / "findings.txt"


@pytest.mark.parametrize(
    ("said", "code", "where", "change"), [(i, *c) for i, c in zip(IDS, CASES, strict=True)], ids=IDS
)
def test_one_change_gives_the_finding_with_its_cell_and_an_event_unless_it_stops(tmp_path, said, code, where, change):
    sheets = base()
    change(sheets)

    intake = read(tmp_path, sheets)

    found = [f for f in intake.findings if f.code == code]
    assert where in [str(f.cells[0]) for f in found]
    compared_part(SAID, said, told_of(found))
    stops = any(f.severity is Severity.STOPS for f in intake.findings)
    assert (intake.event is None) == stops
    if KINDS[code].severity is Severity.STOPS:
        assert intake.event is None


def test_what_the_cases_say_is_all_that_the_golden_file_has():
    assert list(parts_of(SAID)) == IDS
    assert not [line for part in parts_of(SAID).values() for line in part if "{" in line], "a blank that nobody filled"


def test_the_base_has_notes_only(tmp_path):
    assert serious(read(tmp_path, base()).findings) == []


def test_findings_come_all_at_once_and_the_most_serious_first(tmp_path):
    sheets = base()
    for code, _, change in CASES:
        if code in {"time-zone-unknown", "zone-unknown", "request-itself", "request-rank", "fixed-interpreter"}:
            change(sheets)

    intake = read(tmp_path, sheets)

    assert {"time-zone-unknown", "zone-unknown", "request-itself", "request-rank"} <= set(codes(intake.findings))
    severities = [f.severity for f in intake.findings]
    assert severities == sorted(severities)


def test_every_kind_has_a_case_here_or_beside(tmp_path):
    grid_codes = {
        "sheet-hidden",
        "rows-hidden",
        "columns-hidden",
        "cells-merged",
        "cell-error",
        "cell-error-passed",
        "formula-no-value",
        "control-characters",
        "cell-too-long",
        "column-local",
    }
    csv_codes = {"csv-read", "csv-encoding"}
    shape_codes = {
        "answers-differ",
        "answer-replaced",
        "answers-joined",
        "named-by",
        "not-ranked",
        "remarks-read",
        "hours-read",
        "cancelled-read",
        "both-roles",
        "companies-named",
        "guess-taken",
        "name-nearly",
        "short-names",
        "code-of-other",
        "sheet-of-chat",
        "numbers-of-rows",
        "requests-answered",
        "sheet-left-nothing",
        "sessions-stated",
        "one-side",
        "role-missing",
        "rows-not-used",
        "sheet-understood",
        "wishes-for-all",
    }
    feedback_codes = {code for code in KINDS if code.startswith("feedback-")}  # see tests/workflows/test_outcomes.py
    rerun_codes = {"company-left", "id-made-before", "meeting-number-twice"}  # see tests/workflows/rerun/
    beside = (
        feedback_codes
        | rerun_codes
        | FILE_CODES
        | MAP_CODES
        | AGENDAS_CODES
        | ANSWER_CODES
        | grid_codes
        | csv_codes
        | shape_codes
    )
    tested = {code for code, _, _ in CASES} | beside
    assert tested == set(KINDS)


def test_every_kind_is_complete():
    for code in KINDS:
        told = {part: catalogue("en")[f"{code}.{part}"] for part in ("title", "sentence", "advice", "example")}
        assert told["title"], code
        assert told["sentence"].endswith((".", "}")), code
        assert told["advice"].endswith((".", "}")), code
        assert told["example"], code
        assert code == code.lower().replace("_", "-")
