"""``schedule tradeoffs``: the table, the bars, and the object for scripts."""

import json

from sco_scheduler.workflows.tradeoffs import tries
from tests.cli.books import SHEETS, registrations, run


def test_each_question_is_a_table_with_the_options_that_give_each_line(day, quick):
    result = run("tradeoffs", day)
    assert result.exit_code == 0, result.output
    assert "Value given up against lost time" in result.stdout
    assert '--order "musts; minimums; value; lost_time"' in " ".join(result.stdout.split())
    assert not list(day.parent.glob("*agendas*"))


def test_the_object_has_every_schedule(day, quick):
    found = json.loads(run("tradeoffs", day, "--json").stdout)
    assert found["status"] == "ok"
    assert len(found["points"]) == len(tries())
    assert found["points"][1]["value_slack"] == 1.0
    assert '--order "musts; minimums; value; lost_time" --value-slack 5' in {p["command"] for p in found["points"]}
    assert {w["goal"] for w in found["points"][0]["weighed"]} == {"value", "lost_time"}


def test_a_conflict_ends_with_its_own_code(tmp_path):
    pins = [["Purchaser", "Supplier", "Start", "Table"], ["P1", "S1", "09:00", "1"], ["P2", "S1", "09:00", "1"]]
    result = run("tradeoffs", registrations(tmp_path, Fixed=pins), "--time-limit", 5)
    assert result.exit_code == 3
    assert "Fixed!" in result.stderr


def test_the_options_forget_the_agendas_workbook_that_is_there(agendas, day):
    result = run("tradeoffs", day)
    told = " ".join(result.stdout.split())
    assert '--order "musts; minimums; value; lost_time" --fresh' in told
    there = f"{agendas} is there, and without --fresh a build keeps its meetings."
    assert "".join(there.split()) in "".join(told.split())  # a long path is broken anywhere
    points = json.loads(run("tradeoffs", day, "--json").stdout)["points"]
    assert all(point["command"].endswith(" --fresh") for point in points)


def test_registrations_in_several_folders_have_no_agendas_workbook_beside_them(tmp_path, quick):
    files = [tmp_path / name / f"{name}.csv" for name in ("purchasers", "suppliers", "requests")]
    for file in files:
        file.parent.mkdir()
        rows = SHEETS[file.stem.title()]
        file.write_text("\n".join(",".join(str(cell or "") for cell in row) for row in rows), encoding="utf-8")
    result = run("tradeoffs", *files)
    assert "--order" in result.stdout
    assert "--fresh" not in result.stdout
