"""A local name is the name in another script or form, and no record that is called after the company."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.table.grids import Book
from sco_scheduler.intake.understanding.cells.fields import Meaning, company_scores
from sco_scheduler.intake.understanding.lists.regions import find_region
from sco_scheduler.intake.understanding.meanings.name_columns import (
    may_be_local,
    names_its_row,
    own_name,
    with_listed_names,
)
from sco_scheduler.intake.understanding.names.matching import NameIndex
from tests.intake.books import read
from tests.intake.understanding.answers import S, understood
from tests.intake.understanding.columns_of import column
from tests.intake.understanding.sheets import sheet

RUSSIAN = ("ООО «Волга»", "АО «Гоби Карго»", "ТОО «Тулпар Агро»", "ХО «Каракум»")
ENGLISH = ("Volga LLC", "Gobi Cargo JSC", "Tulpar Agro LLP", "Karakum")
CHINESE = ("伏尔加有限公司", "戈壁货运有限公司", "图尔帕农业有限公司", "卡拉库姆公司")


def locals_of(tmp_path, title: str, names: tuple[str, ...], texts: list[str]) -> list[str]:
    """The local names of guests, by a second column with a text for each."""
    rows = [["Company", title, "Country", "Whom would you like to meet?"]]
    rows += [[name, text, "Russia", S[n]] for n, (name, text) in enumerate(zip(names, texts, strict=True))]
    sheets = {"Guests": rows, "Exhibitors": [["Exhibiting firm", "Products"], *([s, "tea"] for s in S)]}
    event = understood(read(tmp_path, sheets))
    return [company.local_name for company in event.companies if company.purchaser]


@pytest.mark.parametrize(
    ("title", "names", "record"),
    [
        ("Название сделки", RUSSIAN, "Участие в B2B-встречах: {}"),
        ("Сделка", RUSSIAN, "Участие {} в переговорах"),
        ("Deal", ENGLISH, "Deal – {} – Chongqing 2027"),
        ("Opportunity", ENGLISH, "{} | B2B 2027"),
        ("Record", ENGLISH, "Application of {}"),
        ("商机名称", CHINESE, "{}-渝企出海2027"),
        ("商机", CHINESE, "报名：{}"),
    ],
)
def test_a_record_called_after_the_company_is_no_local_name(tmp_path, title, names, record):
    assert locals_of(tmp_path, title, names, [record.format(name) for name in names]) == [""] * 4


def test_a_record_called_after_the_name_in_another_script_is_no_local_name(tmp_path):
    assert locals_of(tmp_path, "Topic", ENGLISH, [f"RE: B2B: {name}" for name in CHINESE]) == [""] * 4


def test_the_name_of_another_company_in_the_same_script_is_no_local_name(tmp_path):
    others = ["ООО «Альфа»", "АО «Бета»", "ТОО «Гамма»", "ООО «Дельта»"]
    assert locals_of(tmp_path, "Плательщик", RUSSIAN, others) == [""] * 4


@pytest.mark.parametrize(
    ("title", "names", "texts"),
    [
        ("Название (рус.)", ENGLISH, RUSSIAN),
        ("中文名", ENGLISH, CHINESE),
        ("Название на английском", RUSSIAN, ENGLISH),
        ("名称", ENGLISH, ("重庆嘉晟有限公司", "重庆云岭有限公司", "重庆恒川有限公司", "重庆曜石有限公司")),
        ("Local name", ENGLISH, tuple(f"{a} / {b}" for a, b in zip(ENGLISH, RUSSIAN, strict=True))),
    ],
)
def test_a_name_in_another_script_is_a_local_name(tmp_path, title, names, texts):
    assert locals_of(tmp_path, title, names, list(texts)) == list(texts)


@pytest.mark.parametrize(
    ("title", "texts", "names", "may"),
    [
        ("Full name", ("Silk Way LLC", "Orda LLC", "Altyn Trade LLC"), ("Silk Way", "Orda", "Altyn"), True),
        ("Name", ("«Волга»", "«Орда»"), ("ООО «Волга»", "ООО «Орда»"), True),
        ("Notes", ("Silk Way comes with two guests", "Orda"), ("Silk Way", "Orda"), False),
        ("Other", (), (), True),
        ("Deal", ("Deal: Silk Way", "Deal: Orda", "Altyn"), ("Silk Way", "Orda", "Altyn"), False),
        ("Deal", ("Deal: Silk Way", "Orda", "Altyn"), ("Silk Way", "Orda", "Altyn"), True),
        ("Name", ("Silk Way LLC", "Orda LLC"), ("Silk Way", "Orda"), True),
        ("Name", ("Group Silk Way",), ("Silk Way",), True),
        ("Name", ("Participant Silk Way", "Participant Orda"), ("Silk Way", "Orda"), False),
        ("Name", ("Participant Silk Way", "Orda"), ("Silk Way", "Orda"), True),
        ("Record", ("Сделка: Волга", "Сделка: Гоби"), ("Volga", "Gobi"), False),
        ("Name", ("Волга", "Beta", "Gamma"), ("Volga", "Gobi", "Orda"), False),
        ("Name", ("Волга", "Гоби", "Gamma", "Beta"), ("Volga", "Gobi", "Orda", "Silk Way"), True),
        ("Record", ("云岭 – 2027", "戈壁 – 2027"), ("Silk Way", "Orda"), False),
        ("Record", ("云岭 – 2026", "戈壁 – 2027"), ("Silk Way", "Orda"), True),
        ("Record", ("重庆 - 云岭",), ("Silk Way",), True),
        ("Name", ("Шёлковый путь", "утром не сможем", "Алтын"), ("Silk Way", "Orda", "Altyn"), False),
    ],
)
def test_what_may_be_a_local_name(title, texts, names, may):
    assert may_be_local(column(title, *texts), column("Company", *names)) is may


KNOWN = ("Altyn Trade", "Ural Import", "Orda Foods", "Silk Way")
WANTED = ("Jade Tea", "River Machines", "Spring Parts", "Two Rivers")
NEW = ("Beta", "Gamma", "Delta", "Omega")
PEOPLE = ("Isla Munro", "Darren Hook", "Moira Kerr", "Pooja Nair")


def region_of(columns):
    """A sheet of such columns, and the names that are known."""
    names = NameIndex()
    for name in (*KNOWN, *WANTED):
        names.add(name, [name])
    region = find_region(sheet("Answers", [*columns], *zip(*columns.values(), strict=True)), names)
    assert region is not None
    for one in region.columns:
        one.profiled(names)
    return region, names


MATRIX = {"Jade Tea": ["x", "", "x", ""], "River Machines": ["", "x", "", "x"], "Spring Parts": ["x", "x", "", ""]}


@pytest.mark.parametrize(
    ("columns", "own", "sure"),
    [
        ({"Firm": KNOWN, "Country": ("KZ", "RU", "KZ", "KG")}, "Firm", True),
        ({"Supplier": KNOWN, "Buyer": WANTED}, "Supplier", False),
        ({"Name": KNOWN, "Firm": WANTED}, "Firm", True),
        ({"Buyer": NEW, "City": ("Perm", "Omsk", "Perm", "Ufa")}, "Buyer", True),
        ({"Buyer": NEW, "Company": KNOWN}, "Company", True),
        ({"Name": NEW, "City": ("Perm", "Omsk", "Ufa", "Kazan")}, "Name", False),
        ({"Name": NEW, "Code": ("C1", "C2", "C3", "C4")}, "Name", True),
        ({"Name": NEW, "Code": ("C1", "C2", "C3", "C4"), "City": ("Perm", "Omsk", "Ufa", "Kazan")}, "Name", False),
        ({"City": ("Perm", "Omsk", "Ufa", "Kazan"), "Firm": KNOWN}, "Firm", True),
        ({"Partner": KNOWN, "Firm": NEW}, "Firm", False),
        ({"Partners": [f"{a}; {b}" for a, b in zip(WANTED, KNOWN, strict=True)], "Firm": NEW}, "Firm", True),
        ({"Firm": NEW, "Company 1": WANTED, "Company 2": WANTED[::-1]}, "Firm", True),
        ({"Name": NEW, "No.": ("1", "2", "3", "4"), "Comes": ("yes", "no", "yes", "yes")}, "Name", True),
        ({"Name": NEW, "Comes": ("yes", "no", "later", "yes")}, "Name", False),
        ({"Name": (*NEW[:3], NEW[0]), "Code": ("C1", "C2", "C3", "C4")}, None, False),
        ({"Who wants whom": KNOWN, **MATRIX}, "Who wants whom", True),
        ({"Who wants whom": NEW, "Company": KNOWN, **MATRIX}, "Company", True),
        ({"1st choice": WANTED, "2nd choice": WANTED[::-1], "Who": KNOWN}, "Who", False),
        ({"A": ("1", "2", "3", "4"), "B": KNOWN}, "B", False),
        ({"A": KNOWN, "B": WANTED}, "A", False),
        ({"A": (*KNOWN[:3], KNOWN[0]), "B": WANTED}, "B", False),
        ({"A": [f"{a}; {b}" for a, b in zip(WANTED, KNOWN, strict=True)], "B": KNOWN}, "B", False),
        ({"Name": PEOPLE, "Your hotel / group": NEW}, "Your hotel / group", True),
        ({"姓名": PEOPLE, "您的酒店": NEW}, "您的酒店", False),
        ({"Firm name": PEOPLE, "Your hotel / group": NEW}, "Firm name", False),
        ({"Name": NEW, "Your town": ("Perm", "Omsk", "Ufa", "Kazan")}, "Name", False),
        ({"Wishes": WANTED}, None, False),
        ({"Meet": KNOWN, "Refuse": WANTED}, None, False),
        ({"A": NEW, "B": NEW[::-1]}, None, False),
    ],
)
def test_the_column_with_the_names_of_the_companies_themselves(columns, own, sure):
    region, names = region_of(columns)
    scores = {c.number: company_scores(c) for c in region.columns}
    found = own_name(region.columns, scores, region, names)
    assert (found[0].title if found is not None else None) == own
    assert (found is not None and found[1] > 0.9) is sure


@pytest.mark.parametrize(
    ("title", "texts", "itself"),
    [
        ("Invoice", KNOWN, True),
        ("Invoice", [f"{name} LLC" for name in KNOWN], True),
        ("Invoice", (*KNOWN[:3], ""), True),
        ("Invoice", (KNOWN[0], WANTED[0], *KNOWN[2:]), False),
        ("Invoice", [f"{own}; {other}" for own, other in zip(KNOWN, WANTED, strict=True)], False),
        ("Wants", WANTED, False),
        ("City", ("Perm", "Omsk", "Ufa", "Kazan"), False),
    ],
)
def test_a_column_that_repeats_the_company_of_each_row(title, texts, itself):
    region, names = region_of({"Company": KNOWN, title: texts})
    own = {1: Meaning("company", 1.0)}
    assert names_its_row(region.columns[1], own, region, names) is itself
    assert names_its_row(region.columns[1], {1: Meaning("local", 1.0)}, region, names) is itself
    assert not names_its_row(region.columns[1], {1: Meaning("wishes", 1.0)}, region, names)


def test_a_column_repeats_the_company_also_beside_its_codes():
    region, names = region_of({"ID": ("C1", "C2", "C3", "C4"), "Company": KNOWN, "Payer": KNOWN})
    found = {1: Meaning("id", 1.0), 2: Meaning("company", 1.0)}
    assert names_its_row(region.columns[2], found, region, names)


@pytest.mark.parametrize(
    ("titles", "codes", "names"),
    [
        (("Код", "Сторона", "Компания"), ("З-01", "З-02", "З-03", "З-04", "П-01", "П-02"), ("закупщик", "поставщик")),
        (("Code", "Role", "Company"), ("B1", "B2", "B3", "B4", "S1", "S2"), ("buyer", "supplier")),
        (("编号", "身份", "单位名称"), ("C101", "C102", "C103", "C104", "G201", "G202"), ("采购商", "供应商")),
    ],
)
def test_the_code_of_an_answer_says_who_gives_it_however_the_name_is_typed(tmp_path, titles, codes, names):
    firms = [
        "ООО «Дом-Строй Север»",
        "Altyn Trade LLP",
        "АО «Онежка»",
        "Orda Foods",
        "Двинской лесопильный завод",
        S[0],
    ]
    sides = [names[0]] * 4 + [names[1]] * 2
    asked = [[codes[n], f"{codes[4]}, {codes[5]}"] for n in range(4)]
    typed = ["Дом-Строй Север", "Altyn", "Онежка", "Орда фудс"]
    answers = [[code, name, wishes] for (code, wishes), name in zip(asked, typed, strict=True)]
    sheets = {
        "List": [[*titles], *map(list, zip(codes, sides, firms, strict=True))],
        "Answers": [["Your code", titles[2], "Whom would you like to meet?"], *answers],
    }
    intake = read(tmp_path, sheets)
    assert not intake.questions
    event = understood(intake)
    wished = {(event.company_by_id[r.asker].name, event.company_by_id[r.target].name) for r in event.requests}
    assert wished == {(buyer, supplier) for buyer in firms[:4] for supplier in firms[4:]}


@pytest.mark.parametrize("typed", [str, str.upper, str.lower, lambda name: name.replace(" ", "\u00a0 ")])
def test_names_of_a_table_are_found_in_any_letters(typed):
    pairs = [
        ["Jade Tea Co.", "玉茶公司"],
        ["Lotus Silk", "莲花丝绸"],
        ["River Pumps", "长河水泵"],
        ["Spring Lamps", "春光灯具"],
    ]
    listed = sheet("Form", ["企业名称", "品类"], *([name, f"goods {n}"] for n, (_, name) in enumerate(pairs)))
    wishes = sheet("Wishes", ["Company", "Wants"], ["Altyn", "; ".join(typed(name) for name, _ in pairs[:2])])
    table = sheet("Names", ["English", "中文"], *pairs)
    book, left = with_listed_names(Book("", (listed, wishes, table)))
    assert left == ("Names",)
    assert book.grids[1].rows[2][2] == "玉茶公司; 莲花丝绸"


@pytest.mark.parametrize("first", [False, True])
@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("名称", ("阿尔滕贸易", "乌拉尔进口")),
        ("Название", ("Алтын Трейд", "Урал Импорт")),
        ("会社名", ("アルティン貿易", "ウラル輸入")),
        ("회사명", ("알틴무역", "우랄수입")),
    ],
)
def test_names_in_another_script_are_local_names_of_a_short_list_of_the_format(tmp_path, title, names, first):
    rows = [["Company name", title], ["Altyn Trade", names[0]], ["Ural Import", names[1]]]
    sheets = {
        "Buyers": [row[::-1] for row in rows] if first else rows,
        "Suppliers": [["Company"], ["Jade Tea"], ["Spring Parts"]],
        "Requests": [["From", "To"], ["Altyn Trade", "Jade Tea"], ["Spring Parts", names[1]]],
    }
    event = read(tmp_path, sheets).event
    assert [(c.name, c.local_name) for c in event.companies[:2]] == [
        ("Altyn Trade", names[0]),
        ("Ural Import", names[1]),
    ]
    assert len(event.requests) == 2


@pytest.mark.parametrize(
    ("title", "texts"), [("Name", ("王芳", "李伟")), ("产品", ("茶", "机械")), ("Город", ("Омск", "Ош"))]
)
def test_people_goods_and_towns_in_another_script_are_no_names_of_companies(tmp_path, title, texts):
    sheets = {
        "Buyers": [["Company name", title], ["Altyn Trade", texts[0]], ["Ural Import", texts[1]]],
        "Suppliers": [["Company"], ["Jade Tea"], ["Spring Parts"]],
        "Requests": [["From", "To"], ["Altyn Trade", "Jade Tea"]],
    }
    assert {company.local_name for company in read(tmp_path, sheets).event.companies} == {""}
