"""OpenDocument cells: values of every kind, comments, repeated rows, linked sheets and the limit of cells."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime, time, timedelta

import pytest

from sco_scheduler.intake.files.open_document import _TABLE, CONTENT, TooManyCellsError, read_open_document, repeated
from sco_scheduler.intake.table.grids import Book, ErrorValue, LostFormula

SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (("office", "office"), ("table", "table"), ("text", "text"), ("draw", "drawing"))
)
CALC = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'


def book(inside: str, most: int = 1_000) -> Book:
    """The workbook of some tables."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(
            CONTENT,
            f"<office:document-content {SPACES} {CALC}><office:body><office:spreadsheet>{inside}"
            "</office:spreadsheet></office:body></office:document-content>",
        )
    with zipfile.ZipFile(file) as archive:
        return read_open_document(archive, "trade", most)


def sheet(*rows: str, before: str = "") -> str:
    return f'<table:table table:name="A">{before}{"".join(rows)}</table:table>'


def row(*cells: str, repeat: int = 1) -> str:
    return f'<table:table-row table:number-rows-repeated="{repeat}">{"".join(cells)}</table:table-row>'


def cell(content: str = "", **attributes: str) -> str:
    told = " ".join(f'{key.replace("_", ":", 1).replace("_", "-")}="{value}"' for key, value in attributes.items())
    return f"<table:table-cell {told}>{content}</table:table-cell>"


def one(content: str = "", **attributes: str) -> object:
    """The value of a cell."""
    return book(sheet(row(cell(content, **attributes)))).grids[0].rows.get(1, {}).get(1)


@pytest.mark.parametrize(
    ("content", "value"),
    [
        ("<text:p>Altyn</text:p>", "Altyn"),
        ("<text:p>Altyn\n   Trade</text:p>", "Altyn Trade"),
        ("<text:p>a<text:tab/>b<text:line-break/>c<text:s/>d</text:p>", "a\tb\nc d"),
        ("<text:p>a</text:p><text:p>b</text:p>", "a\nb"),
        ("<text:p>a<text:span>b</text:span></text:p>", "ab"),
        ("<text:p>字<text:ruby-text>zi</text:ruby-text>典</text:p>", "字典"),
        ("<draw:frame><text:p>a drawing</text:p></draw:frame><text:p>a</text:p>", "a"),
        ("", None),
    ],
)
def test_text(content, value):
    assert one(content, office_value_type="string") == value


@pytest.mark.parametrize(
    ("attributes", "value"),
    [
        ({"office_value_type": "float", "office_value": "12"}, 12),
        ({"office_value_type": "float", "office_value": "-1.5"}, -1.5),
        ({"office_value_type": "percentage", "office_value": "0.5"}, 0.5),
        ({"office_value_type": "float", "office_value": "1e999"}, "shown"),
        ({"office_value_type": "float", "office_value": "many"}, "shown"),
        ({"office_value_type": "boolean", "office_boolean-value": "true"}, True),
        ({"office_value_type": "boolean", "office_boolean-value": "false"}, False),
        ({"office_value_type": "boolean", "office_boolean-value": "perhaps"}, "shown"),
        ({"office_value_type": "date", "office_date-value": "2025-06-12"}, datetime(2025, 6, 12)),
        ({"office_value_type": "date", "office_date-value": "2025-06-12T09:30:00Z"}, datetime(2025, 6, 12, 9, 30)),
        ({"office_value_type": "date", "office_date-value": "soon"}, "shown"),
        ({"office_value_type": "time", "office_time-value": "PT09H30M00S"}, time(9, 30)),
        ({"office_value_type": "time", "office_time-value": "PT24H00M00S"}, timedelta(days=1)),
        ({"office_value_type": "time", "office_time-value": "PT30M"}, time(0, 30)),
        ({"office_value_type": "time", "office_time-value": "PT9H5M20S"}, time(9, 5, 20)),
        (
            {"office_value_type": "time", "office_time-value": "PT26H05M20,4S"},
            timedelta(hours=26, minutes=5, seconds=20),
        ),
        ({"office_value_type": "time", "office_time-value": "PT"}, "shown"),
        ({"office_value_type": "time", "office_time-value": "later"}, "shown"),
        ({"office_value_type": "string", "office_string-value": "Altyn"}, "Altyn"),
    ],
)
def test_values_and_what_is_shown_where_the_value_is_none(attributes, value):
    found = one("<text:p>shown</text:p>", **attributes)
    assert found == value
    assert type(found) is type(value)


def test_errors_and_formulas_that_were_never_calculated():
    error = one("<text:p>#N/A</text:p>", table_formula="of:=1/0", office_value_type="string")
    assert isinstance(error, ErrorValue)
    marked = one("<text:p>Fehler</text:p>", **{"calcext_value-type": "error"})
    assert isinstance(marked, ErrorValue)
    lost = one(table_formula="of:=[.A1]")
    assert isinstance(lost, LostFormula)
    assert lost == "of:=[.A1]"
    told = one("<text:p>#1 in pumps</text:p>", office_value_type="string")
    assert not isinstance(told, ErrorValue)


def test_a_comment_is_kept_beside_the_text_without_author_and_date():
    note = (
        "<office:annotation><text:span>Anna</text:span><text:p>not before\n  noon</text:p><text:p>on <text:span>Friday"
        "</text:span></text:p><text:span>12.6.</text:span></office:annotation>"
    )
    grid = book(sheet(row(cell(), cell(f"{note}<text:p>Altyn</text:p>"), cell("<text:p>Ural</text:p>")))).grids[0]
    assert dict(grid.rows[1]) == {2: "Altyn", 3: "Ural"}
    assert dict(grid.comments) == {(1, 2): "not before noon\non Friday"}


def test_repeated_rows_and_cells_and_the_rows_that_are_not_shown():
    hidden = '<table:table-row table:visibility="filter"><table:table-cell><text:p>b</text:p></table:table-cell>'
    rows = [
        row(cell("<text:p>a</text:p>", **{"table_number-columns-repeated": "2"}), repeat=3),
        f"{hidden}</table:table-row>",
    ]
    grid = book(sheet(*rows)).grids[0]
    assert {number: dict(values) for number, values in grid.rows.items()} == {
        1: {1: "a", 2: "a"},
        2: {1: "a", 2: "a"},
        3: {1: "a", 2: "a"},
        4: {1: "b"},
    }
    assert grid.hidden_rows == {4}
    after = book(sheet(rows[1], row(cell("<text:p>c</text:p>")))).grids[0]
    assert (list(after.rows), after.hidden_rows) == ([1, 2], {1})
    assert grid.rows[1] is not grid.rows[2]


def test_columns_that_are_not_shown():
    columns = '<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>'
    grid = book(sheet(row(cell("<text:p>a</text:p>")), before=columns)).grids[0]
    assert grid.hidden_columns == {3}


@pytest.mark.parametrize(("way", "area"), [("rows", (1, 2, 1, 1)), ("columns", (1, 1, 1, 2))])
def test_two_merged_cells_are_merged(way, area):
    spanning = cell("<text:p>a</text:p>", **{f"table_number-{way}-spanned": "2"})
    assert book(sheet(row(spanning))).grids[0].merged == (area,)


def test_merged_cells():
    spanning = cell("<text:p>a</text:p>", **{"table_number-rows-spanned": "2", "table_number-columns-spanned": "3"})
    assert book(sheet(row(cell("<text:p>b</text:p>"), spanning))).grids[0].merged == ((1, 2, 2, 4),)


def test_copies_of_other_workbooks_sheets_are_left_out_and_a_table_in_a_cell_is_no_sheet():
    linked = sheet(row(cell("<text:p>copy</text:p>")), before="<table:table-source/>")
    inner = sheet(row(cell("<text:p>inner</text:p>")))
    found = book(linked + sheet(row(cell(f"{inner}<text:p>a</text:p>"), cell("<text:p>b</text:p>"))))
    assert len(found.grids) == 1
    assert found.grids[0].rows[1][2] == "b"


@pytest.mark.parametrize(
    ("told", "epoch"),
    [
        ('<table:null-date table:date-value="1904-01-01"/>', datetime(1904, 1, 1)),
        ('<table:null-date table:date-value="never"/>', Book("", ()).epoch),
        ("", Book("", ()).epoch),
    ],
)
def test_the_day_that_serial_numbers_count_from(told, epoch):
    settings = f"<table:calculation-settings>{told}</table:calculation-settings>"
    assert book(settings + sheet(row(cell("<text:p>a</text:p>")))).epoch == epoch


@pytest.mark.parametrize(("rows", "most", "cells"), [(5, 5, 0), (6, 5, 6), (10**9, 5, 10**9)])
def test_more_cells_than_are_read_stop(rows, most, cells):
    inside = sheet(row(cell("<text:p>a</text:p>"), repeat=rows))
    if not cells:
        assert len(book(inside, most).grids[0].rows) == rows
        return
    with pytest.raises(TooManyCellsError) as stopped:
        book(inside, most)
    assert stopped.value.cells == cells


def test_empty_elements_without_end_stop_too():
    with pytest.raises(TooManyCellsError):
        book(sheet(row(*[cell()] * 40)), 10)


def test_what_is_no_xml_is_told():
    with pytest.raises(ValueError, match="no XML"):
        book("<text:p>")


def test_what_is_drawn_or_stands_outside_of_paragraphs_is_neither_text_nor_comment():
    note = "<office:annotation><text:p>first</text:p> then</office:annotation>"
    drawn = "<draw:frame><text:p>drawn</text:p></draw:frame>"
    grid = book(
        sheet(row(cell(f"before{drawn}<text:p>a</text:p>loose"), cell(f"{note}{drawn}<text:p>b</text:p> c")))
    ).grids[0]
    assert dict(grid.rows[1]) == {1: "a", 2: "b"}
    assert dict(grid.comments) == {(1, 2): "first"}


def test_what_stands_beyond_the_last_row_or_column_is_passed_over():
    text, empty = cell("<text:p>a</text:p>"), cell(**{"table_number-columns-repeated": "16383"})
    rows = (row(empty, text, text), row(repeat=1_048_574), row(text), row(text))
    assert book(sheet(*rows)).grids[0].rows == {1: {16384: "a"}, 1_048_576: {1: "a"}}


@pytest.mark.parametrize(
    ("told", "times"),
    [("3", 3), ("1", 1), ("0", 0), ("-2", 1), ("many", 1), ("", 1), ("²", 1), ("9" * 19, 1), (None, 1)],
)
@pytest.mark.parametrize("what", ["rows", "columns"])
def test_how_often_something_is_repeated_is_once_where_it_cannot_be_told(told, times, what):
    attributes = {} if told is None else {f"{_TABLE}number-{what}-repeated": told}
    assert repeated(attributes, what) == times


def styled(*styles: str, text: str = "x") -> Book:
    """A workbook whose cells, each with a text, and sheets have styles."""
    spaces = SPACES + "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in (("style", "style"), ("fo", "xsl-fo-compatible"))
    )
    cells = "".join(
        f'<table:table-cell table:style-name="s{n}"><text:p>{text}</text:p></table:table-cell>' for n in range(5)
    )
    wide = "".join(
        f'<table:table-cell table:style-name="s1" table:number-columns-repeated="{n}"/>' for n in (2, 200, 201)
    )
    tables = "".join(
        f'<table:table table:name="T{n}" table:style-name="s{n}"><table:table-row>{cells}{wide}</table:table-row>'
        "</table:table>"
        for n in (0, 1, 4)
    )
    told = "".join(f'<style:style style:name="s{n}">{inside}</style:style>' for n, inside in enumerate(styles))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(
            CONTENT,
            f"<office:document-content {spaces}><office:automatic-styles>{told}</office:automatic-styles>"
            f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>",
        )
    with zipfile.ZipFile(file) as archive:
        return read_open_document(archive, "trade", 10_000)


def test_spans_of_a_cell_may_strike_a_part_of_it_through():
    lined = '<style:text-properties style:text-line-through-style="solid"/>'
    plain = '<style:text-properties style:text-line-through-style="none"/>'
    spans = 'Jade; <text:span text:style-name="s0">Lotus</text:span><text:span text:style-name="s1">!</text:span> Tea'
    grid = styled(lined, plain, text=spans).grids[0]
    assert grid.rows[1][1] == "Jade; Lotus! Tea"
    lotus = ("Lotus", True)
    assert grid.runs[1, 1] == (("Jade; ", True), lotus, ("!", False), (" Tea", True))
    assert [grid.runs[1, n] for n in (2, 3)] == [(("Jade; ", False), lotus, ("!", False), (" Tea", False))] * 2
    assert not grid.struck
    alone = styled(lined, text='<text:span text:style-name="s0">Lotus</text:span>').grids[0]
    assert (alone.struck, alone.runs) == ({(1, n) for n in range(1, 6)}, {})


def test_styles_hide_sheets_paint_cells_and_strike_them_through():
    first, second, third = styled(
        '<style:table-properties table:display="true"/><style:table-cell-properties fo:background-color="#ffffff"/>',
        '<style:table-cell-properties fo:background-color="#ff0000"/>',
        '<style:text-properties style:text-line-through-style="solid" fo:color="#ff0000"/>',
        '<style:table-cell-properties fo:background-color="transparent"/>'
        '<style:text-properties style:text-line-through-style="none" fo:color="#000000"/>',
        '<style:table-properties table:display="false"/><style:table-cell-properties fo:background-color="#00b050"/>'
        '<style:text-properties style:text-line-through-style="wave"/>',
    ).grids
    assert [grid.hidden for grid in (first, second, third)] == [False, False, True]
    # A stretch of more than 200 cells is the rest of a row, and no sign of anybody.
    assert first.colours == {(1, 2): "FF0000", (1, 5): "00B050"} | {(1, n): "FF0000" for n in range(6, 208)}
    assert first.struck == {(1, 3), (1, 5)}
    assert first.letters == {(1, 3): "FF0000"}
    assert first.rows == {1: dict.fromkeys(range(1, 6), "x")}
