"""Delegates without a name in an older schedule: who is named since is told, and nobody stays nobody."""

from dataclasses import replace

from sco_scheduler.domain.event import Delegate
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.insight.changes import DELEGATE_CHANGED, KEPT, compare
from tests.events import event, meeting

CASE = event()
HELD = meeting(CASE, "P1", "S1", 0)


def people(**named):
    """The event in which these companies have delegates of these names; '' is one without a name."""
    rows = {
        code: tuple(
            Delegate(f"{code}#{n + 1}", name, cell=Cell("Delegates", n + 2, "B")) for n, name in enumerate(names)
        )
        for code, names in named.items()
    }
    return replace(CASE, companies=tuple(replace(c, delegates=rows.get(c.id, c.delegates)) for c in CASE.companies))


def changed(then, now, new=HELD):
    """What became of the one meeting."""
    (found,) = compare(Schedule(then, (HELD,)), Schedule(now, (new,)))
    return found


def test_who_is_named_since_was_nobody_before():
    found = changed(people(P1=[""]), people(P1=["Anna"]))
    assert (found.kind, found.purchaser, found.supplier) == (DELEGATE_CHANGED, "P1", "S1")
    assert (found.before, found.after) == (replace(HELD, purchaser_delegate="P1#0"), HELD)
    assert "named" in str(found.why)


def test_both_sides_may_be_named_since():
    found = changed(people(P1=[""], S1=[""]), people(P1=["Anna"], S1=["Li Wei"]))
    assert found.before == replace(HELD, purchaser_delegate="P1#0", supplier_delegate="S1#0")
    assert str(found.why).count("Delegates!B2") == 2


def test_nobody_in_a_past_meeting_is_who_was_without_a_name():
    now = people(P1=["Anna"])
    nobody = replace(HELD, purchaser_delegate="P1#0")
    assert changed(people(P1=[""]), now, nobody).kind == KEPT
    assert changed(people(P1=["Boris"]), now, nobody).kind == DELEGATE_CHANGED


def test_another_who_attends_is_not_named_since():
    found = changed(people(P1=[""]), people(P1=["", "Boris"]), replace(HELD, purchaser_delegate="P1#2"))
    assert (found.kind, "named" in str(found.why)) == (DELEGATE_CHANGED, False)
