"""Writes sheets as a folder of CSV files."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from random import Random

from tests.intake.forms.form import Form
from tests.intake.forms.pages import Page


def write_folder(folder: Path, pages: Sequence[Page], form: Form, chance: Random) -> Path:
    """Write a file for each sheet, all in the form's encoding."""
    folder.mkdir()
    quoting = chance.choice((csv.QUOTE_MINIMAL, csv.QUOTE_ALL))
    texts = {page.name: _text(page, form.separator, quoting, chance.choice(("\r\n", "\n"))) for page in pages}
    for name, text in texts.items():
        ending = ".tsv" if form.separator == "\t" and chance.random() < 0.5 else chance.choice((".csv", ".CSV", ".txt"))
        (folder / f"{name}{ending}").write_bytes(text.encode(form.encoding))
    return folder


def _text(page: Page, separator: str, quoting: int, ending: str) -> str:
    last, width = page.size
    stream = io.StringIO()
    # The stub wants one of the constants of quoting, which are plain numbers here.
    writer = csv.writer(stream, delimiter=separator, quoting=quoting, lineterminator=ending)
    for row in range(1, last + 1):
        writer.writerow([page.cells.get((row, column), "") for column in range(1, width + 1)])
    return stream.getvalue()
