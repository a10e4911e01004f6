"""The sheet Unmet."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from openpyxl import Workbook

from sco_scheduler.agendas.answers import UnmetPrice
from sco_scheduler.agendas.rows import SlotReason
from sco_scheduler.domain.outcome import Reason
from sco_scheduler.domain.record import AnswersGiven, PriceNote
from sco_scheduler.domain.schedule import Meeting
from sco_scheduler.output.excel.sheets.meetings import REASON_WORDS
from sco_scheduler.output.texts.words import words
from sco_scheduler.workflows.build_answers import price_note
from tests.agendas.samples import report, small_schedule
from tests.output.reading import values, written

HELD = Meeting(
    "P002", "S002", datetime(2025, 6, 12, 9, 20), datetime(2025, 6, 12, 9, 40), "A", "12", "P002#1", "S002#1"
)


def test_unmet_has_who_asked_the_value_and_the_reason(small: Workbook):
    row = values(small["Unmet"])[4]
    assert row[:9] == ("P002", "=cmd|'/C calc'!A0", "S002", "Yangtze Pumps", "must", 1, None, None, 10)
    assert row[9] == "Every slot taken"
    assert str(row[10]).startswith("P002 and S002: in every slot")
    assert row[11] is None
    assert row[12] == "Requests!A6"


def test_each_reason_has_a_word_on_the_sheet_and_in_the_report():
    assert set(REASON_WORDS) == {*Reason, *SlotReason}
    assert {f"workbook.{key}" for key in REASON_WORDS.values()} <= set(words("en"))
    assert {f"report.{REASON_WORDS[reason]}" for reason in Reason} <= set(words("en"))


@pytest.mark.parametrize(("lang", "level"), [("zh", "必须"), ("ru", "обязательно")])
def test_the_level_is_in_the_language_of_the_workbook(tmp_path, lang, level):
    schedule = small_schedule()
    settings = replace(schedule.event.settings, languages=(lang,))
    book = written(tmp_path, report(replace(schedule, event=replace(schedule.event, settings=settings))))
    sheet = next(sheet for sheet in book.worksheets if sheet["A5"].value == "P002" and sheet["C5"].value == "S002")
    assert sheet["E5"].value == level


@pytest.mark.parametrize(
    ("price", "told"),
    [
        (UnmetPrice(), "not computed"),
        (UnmetPrice(computed=True), "no schedule can hold it"),
        (UnmetPrice(True, HELD), "nobody moves: 09:20 at A/12"),
        (UnmetPrice(True, HELD, moved=2), "2 meetings move: 09:20 at A/12"),
        (UnmetPrice(True, HELD, moved=1, dropped=1, value_change=12), "1 meeting given up, value +12"),
        (
            UnmetPrice(True, HELD, dropped=2, value_change=8, missing_change=1),
            "2 meetings given up, value +8, 1 more missing to the minimums",
        ),
    ],
)
def test_the_price_is_told_in_a_few_words(tmp_path, price, told):
    build = report(small_schedule())
    note = PriceNote("P002", "S002", price_note(build.schedule.event, price), build.built.revision)
    of_before = replace(note, revision=build.built.revision - 1)
    for answer, expected in ((note, told), (of_before, f"{told} (by build {build.built.revision - 1})")):
        marked = replace(build, answers=AnswersGiven((answer,)))
        assert values(written(tmp_path, marked)["Unmet"])[4][11] == expected
