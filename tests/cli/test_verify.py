"""``schedule verify`` on a workbook that was built, and then edited by hand."""

import json

from openpyxl import load_workbook

from tests.cli.books import SHEETS, check_golden, edit, registrations, run


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
