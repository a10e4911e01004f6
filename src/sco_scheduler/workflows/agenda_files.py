"""The files of the agendas: which jobs write them, two at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path

from sco_scheduler.agendas.handing_out import Order
from sco_scheduler.domain.findings import Finding
from sco_scheduler.output.files import NotWritten
from sco_scheduler.workflows import phrases
from sco_scheduler.workflows.failures import NOT_WRITTEN, Stopped
from sco_scheduler.workflows.printable import missing_glyphs
from sco_scheduler.workflows.standing import Standing

Tell = Callable[[str], None]
Job = Callable[[], Iterable[Path]]


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
    and the hall. ``only_changed`` leaves out what says the same as in the workbook ``since`` (None: the newest
    copy in ``history``). ``languages`` stands in place of the event's own; ``apart`` writes a file a delegate.
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
                jobs.append(partial(_OTHERS[format_], target, standing, selection, wish, tell))
        return tuple(_done(jobs)), findings
    except NotWritten as error:
        raise Stopped([Finding(NOT_WRITTEN, details={"reason": error.sentence})]) from error
    except OSError as error:
        reason = phrases.NO_FOLDER_MADE(folder=error.filename or str(target), error=error.strerror)
        raise Stopped([Finding(NOT_WRITTEN, details={"reason": reason})]) from error


def _done(jobs: Sequence[Job]) -> Iterator[Path]:
    """The files of all jobs, in the order of the jobs."""
    # Typst lets other threads run while it sets a document, and each job has files of its own.
    with ThreadPoolExecutor(max_workers=2) as pool:
        for result in [pool.submit(_files, job) for job in jobs]:
            yield from result.result()


def _files(job: Job) -> tuple[Path, ...]:
    return tuple(job())


def _pdf(
    target: Path, standing: Standing, selection: Selection, wish: Wish, tell: Tell
) -> tuple[list[Job], tuple[Finding, ...]]:
    from sco_scheduler.output.printed.edition import Edition  # noqa: PLC0415  # each format loads its own libraries
    from sco_scheduler.output.printed.writing import Press  # noqa: PLC0415

    schedule = standing.schedule
    printable, findings = missing_glyphs(schedule.event)
    edition = Edition(standing.revision, standing.built_at, standing.edited, standing.own_revisions)
    press = Press(schedule, edition, target, printable, tell)
    jobs: list[Job] = []
    if selection.delegates:
        write = press.agendas_apart if wish.apart else press.agendas
        jobs.append(partial(write, selection.delegates))
    if selection.hall:
        jobs.append(partial(press.hall, tables=selection.tables, interpreters=selection.interpreters))
    elif selection.interpreters:
        jobs.append(partial(press.interpreters, selection.interpreters))
    return jobs, findings


def _html(target: Path, standing: Standing, selection: Selection, wish: Wish, tell: Tell) -> Iterator[Path]:
    from sco_scheduler.output.html.page import write_page  # noqa: PLC0415

    path = target / "agendas.html"
    tell(f"Writing {path.name}")
    lang = wish.languages[0] if wish.languages else None
    write_page(path, standing.schedule, built_at=standing.built_at, revision=standing.revision, lang=lang)
    yield path


def _ics(target: Path, standing: Standing, selection: Selection, wish: Wish, tell: Tell) -> Iterator[Path]:
    from sco_scheduler.output.calendar.writing import (  # noqa: PLC0415
        Edition,
        write_calendar_of_all,
        write_calendars,
    )

    folder = target / "calendar"
    folder.mkdir(exist_ok=True)
    tell("Writing calendars")
    edition = Edition(standing.built_at, standing.revision, standing.earlier)
    only = selection.delegates if wish.who or wish.only_changed else None
    for files in write_calendars(folder, standing.schedule, edition, only=only).values():
        yield from files
    if not wish.who:
        yield from write_calendar_of_all(target, standing.schedule, edition)


def _xlsx(target: Path, standing: Standing, selection: Selection, wish: Wish, tell: Tell) -> Iterator[Path]:
    from sco_scheduler.output.agenda_books import write_agenda_book, write_agenda_books  # noqa: PLC0415

    about = (standing.schedule, standing.built_at, standing.revision)
    if selection.delegates:
        tell("Writing workbooks")
    if selection.delegates and wish.apart:
        folder = target / "agendas"
        folder.mkdir(exist_ok=True)
        yield from write_agenda_books(folder, *about, selection.delegates)
    elif selection.delegates:
        yield write_agenda_book(target / "agendas.xlsx", *about, selection.delegates)


_OTHERS = {Format.HTML: _html, Format.ICS: _ics, Format.XLSX: _xlsx}
