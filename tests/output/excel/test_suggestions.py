"""The pages of suggested partners: what each says, and how it prints."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from sco_scheduler.agendas.answers import Because, Suggestion
from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.output.excel.suggestions import EMPTY, TICKED, write_suggestions
from sco_scheduler.output.texts.words import words
from tests.events import event, meeting, zone
from tests.output.layout import compared, layout

OF = event(purchasers=2, suppliers=3, slots=3, tables=[replace(zone("A", 2), name="Machinery")], name="Forum")
TELLING = {"name": "Foton\nMotors", "local_name": "福田", "country": "China"}
PEOPLE = tuple(replace(c, **TELLING) if c.id == "S2" else c for c in OF.companies)
HELD = Schedule(replace(OF, companies=PEOPLE), (meeting(OF, "P1", "S1", 0),))


def suggestion(company: str, purchaser: str, supplier: str, slot: int = 1, **how: object) -> Suggestion:
    made = meeting(OF, purchaser, supplier, slot, table="2")
    return Suggestion(company, made, 1.0, (Because("products", ("pumps",)),), **how)


SOME = (suggestion("P1", "P1", "S2"), suggestion("P1", "P1", "S3", 2, together=False), suggestion("S3", "P2", "S3"))


@pytest.fixture
def sheet(tmp_path):
    assert write_suggestions(tmp_path / "pages.xlsx", HELD, SOME) == 2
    (found,) = openpyxl.load_workbook(tmp_path / "pages.xlsx")
    return found


def rows(sheet) -> list[list[object]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_each_company_has_a_page_with_a_line_for_each_partner(sheet):
    assert {cell.font.name for row in sheet.iter_rows() for cell in row} == {"Arial"}
    say = words("en")
    told = rows(sheet)
    assert [row[0] for row in told[:4]] == [
        "Forum · P1",
        "Company P1",
        say["suggest.title"],
        say["suggest.how"].format(count=1),
    ]
    assert told[4] == [say[f"suggest.{key}"] for key in ("yes", "no", "partner", "when", "why")]
    assert [row[:2] for row in told[5:7]] == [[EMPTY, EMPTY]] * 2
    assert str(told[5][2]).split("\n") == ["Foton Motors", "福田", "S2 · China", "products of S2"]
    when = str(told[5][3]).split("\n")
    assert when[1:] == ["09:25–09:45", "Zone A · Machinery", "Table 2"]
    assert "12 June 2025" in when[0]
    assert "pumps" in str(told[5][4])
    assert str(told[6][3]).split("\n")[-1] == say["suggest.instead"]
    assert [row[0] for row in told[8:10]] == [say["suggest.comment"], say["suggest.signed"]]
    second = told[10:]
    assert [row[0] for row in second[:2]] == ["Forum · S3", "Company S3"]
    assert second[3][0] == say["suggest.how"].format(count=0)
    assert str(second[5][2]).startswith("Company P2")


def test_boxes_are_ticked_from_a_list(sheet):
    (first, second) = sheet.data_validations.dataValidation
    assert {str(first.sqref), str(second.sqref)} == {"A6:B7", "A16:B16"}
    assert first.formula1 == f'"{EMPTY},{TICKED}"'
    assert not first.showErrorMessage


def test_a_page_begins_with_each_company_and_nothing_else_is_printed(sheet):
    assert [b.id for b in sheet.row_breaks.brk] == [10]
    assert sheet.print_area.replace("$", "").endswith("A1:E19")
    assert int(sheet.page_setup.paperSize) == 9
    # At full size, which fits the page: what fits pages makes the letters too small in some programs.
    assert (sheet.page_setup.scale or 100) == 100
    fits = sheet.sheet_properties.pageSetUpPr
    assert fits is None or not fits.fitToPage
    assert sum(size.width * (size.max - size.min + 1) for size in sheet.column_dimensions.values()) <= 93
    assert not sheet.sheet_view.showGridLines
    assert {str(cells) for cells in sheet.merged_cells.ranges} == {"A2:E2", "A4:E4", "A12:E12", "A14:E14"}


def test_rows_are_as_high_as_what_they_say(sheet):
    heights = {row: sheet.row_dimensions[row].height for row in (6, 7, 16)}
    # four lines about the partner, and four of when and where, the date and the zone's name in two lines each
    assert heights[6] == pytest.approx(12.5 * 6 + 5, abs=0.5)
    assert heights[7] > heights[6] + 11
    assert all(height < 200 for height in heights.values())


def test_nobody_has_no_page(tmp_path):
    assert write_suggestions(tmp_path / "pages.xlsx", HELD, ()) == 0


@pytest.mark.parametrize(
    ("languages", "name", "local", "shown"),
    [
        (("zh",), "重庆汽车", "Chongqing Motors", "重庆汽车"),
        (("zh",), "Chongqing Motors", "重庆汽车", "重庆汽车"),
        (("ru",), "Chongqing Motors", "重庆汽车", "Chongqing Motors"),
        (("en",), "Motors " * 20, "", ("Motors " * 20).strip()),
    ],
)
def test_a_page_is_headed_by_the_whole_name_in_its_readers_script(tmp_path, languages, name, local, shown):
    companies = tuple(replace(c, name=name, local_name=local) if c.id == "P1" else c for c in OF.companies)
    of = replace(OF, companies=companies, settings=replace(OF.settings, languages=languages))
    write_suggestions(tmp_path / "pages.xlsx", replace(HELD, event=of), SOME[:1])
    (found,) = openpyxl.load_workbook(tmp_path / "pages.xlsx")
    assert found["A2"].value == shown
    assert found["A2"].alignment.wrap_text
    assert (found.row_dimensions[2].height > 50) == (len(shown) > 60)


def test_the_pages_look_like_this(sheet):
    compared(Path(__file__).parent / "golden" / "suggestions.txt", layout(sheet.parent))
