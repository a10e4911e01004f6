"""Violations are sentences, and a verdict is good where there is none."""

from sco_scheduler.domain.messages import Cell, Phrase
from sco_scheduler.domain.rules import RULES
from sco_scheduler.verify.case import Violation, cells_of
from sco_scheduler.verify.verdict import Verdict

NOBODY = Violation(next(iter(RULES.values())), Phrase("said-nobody"))


def test_a_violation_is_a_sentence():
    assert NOBODY.text[:1].isupper()


def test_only_no_violation_at_all_is_good():
    assert Verdict((), {}).ok
    assert not Verdict((NOBODY,), {"value": 3}).ok


def test_cells_that_are_known_are_named_once():
    one = Cell("Fixed", 2, "A")
    assert cells_of(one, None, Cell("Fixed", 3), one) == (one, Cell("Fixed", 3))
