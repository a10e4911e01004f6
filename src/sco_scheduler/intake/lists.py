"""Lists in one cell: as many entries as somebody would write there, and a finding where there are more."""

from __future__ import annotations

from collections.abc import Callable

from sco_scheduler.domain.cells import Cell
from sco_scheduler.intake.collecting import Findings
from sco_scheduler.intake.kinds import sheets as kinds
from sco_scheduler.intake.text import split_list, split_loosely

MOST = 500
"""The most entries that are read: more than anybody can meet, and no help as that many findings."""


def read_list(text: str, cell: Cell, found: Findings) -> list[str]:
    """The entries of a list, at its usual separators."""
    parts = split_list(text)
    if len(parts) > MOST:
        found.add(kinds.LIST_TOO_LONG, cell, count=len(parts), most=MOST)
    return parts[:MOST]


def read_names(
    text: str, cell: Cell, found: Findings, known: Callable[[str], bool], *, commas: bool = True, whole: bool = False
) -> list[str]:
    """The names in a list. Other separators count too where every part is then a known name.

    ``whole``: the text may be one name that holds a separator.
    """
    if whole and known(text):
        return [text]
    return [part for piece in read_list(text, cell, found) for part in split_loosely(piece, known, commas=commas)]
