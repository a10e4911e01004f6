"""Lists of both sides on one sheet, one below the other: each has the side that its heading or its titles say."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sco_scheduler.intake.understanding.layouts.parts import parted
from sco_scheduler.intake.understanding.layouts.stacks import _heads_other_side, _named_in, stacked
from tests.intake.books import read
from tests.intake.understanding.answers import B, S, away, event_sheets, hours, said, understood
from tests.intake.understanding.sheets import sheet

Places = tuple[tuple[int, int], tuple[int, int]]
GOODS = {name: ("motors", "pumps", "tea")[n % 3] for n, name in enumerate(S)}
LANDS = {name: ("Russia", "Kazakhstan", "Iran")[n % 3] for n, name in enumerate(B)}


def block(heading: str, titles: list[str], names: list[str], others: list[str], away: str = "") -> list[list[Any]]:
    """A heading, a header and a numbered row for each company, of which the second is away."""
    rows: list[list[Any]] = [[heading] if heading else [], *([titles] if titles else [])]
    for n, name in enumerate(names):
        asked = f"{others[n % len(others)]}; {others[(n + 1) % len(others)]}"
        rows.append([n + 1, name, {**GOODS, **LANDS}[name], asked, (away or None) if n == 1 else None])
    return [*rows, []]


STACKS: dict[str, list[list[Any]]] = {
    "titles that differ in one": [
        ["Биржа контактов – кто приезжает и к кому хочет"],
        [],
        *block("ПОКУПАТЕЛИ", ["№", "Фирма", "Страна", "К кому", "Когда не может"], B, S, "до 11:00"),
        *block("ПОСТАВЩИКИ (Чунцин)", ["№", "Фирма", "Товар", "К кому", "Когда не может"], S, B),
        ["Итого: 3 покупателя, 4 поставщика"],
    ],
    "Chinese": [
        *block("采购商", ["序号", "单位", "国别", "想谈谁", "何时不在"], B, S, "10:30以前"),
        *block("供应商（重庆）", ["序号", "单位", "产品", "想谈谁", "何时不在"], S, B),
    ],
    "signs and words in brackets": [
        *block("■ 発注企業（バイヤー）", ["No.", "企業名", "所在地", "希望先", "参加不可"], B, S),
        *block("■ 受注企業（サプライヤー）", ["No.", "企業名", "所在地", "希望先", "参加不可"], S, B),
    ],
    "Uzbek": [
        *block("XARIDORLAR", ["T/r", "Korxona", "Davlat", "Kim bilan", "Band vaqti"], B, S),
        *block("YETKAZIB BERUVCHILAR", ["T/r", "Korxona", "Mahsulot", "Kim bilan", "Band vaqti"], S, B),
    ],
    "titles of which none is said again": [
        *block("BUYERS", ["#", "Company name", "Country", "Wants to meet", "Not available"], B, S, "until 11:00"),
        *block("SELLERS", ["Nr.", "Exhibiting company", "Product range", "Would like to see", "Away"], S, B),
    ],
    "a total and who signs between them": [
        *block("ПОКУПАТЕЛИ", ["№", "Фирма", "Страна", "К кому хочет", "Когда не может"], B, S),
        ["Итого: 3"],
        ["Исп. Иванова А.А."],
        *block("ПОСТАВЩИКИ", ["№", "Фирма", "Товар", "К кому хочет", "Когда не может"], S, B),
    ],
    "one header and two headings": [
        *block("ПОКУПАТЕЛИ", ["№", "Фирма", "Что", "К кому хочет", "Когда не может"], B, S),
        *block("ПОСТАВЩИКИ (Чунцин)", [], S, B),
    ],
    "one header and the heading of the second side": [
        *block("", ["序号", "单位", "备注", "想谈谁", "何时不在"], S, B)[1:],
        *block("采购方", [], B, S),
    ],
    "no headings, and the sides in titles": [
        *block("", ["No", "Buyer", "Land", "Wants to meet", "Out of the hall"], B, S)[1:],
        *block("", ["No", "Supplier", "Goods", "Wants to meet", "Out of the hall"], S, B)[1:],
    ],
    "the late ones of a side in a third list": [
        *block("BUYERS", ["No", "Firm", "Land", "Wants to meet", "Out of the hall"], B[:2], S),
        *block("SUPPLIERS", ["No", "Firm", "Goods", "Wants to meet", "Out of the hall"], S, B),
        *block("BUYERS (late)", ["No", "Firm", "Land", "Wants to meet", "Out of the hall"], B[2:], S[2:]),
    ],
}


@pytest.mark.parametrize("shape", STACKS)
def test_lists_one_below_the_other_are_of_the_side_that_heads_them(tmp_path, shape):
    event = understood(read(tmp_path, {"Sheet1": STACKS[shape]}))
    assert {c.name for c in event.companies if c.purchaser} == set(B)
    assert {c.name for c in event.companies if c.supplier} == set(S)
    asked = {(asker, target) for asker, target, _, _ in said(event)}
    late = shape.startswith("the late")
    assert {(B[2], S[2]), *([] if late else [(S[1], B[1])])} <= asked
    assert len(asked) == 2 * (len(B) + len(S))


def test_a_legend_above_and_late_ones_of_both_sides_below_part_no_list(tmp_path):
    titles = ["No", "Firm", "Land", "Wants to meet", "Out of the hall"]
    rows = [
        ["Legend:", "confirmed", "waiting", "gave up"],
        [],
        *block("BUYERS", titles, B[:2], S),
        *block("SUPPLIERS", titles, S[:3], B[:2]),
        ["LATE ADDITIONS"],
        [*titles[:4], "Kind"],
        [1, B[2], "Iran", S[0], "buyer"],
        [2, S[3], "tea", B[0], "supplier"],
    ]
    event = read(tmp_path, {"Sheet1": rows}, sure=0.0).event
    assert event is not None
    assert {c.name for c in event.companies if c.purchaser} == set(B)
    assert {c.name for c in event.companies if c.supplier} == set(S)
    assert {(B[2], S[0]), (S[3], B[0]), (S[1], B[1])} <= {(asker, target) for asker, target, _, _ in said(event)}


def test_a_part_is_of_the_side_above_it_though_its_sheet_is_called_after_the_other(tmp_path):
    rows = [
        *block("Guests: buyers", ["No", "Firm", "Land", "Wants to meet", "Away"], B, S),
        *block("Hosts: suppliers", ["No", "Firm", "Goods", "Wants to meet", "Away"], S, B),
    ]
    event = understood(read(tmp_path, {"Buyers of 2027": rows}))
    assert [c.name for c in event.companies if c.supplier] == S


def test_a_word_for_a_side_within_the_list_of_a_side_turns_nobody_round(tmp_path):
    sellers = [["Company", "Goods"], [S[0], "cars"], [S[1], "tools"], ["Manufacturers"], [S[2], "tea"], [S[3], "pumps"]]
    buyers = [["Company", "Country", "Wants to meet"], [B[0], "Russia", S[0]], [B[1], "Iran", f"{S[2]}; {S[3]}"]]
    intake = read(tmp_path, {"A": sellers, "B": buyers})
    assert [(question.kind, question.guess) for question in intake.questions] == [("role", "suppliers")]


@pytest.mark.parametrize("again", ["Wants to meet", "Wants to met", "Whom to meet"])
def test_titles_that_a_second_page_says_again_are_no_company(tmp_path, again):
    head = ["No", "Company", "Role"]
    rows: list[list[Any]] = [
        [*head, "Wants to meet"],
        *([n, name, "buyer", S[n]] for n, name in enumerate(B)),
        [*head, again],
        *([n, name, "supplier", None] for n, name in enumerate(S)),
    ]
    event = understood(read(tmp_path, {"List": rows}))
    assert [c.name for c in event.companies] == [*B, *S]
    assert len(event.requests) == len(B)


def test_a_list_of_rooms_below_the_companies_is_none_of_them(tmp_path):
    rows: list[list[Any]] = [
        ["No", "Company", "Role", "Wants to meet"],
        *([n, name, "buyer", S[n]] for n, name in enumerate(B)),
        *([n, name, "supplier", None] for n, name in enumerate(S)),
        [],
        ["Hotels"],
        ["No", "Company", "Hotel", "Room"],
        [1, B[0], "Hilton", "201"],
        [2, S[0], "Ibis", "33"],
    ]
    event = understood(read(tmp_path, {"List": rows}))
    assert [c.name for c in event.companies] == [*B, *S]


def test_of_a_row_of_titles_those_of_companies_and_sides_are_told():
    titles = ["No.", "Company", "Country", "Buyer", "Zone", "ООО «Альтаир»"]
    assert _named_in(sheet("A", titles), 1) == {2: True, 4: False}
    assert _named_in(sheet("A", titles[:2]), 1) == {}


@pytest.mark.parametrize(
    ("row", "other"),
    [
        (["Buyer", "Country"], True),
        (["Buyer", None, "Mail"], True),
        (["Buyer", "Country", "Mail"], True),
        (["Buyer"], False),
        (["Buyer", "City"], False),
        (["Buyer", "Country", "Mail", "Hall"], False),
        (["Supplier", "Country"], False),
        (["Country", "Buyer"], False),
        ([None, "Country", "Mail"], False),
    ],
)
def test_a_header_for_the_other_side_differs_from_another_in_the_title_for_the_side_alone(row, other):
    assert _heads_other_side(sheet("A", ["Supplier", "Country", "Mail"], row), 1, 2) is other
    assert not _heads_other_side(sheet("A", ["Supplier", "Buyer"], ["Buyer", "Supplier"]), 1, 2)


@pytest.mark.parametrize(
    ("purchasers", "suppliers", "titles"),
    [
        ("Purchaser", "Supplier", ["Country", "Mailbox"]),
        ("Закупщик", "Поставщик", ["Страна", "Почта"]),
        ("采购商", "供应商", ["国家", "邮箱"]),
    ],
)
def test_a_header_below_an_empty_row_with_the_other_side_in_its_place_begins_a_list(
    tmp_path, purchasers, suppliers, titles
):
    rows: list[list[Any]] = [[purchasers, *titles], *([name, LANDS[name], f"{n}@b.org"] for n, name in enumerate(B))]
    rows += [[], [suppliers, titles[0]], *([name, "China"] for name in S)]
    wishes = [["From", "To"], [B[0], S[1]], [B[1], S[0]]]
    event = understood(read(tmp_path, {"Names": rows, "Wanted": wishes}))
    sides = {company.name: company.purchaser is not None for company in event.companies}
    assert sides == dict.fromkeys(B, True) | dict.fromkeys(S, False)


@pytest.mark.parametrize(
    "words",
    [
        "BUYERS|SELLERS|Code|Company|Max.|Person|BUYERS' REQUESTS|Buyer|1st|2nd|3rd|SELLERS ASK FOR|Seller|Buyers|"
        "KEEP APART|Who asks|Not with|AWAY|Day|From|To",
        "ЗАКУПЩИКИ|ПОСТАВЩИКИ|Код|Компания|Максимум встреч|Контакт|Желания закупщиков|Закупщик|1-й выбор|2-й выбор|"
        "3-й выбор|Желания поставщиков|Поставщик|С кем|НЕ СТАВИТЬ ВМЕСТЕ|Кто просит|Не с кем|ОТСУТСТВИЯ|Дата|С|До",
    ],
)
@pytest.mark.parametrize("places", [((20, 1), (20, 5)), ((3, 12), (8, 12))], ids=["below", "beside both"])
def test_small_tables_around_each_other_are_lists_of_their_own(tmp_path: Path, words: str, places: Places):
    titles = words.split("|")
    buyers, sellers, code, company, most, person, wishes, buyer, *ranks, asks, seller, of = titles[:14]
    apart, who, whom, away_title, day, start, end = titles[14:]
    grid: dict[tuple[int, int], Any] = {(1, 1): "Working sheet of Ann"}

    def table(row: int, column: int, heading: str, *rows: list[Any]) -> None:
        grid[row, column] = heading
        grid.update({(row + 1 + r, column + c): v for r, of_row in enumerate(rows) for c, v in enumerate(of_row)})

    table(3, 1, buyers, [code, company, most], ["B1", B[0], 5], ["B2", B[1], None], ["B3", B[2], None])
    table(3, 6, sellers, [code, company, person], *([f"S{n}", s, f"Li {s[:3]}"] for n, s in enumerate(S, 1)))
    table(10, 1, wishes, [buyer, *ranks], ["B1", "S2", "S1"], ["B2", "S4", "S3", "S1"], ["B3", "S3"])
    table(10, 7, asks, [seller, of], ["S1", "B1, B3"], ["S4", "B2"])
    one, other = places
    table(*one, apart, [who, whom], ["B1", "S4"])
    table(*other, away_title, [code, day, start, end], ["B2", "2025-06-12", "10:00", "11:00"], ["S3", "2025-06-13"])
    lines = [[grid.get((row, column)) for column in range(1, 16)] for row in range(1, 26)]
    event = understood(read(tmp_path, {"Plan": lines, **event_sheets()}))
    wanted = {(0, 2, 1), (0, 1, 2), (1, 4, 1), (1, 3, 2), (1, 1, 3), (2, 3, 1)}
    assert {(a, t, rank) for a, t, _, rank in said(event) if rank and a in B} == {
        (B[b], S[s - 1], r) for b, s, r in wanted
    }
    assert {(a, t) for a, t, level, _ in said(event) if level == "no"} == {(B[0], S[3])}
    assert {(a, t) for a, t, _, _ in said(event) if a in S} == {(S[0], B[0]), (S[0], B[2]), (S[3], B[1])}
    assert away(event) == {
        B[1]: hours(event, "12 10:00-11:00"),
        S[2]: hours(event, "13 09:00-12:00", "13 14:00-17:00"),
    }


UNKNOWN_TITLES = {
    "uk": ("ЗАМОВНИКИ (закуповують)", "ПОСТАЧАЛЬНИКИ", ["№", "Хто", "Місто", "Хто веде", "Дзвонили"]),
    "de": ("EINKÄUFER", "LIEFERANTEN", ["Nr.", "Wer", "Ort", "Betreut von", "Angerufen"]),
    "tr": ("Alıcılar", "Tedarikçiler", ["No", "Kim", "Yer", "Takip", "Arandı"]),
}


@pytest.mark.parametrize("tongue", UNKNOWN_TITLES)
def test_headings_of_both_sides_part_lists_whose_titles_are_mostly_unknown(tongue):
    one, other, titles = UNKNOWN_TITLES[tongue]
    rows = [["3-4 June 2026"], [], [one], titles, *([n, b, "Rom", "Ann", "x"] for n, b in enumerate(B, 1)), []]
    first = len(rows) + 1
    rows += [[other], titles, *([n, s, "Oslo", "Ann", "x"] for n, s in enumerate(S, 1))]
    assert [min(part.rows) for part in stacked(sheet("1", *rows))] == [1, first]


def test_an_empty_cell_with_a_comment_keeps_its_place_in_a_part_of_the_sheet():
    heads, others = ([["Company", "Away", "City"], *([name, None, "Rom"] for name in of)] for of in (B, S))
    below = sheet("1", ["Buyers"], *heads, [], ["Suppliers"], *others)
    noted = [(3, 2), (len(heads) + 5, 2), (len(below.rows) + 9, 2)]
    first, second = stacked(replace(below, comments=dict.fromkeys(noted, "not on 4 June")))
    assert [str(part.cell(*place)) for part, place in zip((first, second), noted, strict=False)] == ["1!B3", "1!B9"]
    assert noted[2] not in second.origins
    beside = sheet("1", ["Buyer", "Away", "City", None, "Supplier", "Away", "City"])
    rows = {n: {1: b, 3: "Rom", 5: s, 7: "Oslo"} for n, (b, s) in enumerate(zip(B, S, strict=False), 2)}
    left, right = parted(replace(beside, rows={**beside.rows, **rows}, comments={(2, 2): "away", (3, 6): "late"}))
    assert (str(left.cell(2, 2)), str(right.cell(3, 6))) == ("1!B2", "1!F3")
    assert ((3, 6) in left.origins, (2, 2) in right.origins) == (False, False)


def test_a_merged_cell_ends_with_the_list_in_which_it_begins():
    rows = [["Buyers"], ["Company", "City"], *([b, "Rom"] for b in B), [], ["Suppliers"], ["Company", "City"]]
    grid = sheet("1", *rows, *([s, "Oslo"] for s in S))
    end, last = len(B) + 4, max(grid.rows)
    own, beyond, below = (3, 4, 2, 2), (5, end, 2, 2), (end + 2, last, 2, 3)
    parts = stacked(replace(grid, merged=(own, beyond, below)))
    assert [part.merged for part in parts] == [(own, (5, end - 1, 2, 2)), (below,)]


def test_a_heading_of_one_side_or_titles_unlike_each_other_part_no_list():
    titles = ["№", "Хто", "Місто"]
    rows = [
        ["ЗАМОВНИКИ"],
        titles,
        [1, B[0], "Рим"],
        [],
        ["ПОСТАЧАЛЬНИКИ"],
        ["Олена", "Тарас", "Зал"],
        [1, S[0], "Осло"],
    ]
    assert len(stacked(sheet("1", *rows))) == 1
