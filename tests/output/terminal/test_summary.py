"""The summary of a build, line by line."""

import io
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from sco_scheduler.agendas.build_report import BuildReport, MinimumMissed, Occupancy, Summary, WishesMet
from sco_scheduler.domain.event import Role
from sco_scheduler.domain.goals import GoalResult
from sco_scheduler.domain.outcome import Reason, Status, Unmet
from sco_scheduler.domain.record import BuildStamp, Unfinished
from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.output.terminal.console import NARROW, console_for
from sco_scheduler.output.terminal.summary import print_summary
from tests.events import at, event

FIGURES = Summary(
    meetings=498,
    pairs_held=498,
    pairs_asked=1004,
    musts_held=25,
    musts_asked=27,
    value=12345,
    minimums_missed=(MinimumMissed("S1", Role.SUPPLIER, 1, 2),),
    purchaser_wishes=tuple(WishesMet(r, 12 - r, 12) for r in range(1, 12)),
    supplier_wishes=(WishesMet(1, 3, 4), WishesMet(None, 0, 5)),
    gaps_purchasers=9,
    gaps_suppliers=3,
    zone_moves=1,
    table_moves=40,
    occupancy=(Occupancy("A", at("09:00"), 1, 2),),
)


def printed(summary=FIGURES, written=(), history=None, width=None, **about) -> str:
    report = BuildReport(Schedule(event()), summary, BuildStamp(datetime(2025, 6, 1)), seconds=12.34, **about)
    out = io.StringIO()
    print_summary(console_for(out, width=width), report, written, history)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines())


def test_what_was_held():
    text = printed(goals=(GoalResult("musts", 25),))
    assert "Event: 498 meetings" in text
    assert "498 of 1,004 requested pairs meet; together they are worth 12,345." in text
    assert "Solved in 12.3 s: 0 of 1 goal proved." in text
    assert "nobody asked for" not in text
    fixed = printed(replace(FIGURES, pairs_unasked=2))
    assert "These include 2 pairs that nobody asked for, but that are fixed." in fixed


def test_musts_that_are_not_held_are_named_with_their_reason():
    lost = Unmet(("P1", "S1"), Reason.WISHES, text="It could not be in the afternoon.", must=True)
    text = printed(unmet=(lost, Unmet(("P1", "S2"), Reason.WISHES, text="Never mind.")))
    assert "25 of 27 musts are held. Not held:" in text
    assert "  - Company P1 with Company S1: It could not be in the afternoon." in text
    assert "refused" not in text
    assert "Never mind" not in text


def test_a_must_that_the_other_side_refused_is_named_apart_since_it_is_not_counted():
    lost = Unmet(("P1", "S1"), Reason.WISHES, text="It could not be in the afternoon.", must=True)
    refused = Unmet(("P1", "S2"), Reason.REFUSED, text="Company S2 said no to this meeting.", must=True)
    lines = printed(unmet=(lost, refused)).splitlines()
    first = lines.index("25 of 27 musts are held. Not held:")
    assert lines[first + 1 : first + 4] == [
        "  - Company P1 with Company S1: It could not be in the afternoon.",
        "1 must more that the other side refused:",
        "  - Company P1 with Company S2: Company S2 said no to this meeting.",
    ]


@pytest.mark.parametrize(
    ("held", "asked", "words"),
    [(0, 0, "No meeting is marked must."), (1, 1, "The must is held."), (27, 27, "All 27 musts are held.")],
)
def test_musts_that_are_held(held, asked, words):
    assert words in printed(Summary(1, 1, 1, held, asked, 1))


def test_who_stays_below_a_minimum():
    text = printed()
    assert "1 company stays below its minimum:\n  - Company S1 (S1): 1 of 2 as a supplier\n" in text
    known = replace(FIGURES, minimums_missed=(MinimumMissed("S1", Role.SUPPLIER, 1, 2, "nobody else asked"),))
    assert "  - Company S1 (S1): 1 of 2 as a supplier; nobody else asked\n" in printed(known)
    several = Summary(0, 0, 0, 0, 0, 0, tuple(MinimumMissed("P1", Role.PURCHASER, 0, n) for n in range(1, 12)))
    assert "and 3 more, in the workbook" in printed(several)
    eight = replace(several, minimums_missed=several.minimums_missed[:8])
    assert ": 0 of 8 as a purchaser" in printed(eight)
    assert "more, in the workbook" not in printed(eight)
    assert "No company stays below its minimum." in printed(Summary(0, 0, 0, 0, 0, 0))


def test_wishes_by_rank():
    lines = [" ".join(line.split()) for line in printed().splitlines()]
    assert "rank 1 11 of 12, 92% 3 of 4, 75%" in lines
    assert "rank 8 and later 10 of 48, 21% -" in lines
    assert "without a rank - 0 of 5, 0%" in lines
    assert "all 66 of 132, 50% 3 of 9, 33%" in lines


def test_shares_of_wishes_are_left_out_of_a_narrow_terminal_alone():
    wide, narrow = (" ".join(printed(width=width).split()) for width in (NARROW, NARROW - 1))
    assert "all 66 of 132, 50% 3 of 9, 33%" in wide
    assert "all 66 of 132 3 of 9 " in narrow


def test_gaps_and_moves():
    text = " ".join(printed().split())
    assert "9 gaps for purchasers, 3 for the others; 1 move to another zone, 40 to another table." in text


def test_the_heat_map():
    assert "\nA  50\n" in printed()


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status.OPTIMAL, "Every goal is proved, after 12.3 s of solving."),
        (Status.INTERRUPTED, "Stopped by you after 12.3 s: 0 of 0 goals proved."),
    ],
)
def test_how_it_ended(status, words):
    assert words in printed(status=status)


def test_what_was_stopped_is_told_last_with_what_is_open_and_how_it_goes_on():
    goals = (GoalResult("musts", 1, 1, proved=True), GoalResult("value", 60, 78))
    ends = {left: " ".join(printed(goals=goals, unfinished=left).split()) for left in Unfinished}
    assert "You stopped" not in ends[Unfinished.NO]
    open_ = "Not proved to be the best: Value of the meetings."
    assert ends[Unfinished.FIRST].endswith(f"it keeps every meeting, and --fresh starts anew. {open_}")
    assert ends[Unfinished.RERUN].endswith(f"moves no published meeting needlessly. {open_}")


@pytest.mark.parametrize(
    ("others", "told"),
    [
        ((), ""),
        (("x-1.xlsx",), "with 1 further workbook of agendas beside it\n"),
        (("x-1.xlsx", "x-2.xlsx"), "with 2 further workbooks of agendas beside it\n"),
    ],
)
def test_where_the_files_are(others, told):
    text = printed(written=tuple(map(Path, ("x.xlsx", *others))), history=Path("history"))
    assert text.endswith(f"Written to x.xlsx\n{told}The workbook that was there is kept in history")


def test_eighty_columns_are_enough():
    assert max(map(len, printed().splitlines())) <= 80
