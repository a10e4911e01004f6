"""A text above a matrix with the title of the names of its rows is about these, and may say that they wish."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.understanding.wishes.matrix_askers import names_rows, rows_wish
from tests.intake.understanding.columns_of import column


@pytest.mark.parametrize(
    ("title", "text", "named", "wish"),
    [
        ("Azienda", "AZIENDE x BUYER", True, False),
        ("Azienda", "Richieste delle aziende – legenda sul foglio BUYER", True, True),
        ("Company", "Requests of the companies – see the sheet of buyers", True, True),
        ("Company", "Companies (buyers on the right)", True, False),
        ("Company", "Wishes of companies and buyers", False, False),  # the word for wishing may be that of the side
        ("Company", "Buyers want to meet", False, False),
        ("Company", "What the companies want", True, True),
        ("Buyer", "What the buyers want", False, False),  # a word for a side
        ("Firm", "What the firms want", False, False),  # too short to be told from other words
        ("", "What the companies want", False, False),
        ("Company", "", False, False),
    ],
)
def test_the_title_of_the_names_of_rows_in_a_text_above_them(title, text, named, wish):
    own = [column(title, "Jade Tea", "Orda Foods")]
    assert (names_rows(text, own), rows_wish(text, own)) == (named, wish)


def test_rows_without_a_column_of_names_are_not_named():
    assert not names_rows("AZIENDE x BUYER", [])
    assert not rows_wish("What the companies want", [])
