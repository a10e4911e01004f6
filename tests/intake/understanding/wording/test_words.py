"""What words of titles and cells mean, in three languages."""

from __future__ import annotations

import pytest

from sco_scheduler.domain.event import Level, Role
from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.results import WishesRead
from sco_scheduler.intake.understanding.wording.legends import explained_signs
from sco_scheduler.intake.understanding.wording.places import choice_number, rank_of
from sco_scheduler.intake.understanding.wording.words import (
    bare_title,
    is_blank,
    level_of,
    polarity_in_brackets,
    polarity_of,
    roles_of,
    side_of_title,
    sure_level,
    title_score,
)
from sco_scheduler.intake.values.entries import with_part_replaced
from sco_scheduler.intake.values.languages import told_languages


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("1st choice", 1),
        ("3rd choice", 3),
        ("Choice 2", 2),
        ("Second choice:", 2),
        ("Выбор 3", 3),
        ("1-й приоритет", 1),
        ("第三志愿", 3),
        ("第3志愿", 3),
        ("志愿二", 2),
        ("2", 2),
        ("0", None),
        ("Choice", None),
        ("Company", None),
        ("", None),
    ],
)
def test_the_place_of_a_column_of_choices(title, number):
    assert choice_number(title) == number


@pytest.mark.parametrize(
    ("text", "blank"),
    [
        ("none", True),
        ("-/-", True),
        ("нет / нет", True),
        ("-;", True),
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
    ("text", "rank"),
    [
        ("2", 2),
        ("second choice", 2),
        ("вторая очередь", 2),
        ("Company 3", None),
        ("Partner 1", None),
        ("2nd meeting", None),
        ("first choice of all that there are here", None),
        ("—", None),
    ],
)
def test_a_rank_in_figures_or_in_words(text, rank):
    assert rank_of(text) == rank


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
    ],
)
def test_levels_in_words_and_sentences(text, level, sure):
    found = level_of(text)
    assert found is not None
    assert (found[0], found[1] >= 0.9) == (level, sure)


@pytest.mark.parametrize("text", ["", "!", "pumps", "x" * 61])
def test_what_says_no_level(text):
    assert level_of(text) is None


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


@pytest.mark.parametrize(
    ("text", "spoken", "unspoken", "unclear"),
    [
        ("Russian, English", ["ru", "en"], set(), 0),
        ("Russian, English (a little)", ["ru"], set(), 0),
        ("English without an interpreter", ["en"], set(), 0),
        ("Russian; no English", ["ru"], {"en"}, 0),
        ("Russian, Chinese (interpreter needed)", ["ru"], {"zh"}, 0),
        ("Russian, English with an interpreter", ["ru"], None, None),
    ],
)
def test_what_a_sentence_says_of_languages(text, spoken, unspoken, unclear):
    told = told_languages(text)
    assert told is not None
    if unspoken is not None:
        assert (told.spoken, told.unspoken, len(told.unclear)) == (spoken, unspoken, unclear)
    else:
        assert told.unclear or told.spoken[:1] == spoken


def test_a_text_that_names_no_language_says_nothing_of_them():
    assert told_languages("by phone") is None


@pytest.mark.parametrize(
    ("text", "part", "other", "expected"),
    [
        ("Altyn; Ural ; Orda", "Ural", "Volga", "Altyn; Volga ; Orda"),
        ("Altyn, Ural", "Ural", "Volga", "Altyn, Volga"),
        ("Altyn and Ural", "Ural", "Volga", "Altyn and Volga"),
        ("Uralmash; Ural", "Ural", "Volga", "Uralmash; Volga"),
        ("(Ural)", "Ural", "Volga", "(Volga)"),
        ("Orda", "Ural", "Volga", "Volga"),
    ],
)
def test_a_part_of_a_list_is_replaced_and_no_other(text, part, other, expected):
    assert with_part_replaced(text, part, other) == expected


def test_wishes_are_counted_with_what_was_left_out_and_replaced():
    def told(**more):
        return str(WishesRead("List", 10, 3, 2, **more).told)

    assert told(used=10) == "List: 10 wishes of 3 companies in 2 columns, 10 used"
    assert told(used=8).startswith("List: 10 wishes of 3 companies in 2 columns, 8 used, 2 ")
    assert "replaced" in told(used=10, replaced=4)
    assert "4" in told(used=10, replaced=4)
    cells = tuple(Cell("List", row, "C") for row in range(2, 16))
    assert "C13" in told(used=0, nobody=cells)
    assert "C14" not in told(used=0, nobody=cells)


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


def test_what_stands_in_brackets_behind_a_title_may_be_a_refusal():
    assert polarity_in_brackets("Already our partner (no meeting needed)") == (Level.NO, 0.6)
    assert polarity_in_brackets("Wants to meet (* = must)") == (Level.WANT, 1.0)
    assert polarity_in_brackets("Whom would you like to meet (please do not enter more than 5)")[0] is Level.WANT


@pytest.mark.parametrize(
    "remark",
    [
        "We already work with River Machines, no need to meet",
        "Please keep us away from Spring Parts",
        "С ними уже работаем, нет необходимости встречаться",
        "已有合作，无需安排会面",
        "Kindly skip Altyn Trade",
    ],
)
def test_a_meeting_that_is_not_needed_is_refused_though_a_word_for_need_stands_there(remark):
    assert polarity_of(remark) is Level.NO
    assert polarity_of("Whom do you need to meet?") is Level.MUST


@pytest.mark.parametrize(
    "title",
    ["Is there anybody you would prefer us not to put you with?", "Anybody you'd rather *not* be seated with?"],
)
def test_who_is_not_to_be_put_beside_somebody_is_refused(title):
    assert polarity_of(title) is Level.NO


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


@pytest.mark.parametrize("text", ["-1 = refuse", "0 - all the same, -1 - refuse", "−1：refuse"])
def test_a_number_below_zero_is_explained_as_a_sign_is(text):
    assert ("-1", "refuse") in explained_signs(text)


@pytest.mark.parametrize(
    "title",
    [
        "Do-not-match list",
        "Second veto",
        "Whom not?",
        "С кем не надо?",
        "不见谁？",
        "Exhibitors to skip",
        "Кіммен кездестірмеу керек?",
        "Kim bilan uchrashtirmaslik kerak?",
        "SELLERS: Which guests shouldn't we book you with?",
        "Which exhibitors should we NOT put in your diary?",
        "Wen sollen wir nicht für Sie einplanen?",
        "KEIN Gespräch",
        "Avec qui ne devons-nous pas vous placer ?",
        "¿Con quién no debemos reunirle?",
        "Hangi firmalarla sizi eşleştirmeyelim?",
    ],
)
def test_titles_of_refusals_are_heard_in_hyphens_and_in_other_tongues(title):
    assert polarity_of(title) is Level.NO


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
    ("text", "signs"),
    [
        ("★/✓/✗ = must/want/no", [("★", "must"), ("✓", "want"), ("✗", "no")]),
        ("★, ✓: must, want", [("★", "must"), ("✓", "want")]),
    ],
)
def test_signs_and_their_meanings_may_be_listed_one_behind_the_other(text, signs):
    assert list(explained_signs(text)) == signs


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
    ],
)
def test_a_lack_of_interest_is_a_refusal_in_any_language(want, no):
    assert [level_of(text)[0] for text in (want, no)] == [Level.WANT, Level.NO]
