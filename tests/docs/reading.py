"""The README as its readers see it: sections, tables, code blocks, links."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"


def text(path: Path = README) -> str:
    return path.read_text(encoding="utf-8")


def section(title: str) -> str:
    """What stands below a heading, up to the next heading of its level or a higher one."""
    match = re.search(rf"^(#+) {re.escape(title)}$", text(), flags=re.MULTILINE)
    assert match is not None, f"the README has no heading {title!r}"
    rest = text()[match.end() :]
    end = re.search(rf"^#{{1,{len(match[1])}}} ", rest, flags=re.MULTILINE)
    return rest[: end.start()] if end else rest


def headings(level: int) -> list[str]:
    """The headings of a level, outside code blocks."""
    return re.findall(rf"^{'#' * level} (.+)$", _without_code(text()), flags=re.MULTILINE)


def rows(part: str) -> list[list[str]]:
    """The rows of all tables in a part, without their heads."""
    lines = [line for line in part.splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    heads = {i for i, row in enumerate(cells[1:]) if all(re.fullmatch(r"-+", cell) for cell in row)}
    return [row for i, row in enumerate(cells) if i not in heads and i - 1 not in heads]


def named(cell: str) -> list[str]:
    """What stands between backquotes, outside code blocks."""
    return re.findall(r"`([^`\n]+)`", _without_code(cell))


def blocks(language: str = "") -> list[str]:
    """The code blocks of a language; without one, those of the shell."""
    found = re.findall(r"^```(\w*)\n(.*?)^```$", text(), flags=re.MULTILINE | re.DOTALL)
    return [code for name, code in found if name == language]


def links(path: Path) -> list[str]:
    """The targets of links and pictures that are files here."""
    targets = re.findall(r"\]\(([^)#]+)[^)]*\)", _without_code(text(path)))
    return [target for target in targets if not re.match(r"[a-z]+:", target)]


def _without_code(page: str) -> str:
    return re.sub(r"^```.*?^```$", "", page, flags=re.MULTILINE | re.DOTALL)
