"""Reads the public B2B events: MiniZinc data (``.dzn``) into the project's own Event.

The events are those of Bofill, Coll, Garcia, Giráldez-Cru, Pesant, Suy and Villaret, "Constraint
Solving Approaches to the Business-to-Business Meeting Scheduling Problem", JAIR 74 (2022). Every
meeting becomes a Fixed row with its slot (unless the data fixes it) and its table open; the first
participant of a row is its purchaser and the second its supplier.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sco_scheduler.domain.event import (
    Company,
    Delegate,
    Event,
    FixedMeeting,
    Level,
    Request,
    Session,
    Settings,
    Span,
    Table,
    Terms,
    Zone,
)

_GAP_SPREAD = 2
_SLOT_MINUTES = 20
_START = datetime(2014, 6, 12, 9)
_MORNING, _AFTERNOON = "Morning", "Afternoon"
_SESSIONS_OF_KIND = {1: (_MORNING,), 2: (_AFTERNOON,), 3: ()}


@dataclass(frozen=True)
class Data:
    """A ``.dzn`` file as it stands: participants, meetings and slots count from 1."""

    name: str
    n_participants: int
    n_tables: int
    n_slots: int
    n_morning_slots: int
    requested: tuple[tuple[int, int, int], ...]
    forbidden: tuple[frozenset[int], ...]
    fixed: tuple[int, ...]
    precedences: tuple[frozenset[int], ...]


def read_event(path: Path) -> Event:
    """The event of a ``.dzn`` file; ValueError where the data cannot be told as an event."""
    return to_event(parse(path.read_text(encoding="utf-8"), path.stem))


def parse(text: str, name: str = "") -> Data:
    """The data of a ``.dzn`` text; ValueError where something is missing or does not fit."""
    entries = dict(re.findall(r"(\w+)\s*=\s*([^;]*);", re.sub(r"%[^\n]*", "", text)))
    n_participants, n_meetings, n_tables, n_slots, n_morning = (
        _number(entries, key) for key in ("nBusiness", "nMeetings", "nTables", "nTotalSlots", "nMorningSlots")
    )
    flat = [int(digits) for digits in re.findall(r"\d+", entries.get("requested", ""))]
    requested = tuple((a, b, kind) for a, b, kind in zip(flat[::3], flat[1::3], flat[2::3], strict=True))
    fixed = tuple(int(digits) for digits in re.findall(r"\d+", entries.get("fixed", ""))) or (0,) * n_meetings
    data = Data(
        name,
        n_participants,
        n_tables,
        n_slots,
        n_morning,
        requested,
        _sets(entries, "forbidden", n_participants),
        fixed,
        _sets(entries, "precedences", n_meetings),
    )
    if not len(requested) == len(fixed) == len(data.precedences) == n_meetings:
        raise ValueError(f"{name}: the rows of requested, fixed and precedences are not nMeetings = {n_meetings}")
    if len(data.forbidden) != n_participants:
        raise ValueError(f"{name}: the rows of forbidden are not nBusiness = {n_participants}")
    return data


def _number(entries: dict[str, str], key: str) -> int:
    if not entries.get(key, "").strip().isdigit():
        raise ValueError(f"{key} is missing or no number")
    return int(entries[key])


def _sets(entries: dict[str, str], key: str, default: int) -> tuple[frozenset[int], ...]:
    """The sets of a row of sets, without the filler 0; as many empty ones where there is no such row."""
    if key not in entries:
        return (frozenset(),) * default
    rows = re.findall(r"\{([^}]*)\}", entries[key])
    return tuple(frozenset(int(digits) for digits in re.findall(r"\d+", row)) - {0} for row in rows)


def to_event(data: Data) -> Event:
    """The data in the words of the project; ValueError where two rows of one pair contradict each other.

    Rows that name two participants in the two orders are two pairs, each with wishes of its own;
    wishes are told by pair, so rows that name them in the same order have to have the same.
    """
    sessions = _sessions(data)
    starts = [start for session in sessions for start in _starts(session)]
    tables = tuple(Table(str(k)) for k in range(1, data.n_tables + 1))
    return Event(
        settings=Settings(
            name=data.name, slot_minutes=_SLOT_MINUTES, changeover_minutes=0, gap_spread=_GAP_SPREAD, goals=("gaps",)
        ),
        sessions=sessions,
        zones=(Zone("A", tables=tables),),
        companies=tuple(_company(data, p, starts) for p in range(1, data.n_participants + 1)),
        requests=tuple(_requests(data)),
        fixed=tuple(_fixed(row, slot, starts) for row, slot in zip(data.requested, data.fixed, strict=True)),
    )


def _sessions(data: Data) -> tuple[Session, ...]:
    noon = _START + timedelta(minutes=_SLOT_MINUTES * data.n_morning_slots)
    end = _START + timedelta(minutes=_SLOT_MINUTES * data.n_slots)
    both = (Session(_MORNING, _START, noon, _SLOT_MINUTES, 0), Session(_AFTERNOON, noon, end, _SLOT_MINUTES, 0))
    return tuple(session for session in both if session.start < session.end)


def _starts(session: Session) -> list[datetime]:
    count = (session.end - session.start) // timedelta(minutes=_SLOT_MINUTES)
    return [session.start + timedelta(minutes=_SLOT_MINUTES * k) for k in range(count)]


def _id(participant: int) -> str:
    return f"B{participant:03}"


def _company(data: Data, participant: int, starts: Sequence[datetime]) -> Company:
    length = timedelta(minutes=_SLOT_MINUTES)
    absences = tuple(Span(starts[t - 1], starts[t - 1] + length) for t in sorted(data.forbidden[participant - 1]))
    sells = any(supplier == participant for _, supplier, _ in data.requested)
    buys = not sells or any(purchaser == participant for purchaser, _, _ in data.requested)
    identity = _id(participant)
    return Company(
        identity,
        f"Business {participant}",
        purchaser=Terms() if buys else None,
        supplier=Terms(zone="A") if sells else None,
        delegates=(Delegate(f"{identity}#1", "", absences=absences),),
    )


def _fixed(row: tuple[int, int, int], slot: int, starts: Sequence[datetime]) -> FixedMeeting:
    start = starts[slot - 1] if slot else None
    return FixedMeeting(_id(row[0]), _id(row[1]), start.date() if start else None, start.time() if start else None)


def _requests(data: Data) -> list[Request]:
    """A request by the purchaser of each pair, and one by its supplier where a precedence is his."""
    told: dict[tuple[int, int], tuple[int, frozenset[tuple[int, int]]]] = {}
    for m, (purchaser, supplier, kind) in enumerate(data.requested):
        wishes = kind, frozenset(_after(data, m, earlier) for earlier in data.precedences[m])
        if told.setdefault((purchaser, supplier), wishes) != wishes:
            raise ValueError(f"{data.name}: the meetings of {purchaser} and {supplier} have different wishes")
    requests = []
    for (purchaser, supplier), (kind, afters) in told.items():
        others: dict[int, list[str]] = defaultdict(list)
        for asker, other in sorted(afters):
            others[asker].append(_id(other))
        askers = [purchaser, supplier] if others[supplier] else [purchaser]
        requests += [
            Request(
                _id(asker),
                _id(purchaser),
                _id(supplier),
                Level.MUST,
                sessions=_SESSIONS_OF_KIND[kind],
                after=tuple(others[asker]),
            )
            for asker in askers
        ]
    return requests


def _after(data: Data, later: int, earlier: int) -> tuple[int, int]:
    """Who asks for the order of two meetings, and after whom: they share the one who asks."""
    mine, its = set(data.requested[later][:2]), set(data.requested[earlier - 1][:2])
    if len(mine & its) != 1:
        raise ValueError(f"{data.name}: meetings {earlier} and {later + 1} share no single participant")
    (asker,) = mine & its
    (other,) = its - mine
    return asker, other
