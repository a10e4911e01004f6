"""The further workbooks of a large event, which hold the agendas, and the process that writes them.

``tally`` is called with the number of agendas written so far.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from sco_scheduler.agendas.delegates import IndexEntry, delegate_agendas
from sco_scheduler.agendas.report import BuildReport, delegate_labels
from sco_scheduler.background import (
    BackgroundTask,
    available_cores,
    end_with_standard_input,
    gc_paused,
    module_process,
)
from sco_scheduler.domain.messages import Phrase, Said, Tally, tallied
from sco_scheduler.output.excel.book import WorkbookWriter
from sco_scheduler.output.excel.sheet_names import SheetNames
from sco_scheduler.output.excel.sheets import agenda as agenda_sheet
from sco_scheduler.output.excel.sheets import index as index_sheet
from sco_scheduler.output.excel.sheets.index import AgendaPlace

_AGENDAS_WRITTEN = Phrase("agendas-written")

AGENDAS_IN_ONE = 1_000
"""The most delegates whose agendas are in the workbook itself."""

AGENDAS_IN_A_VOLUME = 500
"""The most delegates in one of the further workbooks of a large event."""

WORTH_A_PROCESS = 3
"""The fewest further workbooks that are written in a process of their own, which takes a second to start."""


def volume_path(path: Path, number: int) -> Path:
    """Return the file of a further workbook of agendas: ``x-agendas.xlsx`` gives ``x-agendas-1.xlsx``.

    Parameters
    ----------
    number
        From 1.
    """
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
    def places(self) -> dict[str, AgendaPlace]:
        """Where each delegate's agenda is, by key."""
        return {key: AgendaPlace(sheet, self.path) for key, sheet in self.sheets.items()}

    def write(self, report: BuildReport, tally: Tally, target: Path) -> None:
        """Write the workbook."""

        def tally_of_all(done: int, _: int, what: Said) -> None:
            tally(self.before + done, self.total, what)

        with gc_paused():
            book = WorkbookWriter(report, f"{report.schedule.event.settings.name}: {self.path.stem}")
            index_sheet.write(book, self.entries, {key: AgendaPlace(sheet) for key, sheet in self.sheets.items()})
            write_agenda_sheets(book, self.sheets, tally_of_all)
            target.write_bytes(book.finish())


def volumes(path: Path, report: BuildReport, entries: Sequence[IndexEntry]) -> list[Volume]:
    """Divide delegates over further workbooks; none if the agendas workbook has room for all."""
    if len(entries) <= AGENDAS_IN_ONE:
        return []
    starts = range(0, len(entries), AGENDAS_IN_A_VOLUME)
    parts = [entries[start : start + AGENDAS_IN_A_VOLUME] for start in starts]
    return [
        Volume(volume_path(path, number), part, agenda_names(report, part, SheetNames()), start, len(entries))
        for number, (start, part) in enumerate(zip(starts, parts, strict=True), start=1)
    ]


def agenda_names(report: BuildReport, entries: Sequence[IndexEntry], names: SheetNames) -> dict[str, str]:
    """Name the sheet of each delegate: the company's ID and name, or the delegate's if it has several.

    Parameters
    ----------
    names
        The names that are taken.
    """
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


def write_agenda_sheets(book: WorkbookWriter, sheets: Mapping[str, str], tally: Tally) -> None:
    """Write the agendas of delegates.

    Parameters
    ----------
    sheets
        The sheet's name by the delegate's key.
    """
    agendas = delegate_agendas(book.report.schedule, sheets)
    for agenda in tallied(agendas, _AGENDAS_WRITTEN, tally, total=len(sheets), every=20):
        agenda_sheet.write(book, sheets[agenda.delegate.key], agenda, book.say("sheet_index"))


# Written beside the workbook itself


class VolumeWriter:
    """Writes the volumes: a few at once as they are taken, many in a process of its own meanwhile.

    That process begins when the last volume is taken, and is ended where this is left before
    ``finish``. What it could not write is written by this one.

    Parameters
    ----------
    every
        All volumes, in the order in which they are taken.
    """

    def __init__(self, report: BuildReport, every: Sequence[Volume]) -> None:
        self._report = report
        self._every = every
        self._aside = len(every) >= WORTH_A_PROCESS and available_cores() > 1
        self._taken: list[tuple[Volume, Path]] = []
        self._child: subprocess.Popen[bytes] | None = None
        self._sent: BackgroundTask[None] | None = None

    def __enter__(self) -> VolumeWriter:
        return self

    def __exit__(self, *raised: object) -> None:
        if self._child is not None:
            self._child.kill()
            self._close()

    def take(self, volume: Volume, tally: Tally, target: Path) -> None:
        """Write a volume, now or in the other process."""
        if not self._aside:
            volume.write(self._report, tally, target)
            return
        self._taken.append((volume, target))
        if len(self._taken) == len(self._every):
            self._start()

    def finish(self, tally: Tally) -> None:
        """Wait until all volumes are written; write those that the other process did not."""
        written = self._wait(tally) if self._child is not None else 0
        for volume, target in self._taken[written:]:
            volume.write(self._report, tally, target)
        self._taken = []

    def _start(self) -> None:
        self._child = module_process(__name__, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        if self._child is not None:
            given = pickle.dumps((_for_agendas(self._report), self._taken))
            pipe = self._child.stdin
            assert pipe is not None

            def send() -> None:
                with suppress(OSError):  # it has ended; what it did not write is seen in ``finish``
                    pipe.write(given)
                    pipe.flush()

            self._sent = BackgroundTask(send)

    def _wait(self, tally: Tally) -> int:
        """Listen until the process ends; return how many volumes it wrote whole."""
        assert self._child is not None
        assert self._child.stdout is not None
        total, volumes_written = self._taken[0][0].total, 0
        for line in self._child.stdout:
            agendas, volumes_written = map(int, line.split())
            tally(agendas, total, _AGENDAS_WRITTEN)
        self._close()
        return volumes_written

    def _close(self) -> None:
        assert self._child is not None
        self._child.wait()
        if self._sent is not None:
            self._sent.result()
        for pipe in (self._child.stdin, self._child.stdout):
            assert pipe is not None
            with suppress(OSError):
                pipe.close()
        self._child = None


def _for_agendas(report: BuildReport) -> BuildReport:
    """As much of a report as its agendas show, so that little has to be handed over."""
    event = replace(report.schedule.event, requests=())
    return replace(report, schedule=replace(report.schedule, event=event), unmet=(), findings=())


def write_handed_over() -> None:
    """Write the volumes that come, pickled, on standard input; tell on standard output what is done.

    Each line is the number of agendas and the number of volumes written so far. Standard input stays
    open for as long as the process that asks: if that is killed, this one ends too.
    """
    report, taken = pickle.load(sys.stdin.buffer)  # from the process that started this one
    end_with_standard_input()
    finished = 0

    def tally(done: int, _: int, __: Said) -> None:
        print(done, finished, flush=True)

    for volume, target in taken:
        volume.write(report, tally, target)
        finished += 1
        tally(volume.before + len(volume.entries), 0, "")


if __name__ == "__main__":
    write_handed_over()
