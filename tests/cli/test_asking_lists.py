"""Guesses and readings are shown in one list to be confirmed; what is wrong in it is corrected."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from sco_scheduler.cli import asking, process
from sco_scheduler.cli.app import schedule
from sco_scheduler.domain.event import Level
from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake import Intake
from sco_scheduler.intake.understanding.cells.questions import AS_READ, Question
from sco_scheduler.intake.understanding.confirmations.still_read import lost_in_between, put_again
from sco_scheduler.output.texts.words import speech
from sco_scheduler.workflows.inputs import AS_IT_IS, intake_of
from tests.intake.books import save

SMALL = Path(__file__).parents[2] / "examples/small.xlsx"
SELLERS = ("Chongqing Motors", "River Machines", "Spring Parts")


def test_absences_in_words_are_shown_together_and_wrong_ones_are_corrected(tmp_path, monkeypatch):
    monkeypatch.setattr(process, "at_a_terminal", lambda: True)
    names = [(f"Firm {b}", "Buyer", s) for b, s in zip("ABC", SELLERS, strict=True)]
    away = ("10 June after 15:00", "11 June before lunch", None, None, None, None)
    rows = [["Company", "Side", "Who would you like to meet?", "When are you away?"]]
    rows += [[*of, a] for of, a in zip([*names, *((s, "Supplier", None) for s in SELLERS)], away, strict=True)]
    path = save(tmp_path / "export.xlsx", {"Responses": rows})
    (tmp_path / "export-map.toml").write_text(
        '[dates]\nevent = "2027-06-10, 2027-06-11: 09:00-17:00"\n[form.Responses.columns]\nSide = "role"\n'
    )
    result = CliRunner().invoke(schedule, ["check", str(path)], input="3\n1 2\n\nsoon\n2027-06-11 -11:00\n")
    assert result.exit_code == 0
    assert "1  Firm A (10 June after 15:00): 2027-06-10: from 15:00 [Responses!D2]" in result.stderr
    assert "2  Firm B (11 June before lunch): 2027-06-11: until 12:00 [Responses!D3]" in result.stderr
    kept = (tmp_path / "export-map.toml").read_text(encoding="utf-8")
    assert '[hours]\n"10 June after 15:00" = "as read"\n"11 June before lunch" = "2027-06-11 -11:00"\n' in kept
    (company,) = [c for c in intake_of([path], AS_IT_IS).event.companies if c.name == "Firm B"]
    assert [f"{span.end:%H:%M}" for span in company.delegates[0].absences] == ["11:00"]


def test_companies_with_the_same_no_are_corrected_one_by_one_and_keep_their_own_hours(tmp_path, monkeypatch):
    monkeypatch.setattr(process, "at_a_terminal", lambda: True)
    rows = [["Company", "Side", "Who would you like to meet?", "10 June", "11 June"]]
    told = (("no", "yes"), ("no", "yes"), ("yes", "until 15:00"), *[("yes", "yes")] * 3)
    names = [(f"Firm {b}", "Buyer", s) for b, s in zip("ABC", SELLERS, strict=True)]
    rows += [[*of, *days] for of, days in zip([*names, *((s, "Supplier", None) for s in SELLERS)], told, strict=True)]
    path = save(tmp_path / "export.xlsx", {"Responses": rows})
    (tmp_path / "export-map.toml").write_text(
        '[dates]\nevent = "2027-06-10, 2027-06-11: 09:00-17:00"\n[form.Responses.columns]\nSide = "role"\n'
        '[columns]\nall = "as read"\n'
    )
    result = CliRunner().invoke(schedule, ["check", str(path)], input="1\n2027-06-10 -11:00\n\n")
    assert result.exit_code == 0, result.stderr
    assert "1  Firm A, Firm B (10 June: no): 2027-06-10 [Responses!D2]" in result.stderr
    kept = (tmp_path / "export-map.toml").read_text(encoding="utf-8")
    assert '"Firm A | 10 June: no" = "2027-06-10 -11:00"\n' in kept
    ended = {
        c.name: [f"{s.end:%d %H:%M}" for s in c.delegates[0].absences]
        for c in intake_of([path], AS_IT_IS).event.companies
    }
    assert (ended["Firm A"], ended["Firm B"], ended["Firm C"]) == (["10 11:00"], ["11 00:00"], ["12 00:00"])


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("\n", "09:00-12:00, 14:00-17:00"), ("2\n9:30-13:00, 14:00-18:00\n", "09:30-13:00, 14:00-18:00")],
)
def test_hours_of_the_event_that_nothing_states_are_shown_beside_halves_of_days(tmp_path, monkeypatch, typed, kept):
    monkeypatch.setattr(process, "at_a_terminal", lambda: True)
    rows = [["Fair on 10-11 June 2027"], ["Company", "Country", "Who would you like to meet?", "When are you away?"]]
    rows += [
        [f"Firm {b}", "Buyer", s, a] for b, s, a in zip("AB", SELLERS, ("10 June after lunch", None), strict=False)
    ]
    suppliers = [["Company", "Zone"], *([s, "A"] for s in SELLERS)]
    path = save(tmp_path / "export.xlsx", {"Buyers": rows, "Suppliers": suppliers})
    (tmp_path / "export-map.toml").write_text('[form.Buyers.columns]\nCountry = "Country"\n')
    result = CliRunner().invoke(schedule, ["check", str(path)], input=typed)
    assert result.exit_code == 0
    shown = "whose hours no sheet or title says: 2027-06-10, 2027-06-11: 09:00-12:00, 14:00-17:00"
    assert shown in " ".join(result.stderr.split())
    told = (tmp_path / "export-map.toml").read_text(encoding="utf-8")
    assert f'event = "2027-06-10, 2027-06-11: {kept}"' in told


def test_remarks_are_shown_together_with_what_was_read_and_wrong_ones_are_corrected(tmp_path, monkeypatch):
    monkeypatch.setattr(process, "at_a_terminal", lambda: True)
    said = ("zorvel blixum", "not more than 5 meetings please", "blixum", "Thank you!", None, None)
    rows = [["Company", "Side", "Who would you like to meet?", "Remarks"]]
    names = [
        *((f"Firm {b}", "Buyer", s) for b, s in zip("ABC", SELLERS, strict=True)),
        *((s, "Supplier", None) for s in SELLERS),
    ]
    path = save(
        tmp_path / "export.xlsx", {"Responses": rows + [[*of, text] for of, text in zip(names, said, strict=True)]}
    )
    (tmp_path / "export-map.toml").write_text('[form.Responses.columns]\nSide = "role"\n')
    result = CliRunner().invoke(schedule, ["check", str(path)], input=f"1\n4\n{SELLERS[1]}\n\n")
    assert result.exit_code == 0, result.stderr
    assert "1  Firm A (zorvel blixum): only a note [Responses!D2]" in result.stderr
    assert "2  Firm B (not more than 5 meetings please): Maximum: 5 [Responses!D3]" in result.stderr
    kept = (tmp_path / "export-map.toml").read_text(encoding="utf-8")
    assert kept.endswith(
        f'[remarks]\n"zorvel blixum" = "refusals: {SELLERS[1]}"\n"not more than 5 meetings please" = "as read"\n'
    )
    assert intake_of([path], AS_IT_IS).questions == ()


def _with_all_kinds_of_lists(folder: Path) -> Path:
    """An export with a column, remarks and absences, all of which are shown to be confirmed."""
    rows = [["Company", "Side", "Who would you like to meet?", "Qrx", "Remarks", "When are you away?"]]
    told = [
        ("beside the window", "zorvel blixum", "10 June after 15:00"),
        ("beside the window", "not more than 5 meetings please", None),
        ("beside the door", None, "11 June before lunch"),
    ]
    rows += [[f"Firm {b}", "Buyer", s, *of] for b, s, of in zip("ABC", SELLERS, told, strict=True)]
    rows += [[s, "Supplier", *[None] * 4] for s in SELLERS]
    (folder / "export-map.toml").write_text(
        '[dates]\nevent = "2027-06-10, 2027-06-11: 09:00-17:00"\n[form.Responses.columns]\nSide = "role"\n'
    )
    return save(folder / "export.xlsx", {"Responses": rows})


def _listed(told: str) -> list[str]:
    """What stands in the lists to be confirmed, in the order in which they were shown."""
    lines = (line for line in told.splitlines() if re.match(r"  \d+  .*\[Responses!", line))
    return [line.split("  ")[2].partition(" [")[0] for line in lines]


QRX = "Qrx (beside the window, beside the door): nothing about meetings"
REMARKS = ["Firm A (zorvel blixum): only a note", "Firm B (not more than 5 meetings please): Maximum: 5"]
HOURS = [
    "Firm A (10 June after 15:00): 2027-06-10: from 15:00",
    "Firm C (11 June before lunch): 2027-06-11: until 12:00",
]


def test_all_guesses_and_all_that_was_read_are_confirmed_at_once(tmp_path, monkeypatch):
    monkeypatch.setattr(process, "at_a_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "200")
    path = _with_all_kinds_of_lists(tmp_path)
    result = CliRunner().invoke(schedule, ["check", str(path)], input="\n")
    assert result.exit_code == 0, result.stderr
    assert _listed(result.stderr) == [QRX, *REMARKS, *HOURS]
    headings = [line for line in result.stderr.splitlines() if line.endswith(":") and not line.startswith(" ")]
    assert headings == [
        "These columns are not clear; probably they mean:",
        "These remarks were read as follows; what is only a note changes no meeting:",
        "These absences were read from words:",
    ]
    assert intake_of([path], AS_IT_IS).questions == ()


def test_an_absence_in_a_remark_is_shown_once(tmp_path, monkeypatch):
    monkeypatch.setattr(process, "at_a_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "200")
    path = _with_all_kinds_of_lists(tmp_path)
    book = openpyxl.load_workbook(path)
    said = "We have a long way home, so on 11 June we have to leave already at 15:00"
    book["Responses"]["E4"] = said
    book.save(path)
    result = CliRunner().invoke(schedule, ["check", str(path)], input="\n")
    assert result.exit_code == 0, result.stderr
    assert [line for line in _listed(result.stderr) if "Firm C" in line] == [
        f"Firm C (11 June before lunch | {said}): 2027-06-11: until 12:00; 2027-06-11: from 15:00"
    ]
    assert intake_of([path], AS_IT_IS).questions == ()


@pytest.mark.parametrize(
    ("typed", "kept", "again"),
    [
        pytest.param("3\n6\n3\n\n", '"not more than 5 meetings please" = "Maximum: 3"', [], id="a remark"),
        pytest.param("5\n2027-06-11 -11:00\n", '"11 June before lunch" = "2027-06-11 -11:00"', [], id="an absence"),
        pytest.param(  # whose cells are then names
            "1\n3\n\n",
            'Qrx = "refusals"',
            ["beside the window: nobody (leave it out)", "beside the door: nobody (leave it out)"],
            id="a column",
        ),
    ],
)
def test_what_was_right_is_not_shown_again_after_a_correction(tmp_path, monkeypatch, typed, kept, again):
    monkeypatch.setattr(process, "at_a_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "200")
    path = _with_all_kinds_of_lists(tmp_path)
    result = CliRunner().invoke(schedule, ["check", str(path)], input=typed)
    assert result.exit_code == 0, result.stderr
    assert _listed(result.stderr) == [QRX, *REMARKS, *HOURS, *again]
    assert kept in (tmp_path / "export-map.toml").read_text(encoding="utf-8")
    assert intake_of([path], AS_IT_IS).questions == ()


@pytest.mark.parametrize(
    ("corrected", "said", "left"), [(True, ["column"], ["remarks"]), (False, ["column", "remarks"], [])]
)
def test_what_stands_below_a_correction_is_right_as_it_was_shown_alone(monkeypatch, corrected, said, left):
    at, told = (Cell("Responses", 1, "D"), Cell("Responses", 2, "E")), ("Firm A", "only a note")
    path = ("form", "Responses", "columns", "Qrx")
    column = Question("column", "Responses", "Qrx", at[:1], (), ("wishes", "refusals"), "wishes", 0.5, 1.0, path)
    remark = Question("remarks", "Responses", "a note", at[1:], told, (AS_READ,), AS_READ, 0.5, 1.0, ("remarks", "a"))
    monkeypatch.setattr(asking, "_wrong", lambda most, speech: {1})
    monkeypatch.setattr(asking, "_corrected", lambda *_: "refusals" if corrected else "wishes")
    kept = set[Question]()
    answers = asking._confirmed([column, remark], kept, set(), speech("en"))
    assert ([q.kind for q, _ in answers], [q.kind for q in kept]) == (said, left)


def test_a_name_that_was_right_is_not_asked_alone_after_a_correction(tmp_path, monkeypatch):
    monkeypatch.setattr(process, "at_a_terminal", lambda: True)
    rows = [["Company", "Side", "Who would you like to meet?", "Qrx"]]
    rows += [["Firm A", "Buyer", f"{SELLERS[0]}; Zorvelta", "a window"], ["Firm B", "Buyer", SELLERS[1], "a door"]]
    rows += [["Firm C", "Buyer", SELLERS[2], "the hall"], *([s, "Supplier", None, None] for s in SELLERS)]
    path = save(tmp_path / "export.xlsx", {"Responses": rows})
    (tmp_path / "export-map.toml").write_text('[form.Responses.columns]\nSide = "role"\n')
    result = CliRunner().invoke(schedule, ["check", str(path)], input="1\n10\n")
    assert "2  Zorvelta: nobody" in result.stderr
    assert (result.exit_code, result.stderr.count("Zorvelta")) == (0, 1), result.stderr


def test_several_texts_are_shown_together_with_the_best_guess_on_each(tmp_path, monkeypatch):
    monkeypatch.setattr(process, "at_a_terminal", lambda: True)
    rows = [["Company", "Side", "Who would you like to meet?"]]
    rows += [["Firm A", "Buyer", f"{SELLERS[0][:-2]}; Zorvelta"], ["Firm B", "Buyer", SELLERS[1]]]
    rows += [["Firm C", "Buyer", "Blixum"], *([s, "Supplier", None] for s in SELLERS)]
    path = save(tmp_path / "export.xlsx", {"Responses": rows})
    result = CliRunner().invoke(schedule, ["check", str(path)], input=f"0\n2\n{SELLERS[2]}\n")
    assert result.exit_code == 0, result.stderr
    assert "1  Zorvelta: nobody (leave it out) [Responses!C2]" in result.stderr
    assert "2  Blixum: nobody (leave it out) [Responses!C4]" in result.stderr
    kept = (tmp_path / "export-map.toml").read_text(encoding="utf-8")
    assert kept.endswith(f'[names]\nZorvelta = "nobody"\nBlixum = "{SELLERS[2]}"\n')


def test_a_company_that_an_answer_of_the_same_list_makes_may_be_typed(tmp_path, monkeypatch):
    monkeypatch.setattr(process, "at_a_terminal", lambda: True)
    rows = [["Company", "Side", "Who would you like to meet?"], ["Firm A", "Buyer", f"{SELLERS[0]}; Zorvelta"]]
    rows += [["Firm B", "Buyer", SELLERS[1]], ["Firm C", "Buyer", "Blixum"], *([s, "Supplier", None] for s in SELLERS)]
    path = save(tmp_path / "export.xlsx", {"Responses": rows})
    result = CliRunner().invoke(schedule, ["check", str(path)], input="1 2\n2\nzorvelta\n")
    assert result.exit_code == 0, result.stderr
    kept = (tmp_path / "export-map.toml").read_text(encoding="utf-8")
    assert kept.endswith('[names]\nZorvelta = "new supplier"\nBlixum = "Zorvelta"\n')


def test_columns_are_shown_together_and_wrong_ones_are_asked_about(tmp_path, monkeypatch):
    monkeypatch.setattr(process, "at_a_terminal", lambda: True)
    rows = [["Company", "Side", "Who would you like to meet?", "Qrx"]]
    rows += [[f"Firm {b}", "Buyer", s, "beside the window"] for b, s in zip("ABC", SELLERS, strict=True)]
    rows += [[s, "Supplier", None, None] for s in SELLERS]
    path = save(tmp_path / "export.xlsx", {"Responses": rows})
    (tmp_path / "export-map.toml").write_text('[form.Responses.columns]\nSide = "role"\n')
    result = CliRunner().invoke(schedule, ["check", str(path)], input="1\n3\n")
    assert "1  Qrx (beside the window): nothing about meetings [Responses!D1]" in result.stderr
    kept = (tmp_path / "export-map.toml").read_text(encoding="utf-8")
    assert 'Side = "role"\nQrx = "refusals"\n' in kept


def test_companies_are_shown_together_and_wrong_ones_are_asked_about(tmp_path, monkeypatch):
    monkeypatch.setattr(process, "at_a_terminal", lambda: True)
    rows = [["Company", "Side", "Who would you like to meet?"], ["Bauhof Tölz", "Buyer", SELLERS[0]]]
    rows += [["Bauhof Tölz Süd", "Buyer", SELLERS[1]], *([s, "Supplier", None] for s in SELLERS)]
    path = save(tmp_path / "export.xlsx", {"Responses": rows})
    (tmp_path / "export-map.toml").write_text('[form.Responses.columns]\nSide = "role"\n')
    result = CliRunner().invoke(schedule, ["check", str(path)], input="1\n1\n")
    assert "1  Bauhof Tölz, beside Bauhof Tölz Süd [Responses!A2]" in result.stderr
    kept = (tmp_path / "export-map.toml").read_text(encoding="utf-8")
    assert '[companies]\n"Bauhof Tölz" = "Bauhof Tölz Süd"\n' in kept
    assert sum(company.purchaser is not None for company in intake_of([path], AS_IT_IS).event.companies) == 1


@pytest.mark.parametrize(
    ("corrected", "said"), [("cancelled", ["cell"]), ("Not available", ["cell", "times"]), ("refusals", ["cell"])]
)
def test_the_hours_of_a_remark_that_means_something_else_are_not_asked(monkeypatch, corrected, said):
    at, text = (Cell("Buyers", 2, "K"),), "refused by phone 18.05"
    options, hours = ("Not available", "cancelled", "refusals"), ("18:05-", "-18:05")
    remark = Question("cell", "Buyers", text, at, (text,), options, options[0], 0.5, 1.0, ("words", "remark", text))
    times = Question("times", "Buyers", text, at, ("Firm A",), hours, hours[0], 0.6, 1.0, ("times", text))
    monkeypatch.setattr(asking, "_wrong", lambda most, speech: {1, 2})
    monkeypatch.setattr(asking, "_corrected", lambda q, *_: corrected if q.kind == "cell" else "-18:05")
    left = set[Question]()
    answers = asking._confirmed([remark, times], set(), left, speech("en"))
    assert ([q.kind for q, _ in answers], left) == (said, set())


@pytest.mark.parametrize(("corrected", "hours"), [("Not available", "only 2026-09-03"), ("Notes", None)])
def test_where_a_remark_does_say_an_absence_its_hours_are_asked(monkeypatch, corrected, hours):
    at, text = (Cell("Buyers", 2, "K"),), "3 сентября"
    options, away = ("Not available", "Notes"), ("2026-09-03", "only 2026-09-03")
    remark = Question("cell", "Buyers", text, at, (text,), options, options[0], 0.5, 1.0, ("words", "remark", text))
    times = Question("times", "Buyers", text, at, ("Firm A",), away, away[0], 0.3, 1.0, ("times", text))
    monkeypatch.setattr(asking, "_wrong", lambda most, speech: {1})
    monkeypatch.setattr(asking, "_corrected", lambda q, *_: corrected if q.kind == "cell" else away[1])
    answers = asking._confirmed([remark, times], set(), set(), speech("en"))
    assert [(q.kind, answer) for q, answer in answers] == [("cell", corrected), *([("times", hours)] if hours else [])]


_REFUSAL = "hall nine, please not with Spring Parts"


def _with_remarks_in_a_column(folder: Path) -> Path:
    """An export with a column that is nothing of meetings but for a remark in it, of which something is read."""
    rows = [["Company", "Side", "Who would you like to meet?", "Qrx"]]
    told = zip("ABC", SELLERS, ("a window", _REFUSAL, "a door"), strict=True)
    rows += [[f"Firm {letter}", "Buyer", seller, text] for letter, seller, text in told]
    rows += [[seller, "Supplier", None, None] for seller in SELLERS]
    path = save(folder / "export.xlsx", {"Responses": rows})
    (folder / "export-map.toml").write_text('[form.Responses.columns]\nSide = "role"\n')
    return path


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        pytest.param("1 2\n14\n4\nRiver Machines\n\n", True, id="both wrong"),
        pytest.param("1\n14\n4\nRiver Machines\n\n", True, id="the remark was right, and would be lost"),
        pytest.param("1 2\n12\n\n4\nRiver Machines\n\n", False, id="both wrong, and the remark is read as before"),
    ],
)
def test_what_a_correction_changes_is_asked_though_no_list_shows_it_again(tmp_path, monkeypatch, typed, shown):
    monkeypatch.setattr(process, "at_a_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "200")
    path = _with_remarks_in_a_column(tmp_path)
    result = CliRunner().invoke(schedule, ["check", str(path)], input=typed)
    assert ("What you corrected changes how the following is read" in result.stderr) is shown
    kept = (tmp_path / "export-map.toml").read_text(encoding="utf-8")
    assert f'"{_REFUSAL}" = "refusals: River Machines"' in kept
    intake = intake_of([path], AS_IT_IS)
    told = [finding for finding in intake.findings if finding.code in {"map-unused", "limit-unclear"}]
    requests = intake.in_part.requests if intake.in_part is not None else ()
    assert told or any(request.level is Level.NO for request in requests), [f.code for f in intake.findings]


def test_wrong_items_that_nothing_puts_again_are_asked_as_they_were_shown():
    at, path = (Cell("Buyers", 4, "C"),), ("words", "remark", "a")
    first = Question("cell", "Buyers", "a", at, ("a",), ("Notes", "wishes"), "Notes", 0.5, 1.0, path)
    other = Question(
        "cell", "Buyers", "b", (Cell("Buyers", 5, "C"),), ("b",), ("Notes",), "Notes", 0.5, 1.0, (*path, "b")
    )
    beside = Question("times", "Buyers", "c", at, ("Firm A",), ("-11:00",), "-11:00", 0.6, 1.0, ("times", "c"))
    intake = Intake(None, ())
    assert lost_in_between({first, other}, set(), {other.path}, intake) == [first]
    for shown, left in (
        ([], {first, other}),
        ([first], {first, other}),
        ([beside], {other}),
        ([first, beside], {first, other}),
    ):
        before = {first, other}
        put_again(before, shown)
        assert before == left


def test_a_guess_that_was_called_wrong_is_not_proposed_again():
    options, cells = ("Chongqing Motors", "nobody"), (Cell("Wishes", 2, "B"),)
    about = ((), options, "nobody", 0.6, 1.0, ("names", "Motor"))
    question = Question("name", "Wishes", "Motor", cells, *about, lambda _: None)
    for wrong, typed, answer in ((False, "", "nobody"), (True, "\n1", "Chongqing Motors"), (True, "\n", None)):
        with CliRunner().isolation(input=f"{typed}\n") as (_, told, _):
            assert asking._answer(question, speech("en"), wrong=wrong) == answer
        assert ("[2]" in told.getvalue().decode()) is not wrong


def test_a_question_on_a_part_of_a_cell_shows_the_whole_cell(tmp_path):
    rows = [["Company", "Side", "Who would you like to meet?"], ["Firm A", "Buyer", "River Machines, 1, 2 and qwertz"]]
    rows += [["Firm B", "Buyer", "Chongqing Motors"], *([s, "Supplier", None] for s in SELLERS)]
    path = save(tmp_path / "export.xlsx", {"Responses": rows})
    questions = [q for q in intake_of([path], AS_IT_IS).questions if q.kind == "name"]
    told = [speech("en").say(asking.asked(question)) for question in questions]
    assert told
    assert all(text.endswith("? The cell reads: River Machines, 1, 2 and qwertz") for text in told)
