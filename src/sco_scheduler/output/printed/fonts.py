"""The fonts of the printed pages: those that come with the program, then those of the computer."""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typst import Fonts

FAMILIES = ("Noto Sans", "Noto Sans CJK SC")
"""Tried in this order for every character; Noto Sans has the letters of all languages in Cyrillic."""

_PACKAGES = (("fontpkg_noto_sans", "files"), ("manimgx_fonts_cjk", "."))
"""The packages that bring the font files, and the folder in each."""


def font_folders() -> tuple[Path, ...]:
    """The folders of the font packages that are installed."""
    found = []
    for package, folder in _PACKAGES:
        spec = find_spec(package)
        if spec is not None and spec.origin is not None:
            found.append(Path(spec.origin).parent / folder)
    return tuple(folder for folder in found if folder.is_dir())


@lru_cache(maxsize=2)
def fonts(*, system: bool) -> Fonts:
    """The fonts that come with the program, with ``system`` also those of the computer.

    Where the font packages are missing, the computer's fonts serve either way.
    """
    from typst import Fonts

    folders = [str(folder) for folder in font_folders()]
    alone = len(folders) == len(_PACKAGES) and not system
    return Fonts(include_system_fonts=not alone, include_embedded_fonts=False, font_paths=folders)
