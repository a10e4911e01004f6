"""What words of titles and cells mean, in three languages."""

from __future__ import annotations

import pytest

from sco_scheduler.domain.event import Level, Role
from sco_scheduler.intake.understanding.wording.words import (
    bare_title,
    is_blank,
    is_tick,
    level_of,
    roles_of,
    says_yes_or_no,
    side_of_title,
    sign_of,
    sure_level,
    title_score,
)


@pytest.mark.parametrize(
    ("text", "blank"),
    [
        ("none", True),
        ("-/-", True),
        ("нет / нет", True),
        ("-;", True),
        *((text, True) for text in ("Ninguém :)", "nobody :-)", "нет)))", "none 🙂")),
        *((text, False) for text in ("Osh :)", "none (Osh)")),
        ("none/A", False),
        ("A/B", False),
        ("must", False),
    ],
)
def test_words_and_dashes_stand_for_an_empty_cell_also_with_a_bar_between_them(text, blank):
    assert is_blank(text) is blank


@pytest.mark.parametrize(
    ("title", "bare"),
    [("1. Company (in English) *", "company"), ("(Company) *", "(company)"), ("*Not* with", "not with"), ("3.", "3")],
)
def test_a_title_is_bare_without_numbers_asides_and_marks_unless_nothing_is_left(title, bare):
    assert bare_title(title) == bare


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Buyers", {Role.PURCHASER}),
        ("List of exhibitors", {Role.SUPPLIER}),
        ("采购商", {Role.PURCHASER}),
        ("Поставщики", {Role.SUPPLIER}),
        ("Hotel", set()),
        ("buyer and seller", set(Role)),
    ],
)
def test_roles_that_words_name(text, roles):
    found, certainty = roles_of(text)
    assert set(found) == roles
    assert (certainty > 0) is bool(roles)


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("Vendeur (coopérative, transformateur) / Seller", True),
        ("Seller", True),
        ("A company that has come to the fair (also as a seller)", False),
    ],
)
def test_a_word_for_a_role_is_sure_without_what_brackets_have(text, sure):
    assert (roles_of(text)[1] > 0.9) is sure


@pytest.mark.parametrize(
    ("title", "side"),
    [
        ("Buyer", Role.PURCHASER),
        ("Name of the exhibitor", Role.SUPPLIER),
        ("供应商名称", Role.SUPPLIER),
        ("Buyer \\ Supplier", Role.PURCHASER),
        ("Supplier / Buyer", Role.SUPPLIER),
        ("Buyer and supplier", None),
        ("Whom of the suppliers would you like to meet?", None),
        ("Country", None),
    ],
)
def test_the_side_that_a_short_title_is_called_after(title, side):
    assert side_of_title(title) is side


@pytest.mark.parametrize("title", ["Nota", "Notas", "Notizen", "Uwaga", "Keterangan", "Opombe", "Opomba"])
def test_a_word_for_notes_is_known_in_the_singular_and_the_plural(title):
    assert title_score(title, "notes") >= 0.9


@pytest.mark.parametrize(("title", "field"), [("Máx. reun.", "maximum"), ("Cód.", "id")])
def test_shortened_titles_say_what_they_ask_for(title, field):
    assert title_score(title, field) > 0.7


def test_times_to_avoid_are_those_of_absence_and_companies_to_avoid_are_wishes():
    assert [title_score("Horário a evitar", field) for field in ("not_available", "wishes", "company")] == [0.85, 0, 0]
    assert title_score("Empresas a evitar", "wishes") > 0.7


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("Where are you from (company)", "company"),
        ("Where are you from (your company)", "company"),
        ("Откуда вы (полное наименование организации)", "company"),
        ("Hotel [客户名称]", "company"),
        ("Встречи (at most)", "maximum"),
        ("Meetings (макс)", "maximum"),
    ],
)
def test_brackets_in_a_title_say_what_it_asks_for(title, field):
    assert title_score(title, field) == 0.75
    assert title_score(title.split(" (")[0].split(" [")[0], field) < 0.75


@pytest.mark.parametrize(
    ("text", "level", "sure"),
    [
        ("must", Level.MUST, True),
        ("Must!", Level.MUST, True),
        ("обязательно", Level.MUST, True),
        ("必须", Level.MUST, True),
        ("maybe", Level.MAYBE, True),
        ("we must meet them", Level.MUST, True),
        ("Not to be missed", Level.MUST, True),
        ("cannot be missed", Level.MUST, True),
        ("must not be skipped", Level.MUST, True),
        ("не предлагать", Level.NO, True),
        ("do not want", Level.NO, True),
        *((text, Level.NO, True) for text in ("상담 X", "商談×", "미팅 x", "Treffen ✗", "洽谈：×")),
        *((text, Level.NO, True) for text in ("nein / nie", "no / нет", "нет/жоқ", "no | non")),
        *((text, Level.WANT, True) for text in ("ja / tak", "да / иә", "yes／是")),
        ("unbedingt / koniecznie", Level.MUST, True),
        ("unbedingt / gern", Level.WANT, False),  # of words for several levels the mildest is asked
        ("unbedingt / nein", Level.MAYBE, False),
        ("да / нет", Level.MAYBE, False),
        ("nein / keine Angabe", Level.NO, False),
    ],
)
def test_levels_in_words_and_sentences(text, level, sure):
    found = level_of(text)
    assert found is not None
    assert (found[0], found[1] >= 0.9) == (level, sure)


def test_an_answer_in_two_languages_is_a_tick_an_answer_or_a_sign_of_both():
    assert is_tick("ja / tak")
    assert not is_tick("ja / nie")
    assert [says_yes_or_no(text) for text in ("да / yes", "no / нет", "yes / no")] == [True, False, None]
    assert [sign_of(text) for text in ("hoch / высокий", "high / low")] == [Level.MUST, None]


@pytest.mark.parametrize("text", ["", "!", "pumps", "x" * 61])
def test_what_says_no_level(text):
    assert level_of(text) is None


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("not essential", Level.MAYBE),
        ("не срочно", Level.MAYBE),
        ("не критично", Level.MAYBE),
        ("不急需", Level.MAYBE),
        ("Sure, why not", Level.NO),
    ],
)
def test_a_level_that_is_denied_is_never_sure(text, level):
    assert level_of(text) == (level, 0.6)


def test_what_is_very_much_needed_is_a_must():
    assert level_of("Очень нужно") == (Level.MUST, 0.92)
    assert level_of("Нужно") != level_of("Очень нужно")


@pytest.mark.parametrize(
    "text",
    [
        *("缺一不可", "不能少", "必不可少", "不可或缺", "离不开", "can't do without them"),
        *("без них никак", "нельзя без этой фирмы", "нельзя пропустить", "во что бы то ни стало"),
    ],
)
def test_who_cannot_be_done_without_is_a_must(text):
    assert sure_level(text) is Level.MUST


@pytest.mark.parametrize("text", ["不可见", "不能见面", "必须不见", "без встречи", "не обойдут"])
def test_other_denials_are_no_musts(text):
    assert sure_level(text) is not Level.MUST


@pytest.mark.parametrize("text", ["по остатку", "по остаточному принципу", "不急", "不强求"])
def test_who_is_met_if_there_is_room_may_be_met(text):
    assert sure_level(text) is Level.MAYBE


@pytest.mark.parametrize(
    ("want", "no"),
    [
        *(
            ("Interested", "Not interested"),
            ("Интересно", "Не интересно"),
            ("感兴趣", "不感兴趣"),
            ("Quan tâm", "Không quan tâm"),
        ),
        *(
            ("Interessiert", "Nicht interessiert"),
            ("興味あり", "興味なし"),
            ("관심 있음", "관심 없음"),
            ("Интересно", "Қызықты емес"),
        ),
        *(("Intéressé", "Pas intéressé"), ("Interesado", "No interesado"), ("Tertarik", "Tidak tertarik")),
        *(("Mám zájem", "Nemám zájem"), ("Qiziqaman", "Qiziqmayman"), ("Zainteresovan", "Nisam zainteresovan")),
    ],
)
def test_a_lack_of_interest_is_a_refusal_in_any_language(want, no):
    assert [level_of(text)[0] for text in (want, no)] == [Level.WANT, Level.NO]


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("Koga žele da sretnu", "wishes"),
        ("Кого хотят видеть", "wishes"),
        ("Wer", "from"),
        ("s kim", "to"),
        ("谁", "from"),
        ("Prio", "level"),
        ("Eingang", "nothing"),
    ],
)
def test_short_titles_of_lists_that_an_office_keeps(title, field):
    assert title_score(title, field) >= 0.7


@pytest.mark.parametrize(
    "title",
    [
        *("Qual produtor é indispensável para você?", "Quels producteurs devez-vous rencontrer ?", "Produsent"),
        *("¿Qué productor es imprescindible?", "Кой производител?", "Produsen mana yang wajib?", "Pakollinen tuottaja"),
    ],
)
def test_who_makes_something_is_no_product(title):
    assert title_score(title, "products") == 0.0
    assert title_score(f"{title} Produto", "products") >= 0.7
