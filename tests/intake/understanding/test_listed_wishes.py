"""What a cell that names companies says of each: its level, its rank, and what stands beside its name."""

from __future__ import annotations

import pytest

from tests.intake.books import read
from tests.intake.understanding.answers import B, S, lists, said, understood


@pytest.mark.parametrize(
    ("text", "wishes"),
    [
        ("Chongqing Motors (CN); River Machines (KZ)", {(S[0], "want", 1), (S[1], "want", 2)}),
        ("River Machines, China; Yangtze Pumps (Yangtze)", {(S[1], "want", 1), (S[3], "want", 2)}),
        (
            "River Machines (must); Yangtze Pumps - no; Spring Parts",
            {(S[1], "must", 1), (S[3], "no", None), (S[2], "want", 3)},
        ),
        ("River Machnes - no; Spring Parts", {(S[1], "no", None), (S[2], "want", 2)}),
        ("River Machnes – 必须", {(S[1], "must", 1)}),
        (f"{S[1]} – no thanks; Spring Parts", {(S[1], "no", None), (S[2], "want", 2)}),
        ("Spring Parts; no thanks", {(S[2], "want", 1)}),
    ],
)
def test_countries_and_names_again_beside_a_name_say_nothing_of_it(tmp_path, text, wishes):
    rows = [["Company", "Would like to meet"], [B[0], text], *([b, S[2]] for b in B[1:])]
    event = understood(read(tmp_path, lists(rows)))
    assert {wish[1:] for wish in said(event) if wish[0] == B[0]} == wishes


def test_a_name_that_no_list_has_is_no_remark_on_itself(tmp_path):
    rows = [["Company", "Would like to meet"], [B[0], f"{S[0]}; Panda Toys; {S[1]} (brings tea)"], [B[1], S[2]]]
    event = read(tmp_path, lists(rows), sure=0.0).event
    assert event is not None
    names = {company.id: company.name for company in event.companies}
    notes = {names[r.target]: r.notes for r in event.requests if names[r.asker] == B[0]}
    assert notes == {S[0]: "", "Panda Toys": "", S[1]: "brings tea"}
