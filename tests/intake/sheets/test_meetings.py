"""Cells of Meetings that were noted on the day."""

import pytest

from sco_scheduler.intake.sheets.meetings import read_amount


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        (1200, 1200.0),
        (0, 0.0),
        (12.5, 12.5),
        ("1200", 1200.0),
        ("1,200,000.50", 1_200_000.5),
        ("1.200.000,50", 1_200_000.5),
        ("1 200 000,50", 1_200_000.5),
        ("1\u00a0200\u202f000", 1_200_000.0),
        ("1'200’000", 1_200_000.0),
        ("1,200", 1200.0),
        ("1.200", 1200.0),
        ("12,5", 12.5),
        ("12,50", 12.5),
        ("12.50", 12.5),
        ("50万", 500_000.0),
        ("1.5亿", 150_000_000.0),
        ("12,345", 12_345.0),
        ("1,2345", None),
        ("12,34,567", None),
        ("-5", None),
        ("about 500", None),
        ("500 USD", None),
        ("", None),
        ("万", None),
        (None, None),
        (True, None),
    ],
)
def test_a_sum_of_money_is_read_as_people_write_it(written, amount):
    assert read_amount(written) == amount
