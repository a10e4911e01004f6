"""``schedule tradeoffs``: the table, the bars, and the object for scripts."""

import json

from sco_scheduler.workflows.tradeoffs import tries
from tests.cli.books import registrations, run


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
