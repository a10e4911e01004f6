"""The objects that ``--json`` prints."""

import json

from sco_scheduler.cli.json_report import CONFLICT_CODE, build_object, finding_object, meeting_object, print_json
from sco_scheduler.domain.findings import Finding, FindingKind, Severity
from sco_scheduler.domain.goals import GoalResult
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.outcome import Conflict, ConflictRow
from tests.events import company, event, meeting
from tests.texts import add_texts

CHANGES = FindingKind("near", Severity.CHANGES)
STOPS = FindingKind("stop", Severity.STOPS)


def texts(monkeypatch):
    for kind in (CHANGES, STOPS):
        parts = {"title": "A title", "sentence": "There is {text}.", "advice": "Mend it."}
        add_texts(monkeypatch, {f"{kind.code}.{part}": text for part, text in parts.items()})


def test_one_object_in_ascii(capsys):
    print_json({"name": "王芳"})
    printed = capsys.readouterr().out
    assert printed.isascii()
    assert json.loads(printed) == {"name": "王芳"}


def test_a_finding_has_codes_as_they_are_and_texts(monkeypatch):
    texts(monkeypatch)
    found = finding_object(Finding(CHANGES, (Cell("Requests", 14, "C"),), {"text": "S99"}, "S9"))
    assert found == {
        "code": "near",
        "severity": "changes",
        "cells": ["Requests!C14"],
        "message": "There is S99.",
        "advice": "Mend it. Maybe S9?",
        "suggestion": "S9",
    }


def test_a_build_begins_with_the_conflict_and_then_the_gravest_findings(monkeypatch):
    texts(monkeypatch)
    rows = (ConflictRow(Cell("Fixed", 2, "A"), "Row one"), ConflictRow(Cell("Fixed", 3, "A"), "Row two"))
    conflict = Conflict(rows, minimal=True)
    found = build_object(
        "conflict",
        findings=[Finding(CHANGES, details={"text": "x"}), Finding(STOPS, details={"text": "y"})],
        goals=[GoalResult("value", 7, 9, False), GoalResult("table_moves", 2, 2, True, scope="slots given")],
        conflict=conflict,
    )
    assert [row["code"] for row in found["findings"]] == [CONFLICT_CODE, "stop", "near"]
    assert found["findings"][0]["cells"] == ["Fixed!A2", "Fixed!A3"]
    assert found["findings"][0]["smallest"] is True
    within = {"what": "slots given", "bound": 2, "proved": True}
    assert found["goals"] == [
        {"name": "value", "value": 7, "bound": 9, "proved": False},
        {"name": "table_moves", "value": 2, "bound": None, "proved": False, "within": within},
    ]
    assert (found["meetings"], found["output"], found["lost_minutes"]) == ([], None, None)


def test_a_meeting_has_its_times_with_their_day():
    day = event(purchasers=[company("P1")], suppliers=[company("S1")], requests=["P1 > S1"])
    found = meeting_object(meeting(day, "P1", "S1", 0))
    assert (found["purchaser"], found["supplier"], found["start"]) == ("P1", "S1", "2025-06-12T09:00:00")
    assert found["purchaser_delegate"] == "P1#1"
