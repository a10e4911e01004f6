"""Which level a title of wishes asks for, in three languages and others."""

from __future__ import annotations

import pytest

from sco_scheduler.domain.event import Level
from sco_scheduler.intake.understanding.wording.polarity import polarity_in_brackets, polarity_of


def test_what_stands_in_brackets_behind_a_title_may_be_a_refusal():
    assert polarity_in_brackets("Already our partner (no meeting needed)") == (Level.NO, 0.6)
    assert polarity_in_brackets("Wants to meet (* = must)") == (Level.WANT, 1.0)
    assert polarity_in_brackets("Autres entreprises souhaitées (facultatif)") == (Level.WANT, 1.0)
    assert polarity_in_brackets("Our partners (if time permits)") == (Level.MAYBE, 0.6)
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


@pytest.mark.parametrize(
    "title",
    [
        "Do-not-match list",
        "Ne žele",
        "Non vogliono",
        "Wollen nicht",
        "Nechtějí",
        "Second veto",
        "Whom not?",
        "С кем не надо?",
        "不见谁？",
        "Exhibitors to skip",
        "Кіммен кездестірмеу керек?",
        "Kim bilan uchrashtirmaslik kerak?",
        "Uchrashuv tayinlanmasin",
        "Кім бөлек отырғызылсын, кездесу жоспарланбасын",
        "Жолугушуу дайындалбасын",
        "Görüşme planlanmasın",
        "Görüş qoyulmasın",
        "SELLERS: Which guests shouldn't we book you with?",
        "Which exhibitors should we NOT put in your diary?",
        "Wen sollen wir nicht für Sie einplanen?",
        "KEIN Gespräch",
        "Avec qui ne devons-nous pas vous placer ?",
        "¿Con quién no debemos reunirle?",
        "Hangi firmalarla sizi eşleştirmeyelim?",
        *("Auf keinen Fall", "피하고 싶은 회사", "Kerülendő cégek"),
        *("Would prefer not", "Better not", "Lieber nicht", "Plutôt pas", "Plutôt non", "Preferiría no", "Prefere não"),
        *("Preferirebbe di no", "Raczej nie", "Лучше не надо", "Желательно не", "最好不要", "尽量不", "避けたい"),
    ],
)
def test_titles_of_refusals_are_heard_in_hyphens_and_in_other_tongues(title):
    assert polarity_of(title) is Level.NO


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("Mutlaka görüşülmesi gereken firma", Level.MUST),
        ("Görüşülmesini istediğiniz firmalar", Level.WANT),
        ("Randevu ayarlanmasını istediğiniz firmalar", Level.WANT),
        ("Toplantı planlanmasını istediğiniz firmalar", Level.WANT),
        ("Görüşme yapılması istenmektedir", Level.WANT),
        ("Görüş təşkil edilməsini istədiyiniz şirkətlər", Level.WANT),
        ("Görüşülmesi istenmeyen firmalar", Level.NO),
        ("Görüşülmemesi gereken firmalar", Level.NO),
        ("Bu firmalarla görüşülmesin", Level.NO),
        ("Randevu ayarlanmasın", Level.NO),
        ("Görüş təşkil edilməsin", Level.NO),
        ("Görüşməyi istənilməyən şirkətlər", Level.NO),
    ],
)
def test_a_verb_as_a_noun_with_the_letters_of_a_negation_denies_nothing(title, level):
    """In Turkish *-mesi* makes a noun of a verb, while *-mesin* forbids."""
    assert polarity_of(title) is level
