"""Reports grouped by company: its name once over several rows, a graded wish in each, and totals below each group."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from sco_scheduler.intake import Intake, read_registrations
from tests.intake.books import TODAY
from tests.intake.understanding.answers import B, S, said

Titles, Words, Totals = list[str], list[str], list[str | int]
ASKED = {
    B[0]: [(S[0], 0), (S[1], 1), (S[2], 4)],
    B[1]: [(S[2], 1), (S[3], 2)],
    B[2]: [],
    S[0]: [(B[1], 0), (B[0], 2)],
    S[1]: [(B[0], 1), (B[1], 4)],
    S[2]: [(B[2], 3)],
    S[3]: [(B[0], 2), (B[2], 1)],
}
"""The wishes of each company, with the number of the word for their level."""

MEANT = ("must", "want", "want", "want", "no")
LEVELS = {(asker, target): MEANT[word] for asker, wishes in ASKED.items() for target, word in wishes}

EN = (
    ["Account Name", "Participant Role", "Email", "Request No.", "Requested Account", "Request Priority"],
    ["Buyer", "Supplier", "Must Meet", "1 - High", "2 - Medium", "3 - Low", "Do Not Schedule"],
)
TONGUES: dict[str, tuple[Titles, Words, Totals]] = {
    "en": (*EN, ["Subtotal", "Count", "Total"]),
    "ru": (
        ["Компания", "Роль", "Эл. почта", "№ запроса", "С кем встреча", "Приоритет"],
        ["Покупатель", "Поставщик", "Обязательно", "1 - Высокий", "2 - Средний", "3 - Низкий", "Не назначать"],
        ["Промежуточный итог", "Количество", "Итого"],
    ),
    "zh": (
        ["公司名称", "角色", "邮箱", "申请编号", "希望会见的公司", "优先级"],
        ["采购商", "供应商", "必须见", "1-高", "2-中", "3-低", "不安排"],
        ["小计", "计数", "总计"],
    ),
    "de": (
        ["Firma", "Rolle", "E-Mail", "Anfrage-Nr.", "Gewünschter Gesprächspartner", "Priorität"],
        ["Einkäufer", "Lieferant", "Muss", "1 - Hoch", "2 - Mittel", "3 - Niedrig", "Nicht ansetzen"],
        ["Zwischensumme", "Anzahl", "Gesamt"],
    ),
    "es": (
        ["Empresa", "Rol", "Correo", "N.º solicitud", "Empresa solicitada", "Prioridad"],
        ["Comprador", "Proveedor", "Obligatorio", "1 - Alta", "2 - Media", "3 - Baja", "No agendar"],
        ["Subtotal", "Recuento", "Total"],
    ),
    "tr": (
        ["Firma", "Rol", "E-posta", "Talep no", "Görüşmek istediği firma", "Öncelik"],
        ["Alıcı", "Tedarikçi", "Zorunlu", "1 - Yüksek", "2 - Orta", "3 - Düşük", "Görüşmesin"],
        ["Ara toplam", "Sayı", "Toplam"],
    ),
}


def _read(
    folder: Path,
    tongue: tuple[Titles, Words, Totals],
    shape: str = "merged",
    order: str = "012345",
    below: tuple[str | int | None, ...] | None = (0, 1, None, "n", None, None),
    sure: float = 0.0,
) -> Intake:
    """A report, with the columns in another order, and below each group a row of a total (words by number, a count)."""
    titles, (buyer, supplier, *words), totals = tongue
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    lines: list[list[str | int | None]] = [[*titles]]
    spans = []
    for name, wishes in ASKED.items():
        first, role = len(lines) + 1, buyer if name in B else supplier
        for target, word in wishes or [("-", None)]:
            own = name if len(lines) + 1 == first or shape == "repeated" else None
            code, level = (f"MR-{1000 + 3 * len(lines)}", words[word]) if word is not None else ("-", "-")
            lines.append([own, role, f"{name.split()[0].lower()}@mail.example", code, target, level])
        spans.append((first, len(lines)))
        if below is not None:
            lines.append([len(wishes) if n == "n" else totals[n] if isinstance(n, int) else None for n in below])
    if below is not None:
        lines.append([totals[2], totals[1], None, len(LEVELS), None, None])
    for line in lines:
        sheet.append([line[int(n)] for n in order])
    for first, last in spans if shape == "merged" else ():
        sheet.merge_cells(start_row=first, end_row=last, start_column=1, end_column=1)
    book.save(folder / "report.xlsx")
    return read_registrations(folder / "report.xlsx", today=TODAY, sure=sure)


def _levels(intake: Intake) -> dict[tuple[str, str], str]:
    assert intake.event is not None, intake.findings
    assert {company.name for company in intake.event.companies} == set(ASKED)
    assert "answer-replaced" not in {finding.kind.code for finding in intake.findings}
    return {(asker, target): level for asker, target, level, _ in said(intake.event)}


@pytest.mark.parametrize("tongue", TONGUES)
def test_words_that_differ_between_the_rows_of_a_company_are_the_levels_of_its_wishes(tmp_path, tongue):
    assert _levels(_read(tmp_path, TONGUES[tongue])) == LEVELS


@pytest.mark.parametrize("shape", ["merged", "blank", "repeated"])
@pytest.mark.parametrize("order", ["012345", "012354", "051234", "014235"])
def test_the_levels_may_be_in_any_column_and_the_name_in_one_row_or_all(tmp_path, shape, order):
    assert _levels(_read(tmp_path, TONGUES["en"], shape, order)) == LEVELS
    assert _levels(_read(tmp_path, TONGUES["ru"], shape, order)) == LEVELS


@pytest.mark.parametrize("shape", ["merged", "blank", "repeated"])
@pytest.mark.parametrize(
    "below",
    [
        None,
        (None, 0, None, "n", None, None),
        (None, 0, 1, "n", None, None),
        (0, None, None, None, 1, "n"),
        (0, None, None, None, None, None),
    ],
)
def test_the_total_of_a_group_is_no_entry_wherever_its_words_and_its_count_are(tmp_path, shape, below):
    assert _levels(_read(tmp_path, TONGUES["en"], shape, below=below)) == LEVELS


@pytest.mark.parametrize("counted", ["Sum", "Avg", "Record Count", "Nombre", "件数", "Кол-во"])
@pytest.mark.parametrize("shape", ["merged", "blank", "repeated"])
def test_a_total_says_how_it_is_made(tmp_path, shape, counted):
    assert _levels(_read(tmp_path, (*EN, ["Subtotal", counted, "Total"]), shape)) == LEVELS


def test_unknown_words_below_a_title_for_priorities_are_asked_about_one_by_one(tmp_path):
    words = ["Gold", "Silver", "Bronze", "Tin", "Black"]
    tongue = (EN[0], [*EN[1][:2], *words], ["Subtotal", "Count", "Total"])
    asked = {(q.kind, q.subject) for q in _read(tmp_path, tongue, sure=0.9).questions}
    assert {("word", word) for word in words} <= asked


def test_a_priority_that_each_company_has_in_all_its_rows_is_no_level(tmp_path):
    titles = ["Company", "Role", "Wants to meet", "Priority"]
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(titles)
    for name, wishes in ASKED.items():
        first = sheet.max_row + 1
        for target, _ in wishes or [(None, None)]:
            own = name if sheet.max_row + 1 == first else None
            sheet.append([own, "buyer" if name in B else "supplier", target, "VIP" if name == B[0] else "no"])
        sheet.merge_cells(start_row=first, end_row=sheet.max_row, start_column=1, end_column=1)
    book.save(tmp_path / "report.xlsx")
    levels = _levels(read_registrations(tmp_path / "report.xlsx", today=TODAY, sure=0.0))
    assert set(levels.values()) == {"want"}
