"""How the sheets of the agendas workbook are laid out, compared as text."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook

from tests.output.layout import compared, layout


def test_the_agendas_workbook(small: Workbook):
    compared(Path(__file__).parent / "golden" / "layout.txt", layout(small))
