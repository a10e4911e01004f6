"""Finds the workbook into which answers are written: a copy of the registrations, or what was understood of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from sco_scheduler.domain.event import Event
from sco_scheduler.domain.findings import Findings
from sco_scheduler.domain.messages import ENGLISH, Speech
from sco_scheduler.intake import Intake, Previous
from sco_scheduler.intake.own_places import OwnPlaces, own_places
from sco_scheduler.intake.results import Opened
from sco_scheduler.intake.table.form_map import read_map
from sco_scheduler.intake.table.grids import Book
from sco_scheduler.intake.table.workbook import LAYOUTS
from sco_scheduler.output.excel.joined import write_joined
from sco_scheduler.output.files import replace_whole, same_file, write_whole
from sco_scheduler.output.form_map import with_answers
from sco_scheduler.workflows.errors import Stopped, make_folder, writing
from sco_scheduler.workflows.inputs import (
    ReadOptions,
    Registrations,
    files_of,
    form_of,
    intake_of,
    map_beside,
    refuse_onto,
)
from sco_scheduler.workflows.joined_answers import Joined
from sco_scheduler.workflows.questions import settle_notes, write_understood


@dataclass(frozen=True)
class Base:
    """The workbook into which answers are written.

    ``source`` is its file, ``book`` its sheets, and ``map_text`` its map, '' if it needs none.
    """

    event: Event
    places: OwnPlaces
    source: Path
    book: Book
    map_text: str

    def write(self, out: Path, joined: Joined, speech: Speech = ENGLISH) -> Path | None:
        """Write the workbook with the answers, and its map, if any, beside it; return the map.

        Raises
        ------
        Stopped
            If a file cannot be written.
        """
        changes = joined.changes, joined.additions

        def write(path: Path) -> None:
            write_joined(path, self.source, self.book, self.places.tables, *changes, speech)

        beside = map_beside(out)
        with writing(elsewhere=True):
            make_folder(out.parent)
            replace_whole(out, write, keep=True)
            if not self.map_text:
                return None
            if not beside.is_file() or beside.read_text(encoding="utf-8-sig") != self.map_text:
                write_whole(beside, self.map_text.encode())
        return beside


def base_of_copy(registrations: Registrations, intake: Intake, out: Path, options: ReadOptions) -> Base | None:
    """A copy of registrations in the format; None if they have another form.

    Their map goes with it.
    """
    assert intake.opened is not None, "registrations that were read"
    assert intake.event is not None, "registrations that were read"
    places = own_places(intake.opened)
    if places is None:
        return None
    form, beside = form_of(registrations, options), map_beside(out)
    text = ""
    if form is not None and not (beside.exists() and same_file(form, beside)):
        text = _with_earlier(form.read_text(encoding="utf-8-sig"), out, intake.opened)
    return Base(intake.event, places, files_of(registrations)[0], intake.opened.book, text)


@contextmanager
def base_as_understood(registrations: Registrations, intake: Intake, out: Path, options: ReadOptions) -> Iterator[Base]:
    """What was understood of registrations of any form, as ``import`` writes it; its file is temporary.

    Raises
    ------
    Stopped
        If the map of the registrations would be replaced, or the workbook that was written still asks something.
    """
    form = form_of(registrations, options)
    refuse_onto(map_beside(out), [form] if form is not None else [])
    with TemporaryDirectory() as folder:
        source = Path(folder) / out.name
        earlier = _with_earlier("", out, intake.opened)
        if earlier:
            map_beside(source).write_text(earlier, encoding="utf-8")
        write_understood(intake, source, options, requests_to_come=True)
        settle_notes(source, options)
        own = replace(options, form=None, encoding=None, opened=None)
        previous = Previous(intake.ids, intake.default_date, intake.default_tables)
        read = intake_of(source, own, previous=previous, requests_to_come=True)
        if read.event is None or read.opened is None:
            raise Stopped(read.findings)
        places = own_places(read.opened)
        assert places is not None, "it has the format"
        of_map = map_beside(source)
        text = of_map.read_text(encoding="utf-8") if of_map.is_file() else ""
        yield Base(read.event, places, source, read.opened.book, text)


def _with_earlier(text: str, out: Path, opened: Opened | None) -> str:
    """The text of a map with the answers on texts that an earlier one beside the output has besides."""
    beside = map_beside(out)
    earlier = read_map(beside, list(LAYOUTS), Findings()) if beside.is_file() else None
    if earlier is None or opened is None:
        return text
    known, of_sheets = opened.form.answers if text else {}, {"form", "dates"}
    further = {path: said for path, said in earlier.answers.items() if path[0] not in of_sheets and path not in known}
    return with_answers(text, further) if further else text
