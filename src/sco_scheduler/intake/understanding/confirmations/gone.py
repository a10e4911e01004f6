"""Tells which companies were taken as not coming, each with the cell and the text that says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sco_scheduler.domain.findings import Findings
from sco_scheduler.domain.messages import Cell, Clauses, Phrase, Said
from sco_scheduler.intake import kinds
from sco_scheduler.intake.understanding.cells.questions import NOTHING_HELD, REMARKS
from sco_scheduler.intake.understanding.companies.built import Built, CompanyRecord
from sco_scheduler.intake.understanding.companies.sheet_words import GONE, REGISTERED
from sco_scheduler.intake.understanding.meanings.planned import Plan
from sco_scheduler.intake.understanding.telling import map_line
from sco_scheduler.intake.values.entries import written
from sco_scheduler.intake.values.statuses import status_of

_NOTED = "Notes"


def tell_gone(plans: Sequence[Plan], built: Built, found: Findings) -> None:
    """Report the companies that do not come, but those that a sheet of the format says so of in its column for it."""
    plain = {
        plan.region.cell(row, column)
        for plan in plans
        if plan.familiar and (column := plan.column("status")) is not None
        for row in column.cells
    }
    gone = [(record, cell) for record in built.records.values() if (cell := _gone_at(record)) not in {None, *plain}]
    if not gone:
        return
    texts = _texts(plans, built)
    told = [
        (record.shown, cell, texts.get(cell, built.comments.get(cell, record.shown)))
        for record, cell in gone
        if cell is not None
    ]
    entries = Clauses(tuple(_said(*of) for of in told))
    (_, first, text) = told[0]
    remark = (first, text) in built.remarks
    line = map_line((REMARKS, text), _NOTED) if remark else map_line(("words", "status", text), REGISTERED)
    found.add(kinds.CANCELLED_READ, *(cell for _, cell, _ in told), entries=entries, line=line)


def _said(name: str, cell: Cell, text: str) -> Said:
    word = text if len(text) <= _MOST_SHOWN else text[: _MOST_SHOWN - 1] + "…"
    return Phrase("company-gone")(name=name, cell=str(cell), word=word)


_MOST_SHOWN = 160


def _gone_at(record: CompanyRecord) -> Cell | None:
    """The cell that says that a company does not come; None if it comes."""
    value, cell = record.values.get("status", ("", None))
    return cell if written(value) == GONE or status_of(written(value)) == GONE else None


def _texts(plans: Sequence[Plan], built: Built) -> Mapping[Cell, str]:
    """The texts of cells of lists: a remark that says so, a comment, or the content of the cell."""
    texts = {
        plan.region.cell(row, column): text
        for plan in plans
        if plan.holds != NOTHING_HELD
        for column in plan.region.columns
        for row, text in column.cells.items()
    }
    said = {cell: text for (cell, text), meanings in built.remarks.items() if any(GONE in of for of in meanings)}
    return {**texts, **said}
