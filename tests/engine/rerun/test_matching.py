"""Whether interpreters suffice for the meetings of a slot."""

import pytest

from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.rerun.matching import can_be_served
from sco_scheduler.engine.variables import Choice
from tests.events import company, event, interpreter


@pytest.mark.parametrize(
    ("people", "enough"),
    [
        ([("I1", "ru", "zh"), ("I2", "kk", "zh")], True),
        ([("I1", "ru", "kk", "zh"), ("I2", "ru", "zh")], True),
        ([("I1", "ru", "kk", "zh")], False),
        ([("I1", "ru", "zh"), ("I2", "ru", "zh")], False),
    ],
)
def test_each_meeting_needs_somebody_of_its_own(people, enough):
    case = event(
        purchasers=[company("P1", languages=["ru"]), company("P2", languages=["kk"])],
        suppliers=[company("S1", languages=["zh"]), company("S2", languages=["zh"])],
        requests=["P1 > S1", "P2 > S2"],
        slots=1,
        tables=2,
        interpreters=[interpreter(*words) for words in people],
    )
    problem = index(case)
    choices = [Choice(item.index, 0, 0) for item in problem.items if item.modes]
    held = len(choices) == 2 and can_be_served(problem, choices)
    assert held is enough
