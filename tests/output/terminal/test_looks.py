"""How everything that is told looks on a terminal: emphasis, colours and columns, as golden files have it."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from rich.console import Console

from sco_scheduler.agendas.answers import (
    Answer,
    Because,
    Change,
    Figures,
    PairStatus,
    Point,
    Repair,
    RepairMode,
    Suggestion,
    TradeOff,
    Way,
    WayKind,
    WhatChange,
    WhatIf,
    Why,
)
from sco_scheduler.agendas.build_report import (
    BuildReport,
    ChangeRow,
    Occupancy,
    Price,
    Rerun,
)
from sco_scheduler.agendas.changes import Outdated
from sco_scheduler.agendas.rows import delegate_agendas
from sco_scheduler.domain.event import ProgrammeItem
from sco_scheduler.domain.findings import Finding
from sco_scheduler.domain.goals import GoalResult
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.outcome import Conflict, ConflictRow, Reason, Status, Unmet
from sco_scheduler.domain.record import BuildStamp
from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.intake import kinds
from sco_scheduler.output.terminal.agenda import print_agenda
from sco_scheduler.output.terminal.answers import print_suggestions, print_trade_off, print_what_if, print_why
from sco_scheduler.output.terminal.changes import print_diff, print_outdated, print_prices, print_rerun, print_unchanged
from sco_scheduler.output.terminal.findings import print_conflict, print_findings, print_notes, print_verdict
from sco_scheduler.output.terminal.summary import print_goals, print_summary
from sco_scheduler.verify import verify
from tests.events import at, block, event, interpreter, meeting
from tests.output.layout import compared
from tests.output.terminal import test_summary

PROGRAMME = (
    ProgrammeItem(at("08:30"), None, "Opening"),
    ProgrammeItem(at("10:00"), at("11:00"), "Lunch", place="Hall B"),
)
EVENT = replace(
    event(
        slots=(block(2), block(2, "11:00")),
        tables=2,
        requests=["P1 > S1 must", "P1 > S2 #1", "P2 > S2", "S2 > P1"],
        interpreters=[interpreter("I1", "ru")],
    ),
    programme=PROGRAMME,
)
HELD = meeting(EVENT, "P1", "S1", 0, interpreter="I1")
LATER = meeting(EVENT, "P1", "S1", 2)
GOALS = (
    GoalResult("musts", 3, 3, proved=True),
    GoalResult("value", 12_087, 12_090),
    GoalResult("gaps", 9),
    *(GoalResult(name, n, n, proved=True) for n, name in enumerate(("kept", "slot_moves", "table_changes"))),
)
FIGURES = replace(
    test_summary.FIGURES,
    purchaser_wishes=test_summary.FIGURES.purchaser_wishes[:5],
    occupancy=tuple(Occupancy("A", at(clock), n, 2) for n, clock in enumerate(("09:00", "09:25", "11:00"))),
)
MUST = Unmet(("P1", "S1"), Reason.GOALS)
MOVED = ChangeRow("moved", "P1", "S1", HELD, LATER, "Its time is needed.")
DROPPED = ChangeRow("dropped", "P2", "S2", meeting(EVENT, "P2", "S2", 0), None, "Company S2 (S2) cancelled.")
KEPT = ChangeRow("kept", "P1", "S2", HELD, HELD)
REPORT = BuildReport(
    Schedule(EVENT, (HELD,)),
    FIGURES,
    BuildStamp(datetime(2025, 6, 1)),
    GOALS,
    changes=(MOVED, DROPPED),
    unmet=(MUST,),
    seconds=12.34,
)
RERUN = Rerun("day.xlsx", 3, datetime(2025, 6, 11, 18), 40, 900, value_bound=950)
ROWS = tuple(ConflictRow(Cell("Fixed", n + 2, "A"), f"P{n} meets S1 at 09:00 at table 1.") for n in range(3))
REPAIR = Repair(
    RepairMode.NOBODY,
    Schedule(EVENT, (HELD,)),
    moved=(),
    dropped=(meeting(EVENT, "P1", "S2", 0),),
    added=(HELD,),
    before=Schedule(EVENT, (meeting(EVENT, "P1", "S2", 0),)),
    proved=True,
    value_change=12,
    missing_change=0,
    change=Change(),
    found_as=RepairMode.NOBODY,
)
NOW = Figures(3, 1, 1200, 40)


def agendas(console: Console) -> None:
    for agenda in delegate_agendas(Schedule(EVENT, (HELD,)), ["P1#1", "P2#1"]):
        print_agenda(console, agenda, why="nobody asked for it")


def findings(console: Console) -> None:
    cells = [Cell("Requests", n, "C") for n in range(14, 18)]
    found = [Finding(kinds.REQUEST_ITSELF, (cell,), {"company": "Company P1"}) for cell in cells]
    print_findings(console, found)
    print_notes(console, found)
    print_conflict(console, Conflict(ROWS, ((ROWS[0],), (ROWS[1], ROWS[2]))))
    both = [HELD, meeting(EVENT, "P1", "S2", 0, table="2")]
    print_verdict(console, verify(EVENT, both), [(Cell("Meetings", 2, "C"), Cell("Meetings", 3, "C"))])


def builds(console: Console) -> None:
    print_goals(console, GOALS)
    print_summary(console, REPORT, (Path("day.xlsx"), Path("day")), Path("history/day.xlsx"))
    print_summary(console, replace(REPORT, status=Status.INTERRUPTED, unmet=()), (), None)
    print_rerun(console, REPORT, RERUN)
    print_unchanged(console, RERUN)
    print_prices(console, (Price(0, 0, 2, 900, True), Price(1, 1, 1, 910, True), Price(3, 2, 1, 915)))
    print_diff(console, [MOVED, DROPPED, KEPT], EVENT, EVENT, kept=True)
    row = Outdated("P1", "Petrov", "Ivan", "+7 1", "", at("09:00"), ("P1#1",), ("09:00 Company S1: dropped",))
    print_outdated(console, [row, replace(row, affected_from=None, contact="", phone="")], ["Wang"], "revision 1")


def answers(console: Console) -> None:
    ways = (Way(WayKind.SWAP, REPAIR, "schedule build day.xlsx --hold P1,S1"),)
    print_why(
        console, Why(EVENT, (Answer(("P1", "S1"), PairStatus.UNMET, 1012, unmet=MUST, computed=True, ways=ways),))
    )
    change = WhatChange((("--table", "A+1"),), Figures(3, 0, 1300, 42), gain=100)
    print_what_if(console, WhatIf(EVENT, NOW, (change,)))
    some = tuple(
        Suggestion(asks, meeting(EVENT, "P1", partner, slot), 1.0, (Because("also asked for", ("S2",)),))
        for asks, partner, slot in (("P1", "S1", 0), ("P1", "S2", 1))
    )
    print_suggestions(console, EVENT, some, Path("more.xlsx"), pages=Path("pages.xlsx"))
    points = (
        Point(TradeOff.VALUE_OR_TIME, ("value", "lost_time"), 0.0, (9707, 860), (9707, 180), 480, ()),
        Point(TradeOff.VALUE_OR_TIME, ("value", "lost_time"), 1.0, (9610, 430), (9707, None), 475, ()),
    )
    print_trade_off(console, "Value or time", ("value", "lost_time"), points)


def lines(tell: Callable[[Console], None], width: int) -> list[str]:
    """What is told on a terminal of sixteen colours, in which ``‹1›`` begins bold letters and ``‹0›`` ends them."""
    stream = io.StringIO()
    terminal = {"force_terminal": True, "color_system": "standard", "legacy_windows": False, "_environ": {}}
    tell(Console(file=stream, width=width, markup=False, emoji=False, highlight=False, **terminal))
    return [re.sub(r"\x1b\[([\d;]+)m", r"‹\1›", line).rstrip() for line in stream.getvalue().splitlines()]


@pytest.mark.parametrize("width", [50, 66, 110])
@pytest.mark.parametrize("tell", [agendas, findings, builds, answers])
def test_what_is_told_looks_as_in_the_golden_file(tell, width):
    golden = Path(__file__).parent / "golden" / f"looks-{tell.__name__}-{width}.txt"
    compared(golden, lines(tell, width))
