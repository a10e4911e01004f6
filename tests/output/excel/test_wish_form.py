"""The form that a company gets: its language, whom it lists, what helps to fill it in."""

from __future__ import annotations

from dataclasses import replace

import openpyxl
import pytest

from sco_scheduler.intake import read_registrations
from sco_scheduler.intake.answers.form import HIDDEN_SHEET
from sco_scheduler.output.excel.wish_form import _common, _within, form_language, possible_partners, write_wish_form
from tests.events import block, span
from tests.intake.books import base, save


@pytest.fixture
def event(tmp_path):
    sheets = base()
    sheets["Zones"] = [
        ["Zone", "Name", "Name (zh)", "Name (ru)", "Tables"],
        ["A", "Vehicles", "汽车", "Машины", 4],
        ["B", "Tools", "", "", 3],
    ]
    sheets["Suppliers"][0].append("Products")
    for row, products in zip(sheets["Suppliers"][1:], ("engines", "pumps", "springs"), strict=True):
        row.append(products)
    return read_registrations(save(tmp_path / "day.xlsx", sheets)).event


def written(event, tmp_path, company, lang):
    path = tmp_path / f"{company}.xlsx"
    write_wish_form(path, event, event.company_by_id[company], lang)
    return openpyxl.load_workbook(path)


def texts(sheet):
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]


@pytest.mark.parametrize(("company", "lang"), [("P001", "ru"), ("S001", "zh"), ("S002", "zh")])
def test_the_language_is_one_that_the_company_speaks(event, company, lang):
    assert form_language(event, event.company_by_id[company]) == lang


def test_the_other_side_is_listed_with_zone_and_products_first_the_zone_of_interest(event, tmp_path):
    assert [p.company.id for p in possible_partners(event, event.company_by_id["P002"], "en")] == [
        "S002",
        "S001",
        "S003",
    ]
    book = written(event, tmp_path, "P002", "zh")
    found = texts(book.worksheets[0])
    assert {"Chongqing Motors", "A · 汽车", "engines", "B · Tools"} <= set(found)
    assert "P001" not in found
    heads = next(row for row in book.worksheets[0].iter_rows() if row[0].value == "#")
    looks = [cell.fill.fgColor.rgb for cell in heads]
    assert [look == looks[0] for look in looks] == [True] * 5 + [False] * 3, "what is filled in is told apart"


def test_a_product_that_looks_like_a_formula_stays_a_text(event, tmp_path):
    first, *others = event.companies
    suppliers = [replace(c, supplier=replace(c.supplier, products="=1+1")) if c.id == "S002" else c for c in others]
    event = replace(event, companies=(first, *suppliers))
    sheet = written(event, tmp_path, "P002", "en").worksheets[0]
    (cell,) = [cell for row in sheet.iter_rows() for cell in row if cell.value == "=1+1"]
    assert cell.data_type == "s"


def test_a_contact_that_looks_like_a_formula_stays_a_text(event, tmp_path):
    companies = [replace(c, contact="=1+1", phone="http://example.org") for c in event.companies]
    sheet = written(replace(event, companies=tuple(companies)), tmp_path, "P002", "en").worksheets[1]
    (cell,) = [cell for row in sheet.iter_rows() for cell in row if cell.value == "=1+1"]
    assert cell.data_type == "s"


@pytest.mark.parametrize("lang", ["en", "zh", "ru"])
def test_keys_are_hidden_and_nothing_is_protected(event, tmp_path, lang):
    book = written(event, tmp_path, "P001", lang)
    assert [s.sheet_state for s in book.worksheets] == ["visible", "visible", "hidden"]
    assert book.sheetnames[2] == HIDDEN_SHEET
    for sheet in book.worksheets[:2]:
        assert sheet.row_dimensions[1].hidden
        assert sheet.column_dimensions["A"].hidden
        assert not sheet.protection.sheet


@pytest.mark.parametrize(("lang", "no"), [("en", "no"), ("zh", "不"), ("ru", "нет")])
def test_dropdowns_advise_and_do_not_forbid(event, tmp_path, lang, no):
    checks = written(event, tmp_path, "P001", lang).worksheets[0].data_validations.dataValidation
    assert {check.formula1 for check in checks} == {f'"{no}"', '"1,2,3,4,5,6,7,8,9,10,11,12,x"'}
    assert not any(check.showErrorMessage for check in checks)


def test_people_and_absences_stand_in_the_second_sheet(event, tmp_path):
    found = texts(written(event, tmp_path, "P001", "en").worksheets[1])
    assert {"Aigul", "Director", "aigul@example.org", "Bek", "Russian"} <= set(found)
    assert sum("Morning" in text for text in found) == 1


@pytest.mark.parametrize(
    ("lang", "hints"),
    [
        ("en", ["Correct the yellow cells", "Write x for the whole time", "Each person has an agenda"]),
        ("zh", ["黄色单元格如有错误", "整段时间无法参加填 x", "每人有各自的日程"]),
        ("ru", ["Исправьте жёлтые ячейки", "Поставьте x, если", "У каждого своё расписание"]),
    ],
)
def test_each_part_of_the_second_sheet_says_how_it_is_filled_in(event, tmp_path, lang, hints):
    found = texts(written(event, tmp_path, "P001", lang).worksheets[1])
    assert [text for text in found if text.startswith(tuple(hints))] == [
        next(text for text in found if text.startswith(hint)) for hint in hints
    ]


def test_the_same_registrations_give_the_same_bytes(event, tmp_path):
    written(event, tmp_path, "P001", "ru")
    first = (tmp_path / "P001.xlsx").read_bytes()
    written(event, tmp_path, "P001", "ru")
    assert (tmp_path / "P001.xlsx").read_bytes() == first


@pytest.mark.parametrize(
    ("away", "said"),
    [
        ([], ""),
        ([("09:00", "10:10")], "x"),
        ([("08:00", "12:00")], "x"),
        ([("09:30", "09:50")], "09:30-09:50"),
        ([("08:00", "09:20"), ("10:00", "12:00")], "09:00-09:20; 10:00-10:10"),
        ([("10:10", "12:00"), ("08:00", "09:00")], ""),
    ],
)
def test_the_hours_of_a_session_that_somebody_is_away(away, said):
    session = block(3, "09:00")
    assert (f"{session.start:%H:%M}", f"{session.end:%H:%M}") == ("09:00", "10:10")
    assert _within([span(*hours) for hours in away], session) == said


@pytest.mark.parametrize(
    ("sets", "common"),
    [
        ([], []),
        ([(3, 1, 2)], [3, 1, 2]),
        ([(3, 1, 2), (2, 3)], [3, 2]),
        ([(1, 2), (2, 3), (1, 3)], []),
        ([(1,), ()], []),
    ],
)
def test_what_all_people_of_a_company_share_stands_in_its_form(sets, common):
    assert _common(sets) == common


def test_the_title_goes_on_beside_its_narrow_column(event, tmp_path):
    for sheet in written(event, tmp_path, "P001", "ru").worksheets[:2]:
        title = sheet.cell(2, 2)
        assert (title.font.size, bool(title.alignment.wrap_text)) == (16, False)
        assert sheet.row_dimensions[2].height < 2 * title.font.size, "there is room for a single line"
