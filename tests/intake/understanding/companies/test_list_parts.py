"""The sentence behind a name of a list is its remark, up to the next name; what may be a name is none."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.understanding.companies.list_parts import parts_of
from sco_scheduler.intake.understanding.names.matching import NameIndex


@pytest.fixture
def names() -> NameIndex:
    index = NameIndex()
    for name in ("Jade Tea", "Lotus Textile", "Panda Solar"):
        index.add(name, [name])
    return index


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Jade Tea - only after lunch, we are late, Lotus Textile",
            [("Jade Tea", "only after lunch, we are late"), ("Lotus Textile", "")],
        ),
        (
            "Lotus Textile\nJade Tea: it is obligatory for us",
            [("Lotus Textile", ""), ("Jade Tea", "it is obligatory for us")],
        ),
        (
            "Jade Tea – не ставьте, виделись на прошлой неделе, Panda Solar",
            [("Jade Tea", "не ставьте, виделись на прошлой неделе"), ("Panda Solar", "")],
        ),
        ("Jade Tea - 只能上午谈,我们经理下午的飞机", [("Jade Tea", "只能上午谈,我们经理下午的飞机")]),
        ("Jade Tea, Lotus Textile", [("Jade Tea", ""), ("Lotus Textile", "")]),
    ],
)
def test_a_sentence_behind_a_name_is_its_remark(names, text, parts):
    assert [(part.company, part.remark) for part in parts_of(names, text)] == parts


@pytest.mark.parametrize("text", ["Jade Tea - Silk Road Import, Lotus Textile", "Jade Tea - Kazakhstan, Lotus Textile"])
def test_a_name_or_a_country_behind_a_dash_is_no_remark(names, text):
    first, second, *_ = parts_of(names, text)
    assert (first.company, first.remark) == ("Jade Tea", "")
    assert second.company is None


def test_an_unknown_name_behind_a_sentence_is_a_part_of_its_own(names):
    parts = parts_of(names, "Jade Tea - we know them well, Silk Road Import")
    assert [(part.company, part.text) for part in parts][-1] == (None, "Silk Road Import")
