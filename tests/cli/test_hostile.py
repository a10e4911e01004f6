"""Broken and hostile files, through the command: a finding each, whatever else is asked for, and never a traceback."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from sco_scheduler.intake.files import container, csv_files
from tests.cli.books import registrations, run

_SHEET = "xl/worksheets/sheet5.xml"
"""The sheet Suppliers."""


def replaced(path: Path, member: str, change: Callable[[bytes], bytes]) -> Path:
    """The workbook with a part of it changed."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members[member] = change(members.get(member, b""))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def file(name: str, data: bytes) -> Callable[[Path], Path]:
    def made(folder: Path) -> Path:
        (folder / name).write_bytes(data)
        return folder / name

    return made


def book(change: Callable[[bytes], bytes], member: str = _SHEET, name: str = "day.xlsx") -> Callable[[Path], Path]:
    return lambda folder: replaced(registrations(folder, name), member, change)


def cut(folder: Path) -> Path:
    path = registrations(folder)
    path.write_bytes(path.read_bytes()[:-40])
    return path


@pytest.fixture(autouse=True)
def low_limits(monkeypatch):
    """Limits that small files pass too."""
    for module, name, limit in (
        (container, "MOST_BYTES", 3_000_000),
        (container, "MOST_CELLS", 10_000),
        (container, "MOST_OTHERS", 2_000),
        (csv_files, "_LONGEST_CELL", 100_000),
    ):
        monkeypatch.setattr(module, name, limit)


_STOPPED = {
    "cut short": (cut, "file-damaged"),
    "text": (file("day.xlsx", b"From,To\nP1,S1\n"), "file-not-workbook"),
    "nothing": (file("day.xlsx", b""), "file-not-workbook"),
    "Excel 97": (file("day.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600), "file-old-format"),
    "a web page": (file("day.xls", b"<html><table></table></html>"), "file-not-workbook"),
    "zeros": (file("day.csv", b"\0" * 100_000), "sheet-missing"),
    "an open quote": (file("day.csv", b'"' + b"a,b\n" * 30_000), "file-damaged"),
    "entities": (book(lambda _: b'<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'), "file-damaged"),
    "a bomb": (book(lambda _: b" " * 3_000_001), "file-too-large"),
    "cells without end": (book(lambda _: b"<worksheet><sheetData>" + b"<c/>" * 10_001), "file-too-large"),
    "elements without end": (book(lambda _: b"<a>" * 2_001), "file-too-large"),
}

_READ = {
    "a dimension of ten million rows": (
        book(lambda data: data.replace(b'<dimension ref="', b'<dimension ref="A1:XFD10000000" x="')),
        "",
    ),
    "macros": (book(lambda _: b"\xd0\xcf\x11\xe0" * 500, "xl/vbaProject.bin", "day.xlsm"), ""),
    "a megabyte in a cell": (book(lambda data: data.replace(b"Pumps", b"Pumps; " * 150_000)), "cell-too-long"),
    "a terminal's escape": (book(lambda data: data.replace(b"Trucks", b"_x001B_[31mTrucks")), "control-characters"),
}


@pytest.mark.parametrize(("made", "code"), _STOPPED.values(), ids=_STOPPED)
def test_what_cannot_be_read_is_one_finding_and_nothing_is_written(tmp_path, made, code):
    path, folder = made(tmp_path), tmp_path / "out"
    folder.mkdir()
    result = run("check", path, "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["findings"][0]["code"] == code
    if code.startswith("file-"):
        wanted = ("--annotate", folder / "a.xlsx", "--fix", folder / "f.xlsx", "--accept-above", 0)
        assert run("check", path, *wanted, "--write-map", folder / "m.toml").exit_code == 1
        assert run("build", path, "-o", folder / "agendas.xlsx").exit_code == 1
        assert list(folder.iterdir()) == []


@pytest.mark.parametrize(("made", "code"), _READ.values(), ids=_READ)
def test_what_can_be_read_is_read(tmp_path, made, code):
    path, out = made(tmp_path), tmp_path / "marked.xlsx"
    result = run("check", path, "--annotate", out)
    assert result.exit_code == 0
    assert "\x1b" not in result.stdout
    codes = [row[4].value for row in openpyxl.load_workbook(out)["Findings"].iter_rows(min_row=2)]
    assert code in ["", *codes]


def test_a_formula_in_a_name_stays_a_name(tmp_path):
    source = tmp_path / "day"
    source.mkdir()
    (source / "purchasers.csv").write_text("Company\n=cmd|' /C calc'!A0\n", encoding="utf-8")
    (source / "suppliers.csv").write_text("Company\n@SUM(1)\n", encoding="utf-8")
    requests = "From,To\n=cmd|' /C calc'!A0,@SUM(2)\n@SUM(1),=cmd|' /C calc'!A0\n"
    (source / "requests.csv").write_text(requests, encoding="utf-8")
    out = tmp_path / "mended.xlsx"
    assert run("check", source, "--fix", out, "--accept-above", 75).exit_code == 1  # as it was, it stops
    assert run("check", out).exit_code == 0
    cells = [openpyxl.load_workbook(out)[sheet]["A2"] for sheet in ("purchasers", "suppliers", "requests")]
    assert [cell.data_type for cell in cells] == ["s", "s", "s"]


@pytest.mark.parametrize(
    "text", ["⑨", "²", "٣", "9" * 5000, "1" * 310 + ".5"], ids=["circle", "square", "ar", "9s", "1s"]
)
def test_digits_of_every_kind_in_every_cell_are_no_faults(tmp_path, text):
    """Not everything that Python calls a digit is a number to it, and of thousands of digits none is."""
    titles = ["ID", "Company", "Zone", "Languages", "Not available", "Minimum", "Maximum", "Priority", "Table", "Phone"]
    odd = [["P1", "A", *[text] * 8, text, text], ["P2", "B", *[None] * 8, text, None]]
    columns = ["From", "To", "Rank", "Level", "Session", "Delegate", "After", "Choice", "Choice " + text]
    for sheets in (
        {"Purchasers": [[*titles, "Zusatz", "Extra " + text], *odd]},
        {"Requests": [columns, ["P1", "S1", *[text] * 7], [text, text, None, None, None, None, None, text, text]]},
        {"Event": [["Setting", "Value"], *[[name, text] for name in ("Walk minutes", "Gap spread", "Mutual bonus")]]},
    ):
        done = run("check", registrations(tmp_path, **sheets), "--json")
        assert done.exit_code in {0, 1}, done.stderr
