"""Requests that a remark in their row says are replaced, and the ranks that stand among levels in a list of pairs.

So too remarks elsewhere that replace a whole list of wishes.
"""

from __future__ import annotations

import pytest

from sco_scheduler.intake.values.statuses import voids_row
from tests.intake.books import Sheets, read
from tests.intake.understanding.answers import B, S

VOID = [
    "SUPERSEDED by e-mail of 21 Oct",
    "Replaced by row 12",
    "this request is void",
    "заменено письмом от 21.10",
    "Недействительна, см. ниже",
    "作废，以10月21日为准",
    "已被新名单替代",
    "ersetzt durch Mail vom 21.10.",
    "Sustituida por la del 21/10",
    "remplacé par le courriel du 21",
]
KEPT = [
    "see the new catalogue",
    "replaces the list of 9 October",
    "their invalid certificate was renewed",
    "meets every year",
    "заменить образцы",
    "existing supplier, contract talk",
    "new list",
]


@pytest.mark.parametrize(("texts", "void"), [(VOID, True), (KEPT, False)])
def test_which_remarks_make_a_request_void(texts, void):
    assert [text for text in texts if voids_row(text) is not void] == []


def book(notes: dict[tuple[str, str], str], levels: dict[tuple[str, str], str]) -> Sheets:
    """A list of pairs with a level and a remark for some."""
    pairs = [(B[0], S[0]), (B[0], S[1]), (B[0], S[2]), (B[1], S[0]), (B[1], S[2]), (B[2], S[1]), (B[2], S[2])]
    titles = ["No.", "Who asked / Bên yêu cầu", "Counterpart / Đối tác", "Priority", "Remarks / Ghi chú"]
    rows = [[str(n), *pair, levels.get(pair), notes.get(pair)] for n, pair in enumerate(pairs, 1)]
    return {
        "Buyers": [["Company", "Country"], *([name, "Kazakhstan"] for name in B)],
        "Suppliers": [["Company", "Zone"], *([name, "A"] for name in S)],
        "Meetings asked for": [titles, *rows],
    }


@pytest.mark.one_of(3)
@pytest.mark.parametrize("note", VOID)
def test_a_request_that_its_remark_says_is_replaced_is_probably_withdrawn(tmp_path, note):
    sheets = book({(B[0], S[1]): note, (B[1], S[2]): "samples ready"}, {})
    (asked,) = [q for q in read(tmp_path, sheets).questions if q.subject == note]
    assert (asked.kind, asked.guess) == ("cell", "withdrawn")
    wishes = read(tmp_path, sheets, sure=0.0).tables["Requests"]
    pairs = {(row.text("from"), row.text("to")) for row in wishes}
    assert (B[0], S[1]) not in pairs
    assert {(B[0], S[0]), (B[0], S[2]), (B[1], S[2])} <= pairs


def test_numbers_among_levels_that_count_each_requesters_wishes_are_ranks(tmp_path):
    levels = {(B[0], S[0]): "M", (B[0], S[1]): "1", (B[0], S[2]): "2", (B[1], S[0]): "2", (B[1], S[2]): "1"}
    levels |= {(B[2], S[1]): "2", (B[2], S[2]): "1"}
    sheets = book({}, levels)
    sheets["Meetings asked for"][:0] = [["M = must meet, 1, 2, 3 = order of preference, X = does not want to meet"]]
    intake = read(tmp_path, sheets)
    assert not [q for q in intake.questions if q.kind == "word"]
    wishes = {(row.text("from"), row.text("to")): row for row in intake.tables["Requests"]}
    assert {pair: row.text("rank") for pair, row in wishes.items() if row.text("rank")} == {
        pair: text for pair, text in levels.items() if text != "M"
    }
    assert wishes[B[0], S[0]].text("level") == "must"


def test_numbers_among_levels_that_are_no_count_are_asked_about(tmp_path):
    levels = {(B[0], S[0]): "M", (B[0], S[1]): "3", (B[0], S[2]): "3", (B[1], S[0]): "5", (B[1], S[2]): "3"}
    sheets = book({}, levels | {(B[2], S[1]): "1", (B[2], S[2]): "5"})
    assert [q for q in read(tmp_path, sheets).questions if q.kind == "word"]


def changed(what: str, *, row: bool = False) -> Sheets:
    """Lists with choices, and a remark on the first buyer in its row or on a sheet of changes."""
    choices = ["First choice", "Second choice", "Third choice", "Comments"]
    wishes = [[B[0], S[0], S[1], S[2], what if row else None], [B[1], S[1], S[0], None, "vegetarian"]]
    sheets: Sheets = {
        "Buyers": [["Firm", *choices], *wishes, [B[2], S[2], None, None, None]],
        "Suppliers": [["Firm", "Hall"], *([name, "A"] for name in S)],
    }
    others = [["2026-05-03", B[1], "at most 4 meetings"], ["2026-05-04", B[2], "not there before 11:00"]]
    log = [["Received", "Firm", "What"], ["2026-05-02", B[0], what], *others]
    return sheets if row else sheets | {"Changes": log}


@pytest.mark.parametrize(
    "what",
    [
        "new list, replaces the previous one: 1. {3}, 2. {0}",
        "neue Auswahl, ersetzt die bisherige komplett: 1. {3}, 2. {0}",
        "новый список вместо прежнего: 1. {3}, 2. {0}",
    ],
)
def test_a_new_list_on_a_sheet_of_changes_replaces_all_earlier_wishes(tmp_path, what):
    said = what.format(*S)
    (asked,) = [q for q in read(tmp_path, changed(said)).questions if q.subject == said]
    assert asked.likely
    rows = read(tmp_path, changed(said), sure=0.0).tables["Requests"]
    assert [(r.text("to"), r.text("rank")) for r in rows if r.text("from") == B[0]] == [(S[0], "2"), (S[3], "1")]


def test_a_new_list_behind_a_colon_replaces_that_of_its_own_row(tmp_path):
    said = f"24/9 emailed a new list, replaces the old one: {S[3]}, {S[0]}"
    rows = read(tmp_path, changed(said, row=True), sure=0.0).tables["Requests"]
    assert [(r.text("to"), r.text("rank")) for r in rows if r.text("from") == B[0]] == [(S[0], "2"), (S[3], "1")]


@pytest.mark.parametrize(
    ("what", "level"),
    [
        ("in addition as priority 4: {3}", "want"),
        ("zusätzlich als Priorität 4: {3}", "want"),
        ("{3} is a must", "must"),
    ],
)
def test_a_later_place_among_priorities_makes_no_must(tmp_path, what, level):
    rows = read(tmp_path, changed(what.format(*S)), sure=0.0).tables["Requests"]
    (told,) = [r for r in rows if (r.text("from"), r.text("to")) == (B[0], S[3])]
    assert (told.text("level") or "want") == level


def test_companies_of_an_old_list_are_no_wishes(tmp_path):
    said = f"Sent an earlier list on 9 May, this one replaces it (the old list was {S[3]})."
    (asked,) = [q for q in read(tmp_path, changed(said, row=True)).questions if q.subject == said]
    assert asked.guess == "Notes"
