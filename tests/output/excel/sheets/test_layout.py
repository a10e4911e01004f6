"""How the sheets of the agendas workbook are laid out, compared as text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from openpyxl import Workbook

from tests.agendas.samples import random_event, random_schedule, report, sessions
from tests.output.layout import compared, layout
from tests.output.reading import written


def test_the_agendas_workbook(small: Workbook):
    compared(Path(__file__).parent / "golden" / "layout.txt", layout(small))


def test_the_workbook_of_two_full_days(tmp_path: Path):
    event = replace(random_event(3, 2, 4, tables=3), sessions=sessions(2, 7, 7))
    book = written(tmp_path, report(random_schedule(event)))
    compared(Path(__file__).parent / "golden" / "layout-two-days.txt", layout(book))
