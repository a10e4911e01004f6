"""Compares a schedule with the published one, meeting by meeting, with a sentence on the cause of each change."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import cached_property

from sco_scheduler.agendas.build_report import (
    ChangeRow,
    clock_time,
    company_name,
    company_with_id,
    delegate_labels,
    interpreter_label,
    until_time,
)
from sco_scheduler.domain.event import Event, Level, Pair, Role
from sco_scheduler.domain.messages import PAIR, Clauses, Phrase, Said, Sentence, Sentences, in_brackets
from sco_scheduler.domain.names import is_former
from sco_scheduler.domain.renaming import carry
from sco_scheduler.domain.schedule import Meeting, MeetingStatus, PublishedMeeting, Schedule
from sco_scheduler.insight.named_since import NamedSince
from sco_scheduler.verify import Violation, verify

ADDED_BY_HAND = Phrase("cause-added-by-hand")

BY_HAND = Phrase("cause-by-hand")

MARKED = {
    MeetingStatus.CANCELLED: Phrase("cause-marked-cancelled"),
    MeetingStatus.NO_SHOW: Phrase("cause-marked-no-show"),
}

ROW_DELETED = Phrase("cause-row-deleted")

ROW_GIVEN_AWAY = Phrase("cause-row-given-away")

_NOT_REGISTERED = Phrase("cause-not-registered")
_NOT_IN_ROLE = {Role.PURCHASER: Phrase("cause-no-purchaser"), Role.SUPPLIER: Phrase("cause-no-supplier")}


Match = tuple[Meeting | None, Meeting | None]
"""(meeting of the older schedule, meeting that continues it); None on one side if dropped or added."""

_NEARNESS: tuple[Callable[[Meeting], Hashable], ...] = (
    lambda m: (m.slot_and_table, m.delegates, m.interpreter),
    lambda m: m.slot_and_table,
    lambda m: m.start,
    lambda m: m.pair,
)

_LINKS = 3
"""The longest chain of displaced meetings told for one change; hardly any rerun has a longer one."""


class Causes:
    """Finds the cause of each difference between two schedules."""

    def __init__(
        self,
        before: Schedule,
        after: Schedule,
        rows: Sequence[PublishedMeeting],
        matches: Sequence[Match],
        surplus: Sequence[PublishedMeeting] = (),
    ) -> None:
        self._earlier = before.event
        self._event = after.event
        self._rows = rows
        self._by_number = {row.meeting.number: row for row in (*rows, *surplus) if row.cell and row.meeting.number}
        self._held = after.meetings
        self._matches = matches
        self._left = [(old, new) for old, new in matches if old is not None and old != new]
        self._arrived = [new for old, new in matches if new is not None and old != new]
        self._faults = _faults(self._event, before.meetings) if self._left else {}
        self._edits, self._added_by_hand = _edits(before.meetings, rows)

    @cached_property
    def _faults_by_hand(self) -> Mapping[Meeting, list[Violation]]:
        """The violations in the rows as edited by hand, by meeting."""
        return _faults(self._event, [row.meeting for row in self._rows if row.is_held])

    @cached_property
    def _outranking(self) -> set[Meeting]:
        """The new places and meetings that outrank keeping others: moved published meetings, pins and musts."""
        event = self._event
        musts = {r.pair for r in event.requests if r.level is Level.MUST} | {row.pair for row in event.fixed}
        found = {new for old, new in self._matches if new is not None and (old is not None or new.pair in musts)}
        return found | set(self._added_by_hand)

    def why(self, old: Meeting | None, new: Meeting | None) -> Said:
        """Return a sentence with the cause of a change.

        Parameters
        ----------
        old
            The published meeting, None if the meeting was added.
        new
            The meeting now, None if it was dropped.
        """
        if old is None:
            assert new is not None, "a match has a meeting on one side at least"
            return self._wanted_since(new) or self._freed(new)
        return self._own_cause(old, new) or self._displaced_by(old, new, ()) or Phrase("cause-elsewhere")

    def _own_cause(self, old: Meeting, new: Meeting | None) -> Said | None:
        """The cause that concerns the meeting itself, without regard to others."""
        return (
            self._by_hand(old, new)
            or self._company_left(old)
            or self._not_wanted(old)
            or self._people_left(old)
            or self._fixed_since(old.pair)
            or self._rule(self._faults, old)
        )

    # Causes of a change; None if another one applies

    def _by_hand(self, old: Meeting, new: Meeting | None) -> Said | None:
        """The organizer's edit in the sheet Meetings, and the rule that prevented it from being followed."""
        if old not in self._edits:
            return None
        row = self._edits[old]
        other = self._by_number.get(old.number)
        if other is not None and other.meeting.pair != old.pair and (row is None or row.cell is None):
            return ROW_GIVEN_AWAY(at=in_brackets(other.cell), pair=self._pair(other.meeting.pair))
        if row is None or (not row.is_held and row.cell is None):
            return ROW_DELETED
        at = in_brackets(row.cell)
        if not row.is_held:
            return MARKED[row.status](at=at)
        if row.meeting == new:
            return BY_HAND(at=at)
        place = row.meeting.place
        wish = Phrase("cause-by-hand-not-kept")(at=at, time=clock_time(self._event, row.meeting.start), place=place)
        broken = self._rule(self._faults_by_hand, row.meeting)
        return Sentences((wish, broken)) if broken is not None else wish

    def _company_left(self, old: Meeting) -> Said | None:
        """The sentence that a company is not registered, has cancelled, or has lost its role; None if none applies."""
        event = self._event
        for company_id, role in zip(old.pair, Role, strict=True):
            company = event.company_by_id.get(company_id)
            name = company_with_id(self._earlier, company_id)
            if company is None:
                return _NOT_REGISTERED(company=name)
            if company.cancelled:
                # A company without a cell is no longer on the sheets, only in a past meeting.
                cell = company.cancelled_cell or company.cell
                if cell is None:
                    return _NOT_REGISTERED(company=name)
                return Phrase("cause-cancelled")(company=name, at=in_brackets(cell))
            if company.terms(role) is None:
                return _NOT_IN_ROLE[role](company=name, at=in_brackets(company.cell))
        return None

    def _not_wanted(self, old: Meeting) -> Said | None:
        event = self._event
        requests = event.requests_by_pair.get(old.pair, ())
        refusal = next((r for r in requests if r.level is Level.NO), None)
        if refusal is not None:
            asker, target = self._name(refusal.asker), self._name(refusal.target)
            return Phrase("cause-says-no")(asker=asker, target=target, at=in_brackets(refusal.cell))
        if requests or any(row.pair == old.pair for row in event.fixed):
            return None
        earlier = next(iter(self._earlier.wishes(old.pair)), None)
        return (
            Phrase("cause-nobody-asks")
            if earlier is None
            else Phrase("cause-no-longer-asks")(asker=self._name(earlier.asker))
        )

    def _people_left(self, old: Meeting) -> Said | None:
        for key, company_id in zip(old.delegates, old.pair, strict=True):
            if key not in self._event.delegate_by_key or is_former(key):
                who = key.rpartition("#")[2].lstrip("0")
                if not who:  # nobody was named
                    continue
                person = Phrase("cause-delegate-number")(number=who) if who.isdecimal() else who
                return Phrase("cause-delegate-gone")(person=person, company=self._name(company_id))
        if old.interpreter is not None and old.interpreter not in self._event.interpreter_by_id:
            return Phrase("cause-interpreter-gone")(name=interpreter_label(self._earlier, old.interpreter))
        return None

    def _fixed_since(self, pair: Pair) -> Said | None:
        row = next((f for f in self._event.fixed if f.pair == pair and f not in self._earlier.fixed), None)
        return Phrase("cause-fixed-since")(at=in_brackets(row.cell)) if row is not None else None

    @staticmethod
    def _rule(faults: Mapping[Meeting, Iterable[Violation]], meeting: Meeting) -> Said | None:
        """The verifier's sentence with the cell that causes it, if the meeting breaks a rule of the new event.

        A violation of the meeting alone is preferred to one that involves others.
        """
        found = min(faults.get(meeting, ()), key=lambda v: len(v.meetings), default=None)
        return Sentence(found.message, next(iter(found.cells), None)) if found is not None else None

    def _displaced_by(self, old: Meeting, new: Meeting | None, before: tuple[Meeting, ...]) -> Said | None:
        """Explain a change by the meeting that now has the old one's time, table or interpreter."""
        arrived = self._arrived if new is not None else [m for m in self._arrived if m in self._outranking]
        here = [m for m in arrived if m != new and m not in before and m.overlaps(old.start, old.end)]
        here = [m for m in here if not self._would_refer_back(m, old, new)]
        here.sort(key=lambda m: m not in self._outranking)
        stayed = new is not None and new.start == old.start
        people, table, interpreter = set(old.delegates), (old.zone, old.table), old.interpreter
        told = before if new is None else (*before, new)
        if not stayed:
            for meeting in here:
                if people & set(meeting.delegates):
                    return self._needed(Phrase("cause-time-needed"), meeting, told)
        for meeting in here:
            if (meeting.zone, meeting.table) == table:
                return self._needed(Phrase("cause-table-needed"), meeting, told)
        for meeting in here:
            if interpreter is not None and meeting.interpreter == interpreter:
                return self._needed(Phrase("cause-interpreter-needed"), meeting, told)
        return None if stayed else self._no_room(old, new, here, told)

    def _would_refer_back(self, meeting: Meeting, old: Meeting, new: Meeting | None) -> bool:
        """Whether the cause of the displacing meeting would refer back to this one, for lack of another cause."""
        its_old = self._continued.get(meeting)
        if its_old is None or new is None or not new.overlaps(its_old.start, its_old.end):
            return False
        there = (new.zone, new.table) == (its_old.zone, its_old.table)
        shares = there or bool(set(new.delegates) & set(its_old.delegates))
        first = (old.start, old.pair) < (its_old.start, its_old.pair)
        return shares and not first and self._own_cause(its_old, meeting) is None

    def _no_room(
        self, old: Meeting, new: Meeting | None, here: Iterable[Meeting], told: tuple[Meeting, ...]
    ) -> Said | None:
        """Explain a change by a zone that is full at the old time, or a company at its maximum."""
        for meeting in here:
            if meeting.zone == old.zone and meeting in self._outranking and self._is_full(old):
                return self._needed(Phrase("cause-room-needed")(zone=old.zone), meeting, told)
        for company_id, role in zip(old.pair, Role, strict=True):
            terms = self._event.company_by_id[company_id].terms(role)
            own = [m for m in self._held if m.company(role) == company_id]
            came = [m for m in own if m in self._outranking and m in self._arrived and m not in told]
            if new is None and came and terms is not None and terms.maximum == len(own):
                maximum = Phrase("cause-maximum-needed")(company=self._name(company_id), maximum=terms.maximum)
                return self._needed(maximum, came[0], told)
        return None

    def _is_full(self, old: Meeting) -> bool:
        """Whether every open table of a meeting's zone is in use at its time."""
        zone = self._event.zone_by_code[old.zone]
        tables = [t for t in zone.tables if not any(span.overlaps(old.start, old.end) for span in t.closed)]
        taken = [m for m in self._held if m.zone == old.zone and m.overlaps(old.start, old.end)]
        return len(taken) >= len(tables)

    def _needed(self, told: Phrase, meeting: Meeting, before: tuple[Meeting, ...]) -> Said:
        """Say that the place is needed for another meeting, with that meeting's own cause if it outranks keeping."""
        sentence = told.with_blanks(pair=self._pair(meeting.pair))
        came = (*before, meeting)
        old = self._continued.get(meeting)
        if old is None:
            cause = self._wanted_since(meeting)
        else:
            cause = self._own_cause(old, meeting)
            if cause is None and len(came) <= _LINKS:
                cause = self._displaced_by(old, meeting, came)
        return sentence if cause is None else Sentences((sentence, Phrase("cause-of-that-meeting")(cause=cause)))

    @cached_property
    def _continued(self) -> Mapping[Meeting | None, Meeting | None]:
        """For each meeting of the new schedule, the one of the older schedule that it continues, or None."""
        return {new: old for old, new in self._matches}

    # Causes of an added meeting

    def _wanted_since(self, new: Meeting) -> Said | None:
        """A sentence on the request or pin that is newer than the published schedule; None if there is none."""
        event, earlier = self._event, self._earlier
        row = self._added_by_hand.get(new)
        if row is not None:
            return ADDED_BY_HAND(at=in_brackets(row.cell))
        fixed = self._fixed_since(new.pair)
        if fixed is not None:
            return fixed
        for company_id in new.pair:
            company = event.company_by_id.get(company_id)
            known = earlier.company_by_id.get(company_id)
            if company is not None and (known is None or known.cancelled):
                return Phrase("cause-registered-since")(company=self._name(company_id), at=in_brackets(company.cell))
        since = [r for r in event.wishes(new.pair) if r not in earlier.requests_by_pair.get(new.pair, ())]
        if since:
            told = Phrase("cause-request-changed") if earlier.wishes(new.pair) else Phrase("cause-asked-since")
            return told(asker=self._name(since[0].asker), at=in_brackets(since[0].cell))
        return None

    def _freed(self, new: Meeting) -> Said:
        """Explain an added meeting by a changed one that left its place."""
        here = [
            (old, to)
            for old, to in self._left
            if old.start == new.start
            and (to is None or (to.start != old.start and self._own_cause(old, to) is not None))
        ]
        people, table = set(new.delegates), (new.zone, new.table)
        of_time = (Phrase("cause-time-of-dropped"), Phrase("cause-time-of-moved"))
        of_table = (Phrase("cause-table-of-dropped"), Phrase("cause-table-of-moved"))
        for (dropped, moved), test in (
            (of_time, lambda old: people & set(old.delegates)),
            (of_table, lambda old: (old.zone, old.table) == table),
            (of_table, lambda old: old.zone == new.zone),
        ):
            for old, to in here:
                if test(old):
                    return (dropped if to is None else moved)(pair=self._pair(old.pair))
        return Phrase("cause-room-now")

    # Words

    def _name(self, company_id: str) -> str:
        known = self._event if company_id in self._event.company_by_id else self._earlier
        return company_with_id(known, company_id)

    def _pair(self, pair: Pair) -> Said:
        return PAIR(purchaser=self._name(pair[0]), supplier=self._name(pair[1]))


def _faults(event: Event, meetings: Sequence[Meeting]) -> dict[Meeting, list[Violation]]:
    """The violations of an event's rules that each meeting takes part in."""
    found: dict[Meeting, list[Violation]] = {}
    for violation in verify(event, meetings).violations:
        for meeting in violation.meetings:
            found.setdefault(meeting, []).append(violation)
    return found


def _edits(
    written: Sequence[Meeting], rows: Sequence[PublishedMeeting]
) -> tuple[dict[Meeting, PublishedMeeting | None], dict[Meeting, PublishedMeeting]]:
    """The meetings that the organizer edited by hand, each with its present row (None: deleted), and the rows added."""
    if not rows:
        return {}, {}
    standing = {row.meeting: row for row in sorted(rows, key=lambda row: row.is_held)}
    edits: dict[Meeting, PublishedMeeting | None] = {}
    added: dict[Meeting, PublishedMeeting] = {}
    for old, now in matched(written, [row.meeting for row in rows]):
        row = standing[now] if now is not None else None
        if old is None:
            if row is not None and row.is_held:
                added[row.meeting] = row
        elif row is None or row.meeting != old or not row.is_held:
            edits[old] = row
    return edits, added


def matched(before: Iterable[Meeting], after: Iterable[Meeting]) -> list[Match]:
    """Match the meetings of two schedules within each pair.

    A pair meets several times only if Fixed lists it so. Then equal meetings are matched first,
    then those at the same time and place, then those at the same time.

    Returns
    -------
    list[Match]
        Every meeting of either schedule exactly once.
    """
    by_pair: dict[Pair, tuple[list[Meeting], list[Meeting]]] = {}
    for side, meetings in enumerate((before, after)):
        for meeting in meetings:
            by_pair.setdefault(meeting.pair, ([], []))[side].append(meeting)
    return [match for left, right in by_pair.values() for match in _matched_pair(left, right)]


def _matched_pair(left: list[Meeting], right: list[Meeting]) -> list[Match]:
    found: list[Match] = []
    for part in _NEARNESS:
        for one in list(left):
            other = next((m for m in right if part(m) == part(one)), None)
            if other is not None:
                left.remove(one)
                right.remove(other)
                found.append((one, other))
    return found + [(one, None) for one in left] + [(None, other) for other in right]


KEPT = "kept"
MOVED = "moved"
ADDED = "added"
DROPPED = "dropped"
TABLE_CHANGED = "table changed"
DELEGATE_CHANGED = "delegate changed"
INTERPRETER_CHANGED = "interpreter changed"


def compare(
    before: Schedule,
    after: Schedule,
    rows: Sequence[PublishedMeeting] = (),
    *,
    surplus: Sequence[PublishedMeeting] = (),
) -> tuple[ChangeRow, ...]:
    """Compare two schedules meeting by meeting, with the cause of each change.

    Parameters
    ----------
    rows
        The Meetings sheet that the rerun started from, if known: edits by hand explain changes.
    surplus
        Further rows of that sheet, of pairs that may not meet so often.

    Returns
    -------
    tuple[ChangeRow, ...]
        The rows ordered by the time before, or of an added meeting its own. Kept meetings have no cause.
    """
    earlier, carried = before, carry(before.meetings, before.event, after.event)
    before = Schedule(before.event, carried)
    naming = NamedSince(earlier.event, after.event, dict(zip(carried, earlier.meetings, strict=True)))
    matches = [naming.as_before(old, new) for old, new in matched(before.meetings, after.meetings)]
    causes = Causes(before, after, rows, matches, surplus)
    found = []
    for old, new in matches:
        kind = kind_of(old, new)
        named = naming.named_since(old, new) if kind == KEPT else None
        if named is not None:
            found.append(ChangeRow(DELEGATE_CHANGED, named[0].purchaser, named[0].supplier, named[0], new, named[1]))
            continue
        some = old or new
        assert some is not None, "a match has a meeting on one side at least"
        why: Said = "" if kind == KEPT else causes.why(old, new)
        found.append(ChangeRow(kind, some.purchaser, some.supplier, old, new, why))
    return tuple(sorted(found, key=lambda row: (_affected_at(row), row.purchaser, row.supplier)))


def kind_of(old: Meeting | None, new: Meeting | None) -> str:
    """The kind of a change in one or two words: ``moved``, ``added``, ``dropped`` and so on."""
    if old is None:
        return ADDED
    if new is None:
        return DROPPED
    if old.start != new.start:
        return MOVED
    if (old.zone, old.table) != (new.zone, new.table):
        return TABLE_CHANGED
    if old.delegates != new.delegates:
        return DELEGATE_CHANGED
    return INTERPRETER_CHANGED if old.interpreter != new.interpreter else KEPT


def _affected_at(row: ChangeRow) -> object:
    """The earliest time that the row concerns."""
    return min(m.start for m in (row.before, row.after) if m is not None)


def only_changes(rows: Iterable[ChangeRow]) -> tuple[ChangeRow, ...]:
    """The rows without the kept meetings."""
    return tuple(row for row in rows if row.kind != KEPT)


def in_words(row: ChangeRow, company: str, event: Event, names: Mapping[str, str] | None = None) -> Phrase:
    """Describe a change to one of its two companies: ``09:25 Foton: moved to 10:15 at A/3``.

    Parameters
    ----------
    company
        The ID of the company that reads it.
    names
        Names of the companies by ID, in place of their full names.
    """
    partner = row.supplier if company == row.purchaser else row.purchaser
    other = names[partner] if names is not None else company_name(event, partner)
    return _notice(row, event, other)


def change_to_sides(row: ChangeRow, event: Event, names: Mapping[str, str]) -> Phrase:
    """Describe a change to someone other than the two companies, such as the interpreter: both are named."""
    return _notice(row, event, f"{names[row.purchaser]} / {names[row.supplier]}")


def _notice(row: ChangeRow, event: Event, whom: str) -> Phrase:
    some = row.before or row.after
    assert some is not None, "a change has a meeting on one side at least"
    return Phrase("told-change")(time=clock_time(event, some.start), company=whom, change=_change(row, event))


def _change(row: ChangeRow, event: Event) -> Said:
    """A change in words: dropped, added, moved, or at another table or with other people."""
    old, new = row.before, row.after
    if new is None:
        return Phrase("told-dropped")
    place = new.place
    if old is None:
        return Phrase("told-added")(place=place)
    if row.kind == MOVED:
        return Phrase("told-moved")(time=until_time(event, old.start, new.start), place=place)
    if row.kind == TABLE_CHANGED:
        return Phrase("told-now-at")(place=place)
    name = interpreter_label(event, new.interpreter)
    interpreter = Phrase("told-interpreter")(name=name) if name else Phrase("told-no-interpreter")
    if row.kind != DELEGATE_CHANGED:
        return interpreter
    labels = delegate_labels(event)
    people = tuple(labels.get(key, key) for key in new.delegates if key not in old.delegates)
    told = Phrase("told-delegates")(people=people)
    return told if old.interpreter == new.interpreter else Clauses((told, interpreter))
