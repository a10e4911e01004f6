"""A remark in a row of requests that the second company makes is that company's."""

from __future__ import annotations

from tests.intake.books import Sheets, read

BUYERS = ["Dogger Logistics Group", "Spurn Point Ports Authority", "Humber Foods"]
SELLERS = ["Immingham Fasteners Ltd", "Barton Steel Fabrications", "Goole Crane Hire"]
PAIRS = [(0, 0, "S", "Marek: must see them, stockholding contract"), (0, 2, "B", ""), (1, 1, "B", ""), (2, 0, "S", "")]


def test_must_see_them_is_said_by_who_asks(tmp_path):
    people = [[name, "Buyer"] for name in BUYERS] + [[name, "Supplier"] for name in SELLERS]
    rows = [[str(n), BUYERS[b], SELLERS[s], by, said] for n, (b, s, by, said) in enumerate(PAIRS, 1)]
    sheets: Sheets = {
        "Participants": [["Company", "Role"], *people],
        "Meeting requests": [
            ["Asked by: B = the buyer asked, S = the supplier asked"],
            [],
            ["Line", "Buyer", "Supplier", "Asked by", "Comment"],
            *rows,
        ],
    }
    event = read(tmp_path, sheets, sure=0.0).event
    assert event is not None
    of = {company.id: company.name for company in event.companies}
    assert {(of[r.asker], of[r.target], r.level.value) for r in event.requests} == {
        (SELLERS[0], BUYERS[0], "must"),
        (BUYERS[0], SELLERS[2], "want"),
        (BUYERS[1], SELLERS[1], "want"),
        (SELLERS[0], BUYERS[2], "want"),
    }
