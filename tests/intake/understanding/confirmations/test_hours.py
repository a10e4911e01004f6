"""Absences in words are shown with what was read of them, once nothing else is open; what is wrong is corrected."""

from __future__ import annotations

from datetime import datetime

import pytest

from sco_scheduler.domain.event import Role, Span
from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.table.grids import FormMap
from sco_scheduler.intake.understanding.cells.questions import Decider
from sco_scheduler.intake.understanding.companies.built import CompanyRecord
from sco_scheduler.intake.understanding.confirmations.hours import correct_hours, questions_of_hours, unaccounted
from tests.intake.books import event_of, read, serious
from tests.intake.understanding.answers import B, S, lists

AWAY = "When are you away?"
ASKED = '[form."Buyer answers".columns]\n"Country" = "Country"\n'


def answers(*texts: str | None, title: str = AWAY):
    rows = [["Company", "Country", "Would like to meet", title]]
    return lists([*rows, *([b, "Kazakhstan", S[0], t] for b, t in zip(B, texts, strict=False))])


def hours(intake):
    return {(q.samples[0], q.subject): q.samples[1] for q in intake.questions if q.kind == "hours"}


def with_map(tmp_path, text: str):
    (tmp_path / "map.toml").write_text(text, encoding="utf-8")
    return {"form": tmp_path / "map.toml"}


def test_who_was_asked_about_other_matters_sees_the_absences_in_words(tmp_path):
    sheets = answers("after lunch on 12 June", "2025-06-13 10:00-11:00", "after lunch on 12 June")
    intake = read(tmp_path, sheets, **with_map(tmp_path, ASKED))
    assert hours(intake) == {(f"{B[0]}, {B[2]}", "after lunch on 12 June"): "2025-06-12 14:00-"}
    (told,) = [finding for finding in intake.findings if finding.code == "question"]
    assert "after lunch on 12 June" in told.message
    assert '[hours] all = "as read"' in told.advice


def test_an_absence_within_a_break_is_shown(tmp_path):
    intake = read(tmp_path, answers("12.30-13.30 on 12 June, prayer and lunch"), **with_map(tmp_path, ASKED))
    assert list(hours(intake).values()) == ["2025-06-12 12:30-13:30"]


def test_while_nothing_states_the_hours_of_the_event_absences_are_shown_as_they_were_read(tmp_path):
    sheets = answers("not on 12 June between 12:00 and 14:00", "leaving at 12:00 on 13 June", "at most 6 meetings")
    del sheets["Sessions"]
    sheets["Buyer answers"].insert(0, ["Meetings, 12-13 June 2025"])
    shown = hours(read(tmp_path, sheets, **with_map(tmp_path, ASKED)))
    assert shown == {
        (B[0], "not on 12 June between 12:00 and 14:00"): "2025-06-12 12:00-14:00",
        (B[1], "leaving at 12:00 on 13 June"): "2025-06-13 12:00-",
        ("", "dates"): "2025-06-12, 2025-06-13: 09:00-12:00, 14:00-17:00",
    }


def test_without_other_questions_plain_absences_are_told(tmp_path):
    intake = read(tmp_path, answers("after lunch on 12 June", "2025-06-13 10:00-11:00"))
    assert intake.questions == (), serious(intake.findings)
    (told,) = [finding for finding in intake.findings if finding.code == "hours-read"]
    assert f"{B[0]} (after lunch on 12 June): 2025-06-12: from 14:00" in told.message
    assert "10:00-11:00" not in told.message
    assert '[hours] "after lunch on 12 June" = ' in told.advice


def test_absences_are_not_told_once_they_are_confirmed(tmp_path):
    intake = read(
        tmp_path, answers("after lunch on 12 June"), **with_map(tmp_path, f'{ASKED}[hours]\nall = "as read"\n')
    )
    assert not [finding for finding in intake.findings if finding.code == "hours-read"]


def test_a_time_that_has_no_part_in_the_absence_is_shown(tmp_path):
    shown = hours(read(tmp_path, answers("12 June 15:00-16:00 (bus at 14:30)")))
    assert list(shown.values()) == ["2025-06-12 15:00-16:00"]


@pytest.mark.parametrize(
    ("answer", "away"),
    [
        ('all = "as read"', ["12 14:00-13 00:00"]),
        ('"after lunch on 12 June" = "as read"', ["12 14:00-13 00:00"]),
        ('"after lunch on 12 June" = "2025-06-12 15:00-"', ["12 15:00-13 00:00"]),
        ('"after lunch on 12 June" = "never"', []),
    ],
)
def test_the_map_says_what_is_right(tmp_path, answer, away):
    event = event_of(tmp_path, answers("after lunch on 12 June"), **with_map(tmp_path, f"{ASKED}[hours]\n{answer}\n"))
    spans = [span for company in event.companies for person in company.delegates for span in person.absences]
    assert [f"{span.start:%d %H:%M}-{span.end:%d %H:%M}" for span in spans if away or spans] == [
        *(a.replace("14:00", "12:00") if "14:00" in a else a for a in away)
    ]


def test_a_text_that_was_changed_since_is_shown_again(tmp_path):
    told = with_map(tmp_path, f'{ASKED}[hours]\n"after lunch on 12 June" = "as read"\n')
    assert hours(read(tmp_path, answers("after lunch on 12 June", "not on 13 June"), **told)).keys() == {
        (B[1], "not on 13 June")
    }


def test_a_guess_that_is_sure_enough_takes_them_and_lists_them(tmp_path):
    intake = read(tmp_path, answers("after lunch on 12 June"), sure=0.85, **with_map(tmp_path, ASKED))
    assert intake.event is not None, serious(intake.findings)
    (told,) = [finding for finding in intake.findings if finding.code == "guess-taken"]
    assert "after lunch on 12 June" in told.message


def span(start: str, end: str) -> Span:
    return Span(datetime.fromisoformat(f"2025-06-{start}"), datetime.fromisoformat(f"2025-06-{end}"))


@pytest.mark.one_of(3)
@pytest.mark.parametrize(
    ("text", "spans", "lost"),
    [
        ("from 10:00 to 11:00", [span("12 10:00", "12 11:00")], False),
        ("from 10:00 to 11:00", [span("12 10:00", "12 12:00")], True),
        ("not before 10:00 PM", [], False),
        ("9:00 to 12:00", [], False),  # the hours of a session
        ("leaves at 4:00", [span("12 16:00", "12 17:00")], False),
        ("on the 12th after 16:00", [span("12 16:00", "12 17:00"), span("13 16:00", "13 17:00")], True),
        ("on the 12th after 16:00", [span("12 16:00", "12 17:00")], False),
        ("only on the 12th", [span("13 00:00", "13 23:00")], False),
        ("from the 12th", [span("12 00:00", "13 23:00")], False),
        ("Thursday, 12 June, and Friday", [span("12 00:00", "13 23:00")], False),
        ("room 12 of 30", [], False),
        ("bis 12 Uhr", [span("13 14:00", "13 17:00")], False),
        ("13 June 10:30 to 12", [span("13 10:30", "13 12:00")], False),
        ("12日14-16点", [span("12 00:00", "12 23:00")], True),
        ("12日14-16点", [span("12 14:00", "12 16:00")], False),
        ("16点半", [span("12 16:30", "12 17:00")], False),
        ("after 4 pm", [span("12 12:00", "12 17:00")], True),
    ],
)
def test_numbers_that_have_no_part_in_an_absence(tmp_path, text, spans, lost):
    assert unaccounted(text, spans, event_of(tmp_path, answers(None))) is lost


@pytest.mark.parametrize(
    ("titles", "yes", "no", "until"),
    [
        (("Presente 12/06", "Presente 13/06"), "Sim", "Não", "até 11h"),
        (("12. Juni", "13. Juni"), "ja", "nein", "bis 11 Uhr"),
        (("12 Haziran", "13 Haziran"), "Var", "Yok", "11:00'e kadar"),
    ],
)
def test_columns_of_days_are_shown_with_the_cell_and_the_day_that_say_an_absence(tmp_path, titles, yes, no, until):
    rows = [["Company", "Country", "Would like to meet", *titles]]
    said = ((no, yes), (yes, no), (yes, until))
    rows += [[b, "Kazakhstan", S[0], *of] for b, of in zip(B, said, strict=False)]
    intake = read(tmp_path, lists(rows), **with_map(tmp_path, f'[columns]\nall = "as read"\n{ASKED}'))
    first, second = (f"{title}: {no}" for title in titles)
    assert hours(intake) == {
        (B[0], first): "2025-06-12",
        (B[1], second): "2025-06-13",
        (B[2], f"{titles[1]}: {until}"): "2025-06-13 11:00-",
    }
    cells = {q.samples[0]: q.cells[0].column for q in intake.questions if q.kind == "hours"}
    assert (cells[B[0]], cells[B[1]]) == ("D", "E")


def test_what_the_map_corrects_is_told_with_the_cell_that_says_an_absence():
    days = [Cell("Answers", 2, column) for column in "BC"]
    record = CompanyRecord("A", {"company": ("A", days[0])}, {Role.PURCHASER}, days[:1])
    record.hours = [(days[0], "12 June: yes"), (days[1], "13 June: after lunch")]
    form = FormMap(answers={("hours", "13 june: after lunch"): "2025-06-13 14:00-"})
    correct_hours([record], Decider(form))
    assert record.values["not_available"] == ("2025-06-13 14:00-", days[1])


def say(*texts: str) -> dict[str, CompanyRecord]:
    """The buyers, each of which says one text of when it is there."""
    cells = [Cell("Answers", row, "E") for row in range(2, 9)]
    records = [
        CompanyRecord(b, {"company": (b, cell)}, {Role.PURCHASER}, [cell], hours=[(cell, text)])
        for b, cell, text in zip(B, cells, texts, strict=False)
    ]
    return {record.key: record for record in records}


CORRECTED = FormMap(answers={("form", "buyeranswers", "columns", "country"): "Country"})


@pytest.mark.parametrize(
    "text", ["Účast 12. 6.: ano", "Obecność 12.06.: tak", "6月12日の出席: はい", "12 июня: да", "zorvel"]
)
def test_a_text_that_others_share_with_another_reading_is_asked_of_each_company_alone(tmp_path, text):
    event = event_of(tmp_path, answers("12 June 15:00-16:00", None, "12 June 10:00-11:00"))
    asked = questions_of_hours(say(text, text, text), event, CORRECTED)
    assert {(q.samples[0], q.path) for q in asked if q.samples[1] != "never"} == {
        (B[0], ("hours", f"{B[0]} | {text}")),
        (B[2], ("hours", f"{B[2]} | {text}")),
    }
    assert ("hours", text) not in {q.path for q in asked}


@pytest.mark.parametrize(("text", "each"), [("12 June: no", (B[0], B[2])), ("12 June: from 15:00", ())])
def test_companies_with_a_mere_no_are_shown_together_and_corrected_one_by_one(tmp_path, text, each):
    event = event_of(tmp_path, answers("12 June 15:00-16:00", None, "12 June 15:00-16:00"))
    (asked,) = questions_of_hours(say(text, "12 June: yes", text), event, CORRECTED)
    assert (asked.path, asked.samples[0], asked.each) == (("hours", text), f"{B[0]}, {B[2]}", each)
    assert asked.of_one(B[2]).path == ("hours", f"{B[2]} | {text}")


def test_an_answer_for_one_company_leaves_others_with_the_same_text_as_they_are(tmp_path):
    records = say("12 June: yes", "12 June: yes")
    form = FormMap(answers={("hours", f"{B[0].casefold()} | 12 june: yes"): "2025-06-13 -11:00"})
    correct_hours(records.values(), Decider(form))
    assert [record.values.get("not_available", ("",))[0] for record in records.values()] == ["2025-06-13 -11:00", ""]
    event = event_of(tmp_path, answers("2025-06-13 -11:00", None))
    assert questions_of_hours(records, event, form) == ()


@pytest.mark.parametrize(
    ("every", "remark"),
    [
        ("Both days", "Stand only ready at 11am on 12 June, arriving that morning"),
        ("Оба дня", "Стенд 12 июня только в 11:00, утром прилетаем"),
        ("两天都参加", "6月12日上午到达，11点才能开展位"),
        ("Ikkala kun", "12-iyun ertalab kelamiz, stend soat 11:00 da ochiladi"),
    ],
)
def test_hours_that_were_answered_are_not_shown_again_beside_presence_on_all_days(tmp_path, every, remark):
    header = ["Company", "Country", "Would like to meet", "Attending", "Remarks"]
    rows = [[b, "Kazakhstan", S[0], every, remark if b == B[0] else None] for b in B]
    known = f'[words.remark]\n"Not available" = ["{remark}"]\n[times]\n"{remark}" = "2025-06-12 -11:00"\n'
    intake = read(tmp_path, lists([header, *rows]), **with_map(tmp_path, f"{ASKED}{known}"))
    assert [subject for _, subject in hours(intake) if remark in subject] == []
