"""What words of titles and cells mean, in three languages."""

from __future__ import annotations

import pytest

from sco_scheduler.domain.event import Level, Role
from sco_scheduler.intake.understanding.wording.polarity import polarity_of
from sco_scheduler.intake.understanding.wording.words import (
    bare_title,
    is_blank,
    is_serial_title,
    is_tick,
    level_of,
    roles_of,
    says_yes_or_no,
    side_of_title,
    sign_of,
    sure_level,
    title_score,
)
from sco_scheduler.intake.values.languages import halves_in_two_scripts


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
    assert [sign_of(text) for text in ("低 Low", "高 High", "Low 高")] == [Level.MAYBE, Level.MUST, None]


@pytest.mark.parametrize(
    ("title", "field"),
    [
        *(("优先级 Priority", "level"), ("Priority 优先级", "level"), ("Приоритет / 优先级", "level")),
        *(("Priority\n优先级", "level"), ("公司名称 Company", "company"), ("最多场次 (Max meetings)", "maximum")),
        *(("申请方 Requested by", "from"), ("状态／Status", "status"), ("الأولوية Priority", "level")),
    ],
)
def test_a_title_in_two_scripts_is_that_of_both(title, field):
    assert title_score(title, field) >= 0.9


@pytest.mark.parametrize("title", ["Priority", "优先级", "HS编码", "VIP 展商 B 馆", "Закупщики 2026", "公司"])
def test_other_titles_have_no_two_halves(title):
    assert halves_in_two_scripts(title) == ()


@pytest.mark.parametrize("text", ["", "!", "pumps", "bringt eigene Muster mit", "Mustang", "x" * 61])
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
        *(("Town", "nothing"), ("Откуда", "nothing"), ("Where from", "nothing")),
    ],
)
def test_short_titles_of_lists_that_an_office_keeps(title, field):
    assert title_score(title, field) >= 0.7


@pytest.mark.parametrize(
    "title",
    [
        *(
            "What does your company buy or sell?",
            "Was kauft oder verkauft Ihre Firma?",
            "O que sua empresa compra ou vende?",
        ),
        *("Qu'achète ou vend votre entreprise ?", "Что покупает или продаёт ваша компания?", "贵公司采购或销售什么？"),
        *(
            "Co Państwa firma kupuje lub sprzedaje?",
            "Firmanız ne alıyor veya satıyor?",
            "Công ty của bạn mua hay bán gì?",
        ),
        *("What are you looking for?", "Sourcing for", "Что закупаете?"),
        *("供应品种", "Nima sotib oladi", "Не сатып алады"),
        *(
            "Looking for",
            "What they do",
            "Bedarf",
            "Busca",
            "Procura",
            "Cerca",
            "Szuka",
            "Ищет",
            "Потребность",
            "Poptávka",
        ),
        *("Sản phẩm / Products", "İhtiyaç", "Tìm mua"),
    ],
)
def test_what_a_company_buys_or_sells_are_its_products_and_no_name(title):
    assert title_score(title, "company") == 0.0
    assert title_score(title, "products") > 0.7


@pytest.mark.parametrize("title", ["Company (buyer or seller)", "Buyer or seller company", "Company name of the buyer"])
def test_the_name_of_a_buyer_or_seller_is_a_name(title):
    assert title_score(title, "company") > 0.7


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


OF_OTHER_MATTERS = (
    *("Abteilung", "Grund der Absage", "Wie haben Sie von uns erfahren?", "T-Shirt-Größe", "Rechnung gesendet"),
    *("Civilité", "Comment avez-vous connu le salon ?", "Motif du refus", "Taille de t-shirt", "Numéro de ligne"),
    *(
        "Departamento",
        "¿Cómo se enteró del evento?",
        "Motivo de la ausencia",
        "Provincia",
        "Restricciones alimentarias",
    ),
    *("Como soube do evento?", "Nota fiscal enviada", "Tamanho da camiseta", "Soprannome", "Come ha saputo di noi?"),
    *("Dział", "Zwrot grzecznościowy", "Powód nieobecności", "Skąd dowiedzieli się Państwo o nas?", "Rozmiar koszulki"),
    *(
        "Bölge",
        "Bizi nereden duydunuz?",
        "Ret nedeni",
        "부서",
        "알게 된 경로",
        "불참 사유",
        "所属部署",
        "辞退理由",
        "行番号",
    ),
    *("Phòng ban", "Lý do vắng mặt", "部门", "昵称", "报名渠道", "拒绝原因", "Бөлімі", "Bo'limi", "Rad etish sababi"),
    *("Відділ", "Причина відмови", "Звідки дізналися про нас?", "Аддзел", "Oslovení", "Důvod nepřítomnosti", "Okres"),
    *("Prezývka", "Dôvod odmietnutia", "Megszólítás", "Távollét oka", "Motivul absenței", "Mărime tricou", "Прякор"),
    *(
        "Причина за отказ",
        "Разлог одбијања",
        "Razlog odsutnosti",
        "Τμήμα",
        "Λόγος απουσίας",
        "Afdeling",
        "Reden afwezigheid",
    ),
    *("Avdelning", "Hur hörde ni talas om oss?", "Årsag til fravær", "Årsak til avslag", "Mistä kuulitte meistä?"),
    *("Skyrius", "Nedalyvavimo priežastis", "Nodaļa", "Atteikuma iemesls", "Osakond", "Puudumise põhjus", "Departemen"),
    *("Alasan penolakan", "แผนก", "เหตุผลที่ปฏิเสธ", "القسم", "سبب الغياب", "بخش", "علت غیبت", "מחלקה", "סיבת הסירוב"),
    *(
        "विभाग",
        "अनुपस्थिति का कारण",
        "დეპარტამენტი",
        "უარის მიზეზი",
        "Բաժին",
        "Մերժման պատճառ",
        "Oddelek",
        "Razlog odsotnosti",
    ),
    *(
        "Оддел",
        "Arsyeja e mungesës",
        "Motiu de l'absència",
        "Sababu ya kukataa",
        "Dahilan ng pagtanggi",
        "শহর",
        "ক্রমিক নং",
    ),
    *("வரிசை எண்", "క్రమ సంఖ్య", "ተራ ቁጥር", "क्रम संख्या", "ល.រ", "လိပ်စာ", "ທີ່ຢູ່", "අනු අංකය", "Department", "Nickname"),
    *("Reason for absence", "Salutation", "Причина отказа", "Откуда вы о нас узнали?", "Отдел", "Размер футболки"),
)


@pytest.mark.parametrize("title", OF_OTHER_MATTERS)
def test_titles_of_other_matters_are_of_nothing(title):
    of = {
        field: title_score(title, field) for field in ("nothing", "wishes", "level", "not_available", "maximum", "role")
    }
    assert of["nothing"] >= 0.7
    assert max(of, key=lambda field: of[field]) == "nothing"


@pytest.mark.parametrize(
    "title",
    [
        *(
            "Funktion im Unternehmen",
            "Fonction",
            "Cargo",
            "Função",
            "Qualifica",
            "Stanowisko",
            "Göreviniz",
            "직책",
            "役職",
        ),
        *(
            "Chức vụ",
            "Лауазымы",
            "Lavozimi",
            "Вазифа",
            "Албан тушаал",
            "Vəzifəsi",
            "Посада",
            "Пасада",
            "Pracovní pozice",
        ),
        *(
            "Beosztás",
            "Funcția",
            "Длъжност",
            "Радно место",
            "Radno mjesto",
            "Functie",
            "Befattning",
            "Stilling",
            "Pareigos",
        ),
        *(
            "Ieņemamais amats",
            "Ametikoht",
            "Jabatan",
            "ตำแหน่งงาน",
            "المسمى الوظيفي",
            "سمت سازمانی",
            "पदनाम",
            "თანამდებობა",
        ),
        *("Պաշտոն", "Delovno mesto", "Работно место", "Pozicioni në kompani", "Càrrec", "Cheo", "পদবি", "பதவி", "ရာထူး"),
    ],
)
def test_titles_of_positions_are_recognised_in_many_languages(title):
    assert title_score(title, "title") >= 0.7 > title_score(title, "role")


FORMS = {
    "Urdu": (
        "کمپنی کا نام",
        "آپ کن کمپنیوں سے ملنا چاہتے ہیں؟",
        "آپ کن سے نہیں ملنا چاہتے؟",
        "آپ کب دستیاب نہیں ہوں گے؟",
    ),
    "Bengali": ("কোম্পানির নাম", "কাদের সাথে দেখা করতে চান?", "কাদের সাথে দেখা করতে চান না?", "অনুপস্থিত"),
    "Swahili": (
        "Jina la kampuni",
        "Mngependa kukutana na nani?",
        "Kampuni mnazotaka kuepuka kukutana nazo hamtaki",
        "Hamtapatikana",
    ),
    "Slovenian": (
        "Ime podjetja",
        "S kom se želite sestati? Želeni sestanki",
        "S kom se ne želite sestati?",
        "Ni na voljo",
    ),
    "Macedonian": ("Назив на фирма", "Посакувани состаноци", "Со кого не сакате состанок?", "Отсутен"),
    "Albanian": ("Emri i kompanisë", "Me kë dëshironi të takoheni?", "Me kë nuk doni të takoheni?", "Mungesë"),
    "Catalan": (
        "Nom de l'empresa",
        "Amb quines empreses us agradaria reunir-vos?",
        "Amb qui no voleu reunir-vos?",
        "Absències",
    ),
    "Filipino": (
        "Pangalan ng kumpanya",
        "Sino ang gustong makilala?",
        "Sino ang ayaw ninyong makilala?",
        "Hindi makakadalo",
    ),
    "Tamil": ("நிறுவனத்தின் பெயர்", "யாரை சந்திக்க விரும்புகிறீர்கள்?", "சந்திப்பு வேண்டாம்", "வர இயலாத நேரம்"),
    "Telugu": ("కంపెనీ పేరు", "ఎవరిని కలవాలనుకుంటున్నారు?", "సమావేశం వద్దు", "అందుబాటులో లేని సమయం"),
    "Amharic": ("የድርጅቱ ስም", "ለመገናኘት የሚፈልጉ ድርጅቶች", "መገናኘት የማይፈልጉ", "የማይገኙበት ሰዓት"),
    "Nepali": ("कम्पनीको नाम", "कोसँग भेट्न चाहनुहुन्छ?", "भेट्न नचाहेको कम्पनी", "उपलब्ध नहुने समय"),
    "Khmer": ("ឈ្មោះក្រុមហ៊ុន", "ក្រុមហ៊ុនដែលចង់ជួប", "ក្រុមហ៊ុនមិនចង់ជួប", "ពេលមិនទំនេរ"),
    "Burmese": ("ကုမ္ပဏီအမည်", "တွေ့ဆုံလိုသောကုမ္ပဏီ", "မတွေ့ဆုံလိုသောကုမ္ပဏီ", "မအားလပ်သောအချိန်"),
    "Lao": ("ຊື່ບໍລິສັດ", "ບໍລິສັດທີ່ຢາກພົບ", "ບໍລິສັດທີ່ບໍ່ຢາກພົບ", "ເວລາບໍ່ຫວ່າງ"),
    "Sinhala": ("සමාගමේ නම", "හමුවීමට කැමති සමාගම්", "හමුවීමට අකමැති සමාගම්", "නොමැති වේලාව"),
    "Pashto": ("د شرکت نوم", "د لیدنې غوښتنه", "لیدنه نه غواړئ", "غیر حاضر"),
}
"""The titles of a company, of wishes, of refusals and of absences."""


@pytest.mark.parametrize("language", FORMS)
def test_a_form_in_a_language_of_few_exhibitions_is_recognised(language):
    company, wishes, refusals, away = FORMS[language]
    assert title_score(company, "company") >= 0.7
    assert title_score(wishes, "wishes") >= 0.7
    assert polarity_of(wishes) is Level.WANT
    assert polarity_of(refusals) is Level.NO
    assert title_score(away, "not_available") >= 0.7


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("จำเป็น", Level.MUST),
        ("ไม่จำเป็น", Level.NO),
        ("ຈຳເປັນ", Level.MUST),
        ("ບໍ່ຈຳເປັນ", Level.NO),
    ],
)
def test_vowels_that_folding_takes_apart_are_those_of_the_words(text, level):
    found = level_of(text)
    assert found is not None
    assert found[0] is level


@pytest.mark.parametrize(("written", "role"), [("Alıcı", Role.PURCHASER), ("Satıcı", Role.SUPPLIER)])
def test_turkish_capitals_lose_their_dots_and_not_their_meaning(written, role):
    assert roles_of(written) == roles_of(written.upper()) == (frozenset({role}), 0.95)
    assert title_score("KATILIMCI TÜRÜ", "role") == title_score("Katılımcı türü", "role") > 0.9
    assert polarity_of("KAÇIRMAK İSTEMEDİĞİNİZ FİRMALAR") is Level.MUST
    assert polarity_of("TOPLANTI AYARLAMAYIN") is Level.NO
    assert is_serial_title("SIRA")
    assert is_serial_title("Sıra")


@pytest.mark.parametrize(
    ("title", "field"),
    [("Tỉnh / Province", "nothing"), ("Quốc gia / Country", "country"), ("Sản phẩm / Products", "products")],
)
def test_a_title_in_two_languages_of_one_script_says_what_both_do(title, field):
    assert title_score(title, field) > 0.7


@pytest.mark.parametrize("title", ["Buyer / Supplier", "Products / Wishes", "Province / Company"])
def test_a_title_of_two_things_says_neither(title):
    assert title_score(title, "nothing") < 0.35
    assert title_score(title, "country") < 0.35
