"""Workbooks that hold agendas alone."""

from openpyxl import load_workbook

from sco_scheduler.output.excel import workbook as agenda_books
from sco_scheduler.output.excel.workbook import write_agenda_book, write_agenda_books
from tests.agendas.samples import BUILT, small_schedule

KEYS = ["S002#1", "P001#1", "P002#1", "P002#2", "S001#1"]


def sheets(path):
    return load_workbook(path).sheetnames


def test_one_workbook_with_an_index_and_the_agendas_in_their_order(tmp_path):
    (path,) = write_agenda_book(tmp_path / "agendas.xlsx", small_schedule(), BUILT, 1, KEYS[:3])
    assert sheets(path) == ["Index", "S002 Yangtze Pumps", "P001 KazAgro LLP", "P002 Ivan"]


def test_very_many_agendas_come_in_several_workbooks(tmp_path, monkeypatch):
    monkeypatch.setattr(agenda_books, "AGENDAS_IN_ONE", 4)
    monkeypatch.setattr(agenda_books, "AGENDAS_IN_A_VOLUME", 2)
    paths = list(write_agenda_book(tmp_path / "agendas.xlsx", small_schedule(), BUILT, 1, KEYS))
    assert [path.name for path in paths] == ["agendas-1.xlsx", "agendas-2.xlsx", "agendas-3.xlsx"]
    assert [len(sheets(path)) - 1 for path in paths] == [2, 2, 1]


def test_a_workbook_each(tmp_path):
    paths = list(write_agenda_books(tmp_path, small_schedule(), BUILT, 1, KEYS[:2]))
    assert [path.name for path in paths] == ["S002-Yangtze-Pumps.xlsx", "P001-KazAgro-LLP.xlsx"]
    assert sheets(paths[1]) == ["Index", "P001 KazAgro LLP"]
