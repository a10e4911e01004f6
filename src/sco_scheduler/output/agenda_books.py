"""Workbooks that hold agendas alone: to mail, or to print from a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from sco_scheduler.agendas.delegates import DelegateAgenda, delegate_agendas, index
from sco_scheduler.agendas.report import BuildReport, Summary
from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.output.book import Book
from sco_scheduler.output.file_names import file_stems
from sco_scheduler.output.files import replace_whole
from sco_scheduler.output.sheet_names import SheetNames
from sco_scheduler.output.sheets import agenda as agenda_sheet
from sco_scheduler.output.sheets import index as index_sheet
from sco_scheduler.output.sheets.index import Place
from sco_scheduler.output.volumes import AGENDAS_IN_A_VOLUME, AGENDAS_IN_ONE, volume_path


def write_agenda_book(
    path: Path, schedule: Schedule, built_at: datetime, revision: int, keys: Sequence[str]
) -> Iterator[Path]:
    """Write a workbook with an index and the agendas of the delegates with these keys, in their order.

    Of very many there are several workbooks, as many in each as a small computer opens.

    Raises:
        NotWritten: a file could not be written; the ones before it are.

    """
    if len(keys) <= AGENDAS_IN_ONE:
        yield _write(path, schedule, built_at, revision, keys)
        return
    for number, start in enumerate(range(0, len(keys), AGENDAS_IN_A_VOLUME), start=1):
        part = keys[start : start + AGENDAS_IN_A_VOLUME]
        yield _write(volume_path(path, number), schedule, built_at, revision, part)


def write_agenda_books(
    folder: Path, schedule: Schedule, built_at: datetime, revision: int, keys: Sequence[str]
) -> Iterator[Path]:
    """Write a workbook for each of these delegates, under a name that any mail program takes.

    Raises:
        NotWritten: a file could not be written; the ones before it are.

    """
    stems = file_stems(schedule.event)
    for key in keys:
        yield _write(folder / f"{stems[key]}.xlsx", schedule, built_at, revision, [key])


def _write(path: Path, schedule: Schedule, built_at: datetime, revision: int, keys: Sequence[str]) -> Path:
    book = Book(_report(schedule, built_at, revision), schedule.event.settings.name)
    names = SheetNames()
    agendas = tuple(delegate_agendas(schedule, keys))
    sheets = {agenda.delegate.key: names.give(_wanted(agenda)) for agenda in agendas}
    entries = {entry.delegate.key: entry for entry in index(schedule)}
    index_sheet.write(book, [entries[key] for key in keys], {key: Place(sheet) for key, sheet in sheets.items()})
    for agenda in agendas:
        agenda_sheet.write(book, sheets[agenda.delegate.key], agenda, index_sheet.NAME)
    data = book.finish()
    replace_whole(path, lambda temporary: temporary.write_bytes(data), keep=False)
    return path


def _report(schedule: Schedule, built_at: datetime, revision: int) -> BuildReport:
    """As much of a report as agendas need."""
    nothing = Summary(len(schedule.meetings), 0, 0, 0, 0, 0)
    return BuildReport(schedule, nothing, built_at, revision=revision)


def _wanted(agenda: DelegateAgenda) -> str:
    company, delegate = agenda.company, agenda.delegate
    several = len(company.delegates) > 1
    return f"{company.id} {(delegate.name or delegate.key) if several else company.name or company.local_name}"
