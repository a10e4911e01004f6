"""The literature's events: read, solved by the program's engine, and right."""

from datetime import timedelta

import pytest

from benchmarks.b2bsp import DEFAULT_DIRECTORY, main, optima_in
from benchmarks.dzn import parse, to_event
from sco_scheduler.domain.outcome import Status
from sco_scheduler.engine import Options, solve
from sco_scheduler.verify import verify

TINY = """
nBusiness = 4;
nMeetings = 4;
nTables = 2;
nTotalSlots = 4;
nMorningSlots = 2;
requested = [|1, 2, 3, |1, 3, 1, |2, 3, 2, |1, 4, 3, |];
meetingsxBusiness = [4, 3, 3, 2];
forbidden = [{0}, {1}, {0}, {}];
fixed = [0, 0, 0, 4];
precedences = [{}, {}, {}, {2}];
"""


def _one_worker(event):
    return solve(event, options=Options(workers=1, time_limit=20.0, explain=False))


def test_everything_in_the_data_is_in_the_event():
    event = to_event(parse(TINY, "tiny"))
    assert len(event.fixed) == 4
    assert len(event.slots) == 4
    assert event.settings.gap_spread == 2
    assert event.settings.goals == ("gaps",)
    assert sum(len(zone.tables) for zone in event.zones) == 2
    assert sum(row.start is not None for row in event.fixed) == 1
    assert sum(bool(delegate.absences) for company in event.companies for delegate in company.delegates) == 1
    assert sum(bool(request.after) for request in event.requests) == 1


def test_the_answer_keeps_sessions_absences_fixed_slots_and_precedences():
    event = to_event(parse(TINY, "tiny"))
    outcome = _one_worker(event)
    assert outcome.status is Status.OPTIMAL
    assert verify(event, outcome.schedule.meetings).ok
    slot_of = {slot.start: slot.index for slot in event.slots}
    taken = sorted(slot_of[m.start] for m in outcome.schedule.meetings)
    assert len(taken) == 4
    assert max(taken) == 3


def test_too_many_meetings_for_the_slots_are_infeasible():
    text = TINY.replace("nTotalSlots = 4", "nTotalSlots = 2").replace("{0}, {1}", "{0}, {0}").replace("0, 4]", "0, 0]")
    event = to_event(parse(text.replace("{2}", "{}"), "tiny"))
    assert len(event.slots) == 2
    outcome = _one_worker(event)
    assert outcome.status is Status.CONFLICT
    assert outcome.conflict.confirmed


def test_slots_follow_each_other_without_a_pause():
    event = to_event(parse(TINY, "tiny"))
    assert all(b.start - a.start == timedelta(minutes=20) for a, b in zip(event.slots, event.slots[1:], strict=False))


def test_a_folder_without_events_is_skipped_and_says_so(tmp_path, capsys):
    assert main([str(tmp_path), "--json"]) == 0
    printed = capsys.readouterr()
    assert printed.out.strip() == "[]"
    assert "SKIPPED" in printed.err


@pytest.mark.parametrize("name", ["tic-12.original", "tic-12.prec25", "tic-13.forb0003", "forumt-14.forb0007"])
def test_public_events_have_their_known_optimum(name):
    path = DEFAULT_DIRECTORY / f"{name}.dzn"
    if not path.is_file():
        pytest.skip("the literature's events are not here")
    event = to_event(parse(path.read_text(), name))
    outcome = solve(event, options=Options(time_limit=60.0, explain=False))
    known = optima_in(DEFAULT_DIRECTORY)[name]
    if known == "infeasible":
        assert outcome.status is Status.CONFLICT
        assert outcome.conflict.confirmed
    else:
        assert [(g.value, g.proved) for g in outcome.goals] == [(int(known), True)]
