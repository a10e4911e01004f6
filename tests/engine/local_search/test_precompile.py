"""The process that compiles a part: another may begin once it has ended, however it ended."""

import runpy
import sys

import pytest

from sco_scheduler.engine.local_search import compiled


@pytest.mark.parametrize("fails", [False, True])
def test_a_part_is_loaded_and_left_to_others_however_that_ended(fails, tmp_path, monkeypatch):
    loaded = []

    def load(name):
        loaded.append(name)
        if fails:
            raise MemoryError

    monkeypatch.setattr(compiled, "cache_folder", lambda: tmp_path)
    monkeypatch.setattr(compiled, "load", load)
    monkeypatch.setattr(compiled, "module_process", lambda *words: None)
    monkeypatch.setattr(sys, "argv", ["precompile", "board"])
    marker = compiled._marker("board")
    marker.with_suffix(".lock").touch()
    with pytest.raises(MemoryError) if fails else monkeypatch.context():
        runpy.run_module("sco_scheduler.engine.local_search.precompile", run_name="__main__")
    assert loaded == ["board"]
    assert not any(tmp_path.iterdir())
