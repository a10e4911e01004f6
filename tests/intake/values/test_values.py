"""Dates, times, numbers, ranks and lists, as people in three languages write them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from sco_scheduler.domain.event import TableChoice
from sco_scheduler.intake.values.dates import meanings, read_date
from sco_scheduler.intake.values.entries import (
    normalized,
    read_rank,
    split_loosely,
    whole_minutes,
    whole_number,
    with_part_replaced,
    with_plain_spaces,
    without_control,
    written,
)
from sco_scheduler.intake.values.times import read_clock
from tests.intake.books import append, base, codes, counts, event_of, only, put, read, request_of, serious


@pytest.mark.parametrize(
    "text",
    [
        "2025-06-12",
        "2025/6/12",
        "2025.06.12",
        "2025年6月12日",
        "２０２５年６月１２日",
        "2025 年 6 月 12 日",
        "2025年6月12日 星期四",
        "2025年6月12日（周四）",
        "12.06.2025",
        "12.6.2025 г.",
        "12.06.2025 года",
        "13/06/2025",
        "06/13/2025",
        "13-06-2025",
        "12 June 2025",
        "12th June 2025",
        "June 12, 2025",
        "Jun 12 2025",
        "12-Jun-2025",
        "12 июня 2025 г.",
        "12 июня 2025 года",
        "2025-06-12 00:00:00",
        "\u200b2025-06-12\u00a0",
        "45820",
        "45820.5",
    ],
)
def test_a_day(text):
    expected = date(2025, 6, 13) if "13" in text else date(2025, 6, 12)
    assert read_date(text) == expected


@pytest.mark.parametrize(
    "text", ["12th of June", "31.02.2025", "13/13/2025", "06.13.2025", "12.06.25", "12 Foo 2025", "2025-06-12 10:00"]
)
def test_no_day(text):
    assert read_date(text) is None
    assert meanings(normalized(text)) == ()


@pytest.mark.parametrize("text", ["06/12/2025", "6-12-2025", "０６/１２/２０２５"])
def test_a_date_that_two_countries_read_in_two_ways(text):
    assert read_date(text) is None
    assert meanings(normalized(text)) == (date(2025, 12, 6), date(2025, 6, 12))


def test_the_same_number_twice_is_one_day():
    assert read_date("06/06/2025") == date(2025, 6, 6)


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("9:30", "9:30"),
        ("09:30:00", "9:30"),
        ("10：30", "10:30"),
        ("１０：３０", "10:30"),
        ("10.30", "10:30"),
        ("10h30", "10:30"),
        ("10H", "10:00"),
        ("10 h 30", "10:30"),
        ("上午9:30", "9:30"),
        ("上午 9:30", "9:30"),
        ("下午2:00", "14:00"),
        ("下午14:00", "14:00"),
        ("晚上7点", "19:00"),
        ("中午12:00", "12:00"),
        ("中午1点", "13:00"),
        ("9点30分", "9:30"),
        ("9点半", "9:30"),
        ("9时", "9:00"),
        ("下午2点半", "14:30"),
        ("9:30 утра", "9:30"),
        ("2:30 дня", "14:30"),
        ("9 ч 30 мин", "9:30"),
        ("9 ч.", "9:00"),
        ("2:30 pm", "14:30"),
        ("2:30 p.m.", "14:30"),
        ("2 pm", "14:00"),
        ("12:15 am", "0:15"),
        ("12 pm", "12:00"),
        ("0.375", "9:00"),
        ("45820.375", "9:00"),
        ("24:00", "24:00"),
        ("9:\u200b30", "9:30"),
        ("\u00a09:30", "9:30"),
    ],
)
def test_a_time_of_day(text, clock):
    hours, minutes = map(int, clock.split(":"))
    assert read_clock(text) == timedelta(hours=hours, minutes=minutes)


@pytest.mark.parametrize(
    "text",
    ["25:00", "9", "930", "9:60", "13:00 pm", "上午13:00", "上午9:30下午", "0:00 pm", "noon"],
)
def test_no_time_of_day(text):
    assert read_clock(text) is None


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("５", 5),
        (" 5 ", 5),
        ("5\u00a0", 5),
        ("\u200b5", 5),
        ("5.0", 5),
        ("5,0", 5),
        ("'5", 5),
        (5.0, 5),
        ("+5", 5),
        ("5.5", None),
        ("5,5", None),
        ("five", None),
        (True, None),
        ("1e3", None),
    ],
)
def test_a_whole_number(value, number):
    assert whole_number(value) == number


@pytest.mark.parametrize(
    ("value", "rank"),
    [
        (1, 1),
        ("1", 1),
        ("1st", 1),
        ("2nd", 2),
        ("3RD", 3),
        ("4th", 4),
        ("第一", 1),
        ("第二志愿", 2),
        ("第3位", 3),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("二十一", 21),
        ("①", 1),
        ("⑫", 12),
        ("⑴", 1),
        ("⒈", 1),
        ("㊀", 1),
        ("№ 1", 1),
        ("No. 2", 2),
        ("#3", 3),
        ("1-й", 1),
        ("2-е место", 2),
        ("1.", 1),
        ("1、", 1),
        ("Rank 1", 1),
        ("приоритет 2", 2),
        (0, None),
        ("0", None),
        (1.5, None),
        ("first", None),
        ("-1", None),
        ("十十", None),
        ("", None),
    ],
)
def test_a_rank(value, rank):
    assert read_rank(value) == rank


def test_an_ambiguous_date_stops_and_shows_both_days(tmp_path):
    sheets = base()
    put(sheets, "Suppliers", 2, "Not available", "06/12/2025")
    put(sheets, "Sessions", 2, "Date", "06/12/2025")
    found = [f for f in read(tmp_path, sheets).findings if f.code == "date-ambiguous"]
    assert [f.where for f in found] == ["Sessions!B2", "Suppliers!E2"]
    assert "2025-12-06" in found[0].message
    assert "2025-06-12" in found[0].message


@pytest.mark.parametrize(
    "text",
    [
        "9:00-10:30",
        "９：００－１０：３０",
        "上午9:00至上午10:30",
        "9:00 to 10:30",
        "с 9:00 до 10:30",
        "from 9h to 10h30",
        "9.00 – 10.30",
        "从9点到10点半",
        "9:00\u00a0~\u00a010:30",
        "2025年6月12日 9:00-10:30",
        "12 июня 2025 г. 9:00-10:30",
    ],
)
def test_a_range_of_times(tmp_path, text):
    sheets = base()
    put(sheets, "Suppliers", 2, "Not available", text)
    (span,) = event_of(tmp_path, sheets).company_by_id["S001"].delegates[0].absences
    assert (span.start, span.end) == (datetime(2025, 6, 12, 9), datetime(2025, 6, 12, 10, 30))


@pytest.mark.parametrize(
    "text",
    [
        "zh; ru",
        "zh/ru",
        "zh|ru",
        "中文、俄语",
        "中文和俄语",
        "китайский и русский",
        "zh ru",
        "Chinese + Russian",
        "Chinese and Russian",
        "zh，ru",
        "zh\nru",
    ],
)
def test_languages_with_any_separator(tmp_path, text):
    sheets = base()
    put(sheets, "Interpreters", 2, "Languages", text)
    (interpreter,) = event_of(tmp_path, sheets).interpreters or ()
    assert interpreter.languages == {"zh", "ru"}


@pytest.mark.parametrize("text", ["S001; S002", "S001/S002", "S001 | S002", "S001，S002", "S001\tS002", "S001、S002"])
def test_wishes_with_any_separator(tmp_path, text):
    sheets = base()
    sheets["Requests"] = sheets["Requests"][:1]
    put(sheets, "Purchasers", 2, "Wishes", text)
    event = event_of(tmp_path, sheets)
    assert [(r.supplier, r.rank) for r in event.requests] == [("S001", 1), ("S002", 2)]


def test_a_slash_in_a_name_separates_nothing(tmp_path):
    sheets = base()
    put(sheets, "Suppliers", 2, "Company", "A/B Motors")
    put(sheets, "Purchasers", 3, "Wishes", "A/B Motors")
    assert request_of(event_of(tmp_path, sheets), "P002", "S001").rank == 1


def test_sessions_with_any_separator(tmp_path):
    sheets = base()
    put(sheets, "Requests", 3, "Session", "Morning / Afternoon")
    assert request_of(event_of(tmp_path, sheets), "P001", "S002").sessions == ("Morning", "Afternoon")


@pytest.mark.parametrize("text", ["①", "第一", "1st"])
def test_a_rank_in_a_request(tmp_path, text):
    sheets = base()
    put(sheets, "Requests", 2, "Rank", text)
    assert request_of(event_of(tmp_path, sheets), "P001", "S001").rank == 1


@pytest.mark.parametrize(("given", "asked"), [("007", 7), (7, "007"), ("007", "７")])
def test_leading_zeros_that_a_spreadsheet_took_away(tmp_path, given, asked):
    sheets = base()
    put(sheets, "Suppliers", 3, "ID", given)
    put(sheets, "Requests", 3, "To", asked)
    put(sheets, "Requests", 4, "To", given)
    intake = read(tmp_path, sheets)
    assert serious(intake.findings) == []
    assert only(intake, "name-loose").where == "Requests!B3, Suppliers!B3"
    assert counts(intake)["requests"] == 4


def test_two_ids_that_differ_in_zeros_only_are_not_chosen_between(tmp_path):
    sheets = base()
    put(sheets, "Suppliers", 2, "ID", "07")
    put(sheets, "Suppliers", 3, "ID", "007")
    sheets["Requests"] = [*sheets["Requests"][:1], ["P001", 7], ["P001", "07"]]
    sheets["Fixed"] = sheets["Fixed"][:1]
    intake = read(tmp_path, sheets)
    assert only(intake, "request-ambiguous-company").where == "Requests!B2"
    assert intake.event is None


@pytest.mark.parametrize(
    ("value", "kept", "told"),
    [
        (8613883123456, "8613883123456", False),
        (8613883123456.0, "8613883123456", False),
        ("+86 138 8312 3456", "+86 138 8312 3456", False),
        ("8.61388E+12", "8.61388E+12", True),
        ("8,61388e+12", "8,61388e+12", True),
        ("8.613883123456E+12", "8613883123456", False),
        ("8,6138831234560e12", "8613883123456", False),
        ("8.6138831234565E+12", "8.6138831234565E+12", True),
        ("8E+12", "8E+12", True),
    ],
)
def test_phone_numbers(tmp_path, value, kept, told):
    sheets = base()
    put(sheets, "Suppliers", 2, "Phone", value)
    intake = read(tmp_path, sheets)
    assert intake.event is not None
    assert intake.event.company_by_id["S001"].phone == kept
    assert ("phone-rounded" in codes(intake.findings)) == told


@pytest.mark.parametrize(
    ("text", "vip"),
    [
        ("yes", True),
        ("是", True),
        ("ДА", True),
        (True, True),
        ("no", False),
        ("否", False),
        ("нет", False),
        (False, False),
        ("Ｙｅｓ", True),
        ("y", True),
        ("n", False),
    ],
)
def test_yes_and_no_in_three_languages(tmp_path, text, vip):
    sheets = base()
    put(sheets, "Suppliers", 2, "Priority", text)
    terms = event_of(tmp_path, sheets).company_by_id["S001"].supplier
    assert terms is not None
    assert terms.vip == vip


def test_refused_with_no_in_three_languages(tmp_path):
    sheets = base()
    for text in ("no", "否", "нет"):
        append("Requests", "P002", "S003", None, text)(sheets)
    assert request_of(event_of(tmp_path, sheets), "P002", "S003").level == "no"


@pytest.mark.parametrize("value", ["2025-06-12", "45820", "４５８２０", 45820, 45820.0, datetime(2025, 6, 12)])
def test_a_whole_day_away(tmp_path, value):
    sheets = base()
    put(sheets, "Suppliers", 2, "Not available", value)
    (span,) = event_of(tmp_path, sheets).company_by_id["S001"].delegates[0].absences
    assert (span.start, span.end) == (datetime(2025, 6, 12), datetime(2025, 6, 13))


@pytest.mark.parametrize("text", ["A/2", "a/2", "Ａ／２", " A / 2 "])
def test_a_table_of_one_zone(tmp_path, text):
    sheets = base()
    put(sheets, "Suppliers", 2, "Table", text)
    terms = event_of(tmp_path, sheets).company_by_id["S001"].supplier
    assert terms is not None
    assert terms.table == TableChoice("2", "A")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Altyn, Ural", ["Altyn", "Ural"]),
        ("Altyn / Ural", ["Altyn", "Ural"]),
        ("Altyn and Ural", ["Altyn", "Ural"]),
        ("Altyn, Co", ["Altyn, Co"]),
        ("Altyn, Nobody", ["Altyn, Nobody"]),
        ("Altyn", ["Altyn"]),
        ("Altyn,", ["Altyn,"]),
    ],
)
def test_a_text_is_split_at_commas_and_slashes_where_every_part_is_known(text, parts):
    known = {"Altyn", "Ural", "Altyn, Co"}
    assert split_loosely(text, known.__contains__) == parts
    assert split_loosely("Altyn, Ural", known.__contains__, commas=False) == ["Altyn, Ural"]


def test_chinese_numerals_are_read_up_to_ninety_nine_and_no_others():
    digits = "一二三四五六七八九"
    for number in range(1, 100):
        tens, ones = divmod(number, 10)
        text = ("" if tens < 2 else digits[tens - 1]) + ("十" if tens else "") + (digits[ones - 1] if ones else "")
        assert read_rank(text) == read_rank(f"第{text}志愿") == number, text
    for text in ("二三", "二三十", "十二三", "十十", "二十十", "二三四"):
        assert read_rank(text) is None, text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (" Jade Tea ", "Jade Tea"),
        (None, ""),
        (True, "TRUE"),
        (12.0, "12"),
        (12.5, "12.5"),
        (1e15, "1000000000000000.0"),
        (datetime(2025, 6, 12), "2025-06-12"),
        (datetime(2025, 6, 12, 9, 30), "2025-06-12 09:30"),
        (time(9, 30), "09:30"),
    ],
)
def test_a_value_of_a_cell_is_written_as_an_organizer_would(value, text):
    assert written(value) == text


@pytest.mark.parametrize("none", ["\ufffe", "\uffff", "\ufdd0", "\ufdef", "\U0001fffe", "\U0010ffff", "\x07"])
def test_what_is_no_character_is_left_out(none):
    assert without_control(f"Jade{none} Tea\n!") == "Jade Tea\n!"


@pytest.mark.parametrize("space", ["\u00a0", "\u2009", "\u202f"])
def test_other_spaces_are_ordinary_ones(space):
    assert with_plain_spaces(f"Wed,{space}11.11.{space}a.m.\n") == "Wed, 11.11. a.m.\n"


@pytest.mark.parametrize(
    ("value", "minutes"),
    [(time(0, 20), 20), (time(1, 5), 65), (time(0, 20, 30), None), (time(0, 20, 0, 5), None), ("20 min", 20)],
)
def test_minutes_are_whole(value, minutes):
    assert whole_minutes(value) == minutes


@pytest.mark.parametrize(
    ("text", "replaced"),
    [
        ("Jade; River, Jade", "X; River, Jade"),
        ("River / Jade", "River / X"),
        ("one Jade, then Jade", "one X, then Jade"),
        ("River", "X"),
        ("River; Jade ; Orda", "River; X ; Orda"),
        ("River and Jade", "River and X"),
        ("Jademill; Jade", "Jademill; X"),
        ("(Jade)", "(X)"),
    ],
)
def test_a_part_of_a_list_is_replaced_once(text, replaced):
    assert with_part_replaced(text, "Jade", "X") == replaced
