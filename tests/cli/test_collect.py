"""``schedule collect``: what it prints of the forms that came back."""

from __future__ import annotations

import json

import pytest

from tests.cli.books import check_golden, run
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
