"""A message beside a pair that insists on the meeting is asked about, and makes it a must."""

from __future__ import annotations

import pytest

from tests.intake.books import read
from tests.intake.understanding.answers import B, S, lists


@pytest.mark.parametrize(
    ("message", "asked"),
    [
        ("Essential for us - please make sure this one takes place", True),
        ("We met in Milan last year, would be nice to continue", False),
        ("Maybe we can bundle our offers?", False),
    ],
)
def test_a_message_that_insists_is_asked_about(tmp_path, message, asked):
    rows = [["Sender organisation", "Receiver organisation", "Priority", "Message"]]
    rows += [[b, s, "Normal", None] for b, s in zip(B, S, strict=False)]
    rows[1][3] = message
    sheets = {**lists([["Company", "Country"], *([b, "Kazakhstan"] for b in B)]), "Meeting requests": rows}
    questions = read(tmp_path, sheets).questions
    found = [(q.kind, q.guess) for q in questions if q.subject == message and q.kind != "remarks"]
    assert found == [("cell", "musts")] * asked
    event = read(tmp_path, sheets, sure=0.0).event
    assert event is not None
    assert [r.level.value for r in event.requests].count("must") == asked


@pytest.mark.parametrize("who", ["Chongqing Motor", ""])
def test_a_refusal_that_begins_with_one_of_the_pair_is_of_this_company(tmp_path, who):
    rows = [["Sender organisation", "Receiver organisation", "Priority", "Message"]]
    rows += [[b, s, "Normal", None] for b, s in zip(B, S, strict=False)]
    rows[1][3] = f"{who}: a competitor, we do not want to meet".removeprefix(": ")
    sheets = {**lists([["Company", "Country"], *([b, "Kazakhstan"] for b in B)]), "Meeting requests": rows}
    event = read(tmp_path, sheets, sure=0.0).event
    assert event is not None
    names = {company.id: company.name for company in event.companies}
    refused = {(names[r.asker], names[r.target]) for r in event.requests if r.level.value == "no"}
    assert refused == {(S[0], B[0]) if who else (B[0], S[0])}
