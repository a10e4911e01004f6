"""Limits of meetings beside the name of another company: no refusal, no must."""

from __future__ import annotations

from typing import Any

import pytest

from sco_scheduler.domain.event import Level
from sco_scheduler.intake.understanding.cells.sayings import level_beside
from tests.intake.books import read
from tests.intake.understanding.answers import B, S, lists, said, understood


@pytest.mark.parametrize(
    ("rest", "level"),
    [
        ("— не более 4 встреч", None),
        ("не больше пяти", None),
        (", 最多4场", None),
        ("不超过4场", None),
        ("at most 4 meetings!", None),
        ("обязательно, но не более 4 встреч", Level.MUST),
        ("不见，最多4场", Level.NO),
        ("must meet; no more than 4", Level.MUST),
    ],
)
def test_a_limit_is_no_level(rest, level):
    assert level_beside(rest) is level


@pytest.mark.parametrize(
    "remark",
    ["{} очень ждём, не более 4 встреч", "很期待{}，最多4场", "{} would be enough, not more than 4 meetings"],
)
def test_a_limit_beside_a_name_neither_refuses_nor_insists(tmp_path, remark):
    rows: list[list[Any]] = [["Company", "Country", "Remarks", "Wishes"]]
    rows += [[name, "Kazakhstan", remark.format(S[0]) if name == B[0] else None, S[1]] for name in B]
    event = understood(read(tmp_path, lists(rows), sure=0.4))
    assert (B[0], S[0], "want") in {wish[:3] for wish in said(event)}
    assert [c.purchaser.maximum for c in event.companies if c.name == B[0]] == [4]
