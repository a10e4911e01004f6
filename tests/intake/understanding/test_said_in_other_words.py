"""Limits, hours, refusals and musts in words other than the usual ones are read."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.understanding.wording.places import choice_number
from sco_scheduler.intake.understanding.wording.polarity import polarity_of
from sco_scheduler.intake.understanding.wording.words import level_of
from sco_scheduler.intake.values.limits import read_limit, says_limit, says_no_limit
from sco_scheduler.intake.values.presence import absence_in_figures, always_there
from tests.intake.books import read
from tests.intake.understanding.cells.test_marks import BUYERS, SELLERS, WANTED, levels, pairs_sheet, sheets


@pytest.mark.parametrize(
    "text", ["no limit", "as many as possible", "без ограничений", "сколько получится", "越多越好"]
)
def test_no_limit_is_no_limit(tmp_path, text):
    assert says_no_limit(text)
    book = sheets("")
    book["Buyers"] = [
        [*row, most] for row, most in zip(book["Buyers"], ["Max meetings", text, 4, "max 5"], strict=True)
    ]
    event = read(tmp_path, book).event
    assert event is not None
    assert [c.purchaser.maximum for c in event.companies if c.purchaser is not None] == [None, 4, 5]


@pytest.mark.parametrize("text", ["always available", "We will be there all day", "Будем всё время", "全程在场"])
def test_who_is_always_there_is_never_away(text):
    assert always_there(text)
    assert not always_there("after 16:00")


@pytest.mark.parametrize(("title", "place"), [("1-я желаемая встреча (самая важная)", 1), ("2nd preferred company", 2)])
def test_an_adjective_stands_between_the_number_and_the_choice(title, place):
    assert choice_number(title) == place


@pytest.mark.parametrize(
    "title", ["不再对接（已合作）", "有没有不方便见面的公司", "Not with", "Не с", "С кем встречаться не планируете"]
)
def test_a_title_that_denies_is_of_refusals(title):
    assert polarity_of(title).value == "no"


def test_the_second_half_of_a_range_is_that_of_the_first(tmp_path):
    book = sheets("")
    book["Buyers"] = [
        [*row, away] for row, away in zip(book["Buyers"], ["不方便的时间", "下午2点到3点", "都方便", ""], strict=True)
    ]
    event = read(tmp_path, book).event
    assert event is not None
    absences = [[(a.start.hour, a.end.hour) for a in c.delegates[0].absences] for c in event.companies if c.purchaser]
    assert absences == [[(14, 15)], [], []]


def test_who_is_asked_about_all_wants_those_that_are_answered(tmp_path):
    forms = {
        buyer: [
            ["Company name", buyer],
            ["Country", "Kazakhstan"],
            ["Contact", "Olga"],
            [],
            ["No.", "Supplier", "Your answer"],
            *(
                [n, s, "must" if s == wanted[0] else "yes" if s in wanted else None]
                for n, s in enumerate(SELLERS, start=1)
            ),
        ]
        for buyer, wanted in WANTED.items()
    }
    event = read(tmp_path, forms, sure=0.0).event
    assert event is not None
    assert len(event.requests) == 6
    assert sorted({r.level.value for r in event.requests}) == ["must", "want"]


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("11点以后才来", "-11:00"),
        ("只有上午有空", "noon-"),
        ("下午四点去机场", "16:00-"),
        ("can only do mornings", "noon-"),
    ],
)
def test_other_words_for_hours_are_read(text, away):
    assert absence_in_figures(text) == away


def test_a_refusal_by_a_short_name_and_an_absence_stand_in_one_remark(tmp_path):
    buyers = [
        ["采购商", "想见谁", "备注"],
        ["越南红河建材公司", "汕头乐玩科技有限公司", "不与铁木见面；上午不在"],
        ["智利安第斯果品公司", "金华铁木工具有限公司", None],
    ]
    sellers = [["企业全称"], ["汕头乐玩科技有限公司"], ["金华铁木工具有限公司"]]
    book = {"采购商": buyers, "供应商": sellers}
    assert {(q.kind, q.guess) for q in read(tmp_path, book).questions} <= {
        ("cell", "refusals"),
        ("cell", "Not available"),
    }
    intake = read(tmp_path, book, sure=0.0)
    assert levels(intake) == [("越南红河建材公司", "金华铁木工具有限公司", "no")]
    assert intake.event is not None
    assert sum(bool(d.absences) for c in intake.event.companies for d in c.delegates) == 1


def test_codes_with_nothing_but_blanks_between_them_are_several(tmp_path):
    sellers = [["Code", "Company"], *([f"X0{n}", name] for n, name in enumerate(SELLERS))]
    buyers = [["Company", "Wants to meet"], ["Altyn Trade", "X00 X02"], ["Orda Foods", "X01 X02 X00"]]
    event = read(tmp_path, {"Buyers": buyers, "Suppliers": sellers}).event
    assert event is not None
    assert len(event.requests) == 5


@pytest.mark.parametrize(
    ("text", "most"),
    [
        *(("no more than three meetings", 3), ("两场就够了", 2), ("не больше трёх встреч", 3), ("最多安排3场", 3)),
        *(("Please not more than 5 meetings", 5), ("пожалуйста, не более 5 встреч", 5), ("请不要超过5场", 5)),
    ],
)
def test_limits_in_words_are_read(text, most):
    assert read_limit(text, "maximum") == most
    assert says_limit(text)


def test_words_of_a_column_with_any_title_beside_pairs_are_asked_for(tmp_path):
    words = ["How eager", "eager", "essential", "eager", "eager", "please not", "eager"]
    rows = [[*row, word] for row, word in zip(pairs_sheet(), words, strict=True)]
    questions = read(tmp_path, {"Wishes": rows}).questions
    assert ("column", "How eager", "Level") in [(q.kind, q.path[-1], q.guess) for q in questions]


def test_an_entry_that_tried_the_form_is_no_company(tmp_path):
    book = sheets("")
    book["Buyers"].insert(1, ["TEST please ignore", "Jade Tea"])
    event = read(tmp_path, {"Guests": book["Buyers"], "Suppliers": book["Suppliers"]}, sure=0.0).event
    assert event is not None
    assert {c.name for c in event.companies if c.purchaser is not None} == set(BUYERS)


def test_hours_in_the_notes_of_a_sheet_of_the_format_stop(tmp_path):
    book = sheets("")
    book["Buyers"] = [
        [*row, note] for row, note in zip(book["Buyers"], ["Notes", "с 9 до 10 у них премьера", "", ""], strict=True)
    ]
    assert [(q.kind, q.guess) for q in read(tmp_path, book).questions] == [("cell", "Not available")]
    event = read(tmp_path, book, sure=0.0).event
    assert event is not None
    assert sum(bool(d.absences) for c in event.companies for d in c.delegates) == 1


def test_what_is_a_must_by_two_denials_is_a_must():
    assert level_of("非见不可") == ("must", 0.92)
    assert polarity_of("Doesn't want").value == "no"
