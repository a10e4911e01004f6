"""Wishes that name companies by a contact person, a mailbox or a stand are those of the companies."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sco_scheduler.domain.event import Level
from sco_scheduler.intake import read_registrations
from sco_scheduler.intake.understanding.lists.references import CompanyReferences, _grades, _parts
from sco_scheduler.intake.understanding.lists.regions import Region, find_region
from sco_scheduler.intake.understanding.names.matching import NameIndex
from tests.intake.books import read
from tests.intake.understanding.answers import B, S
from tests.intake.understanding.columns_of import column
from tests.intake.understanding.sheets import sheet
from tests.workbooks import save

PEOPLE = {
    "Altyn Trade": ("Aigul Serik", "aigul@altyn.example", "P-11"),
    "Ural Import": ("Oleg Petrov", "oleg@ural.example", "P-12"),
    "Orda Foods": ("Marat Bekov", "marat@orda.example", "P-13"),
    "Chongqing Motors": ("Li Wei", "li@motors.example", "H2-014"),
    "River Machines": ("Wang Fang", "wang@river.example", "H2-016"),
    "Spring Parts": ("Chen Jie", "chen@spring.example", "H3-002"),
}
WISHES = {
    "Altyn Trade": (["River Machines", "Spring Parts"], ["Chongqing Motors"]),
    "Ural Import": (["Spring Parts"], []),
    "Orda Foods": (["Chongqing Motors"], ["River Machines"]),
    "River Machines": (["Ural Import"], ["Altyn Trade"]),
}


def sheets(by, title, refusals):
    """A sheet for each side, with wishes and refusals by something that is a company's alone."""
    made = {}
    for name, few in (("Buyers", list(PEOPLE)[:3]), ("Exhibitors", list(PEOPLE)[3:])):
        rows = [["Company", "Contact person", "E-mail", "Stand / badge", title, refusals]]
        for company in few:
            lists = ["; ".join(map(by, few)) or None for few in WISHES.get(company, ([], []))]
            rows.append([company, *PEOPLE[company], *lists])
        made[name] = rows
    return made


@pytest.mark.parametrize(
    ("by", "title", "refusals"),
    [
        (lambda name: f"Ms. {PEOPLE[name][0]}", "Whom would you like to meet?", "Whom do you not want to meet?"),
        (lambda name: PEOPLE[name][1], "Кому отправить запрос на встречу (e-mail)", "Кому не отправлять (e-mail)"),
        (lambda name: PEOPLE[name][2], "Stands and badges you wish to visit", "Stands you do not want to visit"),
    ],
    ids=["people", "mailboxes", "stands"],
)
def test_what_is_a_companys_alone_names_it(tmp_path, by, title, refusals):
    intake = read(tmp_path, sheets(by, title, refusals))
    assert intake.event is not None, [q.subject for q in intake.questions]
    names = {company.id: company.name for company in intake.event.companies}
    asked = {(names[r.asker], names[r.target], r.level is Level.NO) for r in intake.event.requests}
    assert asked == {
        (a, t, refused)
        for a, lists in WISHES.items()
        for refused, few in zip((False, True), lists, strict=True)
        for t in few
    }


def test_that_companies_are_named_by_their_people_is_told(tmp_path):
    intake = read(tmp_path, sheets(lambda name: PEOPLE[name][0], "Whom would you like to meet?", "Not to meet"))
    told = [(str(f.cells[0]), f.details["column"]) for f in intake.findings if f.code == "named-by"]
    assert ("Buyers!E1", "Contact person") in told


def test_a_person_of_two_companies_is_asked_for(tmp_path):
    made = sheets(lambda name: PEOPLE[name][0], "Whom would you like to meet?", "Not to meet")
    made["Exhibitors"][2][1] = "Chen Jie"
    made["Exhibitors"][3][1] = "Chen Jie"
    made["Buyers"][1][4] = "Chen Jie; Li Wei"
    made["Buyers"][2][4] = None
    made["Buyers"][3][5] = None
    intake = read(tmp_path, made)
    assert intake.event is None
    assert ("name", "Chen Jie") in [(q.kind, q.subject) for q in intake.questions]


SELLERS = ("Amber Tools", "Birch Motors", "Cedar Foods", "Delta Paints", "Ember Lamps", "Fjord Cables")


def wishes_of(intake):
    names = {company.id: company.name for company in intake.event.companies}
    return {(names[r.asker], names[r.target], r.level is Level.NO) for r in intake.event.requests}


BY_NUMBER = {
    *(
        (b, SELLERS[n - 1], False)
        for b, of in (("Altyn Trade", (2, 5, 1)), ("Ural Import", (4, 6)), ("Silk Way", (6, 1)))
        for n in of
    ),
    ("Orda Foods", "Cedar Foods", False),
    ("Altyn Trade", "Cedar Foods", True),
    ("Orda Foods", "Amber Tools", True),
}


def test_stands_that_look_like_days_name_their_companies(tmp_path):
    stands = ("1-01", "1-07", "2-03", "2-11", "3-02", "3-08")
    sellers = [["Stand", "Exhibitor"], *map(list, zip(stands, SELLERS, strict=True))]
    buyers = [
        ["Buyer", "Stands you want to visit", "Stands you do not want to visit", "Maximum"],
        ["Altyn Trade", "1-01, 2-11, 3-08", "3-02", None],
        ["Ural Import", "2-03, 3-02", None, 3],
        ["Orda Foods", "1-07", "1-01", None],
    ]
    intake = read(tmp_path, {"Exhibitors": sellers, "Buyers": buyers})
    assert intake.event is not None, [q.subject for q in intake.questions]
    asked = wishes_of(intake)
    assert ("Altyn Trade", "Ember Lamps", True) in asked
    assert ("Ural Import", "Cedar Foods", False) in asked
    assert len(asked) == 8


FULL = (
    "上海明珠玩具有限公司",
    "杭州远山家具有限公司",
    "无锡银河电缆有限公司",
    "南京青松食品有限公司",
    "合肥晨光灯具有限公司",
)
SHORT = ("明珠", "远山", "银河", "青松", "晨光")


def test_short_names_beside_full_ones_name_the_companies(tmp_path):
    sellers = [
        ["编号", "企业名称", "简称", "产品"],
        *([f"G{n}", f, s, f[4:6]] for n, (f, s) in enumerate(zip(FULL, SHORT, strict=True))),
    ]
    buyers = [
        ["采购商", "想见的供应商", "不想见的供应商"],
        ["阿拉木图零售集团", "明珠、青松", "远山"],
        ["塔什干家居连锁", "银河", None],
        ["比什凯克商贸中心", "晨光、远山、明珠", None],
    ]
    intake = read(tmp_path, {"供应商名录": sellers, "采购商意向": buyers})
    assert intake.event is not None, [q.subject for q in intake.questions]
    assert len(wishes_of(intake)) == 7
    assert ("阿拉木图零售集团", "杭州远山家具有限公司", True) in wishes_of(intake)
    assert not any(name in SHORT for company in intake.event.companies for name in (company.name, company.local_name))


def test_codes_are_the_same_with_signs_and_zeros_or_without(tmp_path):
    sellers = [["Code", "Seller"], *([f"S-{n:02}", s] for n, s in enumerate(SELLERS, 1))]
    buyers = [["Buyer", "Whom to meet"], ["Altyn Trade", "S1, S4"], ["Ural Import", "s 2"], ["Orda Foods", "S06, S3"]]
    intake = read(tmp_path, {"Sellers": sellers, "Buyers": buyers})
    assert intake.event is not None, [q.subject for q in intake.questions]
    wanted = (("Altyn Trade", (1, 4)), ("Ural Import", (2,)), ("Orda Foods", (6, 3)))
    assert wishes_of(intake) == {(b, SELLERS[n - 1], False) for b, of in wanted for n in of}


def test_stands_with_points_are_no_days(tmp_path):
    sellers = [["Stand", "Exhibitor"], *([f"2.{n + 10}", s] for n, s in enumerate(SELLERS, 1))]
    titles = ["Buyer", "Stands to visit", "Stands not to visit"]
    buyers = [titles, ["Altyn Trade", "2.12, 2.15", "2.13"], ["Ural Import", "2.11, 2.16", None]]
    intake = read(tmp_path, {"Exhibitors": sellers, "Buyers": buyers}, sure=0.5)
    assert intake.event is not None, [q.subject for q in intake.questions]
    assert {pair[:2] for pair in wishes_of(intake)} == {
        *(("Altyn Trade", SELLERS[n]) for n in (1, 4, 2)),
        *(("Ural Import", SELLERS[n]) for n in (0, 5)),
    }


def listed(name: str, *rows: list[str]) -> Region:
    names = NameIndex()
    for company in SELLERS:
        names.add(company, [company])
    region = find_region(sheet(name, *rows), names)
    assert region is not None
    for one in region.columns:
        one.profiled(names)
    return region


STANDS = listed(
    "List",
    ["Company", "Stand", "Contact"],
    *(
        list(row)
        for row in zip(
            SELLERS,
            ["A-1", "A-2", "B-1", "B-2", "B-3", "C-1"],
            ["Li Wei", "Wang Fang", "Chen Jie", "Hu Lan", "Bo Han", "Su Li"],
            strict=True,
        )
    ),
)
ROWS = dict(enumerate(SELLERS, 2))


@pytest.mark.parametrize(
    ("rows", "of_rows", "named", "found"),
    [
        ([["Buyer", "Stands to visit"], ["Altyn", "A-1, B-2"], ["Ural", "b1"]], {}, ("Stand", 3), [(0, 3), (2,)]),
        (
            [["Buyer", "Whom"], ["Altyn", "Ms. Li Wei; Hu Lan"], ["Ural", "Jie Chen"]],
            {},
            ("Contact", 3),
            [(0, 3), (2,)],
        ),
        ([["Buyer", "Stands to visit"], ["Altyn", "A-9"], ["Ural", "B-9"]], {}, None, []),
        ([["Buyer", "Stands to visit"], ["Altyn", "A-1, B-9"], ["Ural", "C-8"]], {}, None, []),
        ([["Company", "Place"], [SELLERS[0], "A-1"], [SELLERS[1], "A-2"]], {2: SELLERS[0], 3: SELLERS[1]}, None, []),
        (
            [["Company", "Place"], [SELLERS[0], "A-2"], [SELLERS[1], "A-1"]],
            {2: SELLERS[0], 3: SELLERS[1]},
            ("Stand", 2),
            [(1,), (0,)],
        ),
        ([["Company", "Stand"], [SELLERS[0], "A-2"], [SELLERS[1], "A-1"]], {2: SELLERS[0], 3: SELLERS[1]}, None, []),
        ([["Buyer", "Of interest", "Note"], ["Altyn", "A-1", ""], ["Ural", "B-2", ""]], {}, ("Stand", 2), [(0,), (3,)]),
    ],
)
def test_what_a_list_says_of_its_companies_names_them_in_other_lists_but_not_their_own_row(rows, of_rows, named, found):
    references = CompanyReferences()
    references.take(STANDS, ROWS, [STANDS.columns[0]])
    wishes = listed("Wishes", *rows)
    before = dict(wishes.columns[1].cells)
    told = references.resolve(wishes, of_rows)
    assert [(str(one.cell), one.named_by, one.number) for one in told] == ([("Wishes!B1", *named)] if named else [])
    names = ["; ".join(SELLERS[n] for n in few) for few in found]
    assert wishes.columns[1].cells == (dict(enumerate(names, 2)) if named else before)
    assert references.cites("List", STANDS.columns[1]) is (named is not None and named[0] == "Stand")


def test_a_row_without_a_company_has_nothing_that_names_one():
    references = CompanyReferences()
    references.take(STANDS, {row: name for row, name in ROWS.items() if row != 4}, [STANDS.columns[0]])
    wishes = listed("Wishes", ["Buyer", "Stands to visit"], ["Altyn", "A-1, B-2"], ["Ural", "B-1"])
    assert [one.number for one in references.resolve(wishes, {})] == [2]
    assert wishes.columns[1].cells == {2: f"{SELLERS[0]}; {SELLERS[3]}", 3: "B-1"}
    assert references.resolve(STANDS, ROWS) == []


def test_the_stands_of_the_fuller_list_count_where_another_gives_them_to_others():
    references = CompanyReferences()
    before = ["B-1", "B-2", "A-1"]
    other = listed("Halls", ["Company", "Stand last year"], *map(list, zip(SELLERS, before, strict=False)))
    references.take(other, dict(enumerate(SELLERS[:3], 2)), [other.columns[0]])
    references.take(STANDS, ROWS, [STANDS.columns[0]])
    wishes = listed("Wishes", ["Buyer", "Stands to visit"], ["Altyn", "A-1, B-2"], ["Ural", "B-1"])
    assert [one.named_by for one in references.resolve(wishes, {})] == ["Stand"]
    assert wishes.columns[1].cells == {2: f"{SELLERS[0]}; {SELLERS[3]}", 3: SELLERS[2]}


def test_a_word_joins_a_code_and_a_name(tmp_path):
    words = [" und ", " et ", " y ", " e ", " ve ", " i ", " и ", "和", "与", " and "]
    hosts = ["Gießerei Leoben", "Dreherei Pichler", "Kabelbau Eder", "Dichtungen Hofer"]
    guests = [
        [f"E{n}", f"Firma {name}", f"L1, L4{word}Kabelbau Eder"]
        for n, (name, word) in enumerate(zip(BUSY, words, strict=True), 1)
    ]
    sheets = {
        "Einkäufer": [["Nr.", "Firma", "Wünsche"], *guests],
        "Lieferanten": [["Nr.", "Firma", "Branche"], *([f"L{n}", host, "Teile"] for n, host in enumerate(hosts, 1))],
    }
    intake = read(tmp_path, sheets, sure=0.1)
    assert intake.event is not None
    named = {c.id: c.name for c in intake.event.companies}
    asked = [(named[r.asker], named[r.target]) for r in intake.event.requests]
    assert asked == [(guest[1], hosts[place]) for guest in guests for place in (0, 3, 2)]


BUSY = ("Almeida", "Bergmann", "Castillo", "Dubois", "Eriksen", "Ferrari", "Gülsoy", "Horvat", "Ivanov", "Jansen")


@pytest.mark.parametrize("grouped", [False, True])
def test_the_heading_of_a_group_in_both_lists_makes_no_attribute_of_both(grouped):
    merged = ((1, 2, 1, 1), (1, 1, 2, 3)) if grouped else ()

    def listed(name: str, title: str, cells: list[str]) -> Region:
        rows = zip(list(PEOPLE)[:3], cells, ("Osh", "Perm", "Omsk"), strict=True)
        header = [["Firm", "Details", None], [None, title, "City"]] if grouped else [["Firm", title, "City"]]
        region = find_region(replace(sheet(name, *header, *rows), merged=merged), NameIndex())
        assert region is not None
        for one in region.columns:
            one.profiled(NameIndex())
        return region

    stands = [PEOPLE[name][2] for name in list(PEOPLE)[:3]]
    own, asking = listed("List", "Stand", stands), listed("Wishes", "Stands to visit", stands[1:] + stands[:1])
    references = CompanyReferences()
    references.take(own, own.columns[0].cells, own.columns[:1])
    (found,) = references.resolve(asking, asking.columns[0].cells)
    assert found.named_by == own.columns[1].title
    assert list(asking.columns[1].cells.values()) == list(PEOPLE)[1:3] + list(PEOPLE)[:1]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("P-11; P-12", [("P-11", ""), ("P-12", "")]),
        ("1) P-11, 2) P-12 (urgent)", [("P-11", ""), ("P-12", "urgent")]),
        ("P-11 (and also P-12)", [("P-11", ""), ("P-12", "")]),
        ("B1 if possible", [("B1", "if possible")]),
        ("P-11 and P-12/P-13", [("P-11", ""), ("P-12", ""), ("P-13", "")]),
        ("P-11; -", [("P-11", "")]),
        ("-", []),
    ],
)
def test_a_cell_of_references_has_parts_each_with_what_is_said_of_it(text, parts):
    assert list(_parts(text)) == parts


OF_BUYERS = ("Kaiser", "Lehmann", "Ostwald", "Brandner")
OF_SELLERS = ("Majevica", "Stolarija", "Krivaja", "Masiv", "Pilana", "Parket", "Kozara", "Igman")
CODED = [("K1", "D1", "D3", "D4"), ("K2", "D5", "D8", "D2"), ("K3", "D2", "D1", None), ("K4", "D6", "D8", "D5")]


def test_codes_of_a_list_are_its_own_though_columns_without_titles_have_more_of_them(tmp_path):
    buyers = [["Br.", "Firma (kupac)", "Želi sastanak sa (broj dobavljača)", None, None], [None, None, 1, 2, 3]]
    buyers += [[code, f"{name} GmbH", *wishes] for name, (code, *wishes) in zip(OF_BUYERS, CODED, strict=True)]
    sellers = [["Br.", "Firma (dobavljač)", "Koga žele (br. kupca)"]]
    sellers += [[f"D{n}", f"{name} d.o.o.", f"K{n % 4 + 1}"] for n, name in enumerate(OF_SELLERS, 1)]
    tables = read(tmp_path, {"KUPCI": buyers, "DOBAVLJAČI": sellers}, sure=0.0).tables
    assert [row.text("company") for row in tables["Purchasers"]] == [row[1] for row in buyers[2:]]
    assert [row.text("company") for row in tables["Suppliers"]] == [row[1] for row in sellers[1:]]
    asked = {(row.text("from"), row.text("to"), row.text("rank")) for row in tables["Requests"]}
    assert {(code, to, str(n)) for code, *of in CODED for n, to in enumerate(of, 1) if to} <= asked


@pytest.mark.parametrize("tables", [("1", "2", "3"), ("1", "2, 3", "3"), ("4", "5", "6")])
def test_numbers_of_tables_are_no_numbers_of_companies(tmp_path, tables):
    sellers = [["No", "Company", "Zone"], *([n, name, "A"] for n, name in enumerate(SELLERS, 1))]
    wishes = zip(("Altyn", "Orda", "Nomad"), tables, ("2; 3", "1; 2", "4; 1"), strict=True)
    intake = read(tmp_path, {"Sellers": sellers, "Guests": [["Company", "Table", "Wishes"], *map(list, wishes)]})
    assert [row.text("table") for row in intake.tables["Purchasers"]] == list(tables)
    assert len([row for row in intake.tables["Requests"] if row.text("from")]) == 6


@pytest.mark.parametrize(
    ("title", "cells", "grades"),
    [
        ("Qzwx", ["1", "2", "20"], True),
        ("Qzwx", ["0", "1", "1"], True),
        ("Qzwx", ["1", "2", "21"], False),
        ("Qzwx", ["101", "102", "103"], False),
        ("Qzwx", ["1", "2", "Jade Tea"], False),
        ("Whom do you want to meet?", ["1", "2", "3"], False),
    ],
)
def test_small_numbers_below_no_question_for_companies_rank_requests(title, cells, grades):
    assert _grades(column(title, *cells)) == grades


@pytest.mark.parametrize(
    ("called", "remark"),
    [
        ("No. 3, No. 1", "We must meet No. 3."),
        ("3번, 1번", "3번은 반드시 만나야 함"),
        ("№ 3; № 1", "№ 3 — обязательно"),
    ],
)
def test_numbers_called_so_beside_names_of_other_rows_are_those_of_the_only_numbered_list(tmp_path, called, remark):
    sellers = [["No.", "Exhibitor"], *([n, name] for n, name in enumerate(SELLERS, 1))]
    buyers = [
        ["Buyer", "Wishes", "Remarks"],
        ["Altyn Trade", f"{SELLERS[1]}; {SELLERS[3]}", None],
        ["Ural Import", called, remark],
        ["Orda Foods", SELLERS[4], f"{SELLERS[0]} instead of {SELLERS[4]}"],
    ]
    intake = read_registrations(
        [save(tmp_path / "list.xlsx", {"Exhibitors": sellers, "Buyers": buyers})], today=date(2026, 5, 1), sure=0.0
    )
    names = {row.text("id"): row.text("company") for row in intake.tables["Suppliers"]}
    asked = {(r.text("from"), names[r.text("to")]): r.text("level") for r in intake.tables["Requests"]}
    assert asked == {
        ("Altyn Trade", SELLERS[1]): "",
        ("Altyn Trade", SELLERS[3]): "",
        ("Ural Import", SELLERS[2]): "must",
        ("Ural Import", SELLERS[0]): "",
        ("Orda Foods", SELLERS[0]): "",  # in place of a wish that the number of its company names
    }


def test_bare_numbers_beside_names_are_not_those_of_a_list(tmp_path):
    sellers = [["No.", "Exhibitor"], *([n, name] for n, name in enumerate(SELLERS, 1))]
    buyers = [["Buyer", "Wishes"], *(["Altyn Trade", SELLERS[1]], ["Ural Import", "3, 1"], ["Orda Foods", SELLERS[4]])]
    intake = read(tmp_path, {"Exhibitors": sellers, "Buyers": buyers})
    assert intake.questions


def test_ids_that_look_like_numbers_are_referred_to_by_the_other_side(tmp_path):
    titles = ["Namba", "Kampuni", "Nchi", "Wauzaji anaotaka kukutana nao (kwa mpangilio)"]
    buyers = [titles, *([f"N0{n}", name, "Kenya", f"W0{n}, W03"] for n, name in enumerate(B, 1))]
    sellers = [titles, *([f"W0{n}", name, "Kenya", f"N0{n}, N03"] for n, name in enumerate(S[:2], 1))]
    sellers[0] = [*titles[:3], titles[3].replace("Wauzaji", "Wanunuzi")]
    sellers += [[f"W0{n}", name, "Kenya", None] for n, name in enumerate(S[2:], 3)]
    event = read(tmp_path, {"Wanunuzi": buyers, "Wauzaji": sellers}, sure=0.0).event
    assert event is not None
    names = {company.id: company.name for company in event.companies}
    asked = {(names[r.asker], names[r.target]) for r in event.requests}
    assert {(S[0], B[0]), (S[0], B[2]), (S[1], B[1]), (S[1], B[2])} <= asked


@pytest.mark.parametrize("title", ["No. requested", "Requested", "申请数", "Requested suppliers"])
def test_a_column_that_counts_the_signs_of_a_matrix_refers_to_no_numbers_of_companies(tmp_path, title):
    rows = [["1", "2", "M", None, 3], [None, "1", "X", "2", 2], ["M", None, None, "1", 2]]
    sheets = {
        "Delegates": [
            ["S/N", "Company", "Type"],
            *([n, name, "Buyer"] for n, name in enumerate(B, 1)),
            *([n, name, "Seller"] for n, name in enumerate(S, 4)),
        ],
        "Choices": [["Buyer", *S, title], *([name, *row] for name, row in zip(B, rows, strict=True))],
    }
    event = read(tmp_path, sheets, sure=0.0).event
    assert event is not None
    ids = {company.id: company.name for company in event.companies}
    asked = {(ids[r.asker], ids[r.target]) for r in event.requests if str(r.level) != "no"}
    assert asked == {(B[n], S[m]) for n, row in enumerate(rows) for m, sign in enumerate(row[:4]) if sign in {*"12M"}}
