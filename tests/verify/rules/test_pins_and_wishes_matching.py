from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from sco_scheduler.verify.rules.pins_and_wishes import left_over
from tests.events import event, meeting


@given(st.lists(st.frozensets(st.integers(0, 3)), max_size=4))
def test_as_few_as_possible_are_left(wanted):
    e = event(slots=4)
    meetings = [meeting(e, "P1", "S1", n) for n in range(4)]
    place = {m.start: n for n, m in enumerate(meetings)}
    left = left_over(wanted, meetings, lambda row, m: place[m.start] in row)
    best = max(sum(n in row for n, row in zip(order, wanted, strict=False)) for order in permutations(range(4)))
    assert len(left) == len(wanted) - best
