"""What a map says of the columns of a sheet, compared with the sheet as it is."""

from __future__ import annotations

from dataclasses import replace

from sco_scheduler.domain.cells import Cell
from sco_scheduler.intake.collecting import Findings
from sco_scheduler.intake.form_map import FormMap
from sco_scheduler.intake.grids import Grid, letters
from sco_scheduler.intake.headers import Header, find_header
from sco_scheduler.intake.kinds import maps as kinds
from sco_scheduler.intake.text import nearest
from sco_scheduler.intake.vocabulary import vocabulary


def fits_map(key: str, grid: Grid, header: Header | None, form: FormMap, found: Findings) -> bool:
    """Whether a sheet has the header and the columns that a map says; what it has not is reported."""
    rows, titles = form.of(key).header, form.of(key).columns
    if rows and (header is None or (titles and not any(header.mapped.values()))):
        other = find_header(grid, vocabulary().sheets[key], replace(form.of(key), header=()))
        found.add(
            kinds.MAP_HEADER,
            form.cell(key, "header"),
            Cell(grid.name, rows[-1]),
            suggestion=str(other.row) if other is not None and other.row != rows[-1] else None,
            sheet=grid.name,
            row=rows[-1],
        )
        return False
    if header is None:
        return True  # that no row looks like a header is said as without a map
    words = vocabulary().sheets[key].columns
    present = [header.titles[column] for column in sorted(header.titles)]
    for name, columns in header.mapped.items():
        if len(columns) == 1:
            continue
        told, title, cell = words[name].told, titles[name], form.cell(key, "columns", name)
        if columns:
            cells = [grid.cell(header.row, column) for column in columns]
            shown = [letters(column) for column in columns]
            found.add(
                kinds.MAP_COLUMN_SEVERAL,
                cell,
                *cells,
                column=told,
                title=title,
                sheet=grid.name,
                columns=shown,
                first=shown[0],
            )
        else:
            likely = nearest(titles[name], present)
            where = Cell(grid.name, header.row)
            found.add(
                kinds.MAP_COLUMN,
                cell,
                where,
                suggestion=likely,
                column=told,
                title=title,
                sheet=grid.name,
                present=present,
            )
    return all(len(columns) == 1 for columns in header.mapped.values())
