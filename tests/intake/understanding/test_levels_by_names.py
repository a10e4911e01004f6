"""The level of a list by whom it names beside the wishes of the same row, whatever its title says."""

from __future__ import annotations

import pytest

from tests.intake.books import read
from tests.intake.understanding.guests import GUESTS, HOSTS, WANTED, asked


@pytest.mark.parametrize("title", ["And the big one for you?", "Ради кого едете", "最放心不下的那家"])
def test_who_is_named_again_in_a_shorter_list_is_a_must(tmp_path, title):
    assert asked(tmp_path, title, [(1,), (), (4,), (0,)])[title] == "musts"


@pytest.mark.parametrize("title", ["Anybody you would sooner forget?", "Держите подальше от нас", "绕开谁"])
def test_a_list_that_few_fill_in_and_that_names_nobody_again_is_of_refusals(tmp_path, title):
    assert asked(tmp_path, title, [(3,), (), (0, 1), ()])[title] == "refusals"


@pytest.mark.parametrize(
    "second",
    [[(3,), (0,), (1,), (2,)], [(1, 3), (), (4,), ()], [(0, 1, 2), (1, 2), (2, 3, 4), (0, 4)], [(3,), (), (), ()]],
    ids=["all fill it in", "some named again", "the same list", "one name"],
)
def test_other_lists_say_nothing_by_whom_they_name(tmp_path, second):
    assert asked(tmp_path, "And these?", second).get("And these?", "wishes") == "wishes"


@pytest.mark.parametrize("title", ["The main one", "Ключевая встреча", "重中之重"])
def test_a_title_of_what_matters_most_is_of_musts_though_it_names_others(tmp_path, title):
    assert asked(tmp_path, title, [(3,), (), (0,), ()])[title] == "musts"


def test_the_only_list_of_several_names_is_of_wishes(tmp_path):
    rows = [
        ["Company", "Talk to whom?"],
        *([b, "\n".join(HOSTS[n] for n in names)] for b, names in zip(GUESTS, WANTED, strict=True)),
    ]
    sellers = [["Exhibitor", "Goods"], *([name, "goods"] for name in HOSTS)]
    event = read(tmp_path, {"Guests": rows, "Exhibitors": sellers}).event
    assert event is not None
    assert [company.name for company in event.companies if company.purchaser] == list(GUESTS)
    assert len(event.requests) == sum(map(len, WANTED))


def test_a_list_of_refusals_alone_is_no_list_of_wishes(tmp_path):
    title = "Whom do you not want to meet?"
    rows = [["Company", title, "Language"], *([b, HOSTS[n], "Russian"] for n, b in enumerate(GUESTS))]
    sellers = [["Exhibitor", "Goods"], *([name, "goods"] for name in HOSTS)]
    questions = read(tmp_path, {"Guests": rows, "Exhibitors": sellers}).questions
    assert {question.path[-1]: question.guess for question in questions}.get(title, "refusals") == "refusals"
