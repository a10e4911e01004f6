"""Ticks by whatever sign: numbers, yes and no, in a matrix, in boxes for each option and in a list of pairs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.intake.books import Sheets, read
from tests.intake.understanding.answers import B, S, event_sheets, said, understood

TICKED = {(0, 0), (0, 2), (1, 1), (1, 2), (2, 0), (2, 3)}
WANTED = {(B[buyer], S[supplier], "want", None) for buyer, supplier in TICKED}
SIGNS: list[tuple[Any, Any]] = [(1, 0), (1, None), ("1", "-"), (True, False), ("TRUE", "FALSE"), ("+", 0)]


def marked(yes: Any, no: Any) -> list[list[Any]]:
    """The signs of each buyer, one for each supplier."""
    return [[yes if (b, s) in TICKED else no for s in range(len(S))] for b in range(len(B))]


def around() -> Sheets:
    """The lists of both sides."""
    buyers = [["Company", "Country"], *([b, "Russia"] for b in B)]
    return {"Buyers": buyers, "Suppliers": [["Company", "Products"], *([s, "pumps"] for s in S)], **event_sheets()}


@pytest.mark.one_of(3)
@pytest.mark.parametrize(("yes", "no"), SIGNS)
@pytest.mark.parametrize("question", ["{}", "Whom do you want to meet? [{}]", "5.希望对接的供应商:{}"])
def test_ticks_of_a_matrix_rank_nobody(tmp_path: Path, question: str, yes: Any, no: Any):
    titles = [question.format(s) for s in S]
    rows = [["", *titles], *([b, *row] for b, row in zip(B, marked(yes, no), strict=True))]
    assert said(understood(read(tmp_path, {"Wishes": rows, **around()}))) == WANTED


@pytest.mark.parametrize(("top", "rank"), [(1, None), (2, 1)])
def test_a_one_is_a_rank_beside_others(tmp_path: Path, top: int, rank: int | None):
    rows = [["", *S], [B[0], 1, top, None, None], [B[1], 1, None, None, None]]
    event = understood(read(tmp_path, {"Wishes": rows, **around()}))
    assert {r for _, _, _, r in said(event)} == {rank, None if rank is None else top}


def test_a_title_of_ranks_ranks_the_one_company_of_each(tmp_path: Path):
    rows = [["", *(f"Rank [{s}]" for s in S)], *([b, *[None] * n, 1] for n, b in enumerate(B))]
    event = understood(read(tmp_path, {"Wishes": rows, **around()}))
    assert said(event) == {(b, S[n], "want", 1) for n, b in enumerate(B)}


def test_a_list_of_what_was_ticked_beside_its_boxes_is_in_no_order(tmp_path: Path):
    question = "Which exhibitors would you like to meet?"
    chosen = [", ".join(S[s] for s in reversed(range(len(S))) if (b, s) in TICKED) for b in range(len(B))]
    rows = [
        ["Company", "Country", question, *(f"{question} ({s})" for s in S)],
        *([b, "Russia", text, *row] for b, text, row in zip(B, chosen, marked("TRUE", "FALSE"), strict=True)),
    ]
    event = understood(read(tmp_path, {"Answers": rows, **{k: v for k, v in around().items() if k != "Buyers"}}))
    assert {company.name for company in event.companies} == {*B, *S}
    assert said(event) == WANTED


@pytest.mark.parametrize(
    ("question", "other"),
    [
        ("Whom do you want to meet? [{}]", "Whom do you want to meet? [Other]"),
        ("5.希望对接的供应商:{}", "5.希望对接的供应商:其他"),
        ("{}", "Other (please specify)"),
        ("Хотим встретиться: {}", "Другое (укажите)"),
        ("{}", "Andere (bitte angeben)"),
    ],
)
def test_names_typed_beside_ticks_are_in_no_order(tmp_path: Path, question: str, other: str):
    ticked = [(0, 0), (0, 1), (1, 1), (2, 0), (2, 2)]
    rows = [["Company", *(question.format(s) for s in S[:3]), other]]
    rows += [
        [b, *("x" if (n, s) in ticked else None for s in range(3)), S[3] if n < 2 else None] for n, b in enumerate(B)
    ]
    found = said(understood(read(tmp_path, {"Wishes": rows, **around()}, sure=0.5)))
    assert found == {(B[b], S[s], "want", None) for b, s in (*ticked, (0, 3), (1, 3))}


def test_a_list_in_order_of_preference_behind_ticks_ranks(tmp_path: Path):
    title = "And whom most of all?"
    rows: list[list[Any]] = [["Company", *S[:3], title]]
    rows += [[b, "x", "x", None, f"{S[3]}; {S[2]}"] for b in B]
    found = said(understood(read(tmp_path, {"Wishes": rows, **around()}, sure=0.5)))
    assert {wish[1:] for wish in found if wish[3]} == {(S[3], "want", 1), (S[2], "want", 2)}


@pytest.mark.one_of(3)
@pytest.mark.parametrize(("yes", "no"), SIGNS)
@pytest.mark.parametrize("title", ["Interested", "Хочет встречу"])
def test_ticked_pairs_are_wishes_and_the_others_none(tmp_path: Path, title: str, yes: Any, no: Any):
    marks = marked(yes, no)
    rows = [["Buyer", "Supplier", title], *([b, s, marks[n][m]] for n, b in enumerate(B) for m, s in enumerate(S))]
    assert said(understood(read(tmp_path, {"Interests": rows, **around()}))) == WANTED


@pytest.mark.parametrize(
    ("title", "yes", "no", "asked"),
    [
        ("Отметка", 1, 0, ("column", "Отметка", "Level")),
        ("Отметка", 1, None, ("column", "Отметка", "nothing")),
        ("Interested", "Да", "Нет", ("word", "Нет", "nothing")),
        ("意向", "是", "否", ("word", "否", "nothing")),
    ],
)
def test_marks_of_pairs_that_may_mean_several_things_are_asked_for(tmp_path, title, yes, no, asked):
    marks = marked(yes, no)
    rows = [["Buyer", "Supplier", title], *([b, s, marks[n][m]] for n, b in enumerate(B) for m, s in enumerate(S))]
    intake = read(tmp_path, {"Interests": rows, **around()})
    assert [(q.kind, q.subject, q.guess) for q in intake.questions] == [asked]


def test_ones_in_every_row_of_pairs_count_them(tmp_path: Path):
    pairs = [(B[b], S[s], 1) for b, s in sorted(TICKED)]
    event = understood(
        read(tmp_path, {"Pairs": [["Buyer", "Requested supplier", "Count"], *map(list, pairs)], **around()})
    )
    assert {wish[:3] for wish in said(event)} == {wish[:3] for wish in WANTED}


@pytest.mark.parametrize(("yes", "no", "must"), [("yes", "no", "must"), ("да", "нет", "обязательно")])
def test_a_no_in_most_boxes_is_asked_for_beside_musts_too(tmp_path: Path, yes: str, no: str, must: str):
    rows = [[b, *[no] * len(S)] for b in B]
    rows[0][1], rows[0][3], rows[1][2], rows[2][4] = yes, must, yes, must
    intake = read(tmp_path, {"Wishes": [["", *S], *rows], **around()})
    assert [(q.kind, q.subject, q.guess) for q in intake.questions] == [("word", no, "nothing")]
    rows = [[b, *[yes] * len(S)] for b in B]
    rows[0][1], rows[0][3] = no, must
    event = understood(read(tmp_path, {"Wishes": [["", *S], *rows], **around()}))
    assert [wish[:2] for wish in said(event) if wish[2] == "no"] == [(B[0], S[0])]


@pytest.mark.one_of(3)
@pytest.mark.parametrize("words", [("1", "0"), ("TRUE", "FALSE"), ("x", None)])
@pytest.mark.parametrize("refused", [2, 3])
@pytest.mark.parametrize(
    "question", ["Whom would you rather not meet?", "不希望见哪些企业", "С кем не назначать встречу"]
)
def test_a_question_that_refuses_does_so_for_two_companies_too(tmp_path, words, refused, question):
    goods = ("Atlas Pumps", "Marlin Tea", "Osprey Tools")
    head = ["Company", "Role", *(f"Wanted [{name}]" for name in goods), *(f"{question} [{n}]" for n in goods[:refused])]
    ticks = {
        "Thorngate": ("101", "010"),
        "Meridian": ("010", "000"),
        "Skagerrak": ("110", "000"),
        "Hexham": ("001", "100"),
    }
    rows = [[name, "buyer", *(words[t == "0"] for t in f"{a}{b[:refused]}")] for name, (a, b) in ticks.items()]
    intake = read(tmp_path, {"Answers": [head, *rows, *([name, "supplier"] for name in goods)]})
    assert [q.subject for q in intake.questions] == []
    assert intake.event is not None
    names = {company.id: company.name for company in intake.event.companies}
    said = {(names[r.asker], names[r.target], r.level.value) for r in intake.event.requests}
    assert said == {
        (name, goods[n], level)
        for name, two in ticks.items()
        for level, line in zip(("want", "no"), two, strict=True)
        for n, tick in enumerate(line)
        if tick == "1"
    }


@pytest.mark.parametrize(
    "question", ["Which exhibitors do you want to meet? - {}", "۵. مایل به ملاقات با کدام شرکت هستید؟ - {}"]
)
def test_options_ticked_by_their_own_short_names_are_in_no_order(tmp_path: Path, question: str):
    short = [S[0], *(s.split()[0] for s in S[1:])]  # of which one is the whole name
    assert all(one != s for one, s in zip(short[1:], S[1:], strict=True))
    rows = [["Company", "Country", *(question.format(one) for one in short)]]
    rows += [
        [b, "Russia", *(one if (n, s) in TICKED else None for s, one in enumerate(short))] for n, b in enumerate(B)
    ]
    event = understood(read(tmp_path, {"Answers": rows, "Suppliers": around()["Suppliers"], **event_sheets()}))
    assert said(event) == WANTED
