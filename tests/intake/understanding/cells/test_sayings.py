"""What a text says of meetings by its own words, whoever it names."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.understanding.cells.sayings import (
    apart,
    level_beside,
    of_all_meetings,
    refused_in,
    says_more,
    segments,
    speaks,
)


@pytest.mark.parametrize(
    "text",
    [
        "cannot come on day 2",
        "leaving at 16:00",
        "busy in the morning",
        "out in the afternoon",
        "只参加第一天",
        "只来13号",
        "arrives on Friday",
        "only until noon",
        "не сможем утром",
        "до 15 не будет",
        "下午有会",
        "please not our competitor",
        "не ставить встреч с конкурентами",
        "просим не назначать",
        "请勿安排",
        "we want to meet Altyn",
        "must see them",
        "хотим встретиться",
        "希望对接",
        "5 talks",
        "at most 4 meetings",
        "встреч: 4",
        "最多3场",
        "cancelled",
        "we will be late",
        "brings a driver; leaves at 15:00",
        "Hall 3 (busy 9-10)",
        "max 4 per day",
        "max 2/day",
        "Не больше 4 в день",
        "we meet no more than with two companies",
        "每天最多只想安排三家",
    ],
)
def test_a_text_that_says_when_whom_or_how_often_speaks(text):
    assert speaks(text)


@pytest.mark.parametrize(
    "text", ["likes tea", "x", "", "on day 2", "interested in tea", "early flight", "Hall 3", "в 12"]
)
def test_half_a_sentence_and_what_is_about_something_else_does_not(text):
    assert not speaks(text)


@pytest.mark.parametrize(
    ("text", "all_of_them"),
    [
        ("no meetings before 10:00", True),
        ("at most 4 meetings", True),
        ("tea; at most 4 meetings", True),
        ("встречи не ставить до 10:00", True),
        ("please, no meetings", False),
        ("not before 10:00", False),
        ("at most 4", False),
        ("meeting room 3", False),
        ("M = no meetings before 10:00", False),
    ],
)
def test_a_limit_of_meetings_in_general_names_no_company(text, all_of_them):
    assert of_all_meetings(text) is all_of_them


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("must", "must"),
        ("(key)", "must"),
        ("top", "must"),
        ("nice to have (must)", "must"),
        ("must see them", "must"),
        ("please avoid", "no"),
        ("not with", "no"),
        ("whoever, please do not meet", "no"),
        ("не ставить", "no"),
        ("не сможем утром", "no"),
        ("we hope to meet", "want"),
        ("хотим встретиться", "want"),
        ("interested in tea", "want"),
        ("likes tea", None),
        ("and", None),
        ("-", None),
        ("brings a driver", None),
        ("bilan uchrashuv qo'ymang iltimos", "no"),
        ("-мен кездесу белгілемеңіз", "no"),
        ("neplánujte schůzku s", "no"),
        ("ne zakazujte sastanak sa", "no"),
        ("와 미팅 잡지 마세요", "no"),
        ("đừng sắp xếp gặp", "no"),
        ("لا تحددوا موعدا مع", "no"),
    ],
)
def test_the_level_beside_a_name(text, level):
    found = level_beside(text)
    assert (None if found is None else found.value) == level


@pytest.mark.parametrize("text", ["please", "见", "only tea", "и потом", "Co., Ltd. please"])
def test_words_beside_a_name_say_more(text):
    assert says_more(text)


@pytest.mark.parametrize("text", ["and", "Ltd.", "and Co., Ltd.", "x", "和", "и ООО", "a b", "", "&"])
def test_a_conjunction_a_legal_form_and_single_letters_say_no_more(text):
    assert not says_more(text)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Altyn Trade (leaves at 15:00)", ("Altyn Trade", "leaves at 15:00")),
        ("Altyn Trade, busy in the morning", ("Altyn Trade", "busy in the morning")),
        ("Altyn; cannot come on day 2", ("Altyn", "cannot come on day 2")),
        ("Altyn - no meetings before 10:00", ("Altyn", "no meetings before 10:00")),
        ("Altyn. Leaves at 15:00", ("Altyn", "Leaves at 15:00")),
        ("Altyn。下午有会", ("Altyn", "下午有会")),
        ("Altyn, we want to meet them", None),
        ("Altyn; we want to meet them", ("Altyn", "we want to meet them")),
        ("Altyn Co., Ltd.", None),
        ("Altyn (tea)", None),
        ("Altyn: 15:00", None),
        ("cannot come at 9:00, no meetings before 10", None),
        ("(leaves at 15:00)", None),
        ("Altyn", None),
    ],
)
def test_a_value_and_what_is_said_behind_it(text, parts):
    assert apart(text) == parts


def test_segments_are_the_text_and_its_parts():
    assert list(segments("tea; pumps (red)")) == ["tea; pumps (red)", "tea", "pumps", "red"]
    assert list(segments("tea")) == ["tea"]
    assert list(segments("tea;")) == ["tea;", "tea"]
    assert list(segments("at 15:00")) == ["at 15:00"]
    assert list(segments("21. samo do 12h")) == ["21. samo do 12h"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("We would rather not meet Altyn", "Altyn"),
        ("prefer not to meet with Altyn", "Altyn"),
        ("no meeting with Altyn, please", "Altyn"),
        ("do not  meet Altyn!", "Altyn"),
        ("Please do not arrange a meeting with Altyn", "Altyn"),
        ("Просим не назначать встречи с компанией Алтын", "Алтын"),
        ("не будем встречаться с Алтын, пожалуйста", "Алтын"),
        ("请勿安排与江河机械会面", "江河机械"),
        ("不想见春天零部件。", "春天零部件"),
        ("no meetings before 10", ""),
        ("we want to meet Altyn", ""),
        ("Altyn", ""),
    ],
)
def test_whom_a_sentence_refuses(text, name):
    assert refused_in(text) == name
