"""A limit behind a company's name, outside of all lists, is asked about with its number, in any language."""

from __future__ import annotations

import pytest

from tests.intake.books import bare, read

LIMITS = [
    "máx. 4 reuniões",
    "max. 4 meetings",
    "не более 4 встреч",
    "макс. 4",
    "最多4场",
    "höchstens 4 Termine",
    "最大4件",
]
LIMITS += ["tối đa 4 cuộc họp", "ең көбі 4 кездесу", "maks. 4 spotkania", "max 4", "حد أقصى 4 اجتماعات"]


@pytest.mark.parametrize("form", ["{}: {}", "{} – {}", "{} ({})", "{}：{}", "{}, {}"])
@pytest.mark.parametrize("limit", LIMITS)
@pytest.mark.parametrize("name", ["Altyn", "Altyn Trade"])
@pytest.mark.parametrize("below", [False, True])
def test_a_limit_behind_a_name_is_asked_about(tmp_path, name, limit, form, below):
    text = form.format(name, limit)
    sheets = bare()
    if below:
        sheets["Purchasers"] = [["Company", "Country"], ["Altyn Trade", "KZ"], ["Ural Import", "RU"], [], [text]]
    else:
        sheets["Notas"] = [[text]]
    intake = read(tmp_path, sheets)
    assert [(q.kind, q.guess) for q in intake.questions] == [("cell", "Maximum")]
    event = read(tmp_path, sheets, sure=0.0).event
    assert {c.name: c.purchaser.maximum for c in event.companies if c.purchaser} == {
        "Altyn Trade": 4,
        "Ural Import": None,
    }


@pytest.mark.parametrize(
    "text", ["Altyn Trade: mín. 3 reuniões", "Altyn: не менее 3 встреч", "Altyn – at least 3 meetings"]
)
def test_a_minimum_behind_a_name_is_asked_about(tmp_path, text):
    assert [q.guess for q in read(tmp_path, bare() | {"Notas": [[text]]}).questions] == ["Minimum"]
