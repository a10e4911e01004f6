"""``schedule show`` and ``schedule verify`` on a workbook that was built, and then edited by hand."""

import json

import pytest
from openpyxl import load_workbook

from tests.cli.books import SHEETS, check_golden, registrations, run


@pytest.fixture
def agendas(day, quick):
    assert run("build", day, "-q").exit_code == 0
    return day.with_name("day-agendas.xlsx")


def edit(path, changes):
    """Write values into cells of Meetings, named by row (1 is the first meeting) and header."""
    book = load_workbook(path)
    sheet = book["Meetings"]
    header = next(r for r in sheet.iter_rows() if any(c.value == "Purchaser ID" for c in r))
    column = {cell.value: cell.column for cell in header}
    for (row, name), value in changes.items():
        sheet.cell(header[0].row + row, column[name], value)
    book.save(path)


def test_an_agenda_by_id(agendas):
    result = run("show", agendas, "s1")
    assert result.exit_code == 0
    check_golden("show", result.stdout)


@pytest.mark.parametrize("who", [["Foton Motors"], ["foton"], ["福田"], ["Foton", "Motors"]])
def test_an_agenda_by_name_or_a_part_of_it(agendas, who):
    assert run("show", agendas, *who).stdout == run("show", agendas, "S1").stdout


def test_all_agendas(agendas):
    result = run("show", agendas, "--all")
    assert [name in result.stdout for name in ("(P1)", "(P2)", "(S1)", "(S2)")] == [True] * 4


def test_a_company_without_a_meeting_is_told_why(tmp_path):
    day = registrations(tmp_path, Requests=[["From", "To"], ["P1", "S2"]])
    assert run("build", day, "-q", "--reproducible", "--time-limit", "2").exit_code == 0
    agendas = tmp_path / "day-agendas.xlsx"
    for words in (["S1"], ["--all"]):
        assert "No meeting: nobody asked for a meeting with it, nor it for one" in run("show", agendas, *words).stdout


def test_a_part_of_several_names(agendas):
    result = run("show", agendas, "o")
    assert result.exit_code == 1
    assert "More than one company matches 'o'." in result.stderr
    assert "S1  Foton Motors / 福田汽车" in result.stderr


def test_very_many_matches_are_counted(tmp_path, quick):
    many = [["ID", "Company", "Zone"], *([f"S{n}", f"Chongqing Works {n}", "A"] for n in range(1, 16))]
    day = registrations(tmp_path, Suppliers=many)
    assert run("build", day, "-q").exit_code == 0
    assert run("show", tmp_path / "day-agendas.xlsx", "chongqing").stderr.endswith("  and 3 more\n")


def test_an_unknown_name_suggests_the_nearest(agendas):
    result = run("show", agendas, "Fotn Motor")
    assert result.exit_code == 1
    assert "Maybe one of these?\n  S1  Foton Motors" in result.stderr


def test_a_name_like_no_other(agendas):
    result = run("show", agendas, "####")
    assert (result.exit_code, result.stderr) == (1, "No company is called '####'.\n")


@pytest.mark.parametrize("words", [[], ["S1", "--all"]])
def test_one_company_or_all(agendas, words):
    assert run("show", agendas, *words).exit_code == 2


def test_no_workbook_to_show(tmp_path):
    result = run("show", tmp_path / "nowhere.xlsx", "S1")
    assert result.exit_code == 1
    assert "There is no file" in " ".join(result.stderr.split())


def test_show_follows_the_sheet_as_it_stands(agendas):
    edit(agendas, {(1, "Status"): "cancelled"})
    assert "Foton" not in run("show", agendas, "P1").stdout
    assert "Foton" in run("show", agendas, "P2").stdout


def test_a_good_schedule_is_verified(day, agendas):
    result = run("verify", day, agendas)
    assert result.exit_code == 0
    check_golden("verify", result.stdout)


def test_a_double_booking_made_by_hand_is_named_with_its_rows(day, agendas):
    edit(agendas, {(2, "Start"): load_workbook(agendas)["Meetings"].cell(2, 3).value})
    result = run("verify", day, agendas)
    assert result.exit_code == 1
    check_golden("verify-refused", result.stdout)


def test_verify_in_json(day, agendas):
    found = json.loads(run("verify", day, agendas, "--json").stdout)
    assert list(found) == ["status", "meetings", "violations", "goals", "findings"]
    assert (found["status"], found["meetings"], found["violations"]) == ("ok", 2, [])
    assert found["goals"]["value"] == 60
    edit(agendas, {(1, "Table"): "9"})
    found = json.loads(run("verify", day, agendas, "--json").stdout)
    assert found["status"] == "refused"
    assert found["violations"][0]["cells"]


def test_a_row_that_names_nobody_known_is_refused(day, agendas):
    edit(agendas, {(1, "Purchaser ID"): "P77", (1, "Purchaser"): "Nobody"})
    result = run("verify", day, agendas)
    assert result.exit_code == 1
    assert "P77" in result.stdout


def test_rows_taken_out_are_not_judged(day, agendas):
    edit(agendas, {(1, "Status"): "no-show"})
    result = run("verify", day, agendas)
    assert result.exit_code == 0
    assert "1 meeting checked." in result.stdout


def test_verify_without_a_file(day, tmp_path):
    result = run("verify", day, tmp_path / "nowhere.xlsx", "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["status"] == "findings"


def test_verify_keeps_the_day_that_the_build_took(tmp_path, quick, monkeypatch):
    day = registrations(tmp_path, Sessions=[["Session", "Date", "Start", "End"]])
    assert run("build", day, "-q").exit_code == 0
    found = json.loads(run("verify", day, tmp_path / "day-agendas.xlsx", "--json").stdout)
    assert found["status"] == "ok"


def test_made_up_ids_are_those_of_the_workbook(tmp_path, quick):
    nameless = [["Company"], ["Petrov Trading"], ["Altai Agro"]]
    asked = [["From", "To", "Level"], ["Petrov Trading", "S1", "must"]]
    quick(meetings=lambda event: (), goals=())
    day = registrations(tmp_path, Purchasers=nameless, Requests=asked)
    assert run("build", day, "-q").exit_code == 0
    turned = [nameless[0], *reversed(nameless[1:])]
    registrations(tmp_path, Purchasers=turned, Requests=asked, Event=SHEETS["Event"])
    assert run("verify", day, tmp_path / "day-agendas.xlsx").exit_code == 0
