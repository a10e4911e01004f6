"""What each column of a list means that has a wish in each row: the two sides, and what is said of the wish."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time

import pytest

from sco_scheduler.intake.understanding.cells.fields import Meaning
from sco_scheduler.intake.understanding.lists.regions import Region, find_region
from sco_scheduler.intake.understanding.meanings.pair_columns import grades_pairs, pair_meanings, pairs_names
from sco_scheduler.intake.understanding.meanings.standing import Standing
from sco_scheduler.intake.understanding.names.matching import NameIndex
from tests.intake.books import TODAY, read
from tests.intake.understanding.columns_of import column
from tests.intake.understanding.sheets import sheet

BUYERS = ["Altyn Trade", "Ural Import", "Orda Foods", "Silk Way"]
SELLERS = ["Jade Tea", "River Machines", "Spring Parts", "Two Rivers"]
PAIRS = [(0, 0), (0, 1), (1, 1), (1, 2), (2, 0), (2, 3), (3, 3)]
OF_BUYER, OF_SELLER = [BUYERS[b] for b, _ in PAIRS], [SELLERS[s] for _, s in PAIRS]
SIDES = {"Buyer": OF_BUYER, "Supplier": OF_SELLER}
LEVELS = ["must", "want", "want", "no", "want", "must", "maybe"]
RANKS = ["1", "2", "1", "2", "1", "2", "1"]
STATUS = ["accepted", "cancelled", "pending", "accepted", "accepted", "pending", "pending"]
ABC = ["a", "b", "a", "c", "a", "b", "a"]


def listed(columns: Mapping[str, list[str]], *foot: str) -> Region:
    """A list of such columns, with remarks below it, whose companies are known."""
    names = NameIndex()
    for name in (*BUYERS, *SELLERS):
        names.add(name, [name])
    region = find_region(
        sheet("Wishes", [*columns], *zip(*columns.values(), strict=True), *([text] for text in foot)), names
    )
    assert region is not None
    for found in region.columns:
        found.profiled(names)
    return region


def told(region: Region, known: Mapping[int, Meaning]) -> str:
    """What is found of each column, by its number."""
    found = pair_meanings(region, [c for c in region.columns if c.number not in known], known)
    sides = {n: f" of {m.side.value}" if m.side is not None else "" for n, m in found.items()}
    return ", ".join(f"{n} {m.field}{sides[n]} {m.certainty:.2f}" for n, m in sorted(found.items()))


@pytest.mark.parametrize(
    ("columns", "foot", "meant"),
    [
        (SIDES, (), "1 from 0.95, 2 to 0.95"),
        (
            {"Supplier": OF_SELLER, "Buyer": OF_BUYER, "Level": LEVELS, "Rank": RANKS},
            (),
            "1 from 0.95, 2 to 0.95, 3 level 1.00, 4 rank 1.00",
        ),
        ({"A": OF_BUYER, "B": OF_SELLER, "C": LEVELS}, (), "1 from 0.93, 2 to 0.93, 3 level 0.68"),
        ({"A": OF_SELLER, "B": OF_BUYER}, (), "1 from 0.80, 2 to 0.80"),
        ({"A": OF_BUYER, "B": ABC}, (), "1 from 0.80"),
        ({"From": OF_BUYER, "To": OF_SELLER, "Notes": ABC}, (), "1 from 1.00, 2 to 1.00, 3 notes 1.00"),
        ({"Buyer": OF_BUYER, "Firm": OF_SELLER}, (), "1 from 0.93, 2 to 0.93"),
        (
            {**SIDES, "Who asks": [OF_BUYER[0], OF_SELLER[1], *OF_BUYER[2:4], OF_SELLER[4], *OF_BUYER[5:]]},
            (),
            "1 from 0.95, 2 to 0.95, 3 asker 0.93",
        ),
        (
            {**SIDES, "Buyer says": LEVELS, "Supplier says": LEVELS},
            (),
            "1 from 0.95, 2 to 0.95, 3 level of purchaser 0.94, 4 level of supplier 0.94",
        ),
        (
            {**SIDES, "Buyer wants": [*"xx x x "], "Supplier wants": [*"x xxx x"]},
            (),
            "1 from 0.95, 2 to 0.95, 3 level of purchaser 0.94, 4 level of supplier 0.94",
        ),
        (
            {**SIDES, "Rank of buyer": RANKS, "Rank of supplier": RANKS},
            (),
            "1 from 0.95, 2 to 0.95, 3 rank of purchaser 0.94, 4 rank of supplier 0.94",
        ),
        (
            {**SIDES, "Code": ABC},
            ("a = must meet", "b = want to meet", "c = do not meet"),
            "1 from 0.95, 2 to 0.95, 3 level 0.95",
        ),
        ({**SIDES, "Code": ABC}, ("a = must meet", "b = want to meet"), "1 from 0.95, 2 to 0.95"),
        (
            {**SIDES, "Code": ["a", "b", "a", "a", "b", "a", "b"]},
            ("a = must meet", "b = want to meet"),
            "1 from 0.95, 2 to 0.95, 3 level 0.95",
        ),
        (
            {**SIDES, "Code": ABC, "Sign": ABC},
            ("a = must meet", "b = no requirement", "c = do not meet"),
            "1 from 0.95, 2 to 0.95, 3 level 0.94",
        ),
        ({**SIDES, "Requested by": [*"bsbsbsb"]}, (), "1 from 0.95, 2 to 0.95, 3 asker 0.93"),
        ({"A": OF_SELLER, "To": OF_BUYER}, (), "1 from 0.93, 2 to 1.00"),
        ({"From": OF_SELLER, "B": OF_BUYER}, (), "1 from 1.00, 2 to 0.93"),
        ({"Buyer": OF_BUYER, "Wanted by": OF_SELLER}, (), "1 to 0.95, 2 from 0.95"),
        ({**SIDES, "Took place": ["yes", "no"] * 3 + ["no"]}, (), "1 from 0.95, 2 to 0.95"),
        ({**SIDES, "Max meetings": RANKS}, (), "1 from 0.95, 2 to 0.95"),
        ({**SIDES, "Status": STATUS}, (), "1 from 0.95, 2 to 0.95, 3 level 0.93"),
        ({**SIDES, "Level": LEVELS, "Status": STATUS}, (), "1 from 0.95, 2 to 0.95, 3 level 1.00, 4 level 0.93"),
        (
            {**SIDES, "Country": ["KZ", "KZ", "RU", "RU", "KG", "KG", "UZ"]},
            (),
            "1 from 0.95, 2 to 0.95, 3 country 1.00",
        ),
        ({**SIDES, "Country": ["KZ", "RU", "RU", "RU", "KG", "KG", "UZ"]}, (), "1 from 0.95, 2 to 0.95"),
        ({**SIDES, "Country": ["KZ", "", "RU", "RU", "", "", "UZ"]}, (), "1 from 0.95, 2 to 0.95, 3 country 1.00"),
        ({"Company": OF_BUYER, "I am": ["buyer"] * 7, "Wants": OF_SELLER}, (), "1 from 1.00, 2 asker 0.68, 3 to 0.93"),
    ],
)
def test_what_the_columns_of_a_list_of_wishes_mean(columns, foot, meant):
    assert told(listed(columns, *foot), {}) == meant


@pytest.mark.parametrize(
    ("columns", "known", "meant"),
    [
        (SIDES, {2: Meaning("to", 1.0)}, "1 from 0.93"),
        (SIDES, {1: Meaning("from", 1.0)}, "2 to 0.93"),
        ({**SIDES, "Level": LEVELS, "Code": ABC}, {3: Meaning("level", 1.0)}, "1 from 0.95, 2 to 0.95"),
        ({**SIDES, "Priority": LEVELS, "Status": STATUS}, {3: Meaning("level", 1.0)}, "1 from 0.95, 2 to 0.95"),
        ({**SIDES, "Rank": RANKS, "No.": RANKS}, {3: Meaning("rank", 1.0)}, "1 from 0.95, 2 to 0.95"),
        (
            {**SIDES, "Priority": LEVELS, "Status": STATUS, "Hall": [*"EWEWEEW"]},
            {3: Meaning("level", 1.0)},
            "1 from 0.95, 2 to 0.95",
        ),
    ],
)
def test_what_is_known_of_some_columns_is_no_meaning_of_another(columns, known, meant):
    assert told(listed(columns), known) == meant


def test_signs_that_a_legend_explains_are_no_second_level():
    foot = ("a = must meet", "b = no requirement", "c = do not meet")
    region = listed({**SIDES, "Level": LEVELS, "Code": ABC}, *foot)
    assert told(region, {3: Meaning("level", 1.0)}) == "1 from 0.95, 2 to 0.95"


@pytest.mark.parametrize(
    ("key", "found"),
    [
        (("a = must meet", "b = when it suits", "c = bardzo"), "3 level 0.94"),
        (("a = must meet", "b = when it suits"), ""),  # of c nothing is said
        (("a = hall A", "b = hall B", "c = hall C"), ""),
    ],
)
def test_signs_that_another_sheet_explains_are_the_levels_of_a_list(key, found):
    region = listed({**SIDES, "Code": ABC})
    meanings = pair_meanings(region, list(region.columns), {}, key)
    assert (f"3 {meanings[3].field} {meanings[3].certainty:.2f}" if 3 in meanings else "") == found


@pytest.mark.parametrize(
    ("cells", "level", "grades"),
    [("xyyxyx", "a  b a", True), ("xyyxyx", "ab b a", False), ("xyyxyx", "abcabc", False)],
)
def test_words_of_their_own_for_rows_without_a_level_grade_them_beside_it(cells, level, grades):
    beside = column("Grade", *level)
    beside.cells = {row: text for row, text in beside.cells.items() if text.strip()}
    assert grades_pairs(column("Kind", *cells), ASKS, ASKED, beside) is grades


ASKS, ASKED = column("From", *"aabbcc"), column("To", *"pqpqpq")


@pytest.mark.parametrize(
    ("title", "cells", "grades"),
    [
        ("Info", "xyyxyx", True),
        ("Info", "xxyyxx", False),
        ("Info", "xyxyxy", False),
        ("Info", "xxxxxx", False),
        ("Info", "xyzxyv", False),
        ("Info", "xyyxzz", True),
        ("Info", "122121", False),
        ("Country", "xyyxyx", False),
        ("Rank", "xyyxyx", False),
        ("", "xyyxyx", True),
        ("Info|Took place", "xyyxyx", False),
    ],
)
def test_words_grade_pairs_if_they_differ_for_each_who_asks_and_is_asked_for(title, cells, grades):
    first, *also = title.split("|")
    graded = column(first, *cells, also=tuple(also))
    assert grades_pairs(graded, ASKS, ASKED) is grades
    assert not grades_pairs(graded, ASKS, None)
    assert grades_pairs(graded, ASKS, ASKED, column("Status", "open", "cancelled")) is grades
    assert not grades_pairs(graded, ASKS, ASKED, column("Level", "must", "want"))
    assert not grades_pairs(graded, None, ASKED)


LIMITS = {"Spring Parts": 4, "Lotus Optics": 6}


@pytest.mark.parametrize(
    ("titles", "values", "found"),
    [
        (["Supplier max meetings"], [[4], [6], [4]], LIMITS),
        (["Max meetings of supplier"], [[4], [6], [4]], LIMITS),
        (["Max meetings of buyer"], [[4], [4], [5]], {"Altyn Trade": 4, "Orda Foods": 5}),
        (["Buyer max", "Supplier max"], [[2, 4], [2, 6], [3, 4]], {"Altyn Trade": 2, "Orda Foods": 3} | LIMITS),
        (["Supplier not available"], [["10:00-11:00"], [None], ["10:00-11:00"]], {"Spring Parts": "10:00-11:00"}),
        (["Buyer not available"], [["10:00-11:00"], ["10:00-11:00"], [None]], {"Altyn Trade": "10:00-11:00"}),
    ],
)
def test_attributes_beside_pairs_are_those_of_the_side_that_their_title_names(tmp_path, titles, values, found):
    pairs = [("Altyn Trade", "Spring Parts"), ("Altyn Trade", "Lotus Optics"), ("Orda Foods", "Spring Parts")]
    rows = [["Buyer", "Supplier", *titles], *([*pair, *row] for pair, row in zip(pairs, values, strict=True))]
    sessions = [["Session", "Date", "Start", "End"], ["Morning", TODAY, time(9), time(12)]]
    event = read(tmp_path, {"Sessions": sessions, "Pairs": rows}).event
    assert event is not None
    called = {company.id: company.name for company in event.companies}
    assert [(called[r.asker], called[r.target]) for r in event.requests] == pairs
    said: dict[str, object] = {}
    for company in event.companies:
        limits = [terms.maximum for terms in (company.purchaser, company.supplier) if terms is not None]
        away = [f"{span.start:%H:%M}-{span.end:%H:%M}" for d in company.delegates for span in d.absences]
        stated = [value for value in (*limits, *away) if value is not None]
        said |= {company.name: stated[0]} if stated else {}
        assert len(stated) < 2
    assert said == found


def test_countries_beside_pairs_are_those_of_the_side_that_their_title_names(tmp_path):
    pairs = [("Altyn Trade", "Spring Parts"), ("Altyn Trade", "Lotus Optics"), ("Orda Foods", "Spring Parts")]
    rows = [
        ["Buyer", "Supplier", "Country of buyer", "Supplier country"],
        *([*pair, *of] for pair, of in zip(pairs, (["KZ", "CN"], ["KZ", "CN"], ["RU", "CN"]), strict=True)),
    ]
    event = read(tmp_path, {"Pairs": rows}).event
    assert event is not None
    countries = {company.name: company.country for company in event.companies}
    assert countries == {"Altyn Trade": "KZ", "Orda Foods": "RU", "Spring Parts": "CN", "Lotus Optics": "CN"}


@pytest.mark.parametrize(
    ("titles", "both"),
    [
        (["Req. no.", "Requested by", "Would like to meet"], True),
        (["№ заявки", "От кого", "Кому"], True),
        (["Req. no.", "Contact", "Remark"], False),
    ],
)
def test_codes_of_requests_are_no_companies_beside_who_asks_and_whom(titles, both):
    asks, asked = ["Altyn", "Ural", "Altyn", "Orda"], ["Jade", "Jade", "Lotus", "Lotus"]
    rows = [[f"R00{n}", *of] for n, of in enumerate(zip(asks, asked, strict=True), 1)]
    region = find_region(sheet("Requests", titles, *rows), NameIndex())
    assert region is not None
    for one in region.columns:
        one.profiled(NameIndex())
    assert pairs_names(region, region.columns[0], Standing([region])) is both
