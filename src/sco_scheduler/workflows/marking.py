"""Copies of the registrations to send back: with the findings marked, or with proposals that were accepted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sco_scheduler.domain.cells import Cell
from sco_scheduler.domain.findings import Finding
from sco_scheduler.intake import read_sheets
from sco_scheduler.output.files import NotWritten, replace_whole
from sco_scheduler.output.marked import Correction, Sheets, write_annotated, write_corrected
from sco_scheduler.workflows.failures import NOT_WRITTEN, Stopped


@dataclass(frozen=True)
class Proposal:
    """A company that a cell probably means: what stands there, the ID to write, and how alike they are (0 to 100)."""

    cell: Cell
    text: str
    company: str
    shown: str
    score: int


def proposals(findings: Sequence[Finding]) -> tuple[Proposal, ...]:
    """The near matches among the findings, the most alike first."""
    found = [
        Proposal(f.cells[0], str(f.details["value"]), str(f.details["fix"]), f.suggestion or "", score)
        for f in findings
        if "fix" in f.details and isinstance(score := f.details.get("score"), int)
    ]
    return tuple(sorted(found, key=lambda p: (-p.score, p.cell)))


def annotate(registrations: Path, out: Path, findings: Sequence[Finding], *, encoding: str | None = None) -> None:
    """Write a copy of the registrations with the cells of all findings coloured and commented.

    Raises:
        Stopped: the copy cannot be written.

    """
    _write(registrations, out, encoding, lambda path, sheets: write_annotated(path, registrations, sheets, findings))


def correct(registrations: Path, out: Path, accepted: Sequence[Proposal], *, encoding: str | None = None) -> None:
    """Write a copy of the registrations in which the accepted proposals stand, each marked.

    Raises:
        Stopped: the copy cannot be written.

    """
    corrections = [Correction(p.cell, p.text, p.company, p.shown) for p in accepted]
    _write(registrations, out, encoding, lambda path, sheets: write_corrected(path, registrations, sheets, corrections))


def _write(source: Path, out: Path, encoding: str | None, write: Callable[[Path, Sheets], None]) -> None:
    if out.resolve() == source.resolve():
        raise Stopped([Finding(NOT_WRITTEN, details={"reason": f"{out} is the registrations themselves."})])
    sheets = read_sheets(source, encoding=encoding)
    if sheets is None:
        reason = f"{source} cannot be read, so there is nothing to copy into {out}."
        raise Stopped([Finding(NOT_WRITTEN, details={"reason": reason})])
    try:
        replace_whole(out, lambda path: write(path, sheets), keep=False)
    except NotWritten as error:
        raise Stopped([Finding(NOT_WRITTEN, details={"reason": str(error)})]) from error
