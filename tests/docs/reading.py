"""The README and the pages of docs/ as their readers see them: sections, tables, code blocks, links."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
COMMANDS = ROOT / "docs" / "commands.md"
REGISTRATIONS = ROOT / "docs" / "registrations.md"
AGENDAS = ROOT / "docs" / "agendas.md"
RULES_AND_GOALS = ROOT / "docs" / "rules-and-goals.md"
ARCHITECTURE = ROOT / "docs" / "architecture.md"
CONTRIBUTING = ROOT / "CONTRIBUTING.md"
PAGES = (README, CONTRIBUTING, ROOT / "benchmarks" / "README.md", *sorted((ROOT / "docs").glob("*.md")))


def text(path: Path = README) -> str:
    return path.read_text(encoding="utf-8")


def section(title: str, path: Path = README) -> str:
    """What stands below a heading, up to the next heading of its level or a higher one."""
    match = re.search(rf"^(#+) {re.escape(title)}$", text(path), flags=re.MULTILINE)
    assert match is not None, f"{path.name} has no heading {title!r}"
    rest = text(path)[match.end() :]
    end = re.search(rf"^#{{1,{len(match[1])}}} ", rest, flags=re.MULTILINE)
    return rest[: end.start()] if end else rest


def headings(level: int, path: Path = README) -> list[str]:
    """The headings of a level, outside code blocks."""
    return re.findall(rf"^{'#' * level} (.+)$", _without_code(text(path)), flags=re.MULTILINE)


def rows(part: str) -> list[list[str]]:
    """The rows of all tables in a part, without their heads."""
    lines = [line for line in part.splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    heads = {i for i, row in enumerate(cells[1:]) if all(re.fullmatch(r"-+:?", cell) for cell in row)}
    return [row for i, row in enumerate(cells) if i not in heads and i - 1 not in heads]


def named(cell: str) -> list[str]:
    """What stands between backquotes, outside code blocks; a line break within counts as a space."""
    return [re.sub(r"\s+", " ", piece) for piece in re.findall(r"`([^`]+)`", _without_code(cell))]


def blocks(language: str = "", path: Path = README) -> list[str]:
    """The code blocks of a language; without one, those of the shell."""
    found = re.findall(r"^```(\w*)\n(.*?)^```$", text(path), flags=re.MULTILINE | re.DOTALL)
    return [code for name, code in found if name == language]


def links(path: Path) -> list[tuple[Path, str]]:
    """The links and pictures of a page that lead to files here: the file, and the heading or nothing."""
    targets = re.findall(r"\]\(([^)#]*)#?([^)]*)\)", _without_code(text(path)))
    here = [(name, anchor) for name, anchor in targets if not re.match(r"[a-z]+:", name)]
    return [(path.parent / name if name else path, anchor) for name, anchor in here]


def anchors(path: Path) -> set[str]:
    """What the headings of a page are called in links."""
    titles = [title for level in (1, 2, 3, 4) for title in headings(level, path)]
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}


def _without_code(page: str) -> str:
    return re.sub(r"^```.*?^```$", "", page, flags=re.MULTILINE | re.DOTALL)
