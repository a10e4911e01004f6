"""Schedules to print: names in three scripts, long ones and hostile ones, full days and empty ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sco_scheduler.domain.event import Company, Delegate, Event, Interpreter, Settings, Terms, Zone
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.schedule import Meeting, Schedule, ordered
from sco_scheduler.output.pdf.pages import PageEdition
from tests.events import at, block, event, meeting, span, zone

EDITION = PageEdition(3, datetime(2025, 6, 10, 18, 30))

HOSTILE = '#import "x" $a$ *b* _c_ `d` \\ <e> @f //g [h] {"i"}'
"""A name that would be markup, code or a string's end if it were not data."""

LONG = {
    "latin": "Kyrgyz Republic Mountain Agricultural Machinery Holdings LLC",
    "cyrillic": "ООО «Северо-Западная Сельскохозяйственная Машиностроительная»",
    "chinese": "重庆两江新区渝北国际农业机械与新能源汽车零部件制造进出口贸易"
    "股份有限责任公司驻上海合作组织国家联合代表处暨售后服务中心总部",
}
"""Names of about sixty characters."""


def company(
    code: str,
    name: str,
    *,
    local: str = "",
    country: str = "China",
    people: Sequence[str] = ("",),
    languages: Sequence[str] = (),
    zone: str = "A",
    products: str = "pumps, valves",
    cancelled: bool = False,
) -> Company:
    """A company; its ID tells its role (``P…``, ``S…``)."""
    terms = Terms(zone, products, cells={"company": Cell("Suppliers", 7, "B"), "products": Cell("Suppliers", 7, "F")})
    delegates = tuple(
        Delegate(f"{code}#{n}", person, languages=frozenset(languages), cell=Cell("Delegates", n + 1, "B"))
        for n, person in enumerate(people, start=1)
    )
    return Company(
        code,
        name,
        local,
        country,
        purchaser=terms if code.startswith("P") else None,
        supplier=terms if code.startswith("S") else None,
        delegates=delegates,
        cancelled=cancelled,
        agenda_language=next((lang for lang in languages if lang in {"en", "zh", "ru"}), ""),
        cell=Cell("Suppliers", 7, "B"),
    )


def small(**settings: object) -> Schedule:
    """Two purchasers and three suppliers, two zones, five slots, a lunch, an interpreter, a hostile name."""
    made = event(
        purchasers=[
            replace(
                company(
                    "P001",
                    "KazAgro LLP",
                    local="КазАгро ТОО",
                    country="Kazakhstan",
                    people=("Aigerim Bek",),
                    languages=("ru",),
                )
            ),
            company("P002", HOSTILE, country="Mongolia", people=("Ivan", "Olga"), languages=("mn",)),
        ],
        suppliers=[
            company("S001", "Jialing Motors", local="嘉陵汽车有限公司", people=("单雄信",), languages=("zh",)),
            company("S002", "Yangtze Pumps", zone="B", people=("Li Na",)),
            company("S003", "Quiet Works", people=("Wang Wu",), cancelled=True),
        ],
        slots=[block(3, name="Morning"), block(2, "14:00", name="Afternoon")],
        tables=[
            Zone("A", "New energy vehicles", "新能源汽车", "Электромобили", zone("A", 2).tables),
            replace(zone("B", ["Stand 12"]), name="Machinery", closed=(span("14:00", "15:00"),)),
        ],
        requests=(),
        interpreters=[Interpreter("I1", "Wang Li", frozenset({"zh", "ru"}))],
        settings=Settings(
            **{"name": "Test Forum 2025", "venue": "Hall N1", "languages": ("en", "zh", "ru"), **settings}
        ),
    )
    return Schedule(
        made,
        ordered(
            made,
            (
                meeting(made, "P001", "S001", 0, interpreter="I1", number="M001"),
                meeting(made, "P002", "S001", 1, table="2", number="M002"),
                meeting(made, "P001", "S002", 2, number="M003"),
            ),
        ),
    )


def full(
    script: str, *, days: int = 1, slots: int = 14, interpreted: bool = True, languages: tuple[str, ...] = ("en",)
) -> Schedule:
    """A purchaser who meets somebody in each of so many slots a day, all with names of sixty characters."""
    sessions = [
        part
        for day in range(1, days + 1)
        for part in (block(slots // 2, "09:00", day), block(slots - slots // 2, "14:00", day))
    ]
    count = days * slots
    name = LONG[script]
    made = event(
        purchasers=[
            company("P001", name, local=LONG["cyrillic"], country="Kyrgyzstan", people=("Нурсултан Абдыкадыров",)),
            company("P002", "Nobody to meet", country="Russia"),
        ],
        suppliers=[
            company(
                f"S{n:03d}",
                f"{name}"[:-3] + f" {n}",
                local=LONG["chinese"][:30],
                people=(f"Delegate {n}",),
                products="x" * 8 + ", pumps" * 20,
            )
            for n in range(1, count + 1)
        ],
        slots=sessions,
        tables=[
            Zone(
                "A",
                "New energy vehicles and auto parts",
                "新能源汽车及零部件",
                "Электромобили и автозапчасти",
                zone("A", 3).tables,
            )
        ],
        requests=(),
        interpreters=[Interpreter("I1", "Константин Константинопольский", frozenset({"zh", "ru"}))]
        if interpreted
        else None,
        settings=Settings(
            "Test Forum of a Rather Long Name for Trade and Economic Cooperation 2025", "Hall", languages=languages
        ),
    )
    held = tuple(
        meeting(made, "P001", f"S{n + 1:03d}", n, table=str(n % 3 + 1), interpreter="I1" if interpreted else None)
        for n in range(count)
    )
    return Schedule(made, held)


def english() -> Schedule:
    """The small schedule with every page in English alone."""
    schedule = small(languages=("en",))
    companies = tuple(replace(company, agenda_language="") for company in schedule.event.companies)
    return Schedule(replace(schedule.event, companies=companies), schedule.meetings)


def without(schedule: Schedule, number: str) -> Schedule:
    """The schedule without the meeting of this number."""
    return Schedule(schedule.event, tuple(m for m in schedule.meetings if m.number != number))


def moved(schedule: Schedule, number: str, table: str) -> Schedule:
    """The schedule with the meeting of this number at another table."""
    held = tuple(replace(m, table=table) if m.number == number else m for m in schedule.meetings)
    return Schedule(schedule.event, held)


__all__ = [
    "EDITION",
    "HOSTILE",
    "LONG",
    "Event",
    "Meeting",
    "at",
    "company",
    "english",
    "full",
    "moved",
    "small",
    "without",
]
