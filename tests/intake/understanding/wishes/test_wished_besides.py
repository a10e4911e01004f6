"""Lists of names that end with a wish for companies that no list has, and its level: ``and maybe somebody from``."""

from __future__ import annotations

from pathlib import Path

import pytest

from sco_scheduler.intake import Intake
from sco_scheduler.intake.understanding.cells.marks import wished_besides
from tests.intake.books import read, serious
from tests.intake.understanding.answers import said, understood

SELLERS = ["Jialing Motors", "Wulong Tea", "Fuling Pickles", "Yubei Optics"]
NAMES = '[names]\n"{}" = "{}"\n'


def _read(folder: Path, cell: str, answers: str = "") -> Intake:
    rows = [
        ["Company", "Role", "Wants to meet"],
        ["Altyn Trade", "Buyer", cell],
        ["Ural Import", "Buyer", "Wulong Tea, Jialing Motors"],
        ["Issyk Foods", "Buyer", "Fuling Pickles, Yubei Optics"],
        *([name, "Seller", None] for name in SELLERS),
    ]
    form = folder / "form.toml"
    form.write_text(answers, encoding="utf-8")
    return read(folder, {"R": rows}, form=form)


def _of_altyn(intake: Intake) -> list[tuple[str, str, int | None]]:
    found = said(understood(intake))
    return sorted((target, level, rank) for asker, target, level, rank in found if asker == "Altyn Trade")


@pytest.mark.parametrize(
    ("behind", "subject"),
    [
        (", and maybe somebody from Hechuan", "somebody from Hechuan"),
        (" and if possible another pump maker", "another pump maker"),
        (", must meet a tea producer", "a tea producer"),
        ("; maybe Hechuan Pumps", "Hechuan Pumps"),
        ("; Hechuan Pumps if possible", "Hechuan Pumps"),
        (", возможно кто-нибудь из Хэчуаня", "кто-нибудь из Хэчуаня"),
        ("; возможно Хэчуань Насос", "Хэчуань Насос"),
        ("，可能还有合川的企业", "还有合川的企业"),
        (", eventuell jemand aus Hechuan", "jemand aus Hechuan"),
        (", quizá alguien de Hechuan", "alguien de Hechuan"),
    ],
)
def test_a_further_wish_with_its_level_is_asked_and_is_no_level_of_the_name_before(tmp_path, behind, subject):
    cell = f"Jialing Motors, Wulong Tea{behind}"
    (question,) = _read(tmp_path, cell).questions
    assert (question.kind, question.subject) == ("name", subject)
    told = _read(tmp_path, cell, NAMES.format(subject, "nobody"))
    assert _of_altyn(told) == [("Jialing Motors", "want", 1), ("Wulong Tea", "want", 2)]


@pytest.mark.parametrize(
    ("behind", "wish"),
    [
        ("; maybe Hechuan Pumps", ("Hechuan Pumps", "maybe", None)),
        ("; must meet Hechuan Pumps", ("Hechuan Pumps", "must", 3)),
        ("; возможно Hechuan Pumps", ("Hechuan Pumps", "maybe", None)),
        ("；必须见Hechuan Pumps", ("Hechuan Pumps", "must", 3)),
    ],
)
def test_the_level_is_that_of_the_company_that_is_then_told(tmp_path, behind, wish):
    told = _read(tmp_path, f"Jialing Motors, Wulong Tea{behind}", NAMES.format("Hechuan Pumps", "new supplier"))
    assert _of_altyn(told) == sorted([("Jialing Motors", "want", 1), ("Wulong Tea", "want", 2), wish])


@pytest.mark.parametrize(
    "behind",
    [
        *(", if possible", ", maybe", ", maybe in the afternoon", ", maybe on Monday", ", maybe with Mr Li"),
        *(
            ", возможно",
            ", если будет время",
            "，如有可能",
            ", eventuell",
            ", peut-être",
            ", quizá",
        ),
    ],
)
def test_a_level_with_nothing_but_when_or_with_whom_is_that_of_the_name_before(tmp_path, behind):
    intake = _read(tmp_path, f"Jialing Motors, Wulong Tea{behind}")
    asked = [question for question in intake.questions if question.kind == "name"]
    assert asked == [], serious(intake.findings)
    if not intake.questions:
        assert ("Wulong Tea", "maybe", None) in _of_altyn(intake)


@pytest.mark.parametrize(
    "text", ["", "must meet", "Jade Tea", "maybe", "if there is time", "must meet CEO", "名字像但不是一家"]
)
def test_what_is_no_further_wish(text):
    assert wished_besides(text) == ("", "")
