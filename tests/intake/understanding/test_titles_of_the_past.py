"""Titles about earlier partners or about who told of the event wish for nobody; others mean musts and maybes."""

from __future__ import annotations

import pytest

from sco_scheduler.domain.event import Level
from sco_scheduler.intake.understanding.cells.contents import asks_how_heard, is_of_partners
from sco_scheduler.intake.understanding.wording.polarity import level_in_doubt, polarity_of
from tests.intake.books import read
from tests.intake.understanding.answers import B, S, lists
from tests.intake.understanding.test_as_forms_say import asked

KNOWN = [
    *("S kým jste se setkali loni", "Companii pe care le cunoașteți deja", "Qui avez-vous rencontré l'an dernier ?"),
    *(
        "Ո՞ր ընկերությունների հետ եք արդեն աշխատում",
        "Geçen yıl kiminle görüştünüz",
        "Com quem se reuniu no ano passado",
    ),
    *("Firmen, die Sie bereits kennen", "昨年お会いになった企業", "이미 거래 중인 기업", "من قابلتم العام الماضي"),
]
TOLD = [
    *("Kto Vám o podujatí povedal?", "Qui vous a parlé de l'événement ?", "Від кого ви дізналися про захід?"),
    *("Hvem fortalte jer om arrangementet?", "誰から聞きましたか", "Etkinliği size kim anlattı?"),
]
INVITED = ["من الذي دعاكم إلى هذا الحدث؟", "Wer hat Sie eingeladen?", "Kdo vás pozval?", "Кто вас пригласил?"]


def book(title: str) -> dict[str, list[list[object]]]:
    """Wishes of three buyers, and a column with one company of each below ``title``."""
    rows = [["Company", "Would like to meet", title], *([name, S[n], S[(n + 1) % 3]] for n, name in enumerate(B))]
    return lists(rows)


@pytest.mark.parametrize("title", [*KNOWN, *INVITED])
def test_earlier_partners_and_who_invited_are_asked_about_as_no_wish(tmp_path, title):
    assert (title, "nothing") in asked(read(tmp_path, book(title)))


@pytest.mark.parametrize("title", TOLD)
def test_who_told_of_the_event_is_no_wish_and_no_question(tmp_path, title):
    assert asks_how_heard(title)
    assert title not in dict(asked(read(tmp_path, book(title))))


@pytest.mark.parametrize(
    "title",
    [
        "Firmen, die Sie bereits kennen und wieder treffen möchten",
        "Firmen, die Sie noch nicht kennen",
        "Companies you met last year and want to meet again",
        "Qui souhaitez-vous rencontrer ?",
    ],
)
def test_a_wish_for_earlier_partners_stays_a_wish(title):
    assert not is_of_partners(title)
    assert not asks_how_heard(title)


@pytest.mark.parametrize(
    "title",
    [
        *("الذين لا غنى عن لقائهم", "Empresas de las que no puede prescindir", "Aziende di cui non potete fare a meno"),
        *(
            "Auf welche Firmen können Sie nicht verzichten?",
            "Företag ni inte klarar er utan",
            "Firmy, bez kterých se neobejdete",
        ),
        *("Онсыз болмайтын компаниялар", "なくてはならない企業", "Các công ty không thể thiếu", "บริษัทที่ขาดไม่ได้"),
    ],
)
def test_those_whom_one_cannot_do_without_are_likely_musts(title):
    assert level_in_doubt(title) is Level.MUST or polarity_of(title) is Level.MUST


@pytest.mark.parametrize(
    "title",
    [
        *("Reservval", "Ersatzwahl", "Choix de réserve", "Suplentes", "Náhradní volba", "Yedek tercihler", "Varuvalik"),
        *("Rezervni izbor", "補欠の希望先", "Pilihan cadangan", "الخيار الاحتياطي", "בחירות רזרביות"),
    ],
)
def test_a_reserve_is_a_maybe(title):
    assert polarity_of(title) is Level.MAYBE


@pytest.mark.parametrize("title", ["Reserva de hotel", "Rezervace", "Ersatzteile", "Rezerwacja", "Sous réserve"])
def test_a_booking_or_a_spare_part_is_no_reserve(title):
    assert polarity_of(title) is Level.WANT
