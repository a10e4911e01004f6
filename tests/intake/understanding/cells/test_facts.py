"""One remark may state several facts: all are read or asked about together, and a map may give a list of answers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sco_scheduler.domain.event import Event
from sco_scheduler.intake import Intake, read_registrations
from sco_scheduler.intake.understanding.cells.facts import (
    cites_numbers,
    facts_in,
    facts_of_company,
    relevant_parts,
    without_vague_halves,
)
from sco_scheduler.intake.understanding.names.matching import NameIndex
from tests.intake.books import TODAY
from tests.workbooks import save

GUESTS = ("Altyn Trade", "Ural Import", "Orda Foods")
HOSTS = (
    "Lotus Optics",
    "Dazu Sugar",
    "Jade Tea",
    "River Machines",
    "重庆汽车",
    "长江机械",
    "Альфа Металл",
    "Бета Ткани",
)


def read(folder: Path, *remarks: str, answers: str = "", **options: float) -> Intake:
    """Read two lists, with remarks on the guests."""
    rows = [["Buyer", "Country", "Notes"]]
    rows += [
        [name, "Kazakhstan", remark] for name, remark in zip(GUESTS, (*remarks, *[None] * len(GUESTS)), strict=False)
    ]
    hosts = [["Supplier", "Stall"], *([name, f"B-{n}"] for n, name in enumerate(HOSTS, 21))]
    path = save(folder / "notes.xlsx", {"Buyers": rows, "Suppliers": hosts})
    (folder / "map.toml").write_text(answers, encoding="utf-8")
    return read_registrations(path, form=folder / "map.toml", today=TODAY, **options)


def said(event: Event | None) -> dict[str, str]:
    """What the first guest wishes, by level, with the limits and hours away."""
    assert event is not None
    names = {company.id: company.name for company in event.companies}
    guest = next(company for company in event.companies if company.name == GUESTS[0])
    found: dict[str, list[str]] = {}
    for request in event.requests:
        if names[request.asker] == GUESTS[0]:
            found.setdefault(str(request.level), []).append(names[request.target])
    assert guest.purchaser is not None
    limits = {"max": guest.purchaser.maximum, "min": guest.purchaser.minimum or None}
    away = "; ".join(f"{span.start:%H:%M}-{span.end:%H:%M}" for span in guest.delegates[0].absences)
    told = {level: ", ".join(sorted(of)) for level, of in found.items()}
    return told | {key: str(value) for key, value in {**limits, "away": away or None}.items() if value}


@pytest.mark.parametrize(
    ("remark", "must", "no"),
    [
        ("must meet Lotus, not Dazu, arrives at 10:30, max 5 meetings", "Lotus Optics", "Dazu Sugar"),
        ("Max 5 meetings; arrives at 10:30. Must meet Lotus Optics but not Dazu Sugar.", "Lotus Optics", "Dazu Sugar"),
        ("обязательно Альфа Металл, не Бета Ткани, приедет в 10:30, не более 5 встреч", "Альфа Металл", "Бета Ткани"),
        ("必须见重庆汽车，不见长江机械，10:30到，最多5场", "重庆汽车", "长江机械"),
        ("务必见重庆汽车，不见长江机械，其他随意，10:30到，最多5场", "重庆汽车", "长江机械"),
    ],
)
def test_plain_clauses_are_read_without_a_question(tmp_path, remark, must, no):
    intake = read(tmp_path, remark)
    assert not intake.questions
    told = said(intake.event)
    assert (told["must"], told["no"], told["max"]) == (must, no, "5")
    assert told["away"].startswith("00:00-10:30") or "10:30" in told["away"]


@pytest.mark.parametrize(
    ("remark", "told"),
    [
        (
            "Jade Tea and Lotus are musts for her, River Machines would be nice",
            {"must": "Jade Tea, Lotus Optics", "maybe": "River Machines"},
        ),
        ("Comes for Jade Tea, that one he must have; at most 4 meetings", {"must": "Jade Tea", "max": "4"}),
        (
            "Interested in Jade Tea. Keep him away from Dazu Sugar, a court case.",
            {"want": "Jade Tea", "no": "Dazu Sugar"},
        ),
    ],
)
def test_several_facts_with_a_word_for_each_level_are_read_without_a_question(tmp_path, remark, told):
    intake = read(tmp_path, remark)
    assert not intake.questions
    assert said(intake.event) == told


@pytest.mark.parametrize(
    ("remark", "guess"),
    [
        (
            "Wants tea people: Jade Tea, further Lotus Optics. At least 4 meetings, else not worth the ticket.",
            ["wishes: Jade Tea; Lotus Optics", "Minimum: 4"],
        ),
        ("Cancelled on 3 May, wanted Jade Tea", ["wishes: Jade Tea", "cancelled"]),
        (
            "Asks for Jade Tea, Lotus, River Machines and Dazu. Max 4 meetings, she says",
            ["wishes: Jade Tea; Lotus Optics; River Machines; Dazu Sugar", "Maximum: 4"],
        ),
    ],
)
def test_what_is_not_sure_is_one_question_with_all_that_was_found(tmp_path, remark, guess):
    (question,) = read(tmp_path, remark).questions
    assert (question.kind, question.path, question.certainty) == ("cell", ("remarks", remark), 0.5)
    assert question.guess.split("\n") == guess
    assert question.options[0] == question.guess


@pytest.mark.parametrize(
    "remark",
    [
        "Not Dazu Sugar if Lotus Optics comes, max 5 meetings",
        "Lotus Optics or Jade Tea, arrives at 10:30",
        "Must meet Lotus, not Lotus Optics",
        "Must meet Lotus; max 5 meetings. Nobody else!",
        "必须见重庆汽车，最多5场，其他都不见",
        "обязательно Альфа Металл; не более 5 встреч; больше никого",
    ],
)
def test_conditions_and_contradictions_are_never_sure(tmp_path, remark):
    intake = read(tmp_path, remark)
    assert intake.event is None
    assert intake.questions


@pytest.mark.parametrize(
    "remark",
    [
        "Lotus Optics if Jade Tea does not come, at most 5 meetings",
        "Trouble with Dazu Sugar last year, free until 14:00",
    ],
)
def test_what_no_word_says_is_no_default_answer(tmp_path, remark):
    (question,) = read(tmp_path, remark).questions
    assert (question.certainty, question.likely) == (0.4, False)


REMARK = "Came by on Monday about Lotus and the others, knows his hours"
WHOLE = {"must": "Lotus Optics", "no": "Dazu Sugar, Jade Tea", "max": "5"}


def test_a_map_gives_a_list_of_answers(tmp_path):
    facts = '["musts: Lotus Optics", "refusals: Dazu; Jade Tea", "Not available: -10:30", "Maximum: 5"]'
    intake = read(tmp_path, REMARK, answers=f'[remarks]\n"{REMARK}" = {facts}\n')
    assert not intake.questions
    told = said(intake.event)
    assert {key: told[key] for key in WHOLE} == WHOLE
    assert "10:30" in told["away"]


def test_a_list_for_a_cell_of_wishes_replaces_it(tmp_path):
    cell = "Lotus, but only if Jade Tea is there, at most 5"
    rows = [["Buyer", "Whom to meet"], [GUESTS[0], cell], [GUESTS[1], "Jade Tea"], [GUESTS[2], "Dazu Sugar"]]
    path = save(tmp_path / "a.xlsx", {"Buyers": rows, "Suppliers": [["Supplier"], *([h] for h in HOSTS)]})
    form = tmp_path / "map.toml"
    form.write_text(f'[remarks]\n"{cell}" = ["wishes: Lotus Optics; Jade Tea", "Maximum: 5"]\n', encoding="utf-8")
    intake = read_registrations(path, form=form, today=TODAY)
    assert not intake.questions
    assert said(intake.event) == {"want": "Jade Tea, Lotus Optics", "max": "5"}


def test_a_name_that_an_answer_does_not_know_is_asked_about(tmp_path):
    intake = read(tmp_path, REMARK, answers=f'[remarks]\n"{REMARK}" = ["musts: Lotus Optics; Nobody Ltd"]\n')
    assert intake.event is None
    assert [(q.kind, q.subject) for q in intake.questions] == [("name", "Nobody Ltd")]


@pytest.mark.parametrize(
    "facts",
    [
        '["musts", "refusals: Dazu"]',
        '["will: Lotus"]',
        '["Maximum: many"]',
        '["cancelled: today"]',
        '["musts: A", 5]',
        "[]",
    ],
)
def test_an_answer_that_cannot_be_is_a_finding_of_its_line(tmp_path, facts):
    intake = read(tmp_path, REMARK, answers=f'[remarks]\n"{REMARK}" = {facts}\n')
    (finding,) = [f for f in intake.findings if f.code in {"map-value", "map-unused"}] or [None]
    assert finding is None or finding.cells[0].row == 2


def test_a_list_for_a_remark_that_is_not_there_is_said(tmp_path):
    intake = read(tmp_path, answers='[remarks]\n"elsewhere" = "Notes"\n')
    assert [f.cells[0].row for f in intake.findings if f.code == "map-unused"] == [2]


@pytest.mark.parametrize("mark", ["all of the tea", "весь чай", "全部茶叶"])
def test_a_name_may_mean_several_companies(tmp_path, mark):
    rows = [["Buyer", "Whom to meet"], [GUESTS[0], f"{mark}; Dazu Sugar"], [GUESTS[1], "Jade Tea; River Machines"]]
    path = save(tmp_path / "a.xlsx", {"Buyers": rows, "Suppliers": [["Supplier"], *([h] for h in HOSTS)]})
    (question,) = [q for q in read_registrations(path, today=TODAY).questions if q.subject == mark]
    assert question.typed is not None
    assert question.typed("Jade Tea; Lotus") == "Jade Tea\nLotus Optics"
    assert question.typed("Jade Tea; Nobody Ltd") is None
    form = tmp_path / "map.toml"
    form.write_text(f'[names]\n"{mark}" = ["Jade Tea", "Lotus Optics"]\n', encoding="utf-8")
    assert said(read_registrations(path, form=form, today=TODAY).event) == {
        "want": "Dazu Sugar, Jade Tea, Lotus Optics"
    }
    form.write_text(f'[names]\n"{mark}" = ["Jade Tea", "Nobody Ltd"]\n', encoding="utf-8")
    assert read_registrations(path, form=form, today=TODAY).event is None


def test_facts_of_one_level_are_joined_and_a_company_of_two_levels_is_not_sure():
    names = NameIndex()
    for name in HOSTS:
        names.add(name, [name])
    stated = facts_in("wants Jade Tea; wants River Machines; max 4 meetings", names, set(), lambda _: True)
    assert [fact.companies for fact in stated.found] == [("Jade Tea", "River Machines"), ()]
    assert stated.sure
    twice = facts_in("wants Jade Tea; not Jade Tea", names, set(), lambda _: True)
    assert [fact.sure for fact in twice.found] == [False, False]
    assert not facts_in("wants Jade Tea; not Dazu Sugar", names, set(), lambda key: key == "Jade Tea").sure


@pytest.mark.parametrize(
    ("remark", "told"),
    [
        ("Asks for Lotus Optics (a must!), Jade Tea, River Machines", {"musts": "L", "wishes": "J R"}),
        ("Lotus Optics (must), Jade Tea and River Machines", {"musts": "L", "wishes": "J R"}),
        ("wants Jade Tea, Lotus Optics (must), River Machines", {"musts": "L", "wishes": "J R"}),
        ("Lotus Optics is a must, Jade Tea", {"musts": "L", "wishes": "J"}),
        ("Lotus Optics, Jade Tea (no), River Machines", {"wishes": "L R", "refusals": "J"}),
        ("wants Lotus Optics, Jade Tea (if time), River Machines", {"wishes": "L R", "maybes": "J"}),
        ("Просит встречи с Lotus Optics (обязательно!), Jade Tea", {"musts": "L", "wishes": "J"}),
        ("Хотят Jade Tea и Lotus Optics (обязательно), River Machines", {"musts": "L", "wishes": "J R"}),
        ("Lotus Optics — обязательно, Jade Tea, River Machines", {"musts": "L", "wishes": "J R"}),
        ("Lotus Optics (по возможности), Jade Tea", {"maybes": "L", "wishes": "J"}),
        ("想见Lotus Optics（必须！）、Jade Tea、River Machines", {"musts": "L", "wishes": "J R"}),
        ("Lotus Optics必见、Jade Tea、River Machines", {"musts": "L", "wishes": "J R"}),
        ("Lotus Optics必见，Jade Tea", {"musts": "L", "wishes": "J"}),
        ("Обязательно Lotus Optics, Jade Tea", {"musts": "L J"}),  # ahead of both
        ("must meet Lotus Optics, Jade Tea", {"musts": "L J"}),
        ("必须见Lotus Optics、Jade Tea", {"musts": "L J"}),
        ("Lotus Optics、Jade Tea必见", {"musts": "L J"}),
        ("wants Lotus Optics (glass), Jade Tea (tea)", {"wishes": "L J"}),
    ],
)
def test_a_level_behind_a_name_is_none_of_the_names_behind_it(remark, told):
    names = NameIndex()
    for name in HOSTS:
        names.add(name, [name])
    stated = facts_in(remark, names, set(), lambda _: True).found
    assert {fact.meaning: {key[0] for key in fact.companies} for fact in stated} == {
        level: {*keys.split()} for level, keys in told.items()
    }


@pytest.mark.parametrize(
    ("clause", "meaning", "content", "sure"),
    [
        ("not there in the morning", "Not available", "morning", True),
        ("12 June 9:00-10:00", "Not available", "12 june 09:00-10:00", False),
        ("max 4 meetings", "Maximum", "4", True),
        ("thinks max 4 meetings fit", "Maximum", "4", False),
        ("at least 2 meetings", "Minimum", "2", True),
    ],
)
def test_a_clause_about_the_company_itself_is_a_fact_with_its_content(clause, meaning, content, sure):
    (found,) = facts_in(clause, NameIndex(), set(), lambda _: True).found
    assert (found.meaning, found.content, found.sure) == (meaning, content, sure)


@pytest.mark.parametrize(
    "remark",
    [
        "yalnızca 2. gün (15 Eylül) katılacak",
        "nur am 2. Tag dabei",
        "csak a 2. napon vagyunk jelen",
        "tylko 2. dnia przyjedziemy",
        "jen 2. den přijdou",
    ],
)
def test_the_number_of_a_day_ends_no_sentence(remark):
    stated = facts_in(remark, NameIndex(), set(), lambda _: True, days=(date(2027, 9, 14), date(2027, 9, 15)))
    assert [(fact.content, fact.sure) for fact in stated.found] == [("there only on 2027-09-15", True)]


@pytest.mark.parametrize(
    "remark",
    [
        *("jen 15. 9.", "samo 15. 9.", "tikai 15. 9.", "vain 15. 9.", "pouze 15. září", "len 15. septembra"),
        *("bara 15. september", "Jen 15. 9., děkujeme"),
    ],
)
def test_a_date_with_stops_apart_ends_no_sentence_and_is_no_limit(remark):
    days = (date(2027, 9, 14), date(2027, 9, 15))
    (fact,) = facts_in(remark, NameIndex(), set(), lambda _: True, days=days).found
    assert (fact.meaning, fact.sure) == ("Not available", True)
    assert fact.content in {"there only on 2027-09-15", "there only on 15 september"}


@pytest.mark.parametrize(
    ("text", "cites"),
    [
        ("buyers 8, 7, 3", True),
        ("закупщики № 3, 5", True),
        ("采购商8、7、3", True),
        ("suppliers: 4", True),
        ("buyer since 2014", False),
        ("table 5, room 1108", False),
        ("supplier of 3 factories", False),
    ],
)
def test_a_word_for_a_side_before_numbers_may_cite_a_list(text, cites):
    assert cites_numbers(text) is cites


def test_parts_of_a_remark_keep_numbers_of_a_list_and_days_of_the_event():
    days = (date(2026, 9, 2), date(2026, 9, 3))
    assert relevant_parts("buyers 8, 7; max 5 meetings; likes tea") == ["max 5 meetings", "buyers 8, 7"]
    assert relevant_parts("English only. 3 Sept a visit to the university", days) == [
        "English only",
        "3 Sept a visit to the university",
    ]
    assert relevant_parts("English only. 9 Sept a visit to the university", days) == ["English only"]
    assert relevant_parts("interpreter needed (Russian)") == ["interpreter needed (Russian)"]
    assert relevant_parts("interpreter needed (Russian), max 5 meetings") == ["Russian", "max 5 meetings"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        *(
            (text, [text])
            for text in (
                "train mercredi 10h30, libre jusqu'à 10h",
                "el viernes sí puede por la mañana, solo falta en la tarde",
                "Friday can come in the morning, absent in the afternoon",
                "周五上午可以，只有下午不在",
                "On Friday fine; leaves at 15:00",
                "Вылет 24-го, с 12:00 уже не будем",
                "Flight on the 24th, away from 12:00",
            )
        ),
        ("Stand 12, leaves at 15:00", ["leaves at 15:00"]),
        ("max 5 meetings, leaves at 15:00", ["max 5 meetings", "leaves at 15:00"]),
    ],
)
def test_a_part_stays_with_another_that_names_its_day(text, parts):
    assert relevant_parts(text) == parts


@pytest.mark.parametrize(
    "remark",
    [
        "Prosimy o maksymalnie 7 spotkań łącznie, w tym koniecznie Jade Tea.",
        "Höchstens 7 Termine insgesamt, darunter unbedingt Jade Tea.",
        "Au maximum 7 rendez-vous en tout, dont absolument Jade Tea.",
        "Nejvýše 7 schůzek celkem, z toho určitě Jade Tea.",
        "Toplam en fazla 7 görüşme, Jade Tea mutlaka olsun.",
    ],
)
def test_a_limit_with_further_words_stands_beside_a_must(remark: str):
    names = NameIndex()
    for host in HOSTS:
        names.add(host, [host])
    stated = facts_in(remark, names, set(), lambda _: True)
    assert {(fact.meaning, fact.companies, fact.content) for fact in stated.found} == {
        ("musts", ("Jade Tea",), ""),
        ("Maximum", (), "7"),
    }


@pytest.mark.parametrize(
    ("remark", "away"),
    [
        ("Будет только до обеда, в 13:00 уезжает.", ["13:00-"]),
        ("only in the morning, leaves at 13:00", ["13:00-"]),
        ("there in the afternoon only, arrives at 13:30", ["-13:30"]),
        ("只有上午在，12:30离开", ["12:30-"]),
        ("only in the morning, comes at 10:00", ["afternoon", "-10:00"]),
        ("only in the morning, leaves at 16:00", ["afternoon", "16:00-"]),
    ],
)
def test_an_hour_around_noon_says_when_half_a_day_ends(remark, away):
    facts = facts_in(remark, NameIndex(), set(), lambda _: True).found
    assert [fact.content for fact in without_vague_halves(facts)] == away


@pytest.mark.parametrize("remark", ["max 4, not 27th a.m., speaks Russian", "not before 10:00, speaks Russian, max 4"])
def test_languages_beside_hours_and_a_limit_are_read(remark):
    found = {fact.meaning: fact.content for fact in facts_of_company(remark)}
    assert (found["Maximum"], found["Languages"]) == ("4", "ru")
    assert "Not available" in found
