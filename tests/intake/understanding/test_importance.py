"""The top of a scale of importance is asked about in every language, as it may be a first wish and no must."""

from __future__ import annotations

import pytest

from tests.intake.books import read
from tests.intake.understanding.answers import B, S, understood

TOPS = {
    "en": ("very important", "important"),
    "ru": ("очень важно", "важно"),
    "zh": ("非常重要", "重要"),
    "ar": ("مهم جداً", "مهم"),
    "de": ("sehr wichtig", "wichtig"),
    "es": ("muy importante", "importante"),
    "ko": ("매우 중요", "중요"),
    "kk": ("өте маңызды", "маңызды"),
    "he": ("חשוב מאוד", "חשוב"),
    "interest": ("Very high interest", "high interest"),
}


def rated(*grades, matrix=True):
    """Each buyer grades two suppliers."""
    if not matrix:
        pairs = [[B[n % 3], S[n % 4], grades[n % len(grades)]] for n in range(6)]
        return {
            "Wishes": [["Buyer", "Supplier", "Importance"], *pairs],
            "Buyers": [["Company"], *([name] for name in B)],
            "Suppliers": [["Company"], *([name] for name in S)],
        }
    rows = [[name, *(grades[(n + k) % len(grades)] for k in range(4))] for n, name in enumerate(B)]
    return {"Buyers": [["Company", *S], *rows], "Suppliers": [["Company"], *([name] for name in S)]}


@pytest.mark.parametrize(("language", "matrix"), [*((one, True) for one in TOPS), ("en", False), ("ar", False)])
def test_the_top_of_a_scale_of_importance_is_asked_about(tmp_path, language, matrix):
    intake = read(tmp_path, rated(*TOPS[language], matrix=matrix))
    asked = [(q.subject, q.guess, q.options[0]) for q in intake.questions]
    assert asked == [(TOPS[language][0], "want", "must")]


def test_beside_a_must_it_is_a_wish(tmp_path):
    intake = read(tmp_path, rated("must meet", "very important", "not important"))
    assert intake.questions == ()
    levels = {row.text("level") for row in intake.tables["Requests"]}
    assert "must" in levels
    assert len(levels) > 1


@pytest.mark.parametrize(
    ("matrix", "grades", "top", "expected"),
    [
        (False, ("Normal", "High", "Low"), "want", {"High": ("want", 1), "Normal": ("want", 2), "Low": ("want", 3)}),
        (
            False,
            ("Normal", "High", "Low"),
            "must",
            {"High": ("must", None), "Normal": ("want", None), "Low": ("maybe", None)},
        ),
        (True, ("Medium", "High", "Low"), "want", {"High": ("want", 1), "Medium": ("want", 2), "Low": ("maybe", None)}),
        (True, ("wichtig", "sehr wichtig"), "want", {"sehr wichtig": ("want", 1), "wichtig": ("want", 2)}),
        (False, ("High", None), "want", {"High": ("want", None)}),
    ],
)
def test_steps_below_a_top_that_is_no_must_are_ranks(tmp_path, matrix, grades, top, expected):
    highest = next(grade for grade in grades if grade in {"High", "sehr wichtig"})
    (tmp_path / "map.toml").write_text(f'[words.level]\n{top} = ["{highest}"]\n', encoding="utf-8")
    event = understood(read(tmp_path, rated(*grades, matrix=matrix), form=tmp_path / "map.toml"))
    found = {(r.level.value, r.rank) for r in event.requests}
    assert found - {("want", None)} == set(expected.values()) - {("want", None)}
