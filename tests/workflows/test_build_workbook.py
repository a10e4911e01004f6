"""From registrations to an agendas workbook, with what the options of a build change."""

import pytest

from sco_scheduler.workflows.additions import BadAddition, parse
from sco_scheduler.workflows.build_workbook import build_workbook
from sco_scheduler.workflows.options import BuildOptions
from tests.cli.books import registrations


def test_the_event_is_built_with_the_capacities_that_are_asked_for(tmp_path):
    source = registrations(tmp_path)
    plain = build_workbook(source, tmp_path / "plain.xlsx", BuildOptions(reproducible=True))
    options = BuildOptions(reproducible=True, additions=(parse("table", "A+2"),))
    more = build_workbook(source, tmp_path / "more.xlsx", options)
    before, after = (done.build.event.zone_by_code["A"].tables for done in (plain, more))
    assert len(after) == len(before) + 2


def test_a_capacity_of_what_the_event_does_not_have_writes_nothing(tmp_path):
    with pytest.raises(BadAddition):
        build_workbook(registrations(tmp_path), tmp_path / "out.xlsx", BuildOptions(additions=(parse("table", "Q+1"),)))
    assert not (tmp_path / "out.xlsx").exists()
