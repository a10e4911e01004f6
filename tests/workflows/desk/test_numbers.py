"""A number is that of one meeting for good: what was printed or noted under it is about that one."""

from __future__ import annotations

import random

import pytest

from sco_scheduler.domain.event import Pair
from sco_scheduler.workflows.desk import actions, presence
from sco_scheduler.workflows.desk.file import cheapest
from sco_scheduler.workflows.errors import Refused
from tests.events import at
from tests.workflows.desk.day import NOW, QUICK, number, opened, undo, write

END = at("12:00")


def given_up(file):
    """The number of the meeting of P3 with S4, the highest, which no table is left for."""
    highest = number(file, "P3", "S4")
    assert highest == max(row.meeting.number for row in file.file.rows)
    for table in "12":
        file.do(lambda day, table=table: presence.close_table(day, "B", table, NOW, END, QUICK), agreed=True)
    assert all(row.meeting.number != highest for row in file.file.rows)
    return highest


@pytest.mark.parametrize("anew", [True, False])
def test_the_number_of_a_meeting_that_was_given_up_goes_to_no_other(path, anew):
    file = opened(path)
    highest = given_up(file)
    file = opened(path) if anew else file
    file.do(lambda day: actions.book(day, "P3", "S2", None, desk=QUICK))
    assert number(file, "P3", "S2") > highest
    for table in "12":
        file.do(lambda day, table=table: presence.open_table(day, "B", table, QUICK), agreed=True)
    assert number(file, "P3", "S4") == highest


def test_the_number_of_a_booking_that_was_taken_back_goes_to_no_other(path):
    file = opened(path)
    file.do(lambda day: actions.book(day, "P3", "S2", None, desk=QUICK))
    printed = number(file, "P3", "S2")
    undo(file, QUICK.name)
    file.do(lambda day: actions.book(day, "P3", "S3", None, desk=QUICK))
    assert number(file, "P3", "S3") > printed


@pytest.mark.parametrize("seed", [20, 22, 33])
def test_whatever_is_done_a_number_is_that_of_one_pair(tmp_path, seed):
    rng, path = random.Random(seed), write(tmp_path)
    file = opened(path)
    of: dict[str, Pair] = {}
    for _ in range(25):
        if rng.random() < 0.15:
            file = opened(path)
        try:
            if rng.random() < 0.15:
                undo(file, QUICK.name)
            else:
                file.do(cheapest(_anything(rng, file.day())), agreed=True)
        except Refused:
            continue
        rows = file.file.rows
        numbers = [row.meeting.number for row in rows]
        assert len(set(numbers)) == len(numbers)
        for row in rows:
            assert of.setdefault(row.meeting.number, row.meeting.pair) == row.meeting.pair


def _anything(rng, day):
    """Something that happens on the day."""
    people = rng.choice([["P1#1"], ["P3#1"], ["S2#1"], ["S4#1"]])
    place = rng.choice([("A", "1"), ("A", "2"), ("B", "1"), ("B", "2")])
    some = rng.choice(day.rows).meeting.number
    pair = rng.choice(["P1", "P2", "P3"]), rng.choice(["S1", "S2", "S3", "S4"])
    return rng.choice(
        [
            lambda day: actions.book(day, *pair, None, desk=QUICK),
            lambda day: actions.cancel(day, some, QUICK),
            lambda day: presence.no_show(day, people, QUICK),
            lambda day: presence.arrived(day, people, QUICK),
            lambda day: presence.close_table(day, *place, NOW, END, QUICK),
            lambda day: presence.open_table(day, *place, QUICK),
            lambda day: presence.interpreter_away(day, "I1", NOW, END, QUICK),
            lambda day: presence.interpreter_back(day, "I1", QUICK),
        ]
    )
