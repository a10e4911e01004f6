"""A column that asks the other side the same has the meaning of the column that asks it first."""

from __future__ import annotations

import pytest

from tests.intake.books import read

FORMS = (
    ("BUYER: with whom would you like to meet?", "BUYER: which meeting is a must?", "SUPPLIER:", "Buyer Supplier"),
    ("ЗАКУПЩИК: с кем хотите встретиться?", "ЗАКУПЩИК: какая встреча обязательна?", "ПОСТАВЩИК:", "Закупщик Поставщик"),
    ("采购商：希望与谁洽谈？", "采购商：哪一场必须见？", "供应商：", "采购商 供应商"),
    ("Käufer – Wen möchten Sie treffen?", "Käufer – Welches Treffen ist Pflicht?", "Lieferant –", "Käufer Lieferant"),
)


@pytest.mark.parametrize(("wishes", "musts", "prefix", "roles"), FORMS)
def test_few_answers_of_the_other_side_are_musts_too(tmp_path, wishes, musts, prefix, roles):
    buyer, supplier = roles.split()
    mark = next(sign for sign in (" –", "：", ":") if sign in wishes)
    other = [f"{prefix}{title.partition(mark)[2]}" for title in (wishes, musts)]
    rows = [
        ["Company", "Role", wishes, musts, *other],
        ["Altyn Trade", buyer, "Jade Tea, Ruby Silk", "Jade Tea", None, None],
        ["Orda Foods", buyer, "Ruby Silk, Pearl Oil", "Pearl Oil", None, None],
        ["Ural Import", buyer, "Jade Tea, Pearl Oil", "Jade Tea", None, None],
        ["Jade Tea", supplier, None, None, "Altyn Trade, Orda Foods", "orda (tender in autumn)"],
        ["Ruby Silk", supplier, None, None, "Orda Foods, Ural Import", "-"],
        ["Pearl Oil", supplier, None, None, "Altyn Trade, Ural Import", "«Ural»"],
    ]
    intake = read(tmp_path, {"Form": rows}, sure=0.0)
    must = [row for row in intake.tables["Requests"] if row.text("level") == "must"]
    names = {row.text("id"): row.text("company") for key in ("Purchasers", "Suppliers") for row in intake.tables[key]}
    told = {tuple(names.get(row.text(key), row.text(key)) for key in ("from", "to")) for row in must}
    assert {("Jade Tea", "Orda Foods"), ("Pearl Oil", "Ural Import"), ("Altyn Trade", "Jade Tea")} <= told
