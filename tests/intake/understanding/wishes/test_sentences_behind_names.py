"""What a sentence behind a wished name proposes: a must, a refusal, a withdrawal, or a note that is asked about."""

from __future__ import annotations

import pytest

from tests.intake.books import read

SELLERS = ["Jade Tea", "Lotus Textile", "Panda Solar", "Wulong Foods"]


def sheets(cell: str) -> dict[str, list[list[str | None]]]:
    rows: list[list[str | None]] = [["Company", "Wants to meet"], ["Altyn Trade", cell]]
    rows += [["Bereke Group", "Panda Solar, Wulong Foods"], ["Caspian Foods", "Lotus Textile, Jade Tea"]]
    return {"Buyers": rows, "Suppliers": [["Company", "Products"], *([name, "goods"] for name in SELLERS)]}


def levels(tmp_path, cell: str) -> dict[str, str]:
    """The levels of the wishes of the first company, with every guess taken."""
    event = read(tmp_path, sheets(cell), sure=0.0).event
    names = {company.id: company.name for company in event.companies}
    return {names[r.target]: r.level.value for r in event.requests if names[r.asker] == "Altyn Trade"}


FORMS = ["Jade Tea ({}), Lotus Textile", "Jade Tea - {}, Lotus Textile"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("sentence", "level"),
    [
        ("it is obligatory for us, our director comes for this company", "must"),
        ("unbedingt, sonst lohnt sich die Reise für uns nicht", "must"),
        ("не ставьте, виделись на прошлой неделе", "no"),
        ("跟他们还有合同纠纷,请千万别把我们排到一起", "no"),
        ("pls dont arrange, we already talk with them by lawyer", "no"),
        ("sorry, put by mistake. delete it please", None),
        ("填错了 删掉这家", None),
        ("не раньше 15:00, ждем директора", "want"),
        ("we met them at the fair in Dubai", "want"),
        ("интересно, но не горит", "want"),
    ],
)
def test_a_sentence_behind_a_name_has_the_likely_level(tmp_path, form, sentence, level):
    found = levels(tmp_path, form.format(sentence))
    assert found.get("Jade Tea") == level
    assert found["Lotus Textile"] == "want"


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("sentence", ["we met them at the fair in Dubai", "их стенд видели осенью в Ташкенте"])
def test_a_sentence_that_says_nothing_known_is_asked_about_and_may_be_anything(tmp_path, form, sentence):
    (question,) = read(tmp_path, sheets(form.format(sentence))).questions
    assert (question.kind, question.guess) == ("cell", "Notes")
    assert {"musts", "refusals", "withdrawn", "Not available"} <= {*question.options}


def test_a_reason_behind_a_refused_name_is_not_asked_about(tmp_path):
    of = sheets("Jade Tea - they were part of a tender that we cancelled")
    of["Buyers"][0][1] = "Does not want to meet"
    of["Buyers"][0].append("Wants to meet")
    for row, wish in zip(of["Buyers"][1:], SELLERS[1:], strict=True):
        row[1] = row[1] if row[0] == "Altyn Trade" else None
        row.append(wish)
    assert not read(tmp_path, of).questions
    assert levels_of(read(tmp_path, of).event) >= {("Altyn Trade", "Jade Tea", "no")}


def levels_of(event) -> set[tuple[str, str, str]]:
    names = {company.id: company.name for company in event.companies}
    return {(names[r.asker], names[r.target], r.level.value) for r in event.requests}
