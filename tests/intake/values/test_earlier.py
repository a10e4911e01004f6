"""What a text says was said before does not count beside what it says now."""

import pytest

from sco_scheduler.intake.values.earlier import without_earlier


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("之前说不见，现在改主意了，要见", "现在改主意了, 要见"),
        ("原先写的“不见”，请改为“可以见”", "请改为“可以见”"),
        ("сначала ставили «обязательно», теперь просто желательно", "теперь просто желательно"),
        ("Раньше писали, что встречаться не хотим. Вопрос закрыт", "Вопрос закрыт"),
        ("was no, now yes please", "now yes please"),
        ("first we said no - changed our mind", "changed our mind"),
    ],
)
def test_clauses_of_before_are_left_out(text, left):
    assert without_earlier(text) == left


@pytest.mark.parametrize(
    "text",
    [
        *("之前合作过，不见", "раньше 11 не можем, потом можно", "It was nice last year, must meet", "first, Jade Tea"),
        *("before 11 we are not there, sorry", "was only mornings", ""),
    ],
)
def test_other_texts_are_kept(text):
    assert without_earlier(text) == text
