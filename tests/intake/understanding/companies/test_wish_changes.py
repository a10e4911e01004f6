"""Remarks add wishes, give those of their row a level or a rank, and withdraw wishes and refusals."""

from __future__ import annotations

import pytest

from sco_scheduler.domain.event import Level, Role
from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.understanding.companies.built import Built, CompanyRecord, Wish, WishCount
from sco_scheduler.intake.understanding.companies.wish_changes import WishChanges
from sco_scheduler.intake.understanding.names.matching import NameIndex

FORM = [Cell("Answers", row, "B") for row in range(10)]
WANT, MUST, MAYBE, NO = Level.WANT, Level.MUST, Level.MAYBE, Level.NO


def changes(*wishes):
    """Companies A to D with these wishes, and what changes them."""
    built, names = Built(), NameIndex()
    for key in "ABCD":
        built.records[key] = CompanyRecord(key, {"company": (key, FORM[2])}, {Role.PURCHASER}, [FORM[2]])
        names.add(key, [key])
    built.wishes = list(wishes)
    return built, WishChanges(names, built)


def test_a_remark_gives_its_level_to_the_wish_of_its_row_and_is_a_wish_of_its_own_elsewhere():
    built, made = changes(Wish("A", "B", WANT, 2, FORM[3]), Wish("A", "C", WANT, 1, FORM[4]))
    made.take("A", {"B"}, MUST, FORM[3])
    made.take("A", {"C"}, NO, FORM[4])
    made.take("A", {"D"}, MAYBE, FORM[4], rank=3)
    assert [(w.target, w.level, w.rank) for w in built.wishes] == [
        ("B", MUST, 2),
        ("C", NO, None),
        ("D", MAYBE, 3),
    ]
    count = built.counts["Answers"]
    assert (count.wishes, count.askers) == (1, {"A"})


def test_what_remarks_refuse_is_known_at_once():
    built, made = changes(Wish("A", "B", WANT, None, FORM[3]), Wish("B", "A", NO, None, FORM[4]))
    assert (made.refused(["A"]), made.refused(["B", None])) == (set(), {"A"})
    made.take("A", {"B"}, NO, FORM[3])
    made.take("A", {"C"}, NO, FORM[5])
    assert made.refused(["A"]) == {"B", "C"}
    built.wishes = [wish for wish in built.wishes if wish.target != "B"]
    assert made.refused(["A"]) == {"C"}


def test_a_wish_is_withdrawn_and_gives_its_rank_if_it_is_alone():
    wishes = [Wish("A", name, WANT, rank, FORM[rank]) for rank, name in enumerate("BCD", start=1)]
    built, made = changes(*wishes, Wish("A", "B", NO, None, FORM[5]))
    built.counts["Answers"] = WishCount("Answers")
    assert [made.withdraw(built.records["A"], keys) for keys in ({"C"}, {"B", "D"}, {"C"})] == [2, None, None]
    assert [(w.target, w.level) for w in built.wishes] == [("B", NO)]
    assert built.counts["Answers"].dropped == 3


def row_of_format(target, level=WANT, rank=None, row=3):
    """A row of the sheet Requests by company A."""
    raw = {"from": ("A", FORM[row]), "to": (target, FORM[row]), "level": (level.value, FORM[row])}
    return Wish("A", target, level, rank, FORM[row], raw=raw | ({"rank": (rank, FORM[row])} if rank else {}))


def test_a_wish_that_is_said_elsewhere_is_no_further_one_but_a_must_is():
    built, made = changes(Wish("A", "B", MUST, None, FORM[3]), Wish("A", "C", WANT, 2, FORM[4]), row_of_format("D"))
    made.take("A", {"B", "C", "D", "unknown"}, WANT, FORM[6])
    assert len(built.wishes) == 3
    made.take("A", {"B", "C"}, MUST, FORM[6])
    assert [(w.target, w.level, w.cell.row) for w in built.wishes[3:]] == [("C", MUST, 6)]


@pytest.mark.parametrize(
    ("before", "level", "after"),
    [
        ((WANT, 2), WANT, (WANT, 1)),
        ((MUST, 2), WANT, (MUST, 1)),
        ((MAYBE, None), WANT, (WANT, 1)),
        ((WANT, None), MUST, (MUST, 1)),
    ],
)
@pytest.mark.parametrize("of_format", [False, True])
def test_a_place_in_the_order_is_given_to_known_wishes_and_musts_stay_such(before, level, after, of_format):
    wish = row_of_format("B", *before) if of_format else Wish("A", "B", *before, FORM[3])
    built, made = changes(wish)
    made.rank(built.records["A"], {"B"}, level, FORM[5], 1)
    (now,) = built.wishes
    assert ((now.level, now.rank), now.cell) == (after, FORM[3])
    if of_format:
        level_cell = FORM[3] if after[0] is before[0] else FORM[5]
        assert now.raw["level"] == (after[0].value, level_cell)
        assert (now.raw["rank"], now.raw["to"]) == ((1, FORM[5]), ("B", FORM[3]))


def test_a_place_in_the_order_of_a_company_without_a_wish_for_it_adds_one():
    built, made = changes()
    made.rank(built.records["A"], {"C", "B"}, WANT, FORM[5], 2)
    assert [(w.target, w.level, w.rank, w.cell) for w in built.wishes] == [
        ("B", WANT, 2, FORM[5]),
        ("C", WANT, 2, FORM[5]),
    ]


@pytest.mark.parametrize("of_format", [False, True])
def test_refusals_are_no_wishes_and_withdrawn_only_without_a_wish(of_format):
    refusal = row_of_format("B", NO) if of_format else Wish("A", "B", NO, None, FORM[3])
    built, made = changes(refusal, Wish("B", "A", WANT, None, FORM[4]))
    asker = built.records["A"]
    assert made.wishes_of(asker, {"B"}) == []
    assert made.refused(["A"]) == {"B"}
    assert made.withdraw(asker, {"B"}) is None
    assert [wish.asker for wish in built.wishes] == ["B"]
    assert made.refused(["A"]) == set()


def test_wishes_are_those_of_a_company_by_any_of_its_names():
    built, made = changes(Wish("a", "b", WANT, None, FORM[3]), Wish("?", "B", WANT, None, FORM[4]))
    assert made.wishes_of(built.records["A"], {"B", "C"}) == built.wishes[:1]
