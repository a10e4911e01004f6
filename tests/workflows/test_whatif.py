"""What a change would bring: bounds that no schedule exceeds, and figures of schedules where they are solved."""

import json
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from sco_scheduler.agendas.answers import Cost
from sco_scheduler.domain.event import Event, Span
from sco_scheduler.domain.goals import GoalResult
from sco_scheduler.domain.outcome import Status
from sco_scheduler.domain.schedule import Published, PublishedMeeting, Schedule
from sco_scheduler.insight.summary import TabularSchedule
from sco_scheduler.verify import verify
from sco_scheduler.workflows import build_answers, whatif
from sco_scheduler.workflows.additions import Addition, BadAddition, Resource, added, parse
from sco_scheduler.workflows.agendas_file import read_agendas_file
from sco_scheduler.workflows.build import Build
from sco_scheduler.workflows.build_answers import gain_notes
from sco_scheduler.workflows.build_workbook import build_workbook
from sco_scheduler.workflows.inputs import BuildOptions
from sco_scheduler.workflows.whatif import best_gains, candidates, meetings_bound, meetings_by_languages, what_if
from tests.brute_force import optimum
from tests.cli.books import registrations, run
from tests.events import at, block, company, event, interpreter, odd_circle, zone
from tests.random_events import random_event
from tests.workflows.late import REQUESTS, TABLES, begun

GOALS = ("musts", "minimums", "value")


@pytest.mark.parametrize("seed", range(10))
def test_no_schedule_exceeds_what_a_change_is_said_to_bring(seed, monkeypatch):
    of = random_event(seed)
    monkeypatch.setattr(whatif, "_read", lambda *_: (of, None))
    for addition in list(candidates(of))[:3]:
        try:
            (change,) = what_if("", (addition,)).changes
        except BadAddition:
            continue
        best = optimum(added(of, addition), None, GOALS)
        if best is None:
            continue
        reached = (best.goals["musts"], -best.goals["minimums"], best.goals["value"])
        assert (change.figures.musts, -change.figures.minimums, change.figures.value) >= reached
        assert meetings_bound(added(of, addition)) >= len(best.meetings)


@pytest.mark.parametrize("published", [False, True])
def test_no_value_is_bounded_by_more_musts_than_can_be_held(published, monkeypatch):
    """Nor are the minimums: one table more lets two musts be held, which three by the relaxation leave no place for."""
    before = odd_circle(tables=1)
    held = optimum(before, None, GOALS)
    rows = Published(tuple(map(PublishedMeeting, held.meetings))) if published else None
    monkeypatch.setattr(whatif, "_read", lambda *_: (before, rows))
    (change,) = what_if("", (Addition.table("A", 1),)).changes
    best = optimum(odd_circle(), None, GOALS).goals
    assert (best["musts"], best["minimums"], best["value"]) == (2, 0, 200)
    assert (change.figures.musts, change.figures.minimums) == (3, 0)
    assert change.figures.value >= best["value"]


@pytest.mark.parametrize("seed", range(16))
def test_what_only_takes_away_gains_nothing_and_costs_what_it_is_said_to(seed, monkeypatch):
    of = random_event(seed)
    held = optimum(of, None, GOALS)
    if held is None or not held.meetings:
        return
    meeting = held.meetings[0]
    published = Published(tuple(PublishedMeeting(m) for m in held.meetings))
    monkeypatch.setattr(whatif, "_read", lambda *_: (of, published))
    close = parse("close", f"{meeting.zone}@{meeting.start:%H:%M}-{meeting.end:%H:%M}")
    for addition in (close, parse("without", meeting.supplier)):
        (change,) = what_if("", (addition,)).changes
        best = optimum(added(of, addition), None, GOALS)
        if best is None or change.cost is None:
            continue
        cost, now = change.cost, held.goals
        assert change.gain <= 0 or any((*cost.musts, *cost.minimums))
        assert cost.hit >= 1
        missing = verify(added(of, addition), held.meetings).goals["minimums"]
        limits = [
            (now["musts"] - cost.musts[i], -missing - cost.minimums[i], now["value"] - cost.value[i]) for i in (1, 0)
        ]
        reached = (best.goals["musts"], -best.goals["minimums"], best.goals["value"])
        assert limits[0] <= reached <= limits[1]


@pytest.mark.parametrize("seed", range(24))
def test_a_wider_closing_costs_no_less_than_a_narrower_one(seed, monkeypatch):
    """Of a schedule that is not the best, too: what is to be gained without the closing is none of its cost."""
    of = random_event(seed)
    held = optimum(of, None, GOALS)
    if held is None or not held.meetings:
        return
    rows = held.meetings[: 1 + len(held.meetings) // 2]
    monkeypatch.setattr(whatif, "_read", lambda *_: (of, Published(tuple(map(PublishedMeeting, rows)))))
    first = rows[0]
    before = None
    for end in (f"{first.end:%H:%M}", "23:00"):
        (change,) = what_if("", (parse("close", f"{first.zone}@{first.start:%H:%M}-{end}"),)).changes
        if change.cost is None:
            return
        cost = change.cost
        least = (cost.musts[0], cost.minimums[0], cost.value[0])
        assert all(cost >= 0 or any(least[:place]) for place, cost in enumerate(least))
        if before is not None:
            assert least >= before[0]
            assert cost.value[1] >= before[1].value[1]
        before = least, cost


def test_a_closing_costs_what_it_takes_at_most(tmp_path):
    day = begun(tmp_path)
    (change,) = what_if(day.agendas, (parse("close", "A@09:00-23:00"),)).changes
    assert len(change.cost.meetings) == 4
    assert replace(change.cost, meetings=()) == Cost(4, (1, 1), (2, 2), (now := what_if(day.agendas).now.value, now))
    assert change.gain == -now
    told = " ".join(run("whatif", day.agendas, "--close", "A@09:00-23:00").stdout.split())
    assert f"4 meetings that are held have no place then. It costs {now:,} of the value; 1 of the musts" in told
    assert "up to" not in told
    found = json.loads(run("whatif", day.agendas, "--close", "A@09:00-23:00", "--json").stdout)["changes"][0]
    assert found["cost"]["value"] == {"least": now, "most": now}
    assert len(found["cost"]["meetings"]) == 4
    first = change.cost.meetings[0]
    assert f"{first.pair[0]}) with" in told
    assert f"{first.start:%H:%M} at {first.zone}/{first.table}" in told
    both = what_if(day.agendas, (parse("close", "A@09:00"), Addition.table("A", 1))).changes[0]
    assert both.cost is None  # something is added too


@pytest.fixture
def small() -> Event:
    """A zone with one table and two slots, asked for by three."""
    return event(
        purchasers=[company("P1", languages=["ru"]), company("P2", languages=["ru"]), company("P3")],
        suppliers=[company("S1", languages=["zh"], maximum=1)],
        slots=[block(2, name="Morning")],
        tables=[zone("A", 1)],
        requests=["P1 > S1", "P2 > S1", "P3 > S1"],
        interpreters=[interpreter("I1", "ru", "zh")],
    )


def test_a_table_more_in_one_session_is_closed_in_the_others():
    of = event(slots=[block(2, name="Morning"), block(2, start="14:00", name="Afternoon")], tables=[zone("A", 1)])
    (a,) = added(of, parse("table", "A@Afternoon+1")).zones
    morning = of.sessions[0]
    assert [(t.label, t.closed) for t in a.tables] == [("1", ()), ("2", (Span(morning.start, morning.end),))]


def test_slots_at_either_end(small):
    late, early = added(small, parse("slot", "Morning+1")), added(small, parse("slot", "Morning@start+1"))
    assert len(late.slots) == len(early.slots) == 3
    assert late.slots[0].start == small.slots[0].start
    assert early.slots[-1].start == small.slots[-1].start


def test_an_interpreter_a_delegate_and_a_maximum_more(small):
    interpreters = added(small, parse("interpreter", "zh-ru+2")).interpreters or ()
    assert [(i.id, i.languages) for i in interpreters] == [(f"I{n}", frozenset({"ru", "zh"})) for n in (1, 2, 3)]
    more = added(small, parse("delegate", "S1+1"), parse("maximum", "S1+1")).company_by_id["S1"]
    assert len({d.key for d in more.delegates}) == 2
    assert more.supplier is not None
    assert more.supplier.maximum == 2


def test_a_zone_closed_a_company_less_and_a_setting(small):
    changed = added(small, parse("close", "A@09:00"), parse("without", "P3"), parse("setting", "Walk minutes=0"))
    assert changed.zones[0].closed == (Span(at("09:00"), small.slots[0].end),)
    assert changed.company_by_id["P3"].cancelled
    assert changed.settings.walk_minutes == 0


@pytest.mark.parametrize(
    ("option", "text"),
    [
        ("table", "Z+1"),
        ("table", "A@Night+1"),
        ("slot", "Night+1"),
        ("setting", "colour=3"),
        ("setting", "walk minutes=far"),
        ("close", "Z@09:00"),
        ("interpreter", "ru+1"),
        ("interpreter", "ru-xx+1"),
        ("close", "A@23:00"),
    ],
)
def test_what_the_event_does_not_know(small, option, text):
    with pytest.raises(BadAddition):
        added(small, parse(option, text))


@pytest.mark.parametrize(
    ("option", "text"),
    [
        ("close", "A"),
        ("close", "A@noon"),
        ("close", "A@25:00"),
        ("setting", "walk"),
        ("table", ""),
        ("table", "A+x"),
        ("table", "A+0"),
        ("table", "A+-1"),
        ("delegate", "P1+ two"),
        ("slot", "Morning+1.5"),
    ],
)
def test_what_says_no_change(option, text):
    with pytest.raises(BadAddition):
        parse(option, text)


def test_an_option_says_itself_again():
    for option, text in (
        ("table", "A+1"),
        ("table", "A@Morning+2"),
        ("slot", "Morning+1"),
        ("close", "A@10:40"),
        ("without", "P1"),
        ("delegate", "P1+1"),
        ("setting", "walk minutes=0"),
        ("interpreter", "ru-zh+1"),
        ("maximum", "S1+1"),
    ):
        assert parse(option, text).option == (f"--{option}", text)


def test_it_looks_for_what_is_short(small):
    found = [addition.option for addition in candidates(small)]
    assert ("--table", "A+1") in found
    assert ("--interpreter", "ru-zh+1") in found
    assert ("--maximum", "S1+1") in found


def test_a_table_more_is_first_thought_of_where_most_are_asked_for_each_table():
    suppliers = [company("S1"), *(company(f"S{n}", zone="B") for n in range(2, 6))]
    of = event(purchasers=3, suppliers=suppliers, tables=[zone("B", 5), zone("A", 1)])
    assert [c.name for c in candidates(of, by_value=False) if c.resource is Resource.TABLE] == ["A", "B"]


def test_the_most_meetings_are_pairs_that_nobody_refuses_whatever_they_are_worth():
    asked = ["P1 > S1 must", "S1 > P1 #1", "P2 > S1 #3", "P2 > S2", "S2 > P2 no"]
    assert meetings_bound(event(requests=asked, tables=2)) == 2
    assert meetings_bound(event(requests=asked, suppliers=[company("S1", vip=True), company("S2")], slots=1)) == 1


@pytest.mark.parametrize(("names", "tables"), [(["Morning"], [""]), (["Morning", "Late"], ["", "Morning", "Late"])])
def test_a_table_more_for_one_session_is_tried_where_there_are_several(names, tables):
    of = event(slots=[block(1, start, name=name) for start, name in zip(("09:00", "14:00"), names, strict=False)])
    found = [c for c in candidates(of, by_value=False) if c.resource is Resource.TABLE]
    assert found == [Addition.table("A", 1, session) for session in tables]


def test_of_the_tables_of_a_zone_for_one_session_the_best_is_listed_beside_every_other_change():
    morning, afternoon, whole = (Addition.table("A", 1, session) for session in ("Morning", "Afternoon", ""))
    of_a_company = [parse("maximum", "A+1"), parse("delegate", "A+1")]
    changes = [(addition, whatif.Figures(0, 0, 9, 0)) for addition in (*of_a_company, morning, afternoon, whole)]
    left = [addition for addition, _ in whatif._best_table_by_zone(changes)]
    assert left == [*of_a_company, morning, whole]


def test_a_higher_maximum_is_thought_of_where_it_is_what_binds():
    def found(**more):
        of = event(purchasers=[company("P1", **more)], suppliers=3, slots=2, tables=3)
        return [addition.name for addition in candidates(of) if addition.resource is Resource.MAXIMUM]

    assert found(maximum=1) == ["P1"]
    assert found(maximum=3) == ["P1"], "three are asked for, and there are two slots"
    assert found(maximum=1, cancelled=True) == found() == []


def test_interpreters_of_languages_that_have_too_few_are_thought_of_beside_those_that_have_none():
    rare = ("hy", "kk", "mn", "tg", "uz", "fa")
    of = event(
        purchasers=[
            *(company(f"P{i}", languages=["ru"]) for i in range(9)),
            *(company(f"P{code}", languages=[code]) for code in rare),
        ],
        suppliers=[company("S1", languages=["zh"]), company("S2", languages=["zh"])],
        slots=[block(2, name="Morning")],
        tables=[zone("A", 2)],
        requests=[*(f"P{i} > S1" for i in range(9)), *(f"P{code} > S2" for code in rare)],
        interpreters=[interpreter("I1", "ru", "zh")],
    )
    found = [addition.name for addition in candidates(of) if addition.resource is Resource.INTERPRETER]
    assert found[1] == "ru-zh"  # seven meetings more than one interpreter has room for
    assert len(found) == 6
    assert found[0] == "fa-zh"


def test_the_best_single_change_is_the_one_that_lets_more_meet(small, monkeypatch):
    monkeypatch.setattr(whatif, "_read", lambda *_: (small, None))
    found = what_if("")
    assert found.changes[0].options == (("--maximum", "S1+1"),)
    assert found.changes[0].gain > 0


def test_of_a_published_schedule_it_solves_a_rerun(tmp_path):
    day = begun(tmp_path, Zones=[["Zone", "Name", "Tables"], ["A", "Hall", 1]])
    found = what_if(day.agendas, (Addition(Resource.TABLE, "A"),), solve=True, seconds=3)
    assert found.now.reached
    (change,) = found.changes
    assert (change.figures.meetings, change.figures.proved) == (4, True)
    assert change.figures.schedule is not None
    assert verify(change.figures.schedule.event, change.figures.schedule.meetings).ok
    assert change.agendas_changed == 2


@pytest.mark.parametrize(("reached", "proved"), [(3, True), (2, False), (0, False)])
def test_of_a_goal_that_the_solver_did_not_reach_nothing_is_proved(small, monkeypatch, reached, proved):
    goals = tuple(GoalResult(name, 0, 0, proved=True) for name in whatif._GOALS[:reached])

    def until(event, options, *, published):
        return Build(event, Status.FEASIBLE, schedule=TabularSchedule(event, ()), goals=goals)

    monkeypatch.setattr(whatif, "_read", lambda *_: (small, None))
    monkeypatch.setattr(whatif, "build", until)
    (change,) = what_if("", (Addition.table("A", 1),), solve=True, seconds=1).changes
    assert (change.figures.reached, change.figures.proved) == (True, proved)


def test_of_a_published_schedule_the_bounds_without_the_change_are_told_too(tmp_path):
    day = begun(tmp_path)
    more = (Addition.table("A", 1),)
    found = what_if(day.agendas, more)
    assert found.now.reached
    assert not found.at_best.reached
    assert (found.at_best.value, found.at_best.meetings) >= (found.now.value, found.now.meetings)
    assert what_if(day.folder / "day.xlsx", more).at_best is None  # there the figures of now are these bounds
    assert what_if(day.agendas, more, solve=True).at_best is None


@pytest.mark.parametrize("lang", ["en", "zh", "ru"])
def test_the_command_tells_it_in_each_language(tmp_path, lang):
    day = begun(tmp_path, Zones=[["Zone", "Name", "Tables"], ["A", "Hall", 1]])
    result = run("whatif", day.agendas, "--lang", lang)
    assert result.exit_code == 0, result.stderr
    assert "--table A+1" in result.stdout
    assert "{" not in result.stdout


def test_json_and_usage(tmp_path):
    day = begun(tmp_path, Zones=[["Zone", "Name", "Tables"], ["A", "Hall", 1]])
    found = json.loads(run("whatif", day.folder / "day.xlsx", "--table", "A+1", "--json").stdout)
    (change,) = found["changes"]
    assert {"change", "musts", "minimums", "value", "gain", "meetings", "proved"} <= change.keys()
    assert change["bounds"]
    bad = run("whatif", day.agendas, "--table", "Z+1")
    assert bad.exit_code == 2
    assert "Known are: A" in " ".join(bad.stderr.split())


ONE_TABLE = [["Zone", "Name", "Tables"], ["A", "Hall", 1]]


@pytest.mark.parametrize("lang", ["en", "zh", "ru"])
def test_summary_shows_the_best_changes_as_whatif_finds_them(tmp_path, lang):
    languages = [["Setting", "Value"], ["Languages", lang], ["Date", "2025-06-12"]]
    source = registrations(tmp_path, Zones=ONE_TABLE, Requests=REQUESTS, Event=languages)
    done = build_workbook(source, options=BuildOptions(time_limit=5))
    assert done.report is not None
    assert done.output is not None
    answers = done.report.answers
    found = what_if(done.output)
    assert (answers.gains, answers.gains_revision, answers.left_out) == (gain_notes(found, 5), 1, 0)
    assert found.at_best.meetings == meetings_bound(done.build.event)
    told = [cell for row in load_workbook(done.output).worksheets[0].iter_rows(values_only=True) for cell in row]
    best = found.changes[0]
    assert any(isinstance(text, str) and f"{best.gain:+,}" in text for text in told)


@pytest.mark.parametrize(
    ("zones", "options"), [(ONE_TABLE, {"reproducible": True}), (TABLES, {})], ids=["reproducible", "nothing unmet"]
)
def test_a_build_looks_for_no_change_where_the_time_or_the_need_is_not_there(tmp_path, zones, options):
    done = build_workbook(
        registrations(tmp_path, Zones=zones, Requests=REQUESTS), options=BuildOptions(time_limit=5, **options)
    )
    assert done.report is not None
    assert not done.report.answers.gains_revision


def test_changes_that_are_not_looked_at_are_counted(small):
    found = best_gains(Schedule(small, ()), 5, -1.0, lambda: False)
    assert not found.changes
    assert found.left_out == len(list(candidates(small)))


def test_a_build_of_a_very_large_event_counts_the_changes_and_looks_at_none(tmp_path, monkeypatch):
    monkeypatch.setattr(build_answers, "_MOST_PAIRS", 0)
    done = build_workbook(
        registrations(tmp_path, Zones=ONE_TABLE, Requests=REQUESTS), options=BuildOptions(time_limit=5)
    )
    assert done.report is not None
    assert (done.report.answers.gains, done.report.answers.gains_revision) == ((), 1)
    assert done.report.answers.left_out == len(list(candidates(done.build.event)))


@pytest.mark.parametrize(
    ("text", "field", "number"),
    [
        ("walk minutes=7", "walk_minutes", 7),
        ("Purchaser_weight=3", "purchaser_weight", 3),
        ("mutual bonus=0", "mutual_bonus", 0),
        ("gap spread=2", "gap_spread", 2),
    ],
)
def test_a_setting_is_changed_by_its_name(small, text, field, number):
    assert getattr(added(small, parse("setting", text)).settings, field) == number


def test_goals_are_a_setting(small):
    assert added(small, parse("setting", "goals=musts; value, balance")).settings.goals == ("musts", "value", "balance")
    for wrong in ("goals=", "goals=musts; beauty"):
        with pytest.raises(BadAddition):
            added(small, parse("setting", wrong))


def test_minutes_of_slots_hold_in_every_session(small):
    changed = added(small, parse("setting", "slot minutes=10"), parse("setting", "changeover minutes=2"))
    assert [(s.slot_minutes, s.changeover_minutes) for s in changed.sessions] == [(10, 2)]
    assert (changed.settings.slot_minutes, changed.settings.changeover_minutes) == (10, 2)
    assert len(changed.slots) > len(small.slots)


def test_limits_of_a_side_are_those_of_its_companies(small):
    changed = added(small, parse("setting", "purchaser minimum=2"), parse("setting", "supplier maximum=5"))
    terms = {c.id: (c.purchaser, c.supplier) for c in changed.companies}
    assert {c: t.minimum for c, (t, _) in terms.items() if t is not None} == {"P1": 2, "P2": 2, "P3": 2}
    assert {c: t.maximum for c, (_, t) in terms.items() if t is not None} == {"S1": 5}


def test_a_zone_is_closed_from_one_time_to_another_on_every_day():
    of = event(slots=[block(2), block(2, day=2)], tables=[zone("A", 1), zone("B", 1)])
    a, b = added(of, parse("close", "A@09:00-09:30")).zones
    assert a.closed == (Span(at("09:00"), at("09:30")), Span(at("09:00", 2), at("09:30", 2)))
    assert b.closed == ()


def test_an_interpreter_speaks_languages_of_the_event_by_any_of_their_names(small):
    given = replace(
        small, companies=(company("P1", languages=["ru"]), company("S1", languages=["zh"])), interpreters=()
    )
    (more,) = added(given, parse("interpreter", "русский-Chinese+1")).interpreters
    assert more.languages == {"ru", "zh"}
    persian = replace(given, interpreters=(interpreter("I1", "fa", "ru"),))
    assert added(persian, parse("interpreter", "fa-zh+1")).interpreters[1].languages == {"fa", "zh"}
    with pytest.raises(BadAddition) as wrong:
        added(given, parse("interpreter", "ru-xx+1"))
    assert (wrong.value.text, wrong.value.known) == ("xx", ("ru", "zh"))


def test_an_event_without_a_list_of_interpreters_needs_none_more(small):
    assert added(replace(small, interpreters=None), parse("interpreter", "ru-zh+2")).interpreters is None


def test_a_session_with_no_room_on_either_side_takes_no_slot():
    of = event(slots=[block(2, name="A"), block(2, "09:45", name="B"), block(2, "10:30", name="C")])
    with pytest.raises(BadAddition):
        added(of, parse("slot", "B+1"))


def crowded() -> Event:
    """Ten purchasers who wish for more than a slot can hold, P10 with by far the most value."""
    names = [f"P{n}" for n in range(1, 11)]
    requests = [f"{name} > S{k} #{20 - int(name[1:])}" for name in names for k in (1, 2)]
    return event(
        purchasers=[company(name, vip=name == "P10") for name in names],
        suppliers=[company(f"S{k}", delegates=10) for k in (1, 2)],
        slots=1,
        tables=30,
        requests=requests,
    )


def test_every_company_that_is_asked_for_too_much_is_thought_of_the_most_unmet_value_first():
    found = [addition.name for addition in candidates(crowded()) if addition.resource is Resource.DELEGATE]
    assert sorted(found[:10]) == sorted(f"P{n}" for n in range(1, 11))
    assert found[0] == "P10"


def test_what_time_did_not_suffice_for_is_counted_with_every_company(monkeypatch):
    found = best_gains(Schedule(crowded(), ()), 5, -1.0, lambda: False)
    assert found.left_out == len(list(candidates(crowded()))) > 10


def test_interpreters_with_one_bound_are_told_together_after_all_others():
    same, other = whatif.Figures(0, 0, 9, 0), whatif.Figures(0, 0, 10, 0)
    three = [Addition.interpreter("ru", code, 1) for code in ("kk", "ky", "zh")]
    table, apart = Addition.table("A", 1), Addition.interpreter("ur", "zh", 1)
    changes = [(apart, other), *((addition, same) for addition in three), (table, same)]
    assert whatif._grouped_by_bound(changes, solved=False) == [
        (apart, other, ()),
        (table, same, ()),
        (three[0], same, tuple(three[1:])),
    ]
    assert whatif._grouped_by_bound(changes, solved=True) == [(addition, figures, ()) for addition, figures in changes]


def test_a_slot_more_changes_the_agendas_of_those_whose_meetings_change(tmp_path):
    day = begun(tmp_path)
    found = what_if(day.agendas, (Addition(Resource.SLOT, "Morning"),), solve=True, seconds=3)
    (change,) = found.changes
    assert change.figures.schedule is not None
    before = {(m.pair, m.start, m.table) for m in read_agendas_file(day.agendas).schedule.meetings}
    assert before == {(m.pair, m.start, m.table) for m in change.figures.schedule.meetings}
    assert change.agendas_changed == 0


def test_of_bounds_it_is_said_that_agendas_take_a_solve(tmp_path):
    day = begun(tmp_path, Zones=[["Zone", "Name", "Tables"], ["A", "Hall", 1]])
    told = "How many agendas would have to change is told with --solve alone."
    assert told in " ".join(run("whatif", day.agendas, "--table", "A+1").stdout.split())
    assert told not in " ".join(run("whatif", day.agendas, "--table", "A+1", "--solve").stdout.split())


def test_an_interpreter_is_needed_where_two_companies_share_no_language():
    case = event(
        purchasers=[company("P1", languages=["ru", "en"]), company("P2", languages=["kk"]), company("P3")],
        suppliers=[company("S1", languages=["zh", "en"]), company("S2", languages=["zh"])],
        requests=["P1 > S1", "P1 > S2", "P2 > S2", "P3 > S2"],
    )
    assert meetings_by_languages(case) == {("ru", "zh"): 1, ("en", "zh"): 1, ("kk", "zh"): 1}
