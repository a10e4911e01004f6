"""A source of random choices whose texts can all be written in one encoding."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random


def fits(text: str, encoding: str) -> bool:
    """Whether an encoding has all characters of a text."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


class Chance(Random):
    """Random choices from a seed. ``text`` leaves out what the encoding lacks."""

    def __init__(self, seed: int, encoding: str = "utf-8") -> None:
        super().__init__(seed)
        self.encoding = encoding

    def fitting(self, texts: Iterable[str]) -> list[str]:
        """Those of the texts that can be written."""
        return [text for text in texts if fits(text, self.encoding)]

    def text(self, texts: Iterable[str]) -> str:
        """One of the texts that can be written."""
        return self.choice(self.fitting(texts))
