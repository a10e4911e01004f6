"""Choices in columns of their own, and questions that call some wishes musts."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from sco_scheduler.domain.event import Level
from sco_scheduler.intake.understanding.cells.fields import Meaning
from sco_scheduler.intake.understanding.meanings.choices import (
    _counted_up,
    in_order,
    levels_in_front,
    may_rank,
    numbered_answers,
    only_wishes,
    raise_choices,
    rank_of_wishes,
    stem,
    ticks_wishes,
    wishes_beside,
)
from sco_scheduler.intake.understanding.names.matching import NameIndex
from tests.intake.books import read
from tests.intake.understanding.answers import B, S, event_sheets, lists, said, understood
from tests.intake.understanding.columns_of import COMPANIES, column
from tests.intake.understanding.guests import GUESTS, HOSTS
from tests.intake.understanding.sheets import listed


@pytest.mark.parametrize(
    "title",
    ["Which one would you not want to miss?", "Кого вы не хотели бы пропустить?", "其中不想错过的企业", "Must meet"],
)
def test_a_wish_that_a_second_question_calls_a_must_is_one(tmp_path: Path, title: str):
    rows = [
        ["Company", "Which companies would you like to meet?", title],
        [B[0], "; ".join(S[:3]), S[1]],
        [B[1], "; ".join(S[1:]), S[3]],
        [B[2], S[0], None],
    ]
    found = {(a, t, level) for a, t, level, _ in said(understood(read(tmp_path, lists(rows))))}
    assert {pair[:2] for pair in found if pair[2] == "must"} == {(B[0], S[1]), (B[1], S[3])}
    assert len(found) == 7


def test_a_column_right_behind_a_choice_says_its_level(tmp_path: Path):
    rows = [
        ["Company", *(f"Wishes >> {n} >> {what}" for n in (1, 2) for what in ("Supplier", "Importance"))],
        [B[0], S[0], "Must", S[1], "Preferred"],
        [B[1], S[1], "Preferred", S[2], "Do not schedule"],
        [B[2], S[3], "Maybe"],
    ]
    assert {(a, t, level) for a, t, level, _ in said(understood(read(tmp_path, lists(rows))))} == {
        (B[0], S[0], "must"),
        (B[0], S[1], "want"),
        (B[1], S[1], "want"),
        (B[1], S[2], "no"),
        (B[2], S[3], "maybe"),
    }


def test_the_best_of_a_side_are_chosen_and_do_not_name_the_row(tmp_path):
    buyers = [
        ["Buyer company", "Country", *(f"Top-3 suppliers: {n}" for n in (1, 2, 3))],
        *([b, "Russia", S[n], S[n + 1], None] for n, b in enumerate(B)),
    ]
    sellers = [
        ["Supplier company", "Zone", *(f"Top-3 buyers: {n}" for n in (1, 2, 3))],
        *([s, "A", B[n] if n < 3 else None, None, None] for n, s in enumerate(S)),
    ]
    event = understood(read(tmp_path, {"Form 1": buyers, "Form 2": sellers, **event_sheets()}))
    assert {c.name for c in event.companies if c.purchaser} == set(B)
    assert said(event) == {(b, S[n + k], "want", k + 1) for n, b in enumerate(B) for k in (0, 1)} | {
        (S[n], B[n], "want", 1) for n in range(3)
    }


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Wystawca nr", "najważniejszy"),
        ("Supplier", "most important"),
        ("Поставщик №", "самый важный"),
        ("供应商", "最重要"),
        ("Ta'minotchi", "eng muhim"),
    ],
)
def test_an_aside_in_the_title_of_the_first_choice_leaves_it_its_place(tmp_path, name, first):
    titles = [f"{name} 1 ({first})", f"{name} 2", f"{name} 3"]
    rows = [["Company", *titles], [B[0], S[2], S[0], S[1]], [B[1], S[1], S[3], None], [B[2], S[0], None, None]]
    sellers = [["Company", "Zone"], *([s, "A"] for s in S)]
    event = understood(read(tmp_path, {"Buyers": rows, "Suppliers": sellers}, sure=0.0))
    assert {(a, t, place) for a, t, _, place in said(event)} == {
        *((B[0], S[2], 1), (B[0], S[0], 2), (B[0], S[1], 3), (B[1], S[1], 1), (B[1], S[3], 2), (B[2], S[0], 1)),
    }


@pytest.mark.parametrize(
    "title", ["最想见的供应商（必见，限2家）", "Suppliers (must meet, max. 2)", "Поставщики (обязательно; до 2)"]
)
def test_brackets_say_the_level_beside_how_many_there_may_be(tmp_path, title):
    rows = [["Company", title, "Other suppliers to meet"], *([b, S[n], S[n + 1]] for n, b in enumerate(B))]
    levels = {(n, level) for n, b in enumerate(B) for level in ("must", "want")}
    event = understood(read(tmp_path, lists(rows)))
    places = {name: n for n, name in enumerate(B)}
    assert {(places[b], level) for b, _, level, _ in said(event)} == levels


@pytest.mark.parametrize("titles", [("1st pick", "2nd pick", "3rd pick"), ("1-я звезда", "2-я звезда", "3-я звезда")])
@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2)])
def test_columns_that_differ_by_an_ordinal_are_choices_in_their_order(tmp_path, titles, order):
    rows = [["Company", *(titles[k] for k in order)]]
    rows += [[b, *(HOSTS[(n + k) % 5] for k in order)] for n, b in enumerate(GUESTS)]
    sellers = [["Exhibitor", "Goods"], *([name, "goods"] for name in HOSTS)]
    event = read(tmp_path, {"Guests": rows, "Exhibitors": sellers}).event
    assert event is not None
    names = {company.id: company.name for company in event.companies}
    ranks = {(names[r.asker], names[r.supplier]): r.rank for r in event.requests}
    assert ranks == {(b, HOSTS[(n + k) % 5]): k + 1 for n, b in enumerate(GUESTS) for k in range(3)}


@pytest.mark.parametrize(
    "titles",
    [
        ("Top pick", "Second", "Third"),
        ("Первый по важности завод", "Второй по важности", "Третий"),
        ("1st by value", "2nd by value to us", "3rd, if at all"),
        ("A", "B", "C"),
    ],
)
def test_titles_that_count_are_choices_whatever_they_count(tmp_path: Path, titles: tuple[str, str, str]):
    rows = [
        ["Where are you from (company)", "Your name", *titles, "Unwanted plant"],
        [B[0], "Ivan Petrov", S[0], S[1], None, S[2]],
        [B[1], "Anna Berg", S[1], S[2], S[3], None],
        [B[2], "Farid Aslan", S[3], S[0], None, S[1]],
    ]
    plants = [["Company", "Goods"], *([name, "goods"] for name in S)]
    found = said(understood(read(tmp_path, {"Answers": rows, "Suppliers": plants})))
    assert found == {
        *((B[0], S[0], "want", 1), (B[0], S[1], "want", 2), (B[0], S[2], "no", None)),
        *((B[1], S[1], "want", 1), (B[1], S[2], "want", 2), (B[1], S[3], "want", 3)),
        *((B[2], S[3], "want", 1), (B[2], S[0], "want", 2), (B[2], S[1], "no", None)),
    }


def test_a_list_of_all_that_was_said_on_the_phone_is_none_of_interpreters(tmp_path: Path):
    upper = ["The company", None, None, None, "Whom to see, best first", None, "Not with", "Practical", None]
    lower = ["Name", "From", "Side", "Speaks", "A", "B", None, "Away", "Called by"]
    rows = [["What people told us"], upper, lower]
    wishes = ((S[0], S[1], S[2]), (S[1], None, None), (S[2], S[3], S[0]))
    rows += [[b, "Russia", "buying", "Russian", *w, None, "Lena"] for b, w in zip(B, wishes, strict=True)]
    rows += [[s, "Wuhan", "selling", "Chinese", B[n % 3], None, None, None, "Mei"] for n, s in enumerate(S)]
    intake = read(tmp_path, {"Calls": rows}, sure=0.5)
    assert intake.event is not None, [str(f.message) for f in intake.findings]
    assert {c.name for c in intake.event.companies if c.purchaser} == set(B)
    assert {c.name for c in intake.event.companies if c.supplier} == set(S)
    assert (B[0], S[1], "want", 2) in said(intake.event)
    assert (B[0], S[2], "no", None) in said(intake.event)


@pytest.mark.parametrize(
    ("titles", "about"),
    [
        (["Preference No. 1", "Preference No. 2", "Red card", "Second red card"], {"Red card", "Second red card"}),
        (["第一志愿", "第二志愿", "红牌", "第二红牌"], {"红牌", "第二红牌"}),
        (["Выбор 1", "Выбор 2", "Красная карточка", "Вторая красная карточка"], {"Красная карточка"}),
    ],
)
def test_further_columns_in_an_order_beside_choices_are_asked_about(tmp_path, titles, about):
    rows = [[b, HOSTS[n], HOSTS[n + 1], HOSTS[(n + 3) % 5], HOSTS[4] if n < 1 else None] for n, b in enumerate(GUESTS)]
    sheets = {"Guests": [["Company", *titles], *rows], "Exhibitors": [["Exhibitor"], *([s] for s in HOSTS)]}
    questions = {q.subject: q for q in read(tmp_path, sheets).questions if q.kind == "column"}
    assert about <= questions.keys()
    assert all("refusals" in q.options and (q.guess == "refusals" or not q.likely) for q in questions.values())


@pytest.mark.parametrize("title", ["Veto", "Вето", "否决"])
def test_a_second_veto_is_a_refusal_too(tmp_path, title):
    rows = [[b, HOSTS[n], HOSTS[n + 1], HOSTS[(n + 3) % 5]] for n, b in enumerate(GUESTS)]
    titles = ["Preference No. 1", title, f"2nd {title}"]
    sheets = {"Guests": [["Company", *titles], *rows], "Exhibitors": [["Exhibitor"], *([s] for s in HOSTS)]}
    assert sorted({(a, level) for a, _, level, _ in said(understood(read(tmp_path, sheets)))}) == sorted(
        (b, level) for b in GUESTS for level in ("no", "want")
    )


def test_numbered_choices_below_a_second_heading_are_asked_about_once(tmp_path):
    rows = [[b, HOSTS[n], HOSTS[n + 1], HOSTS[(n + 3) % 5], HOSTS[(n + 4) % 5]] for n, b in enumerate(GUESTS)]
    header = [[None, "WISHES", None, "SET ASIDE", None], ["Company", "1", "2", "1", "2"]]
    sheets = {"Guests": [*header, *rows], "Exhibitors": [["Exhibitor"], *([s] for s in HOSTS)]}
    (question,) = read(tmp_path, sheets).questions
    assert (question.subject, question.path[-1], len(question.cells)) == ("SET ASIDE", "SET ASIDE", 2)


@pytest.mark.parametrize(
    "words", [("wants", "must", "refuses"), ("хочет", "обязательно", "отказ"), ("想见", "必须见", "不见")]
)
def test_a_column_in_front_of_the_choices_says_the_level_of_each_row(tmp_path, words):
    want, must, no = words
    rows = [
        ["Buyer", "Kind", "Choice 1", "Choice 2"],
        [B[0], want, S[0], S[1]],
        [None, must, S[2]],
        [None, no, S[3]],
    ]
    rows += [[B[1], want, S[2]], [None, must, S[0]], [None, no, S[1]], [B[2], want, S[3], S[0]], [None, no, S[2]]]
    event = read(tmp_path, {"Plan": rows, "Exhibitors": [["Exhibitor"], *([name] for name in S[:4])]}, sure=0.8).event
    assert event is not None
    assert Counter(request.level.value for request in event.requests) == {"want": 5, "must": 2, "no": 3}


def test_a_level_beside_each_choice_is_one_whatever_its_letters_are(tmp_path):
    rows = [["Buyer", "Wish 1", "Level 1", "Wish 2", "Level 2"], [B[0], S[0], "A", S[1], "B"]]
    rows += [[B[1], S[2], "B", S[3], "X"], [B[2], S[1], "B", S[0], "X"]]
    event = read(tmp_path, {"Sheet1": [*rows, [], ["A - must, B - normal wish, X - refusal"]]}).event
    assert event is not None
    assert Counter(request.level.value for request in event.requests) == {"want": 3, "must": 1, "no": 2}


@pytest.mark.parametrize(
    ("titles", "places"),
    [
        (["意向企业1", "意向企业2"], [1, 2]),
        (["意向企业2", "意向企业1"], [2, 1]),
        (["Partner 2026 no. 1", "Partner 2026 no. 2"], [1, 2]),
        (["Partner (3)", "Partner (1)"], [3, 1]),
        (["Partner 101", "Partner 102"], [1, 2]),
        (["Partner", "Partner"], [1, 2]),
        (["Partner 1", "Partner 1"], [1, 2]),
        (["Partner", "Firm"], []),
        (["Partner 1"], []),
    ],
)
def test_columns_of_one_kind_in_a_row_are_choices_in_their_order(titles, places):
    columns = [column(title, "Jade Tea", "Orda Foods") for title in titles]
    for number, made in enumerate(columns, 1):
        made.number = number
    found = in_order(columns, {c.number: Meaning("wishes", 0.7) for c in columns})
    assert {n: (m.field, m.place) for n, m in found.items()} == {n: ("choice", p) for n, p in enumerate(places, 1)}


@pytest.mark.parametrize(
    ("title", "bare"),
    [("Wish 1", "wish"), ("1st wish", "wish"), ("3-й выбор", "выбор"), ("Wish.2", "wish"), ("Co. Ltd", "co.ltd")],
)
def test_a_title_without_its_number_is_the_same_for_all_columns_of_one_kind(title, bare):
    assert stem(title).strip() == bare


MARKS = {"!": Level.MUST, "-": Level.NO, "?": Level.MAYBE}


@pytest.mark.parametrize(
    ("titles", "kinds"),
    [
        ("首选! | 次选 | 三选", "choice1 choice2 choice3"),  # a must among those that are first
        ("首选! | 次选", "choice1 choice2"),
        ("首选! | 三选", ""),
        ("首选 | 次选! | 三选", ""),
        ("第二志愿! | 次选 | 三选", ""),
        ("首选- | 次选 | 三选", ""),
        ("Top pick | Second | Third", "choice1 choice2 choice3"),
        ("Favourite | Second | Third | Other", "choice1 choice2 choice3"),
        ("Second | Third", ""),
        ("First | Third", ""),
        ("Third | Second | First", ""),
        ("First | Second | First | Second", "choice1 choice2 choice1 choice2"),
        ("A | B*", ""),
        ("A | B | C*", "choice1 choice2"),
        ("Wishes 1* | Wishes 2* | Wishes 3", ""),
        ("Partner 1 | Other | Partner 2", "choice1 . choice2"),
        ("Preference No. 1 | Preference No. 2 | Red card | Second red card", "choice1 choice2 wishes wishes"),
        ("Red card | Second red card", "choice1 choice2"),
        ("Choice 3 | Choice 3", "choice1 choice2"),
        ("Firm (2) | Firm (1) | Firm", "choice2 choice1"),
        ("Firm 1 | Firm 2 | Maker 1 | Maker 2", "choice1 choice2 choice1 choice2"),
        ("Firm 12 | Firm 13", "choice12 choice13"),
        ("Firm 123 | Firm 124", "choice1 choice2"),
        ("Best | 2 | 3 | 4", "wishes choice2 choice3 choice4"),
        ("1 | 2! | 3", "choice1 . choice3"),
        ("1! | 2 | 3", "choice1 choice2 choice3"),
        ("1- | 2- | 3", ""),
        ("1 | 2? | 3?", ""),
    ],
)
def test_titles_of_columns_with_levels_and_lists_make_choices_of_them(titles, kinds):
    columns, found = [], {}
    for number, title in enumerate(titles.split(" | "), 1):
        listing = "Jade Tea; Orda Foods" if title.endswith("*") else "Jade Tea"
        columns.append(column(title.rstrip("!-?*"), listing, "Orda Foods"))
        columns[-1].number = number
        found[number] = Meaning("wishes", 0.7, level=MARKS.get(title[-1], Level.WANT))
    made = in_order(columns, found)
    told = [f"{made[n].field}{made[n].place or ''}" if n in made else "." for n in range(1, len(columns) + 1)]
    assert " ".join(told).rstrip(" .") == kinds


@pytest.mark.parametrize(
    ("columns", "level"),
    [
        ({"company": "aab", "level": ["must", "no", "no"], "wishes": "xyz"}, True),
        ({"company": "aab", "level": ["must", "want", "must"], "wishes": "xyz"}, True),
        ({"company": "aab", "level": ["want", "maybe", "want"], "wishes": "xyz"}, False),
        ({"company": "aab", "level": ["must", "must", "must"], "wishes": "xyz"}, False),
        ({"company": "aab", "level": ["must", "no", "want"], "wishes": "xyz"}, False),
        ({"company": "abc", "level": ["must", "no", "no"], "wishes": "xyz"}, False),
        ({"company": "aab", "wishes": "xyz", "level": ["must", "no", "no"]}, False),
        ({"level": ["must", "no", "no"], "company": "aab"}, False),
        ({"level": ["must", "no", "no"], "wishes": "xyz"}, False),
    ],
)
def test_a_column_before_the_wishes_of_several_rows_says_their_level(columns, level):
    made = [column(kind, *cells) for kind, cells in columns.items()]
    for number, one in enumerate(made, 1):
        one.number = number
    found = {c.number: Meaning(c.title, 1.0) for c in made if c.title != "level"}
    free = [c for c in made if c.title == "level"]
    told = levels_in_front(made, found, free)
    assert {n: meant.field for n, meant in told.items()} == ({free[0].number: "level"} if level else {})


@pytest.mark.parametrize(
    ("fields", "confirmed"),
    [
        ([("wishes", 0.5, Level.WANT), ("wishes", 0.95, Level.NO)], {1: 0.7}),
        ([("choice", 0.8, Level.WANT), ("wishes", 0.95, Level.NO)], {1: 0.8}),
        ([("wishes", 0.5, Level.WANT), ("wishes", 0.5, Level.NO)], {}),
        ([("wishes", 0.5, Level.WANT), ("notes", 0.95, Level.NO)], {}),
        ([("wishes", 0.5, Level.WANT)] * 2 + [("wishes", 0.95, Level.NO)], {}),
        ([("wishes", 0.5, Level.WANT)], {}),
    ],
)
def test_the_only_names_beside_certain_refusals_are_wishes(fields, confirmed):
    found = only_wishes({number: Meaning(*meant) for number, meant in enumerate(fields, 1)})
    assert {number: meant.certainty for number, meant in found.items()} == confirmed


@pytest.mark.parametrize(
    ("question", "title", "words"),
    [
        ("Your wishes >> {} >> {}", ("Company", "Priority"), ("Must", "Maybe")),
        ("Ваши встречи >> {} >> {}", ("Компания", "Приоритет"), ("Обязательно", "По возможности")),
        ("Vos rendez-vous souhaités >> {} >> {}", ("Société", "Priorité"), ("Indispensable", "Si possible")),
    ],
)
def test_a_column_of_levels_with_a_single_cell_is_one_of_a_series(tmp_path: Path, question, title, words):
    titles = [question.format(n, what) for n in (1, 2, 3) for what in title]
    rows = [
        [title[0], *titles],
        [B[0], S[0], words[0], S[1], words[1], S[2], words[1]],
        [B[1], S[1], words[1], S[3], words[0], None, None],
        [B[2], S[2], words[0], None, None, None, None],
    ]
    event = understood(read(tmp_path, lists(rows)))
    assert {(a, t, level) for a, t, level, _ in said(event)} == {
        (B[0], S[0], "must"),
        (B[0], S[1], "maybe"),
        (B[0], S[2], "maybe"),
        (B[1], S[1], "maybe"),
        (B[1], S[3], "must"),
        (B[2], S[2], "must"),
    }


@pytest.mark.parametrize("title", ["Zyxw", "Σειρά", "Place"])
@pytest.mark.parametrize("behind", [False, True])
def test_numbers_that_count_the_rows_of_each_company_rank_its_wishes(tmp_path, title, behind):
    wanted = {B[0]: S[:3], B[1]: S[1:3], B[2]: [S[3], S[0]]}
    rows = [
        [n if k == 0 else None, *((s, k + 1) if behind else (k + 1, s))]
        for n, of in wanted.items()
        for k, s in enumerate(of)
    ]
    rows = [["Company", *(("Would like to meet", title) if behind else (title, "Would like to meet"))], *rows]
    told = {(asker, target): rank for asker, target, _, rank in said(understood(read(tmp_path, lists(rows))))}
    assert told == {(n, s): k for n, of in wanted.items() for k, s in enumerate(of, 1)}


@pytest.mark.parametrize(
    ("options", "cells", "numbered"),
    [
        (["Sıra 1", "Sıra 2", "Sıra 3"], "Jade Tea|Orda Foods", {0, 1, 2}),
        (["Zyxw (1)", "Zyxw (2)"], "Jade Tea|Orda Foods", {0, 1}),
        (["Sıra 1", "Sıra 3"], "Jade Tea|Orda Foods", set()),
        (["Sıra 1", "Sıra 2"], "must|no", set()),
        (["Sıra 1", "Sıra 2"], "x|x", set()),
        (["Sıra 1"], "Jade Tea|Orda Foods", set()),
        (["Jade Tea", "Orda Foods"], "Jade Tea|Orda Foods", set()),
        (["1 >> Company", "1 >> Priority", "2 >> Company"], "Jade Tea|Orda Foods", {0, 2}),
    ],
)
def test_options_that_count_up_above_names_are_answers_in_an_order(options, cells, numbered):
    columns = [column(f"Whom would you like to meet? [{option}]", *cells.split("|")) for option in options]
    for number, made in enumerate(columns):
        made.number = number
    assert numbered_answers(columns, dict(enumerate(options))) == numbered


def test_places_in_an_unknown_word_below_a_question_are_no_companies(tmp_path: Path):
    question = "Görüşmek istediğiniz üreticileri önem sırasına göre seçiniz"
    rows = [["Firma adı", *(f"{question} [Sıra {n}]" for n in (1, 2))], *([b, S[n], S[n + 1]] for n, b in enumerate(B))]
    event = understood(read(tmp_path, lists(rows)))
    assert len(event.companies) == len(B) + len(S)
    assert {(b, S[n + k], "want", k + 1) for n, b in enumerate(B) for k in (0, 1)} == set(said(event))


@pytest.mark.parametrize(
    "titles",
    [
        [f"Wunschpartner Nr. {n}" for n in range(1, 5)],
        ["第一志愿", "第二志愿", "第三志愿", "第四志愿"],
        ["First choice", "Second choice", "Third choice", "Fourth choice"],
    ],
)
def test_a_column_in_a_gap_of_a_series_of_choices_is_the_choice_missing_there(tmp_path, titles):
    rows: list[list[object]] = [["Firma", *titles]]
    rows += [[b, S[0], S[1], text, S[3]] for b, text in zip(B, [S[2], "LamTec Süd", "die Beschläge"], strict=True)]
    event = read(tmp_path, lists(rows), sure=0.0).event
    assert event is not None
    assert {(target, rank) for asker, target, _, rank in said(event) if asker == B[0]} == {
        (s, S.index(s) + 1) for s in S
    }


@pytest.mark.parametrize(
    ("fields", "place", "beside"),
    [
        ("company notes wishes rank", 4, 3),
        ("company notes rank wishes", 3, 4),
        ("company wishes notes rank", 4, None),
        ("rank wishes notes company", 1, 2),
        ("wishes rank choice", 2, 1),
        ("company rank", 2, None),
    ],
)
def test_wishes_that_numbers_can_rank_stand_directly_beside_them(fields, place, beside):
    columns = [column(field, "Jade Tea", "Orda Foods") for field in fields.split()]
    for number, one in enumerate(columns, 1):
        one.number = number
    found = wishes_beside(columns[place - 1], columns, {c.number: Meaning(c.title, 1.0) for c in columns})
    assert (found.number if found is not None else None) == beside


@pytest.mark.parametrize(
    ("titles", "raised", "yes", "no"),
    [
        (["1st choice", "2nd choice"], "Meeting with 1st choice is a must", "☑", "☐"),
        (["Выбор 1", "Выбор 2"], "Встреча с первым выбором обязательна", "да", "нет"),
        (["1-tanlov", "2-tanlov"], "1-tanlov bilan uchrashuv shart", "☑", "☐"),
        (["第1志愿", "第2志愿"], "第1志愿必须见面", "是", None),
    ],
)
def test_a_tick_raises_the_choice_that_its_title_calls_a_must(tmp_path, titles, raised, yes, no):
    ticks = [yes, no, yes]
    rows = [[b, S[n], S[n + 1], ticks[n]] for n, b in enumerate(B)]
    found = said(understood(read(tmp_path, lists([["Company", *titles, raised], *rows]))))
    assert {(a, t, level) for a, t, level, _ in found} == {
        *((b, S[n], "must" if ticks[n] == yes else "want") for n, b in enumerate(B)),
        *((b, S[n + 1], "want") for n, b in enumerate(B)),
    }


def test_a_tick_for_a_choice_that_no_column_has_raises_none(tmp_path):
    rows = [[b, S[n], S[n + 1], "yes" if n else "no"] for n, b in enumerate(B)]
    table = [["Company", "1st choice", "2nd choice", "Meeting with 3rd choice is a must"], *rows]
    levels = {level for _, _, level, _ in said(understood(read(tmp_path, lists(table))))}
    assert levels == {"want"}


@pytest.mark.parametrize("title", ["Uchrashuv blixum", "Встреча зорвельта", "Meeting zorvelta"])
def test_names_beside_numbered_choices_are_asked_about_where_the_title_does_not_say_that_they_are_wishes(
    tmp_path, title
):
    rows = [[b, S[n], S[n + 1], S[3] if n < 1 else None] for n, b in enumerate(B)]
    table = [["Company", "1st choice", "2nd choice", title], *rows]
    (question,) = read(tmp_path, lists(table)).questions
    assert (question.kind, question.subject, question.guess) == ("column", title, "wishes")
    assert {"refusals", "musts"} <= {*question.options}


@pytest.mark.parametrize("title", ["Others whom you want to meet", "С кем ещё хотели бы встретиться", "其他想见的企业"])
def test_further_wishes_beside_numbered_choices_are_no_question(tmp_path, title):
    rows = [[b, S[n], S[n + 1], S[3] if n < 1 else None] for n, b in enumerate(B)]
    found = said(understood(read(tmp_path, lists([["Company", "1st choice", "2nd choice", title], *rows]))))
    assert (B[0], S[3], "want") in {(a, t, level) for a, t, level, _ in found}


def test_names_for_which_only_the_other_side_is_asked_are_no_question_beside_choices(tmp_path):
    rows = [[b, "Buyer", S[n], S[n + 1], None] for n, b in enumerate(B)]
    rows += [[s, "Supplier", None, None, B[n % 3]] for n, s in enumerate(S)]
    table = [["Company", "You are", "1st choice", "2nd choice", "Suppliers: which buyers?"], *rows]
    sheets = {"Answers": table, **event_sheets()}
    assert not any(q.kind == "column" for q in read(tmp_path, sheets).questions)


@pytest.mark.parametrize("stem", ["Meeting_{}", "Встреча {}", "Uchrashuv {}"])
def test_columns_of_meetings_that_count_up_are_choices_in_their_order(tmp_path, stem):
    short = ["Chongqing Motors", "River", "Spring", "Yangtze"]
    rows = [[b, short[n], short[n + 1], short[3] if n == 0 else None] for n, b in enumerate(B)]
    table = [["Company", *(stem.format(n) for n in (1, 2, 3))], *rows]
    intake = read(tmp_path, lists(table), sure=0.0)
    assert not [q for q in intake.questions if q.kind == "column"]
    assert {(a, t, rank) for a, t, _, rank in said(intake.event)} == {
        *((b, S[n + place], place + 1) for n, b in enumerate(B) for place in (0, 1)),
        (B[0], S[3], 3),
    }


COUNTED = [["A", "x", 1], ["A", "y", 2], ["B", "z", 1], ["B", "x", 2]]


@pytest.mark.parametrize(
    ("rows", "title", "sure"),
    [
        (COUNTED, "Priority", 0.93),
        (COUNTED, "Zz", 0.93),
        (COUNTED, "No.", 0.0),  # it numbers the rows
        ([["A", "x", 2], ["A", "y", 1], *COUNTED[2:]], "Zz", 0.93),
        ([["A", "x", 1], [None, "y", 2], ["B", "z", 1], [None, "x", 2]], "Zz", 0.93),
        ([["A", "x", 1], ["A", "y", 2], ["A", "y", 2], *COUNTED[2:]], "Zz", 0.93),  # sent again
        ([*COUNTED, ["A", "z", 1], ["A", "x", 2]], "Zz", 0.93),  # answered again
        ([["A", "x", 1], ["A", "y", 3], *COUNTED[2:]], "Zz", 0.6),
        ([["A", "x", 1], ["A", "y", 3], *COUNTED[2:]], "Rank", 0.93),
        ([["A", "x", 1], ["A", "y", 1], *COUNTED[2:]], "Zz", 0.0),
        ([["A", "x", 1], ["A", "y", 1], *COUNTED[2:]], "Rank", 0.0),
        ([["A", "x", 1], ["A", "y", 2], ["A", None, 2], *COUNTED[2:]], "Zz", 0.0),
        ([*COUNTED[:2], ["B", "z", 1], ["C", "z", 1]], "Zz", 0.0),  # one company has several
        ([*COUNTED, ["C", "z", "soon"]], "Zz", 0.0),
    ],
)
def test_numbers_rank_wishes_in_rows_of_their_own_if_those_of_several_companies_differ(rows, title, sure):
    region = listed("Wishes", ["Company", "Partner", title], *rows)
    for one in region.columns:
        one.profiled(NameIndex())
    meanings = {1: Meaning("company", 1.0), 2: Meaning("wishes", 1.0)}
    assert rank_of_wishes(region.columns[2], region.columns, meanings) == sure
    assert rank_of_wishes(region.columns[2], region.columns, {2: meanings[2]}) == 0.0
    assert rank_of_wishes(region.columns[2], region.columns, {1: meanings[1]}) == 0.0


@pytest.mark.parametrize(
    ("title", "ticks", "raised"),
    [
        ("Meeting with the first choice is a must", ("yes", "no", "yes"), {2: 0, 4: 2}),
        ("First choice is a must", ("x", "☐", "да"), {2: 0, 4: 2}),
        ("Choice 1 must", ("no", "✓"), {3: 1}),
        ("Choice 1", ("yes", "no"), None),
        ("Choice 3 must", ("x", "x"), None),
        ("Must", ("x", "x"), None),
        ("First choice is a must", ("x", "maybe"), None),
        ("First choice is a must", (), None),
    ],
)
def test_ticks_that_call_a_choice_a_must_stand_for_the_company_chosen(title, ticks, raised):
    index = NameIndex()
    for name in COMPANIES:
        index.add(name, [name])
    choices = [column(title, *COMPANIES[n : n + 3]) for n, title in enumerate(("Choice 1", "Choice 2"))]
    asked = column(title, *ticks)
    raise_choices([*choices, asked], index)
    meant = {row: COMPANIES[n] for row, n in raised.items()} if raised is not None else dict(enumerate(ticks, 2))
    assert asked.cells == meant
    assert asked.profile.companies == (raised is not None)
    assert [choice.cells[2] for choice in choices] == list(COMPANIES[:2])


@pytest.mark.parametrize(
    ("titles", "asks", "places"),
    [
        (["Meeting_1", "Meeting_2", "Meeting_3"], 1, {1: 1, 2: 2, 3: 3}),
        (["Talk 1", "Meeting_1", "Meeting_2"], 2, {2: 1, 3: 2}),
        (["Meeting_1", "Meeting_3"], 1, {}),
        (["Meeting_2", "Meeting_1"], 1, {}),
        (["Meeting_1", "Meeting_2"], 2, {}),  # the first does not ask for wishes
        (["Meeting_1", "Partner_2"], 1, {}),
        (["Meeting_1"], 1, {}),
        (["Zz_1", "Zz_2"], 1, {}),
    ],
)
def test_columns_called_alike_but_for_numbers_from_1_on_are_choices(titles, asks, places):
    columns = [column(title, *COMPANIES[:2]) for title in titles]
    for number, one in enumerate(columns, 1):
        one.number = number
    wishes = Meaning("wishes", 0.9)
    found = {number: meaning.place for number, meaning in _counted_up(columns, {asks: wishes}).items()}
    assert found == places
    assert _counted_up(columns, {asks: Meaning("wishes", 0.9, Level.MUST)}) == {}
    assert _counted_up(columns, dict.fromkeys(range(1, 4), Meaning("notes", 0.9))) == {}
    assert _counted_up([column("Meeting_1", "1"), column("Meeting_2", "2")], {1: wishes}) == {}


COMPANY, WISH = Meaning("company", 1.0), Meaning("wishes", 0.9)
OWN, WANTED = ("A", "Neva Neva Orda Orda"), ("Wanted", "Ural Silk Ural Gobi")


@pytest.mark.parametrize(
    ("spec", "meanings", "ticks", "ranks"),
    [
        ([OWN, WANTED, ("!", "x x x x")], {1: COMPANY, 2: WISH}, True, False),
        ([OWN, WANTED, ("!", "x x x")], {1: COMPANY, 2: WISH}, True, False),
        ([OWN, WANTED, ("!", "x b c d")], {1: COMPANY, 2: WISH}, False, False),
        ([("A", "Neva Ural Orda Silk"), WANTED, ("!", "x x x")], {1: COMPANY, 2: WISH}, False, False),
        ([OWN, ("Wanted", "Ural Silk"), ("!", "x x x")], {1: COMPANY, 2: WISH}, False, False),
        ([OWN, WANTED, ("!", "x x x x")], {2: WISH}, False, False),
        ([OWN, WANTED, ("!", "x x x x")], {1: COMPANY}, False, False),
        ([OWN, WANTED, ("!", "x x x x")], {1: COMPANY, 2: Meaning("choice", 0.9)}, True, False),
        ([OWN, WANTED, ("B", "b b b b"), ("!", "x x x x")], {1: COMPANY, 2: WISH}, False, False),
        ([WANTED, OWN, ("!", "x x x x")], {2: COMPANY, 1: WISH}, False, False),
        ([OWN, WANTED, ("!", "1 2 1 2")], {1: COMPANY, 2: WISH}, False, True),
        ([OWN, WANTED, ("!", "1 b 1 d")], {1: COMPANY, 2: WISH}, False, True),
        ([OWN, WANTED, ("!", "1 b c d")], {1: COMPANY, 2: WISH}, False, False),
        ([OWN, ("Not wanted", WANTED[1]), ("!", "1 2 1 2")], {1: COMPANY, 2: WISH}, False, False),
        ([OWN, ("Wanted", "a;b a;c b;c c;d"), ("!", "1 2 1 2")], {1: COMPANY, 2: WISH}, False, False),
        ([("!", "1 2 1 2"), WANTED, OWN], {3: COMPANY, 2: WISH}, False, True),
        ([("!", "x x x x"), WANTED, OWN], {3: COMPANY, 2: WISH}, True, False),
    ],
)
def test_ticks_and_ranks_stand_right_beside_wishes_in_rows_of_their_own(spec, meanings, ticks, ranks):
    columns = [column(title, *cells.split()) for title, cells in spec]
    for number, one in enumerate(columns, 1):
        one.number = number
    marks = next(one for one in columns if one.title == "!")
    assert ticks_wishes(marks, columns, meanings) is ticks
    assert may_rank(marks, columns, meanings) is ranks


@pytest.mark.parametrize(
    ("titles", "numbers", "places"),
    [
        (["Wish 1", "Wish 2", "Wish 3"], [1, 2, 3], {1: 1, 2: 2, 3: 3}),
        (["Wish 1", "Wish 3"], [1, 2], {1: 1, 2: 3}),
        (["Wish 2", "Wish 2"], [1, 2], {1: 1, 2: 2}),
        (["Partner", "Partner"], [1, 2], {1: 1, 2: 2}),
        (["Partner", "", ""], [1, 2, 3], {1: 1, 2: 2, 3: 3}),
        (["Partner", "", ""], [1, 3, 4], {3: 1, 4: 2}),  # the untitled ones do not follow it
        (["Partner", "Zz", ""], [1, 2, 3], {2: 1, 3: 2}),
        (["Wanted", ""], [1, 3], {}),
        (["Top pick", "Second", "Third"], [1, 2, 3], {1: 1, 2: 2, 3: 3}),
        (["Buyer 1 (most important)", "Buyer 2", "Buyer 3"], [1, 2, 3], {1: 1, 2: 2, 3: 3}),
        (["Red card", "Second red card", "1st choice", "2nd choice"], [1, 2, 3, 4], {1: 0, 2: 0, 3: 1, 4: 2}),
        (["Partner"], [1], {}),
        (["Altyn", "Ural"], [1, 2], {}),
    ],
)
def test_choices_stand_in_the_order_of_their_titles_or_of_their_columns(titles, numbers, places):
    columns = [column(title, *COMPANIES[:2]) for title in titles]
    for number, one in zip(numbers, columns, strict=True):
        one.number = number
    found = in_order(columns, dict.fromkeys(numbers, WISH))
    assert {number: meaning.place for number, meaning in found.items()} == places
    assert {meaning.field for meaning in found.values()} <= {"choice", "wishes"}


def test_a_first_choice_that_is_a_must_stands_before_a_second():
    columns = [column(title, *COMPANIES[:2]) for title in ("首选", "次选", "三选")]
    for number, one in enumerate(columns, 1):
        one.number = number
    must = Meaning("wishes", 0.9, Level.MUST)
    assert {n: m.place for n, m in in_order(columns[:2], {1: must, 2: WISH}).items()} == {1: 1, 2: 2}
    assert in_order([columns[0], columns[2]], {1: must, 3: WISH}) == {}
