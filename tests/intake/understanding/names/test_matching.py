"""Companies are found by every way in which a cell names them."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.understanding.names.matching import SURE, NameIndex, Part


def test_numbers_with_and_without_leading_zeros_name_one_company():
    names = NameIndex()
    names.add("altyn", ["101", "Altyn Trade"])
    names.add("ural", ["0102", "Ural Import"])
    assert [part.company for part in names.split("0101 и 102")] == ["altyn", "ural"]
    assert names.find("0103").company is None


def test_a_number_that_two_companies_share_but_for_zeros_names_neither():
    names = NameIndex()
    names.add("altyn", ["007"])
    names.add("ural", ["07"])
    assert names.find("007").company == "altyn"
    assert names.find("7").company is None


def test_a_turkish_name_in_capitals_is_the_same_company():
    index = NameIndex()
    index.add("T1", ["Işık İplik"])
    assert [index.find(text).company for text in ("IŞIK İPLİK", "ışık iplik", "Isık")] == ["T1", "T1", None]


@pytest.mark.parametrize("between", [" * ", " ~ ", " ### ", "   ", " oraz ", " plus ", " und ", " а также ", "以及"])
def test_signs_and_words_for_and_separate_names(between):
    names = NameIndex()
    for key in ("Altyn Trade", "River Plus Machines", "Steppe Auto"):
        names.add(key, [key])
    text = between.join(("Steppe Auto", "River Plus Machines", "Altyn Trade"))
    assert [part.company for part in names.split(text)] == ["Steppe Auto", "River Plus Machines", "Altyn Trade"]


def test_words_that_may_refuse_separate_nothing():
    names = NameIndex()
    for key in ("Altyn Trade", "Steppe Auto"):
        names.add(key, [key])
    assert None in {part.company for part in names.split("Altyn Trade not Steppe Auto")}
    assert None in {part.company for part in names.split("Altyn Trade instead of Steppe Auto")}


def branches() -> NameIndex:
    names = NameIndex()
    names.add("tashkent", ["2022", "Silk Way Trading (Tashkent)"])
    names.add("bukhara", ["2029", "Silk Way Trading (Bukhara)"])
    names.add("altyn", ["2036", "Altyn Trade"])
    return names


def test_branches_that_differ_in_brackets_are_two_companies():
    found = [part.company for part in branches().split("Silk Way Trading (Bukhara), Silk Way Trading (Tashkent)")]
    assert found == ["bukhara", "tashkent"]
    assert branches().find("Silk Way Trading").company is None
    names = NameIndex()
    names.add("tashkent", ["Silk Way Trading (Tashkent)"])
    assert names.find("Silk Way Trading (Bukhara)").company is None
    assert names.find("Silk Way Trading").company == "tashkent"


def test_an_id_in_brackets_may_not_be_that_of_another_company():
    names = branches()
    assert names.find("Silk Way Trading (Bukhara) (ID 2029)").company == "bukhara"
    assert names.find("Altyn Trade (ID 2036)").company == "altyn"
    assert names.find("Altyn Trade (ID 2029)").company is None


def test_a_remark_in_brackets_is_kept_beside_the_name():
    part = branches().find("Silk Way Trading (Bukhara) (must)")
    assert (part.company, part.remark) == ("bukhara", "must")
    assert branches().find("Altyn Trade (Kazakhstan)").remark == "Kazakhstan"


@pytest.mark.parametrize("text", ["1. Silk Way Trading (Bukhara) (must)", "2) Silk Way Trading (Bukhara) (must)"])
def test_a_remark_in_brackets_is_kept_behind_a_number(text):
    part = branches().find(text)
    assert (part.company, part.remark) == ("bukhara", "must")


def test_all_remarks_in_brackets_are_kept():
    part = branches().find("Silk Way Trading (Bukhara) (must) (asks for a price)")
    assert (part.company, part.remark) == ("bukhara", "must, asks for a price")


def test_a_legal_form_in_brackets_is_no_remark():
    names = NameIndex()
    names.add("paste", ["S08", "순창고을장류(주)"])
    for text in ("S08 순창고을장류(주)", "순창고을장류 (주)", "(주)순창고을장류"):
        assert (names.find(text).company, names.find(text).remark) == ("paste", "")


def test_an_id_of_another_company_is_asked_for_where_the_name_has_a_comma():
    names = NameIndex()
    names.add("river", ["006", "River Machines, Inc."])
    names.add("motors", ["005", "Chongqing Motors Co., Ltd."])
    parts = names.split("Chongqing Motors Co., Ltd. (ID 006); River Machines, Inc. (ID 006)")
    assert [part.company for part in parts] == [None, "river"]


def test_dashes_and_blanks_between_separators_name_nobody():
    parts = branches().split("Altyn Trade; -; ; n/a; Silk Way Trading (Bukhara)")
    assert [part.company for part in parts] == ["altyn", "bukhara"]


def test_an_id_with_letters_may_stand_before_or_behind_what_is_nearly_the_name():
    names = NameIndex()
    names.add("altyn", ["P007", "Altyn Trading House"])
    names.add("ural", ["P008", "Ural Import"])
    assert names.find("P007 Altyn Trading Hous").company == "altyn"
    assert names.find("Altyn Trading Hous [P007]").company == "altyn"
    assert names.find("P008 Altyn Trading House").company is None
    names.add("orda", ["P009", "Orda"])
    for text in ("P009 Orda", "Orda P009", "P009: Orda", "Orda (P009)", "[P009] Orda"):
        assert names.find(text).company == "orda"
    for text in ("P009", "P009 Orda; Ural Import", "P009 Altyn", "Nomad P009", "P010 Orda"):
        assert names._by_id_and_name(text) is None


FIRMS = (
    ("Chongqing Rongchang Glass & Ceramics Co., Ltd.", "重庆荣昌玻璃陶瓷有限公司"),
    ("Chongqing Boyuan Glass & Ceramics Co., Ltd.", "重庆博远玻璃陶瓷有限公司"),
    ("Chongqing Xiyong Agricultural Machinery Co., Ltd.", "重庆西永农业机械有限公司"),
    ("Chongqing Haitang Import & Export Trade Co., Ltd.", "重庆海棠进出口贸易有限公司"),
    ("Chongqing Dazu Hotpot Seasoning Food Co., Ltd.", "重庆大足火锅底料食品有限公司"),
)


def firms() -> NameIndex:
    index = NameIndex()
    for english, local in FIRMS:
        index.add(english, (english, local))
    return index


@pytest.mark.parametrize(
    ("text", "place", "sure"),
    [
        ("Chongqing Rongchang Glass", 0, 0.92),
        ("boyuan", 1, 0.92),
        ("Xioyng Agri Machinery", 2, 0.85),
        ("西永农机", 2, 0.92),
        ("Hatiang Import & Export", 3, 0.85),
        ("大足火锅底料", 4, 0.92),
        ("the Rongchang Glass", 0, 0.6),
        ("Glass & Ceramics", None, 0),
        ("Chongqing", None, 0),
        ("some Haitang people whom we met last year", None, 0),
    ],
)
def test_a_shortened_name_is_near_to_the_one_company_that_has_its_words(text, place, sure):
    near = firms().near(text)
    assert (near is None) if place is None else (near is not None and near[:2] == (FIRMS[place][0], sure))


def test_shortened_names_are_parted_by_what_separates_names_most():
    parts = firms().split("Chongqing Haitang Import & Export / rongchang glass / Boyuan Glass and Xiyong machinery")
    assert [part.text for part in parts] == [
        "Chongqing Haitang Import & Export",
        "rongchang glass",
        "Boyuan Glass",
        "Xiyong machinery",
    ]


@pytest.mark.parametrize(
    ("text", "meant", "same"),
    [
        ("Магнум", "Magnum Cash&Carry", True),
        ("Magnum", "Magnum Cash&Carry", True),
        ("Магнум Кэш", "Magnum Cash&Carry", False),
        ("Сут Алеми", "Сүт Әлемі", True),
        ("Sut Alemi", "Сүт Әлемі", True),
        ("МКК", "Малый Казахский Комбинат", True),
    ],
)
def test_a_text_in_another_script_or_of_initials_is_near_to_the_company_that_it_stands_for(text, meant, same):
    names = NameIndex()
    for key in ("Magnum Cash&Carry", "Малый Казахский Комбинат", "Сүт Әлемі", "Small Market"):
        names.add(key, [key])
    near = names.near(text)
    assert near is not None
    assert (near.key, near.same) == (meant, same)


def test_of_the_companies_that_it_may_be_a_text_is_near_to_one():
    names = NameIndex()
    for key in ("Bukhara Silk House", "Bukhara Silk Importers"):
        names.add(key, [key])
    assert names.near("Bukhara Silk") is None
    near = names.near("Bukhara Silk", {"Bukhara Silk House"})
    assert near is not None
    assert (near.key, near.same) == ("Bukhara Silk House", True)


def test_commas_part_names_in_quotation_marks_but_nothing_within_them():
    names = NameIndex()
    two = "ООО «Сибирский мёд», Кондитерская «Лакомка»"
    assert [part.text for part in names.split(two)] == ["ООО «Сибирский мёд»", "Кондитерская «Лакомка»"]
    assert [part.text for part in names.split('Shop "Rise, Shine", Cafe "Sun"')] == ['Shop "Rise, Shine"', 'Cafe "Sun"']
    assert [part.text for part in names.split("ООО «Сибирский мёд», Омск")] == ["ООО «Сибирский мёд», Омск"]
    names.add("Сыроварня «Ирбит»", ["Сыроварня «Ирбит»"])
    beside = [part.text for part in names.split("Чайная «Иван, сын», Сыроварня «Ирбит»")]
    assert beside == ["Чайная «Иван, сын»", "Сыроварня «Ирбит»"]


def test_a_city_before_a_comma_may_call_a_company_of_its_own():
    names = NameIndex()
    for key in ("Modny Ryad LLC", "Bishkek Shveitorg"):
        names.add(key, [key])
    assert [part.text for part in names.split("Bishkek, Modny Ryad")] == ["Bishkek", "Modny Ryad"]
    assert names.find("Tashkent, Modny Ryad").company == "Modny Ryad LLC"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Akhmetova, Bishkek", ["Akhmetova", "Bishkek"]),
        ("Akhmetova, Tashkent", ["Akhmetova, Tashkent"]),
    ],
)
def test_a_city_behind_a_comma_may_call_a_company_of_its_own(text, parts):
    names = NameIndex()
    for key in ("Akhmetova G.K.", "Bishkek Shveitorg"):
        names.add(key, [key])
    assert [part.text for part in names.split(text)] == parts


def test_a_name_with_an_and_in_its_brackets_is_not_split_there():
    names = NameIndex()
    names.add("A", ["Agnol Cadeiras"])
    assert [part.text for part in names.split("Agnol (cadeiras e mesas)")] == ["Agnol (cadeiras e mesas)"]


def test_a_name_of_another_city_and_a_slip_in_a_name_without_its_legal_form():
    names = NameIndex()
    for key in ("Baltic Honey", "Porto Leather Pvt. Ltd.", "Zenith Glass Ltd", "Zenith Glass GmbH"):
        names.add(key, [key])
    other, slip, two = names.near("Tashkent Honey GmbH"), names.near("Poto Leather"), names.near("Zenith Glas")
    assert other is None or not other.same
    assert slip is not None
    assert (slip.key, slip.same) == ("Porto Leather Pvt. Ltd.", True)
    assert two is None or not two.same or two.certainty < 0.9


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Haitang Foods Co.,L td.", ["haitang"]),
        ("Haitang Foods Co., tLd., Boyuan Foods Co., Ltd.", ["haitang", "boyuan"]),
        ("Haitang Foods Co., Lt", ["haitang"]),
        ("Haitang Foods Co., ABC", ["haitang", None]),
        ("Jade Co, tld", ["jade", None]),
        ("Haitang Foods Co., Jade", ["haitang", "jade"]),
    ],
)
def test_a_mistyped_legal_form_is_a_part_of_the_name_before_it(text, parts):
    names = NameIndex()
    for name in ("Haitang Foods Co., Ltd.", "Boyuan Foods Co., Ltd.", "Jade Co"):
        names.add(name.split()[0].lower(), [name])
    assert [part.company for part in names.split(text)] == parts


@pytest.mark.parametrize(
    ("aside", "found"),
    [("ID 7", True), ("№ 7", True), ("007", True), ("7", False), ("ID 8", False), ("no. 8", False)],
)
def test_zeros_before_an_id_may_be_left_out_behind_a_word_for_it(aside, found):
    names = NameIndex()
    names.add("007", ["007", "Altyn Trade"])
    names.add("8", ["8", "Ural Import"])
    part = names.find(f"Altyn Trad ({aside})")
    assert (part.company, part.certainty) == (("007", 0.97) if found else (None, 1.0))
    assert names.find(f"Altyn Trade ({aside})").company == (None if "8" in aside else "007")


@pytest.mark.parametrize("text", ["Jade Tea (ID 002); Spring Parts (ID 003)", "Jade Tea; Spring Parts Co., Ltd. (003)"])
def test_each_name_of_a_list_with_ids_in_brackets_counts(text):
    names = NameIndex()
    for key, name in (("002", "Jade Tea"), ("003", "Spring Parts Co., Ltd.")):
        names.add(key, [key, name])
    assert [part.company for part in names.split(text)] == ["002", "003"]


def test_both_names_of_a_company_one_behind_the_other_are_its_name():
    names = NameIndex()
    names.add("S1", ["S01", "重庆博驰食品", "Chongqing Bochi Food"])
    names.add("S2", ["S02", "重庆巴达铝业", "Chongqing Bada Aluminium"])
    for text in ("重庆博驰食品 Chongqing Bochi Food", "Chongqing Bochi Food 重庆博驰食品", "S01 重庆博驰食品"):
        assert names.find(text) == Part(text, "S1")
    assert names.find("重庆博驰食品 Chongqing Bada Aluminium").company is None
    cell = "重庆巴达铝业 Chongqing Bada Aluminium, 重庆博驰食品 Chongqing Bochi Food"
    assert [part.company for part in names.split(cell)] == ["S2", "S1"]


@pytest.mark.parametrize(
    ("word", "company"),
    [
        *((word, "Ордын Трейд") for word in ("Ордын", "Ордына", "Ордынами")),
        *((word, "") for word in ("Ордынский", "Ордынского", "ордын", "Орд", "Азиатский", "Азию", "Urals", "Uralan")),
        *(("Азия", "Азия"), ("Азиями", "Азия"), ("Байцзей", "Байцзе"), ("Байцзея", "Байцзе"), ("Алты", "Алтын Трейд")),
        ("Ural", "Ural Import"),
    ],
)
def test_a_russian_word_may_have_up_to_three_letters_more_than_the_name(word, company):
    names = NameIndex()
    for name in ("Ордын Трейд", "Азия", "Байцзе", "Алтын Трейд", "Ural Import"):
        names.add(name, [name])
    assert names.called(f"мы знаем {word}")[0] == [company] * bool(company)


@pytest.mark.parametrize(
    ("text", "company", "rest"),
    [
        ("с Хамар-Дабан", "Глэмпинг «Хамар-Дабан»", "с "),
        ("с «Хамар-Дабаном»", "Глэмпинг «Хамар-Дабан»", "с «»"),
        ("not Coca-Cola", "Bottlers of Coca-Cola", "not "),
    ],
)
def test_two_words_of_a_name_with_a_hyphen_call_its_company(text, company, rest):
    names = NameIndex()
    for name in ("Глэмпинг «Хамар-Дабан»", "Гостевой дом «Аршан»", "Bottlers of Coca-Cola"):
        names.add(name, [name])
    assert names.called(text) == ([company], rest)


SHOPS = (
    "Сеть «Чистый дом»",
    "«Аптеки Кузбасса»",
    "«Мыльная лавка Алтая»",
    "ООО «Магнолия-Опт»",
    "«Пихта и К»",
    "ИП Цой",
)


@pytest.mark.parametrize(
    ("text", "companies"),
    [
        ("познакомиться с «Аптеками Кузбасса» и с «Чистым домом»", [1, 0]),
        ("нужна «Мыльная лавка Алтая», потом «Пихта и К»", [2, 4]),
        ("свести с «Магнолией-Опт», с Мыльной лавкой Алтая и «Пихтой и К»", [3, 2, 4]),
        ("в чистом доме, в аптеках, дом и лавка", []),
        ("не ставить с ИП Цой", [5]),
    ],
)
def test_several_words_of_a_name_in_any_case_call_its_company(text, companies):
    names = NameIndex()
    for name in SHOPS:
        names.add(name, [name])
    found, rest = names.mentions(text)
    called = names.called(rest, found)[0]
    assert {*found, *called} == {SHOPS[n] for n in companies}


def test_two_companies_with_the_same_words_are_called_by_neither():
    names = NameIndex()
    for name in ("Сеть «Чистый дом»", "Прачечная «Чистый дом»", "«Аптеки Кузбасса»"):
        names.add(name, [name])
    assert names.called("встреча с «Чистым домом»")[0] == []


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("陈记陈皮（必见）", [("陈记陈皮", "必见")]),
        ("Гранитэк (обязательно), Кабельшик [не нужно]", [("Гранитэк", "обязательно"), ("Кабельшик", "не нужно")]),
        ("Zzz Co., Ltd. (must), Altyn Trade", [("Zzz Co., Ltd.", "must"), ("Altyn Trade", "")]),
        ("Jade Te: must meet", [("Jade Te", "must meet")]),
        ("Zzz (Almaty)", [("Zzz (Almaty)", "")]),
        ("Zzz (must)", [("Zzz", "must")]),
    ],
)
def test_the_level_behind_an_unknown_name_is_no_part_of_it(text, parts):
    names = NameIndex()
    names.add("altyn", ["Altyn Trade"])
    assert [(part.text, part.remark) for part in names.split(text)] == parts


def test_a_name_with_a_level_that_the_organizer_gave_a_meaning_keeps_the_level():
    names = NameIndex()
    names.add("jade", ["Fuling Jade Tea"])
    names.alias("Jade T. (must)", "jade")
    names.alias("Jade Leaves", "jade")
    found = [names.split(text)[0] for text in ("Jade T. (must)", "Jade Leaves (maybe)")]
    assert [(part.company, part.remark) for part in found] == [("jade", "must"), ("jade", "maybe")]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("1. Altyn 2. Jade", "Altyn|Jade"),
        ("۱- Altyn ۲- Jade", "Altyn|Jade"),
        ("①Altyn②Jade", "Altyn|Jade"),
        ("Line 2. Metals", "Line 2. Metals"),
        ("2. Altyn", "Altyn"),
        ("Jade; Line 2. Metals", "Jade|Line 2. Metals"),
        ("1) Plant 2, Jade (must)", "Plant 2|Jade"),
        ("Plant 2;", "Plant 2"),
        ("Plant, 2", "Plant, 2"),
    ],
)
def test_names_known_or_not_are_parted_at_delimiters_and_two_or_more_numbers(text, pieces):
    names = NameIndex()
    names.add("plant", ["Plant 2", "Plant, 2"])
    assert names.pieces(text) == pieces.split("|")


def test_a_name_that_is_known_or_given_as_a_whole_is_not_parted():
    names = NameIndex()
    names.add("jade", ["Jade; Tea", "(Jade)"])
    names.add("altyn", ["Altyn"])
    names.alias("Altyn; Ural", None)
    assert names.split("Jade; Tea") == (Part("Jade; Tea", "jade"),)
    assert names.split("Altyn; Ural") == (Part("Altyn; Ural", None),)
    assert names.find("(Jade)").company == "jade"
    assert names.find("(Tea)").company is None
    assert [part.company for part in names.split("Altyn; Tea")] == ["altyn", None]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("1. Altyn 2. Jade Tea", "Altyn|Jade Tea"),
        ("1. Altyn 2. Lotus", "Altyn|Lotus"),
        ("7. Altyn 9. Lotus", "Altyn|Lotus"),
        ("1. Osh 2. Lotus", "Osh|Lotus"),
        ("3. Osh 7. Lotus", "Osh 7. Lotus"),
        ("7. Altyn 9. Lotus 4. Osh", "Altyn 9. Lotus 4. Osh"),
        *(
            (text, "Altyn|Jade Tea|Osh")
            for text in (
                *("1、Altyn；2、Jade Tea；3、Osh", "1、Altyn、2、Jade Tea、3、Osh", "1, Altyn, 2, Jade Tea, 3, Osh"),
                *("1/Altyn; 2/Jade Tea; 3/Osh", "1-Altyn, 2-Jade Tea, 3-Osh", "1 Altyn; 2 Jade Tea; 3 Osh"),
                *("一、Altyn；二、Jade Tea；三、Osh", "1|Altyn|2|Jade Tea|3|Osh", "2-й Jade Tea, 1-й Altyn, 3-й Osh"),
            )
        ),
        ("2、Altyn；3、Jade Tea", "2|Altyn|3|Jade Tea"),
        ("1、3、5", "1|3|5"),
        ("1-A, 2-Jade", "1-A|2-Jade"),  # the first is a code
    ],
)
def test_numbers_in_a_line_part_names_if_half_are_known_or_they_count_up(text, parts):
    names = NameIndex()
    for name in ("Altyn", "Jade Tea", "1-A"):
        names.add(name, [name])
    assert [part.text for part in names.split(text)] == parts.split("|")


@pytest.mark.parametrize(
    ("text", "differing"),
    [
        ("Silk Way (Osh)", {"osh", "tashkent", "bukhara"}),
        ("Silk Way", {"tashkent", "bukhara"}),
        ("Silk Way (Tashkent)", set()),
        ("Silk Way (urgent)", {"tashkent", "bukhara"}),
        ("Osh Oils (new)", {"new"}),
        ("Osh Oils (given)", set()),
        ("Osh Oils", set()),
        ("Lotus (new)", set()),
    ],
)
def test_what_differs_between_the_brackets_of_a_name_and_of_known_ones(text, differing):
    names = NameIndex()
    for name in ("Silk Way (Tashkent)", "Silk Way (Bukhara)", "Osh Oils"):
        names.add(name, [name])
    names.alias("Osh Oils (given)", "Osh Oils")
    assert names.differing(text) == differing


def test_codes_in_letters_that_look_alike_are_the_same():
    names = NameIndex()
    names.add("one", ["Altyn Trade", "B05"])
    names.add("two", ["Ural Import", "C7"])
    assert [names.find(code).company for code in ("В05", "в05", "С7", "Ж05", "В06")] == [
        "one",
        "one",
        "two",
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("text", "found", "near"),
    [
        ("Oeko-Farben Tölz", "Öko-Farben Tölz UG", None),
        ("Moebel Kraemer", "Möbel Krämer", None),
        ("Mlekara Djordjevic", "Mlekara Đorđević", None),
        ("Loacker und Söhne", None, "Loacker & Söhne Zimmerei KG"),
    ],
)
def test_umlauts_in_two_letters_and_a_word_for_and_are_other_spellings_of_a_name(text, found, near):
    names = NameIndex()
    for key in ("Öko-Farben Tölz UG", "Möbel Krämer", "Mlekara Đorđević", "Loacker & Söhne Zimmerei KG"):
        names.add(key, [key])
    assert names.find(text).company == found
    near_one = names.near(text)
    assert found or (near_one is not None and near_one.key == near and near_one.certainty >= SURE)


@pytest.mark.parametrize("text", ["Комфорт плюс, Спецодежда", "Спецодежда, Комфорт-плюс", "Комфорт+; Спецодежда"])
def test_a_word_for_plus_at_the_end_of_a_name_is_its_sign(text):
    names = NameIndex()
    for key in ("Сеть магазинов «Комфорт+»", "ТОО «Спецодежда KZ»"):
        names.add(key, [key])
    parts = [names.near(part.text) for part in names.split(text)]
    assert {near.key for near in parts if near is not None} == {"Сеть магазинов «Комфорт+»", "ТОО «Спецодежда KZ»"}


@pytest.mark.parametrize("yes", ["yes – ", "Yes, ", "да, ", "tak – ", "ja, ", "evet, ", "是，", "はい、"])
def test_an_answer_before_the_names_is_no_name(yes):
    names = NameIndex()
    for name in ("Jade Tea", "Lotus Textile"):
        names.add(name, [name])
    assert [part.company for part in names.split(f"{yes}Jade Tea, Lotus Textile")] == ["Jade Tea", "Lotus Textile"]


@pytest.mark.parametrize("joined", ["i", "and", "и", "und", "ve", "y", "et"])
def test_the_word_between_a_short_name_and_another_belongs_to_neither(joined):
    names = NameIndex()
    for name in ("Uszczelki Gumex", "Jade Tea"):
        names.add(name, [name])
    assert [part.text for part in names.split(f"Gumex {joined} Jade Tea")] == ["Gumex", "Jade Tea"]
