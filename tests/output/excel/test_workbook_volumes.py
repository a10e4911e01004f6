"""The agendas workbook of a large event, and the further workbooks beside it."""

from __future__ import annotations

import io
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from sco_scheduler.agendas.build_report import ChangeRow
from sco_scheduler.agendas.rows import index_rows
from sco_scheduler.background import module_process
from sco_scheduler.output.excel import workbook
from sco_scheduler.output.excel import workbook as writer
from sco_scheduler.output.excel.provenance import SheetNames
from sco_scheduler.output.excel.workbook import write_agendas
from sco_scheduler.output.texts.words import words
from tests.agendas.samples import report, small_schedule
from tests.output.reading import texts, values, written


def test_above_the_limit_the_agendas_go_to_further_workbooks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(workbook, "AGENDAS_IN_ONE", 4)
    monkeypatch.setattr(workbook, "AGENDAS_IN_A_VOLUME", 2)
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


def test_as_many_agendas_as_the_limit_stay_in_one_workbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    build = report(small_schedule())
    held = sum(entry.has_agenda for entry in index_rows(build.schedule))
    monkeypatch.setattr(workbook, "AGENDAS_IN_ONE", held)
    assert [file.name for file in write_agendas(tmp_path / "x-agendas.xlsx", build)] == ["x-agendas.xlsx"]
    monkeypatch.setattr(workbook, "AGENDAS_IN_ONE", held - 1)
    assert len(write_agendas(tmp_path / "x-agendas.xlsx", build)) > 1


def test_what_is_left_out_for_size_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(writer.hall, "MOST_GRID_CELLS", 5)
    monkeypatch.setattr(writer.hall, "FREE_LIMIT", 10)
    book = written(tmp_path, report(small_schedule()))
    assert [name for name in book.sheetnames if name.startswith("Grid")] == ["Grid B"]
    found = texts(book["Summary"])
    assert "Too large for a grid: A. The sheet Tables lists what is held there." in found
    assert "For its size the sheet Tables leaves out the times in which a table is free." in found
    assert len(values(book["Tables"])[4:]) == 3
    assert values(book["Tables"])[1][0] == words("en")["workbook.tables_short"]


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
        monkeypatch.setattr(workbook, "AGENDAS_IN_ONE", 0 if large else 100)
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
    monkeypatch.setattr(workbook, "AGENDAS_IN_ONE", 4)
    monkeypatch.setattr(workbook, "AGENDAS_IN_A_VOLUME", 2)
    told: list[tuple[int, int, str]] = []
    path, build = tmp_path / "x-agendas.xlsx", report(small_schedule())
    write_agendas(path, build, tally=lambda done, total, what: told.append((done, total, str(what))))
    agendas = [(done, total) for done, total, what in told if what == "agendas written"]
    assert agendas == sorted(agendas)
    assert (agendas[0], agendas[-1]) == ((0, 5), (5, 5))
    assert (3, 3, "rows of Meetings written") in told
    assert (15, 15, "rows of Tables written") in told
    monkeypatch.setattr(writer.hall, "FREE_LIMIT", 10)
    write_agendas(path, build, tally=lambda done, total, what: told.append((done, total, str(what))))
    assert (3, 3, "rows of Tables written") in told


def _in_pairs(monkeypatch: pytest.MonkeyPatch, *, aside: bool) -> None:
    """Two agendas a volume, three volumes for the small event; written in a process of their own, or not."""
    monkeypatch.setattr(workbook, "AGENDAS_IN_ONE", 4)
    monkeypatch.setattr(workbook, "AGENDAS_IN_A_VOLUME", 2)
    monkeypatch.setattr(workbook, "WORTH_A_PROCESS", 3 if aside else 100)
    monkeypatch.setattr(workbook, "available_cores", lambda: 2)


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """The processes that were started, in order."""
    found = []

    def start(*given: Any, **more: Any) -> subprocess.Popen[bytes] | None:
        child = module_process(*given, **more)
        if child is not None:
            found.append(child)
        return child

    monkeypatch.setattr(workbook, "module_process", start)
    return found


def test_a_process_of_its_own_writes_the_same_volumes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, started: list[subprocess.Popen[bytes]]
):
    build, told = report(small_schedule()), []
    for aside in (False, True):
        _in_pairs(monkeypatch, aside=aside)
        (tmp_path / f"{aside}").mkdir()
        write_agendas(
            tmp_path / f"{aside}" / "x-agendas.xlsx", build, tally=lambda done, total, what: told.append((done, total))
        )
    assert len(started) == 1
    assert started[0].returncode == 0
    assert len(_contents(tmp_path / "True")) == 4
    assert _contents(tmp_path / "True") == _contents(tmp_path / "False")
    assert told[-1] == (5, 5)


def test_the_process_tells_each_agenda_at_once(monkeypatch: pytest.MonkeyPatch):
    seen = []

    class Output(io.StringIO):
        def flush(self) -> None:
            seen.append(self.getvalue().splitlines()[-1])

    def write(_: object, tell: Callable[[int, int, str], None], __: object) -> None:
        tell(3, 0, "")
        tell(4, 0, "")

    volume = SimpleNamespace(before=2, entries=("P1", "P2"), write=write)
    monkeypatch.setattr(workbook.pickle, "load", lambda _: ("report", [(volume, Path("x.xlsx"))]))
    monkeypatch.setattr(workbook, "end_with_standard_input", lambda: None)
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=None))
    monkeypatch.setattr(sys, "stdout", Output())
    workbook.write_handed_over()
    assert seen == ["3 0", "4 0", "4 1"]


@pytest.mark.parametrize("fault", ["none starts", "it fails"])
def test_volumes_that_the_process_does_not_write_are_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str
):
    _in_pairs(monkeypatch, aside=True)
    fails = partial(module_process, "sco_scheduler.no_such_module", stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    monkeypatch.setattr(workbook, "module_process", lambda *_, **__: None if fault == "none starts" else fails())
    files = write_agendas(tmp_path / "x-agendas.xlsx", report(small_schedule()))
    assert [load_workbook(file).sheetnames[1] for file in files[1:]] == [
        "P001 KazAgro LLP",
        "P002 Olga",
        "S002 Yangtze Pumps",
    ]


def test_a_failure_of_the_workbook_itself_ends_the_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, started: list[subprocess.Popen[bytes]]
):
    _in_pairs(monkeypatch, aside=True)

    def fail(*_: object) -> None:
        raise RuntimeError("no such sheet")

    monkeypatch.setattr(writer, "_write_main", fail)
    with pytest.raises(RuntimeError, match="no such sheet"):
        write_agendas(tmp_path / "x-agendas.xlsx", report(small_schedule()))
    assert started[0].returncode is not None
    assert _contents(tmp_path) == {}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_the_process_ends_with_the_one_that_started_it(tmp_path: Path):
    build = report(small_schedule())
    entries = [entry for entry in index_rows(build.schedule) if entry.has_agenda]
    sheets = workbook.agenda_names(build.schedule.event, entries, SheetNames())
    volume = workbook.Volume(tmp_path / "x-agendas-1.xlsx", entries, sheets, 0, len(entries))
    os.mkfifo(tmp_path / "never-read")  # whoever writes into it waits for a reader
    with module_process(workbook.__name__, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        child.stdin.write(pickle.dumps((build, [(volume, tmp_path / "never-read")])))
        child.stdin.flush()
        assert child.stdout.readline() == b"0 0\n"
        child.stdin.close()
        assert child.wait(60) == 1
