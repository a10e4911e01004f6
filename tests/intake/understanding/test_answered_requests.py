"""Requests with the answer of the company that is asked: accepted, declined, pending or withdrawn."""

from __future__ import annotations

from typing import Any

import pytest

from tests.intake.books import Sheets, only, read
from tests.intake.understanding.answers import said, understood

BUYERS, SELLERS = ("Altyn Trade", "Ural Import", "Orda Foods"), ("Jade Tea", "River Machines", "Spring Parts")
TITLES = {
    "en": ("From company", "From role", "To company", "To role", "Status"),
    "zh": ("发起企业", "发起方身份", "接收企业", "接收方身份", "状态"),
    "ru": ("Отправитель", "Роль отправителя", "Получатель", "Роль получателя", "Статус"),
}
ROLES = {"en": ("Buyer", "Exhibitor"), "zh": ("采购商", "供应商"), "ru": ("Покупатель", "Поставщик")}
ANSWERS = {
    "en": ("Accepted", "Declined", "Pending", "Withdrawn"),
    "zh": ("已接受", "已拒绝", "待回复", "已撤回"),
    "ru": ("Принята", "Отклонена", "Ожидает ответа", "Отозвана"),
}


def requests(language: str, *more: tuple[str, list[Any]]) -> Sheets:
    """A list of companies and a log of requests of both sides, in a language, with further columns."""
    roles, answers = ROLES[language], ANSWERS[language]
    companies = [["Company", "Role", "Country"]]
    companies += [[name, roles[0], "Kazakhstan"] for name in BUYERS] + [[name, roles[1], "China"] for name in SELLERS]
    asked = [(0, 0, 0), (0, 1, 1), (1, 0, 2), (2, 2, 0), (1, 2, 3)]
    log: list[list[Any]] = [[*TITLES[language], *(title for title, _ in more)]]
    log += [[BUYERS[b], roles[0], SELLERS[s], roles[1], answers[a]] for b, s, a in asked]
    log += [
        [SELLERS[1], roles[1], BUYERS[2], roles[0], answers[0]],
        [SELLERS[1], roles[1], BUYERS[1], roles[0], answers[1]],
    ]
    for place, row in enumerate(log[1:]):
        row += [cells[place] for _, cells in more]
    return {"Participants": companies, "Log": log}


AGREED = {("Altyn Trade", "Jade Tea"), ("Orda Foods", "Spring Parts"), ("River Machines", "Orda Foods")}
DECLINED = {("Altyn Trade", "River Machines"), ("River Machines", "Ural Import")}


@pytest.mark.parametrize("language", ANSWERS)
def test_the_answer_is_a_wish_or_a_refusal_of_who_is_asked(tmp_path, language):
    accepted = ANSWERS[language][0]
    (question,) = read(tmp_path, requests(language)).questions
    assert (question.subject, question.guess) == (accepted, "agreed")  # or it only agrees to be asked
    (tmp_path / "map.toml").write_text(f'[words.level]\nwant = ["{accepted}"]\n', encoding="utf-8")
    one_sided = said(understood(read(tmp_path, requests(language), form=tmp_path / "map.toml")))
    wanted = {(one, other) for one, other, level, _ in one_sided if level == "want"}
    assert wanted == {*AGREED, *DECLINED, ("Ural Import", "Jade Tea")}
    (tmp_path / "map.toml").unlink()
    intake = read(tmp_path, requests(language), sure=0.6)
    wanted = {*AGREED, *DECLINED, ("Ural Import", "Jade Tea")} | {(other, one) for one, other in AGREED}
    levels = dict.fromkeys(wanted, "want") | {(other, one): "no" for one, other in DECLINED}
    assert {(one, other): level for one, other, level, _ in said(understood(intake))} == levels
    told = only(intake, "requests-answered").details
    assert (told["sheet"], told["agreed"], told["declined"]) == ("Log", 3, 2)


@pytest.mark.parametrize(
    ("place", "asked"), [(1, []), (0, [("Reason: not interested, no meeting please", "refusals")])]
)
def test_the_reason_of_a_declined_request_is_not_asked_about(tmp_path, place, asked):
    told = [None] * place + ["Reason: not interested, no meeting please"] + [None] * (6 - place)
    questions = read(tmp_path, requests("en", ("Message", told))).questions
    assert [(q.subject, q.guess) for q in questions if q.kind == "cell"] == asked


@pytest.mark.parametrize(
    ("language", "legend"),
    [
        (
            "en",
            "Status: Pending = not answered yet; Accepted = the other side wants this meeting too; Declined = the "
            "other side does not want to meet; Withdrawn = the sender took the request back, please ignore",
        ),
        ("zh", "状态:已接受=对方也想见面;已拒绝=对方不想见面;已撤回=发起方撤回,请忽略"),
        (
            "ru",
            "Статус: Принята = вторая сторона тоже хочет встречу; Отклонена = вторая сторона не хочет встречи; "
            "Отозвана = отправитель отозвал заявку, не учитывать",
        ),
    ],
)
def test_a_legend_of_the_answers_changes_nothing(tmp_path, language, legend):
    plain = said(understood(read(tmp_path, requests(language), sure=0.6)))
    told = {"Read me": [["Export of the platform"], [legend]], **requests(language)}
    assert said(understood(read(tmp_path, told))) == plain


@pytest.mark.parametrize(
    ("language", "title", "words", "read_by"),
    [
        ("en", "Importance", ("High", "Normal"), "Opened by recipient"),
        ("ru", "Важность", ("Высокая", "Обычная"), "Прочитан"),
        ("zh", "重要程度", ("高", "中"), "已读"),
    ],
)
def test_importance_beside_the_answer_is_asked_and_not_lost(tmp_path, language, title, words, read_by):
    places = [0, 1, 0, 1, 1, 1, 1]
    sheets = requests(language, (title, [words[p] for p in places]), (read_by, [bool(p) for p in places]))
    accepted = ANSWERS[language][0]
    guesses = {question.subject: question.guess for question in read(tmp_path, sheets).questions}
    assert guesses == {words[0]: "want", accepted: "agreed"}
    answers = f'[words.level]\nmust = ["{words[0]}"]\nagreed = ["{accepted}"]\n'
    (tmp_path / "map.toml").write_text(answers, encoding="utf-8")
    event = understood(read(tmp_path, sheets, form=tmp_path / "map.toml"))
    musts = {(one, other) for one, other, level, _ in said(event) if level == "must"}
    assert musts == {("Altyn Trade", "Jade Tea"), ("Ural Import", "Jade Tea")}


def test_an_unknown_status_of_a_request_may_be_that_it_is_withdrawn(tmp_path):
    sheets = requests("en")
    sheets["Log"][5][4] = "zrxq"
    (asked,) = [q for q in read(tmp_path, sheets).questions if q.subject == "zrxq"]
    assert "withdrawn" in asked.options
    answers = '[words.level]\nagreed = ["Accepted"]\nwithdrawn = ["zrxq"]\n'
    (tmp_path / "map.toml").write_text(answers, encoding="utf-8")
    event = understood(read(tmp_path, sheets, form=tmp_path / "map.toml"))
    assert ("Ural Import", "Spring Parts") not in {(one, other) for one, other, *_ in said(event)}
