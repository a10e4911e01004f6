"""Why a meeting of the published schedule changed: whose cancellation, which row, or what took its place.

The verifier judges the old schedule by the new event: what it says of a meeting is a cause that the
registrations themselves give. A meeting that breaks nothing was in somebody's way, and the new
meeting that has its time, table or interpreter is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sco_scheduler.agendas.people import company_name, interpreter_label
from sco_scheduler.domain.cells import Cell
from sco_scheduler.domain.event import Event, Level, Pair, Request, Role
from sco_scheduler.domain.schedule import Meeting, MeetingStatus, PublishedMeeting, Schedule
from sco_scheduler.insight.matching import Match, matched
from sco_scheduler.verify import Violation, verify

ELSEWHERE = "Nothing rules out how it was: it gave way to other changes."
"""Said where neither the registrations nor a meeting in the way explains a change."""


@dataclass(frozen=True)
class _Edit:
    """What the organizer did to a row by hand: the row as it stands now, None where it was deleted."""

    row: PublishedMeeting | None


class Causes:
    """Answers for each match of two schedules why it is not a meeting that stayed as it was."""

    def __init__(
        self, before: Schedule, after: Schedule, rows: Sequence[PublishedMeeting], matches: Sequence[Match]
    ) -> None:
        self._earlier = before.event
        self._event = after.event
        self._rows = rows
        self._matches = matches
        self._left = [(old, new) for old, new in matches if old is not None and old != new]
        self._arrived = [new for old, new in matches if new is not None and old != new]
        self._faults = _faults(self._event, before.meetings) if self._left else {}
        self._edits, self._added_by_hand = _edits(before.meetings, rows)

    @cached_property
    def _faults_by_hand(self) -> Mapping[Meeting, list[Violation]]:
        """What the rows as they stand by hand break of the rules."""
        return _faults(self._event, [row.meeting for row in self._rows if _held(row)])

    @cached_property
    def _had_to_be(self) -> set[Meeting]:
        """The meetings that changed or arrived and come before what is kept: published ones, pins and musts."""
        event = self._event
        musts = {r.pair for r in event.requests if r.level is Level.MUST} | {row.pair for row in event.fixed}
        found = {new for old, new in self._matches if new is not None and (old is not None or new.pair in musts)}
        return found | set(self._added_by_hand)

    def why(self, old: Meeting | None, new: Meeting | None) -> str:
        """A sentence with the cause of a change; a match has a meeting on one side at least."""
        if old is None:
            assert new is not None, "a match has a meeting on one side at least"
            return self._why_added(new)
        return (
            self._by_hand(old, new)
            or self._company_gone(old)
            or self._not_wanted(old)
            or self._people_gone(old)
            or self._fixed_since(old.pair)
            or self._rule(old)
            or self._in_the_way(old, new)
            or ELSEWHERE
        )

    # Causes of a change

    def _by_hand(self, old: Meeting, new: Meeting | None) -> str:
        edit = self._edits.get(old)
        if edit is None:
            return ""
        row = edit.row
        if row is None or (row.status is not MeetingStatus.HELD and row.cell is None):
            return "Its row was deleted from Meetings."
        if row.status is not MeetingStatus.HELD:
            return f"Marked {row.status} by hand{_at(row.cell)}."
        if row.meeting == new:
            return f"Changed by hand{_at(row.cell)}."
        broken = self._rule_of(self._faults_by_hand, row.meeting)
        wish = f"Changed by hand{_at(row.cell)} to {row.meeting.start:%H:%M} at {row.meeting.zone}/{row.meeting.table}"
        return f"{wish}, which could not be kept. {broken}".rstrip()

    def _company_gone(self, old: Meeting) -> str:
        event = self._event
        for company_id, role in zip(old.pair, Role, strict=True):
            company = event.company_by_id.get(company_id)
            name = company_name(self._earlier, company_id)
            if company is None:
                return f"{name} ({company_id}) is no longer registered."
            if company.cancelled:
                # One without a cell is not on the sheets any more, but in a meeting that is history.
                cell = company.cancelled_cell or company.cell
                return f"{name} ({company_id}) " + (f"cancelled{_at(cell)}." if cell else "is no longer registered.")
            if company.terms(role) is None:
                return f"{name} ({company_id}) is no {role} any more{_at(company.cell)}."
        return ""

    def _not_wanted(self, old: Meeting) -> str:
        event = self._event
        requests = event.requests_by_pair.get(old.pair, ())
        refusal = next((r for r in requests if r.level is Level.NO), None)
        if refusal is not None:
            return f"{self._name(refusal.asker)} says no to {self._name(refusal.target)}{_at(refusal.cell)}."
        if requests or any(row.pair == old.pair for row in event.fixed):
            return ""
        earlier = next(iter(_wishes(self._earlier, old.pair)), None)
        if earlier is None:
            return "Nobody asks for it."
        return f"{self._name(earlier.asker)} no longer asks for it."

    def _people_gone(self, old: Meeting) -> str:
        for key, company_id in zip(old.delegates, old.pair, strict=True):
            if key not in self._event.delegate_by_key:
                who = key.rpartition("#")[2]
                who = f"Delegate {who}" if who.isdecimal() else who
                return f"{who} of {self._name(company_id)} no longer attends."
        if old.interpreter is not None and old.interpreter not in self._event.interpreter_by_id:
            return f"{interpreter_label(self._earlier, old.interpreter)} no longer works here."
        return ""

    def _fixed_since(self, pair: Pair) -> str:
        row = next((f for f in self._event.fixed if f.pair == pair and f not in self._earlier.fixed), None)
        return f"Fixed so since{_at(row.cell)}." if row is not None else ""

    def _rule(self, old: Meeting) -> str:
        return self._rule_of(self._faults, old)

    @staticmethod
    def _rule_of(faults: Mapping[Meeting, Iterable[Violation]], meeting: Meeting) -> str:
        """The verifier's sentence with the cell it rests on, if the meeting breaks a rule of the new event.

        A rule that the meeting breaks alone says more than one that it breaks together with others.
        """
        found = sorted(faults.get(meeting, ()), key=lambda v: len(v.meetings))
        if not found:
            return ""
        cells = _at(found[0].cells[0] if found[0].cells else None)
        return f"{found[0].text.rstrip('.')}{cells}."

    def _in_the_way(self, old: Meeting, new: Meeting | None) -> str:
        """The new meeting that has the old one's time, table or interpreter.

        A meeting that is new and did not have to be only fills what was given up: it drops no other.
        """
        arrived = self._arrived if new is not None else [m for m in self._arrived if m in self._had_to_be]
        here = [m for m in arrived if m != new and m.start < old.end and old.start < m.end]
        here.sort(key=lambda m: m not in self._had_to_be)
        stayed = new is not None and new.start == old.start
        people, table, interpreter = set(old.delegates), (old.zone, old.table), old.interpreter
        if not stayed:
            for meeting in here:
                if people & set(meeting.delegates):
                    return f"Its time is needed for the meeting of {self._pair(meeting.pair)}."
        for meeting in here:
            if (meeting.zone, meeting.table) == table:
                return f"Its table is needed for the meeting of {self._pair(meeting.pair)}."
        for meeting in here:
            if interpreter is not None and meeting.interpreter == interpreter:
                return f"Its interpreter is needed for the meeting of {self._pair(meeting.pair)}."
        return ""

    # Causes of an added meeting

    def _why_added(self, new: Meeting) -> str:
        event, earlier = self._event, self._earlier
        row = self._added_by_hand.get(new)
        if row is not None:
            return f"Added by hand{_at(row.cell)}."
        fixed = self._fixed_since(new.pair)
        if fixed:
            return fixed
        for company_id in new.pair:
            company = event.company_by_id.get(company_id)
            known = earlier.company_by_id.get(company_id)
            if company is not None and (known is None or known.cancelled):
                return f"{self._name(company_id)} registered since{_at(company.cell)}."
        since = [r for r in _wishes(event, new.pair) if r not in earlier.requests_by_pair.get(new.pair, ())]
        if since:
            changed = "changed its request" if _wishes(earlier, new.pair) else "asked for it"
            return f"{self._name(since[0].asker)} {changed} since{_at(since[0].cell)}."
        return self._freed(new)

    def _freed(self, new: Meeting) -> str:
        """The meeting that left the place in which this one is held now."""
        here = [(old, to) for old, to in self._left if old.start == new.start and (to is None or to.start != old.start)]
        people, table = set(new.delegates), (new.zone, new.table)
        for sort, test in (
            ("time", lambda old: people & set(old.delegates)),
            ("table", lambda old: (old.zone, old.table) == table),
            ("table", lambda old: old.zone == new.zone),
        ):
            for old, to in here:
                if test(old):
                    verb = "dropped" if to is None else "moved"
                    return f"Asked for before; takes a {sort} that the {verb} {self._pair(old.pair)} left."
        return "Asked for before; there is room for it now."

    # Words

    def _name(self, company_id: str) -> str:
        known = self._event if company_id in self._event.company_by_id else self._earlier
        return f"{company_name(known, company_id)} ({company_id})"

    def _pair(self, pair: Pair) -> str:
        return f"{self._name(pair[0])} with {self._name(pair[1])}"


def _faults(event: Event, meetings: Sequence[Meeting]) -> dict[Meeting, list[Violation]]:
    """What each meeting breaks of the rules of an event."""
    found: dict[Meeting, list[Violation]] = {}
    for violation in verify(event, meetings).violations:
        for meeting in violation.meetings:
            found.setdefault(meeting, []).append(violation)
    return found


def _edits(
    written: Sequence[Meeting], rows: Sequence[PublishedMeeting]
) -> tuple[dict[Meeting, _Edit], dict[Meeting, PublishedMeeting]]:
    """The meetings that the organizer changed by hand, and the rows that were added."""
    if not rows:
        return {}, {}
    standing = {row.meeting: row for row in sorted(rows, key=_held)}
    edits: dict[Meeting, _Edit] = {}
    added: dict[Meeting, PublishedMeeting] = {}
    for old, now in matched(written, [row.meeting for row in rows]):
        row = standing[now] if now is not None else None
        if old is None:
            if row is not None and _held(row):
                added[row.meeting] = row
        elif row is None or row.meeting != old or not _held(row):
            edits[old] = _Edit(row)
    return edits, added


def _held(row: PublishedMeeting) -> bool:
    return row.status is MeetingStatus.HELD


def _wishes(event: Event, pair: Pair) -> list[Request]:
    return [r for r in event.requests_by_pair.get(pair, ()) if r.level is not Level.NO]


def _at(cell: Cell | None) -> str:
    """A cell in brackets, after a blank; nothing where there is none."""
    return f" ({cell})" if cell is not None else ""
