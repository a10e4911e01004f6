"""Exports by others are compared with what their makers say they hold, whatever form their names have."""

from __future__ import annotations

from datetime import date

from benchmarks.by_others import Meant, deviations
from sco_scheduler.intake.registrations import read_registrations
from tests.intake.books import save

SHEETS = {
    "Purchasers": [
        ["ID", "Company", "Maximum", "Not available", "Status"],
        ["P1", "Altyn Trade LLP", 4, "09:00-10:00", ""],
        ["P2", "Silk Way Foods", "", "", "cancelled"],
    ],
    "Suppliers": [["ID", "Company"], ["S1", "Bayu Batterys"], ["S2", "Chongqing Pumps Co., Ltd."]],
    "Requests": [["From", "To", "Level"], ["P1", "S1", "must"], ["P1", "S2", "no"], ["P2", "S2", ""]],
}
MEANT = {
    "purchasers": ["Altyn Trade", "Silk Way Foods"],
    "suppliers": ["Bayu Batteries", "Chongqing Pumps"],
    "cancelled": ["Silk Way Foods"],
    "wishes": {"Altyn Trade": ["Bayu Batteries"]},
    "musts": {"Altyn Trade": ["Bayu Batteries"]},
    "refusals": {"Altyn Trade": ["Chongqing Pumps"]},
    "absent": ["Altyn Trade"],
    "limits": {"Altyn Trade": 4},
}


def told(folder, **said):
    intake = read_registrations(save(folder / "book.xlsx", SHEETS), today=date(2026, 5, 1))
    return list(deviations(intake, Meant(**{**MEANT, **said})))


def test_names_of_other_forms_are_the_same_companies_and_nothing_deviates(tmp_path):
    assert told(tmp_path) == []


def test_each_fact_that_is_lost_or_not_meant_is_told(tmp_path):
    other = {
        "suppliers": ["Bayu Batteries", "Chongqing Pumps", "Third House"],
        "cancelled": [],
        "wishes": {"Altyn Trade": ["Third House"]},
        "musts": {},
        "refusals": {},
        "absent": ["Bayu Batteries"],
        "limits": {"Altyn Trade": 5},
    }
    assert told(tmp_path, **other) == [
        "supplier lost: Third House",
        "cancelled too many: Silk Way Foods",
        "wish lost: Altyn Trade -> Third House",
        "wish too many: Altyn Trade -> Bayu Batteries",
        "must too many: Altyn Trade -> Bayu Batteries",
        "no too many: Altyn Trade -> Chongqing Pumps",
        "absence lost: Bayu Batteries",
        "absence too many: Altyn Trade",
        "limit lost: Altyn Trade: 5",
        "limit too many: Altyn Trade: 4",
    ]
