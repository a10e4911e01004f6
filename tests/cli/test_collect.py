"""``schedule collect``: what it prints of the forms that came back."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest

from sco_scheduler.cli import collect
from sco_scheduler.domain.event import Event
from sco_scheduler.domain.messages import ENGLISH
from sco_scheduler.workflows.answers import Collected, CompanyAnswer
from tests.cli.books import check_golden, run
from tests.events import company
from tests.intake.answers.forms import answer


@pytest.fixture
def answered(day, tmp_path):
    """A folder with the answer of P1, who wants both suppliers and has another telephone number."""
    run("wishes", day, "--out", tmp_path / "forms")
    (form,) = (tmp_path / "forms").glob("*P1*.xlsx")

    def fill(filling):
        filling.wish("S1", 1)
        filling.wish("S2", "no", "no")
        filling.about_us("phone", "+7 1")

    answer(tmp_path / "back", fill, form=form, name="back.xlsx", saved=1)
    return tmp_path / "back"


def test_what_is_printed_is_as_in_the_golden_file(answered, day, tmp_path):
    result = run("collect", answered, day, "-o", tmp_path / "joined.xlsx")
    assert result.exit_code == 0
    check_golden("collect", result.stdout.replace(str(tmp_path), "DIR"))


def test_programs_read_the_same(answered, day, tmp_path):
    told = json.loads(run("collect", answered, day, "-o", tmp_path / "joined.xlsx", "--json").stdout)
    (entry,) = told["answers"]
    assert (told["status"], told["output"], told["refused"]) == ("ok", str(tmp_path / "joined.xlsx"), [])
    assert (entry["company"], entry["file"], entry["refusals"], entry["details"]) == ("P1", "back.xlsx", 1, 1)
    assert [missing["company"] for missing in told["missing"]] == ["P2", "S1", "S2"]


def test_every_answer_and_who_is_missing_is_told(capsys):
    named, bare = company("P1"), replace(company("P2"), name="")
    reached = replace(company("S1"), contact="Ann", email="a@example.org", phone="+7 1")
    answers = (CompanyAnswer(named, "one.xlsx", 1, 2, 3, 4), CompanyAnswer(bare, "b/two.xlsx", 10, 20, 30, 40))
    event = cast("Event", None)
    found = Collected(event, answers, (reached, company("S2")), ("x.xlsx",), (), Path("joined.xlsx"))
    collect._print(found, ENGLISH)
    lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert lines == [
        "",
        "Company File Wishes Refusals Other",
        "─" * 51,
        "Company P1 one.xlsx 1 2 4",
        "P2 b/two.xlsx 10 20 40",
        "",
        "Not answered yet: 2 companies",
        "S1 Company S1 Ann, a@example.org, +7 1",
        "S2 Company S2 Delegate 1 of S2",
        "",
        "2 companies have answered, with 11 wishes, 22 refusals and 44 other corrections;",
        "33 wishes were withdrawn.",
        "Written to joined.xlsx",
    ]
    names = ("company", "name", "file", "wishes", "refusals", "withdrawn", "details")
    assert collect._object(found, ENGLISH) == {
        "status": "ok",
        "answers": [
            dict(zip(names, ("P1", "Company P1", "one.xlsx", 1, 2, 3, 4), strict=True)),
            dict(zip(names, ("P2", "", "b/two.xlsx", 10, 20, 30, 40), strict=True)),
        ],
        "missing": [
            {"company": "S1", "name": "Company S1", "email": "a@example.org"},
            {"company": "S2", "name": "Company S2", "email": None},
        ],
        "refused": ["x.xlsx"],
        "output": "joined.xlsx",
        "map": None,
        "understood": False,
        "findings": [],
    }
    collect._print(Collected(event, (), (), (), (), Path("joined.xlsx")), ENGLISH)
    assert capsys.readouterr().out.startswith("0 companies have answered, with 0 wishes")
