"""From a template and data to a PDF."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from sco_scheduler.output.printed.fonts import FAMILIES, fonts
from sco_scheduler.output.printed.glyphs import Printable

TEMPLATES = Path(__file__).parent / "templates"
"""Where the templates lie."""


def compile_pdf(template: str, data: Mapping[str, object], printable: Printable, created: datetime) -> bytes:
    """The PDF of a template (``agendas`` for ``agendas.typ``) filled with data, as JSON takes it.

    The same data at the same time of creation give the same bytes. Characters that no font has are
    printed as ``printable`` says.
    """
    return set_text(template, as_text(data, printable), int(created.timestamp()), system_fonts=printable.system_fonts)


def as_text(data: Mapping[str, object], printable: Printable) -> str:
    """The data as the templates read it: JSON, with every character printable."""
    return printable.in_json(json.dumps({"fonts": FAMILIES, **data}, ensure_ascii=False, separators=(",", ":")))


def set_text(template: str, text: str, created: int, *, system_fonts: bool) -> bytes:
    """The PDF of a template filled with a text of ``as_text``, said to be created so many seconds after 1970."""
    from typst import Compiler

    # A compiler of its own for each document: what one has kept for another only fills the memory.
    compiler = Compiler(root=str(TEMPLATES), font_paths=fonts(system=system_fonts))
    pdf = compiler.compile(
        input=str(TEMPLATES / f"{template}.typ"),
        format="pdf",
        sys_inputs={"data": text},
        timestamp=created,
        pdf_tags=False,
    )
    assert isinstance(pdf, bytes), "a PDF is one piece"
    return pdf
