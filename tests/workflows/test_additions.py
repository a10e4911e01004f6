"""Changes of capacities: what their texts mean, and the events that they give."""

import re
from dataclasses import replace

import pytest

from sco_scheduler.domain.event import Session, Span
from sco_scheduler.domain.goals import GOALS
from sco_scheduler.domain.messages import ENGLISH, Cell
from sco_scheduler.workflows.additions import Addition, BadAddition, Resource, added, parse, rows_to_add
from sco_scheduler.workflows.errors import Unknown
from tests.events import at, block, company, event, interpreter, span, zone


@pytest.mark.parametrize(
    ("option", "text"),
    [
        ("table", "A+2"),
        ("table", "A@Morning+1"),
        ("interpreter", "ru-zh+1"),
        ("slot", "Morning@start+3"),
        ("close", "A@10:40-12:00"),
        ("without", "P1"),
        ("delegate", "P1+1"),
        ("setting", "walk minutes=0"),
    ],
)
def test_a_change_is_said_as_the_option_that_gives_it(option, text):
    assert parse(option, text).option == (f"--{option}", text)


def test_one_is_added_where_no_number_is_said_and_blanks_around_a_setting_do_not_matter():
    assert [parse("table", text).count for text in ("A", "A+10", "A-1")] == [1, 10, 1]
    assert parse("setting", " walk minutes = 5 ") == Addition(Resource.SETTING, "walk minutes", at="5")
    assert parse("close", "A@9:05").at == "9:05"


@pytest.mark.parametrize(
    ("option", "text"),
    [
        *[("table", "A+0"), ("table", "A+x"), ("table", "A+1.5"), ("table", "A+1234"), ("close", "A")],
        *[("close", "A@24:00"), ("close", "A@9"), ("close", "A@09:00-09:60"), ("setting", "walk")],
    ],
)
def test_what_is_no_change_is_refused(option, text):
    with pytest.raises(BadAddition, match=f"^--{option} {re.escape(text)}$"):
        parse(option, text)


def test_tables_slots_and_delegates_are_added():
    of = event(purchasers=[company("P1")], suppliers=1, slots=[block(2, name="Morning")], tables=[zone("A", 2)])
    more = added(of, Addition.table("A", 2), parse("slot", "Morning+1"), Addition.delegate("P1", 1))
    assert len(more.zones[0].tables) == 4
    assert len(more.slots) == 3
    assert len(more.company_by_id["P1"].delegates) == 2
    assert of.zones[0].tables == more.zones[0].tables[:2], "those that were there stay as they are"


def test_a_company_that_stays_away_meets_nobody():
    of = event(purchasers=2, suppliers=1, requests=["P1 > S1", "P2 > S1"])
    less = added(of, parse("without", "P1"))
    assert [less.is_allowed((p, "S1")) for p in ("P1", "P2")] == [False, True]


def test_what_the_event_does_not_have_is_told_with_what_it_has():
    with pytest.raises(BadAddition) as caught:
        added(event(purchasers=1, suppliers=1, tables=[zone("A"), zone("B")]), parse("table", "C+1"))
    assert caught.value.known == ("A", "B")


def test_a_company_is_found_by_a_part_of_its_name():
    named = [replace(company("P1"), name="Ravi Auto Traders"), replace(company("P2"), name="Altyn Trade")]
    of = event(purchasers=named, suppliers=1)
    assert added(of, parse("without", "ravi")).company_by_id["P1"].cancelled
    with pytest.raises(Unknown) as caught:
        added(of, parse("delegate", "Altyn Trage+1"))
    assert caught.value.candidates[0].split()[0] == "P2"


def test_an_impossible_change_of_something_known_says_why():
    of = event(slots=[block(2, name="A"), block(2, "09:45", name="B"), block(2, "10:30", name="C")])
    for option, text, reason in [
        ("slot", "B+1", "There is no room for 1 slot more at either end of session B: another session is too near."),
        ("setting", "walk minutes=far", "'far' is no whole number for the setting walk minutes; an example is 15."),
    ]:
        with pytest.raises(BadAddition) as caught:
            added(of, parse(option, text))
        assert str(caught.value.reason) == reason
    with pytest.raises(BadAddition) as caught:
        added(of, parse("close", "Z@09:00"))
    assert (caught.value.text, caught.value.reason) == ("Z", None)


def test_new_tables_have_the_next_free_numbers_and_may_be_open_in_one_session():
    morning, noon = block(2, name="Morning"), block(2, "14:00", name="Noon")
    of = event(slots=[morning, noon], tables=[zone("A", ["1", "3"]), zone("B")])
    more = added(of, parse("table", "a+2"), parse("table", "A@noon"))
    assert [(t.label, t.closed) for t in more.zones[0].tables] == [
        *[("1", ()), ("3", ()), ("4", ()), ("5", ()), ("6", (Span(morning.start, morning.end),))],
    ]
    assert more.zones[1] == of.zones[1]
    with pytest.raises(BadAddition) as caught:
        added(of, parse("table", "A@evening+1"))
    assert caught.value.known == ("Morning", "Noon")


def test_new_interpreters_speak_two_languages_that_somebody_has():
    of = event(purchasers=[company("P1", languages=["ru"])], interpreters=[interpreter("I2", "zh")])
    more = added(of, parse("interpreter", "Russian/Chinese+2"))
    assert [(i.id, i.languages) for i in more.interpreters[1:]] == [(f"I{n}", {"ru", "zh"}) for n in (3, 4)]
    for text, known in (("ru-fr", ("ru", "zh")), ("ru", ())):
        with pytest.raises(BadAddition) as caught:
            added(of, parse("interpreter", text))
        assert caught.value.known == known
    without = event()
    assert added(without, parse("interpreter", "ru-zh")) is without


@pytest.mark.parametrize(
    ("text", "others", "hours"),
    [
        ("A+1", (), "09:00-10:10"),
        ("A+2", (), "09:00-10:35"),
        ("A@start+1", (), "08:35-09:50"),
        ("A+1", ("10:10",), "09:00-10:10"),
        ("A+1", ("10:05",), "08:35-09:50"),
        ("A@start+1", ("08:15",), "08:35-09:50"),
        ("A@start+1", ("08:20",), "09:00-10:10"),
    ],
)
def test_slots_are_added_at_the_other_end_where_the_next_session_is_too_near(text, others, hours):
    sessions = [Session("A", at("09:00"), at("09:50"), 20, 5), *(block(1, start, name="B") for start in others)]
    (longer, *_) = added(event(slots=sessions), parse("slot", text)).sessions
    assert f"{longer.start:%H:%M}-{longer.end:%H:%M}" == hours


def test_a_session_too_short_for_a_slot_is_given_one():
    (longer,) = added(event(slots=[Session("A", at("09:00"), at("09:10"), 20, 5)]), parse("slot", "A+1")).sessions
    assert (longer.start, longer.end) == (at("09:00"), at("09:25"))


def test_no_slot_begins_on_one_day_and_ends_on_the_next():
    (longer,) = added(event(slots=[block(1, "23:30", name="A")]), parse("slot", "A+1")).sessions
    assert (longer.start, longer.end) == (at("23:05"), at("23:50"))


@pytest.mark.parametrize(
    ("when", "spans"),
    [("09:25", ("09:25", "09:45")), ("09:30", ("09:30", "09:45")), ("09:50-10:00", ("09:50", "10:00"))],
)
def test_a_zone_is_closed_in_a_slot_or_for_a_time_on_every_day(when, spans):
    of = event(slots=[block(2), block(2, day=2)], tables=[zone("A", closed=[span("08:00", "08:30")]), zone("B")])
    less = added(of, parse("close", f"a@{when}"))
    assert less.zones[0].closed == (span("08:00", "08:30"), span(*spans), span(*spans, day=2))
    assert less.zones[1] == of.zones[1]
    with pytest.raises(BadAddition) as caught:
        added(of, parse("close", "A@09:45"))
    assert (caught.value.text, caught.value.known) == ("09:45", ("09:00", "09:25"))


@pytest.mark.parametrize(
    ("when", "spans"),
    [
        ("2025-06-13T09:25", ("09:25", "09:45")),
        ("2025-06-13 9:30", ("09:30", "09:45")),
        ("2025-06-13T09:50-10:00", ("09:50", "10:00")),
    ],
)
def test_a_zone_is_closed_on_the_day_that_is_named(when, spans):
    of = event(slots=[block(2), block(2, day=2)], tables=[zone("A"), zone("B")])
    less = added(of, parse("close", f"A@{when}"))
    assert [z.closed for z in less.zones] == [(span(*spans, day=2),), ()]


def test_a_day_that_the_event_has_not_is_answered_with_its_days():
    of = event(slots=[block(2), block(2, day=2)], tables=[zone("A")])
    with pytest.raises(BadAddition) as caught:
        added(of, parse("close", "A@2025-06-14T09:25"))
    assert (caught.value.text, caught.value.known) == ("2025-06-14T09:25", ("2025-06-12", "2025-06-13"))


def test_new_delegates_are_there_when_the_first_one_is_and_speak_as_the_first_one_does():
    away = span("09:00", "09:20")
    nobody = replace(company("P2"), delegates=())
    of = event(purchasers=[company("P1", delegates=2, languages=["ru"], away=[away]), nobody])
    more = added(of, parse("delegate", "P1+2"), parse("delegate", "P2")).company_by_id
    assert [(d.key, d.name, d.languages, d.absences) for d in more["P1"].delegates[2:]] == [
        (f"P1#{n}", "", {"ru"}, (away,)) for n in (3, 4)
    ]
    assert [d.key for d in more["P2"].delegates] == ["P2#1"]


def test_a_maximum_is_raised_in_each_role_that_has_one():
    of = event(purchasers=[company("B1", maximum=1), company("P1")], suppliers=0, requests=[])
    more = added(of, parse("maximum", "B1+2")).company_by_id
    assert (more["B1"].purchaser.maximum, more["B1"].supplier.maximum, more["P1"].purchaser.maximum) == (3, 3, None)


def test_settings_goals_and_limits_are_changed():
    of = event(purchasers=[company("P1"), company("B1")], suppliers=1, slots=[block(2), block(1, "14:00")])
    texts = ["Walk_Minutes=123456", "goals=value; gaps", "purchaser minimum=2", "supplier maximum=0", "slot minutes=10"]
    other = added(of, *(parse("setting", text) for text in texts))
    assert (other.settings.walk_minutes, other.settings.goals) == (123456, ("value", "gaps"))
    assert [s.slot_minutes for s in (other.settings, *other.sessions)] == [10, 10, 10]
    limits = [(c.purchaser and c.purchaser.minimum, c.supplier and c.supplier.maximum) for c in other.companies]
    assert limits == [(2, None), (2, 0), (None, 0)]
    for text, known in (("goals=", GOALS), ("goals=value gasp", GOALS), ("walk minutes=1234567", ())):
        with pytest.raises(BadAddition) as caught:
            added(of, parse("setting", text))
        assert caught.value.known == tuple(known)
    with pytest.raises(BadAddition) as caught:
        added(of, parse("setting", "walks=1"))
    assert {"walk minutes", "purchaser minimum", "supplier maximum", "goals"} <= set(caught.value.known)


def test_the_rows_that_make_a_change_last_are_told():
    labelled = replace(zone("B", ["X", "Y"]), cell=Cell("Zones", 3, "A"))
    listed = company("P2")
    listed = replace(listed, delegates=(replace(listed.delegates[0], cell=Cell("Delegates", 2, "A")),))
    people = [company("P1", maximum=2), listed, company("B1", maximum=1)]
    of = event(
        purchasers=people, suppliers=1, tables=[zone("A", 2), labelled], interpreters=[interpreter("I1", "zh", "ru")]
    )
    told = {
        option: [ENGLISH.say(row) for row in rows_to_add(of, parse(*option.split()))]
        for option in ("table A+1", "table B+1", "interpreter ru-zh", "delegate P1+2", "delegate P2", "maximum B1")
    }
    assert told == {
        "table A+1": ["sheet Zones, row A: Tables 3"],
        "table B+1": ["sheet Zones, row B (Zones!A3): Tables X; Y; 3"],
        "interpreter ru-zh": ["sheet Interpreters, a new row: ID I2, Languages Russian, Chinese"],
        "delegate P1+2": [
            "sheet Delegates, a new row: Company P1, Delegate Delegate 1 of P1",
            *["sheet Delegates, a new row: Company P1, Delegate …"] * 2,
        ],
        "delegate P2": ["sheet Delegates, a new row: Company P2, Delegate …"],
        "maximum B1": ["sheet Purchasers, row B1: Maximum 2", "sheet Suppliers, row B1: Maximum 2"],
    }


@pytest.mark.parametrize(
    ("option", "text", "words"),
    [
        ("close", "A@25:00", "write A@10:40"),
        ("close", "A@11:00-10:00", "ends before it begins"),
        ("close", "A@11:00-11:00", "ends before it begins"),
        ("close", "A@2025-02-30T10:40", "write A@10:40"),
        ("close", "A@2025-06-12", "write A@10:40"),
        ("close", "A@2025-06-12T11:00-10:00", "ends before it begins"),
    ],
)
def test_a_closing_that_cannot_be_is_refused_with_how_it_is_written(option, text, words):
    with pytest.raises(BadAddition) as caught:
        parse(option, text)
    assert words in str(caught.value.reason)


def test_who_does_not_come_and_who_has_no_maximum_cannot_be_given_more():
    of = event(purchasers=[company("P1"), replace(company("P2"), cancelled=True)], suppliers=1)
    for changes, words in [
        ((parse("maximum", "P1+1"),), "no maximum"),
        ((parse("delegate", "P2+1"),), "does not come"),
        ((parse("without", "P2"),), "does not come"),
        ((parse("without", "P1"), parse("delegate", "P1+1")), "does not come"),
    ]:
        with pytest.raises(BadAddition) as caught:
            added(of, *changes)
        assert words in str(caught.value.reason)


def test_a_setting_leaves_what_a_row_says_itself():
    stated = company("P1", maximum=3)
    terms = replace(stated.purchaser, cells={"maximum": Cell("Purchasers", 2, "H")})
    days = [block(2, name="A"), block(2, "11:00", name="B", length=40)]
    of = event(purchasers=[replace(stated, purchaser=terms), company("P2")], suppliers=1, slots=days)
    changed = added(of, parse("setting", "purchaser maximum=1"), parse("setting", "slot minutes=10"))
    assert [c.purchaser.maximum for c in changed.companies[:2]] == [3, 1]
    assert [s.slot_minutes for s in changed.sessions] == [10, 40]
