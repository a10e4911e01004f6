"""When the event is is asked once where absences name days and no sheet says it; the answer is its sheet Sessions."""

from __future__ import annotations

from datetime import date, time

import pytest

from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.understanding.event_hours import NO_HOURS
from sco_scheduler.intake.understanding.told_sessions import question_of_event, sessions_grid, spans_in
from sco_scheduler.workflows.inputs import AS_IT_IS, ReadOptions, intake_of
from sco_scheduler.workflows.questions import import_registrations
from tests.intake.books import codes, event_of, read, save
from tests.intake.understanding.answers import B, S

MORNING, AFTERNOON = (time(9), time(12)), (time(14), time(17))
IN_FIGURES = "2026-06-09, 2026-06-10: 09:00-12:30, 14:00-17:00"


@pytest.mark.parametrize(
    ("text", "days", "hours"),
    [
        (IN_FIGURES, [9, 10], [(time(9), time(12, 30)), AFTERNOON]),
        ("9-10 June 2026: 9:00-12:00 and 14:00-17:00", [9, 10], [MORNING, AFTERNOON]),
        ("9 и 10 июня 2026, с 9 до 12 ч", [9, 10], [MORNING]),
        ("2026年6月9-10日 9:00-12:00", [9, 10], [MORNING]),
        ("9 June 2026", [9], [MORNING, AFTERNOON]),
        ("19-20 Khordad 1405: 09:00-12:00", [9, 10], [MORNING]),
        ("19-20 хордад 1405: 09:00-12:00", [9, 10], [MORNING]),
        ("۱۹ و ۲۰ خرداد ۱۴۰۵: ۹:۰۰ تا ۱۲:۰۰", [9, 10], [MORNING]),
        ("1405/03/19, 1405/03/20: 9:00-12:00", [9, 10], [MORNING]),
        ("9-10 June 2569: 9:00-12:00", [9, 10], [MORNING]),
        ("9-10 มิ.ย. 2569 เวลา 9.00-12.00 น.", [9, 10], [MORNING]),
        ("令和8年6月9-10日 9:00-12:00", [9, 10], [MORNING]),
        ("9 June", [], []),
        ("in the summer", [], []),
    ],
)
def test_an_answer_in_words_is_days_with_hours(text, days, hours):
    assert spans_in(text) == [(date(2026, 6, day), *of) for day in days for of in hours]


def test_days_may_have_hours_of_their_own():
    assert spans_in("9 June 2026: 14:00-17:00; 10 June 2026: 9:00-12:00") == [
        (date(2026, 6, 9), *AFTERNOON),
        (date(2026, 6, 10), *MORNING),
    ]


def test_a_day_without_a_year_is_after_the_last_answer():
    assert spans_in("9 June 9:00-12:00", date(2026, 5, 1)) == [(date(2026, 6, 9), *MORNING)]


def export(*away: str | None, title: str = "When are you away?"):
    rows = [["Company", "Side", "Who would you like to meet?", title]]
    names = [(b, "Buyer", S[n % len(S)]) for n, b in enumerate(B)] + [(s, "Supplier", None) for s in S]
    rows += [[*of, away[n] if n < len(away) else None] for n, of in enumerate(names)]
    return {"Responses": rows}


def test_absences_on_days_of_an_unknown_event_are_one_question(tmp_path):
    intake = read(tmp_path, export("18 November morning", "on Thursday", "19 November from 15:00", "10:00-11:00"))
    (question,) = intake.questions
    assert (question.kind, question.guess) == ("event", "2027-11-18, 2027-11-19: 09:00-12:00, 14:00-17:00")
    assert {cell.row for cell in question.cells} == {2, 3, 4}
    assert intake.event is None
    assert {"range-other-day", "sessions-default"}.isdisjoint(codes(intake.findings))


@pytest.mark.parametrize("day", range(1, 8))
def test_a_weekday_is_asked_about_though_it_is_by_chance_that_after_the_day_of_reading(tmp_path, day):
    intake = read(tmp_path, export("on Thursday from 15:00", "", "on Thursday"), today=date(2026, 5, day))
    assert [q.samples for q in intake.questions] == [("on Thursday from 15:00", "on Thursday")]


def test_a_guess_of_the_days_that_is_taken_is_told(tmp_path):
    intake = read(tmp_path, export("18 November morning", "on Thursday", "19 November from 15:00"), sure=0.0)
    assert intake.event is not None
    assert {str(s.date) for s in intake.event.sessions} == {"2027-11-18", "2027-11-19"}
    told = [(f.where, f.details["guess"]) for f in intake.findings if f.code == "guess-taken"]
    assert ("Responses!D2, Responses!D3, Responses!D4", "2027-11-18, 2027-11-19: 09:00-12:00, 14:00-17:00") in told


def test_hours_of_every_day_need_no_days(tmp_path):
    assert event_of(tmp_path, export("10:00-11:00", "after 16:00")).sessions


def test_hours_of_every_day_are_on_a_day_that_is_asked_for_beside_other_questions(tmp_path):
    sheets = export("10:00-11:00", "16:00-17:00")
    sheets["Responses"][1][2] = "Ural Qzwx"
    assert [q.kind for q in read(tmp_path, sheets).questions] == ["event", "name"]
    form = tmp_path / "map.toml"
    form.write_text('[names]\n"Ural Qzwx" = "nobody"\n', encoding="utf-8")
    (question,) = read(tmp_path, sheets, form=form).questions
    assert (question.kind, [cell.row for cell in question.cells]) == ("event", [2, 3])
    form.write_text(f'[names]\n"Ural Qzwx" = "nobody"\n[dates]\nevent = "{IN_FIGURES}"\n', encoding="utf-8")
    assert len(event_of(tmp_path, sheets, form=form).sessions) == 4


@pytest.mark.parametrize("answer", [IN_FIGURES, "9 and 10 June 2026, 9:00-12:30 and 14:00-17:00"])
def test_the_answer_is_the_sheet_sessions(tmp_path, answer):
    form = tmp_path / "map.toml"
    form.write_text(f'[dates]\nevent = "{answer}"\n', encoding="utf-8")
    event = event_of(tmp_path, export("10 June after 15:00"), form=form)
    assert [(str(s.date), f"{s.start:%H:%M}", f"{s.end:%H:%M}") for s in event.sessions] == [
        (day, *hours) for day in ("2026-06-09", "2026-06-10") for hours in (("09:00", "12:30"), ("14:00", "17:00"))
    ]
    away = [span for company in event.companies for person in company.delegates for span in person.absences]
    assert [f"{span.start:%d %H:%M}" for span in away] == ["10 15:00"]


def test_an_answer_without_a_day_is_asked_again(tmp_path):
    form = tmp_path / "map.toml"
    form.write_text('[dates]\nevent = "in June"\n', encoding="utf-8")
    assert [q.kind for q in read(tmp_path, export("10 June after 15:00"), form=form).questions] == ["event"]


def test_what_is_typed_is_kept_in_figures():
    said = {Cell("Responses", 2, "D"): "on Thursday"}
    question = question_of_event((), said, NO_HOURS, date(2026, 5, 1))
    assert question is not None
    assert question.typed is not None
    assert question.typed("9-10 June: 9:00-12:30, 14:00-17:00") == IN_FIGURES
    assert question.typed("soon") is None
    assert (question.guess, question.certainty, question.likely) == ("", 0.0, False)
    assert question_of_event((), {Cell("Responses", 2, "D"): "after the opening"}, NO_HOURS, date(2026, 5, 1)) is None


def test_an_imported_workbook_has_the_sessions_of_the_answer(tmp_path):
    path = save(tmp_path / "export.xlsx", export("10 June after 15:00"))
    form = tmp_path / "map.toml"
    form.write_text(f'[dates]\nevent = "{IN_FIGURES}"\n', encoding="utf-8")
    out = tmp_path / "registrations.xlsx"
    import_registrations(path, out, ReadOptions(form=form))
    again = intake_of([out], AS_IT_IS).event
    assert again is not None
    assert len(again.sessions) == 4


def test_the_sheet_is_that_of_the_map():
    grid = sessions_grid(IN_FIGURES, Cell("trade-map.toml", 2))
    assert grid is not None
    assert str(grid.cell(2, 2)) == "trade-map.toml line 2"
    assert [row[1] for row in grid.rows.values()] == ["Session", *["Morning", "Afternoon"] * 2]
    assert sessions_grid("in June", Cell("trade-map.toml", 2)) is None


@pytest.mark.parametrize(
    "texts",
    [
        ("после обеда 3 марта", "3月3日上午"),
        ("3-наурыз түстен кейін", "3 mart tushdan keyin"),
        ("am 3. März nachmittags",),
    ],
)
def test_the_question_quotes_the_cells_in_their_language(tmp_path, texts):
    questions = [q for q in read(tmp_path, export(*texts)).questions if q.kind == "event"]
    assert [q.samples for q in questions] == [texts]
