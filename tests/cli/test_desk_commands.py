"""The commands of the desk: what they print, what they write, and how they end."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from sco_scheduler.cli.exits import Exit
from sco_scheduler.domain.messages import Phrase
from sco_scheduler.output.texts.words import speech
from sco_scheduler.workflows.agendas_file import read_agendas_file
from sco_scheduler.workflows.desk import actions
from tests.cli.books import run
from tests.events import at, block
from tests.workflows.desk.day import number, opened, small_event, with_ways, write


@pytest.fixture
def path(tmp_path):
    return write(tmp_path)


def at_half_past_nine(command, path, *words):
    return run(command, path, *words, "--now", "09:30")


def test_free_lists_wishes_first_with_their_value(path):
    result = at_half_past_nine("free", path, "Company P1", "--at", "10:15")
    assert result.exit_code == Exit.DONE
    assert "Company S4 (S4)" in result.stdout
    found = json.loads(at_half_past_nine("free", path, "P1", "--at", "10:15", "--json").stdout)["free"]
    assert (found[0]["company"], found[0]["wished"]) == ("S4", True)
    assert found[0]["value"] > 0


def test_free_says_of_who_did_not_come_that_it_is_absent(path):
    assert at_half_past_nine("no-show", path, "P1", "--take").exit_code == Exit.DONE
    told = at_half_past_nine("free", path, "P1")
    assert told.stdout == "Company P1 is noted as absent, so it can meet nobody. `arrived` takes that back.\n"


@pytest.mark.parametrize(
    ("now", "warned"), [("2025-06-11 09:30", True), ("2025-06-12 09:30", False), ("2025-06-13 09:30", False)]
)
def test_before_its_day_the_event_is_not_changed_in_silence(path, now, warned):
    for words in (("arrived", path, "P1"), ("free", path, "P2")):
        result = run(*words, "--now", now)
        assert result.exit_code == Exit.DONE
        assert ("Today, 2025-06-11, is no day of this event (2025-06-12)." in result.stderr) == warned


def test_a_number_on_two_rows_is_refused_until_one_is_cleared(path):
    book = load_workbook(path)
    sheet = book["Meetings"]
    numbers = [cell for (cell,) in sheet.iter_rows(max_col=1) if str(cell.value).startswith("M0")]
    first, second = numbers[-2:]
    own, twice = second.value, first.value
    second.value = twice.lower()
    book.save(path)
    before = path.read_bytes()
    refused = at_half_past_nine("cancel", path, twice)
    assert refused.exit_code == Exit.FINDINGS
    assert f"stands on several rows (Meetings!A{second.row}, Meetings!A{first.row})" in refused.stderr.replace(
        "\n", " "
    )
    assert path.read_bytes() == before
    second.value = own
    book.save(path)
    assert at_half_past_nine("cancel", path, twice).exit_code == Exit.DONE


def test_book_is_done_and_written(path):
    result = at_half_past_nine("book", path, "P1", "S4", "--at", "10:15")
    assert result.exit_code == Exit.DONE
    assert "Booked: Company P1 / Company S4, 10:15 at B/1." in result.stdout
    assert ("P1", "S4") in {m.pair for m in read_agendas_file(path).schedule.meetings}


def test_book_takes_the_first_slot_in_which_both_are_free(path):
    assert at_half_past_nine("book", path, "P1", "S4").exit_code == Exit.DONE
    starts = {m.pair: f"{m.start:%H:%M}" for m in read_agendas_file(path).schedule.meetings}
    assert starts["P1", "S4"] == "10:15"


def test_book_refuses_with_the_reason_and_the_cheapest_way_and_takes_it(path):
    before = path.read_bytes()
    result = at_half_past_nine("book", path, "P1", "S4", "--at", "09:50")
    assert result.exit_code == Exit.FINDINGS
    assert "Not free at 09:50: Company P1" in result.stderr
    assert "Both are free at 10:15" in result.stderr
    assert "cheapest way" in result.stderr
    assert path.read_bytes() == before
    taken = at_half_past_nine("book", path, "P1", "S4", "--at", "09:50", "--take")
    assert taken.exit_code == Exit.DONE
    starts = {m.pair: f"{m.start:%H:%M}" for m in read_agendas_file(path).schedule.meetings}
    assert starts["P1", "S4"] == "09:50"


def test_a_way_that_is_not_proved_is_not_called_the_cheapest(path, monkeypatch):
    monkeypatch.setattr(actions, "book", with_ways(actions.book, False))
    result = at_half_past_nine("book", path, "P1", "S4", "--at", "09:50")
    assert result.exit_code == Exit.FINDINGS
    assert "best way found" in result.stderr
    assert "cheapest way" not in result.stderr


def test_what_disturbs_others_is_told_as_a_way_that_was_not_taken(path):
    before = path.read_bytes()
    run("no-show", path, "I1", "--take", "--now", "08:50")
    middle = path.read_bytes()
    result = run("no-show", path, "I2", "--now", "08:50")
    assert result.exit_code == Exit.FINDINGS
    lines = result.stderr.splitlines()
    assert lines[0] == "The interpreter Interpreter I2 is away from 08:50 to 11:25."
    assert lines[1].startswith("The cheapest way (proved) changes 1 meeting; disturbed: Company P1, Company S1.")
    assert "Nothing was changed." in lines[-1]
    assert path.read_bytes() == middle != before


def test_a_refusal_as_json_has_the_way(path):
    found = json.loads(at_half_past_nine("book", path, "P1", "S4", "--at", "09:50", "--json").stdout)
    assert found["status"] == "refused"
    assert found["way"]["changes"]


def test_move_cancel_and_swap(path):
    file = opened(path)
    one, two, third = number(file, "P1", "S2"), number(file, "P3", "S1"), number(file, "P2", "S3")
    assert at_half_past_nine("swap", path, one, two).exit_code == Exit.DONE
    assert at_half_past_nine("move", path, third, "--to", "11:05").exit_code == Exit.DONE
    assert at_half_past_nine("cancel", path, one).exit_code == Exit.DONE
    meetings = {m.number: m for m in read_agendas_file(path).schedule.meetings}
    assert one not in meetings
    assert f"{meetings[third].start:%H:%M}" == "11:05"
    assert meetings[two].table == "1"


def test_move_needs_a_time_or_a_table(path):
    assert at_half_past_nine("move", path, "M001").exit_code == Exit.USAGE


def test_attendance(path):
    assert "arrived" in at_half_past_nine("arrived", path, "Delegate 1 of P1").stdout
    result = at_half_past_nine("no-show", path, "P2")
    assert "did not come; 2 meetings taken out" in result.stdout
    assert "Company S3" in result.stdout
    assert {p: s.value for p, s in read_agendas_file(path).record.desk.presence.items()} == {
        "P1#1": "arrived",
        "P2#1": "no-show",
    }
    again = at_half_past_nine("arrived", path, "P2")
    assert again.exit_code == Exit.DONE, "what no option could take is not asked about"
    assert {m.supplier for m in read_agendas_file(path).schedule.meetings if m.purchaser == "P2"} == {"S3"}


def test_a_walk_in_is_there_for_free_and_book(path):
    words = ["Oasis Trade", "--role", "purchaser", "--languages", "Russian", "--wish", "S3", "--person", "Dana"]
    assert "(W1)" in at_half_past_nine("walk-in", path, *words).stdout
    found = json.loads(at_half_past_nine("free", path, "Oasis", "--json").stdout)["free"]
    assert {row["company"] for row in found if row["wished"]} == {"S3"}


@pytest.mark.parametrize("words", [("cancel", "M099"), ("book", "P1", "S9", "--at", "10:15"), ("arrived", "Nobody")])
def test_what_is_not_there_is_told(path, words):
    result = run(words[0], path, *words[1:], "--now", "09:30")
    assert result.exit_code == Exit.FINDINGS
    assert result.stderr


def test_an_interpreter_who_does_not_come_is_away_until_there_again(tmp_path):
    happening = small_event()
    path = write(tmp_path, replace(happening, interpreters=happening.interpreters[:1]))
    early = ("--now", "08:50")
    asked = run("no-show", path, "i1", *early)
    assert asked.exit_code == Exit.FINDINGS
    assert "Company P1" in asked.stderr
    assert run("no-show", path, "i1", *early, "--take").exit_code == Exit.DONE
    assert ("P1", "S1") not in {m.pair for m in read_agendas_file(path).schedule.meetings}
    back = run("arrived", path, "I1", *early)
    assert back.exit_code == Exit.DONE
    assert "there again" in back.stdout
    assert ("P1", "S1") in {m.pair for m in read_agendas_file(path).schedule.meetings}


@pytest.mark.parametrize(("lang", "told"), [("zh", "已取消"), ("ru", "Отменена")])
def test_it_is_told_in_the_language_asked_for(path, lang, told):
    m = number(opened(path), "P2", "S3")
    assert told in at_half_past_nine("cancel", path, m, "--lang", lang).stdout


def test_a_step_as_json_says_that_it_is_done(path):
    found = json.loads(at_half_past_nine("book", path, "P1", "S4", "--at", "10:15", "--json").stdout)
    assert found["status"] == "done"


@pytest.mark.parametrize("words", [("free", "foton"), ("book", "P1", "foton"), ("arrived", "foton")])
def test_an_unknown_name_is_json_too(path, words):
    result = run(words[0], path, *words[1:], "--now", "09:30", "--json")
    assert result.exit_code == Exit.FINDINGS
    told = json.loads(result.stdout)
    assert (told["status"], told["candidates"]) == ("unknown", [])
    assert "foton" in told["reason"]


def test_of_several_people_of_a_name_none_is_taken(path):
    result = run("arrived", path, "Delegate 1", "--now", "09:30", "--json")
    told = json.loads(result.stdout)
    assert told["reason"] == "Several people are called 'Delegate 1'."
    assert "Delegate 1 of P1, P1 Company P1" in told["candidates"]
    assert "Delegate 1 of P1, P1 Company P1" in result.stderr


def test_who_is_busy_then_is_told_with_the_meeting(path):
    assert "Not free at 09:50: Company P1 (M003" in at_half_past_nine("free", path, "P1", "--at", "09:50").stdout


def test_free_at_a_time_that_is_no_slot_is_refused_in_words_and_as_json(path):
    result = run("free", path, "P1", "--at", "03:00", "--now", "09:30")
    assert result.exit_code == 1
    assert "03:00" in result.stderr
    told = json.loads(run("free", path, "P1", "--at", "03:00", "--now", "09:30", "--json").stdout)
    assert told["status"] == "refused"
    assert "03:00" in told["reason"]


def test_a_supplier_who_walks_in_needs_a_zone_and_languages_that_are_known(path):
    assert "needs a zone: A, B" in at_half_past_nine("walk-in", path, "Oasis", "--role", "supplier").stderr
    assert (
        "klingon" in at_half_past_nine("walk-in", path, "Oasis", "--role", "purchaser", "--languages", "klingon").stderr
    )


def test_a_table_may_be_given_with_its_zone(path):
    assert "is in another zone" in at_half_past_nine("move", path, "M005", "--table", "B/1").stderr
    assert "at A/2" in at_half_past_nine("move", path, "M005", "--table", "А/2").stdout


def test_the_day_is_told_where_the_event_has_several(tmp_path):
    two_days = replace(small_event(), sessions=(block(6, name="Morning"), block(6, day=2, name="Next morning")))
    path = write(tmp_path, two_days)
    offered = at_half_past_nine("free", path, "P1").stdout
    assert "12 June 10:15" in offered
    assert "13 June 09:00" in offered
    booked = at_half_past_nine("book", path, "P1", "S4", "--at", "2025-06-13 09:25").stdout
    assert "Booked: Company P1 / Company S4, 13 June 09:25 at B/1." in booked
    assert "P1: 13 June 09:25 S4: added at B/1" in booked
    meets = number(opened(path), "P1", "S4")
    moved = at_half_past_nine("move", path, meets, "--to", "2025-06-12 10:15").stdout
    assert "P1: 13 June 09:25 S4: moved to 12 June 10:15 at B/1" in moved
    refused = at_half_past_nine("move", path, meets, "--to", "2025-06-13 09:26").stderr.replace("\n", " ")
    assert (
        "No slot that can still be used starts on 13 June at 09:26. The nearest starts on 13 June at 09:25." in refused
    )


def test_a_read_only_workbook_is_told_without_an_option_that_the_command_does_not_have(path):
    path.chmod(0o444)
    result = at_half_past_nine("cancel", path, "M005")
    assert result.exit_code == Exit.FINDINGS
    told = " ".join(result.stderr.split())
    assert "is read-only. Make it writable" in told
    assert "-o" not in told.split()


def test_that_a_meeting_was_not_held_is_told_beside_the_remark(path):
    told = at_half_past_nine("held", path, "M001", "--no", "--notes", "nobody came").stdout
    assert "not held" in told
    assert "nobody came" in told


@pytest.mark.parametrize("command", ["arrived", "no-show", "leaves", "free"])
def test_a_name_that_no_company_or_person_has_is_nobodys(path, command):
    assert at_half_past_nine(command, path, "Zoe").stderr == "Nobody is called 'Zoe'.\n"
    assert at_half_past_nine("book", path, "Zoe", "S1").stderr == "No company is called 'Zoe'.\n"


def test_who_is_free_with_nobody_is_told_so(path):
    for interpreter in ("I1", "I2"):
        at_half_past_nine("no-show", path, interpreter, "--take")
    for company in ("S1", "S2", "S3", "S4"):
        at_half_past_nine("no-show", path, company, "--take")
    result = at_half_past_nine("free", path, "P1")
    assert result.exit_code == Exit.DONE
    assert "Company" not in result.stdout
    assert result.stdout.strip()
    assert json.loads(at_half_past_nine("free", path, "P1", "--json").stdout)["free"] == []


def test_a_time_that_has_begun_is_told_with_the_nearest_that_has_not(path):
    for words in (["free", path, "P1"], ["book", path, "P1", "S4"]):
        done = run(*words, "--at", "09:00", "--now", "09:30")
        assert done.exit_code == 1
        assert "The nearest starts at 09:50." in done.stderr


def test_free_knows_a_company_by_one_of_its_people(tmp_path):
    happening = small_event()
    first, *others = happening.companies
    named = replace(first, delegates=tuple(replace(d, name="Elena Orlova") for d in first.delegates))
    path = write(tmp_path, replace(happening, companies=(named, *others)))
    assert run("free", path, "orlova", "--now", "09:30").output == run("free", path, "P1", "--now", "09:30").output


def test_a_walk_in_in_json_has_the_new_id(path):
    told = json.loads(at_half_past_nine("walk-in", path, "Oasis", "--role", "purchaser", "--json").stdout)
    assert (told["status"], told["company"]) == ("done", "W1")


def test_who_leaves_early_or_comes_late_is_away_and_the_cheapest_way_is_asked(path):
    asked = at_half_past_nine("leaves", path, "P3", "--at", "10:30")
    assert asked.exit_code == Exit.FINDINGS
    assert "Delegate 1 of P3 leaves at 10:30." in asked.stderr
    assert "--take" in asked.stderr
    assert at_half_past_nine("leaves", path, "P3", "--at", "10:30", "--take").exit_code == Exit.DONE
    assert ("P3", "S4") not in {m.pair for m in read_agendas_file(path).schedule.meetings if m.start > at("10:15")}
    late = json.loads(at_half_past_nine("leaves", path, "Delegate 1 of P1", "--until", "09:45", "--json").stdout)
    assert late["text"] == "Delegate 1 of P1 away from 09:30 to 09:45."
    refused = json.loads(at_half_past_nine("leaves", path, "P1", "--at", "11:00", "--until", "10:00", "--json").stdout)
    assert (refused["status"], refused["reason"]) == ("refused", "11:00 to 10:00 ends before it begins.")


def test_an_interpreter_leaves_for_a_time(path):
    told = at_half_past_nine("leaves", path, "i1", "--at", "10:40", "--until", "11:05")
    assert "The interpreter Interpreter I1 is away from 10:40 to 11:05." in told.stdout
    rest = at_half_past_nine("leaves", path, "I2")
    assert "is away from 09:30 to 11:25." in rest.stdout


def test_whether_a_meeting_took_place_is_noted_with_what_came_of_it(path):
    m = number(opened(path), "P1", "S1")
    assert at_half_past_nine("held", path, m).stdout.startswith(f"Held: {m}")
    words = ("--outcome", "letter", "--amount", "12,000.50", "--currency", "usd", "--rating", "4", "--notes", "samples")
    told = at_half_past_nine("held", path, m, *words)
    assert "letter of intent, 12000.5 USD, rating 4, samples." in " ".join(told.stdout.split())
    outcome = next(row.outcome for row in read_agendas_file(path).rows if row.meeting.number == m)
    assert (outcome.held, outcome.outcome, outcome.amount) == (True, "letter of intent", 12000.5)
    assert at_half_past_nine("held", path, m, "--outcome", "订单").exit_code == Exit.DONE
    outcome = next(row.outcome for row in read_agendas_file(path).rows if row.meeting.number == m)
    assert (outcome.outcome, outcome.rating, outcome.notes) == ("order", 4, "samples")
    assert at_half_past_nine("held", path, "M001", "--no").stdout.startswith(f"Not held: {m}")
    assert at_half_past_nine("held", path, "M001", "--no", "--rating", "5").exit_code == Exit.USAGE


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("M005",), "M005 10:15 A/1 Company P2 / Company S3 has not begun yet."),
        (("M001", "--outcome", "marriage"), "marriage is none of the outcomes"),
        (("M001", "--amount", "much"), "much is no amount"),
    ],
)
def test_what_cannot_be_noted_is_refused_in_json_with_the_reason(path, words, reason):
    result = at_half_past_nine("held", path, *words, "--json")
    assert result.exit_code == Exit.FINDINGS
    told = json.loads(result.stdout)
    assert told["status"] == "refused"
    assert told["reason"].startswith(reason)


@pytest.mark.parametrize(
    ("times", "told"),
    [
        ((), "from 09:30 to 11:25"),
        (("--at", "10:40"), "from 10:40 to 11:25"),
        (("--until", "10:40"), "from 09:30 to 10:40"),
    ],
)
def test_a_table_is_closed_from_now_to_the_end_of_the_day_unless_it_is_said(path, times, told):
    assert told in json.loads(at_half_past_nine("close", path, "A/2", *times, "--json").stdout)["text"]


def test_a_table_is_closed_for_a_time_and_opened_again(path):
    m = number(opened(path), "P2", "S3")
    asked = at_half_past_nine("close", path, "a1", "--at", "10:00", "--until", "10:40", "--json")
    assert (asked.exit_code, json.loads(asked.stdout)["status"]) == (Exit.FINDINGS, "asks")
    assert at_half_past_nine("close", path, "a1", "--at", "10:00", "--until", "10:40", "--take").exit_code == Exit.DONE
    moved = next(x for x in read_agendas_file(path).schedule.meetings if x.number == m)
    assert (moved.table, f"{moved.start:%H:%M}") != ("1", "10:15")
    assert "Table A/1 is open again." in at_half_past_nine("reopen", path, "A/1").stdout
    assert "A/9" in at_half_past_nine("close", path, "A/9").stderr
    refused = at_half_past_nine("reopen", path, "A/1", "--json")
    assert json.loads(refused.stdout)["reason"] == "The desk has not closed table A/1."


@pytest.mark.parametrize("lang", ["en", "zh", "ru"])
def test_options_that_contradict_each_other_are_told_in_the_language(path, lang):
    move = at_half_past_nine("move", path, "M001", "--lang", lang)
    missed = at_half_past_nine("held", path, "M001", "--no", "--rating", 3, "--lang", lang)
    assert (move.exit_code, missed.exit_code) == (2, 2)
    says = speech(lang).say
    assert says(Phrase("usage-move-where")) in move.stderr
    assert " ".join(says(Phrase("usage-not-held-alone")).split()) in " ".join(missed.stderr.split())


@pytest.mark.parametrize("lang", ["en", "ru", "zh"])
def test_no_option_is_named_that_the_command_has_not(tmp_path, lang):
    """Of a file that is open elsewhere; a build could write under another name."""
    path = write(tmp_path)
    path.with_name(f".~lock.{path.name}#").write_text("Olga,,,;", encoding="utf-8")
    (path.parent / "history").mkdir()
    shutil.copy(path, path.parent / "history" / f"{path.stem} 2025-06-11 10.00.00.xlsx")
    last = read_agendas_file(path).rows[-1].meeting.number
    for words in (["cancel", path, last, "--now", "09:30"], ["undo", path]):
        result = run(*words, "--lang", lang)
        assert result.exit_code != Exit.DONE
        told = result.stderr + result.stdout
        assert "Olga" in told
        assert " -o" not in told


def test_a_clock_behind_that_of_the_action_before_is_told(path):
    assert run("leaves", path, "P1", "--until", "09:25", "--now", "2025-06-12 09:03", "--take").exit_code == Exit.DONE
    told = run("arrived", path, "P2", "--now", "2025-06-12 08:59")
    assert told.exit_code == Exit.DONE
    assert " ".join(told.stderr.split()).startswith("It is 08:59 here, but the action before was at 09:03")
