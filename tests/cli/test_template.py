"""``schedule template``, and that neither it nor ``schedule example`` overwrites anything silently."""

import pytest
from openpyxl import load_workbook

from tests.cli.books import run


@pytest.mark.parametrize(("lang", "sheets"), [("en", {"Requests", "Purchasers"}), ("zh", set()), ("ru", set())])
def test_an_empty_workbook(tmp_path, lang, sheets):
    target = tmp_path / "empty.xlsx"
    result = run("template", target, "--headers", lang)
    assert result.exit_code == 0
    assert result.stdout == f"Written to {target}\n"
    assert sheets <= set(load_workbook(target).sheetnames)


@pytest.mark.parametrize("words", [["template", "FILE"], ["example", "DIR"]])
def test_nothing_is_overwritten_silently(tmp_path, words):
    command, place = words[0], tmp_path / "x.xlsx"
    assert run(command, place).exit_code == 0
    result = run(command, place)
    assert result.exit_code == 1
    assert "is there already" in result.stderr
    assert "--force" in result.stderr
    assert run(command, place, "--force").exit_code == 0
    assert list(tmp_path.rglob("history"))


def test_a_language_without_headers_is_a_usage_error(tmp_path):
    assert run("template", tmp_path / "x.xlsx", "--headers", "fr").exit_code == 2


def test_a_folder_that_is_not_there(tmp_path):
    result = run("template", tmp_path / "nowhere" / "x.xlsx")
    assert result.exit_code == 0
    assert "There was no folder" in " ".join(result.stderr.split())
    (tmp_path / "file").touch()
    result = run("template", tmp_path / "file" / "x.xlsx")
    assert result.exit_code == 1
    assert "cannot be made" in " ".join(result.stderr.split())
