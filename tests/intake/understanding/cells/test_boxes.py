"""A question with a column for each option: companies, with ticks or with words of a scale, and languages."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from sco_scheduler.intake import read_registrations
from sco_scheduler.intake.understanding.cells.boxes import _joined, behind_question
from sco_scheduler.intake.understanding.cells.columns import Column
from tests.intake.books import Sheets, read, save
from tests.intake.understanding.answers import B, S, Said, boxes, event_sheets, lists, said, understood
from tests.intake.understanding.guests import GUESTS, HOSTS, WANTED


@pytest.mark.parametrize(
    ("question", "yes"),
    [
        ("是否希望与{}洽谈？", "是"),
        ("Would you like to meet {}?", "Yes"),
        ("Хотите ли вы встретиться с компанией {}?", "Да"),
    ],
)
def test_a_question_for_each_company_names_it(tmp_path: Path, question: str, yes: str):
    rows = [
        ["Buyer", *(question.format(name) for name in S), "Do you need lunch?"],
        [B[0], yes, None, yes, None, yes],
        [B[1], None, yes, None, None, yes],
    ]
    event = understood(read(tmp_path, {"Sheet1": rows}))
    assert {(a, t) for a, t, _, _ in said(event)} == {(B[0], S[0]), (B[0], S[2]), (B[1], S[1])}
    assert {c.name for c in event.companies} == {*B[:2], *S}


def test_a_column_that_counts_the_others_heads_no_matrix(tmp_path: Path):
    ranks: list[list[Any]] = [[2, 1, 3], [None, 3, None], [1, 2, 1], ["-", None, 2]]
    rows = [
        ['Wishes of the purchasers: 1 = first choice, 2 = second choice … ("-" = do not arrange)'],
        ["Supplier", *B, "Number of wishes"],
        *([name, *row, sum(r is not None for r in row)] for name, row in zip(S, ranks, strict=True)),
    ]
    event = understood(read(tmp_path, {"Wishes": rows}))
    assert said(event) == {
        *((B[n], S[m], "want", r) for m, row in enumerate(ranks) for n, r in enumerate(row) if isinstance(r, int)),
        (B[0], S[3], "no", None),
    }


@pytest.mark.parametrize("columns_before", [1, 4])
def test_suppliers_that_only_head_boxes_are_told_wherever_the_buyer_stands(tmp_path, columns_before):
    before = [[f"2025-05-0{n} 10:0{k}:00" for k in range(columns_before)] for n in (1, 2, 3)]
    titles = ["Start time", "End time", "Sent", "Changed"][:columns_before]
    rows = [
        [*titles, "Company", "Country", *(f"4. Suppliers of interest: {s}" for s in S)],
        *([*times, b, "Russia", "√", "√", "√", None] for times, b in zip(before, B, strict=True)),
    ]
    event = understood(read(tmp_path, {"Answers": rows, **event_sheets()}))
    assert {c.name for c in event.companies if c.supplier} >= set(S[:3])
    assert {w[:3] for w in said(event)} == {(b, s, "want") for b in B for s in S[:3]}


GRADES = {
    B[0]: ["Essential", "", "Important", ""],
    B[1]: ["", "Not needed", "", "Important"],
    B[2]: ["Important", "Not needed", "Not needed", "Essential"],
}
"""How much each buyer wants to meet each supplier, in words of a scale."""


def graded(words: dict[str, str]) -> list[list[str]]:
    """The cells of the grades, in other words."""
    return [[words.get(grade, grade) for grade in GRADES[b]] for b in B]


def wanted(levels: dict[str, str]) -> set[Said]:
    """The wishes that the grades mean."""
    return {(b, s, levels[g], None) for b in B for s, g in zip(S, GRADES[b], strict=True) if levels.get(g)}


def test_a_grid_question_for_one_side_names_its_companies_without_a_legal_form(tmp_path):
    names = ["Чунцин Шипин (мотоциклы)", "Чунцин Лунсинь (фармацевтика)", "Чунцин Хуаси (логистика)", "Чунцин Чжоюэ"]
    words = {"Essential": "Обязательно", "Important": "Желательно", "Not needed": "Не хотим"}
    rows = [
        ["Название организации", "Страна", *(f"Укажите интерес к встрече с поставщиками [{n}]" for n in names)],
        *([b, "Россия", *cells] for b, cells in zip(B, graded(words), strict=True)),
    ]
    event = understood(read(tmp_path, {"Ответы": rows, **event_sheets()}))
    assert [c.name for c in event.companies if c.supplier] == names
    levels = {"Essential": "must", "Important": "want", "Not needed": "no"}
    ours = dict(zip(S, names, strict=True))
    assert {w[:3] for w in said(event)} == {(b, ours[s], level) for b, s, level, _ in wanted(levels)}


def test_a_grid_question_for_anything_else_heads_no_companies(tmp_path):
    topics = [f"How satisfied were you with the suppliers [{t}]" for t in ("Quality", "Price", "Delivery")]
    rows = [["Company", "Would like to meet", *topics], *([b, S[0], "Good", "Good", "Poor"] for b in B)]
    event = understood(read(tmp_path, lists(rows)))
    assert {c.name for c in event.companies} == {*B, *S}


def graded_in_two_rows(grades: list[list[str]], other: str = "Other (please specify)") -> Sheets:
    """A form tool's export: questions stand above their options, in the first column of each question only."""
    rows = [
        [
            "ID",
            "Company",
            "Country",
            "Which languages do you speak?",
            "",
            "",
            "How important is a meeting with each of the suppliers?",
        ],
        ["", "Open-Ended Response", "Open-Ended Response", "English", "Russian", other, *S],
        *(
            [n, b, "Russia", "English" if n == 1 else "", "Russian", "Kazakh" if n == 2 else "", *cells]
            for n, (b, cells) in enumerate(zip(B, grades, strict=True), 1)
        ),
    ]
    return {"Answers": rows, **event_sheets()}


def test_a_scale_of_any_words_below_names_is_asked_for_and_never_left_out(tmp_path):
    intake = read(tmp_path, graded_in_two_rows(graded({})))
    assert {q.subject for q in intake.questions} >= {"Important", "Not needed"}


@pytest.mark.parametrize(
    "other", ["Other (please specify)", "Autre (veuillez préciser)", "Otro (especifique)", "Diğer", "Другое"]
)
def test_options_below_a_question_are_companies_and_languages_in_each_column(tmp_path, other):
    words = {"Essential": "Must meet", "Important": "Wants to meet", "Not needed": "No"}
    event = understood(read(tmp_path, graded_in_two_rows(graded(words), other)))
    assert [c.name for c in event.companies if c.supplier] == S
    levels = {"Essential": "must", "Important": "want", "Not needed": "no"}
    assert {w[:3] for w in said(event)} == {w[:3] for w in wanted(levels)}
    spoken = {c.name: set(c.delegates[0].languages) for c in event.companies if c.purchaser}
    assert spoken == {B[0]: {"en", "ru"}, B[1]: {"ru", "kk"}, B[2]: {"ru"}}


def test_an_option_that_a_cell_repeats_is_a_wish_and_no_role(tmp_path):
    options = ["Chongqing Import & Export Trading Co., Ltd.", *S[:3]]
    rows = [
        ["What is the name of your company, buyer?", "Country", *options],
        *([b, "Russia", *(o if (n + k) % 2 else None for k, o in enumerate(options))] for n, b in enumerate(B)),
    ]
    event = understood(read(tmp_path, {"Buyers of the mission": rows, **event_sheets()}))
    assert [c.name for c in event.companies if c.supplier] == options
    assert {w[:3] for w in said(event)} == {
        (b, o, "want") for n, b in enumerate(B) for k, o in enumerate(options) if (n + k) % 2
    }


SPOKEN = {B[0]: {"en", "ru"}, B[1]: {"ru"}, B[2]: {"ru", "zh", "ur"}}


TONGUES = {"en": "English", "ru": "Russian", "zh": "Chinese", "hi": "Hindi", "ur": "Urdu"}


@pytest.mark.one_of(3)
@pytest.mark.parametrize(("yes", "no"), [("", None), ("x", None), ("Yes", "No"), ("1", "0")])
@pytest.mark.parametrize("question", ["{}", "Which languages do you speak? [{}]", "7. Languages: {}", "7(工作语言){}"])
def test_a_column_for_each_language_is_read_whole(tmp_path, question, yes, no):
    chosen = {b: {list(TONGUES).index(code) for code in codes} for b, codes in SPOKEN.items()}
    event = understood(read(tmp_path, lists(boxes(question, list(TONGUES.values()), chosen, yes, no))))
    assert {c.name: set(c.delegates[0].languages) for c in event.companies if c.purchaser} == SPOKEN


def test_a_column_for_each_language_named_twice_is_read_whole(tmp_path):
    chosen = {b: {list(TONGUES).index(code) for code in codes} for b, codes in SPOKEN.items()}
    options = ["English / angielski", "Rosyjski / русский", "Chinese (中文)", "Hindi", "Urdu"]
    question = "Languages / Języki [{}]"
    event = understood(read(tmp_path, lists(boxes(question, options, chosen, "Yes / Tak", "No / Nie"))))
    assert {c.name: set(c.delegates[0].languages) for c in event.companies if c.purchaser} == SPOKEN


def test_a_column_for_each_language_below_a_question_over_all_of_them_is_read_whole(tmp_path):
    chosen = {b: {list(TONGUES).index(code) for code in codes} for b, codes in SPOKEN.items()}
    rows = boxes("{}", list(TONGUES.values()), chosen, "", None)
    above = ["ID", "Company", "Country", "Which languages do you speak?", *[None] * 4, "Whom would you like to meet?"]
    below = [None, "Response", "Response", *TONGUES.values(), "Response"]
    event = understood(read(tmp_path, lists([above, below, *rows[1:]])))
    assert {c.name: set(c.delegates[0].languages) for c in event.companies if c.purchaser} == SPOKEN


@pytest.mark.parametrize(
    ("question", "guess"),
    [
        ("¿Cuándo NO estará disponible? (jueves 12 y viernes 13 de junio)", "Not available"),
        ("Quando sarete presenti? (12 e 13 giugno)", "when they are there"),
    ],
)
def test_days_with_unknown_words_that_are_chosen_below_a_question_are_asked_about(tmp_path, question, guess):
    options = ["12 junio, tarde (15-18 h)", "13 junio, tarde (15-18 h)"]
    rows = [["Company", question, None, "Whom would you like to meet?"], ["Response", *options, "Response"]]
    rows += [[b, *(o if n % 2 == k else None for k, o in enumerate(options)), S[n]] for n, b in enumerate(B)]
    found = read(tmp_path, lists(rows), sure=0.0)
    assert found.event is not None
    told = next(f for f in found.findings if f.code == "sheet-understood")
    assert f"= {guess}" in told.message
    away = [{span.start.day for span in c.delegates[0].absences} for c in found.event.companies[:2]]
    assert away == ([{12}, {13}] if guess == "Not available" else [{13}, {12}])


@pytest.mark.parametrize("merged", [False, True])
@pytest.mark.parametrize(("first", "second"), [("Talk to", "Do not seat us with"), ("С кем хотите", "С кем не надо")])
def test_two_grids_of_the_same_names_are_two_questions(tmp_path, first, second, merged):
    grid = [["Company", first, *[None] * 4, second, *[None] * 4], [None, *HOSTS, *HOSTS]]
    for n, (buyer, wanted) in enumerate(zip(GUESTS, WANTED, strict=True)):
        refused = {max(set(range(5)) - set(wanted))} if n < 2 else set[int]()
        grid.append(
            [
                buyer,
                *("+" if k in wanted else None for k in range(5)),
                *("+" if k in refused else None for k in range(5)),
            ]
        )
    path = save(
        tmp_path / "a.xlsx", {"Guests": grid, "Exhibitors": [["Exhibitor", "Goods"], *([name, "x"] for name in HOSTS)]}
    )
    if merged:
        book = openpyxl.load_workbook(path)
        for span in ("B1:F1", "G1:K1"):
            book["Guests"].merge_cells(span)
        book.save(path)
    found = read_registrations(path)
    assert {question.guess for question in found.questions} <= {"wishes", "refusals"}
    event = read_registrations(path, sure=0.0).event
    assert event is not None
    levels = Counter(request.level.value for request in event.requests)
    assert levels == {"want": sum(map(len, WANTED)), "no": 2}


@pytest.mark.parametrize(
    ("title", "role", "question", "languages"),
    [
        (
            "Whom to meet? / ",
            ("Buyer", "Supplier"),
            "In which languages would you like to meet? / ",
            ("Russian", "English"),
        ),
        (
            "С кем встреча? / ",
            ("Закупщик", "Поставщик"),
            "На каком языке хотите вести переговоры? / ",
            ("Русский", "Английский"),
        ),
        ("想见哪些企业？/", ("采购商", "供应商"), "希望洽谈的语言/", ("俄语", "英语")),
    ],
)
def test_options_of_a_question_for_languages_are_no_companies(tmp_path: Path, title, role, question, languages):
    rows = [["Company", "Role", *(title + name for name in S), *(question + name for name in languages)]]
    rows += [[b, role[0], *(s if n == k else None for k, s in enumerate(S)), *languages] for n, b in enumerate(B)]
    rows += [[s, role[1], *(None for _ in S), None, languages[1]] for s in S]
    event = understood(read(tmp_path, {"Answers": rows, **event_sheets()}))
    spoken = {c.name: set(d.languages) for c in event.companies for d in c.delegates}
    assert spoken == {b: {"ru", "en"} for b in B} | {s: {"en"} for s in S}


@pytest.mark.parametrize(
    ("title", "options"),
    [
        ("Languages [English]", ["English"]),
        ("您的语言【英语】", ["英语"]),
        ("Languages: English (fluent)", ["fluent", "English (fluent)"]),
        ("Languages [Other (please say)]", ["Other (please say)", ""]),
        ("Languages - Russian)", ["Russian"]),
        ("Idiomas [Inglês] *", ["Inglês"]),
        ("Языки (английский):", ["английский"]),
        ("Languages", []),
    ],
)
def test_what_stands_at_the_end_of_a_title_may_be_its_option(title, options):
    assert list(dict.fromkeys(behind_question(title))) == options


def test_chosen_options_are_in_the_order_of_the_rows():
    first = Column(2, ("Russian",), {4: "x"}, {}, 4)
    other = Column(3, ("English",), {2: "x", 3: "no", 4: "x"}, {}, 4)
    joined = _joined("Languages", [(first, "Russian"), (other, "English")], "; ")
    assert list(joined.cells.items()) == [(2, "English"), (4, "Russian; English")]
