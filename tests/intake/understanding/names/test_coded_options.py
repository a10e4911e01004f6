"""Tests of codes before the names of companies in options of forms."""

import pytest

from sco_scheduler.intake.understanding.names.coded_options import take_codes_before_names
from sco_scheduler.intake.understanding.names.matching import NameIndex

LISTED = "Jade Tea Co., Ltd.", "Lotus Optics", "永康金锐锁业有限公司", "Stalmet Handel Sp. z o.o."
OFFERED = "S01 Jade Tea Co., Ltd.", "S02 Lotus Optics", "S03 永康金锐锁业有限公司 Yongkang Jinrui Lock Co., Ltd."


def index(*columns: list[str]) -> NameIndex:
    """The index of the listed companies, with the codes of some columns."""
    names = NameIndex()
    for name in LISTED:
        names.add(name, [name])
    take_codes_before_names(columns, names)
    return names


@pytest.mark.parametrize("between", ["┋", "→", ";", ", "])
def test_a_code_before_a_name_means_the_name(between):
    names = index([between.join(OFFERED[:2]), between.join(OFFERED[1:]), "(空)", "S02 Lotus Optics"])
    assert [names.find(text).company for text in OFFERED] == list(LISTED[:3])
    assert [names.find(code).company for code in ("S01", "S02", "S03")] == list(LISTED[:3])
    assert [part.company for part in names.split(between.join(OFFERED))] == list(LISTED[:3])


@pytest.mark.parametrize(
    "cells",
    [
        ["A1 Jade Tea Co., Ltd.", "A2 Jade Tea Co., Ltd.", "A3 Lotus Optics"],  # stands, delegates
        ["A1 Jade Tea Co., Ltd.", "A1 Lotus Optics", "A3 永康金锐锁业有限公司"],
        ["A1 Jade Tea Co., Ltd.", "A2 Lotus Optics"],
        ["A1 tea", "A2 Lotus Optics", "A3 locks"],
        [*(f"{name} wanted" for name in LISTED), *OFFERED],
    ],
)
def test_other_codes_name_nobody(cells):
    assert all(index(cells).find(code).company is None for code in ("A1", "A2", "A3", "S01"))
