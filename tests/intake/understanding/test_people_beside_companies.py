"""A column of people who buy or sell is no column of companies, and whom one asks for is not lost."""

from __future__ import annotations

import pytest

from tests.intake.books import read

BUYERS = (
    ("Altyn Trade", "Anna Berg"),
    ("Ural Import", "Boris Klim"),
    ("Steppe Foods", "Clara Diaz"),
    ("Nomad", "Dan Ode"),
)
MAKERS = (
    ("Jade Motors", "Li Wei"),
    ("River Pumps", "Wang Fang"),
    ("Spring Parts", "Chen Jie"),
    ("Blue Peak", "Zhao Min"),
)
TITLES = {
    "ar": (
        "اسم الشركة أو المؤسسة",
        "اسم مسؤول المشتريات",
        "أي من الموردين ترغبون بلقائهم؟",
        "أي من المشترين ترغبون بلقائهم؟",
    ),
    "en": ("Company or institution name", "Purchasing manager's name", "Suppliers to meet", "Buyers to meet"),
    "ru": (
        "Организация или учреждение",
        "Имя менеджера по закупкам",
        "С кем из поставщиков встретиться",
        "С кем из закупщиков",
    ),
    "fr": (
        "Nom de l'entreprise ou organisme",
        "Nom de l'acheteur",
        "Fournisseurs à rencontrer",
        "Acheteurs à rencontrer",
    ),
    "tr": (
        "Firma veya kurum adı",
        "Satın alma müdürünün adı",
        "Görüşmek istenen tedarikçiler",
        "Görüşmek istenen alıcılar",
    ),
    "zh": ("企业或机构名称", "采购经理", "希望洽谈的供应商", "希望洽谈的采购商"),
    "th": ("ชื่อบริษัทหรือหน่วยงาน", "ชื่อผู้จัดการฝ่ายจัดซื้อ", "ต้องการพบผู้ขายรายใด", "ต้องการพบผู้ซื้อรายใด"),
    "el": (
        "Επωνυμία εταιρείας ή οργανισμού",
        "Υπεύθυνος αγορών",
        "Ποιους προμηθευτές θέλετε να συναντήσετε;",
        "Ποιους αγοραστές",
    ),
}


def sheets(titles, *, person_first=False):
    company, person, wish, _ = titles
    listed = {
        "Buyers": [["#", company, "Country", person, wish]],
        "Suppliers": [["#", company, "Country", "Contact person", titles[3]]],
    }
    for rows, people, others in ((listed["Buyers"], BUYERS, MAKERS), (listed["Suppliers"], MAKERS, BUYERS)):
        for n, (name, contact) in enumerate(people):
            asked = ", ".join(others[k % 4][0] for k in (n, n + 1))
            rows.append([n + 1, name, ("Oman", "Qatar", "Egypt", "Oman")[n], contact, asked])
    for row in (row for rows in listed.values() for row in rows if person_first):
        row[1], row[3] = row[3], row[1]
    return listed


@pytest.mark.one_of(3)
@pytest.mark.parametrize(("language", "person_first"), [*((one, False) for one in TITLES), ("ar", True), ("en", True)])
def test_a_person_responsible_for_purchases_is_no_company(tmp_path, language, person_first):
    tables = read(tmp_path, sheets(TITLES[language], person_first=person_first)).tables
    named = {(row.text("company"), row.text("contact")) for side in ("Purchasers", "Suppliers") for row in tables[side]}
    assert named == {*BUYERS, *MAKERS}
    assert sum(1 for _ in tables["Requests"]) == 16


def test_a_column_of_companies_in_the_map_names_them(tmp_path):
    form = tmp_path / "map.toml"
    told = '[columns]\nall = "as read"\n[form.Buyers.columns]\n"Firm" = "Contact"\n"Brand" = "Company"\n'
    form.write_text(told, encoding="utf-8")
    buyers = [["Firm", "Country", "Brand", "Whom to meet"]]
    buyers += [[person, "Oman", name, "Jade Motors"] for name, person in BUYERS]
    makers = [["Supplier", "Buyers to meet"], *([name, "Ural Import"] for name, _ in MAKERS)]
    intake = read(tmp_path, {"Buyers": buyers, "Suppliers": makers}, form=form)
    assert [row.text("company") for row in intake.tables["Purchasers"]] == [name for name, _ in BUYERS]
    assert [q.kind for q in intake.questions] == []
    assert sum(1 for _ in intake.tables["Requests"]) == 8


@pytest.mark.parametrize(
    ("title", "guess"), [("Мулоқот бо харидорон", "wishes"), ("Rendez-vous", "wishes"), ("Qwerty", "nothing")]
)
def test_lists_of_unknown_names_are_asked_about(tmp_path, title, guess):
    buyers = [["Buyer", "Country"], *([name, "Oman"] for name, _ in BUYERS)]
    makers = [["Supplier", title]]
    makers += [
        [name, "Delta Spice, Sunrise Mart" if n % 2 else "Sunrise Mart, Hanaro"] for n, (name, _) in enumerate(MAKERS)
    ]
    intake = read(tmp_path, {"Buyers": buyers, "Suppliers": makers})
    asked = [(q.subject, q.guess) for q in intake.questions if q.kind == "column"]
    assert asked == [(title, guess)]


@pytest.mark.parametrize(
    ("attending", "contact", "first"),
    [
        ("Кто участвует в переговорах", "Контактное лицо", False),
        ("Người tham dự", "Người liên hệ", True),
        ("Attendees", "Contact person", False),
        ("参会人员", "联系人", True),
        ("Kto weźmie udział", "Osoba kontaktowa", False),
    ],
)
def test_those_who_attend_are_the_delegates(tmp_path, attending, contact, first):
    rows = [
        [attending, contact],
        ["Ann Lee, Bob Wu", "Cem Er"],
        ["Dan Ode", "Eva Lund"],
        [None, "Fay Ma"],
        ["Gus Yi", "Gus Yi"],
    ]
    rows = [row if first else row[::-1] for row in rows]
    titled = [["Company", "Country"], *([name, "Oman"] for name, _ in BUYERS)]
    buyers = [[*row, *people] for row, people in zip(titled, rows, strict=True)]
    tables = read(
        tmp_path, {"Form of buyers": buyers, "Suppliers": [["Company"], *([name] for name, _ in MAKERS)]}
    ).tables
    assert [row.text("contact") for row in tables["Purchasers"]] == ["Ann Lee, Bob Wu", "Dan Ode", "Fay Ma", "Gus Yi"]
    assert [row.text("delegate") for row in tables["Delegates"]] == ["Ann Lee", "Bob Wu"]
