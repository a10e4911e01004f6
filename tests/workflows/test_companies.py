"""The company that a name or an ID means."""

import pytest

from sco_scheduler.workflows.companies import find_company
from sco_scheduler.workflows.errors import Unknown
from tests.events import event


def test_finding_companies():
    of = event(purchasers=12, suppliers=2)
    assert find_company(of, " s1 ").id == "S1"
    assert find_company(of, "company p1").id == "P1"
    assert find_company(of, "P12").id == "P12"
    with pytest.raises(Unknown) as caught:
        find_company(of, "y P1")
    assert caught.value.ambiguous
    assert len(caught.value.candidates) == 4
    with pytest.raises(Unknown) as caught:
        find_company(of, "Compny S2")
    assert not caught.value.ambiguous
    assert "S2  Company S2" in caught.value.candidates
