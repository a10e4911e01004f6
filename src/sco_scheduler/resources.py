"""The paths of the files that ship with the program: ``data`` and ``examples``."""

from __future__ import annotations

from pathlib import Path


def _folder(name: str) -> Path:
    installed = Path(__file__).parent / name
    if installed.is_dir():
        return installed
    return Path(__file__).parents[2] / name  # a checkout, or an editable install of one


def data_file(name: str) -> Path:
    """The path of a file that the program ships in ``data``."""
    return _folder("data") / name


def example_file(name: str) -> Path:
    """The path of an example workbook that the program ships."""
    return _folder("examples") / name
