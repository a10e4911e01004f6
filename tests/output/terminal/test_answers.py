"""What is told of one pair, of changes and of suggested partners, from answers given by hand."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest

from sco_scheduler.agendas.answers import (
    Answer,
    Because,
    Change,
    Cost,
    Figures,
    Moved,
    PairStatus,
    Repair,
    RepairMode,
    Suggestion,
    Way,
    WayKind,
    WhatChange,
    WhatIf,
    Why,
)
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.outcome import ConflictRow, Reason, Unmet
from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.output.terminal.answers import print_suggestions, print_what_if, print_why
from sco_scheduler.output.terminal.console import console_for
from tests.events import company, event, interpreter, meeting

EVENT = event(
    purchasers=3,
    suppliers=[company("S1", delegates=2), company("S2"), company("S3")],
    slots=4,
    tables=2,
    interpreters=[interpreter("I1", "ru", "zh"), interpreter("I2", "ru", "zh")],
)
HELD = meeting(EVENT, "P1", "S1", 0)
OTHER = meeting(EVENT, "P2", "S1", 1)


def printed(how, *words, **keywords) -> str:
    """What a function prints, with every run of blanks as one."""
    stream = io.StringIO()
    how(console_for(stream, width=100), *words, **keywords)
    return " ".join(stream.getvalue().split())


def told(status: PairStatus, **more) -> str:
    return printed(print_why, Why(EVENT, (Answer(("P1", "S1"), status, 1012, **more),)))


PAIR = "Company P1 (P1) with Company S1 (S1) (value 1,012)"
ROW = ConflictRow(Cell("Purchasers", 2, "F"), "Company P1 is away")
TEN = tuple(Unmet((f"P{n}", "S2"), Reason.GOALS) for n in (1, 2, 3, 1, 2, 3))


@pytest.mark.parametrize(
    ("status", "more", "says", "not_said"),
    [
        (PairStatus.HELD, {"held": HELD}, "They meet: 09:00 at A/1.", "there would be room"),
        (
            PairStatus.HELD,
            {"held": HELD, "displaced": TEN[:1]},
            "Without this meeting there would be room for 1 other request, as the schedule stands: "
            "Company P1 (P1) with Company S2 (S2).",
            "why",
        ),
        (PairStatus.NOT_REQUESTED, {}, "Nobody asked for this meeting.", "No way"),
        (
            PairStatus.REFUSED,
            {"forbidding": (ROW,)},
            "A side said no to this meeting. - Company P1 is away (Purchasers!F2)",
            "because of these rows",
        ),
        (
            PairStatus.UNMET,
            {"unmet": Unmet(("P1", "S1"), Reason.GOALS, text="Goals come first.")},
            "Goals come first. The ways to hold it were not looked for",
            "No way",
        ),
        (
            PairStatus.UNMET,
            {"unmet": Unmet(("P1", "S1"), Reason.GOALS, text="Goals come first."), "computed": True},
            "Goals come first. No way to hold it was found in the time given",
            "not looked for",
        ),
        (
            PairStatus.UNMET,
            {"impossible": True, "computed": True, "forbidding": (ROW,)},
            "No schedule can hold this meeting, even if all others that are neither fixed nor locked gave way. "
            "- Company P1",
            "looked for",
        ),
        (
            PairStatus.UNMET,
            {"computed": True, "forbidding": (ROW,)},
            "As the event is, no schedule can hold it because of these rows: - Company P1 is away (Purchasers!F2)",
            "even if",
        ),
    ],
)
def test_what_became_of_a_pair(status, more, says, not_said):
    said = told(status, **more)
    assert said.startswith(PAIR)
    assert says in said
    assert not_said not in said


def test_of_many_that_a_meeting_displaces_five_are_named():
    said = told(PairStatus.HELD, held=HELD, displaced=TEN)
    assert "6 other requests, as the schedule stands, for each of them alone: " in said
    assert said.count("Company S2 (S2)") == 5
    assert said.endswith("; and 1 more.")
    assert " more" not in told(PairStatus.HELD, held=HELD, displaced=TEN[:5])


def test_several_answers_and_none():
    answers = tuple(Answer(pair, PairStatus.NOT_REQUESTED, 4) for pair in (("P1", "S1"), ("P1", "S2")))
    assert printed(print_why, Why(EVENT, answers)).count("Nobody asked for this meeting.") == 2
    assert printed(print_why, Why(EVENT, (), "P1")) == "Nobody asked for this company, and it asked for nobody."


def repair(**more) -> Repair:
    fields = {"moved": (), "dropped": (), "added": (HELD,), "before": Schedule(EVENT, ()), "proved": True}
    fields |= {"value_change": 12, "missing_change": 0}
    return Repair(
        RepairMode.NOBODY, Schedule(EVENT, (HELD,)), change=Change(), found_as=RepairMode.NOBODY, **(fields | more)
    )


def way(kind: WayKind, resource: str = "", **more) -> str:
    ways = (Way(kind, repair(**more), "schedule build day.xlsx --hold P1,S1", (resource,) if resource else ()),)
    return told(PairStatus.UNMET, computed=True, ways=ways)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (0, None),
        (2, "2 meetings more missing to the minimums than now."),
        (-1, "1 meeting fewer missing to the minimums than now."),
    ],
)
def test_a_way_says_what_it_changes_of_the_minimums(change, says):
    said = way(WayKind.VALUE, missing_change=change)
    assert says in said if says else "minimums" not in said


@pytest.mark.parametrize(
    ("kind", "resource", "says"),
    [
        (WayKind.NOBODY, "", "* moving nobody"),
        (WayKind.VALUE, "", "* giving up as little value as possible"),
        (WayKind.MAXIMUM, "P1+1", "* with the maximum of Company P1 (P1) raised by one"),
        (WayKind.TABLE, "A+1", "* with one more table in zone A, moving nobody"),
        (WayKind.INTERPRETER, "ru-zh+1", "* with one more interpreter (Russian – Chinese), moving nobody"),
        (WayKind.DELEGATE, "S1+1", "* with one more delegate of Company S1 (S1), moving nobody"),
    ],
)
def test_a_way_says_what_it_takes_and_its_command(kind, resource, says):
    said = way(kind, resource)
    assert says.casefold() in said.casefold()
    assert "0 meetings move, 0 are given up; value +12; 2 agendas to reprint; proved: no such way costs less." in said
    assert "- held: Company P1 (P1) with Company S1 (S1), 09:00 at A/1" in said
    assert said.endswith("schedule build day.xlsx --hold P1,S1")
    assert "No way to hold it" not in said


def test_an_exchange_says_how_many_meetings_are_given_up_for_it():
    dropped = (meeting(EVENT, "P3", "S3", 3), meeting(EVENT, "P2", "S1", 1))
    assert "* Giving up 2 other meetings of theirs, moving nobody" in way(WayKind.SWAP, dropped=dropped)


def test_a_way_tells_each_meeting_that_moves_changes_people_or_falls():
    moved = (
        Moved(OTHER, replace(OTHER, start=EVENT.slots[2].start, end=EVENT.slots[2].end)),
        Moved(replace(OTHER, interpreter="I1"), replace(OTHER, interpreter="I2", supplier_delegate="S1#2")),
        Moved(replace(OTHER, interpreter="I1"), replace(OTHER, interpreter=None)),
    )
    said = way(WayKind.MOVES, moved=moved, dropped=(meeting(EVENT, "P3", "S3", 3),), value_change=-4, proved=False)
    assert (
        "1 meeting moves, 2 get other people, 1 is given up; value -4; 2 agendas to reprint; good, not proved" in said
    )
    pair = "Company P2 (P2) with Company S1 (S1)"
    assert f"- moves: {pair}, from 09:25 at A/1 to 09:50 at A/1" in said
    assert f"- stays: {pair}, 09:25 at A/1, now interpreter Interpreter I2, delegate Delegate 2 of S1" in said
    assert f"- stays: {pair}, 09:25 at A/1, now no interpreter - given up:" in said
    assert "- given up: Company P3 (P3) with Company S3 (S3), 10:15 at A/1" in said


NOW = Figures(musts=3, minimums=1, value=1200, meetings=40)
MORE = WhatChange((("--table", "A+1"),), Figures(3, 0, 1300, 42), 100)


def test_options_of_a_change_are_printed_as_a_shell_reads_them():
    change = replace(MORE, options=(("--without", "Ural Import"), ("--setting", "walk minutes=0"), ("--table", "A+1")))
    found = WhatIf(EVENT, NOW, (change,))
    assert "--without 'Ural Import' --setting 'walk minutes=0' --table A+1" in printed(print_what_if, found)


def test_a_long_line_of_options_is_not_broken_so_that_it_can_be_copied():
    options = tuple(("--without", f"Company with a long name {n}") for n in range(6))
    stream = io.StringIO()
    print_what_if(console_for(stream, width=60), WhatIf(EVENT, NOW, (replace(MORE, options=options),)))
    (line,) = (line for line in stream.getvalue().splitlines() if line.startswith("  --without"))
    assert line.count("--without") == 6


@pytest.mark.parametrize(("option", "value", "said"), [
    ("--table", "A+2", "2 tables more in zone A"),
    ("--table", "A@Morning+1", "1 table more in zone A in session Morning"),
    ("--slot", "Morning+1", "1 slot more at the end of session Morning"),
    ("--slot", "Morning@start+2", "2 slots more before session Morning"),
    ("--close", "A@10:40-12:00", "Zone A closed at 10:40-12:00"),
])  # fmt: skip
def test_a_change_is_named_in_words(option, value, said):
    assert f"* {said} " in printed(print_what_if, WhatIf(EVENT, NOW, (replace(MORE, options=((option, value),)),)))


def what_if(*changes: WhatChange, now: Figures = NOW, **more) -> str:
    return printed(print_what_if, WhatIf(EVENT, now, changes, **more))


NONE = "the best schedule exceeds none of this."


def test_what_changes_would_bring_at_best_and_as_solved():
    solved = replace(MORE, figures=replace(MORE.figures, reached=True), agendas_changed=7, gain=-3)
    begin = "Now, at best: 3 musts held, 1 missing to the minimums, value 1,200, 40 meetings; " + NONE
    change = "* 1 table more in zone A"
    best = (
        "at best 3 musts, 0 missing to the minimums, value 1,300 (the bound changes by +100), 42 meetings --table A+1"
    )
    assert what_if(MORE) == f"{begin} {change} {best}"
    assert what_if(solved, MORE, left_out=3) == (
        f"{begin} The best 2 single changes, each alone: {change} 3 musts, 0 missing to the minimums, "
        f"value 1,300 (-3), 42 meetings 7 agendas would have to change --table A+1 {change} {best} "
        "Time ran out: 3 changes were not looked at."
    )
    assert what_if(now=replace(NOW, reached=True)) == (
        "Now: 3 musts held, 1 missing to the minimums, value 1,200, 40 meetings. "
        "No single table, slot, interpreter, delegate or maximum more would bring anything."
    )


def test_bounds_with_a_change_stand_beside_those_without():
    most = replace(NOW, value=1250, meetings=44)
    said = what_if(MORE, now=replace(NOW, reached=True), at_best=most)
    assert said.startswith(
        "Now: 3 musts held, 1 missing to the minimums, value 1,200, 40 meetings. "
        "Now, at best: 3 musts held, 1 missing to the minimums, value 1,250, 44 meetings; " + NONE
    )


def test_twelve_changes_are_shown():
    said = what_if(*[MORE] * 13)
    assert "The best 12 single changes" in said
    assert said.count("--table A+1") == 12


def test_suggestions_by_company_and_where_they_are_written():
    some = tuple(
        Suggestion(asks, replace(meeting(EVENT, "P1", partner, slot)), 1.0, (Because("also asked for", ("S3",)),))
        for asks, partner, slot in (("P1", "S1", 0), ("P1", "S2", 1), ("S2", "S2", 2))
    )
    said = printed(print_suggestions, EVENT, some, Path("more.xlsx"), pages=Path("pages.xlsx"))
    assert said.index("Company P1 (P1)") < said.index("* Company S1 (S1), ") < said.index("* Company S2 (S2), ")
    assert "* Company P1 (P1), " in said
    assert "Company S3" in said
    assert "into more.xlsx" in said
    assert "Written: pages.xlsx, 2 pages to print" in said


def test_that_nobody_can_be_suggested():
    assert printed(print_suggestions, EVENT, (), None).startswith("Nobody can be suggested")


def test_what_is_taken_away_costs_at_least_and_at_most():
    now = replace(NOW, reached=True)
    left = replace(MORE, options=(("--without", "P1"),), cost=Cost(3, (0, 1), (0, 0), (20, 1040)))
    figures = "at best 3 musts, 0 missing to the minimums, value 1,300, 42 meetings"
    assert (
        f"* Without Company P1 (P1) {figures} 3 meetings that are held have no place then. It costs 20 to 1,040 of the "
        "value; 0 to 1 of the musts; the most if all others stay as they are --without P1 How many agendas would"
    ) in what_if(left, now=now)
    less = what_if(replace(left, cost=Cost(3, (1, 1), (0, 0), (-32, 450))), now=now)
    assert "It costs at most 450 of the value; 1 of the musts; the most if" in less
    for cost, said in (((0, 0), "It costs 0 of the value; the most"), ((7, 7), "It costs 7 of the value; the most")):
        assert said in what_if(replace(left, cost=Cost(0, (0, 0), (0, 0), cost)), now=now)
    assert "2 more missing to the minimums" in what_if(replace(left, cost=Cost(0, (0, 0), (2, 2), (0, 0))), now=now)
    assert "How many agendas" not in what_if(left, now=now, solved=True)


@pytest.mark.parametrize(("many", "rest"), [(12, ""), (13, "- and 1 more"), (15, "- and 3 more")])
def test_of_many_meetings_without_a_place_twelve_are_named_and_the_rest_counted(many, rest):
    left = replace(MORE, options=(("--without", "P1"),), cost=Cost(many, (0, 0), (0, 0), (0, 9), (HELD,) * many))
    said = what_if(left, now=replace(NOW, reached=True))
    assert said.count("- Company P1 (P1) with Company S1 (S1)") == 12
    assert rest in said
    assert ("more --without P1" in said) is bool(rest)


def test_changes_with_the_same_bound_are_named_and_shown_however_many_come_before():
    alike = replace(MORE, options=(("--interpreter", "ru-zh+1"),), alike=(("--interpreter", "kk-zh+1"),))
    said = what_if(*[MORE] * 12, MORE, alike)
    assert "The best 13 single changes" in said
    assert "The bound is the same for these languages too" in said
    assert said.endswith("Kazakh – Chinese --interpreter ru-zh+1")


def test_what_does_not_help_and_the_row_that_takes_a_meeting_out_are_named():
    unmet = Unmet(("P1", "S1"), Reason.CANCELLED, text="It is taken out.")
    row = ConflictRow(Cell("Meetings", 7, "K"), "M003 is marked cancelled")
    tried = {"computed": True, "no_help": ("P1", "S1"), "no_more": (WayKind.TABLE, WayKind.DELEGATE)}
    assert told(PairStatus.UNMET, unmet=unmet, taken_out=row, **tried) == (
        f"{PAIR} M003 is marked cancelled (Meetings!K7). It is taken out. "
        "No way to hold it was found in the time given; that is no proof that there is none. "
        "A maximum of Company P1 (P1), Company S1 (S1) higher by one brings no cheaper way. "
        "One more table or delegate would not do."
    )


def test_suggestions_that_can_be_booked_together_are_counted_by_meeting():
    one = Suggestion("P1", HELD, 1.0, (Because("also asked for", ("S3",)),))
    instead = replace(one, together=False, meeting=meeting(EVENT, "P1", "S2", 0))
    said = printed(print_suggestions, EVENT, (one, replace(one, company="S1"), instead), None)
    assert said.endswith("Of the 2 suggested, 1 meeting can be booked together.")
    assert said.count("in place of another: ") == 1
    assert "* Company S2 (S2), 09:00 at A/1, in place of another: " in said
    assert "together" not in printed(print_suggestions, EVENT, (one,), None)
    assert "together" not in printed(print_suggestions, EVENT, (one, replace(one, company="S1")), None)
    assert (
        printed(print_suggestions, EVENT, (), None, nobody="all are full") == "Nobody can be suggested: all are full."
    )


def raw(how, *words) -> list[str]:
    """The lines that a function prints."""
    stream = io.StringIO()
    how(console_for(stream, width=300), *words)
    return stream.getvalue().split("\n")


def test_a_blank_line_stands_above_each_way_answer_and_change():
    ways = (Way(WayKind.NOBODY, repair(), "schedule build"), Way(WayKind.VALUE, repair(), "schedule build"))
    last = {"no_help": ("P1",), "no_more": (WayKind.TABLE,)}
    answer = Answer(("P1", "S1"), PairStatus.UNMET, 4, computed=True, ways=ways, **last)
    lines = raw(print_why, Why(EVENT, (answer, Answer(("P1", "S2"), PairStatus.NOT_REQUESTED, 4))))
    after = [lines[n + 1] for n, line in enumerate(lines[:-1]) if not line and lines[n + 1]]
    assert [" ".join(line.split()[:3]) for line in after] == [
        "* Moving nobody",
        "* Giving up",
        "A maximum of",
        "One more table",
        "Company P1 (P1)",
    ]
    lines = raw(print_what_if, WhatIf(EVENT, NOW, (MORE, MORE)))
    assert [lines[n + 1][:8] for n, line in enumerate(lines[:-1]) if not line] == ["* 1 table"[:8]] * 2
