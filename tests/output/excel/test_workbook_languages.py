"""The agendas workbook in the language of its event, each agenda in that of its reader, read back in any."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from sco_scheduler.domain.goals import GoalResult
from sco_scheduler.domain.schedule import MeetingOutcome, MeetingStatus, Published, PublishedMeeting, Schedule
from sco_scheduler.intake import read_agendas
from sco_scheduler.output.excel.workbook import write_agendas
from tests.agendas.samples import report, small_schedule
from tests.output.reading import texts

_LATIN = re.compile(r"[A-Za-z]{3,}")
_NAMES = {
    "KazAgro",
    "LLP",
    "Jialing",
    "Motors",
    "Yangtze",
    "Pumps",
    "Quiet",
    "Works",
    "cmd",
    "calc",
    "sco",
    "scheduler",
}


def in_language(lang: str, **spoken: str) -> Schedule:
    schedule = small_schedule()
    settings = replace(schedule.event.settings, languages=(lang,))
    companies = tuple(replace(c, agenda_language=spoken.get(c.id, "")) for c in schedule.event.companies)
    return Schedule(replace(schedule.event, settings=settings, companies=companies), schedule.meetings)


def book_of(path: Path, schedule: Schedule, **more: object) -> Workbook:
    write_agendas(path, report(schedule, **more))
    return load_workbook(path)


@pytest.mark.parametrize("lang", ["zh", "ru"])
def test_no_word_of_a_sheet_is_left_in_english(tmp_path: Path, lang: str):
    goals = (GoalResult("table_moves", 0, 0, True, scope="slots and people given"),)
    book = book_of(tmp_path / "x-agendas.xlsx", in_language(lang), goals=goals)
    for name in book.sheetnames:
        if name == "Record":
            continue
        sheet = book[name]
        header = [str(cell.value) for row in sheet.iter_rows(max_row=12) for cell in row if cell.value is not None]
        known = set().union(*(set(_LATIN.findall(text)) for text in texts(sheet) if re.search(r"[PS]00\d", text)))
        for text in header:
            left = set(_LATIN.findall(text)) - _NAMES - known
            assert not left & ENGLISH, (name, text)


ENGLISH = {
    "Time",
    "Zone",
    "Table",
    "Company",
    "Country",
    "Products",
    "Delegate",
    "Interpreter",
    "Purchaser",
    "Supplier",
    "Meeting",
    "Meetings",
    "Reason",
    "Why",
    "Cells",
    "Goal",
    "Reached",
    "Proved",
    "meetings",
    "Thursday",
    "June",
    "Built",
    "Summary",
    "Index",
    "Every",
    "Free",
    "Break",
    "Status",
    "Lock",
    "Date",
    "Start",
    "End",
    "Role",
    "Kazakhstan",
    "Russia",
    "China",
    "Morning",
    "Afternoon",
    "Slots",
    "people",
}


def test_sheets_are_called_in_the_language_and_link_to_each_other(tmp_path: Path):
    book = book_of(tmp_path / "x-agendas.xlsx", in_language("zh"))
    assert book.sheetnames[:3] == ["概要", "索引", "会面"]
    targets = {cell.hyperlink.location for row in book["概要"].iter_rows() for cell in row if cell.hyperlink}
    assert {target.rpartition("!")[0].strip("'") for target in targets} <= set(book.sheetnames)


@pytest.mark.parametrize("lang", ["en", "zh", "ru"])
def test_meetings_are_read_back_whatever_the_language(tmp_path: Path, lang: str):
    schedule = in_language(lang)
    first, second, third = schedule.meetings
    published = Published(
        (
            PublishedMeeting(first, locked=True, outcome=MeetingOutcome(True, "letter of intent", 5.0, "USD", 3)),
            PublishedMeeting(second, status=MeetingStatus.NO_SHOW, outcome=MeetingOutcome(held=False)),
            PublishedMeeting(third),
        )
    )
    path = tmp_path / "x-agendas.xlsx"
    book_of(path, Schedule(schedule.event, (first, third)), published=published)
    read = read_agendas(path)
    assert [row.meeting for row in read.rows] == [first, second, third]
    assert [(row.locked, row.status, row.outcome) for row in read.rows] == [
        (row.locked, row.status, row.outcome) for row in published.meetings
    ]
    assert not [f for f in read.findings if f.severity.value != "note"]


def test_an_agenda_is_in_its_readers_language(tmp_path: Path):
    book = book_of(tmp_path / "x-agendas.xlsx", in_language("en", P001="ru", S001="zh"))
    assert {"Время", "Стол", "Компания", "‹ Указатель"} <= set(texts(book["P001 KazAgro LLP"]))
    assert {"时间", "桌号", "公司"} <= set(texts(book["S001 Jialing Motors"]))
    assert "Time" in texts(book["S002 Yangtze Pumps"])
    orientations = {sheet.page_setup.orientation for sheet in book.worksheets if re.match(r"[PS]\d", sheet.title)}
    assert orientations == {"portrait"}


def test_what_was_added_stays_when_the_language_changes(tmp_path: Path):
    path = tmp_path / "x-agendas.xlsx"
    book = book_of(path, in_language("en"))
    sheet = book["Meetings"]
    sheet["H2"].comment = Comment("call her", "Olga")
    sheet.cell(1, 22).value, sheet.cell(2, 22).value = "Gift", "tea"
    book["Companies"]["B5"].comment = Comment("large", "Olga")
    book.save(path)
    after = book_of(path, in_language("ru"))
    assert after["Встречи"]["H2"].comment.text == "call her"
    assert (after["Встречи"].cell(1, 22).value, after["Встречи"].cell(2, 22).value) == ("Gift", "tea")
    assert after["Компании"]["B5"].comment.text == "large"


@pytest.mark.parametrize(("lang", "sheet", "titles"), [("zh", "保留内容", "工作表"), ("ru", "Сохранённое", "Лист")])
def test_what_is_kept_aside_is_headed_in_the_language_and_stays_one_sheet(tmp_path: Path, lang, sheet, titles):
    path = tmp_path / "x-agendas.xlsx"
    book = book_of(path, in_language(lang))
    book.worksheets[2]["H3"].comment = Comment("ask again", "Olga")
    book.save(path)
    fewer = in_language(lang)
    fewer = Schedule(fewer.event, (fewer.meetings[0], fewer.meetings[2]))
    for language in (lang, "en"):
        settings = replace(fewer.event.settings, languages=(language,))
        after = book_of(path, Schedule(replace(fewer.event, settings=settings), fewer.meetings))
        rows = list(after[sheet].iter_rows(values_only=True))
        assert rows[0][0] == titles
        assert [row[5] for row in rows[1:]] == ["ask again"]
        assert "Kept" not in after.sheetnames


def test_an_agenda_names_countries_in_its_readers_language_however_they_were_registered(tmp_path: Path):
    schedule = in_language("ru", P001="en", S001="zh")
    companies = tuple(replace(c, country="Китай") for c in schedule.event.companies)
    book = book_of(
        tmp_path / "x-agendas.xlsx", Schedule(replace(schedule.event, companies=companies), schedule.meetings)
    )
    named = {name: list(texts(book[name])) for name in book.sheetnames}
    english = next(t for t in named.values() if any(x in {"Meeting with", "Company"} for x in t) and "China" in t)
    assert "Китай" not in english
    assert any("中国" in t for t in named.values())
