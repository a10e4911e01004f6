"""The report as it is handed over: the same figures in three languages, as PDF and as a workbook with charts."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook
from rich.cells import cell_len

from sco_scheduler.agendas.day_report import Attendance, DayReport, day_report
from sco_scheduler.domain.messages import LANGUAGES
from sco_scheduler.domain.outcome import Reason, Unmet
from sco_scheduler.insight.capacity import NOBODY_ASKED
from sco_scheduler.output.excel.provenance import LONGEST_NAME
from sco_scheduler.output.report.pdf import report_data, write_report_pdf
from sco_scheduler.output.report.tables import (
    SECTORS_SHOWN,
    Chart,
    ReportSource,
    ReportTable,
    report_heading,
    report_tables,
)
from sco_scheduler.output.report.workbook import write_report_workbook
from tests.agendas.test_day_report import day
from tests.output.pdf.pdf import needs_poppler, pages_of, squeezed

SOURCE = ReportSource("x-agendas.xlsx", 4, datetime(2025, 6, 13, 9))
UNMET = (Unmet(("P1", "S4"), Reason.AT_MAXIMUM), Unmet(("P3", "S4"), Reason.AT_MAXIMUM))


@pytest.fixture(scope="module")
def counted() -> DayReport:
    return day_report(*day())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_the_same_figures(counted: DayReport, lang: str):
    def numbers(code: str) -> list[tuple[str, list[list[object]]]]:
        tables = report_tables(counted, UNMET, code)
        return [(t.key, [[v for v in row if not isinstance(v, str)] for row in t.rows]) for t in tables]

    assert numbers(lang) == numbers("en")


def test_a_workbook_has_a_sheet_a_table_and_real_charts(counted: DayReport, tmp_path: Path):
    tables = report_tables(counted, UNMET, "zh")
    path = write_report_workbook(
        tmp_path / "report.xlsx", report_heading(counted, SOURCE, "zh"), tables, SOURCE.counted_at
    )
    book = load_workbook(path)
    assert book.sheetnames == [table.title for table in tables]
    sheet = book["按区域"]
    assert [cell.value for cell in sheet[6]][:5] == ["A  Zone A", 4, 2, 2, 0]
    with zipfile.ZipFile(path) as archive:
        charts = [archive.read(name) for name in archive.namelist() if re.fullmatch(r"xl/charts/chart\d+\.xml", name)]
    assert len(charts) == sum(table.chart is not Chart.NONE and bool(table.rows) for table in tables) > 5
    # Bars and lines begin at zero; stacked bars are in the order of the table, from above.
    stacked = [b'<c:barDir val="bar"/>' in chart for chart in charts]
    assert [b'<c:min val="0"/>' in chart for chart in charts] == [not one for one in stacked]
    assert [b'val="maxMin"' in chart for chart in charts] == stacked
    assert any(stacked)


def test_the_same_report_is_the_same_bytes(counted: DayReport, tmp_path: Path):
    tables, head = report_tables(counted, UNMET, "ru"), report_heading(counted, SOURCE, "ru")
    one, other = (
        write_report_workbook(tmp_path / name, head, tables, SOURCE.counted_at) for name in ("a.xlsx", "b.xlsx")
    )
    assert one.read_bytes() == other.read_bytes()


@needs_poppler
@pytest.mark.parametrize(("lang", "words"), [("en", "Report on the meetings"), ("ru", "Отчёт о встречах")])
def test_a_pdf_says_it_all(counted: DayReport, tmp_path: Path, lang: str, words: str):
    tables, head = report_tables(counted, UNMET, lang), report_heading(counted, SOURCE, lang)
    path = write_report_pdf(tmp_path / "report.pdf", head, tables, lang, SOURCE.counted_at)
    text = squeezed(" ".join(pages_of(path.read_bytes(), tmp_path)))
    assert words in text
    for table in tables:
        assert table.title in text, table.key
    assert "x-agendas.xlsx" in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_name_of_a_sheet_is_cut(counted: DayReport, lang: str):
    titles = [table.title for table in report_tables(counted, UNMET, lang)]
    assert [title for title in titles if len(title) > LONGEST_NAME or set(title) & set("[]:*?/\\")] == []


@pytest.mark.parametrize(("lang", "name"), [("en", "Jialing"), ("zh", "嘉陵"), ("ru", "Цзялин")])
def test_companies_are_named_in_the_script_of_the_report(lang: str, name: str):
    made, rows = day()
    named = {"S1": ("Jialing", "嘉陵"), "P2": ("Цзялин", "Jialing")}
    companies = (
        replace(c, name=named[c.id][0], local_name=named[c.id][1]) if c.id in named else c for c in made.companies
    )
    report = day_report(replace(made, companies=tuple(companies)), rows)
    told = {
        row[0]: row[1]
        for table in report_tables(report, UNMET, lang)
        if table.key == "by_company"
        for row in table.rows
    }
    assert name in (told["S1"], told["P2"])
    assert told["S2"] == "Company S2"


def test_letters_of_charts_are_ten_points_so_that_they_are_seven_when_printed(counted: DayReport, tmp_path: Path):
    tables = report_tables(counted, UNMET, "ru")
    path = write_report_workbook(
        tmp_path / "report.xlsx", report_heading(counted, SOURCE, "ru"), tables, SOURCE.counted_at
    )
    with zipfile.ZipFile(path) as archive:
        charts = [archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/charts/chart")]
    assert charts
    for chart in charts:
        sizes = [int(size) for size in re.findall(r'<a:defRPr[^>]* sz="(\d+)"', chart)]
        assert (
            len(sizes) >= 3
        )  # both axes and the legend have a size, and need not take one of the program that opens it
        assert min(sizes) >= 1000


def test_each_day_has_a_drawing_of_its_own(counted: DayReport, tmp_path: Path):
    later = [replace(slot, start=slot.start + timedelta(days=1)) for slot in counted.slots[:3]]
    tables = report_tables(replace(counted, slots=(*counted.slots, *later)), UNMET, "en")
    (occupancy,) = (table for table in tables if table.key == "occupancy")
    assert [(first, last) for _, first, last in occupancy.parts] == [(0, 5), (5, 8)]
    path = write_report_workbook(tmp_path / "r.xlsx", report_heading(counted, SOURCE, "en"), tables, SOURCE.counted_at)
    sheet = load_workbook(path)[occupancy.title]
    ranges = [chart.series[0].val.numRef.f.split("!")[1] for chart in sheet._charts]
    assert ranges == ["$B$6:$B$10", "$B$11:$B$13"]
    chapter = next(c for c in report_data(("", "", ""), tables, "en")["chapters"] if c["title"] == occupancy.title)
    assert [(part["title"], len(part["rows"])) for part in chapter["parts"]] == [("Thu 12 Jun", 5), ("Fri 13 Jun", 3)]


@needs_poppler
def test_a_short_table_is_whole_on_a_page_and_a_single_bar_is_no_block(tmp_path: Path):
    """Tables of one to nine rows, one after the other: wherever a page ends, none of them is parted."""
    tables = [
        ReportTable(
            f"t{n}",
            f"Title {n}",
            ("First", "Second"),
            tuple((f"row {n} {i}", i + 1) for i in range(n % 9 + 1)),
            Chart.BARS,
            (1,),
        )
        for n in range(30)
    ]
    path = write_report_pdf(tmp_path / "r.pdf", ("Report", "Event", "counted"), tables, "en", SOURCE.counted_at)
    pages = [squeezed(page) for page in pages_of(path.read_bytes(), tmp_path)]
    for n in range(30):
        (page,) = (page for page in pages if f"Title {n} " in page)
        assert all(f"row {n} {i} " in page for i in range(n % 9 + 1)), n


def test_rows_that_contradict_themselves_are_listed(counted: DayReport):
    (table,) = (table for table in report_tables(counted, UNMET, "en") if table.key == "contradictory")
    assert [row[1:3] for row in table.rows] == [("Company P3", "Company S3")]  # cancelled, and Held says yes
    plain = replace(counted, contradictory=())
    assert not [table for table in report_tables(plain, UNMET, "en") if table.key == "contradictory"]


def test_why_a_company_has_no_meeting(counted: DayReport):
    table = next(t for t in report_tables(counted, UNMET, "en") if t.key == "without")
    assert [row[3] for row in table.rows] == [
        "Requests: 1. Most often: a side has reached its maximum.",
        "Requests: 2. Most often: a side has reached its maximum.",
    ]
    alone = next(t for t in report_tables(counted, (), "en") if t.key == "without")
    assert {row[3] for row in alone.rows} == {"It asked for nobody, and nobody asked for it."}


@pytest.mark.parametrize("reason", list(Reason))
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_reason_can_be_told(counted: DayReport, reason: Reason, lang: str):
    unmet = tuple(replace(entry, reason=reason) for entry in UNMET)
    told = next(t for t in report_tables(counted, unmet, lang) if t.key == "without")
    assert {str(row[3])[-1] for row in told.rows} <= set(".。")


def test_a_reason_of_the_company_as_a_whole_goes_before_that_of_most_requests(counted: DayReport):
    ids = [company.id for company in counted.without]
    told = next(t for t in report_tables(counted, UNMET, "en", {ids[0]: NOBODY_ASKED}) if t.key == "without")
    assert [row[3] for row in told.rows] == [
        "Nobody asked for a meeting with it, nor it for one.",
        "Requests: 2. Most often: a side has reached its maximum.",
    ]


def test_every_chapter_without_figures_says_so():
    made, rows = day()
    for table in report_tables(day_report(made, rows[:0]), (), "en"):
        assert table.rows or table.nothing, table.key


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "No meeting was missed, as far as it was noted."),
        ("zh", "据记录，没有未举行的会面。"),
        ("ru", "Несостоявшихся встреч не отмечено."),
    ],
)
def test_where_nothing_is_noted_nobody_claims_that_all_was_held(lang: str, said: str):
    made, rows = day()
    (missed,) = [t for t in report_tables(day_report(made, rows[:0]), (), lang) if t.key == "no_shows"]
    assert missed.nothing == said


def test_a_column_has_room_for_the_words_of_its_header():
    table = ReportTable("x", "Missed", ("Время", "Примечания"), (("чт, 17 сент. 09:00", "нет"),))
    assert report_data(("", "", ""), [table], "ru")["chapters"][0]["shares"] == [21, 16]


def test_nothing_noted_makes_a_report_too():
    made, rows = day()
    bare = day_report(made, rows[:0])
    for lang in LANGUAGES:
        data = report_data(report_heading(bare, SOURCE, lang), report_tables(bare, (), lang), lang)
        assert data["chapters"]


def test_a_mean_rating_has_one_decimal(counted: DayReport):
    (overview,) = [
        table for table in report_tables(replace(counted, rating=13 / 3), UNMET, "en") if table.key == "overview"
    ]
    assert overview.rows[-1][1] == 4.3
    (overview,) = [
        table for table in report_tables(replace(counted, rating=None), UNMET, "en") if table.key == "overview"
    ]
    assert overview.rows[-1][1] != 4.3


def test_sectors_beyond_the_largest_are_one_row(counted: DayReport):
    sectors = {f"sector {n}": Attendance(n, n, 0, 0) for n in range(SECTORS_SHOWN + 2, 0, -1)}
    (table,) = [t for t in report_tables(replace(counted, by_sector=sectors), UNMET, "en") if t.key == "by_sector"]
    assert len(table.rows) == SECTORS_SHOWN + 1
    assert table.rows[0][:3] == (f"sector {SECTORS_SHOWN + 2}", SECTORS_SHOWN + 2, SECTORS_SHOWN + 2)
    assert table.rows[-1][1:3] == (3, 3)
    few = dict(list(sectors.items())[:SECTORS_SHOWN])
    (table,) = [t for t in report_tables(replace(counted, by_sector=few), UNMET, "en") if t.key == "by_sector"]
    assert [row[0] for row in table.rows] == list(few)


def test_columns_of_shares_are_columns_of_numbers_and_wide_letters_have_their_room(counted: DayReport):
    heading = report_heading(counted, SOURCE, "ru")
    chapters = report_data(heading, report_tables(counted, UNMET, "ru"), "ru")["chapters"]
    shares = {chapter["title"]: chapter["shares"] for chapter in chapters}
    assert shares["Занятость столов в течение дня"][1:] == [None] * 4
    overview = [row[1]["text"] for row in chapters[0]["rows"]]
    assert "4,5" in overview, "the mean rating, in Russian"
    zh = report_data(heading, report_tables(counted, UNMET, "zh"), "zh")["chapters"]
    (countries,) = (chapter["shares"] for chapter in zh if chapter["title"] == "按国家")
    longest = max(cell_len(row[0]["text"]) for c in zh if c["title"] == "按国家" for row in c["rows"])
    assert countries[0] == longest + 3
