"""Reading registrations into an event, or stopping with the findings."""

import pytest

from sco_scheduler.domain.event import Event
from sco_scheduler.resources import example_file
from sco_scheduler.workflows.errors import Stopped
from sco_scheduler.workflows.inputs import read


def test_reading(tmp_path):
    assert isinstance(read(example_file("small.xlsx")), Event)
    with pytest.raises(Stopped, match="There is no file") as caught:
        read(tmp_path / "nowhere.xlsx")
    assert len(caught.value.findings) == 1
