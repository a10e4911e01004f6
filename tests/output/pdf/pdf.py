"""The text of PDFs, as poppler reads it; tests that need it are skipped, visibly, where poppler is missing."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import datetime
from pathlib import Path

import pytest

from sco_scheduler.output.pdf.fonts import Printable, compile_pdf, make_printable

needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler (pdftotext) is not installed")


def pages_of(pdf: bytes, folder: Path) -> list[str]:
    """The text of each page, lines as they stand on it, without hyphens that only allow a break."""
    path = folder / "read.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(["pdftotext", "-layout", path, "-"], check=True, capture_output=True)
    return done.stdout.decode().replace("\u00ad", "").removesuffix("\f").split("\f")


def printed(template: str, data: dict[str, object], folder: Path, printable: Printable | None = None) -> list[str]:
    """The pages of a template filled with data."""
    found = printable or make_printable(texts_of(data))
    pdf = compile_pdf(template, data, found, datetime(2025, 6, 10))
    (folder / f"{template}.pdf").write_bytes(pdf)
    return pages_of(pdf, folder)


def squeezed(text: str) -> str:
    """The text with every run of blanks and line breaks as one space."""
    return " ".join(text.split())


def texts_of(data: object) -> list[str]:
    """Every text in data, however deep."""
    if isinstance(data, str):
        return [data]
    parts = data.values() if isinstance(data, dict) else data if isinstance(data, (list, tuple)) else ()
    return [text for part in parts for text in texts_of(part)]


def letter_sizes(path: Path) -> set[float]:
    """The sizes of all letters of a PDF, in points."""
    done = subprocess.run(
        ["pdftohtml", "-xml", "-zoom", "3", "-i", "-stdout", str(path)], capture_output=True, text=True, check=True
    )
    return {int(size) / 3 for size in re.findall(r'<fontspec [^>]*size="(\d+)"', done.stdout)}


def words_at(path: Path) -> list[tuple[str, float, float]]:
    """The words of a PDF with where each begins and ends from the left, in points."""
    done = subprocess.run(["pdftotext", "-bbox", str(path), "-"], capture_output=True, text=True, check=True)
    found = re.findall(r'<word xMin="([\d.]+)"[^>]* xMax="([\d.]+)"[^>]*>(.*?)</word>', done.stdout)
    return [(word.replace("\u00ad", ""), float(start), float(end)) for start, end, word in found]
