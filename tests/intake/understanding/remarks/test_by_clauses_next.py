"""Who is named next behind a must is a plain wish; ``above all X, then Y`` makes none a must."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.understanding.names.matching import NameIndex
from sco_scheduler.intake.understanding.remarks.by_clauses import said_by_clauses


@pytest.fixture
def names() -> NameIndex:
    index = NameIndex()
    for name in ("Jade Tea", "Lotus Textile", "Panda Solar"):
        index.add(name, [name])
    return index


@pytest.mark.parametrize(
    "text",
    [
        "Jade Tea - a must! Then Lotus Textile, Panda Solar.",
        "Jade Tea – обязательно! Потом Lotus Textile, Panda Solar.",
        "Jade Tea – albatta! Keyin Lotus Textile, Panda Solar.",
        "Jade Tea必见！然后Lotus Textile、Panda Solar",
    ],
)
def test_who_comes_next_behind_a_must_is_wished_for(names, text):
    found = said_by_clauses(text, names, {"Jade Tea", "Lotus Textile", "Panda Solar"}, None)
    assert {(meaning, name) for meaning, keys in found for name in keys} == {
        ("musts", "Jade Tea"),
        ("wishes", "Lotus Textile"),
        ("wishes", "Panda Solar"),
    }


def test_above_all_and_then_make_no_must(names):
    assert said_by_clauses("Above all Jade Tea, then Lotus Textile", names, {"Jade Tea", "Lotus Textile"}, None) == []
