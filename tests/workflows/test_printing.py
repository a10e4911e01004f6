"""What an agenda is compared with."""

import pytest

from sco_scheduler.workflows import printing
from sco_scheduler.workflows.errors import Stopped


def test_without_a_copy_there_is_nothing_to_compare_with(tmp_path):
    with pytest.raises(Stopped, match="keeps no earlier copy of a"):
        printing.newest_copy_of(tmp_path / "a.xlsx")
