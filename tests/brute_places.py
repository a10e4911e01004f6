"""Every meeting that a tiny event could hold, and every way to hold it: the brute force's raw material."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from sco_scheduler.domain.event import Company, Delegate, Event, FixedMeeting, Level, Pair, Slot, TableChoice
from sco_scheduler.domain.schedule import Meeting, MeetingStatus, Published, PublishedMeeting


@dataclass(frozen=True)
class Unit:
    """A meeting that may be held once: an allowed pair, a row of Fixed, or a meeting that is history.

    ``places`` is every way to hold it, but for what other meetings take. ``must_be``: a pin.
    ``before`` is the published meeting of the pair where keeping it counts. ``after`` are the pairs
    (either way round) whose meetings must have ended when this one starts.
    """

    bit: int
    pair: Pair
    places: tuple[Meeting, ...]
    must_be: bool = False
    before: Meeting | None = None
    after: frozenset[Pair] = frozenset()


def units(event: Event, published: Published) -> tuple[Unit, ...]:
    """Everything that may be held, each unit with a bit of its own."""
    rows = {row.meeting.pair: row for row in published.meetings}
    taken_out = {pair for pair, row in rows.items() if row.status is not MeetingStatus.HELD}
    history = {pair for pair, row in rows.items() if pair not in taken_out and published.is_history(row.meeting)}
    made = [Unit(1 << n, pair, (rows[pair].meeting,), must_be=True) for n, pair in enumerate(sorted(history))]
    binding = [row for row in event.fixed if row.pair not in history]
    for pair in taken_out:  # a meeting marked cancelled or no-show answers one row of Fixed
        rows_of_pair = [row for row in binding if row.pair == pair]
        start = rows[pair].meeting.start
        rows_of_pair.sort(key=lambda r: not (r.date in (None, start.date()) and r.start in (None, start.time())))
        answered = next((k for k, row in enumerate(binding) if rows_of_pair and row is rows_of_pair[0]), None)
        if answered is not None:
            del binding[answered]
    wanted: list[tuple[Pair, FixedMeeting | None]] = [(row.pair, row) for row in binding]
    listed = {row.pair for row in event.fixed} | history | taken_out
    wanted += [(pair, None) for pair in event.requests_by_pair if pair not in listed and allowed(event, pair)]
    for pair, row in wanted:
        old = rows.get(pair) if pair not in taken_out and allowed(event, pair, row) else None
        made.append(
            Unit(
                1 << len(made),
                pair,
                tuple(m for m in _places(event, pair, row, old) if not published.is_history(m)),
                must_be=row is not None or (old is not None and old.locked),
                before=old.meeting if old is not None else None,
                after=_after(event, pair),
            )
        )
    return tuple(made)


def allowed(event: Event, pair: Pair, row: FixedMeeting | None = None) -> bool:
    """Whether the pair may meet at all: asked for (or fixed), not refused, and nobody has cancelled."""
    levels = [r.level for r in event.requests_by_pair.get(pair, ())]
    cancelled = any(event.company_by_id[c].cancelled for c in pair)
    return not cancelled and Level.NO not in levels and (bool(levels) or row is not None)


def interpreted(one: Delegate, other: Delegate) -> bool:
    """Whether two people need an interpreter."""
    return bool(one.languages) and bool(other.languages) and not one.languages & other.languages


def _places(event: Event, pair: Pair, row: FixedMeeting | None, old: PublishedMeeting | None) -> Iterator[Meeting]:
    purchaser, supplier = (event.company_by_id[c] for c in pair)
    if not allowed(event, pair, row) or supplier.supplier is None:
        return
    zone = event.zone_by_code[supplier.supplier.zone]
    asked = [r for r in event.requests_by_pair.get(pair, ()) if r.level is not Level.NO]
    for slot, table, one, two in product(event.slots, zone.tables, purchaser.delegates, supplier.delegates):
        if any(s.overlaps(slot.start, slot.end) for s in (*zone.closed, *table.closed, *one.absences, *two.absences)):
            continue
        if any(r.sessions and slot.session not in r.sessions for r in asked):
            continue
        if any(r.delegate is not None and r.delegate not in (one.key, two.key) for r in asked):
            continue
        if not _table_fits(event, purchaser, supplier, zone.code, table.label):
            continue
        named = row.interpreter if row is not None else None
        for speaker in _speakers(event, one, two, slot, zone.code, named=named):
            m = Meeting(*pair, slot.start, slot.end, zone.code, table.label, one.key, two.key, speaker)
            if _as_fixed(m, row) and _as_locked(m, old):
                yield m


def _speakers(
    event: Event, one: Delegate, two: Delegate, slot: Slot, zone: str, *, named: str | None
) -> Iterator[str | None]:
    needed = event.interpreters is not None and interpreted(one, two)
    if not needed and named is None:
        yield None
        return
    for i in event.interpreters or ():
        if named not in (None, i.id):
            continue
        speaks = not needed or (i.languages & one.languages and i.languages & two.languages)
        if speaks and i.zone in (None, zone) and not any(a.overlaps(slot.start, slot.end) for a in i.absences):
            yield i.id


def _table_fits(event: Event, purchaser: Company, supplier: Company, zone: str, label: str) -> bool:
    labels = {t.label for t in event.zone_by_code[zone].tables}
    for terms in (purchaser.purchaser, supplier.supplier):
        own = terms.table if terms is not None else None
        if own is not None and own.zone in (None, zone) and own.label in labels and own.label != label:
            return False
    return True


def _as_fixed(m: Meeting, row: FixedMeeting | None) -> bool:
    return row is None or (
        row.date in (None, m.start.date())
        and row.start in (None, m.start.time())
        and row.interpreter in (None, m.interpreter)
        and (row.table is None or row.table in (TableChoice(m.table), TableChoice(m.table, m.zone)))
    )


def _as_locked(m: Meeting, old: PublishedMeeting | None) -> bool:
    if old is None or not old.locked:
        return True
    was = old.meeting
    return (m.start, m.zone, m.table, m.delegates) == (was.start, was.zone, was.table, was.delegates)


def _after(event: Event, pair: Pair) -> frozenset[Pair]:
    found: set[Pair] = set()
    for r in event.requests_by_pair.get(pair, ()):
        if r.level is not Level.NO:
            found |= {(r.asker, other) for other in r.after} | {(other, r.asker) for other in r.after}
    return frozenset(found - {pair})
