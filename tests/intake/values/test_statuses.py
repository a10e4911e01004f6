"""What a status says, of a registration and of a request, and what a remark says of who does not come."""

import pytest

from sco_scheduler.intake.values.statuses import (
    further,
    gone_beside_hours,
    is_of_person,
    leaves_event,
    may_be_gone,
    may_stay,
    says_gone,
    says_replacing,
    stated_status,
    status_of,
    subject_of,
)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("", ""),
        ("confirmed", ""),
        ("cancelled", "cancelled"),
        ("Will not come", "cancelled"),
        ("отменено", "cancelled"),
        ("duplicate", "void"),
        *(
            (text, "void")
            for text in ("ungültig", "Geçersiz kayıt", "nieważne", "무효", "無効", "недійсний", "жарамсыз")
        ),
        ("not cancelled", None),
        # Of two statements the later one counts, and which is later is asked.
        ("first cancelled, now coming after all", None),
        ("сначала отказались, потом решили приехать", None),
        ("原说不来，又决定参加", None),
        ("cancelled, now not coming at all", "cancelled"),
        ("Saule not coming, Arman is", None),
        ("Fee of 150 EUR paid, confirmed. Director not coming, Ms Omarova comes instead", None),
        ("11月1日通知退展", "cancelled"),
        ("退展时间为下午5点", None),
        ("hat storniert, Standgebühr erstattet", "cancelled"),
        ("sagt ab (Krankheit)", "cancelled"),
        ("not coming, nobody is", "cancelled"),
        ("not coming, visa is refused", "cancelled"),
        ("not coming after all", "cancelled"),
        ("blue", None),
        ("approved", ""),
        ("已通过审核", ""),
        ("одобрена", ""),
        ("Not admitted", "cancelled"),
        ("application rejected", "cancelled"),
        ("disapproved", "cancelled"),
        ("will not participate", "cancelled"),
        ("初审不通过", "cancelled"),
        ("已驳回", "cancelled"),
        ("заявка отклонена", "cancelled"),
        ("не прошла модерацию", "cancelled"),
        ("не допущена", "cancelled"),
        # What denies that somebody is confirmed is asked.
        ("not approved", None),
        ("not valid", None),
        ("inactive", None),
        ("unregistered", None),
        ("payment failed", None),
        ("registration closed", None),
        ("не действует", None),
        ("报名失败", None),
        ("Refunded", None),
        # In further languages: what is neither confirmed nor paid may or may not come.
        *((text, "") for text in ("angemeldet", "participe", "zapłacone", "등록 완료", "đã thanh toán", "қатысады")),
        *((text, "") for text in ("inscris", "prijavljen", "ilmoittautunut", "تم الدفع")),
        *((text, None) for text in ("nicht bestätigt", "sin confirmar", "em análise", "onaylanmadı", "미확정")),
        *((text, None) for text in ("chưa xác nhận", "تأیید نشده", "расталмаған", "キャンセル待ち", "verlopen")),
        *((text, "cancelled") for text in ("Stornierung", "renunció", "欠席", "لن يحضر", "neúčastní se")),
        *((text, "void") for text in ("Dublette", "en double", "mükerrer", "중복 신청", "дупла пријава", "ซ้ำ")),
    ],
)
def test_statuses(text, status):
    assert status_of(text) == status


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("Ticket refunded", True),
        ("not approved", True),
        ("Closed lost", True),
        ("возврат средств", True),
        ("Сделка провалена", True),
        ("已退票", True),
        ("审核未通过", True),
        ("zurückerstattet", True),
        ("iade edildi", True),
        ("환불 완료", True),
        ("pending", False),
        ("not paid yet", False),
        ("待审核", False),
        ("в резерве", False),
    ],
)
def test_which_status_may_mean_that_a_company_does_not_come(text, gone):
    assert status_of(text) is None
    assert may_be_gone(text) == gone


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        ("Rang 12 March - they are not coming after all", False),
        ("after all we can't make it", False),
        ("cancelled, but coming after all", True),
        ("we decided not to cancel after all", True),
    ],
)
def test_after_all_takes_back_what_stands_beside_it(text, stays):
    assert may_stay(text) is stays


@pytest.mark.parametrize(
    "text",
    [
        *("przeniesione na edycję wiosenną", "auf die Frühjahrsausgabe verschoben", "reporté à l'année prochaine"),
        *(
            "bahar dönemine ertelendi",
            "перенесено на весеннюю выставку",
            "来年に延期",
            "延期到明年",
            "نقل إلى دورة الربيع",
        ),
    ],
)
def test_what_was_moved_to_another_event_is_likely_no_registration_for_this_one(text):
    assert status_of(text) is None
    assert may_be_gone(text)
    assert not may_be_gone(text.split()[0] if " " in text else text[:2])


@pytest.mark.parametrize(
    "text",
    [
        *("безотказные насосы", "отменное качество", "Отменный чай", "不来梅港", "Келбет ЖШС"),
        *("noise-cancelling headphones", "поднятие", "неотменимый"),
    ],
)
def test_words_in_which_those_for_leaving_occur_say_nothing_of_it(text):
    assert says_gone(text) == 0.0


@pytest.mark.parametrize(
    "text", ["KATILAMIYORUZ", "GELEMİYORUZ", "KAYDIMIZI İPTAL EDİNİZ", "Katılamıyoruz", "kaydımızı iptal ediniz"]
)
def test_turkish_capitals_say_what_small_letters_do(text):
    assert says_gone(text) == 0.93


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        *(("to cancel", text) for text in ("sıraya", "Joʻrayeva".casefold())),
        *(("denied", text) for text in ("wcześnie", "күні", "absenței")),
        *(("if", text) for text in ("uşak", "ručak", "žagar", "տիբեթերեն")),
        *(("old", "katılamayacağız"), ("but", "ҳали"), ("confirmed", "չհաստատ")),
    ],
)
def test_words_of_a_language_are_not_found_within_others(kind, text):
    assert further(kind).search(text) is None


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("withdrew", 0.93),
        ("К сожалению, не приедем", 0.93),
        ("已取消参会", 0.93),
        ("withdrew by telephone", 0.6),
        ("Cancelled by mail on 9 Feb.", 0.93),
        ("cancelled (12 May)", 0.93),
        ("не едут (звонили 02.03)", 0.93),
        ("not coming any more", 0.93),
        ("does not take part (mail of 18 June)", 0.93),
        ("they don't come", 0.93),
        ("won't be attending this year", 0.93),
        ("does not take part in the dinner", 0.6),
        ("does not come on 18 June", 0.6),
        ("не едут (18-го)", 0.6),
        ("не едут на открытие", 0.6),
        ("не едут, если не будет визы", 0.6),
        ("not coming, 12 June only", 0.6),
        ("not coming, unless we pay for it", 0.6),
        ("may be cancelled", 0.6),
        ("their order was cancelled in May", 0.0),
        ("Lo sentimos, al final no podremos asistir. Por favor, anulen nuestra inscripción.", 0.93),
        ("Bütçe nedeniyle katılamıyoruz, kaydımızı iptal ediniz.", 0.93),
        ("bitte stornieren Sie unsere Anmeldung", 0.93),
        ("просим аннулировать нашу заявку", 0.93),
        ("zrušte naši registraci", 0.93),
        ("vui lòng hủy đăng ký của chúng tôi", 0.93),
        ("登録をキャンセルしてください", 0.93),
        ("لطفا ثبت نام ما را لغو کنید", 0.93),
        ("ilk kaydımızı iptal ediniz, bu geçerli", 0.6),
        ("if the visa fails cancel our registration", 0.6),
        ("наша заявка не отменена", 0.0),
        ("our registration number is 12", 0.0),
        ("Wir können leider nicht teilnehmen", 0.93),
        ("Wir müssen leider absagen", 0.93),
        ("Nous ne pourrons pas être présents", 0.93),
        ("Purtroppo non potremo partecipare", 0.93),
        ("Infelizmente não poderemos comparecer", 0.93),
        ("Niestety nie możemy przyjechać", 0.93),
        ("Wir sagen danke", 0.0),
        ("anulen la factura", 0.0),
        ("not cancelled", 0.0),
        ("contract under discussion", 0.0),
    ],
)
def test_how_surely_a_remark_says_that_somebody_does_not_come(text, sure):
    assert says_gone(text) == sure


@pytest.mark.parametrize(
    "text",
    [
        *("لن نتمكن من المشاركة", "Katılımdan çekiliyoruz", "Ishtirok eta olmaymiz", "Келе алмаймыз"),
        *("келе албайбыз", "Иштирок намекунем", "Бид оролцохгүй", "iştirak edə bilməyəcəyik"),
        *("欠席いたします", "kami tidak dapat berpartisipasi", "Chúng tôi không đến được", "não vamos participar"),
        *(
            "rinunciare alla partecipazione",
            "nie możemy wziąć udziału",
            "Wycofujemy się",
            "Wir ziehen unsere Anmeldung zurück",
        ),
        *("Nous renonçons à participer", "kunnen wij niet deelnemen", "se nemůžeme zúčastnit", "nemôžeme sa zúčastniť"),
        *("nem veszünk részt", "nu putem participa", "няма да можем да участваме", "ne možemo učestvovati"),
        *(
            "nećemo moći sudjelovati",
            "δεν μπορούμε να συμμετάσχουμε",
            "не зможемо взяти участь",
            "не зможам прыняць удзел",
        ),
        *("mætum ekki", "PERUNUT 1.9.", "გაუქმებულია"),
        *("negalėsime dalyvauti", "nevarēsim piedalīties", "ei saa me osaleda", "emme pääse osallistumaan"),
        *("kan vi tyvärr inte delta", "kan desværre ikke deltage", "kan dessverre ikke delta", "เราไม่สามารถเข้าร่วมได้"),
        *(
            "לא נוכל להשתתף",
            "չենք կարող մասնակցել",
            "участие невозможно",
        ),
    ],
)
def test_who_says_nothing_but_that_they_do_not_take_part_does_not_come(text):
    assert says_gone(text) == 0.93


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("visa refused – will not come (mail 6/11)", 0.93),
        ("Cancelled, harvest too early. Not coming.", 0.93),
        ("厂里有急事,不来参加了,抱歉!请取消", 0.93),
        ("К сожалению, приехать не сможем, просим снять нас с участия.", 0.93),
        ("Lamentablemente no podremos asistir, favor de cancelar", 0.93),
        ("مشکل ویزا، نمی‌آیند", 0.93),
        ("Wir müssen leider absagen (Krankheit). Bitte alle Termine streichen.", 0.93),
        ("签证没有办下来，取消参会", 0.93),
        # once, of a day or a part of one, of a person, with a reservation, as a legend or a question
        ("fuga idea desistiu", 0.6),
        ("visa refused – will not come on 6 Nov", 0.6),
        ("sorry, we can not come in the morning, visa", 0.6),
        ("Sorry, our director can not come, visa refused", 0.6),
        ("Visa refused, not coming, but our agent is there", 0.6),
        ("crossed out = cancelled / not coming", 0.6),
        ("Sorry, cancelled or not coming?", 0.6),
    ],
)
def test_who_says_in_two_ways_that_they_do_not_come_surely_does_not(text, sure):
    assert says_gone(text) == sure


@pytest.mark.parametrize(
    "text",
    [
        *(
            "نعتذر عن المشاركة لظروف طارئة",
            "متأسفانه نمی‌توانیم شرکت کنیم",
            "حضور نخواهیم داشت",
            "사정으로 참가가 어렵습니다",
        ),
        *("참석하지 못하게 되었습니다", "参加できなくなりました", "Nos retiramos del evento", "भाग नहीं ले पाएंगे"),
        *("ვერ მივიღებთ მონაწილეობას", "因故不能到场", "We must decline the invitation"),
        *(
            "نعتذر عن عدم تمكننا من الحضور",
            "يؤسفنا عدم مشاركتنا هذا العام",
            "ننسحب من الملتقى لظروف",
            "انسحابنا من المعرض",
        ),
        *(
            "نقدم اعتذارنا عن الحضور",
            "الشركة لن تحضر",
            "غير قادرين على المشاركة هذا العام",
            "قادر به حضور نیستیم امسال",
        ),
        *("امکان حضور در نمایشگاه نداریم امسال", "شرکت در رویداد مقدور نیست امسال"),
    ],
)
def test_who_apologises_for_not_taking_part_may_not_come_in_any_language(text):
    assert says_gone(text) == 0.6


@pytest.mark.parametrize(
    "text",
    [
        "نعتذر عن لقاء شركة دجلة",
        "نرجو عدم المشاركة مع شركة أخرى",
        "نعتذر عن صلاة الظهر",
        "Mohon maaf atas keterlambatan",
        "참가합니다",
        "نام شرکت",
    ],
)
def test_who_apologises_for_something_else_comes(text):
    assert says_gone(text) == 0.0


@pytest.mark.parametrize(
    ("text", "timed", "sure"),
    [
        ("PERUNUT 1.9.", True, 0.6),
        ("cancelled on 1 September", True, 0.6),
        ("not coming on 10 June", True, 0.0),
        ("10 June from 14:00", True, 0.0),
        ("not cancelled on 1.9.", True, 0.0),
        ("the flight is cancelled on 1.9.", True, 0.0),
        ("we were cancelled then but registered again on 1.9.", True, 0.0),
        ("10 June from 14:00", False, 0.0),
        ("cancelled", False, 0.93),
    ],
)
def test_in_place_of_hours_only_a_cancellation_may_have_a_day(text, timed, sure):
    assert gone_beside_hours(text, timed=timed) == sure


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ann Lee not coming", "ann lee"),
        ("Bütçe nedeniyle katılamıyoruz", ""),
        ("Proje ekibi kaydımızı iptal ediniz", ""),
        ("Просим снять нас с участия, приехать не сможем", ""),
    ],
)
def test_neither_a_reason_nor_a_registration_is_a_person_who_does_not_come(text, who):
    assert subject_of(text) == who


@pytest.mark.parametrize(
    "text",
    [
        "Merci de ne tenir compte que de cette réponse, la première est à supprimer",
        "Please consider only this one",
        "the first one can be deleted",
        "учитывайте только этот ответ",
        "первый ответ просим удалить",
        "只看这一份",
        "bitte nur diese Antwort berücksichtigen",
        "por favor consideren solo esta respuesta",
        "considerare solo questa risposta",
        "la prima risposta è da eliminare",
        "proszę uwzględnić tylko tę odpowiedź",
        "první odpověď prosím smažte",
        "csak ezt a választ vegyék figyelembe",
        "sadece bu cevabı dikkate alın",
        "враховуйте лише цю відповідь",
        "gledajte samo ovu prijavu",
        "この回答のみ有効です",
        "هذا الرد فقط",
        "hanya jawaban ini yang berlaku",
        "faqat shu javobni hisobga oling",
    ],
)
def test_a_remark_that_only_this_answer_counts_replaces_the_earlier_one(text):
    assert says_replacing(text)


@pytest.mark.parametrize(
    "text",
    [
        "la première fois à Dakar",
        "we only take this chance",
        "nur diese Woche in Berlin",
        "первый раз участвуем",
        "solo esta tarde",
    ],
)
def test_other_remarks_with_such_words_replace_nothing(text):
    assert not says_replacing(text)


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        *(
            (text, 0.93)
            for text in (
                "Infelizmente não poderemos comparecer.",
                "Nous ne pourrons malheureusement pas venir.",
                "Sajnos nem tudunk részt venni.",
                "Žal ne moremo priti.",
                "Maalesef katılamıyoruz.",
                "К сожалению, приехать не сможем.",
                "Тилекке каршы, катыша албайбыз.",
                "للأسف لن نتمكن من الحضور.",
                "სამწუხაროდ ვერ ჩამოვალთ.",
                "Vi må dessverre avlyse",
            )
        ),
        ("К сожалению, приехать не сможем, просим снять нас с участия.", 0.93),
        ("Unfortunately we cannot come, but our partner in Almaty can.", 0.6),
        ("Nous ne pourrons pas venir le matin", 0.6),
        ("Sajnos nem tudunk részt venni a vacsorán", 0.6),
        ("Frau Maier kann leider nicht kommen", 0.6),
        ("Wir können leider nicht vor 10 kommen", 0.0),
    ],
)
def test_only_regret_before_a_refusal_to_come_leaves_no_doubt(text, certainty):
    assert says_gone(text) == certainty


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sajnos nem tudunk részt venni", ""),
        ("Niestety musimy zrezygnować z udziału", ""),
        ("Infelizmente tivemos que cancelar a viagem", ""),
        ("Peter Wagner kommt nicht", "peter wagner"),
    ],
)
def test_regret_is_no_name_of_who_does_not_come(text, name):
    assert subject_of(text) == name


def test_who_said_it_in_brackets_is_not_who_does_not_come():
    assert not is_of_person("Annule sa venue (tél. de Mme Sarr)")
    assert is_of_person("Mme Sarr ne vient pas (tél.)")


@pytest.mark.parametrize(
    "text",
    [
        "Por favor retirem o nosso nome",
        "Please take our name off",
        "Bitte löschen Sie unseren Namen",
        "Merci de retirer notre nom",
        "уберите наше название из списка",
        "请删除我们的名字",
        "ismimizi silin",
        "prosimy wykreślić nas z listy",
        "nomimizni o'chiring",
        "نام ما را حذف کنید",
    ],
)
def test_who_asks_to_be_taken_off_the_list_probably_does_not_come(text):
    assert says_gone(text) >= 0.6


@pytest.mark.parametrize(
    ("text", "leaves"),
    [
        ("Майкоп Чай снялись с участия 25 августа.", True),
        ("участие отменяем, не согласована командировка", True),
        ("10.16 来电：与广交会时间冲突，取消参会", True),
        ("a annulé sa venue (mail du 02/06)", True),
        ("Rezygnujemy z udziału w giełdzie", True),
        ("نعتذر عن المشاركة لظروف طارئة", True),
        ("annulé", False),
        ("participation confirmed", False),
        ("not cancelled, participation confirmed", False),
        ("cancels participation in the gala", False),
        ("cancels participation on the first day", False),
        ("отменяем участие директора, приедет коллега", False),
        ("our director cancels participation", False),
        ("may cancel participation", False),
    ],
)
def test_who_cancels_participation_leaves_the_event(text, leaves):
    assert leaves_event(text) is leaves


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("cancellation withdrawn", None),
        ("baja solicitada y retirada", None),
        ("キャンセル撤回", None),
        ("отказ отозван", None),
        ("withdrawn", "cancelled"),
        ("baja", "cancelled"),
        ("substituída por colega", None),  # a person, not the row
        ("Ersetzt durch einen Kollegen", None),
        ("ersetzt durch Anmeldung 12", "void"),
    ],
)
def test_a_cancellation_that_is_withdrawn_and_a_person_in_place_of_another_leave_it_open(text, status):
    assert status_of(text) == status


@pytest.mark.parametrize(
    "text",
    [
        "Žiaľ, našu účasť musíme zrušiť, kolega ochorel.",
        "Sadly we have to cancel our participation, our colleague fell ill.",
        "Leider müssen wir unsere Teilnahme absagen, der Kollege ist krank.",
        "Niestety musimy odwołać nasz udział, kolega zachorował.",
        "К сожалению, вынуждены отменить участие, коллега заболел.",
    ],
)
def test_a_colleague_who_is_the_reason_is_not_the_only_one_who_does_not_come(text: str):
    assert says_gone(text) > 0
    assert not is_of_person(text)


def test_the_participation_of_a_colleague_is_that_of_a_person():
    assert is_of_person("We cancel the participation of our colleague")
    assert is_of_person("Our colleague cannot come, he is ill")


@pytest.mark.parametrize(
    "text",
    [
        *("снялись", "снялся", "не едет", "не едут", "не поедет", "не приехали", "не пришли", "не прибыл", "отменён"),
        *("отсутствуют", "did not come", "never showed up", "called off", "没来", "未到场", "缺席", "不来了"),
        *("келмеді", "келмейді", "kelmadi", "bekor qilindi"),
    ],
)
def test_a_company_that_does_not_come_in_any_form(text):
    assert stated_status(text) == "cancelled"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "передумали",
            "передумала",
            "заболел",
            "нет",
            "слились",
            "sick",
            "changed their mind",
            "no",
            "生病",
            "改主意了",
        ),
        *("ауырып қалды", "kasal bo'lib qoldi"),
    ],
)
def test_a_status_that_only_suggests_it_is_asked_about(text):
    assert status_of(text) is None
    assert may_be_gone(text)
