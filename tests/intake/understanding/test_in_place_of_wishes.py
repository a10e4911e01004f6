"""What stands where wishes or notes are expected, and says something else: who left, which languages are spoken."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.intake.books import Sheets, read
from tests.intake.understanding.answers import B, S, event_sheets, said, understood


def form(wish: str | None, *notes: str | None) -> Sheets:
    """A list with the wishes of three buyers, the last of which writes something else, and notes on each."""
    wishes = [S[0], f"{S[1]}; {S[3]}", wish]
    rows = [
        ["Company", "Country", "Whom do you want to meet?", "Notes"],
        *([b, "Russia", w, n] for b, w, n in zip(B, wishes, (*notes, None, None, None), strict=False)),
    ]
    return {"Buyers": rows, "Suppliers": [["Company", "Zone"], *([s, "A"] for s in S)], **event_sheets()}


@pytest.mark.parametrize("text", ["withdrew on 20 May", "отказались 20.05, не ставить", "снялись", "取消参会"])
def test_who_writes_in_place_of_wishes_that_it_left_does_not_come(tmp_path: Path, text: str):
    intake = read(tmp_path, form(text))
    event = understood(intake)
    assert [company.name for company in event.companies if company.cancelled] == [B[2]]
    assert {wish[:2] for wish in said(event)} == {(B[0], S[0]), (B[1], S[1]), (B[1], S[3])}


def test_a_limit_in_place_of_wishes_holds(tmp_path: Path):
    event = understood(read(tmp_path, form("at most 3 meetings")))
    assert {c.name: c.purchaser.maximum for c in event.companies if c.purchaser} == {B[0]: None, B[1]: None, B[2]: 3}


def test_languages_among_notes_are_spoken(tmp_path: Path):
    event = understood(
        read(tmp_path, form(S[1], "говорит по-русски и по-английски", "only Russian", "俄、英; max 2 meetings"))
    )
    spoken = {c.name: {code for d in c.delegates for code in d.languages} for c in event.companies if c.name in B}
    assert spoken == {B[0]: {"ru", "en"}, B[1]: {"ru"}, B[2]: {"ru", "en"}}
    assert [c.purchaser.maximum for c in event.companies if c.purchaser] == [None, None, 2]


@pytest.mark.parametrize("text", ["Russian market", "likes Chinese tea", "English speaking guide"])
def test_what_only_names_a_language_says_none(tmp_path: Path, text: str):
    event = understood(read(tmp_path, form(S[1], text)))
    assert {code for c in event.companies if c.name in B for d in c.delegates for code in d.languages} == set()


def test_a_name_that_is_taken_back_is_asked_for(tmp_path: Path):
    intake = read(tmp_path, form(f"1) Wuxi Stone Saw — sorry, 1) {S[1]}; 2) {S[3]}"))
    assert [(q.kind, q.subject, q.guess) for q in intake.questions] == [("name", "Wuxi Stone Saw — sorry", "nobody")]


@pytest.mark.parametrize("mark", ["above all", "особенно", "priority", "top", "首先"])
def test_a_name_that_is_marked_as_above_all_is_asked_for(tmp_path: Path, mark: str):
    intake = read(tmp_path, form(f"{S[1]} ({mark}); {S[3]}"))
    assert [(q.kind, q.subject, q.guess) for q in intake.questions] == [("word", mark, "must")]


@pytest.mark.parametrize(
    ("text", "first", "asked"),
    [
        ("same as my colleague", S[0], False),
        ("как у коллеги", S[0], False),
        ("与同事相同", S[0], False),
        ("same as my colleague", "", True),
        ("same as my colleague", "see my colleague", True),
        ("same as last year", S[0], True),
        ("not the same as my colleague", S[0], True),
    ],
)
def test_who_refers_to_the_answer_of_a_colleague_adds_nothing_to_it(tmp_path: Path, text, first, asked):
    rows = [[B[0], "Aigul", first], [B[1], "Oleg", S[1]], [B[0], "Bek", text]]
    sheets = {"Buyers": [["Company", "Name", "Whom to meet?"], *rows], "Exhibitors": [["Exhibitor"], *([s] for s in S)]}
    intake = read(tmp_path, {**event_sheets(), **sheets})
    assert bool(intake.questions) is asked
    if not asked:
        assert {(who, whom) for who, whom, *_ in said(understood(intake))} == {(B[0], S[0]), (B[1], S[1])}
