"""The fonts of the PDFs, characters that no font has, and setting a template with Typst."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typst import Fonts


FAMILIES = ("Noto Sans", "Noto Sans CJK SC")
"""Tried in this order for every character; Noto Sans has the letters of all languages in Cyrillic."""

_PACKAGES = (("fontpkg_noto_sans", "files"), ("manimgx_fonts_cjk", "."))
"""The packages with the font files, and the folder in each."""


def font_folders() -> tuple[Path, ...]:
    """The folders of the installed font packages."""
    found = []
    for package, folder in _PACKAGES:
        spec = find_spec(package)
        if spec is not None and spec.origin is not None:
            found.append(Path(spec.origin).parent / folder)
    return tuple(folder for folder in found if folder.is_dir())


@lru_cache(maxsize=2)
def fonts(*, system: bool) -> Fonts:
    """The fonts of the program, with ``system`` also those of the computer.

    If the font packages are missing, the computer's fonts are used in any case.
    """
    from typst import Fonts  # only needed for printing

    folders = [str(folder) for folder in font_folders()]
    alone = len(folders) == len(_PACKAGES) and not system
    return Fonts(include_system_fonts=not alone, include_embedded_fonts=False, font_paths=folders)


@dataclass(frozen=True)
class Printable:
    """Replacements for the characters that no font has.

    ``system_fonts``: whether the computer's fonts are needed in addition to those of the program.
    """

    instead: Mapping[str, str] = field(default_factory=dict)
    system_fonts: bool = False

    def in_json(self, text: str) -> str:
        """Replace the characters in a JSON text; the replacements need no escaping."""
        return text.translate({ord(char): other for char, other in self.instead.items()}) if self.instead else text


def make_printable(texts: Iterable[str]) -> Printable:
    """Find the characters in these texts that no font has, and their replacements.

    The computer's fonts are loaded only if the program's fonts lack a character.
    """
    wanted = {char for char in set().union(*map(set, texts)) if not char.isascii()}
    lacking = missing(wanted, system=False)
    if not lacking:
        return Printable()
    still = missing(lacking, system=True)
    return Printable({char: readable(char) for char in sorted(still)}, system_fonts=still != lacking)


def missing(chars: Collection[str], *, system: bool) -> frozenset[str]:
    """Return the characters that the fonts do not have, as reported by Typst.

    Parameters
    ----------
    system
        Whether the computer's fonts are used too.
    """
    if not chars:
        return frozenset()
    named = _refused(chars, system=system)
    if named is None:
        return frozenset()
    if named:
        # Typst names the first missing ones; another try tells whether these were all.
        return named | missing(set(chars) - named, system=system)
    if len(chars) == 1:
        return frozenset(chars)
    ordered = sorted(chars)
    half = len(ordered) // 2
    return missing(ordered[:half], system=system) | missing(ordered[half:], system=system)


def readable(char: str) -> str:
    """Return the replacement of a character that no font has, in ASCII without quotes and backslashes.

    The nearest letters if there are any (``Գ`` is ``G``), a word for a picture (``:rocket:``), nothing for
    a character without width, else its number. A Chinese character is replaced by its number: its sound
    would also fit other names.
    """
    if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Mn", "Me", "Zl", "Zp"}:
        return ""
    if not unicodedata.name(char, "").startswith("CJK"):
        from anyascii import anyascii

        letters = re.sub(r'["\\]', "", anyascii(char)).strip()
        if letters:
            return letters
    return f"[U+{ord(char):04X}]"


_PROBE = """
#set page(width: 500pt, height: auto, margin: 0pt)
#set text(font: json(bytes(sys.inputs.fonts)), size: 8pt)
#json(bytes(sys.inputs.text))
"""

_NAMED = re.compile(r"the text `\"(.*?)\"` could not be displayed", re.DOTALL)
_ESCAPE = re.compile(r"\\u\{([0-9a-fA-F]+)\}")


def _refused(chars: Collection[str], *, system: bool) -> frozenset[str] | None:
    """None if all can be shown; else those named in the error (empty if it cannot be understood)."""
    from typst import Compiler, TypstError

    # A combining mark is shown on a letter, as it would be in a name.
    text = " ".join(f"a{char}" if unicodedata.category(char).startswith("M") else char for char in sorted(chars))
    try:
        # Only this PDF standard refuses a character that no font has; otherwise a box is printed.
        Compiler(font_paths=fonts(system=system)).compile(
            input=_PROBE.encode(),
            format="pdf",
            pdf_standards="a-2b",
            sys_inputs={"fonts": json.dumps(FAMILIES), "text": json.dumps(text)},
        )
    except TypstError as error:
        named = "".join(_NAMED.findall(error.diagnostic))
        return frozenset(_ESCAPE.sub(lambda match: chr(int(match[1], 16)), named)) & frozenset(chars)
    return None


TEMPLATES = Path(__file__).parent / "templates"
"""The folder of the templates."""


def compile_pdf(template: str, data: Mapping[str, object], printable: Printable, created: datetime) -> bytes:
    """Set a template and return the PDF; the same data at the same time of creation give the same bytes.

    Parameters
    ----------
    template
        Its name (``agendas`` for ``agendas.typ``).
    data
        The data of the template.
    printable
        The replacements of characters.
    created
        The creation time of the document.
    """
    return _set_text(template, as_text(data, printable), int(created.timestamp()), system_fonts=printable.system_fonts)


def as_text(data: Mapping[str, object], printable: Printable) -> str:
    """Encode data as JSON for a template, with unprintable characters replaced."""
    return printable.in_json(json.dumps({"fonts": FAMILIES, **data}, ensure_ascii=False, separators=(",", ":")))


def _set_text(template: str, text: str, created: int, *, system_fonts: bool) -> bytes:
    """Set a template filled with a text of ``as_text``, and return the PDF."""
    from typst import Compiler

    # A new compiler for each document: caches of another one would only fill the memory.
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


class NotTypeset(Exception):  # the name describes the document's state
    """The other process produced no document; the text is its error output."""


def compile_apart(template: str, data: Mapping[str, object], printable: Printable, created: datetime) -> bytes:
    """Set a template in another process, with the same bytes as ``compile_pdf``.

    Raises
    ------
    NotTypeset
        If that process failed, or was interrupted.
    """
    done = subprocess.run(
        # Without -P a file in the user's folder could shadow a module.
        [sys.executable, "-P", "-m", __name__, template, str(int(created.timestamp())), str(printable.system_fonts)],
        input=as_text(data, printable).encode("utf-8", "surrogatepass"),
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(folder or str(Path.cwd()) for folder in sys.path)},
    )
    if done.returncode != 0:
        raise NotTypeset(done.stderr.decode("utf-8", "replace").strip() or f"exit code {done.returncode}")
    return done.stdout


def main() -> None:
    """Read the data from standard input and write the PDF to standard output."""
    template, created, system_fonts = sys.argv[1:]
    text = sys.stdin.buffer.read().decode("utf-8", "surrogatepass")
    sys.stdout.buffer.write(_set_text(template, text, int(created), system_fonts=system_fonts == "True"))


if __name__ == "__main__":
    main()
