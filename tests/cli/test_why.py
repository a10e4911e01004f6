"""``schedule why``: what it prints of a pair and of a company."""

from __future__ import annotations

import json

import pytest

from tests.cli.books import check_golden, run


@pytest.mark.parametrize(("words", "name"), [(("P1", "S2"), "why-pair"), (("P2",), "why-company")])
def test_what_is_printed_is_as_in_the_golden_file(agendas, words, name):
    result = run("why", agendas, *words, "-q")
    assert result.exit_code == 0
    check_golden(name, result.stdout.replace(str(agendas.parent), "DIR"))


def test_programs_read_the_same(agendas):
    result = run("why", agendas, "P1", "S2", "-q", "--json")
    told = json.loads(result.stdout)
    assert (told["purchaser"], told["supplier"], told["status"], told["meeting"]) == ("P1", "S2", "unmet", None)
    assert told["ways"][0]["command"].endswith("--hold P1,S2 --move-nobody")


def test_an_unknown_company_is_no_fault(agendas):
    result = run("why", agendas, "Nobody Known")
    assert result.exit_code == 1
    assert "Nobody Known" in result.stderr
