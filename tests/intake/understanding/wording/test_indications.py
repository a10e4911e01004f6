"""Remarks that name a day, an hour or a company, or may limit meetings, are asked about in any language."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest

from sco_scheduler.domain.event import Level
from sco_scheduler.intake.understanding.wording.indications import (
    about_meetings,
    level_indicated,
    may_be_away,
    names_day,
    names_hour,
    renames,
    takes_back,
)
from tests.intake.books import Sheets, read

DAYS = (date(2027, 1, 19), date(2027, 1, 20))
HOURS = (
    *("muss um 14 Uhr zum Flughafen", "17:30", "doit partir à 14h", "tiene que irse a las 14", "volo ore 17.30"),
    *("saat 14 gibi çıkmak zorunda", "musi wyjść o 14", "сағат 14-те кетуі керек", "soat 14 da ketishi kerak"),
    *(
        "يجب أن يغادر الساعة 14",
        "القطار الساعة ١٦",
        "14時に空港へ行く",
        "16시 기차",
        "ve 14 hodin musí na letiště",
        "trein om 16.00",
    ),
)
OF_DAYS = (
    *("kommt am 19. später", "nur am 19.1. da", "présent uniquement le 19/01", "terça não dá", "salı günü yok"),
    *(
        "we wtorek nie może",
        "тек 19 қаңтарда болады",
        "chorshanba band",
        "لا يستطيع يوم الثلاثاء",
        "水曜は不在",
        "첫날은 참석 못함",
    ),
    *("první den chybí", "eerste dag niet aanwezig", "el primer día no viene", "only on the 20th", "19日は無理"),
)
OF_MEETINGS = (
    *(
        "keine Termine mit Wettbewerbern",
        "pas plus de quatre rendez-vous",
        "máximo cuatro reuniones",
        "nessun incontro",
    ),
    *(
        "en fazla dört görüşme",
        "bez konkurencji proszę",
        "төрт кездесуден артық емес",
        "面談は4件まで",
        "geen concurrenten",
    ),
)
OF_COMPANIES = (
    *("möchte E3 auf keinen Fall", "surtout pas E3", "E3は絶対に無理です", "E3-пен кездескісі келмейді", "E3 olmasın"),
    *("Brno Steel bitte nicht", "bez Brno Steel", "E3만 빼주세요"),
)
PLAIN = {"bez Brno Steel"}
"""A refusal of one company in so many words."""

DEPARTURES = {
    *("doit partir à 14h", "tiene que irse a las 14", "musi wyjść o 14", "soat 14 da ketishi kerak"),
    *("يجب أن يغادر الساعة 14", "saat 14 gibi çıkmak zorunda", "сағат 14-те кетуі керек"),
}
"""What is read, and asked on which day it is."""

UNDERSTOOD = (
    *(
        "el primer día no viene",
        "présent uniquement le 19/01",
        "terça não dá",
        "salı günü yok",
        "we wtorek nie może",
        "chorshanba band",
    ),
    *(
        "لا يستطيع يوم الثلاثاء",
        "水曜は不在",
        "첫날은 참석 못함",
        "eerste dag niet aanwezig",
        "only on the 20th",
        "19日は無理",
    ),
    *("pas plus de quatre rendez-vous", "máximo cuatro reuniones", "en fazla dört görüşme"),
    *("төрт кездесуден артық емес", "面談は4件まで"),
    *("nur am 19.1. da", "тек 19 қаңтарда болады"),
)
"""What is read without a question."""

IDLE = (
    *(
        "vegetarian",
        "Danke für die Einladung",
        "braucht Parkplatz",
        "booth 14",
        "Halle 3, Stand 19",
        "stand no. 19",
        "3.1 D57",
        "4.0 B13",
    ),
    *(
        "+49 170 1234567",
        "Tel. 0170 1234567",
        "Preise ab 5 EUR",
        "from 12.50 USD per kg",
        "founded in 2010",
        "12 Baker Street",
    ),
    *(
        "fundada en 2010",
        "Calle Mayor 14",
        "14 rue de la Paix",
        "facture payée",
        "ブース14",
        "2010年設立",
        "부스 14",
        "стенд 14",
    ),
    *(
        "Called on 12 Jan, all good",
        "invoice sent 19.01.",
        "isst kein Fleisch",
        "ISO 9001",
        "20% discount",
        "keine",
        "yok",
    ),
    *("5ptp5aa819t9um9zz8106x8r", "Familienbetrieb in 3. Generation", "hotel booked 3 nights", "جناح 14"),
)


def workbook(remarks: tuple[str, ...]) -> Sheets:
    """Purchasers with remarks, suppliers with codes, and two days."""
    buyers = [
        [f"B{n}", f"Firm {chr(64 + n // 9)}{'abcdefghi'[n % 9]} Import", text] for n, text in enumerate(remarks, 10)
    ]
    sessions = [["Day", datetime(day.year, day.month, day.day), time(9), time(18)] for day in DAYS]
    rows: list[list[Any]] = [["Code", "Company", "Remarks"], *buyers]
    names = ("Opava Glass", "Kabelbau Eder", "Brno Steel")
    return {
        "Sessions": [["Session", "Date", "Start", "End"], *sessions],
        "Purchasers": rows,
        "Suppliers": [["ID", "Company"], *([f"E{n}", name] for n, name in enumerate(names, 1))],
        "Requests": [["From", "To"], ["B10", "E1"]],
    }


def test_remarks_that_may_be_about_meetings_are_asked_about(tmp_path):
    remarks = (*HOURS, *OF_DAYS, *OF_MEETINGS, *OF_COMPANIES, "on préfère éviter Opava")
    asked = {question.subject: question.guess for question in read(tmp_path, workbook(remarks)).questions}
    understood = [text for text in remarks if text not in asked]
    assert set(understood) == {*UNDERSTOOD, *PLAIN}
    assert {asked[text] for text in OF_COMPANIES if text not in PLAIN} == {"refusals"}
    assert {asked[text] for text in DEPARTURES} == {f"{DAYS[-1]} 14:00-"}
    assert {asked[text] for text in (*HOURS, *OF_DAYS) if text in asked} - {f"{DAYS[-1]} 14:00-"} == {"Not available"}


def test_idle_remarks_are_notes(tmp_path):
    assert [question.subject for question in read(tmp_path, workbook(IDLE)).questions] == []


@pytest.mark.parametrize("text", HOURS)
def test_an_hour_is_known_by_figures_or_by_a_word(text):
    assert names_hour(text)
    assert may_be_away(text)


@pytest.mark.parametrize("text", OF_DAYS)
def test_a_day_is_known_by_a_weekday_or_a_date_near_the_event(text):
    assert names_day(text, DAYS)


def test_dates_far_from_the_event_are_no_days_of_it():
    assert not names_day("kommt am 12.11. nochmals", DAYS)
    assert names_day("kommt am 12.11. nochmals")
    assert not names_day("kommt am 12.11. nochmals", of_event=True)
    assert not names_day("1 May")
    assert not names_day("am 31.02. da", DAYS)


@pytest.mark.parametrize("text", OF_MEETINGS)
def test_limits_and_rivals_are_about_meetings(text):
    assert about_meetings(text)


def test_words_indicate_a_level():
    assert level_indicated("bitte nicht") is Level.NO
    assert level_indicated("tient absolument à voir") is Level.MUST
    assert level_indicated("gern") is None


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        *(
            (text, True)
            for text in ("Takes Jade Tea off the list", "Jade Tea entfällt", "Termin mit Jade Tea abgesagt")
        ),
        *(
            (text, True)
            for text in ("Spotkanie z Jade Tea odwołane", "Jade Teaとの面談はキャンセル", "جلسه با Jade Tea لغو شد")
        ),
        *((text, True) for text in ("Jade Tea bilan uchrashuv bekor qilindi", "Зустріч з Jade Tea скасовано")),
        *((text, True) for text in ("Pertemuan dengan Jade Tea dibatalkan", "Afspraak met Jade Tea geannuleerd")),
        *((text, False) for text in ("entfällt", "Cancelled.", "abgesagt", "キャンセル", "Jade Tea absolut")),
        *((text, False) for text in ("переводчик не нужен", "гостиница не нужна")),
        ("встреча с Jade Tea не нужна", True),
    ],
)
def test_a_word_alone_takes_no_wish_back(text, taken):
    assert takes_back(text) is taken


@pytest.mark.parametrize("text", ["19. asztal", "20. Tisch", "19. stůl", "20 стол", "19. stand"])
def test_the_number_of_a_table_is_no_day(text):
    assert not names_day(text, DAYS)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        *(("2nd form, replaces ID 3", False), ("3rd version of the answer", False), ("2nd reply", False)),
        *(("arrives on the 2nd", True), ("from the 2nd, form sent", True), ("2nd day", True)),
    ],
)
def test_the_number_of_an_answer_is_no_day(text, day):
    assert names_day(text) is day


@pytest.mark.parametrize(
    ("text", "renamed"),
    [
        ("new brand name Anka Balon", True),
        ("yeni marka adı Anka Balon, bazı maillerde böyle geçiyor", True),
        ("neue Marke: Nordlicht", True),
        ("новое название — «Волна»", True),
        ("新品牌为云山", True),
        ("formerly Altyn", True),
        ("we present a new machine", False),
        ("brand owners only", False),
    ],
)
def test_a_new_name_is_told_in_many_languages(text, renamed):
    assert renames(text) is renamed
