"""A company in several rows of one list: rows of wishes add up, whole answers replace each other, and both are told."""

from __future__ import annotations

from typing import Any

import pytest

from sco_scheduler.domain.event import Level, Role
from sco_scheduler.intake.understanding.cells.questions import ADDED, NEW
from tests.intake.books import codes, read
from tests.intake.understanding.answers import B, S, lists, said, understood


def of_rows(header: list[str], *rows: tuple[Any, ...], sheet: str = "Buyer answers") -> dict[str, list[list[Any]]]:
    sheets = lists([header, *map(list, rows)])
    return {sheet: sheets.pop("Buyer answers"), **sheets}


def wanted(tmp_path, sheets) -> tuple[set[tuple[str, str, str]], list[str]]:
    intake = read(tmp_path, sheets)
    assert intake.event is not None
    return {wish[:3] for wish in said(intake.event)}, codes(intake.findings)


ALL = {(B[0], S[0], "want"), (B[1], S[1], "want"), (B[0], S[1], "want"), (B[2], S[0], "want")}


@pytest.mark.parametrize("sheet", ["Buyer answers", "Buyers"])
@pytest.mark.parametrize("more", [[], [("Country", "KZ", "RU", "KZ", "KG")], [("Comment", "pumps", None, "tea", None)]])
def test_rows_of_one_wish_each_add_up_and_nothing_is_said_to_be_replaced(tmp_path, sheet, more):
    rows = zip((B[0], B[1], B[0], B[2]), (S[0], S[1], S[1], S[0]), *(values[1:] for values in more), strict=True)
    sheets = of_rows(["Company", "Wish", *(values[0] for values in more)], *rows, sheet=sheet)
    wishes, told = wanted(tmp_path, sheets)
    assert wishes == ALL
    assert "answer-replaced" not in told


@pytest.mark.parametrize("sheet", ["Buyer answers", "Buyers"])
@pytest.mark.parametrize(
    ("header", "cells"),
    [
        (["1st choice", "2nd choice"], ((S[0], S[1]), (S[1], None), (S[2], S[3]), (S[0], None))),
        (
            ["Contact", "Wish 1", "Wish 2"],
            (("Ai", S[0], S[1]), ("Oleg", S[1], None), ("Ai", S[2], S[3]), ("M", S[0], None)),
        ),
    ],
)
def test_the_later_of_two_whole_answers_counts_and_the_earlier_one_does_not(tmp_path, sheet, header, cells):
    rows = [(name, *of_row) for name, of_row in zip((B[0], B[1], B[0], B[2]), cells, strict=True)]
    wishes, told = wanted(tmp_path, of_rows(["Company", *header], *rows, sheet=sheet))
    assert {wish for wish in wishes if wish[0] == B[0]} == {(B[0], S[2], "want"), (B[0], S[3], "want")}
    assert told.count("answer-replaced") == 1


@pytest.mark.parametrize(
    ("more", "untimed"), [([], 0), (["Whom not?"], 0), pytest.param([], 1, id="the first without its time")]
)
def test_the_later_of_two_answers_of_a_company_on_another_list_counts(tmp_path, more, untimed):
    header = ["Timestamp", "Your company", "Whom would you like to meet?", "When are you away?", *more]
    answers = [(B[0], f"{S[0]}; {S[1]}", "9:00-10:00"), (B[1], S[1], None), (B[0], S[2], None), (B[2], S[1], None)]
    times = [f"2026-05-0{n} 10:00" if n > untimed else None for n in range(1, 5)]
    rows = [(at, *of_one, *([S[3]] if more else ())) for at, of_one in zip(times, answers, strict=True)]
    sheets = of_rows(header, *rows, sheet="Form responses") | {
        "Guests": [["Company", "Country"], *([b, "KZ"] for b in B)]
    }
    intake = read(tmp_path, sheets, sure=0.0)
    assert intake.event is not None
    wishes = {wish[:3] for wish in said(intake.event) if wish[2] == "want"}
    assert wishes == {(B[0], S[2], "want"), (B[1], S[1], "want"), (B[2], S[1], "want")}
    assert codes(intake.findings).count("answer-replaced") == 1
    assert not any(d.absences for c in intake.event.companies for d in c.delegates)


@pytest.mark.parametrize("sheet", ["Buyer answers", "Buyers"])
@pytest.mark.parametrize("title", ["Level", "How important?"])
def test_a_level_beside_the_wish_of_a_row_counts_on_a_sheet_of_the_format_too(tmp_path, sheet, title):
    rows = [(B[0], S[0], "must"), (B[1], S[1], "want"), (B[0], S[1], "maybe"), (B[2], S[0], "no")]
    wishes, _ = wanted(tmp_path, of_rows(["Company", "Wish", title], *rows, sheet=sheet))
    assert wishes == {(asker, target, Level(level).value) for asker, target, level in rows}


def test_a_rank_beside_the_wish_of_a_row_is_taken_for_no_limit(tmp_path):
    rows = [(B[0], S[0], 1), (B[1], S[1], 1), (B[0], S[1], 2), (B[2], S[0], 1)]
    (question,) = read(tmp_path, of_rows(["Company", "Wish", "Rank"], *rows)).questions
    assert (question.subject, question.guess) == ("Rank", "nothing")


AGAIN = {
    "en": ("Company", "Languages", "Not available", "Remarks", "Exhibitors of interest", "Max meetings"),
    "zh": ("企业名称", "语言", "不能参加时间", "备注", "希望对接的企业", "最多场次"),
    "ru": ("Компания", "Языки", "Когда вас не будет", "Примечания", "С кем хотите встретиться", "Максимум встреч"),
}


@pytest.mark.parametrize("limit", [None, 3])
def test_a_later_answer_without_wishes_keeps_them_and_changes_what_it_says(tmp_path, limit):
    rows = [(B[0], "KZ", S[0], S[1], "ru", 2), (B[1], "KZ", S[1], None, None, None), (B[2], "KZ", S[1], None, None, 4)]
    again = (B[0], "KZ", None, None, "ru", limit)
    header = ["Company", "Country", "1st choice", "2nd choice", "Languages", "Max. meetings"]
    event = understood(read(tmp_path, of_rows(header, *rows, again)))
    assert {wish[1] for wish in said(event) if wish[0] == B[0]} == {S[0], S[1]}
    assert [c.purchaser.maximum for c in event.companies if c.name == B[0] and c.purchaser] == [limit or 2]


REMARKS = {
    "en": "we need mornings off",
    "zh": "11:00之前没空",
    "ru": "до 11:00 не можем",
}


@pytest.mark.one_of(3)
@pytest.mark.parametrize("language", AGAIN)
@pytest.mark.parametrize("place", [1, 2, 3, 5])
def test_nothing_of_an_answer_that_a_later_one_replaces_holds(tmp_path, language, place):
    """Not what the later answer leaves blank either: languages, absences, remarks, limits."""
    said_first = {1: "ru", 2: "09:00-11:00", 3: REMARKS[language], 5: 2}
    wanted = "; ".join(S[:2]), S[1], S[2], S[0]
    rows = [[name, None, None, None, wish, None] for name, wish in zip((B[0], B[1], B[0], B[2]), wanted, strict=True)]
    rows[0][place] = rows[1][place] = said_first[place]
    event = understood(read(tmp_path, of_rows([*AGAIN[language]], *map(tuple, rows))))
    again, other = (next(c for c in event.companies if c.name == name) for name in B[:2])
    told = [
        (sorted(c.languages), [d.absences for d in c.delegates], c.purchaser.maximum if c.purchaser else 0)
        for c in (again, other)
    ]
    assert told[0] == ([], [()], None)
    assert told[1] != told[0]


REPLACING = [
    "The previous form was wrong, take this one",
    "Avvalgi anketa xato edi, shunisini oling (prev. anketa bekor)",
    "Предыдущая анкета с ошибкой, учитывайте эту",
    "上一份填错了，以此份为准",
    "Верить этой анкете",
    "Die vorige Anmeldung war falsch",
]
OLD = ["dòng cũ - xem dòng trên", "old row, see above", "старая строка, см. выше", "旧行，见上", "eski satır"]


@pytest.mark.one_of(3)
@pytest.mark.parametrize(
    ("remark", "place", "order"), [*((t, 1, 1) for t in REPLACING), *((t, 0, order) for t in OLD for order in (1, -1))]
)
def test_a_remark_tells_which_of_two_answers_holds_whoever_gave_them(tmp_path, remark, place, order):
    rows = [[B[0], "Hamidov O.", S[0], None], [B[0], "Karimova Dilnoza", S[1], None]]
    rows[place][3] = remark
    others = [(B[1], "Bek", S[2], None), (B[2], "Aigul", S[2], None)]
    header = ["Company", "Contact", "Would like to meet", "Remarks"]
    event = understood(read(tmp_path, of_rows(header, *map(tuple, rows[::order]), *others)))
    assert {wish[1] for wish in said(event) if wish[0] == B[0]} == {S[1]}
    assert [d.name for c in event.companies if c.name == B[0] for d in c.delegates] == ["Karimova Dilnoza"]


@pytest.mark.parametrize(
    ("remark", "asked"),
    [
        ("Korrektur zu meiner Anmeldung vom 07.10.", False),
        ("Esta resposta substitui a que enviei no dia 7", False),
        ("Aldatzen dut 07/10 erantzuna", False),
        ("10月7日に送った回答の訂正です", False),
        ("Only here on 13 May, in the morning", True),
    ],
)
def test_a_remark_that_only_cites_the_earlier_answer_is_a_note(tmp_path, remark, asked):
    header = ["Timestamp", "Company", "Would like to meet", "Remarks"]
    rows = [("2024-10-07 12:01", B[0], S[0], None), ("2024-10-15 09:01", B[1], S[0], "Thanks")]
    rows += [("2024-10-16 10:30", B[2], S[1], None), ("2024-10-19 13:40", B[0], f"{S[1]}; {S[0]}", remark)]
    intake = read(tmp_path, of_rows(header, *rows))
    assert any(q.kind != "remarks" for q in intake.questions) is asked
    if not asked:
        event = read(tmp_path, of_rows(header, *rows), sure=0.85).event
        assert event is not None
        assert not any(d.absences for c in event.companies for d in c.delegates)
        assert {wish[1] for wish in said(event) if wish[0] == B[0]} == {S[0], S[1]}


@pytest.mark.parametrize(
    "remark",
    [
        f"Please add {S[1]} to our earlier list",
        f"К прежнему списку добавьте, пожалуйста, ещё {S[1]}",
        f"补充：{S[1]}",
        f"Lütfen {S[1]} da ekleyin",
        f"Molimo dodajte i {S[1]}",
    ],
)
def test_an_answer_that_adds_to_the_earlier_one_leaves_its_wishes(tmp_path, remark):
    rows = [(B[0], "Aigul", f"{S[2]}, {S[0]}", 4, None), (B[1], "Bek", S[2], 3, "Thank you")]
    rows.append((B[0], "Aigul", S[1], None, remark))
    header = ["Company", "Contact", "Whom do you want to meet, in order of importance?", "Max meetings", "Remarks"]
    intake = read(tmp_path, of_rows(header, *rows))
    wishes = {(target, rank) for asker, target, _, rank in said(understood(intake)) if asker == B[0]}
    assert wishes == {(S[2], 1), (S[0], 2), (S[1], 3)}
    assert "answer-replaced" not in codes(intake.findings)


@pytest.mark.parametrize("timed", [True, False])
@pytest.mark.parametrize(
    "remark",
    [
        f"Please add {S[1]} to our earlier list",
        f"К прежнему списку добавьте, пожалуйста, ещё {S[1]}",
        f"补充：{S[1]}",
        f"Lütfen {S[1]} da ekleyin",
    ],
)
def test_an_answer_that_adds_to_one_below_it_leaves_its_wishes(tmp_path, remark, timed):
    rows: list[tuple[Any, ...]] = [("2026-03-05 10:00", B[0], "Aigul", S[1], None, remark)]
    rows.append(("2026-03-04 10:00", B[1], "Bek", S[2], 3, "Thank you"))
    rows.append(("2026-03-02 10:00", B[0], "Aigul", f"{S[2]}, {S[0]}", 4, None))
    header = ["Company", "Contact", "Whom do you want to meet, in order of importance?", "Max meetings", "Remarks"]
    sheets = of_rows(["Timestamp", *header], *rows) if timed else of_rows(header, *(row[1:] for row in rows))
    intake = read(tmp_path, sheets)
    event = understood(intake)
    wishes = {(target, rank) for asker, target, _, rank in said(event) if asker == B[0]}
    assert wishes == {(S[2], 1), (S[0], 2), (S[1], 3)}
    assert "answer-replaced" not in codes(intake.findings)


def test_an_answer_below_that_was_given_after_the_addition_replaces_both(tmp_path):
    rows = [("2026-03-02 10:00", B[0], "Aigul", S[3], f"Please add {S[1]} to our earlier list")]
    rows += [("2026-03-04 10:00", B[1], "Bek", S[2], "Thanks"), ("2026-03-05 10:00", B[0], "Aigul", S[0], "Thanks")]
    header = ["Timestamp", "Company", "Contact", "Whom do you want to meet?", "Remarks"]
    wishes, told = wanted(tmp_path, of_rows(header, *rows))
    assert {target for asker, target, _ in wishes if asker == B[0]} == {S[0]}
    assert "answer-replaced" in told


def test_whether_a_remark_adds_to_the_earlier_answer_may_be_answered(tmp_path):
    remark = f"xyzzy {S[1]} plugh"
    rows = [(B[0], "Aigul", f"{S[2]}, {S[0]}", None), (B[1], "Bek", S[2], None), (B[0], "Aigul", S[1], remark)]
    sheets = of_rows(["Company", "Contact", "Whom do you want to meet?", "Remarks"], *rows)
    (question,) = read(tmp_path, sheets).questions
    assert ADDED in question.options
    form = tmp_path / "map.toml"
    form.write_text(f'[words.remark]\n{ADDED} = ["{remark}"]\n', encoding="utf-8")
    event = understood(read(tmp_path, sheets, form=form))
    assert {wish[1] for wish in said(event) if wish[0] == B[0]} == set(S[:3])


@pytest.mark.parametrize("again", ["Пастухов Игорь", "Пастухов И.", "Пастухов, Игорь Петрович"])
def test_one_person_in_another_order_of_words_or_with_initials_answers_again(tmp_path, again):
    rows = [(B[0], "Игорь Пастухов", S[0], S[1]), (B[1], "Oleg", S[1], None), (B[0], again, S[2], None)]
    wishes, told = wanted(tmp_path, of_rows(["Company", "Contact", "Wish 1", "Wish 2"], *rows))
    assert wishes == {(B[0], S[2], "want"), (B[1], S[1], "want")}
    assert "answer-replaced" in told


def test_a_second_person_without_answers_replaces_none(tmp_path):
    header = [
        "Order no.",
        "First name",
        "Last name",
        "Email",
        "Company",
        "Whom do you want to meet?",
        "Maximum meetings",
    ]
    rows = [
        ("17", "Marta", "Soler", "marta@a.example", B[0], f"{S[0]}; {S[1]}", 5),
        ("17", "Nuria", "Ortega", "nuria@a.example", B[0], None, None),
        ("18", "Oleg", "Marin", "oleg@b.example", B[1], S[1], None),
    ]
    wishes, told = wanted(tmp_path, of_rows(header, *rows))
    assert wishes == {(B[0], S[0], "want"), (B[0], S[1], "want"), (B[1], S[1], "want")}
    assert "answer-replaced" not in told


def test_two_people_of_one_company_by_given_and_family_names_both_count(tmp_path):
    header = ["Organisation", "Vorname", "Nachname", "Wen möchten Sie treffen?", "Teilnehmerart"]
    rows = [(B[0], "Ronny", "Seidel", f"{S[0]}; {S[2]}"), (B[0], "Mandy", "Oertel", f"{S[1]}; {S[2]}")]
    rows.append((B[1], "Oleg", "Marin", S[1]))
    wishes, told = wanted(tmp_path, of_rows(header, *((*row, "Einkäufer") for row in rows)))
    assert wishes == {(B[0], s, "want") for s in S[:3]} | {(B[1], S[1], "want")}
    assert "answers-joined" in told


def test_the_same_person_with_another_telephone_number_answers_again(tmp_path):
    header = ["Company", "Contact and telephone", "Wish 1", "Wish 2"]
    rows = [
        (B[0], "Guo Xue 13668394047", S[0], S[1]),
        (B[1], "Oleg", S[1], None),
        (B[0], "Guo Xue 13340167353", S[2], None),
    ]
    wishes, told = wanted(tmp_path, of_rows(header, *rows))
    assert wishes == {(B[0], S[2], "want"), (B[1], S[1], "want")}
    assert "answer-replaced" in told


def test_numbers_beside_one_wish_a_row_below_a_company_are_its_ranks(tmp_path):
    header = ["Company", "Whom do you want to meet?", "Priority", "Not with"]
    rows = [
        (B[0], S[1], 2, None),
        (None, S[0], 1, None),
        (None, S[2], 3, None),
        (B[1], S[2], 1, S[1]),
        (None, S[0], 2, None),
    ]
    sheets = of_rows(header, *rows)
    event = understood(read(tmp_path, sheets))
    ranks = {(one, other): rank for one, other, level, rank in said(event) if level == "want"}
    wanted_ranks = {(B[0], S[1]): 2, (B[0], S[0]): 1, (B[0], S[2]): 3, (B[1], S[2]): 1, (B[1], S[0]): 2}
    assert ranks == wanted_ranks


@pytest.mark.one_of(3)
@pytest.mark.parametrize("form", ["شركة {}", "{} MChJ", "บริษัท {} จำกัด", "Công ty {}", "CV {}", "㈱{}"])
@pytest.mark.parametrize("key", [None, "Respondent ID", "Respondent"])
def test_a_later_answer_counts_with_another_legal_form_and_another_number_of_the_answer(tmp_path, form, key):
    names = [form.format("Altyn"), B[1], "Altyn", B[2]]
    keys = ["4awwWz", "BKpnMX", "PAkrSK", "ebDZCy"]
    rows = [(code, name, "KZ", wish) for code, name, wish in zip(keys, names, (S[0], S[1], S[2], S[0]), strict=True)]
    header = [key or "Xyzzy", "Company", "Country", "Whom would you like to meet?"]
    sheets = of_rows(header, *((row[0] if key else None, *row[1:]) for row in rows))
    wishes, told = wanted(tmp_path, sheets)
    assert {of for _, of, _ in wishes} == {S[2], S[1], S[0]}
    assert len(wishes) == len(names) - 1
    assert told.count("answer-replaced") == 1
    assert "answers-joined" not in told


_CONTACT = ("Friederike Auer", "office@auerbach.example", "09643 1220")
_OTHER = ("Otto Mai", "mai@mai.example", "0911 222333")


def _contacted(tmp_path, one: str, other: str, contact: tuple[str, ...], **options: Any):
    """An answer, one of another company, and one under a similar name, all with contacts."""
    header = ["Company", "Contact", "E-mail", "Phone", "Wish 1", "Wish 2"]
    rows = [(one, *_CONTACT, S[0], S[1]), (B[1], "Ai", "ai@a.example", "0160 7741200", S[1], S[0])]
    rows.append((other, *contact, S[2], S[3]))
    return read(tmp_path, of_rows(header, *rows), **options)


def _asking(intake) -> list[tuple[str, set[str]]]:
    wished: dict[str, set[str]] = {}
    for asker, target, *_ in said(intake.event):
        wished.setdefault(asker, set()).add(target)
    return sorted(wished.items())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Landhaus Auerbach (Hotel & Restaurant)", "Landhaus Auerbach"),
        ("Landhaus Auerbach", "Landhaus Auerbach (Hotel)"),
        ("ЗАО Восток (склад)", "ЗАО Восток"),
        ("东方商贸公司（总部）", "东方商贸公司"),
        ("Landhaus Auerbach - Hotel & Restaurant", "Landhaus Auerbach"),
        ("Hotel Landhaus Auerbach", "Landhaus Auerbach"),
    ],
)
def test_a_later_answer_from_the_same_address_under_a_longer_or_shorter_name_replaces_the_earlier(tmp_path, one, other):
    intake = _contacted(tmp_path, one, other, _CONTACT)
    assert _asking(intake) == sorted([(other, {S[2], S[3]}), (B[1], {S[0], S[1]})])
    assert codes(intake.findings).count("answer-replaced") == 1


@pytest.mark.parametrize(
    ("one", "other", "contact"),
    [
        ("Landhaus Auerbach (Hotel)", "Landhaus Auerbach (Restaurant)", _CONTACT),
        ("Landhaus Auerbach (Hotel)", "Landhaus Auerbach", (_CONTACT[0], *_OTHER[1:])),
        ("Landhaus Auerbach (Hotel)", "Landhaus Auerbach", (_OTHER[0], *_CONTACT[1:])),
    ],
)
def test_whether_two_similar_names_with_a_contact_in_common_are_one_company_is_asked(tmp_path, one, other, contact):
    intake = _contacted(tmp_path, one, other, contact)
    (question,) = intake.questions
    assert (question.kind, question.subject, question.guess) == ("name", other, one)
    assert NEW[Role.PURCHASER] in question.options
    form = tmp_path / "map.toml"
    form.write_text(f'[names]\n"{other}" = "{NEW[Role.PURCHASER]}"\n', encoding="utf-8")
    both = _contacted(tmp_path, one, other, contact, form=form)
    assert _asking(both) == sorted([(one, {S[0], S[1]}), (B[1], {S[0], S[1]}), (other, {S[2], S[3]})])


def test_two_names_that_differ_in_brackets_and_have_other_contacts_are_two_companies(tmp_path):
    intake = _contacted(tmp_path, "Landhaus Auerbach (Hotel)", "Landhaus Auerbach", _OTHER)
    assert len(_asking(intake)) == 3
    assert not intake.questions


@pytest.mark.parametrize("title", ["Short name", "Краткое название", "简称"])
def test_a_later_answer_under_a_short_name_leaves_the_name_of_the_list(tmp_path, title):
    long = {"Orda": "Orda Building Materials", "Ural": "Ural Import of Machines", "Kyzyl": "Kyzyl Foods House"}
    lists_of = {
        "Buyers": [["Company", title, "Country"], *([name, short, "KZ"] for short, name in long.items())],
        "Suppliers": [["Company", "Country"], *([s, "China"] for s in S)],
    }
    answers = [
        ["Company", "1st choice", "2nd choice", "Remark"],
        *(("Orda", S[0], S[1], None), ("Ural", S[2], None, None), ("Kyzyl", S[0], S[3], None)),
        ("Orda", S[2], S[3], "this answer replaces the first"),
    ]
    intake = read(tmp_path, {**lists_of, "Answers": [list(row) for row in answers]}, sure=0.0)
    assert intake.event is not None
    assert {c.name for c in intake.event.companies if c.purchaser} == {*long.values()}
    names = {c.id: c.name for c in intake.event.companies}
    assert {names[r.target] for r in intake.event.requests if names[r.asker] == long["Orda"]} == {S[2], S[3]}


SAME = [
    "sent again, no changes",
    "второй раз, без изменений, см. строку 1",
    "与上次相同",
    "ohne Änderung noch einmal",
    "qayta, o'zgarishsiz",
]


@pytest.mark.parametrize("remark", SAME)
def test_an_answer_without_changes_leaves_the_earlier_one(tmp_path, remark):
    header = ["Company", "Country", "Wishes", "Max. meetings", "Remark"]
    rows = [(B[0], "KZ", f"{S[0]}; {S[1]}", 4, "first"), (B[1], "KZ", S[1], None, None), (B[2], "KZ", S[2], None, None)]
    event = understood(read(tmp_path, of_rows(header, *rows, (B[0], "KZ", None, None, remark)), sure=0.0))
    assert {wish[1] for wish in said(event) if wish[0] == B[0]} == {S[0], S[1]}
    assert [c.purchaser.maximum for c in event.companies if c.name == B[0] and c.purchaser] == [4]


def test_an_answer_without_changes_but_one_replaces_the_earlier_one(tmp_path):
    header = ["Company", "Country", "Wishes", "Max. meetings", "Remark"]
    rows = [(B[0], "KZ", f"{S[0]}; {S[1]}", 4, None), (B[1], "KZ", S[1], None, None), (B[2], "KZ", S[2], None, None)]
    again = (B[0], "KZ", S[2], 3, "no changes but the wishes")
    event = understood(read(tmp_path, of_rows(header, *rows, again), sure=0.0))
    assert {wish[1] for wish in said(event) if wish[0] == B[0]} == {S[2]}


@pytest.mark.parametrize(
    ("remark", "asked"),
    [
        (f"Replaces the earlier answer: {S[1]}", False),
        (f"Ersetzt die frühere Antwort: {S[1]}", False),
        (f"заменяет прежнюю заявку, {S[1]}", False),
        (f"Replaces the earlier answer: {S[0]}", True),
        (f"Replaces the earlier answer, {S[1]} is a must", True),
    ],
)
def test_a_remark_that_replaces_an_answer_may_name_the_wish_of_its_own_row(tmp_path, remark, asked):
    rows = [(B[0], "Aigul", S[0], None), (B[1], "Bek", S[2], "Thanks"), (B[0], "Aigul", S[1], remark)]
    intake = read(
        tmp_path, of_rows(["Company", "Contact", "Would like to meet", "Remarks"], *rows, (B[2], "Ann", S[3]))
    )
    assert [q.subject for q in intake.questions] == [remark] * asked
    if not asked:
        assert {wish[1] for wish in said(understood(intake)) if wish[0] == B[0]} == {S[1]}
