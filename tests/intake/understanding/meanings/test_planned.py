"""What a plan says of the columns of its sheet."""

from __future__ import annotations

import pytest

from sco_scheduler.domain.event import Level, Role
from sco_scheduler.intake.understanding.cells.fields import NOTHING, Meaning
from sco_scheduler.intake.understanding.cells.questions import COMPANIES, PAIRS
from sco_scheduler.intake.understanding.meanings.planned import Plan, hold_wishes_alone, naming_columns
from tests.intake.understanding.sheets import listed


def planned(header: list[str], *rows: list[object], holds: str = COMPANIES, **fields: Meaning | str) -> Plan:
    """The plan of a list, with the meanings of columns by their letters."""
    region = listed("Guests", header, *rows)
    given = {ord(letter) - ord("a") + 1: meaning for letter, meaning in fields.items()}
    meanings = {n: Meaning(m, 1.0) if isinstance(m, str) else m for n, m in given.items()}
    return Plan(region, holds, {c.number: meanings.get(c.number, NOTHING) for c in region.columns})


def titles(columns: list[object]) -> list[str]:
    return [column.title for column in columns]


def test_companies_are_named_by_their_id_before_their_names():
    plan = planned(["名称", "Company", "ID"], ["玉茶", "Jade Tea", "S1"], a="local", b="company", c="id")
    assert titles(naming_columns(plan)) == ["ID", "Company", "名称"]
    assert plan.column("zone") is None
    assert plan.sheet == "Guests"


def test_choices_stand_in_their_order_before_other_wishes():
    header = ["Company", "Others", "Second", "First"]
    choices = {"c": Meaning("choice", 1.0, place=2), "d": Meaning("choice", 1.0, place=1)}
    plan = planned(header, ["Jade Tea", "Neva", "Volga", "Orda"], a="company", b="wishes", **choices)
    assert titles([column for column, _ in plan.wish_columns()]) == ["First", "Second", "Others"]


def test_who_attends_is_read_before_other_people():
    header = ["Company", "Registered by", "Qui participe", "Zone"]
    plan = planned(header, ["Jade Tea", "Ann Lee", "Bek Orazov", "A"], a="company", b="contact", c="contact", d="zone")
    assert titles(plan.attending_first) == ["Qui participe", "Company", "Registered by", "Zone"]


@pytest.mark.parametrize(
    ("values", "column"),
    [
        (["Jade Tea", "VIP", None, None], "B"),
        (["Jade Tea (VIP)", None, None, None], "A"),
        (["Jade Tea", None, "VIP", None], None),  # a column of something else
        (["Jade Tea", None, None, "VIP"], "D"),  # one without a title
        (["VIP Travel", None, None, None], None),
    ],
)
def test_a_row_says_that_its_company_is_a_vip_in_a_remark_or_beside_its_name(values, column):
    rows = [["Neva", "call", "12", "late"], ["Volga", "mail", "13", "ill"], values]
    plan = planned(["Company", "Notes", "Room", ""], *rows, a="company", b="notes")
    told = plan.told_vip(4)
    assert (told and (told[0], told[1].column, told[1].row)) == (("VIP", column, 4) if column else None)


def test_a_vip_of_a_pair_is_neither_of_its_companies():
    plan = planned(["From", "To", "Notes"], ["Neva", "Jade Tea", "VIP"], holds=PAIRS, a="from", b="to", c="notes")
    assert plan.told_vip(2) is None


def test_the_level_of_pairs_may_be_that_of_either_side():
    header = ["From", "To", "Level of buyer", "Level of seller"]
    levels = {c: Meaning("level", 1.0, Level.WANT, side=side) for c, side in zip("cd", Role, strict=True)}
    plan = planned(header, ["Neva", "Jade Tea", "must", "no"], holds=PAIRS, a="from", b="to", **levels)
    assert [plan.side_column("level", side).title for side in Role] == header[2:]
    assert plan.side_column("level") is None
    assert plan.side_column("rank", Role.PURCHASER) is None


@pytest.mark.parametrize(
    ("rows", "alone"), [((2, 3, 4), True), ((2, 3), False), ((2, 3, 4, 5), False), ((2, 3, 4, 6), False), ((), False)]
)
def test_several_rows_with_nothing_of_their_company_hold_wishes_alone(rows, alone):
    header = ["Company", "Partner", "Level", "Rank", "Notes", "Country", "Shoes"]
    wishes = [[None, name, "must", n, "soon", None, None] for n, name in enumerate(("Neva", "Volga", "Orda"), 1)]
    given = {"b": "wishes", "c": "level", "d": "rank", "e": "notes", "f": "country"}
    more = [[None, "Tulpar", "no", 4, "x", "KZ", None], [None, "Gobi", "no", 5, "x", None, "43"]]
    plan = planned(header, *wishes, *more, a="company", **given)
    meanings = {number: meaning for number, meaning in plan.meanings.items() if number != 7}
    assert hold_wishes_alone(plan.region.columns, meanings, rows) is alone
