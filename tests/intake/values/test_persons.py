"""Remarks on hours of one person say whether somebody else of her company is there."""

import pytest

from sco_scheduler.intake.values.persons import stays_on
from sco_scheduler.intake.values.presence import told_absence
from sco_scheduler.intake.values.readings import LIKELY, doubted, is_overruled, read_when


@pytest.mark.parametrize(
    "text",
    [
        *("director leaves at 14:00, i stay", "our boss is here until 12, then i take over", "10-11 without him"),
        *(
            "гендиректор будет только до 12, дальше переговоры веду я",
            "директор подъедет к 11, начинать можно без него",
        ),
        *("бухгалтер уезжает в 12, коллега подменит", "总经理11点才到，之前由我先谈", "王总14点走，不影响安排"),
        "herr klein geht um 14 uhr, wir bleiben",
    ],
)
def test_somebody_else_is_there(text):
    assert stays_on(text)


@pytest.mark.parametrize(
    "text",
    [
        *("director leaves at 14:00", "mr klein, director. we arrive at 11", "we arrive at 11 with our director"),
        *("директор уезжает в 14:00", "мы будем с 11", "总经理11点才到", "our flight lands at 11, i call then"),
    ],
)
def test_nobody_else_is_told(text):
    assert not stays_on(text)


def test_hours_of_who_does_not_stay_alone_are_no_sure_absence():
    text = "Директор уйдёт в 14:00, я остаюсь до конца"
    assert told_absence(text) is None
    assert told_absence("Уйдём в 14:00") == "14:00-"


@pytest.mark.parametrize(
    ("text", "differs"),
    [
        ("was only mornings, now the whole day is fine", True),
        ("原来只有上午，现在全天都可以", True),
        ("was all day, now only until 15:00", False),
        ("we now arrive at 11", False),
        ("we arrive at 11 now", False),
        ("now from 11", False),
    ],
)
def test_hours_of_before_do_not_bind(text, differs):
    assert is_overruled(text) is differs
    found = doubted(read_when(text), text)
    assert found is None or not differs or found.sure <= LIKELY
