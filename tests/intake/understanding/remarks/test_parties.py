"""What a remark says of the people of a company: one agenda for all of them, or meetings at several tables."""

from __future__ import annotations

import pytest

from tests.intake.books import read
from tests.intake.understanding.answers import S

ROWS = (
    ["Buyer", "Contact", "Email", "Whom would you like to meet?", "When are you away?", "Remarks"],
    ["Altyn Trade", "Olga Kim", "o@altyn.example", S[0], None, None],
    ["Altyn Trade", "Ivan Li", "i@altyn.example", S[1], "from 15:00", None],
    ["Orda Foods", "Anna Bek", "a@orda.example", S[0], None, None],
)


def _asked(tmp_path, remarks, sure=0.9):
    rows = [[*row[:5], said] for row, said in zip(ROWS, ("Remarks", *remarks), strict=True)]
    return read(tmp_path, {"Buyers": rows, "Exhibitors": [["Exhibitor"], *([s] for s in S)]}, sure=sure)


@pytest.mark.parametrize(
    ("remarks", "guess", "people"),
    [
        ((None, "We sit together, no separate schedule", None), "people: 1", [["Olga Kim – Ivan Li"], ["Anna Bek"]]),
        (("сидим вместе с Иваном", None, None), "people: 1", [["Olga Kim – Ivan Li"], ["Anna Bek"]]),
        ((None, None, "two of us, at different tables"), "people: 2", [["Olga Kim", "Ivan Li"], ["Anna Bek", "2"]]),
        (("two of us, at different tables", None, None), None, [["Olga Kim", "Ivan Li"], ["Anna Bek"]]),
        ((None, None, "We sit together with our interpreter"), None, [["Olga Kim", "Ivan Li"], ["Anna Bek"]]),
    ],
)
def test_people_who_meet_together_or_apart_are_asked_about(tmp_path, remarks, guess, people):
    questions = _asked(tmp_path, remarks).questions
    assert [q.guess for q in questions] == [guess or "as read"]
    assert guess or questions[0].samples[1] == "Notes"
    event = _asked(tmp_path, remarks, sure=0.0).event
    assert event is not None
    buyers = [company for company in event.companies if company.purchaser]
    assert [[d.name for d in company.delegates] for company in buyers] == people
    away = [[len(d.absences) for d in company.delegates] for company in buyers]
    assert away[0] == ([1] if guess == "people: 1" else [0, 1])  # together they are all away where one is
