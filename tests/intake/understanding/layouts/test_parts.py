"""Which columns begin a list, and which texts are titles."""

import pytest

from sco_scheduler.intake.understanding.layouts.parts import _starts_list, is_title
from tests.intake.understanding.sheets import sheet


@pytest.mark.parametrize(
    ("titles", "begins"),
    [
        (["Buyer", "Country"], True),
        (["Company", "Country"], True),
        (["No.", "Buyer"], True),
        (["Buyer"], False),
        (["No."], False),
        (["No.", None, "Buyer"], False),
        (["Country", "Buyer"], False),
    ],
)
def test_a_list_begins_with_a_side_or_a_company_and_a_further_title(titles, begins):
    assert _starts_list(sheet("List", ["Forum"], titles, ["Altyn", "Osh", "Lotus"]), [1, 2, 3]) is begins


@pytest.mark.parametrize(
    ("text", "known"), [("Choice 3", True), ("Do not want", True), ("E-mail", True), ("Altyn", False)]
)
def test_titles_are_choices_refusals_and_those_of_fields(text, known):
    assert is_title(text) is known
