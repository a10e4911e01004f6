"""Countries as registrants write them."""

import pytest

from sco_scheduler.output.texts.words import country_name, territory


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Kazakhstan", "KZ"),
        ("哈萨克斯坦", "KZ"),
        (" казахстан ", "KZ"),
        ("РФ", "RU"),
        ("PRC", "CN"),
        ("中国大陆", "CN"),
        ("U.S.A.", "US"),
        ("UK", "GB"),
        ("Корея", "KR"),
        ("Kyrgyz Republic", "KG"),
        ("Киргизия", "KG"),
        ("kz", "KZ"),
        ("Atlantis", None),
        ("", None),
    ],
)
def test_a_country_is_known_by_its_names(text, code):
    assert territory(text) == code


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("РФ", ["Russia", "俄罗斯", "Россия"]),
        ("Kyrgyzstan", ["Kyrgyzstan", "吉尔吉斯斯坦", "Кыргызстан"]),
        ("Atlantis ", ["Atlantis"] * 3),
        ("中国台湾", ["中国台湾"] * 3),
        ("Hong Kong", ["Hong Kong"] * 3),
    ],
)
def test_a_country_is_named_in_the_language_of_the_page(text, names):
    assert [country_name(text, lang) for lang in ("en", "zh", "ru")] == names
