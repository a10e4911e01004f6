"""The level of a list by whom it names beside the wishes of the same row, whatever its title says."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from sco_scheduler.domain.event import Level
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.cells.fields import Meaning
from sco_scheduler.intake.understanding.meanings.levels_by_names import (
    doubted,
    explains_itself,
    grades_row,
    levels_by_names,
    levels_of_pairs,
    raised_by_titles,
)
from sco_scheduler.intake.understanding.names.matching import NameIndex
from tests.intake.books import read
from tests.intake.understanding.columns_of import COMPANIES, column
from tests.intake.understanding.guests import GUESTS, HOSTS, WANTED, asked


@pytest.mark.parametrize("title", ["And the big one for you?", "Ради кого едете", "最放心不下的那家"])
def test_who_is_named_again_in_a_shorter_list_is_a_must(tmp_path, title):
    assert asked(tmp_path, title, [(1,), (), (4,), (0,)])[title] == "musts"


@pytest.mark.parametrize("title", ["Anybody you would sooner forget?", "Держите подальше от нас", "绕开谁"])
def test_a_list_that_few_fill_in_and_that_names_nobody_again_is_of_refusals(tmp_path, title):
    assert asked(tmp_path, title, [(3,), (), (0, 1), ()])[title] == "refusals"


@pytest.mark.parametrize(
    "second",
    [[(3,), (0,), (1,), (2,)], [(1, 3), (), (4,), ()], [(0, 1, 2), (1, 2), (2, 3, 4), (0, 4)], [(3,), (), (), ()]],
    ids=["all fill it in", "some named again", "the same list", "one name"],
)
def test_other_lists_say_nothing_by_whom_they_name(tmp_path, second):
    assert asked(tmp_path, "And these?", second).get("And these?", "wishes") == "wishes"


@pytest.mark.parametrize("title", ["The main one", "Ключевая встреча", "重中之重"])
def test_a_title_of_what_matters_most_is_of_musts_though_it_names_others(tmp_path, title):
    assert asked(tmp_path, title, [(3,), (), (0,), ()])[title] == "musts"


def test_the_only_list_of_several_names_is_of_wishes(tmp_path):
    rows = [
        ["Company", "Talk to whom?"],
        *([b, "\n".join(HOSTS[n] for n in names)] for b, names in zip(GUESTS, WANTED, strict=True)),
    ]
    sellers = [["Exhibitor", "Goods"], *([name, "goods"] for name in HOSTS)]
    event = read(tmp_path, {"Guests": rows, "Exhibitors": sellers}).event
    assert event is not None
    assert [company.name for company in event.companies if company.purchaser] == list(GUESTS)
    assert len(event.requests) == sum(map(len, WANTED))


def test_a_list_of_refusals_alone_is_no_list_of_wishes(tmp_path):
    title = "Whom do you not want to meet?"
    rows = [["Company", title, "Language"], *([b, HOSTS[n], "Russian"] for n, b in enumerate(GUESTS))]
    sellers = [["Exhibitor", "Goods"], *([name, "goods"] for name in HOSTS)]
    questions = read(tmp_path, {"Guests": rows, "Exhibitors": sellers}).questions
    assert {question.path[-1]: question.guess for question in questions}.get(title, "refusals") == "refusals"


INDEX = NameIndex()
for company in COMPANIES:
    INDEX.add(company, [company])
BY_LETTER = dict(zip("ABCDEF", COMPANIES, strict=True))
LONG = "AB|CD|EF|A"


def listed(lists: Mapping[str, str]) -> list[Column]:
    """Columns by titles, with the companies of each row as letters: ``AB|C||`` are two, one, none and none."""
    found = []
    for number, (title, rows) in enumerate(lists.items(), 1):
        made = column(title, *("; ".join(BY_LETTER.get(letter, letter) for letter in row) for row in rows.split("|")))
        made.number, made.cells = number, {row: text for row, text in made.cells.items() if text}
        found.append(made)
    return found


def wished(columns: list[Column], certainty: float = 0.8) -> dict[int, Meaning]:
    kinds = {"Choice": ("choice", Level.WANT), "Refused": ("wishes", Level.NO)}
    kinds_of = {c.number: kinds.get(c.title.split()[0], ("wishes", Level.WANT)) for c in columns}
    return {number: Meaning(field, certainty, level) for number, (field, level) in kinds_of.items()}


@pytest.mark.parametrize(
    ("lists", "levels"),
    [
        # a single list is of wishes if at least half of the companies name several
        ({"One": "AB|CD|E|"}, {"One": "want"}),
        ({"One": "AB|CD||"}, {"One": "want"}),
        ({"One": "AB|CD|||"}, {}),
        ({"One": "A|B|C|D"}, {}),
        ({"Choice": "AB|CD|E|"}, {}),
        # a shorter one of the same names is of musts
        ({"One": LONG, "Two": "A|C||"}, {"Two": "must", "One": "want"}),
        ({"One": LONG, "Two": "A|||"}, {}),
        ({"One": LONG, "Two": LONG}, {}),
        ({"One": LONG, "Two": "A|E||"}, {}),
        ({"One": LONG, "Two": "A|?||"}, {}),
        # one of other names that few fill in is of refusals
        ({"One": LONG, "Two": "C|E||"}, {"Two": "no", "One": "want"}),
        ({"One": LONG, "Two": "C|E|A|"}, {"Two": "no", "One": "want"}),
        ({"One": LONG, "Two": "C|E|A|B"}, {}),
        ({"One": LONG, "Two": "CD|E||"}, {"Two": "no", "One": "want"}),
        ({"One": LONG, "Two": "CB|E||"}, {}),
        ({"One": "A|B|C|D", "Two": "C|E||"}, {}),
        ({"One": LONG, "Not for us": "C|E||"}, {"Not for us": "no, certainly", "One": "want"}),
        ({"Choice 1": "A|C|E|A", "Choice 2": "B|D|F|", "One": "C|E||"}, {"One": "no"}),
        ({"Choice 1": "A|C|E|A", "Choice 2": "B|D|F|", "One": "A|D||"}, {"One": "must"}),
        ({"One": LONG, "Veto": "C|||", "Second veto": "|E||"}, {"Veto": "no", "Second veto": "no", "One": "want"}),
        ({"One": LONG, "Veto": "C|||", "Second": "|E||"}, {}),
        # unless the title says otherwise, or another list has the refusals
        ({"One": LONG, "Most important": "C|E||"}, {"Most important": "must", "One": "want"}),
        ({"One": LONG, "Most important": "CD|E||"}, {}),
        ({"One": LONG, "Two": "C|E||", "Refused": "D|||"}, {"Two": "must", "One": "want"}),
        ({"One": LONG, "Wishes": "C|E||"}, {}),
        ({"One": LONG, "Two": "C|E||", "Three": "A|||"}, {"Two": "no"}),
    ],
)
def test_levels_of_lists_by_whom_they_name(lists, levels):
    columns = listed(lists)
    found = levels_by_names(columns, wished(columns), INDEX)
    sure = {0.92: ", certainly", 0.6: ""}
    told = {columns[n - 1].title: f"{meant.level}{sure[meant.certainty]}" for n, meant in found.items()}
    assert told == {title: "want, certainly" if level == "want" else level for title, level in levels.items()}
    assert {meant.certainty for meant in levels_by_names(columns, wished(columns, 0.95), INDEX).values()} <= {
        *(0.95 for level in levels.values() if level == "want"),
        *(meant.certainty for meant in found.values() if meant.level is not Level.WANT),
    }


@pytest.mark.parametrize(
    ("titles", "raised"),
    [
        (["Most important"], []),
        (["Most important", "Wishes"], ["Most important"]),
        (["Most important", "Wishes", "Others"], ["Most important"]),
        (["Most important", "Others"], []),
        (["Refused most of all", "Wishes"], []),
    ],
)
def test_the_most_important_beside_wishes_are_probably_musts(titles, raised):
    columns = listed(dict.fromkeys(titles, "A"))
    found = raised_by_titles(columns, wished(columns), NameIndex())
    assert {columns[n - 1].title: (str(m.level), m.certainty) for n, m in found.items()} == dict.fromkeys(
        raised, ("must", 0.6)
    )


@pytest.mark.parametrize(
    ("title", "cells", "sure"),
    [
        ("Most important", "A|C||", True),
        ("Most important", "A|||", False),
        ("Most important", "A|CD||", False),
        ("Most important", "A|E||", False),
        ("Second most important", "A|C||", False),
    ],
)
def test_musts_are_sure_where_each_cell_names_one_of_the_wishes_of_its_row(title, cells, sure):
    columns = listed({title: cells, "Wishes": LONG})
    (found,) = raised_by_titles(columns, wished(columns), INDEX).values()
    assert (found.level, found.certainty > 0.9) == (Level.MUST, sure)


@pytest.mark.parametrize(
    ("lists", "in_doubt"),
    [
        ({"Wishes": "AB|C|"}, []),
        ({"One": "AB|C|", "Two": "B||"}, ["One", "Two"]),
        ({"One": "AB|C|", "Two": "||D"}, []),
        ({"One": "AB|C|", "Two": "|D|"}, ["One", "Two"]),
        ({"One": "AB|C|", "Two": "||A"}, ["One", "Two"]),
        ({"Wishes": "AB|C|", "Two": "B||"}, ["Two"]),
        ({"Wishes": "AB|C|", "Whom to meet": "B||"}, ["Wishes", "Whom to meet"]),
        ({"Wishes": "AB|C|", "Whom to meet": "|D|"}, []),
        ({"Wishes": "AB|C|", "Whom to meet": "||B"}, []),
        ({"Wish 1": "A|C|", "Wish 2": "B||"}, []),
    ],
)
def test_which_of_several_lists_of_wishes_may_have_another_level(lists, in_doubt):
    columns = listed(lists)
    found = doubted(columns, wished(columns), INDEX)
    assert {columns[n - 1].title: meant.certainty for n, meant in found.items()} == dict.fromkeys(in_doubt, 0.75)
    assert all(meant.certainty == 0.5 for meant in doubted(columns, wished(columns, 0.5), INDEX).values())


@pytest.mark.parametrize(("second", "sure"), [("|D||", 0.6), ("B|D||", 0.75)])
def test_a_list_that_few_fill_in_beside_wishes_has_no_likely_level(second, sure):
    columns = listed({"One": "A|B|C|D", "Two": second})
    assert {n: meant.certainty for n, meant in doubted(columns, wished(columns), INDEX).items()} == {1: 0.75, 2: sure}


@pytest.mark.parametrize(
    ("lists", "found"),
    [
        ({"Blocked": ["x", ""]}, {"Blocked": ("wishes", "no")}),
        ({"Blocked": ["x", "perhaps"]}, {}),
        ({"Blocked": ["", ""]}, {}),
        ({"Wishes": ["yes", "no"], "Info": ["must", ""]}, {"Wishes": ("level", "want"), "Info": ("wishes", "must")}),
        ({"Wishes": ["yes", "no"], "Info": ["must", "no"]}, {"Wishes": ("level", "want")}),
        ({"Wishes": ["yes", "no"], "Info": ["want", ""]}, {"Wishes": ("level", "want")}),
        ({"Wishes": ["yes", "maybe"], "Info": ["must", ""]}, {}),
        ({"Wishes": ["x", ""], "Whom to meet": ["x", ""], "Info": ["must", ""]}, {}),
        ({"Info": ["yes", "no"]}, {}),
    ],
)
def test_ticks_in_a_list_of_pairs_are_levels(lists, found):
    columns = [column(title, *cells) for title, cells in lists.items()]
    for number, made in enumerate(columns, 1):
        made.number, made.cells = number, {row: text for row, text in made.cells.items() if text}
    told = levels_of_pairs(columns)
    assert {columns[n - 1].title: (meant.field, str(meant.level)) for n, meant in told.items()} == found


@pytest.mark.parametrize(
    ("title", "cells", "remarks", "explained"),
    [
        ("Importance (3 - must, 0 - no)", "30", (), True),
        ("Importance (3 - must, 0 - no)", "31", (), False),
        ("Importance", "30", ("3 = must meet", "0 = do not meet"), True),
        ("Importance", "3", ("3 = must meet",), False),
        ("Rank (A - must, B - gold)", "AB", (), False),
    ],
)
def test_a_title_or_remarks_explain_the_signs_of_a_column(title, cells, remarks, explained):
    assert explains_itself(column(title, *cells), remarks) is explained


@pytest.mark.parametrize(
    ("title", "cells", "grades"),
    [
        ("Level", ("must", "want", "no"), True),
        ("Level of interest", ("must", "maybe"), True),
        ("Level", ("must", "must", COMPANIES[0]), True),
        ("Level", ("must", "want", "abc"), True),
        ("Level", ("must", "want", "abc", "def"), False),
        ("Level", ("must", "want", *COMPANIES[:2]), False),
        ("Level", ("must", "yes", "no"), False),
        ("Level", ("must", "must", "no", "yes"), False),
        ("Level", ("1", "2", "3"), False),
        ("Level", ("must", "must", *map(str, range(2))), False),
        ("Level", ("must", "must " * 20), False),
        ("Level", ("must",) * 9 + tuple("abcdefg"), True),
        ("Level", ("must",) * 9 + tuple("abcdefgh"), False),
        ("Level", (), False),
        ("Info", ("must", "want", "no"), False),
        ("Priority", ("must", "want", "no"), False),
        ("Status level", ("must", "no"), False),
    ],
)
def test_a_few_words_for_levels_below_a_title_for_them_grade_a_row(title, cells, grades):
    assert grades_row(column(title, *cells)) is grades
