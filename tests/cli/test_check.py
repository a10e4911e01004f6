import json
from datetime import time

from openpyxl import load_workbook

from tests.cli.books import SHEETS, check_golden, registrations, run


def test_findings_and_capacity(tmp_path):
    interpreters = [["ID", "Name", "Languages"], ["I1", "Zhao Min", "ru, zh"]]
    purchasers = [
        ["ID", "Company", "Languages", "Minimum", "Not available"],
        ["P1", "Petrov Trading", "ru", 3, None],
        ["P2", "Altai Agro", "kk", 0, "09:20-"],
        ["P3", "Baikal", "ru", 1, None],
    ]
    suppliers = [["ID", "Company", "Zone", "Languages"], ["S1", "Foton Motors", "A", "zh"], ["S2", "Pumps", "A", "zh"]]
    requests = [*SHEETS["Requests"], ["P1", "P1", None, None]]
    day = registrations(
        tmp_path, Interpreters=interpreters, Purchasers=purchasers, Suppliers=suppliers, Requests=requests
    )
    result = run("check", day)
    assert result.exit_code == 0
    check_golden("check", result.stdout)


def test_nothing_to_say(day):
    result = run("check", day)
    assert result.exit_code == 0
    assert "Every minimum can be reached by itself." in result.stdout


def test_a_finding_that_stops_exits_1(tmp_path):
    wrong = [["Session", "Date", "Start", "End"], ["Morning", "2025-06-12", time(10), time(9)]]
    result = run("check", registrations(tmp_path, Sessions=wrong))
    assert result.exit_code == 1
    assert "stops" in result.stdout
    assert "Sessions!" in result.stdout


def test_what_stops_stands_alone_until_all_is_wanted(tmp_path):
    wrong = [["Session", "Date", "Start", "End"], ["Morning", "2025-06-12", time(10), time(9)]]
    day = registrations(tmp_path, Sessions=wrong, Requests=[*SHEETS["Requests"], ["P1", "Nobody", None, None]])
    alone, whole = run("check", day).stdout, run("check", day, "--all").stdout
    assert "more findings wait until this is mended" in " ".join(alone.split())
    assert "Nobody" not in alone
    assert "Nobody" in whole


def test_no_such_file(tmp_path):
    result = run("check", tmp_path / "nowhere.xlsx")
    assert result.exit_code == 1
    assert "There is no file" in " ".join(result.stdout.split())


def test_json(day):
    result = run("check", day, "--json")
    found = json.loads(result.stdout)
    assert list(found) == ["status", "findings", "rows", "wishes", "questions", "counts", "capacity"]
    assert found["status"] == "ok"
    assert found["capacity"]["pairs_asked"] == 3
    assert found["capacity"]["zones"][0] == {"name": "A", "start": "2025-06-12T09:00:00", "room": 1, "asked": 1.0}


def test_json_of_what_stops(tmp_path):
    result = run("check", tmp_path / "nowhere.xlsx", "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["capacity"] is None


def test_minimums_out_of_reach_are_told_in_narrow_terminals_and_to_programs(tmp_path, monkeypatch):
    purchasers = [["ID", "Company", "Minimum"], ["P1", "Petrov Trading", 3], ["P2", "Altai Agro", 0]]
    day = registrations(tmp_path, Purchasers=purchasers)
    (entry,) = json.loads(run("check", day, "--json").stdout)["capacity"]["out_of_reach"]
    assert (entry["company"], entry["minimum"], entry["role"], entry["reachable"]) == ("P1", 3, "purchaser", 2)
    assert isinstance(entry["why"], str)
    assert entry["why"]
    monkeypatch.setenv("COLUMNS", "50")
    told = " ".join(run("check", day).stdout.split())
    assert "Minimums out of reach: - Petrov Trading (P1)" in told
    assert entry["why"].split(";")[0] in told


def test_rows_that_contradict_each_other_are_found_with_their_cells_before_a_build_stops(tmp_path):
    suppliers = [
        [*row, away] for row, away in zip(SHEETS["Suppliers"], ("Not available", None, "09:00-09:30"), strict=True)
    ]
    fixed = [["Purchaser", "Supplier", "Date", "Start"], ["P1", "S2", None, time(9)]]
    day = registrations(tmp_path, Suppliers=suppliers, Fixed=fixed)
    result = run("check", day)
    assert result.exit_code == 1
    assert "Fixed!A2" in result.stdout
    assert "Suppliers!H3" in result.stdout
    assert run("build", day, "-q").exit_code == 3
    fixed[1][3] = time(9, 50)
    assert run("check", registrations(tmp_path, Suppliers=suppliers, Fixed=fixed)).exit_code == 0


def test_a_pin_that_was_taken_out_on_meetings_contradicts_nothing(tmp_path):
    fixed = [["Purchaser", "Supplier", "Date", "Start"], ["P1", "S2", None, time(9)]]
    day = registrations(tmp_path, Fixed=fixed)
    assert run("build", day, "-q").exit_code == 0
    suppliers = [[*row, away] for row, away in zip(SHEETS["Suppliers"], ("Status", None, "cancelled"), strict=True)]
    registrations(tmp_path, Suppliers=suppliers, Fixed=fixed)
    assert run("check", day).exit_code == 1
    agendas = day.with_name("day-agendas.xlsx")
    book = load_workbook(agendas)
    rows = book["Meetings"]
    columns = [cell.value for cell in rows[1]]
    for row in rows.iter_rows(min_row=2):
        row[columns.index("Status")].value = "cancelled"
    book.save(agendas)
    assert run("check", day).exit_code == 0


def test_more_musts_than_a_maximum_are_told(tmp_path):
    purchasers = [[*row, most] for row, most in zip(SHEETS["Purchasers"], ("Maximum", 1, None), strict=True)]
    requests = [*SHEETS["Requests"][:2], ["P1", "S2", 2, "must"]]
    result = run("check", registrations(tmp_path, Purchasers=purchasers, Requests=requests))
    assert result.exit_code == 0
    assert "Petrov Trading has 2 musts" in " ".join(result.stdout.split())
