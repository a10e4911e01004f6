"""Which copy in ``history/`` is the newest."""

import pytest

from sco_scheduler.workflows.failures import Stopped
from sco_scheduler.workflows.standing import newest_copy


def test_of_several_copies_of_one_second_the_last_one_made_is_the_newest(tmp_path):
    history = tmp_path / "history"
    history.mkdir()
    for name in ("a 2025-06-11 10.00.00.xlsx", "a 2025-06-11 10.00.00 (2).xlsx", "a b 2025-06-12 10.00.00.xlsx"):
        (history / name).touch()
    assert newest_copy(tmp_path / "a.xlsx").name == "a 2025-06-11 10.00.00 (2).xlsx"


def test_without_a_copy_there_is_nothing_to_compare_with(tmp_path):
    with pytest.raises(Stopped, match="keeps no earlier copy of a"):
        newest_copy(tmp_path / "a.xlsx")
