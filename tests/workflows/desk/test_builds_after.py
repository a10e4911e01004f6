"""What a later build makes of what the desk noted, and of a workbook that the desk wrote after edits by hand."""

from __future__ import annotations

import pytest

from sco_scheduler.workflows.agendas_file import read_agendas_file
from sco_scheduler.workflows.desk import presence
from sco_scheduler.workflows.desk.file import DeskFile
from sco_scheduler.workflows.desk.finding import people_of
from sco_scheduler.workflows.errors import Stopped
from sco_scheduler.workflows.inputs import parse_moment
from sco_scheduler.workflows.verify import verify_workbook
from tests.events import at
from tests.workflows.desk.day import QUICK
from tests.workflows.late import begun, clock, put

HEADER = ["Company", "Delegate"]
BEFORE = "08:50"


def at_desk(day):
    return DeskFile(day.agendas, lambda _: at(BEFORE))


@pytest.mark.parametrize("now", [["Boris", "Anna"], ["Vera", "Boris", "Anna"], ["Boris"]])
def test_who_is_away_is_the_same_person_where_delegates_are_written_in_another_order(tmp_path, now):
    day = begun(tmp_path, Delegates=[HEADER, ["P1", "Anna"], ["P1", "Boris"]])
    desk = at_desk(day)
    desk.do(lambda known: presence.leaves(known, people_of(known.event, "Anna"), desk=QUICK), agreed=True)
    day.register(Delegates=[HEADER, *(["P1", name] for name in now)])
    day.build(since=parse_moment(BEFORE))
    event = read_agendas_file(day.agendas).event
    assert {d.name for d in event.company_by_id["P1"].delegates if d.absences} == {"Anna"} & set(now)
    assert verify_workbook(tmp_path / "day.xlsx", day.agendas).ok


def test_an_edit_that_breaks_a_rule_is_mended_though_the_desk_wrote_it_since(tmp_path):
    day = begun(tmp_path)
    day.edit(lambda sheet: put(sheet, ("P1", "S1"), Start=clock("09:10")))
    at_desk(day).do(lambda known: presence.arrived(known, ["P2#1"], QUICK))
    assert not verify_workbook(tmp_path / "day.xlsx", day.agendas).ok
    done = day.build(since=parse_moment(BEFORE))
    assert not done.unchanged
    assert verify_workbook(tmp_path / "day.xlsx", day.agendas).ok
    assert day.build(since=parse_moment(BEFORE)).unchanged


def test_a_row_of_an_unknown_company_stops_the_desk_since_it_would_be_lost(tmp_path):
    day = begun(tmp_path)
    desk = at_desk(day)
    day.edit(lambda sheet: put(sheet, ("P1", "S1"), **{"Purchaser ID": "P99", "Purchaser": "Foo"}))
    before = day.agendas.read_bytes()
    for action in (at_desk, lambda _: desk.do(lambda known: presence.arrived(known, ["P2#1"], QUICK))):
        with pytest.raises(Stopped, match=r"Meetings!G\d+ \(P99\)"):
            action(day)
    assert day.agendas.read_bytes() == before
