"""What is asked about names and levels of the format's own Requests, and with which answers."""

from __future__ import annotations

import pytest

from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.understanding.cells.questions import NOBODY
from sco_scheduler.intake.understanding.requests_asked import questions_on_requests
from sco_scheduler.workflows.inputs import AS_IT_IS, ReadOptions, intake_of
from tests.intake.books import save

PURCHASERS = [
    ["ID", "Company"],
    ["P001", "Altyn Trade"],
    ["P002", "Tashkent Textile Import"],
    ["P003", "Altyn Trade"],
    ["P004", "Bayu Batteries Import"],
]
SUPPLIERS = [
    ["ID", "Company", "Company (local)", "Zone"],
    ["S001", "Chongqing Motors", "重庆汽车", "A"],
    ["S002", "River Machines Co., Ltd.", None, "A"],
    ["S003", "River Machines JSC", None, "A"],
    ["S004", "Bayu Batteries", None, "A"],
    ["S010", "Jade Tea", None, "A"],
]


def book(folder, *rows):
    requests = [["From", "To", "Level"], *rows]
    return save(folder / "own.xlsx", {"Purchasers": PURCHASERS, "Suppliers": SUPPLIERS, "Requests": requests})


def asked(folder, *rows):
    return questions_on_requests(intake_of(book(folder, *rows), AS_IT_IS))


@pytest.mark.parametrize(
    ("text", "options", "default"),
    [
        ("Bayu Bateries", ("Bayu Batteries",), "Bayu Batteries"),  # of the side that can be asked
        ("S01O", ("Jade Tea",), "Jade Tea"),
        ("Чунцин Моторс", ("Chongqing Motors",), "Chongqing Motors"),
        ("重庆气车", ("Chongqing Motors",), "Chongqing Motors"),
        ("River Machines", ("River Machines Co., Ltd.", "River Machines JSC"), ""),
        ("Rivr Machines", ("River Machines Co., Ltd.", "River Machines JSC"), ""),
        ("Altyn Trade", ("P001", "P003"), ""),
        ("Altyn Trad", ("P001", "P003"), ""),
        ("Chongqing Moters, Jade Te", ("Chongqing Motors\nJade Tea", "Chongqing Motors"), "Chongqing Motors\nJade Tea"),
        ("Golden Lotus Optics", (), ""),
        ("Золотой Лотос", (), ""),
        ("all suppliers", (), ""),
        ("P00l", ("P001", "P003"), ""),  # of the side that asks
        ("Tashkent Textil Imports", ("Tashkent Textile Import",), ""),
    ],
)
def test_a_name_is_asked_with_the_companies_that_it_may_mean(tmp_path, text, options, default):
    row = ["S004" if text.startswith("Altyn") else "P002", text, None]
    (question,) = asked(tmp_path, row)
    assert question.options == (*options, NOBODY)
    assert (question.guess if question.likely else "") == default
    assert (question.path, question.cells) == (("names", text), (Cell("Requests", 2, "B"),))


@pytest.mark.parametrize(
    ("word", "default"),
    [
        *(("gold", ""), ("super", ""), ("3", ""), ("mst", "must"), ("wnat", "want")),
        *(("maybee", "maybe"), ("золото", ""), ("黄金", "")),
    ],
)
def test_a_word_for_a_level_is_asked_with_the_levels(tmp_path, word, default):
    (question,) = asked(tmp_path, ["P002", "S001", word], ["P004", "S001", word.upper()])
    assert question.options == ("must", "want", "maybe", "no", "nothing")
    assert (question.guess if question.likely else "") == default
    assert question.path == ("words", "level", word)
    assert [str(cell) for cell in question.cells] == ["Requests!C2", "Requests!C3"]


def test_each_answer_that_is_offered_or_typed_settles_the_name(tmp_path):
    rows = [["S001", "Altyn Trad", None], ["P002", "Rivr Machines", None], ["P002", "Chongqing Moters, Jade Te", None]]
    path, form = book(tmp_path, *rows), tmp_path / "form.toml"
    for question in questions_on_requests(intake_of(path, AS_IT_IS)):
        assert question.typed is not None
        typed = [answer for text in ("S010", "jade", "Jade Tea; S001") if (answer := question.typed(text))]
        assert typed == ["Jade Tea", "Jade Tea", "Jade Tea\nChongqing Motors"]
        assert [question.typed(text) for text in ("Altyn Trade", "S001; River Machines", "qwerty", "new")] == [None] * 4
        for answer in (*question.options, *typed):
            lines = ", ".join(f'"{name}"' for name in answer.split("\n"))
            form.write_text(f'[names]\n"{question.subject}" = [{lines}]\n', encoding="utf-8")
            left = questions_on_requests(intake_of(path, ReadOptions(form=form)))
            assert question.path not in [other.path for other in left], answer


def test_an_answer_of_the_map_that_names_no_company_is_asked_again(tmp_path):
    path, form = book(tmp_path, ["P002", "Golden Lotus", None]), tmp_path / "form.toml"
    form.write_text('[names]\n"Golden Lotus" = "Silver Lotus"\n', encoding="utf-8")
    (question,) = questions_on_requests(intake_of(path, ReadOptions(form=form)))
    assert question.subject == "Golden Lotus"


def test_where_all_is_known_or_nothing_can_be_read_nothing_is_asked(tmp_path):
    assert asked(tmp_path, ["P002", "S001", "must"]) == ()
    assert questions_on_requests(intake_of(tmp_path / "absent.xlsx", AS_IT_IS)) == ()
