"""What is not sure is a question with a guess; a map answers it; a lower certainty takes the guess and says so."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sco_scheduler.domain.event import Level
from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake import read_registrations, understand
from sco_scheduler.intake.understanding.cells.fields import Meaning
from sco_scheduler.intake.understanding.cells.questions import (
    Question,
    listed_names,
    meaning_of,
    name_of,
    question_of_times,
)
from sco_scheduler.intake.understanding.names.matching import SURE
from sco_scheduler.output.form_map import map_text
from tests.intake.books import only, read, save
from tests.intake.understanding.answers import event_sheets
from tests.intake.understanding.exports import Wishing, choices, read_of, russian_lists, web_form

MAP = """\
[columns]
all = "as read"

[form."Form Responses 1".columns]
"Partners" = "refusals"
"""


def doubtful():
    """A web form whose column of refusals does not say what it is."""
    sheets = web_form(Wishing.random(1))
    sheets["Form Responses 1"][0][11] = "Partners"
    return sheets


def read_by(tmp_path: Path, sheets, text: str = "", sure: float = SURE):
    form = tmp_path / "form.toml"
    form.write_text(text, encoding="utf-8")
    return read_registrations(save(tmp_path / "export.xlsx", sheets), form=form, sure=sure)


def test_a_column_that_may_hold_wishes_is_asked_for(tmp_path):
    intake = read_by(tmp_path, doubtful())
    assert intake.event is None
    (question,) = intake.questions
    assert (question.kind, question.subject, question.guess) == ("column", "Partners", "wishes")
    assert str(question.cells[0]) == "Form Responses 1!L1"
    assert set(question.samples) <= {
        name for names in Wishing.random(1).of for name in Wishing.random(1).named(names, "no")
    }
    assert {"refusals", "musts", "maybes", "nothing"} <= set(question.options)
    assert '[form."Form Responses 1".columns] Partners = "wishes"' in only(intake, "question").advice


def test_of_two_clear_questions_for_the_same_companies_both_are_asked_for(tmp_path):
    """No form asks for one thing twice: one of them says more, or something else, than is understood."""
    buyers = [["Company", "Companies to meet at once", "Other companies to meet"]]
    buyers += [["Altyn Trade LLP", "River Pumps; Jialing Tractors", "Spring Parts"]]
    buyers += [["Ural Import LLC", "Spring Parts", "River Pumps; Bayu Batteries"]]
    sellers = [
        ["Supplier", "Product"],
        *([name, "parts"] for name in ("River Pumps", "Jialing Tractors", "Spring Parts", "Bayu Batteries")),
    ]
    intake = read_by(tmp_path, {"Buyers": buyers, "Sellers": sellers})
    assert {q.subject for q in intake.questions} == set(buyers[0][1:])


@pytest.mark.parametrize("line", ['holds = "xyz"', 'holds = "wishes"'])
def test_an_answer_of_a_map_that_is_none_is_asked_for_again(tmp_path, line):
    intake = read_by(tmp_path, web_form(Wishing.random(1)), f'[form."Form Responses 1"]\n{line}\n')
    assert [(q.kind, q.subject) for q in intake.questions] == [("holds", "Form Responses 1")]
    held = intake.questions[0].guess
    other = read_by(tmp_path, web_form(Wishing.random(1)), f'[form."Form Responses 1"]\nholds = "{held.upper()}"\n')
    assert other.questions == ()
    assert other.event == read_by(tmp_path, web_form(Wishing.random(1))).event


WANTED_BY = {
    "Buyers": [["Buyer", "Country"], *([b, "Russia"] for b in ("Altyn Trade", "Volga Auto", "Sibir Import"))],
    "Sellers": [["Supplier", "Zone"], *([s, "A"] for s in ("Jialing Motors", "Yangtze Pumps", "Spring Parts"))],
    "Wishes": [
        ["", "Jialing Motors", "Yangtze Pumps", "Spring Parts"],
        *([b, *("x" if n != m else None for m in range(3))] for n, b in enumerate(("Altyn Trade", "Volga Auto"))),
    ],
    "Answers": [
        ["Company", "Whom do you want to meet?", "Comment"],
        ["Sibir Import", "Spring Parts; Jialing Motors", "late"],
        ["Volga Auto", "Jialing Motors; Spring Parts", "lunch"],
    ],
}
"""Lists, a matrix and answers."""


@pytest.mark.parametrize(
    ("sheet", "line", "kind"),
    [
        ("Wishes", 'askers = "buyers"', "askers"),
        ("Answers", 'order = "sorted"', "order"),
        ("Buyers", 'role = "visitors"', "role"),
        ("Answers", 'columns = {"Whom do you want to meet?" = "levels"}', "column"),
        ("Answers", 'columns = {"Comment" = "levels"}', "column"),
        ("Answers", 'columns = {"column C" = "what they say"}', "column"),
    ],
)
def test_an_answer_that_no_question_has_is_asked_for_again(tmp_path, sheet, line, kind):
    assert read(tmp_path, WANTED_BY).questions == ()
    intake = read_by(tmp_path, WANTED_BY, f"[form.{sheet}]\n{line}\n")
    assert [(q.kind, q.sheet) for q in intake.questions] == [(kind, sheet)]
    assert intake.event is None


def test_a_map_answers_it(tmp_path):
    intake = read_by(tmp_path, doubtful(), MAP)
    assert intake.questions == ()
    assert intake.event is not None
    assert read_of(intake.event) == Wishing.random(1).said()


def test_a_column_that_means_nothing_is_told_as_not_used(tmp_path):
    intake = read_by(tmp_path, doubtful(), MAP.replace("refusals", "nothing"))
    assert intake.event is not None
    assert "Partners" in only(intake, "column-unknown").message
    assert read_of(intake.event) == Wishing.random(1).said(levels=("must", "want", "maybe"))


def test_a_lower_certainty_takes_the_guess_and_lists_it(tmp_path):
    intake = read_by(tmp_path, doubtful(), sure=0.5)
    assert intake.event is not None
    assert "Partners" in only(intake, "guess-taken").message


def test_a_word_of_a_level_that_is_unknown_is_asked_for_once(tmp_path):
    sheets = russian_lists(Wishing.random(1))
    for row in sheets["Встречи"][1:]:
        row[2] = "бирюзовый" if row[2] == "хотим" else row[2]
    intake = read_by(tmp_path, sheets)
    assert [(q.kind, q.subject) for q in intake.questions] == [("word", "бирюзовый")]
    assert '[words.level] want = ["бирюзовый"]' in only(intake, "question").advice
    intake = read_by(tmp_path, sheets, '[words.level]\nwant = ["бирюзовый"]\n')
    assert intake.event is not None
    assert read_of(intake.event) == Wishing.random(1).said()


@pytest.mark.parametrize(("company", "used"), [("Bayu Batteries", True), ("nobody", False)])
def test_a_name_is_answered_by_a_company_or_by_nobody(tmp_path, company, used):
    sheets = choices(Wishing.random(1))
    sheets["Buyers"][1][4:13] = ["Somebody Else", *[None] * 8]
    intake = read_by(tmp_path, sheets, f'[names]\n"Somebody Else" = "{company}"\n')
    assert intake.event is not None
    asked = [r for r in intake.event.requests if r.asker == "P001"]
    assert len(asked) == used
    assert intake.wishes[0].nobody == () if used else [str(c) for c in intake.wishes[0].nobody] == ["Buyers!E2"]


def test_whom_companies_of_a_known_role_ask_for_are_of_the_other(tmp_path):
    sheets = choices(Wishing.random(1))
    sheets["List"] = sheets.pop("Suppliers")
    intake = read_by(tmp_path, sheets)
    assert intake.questions == ()
    assert intake.event is not None
    assert read_of(intake.event) == Wishing.random(1).said(levels=("want", "no"))


def test_roles_that_nothing_tells_are_asked_for_once_and_answered(tmp_path):
    sheets = choices(Wishing.random(1))
    sheets = {"List 1": sheets.pop("Buyers"), "List 2": sheets.pop("Suppliers"), **sheets}
    intake = read_by(tmp_path, sheets)
    assert [(q.kind, q.sheet, q.guess) for q in intake.questions] == [("role", "List 2", "suppliers")]
    intake = read_by(tmp_path, sheets, '[form."List 2"]\nrole = "suppliers"\n')
    assert intake.event is not None
    assert read_of(intake.event) == Wishing.random(1).said(levels=("want", "no"))


def test_a_role_in_unknown_words_is_asked_for(tmp_path):
    sheets = web_form(Wishing.random(1))
    for row in sheets["Form Responses 1"][1:]:
        row[3] = {"Buyer": "Delegation of guests", "Seller": "Seller"}[row[3]]
    intake = read_by(tmp_path, sheets)
    assert [(q.kind, q.subject) for q in intake.questions] == [("word", "Delegation of guests")]
    intake = read_by(tmp_path, sheets, '[words.role]\npurchasers = ["Delegation of guests"]\n')
    assert intake.event is not None
    assert read_of(intake.event) == Wishing.random(1).said()


def test_one_sheet_as_both_lists_stops_the_work(tmp_path):
    sheets = web_form(Wishing.random(1))
    text = '[Purchasers]\nsheet = "Form Responses 1"\n[Suppliers]\nsheet = "Form Responses 1"\n'
    intake = read_by(tmp_path, sheets, text)
    assert intake.event is None
    told = only(intake, "both-roles")
    assert told.details["count"] == len(sheets["Form Responses 1"]) - 1


def test_a_map_says_what_separates_the_names_of_lists(tmp_path):
    names = ["Altyn/Trade LLP", "Silk § Way", "Orda; Foods", "Ural Import", "Steppe Mills", "Pamir Stroy"]
    rows = [
        ["Supplier", "Wishes", "Do not want to meet"],
        ["River Machines", "Altyn/Trade LLP~Silk § Way", None],
        ["Spring Parts", "Orda; Foods~Nobody; at all", "Silk § Way%Altyn/Trade LLP"],
    ]
    sheets = {"Buyers": [["Buyer", "Country"], *([name, "China"] for name in names)], "Exhibitors": rows}
    form = tmp_path / "form.toml"
    form.write_text(
        '[form.Exhibitors.separators]\nWishes = ["~"]\n"column C" = ["%"]\n[form.Buyers.separators]\nBuyer = "none"\n'
        '[names]\n"Nobody; at all" = "nobody"\n',
        encoding="utf-8",
    )
    for _ in range(2):
        event = read(tmp_path, sheets, form=form).event
        assert event is not None
        assert sorted((r.asker, r.purchaser, r.level.value) for r in event.requests) == [
            ("S001", "P001", "want"),
            ("S001", "P002", "want"),
            ("S002", "P001", "no"),
            ("S002", "P002", "no"),
            ("S002", "P003", "want"),
        ]
        found = understand(tmp_path / "trade.xlsx", form=form)
        assert found is not None
        form.write_text(map_text(found), encoding="utf-8")  # and the map that is written of it says the same


def test_separators_of_a_whole_sheet(tmp_path):
    rows = [["Supplier", "Wishes"], ["River Machines", "Altyn Trade~Silk Way"], ["Spring Parts", "Silk Way"]]
    sheets = {"Buyers": [["Buyer", "Country"], ["Altyn Trade", "KZ"], ["Silk Way", "UZ"]], "Exhibitors": rows}
    assert read(tmp_path, sheets).questions
    form = tmp_path / "form.toml"
    form.write_text('[form.Exhibitors]\nseparators = ["~"]\n', encoding="utf-8")
    event = read(tmp_path, sheets, form=form).event
    assert event is not None
    assert len(event.requests) == 3
    form.write_text('[form.Exhibitors]\nseparators = "~"\n', encoding="utf-8")
    assert "map-value" in {finding.code for finding in read(tmp_path, sheets, form=form).findings}


@pytest.mark.parametrize(
    ("kind", "guess", "certainty", "likely"),
    [
        ("column", "wishes", 0.6, False),
        ("column", "matrix", 0.5, False),
        ("column", "wishes", 0.75, True),
        ("column", "refusals", 0.5, True),
        ("column", "Notes", 0.3, True),
        ("word", "must", 0.3, False),
        ("word", "must", 0.5, True),
        ("holds", "nothing", 0.5, False),
        ("holds", "nothing", 0.6, True),
        ("holds", "companies", 0.5, True),
        ("name", "nobody", 0.3, True),
        ("name", "new supplier", 0.3, True),
        ("name", "new purchaser", 0.3, True),
        ("cell", "musts: Altyn Trade\nrefusals: Volga", 0.3, False),
        ("cell", "musts: Altyn Trade\nrefusals: Volga", 0.5, True),
        ("cell", "Notes", 0.3, True),
        ("cell", "wishes", 0.5, False),
        ("cell", "wishes", 0.6, True),
        ("cell", "musts", 0.5, True),
        ("whom", "nobody", 0.9, False),
        ("whom", "Altyn Trade", 0.5, True),
        ("column", "Maximum", 0.5, False),
        ("column", "Maximum", 0.6, True),
        ("column", "", 0.9, False),
        ("name", "Altyn Trade", 0.3, False),
        ("name", "Altyn Trade", 0.5, True),
        ("times", "", 0.0, False),
    ],
)
def test_a_guess_is_a_default_where_something_speaks_for_it(kind, guess, certainty, likely):
    made = Question(kind, "Form", "x", (Cell("Form", 1, "A"),), (), (), guess, certainty, 1.0, ("x",))
    assert made.likely is likely


@pytest.mark.parametrize(
    ("subject", "certainty", "likely"), [("7", 0.3, False), ("7", 0.5, True), ("Volga", 0.3, True)]
)
def test_that_a_number_names_nobody_needs_evidence(subject, certainty, likely):
    made = Question("name", "Form", subject, (), (), (), "nobody", certainty, 1.0, ("x",))
    assert made.likely is likely


@pytest.mark.parametrize(("name", "delegate"), [("Delegate", "P001#2"), ("Делегат", "P001#2"), ("Contact", None)])
def test_a_map_says_who_of_a_company_meets_and_when(tmp_path, name, delegate):
    sheets = {
        "Buyers": [["Buyer", "Country"], ["Altyn Trade", "Kazakhstan"], ["Volga Auto", "Russia"]],
        "Exhibitors": [["Supplier", "Zone"], ["Jialing Motors", "A"], ["Yangtze Pumps", "A"]],
        "Delegates": [["Company", "Delegate"], ["Altyn Trade", "Anna"], ["Altyn Trade", "Boris"]],
        "Sessions": event_sheets()["Sessions"],
        "Who meets whom": [
            ["Buyer", "Supplier", "Person", "Part", "Later than"],
            ["Altyn Trade", "Jialing Motors", "Boris", "Day 1", "Yangtze Pumps"],
            ["Altyn Trade", "Yangtze Pumps", None, None, None],
            ["Volga Auto", "Yangtze Pumps", None, None, None],
        ],
    }
    meanings = f'Person = "{name}", Part = "Session", "Later than" = "After"'
    event = read_by(
        tmp_path, sheets, f'[columns]\nall = "as read"\n[form."Who meets whom"]\ncolumns = {{ {meanings} }}\n'
    ).event
    assert event is not None
    told = [(r.delegate, r.sessions, r.after) for r in event.requests]
    assert told == [(delegate, ("Day 1",), ("S002",)), (None, (), ()), (None, (), ())]


@pytest.mark.parametrize(
    ("answer", "field", "name"),
    [
        ("wishes", "wishes", "wishes"),
        ("Refusals", "wishes", "refusals"),
        ("maybes", "wishes", "maybes"),
        ("choice 3", "choice", "choice 3"),
        ("choice x", None, None),
        ("choice 1234567890123", None, None),
        ("matrix", "matrix", "matrix"),
        ("slot away", "slot away", "slot away"),
        ("purchaser level", "level", "purchaser level"),
        ("supplier rank", "rank", "supplier rank"),
        ("supplier zone", None, None),
        ("level", "level", "Level"),
        ("rank", "rank", "Rank"),
        ("Not available", "not_available", "Not available"),
        ("Делегат", "contact", "Contact"),
        ("After", "after", "After"),
        ("Slot minutes", None, None),
        ("xyz", None, None),
    ],
)
def test_the_meaning_of_a_column_as_a_map_names_it(answer, field, name):
    meaning = meaning_of(answer)
    assert (meaning and meaning.field, meaning and name_of(meaning)) == (field, name)


def test_the_names_of_meanings_that_no_column_of_the_format_has():
    assert name_of(Meaning("matrix", 1.0, Level.NO)) == "refusals"
    assert name_of(Meaning("matrix", 1.0)) == "matrix"
    assert name_of(Meaning("asker", 1.0)) == "asker"


def test_when_somebody_is_away_is_asked_with_every_reading_once():
    cell = Cell("Form", 2, "C")
    asked = question_of_times("after lunch", cell, "Altyn Trade", ["13:00-", "14:00-", "13:00-"], 0.6)
    assert (asked.options, asked.guess, asked.path) == (
        ("13:00-", "14:00-", "never"),
        "13:00-",
        ("times", "after lunch"),
    )
    unread = question_of_times("sometimes", cell, "Altyn Trade", [], 0.0)
    assert (unread.options, unread.guess, unread.likely) == (("never",), "", False)
    assert question_of_times("always", cell, "Altyn Trade", [""], 0.6).guess == "never"
    days = (date(2026, 6, 12), date(2026, 6, 13))
    for text, offered in (
        ("bbb", ("2026-06-12", "2026-06-13")),
        ("13. Juni bbb", ("2026-06-13", "there only on 2026-06-13")),
    ):
        unread = question_of_times(text, cell, "Altyn Trade", [], 0.0, days)
        assert (unread.options, unread.guess, unread.likely) == ((*offered, "never"), "", False)
    assert question_of_times("bbb", cell, "A", ["13:00-"], 0.6, days).options == ("13:00-", "never")
    assert question_of_times("bbb", cell, "A", [], 0.0, tuple(date(2026, 6, n) for n in range(1, 6))).options == (
        "never",
    )


def test_an_answer_that_is_typed_is_one_if_it_can_be_interpreted():
    about = ((), (), ("nobody",), "nobody", 0.3, 1.0, ("names", "Altyn"))
    asked = Question("name", "Form", "Altyn", *about, typed={"Altyn Trade": "P001"}.get)
    assert (asked.meant_by("Altyn Trade"), asked.meant_by("Ural")) == ("Altyn Trade", None)
    assert Question("name", "Form", "Altyn", *about).meant_by("Ural") == "Ural"
    closed = Question("holds", "Form", "Form", (), (), ("companies", "pairs"), "pairs", 0.5, 1.0, ("form",))
    assert (closed.meant_by("PAIRS"), closed.meant_by("lists")) == ("pairs", None)
    column = Question("column", "Form", "Whom", (), (), (), "wishes", 0.5, 1.0, ("form",))
    assert (column.meant_by("refusals"), column.meant_by("lists")) == ("refusals", None)


@pytest.mark.parametrize(
    ("names", "listed"),
    [(["A", "B", "A"], "A, B"), (list("ABCD"), "A, B, C, D"), (list("ABCDEF"), "A, B, C, D (+2)")],
)
def test_of_many_companies_the_first_and_a_count_are_shown(names, listed):
    assert listed_names(names) == listed
