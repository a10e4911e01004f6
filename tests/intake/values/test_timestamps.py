"""Moments of answers are put in order as times, however a form tool writes them."""

from __future__ import annotations

from datetime import datetime

import pytest

from sco_scheduler.intake.values.timestamps import is_before, timestamps_of
from tests.intake.understanding.test_answered_again import B, S, of_rows, wanted

PAIRS = [  # of a column, in the order of the times, which is not that of the texts
    ("2026/8/9 09:54:29", "2026/8/27 12:58:37"),
    ("2026-08-09 9:54", "2026-08-09 10:10"),
    ("9.8.2026 9:54:29", "27.08.2026 8:10:00"),
    ("9.8.2026, 9:54", "10.8.2026, 8:54"),
    ("8/9/2026 11:00:00", "8/27/2026 9:00:00"),
    ("27/8/2026 9:00", "1/9/2026 8:00"),
    ("8/27/2026 9:00 AM", "8/27/2026 12:30 PM"),
    ("8/27/2026 12:30 AM", "8/27/2026 9:00 AM"),
    ("8/27/26 9:00:01 PM", "8/28/26 1:00:01 AM"),
    ("2026/03/24 9:14:15 AM GMT+3", "2026/03/24 3:14:15 PM GMT+3"),
    ("2026. 8. 9. 오전 9:54:29", "2026. 8. 9. 오후 1:10:00"),
    ("2026年8月9日 午前9:54", "2026年8月9日 午後1:10"),
    ("2026/8/9 上午9:54:29", "2026/8/9 下午1:10:00"),
    ("9/8/2026 9:54 SA", "9/8/2026 1:10 CH"),
    ("24 Mar 2026 at 9:14", "2 Apr 2026 at 8:00"),
    ("Mar 24, 2026, 9:14 AM", "Apr 2, 2026, 8:00 AM"),
    ("24 марта 2026 г., 9:14", "2 апреля 2026 г., 8:00"),
    ("24 de marzo de 2026 9:14", "2 de abril de 2026 8:00"),
    ("24. März 2026, 9:14", "2. April 2026, 8:00"),
    ("2026-08-09T10:00:00+05:00", "2026-08-09T09:00:00+03:00"),
    ("2026-08-09T05:00:00.000Z", "2026-08-09T09:00:00+03:00"),
    ("۱۴۰۵/۰۵/۱۸", "2026-08-10"),
    ("46243.41", "46243.5"),
    (datetime(2026, 8, 9, 9), "2026-08-09 10:00"),
]


@pytest.mark.parametrize(("earlier", "later"), PAIRS)
def test_times_are_compared_and_not_texts(earlier, later):
    moments = timestamps_of({2: later, 3: earlier})
    assert is_before(moments[3], moments[2])
    assert not is_before(moments[2], moments[3])


@pytest.mark.parametrize(
    ("cells", "before"),
    [
        (["5/1/2026 9:00", "13/1/2026 9:00", "1/2/2026 9:00"], True),  # another cell has the day first
        (["5/1/2026 9:00", "2/13/2026 9:00", "1/2/2026 9:00"], False),
        (["5/1/2026 9:00", "7/1/2026 9:00", "9/1/2026 9:00", "1/2/2026 9:00"], True),  # one reading is in order
        (["5/1/2026 9:00", "1/2/2026 9:00"], None),
        (["5/1/2026 9:00", "6/2/2026 9:00"], True),  # in either way
        (["soon", "2026-01-02"], None),
        ([datetime(2026, 5, 1, 9), "13/1/2026 9:00", datetime(2026, 1, 2, 9)], True),  # turned where it could be
    ],
)
def test_the_day_or_the_month_is_first_for_a_whole_column(cells, before):
    moments = timestamps_of(dict(enumerate(cells)))
    first, last = moments.get(0), moments.get(len(cells) - 1)
    told = first is not None and last is not None and (is_before(first, last), is_before(last, first))
    assert (told or (False, False)) == {True: (True, False), False: (False, True), None: (False, False)}[before]


@pytest.mark.parametrize(
    ("one", "other", "before"),
    [
        ((datetime(2026, 1, 2), datetime(2026, 2, 1)), (datetime(2026, 2, 2),), True),
        ((datetime(2026, 1, 2), datetime(2026, 2, 1)), (datetime(2026, 1, 9),), False),
        ((datetime(2026, 1, 2),), (), False),
        ((), (), False),
    ],
)
def test_moments_of_columns_that_are_read_otherwise_and_unknown_ones_are_in_order_only_if_that_is_certain(
    one, other, before
):
    assert is_before(one, other) is before
    assert not is_before(other, one)


@pytest.mark.one_of(3)
@pytest.mark.parametrize("title", ["提交答卷时间", "Timestamp", "Sent"])
@pytest.mark.parametrize(
    ("one", "other", "holds"), [*((*two, 1) for two in PAIRS[:3]), ("5/1/2026 9:00:00", "1/2/2026 9:00:00", 0)]
)
def test_the_answer_that_was_given_later_counts_wherever_it_stands(tmp_path, title, one, other, holds):
    header = [title, "Company", "1st choice", "2nd choice"]
    rows = [(other, B[0], S[0], S[1]), (one, B[1], S[1], None), (one, B[0], S[2], S[3]), (other, B[2], S[0], None)]
    wishes, told = wanted(tmp_path, of_rows(header, *rows))
    assert {name for asker, name, _ in wishes if asker == B[0]} == ({S[0], S[1]} if holds else {S[2], S[3]})
    assert "answer-replaced" in told


def test_the_address_of_a_computer_is_no_moment():
    assert timestamps_of({2: "60.7.13.29", 3: "12.8.6.10(国外-未知)", 4: "19.8.27.10"}) == {}
