"""``schedule build`` on a published schedule, ``diff``, ``changed`` and ``undo``."""

import json

import pytest

from tests.cli.books import check_golden, run
from tests.workflows.late import begun, cancelled, extended, put, without


@pytest.fixture
def late(tmp_path):
    """A day with its first build."""
    return begun(tmp_path, **extended("Purchasers", "Phone", P1="+7 111"))


def rebuild(late, *words, **changed):
    """Run a build after a late change; all printed text without the folder's name and times."""
    late.register(**(extended("Purchasers", "Phone", P1="+7 111") | changed))
    return run("build", late.folder / "day.xlsx", "--reproducible", "--time-limit", 5, *words)


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
    assert "2 meetings fell away with what was cancelled, refused or taken out." in told
    assert "No meeting had to be given up. No meeting had to move or change tables or change people." in told
    assert "The value was 88 and is 60. Keeping costs no value: a fresh build could not reach more." in told
    assert "dropped" in told


def test_a_rerun_as_json(late):
    found = json.loads(rebuild(late, "--json", "-q", "--prices", **cancelled("S2")).stdout)
    rerun = found["rerun"]
    assert (rerun["published"], rerun["revision"], rerun["unchanged"]) == ("day-agendas.xlsx", 1, False)
    assert {c["change"] for c in rerun["changes"]} == {"dropped"}
    assert [p["moves"] for p in rerun["prices"]] == [0, 1, 3, 10]
    assert set(rerun["changes"][0]) == {"change", "purchaser", "supplier", "before", "after", "why"}


def test_history_is_told(late):
    result = rebuild(late, "--from", "2025-06-12 09:30", **cancelled("S1"))
    assert "What starts before 2025-06-12 09:30 is history and stays as it is." in result.stdout


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
    ],
)
def test_options_that_make_no_sense(late, words, said):
    result = run("build", late.folder / "day.xlsx", *words)
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())


def test_diff(late):
    rebuild(late, **cancelled("S2"))
    (old,) = late.copies
    result = run("diff", old, late.agendas)
    assert result.exit_code == 0
    check_golden("diff", result.stdout)
    found = json.loads(run("diff", old, late.agendas, "--json").stdout)
    assert sorted(c["change"] for c in found["changes"]) == ["dropped", "dropped", "kept", "kept"]
    assert found["status"] == "ok"


def test_changed(late):
    rebuild(late, **cancelled("S2"))
    result = run("changed", late.agendas)
    assert result.exit_code == 0
    check_golden("changed", result.stdout)
    found = json.loads(run("changed", late.agendas, "--since", "1", "--json").stdout)
    assert found["since"] == "revision 1"
    assert found["companies"][0]["affected_from"] == "2025-06-12T09:25:00"
    assert "No company's agenda has changed" in run("changed", late.agendas, "--since", 2).stdout
    assert json.loads(run("changed", late.agendas, "--since", late.copies[0], "--json").stdout)["companies"]


def test_undo(late):
    late.edit(lambda sheet: put(sheet, ("P1", "S1"), Status="cancelled"))
    before = late.agendas.read_bytes()
    rebuild(late)
    result = run("undo", late.agendas)
    assert result.exit_code == 0
    assert "is again as in" in result.stdout
    assert "another undo brings it back" in result.stdout
    assert late.agendas.read_bytes() == before


@pytest.mark.parametrize("command", ["changed", "undo", "diff"])
def test_a_file_that_is_not_there(command, tmp_path):
    missing = tmp_path / "nothing.xlsx"
    words = [missing, missing] if command == "diff" else [missing]
    result = run(command, *words)
    assert result.exit_code == 1
    assert "nothing.xlsx" in "".join(result.stderr.split())  # a narrow table folds long paths
    if command != "undo":
        assert json.loads(run(command, *words, "--json").stdout)["status"] == "findings"
