"""Findings speak in sentences, and the most serious come first."""

import pytest

from sco_scheduler.domain.findings import Finding, FindingKind, Findings, Severity, by_importance, stops
from sco_scheduler.domain.messages import Cell
from tests.texts import add_texts

NOTE = FindingKind("N1", Severity.NOTE)
STOP = FindingKind("S1", Severity.STOPS)
TEXTS = {
    "N1.sentence": "No sheet {sheet}.",
    "N1.advice": "Add it if {sheet} matters.",
    "S1.sentence": "There is no zone {zone}.",
    "S1.advice": "Correct it.",
}


@pytest.fixture(autouse=True)
def _texts(monkeypatch):
    add_texts(monkeypatch, TEXTS)


def test_a_finding_fills_its_sentence_and_suggests():
    f = Finding(STOP, (Cell("Suppliers", 4, "E"), Cell("Zones")), {"zone": "D"}, suggestion="B")
    assert f.message == "There is no zone D."
    assert f.advice == "Correct it. Maybe B?"
    assert f.where == "Suppliers!E4, Zones"


def test_a_blank_that_nobody_filled_shows_its_name():
    assert Finding(NOTE).message == "No sheet {sheet}."


def test_the_most_serious_come_first_then_by_cell():
    a, b, c = Finding(NOTE), Finding(STOP, (Cell("Zones", 9),)), Finding(STOP, (Cell("Zones", 3),))
    assert by_importance([a, b, c]) == (c, b, a)


def test_only_a_stopping_finding_stops():
    assert stops([Finding(NOTE), Finding(STOP)])
    assert not stops([Finding(NOTE)])


def test_findings_are_collected_with_the_cells_that_are_there():
    found, others = Findings(), Findings()
    found.add(NOTE, None, Cell("Zones", 3), sheet="Tables")
    assert not found.stopped
    others.add(STOP, suggestion="B", zone="D")
    found.extend(others)
    assert found.stopped
    assert found.all() == (
        Finding(NOTE, (Cell("Zones", 3),), {"sheet": "Tables"}),
        Finding(STOP, (), {"zone": "D"}, "B"),
    )


def test_what_is_about_a_sheet_that_was_read_after_all_stops_nothing():
    found = Findings()
    found.add(NOTE, Cell("Zones"))
    found.add(STOP, Cell("Zones"))
    found.add(STOP, Cell("Zones", 3))
    found.add(STOP, Cell("Zones"), Cell("Tables"))
    left = Finding(STOP, (Cell("Zones", 3),)), Finding(STOP, (Cell("Zones"), Cell("Tables")))
    assert found.only_stopping(read=["Zones"]).all() == left
    assert len(found.only_stopping().all()) == 3


def test_long_details_are_cut_where_they_are_shown():
    found = Findings()
    found.add(NOTE, text="x" * 1000, names=["y" * 150] * 9, few=("a", "b"))
    (finding,) = found.all()
    assert finding.details["text"] == "x" * 399 + "…"
    assert finding.details["names"] == ("y" * 150, "y" * 150, "…")
    assert finding.details["few"] == ("a", "b")
