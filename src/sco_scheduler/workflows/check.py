"""Checks registrations before anything is solved, and writes maps and marked copies of them.

The files are a map of how the registrations were understood, and copies to send back: with the findings
marked, or with the proposals that were accepted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from pathlib import Path

from sco_scheduler.domain.event import Event
from sco_scheduler.domain.findings import Finding, by_importance, stops
from sco_scheduler.domain.messages import ENGLISH, Cell, Phrase, Said, Speech, all_of
from sco_scheduler.insight.capacity import Capacity, capacity
from sco_scheduler.insight.pins import contradictions, too_many_musts
from sco_scheduler.intake import Intake, Previous, kinds, read_book, understand
from sco_scheduler.intake.table.grids import Book
from sco_scheduler.output.excel.marked import Correction, write_annotated, write_corrected
from sco_scheduler.output.files import replace_whole, write_whole
from sco_scheduler.output.form_map import map_text
from sco_scheduler.workflows.errors import (
    ADDRESS_UNUSABLE,
    ROWS_CONTRADICT,
    TOO_MANY_MUSTS,
    Stopped,
    make_folder,
    not_written,
    writing,
)
from sco_scheduler.workflows.inputs import (
    AS_IT_IS,
    ReadOptions,
    Registrations,
    default_output,
    files_of,
    form_of,
    intake_of,
    refuse_onto,
    refuse_onto_schedule,
    shown,
)


@dataclass(frozen=True)
class Check:
    """The findings, most serious first; the event and its capacity if no finding stops the work."""

    intake: Intake
    findings: tuple[Finding, ...]
    event: Event | None = None
    capacity: Capacity | None = None

    @property
    def ok(self) -> bool:
        """Whether a schedule can be built from it."""
        return self.event is not None and not stops(self.findings)


def check(registrations: Registrations, options: ReadOptions = AS_IT_IS) -> Check:
    """Read registrations, with all findings and the capacity against the requests.

    Parameters
    ----------
    registrations
        The workbook, or the folder or list of CSV files in its place.
    options
        How they are read.

    Returns
    -------
    Check
        The event, if the registrations can be read, with findings and capacity.
    """
    intake = intake_of(registrations, options, previous=_previous(registrations))
    findings = by_importance(intake.findings)
    if intake.event is None:
        return Check(intake, findings)
    beside = files_of(registrations)[0].parent  # the default folder of the agendas workbook
    told = (*_contradictions(intake.event, registrations), *_not_printable(intake.event, beside))
    findings = by_importance([*findings, *told])
    return Check(intake, findings, intake.event, capacity(intake.event))


def _previous(registrations: Registrations) -> Previous | None:
    """What a build would go on with: the IDs and the day of the agendas workbook at its default place, if it is there.

    The day of an event without sessions is that of its first build.
    """
    agendas = _agendas(registrations)
    if agendas is None:
        return None
    from sco_scheduler.workflows.earlier_build import read_earlier_build

    return read_earlier_build(agendas).previous


def _agendas(registrations: Registrations) -> Path | None:
    """The agendas workbook at its default place, if it is there."""
    try:
        agendas = default_output(registrations)
    except Stopped:
        return None
    return agendas if agendas.is_file() else None


def _contradictions(event: Event, registrations: Registrations) -> Iterator[Finding]:
    """Report pins that a build could not hold, and musts of which some cannot be held."""
    for rows in contradictions(_with_binding_pins(event, registrations)):
        cells = tuple(row.cell for row in rows if row.cell is not None)
        yield Finding(ROWS_CONTRADICT, cells, {"rows": all_of([row.text for row in rows])})
    for found in too_many_musts(event):
        why = Phrase("musts-by-maximum") if found.by_maximum else Phrase("musts-by-slots")
        details = {
            "company": found.company.name or found.company.id,
            "count": found.musts,
            "room": why(count=found.room),
        }
        yield Finding(TOO_MANY_MUSTS, found.cells, details)


def _with_binding_pins(event: Event, registrations: Registrations) -> Event:
    """The event without the pins of meetings that took place, or were taken out, in the agendas workbook at hand."""
    agendas = _agendas(registrations)
    if agendas is None or not event.fixed:
        return event
    from sco_scheduler.intake.agendas import AgendasBook

    read = AgendasBook(agendas).own
    until = read.record.history_until
    out = {row.meeting.pair for row in read.rows if not row.is_held}
    gone = {meeting.pair for meeting in read.written or ()} - {row.meeting.pair for row in read.rows}
    past = {meeting.pair for meeting in read.written or () if until is not None and meeting.start < until}
    return replace(event, fixed=tuple(pin for pin in event.fixed if pin.pair not in out | gone | past))


def _not_printable(event: Event, folder: Path) -> Iterator[Finding]:
    """Report a logo that ``agendas`` would not find, and addresses that ``messages`` could not use."""
    from sco_scheduler.output.drafts import usable_addresses
    from sco_scheduler.workflows.printed_files import logo_at

    logo = logo_at(event, folder)
    if isinstance(logo, Finding):
        yield logo
    for company in event.companies:
        if company.cancelled:
            continue
        for text, delegates in groupby(company.delegates, key=lambda d: d.email or company.email):
            unusable = usable_addresses(text)[1]
            if unusable:
                cell = next(delegates).cell or company.cell
                details = {"text": unusable, "company": company.name or company.id}
                yield Finding(ADDRESS_UNUSABLE, (cell,) if cell is not None else (), details)


@dataclass(frozen=True)
class Proposal:
    """A correction: the text of a cell, the ID that was probably meant, and their similarity (0 to 100)."""

    cell: Cell
    text: str
    company: str
    shown: Said
    score: int


def proposals(findings: Sequence[Finding]) -> tuple[Proposal, ...]:
    """The near matches among the findings, the most similar first; one for each cell that has the text."""
    found = [
        Proposal(cell, str(f.details["value"]), fix := str(f.details["fix"]), f.suggestion or fix, score)
        for f in findings
        if "fix" in f.details and isinstance(score := f.details.get("score"), int)
        for cell in (f.cells if f.kind is kinds.QUESTION else f.cells[:1])
    ]
    once = {(p.cell, p.text, p.company): p for p in found}  # a guess that was taken is told of each cell, too
    return tuple(sorted(once.values(), key=lambda p: (-p.score, p.cell)))


def annotate(
    registrations: Registrations,
    out: Path,
    findings: Sequence[Finding],
    options: ReadOptions = AS_IT_IS,
    speech: Speech = ENGLISH,
) -> None:
    """Write a copy of the registrations with the cells of all findings coloured and commented.

    Parameters
    ----------
    registrations
        The workbook, or the folder or list of CSV files in its place.
    out
        The path of the copy.
    findings
        The findings to mark.
    options
        How the registrations are read.
    speech
        The language of the comments.

    Raises
    ------
    Stopped
        If the copy cannot be written.
    """
    _write(registrations, out, options, partial(write_annotated, findings=findings, speech=speech))


def correct(
    registrations: Registrations,
    out: Path,
    accepted: Sequence[Proposal],
    options: ReadOptions = AS_IT_IS,
    speech: Speech = ENGLISH,
) -> None:
    """Write a copy of the registrations with the accepted proposals applied and marked.

    Parameters
    ----------
    registrations
        The workbook, or the folder or list of CSV files in its place.
    out
        The path of the copy.
    accepted
        The proposals to apply.
    options
        How the registrations are read.
    speech
        The language of the comments.

    Raises
    ------
    Stopped
        If the copy cannot be written.
    """
    corrections = [Correction(p.cell, p.text, p.company, p.shown) for p in accepted]
    _write(registrations, out, options, partial(write_corrected, corrections=corrections, speech=speech))


def _write(
    registrations: Registrations, out: Path, options: ReadOptions, write: Callable[[Path, Path, Book], None]
) -> None:
    files = files_of(registrations)
    refuse_onto(out, files)
    refuse_onto_schedule(out)
    book = read_book(files, encoding=options.encoding, form=form_of(registrations, options))
    if book is None:
        raise not_written(Phrase("nothing-to-copy")(files=shown(files), path=str(out)))
    with writing():
        make_folder(out.parent)
        replace_whole(out, lambda path: write(path, files[0], book), keep=False)


def write_map(registrations: Registrations, out: str | Path, options: ReadOptions = AS_IT_IS) -> Path | None:
    """Write how registrations were understood, as a map that can be edited; an existing map is kept as a dated copy.

    Parameters
    ----------
    options
        How they are read. A given encoding is stored in the map too; the map in the options may be the same file.

    Returns
    -------
    Path | None
        The copy of the previous map, None if there was none.

    Raises
    ------
    Stopped
        If the registrations cannot be read, or the map cannot be written.
    """
    files, target = files_of(registrations), Path(out)
    refuse_onto(target, files)
    found = understand(files, encoding=options.encoding, form=form_of(registrations, options))
    if found is None:
        raise not_written(Phrase("nothing-to-map")(files=shown(files), path=str(target)))
    with writing():
        make_folder(target.parent)
        return write_whole(target, map_text(found).encode())
