"""Columns that refer to companies by the numbers of a list, whatever the title of these, and numbers asked about."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.understanding.wording.places import calls_numbers
from tests.intake.books import read

IDS = (101, 102, 103, 201, 202, 203)
NAMES = ("Altyn Trade", "Ural Import", "Orda Foods", "Jade Tea", "River Machines", "Lotus Glass")
ROLES = ("buyer",) * 3 + ("supplier",) * 3
WISHES = ("201, 203", "№ 202, № 201", "203", "101", "", "102")
MUSTS = ("201", "", "203", "", "", "")
TITLES = [
    ("Participant no.", "Whom would you like to meet (numbers in order of importance)", "Must be in the schedule"),
    (
        "№ участника",
        "С кем хотите встретиться (номера участников по порядку важности)",
        "Обязательно включить в график",
    ),
    ("参会编号", "希望会见的企业（编号）", "务必安排"),
    ("Ishtirokchi raqami", "Kim bilan uchrashmoqchisiz (raqamlari)", "Albatta jadvalga kiritilsin"),
    ("Қатысушы нөмірі", "Кіммен кездескіңіз келеді (нөмірлері)", "Кестеге міндетті түрде енгізу"),
    ("Katılımcı numarası", "Kiminle görüşmek istersiniz", "Mutlaka programa alınacak"),
    ("شماره شرکت‌کننده", "با چه کسی می‌خواهید ملاقات کنید", "حتماً در برنامه"),
    ("رقم المشارك", "مع من تودون اللقاء", "يجب إدراجه في الجدول"),
    ("Guest", "Whom would you like to meet", "Must be in the schedule"),
]


def book(ids, wishing, must, *, wishes=WISHES, musts=MUSTS, numbers=IDS):
    """A list of companies with their numbers, wishes and musts; without the columns that have no title."""
    header = [ids, "Role", "Company", *filter(None, (wishing, must))]
    columns = [numbers, ROLES, NAMES, *([wishes] if wishing else []), *([musts] if must else [])]
    return {"Forms": [header, *map(list, zip(*columns, strict=True))]}


def requests(intake):
    """The requests as names of companies, with their levels."""
    names = {
        r.text("id") or r.text("company"): r.text("company")
        for s in ("Purchasers", "Suppliers")
        for r in intake.tables.get(s, ())
    }
    return {(names[r.text("from")], names[r.text("to")]): r.text("level") for r in intake.tables.get("Requests", ())}


@pytest.mark.parametrize(("ids", "wishing", "must"), TITLES)
def test_numbers_of_companies_are_musts_and_wishes_in_any_language(tmp_path, ids, wishing, must):
    for intake in (read(tmp_path, book(ids, wishing, must)), read(tmp_path, book(ids, "", must))):
        musts = {pair for pair, level in requests(intake).items() if level == "must"}
        assert musts == {("Altyn Trade", "Jade Tea"), ("Orda Foods", "Lotus Glass")}
        assert not [q for q in intake.questions if q.kind == "name"]
        assert not [q for q in intake.questions if q.subject in {wishing, must}]
    both = requests(read(tmp_path, book(ids, wishing, must)))
    assert {to for who, to in both if who == "Ural Import"} == {"River Machines", "Jade Tea"}


@pytest.mark.parametrize(
    "title", ["Put into the plan in any case", "Zum Plan", "В план", "列入日程的", "Reja", "Plan için"]
)
@pytest.mark.parametrize("ids", ["Participant no.", "№ участника", "Guest"])
def test_few_numbers_of_companies_below_an_unknown_title_are_asked_about(tmp_path, ids, title):
    intake = read(tmp_path, book(ids, "", title))
    (question,) = [q for q in intake.questions if q.kind == "column" and q.subject == title]
    assert not question.likely
    assert {"wishes", "musts", "refusals"} <= {*question.options}


def test_any_known_number_below_a_title_of_a_level_is_asked_about(tmp_path):
    musts = ("201", "", "999", "888", "777", "")
    intake = read(tmp_path, book("Participant no.", "", "Must be in the schedule", musts=musts))
    (question,) = [q for q in intake.questions if q.kind == "column"]
    assert (question.subject, question.guess) == ("Must be in the schedule", "musts")


@pytest.mark.parametrize("title", ["Maximum of meetings", "Телефон", "Stand"])
def test_counts_and_the_like_are_no_numbers_of_companies(tmp_path, title):
    intake = read(tmp_path, book("Participant no.", "", title), sure=0.0)
    assert not requests(intake)


@pytest.mark.parametrize(
    "said",
    ["201 and 203", "201, 203", "№ 201, № 203", "201 и 203", "201 va 203", "201 және 203", "201 ve 203", "201、203",
     "201 و 203", "201 و203", "201، 203"],
)  # fmt: skip
def test_two_numbers_in_a_cell_are_two_companies(tmp_path, said):
    wishes = (said, "202, 201, 203", "", "", "", "")
    intake = read(tmp_path, book("Participant no.", "Whom would you like to meet", "", wishes=wishes))
    assert {to for who, to in requests(intake) if who == "Altyn Trade"} == {"Jade Tea", "Lotus Glass"}
    assert not intake.questions


@pytest.mark.parametrize("said", ["201 or 203", "201 или 203"])
def test_one_of_two_numbers_is_asked_about(tmp_path, said):
    wishes = (said, "202, 201, 203", "", "", "", "")
    intake = read(tmp_path, book("Participant no.", "Whom would you like to meet", "", wishes=wishes))
    assert intake.questions


@pytest.mark.parametrize("typed", ["201; 203", "201, 203", "№ 201 и № 203", "201 203", "Jade Tea; 203"])
def test_numbers_are_an_answer_to_which_companies_a_text_means(tmp_path, typed):
    wishes = ("our two friends", "202, 201, 203", "203", "", "", "")
    intake = read(tmp_path, book("Participant no.", "Whom would you like to meet", "", wishes=wishes))
    question = next(q for q in intake.questions if q.kind == "name")
    assert question.typed is not None
    assert question.typed(typed) == "Jade Tea\nLotus Glass"
    assert question.typed("201; 999") is None


def test_a_number_beside_words_has_no_default_and_offers_its_company(tmp_path):
    wishes = ("203 очень", "202, 201, 203", "203", "", "", "")
    intake = read(tmp_path, book("№ участника", "С кем хотите встретиться", "", wishes=wishes))
    (question,) = [q for q in intake.questions if q.kind == "name"]
    assert question.options == ("Lotus Glass", "new purchaser", "new supplier", "nobody")
    assert not question.likely


@pytest.mark.parametrize(
    ("title", "called"),
    [("№ участника", True), ("Participant no.", True), ("Ishtirokchi raqami", True), ("کد شرکت", True),
     ("کدام شرکت", False), ("Country", False), ("Кодекс", False), ("Notes", False)],
)  # fmt: skip
def test_titles_call_numbers(title, called):
    assert calls_numbers(title) is called


@pytest.mark.parametrize(
    "title", ["No. of meetings requested", "Number of meetings wanted", "Сколько встреч хотят", "希望会谈数量"]
)
def test_how_many_meetings_are_wished_for_names_no_company_by_its_number(tmp_path, title):
    matrix = [["No.", "Buyer", *NAMES[3:], title], *([n, NAMES[n - 1], "x", None, "x", 4 - n] for n in (1, 2, 3))]
    found = requests(read(tmp_path, {"Matrix": matrix, "Suppliers": [["Company"], *([s] for s in NAMES[3:])]}))
    assert set(found) == {(b, s) for b in NAMES[:3] for s in (NAMES[3], NAMES[5])}
