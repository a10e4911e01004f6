"""Workbooks to start from overwrite nothing."""

import pytest

from sco_scheduler.workflows.errors import FileInTheWay
from sco_scheduler.workflows.starters import make_examples, make_template


def test_nothing_is_overwritten(tmp_path):
    target = make_template(tmp_path / "empty.xlsx", lang="zh")
    with pytest.raises(FileInTheWay) as caught:
        make_template(target)
    assert caught.value.path == target
    make_template(target, overwrite=True)
    make_examples(tmp_path / "trial")
    with pytest.raises(FileInTheWay):
        make_examples(tmp_path / "trial")


def test_folders_are_made_where_they_are_missing(tmp_path):
    assert all(path.is_file() for path in make_examples(tmp_path / "a" / "b"))
    assert all(path.is_file() for path in make_examples(tmp_path / "a" / "b", overwrite=True))
