"""The sheets of the format that are made of companies and wishes of any form, cell by cell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sco_scheduler.domain.event import Level, Role
from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.understanding.companies.built import (
    Built,
    CompanyRecord,
    Wish,
    WishCount,
    delegate_grid,
    request_grid,
)
from sco_scheduler.intake.understanding.companies.people import people_of

FORM = [Cell("Answers", row, "B") for row in range(10)]


def record(key, *people, **values):
    """A company of row 2 with people as ``(name, mailbox)``."""
    persons = [
        {"delegate": (name, FORM[n])} | ({"email": (mail, FORM[n])} if mail else {})
        for n, (name, mail) in enumerate(people, start=3)
    ]
    return CompanyRecord(key, {k: (v, FORM[2]) for k, v in values.items()}, {Role.PURCHASER}, [FORM[2]], persons)


def rows_of(grid):
    return [list(cells.values()) for _, cells in sorted(grid.rows.items())]


def test_wishes_stand_in_a_row_each_and_rows_of_the_format_stay_as_they_are():
    raw = {"from": ("P9", FORM[8]), "notes": ("as written", FORM[9])}
    grid = request_grid(
        [
            Wish("Altyn", "Foton", Level.WANT, 2, FORM[3], {"notes": ("soon", FORM[4])}),
            Wish("?", "?", Level.MUST, 1, FORM[5], raw=raw),
            Wish("Ural", "Lifan", Level.NO, None, FORM[6]),
        ],
        "made",
    )
    assert rows_of(grid) == [
        ["From", "To", "Rank", "Level", "Notes"],
        ["Altyn", "Foton", 2, "soon"],
        ["P9", "as written"],
        ["Ural", "Lifan", "no"],
    ]
    assert [grid.cell(row, 0) for row in (2, 3, 4)] == [Cell("Answers", n) for n in (3, 8, 6)]
    assert (grid.cell(2, 5), grid.cell(4, 4)) == (FORM[4], FORM[6])
    assert request_grid([], "made") is None


def test_a_wish_that_the_other_side_says_again_stands_once():
    own, again = Wish("Altyn", "Foton", Level.WANT, 1, FORM[3]), Wish("altyn", "Foton", Level.WANT, None, FORM[4])
    other = Wish("Ural", "Foton", Level.WANT, None, FORM[4])
    mirrored = [replace(wish, mirrored=True) for wish in (again, other)]
    assert rows_of(request_grid([own, *mirrored], "made")) == [
        ["From", "To", "Rank"],
        ["Altyn", "Foton", 1],
        ["Ural", "Foton"],
    ]
    assert len(rows_of(request_grid([own, again], "made"))) == 3


def test_people_are_listed_where_a_company_has_several():
    several = record("altyn", ("Anna", ""), ("Bek", ""), ("ANNA", "a@x.example"), company="Altyn", id="P7")
    counted = record("ural", ("Ivan", ""), company="Ural", people="3")
    grid = delegate_grid([several, record("orda", ("Olga", ""), company="Orda"), counted], "made")
    assert rows_of(grid) == [
        ["Company", "Delegate", "Email"],
        ["P7", "ANNA", "a@x.example"],
        ["P7", "Bek"],
        ["Ural", "Ivan"],
        ["Ural", "2"],
        ["Ural", "3"],
    ]
    assert delegate_grid([record("orda", ("Olga", ""), company="Orda", people=1)], "made") is None


@pytest.mark.parametrize(
    ("detail", "text", "of_each"),
    [
        ("title", "Director / Buyer", ["Director", "Buyer"]),
        ("title", "Director", ["Director", None]),
        ("email", "a@x.example; b@x.example", ["a@x.example", "b@x.example"]),
        ("email", "a@x.example; b@x.example; c@x.example", ["a@x.example; b@x.example; c@x.example", None]),
        ("languages", "ru; en", ["ru; en"] * 2),
        ("not_available", "9:00-10:00; 15:00-", ["9:00-10:00; 15:00-"] * 2),
    ],
)
def test_of_several_people_in_a_cell_each_has_what_is_theirs(detail, text, of_each):
    people = people_of({"contact": ("Ann Lee / Bob Wu", FORM[1]), detail: (text, FORM[2])}, offices=False)
    assert [person["delegate"][0] for person in people] == ["Ann Lee", "Bob Wu"]
    assert [person.get(detail, (None,))[0] for person in people] == of_each


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        (("Anna", ""), ("Bek", ""), True),
        (("Anna", ""), ("ANNA", ""), False),
        (("Anna", "a@x.example"), ("Bek", "b@x.example"), True),
        (("Anna", "a@x.example"), ("A. Li", "A@x.example"), False),
    ],
)
def test_two_rows_are_of_two_people_by_their_names_and_mailboxes(one, other, differ):
    assert record("altyn", one).is_of_others(record("altyn", other)) is differ


def test_nobody_is_another_person_than_nobody():
    assert not record("altyn").is_of_others(record("altyn", ("Anna", "")))
    assert not record("altyn", ("Anna", "")).is_of_others(record("altyn"))


def test_a_company_is_named_by_its_id_and_shown_by_its_name():
    assert (record("k", id="P1", company="Altyn").named, record("k", id="P1", company="Altyn").shown) == ("P1", "Altyn")
    assert (record("k", local="Алтын").named, record("k", id="P1").shown, record("k").named) == ("Алтын", "P1", "k")


def test_a_wish_that_is_a_must_elsewhere_is_one_must():
    want, must = (Wish("Altyn", "Foton", level, 1, FORM[3]) for level in (Level.WANT, Level.MUST))
    other = Wish("Altyn", "Lifan", Level.WANT, 2, FORM[4])
    written = Wish("ALTYN", "foton", Level.MUST, None, FORM[5], raw={"from": ("Altyn", FORM[5])})
    folded = Wish("ALTYN", "foton", Level.MUST, None, FORM[6])
    for given, left in (
        ([want, other, must], [must, other]),
        ([must, other, want], [must, other]),
        ([want, folded], [must]),
        ([folded, want], [replace(must, asker=folded.asker, target=folded.target, cell=folded.cell)]),
        ([want, written], [want, written]),
        ([want, want], [want, want]),
    ):
        built = Built(wishes=list(given), counts={"Answers": WishCount("Answers", len(given))})
        built.merge_repeated()
        assert built.wishes == left
        assert built.counts["Answers"].wishes == len(left)


def test_two_musts_of_which_one_has_a_rank_are_one_must_with_it():
    must = Wish("Altyn", "Foton", Level.MUST, None, FORM[3])
    ranked = replace(must, rank=2, cell=FORM[4])
    for given, left in (
        ([must, ranked], [replace(must, rank=2)]),
        ([ranked, must], [ranked]),
        ([must, must], [must, must]),
        ([must, replace(ranked, level=Level.WANT)], [replace(must, rank=2)]),
        ([ranked, replace(ranked, rank=3)], [ranked, replace(ranked, rank=3)]),
        ([must, replace(must, level=Level.NO)], [must, replace(must, level=Level.NO)]),
    ):
        built = Built(wishes=list(given), counts={"Answers": WishCount("Answers", len(given))})
        built.merge_repeated()
        assert built.wishes == left
        assert built.counts["Answers"].wishes == len(left)


def test_a_rank_in_another_column_of_the_row_is_that_of_the_wish():
    ticked = Wish("Altyn Trade", "Spring Parts", Level.WANT, None, Cell("Form", 2, "H"))
    chosen = Wish("Altyn Trade", "Spring Parts", Level.WANT, 1, Cell("Form", 2, "I"))
    later = replace(chosen, cell=Cell("Form", 3, "I"))
    for wishes, kept in (
        ([ticked, chosen], [chosen]),
        ([chosen, ticked], [chosen]),
        ([ticked, later], [ticked, later]),
        ([chosen, replace(chosen, cell=ticked.cell)], [chosen, replace(chosen, cell=ticked.cell)]),
    ):
        built = Built()
        built.wishes = wishes
        built.merge_repeated()
        assert built.wishes == kept
