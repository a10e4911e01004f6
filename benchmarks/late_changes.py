"""Seeded late changes of every kind that organizers report: to the registrations, to the Meetings sheet, or both.

Each kind takes a ``State`` and gives the next one. What is edited by hand on the Meetings sheet is kept
in ``edits`` and ``additions`` until ``edit_meetings`` writes it into the workbook.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from random import Random

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from sco_scheduler.agendas.build_report import delegate_labels
from sco_scheduler.domain.event import Company, Delegate, Event, Level, Pair, Request, Slot, Span, Terms
from sco_scheduler.domain.schedule import MeetingStatus, PublishedMeeting

Cells = Mapping[str, object]
"""What is written into a row of Meetings, by the title of the column."""


def _no_edits() -> dict[int, Cells | None]:
    return {}


@dataclass(frozen=True)
class State:
    """The registrations, the rows of Meetings as they were published, and what is edited by hand since.

    ``edits`` are by number of the row, None for a row that was deleted; ``additions`` are new rows.
    What started before ``since`` is history.
    """

    event: Event
    rows: tuple[PublishedMeeting, ...]
    edits: Mapping[int, Cells | None] = field(default_factory=_no_edits)
    additions: tuple[Cells, ...] = ()
    since: datetime | None = None

    @property
    def held(self) -> list[PublishedMeeting]:
        """The rows that are held, may still change, and have not been edited."""
        return [row for row in self.rows if row.status is MeetingStatus.HELD and self._open(row)]

    def _open(self, row: PublishedMeeting) -> bool:
        return (self.since is None or row.meeting.start >= self.since) and _number(row) not in self.edits

    def with_company(self, company: Company) -> State:
        """The state with a company in place of the one of that ID."""
        companies = tuple(company if c.id == company.id else c for c in self.event.companies)
        return replace(self, event=replace(self.event, companies=companies))

    def edited(self, row: PublishedMeeting, **cells: object) -> State:
        """The state with something written into a row of Meetings."""
        return replace(self, edits={**self.edits, _number(row): cells})


Change = Callable[[Random, State], State]


def _number(row: PublishedMeeting) -> int:
    assert row.cell is not None
    return row.cell.row


def _some(rng: Random, state: State, *, purchaser: bool) -> Company:
    """A company of that role that has not cancelled and holds meetings."""
    held = {c for row in state.held for c in row.meeting.pair}
    found = [
        c
        for c in state.event.companies
        if c.id in held and not c.cancelled and (c.purchaser if purchaser else c.supplier) is not None
    ]
    return rng.choice(found)


# The registrations


def _cancels(state: State, company: Company) -> State:
    """A company's status is cancelled, and its rows of Fixed are taken out."""
    fixed = tuple(row for row in state.event.fixed if company.id not in row.pair)
    left = replace(state, event=replace(state.event, fixed=fixed))
    return left.with_company(replace(company, cancelled=True))


def purchaser_cancels(rng: Random, state: State) -> State:
    return _cancels(state, _some(rng, state, purchaser=True))


def supplier_cancels(rng: Random, state: State) -> State:
    return _cancels(state, _some(rng, state, purchaser=False))


def _newcomer(state: State, *, supplier: str = "") -> Company:
    code = f"L{sum(c.id.startswith('L') for c in state.event.companies) + 1:03d}"
    people = (Delegate(f"{code}#1", ""),)
    if supplier:
        return Company(code, f"Latecomer {code}", supplier=Terms(zone=supplier), delegates=people)
    return Company(code, f"Latecomer {code}", purchaser=Terms(), delegates=people)


def _registers(rng: Random, state: State, company: Company, others: list[str]) -> State:
    """A newcomer asks for six companies and is asked for by three of them."""
    wanted = rng.sample(others, min(6, len(others)))

    def request(asker: str, other: str, rank: int) -> Request:
        sides = (other, company.id) if company.supplier is not None else (company.id, other)
        return Request(asker, *sides, rank=rank)

    asks = [request(company.id, other, rank) for rank, other in enumerate(wanted, start=1)]
    asked = [request(other, other, 9) for other in wanted[:3]]
    event = state.event
    changed = replace(event, companies=(*event.companies, company), requests=(*event.requests, *asks, *asked))
    return replace(state, event=changed)


def supplier_registers(rng: Random, state: State) -> State:
    company = _newcomer(state, supplier=rng.choice(state.event.zones).code)
    buyers = [c.id for c in state.event.companies if c.purchaser is not None and not c.cancelled]
    return _registers(rng, state, company, buyers)


def purchaser_registers(rng: Random, state: State) -> State:
    sellers = [c.id for c in state.event.companies if c.supplier is not None and not c.cancelled]
    return _registers(rng, state, _newcomer(state), sellers)


def interpreter_falls_ill(rng: Random, state: State) -> State:
    """An interpreter does not come any more; where there are none, a flight is delayed."""
    event = state.event
    named = {row.interpreter for row in event.fixed}
    well = [i for i in event.interpreters or () if i.id not in named and not i.absences]
    if not well:
        return flight_is_delayed(rng, state)
    ill = rng.choice(well)
    people = tuple(replace(i, absences=_days(event)) if i is ill else i for i in event.interpreters or ())
    return replace(state, event=replace(event, interpreters=people))


def _days(event: Event) -> tuple[Span, ...]:
    """Every day of the event, from its first slot to the end of its last."""
    return tuple(Span(slots[0].start, slots[-1].end) for slots in _slots_by_day(event))


def _slots_by_day(event: Event) -> Iterator[list[Slot]]:
    for day in sorted({slot.date for slot in event.slots}):
        yield [slot for slot in event.slots if slot.date == day]


def tables_are_lost(rng: Random, state: State) -> State:
    """Two tables of one zone are gone; those that pins name stay."""
    event = state.event
    named = {row.table.label for row in event.fixed if row.table is not None}
    named |= {row.meeting.table for row in state.held if row.locked}
    named |= {t.table.label for c in event.companies for t in (c.purchaser, c.supplier) if t and t.table}
    zone = max(event.zones, key=lambda z: (len(z.tables) > 2, rng.random()))
    loose = [n for n, table in enumerate(zone.tables) if table.label not in named]
    lost = set(rng.sample(loose, min(2, len(loose), len(zone.tables) - 1)))
    fewer = replace(zone, tables=tuple(t for n, t in enumerate(zone.tables) if n not in lost))
    return replace(state, event=replace(event, zones=tuple(fewer if z is zone else z for z in event.zones)))


def flight_is_delayed(rng: Random, state: State) -> State:
    """A purchaser misses the first slots of a day, and a meeting in them, but none that is locked."""
    slots = rng.choice(list(_slots_by_day(state.event)))[: rng.randint(1, 4)]
    away = Span(slots[0].start, slots[-1].end)
    then = [row for row in state.held if away.overlaps(row.meeting.start, row.meeting.end)]
    locked = {row.meeting.purchaser for row in then if row.locked}
    missing = [row.meeting.purchaser for row in then if row.meeting.purchaser not in locked]
    company = state.event.company_by_id[rng.choice(missing)]
    people = tuple(replace(d, absences=(*d.absences, away)) for d in company.delegates)
    fixed = tuple(row for row in state.event.fixed if company.id not in row.pair)
    state = replace(state, event=replace(state.event, fixed=fixed))
    return state.with_company(replace(company, delegates=people))


def one_more_meeting(rng: Random, state: State) -> State:
    """Somebody insists on a meeting that was asked for and is not held."""
    pairs = _unheld(state)
    possible = [r for r in state.event.requests if r.pair in pairs and r.level in (Level.WANT, Level.MAYBE)]
    return _with_level(state, rng.choice(possible), Level.MUST)


def _unheld(state: State) -> list[Pair]:
    """The pairs that somebody asked for, that may meet, and that stand on no row."""
    event = state.event
    out = {row.meeting.pair for row in state.rows} | {r.pair for r in event.requests if r.level is Level.NO}
    gone = {c.id for c in event.companies if c.cancelled}
    return [pair for pair in event.requests_by_pair if pair not in out and gone.isdisjoint(pair)]


def side_says_no(rng: Random, state: State) -> State:
    """A company refuses one that it was to meet."""
    pairs = {row.meeting.pair for row in state.held}
    wish = rng.choice([r for r in state.event.requests if r.pair in pairs and r.level is not Level.NO])
    fixed = tuple(row for row in state.event.fixed if row.pair != wish.pair)
    return _with_level(replace(state, event=replace(state.event, fixed=fixed)), wish, Level.NO)


def _with_level(state: State, wish: Request, level: Level) -> State:
    requests = tuple(replace(r, level=level) if r is wish else r for r in state.event.requests)
    return replace(state, event=replace(state.event, requests=requests))


# The Meetings sheet


def row_is_moved(rng: Random, state: State) -> State:
    """A row is moved to another slot, whoever is busy there."""
    row = rng.choice(_loose(state))
    slots = [s for s in state.event.slots if s.start != row.meeting.start and not _is_past(state, s)]
    slot = rng.choice(slots)
    return state.edited(row, Date=slot.start.date(), Start=slot.start.time(), End=slot.end.time())


def row_is_deleted(rng: Random, state: State) -> State:
    row = rng.choice(_loose(state))
    return replace(state, edits={**state.edits, _number(row): None})


def row_is_added(rng: Random, state: State) -> State:
    """A meeting that was asked for is written in by hand at a table that is free, whoever is busy then."""
    event = state.event
    pairs = _unheld(state)
    taken = {(row.meeting.start, row.meeting.zone, row.meeting.table) for row in state.rows}
    rng.shuffle(pairs)
    for purchaser, supplier in pairs:
        terms = event.company_by_id[supplier].supplier
        zone = event.zone_by_code[terms.zone] if terms is not None else event.zones[0]
        places = [
            (slot, table.label)
            for slot in event.slots
            for table in zone.tables
            if not _is_past(state, slot) and (slot.start, zone.code, table.label) not in taken
        ]
        if places:
            slot, label = rng.choice(places)
            new = _as_row(event, (purchaser, supplier), slot, zone.code, label)
            return replace(state, additions=(*state.additions, new))
    return row_is_moved(rng, state)


def _as_row(event: Event, pair: Pair, slot: Slot, zone: str, table: str) -> Cells:
    purchaser, supplier = (event.company_by_id[company] for company in pair)
    labels = delegate_labels(event)
    return {
        **{"Date": slot.start.date(), "Start": slot.start.time(), "End": slot.end.time()},
        **{"Zone": zone, "Table": table},
        **{"Purchaser ID": purchaser.id, "Purchaser delegate": labels[purchaser.delegates[0].key]},
        **{"Supplier ID": supplier.id, "Supplier delegate": labels[supplier.delegates[0].key]},
    }


def rows_are_locked(rng: Random, state: State) -> State:
    """Three rows are locked, and a flight is delayed."""
    chosen = rng.sample(_loose(state), 3)
    for row in chosen:
        state = state.edited(row, Lock="yes")
    locked = {row.meeting.purchaser for row in chosen}
    free = replace(state, rows=tuple(row for row in state.rows if row.meeting.purchaser not in locked))
    return replace(flight_is_delayed(rng, free), rows=state.rows)


def somebody_does_not_show(rng: Random, state: State) -> State:
    """One row is marked: somebody did not come to it."""
    return state.edited(rng.choice(_loose(state)), Status="no-show")


def _loose(state: State) -> list[PublishedMeeting]:
    """The rows that no pin holds."""
    return [r for r in state.held if not r.locked and all(f.pair != r.meeting.pair for f in state.event.fixed)]


def _is_past(state: State, slot: Slot) -> bool:
    return state.since is not None and slot.start < state.since


# Time


def the_day_has_begun(rng: Random, state: State) -> State:
    """A purchaser cancels when three slots have started (or, if that is so already, one more)."""
    event = state.event
    started = sum(_is_past(state, slot) for slot in event.slots)
    last = event.slots[min(started if started else 2, len(event.slots) - 2)]
    after = replace(state, since=last.end)
    return purchaser_cancels(rng, after) if after.held else after


KINDS: dict[str, Change] = {
    "purchaser cancels": purchaser_cancels,
    "supplier cancels": supplier_cancels,
    "supplier registers": supplier_registers,
    "purchaser registers": purchaser_registers,
    "interpreter falls ill": interpreter_falls_ill,
    "two tables are lost": tables_are_lost,
    "flight is delayed": flight_is_delayed,
    "one more meeting": one_more_meeting,
    "a side says no": side_says_no,
    "row moved by hand": row_is_moved,
    "row deleted by hand": row_is_deleted,
    "row added by hand": row_is_added,
    "rows locked by hand": rows_are_locked,
    "no-show": somebody_does_not_show,
    "the day has begun": the_day_has_begun,
}


def change(kind: str, rng: Random, state: State) -> State:
    """A late change of that kind; where nobody is left for it in a small event, a supplier registers."""
    try:
        return KINDS[kind](rng, state)
    except (IndexError, ValueError):  # so Random says that there is nothing to choose from, or too little
        return supplier_registers(rng, state)


def edit_meetings(path: Path, state: State) -> None:
    """Write what was edited by hand into the workbook's sheet Meetings."""
    if not state.edits and not state.additions:
        return
    book = load_workbook(path)
    sheet: Worksheet = book["Meetings"]
    titles = {str(cell.value): cell.column for cell in sheet[1]}
    for number, cells in state.edits.items():
        for title, value in (cells or {}).items():
            sheet.cell(number, titles[title]).value = value
    for cells in state.additions:
        row = sheet.max_row + 1
        for title, value in cells.items():
            sheet.cell(row, titles[title]).value = value
    for number in sorted((n for n, cells in state.edits.items() if cells is None), reverse=True):
        sheet.delete_rows(number)
    book.save(path)
