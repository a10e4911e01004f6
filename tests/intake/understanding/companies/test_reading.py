"""Companies of lists of any form: their roles, their people, and which of two rows of one company counts."""

from __future__ import annotations

import pytest

from sco_scheduler.domain.event import Level
from tests.intake.books import codes, read, serious

BUYERS = ["Altyn Trade", "Ural Import", "Orda Foods"]
SELLERS = ["Chongqing Motors", "River Machines", "Spring Parts"]


def event_of(folder, **sheets):
    intake = read(folder, {name.replace("_", " "): rows for name, rows in sheets.items()})
    assert [(q.kind, q.subject) for q in intake.questions] == []
    assert intake.event is not None, serious(intake.findings)
    return intake.event, intake


def wishes(event) -> set[tuple[str, str, str]]:
    names = {company.id: company.name for company in event.companies}
    return {(names[r.asker], names[r.target], str(r.level)) for r in event.requests}


def roles(event) -> dict[str, tuple[bool, bool]]:
    return {c.name: (c.purchaser is not None, c.supplier is not None) for c in event.companies}


def test_a_company_with_a_row_for_each_role_has_both(tmp_path):
    rows = [["Company", "Role", "Would like to meet"], *([name, "buyer", SELLERS[0]] for name in BUYERS)]
    rows += [[name, "supplier", None] for name in SELLERS] + [["Altyn Trade", "supplier", "Ural Import"]]
    event, _ = event_of(tmp_path, Participants=rows)
    assert roles(event)["Altyn Trade"] == (True, True)
    assert roles(event)["Ural Import"] == (True, False)
    assert len(event.companies) == 6


@pytest.mark.parametrize(
    ("first", "second", "counts"),
    [
        ("2025/06/01 10:00:00", "2025/06/02 10:00:00", SELLERS[1]),
        ("2025/06/02 10:00:00", "2025/06/01 10:00:00", SELLERS[0]),
        ("2025/06/01 10:00:00", "2025/06/01 10:00:00", SELLERS[1]),
    ],
)
def test_of_two_answers_of_a_company_the_later_one_counts_wherever_it_stands(tmp_path, first, second, counts):
    head = ["Timestamp", "Company", "I take part as", "Whom would you like to meet?"]
    rows = [
        head,
        [first, "Altyn Trade", "buyer", SELLERS[0]],
        ["2025/06/01 11:00:00", "Ural Import", "buyer", SELLERS[2]],
    ]
    rows += [["2025/06/01 12:00:00", name, "supplier", None] for name in SELLERS]
    rows.append([second, "Altyn Trade", "buyer", SELLERS[1]])
    event, intake = event_of(tmp_path, Form_Responses_1=rows)
    assert wishes(event) == {("Altyn Trade", counts, "want"), ("Ural Import", SELLERS[2], "want")}
    assert "answer-replaced" in codes(intake.findings)


@pytest.mark.parametrize("sheet", ["Buyers", "Закупщики", "Purchasers"])
def test_of_two_answers_on_a_sheet_of_the_format_only_the_later_one_wishes(tmp_path, sheet):
    rows = [["Submitted", "Company", "Whom would you like to meet?"]]
    rows += [["2025/06/01 10:00:00", "Altyn Trade", SELLERS[0]], ["2025/06/01 11:00:00", "Ural Import", SELLERS[2]]]
    rows += [["2025/06/02 10:00:00", "Altyn Trade", SELLERS[1]]]
    sheets = {sheet: rows, "Catalogue": [["No.", "Supplier"], *([n, s] for n, s in enumerate(SELLERS, 1))]}
    intake = read(tmp_path, sheets)
    assert intake.event is not None, [q.subject for q in intake.questions]
    assert wishes(intake.event) == {("Altyn Trade", SELLERS[1], "want"), ("Ural Import", SELLERS[2], "want")}
    assert "answer-replaced" in codes(intake.findings)


def test_a_row_for_each_wish_may_leave_blank_what_the_first_said(tmp_path):
    rows = [["Company", "Country", "Wants to meet"], ["Altyn Trade", "Kazakhstan", SELLERS[0]]]
    rows += [["Altyn Trade", None, SELLERS[1]], ["Ural Import", "Russia", SELLERS[2]]]
    sheets = {"Закупщики": rows, "Catalogue": [["No.", "Supplier"], *([n, s] for n, s in enumerate(SELLERS, 1))]}
    intake = read(tmp_path, sheets)
    assert intake.event is not None, [q.subject for q in intake.questions]
    two = {("Altyn Trade", SELLERS[n], "want") for n in (0, 1)}
    assert wishes(intake.event) == {*two, ("Ural Import", SELLERS[2], "want")}
    assert "answer-replaced" not in codes(intake.findings)


def test_people_of_a_sheet_of_their_own_are_those_of_their_companies(tmp_path):
    people = [["Company", "Full name", "Position", "Languages"]]
    people += [["Altyn Trade", "Aigul Serik", "Director", "Russian"], ["Altyn Trade", "Bek Omarov", "Buyer", "Kazakh"]]
    people += [
        ["River Machines", "Wang Fang", "Sales manager", "Chinese"],
        ["Spring Parts", "Chen Jie", "Director", "Chinese"],
    ]
    event, _ = event_of(
        tmp_path,
        Buyers=[["Company", "Would like to meet"], *([name, SELLERS[0]] for name in BUYERS)],
        Exhibitors=[["Company", "Would like to meet"], *([name, BUYERS[0]] for name in SELLERS)],
        People=people,
    )
    found = {c.name: [(d.name, d.title, sorted(d.languages)) for d in c.delegates] for c in event.companies}
    assert found["Altyn Trade"] == [("Aigul Serik", "Director", ["ru"]), ("Bek Omarov", "Buyer", ["kk"])]
    assert found["River Machines"] == [("Wang Fang", "Sales manager", ["zh"])]


def test_headings_of_parts_of_a_list_say_the_role(tmp_path):
    rows = [["Company", "Country", "Would like to meet"], ["Buyers"]]
    rows += [[name, "Kazakhstan", "; ".join(SELLERS[:2])] for name in BUYERS]
    rows += [["Exhibitors"], *([name, "China", BUYERS[0]] for name in SELLERS)]
    event, _ = event_of(tmp_path, List=rows)
    assert roles(event) == {**dict.fromkeys(BUYERS, (True, False)), **dict.fromkeys(SELLERS, (False, True))}


def test_parts_of_a_cell_begin_with_their_level(tmp_path):
    text = f"Must: {SELLERS[0]}; No: {SELLERS[1]}; Want: {SELLERS[2]}"
    event, _ = event_of(
        tmp_path,
        Buyers=[["Company", "Would like to meet"], ["Altyn Trade", text], *([name, SELLERS[2]] for name in BUYERS[1:])],
        Exhibitors=[["Company", "Country"], *([name, "China"] for name in SELLERS)],
    )
    assert {w for w in wishes(event) if w[0] == "Altyn Trade"} == {
        ("Altyn Trade", SELLERS[0], Level.MUST.value),
        ("Altyn Trade", SELLERS[1], Level.NO.value),
        ("Altyn Trade", SELLERS[2], Level.WANT.value),
    }


@pytest.mark.parametrize("company", ["Организация", "Фирма", "Кто"])
@pytest.mark.parametrize("side", ["Сторона", "Роль", "Тип"])
@pytest.mark.parametrize("partner", ["С кем", "Желаемый партнер"])
def test_a_list_of_all_companies_with_a_wish_in_each_row_and_some_without_any(tmp_path, company, side, partner):
    buyers, sellers = ["ТОО «Степь»", "ООО «Урал»"], ["Chongqing Pumps", "Fuling Pickles", "Wanzhou Tea"]
    rows = [["№", company, side, partner, "Желательность"]]
    rows += [[1, buyers[0], "байер", sellers[0], "хотелось бы"], [None, None, None, sellers[1], "обязательно"]]
    rows += [[2, buyers[1], "байер", sellers[1], "исключено"], [None, None, None, sellers[0], "хотелось бы"]]
    rows += [[n, name, "экспонент"] for n, name in enumerate(sellers, start=3)]
    event, _ = event_of(tmp_path, Участники=rows)
    assert wishes(event) == {
        (buyers[0], sellers[0], "want"),
        (buyers[0], sellers[1], "must"),
        (buyers[1], sellers[1], "no"),
        (buyers[1], sellers[0], "want"),
    }
    assert {c.name for c in event.companies if c.supplier is not None} == set(sellers)


NAMED = ["Altyn Trade", "Ural Import", "Silk Way"]


def test_the_only_column_of_names_and_one_called_after_a_side_are_not_asked_for(tmp_path):
    listed = {"Buyers": [["ID", "Name"], *([f"B{n}", name] for n, name in enumerate(NAMED))]}
    listed["Exhibitors"] = [["ID", "Name"], *([f"E{n}", name] for n, name in enumerate(SELLERS))]
    listed["Wishes"] = [["Buyer", "Exhibitor"], ["B0", "E1"], ["B0", "E2"], ["B1", "E1"]]
    intake = read(tmp_path, listed)
    assert intake.event is not None, [question.subject for question in intake.questions]
    assert {company.name for company in intake.event.companies} == {*NAMED, *SELLERS}


def test_a_limit_beside_each_wish_of_a_list_with_roles_is_no_rank(tmp_path):
    rows = [["Участник", "Сторона", "Просит о встрече с", "Насколько это нужно", "Встреч не более"]]
    rows += [
        [NAMED[0], "покупатель", SELLERS[0], "обязательно", 6],
        [NAMED[0], "покупатель", SELLERS[1], "хотелось бы", 6],
    ]
    rows += [[NAMED[1], "покупатель", SELLERS[1], "хотелось бы", 4], [NAMED[1], "покупатель", SELLERS[2], "нет", 4]]
    rows += [[name, "поставщик"] for name in SELLERS]
    event = read(tmp_path, {"Все участники": rows}).event
    assert event is not None
    limits = {c.name: c.purchaser.maximum for c in event.companies if c.purchaser is not None}
    assert limits == {NAMED[0]: 6, NAMED[1]: 4}
    assert len(event.requests) == 4


def test_a_list_with_a_wish_in_each_row_keeps_what_it_says_of_its_companies(tmp_path):
    rows = [["№", "Фирма", "Закупает / продаёт", "Говорят на", "Просит встречу с", "Насколько надо"]]
    rows += [[1, NAMED[0], "закупает", "казахский, русский", SELLERS[0], "обязательно"]]
    rows += [
        [None, None, None, None, SELLERS[1], "хотелось бы"],
        [2, NAMED[1], "закупает", "русский", SELLERS[1], "нет"],
    ]
    rows += [[None, None, None, None, SELLERS[2], "хотелось бы"]]
    rows += [[n, name, "продаёт", "китайский", None, None] for n, name in enumerate(SELLERS, start=3)]
    event = read(tmp_path, {"Список": rows}).event
    assert event is not None
    spoken = {c.name: [sorted(d.languages) for d in c.delegates] for c in event.companies}
    assert spoken[NAMED[0]] == [["kk", "ru"]]
    assert spoken[SELLERS[0]] == [["zh"]]
    assert len(event.requests) == 4


def test_of_which_side_a_company_is_that_companies_of_both_sides_ask_for_depends_on_no_chance(tmp_path):
    """The hashes of words differ from run to run, and with them the order in which the two sides are counted."""
    buyers = [
        ["Choice", "Altyn Trade LLP", "Ural Import LLC", "Orda Foods"],
        [1, "Jade Tea Co.", "Dazu Metal", "Lotus"],
    ]
    sellers = [["Choice", "Jade Tea Co.", "River Machines", "Dazu Metal"], [1, "Ural Import LLC"], [2]]
    sellers[1] += [None, None, "Altyn Trade LLP"]
    sellers[2] += [None, None, None, "Orda Foods"]
    event = read(tmp_path, {"Buyers": buyers, "Sellers": sellers}, sure=0.0).event
    assert event is not None
    assert roles(event)["Ural Import LLC"] == (True, False)


FOUR = [*SELLERS, "Lotus Glass"]


@pytest.mark.parametrize(
    ("rows", "wanted", "replaced"),
    [
        (["A Kenya two", "A Kenya 2", "U Peru 3"], "012", False),  # right below it: one more wish
        (["A Kenya two", "U Peru 3", "A Kenya 2"], "2", True),
        (["A Kenya two", "A Peru 2", "U Peru 3"], "2", True),
        (["A Kenya two", "A - 2", "U Peru 3"], "012", False),
        (["A Kenya 0", "A - 1", "U Peru 3"], "01", False),
        (["A Kenya 0", "U Peru 3", "A - 1"], "01", False),  # a wish in each row
        (["A Kenya 0 late", "A - 1 early", "U Peru 3"], "01", False),
        (["A Kenya two late", "A - 2 early", "U Peru 3"], "2", True),
        (["A Kenya two", "A Kenya two", "U Peru 3"], "01", False),
        (["A Kenya two", "A - -", "U Peru 3"], "01", False),
        (["A Kenya two", "A - 2", "A - 3", "U Peru 3"], "0123", False),
    ],
)
def test_a_further_row_of_a_company_is_one_more_wish_or_another_answer(tmp_path, rows, wanted, replaced):
    cells = {
        "A": "Altyn Trade",
        "U": "Ural Import",
        "-": None,
        "two": "; ".join(FOUR[:2]),
        **{str(n): s for n, s in enumerate(FOUR)},
    }
    sheet = [["Company", "Country", "Wants to meet", "Remarks"]]
    sheet += [[cells.get(part, part) for part in row.split()] for row in rows]
    intake = read(tmp_path, {"Buyers": sheet, "Catalogue": [["No.", "Supplier"], *enumerate(FOUR, 1)]})
    assert intake.event is not None, [q.subject for q in intake.questions]
    found = {FOUR.index(to) for asker, to, _ in wishes(intake.event) if asker == "Altyn Trade"}
    assert "".join(map(str, sorted(found))) == wanted
    assert ("answer-replaced" in codes(intake.findings)) is replaced


REPLACING = [
    "Revised list recd. by mail",
    "수정 제출(5/21), 앞의 것 무시",
    "please ignore my first answer",
    "korrigierte Liste, alte bitte löschen",
    "annule et remplace la première réponse",
    "исправленный список",
    "更正，请忽略之前的",
    "sustituye la anterior",
    "Veuillez supprimer ma première réponse",
    "Lütfen ilk cevabımı silin",
    "Merci de ne tenir compte que de cette réponse, la première est à supprimer",
]


@pytest.mark.parametrize("text", REPLACING)
def test_a_row_of_another_person_that_says_so_replaces_the_earlier_one(tmp_path, text):
    rows = [["Company", "Contact", "Whom would you like to meet?", "Remarks"]]
    rows += [["Altyn Trade", "Aigul Seitova", "Chongqing Motors, River Machines", None]]
    rows += [["Ural Import", "Oleg Petrov", SELLERS[2], None], ["Altyn Trade", "Bek Aliev", SELLERS[2], text]]
    event, intake = event_of(tmp_path, Buyers=rows, Suppliers=[["Company"], *([name] for name in SELLERS)])
    assert wishes(event) == {("Altyn Trade", SELLERS[2], "want"), ("Ural Import", SELLERS[2], "want")}
    assert [str(cell) for f in intake.findings if f.code == "answer-replaced" for cell in f.cells] == [
        "Buyers!A4",
        "Buyers!A2",
    ]


@pytest.mark.parametrize("mark", [" (REVISED)", " - corrected", " （更正）", " (neue Liste)"])
def test_a_mark_beside_a_name_says_that_the_row_replaces_an_earlier_one(tmp_path, mark):
    rows = [["Company", "Country", "Whom would you like to meet?"], ["Altyn Trade", "Kazakhstan", "Chongqing Motors"]]
    rows += [["Ural Import", "Russia", SELLERS[2]], [f"Altyn Trade{mark}", "Kazakhstan", SELLERS[2]]]
    event, intake = event_of(tmp_path, Buyers=rows, Suppliers=[["Company"], *([name] for name in SELLERS)])
    assert sorted(company.name for company in event.companies) == sorted(["Altyn Trade", "Ural Import", *SELLERS])
    assert wishes(event) == {("Altyn Trade", SELLERS[2], "want"), ("Ural Import", SELLERS[2], "want")}
    assert "answer-replaced" in codes(intake.findings)
