"""Copies of the registrations to send back: with the findings marked, or with proposals that were accepted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sco_scheduler.domain.cells import Cell
from sco_scheduler.domain.findings import Finding
from sco_scheduler.domain.messages import ENGLISH, Said, Speech
from sco_scheduler.intake import read_book
from sco_scheduler.intake.table.grids import Book
from sco_scheduler.output.excel.marked import Correction, write_annotated, write_corrected
from sco_scheduler.output.files import NotWritten, replace_whole
from sco_scheduler.workflows import phrases
from sco_scheduler.workflows.failures import NOT_WRITTEN, Stopped
from sco_scheduler.workflows.reading import Registrations, files_of, path_of, shown


@dataclass(frozen=True)
class Proposal:
    """A company that a cell probably means: what stands there, the ID to write, and how alike they are (0 to 100)."""

    cell: Cell
    text: str
    company: str
    shown: Said
    score: int


def proposals(findings: Sequence[Finding]) -> tuple[Proposal, ...]:
    """The near matches among the findings, the most alike first."""
    found = [
        Proposal(f.cells[0], str(f.details["value"]), str(f.details["fix"]), f.suggestion or "", score)
        for f in findings
        if "fix" in f.details and isinstance(score := f.details.get("score"), int)
    ]
    return tuple(sorted(found, key=lambda p: (-p.score, p.cell)))


def annotate(
    registrations: Registrations,
    out: Path,
    findings: Sequence[Finding],
    *,
    encoding: str | None = None,
    form: str | Path | None = None,
    speech: Speech = ENGLISH,
) -> None:
    """Write a copy of the registrations with the cells of all findings coloured and commented.

    Raises:
        Stopped: the copy cannot be written.

    """

    def write(path: Path, source: Path, book: Book) -> None:
        write_annotated(path, source, book, findings, speech)

    _write(registrations, out, encoding, form, write)


def correct(
    registrations: Registrations,
    out: Path,
    accepted: Sequence[Proposal],
    *,
    encoding: str | None = None,
    form: str | Path | None = None,
    speech: Speech = ENGLISH,
) -> None:
    """Write a copy of the registrations in which the accepted proposals stand, each marked.

    Raises:
        Stopped: the copy cannot be written.

    """
    corrections = [Correction(p.cell, p.text, p.company, p.shown) for p in accepted]

    def write(path: Path, source: Path, book: Book) -> None:
        write_corrected(path, source, book, corrections, speech)

    _write(registrations, out, encoding, form, write)


def _write(
    registrations: Registrations,
    out: Path,
    encoding: str | None,
    form: str | Path | None,
    write: Callable[[Path, Path, Book], None],
) -> None:
    files = files_of(registrations)
    if any(out.resolve() == file.resolve() for file in files):
        raise Stopped([Finding(NOT_WRITTEN, details={"reason": phrases.ONTO_ITSELF(path=str(out))})])
    book = read_book(files, encoding=encoding, form=path_of(form))
    if book is None:
        reason = phrases.NOTHING_TO_COPY(files=shown(files), path=str(out))
        raise Stopped([Finding(NOT_WRITTEN, details={"reason": reason})])
    try:
        replace_whole(out, lambda path: write(path, files[0], book), keep=False)
    except NotWritten as error:
        raise Stopped([Finding(NOT_WRITTEN, details={"reason": error.sentence})]) from error
