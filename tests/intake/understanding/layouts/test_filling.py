"""What a sheet leaves to the reader is filled: ditto marks, labels written once, totals, blocks of one company."""

from __future__ import annotations

from typing import Any

import pytest

from sco_scheduler.intake.table.grids import Book, Grid
from sco_scheduler.intake.understanding.layouts.filling import filled
from tests.intake.books import event_of, read
from tests.intake.understanding.companies.test_sheet_words import B, S, wishes
from tests.intake.understanding.sheets import sheet, shown

Rows = list[list[Any]]

ASKED = {B[0]: [S[0], S[1], S[2]], B[1]: [S[2], S[3]], S[0]: [B[1], B[0]], S[3]: [B[0]]}
WANTED = {(asker, target, "want") for asker, targets in ASKED.items() for target in targets}


def side(name: str) -> str:
    return "buyer" if name in B else "seller"


def book_of(rows: Rows) -> dict[int, dict[int, object]]:
    """The rows of a sheet once it is filled."""
    cells = {r: {c: v for c, v in enumerate(line, 1) if v is not None} for r, line in enumerate(rows, 1)}
    return {row: dict(values) for row, values in filled(Book("a", (Grid("A", cells),))).grids[0].rows.items()}


def dittos(mark: str) -> Rows:
    rows: Rows = [["No.", "Company", "Role", "Wants to meet"]]
    for asker, targets in ASKED.items():
        for n, target in enumerate(targets):
            rows.append([len(rows), mark if n else asker, mark if n else side(asker), target])
    return rows


@pytest.mark.parametrize("mark", ["同上", "—//—", '-"-', "″", "same as above", "то же"])
def test_a_ditto_mark_stands_for_the_cell_above(tmp_path, mark):
    assert wishes(read(tmp_path, {"List": dittos(mark)})) == WANTED


def test_a_ditto_below_nothing_stays_as_it_is():
    assert book_of([["Company", "Wishes"], ["Altyn"], ["Ural", "同上"]])[3] == {1: "Ural", 2: "同上"}
    assert book_of([["Company", "Wishes"], ["Altyn", "a; b"], ["Ural", "同上"]])[3] == {1: "Ural", 2: "a; b"}
    assert book_of([["Company", "Wishes"], ["Ural", "同上"]])[2] == {1: "Ural", 2: "同上"}
    assert book_of([["Forum"], ["Company", "Wishes"], ["Ural", "同上"]])[3] == {1: "Ural", 2: "同上"}
    assert book_of([["Forum"], ["No.", "Wishes"], [1, "a"], [2, "b"], [3, "same as no. 1"]])[5] == {1: 3, 2: "a"}


def pivot(first: str, second: str, names: list[str], total: str) -> Rows:
    rows: Rows = [["Event", "Forum"], [], [first, second, "Count"]]
    for asker in names:
        rows += [[None if n else asker, target, 1] for n, target in enumerate(ASKED[asker])]
        rows.append([total.format(asker), None, len(ASKED[asker])])
    return [*rows, ["Grand Total", None, sum(len(ASKED[asker]) for asker in names)]]


@pytest.mark.parametrize("total", ["{} Total", "Итого по {}", "{} 汇总"])
def test_a_label_of_a_pivot_table_holds_for_the_rows_below_and_its_totals_are_left_out(tmp_path, total):
    sheets = {
        "1": pivot("Buyer", "Requested supplier", B[:2], total),
        "2": pivot("Supplier", "Requested buyer", [S[0], S[3]], total),
    }
    assert wishes(read(tmp_path, sheets)) == WANTED


def test_a_row_of_a_pivot_table_that_asks_for_nobody_gets_no_label():
    rows: Rows = [["Buyer", "Requested supplier", "Count"]]
    for asker in ("Altyn", "Ural"):
        rows += [[None if n else asker, f"Seller {n}", 1] for n in range(6)]
        rows += [[f"{asker} Total", None, 6]]
    rows.insert(4, [None, None, "by phone"])
    found = book_of(rows)
    assert found[5] == {3: "by phone"}
    assert [found[row][1] for row in (4, 6, 15)] == ["Altyn", "Altyn", "Ural"]


def test_blanks_at_the_end_of_a_list_are_not_filled():
    rows = [["Company", "Country"], ["Altyn", "KZ"], ["Ural", "RU"], ["Steppe", "MN"], [None, "KG"], [None, "UZ"]]
    assert [values.get(1) for values in book_of(rows).values()][-2:] == [None, None]


def test_the_name_and_role_of_a_company_hold_for_the_further_wishes_below_it():
    rows = [["Buyer", "Side", "Wants to meet"]]
    rows += [["Altyn", "buyer", "a"], [None, None, "b"], ["Ural", "buyer", "c"], [None, None, "d"], ["Beta", "seller"]]
    assert [list(values.values()) for values in book_of(rows).values()] == [
        rows[0],
        ["Altyn", "buyer", "a"],
        ["Altyn", "buyer", "b"],
        ["Ural", "buyer", "c"],
        ["Ural", "buyer", "d"],
        ["Beta", "seller"],
    ]


def test_a_side_that_is_written_once_holds_for_the_companies_below_it_and_its_subtotal_is_left_out():
    rows = [["Side", "No.", "Company", "Wants to meet"], ["Buyers", 1, "Altyn", "a"], [None, 2, "Ural", "b"]]
    rows += [["Buyers subtotal", None, "2"], ["Suppliers", 1, "Beta", "c"], [None, 2, "Gamma", "d"], ["Total", None, 4]]
    (grid,) = filled(Book("list.xlsx", (sheet("List", *rows),))).grids
    assert grid.merged == ((2, 3, 1, 1), (5, 6, 1, 1))
    assert [row for row, values in grid.rows.items() if values] == [1, 2, 3, 5, 6]


def test_the_name_of_a_company_with_attributes_is_as_merged_over_its_further_wishes():
    rows = [["Company", "Phone", "Wants to meet"], ["Altyn", "12", "a"], [None, None, "b"], ["Ural", "34", "c"]]
    (grid,) = filled(Book("list.xlsx", (sheet("List", *rows, [None, None, "d"]),))).grids
    assert set(grid.merged) == {(2, 3, 1, 1), (4, 5, 1, 1)}


@pytest.mark.parametrize("total", ["Totale Benelux (senza rinunce)", "Итого Бенилюкс", "Summe Benelux"])
def test_totals_of_groups_are_not_of_the_company_above(total):
    rows = [["N.", "Buyer", "Phone", "1st choice"], ["1", "Altyn", "12", "a"], [total, None, None, "2"]]
    rows += [["2", "Ural", "34", "c"], [total, None, None, "2"]]
    (grid,) = filled(Book("list.xlsx", (sheet("List", *rows),))).grids
    assert grid.merged == ()


def test_a_few_rows_without_a_name_are_not_of_the_company_above():
    named = [[f"Company {n}", "a"] for n in range(9)]
    rows = [["Buyer", "Wants to meet"], *named[:4], [None, "b"], *named[4:8], [None, "d"], named[8]]
    assert [n for n, values in book_of(rows).items() if 1 not in values] == [6, 11]


def test_a_name_that_sounds_like_a_title_heads_no_labels():
    rows = [["Maker", "Stand", "Preference 1", "Preference 2"], ["Kilns", "H1", "Astana Horeca", "MedImport Bishkek"]]
    rows += [
        ["Stoneware", "H2", "Astana Horeca", "MedImport Osh"],
        ["Lacquer", "H3"],
        ["Enamel", "H4"],
        ["Teaware", "H5"],
    ]
    rows[1:1] = [["Glass", "H0", None, "Import House"]]
    assert [list(values.values()) for values in book_of(rows).values()][-3:] == rows[-3:]


def test_rows_with_a_number_of_their_own_are_not_of_the_company_above():
    rows = [["No.", "Buyer", "Wants to meet"], [1, "Altyn", "a"], [2, None, "b"], [3, "Ural", "c"], [4, None, "d"]]
    assert [n for n, values in book_of(rows).items() if 2 not in values] == [3, 5]


def test_ranks_in_words_and_refusals_stand_in_one_column(tmp_path):
    words = ["первая очередь", "вторая очередь", "не предлагать"]
    rows: Rows = [["№", "Контрагент", "Вид", "Партнёр для встречи", "Очередность"]]
    rows += [
        [n, asker, "покупатель" if asker in B else "поставщик", target, words[place]]
        for asker, targets in ASKED.items()
        for place, (n, target) in enumerate(enumerate(targets, len(rows)))
    ]
    intake = read(
        tmp_path, {"TDSheet": [*rows, ["Итого", None, len(rows) - 1], [], ["Исполнитель:", None, "Смирнова"]]}
    )
    assert wishes(intake) == {(a, t, "no" if n == 2 else "want") for a, ts in ASKED.items() for n, t in enumerate(ts)}
    assert intake.event is not None
    assert {r.rank for r in intake.event.requests} == {1, 2, None}


def test_a_remark_on_a_choice_gives_it_its_level(tmp_path):
    title = "Примечание к пункту 1"
    rows: Rows = [["Компания", "Роль", title, "1-й приоритет", "Остальные пожелания"]]
    rows += [
        [asker, side(asker), "обяз." if asker == B[0] else None, targets[0], "; ".join(targets[1:])]
        for asker, targets in ASKED.items()
    ]
    rows += [[name, "seller"] for name in (S[1], S[2])]
    expected = WANTED - {(B[0], S[0], "want")} | {(B[0], S[0], "must")}
    assert wishes(read(tmp_path, {"A": rows})) == expected
    rows[0][2] = "Примечание"
    assert [(q.kind, q.subject) for q in read(tmp_path, {"A": rows}).questions] == [("cell", "обяз.")]


def test_all_but_these_are_refused_and_money_is_no_limit(tmp_path):
    rows: Rows = [["公司名", "参会角色", "次选企业", "除下列企业外，均可安排", "预算（万元）"]]
    rows += [
        [asker, "买方" if asker in B else "卖方", "\n".join(targets[1:]), targets[0], 5 + n % 2]
        for n, (asker, targets) in enumerate(ASKED.items())
    ]
    rows += [[name, "卖方"] for name in (S[1], S[2])]
    intake = read(tmp_path, {"填表数据": rows})
    assert wishes(intake) == {
        (a, t, "want" if n else "no") for a, targets in ASKED.items() for n, t in enumerate(targets)
    }
    assert intake.event is not None
    assert {side.maximum for c in intake.event.companies for side in (c.purchaser, c.supplier) if side} == {None}


def test_the_same_wishes_of_several_companies_are_not_who_asks(tmp_path):
    rows: Rows = [["Company", "Role", "Wishes"]]
    rows += [[name, side(name), f"1. {S[1]} 2. {S[0]}" if name in B else f"1. {B[0]} 2. {B[1]}"] for name in [*B, *S]]
    intake = read(tmp_path, {"A": rows})
    assert wishes(intake) == {(name, other, "want") for name in [*B, *S] for other in (S[:2] if name in B else B[:2])}


@pytest.mark.parametrize(
    "mark", ["same as no. 2", "as above (see No. 2)", "как у № 2", "см. п. 2", "同上（见2号）", "同2号"]
)
def test_a_cell_that_names_the_row_that_it_repeats(tmp_path, mark):
    rows = [
        ["Hotel", "№", "Buyer", "Country", "Would like to meet"],
        [2, 1, "Altyn Trade", "KZ", "River Machines"],
        [4, 2, "Ural Import", "RU", "Spring Parts; River Machines"],
        [3, 3, "Orda Foods", "KZ", "River Machines"],
        [9, 4, "Pamir Stroy", "TJ", mark],
    ]
    suppliers = [["Exhibitor", "Country"], ["River Machines", "CN"], ["Spring Parts", "CN"]]
    event = event_of(tmp_path, {"Buyers": rows, "Exhibitors": suppliers})
    names = {company.id: company.name for company in event.companies}
    assert [(names[r.supplier], r.rank, str(r.cell)) for r in event.requests if names[r.asker] == "Pamir Stroy"] == [
        ("Spring Parts", 1, "Buyers!E5"),
        ("River Machines", 2, "Buyers!E5"),
    ]


def test_a_row_that_is_not_there_is_asked(tmp_path):
    rows = [
        ["№", "Buyer", "Country", "Would like to meet"],
        [1, "Altyn Trade", "KZ", "River Machines"],
        [2, "Ural Import", "RU", "same as no. 7"],
    ]
    suppliers = [["Exhibitor", "Country"], ["River Machines", "CN"], ["Spring Parts", "CN"]]
    assert [
        q.subject for q in read(tmp_path, {"Buyers": rows, "Exhibitors": suppliers}).questions if q.kind == "name"
    ] == ["same as no. 7"]


def test_rows_with_nothing_but_a_further_wish_are_of_the_company_above(tmp_path):
    """A list says who asks in the first of its rows only; a total below is no wish."""
    sellers = [
        ["Supplier", "Product"],
        *([name, "parts"] for name in ("River Pumps", "Jialing Tractors", "Bayu Gears")),
    ]
    buyers = [
        ["No", "Company", "Country", "Would like to meet", "Priority"],
        [1, "Altyn Trade LLP", "Kazakhstan", "River Pumps", "high"],
        [None, None, None, "Bayu Gears", "low"],
        [2, "Ural Import LLC", "Russia", "Jialing Tractors", "low"],
        [None, None, None, "River Pumps", "high"],
        [None, None, None, "Total", 4],
    ]
    said = {
        ("Altyn Trade LLP", "River Pumps", "want"),
        ("Altyn Trade LLP", "Bayu Gears", "want"),
        ("Ural Import LLC", "Jialing Tractors", "want"),
        ("Ural Import LLC", "River Pumps", "want"),
    }
    for name in ("Buyers", "Buyers of 2026"):
        intake = read(tmp_path, {name: buyers, "Suppliers list": sellers})
        assert {(q.kind, q.subject) for q in intake.questions} == {("word", "high")}
        assert wishes(read(tmp_path, {name: [row[:4] for row in buyers[:-1]], "Suppliers list": sellers})) == said


def test_a_cell_with_an_address_below_the_name_of_a_company(tmp_path):
    """Tables from documents number their columns below the header, and put all of a company into one cell."""
    names = ("River Pumps", "Jialing Tractors", "Bayu Gears")
    buyers = [["No", "Organisation, address, director", "Field", "Suppliers whom they want to meet"], [1, 2, 3, 4]]
    buyers += [
        [n, f"{name}\n{n} Main Street\nDirector: Ivanov", "metal", f"1) {names[0]};\n2) {names[n]}."]
        for n, name in enumerate(B[:2], start=1)
    ]
    said = {(B[0], names[0], "want"), (B[0], names[1], "want"), (B[1], names[0], "want"), (B[1], names[2], "want")}
    sellers = [["Supplier", "Product"], *([name, "parts"] for name in names)]
    assert wishes(read(tmp_path, {"Buyers of 2026": buyers, "Suppliers list": sellers})) == said


@pytest.mark.parametrize("heading", [None, "Form no. {}"])
def test_an_answer_of_several_rows_goes_on_below_its_label(tmp_path, heading):
    asked = {asker: [S[n], S[n + 1], S[0]] for n, asker in enumerate(B[:2], 1)}
    rows: Rows = [["Forms of the buyers"]]
    for number, (asker, (first, *others)) in enumerate(asked.items(), 1):
        rows += [[], [heading.format(number)]] if heading else [[]]
        rows += [
            ["Company:", asker],
            ["Country:", "Russia"],
            ["Languages:", "Russian"],
            ["Wants to meet:", f"1. {first}"],
        ]
        rows += [[None, f"{place}. {name}"] for place, name in enumerate(others, 2)]
    sheets = {"Forms": rows, "Suppliers": [["Supplier", "Languages"], *([name, "Chinese"] for name in S)]}
    assert wishes(read(tmp_path, sheets)) == {(asker, name, "want") for asker in asked for name in asked[asker]}


@pytest.mark.parametrize("heading", ["Form no. {}", "Анкета № {}"])
def test_a_row_is_made_of_each_numbered_form_and_each_cell_tells_where_it_stood(heading):
    rows: Rows = [["Forms of the buyers"]]
    for number, asker in enumerate(B[:3], 1):
        rows += [[], [heading.format(number)], ["Company:", asker], ["Country:", "Russia"]]
        rows += [["Wants to meet:", f"1. {S[0]}"], [None, f"2. {S[number]}"]]
    made = filled(Book("", (sheet("F", *rows, ["Remarks:"]),))).grids
    assert shown(*made) == [
        "F 1: A1 Forms of the buyers",
        "F 3: A4 Company, A5 Country, A6 Wants to meet, A20 Remarks",
        f"F 4: B4 {B[0]}, B5 Russia, B6 1. {S[0]}; 2. {S[1]}",
        f"F 5: B10 {B[1]}, B11 Russia, B12 1. {S[0]}; 2. {S[2]}",
        f"F 6: B16 {B[2]}, B17 Russia, B18 1. {S[0]}; 2. {S[3]}",
    ]
    assert [made[0].cell(row, 0).row for row in (4, 5, 6)] == [4, 10, 16]


ASKED_TWICE = ["Time", "Buyer company name", "Supplier company name", "Contact"]
ONE, TWO, BOTH, NONE = ["t1", "Altyn", None, "A"], ["t2", None, "Jade", "B"], ["t3", "Ural", "River", "C"], ["t4"]
JOINED = [["Time", "Company", "Contact", "Role"], ["t1", "Altyn", "A", "purchaser"], ["t2", "Jade", "B", "supplier"]]


@pytest.mark.parametrize(
    ("rows", "made"),
    [
        ([ASKED_TWICE, ONE, TWO], JOINED),
        ([["Forms"], ASKED_TWICE, ONE, TWO], [["Forms"], *JOINED]),
        ([ASKED_TWICE, ONE, ONE], None),
        ([ASKED_TWICE, ONE, TWO, BOTH], None),
        ([ASKED_TWICE, *[ONE, TWO] * 5, [*NONE, None, None, "D"]], [*JOINED, *JOINED[1:] * 4, ["t4", "D"]]),
        ([ASKED_TWICE, *[ONE, TWO] * 4, [*NONE, None, None, "D"]], None),
        ([ASKED_TWICE, *[ONE, TWO] * 4, NONE], [*JOINED, *JOINED[1:] * 3, NONE]),
        ([[*ASKED_TWICE, "Buyer company for invoices"], [*ONE, "x"], [*TWO, "x"]], None),
        (
            [[*ASKED_TWICE, "You are"], [*ONE, "buyer"], [*TWO, "seller"]],
            [["Time", "Company", "Contact", "You are"], ["t1", "Altyn", "A", "buyer"], ["t2", "Jade", "B", "seller"]],
        ),
        (
            [[*ASKED_TWICE, "Zone"], [*ONE, "A"], [*TWO, "B"]],
            [[*JOINED[0][:3], "Zone", "Role"], [*JOINED[1][:3], "A", "purchaser"], [*JOINED[2][:3], "B", "supplier"]],
        ),
    ],
)
def test_a_question_of_each_side_for_its_name_is_one_column_and_says_the_role(rows, made):
    asked = sheet("Form", *rows)
    (grid,) = filled(Book("a", (asked,))).grids
    given = [list(values.values()) for values in asked.rows.values()]
    assert [[value for _, value in sorted(values.items())] for values in grid.rows.values()] == (made or given)
    for row, values in grid.rows.items() if made else ():
        assert grid.cell(row, 0) == asked.cell(row, 0)
        told = {value: str(grid.cell(row, column)) for column, value in values.items()}
        places = {value: str(asked.cell(row, column)) for column, value in asked.rows[row].items()}
        assert {value: place for value, place in told.items() if value in places}.items() <= places.items()
        assert all(told[role] in {f"Form!B{row}", f"Form!C{row}"} for role in told.keys() & {"purchaser", "supplier"})


@pytest.mark.parametrize(
    ("title", "cells", "names"),
    [
        ("Company, address", ["Altyn\nStreet 1", "Jade\nStreet 2\nOsh"], ["Altyn", "Jade"]),
        (
            "Company, address",
            ["Altyn\nA 1", "Jade\nB 2", "Orda\nC 3", "Ural\nD 4", "Osh"],
            ["Altyn", "Jade", "Orda", "Ural", "Osh"],
        ),
        ("Company, address", ["Altyn\nA 1", "Jade\nB 2", "Orda\nC 3", "Osh"], None),
        ("Company, address", ["Altyn\nStreet 1"], None),
        ("Company, address", ["Altyn\nJade Ltd", "Orda\nUral Ltd"], None),
        ("Company (name, address)", ["Altyn\nStreet 1", "Jade\nStreet 2"], None),
        ("Address, phone", ["Altyn\nStreet 1", "Jade\nStreet 2"], None),
        ("Exporters\nrequested", ["1. Altyn\n2. Jade", "1. Orda\n2. Ural\n3. Osh"], None),
        ("Company,\nstand", ["- Altyn\n- Jade", "– Orda\n– Ural"], None),
        ("Желаемые\nпоставщики", ["Алтын\nЖаде", "Орда\nУрал"], None),
        ("想见的\n供应商", ["龙源\n大地", "东方\n海天"], None),
        ("Company,\naddress", ["1. Altyn\nStreet 1", "2. Jade\nStreet 2"], ["1. Altyn", "2. Jade"]),
    ],
)
def test_lines_below_the_name_in_a_cell_with_an_address_are_apart(title, cells, names):
    found = book_of([["No.", title, "Info"], *([number, cell, "a"] for number, cell in enumerate(cells, 1))])
    assert [found[row][2] for row in range(2, len(cells) + 2)] == (names or cells)
    rest = [cell.partition("\n")[2].replace("\n", "; ") for cell in cells] if names else [""] * len(cells)
    assert [found[row].get(4, "") for row in range(2, len(cells) + 2)] == rest


@pytest.mark.parametrize(
    ("upper", "lower", "parted"),
    [
        ([None, "Company, address", "Info"], ["No.", "Name", "Info"], True),
        ([None, "Company, address", "Info"], ["No.", "Name", "Name"], False),
        ([None, "Info", "Company, address"], ["No.", "Name", "Name"], False),
        (["No.", "Company, address", "Info"], ["No.", "Name", "Name"], True),
    ],
)
def test_a_title_above_names_of_several_columns_is_none_of_names(upper, lower, parted):
    names = ("Altyn", "Jade", "Orda", "Ural")
    cells = [[str(n), f"{name}\nStreet {n}", f"{name} Ltd\nRoom {n}"] for n, name in enumerate(names, 1)]
    assert (4 in book_of([upper, lower, *cells])[3]) is parted


@pytest.mark.parametrize(
    ("title", "left"), [("Buyer", ["Altyn", "Ural"]), ("Country", ["Altyn", "Altyn Total", "Ural", "Ural Total"])]
)
def test_totals_are_left_out_below_a_title_for_names_only(title, left):
    rows: Rows = [[title, "Supplier", "Count"]]
    rows += [line for name in ("Altyn", "Ural") for line in ([name, "Jade", 1], [f"{name} Total", None, 1])]
    assert [values[1] for values in book_of(rows).values()] == [title, *left]


def test_rows_of_three_cells_are_no_labels_with_answers():
    card = [["Company name:", "{}", "x"], ["Category:", "buyer", "x"], ["Wish 1:", "Jade", "x"]]
    rows = [[cell.format(name) for cell in line] for name in ("Altyn", "Ural", "Orda") for line in card]
    assert list(book_of(rows).values()) == [dict(enumerate(line, 1)) for line in rows]
    assert len(book_of([line[:2] for line in rows])) == 4
