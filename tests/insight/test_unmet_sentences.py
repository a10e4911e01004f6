"""The sentence of each reason, from reasons given by hand: who, when, and in how many words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sco_scheduler.domain.event import Delegate
from sco_scheduler.domain.outcome import Obstacle, Reason, SlotObstacle, Unmet
from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.insight.hall import Hall
from sco_scheduler.insight.unmet import WhyNot
from tests.events import company, event, interpreter, meeting, request, span, zone

RANKS = {"P1 > S2": 1, "P1 > S3": 2, "P1 > S4": 2, "P1 > S5": 2, "P2 > S1": 5, "P3 > S1": 1}
OF = event(
    purchasers=3,
    suppliers=[company(f"S{n}", zone={3: "C", 4: "D", 5: "B"}.get(n, "A")) for n in range(1, 7)],
    slots=8,
    tables=[zone(code, 2) for code in "ABCD"],
    requests=["P1 > S1", "P1 > S6 must", *(f"{pair} #{rank}" for pair, rank in RANKS.items())],
)


def said(reason: Reason, *obstacles: SlotObstacle, of=OF, **more) -> str:
    unmet = Unmet(("P1", "S1"), reason, obstacles=obstacles, value=4, **more)
    return str(WhyNot(Hall(Schedule(of)), unmet))


def taken(kind: Obstacle, slot: int, *pairs: str, of=OF) -> SlotObstacle:
    """What is in the way in a slot: the meetings of pairs such as ``"P1 S2"``."""
    return SlotObstacle(of.slots[slot].start, kind, tuple(meeting(of, *pair.split(), slot) for pair in pairs))


@pytest.mark.parametrize("reason", [reason for reason in Reason if reason is not Reason.EVERY_SLOT_TAKEN])
def test_each_reason_has_a_sentence(reason):
    assert said(reason, who=("P1",))


@pytest.mark.parametrize("kind", Obstacle)
def test_each_obstacle_is_told(kind):
    told, nothing = said(Reason.EVERY_SLOT_TAKEN, taken(kind, 0, "P1 S2")), said(Reason.EVERY_SLOT_TAKEN)
    assert len(told) > len(nothing)
    assert "09:00" in told


def busy(*slots: str) -> str:
    """What is said where the pairs of each slot keep the two busy."""
    return said(
        Reason.EVERY_SLOT_TAKEN, *(taken(Obstacle.BUSY, n, *pairs.split(", ")) for n, pairs in enumerate(slots))
    )


@pytest.mark.parametrize(
    ("who", "text"),
    [(("P1",), "Company P1 has cancelled."), (("P1", "S1"), "Company P1 and Company S1 have cancelled.")],
)
def test_who_has_cancelled(who, text):
    assert said(Reason.CANCELLED, who=who) == text


@pytest.mark.parametrize("fewer", ["P1", "S1"])
def test_of_two_that_are_never_there_together_the_times_of_the_one_with_fewer_are_named(fewer):
    away = {"P1": [span("09:00", "09:20")], "S1": [span("09:00", "09:20")]} | {fewer: [span("09:25", "13:00")]}
    of = replace(OF, companies=tuple(company(c.id, away=away.get(c.id, ())) for c in OF.companies))
    assert f"Company {fewer} is there at 09:00 only." in said(Reason.NO_COMMON_SLOT, of=of)


@pytest.mark.parametrize(
    ("name", "words"), [("Aigul", "Aigul"), ("", "a delegate of its own choice"), (None, "a delegate")]
)
def test_the_person_who_is_wished_for(name, words):
    people = () if name is None else (Delegate("P1#1", name),)
    wish = request("P1 > S1", delegate="P1#1")
    of = replace(
        OF, companies=tuple(replace(c, delegates=people) if c.id == "P1" else c for c in OF.companies), requests=(wish,)
    )
    assert f"Company P1 wants {words}" in said(Reason.WISHES, of=of)


@pytest.mark.parametrize(
    ("tables", "others", "when"),
    [
        (1, 1, "at 09:00"),
        (3, 0, "at 09:00, 09:25 and 09:50"),
        (4, 0, "at all of them"),
        (4, 1, "at 4 times from 09:00 to 10:15"),
        (3, 1, "at 09:00, 09:25 and 09:50"),
    ],
)
def test_three_times_are_named_and_more_are_counted(tables, others, when):
    rows = [taken(Obstacle.TABLES_TAKEN, n, "P2 S2", "P3 S3") for n in range(tables)]
    rows += [taken(Obstacle.BUSY, tables + n, "P1 S2") for n in range(others)]
    assert f"every table of zone A is taken {when}" in said(Reason.EVERY_SLOT_TAKEN, *rows)


@pytest.mark.parametrize(
    ("table", "pairs", "told"),
    [
        (None, [], "no table of zone A is open at any of them."),
        (None, ["P2 S2"], "every table of zone A is taken at all of them."),
        ("1", [], "table 1 of zone A is closed at all of them."),
        ("1", ["P2 S2"], "table 1 of zone A is taken at all of them."),
    ],
)
def test_tables_are_closed_or_taken_and_a_bound_one_is_named(table, pairs, told):
    of = replace(OF, companies=tuple(company("S1", table=table) if c.id == "S1" else c for c in OF.companies))
    rows = [taken(Obstacle.TABLES_TAKEN, n, *pairs) for n in range(4)]
    assert told in said(Reason.EVERY_SLOT_TAKEN, *rows, of=of)


def test_tables_that_are_taken_at_one_time_and_closed_at_another():
    rows = taken(Obstacle.TABLES_TAKEN, 0), taken(Obstacle.TABLES_TAKEN, 1, "P2 S2", "P3 S3")
    told = said(Reason.EVERY_SLOT_TAKEN, *rows)
    assert "every table of zone A is taken at 09:25; no table of zone A is open at 09:00" in told


@pytest.mark.parametrize(
    ("pairs", "told"),
    [
        ([[], []], "there is no interpreter who speaks English/Kazakh/Russian and German/French/Chinese at "),
        ([[], ["P2 S2"]], "no interpreter who speaks English/Kazakh/Russian and German/French/Chinese is free at "),
    ],
)
def test_an_interpreter_is_kept_by_others_or_not_there_at_all(pairs, told):
    speaking = {"P1": ("ru", "kk", "en"), "S1": ("zh", "fr", "de")}
    of = replace(
        OF,
        companies=tuple(company(c.id, languages=speaking.get(c.id, ())) for c in OF.companies),
        interpreters=(interpreter("I1", "ru", "zh"),),
    )
    rows = [taken(Obstacle.NO_INTERPRETER, n, *held) for n, held in enumerate(pairs)]
    assert told in said(Reason.EVERY_SLOT_TAKEN, *rows, of=of)


def test_the_zones_that_are_too_far_come_in_order():
    rows = [taken(Obstacle.CANNOT_WALK, 0, "P1 S5", "P1 S4"), taken(Obstacle.CANNOT_WALK, 2, "P1 S2", "P1 S3")]
    told = said(Reason.EVERY_SLOT_TAKEN, *rows)
    assert "Company P1 cannot walk there in time from zones A, B, C and D at 09:00 and 09:50" in told


@pytest.mark.parametrize(
    ("slots", "told"),
    [
        (("P1 S2, P2 S1",), "Company P1 meets Company S2 at 09:00 (worth 20)."),
        (
            ("P1 S2, P2 S1", "P3 S1"),
            "Company S1 meets Company P2 at 09:00 (worth 12) and Company P3 at 09:25 (worth 20).",
        ),
        (
            ("P1 S2, P2 S1", "P1 S3"),
            "Company P1 meets Company S2 at 09:00 (worth 20) and Company S3 at 09:25 (worth 18).",
        ),
        (
            ("P1 S2, P2 S1", "P1 S3", "P3 S1"),
            "Company P1 meets Company S2 at 09:00 (worth 20) and Company S3 at 09:25 "
            "(worth 18); Company S1 meets Company P3 at 09:50 (worth 20).",
        ),
    ],
)
def test_who_has_more_meetings_in_the_way_is_named_for_a_slot(slots, told):
    assert told in busy(*slots)


@pytest.mark.parametrize(
    ("held", "told"),
    [
        (
            ("S2", "S3", "S4"),
            "Company P1 meets Company S2 at 09:00 (worth 20), Company S3 at 09:25 (worth 18) and Company S4 at 09:50 ",
        ),
        (
            ("S2", "S3", "S4", "S5"),
            "Company P1 meets others at 4 times from 09:00 to 10:15 (worth 18 to 20), the least of "
            "them Company S3 at 09:25 (worth 18).",
        ),
        (("S3", "S4", "S5", "S2"), "(worth 18 to 20), the least of them Company S3 at 09:00 (worth 18)."),
        (("S2", "S6", "S3", "S4"), "(worth 18 to 40, 1 of them a must), the least of them Company S3 at 09:50"),
        (("S3", "S4", "S5", "S3"), "(worth 18), the least of them"),
    ],
)
def test_three_meetings_are_named_and_of_more_the_least(held, told):
    assert told in busy(*(f"P1 {other}" for other in held))


@pytest.mark.parametrize(
    ("reason", "text"),
    [
        (Reason.GOALS, "Wherever it is added, the goals that come first get worse, or none gets better."),
        (Reason.CAN_BE_ADDED, "It can still be added without moving anybody."),
        (Reason.TIME_RAN_OUT, "It could be added to this schedule, but the time ran out before the search came to it."),
    ],
)
def test_what_could_be_added_and_is_not(reason, text):
    assert said(reason) == text


def test_a_must_is_not_weighed():
    obstacle = taken(Obstacle.BUSY, 0, "P1 S2")
    assert said(Reason.EVERY_SLOT_TAKEN, obstacle, must=True).endswith("This one is a must.")
    assert "worth" in said(Reason.EVERY_SLOT_TAKEN, obstacle)
    assert "worth" not in said(Reason.EVERY_SLOT_TAKEN, taken(Obstacle.TABLES_TAKEN, 0, "P2 S2"))
