"""Reads the colours of fills and letters of a workbook: of its theme with their tint, of the palette, or plain."""

from __future__ import annotations

from collections.abc import Mapping
from colorsys import hls_to_rgb, rgb_to_hls
from functools import lru_cache
from xml.etree import ElementTree

THEME = "xl/theme/theme1.xml"
"""The part with the theme."""

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SCHEME = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")
"""The colours of a theme in the order of their numbers in styles."""

_OFFICE = ("FFFFFF", "000000", "E7E6E6", "44546A", "4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47")
"""The colours of the usual theme, for a workbook without one."""

_WHITE, _BLACK = "FFFFFF", "000000"
_DARK, _PALE = 0.35, 0.12
"""The brightness of letters that are nearly black, and the range of their parts."""


class Palette:
    """Names the colours of styles in hexadecimal notation without opacity."""

    def __init__(self, theme: bytes | None) -> None:
        self._theme = _theme_of(theme) if theme else _OFFICE

    def fill(self, given: Mapping[str, str]) -> str:
        """The colour of a solid fill by its attributes in the file; '' for white."""
        colour = self._named(given)
        return colour if colour != _WHITE else ""

    def letters(self, given: Mapping[str, str], *, underlined: bool) -> str:
        """The colour of letters by its attributes; '' for black, white, and underlined letters, as those of links."""
        colour = self._named(given) if given and "auto" not in given and not underlined else _WHITE
        return "" if colour == _WHITE or is_plain(colour) else colour

    def _named(self, given: Mapping[str, str]) -> str:
        if "theme" in given:
            number = int(given["theme"])
            colour = self._theme[number] if number < len(self._theme) else _BLACK
        elif "indexed" in given:
            from openpyxl.styles.colors import COLOR_INDEX

            number = int(given["indexed"])
            colour = COLOR_INDEX[number][-6:] if number < len(COLOR_INDEX) else (_BLACK, _WHITE)[number % 2]
        else:
            colour = given.get("rgb", _BLACK)[-6:]
        return _tinted(colour.upper(), float(given.get("tint", 0)))


def is_plain(colour: str) -> bool:
    """Whether a colour of letters is black or nearly so."""
    red, green, blue = (int(colour[n : n + 2], 16) / 255 for n in (0, 2, 4))
    return max(red, green, blue) < _DARK and max(red, green, blue) - min(red, green, blue) < _PALE


@lru_cache(maxsize=16)
def _theme_of(part: bytes) -> tuple[str, ...]:
    try:
        scheme = ElementTree.fromstring(part).find(f".//{_DRAWING}clrScheme")
    except ElementTree.ParseError:
        return _OFFICE
    named = {entry.tag.removeprefix(_DRAWING): entry for entry in scheme} if scheme is not None else {}
    said = [next((c.get("lastClr", c.get("val", "")) for c in named.get(name, ())), "") for name in _SCHEME]
    return tuple(s.upper() if len(s) == len(_WHITE) else usual for s, usual in zip(said, _OFFICE, strict=True))


def _tinted(colour: str, tint: float) -> str:
    """A colour made lighter, or darker if the tint is negative, as Excel does."""
    if not tint:
        return colour
    hue, light, saturation = rgb_to_hls(*(int(colour[n : n + 2], 16) / 255 for n in (0, 2, 4)))
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    return "".join(f"{round(255 * part):02X}" for part in hls_to_rgb(hue, min(light, 1.0), saturation))
