"""Lists as offices keep them: facts above a header, marks in brackets, totals beside a matrix, days with crosses."""

from __future__ import annotations

from typing import Any

import pytest

from sco_scheduler.domain.event import Level
from sco_scheduler.intake.understanding.cells.boxes import with_joined_boxes
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.lists.number_columns import counts_others
from sco_scheduler.intake.understanding.lists.regions import find_region
from sco_scheduler.intake.understanding.meanings.doubts import may_matter
from sco_scheduler.intake.understanding.names.matching import NameIndex
from sco_scheduler.intake.values.statuses import leaves_event, status_of
from tests.intake.books import read
from tests.intake.understanding.answers import B, S, event_sheets, lists, said, understood
from tests.intake.understanding.columns_of import column
from tests.intake.understanding.sheets import sheet


@pytest.mark.parametrize(
    "facts", [("填报单位：外办", "填报日期：2025.9.15"), ("Compiled by: A. Bell", "As of: 15 May 2025")]
)
def test_facts_in_the_row_above_a_header_are_no_headings(facts):
    rows = [["List"], [facts[0], None, facts[1]], ["No.", "Company", "Remarks"], [1, B[0], "late"], [2, B[1], None]]
    region = find_region(sheet("List", *rows), NameIndex())
    assert region is not None
    assert region.header == (3,)
    assert [c.title for c in region.columns] == ["No.", "Company", "Remarks"]


@pytest.mark.parametrize(
    ("title", "level"),
    [("时间允许再谈", Level.MAYBE), ("Если останется время", Level.MAYBE), ("Second contact (if possible)", None)],
)
def test_a_title_of_a_level_alone_asks_for_companies(title, level):
    found = may_matter(column(title, "云帆软件", "科讯传感", "智联机器人"), "companies")
    assert (found[0].level if found is not None else None) is level


def test_a_sign_in_brackets_has_a_level_of_its_own(tmp_path):
    rows = [
        ["M = must meet, x = wants to meet, (x) = if time permits, H = does not want to meet"],
        ["Buyer", *S, "Total"],
        [B[0], "x", "(x)", "M", "H", 3],
        [B[1], "x", None, "x", "(x)", 3],
        [B[2], None, "M", None, "H", 1],
    ]
    sheets = {"Wishes": rows, **event_sheets()}
    assert {(a, t, level) for a, t, level, _ in said(understood(read(tmp_path, sheets)))} == {
        *((B[0], t, level) for t, level in zip(S, ("want", "maybe", "must", "no"), strict=True)),
        *((B[1], S[0], "want"), (B[1], S[2], "want"), (B[1], S[3], "maybe"), (B[2], S[1], "must"), (B[2], S[3], "no")),
    }


@pytest.mark.parametrize(
    ("title", "numbers", "counts"),
    [
        ("İstek", "2 1 2", True),  # without the sign of which there are none in the third row
        ("İstek", "3 2 2", True),
        ("İstek", "2 1 1", False),
        ("Rank", "2 1 2", False),
    ],
)
def test_totals_leave_out_a_sign_that_only_a_legend_explains(title, numbers, counts):
    signs = [("x", "H", "x"), ("H", "", "M"), ("x", "", "x")]
    cells = [{n: row[place] for n, row in enumerate(signs, 2) if row[place]} for place in range(3)]
    others = [Column(n, (f"Buyer {n}",), found, {}, len(signs)) for n, found in enumerate(cells, 2)]
    assert counts_others(column(title, *numbers.split()), others) is counts


def test_a_day_with_crosses_keeps_the_days_beside_it_apart():
    def day(number: int, *cells: str) -> Column:
        title = f"20 Nov {'AM' if number == 1 else 'PM'}"
        return Column(number, (f"Attendance {title}", title, "Attendance"), dict(enumerate(cells, 2)), {}, len(cells))

    ticked = [day(1, "√", "√"), day(2, "√", "√")]
    assert len(with_joined_boxes(ticked, lambda _: None)) == 1
    assert len(with_joined_boxes([*ticked, day(3, "√", "×")], lambda _: None)) == 3


def test_a_day_below_the_hours_of_meetings_has_their_label(tmp_path):
    sheets = lists([["Buyer", "Wishes"], [B[0], S[0]]])
    del sheets["Sessions"]
    sheets["Info"] = [
        ["Time", "18 September 2025 to 19 September, morning"],
        ["Meetings", "18 September 9:00-12:00, 14:00-17:30"],
        [None, "19 September 9:00-12:00"],
    ]
    found = [f"{s.start:%d %H:%M}-{s.end:%H:%M}" for s in understood(read(tmp_path, sheets)).sessions]
    assert found == ["18 09:00-12:00", "18 14:00-17:30", "19 09:00-12:00"]


@pytest.mark.parametrize(
    "text", ["18日全天不参加，只参加19日上午", "в первый день не участвуем", "18 сентября не участвуем, только 19-го"]
)
def test_who_does_not_come_on_one_day_does_not_leave_the_event(text):
    assert not leaves_event(text)
    assert status_of(text) is None


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("СНЯЛИСЬ 02.10, письмо на возврат оплаты", "cancelled"),
        ("письмо на возврат оплаты", None),
        ("оплачено", ""),
        ("paid, refund requested", None),
    ],
)
def test_a_payment_that_is_given_back_is_no_confirmation(text, status):
    assert status_of(text) == status


@pytest.mark.parametrize(("remark", "guess"), [("max. 4 meetings in all", "cancelled"), ("wants samples", "withdrawn")])
def test_a_cancellation_in_a_list_of_wishes_is_that_of_whoever_asks_where_remarks_are_about_them(
    tmp_path, remark, guess
):
    rows: list[list[Any]] = [
        ["Company", "Wants to meet", "Remarks"],
        [B[0], S[0], remark],
        [B[0], S[1], None],
        [B[1], S[1], "Cancelled by e-mail 30 Oct"],
    ]
    sheets = lists([["Buyer", "Country"], *([b, "KZ"] for b in B)]) | {"Requests of all": rows}
    intake = read(tmp_path, sheets)
    asked = [q.guess for q in intake.questions if q.subject == rows[-1][-1]]
    assert asked == ([guess] if guess == "cancelled" else [])


def test_one_unknown_row_of_a_matrix_leaves_the_others_the_companies_of_their_short_names(tmp_path):
    buyers = ["Bergmann Anlagenbau GmbH", "Nordlicht Windkraft AG", "Voss Fördertechnik GmbH", "Stadtwerke Lindental"]
    rows = [
        ["Buyers", *S],
        ["Bergmann", "x", None, "x", None],
        ["Nordlicht", None, "x", None, None],
        ["Voss", "x", None, None, "x"],
        ["SW Lindental", None, "x", "x", None],
    ]
    sheets = lists([["Buyer", "Country"], *([b, "DE"] for b in buyers)]) | {"Matrix": rows}
    intake = read(tmp_path, sheets, sure=0.0)
    assert intake.event is not None
    assert {c.name for c in intake.event.companies} == {*buyers, *S}


def test_headings_of_both_sides_list_both_so_that_an_unknown_name_is_asked_about(tmp_path):
    rows: list[list[Any]] = [
        ["Наименование организации", "Город", "С кем просят встречу"],
        ["I. ЗАКУПЩИКИ"],
        ["Санаторий Сосновая роща", "Миасс", "Сырная долина"],
        ["ТД Уралпродукт", "Челябинск", "Златоколос"],
        ["II. ПОСТАВЩИКИ"],
        ["Сырная долина", "Миасс", "ТД Уралпродукт, гостиница Виктория"],
        ["Златоколос", "Троицк", "Санаторий Сосновая роща"],
    ]
    intake = read(tmp_path, {"Список": rows, **event_sheets()})
    assert [question.subject for question in intake.questions] == ["гостиница Виктория"]
