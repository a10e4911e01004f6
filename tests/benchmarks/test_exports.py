"""Every kind of export is written, and the clean workbook beside it is read as the event that was made."""

from __future__ import annotations

import random

import pytest

from benchmarks.exports.__main__ import differences
from benchmarks.exports.clean import write_clean
from benchmarks.exports.shapes import EXPORTS
from benchmarks.exports.trade import trade
from sco_scheduler.domain.event import Level
from sco_scheduler.intake import read_registrations


@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.name)
def test_an_export_is_written_and_its_clean_workbook_has_the_event(export, tmp_path):
    event = trade(3)
    path = export.make(tmp_path, event, random.Random(3))
    assert path.stat().st_size > 1000
    clean = read_registrations(write_clean(tmp_path / "clean-registrations.xlsx", event, export.carries)).event
    assert len(clean.companies) == len(event.purchasers) + len(event.suppliers)
    assert len(clean.requests) == len(export.carries.wishes(event))
    refusals = sum(request.level is Level.NO for request in clean.requests)
    assert refusals == sum(wish.level == "no" for wish in export.carries.wishes(event))


def test_another_event_differs(tmp_path):
    carries = EXPORTS[0].carries
    one, other = (
        read_registrations(write_clean(tmp_path / f"{seed}.xlsx", trade(seed), carries)).event for seed in (1, 2)
    )
    assert list(differences(one, one, carries)) == []
    assert list(differences(one, other, carries)) != []
