"""A sentence on the cause of each difference between two schedules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

from sco_scheduler.agendas.build_report import clock_time, company_with_id, interpreter_label
from sco_scheduler.domain.event import Event, Level, Pair, Role
from sco_scheduler.domain.messages import PAIR, Phrase, Said, Sentence, Sentences, in_brackets
from sco_scheduler.domain.names import is_former
from sco_scheduler.domain.schedule import Meeting, MeetingStatus, PublishedMeeting, Schedule
from sco_scheduler.insight.matching import Match, matched
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
        self._before, self._held = before.meetings, after.meetings
        self._matches = matches
        self._left = [(old, new) for old, new in matches if old is not None and old != new]
        self._arrived = [new for old, new in matches if new is not None and old != new]
        self._faults = _faults(self._event, before.meetings) if self._left else {}
        self._edits, self._added_by_hand = _edits(before.meetings, rows)
        self._known_against: dict[tuple[Meeting, Meeting | None], list[Violation]] = {}

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
        return self._own_cause(old, new) or self._displaced_by(old, new, ()) or self._gave_way(old, new)

    def _own_cause(self, old: Meeting, new: Meeting | None) -> Said | None:
        """The cause that concerns the meeting itself, without regard to others."""
        return (
            self._by_hand(old, new)
            or self._company_left(old)
            or self._not_wanted(old)
            or self._people_left(old)
            or self._fixed_since(old.pair)
            or self._broken(old, new)
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

    def _broken(self, old: Meeting, new: Meeting | None) -> Said | None:
        """The rule of the new event that the meeting breaks, alone or with others that stand against it still."""
        faults = self._faults.get(old, ())
        if not all(len(fault.meetings) > 1 for fault in faults):
            return self._rule(self._faults, old)
        still = {fault.rule for fault in self._against(old, new)} if faults else set()
        return self._rule({old: [fault for fault in faults if fault.rule in still]}, old)

    def _against(self, old: Meeting, new: Meeting | None) -> list[Violation]:
        """What the verifier would say against the old meeting if it stood in the new schedule as it was."""
        known = self._known_against.get((old, new))
        if known is None:
            others = [meeting for meeting in self._held if meeting != new]
            known = [v for v in verify(self._event, [*others, old]).violations if old in v.meetings]
            self._known_against[old, new] = known
        return known

    def _displaced_by(self, old: Meeting, new: Meeting | None, before: tuple[Meeting, ...]) -> Said | None:
        """Explain a change by the meeting that now has the old one's time, table or interpreter.

        A company at its maximum rules out every time and table, so for a dropped meeting that is told first.
        """
        arrived = self._arrived if new is not None else [m for m in self._arrived if m in self._outranking]
        here = [m for m in arrived if m != new and m not in before and m.overlaps(old.start, old.end)]
        here = [m for m in here if not self._would_refer_back(m, old, new)]
        here.sort(key=lambda m: (m not in self._outranking, self._cause_of_its_own(m) is None))
        stayed = new is not None and new.start == old.start
        told = before if new is None else (*before, new)
        if new is None and (maximum := self._maximum(old, told)) is not None:
            return maximum
        people = set(old.delegates) - set(new.delegates if stayed and new is not None else ())
        for meeting in here:
            if people & set(meeting.delegates):
                needed = Phrase("cause-delegate-needed") if stayed else Phrase("cause-time-needed")
                return self._needed(needed, meeting, told)
        at_table = next((m for m in here if (m.zone, m.table) == (old.zone, old.table)), None)
        if at_table is not None and (stayed or self._is_full(old)):
            return self._needed(Phrase("cause-table-needed"), at_table, told)
        for meeting in here:
            if old.interpreter is not None and meeting.interpreter == old.interpreter:
                return self._needed(Phrase("cause-interpreter-needed"), meeting, told)
        if at_table is not None:
            return self._needed(Phrase("cause-table-needed"), at_table, told)
        return None if stayed else self._no_room(old, here, told)

    def _would_refer_back(self, meeting: Meeting, old: Meeting, new: Meeting | None) -> bool:
        """Whether the cause of the displacing meeting would refer back to this one, for lack of another cause."""
        its_old = self._continued.get(meeting)
        if its_old is None or new is None or not new.overlaps(its_old.start, its_old.end):
            return False
        first = (old.start, old.pair) < (its_old.start, its_old.pair)
        if first or not _share(new, its_old) or self._own_cause(its_old, meeting) is not None:
            return False
        return not any(_in_the_way(m, its_old) for m in self._arrived if m not in (meeting, new))

    def _no_room(self, old: Meeting, here: Iterable[Meeting], told: tuple[Meeting, ...]) -> Said | None:
        """Explain a change by a zone that is full at the old time."""
        for meeting in here:
            if meeting.zone == old.zone and meeting in self._outranking and self._is_full(old):
                return self._needed(Phrase("cause-room-needed")(zone=old.zone), meeting, told)
        return None

    def _maximum(self, old: Meeting, told: tuple[Meeting, ...]) -> Said | None:
        """Explain a dropped meeting by a company at its maximum, to which a meeting that outranks keeping was added."""
        for company_id, role in zip(old.pair, Role, strict=True):
            maximum = self._reached(company_id, role)
            added = [m for m in self._arrived if m.company(role) == company_id and self._continued[m] is None]
            came = [m for m in added if m in self._outranking and m not in told]
            if maximum is not None and came:
                came.sort(key=lambda m: self._wanted_since(m) is None)
                sentence = Phrase("cause-maximum-needed")(company=self._name(company_id), maximum=maximum)
                return self._needed(sentence, came[0], told)
        return None

    def _reached(self, company_id: str, role: Role) -> int | None:
        """The maximum of a company in a role, if it has so many meetings; None if it has fewer, or no maximum."""
        terms = self._event.company_by_id[company_id].terms(role)
        maximum = terms.maximum if terms is not None else None
        own = sum(m.company(role) == company_id for m in self._held)
        return maximum if maximum is not None and own >= maximum else None

    def _gave_way(self, old: Meeting, new: Meeting | None) -> Said:
        """Say what stands in the place of a meeting that nothing outranked, or that nothing does."""
        against = self._against(old, new)
        others = [m for violation in against for m in violation.meetings if m != old and _in_the_way(m, old)]
        stayed = new is not None and new.start == old.start
        by_people = Phrase("cause-delegate-taken") if stayed else Phrase("cause-time-taken")
        parts: tuple[tuple[Phrase, Callable[[Meeting], object]], ...] = (
            (by_people, lambda m: {*m.delegates} & {*old.delegates}),
            (Phrase("cause-table-taken"), lambda m: (m.zone, m.table) == (old.zone, old.table)),
            (Phrase("cause-interpreter-taken"), lambda m: m.interpreter == old.interpreter),
        )
        for phrase, shares in parts:
            for meeting in filter(shares, others):
                return phrase(pair=self._pair(meeting.pair))
        for company_id, role in zip(old.pair, Role, strict=True):
            maximum = self._reached(company_id, role) if new is None else None
            if maximum is not None:
                return Phrase("cause-maximum-taken")(company=self._name(company_id), maximum=maximum)
        rule = self._rule({old: against}, old)
        return Phrase("cause-elsewhere") if rule is None else Phrase("cause-would-break")(rule=rule)

    def _is_full(self, old: Meeting, meetings: Sequence[Meeting] | None = None) -> bool:
        """Whether every open table of a meeting's zone is in use at its time."""
        zone = self._event.zone_by_code[old.zone]
        tables = [t for t in zone.tables if not any(span.overlaps(old.start, old.end) for span in t.closed)]
        taken = [
            m
            for m in (self._held if meetings is None else meetings)
            if m.zone == old.zone and m.overlaps(old.start, old.end)
        ]
        return len(taken) >= len(tables)

    def _needed(self, told: Phrase, meeting: Meeting, before: tuple[Meeting, ...]) -> Said:
        """Say that the place is needed for another meeting, with that meeting's own cause if it outranks keeping."""
        sentence = told.with_blanks(pair=self._pair(meeting.pair))
        came = (*before, meeting)
        old, cause = self._continued.get(meeting), self._cause_of_its_own(meeting)
        if cause is None and old is not None and len(came) <= _LINKS:
            cause = self._displaced_by(old, meeting, came)
        return sentence if cause is None else Sentences((sentence, Phrase("cause-of-that-meeting")(cause=cause)))

    def _cause_of_its_own(self, new: Meeting) -> Said | None:
        """The cause for which a meeting is new or where it is now, without regard to others."""
        old = self._continued.get(new)
        return self._wanted_since(new) if old is None else self._own_cause(old, new)

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
        of_room = (Phrase("cause-room-of-dropped")(zone=new.zone), Phrase("cause-room-of-moved")(zone=new.zone))
        for (dropped, moved), test in (
            (of_time, lambda old: people & set(old.delegates)),
            (of_table, lambda old: (old.zone, old.table) == table),
            (of_room, lambda old: old.zone == new.zone and self._is_full(old, self._before)),
        ):
            for old, to in here:
                if test(old):
                    return (dropped if to is None else moved).with_blanks(pair=self._pair(old.pair))
        return Phrase("cause-room-now")

    # Words

    def _name(self, company_id: str) -> str:
        known = self._event if company_id in self._event.company_by_id else self._earlier
        return company_with_id(known, company_id)

    def _pair(self, pair: Pair) -> Said:
        return PAIR(purchaser=self._name(pair[0]), supplier=self._name(pair[1]))


def _share(one: Meeting, other: Meeting) -> bool:
    """Whether two meetings have a table or a delegate in common."""
    return (one.zone, one.table) == (other.zone, other.table) or bool(set(one.delegates) & set(other.delegates))


def _in_the_way(one: Meeting, other: Meeting) -> bool:
    """Whether two meetings cannot both be: at one time with a table, a delegate or the interpreter in common."""
    served = one.interpreter is not None and one.interpreter == other.interpreter
    return one.overlaps(other.start, other.end) and (served or _share(one, other))


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
