"""Registrations as a form exports them, with titles that nobody can guess, and a map that knows them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sco_scheduler.domain.findings import Finding
from sco_scheduler.intake import Intake, read_registrations
from tests.intake.books import Sheets, base, save


def exported() -> Sheets:
    """The base workbook, with the purchasers from a form of its own."""
    sheets = base()
    rows = sheets.pop("Purchasers")
    rows[0] = ["Q0", "Q1 Who are you?", *rows[0][2:4], "Q3 When not?", *rows[0][5:]]
    sheets["Responses 1"] = [["Trade days"], [], *[[*row, "Ritz"] for row in rows]]
    sheets["Responses 1"][2][-1] = "Hotel"
    sheets["Menu"] = [["Dish"], ["Noodles"]]
    return sheets


FORM = """\
ignore = ["Menu"]

[Purchasers]
sheet = "Responses 1"
header = 3
ignore = ["Hotel"]

[Purchasers.columns]
ID = "Q0"
Company = "Q1 Who are you?"
"Not available" = "Q3 When not?"
"""


def read_by(folder: Path, text: str, sheets: Sheets | None = None, **options: Any) -> Intake:
    """Read the exported workbook by a map of this text."""
    path = folder / "form.toml"
    path.write_text(text, encoding="utf-8")
    return read_registrations(save(folder / "trade.xlsx", sheets or exported()), form=path, **options)


def told(finding: Finding) -> tuple[str, str]:
    """Where a finding is, and its message."""
    return finding.where, finding.message
