"""Names of sheets and short texts say in any language that a list is of an earlier event, or corrects another."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.understanding.wording.sheet_notes import (
    is_label,
    is_of_services,
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


OF_SERVICES = (
    "We need two parking spaces, please.",
    "Vegetarian lunch for both of us, thank you!",
    "Please send the visa invitation letter as soon as possible",
    "A power socket at our booth and Wi-Fi, please",
    "Nut allergy (severe)",
    "Could you recommend a hotel near the fairground?",
    "Invoice to the head office, please.",
    "Where can we put our samples and brochures?",
    "Нужно парковочное место для микроавтобуса",
    "Двое из нас вегетарианцы, учтите, пожалуйста, на обед",
    "Просим выслать приглашение для визы. Спасибо!",
    "Нужна розетка и холодильник для образцов",
    "Пришлите счет на оплату, пожалуйста",
    "需要素食午餐,谢谢",
    "请协助办理签证邀请函",
    "我们不吃猪肉，请安排清真餐",
    "展位需要电源插座和投影仪",
    "请提供发票",
    "Bitte einen Parkplatz für unseren Transporter reservieren",
    "Zwei von uns essen vegetarisch.",
    "Wir brauchen Steckdose und WLAN am Stand. Vielen Dank!",
    "Glutenfreies Essen, bitte",
    "Ohne Schweinefleisch, bitte.",
    "Deux repas végétariens pour nous, merci.",
    "Merci d'envoyer la lettre d'invitation pour le visa",
    "Repas sans gluten s'il vous plaît",
    "Menú vegetariano por favor",
    "Necesitamos la carta de invitación para la visa",
    "Precisamos de estacionamento para o carro da equipa",
    "Pranzo vegetariano, grazie",
    "Ci serve una presa di corrente allo stand",
    "Graag een vegetarische lunch",
    "Parkeerplaats gewenst voor onze bestelwagen",
    "Dwie osoby z naszej delegacji są wegetarianami, proszę uwzględnić przy lunchu.",
    "Prosimy o fakturę na adres centrali",
    "Prosíme o parkovací místo",
    "Bezlepkové jídlo prosím",
    "Potrebujeme pozývací list k vízam",
    "Vegetáriánus ebédet kérünk",
    "Kérünk egy konnektort a hűtő mellé",
    "Avem nevoie de loc de parcare",
    "Моля, изпратете покана за виза",
    "Вегетарианска храна за двама",
    "Molimo parking mesto za auto",
    "Потребна нам је утичница и витрина",
    "Trebamo pozivno pismo za vizu",
    "Potrebujemo parkirno mesto",
    "Χρειαζόμαστε χώρο στάθμευσης",
    "Ένα χορτοφαγικό γεύμα, παρακαλώ",
    "Vize için davet mektubu gerekiyor, pasaport bilgilerini e-postayla yolladık.",
    "Vejetaryen öğle yemeği rica ederiz",
    "Потрібне місце для паркування",
    "Просимо надіслати рахунок-фактуру",
    "Бізге автотұрақ орны керек",
    "Iltimos, viza uchun taklif xatini yuboring",
    "Bizə dayanacaq yeri lazımdır",
    "Vegetarisk lunch tack",
    "Vi har brug for en parkeringsplads",
    "Vi trenger stikkontakt og internett",
    "Kaksi kasvisruokailijaa",
    "Reikalinga stovėjimo vieta",
    "Nepieciešams ielūguma vēstule vīzai",
    "Palume taimetoitu",
    "ベジタリアンの食事をお願いします",
    "駐車場を利用したいです。よろしくお願いします",
    "請求書の送付をお願いします",
    "채식 식단 부탁드립니다",
    "주차권이 필요합니다. 감사합니다",
    "Cho chúng tôi suất ăn chay, xin cảm ơn",
    "Chúng tôi cần chỗ đậu xe",
    "ขออาหารมังสวิรัติ ขอบคุณค่ะ",
    "ต้องการที่จอดรถและปลั๊กไฟ",
    "Mohon makanan halal untuk tim kami",
    "Kami butuh surat undangan untuk visa",
    "نحتاج إلى خطاب دعوة للحصول على تأشيرة",
    "وجبات حلال من فضلكم",
    "لطفاً دعوت\u200cنامه ویزا بفرستید",
    "נשמח לדעת אם יש חניה לאורחים במקום.",
    "कृपया शाकाहारी भोजन की व्यवस्था करें",
    "გვჭირდება პარკინგი",
    "Մեզ պետք է կայանատեղի",
    "Бидэнд машины зогсоол хэрэгтэй",
    "Tunahitaji maegesho ya magari",
    "আমাদের নিরামিষ খাবার লাগবে",
    "எங்களுக்கு பார்க்கிங் வசதி தேவை",
    "దయచేసి శాకాహార భోజనం ఏర్పాటు చేయండి",
    "ለቪዛ የግብዣ ደብዳቤ እንፈልጋለን",
    "Kemi nevojë për parkim",
    "Потребно е паркинг место",
    "ہمیں پارکنگ کی ضرورت ہے",
)
"""Remarks in 51 languages that only ask for what the host provides."""

OF_MEETINGS = (
    "no lunch meeting please",
    "we leave after lunch",
    "the hotel was cancelled, we do not come",
    "Lunch",
    "Please keep lunch free",
    "Vegetarian. Please also add Jade Tea",
    "Parking from 9 am",
    "Visa refused",
    "Parking on Monday",
    "We want to see furniture suppliers",
    "Samples for the meetings with importers",
    "Badges for the afternoon",
    "We will come only if we get the visa",
    "Please no booth beside our competitor",
    "Visa not received yet",
    "Please move us to the slot before lunch, we need parking",
    "We need parking. And not Jade Tea",
    "hotel cancelled",
    "Two days of hotel, at most six talks",
    "We arrive at the hotel late",
    "Happy to meet at our booth",
    "уедем после обеда",
    "без встреч во время обеда, нужна парковка",
    "визу не дали, не приедем",
    "Только после обеда, нужна розетка",
    "Встречи на нашем стенде",
    "午饭后离开",
    "签证被拒，无法参会",
    "午餐时间不安排洽谈",
    "在我们展位见面",
    "下午需要投影仪",
    "Wir fahren nach dem Mittagessen ab, bitte Parkplatz",
    "Kein Parkplatz, dann kommen wir nicht",
    "Parkplatz am Dienstag",
    "Das Hotel wurde storniert",
    "Treffen an unserem Stand",
    "Le visa a été refusé, nous ne viendrons pas",
    "Nous partons après le déjeuner, un parking svp",
    "Pas de rendez-vous pendant le déjeuner",
    "Nos vamos después del almuerzo al hotel",
    "No nos dieron la visa",
    "Reuniones en nuestro stand",
    "O hotel foi cancelado, mas a nossa participação mantém-se.",
    "Só depois do almoço, precisamos de estacionamento",
    "Partiamo dopo pranzo per l'hotel",
    "Incontri al nostro stand",
    "We vertrekken na de lunch, parkeren",
    "Wyjeżdżamy po obiedzie, prosimy o parking",
    "Spotkania na naszym stoisku",
    "Odjíždíme po obědě, parkování",
    "Ebéd után elmegyünk a szállodába",
    "Otel iptal edildi",
    "Öğle yemeğinden sonra gidiyoruz, otopark",
    "昼食後にホテルへ帰ります",
    "ブースで商談をお願いします",
    "점심 이후에 호텔로 떠납니다",
    "부스에서 미팅 부탁드립니다",
    "Chúng tôi rời khách sạn sau bữa trưa",
    "نغادر الفندق بعد الغداء",
    "بعد از ناهار به هتل می\u200cرویم",
    "ขอยกเลิกโรงแรม",
    "Vi åker efter lunch, parkering",
    "Our stand is open on both days",
    "thank you",
    "Interested in coffee and furniture",
)
"""Remarks that also say, or may say, something of meetings, presence or participation, or ask for nothing."""


@pytest.mark.parametrize("text", OF_SERVICES)
def test_a_remark_only_asks_for_what_the_host_provides(text):
    assert is_of_services(text)


@pytest.mark.parametrize("text", OF_MEETINGS)
def test_a_remark_that_may_be_of_meetings_is_more_than_a_request_to_the_host(text):
    assert not is_of_services(text)


def test_each_line_and_sentence_asks_for_something_or_greets():
    assert is_of_services("Vegetarian food, please\nParking for one car")
    assert not is_of_services("Vegetarian food, please\nJade Tea")
    assert not is_of_services("x = parking")
    assert not is_of_services("Unpaid invoice from last year")
    assert not is_of_services("Halal certified companies")
