"""Messages that were pasted into cells from chat programs have a time and a sender, which say nothing of meetings."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.table.grids import Book, Grid
from sco_scheduler.intake.understanding.cells.senders import without_senders


def text_of(value: object) -> object:
    book = Book("mails.xlsx", (Grid("Notes", {1: {1: "Company", 2: "Answer"}, 2: {1: "Altyn", 2: value}}),))
    return without_senders(book).grids[0].rows[2][2]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("[12/3 9:41] Rocío: We leave at 15:00", "We leave at 15:00"),
        ("[12.03.2026, 18:03:11] Иван Петров: уезжаем в 15:00", "уезжаем в 15:00"),
        ("12/03/26, 6:03 PM - Ana: we leave at 15:00", "we leave at 15:00"),
        ("[9:41, 12/3/2026] Ana: first\n[9:42, 12/3/2026] Ana: second", "first\nsecond"),
        ("张三 2026-03-12 10:02:33\n我们15点走", "我们15点走"),
    ],
)
def test_only_the_text_is_left(value, text):
    assert text_of(value) == text


@pytest.mark.parametrize(
    "value",
    [
        *("12/3 9:41-10:00 call", "Ana: we leave at 15:00", "[see mail] Ana: ok", "12 March: not there", 12, None),
        *("2026-03-12 10:02:33", "[12/3 9:41] Ana:"),
    ],
)
def test_other_cells_are_as_they_were(value):
    assert text_of(value) == value
