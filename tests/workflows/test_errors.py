"""The findings that arise in workflows."""

import pytest

from sco_scheduler.domain.findings import Finding
from sco_scheduler.domain.messages import Cell, Phrase, catalogue
from sco_scheduler.intake import KINDS as READING
from sco_scheduler.output.files import NotWritten, Trouble
from sco_scheduler.verify import verify
from sco_scheduler.workflows.errors import KINDS, NO_OLDER, BrokenRules, Stopped, writing
from tests.events import event, meeting


def test_the_findings_of_the_workflows_are_no_others_of_reading():
    assert not KINDS.keys() & READING.keys()
    assert all(catalogue("en")[f"{code}.{part}"] for code in KINDS for part in ("title", "sentence", "example"))


def test_what_cannot_be_written_is_told_with_what_was_found_before(tmp_path):
    found = (Finding(NO_OLDER),)
    (tmp_path / "file").write_text("x")
    with pytest.raises(Stopped) as stopped, writing(found):
        (tmp_path / "file" / "folder").mkdir()
    *before, last = stopped.value.findings
    assert tuple(before) == found
    assert last.code == "output-not-written"
    assert str(tmp_path / "file" / "folder") in last.message
    with pytest.raises(Stopped) as stopped, writing():
        raise NotWritten(tmp_path / "x.xlsx", Trouble.DISK_FULL, Phrase("full"))
    assert len(stopped.value.findings) == 1
    with pytest.raises(OSError, match="no name"), writing():
        raise OSError("no name")


def test_what_stops_is_said_in_python_with_its_cells_if_it_has_any():
    alone, placed = Finding(NO_OLDER, details={"path": "x"}), Finding(NO_OLDER, (Cell("Requests", 3, "B"),))
    assert str(Stopped([alone])) == alone.message
    assert str(Stopped([placed])) == f"Requests!B3: {placed.message}"


def test_broken_rules_say_in_python_which_they_are():
    wished = event(slots=1)
    verdict = verify(wished, [meeting(wished, "P1", "S1", 0), meeting(wished, "P2", "S1", 0)])
    told = str(BrokenRules(verdict, ()))
    assert len(verdict.violations) > 1
    assert all(violation.text in told for violation in verdict.violations)
