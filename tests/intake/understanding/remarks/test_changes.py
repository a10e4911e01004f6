"""A remark answered to be a wish or a refusal means all companies that it names, and asks about unknown ones."""

from __future__ import annotations

import json

import pytest

from sco_scheduler.domain.event import Level
from tests.intake.understanding.answers import lists
from tests.intake.understanding.companies.test_newcomers import read_by, said

SELLERS = ("River Machines", "Hotel Samudra Biru", "Maison Delorme", "Zakłady „Tur”")


def remarked(text: str):
    buyers = [["Company", "Country", "Remarks"], ["Altyn Trade", "KZ", text], ["Orda Foods", "KZ", "thank you"]]
    return lists(buyers, [["Exhibiting firm", "Products"], *([name, "goods"] for name in SELLERS)])


@pytest.mark.parametrize(
    ("text", "guess", "meant", "ranks"),
    [
        ("By mail: 1) Maison Delorme 2) Samudra Biru", "wishes", "wishes", {SELLERS[2]: 1, SELLERS[1]: 2}),
        ("mau ketemu Samudra Biru dan Delorme", "wishes", "wishes", {SELLERS[1]: None, SELLERS[2]: None}),
        ("mau ketemu Samudra Biru dan Delorme", "wishes", "refusals", {SELLERS[1]: None, SELLERS[2]: None}),
        ("chcemy spotkać River Machines i Delorme", "wishes", "musts", {SELLERS[0]: None, SELLERS[2]: None}),
    ],
)
def test_all_that_it_names_are_taken(tmp_path, text, guess, meant, ranks):
    (asked,) = read_by(tmp_path, remarked(text)).questions
    assert (asked.subject, asked.guess) == (text, guess)
    intake = read_by(tmp_path, remarked(text), f"[words.remark]\n{meant} = [{json.dumps(text)}]\n")
    level = {"wishes": Level.WANT, "refusals": Level.NO, "musts": Level.MUST}[meant]
    assert said(intake) == {("Altyn Trade", name): level for name in ranks}
    assert intake.event is not None
    assert {r.rank for r in intake.event.requests} == set(ranks.values())


def test_a_name_beside_them_that_nobody_has_is_asked_for(tmp_path):
    text = "chcemy spotkać się z Turem i z River Machines"
    told = f'[words.remark]\nwishes = ["{text}"]\n'
    (asked,) = read_by(tmp_path, remarked(text), told).questions
    assert (asked.kind, asked.subject, asked.guess) == ("name", "Turem", SELLERS[3])
    intake = read_by(tmp_path, remarked(text), f'{told}[names]\nTurem = "{SELLERS[3]}"\n')
    assert said(intake) == {("Altyn Trade", name): Level.WANT for name in (SELLERS[0], SELLERS[3])}
