"""Texts in two languages are read as one of them if both say the same."""

from __future__ import annotations

from datetime import datetime, time

import pytest

from sco_scheduler.intake.understanding.cells.bilingual import in_one_language
from tests.intake.books import event_of


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("全天 All day", "全天"),
        ("All day 全天", "All day"),
        ("上午 AM", "上午"),
        ("PM 下午", "PM"),
        ("不限 No limit", "不限"),
        ("Yes 是", "Yes"),
        ("available 是", "available"),
        ("周一 Monday", "周一"),
        ("14 April 14:00-15:00 / 14 апреля 14:00-15:00", "14 April 14:00-15:00"),
        ("Нет / No", "Нет"),
        ("无 None", "None"),
        ("14 Apr 4月14日", "14 Apr"),
        ("4月14日 14 Apr", "4月14日"),
        ("Tue 14 April 周二", "Tue 14 April"),
        ("Day 1 第一天", "Day 1"),
        ("14 апреля (14 April)", "14 апреля"),
        ("Утро / Morning", "Утро"),
        ("Attending 14 Apr 4月14日出席", "Attending 14 Apr"),
        ("最多6场 max 6", "最多6场"),
    ],
)
def test_the_same_in_two_languages(text, said):
    assert in_one_language(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "14 Apr 4月15日",
        "Jade Tea 翡翠茶业",
        "上午 PM",
        "周一 Tuesday",
        "14 April 14:00-15:00 / 14 апреля 15:00-16:00",
        "Yes 否",
        "All day",
        "English 英语",
        "Yes 是 (Spanish 西班牙语)",
        "Title 称谓",
    ],
)
def test_other_texts_stay_as_they_are(text):
    assert in_one_language(text) == text


@pytest.mark.parametrize("titles", [("14 Apr 4月14日", "15 Apr 4月15日"), ("Day 1 第一天", "Day 2 第二天")])
def test_days_above_answers_in_two_languages(tmp_path, titles):
    rows = [
        ["Company 公司", "Role", "Which companies would you like to meet?", *titles, "Max meetings 最多场次"],
        ["Altyn Trade LLP", "Buyer", "Lotus Optics; Jade Tea", "Yes 是", "Yes 是", "不限 No limit"],
        ["Ural Import OOO", "Buyer", "Jade Tea; Lotus Optics", "Yes 是", "No 否", "最多6场 max 6"],
        ["Jade Tea", "Supplier", "Altyn Trade LLP", "No 否", "Yes 是", None],
        ["Lotus Optics", "Supplier", "Ural Import OOO", "Yes 是", "Yes 是", None],
    ]
    days = [["Session", "Date", "Start", "End"]]
    days += [["All day", datetime(2026, 4, day), time(9), time(17)] for day in (14, 15)]
    event = event_of(tmp_path, {"Form": rows, "Sessions": days})
    assert [[s.start.day for s in c.delegates[0].absences] for c in event.companies] == [[], [15], [14], []]
    assert [c.purchaser.maximum for c in event.companies if c.purchaser] == [None, 6]


@pytest.mark.parametrize(
    ("titles", "words"),
    [
        (("14 Apr", "15 Apr"), ("all day", "morning", "not attending")),
        (("4月14日", "4月15日"), ("全天", "上午", "不参加")),
        (("День 1 / Day 1", "День 2 / Day 2"), ("весь день", "утром", "не будем")),
    ],
)
def test_parts_of_days_below_each_day(tmp_path, titles, words):
    whole, half, none = words
    rows = [
        ["Company", "Role", "Which companies would you like to meet?", *titles],
        ["Altyn Trade LLP", "Buyer", "Lotus Optics; Jade Tea", whole, half],
        ["Ural Import OOO", "Buyer", "Jade Tea; Lotus Optics", whole, whole],
        ["Jade Tea", "Supplier", "Altyn Trade LLP", none, whole],
        ["Lotus Optics", "Supplier", "Ural Import OOO", half, whole],
    ]
    days = [["Session", "Date", "Start", "End"]]
    days += [["All day", datetime(2026, 4, day), time(9), time(17)] for day in (14, 15)]
    event = event_of(tmp_path, {"Form": rows, "Sessions": days})
    away = [" ".join(f"{s.start:%d.%H}" for s in c.delegates[0].absences) for c in event.companies]
    assert away == ["15.12", "", "14.00", "14.12"]
