"""Writes the files of printed agendas in their formats, in parallel, and reports characters that no font has."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from itertools import takewhile
from pathlib import Path
from threading import Event as Flag

from sco_scheduler.agendas.collation import Order
from sco_scheduler.domain.event import Company, Event, Role
from sco_scheduler.domain.findings import Finding
from sco_scheduler.domain.messages import QUOTED, Cell, OnStep, Phrase
from sco_scheduler.domain.schedule import Meeting, Schedule
from sco_scheduler.output.pdf.fonts import Printable, make_printable
from sco_scheduler.output.pdf.pages import Logo
from sco_scheduler.workflows import phrases
from sco_scheduler.workflows.agendas_file import AgendasFile
from sco_scheduler.workflows.errors import NO_GLYPH, NO_LOCAL_NAME, NO_LOGO, make_folder, writing

Write = Callable[[], Iterable[Path]]

_PDF_THREADS = max(2, min(4, os.cpu_count() or 2))
"""PDFs set in parallel: each may take a core, and in a large event some hundred megabytes."""
_OTHER_THREADS = 2
"""Other jobs done in parallel. They share a core, but one may wait for the disk."""


class Format(StrEnum):
    """A format of printed agendas."""

    PDF = "pdf"
    HTML = "html"
    ICS = "ics"
    XLSX = "xlsx"


ON_PAPER = frozenset({Format.PDF, Format.XLSX})
"""The formats that are printed; the others are whole at any time."""


@dataclass(frozen=True, slots=True)
class PrintWish:
    """The formats to write, and the readers.

    ``who`` names companies (ID, name, or a unique part) and interpreters (ID); if empty, everybody and the hall are
    included. ``only_changed`` omits agendas that are the same as in the workbook ``since`` (None: the one last printed
    into the same folder, else the newest copy in ``history``). ``languages`` replaces the event's own; ``apart`` writes
    a file for each delegate. Without ``hall`` posters and lists are omitted.
    """

    formats: tuple[Format, ...] = (Format.PDF, Format.HTML, Format.ICS)
    who: tuple[str, ...] = ()
    only_changed: bool = False
    since: Path | None = None
    languages: tuple[str, ...] = ()
    order: Order = Order.ZONE
    apart: bool = False
    hall: bool = True


@dataclass(frozen=True)
class Edition:
    """The workbook to print, and the meetings of the previous edition that it does not have.

    ``printed`` is the schedule that was printed last, if any: meetings that it did not have are marked as new.
    """

    file: AgendasFile
    before: tuple[Meeting, ...] = ()
    printed: Schedule | None = None


@dataclass(frozen=True)
class Job:
    """A function that writes files, and whether it sets PDFs, which takes a core."""

    write: Write
    sets: bool


@dataclass(frozen=True)
class Selection:
    """The agendas to write: delegates by key in order, tables and interpreters (None: all), the hall or not."""

    delegates: tuple[str, ...]
    interpreters: frozenset[str] | None
    tables: frozenset[tuple[str, str]] | None
    hall: bool


def write_files(
    target: Path, paper: Path, edition: Edition, selection: Selection, wish: PrintWish, on_step: OnStep
) -> tuple[tuple[Path, ...], tuple[Finding, ...]]:
    """Write agendas in all requested formats.

    Parameters
    ----------
    target
        The folder, created if needed.
    paper
        The folder of what is printed on paper, created if needed.
    edition
        The workbook to print.
    selection
        The agendas to write.
    wish
        The formats.
    on_step
        Called with each step.

    Returns
    -------
    tuple[tuple[Path, ...], tuple[Finding, ...]]
        The paths of the written files, and findings on missing glyphs or a missing logo.

    Raises
    ------
    Stopped
        If a file could not be written; others may be.
    """
    jobs: list[Job] = []
    findings: tuple[Finding, ...] = ()
    with writing():
        make_folder(target, asked_for=True)
        for format_ in dict.fromkeys(wish.formats):
            place = paper if format_ in ON_PAPER else target
            if selection.delegates or selection.hall or selection.interpreters:
                place.mkdir(exist_ok=True)
            if format_ is Format.PDF:
                printing, findings = _pdf(place, edition, selection, wish, on_step)
                jobs += printing
            else:
                jobs += [Job(write, sets=False) for write in _OTHERS[format_](place, edition, selection, wish, on_step)]
        return tuple(_done(jobs)), findings


def _done(jobs: Sequence[Job]) -> Iterator[Path]:
    """The files of all jobs, in the order of the jobs."""
    stopped = Flag()
    with ThreadPoolExecutor(_PDF_THREADS) as pdf_pool, ThreadPoolExecutor(_OTHER_THREADS) as other_pool:
        try:
            for result in [(pdf_pool if job.sets else other_pool).submit(_files, job, stopped) for job in jobs]:
                yield from result.result()
        except BaseException:
            # also on Ctrl-C
            stopped.set()
            for pool in (pdf_pool, other_pool):
                pool.shutdown(wait=False, cancel_futures=True)
            raise


def _files(job: Job, stopped: Flag) -> tuple[Path, ...]:
    """The files that a job wrote. If one job fails, no other starts, and running ones stop after their present file."""
    if stopped.is_set():
        return ()
    try:
        return tuple(takewhile(lambda _: not stopped.is_set(), job.write()))
    except BaseException:
        stopped.set()
        raise


def _pdf(
    target: Path, edition: Edition, selection: Selection, wish: PrintWish, on_step: OnStep
) -> tuple[list[Job], tuple[Finding, ...]]:
    """The jobs that set PDFs, and findings about glyphs and the logo."""
    from sco_scheduler.insight.summary import own_reasons
    from sco_scheduler.output.pdf.pages import PageEdition
    from sco_scheduler.output.pdf.writing import Document, PdfWriter

    file = edition.file
    schedule = file.schedule
    printable, findings = _missing_glyphs(schedule.event)
    schedule = _with_printable_names(schedule, printable)
    logo, found = read_logo(schedule.event, file.path)
    findings = (*findings, *found)
    reasons = own_reasons(schedule)
    about = PageEdition(file.revision, file.built_at, file.edited, file.own_revisions, edition.printed, logo, reasons)
    writer = PdfWriter(schedule, about, target, printable, on_step)
    documents: list[Document] = []
    if selection.delegates:
        documents += (writer.agendas_apart if wish.apart else writer.agendas)(selection.delegates)
    if selection.hall:
        documents += writer.hall(tables=selection.tables, interpreters=selection.interpreters)
    elif selection.interpreters:
        documents += writer.interpreters(selection.interpreters)

    def printed(document: Document) -> Iterator[Path]:
        yield writer.write(document)

    return [Job(partial(printed, document), sets=True) for document in documents], findings


def _html(target: Path, edition: Edition, selection: Selection, wish: PrintWish, on_step: OnStep) -> list[Write]:
    """The job that writes the page of all agendas."""
    from sco_scheduler.output.html.page import write_page

    def write() -> Iterator[Path]:
        path = target / "agendas.html"
        on_step(phrases.WRITING_FILE(name=path.name))
        lang = wish.languages[0] if wish.languages else None
        file = edition.file
        write_page(path, file.schedule, built_at=file.built_at, revision=file.revision, lang=lang)
        yield path

    return [write]


def _ics(target: Path, edition: Edition, selection: Selection, wish: PrintWish, on_step: OnStep) -> list[Write]:
    """The jobs that write calendars: one for each owner, and one of all."""
    from sco_scheduler.output.calendar.entries import interpreter_owner
    from sco_scheduler.output.calendar.writing import CalendarEdition, write_calendar_of_all, write_calendars

    file = edition.file
    schedule = file.schedule
    earlier = (*(file.record.meetings or ()), *edition.before)
    about = CalendarEdition(file.built_at, file.revision, earlier, file.saved_at, file.own_revisions)
    only: set[str] | None = None
    if selection.interpreters is not None:  # somebody was named, or only what changed is wanted
        only = {*selection.delegates, *map(interpreter_owner, selection.interpreters)}

    def each() -> Iterator[Path]:
        folder = target / "calendar"
        folder.mkdir(exist_ok=True)
        on_step(Phrase("stage-writing-calendars"))
        for _, files in write_calendars(folder, schedule, about, only=only, others=not wish.who):
            yield from files

    def of_all() -> Iterator[Path]:
        yield from write_calendar_of_all(target, schedule, about)

    return [each] if wish.who else [each, of_all]


def _xlsx(target: Path, edition: Edition, selection: Selection, wish: PrintWish, on_step: OnStep) -> list[Write]:
    """The job that writes agendas as workbooks, one for all or one each."""
    from sco_scheduler.output.excel.workbook import write_agenda_book, write_agenda_books

    about = (edition.file.schedule, edition.file.built_at, edition.file.revision)

    def books() -> Iterator[Path]:
        on_step(Phrase("stage-writing-workbooks"))
        if wish.apart:
            folder = target / "agendas"
            folder.mkdir(exist_ok=True)
            return write_agenda_books(folder, *about, selection.delegates)
        return write_agenda_book(target / "agendas.xlsx", *about, selection.delegates)

    return [books] if selection.delegates else []


_OTHERS = {Format.HTML: _html, Format.ICS: _ics, Format.XLSX: _xlsx}


# The logo, and characters that cannot be printed


def read_logo(event: Event, workbook: Path) -> tuple[Logo | None, tuple[Finding, ...]]:
    """Read the event's logo, a picture in the folder of the agendas workbook.

    Returns
    -------
    tuple[Logo | None, tuple[Finding, ...]]
        The logo, None without one, and a finding if the file is missing.
    """
    found = logo_at(event, workbook.parent)
    if isinstance(found, Finding):
        return None, (found,)
    return (Logo(found.read_bytes(), _PICTURES[found.suffix.lower()]) if found is not None else None), ()


_PICTURES = {".png": "png", ".jpg": "jpg", ".jpeg": "jpg", ".svg": "svg"}


def logo_at(event: Event, folder: Path) -> Path | Finding | None:
    """Find the event's logo in a folder: its file, None if there is no logo, or a finding if it is missing."""
    if not event.settings.logo:
        return None
    path = folder / event.settings.logo
    if path.suffix.lower() in _PICTURES and path.is_file():
        return path
    cell = event.settings.cells.get("logo")
    return Finding(NO_LOGO, tuple(filter(None, [cell])), {"path": str(path)})


def _missing_glyphs(event: Event) -> tuple[Printable, tuple[Finding, ...]]:
    """Find the characters that no font has: their replacements, and a finding for each text with one."""
    texts = tuple(_texts(event))
    printable = make_printable(text for text, _ in texts)
    findings = []
    for text, cell in texts:
        found = [char for char in dict.fromkeys(text) if char in printable.instead]
        if found:
            details = {
                "character": ", ".join(f"U+{ord(char):04X}" for char in found),
                "text": QUOTED(text="".join(printable.instead.get(char, char) for char in text)),
                "instead": tuple(printable.instead[char] or Phrase("printed-as-nothing") for char in found),
            }
            findings.append((Finding(NO_GLYPH, (cell,) if cell is not None else (), details), text))
    local = {company.local_name: company for company in event.companies if _is_left_out(company, printable)}
    return printable, tuple(_left_out(finding, text, local) for finding, text in findings)


def _left_out(finding: Finding, text: str, local: Mapping[str, Company]) -> Finding:
    """The finding on a text; that the whole text is left out if it is such a name of a company."""
    company = local.get(text)
    if company is None:
        return finding
    details = {key: finding.details[key] for key in ("character", "text")}
    return Finding(NO_LOCAL_NAME, finding.cells, {**details, "name": company.name})


def _is_left_out(company: Company, printable: Printable) -> bool:
    """Whether a company's name in its own script would be printed with some of its letters only, beside another name.

    A name of which all letters are transliterated can be read. Half of a name in letters of another script, perhaps in
    the other direction, is worse than none.
    """
    letters = [char for char in company.local_name if char.isalpha() and not char.isascii()]
    instead = [printable.instead[char] for char in letters if char in printable.instead]
    some = len(instead) < len(letters) or any(text.startswith("[") for text in instead)
    return bool(company.name and instead) and some


def _with_printable_names(schedule: Schedule, printable: Printable) -> Schedule:
    """The schedule without the names in their own script that cannot be printed whole."""
    event = schedule.event
    if not any(_is_left_out(company, printable) for company in event.companies):
        return schedule
    companies = tuple(
        replace(company, local_name="") if _is_left_out(company, printable) else company for company in event.companies
    )
    return Schedule(replace(event, companies=companies), schedule.meetings)


def _texts(event: Event) -> Iterator[tuple[str, Cell | None]]:
    """Every printed text of the registrations, with its cell."""
    settings = event.settings
    yield settings.name, settings.cells.get("name")
    yield settings.venue, settings.cells.get("venue")
    for zone in event.zones:
        yield " ".join((zone.code, zone.name, zone.name_zh, zone.name_ru, *(t.label for t in zone.tables))), zone.cell
    for company in event.companies:
        yield from _company_texts(company)
    for interpreter in event.interpreters or ():
        yield f"{interpreter.id} {interpreter.name}", interpreter.cell


def _company_texts(company: Company) -> Iterator[tuple[str, Cell | None]]:
    sides = [terms for role in Role if (terms := company.terms(role)) is not None]
    cells = {key: cell for terms in reversed(sides) for key, cell in terms.cells.items()}
    yield company.id, cells.get("id", company.cell)
    yield company.name, cells.get("company", company.cell)
    yield company.local_name, cells.get("local", company.cell)
    yield company.country, cells.get("country", company.cell)
    for terms in sides:
        yield terms.products, terms.cells.get("products", company.cell)
    for delegate in company.delegates:
        yield delegate.name, delegate.cell or cells.get("contact", company.cell)
        yield delegate.title, delegate.cell
