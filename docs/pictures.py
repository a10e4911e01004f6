"""Makes the pictures of the README from the full-size example: ``python -m docs.pictures``.

Writes ``docs/terminal.svg``, the end of ``schedule build``; ``docs/workbook.png``, three pages of the
agendas workbook as they print; ``docs/agenda-page.png``, ``docs/table-sheet.png`` and
``docs/poster.png``, the first of each that ``schedule agendas`` prints; ``docs/page.png``, its page
to search; and ``docs/desk.svg``, the screen of ``schedule desk``. Run from the root of the repository.
Needs LibreOffice (``soffice``), poppler (``pdftotext``, ``pdftoppm``), ImageMagick (``convert``,
``montage``) and Chromium beside the program; takes about a minute.
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI

from sco_scheduler import build_workbook
from sco_scheduler.cli.desk_app import DeskApp
from sco_scheduler.domain.event import Pair, Slot
from sco_scheduler.output.pdf.fonts import font_folders
from sco_scheduler.output.terminal.summary import print_summary
from sco_scheduler.workflows.desk import actions
from sco_scheduler.workflows.desk.day import Day, Refused
from sco_scheduler.workflows.printing import Format, PrintWish, print_agendas

HERE = Path(__file__).parent
EXAMPLE = HERE.parent / "examples" / "registrations.xlsx"

PAGES = ("Summary", "P001 ", "Zone A")
"""How the right part of the header begins on each page of the picture."""

VIEWS = (
    ("en", "delegate/P001%231", 940, ()),
    ("zh-CN", "search/%E9%87%8D%E5%BA%86", 500, ()),
    ("ru", "delegate/P001%231", 500, ("--force-dark-mode",)),
)
"""Language, address, width and further options of each view of the page to search."""

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
        files = folder / "files"
        print_agendas(made.output, files, PrintWish(formats=(Format.PDF, Format.HTML)))
        draw_sheets(files)
        draw_views(files / "agendas.html", folder)
        asyncio.run(draw_desk(made.output))


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


def draw_sheets(files: Path) -> None:
    """The first agenda, the sheet of the first table and the first poster, as they print."""
    for document, picture in (("agendas", "agenda-page"), ("tables", "table-sheet"), ("posters", "poster")):
        path = HERE / picture
        _run("pdftoppm", "-png", "-singlefile", "-r", "80", "-f", "1", "-l", "1", files / f"{document}.pdf", path)
        name = path.with_suffix(".png")
        _run("convert", name, "+dither", "-colors", "48", "-bordercolor", "#d0d0d0", "-border", "1", f"png8:{name}")


def draw_views(page: Path, folder: Path) -> None:
    """The page in a browser: an agenda on a laptop, a search and an agenda on a phone."""
    fonts = folder / "fonts.conf"
    folders = "".join(f"<dir>{one}</dir>" for one in font_folders())
    fonts.write_text(f'<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include>{folders}</fontconfig>')
    views = []
    for number, (lang, address, width, more) in enumerate(VIEWS):
        view = folder / f"view-{number}.png"
        views.append(view)
        _run(
            *("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--accept-lang={lang}"),
            *(f"--user-data-dir={folder / f'browser-{number}'}", f"--window-size={width},760"),
            *(*more, f"--screenshot={view}", f"{page.as_uri()}#/{address}"),
            fontconfig=fonts,
        )
    _run(
        *("montage", *views, "-tile", f"{len(views)}x1", "-geometry", "+10+10", "-background", "#7d8794"),
        *("+dither", "-colors", "96", f"png8:{HERE / 'page.png'}"),
    )


async def draw_desk(agendas: Path) -> None:
    """The screen of the desk: a booking for which somebody is not free, and the cheapest way."""
    app = DeskApp(agendas, lambda event: event.slots[2].start, "Anna")
    async with app.run_test(size=(126, 36)) as pilot:
        while app.file is None:
            await pilot.pause(0.1)
        day = app.file.day()
        slot = next(slot for slot in day.event.slots if slot.start > day.now)
        asked = [pair for pair in day.event.requests_by_pair if pair not in day.schedule.by_pair]
        purchaser, supplier = next(pair for pair in asked if _needs_a_repair(day, pair, slot))
        await pilot.press(*purchaser.lower(), "enter")
        await pilot.press("b")
        await pilot.press(*supplier.lower(), "enter", "enter", "enter")
        while app.busy or len(app.screen_stack) < 2:
            await pilot.pause(0.1)
        await pilot.pause()
        svg = app.export_screenshot(title="schedule desk")
    # Without the fonts of the web, so that the picture loads nothing from elsewhere.
    svg = re.sub(r"@font-face \{.*?\}\s*|<!--.*?-->\s*", "", svg, flags=re.DOTALL).replace(
        "Fira Code", "DejaVu Sans Mono"
    )
    (HERE / "desk.svg").write_text(svg, encoding="utf-8")


def _needs_a_repair(day: Day, pair: Pair, slot: Slot) -> bool:
    try:
        actions.book(day, *pair, slot.start)
    except Refused as refused:
        return refused.way is not None and len(refused.way.changes) == 2
    return False


def _run(*words: str | Path, fontconfig: Path | None = None) -> None:
    environment = {**os.environ, **({"FONTCONFIG_FILE": str(fontconfig)} if fontconfig is not None else {})}
    subprocess.run(
        [str(word) for word in words], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment
    )


if __name__ == "__main__":
    main()
