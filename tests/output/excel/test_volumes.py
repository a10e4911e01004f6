"""The agendas workbook of a large event, and the further workbooks beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from sco_scheduler.agendas.report import ChangeRow
from sco_scheduler.output.excel import workbook as volumes
from sco_scheduler.output.excel import workbook as writer
from sco_scheduler.output.excel.workbook import write_agendas
from tests.agendas.samples import report, small_schedule
from tests.output.reading import texts, values, written


def test_above_the_limit_the_agendas_go_to_further_workbooks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(volumes, "AGENDAS_IN_ONE", 4)
    monkeypatch.setattr(volumes, "AGENDAS_IN_A_VOLUME", 2)
    path = tmp_path / "x-agendas.xlsx"
    files = write_agendas(path, report(small_schedule()))
    assert [file.name for file in files] == [
        "x-agendas.xlsx",
        "x-agendas-1.xlsx",
        "x-agendas-2.xlsx",
        "x-agendas-3.xlsx",
    ]
    main, first = load_workbook(path), load_workbook(files[1])
    assert main.sheetnames[-2:] == ["Interpreters", "Record"]
    assert first.sheetnames == ["Index", "P001 KazAgro LLP", "P002 Ivan"]
    assert first["P002 Ivan"]["A1"].hyperlink.location == "'Index'!A1"
    row = next(row for row in main["Index"].iter_rows() if row[0].value == "S002")
    assert row[9].value == "x-agendas-3.xlsx"
    assert row[8].hyperlink.target == "x-agendas-3.xlsx"
    assert row[8].hyperlink.location == "'S002 Yangtze Pumps'!A1"
    assert any("3 further workbooks beside this one, x-agendas-1.xlsx" in text for text in texts(main["Summary"]))


def test_what_is_left_out_for_size_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(writer.grid_sheet, "MOST_GRID_CELLS", 5)
    monkeypatch.setattr(writer.tables_sheet, "FREE_LIMIT", 10)
    book = written(tmp_path, report(small_schedule()))
    assert [name for name in book.sheetnames if name.startswith("Grid")] == ["Grid B"]
    found = texts(book["Summary"])
    assert "Too large for a grid: A. The sheet Tables lists what is held there." in found
    assert "For its size the sheet Tables leaves out the times in which a table is free." in found
    assert len(values(book["Tables"])[4:]) == 3


def look(sheet: Worksheet) -> dict[str, object]:
    """What a reader sees of a sheet: values, formats, heights, merged cells, links."""
    return {
        "cells": [(c.coordinate, c.value, c.number_format, c.font.b, c.fill.fgColor.rgb) for row in sheet for c in row],
        "heights": {n: row.height for n, row in sheet.row_dimensions.items()},
        "merged": sorted(map(str, sheet.merged_cells.ranges)),
        "links": [(c.coordinate, c.hyperlink.location) for row in sheet for c in row if c.hyperlink],
        "choices": [(str(v.sqref), v.formula1) for v in sheet.data_validations.dataValidation],
    }


def test_a_large_event_whose_rows_go_to_the_disk_as_they_come_looks_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    schedule = small_schedule()
    changes = (ChangeRow("moved", "P001", "S001", schedule.meetings[0], schedule.meetings[1], "Table 1 is lost."),)
    build = report(schedule, changes=changes)
    found = []
    for large in (False, True):
        monkeypatch.setattr(volumes, "AGENDAS_IN_ONE", 0 if large else 100)
        path = tmp_path / f"{large}" / "x-agendas.xlsx"
        path.parent.mkdir()
        write_agendas(path, build)
        found.append(load_workbook(path))
    small, large = found
    naming_sheets = {"Summary", "Index", "Record"}
    shared = [name for name in large.sheetnames if name not in naming_sheets]
    assert shared == [name for name in small.sheetnames if name in shared]
    assert len(shared) == 8
    for name in shared:
        assert look(large[name]) == look(small[name])
    told = "For its size the event has the agendas"
    assert [t for t in texts(large["Summary"]) if not t.startswith(told)] == texts(small["Summary"])
    assert [row[:8] for row in values(large["Index"])] == [row[:8] for row in values(small["Index"])]
    assert sorted(p.name for p in (tmp_path / "True").iterdir()) == ["x-agendas-1.xlsx", "x-agendas.xlsx"]


def test_how_far_the_writing_has_come_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(volumes, "AGENDAS_IN_ONE", 4)
    monkeypatch.setattr(volumes, "AGENDAS_IN_A_VOLUME", 2)
    told: list[tuple[int, int, str]] = []
    path, build = tmp_path / "x-agendas.xlsx", report(small_schedule())
    write_agendas(path, build, tell=lambda done, total, what: told.append((done, total, str(what))))
    agendas = [(done, total) for done, total, what in told if what == "agendas written"]
    assert agendas == sorted(agendas)
    assert (agendas[0], agendas[-1]) == ((0, 5), (5, 5))
    assert (3, 3, "rows of Meetings written") in told
