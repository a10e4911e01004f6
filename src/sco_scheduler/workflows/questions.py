"""Keeps the answers to open questions about registrations, and writes what was understood as a workbook."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from sco_scheduler.domain.findings import stops
from sco_scheduler.intake import Intake
from sco_scheduler.output.excel.registrations import write_imported
from sco_scheduler.output.files import replace_whole, write_whole
from sco_scheduler.output.form_map import with_answers
from sco_scheduler.workflows.errors import Stopped, writing
from sco_scheduler.workflows.inputs import (
    AS_IT_IS,
    ReadOptions,
    Registrations,
    files_of,
    form_of,
    intake_of,
    map_beside,
    refuse_onto,
)


def keep_answers(
    registrations: Registrations, answers: Mapping[tuple[str, ...], str], options: ReadOptions = AS_IT_IS
) -> Path:
    """Store answers in the map by which the registrations are read, or in one next to them.

    Parameters
    ----------
    answers
        Each answer by the path of its question.

    Returns
    -------
    Path
        The map. An existing one is kept, dated, in ``history/``.

    Raises
    ------
    Stopped
        If the map cannot be written.
    """
    target = form_of(registrations, options) or map_beside(registrations)
    before = target.read_text(encoding="utf-8-sig") if target.is_file() else ""
    text = with_answers(before, answers)
    with writing():
        write_whole(target, text.encode())
    return target


def is_imported(intake: Intake) -> bool:
    """Whether registrations can be written as a workbook: no finding stops that except missing days of the event."""
    return not stops(finding for finding in intake.findings if finding.code != "range-other-day")


def import_registrations(registrations: Registrations, out: str | Path, options: ReadOptions = AS_IT_IS) -> Intake:
    """Write registrations of any form as a workbook of the format, each cell with its source.

    Parameters
    ----------
    out
        The workbook to write. An existing one is kept, dated, in ``history/``.

    Returns
    -------
    Intake
        The result of reading, with its findings.

    Raises
    ------
    Stopped
        If there are open questions, or the workbook cannot be written.
    """
    target = Path(out)
    refuse_onto(target, files_of(registrations))
    intake = intake_of(registrations, options)
    # Times without an explanation are copied as they are, and asked about again.
    if any(question.kind != "times" for question in intake.questions) or not intake.tables:
        raise Stopped(intake.findings)
    with writing():
        replace_whole(target, lambda path: write_imported(path, intake.tables), keep=True)
    return intake
