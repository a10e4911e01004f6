"""From a template and data to a PDF."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sco_scheduler.output.printed.fonts import FAMILIES, fonts
from sco_scheduler.output.printed.glyphs import Printable

if TYPE_CHECKING:
    from typst import Compiler

_REMEMBERED = 10

TEMPLATES = Path(__file__).parent / "templates"
"""Where the templates lie."""


def compile_pdf(
    template: str, data: Mapping[str, object], printable: Printable, created: datetime, *, forget: bool = False
) -> bytes:
    """The PDF of a template (``agendas`` for ``agendas.typ``) filled with data, as JSON takes it.

    The same data at the same time of creation give the same bytes. Characters that no font has are
    printed as ``printable`` says. ``forget`` frees the memory at once, at the cost of what the next
    document could have shared.
    """
    from typst import Compiler  # noqa: PLC0415  # only what prints needs it

    text = json.dumps({"fonts": FAMILIES, **data}, ensure_ascii=False, separators=(",", ":"))
    # A compiler of its own for each document: what one has kept for another only fills the memory.
    compiler = Compiler(root=str(TEMPLATES), font_paths=fonts(system=printable.system_fonts))
    pdf = compiler.compile(
        input=str(TEMPLATES / f"{template}.typ"),
        format="pdf",
        sys_inputs={"data": printable.in_json(text)},
        timestamp=int(created.timestamp()),
        pdf_tags=False,
    )
    assert isinstance(pdf, bytes), "a PDF is one piece"
    if forget:
        _forget(compiler)
    return pdf


def _forget(compiler: Compiler) -> None:
    """Let go of what typst remembers of a large document: it forgets what the last ten compilations did not use."""
    for number in range(_REMEMBERED + 1):
        compiler.compile(input=f"#{number}".encode(), format="svg", sys_inputs=None)
