"""Which field each column of a list is taken for: the best sum, and how well titles and cells fit."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sco_scheduler.domain.event import Level
from sco_scheduler.intake.understanding.cells.assignment import assign
from sco_scheduler.intake.understanding.cells.columns import Column, tell_shared
from sco_scheduler.intake.understanding.cells.fields import (
    Meaning,
    company_scores,
    is_other_matter,
    lists_numbers,
    names_a_side,
    pair_scores,
    says_something_else,
    tell_sides,
    wish_meaning,
    wishing_columns,
)
from sco_scheduler.intake.understanding.names.matching import NameIndex
from tests.intake.understanding.columns_of import COMPANIES, column

LEAST = 0.42
SCORES = st.dictionaries(
    st.integers(1, 4),
    st.dictionaries(st.sampled_from("abcd"), st.integers(42, 100).map(lambda n: n / 100)),
    max_size=4,
)


@given(SCORES)
def test_the_sum_of_the_scores_is_the_largest_with_each_field_once(scores):
    found = assign(scores)
    fields = [name for name, _ in found.values()]
    assert len(set(fields)) == len(fields)
    best = 0.0
    for choice in product(*([None, *scores[c]] for c in scores)):
        taken = [name for name in choice if name is not None]
        if len(set(taken)) == len(taken):
            gains = [scores[c][name] - LEAST for c, name in zip(scores, choice, strict=True) if name is not None]
            best = max(best, sum(gains))
    assert sum(scores[c][name] - LEAST for c, (name, _) in found.items()) == pytest.approx(best, abs=1e-4)


@pytest.mark.parametrize(
    ("scores", "sure"),
    [
        ({1: {"id": 0.9}}, {1: ("id", 0.9)}),
        ({1: {"id": 0.9, "company": 0.75}}, {1: ("id", 0.9)}),
        ({1: {"id": 0.9, "company": 0.8}}, {1: ("id", 0.85)}),
        ({1: {"id": 0.9, "company": 0.89}}, {1: ("id", 0.76)}),
        ({1: {"id": 0.9}, 2: {"id": 0.8}}, {1: ("id", 0.9)}),
        ({1: {"id": 0.9}, 2: {"id": 0.85}}, {1: ("id", 0.85)}),
        ({1: {"id": 0.9, "company": 0.8}, 2: {"id": 0.85}}, {1: ("company", 0.55), 2: ("id", 0.7)}),
        ({1: {"id": 0.45, "company": 0.44}, 2: {"id": 0.44}}, {1: ("company", 0.3), 2: ("id", 0.33)}),
        ({1: {"id": 0.9, "company": 0.8, "local": 0.2}}, {1: ("id", 0.85)}),
        ({1: {"id": 0.9}, 2: {"id": 0.85}, 3: {"id": 0.2}}, {1: ("id", 0.85)}),
        ({}, {}),
        ({1: {}, 2: {"id": 0.5}}, {2: ("id", 0.5)}),
    ],
)
def test_a_field_is_less_sure_where_another_field_or_column_is_nearly_as_good(scores, sure):
    found = assign(scores)
    assert {c: name for c, (name, _) in found.items()} == {c: name for c, (name, _) in sure.items()}
    for number, (_, certainty) in sure.items():
        assert found[number][1] == pytest.approx(certainty, abs=1e-4)


NAMES = COMPANIES[:3]


@pytest.mark.parametrize(
    ("title", "cells", "scores"),
    [
        ("E-mail", ("a@b.org", "c@d.org", "none yet"), {"email": 1.0}),
        ("Mailbox", ("a@b.org", "c@d.org", "none", "x"), {}),
        ("Contact", ("a@b.org", "c@d.org"), {"contact": 1.0, "email": 0.75}),
        ("Phone", ("+7 701 1234567", "8 800 2000600"), {"phone": 1.0}),
        ("Phone", ("+7 701 1234567", "call Anna"), {"phone": 1.0}),
        ("Phone", ("12", "13"), {}),
        *(("ID", cells, {}) for cells in (("412302746", "412301373"), ("43912077", "43912077"))),
        ("Answer", ("412300000", "412301373", "412302746", "412304119"), {}),
        ("Needs an interpreter", ("بلی", "خیر", "بلی"), {}),
        ("Phone", ("2025-06-12", "2025-06-13"), {}),
        ("Country", ("Russia", "China"), {"country": 1.0}),
        ("Country", ("Russia", "China", "Almaty", "Beijing"), {"country": 1.0}),
        ("Country", ("Moscow", "Beijing"), {}),
        ("Where from", ("Russia", "China"), {"country": 0.75}),
        ("Languages", ("ru; en", "zh"), {"languages": 1.0}),
        ("Languages", ("Klingon", "zh", "ru"), {"languages": 1.0}),
        ("Languages", ("Russia", "China"), {"country": 0.75}),
        ("Form language", ("English", "Russian"), {}),
        ("Role", ("buyer", "supplier"), {"role": 0.98}),
        ("Type", ("buyer", "supplier"), {"role": 0.86}),
        ("Role", ("buyer", "supplier", "press", "visitor"), {"role": 0.93}),
        ("Role", ("press", "visitor"), {}),
        ("Minimum", ("2", "3"), {"minimum": 1.0}),
        ("Max meetings", ("2", "no limit"), {"maximum": 1.0}),
        ("Max meetings", ("many", "3"), {"maximum": 1.0}),
        ("Max meetings", ("many", "few"), {}),
        ("Not available", ("14:00-15:00", "never"), {"not_available": 1.0}),
        ("Not available", NAMES, {"company": 0.56, "local": 0.56}),
        ("Absent", ("on holiday", "ill"), {"not_available": 1.0}),
        ("ID", ("P1", "P2", "P3"), {"id": 1.0}),
        ("ID", ("7", "3", "12"), {"id": 1.0}),
        ("ID", ("1", "2", "3"), {}),
        ("Code", ("P1", "P1", "P3"), {}),
        ("Ref", ("P-00123456789012", "P-00123456789013"), {}),
        ("", ("P1", "P2"), {}),
        ("Company", NAMES, {"company": 1.0, "local": 0.56}),
        ("Company", ("Altyn; River", "Jade; Orda"), {"company": 1.0}),
        ("Company", ("1", "2"), {}),
        ("Company", ("a buyer", "a supplier", "a buyer"), {"role": 0.71}),
        ("Firm", ("Russia", "China"), {"country": 0.75}),
        ("Buyer", NAMES, {"company": 0.93, "local": 0.56}),
        ("Country of the buyer", ("Russia", "China"), {"country": 0.95}),
        ("", NAMES, {"company": 0.56, "local": 0.56}),
        ("Contact person", ("Anna", "Li Na"), {"contact": 1.0}),
        ("Contact person", ("1", "2"), {}),
        ("Zone", ("A", "B", "A"), {"zone": 1.0}),
        ("Zone", ("1", "2", "1", "2"), {"zone": 1.0}),
        ("Zone", ("1", "3", "1", "3"), {}),
        ("Zone", ("1", "2", "2"), {}),
        ("Section", ("A", "B", "A"), {"zone": 0.65}),
        ("Hall", ("S", "M", "S"), {"zone": 1.0}),
        *(("Info", halls, {"zone": 0.68}) for halls in (("Hall 1", "Hall 2"), ("зал 1", "зал 2"), ("1号馆", "2号馆"))),
        ("Info", ("S", "M", "S"), {}),
        *(("Section", cells, {"zone": 0.54}) for cells in (("A", "A"), ("must", "no"), ("north", "south"))),
        ("Hall", ("14:00-15:00", "15:00-16:00"), {}),
        ("Table", ("A/1", "B/2"), {"table": 1.0}),
        ("Table", ("Table 112", "Table 113"), {"table": 1.0}),
        ("Table", ("the left", "at right"), {"table": 1.0}),
        ("Table", ("the right", "the doors"), {}),
        ("Table", ("near the entrance", "by the door"), {}),
        ("Stand", ("12", "13"), {}),
        ("Products", ("tea", "pumps"), {"products": 1.0}),
        ("Products", ("1", "2"), {}),
        ("Products", ("Russia", "China"), {"country": 0.75}),
        ("Delegates", ("2", "40"), {}),
        ("Status", ("confirmed", "cancelled"), {"status": 1.0}),
        ("Info", ("confirmed", "withdrawn"), {"status": 0.6}),
        *((state, ("SP", "RJ", "SP"), {}) for state in ("Estado", "Status")),
        ("Info", tuple(f"cancelled on {day} June" for day in range(1, 13)), {"status": 0.6}),
        ("Info", tuple(f"cancelled on {day} June" for day in range(1, 14)), {}),
        ("Info", ("cancelled as the visa was not issued in time", "cancelled by the company for want of time"), {}),
        ("Info", ("confirmed", "confirmed"), {}),
        ("Priority", ("yes", "no"), {"priority": 1.0}),
        ("VIP", ("this is a very long remark about why", "that is another long remark indeed"), {}),
        ("Hotel", ("2", "3"), {}),
        ("Hotel: cancelled?", ("cancelled", "confirmed"), {}),
        ("Notes", ("likes tea", "none"), {"notes": 1.0}),
        ("Notes", (), {"notes": 1.0}),
    ],
)
def test_what_a_column_of_a_list_of_companies_may_be(title, cells, scores):
    found = company_scores(column(title, *cells))
    assert {name: round(score, 2) for name, score in found.items()} == scores


@pytest.mark.parametrize(
    ("title", "cells", "scores"),
    [
        ("From", NAMES, {"from": 1.0}),
        ("Company", NAMES, {"from": 1.0}),
        ("To", ("somebody", "nobody"), {}),
        ("Level", ("must", "maybe", "want"), {"level": 1.0}),
        ("Level", NAMES, {}),
        ("How much", ("must", "maybe", "red"), {"level": 0.97}),
        ("Priority", ("high", "low"), {"level": 0.7}),
        ("Rank", ("1", "2", "3"), {"rank": 1.0}),
        ("Rank", ("2", "1", "3"), {"rank": 1.0}),
        ("Rank", ("5", "5"), {"rank": 1.0}),
        ("Rank", ("1", "2", "3", "4"), {}),
        ("Rank", ("2025", "1999"), {}),
        ("Rank", ("red", "blue"), {}),
        ("Points", ("5", "5", "4"), {"rank": 0.45}),
        ("How many", ("5", "5"), {}),
        ("How many", ("5",), {"rank": 0.45}),
        ("No.", ("1", "2"), {}),
        ("No.", ("1", "2", "1", "2"), {"rank": 0.45}),
        ("Who", ("buyer", "supplier"), {"asker": 0.68}),
        ("Notes", ("likes tea", "none"), {"notes": 1.0}),
    ],
)
def test_what_a_column_of_a_list_of_wishes_may_be(title, cells, scores):
    found = pair_scores(column(title, *cells))
    assert {name: round(score, 2) for name, score in found.items()} == scores


def test_what_others_refer_to_is_an_id_and_what_they_cite_decides_nothing():
    ids = column("", "1", "2", "3")
    assert company_scores(ids) == {}
    ids.referred = True
    assert company_scores(ids) == {"id": pytest.approx(0.675)}
    again = column("ID", "7", "7", "12")
    again.referred = True
    assert company_scores(again) == {}
    stand = column("Maximum", "7", "3", "12")
    assert set(company_scores(stand)) == {"maximum"}
    stand.cited = True
    assert company_scores(stand) == {}
    phones = column("Phone", "+7 701 123 45 67"), column("Info", "+7 701 123 45 67")
    for phone in phones:
        phone.cited = True
    assert [set(company_scores(phone)) for phone in phones] == [{"phone"}, set()]
    counted = column("Maximum", "7", "3", "12")
    counted.counted = True
    assert company_scores(counted) == {}


def test_a_stand_is_a_table_where_all_in_it_are_tables():
    stand = column("Stand", "12", "13")
    assert "table" not in company_scores(stand)
    stand.tabled = True
    assert "table" in company_scores(stand)


@pytest.mark.parametrize(
    ("title", "cells", "meant"),
    [
        ("Would like to meet", NAMES, ("wishes", "want", 0.94)),
        ("Must meet", NAMES, ("wishes", "must", 0.94)),
        ("Do not want to meet", NAMES, ("wishes", "no", 0.94)),
        ("Must meet", (NAMES[0], "x", "y", "z", NAMES[1]), ("wishes", "must", 0.92)),
        ("Would like to meet", (NAMES[0], "x", "y"), None),
        ("Interesting", NAMES, ("wishes", "want", 0.91)),
        ("Meet", NAMES, ("wishes", "want", 0.91)),
        ("Partners", (NAMES[0], "17"), ("wishes", "want", 0.75)),
        ("Names", NAMES, ("wishes", "want", 0.6)),
        ("Who asked for you", NAMES, ("askers", "want", 0.93)),
        ("Requested by", NAMES, ("askers", "want", 0.93)),
        ("Requested by", (NAMES[0], "x"), ("askers", "want", 0.93)),
        ("Requested by", (NAMES[0], "x", NAMES[1], "y", "z"), ("askers", "want", 0.8)),
        ("2nd choice", NAMES, ("choice", "want", 0.95)),
        ("2nd choice", (NAMES[0], "x", NAMES[1], "y", "z"), ("choice", "want", 0.8)),
        ("Our partners (must meet)", NAMES, ("wishes", "must", 0.93)),
        ("Our partners (rather not)", NAMES, ("wishes", "no", 0.6)),
        ("Products", NAMES, ("wishes", "want", 0.6)),
        ("Products", (NAMES[0], "tea"), None),
        ("Essential products", (NAMES[0], "tea"), ("wishes", "must", 0.6)),
        ("Essential products", (NAMES[0], "tea", "rice"), None),
        ("Would like to meet", (), None),
    ],
)
def test_what_a_column_of_names_says(title, cells, meant):
    found = wish_meaning(column(title, *cells))
    assert (None if found is None else (found.field, found.level.value, found.certainty)) == meant


def test_a_choice_has_its_place_and_numbers_only_name_whom_a_title_wishes_for():
    assert wish_meaning(column("3rd choice", *NAMES)) == Meaning("choice", 0.95, Level.WANT, 3)
    index = NameIndex()
    for key in ("11", "12", "13"):
        index.add(key, [key])
    for title, known in (("Stand", False), ("Would like to meet", True)):
        numbers = Column(1, (title,), {2: "11", 3: "12"}, {}, 2)
        numbers.profiled(index)
        assert (wish_meaning(numbers) is not None) == known


def test_only_columns_that_are_called_after_wishes_are_wishing():
    columns = [column(title, *NAMES) for title in ("Would like to meet", "Names", "Meet", "Partners")]
    assert wishing_columns(columns) == [columns[0], *columns[2:]]


@pytest.mark.parametrize(
    ("title", "cells", "named"),
    [
        ("Buyer", ("Some Trade", "Other Firm"), True),
        ("供应商名称", ("江河机械", "春天"), True),
        ("Buyer", ("yes", "no"), True),
        ("Buyer", ("Some Trade", "Some Trade"), False),
        ("Buyer", ("Some Trade",), True),
        ("Buyer", ("x", "x"), False),
        ("Buyer", ("1", "2"), False),
        ("Buyer", ("Russia", "China"), False),
        ("Buyer", (NAMES[0], NAMES[0]), True),
        ("Buyer or seller", ("buyer", "seller"), False),
        ("Supplier must meet", ("Some Trade", "Other Firm"), False),
        ("Top-3 suppliers: 1", ("Some Trade", "Other Firm"), False),
        ("1. supplier", ("Some Trade", "Other Firm"), True),
        ("Suppliers (must meet)", ("Some Trade", "Other Firm"), False),
        ("Company", ("Some Trade", "Other Firm"), False),
    ],
)
def test_a_column_that_is_called_after_a_side_names_its_companies(title, cells, named):
    assert names_a_side(column(title, *cells)) is named


def test_matters_beside_the_meetings_are_told_by_their_titles():
    assert says_something_else(column("Country", "x"))
    assert not says_something_else(column("Wishes", "x"))
    assert is_other_matter(column("Hotel", "x"))
    assert not is_other_matter(column("Hotel", "x", also=("Hotel for the meetings",)))
    assert lists_numbers(column("Wishes", "1, 2", "x"))
    assert not lists_numbers(column("Wishes", "1", "x 2, 3"))


def test_titles_tell_the_sides_where_one_is_of_who_asks_and_one_of_whom():
    who, whom, other = column("From", *NAMES), column("To", *NAMES), column("Notes", *NAMES)
    assert tell_sides([other, whom, who], 0.7)
    assert not tell_sides([who, other], 0.7)
    assert not tell_sides([whom, other], 0.7)


def test_a_field_is_named_by_the_second_title_nearly_as_well():
    column_of_two = column("Field 7", "Russia", "China", also=("Country",))
    assert company_scores(column_of_two)["country"] == pytest.approx(0.99, abs=0.011)


STAFF = ("K. Osei", "R. Sharma", "K. Osei", "R. Sharma", "K. Osei")
PEOPLE = ("Ann Lee", "Can Öz", "Li Wei", "Chen Jie", "Bek")


@pytest.mark.parametrize(
    "title", ["Account Owner", "Managed by", "Куратор", "Наш менеджер", "对接人（组委会）", "招商专员"]
)
def test_the_staff_of_the_organizer_is_no_contact_of_a_company(title):
    assert company_scores(column(title, *PEOPLE)).keys() <= {"company"}


@pytest.mark.parametrize("title", ["Sales rep", "Registered by", "Менеджер", "负责人"])
def test_a_person_of_several_companies_is_of_the_staff_if_the_title_may_say_so(title):
    shared = [column("Company", *COMPANIES[:5]), column(title, *STAFF)]
    tell_shared(shared)
    assert shared[1].of_staff
    again = [column("Company", *(COMPANIES[0],) * 5), column(title, *STAFF)]  # a row for each wish
    tell_shared(again)
    assert not again[1].of_staff
    alone = [column("Company", *COMPANIES[:5]), column(title, *PEOPLE)]
    tell_shared(alone)
    assert not alone[1].of_staff


@pytest.mark.parametrize("title", ["AD Network ID", "Response ID", "UUID", "Session ID", "答卷编号", "ID ответа"])
def test_the_number_of_an_answer_is_no_id_of_a_company(title):
    assert "id" not in company_scores(column(title, "R_1a", "R_2b", "R_3c"))


def test_the_code_of_a_respondent_is_no_contact():
    assert "contact" not in company_scores(column("Respondent", "r1Zz", "r2Zz"))
    assert "contact" in company_scores(column("Respondent", "Li 5", "Chen Jie"))
    assert "contact" not in company_scores(column("Respondent", "4awwWz", "PAkrSK", "ebDZCy"))
    assert "contact" not in company_scores(column("Respondent ID", "QWERTA", "ZXCVBN"))
    assert "contact" in company_scores(column("Contact", "McLee", "Li Yu"))


def test_tokens_of_answers_are_no_companies():
    tokens = column("Responses", "2d08cd9a5c12c90f379d", "70b35799da9e01a9783e", "0ddd1beda1cf94ddd756")
    assert "company" not in company_scores(tokens)
    for named in (["Altyn2d08cd9a5c12", "Orda Foods", "Ural Import"], ["Altyn Trade 70b35", "Orda 99", "Ural 3000000"]):
        assert "company" in company_scores(column("Responses of the company", *named))
