"""Choices in columns of their own, and questions that call some wishes musts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.intake.books import read
from tests.intake.understanding.answers import B, S, event_sheets, lists, said, understood
from tests.intake.understanding.guests import GUESTS, HOSTS


@pytest.mark.parametrize(
    "title",
    ["Which one would you not want to miss?", "Кого вы не хотели бы пропустить?", "其中不想错过的企业", "Must meet"],
)
def test_a_wish_that_a_second_question_calls_a_must_is_one(tmp_path: Path, title: str):
    rows = [
        ["Company", "Which companies would you like to meet?", title],
        [B[0], "; ".join(S[:3]), S[1]],
        [B[1], "; ".join(S[1:]), S[3]],
        [B[2], S[0], None],
    ]
    found = {(a, t, level) for a, t, level, _ in said(understood(read(tmp_path, lists(rows))))}
    assert {pair[:2] for pair in found if pair[2] == "must"} == {(B[0], S[1]), (B[1], S[3])}
    assert len(found) == 7


def test_a_column_right_behind_a_choice_says_its_level(tmp_path: Path):
    rows = [
        ["Company", *(f"Wishes >> {n} >> {what}" for n in (1, 2) for what in ("Supplier", "Importance"))],
        [B[0], S[0], "Must", S[1], "Preferred"],
        [B[1], S[1], "Preferred", S[2], "Do not schedule"],
        [B[2], S[3], "Maybe"],
    ]
    assert {(a, t, level) for a, t, level, _ in said(understood(read(tmp_path, lists(rows))))} == {
        (B[0], S[0], "must"),
        (B[0], S[1], "want"),
        (B[1], S[1], "want"),
        (B[1], S[2], "no"),
        (B[2], S[3], "maybe"),
    }


def test_the_best_of_a_side_are_chosen_and_do_not_name_the_row(tmp_path):
    buyers = [
        ["Buyer company", "Country", *(f"Top-3 suppliers: {n}" for n in (1, 2, 3))],
        *([b, "Russia", S[n], S[n + 1], None] for n, b in enumerate(B)),
    ]
    sellers = [
        ["Supplier company", "Zone", *(f"Top-3 buyers: {n}" for n in (1, 2, 3))],
        *([s, "A", B[n] if n < 3 else None, None, None] for n, s in enumerate(S)),
    ]
    event = understood(read(tmp_path, {"Form 1": buyers, "Form 2": sellers, **event_sheets()}))
    assert {c.name for c in event.companies if c.purchaser} == set(B)
    assert said(event) == {(b, S[n + k], "want", k + 1) for n, b in enumerate(B) for k in (0, 1)} | {
        (S[n], B[n], "want", 1) for n in range(3)
    }


@pytest.mark.parametrize(
    "title", ["最想见的供应商（必见，限2家）", "Suppliers (must meet, max. 2)", "Поставщики (обязательно; до 2)"]
)
def test_brackets_say_the_level_beside_how_many_there_may_be(tmp_path, title):
    rows = [["Company", title, "Other suppliers to meet"], *([b, S[n], S[n + 1]] for n, b in enumerate(B))]
    levels = {(n, level) for n, b in enumerate(B) for level in ("must", "want")}
    event = understood(read(tmp_path, lists(rows)))
    places = {name: n for n, name in enumerate(B)}
    assert {(places[b], level) for b, _, level, _ in said(event)} == levels


@pytest.mark.parametrize("titles", [("1st pick", "2nd pick", "3rd pick"), ("1-я звезда", "2-я звезда", "3-я звезда")])
def test_columns_that_differ_by_an_ordinal_are_choices_in_their_order(tmp_path, titles):
    rows = [["Company", *titles], *([b, HOSTS[n], HOSTS[n + 1], HOSTS[(n + 2) % 5]] for n, b in enumerate(GUESTS))]
    sellers = [["Exhibitor", "Goods"], *([name, "goods"] for name in HOSTS)]
    event = read(tmp_path, {"Guests": rows, "Exhibitors": sellers}).event
    assert event is not None
    names = {company.id: company.name for company in event.companies}
    ranks = {(names[r.asker], names[r.supplier]): r.rank for r in event.requests}
    assert ranks == {(b, HOSTS[(n + k) % 5]): k + 1 for n, b in enumerate(GUESTS) for k in range(3)}
