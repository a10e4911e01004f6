"""The form in which IDs and names are compared."""

import pytest

from sco_scheduler.domain.names import fold, fold_alike, fold_name, trim


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ACME Trading", "acme trading"),
        ("Ｐ００１", "p001"),
        ("\ufeff Foton\u200b ", "foton"),
        ("Straße", "STRASSE"),
        ("É" * 300, "é" * 300),
    ],
)
def test_what_is_one_name(one, other):
    assert fold(one) == fold(other)


def test_names_of_other_letters_are_others():
    assert fold("Р001") != fold("P001"), "the first letter is Cyrillic"
    assert fold_alike("Р001") == fold_alike("P001")
    assert fold("Foton") != fold("Foton 2")


def test_a_turkish_name_equals_itself_in_capitals():
    assert fold_name("IŞIK İPLİK") == fold_name("Işık İplik") == fold_name("IŞIK İPLİK".lower())
    assert fold_name("Işık") != fold_name("Isik"), "other letters stay others"


def test_what_is_trimmed_is_at_the_ends():
    assert trim(" \u200b\t王 芳\u2060\n") == "王 芳"
