from openpyxl import Workbook, load_workbook
from openpyxl.styles import Border, Protection, Side
from openpyxl.worksheet.merge import MergedCellRange

from sco_scheduler.output.excel.workbook import write_agendas
from tests.agendas.samples import report, small_schedule
from tests.merged_cells import WHOLE


def looks(path) -> list[tuple[object, ...]]:
    """Every cell that openpyxl reads, with all that merging may change."""
    return [
        (sheet.title, *place, type(cell), cell.value, repr(cell.border), repr(cell.protection), repr(cell.fill))
        for sheet in load_workbook(path)
        for place, cell in sheet._cells.items()
    ]


def test_merged_cells_look_as_openpyxl_has_them(tmp_path, monkeypatch):
    thin, thick = Side("thin", "00FF0000"), Side("thick")
    book = Workbook()
    sheet = book.active
    sheet["B2"], sheet["G2"] = "framed and open", "plain"
    sheet["B2"].border, sheet["B2"].protection = Border(thin, None, thick, thin), Protection(locked=False)
    sheet["D4"].border, sheet["C2"].border = Border(None, thick, None, thick), Border(thin, thin, thin, thin)
    sheet["C3"].protection = Protection(hidden=True)
    for cells in ("B2:D4", "G2:I2", "K1:K9", "B7:D7"):
        sheet.merge_cells(cells)
    book.save(tmp_path / "made.xlsx")
    write_agendas(tmp_path / "agendas.xlsx", report(small_schedule()))
    paths = sorted(tmp_path.iterdir())
    found = [looks(path) for path in paths]
    assert MergedCellRange.format is not WHOLE
    monkeypatch.setattr(MergedCellRange, "format", WHOLE)
    assert found == [looks(path) for path in paths]
