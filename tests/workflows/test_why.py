"""Why a pair does not meet and how it still could: each way is what its command makes."""

import json
import shlex
from datetime import date, time
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from openpyxl import load_workbook

from sco_scheduler.agendas.answers import PairStatus, WayKind
from sco_scheduler.domain.event import FixedMeeting
from sco_scheduler.domain.schedule import MeetingStatus, PublishedMeeting
from sco_scheduler.workflows.agendas_file import read_agendas_file
from sco_scheduler.workflows.rerun.published import RerunStart
from sco_scheduler.workflows.why import _PairAnswers, why
from tests.cli.books import run
from tests.events import at, block, event, meeting, published
from tests.workflows.late import Day, begun, cancelled, extended

ONE_TABLE = [["Zone", "Name", "Tables"], ["A", "Hall", 1]]
REQUESTS = [
    ["From", "To", "Rank", "Level"],
    ["P1", "S1", 1, "must"],
    ["P1", "S2", 2, None],
    ["P2", "S1", 1, None],
    ["S2", "P2", 9, None],
    ["P3", "S1", None, "no"],
]
"""Three slots at one table: of four meetings the least wanted, P2 with S2, is not held."""


@pytest.fixture
def day(tmp_path) -> Day:
    return begun(tmp_path, Zones=ONE_TABLE, Requests=REQUESTS[:5])


def places(path: Path) -> set[tuple[object, ...]]:
    return {(m.pair, m.start, m.table) for m in read_agendas_file(path).schedule.meetings}


def test_a_meeting_that_is_held_tells_where_and_what_it_displaced(day):
    (answer,) = why(day.agendas, "P1", "S2").answers
    assert answer.status is PairStatus.HELD
    assert answer.held is not None
    assert [u.pair for u in answer.displaced] == [("P2", "S2")]


def test_a_pair_that_nobody_asked_for(day):
    day.register(Zones=ONE_TABLE, Requests=REQUESTS[:4])
    day.build()
    (answer,) = why(day.agendas, "S2", "P2").answers
    assert (answer.pair, answer.status, answer.ways) == (("P2", "S2"), PairStatus.NOT_REQUESTED, ())


@pytest.mark.parametrize("pair", [("P1", "P2"), ("P1", "P1")])
def test_two_who_cannot_meet_are_refused(day, pair):
    result = run("why", day.agendas, *pair)
    assert result.exit_code == 1
    assert "would buy" in " ".join(result.stderr.split())


def test_a_refusal(tmp_path):
    day = begun(tmp_path, Requests=[*REQUESTS[:4], ["S2", "P2", None, "no"]])
    (answer,) = why(day.agendas, "P2", "S2").answers
    assert (answer.status, answer.ways) == (PairStatus.REFUSED, ())
    assert [str(row.cell) for row in answer.forbidding] == ["Requests!A5"]


def speaking(folder: Path) -> Day:
    """Two tables and one interpreter, whom all four meetings need: one of them finds nobody."""
    tongues = {
        **extended("Purchasers", "Languages", P1="ru", P2="ru"),
        **extended("Suppliers", "Languages", S1="zh", S2="zh"),
    }
    return begun(folder, **tongues, Interpreters=[["ID", "Name", "Languages"], ["I1", "Anna", "ru, zh"]])


def full(folder: Path) -> Day:
    """A day on which P1 has all the meetings that it may, and S3 could only be met where the better of them is."""
    buyers = [["ID", "Company", "Maximum"], ["P1", "Petrov Trading", 2], ["P2", "Altai Agro", None]]
    sellers = [["ID", "Company", "Zone", "Not available"], ["S1", "Foton", "A", None], ["S2", "Pumps", "A", None]]
    third, asked = ["S3", "Drills", "A", "09:20-23:00"], [["From", "To", "Rank"], ["P1", "S1", 9], ["P1", "S2", 1]]
    first = [*sellers[:2], ["S2", "Pumps", "A", "09:20-23:00"]]
    day = begun(folder, Purchasers=buyers, Suppliers=first, Requests=asked)
    day.register(Purchasers=buyers, Suppliers=[*sellers, third], Requests=[*asked, ["P1", "S3", 3]])
    day.build()
    return day


SITUATIONS = {
    WayKind.NOBODY: lambda folder: begun(
        folder,
        **extended("Purchasers", "Not available", P2="09:20-09:45"),
        Event=[["Setting", "Value"], ["Goals", "musts; lost_time"]],
    ),
    WayKind.VALUE: lambda folder: begun(folder, Zones=ONE_TABLE, Requests=REQUESTS[:5]),
    WayKind.TABLE: lambda folder: begun(folder, Zones=ONE_TABLE, Requests=REQUESTS[:5]),
    WayKind.INTERPRETER: speaking,
    WayKind.SWAP: full,
    WayKind.MAXIMUM: full,
    WayKind.DELEGATE: lambda folder: begun(
        folder, **extended("Purchasers", "Not available", P1="09:20-23:00"), Requests=REQUESTS[:3]
    ),
}
"""A day in which there is a way of each kind to hold a meeting that is not held."""


@pytest.mark.parametrize("kind", SITUATIONS)
def test_each_way_is_exactly_what_its_command_makes(tmp_path, monkeypatch, kind):
    day: Day = SITUATIONS[kind](tmp_path)
    found = [way for company in ("P1", "P2") for a in why(day.agendas, company).answers for way in a.ways]
    (way, *_) = [way for way in found if way.kind is kind]
    assert way.repair.proved
    monkeypatch.chdir(day.folder.parent)  # as it is printed, from where `why` was asked
    result = run(*shlex.split(way.command)[1:])
    assert result.exit_code == 0, result.stderr
    assert places(day.agendas) == {(m.pair, m.start, m.table) for m in way.repair.schedule.meetings}


def test_without_what_it_was_built_of_the_command_reads_registrations_of_the_usual_name(day):
    def forget(sheet):
        sheet.delete_rows(next(cell.row for cell in sheet["A"] if cell.value == "built"))

    day.edit(forget, "Record")
    (answer,) = why(day.agendas, "P2", "S2").answers
    assert {shlex.split(way.command)[2] for way in answer.ways} == {str(day.agendas.with_name("registrations.xlsx"))}


def test_a_full_company_is_offered_an_exchange_that_moves_nobody_and_a_higher_maximum(tmp_path):
    (answer,) = why(full(tmp_path).agendas, "P1", "S3").answers
    cost = {
        way.kind: ([m.pair for m in way.repair.dropped], len(way.repair.moved), way.repair.value_change)
        for way in answer.ways
    }
    assert cost == {
        WayKind.SWAP: ([("P1", "S2")], 0, -4),
        WayKind.VALUE: ([("P1", "S1")], 1, 12),
        WayKind.MAXIMUM: ([], 1, 16),
    }
    assert [way.resources for way in answer.ways] == [(), (), ("P1+1",)]
    assert all(way.repair.proved for way in answer.ways)


def test_a_higher_maximum_that_brings_nothing_is_said_to(tmp_path):
    """P1 is at its maximum, and S1 has no other time."""
    buyers = [["ID", "Company", "Maximum"], ["P1", "Petrov Trading", 1], ["P2", "Altai Agro", None]]
    busy = extended("Suppliers", "Not available", S1="09:20-23:00", S2="09:20-23:00")
    asked = [["From", "To", "Rank"], ["P1", "S1", 2], ["P1", "S2", 1]]
    day = begun(tmp_path, Purchasers=buyers, Requests=asked, **busy)
    (answer,) = why(day.agendas, "P1", "S1").answers
    assert [way.kind for way in answer.ways] == [WayKind.VALUE]
    assert answer.no_help == ("P1",)
    told = " ".join(run("why", day.agendas, "P1", "S1").stdout.split())
    assert "A maximum of Petrov Trading (P1) higher by one brings no cheaper way." in told


def test_the_interpreter_offered_is_the_one_whom_most_meetings_need(tmp_path):
    tongues = {
        **extended("Purchasers", "Languages", P1="kk, ru", P2="ru"),
        **extended("Suppliers", "Languages", S1="en, zh", S2="zh"),
    }
    day = begun(tmp_path, **tongues, Interpreters=[["ID", "Languages"], ["I1", "kk, uz"]])
    (way,) = [w for w in why(day.agendas, "P1", "S1").answers[0].ways if w.kind is WayKind.INTERPRETER]
    assert way.resources == ("ru-zh+1",)


def test_what_a_way_was_told_to_do_is_the_cause_of_its_changes(tmp_path):
    day = full(tmp_path)
    way = next(way for way in why(day.agendas, "P1", "S3").answers[0].ways if way.kind is WayKind.SWAP)
    result = run(*shlex.split(way.command)[1:], "--json")
    causes = {(c["supplier"], c["change"]): c["why"] for c in json.loads(result.stdout)["rerun"]["changes"] if c["why"]}
    assert causes == {
        ("S2", "dropped"): "Given up as asked, with --give-up.",
        ("S3", "added"): "Asked for with --hold.",
    }


def test_a_way_that_moves_a_meeting_is_exactly_what_its_command_makes(tmp_path):
    asked = [["From", "To"], ["P1", "S1"]]
    day = begun(tmp_path, **extended("Purchasers", "Not available", P1="09:20-23:00"), Requests=asked)
    # Now P1 could meet at any time, and P2 only in the first slot, where S1 is with P1.
    later = extended("Purchasers", "Not available", P2="09:20-23:00")
    day.register(**later, Requests=[*asked, ["P2", "S1"]])
    day.build()
    (answer,) = why(day.agendas, "P2", "S1").answers
    assert answer.status is PairStatus.UNMET
    (way, *_) = answer.ways
    assert way.kind is WayKind.MOVES
    assert ([m.before.start != m.after.start for m in way.repair.moved], way.repair.proved) == ([True], True)
    assert "--hold P2,S1@09:00" in way.command
    result = run(*shlex.split(way.command)[1:])
    assert result.exit_code == 0, result.stderr
    assert places(day.agendas) == {(m.pair, m.start, m.table) for m in way.repair.schedule.meetings}


@pytest.mark.parametrize("words", [("--hold", "P1,Q9"), ("--hold", "P2,S1", "--give-up", "Q9,S1")])
def test_a_company_that_is_not_registered_can_neither_be_held_nor_give_way(day, words):
    result = run("build", day.folder / "day.xlsx", "-o", day.agendas, *words, "--quiet")
    assert result.exit_code == 1, result.stderr
    assert "No company is called 'Q9'" in " ".join(result.stderr.split())


def test_two_who_only_buy_cannot_be_held_and_roles_are_put_in_order(day):
    build = ("build", day.folder / "day.xlsx", "-o", day.agendas, "--quiet", "--hold")
    result = run(*build, "P1,P2")
    assert result.exit_code == 1, result.stderr
    assert "cannot meet" in " ".join(result.stderr.split())
    assert run(*build, "S1,P1").exit_code == 0


def test_what_no_schedule_can_hold_is_said_to_be_impossible(tmp_path):
    day = begun(tmp_path, **extended("Purchasers", "Not available", P2="09:00-10:00"), Requests=REQUESTS[:5])
    (answer,) = why(day.agendas, "P2", "S2").answers
    assert answer.status is PairStatus.UNMET
    assert answer.impossible
    assert not answer.ways
    assert [str(row.cell) for row in answer.forbidding] == ["Purchasers!E3"]


def test_all_requests_of_a_company(day):
    found = why(day.agendas, "P2")
    assert {answer.pair: answer.status for answer in found.answers} == {
        ("P2", "S1"): PairStatus.HELD,
        ("P2", "S2"): PairStatus.UNMET,
    }


@pytest.mark.parametrize("lang", ["en", "zh", "ru"])
def test_the_command_tells_it_in_each_language(day, lang):
    result = run("why", day.agendas, "P2", "S2", "--lang", lang)
    assert result.exit_code == 0, result.stderr
    assert f"schedule build {day.folder / 'day.xlsx'} -o {day.agendas} --hold P2,S2" in result.stdout
    assert "{" not in result.stdout


def test_a_way_says_what_it_costs_a_minimum(tmp_path):
    buyers = [["ID", "Company", "Minimum", "Maximum"], ["P1", "Petrov Trading", 0, None], ["P2", "Altai Agro", 1, None]]
    asked = [["From", "To", "Rank", "Level"], ["P2", "S1", 9, None], ["P1", "S1", 1, None]]
    one_slot = [["Session", "Date", "Start", "End"], ["Morning", date(2025, 6, 12), time(9), time(9, 20)]]
    begun_day = begun(tmp_path, Zones=ONE_TABLE, Purchasers=buyers, Requests=asked, Sessions=one_slot)
    told = " ".join(run("why", begun_day.agendas, "P1", "S1").stdout.split())
    assert "1 is given up; value +16; 3 agendas to reprint" in told
    assert "1 meeting more missing to the minimums than now." in told


def test_json_has_status_reason_and_ways(day):
    import json

    found = json.loads(run("why", day.agendas, "P2", "S2", "--json").stdout)
    assert (found["status"], found["reason"]) == ("unmet", "tables full, else busy")
    assert {
        "kind",
        "moved",
        "dropped",
        "added",
        "value_change",
        "missing_change",
        "agendas_changed",
        "proved",
        "command",
        "registrations",
    } == set(found["ways"][0])
    both = json.loads(run("why", day.agendas, "P2", "--json").stdout)
    assert (both["company"], len(both["requests"])) == ("P2", 2)


def test_holding_needs_a_published_schedule(tmp_path):
    day = Day(tmp_path)
    book = day.register()
    result = run("build", book, "--hold", "P1,S1")
    assert result.exit_code == 1
    assert "Build without --hold first" in " ".join(result.stderr.split())


@pytest.mark.parametrize("pair", ["P1", "P1,S1,S2"])
def test_a_pair_is_two_ids(day, pair):
    assert run("build", day.folder / "day.xlsx", "--hold", pair).exit_code == 2


def test_a_meeting_that_was_cancelled_is_told_its_row_and_can_be_held_again(day):
    """M001 is cancelled at the desk, and the other one deleted by hand: each is offered as a booking would be."""
    held = {m.number: m.pair for m in read_agendas_file(day.agendas).schedule.meetings}
    assert run("cancel", day.agendas, "M001", "--now", "08:00").exit_code == 0
    (answer,) = why(day.agendas, *held["M001"]).answers
    assert (answer.status, answer.impossible) == (PairStatus.UNMET, False)
    assert answer.taken_out is not None
    assert str(answer.taken_out.cell) == "Meetings!A2"
    assert "is marked cancelled" in str(answer.taken_out.text)
    assert "at the desk on" in str(answer.taken_out.text)
    assert [way.kind for way in answer.ways] == [WayKind.NOBODY]
    assert run(*shlex.split(answer.ways[0].command)[1:]).exit_code == 0
    assert held["M001"] in {m.pair for m in read_agendas_file(day.agendas).schedule.meetings}
    # A plain build after it leaves the meeting where it is.
    day.build()
    assert held["M001"] in {m.pair for m in read_agendas_file(day.agendas).schedule.meetings}


def test_a_meeting_whose_row_was_deleted_is_told_so(day):
    held = {m.number: m.pair for m in read_agendas_file(day.agendas).schedule.meetings}
    day.edit(lambda sheet: sheet.delete_rows(4))
    result = run("why", day.agendas, *held["M003"], "--json")
    found = json.loads(result.stdout)
    assert found["taken_out"]["cell"] is None
    assert "was deleted from the sheet Meetings" in found["taken_out"]["text"]
    assert found["ways"]
    assert "was deleted" in " ".join(run("why", day.agendas, *held["M003"]).stdout.split())


@pytest.mark.parametrize(
    ("kind", "row", "sheet", "value"),
    [
        (WayKind.TABLE, "sheet Zones, row A (Zones!A2): Tables 2", "Zones", ["A", "Hall", 2]),
        (WayKind.MAXIMUM, "sheet Purchasers, row P1: Maximum 3", "Purchasers", ["P1", "Petrov Trading", 3]),
        (
            WayKind.INTERPRETER,
            "sheet Interpreters, a new row: ID I2, Languages Russian, Chinese",
            "Interpreters",
            ["I2", "", "ru, zh"],
        ),
    ],
)
def test_what_a_way_adds_lasts_with_the_row_that_it_names(tmp_path, kind, row, sheet, value):
    day: Day = SITUATIONS[kind](tmp_path)
    found = [way for company in ("P1", "P2") for a in why(day.agendas, company).answers for way in a.ways]
    (way, *_) = [way for way in found if way.kind is kind]
    assert [str(told) for told in way.rows] == [row]
    pair = way.repair.added[0].pair
    assert f"For it to stay, change the registrations: {row}" in " ".join(run("why", day.agendas, *pair).stdout.split())
    built = run(*shlex.split(way.command)[1:])
    assert row in " ".join(built.stderr.split())
    held = {m.pair for m in read_agendas_file(day.agendas).schedule.meetings}
    assert run("verify", day.folder / "day.xlsx", day.agendas).exit_code == 1
    book = load_workbook(day.folder / "day.xlsx")
    rows = {str(r[0].value): r for r in book[sheet].iter_rows()}
    if value[0] in rows:
        for cell, new in zip(rows[value[0]], value, strict=False):
            cell.value = new
    else:
        book[sheet].append(value)
    book.save(day.folder / "day.xlsx")
    assert run("verify", day.folder / "day.xlsx", day.agendas).exit_code == 0
    day.build()
    assert {m.pair for m in read_agendas_file(day.agendas).schedule.meetings} == held


def test_of_what_one_more_would_not_do_is_said(tmp_path):
    other = begun(tmp_path, Zones=ONE_TABLE, Requests=REQUESTS[:5])
    (answer,) = why(other.agendas, "P2", "S2").answers
    assert WayKind.TABLE in {way.kind for way in answer.ways}
    assert answer.no_more == (WayKind.DELEGATE,)
    assert "One more delegate would not do." in run("why", other.agendas, "P2", "S2").stdout


def test_of_what_a_meeting_displaced_the_most_valued_are_named(tmp_path, capsys):
    sellers = [["ID", "Company", "Zone"], *([f"S{n}", f"Works {n}", "A"] for n in range(1, 10))]
    buyers = [["ID", "Company", "Maximum"], ["P1", "Petrov Trading", 1], ["P2", "Altai Agro", None]]
    asked = [["From", "To", "Rank", "Level"], *(["P1", f"S{n}", n, None] for n in range(1, 10))]
    day = begun(tmp_path, Purchasers=buyers, Suppliers=sellers, Requests=asked)
    (answer,) = why(day.agendas, "P1", "S1").answers
    assert [u.pair[1] for u in answer.displaced] == [f"S{n}" for n in range(2, 10)]
    told = " ".join(run("why", day.agendas, "P1", "S1").stdout.split())
    assert "Works 6 (S6); and 3 more" in told


def test_a_delegate_more_lasts_with_a_row_for_each(tmp_path):
    """P1 came without a row of Delegates: one for the delegate who comes now is needed beside that of the new one."""
    day: Day = SITUATIONS[WayKind.DELEGATE](tmp_path)
    found = [way for company in ("P1", "P2") for a in why(day.agendas, company).answers for way in a.ways]
    (way, *_) = [way for way in found if way.kind is WayKind.DELEGATE]
    assert [str(row) for row in way.rows] == [
        "sheet Delegates, a new row: Company P1, Delegate Ivan Petrov",
        "sheet Delegates, a new row: Company P1, Delegate …",
    ]
    assert run(*shlex.split(way.command)[1:]).exit_code == 0
    held = {m.pair for m in read_agendas_file(day.agendas).schedule.meetings}
    book = load_workbook(day.folder / "day.xlsx")
    sheet = book["Delegates"] if "Delegates" in book.sheetnames else book.create_sheet("Delegates")
    for row in (["Company", "Delegate"], ["P1", "Ivan Petrov"], ["P1", "Boris Novikov"]):
        sheet.append(row)
    book.save(day.folder / "day.xlsx")
    assert run("verify", day.folder / "day.xlsx", day.agendas).exit_code == 0
    day.build()
    assert {m.pair for m in read_agendas_file(day.agendas).schedule.meetings} == held


def test_an_absence_that_the_desk_noted_is_among_what_forbids_a_meeting(day):
    held = next(iter(read_agendas_file(day.agendas).schedule.meetings))
    assert run("no-show", day.agendas, held.purchaser, "--now", "08:00").exit_code == 0
    (answer,) = why(day.agendas, *held.pair).answers
    assert answer.impossible
    assert any(row.cell is None and "is not available" in str(row.text) for row in answer.forbidding)
    told = run("why", day.agendas, *held.pair).stdout
    assert "is not available" in " ".join(told.split())
    assert "None" not in told


@pytest.mark.parametrize(
    ("days", "start", "told"),
    [(1, "09:25", "P1,S1@09:25"), (2, "09:25", "P1,S1@2025-06-12T09:25"), (2, None, "P1,S1")],
)
def test_a_moment_is_told_with_its_day_where_the_event_has_several(days, start, told):
    asked = object.__new__(_PairAnswers)
    asked.event = event(slots=[block(2, day=day + 1) for day in range(days)])
    when = at(start) if start else None
    row = FixedMeeting("P1", "S1", when and when.date(), when and when.time())
    assert asked._held(row) == told


@pytest.mark.parametrize("words", [("P2", "S2"), ("P2",)])
def test_a_company_that_cancelled_is_told_so(tmp_path, words):
    late = begun(tmp_path, **cancelled("P2"))
    said = " ".join(run("why", late.agendas, *words, "-q").stdout.split())
    assert "has cancelled" in said
    assert "Nobody asked" not in said


@pytest.mark.parametrize("name", ["day.xlsx", "nothing.xlsx"])
def test_a_file_that_is_no_schedule_is_one_finding(day, name):
    result = run("why", day.folder / name, "P1", "-q")
    assert result.exit_code == 1
    assert "waits until" not in result.stderr


def test_a_company_at_its_maximum_is_named_beside_another_reason(tmp_path):
    """P1 may meet once and does; nobody interprets between it and S2."""
    buyers = [
        ["ID", "Company", "Maximum", "Languages"],
        ["P1", "Petrov Trading", 1, "ru"],
        ["P2", "Altai Agro", None, "ru"],
    ]
    tongues = extended("Suppliers", "Languages", S1="ru", S2="zh")
    asked = [["From", "To", "Rank"], ["P1", "S1", 1], ["P1", "S2", 2]]
    day = begun(
        tmp_path,
        Purchasers=buyers,
        Requests=asked,
        Interpreters=[["ID", "Name", "Languages"], ["I1", "Li", "ru; en"]],
        **tongues,
    )
    told = " ".join(run("why", day.agendas, "P1", "S2").stdout.split())
    assert "Petrov Trading (P1) has its maximum of 1 meeting as a purchaser." in told


def test_only_what_was_cancelled_of_the_pairs_that_are_asked_about_may_be_held_again():
    of = event(slots=3)
    out = [
        PublishedMeeting(meeting(of, purchaser, supplier, 0), status=MeetingStatus.CANCELLED)
        for purchaser, supplier in (("P1", "S1"), ("P2", "S2"))
    ]
    again = meeting(of, "P1", "S1", 1)
    start = SimpleNamespace(event=of, published=published(*out, again))
    answers = _PairAnswers(Path(), cast(RerunStart, start), [("P1", "S1")])
    assert [(row.meeting.pair, row.is_held) for row in answers.published.meetings] == [
        (("P2", "S2"), False),
        (("P1", "S1"), True),
    ]
