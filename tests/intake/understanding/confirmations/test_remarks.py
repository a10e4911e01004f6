"""Remarks are shown with what was read of them, once nothing else is open; what is wrong is corrected."""

from __future__ import annotations

import pytest

from sco_scheduler.domain.event import Level, Role
from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.table.grids import FormMap
from sco_scheduler.intake.understanding.companies.built import Built, CompanyRecord
from sco_scheduler.intake.understanding.confirmations import remarks as confirmations
from sco_scheduler.intake.understanding.confirmations.remarks import (
    _only_replaces,
    _says_something,
    questions_of_remarks,
)
from sco_scheduler.intake.understanding.wording.sheet_notes import is_courtesy
from tests.intake.books import base, put, read, serious
from tests.intake.understanding.answers import B, S, lists
from tests.intake.understanding.confirmations.test_hours import ASKED, with_map

UNKNOWN = "zorvel blixum"
"""A remark in words that are not known."""

COURTESIES = ["Thank you!", "no", "-", "B-12", "Merci, cordialement", "谢谢！", "Спасибо организаторам"]
MORE = ["谢谢请不要安排华泰", "Danke, ohne Müller", "Thanks but not before 11", "Thank you. zorvel"]


def remarks(*texts: str | None, title: str = "Remarks"):
    rows = [["Company", "Country", "Would like to meet", title]]
    return lists([*rows, *([b, "Kazakhstan", S[0], t] for b, t in zip(B, texts, strict=False))])


def asked(tmp_path, sheets):
    """What is read after the organizer has answered another question."""
    return read(tmp_path, sheets, **with_map(tmp_path, ASKED))


def shown(intake):
    return {(q.samples[0], q.subject): q.samples[1] for q in intake.questions if q.kind == "remarks"}


def test_a_remark_in_unknown_words_is_shown_as_a_note(tmp_path):
    intake = asked(tmp_path, remarks(UNKNOWN, None, UNKNOWN))
    assert intake.event is None
    assert shown(intake) == {(f"{B[0]}, {B[2]}", UNKNOWN): "Notes"}
    (told,) = [finding for finding in intake.findings if finding.code == "question"]
    assert UNKNOWN in told.message
    assert '[remarks] all = "as read"' in told.advice


def test_a_remark_in_unknown_words_is_shown_though_nothing_else_was_asked(tmp_path):
    intake = read(tmp_path, remarks(UNKNOWN, "not more than 5 meetings please"))
    assert intake.event is None
    assert shown(intake) == {(B[0], UNKNOWN): "Notes"}
    assert read(tmp_path, remarks(UNKNOWN), **with_map(tmp_path, '[remarks]\nall = "as read"\n')).questions == ()


@pytest.mark.parametrize(
    "text", ["Two vegetarian lunches, please", "Нужна парковка", "请安排停车位", "Repas végétarien"]
)
def test_without_other_questions_remarks_that_only_ask_the_host_are_not_shown(tmp_path, text):
    intake = read(tmp_path, remarks(text))
    assert intake.questions == (), serious(intake.findings)


def test_remarks_that_were_understood_are_told_if_they_are_not_asked_about(tmp_path):
    texts = ("not more than 5 meetings please", "no meeting with Yangtze Pumps", "Vegetarian meal, please")
    intake = read(tmp_path, remarks(*texts))
    (told,) = [finding for finding in intake.findings if finding.code == "remarks-read"]
    assert told.where == "Buyer answers!D2, Buyer answers!D3"
    assert f"{B[0]} ({texts[0]}): Maximum: 5; {B[1]} ({texts[1]}): " in told.message
    assert S[3] in told.message
    assert texts[2] not in told.message
    assert '[remarks] "not more than 5 meetings please" = ' in told.advice


def test_of_many_remarks_that_were_understood_twenty_are_told(tmp_path):
    rows = [["Company", "Country", "Would like to meet", "Remarks"]]
    rows += [[f"Zorvel {n}", "Kazakhstan", S[0], f"not more than {n} meetings please"] for n in range(2, 25)]
    (told,) = [f for f in read(tmp_path, lists(rows)).findings if f.code == "remarks-read"]
    assert "not more than 21 meetings" in told.message
    assert "not more than 22 meetings" not in told.message
    assert "and 3 more" in told.message


def test_a_remark_that_was_understood_is_shown_with_what_was_read(tmp_path):
    intake = asked(tmp_path, remarks("not more than 5 meetings please", "no meeting with Yangtze Pumps"))
    assert set(shown(intake).values()) == {"Maximum: 5", f"refusals: {S[3]}"}


@pytest.mark.parametrize(
    "text", ["Thank you!", "no", "-", "B-12", "Merci, cordialement", "谢谢！", "Спасибо организаторам"]
)
def test_courtesies_codes_and_plain_answers_are_not_shown(tmp_path, text):
    intake = asked(tmp_path, remarks(text, text.upper()))
    assert intake.questions == (), serious(intake.findings)


@pytest.mark.parametrize(
    "text", ["谢谢请不要安排华泰", "Danke, ohne Müller", "Thanks but not before 11", "Thank you. zorvel"]
)
def test_more_than_a_courtesy_is_none(text):
    assert not is_courtesy(text)


def test_a_courtesy_that_is_said_a_thousand_times_takes_no_long_time():
    assert not is_courtesy("감사" * 1000 + " 1")


def test_products_are_no_remarks(tmp_path):
    assert shown(asked(tmp_path, remarks("spare parts for tractors and buses", title="Products"))) == {}


@pytest.mark.parametrize(
    ("answer", "wished"),
    [
        ('all = "as read"', {}),
        (f'"{UNKNOWN}" = "as read"', {}),
        (f'"{UNKNOWN}" = "refusals: {S[3]}"', {(B[0], S[3]): Level.NO}),
        (f'"{UNKNOWN}" = ["musts: {S[3]}", "Maximum: 4"]', {(B[0], S[3]): Level.MUST}),
    ],
)
def test_the_map_says_what_a_remark_says(tmp_path, answer, wished):
    intake = read(tmp_path, remarks(UNKNOWN), **with_map(tmp_path, f"{ASKED}[remarks]\n{answer}\n"))
    assert intake.event is not None, serious(intake.findings)
    names = {company.id: company.name for company in intake.event.companies}
    levels = {(names[r.asker], names[r.target]): r.level for r in intake.event.requests if names[r.target] != S[0]}
    assert levels == wished


def test_the_remark_of_an_answer_that_a_later_one_replaces_is_not_shown(tmp_path):
    rows = [["Timestamp", "Company", "Country", "Would like to meet", "Remarks"]]
    told = [(B[0], UNKNOWN), (B[0], "blixum zorvel"), (B[1], None), (B[2], None)]
    rows += [[f"2025-05-0{n} 10:00", b, "Kazakhstan", S[0], text] for n, (b, text) in enumerate(told, start=1)]
    assert {text for _, text in shown(asked(tmp_path, lists(rows)))} == {"blixum zorvel"}


@pytest.mark.parametrize(
    ("said", "listed"),
    [
        ("Bitte meine erste Anmeldung löschen, es gilt nur diese.", False),
        ("先日の回答に誤りがありました。こちらの回答を正としてください。", False),
        ("请删除我之前的报名，以此为准", False),
        ("Merci d'annuler ma première inscription", False),
        (f"Bitte meine erste Anmeldung löschen, {S[1]} blixum zorvel", True),
    ],
)
def test_a_remark_that_only_replaces_an_earlier_answer_which_it_does_is_not_shown(tmp_path, said, listed):
    rows = [["Timestamp", "Company", "Country", "Would like to meet", "Remarks"]]
    told = [(B[0], None), (B[1], None), (B[2], None), (B[0], said)]
    rows += [[f"2025-05-0{n} 10:00", b, "Kazakhstan", S[0], text] for n, (b, text) in enumerate(told, start=1)]
    intake = read(tmp_path, lists(rows), **with_map(tmp_path, ASKED))
    assert any(said in {q.subject, *q.samples} for q in intake.questions) is listed


def test_a_company_without_a_letter_in_its_name_is_named_by_no_remark():
    cell = Cell("Answers", 2, "A")
    record = CompanyRecord("***", {"company": ("***", cell)}, {Role.PURCHASER}, [cell])
    assert _only_replaces("Please delete my first form, only this one counts", Built({"***": record}))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("zorvel blixum", True),
        ("Country: zorvel blixum", False),
        ("国家：俄罗斯 莫斯科", False),
        ("zorvel: blixum qwert", True),
        ("Country: zorvel\nblixum qwert", True),
        ("12-14", False),
        ("Yes", False),
    ],
)
def test_labels_with_answers_codes_and_plain_answers_are_no_remarks(text, says):
    assert _says_something(text) is says


def test_remarks_of_the_format_are_notes(tmp_path):
    sheets = base()
    put(sheets, "Purchasers", 2, "Notes", UNKNOWN)
    intake = read(tmp_path, {**sheets, "Hotel": [["Guest", "Nights"], ["A. B.", 2]]})
    assert intake.event is not None, serious(intake.findings)


def test_a_guess_that_is_sure_enough_takes_them_and_lists_them(tmp_path):
    intake = read(tmp_path, remarks(UNKNOWN), sure=0.85, **with_map(tmp_path, ASKED))
    assert intake.event is not None, serious(intake.findings)
    (told,) = [finding for finding in intake.findings if finding.code == "guess-taken"]
    assert UNKNOWN in told.message


def notes_of_office(*texts: str):
    rows = [["Company", "Country", "Would like to meet"], *([b, "Kazakhstan", S[0]] for b in B)]
    noted = [["Date", "Who", "What"], *([f"2025-05-0{n}", "Ann", text] for n, text in enumerate(texts, start=1))]
    return lists(rows) | {"Office notes": noted}


def test_a_note_beside_others_that_were_read_is_shown(tmp_path):
    sheets = notes_of_office(f"{B[0]} has cancelled", f"{B[1]}: zorvel blixum", "Thanks to all")
    answers = f'[words.remark]\ncancelled = ["{B[0]} has cancelled"]\n'
    intake = read(tmp_path, sheets, **with_map(tmp_path, answers))
    assert shown(intake)["Office notes", f"{B[1]}: zorvel blixum"] == "Notes"
    assert "Thanks to all" not in {text for _, text in shown(intake)}
    answers += f'[remarks]\n"{B[1]}: zorvel blixum" = "cancelled"\n'
    event = read(tmp_path, sheets, sure=0.85, **with_map(tmp_path, answers)).event
    assert event is not None
    assert {c.name for c in event.companies if c.cancelled} == {B[0], B[1]}


def facts_of(intake):
    """Who is meant by all requests, limits and absences of an event."""
    assert intake.event is not None, [q.subject for q in intake.questions]
    names = {company.id: company.name for company in intake.event.companies}
    wished = {(names[r.asker], names[r.target], r.level, r.rank) for r in intake.event.requests}
    terms = {(c.name, c.cancelled, (c.purchaser or c.supplier).maximum) for c in intake.event.companies}
    away = {(c.name, a.start, a.end) for c in intake.event.companies for d in c.delegates for a in d.absences}
    return wished | terms | away


@pytest.mark.parametrize(
    "text",
    [
        f"we must meet {S[1]}, and not {S[2]}",
        f"must meet {S[1]}, max 2 meetings",
        f"arrives at 10:30, not {S[2]}",
        "arrives at 10:30, max 2 meetings",
        f"must see {S[1]}. No meetings after 4 pm.",
        f"обязательно {S[1]}, но не {S[2]}",
        f"{S[1]}必须见，不见{S[2]}",
        f"unbedingt {S[1]}, höchstens 3 Termine",
        f"not {S[1]} please",
    ],
)
@pytest.mark.parametrize("line", ['"{}" = "as read"', 'all = "as read"'])
def test_what_is_confirmed_counts_as_it_was_read(tmp_path, text, line):
    told = with_map(tmp_path, f"[remarks]\n{line.format(text)}\n")
    assert facts_of(read(tmp_path, remarks(text), sure=0.0, **told)) == facts_of(
        read(tmp_path, remarks(text), sure=0.0)
    )


def test_a_remark_read_differently_in_several_rows_is_corrected_for_each_alone(monkeypatch):
    cells, built = [Cell("Answers", row, "D") for row in (2, 3, 4)], Built()
    built.remarks |= {
        (cells[0], UNKNOWN): ["refusals: Jade Tea"],
        (cells[1], UNKNOWN): ["Notes"],
        (cells[2], "abc"): [],
    }
    said = [(UNKNOWN, cells[0], B[0]), (UNKNOWN, cells[1], B[1]), (UNKNOWN, cells[2], B[2])]
    monkeypatch.setattr(confirmations, "_remarks", lambda plans, built: iter(said))
    corrected = FormMap(answers={("form", "answers", "columns", "country"): "Country"})
    paths = {q.samples[0]: q.path for q in questions_of_remarks([], built, corrected, None)}
    assert paths == {b: ("remarks", f"{b} | {UNKNOWN}") for b in B}
    one = {("remarks", f"{B[0].casefold()} | {UNKNOWN}"): "Maximum: 5"}
    left = questions_of_remarks([], built, FormMap(answers={**corrected.answers, **one}), None)
    assert {q.samples[0] for q in left} == {*B[1:]}


def test_an_answer_on_a_remark_of_one_company_is_not_that_of_others(tmp_path):
    told = f'{ASKED}[remarks]\n"{B[0]} | {UNKNOWN}" = "Maximum: 5"\n"{UNKNOWN}" = "as read"\n'
    event = read(tmp_path, remarks(UNKNOWN, None, UNKNOWN), **with_map(tmp_path, told)).event
    assert event is not None
    most = {company.name: company.purchaser.maximum for company in event.companies if company.purchaser}
    assert (most[B[0]], most[B[2]]) == (5, None)
