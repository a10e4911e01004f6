"""Lists of pairs with columns of what each side says."""

from __future__ import annotations

import pytest

from sco_scheduler.domain.event import Level
from tests.intake.books import read


def test_a_side_asks_whether_it_gave_a_level_or_a_rank(tmp_path):
    pairs = [
        ["Buyer", "Supplier", "Buyer's level", "Buyer's rank", "Supplier's level", "Supplier's rank"],
        ["Altyn Trade", "Jialing Motors", "must", None, None, None],
        ["Altyn Trade", "Yangtze Pumps", None, 2, "no", None],
        ["Volga Auto", "Jialing Motors", None, None, None, 1],
        ["Volga Auto", "Yangtze Pumps", "maybe", None, None, 2],
    ]
    buyers = [["Buyer", "Country"], ["Altyn Trade", "Kazakhstan"], ["Volga Auto", "Russia"]]
    sellers = [["Supplier", "Zone"], ["Jialing Motors", "A"], ["Yangtze Pumps", "A"]]
    intake = read(tmp_path, {"Buyers": buyers, "Exhibitors": sellers, "Who meets whom": pairs})
    assert intake.event is not None
    names = {company.id: company.name for company in intake.event.companies}
    told = sorted(
        (names[r.asker], names[next(c for c in r.pair if c != r.asker)], r.level, r.rank or 0)
        for r in intake.event.requests
    )
    assert told == [
        ("Altyn Trade", "Jialing Motors", Level.MUST, 0),
        ("Altyn Trade", "Yangtze Pumps", Level.WANT, 2),
        ("Jialing Motors", "Volga Auto", Level.WANT, 1),
        ("Volga Auto", "Yangtze Pumps", Level.MAYBE, 0),
        ("Yangtze Pumps", "Altyn Trade", Level.NO, 0),
        ("Yangtze Pumps", "Volga Auto", Level.WANT, 2),
    ]


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
