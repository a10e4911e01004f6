"""Words for levels mean what a legend anywhere on their sheet, or on a sheet of its own, says that they mean."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.intake.books import Sheets, read

WORDS = {
    "en": (("hot", "warm", "cold"), ("has to be met", "would like to meet", "does not want to meet")),
    "ru": (("горячо", "тепло", "холодно"), ("обязательная встреча", "хотели бы встретиться", "не хотят встречаться")),
    "zh": (("红色", "黄色", "黑色"), ("必须安排", "愿意洽谈", "不想见")),
    "uz": (("yuqori", "oddiy", "yo'q"), ("albatta uchrashishi kerak", "uchrashmoqchi", "uchrashmasin")),
}
LEVELS = ("must", "want", "no")
BUYERS = ("Altyn Trade", "Baikal Foods", "Chuy Stores", "Gobi Retail")
SUPPLIERS = ("Dala Tea", "Esil Honey", "Farab Silk")
WISHES = [(buyer, supplier, (b + s) % 3) for b, buyer in enumerate(BUYERS) for s, supplier in enumerate(SUPPLIERS)]


def explained(language: str, link: str, where: str, lists: list[list[str]], sheet: str, title: str) -> Sheets:
    """A list or a matrix of wishes, with its words explained above, below or beside it, or on another sheet."""
    words, meanings = WORDS[language]
    legend = [f"{word}{link}{meaning}" for word, meaning in zip(words, meanings, strict=True)]
    rows = [list(row) for row in lists]
    beside = {
        "beside": [[title], *([text] for text in legend)],
        "in two columns": [list(pair) for pair in zip(words, meanings, strict=True)],
    }
    for row, texts in zip(rows[1:], beside.get(where, []), strict=False):
        row.extend([""] * (6 - len(row)) + texts)
    if where == "above":
        rows = [["; ".join(legend)], *rows]
    elif where == "below":
        rows = [*rows, [], *([text] for text in legend)]
    return {sheet: rows} | ({"Legend": beside["in two columns"]} if where == "apart" else {})


def levels_read(folder: Path, sheets: Sheets) -> dict[tuple[str, str], str]:
    intake = read(folder, sheets)
    assert not intake.questions
    assert intake.event is not None
    names = {company.id: company.name for company in intake.event.companies}
    return {(names[r.purchaser], names[r.supplier]): r.level.value for r in intake.event.requests}


@pytest.mark.parametrize("language", list(WORDS))
@pytest.mark.parametrize("link", [" – ", " = ", ": "])
@pytest.mark.parametrize("where", ["beside", "in two columns", "above", "below", "apart"])
def test_words_beside_requests_mean_what_a_legend_says(tmp_path, language, link, where):
    words = WORDS[language][0]
    companies = [["Company", "Side"], *([b, "buyer"] for b in BUYERS), *([s, "supplier"] for s in SUPPLIERS)]
    pairs = [["Who asks", "Whom", "Level"], *([b, s, words[level]] for b, s, level in WISHES)]
    sheets = {"Companies": companies} | explained(language, link, where, pairs, "Wishes", "Level:")
    assert levels_read(tmp_path, sheets) == {(b, s): LEVELS[level] for b, s, level in WISHES}


@pytest.mark.parametrize("below", [[], [["lines so far", 9]]])
def test_numbers_in_two_columns_beside_requests_mean_what_they_say(tmp_path: Path, below: list[list[object]]) -> None:
    companies = [["Company", "Side"], *([b, "buyer"] for b in BUYERS), *([s, "supplier"] for s in SUPPLIERS)]
    pairs: list[list[object]] = [["Who asks", "Whom", "Level", None, None, "LEVELS", None]]
    legend = [[3, "must happen"], [2, "would like"], [0, "please do NOT book these two"], [None, None], *below]
    beside = legend + [[None, None]] * (len(WISHES) - len(legend))
    pairs += [[b, s, (3, 2, 0)[level], None, None, *told] for (b, s, level), told in zip(WISHES, beside, strict=True)]
    sheets = {"Companies": companies, "Wishes": pairs}
    assert levels_read(tmp_path, sheets) == {(b, s): LEVELS[level] for b, s, level in WISHES}


@pytest.mark.parametrize("language", list(WORDS))
@pytest.mark.parametrize("link", [" – ", " = ", ": "])
@pytest.mark.parametrize("where", ["beside", "above", "below"])
def test_words_of_a_matrix_mean_what_a_legend_says(tmp_path, language, link, where):
    words = WORDS[language][0]
    rows = [[b, *(words[level] for buyer, _, level in WISHES if buyer == b)] for b in BUYERS]
    sheets = explained(language, link, where, [["Buyer", *SUPPLIERS], *rows], "Matrix", "Key:")
    assert levels_read(tmp_path, sheets) == {(b, s): LEVELS[level] for b, s, level in WISHES}
