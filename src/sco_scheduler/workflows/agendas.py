"""From an agendas workbook to what two hundred people hold in their hands: PDFs, a page, calendars, workbooks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sco_scheduler.agendas.changes import Changed, changed
from sco_scheduler.agendas.handing_out import in_order
from sco_scheduler.agendas.people import company_name, delegate_labels
from sco_scheduler.domain.event import Event
from sco_scheduler.domain.findings import Finding, by_importance
from sco_scheduler.domain.schedule import Meeting, Schedule
from sco_scheduler.output.files import NotWritten, replace_whole
from sco_scheduler.workflows import phrases
from sco_scheduler.workflows.agenda_files import EVERYTHING, Format, Selection, Tell, Wish, write_files
from sco_scheduler.workflows.failures import NOT_WRITTEN, Stopped, Unknown
from sco_scheduler.workflows.showing import find_company
from sco_scheduler.workflows.standing import newest_copy, read_standing

LAST_PRINT = "last-print.xlsx"
"""The copy of the workbook, in the folder of the files, from which they were last printed for everybody."""

_ON_PAPER = frozenset({Format.PDF, Format.XLSX})


@dataclass(frozen=True)
class Printed:
    """What was written.

    ``delegates`` counts those whose agendas were; ``compared_with`` is the older workbook, where only
    changes were wanted; ``gone`` are those, in words, whose agenda is to be taken back and has no new one.
    """

    folder: Path
    written: tuple[Path, ...]
    delegates: int
    everybody: int
    findings: tuple[Finding, ...]
    compared_with: Path | None = None
    gone: tuple[str, ...] = ()


def default_folder(agendas: str | Path) -> Path:
    """Where the files go: a folder beside the workbook, called like it."""
    path = Path(agendas)
    return path.with_suffix("") if path.suffix else path.with_name(f"{path.name}-files")


def print_agendas(
    agendas: str | Path, folder: str | Path | None = None, wish: Wish = EVERYTHING, tell: Tell = lambda _: None
) -> Printed:
    """Write the agendas of a workbook, as its Meetings sheet stands now, once the verifier has passed it.

    Args:
        agendas: the agendas workbook; what was edited by hand counts, as long as it keeps the rules.
        folder: where the files go, made if need be; by default ``default_folder(agendas)``.
        wish: what to write and for whom.
        tell: hears what is being done.

    Raises:
        Stopped: the workbook cannot be read, or a file cannot be written.
        Refused: the schedule breaks a rule; nothing is written.
        Unknown: nobody, or more than one, has a name that ``wish.who`` gives.

    """
    source = Path(agendas)
    target = Path(folder) if folder is not None else default_folder(source)
    tell(phrases.READING_AND_VERIFYING)
    as_printed = source.read_bytes() if source.is_file() else b""
    standing = read_standing(source)
    if wish.languages:
        standing = standing.in_languages(wish.languages)
    schedule = standing.schedule
    if Format.ICS in wish.formats:
        standing = standing.after(_copies(source, wish.since))
    older, difference = None, None
    gone: tuple[str, ...] = ()
    if wish.only_changed:
        older = wish.since or _last_print(target) or newest_copy(source)
        before = read_standing(older, verify=False).schedule
        difference = changed(before, schedule)
        gone = tuple(_called(before.event, key) for key in sorted(difference.gone))
    selection = _select(schedule, wish, difference)
    written, findings = write_files(target, standing, selection, wish, tell)
    if written and not wish.who and _ON_PAPER.intersection(wish.formats):
        written = (*written, _keep(target, as_printed))
    return Printed(
        folder=target,
        written=written,
        delegates=len(selection.delegates),
        everybody=len(in_order(schedule, wish.order)),
        findings=by_importance([*standing.findings, *findings]),
        compared_with=older,
        gone=gone,
    )


def _last_print(folder: Path) -> Path | None:
    """The workbook as it was when agendas were last printed into the folder."""
    path = folder / LAST_PRINT
    return path if path.is_file() else None


def _keep(folder: Path, workbook: bytes) -> Path:
    """Keep the workbook that was printed, for ``--changed`` to compare with.

    Raises:
        Stopped: it could not be written.

    """
    path = folder / LAST_PRINT
    try:
        replace_whole(path, lambda temporary: temporary.write_bytes(workbook), keep=False)
    except NotWritten as error:
        raise Stopped([Finding(NOT_WRITTEN, details={"reason": error.sentence})]) from error
    return path


def _copies(source: Path, since: Path | None) -> tuple[Meeting, ...]:
    """The meetings of the edition before, some of which calendars must cancel; none where there is none."""
    try:
        return read_standing(since or newest_copy(source), verify=False).schedule.meetings
    except Stopped:
        return ()


def _called(event: Event, key: str) -> str:
    """A delegate with the company, in words."""
    company = event.company_of_delegate[key]
    return " ".join(filter(None, (company.id, company_name(event, company.id), delegate_labels(event)[key])))


def _select(schedule: Schedule, wish: Wish, difference: Changed | None) -> Selection:
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
    return Selection(tuple(keys), interpreters, tables, hall=not wish.who and moved)


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
