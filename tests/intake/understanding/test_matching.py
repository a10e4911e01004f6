"""Companies are found by every way in which a cell names them."""

from __future__ import annotations

from sco_scheduler.intake.understanding.matching import NameIndex


def test_numbers_with_and_without_leading_zeros_name_one_company():
    names = NameIndex()
    names.add("altyn", ["101", "Altyn Trade"])
    names.add("ural", ["0102", "Ural Import"])
    assert [part.company for part in names.split("0101 и 102")] == ["altyn", "ural"]
    assert names.find("0103").company is None


def test_a_number_that_two_companies_share_but_for_zeros_names_neither():
    names = NameIndex()
    names.add("altyn", ["007"])
    names.add("ural", ["07"])
    assert names.find("007").company == "altyn"
    assert names.find("7").company is None
