"""A double negation refuses nobody, and a refusal without a negation is no wish."""

from __future__ import annotations

import pytest

from sco_scheduler.domain.event import Level
from sco_scheduler.intake import read_registrations
from sco_scheduler.intake.understanding.cells.plain_clauses import begins_refusal, plain_level
from sco_scheduler.intake.understanding.cells.sayings import level_beside, refused_in
from sco_scheduler.intake.understanding.wording.negations import VEILED
from sco_scheduler.intake.understanding.wording.polarity import polarity_of
from sco_scheduler.intake.understanding.wording.words import affirmed, denies, level_of, sure_level
from tests.intake.understanding.companies.test_sheet_words import B, S
from tests.workbooks import save

COMPARED = [
    *("не менее важная", "ничуть не менее важна", "не последняя по важности", "и не в последнюю очередь", "не только"),
    *("no less important", "not less important", "last but not least", "by no means least", "no doubt important"),
    *("重要性不低于", "不亚于", "毫无疑问重要"),
    *("金鼎不锈钢", "华夏无纺布", "大疆无人机", "非织造布集团", "浙江不干胶制品", "无锡方达机械"),
]
MUSTS = [
    *("нельзя не встретиться", "не можем не встретиться", "нельзя забыть", "не забыть встретиться"),
    *("cannot but meet", "can't help but meet", "must not be overlooked", "don't forget", "no reason not to meet"),
    *("不得不见", "不能不见", "绝不能不见", "不会不见", "不见不散", "切勿遗漏", "不要忘记约"),
]
OPEN = [
    *("не прочь встретиться", "не против встречи", "не возражаем", "не исключаем встречу", "не откажемся"),
    *("не помешает", "возражений нет"),
    *("would not mind meeting", "not opposed to a meeting", "no objections", "wouldn't say no", "would not refuse"),
    *("不反对见", "不介意见", "不妨见见", "不排除见面", "没有异议", "未尝不可"),
]
WANTED = [
    *("не без интереса", "не безразличны", "небезынтересно", "not uninterested", "can't wait to meet", "not unwilling"),
    *("并非不想见", "不无兴趣"),
]
DOUBTFUL = [
    *("вряд ли", "едва ли хотим", "меньше всего хотим видеть", "хотели бы избежать встречи", "обойдёмся без встречи"),
    *("мало интересно", "лучше без них", "без необходимости"),
    *("hardly interested", "the last company we want to meet", "happy to skip", "want nothing to do with"),
    *("little interest", "could do without", "please spare us", "no longer interested"),
    *("未必想见", "不见得想见", "没必要", "敬而远之"),
]
REFUSED = [
    *("не хотим", "нельзя ставить", "не можем встретиться", "лучше не надо", "не только не хотим", "не менее 3 встреч"),
    *("do not want", "cannot meet", "not with them", "never", "no meeting"),
    *("不见", "不想见", "不能见", "不要安排", "不是不想见，只是没时间"),
]


@pytest.mark.parametrize("text", [*COMPARED, *MUSTS, *OPEN, *WANTED])
def test_a_negation_that_refuses_nothing_is_no_refusal(text):
    level = level_of(text)
    assert level is None or level[0] is not Level.NO
    assert Level.NO not in {polarity_of(text), sure_level(text), level_beside(text), plain_level(text)}
    assert not begins_refusal(text)
    assert not refused_in(f"{text} Jade Tea")


@pytest.mark.parametrize("text", COMPARED)
def test_a_negation_that_compares_or_stresses_is_left_out(text):
    assert not denies(text)
    assert len(affirmed(text)) < len(text)


@pytest.mark.parametrize(
    ("texts", "level"), [(MUSTS, Level.MUST), (OPEN, Level.MAYBE), (WANTED, Level.WANT)], ids=["must", "open", "wanted"]
)
def test_a_double_negation_says_what_it_stands_for(texts, level):
    assert {text: sure_level(text) for text in texts} == dict.fromkeys(texts, level)


@pytest.mark.parametrize("text", ["least interesting", "less wanted", "менее интересна", "наименее желательна"])
def test_the_lower_end_of_a_scale_is_no_wish_like_others(text):
    assert sure_level(text) is Level.MAYBE


@pytest.mark.parametrize("text", DOUBTFUL)
def test_a_refusal_without_a_negation_is_no_wish_and_is_not_sure(text):
    assert VEILED.search(text)
    assert sure_level(text) is plain_level(text) is None
    assert level_beside(text) is polarity_of(text) is Level.NO


@pytest.mark.parametrize("text", REFUSED)
def test_other_negations_stay(text):
    assert affirmed(text) == text or polarity_of(text) is Level.NO or level_beside(text) is Level.NO
    assert not VEILED.search(text)


@pytest.mark.parametrize("text", ["не менее 3", "не менее двух", "no less than 4", "not less than 2", "不低于3场"])
def test_a_least_number_is_no_comparison(text):
    assert affirmed(text) == text


@pytest.mark.parametrize(
    ("marks", "level"),
    [
        (("не менее важная", "no less important", "重要性不低于前者"), {"want", "must"}),
        (("нельзя не встретиться", "cannot but meet", "不得不见"), {"must"}),
        (("едва ли хотим", "hardly interested", "未必想见"), {"no"}),
    ],
)
def test_names_with_such_words_beside_them_are_read_by_their_sense(tmp_path, marks, level):
    sheets = {
        "Buyers": [["Buyer", "Country", "Would like to meet"], *([b, "Kazakhstan", S[0]] for b in B[:3])],
        "Exhibitors": [["Exhibitor", "Zone"], *([name, "A"] for name in S)],
    }
    for row, mark in zip(sheets["Buyers"][1:], marks, strict=True):
        row[2] = f"{S[0]}; {S[2]} ({mark})"
    intake = read_registrations(save(tmp_path / "trade.xlsx", sheets), sure=0.3)
    assert intake.event is not None
    names = {company.id: company.name for company in intake.event.companies}
    assert {str(r.level) for r in intake.event.requests if names[r.target] == S[2]} <= level
    assert sum(names[r.target] == S[2] for r in intake.event.requests) == 3


@pytest.mark.parametrize(
    "title",
    [
        "Фирми, с които срещата е желателна, но не на всяка цена",
        "Desirable, but not at any cost",
        "Firmen, die wir gern treffen, aber nicht um jeden Preis",
    ],
)
def test_who_is_wanted_but_not_at_any_cost_may_be_met(title):
    assert polarity_of(title) is Level.MAYBE


@pytest.mark.parametrize(
    "text",
    [
        "شركات لا غنى عنها",
        "Bez schůzky s nimi pro nás cesta nemá smysl",
        "Ohne Treffen mit ihnen hat die Reise keinen Sinn",
    ],
)
def test_without_whom_the_journey_has_no_sense_is_a_must(text):
    assert polarity_of(text) is Level.MUST


@pytest.mark.parametrize(
    ("text", "level"),
    [("无论如何都要见", Level.MUST), ("不管怎样都要安排", Level.MUST), ("无论如何都不要见", Level.NO)],
)
def test_in_any_case_is_no_negation(text: str, level: Level):
    assert level_beside(text) is level


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("möchte zusätzlich treffen; noch nicht in der Matrix eingetragen.", Level.WANT),
        ("wants to meet them too, not yet in the matrix", Level.WANT),
        ("хочет встретиться дополнительно, в таблицу ещё не внесено", Level.WANT),
        ("möchte nicht treffen", Level.NO),
        ("does not want to meet, not yet in the list", Level.NO),
        ("please not on our list", Level.NO),
        ("not in the list please", Level.NO),
    ],
)
def test_what_a_list_lacks_so_far_refuses_nothing(text, level):
    assert level_beside(text) is level
