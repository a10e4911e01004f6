"""Names for changes: of today, or of then for who has left."""

from dataclasses import replace
from types import SimpleNamespace

from sco_scheduler.agendas.build_report import ChangeRow
from sco_scheduler.domain.event import Delegate
from sco_scheduler.domain.goals import GoalResult
from sco_scheduler.domain.messages import ENGLISH
from sco_scheduler.domain.record import Unfinished
from sco_scheduler.output.texts.rerun import Naming, more_time, sentences, source, tally_changes
from tests.events import at, company, event, interpreter, meeting

THEN = event(
    purchasers=[company("P1", delegates=2), company("P2")], interpreters=[interpreter("I1", "ru"), interpreter("I2")]
)
NOW = event(purchasers=[company("P1", delegates=2)], interpreters=[interpreter("I2")])
NAMING = Naming(NOW, THEN)


def test_who_has_left_is_named_by_the_registrations_of_then():
    assert NAMING.company("P2") == "Company P2"
    old = meeting(THEN, "P1", "S1", 0, interpreter="I1")
    assert NAMING.interpreter(old) == "Interpreter I1"
    assert NAMING.interpreter(replace(old, interpreter="I9")) == "I9"
    assert NAMING.interpreter(replace(old, interpreter=None)) == ""


def test_delegates_are_named_where_they_have_changed():
    old, new = (meeting(THEN, "P1", "S1", 0, delegates=(n, 1)) for n in (1, 2))
    row = ChangeRow("delegate changed", "P1", "S1", old, new)
    assert NAMING.delegates(row, old) == ["Delegate 1 of P1"]
    assert NAMING.delegates(row, new) == ["Delegate 2 of P1"]
    assert NAMING.delegates(ChangeRow("dropped", "P1", "S1", old), old) == []
    left = replace(old, purchaser_delegate="P1#Zoe")
    assert NAMING.delegates(replace(row, before=left), left) == ["P1#Zoe"]
    back = replace(THEN.companies[0], delegates=(Delegate("P1#Zoe", "Zoe"),))
    known = Naming(replace(NOW, companies=(back,)), THEN)
    assert known.delegates(replace(row, before=left), left) == ["Zoe"]


def test_a_delegate_without_a_name_is_told_by_the_number():
    assert [NAMING.delegate(f"P1#{number}") for number in ("0", "02", "9")] == ["–", "P1#2", "P1#9"]


def test_a_tally():
    rows = [ChangeRow(kind, "P1", "S1") for kind in ("moved", "kept", "dropped", "kept")]
    assert tally_changes(rows) == "2 kept, 1 dropped, 1 moved"
    assert tally_changes(rows[:1], 1_004) == "1,004 kept, 1 moved"
    assert tally_changes([]) == "No meetings"


def told(goals, kinds=(), value=10, **rerun):
    """The sentences of a rerun with these goals, as ``kept 1 1`` (value and bound), and so many changes of a kind."""
    results = []
    for goal in goals:
        name, number, *bound = goal.split()
        known = int(bound[0]) if bound else None
        results.append(GoalResult(name, int(number), known, proved=known == int(number)))
    rows = tuple(ChangeRow(kind, "P1", "S1") for kind in kinds)
    report = SimpleNamespace(goals=tuple(results), changes=rows, summary=SimpleNamespace(value=value))
    about = {"value": 12, "value_bound": None, "history_until": None} | rerun
    return [ENGLISH.say(sentence) for sentence in sentences(report, SimpleNamespace(**about))]


def test_what_had_to_change_is_told_with_what_is_proved_of_it():
    case = "kept 1 1", "slot_moves 2 1", "table_changes 3", "person_changes 0 0", "value 10"
    changes = ["dropped"] * 3 + ["moved"] * 2 + ["table changed"] * 2 + ["added"]
    assert told(case, changes) == [
        "2 meetings dropped with what was cancelled, refused or taken out.",
        "1 meeting had to be given up; fewer is impossible.",
        "2 meetings have to move as it is now; at least 1 in any case.",
        "3 meetings have to change tables as it is now; that fewer suffice is not excluded.",
        "That is against the sheet Meetings as it stood; against what was printed, Changes lists 2 of this kind.",
        "No meeting had to change people.",
        "1 meeting was added.",
        "The value was 12 and is 10.",
    ]
    assert told(["kept 0 0", "slot_moves 0 0", "table_changes 0", "person_changes 2 2"], ["delegate changed"] * 2) == [
        "No meeting had to be given up.",
        "2 meetings had to change people; fewer is impossible.",
        "No meeting had to move or change tables.",
        "The value was 12 and is 10.",
    ]
    assert told(["kept 0 0", "slot_moves 1 1", "table_changes 0 0"], ["moved", "table changed"]) == [
        "No meeting had to be given up.",
        "1 meeting had to move; fewer is impossible.",
        "No meeting had to change tables.",
        "That is against the sheet Meetings as it stood; against what was printed, Changes lists 1 of this kind.",
        "The value was 12 and is 10.",
    ]
    both = ["delegate changed", "interpreter changed"]
    assert told(["kept 2 0", "person_changes 2 0"], ["dropped", *both], history_until=at("09:25")) == [
        "What starts before 2025-06-12 09:25 is history and stays as it is.",
        "2 meetings have to be given up as it is now; that fewer suffice is not excluded.",
        "2 meetings have to change people as it is now; that fewer suffice is not excluded.",
        "The value was 12 and is 10.",
    ]


def test_moves_that_were_allowed_are_told_as_such():
    assert told(["kept 0 0", "value 10", "slot_moves 2 2"], ["moved"] * 2)[:-1] == [
        "No meeting had to be given up.",
        "2 meetings moved, as was allowed for gain; fewer would cost value.",
    ]
    assert told(["value 10", "slot_moves 2 1"])[:-1] == ["2 meetings moved, as was allowed for gain."]
    needed = "2 meetings have to move as it is now; at least 1 in any case."
    assert told(["slot_moves 2 1", "value 10"])[:-1] == [needed]


def test_what_keeping_costs_is_told_where_it_is_known():
    assert [told([], value_bound=bound)[-1] for bound in (None, 15, 10, 8)] == [
        "The value was 12 and is 10.",
        "What keeping costs: a fresh build could reach 15 at most, 5 more.",
        *["Keeping costs no value: a fresh build could not reach more."] * 2,
    ]


def test_the_workbook_that_a_rerun_began_with_is_told_with_its_time_and_revision():
    known = {"source": "day.xlsx", "built_at": at("09:25"), "revision": 3, "zone": ""}
    for without, text in (
        ((), "the published schedule of 2025-06-12 09:25 in day.xlsx, revision 3"),
        (("revision",), "the published schedule of 2025-06-12 09:25 in day.xlsx"),
        (("built_at",), "the published schedule in day.xlsx, revision 3"),
        (("built_at", "revision"), "the published schedule in day.xlsx"),
    ):
        rerun = SimpleNamespace(**(known | dict.fromkeys(without)))
        assert ENGLISH.say(source(rerun)) == text


def advised(*goals, seconds=6.3, unfinished=Unfinished.NO):
    """The advice after goals such as ``kept 9 2`` (value and bound), in English."""
    results = []
    for goal in goals:
        name, number, bound = goal.split()
        results.append(GoalResult(name, int(number), int(bound), proved=bound == number))
    advice = more_time(SimpleNamespace(goals=results, seconds=seconds, unfinished=unfinished))
    return advice and ENGLISH.say(advice)


def test_more_time_is_advised_where_fewer_may_have_to_be_lost_or_moved():
    assert "--time-limit 30." in advised("kept 9 2")
    assert "`schedule undo`" in advised("kept 9 2"), "what was lost is no longer published"
    assert "--time-limit 30." in advised("kept 3 3", "slot_moves 12 10")
    assert "--time-limit 60." in advised("kept 9 2", seconds=20.0)
    assert "--time-limit 3600." in advised("kept 9 2", seconds=3_600.0)


def test_more_time_is_not_advised_where_it_would_change_nothing_needed():
    assert advised("kept 3 3", "slot_moves 2 2", "table_changes 3 1", "value 8 9") is None
    assert advised("kept 0 0", "value 9 9", "slot_moves 2 1") is None, "moved for gain"
    assert advised("value 8 9") is None
    assert advised("kept 9 2", unfinished=Unfinished.RERUN) is None, "it says itself that it was stopped"
