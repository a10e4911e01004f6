"""How commands end without their result: what is printed, and with which exit code."""

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from sco_scheduler.cli.app import reports_findings
from sco_scheduler.cli.errors import fault, given_up, leave_details, refused_by_system
from sco_scheduler.domain.findings import Finding, FindingKind, Severity
from sco_scheduler.domain.messages import ENGLISH, Cell
from sco_scheduler.output.files import write_whole
from sco_scheduler.verify.verdict import Verdict
from sco_scheduler.workflows.errors import NOT_WRITTEN, BrokenRules, FileInTheWay, OwnResultRefused, Stopped, Unknown
from tests.texts import add_texts
from tests.verify.test_case_messages import NOBODY

STOP = FindingKind("stop", Severity.STOPS)


@pytest.fixture(autouse=True)
def _texts(monkeypatch):
    add_texts(monkeypatch, {"stop.title": "Stops", "stop.sentence": "It is so.", "stop.advice": "Mend it."})


def ended(error, *words, first=None):
    """The end of a command whose workflow raises something, after it has written a file or none."""

    @click.command()
    @click.option("--json", "as_json", is_flag=True)
    @reports_findings({"goals": []})
    def command(*, as_json):
        if first is not None:
            write_whole(first, b"")
        raise error

    return CliRunner().invoke(command, words)


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (Stopped([Finding(STOP)]), 1, "It is so."),
        (Unknown("Ltd", ("P1 One Ltd", "P2 Two Ltd"), ambiguous=True), 1, "P2 Two Ltd"),
        (Unknown("Xyz", (), ambiguous=False), 1, "Xyz"),
        (FileInTheWay(Path("there.xlsx")), 1, "there.xlsx"),
        (BrokenRules(Verdict((NOBODY,), {}), ((Cell("Meetings", 7, "A"),),)), 1, "Meetings!A7"),
        (OwnResultRefused(("M001 is wrong.",), None), 70, "M001 is wrong."),
    ],
)
def test_what_a_workflow_raises_is_printed_and_has_an_exit_code(error, code, words):
    result = ended(error)
    assert result.exit_code == code
    assert words in " ".join(result.stderr.split())
    assert result.stdout == ""


@pytest.mark.parametrize(("count", "more"), [(12, ""), (13, "and 1 more")])
def test_twelve_companies_that_may_be_meant_are_named(count, more):
    told = ended(Unknown("Ltd", tuple(f"P{n} Ltd" for n in range(count)), ambiguous=True)).stderr
    assert "P11 Ltd" in told
    assert "P12 Ltd" not in told
    assert ("more" in told) is bool(more)


def test_with_json_the_findings_are_one_object_with_what_is_blank():
    found = json.loads(ended(Stopped([Finding(STOP)]), "--json").stdout)
    assert (found["status"], found["goals"], found["findings"][0]["code"]) == ("findings", [], "stop")


def test_where_a_part_of_a_set_was_written_it_is_named(tmp_path):
    error = Stopped([Finding(NOT_WRITTEN, details={"reason": "The disk is full."})])
    assert "Only a part" not in ended(error).stderr
    path = tmp_path / "agendas.pdf"
    told = " ".join(ended(error, first=path).stderr.split())
    assert f"Only a part was written: {path}. All else is as it was before." in told


def test_what_was_written_before_is_named():
    many = [Path(f"{n}.pdf") for n in range(5)]
    assert "nothing was written" in ENGLISH.say(given_up([]))
    assert "0.pdf, 1.pdf, 2.pdf" in ENGLISH.say(given_up(many))
    assert "4.pdf" not in ENGLISH.say(given_up(many))
    assert "0.pdf" not in ENGLISH.say(given_up(many, halfway=True))
    error = OSError(28, "No space left on device", "out.xlsx")
    assert "out.xlsx: No space left on device. Nothing was written." in ENGLISH.say(refused_by_system(error, []))
    assert "0.pdf" in ENGLISH.say(refused_by_system(error, many))


def test_a_fault_is_named_and_its_details_are_to_be_sent():
    first, send = (ENGLISH.say(told) for told in fault(IndexError("out of range"), []))
    assert first == "A fault of the program: IndexError. Nothing was written."
    path = Path(send.removeprefix("Please send ").removesuffix(" to the maintainers."))
    assert "IndexError: out of range" in path.read_text(encoding="utf-8")
    path.unlink()


def test_details_that_cannot_be_kept(monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", "/nowhere")
    assert leave_details(IndexError("out of range")) is None
