"""Times of day at the ends of what each part of the day can mean."""

from datetime import timedelta

import pytest

from sco_scheduler.intake.values.dates import clock_of, clock_text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("0:00", "00:00"),
        ("24:00", "24:00"),
        ("9:59", "09:59"),
        ("9:60", None),
        ("9:30:59", "09:30"),
        ("9:30:60", None),
        ("12 am", "00:00"),
        ("1 am", "01:00"),
        ("0 am", None),
        ("13 am", None),
        ("12 pm", "12:00"),
        ("11:59 p.m.", "23:59"),
        ("1 p.m.", "13:00"),
        ("13 pm", None),
        ("上午0点", "00:00"),
        *(("上午12点", "12:00"), ("凌晨12点", "00:00")),
        ("上午13点", None),
        ("早上8点半", "08:30"),
        ("中午1点", "13:00"),
        ("中午2点", "14:00"),
        ("中午3点", None),
        ("中午10点", None),
        ("中午11点", "11:00"),
        ("中午12点", "12:00"),
        ("中午14点", "14:00"),
        ("中午15点", None),
        ("下午1点", "13:00"),
        ("下午11点", "23:00"),
        ("下午12点", "12:00"),
        ("下午23点", "23:00"),
        ("下午24点", None),
        ("晚上0点", None),
        ("2 дня", "14:00"),
        ("8 утра", "08:00"),
        ("11 вечера", "23:00"),
        ("上午9点 am", None),
        ("9", None),
        ("930", None),
        ("noon", None),
    ],
)
def test_an_hour_of_a_part_of_the_day(text, told):
    found = clock_of(text)
    assert (None if found is None else clock_text(found)) == told


def test_a_time_is_told_in_whole_minutes():
    assert [clock_text(timedelta(seconds=s)) for s in (0, 59, 60, 3_599, 3_600, 86_400)] == [
        "00:00",
        "00:00",
        "00:01",
        "00:59",
        "01:00",
        "24:00",
    ]
