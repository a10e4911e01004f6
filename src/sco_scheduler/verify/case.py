"""The data that rules and goals are computed from: an event, its meetings, the published schedule, and indexes."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from itertools import pairwise, takewhile
from typing import NamedTuple, TypeVar

from sco_scheduler.domain.event import (
    Company,
    Event,
    FixedMeeting,
    Level,
    Pair,
    Request,
    Role,
    Session,
    Span,
    TableChoice,
    Zone,
)
from sco_scheduler.domain.messages import ENGLISH, PAIR, Cell, Phrase, Said, Speech, all_of
from sco_scheduler.domain.rules import Rule
from sco_scheduler.domain.schedule import Meeting, Published, PublishedMeeting
from sco_scheduler.domain.spans import span_in_words


def overlap(start: datetime, end: datetime, other_start: datetime, other_end: datetime) -> bool:
    """Return whether two stretches of time overlap; touching is not overlapping.

    Parameters
    ----------
    start
        Start of the first, included.
    end
        End of the first, not included.
    other_start
        Start of the second.
    other_end
        End of the second.
    """
    return max(start, other_start) < min(end, other_end)


def first_overlapping(spans: Iterable[Span], start: datetime, end: datetime) -> Span | None:
    """Return the first span that overlaps the time from ``start`` to ``end``, or None.

    Parameters
    ----------
        The spans, in the order in which they are tried.
    start
        Start of the time, included.
    end
        End of the time, not included.
    """
    for span in spans:
        if overlap(span.start, span.end, start, end):
            return span
    return None


def clashes(meetings: Iterable[Meeting]) -> Iterator[tuple[Meeting, Meeting]]:
    """Find overlapping meetings of one person or table, as pairs of a meeting and an earlier one."""
    latest: Meeting | None = None
    for meeting in sorted(meetings, key=lambda m: (m.start, m.end)):
        if latest is not None and overlap(latest.start, latest.end, meeting.start, meeting.end):
            yield latest, meeting
        if latest is None or meeting.end > latest.end:
            latest = meeting


class SlotTime(NamedTuple):
    """A time at which a meeting can be held."""

    start: datetime
    end: datetime


class Clock:
    """The event's slots, derived from its sessions."""

    def __init__(self, sessions: Iterable[Session]) -> None:
        times = {slot for session in sessions for slot in _slots(session)}
        self.slots: tuple[SlotTime, ...] = tuple(sorted(times))
        """Every slot, in order of time."""
        self.end_of: dict[datetime, datetime] = {slot.start: slot.end for slot in self.slots}
        """The end of the slot that starts at a moment."""
        self.days: frozenset[date] = frozenset(slot.start.date() for slot in self.slots)
        """The days that have slots."""
        self._starts = [slot.start for slot in self.slots]

    def slot_between(self, start: datetime, end: datetime) -> SlotTime | None:
        """Return the first slot that lies wholly between two moments (it may touch either), or None."""
        place = bisect_left(self._starts, start)
        if place < len(self.slots) and self.slots[place].end <= end:
            return self.slots[place]
        return None

    def minutes_between(self, start: datetime, end: datetime) -> int:
        """Add up the minutes of all slots that lie wholly between two moments (they may touch either)."""
        first = bisect_left(self._starts, start)
        between = takewhile(lambda slot: slot.end <= end, self.slots[first:])
        return sum(int((slot.end - slot.start).total_seconds()) // 60 for slot in between)


def _slots(session: Session) -> Iterator[SlotTime]:
    """A session's slots: consecutive from its start, as many as end within it."""
    length = timedelta(minutes=session.slot_minutes)
    pause = timedelta(minutes=session.changeover_minutes)
    start = session.start
    while length > timedelta(0) and start + length <= session.end:
        yield SlotTime(start, start + length)
        start = start + length + pause


def count_gaps(meetings: Iterable[Meeting], clock: Clock) -> int:
    """Count the gaps of one delegate.

    Between two consecutive meetings of a day there is one gap if the delegate could have had another
    meeting: if a slot lies between the end of the first and the start of the second, whether or not
    other people are free in it.

    Parameters
    ----------
        The delegate's meetings, in any order.
    clock
        The event's slots.
    """
    in_time = sorted(meetings, key=lambda m: m.start)
    return sum(
        one.start.date() == other.start.date() and clock.slot_between(one.end, other.start) is not None
        for one, other in pairwise(in_time)
    )


def gaps_by_company(event: Event, by_delegate: Mapping[str, Iterable[Meeting]], clock: Clock) -> dict[str, int]:
    """Add up the gaps of each company's delegates.

    Parameters
    ----------
    by_delegate
        The meetings of each delegate, by key.
    clock
        The event's slots.

    Returns
    -------
    dict[str, int]
        The gaps of each company with meetings, by ID. Delegates who are not in the event count under their
        own key.
    """
    found: dict[str, int] = {}
    for key, meetings in by_delegate.items():
        company = event.company_of_delegate.get(key)
        name = key if company is None else company.id
        found[name] = found.get(name, 0) + count_gaps(meetings, clock)
    return found


_POINTS = {Level.MUST: 20, Level.MAYBE: 1}
_LEAST_WANT = 2
_KEEN = (Level.MUST, Level.WANT)


class Pairs:
    """The requests, refusals, pins and value of every pair of an event and its published schedule."""

    def __init__(self, event: Event, published: Published | None, clock: Clock) -> None:
        self._event = event
        self._published = published
        self._clock = clock

    @cached_property
    def fixed(self) -> Mapping[Pair, list[FixedMeeting]]:
        """The rows of Fixed for each pair."""
        found: dict[Pair, list[FixedMeeting]] = {}
        for row in self._event.fixed:
            found.setdefault(row.pair, []).append(row)
        return found

    @cached_property
    def published(self) -> Mapping[Pair, list[PublishedMeeting]]:
        """The rows of the published schedule for each pair."""
        found: dict[Pair, list[PublishedMeeting]] = {}
        for row in self._published.meetings if self._published is not None else ():
            found.setdefault(row.meeting.pair, []).append(row)
        return found

    @cached_property
    def locks(self) -> Mapping[Pair, list[PublishedMeeting]]:
        """The locked rows that bind, for each pair.

        A lock is void if a company is no longer registered in that role, has cancelled or refuses, or
        if no slot starts at its time any more. Past meetings have a rule of their own.
        """
        found: dict[Pair, list[PublishedMeeting]] = {}
        for pair, rows in self.published.items():
            binding = [row for row in rows if self._is_binding(row)]
            if binding and self.registered(pair) and not self.refusals(pair):
                found[pair] = binding
        return found

    def _is_binding(self, row: PublishedMeeting) -> bool:
        assert self._published is not None, "the row is one of it"
        until = self._published.history_until
        start = row.meeting.start
        later = until is None or start >= until
        return row.locked and row.is_held and later and start in self._clock.end_of

    def requests(self, pair: Pair) -> list[Request]:
        """The requests for a meeting of the pair, without refusals."""
        return [r for r in self._event.requests_by_pair.get(pair, ()) if r.level is not Level.NO]

    def refusals(self, pair: Pair) -> list[Request]:
        """Return the requests in which a side refuses the pair."""
        return [r for r in self._event.requests_by_pair.get(pair, ()) if r.level is Level.NO]

    def registered(self, pair: Pair) -> bool:
        """Whether both companies are registered in their roles of the pair and have not cancelled."""
        sides = [(self._event.company_by_id.get(company), role) for company, role in zip(pair, Role, strict=True)]
        return all(c is not None and not c.cancelled and c.terms(role) is not None for c, role in sides)

    def must(self, pair: Pair) -> bool:
        """Whether a side marked the pair as must."""
        return any(r.level is Level.MUST for r in self.requests(pair))

    def taken_out(self, pair: Pair) -> list[PublishedMeeting]:
        """The published rows of the pair that are marked cancelled or no-show."""
        return [row for row in self.published.get(pair, []) if not row.is_held]

    def times_asked(self, pair: Pair) -> int:
        """The number of meetings that requests and pins allow the pair.

        One if a side asked, and as many as Fixed rows or binding locks list; none if a side
        refused, cancelled or is not registered.
        """
        if self.refusals(pair) or not self.registered(pair):
            return 0
        once = 1 if self.requests(pair) else 0
        return max(once, len(self.fixed.get(pair, [])), len(self.locks.get(pair, [])))

    def times_allowed(self, pair: Pair) -> int:
        """The number of meetings that the pair may have, given that cancelled ones stay cancelled.

        Each row marked cancelled or no-show takes one from ``times_asked``; but meetings that the published
        schedule still holds (such as a row that the organizer added in its place) are allowed.
        """
        asked = self.times_asked(pair)
        taken_out = len(self.taken_out(pair))
        still_held = len(self.published.get(pair, [])) - taken_out
        return max(asked - taken_out, min(asked, still_held))

    def value(self, pair: Pair) -> int:
        """The value of one meeting of the pair: that of its requests, and the mutual bonus."""
        requests = self.requests(pair)
        keen = {r.asker for r in requests if r.level in _KEEN}
        bonus = self._event.settings.mutual_bonus if len(keen) == 2 else 0
        return bonus + sum(self._request_value(r) for r in requests)

    def _request_value(self, request: Request) -> int:
        """Points by level and rank, times the weight of the asking side, times its priority."""
        settings = self._event.settings
        if request.level is Level.WANT:
            points = _LEAST_WANT if request.rank is None else max(_LEAST_WANT, 11 - request.rank)
        else:
            points = _POINTS[request.level]
        weight = settings.purchaser_weight if request.role is Role.PURCHASER else settings.supplier_weight
        company = self._event.company_by_id.get(request.asker)
        terms = company.terms(request.role) if company is not None else None
        return points * weight * (2 if terms is not None and terms.vip else 1)


class Words:
    """Names of companies, people and places in sentences; names that are not in the event are called unknown."""

    def __init__(self, event: Event, *, with_dates: bool) -> None:
        self._event = event
        self._with_dates = with_dates

    def company(self, company_id: str) -> Said:
        """A company by name and ID: ``Foton (S014)``."""
        company = self._event.company_by_id.get(company_id)
        if company is None:
            return Phrase("said-unknown-company")(id=company_id)
        return f"{company.name} ({company.id})" if company.name else company.id

    def companies(self, ids: Iterable[str]) -> Said:
        """Several companies: ``Foton (S014) and Lifan (S020)``."""
        return all_of([self.company(i) for i in ids] or [Phrase("said-nobody")])

    def pair(self, pair: Pair) -> Phrase:
        """The two sides of a meeting."""
        return PAIR(purchaser=self.company(pair[0]), supplier=self.company(pair[1]))

    def delegate(self, key: str) -> Phrase:
        """A delegate: ``delegate Li Wei (Foton, S014)``."""
        company = self._event.company_of_delegate.get(key)
        if company is None:
            return Phrase("said-unknown-delegate")(id=key)
        name = self._event.delegate_by_key[key].name
        if name:
            return Phrase("said-delegate")(name=name, company=company.name, id=company.id)
        if len(company.delegates) > 1:
            place = [d.key for d in company.delegates].index(key) + 1
            return Phrase("said-delegate-number")(number=place, company=self.company(company.id))
        return Phrase("said-delegate-of")(company=self.company(company.id))

    def interpreter(self, interpreter_id: str) -> Phrase:
        """An interpreter: ``interpreter Anna (I03)``."""
        interpreter = self._event.interpreter_by_id.get(interpreter_id)
        if interpreter is None:
            return Phrase("said-unknown-interpreter")(id=interpreter_id)
        name = f"{interpreter.name} ({interpreter_id})" if interpreter.name else interpreter_id
        return Phrase("said-interpreter")(name=name)

    def time(self, moment: datetime) -> str:
        """A clock time, with its date if the event has several days: ``10:40``."""
        return moment.strftime("%Y-%m-%d %H:%M") if self._with_dates else moment.strftime("%H:%M")

    def times(self, start: datetime, end: datetime) -> str:
        """Format a stretch of time: ``10:40-11:00``."""
        return f"{self.time(start)}-{end:%H:%M}"

    def span(self, span: Span) -> Said:
        """Format an absence or a closing: as ``times``, but whole days by their dates."""
        return span_in_words(span, dated=self._with_dates)

    def meeting(self, meeting: Meeting) -> Phrase:
        """A meeting within a sentence: ``the meeting of Almaty Motors (P003) with Foton (S014) at 10:40 at A/3``."""
        pair, time = self.pair(meeting.pair), self.time(meeting.start)
        return Phrase("said-meeting")(pair=pair, time=time, place=meeting.place)

    def at(self, meeting: Meeting) -> Phrase:
        """When and where: ``at 10:40 at A/3``."""
        return Phrase("said-at")(time=self.time(meeting.start), place=meeting.place)

    def partner(self, meeting: Meeting, key: str) -> Phrase:
        """Describe a delegate's meeting by the other side and the place: ``with Foton (S014) at A/3``.

        Parameters
        ----------
        key
            The delegate's key.
        """
        return Phrase("said-partner")(company=self.company(meeting.partner_of(key)), place=meeting.place)

    def table_choice(self, choice: TableChoice) -> str:
        """A table as the registrations name it: ``A/5`` or ``5``."""
        return choice.label if choice.zone is None else f"{choice.zone}/{choice.label}"


_Key = TypeVar("_Key", bound=Hashable)


@dataclass(frozen=True)
class Case:
    """A schedule to be verified, with its meetings by person, pair and company."""

    event: Event
    meetings: tuple[Meeting, ...]
    published: Published | None = None

    def with_meetings(self, meetings: Iterable[Meeting]) -> Case:
        """Return the same case with other meetings, sharing the indexes that do not depend on them."""
        other = Case(self.event, tuple(meetings), self.published)
        vars(other).update(clock=self.clock, pairs=self.pairs)
        return other

    @cached_property
    def clock(self) -> Clock:
        """The event's slots."""
        return Clock(self.event.sessions)

    @cached_property
    def pairs(self) -> Pairs:
        """The requests, refusals and pins of every pair."""
        return Pairs(self.event, self.published, self.clock)

    @cached_property
    def words(self) -> Words:
        """Names for sentences, with dates if there are several days."""
        days = self.clock.days | {m.start.date() for m in self.meetings}
        return Words(self.event, with_dates=len(days) > 1)

    @cached_property
    def by_delegate(self) -> Mapping[str, list[Meeting]]:
        """The meetings of each delegate with meetings, in order of time."""
        return _grouped(self.meetings, lambda m: m.delegates)

    @cached_property
    def by_interpreter(self) -> Mapping[str, list[Meeting]]:
        """The meetings of each interpreter with meetings, in order of time."""
        return _grouped(self.meetings, lambda m: () if m.interpreter is None else (m.interpreter,))

    @cached_property
    def by_table(self) -> Mapping[tuple[str, str], list[Meeting]]:
        """The meetings at each table with meetings, by zone and label, in order of time."""
        return _grouped(self.meetings, lambda m: ((m.zone, m.table),))

    @cached_property
    def as_purchaser(self) -> Mapping[str, list[Meeting]]:
        """The meetings of each company as purchaser, in order of time."""
        return _grouped(self.meetings, lambda m: (m.purchaser,))

    @cached_property
    def as_supplier(self) -> Mapping[str, list[Meeting]]:
        """The meetings of each company as supplier, in order of time."""
        return _grouped(self.meetings, lambda m: (m.supplier,))

    @cached_property
    def by_pair(self) -> Mapping[Pair, list[Meeting]]:
        """The meetings of each pair with meetings, in order of time."""
        return _grouped(self.meetings, lambda m: (m.pair,))

    def is_history(self, meeting: Meeting) -> bool:
        """Whether the meeting started before the moment from which a rerun may change things.

        A past meeting only has to be unchanged: it is exempt from every other rule, but later
        meetings must be compatible with it.
        """
        until = self.published.history_until if self.published is not None else None
        return until is not None and meeting.start < until

    def between(self, company: str, other: str) -> list[Meeting]:
        """Return the meetings of two companies with each other, in either pair of roles.

        Parameters
        ----------
        company
            The ID of one of them.
        other
            The ID of the other.
        """
        return self.by_pair.get((company, other), []) + self.by_pair.get((other, company), [])


def _grouped(meetings: Iterable[Meeting], keys: Callable[[Meeting], Iterable[_Key]]) -> dict[_Key, list[Meeting]]:
    """The meetings under each of their keys, in order of time."""
    found: dict[_Key, list[Meeting]] = defaultdict(list)
    for meeting in sorted(meetings, key=lambda m: m.start):
        for key in dict.fromkeys(keys(meeting)):
            found[key].append(meeting)
    return dict(found)


def bound_table(company: Company | None, role: Role, zone: Zone | None) -> str | None:
    """Return the label of a company's fixed table in a zone, or None.

    A table given as ``5`` binds in every zone that has a table 5, ``A/5`` in zone A alone.

    Parameters
    ----------
    company
        The company, None if it is not registered.
    role
        The role whose terms apply.
    zone
        The zone of the meeting, None if it is not known.
    """
    terms = company.terms(role) if company is not None else None
    if terms is None or terms.table is None or zone is None:
        return None
    if terms.table.zone not in (None, zone.code):
        return None
    return terms.table.label if any(t.label == terms.table.label for t in zone.tables) else None


@dataclass(frozen=True, slots=True)
class Violation:
    """A broken rule: its code, a sentence that names everybody, and the cells concerned.

    ``meetings`` are those that break the rule together (none if a meeting is missing); ``cells``
    are the known cells of the registrations and of the published schedule that ask for what is
    not kept.
    """

    rule: Rule
    message: Phrase
    meetings: tuple[Meeting, ...] = ()
    cells: tuple[Cell, ...] = field(default=(), compare=False)

    @property
    def text(self) -> str:
        """The sentence in English."""
        return self.text_in(ENGLISH)

    def text_in(self, speech: Speech) -> str:
        """The sentence in a language."""
        return speech.sentence(self.message)


def cells_of(*cells: Cell | None) -> tuple[Cell, ...]:
    """The cells that are not None, without duplicates."""
    return tuple(dict.fromkeys(cell for cell in cells if cell is not None))
