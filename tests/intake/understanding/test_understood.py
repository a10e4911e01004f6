"""What the result of understanding a workbook has, beside the companies and wishes."""

from __future__ import annotations

from datetime import date

from sco_scheduler.intake.table.grids import Book, FormMap
from sco_scheduler.intake.understanding.book import understand_book
from sco_scheduler.intake.understanding.understood import Understanding
from tests.intake.understanding.sheets import sheet

ROWS = [
    ["Timestamp", "Company", "Whom would you like to meet?", "Remarks"],
    ["2026-05-01 10:00", "Altyn Trade", "Jade Tea; River Silc", "stand 4"],
    ["2026-05-03 09:00", "Orda Foods", "River Silk; Nobody Ltd", None],
    ["2026-05-02 18:00", "Ural Import", "Jade Tea", "we may be late"],
]
BOOK = Book(
    "trade",
    (
        sheet("Form responses", *ROWS),
        sheet("Exhibitors", ["Supplier", "Products"], ["Jade Tea", "tea"], ["River Silk", "silk"]),
        sheet("Minutes", ["What we spoke of"], ["The hall"], ["The food"]),
    ),
)


def understood(**answers: str) -> Understanding:
    """The workbook with answers on names."""
    form = FormMap(answers={("names", name.replace("_", " ")): answer for name, answer in answers.items()})
    known = understand_book(BOOK, {}, {}, form)
    assert known is not None
    return known


def test_the_heaviest_question_is_first_and_each_is_open_or_was_guessed():
    known = understood()
    weights = [question.weight for question in known.questions]
    assert weights == sorted(weights, reverse=True)
    assert {"Nobody Ltd"} <= {question.subject for question in known.questions}
    assert not {q.path for q in known.questions} & {q.path for q in known.taken}


def test_sheets_that_were_read_are_told_apart_from_those_without_lists():
    known = understood()
    assert {"Form responses", "Exhibitors"} == known.used
    assert {plan.sheet for plan in known.plans} >= known.used
    assert {"Purchasers", "Suppliers", "Requests"} == known.grids.keys()


def test_the_last_answer_is_the_latest_in_whatever_row():
    assert understood().last_answer == date(2026, 5, 3)


def test_only_answers_that_were_needed_count_as_answered():
    known = understood(nobody_ltd="nobody", somebody_else="nobody")
    assert known.answered == {("names", "nobody ltd")}
    assert "Nobody Ltd" not in {question.subject for question in known.questions}
