"""What past meetings need comes back into the event, and a rerun leaves them as they were."""

from dataclasses import replace

import pytest

from sco_scheduler.agendas.rows import delegate_agendas
from sco_scheduler.domain.event import Delegate, Level
from sco_scheduler.domain.renaming import carry
from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.output.texts.rerun import Naming
from sco_scheduler.workflows.agendas_file import read_agendas_file
from sco_scheduler.workflows.build import build
from sco_scheduler.workflows.inputs import BuildOptions, parse_moment
from sco_scheduler.workflows.rerun.past_meetings import with_the_past
from sco_scheduler.workflows.verify import verify_workbook
from tests.events import at, block, company, event, fixed, interpreter, meeting, published, span, zone
from tests.workflows.late import REQUESTS, begun, extended

THEN = event(
    suppliers=[company("S1", languages=["zh"]), company("S2", zone="B"), company("S3", languages=["zh"])],
    purchasers=[company("P1", languages=["ru"], delegates=2), company("P2", languages=["ru"])],
    slots=4,
    tables=[zone("A", 2), zone("B", 1)],
    interpreters=[interpreter("I1", "ru", "zh"), interpreter("I2", "ru", "zh")],
)
HELD = (
    meeting(THEN, "P1", "S1", 0, table="2", delegates=(2, 1), interpreter="I2", number="M001"),
    meeting(THEN, "P2", "S2", 0, number="M002"),
    meeting(THEN, "P1", "S3", 2, interpreter="I1", number="M003"),
    meeting(THEN, "P2", "S3", 3, interpreter="I1", number="M004"),
)
UNTIL = at("09:25")


def rerun(now, until=UNTIL, held=HELD):
    """The build that follows when the registrations are these and the first slot is over."""
    rows = published(*carry(held, THEN, now), until=until)
    full, _ = with_the_past(now, rows, THEN)
    return build(full, published=rows, options=BuildOptions(time_limit=5, reproducible=True))


def people(*names):
    """P1 with delegates of these names."""
    first = THEN.company_by_id["P1"]
    return replace(first, delegates=tuple(Delegate(f"P1#{n}", name) for n, name in enumerate(names, start=1)))


def in_place_of(**companies):
    """The event with some companies replaced by others, or left out with all that they asked."""
    found = [companies.get(c.id, c) for c in THEN.companies]
    gone = {code for code, one in companies.items() if one is None}
    requests = tuple(r for r in THEN.requests if gone.isdisjoint(r.pair))
    return replace(THEN, companies=tuple(c for c in found if c is not None), requests=requests)


S1, S2 = THEN.company_by_id["S1"], THEN.company_by_id["S2"]
CHANGES = {
    "nothing": THEN,
    "supplier in another zone": in_place_of(S2=replace(S2, supplier=replace(S2.supplier, zone="A"))),
    "zone gone": replace(
        in_place_of(S2=replace(S2, supplier=replace(S2.supplier, zone="A"))), zones=THEN.zones[:1], interpreters=()
    ),
    "zone renamed": replace(
        in_place_of(S2=replace(S2, supplier=replace(S2.supplier, zone="N"))), zones=(THEN.zones[0], zone("N", 1))
    ),
    "table gone": replace(THEN, zones=(zone("A", 1), THEN.zones[1])),
    "tables renamed": replace(THEN, zones=(zone("A", ["X", "Y"]), zone("B", ["Z"]))),
    "delegate gone": in_place_of(P1=people("Delegate 1 of P1")),
    "other delegates": in_place_of(P1=people("Xenia", "Yan", "Delegate 1 of P1")),
    "interpreter gone": replace(THEN, interpreters=THEN.interpreters[:1]),
    "no interpreters any more": replace(THEN, interpreters=None),
    "purchaser gone": in_place_of(P1=None),
    "supplier gone": in_place_of(S2=None),
    "supplier cancelled": in_place_of(S2=replace(S2, cancelled=True)),
    "supplier turned purchaser": replace(
        in_place_of(S2=replace(S2, supplier=None, purchaser=S2.supplier)),
        requests=tuple(r for r in THEN.requests if "S2" not in r.pair),
    ),
    "refused": replace(
        THEN, requests=tuple(replace(r, level=Level.NO) if r.supplier == "S1" else r for r in THEN.requests)
    ),
    "nobody asks any more": replace(THEN, requests=THEN.requests[-2:]),
    "below its maximum": in_place_of(P1=replace(people("A"), purchaser=replace(S1.supplier, maximum=0))),
    "away": in_place_of(S1=replace(S1, delegates=(replace(S1.delegates[0], absences=(span("08:00", "12:00"),)),))),
    "later by ten minutes": replace(THEN, sessions=(block(4, start="09:10"),)),
    "shorter slots": replace(THEN, sessions=(block(9, length=10),)),
    "another day": replace(THEN, sessions=(block(4, day=2),)),
    "fixed elsewhere": replace(THEN, fixed=(fixed("P1", "S1", at("09:50")),)),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_past_stays_whatever_has_changed(change):
    done = rerun(CHANGES[change])
    assert done.schedule is not None
    # A delegate's key only counts the company's people; carried to today's it still means the same person.
    assert [m for m in done.schedule.meetings if m.start < UNTIL] == [*carry(HELD[:2], THEN, done.event)]
    assert {m.number for m in done.schedule.meetings if m.start < UNTIL} == {"M001", "M002"}


DELEGATES = [["Company", "Delegate"], ["P1", "Oleg"], ["P1", "Pavel"], ["S1", "Li"], ["S2", "Wang"]]
INTERPRETERS = [["ID", "Name", "Languages"], ["I1", "Anna", "ru, zh"], ["I2", "Boris", "ru, zh"]]
HALL = {"Zones": [["Zone", "Name", "Tables"], ["A", "Hall", 2], ["B", "Annex", 2]]}


def spoken(**cells):
    """Sheets of companies in which every meeting needs an interpreter."""
    rows = extended("Purchasers", "Languages", P1="ru", P2="ru") | extended("Suppliers", "Languages", S1="zh", S2="zh")
    for (sheet, column), value in cells.get("changed", {}).items():
        title = rows[sheet][0].index(column) if column in rows[sheet][0] else None
        if title is None:
            rows[sheet] = [[*rows[sheet][0], column], *[[*row, value.get(row[0])] for row in rows[sheet][1:]]]
        else:
            for row in rows[sheet][1:]:
                row[title] = value.get(row[0], row[title])
    return rows | HALL | {"Delegates": DELEGATES, "Interpreters": INTERPRETERS}


LATE = {
    "zone": spoken(changed={("Suppliers", "Zone"): {"S1": "B", "S2": "B"}}),
    "table": spoken() | {"Zones": [["Zone", "Name", "Tables"], ["A", "Hall", "7; 8"], ["B", "Annex", 2]]},
    "people": spoken() | {"Delegates": [DELEGATES[0], ["P1", "Oleg"], *DELEGATES[3:]]},
    "interpreters": spoken() | {"Interpreters": [INTERPRETERS[0], ["I3", "Clara", "ru, zh"]]},
    "cancelled": spoken(
        changed={("Suppliers", "Status"): {"S1": "cancelled"}, ("Purchasers", "Status"): {"P1": "cancelled"}}
    ),
    "refused": spoken()
    | {"Requests": [REQUESTS[0], ["P1", "S1", None, "no"], ["S2", "P1", None, "no"], *REQUESTS[3:]]},
    "after": spoken()
    | {"Requests": [[*REQUESTS[0], "After"], *[[*row, "S1" if row[1] == "S2" else None] for row in REQUESTS[1:]]]},
}


@pytest.mark.parametrize("change", LATE)
def test_a_workbook_with_a_past_is_verified_shown_printed_and_built_again(tmp_path, change):
    day = begun(tmp_path, **spoken())
    before = read_agendas_file(day.agendas).schedule
    past = [m for m in before.meetings if m.start < at("09:30")]
    assert past
    day.register(**LATE[change])
    done = day.build(since=parse_moment("2025-06-12 09:30"))
    assert [m.number for m in done.build.schedule.meetings if m.start < at("09:30")] == [m.number for m in past]
    verified = verify_workbook(tmp_path / "day.xlsx", day.agendas)
    assert [violation.text for violation in verified.verdict.violations] == []
    assert "kept" not in verified.verdict.goals
    standing = read_agendas_file(day.agendas).schedule
    then, now = Naming(before.event, before.event), Naming(standing.event, before.event)
    told = [(m.start, m.table, m.zone, *map(then.delegate, m.delegates), then.interpreter(m)) for m in past]
    still = [m for m in standing.meetings if m.start < at("09:30")]
    assert told == [(m.start, m.table, m.zone, *map(now.delegate, m.delegates), now.interpreter(m)) for m in still]
    for key in {key for m in still for key in m.delegates}:
        places = [(m.start, m.zone, m.table) for m in still if key in m.delegates]
        assert [place for place in printed(standing, key) if place[0] < at("09:30")] == places
    assert day.build(since=parse_moment("2025-06-12 09:30")).unchanged


def printed(schedule, key):
    """When and where a delegate's printed agenda has meetings."""
    (agenda,) = delegate_agendas(schedule, [key])
    return [(row.start, row.zone, row.table) for part in agenda.days for row in part.rows if row.zone]


def test_who_has_left_is_named_and_does_nothing_more():
    now = in_place_of(P1=people("Delegate 1 of P1"))
    full, findings = with_the_past(now, published(*carry(HELD, THEN, now), until=UNTIL), THEN)
    assert findings == ()
    (_, gone) = full.company_by_id["P1"].delegates
    assert (gone.key, gone.name) == ("P1#Delegate 2 of P1", "Delegate 2 of P1")
    assert all(any(away.overlaps(slot.start, slot.end) for away in gone.absences) for slot in full.slots)
    held = carry(HELD, THEN, now)
    again, _ = with_the_past(now, published(*carry(held, full, now), until=UNTIL), full)
    assert again == full
    after = in_place_of(P1=people("Delegate 1 of P1", "Somebody new"))
    assert carry(held, full, after)[0].purchaser_delegate == gone.key


def test_what_the_past_needs_comes_back():
    now = replace(
        in_place_of(S2=None),
        zones=(zone("A", 1),),
        interpreters=THEN.interpreters[:1],
        sessions=(block(1, start="09:25"), block(1, start="09:50")),
    )
    full, findings = with_the_past(now, published(*HELD, until=UNTIL), THEN)
    assert findings == ()
    assert [(c.id, c.cancelled) for c in full.companies if c.id not in now.company_by_id] == [("S2", True)]
    assert [(z.code, [t.label for t in z.tables]) for z in full.zones] == [("A", ["1", "2"]), ("B", ["1"])]
    assert [i.id for i in full.interpreters] == ["I1", "I2"]
    assert [slot.start for slot in full.slots] == [at("09:00"), at("09:25"), at("09:50")]
    assert full.slots[0].session == "Morning"


def test_nothing_comes_back_without_need():
    rows = published(*HELD, until=UNTIL)
    assert with_the_past(THEN, rows, THEN) == (THEN, ())
    assert with_the_past(THEN, published(*HELD), THEN)[0] is THEN
    assert with_the_past(THEN, published(*HELD[2:], until=UNTIL), THEN)[0] is THEN


def test_without_a_memory_the_past_comes_back_as_far_as_the_rows_say():
    now = event(purchasers=[], suppliers=[], slots=1, requests=[])
    full, _ = with_the_past(now, published(*HELD, until=UNTIL), None)
    assert set(full.company_by_id) == {"P1", "S1", "P2", "S2"}
    assert [m.start for m in Schedule(full, HELD).by_delegate["P1#2"]] == [at("09:00")]
    typed = replace(HELD[1], purchaser_delegate="P2#Pavel")
    full, _ = with_the_past(now, published(HELD[0], typed, until=UNTIL), None)
    assert [full.delegate_by_key[key].name for key in ("P1#2", "P2#Pavel")] == ["", "Pavel"]


def test_slots_that_begin_before_what_is_going_on_has_ended_are_lost_and_told():
    now = replace(THEN, sessions=(block(4, start="09:10"),))
    full, findings = with_the_past(now, published(*HELD, until=at("09:05")), THEN)
    assert [slot.start for slot in full.slots] == [at("09:00"), at("09:35"), at("10:00"), at("10:25")]
    (lost,) = findings
    assert lost.code == "slot-still-taken"
    assert "in the slot at 2025-06-12 09:10: meetings that began at 09:00" in lost.message
    assert rerun(now, until=at("09:05")).schedule is not None
    (later,) = with_the_past(now, published(*HELD, until=at("09:55")), THEN)[1]
    assert "in the slot at 2025-06-12 10:00: meetings that began at 09:50" in later.message


def test_as_time_goes_on_the_slots_stay_the_same():
    now = replace(THEN, sessions=(block(4, start="09:10"),))
    one, _ = with_the_past(now, published(*HELD, until=UNTIL), THEN)
    moved = [replace(m, start=m.start, end=m.end) for m in HELD[:2]]
    for until in ("09:30", "09:36", "10:10", "12:00"):
        assert with_the_past(now, published(*moved, until=at(until)), one)[0] == one


@pytest.mark.parametrize("later", [(), (block(1, start="13:00"),)], ids=["morning", "whole day"])
def test_a_slot_that_is_going_on_empty_gives_way_to_those_of_today(later):
    now = replace(THEN, sessions=(block(4, start="09:10"), *later))
    full, findings = with_the_past(now, published(HELD[0], until=at("09:26")), THEN)
    morning = [at("09:00"), at("09:35"), at("10:00"), at("10:25")]
    assert [slot.start for slot in full.slots] == [*morning, *(session.start for session in later)]
    assert findings == ()


def test_who_attended_the_past_stays_though_the_company_names_delegates_since(tmp_path):
    day = begun(tmp_path)
    day.register(Delegates=[["Company", "Delegate"], ["P1", "Anna Newcomer"]])
    day.build(since=parse_moment("2025-06-12 09:30"))
    file = read_agendas_file(day.agendas)
    people = {
        (m.start < at("09:30"), file.event.delegate_by_key[m.purchaser_delegate].name)
        for m in file.schedule.meetings
        if m.purchaser == "P1"
    }
    assert people == {(True, "Ivan Petrov"), (False, "Anna Newcomer")}


def test_without_a_memory_past_meetings_at_other_times_have_slots_of_their_own():
    now = replace(THEN, sessions=(block(4, "09:10"),))
    rows = published(*HELD, until=UNTIL)
    full, _ = with_the_past(now, rows, None)
    first = full.slots[0]
    assert (first.start, first.end) == (HELD[0].start, HELD[0].end)
    assert {slot.start for slot in full.slots[1:]} <= {slot.start for slot in now.slots}
    assert min(slot.start for slot in full.slots[1:]) >= UNTIL
