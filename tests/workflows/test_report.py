"""The report counts the workbook as it stands."""

from __future__ import annotations

from datetime import timedelta

import openpyxl
import pytest

from sco_scheduler.domain.event import Role
from sco_scheduler.domain.schedule import MeetingOutcome
from sco_scheduler.workflows.desk import actions, presence
from sco_scheduler.workflows.errors import take_made
from sco_scheduler.workflows.report import write_report
from tests.events import at
from tests.workflows.desk.day import NOW, QUICK, number, opened, write


def test_one_currency_under_several_names_is_one(tmp_path):
    file = opened(write(tmp_path), at("11:00"))
    named = ((("P1", "S1"), "USD", 10.0), (("P2", "S2"), "美元", 5.0), (("P1", "S2"), "руб.", 7.0))
    for pair, currency, amount in named:
        m, deal = number(file, *pair), MeetingOutcome(held=True, amount=amount, currency=currency)
        file.do(lambda day, m=m, deal=deal: actions.noted(day, m, deal, QUICK))
    deals = write_report(file.path, languages=()).report.deals
    assert {deal.currency: (deal.count, deal.amount) for deal in deals} == {"USD": (2, 15.0), "RUB": (1, 7.0)}
    assert {row.outcome.currency for row in opened(file.path).day().rows} == {"", "USD", "美元", "руб."}


@pytest.mark.parametrize(
    ("now", "told"),
    [(NOW, "it can still be added"), (NOW + timedelta(days=1), "there was room, but it was not booked")],
)
def test_what_a_walk_in_wishes_waited_for_no_search(tmp_path, now, told):
    path = write(tmp_path)
    file = opened(path)
    file.do(lambda day: presence.walk_in(day, "Oasis", Role.PURCHASER, "A", frozenset({"ru"}), ["S2"], desk=QUICK))
    assert [u["Reason"] for u in unmet_rows_of(path) if u["Purchaser"] == "Oasis"] == ["Can be added"]
    take_made()
    written = write_report(path, tmp_path / "report", languages=("en",), now=now)
    assert take_made() == (), "the folder is what was asked for"
    table = openpyxl.load_workbook(next(p for p in written.written if p.suffix == ".xlsx"))
    texts = [str(cell) for sheet in table for row in sheet.iter_rows(values_only=True) for cell in row]
    assert any(told in text for text in texts)
    assert not any("time ran out" in text for text in texts)


def test_rows_that_are_missed_and_have_results_are_named_with_their_cells(tmp_path):
    path = write(tmp_path)
    book = openpyxl.load_workbook(path)
    sheet = book["Meetings"]
    headers = {cell.value: cell.column for row in sheet.iter_rows() for cell in row if cell.value is not None}
    odd = 2
    for column, value in (("Status", "no-show"), ("Held", "yes"), ("Amount", 120000), ("Currency", "USD")):
        sheet.cell(odd, headers[column], value)
    book.save(path)
    done = write_report(path, languages=())
    (finding,) = (f for f in done.findings if f.code == "result-of-missed-meeting")
    assert [str(cell) for cell in finding.cells] == [f"Meetings!A{odd}"]
    assert done.report.deals == ()
    assert (done.report.total.held, done.report.total.missed) == (0, 1)


def unmet_rows_of(path):
    header, *rows = list(openpyxl.load_workbook(path)["Unmet"].iter_rows(min_row=4, values_only=True))
    return [dict(zip(header, row, strict=True)) for row in rows]
