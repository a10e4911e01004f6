"""Who cannot be without somebody refuses nobody, and who denies something so far may wish for it."""

import pytest

from sco_scheduler.domain.event import Level
from sco_scheduler.intake.understanding.wording.polarity import level_in_doubt, polarity_of, told_level
from sco_scheduler.intake.understanding.wording.words import level_of


@pytest.mark.parametrize(
    "title",
    [
        *("Bez těchto schůzek nemá naše účast smysl", "Without these meetings our participation makes no sense"),
        *("Ohne diese Termine ist unsere Teilnahme sinnlos", "Sans ces rendez-vous notre venue n'a pas de sens"),
        *("Sin estas reuniones no tiene sentido venir", "Senza questi incontri non ha senso partecipare"),
        *("Bez tych spotkań nasz udział nie ma sensu", "Без этих встреч наше участие не имеет смысла"),
        *("Χωρίς αυτές τις συναντήσεις δεν έχει νόημα", "Бұл кездесулерсіз қатысудың мәні жоқ"),
        *("Bu görüşmeler olmadan katılımın anlamı yok", "Tanpa pertemuan ini kehadiran kami tidak ada artinya"),
        *(
            "この面談なしでは参加の意味がない",
            "이 미팅 없이는 참가 의미가 없습니다",
            "بدون هذه اللقاءات لا معنى لمشاركتنا",
        ),
        *("इन बैठकों के बिना हमारी भागीदारी का कोई मतलब नहीं", "Auf keinen Fall verpassen", "Koho nesmíme vynechat"),
        *("Não podem faltar", "Akiket nem szabad kihagyni", "Kogo nie można pominąć"),
    ],
)
def test_whom_one_cannot_be_without_is_asked_about_as_a_must(title):
    assert (polarity_of(title), told_level(title, polarity_of(title), brackets=True)) == (Level.MUST, (Level.MUST, 0.6))


@pytest.mark.parametrize(
    "title",
    [
        *(
            "Firmen, die Sie noch nicht kennen und treffen möchten",
            "Companies you do not know yet and would like to meet",
        ),
        *("Empresas que no conoce y quiere conocer", "С кем вы ещё не встречались, но хотели бы"),
        *("Z kim jeszcze nie rozmawiali Państwo, a chcieliby", "Akikkel még nem találkozott, de szeretne"),
    ],
)
def test_who_is_not_known_yet_is_not_surely_refused(title):
    assert told_level(title, polarity_of(title), brackets=True) == (Level.WANT, 0.6)


@pytest.mark.parametrize(
    "title",
    [
        *(
            "Whom do you not want to meet without an interpreter?",
            "Koho nechcete potkat",
            "Sans intérêt, ne pas planifier",
        ),
        *("Kim bilan uchrashishni xohlamaysiz?", "Bez schůzky", "Не ставьте больше двух встреч без перерыва"),
    ],
)
def test_other_refusals_stay_sure(title):
    assert (polarity_of(title), level_in_doubt(title)) == (Level.NO, None)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "gerek yok",
            "ni potrebno",
            "не е нужно",
            "қажет емес",
            "প্রয়োজন নেই",
            "必要なし",
            "not needed",
            "nem szükséges",
        ),
        *("आवश्यक छैन", "ei tarvitse", "ضرورت نہیں", "hakuna haja", "pas nécessaire", "ไม่จำเป็น"),
    ],
)
def test_what_is_not_needed_may_be_no_refusal(text):
    assert level_of(text) == (Level.NO, 0.6)
