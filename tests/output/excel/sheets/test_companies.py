"""The sheet Companies."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from openpyxl import Workbook

from sco_scheduler.domain.schedule import Schedule
from tests.agendas.samples import report, small_event
from tests.output.reading import row_of, texts, values, written


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
