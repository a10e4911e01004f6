"""Lists of pairs: who asks, at which level, and sheets of refusals or points."""

from __future__ import annotations

from pathlib import Path

from sco_scheduler.domain.event import Level
from tests.intake.books import read
from tests.intake.understanding.answers import B, S, lists, said, understood


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


def test_a_sheet_that_says_so_is_of_refusals(tmp_path: Path):
    sheets = lists([["Company", "Country"], *([name, "Russia"] for name in B)])
    sheets["Do not match"] = [["Buyer", "Supplier", "Requested by"], [B[0], S[1], "Buyer"], [B[1], S[0], "Supplier"]]
    sheets["Wish list"] = [["Buyer", "Supplier"], [B[0], S[0]], [B[0], S[2]], [B[1], S[1]]]
    assert {(a, t, level) for a, t, level, _ in said(understood(read(tmp_path, sheets)))} == {
        (B[0], S[1], "no"),
        (S[0], B[1], "no"),
        (B[0], S[0], "want"),
        (B[0], S[2], "want"),
        (B[1], S[1], "want"),
    }


def test_points_for_pairs_are_no_fixed_meetings(tmp_path):
    points = [
        ["Buyer", "Supplier", "Points (10 = most wanted, 1 = least)"],
        *([b, s, 10 - n - 3 * k] for n, b in enumerate(B) for k, s in enumerate(S[:2])),
    ]
    sheets = {**lists([["Company", "Country"], *([b, "Russia"] for b in B)]), "points": points}
    event = understood(read(tmp_path, sheets))
    assert event.fixed == ()
    assert len(said(event)) == 6
