"""Writes the PDFs: which document is set from which template, and into how many files."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from sco_scheduler.agendas.delegates import delegate_agendas
from sco_scheduler.agendas.hall import interpreter_agendas
from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.output.file_names import file_stems
from sco_scheduler.output.files import replace_whole
from sco_scheduler.output.printed.agenda_pages import agendas_data
from sco_scheduler.output.printed.compiling import compile_pdf
from sco_scheduler.output.printed.edition import Edition
from sco_scheduler.output.printed.glyphs import Printable
from sco_scheduler.output.printed.hall_pages import Table, posters_data, tables_data
from sco_scheduler.output.printed.interpreter_pages import interpreters_data
from sco_scheduler.output.printed.list_pages import desk_data, doors_data

AGENDAS_IN_ONE, TABLES_IN_ONE = 500, 200
"""The most delegates, and tables, in one PDF."""
PART = 0.5
"""Where there are more, a PDF has at most this part of them: large documents take much memory, and printers jam."""

Tell = Callable[[str], None]
T = TypeVar("T")


@dataclass(frozen=True)
class Press:
    """Prints one schedule into a folder.

    ``printable`` says what is printed for characters that no font has, ``tell`` hears of each
    document before it is made.
    """

    schedule: Schedule
    edition: Edition
    folder: Path
    printable: Printable = field(default_factory=Printable)
    tell: Tell = print

    def agendas(self, keys: Sequence[str]) -> tuple[Path, ...]:
        """The agendas of the delegates with these keys, in their order: one PDF, or several for a large event.

        Raises:
            NotWritten: a file could not be written.

        """
        parts = _parts(keys, AGENDAS_IN_ONE)
        written = []
        for name, part in zip(_names("agendas", len(parts)), parts, strict=True):
            self.tell(f"Printing {name}")
            written.append(self._agendas(self.folder / name, part))
        return tuple(written)

    def agendas_apart(self, keys: Sequence[str]) -> tuple[Path, ...]:
        """A file for each delegate in the folder ``agendas``, under a name that any mail program takes.

        Raises:
            NotWritten: a file could not be written.

        """
        folder = self.folder / "agendas"
        folder.mkdir(exist_ok=True)
        stems = file_stems(self.schedule.event)
        self.tell(f"Printing {len(keys)} agendas")
        return tuple(self._agendas(folder / f"{stems[key]}.pdf", [key]) for key in keys)

    def hall(
        self, *, tables: Collection[Table] | None = None, interpreters: Collection[str] | None = None
    ) -> Iterator[Path]:
        """The documents for the hall: table sheets, posters, door list, interpreters' agendas, desk list.

        Args:
            tables: the tables whose sheets, and the posters of whose zones, are printed; None is all.
            interpreters: the IDs of those whose agendas are printed; None is all.

        Raises:
            NotWritten: a file could not be written.

        """
        if tables is None or tables:
            yield from self._tables(tables)
            zones = None if tables is None else {zone for zone, _ in tables}
            yield self._print("posters", posters_data(self.schedule, self.edition, zones))
        yield self._print("doors", doors_data(self.schedule, self.edition), "door-list.pdf")
        yield from self.interpreters(interpreters)
        yield self._print("desk", desk_data(self.schedule, self.edition), "desk-list.pdf")

    def interpreters(self, only: Collection[str] | None = None) -> Iterator[Path]:
        """The interpreters' agendas in one PDF; none where there are no interpreters.

        Raises:
            NotWritten: the file could not be written.

        """
        agendas = [a for a in interpreter_agendas(self.schedule) if only is None or a.interpreter.id in only]
        if agendas:
            data = interpreters_data(self.schedule.event, agendas, self.edition)
            yield self._print("agendas", data, "interpreters.pdf")

    def _tables(self, only: Collection[Table] | None) -> Iterator[Path]:
        everywhere = [(zone.code, table.label) for zone in self.schedule.event.zones for table in zone.tables]
        wanted = [table for table in everywhere if only is None or table in only]
        parts = _parts(wanted, TABLES_IN_ONE)
        for name, part in zip(_names("tables", len(parts)), parts, strict=True):
            yield self._print("tables", tables_data(self.schedule, self.edition, frozenset(part)), name)

    def _agendas(self, path: Path, keys: Sequence[str]) -> Path:
        data = agendas_data(self.schedule.event, delegate_agendas(self.schedule, keys), self.edition)
        return self._write(path, "agendas", data)

    def _print(self, template: str, data: dict[str, object], name: str = "") -> Path:
        path = self.folder / (name or f"{template}.pdf")
        self.tell(f"Printing {path.name}")
        return self._write(path, template, data)

    def _write(self, path: Path, template: str, data: dict[str, object]) -> Path:
        large = len(self.schedule.event.delegate_by_key) > AGENDAS_IN_ONE
        pdf = compile_pdf(template, data, self.printable, self.edition.built_at, forget=large)
        replace_whole(path, lambda temporary: temporary.write_bytes(pdf), keep=False)
        return path


def _parts(items: Sequence[T], most: int) -> list[Sequence[T]]:
    """The items in one piece, or where there are more than the most, in several."""
    size = most if len(items) <= most else max(1, int(most * PART))
    return [items[start : start + size] for start in range(0, len(items), size)]


def _names(stem: str, count: int) -> list[str]:
    """The names of a document's files: one by its name alone, several with numbers that sort (``agendas-07.pdf``)."""
    if count == 1:
        return [f"{stem}.pdf"]
    return [f"{stem}-{number:0{len(str(count))}}.pdf" for number in range(1, count + 1)]
