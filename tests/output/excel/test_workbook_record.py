"""The hidden sheet Record."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sco_scheduler.domain.codec import decode, unpack
from sco_scheduler.domain.event import Event, Pair
from sco_scheduler.domain.goals import GoalResult
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.record import Revision
from sco_scheduler.domain.schedule import Meeting
from tests.agendas.samples import at, report, small_schedule
from tests.output.reading import written


def test_the_record_holds_the_event_and_the_meetings_as_written(tmp_path: Path):
    schedule = small_schedule()
    build = report(
        schedule,
        ids={"KazAgro LLP": "P001"},
        default_date=date(2025, 6, 12),
        revisions=(Revision(1, at("08:00"), "first"),),
    )
    rows = list(written(tmp_path, build)["Record"].iter_rows(values_only=True))
    assert rows[0] == ("Key", "Part", "Text")
    found = unpack(rows[1:])
    assert found["version"] == "1"
    assert found["built"] == {
        "time": "2025-06-10T18:30:00",
        "program": "0.1.0",
        "input": "registrations.xlsx",
        "revision": 1,
        "inputs": ["registrations.xlsx"],
    }
    assert decode(Event, found["event"]) == schedule.event
    assert decode(Event, found["event"]).requests[0].cell == Cell("Requests", 2, "A")
    assert decode(tuple[Meeting, ...], found["meetings"]) == schedule.meetings
    assert decode(tuple[GoalResult, ...], found["goals"]) == build.goals
    assert decode(frozenset[Pair], found["unmet_musts"]) == {("P002", "S002")}
    assert decode(tuple[Revision, ...], found["revisions"]) == build.revisions
    assert (found["ids"], found["default_date"]) == ({"KazAgro LLP": "P001"}, "2025-06-12")
