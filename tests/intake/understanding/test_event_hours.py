"""The hours and the length of meetings that titles and sheets of facts state, where no sheet has the sessions."""

from __future__ import annotations

import pytest

from sco_scheduler.domain.event import Event
from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.understanding.event_days import days_in
from sco_scheduler.intake.understanding.event_hours import _minutes_in, facts_with_days, sessions_in, tells_event
from sco_scheduler.intake.understanding.told_sessions import PATH
from tests.intake.books import Sheets, bare, codes, only, read
from tests.intake.understanding.answers import B, S, understood
from tests.intake.understanding.sheets import sheet

BOTH = ["10:00-13:00", "14:00-18:00"]


@pytest.mark.parametrize(
    ("text", "sessions", "minutes"),
    [
        ("27–28 May 2026, 10:00–17:00, meetings of 20 minutes", ["10:00-17:00"], (20, None)),
        ("Время переговоров: 10:00–13:00, 14:00–18:00", BOTH, (None, None)),
        ("采购商名单（洽谈时间：2026年9月16日—17日，上午10:00-13:00，下午14:00-18:00）", BOTH, (None, None)),
        ("переговоры с 10 до 13 и с 14 до 18 часов, по 30 минут", BOTH, (30, None)),
        ("洽谈 10点-13点，14点-18点，每场20分钟，间隔5分钟", BOTH, (20, 5)),
        ("Meetings 9.00-17.00 (lunch 12.30-13.30), 25 min each + 5 min break", ["09:00-12:30", "13:30-17:00"], (25, 5)),
        ("Registration 8:30-9:00, talks 9:00-12:00, dinner 18:00-21:00", ["09:00-12:00"], (None, None)),
        ("meetings 10 am - 1 pm, 2-6 pm", BOTH, (None, None)),
        ("洽谈 09:00-17:00 午休12:30-13:30", ["09:00-12:30", "13:30-17:00"], (None, None)),
        ("Встречи 9 июня 10:00-13:00, 10 июня 9:30-12:00", ["06-09 10:00-13:00", "06-10 09:30-12:00"], (None, None)),
        (
            *("Meetings on 9 June 10:00-13:00 and 14:00-18:00, 10 June 10:00-13:00",),
            *(["06-09 10:00-13:00", "06-09 14:00-18:00", "06-10 10:00-13:00"], (None, None)),
        ),
        ("会谈 10:00-18:00（上午10:00-13:00，下午14:00-18:00）", BOTH, (None, None)),
        ("Meetings 10:00-18:00, keynote 11:00-12:00", ["10:00-11:00", "12:00-18:00"], (None, None)),
        ("citas de 10:00 a 13:00 y de 14:00 a 18:00, de 15 minutos cada una", BOTH, (15, None)),
        ("Rendez-vous de 20 minutes, 10h00 – 18h00 (pause 13h00 – 14h00)", BOTH, (20, None)),
        ("Meetings 18:00-10:00, hotel 50 min away", [], (None, None)),
        ("Meetings on 10-13 May in hall 14-17", [], (None, None)),
        ("Meetings from 10 to 13 in hall 7", [], (None, None)),
        ("Meetings from 10 to 13 and from 14 to 18 h, halls 5-7", BOTH, (None, None)),
        ("Meetings 10:00-13:00, break 60 min, break 240 min", ["10:00-13:00"], (None, 60)),
        ("12 June 10:00-11:00", [], (None, None)),
        ("Messe Graz, Gespräche jeweils 9-12 und 13-16 Uhr", ["09:00-12:00", "13:00-16:00"], (None, None)),
        ("Rendez-vous de 9h à 12h et de 14h à 17h", ["09:00-12:00", "14:00-17:00"], (None, None)),
        ("Meetings 9-12 and 13-16", [], (None, None)),
    ],
)
def test_hours_of_meetings_in_a_text(text, sessions, minutes):
    said = [f"{f'{d[1]:02}-{d[2]:02} ' if d else ''}{s:%H:%M}-{e:%H:%M}" for d, s, e in sessions_in(text)]
    assert (said, _minutes_in(text)) == (sessions, minutes)


@pytest.mark.parametrize(
    "text",
    [
        "Meetings 10:00-17:00, no lunch break (12:30-13:30)",
        "Meetings 10:00-17:00 (no lunch break)",
        "Meetings 10:00-17:00; 12:30-13:30 lunch, meetings continue",
        "Встречи 10:00-17:00, без перерыва на обед (12:30-13:30)",
        "Встречи 10:00-17:00; 12:30-13:30 обед, встречи продолжаются",
        "洽谈10:00-17:00，12:30-13:30午餐不停场",
        "洽谈10:00-17:00，无午休（12:30-13:30）",
        "洽谈10:00-17:00，中午12:30-13:30午休不停，照常洽谈",
        "Gespräche 10:00-17:00, keine Mittagspause 12:30-13:30",
        "Gespräche 10:00-17:00; 12:30-13:30 Mittagessen, Gespräche laufen weiter",
        "Citas 10:00-17:00, sin pausa de 12:30 a 13:30",
        "Rendez-vous 10h-17h, pas de pause déjeuner de 12h30 à 13h30",
        "Görüşmeler 10:00-17:00, 12:30-13:30 öğle arası verilmez",
        "Spotkania 10:00-17:00, bez przerwy obiadowej 12:30-13:30",
        "商談 10:00-17:00、12:30-13:30 昼休憩なし",
        "상담 10:00-17:00, 12:30-13:30 점심시간 휴식 없음",
    ],
)
def test_a_break_that_is_denied_is_none(text):
    assert [f"{start:%H:%M}-{end:%H:%M}" for _, start, end in sessions_in(text)] == ["10:00-17:00"]


@pytest.mark.parametrize(
    "text",
    [
        "Meetings 9:00-17:00, lunch 12:30-13:30, no coffee break",
        "No coffee break, lunch 12:30-13:30, meetings 9:00-17:00",
        "Meetings 9:00-17:00; 12:30-13:30 no meetings (lunch)",
        "会谈9:00-17:00，12:30-13:30休息，不安排洽谈",
        "Встречи 9:00-17:00, обед 12:30-13:30, без кофе",
    ],
)
def test_what_else_is_denied_leaves_the_break(text):
    said = [f"{start:%H:%M}-{end:%H:%M}" for _, start, end in sessions_in(text)]
    assert said == ["09:00-12:30", "13:30-17:00"]


@pytest.mark.parametrize(
    ("note", "hours", "minutes"),
    [
        ("每场25分钟，12:30-13:30午餐不停场", ["10:00-17:00"], 25),
        ("25 min per meeting, 12:30-13:30 no lunch break", ["10:00-17:00"], 25),
        ("Встречи по 25 минут, без перерыва на обед 12:30-13:30", ["10:00-17:00"], 25),
        ("每场25分钟，12:30-13:30午餐", ["10:00-12:30", "13:30-17:00"], 25),
        ("1회 25분, 12:30-13:30 점심", ["10:00-12:30", "13:30-17:00"], 25),
    ],
)
def test_a_note_on_a_further_sheet_states_the_length_of_meetings_and_the_break(tmp_path, note, hours, minutes):
    notes = [["Notes"], [note], ["Bring your badge"]]
    event = understood(read(tmp_path, {**lists("6 November 2025, 10:00-17:00"), "Notes": notes}))
    assert [f"{s.start:%H:%M}-{s.end:%H:%M}" for s in event.sessions] == hours
    assert {s.slot_minutes for s in event.sessions} == {minutes}


@pytest.mark.parametrize(
    ("text", "sessions"),
    [
        ("SAPORI B2B – martedì 6 ottobre 2026 – incontri 9:30 / 17:00", ["09:30-17:00"]),
        ("6. Oktober 2026, 9.30 / 17 Uhr", ["09:30-17:00"]),
        ("6 octobre 2026, 9h30/17h", ["09:30-17:00"]),
        ("incontri 9:30/13:00 e 14:00/17:00, 6 ottobre 2026", ["09:30-13:00", "14:00-17:00"]),
        ("6 October 2026, meetings 9:30 → 17:00", ["09:30-17:00"]),
        ("6 Oct 2026, meetings at 9:30 / 10:15 / 11:00", []),
        ("6 Oct 2026, meetings at 9:30/9:50/10:10/10:30", []),
        ("6 October 2026, meetings 9 / 17", []),
        ("6 October 2026, opening 9:30 / closing 17:00", []),
        ("6. října 2026, 9:30 až 17:00", ["09:30-17:00"]),
        ("2026. október 6., 9:30-tól 17:00-ig", ["09:30-17:00"]),
        ("2026. október 6., 9–17 óra", ["09:00-17:00"]),
        ("6.10.2026 klo 9–17", ["09:00-17:00"]),
        ("6 de outubro de 2026, das 9h às 17h", ["09:00-17:00"]),
        ("6 października 2026, godz. 9-17", ["09:00-17:00"]),
        ("2026年10月6日 上午9:30-下午5:00", ["09:30-17:00"]),
        ("2026년 10월 6일 오전 9시 30분 ~ 오후 5시", ["09:30-17:00"]),
        ("2026 жылғы 6 қазан, 9:30-дан 17:00-ге дейін", ["09:30-17:00"]),
        ("6 oktober 2026, 9–17 uur", ["09:00-17:00"]),
        ("Acquirenti, 6 e 7/10/2026, dalle 9 alle 17", ["09:00-17:00"]),
        ("Alıcılar, 6 Ekim, 09:00-17:00 arası", ["09:00-17:00"]),
        ("Sastanci, 6. listopada 2026., 9-17 sati", ["09:00-17:00"]),
        ("Quando non siete presenti (6 ottobre, 9-16)?", ["09:00-16:00"]),
        ("W jakich godzinach? (wtorek 6 października, 9-17)", ["09:00-17:00"]),
        ("Halls (6 October, 9-12)", []),
        ("الملتقى: 5 و6 أكتوبر 2027 من 8:30 صباحاً حتى 3:30 عصراً", ["08:30-15:30"]),
        ("5 และ 6 ตุลาคม 2027 เวลา 9:00 ถึง 16:00 น.", ["09:00-16:00"]),
        ("20. i 21. maj 2027. (oba dana 9–17h, pauza 13–14h)", ["09:00-13:00", "14:00-17:00"]),
        ("18 et 19 novembre 2026 — 9h-13h / 14h30-17h30", ["09:00-13:00", "14:30-17:30"]),
        ("dal 5 al 6 ottobre 2027, ore 9-13 / 14-18", ["09:00-13:00", "14:00-18:00"]),
        ("هل ستحضرون اليومين؟ (10 و11/10، من 9:00 إلى 16:00)", ["09:00-16:00"]),
        ("Citas, 14 y 15 de septiembre de 2027, de 9:00 a. m. a 6:00 p. m.", ["09:00-18:00"]),
        ("Do 19.11. nachmittags (13-17)", ["13:00-17:00"]),
        ("Do 19.11. Halle (13-17)", []),
        ("20-21 мая 2027, с 9:00 утра до 5:00 вечера, обед с 13:00 до 14:00", ["09:00-13:00", "14:00-17:00"]),
    ],
)
def test_hours_with_other_signs_and_in_further_languages(text, sessions):
    assert [f"{s:%H:%M}-{e:%H:%M}" for _, s, e in sessions_in(text)] == sessions


def lists(*above: str) -> Sheets:
    buyers = [["Buyer", "Country", "Would like to meet"], *([name, "Kazakhstan", S[0]] for name in B)]
    return {"Buyers": [*([text] for text in above), *buyers], "Sellers": [["Seller", "Zone"], *([n, "A"] for n in S)]}


def sessions(event: Event) -> list[str]:
    return [
        f"{s.name} {s.start:%m-%d %H:%M}-{s.end:%H:%M}/{s.slot_minutes}+{s.changeover_minutes}" for s in event.sessions
    ]


TWO = [
    "Morning 05-27 10:00-13:00",
    "Afternoon 05-27 14:00-18:00",
    "Morning 05-28 10:00-13:00",
    "Afternoon 05-28 14:00-18:00",
]


@pytest.mark.parametrize(
    "above",
    [
        ("Wishes of the buyers, 27-28 May 2026", "Meetings: 10:00-13:00, 14:00-18:00, 30 minutes each"),
        ("Закупщики. Переговоры 27–28 мая 2026 г., 10.00–13.00 и 14.00–18.00, по 30 минут",),
        ("采购商意向（2026年5月27日-28日）", "洽谈时间：10:00-13:00，14:00-18:00，每场30分钟"),
        ("27. i 28. maj 2026. (sastanci po 30 min, 10–18h, pauza 13–14h)", "stanje na dan 14.05.2026. / Ana"),
    ],
)
def test_titles_above_a_list_state_the_sessions(tmp_path, above):
    intake = read(tmp_path, lists(*above))
    assert sessions(understood(intake)) == [f"{session}/30+5" for session in TWO]
    assert only(intake, "sessions-stated").cells[0].sheet == "Buyers"


def test_the_weekdays_below_a_title_with_dates_state_the_hours_of_each(tmp_path):
    above = (
        "B2B Ancona, mercoledì 27 e giovedì 28 maggio 2026",
        "mercoledì 10.00–13.00 e 14.00–18.00, giovedì 10.00–13.00",
    )
    for told in (above[1], f"{above[1]}   (aggiornato al 12/5, M. Rita)"):
        assert sessions(understood(read(tmp_path, lists(above[0], told)))) == [f"{session}/20+5" for session in TWO[:3]]


@pytest.mark.parametrize(
    "title",
    [
        "When can't you make it? (27 and 28 May 2026, 10:00-13:00 and 14:00-18:00)",
        "Когда вас не будет? (27 и 28 мая 2026 г., переговоры 10:00–13:00, 14:00–18:00)",
        "Kiedy Państwa nie będzie? (27 i 28/5/2026, 10:00-13:00 i 14:00-18:00)",
        "¿A qué horas no está disponible? (27 y 28 de mayo de 2026, de 10:00 a 13:00 y de 14:00 a 18:00)",
    ],
)
def test_a_question_for_times_states_the_sessions_in_brackets(tmp_path, title):
    sheets = lists()
    sheets["Buyers"][0].append(title)
    for row in sheets["Buyers"][1:]:
        row.append(None)
    assert sessions(understood(read(tmp_path, sheets))) == [f"{session}/20+5" for session in TWO]


@pytest.mark.parametrize(
    ("day", "hours", "pause"),
    [
        ("Күні / Дата", "Уақыты / Время", "Түскі ас / Обед"),
        ("Päev", "Kellaaeg", "Lõunapaus"),
        ("Pnuv", "Qwest", "Zzyx"),
    ],
)
def test_a_sheet_of_labels_and_values_states_the_hours_in_any_language(tmp_path, day, hours, pause):
    sheets = lists() | {
        "Info": [["Fair"], [day, "27–28 May 2026"], [hours, "10:00–18:00"], [pause, "13:00–14:00"], ["Hall", "B2"]]
    }
    assert sessions(understood(read(tmp_path, sheets))) == [f"{session}/20+5" for session in TWO]


PERSIAN = ["روز اول", "چهارشنبه ۶ خرداد ۱۴۰۵"], ["روز دوم", "پنجشنبه ۷ خرداد ۱۴۰۵"]


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (
            [["Day 1", "27 May 2026, 10:00 - 18:00"], ["Day 2", "28 May 2026, 10:00-16:00"]],
            ["10:00-18:00", "10:00-16:00"],
        ),
        ([["Dagar", "27.–28. maí 2026"], ["Fundatímar", "kl. 10:00–18:00 báða daga"]], ["10:00-18:00"] * 2),
        (
            [
                ["Days", "27-28 May 2026"],
                ["Day", "From", "Until"],
                ["27 May", "10:00", "18:00"],
                ["28 May", "10:00", "18:00"],
            ],
            ["10:00-18:00"] * 2,
        ),
        (
            [["Fechas", "27-28 mayo 2026"], ["27 de mayo", "9:00", "17:00"], ["28 de mayo", "9:00", "16:00"]],
            ["09:00-17:00", "09:00-16:00"],
        ),
        (
            [["Tage", "27./28. Mai 2026"], ["27. Mai", "10.00", "18.00"], ["28. Mai", "10.00", "16.00"]],
            ["10:00-18:00", "10:00-16:00"],
        ),
        ([["第一天", "2026年5月27日 10:00-18:00"], ["第二天", "2026年5月28日 10:00-18:00"]], ["10:00-18:00"] * 2),
        ([*PERSIAN, ["ساعت ملاقات‌ها", "۱۰:۰۰ تا ۱۸:۰۰"], ["خروجی گرفته شده", "۱۴۰۵/۰۲/۰۵"]], ["10:00-18:00"] * 2),
        ([["تاریخ", "۶ و ۷ خرداد ۱۴۰۵"], ["ساعت", "۱۰:۰۰ تا ۱۸:۰۰"], ["خروجی", "۱۴۰۵/۰۲/۰۵"]], ["10:00-18:00"] * 2),
    ],
)
def test_a_sheet_of_facts_states_each_day_with_its_hours(tmp_path, facts, said):
    event = understood(
        read(tmp_path, lists() | {"Info": [["Fair", "Spring"], *facts, ["Exported", "2026-04-08 09:00"]]})
    )
    days = ["05-27", "05-28"]
    assert sessions(event) == [f"Day {day} {hours}/20+5" for day, hours in zip(days, said, strict=True)]


def test_a_programme_states_breaks_in_it_and_the_length_of_a_meeting(tmp_path):
    programme = [["Rueda de negocios, 27 y 28 de mayo de 2026"], ["Día", "Inicio", "Fin"]]
    programme += [["27 de mayo", "09:00", "17:00"], ["28 de mayo", "09:00", "17:00"]]
    programme += [["Almuerzo (ambos días)", "12:30", "13:30"], ["Cita", "25 min"]]
    event = understood(read(tmp_path, lists() | {"Agenda": programme}))
    hours = [f"{day} {of}/25+5" for day in ("05-27", "05-28") for of in ("09:00-12:30", "13:30-17:00")]
    assert [said.partition(" ")[2] for said in sessions(event)] == hours


def test_titles_beside_a_legend_state_the_hours(tmp_path):
    sheets, aside = lists(), [None] * 9
    title = ["27-28 May 2026, 10:00-13:00 and 14:00-18:00", *aside, "red = refused"]
    sheets["Buyers"][:0] = [["Meetings in Novi Sad", *aside, "yellow = paid"], title]
    assert "sessions-stated" in codes(read(tmp_path, sheets).findings)


@pytest.mark.parametrize(
    ("title", "hours"),
    [
        ("هل ستحضرون اليومين؟ (27 و28/5، من 9:00 إلى 16:00)", [("09:00", "16:00")]),
        ("Serez-vous présents les 27 et 28 mai 2026, de 9h à 17h30 ?", [("09:00", "17:30")]),
        ("27-28 may 2026, 10:00-18:00. Qachon qatnasha olmaysiz?", [("10:00", "18:00")]),
        ("27-28 May 2026, 10:00-12:00", None),
    ],
)
def test_hours_of_a_whole_day_in_a_question_are_those_of_the_event(tmp_path, title, hours):
    sheets = lists()
    sheets["Buyers"] = [[*row, cell] for row, cell in zip(sheets["Buyers"], [title, *[None] * 9], strict=False)]
    event = read(tmp_path, sheets, sure=0.5).event
    assert event is not None
    found = {(f"{s.start:%H:%M}", f"{s.end:%H:%M}") for s in event.sessions}
    assert found == set(hours or [("09:00", "12:00"), ("14:00", "17:00")])


EN = ("Dates", "27 and 28 May 2026"), ("Meetings", "10:00-13:00 and 14:00-18:00"), ("Slot length", "30")
TOOL = ("Dates", "2026-05-27; 2026-05-28"), ("MeetingHours", "10:00-13:00; 14:00-18:00"), ("SlotMinutes", 30)
ZH = ("日期", "2026年5月27日-28日"), ("洽谈时间", "10:00-13:00，14:00-18:00"), ("洽谈时长", "30分钟")
RU = ("Даты", "27–28 мая 2026"), ("Время переговоров", "10:00–13:00", "14:00–18:00"), ("Встречи", "по 30 минут")


@pytest.mark.parametrize(
    ("name", "label", "facts"),
    [("Event", "Event", EN), ("Event", "EventName", TOOL), ("活动", "活动名称", ZH), ("О форуме", "Название", RU)],
)
@pytest.mark.parametrize("own", [False, True])
def test_a_sheet_of_labels_and_values_states_them_too(tmp_path, name, label, facts, own):
    rows = [[label, "Spring forum"], *map(list, facts)]
    intake = read(tmp_path, {**(bare() if own else lists()), name: rows})
    event = understood(intake)
    assert only(intake, "sessions-stated").cells == (Cell(name, 3, "A"),)
    assert sessions(event) == [f"{session}/30+5" for session in TWO]
    assert event.settings.name == ("Spring forum" if name != "О форуме" else "trade")


@pytest.mark.parametrize(("beside", "named"), [([], [2]), (["north"], [2]), (["north", "free"], [])])
def test_rows_of_such_a_sheet_that_state_nothing_known_are_named(tmp_path, beside, named):
    facts = [["Event", "Spring forum"], ["Parking", "behind the hall", *beside]]
    found = read(tmp_path, {**bare(), "Event": facts}).findings
    assert [f.cells[0].row for f in found if f.code == "rows-not-used"] == named
    assert only(read(tmp_path, {**bare(), "Event": [["Parking", "behind the hall"]]}), "header-missing")


def test_texts_that_differ_state_no_sessions(tmp_path):
    event = understood(read(tmp_path, lists("Meetings 10:00-13:00, 27 May 2026", "Meetings 9:00-12:00")))
    assert sessions(event) == ["Morning 05-27 09:00-12:00/20+5", "Afternoon 05-27 14:00-17:00/20+5"]
    (asked,) = read(tmp_path, lists("27-28 May 2026", "Meetings 27 May 9:00-12:00, 29 May 10:00-12:00")).questions
    assert (asked.path, asked.guess) == (PATH, "2026-05-27, 2026-05-28: 09:00-12:00, 14:00-17:00")


@pytest.mark.parametrize(
    ("fact", "told"),
    [
        ("9 and 10 June", ["Days: 9 and 10 June"]),
        ("9, 10 and 11 June", ["Days: 9, 10 and 11 June"]),
        ("9 June 2027", ["Days: 9 June 2027"]),
        ("9 June", []),
    ],
)
def test_facts_of_several_days_or_of_a_year_state_days_of_the_event(fact, told):
    facts = sheet("Facts", ["Organizer", "Ministry"], ["Days", fact])
    assert facts_with_days([facts], ()) == told
    assert facts_with_days([facts], ["Facts"]) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Fair of furniture, 14-15 October 2026 (10:00-17:00)", True),
        ("日時：2026年10月8日(木)13:00～17:00", True),
        ("20. i 21. maj 2027. (oba dana 9–17h)", True),
        ("Altyn Trade is away on 14 October 10:00-12:00", False),
        ("Updated on 2 May 2026", False),
    ],
)
def test_a_line_with_year_days_and_hours_is_about_the_event(text, told):
    assert tells_event(text) is told


@pytest.mark.parametrize(
    "title",
    [
        "Wann sind Sie dabei? (Di 05.05.2026, 9-17 Uhr / Mi 06.05.2026, 9-15 Uhr)",
        "Attendance (Tue 5 May 2026, 9:00-17:00 / Wed 6 May 2026, 9:00-15:00)",
        "Quand êtes-vous présent ? (mar. 05/05/2026, 9h-17h / mer. 06/05/2026, 9h-15h)",
        "¿Cuándo asiste? (martes 05/05/2026, 9:00-17:00 / miércoles 06/05/2026, 9:00-15:00)",
        "Когда вы будете? (вт 05.05.2026, 9-17 ч / ср 06.05.2026, 9-15 ч)",
        "Kiedy Państwo będą? (wt 05.05.2026, 9:00-17:00 / śr 06.05.2026, 9:00-15:00)",
        "何时参加？（2026年5月5日 9:00-17:00 / 5月6日 9:00-15:00）",
    ],
)
def test_the_days_and_hours_in_a_title_that_asks_for_presence_are_those_of_the_event(tmp_path, title):
    rows = [["Company", "Country", "Would like to meet", title]]
    rows += [[b, "Kazakhstan", S[0], "6.5.2026" if b == B[0] else None] for b in B]
    event = understood(read(tmp_path, {"Buyers": rows, "Hosts": [["Exhibitor"], *([s] for s in S)]}, sure=0.0))
    held = [(f"{session.start:%m-%d %H:%M}", f"{session.end:%H:%M}") for session in event.sessions]
    assert held == [("05-05 09:00", "17:00"), ("05-06 09:00", "15:00")]


def test_a_year_of_a_name_before_a_day_is_none_of_that_day():
    assert days_in("Forum 2026, 3-4 June 2026") == [(2026, 6, 3), (2026, 6, 4)]
    assert days_in("Expo-2026, 3-4 June 2026") == [(2026, 6, 3), (2026, 6, 4)]
    assert days_in("jeudi 07/05/2026 et 05/05/2026") == [(2026, 5, 7), (2026, 5, 5)]
    assert days_in("meeting 07/05/2026") == []


@pytest.mark.parametrize("title", ["Campaña", "Remarks", "Qrx"])
def test_the_event_named_in_each_row_is_no_absence_of_every_company(tmp_path, title):
    fair = "Ronda de Negocios, 21 y 22 de octubre de 2026, 9:00 a 18:00"
    buyers = [["Company", title, "Would like to meet"], *([f"{name} Trade", fair, "Jade Tea"] for name in "ABC")]
    intake = read(tmp_path, {"Buyers 2026": buyers, "Suppliers": [["Company", "Zone"], ["Jade Tea", "A"]]})
    assert intake.questions == ()
    assert not any(person.absences for company in intake.event.companies for person in company.delegates)


@pytest.mark.parametrize(
    "fair",
    [
        "Baikal Fair, Irkutsk, 22-23 April 2026, 10:00-17:00",
        "Байкальская турбиржа, Иркутск, 22–23 апреля 2026, 10:00–17:00",
        "贝加尔交易会，2026年4月22日—23日 10:00—17:00",
    ],
)
def test_the_event_named_in_each_row_states_its_days_and_hours(tmp_path, fair):
    buyers = [["Company", "Event", "Would like to meet", "When are you not available?"]]
    buyers += [[f"{name} Trade", fair, "Jade Tea", "23 April" if name == "A" else None] for name in "ABC"]
    event = understood(read(tmp_path, {"Buyers": buyers, "Suppliers": [["Company"], ["Jade Tea"]]}))
    held = [(f"{session.start:%Y-%m-%d %H:%M}", f"{session.end:%H:%M}") for session in event.sessions]
    assert held == [("2026-04-22 10:00", "17:00"), ("2026-04-23 10:00", "17:00")]


@pytest.mark.parametrize("when", ["时间：2026年5月20日—21日 9:00—17:00", "20-21 May 2026, 9:00-17:00"])
def test_titles_of_sheets_that_are_joined_to_one_list_state_the_days(tmp_path, when):
    header = ["No.", "Company", "Role", "Contact", "Wants to meet 1", "Wants to meet 2", "Remarks"]
    rows = {"China": [[n, s, "supplier", f"Li {n}", None, None, None] for n, s in enumerate(S, 1)]}
    for n, country in enumerate(("Russia", "Kazakhstan", "Morocco")):
        rows[country] = [[1, B[n], "buyer", "A. Serik", S[n], S[n + 1], None if n else "only on 20 May"]]
    sheets = {name: [[f"Tea Days ({name})"], [when], header, *of] for name, of in rows.items()}
    intake = read(tmp_path, sheets, sure=0.0)
    assert len({cell.sheet for p in intake.opened.understanding.plans for cell in p.region.grid.origins.values()}) > 1
    assert {f"{session.start:%Y-%m-%d %H:%M}" for session in intake.event.sessions} == {
        "2026-05-20 09:00",
        "2026-05-21 09:00",
    }
