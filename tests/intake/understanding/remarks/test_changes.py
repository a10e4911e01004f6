"""A remark answered to be a wish or a refusal means all companies that it names, and asks about unknown ones."""

from __future__ import annotations

import json
from datetime import date

import pytest

from sco_scheduler.domain.event import Level, Role
from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.table.grids import FormMap
from sco_scheduler.intake.understanding.cells.questions import Decider
from sco_scheduler.intake.understanding.companies.built import CompanyRecord
from sco_scheduler.intake.understanding.companies.settling import Settler
from sco_scheduler.intake.understanding.names.matching import NameIndex
from sco_scheduler.intake.understanding.remarks.changes import MeaningChanges
from sco_scheduler.intake.understanding.remarks.remarks_beside import TextPlace
from tests.intake.understanding.answers import lists
from tests.intake.understanding.companies.test_newcomers import read_by, said

SELLERS = ("River Machines", "Hotel Samudra Biru", "Maison Delorme", "Zakłady „Tur”")


def remarked(text: str):
    buyers = [["Company", "Country", "Remarks"], ["Altyn Trade", "KZ", text], ["Orda Foods", "KZ", "thank you"]]
    return lists(buyers, [["Exhibiting firm", "Products"], *([name, "goods"] for name in SELLERS)])


@pytest.mark.parametrize(
    ("text", "guess", "meant", "ranks"),
    [
        ("By mail: 1) Maison Delorme 2) Samudra Biru", "wishes", "wishes", {SELLERS[2]: 1, SELLERS[1]: 2}),
        ("mau ketemu Samudra Biru dan Delorme", "wishes", "wishes", {SELLERS[1]: None, SELLERS[2]: None}),
        ("mau ketemu Samudra Biru dan Delorme", "wishes", "refusals", {SELLERS[1]: None, SELLERS[2]: None}),
        ("chcemy spotkać River Machines i Delorme", "wishes", "musts", {SELLERS[0]: None, SELLERS[2]: None}),
    ],
)
def test_all_that_it_names_are_taken(tmp_path, text, guess, meant, ranks):
    (asked,) = read_by(tmp_path, remarked(text)).questions
    assert (asked.subject, asked.guess) == (text, guess)
    intake = read_by(tmp_path, remarked(text), f"[words.remark]\n{meant} = [{json.dumps(text)}]\n")
    level = {"wishes": Level.WANT, "refusals": Level.NO, "musts": Level.MUST}[meant]
    assert said(intake) == {("Altyn Trade", name): level for name in ranks}
    assert intake.event is not None
    assert {r.rank for r in intake.event.requests} == set(ranks.values())


def test_a_name_beside_them_that_nobody_has_is_asked_for(tmp_path):
    text = "chcemy spotkać się z Turem i z River Machines"
    told = f'[words.remark]\nwishes = ["{text}"]\n'
    (asked,) = read_by(tmp_path, remarked(text), told).questions
    assert (asked.kind, asked.subject, asked.guess) == ("name", "Turem", SELLERS[3])
    intake = read_by(tmp_path, remarked(text), f'{told}[names]\nTurem = "{SELLERS[3]}"\n')
    assert said(intake) == {("Altyn Trade", name): Level.WANT for name in (SELLERS[0], SELLERS[3])}


CELL = Cell("Buyers", 2, "C")


@pytest.mark.parametrize(
    ("company", "hers", "left"),
    [("9:00-10:00", "", ["", "", []]), ("9:00-10:00", "12 June", ["9:00-10:00", "", ["before 10"]])],
)
def test_presence_after_all_takes_back_the_absence_that_its_row_shows(company, hers, left):
    people = [{"delegate": (name, CELL)} for name in ("Ann Lee", "Bo Wu")]
    people[1] |= {"not_available": (hers, CELL)} if hers else {}
    record = CompanyRecord("A", {"not_available": (company, CELL)}, {Role.PURCHASER}, [CELL], people)
    record.hours.append((CELL, "before 10"))
    made = MeaningChanges(Settler(NameIndex(), Decider(FormMap()), {}, ()))
    made.drop_absence(record, TextPlace(CELL, (record, "A"), person=frozenset({"bo", "wu"})))
    away = [values.get("not_available", ("",))[0] for values in (record.values, people[1])]
    assert [*away, [text for _, text in record.hours]] == left
    assert made.stated == ["Not available: never"]


DAYS = (date(2025, 6, 12), date(2025, 6, 13))


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("absence changed to 15:00-16:00", "15:00-16:00"),
        ("absence changed to 16:00-16:40", "14:30-15:30; 16:00-16:40"),
        ("not available 15:00-16:00", "14:30-15:30; 15:00-16:00"),
        ("not available on 13 June", "14:30-15:30; 2025-06-13"),
        ("changed: now leaves at 15:00", "14:30-15:30; 2025-06-13 15:00-"),
    ],
)
def test_hours_that_a_remark_changes_replace_those_that_they_overlap_and_others_are_added(text, away):
    record = CompanyRecord("A", {"not_available": ("14:30-15:30", CELL)}, {Role.PURCHASER}, [CELL])
    made = MeaningChanges(Settler(NameIndex(), Decider(FormMap()), {}, ()))
    made.apply(TextPlace(CELL, (record, "A"), days=DAYS, whole=text), "Not available", text)
    assert record.values["not_available"][0] == away
    assert record.hours == [(CELL, text)]


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("13 июня", ("2025-06-13", "there only on 2025-06-13", "never")),
        ("June 12", ("2025-06-12", "there only on 2025-06-12", "never")),
        ("am 12. Juni", ("2025-06-12", "there only on 2025-06-12", "never")),
        ("6月13日", ("2025-06-13", "there only on 2025-06-13", "never")),
        ("12 juin, 13 juin", ("never", "2025-06-12; 2025-06-13")),
        ("12–13 Haziran", ("never", "2025-06-12; 2025-06-13")),
        ("not available on 13 June", ()),
        ("только 13 июня", ()),
    ],
)
def test_a_day_without_a_word_for_there_or_away_is_asked_about(text, offered):
    record = CompanyRecord("A", {}, {Role.PURCHASER}, [CELL])
    decider = Decider(FormMap())
    made = MeaningChanges(Settler(NameIndex(), decider, {}, ()))
    made.apply(TextPlace(CELL, (record, "A"), days=DAYS, whole=text), "Not available", text)
    assert [question.options for question in decider.open] == ([offered] if offered else [])


@pytest.mark.parametrize(
    ("said", "parties"),
    [("2", 2), ("12 June: two of us, at different tables", 2), ("call 77012345678", 1), ("we sit together", 1)],
)
def test_a_company_is_in_as_many_meetings_at_once_as_is_stated(said, parties):
    record = CompanyRecord("A", {}, {Role.PURCHASER}, [CELL])
    MeaningChanges(Settler(NameIndex(), Decider(FormMap()), {}, ())).apply(
        TextPlace(CELL, (record, "A")), "people", said
    )
    assert record.values["people"] == (parties, CELL)


def messages(text: str):
    others = ["Orda Foods do not want to meet Maison Delorme.", "River Machines: at most 5 meetings", "Plates ordered."]
    return [["Received", "By", "Change"], *(["2025-05-08", "Maria", said] for said in (others[0], text, *others[1:]))]


AFTER_ALL = [
    ("Altyn Trade смениха полета, остават и целия 13 юни.", "2025-06-13"),
    ("Altyn Trade: zmienili lot, są jednak cały 13 czerwca", "2025-06-13"),
    ("Altyn Trade changed the flight, zorvel 13 June", "2025-06-13"),
]


@pytest.mark.parametrize(("text", "away"), AFTER_ALL)
def test_a_message_may_say_that_a_company_is_there_after_all(tmp_path, text, away):
    buyers = [["Company", "Country", "Not available"], ["Altyn Trade", "KZ", away], ["Orda Foods", "KZ", None]]
    sheets = lists(buyers, [["Exhibiting firm", "Products"], *([name, "goods"] for name in SELLERS)])
    sheets["Messages"] = messages(text)
    asked = [q for q in read_by(tmp_path, sheets).questions if q.subject == text]
    assert any("Not available: never" in option for q in asked for option in q.options), asked
    told = f'[remarks]\n{json.dumps(text, ensure_ascii=False)} = "Not available: never"\n'
    (company,) = [c for c in read_by(tmp_path, sheets, told).in_part.companies if c.name == "Altyn Trade"]
    assert not any(person.absences for person in company.delegates)


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("Altyn Trade – на 13 юни си тръгват в 13 ч.", "13 13:00"),
        ("Altyn Trade: 13 czerwca wyjeżdżają o 13:00", "13 13:00"),
        ("Altyn Trade: leaving at 13:00 on 13 June", "13 13:00"),
        ("Altyn Trade：6月13日13点离开", "13 13:00"),
    ],
)
def test_hours_of_a_day_in_a_message_are_those_of_the_day(tmp_path, text, away):
    buyers = [["Company", "Country", "Not available"], ["Altyn Trade", "KZ", None], ["Orda Foods", "KZ", "2025-06-13"]]
    sheets = lists(buyers, [["Exhibiting firm", "Products"], *([name, "goods"] for name in SELLERS)])
    sheets["Messages"] = messages(text)
    intake = read_by(tmp_path, sheets, f'[words.remark]\n"Not available" = [{json.dumps(text, ensure_ascii=False)}]\n')
    (company,) = [c for c in intake.in_part.companies if c.name == "Altyn Trade"]
    starts = {f"{span.start:%d %H:%M}" for person in company.delegates for span in person.absences}
    assert starts == {away}


@pytest.mark.parametrize(("status", "asked"), [("cancelled", 0), ("отменено", 0), ("取消", 0), ("confirmed", 1)])
def test_a_company_that_does_not_come_is_not_asked_when_it_is_away(tmp_path, status, asked):
    text = "perhaps away 12 June about 11"
    buyers = [["Company", "Status", "Remarks"], ["Altyn Trade", status, text], ["Orda Foods", "confirmed", ""]]
    sheets = lists(buyers, [["Exhibiting firm", "Products"], *([name, "goods"] for name in SELLERS)])
    intake = read_by(tmp_path, sheets, f'[words.remark]\n"Not available" = ["{text}"]\n')
    assert len([q for q in intake.questions if q.kind == "times"]) == asked
