"""A matrix whose titles stand below the word for their side, with names that no list has, comments, and a legend."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from sco_scheduler.domain.event import Event, Level
from sco_scheduler.intake import read_registrations
from sco_scheduler.intake.understanding.names.matching import SURE
from tests.workbooks import save

BUYERS, SELLERS = (
    ("中岳重工", "长江轨道装备", "东方锐航", "海川新能源汽车"),
    ("恒力铸造", "嘉德轴承", "明锐刀具", "诺信线缆"),
)
SIGNS = ("★○ △", "○★○ ", " ×★○", "△ ○★")
LEGEND = "★必见　○想见　△有空再见　×不见　　黄底＝客户来电，改为必见"


def write(path: Path) -> None:
    rows: list[list[Any]] = [
        ["对接会 2027年9月16日（周四）13:30–17:30、17日（周五）9:00–12:00"],
        ["采购商", "供应商"],
        [None, *SELLERS],
    ]
    rows += [[name, *(sign.strip() or None for sign in signs)] for name, signs in zip(BUYERS, SIGNS, strict=True)]
    save(path, {"矩阵": [*rows, [], [LEGEND]]})
    book = openpyxl.load_workbook(path)
    sheet = book["矩阵"]
    sheet.merge_cells("A2:A3")
    sheet.merge_cells("B2:E2")
    sheet["B3"].comment = Comment("只来一个人，最多6场", "小徐")
    sheet["C3"].comment = Comment("17日10:00前在另一会场做演示，不要排", "小徐")
    sheet["B5"].fill = PatternFill("solid", fgColor="FFFF00")
    book.save(path)


@pytest.fixture
def event(tmp_path: Path) -> Event:
    write(path := tmp_path / "m.xlsx")
    event = read_registrations([path], sure=0.0).event
    assert event is not None
    return event


def test_unknown_titles_are_companies_of_the_side_above(tmp_path: Path):
    write(path := tmp_path / "m.xlsx")
    asked = {(q.subject, q.guess) for q in read_registrations([path], sure=SURE).questions if q.kind == "name"}
    assert asked <= {(name, "new supplier") for name in SELLERS}


def test_all_titles_are_suppliers(event: Event):
    assert {c.name for c in event.companies if c.supplier} == {*SELLERS}


def test_a_colour_is_explained_behind_a_wide_gap_of_the_legend(event: Event):
    names = {c.id: c.name for c in event.companies}
    levels = {(names[r.asker], names[r.target]): r.level for r in event.requests}
    assert levels["长江轨道装备", "恒力铸造"] is Level.MUST


def test_comments_on_titles_are_about_their_companies(event: Event):
    of = {c.name: c for c in event.companies}
    assert of["恒力铸造"].supplier is not None
    assert of["恒力铸造"].supplier.maximum == 6
    assert [f"{a.start:%d %H:%M}-{a.end:%H:%M}" for a in of["嘉德轴承"].delegates[0].absences] == ["17 00:00-10:00"]
