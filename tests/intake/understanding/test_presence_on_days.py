"""Columns that ask on which days somebody is there, with the name, the place and the days of the event in the title."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.intake.books import read
from tests.intake.understanding.answers import B, S, away, hours, lists, understood

FIRST, LAST = ("12 09:00-12:00", "12 14:00-17:00"), ("13 09:00-12:00", "13 14:00-17:00")


@pytest.mark.one_of(3)
@pytest.mark.parametrize(
    ("title", "one", "other", "joined"),
    [
        (
            "В какие дни вы будете на «Ювелирном контакте» (Кострома, 12–13 июня 2025, 10:00–18:00)?",
            *("12 июня", "13 июня", "12 июня, 13 июня"),
        ),
        ("Which days will you be at Contact Expo (Hall 2, 12–13 June)?", "12 June", "13 June", "12 June, 13 June"),
        ("On which days can we expect you at the Product & Table fair?", "12 June", "13 June", "both days"),
        ("An welchen Tagen sind Sie auf der „Kontakt“?", "12. Juni", "13. Juni", "12. Juni, 13. Juni"),
        ("Quels jours serez-vous au salon « Contact Produits » ?", "12 juin", "13 juin", "12 juin, 13 juin"),
        ("¿Qué días estará en «Contacto Producto» (Lima)?", "12 de junio", "13 de junio", "12 de junio, 13 de junio"),
        ('Hangi günlerde "Kontak Ürün Fuarı"nda olacaksınız?', "12 Haziran", "13 Haziran", "12 Haziran, 13 Haziran"),
        ("«Байланыс өнім» көрмесінде қай күндері боласыз?", "12 маусым", "13 маусым", "12 маусым, 13 маусым"),
        ("“Kontakt mahsulot” koʻrgazmasida qaysi kunlari boʻlasiz?", "12-iyun", "13-iyun", "12-iyun, 13-iyun"),
        ('"Kontakt Məhsul" sərgisində hansı günlər olacaqsınız?', "12 iyun", "13 iyun", "12 iyun, 13 iyun"),
        ("您将在哪几天参加“电话通信产品对接会”（深圳）？", "6月12日", "6月13日", "6月12日、6月13日"),
        ("Anh/chị có mặt tại “Liên hệ Sản phẩm” vào những ngày nào?", "12/6", "13/6", "12/6, 13/6"),
        ("参会时间（国际会展中心3号馆）", "仅6月12日", "仅6月13日", "6月12日—13日全程"),
    ],
)
def test_days_below_a_title_with_a_name_are_those_of_presence(tmp_path: Path, title, one, other, joined):
    said = (one, joined, other)
    rows = [["Company", title, "Would like to meet"], *([b, text, S[0]] for b, text in zip(B, said, strict=True))]
    event = understood(read(tmp_path, lists(rows)))
    assert away(event) == {B[0]: hours(event, *LAST), B[2]: hours(event, *FIRST)}


@pytest.mark.parametrize(
    ("title", "one"),
    [
        ("An welchen Tagen sind Sie nicht auf der „Kontakt“?", "12. Juni"),
        ("В какие дни вас не будет на «Контакт Экспо»?", "12 июня"),
        ("您哪几天不能参加“电话通信产品对接会”？", "6月12日"),
    ],
)
def test_days_below_a_title_of_absence_with_a_name_are_those_of_absence(tmp_path: Path, title, one):
    said = (one, None, one)
    rows = [["Company", title, "Would like to meet"], *([b, text, S[0]] for b, text in zip(B, said, strict=True))]
    event = understood(read(tmp_path, lists(rows), sure=0.5))
    assert away(event) == {B[0]: hours(event, *FIRST), B[2]: hours(event, *FIRST)}


@pytest.mark.parametrize(
    ("title", "one", "both"),
    [
        ("Which days do you need an interpreter?", "12 June", "12 June, 13 June"),
        ("An welchen Tagen möchten Sie zu Mittag essen?", "12. Juni", "12. Juni, 13. Juni"),
        ("Hangi günler öğle yemeği istiyorsunuz?", "12 Haziran", "12 Haziran, 13 Haziran"),
        ("哪几天需要翻译", "6月12日", "6月12日、6月13日"),
    ],
)
def test_days_on_which_somebody_needs_something_say_nothing_of_presence(tmp_path: Path, title, one, both):
    rows = [["Company", title, "Would like to meet"], [B[0], one, S[0]], [B[1], both, S[1]], [B[2], both, S[1]]]
    asked = read(tmp_path, lists(rows))
    assert not asked.questions
    assert away(understood(asked)) == {}


def test_a_title_in_unknown_words_is_asked_where_most_rows_name_all_days(tmp_path: Path):
    said = ("12. Juni, 13. Juni", "12. Juni", "12. Juni, 13. Juni")
    rows = [["Company", "Ihre Fototage („Kontakt“)", "Would like to meet"]]
    rows += [[b, text, S[0]] for b, text in zip(B, said, strict=True)]
    (asked,) = read(tmp_path, lists(rows)).questions
    assert (asked.kind, asked.guess) == ("column", "available")


def test_days_in_a_title_in_other_words_are_no_further_days(tmp_path: Path):
    title = "Marque los días en que participará en Contactos 2025 (12-13 de junio)"
    both = "12 de junio, 13 de junio"
    rows = [
        ["Company", title, "Would like to meet"],
        [B[0], both, S[0]],
        [B[1], "12 de junio", S[0]],
        [B[2], both, S[1]],
    ]
    event = understood(read(tmp_path, lists(rows), sure=0.5))
    assert away(event) == {B[1]: hours(event, *LAST)}


@pytest.mark.parametrize(
    ("title", "one", "both"),
    [
        ("Which factory tour would you like to join?", "12 June", "12 June, 13 June"),
        ("В какие дни хотите поехать на экскурсию?", "12 июня", "12 июня, 13 июня"),
        ("哪几天参观工厂", "6月12日", "6月12日、6月13日"),
    ],
)
def test_days_of_a_tour_are_asked_about(tmp_path: Path, title, one, both):
    rows = [["Company", title, "Would like to meet"], [B[0], one, S[0]], [B[1], both, S[1]], [B[2], both, S[1]]]
    assert [(q.kind, q.guess) for q in read(tmp_path, lists(rows)).questions] == [("column", "available")]
