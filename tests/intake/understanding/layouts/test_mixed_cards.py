"""Sheets of cards in several layouts, one below the other, are lists with a row for each card."""

from __future__ import annotations

from datetime import date
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Font, PatternFill

from sco_scheduler.intake import Intake, read_registrations
from sco_scheduler.intake.understanding.layouts.mixed_cards import mixed_cards
from tests.intake.books import read
from tests.intake.understanding.sheets import sheet
from tests.workbooks import save

Rows = list[list[Any]]

SPANISH: dict[str, Rows] = {
    "Fichas de compradores": [
        ["Fichas de los compradores"],
        [],
        ["Ficha 1"],
        ["Empresa", "Mercado Sol"],
        ["Contacto", "Ana Ruiz", "ana@sol.example.org"],
        ["Empresas que desea conocer", "1.ª opción", "2.ª opción", "3.ª opción"],
        [None, "Aceites Lucena", "Quesos Duero", "Vinos Toro"],
        ["No desea reunirse con", "Conservas Ría"],
        ["Máximo de reuniones", 5],
        ["Observaciones"],
        [],
        ["Ficha 2"],
        ["Empresa", "Gran Bazar"],
        ["Contacto", "Luis Gil", "luis@bazar.example.org"],
        ["Empresas que desea conocer", "1.ª opción", "2.ª opción", "3.ª opción"],
        [None, "Vinos Toro", None, "Conservas Ría"],
        ["No desea reunirse con"],
        ["Máximo de reuniones"],
        ["Observaciones"],
        [],
        ["Ficha 3"],
        ["Nombre de la empresa", "Nordic Deli AB", None, "Teléfono", "555 01 02"],
        ["Persona de contacto", "Eva Lind", None, "Correo", "eva@deli.example.org"],
        ["Quiere reunirse con", "1) Quesos Duero 2) Aceites Lucena"],
        ["No quiere reunirse con", "Vinos Toro"],
        ["Máx. de reuniones", 3],
        ["Notas"],
        [],
        ["Ficha 4"],
        ["Nombre de la empresa", "Casa Verde", None, "Teléfono", "555 01 03"],
        ["Persona de contacto", "Joan Puig", None, "Correo", "joan@verde.example.org"],
        ["Quiere reunirse con", "1) Conservas Ría 2) Quesos Duero"],
        ["No quiere reunirse con"],
        ["Máx. de reuniones", 4],
        ["Notas"],
    ],
    "Proveedores": [
        *(["Proveedor", "Ciudad"], ["Aceites Lucena", "Lucena"], ["Quesos Duero", "Soria"], ["Vinos Toro", "Toro"]),
        ["Conservas Ría", "Vigo"],
    ],
}
JAPANESE: dict[str, Rows] = {
    "バイヤーカード": [
        ["バイヤーカード一覧"],
        [],
        ["バイヤー No.1"],
        ["会社名", "青空百貨店"],
        ["担当者", "佐藤"],
        ["面談希望企業", "第1希望", "第2希望"],
        [None, "山本製茶", "海辺水産"],
        ["面談を希望しない企業", "北川漬物"],
        ["最大面談数", 4],
        ["備考"],
        [],
        ["バイヤー No.2"],
        ["会社名", "みどり生協"],
        ["担当者", "鈴木"],
        ["面談希望企業", "第1希望", "第2希望"],
        [None, "北川漬物", "山本製茶"],
        ["面談を希望しない企業"],
        ["最大面談数"],
        ["備考"],
        [],
        ["バイヤー No.3:Pacific Foods"],
        ["担当者 Contact", "Lee"],
        ["希望企業 Companies to meet", "①海辺水産 ②北川漬物"],
        ["希望しない企業 Do not want to meet", "山本製茶"],
        ["面談数上限 Max.", 2],
        ["備考 Remarks"],
    ],
    "出展企業": [["企業名", "所在地"], ["山本製茶", "静岡"], ["海辺水産", "焼津"], ["北川漬物", "京都"]],
}
ARABIC: dict[str, Rows] = {
    "بطاقات المشترين": [
        ["بطاقة 1"],
        ["اسم الشركة:", "شركة الأمل"],
        ["جهة الاتصال:", "سامي"],
        ["الشركات المطلوب لقاؤها:", "تمور الواحة؛ عسل الجبل"],
        ["لا نرغب بلقاء:", "زيوت الشام"],
        ["الحد الأقصى للقاءات:", 3],
        [],
        ["بطاقة 2"],
        ["الشركة", "متاجر النخيل"],
        ["المسؤول", "ليلى"],
        ["نرغب بلقاء", "الخيار 1", "الخيار 2"],
        [None, "زيوت الشام", "تمور الواحة"],
        ["لا نرغب بلقاء"],
        ["أقصى عدد للقاءات", 2],
        [],
        ["بطاقة 3"],
        ["الشركة", "أسواق الخليج"],
        ["المسؤول", "نورة"],
        ["نرغب بلقاء", "الخيار 1", "الخيار 2"],
        [None, "عسل الجبل", "زيوت الشام"],
        ["لا نرغب بلقاء", "تمور الواحة"],
        ["أقصى عدد للقاءات"],
    ],
    "الموردون": [["المورد", "المدينة"], ["تمور الواحة", "العين"], ["عسل الجبل", "أبها"], ["زيوت الشام", "حلب"]],
}
POLISH: dict[str, Rows] = {
    "Karty kupców": [
        ["Kupiec nr 1 – Delikatesy Wisła"],
        ["Osoba kontaktowa", "Jan Nowak"],
        ["Chce się spotkać z", "Miody Bieszczady"],
        [None, "Sery Podhale"],
        ["Nie chce się spotkać z"],
        ["Maks. spotkań", 4],
        ["Uwagi"],
        [],
        ["Kupiec nr 2 – Market Odra"],
        ["Osoba kontaktowa", "Ewa Lis"],
        ["Chce się spotkać z", "Soki Grójec"],
        ["Nie chce się spotkać z", "Sery Podhale"],
        ["Maks. spotkań"],
        ["Uwagi"],
        [],
        ["Kupiec nr 3"],
        ["Firma", "Baltic Food OÜ", "Telefon", "+372 555 01"],
        ["Kontakt", "Mari Tamm", "E-mail", "mari@baltic.example.org"],
        ["Preferowane firmy", "1. wybór", "2. wybór"],
        [None, "Sery Podhale", "Soki Grójec"],
        ["Firmy, z którymi nie chce spotkania", "Miody Bieszczady"],
        ["Maksymalna liczba spotkań", 2],
    ],
    "Dostawcy": [
        ["Dostawca", "Miasto"],
        ["Miody Bieszczady", "Lesko"],
        ["Sery Podhale", "Zakopane"],
        ["Soki Grójec", "Grójec"],
    ],
}


def said(intake: Intake) -> list[str]:
    """The requests, each with its names, level and rank."""
    assert intake.event is not None
    names = {company.id: company.name for company in intake.event.companies}
    return sorted(
        f"{names[r.asker]} > {names[r.target]} {r.level.value} {r.rank or '-'}" for r in intake.event.requests
    )


def limits(intake: Intake) -> dict[str, int]:
    """The most meetings of the purchasers that say how many."""
    assert intake.event is not None
    buyers = [(c.name, c.purchaser.maximum) for c in intake.event.companies if c.purchaser is not None]
    return {name: maximum for name, maximum in buyers if maximum is not None}


MEANT = {
    "es": (
        SPANISH,
        "Casa Verde > Conservas Ría want 1|Casa Verde > Quesos Duero want 2|Gran Bazar > Conservas Ría want 2|"
        "Gran Bazar > Vinos Toro want 1|Mercado Sol > Aceites Lucena want 1|Mercado Sol > Conservas Ría no -|"
        "Mercado Sol > Quesos Duero want 2|Mercado Sol > Vinos Toro want 3|Nordic Deli AB > Aceites Lucena want 2|"
        "Nordic Deli AB > Quesos Duero want 1|Nordic Deli AB > Vinos Toro no -",
        {"Mercado Sol": 5, "Nordic Deli AB": 3, "Casa Verde": 4},
    ),
    "ja": (
        JAPANESE,
        "Pacific Foods > 北川漬物 want 2|Pacific Foods > 山本製茶 no -|Pacific Foods > 海辺水産 want 1|"
        "みどり生協 > 北川漬物 want 1|みどり生協 > 山本製茶 want 2|青空百貨店 > 北川漬物 no -|"
        "青空百貨店 > 山本製茶 want 1|青空百貨店 > 海辺水産 want 2",
        {"青空百貨店": 4, "Pacific Foods": 2},
    ),
    "ar": (
        ARABIC,
        "أسواق الخليج > تمور الواحة no -|أسواق الخليج > زيوت الشام want 2|أسواق الخليج > عسل الجبل want 1|"
        "شركة الأمل > تمور الواحة want 1|شركة الأمل > زيوت الشام no -|شركة الأمل > عسل الجبل want 2|"
        "متاجر النخيل > تمور الواحة want 2|متاجر النخيل > زيوت الشام want 1",
        {"شركة الأمل": 3, "متاجر النخيل": 2},
    ),
    "pl": (
        POLISH,
        "Baltic Food OÜ > Miody Bieszczady no -|Baltic Food OÜ > Sery Podhale want 1|"
        "Baltic Food OÜ > Soki Grójec want 2|Delikatesy Wisła > Miody Bieszczady want 1|"
        "Delikatesy Wisła > Sery Podhale want 2|Market Odra > Sery Podhale no -|Market Odra > Soki Grójec want 1",
        {"Delikatesy Wisła": 4, "Baltic Food OÜ": 2},
    ),
}


@pytest.mark.parametrize("language", MEANT)
def test_cards_in_two_layouts_are_one_list(tmp_path, language):
    sheets, meant, most = MEANT[language]
    intake = read(tmp_path, sheets)
    assert [(q.kind, q.subject) for q in intake.questions] == []
    assert said(intake) == sorted(meant.split("|"))
    assert limits(intake) == most


def test_colours_and_struck_labels_of_cards_hold_for_their_companies(tmp_path):
    legend = "※ Yellow = must meet  /  grey + struck through = not coming  /  numbers as on the other sheet"
    rows = [*SPANISH["Fichas de compradores"]]
    path = save(tmp_path / "cards.xlsx", {"Fichas": rows, "Proveedores": SPANISH["Proveedores"]})
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    page["A1"] = legend
    page["B7"].fill = PatternFill("solid", fgColor="FFFF00")
    for cells in page["A29:E35"]:
        for cell in (cell for cell in cells if cell.value is not None):
            cell.fill = PatternFill("solid", fgColor="D0CECE")
            cell.font = Font(strike=True)
    book.save(path)
    intake = read_registrations([path], today=date(2026, 5, 1), sure=0.0)
    by_name = {row.text("company"): row for row in intake.tables["Purchasers"]}
    assert [name for name, row in by_name.items() if row.text("status") == "cancelled"] == ["Casa Verde"]
    musts = [(r.text("from"), r.text("to")) for r in intake.tables["Requests"] if r.text("level") == "must"]
    assert musts == [("Mercado Sol", "Aceites Lucena")]


def cards(labels: Rows, *companies: str) -> Rows:
    """Plain cards with these labels and answers, one for each company."""
    return [line for n, name in enumerate(companies, 1) for line in ([f"Card {n}"], ["Company", name], *labels, [])]


def test_plain_cards_and_lists_are_left_to_other_readers():
    plain = cards([["Contact", "Kim"], ["Wishes", "Jade Tea"], ["Notes", "none"]], "Altyn Trade", "Orda Foods")
    assert mixed_cards(sheet("Buyers", *plain)) is None
    assert mixed_cards(sheet("Buyers", ["Company", "Wishes"], ["Altyn Trade", "Jade Tea"])) is None
    assert mixed_cards(sheet("Buyers")) is None


@pytest.mark.parametrize(("further", "read"), [([], False), (["Zyxw"], True), (["Zyxw", "Wyrf", "Ghij"], False)])
def test_a_card_has_three_labels_or_more_of_which_two_and_half_are_known(further, read):
    rows = [[word, "so"] for word in further]
    one = cards([["Wishes", "Jade Tea"], *rows], "Altyn Trade", "Orda Foods")
    other = [["Card 3"], ["Company name", "Osh Market"], ["Wants to meet", "Jade Tea"], *rows]
    assert (mixed_cards(sheet("Buyers", *one, *other)) is not None) is read


def test_a_text_between_cards_stays_above_the_list():
    one = cards([["Contact", "Kim"], ["Wishes", "Jade Tea"], ["Max meetings", 4]], "Altyn Trade", "Orda Foods")
    other = [["Card 3"], ["Company name", "Osh Market"], ["Contact person", "Bek"], ["Wants to meet", "Jade Tea"]]
    made = mixed_cards(sheet("Buyers", *one[:6], ["Altyn Trade leaves at 15:00"], [], *one[6:], *other))
    assert made is not None
    assert [[*values.values()] for values in made.rows.values()] == [
        ["Altyn Trade leaves at 15:00"],
        ["Company", "Contact", "Wishes", "Max meetings"],
        ["Altyn Trade", "Kim", "Jade Tea", 4],
        ["Orda Foods", "Kim", "Jade Tea", 4],
        ["Osh Market", "Bek", "Jade Tea"],
    ]


def test_a_text_right_below_the_answers_of_a_card_is_a_remark_on_it():
    one = cards([["Contact", "Kim"], ["Wishes", "Jade Tea"], ["Max meetings", 4]], "Altyn Trade", "Orda Foods")
    other = [["Card 3"], ["Company name", "Osh Market"], ["Contact person", "Bek"], ["Wants to meet", "Jade Tea"]]
    made = mixed_cards(sheet("Buyers", *one, *other, ["Osh Market leaves at 15:00"]))
    assert made is not None
    assert made.rows[1][5] == "Remarks"
    assert [values.get(5) for values in made.rows.values()][1:] == [None, None, "Osh Market leaves at 15:00"]


def test_names_below_a_label_and_numbered_ones_are_wishes_of_the_card():
    one = [*(["Card 1"], ["Company", "Altyn Trade"], ["Contact", "Kim"], ["Wishes"], ["Jade Tea"], ["Lotus Glass"], [])]
    other = [["Card 2"], ["Company name: Osh Market"], ["Contact person: Bek"], ["Wishes"], [1, "Lotus Glass", "must"]]
    made = mixed_cards(sheet("Buyers", *one, *other, [2, "Jade Tea"]), {"jade tea", "lotus glass"})
    assert made is not None
    assert [[*values.values()] for values in made.rows.values()] == [
        ["Company", "Contact", "Wishes"],
        ["Altyn Trade", "Kim", "Jade Tea; Lotus Glass"],
        ["Osh Market", "Bek", "Lotus Glass (must); Jade Tea"],
    ]
