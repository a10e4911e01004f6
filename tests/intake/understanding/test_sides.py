"""Lists of pairs with columns of what each side says."""

from __future__ import annotations

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
