"""Regular expressions whose compiled form is kept in a file: those of ``re``, whatever became of the file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sco_scheduler import resources
from sco_scheduler.resources import CompiledPatterns, any_of, kept_regex

SOURCES = (
    ("(?P<hour>\\d{1,2})[:.](?P<minute>\\d\\d)?(?<!\\d\\d\\d)", 0),
    ("(?<![a-zß-ʯͰ-ԯ])(?:встреч\\w*|ИЛИ|ångström)(a)?(b)?", re.IGNORECASE),
    ("^[^\\W\\d_]+$|[一-龥]{2,}", re.MULTILINE),
    ("((x)|y)*?(?=z)(?i:q)?", re.ASCII),
)
TEXTS = ("09:30 and 10.", "Встречи или ÅNGSTRÖMab", "one\n采购商\ntwo", "xyxyz Q", "")


def told(pattern: re.Pattern[str]) -> tuple[object, ...]:
    """All that a pattern says of itself and of some texts."""
    found = [[(m.span(), m.groups(), m.lastgroup) for m in pattern.finditer(text)] for text in TEXTS]
    return pattern.pattern, pattern.flags, pattern.groups, dict(pattern.groupindex), found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file in which some expressions are kept."""
    patterns = CompiledPatterns(tmp_path / "kept")
    for source in SOURCES:
        patterns.pattern(*source)
    patterns.keep()
    return tmp_path / "kept"


def test_a_kept_expression_is_that_of_re_and_is_not_compiled_again(path, monkeypatch):
    monkeypatch.setattr(resources, "_compiled", None)
    monkeypatch.setattr(re, "compile", None)
    patterns = CompiledPatterns(path)
    made = [told(patterns.pattern(*source)) for source in SOURCES]
    monkeypatch.undo()
    assert made == [told(re.compile(*source)) for source in SOURCES]


def test_an_expression_is_the_same_before_it_was_kept(tmp_path):
    patterns = CompiledPatterns(tmp_path / "kept")
    assert [told(patterns.pattern(*source)) for source in SOURCES] == [told(re.compile(*source)) for source in SOURCES]


def test_what_is_no_expression_is_told_as_by_re(path, tmp_path):
    for patterns in (CompiledPatterns(path), CompiledPatterns(tmp_path / "new"), CompiledPatterns(None)):
        with pytest.raises(re.error, match="unterminated"):
            patterns.pattern("(a", 0)


@pytest.mark.parametrize("damage", ["cut", "changed", "empty", "other", "folder"])
def test_of_a_damaged_file_nothing_is_taken(path, damage):
    content = path.read_bytes()
    if damage == "folder":
        path.unlink()
        path.mkdir()
    else:
        changed = content[:40] + bytes([content[40] ^ 1]) + content[41:]
        path.write_bytes({"cut": content[:-9], "changed": changed, "empty": b"", "other": b"no such file"}[damage])
    patterns = CompiledPatterns(path)
    assert told(patterns.pattern(*SOURCES[0])) == told(re.compile(*SOURCES[0]))
    patterns.keep()
    if damage != "folder":
        assert path.read_bytes() != content
    assert [*path.parent.iterdir()] == [path], "no temporary file is left"


def test_code_that_python_refuses_is_compiled_anew(path, monkeypatch):
    kept = resources._read(path)
    broken = {key: (flags, b"\xff" * len(code), *others) for key, (flags, code, *others) in kept.items()}
    resources._write(path, broken)
    assert told(CompiledPatterns(path).pattern(*SOURCES[0])) == told(re.compile(*SOURCES[0]))


def test_what_several_processes_keep_is_kept_of_all(path):
    first, second = CompiledPatterns(path), CompiledPatterns(path)
    first.pattern("first", 0)
    second.pattern("second", 0)
    first.keep()
    second.keep()
    assert {("first", 0), ("second", 0)} | {(source, int(flags)) for source, flags in SOURCES} == {
        *resources._read(path)
    }


def test_among_very_many_those_of_older_sources_are_forgotten(path, monkeypatch):
    monkeypatch.setattr(resources, "_MOST", 5)
    patterns = CompiledPatterns(path)
    for source in SOURCES[:2]:
        patterns.pattern(*source)
    patterns.pattern("new", 0)
    patterns.keep()
    assert len(resources._read(path)) == 5
    patterns.pattern("newer", 0)
    patterns.keep()
    assert [source for source, _ in resources._read(path)] == [SOURCES[0][0], SOURCES[1][0], "new", "newer"]


def test_several_new_expressions_are_kept_at_once(tmp_path, monkeypatch):
    monkeypatch.setattr(resources, "_SEVERAL", 2)
    patterns = CompiledPatterns(tmp_path / "kept")
    patterns.pattern("a", 0)
    assert not (tmp_path / "kept").exists()
    patterns.pattern("b", 0)
    assert len(resources._read(tmp_path / "kept")) == 2


@pytest.mark.parametrize("where", ["no folder", "other internals", "a folder that is gone"])
def test_where_nothing_can_be_kept_expressions_are_those_of_re(where, tmp_path, monkeypatch):
    patterns = CompiledPatterns(None if where == "no folder" else tmp_path / "gone" / "kept")
    if where == "other internals":
        monkeypatch.setattr(resources, "_internal", object)
    assert told(patterns.pattern(*SOURCES[1])) == told(re.compile(*SOURCES[1]))
    patterns.keep()
    assert not any(tmp_path.iterdir())


def test_expressions_of_the_program_are_kept_in_its_own_folder_once_a_long_one_is_needed():
    resources._patterns.cache_clear()
    assert told(kept_regex(*SOURCES[2])) == told(re.compile(*SOURCES[2]))
    assert not resources._patterns.cache_info().currsize, "no file is read for a short one"
    long = "|".join(f"word{n}" for n in range(200))
    assert kept_regex(long).fullmatch("word199") is not None
    assert resources._patterns()._path is not None
    kept_regex(*SOURCES[2])
    assert (SOURCES[2][0], int(SOURCES[2][1])) in resources._patterns()._used


def test_alternatives_are_the_longest_first_in_an_order_of_their_own():
    assert any_of({"b", "a", "ab", "a.c", "ca"}) == r"a\.c|ab|ca|a|b"
    assert any_of([]) == ""
