"""Forms of companies merged into registrations, piece by piece."""

from typing import cast

from sco_scheduler.domain.findings import Findings
from sco_scheduler.intake.own_places import OwnPlaces
from sco_scheduler.workflows.answering_companies import CompaniesOfForms
from sco_scheduler.workflows.joined_answers import Registered
from tests.events import event


def test_another_name_on_the_forms_is_told_once():
    of, found = event(), Findings()
    known = Registered(of, cast("OwnPlaces", None), cast("CompaniesOfForms", None), {}, strict=False)
    for name in ("Old Name", "old name", "Older Name"):
        known.tell_changed(name, "P1", of.companies[0], "form.xlsx", found)
    assert [finding.details["name"] for finding in found.all()] == ["Old Name (P1)", "Older Name (P1)"]
