"""Names of sheets and short texts say in any language that a list is of an earlier event, or corrects another."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.understanding.wording.sheet_notes import (
    is_label,
    lets_choose_several,
    says_as_before,
    says_corrected,
)


@pytest.mark.parametrize(
    ("text", "corrected"),
    [
        *((text, True) for text in ("Korrekturen", "Fe de erratas", "Poprawki 12.05", "DÜZELTMELER", "Javított lista")),
        *(
            (text, True)
            for text in ("정정", "수정본", "訂正版", "Đính chính", "تصحيحات", "Түзетулер", "Виправлення", "Ispravke")
        ),
        *(
            (text, False)
            for text in ("Käufer", "Opravna motorů", "수정하지 마세요", "修正しないでください", "Не виправляти")
        ),
        ("Bitte tragen Sie hier Ihre Wünsche ein; spätere Korrekturen nehmen wir gern entgegen", False),
    ],
)
def test_a_name_or_a_short_text_says_that_a_list_corrects_another(text, corrected):
    assert says_corrected(text) is corrected


@pytest.mark.parametrize(
    ("text", "before"),
    [("wie letztes Jahr", True), ("comme l'année dernière", True), ("昨年と同じ", True), ("letztes Jahr da", False)],
)
def test_a_reference_to_an_earlier_event_has_a_word_such_as_as(text, before):
    assert says_as_before(text) is before


def test_a_label_stands_alone_or_before_what_it_introduces():
    assert is_label("Ejemplo:", "example")
    assert not is_label("Ejemplo: Acme", "example")
    assert is_label("Ejemplo: Acme", "example", before=True)
    assert not is_label("Ejemplo Acme", "example", before=True)


SEVERAL = (
    *("(można wybrać kilka)", "Bitte wählen Sie alle, die zutreffen", "(mehrere möglich)"),
    *("Cochez toutes les entreprises", "Puede marcar varias", "Pode escolher várias", "se ne possono scegliere più"),
    *("birden fazla seçilebilir", "복수 선택 가능", "複数選択可", "có thể chọn nhiều", "可多选", "бірнешеуін таңдаңыз"),
    *("bir nechtasini tanlang", "можна обрати кілька", "lze vybrat více", "možno vybrať viac", "többet is választhat"),
    *("puteți selecta mai multe", "може да изберете няколко", "može se izabrati više", "επιλέξτε όσες θέλετε"),
    *("meerdere antwoorden mogelijk", "välj flera", "vælg gerne flere", "velg så mange dere vil"),
    *(
        "voitte valita useita",
        "galima pasirinkti kelis",
        "var izvēlēties vairākus",
        "võite valida mitu",
        "boleh pilih lebih dari satu",
    ),
    *("เลือกได้มากกว่า 1 ข้อ", "يمكن اختيار أكثر من شركة", "می‌توانید چند شرکت انتخاب کنید", "ניתן לבחור כמה"),
    *("एक से अधिक चुन सकते हैं", "შეგიძლიათ აირჩიოთ რამდენიმე", "կարող եք ընտրել մի քանիսը", "Pick all that apply"),
)


def test_a_title_lets_several_options_be_chosen():
    assert [text for text in SEVERAL if not lets_choose_several(text)] == []
    assert not lets_choose_several("Several companies that we met last year")
