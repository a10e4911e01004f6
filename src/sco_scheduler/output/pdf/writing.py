"""Writes the PDFs: which document uses which template, and in how many files."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

from sco_scheduler.agendas.rows import delegate_agendas, interpreter_agendas
from sco_scheduler.domain.messages import OnStep, Phrase, Said
from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.output.file_names import file_stems
from sco_scheduler.output.files import write_whole
from sco_scheduler.output.pdf.agendas import agendas_data, interpreters_data
from sco_scheduler.output.pdf.fonts import Printable, compile_apart, compile_pdf
from sco_scheduler.output.pdf.hall import (
    TableKey,
    desk_data,
    desk_parts,
    doors_data,
    doors_parts,
    posters_data,
    tables_data,
)
from sco_scheduler.output.pdf.pages import PageEdition

AGENDAS_IN_ONE, TABLES_IN_ONE = 500, 200
"""The largest number of delegates, and of tables, in one PDF."""
PART = 0.5
"""If there are more, a PDF has at most this part of them: large documents take much memory, and printers jam."""

T = TypeVar("T")


@dataclass(frozen=True)
class Document:
    """A PDF to be written: its file, its template, the function that makes its data, and its name in messages."""

    path: Path
    template: str
    data: Callable[[], Mapping[str, object]]
    saying: Said


@dataclass(frozen=True)
class PdfWriter:
    """Writes the PDFs of one schedule into a folder.

    ``printable`` has the replacements of characters that no font has, ``on_step`` is called with each
    document before it is made.
    """

    schedule: Schedule
    edition: PageEdition
    folder: Path
    printable: Printable = field(default_factory=Printable)
    on_step: OnStep = print

    def write(self, document: Document) -> Path:
        """Make the document and write its file; several threads may do so at once.

        Raises
        ------
        NotWritten
            If the file could not be written.
        """
        self.on_step(document.saying)
        # A file for a single delegate is small whatever the event.
        large = len(self.schedule.event.delegate_by_key) > AGENDAS_IN_ONE and document.path.parent == self.folder
        compiled = compile_apart if large else compile_pdf
        pdf = compiled(document.template, document.data(), self.printable, self.edition.built_at)
        write_whole(document.path, pdf, keep=False)
        return document.path

    def agendas(self, keys: Sequence[str]) -> Iterator[Document]:
        """The agendas of the delegates with these keys, in order: one PDF, or several for a large event."""
        yield from self._parts("agendas", "agendas", _parts(keys, AGENDAS_IN_ONE), self._agendas)

    def agendas_apart(self, keys: Sequence[str]) -> Iterator[Document]:
        """A file for each delegate in the folder ``agendas``, with a name that any mail program accepts."""
        folder = self.folder / "agendas"
        folder.mkdir(exist_ok=True)
        stems = file_stems(self.schedule.event)
        saying = Phrase("stage-printing-agendas")(count=len(keys))
        for key in keys:
            yield Document(folder / f"{stems[key]}.pdf", "agendas", partial(self._agendas, [key]), saying)

    def hall(
        self, *, tables: Collection[TableKey] | None = None, interpreters: Collection[str] | None = None
    ) -> Iterator[Document]:
        """The documents for the hall: table sheets, posters, door list, interpreters' agendas, desk list.

        Parameters
        ----------
        tables
            The tables whose sheets, and the posters of whose zones, are printed; None for all.
        interpreters
            The IDs of the interpreters whose agendas are printed; None for all.
        """
        if tables is None or tables:
            yield from self._tables(tables)
            zones = None if tables is None else {zone for zone, _ in tables}
            yield self._document("posters", partial(posters_data, self.schedule, self.edition, zones))
        doors = partial(doors_data, self.schedule, self.edition)
        yield from self._parts("door-list", "doors", doors_parts(self.schedule), doors)
        yield from self.interpreters(interpreters)
        desk = partial(desk_data, self.schedule, self.edition)
        yield from self._parts("desk-list", "desk", desk_parts(self.schedule), desk)

    def interpreters(self, only: Collection[str] | None = None) -> Iterator[Document]:
        """The interpreters' agendas in one PDF; none if there are no interpreters."""
        agendas = [a for a in interpreter_agendas(self.schedule) if only is None or a.interpreter.id in only]
        if agendas:
            data = partial(interpreters_data, self.schedule.event, agendas, self.edition)
            yield self._document("agendas", data, "interpreters.pdf")

    def _tables(self, only: Collection[TableKey] | None) -> Iterator[Document]:
        everywhere = [(zone.code, table.label) for zone in self.schedule.event.zones for table in zone.tables]
        wanted = [table for table in everywhere if only is None or table in only]

        def sheets(part: Sequence[TableKey]) -> Mapping[str, object]:
            return tables_data(self.schedule, self.edition, frozenset(part))

        yield from self._parts("tables", "tables", _parts(wanted, TABLES_IN_ONE), sheets)

    def _agendas(self, keys: Sequence[str]) -> Mapping[str, object]:
        return agendas_data(self.schedule.event, delegate_agendas(self.schedule, keys), self.edition)

    def _parts(
        self, stem: str, template: str, parts: Sequence[T], data: Callable[[T], Mapping[str, object]]
    ) -> Iterator[Document]:
        for name, part in zip(_names(stem, len(parts)), parts, strict=True):
            yield self._document(template, partial(data, part), name)

    def _document(self, template: str, data: Callable[[], Mapping[str, object]], name: str = "") -> Document:
        path = self.folder / (name or f"{template}.pdf")
        return Document(path, template, data, Phrase("stage-printing")(name=path.name))


def _parts(items: Sequence[T], most: int) -> list[Sequence[T]]:
    """The items in one part, or in several if there are more than the limit."""
    size = most if len(items) <= most else max(1, int(most * PART))
    return [items[start : start + size] for start in range(0, len(items), size)]


def _names(stem: str, count: int) -> list[str]:
    """The names of a document's files: without a number if there is one, else numbered (``agendas-07.pdf``)."""
    if count == 1:
        return [f"{stem}.pdf"]
    return [f"{stem}-{number:0{len(str(count))}}.pdf" for number in range(1, count + 1)]
