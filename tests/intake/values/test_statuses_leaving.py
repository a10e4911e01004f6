"""What is cancelled may be something else than the participation, and a condition or a doubt leaves it open."""

import pytest

from sco_scheduler.intake.values.statuses import (
    is_of_person,
    leaves_event,
    may_stay,
    says_gone,
    status_of,
    stays,
    subject_of,
)


@pytest.mark.parametrize(
    "text",
    [
        *("We have not cancelled.", "Wir haben nicht abgesagt.", "Nous n'avons pas annulé.", "İptal etmedik."),
        *("Не сме отменили участието си.", "Não cancelamos a nossa participação.", "Нисмо отказали учешће."),
        *("キャンセルではありません。", "취소하지 않습니다.", "شرکت ما لغو نشده است."),
        *("Our flight was cancelled, we arrive with the next one.", "Please cancel the dinner reservation."),
        *("O hotel foi cancelado, mas a nossa participação mantém-se.", "Hotel byl zrušen, ale naše účast platí."),
        *("Das Hotel wurde storniert, wir nehmen aber teil.", "Наш рейс отменён, прилетим следующим."),
        *("Uçuşumuz iptal oldu, otobüsle geliyoruz.", "Рейс болдырылмады, бірақ келеміз.", "航班取消，改乘高铁。"),
        *("Parvoz bekor qilindi, poyezdda kelamiz.", "โรงแรมถูกยกเลิก แต่เรายังมาร่วมงาน", "호텔은 취소했지만 참가합니다."),
        *("תמיד, המלון בוטל אבל אנחנו מגיעים.", "هتل لغو شد ولی ما می‌آییم.", "Прошлогоднюю выставку отменили."),
    ],
)
def test_who_denies_leaving_or_cancels_something_else_comes(text):
    assert (says_gone(text), stays(text), leaves_event(text)) == (0.0, True, False)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Falls das Visum abgelehnt wird, sagen wir ab.",
            "Si nos niegan el visado, cancelamos nuestra participación.",
        ),
        *(
            "Se o visto for recusado, cancelamos.",
            "Jeśli nie dostaniemy wizy, rezygnujemy.",
            "Vize çıkmazsa iptal edeceğiz.",
        ),
        *(
            "Viza verilməsə, iştirakımızı ləğv edəcəyik.",
            "Виза берілмесе, бас тартамыз.",
            "Viza berilmasa, bekor qilamiz.",
        ),
        *(
            "Jei negausime vizos, atšauksime dalyvavimą.",
            "Kalau visa ditolak, kami batal ikut.",
            "ถ้าวีซ่าไม่ผ่าน เราจะยกเลิก",
        ),
        *("Nếu không có visa chúng tôi sẽ hủy tham gia.", "ビザが下りなければ参加をキャンセルします。"),
        *("비자가 거절되면 참가를 취소하겠습니다.", "اگر ویزا ندهند، لغو می‌کنیم.", "Եթե վիզա չտան, չենք կարող գալ։"),
        *(
            "Можда ћемо морати да откажемо учешће.",
            "Možná budeme muset účast zrušit.",
            "参加をキャンセルするかもしれません。",
        ),
        *(
            "We had cancelled our participation, but we are coming after all.",
            "Если не дадут визу, откажемся от участия.",
        ),
    ],
)
def test_a_condition_or_a_doubt_leaves_open_whether_somebody_leaves(text):
    assert (says_gone(text), may_stay(text), leaves_event(text)) == (0.6, True, False)


@pytest.mark.parametrize(
    "text",
    [
        *("Regrettably our company is no longer able to participate.", "Wir treten von der Teilnahme zurück."),
        *("Nous ne pourrons finalement pas venir.", "Rušíme svou účast.", "Žiaľ, musíme zrušiť účasť."),
        *("Sajnos le kell mondanunk a részvételt.", "Din păcate trebuie să anulăm participarea."),
        *("Nažalost moramo da otkažemo učešće, kolega je bolestan.", "Ипак нећемо моћи да дођемо."),
        *("Na koncu ne bomo mogli priti.", "За жал мораме да го откажеме учеството."),
        *("Τελικά δεν θα μπορέσουμε να έρθουμε, ελπίζουμε του χρόνου.", "На жаль, змушені скасувати участь."),
        *("Diemžēl mums jāatceļ dalība.", "Kahjuks peame osalemise tühistama.", "Emme pääsekään tulemaan."),
        *("Tyvärr måste vi ställa in vårt deltagande.", "Því miður komumst við ekki.", "Kami terpaksa menarik diri."),
        *("ขอยกเลิกการเข้าร่วมงานทั้งสองวันค่ะ", "今回は見送らせていただきます。", "저희는 참석이 어렵게 되었습니다."),
        *("للأسف نلغي مشاركتنا.", "আমরা আসতে পারব না।", "معذرت، ہم شرکت نہیں کر سکیں گے۔", "Hatutaweza kuja."),
        *("Nuk mund të vijmë.", "மன்னிக்கவும், எங்களால் கலந்துகொள்ள முடியாது.", "क्षमा करें, हामी सहभागी हुन सक्दैनौं।"),
        *("Pasensya na, hindi kami makakadalo.", "ይቅርታ፣ መሳተፍ አንችልም።", "ვაუქმებთ მონაწილეობას."),
    ],
)
def test_whoever_leaves_is_asked_about_at_least_in_any_language(text):
    assert says_gone(text) >= 0.6
    assert not (may_stay(text))
    assert not (stays(text))


@pytest.mark.parametrize(
    "text", ["may cancel", "hotel cancelled", "will cancel if the visa is refused", "abgesagt, kommt aber doch"]
)
def test_a_status_of_something_else_or_with_a_doubt_is_none(text):
    assert status_of(text) is None


@pytest.mark.parametrize("text", ["cancelled (invoice sent)", "cancelled - hotel released", "visa refused, cancelled"])
def test_what_is_said_beside_a_cancellation_leaves_it(text):
    assert status_of(text) == "cancelled"


@pytest.mark.parametrize(
    "text",
    [
        "Onze deelname gaat helaas niet door.",
        "Unsere Teilnahme findet leider nicht statt.",
        "Our participation has fallen through.",
        "La nostra partecipazione è saltata.",
        "A részvételünk sajnos elmarad.",
        "Naša účasť sa žiaľ neuskutoční.",
        "Mūsu dalība diemžēl nenotiks.",
        "Katılımımız maalesef gerçekleşmeyecek.",
        "残念ながら参加は見送りとなりました。",
        "للأسف لن تتم مشاركتنا.",
    ],
)
def test_a_participation_that_does_not_take_place_is_asked_about(text):
    assert says_gone(text) == 0.6
    assert not stays(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mégsem mondjuk le, minden marad az eredeti terv szerint.",
        "We are not cancelling after all, everything stays as planned.",
        "Al final no cancelamos, todo sigue según lo previsto.",
        "Nəhayət ləğv etmirik, hər şey plan üzrə qalır.",
        "Vi melder alligevel ikke afbud, alt er som planlagt.",
        "我们最终不取消了，一切照原计划。",
    ],
)
def test_who_does_not_cancel_and_comes_as_planned_stays(text):
    assert stays(text)
    assert says_gone(text) == 0.0
    assert not stays(f"{text} Zrušeno. Annulé. Cancelled.")


@pytest.mark.parametrize("text", ["Min kollega har avbokat", "A kollégám lemondta", "Ο συνάδελφός μου ακύρωσε"])
def test_a_colleague_who_cancels_is_a_person_in_any_language(text):
    assert is_of_person(text)


@pytest.mark.parametrize(
    "text",
    [
        "сначала отказались, сегодня перезвонили: всё-таки будут",
        "отказались, но потом передумали, будут",
        "first declined, now they will come after all",
        "canceled, then re-registered 5 May",
        "退出后又报名,参加",
        "电话没人接,来不来还不清楚,下周再问",
    ],
)
def test_who_comes_after_all_or_is_not_decided_is_not_surely_cancelled(text):
    assert status_of(text) is None
    assert says_gone(text) < 0.9


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        *(("ОТКАЗАЛИСЬ от поездки (звонок 07.09)", 0.93), ("Отказались от поезда, летят самолётом", 0.0)),
        *(("15時に退出", 0.0), ("午後は漁協の会議のため退出します。", 0.0), ("15:00退出", 0.0)),
        *(("退出本次活动", 0.93), ("已退出", 0.93), ("因故退出", 0.93), ("已于9.1退出", 0.6)),
    ],
)
def test_who_declines_a_journey_is_gone_and_who_leaves_the_hall_is_not(text, gone):
    assert says_gone(text) == pytest.approx(gone)


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("Se désiste, M. Ouertani est hospitalisé, personne ne viendra.", False),
        ("M. Ouertani ne viendra pas, son collègue le remplace", True),
        ("Mr Li cannot come, his colleague comes", True),
        ("Mr Li is ill, not coming, withdrew", True),
        ("Mr Li is ill, not coming, cannot attend; Ms Wang attends instead", True),
    ],
)
def test_who_quits_beside_a_reason_in_a_person_is_the_company(text, one):
    assert is_of_person(text) is one


def test_a_pronoun_before_a_verb_for_quitting_is_no_name():
    assert subject_of("Se désiste, M. Ouertani est hospitalisé") == ""
    assert subject_of("Dupont se désiste") != "se"
