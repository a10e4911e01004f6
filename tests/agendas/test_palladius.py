"""Chinese names as Russian writes them are read as pinyin."""

import pytest

from sco_scheduler.agendas.palladius import pinyin_of


@pytest.mark.parametrize(
    ("cyrillic", "pinyin"),
    [
        ("Чунцин", "chongqing"),
        ("нинаньч", "ningan"),
        ("Вэйе", "weiye"),
        ("Чжан", "zhang"),
        ("Чжань", "zhan"),
        ("цзюнь", "jun"),
        ("цзунь", "zun"),
        ("цзы", "zi"),
        ("цзи", "ji"),
        ("сы", "si"),
        ("Сюй", "xu"),
        ("су", "su"),
        ("Цао", "cao"),
        ("Цяо", "qiao"),
        ("жуй", "rui"),
        ("го", "guo"),
        ("фо", "fo"),
        ("хуэй", "hui"),
        ("хунь", "hun"),
        ("хун", "hong"),
        ("шо", "shuo"),
        ("чи", "chi"),
        ("Юйхуа", "yuhua"),
        ("Сиань", "xian"),
        ("эр", "er"),
        ("жэньминь", "renmin"),
        ("люй", "lu"),
        # Half of the next syllable, while the name is typed.
        ("чунц", "chong"),
        ("Чунцинч", "chongqing"),
    ],
)
def test_a_name_in_cyrillic_is_read(cyrillic, pinyin):
    assert pinyin_of(cyrillic) == pinyin


@pytest.mark.parametrize("word", ["", "Алматы", "Chongqing", "重庆", "12", "ъ", "Навруз"])
def test_what_is_no_chinese_name_is_not(word):
    assert pinyin_of(word) == ""


def test_a_long_word_that_may_be_split_in_many_ways_takes_no_time():
    # Split anew at each place it would take longer than anybody waits.
    assert pinyin_of("хуан" * 60 + "q") == ""
    assert pinyin_of("хуан" * 60) == "huang" * 60


def test_all_syllables_of_pinyin_can_be_written():
    from sco_scheduler.agendas import palladius

    written = set(palladius._syllables().values())
    common = (
        "a ai ba bing chuang cui dong er fang gu huan jia jiong kuo liang lue miu nü qiong ran rong suan tui wo xue"
    )
    assert {word.replace("ü", "u") for word in common.split()} <= written
