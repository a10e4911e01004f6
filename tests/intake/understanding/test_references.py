"""Wishes that name companies by a contact person, a mailbox or a stand are those of the companies."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sco_scheduler.domain.event import Level
from sco_scheduler.intake.understanding.matching import NameIndex
from sco_scheduler.intake.understanding.references import CompanyReferences, _parts, by_number, may_be_numbers
from sco_scheduler.intake.understanding.regions import Region, find_region
from sco_scheduler.output.form_map import with_answers
from tests.intake.books import read
from tests.intake.mapped import read_by
from tests.intake.understanding.columns_of import column
from tests.intake.understanding.lists import sheet

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
NUMBERED = (
    ("Altyn Trade", "2 5 1", 3),
    ("Ural Import", "4,6", None),
    ("Orda Foods", 3, 1),
    ("Silk Way", "6 and 1", None),
)


def event_by_number(tmp_path, titles, name="Numbers to be seated with", refused="Not needed"):
    rows = [[*titles], *([n, s, "goods"] for n, s in enumerate(SELLERS, 1))]
    buyers = [["Buyer", "Phone", name, refused], *([b, "+7 701 123-45-67", *cells] for b, *cells in NUMBERED)]
    return read(tmp_path, {"Sellers": rows, "Buyers": buyers})


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


@pytest.mark.parametrize("number", ["№", "No.", "Catalogue no.", None])
def test_numbers_of_another_list_are_its_companies_however_they_are_parted(tmp_path, number):
    intake = event_by_number(tmp_path, (number, "Seller", "Goods"), name="Whom to meet (numbers)")
    assert intake.event is not None, [q.subject for q in intake.questions]
    assert wishes_of(intake) == BY_NUMBER


def test_lists_of_numbers_are_asked_for_as_companies_whatever_their_title_is(tmp_path):
    intake = event_by_number(tmp_path, ("№", "Seller", "Goods"), name="Xyz")
    assert {(q.subject, q.guess) for q in intake.questions} == {("Xyz", "wishes")}
    told = intake.questions[0].samples
    assert told[0] == "Birch Motors; Ember Lamps; Amber Tools"


def test_levels_head_columns_of_one_number_each(tmp_path):
    sellers = [["Catalogue No.", "Seller"], *([n, s] for n, s in enumerate(SELLERS, 1))]
    titles = ["Buyer", "Very important", "Would like", "If there is time", "Not needed", "Max. meetings"]
    cells = ((2, "1, 4", None, 5, 4), (None, "3, 6", 1, None, None), (6, None, 2, 3, 5))
    buyers = [titles, *([b[0], *of] for b, of in zip(NUMBERED, cells, strict=False))]
    intake = read(tmp_path, {"Sellers": sellers, "Buyers": buyers})
    assert intake.event is not None, [q.subject for q in intake.questions]
    names = {company.id: company.name for company in intake.event.companies}
    assert len(names) == 9
    levels = {(names[r.asker], names[r.target]): r.level for r in intake.event.requests}
    assert levels["Altyn Trade", "Birch Motors"] is Level.MUST
    assert levels["Ural Import", "Amber Tools"] is Level.MAYBE
    assert levels["Orda Foods", "Cedar Foods"] is Level.NO
    assert {c.name: c.purchaser.maximum for c in intake.event.companies if c.purchaser}["Altyn Trade"] == 4


def test_numbers_of_meetings_are_no_companies(tmp_path):
    sellers = [["№", "Seller"], *([n, s] for n, s in enumerate(SELLERS, 1))]
    buyers = [
        ["Buyer", "Whom to meet (numbers)", "Max. meetings"],
        ["Altyn Trade", "2, 5", 4],
        ["Ural Import", "1, 3", 6],
    ]
    intake = read(tmp_path, {"Sellers": sellers, "Buyers": buyers})
    assert intake.event is not None, [q.subject for q in intake.questions]
    assert sorted(c.purchaser.maximum for c in intake.event.companies if c.purchaser) == [4, 6]


@pytest.mark.parametrize("wishes", ["2, 5", "Birch Motors"])
def test_a_title_that_speaks_of_meetings_asks_for_no_numbers_of_companies(tmp_path, wishes):
    sellers = [["№", "Seller"], *([n, s] for n, s in enumerate(SELLERS, 1))]
    buyers = [
        ["Buyer", "Whom to meet", "Enough meetings"],
        ["Altyn Trade", wishes, 4],
        ["Ural Import", "Cedar Foods", 6],
    ]
    asked = {q.subject: q.guess for q in read(tmp_path, {"Sellers": sellers, "Buyers": buyers}).questions}
    assert asked["Enough meetings"] == "Maximum"


@pytest.mark.parametrize("title", ["Сколько раз готовы сесть за стол", "Rounds we can manage", "Xyz"])
@pytest.mark.parametrize("numbered", [True, False])
def test_single_numbers_below_a_title_that_asks_for_nobody_stay_as_they_are(tmp_path, title, numbered):
    sellers = [["№", "Seller"], *([n, s] for n, s in enumerate(SELLERS, 1))]
    buyers = [["Buyer", "Whom to meet", title], ["Altyn Trade", "2, 5", 4], ["Ural Import", "1, 3", 2]]
    buyers += [["Orda Foods", "4", 4]]
    if numbered:  # both lists number their rows
        buyers = [[n or "№", *row] for n, row in enumerate(buyers)]
    sheets = {"Sellers": sellers, "Buyers": buyers}
    (question,) = read(tmp_path, sheets).questions
    assert (question.subject, question.samples) == (title, ("4", "2"))
    assert question.guess == "Maximum"
    assert question.likely is not (title == "Xyz")
    event = read_by(tmp_path, with_answers("", {question.path: "Maximum"}), sheets).event
    assert event is not None
    assert [c.purchaser.maximum for c in event.companies if c.purchaser] == [4, 2, 4]
    event = read_by(tmp_path, with_answers("", {question.path: "refusals"}), sheets).event
    assert event is not None
    refused = [r for r in event.requests if r.level is Level.NO]
    names = {company.id: company.name for company in event.companies}
    assert [names[r.target] for r in refused] == [SELLERS[3], SELLERS[1], SELLERS[3]]


@pytest.mark.parametrize(
    "title", ["Приоритет (1 – самая важная)", "Rank (1 = most important)", "Очередь, 1 = важнее всего"]
)
@pytest.mark.parametrize("order", [(1, 2, 3), (3, 1, 2)])
def test_ranks_beside_numbered_companies_are_no_numbers_of_these(tmp_path, title, order):
    buyers = ("Altyn Trade", "Ural Import", "Orda Foods")
    listed = [*((b, "Buyer") for b in buyers), *((s, "Seller") for s in SELLERS)]
    companies = [["№", "Company", "Side"], *([n, *row] for n, row in enumerate(listed, 1))]
    wished = [["№", "Who asks", "Whom", title]]
    wished += [[None, b, SELLERS[n + rank], rank] for n, b in enumerate(buyers) for rank in order]
    for number, row in enumerate(wished[1:], 1):
        row[0] = number
    intake = read(tmp_path, {"Companies": companies, "Wishes": wished})
    assert intake.event is not None, [q.subject for q in intake.questions]
    names = {company.id: company.name for company in intake.event.companies}
    assert {(names[r.asker], names[r.target], r.rank) for r in intake.event.requests} == {
        (b, SELLERS[n + rank], rank) for n, b in enumerate(buyers) for rank in order
    }


@pytest.mark.parametrize("title", ["Points", "Number of rooms", "Years in business", "来几位", "Оцените прошлый форум"])
def test_a_second_column_of_numbers_limits_nothing(tmp_path, title):
    buyers = [["Buyer", "Whom to meet", "Max. meetings", title], ["Altyn Trade", SELLERS[0], 4, 2]]
    buyers += [["Ural Import", SELLERS[1], 6, 5], ["Orda Foods", SELLERS[2], 5, 2]]
    intake = read(tmp_path, {"Sellers": [["Seller"], *([s] for s in SELLERS)], "Buyers": buyers})
    assert {(q.subject, q.guess) for q in intake.questions} <= {(title, "nothing")}


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


@pytest.mark.parametrize("titles", [("№", "№"), ("ID", "ID"), ("Supplier no.", "Buyer no.")])
def test_numbers_of_the_other_list_are_meant_where_both_lists_have_them(tmp_path, titles):
    sellers = [[titles[0], "Seller"], *([n, s] for n, s in enumerate(SELLERS, 1))]
    buyers = [[titles[1], "Buyer", "Whom to meet", "Not with"]]
    buyers += [[n, b, *cells] for n, (b, *cells) in enumerate(NUMBERED, 1)]
    intake = read(tmp_path, {"Sellers": sellers, "Buyers": buyers})
    assert intake.event is not None, [q.subject for q in intake.questions]
    assert wishes_of(intake) == BY_NUMBER


def test_pairs_of_numbers_are_of_the_lists_that_their_titles_name(tmp_path):
    pairs = [(1, 5), (1, 6), (2, 1), (3, 2), (3, 6), (4, 1)]
    sheets = {
        "Sellers": [["Supplier no.", "Seller"], *([n, s] for n, s in enumerate(SELLERS, 1))],
        "Buyers": [["Buyer no.", "Buyer", "Country"], *([n, b[0], "Kenya"] for n, b in enumerate(NUMBERED, 1))],
        "Requests of buyers": [["Buyer no.", "Supplier no."], *map(list, pairs)],
    }
    intake = read(tmp_path, sheets)
    assert intake.event is not None, [q.subject for q in intake.questions]
    assert wishes_of(intake) == {(NUMBERED[b - 1][0], SELLERS[s - 1], False) for b, s in pairs}


def test_a_number_that_no_list_has_is_asked_for_alone(tmp_path):
    sellers = [["№", "Seller"], *([n, s] for n, s in enumerate(SELLERS, 1))]
    buyers = [["Buyer", "Whom to meet"], ["Altyn Trade", "2, 5, 1"], ["Ural Import", "4, 6, 3, 27"]]
    intake = read(tmp_path, {"Sellers": sellers, "Buyers": buyers})
    assert [(q.kind, q.subject) for q in intake.questions] == [("name", "27")]


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


@pytest.mark.parametrize("title", ["Days attending", "Halls of interest", "Hall"])
def test_numbers_of_days_and_halls_are_no_companies(tmp_path, title):
    sellers = [["№", "Seller"], *([n, s] for n, s in enumerate(SELLERS, 1))]
    buyers = [["Buyer", "Whom to meet", title], ["Altyn Trade", "2, 5", "1, 2"], ["Ural Import", "1, 3", "2"]]
    intake = read(tmp_path, {"Sellers": sellers, "Buyers": buyers}, sure=0.5)
    assert intake.event is not None, [q.subject for q in intake.questions]
    assert len(intake.event.requests) == 4


@pytest.mark.parametrize(
    "texts",
    [("No. 1,2", "No. 2, 3", "Nos. 1, 3"), ("1、2号", "第2,3号", "No.1,3"), ("№ 1,2", "№№ 2, 3", "номера 1, 3")],
)
def test_numbers_of_companies_have_a_word_before_or_behind_them(tmp_path, texts):
    rows = [["No.", "Company", "Role", "Wants to meet"], *([n, s, "supplier", None] for n, s in enumerate("ABC", 1))]
    rows = [[n, f"{name} Works" if len(name) == 1 else name, *more] for n, name, *more in rows]
    rows += [[n, f"{name} Trade", "buyer", text] for n, (name, text) in enumerate(zip("XYZ", texts, strict=True), 4)]
    intake = read(tmp_path, {"List": rows})
    assert [q.subject for q in intake.questions] == []
    assert {(a[0], b[0]) for a, b, _ in wishes_of(intake)} == {*zip("XXYYZZ", "ABBCAC", strict=True)}


CATALOGUE = ["Jade Tea", "River Pumps", "Spring Parts", "Lotus Optics", "Wuhan Valves", "Tide Motors"]
GRADED = {("A", 1, "must"), ("A", 2, "want"), ("A", 5, "no"), ("B", 3, "want"), ("B", 4, "no")}


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("No. 1 (must), 2, 5 – no", "3; 4 (no)", GRADED),
        ("№ 1 (обязательно), 2, 5 – нет", "№3, №4 (не надо)", GRADED),
        ("1号（必见），2号，5号（不见）", "3号、4号（不见）", GRADED),
        ("must: 1; 2; no: 5", "3; no: 4", None),
        ("No.1 must; No.2; No.5 no", "No.3; No.4 no", GRADED),
        (
            "1-3, 5 – no",
            "4, 6",
            {*(("A", n, "want") for n in (1, 2, 3)), ("A", 5, "no"), ("B", 4, "want"), ("B", 6, "want")},
        ),
    ],
)
def test_numbers_have_their_levels_beside_them(tmp_path, first, second, said):
    buyers = [["Buyer", "Country", "Wants to meet"], ["A", "KZ", first], ["B", "RU", second]]
    sellers = [["No.", "Supplier", "Country"], *([n, name, "CN"] for n, name in enumerate(CATALOGUE, 1))]
    intake = read(tmp_path, {"Buyers": buyers, "Suppliers": sellers})
    assert [(q.kind, q.subject) for q in intake.questions] == []
    assert intake.event is not None
    names = {company.id: company.name for company in intake.event.companies}
    levels = said if said is not None else {*GRADED - {("A", 2, "want")}, ("A", 2, "must")}  # below the last heading
    assert {
        (names[r.asker], CATALOGUE.index(names[r.target]) + 1, r.level.value) for r in intake.event.requests
    } == levels


@pytest.mark.parametrize(
    ("title", "cells"),
    [
        ("Key", ["1 – must, 2 – wish, 3 – no", None]),
        ("Maximum", ["3 – no more", "2"]),
        ("Meetings", ["3 (must)", "2 (no more)"]),
        ("Сколько встреч", ["3 (не больше)", "2"]),
        ("来几位", ["2（必须一起）", "1"]),
    ],
)
def test_numbers_with_levels_of_other_matters_are_no_companies(tmp_path, title, cells):
    buyers = [
        ["Buyer", "Country", "Wants to meet", title],
        *([b, "KZ", "Jade Tea", c] for b, c in zip("AB", cells, strict=True)),
    ]
    sellers = [["No.", "Supplier", "Country"], *([n, name, "CN"] for n, name in enumerate(CATALOGUE, 1))]
    intake = read(tmp_path, {"Buyers": buyers, "Suppliers": sellers})
    assert not any(finding.code == "named-by" for finding in intake.findings)


@pytest.mark.parametrize(
    ("title", "cells", "numbers", "may_be"),
    [
        ("Whom to meet", "2, 5; 1", True, False),
        ("Whom to meet", "2; 5; 2", True, False),
        ("Whom to meet", "2, 5; Birch Motors", False, False),
        ("Whom to meet (no.)", "2, 5; Birch Motors", True, False),
        ("Whom to meet", "2, 55; 1, 3", False, False),
        ("Whom to meet", "2, 55, 1, 3; 1, 3, 4, 5", True, False),
        ("Whom to meet", "no 5; 3, 4", False, False),
        ("Whom to meet", "-; 3, 4", True, False),
        ("Choice 1", "2; 5; 2", True, False),
        ("Very important", "2; 5; 2", True, True),
        ("Not needed", "2; 5; 5", True, True),
        ("Supplier no.", "2; 5; 2", True, True),
        ("Supplier no.", "2; 5; 1", False, False),
        ("Supplier no. + Fair 2027", "2; 5; 2", True, True),
        ("Xyz", "2; 5; 2", False, True),
        ("Xyz", "2, 5; 1", True, False),
        ("Xyz", "1-3; 2-4", False, False),
        ("Xyz", "1-3, 5; 2", True, False),
        ("Xyz", "1 – must, 2 – wish, 3 – no", False, False),
        ("Xyz", "1 – must, 2 – must", True, False),
        ("Priority", "1; 2; 2", False, False),
        ("Rank of wishes", "1; 2; 1", False, False),
        ("Max. meetings", "2, 5; 1", False, False),
        ("Days attending", "1, 2; 2", False, False),
        ("Days attending + Fair 2027", "1, 2; 2", False, False),
        ("How many rounds", "1; 3; 3", False, False),
        ("How many rounds", "1, 3; 3", False, False),
    ],
)
def test_numbers_of_a_list_are_companies_where_a_title_asks_or_a_cell_has_several(title, cells, numbers, may_be):
    first, *also = title.split(" + ")
    made = column(first, *cells.split("; "), also=tuple(also))
    known = {str(n) for n in range(1, 7)}
    assert bool(by_number([made], known)) is numbers
    assert may_be_numbers(made, known) is may_be


def test_a_column_that_the_organizer_gave_a_meaning_has_numbers_only_if_that_is_of_companies():
    known = {str(n) for n in range(1, 7)}
    for said, numbers in (("wishes", True), ("from", True), ("maximum", False), ("nothing", False)):
        made = column("Xyz", "2", "5", "2")
        made.said = said
        assert bool(by_number([made], known)) is numbers
        assert not may_be_numbers(made, known)


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


def test_how_many_numbers_name_companies_is_counted():
    references = CompanyReferences()
    sellers = listed("List", ["No.", "Company"], *([str(n), name] for n, name in enumerate(SELLERS, 1)))
    sellers.columns[0].referred = True
    references.take(sellers, ROWS, [sellers.columns[1]])
    wishes = listed("Wishes", ["Buyer", "Whom to meet (no.)"], ["Altyn", "1, 3"], ["Ural", "4"], ["Orda", SELLERS[1]])
    assert [(one.named_by, one.number) for one in references.resolve(wishes, {})] == [("No.", 3)]
    assert wishes.columns[1].cells == {2: f"{SELLERS[0]}; {SELLERS[2]}", 3: SELLERS[3], 4: SELLERS[1]}


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
