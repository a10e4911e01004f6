"""Reasons in words: people, clock times and meetings, short even where many slots are in question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from sco_scheduler.agendas.people import company_name
from sco_scheduler.agendas.people import moment as day_and_time
from sco_scheduler.domain.event import Event, Level, Role
from sco_scheduler.domain.outcome import Obstacle, Reason, SlotObstacle, Unmet
from sco_scheduler.domain.schedule import Meeting
from sco_scheduler.insight.hall import Hall, Slots, bound_table, each
from sco_scheduler.insight.values import is_must, pair_value

_LISTED = 3
"""As many times or meetings are named one by one; of more than that, only how many and when."""


def sentence(hall: Hall, unmet: Unmet) -> str:
    """What the organizer reads about an unmet request."""
    return _Speaker(hall, unmet).text()


def clock(event: Event, moment: datetime) -> str:
    """``10:40``, or ``12 June 10:40`` where the event lasts for several days."""
    several = event.slots and event.slots[0].date != event.slots[-1].date
    return day_and_time(moment) if several else f"{moment:%H:%M}"


def times(event: Event, moments: Iterable[datetime]) -> str:
    """``at 09:00 and 09:25``, or of many ``at 9 times from 09:00 to 16:30``."""
    ordered = sorted(set(moments))
    if len(ordered) > _LISTED:
        return f"at {len(ordered)} times from {clock(event, ordered[0])} to {clock(event, ordered[-1])}"
    return "at " + listed(clock(event, m) for m in ordered)


def listed(words: Iterable[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    rows = list(words)
    return rows[0] if len(rows) == 1 else ", ".join(rows[:-1]) + " and " + rows[-1] if rows else ""


class _Speaker:
    def __init__(self, hall: Hall, unmet: Unmet) -> None:
        self.hall = hall
        self.event = hall.event
        self.unmet = unmet
        self.purchaser, self.supplier = (self.event.company_by_id[c] for c in unmet.pair)
        self.names = tuple(company_name(self.event, c) for c in unmet.pair)
        terms = self.supplier.supplier
        self.zone = self.event.zone_by_code.get(terms.zone if terms is not None else "")
        self.requests = self.event.requests_by_pair.get(unmet.pair, ())

    def text(self) -> str:
        """The sentence of the reason."""
        return {
            Reason.REFUSED: self._refused,
            Reason.CANCELLED: self._cancelled,
            Reason.DIFFERENT_TABLES: self._different_tables,
            Reason.NO_COMMON_SLOT: self._no_common_slot,
            Reason.WISHES: self._wishes,
            Reason.AT_MAXIMUM: self._at_maximum,
            Reason.EVERY_SLOT_TAKEN: self._every_slot_taken,
            Reason.GAP_SPREAD: self._gap_spread,
            Reason.GOALS: self._goals,
            Reason.TIME_RAN_OUT: self._time_ran_out,
        }[self.unmet.reason]()

    def _who(self) -> str:
        return listed(company_name(self.event, c) for c in self.unmet.who)

    def _refused(self) -> str:
        cells = [str(r.cell) for r in self.requests if r.level is Level.NO and r.cell is not None]
        return f"{self._who()} said no to this meeting{_bracket(', '.join(cells))}."

    def _cancelled(self) -> str:
        if not self.unmet.who:
            return "The published schedule takes this meeting out: its row is marked cancelled or no-show."
        return f"{self._who()} {'have' if len(self.unmet.who) > 1 else 'has'} cancelled."

    def _different_tables(self) -> str:
        assert self.zone is not None, "two tables differ only within a zone"
        first = bound_table(self.purchaser.purchaser, self.zone)
        second = bound_table(self.supplier.supplier, self.zone)
        return f"{self.names[0]} meets at table {first} only, and {self.names[1]} at table {second} only."

    def _no_common_slot(self) -> str:
        if self.zone is None:
            return f"The zone of {self.names[1]} is not one of the event's zones."
        there = [self.hall.company(c) for c in (self.purchaser, self.supplier)]
        both = there[0] & there[1]
        if both:
            return f"{self._times(both).capitalize()}, when both are there, zone {self.zone.code} is closed."
        for slots, name in zip(there, self.names, strict=True):
            if not slots:
                return f"{name} is away in every slot of the event."
        parts = [f"{name} is there {self._times(slots)} only" for slots, name in zip(there, self.names, strict=True)]
        shortest = min(range(2), key=lambda i: there[i].bit_count())
        return f"The two are never there at the same time: {parts[shortest]}."

    def _wishes(self) -> str:
        asked = [r for r in self.requests if r.level is not Level.NO]
        parts = []
        for request in asked:
            asker = company_name(self.event, request.asker)
            if request.sessions:
                parts.append(f"{asker} wants the session {' or '.join(request.sessions)}")
            if request.delegate is not None:
                parts.append(f"{asker} wants {self._person(request.delegate)} to attend")
            if request.after:
                others = listed(company_name(self.event, c) for c in request.after)
                parts.append(f"{asker} wants to meet {others} before")
        if not parts:
            return "Another meeting is to come after this one, and leaves it no slot in which both are there."
        return f"No slot in which both are there meets the wishes together: {'; '.join(parts)}."

    def _person(self, key: str) -> str:
        delegate = self.event.delegate_by_key.get(key)
        return delegate.name if delegate is not None and delegate.name else "a delegate of its own choice"

    def _at_maximum(self) -> str:
        parts = []
        for company, role in ((self.purchaser, Role.PURCHASER), (self.supplier, Role.SUPPLIER)):
            terms = company.terms(role)
            if company.id in self.unmet.who and terms is not None:
                meetings = "meeting" if terms.maximum == 1 else "meetings"
                parts.append(
                    f"{company_name(self.event, company.id)} has its maximum of {terms.maximum} {meetings} as a {role}"
                )
        return f"{listed(parts)}."

    def _gap_spread(self) -> str:
        spread = self.event.settings.gap_spread
        return f"Wherever it is added, the gap counts of two companies would differ by more than {spread}."

    def _goals(self) -> str:
        return "Wherever it is added, the goals that come first get worse, or none gets better."

    def _time_ran_out(self) -> str:
        return "It could be added to this schedule, but the time ran out before the search came to it."

    # Slot by slot

    def _every_slot_taken(self) -> str:
        groups: dict[Obstacle, list[SlotObstacle]] = defaultdict(list)
        for obstacle in self.unmet.obstacles:
            groups[obstacle.obstacle].append(obstacle)
        tell = {
            Obstacle.BUSY: self._busy,
            Obstacle.TABLES_TAKEN: self._tables_taken,
            Obstacle.NO_INTERPRETER: self._no_interpreter,
            Obstacle.CANNOT_WALK: self._cannot_walk,
        }
        parts = [part for kind, speak in tell.items() if kind in groups for part in speak(groups[kind])]
        count = len(self.unmet.obstacles)
        slots = (
            "The one slot that both could use is not"
            if count == 1
            else f"None of the {count} slots that both could use is"
        )
        return f"{slots} free: {'; '.join(parts)}.{self._own_worth(busy=Obstacle.BUSY in groups)}"

    def _own_worth(self, *, busy: bool) -> str:
        """What this meeting is worth, to be set against those that are in its way."""
        if self.unmet.must:
            return " This one is a must."
        return f" This one is worth {self.unmet.value}." if busy else ""

    def _tables_taken(self, obstacles: Sequence[SlotObstacle]) -> list[str]:
        assert self.zone is not None, "a slot can be used only where there is a zone"
        sides = (self.purchaser.purchaser, self.supplier.supplier)
        label = next((x for x in (bound_table(t, self.zone) for t in sides) if x is not None), None)
        what = f"every table of zone {self.zone.code}" if label is None else f"table {label} of zone {self.zone.code}"
        return [f"{what} is taken {self._when(obstacles, 'at all of them')}"]

    def _no_interpreter(self, obstacles: Sequence[SlotObstacle]) -> list[str]:
        sides = (self.purchaser, self.supplier)
        spoken = ["/".join(sorted({x for d in c.delegates for x in d.languages})) for c in sides]
        when = self._when(obstacles, "at any of them")
        if not any(o.meetings for o in obstacles):  # nobody who could is even kept by a meeting
            return [f"there is no interpreter who speaks {spoken[0]} and {spoken[1]} {when}"]
        return [f"no interpreter who speaks {spoken[0]} and {spoken[1]} is free {when}"]

    def _when(self, obstacles: Sequence[SlotObstacle], throughout: str) -> str:
        """The times of the obstacles, or the words for all of them where they are many."""
        if _LISTED < len(obstacles) == len(self.unmet.obstacles):
            return throughout
        return times(self.event, (o.start for o in obstacles))

    def _cannot_walk(self, obstacles: Sequence[SlotObstacle]) -> list[str]:
        return [
            f"{name} cannot walk there in time from zone {listed(sorted({m.zone for _, m in rows}))} "
            f"{times(self.event, (start for start, _ in rows))}"
            for name, rows in self._by_side(obstacles)
        ]

    def _busy(self, obstacles: Sequence[SlotObstacle]) -> list[str]:
        return [f"{name} meets {self._meetings(name, [m for _, m in rows])}" for name, rows in self._by_side(obstacles)]

    def _by_side(self, obstacles: Sequence[SlotObstacle]) -> list[tuple[str, list[tuple[datetime, Meeting]]]]:
        """The obstacles by the side whose meetings they are, naming one side a slot where both are in the way."""
        counts = [sum(c in m.pair for o in obstacles for m in o.meetings) for c in self.unmet.pair]
        first = 0 if counts[0] >= counts[1] else 1
        rows: dict[str, list[tuple[datetime, Meeting]]] = {}
        for obstacle in obstacles:
            for i in (first, 1 - first):
                mine = [m for m in obstacle.meetings if self.unmet.pair[i] in m.pair]
                if mine:
                    rows.setdefault(self.names[i], []).extend((obstacle.start, m) for m in mine)
                    break
        return list(rows.items())

    def _meetings(self, name: str, meetings: Iterable[Meeting]) -> str:
        rows = list(dict.fromkeys(meetings))
        if len(rows) <= _LISTED:
            return listed(self._meeting(name, m) for m in rows)
        musts = sum(is_must(self.event, m.pair) for m in rows)
        values = sorted(pair_value(self.event, m.pair) for m in rows)
        worth = f"worth {values[0]}" if values[0] == values[-1] else f"worth {values[0]} to {values[-1]}"
        extra = f", {musts} of them {'musts' if musts > 1 else 'a must'}" if musts else ""
        least = min(rows, key=lambda m: (is_must(self.event, m.pair), pair_value(self.event, m.pair), m.start))
        return (
            f"others {times(self.event, (m.start for m in rows))} ({worth}{extra}), "
            f"the least of them {self._meeting(name, least)}"
        )

    def _meeting(self, name: str, meeting: Meeting) -> str:
        names = [company_name(self.event, c) for c in meeting.pair]
        other = names[1] if names[0] == name else names[0]
        worth = "a must" if is_must(self.event, meeting.pair) else f"worth {pair_value(self.event, meeting.pair)}"
        return f"{other} at {clock(self.event, meeting.start)} ({worth})"

    def _times(self, slots: Slots) -> str:
        return times(self.event, (self.event.slots[i].start for i in each(slots)))


def _bracket(text: str) -> str:
    return f" ({text})" if text else ""
