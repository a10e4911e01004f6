"""``schedule changed``: whose printed agenda is out of date."""

import json

from tests.cli.books import check_golden, run
from tests.workflows.late import cancelled, rebuild


def test_changed(late):
    rebuild(late, **cancelled("S2"))
    result = run("changed", late.agendas)
    assert result.exit_code == 0
    check_golden("changed", result.stdout)
    found = json.loads(run("changed", late.agendas, "--since", "1", "--json").stdout)
    assert found["since"] == "revision 1"
    assert found["companies"][0]["affected_from"] == "2025-06-12T09:25:00"
    assert "No company's agenda has changed" in run("changed", late.agendas, "--since", 2).stdout
    assert json.loads(run("changed", late.agendas, "--since", late.copies[0], "--json").stdout)["companies"]
