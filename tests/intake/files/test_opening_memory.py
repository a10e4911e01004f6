"""What openpyxl made of a workbook does not wait for Python's collector, which would stop the program for seconds."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from sco_scheduler.domain.findings import Findings
from sco_scheduler.intake.files.opening import open_book
from tests.intake.books import save


@pytest.mark.parametrize("formula", [None, "=1+1"])
def test_cells_are_freed_when_a_workbook_was_read(tmp_path: Path, formula: str | None):
    rows = [[f"P{n}", f"S{n}", formula or n] for n in range(2_000)]
    path = save(tmp_path / "large.xlsx", {"Requests": [["From", "To", "Rank"], *rows]})
    gc.collect()
    gc.disable()
    try:
        book = open_book(path, Findings())
        left = gc.collect()
    finally:
        gc.enable()
    assert book is not None
    assert len(book.grids[0].rows) == 2_001
    assert left < 3 * len(rows), "fewer than one for each cell"
