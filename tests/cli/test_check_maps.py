"""``--map`` and ``--write-map``."""

from __future__ import annotations

import json

import pytest

from tests.cli.books import SHEETS, registrations, run


@pytest.fixture
def exported(tmp_path):
    """A workbook whose sheet of purchasers nobody can guess."""
    purchasers = [["Q1", "Q2", "Country", "Contact"], *SHEETS["Purchasers"][1:]]
    return registrations(tmp_path, Purchasers=purchasers)


@pytest.fixture
def form(tmp_path):
    path = tmp_path / "form.toml"
    path.write_text('[Purchasers.columns]\nID = "Q1"\nCompany = "Q2"\n')
    return path


def test_a_map_is_written_to_be_edited_and_then_read(exported, tmp_path):
    out = tmp_path / "form.toml"
    written = run("check", exported, "--write-map", out)
    assert written.exit_code == 1
    assert "column-missing" in codes(run("check", exported, "--json"))
    assert f"Written: {out}" in written.stderr
    text = out.read_text(encoding="utf-8")
    assert '# ID = "..."' in text
    out.write_text(text.replace('# ID = "..."', 'ID = "Q1"\nCompany = "Q2"').replace('  "Q1",\n  "Q2",\n', ""))
    assert run("check", exported, "--map", out).exit_code == 0
    before = codes(run("check", exported, "--map", out, "--json"))
    assert "column-missing" not in before
    again = run("check", exported, "--map", out, "--write-map", out)
    assert "history" in again.stderr
    assert codes(run("check", exported, "--map", out, "--json")) == before


def codes(result):
    return [finding["code"] for finding in json.loads(result.stdout)["findings"]]


def test_check_shows_the_line_of_a_wrong_map(exported, form):
    form.write_text('[Purchasers.columns]\nCompny = "Q2"\n')
    result = run("check", exported, "--map", form)
    assert result.exit_code == 1
    text = " ".join(result.stdout.split())
    assert "form.toml line 2" in text
    assert "Maybe Company?" in text


def test_build_and_verify_read_by_the_map(exported, form, tmp_path):
    built = run("build", exported, "--map", form, "--quiet", "--time-limit", 5)
    assert built.exit_code == 0, built.stderr
    agendas = tmp_path / "day-agendas.xlsx"
    assert run("verify", exported, agendas, "--map", form).exit_code == 0
    assert run("verify", exported, agendas).exit_code == 1


def test_copies_of_what_is_read_by_a_map(exported, form, tmp_path):
    result = run("check", exported, "--map", form, "--annotate", tmp_path / "marked.xlsx")
    assert result.exit_code == 0, result.stdout
    assert (tmp_path / "marked.xlsx").exists()


def test_a_name_that_is_no_map(exported, tmp_path):
    assert run("check", exported, "--write-map", tmp_path / "form.xlsx").exit_code == 2


def test_a_map_that_is_not_there(exported, tmp_path):
    result = run("build", exported, "--map", tmp_path / "form.toml")
    assert result.exit_code == 1
    assert "There is no file" in " ".join(result.stderr.split())
