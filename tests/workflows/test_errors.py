"""The findings that arise in workflows."""

import pytest

from sco_scheduler.domain.findings import Finding
from sco_scheduler.domain.messages import Cell, Phrase, catalogue
from sco_scheduler.intake import KINDS as READING
from sco_scheduler.output.files import NotWritten, Trouble
from sco_scheduler.verify import verify
from sco_scheduler.workflows.errors import (
    KINDS,
    NO_OLDER,
    BrokenRules,
    Stopped,
    make_folder,
    take_made,
    writing,
)
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


@pytest.mark.parametrize("option", [{}, {"elsewhere": True}])
@pytest.mark.parametrize("trouble", [Trouble.OPEN_ELSEWHERE, Trouble.DISK_FULL])
def test_another_name_is_offered_where_a_file_is_open_and_there_is_an_option_for_it(tmp_path, trouble, option):
    error = NotWritten(tmp_path / "x.xlsx", trouble, Phrase("full"))
    with pytest.raises(Stopped) as stopped, writing(**option):
        raise error
    (finding,) = stopped.value.findings
    offered = option and trouble is Trouble.OPEN_ELSEWHERE
    assert finding.details["reason"] == (
        Phrase("or-another-name")(reason=error.sentence) if offered else error.sentence
    )


def test_folders_that_nobody_named_are_told_once(tmp_path):
    take_made()
    make_folder(tmp_path / "asked for", asked_for=True)
    make_folder(tmp_path / "asked for")
    assert take_made() == ()
    make_folder(tmp_path / "not asked for")
    make_folder(tmp_path / "above" / "it" / "asked for", asked_for=True)
    assert take_made() == (tmp_path / "not asked for", tmp_path / "above")
    assert take_made() == ()
