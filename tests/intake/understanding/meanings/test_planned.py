"""What a plan says of the columns of its sheet."""

from __future__ import annotations

import pytest

from sco_scheduler.domain.event import Level, Role
from sco_scheduler.intake.understanding.cells.fields import NOTHING, Meaning
from sco_scheduler.intake.understanding.cells.questions import COMPANIES, PAIRS
from sco_scheduler.intake.understanding.meanings.planned import Plan, naming_columns
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
