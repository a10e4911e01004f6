"""What a list says of its companies beside their wishes: stands, halls, statuses, limits, people, languages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.intake.books import read
from tests.intake.understanding.answers import B, S, event_sheets, lists, said, understood
from tests.intake.understanding.guests import asked


@pytest.mark.parametrize(("title", "first", "other"), [("Max meetings", 3, 5), ("VIP", "yes", "no")])
def test_what_a_further_sheet_says_otherwise_is_asked_about(tmp_path, title, first, other):
    sheets = {
        "Buyers": [["Company", "Country", title], *([name, "Kazakhstan", first] for name in B)],
        "Sellers": [["Company", "Country", "Zone"], *([name, "China", "A"] for name in S)],
        "Wishes": [["Company", "Wishes"], *([name, S[0]] for name in B)],
        "Limits": [["Company", title], [B[0], other], [B[1], first]],
    }
    (question,) = read(tmp_path, sheets).questions
    assert (question.kind, question.subject) == ("cell", str(other))
    assert [str(cell) for cell in question.cells] == ["Limits!B2"]


def test_a_booth_is_no_table_unless_a_table_has_its_label(tmp_path: Path):
    sellers = [["Company", "Zone", "Booth"], *([name, "A", f"A0{n}"] for n, name in enumerate(S, 1))]
    sheets = lists([["Company", "Would like to meet"], *([name, S[0]] for name in B)], sellers)
    event = understood(read(tmp_path, sheets))
    assert {c.supplier.table for c in event.companies if c.supplier} == {None}
    sheets["Zones"][1][2] = "A01-A04"
    event = understood(read(tmp_path, sheets))
    assert [c.supplier.table.label for c in event.companies if c.supplier and c.supplier.table] == [
        "A01",
        "A02",
        "A03",
        "A04",
    ]


@pytest.mark.parametrize(("title", "zones"), [("Pavilion", "1212"), ("Hall", "2121"), ("Exhibition area, m2", "9669")])
def test_numbers_of_halls_are_zones_and_areas_are_not(tmp_path, title, zones):
    sellers = [["Exhibiting firm", title], *([name, int(zone)] for name, zone in zip(S, zones, strict=True))]
    sheets = lists([["Company", "Would like to meet"], *([name, S[0]] for name in B)], sellers)
    del sheets["Zones"]
    event = understood(read(tmp_path, sheets))
    found = {c.name: c.supplier.zone for c in event.companies if c.supplier}
    assert (found == dict(zip(S, zones, strict=True))) is (title != "Exhibition area, m2")


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Stage", ["Confirmed", "Withdrawn by the company", "Paid"]),
        ("Стадия", ["Подтверждён", "Отказ от участия", "Регистрация оплачена"]),
        ("状态", ["已确认", "已退出", "已付款"]),
    ],
)
def test_a_status_withdraws_a_company_whatever_its_column_is_called(tmp_path: Path, title: str, words: list[str]):
    rows = [["Company", "Would like to meet", title], *([*pair] for pair in zip(B, S, words, strict=False))]
    event = understood(read(tmp_path, lists(rows)))
    assert [c.name for c in event.companies if c.cancelled] == [B[1]]


def test_the_status_of_an_invoice_withdraws_nobody(tmp_path: Path):
    rows = [["Company", "Would like to meet", "Invoice"], *zip(B, S, ["paid", "cancelled", "open"], strict=False)]
    event = understood(read(tmp_path, lists([list(row) for row in rows])))
    assert [c.name for c in event.companies if c.cancelled] == []


def test_a_row_whose_status_says_that_another_replaces_it_does_not_count(tmp_path: Path):
    rows = [
        ["编号", "企业名称", "意向企业", "状态"],
        ["001", B[0], S[0], "作废，以新填为准"],
        ["002", B[1], S[1], "已确认"],
        ["003", B[2], S[2], "已确认"],
        ["004", B[0], S[3], "已确认"],
    ]
    sheets = {
        "采购商": rows,
        "供应商": [["编号", "企业名称"], *([f"1{n}", name] for n, name in enumerate(S))],
        **event_sheets(),
    }
    event = understood(read(tmp_path, sheets))
    assert {(a, t) for a, t, _, _ in said(event)} == {(B[0], S[3]), (B[1], S[1]), (B[2], S[2])}
    assert not any(c.cancelled for c in event.companies)


def test_each_delegate_who_answers_has_languages_and_hours_of_his_own(tmp_path: Path):
    rows = [
        ["Your company", "Your name", "Languages you speak", "When can you not attend?", "Wishes"],
        [B[0], "Aigul Serik", "Russian", "12 June", "; ".join(S[:2])],
        [B[0], "Bek Aliev", "English", None, S[1]],
        [B[1], "Oleg Petrov", "Russian", None, S[2]],
    ]
    event = understood(read(tmp_path, lists(rows)))
    company = next(c for c in event.companies if c.name == B[0])
    assert [(d.name, set(d.languages), bool(d.absences)) for d in company.delegates] == [
        ("Aigul Serik", {"ru"}, True),
        ("Bek Aliev", {"en"}, False),
    ]


@pytest.mark.parametrize(
    ("title", "counts"),
    [
        ("Number of delegates attending", [1, 2, 3]),
        ("洽谈代表人数", ["1人", "2人", "3人"]),
        ("Кол-во представителей", ["1", "2 чел.", "3"]),
    ],
)
def test_a_count_of_delegates_makes_as_many(tmp_path: Path, title: str, counts: list[Any]):
    rows = [
        ["Company", "Contact", title, "Would like to meet"],
        *([name, "Oleg", count, S[0]] for name, count in zip(B, counts, strict=True)),
    ]
    event = understood(read(tmp_path, lists(rows)))
    people = {c.name: [d.name for d in c.delegates] for c in event.companies if c.purchaser}
    assert people == {B[0]: ["Oleg"], B[1]: ["Oleg", "2"], B[2]: ["Oleg", "2", "3"]}


@pytest.mark.parametrize(
    "title", ["How many people will come?", "Number of participants", "参会人数", "Кол-во участников"]
)
@pytest.mark.parametrize(("answer", "expected"), [("nothing", 1), ("people", 3)])
def test_a_head_count_makes_no_delegates_unless_a_map_says_so(tmp_path: Path, title: str, answer: str, expected: int):
    rows = [["Company", "Contact", title, "Would like to meet"], *([name, "Oleg", 3, S[0]] for name in B)]
    assert {len(c.delegates) for c in understood(read(tmp_path, lists(rows))).companies} == {1}
    form = tmp_path / "map.toml"
    form.write_text(f'[form."Buyer answers".columns]\n"{title}" = "{answer}"\n', encoding="utf-8")
    event = understood(read(tmp_path, lists(rows), form=form))
    assert {len(c.delegates) for c in event.companies if c.purchaser} == {expected}


def test_interpreters_of_any_zone_and_of_one(tmp_path: Path):
    sheets = lists([["Company", "Would like to meet"], *([name, S[0]] for name in B)])
    sheets["Interpreters"] = [["Interpreter", "Languages", "Works in zone"], ["Min", "ru", "any"], ["Li", "zh", "A"]]
    event = understood(read(tmp_path, sheets))
    assert [i.zone for i in event.interpreters or ()] == [None, "A"]


@pytest.mark.parametrize(("first", "second"), [("Language 1", "Language 2"), ("Язык", "Второй язык")])
def test_a_second_column_of_languages_counts(tmp_path, first, second):
    rows = [["Company", first, second, "Would like to meet"], *([b, "English", "Russian", S[0]] for b in B)]
    event = understood(read(tmp_path, lists(rows)))
    assert {frozenset(c.delegates[0].languages) for c in event.companies if c.purchaser} == {frozenset({"en", "ru"})}


def test_an_id_alone_does_not_name_a_company_whose_name_stands_beside_it(tmp_path: Path):
    sheets = {
        "Buyers": [
            ["ID", "Your organisation", "Whom do you want to meet?"],
            *([f"188342{n}", name, S[n]] for n, name in enumerate(B)),
        ],
        "Suppliers": [["ID", "Company", "Comment"], *([f"188350{n}", name, None] for n, name in enumerate(S))],
        **event_sheets(),
    }
    assert {(a, t) for a, t, _, _ in said(understood(read(tmp_path, sheets)))} == set(zip(B, S, strict=False))


@pytest.mark.one_of(3)
@pytest.mark.parametrize("cell", ["4 meetings", "4 беседы", "4场"])
@pytest.mark.parametrize("title", ["Enough is enough", "Больше не надо", "顶多"])
def test_a_number_of_meetings_in_words_is_asked_as_a_limit(tmp_path, title, cell):
    assert asked(tmp_path, "Anybody you'd skip?", [()] * 4, (title, cell))[title] == "Maximum"


def test_a_ditto_mark_below_a_title_repeats_nothing(tmp_path: Path):
    rows = [["Company", "Country", "Would like to meet"], [B[0], '"', S[0]], [B[1], "Russia", S[1]], [B[2], '"', S[2]]]
    event = understood(read(tmp_path, lists(rows)))
    assert [c.country for c in event.companies if c.purchaser] == ['"', "Russia", "Russia"]


@pytest.mark.one_of(3)
@pytest.mark.parametrize("sheet", ["Guests", "Buyers"])
@pytest.mark.parametrize(
    ("title", "cells"),
    [
        ("Нужен ли Вам переводчик?", ("Да, русский", "Нет", "Нет, говорю по-английски")),
        ("Do you need an interpreter?", ("Yes (Russian)", "No", "No, I speak English")),
        ("是否需要翻译？", ("需要，俄语", "不需要", "否，会说英语")),
        ("口译安排", ("俄文口译", "无需", "英文口译")),
        ("Interpreting", ("Russian interpreter", "Not needed", "an English interpreter, please")),
        ("Перевод", ("переводчик с русского", "не требуется", "нужен английский переводчик")),
    ],
)
def test_who_answers_whether_an_interpreter_is_needed_says_languages(tmp_path: Path, sheet, title, cells):
    rows = [["Company", title, "Wishes"], *([b, said, S[0]] for b, said in zip(B, cells, strict=True))]
    sheets = lists(rows)
    event = understood(read(tmp_path, {sheet: sheets.pop("Buyer answers"), **sheets}))
    spoken = {c.name: set(d.languages) for c in event.companies if c.purchaser for d in c.delegates}
    assert spoken == {B[0]: {"ru"}, B[1]: set(), B[2]: {"en"}}


@pytest.mark.parametrize(
    ("cells", "spoken", "unclear"),
    [
        (("Japanese, English", "Yes (Japanese - Vietnamese)"), {"ja", "en"}, ""),
        (("Korean, English", "Có"), {"ko", "en"}, ""),
        (("Korean", "Ja"), {"ko"}, ""),
        (("Korean", "No, I speak English"), {"ko", "en"}, ""),
        ((None, "Có"), set(), "C2"),
    ],
)
def test_who_needs_an_interpreter_speaks_what_the_column_of_languages_says(tmp_path: Path, cells, spoken, unclear):
    rows = [
        ["Company", "Languages", "Interpreter needed", "Wishes"],
        [B[0], *cells, S[0]],
        [B[1], "English", "No", S[1]],
    ]
    rows += [[B[2], "Russian", "Russian", S[2]]]
    intake = read(tmp_path, {"Buyers": rows, "Exhibitors": [["Company"], *([name] for name in S)]}, sure=0.5)
    told = [
        f"{f.cells[0].column}{f.cells[0].row}"
        for f in intake.findings
        if f.code in {"languages-unclear", "languages-ignored"}
    ]
    assert told == ([unclear] if unclear else [])
    if intake.event is not None:
        assert intake.event.companies[0].delegates[0].languages == spoken


def test_whether_an_interpreter_into_chinese_means_a_language_that_is_spoken_is_asked(tmp_path: Path):
    rows = [["Company", "Interpreter", "Wishes"], [B[0], "Chinese interpreter", S[0]], [B[1], "Not needed", S[1]]]
    assert {q.sheet for q in read(tmp_path, {**lists(rows)}).questions}


@pytest.mark.parametrize(
    "titles",
    [
        ("Max per day", "Max total"),
        ("Max meetings in total", "Max meetings per day"),
        ("Встреч в день, не больше", "Встреч всего, не больше"),
        ("每天最多场次", "最多场次（总计）"),
    ],
)
def test_limits_for_each_day_and_in_total_of_two_columns_are_one_limit(tmp_path: Path, titles: tuple[str, str]):
    days, totals = (2, None, 1), (3, 2, None)
    limits = (days, totals) if any(word in titles[0] for word in ("per day", "в день", "每天")) else (totals, days)
    rows = [["Company", "Would like to meet", *titles], *zip(B, S, *limits, strict=False)]
    event = understood(read(tmp_path, lists([list(row) for row in rows])))
    assert [c.purchaser.maximum for c in event.companies if c.purchaser] == [3, 2, 2]


def test_a_total_of_meetings_beside_a_limit_for_each_day_is_asked_about(tmp_path: Path):
    rows = [
        ["Company", "Would like to meet", "Max per day", "Meetings in total"],
        *zip(B, S, (2, 1, 3), (3, 2, 4), strict=False),
    ]
    intake = read(tmp_path, lists([list(row) for row in rows]))
    assert [question.path[-1] for question in intake.questions] == ["Meetings in total"]


def test_a_text_in_place_of_a_limit_in_total_is_told(tmp_path: Path):
    limits = ((2, "as agreed"), (1, 2), (None, None))
    rows = [["Company", "Would like to meet", "Max per day", "Max total"]]
    rows += [[b, s, *limit] for b, s, limit in zip(B, S, limits, strict=False)]
    told = {f.code: f.details["value"] for f in read(tmp_path, lists(rows)).findings if "value" in f.details}
    assert told["number-not-whole"] == "2 per day; as agreed"


@pytest.mark.parametrize(
    ("titles", "cells"),
    [
        (("重要程度",), ("VIP",)),
        (("Уровень",), ("ВИП",)),
        (("Importance",), ("VIP!",)),
        (("",), ("VIP",)),
        (("Priority", "Remarks"), ("A (VIP)", "brings samples")),
        (("Remarks",), ("VIP",)),
        (("Remarks",), ("VIP, макс. 2 встречи",)),
    ],
)
def test_the_word_vip_in_a_cell_of_a_company_is_its_priority(tmp_path: Path, titles, cells):
    empty = (None,) * len(cells)
    rows = [["Company", "Would like to meet", *titles]]
    rows += [[b, s, *more] for b, s, more in zip(B, S, (cells, empty, empty), strict=False)]
    event = understood(read(tmp_path, lists(rows)))
    assert {c.name: c.purchaser.vip for c in event.companies if c.purchaser} == {B[0]: True, B[1]: False, B[2]: False}
    assert next(c.purchaser.maximum for c in event.companies if c.purchaser) == (2 if "2" in cells[0] else None)


@pytest.mark.parametrize("own", [False, True])
@pytest.mark.parametrize("behind", [" (VIP)", "（贵宾）", " - VIP"])
def test_the_word_vip_behind_a_name_is_no_part_of_it(tmp_path: Path, behind: str, own):
    rows = [["Company", "Would like to meet"], [B[0] + behind, S[0]], [B[1], S[1]], [B[2], S[2]]]
    sheets = lists(rows)
    if own:  # the sheet of the format beside answers of a form
        rows[1][0] = B[0]
        sheets |= {"Purchasers": [["Company", "Notes"], [B[0] + behind, None], [B[1], None], [B[2], "quiet"]]}
    event = understood(read(tmp_path, sheets))
    assert {c.name: c.purchaser.vip for c in event.companies if c.purchaser} == {B[0]: True, B[1]: False, B[2]: False}


@pytest.mark.parametrize(
    "text", ["brings samples for the VIP lounge", "no VIP", "not a VIP", "VIP Travel is our agent"]
)
def test_the_word_vip_in_other_words_gives_no_priority(tmp_path: Path, text: str):
    rows = [["Company", "Would like to meet", "Remarks"], [B[0], S[0], text], [B[1], S[1], None], [B[2], S[2], None]]
    intake = read(tmp_path, lists(rows), sure=0.0)
    assert intake.event is not None
    assert not any(c.purchaser.vip for c in intake.event.companies if c.purchaser)


def test_the_word_vip_below_a_title_of_another_matter_gives_no_priority(tmp_path: Path):
    rows = [["Company", "Would like to meet", "Badge"], *([b, s, "VIP"] for b, s in zip(B, S, strict=False))]
    rows[3][2] = None
    assert not any(c.purchaser.vip for c in understood(read(tmp_path, lists(rows))).companies if c.purchaser)


def test_the_word_vip_in_the_notes_of_the_format_s_own_sheet_is_a_priority(tmp_path: Path):
    rows = [["Company", "Does not want", "Remarks"], [B[0], S[0], "VIP"], [B[1], S[1], None]]
    sheets = {"Buyers": rows, "Suppliers": [["Company", "Booth"], *([name, "A1"] for name in S)], **event_sheets()}
    event = understood(read(tmp_path, sheets))
    assert [c.purchaser.vip for c in event.companies if c.purchaser] == [True, False]


def test_other_priorities_beside_vip_are_asked_about(tmp_path: Path):
    rows = [
        ["Company", "Would like to meet", "重要程度"],
        [B[0], S[0], "VIP"],
        [B[1], S[1], "重要"],
        [B[2], S[2], None],
    ]
    assert [question.path[-1] for question in read(tmp_path, lists(rows)).questions] == ["重要程度"]


def test_the_word_vip_in_sentences_below_an_unknown_title_is_a_priority(tmp_path: Path):
    told = ["VIP!! Mr. Aliyev himself with his engineer, who likes tea.", "They make pumps of all kinds, and like tea."]
    rows = [["Company", "Would like to meet", "Heard from them"], *zip(B, S, [*told, told[1]], strict=False)]
    sheets = lists([list(row) for row in rows])
    assert [(q.kind, q.subject) for q in read(tmp_path, sheets).questions] == [("remarks", told[1])]
    event = read(tmp_path, sheets, sure=0.0).event
    assert event is not None
    assert [c.purchaser.vip for c in event.companies if c.purchaser] == [True, False, False]


@pytest.mark.parametrize(
    ("titles", "names", "person"),
    [
        (("First name", "Last name"), ("Anna", "Berg"), "Anna Berg"),
        (("Фамилия", "Имя"), ("Берг", "Анна"), "Анна Берг"),
        (("姓", "名"), ("王", "芳"), "王芳"),
        (("Vorname", "Nachname"), ("Anna", "Berg"), "Anna Berg"),
        (("Apellidos", "Nombre"), ("Berg", "Ana"), "Ana Berg"),
        (("First name", "Last name"), ("Anna", None), "Anna"),
        (("First name", "Last name"), (None, "Berg"), "Berg"),
        (("First name", "Last name"), (None, None), ""),
    ],
)
def test_a_given_and_a_family_name_are_one_person(tmp_path: Path, titles, names, person):
    rows = [["Company", *titles, "Would like to meet"], [B[0], *names, S[0]], [B[1], "Li", "Wu", S[1]]]
    (company,) = [c for c in understood(read(tmp_path, lists(rows))).companies if c.name == B[0]]
    assert [delegate.name for delegate in company.delegates] == [person]


def test_words_alone_in_the_column_of_ids_head_a_part_and_are_no_company(tmp_path: Path):
    buyers = [["ID", "Company", "Country", "Would like to meet"], ["Europe"], ["B1", B[0], "Poland", S[0]]]
    buyers += [["B2", B[1], "Italy", S[1]], ["Middle East & Others"], ["B3", B[2], "Oman", S[2]]]
    event = read(tmp_path, lists(buyers), sure=0.0).event
    assert event is not None
    assert [c.name for c in event.companies if c.purchaser] == list(B[:3])


TERMS = ["Firm name", "Person", "Whom do you want to meet?", "Max. meetings", "Table"]


def test_rows_of_two_people_of_a_company_that_differ_in_its_terms_are_told(tmp_path: Path):
    rows = [[B[0], "Aigul", S[0], 4, "1"], [B[0], "Bek", S[1], 6, "2"], [B[1], "Oleg", S[1], 6, "3"]]
    sellers = [["Company", "Zone"], *([name, "A"] for name in S)]
    intake = read(tmp_path, lists([TERMS, *rows], sellers))
    told = [(f.where, str(f.message)) for f in intake.findings if f.code == "answers-differ"]
    assert told == [
        (
            "Buyer answers!D2, Buyer answers!D3",
            f"The rows of {B[0]} differ in Maximum: 4 and 6; 4 counts, 6 was not used.",
        ),
        (
            "Buyer answers!E2, Buyer answers!E3",
            f"The rows of {B[0]} differ in Table: 1 and 2; 1 counts, 2 was not used.",
        ),
    ]


def test_of_a_company_on_the_lists_of_both_sides_each_row_says_the_terms_of_its_side(tmp_path: Path):
    buyers = [TERMS, [B[0], "Aigul", S[0], 3, "1"], [B[1], "Oleg", S[1], None, "3"]]
    sellers = [TERMS, [S[0], "Li", B[1], None, "4"], [S[1], "Wu", B[1], None, None], [B[0], "Aigul", B[1], 5, None]]
    intake = read(tmp_path, {"Buyers 2026": buyers, "Sellers 2026": sellers})
    company = next(c for c in understood(intake).companies if c.name == B[0])
    assert company.purchaser is not None
    assert company.supplier is not None
    assert (company.purchaser.maximum, company.supplier.maximum) == (3, 5)
    assert company.purchaser.table is not None
    assert company.supplier.table is None
    assert "answers-differ" not in [f.code for f in intake.findings]
