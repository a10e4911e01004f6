"""Names for changes: of today, or of then for who has left."""

from dataclasses import replace

from sco_scheduler.agendas.build_report import ChangeRow
from sco_scheduler.domain.event import Delegate
from sco_scheduler.output.texts.rerun import Naming, tally_changes
from tests.events import company, event, interpreter, meeting

THEN = event(
    purchasers=[company("P1", delegates=2), company("P2")], interpreters=[interpreter("I1", "ru"), interpreter("I2")]
)
NOW = event(purchasers=[company("P1", delegates=2)], interpreters=[interpreter("I2")])
NAMING = Naming(NOW, THEN)


def test_who_has_left_is_named_by_the_registrations_of_then():
    assert NAMING.company("P2") == "Company P2"
    old = meeting(THEN, "P1", "S1", 0, interpreter="I1")
    assert NAMING.interpreter(old) == "Interpreter I1"
    assert NAMING.interpreter(replace(old, interpreter="I9")) == "I9"
    assert NAMING.interpreter(replace(old, interpreter=None)) == ""


def test_delegates_are_named_where_they_have_changed():
    old, new = (meeting(THEN, "P1", "S1", 0, delegates=(n, 1)) for n in (1, 2))
    row = ChangeRow("delegate changed", "P1", "S1", old, new)
    assert NAMING.delegates(row, old) == ["Delegate 1 of P1"]
    assert NAMING.delegates(row, new) == ["Delegate 2 of P1"]
    assert NAMING.delegates(ChangeRow("dropped", "P1", "S1", old), old) == []
    left = replace(old, purchaser_delegate="P1#Zoe")
    assert NAMING.delegates(replace(row, before=left), left) == ["P1#Zoe"]
    back = replace(THEN.companies[0], delegates=(Delegate("P1#Zoe", "Zoe"),))
    known = Naming(replace(NOW, companies=(back,)), THEN)
    assert known.delegates(replace(row, before=left), left) == ["Zoe"]


def test_a_tally():
    rows = [ChangeRow(kind, "P1", "S1") for kind in ("moved", "kept", "dropped", "kept")]
    assert tally_changes(rows) == "2 kept, 1 dropped, 1 moved"
    assert tally_changes(rows[:1], 1_004) == "1,004 kept, 1 moved"
    assert tally_changes([]) == "No meetings"
