"""Wishes that name companies by their numbers on another list."""

from __future__ import annotations

import openpyxl
import pytest

from sco_scheduler.domain.event import Level
from sco_scheduler.domain.findings import Severity
from sco_scheduler.intake import read_registrations
from sco_scheduler.intake.understanding.cells.questions import ALL, AS_READ, COLUMNS
from sco_scheduler.intake.understanding.lists.number_columns import by_number, may_be_numbers
from sco_scheduler.intake.understanding.lists.references import CompanyReferences
from sco_scheduler.output.form_map import with_answers
from sco_scheduler.resources import example_file
from tests.intake.books import read
from tests.intake.mapped import read_by
from tests.intake.understanding.answers import event_sheets
from tests.intake.understanding.columns_of import column
from tests.intake.understanding.lists.test_references import BY_NUMBER, ROWS, SELLERS, listed, wishes_of

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
    event = read_by(tmp_path, with_answers("", {question.path: "Maximum", (COLUMNS, ALL): AS_READ}), sheets).event
    assert event is not None
    assert [c.purchaser.maximum for c in event.companies if c.purchaser] == [4, 2, 4]
    event = read_by(tmp_path, with_answers("", {question.path: "refusals", (COLUMNS, ALL): AS_READ}), sheets).event
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


@pytest.mark.parametrize("title", ["Days attending", "Halls of interest", "Hall"])
def test_numbers_of_days_and_halls_are_no_companies(tmp_path, title):
    sellers = [["№", "Seller"], *([n, s] for n, s in enumerate(SELLERS, 1))]
    buyers = [["Buyer", "Whom to meet", title], ["Altyn Trade", "2, 5", "1, 2"], ["Ural Import", "1, 3", "2"]]
    intake = read(tmp_path, {"Sellers": sellers, "Buyers": buyers, **event_sheets()}, sure=0.25)
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


def test_requests_by_id_in_merged_cells_are_no_reference_to_something_else(tmp_path):
    book = openpyxl.load_workbook(example_file("small.xlsx"))
    for cells in ("A2:A4", "A5:A6", "A7:A9"):
        book["Requests"].merge_cells(cells)
    book.save(tmp_path / "merged.xlsx")
    intake = read_registrations(tmp_path / "merged.xlsx")
    assert len(intake.event.requests) == 11
    assert not [finding for finding in intake.findings if finding.severity < Severity.NOTE]


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
        ("Маңызды (1 – ең маңызды)", "1; 2; 2", False, False),
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


@pytest.mark.parametrize("title", ["Very important", "Маңызды", "Xyz"])
def test_single_numbers_of_a_list_of_requests_are_no_companies(tmp_path, title):
    buyers = [["No.", "Buyer"], *([n, f"{name} Trade"] for n, name in enumerate(("Altyn", "Orda", "Bars"), 1))]
    sellers = [["Code", "Supplier"], *([f"S{n}", name] for n, name in enumerate(CATALOGUE, 1))]
    requests = [["Who asks", "Whom", "Kind", title]]
    asked = [("Altyn", 1), ("Altyn", 2), ("Altyn", 3), ("Orda", 2), ("Orda", 1), ("Bars", 2), ("Bars", 1)]
    requests += [[f"{who} Trade", CATALOGUE[place], "wish", rank] for place, (who, rank) in enumerate(asked[:5])]
    intake = read(tmp_path, {"Buyers": buyers, "Suppliers": sellers, "Requests made": requests}, sure=0.0)
    assert not any(finding.code == "named-by" for finding in intake.findings)
    assert [request.rank for request in intake.event.requests] == [rank for _, rank in asked[:5]]


def test_a_column_that_the_organizer_gave_a_meaning_has_numbers_only_if_that_is_of_companies():
    known = {str(n) for n in range(1, 7)}
    for said, numbers in (("wishes", True), ("from", True), ("maximum", False), ("nothing", False)):
        made = column("Xyz", "2", "5", "2")
        made.said = said
        assert bool(by_number([made], known)) is numbers
        assert not may_be_numbers(made, known)


def test_how_many_numbers_name_companies_is_counted():
    references = CompanyReferences()
    sellers = listed("List", ["No.", "Company"], *([str(n), name] for n, name in enumerate(SELLERS, 1)))
    sellers.columns[0].referred = True
    references.take(sellers, ROWS, [sellers.columns[1]])
    wishes = listed("Wishes", ["Buyer", "Whom to meet (no.)"], ["Altyn", "1, 3"], ["Ural", "4"], ["Orda", SELLERS[1]])
    assert [(one.named_by, one.number) for one in references.resolve(wishes, {})] == [("No.", 3)]
    assert wishes.columns[1].cells == {2: f"{SELLERS[0]}; {SELLERS[2]}", 3: SELLERS[3], 4: SELLERS[1]}


FIRMS = (
    ["آژانس آفتاب", "گردشگری دوشنبه", "تورگردان بسفر", "سفرهای خلیج"],
    ["هتل باغ نقش", "اقامتگاه ریگ زرین", "قطار البرزسیر", "رستوران خوان"],
)


@pytest.mark.parametrize("digits", ["0123456789", "۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩", "०१२३४५६७८९"])
@pytest.mark.parametrize("between", ["، ", ", ", " - "])
def test_codes_in_the_digits_of_any_script_are_those_of_the_lists(tmp_path, digits, between):
    def typed(*codes: int) -> str:
        return between.join(map(str, codes)).translate(str.maketrans("0123456789", digits))

    asked = [typed(201, 204), typed(203, 201, 202), typed(202), typed(204, 203)]
    buyers = [[n, name, said] for n, name, said in zip(range(101, 105), FIRMS[0], asked, strict=True)]
    answers = [typed(103, 101), typed(104), f"{typed(102)}; {FIRMS[0][2]}", None]
    sellers = [[n, name, said] for n, name, said in zip(range(201, 205), FIRMS[1], answers, strict=True)]
    titles = ["Code", "Company", "Whom would you like to meet? (codes)"]
    again = [104, FIRMS[0][3], typed(204, 203)]  # registered twice
    intake = read(tmp_path, {"Buyers": [titles, *buyers, again], "Suppliers": [titles, *sellers]})
    assert intake.event is not None, [(q.kind, q.subject) for q in intake.questions]
    names = {company.id: company.name for company in intake.event.companies}
    both = [name for side in FIRMS for name in side]
    found = {(both.index(names[r.asker]), both.index(names[r.target])) for r in intake.event.requests}
    wished = {0: (4, 7), 1: (6, 4, 5), 2: (5,), 3: (7, 6), 4: (0, 2), 5: (3,), 6: (1, 2)}
    assert found == {(asker, target) for asker, targets in wished.items() for target in targets}


@pytest.mark.parametrize("title", ["Ең көп кездесу", "Most meetings", "最多场次", "Zqx"])
def test_single_numbers_beside_wishes_by_name_are_no_numbers_of_companies(tmp_path, title):
    buyers = ["Merei Sauda", "Astana Forma", "Balqash Retail", "Bobek", "Eurasia", "Samal", "Medkiim"]
    most = [None, 7, None, 3, 5, None, 2]
    rows = [[n, b, SELLERS[n % 3], m] for n, (b, m) in enumerate(zip(buyers, most, strict=True), 1)]
    sheets = {
        "Buyers": [["№", "Company", "Whom would you like to meet?", title], *rows],
        "Sellers": [["Seller", "Goods"], *([s, "goods"] for s in SELLERS)],
    }
    event = read(tmp_path, sheets, sure=0.0).event
    assert event is not None
    assert len(event.requests) == len(buyers)
    if title != "Zqx":
        assert [c.purchaser.maximum for c in event.companies if c.purchaser] == most
    else:
        assert [q.subject for q in read(tmp_path, sheets).questions] == [title]


@pytest.mark.parametrize("name", ["Домострой-Плюс", "Ромашка Да", "Must Trade"])
def test_numbers_below_a_company_of_a_matrix_are_ranks_whatever_its_name_says(tmp_path, name):
    # a word of its name is one of a level, and the list has a column of numbers
    buyers = ["Северный терем", "Волга-Мебель", name, "Астана Паркет"]
    sellers = ["Пинега-Лес", "Онежский завод", "Двинская фанера"]
    listed = [["№", "Компания", "Роль"], *([n, b, "покупатель"] for n, b in enumerate(buyers, 1))]
    listed += [[n, s, "поставщик"] for n, s in enumerate(sellers, len(buyers) + 1)]
    ranked = [["Поставщик \\ Покупатель", *buyers], [sellers[0], 1, None, 2, None], [sellers[1], 2, 1, 3, None]]
    intake = read(tmp_path, {"Участники": listed, "Заявки": [*ranked, [sellers[2], None, 1, 2, 3]]})
    assert intake.event is not None, [q.subject for q in intake.questions]
    names = {company.id: company.name for company in intake.event.companies}
    wishes = {(names[r.asker], r.rank) for r in intake.event.requests if names[r.target] == name}
    assert wishes == {(sellers[0], 2), (sellers[1], 3), (sellers[2], 2)}
