"""Makers may be on either side: a title of their list says which, or that they ask for those on a list of suppliers."""

from __future__ import annotations

from typing import Any

import pytest

from tests.intake.books import read
from tests.intake.understanding.answers import understood

MAKERS = ["Corrib Cardio Devices", "Burren Diagnostics Ltd", "Claddagh Vascular", "Moycullen Biologics"]
SELLERS = [
    "Tuam Precision Moulding",
    "Clifden Laser Tech",
    "Headford Polymers",
    "Gort Metal Finishing",
    "Oranmore Tools",
]
ASKED = ["Corrib Cardio", "Burren Diagnostics", "Claddagh", "Corrib Cardio", "Moycullen"]
WANTED = ["Tuam Precision, Clifden Laser", "Headford Polymers", "Gort Metal, Oranmore Tools", "Clifden Laser"]


def _sheets(sellers: str, makers: str, above: str = "") -> dict[str, list[list[Any]]]:
    top: list[list[Any]] = [[above]] if above else []
    return {
        sellers: [["Company", "Wants to meet"], *map(list, zip(SELLERS, ASKED, strict=True))],
        makers: [*top, ["Company", "Wants to see"], *map(list, zip(MAKERS, WANTED, strict=True))],
    }


@pytest.mark.parametrize(
    ("sellers", "makers", "above"),
    [
        ("Sub-suppliers", "Manufacturers", "MANUFACTURERS (buying side)"),
        ("Sub-suppliers", "Manufacturers", ""),
        ("Suppliers", "Producers", ""),
        ("Exhibitors", "Manufacturers", "Manufacturers (buyers)"),
        ("Zulieferer", "Hersteller", "Hersteller (Einkäufer)"),
        ("Zulieferer", "Hersteller", ""),
        ("Поставщики", "Заводы", ""),
        ("Экспоненты", "Производители", "Производители (закупающая сторона)"),
        ("供应商", "生产企业", ""),
        ("参展商", "制造商", "制造商（采购方）"),
        ("Fournisseurs", "Fabricants", "Fabricants (côté acheteurs)"),
        ("Proveedores", "Fabricantes", ""),
    ],
)
def test_makers_that_ask_for_suppliers_are_purchasers(tmp_path, sellers, makers, above):
    intake = read(tmp_path, _sheets(sellers, makers, above))
    assert not [question for question in intake.questions if question.kind in {"role", "name"}]
    event = understood(intake)
    assert {c.name for c in event.companies if c.purchaser is not None} == {*MAKERS}
    assert {c.name for c in event.companies if c.supplier is not None} == {*SELLERS}
    assert len(event.requests) == len(ASKED) + 6


@pytest.mark.parametrize(
    ("one", "other"), [("Producers", "Manufacturers"), ("Exporters", "Sellers"), ("Hersteller", "Produzenten")]
)
def test_lists_of_one_side_that_ask_for_each_other_are_asked_about(tmp_path, one, other):
    intake = read(tmp_path, _sheets(one, other))
    assert [question for question in intake.questions if question.kind == "role"]


@pytest.mark.parametrize(
    "above", ["Exhibitors (meet the buyers)", "Meet the buyers 2026", "Exhibitors and buyers' wishes"]
)
def test_a_title_that_mentions_the_other_side_leaves_a_list_on_its_own(tmp_path, above):
    event = understood(read(tmp_path, _sheets("Buyers", "Exhibitors", above)))
    assert {c.name for c in event.companies if c.supplier is not None} == {*MAKERS}
