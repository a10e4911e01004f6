"""Reads a feedback form into the columns of the day: the form's entries for each meeting, merged with the notes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sco_scheduler.domain.findings import Finding, Findings, by_importance, stops
from sco_scheduler.domain.messages import Phrase
from sco_scheduler.domain.record import MEETINGS_SHEET
from sco_scheduler.domain.schedule import MeetingOutcome
from sco_scheduler.intake import kinds
from sco_scheduler.intake.feedback import Feedback, read_feedback
from sco_scheduler.intake.sheets.meetings import DAY_COLUMNS
from sco_scheduler.intake.table.grids import vocabulary
from sco_scheduler.workflows.desk import actions
from sco_scheduler.workflows.desk.file import DeskFile
from sco_scheduler.workflows.desk.repairs import AT_THE_DESK, Desk
from sco_scheduler.workflows.errors import Stopped

_TELLS = frozenset({"outcome", "amount", "rating"})
"""Entries of a form that apply only to a meeting that took place."""


@dataclass(frozen=True)
class TakenOver:
    """The result: meetings by number, the number of rows of the form, and of those that belong to a meeting."""

    meetings: tuple[str, ...]
    rows: int
    matched: int
    findings: tuple[Finding, ...]


def take_over(
    file: DeskFile, form: Path, *, encoding: str | None = None, replace_noted: bool = False, desk: Desk = AT_THE_DESK
) -> TakenOver:
    """Read a feedback form and write its entries into the sheet Meetings.

    Parameters
    ----------
    encoding
        The encoding of a CSV form; None detects it.
    replace_noted
        Whether the form takes precedence over different notes.

    Raises
    ------
    Stopped
        If the form or the workbook cannot be read, or the workbook not be written.
    Refused
        If the workbook is open elsewhere.
    """
    day, misread = file.day(), file.misread
    read = read_feedback(form, day.event, day.rows, encoding)
    if stops(read.findings):
        raise Stopped(by_importance(read.findings))
    found = Findings()
    noted = {row.meeting.number: row.outcome for row in day.rows}
    said: dict[str, MeetingOutcome] = {}
    for row in read.rows:
        before = said.get(row.number, noted[row.number])
        after = _joined(before, row, found, replace_noted=replace_noted and row.number not in said)
        if after != noted[row.number]:
            said[row.number] = after
    if said:
        file.do(lambda day: actions.outcomes(day, said, form.name, desk))
    findings = by_importance([*read.findings, *found.all(), *misread])
    return TakenOver(tuple(said), read.total, len(read.rows), findings)


def _joined(before: MeetingOutcome, row: Feedback, found: Findings, *, replace_noted: bool) -> MeetingOutcome:
    """The notes with the form's additions; a value that differs from the notes is reported."""
    new, unread = row.outcome, dict(before.unread)
    values: dict[str, Any] = {}
    for key in DAY_COLUMNS:
        value, noted = getattr(new, key), getattr(before, key)
        if value in {None, ""} or value == noted:
            continue
        blank = noted in {None, ""} and key not in unread
        if key == "notes" and not blank:
            if str(value) not in str(noted):
                values[key] = f"{noted}; {value}"
        elif blank or replace_noted:
            values[key] = value
            unread.pop(key, None)
        else:
            column = vocabulary().sheets[MEETINGS_SHEET].columns[key].told
            known = _shown(unread.get(key, noted))
            cell = row.cells.get(key)
            found.add(kinds.FEEDBACK_DIFFERS, cell, known=known, value=_shown(value), column=column, meeting=row.number)
    for key, text in new.unread:
        if getattr(before, key, None) in {None, ""} and key not in values:
            unread.setdefault(key, text)
    # In the order of the columns, as they are read again.
    joined = replace(before, **values, unread=tuple((key, unread[key]) for key in DAY_COLUMNS if key in unread))
    is_told = bool(values.keys() & _TELLS) and joined.held is None and "held" not in unread
    return replace(joined, held=True) if is_told else joined


def _shown(value: object) -> str | Phrase:
    if isinstance(value, bool):
        return Phrase("word-yes") if value else Phrase("word-no")
    return f"{value:f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
