"""Strikethrough of a name of a company, and comments on it, that say that the company does not come."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font

from sco_scheduler.intake import Intake, read_registrations
from tests.intake.books import bare, read, save

NAMES = [("Altyn Trade", "阿尔滕贸易"), ("Ural Import", "乌拉尔进口"), ("Baikal Foods", "贝加尔食品")]


def listed(tmp_path: Path, titles: tuple[str, ...], struck: str, *, first: bool) -> Intake:
    """Read a list whose rows have two names, with strikethrough in one cell."""
    sheets = bare()
    rows = [titles, *NAMES]
    sheets["Purchasers"] = [list(row if first else row[::-1]) for row in rows]
    book = openpyxl.load_workbook(path := save(tmp_path / "trade.xlsx", sheets))
    book["Purchasers"][struck].font = Font(strike=True)
    book.save(path)
    return read_registrations(path)


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("titles", [("Company name", "公司名称"), ("Company", "Местное название"), ("Company", "名称")])
@pytest.mark.parametrize("struck", ["A3", "B3"])
def test_either_name_alone_that_is_struck_through_probably_cancels_the_company(tmp_path, titles, struck, first):
    (question,) = listed(tmp_path, titles, struck, first=first).questions
    assert (question.guess, question.options, str(question.cells[0])) == (
        "cancelled",
        ("cancelled", "Notes"),
        f"Purchasers!{struck}",
    )


@pytest.mark.parametrize("place", ["A3", "B3"])
@pytest.mark.parametrize(
    "text",
    [
        *(
            "Cancelled",
            "Olga:\nCancelled",
            "отменено",
            "Отменили участие",
            "取消",
            "已取消",
            "will not attend",
            "abgesagt",
        ),
        *("CANCELLED – vide their mail dt. 04.09.2026", "отменено – см. письмо от 04.09.2026", "取消（见9月4日邮件）"),
    ],
)
def test_a_comment_on_a_name_that_says_cancelled_is_asked_with_this_as_guess(tmp_path, text, place):
    sheets = bare()
    sheets["Purchasers"] = [["Company name", "公司名称"], *map(list, NAMES)]
    book = openpyxl.load_workbook(path := save(tmp_path / "trade.xlsx", sheets))
    book["Purchasers"][place].comment = Comment(text, "Olga")
    book.save(path)
    (question,) = read_registrations(path).questions
    assert (question.kind, question.guess, str(question.cells[0])) == ("cell", "cancelled", f"Purchasers!{place}")
    event = read_registrations(path, sure=0.0).event
    assert [c.name for c in event.companies if c.cancelled] == ["Ural Import"]


@pytest.mark.parametrize(
    "text",
    [
        "CANCELLED - vide their mail dt. 04.09.2026, unit under shifting. Not participating.",
        "ОТМЕНЕНО - см. письмо от 04.09.2026, переезд завода. Не участвуют.",
        "取消——见其2026年9月4日邮件，工厂搬迁。不参加。",
    ],
)
def test_the_day_of_a_letter_is_no_absence_of_who_cancels_by_it(tmp_path, text):
    sheets = bare()
    sheets["Sessions"] = [["Session", "Date", "Start", "End"], ["Morning", "2026-09-16", "09:00", "12:00"]]
    sheets["Purchasers"] = [["Company", "Remarks"], ["Altyn Trade", text], ["Ural Import", ""]]
    intake = read(tmp_path, sheets, sure=0.0)
    assert [c.name for c in intake.event.companies if c.cancelled] == ["Altyn Trade"]
    assert {"range-outside", "guess-taken"}.isdisjoint(finding.code for finding in intake.findings)
