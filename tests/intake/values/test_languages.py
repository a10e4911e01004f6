"""Languages as sentences: what is spoken, what is not, what is spoken a little, and what is not understood."""

from __future__ import annotations

import pytest

from sco_scheduler.domain.findings import Findings
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.values.language_names import language_codes
from sco_scheduler.intake.values.languages import (
    _MOST,
    _OWN,
    interpreted_in,
    joined_languages,
    languages_in_order,
    languages_of_answer,
    needs_interpreter,
    needs_none,
    read_languages,
    spoken_in,
    told_languages,
)


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("English + Urdu, no Russian", ["en", "ur"]),
        ("俄语需要翻译，会说中文", ["zh"]),
        ("Chinese (own English interpreter)", ["zh", "en"]),
        ("中文/英文", ["zh", "en"]),
        ("中英双语", ["zh", "en"]),
        ("по-русски не говорим, английский свободно", ["en"]),
        ("с английским нужен переводчик, говорим по-русски", ["ru"]),
        ("Казахский и русский, переводчик не нужен", ["kk", "ru"]),
        ("English; need Russian interpreter", ["en"]),
        ("We speak French and English but not Russian", ["fr", "en"]),
        ("中文（自带俄语翻译）", ["zh", "ru"]),
        ("俄语、英语需要翻译，中文", ["zh"]),
        ("English (fluent), German (through interpreter)", ["en"]),
        ("会说马拉地语、斯洛伐克语", ["mr", "sk"]),
        ("白俄语和印度尼西亚语", ["be", "id"]),
        ("Chinese (own interpreter)", ["zh"]),
        ("Mr. Demir speaks Arabic and French", ["ar", "fr"]),
        ("Ms Ng: Malay, English", ["ms", "en"]),
        ("We speak 中文 and English", ["zh", "en"]),
        ("English and not Russian", ["en"]),
        ("English and need Russian interpreter", ["en"]),
        ("English Russian", ["en", "ru"]),
        ("Farsi/Dari + English", ["fa", "en"]),
        ("en ru it", ["en", "ru", "it"]),
        ("Mandarin Chinese", ["zh"]),
        ("говорим на рус. и англ.", ["ru", "en"]),
        ("Italiano, English, Russian", ["it", "en", "ru"]),
    ],
)
def test_a_sentence_tells_which_languages_are_spoken(text, spoken):
    found = Findings()
    assert read_languages(text, Cell("S", 2, "D"), found) == set(spoken)
    assert languages_in_order(text) == spoken
    assert found.all() == ()


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("西班牙语 西班牙文 西班牙話 西班牙话 西班牙語 西班牙", "es"),
        ("o'zbek o’zbek oʻzbek o`zbek ozbek", "uz"),
        ("қазақ қазақ_тілі", "kk"),
        ("немецкий немецкий_язык", "de"),
    ],
)
def test_a_language_is_known_with_every_ending_apostrophe_and_word_for_a_language(written, code):
    assert {text: language_codes().get(fold(text.replace("_", " "))) for text in written.split()} == dict.fromkeys(
        written.split(), code
    )


def test_only_some_signs_stand_for_a_language_without_its_ending():
    assert [language_codes().get(text) for text in ("德文", "德", "泰语", "泰")] == ["de", "de", "th", None]


def test_signs_for_languages_are_known_in_lists_alone():
    found = Findings()
    assert read_languages("中/俄", Cell("S", 2, "D"), found) == {"zh", "ru"}
    assert languages_in_order("英、波斯") == ["en", "fa"]
    assert told_languages("日程待定，只有英语") is not None
    assert told_languages("日程待定") is None
    assert found.all() == ()


@pytest.mark.parametrize(
    ("text", "spoken", "code", "value"),
    [
        ("English, Русский со словарём", {"en"}, "language-little", "Русский со словарём"),
        ("Chinese and a little Russian", {"zh"}, "language-little", "Chinese and a little Russian"),
        ("中文，略懂俄语", {"zh"}, "language-little", "略懂俄语"),
        ("Russian (a little), English", {"en"}, "language-little", "a little"),
        ("A  little Russian; English", {"en"}, "language-little", "a little russian"),
        ("English and Russian a little", {"en"}, "language-little", "English and Russian a little"),
        ("Russian interpreter needed", set(), "languages-unclear", "Russian interpreter needed"),
        ("по-русски не говорим", set(), "languages-unclear", "по-русски не говорим"),
        *((text, set(), "languages-unclear", text) for text in ("English when the director comes himself",)),
        ("English, interpreter", {"en"}, "languages-unclear", "interpreter"),
        ("Russian, English interpreter", {"ru"}, "languages-unclear", "English interpreter"),
        ("English (if the director comes)", {"en"}, "languages-unclear", "if the director comes"),
        ("English (not always)", {"en"}, "languages-unclear", "not always"),
        ("English (not)", {"en"}, "languages-unclear", "not"),
        ("English (business)", {"en"}, None, ""),
        ("English (interpreter not needed)", {"en"}, None, ""),
        ("English (need an own interpreter)", set(), "languages-unclear", "English (need an own interpreter)"),
        ("Spanish (interpreter needed)", {"es"}, "language-interpreted", "Spanish (interpreter needed)"),
        ("ES（需翻译）", {"es"}, "language-interpreted", "ES（需翻译）"),
        ("испанский (нужен переводчик)", {"es"}, "language-interpreted", "испанский (нужен переводчик)"),
        ("DE (Dolmetscher nötig)", {"de"}, "language-interpreted", "DE (Dolmetscher nötig)"),
        ("日本語（通訳が必要）", {"ja"}, "language-interpreted", "日本語（通訳が必要）"),
        ("English, French (needs interpreter)", {"en"}, None, ""),
        ("English, no Russian, Klingonese", {"en"}, "languages-unclear", "Klingonese"),
        ("English, Klingonese", {"en", "klingonese"}, "language-unknown", "Klingonese"),
    ],
)
def test_what_is_doubtful_is_told_or_stops(text, spoken, code, value):
    found = Findings()
    assert read_languages(text, Cell("S", 2, "D"), found) == spoken
    told = [(finding.code, finding.details["value"]) for finding in found.all()]
    assert told == ([(code, value)] if code else [])


@pytest.mark.parametrize(("parts", "sentence"), [(_MOST, True), (_MOST + 1, False)])
def test_a_list_that_is_too_long_is_no_sentence(parts, sentence):
    text = "; ".join(["no Russian", *["English"] * (parts - 1)])
    found = Findings()
    spoken = read_languages(text, Cell("S", 2, "D"), found)
    assert (spoken == {"en"}) is sentence
    assert ("languages-many" in [f.code for f in found.all()]) is not sentence


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Да, русский", {"ru"}),
        ("Yes, Russian", {"ru"}),
        ("Да, нужен, английский", {"en"}),
        ("需要，俄语", {"ru"}),
        ("Нет, говорю по-английски", {"en"}),
        ("No, I speak English", {"en"}),
        ("Нет", set()),
        ("не нужен, спасибо", set()),
        ("不需要", set()),
        ("Not needed", set()),
        ("Không", set()),
        ("Có (Nhật - Việt)", {"ja", "vi"}),
        ("Evet, İngilizce", {"en"}),
        ("Hàn, Anh; Có", {"ko", "en"}),
        ("English; igen", {"en"}),
        ("en, no", {"en", "no"}),
        *((text, set()) for text in ("brauchen wir nicht", "pas besoin", "no, gracias", "nie trzeba", "gerek yok")),
        *(
            (text, set())
            for text in ("필요 없습니다", "通訳不要", "không cần", "tidak perlu", "لا نحتاج", "қажет емес")
        ),
        ("Nicht nötig, Englisch", {"en"}),
    ],
)
def test_an_answer_to_whether_an_interpreter_is_needed_is_no_language(text, codes):
    found = Findings()
    assert read_languages(text, Cell("Buyers", 2, "C"), found) == codes
    assert found.all() == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        *(("Ja", "yes"), ("Si", "yes"), ("Có", "Có"), ("Ne", ""), ("Ja, Russisch", "ru"), ("Russian", "Russian")),
        *(("SI (ing)", "en"), ("SI (giapp.)", "ja")),
        *(("Ja / Tak", "yes"), ("Nein / Nie", "")),
    ],
)
def test_words_for_yes_and_no_that_are_codes_answer_a_question_about_interpreters(text, told):
    assert languages_of_answer(text) == told


@pytest.mark.parametrize(
    "text", ["Да", "Yes", "需要", "Có", "Evet", "نعم", "wird benötigt", "네, 필요합니다", "sí, por favor"]
)
def test_who_needs_an_interpreter_of_no_language_is_told(text):
    found = Findings()
    assert read_languages(text, Cell("Buyers", 2, "C"), found) == set()
    assert [finding.code for finding in found.all()] == ["languages-unclear"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        *(("кыргызский", "ky"), ("таджикский", "tg"), ("узбекский", "uz"), ("波斯语", "fa"), ("乌尔都语", "ur")),
        *(("Farsi", "fa"), ("Dari", "fa"), ("达里语", "fa"), ("дари", "fa"), ("Urdu", "ur"), ("Hindi", "hi")),
        *(("Kyrgyz", "ky"), ("Tajik", "tg"), ("Uzbek", "uz"), ("Belarusian", "be"), ("Mongolian", "mn")),
        *(("Armenian", "hy"), ("Azerbaijani", "az"), ("Azeri", "az"), ("Uighur", "ug"), ("吉尔吉斯语", "ky")),
    ],
)
def test_the_languages_of_the_guests_are_known(name, code):
    found = Findings()
    assert read_languages(name, Cell("Buyers", 2, "C"), found) == {code}
    assert found.all() == ()


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Mr", ""),
        ("MR", ""),
        ("Mr, Ms", ""),
        ("Ben", ""),
        ("Ben, Dan", ""),
        ("ta", ""),
        ("es de la casa", ""),
        ("EN, RU", "en; ru"),
        ("en/ru", "en; ru"),
        ("English, RU", "en; ru"),
        ("EN only", "en"),
        ("speaks EN and RU", "en; ru"),
        ("only Russian", "ru"),
    ],
)
def test_codes_inside_a_remark_are_other_words_unless_they_are_a_list_or_capitals(text, codes):
    assert spoken_in(text) == codes


@pytest.mark.parametrize(
    ("text", "needed"),
    [
        ("needs someone to translate from English", True),
        ("нужен переводчик с английского", True),
        ("переводчик с английского", False),
        ("需要英语翻译", True),
        ("braucht Dolmetscher für Englisch", True),
        ("cần phiên dịch tiếng Anh", True),
        ("English interpreter, please", True),
        ("Farsi interpreter", False),
        ("we bring our own English interpreter", False),
        ("no interpreter needed, English ok", False),
        ("needs a table", False),
    ],
)
def test_who_needs_an_interpreter_of_a_language_is_told(text, needed):
    assert needs_interpreter(text) == needed


@pytest.mark.parametrize(
    "text",
    [
        *("brings own interpreter Russian", "own translator (Russian)", "our Russian interpreter comes with us"),
        *("со своим переводчиком, русский", "с нами едет переводчик с русского", "собственный переводчик: русский"),
        *(
            "自带翻译，俄语",
            "自带俄语翻译",
            "俄语翻译随行",
            "mit eigenem Dolmetscher (Russisch)",
            "con su intérprete ruso",
        ),
        *(
            "interprète russe personnel",
            "własny tłumacz, rosyjski",
            "通訳同伴（ロシア語）",
            "interpreter not needed, speaks Russian",
        ),
        *("переводчик не нужен, говорим по-русски", "不需要翻译，会说俄语", "без переводчика, русский"),
    ],
)
def test_who_brings_or_needs_no_interpreter_speaks_the_language_and_requests_none(text):
    found = Findings()
    assert spoken_in(text) == "ru"
    assert read_languages(text, Cell("Buyers", 2, "C"), found) == {"ru"}
    assert found.all() == ()
    assert not needs_interpreter(text)
    assert not needs_interpreter(f"{text}, please")


@pytest.mark.parametrize(
    "text", ["needs own Russian interpreter", "нужен свой переводчик с русского", "需要自带俄语翻译吗"]
)
def test_an_own_interpreter_who_is_needed_is_requested(text):
    assert needs_interpreter(text)


@pytest.mark.parametrize(
    ("text", "none"),
    [
        *((text, True) for text in ("own interpreter", "we bring our own translator", "со своим переводчиком")),
        *((text, True) for text in ("自带翻译", "eigener Dolmetscher", "kendi tercümanımız var", "без переводчика")),
        *(
            (text, False)
            for text in ("own interpreter needed", "нет своего переводчика", "需要自带翻译", "own Russian interpreter")
        ),
    ],
)
def test_who_brings_an_interpreter_needs_none(text, none):
    assert needs_none(text) is none


@pytest.mark.parametrize("name", ["Omani", "Өзбекше", "O'zbekcha", "Sundanese", "su"])
def test_a_name_of_a_language_is_no_word_for_an_own_interpreter(name):
    assert _OWN.search(fold(name)) is None


@pytest.mark.parametrize(
    ("first", "second", "at"), [("Korean", "maybe", "C"), ("maybe", "Korean", "B"), ("Korean", "en", "B")]
)
def test_of_two_cells_with_languages_the_unclear_one_is_named(first, second, at):
    text, cell = joined_languages((first, Cell("Buyers", 2, "B")), (second, Cell("Buyers", 2, "C")))
    assert (text, cell.column) == (f"{first}; {second}", at)


@pytest.mark.parametrize(
    ("text", "spoken", "unspoken", "unclear"),
    [
        ("Russian, English", ["ru", "en"], set(), 0),
        ("Russian, English (a little)", ["ru"], set(), 0),
        ("English without an interpreter", ["en"], set(), 0),
        ("Russian; no English", ["ru"], {"en"}, 0),
        ("we speak ru and en", ["ru", "en"], set(), 0),
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
    assert told_languages("we speak ru and en", running=True) is None


@pytest.mark.parametrize(
    ("text", "codes", "whole"),
    [
        *(("Farsi interpreter", "fa", True), ("переводчик с китайского", "zh", True), ("翻译：俄语", "ru", True)),
        *(("Russian and Chinese interpreter", "ru; zh", True), ("interpreter", "", True)),
        *(("Russian interpreter, table 5", "ru", False), ("Russian", "", False)),
        *(("needs a Russian interpreter", "ru", False), ("нужен переводчик на китайский", "zh", False)),
        *(("no Russian interpreter", "", False), ("без переводчика", "", False)),
        (
            "Farsi interpreter for our meetings with companies from other countries on both days",
            "",
            False,
        ),
    ],
)
def test_a_short_remark_requests_an_interpreter_for_its_languages(text, codes, whole):
    assert interpreted_in(text) == (codes, whole)
