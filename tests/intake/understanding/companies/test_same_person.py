"""Tests of whether two names are of one person."""

import pytest

from sco_scheduler.intake.understanding.companies.same_person import is_one_person


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Игорь Пастухов", "Пастухов Игорь", True),
        ("И. Пастухов", "Пастухов Игорь Петрович", True),
        ("Пастухов И.П.", "Игорь Пастухов", True),
        ("Mr. Ann Lee", "Lee, Ann", True),
        ("王敏", "王敏", True),
        ("Ann Lee", "Bob Lee", False),
        ("A. Lee", "B. Lee", False),
        ("Lee", "Ann Lee", False),
        ("A. L.", "Ann Lee", False),
        ("", "Ann Lee", False),
    ],
)
def test_is_one_person(one, other, same):
    assert is_one_person(one, other) is is_one_person(other, one) is same
