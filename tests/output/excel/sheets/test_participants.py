"""The sheets Index, which leads to every agenda, and Companies."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from openpyxl import Workbook

from sco_scheduler.domain.schedule import Schedule
from tests.agendas.samples import at, report, small_event, small_schedule
from tests.output.reading import row_of, texts, values, written


def test_the_index_leads_to_each_agenda_and_each_agenda_back(small: Workbook):
    index = small["Index"]
    links = {cell.value: cell.hyperlink.location for row in index.iter_rows() for cell in row if cell.hyperlink}
    agendas = small.sheetnames[9:-1]
    assert links == {name: f"'{name}'!A1" for name in agendas}
    for name in agendas:
        back = small[name]["A1"]
        assert back.value == "‹ Index"
        assert back.hyperlink.location == "'Index'!A1"
        assert not small[name].print_area.startswith(f"'{name}'!$A$1:")
    assert row_of(index, "Olga")[4:8] == ("Olga", "Purchaser", 0, None)
    assert row_of(index, "Aigerim Bek")[6:8] == (2, at("09:00"))
    assert row_of(index, "Quiet Works")[-1] == "cancelled"


def test_the_index_says_why_a_company_has_no_meeting(tmp_path: Path):
    build = report(small_schedule())
    olga = next(c.id for c in build.schedule.event.companies if any(d.name == "Olga" for d in c.delegates))
    build = replace(build, summary=replace(build.summary, without_meetings={olga: "nobody asked for it"}))
    index = written(tmp_path, build)["Index"]
    assert row_of(index, "ID")[-1] == "Why no meeting"
    assert row_of(index, "Olga")[-1] == "Nobody asked for it"
    assert row_of(index, "Aigerim Bek")[-1] in (None, "")


def test_companies_has_the_figures_of_each(small: Workbook):
    header, row = values(small["Companies"])[3], row_of(small["Companies"], "P001")
    found = dict(zip(header, row, strict=True))
    assert (found["Meetings"], found["As purchaser"], found["Gaps"], found["Own wishes met"]) == (2, 2, 1, 2)
    assert row_of(small["Companies"], "S003")[-1] == "cancelled"


def test_a_text_too_long_for_a_cell_is_cut_with_a_note(tmp_path: Path):
    event = small_event()
    people = tuple(replace(company, local_name="長" * 40_000) for company in event.companies)
    book = written(tmp_path, report(Schedule(replace(event, companies=people))))
    assert any("cut here: 40,000 characters" in text for text in texts(book["Companies"]))
