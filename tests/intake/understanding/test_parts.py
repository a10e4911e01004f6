"""Which answer of a form is its company."""

from sco_scheduler.intake.understanding.parts import _company_in
from tests.intake.understanding.lists import sheet


def test_the_company_of_a_form_is_the_first_answer_that_is_one():
    grid = sheet("Form", ["Company"], ["Organisation", "Altyn Trade"], ["Country", "Kazakhstan"])
    assert _company_in(grid, {"Company": 1, "Organisation": 2, "Country": 3}) == "Altyn Trade"
    assert _company_in(grid, {"Company": 1, "Country": 3}) is None
