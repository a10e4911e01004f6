"""Numbers and labels of tables as one writes them."""

from __future__ import annotations

from datetime import date

import pytest

from sco_scheduler.intake.values.entries import MOST_TABLES, LabelsUnreadableError, table_labels


@pytest.mark.parametrize(
    ("value", "labels"),
    [
        (3, ["1", "2", "3"]),
        (3.0, ["1", "2", "3"]),
        ("3", ["1", "2", "3"]),
        ("A7-A7", ["A7"]),
        ("A1-A3", ["A1", "A2", "A3"]),
        ("A1 – A3", ["A1", "A2", "A3"]),
        ("A1-3", ["A1", "A2", "A3"]),
        ("A09-A11", ["A09", "A10", "A11"]),
        ("A1; A2；B7、C-1", ["A1", "A2", "B7", "C-1"]),
        ("4-6; VIP", ["4", "5", "6", "VIP"]),
        (0, []),
    ],
)
def test_a_number_of_tables_or_labels(value, labels):
    assert table_labels(value) == labels


@pytest.mark.parametrize(
    "value",
    [
        -1,
        2.5,
        "2.5",
        "2,5",
        "-4",
        "A16-A1",
        "A1-B5",
        "12 tables",
        "12张",
        "1-999999",
        10_001,
        True,
        date(2025, 1, 16),
        "x" * 61,
        "1" * 5000 + "-2",
    ],
)
def test_what_names_no_tables(value):
    with pytest.raises(LabelsUnreadableError):
        table_labels(value)


def test_as_many_tables_as_are_read_and_one_more():
    for written in (f"A1-A{MOST_TABLES}", MOST_TABLES):
        assert len(table_labels(written)) == MOST_TABLES
    with pytest.raises(LabelsUnreadableError, match=f"A1-A{MOST_TABLES + 1}"):
        table_labels(f"A1-A{MOST_TABLES + 1}")
    for written in (MOST_TABLES + 1, f"A1-A{MOST_TABLES}, B1"):
        with pytest.raises(LabelsUnreadableError):
            table_labels(written)
