"""From registrations to an event."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from sco_scheduler.domain.event import Event
from sco_scheduler.domain.tally import Tally, untold
from sco_scheduler.gc_pause import gc_paused
from sco_scheduler.intake import Intake, Previous, as_files, read_registrations
from sco_scheduler.workflows.errors import Stopped
from sco_scheduler.workflows.options import AS_IT_IS, ReadOptions

Registrations = str | Path | Sequence[str | Path]
"""Where registrations are: a workbook, a folder of CSV files, or several CSV files."""


def read(registrations: Registrations, options: ReadOptions = AS_IT_IS) -> Event:
    """The event that registrations describe.

    Args:
        registrations: the workbook, or the folder or list of CSV files in its place.
        options: how they are read.

    Raises:
        Stopped: findings stop the work (no such file, a sheet is missing, …). For findings that do
            not, see ``check``.

    """
    return read_with_findings(registrations, options)[0]


def read_with_findings(
    registrations: Registrations,
    options: ReadOptions = AS_IT_IS,
    *,
    previous: Previous | None = None,
    today: date | None = None,
    tell: Tally = untold,
) -> tuple[Event, Intake]:
    """The event, and all that was found while reading it.

    ``previous`` keeps IDs and the day of an earlier build, and ``tell`` hears how far the reading has
    come; the other arguments are those of ``read``.

    Raises:
        Stopped: findings stop the work.

    """
    with gc_paused():
        intake = read_registrations(
            files_of(registrations),
            previous=previous,
            today=today,
            encoding=options.encoding,
            form=form_of(registrations, options),
            sure=options.sure,
            tell=tell,
        )
    if intake.event is None:
        raise Stopped(intake.findings)
    return intake.event, intake


def files_of(registrations: Registrations) -> tuple[Path, ...]:
    """The file or files that registrations are in; one that is named twice stands once."""
    several = [registrations] if isinstance(registrations, (str, Path)) else registrations
    return as_files([Path(path) for path in several])


def form_of(registrations: Registrations, options: ReadOptions) -> Path | None:
    """The map that registrations are read by: the one that is given, else the one that lies beside them."""
    if options.form_path is not None:
        return options.form_path
    beside = map_beside(registrations)
    return beside if beside.is_file() else None


def map_beside(registrations: Registrations) -> Path:
    """Where the answers about registrations are kept: ``registrations-map.toml`` beside ``registrations.xlsx``."""
    first = files_of(registrations)[0]
    stem = first.name if first.is_dir() else first.stem
    return first.with_name(f"{stem}-map.toml")


def shown(files: Sequence[Path]) -> str:
    """The names of files as they are told."""
    return ", ".join(str(file) for file in files)
