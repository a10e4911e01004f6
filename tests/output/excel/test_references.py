"""What refers to the cells of a list refers to them wherever they are."""

import pytest

from sco_scheduler.output.excel.references import CellReferences, ListMoves

MOVES = ListMoves({2: 3, 3: 2, 5: 4}, {22: 23}, 2, 5, 4)
"""Of rows 2 to 5 row 4 is gone and the first two have changed places; an own column is one further."""

KNOWN = CellReferences(
    {"Встречи": "Meetings", "Plan": "Plan (2)", "O'Neil": "O'Neill"},
    {"Встречи": MOVES, "Grown": ListMoves({2: 2, 3: 9}, {}, 2, 3, 9)},
)


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("=Встречи!A2", "='Meetings'!A3"),
        ("='Встречи'!$V$2*2", "='Meetings'!$W$3*2"),
        ("=Встречи!A4+1", "=#REF!+1"),
        ("=SUM(Встречи!A2:A5)", "=SUM('Meetings'!A2:A4)"),
        ("=SUM(Встречи!A1:A5)", "=SUM('Meetings'!A1:A4)"),
        ("=SUM(Встречи!A2:A99)", "=SUM('Meetings'!A2:A99)"),
        ("=SUM(Встречи!A3:A5)", "=SUM('Meetings'!A2:A4)"),
        ("=SUM(Встречи!A4:A5)", "=SUM('Meetings'!A4:A5)"),
        ("=SUM(Встречи!V:V)", "=SUM('Meetings'!W:W)"),
        ("=SUM(Встречи!2:5)", "=SUM('Meetings'!2:4)"),
        ("=Встречи!A1", "='Meetings'!A1"),
        ("=Встречи!A9", "='Meetings'!A9"),
        ("=Plan!A2", "='Plan (2)'!A2"),
        ("='Plan'!Here", "='Plan'!Here"),
        ("=A2+Rate+Numbers[number]", "=A2+Rate+Numbers[number]"),
        ('=IF(Index!A2="Встречи!A2",1,0)', '=IF(Index!A2="Встречи!A2",1,0)'),
        ("Встречи!$A$2:$A$5", "'Meetings'!$A$2:$A$4"),
        ("=SUM(Встречи!A2:A3)", "=SUM('Meetings'!A2:A3)"),
        ("=SUM(Встречи!A1:A4)", "=SUM('Meetings'!A1:A4)"),
        ("=Встречи!A5:B5", "='Meetings'!A4:B4"),
        ("='O''Neil'!A2", "='O''Neill'!A2"),
        ("=Grown!A3", "=Grown!A9"),
        ("=SUM(Grown!A2:A3)", "=SUM(Grown!A2:A9)"),
        ("=SUM(Grown!A1:A7)", "=SUM(Grown!A1:A9)"),
        ("=SUM(Grown!A1:A12)", "=SUM(Grown!A1:A12)"),
    ],
)
def test_a_formula_reads_as_before(before: str, now: str):
    assert KNOWN.formula(before) == now


def test_on_the_list_itself_only_fixed_rows_are_followed():
    assert KNOWN.formula("=A3*$A$3+SUM($V$2:$V$5)", "Встречи") == "=A3*$A$2+SUM($W$2:$W$4)"


def test_cells_of_a_rule_that_are_gone_are_none():
    assert [KNOWN.area(area, "Встречи") for area in ("B2:B5", "V3", "A4")] == ["B2:B4", "W2", ""]
    assert KNOWN.area("A4", "Plan") == "A4"
