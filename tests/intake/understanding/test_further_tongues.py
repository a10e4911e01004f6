"""Forms with headers in further languages of the trade are read as those in the three languages of the program."""

from __future__ import annotations

from typing import Any

import pytest

from tests.intake.books import Sheets, read
from tests.intake.understanding.exports import BUYERS, SELLERS

B, S = [row[1] for row in BUYERS[:3]], [row[1] for row in SELLERS[:4]]
WISHES = {B[0]: [S[1], S[0]], B[1]: [S[2]], B[2]: [S[0], S[3]]}
REFUSED = {B[1]: [S[0]]}


def form(titles: list[str], roles: tuple[str, str]) -> Sheets:
    """One row an answer: company, role, country, contact, wishes, refusals."""
    rows: list[list[Any]] = [titles]
    rows += [[b, roles[0], "Russia", "Ann", "; ".join(WISHES[b]), "; ".join(REFUSED.get(b, []))] for b in B]
    rows += [[s, roles[1], "China", "Li", None, None] for s in S]
    return {"Sheet1": rows}


def choices(sheets: tuple[str, str], titles: list[str], product: str) -> Sheets:
    """A sheet for each side, and choices in order."""
    rows = [[*titles], *([n, b, "Russia", "Ann", *[*WISHES[b], None][:2]] for n, b in enumerate(B, 1))]
    return {sheets[0]: rows, sheets[1]: [[*titles[:2], product], *([n, s, "parts"] for n, s in enumerate(S, 1))]}


FORMS = {
    "fr": form(
        [
            "Raison sociale",
            "Vous êtes",
            "Pays",
            "Personne de contact",
            "Entreprises que vous souhaitez rencontrer",
            "Entreprises que vous ne souhaitez pas rencontrer",
        ],
        ("Acheteur", "Fournisseur"),
    ),
    "tr": form(
        [
            "Şirket adı",
            "Katılımcı türü",
            "Ülke",
            "Yetkili",
            "Kiminle görüşmek istersiniz?",
            "Görüşmek istemediğiniz şirketler",
        ],
        ("Alıcı", "Tedarikçi"),
    ),
    "uz in Cyrillic": form(
        [
            "Корхона номи",
            "Сиз харидормисиз ёки етказиб берувчи?",
            "Давлат",
            "Масъул шахс",
            "Қайси корхоналар билан учрашмоқчисиз?",
            "Қайси корхоналар билан учрашишни истамайсиз?",
        ],
        ("Харидор", "Етказиб берувчи"),
    ),
    "kk": form(
        [
            "Компания атауы",
            "Қатысушы түрі",
            "Елі",
            "Байланыс тұлғасы",
            "Кіммен кездескіңіз келеді?",
            "Кіммен кездескіңіз келмейді?",
        ],
        ("Сатып алушы", "Жеткізуші"),
    ),
}
CHOICES = {
    "uz": choices(
        ("Xaridorlar", "Yetkazib beruvchilar"),
        ["T/r", "Kompaniya nomi", "Davlat", "Vakil", "1-tanlov", "2-tanlov"],
        "Mahsulot",
    ),
    "fr": choices(
        ("Acheteurs", "Fournisseurs"), ["N°", "Société", "Pays", "Interlocuteur", "1er choix", "2ème choix"], "Produits"
    ),
    "tr": choices(
        ("Alıcılar", "Tedarikçiler"), ["Sıra", "Firma adı", "Ülke", "Yetkili", "1. tercih", "2. tercih"], "Ürünler"
    ),
}


def said(sheets: Sheets, folder: Any) -> dict[tuple[str, str], str]:
    intake = read(folder, sheets)
    assert intake.event is not None, [str(f.message) for f in intake.findings]
    assert sum(c.purchaser is not None for c in intake.event.companies) == len(B)
    assert sum(c.supplier is not None for c in intake.event.companies) == len(S)
    names = {c.id: c.name for c in intake.event.companies}
    return {(names[r.asker], names[r.target]): r.level.value for r in intake.event.requests}


@pytest.mark.parametrize("tongue", FORMS)
def test_a_row_for_each_answer(tmp_path, tongue):
    wanted = {(b, s): "want" for b, asked in WISHES.items() for s in asked}
    assert said(FORMS[tongue], tmp_path) == wanted | {(b, s): "no" for b, no in REFUSED.items() for s in no}


@pytest.mark.parametrize("tongue", CHOICES)
def test_choices_in_order(tmp_path, tongue):
    assert said(CHOICES[tongue], tmp_path) == {(b, s): "want" for b, asked in WISHES.items() for s in asked}


@pytest.mark.parametrize(
    ("titles", "countries", "spoken"),
    [
        (
            ("Қай елденсіз?", "Қай тілде сөйлесесіз?"),
            ("Қазақстан", "Өзбекстан", "Қытай"),
            ("қазақша", "орысша", "қытайша"),
        ),
        (("Davlat", "Qaysi tilda gaplashasiz?"), ("Qozogʻiston", "Xitoy", "Rossiya"), ("qozoq", "xitoy", "rus")),
    ],
)
def test_countries_of_other_tongues_are_no_languages(tmp_path, titles, countries, spoken):
    rows = [["Company", *titles, "Would like to meet"]]
    rows += [[b, *said, S[0]] for b, *said in zip(B, countries, spoken, strict=True)]
    event = read(tmp_path, {"Buyers list": rows, "Suppliers list": [["Supplier"], *([s] for s in S)]}).event
    assert event is not None
    buyers = [c for c in event.companies if c.purchaser]
    assert [c.country for c in buyers] == list(countries)
    assert [len(c.delegates[0].languages) for c in buyers] == [1, 1, 1]
