"""Matrices of wishes: whose names head them, and which side answered."""

from __future__ import annotations

from itertools import product

import openpyxl
import pytest

from sco_scheduler.domain.event import Event, Level
from sco_scheduler.intake import read_registrations
from sco_scheduler.intake.table.grids import Grid
from sco_scheduler.intake.understanding.lists.regions import find_region
from sco_scheduler.intake.understanding.meanings.matrix_columns import matrix_titles
from sco_scheduler.intake.understanding.names.matching import NameIndex
from tests.intake.books import read, save, serious
from tests.intake.understanding.guests import GUESTS, HOSTS, WANTED
from tests.intake.understanding.sheets import listed


def matrices(first: str, second: str) -> dict[str, list[list[object]]]:
    """The same table of suppliers by purchasers twice, in which either side answered."""
    head = ["Supplier", "Altyn Trade", "Volga Auto", "Sibir Import"]
    return {
        first: [head, ["Jialing Motors", "must", None, "yes"], ["Yangtze Pumps", None, "no", "maybe"]],
        second: [head, ["Jialing Motors", None, "yes", None], ["Yangtze Pumps", "must", None, None]],
        "Buyers": [
            ["Buyer", "Country"],
            ["Altyn Trade", "Kazakhstan"],
            ["Volga Auto", "Russia"],
            ["Sibir Import", "Russia"],
        ],
        "Exhibitors": [["Supplier", "Zone"], ["Jialing Motors", "A"], ["Yangtze Pumps", "A"]],
    }


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Answers of buyers", "Answers of suppliers"),
        ("Мнение покупателей", "Мнение поставщиков"),
        ("采购商填写", "供应商填写"),
    ],
)
def test_a_matrix_is_of_the_side_that_its_sheet_says_answered(tmp_path, first, second):
    intake = read(tmp_path, matrices(first, second))
    assert intake.event is not None, [str(f.kind.code) for f in intake.findings]
    names = {company.id: company.name for company in intake.event.companies}
    assert sorted((names[r.asker], r.level) for r in intake.event.requests) == [
        ("Altyn Trade", Level.MUST),
        ("Jialing Motors", Level.WANT),
        ("Sibir Import", Level.MAYBE),
        ("Sibir Import", Level.WANT),
        ("Volga Auto", Level.NO),
        ("Yangtze Pumps", Level.MUST),
    ]


def test_who_answers_a_matrix_is_asked_where_its_sheet_names_the_side_across_alone(tmp_path):
    sheets = matrices("Buyer table", "Answers of suppliers")
    intake = read(tmp_path, sheets)
    assert intake.event is None
    assert [question.path[-1] for question in intake.questions] == ["askers"]


@pytest.mark.parametrize("forms", [" LLP", " Import", ""])
def test_a_matrix_is_told_though_a_title_names_a_trade(tmp_path, forms):
    heads = ["Altyn LLP", "Silk Way LLP", f"Orda{forms}", f"Steppe{forms or ' Foods'}"]
    rows = [[None, *heads], *([s, *("x" if (n + k) % 3 else None for k in range(4))] for n, s in enumerate(HOSTS))]
    questions = read(tmp_path, {"Sheet1": rows}).questions
    assert "name" not in {question.kind for question in questions}
    assert {question.path[-1] for question in questions} <= {"role", "column A"}


def test_who_asks_in_a_matrix_of_ticks_with_suppliers_down_is_asked(tmp_path):
    rows = [["", *GUESTS], *([s, *("x" if k in WANTED[n] else None for n in range(4))] for k, s in enumerate(HOSTS))]
    sheets = {"Sheet1": rows, "Buyers": [["Buyer", "Country"], *([b, "x"] for b in GUESTS)]}
    sheets["Exhibitors"] = [["Exhibitor", "Goods"], *([s, "x"] for s in HOSTS)]
    assert ("askers", "columns") in {(q.path[-1], q.guess) for q in read(tmp_path, sheets).questions}


@pytest.mark.parametrize("down", [True, False])
def test_ranks_that_come_once_in_a_column_are_those_of_the_companies_above(tmp_path, down):
    ranks = [[None] * len(HOSTS) for _ in GUESTS]
    for n, wanted in enumerate(WANTED):
        for place, k in enumerate(wanted, 1):
            ranks[n][k] = place
    rows = [["", *GUESTS], *([s, *(ranks[n][k] for n in range(len(GUESTS)))] for k, s in enumerate(HOSTS))]
    rows = rows if down else [["", *HOSTS], *([b, *of_one] for b, of_one in zip(GUESTS, ranks, strict=True))]
    sheets = {"Sheet1": rows, "Buyers": [["Buyer", "Country"], *([b, "x"] for b in GUESTS)]}
    sheets["Exhibitors"] = [["Exhibitor", "Goods"], *([s, "x"] for s in HOSTS)]
    event = read_registrations(save(tmp_path / "a.xlsx", sheets), sure=0.0).event
    assert event is not None
    names = {company.id: company.name for company in event.companies}
    said = {(names[r.asker], r.rank) for r in event.requests}
    assert said == {(b, place) for b, w in zip(GUESTS, WANTED, strict=True) for place in range(1, len(w) + 1)}


def test_a_cross_among_ranks_is_asked_as_a_refusal(tmp_path):
    rows = [["", *HOSTS], *([b, 1, 2, 3, "х", None] for b in GUESTS)]
    sheets = {"Sheet1": rows, "Buyers": [["Buyer", "Country"], *([b, "x"] for b in GUESTS)]}
    sheets["Exhibitors"] = [["Exhibitor", "Goods"], *([s, "x"] for s in HOSTS)]
    assert ("х", "no") in {(q.path[-1], q.guess) for q in read(tmp_path, sheets).questions}


TRADES = ("Altyn Mills", "River Seed Works", "Grand Hotel Supply", "Spring Parts", "Dazu Metal")


def ticked(heads, total="Total"):
    marks = [["x", "x", None, None, "x"], [None, "x", "x", "x", None], ["x", None, "x", "x", None]]
    rows = [[b, *m, sum(map(bool, m))] for b, m in zip(GUESTS, marks, strict=False)]
    return [["Buyer", *heads, total], *rows, [total, *(sum(map(bool, m)) for m in zip(*marks, strict=True)), 9]]


@pytest.mark.parametrize("total", ["Total", "Всего / Total", "合计 Total"])
def test_a_title_with_a_word_of_other_matters_between_names_is_a_name(tmp_path, total):
    intake = read(tmp_path, {"Wishes": ticked(TRADES, total)})
    assert intake.event is not None, [q.subject for q in intake.questions]
    assert {c.name for c in intake.event.companies if c.supplier} == set(TRADES)
    assert len([c for c in intake.event.companies if c.purchaser]) == 3
    assert len(intake.event.requests) == 9


def test_ticks_below_a_title_beside_a_matrix_are_asked_for_and_may_be_one_more_name(tmp_path):
    heads = (*TRADES[:2], *TRADES[3:], TRADES[2])
    intake = read(tmp_path, {"Wishes": ticked(heads)})
    assert [(q.subject, "matrix" in q.options) for q in intake.questions] == [("Grand Hotel Supply", True)]
    form = tmp_path / "form.toml"
    for answer, suppliers in (("matrix", 5), ("nothing", 4)):
        told = f'[columns]\nall = "as read"\n[form.Wishes]\ncolumns = {{ "Grand Hotel Supply" = "{answer}" }}\n'
        form.write_text(told, encoding="utf-8")
        event = read(tmp_path, {"Wishes": ticked(heads)}, form=form).event
        assert event is not None
        assert sum(c.supplier is not None for c in event.companies) == suppliers


def test_an_unknown_name_below_the_question_of_a_matrix_is_asked_as_a_name(tmp_path):
    question = "Please tell us for each supplier whether you want to meet them."
    heads = [*HOSTS[:4], "Gr. Bridge Trading"]
    rows: list[list[object]] = [["Company", question], [None, *heads]]
    rows += [[b, "Must meet", None, "Would like to meet", None, "Would like to meet"] for b in GUESTS[:2]]
    rows += [[b, None, "Would like to meet", None, "Must meet", None] for b in GUESTS[2:4]]
    sellers = [["Supplier"], *([s] for s in (*HOSTS[:4], "Great Bridge Trading"))]
    intake = read(tmp_path, {"Sheet": rows, "Suppliers": sellers})
    assert [(q.kind, q.subject, q.guess) for q in intake.questions] == [("name", heads[4], "Great Bridge Trading")]


def test_the_first_name_of_a_matrix_may_stand_below_the_word_for_its_side(tmp_path):
    marks = [["x", "x", None, None, "x"], [None, "x", "x", "x", None], ["x", None, "x", "x", None]]
    table = [["Requests"], ["Buyers", "Suppliers"], [None, *HOSTS]]
    table += [[b, *m] for b, m in zip(GUESTS, marks, strict=False)]
    event = read(tmp_path, {"Matrix": table}).event
    assert event is not None
    assert {c.name for c in event.companies if c.supplier} == set(HOSTS)
    assert len(event.requests) == 9


def test_options_of_a_question_that_its_columns_and_cells_repeat_are_a_matrix(tmp_path):
    """A form that exports a column for each option: its head is the option, and so is each cell that was chosen."""
    chosen = [
        [name if k in picked else None for k, name in enumerate(TRADES)] for picked in ((0, 1, 4), (1, 2), (0, 3))
    ]
    rows = [["#", "Name of your company", *TRADES, "Languages"]]
    rows += [[n, b, *c, "English"] for n, (b, c) in enumerate(zip(GUESTS, chosen, strict=False), 1)]
    intake = read(tmp_path, {"Answers of buyers": rows})
    assert intake.event is not None, [q.subject for q in intake.questions]
    names = {c.id: c.name for c in intake.event.companies}
    assert {(names[r.asker], names[r.supplier]) for r in intake.event.requests} == {
        (b, name) for b, c in zip(GUESTS, chosen, strict=False) for name in c if name
    }


@pytest.mark.parametrize(("first", "second"), [("HALL A", "HALL B"), ("1号馆", "2号馆"), ("Павильон 1", "Павильон 2")])
def test_the_zones_above_the_names_of_a_matrix_are_theirs_and_no_part_of_the_names(tmp_path, first, second):
    marks = [["x", "xx", None, "x", "-"], [None, "x", "x", "xx", "x"], ["x", "-", "x", None, "x"]]
    table = [["Requests"], [None, first, None, second, None, None], ["Buyer", *TRADES]]
    table += [[b, *m] for b, m in zip(GUESTS, marks, strict=False)]
    path = save(tmp_path / "a.xlsx", {"Wishes": table})
    book = openpyxl.load_workbook(path)
    book["Wishes"].merge_cells("B2:C2")
    book["Wishes"].merge_cells("D2:F2")
    book.save(path)
    intake = read_registrations(path, sure=0.0)
    assert intake.event is not None, [f.message for f in intake.findings]
    suppliers = {c.name: c.supplier.zone for c in intake.event.companies if c.supplier}
    assert suppliers == dict(zip(TRADES, [first] * 2 + [second] * 3, strict=True))
    assert len(intake.event.requests) == 10


@pytest.mark.parametrize("title", ["Tableware Supply Day - wishes by phone", "Hotel Supply Fair, requests"])
def test_the_name_of_an_event_turns_no_matrix_round(tmp_path, title):
    ticks = ["+", None, "++"]
    rows = [[g, *(ticks[(k + n) % 3] for k in range(len(HOSTS)))] for n, g in enumerate(GUESTS)]
    legend = [[], ["++ must meet; + want to meet"]]
    sheets = {"What buyers want": [[title], [], ["Buyer \\ Producer", *HOSTS], *rows, *legend]}
    event = read(tmp_path, sheets).event
    assert event is not None
    names = {company.id: company.name for company in event.companies}
    assert {names[request.asker] for request in event.requests} == set(GUESTS)


def test_a_matrix_called_after_both_sides_is_of_its_rows_and_its_heads_are_listed_in_full(tmp_path):
    buyers = ["Feinkost Brandt GmbH", "Bottega Stockholm AB", "Sakura Trading K.K.", "Maple Leaf Foods Inc."]
    heads = ["Brandt (D)", "Bottega Stockholm (S)", "Sakura (J)", "Maple Leaf (CAN)"]
    rows = [["Caseificio Bertoldi", 1, None, 2, 3], ["Acetaia Cornelli", 2, 3, None, 1]]
    rows += [["Latteria Basilica", None, 1, 3, 2], ["Conserve Orsini", 3, 2, 1, None]]
    matrix = [["RICHIESTE DELLE AZIENDE – 1 = prima scelta; colori come da legenda foglio BUYER"], []]
    matrix += [["Azienda", "BUYER", None, None, None], [None, *heads], *rows]
    listed = [["Buyer", "Lingue", "Interprete"], *([name, "ING, ITA", "SI (ing)"] for name in buyers)]
    event = read(tmp_path, {"BUYER": listed, "AZIENDE x BUYER": matrix}, sure=0.5).event
    assert event is not None
    assert {company.name for company in event.companies if company.purchaser is not None} == set(buyers)
    assert {company.name for company in event.companies if company.supplier is not None} == {name for name, *_ in rows}
    assert len(asked_in(event)) == 12
    assert {asker for asker, _, _ in asked_in(event)} == {name for name, *_ in rows}


LEGEND = "3 = must meet, 2 = want to meet, 1 = maybe, 0 = do not meet"
GRADES = {"Altyn Trade": (3, 1, 2, 1), "Volga Auto": (2, 2, 3, 3), "Sibir Import": (1, 3, 1, 2)}
MAKERS = ("Jialing Motors", "Yangtze Pumps", "Dazu Metal", "River Machines")


def graded(corner: str | None, makers: int, legend: str) -> dict[str, list[list[object]]]:
    """A table of numbers below a remark, and lists of both sides."""
    head = MAKERS[:makers]
    return {
        "Buyers": [["Buyer", "Country"], *([name, "Russia"] for name in GRADES)],
        "Exhibitors": [["Supplier", "Zone"], *([name, "A"] for name in head)],
        "Wishes": [[legend], [corner, *head], *([name, *marks[:makers]] for name, marks in GRADES.items())],
    }


def asked_in(event: Event) -> set[tuple[str, str, str]]:
    """Who asks for whom, and how much."""
    names = {company.id: company.name for company in event.companies}
    return {(names[r.asker], names[r.target], r.level.value) for r in event.requests}


@pytest.mark.one_of(3)
@pytest.mark.parametrize("makers", [2, 3, 4])
@pytest.mark.parametrize("corner", [None, "Buyer", "Buyer \\ Supplier"])
def test_numbers_that_a_legend_explains_are_levels_of_the_rows_however_often_they_come(tmp_path, corner, makers):
    event = read(tmp_path, graded(corner, makers, LEGEND)).event
    assert event is not None
    levels = {3: "must", 2: "want", 1: "maybe"}
    assert asked_in(event) == {
        (name, maker, levels[mark])
        for name, marks in GRADES.items()
        for maker, mark in zip(MAKERS[:makers], marks, strict=False)
    }


def test_numbers_that_come_once_in_each_column_rank_for_it(tmp_path):
    ranks = [["Altyn Trade", 3, 1, 2], ["Volga Auto", 2, 2, 3], ["Sibir Import", 1, 3, 1]]
    sheets = graded("Buyer", 3, "Ranks")
    sheets["Wishes"] = [["Ranks, 1 is first"], ["Buyer", *MAKERS[:3]], *ranks]
    event = read(tmp_path, sheets).event
    assert event is not None
    assert {asker for asker, *_ in asked_in(event)} == set(MAKERS[:3])


@pytest.mark.parametrize(("words", "is_scale"), [(3, True), (7, True), (8, False), (12, False)])
def test_few_words_that_come_again_below_companies_are_a_scale(words, is_scale):
    titles = [f"{name} LLP" for name in ("Altyn", "Ural", "Steppe", "Orda", "Jade", "River", "Spring", "Bridge")]
    said = [f"said {letter * 3}" for letter in "abcdefghijkl"[:words]]
    rows = [["Company", *titles]]
    rows += [[f"Seller {n}", *(said[(n % 3 + column) % words] for column in range(8))] for n in range(24)]
    region = find_region(Grid("Ratings", {r: dict(enumerate(row, 1)) for r, row in enumerate(rows, 1)}), NameIndex())
    assert region is not None
    for column in region.columns:
        column.profiled(NameIndex())
    assert sorted(matrix_titles(region).values()) == (sorted(titles) if is_scale else [])


@pytest.mark.parametrize(
    ("upper", "lower", "titles"),
    [
        (["Altyn LLP", None, "Ural LLP"], ["Monday", "Tuesday"] * 2, "Altyn LLP Monday, Altyn LLP Tuesday, Ural LLP"),
        (["Whom do you want to meet?"], ["Altyn LLP", "Ural LLP", "Orda LLP", "Jade LLP"], "Altyn LLP, Ural LLP, Orda"),
    ],
)
def test_of_two_titles_above_a_column_the_lower_is_the_name_unless_it_comes_again(upper, lower, titles):
    marks = [[f"Seller {n}", *("x" if (n + column) % 2 else None for column in range(4))] for n in range(6)]
    rows = [["Company", *upper], [None, *lower], *marks]
    cells = {r: {c: value for c, value in enumerate(row, 1) if value} for r, row in enumerate(rows, 1)}
    merged = ((1, 1, 2, 3), (1, 1, 4, 5)) if len(upper) > 1 else ()
    region = find_region(Grid("Ratings", cells, merged=merged), NameIndex())
    assert region is not None
    for column in region.columns:
        column.profiled(NameIndex())
    assert ", ".join(matrix_titles(region).values()).startswith(titles)


@pytest.mark.parametrize(
    "question", ["Whom do you wish to meet?", "Whom should we keep away from you?", "想见哪些企业？"]
)
def test_a_question_beside_the_companies_of_a_matrix_is_none_of_them(question):
    names = ["Altyn LLP", "Ural LLP", "Orda LLP"]
    marks = [[f"Seller {n}", *("x" if (n + k) % 2 else None for k in range(4))] for n in range(6)]
    cells = {
        r: {c: v for c, v in enumerate(row, 1) if v} for r, row in enumerate([["Company", *names, question], *marks], 1)
    }
    region = find_region(Grid("Ratings", cells), NameIndex())
    assert region is not None
    for column in region.columns:
        column.profiled(NameIndex())
    assert list(matrix_titles(region).values()) == names


def cross(above: list[object], details: dict[str, list[object]]) -> dict[str, list[list[object]]]:
    """Ticks of suppliers by purchasers, with what stands above the titles and what a list says of the suppliers."""
    sellers = ["Jialing Motors", "Yangtze Pumps", "Spring Parts"]
    buyers = ["Altyn Trade", "Volga Auto", "Sibir Import"]
    ticks = [["√", None, "★"], [None, "√", None], ["√", "√", None]]
    columns = [details[title] for title in details]
    rows = [
        [n, s, *(c[n - 1] for c in columns), *row] for n, (s, row) in enumerate(zip(sellers, ticks, strict=True), 1)
    ]
    titles: list[object] = ["序号", "供应商", *details, *buyers]
    others: list[list[object]] = [["企业", "国家"], *([b, "俄罗斯"] for b in buyers)]
    return {"意向表": [above, titles, *rows, [], ["说明：★ 必须见面；√ 希望见面"]], "采购商信息": others}


LANGUAGES: dict[str, list[object]] = {"语言": ["中/英", "中", "中/俄"]}


def test_what_stands_above_a_list_with_the_side_across_is_no_title(tmp_path):
    above = ["采购商意向汇总（由各采购商勾选）", None, None, "采购商"]
    intake = read(tmp_path, cross(above, LANGUAGES))
    assert intake.event is not None, [str(f) for f in intake.findings]
    assert intake.questions == ()
    names = {company.id: company.name for company in intake.event.companies}
    assert {(names[r.asker], names[r.target]) for r in intake.event.requests} == {
        ("Altyn Trade", "Jialing Motors"),
        ("Sibir Import", "Jialing Motors"),
        ("Volga Auto", "Yangtze Pumps"),
        ("Altyn Trade", "Spring Parts"),
        ("Volga Auto", "Spring Parts"),
    }
    spoken = {c.name: {code for d in c.delegates for code in d.languages} for c in intake.event.companies}
    assert [spoken[name] for name in ("Jialing Motors", "Yangtze Pumps", "Spring Parts")] == [
        {"zh", "en"},
        {"zh"},
        {"zh", "ru"},
    ]


def test_who_ticked_names_that_no_question_stands_before_is_asked(tmp_path):
    intake = read(tmp_path, cross(["2026", None, None, None], LANGUAGES))
    assert [(q.kind, q.guess) for q in intake.questions] == [("askers", "columns")]


@pytest.mark.parametrize(
    ("above", "askers"),
    [
        (["Punjab Export Days", "x = wants to meet (buyers' choices, by phone)"], {"B"}),
        (["Which suppliers would you like to meet?"], None),
        (["Choose the suppliers that you want"], None),
        (["Suppliers selected by phone"], None),
        (["Punjab Export Days"], None),
    ],
)
def test_who_asks_is_told_by_whose_choices_a_title_has_and_not_by_whom_it_asks_for(tmp_path, above, askers):
    buyers, makers = ["Altyn Trade", "Ural Import", "Bishkek Motors"], ["River Machines", "Spring Parts", "Jade Tea"]
    ticks = [[name, *("x" if (n + m) % 2 else None for m in range(3))] for n, name in enumerate(makers)]
    sides = [[name, "Buyer"] for name in buyers] + [[name, "Supplier"] for name in makers]
    intake = read(
        tmp_path, {"Matrix": [*([t] for t in above), [None, *buyers], *ticks], "List": [["Company", "Role"], *sides]}
    )
    assert [q.kind for q in intake.questions] == ([] if askers else ["askers"])
    if askers:
        assert intake.event is not None
        assert {"B" if intake.event.company_by_id[r.asker].purchaser else "S" for r in intake.event.requests} == askers


@pytest.mark.one_of(3)
@pytest.mark.parametrize("listed", [True, False])
@pytest.mark.parametrize("name", ["Altyn (VIP)", "Altyn（贵宾）", "Altyn (ВИП)", "Altyn - VIP", "Altyn, VIP"])
def test_vip_beside_the_name_above_a_column_is_the_priority_of_the_company(tmp_path, name, listed):
    rows = [["Supplier / Buyer", name, "Ural", "Orda"], ["Jade", "must", None, "must"], ["River", "no", "must", None]]
    sheets = {"Wishes": rows, "Suppliers": [["Supplier", "City"], ["Jade", "Wuhan"], ["River", "Wuxi"]]}
    if listed:
        sheets["Buyers"] = [["Buyer", "City"], *([buyer, "Osh"] for buyer in ("Altyn", "Ural", "Orda"))]
    (tmp_path / "map.toml").write_text('[form.Wishes]\naskers = "columns"\n', encoding="utf-8")
    intake = read(tmp_path, sheets, form=tmp_path / "map.toml")
    assert intake.event is not None, [str(f) for f in intake.findings]
    assert intake.questions == ()
    buyers = {c.name: c.purchaser for c in intake.event.companies if c.purchaser is not None}
    assert {buyer: terms.vip for buyer, terms in buyers.items()} == {"Altyn": True, "Ural": False, "Orda": False}
    names = {company.id: company.name for company in intake.event.companies}
    assert {(names[r.asker], names[r.target], r.level.value) for r in intake.event.requests} == {
        *(("Altyn", "Jade", "must"), ("Altyn", "River", "no"), ("Orda", "Jade", "must"), ("Ural", "River", "must"))
    }


@pytest.mark.parametrize(
    ("said", "told"),
    [("(cancelled)", "cancelled"), ("(max 3)", "3"), ("(not on 12 June)", "away"), ("(отмена)", "cancelled")],
)
def test_what_is_said_beside_the_name_above_a_column_is_not_lost(tmp_path, said, told):
    rows = [
        ["Supplier / Buyer", "Altyn", f"Ural {said}", "Orda"],
        ["Jade", "must", None, "must"],
        ["River", "no", "must"],
    ]
    firms = {"Suppliers": [["Supplier", "City"], ["Jade", "Wuhan"], ["River", "Wuxi"]]}
    firms["Buyers"] = [["Buyer", "City"], *([buyer, "Osh"] for buyer in ("Altyn", "Ural", "Orda"))]
    sessions = [
        ["Session", "Date", "Start", "End"],
        *([f"Day {d}", f"2027-06-{d}", "09:00", "12:00"] for d in (12, 13)),
    ]
    (tmp_path / "map.toml").write_text('[form.Wishes]\naskers = "columns"\n', encoding="utf-8")
    intake = read(tmp_path, {"Wishes": rows, **firms, "Sessions": sessions}, form=tmp_path / "map.toml")
    if intake.event is None:
        assert said.strip("()") in str([question.samples for question in intake.questions])
        return
    (ural,) = [c for c in intake.event.companies if c.name == "Ural"]
    away = "away" if ural.delegates[0].absences else ""
    assert told == ("cancelled" if ural.cancelled else away or str(ural.purchaser and ural.purchaser.maximum))


OPTIONS = ("Fuling Tea Co., Ltd.", "Jialing Motors", "Yangtze Pumps Co., Ltd.")


@pytest.mark.parametrize(
    ("title", "cells", "heads"),
    [
        ("Would you join the evening cruise?", "1|0|0|1", False),
        ("Evening cruise", "1|0|0|1", False),
        ("昵称", "山城|小陈|山城|阳光", False),
        ("Nanshan Glass Co., Ltd.", "1|0|0|1", True),
        ("Nanshan Glass", "Nanshan Glass|Nanshan Glass||", True),
    ],
)
def test_beside_options_that_repeat_their_titles_other_signs_need_the_name_of_a_company(title, cells, heads):
    answers = [
        [guest, *(name if tick else None for tick, name in zip(row, OPTIONS, strict=True)), cell or None]
        for guest, row, cell in zip(GUESTS, TICKED, cells.split("|"), strict=True)
    ]
    titles = matrix_titles(listed("Answers", ["Company", *OPTIONS, title], *answers)).values()
    assert set(titles) == {*OPTIONS, *([title] if heads else ())}


@pytest.mark.parametrize(
    ("title", "cells"),
    [
        *product(
            ("Would you join the evening cruise?", "Evening cruise", "昵称", "6. Must see:"),
            ("yes|no|no|yes", "山城|小陈|山城|阳光", "Jialing Motors|Fuling Tea Co., Ltd.||"),
        ),
        ("Nanshan Glass", "1|0|0|1"),
        ("Nanshan Glass", "1|1|1|1"),
    ],
)
def test_beside_options_behind_their_question_columns_with_other_signs_head_no_wishes(title, cells):
    head = ["Company", title, *(f"5. Whom would you like to meet?: {name}" for name in OPTIONS), f"{title} (2)"]
    answers = [
        [guest, cell or None, *map(int, row), cell or None]
        for guest, row, cell in zip(GUESTS, TICKED, cells.split("|"), strict=True)
    ]
    titles = {text.rpartition(": ")[2] for text in matrix_titles(listed("Answers", head, *answers)).values()}
    assert titles == ({*OPTIONS, title, f"{title} (2)"} if title == "Nanshan Glass" else set(OPTIONS))


TICKED = [(True, False, True), (False, True, True), (True, True, False), (False, True, False)]


def test_ticks_below_a_name_that_means_nobody_are_counted_and_are_no_wishes(tmp_path):
    rows = [
        ["Buyer", "Jade", "River", "Spring", "Golden"],
        ["Altyn", "x", None, "x", "x"],
        ["Orda", None, "x", None, "x"],
    ]
    sheets = {"Wishes": rows, "Suppliers": [["Supplier", "City"], *([name, "Wuhan"] for name in rows[0][1:4])]}
    sheets["Buyers"] = [["Buyer", "City"], *([row[0], "Osh"] for row in rows[1:])]
    assert [(q.kind, q.subject) for q in read(tmp_path, sheets).questions] == [("name", "Golden")]
    (tmp_path / "map.toml").write_text('[names]\nGolden = "nobody"\n', encoding="utf-8")
    intake = read(tmp_path, sheets, form=tmp_path / "map.toml")
    assert intake.event is not None
    assert len(intake.event.requests) == 3
    assert "3 used, 2 name nobody (E2, E3)" in str(intake.wishes[0].told)


@pytest.mark.parametrize(
    ("legend", "signs", "asked"),
    [
        ("1, 2, 3 = tercih sırası; * = mutlaka görüşülmeli; X = görüşmek istemiyor", ("1*", "X"), []),
        ("1, 2, 3 = order of preference; ★ = must meet; X = does not want to meet", ("★ 1", "X"), []),
        ("1、2、3 表示优先顺序；★ 必须见面；× 不见", ("1★", "×"), []),
        ("Numbers are the order of preference", ("1!", "no"), ["!"]),
    ],
)
def test_a_sign_beside_a_rank_in_a_box_is_its_level(tmp_path, legend, signs, asked):
    first, refused = signs
    rows = [
        ["Buyer \\ Supplier", "River Machines", "Jade Tea", "Spring Parts", "Lotus Glass"],
        *([["Altyn Trade", first, 2, None, 3], ["Ural Import", None, 1, refused, 2], ["Orda Foods", 2, None, 1, 3]]),
    ]
    lists = {
        "Buyers": [["Buyer", "Country"], *([row[0], "Kazakhstan"] for row in rows[1:])],
        "Suppliers": [["Supplier", "Goods"], *([name, "tea"] for name in rows[0][1:])],
    }
    sheets = {"Wishes": [[legend], [], *rows], **lists}
    assert [q.subject for q in read(tmp_path, sheets).questions] == asked
    event = read(tmp_path, sheets, sure=0.0).event
    assert event is not None
    names = {company.id: company.name for company in event.companies}
    found = {(names[r.asker][0] + names[r.target][0]): (r.level.value, r.rank) for r in event.requests}
    assert found == {
        **{"AR": ("must", 1), "AJ": ("want", 2), "AL": ("want", 3), "UJ": ("want", 1), "US": ("no", None)},
        **{"UL": ("want", 2), "OR": ("want", 2), "OS": ("want", 1), "OL": ("want", 3)},
    }


@pytest.mark.parametrize("ranks", [(3, 2, 1), (1, 2, 3)])
def test_ranks_that_happen_to_count_the_rows_below_a_short_name_are_ranks(tmp_path, ranks):
    buyers = ["Calder Hospitals", "Pennine Health", "Hilda Hospice", "Northgate Clinics", "Ouse Dental"]
    sellers = ["Brightwell Diagnostics", "Kestrel Wound Care", "Hallam Mobility Aids Ltd"]
    roles = [*([b, "Buyer"] for b in buyers), *([s, "Supplier"] for s in sellers)]
    below = dict(zip((0, 2, 4), ranks, strict=True))
    signs = [("M", 2), ("2", 1), ("1", "M"), (2, "X"), ("M", 4)]
    rows = [[b, *of, below.get(n)] for n, (b, of) in enumerate(zip(buyers, signs, strict=True))]
    sheets = {
        "Accounts": [["Account name", "Account type"], *roles],
        "Choices": [["M = must meet, X = does not want to meet"], ["Buyer", *sellers[:2], "Hallam Mobility"], *rows],
    }
    intake = read(tmp_path, sheets, sure=0.0)
    event = intake.event
    assert event is not None, serious(intake.findings)
    names = {company.id: company.name for company in event.companies}
    found = {names[r.asker]: r.rank for r in event.requests if names[r.target] == sellers[2]}
    assert found == {buyers[n]: rank for n, rank in below.items()}


def test_the_corner_of_a_matrix_names_who_answers_though_some_answered_twice(tmp_path):
    buyers = ["Tanjong General", "Serangoon Medical", "Eastlight Clinics", "Johor Centre", "Bintan Coast", "Orchid Eye"]
    sellers = ["Lumen Endoscopy Pte Ltd", "Caretrack Infusion", "Hanbit Imaging Co., Ltd."]
    listed = [*([b, "Buyer"] for b in buyers), *([s, "Supplier"] for s in sellers)]
    rows = [[b, f"{n + 10} Aug", 1 + n % 2, 2 - n % 2, 3, None] for n, b in enumerate(buyers)]
    rows[2][-1] = "Replaced by the form of 24 August"
    again = [buyers[2], "24 Aug", None, 1, None, "New form, use this one"]
    sheets = {
        "Companies": [["Company", "Role"], *listed],
        "Choices": [["Hospital", "Form received", *sellers, "Note"], *rows, again],
    }
    intake = read(tmp_path, sheets, sure=0.0)
    assert intake.event is not None, serious(intake.findings)
    names = {company.id: company.name for company in intake.event.companies}
    asked: dict[str, int] = {}
    for request in intake.event.requests:
        asked[names[request.asker]] = asked.get(names[request.asker], 0) + 1
    assert asked == {b: 1 if b == buyers[2] else 3 for b in buyers}
