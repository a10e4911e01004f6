"""Finds where the names of companies stand in sentences."""

from __future__ import annotations

from collections.abc import Iterable

from sco_scheduler.intake.names.likeness import script_of
from sco_scheduler.intake.understanding.nearness import squashed
from sco_scheduler.resources import lazy_regex

_WORD = lazy_regex(r"(?<![@._/\w])[^\W_]+(?:-[^\W_]+)*(?!@|[._/]\w)(?!\w)")
"""A word, and no part of an address."""


_IN_ONE_SCRIPT = lazy_regex(r"[\u4e00-\u9fff]+|[^\W\d_\u4e00-\u9fff]+")
"""The letters of a squashed name that stand together, Chinese ones or others."""


class Mentions:
    """The names of companies, squashed, by their first three letters."""

    def __init__(self, names: Iterable[tuple[str, str]], cores: Iterable[tuple[str, str]]) -> None:
        self._starts: dict[str, list[tuple[str, str]]] = {}
        self._words: dict[str, str] = {}
        """Names of one short word, which are mentioned as a word of their own: ``Шоро``, ``B02``."""

        parts: dict[str, set[str]] = {}
        for name, key in names:
            scripts = _IN_ONE_SCRIPT.findall(name)
            for part in scripts if len(scripts) > 1 else ():  # ``Astana Agro 阿斯塔纳农贸``
                parts.setdefault(part, set()).add(key)
            if 3 <= len(name) < 6 and script_of(name) != "han" and not name.isdigit():
                self._words[name] = key
            if len(name) >= (3 if script_of(name) == "han" else 6) and not name.isdigit():
                self._starts.setdefault(name[:3], []).append((name, key))
        alone = [(part, next(iter(keys))) for part, keys in parts.items() if len(keys) == 1]
        for core, key in (*cores, *alone):
            if len(core) >= (4 if script_of(core) == "han" else 8):
                self._starts.setdefault(core[:3], []).append((core, key))

    def places(self, text: str, but: str | None = None) -> list[tuple[int, int, str]]:
        """Where names begin and end in a text, in its squashed letters, and whose they are; not those of one."""
        bare = squashed(text)
        found = [
            (place, place + len(name), key)
            for place in range(len(bare) - 2)
            for name, key in self._starts.get(bare[place : place + 3], ())
            if key != but and bare.startswith(name, place)
        ]
        for word in _WORD.finditer(text) if self._words else ():
            key = self._words.get(name := squashed(word[0]))
            if key is not None and key != but and (word[0][0].isupper() or any(map(str.isdigit, name))):
                start = len(squashed(text[: word.start()]))
                found.append((start, start + len(name), key))
        # A name that is the beginning of another company's longer name is not mentioned by it.
        return [
            (start, end, key)
            for start, end, key in found
            if not any(first <= start and end <= last and last - first > end - start for first, last, _ in found)
        ]

    def apart(self, text: str, but: str | None = None) -> tuple[list[str], str]:
        """The companies that a text names, in its order, and the text without their names."""
        found = sorted(self.places(text, but))
        if not found:
            return [], text
        signs = [place for place, char in enumerate(text) for _ in squashed(char)]
        rest, after = "", 0
        for start, end, _ in found:
            if end <= len(signs) and signs[start] >= after:
                rest += text[after : signs[start]]
                after = signs[end - 1] + 1
        return list(dict.fromkeys(key for _, _, key in found)), rest + text[after:]
