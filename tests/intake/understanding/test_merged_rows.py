"""Lists in which a company has several rows with its attributes merged over them, and a wish in each row."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from sco_scheduler.intake import Intake, read_registrations
from tests.intake.books import TODAY, read
from tests.intake.understanding.answers import said

TONGUES = {
    "zh": (
        ["类别", "序号", "企业名称", "联系人", "采购需求/产品", "意向对接企业", "必见", "经办"],
        ("采购方", "供应方"),
        ("全程", "小李", "老陈"),
        ["日期", "企业", "内容", "经办"],
    ),
    "en": (
        ["Side", "No.", "Company", "Contact", "Products", "Would like to meet", "Must", "Handled by"],
        ("Buyer", "Supplier"),
        ("all day", "Li", "Ann"),
        ["Date", "Company", "Message", "Noted by"],
    ),
}
BUYERS = {
    "华泰机电集团有限公司": [("锐科传感", "★"), ("宏远精密铸造厂", "")],
    "东方物流设备股份有限公司": [("宏远精密", ""), ("顺达紧固件有限公司", "★")],
}
SELLERS = {
    "锐科传感技术有限公司": [("华泰机电", "")],
    "宏远精密铸造厂": [("东方物流设备", ""), ("华泰集团", "")],
    "顺达紧固件有限公司": [("东方物流", "★")],
    "欣悦办公家具有限公司": [("", "")],
}
LOG = [
    ("3/11", "锐科传感", "联系人电话换成13818552211"),
    ("3/12", "华泰机电集团有限公司", "问停车的地方,已答复"),
    ("3/12", "欣悦办公", "发票抬头已改好,请重新开"),
    ("3/13", "东方物流", "发票已经寄出去了,请查收"),
]


def _read(folder: Path, tongue: str, title: str = "", answer: str = "") -> Intake:
    titles, sides, words, logged = TONGUES[tongue]
    titles = [*titles[:6], title or titles[6], *titles[7:]]
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(titles)
    for side, companies in zip(sides, (BUYERS, SELLERS), strict=True):
        top = sheet.max_row + 1
        for number, (name, wishes) in enumerate(companies.items(), 1):
            first = sheet.max_row + 1
            for place, (target, must) in enumerate(wishes):
                own = [side if sheet.max_row + 1 == top else None, number, name, f"P{first}", "goods"]
                own = own if place == 0 else [None] * 5
                sheet.append([*own, target or None, must or None, words[1 + number % 2] if place == 0 else None])
            for column in (2, 3, 4, 5, 8):
                sheet.merge_cells(start_row=first, end_row=sheet.max_row, start_column=column, end_column=column)
        sheet.merge_cells(start_row=top, end_row=sheet.max_row, start_column=1, end_column=1)
    log = book.create_sheet("电话记录")
    log.append(logged)
    for row in LOG:
        log.append([*row, words[1]])
    book.save(folder / "merged.xlsx")
    (folder / "answers.toml").write_text(answer, encoding="utf-8")
    form = folder / "answers.toml" if answer else None
    return read_registrations(folder / "merged.xlsx", today=TODAY, sure=0.0 if not title or answer else 0.9, form=form)


@pytest.mark.parametrize("tongue", TONGUES)
def test_a_company_over_several_merged_rows_is_one_of_a_list_and_not_of_the_log_beside_it(tmp_path, tongue):
    intake = _read(tmp_path, tongue)
    event = intake.event
    assert event is not None, intake.findings
    assert {company.name for company in event.companies} == {*BUYERS, *SELLERS}
    musts = {(asker, target) for asker, target, level, *_ in said(event) if level == "must"}
    assert musts == {
        ("华泰机电集团有限公司", "锐科传感技术有限公司"),
        ("东方物流设备股份有限公司", "顺达紧固件有限公司"),
        ("顺达紧固件有限公司", "东方物流设备股份有限公司"),
    }
    assert len(event.requests) == sum(
        target != "" for of in (BUYERS, SELLERS) for wishes in of.values() for target, _ in wishes
    )


@pytest.mark.parametrize(("answer", "level"), [("musts", "must"), ("refusals", "no"), ("nothing", "want")])
def test_ticks_beside_some_of_the_wishes_are_asked_about_and_answered_by_a_level(tmp_path, answer, level):
    (question,) = (q for q in _read(tmp_path, "en", "Zorvelta").questions if q.kind == "column")
    assert (question.subject, question.likely) == ("Zorvelta", False)
    assert answer in question.options
    event = _read(tmp_path, "en", "Zorvelta", f'[form.Sheet.columns]\nZorvelta = "{answer}"\n').event
    assert event is not None
    levels = sorted(str(request.level) for request in event.requests)
    assert levels == sorted([level] * 3 + ["want"] * 5)


def test_a_log_names_no_companies_that_no_list_has(tmp_path):
    sellers = [["Supplier", "Products"], *([name, "goods"] for name in SELLERS)]
    logged = [
        ["Data", "Firma", "Kto", "Treść"],
        *([day, name, "Ola", said] for name, (day, _, said) in zip(SELLERS, LOG, strict=True)),
    ]
    book = {"Lista": sellers, "Telefony": logged}
    event = read(tmp_path, book, sure=0.0)
    assert "Ola" not in {row.text("company") for rows in event.tables.values() for row in rows}


def test_rows_of_one_merged_name_are_one_answer_whoever_they_are_of(tmp_path: Path):
    book = openpyxl.Workbook()
    buyers, suppliers = book.create_sheet("Buyers 2026", 0), book.create_sheet("Suppliers", 1)
    for row in (
        ["Company", "City", "Languages", "1st choice", "2nd choice"],
        ["Altyn Trade", "Osh", "en", "Jade Tea", "Lotus Glass"],
        [None, "Osh", "ru", "Dazu Metal", None],
        ["Orda Foods", "Almaty", "ru", "Jade Tea", None],
        ["Ural Import", "Perm", "ru", "Lotus Glass", "Jade Tea"],
    ):
        buyers.append(row)
    buyers.merge_cells("A2:A3")
    for row in (["Company", "Products"], ["Jade Tea", "tea"], ["Lotus Glass", "glass"], ["Dazu Metal", "metal"]):
        suppliers.append(row)
    book.remove(book["Sheet"])
    book.save(path := tmp_path / "merged.xlsx")
    intake = read_registrations([path], today=TODAY, sure=0.0)
    assert intake.event is not None
    assert {wish[1] for wish in said(intake.event) if wish[0] == "Altyn Trade"} == {
        "Jade Tea",
        "Lotus Glass",
        "Dazu Metal",
    }
    assert "answer-replaced" not in {finding.kind.code for finding in intake.findings}


BLOCKS = {
    "uz": ("Xaridor kompaniya", "Uchrashmoqchi bo'lgan yetkazib beruvchi", "Navbati", "Uchrashuv bo'yicha izoh"),
    "ru": ("Компания-покупатель", "С кем хотят встретиться", "Очередь", "Комментарий к встрече"),
    "en": ("Buyer", "Supplier to meet", "Order", "Remark on the meeting"),
    "zh": ("采购商", "想见的供应商", "顺序", "洽谈备注"),
    "kk": ("Сатып алушы компания", "Кездескісі келетін жеткізуші", "Кезегі", "Кездесу туралы ескерту"),
}
GRADES = {
    "uz": ("albatta uchrashish shart", "uchrashmaymiz (o'tgan yilgi nizo)", "stend yonida bo'lsin"),
    "ru": ("обязательная встреча", "не встречаемся (прошлогодний спор)", "ближе к стенду"),
    "en": ("must meet", "we will not meet (last year's dispute)", "near their stand"),
    "zh": ("必须见面", "不见（去年有纠纷）", "靠近展位"),
    "kk": ("міндетті түрде кездесу керек", "кездеспейміз", "стенд жанында болсын"),
}


def in_blocks(path: Path, tongue: str, *further: str) -> Path:
    """Two buyers, each in a block of three rows with its name and number merged, and one wish in each row."""
    must, no, _ = GRADES[tongue]
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = "A"
    page.append(["№", *BLOCKS[tongue]])
    wished = [("River Machines", 1, must), ("Jade Tea", 2, further[0] if further else None), ("Spring Parts", None, no)]
    for number, name in enumerate(("Altyn Trade", "Orda Foods"), 1):
        for other, rank, said_of_it in wished[:: 1 if number == 1 else 2] if number == 1 else wished[:2]:
            page.append([number, name, other, rank, said_of_it])
    for column in (1, 2):
        page.merge_cells(start_row=2, end_row=4, start_column=column, end_column=column)
        page.merge_cells(start_row=5, end_row=6, start_column=column, end_column=column)
    for row, column in ((r, c) for r in (3, 4, 6) for c in (1, 2)):
        assert page.cell(row, column).value is None
    sellers = book.create_sheet("B")
    for of in ("Company", "River Machines", "Jade Tea", "Spring Parts"):
        sellers.append([of])
    book.save(path)
    return path


@pytest.mark.parametrize("tongue", BLOCKS)
def test_words_for_musts_and_refusals_beside_the_wish_of_each_row_are_its_level(tmp_path, tongue):
    intake = read_registrations([in_blocks(tmp_path / "export.xlsx", tongue)], today=TODAY)
    asked = [(q.kind, q.guess) for q in intake.questions if q.kind in {"column", "word", "cell", "name"}]
    assert asked == ([("column", "Level")] if tongue == "en" else [])  # in a list of pairs any remark may be more
    read_again = read_registrations([tmp_path / "export.xlsx"], today=TODAY, sure=0.0)
    assert read_again.event is not None
    assert {of for of in said(read_again.event) if of[0] == "Altyn Trade"} == {
        ("Altyn Trade", "River Machines", "must", 1),
        ("Altyn Trade", "Jade Tea", "want", 2),
        ("Altyn Trade", "Spring Parts", "no", None),
    }


@pytest.mark.parametrize("tongue", BLOCKS)
def test_the_level_is_offered_for_a_column_with_words_for_it_among_remarks(tmp_path, tongue):
    path = in_blocks(tmp_path / "export.xlsx", tongue, GRADES[tongue][2])
    asked = [q for q in read_registrations([path], today=TODAY).questions if q.kind == "column"]
    assert all("Level" in q.options for q in asked if q.subject == BLOCKS[tongue][3])
