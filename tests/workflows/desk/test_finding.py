"""Whom and what a search at the desk finds."""

from dataclasses import replace

from sco_scheduler.workflows.desk.day import Day
from sco_scheduler.workflows.desk.finding import search
from tests.workflows.desk.day import opened, write


def reached(day: Day, address: str) -> Day:
    """The day with an e-mail address for the only person of P3."""
    companies = tuple(
        replace(c, delegates=tuple(replace(d, email=address) for d in c.delegates)) if c.id == "P3" else c
        for c in day.event.companies
    )
    return replace(day, event=replace(day.event, companies=companies))


def test_the_only_person_of_a_company_that_is_found_is_not_listed_once_more(tmp_path):
    day = reached(opened(write(tmp_path)).day(), "p3@example.org")
    assert [(found.company.id, found.delegate) for found in search(day, "p3")] == [("P3", None)]
    assert [(found.company.id, found.delegate) for found in search(day, "p3@")] == [("P3", "P3#1")]
