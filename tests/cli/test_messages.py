"""``schedule messages``: what is told of drafts, of those without an address, and what programs read."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.output.excel.workbook import write_agendas
from tests.agendas.samples import report, small_schedule
from tests.cli.books import run


@pytest.fixture
def book(tmp_path):
    """Writes an agendas workbook in which those companies have no address."""

    def written(*without: str, name: str = "x-agendas.xlsx", first: int = 0) -> Path:
        schedule = small_schedule()
        companies = tuple(
            replace(company, email="" if company.id in without else f"{company.id}@example.org")
            for company in schedule.event.companies
        )
        of = Schedule(replace(schedule.event, companies=companies), schedule.meetings[first:])
        write_agendas(tmp_path / name, report(of))
        return tmp_path / name

    return written


def said(*words: object) -> str:
    result = run("messages", *words)
    assert result.exit_code == 0, result.stderr
    return " ".join(result.stdout.split())


def test_who_has_no_address_is_named_and_the_others_have_drafts_beside_the_workbook(book, tmp_path):
    told = said(book("S002"))
    drafts = list((tmp_path / "x-agendas-messages" / "drafts").glob("*.eml"))
    assert f"{len(drafts)} e-mail drafts written" in told
    assert "S002" in told
    assert "P001" not in told
    assert "messages.xlsx" in told


def test_who_all_have_an_address_nobody_is_named(book):
    assert "S00" not in said(book())


def test_changed_agendas_are_compared_with_the_workbook_that_is_named(book):
    now = book(name="now.xlsx", first=1)
    told = said(now, "--since", book())
    assert "Compared with x-agendas.xlsx: 2 agendas have changed." in told
    assert "2 e-mail drafts" in told


def test_programs_read_each_message_with_its_draft(book, tmp_path):
    result = json.loads(run("messages", book("S002"), "--out", tmp_path / "out", "--json").stdout)
    messages = {message["company"]: message for message in result["messages"]}
    assert result["status"] == "ok"
    assert result["list"] == str(tmp_path / "out" / "messages.xlsx")
    assert messages["S002"]["draft"] is None
    assert messages["S002"]["addresses"] == []
    assert messages["S001"]["addresses"] == ["S001@example.org"]
    assert Path(messages["S001"]["draft"]).is_file()
    assert all(messages["S001"][text] for text in ("subject", "text", "short"))
