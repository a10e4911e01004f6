"""The further workbooks of a large event, which hold agendas alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sco_scheduler.agendas.delegates import IndexEntry, delegate_agendas
from sco_scheduler.agendas.people import delegate_labels
from sco_scheduler.agendas.report import BuildReport
from sco_scheduler.domain.messages import Said
from sco_scheduler.domain.tally import Tally, tallied_of
from sco_scheduler.output import phrases
from sco_scheduler.output.book import Book
from sco_scheduler.output.sheet_names import SheetNames
from sco_scheduler.output.sheets import agenda as agenda_sheet
from sco_scheduler.output.sheets import index as index_sheet
from sco_scheduler.output.sheets.index import Place
from sco_scheduler.resting import collector_at_rest

AGENDAS_IN_ONE = 1_000
"""The most delegates whose agendas are in the workbook itself."""

AGENDAS_IN_A_VOLUME = 500
"""The most delegates in one of the further workbooks of a large event."""


def volume_path(path: Path, number: int) -> Path:
    """The file of a further workbook of agendas: ``x-agendas.xlsx`` gives ``x-agendas-1.xlsx``."""
    stem = path.stem if path.stem.casefold().endswith("agendas") else f"{path.stem}-agendas"
    return path.with_name(f"{stem}-{number}{path.suffix}")


@dataclass(frozen=True)
class Volume:
    """A further workbook: its file, its delegates, and the name of each one's sheet by key.

    ``before`` are the delegates in the workbooks before this one, of ``total`` in all.
    """

    path: Path
    entries: Sequence[IndexEntry]
    sheets: Mapping[str, str]
    before: int
    total: int

    @property
    def places(self) -> dict[str, Place]:
        """Where each delegate's agenda is, by key."""
        return {key: Place(sheet, self.path) for key, sheet in self.sheets.items()}

    def write(self, report: BuildReport, tell: Tally, target: Path) -> None:
        """Write the workbook into the file ``target``; ``tell`` hears of the agendas of all workbooks."""

        def tell_of_all(done: int, _: int, what: Said) -> None:
            tell(self.before + done, self.total, what)

        with collector_at_rest():
            book = Book(report, f"{report.schedule.event.settings.name}: {self.path.stem}")
            index_sheet.write(book, self.entries, {key: Place(sheet) for key, sheet in self.sheets.items()})
            write_agenda_sheets(book, self.sheets, tell_of_all)
            target.write_bytes(book.finish())


def volumes(path: Path, report: BuildReport, entries: Sequence[IndexEntry]) -> list[Volume]:
    """The further workbooks that these delegates need; none where the workbook itself has room."""
    if len(entries) <= AGENDAS_IN_ONE:
        return []
    starts = range(0, len(entries), AGENDAS_IN_A_VOLUME)
    parts = [entries[start : start + AGENDAS_IN_A_VOLUME] for start in starts]
    return [
        Volume(volume_path(path, number), part, agenda_names(report, part, SheetNames()), start, len(entries))
        for number, (start, part) in enumerate(zip(starts, parts, strict=True), start=1)
    ]


def agenda_names(report: BuildReport, entries: Sequence[IndexEntry], names: SheetNames) -> dict[str, str]:
    """The name of each delegate's sheet, by key: the company's ID and name, or the delegate's where it has several."""
    labels = delegate_labels(report.schedule.event)
    found = {}
    for entry in entries:
        company, key = entry.company, entry.delegate.key
        if len(company.delegates) == 1:
            wanted = f"{company.id} {company.name or company.local_name}"
        else:
            label = labels[key]
            wanted = label if label == key else f"{company.id} {label}"
        found[key] = names.give(wanted)
    return found


def write_agenda_sheets(book: Book, sheets: Mapping[str, str], tell: Tally) -> None:
    """Write the agenda of each delegate of ``sheets`` onto a sheet of that name."""
    agendas = delegate_agendas(book.report.schedule, sheets)
    for agenda in tallied_of(agendas, len(sheets), phrases.AGENDAS_WRITTEN, tell, every=20):
        agenda_sheet.write(book, sheets[agenda.delegate.key], agenda, index_sheet.NAME)
