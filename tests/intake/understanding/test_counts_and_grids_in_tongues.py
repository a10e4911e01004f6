"""Counts with a word behind are limits, and a lack of need or interest chosen in a grid refuses, in any language."""

from __future__ import annotations

import pytest

from tests.intake.books import read
from tests.intake.understanding.answers import B, S, lists, said, understood

COUNTS = [
    ("Ko'pi bilan nechta uchrashuv?", ["5 ta", "4 ta", "Cheklov yo'q"]),
    ("Nechta uchrashuv?", ["5 dona", "4 dona", "6 dona"]),
    ("Сколько встреч максимум?", ["5 шт.", "4 шт", "без ограничений"]),
    ("Сколько встреч максимум?", ["5 штук", "4 шт", "7 раз"]),
    ("最多安排几场？", ["5场", "4家", "不限"]),
    ("最多见几家", ["5 位", "4位", "3名"]),
    ("Höchstens wie viele Termine?", ["5 Stück", "4 Stk.", "keine Begrenzung"]),
    ("En fazla kaç görüşme?", ["5 adet", "4 tane", "sınır yok"]),
    ("Ən çox neçə görüş?", ["5 ədəd", "4 dənə", "limit yoxdur"]),
    ("Ең көбі қанша кездесу?", ["5 дана", "4 рет", "шектеу жоқ"]),
    ("Maksimāli cik tikšanās?", ["5 tikšanās", "4 reizes", "bez ierobežojuma"]),
    ("Maksimaalselt kohtumisi", ["5 tk", "4 kohtumist", "piiranguta"]),
    ("Legfeljebb hány tárgyalás?", ["5 db", "4 darab", "nincs korlát"]),
    ("최대 몇 건 상담?", ["5건", "4개", "제한 없음"]),
    ("حداکثر چند ملاقات؟", ["5 تا", "4 جلسه", "بدون محدودیت"]),
    ("მაქსიმუმ რამდენი შეხვედრა?", ["5 შეხვედრა", "4 ცალი", "ულიმიტო"]),
    ("Quantas reuniões no máximo?", ["5 unid.", "4 vezes", "sem limite"]),
    ("How many meetings at most?", ["5 nos", "4 pcs", "no limit"]),
]


@pytest.mark.one_of(3)
@pytest.mark.parametrize(("title", "answers"), COUNTS)
def test_numbers_with_a_word_behind_below_a_question_for_a_number_are_limits(tmp_path, title, answers):
    rows = [["Company", "Whom would you like to meet?", title, "Stand"]]
    rows += [[b, "; ".join(S[n : n + 2]), answers[n], n + 1] for n, b in enumerate(B)]
    event = understood(read(tmp_path, lists(rows)))
    found = [c.purchaser.maximum for name in B for c in event.companies if c.name == name and c.purchaser]
    assert found == [int(a[0]) if a[0].isdigit() else None for a in answers]
    assert len(event.companies) == len(B) + len(S)


def grid(no, *, filled=None):
    """Answers to a grid with a word for a lack of need or interest, and other boxes ``filled`` with a word or empty."""
    cells = [["must", "want", no, filled], [filled, "want", filled, no], ["want", filled, filled, filled]]
    titles = (f"Whom would you like to meet? [{s}]" for s in S)
    return lists([["Company", *titles], *([b, *of] for b, of in zip(B, cells, strict=True))])


CHOSEN = [
    *(
        "Kerak emas",
        "Керак эмас",
        "Gerek yok",
        "Не требуется",
        "не потрібно",
        "керегі жоқ",
        "not needed",
        "kein Bedarf",
    ),
    *("pas nécessaire", "no hace falta", "não é necessário", "non serve", "niepotrzebne", "není potřeba", "nereikia"),
    *("nem szükséges", "nav vajadzīgs", "pole vaja", "ei tarvita", "behövs ej", "niet nodig", "lazım deyil", "不用"),
    *("必要なし", "필요 없음", "không cần", "ไม่จำเป็น", "غير مطلوب", "لازم نیست", "אין צורך", "хэрэггүй", "лозим нест"),
    *("Qiziq emas", "ilgi yok", "не интересует", "қызықтырмайды", "no interest", "kein Interesse", "sin interés"),
    *("brak zainteresowania", "bez zájmu", "nem érdekel", "nav interese", "neįdomu", "pole huvi", "ei kiinnosta"),
    *("inte intresserad", "geen interesse", "δεν ενδιαφέρομαι", "没兴趣", "興味なし", "관심 없음", "tidak tertarik"),
    *("غير مهتم", "علاقه‌ای ندارم", "لא מעניין".replace("ل", "ל"), "шавқ надорам", "არ მინდა", "չեմ ուզում"),
]


@pytest.mark.one_of(3)
@pytest.mark.parametrize("no", CHOSEN)
def test_a_lack_of_need_chosen_beside_empty_boxes_likely_refuses(tmp_path, no):
    intake = read(tmp_path, grid(no), sure=0.0)
    assert intake.event is not None
    assert {(a, t) for a, t, level, _ in said(intake.event) if level == "no"} == {(B[0], S[2]), (B[1], S[3])}


def test_a_lack_of_need_beside_a_refusal_is_none_and_at_the_end_of_a_scale_is_asked(tmp_path):
    beside = read(tmp_path, grid("not needed", filled="never"), sure=0.0)
    assert beside.event is not None
    assert not {(B[0], S[2], "no", None), (B[1], S[3], "no", None)} & said(beside.event)
    scale = read(tmp_path, grid("not interested", filled="interested"))
    assert ("not interested", "nothing") in {(q.subject, q.guess) for q in scale.questions}
