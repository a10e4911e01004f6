"""Events and reports to write: a small one made by hand, and random ones of any size."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sco_scheduler.agendas.build_report import BuildReport, MinimumMissed, Occupancy, Summary, WishesMet
from sco_scheduler.domain.event import (
    Company,
    Delegate,
    Event,
    Interpreter,
    Level,
    Request,
    Role,
    Session,
    Settings,
    Span,
    Table,
    Terms,
    Zone,
)
from sco_scheduler.domain.goals import GoalResult
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.outcome import Reason, Status, Unmet
from sco_scheduler.domain.record import BuildStamp
from sco_scheduler.domain.schedule import Meeting, Schedule, ordered

DAY = datetime(2025, 6, 12)
BUILT = datetime(2025, 6, 10, 18, 30)


def at(clock: str, day: int = 0) -> datetime:
    """A time of the event's first day, or of a later one."""
    hour, minute = clock.split(":")
    return DAY + timedelta(days=day, hours=int(hour), minutes=int(minute))


def company(
    code: str,
    name: str,
    role: Role = Role.PURCHASER,
    *,
    people: Sequence[str] = ("",),
    zone: str = "A",
    absences: tuple[Span, ...] = (),
    **fields: object,
) -> Company:
    """A company in one role with these delegates."""
    delegates = tuple(Delegate(f"{code}#{n}", person, absences=absences) for n, person in enumerate(people, start=1))
    terms = Terms(zone=zone, products=str(fields.pop("products", "")))
    sides = {"purchaser": terms} if role is Role.PURCHASER else {"supplier": terms}
    return Company(code, name, delegates=delegates, **sides, **fields)


def sessions(days: int = 1, morning: int = 3, afternoon: int = 2) -> tuple[Session, ...]:
    """A morning and an afternoon of so many slots of 20 minutes with pauses of 5."""
    found = []
    for day in range(days):
        for name, start, slots in (("Morning", "09:00", morning), ("Afternoon", "14:00", afternoon)):
            begin = at(start, day)
            found.append(Session(name, begin, begin + timedelta(minutes=25 * slots - 5), 20, 5))
    return tuple(found)


def meeting(event: Event, purchaser: str, supplier: str, slot: int, table: str = "1", **fields: object) -> Meeting:
    """A meeting of the first delegates of two companies in a slot, in the supplier's zone."""
    terms = event.company_by_id[supplier].supplier
    assert terms is not None
    values = {
        "purchaser_delegate": f"{purchaser}#1",
        "supplier_delegate": f"{supplier}#1",
        "start": event.slots[slot].start,
        "end": event.slots[slot].end,
        "zone": terms.zone,
        "table": table,
        **fields,
    }
    return Meeting(purchaser, supplier, **values)


def small_event() -> Event:
    """Two purchasers and three suppliers in two zones, five slots, an absence and an interpreter."""
    return Event(
        settings=Settings(name="Chongqing Test Forum 2025", venue="Hall N1"),
        sessions=sessions(),
        zones=(
            Zone("A", "New energy vehicles", tables=(Table("1"), Table("2", (Span(at("14:00"), at("15:00")),)))),
            Zone("B", "Machinery", tables=(Table("1"),)),
        ),
        companies=(
            company(
                "P001",
                "KazAgro LLP",
                people=("Aigerim Bek",),
                local_name="КазАгро ТОО",
                country="Kazakhstan",
                absences=(Span(at("14:00"), at("14:20")),),
            ),
            company("P002", "=cmd|'/C calc'!A0", people=("Ivan", "Olga"), country="Russia"),
            company(
                "S001",
                "Jialing Motors",
                Role.SUPPLIER,
                local_name="嘉陵汽车有限公司",
                country="China",
                products="Vans; 货车",
            ),
            company("S002", "Yangtze Pumps", Role.SUPPLIER, zone="B", people=("Li Na",), country="China"),
            company("S003", "Quiet Works", Role.SUPPLIER, country="China", cancelled=True),
        ),
        requests=(
            Request("P001", "P001", "S001", Level.MUST, 1, cell=Cell("Requests", 2, "A")),
            Request("S001", "P001", "S001", Level.WANT, 2, cell=Cell("Requests", 3, "A")),
            Request("P001", "P001", "S002", Level.WANT, 2, cell=Cell("Requests", 4, "A")),
            Request("P002", "P002", "S001", Level.WANT, None, cell=Cell("Requests", 5, "A")),
            Request("P002", "P002", "S002", Level.MUST, 1, cell=Cell("Requests", 6, "A")),
        ),
        interpreters=(Interpreter("I1", "Wang Li", frozenset({"zh", "ru"})),),
    )


def small_schedule() -> Schedule:
    """Three meetings: P001 has a gap between two, P002's two delegates have one and none."""
    event = small_event()
    meetings = (
        meeting(event, "P001", "S001", 0, number="M001", interpreter="I1"),
        meeting(event, "P002", "S001", 1, "2", number="M002"),
        meeting(event, "P001", "S002", 2, number="M003"),
    )
    return Schedule(event, ordered(event, meetings))


def report(
    schedule: Schedule, *, revision: int = 1, inputs: tuple[str, ...] = ("registrations.xlsx",), **fields: object
) -> BuildReport:
    """A report on a schedule with plausible figures."""
    event = schedule.event
    asked = [request for request in event.requests if request.level is not Level.NO]
    pairs = list(dict.fromkeys(request.pair for request in asked))
    unmet = tuple(
        Unmet(
            pair,
            Reason.EVERY_SLOT_TAKEN,
            text=f"{pair[0]} and {pair[1]}: in every slot that both could use, every table of the zone is taken.",
            value=10,
            must=any(request.level is Level.MUST for request in event.requests_by_pair[pair]),
            cells=tuple(request.cell for request in event.requests_by_pair[pair] if request.cell),
        )
        for pair in pairs
        if pair not in schedule.by_pair
    )
    wishes = [wish for wish in asked if wish.role is Role.PURCHASER]
    ranks = sorted({wish.rank for wish in wishes}, key=lambda rank: (rank is None, rank or 0))
    summary = Summary(
        meetings=len(schedule.meetings),
        pairs_held=len(schedule.by_pair),
        pairs_asked=len(pairs),
        musts_held=1,
        musts_asked=2,
        value=321,
        minimums_missed=(MinimumMissed(event.companies[0].id, Role.PURCHASER, 2, 3),),
        purchaser_wishes=tuple(
            WishesMet(
                rank,
                sum(wish.pair in schedule.by_pair for wish in wishes if wish.rank == rank),
                sum(wish.rank == rank for wish in wishes),
            )
            for rank in ranks
        ),
        supplier_wishes=(WishesMet(2, 1, 1),),
        gaps_purchasers=1,
        occupancy=tuple(
            Occupancy(
                zone.code,
                slot.start,
                sum(m.zone == zone.code and m.start == slot.start for m in schedule.meetings),
                sum(not any(s.overlaps(slot.start, slot.end) for s in (*t.closed, *zone.closed)) for t in zone.tables),
            )
            for zone in event.zones
            for slot in event.slots
        ),
    )
    values = {
        "goals": (
            GoalResult("musts", 1, 1, True),
            GoalResult("value", 321, 340, False),
            GoalResult("table_moves", 3, None, False, scope="for the times given"),
        ),
        "unmet": unmet,
        "status": Status.FEASIBLE,
        **fields,
    }
    built = BuildStamp(BUILT, "0.1.0", ", ".join(inputs), revision, inputs)
    return BuildReport(schedule, summary, built, **values)


_STEMS = {
    "Latin": ("Ural", "Steppe", "Aral", "Silk Road", "Pamir", "Baikal", "Altai", "Caspian", "Tien Shan"),
    "Cyrillic": ("Уралмаш", "Степь", "Казагро", "Байкал", "Алтай", "Тянь-Шань", "Өзбек", "Қазына"),
    "Chinese": ("嘉陵", "长江", "山城", "渝北", "巴南", "江北", "两江新区", "万州"),
}
_ENDS = {
    "Latin": (" Trade LLC", " Auto Parts", " Heavy Machinery and Agricultural Equipment Holding", " Foods"),
    "Cyrillic": (" ООО", " Торговый дом", " Производственно-коммерческое объединение"),
    "Chinese": ("汽车零部件有限公司", "农业机械制造有限公司", "进出口贸易有限公司"),
}
_PRODUCTS = ("Batteries; electric vans", "Тракторы и комбайны; запчасти", "蜂蜜、葡萄酒；坚果", "", "Brake discs")


def random_event(
    seed: int, purchasers: int = 38, suppliers: int = 180, *, days: int = 1, slots: int = 7, tables: int = 13
) -> Event:
    """An event in three scripts with absences, several delegates and interpreters."""
    rng = random.Random(seed)
    codes = ("A", "B", "C")
    companies = []
    for role, letter, count in ((Role.PURCHASER, "P", purchasers), (Role.SUPPLIER, "S", suppliers)):
        for n in range(1, count + 1):
            script = rng.choice(list(_STEMS))
            name = rng.choice(_STEMS[script]) + rng.choice(_ENDS[script]) + f" {n}"
            people = [f"Delegate {letter}{n}-{k}" for k in range(rng.choice((1, 1, 1, 2)))]
            away = (Span(at("14:00"), at("14:45"), Cell("Purchasers", n)),) if rng.random() < 0.1 else ()
            made = company(
                f"{letter}{n:03d}",
                name,
                role,
                people=people,
                zone=rng.choice(codes),
                absences=away,
                local_name=rng.choice(("", "重庆测试有限公司", "ООО «Пример»")),
                country=rng.choice(("Kazakhstan", "Russia", "China", "Uzbekistan")),
                products=rng.choice(_PRODUCTS),
            )
            companies.append(made)
    requests = []
    for row, pair in enumerate(
        sorted(rng.sample(range(purchasers * suppliers), min(purchasers * suppliers, 6 * suppliers))), start=2
    ):
        p, s = f"P{pair // suppliers + 1:03d}", f"S{pair % suppliers + 1:03d}"
        asker = rng.choice((p, s))
        level = rng.choice((Level.MUST, Level.WANT, Level.WANT, Level.MAYBE))
        requests.append(Request(asker, p, s, level, rng.choice((1, 2, 3, 4, None)), cell=Cell("Requests", row, "A")))
    names = ("New energy vehicles and auto parts", "General and agricultural machinery", "Imported goods")
    return Event(
        settings=Settings(name="Chongqing Test Forum 2025", venue="International Expo Centre, Hall N1"),
        sessions=sessions(days, slots, slots),
        zones=tuple(
            Zone(code, name, tables=tuple(Table(str(n + 1)) for n in range(tables)))
            for code, name in zip(codes, names, strict=True)
        ),
        companies=tuple(companies),
        requests=tuple(requests),
        interpreters=tuple(Interpreter(f"I{n:02d}", f"Interpreter {n}", frozenset({"zh", "ru"})) for n in range(1, 19)),
    )


def random_schedule(event: Event, seed: int = 0) -> Schedule:
    """Meetings placed where there is room, in random order."""
    rng = random.Random(seed)
    busy: set[tuple[str, int]] = set()
    used: dict[tuple[str, int], int] = {}
    meetings = []
    pairs = list(dict.fromkeys(request.pair for request in event.requests))
    rng.shuffle(pairs)
    for p, s in pairs:
        terms = event.company_by_id[s].supplier
        assert terms is not None
        people = [event.company_by_id[side].delegates[-1] for side in (p, s)]
        zone = event.zone_by_code[terms.zone]
        for slot in event.slots:
            if any((person.key, slot.index) in busy for person in people):
                continue
            if any(span.overlaps(slot.start, slot.end) for person in people for span in person.absences):
                continue
            number = used.get((zone.code, slot.index), 0)
            if number == len(zone.tables):
                continue
            used[zone.code, slot.index] = number + 1
            busy |= {(person.key, slot.index) for person in people}
            made = meeting(
                event,
                p,
                s,
                slot.index,
                zone.tables[number].label,
                purchaser_delegate=people[0].key,
                supplier_delegate=people[1].key,
                interpreter=event.interpreters[number].id if event.interpreters and number < 6 else None,
            )
            meetings.append(made)
            break
    rows = ordered(event, tuple(meetings))
    return Schedule(event, tuple(replace(row, number=f"M{n:03d}") for n, row in enumerate(rows, start=1)))
