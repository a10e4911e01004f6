"""The report as a PDF, set from the same tables as the workbook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from rich.cells import cell_len

from sco_scheduler.domain.messages import Speech
from sco_scheduler.output.files import write_whole
from sco_scheduler.output.pdf.fonts import compile_pdf, make_printable
from sco_scheduler.output.report.tables import NO_SHARE, Figure, ReportTable
from sco_scheduler.output.texts.words import one_line, speech, words


def write_report_pdf(
    path: Path, heading: tuple[str, str, str], tables: Sequence[ReportTable], lang: str, created: datetime
) -> Path:
    """Write the PDF of the report.

    Parameters
    ----------
    heading
        The title, the event, and the source of the figures.
    tables
        The tables.
    lang
        The language.
    created
        The creation time of the document.

    Raises
    ------
    NotWritten
        If the file could not be written.
    """
    data = report_data(heading, tables, lang)
    texts = [text for table in tables for row in table.rows for text in row if isinstance(text, str)]
    pdf = compile_pdf("report", data, make_printable([*texts, *heading]), created)
    write_whole(path, pdf, keep=False)
    return path


def report_data(heading: tuple[str, str, str], tables: Sequence[ReportTable], lang: str) -> Mapping[str, object]:
    """Make the data of the template ``report``."""
    title, event, counted = heading
    return {
        "lang": lang,
        "title": title,
        "event": event,
        "counted": counted,
        "page": words(lang)["report.page"],
        "chapters": [_chapter(table, speech(lang)) for table in tables],
    }


def _chapter(table: ReportTable, language: Speech) -> dict[str, object]:
    """A table of the report; each of ``parts`` is a separate chart."""
    rows = [[_cell(value, language) for value in row] for row in table.rows]
    parts = table.parts or (("", 0, len(rows)),)
    return {
        "title": table.title,
        "note": table.note,
        "nothing": table.nothing,
        "headers": table.headers,
        "chart": table.chart.value,
        "drawn": table.drawn,
        "shares": _shares(table),
        "rows": rows,
        "parts": [{"title": title, "rows": rows[first:end]} for title, first, end in parts],
    }


_SHORTEST, _LONGEST = 8, 34
"""The least and the largest number of letters for which a column of texts is sized."""
_ROOM = 3
"""The padding on both sides of a cell, in letters."""


def _shares(table: ReportTable) -> list[int | None]:
    """The share of the width of each column of texts, by its longest text; None for columns of numbers."""
    shares: list[int | None] = []
    for column, header in enumerate(table.headers):
        values = [row[column] for row in table.rows if row[column] not in {None, "", NO_SHARE}]
        texts = [value for value in values if isinstance(value, str) and not value.endswith("%")]
        numbers = len(texts) < len(values)
        longest = max((cell_len(one_line(text)) for text in texts), default=0)
        # Words of the header are not broken; they are bold and padded on both sides.
        word = 1.25 * max(map(cell_len, header.split()), default=0) + _ROOM
        shares.append(None if numbers and not texts else min(_LONGEST, max(_SHORTEST, longest + _ROOM, round(word))))
    return shares


def _cell(value: Figure, speech: Speech) -> dict[str, object]:
    if value is None or isinstance(value, str):
        return {"text": one_line(value or ""), "number": None}
    text = f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"
    return {"text": text.replace(",", "\u202f").replace(".", speech.point), "number": value}
