"""Finds the names that are written most alike, among very many too."""

from __future__ import annotations

from collections.abc import Collection

_LEAST = 75
"""The score from which a name counts as near, 0 to 100."""

_MOST_COMPARED = 1_500_000
"""The most pairs of texts that are compared: a second or two. At full size that is some 2,000 unknown names."""

_LONGEST = 200
"""The most characters of a text that is searched for: longer ones are no names."""


class NearNames:
    """Names among which a text that is none of them is searched for.

    So that a workbook of nothing but unknown names takes no minutes, the search ends after very many
    comparisons; nothing is near from then on.
    """

    def __init__(self, names: Collection[str], *, whole: bool = False) -> None:
        """Take the names; ``whole``: a text is not near for being a part of a name."""
        from rapidfuzz import utils

        self._names = list(names)
        self._plain = [utils.default_process(name) for name in self._names]
        self._whole = whole
        self._found: dict[str, tuple[str, int] | None] = {}
        self._left = _MOST_COMPARED

    def nearest(self, text: str) -> tuple[str, int] | None:
        """The nearest name and how alike it is, from 75 to 100; None where none is near."""
        if text not in self._found:
            self._found[text] = self._searched(text)
        return self._found[text]

    def _searched(self, text: str) -> tuple[str, int] | None:
        from rapidfuzz import fuzz, process, utils

        self._left -= len(self._names)
        if self._left < 0:
            return None
        wanted = utils.default_process(text[:_LONGEST])
        if not wanted:
            return None
        scorer = fuzz.ratio if self._whole else fuzz.WRatio
        found = process.extractOne(wanted, self._plain, scorer=scorer, score_cutoff=_LEAST)
        return (self._names[found[2]], int(found[1])) if found is not None else None
