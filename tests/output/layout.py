"""The layout of a written workbook as text: page, heights, widths, what stays in view, choices and notes."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Border, Side
from openpyxl.worksheet.worksheet import Worksheet

from tests.parts import PART, THOROUGH


def compared(path: Path, lines: list[str]) -> None:
    """Compare with what a file says, or write it anew with UPDATE_GOLDEN=1 in the environment, to be looked at."""
    told = "\n".join(lines) + "\n"
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(told, encoding="utf-8")
    assert told == path.read_text(encoding="utf-8")


def compared_below_names(
    path: Path, made: Sequence[tuple[str, Callable[[], Iterable[str]]]], *, every: int = PART
) -> None:
    """Compare what is told of things made by chance, each below its name: some of them, or in a thorough run all."""
    said = re.findall(r"^(?! ).*\n(?:  .*\n)*", path.read_text(encoding="utf-8"), re.MULTILINE) if path.exists() else []
    parts = [
        said[number].split("\n")[:-1] if number % every and not THOROUGH else [name, *(f"  {line}" for line in lines())]
        for number, (name, lines) in enumerate(made)
    ]
    assert [part[0] for part in parts] == [name for name, _ in made]
    compared(path, [line for part in parts for line in part])


def compared_part(path: Path, name: str, lines: list[str]) -> None:
    """Compare with what a file says below a heading, or write that part anew with UPDATE_GOLDEN=1."""
    parts = parts_of(path)
    if os.environ.get("UPDATE_GOLDEN"):
        parts[name] = lines
        told = [line for heading, part in parts.items() for line in (f"# {heading}", *part)]
        path.write_text("\n".join(told) + "\n", encoding="utf-8")
    assert lines == parts.get(name)


def parts_of(path: Path) -> dict[str, list[str]]:
    """The lines of a file below each of its headings, which begin with a number sign."""
    parts: dict[str, list[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        if line.startswith("# "):
            parts[line[2:]] = []
        else:
            parts[next(reversed(parts))].append(line)
    return parts


def layout(book: Workbook) -> list[str]:
    return [line for sheet in book for line in told_of(sheet)]


def told_of(sheet: Worksheet) -> Iterator[str]:
    """The layout of a sheet, one thing a line; heights and widths in runs of equal ones."""
    page = sheet.page_setup
    yield f"{sheet.title} ({sheet.sheet_state})"
    across = ", across before down" if page.pageOrder == "overThenDown" else ""
    yield f"  page: {page.orientation}, paper {page.paperSize}, scale {page.scale}, fit {page.fitToHeight}{across}"
    yield f"  in view: {sheet.freeze_panes}; filter: {sheet.auto_filter.ref}"
    yield f"  repeated: {sheet.print_title_rows} {sheet.print_title_cols}"
    yield f"  printed: {sheet.print_area or 'all'}"
    yield from _around(sheet)
    yield f"  breaks: {[b.id for b in sheet.col_breaks.brk]} {[b.id for b in sheet.row_breaks.brk]}"
    columns = sheet.column_dimensions.values()
    widths = [f"{d.min}-{d.max}: {d.width:.1f}{' hidden' if d.hidden else ''}" for d in columns if d.width]
    yield f"  widths: {', '.join(widths)}"
    heights = [f"{row}: {d.height:g}" for row, d in sorted(sheet.row_dimensions.items()) if d.height]
    heights += [f"{row} hidden" for row, d in sorted(sheet.row_dimensions.items()) if d.hidden]
    yield f"  heights: {', '.join(heights)}"
    yield f"  merged: {', '.join(sorted(map(str, sheet.merged_cells.ranges)))}"
    yield f"  bold: {' '.join(c.coordinate for row in sheet.iter_rows() for c in row if c.value and c.font.b)}"
    looks: dict[str, list[str]] = {}
    for cell in (cell for row in sheet.iter_rows() for cell in row if cell.has_style):
        looks.setdefault(_look(cell), []).append(cell.coordinate)
    for look, cells in looks.items():
        yield f"  look of {cells[0]}, {len(cells)} in all: {look}"
    for chart in sheet._charts:
        start, end = chart.anchor._from, chart.anchor.to
        yield f"  chart: from row {start.row}, column {start.col} to row {end.row}, column {end.col}"
        yield f"    {_chart(chart)}"
    yield f"  notes: {' '.join(c.coordinate for row in sheet.iter_rows() for c in row if c.comment)}"
    for rule in sorted(sheet.data_validations.dataValidation, key=lambda rule: str(rule.sqref)):
        told = f"{rule.type} {rule.operator or ''} {rule.formula1}, {rule.errorStyle}"
        yield f"  choices: {rule.sqref}: {told}{', must be one' if rule.showErrorMessage else ''}"
    for ranges in sheet.conditional_formatting:
        for form in ranges.rules:
            alone = ", and no other" if form.stopIfTrue else ""
            yield f"  form of {ranges.sqref}: {form.type} {form.operator or ''} {form.formula}{alone}"


def _around(sheet: Worksheet) -> Iterator[str]:
    """The margins of a page, what stands above and below it, and how the sheet is seen."""
    page, view, feet = sheet.page_margins, sheet.sheet_view, (sheet.oddHeader, sheet.oddFooter)
    yield f"  margins: {page.left:g} {page.right:g} {page.top:g} {page.bottom:g} {page.header:g} {page.footer:g}"
    yield f"  above and below: {[part.text for foot in feet for part in (foot.left, foot.center, foot.right)]}"
    lines = "lines" if view.showGridLines is not False else "no lines"
    yield f"  seen: {lines}{', centred' if sheet.print_options.horizontalCentered else ''}"


def _chart(chart: Any) -> str:
    """What a chart is of: its kind, the cells that it shows, its axes and its legend."""
    shown = [f"{s.tx.strRef.f if s.tx and s.tx.strRef else '-'} {s.val.numRef.f}" for s in chart.series]
    axes = [f"from {a.scaling.min} as {a.numFmt.formatCode if a.numFmt else '-'}" for a in (chart.x_axis, chart.y_axis)]
    kind = f"{type(chart).__name__} {getattr(chart, 'type', '')} {chart.grouping}"
    return (
        f"{kind} of {', '.join(shown)}; axes {'; '.join(axes)}; legend {chart.legend.position if chart.legend else '-'}"
    )


def _look(cell: Cell) -> str:
    """How the text of a cell stands in it: its letters, where they stand, what is behind them, and the lines around."""
    font, align, border = cell.font, cell.alignment, cell.border
    slant = " ".join(
        word for word, has in (("bold", font.b), ("italic", font.i), ("underlined", font.u == "single")) if has
    )
    colour = font.color.rgb if font.color is not None and font.color.type == "rgb" else "-"
    behind = cell.fill.fgColor.rgb if cell.fill.fill_type else "-"
    placed = f"{align.horizontal or '-'} {align.vertical or '-'} {align.indent:g} {'wrap' if align.wrap_text else ''}"
    lines = " ".join(side.style if side is not None and side.style else "-" for side in _sides(border))
    return " ".join(f"{font.sz:g} {slant} {colour} on {behind}, {placed}, {lines}, {cell.number_format}".split())


def _sides(border: Border) -> tuple[Side | None, ...]:
    return border.top, border.bottom, border.left, border.right
