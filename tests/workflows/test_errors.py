"""The findings that arise in workflows."""

from sco_scheduler.domain.messages import catalogue
from sco_scheduler.intake import KINDS as READING
from sco_scheduler.workflows.errors import KINDS


def test_the_findings_of_the_workflows_are_no_others_of_reading():
    assert not KINDS.keys() & READING.keys()
    assert all(catalogue("en")[f"{code}.{part}"] for code in KINDS for part in ("title", "sentence", "example"))
