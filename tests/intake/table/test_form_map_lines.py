"""Entries of a TOML text are found with their lines."""

from __future__ import annotations

import tomllib

import pytest

from sco_scheduler.intake.table.form_map import lines_of, syntax_fault

TEXT = """\
# a remark with = in it
ignore = [
  "Menu",  # [not a table]
]

[Purchasers]
sheet = "a [b] = c"
"quoted key" = 1
[Purchasers.columns]
'literal' = "x"
a.b = "dotted"
  [ words . "le.vel" ]   # with blanks
must = []
"""


def test_tables_and_entries_have_their_lines():
    lines = lines_of(TEXT)
    assert lines == {
        ("ignore",): 2,
        ("Purchasers",): 6,
        ("Purchasers", "sheet"): 7,
        ("Purchasers", "quoted key"): 8,
        ("Purchasers", "columns"): 9,
        ("Purchasers", "columns", "literal"): 10,
        ("Purchasers", "columns", "a", "b"): 11,
        ("words", "le.vel"): 12,
        ("words", "le.vel", "must"): 13,
    }


def test_a_long_line_without_an_entry_takes_no_time():
    assert lines_of("a" * 100_000 + "\n" + "a." * 50_000) == {}


@pytest.mark.parametrize(
    ("text", "line"),
    [("a = 1\nb = x y\n", 2), ('a = "open\n', 1), ("a = 1\na = 2\n", 2), ("[a\n", 1), ("a = [1,\n\n", 2)],
)
def test_the_line_of_a_fault(text, line):
    with pytest.raises(tomllib.TOMLDecodeError) as error:
        tomllib.loads(text)
    found, reason = syntax_fault(text, error.value)
    assert found == line
    assert "line" not in reason
    assert reason[0].islower()
