"""A delegate's sheet."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from sco_scheduler.agendas.rows import AgendaRow, RowKind, delegate_agendas
from sco_scheduler.domain.event import ProgrammeItem, Terms
from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.output.excel.sheets.participants import (
    AGENDA_WIDTHS,
    AgendaLayout,
    _choose_layout,
    _row_height,
    _row_texts,
    _shortened,
)
from tests.agendas.samples import random_event, random_schedule, report, sessions, small_schedule
from tests.events import at, block, company, event
from tests.output.reading import values, written

SHEET = "P001 KazAgro LLP"
MOMENT = at("09:00")
AGENDA = """\
‹ Index
KazAgro LLP
КазАгро ТОО  ·  Kazakhstan  ·  P001
Delegate: Aigerim Bek
2 meetings

Time | Zone | Table | Company | Country | Products | Delegate | Interpreter
Thursday 12 June 2025
09:00–09:20 | A | 1 | Jialing Motors/嘉陵汽车有限公司 | China | Vans; 货车 | Wang Li
09:25–09:45 | Free
09:50–10:10 | B | 1 | Yangtze Pumps | China | Li Na
10:10–14:00 | Break
14:00–14:20 | Away
14:25–14:45 | Free

A | Zone A: New energy vehicles
B | Zone B: Machinery"""


def test_who_is_not_registered_any_more_is_told_by_the_id():
    row = AgendaRow(RowKind.MEETING, MOMENT, MOMENT, zone="A", table="1", company_name="S009", delegate="S009#1")
    assert _row_texts(row) == ("S009", "", "", "S009#1", "")


def test_an_agenda_reads_like_this(small: Workbook):
    rows = values(small["P001 KazAgro LLP"])
    lines = [" | ".join(str(value).replace("\n", "/") for value in row if value is not None) for row in rows]
    assert "\n".join(lines) == AGENDA
    assert all(row[0] is not None for row in rows[:5]), "whose agenda it is stands in the first column"
    assert "A2:H2" in {str(merged) for merged in small["P001 KazAgro LLP"].merged_cells.ranges}
    assert all(row[0] is not None for row in rows[6:14]), "days and hours, too"
    assert [row[1] for row in rows[7:14]] == [None, "A", "Free", "B", "Break", "Away", "Free"]
    assert [row[:2] for row in rows[-2:]] == [(None, "A"), (None, "B")], "and the zones below theirs"
    looks = [[cell.style_id for cell in row] for row in small["P001 KazAgro LLP"].iter_rows()]
    assert len(set(looks[7])) == 1, "a day is one bar"
    assert all(len(set(looks[at][1:])) == 1 for at in (9, 11, 12, 13)), "and so are hours without a meeting"
    assert small["P001 KazAgro LLP"].print_title_rows == "$2:$7", "each page says whose agenda it is"


def test_an_event_without_interpreters_has_no_column_for_them(tmp_path: Path):
    schedule = small_schedule()
    alone = tuple(replace(meeting, interpreter=None) for meeting in schedule.meetings)
    of = Schedule(replace(schedule.event, interpreters=None), alone)
    rows = list(written(tmp_path, report(of))[SHEET].iter_rows())
    assert {len(row) for row in rows} == {7}
    assert [row[6].value for row in rows[6:9]] == ["Delegate", None, None]


def test_a_two_day_agenda_breaks_between_its_days(tmp_path: Path):
    event = replace(random_event(3, 4, 30, tables=12), sessions=sessions(2, 7, 7))
    book = written(tmp_path, report(random_schedule(event)))
    sheet = next(book[name] for name in book.sheetnames if name.startswith("P001"))
    days = [cell.row for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("Friday 13 June")]
    assert [mark.id for mark in sheet.row_breaks.brk] == [days[0] - 1]


@pytest.mark.parametrize("slots", [2, 7])
def test_a_day_of_few_or_many_meetings_is_printed_upright_on_one_page(tmp_path: Path, slots: int):
    event = random_event(3, 1, 3 * slots, slots=slots)
    long = tuple(replace(company, name=f"{company.name} {'of a long name' * 2}") for company in event.companies)
    book = written(tmp_path, report(random_schedule(replace(event, companies=long))))
    sheet = next(book[name] for name in reversed(book.sheetnames) if name.startswith("P001"))
    assert sheet.page_setup.orientation == "portrait"
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (None, None)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_a_row_is_as_high_as_its_longest_text_and_chinese_is_twice_as_wide(tmp_path: Path):
    heights = []
    for products in ("泵", "泵" * 14, "a" * 14):
        event = small_schedule().event
        terms = {c.id: replace(c.supplier, products=products) for c in event.companies if c.supplier is not None}
        sold = tuple(replace(c, supplier=terms.get(c.id)) for c in event.companies)
        sheet = written(tmp_path, report(replace(small_schedule(), event=replace(event, companies=sold))))[SHEET]
        row = next(cell.row for cell in sheet["A"] if cell.value == "09:50–10:10")
        heights.append(sheet.row_dimensions[row].height)
    assert heights[0] == heights[2] < heights[1]


def test_a_line_of_the_programme_stands_at_its_time(tmp_path: Path):
    schedule = small_schedule()
    lines = (
        ProgrammeItem(datetime(2025, 6, 12, 12), datetime(2025, 6, 12, 13), "Lunch", place="Hall 2"),
        ProgrammeItem(datetime(2025, 6, 12, 13, 30), None, "Coffee"),
    )
    of = Schedule(replace(schedule.event, programme=lines), schedule.meetings)
    rows = [[value for value in row if value is not None] for row in values(written(tmp_path, report(of))[SHEET])]
    assert ["12:00–13:00", "Lunch, Hall 2"] in rows
    assert ["13:30", "Coffee"] in rows


@pytest.mark.parametrize(
    ("names", "heading"),
    [
        ({"name": "KazAgro", "local_name": "КазАгро"}, ("KazAgro", "КазАгро  ·  Kazakhstan  ·  P001")),
        ({"name": "KazAgro", "local_name": "KazAgro"}, ("KazAgro", "Kazakhstan  ·  P001")),
        ({"name": "", "local_name": "КазАгро"}, ("КазАгро", "Kazakhstan  ·  P001")),
        ({"name": "", "local_name": ""}, ("P001", "Kazakhstan  ·  P001")),
    ],
)
def test_a_name_stands_in_the_heading_once(tmp_path: Path, names: dict[str, str], heading: tuple[str, str]):
    schedule = small_schedule()
    companies = tuple(replace(c, **names) if c.id == "P001" else c for c in schedule.event.companies)
    of = Schedule(replace(schedule.event, companies=companies), schedule.meetings)
    book = written(tmp_path, report(of))
    sheet = next(book[name] for name in book.sheetnames if name.startswith("P001"))
    assert (sheet["A2"].value, sheet["A3"].value) == heading


@pytest.mark.parametrize(("days", "shrink"), [(1, 1.18), (2, 1.1)])
def test_an_agenda_is_shrunk_to_one_page_as_long_as_it_stays_readable(days, shrink):
    sheets = {slots: _agenda_of(days, slots) for slots in range(2, 60, 2)}
    tall = {
        slots: 24.0 + 22.0 + 60.0 + sum(22.0 + sum(rows) for rows in s.heights.values()) for slots, s in sheets.items()
    }
    for slots, layout in sheets.items():
        assert layout.one_page == (tall[slots] + 16.0 <= shrink * 900.0), slots
    assert {layout.one_page for layout in sheets.values()} == {True, False}


def _agenda_of(days: int, slots: int, title: str = "Company P1") -> AgendaLayout:
    """The layout of an agenda of so many days, each with so many slots."""
    made = event(slots=[block(slots, "08:00", day, length=10, pause=0) for day in range(1, days + 1)])
    agenda = next(iter(delegate_agendas(Schedule(made, ()), ["P1#1"])))
    return _choose_layout(agenda, title, 1, "en", interpreters=False)


@pytest.mark.parametrize(("digits", "lines"), [(67, 1), (68, 2), (134, 2), (136, 3)])
def test_the_title_has_room_for_every_line_of_a_name(digits: int, lines: int):
    assert _agenda_of(1, 2, "0" * digits).title == 24 * lines


@pytest.mark.parametrize("column", ["name", "country", "products", "delegate"])
@pytest.mark.parametrize("over", [0, 1])
def test_a_row_has_room_for_every_line_of_its_longest_text(column: str, over: int):
    """Widths are those without interpreters; two of each are margins, and letters of names are bold."""
    room = {"name": 31, "country": 11, "products": 25, "delegate": 17}
    texts = {key: "0" * (room[key] + over * (key == column)) for key in room}
    names = {"name": texts["name"], "local_name": texts["name"], "country": texts["country"]}
    sold = replace(company("S1"), supplier=Terms(products=texts["products"]), **names)
    row = AgendaRow(RowKind.MEETING, MOMENT, MOMENT, "A", "1", sold, texts["name"], texts["delegate"])
    assert _row_height(row, AGENDA_WIDTHS[1]) == (27 if not over else 32)
    three = replace(row, company_name="0" * 70)
    assert _row_height(three, AGENDA_WIDTHS[1]) == 13 * (4 + over * (column == "name")) + 6, "and its other name"


@pytest.mark.parametrize(("letters", "shown"), [(160, "a" * 160), (161, "a" * 159 + "…"), (158, "a" * 158)])
def test_long_products_are_cut(letters: int, shown: str):
    assert _shortened("a" * letters) == shown
    assert _shortened("a" * 158 + "  b" * 2) == "a" * 158 + "…"


@pytest.mark.parametrize(("name", "heights"), [("Aigerim", [24, 17, 18, 16, 6]), ("", [24, 17, 4, 16, 6])])
def test_a_delegate_without_a_name_has_no_line(tmp_path: Path, name: str, heights: list[int]):
    of = small_schedule()
    people = tuple(
        replace(c, delegates=tuple(replace(d, name=name, title="") for d in c.delegates)) for c in of.event.companies
    )
    sheet = written(tmp_path, report(Schedule(replace(of.event, companies=people), of.meetings)))[SHEET]
    assert [round(sheet.row_dimensions[row].height) for row in range(2, 7)] == heights
    assert (sheet["A4"].value or "") == (f"Delegate: {name}" if name else "")
