"""Remarks on no row of a list, of which it is asked whom they are about, and reasons of refusals."""

from __future__ import annotations

import pytest

from tests.intake.books import read
from tests.intake.understanding.answers import B, S, away, lists, said

ASKED = "Whom would you like to meet?"
LETTER = "The people from Atyrau wrote: qxyz vbn."


def with_changes(text: str) -> dict[str, list[list[object]]]:
    """Lists of both sides with wishes, and a text below one of them."""
    buyers = [["Company", "Country", ASKED], *([name, "KZ", S[n]] for n, name in enumerate(B))]
    return lists([*buyers, [], [text]])


def read_with(tmp_path, text: str, answer: str, *, whom: str | None = None):
    """What is read if a text of the sheet of changes is said to mean something, of somebody."""
    form = tmp_path / "map.toml"
    form.write_text(
        f'[remarks]\n"{text}" = "{answer}"\n' + (f'[whom]\n"{text}" = "{whom}"\n' if whom else ""), encoding="utf-8"
    )
    return read(tmp_path, with_changes(text), form=form)


def test_of_whom_an_answer_is_said_is_asked(tmp_path):
    asking = read_with(tmp_path, LETTER, "cancelled")
    assert [(q.kind, q.subject) for q in asking.questions] == [("whom", LETTER)]
    event = read_with(tmp_path, LETTER, "cancelled", whom=B[1]).event
    assert event is not None
    assert [c.name for c in event.companies if c.cancelled] == [B[1]]


def test_hours_of_a_text_on_no_row_are_those_of_whom_it_is_about(tmp_path):
    event = read_with(tmp_path, LETTER, "Not available: 2025-06-12 morning", whom=B[2]).event
    assert event is not None
    assert {*away(event)} == {B[2]}


def test_an_answer_about_nobody_changes_nothing(tmp_path):
    event = read_with(tmp_path, LETTER, "cancelled", whom="nobody").event
    assert event is not None
    assert not [c for c in event.companies if c.cancelled]
    assert len(said(event)) == len(B)


@pytest.mark.parametrize("text", [f"{S[3]} still owes us money", f"С {S[3]} был спор о ценах", f"{S[3]}：去年质量问题"])
def test_a_remark_on_who_is_refused_by_its_row_is_no_wish(tmp_path, text):
    header = ["Company", ASKED, "Whom do you NOT want to meet?", "Remarks"]
    sheets = lists([header, [B[0], S[0], S[3], text], [B[1], S[2], None, None], [B[2], S[1], None, None]])
    guesses = [q.guess for q in read(tmp_path, sheets).questions]
    assert guesses in ([], ["Notes"])
    event = read(tmp_path, sheets, sure=0.0).event
    assert event is not None
    assert (B[0], S[3], "no", None) in said(event)
    assert len([1 for asker, target, *_ in said(event) if (asker, target) == (B[0], S[3])]) == 1
