"""Sheets of messages and changes: a company in each row, and what it says as a sentence."""

from __future__ import annotations

from typing import Any

import pytest

from sco_scheduler.domain.event import Level
from tests.intake.books import codes, read

DAYS = ["22 May", "25 May", "26 May", "27 May", "28 May"]
BUYERS = ["Marlow & Finch", "Bloemenhuis Van Dalen", "Teehaus Brandis", "Nordfrukt AS", "Pomona Imports"]
GROWERS = [
    "Kinangop Summer Flowers",
    "Coast Coconut Craft",
    "Savanna Macadamia",
    "Limuru Packaging Works",
    "Kerio Honey",
]


def _book(name: str, titles: tuple[str, ...], *messages: tuple[Any, ...]) -> dict[str, list[list[Any]]]:
    wishes = [GROWERS[4], GROWERS[0], GROWERS[4], GROWERS[2], f"{GROWERS[0]}; {GROWERS[4]}"]
    buyers = [["Company", "Country", "Would like to meet"]]
    buyers += [[name, "UK", wish] for name, wish in zip(BUYERS, wishes, strict=True)]
    title = [["Forum, 3 and 4 June 2027, meetings 09:00-16:30"], []]
    growers = [["Company", "Products"], *([name, "goods"] for name in GROWERS)]
    return {"Buyers": title + buyers, "Growers": growers, name: [list(titles), *map(list, messages)]}


MESSAGES = [
    (DAYS[0], "Van Dalen", "please drop Kinangop from our list, we would like Coast Coconut instead"),
    (DAYS[1], "Teehaus Brandis", "Savanna Macadamia has become a must for us"),
    (DAYS[2], "Limuru Packaging", "sorry, cannot come"),
    (DAYS[3], "Kerio Honey", "we can not be there on 4 June before 11:00"),
    (DAYS[4], "Nordfrukt", "the parcel goes to the office in Oslo"),
]


@pytest.mark.parametrize(
    ("name", "titles"),
    [
        ("Mail log", ("Date", "From", "What they say")),
        ("Log", ("When", "Who", "What")),
        ("MODIFICHE", ("Data", "Chi", "Modifica")),
        ("Звонки", ("Дата", "Кто", "Что сказали")),
        ("Sheet3", ("Date", "Company", "Text")),
    ],
)
def test_messages_change_what_the_lists_say_and_each_is_asked_or_clear(tmp_path, name, titles):
    event = read(tmp_path, _book(name, titles, *MESSAGES), sure=0.0).event
    names = {company.id: company.name for company in event.companies}
    wishes = {(names[r.asker], names[r.target], r.level) for r in event.requests}
    assert {wish for wish in wishes if wish[0] in BUYERS[1:3]} == {
        (BUYERS[1], GROWERS[1], Level.WANT),
        (BUYERS[2], GROWERS[4], Level.WANT),
        (BUYERS[2], GROWERS[2], Level.MUST),
    }
    assert {company.name for company in event.companies if company.cancelled} == {GROWERS[3]}
    away = {company.name: [a.end.hour for d in company.delegates for a in d.absences] for company in event.companies}
    assert {company: ends for company, ends in away.items() if ends} == {GROWERS[4]: [11]}
    asked = read(tmp_path, _book(name, titles, *MESSAGES)).questions
    assert {q.subject for q in asked} >= {MESSAGES[0][2], MESSAGES[4][2]}
    assert MESSAGES[1][2] not in {q.subject for q in asked}  # a plain must
    assert not [q for q in asked if q.kind in {"holds", "role", "word", "column"}]


def test_messages_are_no_list_of_their_own_and_their_texts_are_not_unused(tmp_path):
    intake = read(tmp_path, _book("Mail log", ("Date", "From", "What they say"), *MESSAGES))
    assert "sheet-unknown" not in codes(intake.findings)
    unused = [f.cells for f in intake.findings if f.code == "column-unknown" and f.cells[0].sheet == "Mail log"]
    assert [[cell.column for cell in cells] for cells in unused] == [["A"]]


def test_a_dated_list_of_companies_with_remarks_stays_a_list(tmp_path):
    rows = [["Date", "Company", "Remarks", "Would like to meet"]]
    said = "comes with a colleague from the office"
    rows += [[day, buyer, said, GROWERS[0]] for day, buyer in zip(DAYS, BUYERS, strict=True)]
    intake = read(tmp_path, {"Registrations": rows, "Growers": [["Company"], *([name] for name in GROWERS)]}, sure=0.0)
    assert {c.name for c in intake.event.companies if c.purchaser} == set(BUYERS)
