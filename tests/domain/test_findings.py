"""Findings speak in sentences, and the most serious come first."""

import pytest

from sco_scheduler.domain.findings import Finding, FindingKind, Findings, Severity, by_importance, stops
from sco_scheduler.domain.messages import ENGLISH, Cell, Phrase
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


def test_a_name_with_a_full_stop_ends_the_sentence_of_a_finding():
    assert Finding(STOP, (), {"zone": "of Foton Co., Ltd."}).message == "There is no zone of Foton Co., Ltd."


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


def test_a_detail_that_just_fits_is_shown_whole_and_a_list_shows_its_first_part_in_any_case():
    found = Findings()
    found.add(NOTE, just="x" * 400, list=("y" * 198, "z" * 198), over=("y" * 198, "z" * 199), first=("v" * 900, "w"))
    (finding,) = found.all()
    assert finding.details["just"] == "x" * 400
    assert finding.details["list"] == ("y" * 198, "z" * 198)
    assert finding.details["over"] == ("y" * 198, "…")
    assert finding.details["first"] == ("v" * 399 + "…", "…")


def test_what_a_phrase_tells_is_cut_too():
    found = Findings()
    found.add(NOTE, told=Phrase("row-told")(name="x" * 401, count=3))
    (finding,) = found.all()
    assert finding.details["told"] == Phrase("row-told")(name="x" * 399 + "…", count=3)


def test_a_kind_has_its_title_in_every_language(monkeypatch):
    add_texts(monkeypatch, {"N1.title": "Nothing"})
    assert NOTE.title_in(ENGLISH) == "Nothing"
