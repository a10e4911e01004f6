"""``schedule show`` on a workbook that was built, and then edited by hand."""

import pytest

from tests.cli.books import check_golden, edit, registrations, run


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
    # The reason names who was asked for; no row does.
    shown = run("show", agendas, "P1").stdout
    assert "not held; the most valuable one, with Foton Motors" in " ".join(shown.split())
    assert "1 meeting" not in shown
    other = run("show", agendas, "P2").stdout
    assert "Foton" in other
    assert "1 meeting" in other
