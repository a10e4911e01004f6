"""One row of Requests, or one entry of Wishes, as one company's wish to meet another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sco_scheduler.domain.cells import Cell
from sco_scheduler.domain.event import Company, Level, Role
from sco_scheduler.domain.tally import Tally, tallied, untold
from sco_scheduler.intake import phrases
from sco_scheduler.intake.collecting import Findings
from sco_scheduler.intake.directory import Ambiguous, Directory, Unknown
from sco_scheduler.intake.identities import Entry
from sco_scheduler.intake.kinds import requests as kinds
from sco_scheduler.intake.lists import read_names
from sco_scheduler.intake.ranges import Calendar
from sco_scheduler.intake.ranks import read_rank
from sco_scheduler.intake.rows import Layout, Row, Table
from sco_scheduler.intake.text import fold, nearest
from sco_scheduler.intake.vocabulary import vocabulary

LAYOUT = Layout("Requests", needed=(("from",), ("to",)), passes=frozenset({"notes"}), leave_out=True)


@dataclass(frozen=True)
class Asked:
    """A wish that can be understood, whose roles are not decided yet. Neither side is cancelled."""

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
        """Whether another wish of the same two companies says the same."""
        mine = (self.level, self.rank, self.sessions, self.delegate, self.after)
        return mine == (other.level, other.rank, other.sessions, other.delegate, other.after)


class Asking:
    """Reads wishes; what cannot be understood is reported and left out."""

    def __init__(
        self,
        companies: Mapping[str, Company],
        directory: Directory,
        calendar: Calendar,
        found: Findings,
        tell: Tally = untold,
    ) -> None:
        self._companies = companies
        self._directory = directory
        self._calendar = calendar
        self._sessions = {fold(session.name): session.name for session in calendar.sessions}
        self._found = found
        self._tell = tell
        self.gone = 0
        """The rows of the sheet Requests that are of or for a company that cancelled: no findings."""

    def requests(self, table: Table) -> Iterator[Asked]:
        """The wishes of the sheet Requests, in its order."""
        for row in tallied(table.rows, phrases.REQUESTS_UNDERSTOOD, self._tell):
            if row.damaged:
                continue
            asked = self._request(row)
            if asked is not None:
                yield asked

    def wishes(self, entries: Sequence[Entry]) -> Iterator[Asked]:
        """The wishes in the column Wishes of Purchasers, then of Suppliers; ranked by their place."""
        for entry in entries:
            cell = entry.row.cell("wishes")
            for rank, text in enumerate(
                read_names(entry.row.text("wishes"), cell, self._found, self._directory.knows), 1
            ):
                target = self._company(text, cell)
                if target is None or self._gone(entry.id, target) or not self._can_meet(entry.id, target, cell):
                    continue
                yield Asked(entry.id, target, Level.WANT, rank, (), None, (), "", cell)

    def _request(self, row: Row) -> Asked | None:
        asker, target = (self._side(row, key) for key in ("from", "to"))
        if asker is not None and target is not None and self._gone(asker, target):
            self.gone += 1
            return None  # cancelled: whatever else the row says does not count, and is no finding
        level = self._level(row)
        rank = self._rank(row)
        sessions = self._session_names(row)
        after = self._after(row, asker, target)
        if asker is None or target is None or not self._can_meet(asker, target, row.cell("to")):
            return None
        delegate, understood = self._delegate(row, asker, target)
        if level is None or sessions is None or after is None or not understood:
            return None
        notes, after_cell = row.text("notes"), row.cell("after") if after else None
        return Asked(asker, target, level, rank, sessions, delegate, after, notes, row.cell("from"), after_cell)

    def _side(self, row: Row, key: str) -> str | None:
        text = row.text(key)
        if not text:
            column = vocabulary().sheets["Requests"].columns[key].told
            self._found.add(kinds.INCOMPLETE, row.cell(key), column=column)
            return None
        return self._company(text, row.cell(key))

    def _company(self, text: str, cell: Cell) -> str | None:
        company = self._directory.find(text, cell)
        if isinstance(company, Ambiguous):
            self._found.add(kinds.AMBIGUOUS_COMPANY, cell, value=text, choices=company.ids)
            return None
        if isinstance(company, Unknown):
            self._found.add(
                kinds.UNKNOWN_COMPANY, cell, company.cell, suggestion=company.likely, value=text, **company.details
            )
            return None
        return company

    def _gone(self, *ids: str) -> bool:
        return any(self._companies[company].cancelled for company in ids)

    def _can_meet(self, asker: str, target: str, cell: Cell) -> bool:
        shown = self._directory.shown
        if asker == target:
            self._found.add(kinds.ITSELF, cell, company=shown(asker))
            return False
        one, other = self._companies[asker], self._companies[target]
        if (one.purchaser and other.supplier) or (one.supplier and other.purchaser):
            return True
        role, other_sheet = (Role.PURCHASER, "Suppliers") if one.purchaser else (Role.SUPPLIER, "Purchasers")
        sheet, roles = vocabulary().sheets[other_sheet].sheet.told, phrases.ALL_IN_ROLE[role]
        self._found.add(kinds.SAME_ROLE, cell, asker=shown(asker), target=shown(target), roles=roles, sheet=sheet)
        return False

    def _level(self, row: Row) -> Level | None:
        text = row.text("level")
        if not text:
            return Level.WANT
        meaning = vocabulary().choice("level", text)
        if meaning is None:
            self._found.add(kinds.LEVEL, row.cell("level"), suggestion=nearest(text, list(Level)), value=text)
            return None
        return Level(meaning)

    def _rank(self, row: Row) -> int | None:
        value = row.value("rank")
        rank = read_rank(value)
        if value is not None and rank is None:
            self._found.add(kinds.RANK, row.cell("rank"), value=row.text("rank"))
            return None
        return rank

    def _session_names(self, row: Row) -> tuple[str, ...] | None:
        names: list[str] = []
        unknown = False
        text, cell = row.text("session"), row.cell("session")
        for part in read_names(text, cell, self._found, self._is_session, commas=False, whole=True):
            name = self._sessions.get(fold(part))
            if name is None:
                unknown = True
                if not self._calendar.complete:
                    continue
                choices = list(dict.fromkeys(self._sessions.values()))
                likely = nearest(part, choices)
                self._found.add(kinds.SESSION, cell, suggestion=likely, value=part, choices=choices)
            elif name not in names:
                names.append(name)
        return None if unknown else tuple(names)

    def _is_session(self, name: str) -> bool:
        return fold(name) in self._sessions

    def _after(self, row: Row, asker: str | None, target: str | None) -> tuple[str, ...] | None:
        ids: list[str] = []
        unknown = False
        cell = row.cell("after")
        for part in read_names(row.text("after"), cell, self._found, self._directory.knows, commas=False, whole=True):
            company = self._directory.find(part, cell)
            if isinstance(company, Ambiguous):
                unknown = True
                self._found.add(kinds.AMBIGUOUS_COMPANY, cell, value=part, choices=company.ids)
            elif isinstance(company, Unknown):
                unknown = True
                self._found.add(
                    kinds.AFTER, cell, company.cell, suggestion=company.likely, value=part, **company.details
                )
            elif company in {asker, target}:
                self._found.add(kinds.AFTER_ITSELF, cell, value=self._directory.shown(company))
            elif company not in ids and not self._companies[company].cancelled:
                ids.append(company)
        return None if unknown else tuple(ids)

    def _delegate(self, row: Row, asker: str, target: str) -> tuple[str | None, bool]:
        """The key of the person who is to attend, None where nobody is named; and whether it is understood."""
        text = row.text("delegate")
        if not text:
            return None, True
        people = [d for side in (asker, target) for d in self._companies[side].delegates]
        keys = [d.key for d in people if fold(d.name) == fold(text)]
        if len(keys) == 1:
            return keys[0], True
        cell, sides = (
            row.cell("delegate"),
            {"asker": self._directory.shown(asker), "target": self._directory.shown(target)},
        )
        if keys:
            self._found.add(kinds.DELEGATE_AMBIGUOUS, cell, value=text, **sides)
        else:
            names = [d.name for d in people if d.name]
            choices = names or phrases.NONE_NAMED
            self._found.add(kinds.DELEGATE, cell, suggestion=nearest(text, names), value=text, choices=choices, **sides)
        return None, False
