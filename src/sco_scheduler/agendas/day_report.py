"""Statistics of the day from the sheet Meetings, for the report after the event.

A row counts as *planned* unless its status is ``cancelled``. A planned meeting is *missed* if ``Held`` is no or the
status is ``no-show``; else *held* if ``Held`` is yes or an outcome, amount or rating is noted, and *not noted*
otherwise. Outcomes, intended deals and ratings are those of meetings that were held.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sco_scheduler.agendas.rows import is_closed
from sco_scheduler.domain.event import Company, Event, Role
from sco_scheduler.domain.schedule import Meeting, MeetingStatus, PublishedMeeting, idle_time


@dataclass(frozen=True, slots=True)
class Attendance:
    """The numbers of planned meetings, and of those held, missed or not noted."""

    planned: int = 0
    held: int = 0
    missed: int = 0
    not_noted: int = 0


@dataclass(frozen=True, slots=True)
class Deals:
    """Intended deals in one currency: the number of meetings with an amount, and the sum."""

    currency: str
    count: int
    amount: float


@dataclass(frozen=True, slots=True)
class RankMet:
    """The numbers of wishes of one rank (None: without a rank) requested, planned, and held."""

    role: Role
    rank: int | None
    asked: int
    planned: int
    held: int


@dataclass(frozen=True, slots=True)
class NoShow:
    """A planned meeting that was missed. ``marked``: its status is ``no-show``."""

    meeting: Meeting
    marked: bool
    notes: str


@dataclass(frozen=True, slots=True)
class SlotUse:
    """A slot: meetings planned and held, and the number of open tables."""

    start: datetime
    planned: int
    held: int
    tables: int


@dataclass(frozen=True, slots=True)
class Lost:
    """The minutes that the people of one side waited and walked; ``people`` are those with a meeting."""

    role: Role
    people: int
    waiting: int
    walking: int


@dataclass(frozen=True, slots=True)
class CompanyDay:
    """A company's day. ``wishes`` are its own requests, ``wishes_held`` those that were held."""

    company: Company
    attendance: Attendance
    wishes: int
    wishes_planned: int
    wishes_held: int
    rating: float | None


@dataclass(frozen=True)
class DayReport:
    """All figures of the report. Groups are by name, in the order in which they are shown.

    In ``by_country`` a meeting counts once for each country of its two companies, so that the sum over
    countries exceeds the total. Intended deals count for the country of the purchaser.
    """

    event: Event
    total: Attendance
    cancelled: int
    by_zone: Mapping[str, Attendance]
    by_country: Mapping[str, Attendance]
    by_sector: Mapping[str, Attendance]
    by_session: Mapping[str, Attendance]
    companies: tuple[CompanyDay, ...]
    wishes: tuple[RankMet, ...]
    no_shows: tuple[NoShow, ...]
    outcomes: Mapping[str, int]
    deals: tuple[Deals, ...]
    deals_by_zone: Mapping[str, tuple[Deals, ...]]
    deals_by_country: Mapping[str, tuple[Deals, ...]]
    rating: float | None
    ratings: int
    lost: tuple[Lost, ...]
    slots: tuple[SlotUse, ...]
    without: tuple[Company, ...]
    interpreted: int = 0
    unread: tuple[PublishedMeeting, ...] = field(default=())
    contradictory: tuple[PublishedMeeting, ...] = field(default=())


NO_CURRENCY = "–"
"""The currency shown for amounts without one."""


def day_report(event: Event, rows: Sequence[PublishedMeeting]) -> DayReport:
    """Count the rows of the sheet Meetings.

    Parameters
    ----------
    rows
        All rows, including those with a status.
    """
    planned = [row for row in rows if row.status is not MeetingStatus.CANCELLED]
    held = [row for row in planned if row.took_place]
    noted = [row for row in held if row.outcome.amount is not None]
    ratings = [row.outcome.rating for row in held if row.outcome.rating is not None]
    with_meeting = {company for row in planned for company in row.meeting.pair}
    return DayReport(
        event=event,
        total=attendance(planned),
        cancelled=len(rows) - len(planned),
        by_zone=_grouped(planned, lambda m: [m.zone], [zone.code for zone in event.zones]),
        by_country=_grouped(planned, lambda m: _countries(event, m)),
        by_sector=_grouped(planned, lambda m: [_sector(event, m)]),
        by_session=_grouped(planned, lambda m: [_session(event, m)], _sessions(event)),
        companies=tuple(_company(event, company, planned) for company in event.companies if not company.cancelled),
        wishes=tuple(_wishes(event, planned)),
        no_shows=tuple(
            NoShow(row.meeting, row.status is MeetingStatus.NO_SHOW, row.outcome.notes)
            for row in planned
            if row.took_place is False
        ),
        outcomes=dict(Counter(row.outcome.outcome for row in held if row.outcome.outcome).most_common()),
        deals=_deals(noted),
        deals_by_zone=_deals_by(noted, lambda m: m.zone, [zone.code for zone in event.zones]),
        deals_by_country=_deals_by(noted, lambda m: _country(event, m.purchaser)),
        rating=sum(ratings) / len(ratings) if ratings else None,
        ratings=len(ratings),
        lost=tuple(_lost(event, planned, role) for role in Role),
        slots=tuple(_slots(event, planned)),
        without=tuple(c for c in event.companies if not c.cancelled and c.id not in with_meeting),
        interpreted=sum(row.meeting.interpreter is not None for row in planned),
        unread=tuple(row for row in rows if row.outcome.unread),
        contradictory=tuple(row for row in rows if row.contradicts_itself),
    )


def attendance(rows: Iterable[PublishedMeeting]) -> Attendance:
    """Count planned meetings by whether they were held."""
    found = Counter(row.took_place for row in rows)
    return Attendance(found.total(), found[True], found[False], found[None])


def _grouped(
    rows: Sequence[PublishedMeeting], groups: Callable[[Meeting], Iterable[str]], first: Sequence[str] = ()
) -> dict[str, Attendance]:
    """Attendance by group: those of ``first`` in their order, then others by decreasing size."""
    found: dict[str, list[PublishedMeeting]] = {name: [] for name in first}
    for row in rows:
        for name in groups(row.meeting):
            found.setdefault(name, []).append(row)
    others = sorted((name for name in found if name not in first), key=lambda name: (-len(found[name]), name))
    return {name: attendance(found[name]) for name in (*first, *others)}


def _country(event: Event, company: str) -> str:
    known = event.company_by_id.get(company)
    return known.country if known is not None else ""


def _countries(event: Event, meeting: Meeting) -> list[str]:
    return list(dict.fromkeys(_country(event, company) for company in meeting.pair))


def _sector(event: Event, meeting: Meeting) -> str:
    """The first of the supplier's products."""
    known = event.company_by_id.get(meeting.supplier)
    products = known.supplier.products if known is not None and known.supplier is not None else ""
    return re.split(r"[,;，；、\n]", products)[0].strip()


def _sessions(event: Event) -> list[str]:
    return [_session_name(event, s.name, s.start) for s in sorted(event.sessions, key=lambda s: s.start)]


def _session(event: Event, meeting: Meeting) -> str:
    held = next((s for s in event.sessions if s.start <= meeting.start < s.end), None)
    return _session_name(event, held.name, held.start) if held is not None else ""


def _session_name(event: Event, name: str, start: datetime) -> str:
    """The session's name, with its date if the event has several days."""
    several = len(event.days) > 1
    return f"{name}, {start:%Y-%m-%d}" if several else name


def _company(event: Event, company: Company, planned: Sequence[PublishedMeeting]) -> CompanyDay:
    own = [row for row in planned if company.id in row.meeting.pair]
    pairs = {row.meeting.pair for row in own}
    held = {row.meeting.pair for row in own if row.took_place}
    wishes = [r for r in event.requests if r.asker == company.id and event.is_allowed(r.pair)]
    ratings = [row.outcome.rating for row in own if row.took_place and row.outcome.rating is not None]
    return CompanyDay(
        company,
        attendance(own),
        len(wishes),
        sum(wish.pair in pairs for wish in wishes),
        sum(wish.pair in held for wish in wishes),
        sum(ratings) / len(ratings) if ratings else None,
    )


def _wishes(event: Event, planned: Sequence[PublishedMeeting]) -> Iterable[RankMet]:
    pairs = {row.meeting.pair for row in planned}
    held = {row.meeting.pair for row in planned if row.took_place}
    for role in Role:
        asked = [r for r in event.requests if r.role is role and event.is_allowed(r.pair)]
        ranks = sorted({r.rank for r in asked}, key=lambda rank: (rank is None, rank or 0))
        for rank in ranks:
            of_rank = [r for r in asked if r.rank == rank]
            met, kept = sum(r.pair in pairs for r in of_rank), sum(r.pair in held for r in of_rank)
            yield RankMet(role, rank, len(of_rank), met, kept)


def _deals(rows: Sequence[PublishedMeeting]) -> tuple[Deals, ...]:
    """The sums by currency, the one with most meetings first."""
    found: dict[str, list[float]] = {}
    for row in rows:
        found.setdefault(row.outcome.currency.upper() or NO_CURRENCY, []).append(row.outcome.amount or 0.0)
    ordered = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(Deals(currency, len(amounts), sum(amounts)) for currency, amounts in ordered)


def _deals_by(
    rows: Sequence[PublishedMeeting], group: Callable[[Meeting], str], first: Sequence[str] = ()
) -> dict[str, tuple[Deals, ...]]:
    found: dict[str, list[PublishedMeeting]] = {name: [] for name in first}
    for row in rows:
        found.setdefault(group(row.meeting), []).append(row)
    return {name: _deals(of_group) for name, of_group in found.items() if of_group}


def _lost(event: Event, planned: Sequence[PublishedMeeting], role: Role) -> Lost:
    """Waiting between meetings and walking between zones, of the people of companies registered in a role.

    A company in both roles counts among the purchasers.
    """
    side = {
        d.key for c in event.companies if (c.purchaser is not None) == (role is Role.PURCHASER) for d in c.delegates
    }
    held: dict[str, list[Meeting]] = {}
    for row in planned:
        for key in row.meeting.delegates:
            if key in side:
                held.setdefault(key, []).append(row.meeting)
    idle = [idle_time(event, sorted(meetings, key=lambda m: m.start)) for meetings in held.values()]
    return Lost(role, len(held), sum(time.waiting for time in idle), sum(time.walking for time in idle))


def _slots(event: Event, planned: Sequence[PublishedMeeting]) -> Iterable[SlotUse]:
    for slot in event.slots:
        rows = [row for row in planned if row.meeting.start == slot.start]
        tables = sum(not is_closed(zone, table, slot) for zone in event.zones for table in zone.tables)
        yield SlotUse(slot.start, len(rows), sum(row.took_place is True for row in rows), tables)
