"""Cards that call the company, or a field, by another label than most others get the usual one."""

from __future__ import annotations

from sco_scheduler.intake.table.grids import Book
from sco_scheduler.intake.understanding.layouts.cards import with_cards
from sco_scheduler.intake.understanding.layouts.name_labels import with_one_name_label
from tests.intake.understanding.sheets import sheet

FIRST = [["Company", "Altyn"], ["Country", "Kenya"], ["E-mail", "a@example.org"], ["Maximum", 4]]
SECOND = [["Company", "Orda"], ["Country", "Oman"], ["E-mail", "o@example.org"], ["Maximum", 5]]
THIRD = [["Organisation", "Ural"], ["Country", "Peru"], ["E-mail", "u@example.org"], ["Maximum", 6]]


def labels(*cards, between=()):
    """The label of each row of cards, parted by an empty row or by ``between``."""
    rows = [row for n, card in enumerate(cards, 1) for row in (*([[f"No. {n}"]] if between else [[]]), *card)]
    made = with_one_name_label(sheet("Cards", *rows))
    return [values[1] for values in made.rows.values() if len(values) > 1]


def usual(*cards):
    return [row[0] for card in cards for row in card]


def test_another_label_for_the_company_becomes_that_of_most_cards():
    for between in (False, True):
        assert labels(FIRST, SECOND, THIRD, between=between) == usual(FIRST) * 3


def test_cards_that_call_the_company_alike_stay_as_they_are():
    made = sheet("Cards", *FIRST, [], *SECOND)
    assert with_one_name_label(made) is made
    nothing = sheet("Empty")
    assert with_one_name_label(nothing) is nothing


def test_only_a_card_without_the_usual_label_with_known_titles_and_the_name_at_its_place_gets_it():
    beside = [*FIRST, ["Organisation", "Trade union"]]  # a label beside the usual one is no other word for it
    assert labels(beside, SECOND, THIRD) == usual(beside, SECOND, THIRD)
    elsewhere = [THIRD[1], THIRD[0], *THIRD[2:]]
    assert labels(FIRST, SECOND, elsewhere) == usual(FIRST, SECOND, elsewhere)
    unknown = [["Organisation", "Ural"], ["Qwx", 1], ["Zyv", 2], ["Blip", 3]]
    assert labels(FIRST, SECOND, unknown) == usual(FIRST, SECOND, unknown)


def test_other_labels_of_a_field_become_the_usual_ones_unless_a_card_has_two_of_them():
    mails = [THIRD[0], THIRD[1], ["Mail", "u@example.org"], THIRD[3]]
    assert labels(FIRST, SECOND, mails) == usual(FIRST) * 3
    both = [*THIRD, ["Mail", "v@example.org"]]
    assert labels(FIRST, SECOND, both) == [*usual(FIRST) * 3, "Mail"]


def test_of_two_labels_on_all_cards_the_first_is_the_usual_one():
    cards = [[["Company", name], ["Firm", name], *FIRST[1:]] for name in ("Altyn", "Orda")]
    assert labels(*cards, THIRD)[-4:] == usual(FIRST)


def test_a_usual_label_without_any_answer_changes_nothing_and_loses_no_later_sheet():
    unanswered = [["Company"], *FIRST[1:]]
    rows = [*unanswered, [], *unanswered, [], *THIRD]
    book = Book("cards.xlsx", (sheet("First", ["x"]), sheet("Cards", *rows), sheet("Last", ["y"])))
    assert with_one_name_label(book.grids[1]) is book.grids[1]
    assert [grid.name for grid in with_cards(book).grids] == ["First", "Cards", "Last"]
