"""Writes workbooks to start from: an empty registrations workbook, and the examples."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

from sco_scheduler.output.excel.registrations import write_template
from sco_scheduler.output.files import replace_whole
from sco_scheduler.resources import example_file
from sco_scheduler.workflows.errors import FileInTheWay, make_folder, writing

EXAMPLES = ("registrations.xlsx", "small.xlsx")
"""The example workbooks that the program ships: full size, and a handful of rows."""


def make_template(path: str | Path, *, lang: str = "en", overwrite: bool = False) -> Path:
    """Write an empty registrations workbook.

    Parameters
    ----------
    path
        The file.
    lang
        The language of the headers: ``en``, ``zh`` or ``ru``.
    overwrite
        Whether to replace an existing file.

    Returns
    -------
    Path
        The path of the written file.

    Raises
    ------
    FileInTheWay
        If the file exists, and ``overwrite`` is false.
    Stopped
        If it cannot be written.
    """
    target = Path(path)
    _clear(target, overwrite=overwrite)
    with writing():
        make_folder(target.parent)
        replace_whole(target, lambda temporary: write_template(temporary, lang))
    return target


def make_examples(folder: str | Path, *, overwrite: bool = False) -> tuple[Path, ...]:
    """Write the example registrations.

    Parameters
    ----------
    folder
        The folder, created if needed.
    overwrite
        Whether to replace existing files.

    Returns
    -------
    tuple[Path, ...]
        The paths of the written files.

    Raises
    ------
    FileInTheWay
        If one of the files exists, and ``overwrite`` is false; then none is written.
    Stopped
        If they cannot be written.
    """
    place = Path(folder)
    targets = tuple(place / name for name in EXAMPLES)
    for target in targets:
        _clear(target, overwrite=overwrite)
    with writing():
        make_folder(place, asked_for=True)
        for target in targets:
            source = example_file(target.name)
            replace_whole(target, partial(shutil.copyfile, source))
    return targets


def _clear(target: Path, *, overwrite: bool) -> None:
    if target.exists() and not overwrite:
        raise FileInTheWay(target)
