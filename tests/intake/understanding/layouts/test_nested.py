"""Reports in which those that a company wants to meet stand in rows below its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sco_scheduler.intake.table.grids import Book
from sco_scheduler.intake.understanding.layouts.nested import _bare, with_nested_lists
from tests.intake.books import Sheets, read
from tests.intake.understanding.answers import B, S, event_sheets, said, understood
from tests.intake.understanding.sheets import sheet, shown

WISHES = {B[0]: [(S[0], "must"), (S[1], "wish")], B[1]: [(S[2], "maybe")], B[2]: [(S[1], "wish"), (S[3], "must")]}
WANTED = {(b, s, {"wish": "want"}.get(level, level), None) for b, wishes in WISHES.items() for s, level in wishes}


def report(*titles: str, indent: str = "", manager: bool = True) -> Sheets:
    """Who asks in rows of their own, with a country and a manager, above those they ask for."""
    rows: list[list[object]] = [["Requests of counterparties"], [], *([t] for t in titles)]
    rows[2] += ["Country", "Importance", "Manager"]
    for b, wishes in WISHES.items():
        rows.append([b, "Russia", None, "Olga" if manager else None])
        rows += [[indent + s, "China", level, None] for s, level in wishes]
    return {"TDSheet": [*rows, ["Total", None, 5]], **event_sheets()}


@pytest.mark.parametrize(
    "titles", [("Buyer / Supplier",), ("Закупщик → Поставщик",), ("采购商／供应商",), ("Buyer", "Supplier")]
)
def test_wishes_stand_below_who_asks(tmp_path: Path, titles: tuple[str, ...]):
    event = understood(read(tmp_path, report(*titles)))
    assert said(event) == WANTED
    assert {c.name: c.country for c in event.companies} == {**dict.fromkeys(B, "Russia"), **dict.fromkeys(S, "China")}


@pytest.mark.parametrize("titles", [("Buyer / Supplier",), ("Buyer", "Supplier")])
def test_each_cell_of_the_lists_tells_where_it_stood(titles: tuple[str, ...]):
    low = len(titles) - 1  # the rows below the header stand so much lower
    grid = sheet("R", *report(*titles)["TDSheet"])
    made = with_nested_lists(Book("", (grid,))).grids
    shown_at = [
        re.sub(r"(?<=[A-D ])\d+(?=[ :])", lambda n: str(int(n[0]) - low * (int(n[0]) > 3)), s) for s in shown(*made)
    ]
    assert shown_at == [
        "R 1: A1 Requests of counterparties",
        "R 3: A3 Buyer, A3 Supplier, C3 Importance",
        "R 5: A4 Altyn Trade LLP, A5 Chongqing Motors Co., Ltd., C5 must",
        "R 6: A4 Altyn Trade LLP, A6 River Machines, Inc., C6 wish",
        "R 8: A7 Ural Import LLC, A8 Spring Parts Co., Ltd., C8 maybe",
        "R 10: A9 Bishkek Motors, A10 River Machines, Inc., C10 wish",
        "R 11: A9 Bishkek Motors, A11 Yangtze Pumps, C11 must",
        "R Buyer 3: R!A3 Buyer, R!B3 Country, R!D3 Manager",
        "R Buyer 4: R!A4 Altyn Trade LLP, R!B4 Russia, R!D4 Olga",
        "R Buyer 7: R!A7 Ural Import LLC, R!B7 Russia, R!D7 Olga",
        "R Buyer 9: R!A9 Bishkek Motors, R!B9 Russia, R!D9 Olga",
        "R Supplier 3: R!A3 Supplier, R!B3 Country, R!D3 Manager",
        "R Supplier 5: R!A5 Chongqing Motors Co., Ltd., R!B5 China",
        "R Supplier 6: R!A6 River Machines, Inc., R!B6 China",
        "R Supplier 8: R!A8 Spring Parts Co., Ltd., R!B8 China",
        "R Supplier 11: R!A11 Yangtze Pumps, R!B11 China",
    ]
    titled = made[0].cell(3 + low, 1), made[0].cell(3 + low, 2), made[0].cell(3 + low, 5)
    assert [cell.row for cell in titled] == [3, 3 + low, 3]
    assert [[of.cell(3 + low, column).row for column in (1, 2, 4)] for of in made[1:]] == [[3, 3, 3], [3 + low, 3, 3]]


def test_rows_that_are_indented_are_those_asked_for(tmp_path: Path):
    event = understood(read(tmp_path, report("Buyer / Supplier", indent="    ", manager=False)))
    assert said(event) == WANTED


def test_the_corner_of_a_matrix_names_both_sides_too(tmp_path: Path):
    rows = [["Buyer / Supplier", *S], *([b, *("x" if s == S[n] else None for s in S)] for n, b in enumerate(B))]
    assert {wish[:3] for wish in said(understood(read(tmp_path, {"Wishes": rows, **event_sheets()})))} == {
        (b, S[n], "want") for n, b in enumerate(B)
    }


Told = tuple[str, str, str]
FIRMS = {"Suppliers": [["Supplier", "City"], ["Jade", "Wuhan"], ["River", "Wuxi"], ["Spring", "Wuhu"]]}
GUESTS = {"Buyers": [["Buyer", "City"], ["Altyn", "Almaty"], ["Ural", "Perm"]]}
NUMBERS = [("1", "Altyn"), ("1.1", "Jade"), ("1.2", "River"), ("2", "Ural"), ("2.1", "Jade"), ("2.2", "Spring")]
SAID = [None, "must", "no", None, None, "no"]
WORDS = {"1": ("Buyer", "Закупщик", "采购商"), "": ("wished seller", "Поставщик", "供应商")}


def told_below(told: str) -> list[list[object]]:
    """The rows of a list in which a sign, a number or a word tells that they are below another."""
    rows: list[list[object]] = []
    for (number, name), level in zip(NUMBERS, SAID, strict=True):
        heads = "." not in number
        behind = f"{name} ({level})" if level else name
        rows.append(
            {
                "number": [number, name, level],
                "float": [float(number) if "." in number else int(number), name, level],
                "in the cell": [f"{number}. {behind}"],
                "bullet": [name if heads else f"• {name}", level, "x"],
                "indent": [name if heads else f"    {behind}"],
                **{
                    language: [WORDS["1" if heads else ""][n], name, level]
                    for n, language in enumerate(("en", "ru", "zh"))
                },
            }[told]
        )
    return rows


@pytest.mark.parametrize(
    ("told", "header"),
    [
        ("number", ["No.", "Company", "Level"]),
        ("number", None),
        ("float", ["№", "Компания", "Важность"]),
        ("in the cell", None),
        ("in the cell", ["Wish list"]),
        ("bullet", ["Company", "Level", "Checked"]),
        ("indent", None),
        ("indent", ["Who wants to meet whom"]),
        ("en", ["Role", "Company", "Level"]),
        ("ru", ["Кто", "Название", "Важность"]),
        ("zh", ["角色", "企业", "意向"]),
    ],
)
def test_rows_tell_in_many_ways_that_they_are_below_who_asks(tmp_path, told, header):
    rows = [*([header] if header else []), *told_below(told)]
    event = understood(read(tmp_path, {"Wishes": rows, **FIRMS, **GUESTS}))
    assert {(a, b, level) for a, b, level, _ in said(event)} == {
        *(("Altyn", "Jade", "must"), ("Altyn", "River", "no"), ("Ural", "Jade", "want"), ("Ural", "Spring", "no")),
    }


@pytest.mark.parametrize(
    ("asking", "wished", "must", "refused"),
    [
        ("Buyer", "wished", "must meet", "refused"),
        ("Buyer", "wished seller", "must-meet seller", "refused seller"),
        ("Закупщик", "Поставщик: хотим", "Поставщик: обязательно", "Поставщик: не хотим"),
        ("采购商", "想见的供应商", "必见的供应商", "不见的供应商"),
        ("Buyer", "seller (wish)", "seller (must)", "seller (no)"),
    ],
)
def test_words_beside_those_below_may_say_the_level(tmp_path, asking, wished, must, refused):
    words = dict(zip([number for number, _ in NUMBERS], (asking, must, refused, asking, wished, refused), strict=True))
    rows = [["Role", "Company"], *([words[number], name] for number, name in NUMBERS)]
    event = understood(read(tmp_path, {"Wishes": rows, **FIRMS}))
    assert {(a, b, level) for a, b, level, _ in said(event)} == {
        *(("Altyn", "Jade", "must"), ("Altyn", "River", "no"), ("Ural", "Jade", "want"), ("Ural", "Spring", "no")),
    }


@pytest.mark.parametrize(
    "rows",
    [
        ["Role Company Wants", "Buyer Altyn Jade", "Supplier Jade Ural", "Buyer Ural -", "Supplier Jade Altyn"],
        ["Role Company Contact", "Buyer Altyn Bat", "Supplier Jade Li", "Buyer Ural Oleg", "Supplier Jade Hu"],
        ["Role Company City", "Buyer Altyn Almaty", "Supplier Jade Wuhan", "Buyer Ural Perm", "Supplier River Wuxi"],
        ["Company Role", "Altyn Buyer", "Jade seller", "Ural Buyer", "River supplier"],
        ["No. Name Position", "1 Altyn -", "1.1 Aigul Director", "2 Ural -", "2.1 Oleg Buyer"],
        ["No. Company", "1 Altyn", "1.1 Jade", "3.1 River", "2 Ural", "2.1 Jade"],
        ["Altyn", "1.1.Jade", "Not_with:", "1.2.River", "Ural", "2.1.Jade"],
    ],
)
def test_rows_of_a_list_are_not_below_others(rows):
    grid = sheet("List", *(row.split() for row in rows))
    assert with_nested_lists(Book("", (grid,))).grids == (grid,)


def test_a_level_behind_a_dash_stays_with_the_name_that_the_organizer_gives(tmp_path):
    rows = [["1. Altyn"], ["1.1. Jade"], ["1.2. River – no"], ["2. Ural"], ["2.1. Jade"], ["2.2. Spring"]]
    sheets = {"Wishes": rows, **FIRMS, **GUESTS}
    assert [question.path for question in read(tmp_path, sheets).questions] == [("names", "River – no")]
    (tmp_path / "map.toml").write_text('[names]\n"River – no" = "River"\n', encoding="utf-8")
    event = understood(read(tmp_path, sheets, form=tmp_path / "map.toml"))
    assert ("Altyn", "River", "no", None) in said(event)


LISTED = sheet("S", ["Supplier"], ["Jade"], ["Spring"], ["River"])


@pytest.mark.parametrize(
    ("blocks", "foot", "others", "wished"),
    [
        ("Altyn: Jade; Ural: Jade Spring", [], (), True),
        ("Altyn: Jade River a b c; Ural: Jade River d e f", [], (), True),
        ("Altyn: Jade River; Ural: Jade Spring", [], (), False),
        ("Altyn: Jade River; Ural: Lotus Spring", [], (), False),
        ("Altyn: Jade River; Ural: Lotus Spring", [], (LISTED,), True),
        ("Altyn: Lotus Amber; Ural: Jade Spring", [], (LISTED,), False),
        ("Altyn: Jade; Ural: ; Orda: Jade Spring", [], (), True),
        ("Altyn: Jade; Ural: Jade Spring; Orda: ", [], (), True),
        ("Altyn: ; Ural: Jade Spring; Orda: Jade", [], (), True),
        ("Jade: ; Spring: ; River: ", [], (LISTED,), False),
        ("Altyn: Jade; Ural: Jade Spring", ["Thank you"], (), True),
        ("Altyn: Jade; Ural: Jade Spring", ["Thank you", "See you soon"], (), True),
        ("Altyn: Jade Jade; Ural: Jade Spring", [], (LISTED,), False),
        ("Altyn: Jade River; Altyn: Jade Spring", [], (LISTED,), False),
        ("Altyn: Jade Ural; Ural: Jade Ural", [], (LISTED,), False),
        ("Altyn: Jade Altyn; Ural: Jade Spring", [], (LISTED,), False),
    ],
)
def test_numbered_rows_are_wishes_if_several_ask_for_some_of_them_or_others_list_most(blocks, foot, others, wished):
    rows = []
    for number, (head, _, names) in enumerate((block.partition(": ") for block in blocks.split("; ")), 1):
        rows += [[str(number), head], *([f"{number}.{n}", name] for n, name in enumerate(names.split(), 1))]
    grid = sheet("List", *rows, *([text] for text in foot))
    made = with_nested_lists(Book("", (grid, *others))).grids
    assert (made[0] != grid) is wished
    if wished:
        assert [cell.split(", ")[-1].split()[-1] for cell in shown(made[0])[1:]] == [
            name
            for head, _, names in (block.partition(": ") for block in blocks.split("; "))
            for name in names.split() or [head]
        ]


@pytest.mark.parametrize(
    ("boxes", "nested"),
    [
        (["xx ", " x ", "x x", "  x"], False),
        (["mx ", " w ", "m x", "  w"], True),
        (["x", " ", "x", " "], True),
        (["xx", " x", "x ", " x"], True),
    ],
)
def test_boxes_of_three_columns_are_those_of_a_matrix_of_both_sides(boxes, nested):
    words = {"x": "x", "m": "Moscow", "w": "Wuhan", " ": None}
    rows = [
        [name, "KZ", *(words[box] for box in row)]
        for name, row in zip(("Altyn", "Jade", "Ural", "River"), boxes, strict=True)
    ]
    grid = sheet("Wishes", ["Buyer / Supplier", "Country", *("Osh", "Dazu", "Lotus")[: len(boxes[0])]], *rows)
    assert (with_nested_lists(Book("", (grid,))).grids != (grid,)) is nested


@pytest.mark.parametrize("told", ["number", "in the cell"])
@pytest.mark.parametrize("titles", [["Wishes"], ["Wishes", "June"]])
def test_titles_right_above_a_list_without_a_header_are_no_rows_of_it(told, titles):
    grid = sheet("List", *([title] for title in titles), *told_below(told))
    made = with_nested_lists(Book("", (grid, LISTED))).grids[0]
    names = ["Jade", "River", "Jade", "Spring"]
    if told == "in the cell":
        names = ["Jade (must)", "River (no)", "Jade", "Spring (no)"]
    pairs = [[asker, name] for asker, name in zip(["Altyn"] * 2 + ["Ural"] * 2, names, strict=True)]
    assert [[*values.values()][:2] for values in made.rows.values()] == [
        *([title] for title in titles),
        ["Company", "Wants to meet"],
        *pairs,
    ]


@pytest.mark.parametrize("again", [False, True])
def test_a_company_with_two_groups_of_rows_below_it_is_no_report(again):
    rows = report("Buyer / Supplier")["TDSheet"]
    grid = sheet("R", *([B[0], *row[1:]] if again and row and row[0] == B[1] else row for row in rows))
    made = with_nested_lists(Book("", (grid,))).grids
    assert (made == (grid,)) is again
    assert again or [of.cell(3, 0).row for of in made] == [of.cell(3, 1).row for of in made] == [3, 3, 3]
    assert {of.cell(3, 0).sheet for of in made} == {"R"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        *(("- Jade Tea", "Jade Tea"), (" 2.1 Jade Tea", "Jade Tea"), ("3) Jade Tea", "Jade Tea"), ("└ Jade", "Jade")),
        *(("Best-Buy Export", "Best-Buy Export"), ("Plant 12 Motors", "Plant 12 Motors"), ("A 3. Tea", "A 3. Tea")),
    ],
)
def test_what_stands_before_a_name_is_taken_off_and_nothing_within_it(text, name):
    assert _bare(text) == name


@pytest.mark.parametrize("title", ["Supplier \\ Buyer", "Fournisseur \\ Acheteur", "Поставщик / Закупщик"])
def test_a_matrix_with_groups_of_rows_and_ways_to_reach_them_is_no_report(title: str):
    heads = [
        ["Fruit"],
        ["Jade Tea", "B", "S!", None, "B/S", "j@a.example"],
        ["Orda Figs", "S!", None, "B", "B", "o@a.example"],
    ]
    more = [
        ["Fish"],
        ["Joal Fish", None, "B/S", "S!", "B", "f@a.example"],
        ["Mar Crab", "B", "S!", "B/S", None, "m@a.example"],
    ]
    grid = sheet("Requests", [title, "Altyn", "Ural", "Tengri", "Pamir", "E-mail"], *heads, *more)
    assert with_nested_lists(Book("", (grid,))).grids == (grid,)
