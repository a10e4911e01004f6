"""Whether somebody saved a workbook since the program wrote it, as its properties and parts tell."""

from __future__ import annotations

import zipfile

import pytest

from sco_scheduler.output.excel.own_content import _UNDATED, _is_as_written

CORE = (
    "<cp:coreProperties><dc:creator>{who}</dc:creator><dcterms:created a='b'>{made}</dcterms:created>"
    "<dcterms:modified a='b'>{saved}</dcterms:modified></cp:coreProperties>"
)
MADE, LATER = "2025-06-01T09:00:00Z", "2025-06-01T09:00:01Z"


@pytest.mark.parametrize(
    ("who", "saved", "date", "more", "as_written"),
    [
        ("", MADE, _UNDATED, "xl/workbook.xml", True),
        ("", LATER, _UNDATED, "xl/workbook.xml", False),
        ("openpyxl", MADE, _UNDATED, "xl/workbook.xml", False),
        ("", MADE, (2025, 6, 1, 9, 0, 0), "xl/workbook.xml", False),
        ("", MADE, _UNDATED, "xl/comments1.xml", False),
    ],
)
def test_a_workbook_is_as_it_was_written_where_nothing_in_it_is_later(tmp_path, who, saved, date, more, as_written):
    path = tmp_path / "day.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(zipfile.ZipInfo("docProps/core.xml", _UNDATED), CORE.format(who=who, made=MADE, saved=saved))
        archive.writestr(zipfile.ZipInfo(more, date), "<x/>")
    assert _is_as_written(path) is as_written


def test_what_is_no_workbook_is_not_as_it_was_written(tmp_path):
    path = tmp_path / "day.xlsx"
    assert not _is_as_written(path)
    path.write_bytes(b"x")
    assert not _is_as_written(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(zipfile.ZipInfo("xl/workbook.xml", _UNDATED), "<x/>")
    assert not _is_as_written(path)
