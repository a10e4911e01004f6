"""The files of the agendas: which jobs write them, several at a time."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from itertools import takewhile
from pathlib import Path
from threading import Event

from sco_scheduler.agendas.handing_out import Order
from sco_scheduler.domain.findings import Finding
from sco_scheduler.domain.messages import Said
from sco_scheduler.output.files import NotWritten
from sco_scheduler.workflows import phrases
from sco_scheduler.workflows.failures import NOT_WRITTEN, Stopped
from sco_scheduler.workflows.printable import missing_glyphs
from sco_scheduler.workflows.standing import Standing

Tell = Callable[[Said], None]
Write = Callable[[], Iterable[Path]]

_PRESSES = max(2, min(4, os.cpu_count() or 2))
"""So many PDFs are set at a time: each may take a core, and in a large event some hundred megabytes."""
_SCRIBES = 2
"""So many other jobs are done meanwhile. They share a core, but one may wait for the disk."""


class Format(StrEnum):
    """What agendas are written as."""

    PDF = "pdf"
    HTML = "html"
    ICS = "ics"
    XLSX = "xlsx"


@dataclass(frozen=True, slots=True)
class Wish:
    """What to write, and for whom.

    ``who`` names companies (ID, name, or a part that is unique) and interpreters (ID); empty is everybody,
    and the hall. ``only_changed`` leaves out what says the same as in the workbook ``since`` (None: as it
    was last printed into the same folder, else the newest copy in ``history``). ``languages`` stands in
    place of the event's own; ``apart`` writes a file a delegate.
    """

    formats: tuple[Format, ...] = (Format.PDF, Format.HTML, Format.ICS)
    who: tuple[str, ...] = ()
    only_changed: bool = False
    since: Path | None = None
    languages: tuple[str, ...] = ()
    order: Order = Order.ZONE
    apart: bool = False


EVERYTHING = Wish()
"""The agendas of everybody and the documents for the hall, in all formats but workbooks."""


@dataclass(frozen=True)
class Job:
    """Something that writes files, and whether it sets type."""

    write: Write
    sets: bool


@dataclass(frozen=True)
class Selection:
    """Whose agendas are written: delegates by key in order, tables and interpreters (None: all), the hall or not."""

    delegates: tuple[str, ...]
    interpreters: frozenset[str] | None
    tables: frozenset[tuple[str, str]] | None
    hall: bool


def write_files(
    target: Path, standing: Standing, selection: Selection, wish: Wish, tell: Tell
) -> tuple[tuple[Path, ...], tuple[Finding, ...]]:
    """Write what is wished for into a folder, which is made if need be; the files, and what is to be told of them.

    Raises:
        Stopped: a file could not be written; others may be.

    """
    jobs: list[Job] = []
    findings: tuple[Finding, ...] = ()
    try:
        target.mkdir(parents=True, exist_ok=True)
        for format_ in dict.fromkeys(wish.formats):
            if format_ is Format.PDF:
                printing, findings = _pdf(target, standing, selection, wish, tell)
                jobs += printing
            else:
                jobs += [Job(write, sets=False) for write in _OTHERS[format_](target, standing, selection, wish, tell)]
        return tuple(_done(jobs)), findings
    except NotWritten as error:
        raise Stopped([Finding(NOT_WRITTEN, details={"reason": error.sentence})]) from error
    except OSError as error:
        reason = phrases.NO_FOLDER_MADE(folder=error.filename or str(target), error=error.strerror)
        raise Stopped([Finding(NOT_WRITTEN, details={"reason": reason})]) from error


def _done(jobs: Sequence[Job]) -> Iterator[Path]:
    """The files of all jobs, in the order of the jobs."""
    stopped = Event()
    with ThreadPoolExecutor(_PRESSES) as presses, ThreadPoolExecutor(_SCRIBES) as scribes:
        try:
            for result in [(presses if job.sets else scribes).submit(_files, job, stopped) for job in jobs]:
                yield from result.result()
        except BaseException:
            # Ctrl-C, too.
            stopped.set()
            for pool in (presses, scribes):
                pool.shutdown(wait=False, cancel_futures=True)
            raise


def _files(job: Job, stopped: Event) -> tuple[Path, ...]:
    """The files that a job wrote. Where one fails, no other begins, and those at work stop after the file in hand."""
    if stopped.is_set():
        return ()
    try:
        return tuple(takewhile(lambda _: not stopped.is_set(), job.write()))
    except BaseException:
        stopped.set()
        raise


def _pdf(
    target: Path, standing: Standing, selection: Selection, wish: Wish, tell: Tell
) -> tuple[list[Job], tuple[Finding, ...]]:
    from sco_scheduler.output.pdf.pages import Edition  # each format loads its own libraries
    from sco_scheduler.output.pdf.writing import Document, Press  # as above

    schedule = standing.schedule
    printable, findings = missing_glyphs(schedule.event)
    edition = Edition(standing.revision, standing.built_at, standing.edited, standing.own_revisions)
    press = Press(schedule, edition, target, printable, tell)
    documents: list[Document] = []
    if selection.delegates:
        documents += (press.agendas_apart if wish.apart else press.agendas)(selection.delegates)
    if selection.hall:
        documents += press.hall(tables=selection.tables, interpreters=selection.interpreters)
    elif selection.interpreters:
        documents += press.interpreters(selection.interpreters)

    def printed(document: Document) -> Iterator[Path]:
        yield press.print(document)

    return [Job(partial(printed, document), sets=True) for document in documents], findings


def _html(target: Path, standing: Standing, selection: Selection, wish: Wish, tell: Tell) -> list[Write]:
    from sco_scheduler.output.html.page import write_page

    def write() -> Iterator[Path]:
        path = target / "agendas.html"
        tell(phrases.WRITING_FILE(name=path.name))
        lang = wish.languages[0] if wish.languages else None
        write_page(path, standing.schedule, built_at=standing.built_at, revision=standing.revision, lang=lang)
        yield path

    return [write]


def _ics(target: Path, standing: Standing, selection: Selection, wish: Wish, tell: Tell) -> list[Write]:
    from sco_scheduler.output.calendar.entries import interpreter_owner
    from sco_scheduler.output.calendar.writing import (
        Edition,
        write_calendar_of_all,
        write_calendars,
    )

    schedule = standing.schedule
    edition = Edition(standing.built_at, standing.revision, standing.earlier, standing.saved_at)
    only: set[str] | None = None
    if wish.who or wish.only_changed:
        everybody = (interpreter.id for interpreter in schedule.event.interpreters or ())
        interpreters = everybody if selection.interpreters is None else selection.interpreters
        only = {*selection.delegates, *map(interpreter_owner, interpreters)}

    def each() -> Iterator[Path]:
        folder = target / "calendar"
        folder.mkdir(exist_ok=True)
        tell(phrases.WRITING_CALENDARS)
        for _, files in write_calendars(folder, schedule, edition, only=only, others=not wish.who):
            yield from files

    def of_all() -> Iterator[Path]:
        yield from write_calendar_of_all(target, schedule, edition)

    return [each] if wish.who else [each, of_all]


def _xlsx(target: Path, standing: Standing, selection: Selection, wish: Wish, tell: Tell) -> list[Write]:
    from sco_scheduler.output.excel.workbook import write_agenda_book, write_agenda_books  # as above

    about = (standing.schedule, standing.built_at, standing.revision)

    def books() -> Iterator[Path]:
        tell(phrases.WRITING_WORKBOOKS)
        if wish.apart:
            folder = target / "agendas"
            folder.mkdir(exist_ok=True)
            return write_agenda_books(folder, *about, selection.delegates)
        return write_agenda_book(target / "agendas.xlsx", *about, selection.delegates)

    return [books] if selection.delegates else []


_OTHERS = {Format.HTML: _html, Format.ICS: _ics, Format.XLSX: _xlsx}
