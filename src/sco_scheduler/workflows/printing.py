"""Writes the agendas of a workbook for their readers: PDF, HTML, calendars and workbooks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sco_scheduler.agendas.build_report import company_name, delegate_labels
from sco_scheduler.agendas.changes import Changed, changed
from sco_scheduler.agendas.collation import in_order
from sco_scheduler.domain.event import Event
from sco_scheduler.domain.findings import Finding, by_importance
from sco_scheduler.domain.messages import OnStep
from sco_scheduler.domain.renaming import as_of_today
from sco_scheduler.domain.schedule import Meeting, Schedule
from sco_scheduler.output.excel.renumbered import renumbered
from sco_scheduler.output.files import HISTORY, write_whole
from sco_scheduler.workflows import phrases
from sco_scheduler.workflows.agendas_file import (
    LAST_PRINT,
    AgendasFile,
    default_folder,
    last_printed,
    read_agendas_file,
)
from sco_scheduler.workflows.companies import find_company
from sco_scheduler.workflows.errors import NO_OLDER, Stopped, Unknown, writing
from sco_scheduler.workflows.history import copy_before_desk, newest_copy
from sco_scheduler.workflows.later_states import numbered_above
from sco_scheduler.workflows.printed_files import ON_PAPER, Edition, Format, PrintWish, Selection, write_files
from sco_scheduler.workflows.verify import refuse_broken_rules

EVERYTHING = PrintWish()
"""The agendas of everybody and the documents for the hall, in all formats but workbooks."""


@dataclass(frozen=True)
class Printed:
    """The files that were written.

    ``delegates`` counts the delegates whose agendas were written; ``compared_with`` is the older workbook, if only
    changes were written; ``gone`` are labels of people whose agenda is withdrawn without a new one. ``apart`` is the
    folder of a part that is printed, beside the files of the whole.
    """

    folder: Path
    written: tuple[Path, ...]
    delegates: int
    everybody: int
    findings: tuple[Finding, ...]
    compared_with: Path | None = None
    gone: tuple[str, ...] = ()
    apart: Path | None = None


def print_agendas(
    agendas: str | Path,
    folder: str | Path | None = None,
    wish: PrintWish = EVERYTHING,
    on_step: OnStep = lambda _: None,
) -> Printed:
    """Write the agendas of a workbook, from the present state of its Meetings sheet, after it has passed the verifier.

    Parameters
    ----------
    agendas
        The agendas workbook; edits by hand count, as long as they keep the rules.
    folder
        The folder of the files, created if needed; by default ``default_folder(agendas)``.
    wish
        The formats and readers.
    on_step
        Called with each step.

    Raises
    ------
    Stopped
        If the workbook cannot be read, or a file cannot be written.
    BrokenRules
        If the schedule breaks a rule; nothing is written.
    Unknown
        If a name in ``wish.who`` matches none or more than one.
    """
    source = Path(agendas)
    target = Path(folder) if folder is not None else default_folder(source)
    on_step(phrases.READING_AND_VERIFYING)
    as_printed = source.read_bytes() if source.is_file() else b""
    file = read_agendas_file(source)
    refuse_broken_rules(file)
    found = numbered_above(file, [target / LAST_PRINT, *([wish.since] if wish.since is not None else [])])
    if found is not file:
        as_printed = renumbered(as_printed, file.record, found.record)
        file = found
    if wish.languages:
        file = file.in_languages(wish.languages)
    schedule = file.schedule
    older, difference = None, None
    gone: tuple[str, ...] = ()
    last = wish.since or last_printed(target)
    if wish.only_changed:
        last = older = last or handed_out(source)
    before = _schedule_in(last) if last is not None else None
    before = as_of_today(before, schedule.event) if before is not None else None
    edition = Edition(file, _meetings_before(file, wish.since) if Format.ICS in wish.formats else (), before)
    if older is not None and before is None:
        before = as_of_today(read_agendas_file(older).schedule, schedule.event)
    if older is not None and before is not None:
        difference = changed(before, schedule)
        gone = tuple(_called(before.event, key) for key in sorted(difference.gone))
    selection = _select(schedule, wish, difference)
    paper = _folder_of_paper(target, file, wish)
    written, findings = write_files(target, paper, edition, selection, wish, on_step)
    if written and not wish.who and ON_PAPER.intersection(wish.formats):
        written = (*written, _keep(target, as_printed))
    return Printed(
        folder=target,
        written=written,
        delegates=len(selection.delegates),
        everybody=len(in_order(schedule, wish.order)),
        findings=by_importance([*file.findings, *findings]),
        compared_with=older,
        gone=gone,
        apart=paper if paper != target and any(paper in path.parents for path in written) else None,
    )


def _folder_of_paper(target: Path, file: AgendasFile, wish: PrintWish) -> Path:
    """The folder of what is printed: one of its own for a part, where the files of a whole print would be replaced."""
    if not (target / LAST_PRINT).is_file():
        return target
    if wish.only_changed:
        return target / f"changed-revision-{file.revision}"
    return target / "chosen" if wish.who and not wish.apart else target


def _schedule_in(workbook: Path) -> Schedule | None:
    """The schedule of an older workbook, to mark new meetings; None if it cannot be read."""
    try:
        return read_agendas_file(workbook).schedule
    except Stopped:
        return None


def _keep(folder: Path, workbook: bytes) -> Path:
    """Keep a copy of the printed workbook, for ``--changed`` to compare with."""
    path = folder / LAST_PRINT
    with writing():
        write_whole(path, workbook, keep=False)
    return path


def newest_copy_of(path: Path) -> Path:
    """Return the newest copy of the workbook in the folder ``history`` next to it.

    Raises
    ------
    Stopped
        If there is no copy.
    """
    copy = newest_copy(path)
    if copy is None:
        raise Stopped([Finding(NO_OLDER, details={"folder": str(path.parent / HISTORY), "name": path.name})])
    return copy


def handed_out(path: Path) -> Path:
    """Return the copy of the workbook from which people have their agendas, by default.

    Raises
    ------
    Stopped
        If there is no copy.
    """
    return copy_before_desk(path) or newest_copy_of(path)


def _meetings_before(file: AgendasFile, since: Path | None) -> tuple[Meeting, ...]:
    """The meetings of the previous edition, if there is one, of pairs that this workbook does not have."""
    known = {meeting.pair for meeting in file.record.meetings or ()}
    try:
        before = as_of_today(read_agendas_file(since or newest_copy_of(file.path)).schedule, file.event)
    except Stopped:
        return ()
    return tuple(meeting for meeting in before.meetings if meeting.pair not in known)


def _called(event: Event, key: str) -> str:
    """A delegate with the company, in words."""
    company = event.company_of_delegate[key]
    return " ".join(filter(None, (company.id, company_name(event, company.id), delegate_labels(event)[key])))


def _select(schedule: Schedule, wish: PrintWish, difference: Changed | None) -> Selection:
    keys = [entry.delegate.key for entry in in_order(schedule, wish.order)]
    interpreters: frozenset[str] | None = None
    tables = None
    if wish.who:
        companies, interpreters = _named(schedule.event, wish.who)
        keys = [key for key in keys if schedule.event.company_of_delegate[key].id in companies]
    if difference is not None:
        keys = [key for key in keys if key in difference.delegates]
        changed_there = difference.interpreters
        interpreters = changed_there if interpreters is None else interpreters & changed_there
        tables = difference.tables
    moved = difference is None or bool(difference.delegates or difference.tables or difference.interpreters)
    return Selection(tuple(keys), interpreters, tables, hall=wish.hall and not wish.who and moved)


def _named(event: Event, who: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The IDs of the companies and of the interpreters that are named."""
    companies, interpreters = set(), set()
    ids = {i.id.casefold(): i.id for i in event.interpreters or ()}
    for name in who:
        try:
            companies.add(find_company(event, name).id)
        except Unknown:
            if name.strip().casefold() not in ids:
                raise
            interpreters.add(ids[name.strip().casefold()])
    return frozenset(companies), frozenset(interpreters)
