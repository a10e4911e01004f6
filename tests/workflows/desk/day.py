"""A small event in the middle of its day, as an agendas workbook."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from sco_scheduler.agendas.build_report import BuildReport, numbered
from sco_scheduler.domain.event import Event
from sco_scheduler.domain.goals import GoalResult
from sco_scheduler.domain.record import BuildStamp, Revision
from sco_scheduler.domain.schedule import Schedule, ordered
from sco_scheduler.insight.summary import summarize
from sco_scheduler.insight.unmet import explain
from sco_scheduler.output.excel.workbook import write_agendas
from sco_scheduler.verify import verify
from sco_scheduler.workflows.desk.file import DeskFile
from sco_scheduler.workflows.desk.repairs import Desk
from sco_scheduler.workflows.desk.steps import Step
from sco_scheduler.workflows.errors import Refused
from tests.events import at, company, event, interpreter, meeting, zone

QUICK = Desk("Anna", seconds=10)
"""A desk whose repairs are the same on any machine."""

NOW = at("09:30")


def small_event() -> Event:
    """Six slots from 09:00, two zones of two tables, three purchasers, four suppliers, one interpreter."""
    return event(
        purchasers=[company("P1", languages=["ru"]), company("P2", languages=["ru"]), company("P3", languages=["zh"])],
        suppliers=[
            company("S1", languages=["zh"]),
            company("S2", languages=["ru"]),
            company("S3", languages=["ru"]),
            company("S4", zone="B", languages=["ru", "zh"]),
        ],
        requests=[
            *(
                "P1 > S1 #1",
                "P1 > S2 #2",
                "P1 > S4 #3",
                "P2 > S2 #1",
                "P2 > S3 #2",
                "P2 > S4 no",
                "P3 > S1 #1",
                "P3 > S4 #2",
            )
        ],
        slots=6,
        tables=[zone("A", 2), zone("B", 2)],
        interpreters=[interpreter("I1", "ru", "zh"), interpreter("I2", "ru", "zh")],
    )


def write(folder: Path, happening: Event | None = None) -> Path:
    """The agendas workbook of the small event, with six meetings; slot 1 runs at ``NOW``."""
    path = folder / "day-agendas.xlsx"
    if happening is None:
        path.write_bytes(_small_agendas())
    else:
        write_agendas(path, small_report(happening))
    return path


@cache
def _small_agendas() -> bytes:
    with TemporaryDirectory() as folder:
        return write(Path(folder), small_event()).read_bytes()


def small_report(happening: Event | None = None) -> BuildReport:
    """What the workbook of the small event, or of another one with its companies, is written from."""
    happening = happening or small_event()
    meetings = (
        meeting(happening, "P1", "S1", 0, interpreter="I1"),
        meeting(happening, "P2", "S2", 1),
        meeting(happening, "P1", "S2", 2),
        meeting(happening, "P3", "S1", 2, table="2"),
        meeting(happening, "P2", "S3", 3),
        meeting(happening, "P3", "S4", 4),
    )
    schedule = numbered(Schedule(happening, ordered(happening, meetings)))
    unmet = explain(schedule)
    built = datetime(2025, 6, 11, 18)
    values = verify(happening, schedule.meetings).goals
    goals = tuple(GoalResult(name, values[name]) for name in happening.settings.goals)
    summary = summarize(schedule, (), unmet)
    return BuildReport(schedule, summary, BuildStamp(built), goals=goals, unmet=unmet, revisions=(Revision(1, built),))


def opened(path: Path, now: datetime = NOW) -> DeskFile:
    """The workbook at a desk whose clock stands still."""
    return DeskFile(path, lambda _: now)


def number(file: DeskFile, purchaser: str, supplier: str) -> str:
    """The number of the meeting of two companies."""
    return next(row.meeting.number for row in file.file.rows if row.meeting.pair == (purchaser, supplier))


def undo(file: DeskFile, desk: str) -> None:
    """Take back the last action of a desk, and write that."""
    file.take_back(desk)
    assert file.save() == ()


def held(day):
    return {(m.purchaser, m.supplier): (f"{m.start:%H:%M}", f"{m.zone}/{m.table}") for m in day.schedule.meetings}


def checked(step):
    """The day after a step, which keeps every rule."""
    day = step.day
    assert verify(day.event, day.schedule.meetings, day.published).ok
    return day


def refused(action):
    with pytest.raises(Refused) as told:
        action()
    return told.value


def with_ways(action: Callable[..., Step], *proved: bool) -> Callable[..., Step]:
    """An action of which the ways that it refuses, one after the other, are proved to be the cheapest or not."""
    left = list(proved)

    def refusing(*given: Any, **named: Any) -> Step:
        try:
            return action(*given, **named)
        except Refused as refused:
            raise Refused(refused.reason, replace(refused.way, proved=left.pop(0)), refused.others) from refused

    return refusing
