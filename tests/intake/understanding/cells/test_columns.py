"""What the cells of a column look like."""

from __future__ import annotations

import pytest

from sco_scheduler.domain.event import Level
from sco_scheduler.intake.understanding.cells.boxes import with_joined_boxes
from sco_scheduler.intake.understanding.cells.columns import Column, tell_shared
from sco_scheduler.intake.understanding.cells.fields import NOTHING, company_scores, pair_scores
from sco_scheduler.intake.understanding.cells.profiles import MOST_LOOKED_AT
from sco_scheduler.intake.understanding.cells.questions import COMPANIES, PAIRS
from sco_scheduler.intake.understanding.meanings.doubts import may_matter, options_of
from sco_scheduler.intake.understanding.names.matching import NameIndex
from tests.intake.understanding import columns_of
from tests.intake.understanding.columns_of import column


@pytest.mark.parametrize(
    ("cells", "serial"),
    [
        (["1", "2"], True),
        (["0", "1"], True),
        (["2", "3"], False),
        (["2", "3", "4"], True),
        (["4", "3", "2"], True),
        (["3", "2", "1"], True),
        (["2", "1"], False),
        (["3", "1", "2"], False),
        (["1"], True),
        (["2"], False),
        (["1", "3"], False),
        (["1", "2", "x"], False),
        (["1", "2", "2"], False),
        ([], False),
    ],
)
def test_a_column_that_merely_counts_the_rows(cells, serial):
    assert Column(1, ("No.",), dict(enumerate(cells, 2)), {}, len(cells)).serial is serial


@pytest.mark.parametrize(
    ("title", "cells", "field"),
    [
        ("Level", ["must", "blue"], "level"),
        ("Colour", ["red", "blue"], None),
        ("Colour", ["must", "maybe"], "level"),
        ("Colour", ["must", "blue", "red"], None),
    ],
)
def test_words_for_levels_may_matter_in_a_list_of_pairs(title, cells, field):
    column = Column(1, (title,), dict(enumerate(cells, 2)), {}, len(cells))
    found = may_matter(column, PAIRS)
    assert (found[0].field if found is not None else None) == field


@pytest.mark.parametrize(
    ("cells", "serial", "restarts", "again"),
    [
        (["1"], True, False, False),
        (["2"], False, False, False),
        (["0"], False, False, False),
        (["a"], False, False, False),
        (["1", "2"], True, False, False),
        (["0", "1"], True, False, False),
        (["2", "3"], False, False, False),
        (["2", "3", "4"], True, False, False),
        (["1", "2", "2"], False, False, False),
        (["1", "2", "a"], False, False, False),
        (["1", "2", "1", "2", "3"], False, True, True),
        (["1", "1", "2"], False, False, False),
        (["1", "2", "1", "3"], False, True, False),
        (["1", "2", "a", "2", "1"], False, True, False),
        (["2", "1", "2", "1"], False, True, False),
        (["1", "2", "3", "2", "3", "1", "2"], False, True, True),
        (["2", "3", "1", "2", "1"], False, True, True),
        (["1", "2", "3", "3", "1", "2"], False, True, False),
        (["1000000000", "1000000001"], False, False, False),
        ([], False, False, False),
    ],
)
def test_numbers_count_the_rows_or_begin_again(cells, serial, restarts, again):
    column = Column(1, ("No.",), dict(enumerate(cells, 2)), {}, len(cells))
    assert (column.serial, column.restarts, column.counts_again) == (serial, restarts, again)


def test_what_was_found_of_a_column_is_forgotten_where_it_changes():
    names = column("Company", *columns_of.COMPANIES)
    assert "company" in company_scores(names)
    names.of_others = True
    assert "company" not in company_scores(names)
    asked = column("To", *columns_of.COMPANIES)
    assert "to" in pair_scores(asked)
    asked.profiled(NameIndex())
    assert "to" not in pair_scores(asked)


def test_samples_are_each_shown_once_and_cut():
    column = Column(1, ("A",), dict(enumerate(["a", "b", "a", "x" * 60, "y" * 61, "c", "d"], 2)), {}, 7)
    assert column.samples() == ("a", "b", "x" * 60, "y" * 59 + "…")
    assert column.samples(1) == ("a",)


GROUPS = ("Whom to meet", "Whom not to meet")


@pytest.mark.parametrize(("groups", "names", "joined"), [(2, 2, True), (1, 2, False), (2, 1, False)])
def test_groups_of_ticks_below_two_questions_become_a_column_each(groups, names, joined):
    columns, number = [Column(1, ("Company",), {2: "Altyn"}, {}, 2)], 1
    for question in GROUPS[:groups]:
        for name in ("Jade Tea", "Dazu Metal")[:names]:
            number += 1
            titles = (f"{question} {name}", name, question)
            columns.append(Column(number, titles, {2: "x"} if name == "Jade Tea" else {2: "x", 3: "✓"}, {}, 2))
    made = with_joined_boxes(columns, lambda text: text if text in {"Jade Tea", "Dazu Metal"} else None)
    if not joined:
        assert made == tuple(columns)
        return
    assert [(c.number, c.titles, dict(c.cells), c.rows) for c in made[1:]] == [
        (number, (question,), {2: "Jade Tea\nDazu Metal", 3: "Dazu Metal"}, 2)
        for number, question in ((2, GROUPS[0]), (4, GROUPS[1]))
    ]


@pytest.mark.parametrize(
    ("below", "cell", "joined"),
    [
        (["Jade Tea|Dazu Metal", "Jade Tea|Dazu Metal"], "x", ["0", "Whom to meet", "Whom not to meet"]),
        (["Jade Tea|Dazu Metal", "Jade Tea|Orda"], "x", ["0", "Whom to meet", "Whom not to meet"]),
        (["Jade Tea|Dazu Metal", "Orda|Altyn"], "x", None),
        (["Jade Tea|Dazu Metal", "Jade Tea|Dazu Metal"], "tea", None),
        (["Jade Tea|Dazu Metal|Zone", "Jade Tea|Dazu Metal"], "x", ["0", "Whom to meet", "Zone", "Whom not to meet"]),
    ],
)
def test_what_is_joined_are_ticks_of_the_same_companies_below_two_questions(below, cell, joined):
    titles = [(f"{q} {name}", name, q) for q, names in zip(GROUPS, below, strict=True) for name in names.split("|")]
    columns = [Column(0, ("0",), {}, {}, 2)]
    columns += [
        Column(n, t, {2: "x", 3: cell} if t[1] == "Jade Tea" else {2: "x"}, {}, 2) for n, t in enumerate(titles, 1)
    ]
    made = with_joined_boxes(columns, lambda text: text if text not in {"Zone"} else None)
    assert [c.titles[1] if len(c.titles) > 1 else c.title for c in made] == (
        joined if joined is not None else ["0", *(name for _, name, _ in titles)]
    )


@pytest.mark.parametrize(
    ("heading", "options"), [("We speak", ["English", "Russian"]), ("12 June", ["12 June Morning", "12 June Evening"])]
)
def test_boxes_below_a_heading_are_joined_below_it_with_their_options(heading, options):
    titles = [(option if option.startswith(heading) else f"{heading} {option}", option, heading) for option in options]
    columns = [Column(number, title, {2: "x"}, {}, 1) for number, title in enumerate(titles, 1)]
    assert [(c.titles, c.cells) for c in with_joined_boxes(columns, lambda _: None)] == [
        ((heading,), {2: "; ".join(options)})
    ]


@pytest.mark.parametrize(
    ("titles", "cells", "made"),
    [
        (("English", "Russian"), ("x", "x"), [("Languages", {2: "English; Russian"})]),
        (("Languages: English", "Languages: Russian"), ("yes", "no"), [("Languages", {2: "English"})]),
        (("English",), ("x",), [("English", {2: "x"})]),
        (("English", "Russian"), ("x", "fluent"), [("English", {2: "x"}), ("Russian", {2: "fluent"})]),
        (("English", "Zone"), ("x", "A"), [("English", {2: "x"}), ("Zone", {2: "A"})]),
        (("Days [12 June]", "Days [13 June]"), ("x", ""), [("Days", {2: "12 June"})]),
        (("Days [12 June]", "Days [13 June]"), ("no", "no"), [("Days", {2: "no"})]),
        (("12 June", "13 June"), ("x", "x"), [("12 June", {2: "x"}), ("13 June", {2: "x"})]),
        (("English", "Days [13 June]"), ("x", "x"), [("English", {2: "x"}), ("Days [13 June]", {2: "x"})]),
    ],
)
def test_boxes_of_a_question_for_languages_or_days_become_one_column(titles, cells, made):
    columns = [
        Column(n, (t,), {2: c} if c else {}, {}, 1) for n, (t, c) in enumerate(zip(titles, cells, strict=True), 1)
    ]
    joined = with_joined_boxes(columns, lambda _: None)
    assert [(column.title, dict(column.cells)) for column in joined] == made


@pytest.mark.parametrize(
    ("title", "level"),
    [
        *(("Very important", "must"), ("Must", "must"), ("Whom must you meet", "must"), ("Must meet", "must")),
        *(
            ("Очень важно", "must"),
            ("必须", "must"),
            ("No", "no"),
            ("Not", "no"),
            ("Do not meet", "no"),
            ("不见", "no"),
        ),
        *(("Absolutely not", "no"), ("Definitely not", "no"), ("Категорически нет", "no"), ("不见", "no")),
        *(("Under no circumstances", "no"), ("Not a must", "maybe"), ("Не обязательно", "maybe"), ("非必须", "maybe")),
        *(("Least important", "maybe"), ("Not essential", "maybe"), ("Наименее важные", "maybe"), ("非必需", "maybe")),
        *(("If possible", "maybe"), ("Optional", "maybe"), ("Would be nice", "maybe"), ("Not important", "maybe")),
        *(("Wishes", "want"), ("Very important companies to meet", "want"), ("Desired", "want"), ("Top", "want")),
        *(("Company", "want"), ("", "want"), ("High", "want"), ("X", "want"), ("Very important|Do not meet", "no")),
    ],
)
def test_a_title_says_at_which_level_the_companies_below_it_are_wanted(title, level):
    first, *more = title.split("|")
    assert column(first, "Jade Tea", "Orda Foods", also=tuple(more)).level == level


def test_a_title_that_may_number_the_rows_says_no_level_above_figures():
    assert column("No", "1", "2").level == "want"
    assert column("No", "1", "Jade Tea").level == "no"


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("English, Russian", 1.0),
        ("English (fluent), Chinese", 1.0),
        ("EN/ru", 1.0),
        ("English;#Russian", 1.0),
        ("English, Elvish", 0.5),
        ("I speak English and some Russian", 1.0),
        (f"I speak English and some Russian{'.' * 120}", 0.0),
        ("Elvish", 0.0),
        ("Do 10:45 / Fr 15:30", 0.0),
        ("sv 10:00-11:00", 0.0),
        ("Lt 9:30", 0.0),
    ],
)
def test_the_share_of_languages_in_a_cell(text, share):
    assert column("Info", text).profile.languages == share


@pytest.mark.parametrize(
    ("cells", "vip"),
    [
        (["VIP"], True),
        (["VIP", "yes", "high"], True),
        (["VIP", "standard"], False),
        (["high", "high"], False),
        (["yes", "high"], False),
    ],
)
def test_cells_are_priorities_if_one_is_vip(cells, vip):
    assert column("Info", *cells).says_vip is vip


@pytest.mark.parametrize(
    ("lists", "shared"),
    [
        ({"Company": "abcd", "Owner": "xxyy"}, ["Owner"]),
        ({"Company": "abcd", "Owner": "xxyz"}, []),
        ({"Company": "abc", "Owner": "xxx"}, []),
        ({"Company": "aabc", "Owner": "xxyy"}, []),
        ({"Company": "aabc", "ID": "1234", "Owner": "xxyy"}, ["Owner"]),
        ({"Firm": "abcdef", "Owner": "xxyzxy", "Other": "xxxxzy"}, ["Owner", "Other"]),
        ({"Stand": "abcd", "Owner": "xxyy"}, []),
    ],
)
def test_texts_that_several_companies_have_are_told(lists, shared):
    columns = [column(title, *cells) for title, cells in lists.items()]
    tell_shared(columns)
    assert [c.title for c in columns if c.shared] == shared


@pytest.mark.parametrize(
    ("title", "staff"),
    [
        *(("Account Owner", True), ("куратор", True), ("组委会", True), ("Stand", False)),
        # what they write of the companies
        *(
            (title, False)
            for title in ("组委会备注", "Our team's comments", "Примечания нашего менеджера", "主办方状态")
        ),
    ],
)
def test_people_of_the_organizer_have_their_titles(title, staff):
    assert column(title, "a").of_staff is staff


def test_a_title_that_may_mean_a_person_of_the_company_means_staff_where_several_companies_share_it():
    made = column("Sales rep", "a", "a")
    assert not made.of_staff
    made.shared = True
    assert made.of_staff
    assert (made.score("nothing"), made.score("contact")) == (1.0, 0.0)


@pytest.mark.parametrize(
    ("cells", "level"),
    [
        (["P1", "P2", "P10"], Level.WANT),
        (["A01", "A02", "B03"], Level.WANT),
        (["P4", "P2", "P10"], Level.NO),
        (["P4", "P4"], Level.NO),
        (["P4, P5", "P7"], Level.NO),
        (["Altyn Trade LLP", "Orda Foods"], Level.NO),
    ],
)
def test_codes_in_order_below_no_are_numbers_and_no_refusals(cells, level):
    assert column("No.", *cells).level is level


def test_codes_of_few_rows_below_no_are_refusals():
    assert Column(1, ("No",), {2: "P1", 7: "P2"}, {}, 9).level is Level.NO


@pytest.mark.parametrize(
    ("title", "cells", "labels"),
    [
        ("内部标签", {3: "重点采购商", 9: "重点采购商"}, True),
        ("Tag", {3: "key buyer"}, True),
        ("Role", {3: "buyer", 9: "buyer"}, False),
        ("Tag", {3: "buyer", 9: "supplier"}, False),
        ("Tag", dict.fromkeys(range(2, 10), "buyer"), False),
        ("Tag", {3: "Altyn Trade"}, False),
    ],
)
def test_the_same_side_in_few_cells_is_a_label_that_is_asked_about(title, cells, labels):
    few = Column(1, (title,), cells, {}, 16)
    assert few.labels_few is labels
    if labels:
        assert "role" not in company_scores(few)
        assert may_matter(few, COMPANIES) == (NOTHING, 0.5)
        assert {"role", "Priority"} <= set(options_of(COMPANIES, few))


@pytest.mark.parametrize(
    "title",
    ["Самые важные встречи (до трёх, начиная с самой важной)", "Key meetings, starting with the most important one"],
)
def test_a_title_of_an_order_by_importance_asks_for_wishes(title):
    assert column(title, "Altyn Trade; Ural Import", "Ural Import").level_told == (Level.WANT, 1.0)


def test_the_texts_of_a_column_are_counted_once_each_in_the_order_of_their_rows() -> None:
    made = column("Level", "want", "must", "want")
    assert [*made.texts] == [*made.looked_at] == ["want", "must"]
    assert made.counts["want"] == 2
    made.cells = {1: "no"}
    assert [*made.texts] == [*made.looked_at] == ["no"]


def test_the_first_texts_of_a_long_column_are_looked_at() -> None:
    made = column("Company", *(f"Company {number}" for number in range(2 * MOST_LOOKED_AT)))
    assert len(made.texts) == 2 * MOST_LOOKED_AT
    assert [*made.looked_at] == [*made.texts][:MOST_LOOKED_AT]
