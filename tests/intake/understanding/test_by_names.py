"""What a column means by whom it names beside the wishes of the same row, whatever its title says."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from sco_scheduler.intake import read_registrations
from tests.intake.books import read, save

B = ("Altyn Trade LLP", "Silk Way Import", "Orda Foods", "Steppe Wind LLP")
S = tuple(f"Chongqing {name} Co., Ltd." for name in ("Motors", "River Machines", "Spring Parts", "Tea", "Optics"))
WISHES = ((0, 1, 2), (1, 2), (2, 3, 4), (0, 4))


def asked(tmp_path: Path, title: str, second: list[tuple[int, ...]], *more: tuple[str, str]) -> dict[str, str]:
    """The guess at each question about a list with wishes and a second column that names companies."""
    rows: list[list[Any]] = [["Company", "Talk to whom?", title, *(t for t, _ in more)]]
    for buyer, wanted, others in zip(B, WISHES, second, strict=True):
        cells = ["\n".join(S[n] for n in names) or None for names in (wanted, others)]
        rows.append([buyer, *cells, *(cell for _, cell in more)])
    sellers = [["Exhibitor", "Goods"], *([name, "goods"] for name in S)]
    found = read(tmp_path, {"Guests": rows, "Exhibitors": sellers})
    return {question.path[-1]: question.guess for question in found.questions}


@pytest.mark.parametrize("title", ["And the big one for you?", "Ради кого едете", "最放心不下的那家"])
def test_who_is_named_again_in_a_shorter_list_is_a_must(tmp_path, title):
    assert asked(tmp_path, title, [(1,), (), (4,), (0,)])[title] == "musts"


@pytest.mark.parametrize("title", ["Anybody you'd skip?", "Держите подальше от нас", "绕开谁"])
def test_a_list_that_few_fill_in_and_that_names_nobody_again_is_of_refusals(tmp_path, title):
    assert asked(tmp_path, title, [(3,), (), (0, 1), ()])[title] == "refusals"


@pytest.mark.parametrize(
    "second",
    [[(3,), (0,), (1,), (2,)], [(1, 3), (), (4,), ()], [(0, 1, 2), (1, 2), (2, 3, 4), (0, 4)], [(3,), (), (), ()]],
    ids=["all fill it in", "some named again", "the same list", "one name"],
)
def test_other_lists_say_nothing_by_whom_they_name(tmp_path, second):
    assert asked(tmp_path, "And these?", second).get("And these?", "wishes") == "wishes"


@pytest.mark.parametrize("title", ["Hours when you can't be at your table", "Out of the room", "Телефон молчит"])
def test_hours_are_asked_for_whatever_their_title_is_about(tmp_path, title):
    assert asked(tmp_path, "Anybody you'd skip?", [()] * 4, (title, "14:00-15:00"))[title] == "Not available"


@pytest.mark.parametrize("titles", [("1st pick", "2nd pick", "3rd pick"), ("1-я звезда", "2-я звезда", "3-я звезда")])
def test_columns_that_differ_by_an_ordinal_are_choices_in_their_order(tmp_path, titles):
    rows = [["Company", *titles], *([b, S[n], S[n + 1], S[(n + 2) % 5]] for n, b in enumerate(B))]
    sellers = [["Exhibitor", "Goods"], *([name, "goods"] for name in S)]
    event = read(tmp_path, {"Guests": rows, "Exhibitors": sellers}).event
    assert event is not None
    names = {company.id: company.name for company in event.companies}
    ranks = {(names[r.asker], names[r.supplier]): r.rank for r in event.requests}
    assert ranks == {(b, S[(n + k) % 5]): k + 1 for n, b in enumerate(B) for k in range(3)}


def test_the_only_list_of_several_names_is_of_wishes(tmp_path):
    rows = [
        ["Company", "Talk to whom?"],
        *([b, "\n".join(S[n] for n in names)] for b, names in zip(B, WISHES, strict=True)),
    ]
    sellers = [["Exhibitor", "Goods"], *([name, "goods"] for name in S)]
    event = read(tmp_path, {"Guests": rows, "Exhibitors": sellers}).event
    assert event is not None
    assert [company.name for company in event.companies if company.purchaser] == list(B)
    assert len(event.requests) == sum(map(len, WISHES))


def test_a_list_of_refusals_alone_is_no_list_of_wishes(tmp_path):
    title = "Whom do you not want to meet?"
    rows = [["Company", title, "Language"], *([b, S[n], "Russian"] for n, b in enumerate(B))]
    sellers = [["Exhibitor", "Goods"], *([name, "goods"] for name in S)]
    questions = read(tmp_path, {"Guests": rows, "Exhibitors": sellers}).questions
    assert {question.path[-1]: question.guess for question in questions}.get(title, "refusals") == "refusals"


@pytest.mark.parametrize("forms", [" LLP", " Import", ""])
def test_a_matrix_is_told_though_a_title_names_a_trade(tmp_path, forms):
    heads = ["Altyn LLP", "Silk Way LLP", f"Orda{forms}", f"Steppe{forms or ' Foods'}"]
    rows = [[None, *heads], *([s, *("x" if (n + k) % 3 else None for k in range(4))] for n, s in enumerate(S))]
    questions = read(tmp_path, {"Sheet1": rows}).questions
    assert "name" not in {question.kind for question in questions}
    assert {question.path[-1] for question in questions} <= {"role", "column A"}


@pytest.mark.parametrize("merged", [False, True])
@pytest.mark.parametrize(("first", "second"), [("Talk to", "Do not seat us with"), ("С кем хотите", "С кем не надо")])
def test_two_grids_of_the_same_names_are_two_questions(tmp_path, first, second, merged):
    grid = [["Company", first, *[None] * 4, second, *[None] * 4], [None, *S, *S]]
    for n, (buyer, wanted) in enumerate(zip(B, WISHES, strict=True)):
        refused = {max(set(range(5)) - set(wanted))} if n < 2 else set[int]()
        grid.append(
            [
                buyer,
                *("+" if k in wanted else None for k in range(5)),
                *("+" if k in refused else None for k in range(5)),
            ]
        )
    path = save(
        tmp_path / "a.xlsx", {"Guests": grid, "Exhibitors": [["Exhibitor", "Goods"], *([name, "x"] for name in S)]}
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
    assert levels == {"want": sum(map(len, WISHES)), "no": 2}


def test_wishes_of_one_answer_below_merged_cells_are_kept_with_their_levels(tmp_path):
    rows = [["Sent at", "Company", "Country", "Wanted", "How much"]]
    spans = []
    for n, (buyer, wanted) in enumerate(zip(B, WISHES, strict=True)):
        spans.append((len(rows) + 1, len(rows) + len(wanted)))
        own = (datetime(2026, 10, n + 1, 9, 40, n), buyer, "Kazakhstan")
        rows += [[*(own if k == wanted[0] else [None] * 3), S[k], ("must", "want", "maybe")[k % 3]] for k in wanted]
    path = save(tmp_path / "a.xlsx", {"Guests": rows, "Exhibitors": [["Exhibitor", "Goods"], *([s, "x"] for s in S)]})
    book = openpyxl.load_workbook(path)
    for first, last in spans:
        for column in "ABC":
            book["Guests"].merge_cells(f"{column}{first}:{column}{last}")
    book.save(path)
    event = read_registrations(path, sure=0.0).event
    assert event is not None
    names = {company.id: company.name for company in event.companies}
    said = {(names[r.asker], names[r.supplier]): r.level.value for r in event.requests}
    assert said == {(b, S[k]): ("must", "want", "maybe")[k % 3] for b, w in zip(B, WISHES, strict=True) for k in w}


@pytest.mark.parametrize("words", [("Мы завод", "Приехали покупать"), ("Green badge", "Importer"), ("绿色", "采购商")])
def test_of_two_words_for_sides_the_unknown_one_is_the_other_side(tmp_path, words):
    rows = [["Firm", "You are", "Talk to whom?"], *([s, words[0], None] for s in S)]
    rows += [[b, words[1], "\n".join(S[n] for n in names)] for b, names in zip(B, WISHES, strict=True)]
    event = read_registrations(save(tmp_path / "a.xlsx", {"Answers": rows}), sure=0.0).event
    assert event is not None
    assert {c.name for c in event.companies if c.supplier} == set(S)
    assert {c.name for c in event.companies if c.purchaser} == set(B)


@pytest.mark.parametrize("heads", [("ГОСТИ-ЗАКУПЩИКИ", "МЕСТНЫЕ"), ("Buyers", "Hosts")])
def test_a_heading_that_names_no_side_heads_the_other_side(tmp_path, heads):
    rows: list[list[Any]] = [["No.", "Company", "Country", "Talk to whom?"]]
    for head, names in zip(heads, (B, S), strict=True):
        rows.append([head])
        asked = dict(zip(B, WISHES, strict=True))
        rows += [
            [str(n), name, "x", "\n".join(S[k] for k in asked.get(name, ())) or None] for n, name in enumerate(names, 1)
        ]
    event = read_registrations(save(tmp_path / "a.xlsx", {"List": rows}), sure=0.0).event
    assert event is not None
    assert {c.name for c in event.companies if c.supplier} == set(S)
    assert {c.name for c in event.companies if c.purchaser} == set(B)


@pytest.mark.parametrize("down", [True, False])
def test_ranks_that_come_once_in_a_column_are_those_of_the_companies_above(tmp_path, down):
    ranks = [[None] * len(S) for _ in B]
    for n, wanted in enumerate(WISHES):
        for place, k in enumerate(wanted, 1):
            ranks[n][k] = place
    rows = [["", *B], *([s, *(ranks[n][k] for n in range(len(B)))] for k, s in enumerate(S))]
    rows = rows if down else [["", *S], *([b, *of_one] for b, of_one in zip(B, ranks, strict=True))]
    sheets = {"Sheet1": rows, "Buyers": [["Buyer", "Country"], *([b, "x"] for b in B)]}
    sheets["Exhibitors"] = [["Exhibitor", "Goods"], *([s, "x"] for s in S)]
    event = read_registrations(save(tmp_path / "a.xlsx", sheets), sure=0.0).event
    assert event is not None
    names = {company.id: company.name for company in event.companies}
    said = {(names[r.asker], r.rank) for r in event.requests}
    assert said == {(b, place) for b, w in zip(B, WISHES, strict=True) for place in range(1, len(w) + 1)}


def test_who_asks_in_a_matrix_of_ticks_with_suppliers_down_is_asked(tmp_path):
    rows = [["", *B], *([s, *("x" if k in WISHES[n] else None for n in range(4))] for k, s in enumerate(S))]
    sheets = {"Sheet1": rows, "Buyers": [["Buyer", "Country"], *([b, "x"] for b in B)]}
    sheets["Exhibitors"] = [["Exhibitor", "Goods"], *([s, "x"] for s in S)]
    assert ("askers", "columns") in {(q.path[-1], q.guess) for q in read(tmp_path, sheets).questions}


def test_a_cross_among_ranks_is_asked_as_a_refusal(tmp_path):
    rows = [["", *S], *([b, 1, 2, 3, "х", None] for b in B)]
    sheets = {"Sheet1": rows, "Buyers": [["Buyer", "Country"], *([b, "x"] for b in B)]}
    sheets["Exhibitors"] = [["Exhibitor", "Goods"], *([s, "x"] for s in S)]
    assert ("х", "no") in {(q.path[-1], q.guess) for q in read(tmp_path, sheets).questions}


@pytest.mark.parametrize("title", ["Vital", "Ключевая встреча", "重中之重"])
def test_a_title_of_what_matters_most_is_of_musts_though_it_names_others(tmp_path, title):
    assert asked(tmp_path, title, [(3,), (), (0,), ()])[title] == "musts"


@pytest.mark.parametrize("cell", ["4 meetings", "до 4 встреч", "4 беседы", "最多4场"])
@pytest.mark.parametrize("title", ["Enough is enough", "Больше не надо", "顶多"])
def test_a_number_of_meetings_in_words_is_asked_as_a_limit(tmp_path, title, cell):
    assert asked(tmp_path, "Anybody you'd skip?", [()] * 4, (title, cell))[title] == "Maximum"


def test_hours_out_of_the_hall_are_no_zone(tmp_path):
    assert (
        asked(tmp_path, "Anybody you'd skip?", [()] * 4, ("Out of hall", "14:00-15:00"))["Out of hall"]
        == "Not available"
    )


def test_names_one_below_the_other_are_names_though_their_title_explains_marks(tmp_path):
    title = "想见的采购商（非见不可的后面写“必须”，不愿见的写“不见”）"
    rows = [["公司", title], *([s, "\n".join((B[n % 4], f"{B[(n + 1) % 4]}（不见）"))] for n, s in enumerate(S))]
    sheets = {"供应商": rows, "采购商": [["采购商", "国别"], *([b, "x"] for b in B)]}
    event = read_registrations(save(tmp_path / "a.xlsx", sheets), sure=0.0).event
    assert event is not None
    assert Counter(r.level.value for r in event.requests) == {"want": len(S), "no": len(S)}
