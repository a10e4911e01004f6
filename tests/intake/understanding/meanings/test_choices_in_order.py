"""Columns of one choice each below a heading for wishes in order of preference, with short names in their cells."""

from __future__ import annotations

import pytest

from tests.intake.books import read
from tests.intake.understanding.answers import understood

GUESTS = ["苏州恒康医院管理有限公司", "无锡太湖仁和医院", "南通江海医疗供应链有限公司", "常州龙城医药连锁有限公司"]
HOSTS = ["苏州明澈光学仪器有限公司", "昆山瑞影医学影像有限公司", "江苏康泽康复器材有限公司", "深圳普安监护设备有限公司"]
SHORT = ["明澈光学", "瑞影", "康泽康复", "普安监护"]
WANTED = [[1, 3, 0], [3, 1, 2], [2, 0, 3], [0, 3]]


@pytest.mark.one_of(3)
@pytest.mark.parametrize("number", ["第{}", "第 {} 家", "第{}志愿"])
@pytest.mark.parametrize(
    "heading",
    [
        "意向洽谈供应商(按优先顺序)",
        "供应商(按优先顺序)",
        "采购商期望见面供应商（由高到低）",
        "拟会谈企业(按重要性排序)",
    ],
)
def test_choices_are_told_though_their_cells_have_parts_of_names(tmp_path, heading, number):
    titles = [f"{heading} {number.format(place)}" for place in (1, 2, 3)]
    rows = [["单位名称", "手机", *titles]]
    rows += [
        [guest, f"1380013800{n}", *((SHORT if n else HOSTS)[k] for k in WANTED[n])] for n, guest in enumerate(GUESTS)
    ]
    hosts = [["企业名称", "展位"], *([host, f"B{n}"] for n, host in enumerate(HOSTS))]
    event = understood(read(tmp_path, {"采购商": rows, "供应商": hosts}, sure=0.6))
    names = {company.id: company.name for company in event.companies}
    assert {(names[r.asker], names[r.target], r.rank) for r in event.requests} == {
        (guest, HOSTS[k], place)
        for guest, wanted in zip(GUESTS, WANTED, strict=True)
        for place, k in enumerate(wanted, start=1)
    }
