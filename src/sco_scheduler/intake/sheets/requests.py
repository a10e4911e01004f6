"""Reads the wishes of the sheet Requests and of the column Wishes, and decides which of them count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from sco_scheduler.domain.event import Company, FixedMeeting, Level, Pair, Request, Role
from sco_scheduler.domain.findings import Findings
from sco_scheduler.domain.messages import Cell, Phrase, Tally, no_tally, tallied
from sco_scheduler.domain.names import fold, fold_alike
from sco_scheduler.intake import kinds, phrases
from sco_scheduler.intake.directory import Directory
from sco_scheduler.intake.sheets.fixed import fixed_cell
from sco_scheduler.intake.sheets.identities import RegistrationRow
from sco_scheduler.intake.sheets.zones import looks
from sco_scheduler.intake.table.grids import vocabulary
from sco_scheduler.intake.table.rows import Layout, Row, SheetTable
from sco_scheduler.intake.understanding.cells.marks import level_or_misspelt
from sco_scheduler.intake.understanding.names.matching import SURE, NameIndex, Part
from sco_scheduler.intake.understanding.names.nearness import MOST_LETTERS
from sco_scheduler.intake.understanding.wording.words import level_of
from sco_scheduler.intake.values.entries import nearest, read_list, read_names, read_rank, split_loosely
from sco_scheduler.intake.values.times import Calendar

REQUESTS = Layout("Requests", needed=(("from",), ("to",)), passes=frozenset({"notes"}), leave_out=True)

_SEVERAL = 2
"""The fewest names of a list."""

_LIKELY = 0.6
"""The certainty from which a level is suggested for a word."""

_NOBODY = "nobody"
"""The answer of a map that a name means no company."""


@dataclass(frozen=True)
class Asked:
    """A wish before its roles are decided. Neither side is cancelled."""

    asker: str
    target: str
    level: Level
    rank: int | None
    sessions: tuple[str, ...]
    delegate: str | None
    after: tuple[str, ...]
    notes: str
    cell: Cell
    after_cell: Cell | None = None

    def alike(self, other: Asked) -> bool:
        """Return whether another wish of the same two companies is equal in all relevant fields."""
        mine = (self.level, self.rank, self.sessions, self.delegate, self.after)
        return mine == (other.level, other.rank, other.sessions, other.delegate, other.after)


@dataclass
class RequestRows:
    """How the rows of Requests are used."""

    gone: int = 0
    """The number of rows by or for a cancelled company, which are no findings."""

    further: int = 0
    """The number of wishes beyond the first of each row, in rows that name several companies."""


class _DirectoryNames(NameIndex):
    """The names of a directory, for splitting a cell into names."""

    def __init__(self, directory: Directory) -> None:
        super().__init__()
        self._directory = directory

    def _looked_up(self, text: str) -> Part:
        found = self._directory.find(text) if len(text) <= MOST_LETTERS and self._directory.knows(text) else None
        return Part(text, found if isinstance(found, str) else None)


class Asking:
    """Reads wishes; those that cannot be understood are reported and left out.

    ``meant`` is what folded names mean according to the organizer: nobody, a company, or several, each on a line.
    ``levels`` are the levels that she gives folded words.
    """

    def __init__(
        self,
        companies: Mapping[str, Company],
        directory: Directory,
        calendar: Calendar,
        found: Findings,
        tally: Tally = no_tally,
        meant: Mapping[str, str] = MappingProxyType({}),
        levels: Mapping[str, Level] = MappingProxyType({}),
    ) -> None:
        self._companies = companies
        self._directory = directory
        self._calendar = calendar
        self._sessions = {fold(session.name): session.name for session in calendar.sessions}
        self._sessions |= looks((name, name) for name in dict.fromkeys(self._sessions.values()))
        self._found = found
        self._tally = tally
        self._nobody = {text for text, answer in meant.items() if answer == _NOBODY}
        self._groups = {text: answer.split("\n") for text, answer in meant.items() if "\n" in answer}
        self._levels = levels
        self._names = _DirectoryNames(directory)
        self._exact: dict[str, str] = {}  # cache of texts that equal the ID or name of one company
        self.rows = RequestRows()

    def requests(self, table: SheetTable) -> Iterator[Asked]:
        """The wishes of the sheet Requests, in its order."""
        for row in tallied(table.rows, Phrase("requests-understood"), self._tally):
            if not row.damaged:
                yield from self._requests(row)

    def wishes(self, entries: Sequence[RegistrationRow]) -> Iterator[Asked]:
        """The wishes in the column Wishes of Purchasers, then of Suppliers, ranked by position."""
        for entry in entries:
            cell = entry.row.cell("wishes")
            for rank, text in enumerate(self._wished(entry.row.text("wishes"), cell), 1):
                target = self._company(text, cell)
                if (
                    target
                    and not self._any_cancelled(entry.id, target)
                    and self._can_meet(entry.id, target, entry.row, "wishes")
                ):
                    yield Asked(entry.id, target, Level.WANT, rank, (), None, (), "", cell)

    def _wished(self, text: str, cell: Cell) -> list[str]:
        """The names in a cell of wishes; commas separate if the longest known names cover the parts."""
        names: list[str] = []
        for piece in read_list(text, cell, self._found):
            names += self._split(piece)
        return names

    def _split(self, text: str) -> list[str]:
        """The names in a text, if they are known and cover it."""
        parts = split_loosely(text, self._directory.knows)
        if parts == [text] and not self._directory.knows(text):
            covered = [part.text for part in self._names.split(text)]
            parts = covered if all(map(self._directory.knows, covered)) else parts
        return parts

    def _requests(self, row: Row) -> list[Asked]:
        """The requests of a row: one, or one by and for each of several companies that a cell names."""
        askers, targets = (self._sides(row, key) for key in ("from", "to"))
        gone = self.rows.gone
        asked = [self._request(row, asker, target) for asker in askers for target in targets]
        kept = [request for request in asked if request is not None]
        self.rows.gone = gone + (self.rows.gone > gone and not kept)
        self.rows.further += max(len(kept) - 1, 0)
        return kept

    def _sides(self, row: Row, key: str) -> list[str]:
        """The texts of the companies that a cell names: all of it, unless it is a list of known ones, which is told."""
        text = row.text(key)
        parts = self._groups.get(fold(text), []) if self._groups else []
        if not parts:
            parts = self._split(text) if text and text not in self._exact and fold(text) not in self._nobody else [text]
        if len(parts) < _SEVERAL or not all(map(self._directory.knows, parts)):
            return [text]
        names = tuple(
            self._directory.shown(found) if isinstance(found := self._directory.find(part), str) else part
            for part in parts
        )
        self._found.add(kinds.REQUEST_OF_SEVERAL, row.cell(key), companies=names)
        return parts

    def _request(self, row: Row, from_text: str, to_text: str) -> Asked | None:
        asker, target = self._side(row, "from", from_text), self._side(row, "to", to_text)
        if asker is not None and target is not None and self._any_cancelled(asker, target):
            self.rows.gone += 1
            return None  # cancelled: the rest of the row is ignored, without a finding
        level = self._level(row)
        rank = self._rank(row)
        sessions = self._session_names(row)
        after = self._after(row, asker, target)
        if asker is None or target is None or not self._can_meet(asker, target, row):
            return None
        delegate, understood = self._delegate(row, asker, target)
        if level is None or sessions is None or after is None or not understood:
            return None
        notes, after_cell = row.text("notes"), row.cell("after") if after else None
        return Asked(asker, target, level, rank, sessions, delegate, after, notes, row.cell("from"), after_cell)

    def _side(self, row: Row, key: str, text: str) -> str | None:
        if not text:
            column = vocabulary().sheets["Requests"].columns[key].told
            self._found.add(kinds.REQUEST_INCOMPLETE, row.cell(key), column=column)
            return None
        company = self._exact.get(text) or self._company(text, row.cell(key))
        if company and text not in self._exact and company == self._directory.exactly(text):
            self._exact[text] = company
        return company

    def _company(self, text: str, cell: Cell) -> str | None:
        if fold(text) in self._nobody:
            return None
        return self._directory.reported(
            text, cell, self._found, unknown=kinds.REQUEST_UNKNOWN_COMPANY, ambiguous=kinds.REQUEST_AMBIGUOUS_COMPANY
        )

    def _any_cancelled(self, *ids: str) -> bool:
        return any(self._companies[company].cancelled for company in ids)

    def _can_meet(self, asker: str, target: str, row: Row, key: str = "to") -> bool:
        """Whether one of two companies is a purchaser and the other a supplier; else it is reported."""
        one, other = self._companies[asker], self._companies[target]
        if asker != target and ((one.purchaser and other.supplier) or (one.supplier and other.purchaser)):
            return True
        shown, cell = self._directory.shown, row.cell(key)
        if asker == target:
            self._found.add(kinds.REQUEST_ITSELF, cell, company=shown(asker))
            return False
        role, other_sheet = (Role.PURCHASER, "Suppliers") if one.purchaser else (Role.SUPPLIER, "Purchasers")
        sheet, roles = vocabulary().sheets[other_sheet].sheet.told, phrases.ALL_IN_ROLE[role]
        self._found.add(
            kinds.REQUEST_SAME_ROLE, cell, asker=shown(asker), target=shown(target), roles=roles, sheet=sheet
        )
        return False

    def _level(self, row: Row) -> Level | None:
        text = row.text("level")
        if not text:
            return Level.WANT
        if (told := self._levels.get(fold(text))) is not None:
            return told
        meaning = level_of(text)
        if meaning is None or meaning[1] < SURE:
            likely, certainty = level_or_misspelt(text, list)
            suggestion = likely if certainty >= _LIKELY else None
            self._found.add(kinds.REQUEST_LEVEL, row.cell("level"), suggestion=suggestion, value=text)
            return None
        return meaning[0]

    def _rank(self, row: Row) -> int | None:
        value = row.value("rank")
        rank = read_rank(value)
        if value is not None and rank is None:
            self._found.add(kinds.REQUEST_RANK, row.cell("rank"), value=row.text("rank"))
            return None
        return rank

    def _session_names(self, row: Row) -> tuple[str, ...] | None:
        if not row.text("session"):
            return ()
        names: list[str] = []
        unknown = False
        text, cell = row.text("session"), row.cell("session")
        for part in read_names(text, cell, self._found, self._is_session):
            name = self._sessions.get(fold(part)) or self._sessions.get(fold_alike(part))
            if name is None:
                unknown = True
                if not self._calendar.complete:
                    continue
                choices = list(dict.fromkeys(self._sessions.values()))
                likely = nearest(part, choices)
                self._found.add(kinds.REQUEST_SESSION, cell, suggestion=likely, value=part, choices=choices)
            elif name not in names:
                names.append(name)
        return None if unknown else tuple(names)

    def _is_session(self, name: str) -> bool:
        return fold(name) in self._sessions or fold_alike(name) in self._sessions

    def _after(self, row: Row, asker: str | None, target: str | None) -> tuple[str, ...] | None:
        if not row.text("after"):
            return ()
        ids: list[str] = []
        unknown = False
        cell = row.cell("after")
        for part in read_names(row.text("after"), cell, self._found, self._directory.knows):
            company = self._directory.reported(
                part, cell, self._found, unknown=kinds.REQUEST_AFTER, ambiguous=kinds.REQUEST_AMBIGUOUS_COMPANY
            )
            if company is None:
                unknown = True
            elif company in {asker, target}:
                self._found.add(kinds.REQUEST_AFTER_ITSELF, cell, value=self._directory.shown(company))
            elif company not in ids and not self._companies[company].cancelled:
                ids.append(company)
        return None if unknown else tuple(ids)

    def _delegate(self, row: Row, asker: str, target: str) -> tuple[str | None, bool]:
        """The key of the requested delegate (None if none is named), and whether the name is understood."""
        text = row.text("delegate")
        if not text:
            return None, True
        people = [d for side in (asker, target) for d in self._companies[side].delegates]
        keys = [d.key for d in people if fold(d.name) == fold(text)]
        keys = keys or [d.key for d in people if fold_alike(d.name) == fold_alike(text)]
        if len(keys) == 1:
            return keys[0], True
        cell, sides = (
            row.cell("delegate"),
            {"asker": self._directory.shown(asker), "target": self._directory.shown(target)},
        )
        if keys:
            self._found.add(kinds.REQUEST_DELEGATE_AMBIGUOUS, cell, value=text, **sides)
        else:
            names = [d.name for d in people if d.name]
            choices = names or phrases.NONE_NAMED
            self._found.add(
                kinds.REQUEST_DELEGATE, cell, suggestion=nearest(text, names), value=text, choices=choices, **sides
            )
        return None, False


_OTHERS = 20
"""The largest number of overridden rows that are kept for each request."""


def decide_requests(
    asked: Sequence[Asked],
    companies: Mapping[str, Company],
    fixed: Sequence[FixedMeeting],
    directory: Directory,
    found: Findings,
) -> tuple[Request, ...]:
    """Turn wishes into requests with roles.

    Of several wishes of one company for another the first counts, except that a ``no`` always
    takes precedence. If two companies have both roles, the one that asked first is the purchaser, unless a fixed
    meeting of the two determines the roles.

    Parameters
    ----------
    asked
        The wishes, in the order of the sheets.
    """
    counting = _counting(asked, directory, found)
    roles = _roles([a for a, _ in counting], companies, fixed, directory, found)

    def request(a: Asked, others: tuple[Request, ...] = ()) -> Request:
        pair = roles[frozenset((a.asker, a.target))]
        return Request(a.asker, *pair, a.level, a.rank, a.sessions, a.delegate, a.after, a.notes, a.cell, others)

    requests = tuple(request(a, tuple(map(request, others))) for a, others in counting)
    _report_idle_after([a for a, _ in counting], requests, directory, found)
    return requests


def _counting(asked: Sequence[Asked], directory: Directory, found: Findings) -> list[tuple[Asked, list[Asked]]]:
    """The wishes that count, each with further ones of the same company for the same other."""
    by_pair: dict[tuple[str, str], list[Asked]] = {}
    for a in asked:
        by_pair.setdefault((a.asker, a.target), []).append(a)
    counting = []
    for rows in by_pair.values():
        first = next((a for a in rows if a.level is Level.NO), rows[0])
        counting.append((first, [a for a in rows if a is not first][:_OTHERS]))
        for other in rows:
            if other is not first:
                kind = kinds.REQUEST_REPEATED if other.alike(first) else kinds.REQUEST_TWICE
                sides = {"asker": directory.shown(first.asker), "target": directory.shown(first.target)}
                found.add(kind, other.cell, first.cell, counts=first.cell, **sides)
    order = {id(a): place for place, a in enumerate(asked)}
    return sorted(counting, key=lambda entry: order[id(entry[0])])


def _roles(
    asked: Sequence[Asked],
    companies: Mapping[str, Company],
    fixed: Sequence[FixedMeeting],
    directory: Directory,
    found: Findings,
) -> dict[frozenset[str], Pair]:
    """The purchaser and the supplier of each two companies with a request, from the wishes that count."""
    roles: dict[frozenset[str], Pair] = {}
    pinned: dict[frozenset[str], Pair] = {}
    for meeting in fixed:
        pinned.setdefault(frozenset(meeting.pair), meeting.pair)
    # A refusal decides only if there is no request.
    for a in sorted(asked, key=lambda a: a.level is Level.NO):
        two = frozenset((a.asker, a.target))
        if two in roles:
            continue
        pair = _pair(companies[a.asker], companies[a.target])
        if two in pinned and pair != pinned[two]:
            purchaser, supplier = pair = pinned[two]
            cells = (fixed_cell(fixed, purchaser, supplier), a.cell)
            shown = {"purchaser": directory.shown(purchaser), "supplier": directory.shown(supplier)}
            found.add(kinds.FIXED_ROLES_TURNED, *cells, **shown)
        roles[two] = pair
    return roles


def _pair(asker: Company, target: Company) -> Pair:
    asks_as_purchaser = asker.purchaser is not None and target.supplier is not None
    return (asker.id, target.id) if asks_as_purchaser else (target.id, asker.id)


def _report_idle_after(
    counting: Sequence[Asked], requests: Sequence[Request], directory: Directory, found: Findings
) -> None:
    wanted = {frozenset(r.pair) for r in requests if r.level is not Level.NO}
    for a in counting:
        for other in a.after:
            if frozenset((a.asker, other)) not in wanted:
                names = {"asker": directory.shown(a.asker), "value": directory.shown(other)}
                found.add(kinds.REQUEST_AFTER_NO_MEETING, a.after_cell, **names)
