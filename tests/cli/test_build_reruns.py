"""``schedule build`` on a published schedule."""

import json

import pytest
from openpyxl import load_workbook

from sco_scheduler.domain.outcome import Outcome, Status
from sco_scheduler.workflows import build as building
from tests.cli.books import SHEETS, run
from tests.workflows.late import REQUESTS, cancelled, clock, extended, put, rebuild, without


def test_nothing_has_changed(late):
    result = rebuild(late)
    assert result.exit_code == 0
    assert result.stdout.startswith("Nothing has changed since the published schedule of")
    assert "nothing is solved or written" in result.stdout
    assert late.copies == []
    found = json.loads(rebuild(late, "--json", "-q").stdout)
    assert found["rerun"]["unchanged"] is True
    assert found["output"] is None
    assert len(found["meetings"]) == 4


def test_a_rerun_tells_what_it_kept_and_changed(late):
    result = rebuild(late, **cancelled("S2"))
    assert result.exit_code == 0
    told = " ".join(result.stdout.split())
    assert "Kept to the published schedule of" in told
    assert "2 meetings dropped with what was cancelled, refused or taken out." in told
    assert "No meeting had to be given up. No meeting had to move, change tables or change people." in told
    assert "The value was 88 and is 60. Keeping costs no value: a fresh build could not reach more." in told
    assert "dropped" in told


def test_a_rerun_as_json(late):
    found = json.loads(rebuild(late, "--json", "-q", "--prices", **cancelled("S2")).stdout)
    rerun = found["rerun"]
    assert (rerun["published"], rerun["revision"], rerun["unchanged"]) == ("day-agendas.xlsx", 1, False)
    value = next(goal["value"] for goal in found["goals"] if goal["name"] == "value")
    assert rerun["value_bound"] == value  # in an event this small keeping costs nothing
    assert {c["change"] for c in rerun["changes"]} == {"dropped"}
    assert [p["moves"] for p in rerun["prices"]] == [0, 1, 3, 10]
    assert set(rerun["changes"][0]) == {"change", "purchaser", "supplier", "before", "after", "why"}


@pytest.mark.parametrize(
    ("words", "seconds"),
    [
        ([], 7.0),
        (["--from", "09:30"], 7.0),
        (["--order", "musts; value"], 7.0),
        (["--time-limit", "20"], 20),
        (["--allow-moves", "0"], 7.0),
        (["--allow-moves", "3"], 30),
        (["--rearrange"], 30),
        (["--fresh"], 30),
    ],
)
def test_a_rerun_that_moves_only_what_has_to_takes_little_time(late, monkeypatch, words, seconds):
    seen = []

    def solve(event, published, options, watch):
        seen.append(options.time_limit)
        return Outcome(Status.NO_SCHEDULE)

    monkeypatch.setattr(building, "solve", solve)
    run("build", late.register(**cancelled("S2")), *words)
    assert seen == [seconds]


def test_history_is_told(late):
    result = rebuild(late, "--from", "2025-06-12 09:30", **cancelled("S1"))
    assert "What starts before 2025-06-12 09:30 is history and stays as it is." in result.stdout


@pytest.mark.parametrize("changed", [{}, cancelled("S2")])
def test_a_rerun_says_that_it_gives_no_value_up(late, changed):
    late.register(**changed)
    words = ("build", late.folder / "day.xlsx", "--reproducible", "--time-limit", 5, "--value-slack", 2)
    told = " ".join(run(*words).stderr.split())
    assert "--value-slack 2 has no effect" in told
    assert "--value-slack" not in run(*words, "--fresh").stderr


def test_prices_are_told(late):
    result = rebuild(late, "--prices", **cancelled("S2"))
    assert "What further moves would gain" in result.stdout
    assert "up to 10" in result.stdout


def test_a_published_schedule_that_cannot_be_read_stops(late):
    without(late.agendas, "Meetings")
    result = rebuild(late)
    assert result.exit_code == 1
    assert "There is no sheet Meetings" in " ".join(result.stderr.split())
    assert late.copies == []
    assert rebuild(late, "--fresh").exit_code == 0
    assert len(late.copies) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--from", "noon"], "'noon' is no time"),
        (["--allow-moves", "-1"], "-1 is not in the range"),
        (["--rearrange", "--allow-moves", "1"], "--rearrange sets no limit"),
        (["--rearrange", "--prices"], "--rearrange sets no limit"),
        (["--fresh", "--from", "now"], "--fresh forgets the published schedule"),
        (["--fresh", "--rearrange"], "--fresh forgets the published schedule"),
        (["--give-up", "P1,S1"], "--give-up and --move-nobody say how --hold repairs"),
        (["--move-nobody"], "--give-up and --move-nobody say how --hold repairs"),
        *(
            (["--hold", "P1,S1", *further], "--hold repairs the published schedule with the fewest moves")
            for further in (
                ["--fresh"],
                ["--order", "value"],
                ["--allow-moves", "2"],
                ["--rearrange"],
                ["--prices"],
                ["--value-slack", "1"],
            )
        ),
    ],
)
def test_options_that_make_no_sense(late, words, said):
    result = run("build", late.folder / "day.xlsx", *words)
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())


def test_a_time_alone_is_on_the_first_day_of_an_event_that_is_not_today(late):
    result = rebuild(late, "--from", "09.30", **cancelled("S1"))
    assert "What starts before 2025-06-12 09:30 is history and stays as it is." in result.stdout
    assert "Nothing has changed" in rebuild(late, "--from", "09:30", **cancelled("S1")).stdout


def test_now_is_after_an_event_that_is_over(late):
    """Everything is history: a cancellation comes too late to change anything."""
    found = json.loads(rebuild(late, "--from", "now", "--json", "-q", **cancelled("S1")).stdout)
    assert found["rerun"]["changes"] == []
    assert len(found["meetings"]) == 4


@pytest.mark.parametrize(("words", "moved"), [([], 0), (["--allow-moves", "1"], 1), (["--rearrange"], 1)])
def test_moves_that_are_allowed_gain_something(late, words, moved):
    """P2 is there for the last slot only, which S1 spends with P1: one move lets S1 meet P2 too."""
    asked = {"Requests": [REQUESTS[0], ["P1", "S1", 1, None], ["P2", "S1", None, "maybe"]]}
    late.register(**asked, **extended("Purchasers", "Not available", P2="09:00-10:10"))
    run("build", late.folder / "day.xlsx", "--fresh", "--reproducible", "--time-limit", 5)
    late.edit(lambda sheet: put(sheet, ("P1", "S1"), Start=clock("09:50"), End=clock("10:10")))
    there = asked | extended("Purchasers", "Not available", P2="09:00-09:45")
    rebuild(late, **asked, **extended("Purchasers", "Not available", P2="09:00-10:10"))
    late.register(**there)
    result = run("build", late.folder / "day.xlsx", "--reproducible", "--time-limit", 5, *words)
    told = " ".join(result.stdout.split())
    assert ("1 meeting moved, as was allowed for gain" in told) == bool(moved)
    assert ("No meeting had to move" in told) == (not moved)
    assert ("1 meeting was added." in told) == bool(moved)


def test_fresh_forgets_what_was_published(late):
    late.edit(lambda sheet: put(sheet, ("P1", "S1"), Status="cancelled"))
    found = json.loads(rebuild(late, "--fresh", "--json", "-q").stdout)
    assert "rerun" not in found
    assert len(found["meetings"]) == 4
    assert len(late.copies) == 1


def test_a_lock_that_is_void_is_told(late):
    late.edit(lambda sheet: put(sheet, ("P1", "S2"), Lock="yes"))
    result = rebuild(late, **cancelled("S2"))
    told = " ".join(result.stderr.replace("│", " ").split())
    assert result.exit_code == 0
    assert "The locked meeting of Petrov Trading (P1) with Chongqing Pumps (S2) is given up" in told
    assert "Chongqing Pumps has cancelled (Suppliers!" in told


def test_the_schedule_of_another_event_is_refused(late):
    before = late.agendas.read_bytes()
    rows = {name: [list(row) for row in SHEETS[name]] for name in ("Purchasers", "Suppliers")}
    for name in rows:
        for row in rows[name][1:]:
            row[1] = f"Another {row[0]}"
            row[2] = "" if name == "Suppliers" else row[2]
    late.register(**rows)
    result = run("build", late.folder / "day.xlsx")
    assert result.exit_code == 1
    assert "holds the schedule of another event" in " ".join(result.stderr.split())
    assert late.agendas.read_bytes() == before
    assert late.copies == []


def test_another_format_is_refused(late):
    def later(sheet):
        row = next(r for r in range(1, sheet.max_row + 1) if sheet.cell(r, 1).value == "version")
        sheet.cell(row, 3).value = "2"

    late.edit(later, "Record")
    before = late.agendas.read_bytes()
    for words in (["build", late.folder / "day.xlsx"], ["diff", late.agendas, late.agendas], ["changed", late.agendas]):
        result = run(*words)
        assert result.exit_code == 1
        assert "The workbook has the format 2; this program reads format 1" in " ".join(result.stderr.split())
    assert late.agendas.read_bytes() == before


def test_only_the_agendas_that_change_get_a_new_revision(late):
    rebuild(late, **cancelled("S2"))
    book = load_workbook(late.agendas)
    foots = {sheet.title: str(sheet.oddFooter.left.text) for sheet in book.worksheets}
    assert foots["P1 Petrov Trading"].endswith("revision 2")
    assert foots["P2 Altai Agro"].endswith("revision 2")
    assert foots["S1 Foton Motors"].endswith("revision 1"), "nothing in it has changed"
