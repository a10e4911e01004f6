"""A pause or an engagement elsewhere that an answer on presence states is an absence, in any language."""

from __future__ import annotations

import pytest

from tests.intake.books import read
from tests.intake.understanding.answers import B, S, away, hours, lists

PAUSES = [
    *("lunch meeting (12:30 to 13:30)", "12:30-13:30 prayer, no meetings", "interview with press 12:30-13:30"),
    *("another appointment 12:30-13:30", "12:30-13:30 busy", "обед с партнёром 12:30-13:30", "12:30-13:30 совещание"),
    *("12:30-13:30 молитва, без встреч", "12:30-13:30 祷告，不安排会面", "12:30-13:30 另有会议", "12:30-13:30 午餐会"),
    *(
        "ناهار جلسه دارد (۱۲:۳۰ تا ۱۳:۳۰)",
        "۱۲:۳۰ تا ۱۳:۳۰ نماز",
        "صلاة من 12:30 إلى 13:30",
        "لديه اجتماع آخر 12:30-13:30",
    ),
    *("Mittagessen mit Kunden 12:30-13:30", "12:30-13:30 anderer Termin", "déjeuner d'affaires 12h30-13h30"),
    *("12h30-13h30 autre réunion", "comida con cliente 12:30-13:30", "12:30-13:30 otra reunión"),
    *("almoço de negócios 12:30-13:30", "pranzo di lavoro 12:30-13:30", "lunch biznesowy 12:30-13:30"),
    *("12:30-13:30 öğle namazı", "12:30-13:30 iş yemeği", "soat 12:30 dan 13:30 gacha tushlik uchrashuvim bor"),
    *("12:30-13:30 намаз", "12:30-13:30 別の会議", "12:30-13:30 점심 약속", "12:30-13:30 ăn trưa với đối tác"),
    *("12:30-13:30 salat", "פגישת צהריים 12:30-13:30"),
]
PRESENT = ["9:00-12:00", "available 9:00-12:00 for meetings", "before lunch 9:00-12:00", "9:00-12:00 Halle 3"]


SESSIONS = [["Session", "Date", "Start", "End"], ["Day", "2025-06-12", "09:00", "17:00"]]


def said_of(folder, text):
    """The slots in which the second buyer is away by an answer on presence, and the event."""
    rows = [["Company", "Whom would you like to meet?", "Attendance"], [B[0], S[0], "from 10:30"], [B[1], S[1], text]]
    (folder / "map.toml").write_text('[form."Buyer answers".columns]\n"column C" = "available"\n', encoding="utf-8")
    sheets = lists([*rows, [B[2], S[2], None]]) | {"Sessions": SESSIONS}
    intake = read(folder, sheets, sure=0.0, form=folder / "map.toml")
    assert intake.event is not None
    return away(intake.event).get(B[1], set()), intake.event


@pytest.mark.one_of(3)
@pytest.mark.parametrize("text", PAUSES)
def test_hours_of_something_else_in_an_answer_on_presence_are_an_absence(tmp_path, text):
    found, event = said_of(tmp_path, text)
    assert found == hours(event, "12 12:30-13:30") != set()


@pytest.mark.parametrize("text", PRESENT)
def test_hours_beside_a_pause_or_other_words_are_those_of_presence(tmp_path, text):
    found, event = said_of(tmp_path, text)
    assert found == hours(event, "12 12:00-17:00")


@pytest.mark.parametrize(
    "title", ["توضیح ملاقات", "会面情况", "Erläuterung", "Uwagi do spotkania", "Görüşme açıklaması", "Xyz"]
)
def test_words_for_musts_and_refusals_beside_the_wish_of_each_row_are_its_level(tmp_path, title):
    rows = [["Company", "Country", "Wish", title], [B[0], "KZ", S[0], "must"], ["", "", S[1], None]]
    rows += [
        ["", "", S[2], "does not want"],
        [B[1], "RU", S[1], "must"],
        ["", "", S[2], None],
        [B[2], "KG", S[0], None],
    ]
    intake = read(tmp_path, lists(rows), sure=0.0)
    assert intake.event is not None
    names = {c.id: c.name for c in intake.event.companies}
    told = {(names[r.asker], names[r.target], str(r.level)) for r in intake.event.requests}
    assert told == {
        *((B[0], S[0], "must"), (B[0], S[1], "want"), (B[0], S[2], "no")),
        *((B[1], S[1], "must"), (B[1], S[2], "want"), (B[2], S[0], "want")),
    }


@pytest.mark.one_of(3)
@pytest.mark.parametrize(
    "no",
    [
        *("No,", "No -", "Yo'q —", "Нет,", "否，", "Nein,", "Non,", "Hayır,", "Жоқ,", "خیر،", "لا،", "לא,", "いいえ、"),
        *("아니요,", "Không,", "Nie,", "Ne,", "Nem,", "Nē,"),
    ],
)
def test_short_hours_behind_a_no_are_asked_about_as_an_absence(tmp_path, no):
    found, event = said_of(tmp_path, f"{no} 12:00-14:00")
    assert found == hours(event, "12 12:00-14:00")


@pytest.mark.parametrize("text", ["9:00-17:00 except lunch 12-13", "с 9 до 17, кроме обеда 12:00-13:00"])
def test_what_is_left_out_of_hours_of_presence_is_an_absence(tmp_path, text):
    found, event = said_of(tmp_path, text)
    assert found == hours(event, "12 12:00-13:00")
