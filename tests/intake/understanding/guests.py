"""A list of guests with whom they want to meet, and one of hosts, below titles of nobody's vocabulary."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.intake.books import read

GUESTS = ("Altyn Trade LLP", "Silk Way Import", "Orda Foods", "Steppe Wind LLP")
HOSTS = tuple(f"Chongqing {name} Co., Ltd." for name in ("Motors", "River Machines", "Spring Parts", "Tea", "Optics"))
WANTED = ((0, 1, 2), (1, 2), (2, 3, 4), (0, 4))


def asked(tmp_path: Path, title: str, second: list[tuple[int, ...]], *more: tuple[str, str]) -> dict[str, str]:
    """The guess at each question about a list with wishes and a second column that names companies."""
    rows: list[list[Any]] = [["Company", "Talk to whom?", title, *(t for t, _ in more)]]
    for buyer, wanted, others in zip(GUESTS, WANTED, second, strict=True):
        cells = ["\n".join(HOSTS[n] for n in names) or None for names in (wanted, others)]
        rows.append([buyer, *cells, *(cell for _, cell in more)])
    sellers = [["Exhibitor", "Goods"], *([name, "goods"] for name in HOSTS)]
    found = read(tmp_path, {"Guests": rows, "Exhibitors": sellers})
    return {question.path[-1]: question.guess for question in found.questions}
