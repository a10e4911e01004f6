"""The agendas workbook: written as a whole from a report, with the same bytes for the same report.

The sheets, in order: Summary, Index, Meetings, Changes (on a rerun), Desk (if it has notes),
Unmet, Companies, a Grid per zone, Tables, Interpreters (if the event has them), an agenda per
delegate, and the hidden Record.

Large events. A workbook of thousands of sheets opens slowly, or not at all on a small computer:

- up to 1,000 delegates have their agendas in the workbook itself. Above that the agendas go to
  further volumes next to it, ``<name>-agendas-1.xlsx`` and so on, of at most 500 delegates each, and
  the Index names and links the volume. The workbook's rows are then stored on disk while it is written;
- a zone of more than 100,000 tables times slots has no Grid, and above 200,000 tables times slots
  in all, Tables lists only meetings. The Summary says what was omitted.

Several volumes are written in a separate process. ``tally`` is called with the number of agendas written
so far.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from sco_scheduler.agendas.build_report import BuildReport, Summary, delegate_labels, record_of
from sco_scheduler.agendas.rows import IndexEntry, delegate_agendas, index_rows
from sco_scheduler.background import (
    BackgroundTask,
    available_cores,
    end_with_standard_input,
    gc_paused,
    module_process,
)
from sco_scheduler.domain.codec import HEADER, pack
from sco_scheduler.domain.event import Event, Zone
from sco_scheduler.domain.messages import Phrase, Said, Tally, no_tally, tallied
from sco_scheduler.domain.record import RECORD_SHEET, TEXTS_ENTRY, BuildStamp
from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.output.excel.book import WorkbookWriter
from sco_scheduler.output.excel.own_content import OwnContent, read_own_content
from sco_scheduler.output.excel.provenance import SheetNames
from sco_scheduler.output.excel.put_back import put_back
from sco_scheduler.output.excel.sheets import changes as changes_sheet
from sco_scheduler.output.excel.sheets import desk as desk_sheet
from sco_scheduler.output.excel.sheets import hall
from sco_scheduler.output.excel.sheets import summary as summary_sheet
from sco_scheduler.output.excel.sheets.meetings import write_meetings, write_unmet
from sco_scheduler.output.excel.sheets.participants import (
    AgendaPlace,
    write_agenda,
    write_companies,
    write_index,
)
from sco_scheduler.output.excel.sheets.summary import SheetNote
from sco_scheduler.output.file_names import file_stems, volume_path
from sco_scheduler.output.files import LastCheck, nothing, replace_together, temporary_folder, write_whole
from sco_scheduler.output.texts.words import hall_language, words


def write_agendas(
    path: Path,
    report: BuildReport,
    *,
    own: OwnContent | None = None,
    keep: bool = True,
    before: LastCheck = nothing,
    tally: Tally = no_tally,
) -> tuple[Path, ...]:
    """Write the agendas workbook, and the further volumes of a large event.

    All files are made before any is put in place, the workbook itself last.

    Parameters
    ----------
    own
        The organizer's additions to the workbook that is replaced; read from it by default.
    keep
        Whether replaced files are first copied into ``history/``.
    before
        Called just before the files are put in place; an exception leaves everything unchanged.
    tally
        Called with the number of agendas written so far.

    Returns
    -------
    tuple[Path, ...]
        The files written: the workbook itself, then the volumes.

    Raises
    ------
    NotWritten
        If a file could not be written; the sentence says why and what to do.
    """
    entries = index_rows(report.schedule)
    further = volumes(path, report, [entry for entry in entries if entry.has_agenda])
    elsewhere = {key: place for volume in further for key, place in volume.places.items()}
    if own is None and path.is_file():
        own = read_own_content(path)
    with VolumeWriter(report, further) as writer:

        def write_main(target: Path) -> None:
            _write_main(report, entries, elsewhere, tally, target)
            if own is not None:
                put_back(target, own, hall_language(report.schedule.event.settings.languages).main)
            writer.finish(tally)

        files = {volume.path: partial(writer.take, volume, tally) for volume in further}
        replace_together({**files, path: write_main}, keep=keep, before=before)
    return (path, *files)


def _write_main(
    report: BuildReport, entries: Sequence[IndexEntry], elsewhere: Mapping[str, AgendaPlace], tally: Tally, target: Path
) -> None:
    """Write the workbook itself; ``elsewhere`` are the agendas in further volumes."""
    here = [entry for entry in entries if entry.has_agenda and entry.delegate.key not in elsewhere]
    grids, sheets = sheet_names(report.schedule.event, here)
    places = {**elsewhere, **{key: AgendaPlace(sheet) for key, sheet in sheets.items()}}
    # The rows of a large event are stored in a hidden folder next to the workbook.
    folder = temporary_folder(target.parent) if elsewhere else nullcontext()
    with gc_paused(), folder as scratch:
        book = WorkbookWriter(report, f"{report.schedule.event.settings.name}: agendas", tally, scratch=scratch)
        drawn = [zone for zone in book.event.zones if hall.has_grid(book, zone)]
        summary_sheet.write(book, _guide(book, [grids[z.code] for z in drawn]), left_out(book, drawn, elsewhere))
        write_index(book, entries, places)
        write_meetings(book)
        if report.changes is not None:
            changes_sheet.write(book, report.changes)
        if not report.desk.is_blank:
            desk_sheet.write(book)
        write_unmet(book)
        write_companies(book)
        for zone in drawn:
            hall.write_grid(book, grids[zone.code], zone)
        hall.write_tables(book)
        if book.event.interpreters:
            hall.write_interpreters(book)
        if sheets:
            write_agenda_sheets(book, sheets, tally)
        _write_record(book)
        target.write_bytes(book.finish())


def _write_record(book: WorkbookWriter) -> None:
    """Write the hidden sheet Record, last of all, since it names the sheets of the workbook too."""
    sheet = book.add(RECORD_SHEET)
    style = book.styles["text"]
    sheet.write_row(0, 0, HEADER, style)
    entries = {**record_of(book.report, tuple(book.names)).entries(), TEXTS_ENTRY: book.texts.entry()}
    for row, (key, part, text) in enumerate(pack(entries), start=1):
        sheet.write_string(row, 0, key, style)
        sheet.write_number(row, 1, part, style)
        sheet.write_string(row, 2, text, style)
    sheet.hide()


def _guide(book: WorkbookWriter, grids: Sequence[str]) -> list[SheetNote]:
    """List the sheets of the workbook with their contents."""
    report, say = book.report, book.say
    notes = [SheetNote(say("sheet_index"), say("guide_index")), SheetNote(say("sheet_meetings"), say("guide_meetings"))]
    if report.changes is not None:
        notes.append(SheetNote(say("sheet_changes"), say("guide_changes")))
    if not report.desk.is_blank:
        notes.append(SheetNote(say("sheet_desk"), say("guide_desk")))
    notes += [
        SheetNote(say("sheet_unmet"), say("guide_unmet", count=f"{len(report.unmet):,}")),
        SheetNote(say("sheet_companies"), say("guide_companies")),
        *(SheetNote(grid, say("guide_grid")) for grid in grids),
        SheetNote(say("sheet_tables"), say("guide_tables")),
    ]
    if book.event.interpreters:
        notes.append(SheetNote(say("sheet_interpreters"), say("guide_interpreters")))
    return notes


def left_out(book: WorkbookWriter, drawn: Sequence[Zone], elsewhere: Mapping[str, AgendaPlace]) -> list[str]:
    """List what the workbook omits because the event is large.

    Parameters
    ----------
    drawn
        The zones with a grid.
    elsewhere
        The agendas in further volumes, by the delegate's key.
    """
    notes = []
    files = list(dict.fromkeys(place.workbook.name for place in elsewhere.values() if place.workbook is not None))
    if files:
        notes.append(book.say("left_volumes", count=len(files), first=files[0]))
    without = [zone.code for zone in book.event.zones if zone not in drawn and zone.tables and book.event.slots]
    if without:
        notes.append(book.say("left_grids", zones=", ".join(without)))
    if not hall.lists_free_slots(book):
        notes.append(book.say("left_free"))
    return notes


def write_agenda_book(
    path: Path, schedule: Schedule, built_at: datetime, revision: int, keys: Sequence[str]
) -> Iterator[Path]:
    """Write a workbook with an index and agendas; several, if there are too many for a small computer.

    Raises
    ------
    NotWritten
        If a file could not be written; the files before it are.
    """
    if len(keys) <= AGENDAS_IN_ONE:
        yield _write_alone(path, schedule, built_at, revision, keys)
        return
    for number, start in enumerate(range(0, len(keys), AGENDAS_IN_A_VOLUME), start=1):
        part = keys[start : start + AGENDAS_IN_A_VOLUME]
        yield _write_alone(volume_path(path, number), schedule, built_at, revision, part)


def write_agenda_books(
    folder: Path, schedule: Schedule, built_at: datetime, revision: int, keys: Sequence[str]
) -> Iterator[Path]:
    """Write a workbook for each delegate, with a file name that any mail program accepts.

    Parameters
    ----------
    folder
        The folder of the files; it must exist.

    Raises
    ------
    NotWritten
        If a file could not be written; the files before it are.
    """
    stems = file_stems(schedule.event)
    for key in keys:
        yield _write_alone(folder / f"{stems[key]}.xlsx", schedule, built_at, revision, [key])


def _write_alone(path: Path, schedule: Schedule, built_at: datetime, revision: int, keys: Sequence[str]) -> Path:
    report = _agendas_report(schedule, built_at, revision)
    book = WorkbookWriter(report, schedule.event.settings.name)
    known = {entry.delegate.key: entry for entry in index_rows(schedule)}
    entries = [known[key] for key in keys]
    sheets = agenda_names(schedule.event, entries, SheetNames())
    write_index(book, entries, {key: AgendaPlace(sheet) for key, sheet in sheets.items()})
    write_agenda_sheets(book, sheets, no_tally)
    write_whole(path, book.finish(), keep=False)
    return path


def _agendas_report(schedule: Schedule, built_at: datetime, revision: int) -> BuildReport:
    """A report with the data that agendas need."""
    nothing = Summary(len(schedule.meetings), 0, 0, 0, 0, 0)
    return BuildReport(schedule, nothing, BuildStamp(built_at, revision=revision))


_AGENDAS_WRITTEN = Phrase("agendas-written")

AGENDAS_IN_ONE = 1_000
"""The largest number of delegates with agendas in the workbook itself."""

AGENDAS_IN_A_VOLUME = 500
"""The largest number of delegates in one further volume of a large event."""

WORTH_A_PROCESS = 3
"""The smallest number of volumes that are written in a separate process, which takes a second to start."""


@dataclass(frozen=True)
class Volume:
    """A further volume: its file, its delegates, and the names of their sheets by key.

    ``before`` is the number of delegates in the volumes before this one, of ``total`` in all.
    """

    path: Path
    entries: Sequence[IndexEntry]
    sheets: Mapping[str, str]
    before: int
    total: int

    @property
    def places(self) -> dict[str, AgendaPlace]:
        """The place of each delegate's agenda, by key."""
        return {key: AgendaPlace(sheet, self.path) for key, sheet in self.sheets.items()}

    def write(self, report: BuildReport, tally: Tally, target: Path) -> None:
        """Write the workbook."""

        def tally_of_all(done: int, _: int, what: Said) -> None:
            tally(self.before + done, self.total, what)

        with gc_paused():
            book = WorkbookWriter(report, f"{report.schedule.event.settings.name}: {self.path.stem}")
            write_index(book, self.entries, {key: AgendaPlace(sheet) for key, sheet in self.sheets.items()})
            write_agenda_sheets(book, self.sheets, tally_of_all)
            target.write_bytes(book.finish())


def volumes(path: Path, report: BuildReport, entries: Sequence[IndexEntry]) -> list[Volume]:
    """Divide delegates over volumes; none if the agendas workbook has room for all."""
    if len(entries) <= AGENDAS_IN_ONE:
        return []
    starts, event = range(0, len(entries), AGENDAS_IN_A_VOLUME), report.schedule.event
    parts = [entries[start : start + AGENDAS_IN_A_VOLUME] for start in starts]
    return [
        Volume(
            volume_path(path, number),
            part,
            agenda_names(event, part, SheetNames()),
            start,
            len(entries),
        )
        for number, (start, part) in enumerate(zip(starts, parts, strict=True), start=1)
    ]


def sheet_names(event: Event, entries: Sequence[IndexEntry]) -> tuple[dict[str, str], dict[str, str]]:
    """Name the sheets of the grids, by the zone's code, and those of the agendas of delegates, by key."""
    names = SheetNames()
    grid_name = words(hall_language(event.settings.languages).main)["workbook.sheet_grid"]
    grids = {zone.code: names.give(grid_name.format(zone=zone.code)) for zone in event.zones}
    return grids, agenda_names(event, entries, names)


def agenda_names(event: Event, entries: Sequence[IndexEntry], names: SheetNames) -> dict[str, str]:
    """Name the sheet of each delegate: the company's ID and name, or the delegate's if it has several.

    Parameters
    ----------
    names
        The names in use.
    """
    labels = delegate_labels(event)
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
        write_agenda(book, sheets[agenda.delegate.key], agenda, book.say("sheet_index"))


# Writing volumes


class VolumeWriter:
    """Writes the volumes: a few directly when they are added, many in a separate process.

    That process starts when the last volume is added, and is terminated if the context is left before
    ``finish``. Volumes that it could not write are written here.

    Parameters
    ----------
    every
        All volumes, in the order in which they are added.
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
                with suppress(OSError):  # it has ended; ``finish`` detects what it did not write
                    pipe.write(given)
                    pipe.flush()

            self._sent = BackgroundTask(send)

    def _wait(self, tally: Tally) -> int:
        """Wait for the process to end; return the number of volumes that it wrote completely."""
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
    """A report with the data that agendas show, so that little has to be transferred."""
    event = replace(report.schedule.event, requests=())
    return replace(report, schedule=replace(report.schedule, event=event), unmet=(), findings=())


def write_handed_over() -> None:
    """Write the volumes that arrive, pickled, on standard input; report progress on standard output.

    Each line has the numbers of agendas and of volumes written so far. The parent keeps standard input
    open as long as it lives: if it is killed, this process ends too.
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
