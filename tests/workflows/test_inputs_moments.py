"""``--from``: which moment is meant, and what is needed of the past."""

from datetime import date, datetime, time, timedelta

import pytest

from sco_scheduler.domain.event import present
from sco_scheduler.workflows.inputs import Moment, clock, parse_moment, resolve
from tests.events import at, block, event

TWO_DAYS = event(slots=[block(2), block(2, day=2)])


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("10:40", Moment(time(10, 40))),
        (" 9.05 ", Moment(time(9, 5))),
        ("2025-06-13 10:40", Moment(time(10, 40), date(2025, 6, 13))),
        ("2025-06-13T10:40", Moment(time(10, 40), date(2025, 6, 13))),
        ("NOW", Moment()),
        ("1040", Moment(time(10, 40))),
        ("905", Moment(time(9, 5))),
        ("10 40", Moment(time(10, 40))),
        ("10：40", Moment(time(10, 40))),
        ("9ч30", Moment(time(9, 30))),
        ("10点40分", Moment(time(10, 40))),
        ("14", Moment(time(14))),
        ("2025-06-13 1040", Moment(time(10, 40), date(2025, 6, 13))),
    ],
)
def test_moments(text, moment):
    assert parse_moment(text) == moment


@pytest.mark.parametrize("text", ["", "noon", "25:00", "2575", "2025-13-01 10:00", "13.06.2025 10:00", "10:40:00"])
def test_what_is_no_time(text):
    with pytest.raises(ValueError, match="is no time"):
        parse_moment(text)


@pytest.mark.parametrize(
    ("present", "meant"),
    [
        (at("08:00", day=2), at("10:40", day=2)),
        (at("08:00", day=1), at("10:40", day=1)),
        (datetime(2025, 5, 1, 8), at("10:40", day=1)),
        (datetime(2025, 9, 1, 8), at("10:40", day=1)),
    ],
)
def test_a_time_alone_is_today_or_on_the_first_day(present, meant):
    assert resolve(Moment(time(10, 40)), TWO_DAYS, present) == meant


def test_a_date_counts_and_now_is_now():
    present = datetime(2025, 6, 12, 9, 1, 30)
    assert resolve(parse_moment("2025-06-13 10:40"), TWO_DAYS, present) == at("10:40", day=2)
    assert resolve(parse_moment("now"), TWO_DAYS, present) == present
    assert resolve(Moment(time(8)), event(slots=[]), present) == datetime(2025, 6, 12, 8)


def test_now_is_told_by_the_clock_in_the_time_zone_of_the_event():
    east = resolve(Moment(), event(time_zone="Pacific/Kiritimati"))
    west = resolve(Moment(), event(time_zone="Pacific/Pago_Pago"))
    assert 24 < (east - west).total_seconds() / 3600 < 26
    assert east.tzinfo is None


def test_a_clock_stands_still_at_a_moment_and_else_goes_by_the_minute():
    assert clock(Moment(time(10, 40), date(2025, 6, 13)))(TWO_DAYS) == datetime(2025, 6, 13, 10, 40)
    now = clock(None)(TWO_DAYS)
    assert (now.second, now.microsecond) == (0, 0)
    assert present(TWO_DAYS.settings.time_zone) - now < timedelta(minutes=2)
