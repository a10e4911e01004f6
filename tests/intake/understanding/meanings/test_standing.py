"""Names, numbers and short names are told by where else in a workbook they stand."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.understanding.lists.regions import Region
from sco_scheduler.intake.understanding.meanings.standing import (
    Standing,
    counts_words,
    is_short_name,
    tell_answer_numbers,
    without_explanations,
)
from sco_scheduler.intake.understanding.names.matching import NameIndex
from tests.intake.understanding.columns_of import column
from tests.intake.understanding.sheets import listed

NAMES = ["Altyn Trade", "Ural Import", "Orda Foods", "Silk Way"]
CODES, NUMBERS = ["A1", "B2", "C3", "D4"], ["11", "12", "13", "14"]


def profiled(name: str, titles: list[str], *columns: list[str]) -> Region:
    """A list of such columns."""
    region = listed(name, titles, *zip(*columns, strict=True))
    for one in region.columns:
        one.profiled(NameIndex())
    return region


@pytest.mark.parametrize(
    ("title", "ids", "asks", "wanted", "refers"),
    [
        ("ID", CODES, "Partners", ["A1", "B2; C3", "D4", "A1"], True),
        ("ID", CODES, "Partners", ["A1", "X2; X3", "X4", "X5"], False),
        ("ID", CODES, "Partners", ["A1", "A1; B2", "X4", "X5"], True),
        ("ID", CODES, "Phone", ["A1", "B2; C3", "D4", "A1"], False),
        ("Stand", CODES, "Partners", ["A1", "B2; C3", "D4", "A1"], True),
        ("ID", CODES, "Info", ["A1", "B2; C3", "D4", "A1"], True),
        ("ID", NUMBERS, "Info", ["11", "12", "14", "11"], False),
        ("ID", NUMBERS, "From", ["11", "12", "14", "11"], True),
        ("ID", NUMBERS, "To", ["11", "12", "14", "11"], True),
        ("Must meet", CODES, "Partners", ["A1", "B2; C3", "D4", "A1"], False),
        ("1st choice", CODES, "Partners", ["A1", "B2; C3", "D4", "A1"], False),
        ("Would like to meet", CODES, "Partners", ["A1", "B2; C3", "D4", "A1"], False),
        ("ID", ["A1", "B2", "C3", "C3"], "Partners", ["A1", "B2; C3", "C3", "A1"], False),
        ("ID", [f"{'x' * 20}{n}" for n in range(4)], "Partners", [f"{'x' * 20}{n}" for n in range(4)], False),
        ("ID", ["ab", "cd", "ef", "gh"], "Partners", ["ab", "cd", "ef", "gh"], False),
        ("ID", NUMBERS, "Wishes", ["11", "12, 13", "14", "11"], True),
        ("ID", NUMBERS, "Do not meet", ["11", "12, 13", "14", "11"], True),
        ("ID", NUMBERS, "1st choice", ["11", "12", "14", "11"], True),
        ("ID", NUMBERS, "Partners", ["11", "12", "14", "11"], True),
        ("ID", NUMBERS, "Maximum", ["11", "12", "14", "11"], False),
        ("ID", NUMBERS, "Wishes", ["11", "12, 99", "98", "97"], False),
        ("No.", NUMBERS, "Wishes", ["11", "12, 13", "14", "11"], True),
        ("Floor", ["31", "17", "25", "42"], "Wishes", ["31", "17, 25", "42", "31"], True),
        ("Floor", ["3", "1", "2", "4"], "Wishes", ["3", "1, 2", "4", "3"], False),
        ("Floor", ["31", "17", "25", "42"], "Hours", ["31", "17, 25", "42", "31"], False),
        ("Telephone", ["31", "17", "25", "42"], "Wishes", ["31", "17, 25", "42", "31"], False),
        ("ID", NUMBERS, "Partners", ["Jade (ID 11)", "River (ID 012)", "Tea (No. 13)", "Two (ID 14)"], True),
        ("ID", NUMBERS, "Partners", ["Jade (ID 11)", "River (ID 012)", "Tea (No. 99)", "Two (ID 14)"], False),
        ("ID", CODES, "Partners", ["Jade (ID 11)", "River (ID 012)", "Tea (No. 13)", "Two (ID 14)"], False),
    ],
)
def test_whether_other_columns_refer_to_companies_by_one_of_codes_or_numbers(title, ids, asks, wanted, refers):
    region = profiled("List", ["Company", title], NAMES, ids)
    asking = profiled("Answers", ["Company", asks], ["Jade", "River", "Tea", "Two"], wanted)
    assert Standing([region, asking]).refers(region.columns[1]) is refers


FULL = ["Altyn Trade LLP", "Ural Import LLC", "Orda Foods JSC", "Silk Way Ltd."]
SHORT = ["Altyn", "Ural", "Orda", "Silk"]


@pytest.mark.parametrize(
    ("title", "short", "others", "is_short"),
    [
        ("Info", SHORT, ["Altyn; Ural", "Orda", "Silk", "Ural"], True),
        ("Info", SHORT, ["Altyn; Ural", "Altyn", "Ural", "Ural"], False),
        ("Info", SHORT, ["Altyn; Ural", "Orda", "Silk", "Jade"], False),
        ("Info", SHORT, ["Jade", "River", "Tea", "Two"], False),
        ("Country", SHORT, ["Altyn; Ural", "Orda", "Silk", "Ural"], False),
        ("Must meet", SHORT, ["Altyn; Ural", "Orda", "Silk", "Ural"], False),
        ("Info", ["Gold", "Urs", "Oak", "Sun"], ["Gold; Urs", "Oak", "Sun", "Oak"], False),
        ("Brand", ["Gold", "Urs", "Oak", "Sun"], ["Gold; Urs", "Oak", "Sun", "Oak"], True),
        ("Info", ["Altyn", "Ural", "Oak", "Sun"], ["Altyn; Ural", "Oak", "Sun", "Oak"], True),
        ("Info", ["Altyn", "Ural", "Ural", "Silk"], ["Altyn; Ural", "Silk", "Silk", "Ural"], False),
        ("Info", FULL, ["Altyn Trade LLP", *FULL[1:]], False),
        ("Info", [f"{name} and more of it" for name in FULL], FULL, False),
    ],
)
def test_short_names_are_those_by_which_another_list_names_the_companies(title, short, others, is_short):
    region = profiled("List", ["Company", title], FULL, short)
    wishes = profiled("Wishes", ["Company", "Partners"], ["Jade", "River", "Tea", "Two"], others)
    found = Standing([region, wishes]).is_short_for(region.columns[1], region.columns[0], region)
    assert found is is_short
    if is_short:
        goods = profiled("Wishes", ["Company", "Products"], ["Jade", "River", "Tea", "Two"], others)
        assert not Standing([region, goods]).is_short_for(region.columns[1], region.columns[0], region)
        assert not Standing([region]).is_short_for(region.columns[1], region.columns[0], region)


@pytest.mark.parametrize("third", [["Jade Tea Ltd", "River Pumps"], ["Tea Jade", "Pumps"]])
def test_a_column_of_pairs_has_short_names_beside_names_of_the_other_side(third):
    region, buyers = profiled("List", ["Company", "Info"], FULL, SHORT), profiled("Buyers", ["Buyer"], third)
    pairs = profiled("Pairs", ["To"], [*SHORT, "Jade Tea", "River"])
    found = Standing([region, buyers, pairs]).is_short_for(region.columns[1], region.columns[0], region)
    assert found is third[0].startswith("Jade")


@pytest.mark.parametrize(
    ("cells", "share"),
    [
        (NAMES, 1.0),
        ([*NAMES[:2], "Jade Tea", "Two Rivers"], 0.5),
        (["Altyn Trade; Jade Tea"] * 4, 1.0),
        ([f"S0{number} {name}" for number, name in enumerate(NAMES)], 1.0),
        ([f"Fair S0{number} {name}" for number, name in enumerate(NAMES)], 0.0),
    ],
)
def test_the_share_of_names_that_stand_in_other_columns_too(cells, share):
    region = profiled("List", ["Company"], NAMES)
    other = profiled("Wishes", ["Whom"], cells)
    standing = Standing([region, other])
    assert standing.share(other.columns[0]) == share
    assert Standing([other]).share(other.columns[0]) == 0.0
    assert standing.share(column("Info")) == 0.0


@pytest.mark.parametrize(
    ("title", "cells", "names"),
    [
        ("Info", ["Jade Tea; River Machines", "Jade Tea; River Machines", "", ""], True),
        ("Info", ["Jade Tea", "", "", ""], True),
        ("Info", ["Jade Tea", "River Machines", "Two Rivers", "Spring Parts"], False),
        ("Info", ["Jade Tea; Gold", "River Machines; Gold", "", ""], False),
        ("Info", ["Jade Tea; River Machines", "Oak; Sun", "", ""], False),
        ("Info", ["Jade Tea; River Machines", "Jade Tea; Two Rivers", "Oak; Sunny", ""], True),
        ("Info", ["Jade; Tea", "Tea", "", ""], False),
        ("Must meet", ["Oak", "Sun", "Elm", "Ash"], True),
        ("Company", ["Jade Tea; River Machines", "Jade Tea; River Machines", "", ""], False),
    ],
)
def test_names_of_other_sheets_several_in_a_cell_or_in_few_rows_are_of_others(title, cells, names):
    region = profiled("List", ["Name", title, "City"], NAMES, cells, ["Almaty"] * 4)
    sellers = profiled("Sellers", ["Supplier"], ["Jade Tea", "River Machines", "Two Rivers", "Spring Parts"])
    assert Standing([region, sellers]).names_others(region.columns[1], region) is names
    assert Standing([region]).names_others(region.columns[1], region) is (title == "Must meet")


@pytest.mark.parametrize(
    ("short", "is_short"), [(SHORT, True), ([*SHORT[:3], FULL[3]], False), ([*SHORT[:3], "丝路"], False)]
)
def test_shorter_names_in_the_same_script_are_short_names(short, is_short):
    assert is_short_name(column("Info", *short), column("Company", *FULL)) is is_short


def test_two_columns_on_a_sheet_called_an_explanation_are_no_list():
    buyers = profiled("Buyers", ["Company", "Wishes"], NAMES, NAMES)
    told = [profiled(name, ["Sheet", "Meaning"], NAMES, NAMES) for name in ("Read me", "说明", "Легенда")]
    told.append(profiled("Info", ["Status", "What it means"], NAMES, NAMES))
    wide = profiled("Legend", ["Company", "Country", "Wishes"], NAMES, NAMES, NAMES)
    assert without_explanations([buyers, *told, wide]) == [buyers, wide]
    assert without_explanations(told) == told


@pytest.mark.parametrize(
    ("numbers", "sent", "answers"),
    [
        ((1, 2, 4, 5), 9, True),
        ((5, 4, 2, 1), 9, True),
        ((4, 2, 1, 5), 9, False),
        ((1, 2, 4, 5), None, False),
        ((1, 20, 41, 60), 9, False),
    ],
)
def test_rising_numbers_beside_the_time_of_each_answer_are_no_ids(numbers, sent, answers):
    rows = [
        [n, f"2026-09-14 {sent}:{n % 60:02}" if sent else "Peru", name] for n, name in zip(numbers, "ABCD", strict=True)
    ]
    region = listed("Sheet1", ["ID", "Fertigstellungszeit", "Firma"], *rows)
    tell_answer_numbers(region.columns)
    assert (region.columns[0].score("id") == 0.0) is answers
    numbered = [[place, *row] for place, row in enumerate(rows, 1)]
    below = listed("Sheet1", ["№", "ID", "Fertigstellungszeit", "Firma"], *numbered)
    tell_answer_numbers(below.columns)
    assert (below.columns[1].score("id") == 0.0) is answers


REPLIES = ["Accepted", "Declined", "No reply"] * 4


@pytest.mark.parametrize(
    ("title", "words", "counts", "are_counted"),
    [
        ("Reply", ["Accepted", "Declined", "No reply"], ["4", "4", "4"], True),
        ("Reply", ["Accepted", "Declined", "Total"], ["4", "4", "8"], True),
        ("Reply", ["Accepted", "Declined", "Perhaps"], ["4", "4", "4"], False),
        ("Reply", ["Accepted", "Declined", "No reply"], ["yes", "no", "open"], False),
        ("Company", ["Accepted", "Declined", "No reply"], ["4", "4", "4"], False),
    ],
)
def test_a_list_that_counts_the_words_of_a_column_lists_no_companies(title, words, counts, are_counted):
    requests = profiled("Requests", ["From", "Reply"], [f"Company {n}" for n in range(12)], REPLIES)
    summary = profiled("Summary", [title, "Requests"], words, counts)
    assert counts_words(summary, [requests, summary]) is are_counted
    assert not counts_words(requests, [requests, summary])
    assert without_explanations([requests, summary]) == ([requests] if are_counted else [requests, summary])


def test_companies_that_ask_once_or_twice_each_are_no_words_that_are_counted():
    requests = profiled("Requests", ["Company", "To"], NAMES * 2, ["Jade", "River", "Tea", "Two"] * 2)
    companies = profiled("Companies", ["Company", "Meetings"], NAMES, ["2", "2", "2", "2"])
    assert not counts_words(companies, [requests, companies])
