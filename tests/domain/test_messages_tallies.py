"""How far something has come, as it is counted."""

from sco_scheduler.domain.messages import no_tally, tallied


def heard():
    told = []
    return told, lambda done, total, what: told.append((done, total, what))


def test_everything_comes_through_and_the_count_is_told_at_both_ends_and_between():
    told, tally = heard()
    assert list(tallied(range(7), "rows", tally, every=3)) == list(range(7))
    assert told == [(0, 7, "rows"), (3, 7, "rows"), (6, 7, "rows"), (7, 7, "rows")]


def test_the_end_is_told_once_where_it_falls_on_a_telling():
    told, tally = heard()
    assert list(tallied("abcd", "letters", tally, every=2)) == list("abcd")
    assert [done for done, _, _ in told] == [0, 2, 4]


def test_what_is_done_counts_only_once_it_is_done():
    told, tally = heard()
    items = tallied([1, 2], "rows", tally, every=1)
    next(items)
    assert told[-1][0] == 0
    next(items)
    assert told[-1][0] == 1


def test_a_total_that_is_not_known_is_told_as_none():
    told, tally = heard()
    assert list(tallied(iter("ab"), "rows", tally)) == ["a", "b"]
    assert told == [(0, 0, "rows"), (2, 0, "rows")]


def test_nobody_need_listen():
    assert list(tallied([1], "rows", no_tally)) == [1]
