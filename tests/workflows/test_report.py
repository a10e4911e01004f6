"""The report counts the workbook as it stands."""

from __future__ import annotations

from sco_scheduler.domain.schedule import MeetingOutcome
from sco_scheduler.workflows.desk import actions
from sco_scheduler.workflows.report import write_report
from tests.events import at
from tests.workflows.desk.day import QUICK, number, opened, write


def test_one_currency_under_several_names_is_one(tmp_path):
    file = opened(write(tmp_path), at("11:00"))
    named = ((("P1", "S1"), "USD", 10.0), (("P2", "S2"), "美元", 5.0), (("P1", "S2"), "руб.", 7.0))
    for pair, currency, amount in named:
        m, deal = number(file, *pair), MeetingOutcome(held=True, amount=amount, currency=currency)
        file.do(lambda day, m=m, deal=deal: actions.noted(day, m, deal, QUICK))
    deals = write_report(file.path, languages=()).report.deals
    assert {deal.currency: (deal.count, deal.amount) for deal in deals} == {"USD": (2, 15.0), "RUB": (1, 7.0)}
    assert {row.outcome.currency for row in opened(file.path).day().rows} == {"", "USD", "美元", "руб."}
