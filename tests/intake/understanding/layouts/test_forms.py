"""Forms become lists, cell by cell: where each came from, and how much has to be there for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sco_scheduler.intake.table.grids import Book, Grid
from sco_scheduler.intake.understanding.layouts.forms import (
    _company_in,
    behind_gap,
    gathered,
    remarks_below,
    with_wishes_of_forms,
)
from tests.intake.understanding.sheets import sheet, shown


def test_the_company_of_a_form_is_the_first_answer_that_is_one():
    grid = sheet("Form", ["Company"], ["Organisation", "Altyn Trade"], ["Country", "Kazakhstan"])
    assert _company_in(grid, {"Company": 1, "Organisation": 2, "Country": 3}) == "Altyn Trade"
    assert _company_in(grid, {"Company": 1, "Country": 3}) is None


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([["a", "b"], ["c", "d"], [], ["e"], ["f", "g"], ["h"]], [4, 6]),
        ([["a", "b"], ["c", "d"], ["e"], ["h"]], []),
        ([["a", "b"], [], ["e"]], [3]),
        ([["a", "b"], ["e"], [], ["h"]], [4]),
    ],
)
def test_remarks_stand_behind_an_empty_row(rows, found):
    assert behind_gap(sheet("x", *rows), 1) == found


def test_remarks_below_sheets_are_a_list_of_their_own():
    first, second = sheet("A", ["x"], ["late"], [None, "leaves at 4"]), sheet("B", ["y"], ["no"])
    (made,) = remarks_below([(first, "Altyn", [2, 3]), (second, "Orda", [2])])
    assert shown(made) == [
        "Remarks below 1: A row 1 From, A row 1 Remarks",
        "Remarks below 2: A!A2 Altyn, A!A2 late",
        "Remarks below 3: A!B3 Altyn, A!B3 leaves at 4",
        "Remarks below 4: B!A2 Orda, B!A2 no",
    ]
    assert [str(made.cell(row, 0)) for row in (1, 3)] == ["A row 1", "A!B3"]
    assert remarks_below([(first, "Altyn", []), (second, "Orda", [])]) == ()


def form(name: str, *wishes: str, labels: int = 3) -> Grid:
    """A form with labels, and a table of wishes below them."""
    said = [["Company:", name], ["Country", "KZ"], ["Contact", "Ann"]][:labels]
    table = [["Supplier", "Country", "Notes"], *([wish, "China", None] for wish in wishes)]
    return sheet(name, ["Wish form"], *said, *table, [], ["see you"])


def test_tables_below_the_labels_of_forms_are_one_list_of_wishes():
    other = sheet("Other", ["x"])
    book = with_wishes_of_forms(Book("t", (form("Altyn", "Jade", "Opal"), other, form("Orda", "Jade"), form("Steppe"))))
    assert [grid.name for grid in book.grids] == [
        *("Altyn", "Other", "Orda", "Steppe"),
        *("Altyn … Steppe 5", "Remarks below"),
    ]
    assert shown(book.grids[2]) == ["Orda 1: A1 Wish form", "Orda 2: A2 Company:, B2 Orda", *shown(book.grids[2])[2:]]
    assert [max(grid.rows) for grid in book.grids[:4]] == [4, 1, 4, 4]
    made = book.grids[4]
    assert shown(made) == [
        "Altyn … Steppe 5 1: A1 Company:, Altyn!A5 Supplier, Altyn!B5 Country, Altyn!C5 Notes",
        "Altyn … Steppe 5 2: Altyn!B2 Altyn, Altyn!A6 Jade, Altyn!B6 China",
        "Altyn … Steppe 5 3: Altyn!B2 Altyn, Altyn!A7 Opal, Altyn!B7 China",
        "Altyn … Steppe 5 4: Orda!B2 Orda, Orda!A6 Jade, Orda!B6 China",
    ]
    assert str(made.cell(3, 0)) == "Altyn row 7"
    assert [[*values] for values in made.rows.values()] == [[1, 2, 3, 4], [1, 2, 3], [1, 2, 3], [1, 2, 3]]
    assert shown(book.grids[5])[1:] == [
        "Remarks below 2: Altyn!A9 Altyn, Altyn!A9 see you",
        "Remarks below 3: Orda!A8 Orda, Orda!A8 see you",
        "Remarks below 4: Steppe!A7 Steppe, Steppe!A7 see you",
    ]


@pytest.mark.parametrize(("forms", "labels", "made"), [(3, 3, True), (2, 3, False), (3, 2, False)])
def test_tables_of_three_forms_with_three_labels_each_show_them(forms, labels, made):
    names = ("Altyn", "Orda", "Steppe")[:forms]
    book = Book("t", tuple(form(name, "Jade", labels=labels) for name in names))
    assert (with_wishes_of_forms(book) is not book) is made


def labelled(name: str, *more: list[object]) -> Grid:
    """A form with an answer beside each label."""
    rows = [
        ["Company name:", name],
        ["Country", f"C {name}"],
        ["Languages", *(["ru"] if name == "Orda" else ["ru", "en"])],
        ["Whom to meet", "Jade"],
    ]
    return sheet(name, ["Registration"], *rows, *more)


def test_forms_with_answers_beside_labels_are_one_list():
    forms = labelled("Altyn", ["Notes", "late"], ["Thanks a lot"]), labelled("Orda"), labelled("Steppe")
    made, remarks, other = gathered(Book("t", (forms[0], sheet("Other", ["x"]), *forms[1:]))).grids
    assert shown(made) == [
        "Altyn … Steppe 1: Altyn!A2 Company name, Altyn!A3 Country, Altyn!A4 Languages, Altyn!A5 Whom to meet, "
        "Altyn!A6 Notes",
        "Altyn … Steppe 2: Altyn!B2 Altyn, Altyn!B3 C Altyn, Altyn!B4 ru; en, Altyn!B5 Jade, Altyn!B6 late",
        "Altyn … Steppe 3: Orda!B2 Orda, Orda!B3 C Orda, Orda!B4 ru, Orda!B5 Jade",
        "Altyn … Steppe 4: Steppe!B2 Steppe, Steppe!B3 C Steppe, Steppe!B4 ru; en, Steppe!B5 Jade",
    ]
    assert str(made.cell(3, 0)) == "Orda!A2"
    assert shown(remarks)[1:] == ["Remarks below 2: Altyn!A7 Altyn, Altyn!A7 Thanks a lot"]
    assert other.name == "Other"


@pytest.mark.parametrize("late", [1, 2, 3, 4])
def test_a_closing_sentence_is_a_remark_of_each_form_that_has_it_unless_nearly_all_do(late):
    names = ("Altyn", "Orda", "Steppe", "Tau")
    forms = [labelled(name, *([[], ["We come late"]] if n < late else [])) for n, name in enumerate(names)]
    made, *remarks = gathered(Book("t", tuple(forms))).grids
    told = [[*values.values()] for grid in remarks for values in grid.rows.values()][1:]
    assert told == ([[name, "We come late"] for name in names[:late]] if late < 4 else [])
    assert ("We come late" in made.rows[1].values()) is (late == 4)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("We can only come after noon", True),
        ("Please do not seat us with Jade", True),
        ("We come too late", False),
        ("The name of your firm in Chinese:", False),
        ("Do you need a visa soon?", False),
    ],
)
def test_a_sentence_of_five_words_between_the_answers_of_one_form_is_its_remark(text, told):
    first = labelled("Orda")
    rows = {row + 9 * (row > 3): values for row, values in first.rows.items()} | {5: {1: text}}
    forms = (replace(first, rows=dict(sorted(rows.items()))), *(labelled(name) for name in ("Altyn", "Steppe", "Tau")))
    _, *remarks = gathered(Book("t", forms)).grids
    said = [[*values.values()] for grid in remarks for values in grid.rows.values()][1:]
    assert said == ([["Orda", text]] if told else [])


@pytest.mark.parametrize(("label", "kept"), [("Role", True), ("Session", False)])
def test_what_all_forms_say_of_their_company_is_no_header_of_a_table(label, kept):
    forms = tuple(labelled(name, [label, "Purchaser", "Country"]) for name in ("Altyn", "Orda", "Steppe"))
    assert (label in gathered(Book("t", forms)).grids[0].rows[1].values()) is kept


def test_names_below_the_heading_of_a_form_are_numbered_by_it():
    below = [["Must meet"], ["Jade Tea"], ["Opal"], ["Whom not to meet"], ["Lotus Optics"]]
    numbered = [["Must meet"], [1, "Jade Tea"], [2, "Opal"], ["Whom not to meet"], [1, "Lotus Optics"]]
    for more in (below, numbered, [*below, [], ["Thanks a lot"]]):
        made = gathered(Book("t", tuple(labelled(name, *more) for name in ("Altyn", "Orda", "Steppe")))).grids[0]
        titles = [title for _, title in sorted(made.rows[1].items()) if title != "Thanks a lot"]
        assert titles[-5:] == [*titles[-5:-4], "Must meet 1", "Must meet 2", titles[-2], "Whom not to meet 1"]
        assert [str(v) for v in made.rows[2].values()][-3:] == ["Jade Tea", "Opal", "Lotus Optics"]


def test_a_form_may_leave_one_of_the_names_of_its_company_empty():
    forms = tuple(labelled(name, ["Company name in Chinese"]) for name in ("Altyn", "Orda", "Steppe"))
    made = gathered(Book("t", forms))
    assert [grid.name for grid in made.grids] == ["Altyn … Steppe"]
    assert [str(made.grids[0].rows[n][1]) for n in (2, 3, 4)] == ["Altyn", "Orda", "Steppe"]


@pytest.mark.parametrize(
    ("forms", "drop", "label", "made"),
    [
        (3, 0, "Company name:", True),
        (2, 0, "Company name:", False),
        (3, 1, "Company name:", True),
        (3, 2, "Company name:", False),
        (3, 0, "Supplier", True),
        (3, 0, "City", False),
    ],
)
def test_three_forms_of_three_labels_one_for_the_company_are_the_fewest(forms, drop, label, made):
    grids = []
    for name in ("Altyn", "Orda", "Steppe")[:forms]:
        rows = [[label, name], ["Country", "KZ"], ["Whom to meet", "Jade"], ["Contact", "Ann"]]
        grids.append(sheet(name, *rows[: len(rows) - drop]))
    assert (gathered(Book("t", tuple(grids))).grids != tuple(grids)) is made


@pytest.mark.parametrize(
    ("long", "answers", "made"),
    [(2, 3, True), (3, 3, False), (1, 8, False), (1, 7, True)],
)
def test_a_form_has_more_labels_than_long_rows_and_none_of_more_than_eight_cells(long, answers, made):
    more = [[f"Label {n}", *(f"answer {n} {k}" for k in range(answers if n < long else 1))] for n in range(3)]
    forms = tuple(
        sheet(name, ["Company name:", name], ["Country", f"C {name}"], *more) for name in ("Altyn", "Orda", "Osh")
    )
    assert (gathered(Book("t", forms)).grids != forms) is made


def foreign(name: str, *labels: str) -> Grid:
    """A form with labels in another language, and a table with titles in it."""
    said = [[labels[0], name], [labels[1], "DE"], [labels[2], "Uta"]]
    return sheet(name, ["Wunschkarte"], *said, ["Lieferant", "Land", "Bemerkungen"], ["Jade Tea", "China", None])


def test_labels_of_a_form_in_another_language_are_as_on_the_others():
    forms = [form(name, "River Machines", "Jade Tea") for name in ("Altyn", "Orda", "Ural")]
    book = Book("fair", (*forms, foreign("Lotz", "Firma", "Land", "Ansprechpartner")))
    (made,) = (grid for grid in gathered(with_wishes_of_forms(book)).grids if grid.name.startswith("Altyn … Lotz 5"))
    assert [row[1] for row in made.rows.values()][-1] == "Lotz"
    assert [row for row in made.rows.values() if row[1] == "Lotz"] == [{1: "Lotz", 2: "Jade Tea", 3: "China"}]


def test_a_form_whose_labels_mean_something_else_stays_as_it_is():
    forms = [form(name, "River Machines", "Jade Tea") for name in ("Altyn", "Orda", "Ural")]
    other = foreign("Lotz", "Firma", "E-Mail", "Ansprechpartner")
    assert other in with_wishes_of_forms(Book("fair", (*forms, other))).grids
