"""Remarks that announce a company as new, with its name and its side."""

import pytest

from sco_scheduler.domain.event import Role
from sco_scheduler.intake.understanding.wording.announced import (
    announced_in,
    coded_newcomer,
    comes_too,
    side_announced,
)

B, S = Role.PURCHASER, Role.SUPPLIER


@pytest.mark.parametrize(
    ("text", "name", "side"),
    [
        ("NEW buyer: Silverhof Hotels, wants to see Jade Tea", "Silverhof Hotels", B),
        ("New: Silverhof Hotels (buyer) wants Jade Tea", "Silverhof Hotels", B),
        ("New buyer Silverhof Hotels wants to meet Jade Tea", "Silverhof Hotels", B),
        ("– NEU: Hotelkette Silberhof (Einkäufer), Hr. Falk, möchte Weber sehen", "Hotelkette Silberhof", B),
        ("Neuer Aussteller: Müller GmbH – will Breitner treffen", "Müller GmbH", S),
        ("Новый покупатель: ТОО «Алтын», хочет встретиться с Jade Tea", "ТОО «Алтын»", B),
        ("Добавить поставщика ООО «Ромашка», хочет встретиться с Алтын", "ООО «Ромашка»", S),
        ("新增采购商：重庆银河酒店，希望见Jade Tea", "重庆银河酒店", B),
        ("新增：重庆银河酒店（采购商），希望见Jade Tea", "重庆银河酒店", B),
        ("New: Silverhof Hotels, wants to see Jade Tea", "Silverhof Hotels", None),
        ("Nouveau fournisseur : Maison de la Truffe, souhaite voir Altyn", "Maison de la Truffe", S),
    ],
)
def test_a_new_company_is_named_with_its_side(text, name, side):
    assert announced_in(text) == (name, side, "")


@pytest.mark.parametrize(
    "text",
    [
        *("New building is behind the hotel", "New: please bring cards", "new wish: Jade Tea"),
        *("Added 3 Aug: badge list", "Новый корпус: вход с улицы", "Добавить: встречу с Ромашкой"),
        *("Add Jade Tea for Altyn Trade", "New: buyers", "", "Silverhof Hotels (buyer)"),
    ],
)
def test_other_remarks_announce_nobody(text):
    assert announced_in(text) is None


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("New buyer. Wants to see Weber", B),
        ("新增供应商。希望约见海润餐饮。当天11:00以后才能到", S),
        ("Новый заказчик: ООО «Взгляд» (Ижевск). Обязательно П08", B),
        ("خریدار جدید. اولویت‌ها: ۱. Pars Bearing*", B),
        ("New stand, wants to see the buyer Weber", None),
        ("Wants to see the new buyer", None),
        ("Новый поставщик и новый покупатель", None),
    ],
)
def test_the_first_clause_says_of_which_side_a_newcomer_is(text, side):
    assert side_announced(text) is side


def test_a_newcomer_is_announced_with_its_code_in_a_text_about_another():
    text = "Сняты с участия. Их стенд занимает новый поставщик П14 – ООО «Хирургические нити» (Казань)"
    assert coded_newcomer(text) == ("ООО «Хирургические нити»", S, "П14")
    assert coded_newcomer("Их стенд занимает П14 – ООО «Хирургические нити»") is None


@pytest.mark.parametrize(
    ("text", "comes"),
    [
        ("Dragon Motors phoned, wants to come too", True),
        ("Late registration: Gobi Cashmere", True),
        ("Драгон Моторс звонили, тоже хотят прийти", True),
        ("龙马公司来电，也想参加", True),
        ("Gobi möchte auch teilnehmen", True),
        ("If you want to join the dinner, tick here", False),
        ("Companies come from six countries", False),
        ("以下为电话补报名：", False),
        ("Green = late registration", False),
        ("Please send changes to Anna", False),
    ],
)
def test_lines_that_say_that_somebody_comes_too(text, comes):
    assert comes_too(text) is comes
