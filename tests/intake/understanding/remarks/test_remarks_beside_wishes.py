"""Remarks beside companies and their wishes, in many languages: on the pair of a row, with words of names or hours."""

from __future__ import annotations

import pytest

from sco_scheduler.domain.event import Level
from sco_scheduler.intake.understanding.names.matching import SURE
from tests.intake.books import read

SELLERS = ["Jade Tea", "Lotus Glass", "River Machines", "Spring Parts"]


def _levels(tmp_path, rows, title="Comment on the meeting", wish="Wishes to meet"):
    first = [["Buyer", "City", wish, title], *rows]
    sheets = {"Buyers": first, "Sellers": [["Supplier", "Products"], *([name, "tea"] for name in SELLERS)]}
    intake = read(tmp_path, sheets, sure=0.0)
    assert intake.event is not None
    names = {company.id: company.name for company in intake.event.companies}
    asked = [question.subject for question in read(tmp_path, sheets).questions]
    return {(names[r.asker], names[r.target]): r.level for r in intake.event.requests}, asked


def _over_several_rows(text, level="must"):
    return [
        ["Altyn Trade", "Almaty", "Jade Tea", level],
        [None, None, "Lotus Glass", None],
        [None, None, "River Machines", text],
        ["Ural Import", "Perm", "Jade Tea", None],
        [None, None, "Spring Parts", level],
        [None, None, "Lotus Glass", None],
    ]


@pytest.mark.one_of(3)
@pytest.mark.parametrize("title", ["Comment on the meeting", "Σχόλιο για τη συνάντηση", "Notes", "Xyz"])
@pytest.mark.parametrize(
    "text",
    [
        "does not want - has a supplier already",
        "δεν θέλει – έχει ήδη προμηθευτή",
        "не хотят, уже есть поставщик",
        "不想见，已有供应商",
        "no quiere, ya tiene proveedor",
        "nu dorește – are deja furnizor",
    ],
)
def test_a_refusal_beside_a_wish_is_that_of_its_pair(tmp_path, title, text):
    levels, _ = _levels(tmp_path, _over_several_rows(text), title)
    assert levels["Altyn Trade", "River Machines"] is Level.NO
    assert levels["Altyn Trade", "Jade Tea"] is levels["Ural Import", "Spring Parts"] is Level.MUST
    assert [*levels.values()].count(Level.WANT) == 3
    assert len(levels) == 6


def test_a_word_for_a_must_beside_the_only_wish_of_a_row_is_not_asked_about(tmp_path):
    rows = [["Altyn Trade", "Almaty", "Jade Tea", "must"], ["Ural Import", "Perm", "Jade Tea", "has samples"]]
    levels, asked = _levels(tmp_path, rows)
    assert levels == {("Altyn Trade", "Jade Tea"): Level.MUST, ("Ural Import", "Jade Tea"): Level.WANT}
    assert asked == []


@pytest.mark.parametrize("text", ["не больше 3 встреч", "no more than 3 meetings", "не раньше 11:00"])
def test_a_limit_or_an_absence_in_a_row_with_one_wish_refuses_nobody(tmp_path, text):
    rows = [["Алтай", "Барнаул", "Jade Tea", text], ["Урал", "Пермь", "Lotus Glass", None]]
    for title in ("Примечание по встречам", "Remarks"):
        levels, asked = _levels(tmp_path, rows, title)
        assert set(levels.values()) == {Level.WANT}
        assert asked == []


def test_a_level_beside_several_wishes_may_be_of_each(tmp_path):
    rows = [["Altyn Trade", "Almaty", "Jade Tea, Lotus Glass", "must"], ["Ural Import", "Perm", "Jade Tea", None]]
    _, asked = _levels(tmp_path, rows, "Remarks")
    assert "must" in asked


def _remark(tmp_path, text, sure=SURE):
    rows = [["Buyer", "Wishes", "Remarks"], ["Altyn Trade", "Jade Tea", text], ["Ural Import", "Jade Tea", None]]
    sellers = ["Jade Tea", "Fenestra Budapest Kft.", "Furnire Nobile Cluj", "Scaune Curbate Reghin"]
    sheets = {"Buyers": rows, "Sellers": [["Supplier", "Zone"], *([name, "A"] for name in sellers)]}
    return read(tmp_path, sheets, sure=sure)


@pytest.mark.one_of(3)
@pytest.mark.parametrize(
    "text",
    [
        *(
            "Nu cu Fenestra.",
            "no con Fenestra",
            "pas avec Fenestra",
            "nie z Fenestra",
            "ne s Fenestra",
            "ne sa Fenestra",
        ),
        *("nie s Fenestra", "non con Fenestra", "não com Fenestra", "inte med Fenestra", "kein Treffen mit Fenestra"),
        *("όχι με Fenestra", "לא עם Fenestra", "ليس مع Fenestra", "不和Fenestra见面"),
    ],
)
def test_a_refusal_of_a_company_called_by_a_word_is_read_or_asked(tmp_path, text):
    questions = _remark(tmp_path, text).questions
    assert [question.guess for question in questions] in ([], ["refusals"])
    event = _remark(tmp_path, text, sure=0.0).event
    assert event is not None
    assert Level.NO in {request.level for request in event.requests}


@pytest.mark.parametrize("text", ["Xyz abc Fenestra", "Fenestra qwerty", "între 12 și 14 qwerty"])
def test_a_remark_with_a_word_of_a_name_or_hours_is_asked_about(tmp_path, text):
    assert [question.subject for question in _remark(tmp_path, text).questions] == [text]


@pytest.mark.parametrize(
    "text",
    ["între 12 și 14 lipsesc", "μεταξύ 12 και 14 λείπω", "zwischen 12 und 14 Uhr fehlen wir", "entre 12 y 14 ausente"],
)
def test_an_absence_between_two_hours_is_read(tmp_path, text):
    intake = _remark(tmp_path, text)
    assert intake.event is not None
    (altyn,) = [company for company in intake.event.companies if company.name == "Altyn Trade"]
    away = [(hours.start.hour, hours.end.hour) for delegate in altyn.delegates for hours in delegate.absences]
    assert away == [(12, 14)]


def test_a_must_and_a_refusal_in_one_remark_are_two_facts(tmp_path):
    intake = _remark(tmp_path, "Neapărat cu Furnire Nobile; fără Scaune Curbate, suntem în litigiu.")
    assert intake.event is not None
    names = {company.id: company.name for company in intake.event.companies}
    levels = {(names[r.target], r.level) for r in intake.event.requests}
    assert {("Furnire Nobile Cluj", Level.MUST), ("Scaune Curbate Reghin", Level.NO)} <= levels
