"""The literature's events: read, solved by the program's engine, and right."""

from datetime import timedelta

import pytest

from benchmarks.b2bsp import DEFAULT_DIRECTORY, Result, main, optima_in
from benchmarks.dzn import parse, read_event, to_event
from sco_scheduler.domain.outcome import Status
from sco_scheduler.engine import Options, solve
from sco_scheduler.verify import verify
from tests.engine.held import NO_EXPLANATION

SMALL = """
nBusiness = 4; nMeetings = 3; nTables = 2; nTotalSlots = 3; nMorningSlots = 2;
requested = [|1,2,1,
|1,3,2,
|2, 3, 3,|];
meetingsxBusiness = [{1,2,3},{1,2,4},{1,3,4},{1}];
nMeetingsBusiness = [2,2,2,0];
forbidden = [{0},{0,3},{0},{0}];
fixed = [0,3,0];
precedences = [{},{},{1}];
"""


def test_sizes_become_slots_tables_and_companies():
    event = to_event(parse(SMALL, "small"))
    assert [slot.session for slot in event.slots] == ["Morning", "Morning", "Afternoon"]
    assert len(event.zones[0].tables) == 2
    assert [company.id for company in event.companies] == ["B001", "B002", "B003", "B004"]
    assert (event.settings.gap_spread, event.settings.goals) == (2, ("gaps",))


def test_every_meeting_is_fixed_and_its_slot_open_unless_given():
    event = to_event(parse(SMALL, "small"))
    assert [row.pair for row in event.fixed] == [("B001", "B002"), ("B001", "B003"), ("B002", "B003")]
    assert [row.start for row in event.fixed] == [None, event.slots[2].start.time(), None]
    assert all(row.table is None for row in event.fixed)


def test_session_of_a_row_is_a_wish():
    event = to_event(parse(SMALL, "small"))
    assert [request.sessions for request in event.requests] == [("Morning",), ("Afternoon",), ()]


def test_forbidden_slot_is_an_absence_of_that_length():
    event = to_event(parse(SMALL, "small"))
    (span,) = event.companies[1].delegates[0].absences
    assert (span.start, span.end - span.start) == (event.slots[2].start, timedelta(minutes=20))


def test_precedence_is_asked_by_the_participant_that_both_meetings_share():
    event = to_event(parse(SMALL, "small"))
    asked = [(request.asker, request.pair, request.after) for request in event.requests if request.after]
    assert asked == [("B002", ("B002", "B003"), ("B001",))]


def test_precedence_of_the_second_side_is_a_request_of_its_own():
    data = parse(SMALL.replace("{},{},{1}]", "{},{},{2}]"), "small")
    asked = [(request.asker, request.after) for request in to_event(data).requests if request.pair == ("B002", "B003")]
    assert asked == [("B002", ()), ("B003", ("B001",))]


def test_pair_listed_in_both_orders_is_two_pairs():
    event = to_event(parse(SMALL.replace("|2, 3, 3", "|2, 1, 3").replace("{},{},{1}]", "{},{},{}]"), "small"))
    assert [row.pair for row in event.fixed] == [("B001", "B002"), ("B001", "B003"), ("B002", "B001")]


def test_pair_listed_twice_with_other_wishes_is_refused():
    with pytest.raises(ValueError, match="different wishes"):
        to_event(parse(SMALL.replace("|2, 3, 3", "|1, 2, 3").replace("{},{},{1}]", "{},{},{}]"), "small"))


def test_precedence_between_strangers_is_refused():
    text = SMALL.replace("|2, 3, 3", "|4, 3, 3").replace("forbidden", "forbidden ")
    with pytest.raises(ValueError, match="share no single participant"):
        to_event(parse(text, "small"))


def test_missing_rows_have_defaults():
    text = "\n".join(line for line in SMALL.splitlines() if not line.startswith(("forbidden", "fixed", "precedences")))
    event = to_event(parse(text, "small"))
    assert all(row.start is None for row in event.fixed)
    assert not any(company.delegates[0].absences for company in event.companies)


def test_missing_number_is_told():
    with pytest.raises(ValueError, match="nTables"):
        parse(SMALL.replace("nTables = 2;", ""))


def test_wrong_number_of_rows_is_told():
    with pytest.raises(ValueError, match="nMeetings"):
        parse(SMALL.replace("nMeetings = 3", "nMeetings = 4"), "small")


def test_event_read_from_a_file_can_be_verified(tmp_path):
    path = tmp_path / "small.original.dzn"
    path.write_text(SMALL, encoding="utf-8")
    verdict = verify(read_event(path), ())
    assert {violation.rule.code for violation in verdict.violations} == {"R8"}


def test_result_that_contradicts_the_optimum_is_wrong():
    def result(gaps, *, proved, optimum, status="optimal"):
        return Result("e", status, gaps, gaps, proved, 0.1, 10, optimum, "")

    assert result(3, proved=True, optimum="3").right
    assert not result(4, proved=True, optimum="3").right
    assert result(4, proved=False, optimum="3").right
    assert result(None, proved=False, optimum="infeasible", status="infeasible").right
    assert not result(None, proved=False, optimum="3", status="infeasible").right


def test_directory_without_events_is_skipped_visibly(tmp_path, capsys):
    assert main([str(tmp_path)]) == 0
    assert "SKIPPED" in capsys.readouterr().err


@pytest.mark.skipif(not DEFAULT_DIRECTORY.is_dir(), reason=f"the public events are not in {DEFAULT_DIRECTORY}")
def test_public_events_can_all_be_read():
    optima = optima_in(DEFAULT_DIRECTORY)
    paths = sorted(DEFAULT_DIRECTORY.glob("*.dzn"))
    assert {path.stem for path in paths} == set(optima)
    for path in paths:
        assert len(read_event(path).fixed) == len(parse(path.read_text(encoding="utf-8")).requested)


def test_answer_keeps_sessions_absences_fixed_slots_and_precedences():
    event = to_event(parse(SMALL, "small"))
    outcome = solve(event, options=Options(workers=1, time_limit=20.0, params=NO_EXPLANATION))
    assert outcome.status is Status.OPTIMAL
    assert verify(event, outcome.schedule.meetings).ok
    slot_of = {slot.start: slot.index for slot in event.slots}
    assert {m.pair: slot_of[m.start] for m in outcome.schedule.meetings} == {
        ("B001", "B002"): 0,
        ("B001", "B003"): 2,
        ("B002", "B003"): 1,
    }


def test_precedence_that_cannot_be_kept_is_infeasible():
    text = SMALL.replace("nMorningSlots = 2", "nMorningSlots = 1").replace("{},{},{1}]", "{3},{},{}]")
    outcome = solve(to_event(parse(text, "small")), options=Options(workers=1, time_limit=20.0, params=NO_EXPLANATION))
    assert outcome.status is Status.CONFLICT
    assert outcome.conflict.confirmed


@pytest.mark.parametrize("name", ["tic-12.original", "tic-12.prec25", "tic-13.forb0003", "forumt-14.forb0007"])
def test_public_events_have_their_known_optimum(name):
    path = DEFAULT_DIRECTORY / f"{name}.dzn"
    if not path.is_file():
        pytest.skip(f"the public events are not in {DEFAULT_DIRECTORY}")
    outcome = solve(read_event(path), options=Options(time_limit=60.0, params=NO_EXPLANATION))
    known = optima_in(DEFAULT_DIRECTORY)[name]
    if known == "infeasible":
        assert outcome.status is Status.CONFLICT
        assert outcome.conflict.confirmed
    else:
        assert [(goal.value, goal.proved) for goal in outcome.goals] == [(int(known), True)]
