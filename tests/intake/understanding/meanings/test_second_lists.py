"""What a second list of names beside the wishes holds, by what its title asks: no refusals unless it may refuse."""

from __future__ import annotations

import pytest

from sco_scheduler.domain.event import Level
from tests.intake.books import read

SELLERS = ["Jade Tea", "Hongyan Motors", "Lotus Textile", "Panda Solar", "Wulong Foods", "Yuzhong Pumps"]
WISHES = ["Hongyan Motors, Wulong Foods", "Panda Solar, Wulong Foods", "Lotus Textile, Yuzhong Pumps", "Wulong Foods"]
SECOND = ["Jade Tea, Lotus Textile", "Yuzhong Pumps", None, "Jade Tea"]


def guess(tmp_path, title: str) -> str:
    buyers = ["Altyn Trade", "Bereke Group", "Caspian Foods", "Dostyk Import"]
    rows = [["Company", "Companies you would like to meet", title]]
    rows += [[*of] for of in zip(buyers, WISHES, SECOND, strict=True)]
    sheets = {"Buyers": rows, "Suppliers": [["Company", "Products"], *([name, "goods"] for name in SELLERS)]}
    (question,) = [q for q in read(tmp_path, sheets).questions if q.kind == "column" and q.cells[0].column == "C"]
    return question.guess


@pytest.mark.parametrize(
    "title",
    [
        "Mit welchen Lieferanten möchten Sie sprechen?",
        "¿Qué expositores le interesa conocer?",
        "Suppliers in whom you are having interest, kindly mention names",
        "Выберите экспонентов для диалога 1-на-1 (через запятую)",
        "感兴趣的展商",
    ],
)
def test_a_title_that_asks_without_refusing_has_wishes(tmp_path, title):
    assert guess(tmp_path, title) == "wishes"


@pytest.mark.parametrize("title", ["Xyzzy", "Anybody you would sooner forget?", "绕开谁"])
def test_an_unknown_title_beside_wishes_more_likely_has_refusals(tmp_path, title):
    assert guess(tmp_path, title) == "refusals"


@pytest.mark.parametrize(
    "title",
    [
        "Whose stand did you visit at last year's event?",
        "15日参观工厂,您想去哪几家?",
        "Which factory tours would you join?",
    ],
)
def test_a_title_of_another_occasion_has_nothing(tmp_path, title):
    assert guess(tmp_path, title) == "nothing"


def test_names_below_a_title_about_spare_time_are_asked_for_and_no_hours(tmp_path):
    buyers = ["阿尔金", "别列克", "里海", "多斯特克"]
    rows = [["公司名称", "希望会见的企业", "如时间允许也可以见的企业"]]
    rows += [[*of] for of in zip(buyers, WISHES, SECOND, strict=True)]
    sheets = {"采购商": rows, "供应商": [["公司名称", "产品"], *([name, "goods"] for name in SELLERS)]}
    event = read(tmp_path, sheets, sure=0.0).event
    names = {company.id: company.name for company in event.companies}
    spare = {(names[r.asker], names[r.target]) for r in event.requests if r.level is Level.MAYBE}
    named = {(buyers[0], "Jade Tea"), (buyers[0], "Lotus Textile"), (buyers[1], "Yuzhong Pumps")}
    assert spare == {*named, (buyers[3], "Jade Tea")}
    assert not any(d.absences for company in event.companies for d in company.delegates)
