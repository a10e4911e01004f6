"""Codes of a list of which some companies registered again: they stay the IDs of the companies."""

from __future__ import annotations

import pytest

from tests.intake.books import read
from tests.intake.understanding.answers import S

NAMES = ("Altyn Trade", "Ural Import", "Orda Foods", "Jade Tea", "River Machines", "Lotus Glass")
ROLES = ("buyer",) * 3 + ("supplier",) * 3
MAILS = tuple(f"{name.split()[0].lower()}@example.org" for name in NAMES)


def book(title, codes, wishes, *again):
    """A list of companies with codes, in which the rows of some come again."""
    rows = [[*row] for row in zip(codes, NAMES, ROLES, MAILS, wishes, strict=True)]
    return {
        "Forms": [
            [title, "Company", "Role", "E-mail", "Whom would you like to meet"],
            *rows,
            *map(rows.__getitem__, again),
        ]
    }


def ids(intake):
    """The ID of each company."""
    return {r.text("company"): r.text("id") for s in ("Purchasers", "Suppliers") for r in intake.tables.get(s, ())}


@pytest.mark.parametrize(
    "title", ["ID", "Code", "Код", "Код участника", "编号", "Kodi", "Компания коды", "کد", "رمز الشركة", "Kod"]
)
@pytest.mark.parametrize("codes", [("X01", "X02", "X03", "Y01", "Y02", "Y03"), (101, 102, 103, 201, 202, 203)])
def test_codes_are_ids_though_a_company_registered_again(tmp_path, title, codes):
    wishes = (f"{codes[3]}, {codes[5]}", f"{codes[4]}", "", f"{codes[0]}", "", f"{codes[1]}, {codes[0]}")
    intake = read(tmp_path, book(title, codes, wishes, 4), sure=0.0)
    assert ids(intake) == dict(zip(NAMES, map(str, codes), strict=True))
    assert sum(1 for _ in intake.tables["Requests"]) == 6


@pytest.mark.parametrize("title", ["ID", "Код", "编号"])
def test_codes_that_nobody_cites_are_ids_too(tmp_path, title):
    codes, wishes = ("X01", "X02", "X03", "Y01", "Y02", "Y03"), ("Jade Tea", "", "", "Altyn Trade", "", "")
    assert ids(read(tmp_path, book(title, codes, wishes, 4), sure=0.0)) == dict(zip(NAMES, codes, strict=True))


def test_a_code_of_two_companies_is_no_id(tmp_path):
    codes, wishes = ("X01", "X01", "X03", "X03", "Y02", "Y02"), ("Jade Tea", "", "", "Altyn Trade", "", "")
    intake = read(tmp_path, book("Group", codes, wishes), sure=0.0)
    assert not any(ids(intake).values())


def test_codes_of_another_list_join_rows_with_shorter_names(tmp_path):
    listed = [("E01", "Aceites Sierra Mágina S.C.A."), ("E02", "Frutos Secos Nevada, S.L.")]
    listed += [("E03", "Dulces Santa Clara"), ("E04", "Conservas La Bahía, S.A.")]
    short = ["Sierra Mágina", "FS Nevada", "Dulces Sta. Clara", "La Bahía"]
    marks = [["I", None], [None, "I"], ["I", None], ["NI", "I"]]
    rows = [[code, name, *said] for (code, _), name, said in zip(listed, short, marks, strict=True)]
    sheets = {
        "Cuadro": [["Nº", "Exportador", "Nordkost", "Delizie"], *rows],
        "Importadores": [["Cód.", "Empresa"], ["I1", "Nordkost Feinkost GmbH"], ["I2", "Delizie Import S.r.l."]],
        "Exportadores": [["Cód.", "Empresa", "Localidad"], *([*of, "Jaén"] for of in listed)],
    }
    intake = read(tmp_path, sheets, sure=0.0)
    assert [(row.text("id"), row.text("company")) for row in intake.tables["Suppliers"]] == listed
    assert not [f for f in intake.findings if f.code in {"request-itself", "request-same-role"}]


def test_codes_of_companies_with_other_names_are_wishes(tmp_path):
    sheets = {
        "Buyers": [["Company", "First choice"], ["Nordkost", "E02"], ["Delizie", "E01"], ["Smakrik", "E03"]],
        "Exhibitors": [["Code", "Company", "City"], *([f"E0{n}", name, "Jaén"] for n, name in enumerate(S[:3], 1))],
    }
    wishes = read(tmp_path, sheets, sure=0.0).tables["Requests"]
    asked = [(row.text("from"), row.text("to")) for row in wishes]
    assert asked == [("Nordkost", "E02"), ("Delizie", "E01"), ("Smakrik", "E03")]
