"""What refers to the cells of a list refers to them wherever they are."""

import pytest
from openpyxl import Workbook
from openpyxl.chart import Reference, ScatterChart, Series
from openpyxl.chart.data_source import NumData, NumVal, StrData, StrRef, StrVal
from openpyxl.chart.series import SeriesLabel
from openpyxl.formatting.rule import FormulaRule
from openpyxl.worksheet.datavalidation import DataValidation

from sco_scheduler.output.excel.references import CellReferences, ListMoves, follow

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
    assert KNOWN.formula("=RATE*$A$3", "Встречи") == "=RATE*$A$2"  # a name in capitals
    assert KNOWN.formula("=$A$3*5+TRUE", "Встречи") == "=$A$2*5+TRUE"  # numbers and words are no rows and columns


def test_cells_of_a_rule_that_are_gone_are_none():
    assert [KNOWN.area(area, "Встречи") for area in ("B2:B5", "V3", "A4")] == ["B2:B4", "W2", ""]
    assert KNOWN.area("A4", "Plan") == "A4"


@pytest.mark.parametrize(
    ("rows", "now"),
    [
        ((1, 1), (1, 1)),
        ((2, 2), (3, 3)),
        ((4, 4), None),
        ((6, 6), (6, 6)),
        ((1, 5), (1, 4)),
        ((2, 5), (2, 4)),
        ((2, 6), (2, 6)),
        ((1, 3), (1, 2)),
        ((2, 3), (2, 3)),  # the two have changed places
        ((3, 5), (2, 4)),
        ((4, 5), (4, 5)),  # an end is gone
        ((3, 4), (3, 4)),
        ((5, 6), (4, 6)),
    ],
)
def test_rows_from_one_to_another_are_where_their_ends_are(rows, now):
    assert MOVES.span(*rows) == now


def test_a_list_that_has_grown_is_meant_whole():
    grown = ListMoves({2: 2, 3: 9}, {}, 2, 3, 9)
    assert [grown.span(1, bottom) for bottom in (2, 3, 7, 9, 12)] == [(1, 2), (1, 9), (1, 9), (1, 9), (1, 12)]


def test_every_rule_and_series_of_a_sheet_follows_the_list():
    sheet = Workbook().active
    assert sheet is not None
    sheet["A1"], sheet["A2"], sheet["A3"] = "=Встречи!A2", "Встречи!A2", 7
    rules = [
        DataValidation(type="list", formula1='"Встречи!A2,b"'),
        DataValidation(type="whole", operator="between", formula1="Встречи!A2", formula2="Встречи!A3"),
    ]
    for rule in rules:
        sheet.add_data_validation(rule)
    sheet.conditional_formatting.add("A1:A9", FormulaRule(formula=["Встречи!A2=1"]))
    chart = ScatterChart()
    for cells in ("Встречи!$A$2:$A$3", "Plan!$A$2", "Other!$A$2"):
        series = Series(
            Reference(sheet, range_string="Plan!$B$2:$B$3"), Reference(sheet, range_string=cells), title="t"
        )
        series.yVal.numRef.numCache = NumData(pt=[NumVal(0, v="1")])
        series.xVal.numRef.numCache = NumData(pt=[NumVal(0, v="1")])
        chart.series.append(series)
    chart.ser[0].tx = SeriesLabel(StrRef("Встречи!$A$2", strCache=StrData(pt=[StrVal(0, v="x")])))
    chart.ser[1].tx, chart.ser[2].tx = None, None
    with_other = ScatterChart()
    with_other.series.append(Series(Reference(sheet, range_string="Plan!$B$2:$B$3"), title="over the first"))
    chart += with_other
    sheet.add_chart(chart)
    follow(sheet, KNOWN)
    assert [sheet[place].value for place in ("A1", "A2", "A3")] == ["='Meetings'!A3", "Встречи!A2", 7]
    assert [(rule.formula1, rule.formula2) for rule in rules] == [
        ('"Встречи!A2,b"', None),
        ("'Meetings'!A3", "'Meetings'!A2"),
    ]
    assert [r.formula for rs in sheet.conditional_formatting._cf_rules.values() for r in rs] == [["'Meetings'!A3=1"]]
    assert [(s.xVal.numRef.f, s.yVal.numRef.f) for s in chart.ser] == [
        ("'Meetings'!$A$2:$A$3", "'Plan (2)'!$B$2:$B$3"),
        ("'Plan (2)'!$A$2", "'Plan (2)'!$B$2:$B$3"),
        ("'Other'!$A$2", "'Plan (2)'!$B$2:$B$3"),
    ]
    assert with_other.ser[0].val.numRef.f == "'Plan (2)'!$B$2:$B$3"
    assert [s.xVal.numRef.numCache is None for s in chart.ser] == [True, True, False]
    assert (chart.ser[0].tx.strRef.f, chart.ser[0].tx.strRef.strCache) == ("'Meetings'!$A$3", None)
