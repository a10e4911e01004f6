"""What is no matter of meetings is passed over, what corrects answers replaces them, and sentences may refuse."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.intake.books import read
from tests.intake.understanding.answers import B, S, lists, said, understood

PLAIN = [["Company", "Would like to meet"], *([name, S[n]] for n, name in enumerate(B))]
WISHES = {(name, S[n]) for n, name in enumerate(B)}


@pytest.mark.one_of(3)
@pytest.mark.parametrize(
    ("title", "cells"),
    [
        ("Check-out", ["2025-06-14", "2025-06-13", "2025-06-14"]),
        ("Max. baggage (kg)", [23, 30, 23]),
        ("Booth area (sqm)", [9, 18, 9]),
        ("Tax number", ["915000545846470451", "915000375204685564", "915000901928301395"]),
        ("Must be at gate", ["yes", "yes", "no"]),
        ("Invoice title", B),
        ("Заезд", ["11.06.2025", "11.06.2025", "12.06.2025"]),
        ("Площадь стенда", [9, 18, 9]),
        ("退房日期", ["2025-06-14", "2025-06-13", "2025-06-14"]),
        ("发票抬头", B),
        ("Newsletter", ["yes", "no", "yes"]),
        ("Photo consent", ["yes", "no", "yes"]),
        ("Lunch", ["12:30", "13:00", "12:30"]),
    ],
)
def test_a_column_of_another_matter_changes_nothing(tmp_path: Path, title: str, cells: list[Any]):
    rows = [[*row, cell] for row, cell in zip(PLAIN, [title, *cells], strict=True)]
    event = understood(read(tmp_path, lists(rows)))
    assert {(a, t) for a, t, _, _ in said(event)} == WISHES
    assert all(
        c.purchaser is None or (c.purchaser.maximum, c.phone, c.cancelled) == (None, "", False) for c in event.companies
    )
    assert not any(d.absences for c in event.companies for d in c.delegates)


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        (
            "Hotel rooming",
            [
                ["Hotel", "Company", "Rank", "From", "To"],
                ["Grand", B[0], 1, "2025-06-11", "2025-06-14"],
                ["Grand", B[1], 2, "2025-06-11", "2025-06-13"],
            ],
        ),
        (
            "Transfers",
            [
                ["Flight", "Company", "Persons", "Driver", "Must be at gate"],
                ["CZ515", B[0], 1, "孙倩", "yes"],
                ["CZ598", B[1], 2, "何勇", "yes"],
                ["CZ316", B[2], 1, "唐艳", "no"],
            ],
        ),
        ("Invoices", [["Invoice", "Company", "Status"], ["700", S[0], "paid"], ["701", S[1], "cancelled"]]),
        ("Трансфер", [["Рейс", "Компания", "Человек"], ["SU1", B[0], 1], ["SU2", B[1], 2]]),
        ("酒店住宿", [["酒店", "企业名称", "入住"], ["大酒店", B[0], "2025-06-11"], ["大酒店", B[1], "2025-06-11"]]),
    ],
)
def test_a_sheet_of_another_matter_is_passed_over(tmp_path: Path, name: str, rows: list[list[Any]]):
    event = understood(read(tmp_path, {**lists([list(row) for row in PLAIN]), name: rows}))
    assert {(a, t) for a, t, _, _ in said(event)} == WISHES
    assert not any(c.cancelled for c in event.companies)


@pytest.mark.parametrize(
    ("name", "above"),
    [
        ("Corrections", "These lists replace all earlier wishes of the companies below"),
        ("更正", "以下企业的意向以本表为准，替代原意向表中的全部意向"),
        ("Исправления", "Взамен ранее присланных пожеланий"),
    ],
)
def test_a_sheet_of_corrections_replaces_the_wishes_of_its_companies(tmp_path: Path, name: str, above: str):
    sheets = lists([list(row) for row in PLAIN], [["Exhibitor", "Wishes"], *([s, f"{B[0]}; {B[2]}"] for s in S)])
    sheets[name] = [[above], ["Company", "New wishes"], [B[1], f"{S[2]}; {S[3]}"], [S[0], B[1]]]
    found = {(a, t) for a, t, _, _ in said(understood(read(tmp_path, sheets)))}
    assert {pair for pair in found if pair[0] in {B[1], S[0]}} == {(B[1], S[2]), (B[1], S[3]), (S[0], B[1])}
    assert {(B[0], S[0]), (B[2], S[2]), (S[1], B[0])} <= found


@pytest.mark.parametrize(
    "sentence",
    [
        "Please do not arrange a meeting with {}",
        "We do not want to meet {}.",
        "Просим не назначать встречу с {}",
        "Не хотим встречаться с компанией {}",
        "请勿安排与{}会面",
    ],
)
def test_a_sentence_that_refuses_one_company_is_taken(tmp_path: Path, sentence: str):
    rows = [
        ["Company", "Would like to meet", "Remarks"],
        [B[0], S[0], sentence.format(S[3])],
        [B[1], S[1]],
        [B[2], S[2]],
    ]
    assert (B[0], S[3], "no", None) in said(understood(read(tmp_path, lists(rows))))


def test_a_sentence_that_says_more_is_asked_for(tmp_path: Path):
    rows = [
        ["Company", "Would like to meet", "Remarks"],
        [B[0], S[0], f"Do not meet us with {S[3]} before the visit to {S[1]}"],
        [B[1], S[1]],
    ]
    assert [q.kind for q in read(tmp_path, lists(rows)).questions] == ["cell"]


def test_a_first_row_of_names_is_no_second_row_of_the_header(tmp_path: Path):
    sheets = {
        "采购商意向": [
            ["序号", "企业名称", "国家", "意向企业", "备注"],
            [1, "纳伦能源公司", "吉尔吉斯斯坦", S[0], f"请勿安排与{S[1]}会面"],
            [2, "塞凡汽车公司", "亚美尼亚", S[1], None],
            [3, "明斯克农业公司", "白俄罗斯", S[2], None],
        ],
        "供应商意向": [["序号", "企业名称", "意向企业"], *([n, name, "塞凡汽车公司"] for n, name in enumerate(S, 1))],
    }
    event = understood(read(tmp_path, sheets))
    assert [c.name for c in event.companies if c.purchaser] == ["纳伦能源公司", "塞凡汽车公司", "明斯克农业公司"]


def test_a_limit_is_no_number_of_a_row(tmp_path: Path):
    rows = [["No.", "Company", "Meeting limit", "Would like to meet"], *([n, b, 2, S[0]] for n, b in enumerate(B, 1))]
    others = [["No.", "Exhibiting firm"], *([n, name] for n, name in enumerate(S, 1))]
    event = understood(read(tmp_path, lists(rows, others)))
    assert {c.purchaser.maximum for c in event.companies if c.purchaser} == {2}


CONSENT = [
    "Wyrażam zgodę na przetwarzanie danych osobowych",
    "ვეთანხმები პერსონალური მონაცემების დამუშავებას",
    "J’accepte les conditions générales",
    "I agree to the processing of my data",
    "Souhlasím se zpracováním osobních údajů",
    "Zyxwu vutsr qponm lkjih gfedc bazyxw",
]


@pytest.mark.one_of(3)
@pytest.mark.parametrize("title", CONSENT)
@pytest.mark.parametrize("yes", ["x", True, "Yes"])
def test_consent_beside_a_matrix_is_no_company_and_no_question(tmp_path, title, yes):
    rows = [["Company", *S, title]]
    rows += [[b, *(yes if (n + k) % 2 else None for k in range(len(S))), yes] for n, b in enumerate(B)]
    intake = read(tmp_path, lists(rows))
    assert {c.name for c in understood(intake).companies} == {*B, *S}


@pytest.mark.parametrize(
    ("title", "yes"),
    [
        ("Ich bin mit der Weitergabe meiner Kontaktdaten an die Gesprächspartner einverstanden.", "Ja"),
        ("I agree to share my contact details with the companies I want to meet", "yes"),
        ("Acepto compartir mis datos con las empresas con las que deseo reunirme", "Sí"),
    ],
)
def test_consent_to_telling_those_whom_one_wants_to_meet_is_no_wish(tmp_path, title, yes):
    rows = [["Company", "Would like to meet", title], *([b, s, yes] for b, s in zip(B, S, strict=False))]
    intake = read(tmp_path, lists(rows))
    assert not intake.questions
    assert {wish[:2] for wish in said(understood(intake))} == set(zip(B, S, strict=False))


def test_who_needs_no_interpreter_refuses_nobody(tmp_path):
    rows = [["Company", "Would like to meet"], *([b, s] for b, s in zip(B, S, strict=False))]
    rows += [[], [f"NB {B[0]} and {S[1]} do not want an interpreter."]]
    intake = read(tmp_path, lists(rows), sure=0.0)
    assert {wish[2] for wish in said(understood(intake))} == {"want"}


@pytest.mark.one_of(3)
@pytest.mark.parametrize(
    "title",
    [
        *("Ostatnia strona", "Last page", "Letzte Seite", "Α/Α", "Added Time", "ID do respondente"),
        *("Oxirgi sahifa", "Trang cuối", "الصفحة الأخيرة", "신청번호"),
    ],
)
@pytest.mark.parametrize(
    "cells", [(4, 4, 4), (1, 2, 3), ("04-May-2026 19:50:28", "05-May-2026 09:10:00", "06-May-2026 11:08:46")]
)
def test_columns_that_a_form_tool_adds_are_no_question(tmp_path, title, cells):
    rows = [[title, "Company", "Would like to meet"], *([cell, b, s] for cell, b, s in zip(cells, B, S, strict=False))]
    event = understood(read(tmp_path, lists(rows)))
    assert not any(d.absences for company in event.companies for d in company.delegates)
    assert not any(terms.maximum for c in event.companies for terms in (c.purchaser, c.supplier) if terms is not None)


@pytest.mark.parametrize("title", ["Estado", "State", "County"])
def test_codes_of_states_are_no_statuses(tmp_path, title):
    rows = [
        ["Company", title, "Would like to meet"],
        *([b, c, s] for b, c, s in zip(B, ("MG", "SP", "BA"), S, strict=False)),
    ]
    assert {company.name for company in understood(read(tmp_path, lists(rows))).companies} == {*B, *S}
