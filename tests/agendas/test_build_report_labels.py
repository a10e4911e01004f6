"""How people, places and times are called on the sheets."""

from dataclasses import replace
from datetime import date

import pytest

from sco_scheduler.agendas.build_report import (
    WishesMet,
    company_name,
    company_with_id,
    delegate_labels,
    english_day,
    hours,
    interpreter_label,
    pair_with_ids,
    percent,
    rank_groups,
)
from sco_scheduler.domain.event import Role
from tests.agendas.samples import at, company, small_event


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        (("",), [""]),
        (("Ann",), ["Ann"]),
        (("Ann", "Bob"), ["Ann", "Bob"]),
        (("Ann", ""), ["Ann", "P1#2"]),
        (("Ann", "ANN", "Bob"), ["P1#1", "P1#2", "Bob"]),
    ],
)
def test_a_delegate_is_called_by_the_name_where_it_tells_one_from_another(people, expected):
    event = replace(small_event(), companies=(company("P1", "One", people=people),))
    assert list(delegate_labels(event).values()) == expected


def test_who_is_not_registered_is_called_by_the_id():
    event = small_event()
    assert [company_name(event, code) for code in ("S001", "X9")] == ["Jialing Motors", "X9"]
    assert [interpreter_label(event, code) for code in ("I1", "I9", None)] == ["Wang Li", "I9", ""]


def test_a_company_without_a_name_is_called_by_the_local_one():
    event = replace(small_event(), companies=(company("S7", "", Role.SUPPLIER, local_name="巴山"),))
    assert company_name(event, "S7") == "巴山"


def test_places_and_times():
    assert english_day(date(2025, 6, 12)) == "Thursday 12 June 2025"
    assert hours(at("09:00"), at("09:20")) == "09:00–09:20"


def test_a_company_is_named_with_its_id_where_that_is_another_word():
    event = small_event()
    assert [company_with_id(event, code) for code in ("S001", "X9")] == ["Jialing Motors (S001)", "X9"]
    assert str(pair_with_ids(event, ("X9", "S001"))) == "X9 with Jialing Motors (S001)"


def test_shares_are_rounded_but_only_the_whole_is_a_hundred_percent_and_only_nothing_is_none():
    shares = ((0, 3), (1, 3), (2, 3), (1, 300), (1, 8), (299, 300), (300, 300))
    assert [percent(*share) for share in shares] == [0, 33, 67, 1, 13, 99, 100]


@pytest.mark.parametrize(
    ("ranks", "rows"),
    [
        ([], []),
        ([3, 1, None], [(1,), (3,), (None,)]),
        ([40, 1], [(1,), (40,)]),
        (range(1, 9), [(n,) for n in range(1, 9)]),
        (range(1, 10), [*((n,) for n in range(1, 8)), (8, 9)]),
        ([None, *range(1, 12)], [*((n,) for n in range(1, 8)), (8, 9, 10, 11), (None,)]),
    ],
)
def test_late_ranks_stand_in_one_row(ranks, rows):
    of = [WishesMet(rank, 0, 1) for rank in ranks]
    assert rank_groups([of[::2], of[1::2]]) == rows
