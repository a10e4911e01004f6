"""Registrations of any form give the event that the clean workbook gives, or stop with a question."""

from __future__ import annotations

import openpyxl
import pytest

from sco_scheduler.domain.event import Level
from sco_scheduler.intake.table.grids import Grid
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.lists.number_columns import counts_others
from sco_scheduler.intake.understanding.lists.regions import Region
from sco_scheduler.intake.understanding.meanings.matrix_columns import (
    _with_columns_between,
    matrix_titles,
    says_wishes,
)
from sco_scheduler.intake.understanding.meanings.shapes import is_grouped, is_list, naming, wish_rows
from sco_scheduler.intake.understanding.names.matching import NameIndex
from tests.intake.books import codes, counts, only, read, save, serious
from tests.intake.understanding.columns_of import column as column_of
from tests.intake.understanding.exports import SHAPES, Wishing, choices, read_of, russian_lists, web_form
from tests.intake.understanding.sheets import listed


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_gives_the_wishes_that_it_says(tmp_path, shape, seed):
    made, levels = SHAPES[shape]
    wishing = Wishing.random(seed)
    intake = read(tmp_path, made(wishing))
    assert intake.questions == ()
    assert serious(intake.findings) == []
    assert intake.event is not None
    assert read_of(intake.event) == wishing.said(levels=levels)
    assert (counts(intake)["purchasers"], counts(intake)["suppliers"]) == (6, 8)


def test_every_wish_is_told_with_the_cell_that_it_came_from(tmp_path):
    intake = read(tmp_path, web_form(Wishing.random(1)))
    assert intake.event is not None
    cells = {str(r.cell) for r in intake.event.requests if r.asker == "P001"}
    assert cells == {f"Form Responses 1!{column}2" for column in "IJKL"}
    assert intake.event.company_by_id["P001"].cell is not None
    assert str(intake.event.company_by_id["P001"].cell) == "Form Responses 1!C2"


def test_wishes_are_accounted_for_in_numbers(tmp_path):
    wishing = Wishing.random(3)
    sheets = web_form(wishing)
    sheets["Form Responses 1"][1][9] += ", Nobody Knows Them GmbH"
    form = tmp_path / "form.toml"
    form.write_text('[names]\n"Nobody Knows Them GmbH" = "nobody"\n', encoding="utf-8")
    intake = read(tmp_path, sheets, form=form)
    (told,) = intake.wishes
    total = sum(map(len, wishing.of.values()))
    assert (told.wishes, told.used, told.askers, told.columns) == (total + 1, total, 6, 4)
    assert str(told.told) == (
        f"Form Responses 1: {total + 1} wishes of 6 companies in 4 columns, {total} used, 1 names nobody (J2)"
    )


def test_a_name_that_nobody_has_stops_the_work(tmp_path):
    sheets = choices(Wishing.random(1))
    sheets["Buyers"][1][4] = "Somebody Else"
    intake = read(tmp_path, sheets)
    assert intake.event is None
    assert [(q.kind, q.subject, str(q.cells[0])) for q in intake.questions] == [("name", "Somebody Else", "Buyers!E2")]


def test_a_slip_of_the_pen_is_taken_for_the_one_name_and_told(tmp_path):
    sheets = web_form(Wishing.random(1))
    wanted = sheets["Form Responses 1"][1][9]
    sheets["Form Responses 1"][1][9] = wanted.replace("r", "", 1)
    intake = read(tmp_path, sheets)
    assert intake.event is not None
    assert only(intake, "name-nearly").where == "Form Responses 1!J2"
    assert read_of(intake.event) == Wishing.random(1).said()


def test_a_later_answer_replaces_an_earlier_one_and_says_so(tmp_path):
    sheets = web_form(Wishing.random(1))
    again = list(sheets["Form Responses 1"][1])
    again[0], again[8:12] = "2025/06/01 10:00:00", ["", "Bayu Batteries", "", ""]
    sheets["Form Responses 1"].append(again)
    intake = read(tmp_path, sheets)
    assert intake.event is not None
    assert only(intake, "answer-replaced").where == "Form Responses 1!C16, Form Responses 1!C2"
    assert {(r.level, r.rank) for r in intake.event.requests if r.asker == "P001"} == {(Level.WANT, 1)}


def test_answers_by_two_people_of_a_company_are_joined(tmp_path):
    sheets = choices(Wishing.random(1))
    sheets["Buyers"].append(["Altyn Trade LLP", "Kazakhstan", "ru", "Bek Omarov", "Bayu Batteries"])
    intake = read(tmp_path, sheets)
    assert intake.event is not None
    assert only(intake, "answers-joined").where == "Buyers!A2, Buyers!A8"
    company = next(c for c in intake.event.companies if c.name == "Altyn Trade LLP")
    assert [d.name for d in company.delegates] == ["Aigul Serik", "Bek Omarov"]


def test_a_row_without_a_role_is_asked_about(tmp_path):
    sheets = web_form(Wishing.random(1))
    sheets["Form Responses 1"][3][3] = None
    intake = read(tmp_path, sheets)
    assert intake.event is None
    (question,) = intake.questions
    assert [str(cell) for cell in question.cells] == ["Form Responses 1!D4"]
    assert question.options == ("new purchaser", "new supplier", "nobody")
    assert "request-unknown-company" not in codes(intake.findings)  # of the company of the row itself


def test_what_stands_around_a_list_is_told_and_not_read(tmp_path):
    intake = read(tmp_path, russian_lists(Wishing.random(1)))
    assert "Всего: 14 компаний" in only(intake, "rows-not-used").message


def test_refusals_in_other_words_are_refusals(tmp_path):
    sheets = russian_lists(Wishing.random(1))
    for row in sheets["Встречи"]:
        row[2] = {"не хотим": "не интересно", "обязательно": "Must meet"}.get(row[2], row[2])
    intake = read(tmp_path, sheets)
    assert intake.event is not None
    assert read_of(intake.event) == Wishing.random(1).said()


def test_one_workbook_gives_one_event(tmp_path):
    path = save(tmp_path / "a.xlsx", web_form(Wishing.random(4)))
    assert openpyxl.load_workbook(path).sheetnames == ["Form Responses 1"]
    first, second = (read(tmp_path, web_form(Wishing.random(4))) for _ in range(2))
    assert first.event == second.event
    assert codes(first.findings) == codes(second.findings)


def counting(*texts: str) -> Column:
    """A column of such cells below a header."""
    return Column(9, ("How many",), {n: text for n, text in enumerate(texts, 2) if text}, {}, len(texts))


@pytest.mark.parametrize(
    ("cells", "counts"),
    [
        (("2", "1", "0", "2"), True),
        (("2", "1", "", "2"), True),
        (("2", "1", "1", "2"), True),
        (("2", "2", "1", "2"), False),
        (("2", "1", "0", "1", "1"), False),
        (("2", "1", "0", "two"), False),
        (("2", "1"), False),
        ((), False),
    ],
)
def test_a_column_that_counts_the_ticks_of_others_says_nothing(cells, counts):
    ticks = [
        Column(n, (f"Company {n}",), {row: "x" for row, x in enumerate(ticked, 2) if x}, {}, 4)
        for n, ticked in enumerate(((1, 0, 0, 1), (1, 1, 0, 1)), 1)
    ]
    own = counting(*cells)
    assert counts_others(own, [*ticks, own]) is counts


def test_columns_below_the_heading_of_those_that_name_companies_name_some_too():
    titles = [
        ("Company",),
        ("Osh Oils", "Osh Oils", "Others"),
        ("Jade Tea", "Jade Tea", "Suppliers"),
        ("12", "12", "Suppliers"),
        ("Visits", "Visits", "Talks"),
        ("Lotus", "Lotus", "Suppliers"),
        ("Dazu", "Dazu", "Suppliers"),
        ("Total", "Total", "Suppliers"),
        ("Remarks", "Remarks", "Suppliers"),
    ]
    columns = tuple(
        Column(n, of, {row: "x" if n < len(titles) else f"see {row}" for row in (3, 4, 5)}, {}, 3)
        for n, of in enumerate(titles, 1)
    )
    region = Region(Grid("Wishes", {}), (1, 2), columns, (3, 4, 5))
    found = {columns[2]: "Jade Tea", columns[5]: "Lotus"}
    made = _with_columns_between(region, found, {columns[1]: "Osh Oils", columns[3]: "12"})
    assert list(made.values()) == ["Jade Tea", "12", "Visits", "Lotus", "Dazu"]


@pytest.mark.parametrize(
    ("name", "above", "corner", "heads", "wishes"),
    [
        ("Sheet1", "", "Name", "Altyn Orda Jade", False),
        ("Wish list", "", "Name", "Altyn Orda Jade", True),
        ("Sheet1", "Whom they want to meet", "Name", "Altyn Orda Jade", True),
        ("Sheet1", "", "Name|Whom they want to meet", "Altyn Orda Jade", True),
        ("Sheet1", "", "Name|City|Whom they want to meet", "Altyn Orda Jade", False),
        ("Sheet1", "", "Buyer - supplier", "Altyn Orda Jade", True),
        ("Sheet1", "", "Who \\ whom", "Altyn Orda Jade", True),
        ("Sheet1", "", "Who × whom", "Altyn Orda Jade", True),
        ("Sheet1", "", "Buyer", "Altyn Orda Jade", False),
        ("Matrix", "", "Name", "Altyn Orda Jade", False),
        ("Matrix", "", "Buyer", "Altyn Orda Jade", True),
        ("Matrix", "", "No.|Buyer", "Altyn Orda Jade", True),
        ("Sheet1", "Matrix", "Buyer", "Altyn Orda Jade", True),
        ("Ranking", "", "Buyer", "Altyn Orda Jade", True),
        ("Sheet1", "", "Name", "Altyn_LLP Orda Jade Osh", True),
        ("Sheet1", "", "Name", "Altyn_LLP Orda Jade Osh Dazu", False),
        ("Sheet1", "", "Name", "Jade Whom_to_meet_[Altyn] Whom_to_meet_[Orda]", True),
        ("Sheet1", "", "Name", "Jade Osh Whom_to_meet_[Altyn] Whom_to_meet_[Orda]", False),
    ],
)
def test_what_around_a_matrix_tells_that_its_signs_are_wishes(name, above, corner, heads, wishes):
    first = corner.split("|")
    titles = [title.replace("_", " ") for title in heads.split()]
    cells = [[*(f"{n}{place}" for place in first), *("x" if n % 2 else None for _ in titles)] for n in range(1, 6)]
    region = listed(name, *([[above]] if above else []), [*first, *titles], *cells)
    headed = {column: column.title for column in region.columns if column.title in titles}
    assert says_wishes(region, headed) is wishes


@pytest.mark.parametrize(
    ("question", "cells", "wishes"),
    [
        ("Requested suppliers", ["must", "no", "want"], True),
        ("Requested suppliers", [None, None, None], True),
        ("Requested suppliers", ["x", None, "x"], False),
        ("Requested suppliers and buyers", ["must", "no", "want"], False),
        ("Interest in", ["must", "no", "want"], False),
    ],
)
def test_a_question_for_one_side_before_names_asks_for_wishes_if_its_answers_are_levels(question, cells, wishes):
    titles = ["Jade", f"{question} [Altyn]", f"{question} [Orda]"]
    region = listed("Sheet1", ["Name", *titles], *([f"N{n}", "x", cell, cell] for n, cell in enumerate(cells)))
    for column in region.columns:
        column.profiled(NameIndex())
    headed = {
        c: title if c.title == "Jade" else title[-6:].strip("[] ")
        for c, title in zip(region.columns[1:], titles, strict=True)
    }
    assert says_wishes(region, headed) is wishes


ASK, ASKED = ["Altyn"] * 3 + ["Ural"] * 2 + ["Orda"] * 2, ["Jade", "Lotus", "Osh", "Jade", "Lotus", "Jade", "Osh"]
OF_ASK, OF_NONE = ["buyer"] * 3 + ["supplier"] * 2 + ["buyer"] * 2, ["buyer", "supplier"] * 3 + ["buyer"]


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        ({"A": ASK, "B": ASKED, "C": OF_ASK}, "A asks B by C"),
        ({"A": ASKED, "B": ASK, "C": OF_ASK}, "B asks A by C"),
        ({"A": ASK, "B": ASKED, "C": OF_NONE}, "A asks B"),
        ({"A": ASK, "B": ASKED}, ""),
        ({"A": ASK, "B": ASKED, "C": OF_ASK, "D": OF_ASK}, ""),
        ({"A": ASK, "B": ASK, "C": OF_ASK}, ""),
        ({"Participant": ASK, "B": ASKED, "C": OF_ASK}, "A asks B by C"),
        ({"Participant": ASK, "B": ASKED}, ""),
        ({"Your company": ASK, "Whom to meet": ASKED, "C": OF_ASK}, "A asks B by C"),
        ({"Your company": ASK, "Whom to meet": ASKED}, "A asks B"),
        ({"Buyer": ASK, "Whom to meet": ASKED}, "A asks B of purchaser"),
        ({"Buyer": ASK, "Whom to meet": ASKED, "Rank": [*"1231212"]}, "A asks B of purchaser"),
        ({"Buyer": ASK, "Whom to meet": ASKED, "Must meet": ASKED[::-1]}, ""),
        ({"Buyer": ASK, "Supplier": ASKED}, ""),
    ],
)
def test_who_asks_in_a_row_for_each_wish_has_a_title_for_it_or_rows_together(columns, told):
    names = NameIndex()
    for name in {*ASK, *ASKED}:
        names.add(name, [name])
    region = listed("List", [*columns], *zip(*columns.values(), strict=True))
    for column in region.columns:
        column.profiled(names)
    found, said = wish_rows(region), ""
    if found is not None:
        said = f"{found.asker.letters} asks {found.target.letters}"
        said += f" by {found.role.letters}" if found.role is not None else ""
        said += f" of {found.side.value}" if found.side is not None else ""
    assert said == told


@pytest.mark.parametrize(
    ("columns", "grouped"),
    [
        ([ASK, ASKED], True),
        ([ASKED, ASK], False),
        ([ASK, ASK], False),
        ([ASKED, ASKED], False),
        ([[*"ABCD"], ASKED], False),
        ([ASK], False),
        ([ASK, ASKED, ASKED], False),
    ],
)
def test_two_columns_are_grouped_if_the_rows_of_a_name_stand_together_in_the_first_alone(columns, grouped):
    assert is_grouped([column_of("", *cells) for cells in columns]) is grouped


FIRMS, GOODS = ["Altyn", "Ural", "Orda", "Osh"], ["Jade", "Lotus", "Tea", "Jade"]
SEVERAL = ["Jade; Lotus", "Lotus", "Tea; Jade", "Jade"]


@pytest.mark.parametrize(
    ("columns", "alone"),
    [
        ({"Company": FIRMS, "Whom to meet": GOODS}, "AB"),
        ({"Company": FIRMS, "Whom to meet": SEVERAL}, "A"),
        ({"Company": FIRMS, "Whom to meet": GOODS, "Refused": GOODS}, ""),
        ({"Company": [*FIRMS[:3], "Altyn"], "Whom to meet": GOODS, "Refused": GOODS}, "ABC"),
        ({"Company": [*FIRMS[:3], "Altyn"], "Whom to meet": SEVERAL, "Must meet": GOODS}, ""),
        ({"Company": FIRMS, "Info": GOODS, "Refused": GOODS}, "ABC"),
        ({"Company": FIRMS, "Refused": GOODS}, "AB"),
        ({"Company": FIRMS, "Whom to meet": GOODS, "Also meet": GOODS[::-1]}, "ABC"),
    ],
)
def test_columns_name_companies_alone_unless_wishes_and_refusals_of_each_stand_in_one_row(columns, alone):
    names = NameIndex()
    for name in {*FIRMS, *GOODS}:
        names.add(name, [name])
    region = listed("List", [*columns], *zip(*columns.values(), strict=True))
    for column in region.columns:
        column.profiled(names)
    assert naming(region.columns) == list(region.columns)
    assert "".join(column.letters for column in naming(region.columns, alone=True)) == alone


def test_numbers_of_rows_stars_and_words_of_two_signs_are_no_matrix():
    titles, names = ["企业", "序号", "必见", "意向", "经办"], ["博锐", "长风", "金桥", "顺达"]
    rows = [[name, n % 2 + 1, "★", names[n - 1], "小李" if n % 2 else "老陈"] for n, name in enumerate(names)]
    assert matrix_titles(listed("List", titles, *rows)) == {}
    ranked = [[name, 1, 2, n % 3 + 1, "小李"] for n, name in enumerate(names)]
    assert list(matrix_titles(listed("List", ["企业", *names[1:], "经办"], *ranked)).values()) == names[1:]


@pytest.mark.parametrize(
    ("cells", "lists"),
    [
        (["EX-02, EX-03", "EX 4, EX 9, EX 1"], True),
        (["FO02,FO03", "FO01"], True),
        (["Spring Parts Co., Ltd.", "River Machines, Inc."], False),
        (["EX-02", "EX-03"], False),
    ],
)
def test_codes_between_commas_are_lists_and_names_with_commas_are_not(cells, lists):
    assert is_list(Column(1, ("Xyzzy",), dict(enumerate(cells, 2)), {}, len(cells))) is lists


def test_totals_and_numbers_above_ticks_are_no_names():
    region = listed("List", ["Buyer", "Altyn", "12", "Orda", "Jade", "Total"], *([f"B{n}", *"xxxxx"] for n in range(4)))
    assert list(matrix_titles(region).values()) == ["Altyn", "Orda", "Jade"]


@pytest.mark.parametrize(
    ("titles", "names"),
    [
        ("Plant 1|Plant 2|Altyn|Orda", "Plant 1|Plant 2|Altyn|Orda"),
        ("Altyn|Plant 1|Plant 2|Orda", "Altyn|Plant 1|Plant 2|Orda"),
        ("Guest 1|Grade 1|Guest 2|Grade 2|Guest 3|Grade 3", ""),
    ],
)
def test_names_with_numbers_head_a_matrix_and_a_series_of_names_with_levels_does_not(titles, names):
    columns = titles.split("|")
    region = listed("List", ["Buyer", *columns], *([f"B{n}", *("x" for _ in columns)] for n in range(4)))
    assert "|".join(matrix_titles(region).values()) == names


BUYERS, SELLERS = ["Altyn", "Ural Import", "Bishkek Motors"], ["River Machines", "Jade", "Plant 25"]


def beside_lists(**sheets: list[list[object]]) -> dict[str, list[list[object]]]:
    """Lists of both sides, and other sheets."""
    lists = {"Buyers": ("Buyer", BUYERS), "Suppliers": ("Supplier", SELLERS)}
    return {
        name: [[title, "City"], *([one, "Osh"] for one in names)] for name, (title, names) in lists.items()
    } | sheets


def asked_of(intake):
    assert intake.event is not None, intake.findings
    assert intake.questions == ()
    names = {company.id: company.name for company in intake.event.companies}
    return {(names[r.asker], names[r.target]) for r in intake.event.requests}


@pytest.mark.parametrize(
    ("heads", "listed"),
    [(SELLERS, True), (SELLERS, False), (SELLERS[:2], True), *(([*SELLERS, "Jade & Co 2"], k) for k in (True, False))],
)
def test_ticks_below_companies_are_wishes_however_few_they_are_and_short_their_names(tmp_path, heads, listed):
    rows = [[name, *("x" if (n + m) % 2 else None for m in range(len(heads)))] for n, name in enumerate(BUYERS)]
    sheets = beside_lists(Wishes=[["Buyer", *heads], *rows])
    if len(heads) > 3:
        sheets["Suppliers"].append([heads[3], "Wuxi"])
    intake = read(tmp_path, sheets if listed else {"Wishes": sheets["Wishes"]})
    assert asked_of(intake) == {
        (name, head) for n, name in enumerate(BUYERS) for m, head in enumerate(heads) if (n + m) % 2
    }


@pytest.mark.parametrize("signs", [("x", None, "x"), ("1", "2", None), ("★", None, None), ("no", None, "must")])
@pytest.mark.parametrize("heads", [SELLERS[:1], SELLERS[:2]])
def test_signs_below_few_companies_beside_answers_of_another_kind_are_asked_about(tmp_path, signs, heads):
    rows = [[name, "Osh", *([sign] * len(heads)), "Plant 25"] for name, sign in zip(BUYERS, signs, strict=True)]
    sheets = beside_lists(Buyers=[["Buyer", "City", *heads, "Whom to meet"], *rows])
    intake = read(tmp_path, sheets)
    assert {(q.subject, q.guess) for q in intake.questions if q.kind == "column"} == {(h, "matrix") for h in heads}


@pytest.mark.parametrize("title", ["Refused", "Not wanted", "Never"])
def test_what_is_refused_beside_a_matrix_is_asked_about_and_is_no_company(tmp_path, title):
    rows = [[name, "x", None, "x", "x" if n else None] for n, name in enumerate(BUYERS)]
    intake = read(tmp_path, beside_lists(Wishes=[["Buyer", *SELLERS, title], *rows]))
    assert [(q.kind, q.subject) for q in intake.questions] == [("column", title)]


def test_codes_beside_the_names_of_wishes_are_no_further_wishes(tmp_path):
    rows = [[BUYERS[n], f"B{n}", SELLERS[k], f"S{k}"] for n, k in ((0, 0), (0, 1), (1, 0), (2, 2))]
    sheets = beside_lists(Wishes=[["Who", "Code", "Whom", "Whom code"], *rows])
    for name, prefix in (("Buyers", "B"), ("Suppliers", "S")):
        sheets[name] = [["ID", *sheets[name][0]], *([f"{prefix}{n}", *row] for n, row in enumerate(sheets[name][1:]))]
    assert asked_of(read(tmp_path, sheets)) == {(row[0], row[2]) for row in rows}


def test_companies_of_a_list_without_roles_have_those_of_their_pairs(tmp_path):
    rows = [["Company", "Country"], *([name, "x"] for name in (*BUYERS, *SELLERS))]
    pairs = [(BUYERS[n], SELLERS[k]) for n, k in ((0, 0), (0, 1), (1, 1), (2, 0), (2, 2))]
    intake = read(tmp_path, {"All": rows, "Pairs": [["Buyer", "Supplier"], *map(list, pairs)]})
    assert asked_of(intake) == set(pairs)
    assert intake.event is not None
    assert [c.name for c in intake.event.companies if c.purchaser and not c.supplier] == BUYERS
    assert [c.name for c in intake.event.companies if c.supplier and not c.purchaser] == SELLERS


def test_lists_of_wishes_beside_who_asks_are_in_order_even_where_one_names_one_company(tmp_path):
    rows = [["From", "To"], [BUYERS[0], f"{SELLERS[0]}; {SELLERS[1]}"], [BUYERS[1], SELLERS[1]]]
    intake = read(tmp_path, beside_lists(Wishes=[*rows, [BUYERS[2], f"{SELLERS[2]}; {SELLERS[0]}"]]))
    assert len(asked_of(intake)) == 5
    assert intake.event is not None
    assert [r.rank for r in intake.event.requests] == [1, 2, 1, 1, 2]


LEGEND = ["Legend", "Q = must meet", "W = want to meet", "- = do not want"]
SIGNED = [["Buyer", *SELLERS, "Golden"], *([b, *r] for b, r in zip(BUYERS, ("QW-Q", "-QW-", "W--Q"), strict=True))]


@pytest.mark.parametrize("gap", [0, 1, 2])
@pytest.mark.parametrize("above", [[], [["Wishes of June"]]])
def test_a_legend_beside_a_matrix_explains_its_signs_and_a_dash_among_them(tmp_path, gap, above):
    rows = [[*row, *[None] * gap, text] for row, text in zip(SIGNED, LEGEND, strict=True)]
    sheets = beside_lists(Wishes=[*above, *rows])
    sheets["Suppliers"].append(["Golden", "Wuxi"])
    intake = read(tmp_path, sheets)
    assert len(asked_of(intake)) == 12
    assert intake.event is not None
    names = {company.id: company.name for company in intake.event.companies}
    levels = {"Q": "must", "W": "want", "-": "no"}
    assert {(names[r.asker], names[r.target], str(r.level)) for r in intake.event.requests} == {
        (row[0], head, levels[sign]) for row in SIGNED[1:] for head, sign in zip(SIGNED[0][1:], row[1:], strict=True)
    }


def test_one_company_of_each_side_is_an_event(tmp_path):
    intake = read(
        tmp_path, {"Buyers": [["Buyer", "Whom to meet"], ["Altyn", "Jade"]], "Hosts": [["Supplier"], ["Jade"]]}
    )
    assert asked_of(intake) == {("Altyn", "Jade")}


@pytest.mark.parametrize("listed", [True, False])
@pytest.mark.parametrize("asked", [True, False])
def test_no_in_a_box_is_no_refusal_where_another_question_asks_for_refusals(tmp_path, asked, listed):
    title, refused = ("Whom do you not want to meet?", ("Jade", None, "Golden")) if asked else ("Hotel", [None] * 3)
    ticked = [
        [b, *signs]
        for b, signs in zip(BUYERS, (("yes", *["no"] * 2, "yes"), ("no", "yes", "no", "no")) * 2, strict=False)
    ]
    rows = [[*row, other] for row, other in zip(ticked, refused, strict=True)]
    sheets = beside_lists(Wishes=[["Buyer", *SELLERS, "Golden", title], *rows])
    sheets["Suppliers"].append(["Golden", "Wuxi"])
    if not listed:
        del sheets["Buyers"]
    intake = read(tmp_path, sheets)
    if not asked:
        assert [(q.kind, q.subject) for q in intake.questions] == [("word", "no")]
        return
    assert len(asked_of(intake)) == 6
    assert intake.event is not None
    assert [str(r.level) for r in intake.event.requests].count("no") == 2


def test_who_and_with_whom_are_pairs_whose_second_column_of_levels_counts_too(tmp_path):
    rows = [["Eingang", "Wer", "mit wem", "Art", "Prio"]]
    rows += [
        [f"1{n}.04.", b, s, "Wunsch", "A" if n else "B"] for n, (b, s) in enumerate(zip(BUYERS, SELLERS, strict=False))
    ]
    rows.append(["19.04.", BUYERS[0], SELLERS[1], "bitte nicht", None])
    intake = read(tmp_path, beside_lists(Wünsche=rows), sure=0.6)
    assert intake.event is not None
    names = {company.id: company.name for company in intake.event.companies}
    assert {(names[r.asker], r.level.value) for r in intake.event.requests if r.level.value != "want"} == {
        (BUYERS[0], "no"),
        *((b, "must") for b in BUYERS[1 : len(SELLERS)]),
    }


def test_a_series_whose_first_title_asks_before_its_number_is_one_of_choices_whatever_its_cells_are_like(tmp_path):
    rows = [["Code", "Name of the Exporter", "Buyers reqd. - Pref. 1", "Pref. 2"]]
    rows += [[f"EX-{n}", s, BUYERS[n], ("Bishkek", "Altyn", "Ural")[n]] for n, s in enumerate(SELLERS)]
    intake = read(tmp_path, beside_lists(**{"Indian Exporters": rows}), sure=0.0)
    assert intake.event is not None
    assert sorted(r.rank for r in intake.event.requests) == [1, 1, 1, 2, 2, 2]


def test_a_list_with_choices_and_a_title_for_each_side_is_no_list_of_pairs(tmp_path):
    rows = [["Code", "Name of the Exporter", "Buyers reqd. - Pref. 1", "Pref. 2"]]
    rows += [[f"EX-{n}", s, BUYERS[n % 2], BUYERS[2]] for n, s in enumerate(SELLERS)]
    buyers = [["Ref. No.", "Name of the Company"], *([f"OB-{n}", b] for n, b in enumerate(BUYERS))]
    intake = read(tmp_path, {"Overseas Buyers": buyers, "Exporters": rows}, sure=0.6)
    assert intake.event is not None
    assert [c.name for c in intake.event.companies if c.supplier] == list(SELLERS)
    assert sorted({r.rank for r in intake.event.requests}) == [1, 2]
