"""Late changes for the benchmark: every kind changes something, the same for the same seed."""

from random import Random

import pytest

from benchmarks.changes import HEADER, Row, table
from benchmarks.late_changes import KINDS, Late, published_from
from sco_scheduler.domain.schedule import Schedule
from tests.events import event, interpreter, meeting

EVENT = event(
    purchasers=6,
    suppliers=3,
    slots=4,
    tables=4,
    requests=[f"P{p} > S{s}" + (" must" if (p, s) == (6, 3) else "") for p in range(1, 7) for s in range(1, 4)],
    interpreters=[interpreter("I1", "ru"), interpreter("I2", "ru")],
)
HELD = tuple(meeting(EVENT, f"P{p}", f"S{s}", (p + s) % 4, table=str(s)) for p in range(1, 5) for s in range(1, 4))


def published():
    """A state in which twelve of eighteen pairs meet."""
    return Late(EVENT, published_from(Schedule(EVENT, HELD)), HELD, EVENT)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_changes_something(kind):
    state = KINDS[kind](Random(1), published())
    assert (state.event, state.published) != (EVENT, published().published)
    assert state == KINDS[kind](Random(1), published())
    assert (state.printed, state.before) == (HELD, EVENT)


def test_what_is_published_knows_the_musts_that_are_not_held():
    assert published().published.unmet_musts == {("P6", "S3")}


def test_kinds_that_need_what_is_not_there_change_something_else():
    bare = event(purchasers=2, suppliers=1)
    held = (meeting(bare, "P1", "S1", 0), meeting(bare, "P2", "S1", 1))
    state = Late(bare, published_from(Schedule(bare, held)), held, bare)
    assert KINDS["interpreter falls ill"](Random(1), state).event != bare
    assert len(KINDS["one more meeting"](Random(1), state).event.companies) == 4


def test_the_table_has_a_line_a_kind():
    rows = [
        Row("small", "edited by hand", n, n + 1.0, n, 2 * n, 3, 100, 90 + n, proved=n > 0, value_proved=True)
        for n in range(3)
    ]
    failed = Row("small", "a side says no", 3, 30.0, 0, 0, 0, 0, 0, False, False, status="no schedule")
    lines = table([*rows, failed])
    assert lines[2:] == ["a side says no 3: no schedule after 30.0 s"]
    assert " ".join(lines[1].split()) == "edited by hand 3 2.0 3.0 1 (2) 2 (4) 3 (3) 100 91 2/3 3/3 -"
    assert len(lines[0]) == sum(width for _, width in HEADER)
