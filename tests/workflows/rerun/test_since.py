"""``--from`` at a moment at which nothing of the event could change, or nothing would be kept."""

import pytest

from sco_scheduler.workflows.errors import Stopped
from sco_scheduler.workflows.inputs import Moment, parse_moment
from sco_scheduler.workflows.rerun.since import refuse_outside
from tests.events import at, event
from tests.workflows.late import begun, cancelled


@pytest.fixture
def late(tmp_path):
    day = begun(tmp_path)
    day.register(**cancelled("S2"))
    return day


@pytest.mark.parametrize(
    ("given", "code", "likely"),
    [
        ("2025-06-27 10:00", "from-after-event", "2025-06-12 10:00"),
        ("2025-07-12 09:25", "from-after-event", "2025-06-12 09:25"),
        ("2025-05-12 09:25", "from-before-event", "2025-06-12 09:25"),
        ("2024-06-11 10:00", "from-before-event", "2025-06-12 10:00"),
    ],
)
def test_a_date_outside_the_event_stops_with_the_moment_that_was_meant(late, given, code, likely):
    before = late.agendas.read_bytes()
    with pytest.raises(Stopped) as stopped:
        late.build(since=parse_moment(given))
    (finding,) = stopped.value.findings
    assert finding.code == code
    assert given in str(finding.message)
    assert f'--from "{likely}"' in finding.advice
    assert late.agendas.read_bytes() == before


def test_after_the_last_slot_of_the_day_it_is_told(late):
    done = late.build(since=parse_moment("2025-06-12 22:00"))
    assert [found.code for found in done.findings].count("from-after-last-slot") == 1


def test_within_the_event_nothing_is_said(late):
    done = late.build(since=parse_moment("2025-06-12 09:10"))
    assert not [found.code for found in done.findings if found.code.startswith("from-")]


def test_now_does_not_stop(late):
    done = late.build(since=parse_moment("now"))
    assert "from-after-last-slot" in [found.code for found in done.findings]


@pytest.mark.parametrize(("clock", "codes"), [("09:44", []), ("09:45", ["from-after-last-slot"])])
def test_the_last_slot_is_past_when_it_has_ended(clock, codes):
    assert [found.code for found in refuse_outside(Moment(), at(clock), [event(slots=2), event(slots=1)])] == codes
