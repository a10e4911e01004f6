"""``schedule diff`` between two agendas workbooks."""

import json

from sco_scheduler.cli import diff
from sco_scheduler.domain.event import Event
from sco_scheduler.domain.findings import Finding
from sco_scheduler.workflows.compare import Diff
from sco_scheduler.workflows.errors import NOTHING_REMEMBERED
from tests.cli.books import check_golden, run
from tests.workflows.late import cancelled, rebuild, without


def test_diff(late):
    rebuild(late, **cancelled("S2"))
    (old,) = late.copies
    result = run("diff", old, late.agendas)
    assert result.exit_code == 0
    check_golden("diff", result.stdout)
    found = json.loads(run("diff", old, late.agendas, "--json").stdout)
    assert sorted(c["change"] for c in found["changes"]) == ["dropped", "dropped", "kept", "kept"]
    assert found["status"] == "ok"


def test_a_diff_is_in_colour_on_a_terminal(late, monkeypatch):
    rebuild(late, **cancelled("S2"))
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    result = run("diff", late.copies[0], late.agendas)
    assert "\x1b[1;31mdropped" in result.stdout


def test_a_workbook_without_its_record_cannot_be_compared(late):
    whole = late.agendas.read_bytes()
    without(late.agendas, "Record")
    other = late.agendas.with_name("other.xlsx")
    other.write_bytes(whole)
    result = run("diff", late.agendas, other)
    assert result.exit_code == 1
    assert "companies, zones and times are not known" in " ".join(result.stderr.split())


def test_what_is_found_in_the_workbooks_is_told_beside_the_changes(monkeypatch):
    found = Finding(NOTHING_REMEMBERED, details={"path": "old.xlsx"})
    monkeypatch.setattr(diff, "compare_workbooks", lambda *_: Diff((), Event(), Event(), (found,)))
    result = run("diff", "old.xlsx", "new.xlsx")
    assert result.exit_code == 0
    assert "The sheet Record of old.xlsx" in result.stderr
