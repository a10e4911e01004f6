"""Lists of hours and half days are ticked options, whatever verb of their title asks for arrivals."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from sco_scheduler.intake.understanding.cells.hour_columns import bound, moves
from sco_scheduler.intake.understanding.cells.ticked_hours import lists_hours, ticks_mostly_all
from tests.intake.books import event_of
from tests.intake.understanding.columns_of import column

ALL = "4月21日上午┋4月21日下午┋4月22日上午┋4月22日下午"


@pytest.mark.parametrize(
    ("cells", "lists"),
    [
        ((ALL, "4月22日下午"), True),
        (("12 June 9:00-12:00; 12 June 14:00-17:00",), True),
        (("12 June 9:00-12:00", "13 June 9:00-12:00"), False),
        (("12 June 10:00; 13 June 12:00",), False),
        (("Jade Tea; River Pumps",), False),
    ],
)
def test_several_hours_or_half_days_in_a_cell_are_ticks(cells, lists):
    assert lists_hours(column("When", *cells)) is lists


def test_who_lists_half_days_does_not_arrive():
    assert (moves(column("可到场时段", ALL)), bound(column("可到场时段", ALL))) == (None, None)
    assert moves(column("到场时间", "4月21日 10:00")) == "from"


def test_those_who_tick_all_are_there_all_the_time():
    assert ticks_mostly_all(column("When", ALL, ALL, ALL, "4月22日上午"))
    assert not ticks_mostly_all(column("When", ALL, ALL, ALL))


@pytest.mark.parametrize(
    "title", ["10、可到场时段(4月21日上午、21日下午、22日上午、22日下午)【多选题】", "可到场时段", "到会时段"]
)
def test_half_days_of_a_form_are_those_of_presence(tmp_path, title):
    said = [ALL, "4月21日上午┋4月21日下午┋4月22日上午", "4月22日上午┋4月22日下午", ALL]
    buyers = ["北京清和茶馆", "上海知味商贸", "成都宽巷茶楼", "广州岭南茶叶"]
    rows = [[name, "中国", "武夷山云窠岩茶厂", text] for name, text in zip(buyers, said, strict=True)]
    sheets = {
        "采购商": [["单位名称", "国家", "希望洽谈的供应商", title], *rows],
        "供应商": [["单位名称", "展品"], ["武夷山云窠岩茶厂", "岩茶"], ["福鼎太姥白茶", "白茶"]],
        "Sessions": [
            ["Session", "Date", "Start", "End"],
            *([name, datetime(2026, 4, day), time(9), time(17)] for name, day in (("Day 1", 21), ("Day 2", 22))),
        ],
    }
    event = event_of(tmp_path, sheets, today=date(2026, 3, 1))
    found = {c.name: [(a.start, a.end) for a in c.delegates[0].absences] for c in event.companies if c.name in buyers}
    missed = (
        [],
        [(datetime(2026, 4, 22, 12), datetime(2026, 4, 23))],
        [(datetime(2026, 4, 21), datetime(2026, 4, 22))],
        [],
    )
    assert found == dict(zip(buyers, missed, strict=True))
