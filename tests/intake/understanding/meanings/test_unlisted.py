"""Which texts may be names of companies that no sheet lists."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from sco_scheduler.domain.event import Role
from sco_scheduler.intake.understanding.lists.regions import Region
from sco_scheduler.intake.understanding.meanings.shapes import WishRows, wish_rows
from sco_scheduler.intake.understanding.meanings.unlisted import (
    _asks,
    _names_rows,
    asks_for_listed,
    looks_like_name,
    unlisted,
)
from sco_scheduler.intake.understanding.names.matching import NameIndex
from tests.intake.books import read
from tests.intake.understanding.answers import S, said
from tests.intake.understanding.columns_of import column
from tests.intake.understanding.sheets import listed


@pytest.mark.parametrize(
    "text",
    [
        "Golden Apple Ltd",
        "golden apple ltd",
        "Tashkent Textile Import",
        "«заря»",
        "ООО Заря",
        "Acme",
        "3M",
        "不锈钢制品厂",
        "江河机械",
        "长江水泵公司",
        "Global Buyers Club",
    ],
)
def test_names(text):
    assert looks_like_name(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A",
        "anybody",
        "tea suppliers",
        "All Buyers",
        "Any Supplier",
        "Who?",
        "Acme!",
        "Acme…",
        "A = Acme",
        "China",
        "Yes",
        "No",
        "None",
        "Must meet",
        "Not Acme",
        "no pumps",
        "12 June",
        "21日下午",
        "Day 2 morning",
        "Busy until 11:00",
        "A Company Whose Name Has Nine Words In It",
        "X" * 81,
        "所有企业",
        "都可以",
        "ALL MINERS",
        "ВСЕ ГОРНЯКИ",
        "待定",
        "无",
        "必须见",
        "采购商",
    ],
)
def test_remarks_kinds_of_companies_and_other_words(text):
    assert not looks_like_name(text)


@pytest.mark.parametrize(
    ("cells", "each"),
    [
        (("Jade Tea", "Orda Foods", "Ural Import"), True),
        (("Jade Tea; Orda Foods", "Ural Import; Jade Tea", "Orda Foods; Jade Tea"), False),
        (("pumps", "Orda Foods", "valves"), False),
    ],
)
def test_rows_are_named_by_single_companies_that_are_known(cells, each):
    assert _names_rows(column("Info", *cells)) is each


@pytest.mark.parametrize("titles", [("From", "To"), ("Кто", "С кем"), ("提出方", "对象")])
@pytest.mark.parametrize("sheet", ["Sheet1", "Requests"])
def test_requesters_that_no_sheet_lists_with_one_wish_each_are_asked_about_with_their_wishes(tmp_path, titles, sheet):
    """Who asks and who is asked stand once each, so that both columns look like lists of companies."""
    askers = ["Altyn Trade LLP", "Ural Import LLC", "Bishkek Kitchen", "Steppe Foods"]
    pairs = list(zip(askers, S, strict=True))
    sheets = {"Suppliers": [["Company", "Country"], *([name, "China"] for name in S)], sheet: [list(titles), *pairs]}
    intake = read(tmp_path, sheets)
    assert intake.questions or any(f.kind.code in {"companies-named", "sheet-understood"} for f in intake.findings)
    event = read(tmp_path, sheets, sure=0.4).event
    assert event is not None
    assert {(asker, target, level) for asker, target, level, _ in said(event)} == {(*pair, "want") for pair in pairs}
    assert {company.name for company in event.companies if company.id.startswith("P")} == set(askers)


BUYERS = ("Altyn Trade LLP", "Ural Import", "Orda Foods", "Silk Way LLC")
MAKERS = ("Jade Tea", "Lotus Glass", "Dazu Metal", "Osh Oils", "River Machines Inc.", "Spring Parts Co., Ltd.")


def _rows(titles: str, *rows: str) -> Region:
    return listed("List", *([text or None for text in row.split("|")] for row in (titles, *rows)))


def _named(
    region: Region,
    known: Collection[str],
    *sides: Role,
    own: str = "",
    alone: bool = False,
    familiar: bool = False,
) -> tuple[str, list[str]]:
    """The columns and roles of unlisted companies, and the names that were added."""
    names = NameIndex()
    for name in known:
        names.add(name, [name])
    for c in region.columns:
        c.profiled(names)
    naming = next((c for c in region.columns if c.letters == own), None)
    found = unlisted(region, names, sides, naming, alone=alone, familiar=familiar)
    told = ", ".join(
        " ".join(
            [
                "".join(c.letters for c in of.columns),
                of.role or "other",
                *["titles"] * of.titles,
                *(f"{how} {c.letters}" for how, c in (("by", of.by_row), ("beside", of.beside)) if c is not None),
            ]
        )
        for of in found
    )
    return told, sorted(name for name in (*BUYERS, *MAKERS) if name not in known and names.find(name).company)


def _ticked(*titles: str) -> Region:
    ticks = ("x||x||x", "|x|x||x", "x|x||x|", "||x|x|x")
    marks = (row.split("|")[: len(titles)] for row in ticks)
    return _rows("|".join(["Company", *titles]), *("|".join([b, *m]) for b, m in zip(BUYERS, marks, strict=True)))


@pytest.mark.parametrize(
    ("titles", "known", "alone", "added"),
    [
        (MAKERS[:3], BUYERS, True, "BCD other titles"),
        (MAKERS[:3], BUYERS, False, ""),
        (["Interested in Jade Tea", *MAKERS[1:3]], BUYERS, False, ""),
        ([f"Would you like to meet {m}?" for m in MAKERS[:3]], BUYERS, False, "BCD other titles"),
        (["12 June", "13 June", "14 June"], BUYERS, True, ""),
        ([*MAKERS[:2], "14 June"], BUYERS, True, ""),
        ([*MAKERS[:2], "busy until 11:00"], BUYERS, True, ""),
        (MAKERS[:4], [*BUYERS, *MAKERS[:2]], True, ""),
        (MAKERS[:4], [*BUYERS, *MAKERS[:1]], True, "BCDE other titles"),
    ],
)
def test_titles_of_a_matrix_are_companies_where_a_side_has_no_list_or_they_ask(titles, known, alone, added):
    told, names = _named(_ticked(*titles), known, alone=alone)
    assert told == added
    assert len(names) == (sum(title not in known for title in titles) if added else 0)


PAIRS = (
    "Altyn Trade LLP|Jade Tea|Jade Tea",
    "Altyn Trade LLP|Lotus Glass",
    "Ural Import|Dazu Metal",
    "Ural Import|Osh Oils",
    "Orda Foods|River Machines Inc.",
)


@pytest.mark.parametrize(
    ("titles", "known", "own", "alone", "told"),
    [
        ("Company|Wants to meet", BUYERS, "", True, "B other beside A"),
        ("Company|Wants to meet", MAKERS, "", True, "A other beside B"),
        ("Company|Wants to meet", MAKERS, "A", True, ""),
        ("Company|Wants to meet", MAKERS[:3], "", True, "A other beside B"),
        ("Company|Wants to meet", MAKERS[:2], "", True, ""),
        ("Company|Wants to meet", BUYERS, "", False, ""),
        ("Company|Wants to meet", (), "", True, ""),
        ("Company|Wants to meet|Interested in", BUYERS, "", True, "B other beside A"),
        ("Company|Wants to meet", ("Altyn Trade Ltd", "Ural Imports"), "", True, "B other beside A"),
        ("Company|Wants to meet", (*BUYERS, *MAKERS), "", True, ""),
        ("Buyer|Supplier", (), "", False, "A purchaser, B supplier"),
        ("Buyer|Supplier", MAKERS, "", False, "A purchaser"),
        ("Buyer|Supplier", BUYERS, "", True, "B supplier"),
        ("Buyer|Supplier", MAKERS[:2], "", False, "A purchaser, B supplier"),
        ("Buyer|Supplier", MAKERS[:3], "", False, "A purchaser"),
        ("Buyer|Supplier", ("Altyn Trade Ltd", "Ural Imports", "Orda Food"), "", False, "A purchaser, B supplier"),
    ],
)
def test_the_column_of_pairs_that_no_list_has_names_companies(titles, known, own, alone, told):
    rows = ["|".join(row.split("|")[: titles.count("|") + 1]) for row in PAIRS]
    found, added = _named(_rows(titles, *rows), known, own=own, alone=alone)
    assert found == told
    assert bool(added) == bool(told)


P, Q = Role.PURCHASER, Role.SUPPLIER


@pytest.mark.parametrize(
    ("asker", "known", "sides", "told"),
    [
        ("Buyer", (), (), "A purchaser, B supplier"),
        ("Buyer", (), (P, Q), "A purchaser, B supplier"),
        ("Buyer", MAKERS, (), "A purchaser"),
        ("Buyer", MAKERS, (Q,), "A purchaser"),
        ("Buyer", MAKERS, (P,), ""),
        ("Buyer", BUYERS, (P,), "B supplier"),
        ("Buyer", BUYERS, (Q,), ""),
        ("Seller", (), (), "A supplier, B purchaser"),
        ("Seller", MAKERS, (P,), "A supplier"),
        ("Seller", BUYERS, (P,), ""),
    ],
)
def test_who_asks_or_is_asked_in_rows_of_wishes_is_a_company_unless_a_list_of_that_side_has_other_names(
    asker, known, sides, told
):
    found, added = _named(_rows(f"{asker}|Wants to meet", PAIRS[0].rpartition("|")[0], *PAIRS[1:]), known, *sides)
    assert found == told
    assert bool(added) == bool(told)


@pytest.mark.parametrize(
    ("known", "told"),
    [((), "AB other by C"), (BUYERS[:2], "AB other by C"), ((*BUYERS[:2], *MAKERS[:1]), ""), (MAKERS, "")],
)
def test_both_columns_of_wishes_with_roles_name_companies_where_fewer_than_half_are_known(known, told):
    rows = ("Altyn Trade LLP|Jade Tea|buyer", "Altyn Trade LLP|Osh Oils|buyer")
    rows += ("Lotus Glass|Silk Way LLC|seller", "Lotus Glass|Ural Import|seller")
    assert _named(_rows("Company|Wants to meet|Role", *rows), known)[0] == told


WISHES = ("Jade Tea; Lotus Glass", "Jade Tea", "Jade Tea; Dazu Metal", "Lotus Glass; Osh Oils")
FEW = ("Jade Tea", "Jade Tea", "Lotus Glass; Osh Oils", "Lotus Glass")
NEARLY = (
    "Silk Mill; A B; A C; A J; A L",
    "Jade Tea; Lotus Glass; A F; A N; A H",
    "Jade Tea; Lotus Glass; A I",
    "Osh Oils",
)


@pytest.mark.parametrize(
    ("wishes", "known", "own", "alone", "familiar", "added"),
    [
        (WISHES, BUYERS, "A", True, False, ["Dazu Metal", "Jade Tea", "Lotus Glass", "Osh Oils"]),
        (WISHES, BUYERS, "A", True, True, ["Dazu Metal", "Jade Tea", "Lotus Glass", "Osh Oils"]),
        (WISHES, BUYERS, "", True, False, ["Dazu Metal", "Jade Tea", "Lotus Glass", "Osh Oils"]),
        (WISHES, (), "", True, False, []),
        (WISHES, (*BUYERS, *MAKERS), "A", True, False, []),
        (WISHES, BUYERS, "A", False, False, []),
        (WISHES, (*BUYERS, "Osh Oils"), "A", False, False, []),
        (WISHES, (*BUYERS, "Osh Oils", "Dazu Metal"), "A", False, False, ["Jade Tea", "Lotus Glass"]),
        (WISHES, (*BUYERS, "Osh Oils", "Dazu Metal"), "A", False, True, []),
        (WISHES, (*BUYERS, "Osh Oils", "Jade Tea"), "A", False, False, ["Lotus Glass"]),
        (FEW, (*BUYERS, "Osh Oils"), "A", False, False, ["Jade Tea", "Lotus Glass"]),
        (NEARLY, (*BUYERS, "Osh Oils"), "A", False, False, []),
        (NEARLY, (*BUYERS, "Osh Oils", "Silk Mill"), "A", False, False, []),
        (NEARLY, (*BUYERS, "Osh Oils", "Silk Mill", "A B"), "A", False, False, ["Jade Tea", "Lotus Glass"]),
    ],
)
def test_wishes_name_companies_that_several_ask_for_beside_known_ones_or_all_where_a_side_has_no_list(
    wishes, known, own, alone, familiar, added
):
    region = _rows("Company|Wishes", *(f"{b}|{text}" for b, text in zip(BUYERS, wishes, strict=True)))
    told, names = _named(region, known, own=own, alone=alone, familiar=familiar)
    assert names == added
    assert told == ("B other beside A" if added else "")


@pytest.mark.parametrize("cells", [("P1; P2", "P2", "P3; P1", "P4"), ("1300; 4412", "4412", "9120", "1300; 9120")])
def test_codes_and_numbers_are_no_names_of_companies(cells):
    region = _rows("Company|Wishes", *(f"{b}|{text}" for b, text in zip(BUYERS, cells, strict=True)))
    assert _named(region, BUYERS, own="A", alone=True) == ("", [])


@pytest.mark.parametrize(
    ("cells", "company", "nobody"),
    [
        (("Jade Tea", "Jade Tea", "Jade Teas"), "Jade Tea", "Lotus Glass"),
        (("Jade Teas", "Jade Teas", "Jade Tea"), "Jade Teas", "Lotus Glass"),
        (("Jade Tea", "Lotus Glass", "none"), "Jade Tea", "none"),
    ],
)
def test_the_spelling_that_several_use_is_the_company_and_a_blank_is_none(cells, company, nobody):
    names = NameIndex()
    region = _rows(
        "Buyer|Supplier", *(f"{b}|{text}" for b, text in zip(BUYERS, cells, strict=False)), "Ural Import|Osh"
    )
    for c in region.columns:
        c.profiled(names)
    unlisted(region, names, (), None, alone=False, familiar=False)
    assert (names.find(company).company, names.find(nobody).company) == (company, None)


def test_the_name_of_a_listed_company_in_another_script_is_no_further_company():
    wishes = ("Volga trikotaj", "Jade Tea", "Lotus Glass", "Jade Tea")
    names = NameIndex()
    for text in ("ООО «Волга-Трикотаж Опт»", "Quvasoy Trikotaj", "Osh Foods", "Umid"):
        names.add(text, [text])
    region = _rows("Company|Wishes", *(f"{b}|{text}" for b, text in zip(("Umid", "Osh Foods"), wishes, strict=False)))
    for c in region.columns:
        c.profiled(names)
    unlisted(region, names, (), region.columns[0], alone=True, familiar=False)
    assert [names.find(text).company for text in wishes] == [None, "Jade Tea", None, "Jade Tea"]


def test_other_spellings_and_parts_of_several_names_are_no_further_companies():
    cells = ("Jade Tea Co., Ltd.", "Jade Tea", "Jade Teas", "Lotus Glass Works", "Lotus Glass Trade", "Lotus Glass")
    rows = [f"{name}|{cell}" for name, cell in zip(["Aa", "Bb", "Cc", "Dd", "Ee", "Ff"], cells, strict=True)]
    names = NameIndex()
    for text in ["Aa", "Bb", "Cc", "Dd", "Ee", "Ff"]:
        names.add(text, [text])
    region = _rows("Company|Wishes", *rows)
    for c in region.columns:
        c.profiled(names)
    unlisted(region, names, (), region.columns[0], alone=True, familiar=False)
    keys = {names.find(cell).company for cell in cells}
    assert keys == {"Jade Tea Co., Ltd.", "Lotus Glass Works", "Lotus Glass Trade", None}


@pytest.mark.parametrize(
    ("title", "asks"),
    [
        ("Wishes", True),
        ("1st choice", True),
        ("Must meet", True),
        ("If time permits", True),
        ("Companies you ask for", True),
        ("Want", True),
        ("Whom we refuse", True),
        ("Remarks", False),
        ("Products", False),
        ("意向采购产品", False),
        ("Country", False),
        ("Notes (must)", False),
        ("Musts / country", False),
        ("In which languages would you like to meet?", True),
        ("Requested by company", True),
    ],
)
def test_which_titles_ask_for_companies_above_names_that_nobody_knows(title, asks):
    assert _asks(column(title, *MAKERS[:4])) is asks


@pytest.mark.parametrize("cells", [("English", "Russian", "ru; en"), ("10:00", "11:00", "12:00"), ("KZ", "CN", "RU")])
def test_a_level_above_languages_hours_or_countries_asks_for_nobody(cells):
    assert not _asks(column("Must", *cells))
    assert not _asks(column("In which languages would you like to meet?", "English", "Russian", "ru; en"))


@pytest.mark.parametrize(
    ("titles", "cells", "others", "listed_elsewhere"),
    [
        ("From|To|Seen", "yes", MAKERS[:4], True),
        ("From|To|Seen", "yes", MAKERS[:3], False),
        ("From|To|Country", "Kenya", MAKERS[:4], False),
        ("Who|To|Seen", "yes", MAKERS[:4], False),
        ("From|Whom|Seen", "yes", MAKERS[:4], False),
    ],
)
def test_each_requester_has_one_wish_for_a_target_of_another_list_beside_no_attribute(
    titles, cells, others, listed_elsewhere
):
    region = _rows(titles, *(f"{b}|{m}|{cells}" for b, m in zip(BUYERS, MAKERS[:4], strict=True)))
    named = wish_rows(region)
    rows = named if named is not None else WishRows(region.columns[0], region.columns[1], None, None)
    list_of_others = _rows("Company|Zone", *(f"{name}|A" for name in others))
    assert asks_for_listed(rows, region, [region, list_of_others]) is listed_elsewhere


def test_a_name_near_one_of_a_list_is_asked_about_however_often_it_is_named(tmp_path):
    buyers = [[f"Buyer {name}", "Korea", "Teliani Valley", "Askaneli Cellar"] for name in ("Praha", "Adler", "Seoul")]
    hosts = ["Teliani Valley", "Askaneli Brothers", "Orgo", "Badagoni"]
    wineries = [["No", "Company", "Region"], *([n, host, "Kakheti"] for n, host in enumerate(hosts, 1))]
    book = {"Buyers": [["Company", "Country", "1st choice", "2nd choice"], *buyers], "Exhibitors": wineries}
    (question,) = read(tmp_path, book).questions
    assert (question.subject, question.guess) == ("Askaneli Cellar", "Askaneli Brothers")


@pytest.mark.parametrize(
    ("listed", "named"),
    [("Cooperative Makashi", "Makashi (Kvareli)"), ("Al Waha Kitchenware Trading LLC", "Al Waha（阿联酋）")],
)
def test_a_name_with_a_place_in_brackets_is_no_further_company_however_often_it_is_named(tmp_path, listed, named):
    buyers = [[f"Buyer {name}", "Korea", "Teliani Valley", named] for name in ("Praha", "Adler", "Seoul")]
    wineries = [["No", "Company"], [1, "Teliani Valley"], [2, listed], [3, "Askaneli Brothers"], [4, "Badagoni"]]
    book = {"Buyers": [["Company", "Country", "1st choice", "2nd choice"], *buyers], "Exhibitors": wineries}
    intake = read(tmp_path, book, sure=0.0)
    assert [row.text("company") for row in intake.tables["Suppliers"]] == [row[1] for row in wineries[1:]]
