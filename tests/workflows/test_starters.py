"""Workbooks to start from overwrite nothing."""

import pytest

from sco_scheduler.workflows.errors import FileInTheWay, take_made
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


def test_what_is_overwritten_stays_in_the_history(tmp_path):
    (first, *_) = make_examples(tmp_path)
    first.write_bytes(b"first")
    make_examples(tmp_path, overwrite=True)
    second = make_template(tmp_path / "empty.xlsx")
    second.write_bytes(b"second")
    make_template(second, overwrite=True)
    assert {b"first", b"second"} <= {path.read_bytes() for path in (tmp_path / "history").iterdir()}


def test_folders_are_made_where_they_are_missing(tmp_path):
    take_made()
    assert all(path.is_file() for path in make_examples(tmp_path / "a" / "b"))
    make_examples(tmp_path / "c")
    assert take_made() == (tmp_path / "a",), "the others are what was asked for"
    assert all(path.is_file() for path in make_examples(tmp_path / "a" / "b", overwrite=True))
