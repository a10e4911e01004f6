from datetime import datetime

from sco_scheduler.domain.schedule import Meeting
from tests.oracles.reasons.in_the_way import InTheWay

A, B, C, OTHER = (
    Meeting(p, "S1", datetime(2025, 6, 12, 9), datetime(2025, 6, 12, 9, 20), "A", "1", f"{p}#1", "S1#1")
    for p in ("P1", "P2", "P3", "P4")
)


def test_one_of_each_group_suffices_and_more_may_be_named():
    way = InTheWay([[A, B], [C]])
    assert way.faults((A, C)) == ([], [])
    assert way.faults((B, A, C)) == ([], [])


def test_strangers_and_groups_without_a_name_are_told():
    assert InTheWay([[A, B], [C]]).faults((A, OTHER)) == ([OTHER], [[C]])


def test_nothing_is_to_be_named_where_nothing_is_taken():
    assert InTheWay([]).faults(()) == ([], [])
    assert InTheWay([]).faults((A,)) == ([A], [])


def test_each_list_of_names_is_judged_by_what_it_holds():
    way = InTheWay([[A]])
    names = [[A], [B], []]
    found = [way.faults(list(named)) for named in names]
    assert found == [([], []), ([B], [[A]]), ([], [[A]])]
    assert [way.faults(named) for named in names] == found
