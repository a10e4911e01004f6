"""Looks up companies by ID, by name, or by a text that abbreviates or resembles a name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from sco_scheduler.domain.event import Company
from sco_scheduler.domain.findings import FindingKind, Findings, Severity
from sco_scheduler.domain.messages import Cell, Phrase
from sco_scheduler.domain.names import fold, fold_alike
from sco_scheduler.intake import kinds
from sco_scheduler.intake.company_names import Core, core_of, spellings
from sco_scheduler.intake.values.entries import normalized

if TYPE_CHECKING:
    from sco_scheduler.intake.sheets.identities import Identities
    from sco_scheduler.intake.understanding.names.nearness import Nearness

_SURE = 0.9
"""The least certainty of an abbreviated name that is accepted."""

_LEAST = 75
"""The score from which a name counts as near, 0 to 100."""

_LIKE_TYPED = 95
"""The score of an ID that is only typed differently."""

_MOST_COMPARED = 1_500_000
"""The largest number of pairs of texts compared: a second or two. At full size that is some 2,000 unknown names."""

_LONGEST = 200
"""The longest text that is searched; longer ones are not names."""


class NearNames:
    """Fuzzy search for unknown texts among names.

    The search stops after a large number of comparisons, so that a workbook with only unknown names does not take
    minutes; no further text is then near any name.
    """

    def __init__(self, names: Collection[str], *, whole: bool = False) -> None:
        """Store the names; ``whole``: a part of a name is not near to it."""
        from rapidfuzz import utils

        self._names = list(names)
        self._plain = [utils.default_process(name) for name in self._names]
        self._whole = whole
        self._found: dict[str, tuple[str, int] | None] = {}
        self._left = _MOST_COMPARED

    def nearest(self, text: str) -> tuple[str, int] | None:
        """The nearest name and its similarity, from 75 to 100; None if none is near."""
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


@dataclass(frozen=True)
class UnknownName:
    """The result for a text that is no company. ``near`` is the most similar one, which is only proposed."""

    text: str
    near: SimilarCompany | None = None

    @property
    def likely(self) -> Phrase | None:
        """The nearest company, as a proposal in messages."""
        return self.near.shown if self.near is not None else None

    @property
    def details(self) -> dict[str, object]:
        """The replacement for the text and its score, for writing a corrected copy."""
        return {} if self.near is None else {"fix": self.near.company, "score": self.near.score}

    @property
    def cell(self) -> Cell | None:
        """The cell of the most similar company."""
        return self.near.cell if self.near is not None else None


@dataclass(frozen=True)
class SimilarCompany:
    """A company with a similar spelling. ``score`` is from 0 to 100, where 100 is equal."""

    company: str
    name: str
    score: int
    cell: Cell | None

    @property
    def shown(self) -> Phrase:
        """``Altyn Trade (P007), 92% alike``."""
        name = f"{self.name} ({self.company})" if self.name != self.company else self.company
        return Phrase("near")(name=name, score=self.score)


@dataclass(frozen=True)
class Ambiguous:
    """The result for a text that is the name of several companies, given by their IDs."""

    text: str
    ids: tuple[str, ...]


@dataclass(frozen=True)
class Known:
    """A name of a company, as one row has it."""

    company: str
    name: str = ""
    local: str = ""
    cell: Cell | None = None


_NUMBER = re.compile(r"\d+")
_FIGURES = str.maketrans("oil", "011")
"""Letters that are typed in place of figures."""


def _as_typed(text: str) -> str:
    """An ID without what can be typed in several ways: signs, zeros before a number, letters that look the same."""
    plain = "".join(char for char in fold_alike(text).translate(_FIGURES) if char.isalnum())
    return _NUMBER.sub(lambda number: number[0].lstrip("0"), plain)


def _is_list(text: str) -> bool:
    """Whether a text names several companies: parts at commas or slashes that are not only legal forms."""
    parts = [part for part in re.split(r"[,，/;；、┋|\n]", text) if part.strip()]
    return sum(not _is_form(part) for part in parts) > 1


def _is_form(text: str) -> bool:
    """Whether a text is only a legal form or a city, such as ``Ltd.``."""
    return core_of(f"xyzzy {text.strip()}").text == "xyzzy"


class Directory:
    """Companies by ID and by name. An ID is preferred to a name, a name to a local name.

    A text that is no ID and no name is looked up without leading zeros, then without legal form and city, and finally
    as an abbreviation of a single company's name; such matches are reported by ``report_loosely_found``.
    """

    def __init__(
        self,
        rows: Iterable[Known],
        short_names: Nearness | None = None,
        published: Iterable[Company] = (),
        meant: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Index the names of each row; a company may have several rows.

        Parameters
        ----------
        short_names
            Resolves abbreviations.
        published
            The companies of the published schedule, some of which may have no row any more.
        meant
            The companies, by ID or name, that other folded texts mean according to the map.
        """
        self._meant = meant
        self._ids: dict[str, str] = {}
        self._numbers: dict[str, set[str]] = {}
        self._names: tuple[dict[str, list[str]], dict[str, list[str]]] = ({}, {})
        self._cores: dict[str, list[tuple[Core, str]]] = {}
        self._shown: dict[str, str] = {}
        self._choices: dict[str, str] = {}
        self._typed: dict[str, str] = {}
        self._cells: dict[str, Cell | None] = {}
        self._bare: dict[str, str] = {}
        self._looks: dict[str, list[str]] = {}
        self._short_names = short_names
        self._search: tuple[NearNames, NearNames] | None = None
        self._loose: dict[tuple[str, Cell | None], tuple[str, FindingKind]] = {}
        for row in rows:
            self._add(row)
        gone = [c for c in published if not (self._exact(c.id) or self._exact(c.name) or self._exact(c.local_name))]
        self._gone = Directory.of_companies(gone) if gone else None
        self._named_gone: dict[str, list[Cell]] = {}
        self._doubles: dict[tuple[str, ...], list[tuple[str, Cell]]] = {}
        self._one: dict[tuple[str, ...], bool] = {}

    def _add(self, row: Known) -> None:
        company = row.company
        self._ids[fold(company)] = company
        for text in {fold_alike(text) for text in (company, row.name, row.local) if text}:
            if company not in (known_looks := self._looks.setdefault(text, [])):
                known_looks.append(company)
        if _NUMBER.search(company):
            self._typed.setdefault(_as_typed(company), company)
        else:
            self._choices[company] = company
        self._cells.setdefault(company, row.cell)
        if normalized(company).isdigit():
            self._numbers.setdefault(normalized(company).lstrip("0"), set()).add(company)
        for known, text in zip(self._names, (row.name, row.local), strict=True):
            if text:
                ids = known.setdefault(fold(text), [])
                if company not in ids:
                    ids.append(company)
                self._shown.setdefault(company, text)
                self._choices.setdefault(text, company)
                if self._short_names is not None:
                    self._short_names.add(company, text)
                for core in map(core_of, spellings(text)):
                    self._bare.setdefault(core.text, text)
                    self._cores.setdefault(core.text, []).append((core, company))

    @classmethod
    def of_rows(
        cls,
        identities: Identities,
        short_names: Nearness,
        published: Iterable[Company] = (),
        meant: Mapping[str, str] = MappingProxyType({}),
    ) -> Directory:
        """The directory of the rows of Purchasers and Suppliers, and of what other texts are ``meant`` to name."""
        rows = (Known(e.id, e.name, e.row.text("local"), e.cell) for e in identities.entries)
        return cls(rows, short_names, published, meant)

    @classmethod
    def of_companies(cls, companies: Iterable[Company]) -> Directory:
        """The directory of an event's companies."""
        return cls(Known(c.id, c.name, c.local_name, c.cell) for c in companies)

    def find(self, text: str, cell: Cell | None = None, *, loosely: bool = True) -> str | UnknownName | Ambiguous:
        """Look up the ID of the company that a text names.

        Parameters
        ----------
        cell
            The cell of the text, to report loose matches.
        loosely
            Whether to ignore leading zeros, legal form and city. Not for a published schedule, in which a company that
            has left since must not be mistaken for another.
        """
        exact = self._exact(text)
        told = self._exact(self._meant.get(fold(text), "")) if len(exact) != 1 else ()
        if len(told) == 1:
            return told[0]
        if exact:
            return exact[0] if len(exact) == 1 else Ambiguous(text, tuple(exact))
        loose, kind = (self._loosely(text) if loosely else ()), kinds.NAME_LOOSE
        if loosely and not loose:
            loose, kind = self._abbreviated(text), kinds.NAME_SHORTENED
        if len(loose) == 1:
            self._loose[text, cell] = loose[0], kind
            return loose[0]
        return Ambiguous(text, loose) if loose else UnknownName(text, self._nearest(text))

    def exactly(self, text: str) -> str | None:
        """The ID of the company whose ID or name equals a text; None if there is none or several."""
        exact = self._exact(text)
        return exact[0] if len(exact) == 1 else None

    def _exact(self, text: str) -> Sequence[str]:
        folded = fold(text)
        if folded in self._ids:
            return (self._ids[folded],)
        return next((known[folded] for known in self._names if folded in known), ())

    def reported(
        self, text: str, cell: Cell, found: Findings, *, unknown: FindingKind, ambiguous: FindingKind, **details: object
    ) -> str | None:
        """The ID of the company that a cell names; None if it names none or several, which is then reported.

        Parameters
        ----------
        unknown
            The kind of finding if no company is named, with the nearest one.
        ambiguous
            The kind of finding if several are.
        details
            Further values of the finding for an unknown company.
        """
        if unknown.severity is Severity.STOPS and (gone := self._who_is_gone(text)) is not None:
            self._named_gone.setdefault(gone, []).append(cell)
            return None
        company = self.find(text, cell)
        lost = ambiguous.severity is Severity.STOPS
        if lost and isinstance(company, Ambiguous) and not self._exact(text) and self._are_one(company.ids):
            self._doubles.setdefault(company.ids, []).append((text, cell))
            return None
        if isinstance(company, Ambiguous):
            found.add(ambiguous, cell, value=text, choices=company.ids)
            return None
        if isinstance(company, UnknownName):
            told = {"value": text, **details, **company.details}
            found.add(unknown, cell, company.cell, suggestion=company.likely, **told)
            return None
        return company

    def knows(self, text: str) -> bool:
        """Whether a text is an ID or a name, possibly of several companies."""
        return bool(self._exact(text) or self._loosely(text))

    def shown(self, company: str) -> str:
        """A company's name in messages: ``P007 (Altyn Trade)``."""
        name = self._shown.get(company, "")
        return f"{company} ({name})" if name and fold(name) != fold(company) else company

    def report_loosely_found(self, found: Findings) -> None:
        """Report texts that were matched with a company but are not exactly its ID or name."""
        for (text, cell), (company, kind) in self._loose.items():
            found.add(kind, cell, self._cells[company], value=text, company=self.shown(company))

    def _who_is_gone(self, text: str) -> str | None:
        """The ID of the published company without a row that a text names exactly."""
        return self._gone.exactly(text) if self._gone is not None and not self._exact(text) else None

    def _are_one(self, ids: tuple[str, ...]) -> bool:
        """Whether companies have one name but for form and city, so that they are probably rows of one."""
        if ids not in self._one:
            cores = ([core for core, company in named if company in ids] for named in self._cores.values())
            self._one[ids] = any(
                len(own) >= len(ids) and all(core.agrees(other) for core in own for other in own) for own in cores
            )
        return self._one[ids]

    def report_doubles(self, found: Findings) -> None:
        """Report the names that several rows of probably one company have, each once, with those rows first."""
        for ids, named in self._doubles.items():
            cells = [cell for _, cell in named]
            choices = [self.shown(company) for company in ids]
            rows = [self._cells[company] for company in ids]
            found.add(kinds.REQUEST_OF_DOUBLES, *rows, *cells, value=named[0][0], choices=choices, count=len(cells))

    def report_gone(self, found: Findings) -> None:
        """Report the companies of the published schedule that have no row and are still named, each once."""
        for company, cells in self._named_gone.items():
            assert self._gone is not None
            found.add(kinds.COMPANY_LEFT, *cells, company=self._gone.shown(company), count=len(cells))

    def _loosely(self, text: str) -> tuple[str, ...]:
        """The companies that a text names by its look, without leading zeros, or without legal form and city."""
        if (alike := self._looks.get(fold_alike(text))) is not None:
            return tuple(alike)
        number = normalized(text)
        if number.isdigit():
            return tuple(sorted(self._numbers.get(number.lstrip("0"), ())))
        cores = [core for core in map(core_of, spellings(text)) if core.text]  # ``Oakley and Sons``, ``Oakley & Sons``
        found = ((core, *known) for core in cores for known in self._cores.get(core.text, ()))
        return tuple(dict.fromkeys(company for core, other, company in found if core.agrees(other)))

    def _abbreviated(self, text: str) -> tuple[str, ...]:
        """The company whose name a text abbreviates; empty if it may be another's, or has only a similar spelling."""
        near = self._short_names.near(text) if self._short_names is not None and not _is_list(text) else None
        return (near.key,) if near is not None and near.same and near.certainty >= _SURE and not near.slips else ()

    def _nearest(self, text: str) -> SimilarCompany | None:
        """The company with the most similar name, as a whole or without legal form and city.

        IDs with numbers are different companies however similar they are, unless typed differently.
        """
        if _is_list(text):
            return None  # a list of companies is not near to a single one
        if text and (company := self._typed.get(_as_typed(text))) is not None:
            return SimilarCompany(company, self._shown.get(company, company), _LIKE_TYPED, self._cells[company])
        if self._search is None:
            self._search = NearNames(self._choices), NearNames(self._bare, whole=True)
        whole, bare = self._search[0].nearest(text), self._search[1].nearest(core_of(text).text)
        if bare is not None and (whole is None or bare[1] > whole[1]):
            name, score = self._bare[bare[0]], bare[1]
        elif whole is not None:
            name, score = whole
        else:
            return None
        company = self._choices[name]
        shown = self._shown.get(company, company) if name == company else name
        return SimilarCompany(company, shown, score, self._cells[company])
