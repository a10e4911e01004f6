"""Events whose pages are looked at."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sco_scheduler.domain.event import Event, Role
from sco_scheduler.domain.schedule import Schedule, ordered
from sco_scheduler.output.html.page import write_page
from tests.agendas.samples import company, meeting, small_event

BUILT = datetime(2025, 6, 10, 18, 30)
NASTY = "</script><img src=x onerror=window.broken=1><script>window.broken=1</script>"


def hall(**companies: str) -> Schedule:
    """The small event with names in many scripts, and some more companies by ID."""
    event = small_event()
    more = (
        company("P003", "Çelik Döküm A.Ş.", people=("Gülşen İnce",), country="Turkey"),
        company("P004", "ОсОО «Ырыс-Құрылыс»", people=("Ольга Ёлкина",), country="Кыргызстан"),
        company("S004", "重庆长江水泵有限公司", Role.SUPPLIER, people=("李娜",), zone="B", country="中国"),
        *(company(code, name, people=(name,), products=name, country=name) for code, name in companies.items()),
    )
    event = replace(event, companies=(*event.companies, *more))
    return Schedule(event, ordered(event, _meetings(event)))


def _meetings(event: Event) -> tuple:
    return (
        meeting(event, "P001", "S001", 0, number="M001", interpreter="I1"),
        meeting(event, "P002", "S001", 1, "2", number="M002"),
        meeting(event, "P001", "S002", 2, number="M003"),
        meeting(event, "P004", "S004", 3, number="M004"),
    )


def written(folder: Path, schedule: Schedule, name: str = "agendas.html", **options: object) -> Path:
    """The page of a schedule in a folder."""
    path = folder / name
    write_page(path, schedule, built_at=BUILT, revision=3, **options)
    return path
