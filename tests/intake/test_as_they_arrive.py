"""Registrations in the dress in which forms and tired people deliver them, each trait by itself."""

from __future__ import annotations

from datetime import date, time, timedelta
from pathlib import Path

import pytest

from sco_scheduler.domain.event import Level
from sco_scheduler.intake import read_registrations
from sco_scheduler.intake.table.grids import vocabulary
from sco_scheduler.intake.values.dates import read_date
from sco_scheduler.intake.values.entries import fold_header
from sco_scheduler.intake.values.times import read_clock
from tests.intake.books import (
    Sheets,
    base,
    codes,
    counts,
    event_of,
    only,
    put,
    read,
    rename,
    request_of,
    save,
    serious,
    setting,
)
from tests.intake.understanding.answers import B, S, lists


@pytest.mark.parametrize(
    ("sheet", "key", "titles"),
    [
        ("Purchasers", "company", "企业名称 企业全称 单位名称 参会企业 Компания Наименование Legal_name"),
        ("Purchasers", "local", "中文名称 企业名称（中文） Chinese_name Название_на_русском"),
        ("Purchasers", "contact", "联系人 姓名 ФИО Контактное_лицо Representative"),
        ("Purchasers", "phone", "联系电话/手机 联系方式 Мобильный_телефон Тел. Mobile_phone"),
        ("Purchasers", "languages", "工作语言 Язык_переговоров Working_languages"),
        ("Purchasers", "not_available", "不能参会时间 Время_отсутствия Unavailable_times"),
        ("Purchasers", "priority", "是否VIP VIP? 是否贵宾？"),
        ("Purchasers", "wishes", "意向企业 意向对象 Интересующие_компании Companies_to_meet"),
        ("Requests", "from", "申请企业 企业名称 Компания Company"),
        ("Requests", "to", "意向对象 约见企业 洽谈对象 Партнер Wants_to_meet"),
        ("Requests", "rank", "意向顺序 第几志愿 Номер_приоритета"),
        ("Requests", "level", "意向程度 Степень_важности"),
        ("Delegates", "delegate", "参会人员 Ф.И.О. Attendee"),
        ("Sessions", "start", "开始时间 Начало Starts"),
        ("Interpreters", "languages", "翻译语种 Языки_перевода"),
    ],
)
def test_the_usual_names_of_columns_are_known(sheet, key, titles):
    known = vocabulary().sheets[sheet].column_of()
    found = {title: known.get(fold_header(title.replace("_", " "))) for title in titles.split()}
    assert found == dict.fromkeys(titles.split(), key)


@pytest.mark.parametrize(
    ("word", "level"),
    [
        ("是", Level.WANT),
        ("да", Level.WANT),
        ("Yes", Level.WANT),
        ("否", Level.NO),
        ("нет", Level.NO),
        ("n", Level.NO),
        ("一定要见", Level.MUST),
        ("备选", Level.MAYBE),
    ],
)
def test_yes_and_no_and_the_like(tmp_path, word, level):
    sheets = base()
    put(sheets, "Requests", 3, "Level", word)
    assert request_of(event_of(tmp_path, sheets), "P001", "S002").level is level


@pytest.mark.parametrize(
    "row",
    [
        [None, "合计：3家"],
        [None, "总计3家企业"],
        [None, "共 3 家"],
        [None, "Total: 3 companies"],
        [None, "Итого: 3 компании"],
        [None, "Total", "3 companies", None, None, 12],
        ["ИТОГО", "3"],
    ],
)
def test_totals_with_what_they_count(tmp_path, row):
    sheets = base()
    sheets["Suppliers"] += [[], row]
    intake = read(tmp_path, sheets)
    assert only(intake, "row-total").where.startswith("Suppliers!")
    assert intake.event == event_of(tmp_path, base())


@pytest.mark.parametrize("name", ["Total 24 Motors", "共享单车", "Total Quality", "合计机械有限公司"])
def test_companies_whose_names_begin_like_a_total(tmp_path, name):
    sheets = base()
    sheets["Suppliers"].append([None, name, "A"])
    intake = read(tmp_path, sheets)
    assert "row-total" not in codes(intake.findings)
    assert counts(intake)["suppliers"] == 4


def two_names(first, second):
    """Suppliers whose form asks for the name twice."""
    sheets = base()
    chinese = ["重庆长安", "重庆机床", "春天零件"]
    latin = ["Chongqing Motors", "River Machines", "Spring Parts"]
    rows = sheets["Suppliers"]
    rows[0] = ["ID", first, second, *rows[0][2:]]
    for row, one, other in zip(rows[1:], chinese, latin, strict=True):
        row[1:2] = [one, other]
    return sheets


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("企业名称", "公司英文名称"),
        ("公司名称", "Company name"),
        ("Company name", "Name of company"),
        ("公司中文名称", "公司英文名称"),
    ],
)
def test_a_name_in_two_scripts_in_two_columns(tmp_path, first, second):
    intake = read(tmp_path, two_names(first, second))
    assert intake.event is not None
    company = intake.event.company_by_id["S002"]
    assert (company.name, company.local_name) == ("River Machines", "重庆机床")
    told = [f.where for f in intake.findings if f.code == "column-local"]
    assert told == ([] if first == "公司中文名称" else ["Suppliers!B1, Suppliers!C1"])
    assert serious(intake.findings) == []


def test_a_name_in_one_script_in_two_columns_is_read_once(tmp_path):
    sheets = two_names("Company name", "Name of company")
    for row in sheets["Suppliers"][1:]:
        row[1] = f"{row[2]} Ltd"
    intake = read(tmp_path, sheets)
    assert only(intake, "column-twice").where == "Suppliers!C1"
    assert "column-local" not in codes(intake.findings)


@pytest.mark.parametrize(
    "text", ["25 min", "25 minutes", "25分钟", "２５ 分", "25 мин.", "25'", time(0, 25), "25 минут"]
)
def test_minutes_with_their_unit(tmp_path, text):
    sheets = base()
    sheets.pop("Fixed")
    sheets["Event"][2][1] = text
    sheets["Sessions"] = [[*row, None] for row in sheets["Sessions"]]
    sheets["Sessions"][0][-1] = "Changeover minutes"
    sheets["Sessions"][1][-1] = text
    event = event_of(tmp_path, sheets)
    assert event.settings.slot_minutes == 25
    assert event.sessions[0].changeover_minutes == 25


@pytest.mark.parametrize("text", ["25 hours", "2.5 min", "about 25"])
def test_what_is_no_number_of_minutes(tmp_path, text):
    sheets = base()
    sheets["Event"][2][1] = text
    assert "number-not-whole" in codes(read(tmp_path, sheets).findings)


def test_a_number_that_counts_no_minutes_has_no_unit(tmp_path):
    sheets = base()
    setting("Mutual bonus", "5 min")(sheets)
    assert "number-not-whole" in codes(read(tmp_path, sheets).findings)


@pytest.mark.parametrize("text", ["A / B", "A/B", "A和B", "A + B", "A, B", "A; B", "A и B"])
@pytest.mark.parametrize("zones", [True, False])
def test_a_supplier_in_two_zones(tmp_path, text, zones):
    sheets = base()
    if not zones:
        sheets.pop("Zones")
    put(sheets, "Suppliers", 4, "Zone", text)
    assert only(read(tmp_path, sheets), "zone-several").where == "Suppliers!C4"


@pytest.mark.parametrize("text", ["Vehicels", "新能源汽軍", "Автомобиль"])
def test_the_zone_of_a_similar_name_is_proposed(tmp_path, text):
    sheets = base()
    sheets["Zones"] = [
        ["Zone", "Name", "Tables", "Name (zh)", "Name (ru)"],
        ["A", "Vehicles", 4, "新能源汽车", "Автомобили"],
        ["B", "Machines", "B1-B3", None, None],
    ]
    put(sheets, "Suppliers", 2, "Zone", text)
    assert only(read(tmp_path, sheets), "zone-unknown").suggestion == "A"


def test_a_header_with_question_marks(tmp_path):
    sheets = base()
    rename("Suppliers", "Not available", "Not available？")(sheets)
    assert event_of(tmp_path, sheets) == event_of(tmp_path, base())


@pytest.mark.parametrize(
    "text",
    [
        "20250612",
        20250612,
        "Thursday, 12 June 2025",
        "Thu 12.06.2025",
        "星期四 2025-06-12",
        "12.06.2025 (чт)",
        "четверг, 12 июня 2025 г.",
        "2025年6月12日（周四）",
        "12 June 2025, Thursday",
    ],
)
def test_days_with_their_day_of_the_week_and_in_one_piece(text):
    assert read_date(text) == date(2025, 6, 12)


@pytest.mark.parametrize("text", ["20251345", "Thorsday 12 June 2025", "120620255", "12062025"])
def test_what_is_no_day(text):
    assert read_date(text) is None


@pytest.mark.parametrize(
    ("text", "hour"),
    [("9 часов", 9), ("14:00 ч", 14), ("2 часа дня", 14), ("午后2:00", 14), ("10:00 Uhr", 10), ("14 час", 14)],
)
def test_times_with_the_word_for_hour(text, hour):
    assert read_clock(text) == timedelta(hours=hour)


def asked(titles: list[str], *rows: list[object]) -> Sheets:
    """The base with another list of requests."""
    return base() | {"Requests": [titles, *rows]}


@pytest.mark.parametrize("title", ["Priority", "优先级", "Приоритет"])
def test_a_column_of_priorities_that_are_ranks(tmp_path, title):
    intake = read(tmp_path, asked(["From", "To", title], ["P001", "S001", 2], ["P001", "S002", "1st"]))
    assert intake.event is not None
    assert [(r.rank, r.level) for r in intake.event.requests] == [(2, Level.WANT), (1, Level.WANT)]
    assert serious(intake.findings) == [
        f"column-ranks Requests!C1: The column {title} of Requests holds numbers only and is read as the rank: "
        "1 is the most wanted."
    ]


def test_beside_a_column_of_levels(tmp_path):
    rows = [["P001", "S001", "①", "必须"], ["P001", "S002", "②", None]]
    intake = read(tmp_path, asked(["From", "To", "优先级", "意愿程度"], *rows))
    assert intake.event is not None
    assert [(r.rank, r.level) for r in intake.event.requests] == [(1, Level.MUST), (2, Level.WANT)]
    assert [f.code for f in intake.findings if f.severity.name != "NOTE"] == ["column-ranks"]


@pytest.mark.parametrize("values", [["must", 1], [None, None], ["high", 2]])
def test_a_column_of_priorities_that_are_no_ranks(tmp_path, values):
    rows = [["P001", f"S00{n}", value] for n, value in enumerate(values, start=1)]
    assert "column-ranks" not in codes(read(tmp_path, asked(["From", "To", "Priority"], *rows)).findings)


@pytest.mark.parametrize(
    ("titles", "turned"),
    [
        (["Purchaser", "Supplier", "Rank"], False),
        (["供应商", "采购商", "排名"], True),
        (["Поставщик", "Покупатель", "Ранг"], True),
        (["采购商名称", "供应商名称"], False),
    ],
)
def test_who_asks_is_who_comes_first(tmp_path, titles, turned):
    one, other = ("S001", "P001") if turned else ("P001", "S001")
    intake = read(tmp_path, asked(titles, [one, other, *[1 for _ in titles[2:]]]))
    assert intake.event is not None
    assert [(r.asker, r.target) for r in intake.event.requests] == [(one, other)]
    assert [f.where for f in intake.findings if f.code == "columns-of-sides"] == ["Requests!A1, Requests!B1"]


def test_where_it_is_said_who_asks_the_sides_mean_nothing(tmp_path):
    intake = read(tmp_path, asked(["Supplier", "From", "To"], ["x", "P001", "S001"]))
    assert intake.event is not None
    assert serious(intake.findings) == []


def test_paths_may_be_texts(tmp_path: Path):
    path = save(tmp_path / "trade.xlsx", lists([["Company", "Would like to meet"], *([name, S[0]] for name in B)]))
    assert (
        read_registrations([str(path)]).event == read_registrations(path).event == read_registrations(str(path)).event
    )
