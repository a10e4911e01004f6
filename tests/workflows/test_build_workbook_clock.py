"""Times that a build prints or decides by are those of the event, wherever the computer is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from sco_scheduler.domain.event import present
from sco_scheduler.workflows.build_workbook import build_workbook
from sco_scheduler.workflows.inputs import BuildOptions
from tests.cli.books import registrations


@pytest.mark.parametrize("zone", ["Pacific/Pago_Pago", "Pacific/Kiritimati", "Asia/Shanghai"])
def test_the_time_of_building_and_the_default_day_are_the_events(tmp_path, zone):
    event = [["Setting", "Value"], ["Event", "Trade Day"], ["Time zone", zone]]
    path = registrations(tmp_path, Event=event, Sessions=[["Session", "Date", "Start", "End"]])
    before = present(zone)
    built = build_workbook(path, options=BuildOptions(time_limit=5.0, reproducible=True))
    assert built.report is not None
    assert before <= built.report.built.time <= present(zone)
    assert before.date() <= built.report.schedule.event.sessions[0].date <= present(zone).date()
    there = datetime.now(UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    assert abs(there - built.report.built.time) < timedelta(minutes=5)
