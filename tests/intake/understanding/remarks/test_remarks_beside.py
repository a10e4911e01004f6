"""What a remark adds to the other cells of its row: languages, limits, hours, who says it, and reasons."""

from __future__ import annotations

from copy import copy
from dataclasses import replace
from datetime import date, datetime

import pytest

from sco_scheduler.domain.event import Role
from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.understanding.companies.built import CompanyRecord
from sco_scheduler.intake.understanding.names.matching import NameIndex
from sco_scheduler.intake.understanding.remarks.remarks_beside import (
    CLEAR,
    TextPlace,
    absence_left,
    changes_known_hours,
    days_stayed,
    differs_in_limit,
    is_of_askers,
    is_plain,
    is_reason,
    only_cites,
    only_names,
    refers_to,
    says_always_there,
    says_it_leaves,
    speaks_as_said,
    teller,
)
from tests.intake.understanding.meanings.test_planned import planned

CELL = Cell("Buyers", 2, "C")
NOBODY = TextPlace(CELL, None)


def place(people=(), person="", **values):
    """The place of a remark of a company with some values, in the row of one of its people."""
    of = [{"delegate": (name, CELL)} | ({"not_available": (away, CELL)} if away else {}) for name, away in people]
    record = CompanyRecord("Orda", {k: (v, CELL) for k, v in values.items()}, {Role.PURCHASER}, [CELL], of)
    return TextPlace(CELL, (record, "Orda"), frozenset({"Orda"}), person=frozenset(person.casefold().split()))


@pytest.mark.parametrize(
    ("known", "text", "sure"),
    [
        (None, "speaks Russian", CLEAR),
        (None, "we speak Russian and French", CLEAR),
        ("ru", "speaks Russian", 0.0),
        ("zh", "speaks Russian", 0.5),
        (None, "stand 5", None),
    ],
)
def test_languages_are_new_if_no_other_cell_has_them(known, text, sure):
    assert speaks_as_said(place(**({"languages": known} if known else {})), text) == sure
    assert speaks_as_said(NOBODY, text) is None


@pytest.mark.parametrize(
    ("known", "text", "differs"),
    [
        (5, "at most 6 meetings", True),
        ("5", "at most 5 meetings", False),
        (None, "at most 5 meetings", False),
        (5, "stand 6", False),
    ],
)
def test_a_limit_differs_from_one_that_is_known(known, text, differs):
    assert differs_in_limit(place(**({"maximum": known} if known else {})), text) is differs
    assert not differs_in_limit(NOBODY, text)


def test_the_known_absence_is_that_of_the_person_of_the_row_if_she_is_one_of_several():
    people = [("Ann Lee", "9:00-10:00"), ("Bo Wu", "")]
    assert place(people, "Ann Lee", not_available="12 June").away == "9:00-10:00"
    assert place(people, "Bo Wu", not_available="12 June").away == "12 June"
    assert place(people[:1], "Ann Lee", not_available="12 June").away == "12 June"
    assert place(people).away == NOBODY.away == ""


@pytest.mark.parametrize(
    ("text", "always", "changes"),
    [
        ("there on both days after all", True, False),
        ("there all the time", True, False),
        ("absence changed to 15:00-16:00", False, True),
        ("thank you", False, False),
    ],
)
def test_a_remark_on_hours_is_about_those_that_another_cell_gives(text, always, changes):
    away = place(not_available="12 June")
    assert (says_always_there(away, text), changes_known_hours(away, text)) == (always, changes)
    assert not says_always_there(place(), text)
    assert not changes_known_hours(place(), text)


@pytest.mark.parametrize(
    ("text", "pair", "others", "told_by"),
    [
        ("Jade Tea: we refuse", True, {"Jade Tea"}, "Jade Tea"),
        ("Jade Tea：我们拒绝", True, {"Jade Tea"}, "Jade Tea"),
        ("Jade Tee: we refuse", True, {"Jade Tea"}, "Jade Tea"),
        ("Orda: we refuse", True, {"Jade Tea"}, None),
        ("Jade Tea refuses", True, {"Jade Tea"}, None),
        ("Jade Tea: we refuse", False, {"Jade Tea"}, None),
        ("Jade Tea: we refuse", True, set(), None),
        (": we refuse", True, {"Jade Tea"}, None),
    ],
)
def test_the_other_company_of_a_pair_says_what_stands_behind_its_name(text, pair, others, told_by):
    names = NameIndex()
    for name in ("Jade Tea", "Orda"):
        names.add(name, [name])
    assert teller(names, TextPlace(CELL, None, about=frozenset({"Jade Tea"}), pair=pair), text, others) == told_by


@pytest.mark.parametrize(
    ("text", "only"),
    [("meets Jade Tea", True), ("meets Jade", False), ("Jade Tea?", False), ("Takes Jade Tea off the list", False)],
)
def test_a_text_only_names_companies_in_full_in_the_row_of_one(text, only):
    assert only_names(place(), text, ["Jade Tea"]) is only
    assert not only_names(NOBODY, text, ["Jade Tea"])


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("Remark on item 1", 1),
        ("Choice 2: why?", 2),
        ("Пояснение к пункту 3", 3),
        ("第1志愿说明", 1),
        ("Remark on item 1 (choice 1)", 1),
        ("Remark on choice 1 and choice 2", None),
        ("Remark", None),
        ("Choice 123", None),
    ],
)
def test_the_choice_that_a_column_of_remarks_refers_to(title, number):
    assert refers_to(title) == number


@pytest.mark.parametrize(
    ("text", "refused", "reason"),
    [
        ("Direct competitor", {"Jade Tea"}, True),
        ("Direct competitor", set(), False),
        ("Direct competitor, must not meet, at most 5 meetings", {"Jade Tea"}, False),
        ("thank you", {"Jade Tea"}, False),
    ],
)
def test_a_remark_is_the_reason_of_a_refusal_in_another_cell(text, refused, reason):
    assert is_reason(text, refused) is reason


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        *((text, True) for text in ("Altyn must come", "обязательно встреча с Altyn Trade", "请务必安排 Altyn Trade")),
        *((text, True) for text in ("no meeting with Altyn Trade", "не встречаться с Altyn", "at most 5 meetings")),
        *((text, False) for text in ("Altyn Trade is in hall 2", "Altyn Trade уже приехала", "Altyn Trade 已到")),
        *((text, False) for text in ("somebody must come", "Altyn Trade: would like to meet")),
    ],
)
def test_a_text_is_plain_that_has_a_limit_or_demands_or_refuses_a_meeting_with_a_company(text, plain):
    names = NameIndex()
    names.add("Altyn Trade LLP", ["Altyn Trade LLP"])
    assert is_plain(names, text) is plain


DAYS = date(2026, 3, 18), date(2026, 3, 19)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "there on the 19th after all",
            "jednak zostają też 19.03 do końca, zmienili prom",
            "am 19.03. nun doch dabei",
        ),
        *("все-таки будут и 19 марта", "19日也来", "finalement présents le 19 mars aussi", "19.03 są obecni"),
    ],
)
@pytest.mark.parametrize(
    ("away", "left"),
    [
        ("19.03", "never"),
        ("2026-03-18; 2026-03-19", "2026-03-18"),
        ("2026-03-18 -noon; 2026-03-19", "2026-03-18 -noon"),
        ("there only on 2026-03-18", "never"),
        ("2026-03-18", None),
        ("", None),
    ],
)
def test_who_is_there_after_all_on_a_day_is_away_on_the_others(text, away, left):
    assert days_stayed(text, DAYS) == {"2026-03-19"}
    assert absence_left(replace(place(**({"not_available": away} if away else {})), days=DAYS), text) == left


@pytest.mark.parametrize(
    "text",
    [
        *("19.03 nie będą obecni", "not there on the 19th", "on 19.03 only from 12:00", "invoice of 19.03 sent"),
        *("Flight lands late on the 19th", "19th FN bank work", "19日上午在路上，中午到", "приедем 19-го утром"),
        *("reaching on the 19th in the morning", "19日下午14:00起公司有视频会，之前还可以安排"),
    ],
)
def test_other_remarks_on_a_day_leave_its_absence(text):
    assert absence_left(replace(place(not_available="2026-03-19"), days=DAYS), text) is None


ANSWERS = planned(
    ["Submitted", "Company", "Presence"],
    [datetime(2026, 3, 14, 10, 15), "Neva", "yes"],
    [datetime(2026, 3, 15, 9, 0), "Volga", "no"],
    [datetime(2026, 3, 16, 11, 30), "Neva", "again"],
    b="company",
    c="available",
)
EVENT = (date(2026, 3, 14), date(2026, 3, 15))


@pytest.mark.parametrize(
    ("text", "cites"),
    [
        *(("as on 14.3.", True), ("see 14.3.2026", True), ("see 14.3.26", True), ("see the 14", True)),
        *(
            ("instead of 14.3.", True),
            ("replaces 14", True),
            ("replaces 10:14", False),
            ("instead of the earlier one", True),
        ),
        *(("on 15.3.", False), ("14.3. and 15.3.", False), ("see 14.4.", False), ("see 14.3.2025", False)),
        *(("see 14.3., not there", False), ("from 14:00", False), ("14.3. until noon", False), ("as before", False)),
    ],
)
def test_a_text_in_place_of_an_earlier_answer_cites_when_that_was_given(text, cites):
    column = ANSWERS.region.columns[2]
    assert only_cites(ANSWERS, column, text, [2]) is cites
    assert only_cites(ANSWERS, column, text, [3, 2]) is (cites or text == "on 15.3.")
    assert only_cites(ANSWERS, column, text, []) is only_cites(None, column, text, [2]) is False
    assert only_cites(ANSWERS, None, text, [2]) is False


@pytest.mark.parametrize(("text", "cites"), [("as on 14.3.", False), ("instead of 14.3.", True), ("see the 14", False)])
def test_a_day_of_the_event_alone_is_not_when_an_answer_was_given(text, cites):
    column = copy(ANSWERS.region.columns[2])
    column.days = EVENT
    assert only_cites(ANSWERS, column, text, [2]) is cites


@pytest.mark.parametrize(
    ("text", "listed", "with_days", "pair"),
    [
        ("not coming", CLEAR, CLEAR, CLEAR),
        ("cancelled on 1.9.", CLEAR, CLEAR, CLEAR),
        ("not coming on 12 June", 0.6, 0.0, 0.6),
        ("not coming on 12.6.", 0.6, 0.0, 0.6),
        ("not coming to the forum on 12 June", 0.6, 0.0, 0.6),
        ("not coming to the forum", CLEAR, CLEAR, 0.6),
        ("not coming to the event, see mail of 3.5.", 0.6, CLEAR, 0.6),
        ("leaves at 15:00", 0.0, 0.0, 0.0),
    ],
)
def test_who_does_not_come_is_told_by_the_place_of_a_text_and_the_days_that_it_names(text, listed, with_days, pair):
    days = (date(2026, 6, 12), date(2026, 6, 13))
    at = place()
    assert says_it_leaves(at, text) == says_it_leaves(replace(at, answers=True), text) == 0.0
    assert says_it_leaves(replace(at, listed=True), text) == listed
    assert says_it_leaves(replace(at, listed=True, days=days), text) == with_days
    assert says_it_leaves(replace(at, pair=True), text) == pair
    in_answers = says_it_leaves(replace(at, listed=True, answers=True, days=days), text)
    assert in_answers == min(says_it_leaves(replace(at, listed=True, answers=True), text), 0.6 if with_days else 0.0)


@pytest.mark.parametrize(
    ("texts", "of_askers"),
    [
        (["x", "x", "y"], True),
        (["x", "x", None], True),
        (["x", "z", "y"], False),
        (["x", None, "y"], False),
        ([None, None, "y"], False),  # nothing is said again
    ],
)
def test_a_column_is_about_those_who_ask_if_all_their_rows_have_the_same_text(texts, of_askers):
    pairs = [["Neva", "Jade"], ["NEVA", "River"], ["Orda", "Jade"]]
    rows = [[*pair, text, "1"] for pair, text in zip(pairs, texts, strict=True)]
    plan = planned(["From", "To", "Zyx", "Rank"], *rows, holds="pairs", a="from", b="to", d="rank")
    assert is_of_askers(plan, plan.region.columns[2]) is of_askers
    plan = planned(["From", "To", "Zyx", "Rank"], *rows, holds="pairs", b="to", d="rank")
    assert not is_of_askers(plan, plan.region.columns[2])
