"""What a newcomer starts from: an empty registration workbook, and the examples."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

from sco_scheduler.domain.findings import Finding
from sco_scheduler.output.excel.template import write_template
from sco_scheduler.output.files import NotWritten, replace_whole
from sco_scheduler.resources import example_file
from sco_scheduler.workflows import phrases
from sco_scheduler.workflows.failures import NOT_WRITTEN, FileInTheWay, Stopped

EXAMPLES = ("registrations.xlsx", "small.xlsx")
"""The example workbooks that the program ships: full size, and a handful of rows."""


def make_template(path: str | Path, *, lang: str = "en", overwrite: bool = False) -> Path:
    """Write an empty registration workbook with headers in ``en``, ``zh`` or ``ru``.

    Raises:
        FileInTheWay: there is a file of that name, and ``overwrite`` is false.
        Stopped: it cannot be written.

    """
    target = Path(path)
    _clear(target, overwrite=overwrite)
    try:
        replace_whole(target, lambda temporary: write_template(temporary, lang), keep=True)
    except NotWritten as error:
        raise Stopped([Finding(NOT_WRITTEN, details={"reason": error.sentence})]) from error
    return target


def make_examples(folder: str | Path, *, overwrite: bool = False) -> tuple[Path, ...]:
    """Write the example registrations into a folder, which is made if need be.

    Raises:
        FileInTheWay: one of the files is there, and ``overwrite`` is false; then none is written.
        Stopped: they cannot be written.

    """
    place = Path(folder)
    targets = tuple(place / name for name in EXAMPLES)
    for target in targets:
        _clear(target, overwrite=overwrite)
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = phrases.NO_FOLDER_MADE(folder=str(place), error=error.strerror)
        raise Stopped([Finding(NOT_WRITTEN, details={"reason": reason})]) from error
    try:
        for target in targets:
            source = example_file(target.name)
            replace_whole(target, partial(shutil.copyfile, source), keep=True)
    except NotWritten as error:
        raise Stopped([Finding(NOT_WRITTEN, details={"reason": error.sentence})]) from error
    return targets


def _clear(target: Path, *, overwrite: bool) -> None:
    if target.exists() and not overwrite:
        raise FileInTheWay(target)
