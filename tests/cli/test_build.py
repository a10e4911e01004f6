"""``schedule build``: what it prints, writes and exits with."""

import json
import signal
import threading
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from sco_scheduler.cli.exits import Exit
from sco_scheduler.domain.goals import FIRST_BUILD, GoalResult
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.outcome import Conflict, ConflictRow, Outcome, Status
from sco_scheduler.workflows import build as building
from sco_scheduler.workflows import build_workbook as workbooks
from tests.cli.books import GOOD, SHEETS, answer, check_golden, held, registrations, run
from tests.events import meeting

KEYS = ["status", "goals", "lost_minutes", "meetings", "unmet", "seconds", "output", "findings"]


def test_the_summary_is_printed_and_the_workbook_written(day, quick):
    result = run("build", day)
    assert result.exit_code == 0
    check_golden("build", result.stdout.replace(str(day.parent), "DIR"))
    check_golden("build-stderr", result.stderr)
    assert "Meetings" in load_workbook(day.with_name("day-agendas.xlsx")).sheetnames


def test_the_real_engine_proves_the_small_event(day):
    result = run("build", day, "--json", "--quiet", "--time-limit", 20, "--seed", 3, "--reproducible")
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    goals = {g["name"]: g for g in found["goals"]}
    assert (goals["musts"]["value"], goals["value"]["value"]) == (1, 40 + 20 + 18)
    assert all(g["proved"] for g in goals.values() if g["name"] in {"musts", "minimums", "value", "balance"})
    assert [u["reason"] for u in found["unmet"]] == ["refused"]


def test_the_output_can_be_named(day, quick):
    target = day.with_name("friday.xlsx")
    assert run("build", day, "-o", target, "--quiet").exit_code == 0
    assert target.exists()
    assert not day.with_name("day-agendas.xlsx").exists()


def test_an_output_that_is_there_is_kept_as_a_dated_copy(day, quick):
    run("build", day)
    first = day.with_name("day-agendas.xlsx").read_bytes()
    result = run("build", day, "--fresh")
    assert result.exit_code == 0
    (copy,) = (day.parent / "history").iterdir()
    assert copy.read_bytes() == first
    assert "is kept in" in result.stdout


def test_json_is_one_object_and_all_that_is_on_standard_output(day, quick):
    result = run("build", day, "--json")
    found = json.loads(result.stdout)
    assert list(found) == KEYS
    assert found["status"] == "feasible"
    assert found["goals"][2] == {"name": "value", "value": 60, "bound": 78, "proved": False}
    assert found["meetings"][0] == {
        "meeting": "M001",
        "purchaser": "P1",
        "supplier": "S1",
        "start": "2025-06-12T09:00:00",
        "end": "2025-06-12T09:20:00",
        "zone": "A",
        "table": "1",
        "delegates": ["Ivan Petrov", "Li Wei"],
        "interpreter": None,
    }
    unmet = {(u["purchaser"], u["supplier"]): u for u in found["unmet"]}
    assert unmet[("P2", "S2")] | {"text": ""} == {
        "purchaser": "P2",
        "supplier": "S2",
        "reason": "refused",
        "text": "",
        "must": False,
        "value": 10,
    }
    assert unmet[("P1", "S2")]["reason"] == "time ran out"
    assert found["output"] == str(day.with_name("day-agendas.xlsx"))
    assert {"code", "severity", "cells", "message", "advice", "suggestion"} == found["findings"][0].keys()
    assert "Occupancy" in result.stderr


def test_quiet_prints_nothing(day, quick):
    result = run("build", day, "-q")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")


def test_options_reach_the_engine(day, monkeypatch):
    seen = []

    def solve(event, published, options, watch):
        seen.append(options)
        return Outcome(Status.NO_SCHEDULE)

    monkeypatch.setattr(building, "solve", solve)
    run("build", day, "--time-limit", 7.5, "--seed", 9, "--reproducible", "--order", "musts; Value,gaps")
    (options,) = seen
    assert (options.time_limit, options.seed, options.reproducible) == (7.5, 9, True)
    assert options.goals == ("musts", "value", "gaps")
    run("build", day)
    assert (seen[1].time_limit, seen[1].seed, seen[1].reproducible) == (30.0, 0, False)
    assert seen[1].goals == FIRST_BUILD


@pytest.mark.parametrize(
    ("order", "complaint"),
    [
        ("valeu", "Maybe 'value'?"),
        ("xyz", "Goals are: musts"),
        ("value; value", "named twice"),
        ("kept", "on every rerun"),
        (" ; ", "No goal is named"),
    ],
)
def test_an_order_that_is_none_is_a_usage_error(day, order, complaint):
    result = run("build", day, "--order", order)
    assert result.exit_code == 2
    assert complaint in " ".join(result.stderr.split())


@pytest.mark.parametrize(
    "words",
    [
        ["--time-limit", "0"],
        ["--time-limit", "soon"],
        ["--time-limit", "nan"],
        ["--time-limit", "inf"],
        ["--seed", "-1"],
        ["--nonsense"],
        [],
    ],
)
def test_usage_errors(day, words):
    result = run("build", *([day, *words] if words else []))
    assert result.exit_code == 2


@pytest.mark.parametrize(
    ("option", "change", "told"),
    [
        ("--table", "Q+1", "'Q' is not known to the event. Known are: A."),
        ("--interpreter", "ru-ru+1", "'ru-ru' is not known to the event."),
    ],
)
def test_a_change_of_what_the_event_does_not_have_is_a_usage_error(day, quick, option, change, told):
    result = run("build", day, option, change)
    assert result.exit_code == 2
    assert " ".join(result.stderr.split()).endswith(f"Error: {told}")


def test_findings_stop_the_work(tmp_path):
    day = registrations(tmp_path, Zones=[["Zone", "Tables"], ["A", -1]])
    result = run("build", day)
    assert result.exit_code == 1
    assert "Zones!B2" in result.stderr
    assert not day.with_name("day-agendas.xlsx").exists()


def test_findings_that_stop_are_in_the_json_too(tmp_path):
    result = run("build", tmp_path / "nowhere.xlsx", "--json", "--quiet")
    assert result.exit_code == 1
    found = json.loads(result.stdout)
    assert list(found) == KEYS
    assert (found["status"], found["output"], found["meetings"]) == ("findings", None, [])
    assert [f["severity"] for f in found["findings"]] == ["stops"]


def test_findings_that_change_what_is_built_are_told(tmp_path, quick):
    day = registrations(tmp_path, Requests=[*SHEETS["Requests"], ["P1", "P1", None, None]])
    result = run("build", day)
    assert result.exit_code == 0
    assert "Requests!B7" in result.stderr


def test_an_output_that_cannot_be_written_is_a_finding_before_any_solving(day, monkeypatch):
    def never(*words):
        pytest.fail("solved although nothing can be written")

    monkeypatch.setattr(building, "solve", never)
    for out in (day / "x.xlsx", day / "nowhere" / "x.xlsx"):
        result = run("build", day, "-o", out)
        assert result.exit_code == 1
        assert "stops the work" in " ".join(result.stderr.split())


def test_a_missing_folder_is_made_and_told(day, quick):
    out = day.parent / "nowhere" / "below" / "x.xlsx"
    result = run("build", day, "-o", out, "--quiet")
    assert result.exit_code == 0
    assert out.is_file()
    told = f"There was no folder {day.parent / 'nowhere'}: it was made."
    assert told in result.stderr.replace("\n", "")
    assert "no folder" not in run("build", day, "-o", out, "--fresh").stderr


def test_a_build_that_writes_nothing_makes_no_folder(day, monkeypatch):
    monkeypatch.setattr(building, "solve", lambda *words: Outcome(Status.NO_SCHEDULE, None, (), seconds=1.0))
    run("build", day, "-o", day.parent / "nowhere" / "x.xlsx")
    assert not (day.parent / "nowhere").exists()


@pytest.mark.parametrize("words", [("build", "day.xlsx", "-o"), ("template",)])
def test_a_workbook_has_the_name_of_one(day, monkeypatch, words):
    monkeypatch.chdir(day.parent)
    for name in ("out.pdf", "out", "."):
        result = run(*words, name)
        assert result.exit_code == Exit.USAGE
        assert f"{name} must end in .xlsx." in result.stderr
    assert [path.name for path in day.parent.iterdir()] == [day.name]


def test_the_registrations_are_never_overwritten(day, quick):
    before = day.read_bytes()
    result = run("build", day, "-o", day.parent / "." / day.name)
    assert result.exit_code == 1
    assert "is the registrations workbook itself" in " ".join(result.stderr.split())
    assert day.read_bytes() == before


def conflict() -> Conflict:
    a, b = (ConflictRow(Cell("Fixed", n, "A"), f"{p} meets S1 at 09:00.") for n, p in ((2, "P1"), (3, "P2")))
    return Conflict((a, b), ((a,), (b,)))


def test_a_conflict_of_the_rules(day, monkeypatch):
    monkeypatch.setattr(building, "solve", lambda *words: Outcome(Status.CONFLICT, conflict=conflict()))
    result = run("build", day)
    assert result.exit_code == 3
    assert "Fixed!A2: P1 meets S1 at 09:00." in result.stderr
    assert not day.with_name("day-agendas.xlsx").exists()
    found = json.loads(run("build", day, "--json").stdout)
    assert found["status"] == "conflict"
    assert found["findings"][0]["cells"] == ["Fixed!A2", "Fixed!A3"]
    assert found["findings"][0]["message"] == "P1 meets S1 at 09:00; P2 meets S1 at 09:00."
    assert found["findings"][0]["advice"] == "give up Fixed!A2 or give up Fixed!A3"


def test_no_schedule_in_the_time_given(day, monkeypatch):
    monkeypatch.setattr(building, "solve", lambda *words: Outcome(Status.NO_SCHEDULE, seconds=30))
    result = run("build", day)
    assert result.exit_code == 4
    assert "try a longer --time-limit" in " ".join(result.stderr.split())
    assert json.loads(run("build", day, "--json").stdout)["status"] == "no schedule"


def test_our_own_wrong_schedule_is_never_written(day, quick):
    quick(meetings=lambda event: (meeting(event, "P1", "S1", 0), meeting(event, "P2", "S1", 0)))
    result = run("build", day, "--json")
    assert result.exit_code == 70
    assert not day.with_name("day-agendas.xlsx").exists()
    report = day.with_name("day-agendas-refused.txt").read_text(encoding="utf-8")
    assert "R1 One meeting at a time" in report
    assert "day-agendas-refused.txt" in result.stderr.replace("\n", "")
    assert json.loads(result.stdout)["status"] == "refused"


def test_a_value_claimed_wrongly_is_refused_too(day, quick):
    quick(goals=(GoalResult("value", 99, 99, proved=True),))
    result = run("build", day)
    assert result.exit_code == 70
    assert "The goal value is said to be 99, and is 60." in " ".join(result.stderr.split())


def test_a_report_that_cannot_be_left_is_not_named(day, quick, monkeypatch):
    quick(goals=(GoalResult("value", 99),))
    day.with_name("day-agendas-refused.txt").mkdir()
    result = run("build", day)
    assert result.exit_code == 70
    assert "No schedule is written." in result.stderr


def test_what_is_no_workbook_in_the_outputs_place_is_kept_and_told(day, quick):
    target = day.with_name("day-agendas.xlsx")
    target.write_text("not a workbook")
    assert run("build", day).exit_code == 1
    assert target.read_text() == "not a workbook"
    result = run("build", day, "--fresh")
    assert result.exit_code == 0
    assert "no agendas workbook whose Record can be read" in " ".join(result.stderr.split())
    (copy,) = (day.parent / "history").iterdir()
    assert copy.read_text() == "not a workbook"


def test_json_says_whether_a_conflict_is_known_to_be_smallest(day, monkeypatch):
    for smallest in (True, False):
        found = Outcome(Status.CONFLICT, conflict=replace(conflict(), minimal=smallest))
        monkeypatch.setattr(building, "solve", lambda *words, found=found: found)
        (first, *_) = json.loads(run("build", day, "--json", "-q").stdout)["findings"]
        assert (first["code"], first["smallest"]) == ("conflict", smallest)


def test_ctrl_c_once_takes_the_best_so_far(day, monkeypatch):
    def solve(event, published, options, watch):
        signal.raise_signal(signal.SIGINT)
        assert watch.stopped()
        return answer()(event, published, options, watch)

    monkeypatch.setattr(building, "solve", solve)
    before = signal.getsignal(signal.SIGINT)
    result = run("build", day)
    assert result.exit_code == 0
    assert "Stopped by you" in result.stdout
    assert "Stopping" in result.stderr
    assert day.with_name("day-agendas.xlsx").exists()
    assert signal.getsignal(signal.SIGINT) is before


def test_ctrl_c_twice_writes_nothing(day, monkeypatch):
    def solve(event, published, options, watch):
        signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(building, "solve", solve)
    result = run("build", day)
    assert result.exit_code == 130
    assert "nothing was written" in result.stderr
    assert not day.with_name("day-agendas.xlsx").exists()


def test_ctrl_c_before_solving_gives_up_at_once(day, quick, monkeypatch):
    monkeypatch.setattr(workbooks, "ensure_writable", lambda path: signal.raise_signal(signal.SIGINT))
    result = run("build", day)
    assert result.exit_code == 130
    assert not day.with_name("day-agendas.xlsx").exists()


def test_outside_the_main_thread_signals_are_left_alone(day, quick):
    codes = []
    thread = threading.Thread(target=lambda: codes.append(run("build", day, "-q").exit_code))
    thread.start()
    thread.join()
    assert codes == [0]


def test_a_fault_is_told_in_a_sentence(day, monkeypatch):
    def solve(*words):
        raise IndexError("list index out of range")

    monkeypatch.setattr(building, "solve", solve)
    result = run("build", day)
    assert result.exit_code == 70
    assert "A fault of the program: IndexError." in result.stderr
    assert "Traceback" not in result.output


def test_made_up_ids_stay_with_the_company(tmp_path, quick):
    def nameless(*names):
        return [["Company", "Country"], *([name, "Russia"] for name in names)]

    def without(event):
        return ()

    quick(meetings=without, goals=())
    asked = [["From", "To"], ["Petrov Trading", "S1"]]
    registrations(tmp_path, Purchasers=nameless("Petrov Trading", "Altai Agro"), Requests=asked)
    first = json.loads(run("build", tmp_path / "day.xlsx", "--json").stdout)["unmet"][0]["purchaser"]
    registrations(tmp_path, Purchasers=nameless("Altai Agro", "Petrov Trading"), Requests=asked)
    again = json.loads(run("build", tmp_path / "day.xlsx", "--json").stdout)["unmet"][0]["purchaser"]
    assert first == again


def test_the_best_and_the_interrupted_are_told_apart(day, quick):
    proved = tuple(replace(g, bound=g.value, proved=True) for g in GOOD[:2])
    quick(status=Status.OPTIMAL, goals=proved, meetings=held)
    assert "Every goal is proved, after 1.0 s of solving." in run("build", day).stdout


@pytest.mark.parametrize("lang", ["en", "ru", "zh"])
def test_of_a_workbook_that_is_open_elsewhere_the_option_for_another_name_is_told(day, lang):
    assert run("build", day, "--quiet").exit_code == 0
    agendas = day.with_name("day-agendas.xlsx")
    agendas.with_name(f".~lock.{agendas.name}#").write_text("Olga,,,;", encoding="utf-8")
    result = run("build", day, "--fresh", "--lang", lang)
    assert result.exit_code == 1
    assert "Olga" in result.stderr
    assert " -o" in result.stderr
