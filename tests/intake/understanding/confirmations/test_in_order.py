"""What was read is shown by its kinds: columns by sheet, companies, remarks, hours; the rest is told."""

from __future__ import annotations

import pytest

from sco_scheduler.domain.findings import Findings
from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake import kinds
from sco_scheduler.intake.table.grids import FormMap
from sco_scheduler.intake.understanding.cells.questions import AS_READ, COLUMNS, FIRMS, HOURS, REMARKS, Question
from sco_scheduler.intake.understanding.companies.built import Built
from sco_scheduler.intake.understanding.confirmations import in_order
from sco_scheduler.intake.understanding.event_hours import EventHours
from sco_scheduler.intake.understanding.understood import Understanding
from tests.events import event

KINDS = (COLUMNS, FIRMS, REMARKS, HOURS)


def question(kind, sheet="Buyers", certainty=0.85):
    cell = Cell(sheet, 2, "B")
    return Question(kind, sheet, kind, (cell,), ("Altyn", "Notes"), (AS_READ,), AS_READ, certainty, 1.0, (kind, kind))


@pytest.fixture
def read(monkeypatch):
    """What is asked and found if these questions stand, by their kind; ``told`` are those that are not asked about."""

    def found(asked, told=(), *, sure=0.93, known=None, before=()):
        def of_kind(kind):
            return lambda *_, **about: tuple(q for q in (told if about.get("told") else asked) if q.kind == kind)

        for kind, name in zip(KINDS, ("columns", "companies", "remarks", "hours"), strict=True):
            monkeypatch.setattr(in_order, f"questions_of_{name}", of_kind(kind))
        findings = Findings()
        for of, *cells in before:
            findings.add(of, *cells, date=("2025-06-12",), hours="")
        known = known or Understanding({}, [], (), (), Built())
        questions = in_order.questions_as_read(event(), known, FormMap(), sure, findings)
        return questions, [(f.code, f.cells[0].sheet) for f in findings.all()][len(before) :]

    return found


def test_all_kinds_that_have_questions_are_asked_about_in_their_order(read):
    asked = [question(kind) for kind in KINDS]
    for first in range(len(KINDS)):
        assert read(asked[:first:-1]) == (
            tuple(asked[first + 1 :]),
            [("question", "Buyers")] * (len(KINDS) - first - 1),
        )


def test_columns_are_one_question_for_each_sheet_and_others_one_in_all(read):
    columns = [question(COLUMNS, sheet) for sheet in ("Buyers", "Buyers", "Sellers")]
    assert read(columns) == (tuple(columns), [("question", "Buyers"), ("question", "Sellers")])
    remarks = [question(REMARKS, sheet) for sheet in ("Buyers", "Sellers")]
    assert read(remarks) == (tuple(remarks), [("question", "Buyers")])


def test_what_is_sure_enough_is_taken_and_the_other_kinds_are_asked_about(read):
    asked = [question(COLUMNS), question(REMARKS, certainty=0.95), question(HOURS)]
    told = ["question", "guess-taken", "question"]
    assert read(asked) == ((asked[0], asked[2]), [(code, "Buyers") for code in told])


def test_what_is_not_asked_about_is_told_once_nothing_is_asked(read):
    told = [question(REMARKS), question(HOURS)]
    assert read([], told) == ((), [("remarks-read", "Buyers"), ("hours-read", "Buyers")])
    assert read([question(COLUMNS, certainty=0.95)], told)[1][1:] == [
        ("remarks-read", "Buyers"),
        ("hours-read", "Buyers"),
    ]
    assert read([question(COLUMNS)], told)[1] == [("question", "Buyers")]


DEFAULT, STATED = Cell("Sessions"), Cell("Buyers", 4, "D")


@pytest.mark.parametrize(
    ("kind", "cell", "days", "likely", "cells"),
    [
        (kinds.SESSIONS_DEFAULT, DEFAULT, ((2025, 6, 12),), False, [DEFAULT]),
        (kinds.SESSIONS_DEFAULT, DEFAULT, (), False, []),
        (kinds.SESSIONS_STATED, STATED, ((2025, 6, 12),), True, [STATED]),  # they only follow from journeys
        (kinds.SESSIONS_STATED, STATED, ((2025, 6, 12),), False, []),
        (kinds.SESSIONS_STATED, DEFAULT, ((2025, 6, 12),), True, []),
    ],
)
def test_hours_of_the_event_that_nothing_states_are_asked_about_beside_absences(read, kind, cell, days, likely, cells):
    hours = EventHours(cells=(STATED,), likely=likely)
    known = Understanding({}, [], (), (), Built(), days=days, hours=hours)
    (absence, *more), _ = read([question(HOURS)], known=known, before=[(kind, cell)])
    assert absence.kind == HOURS
    assert [of.cells[0] for of in more] == cells
    assert read([], known=known, before=[(kind, cell)])[0] == ()
