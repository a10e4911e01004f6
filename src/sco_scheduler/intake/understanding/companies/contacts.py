"""Compares the contacts in rows of a list with similar names, which may be two answers of one company."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from sco_scheduler.domain.names import fold
from sco_scheduler.intake.company_names import core_of
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.lists.regions import Region
from sco_scheduler.intake.understanding.wording.words import asides_in
from sco_scheduler.resources import lazy_regex

_MOSTLY, _TITLED, _NUMBER, _MOST_WITH_ONE = 0.6, 0.35, 7, 3
"""The shares and scores of columns of contacts, the least digits of a telephone, and the most rows with one of it."""

NONE, PARTLY, SAME = 0, 1, 2
"""How alike the contacts of two rows are: nothing in common, something, or an address and nothing that differs."""


class Contacts:
    """The e-mail addresses, telephones and people in the rows of a list."""

    def __init__(self, region: Region, own: Sequence[Column]) -> None:
        kinds: list[tuple[bool, Callable[[str], str], Callable[[Column], bool]]] = [
            (True, fold, lambda c: c.profile.emails >= _MOSTLY),
            (True, _digits, lambda c: c.profile.phones >= _MOSTLY or c.score("phone") >= _MOSTLY),
            (False, fold, lambda c: c.score("contact") >= _TITLED),
        ]
        self._columns: list[tuple[bool, dict[int, str]]] = []
        self._having: dict[str, list[int]] = {}
        self._earlier: dict[int, tuple[str, str]] = {}
        for column in (c for c in region.columns if c not in own and c.cells):
            addresses, read = next(((a, read) for a, read, fits in kinds if fits(column)), (False, None))
            if read is not None:
                said = {row: text for row, cell in column.cells.items() if (text := read(cell))}
                self._columns.append((addresses, said))
                for row, text in said.items() if addresses else ():
                    self._having.setdefault(text, []).append(row)

    def take(self, row: int, key: str, name: str) -> None:
        """Add the company of a row with the name that it has there."""
        self._earlier[row] = key, name

    def likeness(self, row: int, names: Sequence[str], branch_of: str | None) -> int:
        """How alike the contacts of a row are to those of an earlier one with a similar name.

        Parameters
        ----------
        names
            Its names, with its ID.
        branch_of
            The company whose names differ from its names in brackets alone.
        """
        if branch_of is None:
            if len(names) > 1:
                return NONE
            similar = (other for other in self._with_same_address(row) if _contains(self._earlier[other][1], names[0]))
            return PARTLY if any(True for _ in similar) else NONE
        rows = [other for other, (key, _) in self._earlier.items() if key == branch_of]
        both = [
            (addresses, of[row] == of[rows[0]])
            for addresses, of in self._columns
            if rows and {row, rows[0]} <= of.keys()
        ]
        if not any(same for _, same in both):
            return NONE
        added = all(map(asides_in, (names[0], self._earlier[rows[0]][1])))  # ``Alpina (hotel)``, ``Alpina (shop)``
        sure = all(same for _, same in both) and any(addresses for addresses, _ in both)
        return SAME if sure and not added and len(names) == 1 else PARTLY

    def _with_same_address(self, row: int) -> Iterator[int]:
        """The earlier rows with an address or telephone of a row, unless many have it."""
        for rows in (self._having[of[row]] for addresses, of in self._columns if addresses and row in of):
            yield from (other for other in rows if other in self._earlier) if len(rows) <= _MOST_WITH_ONE else ()


_ASIDE = lazy_regex(r"[(（\[【][^)）\]】]*[)）\]】]")


def _digits(text: str) -> str:
    digits = "".join(filter(str.isdigit, text))
    return digits if len(digits) >= _NUMBER else ""


def _contains(one: str, other: str) -> bool:
    """Whether one of two names has all words of the other outside of brackets: ``Hotel Alpina``, ``Alpina``."""
    words, others = ([set(core_of(name).words) for name in (text, _ASIDE.sub(" ", text))] for text in (one, other))
    return any(of <= to or to <= of for of, to in zip(words, others, strict=True) if of and to)
