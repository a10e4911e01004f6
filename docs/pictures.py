"""Makes the pictures of the README from the full-size example: ``python -m docs.pictures``.

Writes ``docs/terminal.svg``, the end of ``schedule build``, and ``docs/workbook.png``, three pages of
the agendas workbook as they print. Run from the root of the repository. Needs LibreOffice
(``soffice``), poppler (``pdftotext``, ``pdftoppm``) and ImageMagick (``convert``, ``montage``) beside
the program; takes about a minute.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI

from sco_scheduler import build_workbook
from sco_scheduler.output.terminal.summary import print_summary

HERE = Path(__file__).parent
EXAMPLE = HERE.parent / "examples" / "registrations.xlsx"

PAGES = ("Summary", "P004 ", "Zone A")
"""How the right part of the header begins on each page of the picture."""

SVG = """<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace;
  font-size: {char_height}px; line-height: {line_height}px; }}
.{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: arial, sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""
"""Rich's form of a terminal, without the web fonts, so that the picture loads nothing from elsewhere."""


def main() -> None:
    """Build the example in a temporary folder and draw what came of it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        registrations = Path(shutil.copy(EXAMPLE, folder))
        made = build_workbook(registrations)
        assert made.report is not None, "the example gives a schedule"
        assert made.output is not None, "the example is written"
        console = Console(record=True, width=80, markup=False, emoji=False, highlight=False, force_terminal=True)
        print_summary(console, made.report, [Path(made.output.name)])
        svg = console.export_svg(
            title="schedule build registrations.xlsx", theme=MONOKAI, code_format=SVG, unique_id="terminal"
        )
        (HERE / "terminal.svg").write_text(svg, encoding="utf-8")
        _run("soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, made.output)
        draw_pages(made.output.with_suffix(".pdf"), folder)


def draw_pages(printed: Path, folder: Path) -> None:
    """Pick the pages of the printed workbook and put them side by side, all of one height."""
    text = subprocess.run(["pdftotext", "-layout", printed, "-"], capture_output=True, text=True, check=True).stdout
    headers = [page.strip().partition("\n")[0] for page in text.split("\f")]
    sheets = []
    for i, wanted in enumerate(PAGES):
        number = next(n for n, header in enumerate(headers, start=1) if f"  {wanted}" in header)
        sheet = folder / f"page-{i}"
        _run("pdftoppm", "-png", "-singlefile", "-r", "80", "-f", str(number), "-l", str(number), printed, sheet)
        sheets.append(sheet.with_suffix(".png"))
    _run(
        *("montage", *sheets, "-resize", "x600", "-tile", f"{len(sheets)}x1", "-geometry", "+8+8"),
        *("-background", "#d0d0d0", "+dither", "-colors", "24", f"png8:{HERE / 'workbook.png'}"),
    )


def _run(*words: str | Path) -> None:
    subprocess.run([str(word) for word in words], check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
