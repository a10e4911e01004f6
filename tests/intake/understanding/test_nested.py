"""Reports in which those that a company wants to meet stand in rows below its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.intake.books import Sheets, read
from tests.intake.understanding.answers import B, S, event_sheets, said, understood

WISHES = {B[0]: [(S[0], "must"), (S[1], "wish")], B[1]: [(S[2], "maybe")], B[2]: [(S[1], "wish"), (S[3], "must")]}
WANTED = {(b, s, {"wish": "want"}.get(level, level), None) for b, wishes in WISHES.items() for s, level in wishes}


def report(*titles: str, indent: str = "", manager: bool = True) -> Sheets:
    """Who asks in rows of their own, with a country and a manager, above those they ask for."""
    rows: list[list[object]] = [["Requests of counterparties"], [], *([t] for t in titles)]
    rows[2] += ["Country", "Importance", "Manager"]
    for b, wishes in WISHES.items():
        rows.append([b, "Russia", None, "Olga" if manager else None])
        rows += [[indent + s, "China", level, None] for s, level in wishes]
    return {"TDSheet": [*rows, ["Total", None, 5]], **event_sheets()}


@pytest.mark.parametrize(
    "titles", [("Buyer / Supplier",), ("Закупщик → Поставщик",), ("采购商／供应商",), ("Buyer", "Supplier")]
)
def test_wishes_stand_below_who_asks(tmp_path: Path, titles: tuple[str, ...]):
    event = understood(read(tmp_path, report(*titles)))
    assert said(event) == WANTED
    assert {c.name: c.country for c in event.companies} == {**dict.fromkeys(B, "Russia"), **dict.fromkeys(S, "China")}


def test_rows_that_are_indented_are_those_asked_for(tmp_path: Path):
    event = understood(read(tmp_path, report("Buyer / Supplier", indent="    ", manager=False)))
    assert said(event) == WANTED


def test_the_corner_of_a_matrix_names_both_sides_too(tmp_path: Path):
    rows = [["Buyer / Supplier", *S], *([b, *("x" if s == S[n] else None for s in S)] for n, b in enumerate(B))]
    assert {wish[:3] for wish in said(understood(read(tmp_path, {"Wishes": rows, **event_sheets()})))} == {
        (b, S[n], "want") for n, b in enumerate(B)
    }
