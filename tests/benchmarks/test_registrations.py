"""A generated event written as registrations and read again is the same event."""

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.generate import full_size
from benchmarks.registrations import write_registrations
from sco_scheduler.domain.event import Event
from sco_scheduler.workflows.inputs import read

SMALL = {"purchasers": 8, "suppliers": 20, "pairs": 60, "tables": 9}


def bare(event: Event) -> Event:
    """The event without the cells that it was read from, its requests in a settled order."""
    requests = sorted((replace(r, cell=None) for r in event.requests), key=lambda r: (r.pair, r.asker))
    return replace(
        event,
        companies=tuple(replace(c, cell=None, cancelled_cell=None) for c in event.companies),
        requests=tuple(requests),
    )


@pytest.mark.parametrize("shape", ["standard", "three days", "pinned"])
def test_reading_what_was_written_gives_the_event_again(tmp_path: Path, shape: str):
    event = full_size(3, shape, **SMALL)
    assert bare(read(write_registrations(tmp_path / "event.xlsx", event))) == bare(event)
