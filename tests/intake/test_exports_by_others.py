"""Exports that others made without knowing the program are read as their makers meant them, before and after answers.

Each file of ``exports_by_others`` was made as organizers have them, and what is read of it, with the answers of the map
beside it, was compared with what its maker said that it holds. The golden files keep the questions and what is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from sco_scheduler.intake.registrations import read_registrations
from sco_scheduler.intake.results import Intake
from tests.output.layout import compared

HERE = Path(__file__).parent / "exports_by_others"
EXPORTS = sorted(path for path in HERE.iterdir() if path.suffix in {".csv", ".xlsx"})
TODAY = date(2026, 5, 1)


def told(intake: Intake) -> Iterator[str]:
    """What is asked, what is found and what is read, one a line."""
    for question in intake.questions:
        yield f"? {question.kind} {question.subject}: {question.guess} {question.certainty:.2f} of {question.options}"
    for finding in intake.findings:
        if not finding.kind.default:
            yield f"! {finding.code} {' '.join(map(str, finding.cells))}"
    for count in (*intake.rows, *intake.wishes):
        yield f"= {count.told}"
    for key, table in intake.tables.items():
        for row in table:
            yield f"{key}: " + "; ".join(f"{column} {row.text(column)}" for column in row.values)


@pytest.mark.one_of(3)
@pytest.mark.parametrize("path", EXPORTS, ids=lambda path: path.stem)
def test_an_export_is_read_as_its_maker_meant_it(path):
    answers = HERE / f"{path.stem}-map.toml"
    lines = list(told(read_registrations([path], today=TODAY)))
    if answers.exists():
        lines += ["With answers:", *told(read_registrations([path], form=answers, today=TODAY))]
    compared(HERE / "golden" / f"{path.stem}.txt", lines)
