"""Sentences that say when somebody is away, as people write them below a title or as a remark."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sco_scheduler.domain.event import Session
from sco_scheduler.domain.findings import Findings
from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.values.clauses import may_say_when
from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.intake.values.readings import LIKELY, SURE, doubted, read_when
from sco_scheduler.intake.values.times import Calendar, figures_of, read_ranges

ARRIVALS = {
    "en": ["arriving at {}", "Reaching the city only by {}", "We land at {}", "train gets in at {}", "not before {}"],
    "ru": [
        "приеду к {}",
        "не раньше {}",
        "до {} не ставить — планёрка",
        "поезд прибывает в {}",
        "опоздаем, будем в {}",
    ],
    "zh": ["{}到", "{}以后才能来", "我们{}才能到会场", "{}之前到不了", "航班{}落地"],
    "de": ["Ankunft {} Uhr", "erst ab {} Uhr verfügbar", "vor {} Uhr geht es nicht"],
}
DEPARTURES = {
    "en": [
        "leaving at {}",
        "must leave by {}",
        "no meetings after {}",
        "we can only stay until {}",
        "available until {}",
    ],
    "ru": ["уезжаем после {}", "должны уехать к {}", "можем только до {}", "после {} не можем"],
    "zh": ["{}离开", "{}要去机场", "{}以后不行", "只能到{}"],
    "de": ["Abreise {} Uhr", "nur bis {} Uhr", "ab {} Uhr nicht mehr da"],
}
BUSY = {
    "en": ["busy {} to {}", "{}-{} video call", "Lunch with the consul {}-{}", "prayer {}-{}, otherwise free"],
    "ru": ["с {} до {} занята", "обед {}-{}", "в любое время, кроме {}-{}", "между {} и {} переговоры"],
    "zh": ["{}-{}有品鉴会", "{}到{}要开会", "除{}-{}外都可以"],
    "de": ["von {} bis {} Uhr Termin", "zwischen {} und {} Uhr nicht da"],
}
EVERY_PHRASE = [phrase for kinds in (ARRIVALS, DEPARTURES, BUSY) for of in kinds.values() for phrase in of]
HOURS = st.builds(time, st.integers(7, 19), st.sampled_from([0, 15, 30, 45]))


@given(st.data(), HOURS)
def test_arrivals_and_departures_are_told_apart(data, moment):
    for kinds, figures in ((ARRIVALS, f"-{moment:%H:%M}"), (DEPARTURES, f"{moment:%H:%M}-")):
        phrase = data.draw(st.sampled_from([phrase for phrases in kinds.values() for phrase in phrases]))
        text = phrase.format(f"{moment:%H:%M}")
        reading = read_when(normalized(text))
        assert reading is not None, text
        assert (reading.away, reading.sure, reading.told) == (figures, SURE, True), text


@given(st.data(), HOURS, HOURS)
def test_who_is_busy_is_away_within_the_hours(data, one, other):
    start, end = sorted((one, other))
    phrase = data.draw(st.sampled_from([phrase for phrases in BUSY.values() for phrase in phrases]))
    text = phrase.format(f"{start:%H:%M}", f"{end:%H:%M}")
    reading = read_when(normalized(text))
    if start < end:
        assert reading is not None, text
        assert (reading.away, reading.sure) == (f"{start:%H:%M}-{end:%H:%M}", SURE), text
    else:
        assert reading is None or reading.sure < SURE, text


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("Flight in the evening, must leave by 4 pm", "16:00-"),
        ("Stall alone till 10.30, free after that", "-10:30"),
        ("We land at 10, so nothing before 11:00 please", "-11:00"),
        ("Leaving at half past four", "16:30-"),
        ("after 3 pm, available 10-12", "-10:00; 12:00-"),
        ("Flight in the evening, must leave by 4 pm; кроме 12-13", "12:00-13:00; 16:00-"),
        ("we have a call 11-11.30", "11:00-11:30"),
        ("9:00 - 10:00, 11:00 - 12:00", "09:00-10:00; 11:00-12:00"),
        ("В 16:30 у нас самолет, уедем в 15:00", "15:00-"),
        ("上午没空，下午可以", "-noon"),
        ("будет занят с 15 ч до 16 ч (переговоры)", "15:00-16:00"),
        ("上午全部", "-noon"),
        ("三点以后不行", "15:00-"),
        ("18日上午布展，不安排", "18日 -noon"),
        ("not before 11:00 on both days", "-11:00"),
        ("не позже 15:00", "15:00-"),
        ("arriving no later than 11:00", "-11:00"),
        ("we need to be free after 13:00", "13:00-"),
        ("we arrive at 10 and leave at 4 pm", "-10:00; 16:00-"),
        ("free 10 to 1 only", "-10:00; 13:00-"),
        ("not available except 10-12", "-10:00; 12:00-"),
        ("no meetings before 10 and after 4 pm", "-10:00; 16:00-"),
        ("start 10:00 end 16:00", "-10:00; 16:00-"),
        ("Kindly arrange all meetings in the first half", "noon-"),
        ("请安排在下午", "-noon"),
        ("10:00至11:00参加论坛，其余时间可以", "10:00-11:00"),
        ("19.1. von 13-14 Uhr nicht da", "19 january 13:00-14:00"),
        ("Wir sind erst um 11 Uhr da", "-11:00"),
        ("в 17:10 нас уже не будет", "17:10-"),
        ("10点到12点可以,其他时间不行", "-10:00; 12:00-"),
        ("réunion de 10h à 11h30", "10:00-11:30"),
        ("10:00-11:00 toplantı", "10:00-11:00"),
    ],
)
def test_sentences_of_several_parts(text, away):
    reading = read_when(normalized(text))
    assert reading is not None
    assert (reading.away, reading.sure) == (away, SURE)


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("on Friday he can come in the morning, only absent in the afternoon", "friday noon-"),
        ("el viernes sí puede por la mañana, solo falta en la tarde", "friday noon-"),
        ("venerdì può la mattina, manca solo il pomeriggio", "friday noon-"),
        ("sexta pode de manhã, só falta à tarde", "friday noon-"),
        ("train mercredi 10h30, libre jusqu'à 10h", "wednesday 10:00-"),
        ("at the venue from 1 pm on Tuesday", "tuesday -13:00"),
        ("leaving 3-ші маусым, түскі 13:00", "3 june 13:00-"),
    ],
)
def test_each_time_belongs_to_its_own_clause_and_a_day_to_those_behind_it(text, away):
    reading = read_when(normalized(text))
    assert reading is not None
    assert reading.away == away


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("Early morning (9:00-10:30)", "09:00-10:30"),
        ("Late afternoon (15:30-17:00)", "15:30-17:00"),
        ("Midday (12:00-13:30)", "12:00-13:30"),
        ("afternoon: 14:00-15:30", "14:00-15:30"),
        ("morning, 9-10:30", "09:00-10:30"),
        ("Рано утром (9:00-10:30)", "09:00-10:30"),
        ("Поздно днём (15:30-17:00)", "15:30-17:00"),
        ("первая половина дня (9:00-12:00)", "09:00-12:00"),
        ("下午（14:00-15:30）", "14:00-15:30"),
        ("午间（12:00-13:30）", "12:00-13:30"),
        ("12 May, morning (9:00-10:30)", "12 may 09:00-10:30"),
    ],
)
def test_hours_beside_a_part_of_the_day_say_which_they_are(text, away):
    reading = read_when(normalized(text))
    assert reading is not None
    assert (reading.away, reading.sure, reading.told) == (away, SURE, False)


@pytest.mark.parametrize("present", [False, True])
@pytest.mark.parametrize(
    "text",
    [
        *(
            "上午另有活动，11:00以后",
            "上午有会，11:00以后可以",
            "утром заняты, после 11:00",
            "утром заняты, с 11:00 свободны",
        ),
        *("morning busy, after 11:00", "morning is taken, from 11:00 ok"),
    ],
)
def test_who_is_busy_in_a_part_of_the_day_and_there_by_the_clock_is_away_until_then(text, present):
    reading = read_when(normalized(text), present=present)
    assert reading is not None
    assert (reading.away, reading.sure) == ("-11:00", SURE)


@pytest.mark.parametrize("text", ["early morning", "late afternoon", "поздно днём", "清晨", "morning (14:00-15:00)"])
def test_a_part_of_a_part_of_the_day_without_its_hours_is_left_open(text):
    reading = read_when(normalized(text))
    assert reading is not None
    assert reading.sure <= LIKELY


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("morning; 14:00-15:00", "-noon; 14:00-15:00"),
        ("in the morning and 16:00-17:00", "-noon; 16:00-17:00"),
        ("busy in the morning, after 15:00", "-noon; 15:00-"),
    ],
)
def test_hours_of_another_part_of_the_day_come_on_top(text, away):
    reading = read_when(normalized(text))
    assert reading is not None
    assert reading.away == away


@pytest.mark.parametrize(
    ("text", "away", "sure"),
    [
        ("leaves at 4 PM for flight", "16:00-", 0.95),
        ("уезжают в 16:00 на поезд", "16:00-", 0.95),
        ("part à 16h pour son vol", "16:00-", 0.95),
        ("leaves 4pm flight", "16:00-", 0.6),
        ("our train leaves at 16:00", "16:00-", 0.3),
        ("does not leave at 16:00 for the train", "16:00-", 0.3),
    ],
)
def test_who_leaves_for_a_vehicle_is_away_from_then_on_and_the_vehicle_itself_says_less(text, away, sure):
    reading = read_when(normalized(text))
    assert reading is not None
    assert (reading.away, reading.sure) == (away, sure)


@pytest.mark.parametrize(
    ("text", "likely"), [("10:00", "-10:00"), ("13:00", "-13:00"), ("13:05", "13:05-"), ("flight at 10:00", "-10:00")]
)
def test_a_time_alone_is_more_likely_an_arrival_until_one_in_the_afternoon(text, likely):
    reading = read_when(normalized(text))
    assert reading is not None
    assert reading.away == likely


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("16:00", {"-16:00", "16:00-"}),
        ("9点半", {"-09:30", "09:30-"}),
        ("flight at 16:00", {"-16:00", "16:00-"}),
        ("maybe after 15:00", {"-15:00", "15:00-"}),
        *(("Maybe 12 June", {"12 june", ""}), ("away maybe 12 June", {"12 june", ""})),
        ("gone by 16:00", {"-16:00", "16:00-"}),
        ("available 10-12 but not 11-11:30", {"11:00-11:30", "-11:00; 11:30-"}),
        ("可能3点以后", {"-15:00", "15:00-"}),
        ("希望安排在上午", {"-noon", "noon-"}),
        ("лучше после 15:00", {"-15:00", "15:00-"}),
        ("until 7", {"-07:00", "07:00-"}),
        ("my appointment ends at 15:15", {"15:15-", "-15:15"}),
    ],
)
def test_what_may_be_meant_in_two_ways_is_left_open_with_both(text, ways):
    reading = read_when(normalized(text))
    assert reading is not None
    assert {reading.away, *reading.others} == ways
    assert reading.sure <= LIKELY


@pytest.mark.parametrize(
    "text",
    [
        "Hall 3",
        "no. 10",
        "4 meetings maximum please",
        "looking for 2-4 suppliers",
        "10-20 containers",
        "at 5 stands",
        "the talk",
    ],
)
def test_other_numbers_are_no_times(text):
    assert read_when(normalized(text)) is None


DAYS = (date(2027, 3, 18), date(2027, 3, 19))
SESSIONS = [Session("", datetime.combine(d, time(9)), datetime.combine(d, time(18)), 20, 5) for d in DAYS]


@pytest.mark.parametrize(
    ("text", "day", "start", "end"),
    [
        ("18日上午布展，不安排", 18, 0, 12),
        ("On 19th not available", 19, 0, 24),
        ("19 марта не будет", 19, 0, 24),
        ("Friday until 12 busy", 19, 0, 12),
        ("второй день: с 9 до 11 монтаж", 19, 9, 11),
        ("18.03 с 9 до 11 монтаж стенда", 18, 9, 11),
    ],
)
def test_days_are_those_of_the_event(text, day, start, end):
    found = Findings()
    (span,) = read_ranges(text, Cell("Suppliers", 2, "E"), Calendar(SESSIONS), found)
    assert not found.all()
    until = (span.end - datetime(2027, 3, day)).total_seconds() / 3600
    assert (span.start, until) == (datetime(2027, 3, day, start), end)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("until 11:00", "-11:00"),
        ("from 16:00; 9-10", "16:00-; 09:00-10:00"),
        ("always here", "never"),
        ("2027-03-18", "2027-03-18"),
        ("2027-03-18 morning", "2027-03-18 -noon"),
        ("2027-03-18 9-10 2027-03-19 10-11", "2027-03-18 09:00-10:00; 2027-03-19 10:00-11:00"),
        ("whole day", "00:00-24:00"),
        ("19 March", "19 march"),
        ("19 марта с 16:00", "19 мар 16:00-"),
        ("perhaps", None),
        ("16:00", None),
    ],
)
def test_what_is_typed_in_answer(text, figures):
    assert figures_of(text) == figures


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("уезжаем 19.11 в 15:00", "19 ноября 15:00-"),
        ("arrive 18.11 in the evening", "18 november -18:00"),
        ("18.11下午不在", "11月18日 noon-"),
        ("leave at 15.30", "15:30-"),
        ("away 9.00-12.05", "09:00-12:05"),
    ],
)
def test_figures_that_are_no_usual_time_are_a_day(text, away):
    found = read_when(text)
    assert found is not None
    assert (found.away, found.sure) == (away, 0.95)


def test_figures_that_may_be_a_time_or_a_day_are_left_open():
    found = read_when("уезжаем 19.05")
    assert found is not None
    assert (found.away, found.sure) == ("19:05-", 0.6)
    assert read_when("уезжаем 19.05", placed=True) == read_when("уезжаем 19:05")


@pytest.mark.parametrize("text", ["18.11 и 19.11 до 11:00", "18-19 ноября до 11:00"])
def test_hours_behind_several_days_may_be_of_each(text):
    found = read_when(text, placed=True)
    assert found is not None
    assert (found.away, found.sure) == ("18 ноября -11:00; 19 ноября -11:00", 0.6)


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("both days, on 9 dec till 15:30", "9 dec 15:30-"),
        ("оба дня, 9 декабря до 15:30", "9 декабря 15:30-"),
        ("both days, not on 9 dec till 15:30", "9 dec -15:30"),
    ],
)
def test_hours_after_all_days_narrow_the_presence_unless_a_title_may_deny_it(text, away):
    found = read_when(text, present=True)
    assert found is not None
    assert (found.away, found.sure) == (away, SURE)
    below_absences = read_when(text)
    assert below_absences is not None
    assert below_absences.away == away


@pytest.mark.parametrize(
    "remark",
    [
        "arr. 13:00, so p.m. onward",
        "прилёт 12 июня в 13:00, т.е. с обеда",
        "приб. 12 июня 13:00",
        "12 Jun arr. 13:00 – from p.m. on",
        "12日13点到达，下午起可以",
    ],
)
def test_who_arrives_and_is_there_from_then_on_is_not_away_from_then_on(remark):
    reading = read_when(normalized(remark))
    assert reading is not None
    assert reading.away.endswith("-13:00")


def test_hours_that_may_follow_from_a_time_are_asked():
    reading = read_when("13:00 flight, so p.m. onward")
    assert reading is not None
    assert reading.sure < SURE


@pytest.mark.parametrize("text", ["quarta de manhã ocupado", "сәрсенбі күні таңертең жоқ"])
def test_hours_beside_a_day_that_is_not_read_are_unsure(text):
    reading = read_when(text)
    assert reading is not None
    assert reading.sure < 0.9


def test_every_text_with_a_reading_may_say_when_and_most_others_do_not():
    folder = Path(__file__).parent
    lines = [
        line
        for name in ("texts.txt", "said_in_tongues.txt")
        for line in (folder / name).read_text("utf-8").splitlines()
    ]
    texts = [
        *(normalized(line.rpartition("|")[2]) for line in lines),
        *(phrase.format("14:30", "15:00") for phrase in EVERY_PHRASE),
    ]
    assert [text for text in texts if read_when(text) is not None and not may_say_when(text)] == []
    unread = [text for text in texts if read_when(text) is None]
    assert 2 * sum(map(may_say_when, unread)) < len(unread)


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("Somente à tarde (13h30 às 18h)", "-13:30; 18:00-"),
        ("Solo il pomeriggio (dalle 14.30 alle 17)", "-14:30; 17:00-"),
        ("alleen ’s middags, vanaf 13.00 uur", "-13:00"),
        ("solo al pomeriggio, dalle 14:30", "-14:30"),
        ("only in the morning, until 11:30", "11:30-"),
        ("Solo por la mañana, hasta las 11:30", "11:30-"),
        ("13:30-18:00 (afternoon only)", "-13:30; 18:00-"),
        ("Öğleden önce katılamıyor, 13.00'ten sonra", "-13:00"),
        ("утром не могу, после 13:00", "-13:00"),
        ("上午不行，13:30以后可以", "-13:30"),
        ("pas le matin, à partir de 13h", "-13:00"),
        ("nachmittags nicht, bis 11:30 Uhr", "11:30-"),
        ("not in the morning and after 16:00", "-noon; 16:00-"),
        ("до 12:00, прилетаем утром", "-12:00"),
        ("ab 15:30 weg, Abreise am Nachmittag", "15:30-"),
        ("arriving in the morning, away until 11:00", "-11:00"),
        ("not before lunch (12:00)", "-12:00"),
        ("hasta las 12:00 de la mañana no podemos", "-12:00"),
    ],
)
def test_stated_hours_beside_a_half_day_win(text, away):
    reading = read_when(normalized(text))
    assert reading is not None
    assert (reading.away, reading.sure, reading.told) == (away, SURE, True)


def test_hours_of_presence_beside_a_half_day_win_below_a_title():
    reading = read_when("afternoon, from 13:30", present=True)
    assert reading is not None
    assert (reading.away, reading.sure) == ("-13:30", SURE)


def test_days_that_a_muddled_text_names_are_offered_each_and_together():
    reading = read_when("arrive 2026-05-13 morning no problem, on 2026-05-12 only morning", placed=True)
    assert reading is not None
    assert reading.sure < LIKELY
    assert (reading.away, *reading.others[:2]) == (
        *("2026-05-12 noon-; 2026-05-13 -noon", "2026-05-13 -noon", "2026-05-12 noon-"),
    )


def test_hours_far_from_an_absence_are_asked_about():
    reading = read_when("not in the morning, after 16:00")
    assert reading is not None
    assert reading.sure < SURE


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("away from 14:00 and until 16:00", "14:00-16:00"),
        ("отсутствуем с 14:00 и до 16:00", "14:00-16:00"),
        ("nicht da von 14 und bis 16 uhr", "14:00-16:00"),
        ("с 10 и по 12", "10:00-12:00"),
        ("away from 16:00 and until 10:00", "-10:00; 16:00-"),
    ],
)
def test_hours_from_and_until_are_one_range_unless_the_end_is_earlier(text, away):
    assert read_when(text).away == away


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("away on 12 june (afternoon)", "12 june noon-"),
        ("отсутствуем 12 июня (после обеда)", "12 июня noon-"),
        ("nicht da am 12. juni (nachmittags)", "12 june noon-"),
        ("在6月12日(下午)不在", "6月12日 noon-"),
        ("away 12 june (until 11:00)", "12 june -11:00"),
        ("away (10:00-12:00) on 12 june", "12 june 10:00-12:00"),
        ("away on 12 june (customs inspection)", "12 june"),
    ],
)
def test_hours_in_brackets_are_those_of_the_day_before(text, away):
    assert read_when(text).away == away


@pytest.mark.parametrize(
    "text",
    [
        *("muszą wyjechać o 11:30", "musi wyjechać o 11:30", "wyjeżdżają o 11:30", "pitää lähteä klo 11.30"),
        *("müssen um 11:30 abreisen", "должны уехать в 11:30", "doivent repartir à 11h30", "musí odjet v 11:30"),
        *("moraju otići u 11:30", "11:30'da ayrılmaları gerekiyor", "trebuie să plece la 11:30", "11:30必须离开"),
    ],
)
def test_who_must_leave_at_an_hour_is_away_from_it_on(text):
    found = read_when(normalized(text))
    assert found is not None
    assert (found.away, found.others) == ("11:30-", ())


@pytest.mark.parametrize(
    "text",
    [
        *("madina 10-11, but oleg sits in for her", "boss leaves at 14:00, i stay", "away 10-11, go ahead and book us"),
        *(
            "директор уйдет в 14:00, я остаюсь",
            "10:00-11:00 не будет, встречи можно ставить",
            "10点到11点不在，同事代替他",
        ),
    ],
)
def test_hours_of_one_person_beside_whom_somebody_stays_are_doubted(text):
    found = doubted(read_when(text), text)
    assert found is not None
    assert found.sure <= LIKELY


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("10:00-15:00，别排太满，最多4场", "-10:00; 15:00-"),
        ("10:00-15:00, don't pack it too tight please", "-10:00; 15:00-"),
        ("с 10 до 15, не ставьте слишком плотно", "-10:00; 15:00-"),
        ("10 bis 15 Uhr, bitte nicht zu eng", "-10:00; 15:00-"),
    ],
)
def test_a_wish_for_pauses_denies_no_presence(text, away):
    folded = normalized(text.split("，最多")[0])
    found, plain = read_when(folded, present=True), read_when(folded)
    assert found is not None
    assert found.away == away
    assert plain is not None
    assert not plain.told
