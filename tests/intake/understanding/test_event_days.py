"""The days of an event without a sheet of sessions, as titles and columns of hours name them."""

from __future__ import annotations

from datetime import date

import pytest

from sco_scheduler.intake.understanding.event_days import _days_above, _with_hours, days_above, days_in
from sco_scheduler.intake.values.journeys import dates_of
from tests.intake.books import codes, event_of, read
from tests.intake.understanding.answers import B, S
from tests.intake.understanding.sheets import sheet

JUNE = [(2026, 6, 13), (2026, 6, 14)]
JUNE_OF_ANY_YEAR = [(0, 6, 13), (0, 6, 14)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Matchmaking 13–14 June 2026, Chongqing", JUNE),
        ("B2B 13-14.06.2026", JUNE),
        ("Деловые встречи 13 и 14 июня 2026 г.", JUNE),
        ("2026年6月13-14日 采购对接会", JUNE),
        ("June 13-14, 2026", JUNE),
        ("Форум 18–20 ноября", [(0, 11, 18), (0, 11, 19), (0, 11, 20)]),
        ("Day 1 – 13 June", [(0, 6, 13)]),
        ("18. September 2025, 20 Minuten je Gespräch", [(2025, 9, 18)]),
        ("3. April 2026", [(2026, 4, 3)]),
        ("LogiMatch 2026 - 13 and 14 June 2026", JUNE),
        ("Forum 2026, 13-14 June 2026", JUNE),
        ("Agro-Export — samedi 13 et dimanche 14 juin 2026 — 9h-13h", JUNE),
        ("Export 13 June 2026", []),
        ("Travel Mart 13 and 14 June 2026", JUNE),
        ("Trade Mart 13.-14.6.2026", JUNE),
        ("13-14 mart 2026", [(2026, 3, 13), (2026, 3, 14)]),
        ("Mart 13 and 14, 2026", [(2026, 3, 13), (2026, 3, 14)]),
        ("13-14 июня 2026, с 9:00 утра до 5:00 вечера", JUNE),
        ("Please reply by 20 May", []),
        ("Please reply by 20 May, 2026", []),
        ("Sourcing Day – 13 and 14 June 2026, meetings 09:30–12:30 – wishes as of 3 June", JUNE),
        ("Matchmaking 13-14.06.2026, Stand: 03.06.", JUNE),
        ("Matchmaking 13–14 June 2026 (status: 3 June)", JUNE),
        ("Deadline for wishes 3 June, meetings 13–14 June 2026", JUNE),
        ("Wishes collected until 3, 4 and 5 June 2026", []),
        ("Stand: 8.1.2027, Fr. Brandl", []),
        ("Fair, 13-14 June 2026 – answers that came by e-mail", JUNE),
        ("Zuliefertag am Messestand, 19.01. und 20.01.2027", [(2027, 1, 19), (2027, 1, 20)]),
        ("Rueda de negocios, 17 y 18 de marzo de 2027", [(2027, 3, 17), (2027, 3, 18)]),
        ("Rencontres, 17 et 18 mars 2027", [(2027, 3, 17), (2027, 3, 18)]),
        ("Gespräche 19. bis 21. Januar 2027", [(2027, 1, 19), (2027, 1, 20), (2027, 1, 21)]),
        ("Responses as of 1 May 2026", []),
        ("登记表（第3版 9月8日）", []),
        ("List, rev. 2 of 8 Sep 2026", []),
        ("редакция 3 от 8 сентября 2026", []),
        ("9月8日現在", []),
        ("第3次对接会 2026年9月8日", [(2026, 9, 8)]),
        ("Mon 13 and Sun 14 June 2026, 09:00 - 15:00 each day", JUNE),
        ("Sa 13. und So 14. Juni 2026", JUNE),
        ("sam 13 et dim 14 juin 2026", JUNE),
        ("sábado 13 y domingo 14 de junio de 2026", JUNE),
        ("sab. 13 e dom. 14 giugno 2026", JUNE),
        ("Mar 13 and 14, 2026", [(2026, 3, 13), (2026, 3, 14)]),
        ("7, 8 и 9 сентября 2027 г.", [(2027, 9, 7), (2027, 9, 8), (2027, 9, 9)]),
        ("12, 13 and 14 June", [(0, 6, 12), (0, 6, 13), (0, 6, 14)]),
        ("11, 12, 13 and 14 June", [(0, 6, 11), (0, 6, 12), *JUNE_OF_ANY_YEAR]),
        ("14, 13 and 12 June", []),
        ("Are you away (Mon 13 – Sun 14 June)?", JUNE_OF_ANY_YEAR),
        ("понедельник 13 и вторник 14 июня", [(0, 6, 13), (0, 6, 14)]),
        ("时间：2026年6月13日—14日\u3000地点：二楼\u3000更新：5月2日", JUNE),
        ("Fair on 13-14 June 2026; reply by 2 May", JUNE),
        ("买家预约(6.13-14)", [(0, 6, 13), (0, 6, 14)]),
        ("11、6月13日不能参加的时段", [(0, 6, 13)]),
        ("14-Jun 9:30", [(0, 6, 14)]),
        ("14-июня, с 9:30", [(0, 6, 14)]),
        ("14-iyun 9:30–17:30", [(0, 6, 14)]),
        ("ngày 13 và 14/06/2026, sáng", JUNE),
        ("13/06/2026", [(2026, 6, 13)]),
        ("6/13/2026", [(2026, 6, 13)]),
        ("6/12/2026", []),
        ("13 e 14/6/2026, das 9h às 18h", JUNE),
        ("Buyers - 5 & 6/12/2026", [(2026, 12, 5), (2026, 12, 6)]),
        ("5 y 6/12, 9:00-17:00", [(0, 12, 5), (0, 12, 6)]),
        ("5-6/12", []),
        ("3 & 4/5 stars", []),
        ("Liste des fournisseurs, 13/14 juin 2026, 9h30 - 17h (MAJ 1/2)", JUNE),
        ("Anbieter 13.6. und 14.6.2026, je 9:30–17 Uhr (Stand 1.2.)", JUNE),
        ("供应商（截至2月1日），2026年6月13日至14日", JUNE),
        ("2026玩具采购对接会（汕头，6月13日—6月14日）采购商报名表", JUNE),
        ("2026玩具采购对接会（6月13日—14日）报名名单", JUNE),
        ("报名截止6月13日", []),
        ("Registration list, Fair of 13-14 June 2026", JUNE),
        ("registration until 13 June 2026", []),
        ("13/6, 9h-16h", JUNE_OF_ANY_YEAR[:1]),
        ("13/6", []),
        ("Time slots (6/13 토, all that suit)", JUNE_OF_ANY_YEAR[:1]),
        ("ご欠席の時間帯（6/13土曜 9時～17時）", JUNE_OF_ANY_YEAR[:1]),
        ("不能参加的时段（6/13 周六，9:00-17:00）", JUNE_OF_ANY_YEAR[:1]),
        ("Sind Sie abwesend (13. Juni, 9–16 Uhr)?", JUNE_OF_ANY_YEAR[:1]),
        ("3. May we pass on your name?", []),
        ("Fair, 13-14 June 2026, 9:00-18:00 – suppliers (version 3 Dec)", JUNE),
        ("Fair (version 3 Dec)", []),
        ("Arrival (3 June) - departure (5 June)", []),
        ("Furnizori – 13 și 14 iunie 2026, orele 9-17 (actualizat 20.11)", JUNE),
        ("Yetkazib beruvchilar, 13-14-iyun 2026 (20.11 holatiga)", JUNE),
        ("Покупці, 13–14 червня 2026 (станом на 20.11)", JUNE),
        ("Покупці, стан на 20.11", []),
        ("Czy będą Państwo nieobecni (18 listopada, 9:00–16:00)?", [(0, 11, 18)]),
        ("U koje vrijeme niste prisutni? (18. listopada, 9:00-17:00)", [(0, 10, 18)]),
        ("18 listopada", []),
        ("Коли вас не буде (18 листопада)?", [(0, 11, 18)]),
        ("13-14/6/2026", JUNE),
        ("13 и 14.06.2026", JUNE),
        ("Rabu–Kamis 19–20 Agustus 2026, pukul 09.00–16.00", [(2026, 8, 19), (2026, 8, 20)]),
        ("٦ و ٧ تشرين الأول (أكتوبر) ٢٠٢٦", [(2026, 10, 6), (2026, 10, 7)]),
        ("6 تشرين الأول 2026", [(2026, 10, 6)]),
        ("19 अगस्त 2026", [(2026, 8, 19)]),
        ("19 สิงหาคม 2026", [(2026, 8, 19)]),
        ("19 ஆகஸ்ட் 2026", [(2026, 8, 19)]),
        ("展位(2.3-4)", []),
        ("Rooms (2.14-18)", []),
        ("12.05 9:30", []),
        ("29 February", [(0, 2, 29)]),
        ("12 June 2027 and 13 June", [(2027, 6, 12), (2027, 6, 13)]),
        ("12 June 2027, 13 June 2028, 14 June", [(2027, 6, 12), (2028, 6, 13), (0, 6, 14)]),
    ],
)
def test_the_days_that_a_title_names(text, days):
    assert days_in(text) == days


@pytest.mark.parametrize(
    "text",
    [
        "Találkozó – Debrecen, 2026. június 13–14., 9:00–17:00",
        "2026. június 13-án és 14-én, 9:00–17:00",
        "2026. június 13. és 14., 9-17 óra",
        "2026. június 13. (szombat) – 14. (vasárnap)",
        "2026.06.13–14., 9:00–17:00",
        "2026. 06. 13–14. 9:00–17:00",
        "13.-14.6.2026, 9:00-17:00",
        "13.–14. Juni 2026, 9:00–17:00 Uhr",
        "13./14. Juni 2026, 9–17 Uhr",
        "13. og 14. juni 2026, kl. 9-17",
        "13. a 14. června 2026",
        "13.–14. kesäkuuta 2026, klo 9–17",
        "2026. gada 13.–14. jūnijs",
        "2026 жылғы 13–14 маусым, 9:00–17:00",
        "2026 оны 6 сарын 13-14",
        "2026-yil 13-14-iyun, 9:00-17:00",
        "2026년 6월 13일~14일, 9:00-17:00",
        "2026年6月13日(土)～14日(日) 9:00-17:00",
        "2026年6月13日・14日 9:00~17:00",
        "13-14 tháng 6 năm 2026, 9:00-17:00",
        "13–14 มิถุนายน 2569",
        "13 to 14 June 2026, 9:00-17:00",
        "13 (Sat) - 14 (Sun) June 2026",
        "2026-06-13/14, 9:00-17:00",
        "de 13 a 14 de junho de 2026, das 9h às 17h",
        "Halle 3, 13.-14.6.2026",
    ],
)
def test_a_span_of_days_has_all_its_days_in_any_language_and_order(text):
    assert days_in(text) == JUNE


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2026. április 30. – május 1., 9:00–17:00", [(2026, 4, 30), (2026, 5, 1)]),
        ("30.4.–1.5.2026", [(2026, 4, 30), (2026, 5, 1)]),
        ("2026年6月12日至14日", [(2026, 6, 12), *JUNE]),
        *(("2026年6月12日—6月14日", [(2026, 6, 12), *JUNE]), ("2026年6月12日至2026年6月14日", [(2026, 6, 12), *JUNE])),
        ("2026년 6월 12일-6월 14일", [(2026, 6, 12), *JUNE]),
        ("12. bis 14. Juni 2026", [(2026, 6, 12), *JUNE]),
        ("3. a 5. června 2026", [(2026, 6, 3), (2026, 6, 5)]),
        ("3 a 5 de junio de 2026", [(2026, 6, 3), (2026, 6, 4), (2026, 6, 5)]),
        ("2026. június 13., 9–16 óra", JUNE[:1]),
        ("13 June 2026, 14-16 h", JUNE[:1]),
        ("14-16 Uhr, 13. Juni 2026", JUNE[:1]),
        ("June 13, 14-16, 2026", JUNE[:1]),
        ("Session 1, 13 June 2026", JUNE[:1]),
        ("13-14 meetings, June 2026", []),
        ("(sự kiện 13–14/6, 8:30–17:00)", [(0, 6, 13), (0, 6, 14)]),
        ("13-14/6, 3 halls", []),
        ("چه ساعاتی حضور ندارید؟ (۲۳ و ۲۴ خرداد، ۹ تا ۱۷)", [(0, 6, 13), (0, 6, 14)]),
        ("Susreti, 13. i 14. oktobar 2026. (9:00–16:00, ručak 12:30–13:30)", [(2026, 10, 13), (2026, 10, 14)]),
        ("Do 14.5. nachmittags (13-17)", [(0, 5, 14)]),
    ],
)
def test_hours_and_other_numbers_beside_days_are_no_days(text, days):
    assert days_in(text) == days


@pytest.mark.parametrize(
    ("titles", "days"),
    [
        ((), []),
        (("Fair, 1-7 June 2027", "Lists", "B2B on 1-7 June 2027"), [f"2027-06-0{day}" for day in range(1, 8)]),
        (("Fair, 1-8 June 2027",), []),
        (("Fair, 13 June 2027, 12 June",), ["2027-06-12", "2027-06-13"]),
        (("Fair, 12 June 2027, 13 June 2028",), []),
        (("Fair, 12 June 2027", "Fair, 13 June 2027"), []),
    ],
)
def test_titles_above_sheets_of_the_format_name_a_week_of_one_year_at_most(titles, days):
    assert [f"{year}-{month:02}-{day:02}" for year, month, day in days_above(titles)] == days


def test_a_day_without_a_year_is_the_next_one_or_was_a_short_time_ago():
    about = date(2026, 7, 1)
    assert dates_of([(0, 6, 13), (0, 3, 1)], about) == (date(2026, 6, 13), date(2027, 3, 1))
    assert dates_of([(2025, 6, 13)], about) == (date(2025, 6, 13),)


@pytest.mark.parametrize(
    ("above", "titles", "cells", "days"),
    [
        (["Matchmaking 13–14 June 2028"], ["Not available"], ["13.06 morning"], ["2028-06-13", "2028-06-14"]),
        (["Matchmaking 13–14 June 2028"], ["13.06 am", "14.06 pm"], ["+", "-"], ["2028-06-13", "2028-06-14"]),
        (["Matchmaking 13–14 June 2028"], ["13.06.2027 am", "14.06.2027 pm"], ["+", "-"], None),
        (["Matchmaking 12–14 June 2028"], ["13.06 am", "14.06 pm"], ["+", "-"], ["2028-06-13", "2028-06-14"]),
        (["Matchmaking 15 June 2028"], ["13.06 am", "14.06 pm"], ["+", "-"], None),
        ([], ["13.06 am", "14.06 pm"], ["+", "-"], ["2027-06-13", "2027-06-14"]),
        (
            *([], ["When are you available?"], ["13 June 9:00-12:00; 14 June 14:00-17:00"]),
            ["2027-06-13", "2027-06-14"],
        ),
        (["List of 2 May 2027"], ["Not available"], ["13.06 morning"], None),
        ([], ["Not available"], ["13.06 morning"], None),
        (["Matchmaking 28-29 February 2027"], ["Country"], ["Peru"], ["2027-02-28"]),  # no such day
        (["Reply by 13 June 2027"], ["Country"], ["Peru"], ["2027-05-20"]),
    ],
)
def test_default_sessions_are_on_the_days_that_are_named(tmp_path, above, titles, cells, days):
    others = ["+"] * len(cells) if "+" in cells else ["13 June 9:00-12:00"] if "14 June" in cells[0] else [None]
    rows = [
        ["Company", *titles, "Would like to meet"],
        *([name, *(cells if name == B[0] else others), S[0]] for name in B),
    ]
    intake = read(
        tmp_path, {"Buyers": [*([text] for text in above), *rows], "Suppliers": [["Company"], *([s] for s in S)]}
    )
    found = {str(session.date) for session in intake.event.sessions} if intake.event is not None else None
    assert found == (None if days is None else set(days))
    stops = {*codes(intake.findings), *(q.kind for q in intake.questions)} & {"range-other-day", "event"}
    assert len(stops) == (days is None)


def _titled(tmp_path, *titles, remark: object = None, **options):
    """The days of a workbook with titles above its list of buyers, and a remark of one of them."""
    rows = [[title] for title in titles] + [["Company", "Remarks", "Would like to meet"]]
    rows += [[name, remark if name == B[0] else None, S[0]] for name in B]
    sheets = {"Buyers": rows, "Suppliers": [["Company"], *([s] for s in S)]}
    intake = read(tmp_path, sheets, **options)
    return intake, {str(session.date) for session in intake.event.sessions} if intake.event is not None else None


@pytest.mark.one_of(3)
@pytest.mark.parametrize("today", [date(2026, 5, 1), date(2026, 11, 29), date(2027, 5, 20)])
@pytest.mark.parametrize(
    "titles",
    [
        ("FRESH FORUM 2026 - BUYERS", "3 and 4 June, meetings 09:00-16:30"),
        ("3-4 June, meetings 09:00-16:30", "Fresh Forum 2026"),
        ("Wed 3 and Thu 4 June, meetings 09:00-16:30 each day",),
        ("Forum 2025 (archive)", "Wed 3 and Thu 4 June, meetings 09:00-16:30"),
        ("Wednesday, June 3 and Thursday, June 4",),
        ("szerda-csütörtök, június 3–4., 9:00-16:30",),
        ("Mittwoch, 3. Juni, und Donnerstag, 4. Juni",),
        ("mercoledì 3 e giovedì 4 giugno",),
        ("среда 3 и четверг 4 июня",),
        ("6月3日（周三）-4日（周四） 洽谈 9:00-16:30",),
        ("6월 3일(수)~4일(목)",),
    ],
)
def test_the_year_is_that_of_another_title_or_of_the_days_of_the_week(tmp_path, titles, today):
    intake, days = _titled(tmp_path, *titles, remark="here Wednesday only", today=today)
    assert days == {"2026-06-03", "2026-06-04"}
    assert [a.start.day for c in intake.event.companies for d in c.delegates for a in d.absences] == [4]


@pytest.mark.parametrize("today", [date(2026, 5, 1), date(2026, 11, 29)])
@pytest.mark.parametrize(
    ("stated", "list_title"),
    [
        ("3–4 June 2026 (Wed, Thu), 10:00–17:00", "Buyers, list of 28.05."),
        ("3 и 4 июня 2026 г., 10:00–17:00", "Покупатели, 28 мая"),
        ("3 và 4/6/2026, từ 10h00 đến 17h00", "Bên mua 28/5"),
    ],
)
def test_a_year_that_a_sheet_of_notes_states_is_that_of_the_hours_of_lists(tmp_path, stated, list_title, today):
    rows = [[list_title], ["Company", "03.06", "04.06", "Wishes"], *([b, "+", "+", S[0]] for b in B)]
    sheets = {
        "Read me": [["Matchmaking"], [stated], [], ["Numbers are those of the suppliers."]],
        "Buyers": rows,
        "Suppliers": [["Company"], *([name] for name in S)],
    }
    intake = read(tmp_path, sheets, today=today, sure=0.0)
    assert intake.event is not None
    assert {str(session.date) for session in intake.event.sessions} == {"2026-06-03", "2026-06-04"}


@pytest.mark.parametrize(
    ("title", "column", "some", "every"),
    [
        ("Fair, 9, 10 and 11 June 2026", "Days here", "only 9 and 10 June", "all"),
        ("Встречи 9–11 июня 2026 г.", "Дни участия", "только 9 и 10 июня", "все дни"),
        ("Termine 9.-11.6.2026", "An welchen Tagen sind Sie da?", "9.6., 10.6.", None),
    ],
)
def test_an_event_has_the_days_of_its_title_though_answers_name_only_some(tmp_path, title, column, some, every):
    rows = [[title], ["Company", column, "Would like to meet"], [B[0], some, S[0]], *([b, every, S[1]] for b in B[1:])]
    event = read(tmp_path, {"Buyers": rows, "Suppliers": [["Company"], *([s] for s in S)]}).event
    assert event is not None
    assert sorted({session.date.day for session in event.sessions}) == [9, 10, 11]
    assert {(c.name, a.start.day) for c in event.companies for d in c.delegates for a in d.absences} == {(B[0], 11)}


def test_a_year_beside_another_day_or_of_two_titles_is_none_of_the_event(tmp_path):
    for titles in (["Buyers, updated 3 March 2025"], ["Forum 2025", "after that of 2026"]):
        assert _titled(tmp_path, *titles, "3-4 June, meetings 9:00-16:30")[1] == {"2027-06-03", "2027-06-04"}


@pytest.mark.parametrize("text", ["2026-06-03 -10:30", "2027-06-05", "there only on 2027-06-05"])
def test_an_answer_on_another_day_than_the_event_stops(tmp_path, text):
    form = tmp_path / "map.toml"
    form.write_text(f'[times]\n"arrives when he can" = "{text}"\n[remarks]\n"arrives when he can" = "Not available"\n')
    intake, days = _titled(tmp_path, "3-4 June 2027", remark="arrives when he can", form=form)
    assert days is None
    assert {"range-other-day", "range-unreadable"} & set(codes(intake.findings))


def test_an_absence_on_a_day_of_the_event_in_another_year_stops(tmp_path):
    intake, days = _titled(tmp_path, "3-4 June 2027", remark="not there 3 June 2026")
    assert days is None
    assert "range-other-day" in codes(intake.findings)


@pytest.mark.parametrize(
    ("title", "below", "fact", "cell", "days"),
    [
        ("Whom to meet on 13-14 June 2027?", "", "", "13.06 morning", {13, 14}),
        ("Whom to meet?", "Day 1 of the fair is great. Fair, 13-14 June 2027", "", "14.06 morning", {13, 14}),
        ("Whom to meet?", "", "13 June 2027 and 14 June 2027", "14.06 morning", {13, 14}),
        ("Whom to meet?", "", "13 June 2027 and 14 June 2027", "", {13, 14}),
        ("Whom to meet on 13-14 June?", "", "", "13.06 morning", {13, 14}),
        # One day says less, unless with its year; one of another day does not hold that of an absence.
        ("Whom to meet on 13 June?", "", "", "13.06 morning", None),
        ("Whom to meet on 13 June 2027?", "", "", "13.06 morning", {13}),
        ("Whom to meet on 13-14 June 2027?", "", "", "15.06 morning", None),
        ("Whom to meet on 13-14 June 2027?", "Set up on 11 June 2027", "", "13.06 morning", {13, 14}),
        ("Whom to meet on 13-14 June 2027?", "Set up on 11 June 2027", "", "", None),
        ("Whom to meet on 13 June 2027?", "Set up on 11 June 2027", "", "13.06 morning", {13}),
    ],
)
def test_days_beside_lists_are_those_of_the_event(tmp_path, title, below, fact, cell, days):
    rows = [["Company", "Not available", title], *([name, cell if name == B[0] else "", S[0]] for name in B)]
    lists = {"Buyers": [*rows, [], [below]], "Suppliers": [["Company"], *([s] for s in S)]}
    intake = read(tmp_path, {**lists, "Info": [["The fair"], [fact]]} if fact else lists)
    found = {session.date.day for session in intake.event.sessions} if intake.event is not None else None
    assert found == days


def with_absence(title: str, cell: str, above: str) -> dict[str, list[list[object]]]:
    rows: list[list[object]] = [["Company", title, "Whom to meet?"], *([b, cell if b == B[0] else "", S[0]] for b in B)]
    return {"Buyers": [*([[above]] if above else []), *rows], "Suppliers": [["Company"], *([s] for s in S)]}


@pytest.mark.parametrize(
    ("title", "cell", "away"),
    [
        ("Not available", "13.06 after 15:00", {"13 14:50", "13 15:15", "13 15:40", "13 16:05", "13 16:30"}),
        ("Not available", "not coming after 16:30 on 13.06", {"13 16:30"}),
        ("Not available", "14 June, all day", {14}),
        ("Когда не сможет", "14.06 весь день", {14}),
        ("不能参加时间", "14日全天", {14}),
        ("Not available", "the last day, all day", {14}),
        ("Arrives", "14.06 9:00", {13}),
        ("Arrives", "13.06", set()),
        ("Departs", "13.06", {14}),
    ],
)
def test_known_days_make_absences_clear(tmp_path, title, cell, away):
    intake = read(tmp_path, with_absence(title, cell, "Matchmaking 13–14 June 2027"))
    event = intake.event
    assert event is not None
    assert intake.questions == ()
    (span, *_) = event.company_by_id["P001"].delegates[0].absences or (None,)
    missed = {slot for slot in event.slots if span is not None and span.overlaps(slot.start, slot.end)}
    whole = {day.day for day in event.days if all(slot in missed for slot in event.slots if slot.date == day)}
    assert (whole or {f"{slot.start:%d %H:%M}" for slot in missed}) == away


@pytest.mark.parametrize(
    ("title", "cell", "above"),
    [
        ("Not available", "13.06 after 15:00", ""),  # the days are not known
        ("Not available", "12.10 after 15:00", "Matchmaking 13–14 June 2027"),  # a time, or a day of autumn
        ("Not available", "17日全天", "Matchmaking 13–14 June 2027"),  # not a day of the event
        ("Not available", "15:00", "Matchmaking 13–14 June 2027"),  # from then on, or until then
        ("Days", "14 June, all day", "Matchmaking 13–14 June 2027"),  # there, or away
        ("Not available", "maybe the 14th", "Matchmaking 13–14 June 2027"),
    ],
)
def test_what_known_days_leave_open_still_stops(tmp_path, title, cell, above):
    assert read(tmp_path, with_absence(title, cell, above)).event is None


TICKED = (
    (
        "On which days will you be there?",
        "Wednesday 20 May, Thursday 21 May",
        "Wednesday 20 May (afternoon only)",
        "20",
    ),
    ("В какие дни вы будете на выставке?", "20 мая (ср), 21 мая (чт)", "20 мая, 21 мая (до обеда)", "21"),
    ("您能参加哪几天？", "5月20日┋5月21日", "5月20日、5月21日（仅上午）", "21"),
)


@pytest.mark.parametrize(("title", "both", "half", "day"), TICKED)
def test_days_that_are_ticked_are_those_of_the_event(tmp_path, title, both, half, day):
    cells = [both, half, both, both]
    rows = [["Company", title, "Would like to meet"], *([n, c, S[0]] for n, c in zip([*B, "Orda"], cells, strict=True))]
    event = event_of(tmp_path, {"Buyers": rows, "Suppliers": [["Company"], *([s] for s in S)]})
    assert {session.date.day for session in event.sessions} == {20, 21}
    away = {f"{a.start:%m-%d %X}" for c in event.companies if c.name == B[1] for d in c.delegates for a in d.absences}
    assert away >= {f"05-{day} {'09' if day == '20' else '14'}:00:00"}


@pytest.mark.parametrize(
    "fact",
    [
        ["时间：2027年9月17日（周五）9:30—16:30"],
        ["Date and time: 17 September 2027, 9:30-16:30"],
        ["Date and time", "17 September 2027", "9:30-16:30"],
    ],
)
def test_a_fact_with_hours_says_the_day_of_the_event_rather_than_a_title(tmp_path, fact):
    sheets = {
        "说明": [["采购对接会"], fact, ["以名单为准"]],
        "Buyers": [["Buyers 2027 (8 September)"], ["Company", "Wishes"], ["Altyn Trade", S[0]], ["Ural Import", S[1]]],
        "Suppliers": [["Company", "Zone"], *([name, "A"] for name in S)],
    }
    intake = read(tmp_path, sheets, sure=0.0)
    assert {session.date for session in intake.event.sessions} == {date(2027, 9, 17)}


@pytest.mark.parametrize(
    "asked",
    [
        *(
            "Collected by e-mail 18 Aug - 5 Sep",
            "Answers of the buyers, 18 Aug - 5 Sep",
            "Gesammelt 18. August - 5. September",
        ),
        *(
            "Собрано с 18 августа по 5 сентября",
            "收集时间：8月18日-9月5日",
            "Recopilado del 18 de agosto al 5 de septiembre",
        ),
    ],
)
@pytest.mark.parametrize(
    "event", ["Fri 17 Sep 2027, 9.00am - 5.00pm, Ballroom  |  20 min per meeting", "2027年9月17日 9:00-17:00，3号厅"]
)
def test_a_title_with_year_and_hours_says_the_days_rather_than_when_answers_came(tmp_path, asked, event):
    sheets = {
        "Delegates": [
            ["Food Connect"],
            [event],
            ["Company", "Type"],
            *([name, "Buyer"] for name in ("Altyn Trade", "Ural Import")),
        ],
        "Choices": [["Choices"], [asked], ["Company", "Wishes"], ["Altyn Trade", S[0]], ["Ural Import", S[1]]],
        "Suppliers": [["Company", "Zone"], *([name, "A"] for name in S)],
    }
    intake = read(tmp_path, sheets, sure=0.0)
    assert [f"{s.start:%Y-%m-%d %H:%M}-{s.end:%H:%M}" for s in intake.event.sessions] == ["2027-09-17 09:00-17:00"]


@pytest.mark.parametrize(
    ("titles", "days"),
    [
        (("17 September 2027, 9:00-17:00", "8 September 2027"), [{(2027, 9, 17)}]),
        (("17 September 2027, 9:00-17:00", "16-17 September 2027"), []),
        (("17 September 2027, 9:00-17:00", "16 September 2027, 9:00-17:00"), []),
        (("17 September, 9:00-17:00", "8 September 2027"), []),
        (("17 September 2027, 9:00-10:00", "8 September 2027"), []),
    ],
)
def test_hours_tell_the_days_of_the_event_where_no_other_title_has_more_days(titles, days):
    assert _with_hours(titles, [{*days_in(title)} for title in titles]) == days


@pytest.mark.parametrize(("more", "days"), [([], [{(2027, 9, 17)}]), (["a visit of the port"], [])])
def test_a_fact_has_few_cells_unlike_a_row_of_a_table(more, days):
    row = ["Date and time", "17 September 2027", "9:30-16:30"]
    assert _days_above([], [sheet("Programme", [*row, *more])]) == days


@pytest.mark.one_of(3)
@pytest.mark.parametrize(
    "sent", ["2026-06-13 18:09:46", "2026/6/13 18:09", "13.06.2026, 18:09:46", "13/06/2026 6:09 PM"]
)
@pytest.mark.parametrize("title", ["Timestamp", "提交答卷时间", "Zaman damgası"])
@pytest.mark.parametrize("last", [False, True])
def test_the_time_of_an_answer_that_is_left_out_is_no_day_of_the_event(tmp_path, sent, title, last):
    out = [sent, "test", "test", "test@test.com", "test"]
    rows = [
        [sent.replace("13", f"{day}", 1), name, "Anna Kim", "a@b.org", S[0]] for day, name in ((14, B[0]), (15, B[1]))
    ]
    rows = [*rows, out] if last else [out, *rows]
    sheets = {"Buyers": [[title, "Company", "Contact", "E-mail", "Whom to meet"], *rows]}
    sheets["Suppliers"] = [["Supplier"], *([name] for name in S)]
    intake = read(tmp_path, sheets)
    assert "rows-not-used" in codes(intake.findings)
    assert intake.opened is not None
    assert intake.opened.understanding is not None
    assert intake.opened.understanding.days == ()


def test_a_time_of_printing_is_no_day_of_the_event():
    assert days_in("Report 2026-06-12 18:09:46") == days_in("12.06.2026, 下午6:09:46") == []
    assert days_in("Fair 2026-06-13 09:00 - 2026-06-14 17:00") == JUNE


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Биржа, Казань, 16–17 сентября 2026 г., встречи с 10:00 до 17:00. Сводка анкет", [16, 17]),
        ("Giełda, Kraków, 16–17 września 2026, spotkania 9:30–16:30. Zestawienie ankiet", [16, 17]),
        ("Fair, 16-17 September 2026. Registration list", [16, 17]),
        ("2026年9月16日—17日对接会。更新版", [16, 17]),
        ("Fair, 16-17 September 2026. Updated 3 August", [16, 17]),
        ("Fair, 16-17 September. Updated 3 August", []),
        ("Сводка анкет на 16–17 сентября 2026", []),
    ],
)
def test_a_last_sentence_about_another_day_takes_no_days_from_a_title(title, found):
    assert [day for _, _, day in days_in(title)] == found
