"""A part of a list of names that is none may be a remark, by itself or by the organizer's answer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sco_scheduler.intake import Intake
from sco_scheduler.intake.understanding.cells.questions import REMARK
from tests.intake.books import read

SELLERS = ("River Machines", "Jade Tea", "Spring Parts", "Lotus Glass")


def read_with(folder: Path, told: str, **options: Any) -> Intake:
    rows = [["Company", "Side", "Who would you like to meet?"], ["Altyn Trade", "Buyer", told]]
    rows += [["Orda Foods", "Buyer", "Jade Tea, Spring Parts"], ["Ural Import", "Buyer", "Lotus Glass, River Machines"]]
    rows += [[name, "Supplier", None] for name in SELLERS]
    title = [["Business forum, 12 June 2026, 10:00-17:00"], []]
    return read(folder, {"Responses": title + rows}, **options)


def most_of(intake: Intake) -> int | None:
    """The most meetings of the company with the remark."""
    assert intake.event is not None
    (terms,) = [company.purchaser for company in intake.event.companies if company.name == "Altyn Trade"]
    return terms.maximum if terms is not None else None


@pytest.mark.parametrize(
    "said",
    ["no more than 4 meetings in all", "не более 4 встреч", "一共不要超过4场", "we can take 4 meetings at most"],
)
def test_a_part_that_says_how_many_meetings_at_most_is_read_so(tmp_path: Path, said: str) -> None:
    asked = [q for q in read_with(tmp_path, f"River Machines, Jade Tea, {said}").questions if q.kind == "name"]
    assert [(q.subject, q.guess) for q in asked] in ([], [(said, REMARK)])
    intake = read_with(tmp_path, f"River Machines, Jade Tea, {said}", sure=0.0)
    assert most_of(intake) == 4


@pytest.mark.parametrize("said", ["our dear friends", "whoever is there"])
def test_a_part_that_says_nothing_of_meetings_may_be_called_a_remark(tmp_path: Path, said: str) -> None:
    (asked,) = [q for q in read_with(tmp_path, f"River Machines, {said}, Jade Tea").questions if q.kind == "name"]
    assert asked.guess != REMARK
    assert asked.meant_by(REMARK) == REMARK


def test_what_was_called_a_remark_is_asked_about_as_one(tmp_path: Path) -> None:
    form = tmp_path / "map.toml"
    form.write_text('[names]\n"our dear friends from Osh" = "remark"\n', encoding="utf-8")
    intake = read_with(tmp_path, "River Machines, our dear friends from Osh, Jade Tea", form=form)
    assert [(q.kind, q.subject) for q in intake.questions] == [("cell", "our dear friends from Osh")]


@pytest.mark.parametrize(
    "said",
    [
        "не более 4 встреч",
        "一共不要超过4场",
        "не раньше 11",
        "не утром",
        "不早于11点",
        "не позднее 15:00",
        "no later than 15:00",
    ],
)
@pytest.mark.parametrize("form", ["{}, {}", "{} ({})"])
def test_how_many_or_when_behind_a_name_refuses_nobody(tmp_path: Path, said: str, form: str) -> None:
    intake = read_with(tmp_path, form.format("River Machines", said), sure=0.0)
    assert intake.event is not None
    assert {request.level.value for request in intake.event.requests} == {"want"}


@pytest.mark.parametrize("said", ["переводчик не нужен", "не технолог", "不用翻译", "不带样品"])
@pytest.mark.parametrize("form", ["{}, {}", "{} ({})", "{} - {}"])
def test_something_else_that_is_denied_behind_a_name_is_asked_about(tmp_path: Path, said: str, form: str) -> None:
    asked = read_with(tmp_path, form.format("River Machines", said)).questions
    assert [question.subject for question in asked] == [said]


@pytest.mark.parametrize(
    "said",
    [
        "their competitor",
        "we have a dispute",
        "у нас с ними суд",
        "有官司",
        "не более 3 встреч",
        "no more than 3 meetings",
    ],
)
def test_what_brackets_behind_a_name_say_of_meetings_is_asked_about(tmp_path: Path, said: str) -> None:
    asked = read_with(tmp_path, f"River Machines ({said}), Jade Tea").questions
    assert [question.subject for question in asked] == [said]


@pytest.mark.parametrize(
    "told",
    [
        "Jade Tea; с River Machines встречаться не будем",
        "Jade Tea, but not River Machines",
        "Jade Tea. С River Machines не встречаемся.",
        "Jade Tea, 不和River Machines谈",
    ],
)
def test_a_part_that_refuses_whom_it_names_is_no_wish(tmp_path: Path, told: str) -> None:
    event = read_with(tmp_path, told, sure=0.0).event
    assert event is not None
    names = {company.id: company.name for company in event.companies}
    said = {names[r.supplier]: r.level.value for r in event.requests if names[r.asker] == "Altyn Trade"}
    assert said == {"Jade Tea": "want", "River Machines": "no"}
