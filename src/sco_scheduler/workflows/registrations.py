"""Reads registrations, and checks that nothing is written onto them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from sco_scheduler.background import gc_paused
from sco_scheduler.domain.event import Event
from sco_scheduler.domain.messages import Phrase, Tally, no_tally
from sco_scheduler.intake import Intake, Previous, as_files, read_registrations
from sco_scheduler.output.files import same_file
from sco_scheduler.workflows.errors import Stopped, not_written
from sco_scheduler.workflows.options import AS_IT_IS, ReadOptions

_ONTO_ITSELF = Phrase("onto-itself")

Registrations = str | Path | Sequence[str | Path]
"""Where registrations are: a workbook, a folder of CSV files, or several CSV files."""


def read(registrations: Registrations, options: ReadOptions = AS_IT_IS) -> Event:
    """The event that registrations describe.

    Parameters
    ----------
    registrations
        The workbook, or the folder or list of CSV files in its place.
    options
        How they are read.

    Raises
    ------
    Stopped
        Findings stop the work (no such file, a sheet is missing, …). For findings that do not, see ``check``.
    """
    return read_with_findings(registrations, options)[0]


def read_with_findings(
    registrations: Registrations,
    options: ReadOptions = AS_IT_IS,
    *,
    previous: Previous | None = None,
    requests_to_come: bool = False,
    tally: Tally = no_tally,
) -> tuple[Event, Intake]:
    """Read registrations, with all findings; arguments as for ``intake_of``.

    Raises
    ------
    Stopped
        Findings stop the work.
    """
    intake = intake_of(registrations, options, previous=previous, requests_to_come=requests_to_come, tally=tally)
    if intake.event is None:
        raise Stopped(intake.findings)
    return intake.event, replace(intake, opened=None)  # whose cells would take room for the whole of a build


def intake_of(
    registrations: Registrations,
    options: ReadOptions = AS_IT_IS,
    *,
    previous: Previous | None = None,
    requests_to_come: bool = False,
    tally: Tally = no_tally,
) -> Intake:
    """Read registrations as far as they can be understood, with all findings and open questions.

    Parameters
    ----------
    previous
        Gives the IDs and the day of an earlier build.
    requests_to_come
        Whether requests may still be missing.
    """
    with gc_paused():
        return read_registrations(
            files_of(registrations),
            previous=previous,
            encoding=options.encoding,
            form=form_of(registrations, options),
            sure=options.sure,
            requests_to_come=requests_to_come,
            tally=tally,
            opened=None if requests_to_come else options.opened,
        )


def refuse_onto(out: Path, sources: Iterable[Path], reason: Phrase = _ONTO_ITSELF) -> None:
    """Refuse to write a file in the place of one that it is made from.

    Parameters
    ----------
    reason
        What is said, with a blank for the path.

    Raises
    ------
    Stopped
        It is one of them.
    """
    if any(same_file(out, source) for source in sources):
        raise not_written(reason(path=str(out)))


def files_of(registrations: Registrations) -> tuple[Path, ...]:
    """The files of registrations, each once."""
    several = [registrations] if isinstance(registrations, (str, Path)) else registrations
    return as_files([Path(path) for path in several])


def form_of(registrations: Registrations, options: ReadOptions) -> Path | None:
    """Return the map that registrations are read by: the given one, else the one next to them."""
    if options.form_path is not None:
        return options.form_path
    beside = map_beside(registrations)
    return beside if beside.is_file() else None


def map_beside(registrations: Registrations) -> Path:
    """The path for answers about registrations: ``registrations-map.toml`` next to ``registrations.xlsx``."""
    first = files_of(registrations)[0]
    stem = first.name if first.is_dir() else first.stem
    return first.with_name(f"{stem}-map.toml")


def shown(files: Sequence[Path]) -> str:
    """The names of files in messages."""
    return ", ".join(str(file) for file in files)
